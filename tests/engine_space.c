/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Is there room?  On the filesystem of the test, and, where a private mount
 * is permitted (Linux), on small ones.
 */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sched.h>
#include <sys/mount.h>
#endif

#include "engine/filesystems.h"
#include "installer/step_file.h"
#include "support/io.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

#define KIB 1024ULL
#define MIB (1024 * KIB)

/* What a run needs beside its steps: reserve, ballast, journal. */
#define RUN_BYTES (16 * MIB + 1 * MIB + 256 * KIB)
#define RUN_FILES 8

static tree work;
static it_root root;
static it_run run;
static it_plan plan;
static it_error err;
static char mounted[600];

static void set_up(void)
{
	tree_begin(&work);
	tree_put(&work, 'd', "var", NULL);
	tree_put(&work, 'd', "var/adm", NULL);
	tree_put(&work, 'f', "file", "");
	tree_add_home(&work, TEST_HOME);
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_run_begin(&run, &root, TEST_HOME);
	mounted[0] = '\0';
}

static void tear_down(void)
{
	it_plan_free(&plan);
	it_root_close(&root);
#if defined(__linux__)
	if (mounted[0] != '\0')
		ck_assert_int_eq(umount(mounted), 0);
#endif
	tree_end(&work);
}

#if defined(__linux__)

static int write_map(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY), bad;

	if (fd < 0)
		return -1;
	bad = it_write_full(fd, text, strlen(text));
	(void)close(fd);
	return bad;
}

/* A mount namespace of our own; an ordinary user needs one of users too. */
static int own_mounts(void)
{
	char uids[32], gids[32];

	if (unshare(CLONE_NEWNS) == 0)
		return 0;
	(void)snprintf(uids, sizeof uids, "0 %lu 1", (unsigned long)getuid());
	(void)snprintf(gids, sizeof gids, "0 %lu 1", (unsigned long)getgid());
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		return -1;
	(void)write_map("/proc/self/setgroups", "deny");
	if (write_map("/proc/self/uid_map", uids) != 0)
		return -1;
	return write_map("/proc/self/gid_map", gids);
}

/* Descriptors opened before do not see mounts of the new namespace. */
static void open_again(void)
{
	it_root_close(&root);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	ck_assert_int_eq(close(work.fd), 0);
	work.fd = open(work.path, O_RDONLY);
	ck_assert_int_ge(work.fd, 0);
}

/* Without options: what is at var already, for reading only. */
static int put_at_var(unsigned long flags, const char *options)
{
	if (options != NULL)
		return mount("none", mounted, "tmpfs", flags, options);
	if (mount(mounted, mounted, NULL, MS_BIND, NULL) != 0)
		return -1;
	return mount(NULL, mounted, NULL, MS_BIND | MS_REMOUNT | flags, NULL);
}

/* A filesystem on var, for this process only. */
static int mount_small(unsigned long flags, const char *options)
{
	(void)snprintf(mounted, sizeof mounted, "%s/var", work.path);
	if (own_mounts() == 0 &&
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	    put_at_var(flags, options) == 0) {
		open_again();
		return 0;
	}
	mounted[0] = '\0';
	return -1;
}

#else

#define MS_RDONLY 1

static int mount_small(unsigned long flags, const char *options)
{
	(void)flags;
	(void)options;
	return -1;
}

#endif

static int skipped(const char *what, unsigned long flags, const char *options)
{
	if (mount_small(flags, options) == 0)
		return 0;
	printf("skipped: %s (no private mount permitted)\n", what);
	return 1;
}

static void expect_path(const char *dir)
{
	char full[700];

	(void)snprintf(full, sizeof full, "%s%s%s", work.path,
		       dir[0] != '\0' ? "/" : "", dir);
	ck_assert_str_eq(err.path, full);
}

