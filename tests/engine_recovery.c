/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs that die, in a process of their own, and what recovery makes of what
 * they leave.
 */
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

#include "engine/journal.h"
#include "installer/step_file.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

static const tree_node nodes[] = {
	{'d', "drv", NULL, 0},
	{'f', "drv/vmx", "old driver", 0755},
	{'f', "drv/conf", "a=1;", 0640},
	{'f', "drv/gone", "to be removed", 0600},
	{'d', "etc", NULL, 0},
	{'f', "etc/table", "line\n", 0644},
};

static const it_step_kind *const kinds[] = {
	&it_kind_file, &it_kind_remove, &it_kind_directory, &fake_kind, NULL};

static const it_owner nobody_special = {0, 0, 0};

static tree work;
static it_root root;
static it_run run;
static it_plan plan;
static it_error err;
static it_strbuf before, after;

static void set_up(void)
{
	tree_begin(&work);
	tree_add(&work, nodes, COUNT(nodes));
	tree_add_home(&work, TEST_HOME);
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_run_begin(&run, &root, TEST_HOME);
	tree_list(&work, "", &before);
}

static void tear_down(void)
{
	it_plan_free(&plan);
	it_root_close(&root);
	it_strbuf_free(&before);
	it_strbuf_free(&after);
	it_strbuf_free(&fake_log);
	tree_end(&work);
}

static void add_file(const char *path, const char *text, mode_t mode,
		     it_phase phase)
{
	ck_assert_int_eq(it_plan_file(&plan, path, "install", "", text,
				      strlen(text), mode, &nobody_special,
				      NULL, &err),
			 IT_OK);
	it_plan_set_phase(&plan, phase);
}

/* Steps of every kind and phase; the fake one stands at place. */
enum { PLACES = 8 };

static fake *add_steps(int place)
{
	fake *f = NULL;
	int i;

	for (i = 0; i < PLACES; i++) {
		if (i == place)
			f = fake_add(&plan, "fake");
		if (i == 0)
			ck_assert_int_eq(it_plan_directory(&plan, "drv/64",
							   &nobody_special,
							   &err),
					 IT_OK);
		if (i == 1)
			add_file("drv/64/vmx", "wide", 0755, IT_PHASE_FILES);
		if (i == 2)
			add_file("drv/vmx", "new driver", 0755,
				 IT_PHASE_FILES);
		if (i == 3)
			add_file("drv/conf", "a=1;", 0644, IT_PHASE_FILES);
		if (i == 4)
			ck_assert_int_eq(it_plan_remove(&plan, "drv/gone", "",
							&err),
					 IT_OK);
		if (i == 5)
			add_file("etc/table", "line\nmore\n", 0644,
				 IT_PHASE_EFFECTS);
		if (i == 6)
			add_file("home/record", "done", 0644,
				 IT_PHASE_RECORD);
	}
	return f;
}

static void check_plan(void)
{
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	it_plan_share_copies(&plan);
}

static void die(void)
{
	(void)kill(getpid(), SIGKILL);
}

/* Runs the plan in a process that dies in the call of this letter. */
static void run_and_die(fake *f, int letter)
{
	int status;
	pid_t pid;

	f->acts_at = letter;
	f->act = die;
	pid = fork();
	if (pid == 0) {
		it_error ignored;

		it_error_clear(&ignored);
		_exit(it_plan_execute(&plan, &run, &ignored) == IT_OK);
	}
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
}

static it_code recover(it_recovery *done)
{
	it_run next;

	it_run_begin(&next, &root, TEST_HOME);
	it_error_clear(&err);
	it_strbuf_reset(&fake_log);
	return it_recover(&next, kinds, done, &err);
}

static void expect_recovered(it_recovery wanted)
{
	it_recovery done;

	ck_assert_msg(recover(&done) == IT_OK, "%s", err.text);
	ck_assert_int_eq(done, wanted);
	/* Then there is nothing left to do. */
	ck_assert_int_eq(recover(&done), IT_OK);
	ck_assert_int_eq(done, IT_RECOVERY_NONE);
}

static void expect_old(void)
{
	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	ck_assert_str_eq(after.data, before.data);
}

static void expect_file(const char *path, const char *text, mode_t mode)
{
	ck_assert_str_eq(tree_text(&work, path), text);
	ck_assert_uint_eq(tree_stat(&work, path).st_mode & 07777, mode);
}

static void expect_new(void)
{
	expect_file("drv/64/vmx", "wide", 0755);
	expect_file("drv/vmx", "new driver", 0755);
	expect_file("drv/conf", "a=1;", 0644);
	expect_file("etc/table", "line\nmore\n", 0644);
	expect_file("home/record", "done", 0644);
	ck_assert_int_eq(tree_has(&work, "drv/gone"), 0);
	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	ck_assert_ptr_null(strstr(after.data, run.txid));
	ck_assert_int_eq(tree_has(&work, "home/journal"), 0);
}

