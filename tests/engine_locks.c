/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Locks between processes.  lock.c is compiled here with a fcntl that lets
 * the test act at the moment between its open and its F_SETLK.
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

#include "engine/lock.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

static void (*before_lock)(void);
static pid_t told; /* unless 0, who F_GETLK says holds a lock */

static int real_fcntl(int fd, int command, struct flock *range)
{
	return fcntl(fd, command, range);
}

static int hooked_fcntl(int fd, int command, struct flock *range)
{
	void (*act)(void) = before_lock;
	int result;

	if (command == F_SETLK && act != NULL) {
		before_lock = NULL;
		act();
	}
	result = real_fcntl(fd, command, range);
	if (command == F_GETLK && told != 0 && range->l_type != F_UNLCK)
		range->l_pid = told;
	return result;
}

#undef fcntl
#define fcntl hooked_fcntl
#include "engine/lock.c"
#undef fcntl

static tree work;
static it_root root;
static it_error err;
static it_lock lock = {-1, 0};
static int fds_before;

static void set_up(void)
{
	tree_begin(&work);
	tree_put(&work, 'd', "var", NULL);
	it_error_clear(&err);
	fds_before = tree_open_fds();
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
}

static void tear_down(void)
{
	it_lock_drop(&lock);
	it_lock_drop(&lock);
	it_root_close(&root);
	ck_assert_int_eq(tree_open_fds(), fds_before);
	tree_end(&work);
}

/* ---- another process ----------------------------------------------------- */

struct other {
	pid_t pid;
	int hold; /* closing it lets the process go */
};

/* Takes the lock, says so, and keeps it until the test closes its end. */
static void hold_lock(int say, int wait)
{
	it_lock held;
	char byte = 'x';

	if (it_lock_take(&held, &root, "var/lock", NULL) != IT_OK)
		_exit(1);
	if (write(say, &byte, 1) != 1)
		_exit(2);
	_exit(read(wait, &byte, 1) == 0 ? 0 : 3);
}

static struct other start_holder(void)
{
	struct other other;
	int said[2], held[2];
	char byte;

	ck_assert_int_eq(pipe(said), 0);
	ck_assert_int_eq(pipe(held), 0);
	other.pid = fork();
	ck_assert_int_ge(other.pid, 0);
	if (other.pid == 0) {
		(void)close(held[1]);
		(void)close(said[0]);
		hold_lock(said[1], held[0]);
	}
	(void)close(said[1]);
	(void)close(held[0]);
	ck_assert_int_eq(read(said[0], &byte, 1), 1);
	(void)close(said[0]);
	other.hold = held[1];
	return other;
}

static void end_holder(struct other *other)
{
	int status;

	ck_assert_int_eq(close(other->hold), 0);
	ck_assert_int_eq(waitpid(other->pid, &status, 0), other->pid);
	ck_assert_int_eq(status, 0);
}

/* What it_lock_test says in another process, where ours count. */
static it_code test_elsewhere(void)
{
	int status;
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit((int)it_lock_test(&root, "var/lock", NULL));
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return (it_code)WEXITSTATUS(status);
}

static void expect_busy(pid_t pid)
{
	char text[64], path[600];

	(void)snprintf(text, sizeof text, "is locked by process %ld",
		       (long)pid);
	(void)snprintf(path, sizeof path, "%s/var/lock", work.path);
	ck_assert_int_eq(err.code, IT_BUSY);
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.path, path);
	ck_assert_str_eq(err.remedy,
			 "wait until it has finished and run again");
	it_error_clear(&err);
}

/* The lock that we hold is the one that the name leads to. */
static void expect_held(int made)
{
	struct stat named = tree_stat(&work, "var/lock"), held;

	ck_assert_int_ge(lock.fd, 0);
	ck_assert_int_eq(fstat(lock.fd, &held), 0);
	ck_assert(held.st_ino == named.st_ino);
	ck_assert_int_eq(lock.made, made);
	ck_assert_int_eq(test_elsewhere(), IT_BUSY);
}

/* ---- the cases ----------------------------------------------------------- */

START_TEST(no_lock_file)
{
	ck_assert_int_eq(it_lock_test(&root, "var/lock", &err), IT_OK);
	ck_assert_int_eq(it_lock_test(&root, "no/lock", &err), IT_OK);
	ck_assert_int_eq(tree_has(&work, "var/lock"), 0);
	ck_assert_int_eq(err.code, IT_OK);
}
END_TEST

START_TEST(take_and_drop)
{
	struct stat st;

	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err), IT_OK);
	st = tree_stat(&work, "var/lock");
	ck_assert(S_ISREG(st.st_mode));
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
	if (O_CLOEXEC != 0)
		ck_assert_int_ne(fcntl(lock.fd, F_GETFD) & FD_CLOEXEC, 0);
	expect_held(1);
	it_lock_drop(&lock);
	ck_assert_int_eq(lock.fd, -1);
	ck_assert_int_eq(test_elsewhere(), IT_OK);
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err), IT_OK);
	expect_held(0);
	ck_assert_int_eq(unlinkat(work.fd, "var/lock", 0), 0);
	ck_assert_int_eq(tree_has(&work, "var/lock"), 0);
}
END_TEST

