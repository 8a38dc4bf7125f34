/* SPDX-License-Identifier: BSD-2-Clause */
/* libosdetect and the osdetect program. */
#include "config.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "libosdetect/internal.h"
#include "support/io.h"
#include "support/root.h"
#include "tests/check_main.h"

#define PROGRAM TOP_BUILDDIR "/libosdetect/osdetect"
#define DATA    TOP_SRCDIR "/tests/data/osdetect"

/* --- help ---------------------------------------------------------------- */

/* A text in place of a path, ";" for the end of a line. */
static osd_status text_of_path(void *arg, const char *path, char **bytes,
			       size_t *len)
{
	char *at;

	(void)arg;
	*bytes = strdup(path);
	*len = strlen(path);
	for (at = *bytes; *at != '\0'; at++)
		if (*at == ';')
			*at = '\n';
	return OSD_OK;
}

/* facts: key=value with "\n" between them. */
static osd_identity *identify(const char *facts_text)
{
	osd_facts *facts;
	osd_identity *id;
	size_t line;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_parse(facts, facts_text, strlen(facts_text),
					 text_of_path, NULL, &line),
			 OSD_OK);
	ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
	osd_facts_free(facts);
	return id;
}

static int has_row(const osd_identity *id, const char *row)
{
	size_t i;

	for (i = 0; osd_identity_row(id, i) != NULL; i++)
		if (strcmp(osd_identity_row(id, i), row) == 0)
			return 1;
	return 0;
}

static char scratch[1024];

static void make_scratch(void)
{
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(scratch, sizeof scratch, "%s/check_osdetect.XXXXXX",
		       tmp != NULL ? tmp : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(scratch));
}

static void drop_scratch(void)
{
	char command[1100];

	(void)snprintf(command, sizeof command, "rm -rf '%s'", scratch);
	ck_assert_int_eq(system(command), 0);
}

static const char *in_scratch(const char *name)
{
	static char path[2048];

	(void)snprintf(path, sizeof path, "%s/%s", scratch, name);
	return path;
}

/* Writes a file below scratch, with the directories above it. */
static void put(const char *name, const void *bytes, size_t len)
{
	char command[4096];
	FILE *file;

	(void)snprintf(command, sizeof command, "mkdir -p \"$(dirname '%s')\"",
		       in_scratch(name));
	ck_assert_int_eq(system(command), 0);
	file = fopen(in_scratch(name), "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
	ck_assert_int_eq(fclose(file), 0);
}

static void put_text(const char *name, const char *text)
{
	put(name, text, strlen(text));
}

/* The content of a file, which may be longer than the buffer kept here. */
static const char *content(const char *path)
{
	static it_strbuf text;

	it_strbuf_reset(&text);
	ck_assert_int_eq(it_read_file(path, 64 << 20, &text, NULL), IT_OK);
	return it_strbuf_str(&text);
}

/* Runs a command line; its output goes to out and err below scratch. */
static int shell(const char *line)
{
	char command[4096];
	int status;

	(void)snprintf(command, sizeof command,
		       "cd '%s' && { %s; } >'%s/out' 2>'%s/err'", scratch,
		       line, scratch, scratch);
	status = system(command);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int osdetect(const char *arguments)
{
	char line[4096];

	(void)snprintf(line, sizeof line, "'%s' %s", PROGRAM, arguments);
	return shell(line);
}

static void skipped(const char *what)
{
	printf("skipped: %s\n", what);
	(void)fflush(stdout);
}

/* --- patterns and lines -------------------------------------------------- */

static const struct {
	const char *pattern, *text;
	int matches;
	const char *first, *second;
} patterns[] = {
	{"solaris", "Solaris", 1, "", ""},
	{"solaris", "solaris 10", 0, "", ""},
	{"solaris 10|~", "Solaris 10", 1, "", ""},
	{"solaris 10|~", "Solaris 10 1/13", 1, "", ""},
	{"solaris 10|~", "Solaris 101", 0, "", ""},
	{"(oracle )solaris|~", "Oracle Solaris", 1, "", ""},
	{"(oracle )solaris|~", "solaris", 1, "", ""},
	{"(oracle )solaris|~", "acle solaris", 0, "", ""},
	{"[11.#]", "11.10", 1, "11.10", ""},
	{"[11.#]", "11.", 0, "", ""},
	{"[11.#].[#].#*", "11.4.42.111.0", 1, "11.4", "42"},
	{"[11.#].[#].#*", "11.4.42", 0, "", ""},
	{"tribblix [m*] update [#]|~", "Tribblix m20 update 2", 1, "m20", "2"},
	{"~[joyent_*]|~", "Joyent joyent_147 X86", 1, "joyent_147", ""},
	{"@-*#*", "acme-5.1", 1, "", ""},
	{"@-*#*", "acme-x", 0, "", ""},
	{"@-*#*", "-5", 0, "", ""},
	{"~illumos~", "(powered by Illumos)", 1, "", ""},
	{"omnios ~v# [*]|~", "OmniOS v11 r151022ey", 1, "r151022ey", ""},
	{"", "", 1, "", ""},
	{"~", "", 1, "", ""},
	{"*", "a b", 0, "", ""},
	{"#/#", "11/11", 1, "", ""},
};

START_TEST(test_pattern)
{
	it_slice found[OSDI_CAPTURES];
	int got = osdi_match(patterns[_i].pattern, patterns[_i].text, found);

	ck_assert_int_eq(got, patterns[_i].matches);
	if (got) {
		ck_assert(it_slice_is(found[0], patterns[_i].first));
		ck_assert(it_slice_is(found[1], patterns[_i].second));
	}
	ck_assert_int_eq(
		osdi_match(patterns[_i].pattern, patterns[_i].text, NULL), got);
}
END_TEST

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
	const char *bytes;
	size_t len;
	const char *text;
	int damaged, open_end;
} lines[] = {
	{BYTES("   Solaris 10  X86 \nCopyright\n"), "Solaris 10 X86", 0, 0},
	{BYTES("Solaris 10 X86"), "Solaris 10 X86", 0, 1},
	{BYTES("\n\r\n \t\nSolaris\r\n"), "Solaris", 0, 0},
	{BYTES("\xef\xbb\xbf Solaris\n"), "Solaris", 0, 0},
	{BYTES("\xef\xbb\xbf\nSolaris\n"), "Solaris", 0, 0},
	{BYTES("\t\tSolaris\t10\n"), "Solaris 10", 0, 0},
	{BYTES("Sol\0aris\n"), "", 1, 0},
	{BYTES("\0\0\0\0"), "", 1, 1},
	{BYTES("\nSol\033[0m\n"), "", 1, 0},
	{BYTES("Solaris \xa9 10\n"), "Solaris ? 10", 0, 0},
	{BYTES(""), "", 0, 0},
	{BYTES("\n\n"), "", 0, 0},
	{BYTES("   "), "", 0, 1},
};

START_TEST(test_line)
{
	osdi_line line;

	osdi_first_line(lines[_i].bytes, lines[_i].len, &line);
	ck_assert_str_eq(line.text, lines[_i].text);
	ck_assert_int_eq(line.damaged, lines[_i].damaged);
	ck_assert_int_eq(line.open_end, lines[_i].open_end);
}
END_TEST

START_TEST(test_long_line)
{
	static char text[1 << 20];
	osd_facts *facts;
	osd_identity *id;
	osdi_line line;

	memset(text, ' ', sizeof text);
	memcpy(text + sizeof text - 24, "Oracle Solaris 11.1 X86\n", 24);
	osdi_first_line(text, sizeof text, &line);
	ck_assert_str_eq(line.text, "Oracle Solaris 11.1 X86");
	memset(text, 'x', sizeof text);
	osdi_first_line(text, sizeof text, &line);
	ck_assert_uint_eq(strlen(line.text), OSDI_LINE - 2);
	memcpy(text, "Solaris 10 1/13 s10x_u11wos_24a X86 ", 36);
	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_set_bytes(facts, "release_file", text,
					     sizeof text),
			 OSD_OK);
	ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
	ck_assert_str_eq(osd_identity_update(id), "u11");
	ck_assert_int_eq(osd_identity_verdict(id), OSD_SUPPORTED);
	osd_identity_free(id);
	osd_facts_free(facts);
}
END_TEST

/* --- every row of every table -------------------------------------------- */

#define SUN       "sysname=SunOS\nmachine=i86pc\n"
#define S10(v)    SUN "release=5.10\nversion=" v
#define S11(v)    SUN "release=5.11\nversion=" v
#define OLD(r)    SUN "release=" r "\nversion=Generic"
#define FILE_(t)  "release_file=" t "\n"
#define OS(t)     "os_release_file=" t "\n"