/* ---- killed in every call of a step at every place ------------------ */

static const struct {
	int letter;
	it_recovery done;
} death_rows[] = {
	{'p', IT_RECOVERY_BACK},
	{'r', IT_RECOVERY_FORWARD},
	{'v', IT_RECOVERY_FORWARD},
	{'c', IT_RECOVERY_FORWARD},
};

START_TEST(killed)
{
	fake *f = add_steps(_i % PLACES);

	check_plan();
	run_and_die(f, death_rows[_i / PLACES].letter);
	ck_assert_int_eq(tree_has(&work, "home/journal"), 1);
	expect_recovered(death_rows[_i / PLACES].done);
	if (death_rows[_i / PLACES].done == IT_RECOVERY_BACK)
		expect_old();
	else
		expect_new();
}
END_TEST

/* Copies for this run only go, those that the plan wants stay. */
START_TEST(copies)
{
	fake *f;

	add_file("home/backup/1dfc167133d8ad93a65ab6b5264199eb59f408f9d23977"
		 "fee4fd18e77f7dddc5",
		 "old driver", 0600, IT_PHASE_FILES);
	add_file("drv/vmx", "new driver", 0755, IT_PHASE_FILES);
	add_file("etc/table", "other", 0644, IT_PHASE_FILES);
	f = fake_add(&plan, "fake");
	check_plan();
	run_and_die(f, "rc"[_i]);
	expect_file("home/backup/1dfc167133d8ad93a65ab6b5264199eb59f408f9d23977"
		    "fee4fd18e77f7dddc5",
		    "old driver", 0600);
	expect_recovered(IT_RECOVERY_FORWARD);
	it_strbuf_reset(&after);
	tree_list(&work, "home/backup", &after);
	ck_assert_int_eq(strncmp(after.data, "1dfc167133d8ad93", 16), 0);
	ck_assert_ptr_null(strchr(after.data, '\n')[1] != '\0'
				   ? after.data
				   : NULL);
}
END_TEST

/* ---- which way ------------------------------------------------------ */

enum { BOTH = IT_CAN_FORWARD | IT_CAN_BACK };

static const struct {
	int dies_at;
	unsigned ways;
	const char *fails_later;
	it_code code;
	it_recovery done;
	const char *log;
} way_rows[] = {
	{'p', BOTH, NULL, IT_OK, IT_RECOVERY_BACK, " bf uf"},
	{'p', IT_CAN_BACK, NULL, IT_OK, IT_RECOVERY_BACK, " bf uf"},
	{'p', IT_CAN_FORWARD, NULL, IT_OK, IT_RECOVERY_FORWARD,
	 " bf rf vf cf"},
	{'p', 0, NULL, IT_UNFINISHED, IT_RECOVERY_NONE, " bf"},
	{'r', BOTH, NULL, IT_OK, IT_RECOVERY_FORWARD, " bf rf vf cf"},
	{'r', IT_CAN_BACK, NULL, IT_OK, IT_RECOVERY_BACK, " bf uf"},
	{'r', 0, NULL, IT_UNFINISHED, IT_RECOVERY_NONE, " bf"},
	{'r', BOTH, "r", IT_OK, IT_RECOVERY_BACK, " bf rf uf"},
	{'r', BOTH, "v", IT_OK, IT_RECOVERY_BACK, " bf rf vf uf"},
	{'r', BOTH, "ru", IT_UNFINISHED, IT_RECOVERY_BACK, " bf rf uf"},
	/* What cannot go back is not taken back half. */
	{'r', IT_CAN_FORWARD, "r", IT_UNFINISHED, IT_RECOVERY_NONE, " bf rf"},
	{'p', IT_CAN_FORWARD, "v", IT_UNFINISHED, IT_RECOVERY_NONE,
	 " bf rf vf"},
	{'r', BOTH, "b", IT_FAILED, IT_RECOVERY_NONE, " bf"},
	{'p', BOTH, "u", IT_UNFINISHED, IT_RECOVERY_BACK, " bf uf"},
	{'c', 0, NULL, IT_OK, IT_RECOVERY_FORWARD, " cf"},
	{'c', BOTH, "c", IT_UNFINISHED, IT_RECOVERY_FORWARD, " cf"},
};

START_TEST(which_way)
{
	it_recovery done;
	fake *f = fake_add(&plan, "f");

	f->ways = way_rows[_i].ways;
	f->fails_later = way_rows[_i].fails_later;
	check_plan();
	run_and_die(f, way_rows[_i].dies_at);
	ck_assert_int_eq(recover(&done), way_rows[_i].code);
	ck_assert_str_eq(fake_log.data, way_rows[_i].log);
	ck_assert_int_eq(done, way_rows[_i].done);
	/* What is not over has its journal still. */
	ck_assert_int_eq(tree_has(&work, "home/journal"),
			 way_rows[_i].code != IT_OK);
}
END_TEST

