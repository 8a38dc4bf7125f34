/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which system is it?  Each source (uname, /etc/release, ...) claims a set
 * of families by its own table; the system is in the intersection of all
 * claims.  An empty one means that two sources name different systems: that
 * is reported and never decided by a guess.
 */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libosdetect/internal.h"
#include "libosdetect/sources.h"

/* In the order in which they are asked for names. */
enum { BY_RELEASE, BY_OS_RELEASE, BY_UTS, BY_UNAME, SOURCES };

struct claims {
	osdi_claim of[SOURCES];
};

void osdi_explain(osd_identity *id, const char *row, const char *fmt, ...)
{
	va_list args;

	if (id->steps == OSDI_STEPS)
		return;
	id->step[id->steps].row = row;
	va_start(args, fmt);
	(void)vsnprintf(id->step[id->steps].because,
			sizeof id->step[0].because, fmt, args);
	va_end(args);
	id->steps++;
}

static int same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static const char *fact(const osd_facts *facts, const char *key)
{
	const char *value = osd_facts_get(facts, key);

	return value != NULL ? value : "";
}

/* Facts are foreign text: what is shown of them is one tidy line. */
static void fact_line(const osd_facts *facts, const char *key, osdi_line *line)
{
	const char *value = fact(facts, key);

	osdi_first_line(value, strlen(value), line);
}

/* Facts of the host that a root lies on say nothing about that root. */
static osd_status without_host(const osd_facts *facts, osd_facts **own)
{
	static const char *const keys[] = {
		"release_file", "os_release_file", "uts_version",
		"kernel_files", "origin",
	};
	const char *bytes;
	osd_status status = osd_facts_new(own);
	size_t i, len;

	for (i = 0; status == OSD_OK && i < OSDI_COUNT(keys); i++) {
		bytes = osd_facts_get_bytes(facts, keys[i], &len);
		if (bytes != NULL)
			status = osd_facts_set_bytes(*own, keys[i], bytes, len);
	}
	return status;
}

const char *osdi_source_row(size_t i)
{
	static const char *(*const tables[])(size_t) = {
		osdi_uname_row, osdi_release_row, osdi_os_release_row};
	size_t table, k;

	for (table = 0; table < OSDI_COUNT(tables); table++)
		for (k = 0; tables[table](k) != NULL; k++)
			if (i-- == 0)
				return tables[table](k);
	return NULL;
}

/* --- contradictions ------------------------------------------------------ */

/* Two words of which one may have been cut off at the end of its file. */
static int may_be_same(const char *a, int a_open, const char *b, int b_open)
{
	size_t len_a = strlen(a), len_b = strlen(b);

	if (len_a == 0 || len_b == 0)
		return 1;
	if (a_open && len_a < len_b)
		return strncmp(a, b, len_a) == 0;
	if (b_open && len_b < len_a)
		return strncmp(a, b, len_b) == 0;
	return same(a, b);
}

/* "Oracle Solaris 11" without a minor goes with every 11.x. */
static int agree(const osdi_claim *a, const osdi_claim *b)
{
	if ((a->families & b->families) == 0)
		return 0;
	if (!may_be_same(a->build, a->open_end, b->build, b->open_end))
		return 0;
	if (a->family != OSD_SOLARIS11 || b->family != OSD_SOLARIS11 ||
	    same(a->release, "11") || same(b->release, "11"))
		return 1;
	return may_be_same(a->release, a->open_end, b->release, b->open_end);
}

static void find_conflict(const struct claims *c, osd_identity *id)
{
	const osdi_claim *a, *b;
	int i, k;

	for (i = 0; i < SOURCES; i++)
		for (k = i + 1; k < SOURCES; k++) {
			a = &c->of[k];
			b = &c->of[i];
			if (a->row == NULL || b->row == NULL || agree(a, b))
				continue;
			id->flags |= OSDI_CONFLICT;
			(void)snprintf(id->conflict, sizeof id->conflict,
				       "%s says \"%.120s\", %s says "
				       "\"%.120s\"",
				       a->source, a->text, b->source, b->text);
			return;
		}
}

