/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The replacements of support/compat/, on any system: IT_COMPAT_RENAMED
 * gives them names of their own.
 */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/compat/at_dir.c"
#include "support/compat/fchmodat.c"
#include "support/compat/futimens.c"
#include "support/compat/getline.c"
#include "support/compat/linkat.c"
#include "support/compat/mkdirat.c"
#include "support/compat/mkdtemp.c"
#include "support/compat/faccessat.c"
#include "support/compat/readlinkat.c"
#include "support/compat/strndup.c"
#include "support/compat/symlinkat.c"
#include "support/compat/utimensat.c"
#include "support/compat/utimes.c"
#include "tests/check_main.h"

static char work[] = "/tmp/check_compat.XXXXXX";
static int work_fd = -1;
static char before[4096];

static void set_up(void)
{
	strcpy(work + sizeof work - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(work));
	work_fd = open(work, O_RDONLY);
	ck_assert_int_ge(work_fd, 0);
	ck_assert_ptr_nonnull(getcwd(before, sizeof before));
}

static void tear_down(void)
{
	static const char *const names[] = { "file", "link", "hard" };
	char now[4096];
	size_t i;

	/* No replacement leaves the current directory. */
	ck_assert_ptr_nonnull(getcwd(now, sizeof now));
	ck_assert_str_eq(now, before);
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		(void)unlinkat(work_fd, names[i], 0);
	(void)unlinkat(work_fd, "sub", AT_REMOVEDIR);
	(void)close(work_fd);
	ck_assert_int_eq(rmdir(work), 0);
}