START_TEST(held_by_another)
{
	struct other other = start_holder();

	ck_assert_int_eq(it_lock_test(&root, "var/lock", &err), IT_BUSY);
	expect_busy(other.pid);
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err),
			 IT_BUSY);
	ck_assert_int_eq(lock.fd, -1);
	expect_busy(other.pid);
	/* Asking took nothing away from it. */
	ck_assert_int_eq(it_lock_test(&root, "var/lock", NULL), IT_BUSY);
	end_holder(&other);
	ck_assert_int_eq(it_lock_test(&root, "var/lock", &err), IT_OK);
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err), IT_OK);
	expect_held(0);
}
END_TEST

/* As of a lock that belongs to an open file, not to a process. */
START_TEST(held_by_nobody_named)
{
	struct other other = start_holder();

	told = -1;
	ck_assert_int_eq(it_lock_test(&root, "var/lock", &err), IT_BUSY);
	told = 0;
	ck_assert_str_eq(err.text, "is locked by another process");
	end_holder(&other);
}
END_TEST

START_TEST(holder_was_killed)
{
	struct other other = start_holder();
	int status;

	ck_assert_int_eq(kill(other.pid, SIGKILL), 0);
	ck_assert_int_eq(waitpid(other.pid, &status, 0), other.pid);
	ck_assert_int_eq(close(other.hold), 0);
	ck_assert_int_eq(it_lock_test(&root, "var/lock", &err), IT_OK);
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err), IT_OK);
	expect_held(0);
}
END_TEST

/* Any descriptor of the file that is closed drops the lock. */
START_TEST(link_to_the_held_one)
{
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err), IT_OK);
	tree_put(&work, 'l', "var/other", "lock");
	ck_assert_int_eq(it_lock_test(&root, "var/other", &err), IT_TARGET);
	expect_held(1);
}
END_TEST

static struct other rival;

static void unlink_it(void)
{
	ck_assert_int_eq(unlinkat(work.fd, "var/lock", 0), 0);
}

static void unlink_and_make(void)
{
	unlink_it();
	tree_put(&work, 'f', "var/lock", "");
}

static void unlink_and_hold(void)
{
	unlink_it();
	rival = start_holder();
}

static const struct {
	void (*act)(void);
	it_code code;
	int made;
} race_rows[] = {
	{unlink_it, IT_OK, 1},
	{unlink_and_make, IT_OK, 0},
	{unlink_and_hold, IT_BUSY, 0},
};

/* A lock on a file without a name would be worth nothing. */
START_TEST(unlinked_before_the_lock)
{
	before_lock = race_rows[_i].act;
	ck_assert_int_eq(it_lock_take(&lock, &root, "var/lock", &err),
			 race_rows[_i].code);
	ck_assert_ptr_null(before_lock);
	if (race_rows[_i].code == IT_OK) {
		expect_held(race_rows[_i].made);
		return;
	}
	ck_assert_int_eq(lock.fd, -1);
	expect_busy(rival.pid);
	end_holder(&rival);
}
END_TEST

static const struct {
	char type;
	const char *path;
	it_code take, test;
	const char *doing;
	int number;
} odd_rows[] = {
	{'l', "var/lock", IT_TARGET, IT_TARGET, "is not a regular file", 0},
	{'d', "var/lock", IT_TARGET, IT_TARGET, "is not a regular file", 0},
	{'f', "no/lock", IT_IO, IT_OK, "cannot be reached", ENOENT},
};

/* What is in the lock's place is neither followed nor touched. */
START_TEST(odd_places)
{
	char text[256];

	if (strcmp(odd_rows[_i].path, "no/lock") != 0)
		tree_put(&work, odd_rows[_i].type, odd_rows[_i].path,
			 "../made");
	ck_assert_int_eq(it_lock_test(&root, odd_rows[_i].path, NULL),
			 odd_rows[_i].test);
	ck_assert_int_eq(it_lock_take(&lock, &root, odd_rows[_i].path, &err),
			 odd_rows[_i].take);
	ck_assert_int_eq(lock.fd, -1);
	(void)snprintf(text, sizeof text,
		       odd_rows[_i].number != 0 ? "%s: %s" : "%s",
		       odd_rows[_i].doing, strerror(odd_rows[_i].number));
	ck_assert_str_eq(err.text, text);
	ck_assert_int_eq(tree_has(&work, "made"), 0);
}
END_TEST

void add_locks(Suite *suite)
{
	TCase *tc = tcase_create("locks");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, no_lock_file);
	tcase_add_test(tc, take_and_drop);
	tcase_add_test(tc, held_by_another);
	tcase_add_test(tc, held_by_nobody_named);
	tcase_add_test(tc, holder_was_killed);
	tcase_add_test(tc, link_to_the_held_one);
	ADD_ROWS(tc, unlinked_before_the_lock, race_rows);
	ADD_ROWS(tc, odd_places, odd_rows);
	suite_add_tcase(suite, tc);
}