/* A claim that no family fits contradicts itself. */
static void find_impossible(const osdi_claim *uname, osd_identity *id)
{
	if (uname->row == NULL || uname->families != 0 ||
	    (uname->flags & OSDI_OTHER_KERNEL))
		return;
	id->flags |= OSDI_CONFLICT;
	(void)snprintf(id->conflict, sizeof id->conflict,
		       "uname says \"%.150s\", which no known system does",
		       uname->text);
}

/* --- family -------------------------------------------------------------- */

/*
 * isainfo -kv and its words came with Solaris 10: a machine that shows it,
 * and nothing more, is Solaris 10 or later.
 */
static void family_of_isainfo(const osd_facts *facts, unsigned families,
			      osd_identity *id)
{
	osdi_line line;

	fact_line(facts, "isainfo", &line);
	if (!(families & OSDI_BIT(OSD_SOLARIS10)) ||
	    !osdi_match("~-bit ~ kernel modules~", line.text, NULL) ||
	    !(id->flags & (OSDI_X86 | OSDI_SPARC)) ||
	    fact(facts, "machine")[0] == '\0')
		return;
	id->family = OSD_SOLARIS10;
	id->flags |= OSDI_UNTOLD;
	osdi_explain(id, "isainfo-only", "isainfo says \"%.100s\"",
		     line.text);
}

static void find_family(const osd_facts *facts, const struct claims *c,
			osd_identity *id)
{
	const osdi_claim *claim;
	unsigned families = ~0U;
	int i;

	for (i = 0; i < SOURCES; i++)
		if (c->of[i].row != NULL)
			families &= c->of[i].families;
	for (i = 0; i < SOURCES; i++) {
		claim = &c->of[i];
		if (claim->row != NULL && claim->family != OSD_UNKNOWN &&
		    (families & OSDI_BIT(claim->family))) {
			id->family = claim->family;
			return;
		}
	}
	family_of_isainfo(facts, families, id);
}

/* --- names --------------------------------------------------------------- */

/* The first source that knows says it; at: offset of the field. */
static void first_known(const struct claims *c, size_t at, char *out)
{
	const char *field;
	int i;

	for (i = 0; i < SOURCES && out[0] == '\0'; i++) {
		field = (const char *)&c->of[i] + at;
		if (c->of[i].row != NULL &&
		    (c->of[i].family != OSD_UNKNOWN || i == BY_UNAME))
			osdi_copy(out, OSDI_WORD, field);
	}
}

static int is_vague(const char *name)
{
	return name[0] == '\0' || same(name, "illumos");
}

/*
 * A distribution that the tables do not name: its own files do, as IPD 44
 * of illumos wants it.
 */
static void find_name(const struct claims *c, osd_identity *id, char *name)
{
	int i;

	first_known(c, offsetof(osdi_claim, name), name);
	if (id->family != OSD_ILLUMOS || !is_vague(name))
		return;
	for (i = BY_RELEASE; i <= BY_OS_RELEASE; i++)
		if (c->of[i].row != NULL && c->of[i].name[0] != '\0') {
			osdi_copy(name, OSDI_WORD, c->of[i].name);
			osdi_copy(id->release, OSDI_WORD, c->of[i].release);
			return;
		}
}

/* Appends " word", or " (note word)" where note is not NULL. */
static void add(char *out, const char *note, const char *word)
{
	size_t len = strlen(out);

	if (word[0] == '\0')
		return;
	if (note == NULL)
		(void)snprintf(out + len, OSDI_LINE - len, " %s", word);
	else
		(void)snprintf(out + len, OSDI_LINE - len, " (%s%s)", note,
			       word);
}

