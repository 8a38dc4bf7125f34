/* SPDX-License-Identifier: BSD-2-Clause */
/* What uname(2) and /etc/versions/uts_version say about the system. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "libosdetect/internal.h"
#include "libosdetect/sources.h"

#define BIT OSDI_BIT

enum take { TAKE_NOTHING, TAKE_RELEASE, TAKE_SRU, TAKE_BUILD, TAKE_PATCH };

/*
 * sysname, release, version: patterns for the three fields, "(x)" where the
 * field may be unknown.  The first row that fits decides.  A row without
 * families is one that no system has: the fields contradict each other.
 */
struct uname_row {
	const char *name;
	const char *sysname;
	const char *release;
	const char *version;
	unsigned families;
	osd_family family;
	const char *system; /* its name for people, "" to be told elsewhere */
	enum take take;	    /* what the captures of version are */
	unsigned flags;
};

static const struct uname_row uname_rows[] = {
	/* Kernels that are not SunOS.  An LX zone shows a constant version. */
	{"uname-lx", "linux", "~", "brandz~", BIT(OSD_LINUX), OSD_LINUX,
	 "Linux", TAKE_NOTHING, OSDI_OTHER_KERNEL | OSDI_LX},
	{"uname-linux", "linux", "~", "~", BIT(OSD_LINUX), OSD_LINUX, "Linux",
	 TAKE_NOTHING, OSDI_OTHER_KERNEL},
	{"uname-freebsd", "freebsd", "~", "~", BIT(OSD_FREEBSD), OSD_FREEBSD,
	 "FreeBSD", TAKE_NOTHING, OSDI_OTHER_KERNEL},
	{"uname-aix", "aix", "~", "~", BIT(OSD_AIX), OSD_AIX, "AIX",
	 TAKE_NOTHING, OSDI_OTHER_KERNEL},
	{"uname-auroraux", "auroraux", "~", "~", BIT(OSD_ILLUMOS), OSD_ILLUMOS,
	 "AuroraUX", TAKE_NOTHING, OSDI_AURORA},
	{"uname-sysname-illumos", "illumos", "~", "~", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "illumos", TAKE_NOTHING, 0},

	/* Before Solaris 10.  Solaris 2.N and 7 to 9 are SunOS 5.N. */
	{"uname-4", "sunos", "4.#*", "~", BIT(OSD_SUNOS4), OSD_SUNOS4, "SunOS",
	 TAKE_NOTHING, OSDI_OTHER_KERNEL},
	{"uname-5.9", "(sunos)", "5.9", "~", BIT(OSD_SOLARIS9), OSD_SOLARIS9,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.8", "(sunos)", "5.8", "~", BIT(OSD_SOLARIS8), OSD_SOLARIS8,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.7", "(sunos)", "5.7", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.6", "(sunos)", "5.6", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.5", "(sunos)", "5.5(.1)", "~", BIT(OSD_SOLARIS2),
	 OSD_SOLARIS2, "Solaris", TAKE_NOTHING, 0},
	{"uname-5.4", "(sunos)", "5.4", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.3", "(sunos)", "5.3", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.2", "(sunos)", "5.2", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.1", "(sunos)", "5.1", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-5.0", "(sunos)", "5.0", "~", BIT(OSD_SOLARIS2), OSD_SOLARIS2,
	 "Solaris", TAKE_NOTHING, 0},

	/* Solaris 10.  Generic_Virtual is a constant of the branded zone. */
	{"uname-10-zone", "(sunos)", "5.10", "generic_virtual",
	 BIT(OSD_SOLARIS10), OSD_SOLARIS10, "Solaris", TAKE_NOTHING,
	 OSDI_BRAND},
	{"uname-10-patch", "(sunos)", "5.10", "generic_(t)[#-#]*",
	 BIT(OSD_SOLARIS10), OSD_SOLARIS10, "Solaris", TAKE_PATCH, 0},
	{"uname-10-generic", "(sunos)", "5.10", "generic*", BIT(OSD_SOLARIS10),
	 OSD_SOLARIS10, "Solaris", TAKE_NOTHING, 0},
	{"uname-10-development", "(sunos)", "5.10", "s10_*",
	 BIT(OSD_SOLARIS10), OSD_SOLARIS10, "Solaris", TAKE_NOTHING,
	 OSDI_DEVELOPMENT},
	{"uname-10", "(sunos)", "5.10", "", BIT(OSD_SOLARIS10), OSD_SOLARIS10,
	 "Solaris", TAKE_NOTHING, 0},
	{"uname-10-mixed", "(sunos)", "5.10", "~", 0, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},

	/* Oracle Solaris 11: release.update.SRU.build.respin from 11.4 on. */
	{"uname-11-sru", "(sunos)", "(5.11)", "[11.#].[#].#*",
	 BIT(OSD_SOLARIS11), OSD_SOLARIS11, "Oracle Solaris", TAKE_SRU, 0},
	{"uname-11", "(sunos)", "(5.11)", "[11.#]", BIT(OSD_SOLARIS11),
	 OSD_SOLARIS11, "Oracle Solaris", TAKE_RELEASE, 0},
	{"uname-11-express-sru", "(sunos)", "(5.11)", "151.#*",
	 BIT(OSD_SOLARIS11EXPRESS), OSD_SOLARIS11EXPRESS,
	 "Oracle Solaris", TAKE_NOTHING, OSDI_151A},
	{"uname-11-express", "(sunos)", "(5.11)", "[snv_151a]*",
	 BIT(OSD_SOLARIS11EXPRESS), OSD_SOLARIS11EXPRESS,
	 "Oracle Solaris", TAKE_BUILD, 0},

	/*
	 * Builds of Nevada that became an OpenSolaris release (2008.05,
	 * 2008.11, 2009.06, the last public one); all others are Nevada until
	 * a file says something else.
	 */
	{"uname-snv-opensolaris-86", "(sunos)", "(5.11)", "[snv_86*]",
	 OSDI_SNV, OSD_OPENSOLARIS, "OpenSolaris", TAKE_BUILD, 0},
	{"uname-snv-opensolaris-101", "(sunos)", "(5.11)", "[snv_101*]",
	 OSDI_SNV, OSD_OPENSOLARIS, "OpenSolaris", TAKE_BUILD, 0},
	{"uname-snv-opensolaris-111b", "(sunos)", "(5.11)", "[snv_111b]",
	 OSDI_SNV, OSD_OPENSOLARIS, "OpenSolaris", TAKE_BUILD, 0},
	{"uname-snv-opensolaris-134", "(sunos)", "(5.11)", "[snv_134*]",
	 OSDI_SNV, OSD_OPENSOLARIS, "OpenSolaris", TAKE_BUILD, 0},
	{"uname-snv", "(sunos)", "(5.11)", "[snv_#*]",
	 OSDI_SNV | BIT(OSD_SOLARIS11EXPRESS), OSD_NEVADA, "Solaris Nevada",
	 TAKE_BUILD, 0},
	/* Nexenta left the snv kernels with version 4: colon and hash. */
	{"uname-nexenta-4", "(sunos)", "(5.11)", "nexentaos_#:*",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "NexentaStor", TAKE_NOTHING, 0},
	{"uname-nexenta", "(sunos)", "(5.11)", "nexentaos_#*",
	 BIT(OSD_OPENSOLARIS), OSD_OPENSOLARIS, "Nexenta", TAKE_NOTHING, 0},
	{"uname-belenix", "(sunos)", "(5.11)", "belen*", BIT(OSD_OPENSOLARIS),
	 OSD_OPENSOLARIS, "BeleniX", TAKE_NOTHING, 0},

	/* illumos */
	{"uname-omnios", "(sunos)", "(5.11)", "omnios-[r#]*", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "OmniOS", TAKE_RELEASE, 0},
	{"uname-omnios-branch", "(sunos)", "(5.11)", "omnios-*",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "OmniOS", TAKE_NOTHING, 0},
	{"uname-openindiana", "(sunos)", "(5.11)", "[oi_*]", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "OpenIndiana", TAKE_RELEASE, 0},
	{"uname-smartos", "(sunos)", "(5.11)", "joyent_[*]", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "SmartOS", TAKE_RELEASE, OSDI_SMARTOS},
	{"uname-omnitribblix", "(sunos)", "(5.11)", "omnitribblix-[*]",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "OmniTribblix", TAKE_RELEASE, 0},
	{"uname-tribblix", "(sunos)", "(5.11)", "tribblix-[*]",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "Tribblix", TAKE_RELEASE, 0},
	{"uname-helios", "(sunos)", "(5.11)", "helios-[*]", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "Helios", TAKE_RELEASE, 0},
	{"uname-illumos", "(sunos)", "(5.11)", "illumos-*", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "illumos", TAKE_NOTHING, 0},
	{"uname-private-build", "(sunos)", "(5.11)", "sunos_development",
	 BIT(OSD_ILLUMOS), OSD_ILLUMOS, "illumos", TAKE_NOTHING, 0},
	/* Solaris 10 and older have this shape with another release. */
	{"uname-11-mixed", "(sunos)", "5.11", "generic*", 0, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},
	/*
	 * Sun and Oracle tagged 5.11 kernels only as above.  A name with a
	 * number behind it is how the makers of illumos distributions do.
	 */
	{"uname-vendor", "sunos", "5.11", "@-*#*", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "illumos", TAKE_NOTHING, 0},
	{"uname-vendor-2", "sunos", "5.11", "@_*#*", BIT(OSD_ILLUMOS),
	 OSD_ILLUMOS, "illumos", TAKE_NOTHING, 0},
	{"uname-5.11", "(sunos)", "5.11", "~", OSDI_5_11, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},

	{"uname-12", "(sunos)", "5.12", "~", BIT(OSD_SOLARIS12),
	 OSD_SOLARIS12, "SunOS", TAKE_NOTHING, 0},
	{"uname-sunos", "sunos", "", "~", OSDI_SUNOS, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},
	{"uname-sunos-other", "sunos", "~", "~", 0, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},
	/* Nothing but a release or version that no row above knows. */
	{"uname-partial", "", "~", "~", OSDI_SUNOS, OSD_UNKNOWN, "",
	 TAKE_NOTHING, 0},
	{"uname-other", "~", "~", "~", 0, OSD_UNKNOWN, "", TAKE_NOTHING,
	 OSDI_OTHER_KERNEL},
};

