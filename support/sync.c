/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined HAVE_SYNCFS && defined HAVE_SYS_VFS_H
#include <sys/utsname.h>
#include <sys/vfs.h>
#endif

#include "support/io.h"
#include "support/sync.h"

int it_sync(int fd)
{
	int result;

	IT_AGAIN(result, fsync(fd));
	return result;
}

int it_sync_dir(int dirfd)
{
	return it_sync(dirfd) == 0 || errno == EINVAL ? 0 : -1;
}

int it_sync_data(int fd)
{
	int result;

	IT_AGAIN(result, fdatasync(fd));
	return result;
}

#if defined HAVE_SYNCFS && defined HAVE_SYS_VFS_H

/*
 * Linux.  Those whose syncfs(2) writes all data and metadata and waits for
 * the disk.  A filesystem that a program serves (FUSE) or another machine is
 * not told of it; those that are not known are synced file by file.
 */
static const unsigned long whole[] = {
	0xef53,	    /* ext2, ext3, ext4 */
	0x58465342, /* XFS */
	0x9123683e, /* btrfs */
	0xf2f52010, /* F2FS */
	0x01021994, /* tmpfs: nothing to wait for */
};

/* Before Linux 5.8 syncfs(2) says nothing of writes that failed. */
static int tells_failures(void)
{
	struct utsname uts;
	unsigned major, minor;

	return uname(&uts) == 0 &&
	       sscanf(uts.release, "%u.%u", &major, &minor) == 2 &&
	       (major > 5 || (major == 5 && minor >= 8));
}

int it_can_sync_whole(int fd)
{
	struct statfs fs;
	size_t i;
	int result;

	IT_AGAIN(result, fstatfs(fd, &fs));
	if (result != 0 || !tells_failures())
		return 0;
	for (i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if ((unsigned long)fs.f_type == whole[i])
			return 1;
	return 0;
}

int it_sync_whole(int fd)
{
	int result;

	IT_AGAIN(result, syncfs(fd));
	return result;
}

#else

/* Solaris and illumos have no such call: their sync(2) does not wait. */
int it_can_sync_whole(int fd)
{
	(void)fd;
	return 0;
}

int it_sync_whole(int fd)
{
	(void)fd;
	errno = ENOSYS;
	return -1;
}

#endif

/* ---- several directories ------------------------------------------------ */

void it_sync_begin(it_sync_set *set, it_sync_mode mode)
{
	memset(set, 0, sizeof *set);
	set->mode = mode;
}

/* Is another directory of that filesystem in the set, and enough? */
static int is_covered(const it_sync_set *set, int dirfd)
{
	struct stat one, other;
	size_t i;

	if (set->mode != IT_SYNC_WHOLE || fstat(dirfd, &one) != 0)
		return 0;
	for (i = 0; i < set->count; i++)
		if (fstat(set->fds[i], &other) == 0 &&
		    one.st_dev == other.st_dev)
			return it_can_sync_whole(dirfd);
	return 0;
}

int it_sync_add(it_sync_set *set, int dirfd)
{
	if (set->mode == IT_SYNC_NONE || is_covered(set, dirfd)) {
		(void)it_close(dirfd);
		return 0;
	}
	if (set->count == IT_SYNC_DIRS) {
		(void)it_close(dirfd);
		errno = EMFILE;
		return -1;
	}
	set->fds[set->count++] = dirfd;
	return 0;
}

static int sync_one(const it_sync_set *set, int dirfd)
{
	return set->mode == IT_SYNC_WHOLE && it_can_sync_whole(dirfd)
		       ? it_sync_whole(dirfd)
		       : it_sync_dir(dirfd);
}

void it_sync_forget(it_sync_set *set)
{
	while (set->count > 0)
		(void)it_close(set->fds[--set->count]);
}

int it_sync_pass(it_sync_set *set)
{
	int number = 0;
	size_t i;

	for (i = 0; number == 0 && i < set->count; i++)
		if (sync_one(set, set->fds[i]) != 0)
			number = errno;
	it_sync_forget(set);
	errno = number;
	return number == 0 ? 0 : -1;
}