/* files: how many steps, each of which needs two. */
static void expect_no_room(const char *dir, unsigned long long need,
			   unsigned files)
{
	char full[700], text[512];
	struct statvfs fs;

	(void)snprintf(full, sizeof full, "%s/%s", work.path, dir);
	ck_assert_int_eq(statvfs(full, &fs), 0);
	ck_assert_int_eq(err.code, IT_NO_SPACE);
	expect_path(dir);
	ck_assert_str_eq(err.remedy,
			 "free that much and run again; nothing was changed");
	(void)snprintf(text, sizeof text, "inodes free on a filesystem where "
					  "%llu KiB and %u inodes are needed",
		       need / KIB, 2 * files + RUN_FILES);
	ck_assert_msg(strstr(err.text, text) != NULL, "%s", err.text);
	if (mounted[0] == '\0') /* others write there meanwhile */
		return;
	(void)snprintf(text, sizeof text, "has %llu KiB and %llu inodes ",
		       fs.f_bavail * (unsigned long long)fs.f_frsize / KIB,
		       (unsigned long long)fs.f_favail);
	ck_assert_int_eq(strncmp(err.text, text, strlen(text)), 0);
}

START_TEST(room_enough)
{
	(void)fake_add(&plan, "file");
	(void)fake_add(&plan, "var/adm/new/deeper/file");
	(void)fake_add(&plan, "file/is/no/directory");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_OK);
	it_plan_free(&plan);
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_OK);
}
END_TEST

static const struct {
	const char *path, *dir;
} far_rows[] = {
	{"file", ""},
	{"var/adm/file", "var/adm"},
	{"var/adm/new/deeper/file", "var/adm"},
	{"new/file", ""},
};

/* 2^60 bytes, wherever the step lies. */
START_TEST(far_too_much)
{
	fake_add(&plan, far_rows[_i].path)->space = 1ULL << 60;
	(void)fake_add(&plan, "other");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_NO_SPACE);
	expect_no_room(far_rows[_i].dir,
		       (1ULL << 60) + RUN_BYTES + 16 * KIB, 2);
}
END_TEST

/* What is made before the run is there when it is asked again. */
START_TEST(locks_take_room)
{
	char text[120];

	run.files_first = 10;
	fake_add(&plan, "file")->space = 1ULL << 60;
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_NO_SPACE);
	(void)snprintf(text, sizeof text, "%llu KiB and %d inodes are needed",
		       ((1ULL << 60) + RUN_BYTES + (1 + 10) * 8 * KIB) / KIB,
		       2 + RUN_FILES + 10);
	ck_assert_msg(strstr(err.text, text) != NULL, "%s", err.text);
}
END_TEST

START_TEST(unchanged_steps_need_none)
{
	fake *f = fake_add(&plan, "file");

	f->space = 1ULL << 60;
	f->done = 1;
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_OK);
}
END_TEST

START_TEST(link_out_of_the_root)
{
	tree_put(&work, 'l', "out", "../..");
	(void)fake_add(&plan, "out/file");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_TARGET);
	ck_assert_str_eq(err.text,
			 "leads out of the root through a symbolic link");
}
END_TEST

/* Bytes of two steps on a filesystem of its own, 64 MiB in size. */
static const struct {
	const char *path[2];
	unsigned long long space[2];
	int fits;
	unsigned files;
} room_rows[] = {
	{{"var/a", "var/b"}, {10 * MIB, 20 * MIB}, 1, 0},
	{{"var/a", "var/b"}, {32 * MIB, 32 * MIB - RUN_BYTES - 16 * KIB}, 1, 0},
	{{"var/a", "var/b"}, {32 * MIB, 32 * MIB - RUN_BYTES - 12 * KIB}, 0, 2},
	{{"var/a", "var/b"}, {49 * MIB, 0}, 0, 2},
	{{"var/new/a", "var/new/er/b"}, {25 * MIB, 25 * MIB}, 0, 2},
	{{"file", "var/b"}, {40 * MIB, 40 * MIB}, 1, 0},
	{{"file", "var/b"}, {0, 50 * MIB}, 0, 1},
};

START_TEST(small_filesystem)
{
	unsigned long long need = RUN_BYTES;
	int i;

	if (skipped("small filesystem", 0, "size=64m"))
		return;
	for (i = 0; i < 2; i++) {
		fake_add(&plan, room_rows[_i].path[i])->space =
			room_rows[_i].space[i];
		if (strncmp(room_rows[_i].path[i], "var/", 4) == 0)
			need += room_rows[_i].space[i] + 8 * KIB;
	}
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err),
			 room_rows[_i].fits ? IT_OK : IT_NO_SPACE);
	if (!room_rows[_i].fits)
		expect_no_room("var", need, room_rows[_i].files);
}
END_TEST

