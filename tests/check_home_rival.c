/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A first run sweeps a half built folder while its builder finishes and a
 * third run begins another of the same name.  openat(2) and syscall(2), defined
 * here, let that happen just before the call that a test names: the third run
 * holds its lock, so nothing of what it builds may be taken from it.  They
 * also fail, where a folder is to be taken away, and unlinkat(2) and close(2)
 * do as they do on NFS.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "config.h"

#include <check.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/home.h"
#include "tests/check_main.h"
#include "tests/tree.h"

#define HOME "var/lib/install-tools"
#define HALF "var/.install-tools.new"

static tree work;
static it_root root;
static it_error err;

/* ---- the third run ------------------------------------------------------ */

static struct {
	int at;	   /* before which call it comes; 0: never */
	int calls; /* so far */
	int met;   /* it holds its lock */
	pid_t pid; /* 0: none */
} rival;

static int is_made(const char *path)
{
	return mkdirat(work.fd, path, 0755) == 0 || errno == EEXIST;
}

/* As far as a half is built whose lock nobody else holds. */
static int build(it_lock *lock)
{
	return is_made(HALF) && is_made(HALF "/install-tools") &&
	       it_lock_take(lock, &root, HALF "/install-tools/lock", NULL) ==
		       IT_OK &&
	       is_made(HALF "/install-tools/backup");
}

/* On disk then: the first builder's under its name, the third run's half. */
static void be_two_builders(int ready)
{
	it_lock first, third;

	if (!build(&first) ||
	    renameat(work.fd, HALF, work.fd, "var/lib") != 0 ||
	    !build(&third) || write(ready, "x", 1) != 1)
		_exit(1);
	for (;;)
		(void)pause();
}

/* No rival where the sweep holds the lock: the builder gives up then. */
static void step_ahead(void)
{
	int ready[2];
	char byte;

	ck_assert_int_eq(pipe(ready), 0);
	rival.pid = fork();
	if (rival.pid == 0)
		be_two_builders(ready[1]);
	(void)close(ready[1]);
	rival.met = read(ready[0], &byte, 1) == 1;
	(void)close(ready[0]);
}

static void dismiss_rival(void)
{
	if (rival.pid != 0) {
		(void)kill(rival.pid, SIGKILL);
		ck_assert_int_eq(waitpid(rival.pid, NULL, 0), rival.pid);
	}
	memset(&rival, 0, sizeof rival);
}

/*
 * A directory is reached by as many calls: at once, by its components, and
 * again once one is known to be no link.
 */
enum { TRIES = 3 };

static int trouble; /* the first call that finds no descriptor; 0: none */

/* Nonzero where it fails, with errno. */
static int count_call(void)
{
	rival.calls++;
	if (rival.calls == rival.at)
		step_ahead();
	errno = EMFILE;
	return trouble != 0 && rival.calls >= trouble &&
	       rival.calls < trouble + TRIES;
}

int openat(int dirfd, const char *name, int flags, ...)
{
	int (*real)(int, const char *, int, ...);
	/* What <fcntl.h> makes of it where off_t has more than a word. */
	void *at = dlsym(RTLD_NEXT, sizeof(long) < sizeof(off_t) ? "openat64"
								 : "openat");
	mode_t mode = 0;
	va_list rest;

	memcpy(&real, &at, sizeof real);
	if (flags & O_CREAT) {
		va_start(rest, flags);
		mode = (mode_t)va_arg(rest, unsigned);
		va_end(rest);
	}
	return count_call() ? -1 : real(dirfd, name, flags, mode);
}

/* ---- NFS ----------------------------------------------------------------- */

/*
 * A client of NFS gives a file that is open another name instead of unlinking
 * it, and unlinks that when it is closed.
 */
static struct {
	int is_on;
	const int *lock; /* that is open */
	int fd, dirfd;	 /* it has another name while fd is open; -1: none */
} nfs = {0, NULL, -1, -1};

#define SILLY ".nfs0001"

static void *real_of(const char *name)
{
	void *at = dlsym(RTLD_NEXT, name);

	ck_assert_ptr_nonnull(at);
	return at;
}

int unlinkat(int dirfd, const char *name, int flags)
{
	int (*real)(int, const char *, int);
	void *at = real_of("unlinkat");

	memcpy(&real, &at, sizeof real);
	if (!nfs.is_on || *nfs.lock < 0 || strcmp(name, "lock") != 0)
		return real(dirfd, name, flags);
	nfs.fd = *nfs.lock;
	nfs.dirfd = dup(dirfd);
	return renameat(dirfd, name, dirfd, SILLY);
}

int close(int fd)
{
	int (*real)(int);
	void *at = real_of("close");
	int dirfd = nfs.dirfd;

	memcpy(&real, &at, sizeof real);
	if (fd >= 0 && fd == nfs.fd) {
		nfs.fd = nfs.dirfd = -1;
		(void)unlinkat(dirfd, SILLY, 0);
		(void)real(dirfd);
	}
	return real(fd);
}

static int half_beside; /* another run builds in var/lib, for a moment */

int nanosleep(const struct timespec *wanted, struct timespec *left)
{
	(void)wanted;
	(void)left;
	if (half_beside && --half_beside == 0)
		ck_assert_int_eq(unlinkat(work.fd, "var/lib/.install-tools.new",
					  AT_REMOVEDIR), 0);
	return 0;
}

