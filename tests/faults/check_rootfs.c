/* SPDX-License-Identifier: BSD-2-Clause */
/* rootfs.c: what is the same in two roots, and what is not. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/faults/rootfs.h"
#include "tests/tree.h"

#define OURS "one/var/lib/install-tools"
#define DIGEST                                                                \
	"c0a5d5f8a2c4ffb6b9bb5a7a4c3ee6fd5e2f3d8d77d36a0d6a2a1a3a5e8ab1f0"

static const tree_node nodes[] = {
	{'d', "one", NULL, 0755},
	{'d', "one/shut", NULL, 0700},
	{'f', "one/shut/f", "text\n", 0600},
	{'f', "one/program", "", 0755},
	{'l', "one/link", "shut/f", 0},
	{'l', "one/nowhere", "/nowhere", 0},
	{'d', "one/var", NULL, 0755},
	{'d', "one/var/lib", NULL, 0755},
	{'d', OURS, NULL, 0755},
	{'f', OURS "/installed.xml",
	 "<record time=\"2026-11-25T22:36:21Z\" mtime=\"2012-11-17T00:00:00Z\"",
	 0644},
	{'f', OURS "/media.seen", "record none\n", 0600},
};

static tree place;
static char one[1024], two[1024];

static void begin(void)
{
	tree_begin(&place);
	tree_add(&place, nodes, sizeof nodes / sizeof nodes[0]);
	(void)snprintf(one, sizeof one, "%s/one", place.path);
	(void)snprintf(two, sizeof two, "%s/two", place.path);
	ck_assert_int_eq(rootfs_copy(one, two), 0);
}

static void end(void)
{
	tree_end(&place);
}

/* The lines that differ, without what stands behind the name. */
static const char *difference(void)
{
	static char text[4096];
	it_strbuf a = {NULL, 0, 0, 0}, b = a, out = a;

	ck_assert_int_eq(rootfs_list(one, &a), 0);
	ck_assert_int_eq(rootfs_list(two, &b), 0);
	(void)rootfs_difference(it_strbuf_str(&a), it_strbuf_str(&b), &out);
	(void)snprintf(text, sizeof text, "%s", it_strbuf_str(&out));
	it_strbuf_free(&a);
	it_strbuf_free(&b);
	it_strbuf_free(&out);
	return text;
}

static void run(const char *command)
{
	ck_assert_int_eq(chdir(place.path), 0);
	ck_assert_int_eq(system(command), 0);
}

START_TEST(a_copy_is_the_same)
{
	struct stat a = tree_stat(&place, "one/program");
	struct stat b = tree_stat(&place, "two/program");

	ck_assert_str_eq(difference(), "");
	ck_assert_int_eq((int)(a.st_mtime - b.st_mtime), 0);
}
END_TEST

/* Each changes the copy in one way. */
static const struct {
	const char *command, *first;
} changes[] = {
	{"chmod 0711 two/shut", "- /shut 040700 "},
	{"echo more >>two/shut/f", "- /shut/f 100600 "},
	{"rm two/program", "- /program 100755 "},
	{"ln -sf elsewhere two/link", "- /link 120777 "},
	{"mkdir two/.var.install-tools", "+ /.var.install-tools 040755 "},
	{"rm two/program; mkdir -m 755 two/program", "- /program 100755 "},
	{"sed -i s/17T/18T/ two/var/lib/install-tools/installed.xml",
	 "- /var/lib/install-tools/installed.xml 100644 "},
	{"echo record " DIGEST " >two/var/lib/install-tools/media.seen",
	 "- /var/lib/install-tools/media.seen 100600 "},
};

START_TEST(a_change_is_seen)
{
	const char *text;

	run(changes[_i].command);
	text = difference();
	ck_assert_msg(strncmp(text, changes[_i].first,
			      strlen(changes[_i].first)) == 0,
		      "%s: %s", changes[_i].command, text);
}
END_TEST

/* Times of files; in what install-tools keeps, what a run brings of its own. */
static const char *const alike[] = {
	"touch -t 201001010000 two/program two/shut",
	"sed -i s/2026-11-25T22/2027-01-02T03/ "
	"two/var/lib/install-tools/installed.xml",
	"sed -i s/2026-/2027-/ two/var/lib/install-tools/installed.xml && "
	"for root in one two; do (cd $root/var/lib/install-tools && "
	"echo record $(sha256sum <installed.xml | cut -c1-64) >media.seen); "
	"done",
};

START_TEST(two_runs_are_alike)
{
	run(alike[_i]);
	ck_assert_str_eq(difference(), "");
}
END_TEST

START_TEST(all_is_removed)
{
	run("chmod 0 two/shut two/var");
	ck_assert_int_eq(rootfs_remove(two), 0);
	ck_assert(!tree_has(&place, "two"));
	ck_assert_int_eq(rootfs_remove(two), 0);
}
END_TEST

static Suite *rootfs_suite(void)
{
	Suite *suite = suite_create("rootfs");
	TCase *tc = tcase_create("trees");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, a_copy_is_the_same);
	tcase_add_loop_test(tc, a_change_is_seen, 0,
			    sizeof changes / sizeof changes[0]);
	tcase_add_loop_test(tc, two_runs_are_alike, 0,
			    sizeof alike / sizeof alike[0]);
	tcase_add_test(tc, all_is_removed);
	suite_add_tcase(suite, tc);
	return suite;
}

int main(void)
{
	SRunner *runner = srunner_create(rootfs_suite());
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