/* What a name has beside system and release, by family. */
static const struct {
	unsigned families;
	int date;
	int update;
	const char *update_note; /* as for add() */
} name_forms[] = {
	{OSDI_BIT(OSD_SOLARIS10), 1, 1, ""},
	{OSDI_BIT(OSD_SOLARIS9) | OSDI_BIT(OSD_SOLARIS8), 1, 1, ""},
	{OSDI_BIT(OSD_SOLARIS11), 0, 1, NULL},
	{OSDI_SNV | OSDI_BIT(OSD_SOLARIS11EXPRESS), 0, 1, ""},
	{~0U, 0, 0, NULL},
};

static const char *processor_word(const osd_identity *id)
{
	if (id->flags & OSDI_SPARC)
		return "SPARC";
	return (id->flags & OSDI_X86) != 0 && id->family != OSD_ILLUMOS ? "x86"
									: "";
}

static void form_name(osd_identity *id, const char *name, const char *date)
{
	const char *release = id->release;
	size_t i = 0;

	while (!(name_forms[i].families & OSDI_BIT(id->family)))
		i++; /* the last row fits every family */
	osdi_copy(id->distribution, OSDI_LINE, name);
	if (id->family == OSD_SOLARIS11 && same(release, "11.0"))
		release = "11 11/11";
	if (strstr(name, release) == NULL)
		add(id->distribution, NULL, release);
	if (name_forms[i].date)
		add(id->distribution, NULL, date);
	if (name_forms[i].update)
		add(id->distribution, name_forms[i].update_note, id->update);
	if (id->update[0] == '\0' && date[0] == '\0')
		add(id->distribution, "kernel patch ", id->patch);
	add(id->distribution, NULL, processor_word(id));
}

/*
 * Of 11, 11.1 and 11.10, which agree where one may be cut off, the longest
 * is what the system is.
 */
static void find_release(const struct claims *c, osd_identity *id)
{
	const char *release;
	int i;

	first_known(c, offsetof(osdi_claim, release), id->release);
	for (i = 0; id->family == OSD_SOLARIS11 && i < SOURCES; i++) {
		release = c->of[i].release;
		if (osdi_match("11.#", release, NULL) &&
		    strlen(release) > strlen(id->release))
			osdi_copy(id->release, OSDI_WORD, release);
	}
}

/* Builds that came out as a release of OpenSolaris. */
static const struct {
	const char *build;
	const char *release;
	unsigned flags;
} released_builds[] = {
	{"snv_101b", "2008.11", 0},
	{"snv_111b", "2009.06", OSDI_111B},
};

/* Build and release of OpenSolaris tell each other. */
static void find_build(const struct claims *c, osd_identity *id)
{
	char build[OSDI_WORD] = "";
	size_t i;

	/* The file may be cut off, uname is not. */
	osdi_copy(build, OSDI_WORD, c->of[BY_UNAME].build);
	first_known(c, offsetof(osdi_claim, build), build);
	if (osdi_match("snv_151(a)", build, NULL))
		id->flags |= OSDI_151A;
	for (i = 0; i < OSDI_COUNT(released_builds); i++) {
		if (id->family != OSD_OPENSOLARIS)
			break;
		if (build[0] == '\0' &&
		    same(id->release, released_builds[i].release))
			osdi_copy(build, OSDI_WORD, released_builds[i].build);
		if (!same(build, released_builds[i].build))
			continue;
		id->flags |= released_builds[i].flags;
		if (id->release[0] == '\0')
			osdi_copy(id->release, OSDI_WORD,
				  released_builds[i].release);
	}
	if (id->update[0] == '\0')
		osdi_copy(id->update, OSDI_WORD, build);
}

static void find_names(const struct claims *c, osd_identity *id)
{
	char name[OSDI_WORD] = "", date[OSDI_WORD] = "";

	find_release(c, id);
	first_known(c, offsetof(osdi_claim, update), id->update);
	find_build(c, id);
	first_known(c, offsetof(osdi_claim, date), date);
	first_known(c, offsetof(osdi_claim, patch), id->patch);
	find_name(c, id, name);
	form_name(id, name, date);
}

