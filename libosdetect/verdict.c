/* SPDX-License-Identifier: BSD-2-Clause */
/* What follows from the identity: verdict, widths, boot archive. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "libosdetect/internal.h"

#define BIT    OSDI_BIT
#define ANY    (~0U)
#define NATIVE OSD_NATIVE
#define YES    OSD_SUPPORTED
#define NO     OSD_UNSUPPORTED

#define OVERRIDE                                                            \
	"\"install-tools --os-dir DIR\" installs one of the directories "   \
	"10, 11 and 2009.06 anyway, at your own risk"
#define TAKE_2009_06                                                        \
	"\"install-tools --os-dir 2009.06\" installs that one, at your "    \
	"own risk"
#define CHECK_ROOT                                                          \
	"check that the root is whole and the one that was meant; " OVERRIDE
#define GLOBAL_ZONE "install in the global zone"

/*
 * The first row whose families and flags all fit decides.  never: no
 * override helps.  flavour: the driver build that fits, NULL unless
 * supported.  {word} in a text stands for what was found.
 */
struct verdict_row {
	const char *name;
	unsigned families;
	unsigned flags;
	osd_verdict verdict;
	int never;
	const char *flavour;
	const char *text; /* the reason, or the warning where supported */
	const char *remedy;
};

static const struct verdict_row verdict_rows[] = {
	/* Kernels that are not SunOS 5. */
	{"lx-zone", BIT(OSD_LINUX), OSDI_LX, NO, 1, NULL,
	 "this is an LX zone: the kernel belongs to its host, which runs "
	 "illumos",
	 GLOBAL_ZONE " of the host"},
	{"kernel-not-solaris", ANY, OSDI_OTHER_KERNEL | OSDI_SOLARIS_FILES, NO,
	 1, NULL,
	 "the running kernel is {kernel}, although /etc/release says "
	 "\"{files}\"",
	 "name the directory that holds the Solaris system with --root"},
	{"linux", BIT(OSD_LINUX), 0, NO, 1, NULL,
	 "this is {distribution}, and these drivers are for Solaris",
	 "name a directory that holds a Solaris system with --root; Linux "
	 "has drivers of its own"},
	{"freebsd", BIT(OSD_FREEBSD), 0, NO, 1, NULL,
	 "this is {distribution}, and these drivers are for Solaris",
	 "use the drivers that FreeBSD brings"},
	{"aix", BIT(OSD_AIX), 0, NO, 1, NULL,
	 "this is {distribution}, and these drivers are for Solaris", ""},
	{"sunos4", BIT(OSD_SUNOS4), 0, NO, 1, NULL,
	 "{distribution} is older than Solaris 2", ""},
	{"other-kernel", ANY, OSDI_OTHER_KERNEL, NO, 1, NULL,
	 "this is {distribution}, and these drivers are for Solaris",
	 "name a directory that holds a Solaris system with --root"},

	/* Facts that cannot all be true. */
	{"processor-conflict", ANY, OSDI_ARCH_CONFLICT, NO, 1, NULL,
	 "facts contradict each other: {conflict}",
	 "check that the root is whole and the one that was meant"},
	{"conflict", ANY, OSDI_CONFLICT, NO, 0, NULL,
	 "facts contradict each other: {conflict}", CHECK_ROOT},
	{"odd-machine", ANY, OSDI_ODD_MACHINE, NO, 1, NULL,
	 "the machine type {machine} is none of VMware's, which are x86", ""},

	/* Where no driver can be installed, whatever the release. */
	{"sparc", ANY, OSDI_SPARC, NO, 1, NULL,
	 "this is a SPARC system; VMware's virtual machines are x86",
	 "there are no such drivers for SPARC"},
	{"zone", ANY, OSDI_ZONE, NO, 1, NULL,
	 "{zone} is a non-global zone; drivers belong to the global zone",
	 GLOBAL_ZONE},
	{"solaris10-zone", BIT(OSD_SOLARIS10), OSDI_BRAND, NO, 1, NULL,
	 "this is a solaris10 branded zone; its kernel is not that of "
	 "Solaris 10",
	 GLOBAL_ZONE},

	/* Solaris by age. */
	{"solaris2", BIT(OSD_SOLARIS2), 0, NO, 0, NULL,
	 "{distribution} is older than Solaris 10, the oldest system that "
	 "these drivers were built for",
	 ""},
	{"solaris8", BIT(OSD_SOLARIS8), 0, NO, 0, NULL,
	 "{distribution} is older than Solaris 10, the oldest system that "
	 "these drivers were built for",
	 ""},
	{"solaris9", BIT(OSD_SOLARIS9), 0, NO, 0, NULL,
	 "{distribution} is older than Solaris 10, the oldest system that "
	 "these drivers were built for",
	 ""},
	{"untold", BIT(OSD_SOLARIS10), OSDI_UNTOLD, NO, 0, NULL,
	 "neither uname nor a file tells the release",
	 "give release and version (uname -r, uname -v), or /etc/release"},
	{"solaris10-development", BIT(OSD_SOLARIS10), OSDI_DEVELOPMENT, NO, 0,
	 NULL,
	 "{distribution} is a development build from before the first "
	 "Solaris 10",
	 OVERRIDE},
	{"solaris10", BIT(OSD_SOLARIS10), 0, YES, 0, "10", "", ""},
	/* A 32-bit kernel where there is none: whose facts are they? */
	{"solaris11-32", BIT(OSD_SOLARIS11), OSDI_32ON64, NO, 0, NULL,
	 "facts contradict each other: {distribution} has no 32-bit kernel, "
	 "and isainfo shows one",
	 CHECK_ROOT},
	{"solaris11", BIT(OSD_SOLARIS11), 0, YES, 0, "11", "", ""},
	{"solaris11-express", BIT(OSD_SOLARIS11EXPRESS), OSDI_151A, YES, 0,
	 "11",
	 "Solaris 11 Express came out before Solaris 11: a driver built for "
	 "11 may not load",
	 ""},
	{"solaris11-express-build", BIT(OSD_SOLARIS11EXPRESS), 0, NO, 0, NULL,
	 "{distribution} is not the build that came out as Solaris 11 "
	 "Express (snv_151a)",
	 OVERRIDE},
	{"solaris12", BIT(OSD_SOLARIS12), 0, NO, 0, NULL,
	 "{distribution} never came out and has no driver",
	 "\"install-tools --os-dir 11\" installs the newest driver there is, "
	 "at your own risk"},

	/* Every snv build has kernel interfaces of its own. */
	{"opensolaris-2009.06", BIT(OSD_OPENSOLARIS), OSDI_111B, YES, 0,
	 "2009.06", "", ""},
	{"opensolaris", BIT(OSD_OPENSOLARIS), 0, NO, 0, NULL,
	 "{distribution} is not OpenSolaris 2009.06 (snv_111b), the only snv "
	 "build with a driver",
	 TAKE_2009_06},
	{"sxce", BIT(OSD_NEVADA), OSDI_SXCE, NO, 0, NULL,
	 "{distribution} is not OpenSolaris 2009.06 (snv_111b), the only snv "
	 "build with a driver",
	 TAKE_2009_06},
	{"nevada", BIT(OSD_NEVADA), 0, NO, 0, NULL,
	 "{distribution} is not OpenSolaris 2009.06 (snv_111b), the only snv "
	 "build with a driver",
	 TAKE_2009_06},

	/* illumos */
	{"auroraux", BIT(OSD_ILLUMOS), OSDI_AURORA, NO, 0, NULL,
	 "AuroraUX neither has a driver of its own nor one of VMware's",
	 OVERRIDE},
	{"smartos", BIT(OSD_ILLUMOS), OSDI_SMARTOS, NATIVE, 0, NULL,
	 "SmartOS has its own drivers in the platform image, which is read "
	 "only",
	 "use a newer platform image where one is missing"},
	{"illumos", BIT(OSD_ILLUMOS), 0, NATIVE, 0, NULL,
	 "illumos maintains its own drivers for VMware's devices",
	 "install the system's package driver/network/vmxnet3s where it is "
	 "missing"},

	/* What is left. */
	{"damaged", BIT(OSD_UNKNOWN), OSDI_DAMAGED, NO, 0, NULL,
	 "/etc/release is damaged, and nothing else tells which system this "
	 "is",
	 CHECK_ROOT},
	{"unknown", ANY, OSDI_GIVEN, NO, 0, NULL,
	 "no known system says \"{files}\"", OVERRIDE},
	{"nothing-known", ANY, 0, NO, 0, NULL,
	 "nothing tells which system this is", CHECK_ROOT},
};