static void make_file(const char *name)
{
	int fd = openat(work_fd, name, O_WRONLY | O_CREAT | O_EXCL, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(close(fd), 0);
}

static struct stat stat_of(const char *name)
{
	struct stat st;

	ck_assert_int_eq(fstatat(work_fd, name, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st;
}

/*
 * From a directory with this mode, by somebody who is bound by it: that all is
 * made, and that he is where he was.
 */
static void make_from(mode_t mode, int can_name)
{
	if (mkdir("from", 0700) != 0 || chdir("from") != 0 ||
	    chmod(".", mode) != 0 || mkdirat(work_fd, "sub", 0700) != 0 ||
	    symlinkat("sub", work_fd, "link") != 0)
		_exit(1);
	_exit(access("../link", F_OK) != (can_name ? 0 : -1));
}

static const struct {
	mode_t mode;
	int can_name;
} from_rows[] = {{0700, 1}, {0100, 1}, {0, 0}};

START_TEST(from_anywhere)
{
	int status;
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		if (fchmod(work_fd, 0777) != 0 || fchdir(work_fd) != 0 ||
		    (geteuid() == 0 && setuid(12345) != 0))
			_exit(2);
		make_from(from_rows[_i].mode, from_rows[_i].can_name);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	(void)unlinkat(work_fd, "from", AT_REMOVEDIR);
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(lines_of_every_length)
{
	static const size_t lengths[] = { 0, 1, 126, 127, 128, 255, 70000 };
	FILE *file = tmpfile();
	char *line = NULL;
	size_t size = 0, i, j;

	ck_assert_ptr_nonnull(file);
	for (i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		for (j = 0; j < lengths[i]; j++)
			putc(j == 1 ? '\0' : 'a', file);
		putc('\n', file);
	}
	fputs("end", file);
	rewind(file);
	for (i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		ck_assert_int_eq(getline(&line, &size, file),
				 (ssize_t)lengths[i] + 1);
		ck_assert_int_eq(line[lengths[i]], '\n');
		ck_assert_int_eq(line[lengths[i] + 1], '\0');
	}
	ck_assert_int_eq(getline(&line, &size, file), 3);
	ck_assert_str_eq(line, "end");
	ck_assert_int_eq(getline(&line, &size, file), -1);
	free(line);
	fclose(file);
}
END_TEST

START_TEST(a_buffer_of_the_caller)
{
	FILE *file = tmpfile();
	char *line = NULL;
	size_t size = 99; /* of nothing */

	ck_assert_ptr_nonnull(file);
	fputs("abc\n", file);
	rewind(file);
	ck_assert_int_eq(getline(&line, &size, file), 4);
	ck_assert_str_eq(line, "abc\n");
	free(line);
	fclose(file);
}
END_TEST

static const struct {
	const char *text;
	size_t max;
	const char *result;
} copies[] = {
	{ "", 0, "" },	    { "", 5, "" },	{ "abc", 0, "" },
	{ "abc", 2, "ab" }, { "abc", 3, "abc" }, { "abc", 99, "abc" },
};

START_TEST(strndup_copies)
{
	char *copy = strndup(copies[_i].text, copies[_i].max);

	ck_assert_ptr_nonnull(copy);
	ck_assert_str_eq(copy, copies[_i].result);
	free(copy);
}
END_TEST

START_TEST(directories_and_modes)
{
	ck_assert_int_eq(mkdirat(work_fd, "sub", 0700), 0);
	ck_assert_int_eq(stat_of("sub").st_mode & 07777, 0700);
	ck_assert_int_eq(mkdirat(work_fd, "sub", 0700), -1);
	ck_assert_int_eq(errno, EEXIST);
	ck_assert_int_eq(mkdirat(-1, "other", 0700), -1);
	ck_assert_int_eq(errno, EBADF);
	ck_assert_int_eq(fchmodat(work_fd, "sub", 0750, 0), 0);
	ck_assert_int_eq(stat_of("sub").st_mode & 07777, 0750);
	ck_assert_int_eq(fchmodat(work_fd, "sub", 0755, AT_SYMLINK_NOFOLLOW),
			 -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(fchmodat(work_fd, "none", 0755, 0), -1);
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(links)
{
	char text[16] = "";

	make_file("file");
	ck_assert_int_eq(linkat(work_fd, "file", work_fd, "hard", 0), 0);
	ck_assert(stat_of("hard").st_ino == stat_of("file").st_ino);
	ck_assert_int_eq(linkat(work_fd, "file", work_fd, "hard", 0), -1);
	ck_assert_int_eq(errno, EEXIST);
	ck_assert_int_eq(linkat(work_fd, "none", work_fd, "x", 0), -1);
	ck_assert_int_eq(errno, ENOENT);
	ck_assert_int_eq(symlinkat("file", work_fd, "link"), 0);
	ck_assert(S_ISLNK(stat_of("link").st_mode));
	ck_assert_int_eq(linkat(work_fd, "link", work_fd, "x", 0), -1);
	ck_assert_int_eq(errno, ENOTSUP);
	ck_assert_int_eq(readlinkat(work_fd, "link", text, sizeof text), 4);
	ck_assert_str_eq(text, "file");
	ck_assert_int_eq(readlinkat(work_fd, "file", text, sizeof text), -1);
	ck_assert_int_eq(errno, EINVAL);
}
END_TEST

START_TEST(access_by_name)
{
	make_file("file");
	ck_assert_int_eq(faccessat(work_fd, "file", R_OK, 0), 0);
	ck_assert_int_eq(faccessat(work_fd, "none", F_OK, 0), -1);
	ck_assert_int_eq(errno, ENOENT);
	ck_assert_int_eq(fchmodat(work_fd, "file", 0600, 0), 0);
	/* Nobody may execute a file without any execute bit, not even root. */
	ck_assert_int_eq(faccessat(work_fd, "file", X_OK, AT_EACCESS), -1);
	ck_assert_int_eq(errno, EACCES);
}
END_TEST

START_TEST(links_between_directories)
{
	int sub, again;

	make_file("file");
	ck_assert_int_eq(mkdirat(work_fd, "sub", 0700), 0);
	sub = openat(work_fd, "sub", O_RDONLY);
	again = openat(sub, "..", O_RDONLY);
	ck_assert_int_eq(linkat(work_fd, "file", sub, "hard", 0), -1);
	ck_assert_int_eq(errno, EXDEV);
	/* Another descriptor of the same directory is no other directory. */
	ck_assert_int_eq(linkat(work_fd, "file", again, "hard", 0), 0);
	ck_assert_int_eq(close(again), 0);
	ck_assert_int_eq(close(sub), 0);
}
END_TEST

START_TEST(times_by_name)
{
	struct timespec ts[2] = { { 1000, 5000 }, { 2000, 999999999 } };

	make_file("file");
	ck_assert_int_eq(utimensat(work_fd, "file", ts, 0), 0);
	ck_assert_int_eq(stat_of("file").st_atime, 1000);
	ck_assert_int_eq(stat_of("file").st_mtime, 2000);
	ck_assert_int_eq(stat_of("file").st_mtim.tv_nsec, 999999000);
	ts[0].tv_nsec = UTIME_OMIT;
	ts[1].tv_nsec = UTIME_NOW;
	ck_assert_int_eq(utimensat(work_fd, "file", ts, AT_SYMLINK_NOFOLLOW),
			 0);
	ck_assert_int_eq(stat_of("file").st_atime, 1000);
	ck_assert(labs((long)(time(NULL) - stat_of("file").st_mtime)) < 60);
	ts[1].tv_nsec = 1000000000L;
	ck_assert_int_eq(utimensat(work_fd, "file", ts, 0), -1);
	ck_assert_int_eq(errno, EINVAL);
}
END_TEST

START_TEST(times_by_descriptor_and_link)
{
	struct timespec ts[2] = { { 3000, 0 }, { 4000, 0 } };
	int fd;

	make_file("file");
	ck_assert_int_eq(symlinkat("file", work_fd, "link"), 0);
	ck_assert_int_eq(utimensat(work_fd, "link", ts, AT_SYMLINK_NOFOLLOW),
			 -1);
	ck_assert_int_eq(errno, ENOTSUP);
	fd = openat(work_fd, "file", O_RDONLY);
	ck_assert_int_eq(futimens(fd, ts), 0);
	ck_assert_int_eq(stat_of("file").st_mtime, 4000);
	ck_assert_int_eq(futimens(fd, NULL), 0);
	ck_assert_int_gt(stat_of("file").st_mtime, 4000);
	ck_assert_int_eq(close(fd), 0);
	ck_assert_int_eq(futimens(-1, ts), -1);
	ck_assert_int_eq(errno, EBADF);
}
END_TEST

START_TEST(temporary_directories)
{
	char bad[] = "/tmp/XXXXX", other[] = "/tmp/check_compat.XXXXXX";
	char nowhere[] = "/nonexistent/XXXXXX";

	ck_assert_ptr_null(mkdtemp(bad));
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(mkdtemp(nowhere));
	ck_assert_int_eq(errno, ENOENT);
	ck_assert_ptr_nonnull(mkdtemp(other));
	ck_assert_str_ne(other, work);
	ck_assert_int_eq(rmdir(other), 0);
	ck_assert_int_eq(stat_of(".").st_mode & 07777, 0700);
}
END_TEST

static Suite *compat_suite(void)
{
	Suite *suite = suite_create("compat");
	TCase *text = tcase_create("text");
	TCase *files = tcase_create("files");

	tcase_add_test(text, lines_of_every_length);
	tcase_add_test(text, a_buffer_of_the_caller);
	tcase_add_loop_test(text, strndup_copies, 0,
			    sizeof copies / sizeof copies[0]);
	suite_add_tcase(suite, text);
	tcase_add_checked_fixture(files, set_up, tear_down);
	tcase_add_loop_test(files, from_anywhere, 0,
			    sizeof from_rows / sizeof from_rows[0]);
	tcase_add_test(files, directories_and_modes);
	tcase_add_test(files, links);
	tcase_add_test(files, access_by_name);
	tcase_add_test(files, links_between_directories);
	tcase_add_test(files, times_by_name);
	tcase_add_test(files, times_by_descriptor_and_link);
	tcase_add_test(files, temporary_directories);
	suite_add_tcase(suite, files);
	return suite;
}

int main(void)
{
	return run_suite(compat_suite());
}
