/* SPDX-License-Identifier: BSD-2-Clause */
/* Our folder in a root: how it comes, how it goes, and who may be in it. */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/home.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

#define HOME "var/lib/install-tools"

static const it_owner nobody_special = {0, 0, 0};

static tree work;
static it_root root;
static it_home home;
static it_error err;
static it_strbuf before, after;

static void set_up(void)
{
	tree_begin(&work);
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_home_begin(&home, &root, HOME, &nobody_special, IT_SYNC_WHOLE);
}

static void tear_down(void)
{
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	it_root_close(&root);
	it_strbuf_free(&before);
	it_strbuf_free(&after);
	tree_end(&work);
}

static void list(it_strbuf *out)
{
	it_strbuf_reset(out);
	tree_list(&work, "", out);
}

static void enter(void)
{
	ck_assert_msg(it_home_enter(&home, &err) == IT_OK, "%s", err.text);
	ck_assert_int_ge(home.lock.fd, 0);
	ck_assert_int_eq(tree_has(&work, HOME "/backup"), 1);
}

static int is_litter(void)
{
	int litter;

	ck_assert_int_eq(it_home_is_litter(&root, HOME, &litter, &err),
			 IT_OK);
	return litter;
}

/* ---- coming and going --------------------------------------------------- */

/* What is there before, and what the lock says was made. */
static const struct {
	const char *dirs[4];
	const char *made;
} there_rows[] = {
	{{NULL}, "var\nvar/lib\n" HOME "\n"},
	{{"var", NULL}, "var/lib\n" HOME "\n"},
	{{"var", "var/lib", NULL}, HOME "\n"},
	{{"var", "var/lib", HOME, NULL}, ""},
};

static void make_dirs(int row)
{
	int i;

	for (i = 0; i < 4 && there_rows[row].dirs[i] != NULL; i++)
		tree_put(&work, 'd', there_rows[row].dirs[i], NULL);
	list(&before);
}

START_TEST(comes_and_goes)
{
	struct stat st;

	make_dirs(_i);
	enter();
	ck_assert_str_eq(tree_text(&work, HOME "/lock"), there_rows[_i].made);
	st = tree_stat(&work, HOME);
	ck_assert(S_ISDIR(st.st_mode));
	if (_i < 3)
		ck_assert_uint_eq(st.st_mode & 07777, 0755);
	ck_assert_int_eq(tree_has(&work, "var/.install-tools.new"), 0);
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	ck_assert_int_eq(home.lock.fd, -1);
	list(&after);
	/* A folder of others keeps the backup that it got. */
	if (_i == 3)
		ck_assert_int_eq(tree_has(&work, HOME "/lock"), 0);
	else
		ck_assert_str_eq(it_strbuf_str(&after),
				 it_strbuf_str(&before));
}
END_TEST

/* With something in it, it stays, and what it was made with is known. */
START_TEST(stays)
{
	make_dirs(_i);
	enter();
	tree_put(&work, 'f', HOME "/installed.xml", "x");
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	ck_assert_int_eq(tree_has(&work, HOME "/installed.xml"), 1);
	ck_assert_int_eq(is_litter(), 0);
	enter();
	ck_assert_int_eq(unlinkat(work.fd, HOME "/installed.xml", 0), 0);
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	list(&after);
	if (_i < 3)
		ck_assert_str_eq(it_strbuf_str(&after),
				 it_strbuf_str(&before));
}
END_TEST

START_TEST(a_copy_keeps_it)
{
	enter();
	tree_put(&work, 'f', HOME "/backup/0123", "x");
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	ck_assert_int_eq(tree_has(&work, HOME "/backup/0123"), 1);
	ck_assert_int_eq(tree_has(&work, HOME "/lock"), 1);
}
END_TEST

/* What others put beside it keeps the directories that we made. */
START_TEST(others_came)
{
	tree_put(&work, 'd', "var", NULL);
	enter();
	tree_put(&work, 'f', "var/lib/theirs", "x");
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	ck_assert_int_eq(tree_has(&work, "var/lib/theirs"), 1);
	ck_assert_int_eq(tree_has(&work, HOME), 0);
	ck_assert_int_eq(tree_has(&work, "var/lib/.install-tools.new"), 0);
}
END_TEST