const char *osdi_verdict_row(size_t i)
{
	return i < OSDI_COUNT(verdict_rows) ? verdict_rows[i].name : NULL;
}

/* --- texts --------------------------------------------------------------- */

static const char *word_of(const osd_identity *id, it_slice word)
{
	const struct {
		const char *word;
		const char *value;
	} words[] = {
		{"distribution", id->distribution}, {"machine", id->machine},
		{"zone", id->zone},		    {"files", id->files_name},
		{"conflict", id->conflict},	    {"kernel", id->kernel_name},
	};
	size_t i;

	for (i = 0; i < OSDI_COUNT(words); i++)
		if (it_slice_is(word, words[i].word))
			return words[i].value;
	return "?";
}

/* Copies text with each {word} replaced, cut to the room there is. */
static void expand(const osd_identity *id, const char *text, char *out)
{
	it_slice word;
	size_t at = 0;

	while (*text != '\0' && at < OSDI_TEXT - 1) {
		if (*text != '{') {
			out[at++] = *text++;
			continue;
		}
		word.at = text + 1;
		word.len = strcspn(word.at, "}");
		osdi_copy(out + at, OSDI_TEXT - at, word_of(id, word));
		at += strlen(out + at);
		text = word.at + word.len + 1;
	}
	out[at] = '\0';
}