START_TEST(few_inodes)
{
	char path[32];
	int i;

	/* The root of the filesystem takes one. */
	if (skipped("few inodes", 0, "size=64m,nr_inodes=19"))
		return;
	for (i = 0; i < 5; i++) {
		(void)snprintf(path, sizeof path, "var/f%d", i);
		(void)fake_add(&plan, path);
	}
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_OK);
	(void)fake_add(&plan, "var/last");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_NO_SPACE);
	expect_no_room("var", RUN_BYTES + 6 * 8 * KIB, 6);
}
END_TEST

START_TEST(read_only)
{
	if (skipped("read-only filesystem", MS_RDONLY, "size=64m"))
		return;
	(void)fake_add(&plan, "file");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_OK);
	(void)fake_add(&plan, "var/file");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_TARGET);
	ck_assert_str_eq(err.text,
			 "is on a filesystem that is mounted read-only");
	expect_path("var");
	ck_assert_str_eq(err.remedy,
			 "mount it read-write (an immutable system: boot it "
			 "with -w) and run again");
}
END_TEST

/* The root's own filesystem, at var for reading only. */
START_TEST(read_only_in_part)
{
	if (skipped("read-only directory", MS_RDONLY, NULL))
		return;
	(void)fake_add(&plan, "file");
	(void)fake_add(&plan, "var/adm/file");
	ck_assert_int_eq(it_plan_check_space(&plan, &run, &err), IT_TARGET);
	ck_assert_str_eq(err.text,
			 "is on a filesystem that is mounted read-only");
	expect_path("var/adm");
}
END_TEST

/* There, what was never made needs no removing. */
START_TEST(removed_where_nothing_can_be)
{
	int dirfd;

	if (skipped("read-only directory", MS_RDONLY, NULL))
		return;
	dirfd = openat(work.fd, "var", O_RDONLY);
	ck_assert_int_ge(dirfd, 0);
	ck_assert_int_eq(it_rmdir_at(dirfd, "none"), 0);
	ck_assert_int_eq(it_unlink_at(dirfd, "none"), 0);
	ck_assert_int_eq(it_rmdir_at(dirfd, "adm"), -1);
	ck_assert_int_eq(errno, EROFS);
	ck_assert_int_eq(close(dirfd), 0);
}
END_TEST

/* ---- a disk that is full after all --------------------------------------- */

static void add_file(const char *path, size_t len)
{
	static const it_owner owner = {0, 0, 0};
	char *bytes = calloc(1, len);

	ck_assert_ptr_nonnull(bytes);
	ck_assert_int_eq(it_plan_file(&plan, path, "install", "", bytes, len,
				      0644, &owner, NULL, &err),
			 IT_OK);
	free(bytes);
}

START_TEST(full_while_staging)
{
	it_strbuf before = {NULL, 0, 0, 0}, after = {NULL, 0, 0, 0};
	char text[256];

	if (skipped("full filesystem", 0, "size=1m"))
		return;
	tree_put(&work, 'f', "var/old", "old");
	tree_list(&work, "", &before);
	add_file("var/old", 300000);
	add_file("var/new", 300000);
	add_file("file", 300000);
	add_file("var/last", 600000);
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_NO_SPACE);
	(void)snprintf(text, sizeof text, "cannot be staged: %s",
		       strerror(ENOSPC));
	ck_assert_str_eq(err.text, text);
	tree_list(&work, "", &after);
	ck_assert_str_eq(after.data, before.data);
	it_strbuf_free(&before);
	it_strbuf_free(&after);
}
END_TEST

void add_space(Suite *suite)
{
	TCase *tc = tcase_create("space");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, room_enough);
	ADD_ROWS(tc, far_too_much, far_rows);
	tcase_add_test(tc, locks_take_room);
	tcase_add_test(tc, unchanged_steps_need_none);
	tcase_add_test(tc, link_out_of_the_root);
	ADD_ROWS(tc, small_filesystem, room_rows);
	tcase_add_test(tc, few_inodes);
	tcase_add_test(tc, read_only);
	tcase_add_test(tc, read_only_in_part);
	tcase_add_test(tc, removed_where_nothing_can_be);
	tcase_add_test(tc, full_while_staging);
	suite_add_tcase(suite, tc);
}
