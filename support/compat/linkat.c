/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * linkat(2) inside one directory, which is how a staged file gets its name.
 * Across two directories it says EXDEV, as across two file systems, and the
 * caller copies.  Whether Solaris 10's link(2) follows a symbolic link depends
 * on the standard that the program was linked for, so a link is refused.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/stat.h>

#include "support/compat/at_dir.h"
#include "support/compat/compat.h"

static int dir_stat(int fd, struct stat *st)
{
	return fd == (int)AT_FDCWD ? stat(".", st) : fstat(fd, st);
}

static int same_dir(int a, int b)
{
	struct stat sa, sb;

	if (a == b)
		return 1;
	return dir_stat(a, &sa) == 0 && dir_stat(b, &sb) == 0 &&
	       sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

int linkat(int oldfd, const char *oldpath, int newfd, const char *newpath,
	   int flags)
{
	struct stat st;
	int saved;

	if (fstatat(oldfd, oldpath, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	if (flags != 0 || S_ISLNK(st.st_mode)) {
		errno = ENOTSUP;
		return -1;
	}
	if (oldpath[0] != '/' && newpath[0] != '/' &&
	    !same_dir(oldfd, newfd)) {
		errno = EXDEV;
		return -1;
	}
	if (it_at_enter(oldpath[0] == '/' ? newfd : oldfd, &saved) != 0)
		return -1;
	return it_at_leave(saved, link(oldpath, newpath));
}