/* --- kernels ------------------------------------------------------------- */

static const struct {
	const char *pattern; /* of the isainfo -kv line, or -k */
	int bits;
} isainfo_rows[] = {
	{"64-bit * kernel~", 64},
	{"32-bit * kernel~", 32},
	{"amd64", 64},
	{"sparcv9", 64},
	{"i386", 32},
};

static int bits_of_isainfo(const osd_facts *facts)
{
	const char *text = osd_facts_get(facts, "isainfo");
	osdi_line line;
	size_t i;

	if (text == NULL)
		return 0;
	osdi_first_line(text, strlen(text), &line);
	for (i = 0; i < OSDI_COUNT(isainfo_rows); i++)
		if (osdi_match(isainfo_rows[i].pattern, line.text, NULL))
			return isainfo_rows[i].bits;
	return 0;
}

static unsigned kernels_in_files(const osd_facts *facts)
{
	const char *words = osd_facts_get(facts, "kernel_files");
	unsigned kernels = 0;

	if (words == NULL)
		return 0;
	if (osdi_match("~unix32~", words, NULL))
		kernels |= OSD_KERNEL_32;
	if (osdi_match("~unix64~", words, NULL))
		kernels |= OSD_KERNEL_64;
	return kernels;
}

static int bits_of_files(const osd_facts *facts)
{
	switch (kernels_in_files(facts)) {
	case OSD_KERNEL_32:
		return 32;
	case OSD_KERNEL_64:
		return 64;
	default:
		return 0;
	}
}

/*
 * illumos gave up its 32-bit x86 kernel in June 2017 (issue 8685): releases
 * from then on, by the number in their name.  SmartOS boots the 64-bit one
 * only.
 */
static const struct {
	const char *pattern;
	unsigned long from;
} only64_rows[] = {
	{"omnios r[#]*", 151024},
	{"openindiana hipster [#].#~", 2018},
	{"smartos [#]*", 0},
	{"helios [#]*", 0},
	{"(omni)tribblix m[#]*", 25},
};

static int is_64_only(const osd_identity *id)
{
	it_slice found[OSDI_CAPTURES];
	unsigned long number;
	size_t i;

	for (i = 0; i < OSDI_COUNT(only64_rows); i++)
		if (osdi_match(only64_rows[i].pattern, id->distribution,
			       found) &&
		    it_slice_number(found[0], 100000000, &number))
			return number >= only64_rows[i].from;
	return (id->flags & OSDI_64ONLY) != 0;
}

/* Which kernels a family has, and what its boot archive does when stale. */
static const struct {
	unsigned families;
	unsigned flags;
	unsigned kernels;
	osd_boot_archive archive;
} family_rows[] = {
	/* No SPARC kernel of Solaris 10 or later has 32 bits. */
	{BIT(OSD_SOLARIS10), OSDI_SPARC, OSD_KERNEL_64, OSD_ARCHIVE_NONE},
	{OSDI_5_11 | BIT(OSD_SOLARIS12), OSDI_SPARC, OSD_KERNEL_64,
	 OSD_ARCHIVE_RESTARTS},
	/* The boot archive came with Solaris 10 1/06. */
	{BIT(OSD_SOLARIS10), OSDI_S10_GA, OSD_KERNEL_32 | OSD_KERNEL_64,
	 OSD_ARCHIVE_NONE},
	{BIT(OSD_SOLARIS10), 0, OSD_KERNEL_32 | OSD_KERNEL_64,
	 OSD_ARCHIVE_STOPS},
	{BIT(OSD_SOLARIS11) | BIT(OSD_SOLARIS12), 0, OSD_KERNEL_64,
	 OSD_ARCHIVE_RESTARTS},
	{BIT(OSD_SOLARIS11EXPRESS), 0, OSD_KERNEL_32 | OSD_KERNEL_64,
	 OSD_ARCHIVE_RESTARTS},
	/* The restart came in March 2010, after the last public snv build. */
	{OSDI_SNV, 0, OSD_KERNEL_32 | OSD_KERNEL_64, OSD_ARCHIVE_STOPS},
	{BIT(OSD_ILLUMOS), OSDI_64ONLY, OSD_KERNEL_64, OSD_ARCHIVE_RESTARTS},
	{BIT(OSD_ILLUMOS), 0, OSD_KERNEL_32 | OSD_KERNEL_64,
	 OSD_ARCHIVE_RESTARTS},
	{ANY, 0, OSD_KERNEL_32 | OSD_KERNEL_64, OSD_ARCHIVE_NONE},
};