const char *osdi_uname_row(size_t i)
{
	return i < OSDI_COUNT(uname_rows) ? uname_rows[i].name : NULL;
}

static const struct uname_row *find_row(const char *sysname,
					const char *release,
					const char *version, it_slice *captures)
{
	const struct uname_row *row = uname_rows;

	while (!osdi_match(row->sysname, sysname, NULL) ||
	       !osdi_match(row->release, release, NULL) ||
	       !osdi_match(row->version, version, captures))
		row++; /* the last row fits everything */
	return row;
}

/*
 * 11.4.0 was build 15 when it came out; what has a smaller number is a beta.
 */
static void take_sru(osdi_claim *claim, it_slice sru)
{
	unsigned long number, build = 0;
	it_slice next;

	next.at = sru.at + sru.len + 1;
	next.len = strcspn(next.at, ".");
	(void)it_slice_number(next, 100000, &build);
	if (!it_slice_number(sru, 100000, &number))
		return;
	if (number != 0)
		(void)snprintf(claim->update, sizeof claim->update, "SRU %lu",
			       number);
	else if (build >= 1 && build < 15 &&
		 strcmp(claim->release, "11.4") == 0)
		osdi_copy(claim->update, sizeof claim->update, "beta");
}

/* "snv_101b_rc2" of a release file is the kernel's "snv_101b". */
void osdi_take_build(osdi_claim *claim, it_slice build)
{
	it_slice number[OSDI_CAPTURES];
	char text[OSDI_WORD];

	osdi_copy_slice(text, sizeof text, build);
	if (osdi_match("[snv_*]_rc*", text, number))
		build = number[0];
	osdi_copy_slice(claim->build, sizeof claim->build, build);
}

