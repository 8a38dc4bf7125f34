/* SPDX-License-Identifier: BSD-2-Clause */
/* The sample roots are what they claim to be: other tests stand on them. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "installer/driver_db.h"
#include "support/io.h"
#include "support/text.h"
#include "tests/check_main.h"

#define SCRIPTS TOP_SRCDIR "/tests/samples/roots"

enum { NONE = 0, X32 = 1, X64 = 2, SPARC = 4, MAX_FILE = 1024 * 1024 };

static const char unix32[] = "platform/i86pc/kernel/unix";
static const char unix64[] = "platform/i86pc/kernel/amd64/unix";
static const char unix_sparc[] = "platform/sun4v/kernel/sparcv9/unix";
static const char archive32[] = "platform/i86pc/boot_archive";
static const char archive64[] = "platform/i86pc/amd64/boot_archive";

/* major: of the system's own vmxnet3s; -1 none, -2 no driver databases */
static const struct {
	const char *system;
	const char *release; /* first line, NULL: no /etc/release */
	int kernels, archives;
	long major;
} roots[] = {
	{"sol10ga", "Solaris 10 3/05 s10_74L2a X86", X32 | X64, NONE, -1},
	{"sol10u1", "Solaris 10 1/06 s10x_u1wos_19a X86", X32 | X64, X32, -1},
	{"sol10u3", "Solaris 10 11/06 s10x_u3wos_10 X86", X32 | X64, X32, -1},
	{"sol10u11", "Oracle Solaris 10 1/13 s10x_u11wos_24a X86", X32 | X64,
	 X32, -1},
	{"osol2009.06", "OpenSolaris 2009.06 snv_111b X86", X32 | X64,
	 X32 | X64, -1},
	{"snv134", "OpenSolaris Development snv_134 X86", X32 | X64, X32 | X64,
	 -1},
	{"sol11express", "Oracle Solaris 11 Express snv_151a X86", X32 | X64,
	 X32 | X64, -1},
	{"sol11.0", "Oracle Solaris 11 11/11 X86", X64, X64, -1},
	{"sol11.1", "Oracle Solaris 11.1 X86", X64, X64, -1},
	{"sol11.3", "Oracle Solaris 11.3 X86", X64, X64, -1},
	{"sol11.4", "Oracle Solaris 11.4 X86", X64, X64, -1},
	{"openindiana", "OpenIndiana Hipster 2021.04 (powered by illumos)",
	 X64, X64, 288},
	{"omnios", "OmniOS v11 r151048", X64, X64, 288},
	{"smartos", "SmartOS 20240418T001843Z x86_64", X64, NONE, 288},
	{"sparc11", "Oracle Solaris 11.3 SPARC", SPARC, NONE, -1},
	{"solaris9", "Solaris 9 9/05 s9x_u8wos_05 x86", X32, NONE, -1},
	{"zone", "Oracle Solaris 11.1 X86", NONE, NONE, -2},
	{"linux", NULL, NONE, NONE, -2},
	{"notsolaris", NULL, NONE, NONE, -2},
};

static char work[64];

static void make_work(void)
{
	(void)snprintf(work, sizeof work, "/tmp/it-roots.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(work));
}

/* sh runs command with $1 and $2. */
static void run(const char *command, const char *a, const char *b)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_format(&text, "set -- '%s' '%s'; %s", a, b, command);
	ck_assert_msg(system(it_strbuf_str(&text)) == 0, "%s",
		      it_strbuf_str(&text));
	it_strbuf_free(&text);
}

static void remove_work(void)
{
	run("rm -rf \"$1\"", work, "");
}

static void name_of(const char *root, const char *path, char out[512])
{
	(void)snprintf(out, 512, "%s/%s/%s", work, root, path);
}

