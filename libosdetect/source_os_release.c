/* SPDX-License-Identifier: BSD-2-Clause */
/* What /etc/os-release says (os-release(5): KEY=value, quotes as in sh). */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "libosdetect/internal.h"
#include "libosdetect/sources.h"

#define BIT      OSDI_BIT
#define ANYTHING (~0U)

/* id, like, version: patterns for ID, ID_LIKE and VERSION_ID. */
struct os_row {
	const char *name;
	const char *id;
	const char *like;
	const char *version;
	unsigned families;
	osd_family family;
	unsigned flags;
};

#define ILLUMOS(name, id, flags)                                            \
	{                                                                   \
		name, id, "~", "~", BIT(OSD_ILLUMOS), OSD_ILLUMOS, flags    \
	}
#define LINUX(id)                                                           \
	{                                                                   \
		"os-linux", id, "~", "~", BIT(OSD_LINUX), OSD_LINUX, 0      \
	}
#define LIKE_LINUX(like)                                                    \
	{                                                                   \
		"os-like-linux", "~", "~" like "~", "~", BIT(OSD_LINUX),    \
			OSD_LINUX, 0                                        \
	}

static const struct os_row os_rows[] = {
	{"os-solaris-11", "solaris", "~", "11(.)*", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, 0},
	{"os-solaris-12", "solaris", "~", "12(.)*", BIT(OSD_SOLARIS12),
	 OSD_SOLARIS12, 0},
	{"os-solaris", "solaris", "~", "~", OSDI_SUNOS, OSD_UNKNOWN, 0},
	ILLUMOS("os-omnios", "omnios", 0),
	ILLUMOS("os-tribblix", "tribblix", 0),
	ILLUMOS("os-helios", "helios", 0),
	ILLUMOS("os-openindiana", "openindiana", 0),
	ILLUMOS("os-smartos", "smartos", OSDI_SMARTOS),
	ILLUMOS("os-illumos", "illumos", 0),
	{"os-like-illumos", "~", "~illumos~", "~", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, 0},
	{"os-freebsd", "freebsd", "~", "~", BIT(OSD_FREEBSD), OSD_FREEBSD, 0},
	LINUX("debian"),
	LINUX("ubuntu"),
	LINUX("rhel"),
	LINUX("centos"),
	LINUX("fedora"),
	LINUX("rocky"),
	LINUX("almalinux"),
	LINUX("ol"),
	LINUX("amzn"),
	LINUX("photon"),
	LINUX("sle@"),
	LINUX("opensuse*"),
	LINUX("alpine"),
	LINUX("arch"),
	LINUX("gentoo"),
	LINUX("nixos"),
	LINUX("slackware"),
	LINUX("void"),
	LIKE_LINUX("debian"),
	LIKE_LINUX("ubuntu"),
	LIKE_LINUX("rhel"),
	LIKE_LINUX("fedora"),
	LIKE_LINUX("suse"),
	LIKE_LINUX("arch"),
	LIKE_LINUX("gentoo"),
	/* The ID of an illumos distribution that is not known yet, or not. */
	{"os-other", "~", "~", "~", ANYTHING, OSD_UNKNOWN, 0},
};

const char *osdi_os_release_row(size_t i)
{
	return i < OSDI_COUNT(os_rows) ? os_rows[i].name : NULL;
}

struct os_values {
	char id[OSDI_WORD];
	char like[OSDI_WORD];
	char name[OSDI_WORD];
	char version_id[OSDI_WORD];
	char version[OSDI_WORD];
	char build_id[OSDI_WORD];
};

static it_slice unquote(it_slice s)
{
	s = it_trim(s);
	if (s.len >= 2 && (s.at[0] == '"' || s.at[0] == '\'') &&
	    s.at[s.len - 1] == s.at[0]) {
		s.at++;
		s.len -= 2;
	}
	return it_trim(s);
}

/* Where the value of key goes, NULL for a key that tells nothing here. */
static char *place(struct os_values *v, it_slice key)
{
	const struct {
		const char *key;
		char *place;
	} places[] = {
		{"ID", v->id},
		{"ID_LIKE", v->like},
		{"NAME", v->name},
		{"VERSION_ID", v->version_id},
		{"VERSION", v->version},
		{"BUILD_ID", v->build_id},
	};
	size_t i;

	for (i = 0; i < OSDI_COUNT(places); i++)
		if (it_slice_is(key, places[i].key))
			return places[i].place;
	return NULL;
}

static void take_line(struct os_values *v, it_slice text)
{
	const char *equals;
	it_slice key;
	osdi_line value;
	char *to;

	text = it_trim(text);
	equals = text.len != 0 ? memchr(text.at, '=', text.len) : NULL;
	if (equals == NULL)
		return;
	key.at = text.at;
	key.len = (size_t)(equals - text.at);
	to = place(v, key);
	if (to == NULL)
		return;
	text.at += key.len + 1;
	text.len -= key.len + 1;
	text = unquote(text);
	osdi_first_line(text.at, text.len, &value);
	osdi_copy(to, OSDI_WORD, value.text);
}

static void read_values(const char *text, size_t len, struct os_values *v)
{
	it_slice rest, line;

	rest.at = text;
	rest.len = len;
	if (it_slice_starts(rest, "\xef\xbb\xbf")) { /* byte order mark */
		rest.at += 3;
		rest.len -= 3;
	}
	memset(v, 0, sizeof *v);
	while (it_next_line(&rest, &line))
		take_line(v, line);
}

/* BUILD_ID has the spelling of the package entire: 11.4.SRU.0.1.build... */
static void take_solaris(osdi_claim *claim, const struct os_values *v)
{
	it_slice found[OSDI_CAPTURES];
	unsigned long sru;

	osdi_copy(claim->name, OSDI_WORD, "Oracle Solaris");
	if (osdi_match("11.#.[#].#*", v->build_id, found) &&
	    it_slice_number(found[0], 100000, &sru) && sru != 0)
		(void)snprintf(claim->update, OSDI_WORD, "SRU %lu", sru);
}

void osdi_claim_os_release(const osd_facts *facts, osdi_claim *claim)
{
	const struct os_row *row = os_rows;
	struct os_values v;
	const char *version;
	size_t len;
	const char *text = osd_facts_get_bytes(facts, "os_release_file", &len);

	claim->source = "etc/os-release";
	if (text == NULL)
		return;
	read_values(text, len, &v);
	version = v.version_id[0] != '\0' ? v.version_id : v.version;
	if (v.id[0] == '\0' && v.like[0] == '\0')
		return;
	while (!osdi_match(row->id, v.id, NULL) ||
	       !osdi_match(row->like, v.like, NULL) ||
	       !osdi_match(row->version, version, NULL))
		row++; /* the last row fits everything */
	claim->row = row->name;
	claim->families = row->families;
	claim->family = row->family;
	claim->flags = row->flags;
	osdi_copy(claim->name, OSDI_WORD, v.name[0] != '\0' ? v.name : v.id);
	osdi_copy(claim->release, OSDI_WORD, version);
	(void)snprintf(claim->text, sizeof claim->text,
		       "ID=%.60s VERSION=%.60s", v.id, version);
	if (row->family == OSD_SOLARIS11)
		take_solaris(claim, &v);
}