/*
 * Since the end of 2016 git shortens the hashes of a repository as large as
 * illumos-gate to ten digits, so a version with so many is of 2017 or later.
 */
static int has_long_hash(const char *version)
{
	const char *dash = strrchr(version, '-');

	return dash != NULL && strlen(dash + 1) >= 10 &&
	       strspn(dash + 1, "0123456789abcdef") == strlen(dash + 1);
}

static void take(osdi_claim *claim, enum take what, it_slice *captures)
{
	switch (what) {
	case TAKE_NOTHING:
		break;
	case TAKE_SRU:
		osdi_copy_slice(claim->release, OSDI_WORD, captures[0]);
		take_sru(claim, captures[1]);
		break;
	case TAKE_RELEASE:
		osdi_copy_slice(claim->release, OSDI_WORD, captures[0]);
		break;
	case TAKE_BUILD:
		osdi_take_build(claim, captures[0]);
		break;
	case TAKE_PATCH:
		osdi_copy_slice(claim->patch, OSDI_WORD, captures[0]);
		break;
	}
}

/* How uname -r becomes the release that people know. */
static const struct {
	osd_family family;
	const char *prefix;
	int skip; /* bytes of uname -r that go away, -1: all of them */
} kernel_releases[] = {
	{OSD_SOLARIS8, "", 2},
	{OSD_SOLARIS9, "", 2},
	{OSD_SOLARIS10, "", 2},
	{OSD_SOLARIS12, "", 0}, /* nobody knows what it would have been */
	{OSD_SOLARIS11EXPRESS, "11 Express", -1},
};