static int mode_of(const char *root, const char *path)
{
	struct stat st;
	char name[512];

	name_of(root, path, name);
	return stat(name, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static int read_one(const char *root, const char *path, it_strbuf *out)
{
	char name[512];

	memset(out, 0, sizeof *out);
	name_of(root, path, name);
	return it_read_file(name, MAX_FILE, out, NULL) == IT_OK;
}

static void assert_there(const char *root, const char *path, int wanted)
{
	ck_assert_msg((mode_of(root, path) >= 0) == (wanted != 0), "%s: %s",
		      root, path);
}

static void assert_release(const char *root, const char *want)
{
	it_strbuf text;
	it_slice rest, line = {"", 0};

	ck_assert_int_eq(read_one(root, "etc/release", &text), want != NULL);
	rest.at = it_strbuf_str(&text);
	rest.len = text.len;
	if (want != NULL) {
		(void)it_next_line(&rest, &line);
		ck_assert_msg(it_slice_is(it_trim(line), want), "%s", root);
	}
	it_strbuf_free(&text);
}

static void refuse_warning(void *arg, it_db_table table, unsigned long line,
			   const char *text)
{
	ck_abort_msg("%s: %s line %lu: %s", (const char *)arg,
		     it_db_path(table), line, text);
}

static void load(const char *root, it_driver_db *db)
{
	int i;

	memset(db, 0, sizeof *db);
	for (i = 0; i < IT_DB_TABLES; i++)
		db->tables[i].present = read_one(
			root, it_db_path((it_db_table)i), &db->tables[i].text);
}

static const char *const aliases[] = {"pci15ad,7b0", NULL};
static const char *const spellings[] = {"pciex15ad,7b0", NULL};
static const it_registration vmxnet3s = {"vmxnet3s", aliases, spellings,
					 "* 0600 root sys", NULL};

static void assert_databases(const char *root, char *shown, long major)
{
	it_driver_db db;
	it_error err = {0};
	char rival[64];

	load(root, &db);
	if (major == -2) {
		ck_assert_int_eq(it_db_check(&db, NULL, NULL, &err), IT_TARGET);
	} else {
		ck_assert_int_eq(it_db_check(&db, refuse_warning, shown, &err),
				 IT_OK);
		ck_assert_int_eq(it_db_major(&db, "vmxnet3s"), major);
		ck_assert_int_eq(it_db_rival(&db, &vmxnet3s, rival,
					     sizeof rival), 0);
	}
	it_db_free(&db);
}

START_TEST(test_root)
{
	char shown[32], target[128];
	const char *root = shown;

	(void)snprintf(shown, sizeof shown, "%s", roots[_i].system);
	make_work();
	(void)snprintf(target, sizeof target, "%s/%s", work, root);
	run("sh " SCRIPTS "/mkroot.sh $1 $2", root, target);
	assert_release(root, roots[_i].release);
	assert_there(root, unix32, roots[_i].kernels & X32);
	assert_there(root, unix64, roots[_i].kernels & X64);
	assert_there(root, unix_sparc, roots[_i].kernels & SPARC);
	assert_there(root, archive32, roots[_i].archives & X32);
	assert_there(root, archive64, roots[_i].archives & X64);
	assert_there(root, "boot/solaris/bin/create_ramdisk",
		     roots[_i].archives);
	assert_databases(root, shown, roots[_i].major);
	remove_work();
}
END_TEST

/* Names, contents, modes and times are the same every time. */
static const char list_command[] =
	"for d in one two; do (cd \"$1/$d\" && find . -exec ls -ld {} + | "
	"awk '{ if ($1 ~ /^d/) $5 = 0; print $9, $1, $5, $6, $7, $8 }' | "
	"sort >../$d.list); done";

START_TEST(test_deterministic)
{
	make_work();
	run("sh " SCRIPTS "/mkroot.sh omnios $1/$2", work, "one");
	run("sh " SCRIPTS "/mkroot.sh omnios $1/$2", work, "two");
	run("cd $1 && diff -r one two", work, "");
	run(list_command, work, "");
	run("cd $1 && test -s one.list && cmp one.list two.list", work, "");
	remove_work();
}
END_TEST

/* What the Perl installer leaves: wrong modes, right entries. */
static const char media_command[] =
	"cd $1 && for d in 10 10_64; do "
	"mkdir -p media/lib/modules/binary/$d && "
	"echo $d >media/lib/modules/binary/$d/vmxnet3s; done && "
	"echo 'A=1;' >media/lib/modules/binary/10/vmxnet3s.conf";

START_TEST(test_perl)
{
	it_driver_db db;
	it_strbuf text;

	make_work();
	run(media_command, work, "");
	run("sh " SCRIPTS "/mkroot.sh sol11.1 $1/$2", work, "root");
	run("cd $1 && sh " SCRIPTS "/mkperl.sh root media $2", work, "10");
	ck_assert_int_eq(mode_of("root", "kernel/drv/vmxnet3s"), 0644);
	ck_assert_int_eq(mode_of("root", "kernel/drv/amd64/vmxnet3s"), 0644);
	ck_assert_int_eq(mode_of("root", "kernel/drv/vmxnet3s.conf"), 0644);
	ck_assert_int_eq(mode_of("root", "reconfigure"), 0644);
	ck_assert(read_one("root", "kernel/drv/amd64/vmxnet3s", &text));
	ck_assert_str_eq(it_strbuf_str(&text), "10_64\n");
	it_strbuf_free(&text);
	ck_assert(read_one("root", "etc/vmware-tools/locations", &text));
	ck_assert_ptr_nonnull(strstr(it_strbuf_str(&text),
				     "\nfile /kernel/drv/vmxnet3s 1353110400\n"
				     ));
	it_strbuf_free(&text);
	load("root", &db);
	ck_assert_uint_eq(it_db_state(&db, &vmxnet3s), IT_DB_COMPLETE);
	ck_assert_int_eq(it_db_major(&db, "vmxnet3s"), 7);
	it_db_free(&db);
	remove_work();
}
END_TEST

static const char *const bad_calls[] = {
	"mkroot.sh", "mkroot.sh solaris99 /tmp/it-none", "mkroot.sh sol11.1 /",
	"mkroot.sh -x gcc sol11.1 /tmp/it-none", "mkperl.sh /tmp/it-none",
};

START_TEST(test_bad_call)
{
	run("! eval \"sh " SCRIPTS "/$1\" 2>/dev/null &&"
	    " test ! -e /tmp/it-none", bad_calls[_i], "");
}
END_TEST

#define ROWS(table) ((int)(sizeof(table) / sizeof(table)[0]))

int main(void)
{
	Suite *suite = suite_create("sample_roots");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, test_root, 0, ROWS(roots));
	tcase_add_test(tests, test_deterministic);
	tcase_add_test(tests, test_perl);
	tcase_add_loop_test(tests, test_bad_call, 0, ROWS(bad_calls));
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