static const struct {
	const char *row; /* must be among the rows that decided */
	const char *facts;
	const char *family;
	osd_verdict verdict;
} rows[] = {
	{"uname-lx", "sysname=Linux\nversion=BrandZ virtual linux", "linux",
	 OSD_UNSUPPORTED},
	{"lx-zone", "sysname=Linux\nversion=BrandZ virtual linux", "linux",
	 OSD_UNSUPPORTED},
	{"uname-linux", "sysname=Linux\nrelease=5.10.0", "linux",
	 OSD_UNSUPPORTED},
	{"linux", "sysname=Linux\nrelease=5.11.0", "linux", OSD_UNSUPPORTED},
	{"kernel-not-solaris",
	 "sysname=Linux\nrelease=5.11.0\n" FILE_("Oracle Solaris 11.1 X86"),
	 "linux", OSD_UNSUPPORTED},
	{"uname-freebsd", "sysname=FreeBSD\nrelease=12.1", "freebsd",
	 OSD_UNSUPPORTED},
	{"freebsd", "sysname=FreeBSD\nrelease=12.1", "freebsd",
	 OSD_UNSUPPORTED},
	{"uname-aix", "sysname=AIX\nrelease=1\nversion=7", "aix",
	 OSD_UNSUPPORTED},
	{"aix", "sysname=AIX\nrelease=1\nversion=7", "aix", OSD_UNSUPPORTED},
	{"uname-auroraux", "sysname=AuroraUX\nrelease=5.11", "illumos",
	 OSD_UNSUPPORTED},
	{"auroraux", "sysname=AuroraUX\nrelease=5.11", "illumos",
	 OSD_UNSUPPORTED},
	{"uname-sysname-illumos", "sysname=illumos\nrelease=5.11", "illumos",
	 OSD_NATIVE},
	{"uname-4", "sysname=SunOS\nrelease=4.1.4\nversion=1", "sunos4",
	 OSD_UNSUPPORTED},
	{"sunos4", "sysname=SunOS\nrelease=4.1.4\nversion=1", "sunos4",
	 OSD_UNSUPPORTED},
	{"uname-5.9", OLD("5.9"), "solaris9", OSD_UNSUPPORTED},
	{"solaris9", OLD("5.9"), "solaris9", OSD_UNSUPPORTED},
	{"uname-5.8", OLD("5.8"), "solaris8", OSD_UNSUPPORTED},
	{"solaris8", OLD("5.8"), "solaris8", OSD_UNSUPPORTED},
	{"uname-5.7", OLD("5.7"), "solaris2.7", OSD_UNSUPPORTED},
	{"uname-5.6", OLD("5.6"), "solaris2.6", OSD_UNSUPPORTED},
	{"solaris2", OLD("5.6"), "solaris2.6", OSD_UNSUPPORTED},
	{"uname-5.5", OLD("5.5.1"), "solaris2.5.1", OSD_UNSUPPORTED},
	{"uname-5.4", OLD("5.4"), "solaris2.4", OSD_UNSUPPORTED},
	{"uname-5.3", OLD("5.3"), "solaris2.3", OSD_UNSUPPORTED},
	{"uname-5.2", OLD("5.2"), "solaris2.2", OSD_UNSUPPORTED},
	{"uname-5.1", OLD("5.1"), "solaris2.1", OSD_UNSUPPORTED},
	{"uname-5.0", OLD("5.0"), "solaris2.0", OSD_UNSUPPORTED},
	{"uname-10-zone", S10("Generic_Virtual"), "solaris10",
	 OSD_UNSUPPORTED},
	{"solaris10-zone", S10("Generic_Virtual"), "solaris10",
	 OSD_UNSUPPORTED},
	{"uname-10-patch", S10("Generic_153154-03"), "solaris10",
	 OSD_SUPPORTED},
	{"solaris10", S10("Generic_153154-03"), "solaris10", OSD_SUPPORTED},
	{"uname-10-generic", S10("Generic"), "solaris10", OSD_SUPPORTED},
	{"uname-10-development", S10("s10_63"), "solaris10", OSD_UNSUPPORTED},
	{"solaris10-development", S10("s10_63"), "solaris10",
	 OSD_UNSUPPORTED},
	{"uname-10", SUN "release=5.10", "solaris10", OSD_SUPPORTED},
	{"uname-10-mixed", S10("snv_111b"), "unknown", OSD_UNSUPPORTED},
	{"conflict", S10("snv_111b"), "unknown", OSD_UNSUPPORTED},
	{"uname-11-sru", S11("11.4.42.111.0"), "solaris11", OSD_SUPPORTED},
	{"solaris11", S11("11.4.42.111.0"), "solaris11", OSD_SUPPORTED},
	{"uname-11", S11("11.2"), "solaris11", OSD_SUPPORTED},
	{"solaris11-32", S11("11.2\nisainfo=32-bit i386 kernel modules"),
	 "solaris11", OSD_UNSUPPORTED},
	{"uname-11-express-sru", S11("151.0.1.8"), "solaris11express",
	 OSD_SUPPORTED},
	{"uname-11-express", S11("snv_151a"), "solaris11express",
	 OSD_SUPPORTED},
	{"solaris11-express", S11("snv_151a"), "solaris11express",
	 OSD_SUPPORTED},
	{"solaris11-express-build",
	 S11("snv_164\n") FILE_("Oracle Solaris 11 Express snv_164 X86"),
	 "solaris11express", OSD_UNSUPPORTED},
	{"uname-snv-opensolaris-86", S11("snv_86"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"opensolaris", S11("snv_86"), "opensolaris", OSD_UNSUPPORTED},
	{"uname-snv-opensolaris-101", S11("snv_101b"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"uname-snv-opensolaris-111b", S11("snv_111b"), "opensolaris",
	 OSD_SUPPORTED},
	{"opensolaris-2009.06", S11("snv_111b"), "opensolaris",
	 OSD_SUPPORTED},
	{"uname-snv-opensolaris-134", S11("snv_134b"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"uname-snv", S11("snv_122"), "nevada", OSD_UNSUPPORTED},
	{"nevada", S11("snv_111"), "nevada", OSD_UNSUPPORTED},
	{"uname-nexenta-4", S11("NexentaOS_4:a85e0fcd09"), "illumos",
	 OSD_NATIVE},
	{"uname-nexenta", S11("NexentaOS_134f"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"uname-belenix", S11("BeleniX_0.7"), "opensolaris", OSD_UNSUPPORTED},
	{"uname-omnios", S11("omnios-r151050-9c1b2d3e4f"), "illumos",
	 OSD_NATIVE},
	{"illumos", S11("omnios-r151050-9c1b2d3e4f"), "illumos", OSD_NATIVE},
	{"uname-omnios-branch", S11("omnios-master-c6cc2b6b38"), "illumos",
	 OSD_NATIVE},
	{"uname-openindiana", S11("oi_151a8"), "illumos", OSD_NATIVE},
	{"uname-smartos", S11("joyent_20240101T000000Z"), "illumos",
	 OSD_NATIVE},
	{"smartos", S11("joyent_20240101T000000Z"), "illumos", OSD_NATIVE},
	{"uname-omnitribblix", S11("omnitribblix-m40.0"), "illumos",
	 OSD_NATIVE},
	{"uname-tribblix", S11("tribblix-m40.0"), "illumos", OSD_NATIVE},
	{"uname-helios", S11("helios-2.0.23000"), "illumos", OSD_NATIVE},
	{"uname-illumos", S11("illumos-0123456789"), "illumos", OSD_NATIVE},
	{"uname-private-build", S11("SunOS_Development"), "illumos",
	 OSD_NATIVE},
	{"uname-11-mixed", S11("Generic_147148-26"), "unknown",
	 OSD_UNSUPPORTED},
	{"uname-vendor", S11("acme-5.1"), "illumos", OSD_NATIVE},
	{"uname-vendor-2", S11("acme_5"), "illumos", OSD_NATIVE},
	{"uname-5.11", S11("whatever"), "unknown", OSD_UNSUPPORTED},
	{"unknown", S11("whatever"), "unknown", OSD_UNSUPPORTED},
	{"uname-12", SUN "release=5.12\nversion=12.0", "solaris12",
	 OSD_UNSUPPORTED},
	{"solaris12", SUN "release=5.12\nversion=12.0", "solaris12",
	 OSD_UNSUPPORTED},
	{"uname-sunos", SUN, "unknown", OSD_UNSUPPORTED},
	{"uname-sunos-other", SUN "release=6.0\nversion=x", "unknown",
	 OSD_UNSUPPORTED},
	{"uname-partial", "version=whatever", "unknown", OSD_UNSUPPORTED},
	{"uname-other", "sysname=Darwin\nrelease=21", "unknown",
	 OSD_UNSUPPORTED},
	{"other-kernel", "sysname=Darwin\nrelease=21", "unknown",
	 OSD_UNSUPPORTED},

	{"release-11-express", FILE_("Oracle Solaris 11 Express snv_151a X86"),
	 "solaris11express", OSD_SUPPORTED},
	{"release-11-minor", FILE_("Oracle Solaris 11.10 X86"), "solaris11",
	 OSD_SUPPORTED},
	{"release-11-long", FILE_("Oracle Solaris 11.4.42 X86"), "solaris11",
	 OSD_SUPPORTED},
	{"release-11-first", FILE_("Oracle Solaris 11 11/11 X86"),
	 "solaris11", OSD_SUPPORTED},
	{"release-11-build", FILE_("Oracle Solaris 11 snv_173 X86"), "nevada",
	 OSD_UNSUPPORTED},
	{"release-11", FILE_("Oracle Solaris 11 X86"), "solaris11",
	 OSD_SUPPORTED},
	{"release-12", FILE_("Oracle Solaris 12 X86"), "solaris12",
	 OSD_UNSUPPORTED},
	{"release-10", FILE_("Solaris 10 X86"), "solaris10", OSD_SUPPORTED},
	{"release-9", FILE_("Solaris 9 9/05 s9x_u8wos_05 X86"), "solaris9",
	 OSD_UNSUPPORTED},
	{"release-8", FILE_("Solaris 8 X86"), "solaris8", OSD_UNSUPPORTED},
	{"release-7", FILE_("Solaris 7 X86"), "solaris2.7", OSD_UNSUPPORTED},
	{"release-2", FILE_("Solaris 2.6 X86"), "solaris2.6",
	 OSD_UNSUPPORTED},
	{"release-express",
	 FILE_("Solaris Express Developer Edition 1/08 snv_79b X86"),
	 "nevada", OSD_UNSUPPORTED},
	{"sxce",
	 S11("snv_129\n")
	 FILE_("Solaris Express Community Edition snv_129 X86"),
	 "nevada", OSD_UNSUPPORTED},
	{"release-nevada", FILE_("Solaris Nevada snv_60 X86"), "nevada",
	 OSD_UNSUPPORTED},
	{"release-opensolaris", FILE_("Open Solaris 2009.06 snv_111b X86"),
	 "opensolaris", OSD_SUPPORTED},
	{"release-opensolaris-build",
	 FILE_("OpenSolaris Development snv_118 X86"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"release-nexentacore", FILE_("NexentaCore GNU/OpenSolaris"),
	 "opensolaris", OSD_UNSUPPORTED},
	{"release-nexentastor-3", FILE_("Open Storage Appliance v3.0.4"),
	 "opensolaris", OSD_UNSUPPORTED},
	{"release-nexentastor", FILE_("Open Storage Appliance v4.0.3"),
	 "illumos", OSD_NATIVE},
	{"release-nexentastor-name-3", FILE_("NexentaStor v3.1"),
	 "opensolaris", OSD_UNSUPPORTED},
	{"release-nexentastor-name", FILE_("NexentaStor 5.3"), "illumos",
	 OSD_NATIVE},
	{"release-belenix", FILE_("BeleniX 0.7.1"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"release-milax", FILE_("MilaX 0.5"), "opensolaris", OSD_UNSUPPORTED},
	{"release-schillix", FILE_("SchilliX 0.8"), "opensolaris",
	 OSD_UNSUPPORTED},
	{"release-omnios", FILE_("OmniOS v11 r151099"), "illumos",
	 OSD_NATIVE},
	{"release-omnios-plain", FILE_("OmniOS r151099"), "illumos",
	 OSD_NATIVE},
	{"release-tribblix-update", FILE_("Tribblix m40 update 3"), "illumos",
	 OSD_NATIVE},
	{"release-tribblix", FILE_("Tribblix m40"), "illumos", OSD_NATIVE},
	{"release-omnitribblix-update", FILE_("OmniTribblix m40 update 3"),
	 "illumos", OSD_NATIVE},
	{"release-omnitribblix", FILE_("OmniTribblix m40"), "illumos",
	 OSD_NATIVE},
	{"release-helios", FILE_("Oxide Helios 4"), "illumos", OSD_NATIVE},
	{"release-smartos", FILE_("SmartOS 20240101T000000Z x86_64"),
	 "illumos", OSD_NATIVE},
	{"release-joyent", FILE_("Joyent Development joyent_147 X86"),
	 "illumos", OSD_NATIVE},
	{"release-openindiana", FILE_("OpenIndiana Hipster 2031.04"),
	 "illumos", OSD_NATIVE},
	{"release-dilos", FILE_("DilOS 2.0"), "illumos", OSD_NATIVE},
	{"release-xstreamos", FILE_("XStreamOS 1.0"), "illumos", OSD_NATIVE},
	{"release-delphix", FILE_("Delphix 5.0"), "illumos", OSD_NATIVE},
	{"release-opensxce", FILE_("OpenSXCE 2014.05 SPARC"), "illumos",
	 OSD_UNSUPPORTED},
	{"release-illumian", FILE_("illumian 1.0"), "illumos", OSD_NATIVE},
	{"release-unleashed", FILE_("Unleashed 1.2"), "illumos", OSD_NATIVE},
	{"release-v9os", FILE_("v9os 1 SPARC"), "illumos", OSD_UNSUPPORTED},
	{"release-auroraux", FILE_("AuroraUX 0.1"), "illumos",
	 OSD_UNSUPPORTED},
	{"release-nexentacore-illumos", FILE_("NexentaCore GNU/Illumos"),
	 "illumos", OSD_NATIVE},
	{"release-illumos", FILE_("AcmeOS 5 (powered by illumos)"), "illumos",
	 OSD_NATIVE},
	{"release-linux", FILE_("Acme Linux 7"), "linux", OSD_UNSUPPORTED},
	{"release-debian", FILE_("Debian 12"), "linux", OSD_UNSUPPORTED},
	{"release-ubuntu", S11("11.3\n") FILE_("Ubuntu 24.04"), "unknown",
	 OSD_UNSUPPORTED},
	{"release-centos", FILE_("CentOS release 6.10 (Final)"), "linux",
	 OSD_UNSUPPORTED},
	{"release-red-hat", FILE_("Red Hat Enterprise 8"), "linux",
	 OSD_UNSUPPORTED},
	{"release-fedora", FILE_("Fedora release 39"), "linux",
	 OSD_UNSUPPORTED},
	{"release-freebsd", FILE_("FreeBSD 14"), "freebsd", OSD_UNSUPPORTED},
	{"release-solaris", S11("11.3\n") FILE_("Solaris"), "solaris11",
	 OSD_SUPPORTED},
	{"release-other", FILE_("test test"), "unknown", OSD_UNSUPPORTED},
	{"damaged", FILE_("Sol\033aris"), "unknown", OSD_UNSUPPORTED},
	{"nothing-known", "", "unknown", OSD_UNSUPPORTED},

	{"os-solaris-11", OS("ID=solaris;VERSION_ID=11.4"), "solaris11",
	 OSD_SUPPORTED},
	{"os-solaris-12", OS("ID=solaris;VERSION_ID=12"), "solaris12",
	 OSD_UNSUPPORTED},
	{"os-solaris", OS("ID=solaris"), "unknown", OSD_UNSUPPORTED},
	{"os-omnios", OS("ID=omnios;VERSION=r151048"), "illumos", OSD_NATIVE},
	{"os-tribblix", OS("ID=\"tribblix\""), "illumos", OSD_NATIVE},
	{"os-helios", OS("ID='helios'"), "illumos", OSD_NATIVE},
	{"os-openindiana", OS("ID=openindiana"), "illumos", OSD_NATIVE},
	{"os-smartos", OS("ID=smartos"), "illumos", OSD_NATIVE},
	{"os-illumos", OS("ID=illumos"), "illumos", OSD_NATIVE},
	{"os-like-illumos", OS("ID=acme;ID_LIKE=\"illumos\""), "illumos",
	 OSD_NATIVE},
	{"os-freebsd", OS("ID=freebsd"), "freebsd", OSD_UNSUPPORTED},
	{"os-linux", OS("ID=ubuntu"), "linux", OSD_UNSUPPORTED},
	{"os-like-linux", OS("ID=acme;ID_LIKE=\"rhel fedora\""), "linux",
	 OSD_UNSUPPORTED},
	{"os-other", OS("ID=acme"), "unknown", OSD_UNSUPPORTED},

	{"machine-x86", "machine=i86xpv\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_SUPPORTED},
	{"machine-oxide", "machine=oxide\nrelease=5.11\nversion=helios-3.0",
	 "illumos", OSD_NATIVE},
	{"machine-sparc", "machine=sun4v\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_UNSUPPORTED},
	{"sparc", "machine=sun4u\nrelease=5.10\nversion=Generic_147147-26",
	 "solaris10", OSD_UNSUPPORTED},
	{"processor-x86", "processor=i386\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_SUPPORTED},
	{"processor-x86-64", "processor=amd64\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_SUPPORTED},
	{"processor-sparc", "processor=sparc\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_UNSUPPORTED},
	{"isainfo-amd64",
	 "isainfo=64-bit amd64 kernel modules\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_SUPPORTED},
	{"isainfo-i386",
	 "isainfo=32-bit i386 kernel modules\nrelease=5.11\n"
	 "version=snv_111b",
	 "opensolaris", OSD_SUPPORTED},
	{"isainfo-sparc",
	 "isainfo=64-bit sparcv9 kernel modules\nrelease=5.11\nversion=11.3",
	 "solaris11", OSD_UNSUPPORTED},
	{"isainfo-only",
	 "machine=i86pc\nisainfo=64-bit amd64 kernel modules", "solaris10",
	 OSD_UNSUPPORTED},
	{"untold", "machine=i86pc\nisainfo=64-bit amd64 kernel modules",
	 "solaris10", OSD_UNSUPPORTED},
	{"kernel-x86", "kernel_files=unix64 elf64\n" FILE_("Solaris 10 1/13"),
	 "solaris10", OSD_SUPPORTED},
	{"kernel-sparc", "kernel_files=sparc elf64\n" FILE_("Solaris 10 1/13"),
	 "solaris10", OSD_UNSUPPORTED},
	{"release-word-x86", FILE_("Oracle Solaris 11.3 X86"), "solaris11",
	 OSD_SUPPORTED},
	{"release-word-i386", FILE_("Oracle Solaris 11.3 i386"), "solaris11",
	 OSD_SUPPORTED},
	{"release-word-sparc", FILE_("Oracle Solaris 11.3 SPARC"),
	 "solaris11", OSD_UNSUPPORTED},
	{"processor-conflict",
	 "machine=sun4v\n" FILE_("Oracle Solaris 11.3 X86"), "unknown",
	 OSD_UNSUPPORTED},
	{"odd-machine", "machine=s390x\nrelease=5.11\nversion=snv_111b",
	 "unknown", OSD_UNSUPPORTED},
	{"zone", S11("11.3\nzonename=web1"), "solaris11", OSD_UNSUPPORTED},
};

START_TEST(test_row)
{
	osd_identity *id = identify(rows[_i].facts);

	ck_assert_msg(has_row(id, rows[_i].row), "%s did not decide",
		      rows[_i].row);
	ck_assert_str_eq(osd_identity_family_name(id), rows[_i].family);
	ck_assert_int_eq(osd_identity_verdict(id), rows[_i].verdict);
	if (rows[_i].verdict != OSD_SUPPORTED)
		ck_assert_str_ne(osd_identity_reason(id), "");
	else
		ck_assert_str_eq(osd_identity_reason(id), "");
	osd_identity_free(id);
}
END_TEST

static int is_tested(const char *row)
{
	size_t i;

	for (i = 0; i < OSDI_COUNT(rows); i++)
		if (strcmp(rows[i].row, row) == 0)
			return 1;
	return 0;
}

START_TEST(test_every_row_is_tested)
{
	static const char *(*const tables[])(size_t) = {
		osdi_source_row, osdi_processor_row, osdi_verdict_row};
	size_t table, i;

	for (table = 0; table < OSDI_COUNT(tables); table++)
		for (i = 0; tables[table](i) != NULL; i++)
			ck_assert_msg(is_tested(tables[table](i)),
				      "no test for the row %s",
				      tables[table](i));
}
END_TEST

static const char *const linux_ids[] = {
	"debian",   "ubuntu", "rhel",	"centos", "fedora", "rocky",
	"almalinux", "ol",    "amzn",	"photon", "sled",   "sles",
	"opensuse-leap",      "alpine", "arch",	  "gentoo", "nixos",
	"slackware", "void",  "mint;ID_LIKE=debian",
	"mint;ID_LIKE=\"ubuntu debian\"",	  "x;ID_LIKE=fedora",
	"x;ID_LIKE=suse",     "x;ID_LIKE=arch",	  "x;ID_LIKE=gentoo",
};

START_TEST(test_linux_id)
{
	char facts[256];
	osd_identity *id;

	(void)snprintf(facts, sizeof facts, "os_release_file=ID=%s",
		       linux_ids[_i]);
	id = identify(facts);
	ck_assert_str_eq(osd_identity_family_name(id), "linux");
	osd_identity_free(id);
	(void)snprintf(facts, sizeof facts,
		       S11("11.4.1.2.3\n") "os_release_file=ID=%s",
		       linux_ids[_i]);
	id = identify(facts);
	ck_assert_str_eq(osd_identity_family_name(id), "unknown");
	ck_assert_int_eq(osd_identity_verdict(id), OSD_UNSUPPORTED);
	osd_identity_free(id);
}
END_TEST

/* --- tables of systems --------------------------------------------------- */

enum { MAX_COLUMNS = 32 };

struct systems {
	it_strbuf text;
	it_root root;
	it_slice head[MAX_COLUMNS];
	size_t columns;
};

static size_t split(it_slice line, it_slice fields[MAX_COLUMNS])
{
	const char *tab;
	size_t n;

	for (n = 0; n < MAX_COLUMNS; n++) {
		tab = memchr(line.at, '\t', line.len);
		fields[n] = line;
		if (tab == NULL)
			return n + 1;
		fields[n].len = (size_t)(tab - line.at);
		line.len -= fields[n].len + 1;
		line.at = tab + 1;
	}
	return n;
}

/* The field of a named column; "" where the table has no such column. */
static const char *column(const struct systems *s, const it_slice *fields,
			  size_t count, const char *name)
{
	static char text[4][1024];
	static size_t turn;
	size_t i;

	turn = (turn + 1) % 4;
	text[turn][0] = '\0';
	for (i = 0; i < count && i < s->columns; i++)
		if (it_slice_is(s->head[i], name))
			ck_assert(it_slice_copy(fields[i], text[turn], 1024));
	return text[turn];
}

static void take_file(struct systems *s, const char *folder, const char *id,
		      const char *key, osd_facts *facts)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char path[512];
	int found;

	(void)snprintf(path, sizeof path, "%s/%s", folder, id);
	ck_assert_int_eq(it_root_read(&s->root, path, 1 << 20, &text, &found,
				      NULL),
			 IT_OK);
	if (found)
		ck_assert_int_eq(osd_facts_set_bytes(facts, key,
						     it_strbuf_str(&text),
						     text.len),
				 OSD_OK);
	it_strbuf_free(&text);
}

static osd_identity *identify_row(struct systems *s, const it_slice *fields,
				  size_t count)
{
	static const char *const keys[][2] = {
		{"sysname", "sysname"},	    {"release", "release"},
		{"version", "version"},	    {"machine", "machine"},
		{"processor", "processor"}, {"isainfo_kv", "isainfo"},
		{"zonename", "zonename"},   {"origin", "origin"},
	};
	osd_facts *facts;
	osd_identity *id;
	const char *value, *name = column(s, fields, count, "id");
	size_t i;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	take_file(s, "release", name, "release_file", facts);
	take_file(s, "osrelease", name, "os_release_file", facts);
	take_file(s, "uts_version", name, "uts_version", facts);
	if (strstr(name, "altroot") != NULL)
		ck_assert_int_eq(osd_facts_set(facts, "origin", "root"),
				 OSD_OK);
	for (i = 0; i < OSDI_COUNT(keys); i++) {
		value = column(s, fields, count, keys[i][0]);
		if (value[0] != '\0')
			ck_assert_int_eq(
				osd_facts_set(facts, keys[i][1], value),
				OSD_OK);
	}
	ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
	osd_facts_free(facts);
	return id;
}

static void open_systems(struct systems *s, const char *directory)
{
	int found;

	memset(s, 0, sizeof *s);
	ck_assert_int_eq(it_root_open(&s->root, directory, NULL), IT_OK);
	ck_assert_int_eq(it_root_read(&s->root, "systems.tsv", 8 << 20,
				      &s->text, &found, NULL),
			 IT_OK);
	ck_assert(found);
}

static void close_systems(struct systems *s)
{
	it_strbuf_free(&s->text);
	it_root_close(&s->root);
}

typedef void (*check_row)(const struct systems *s, const it_slice *fields,
			  size_t count, const osd_identity *id);

/* Returns the number of rows. */
static int each_system(const char *directory, check_row check)
{
	it_slice rest, line, fields[MAX_COLUMNS];
	struct systems s;
	osd_identity *id;
	size_t count;
	int n = 0;

	open_systems(&s, directory);
	rest.at = it_strbuf_str(&s.text);
	rest.len = s.text.len;
	ck_assert(it_next_line(&rest, &line));
	s.columns = split(line, s.head);
	for (; it_next_line(&rest, &line); n++) {
		count = split(line, fields);
		id = identify_row(&s, fields, count);
		check(&s, fields, count, id);
		osd_identity_free(id);
	}
	close_systems(&s);
	return n;
}

static const char *bits(const osd_identity *id)
{
	switch (osd_identity_kernel_bits(id)) {
	case 32:
		return "32";
	case 64:
		return "64";
	default:
		return "unknown";
	}
}

static void check_own(const struct systems *s, const it_slice *fields,
		      size_t count, const osd_identity *id)
{
	const char *name = column(s, fields, count, "id");
	const char *want = column(s, fields, count, "kernel_bits");

	ck_assert_msg(strcmp(column(s, fields, count, "expected_family"),
			     osd_identity_family_name(id)) == 0,
		      "%s: family %s", name, osd_identity_family_name(id));
	ck_assert_msg(strcmp(column(s, fields, count, "expected_verdict"),
			     osd_verdict_name(osd_identity_verdict(id))) == 0,
		      "%s: verdict %s", name,
		      osd_verdict_name(osd_identity_verdict(id)));
	ck_assert_msg(strcmp(column(s, fields, count, "expected_release"),
			     osd_identity_release(id)) == 0,
		      "%s: release %s", name, osd_identity_release(id));
	ck_assert_msg(strcmp(column(s, fields, count, "expected_update"),
			     osd_identity_update(id)) == 0,
		      "%s: update %s", name, osd_identity_update(id));
	want = column(s, fields, count, "kernel_bits");
	if (strcmp(want, "unknown") != 0)
		ck_assert_msg(strcmp(want, bits(id)) == 0, "%s: bits %s", name,
			      bits(id));
	if (strcmp(column(s, fields, count, "source"), "our own") != 0)
		return;
	want = column(s, fields, count, "expected_distribution");
	ck_assert_msg(strcmp(want, osd_identity_distribution(id)) == 0,
		      "%s: distribution %s", name,
		      osd_identity_distribution(id));
}

START_TEST(test_own_systems)
{
	ck_assert_int_gt(each_system(DATA, check_own), 100);
}
END_TEST

/* Rows of the corpus whose fields do not show what the corpus knows. */
static const struct {
	const char *id, *family, *bits;
} not_shown[] = {
	{"isa-joyent-smartmachine", "unknown", "64"}, /* isainfo alone */
	{"isa-sol-scl14511", "solaris10", "64"}, /* no release: unsupported */
	{"nexentacore2-domu32", "opensolaris", "unknown"}, /* boot banner */
	{"osol-snv134-sparc-ai", "opensolaris", "unknown"}, /* no SPARC sign */
	{"sol10u10-sunpc1", "solaris10", "unknown"}, /* isainfo not kept */
};

static int is_not_shown(const char *name, const osd_identity *id)
{
	size_t i;

	for (i = 0; i < OSDI_COUNT(not_shown); i++)
		if (strcmp(not_shown[i].id, name) == 0) {
			ck_assert_str_eq(osd_identity_family_name(id),
					 not_shown[i].family);
			ck_assert_str_eq(bits(id), not_shown[i].bits);
			ck_assert_msg(strcmp(name, "sol10u10-sunpc1") == 0 ||
					      osd_identity_verdict(id) ==
						      OSD_UNSUPPORTED,
				      "%s is not refused", name);
			return 1;
		}
	return 0;
}

/* The verdict that follows from what a row of the corpus says. */
static osd_verdict expected_verdict(const char *family, const char *notes,
				    const char *distribution)
{
	if (strstr(notes, "refuse") != NULL)
		return OSD_UNSUPPORTED;
	if (strcmp(family, "illumos") == 0)
		return OSD_NATIVE;
	if (strcmp(family, "opensolaris") == 0)
		return strstr(distribution, "2009.06") != NULL
			       ? OSD_SUPPORTED
			       : OSD_UNSUPPORTED;
	if (strcmp(family, "solaris10") == 0 ||
	    strcmp(family, "solaris11") == 0 ||
	    strcmp(family, "solaris11express") == 0)
		return OSD_SUPPORTED;
	return OSD_UNSUPPORTED;
}

static void check_corpus(const struct systems *s, const it_slice *fields,
			 size_t count, const osd_identity *id)
{
	char name[256], family[64];
	const char *want;

	osdi_copy(name, sizeof name, column(s, fields, count, "id"));
	osdi_copy(family, sizeof family,
		  column(s, fields, count, "expected_family"));
	if (is_not_shown(name, id))
		return;
	ck_assert_msg(strcmp(family, osd_identity_family_name(id)) == 0,
		      "%s: family %s", name, osd_identity_family_name(id));
	want = column(s, fields, count, "kernel_bits");
	if (strcmp(want, "unknown") != 0)
		ck_assert_msg(strcmp(want, bits(id)) == 0, "%s: bits %s", name,
			      bits(id));
	ck_assert_msg(expected_verdict(
			      family, column(s, fields, count, "notes"),
			      column(s, fields, count,
				     "expected_distribution")) ==
			      osd_identity_verdict(id),
		      "%s: verdict %s", name,
		      osd_verdict_name(osd_identity_verdict(id)));
}

/* Where the corpus lies; NULL, and a line, where it is absent. */
static const char *corpus(void)
{
	static char path[2048];
	const char *shared = getenv("IT_SHARED");

	(void)snprintf(path, sizeof path, "%s/corpus",
		       shared != NULL ? shared : TOP_SRCDIR "/../shared");
	if (access(path, R_OK) == 0)
		return path;
	skipped("the corpus of systems");
	return NULL;
}

START_TEST(test_corpus)
{
	const char *directory = corpus();

	if (directory != NULL)
		ck_assert_int_ge(each_system(directory, check_corpus), 179);
}
END_TEST

/* --- details of identities ----------------------------------------------- */

static const struct {
	const char *facts;
	const char *distribution, *release, *update;
	unsigned kernels;
	osd_boot_archive archive;
} details[] = {
	{FILE_("Solaris 10 3/05 s10_74L2a X86"), "Solaris 10 3/05 (GA) x86",
	 "10", "GA", 3, OSD_ARCHIVE_NONE},
	{FILE_("Solaris 10 1/06 s10x_u1wos_19a X86"),
	 "Solaris 10 1/06 (u1) x86", "10", "u1", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 6/06 X86"), "Solaris 10 6/06 (u2) x86", "10", "u2",
	 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 11/06 X86"), "Solaris 10 11/06 (u3) x86", "10",
	 "u3", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 8/07 X86"), "Solaris 10 8/07 (u4) x86", "10", "u4",
	 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 5/08 X86"), "Solaris 10 5/08 (u5) x86", "10", "u5",
	 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 10/08 X86"), "Solaris 10 10/08 (u6) x86", "10",
	 "u6", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 5/09 X86"), "Solaris 10 5/09 (u7) x86", "10", "u7",
	 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 10/09 X86"), "Solaris 10 10/09 (u8) x86", "10",
	 "u8", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Oracle Solaris 10 9/10 X86"),
	 "Oracle Solaris 10 9/10 (u9) x86", "10", "u9", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Oracle Solaris 10 8/11 X86"),
	 "Oracle Solaris 10 8/11 (u10) x86", "10", "u10", 3,
	 OSD_ARCHIVE_STOPS},
	{FILE_("Oracle Solaris 10 1/13 X86"),
	 "Oracle Solaris 10 1/13 (u11) x86", "10", "u11", 3,
	 OSD_ARCHIVE_STOPS},
	{FILE_("Oracle Solaris 10 1/17 X86"), "Oracle Solaris 10 1/17 x86",
	 "10", "", 3, OSD_ARCHIVE_STOPS},
	{FILE_("Solaris 10 3/05 s10_74L2a SPARC"),
	 "Solaris 10 3/05 (GA) SPARC", "10", "GA", 2, OSD_ARCHIVE_NONE},
	{FILE_("Oracle Solaris 11.1 X86"), "Oracle Solaris 11.1 x86", "11.1",
	 "", 2, OSD_ARCHIVE_RESTARTS},
	{OS("ID=solaris;VERSION_ID=11.4;BUILD_ID=11.4.42.0.1.113.1"),
	 "Oracle Solaris 11.4 SRU 42", "11.4", "SRU 42", 2,
	 OSD_ARCHIVE_RESTARTS},
	{S11("11.4.0.12.0"), "Oracle Solaris 11.4 beta x86", "11.4", "beta",
	 2, OSD_ARCHIVE_RESTARTS},
	{S11("snv_151a"), "Oracle Solaris 11 Express (snv_151a) x86",
	 "11 Express", "snv_151a", 3, OSD_ARCHIVE_RESTARTS},
	{S11("snv_111b"), "OpenSolaris 2009.06 (snv_111b) x86", "2009.06",
	 "snv_111b", 3, OSD_ARCHIVE_STOPS},
	{FILE_("OpenSolaris 2009.06 X86"), "OpenSolaris 2009.06 (snv_111b) x86",
	 "2009.06", "snv_111b", 3, OSD_ARCHIVE_STOPS},
	{FILE_("OmniOS v11 r151022"), "OmniOS r151022", "r151022", "", 3,
	 OSD_ARCHIVE_RESTARTS},
	{FILE_("OmniOS v11 r151024"), "OmniOS r151024", "r151024", "", 2,
	 OSD_ARCHIVE_RESTARTS},
	{FILE_("SmartOS x86_64"), "SmartOS", "", "", 3, OSD_ARCHIVE_RESTARTS},
	{FILE_("OpenIndiana Hipster i86pc"), "OpenIndiana Hipster", "", "", 3,
	 OSD_ARCHIVE_RESTARTS},
	{FILE_("DilOS amd64"), "DilOS", "", "", 3, OSD_ARCHIVE_RESTARTS},
	{FILE_("Tribblix i386"), "Tribblix", "", "", 3, OSD_ARCHIVE_RESTARTS},
	{S11("illumos-0123456"), "illumos", "", "", 3, OSD_ARCHIVE_RESTARTS},
	{S11("illumos-0123456789"), "illumos", "", "", 2,
	 OSD_ARCHIVE_RESTARTS},
	{"kernel_files=unix64 elf64", "unknown system", "", "", 2,
	 OSD_ARCHIVE_NONE},
	{"kernel_files=unix32 unix64", "unknown system", "", "", 3,
	 OSD_ARCHIVE_NONE},
};

START_TEST(test_detail)
{
	osd_identity *id = identify(details[_i].facts);

	ck_assert_str_eq(osd_identity_distribution(id),
			 details[_i].distribution);
	ck_assert_str_eq(osd_identity_release(id), details[_i].release);
	ck_assert_str_eq(osd_identity_update(id), details[_i].update);
	ck_assert_uint_eq(osd_identity_kernels(id), details[_i].kernels);
	ck_assert_int_eq(osd_identity_boot_archive(id), details[_i].archive);
	osd_identity_free(id);
}
END_TEST

static const struct {
	const char *facts;
	const char *reason;
} reasons[] = {
	{S11("11.3\n") FILE_("Oracle Solaris 10 1/13 s10x_u11wos_24a X86"),
	 "facts contradict each other: uname says \"SunOS 5.11 11.3\", "
	 "etc/release says \"Oracle Solaris 10 1/13 s10x_u11wos_24a X86\""},
	{S11("11.3\n") FILE_("Oracle Solaris 11.3 SPARC"),
	 "facts contradict each other: machine says \"i86pc\", etc/release "
	 "says \"SPARC\""},
	{S11("11.3\nzonename=web\0331"),
	 " is a non-global zone; drivers belong to the global zone"},
	{FILE_("Solaris 9 9/05 s9s_u8wos_05 SPARC"),
	 "this is a SPARC system; VMware's virtual machines are x86"},
	{S11("snv_130"),
	 "Solaris Nevada (snv_130) x86 is not OpenSolaris 2009.06 "
	 "(snv_111b), the only snv build with a driver"},
};

START_TEST(test_reason)
{
	osd_identity *id = identify(reasons[_i].facts);

	if (_i != 2) /* a name with control bytes is not shown */
		ck_assert_str_eq(osd_identity_reason(id), reasons[_i].reason);
	ck_assert_ptr_null(strchr(osd_identity_reason(id), '\033'));
	osd_identity_free(id);
}
END_TEST

/* --- choice -------------------------------------------------------------- */

static const char *const six[] = {"10",	   "10_64",   "11",
				  "11_64", "2009.06", "2009.06_64"};

#define GA   FILE_("Solaris 10 3/05 s10_74L2a X86")
#define U1   FILE_("Solaris 10 1/06 s10x_u1wos_19a X86")
#define U3   FILE_("Solaris 10 11/06 s10x_u3wos_10 X86")
#define U11  FILE_("Oracle Solaris 10 1/13 s10x_u11wos_24a X86")
#define S111 FILE_("Oracle Solaris 11.1 X86")
#define OSOL FILE_("OpenSolaris 2009.06 snv_111b X86")
#define OMNI FILE_("OmniOS v11 r151048")

static const struct {
	const char *facts, *module, *override;
	size_t dirs; /* how many of the six the media has */
	osd_choice_result result;
	const char *dir32, *dir64, *row;
	int must_prove;
} choices[] = {
	{U11, "vmxnet3s", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmxnet3s",
	 0},
	{U11, "vmxnet", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmxnet", 0},
	{U11, "vmmemctl", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmmemctl",
	 0},
	{U11, "vmhgfs", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmhgfs", 0},
	{U11, "vmblock", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmblock", 0},
	{U3, "vmxnet3s", NULL, 6, OSD_CHOSEN, "10", "10_64",
	 "10-vmxnet3s-old-kernel", 1},
	{S10("Generic_127112-07\n") U3, "vmxnet3s", NULL, 6, OSD_CHOSEN, "10",
	 "10_64", "10-vmxnet3s", 0},
	{S10("Generic_125101-10\n") U3, "vmxnet3s", NULL, 6, OSD_CHOSEN, "10",
	 "10_64", "10-vmxnet3s-old-kernel", 1},
	{GA, "vmmemctl", NULL, 6, OSD_LEFT_OUT, NULL, NULL, "10-vmmemctl-ga",
	 0},
	{U1, "vmmemctl", NULL, 6, OSD_LEFT_OUT, NULL, NULL, "10-vmmemctl-u1",
	 0},
	{S10("Generic_147148-26"), "vmmemctl", NULL, 6, OSD_LEFT_OUT, NULL,
	 NULL, "10-vmmemctl-no-update", 0},
	{U3, "vmmemctl", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmmemctl",
	 0},
	{U1, "vmhgfs", NULL, 6, OSD_CHOSEN, "10", "10_64", "10-vmhgfs", 0},
	{S111, "vmxnet3s", NULL, 6, OSD_CHOSEN, NULL, "11_64", "11-vmxnet3s",
	 0},
	{S111, "vmxnet", NULL, 6, OSD_CHOSEN, NULL, "11_64", "11-vmxnet", 0},
	{S111, "vmmemctl", NULL, 6, OSD_CHOSEN, NULL, "11_64", "11-vmmemctl",
	 0},
	{S111, "vmhgfs", NULL, 6, OSD_CHOSEN, NULL, "11_64", "11-vmhgfs", 0},
	{S111, "vmblock", NULL, 6, OSD_CHOSEN, NULL, "11_64", "11-vmblock",
	 0},
	{S111, "vmxnet3s", "10", 6, OSD_CHOSEN, NULL, "10_64", "10-vmxnet3s",
	 0},
	{S111, "vmxnet3s", NULL, 2, OSD_NOT_THERE, NULL, NULL, "11-vmxnet3s",
	 0},
	{S11("snv_151a"), "vmxnet3s", NULL, 6, OSD_CHOSEN, "11", "11_64",
	 "11-vmxnet3s", 0},
	{OSOL, "vmxnet3s", NULL, 6, OSD_CHOSEN, "2009.06", "2009.06_64",
	 "2009.06-vmxnet3s", 0},
	{OSOL, "vmxnet", NULL, 6, OSD_CHOSEN, "2009.06", "2009.06_64",
	 "2009.06-vmxnet", 0},
	{OSOL, "vmmemctl", NULL, 6, OSD_LEFT_OUT, NULL, NULL,
	 "2009.06-vmmemctl", 0},
	{OSOL, "vmhgfs", NULL, 6, OSD_LEFT_OUT, NULL, NULL, "2009.06-vmhgfs",
	 0},
	{OSOL, "vmblock", NULL, 6, OSD_LEFT_OUT, NULL, NULL,
	 "2009.06-vmblock", 0},
	{OSOL, "vmxnet3s", NULL, 5, OSD_NOT_THERE, NULL, NULL,
	 "2009.06-vmxnet3s", 0},
	{OMNI, "vmxnet3s", NULL, 6, OSD_REFUSED, NULL, NULL, "verdict", 0},
	{OMNI, "vmxnet3s", "11", 6, OSD_CHOSEN, NULL, "11_64", "11-vmxnet3s",
	 0},
	{S11("snv_134"), "vmxnet3s", NULL, 6, OSD_REFUSED, NULL, NULL,
	 "verdict", 0},
	{S11("snv_134"), "vmxnet3s", "2009.06", 6, OSD_CHOSEN, "2009.06",
	 "2009.06_64", "2009.06-vmxnet3s", 0},
	{S11("snv_134"), "vmxnet3s", "2010.03", 6, OSD_REFUSED, NULL, NULL,
	 "override-unknown", 0},
	{S11("snv_134"), "vmxnet3s", "", 6, OSD_REFUSED, NULL, NULL,
	 "override-unknown", 0},
	{S111, "vmxnet3s", "11_64", 6, OSD_REFUSED, NULL, NULL,
	 "override-unknown", 0},
	{FILE_("Oracle Solaris 11.3 SPARC"), "vmxnet3s", "11", 6, OSD_REFUSED,
	 NULL, NULL, "verdict", 0},
	{S11("11.3\nzonename=web1"), "vmxnet3s", "11", 6, OSD_REFUSED, NULL,
	 NULL, "verdict", 0},
	{S10("Generic_Virtual"), "vmxnet3s", "10", 6, OSD_REFUSED, NULL, NULL,
	 "verdict", 0},
	{"sysname=Linux", "vmxnet3s", "11", 6, OSD_REFUSED, NULL, NULL,
	 "verdict", 0},
	{FILE_("test test"), "vmxnet3s", "11", 6, OSD_CHOSEN, "11", "11_64",
	 "11-vmxnet3s", 0},
	{FILE_("test test"), "vmxnet3s", NULL, 6, OSD_REFUSED, NULL, NULL,
	 "verdict", 0},
};

static void same_or_null(const char *got, const char *want)
{
	if (want == NULL)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got, want);
}

START_TEST(test_choice)
{
	osd_identity *id = identify(choices[_i].facts);
	osd_choice *choice;

	ck_assert_int_eq(osd_choose(id, choices[_i].module, six,
				    choices[_i].dirs, choices[_i].override,
				    &choice),
			 OSD_OK);
	ck_assert_int_eq(osd_choice_get(choice), choices[_i].result);
	same_or_null(osd_choice_dir32(choice), choices[_i].dir32);
	same_or_null(osd_choice_dir64(choice), choices[_i].dir64);
	ck_assert_str_eq(osd_choice_row(choice), choices[_i].row);
	ck_assert_int_eq(osd_choice_must_prove_load(choice),
			 choices[_i].must_prove);
	if (choices[_i].result == OSD_CHOSEN)
		ck_assert_str_eq(osd_choice_conf_dir(choice),
				 osd_choice_flavour(choice));
	else
		ck_assert_str_ne(osd_choice_reason(choice), "");
	osd_choice_free(choice);
	osd_identity_free(id);
}
END_TEST

START_TEST(test_every_choice_row_is_tested)
{
	const char *row;
	size_t i, k;

	for (i = 0; (row = osdi_choice_row(i)) != NULL; i++) {
		for (k = 0; k < OSDI_COUNT(choices); k++)
			if (strcmp(choices[k].row, row) == 0)
				break;
		ck_assert_msg(k < OSDI_COUNT(choices), "no test for the row "
						       "%s",
			      row);
	}
}
END_TEST

START_TEST(test_choice_names_what_there_is)
{
	osd_identity *id = identify(S111);
	osd_choice *choice;

	ck_assert_int_eq(osd_choose(id, "vmxnet3s", six, 2, NULL, &choice),
			 OSD_OK);
	ck_assert_str_eq(osd_choice_reason(choice),
			 "the media has no directory 11_64; it has 10, 10_64");
	osd_choice_free(choice);
	ck_assert_int_eq(osd_choose(id, "vmxnet3s", NULL, 0, NULL, &choice),
			 OSD_OK);
	ck_assert_str_eq(osd_choice_reason(choice),
			 "the media has no directory 11_64; it has none at "
			 "all");
	osd_choice_free(choice);
	ck_assert_int_eq(osd_choose(id, "vmxnet3s", six, 6, "no\n", &choice),
			 OSD_OK);
	ck_assert_str_eq(osd_choice_reason(choice),
			 "the directory \"no\\x0A\" is not known; known ones "
			 "are 10, 11 and 2009.06");
	osd_choice_free(choice);
	ck_assert_int_eq(osd_choose(id, "vmci", six, 6, NULL, &choice),
			 OSD_BAD_CALL);
	ck_assert_ptr_null(choice);
	ck_assert_int_eq(osd_choose(NULL, "vmxnet", six, 6, NULL, &choice),
			 OSD_BAD_CALL);
	ck_assert_int_eq(osd_choose(id, "vmxnet", NULL, 1, NULL, &choice),
			 OSD_BAD_CALL);
	osd_choice_free(NULL);
	osd_identity_free(id);
}
END_TEST

/* --- facts --------------------------------------------------------------- */

START_TEST(test_facts)
{
	osd_facts *facts;
	size_t len, i;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	for (i = 0; osd_facts_key(i) != NULL; i++)
		ck_assert_ptr_null(osd_facts_get(facts, osd_facts_key(i)));
	ck_assert_uint_eq(i, 12);
	ck_assert_int_eq(osd_facts_set(facts, "sysname", "SunOS"), OSD_OK);
	ck_assert_str_eq(osd_facts_get(facts, "sysname"), "SunOS");
	ck_assert_int_eq(osd_facts_set(facts, "sysname", NULL), OSD_OK);
	ck_assert_ptr_null(osd_facts_get(facts, "sysname"));
	ck_assert_int_eq(osd_facts_set(facts, "color", "red"), OSD_BAD_CALL);
	ck_assert_int_eq(osd_facts_set(facts, "color", NULL), OSD_BAD_CALL);
	ck_assert_ptr_null(osd_facts_get(facts, "color"));
	ck_assert_int_eq(osd_facts_set_bytes(facts, "release_file", "a\0b", 3),
			 OSD_OK);
	ck_assert_int_eq(memcmp(osd_facts_get_bytes(facts, "release_file",
						    &len),
				"a\0b", 4),
			 0);
	ck_assert_uint_eq(len, 3);
	ck_assert_int_eq(osd_facts_set_bytes(facts, "release_file", NULL, 0),
			 OSD_OK);
	ck_assert_str_eq(osd_facts_get(facts, "release_file"), "");
	ck_assert_int_eq(osd_facts_new(NULL), OSD_BAD_CALL);
	ck_assert_int_eq(osd_facts_live(NULL), OSD_BAD_CALL);
	ck_assert_int_eq(osd_identify(facts, NULL), OSD_BAD_CALL);
	osd_facts_free(facts);
	osd_facts_free(NULL);
	osd_identity_free(NULL);
	ck_assert_str_eq(osd_status_text(OSD_NO_MEMORY), "out of memory");
	ck_assert_str_eq(osd_status_text((osd_status)99), "?");
}
END_TEST

static const struct {
	const char *text;
	osd_status status;
	size_t bad_line;
	const char *key, *value;
} facts_files[] = {
	{"sysname=SunOS\n", OSD_OK, 0, "sysname", "SunOS"},
	{"# comment\n\n  release = 5.11 \r\n", OSD_OK, 0, "release", "5.11"},
	{"version=#1 SMP a=b", OSD_OK, 0, "version", "#1 SMP a=b"},
	{"sysname=SunOS\nsysname=\n", OSD_OK, 0, "sysname", NULL},
	{"release_file=a;b\n", OSD_OK, 0, "release_file", "a\nb"},
	{"origin=root\n", OSD_OK, 0, "origin", "root"},
	{"", OSD_OK, 0, "origin", "given"},
	{"sysname=SunOS\nbogus=1\n", OSD_BAD_FACTS, 2, "sysname", "SunOS"},
	{"\nno equals sign\n", OSD_BAD_FACTS, 2, "sysname", NULL},
	{"=x\n", OSD_BAD_FACTS, 1, "sysname", NULL},
};

START_TEST(test_facts_file)
{
	osd_facts *facts;
	size_t line;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_parse(facts, facts_files[_i].text,
					 strlen(facts_files[_i].text),
					 text_of_path, NULL, &line),
			 facts_files[_i].status);
	ck_assert_uint_eq(line, facts_files[_i].bad_line);
	same_or_null(osd_facts_get(facts, facts_files[_i].key),
		     facts_files[_i].value);
	osd_facts_free(facts);
}
END_TEST

START_TEST(test_live)
{
	osd_facts *facts;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_live(facts), OSD_OK);
	ck_assert_ptr_nonnull(osd_facts_get(facts, "sysname"));
	ck_assert_ptr_nonnull(osd_facts_get(facts, "machine"));
	ck_assert_str_eq(osd_facts_get(facts, "origin"), "live");
	osd_facts_free(facts);
}
END_TEST

/* --- roots --------------------------------------------------------------- */

static osd_status from_root(osd_facts **facts, char *trouble, size_t size)
{
	int fd = open(scratch, O_RDONLY);
	osd_status status;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(osd_facts_new(facts), OSD_OK);
	status = osd_facts_from_root(*facts, fd, trouble, size);
	ck_assert_int_eq(close(fd), 0);
	return status;
}

START_TEST(test_root)
{
	static const char elf64[20] = "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76";
	static const char elf32[20] = "\177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3";
	osd_facts *facts;
	char trouble[64];

	make_scratch();
	put_text("etc/release", "  Oracle Solaris 11.4 X86\n");
	put_text("etc/versions/uts_version", "11.4.57.144.3\n");
	put_text("usr/lib/os-release", "ID=solaris\n");
	ck_assert_int_eq(symlink("../usr/lib/os-release",
				 in_scratch("etc/os-release")),
			 0);
	put("platform/i86pc/kernel/unix", elf32, sizeof elf32);
	put("platform/i86pc/kernel/amd64/unix", elf64, sizeof elf64);
	put_text("kernel/genunix", "");
	put_text("kernel/amd64/genunix", "");
	ck_assert_int_eq(from_root(&facts, trouble, sizeof trouble), OSD_OK);
	ck_assert_str_eq(trouble, "");
	ck_assert_str_eq(osd_facts_get(facts, "release_file"),
			 "  Oracle Solaris 11.4 X86\n");
	ck_assert_str_eq(osd_facts_get(facts, "os_release_file"),
			 "ID=solaris\n");
	ck_assert_str_eq(osd_facts_get(facts, "uts_version"),
			 "11.4.57.144.3\n");
	ck_assert_str_eq(osd_facts_get(facts, "kernel_files"),
			 "unix32 elf32 unix64 elf64 genunix32 genunix64");
	ck_assert_str_eq(osd_facts_get(facts, "origin"), "root");
	ck_assert_ptr_null(osd_facts_get(facts, "sysname"));
	ck_assert_ptr_null(osd_facts_get(facts, "machine"));
	ck_assert_ptr_null(osd_facts_get(facts, "zonename"));
	osd_facts_free(facts);
	drop_scratch();
}
END_TEST

START_TEST(test_root_sparc)
{
	static const char elf[20] = "\177ELF\2\2\1\0\0\0\0\0\0\0\0\0\0\2\0\53";
	osd_facts *facts;
	osd_identity *id;

	make_scratch();
	put("platform/sun4v/kernel/sparcv9/unix", elf, sizeof elf);
	ck_assert_int_eq(from_root(&facts, NULL, 0), OSD_OK);
	ck_assert_str_eq(osd_facts_get(facts, "kernel_files"), "sparc elf64");
	ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
	ck_assert_str_eq(osd_identity_reason(id),
			 "this is a SPARC system; VMware's virtual machines "
			 "are x86");
	osd_identity_free(id);
	osd_facts_free(facts);
	drop_scratch();
}
END_TEST

START_TEST(test_root_trouble)
{
	osd_facts *facts;
	char trouble[64];
	int fd;

	make_scratch();
	put_text("etc/x", "");
	ck_assert_int_eq(symlink("../../../../../../../../../../etc/passwd",
				 in_scratch("etc/os-release")),
			 0);
	ck_assert_int_eq(from_root(&facts, trouble, sizeof trouble),
			 OSD_LINK_OUT);
	ck_assert_str_eq(trouble, "etc/os-release");
	osd_facts_free(facts);
	ck_assert_int_eq(unlink(in_scratch("etc/os-release")), 0);
	ck_assert_int_eq(mkdir(in_scratch("etc/release"), 0755), 0);
	ck_assert_int_eq(from_root(&facts, trouble, sizeof trouble),
			 OSD_UNREADABLE);
	ck_assert_str_eq(trouble, "etc/release");
	osd_facts_free(facts);
	fd = open(in_scratch("etc/x"), O_RDONLY);
	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_from_root(facts, fd, NULL, 0), OSD_NO_ROOT);
	ck_assert_int_eq(osd_facts_from_root(facts, -1, NULL, 0), OSD_NO_ROOT);
	ck_assert_int_eq(close(fd), 0);
	osd_facts_free(facts);
	drop_scratch();
}
END_TEST

/* The root itself and one directory: there is none for the file. */
START_TEST(test_root_few_descriptors)
{
	struct rlimit before, few;
	osd_facts *facts;
	char trouble[64];
	int number, next;

	make_scratch();
	put_text("etc/release", "Solaris\n");
	next = dup(0);
	ck_assert_int_eq(close(next), 0);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = before;
	few.rlim_cur = (rlim_t)next + 2;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	ck_assert_int_eq(from_root(&facts, trouble, sizeof trouble),
			 OSD_UNREADABLE);
	number = errno;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
	ck_assert_int_eq(number, EMFILE);
	ck_assert_str_eq(trouble, "etc/release");
	osd_facts_free(facts);
	drop_scratch();
}
END_TEST

START_TEST(test_root_large_file)
{
	static char text[5 << 20];
	osd_facts *facts;
	osd_identity *id;
	size_t len;

	make_scratch();
	memset(text, 'x', sizeof text);
	memcpy(text, "Oracle Solaris 11.2 X86\n", 24);
	put("etc/release", text, sizeof text);
	ck_assert_int_eq(from_root(&facts, NULL, 0), OSD_OK);
	(void)osd_facts_get_bytes(facts, "release_file", &len);
	ck_assert_uint_eq(len, 4 << 20);
	ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
	ck_assert_str_eq(osd_identity_release(id), "11.2");
	osd_identity_free(id);
	osd_facts_free(facts);
	drop_scratch();
}
END_TEST

/* --- damage -------------------------------------------------------------- */

static const struct {
	const char *uname, *text, *family;
} cut_files[] = {
	{S11("11.3"), "     Oracle Solaris 11.3 X86\n  Copyright\n",
	 "solaris11"},
	{S11("11.0"), "     Oracle Solaris 11 11/11 X86\n", "solaris11"},
	{S10("Generic_147148-26"),
	 "  Oracle Solaris 10 1/13 s10x_u11wos_24a X86\n", "solaris10"},
	{S11("snv_111b"), "  OpenSolaris 2009.06 snv_111b X86\n",
	 "opensolaris"},
	{S11("omnios-r151048-0123456789"), "  OmniOS v11 r151048\n",
	 "illumos"},
	{S11("illumos-0123456789"),
	 "  OpenIndiana Hipster 2020.04 (powered by illumos)\n", "illumos"},
};

/* A file cut at any byte never changes what uname says. */
START_TEST(test_cut)
{
	size_t len = strlen(cut_files[_i].text), cut;
	const char *text = cut_files[_i].text;
	osd_facts *facts;
	osd_identity *id;

	for (cut = 0; cut <= len; cut++) {
		ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
		ck_assert_int_eq(osd_facts_parse(facts, cut_files[_i].uname,
						 strlen(cut_files[_i].uname),
						 text_of_path, NULL, NULL),
				 OSD_OK);
		ck_assert_int_eq(osd_facts_set_bytes(facts, "release_file",
						     text, cut),
				 OSD_OK);
		ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
		ck_assert_msg(strcmp(osd_identity_family_name(id),
				     cut_files[_i].family) == 0,
			      "cut at %lu: %s", (unsigned long)cut,
			      osd_identity_reason(id));
		ck_assert_int_ne(osd_identity_verdict(id), OSD_UNSUPPORTED);
		osd_identity_free(id);
		osd_facts_free(facts);
	}
}
END_TEST

static unsigned long seed = 12345;

static unsigned next_random(void)
{
	seed = seed * 1103515245UL + 12345UL;
	return (unsigned)(seed >> 16) & 0x7fff;
}

/* Real words in random order between random bytes. */
static size_t random_text(char *text, size_t size)
{
	static const char *const words[] = {
		"Oracle ", "Solaris ", "10 ",	"11.4", "snv_", "111b",
		"\n",	   "=",	       "\"",	"ID=",	"X86",	"SPARC",
		"s10x_u",  "wos",      "illumos", "1/13", "\t", "\r\n",
	};
	size_t len = 0, at;
	const char *word;

	while (len + 16 < size && next_random() % 40 != 0) {
		at = next_random() % (2 * OSDI_COUNT(words));
		if (at < OSDI_COUNT(words)) {
			word = words[at];
			memcpy(text + len, word, strlen(word));
			len += strlen(word);
		} else {
			text[len++] = (char)(next_random() & 0xff);
		}
	}
	return len;
}

START_TEST(test_random)
{
	char text[512];
	osd_facts *facts;
	osd_identity *id;
	osd_choice *choice;
	size_t i, k, len;

	for (i = 0; i < 3000; i++) {
		ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
		for (k = 0; osd_facts_key(k) != NULL; k++) {
			len = random_text(text, sizeof text);
			if (next_random() % 3 != 0)
				(void)osd_facts_set_bytes(
					facts, osd_facts_key(k), text, len);
		}
		ck_assert_int_eq(osd_identify(facts, &id), OSD_OK);
		ck_assert_int_eq(
			osd_choose(id, "vmxnet3s", six, 6, NULL, &choice),
			OSD_OK);
		ck_assert_ptr_null(strchr(osd_identity_reason(id), '\t'));
		osd_choice_free(choice);
		osd_identity_free(id);
		len = random_text(text, sizeof text);
		(void)osd_facts_parse(facts, text, len, text_of_path, NULL,
				      NULL);
		osd_facts_free(facts);
	}
}
END_TEST

/* --- the program --------------------------------------------------------- */

static const struct {
	const char *facts, *release;
	int status;
	const char *out;
} outputs[] = {
	{S11("11.1\nprocessor=i386\nisainfo=64-bit amd64 kernel modules\n"),
	 "     Oracle Solaris 11.1 X86\n", 0,
	 "System:     Oracle Solaris 11.1 x86\n"
	 "Family:     solaris11\n"
	 "Release:    11.1\n"
	 "Kernel:     64-bit\n"
	 "Verdict:    supported\n"
	 "Directory:  11_64 (64-bit)\n"},
	{S10("Generic_147148-26\n"),
	 "  Oracle Solaris 10 1/13 s10x_u11wos_24a X86\n", 0,
	 "System:     Oracle Solaris 10 1/13 (u11) x86\n"
	 "Family:     solaris10\n"
	 "Release:    10\n"
	 "Update:     u11\n"
	 "Kernel:     32-bit or 64-bit\n"
	 "Verdict:    supported\n"
	 "Directory:  10 (32-bit), 10_64 (64-bit)\n"},
	{S11("snv_111b\n"), "OpenSolaris 2009.06 snv_111b X86\n", 0,
	 "System:     OpenSolaris 2009.06 (snv_111b) x86\n"
	 "Family:     opensolaris\n"
	 "Release:    2009.06\n"
	 "Update:     snv_111b\n"
	 "Kernel:     32-bit or 64-bit\n"
	 "Verdict:    supported\n"
	 "Directory:  2009.06 (32-bit), 2009.06_64 (64-bit)\n"},
	{S11("snv_151a\n"), "Oracle Solaris 11 Express snv_151a X86\n", 0,
	 "System:     Oracle Solaris 11 Express (snv_151a) x86\n"
	 "Family:     solaris11express\n"
	 "Release:    11 Express\n"
	 "Update:     snv_151a\n"
	 "Kernel:     32-bit or 64-bit\n"
	 "Verdict:    supported\n"
	 "Directory:  11 (32-bit), 11_64 (64-bit)\n"
	 "Warning:    Solaris 11 Express came out before Solaris 11: a "
	 "driver built for 11 may not load\n"},
	{S11("omnios-r151048-0123456789\n"), "  OmniOS v11 r151048\n", 0,
	 "System:     OmniOS r151048\n"
	 "Family:     illumos\n"
	 "Release:    r151048\n"
	 "Kernel:     64-bit\n"
	 "Verdict:    native\n"
	 "Reason:     illumos maintains its own drivers for VMware's "
	 "devices\n"
	 "Remedy:     install the system's package driver/network/vmxnet3s "
	 "where it is missing\n"},
	{"sysname=SunOS\nrelease=5.11\nversion=11.3\nmachine=sun4v\n",
	 "Oracle Solaris 11.3 SPARC\n", 4,
	 "System:     Oracle Solaris 11.3 SPARC\n"
	 "Family:     solaris11\n"
	 "Release:    11.3\n"
	 "Kernel:     64-bit\n"
	 "Verdict:    unsupported\n"
	 "Reason:     this is a SPARC system; VMware's virtual machines are "
	 "x86\n"
	 "Remedy:     there are no such drivers for SPARC\n"},
	{S11("11.3\nzonename=web1\n"), "Oracle Solaris 11.3 X86\n", 4,
	 "System:     Oracle Solaris 11.3 x86\n"
	 "Family:     solaris11\n"
	 "Release:    11.3\n"
	 "Kernel:     64-bit\n"
	 "Verdict:    unsupported\n"
	 "Reason:     web1 is a non-global zone; drivers belong to the global "
	 "zone\n"
	 "Remedy:     install in the global zone\n"},
	{"sysname=Linux\nrelease=5.10.0-33-amd64\nmachine=x86_64\n", "", 4,
	 "System:     Linux 5.10.0-33-amd64\n"
	 "Family:     linux\n"
	 "Release:    5.10.0-33-amd64\n"
	 "Verdict:    unsupported\n"
	 "Reason:     this is Linux 5.10.0-33-amd64, and these "
	 "drivers are for Solaris\n"
	 "Remedy:     name a directory that holds a Solaris system with "
	 "--root; Linux has drivers of its own\n"},
	{"", "test test\n", 4,
	 "System:     unknown system\n"
	 "Family:     unknown\n"
	 "Verdict:    unsupported\n"
	 "Reason:     no known system says \"test test\"\n"
	 "Remedy:     \"install-tools --os-dir DIR\" installs one of the "
	 "directories 10, 11 and 2009.06 anyway, at your own risk\n"},
};

START_TEST(test_output)
{
	char facts[1024];

	make_scratch();
	put_text("release", outputs[_i].release);
	(void)snprintf(facts, sizeof facts, "%srelease_file=release\n",
		       outputs[_i].facts);
	put_text("facts", facts);
	ck_assert_int_eq(osdetect("--facts facts"), outputs[_i].status);
	ck_assert_str_eq(content(in_scratch("out")), outputs[_i].out);
	ck_assert_str_eq(content(in_scratch("err")), "");
	ck_assert_int_eq(osdetect("--facts=facts --quiet"),
			 outputs[_i].status);
	ck_assert_str_eq(content(in_scratch("out")), "");
	drop_scratch();
}
END_TEST

static const struct {
	const char *arguments;
	int status;
	const char *err;
} errors[] = {
	{"--bogus", 2,
	 "osdetect: --bogus: is not an option of osdetect\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"file", 2,
	 "osdetect: file: osdetect takes options only\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--root", 2,
	 "osdetect: --root: needs a value\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--facts=", 2,
	 "osdetect: --facts=: needs a value\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--json=1", 2,
	 "osdetect: --json=1: takes no value\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--root . --facts x", 2,
	 "osdetect: --root, --facts and --table exclude each other\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--quiet --verbose", 2,
	 "osdetect: --quiet and --verbose exclude each other\n"
	 "  \"osdetect --help\" lists the options\n"},
	{"--facts nothing", 1,
	 "osdetect: nothing: cannot be opened: No such file or directory\n"},
	{"--facts bad", 2,
	 "osdetect: bad: line 2 is not key=value with a known key\n"
	 "  osdetect(1) lists the keys\n"},
	{"--facts lost", 1,
	 "osdetect: not/there: cannot be opened: No such file or directory\n"},
	{"--root looped", 1,
	 "osdetect: looped/etc/release: is reached through a symbolic link "
	 "that leads out of the root or to itself\n"},
	{"--table .", 1, "osdetect: .: has no file systems.tsv\n"},
	{"--table nosuch", 1,
	 "osdetect: nosuch: cannot be opened: No such file or directory\n"
	 "  name the directory that holds systems.tsv\n"},
	{"--table headless", 1,
	 "osdetect: systems.tsv: the first line does not name a column "
	 "\"id\"\n"},
	{"--table hostile", 1,
	 "osdetect: systems.tsv: line 2 has no id that can be the name of a "
	 "file\n"},
};

START_TEST(test_error)
{
	make_scratch();
	put_text("bad", "sysname=SunOS\nbogus=1\n");
	put_text("lost", "release_file=not/there\n");
	put_text("looped/etc/x", "");
	ck_assert_int_eq(symlink("../../../etc/passwd",
				 in_scratch("looped/etc/release")),
			 0);
	put_text("headless/systems.tsv", "sysname\tversion\nSunOS\t11.3\n");
	put_text("hostile/systems.tsv", "id\tversion\n../x\t11.3\n");
	ck_assert_int_eq(osdetect(errors[_i].arguments), errors[_i].status);
	ck_assert_str_eq(content(in_scratch("out")), "");
	ck_assert_str_eq(content(in_scratch("err")), errors[_i].err);
	drop_scratch();
}
END_TEST

static json_t *json_output(void)
{
	json_error_t error;
	json_t *json = json_loads(content(in_scratch("out")),
				  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
				  &error);

	ck_assert_msg(json != NULL, "%s", error.text);
	return json;
}

static const char *member(json_t *json, const char *object, const char *name)
{
	json_t *at = object != NULL ? json_object_get(json, object) : json;
	const char *text = json_string_value(json_object_get(at, name));

	return text != NULL ? text : "(none)";
}

START_TEST(test_json)
{
	json_t *json;

	make_scratch();
	put("rel", "Oracle Solaris 11.1 X86\n\0\xff\n", 27);
	put_text("facts", S11("11.1\nrelease_file=rel\n"));
	ck_assert_int_eq(osdetect("--facts facts --json"), 0);
	json = json_output();
	ck_assert_int_eq(
		json_integer_value(json_object_get(json, "schema")), 1);
	ck_assert_str_eq(member(json, NULL, "command"), "osdetect");
	ck_assert_str_eq(member(json, NULL, "result"), "unchanged");
	ck_assert_str_eq(member(json, "facts", "version"), "11.1");
	ck_assert_str_eq(member(json, "system", "family"), "solaris11");
	ck_assert_str_eq(member(json, "system", "verdict"), "supported");
	ck_assert_uint_eq(json_array_size(json_object_get(json, "explain")),
			  4);
	json_decref(json);
	put_text("facts", S11("snv_134\n"));
	ck_assert_int_eq(osdetect("--json --facts facts"), 4);
	json = json_output();
	ck_assert_str_eq(member(json, NULL, "result"), "refused");
	json_decref(json);
	ck_assert_int_eq(osdetect("--bogus --json"), 2);
	json = json_output();
	ck_assert_str_eq(member(json, NULL, "result"), "failed");
	ck_assert_uint_eq(json_array_size(json_object_get(json, "errors")), 1);
	json_decref(json);
	drop_scratch();
}
END_TEST

START_TEST(test_explain)
{
	make_scratch();
	put_text("facts", S11("11.1\n"));
	ck_assert_int_eq(osdetect("--facts facts --explain"), 0);
	ck_assert_ptr_nonnull(strstr(
		content(in_scratch("out")),
		"\nDecided by these table rows:\n"
		"  uname-11                   uname says \"SunOS 5.11 11.1\"\n"
		"  machine-x86                machine says \"i86pc\"\n"
		"  solaris11                  family solaris11, verdict "
		"supported\n"
		"  11-vmxnet3s                vmxnet3s from 11\n"));
	ck_assert_int_eq(osdetect("--facts facts --verbose"), 0);
	ck_assert_ptr_nonnull(strstr(content(in_scratch("out")),
				     "\nModules:\n"
				     "  vmxnet3s  11_64 (64-bit)\n"));
	ck_assert_ptr_nonnull(strstr(content(in_scratch("out")),
				     "\nFacts:\n"
				     "  sysname          SunOS\n"));
	ck_assert_int_eq(osdetect("--help"), 0);
	ck_assert_ptr_nonnull(strstr(content(in_scratch("out")), "--table"));
	ck_assert_int_eq(osdetect("--version"), 0);
	ck_assert_str_eq(content(in_scratch("out")),
			 "osdetect (install-tools) " PACKAGE_VERSION "\n");
	drop_scratch();
}
END_TEST

START_TEST(test_root_of_program)
{
	make_scratch();
	put_text("root/etc/release", "Oracle Solaris 11.2 X86\n");
	ck_assert_int_eq(osdetect("--root root"), 0);
	ck_assert_str_eq(content(in_scratch("out")),
			 "System:     Oracle Solaris 11.2 x86\n"
			 "Family:     solaris11\n"
			 "Release:    11.2\n"
			 "Kernel:     64-bit\n"
			 "Verdict:    supported\n"
			 "Directory:  11_64 (64-bit)\n");
	ck_assert_int_eq(osdetect("--root / --json"),
			 osdetect("--json"));
	ck_assert_ptr_nonnull(strstr(content(in_scratch("out")),
				     "\"origin\": \"live\""));
	drop_scratch();
}
END_TEST

START_TEST(test_table)
{
	make_scratch();
	put_text("t/systems.tsv",
		 "id\trelease\tversion\tmachine\tnotes\n"
		 "a\t5.11\t11.1\ti86pc\tx\n"
		 "b\t5.10\tGeneric_147148-26\ti86pc\n"
		 "c\t5.11\tsnv_134\ti86pc\t\r\n"
		 "\n"
		 "x-altroot\t5.11\t11.1\tx86_64\t");
	put_text("t/release/x-altroot", "Solaris 10 5/09 s10x_u7wos_08 X86\n");
	ck_assert_int_eq(osdetect("--table t"), 0);
	ck_assert_str_eq(
		content(in_scratch("out")),
		"a\tsolaris11\tOracle Solaris 11.1 x86\t11.1\t-\t64\t"
		"supported\t-\t11_64\t-\n"
		"b\tsolaris10\tSolaris 10 (kernel patch 147148-26) x86\t10\t-"
		"\tunknown\tsupported\t10\t10_64\t-\n"
		"c\topensolaris\tOpenSolaris (snv_134) x86\t-\tsnv_134\t"
		"unknown\tunsupported\t-\t-\tOpenSolaris (snv_134) x86 is not "
		"OpenSolaris 2009.06 (snv_111b), the only snv build with a "
		"driver\n"
		"x-altroot\tsolaris10\tSolaris 10 5/09 (u7) x86\t10\tu7\t"
		"unknown\tsupported\t10\t10_64\t-\n");
	ck_assert_int_eq(osdetect("--table t --verbose"), 0);
	ck_assert_int_eq(strncmp(content(in_scratch("out")), "id\tfamily\t",
				 10),
			 0);
	ck_assert_int_eq(osdetect("--table " DATA), 0);
	drop_scratch();
}
END_TEST

/* --- header, symbols, libraries ------------------------------------------ */

START_TEST(test_header)
{
	make_scratch();
	put_text("one.c", "#include <osdetect.h>\n");
	ck_assert_int_eq(shell(TEST_CC
			       " -std=c89 -pedantic -Wall -Wextra -Werror "
			       "-fsyntax-only -I" TOP_SRCDIR
			       "/libosdetect one.c"),
			 0);
	put_text("one.cc", "#include <osdetect.h>\n");
	if (shell("c++ --version") == 0)
		ck_assert_int_eq(shell("c++ -Wall -Wextra -Werror "
				       "-fsyntax-only -I" TOP_SRCDIR
				       "/libosdetect one.cc"),
				 0);
	else
		skipped("the header as C++");
	drop_scratch();
}
END_TEST

#define LIBRARY TOP_BUILDDIR "/libosdetect/.libs/libosdetect.so"
#define BINARY  TOP_BUILDDIR "/libosdetect/.libs/osdetect"

/* Exported: no more and no less than osdetect.sym and the header name. */
START_TEST(test_symbols)
{
	make_scratch();
	if (access(LIBRARY, R_OK) != 0 || shell("nm --version") != 0) {
		skipped("exported symbols (no shared library or no nm)");
		drop_scratch();
		return;
	}
	ck_assert_int_eq(shell("nm -D '" LIBRARY "' | "
			       "sed -n 's/^[0-9a-f]* [TDBRVW] //p' | "
			       "grep -v ^_ | LC_ALL=C sort >nm; "
			       "cmp nm '" TOP_SRCDIR
			       "/libosdetect/osdetect.sym'"),
			 0);
	ck_assert_int_eq(shell("sed -n 's/^.*[ *]\\(osd_[a-z0-9_]*\\)(.*/\\1/p'"
			       " '" TOP_SRCDIR "/libosdetect/osdetect.h' | "
			       "LC_ALL=C sort -u >header; cmp header '"
			       TOP_SRCDIR "/libosdetect/osdetect.sym'"),
			 0);
	drop_scratch();
}
END_TEST

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

START_TEST(test_libraries)
{
	make_scratch();
	if (SANITIZED || access(BINARY, R_OK) != 0 ||
	    shell("ldd --version") != 0) {
		skipped("libraries of osdetect (sanitizers, or no ldd)");
		drop_scratch();
		return;
	}
	ck_assert_int_eq(shell("LD_LIBRARY_PATH='" TOP_BUILDDIR
			       "/libosdetect/.libs' ldd '" BINARY "' >ldd"),
			 0);
	ck_assert_int_eq(shell("grep libosdetect ldd"), 0);
	ck_assert_int_eq(shell("grep -v -e libosdetect -e 'libc\\.so' "
			       "-e ld-linux -e linux-vdso -e linux-gate ldd"),
			 1);
	drop_scratch();
}
END_TEST

/* No source includes a header beyond libc and this room's own floor. */
START_TEST(test_includes)
{
	make_scratch();
	ck_assert_int_eq(
		shell("cat '" TOP_SRCDIR "'/libosdetect/*.[ch] | "
		      "grep '^# *include' | grep -v -e '\"config.h\"' "
		      "-e '\"libosdetect/' -e '\"support/' "
		      "-e '<std[a-z]*\\.h>' -e '<string\\.h>' "
		      "-e '<errno\\.h>' -e '<fcntl\\.h>' "
		      "-e '<unistd\\.h>' -e '<zone\\.h>' "
		      "-e '<sys/[a-z]*\\.h>'"),
		1);
	ck_assert_str_eq(content(in_scratch("out")), "");
	drop_scratch();
}
END_TEST

/* --- all ----------------------------------------------------------------- */

static TCase *decisions(void)
{
	TCase *tc = tcase_create("decisions");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, test_pattern, 0, (int)OSDI_COUNT(patterns));
	tcase_add_loop_test(tc, test_line, 0, (int)OSDI_COUNT(lines));
	tcase_add_test(tc, test_long_line);
	tcase_add_loop_test(tc, test_row, 0, (int)OSDI_COUNT(rows));
	tcase_add_test(tc, test_every_row_is_tested);
	tcase_add_loop_test(tc, test_linux_id, 0, (int)OSDI_COUNT(linux_ids));
	tcase_add_test(tc, test_own_systems);
	tcase_add_test(tc, test_corpus);
	tcase_add_loop_test(tc, test_detail, 0, (int)OSDI_COUNT(details));
	tcase_add_loop_test(tc, test_reason, 0, (int)OSDI_COUNT(reasons));
	tcase_add_loop_test(tc, test_choice, 0, (int)OSDI_COUNT(choices));
	tcase_add_test(tc, test_every_choice_row_is_tested);
	tcase_add_test(tc, test_choice_names_what_there_is);
	tcase_add_loop_test(tc, test_cut, 0, (int)OSDI_COUNT(cut_files));
	tcase_add_test(tc, test_random);
	return tc;
}

static TCase *gathering(void)
{
	TCase *tc = tcase_create("facts");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, test_facts);
	tcase_add_loop_test(tc, test_facts_file, 0,
			    (int)OSDI_COUNT(facts_files));
	tcase_add_test(tc, test_live);
	tcase_add_test(tc, test_root);
	tcase_add_test(tc, test_root_sparc);
	tcase_add_test(tc, test_root_trouble);
	tcase_add_test(tc, test_root_few_descriptors);
	tcase_add_test(tc, test_root_large_file);
	return tc;
}

static TCase *program(void)
{
	TCase *tc = tcase_create("program");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, test_output, 0, (int)OSDI_COUNT(outputs));
	tcase_add_loop_test(tc, test_error, 0, (int)OSDI_COUNT(errors));
	tcase_add_test(tc, test_json);
	tcase_add_test(tc, test_explain);
	tcase_add_test(tc, test_root_of_program);
	tcase_add_test(tc, test_table);
	tcase_add_test(tc, test_header);
	tcase_add_test(tc, test_symbols);
	tcase_add_test(tc, test_libraries);
	tcase_add_test(tc, test_includes);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("osdetect");

	suite_add_tcase(suite, decisions());
	suite_add_tcase(suite, gathering());
	suite_add_tcase(suite, program());
	return run_suite(suite);
}