static void release_of_kernel(osdi_claim *claim, const char *release)
{
	size_t i, skip;

	if (claim->family == OSD_SOLARIS2) /* 5.7 is Solaris 7, 5.6 is 2.6 */
		(void)snprintf(claim->release, OSDI_WORD, "%s%.40s",
			       strcmp(release, "5.7") == 0 ? "" : "2.",
			       release + 2);
	for (i = 0; i < OSDI_COUNT(kernel_releases); i++) {
		if (kernel_releases[i].family != claim->family)
			continue;
		skip = kernel_releases[i].skip < 0
			       ? strlen(release)
			       : (size_t)kernel_releases[i].skip;
		(void)snprintf(claim->release, OSDI_WORD, "%s%.40s",
			       kernel_releases[i].prefix, release + skip);
	}
}

static void foreign_release(osdi_claim *claim, const char *release,
			    const char *version)
{
	if (claim->family == OSD_AIX) /* uname -r is the part after the dot */
		(void)snprintf(claim->release, OSDI_WORD, "%.20s.%.20s",
			       version, release);
	else
		osdi_copy(claim->release, OSDI_WORD, release);
}

static void fact_line(const osd_facts *facts, const char *key, osdi_line *line)
{
	const char *value = osd_facts_get(facts, key);

	osdi_first_line(value != NULL ? value : "",
			value != NULL ? strlen(value) : 0, line);
}

static void set_row(osdi_claim *claim, const struct uname_row *row)
{
	claim->row = row->name;
	claim->families = row->families;
	claim->family = row->family;
	claim->flags |= row->flags;
	osdi_copy(claim->name, sizeof claim->name, row->system);
}

void osdi_claim_uname(const osd_facts *facts, osdi_claim *claim)
{
	osdi_line sysname, release, version;
	it_slice captures[OSDI_CAPTURES];
	const struct uname_row *row;

	claim->source = "uname";
	fact_line(facts, "sysname", &sysname);
	fact_line(facts, "release", &release);
	fact_line(facts, "version", &version);
	if (sysname.text[0] == '\0' && release.text[0] == '\0' &&
	    version.text[0] == '\0')
		return;
	(void)snprintf(claim->text, sizeof claim->text, "%.40s %.40s %.100s",
		       sysname.text[0] != '\0' ? sysname.text : "-",
		       release.text[0] != '\0' ? release.text : "-",
		       version.text[0] != '\0' ? version.text : "-");
	row = find_row(sysname.text, release.text, version.text, captures);
	set_row(claim, row);
	take(claim, row->take, captures);
	if (claim->flags & OSDI_OTHER_KERNEL)
		foreign_release(claim, release.text, version.text);
	else
		release_of_kernel(claim, release.text);
	if (claim->family == OSD_ILLUMOS && has_long_hash(version.text))
		claim->flags |= OSDI_64ONLY;
	if (claim->name[0] == '\0' && (claim->flags & OSDI_OTHER_KERNEL))
		osdi_copy(claim->name, sizeof claim->name, sysname.text);
}

/*
 * From 11.4 on the kernel reads at boot from this file what uname -v prints,
 * so that a root that is not running tells it as well.
 */
void osdi_claim_uts_version(const osd_facts *facts, osdi_claim *claim)
{
	it_slice captures[OSDI_CAPTURES], rest, word;
	const struct uname_row *row;
	osdi_line line;
	char version[OSDI_WORD];

	claim->source = "etc/versions/uts_version";
	fact_line(facts, "uts_version", &line);
	rest = it_slice_of(line.text);
	while (it_next_word(&rest, &word)) {
		osdi_copy_slice(version, sizeof version, word);
		if (!osdi_match("11.#*", version, NULL))
			continue;
		row = find_row("SunOS", "5.11", version, captures);
		set_row(claim, row);
		take(claim, row->take, captures);
		osdi_copy(claim->text, sizeof claim->text, version);
		return;
	}
}