static int fits(unsigned families, unsigned flags, const osd_identity *id)
{
	return (families & BIT(id->family)) != 0 &&
	       (id->flags & flags) == flags;
}

static void judge_kernels(const osd_facts *facts, osd_identity *id)
{
	size_t i = 0;

	if (id->family == OSD_ILLUMOS && is_64_only(id))
		id->flags |= OSDI_64ONLY;
	else
		id->flags &= ~(unsigned)OSDI_64ONLY;
	while (!fits(family_rows[i].families, family_rows[i].flags, id))
		i++; /* the last row fits every family */
	id->kernels = family_rows[i].kernels;
	id->boot_archive = family_rows[i].archive;
	id->kernel_bits = bits_of_isainfo(facts);
	if (id->kernel_bits == 0)
		id->kernel_bits = bits_of_files(facts);
	if (id->kernel_bits == 0 && id->kernels == OSD_KERNEL_64)
		id->kernel_bits = 64;
	if (id->kernel_bits == 32 && id->kernels == OSD_KERNEL_64)
		id->flags |= OSDI_32ON64;
	if (id->family == OSD_UNKNOWN && kernels_in_files(facts) != 0)
		id->kernels = kernels_in_files(facts);
}

/* --- Solaris 10 ---------------------------------------------------------- */

/*
 * Kernel patches of the time before 8/07 [recalled]; a kernel with another
 * one is at least as new as 8/07, since patches replace the kernel on every
 * update.
 */
static const char *const old_kernel_patches[] = {
	"118822-*", "118844-*", "118833-*",
	"118855-*", "125100-*", "125101-*",
};

static int is_old_patch(const char *patch)
{
	size_t i;

	for (i = 0; i < OSDI_COUNT(old_kernel_patches); i++)
		if (osdi_match(old_kernel_patches[i], patch, NULL))
			return 1;
	return 0;
}

static void judge_update(osd_identity *id)
{
	static const struct {
		const char *update;
		unsigned flags;
	} rows[] = {
		{"", OSDI_S10_NO_UPDATE | OSDI_OLD_KERNEL},
		{"GA", OSDI_S10_GA | OSDI_OLD_KERNEL},
		{"u1", OSDI_S10_U1 | OSDI_OLD_KERNEL},
		{"u2", OSDI_OLD_KERNEL},
		{"u3", OSDI_OLD_KERNEL},
	};
	size_t i;

	if (id->family != OSD_SOLARIS10)
		return;
	for (i = 0; i < OSDI_COUNT(rows); i++)
		if (strcmp(rows[i].update, id->update) == 0)
			id->flags |= rows[i].flags;
	if (id->patch[0] != '\0' && !is_old_patch(id->patch))
		id->flags &= ~(unsigned)OSDI_OLD_KERNEL;
}

/* --- verdict ------------------------------------------------------------- */

static void warn_of_damage(osd_identity *id)
{
	if (id->verdict == OSD_SUPPORTED && id->warning[0] == '\0' &&
	    (id->flags & OSDI_DAMAGED))
		osdi_copy(id->warning, sizeof id->warning,
			  "/etc/release is damaged and was not used");
}

void osdi_judge(const osd_facts *facts, osd_identity *id)
{
	const struct verdict_row *row = verdict_rows;

	judge_update(id);
	judge_kernels(facts, id);
	while (!fits(row->families, row->flags, id))
		row++; /* the last row fits everything */
	id->verdict = row->verdict;
	id->never = row->never;
	id->flavour = row->flavour;
	expand(id, row->text,
	       row->verdict == OSD_SUPPORTED ? id->warning : id->reason);
	expand(id, row->remedy, id->remedy);
	warn_of_damage(id);
	osdi_explain(id, row->name, "family %s, verdict %s", id->family_name,
		     osd_verdict_name(row->verdict));
}