START_TEST(neither_way)
{
	it_recovery done;
	fake *f = fake_add(&plan, "f");
	char remedy[512];

	f->ways = 0;
	check_plan();
	run_and_die(f, 'r');
	ck_assert_int_eq(recover(&done), IT_UNFINISHED);
	ck_assert_str_eq(err.path, work.path);
	ck_assert_str_eq(err.text,
			 "an interrupted run can be neither finished nor "
			 "taken back: its files were changed since; nothing "
			 "was changed");
	(void)snprintf(remedy, sizeof remedy,
		       "look for files named .NAME.%s~, which are the old "
		       "ones, and for copies in home/backup, put them back by "
		       "hand and remove home/journal",
		       run.txid);
	ck_assert_str_eq(err.remedy, remedy);
}
END_TEST

/* ---- what others did after the crash -------------------------------- */

static void put_vmx(const char *text)
{
	ck_assert_int_eq(unlinkat(work.fd, "drv/vmx", 0), 0);
	tree_put(&work, 'f', "drv/vmx", text);
}

/* Their file bars the way forward, and is not ours to take away. */
START_TEST(foreign_target)
{
	fake *f;

	add_file("drv/vmx", "new driver", 0755, IT_PHASE_FILES);
	f = fake_add(&plan, "fake");
	check_plan();
	run_and_die(f, "pr"[_i]);
	put_vmx("by hand");
	expect_recovered(IT_RECOVERY_BACK);
	ck_assert_str_eq(tree_text(&work, "drv/vmx"), "by hand");
	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	ck_assert_ptr_null(strstr(after.data, run.txid));
}
END_TEST

static void remove_beside(const char *suffix)
{
	char path[300];

	(void)snprintf(path, sizeof path, "drv/.vmx.%s%s", run.txid, suffix);
	ck_assert_int_eq(unlinkat(work.fd, path, 0), 0);
}

/* The second name is lost: the copy in the backup serves. */
START_TEST(second_name_lost)
{
	fake *f;

	f = fake_add(&plan, "fake");
	f->ways = IT_CAN_BACK;
	add_file("drv/vmx", "new driver", 0751, IT_PHASE_FILES);
	f = fake_add(&plan, "last");
	check_plan();
	run_and_die(f, 'r');
	expect_file("drv/vmx", "new driver", 0751);
	remove_beside("~");
	expect_recovered(IT_RECOVERY_BACK);
	expect_file("drv/vmx", "old driver", 0755);
}
END_TEST

/* Neither the second name nor the copy: only forward is left. */
START_TEST(nothing_old_left)
{
	fake *f;

	add_file("drv/vmx", "new driver", 0755, IT_PHASE_FILES);
	f = fake_add(&plan, "last");
	check_plan();
	run_and_die(f, 'r');
	remove_beside("~");
	ck_assert_int_eq(unlinkat(work.fd,
				  "home/backup/1dfc167133d8ad93a65ab6b5264199e"
				  "b59f408f9d23977fee4fd18e77f7dddc5",
				  0),
			 0);
	expect_recovered(IT_RECOVERY_FORWARD);
	expect_file("drv/vmx", "new driver", 0755);
}
END_TEST

static void guard_journal(void)
{
	ck_assert_int_eq(renameat(work.fd, "home/journal", work.fd,
				  "home/elsewhere"),
			 0);
	ck_assert_int_eq(mkdirat(work.fd, "home/journal", 0755), 0);
}

static void unguard_journal(void)
{
	ck_assert_int_eq(unlinkat(work.fd, "home/journal", AT_REMOVEDIR), 0);
	ck_assert_int_eq(renameat(work.fd, "home/elsewhere", work.fd,
				  "home/journal"),
			 0);
}

/* Everything is back, but the journal cannot be removed: not over. */
START_TEST(journal_stays)
{
	fake *f;

	add_file("drv/vmx", "new driver", 0755, IT_PHASE_FILES);
	f = fake_add(&plan, "last");
	check_plan();
	f->fails_at = "p";
	f->acts_at = 'u';
	f->act = guard_journal;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_UNFINISHED);
	ck_assert_str_eq(err.text, "fails at p");
	ck_assert_str_eq(err.remedy, "put this right, then \"install-tools "
				     "recover\" removes what is left");
	unguard_journal();
	expect_recovered(IT_RECOVERY_BACK);
	expect_old();
}
END_TEST

void add_recovery(Suite *suite)
{
	TCase *tc = tcase_create("recovery");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, killed, 0, 4 * PLACES);
	tcase_add_loop_test(tc, copies, 0, 2);
	ADD_ROWS(tc, which_way, way_rows);
	tcase_add_test(tc, neither_way);
	tcase_add_loop_test(tc, foreign_target, 0, 2);
	tcase_add_test(tc, second_name_lost);
	tcase_add_test(tc, nothing_old_left);
	tcase_add_test(tc, journal_stays);
	suite_add_tcase(suite, tc);
}
