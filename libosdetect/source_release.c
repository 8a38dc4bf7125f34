/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What /etc/release says.  Only its first line that is not blank decides:
 * the copyright lines below name Sun and Oracle on illumos too, and patch
 * bundles leave lines with other updates there.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "libosdetect/internal.h"
#include "libosdetect/sources.h"

#define BIT     OSDI_BIT
#define ANYTHING (~0U)

/*
 * system: the name for people; NULL takes the words before the first one
 * that holds a digit, and that one is the release.
 * release: a fixed one, or NULL for the captures with a dot between them.
 */
struct release_row {
	const char *name;
	const char *pattern;
	unsigned families;
	osd_family family;
	const char *system;
	const char *release;
	unsigned flags;
};

#define SOLARIS(name, number, family)                                       \
	{                                                                   \
		name, "(oracle )solaris " number "|~", BIT(family), family, \
			"Solaris", number, 0                                \
	}
#define ILLUMOS(name, pattern)                                              \
	{                                                                   \
		name, pattern, BIT(OSD_ILLUMOS), OSD_ILLUMOS, NULL, NULL, 0 \
	}
#define OLD_DISTRIBUTION(name, pattern)                                     \
	{                                                                   \
		name, pattern, BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, NULL, \
			NULL, 0                                             \
	}