static int leaving; /* a run removes var/lib, and its own folder has gone */

int renameat(int from, const char *old, int to, const char *new)
{
	int (*real)(int, const char *, int, const char *);
	void *at = real_of("renameat");

	memcpy(&real, &at, sizeof real);
	if (leaving && strcmp(new, "install-tools") == 0) {
		leaving = 0;
		ck_assert_int_eq(real(work.fd, "var/lib", work.fd,
				      "var/.install-tools.old"), 0);
	}
	return real(from, old, to, new);
}

/* openat2(2) has no name in the library: a root walks by it on Linux. */
long syscall(long number, ...)
{
	long (*real)(long, ...), given[6];
	void *at = dlsym(RTLD_NEXT, "syscall");
	va_list rest;
	int i;

	memcpy(&real, &at, sizeof real);
	va_start(rest, number);
	for (i = 0; i < 6; i++)
		given[i] = va_arg(rest, long);
	va_end(rest);
	if (count_call())
		return -1;
	return real(number, given[0], given[1], given[2], given[3], given[4],
		    given[5]);
}

/* ---- the first run ------------------------------------------------------ */

static void set_up(void)
{
	tree_begin(&work);
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
}

static void tear_down(void)
{
	dismiss_rival();
	it_root_close(&root);
	tree_end(&work);
}

/* What the first builder has got so far: it holds no lock yet. */
static const char *const stages[] = {HALF, HALF "/install-tools"};

static void build_half(int stage)
{
	int i;

	tree_put(&work, 'd', "var", NULL);
	for (i = 0; i <= stage; i++)
		tree_put(&work, 'd', stages[i], NULL);
}

static void sweep_with_rival(int at)
{
	rival.at = at;
	rival.calls = 0;
	ck_assert_msg(it_home_sweep(&root, HOME, &err) == IT_OK ||
			      err.code == IT_BUSY,
		      "call %d: %s", at, err.text);
}

/* At each call that a sweep makes; the last has none to come before. */
START_TEST(is_left_alone)
{
	int at, met = 0;

	for (at = 1; at == 1 || rival.calls >= rival.at; at++) {
		tear_down();
		set_up();
		build_half(_i);
		sweep_with_rival(at);
		if (!rival.met)
			continue;
		met++;
		ck_assert_msg(tree_has(&work, HALF "/install-tools/lock"),
			      "call %d took its lock", at);
		ck_assert_msg(tree_has(&work, HALF "/install-tools/backup"),
			      "call %d took its backup", at);
	}
	ck_assert_int_gt(met, 5);
}
END_TEST

/* ---- a folder that cannot be taken away ---------------------------------- */

static it_home home;

static void enter(void)
{
	static const it_owner owner = {0, 0, 0};

	ck_assert(is_made("var"));
	it_home_begin(&home, &root, HOME, &owner, IT_SYNC_NONE);
	ck_assert_int_eq(it_home_enter(&home, &err), IT_OK);
}

/* What it says is so, and where it failed it says why. */
START_TEST(trouble_is_told)
{
	int at, left, failed = 0;

	for (at = 1; at == 1 || rival.calls >= at; at++) {
		tear_down();
		set_up();
		enter();
		rival.calls = 0;
		trouble = at;
		left = it_home_leave(&home, &err) != 0;
		trouble = 0;
		failed += left;
		ck_assert_msg(left ||
				      !tree_has(&work,
						"var/.install-tools.old"),
			      "call %d: left, and not told", at);
		ck_assert_msg(!left || err.code != IT_OK, "call %d: why?", at);
	}
	ck_assert_int_gt(failed, 5);
}
END_TEST

/* Then it is made anew, and nothing is left of either. */
START_TEST(taken_along)
{
	tree_put(&work, 'd', "var", NULL);
	tree_put(&work, 'd', "var/lib", NULL);
	leaving = 1;
	enter();
	ck_assert_int_eq(leaving, 0);
	ck_assert_int_eq(tree_has(&work, HOME "/lock"), 1);
	ck_assert_msg(it_home_leave(&home, &err) == 0, "%s", err.text);
	ck_assert_int_eq(tree_has(&work, "var/lib"), 0);
	ck_assert_int_eq(tree_has(&work, "var/.install-tools.old"), 0);
}
END_TEST

/* Or nobody would know that the directory above is not needed. */
START_TEST(built_beside)
{
	enter();
	tree_put(&work, 'd', "var/lib/.install-tools.new", NULL);
	half_beside = 3;
	ck_assert_msg(it_home_leave(&home, &err) == 0, "%s", err.text);
	ck_assert_int_eq(half_beside, 0);
	ck_assert_int_eq(tree_has(&work, "var/lib"), 0);
}
END_TEST

START_TEST(goes_on_nfs)
{
	enter();
	nfs.is_on = 1;
	nfs.lock = &home.lock.fd;
	ck_assert_msg(it_home_leave(&home, &err) == 0, "%s", err.text);
	nfs.is_on = 0;
	ck_assert_int_eq(tree_has(&work, "var/lib"), 0);
	ck_assert_int_eq(tree_has(&work, "var/.install-tools.old"), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("home and its rivals");
	TCase *tc = tcase_create("rival");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, is_left_alone, 0, 2);
	tcase_add_test(tc, trouble_is_told);
	tcase_add_test(tc, taken_along);
	tcase_add_test(tc, built_beside);
	tcase_add_test(tc, goes_on_nfs);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