/* Solaris roots have such links; they are followed, never replaced. */
START_TEST(through_a_link)
{
	tree_put(&work, 'd', "export", NULL);
	tree_put(&work, 'l', "var", "export");
	list(&before);
	enter();
	ck_assert_int_eq(tree_has(&work, "export/lib/install-tools/lock"), 1);
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

static const struct {
	char type;
	const char *path, *text;
	const char *refusal;
} odd_rows[] = {
	{'f', "var", "", "is not a directory"},
	{'f', "var/lib", "", "is not a directory"},
	{'l', "var/lib", "nowhere", "is not a directory"},
	{'f', HOME, "", "is not a directory"},
	{'l', "var", "../..", "leads out of the root through a symbolic link"},
};

START_TEST(odd)
{
	char parent[64], *slash;

	(void)strcpy(parent, odd_rows[_i].path);
	slash = strrchr(parent, '/');
	if (slash != NULL) {
		tree_put(&work, 'd', "var", NULL);
		*slash = '\0';
		if (strcmp(parent, "var") != 0)
			tree_put(&work, 'd', parent, NULL);
	}
	tree_put(&work, odd_rows[_i].type, odd_rows[_i].path,
		 odd_rows[_i].text);
	list(&before);
	ck_assert_int_eq(it_home_enter(&home, &err), IT_TARGET);
	ck_assert_str_eq(err.text, odd_rows[_i].refusal);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

/* ---- what the dead leave ------------------------------------------------- */

/* A process that enters and dies at once. */
static void enter_and_die(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		it_error ignored;

		it_error_clear(&ignored);
		if (it_home_enter(&home, &ignored) == IT_OK)
			(void)kill(getpid(), SIGKILL);
		_exit(1);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
}

START_TEST(made_and_never_used)
{
	make_dirs(_i);
	enter_and_die();
	ck_assert_int_eq(is_litter(), 1);
	enter();
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	ck_assert_int_eq(is_litter(), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

/* Half built at every stage: what is there of it, deepest last. */
#define HALF "var/.install-tools.new"
static const struct {
	char type;
	const char *path;
} half[] = {
	{'d', HALF},
	{'d', HALF "/install-tools"},
	{'f', HALF "/install-tools/lock"},
	{'d', HALF "/install-tools/backup"},
};

static void put_half(int i)
{
	tree_put(&work, half[i].type, half[i].path,
		 half[i].type == 'f' ? "" : NULL);
}

static void build_half(int stage)
{
	int i;

	tree_put(&work, 'd', "var", NULL);
	list(&before);
	for (i = 0; i <= stage; i++)
		put_half(i);
}

/* Version 0.2.0 made the backup before the lock. */
START_TEST(half_built_of_old)
{
	build_half(1);
	put_half(3);
	ck_assert_int_eq(it_home_sweep(&root, HOME, &err), IT_OK);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

START_TEST(half_built_swept)
{
	build_half(_i);
	ck_assert_int_eq(is_litter(), 1);
	ck_assert_int_eq(it_home_sweep(&root, HOME, &err), IT_OK);
	ck_assert_int_eq(is_litter(), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

/* The next first run takes it out of its way by itself. */
START_TEST(half_built_entered)
{
	build_half(_i);
	enter();
	ck_assert_int_eq(tree_has(&work, "var/.install-tools.new"), 0);
	ck_assert_int_eq(it_home_leave(&home, &err), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

/* ---- others who live ----------------------------------------------------- */

/* Holds the lock at path in another process while act runs. */
static void while_held(const char *path, void (*act)(void))
{
	int said[2], held[2], status;
	char byte = 'x';
	it_lock lock;
	pid_t pid;

	ck_assert_int_eq(pipe(said), 0);
	ck_assert_int_eq(pipe(held), 0);
	pid = fork();
	if (pid == 0) {
		(void)close(held[1]);
		if (it_lock_take(&lock, &root, path, NULL) != IT_OK ||
		    write(said[1], &byte, 1) != 1)
			_exit(1);
		_exit(read(held[0], &byte, 1) != 0);
	}
	(void)close(held[0]);
	ck_assert_int_eq(read(said[0], &byte, 1), 1);
	act();
	ck_assert_int_eq(close(held[1]), 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

static void expect_busy(void)
{
	list(&before);
	ck_assert_int_eq(it_home_enter(&home, &err), IT_BUSY);
	ck_assert_int_eq(home.lock.fd, -1);
	ck_assert_int_eq(strncmp(err.text, "is locked by process ", 21), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}

START_TEST(held_by_another)
{
	tree_put(&work, 'd', "var", NULL);
	tree_put(&work, 'd', "var/lib", NULL);
	tree_add_home(&work, HOME);
	while_held(HOME "/lock", expect_busy);
}
END_TEST

/* Another first run that is just building: it is not disturbed. */
START_TEST(built_by_another)
{
	build_half(2);
	while_held(half[2].path, expect_busy);
}
END_TEST

/* ---- many at once -------------------------------------------------------- */

enum { RUNS = 8, TURNS = 40 };

/* One run: what the dead left is swept, then in and out, or busy. */
static int in_and_out(void)
{
	it_code code = it_home_sweep(&root, HOME, &err);

	if (code == IT_OK)
		code = it_home_enter(&home, &err);
	if (code == IT_OK && it_home_leave(&home, &err) != 0)
		return -1;
	return code == IT_OK || code == IT_BUSY ? 0 : -1;
}

static int come_and_go(void)
{
	int i;

	for (i = 0; i < TURNS; i++) {
		it_error_clear(&err);
		if (in_and_out() == 0)
			continue;
		printf("%s: %s\n", err.path, err.text);
		(void)fflush(stdout);
		return 1;
	}
	return 0;
}

START_TEST(many_at_once)
{
	int i, status;

	tree_put(&work, 'd', "var", NULL);
	list(&before);
	for (i = 0; i < RUNS; i++)
		if (fork() == 0)
			_exit(come_and_go());
	for (i = 0; i < RUNS; i++) {
		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	ck_assert_int_eq(is_litter(), 0);
	list(&after);
	ck_assert_str_eq(it_strbuf_str(&after), it_strbuf_str(&before));
}
END_TEST

void add_home(Suite *suite)
{
	TCase *tc = tcase_create("home");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 60);
	ADD_ROWS(tc, comes_and_goes, there_rows);
	ADD_ROWS(tc, stays, there_rows);
	tcase_add_test(tc, a_copy_keeps_it);
	tcase_add_test(tc, others_came);
	tcase_add_test(tc, through_a_link);
	ADD_ROWS(tc, odd, odd_rows);
	tcase_add_loop_test(tc, made_and_never_used, 0, 3);
	tcase_add_test(tc, half_built_of_old);
	ADD_ROWS(tc, half_built_swept, half);
	ADD_ROWS(tc, half_built_entered, half);
	tcase_add_test(tc, held_by_another);
	tcase_add_test(tc, built_by_another);
	tcase_add_test(tc, many_at_once);
	suite_add_tcase(suite, tc);
}