static const struct release_row release_rows[] = {
	/* Oracle and Sun.  Express begins like 11, "11 11/11" is 11.0. */
	{"release-11-express", "(oracle )solaris 11 express|~",
	 BIT(OSD_SOLARIS11EXPRESS), OSD_SOLARIS11EXPRESS, "Oracle Solaris",
	 "11 Express", 0},
	{"release-11-minor", "(oracle )solaris [11.#]|~", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, "Oracle Solaris", NULL, 0},
	{"release-11-long", "(oracle )solaris [11.#].*|~", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, "Oracle Solaris", NULL, 0},
	{"release-11-first", "(oracle )solaris 11 11/11|~", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, "Oracle Solaris", "11.0", 0},
	/* Given to testers before 11 11/11 came out. */
	{"release-11-build", "(oracle )solaris 11 ~snv_~",
	 BIT(OSD_SOLARIS11) | BIT(OSD_NEVADA), OSD_NEVADA, "Oracle Solaris",
	 "11", 0},
	{"release-11", "(oracle )solaris 11|~", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, "Oracle Solaris", "11", 0},
	SOLARIS("release-12", "12", OSD_SOLARIS12),
	SOLARIS("release-10", "10", OSD_SOLARIS10),
	SOLARIS("release-9", "9", OSD_SOLARIS9),
	SOLARIS("release-8", "8", OSD_SOLARIS8),
	SOLARIS("release-7", "7", OSD_SOLARIS2),
	{"release-2", "(oracle )solaris [2.#*]|~", BIT(OSD_SOLARIS2),
	 OSD_SOLARIS2, "Solaris", NULL, 0},
	{"release-express", "solaris express|~", BIT(OSD_NEVADA), OSD_NEVADA,
	 NULL, "", OSDI_SXCE},
	{"release-nevada", "(solaris )nevada|~", BIT(OSD_NEVADA), OSD_NEVADA,
	 "Solaris Nevada", "", 0},

	/* OpenSolaris and what was made of its builds. */
	{"release-opensolaris", "open( )solaris [#.#]|~",
	 BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, "OpenSolaris", NULL, 0},
	{"release-opensolaris-build", "open( )solaris|~",
	 BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, "OpenSolaris", "", 0},
	{"release-nexentacore", "~gnu/opensolaris|~", BIT(OSD_OPENSOLARIS),
	 OSD_OPENSOLARIS, "NexentaCore", "", 0},
	{"release-nexentastor-3", "open storage appliance (v)[3.*]|~",
	 BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, "NexentaStor", NULL, 0},
	{"release-nexentastor", "open storage appliance (v)[#*]|~",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "NexentaStor", NULL, 0},
	{"release-nexentastor-name-3", "nexentastor (v)[3.*]|~",
	 BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, "NexentaStor", NULL, 0},
	{"release-nexentastor-name", "nexentastor (v)[#*]|~",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "NexentaStor", NULL, 0},
	OLD_DISTRIBUTION("release-belenix", "belenix|~"),
	OLD_DISTRIBUTION("release-milax", "milax|~"),
	OLD_DISTRIBUTION("release-schillix", "schillix|~"),

	/* illumos.  The "v11" of OmniOS is no release. */
	{"release-omnios", "omnios ~v# [*]|~", BIT(OSD_ILLUMOS), OSD_ILLUMOS,
	 "OmniOS", NULL, 0},
	ILLUMOS("release-omnios-plain", "omnios|~"),
	{"release-tribblix-update", "tribblix [m*] update [#]|~",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "Tribblix", NULL, 0},
	ILLUMOS("release-tribblix", "tribblix|~"),
	{"release-omnitribblix-update", "omnitribblix [m*] update [#]|~",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "OmniTribblix", NULL, 0},
	ILLUMOS("release-omnitribblix", "omnitribblix|~"),
	{"release-helios", "(oxide )helios [*]|~", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "Helios", NULL, 0},
	{"release-smartos", "smartos|~", BIT(OSD_ILLUMOS), OSD_ILLUMOS, NULL,
	 NULL, OSDI_SMARTOS},
	{"release-joyent", "joyent ~[joyent_*]|~", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "SmartOS", NULL, OSDI_SMARTOS},
	ILLUMOS("release-openindiana", "openindiana|~"),
	ILLUMOS("release-dilos", "dilos|~"),
	ILLUMOS("release-xstreamos", "xstreamos|~"),
	ILLUMOS("release-delphix", "delphix|~"),
	ILLUMOS("release-opensxce", "opensxce|~"),
	ILLUMOS("release-illumian", "illumian|~"),
	ILLUMOS("release-unleashed", "unleashed|~"),
	ILLUMOS("release-v9os", "v9os|~"),
	{"release-auroraux", "auroraux|~", BIT(OSD_ILLUMOS), OSD_ILLUMOS, NULL,
	 NULL, OSDI_AURORA},
	{"release-nexentacore-illumos", "nexentacore gnu/illumos|~",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "NexentaCore", "", 0},
	ILLUMOS("release-illumos", "~illumos~"),

	/* What tells little or nothing. */
	{"release-linux", "~linux~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL, 0},
	{"release-debian", "debian|~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL,
	 0},
	{"release-ubuntu", "ubuntu|~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL,
	 0},
	{"release-centos", "centos|~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL,
	 0},
	{"release-red-hat", "red hat|~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL,
	 0},
	{"release-fedora", "fedora|~", BIT(OSD_LINUX), OSD_LINUX, NULL, NULL,
	 0},
	{"release-freebsd", "freebsd~", BIT(OSD_FREEBSD), OSD_FREEBSD, NULL,
	 NULL, 0},
	{"release-solaris", "(oracle )solaris|~", OSDI_SUNOS, OSD_UNKNOWN, "",
	 "", 0},
	{"release-other", "~", ANYTHING, OSD_UNKNOWN, NULL, NULL, 0},
};

const char *osdi_release_row(size_t i)
{
	return i < OSDI_COUNT(release_rows) ? release_rows[i].name : NULL;
}

/* Updates by the date that names them, for lines without a build. */
static const struct {
	const char *date;
	const char *update;
} updates[] = {
	{"3/05", "GA"},	 {"1/06", "u1"},  {"6/06", "u2"},  {"11/06", "u3"},
	{"8/07", "u4"},	 {"5/08", "u5"},  {"10/08", "u6"}, {"5/09", "u7"},
	{"10/09", "u8"}, {"9/10", "u9"},  {"8/11", "u10"}, {"1/13", "u11"},
};

static const char *update_of_date(const char *date)
{
	size_t i;

	for (i = 0; i < OSDI_COUNT(updates); i++)
		if (strcmp(updates[i].date, date) == 0)
			return updates[i].update;
	return "";
}

enum word_kind { WORD_UPDATE, WORD_GA, WORD_EARLY, WORD_BUILD, WORD_DATE };

/* Words of the line that tell more than its name does, whatever it is. */
static const struct {
	const char *pattern;
	enum word_kind kind;
} word_rows[] = {
	{"s#@_u[#]wos*", WORD_UPDATE}, /* s10x_u11wos_24a, s28s_u7wos_08a */
	{"s10@_wos_*", WORD_GA},       /* s10s_wos_74L2a */
	{"s10(x)(s)_74l*", WORD_GA},   /* s10_74L2a */
	{"s10(x)(s)_#*", WORD_EARLY},
	{"[snv_#*]", WORD_BUILD},
	{"[#/#]", WORD_DATE},
};

static void take_word(osdi_claim *claim, enum word_kind kind, it_slice what)
{
	switch (kind) {
	case WORD_UPDATE:
		(void)snprintf(claim->update, OSDI_WORD, "u%.*s",
			       (int)(what.len < 8 ? what.len : 8), what.at);
		break;
	case WORD_GA:
		osdi_copy(claim->update, OSDI_WORD, "GA");
		break;
	case WORD_EARLY:
		claim->flags |= OSDI_DEVELOPMENT;
		break;
	case WORD_BUILD:
		osdi_take_build(claim, what);
		break;
	case WORD_DATE:
		if (claim->date[0] == '\0')
			osdi_copy_slice(claim->date, OSDI_WORD, what);
		break;
	}
}

static void take_words(osdi_claim *claim, const char *line)
{
	it_slice rest = it_slice_of(line), word, found[OSDI_CAPTURES];
	char text[OSDI_WORD];
	size_t i;

	while (it_next_word(&rest, &word)) {
		osdi_copy_slice(text, sizeof text, word);
		for (i = 0; i < OSDI_COUNT(word_rows); i++)
			if (osdi_match(word_rows[i].pattern, text, found)) {
				take_word(claim, word_rows[i].kind, found[0]);
				break;
			}
	}
}

/* They hold digits, and are no release. */
static int is_machine(it_slice word)
{
	static const char *const patterns[] = {"x86*", "amd64", "i86pc",
					       "i386"};
	char text[OSDI_WORD];
	size_t i;

	osdi_copy_slice(text, sizeof text, word);
	for (i = 0; i < OSDI_COUNT(patterns); i++)
		if (osdi_match(patterns[i], text, NULL))
			return 1;
	return 0;
}

/* "OpenIndiana Hipster 2020.04 (powered by illumos)" in two. */
static void split_name(osdi_claim *claim, const char *line)
{
	it_slice rest = it_slice_of(line), word, name = rest;

	while (it_next_word(&rest, &word)) {
		if (word.at[0] == '(' || is_machine(word))
			break;
		name.len = (size_t)(word.at - line);
		if (memchr(word.at, '/', word.len) == NULL &&
		    strcspn(word.at, "0123456789") < word.len) {
			osdi_copy_slice(claim->release, OSDI_WORD, word);
			break;
		}
		name.len += word.len;
	}
	osdi_copy_slice(claim->name, OSDI_WORD, it_trim(name));
}

static void join_captures(osdi_claim *claim, const it_slice *found)
{
	size_t len;

	osdi_copy_slice(claim->release, OSDI_WORD, found[0]);
	len = strlen(claim->release);
	if (found[1].len != 0)
		(void)snprintf(claim->release + len, OSDI_WORD - len, ".%.*s",
			       (int)(found[1].len < 20 ? found[1].len : 20),
			       found[1].at);
}

static int is_number_release(unsigned families)
{
	return (families & (BIT(OSD_SOLARIS10) | BIT(OSD_SOLARIS9) |
			    BIT(OSD_SOLARIS8) | BIT(OSD_SOLARIS2))) != 0;
}

static void take_row(osdi_claim *claim, const struct release_row *row,
		     const char *line, const it_slice *found)
{
	claim->row = row->name;
	claim->families = row->families;
	claim->family = row->family;
	claim->flags |= row->flags;
	if (row->system == NULL)
		split_name(claim, line);
	else
		osdi_copy(claim->name, OSDI_WORD, row->system);
	if (row->release != NULL)
		osdi_copy(claim->release, OSDI_WORD, row->release);
	else if (row->system != NULL)
		join_captures(claim, found);
	if (is_number_release(row->families) &&
	    osdi_match("oracle ~", line, NULL))
		osdi_copy(claim->name, OSDI_WORD, "Oracle Solaris");
	if (row->family == OSD_SOLARIS10 && claim->update[0] == '\0' &&
	    !(claim->flags & OSDI_DEVELOPMENT))
		osdi_copy(claim->update, OSDI_WORD,
			  update_of_date(claim->date));
}

void osdi_claim_release(const osd_facts *facts, osdi_claim *claim)
{
	const struct release_row *row = release_rows;
	it_slice found[OSDI_CAPTURES];
	osdi_line line;
	size_t len;
	const char *text = osd_facts_get_bytes(facts, "release_file", &len);

	claim->source = "etc/release";
	if (text == NULL)
		return;
	osdi_first_line(text, len, &line);
	claim->open_end = line.open_end;
	osdi_copy(claim->text, sizeof claim->text, line.text);
	if (line.damaged || line.text[0] == '\0') {
		claim->row = line.damaged ? "release-damaged" : "release-empty";
		claim->families = ANYTHING;
		claim->flags = OSDI_DAMAGED;
		osdi_copy(claim->text, sizeof claim->text,
			  line.damaged ? "(damaged)" : "");
		return;
	}
	while (!osdi_match(row->pattern, line.text, found))
		row++; /* the last row fits everything */
	take_words(claim, line.text);
	take_row(claim, row, line.text, found);
}