static void unknown_name(osd_identity *id)
{
	id->family = OSD_UNKNOWN;
	id->release[0] = '\0';
	id->update[0] = '\0';
	osdi_copy(id->distribution, OSDI_LINE, "unknown system");
}

/* The lowest system that fits; nothing tells which one it is. */
static void untold_name(osd_identity *id)
{
	(void)snprintf(id->distribution, OSDI_LINE, "Solaris 10 or later %s",
		       processor_word(id));
}

/* --- the kernel that is not SunOS ---------------------------------------- */

/*
 * The kernel that runs decides: a Solaris release file on Linux does not
 * make it Solaris.  (A root that lies on a Linux host has origin "root", and
 * then uname was not looked at.)
 */
static void identify_other_kernel(const struct claims *c, osd_identity *id)
{
	const osdi_claim *uname = &c->of[BY_UNAME];
	const osdi_claim *os = &c->of[BY_OS_RELEASE];
	const osdi_claim *release = &c->of[BY_RELEASE];

	id->family = uname->family;
	osdi_copy(id->kernel_name, OSDI_WORD, uname->name);
	osdi_copy(id->release, OSDI_WORD, uname->release);
	osdi_copy(id->distribution, OSDI_LINE, uname->name);
	if (os->row != NULL && os->family == id->family &&
	    id->family != OSD_UNKNOWN) {
		osdi_copy(id->release, OSDI_WORD, os->release);
		osdi_copy(id->distribution, OSDI_LINE, os->name);
	}
	add(id->distribution, NULL, id->release);
	if (release->row != NULL && release->family != OSD_UNKNOWN &&
	    !(release->families & OSDI_FOREIGN)) {
		id->flags |= OSDI_SOLARIS_FILES;
		osdi_copy(id->files_name, OSDI_LINE, release->text);
	}
}

/* --- all together -------------------------------------------------------- */

static void read_claims(const osd_facts *facts, struct claims *c,
			osd_identity *id)
{
	int i;

	memset(c, 0, sizeof *c);
	osdi_claim_uname(facts, &c->of[BY_UNAME]);
	osdi_claim_release(facts, &c->of[BY_RELEASE]);
	osdi_claim_os_release(facts, &c->of[BY_OS_RELEASE]);
	osdi_claim_uts_version(facts, &c->of[BY_UTS]);
	for (i = SOURCES - 1; i >= 0; i--) {
		id->flags |= c->of[i].flags;
		if (c->of[i].row != NULL)
			osdi_explain(id, c->of[i].row, "%s says \"%.200s\"",
				     c->of[i].source, c->of[i].text);
	}
}

static void read_zone(const osd_facts *facts, osd_identity *id)
{
	osdi_line line;

	fact_line(facts, "zonename", &line);
	osdi_copy(id->zone, sizeof id->zone, line.text);
	if ((line.text[0] != '\0' || line.damaged) &&
	    !same(line.text, "global")) {
		id->flags |= OSDI_ZONE;
		osdi_explain(id, "zone", "zonename says \"%.100s\"", line.text);
	}
	fact_line(facts, "machine", &line);
	if (line.text[0] == '\0')
		fact_line(facts, "processor", &line);
	osdi_copy(id->machine, sizeof id->machine, line.text);
}

static int is_lost(const osd_identity *id)
{
	return (id->flags & (OSDI_CONFLICT | OSDI_ARCH_CONFLICT)) != 0 ||
	       ((id->flags & OSDI_ODD_MACHINE) && id->family != OSD_ILLUMOS);
}

static void identify_solaris(const osd_facts *facts, const struct claims *c,
			     osd_identity *id)
{
	osdi_processor(facts, c->of[BY_RELEASE].text, id);
	find_impossible(&c->of[BY_UNAME], id);
	if (!(id->flags & (OSDI_CONFLICT | OSDI_ARCH_CONFLICT)))
		find_conflict(c, id);
	find_family(facts, c, id);
	find_names(c, id);
	if (id->flags & OSDI_UNTOLD)
		untold_name(id);
	if (is_lost(id) || id->family == OSD_UNKNOWN)
		unknown_name(id);
}

static const char *const family_names[] = {
	"unknown", "solaris10", "solaris11", "solaris11express", "opensolaris",
	"nevada",  "illumos",	"solaris12", "solaris9",	 "solaris8",
	"solaris", "sunos4",	"linux",     "freebsd",		 "aix",
};

static void name_family(osd_identity *id)
{
	osdi_copy(id->family_name, sizeof id->family_name,
		  family_names[id->family]);
	if (id->family == OSD_SOLARIS2)
		(void)snprintf(id->family_name, sizeof id->family_name,
			       "solaris%s%.40s",
			       id->release[0] == '2' ? "" : "2.", id->release);
}

static void identify(const osd_facts *facts, osd_identity *id)
{
	struct claims c;

	read_claims(facts, &c, id);
	read_zone(facts, id);
	if (c.of[BY_UNAME].flags & OSDI_OTHER_KERNEL)
		identify_other_kernel(&c, id);
	else
		identify_solaris(facts, &c, id);
	name_family(id);
	if (id->files_name[0] == '\0')
		osdi_copy(id->files_name, OSDI_LINE,
			  c.of[BY_RELEASE].text[0] != '\0'
				  ? c.of[BY_RELEASE].text
				  : c.of[BY_UNAME].text);
	if (id->files_name[0] != '\0')
		id->flags |= OSDI_GIVEN;
	osdi_judge(facts, id);
}

osd_status osd_identify(const osd_facts *facts, osd_identity **identity)
{
	osd_facts *own = NULL;
	osd_status status = OSD_OK;

	if (facts == NULL || identity == NULL)
		return OSD_BAD_CALL;
	*identity = NULL;
	if (same(fact(facts, "origin"), "root"))
		status = without_host(facts, &own);
	if (status == OSD_OK) {
		*identity = calloc(1, sizeof **identity);
		if (*identity == NULL)
			status = OSD_NO_MEMORY;
		else
			identify(own != NULL ? own : facts, *identity);
	}
	osd_facts_free(own);
	return status;
}

void osd_identity_free(osd_identity *identity)
{
	free(identity);
}

osd_family osd_identity_family(const osd_identity *id)
{
	return id->family;
}

const char *osd_identity_family_name(const osd_identity *id)
{
	return id->family_name;
}

const char *osd_identity_distribution(const osd_identity *id)
{
	return id->distribution;
}

const char *osd_identity_release(const osd_identity *id)
{
	return id->release;
}

const char *osd_identity_update(const osd_identity *id)
{
	return id->update;
}

int osd_identity_kernel_bits(const osd_identity *id)
{
	return id->kernel_bits;
}

unsigned osd_identity_kernels(const osd_identity *id)
{
	return id->kernels;
}

osd_verdict osd_identity_verdict(const osd_identity *id)
{
	return id->verdict;
}

const char *osd_verdict_name(osd_verdict verdict)
{
	static const char *const names[] = {"unsupported", "supported",
					    "native"};

	return (unsigned)verdict < OSDI_COUNT(names) ? names[verdict] : "?";
}

const char *osd_identity_reason(const osd_identity *id)
{
	return id->reason;
}

const char *osd_identity_warning(const osd_identity *id)
{
	return id->warning;
}

const char *osd_identity_remedy(const osd_identity *id)
{
	return id->remedy;
}

const char *osd_identity_row(const osd_identity *id, size_t i)
{
	return i < id->steps ? id->step[i].row : NULL;
}

const char *osd_identity_row_because(const osd_identity *id, size_t i)
{
	return i < id->steps ? id->step[i].because : NULL;
}

osd_boot_archive osd_identity_boot_archive(const osd_identity *id)
{
	return id->boot_archive;
}
