/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"

int it_open_at(int dirfd, const char *name, int flags, mode_t mode)
{
	int fd;

	IT_AGAIN(fd, openat(dirfd, name, flags, mode));
	if (fd < 0 && errno == ENOENT)
		IT_AGAIN(fd, openat(dirfd, name, flags, mode));
	return fd;
}

int it_close(int fd)
{
	return close(fd) == 0 || errno == EINTR ? 0 : -1;
}

int it_stat_at(int dirfd, const char *name, struct stat *st)
{
	int result = fstatat(dirfd, name, st, AT_SYMLINK_NOFOLLOW);

	if (result != 0 && errno == ENOENT)
		result = fstatat(dirfd, name, st, AT_SYMLINK_NOFOLLOW);
	return result;
}

static int unlink_once(int dirfd, const char *name)
{
	struct stat st;
	int missing = it_stat_at(dirfd, name, &st) != 0;

	if (missing && errno != ENOENT)
		return -1;
	if (!missing && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (unlinkat(dirfd, name, 0) == 0)
		return 0;
	/* A read-only filesystem says so of names that are not there, too. */
	return missing && (errno == ENOENT || errno == EROFS) ? 0 : -1;
}

/* One that was just there and is not may have been removed by another. */
int it_unlink_at(int dirfd, const char *name)
{
	int result = unlink_once(dirfd, name);

	if (result != 0 && errno == ENOENT)
		result = unlink_once(dirfd, name);
	return result;
}

int it_rmdir_at(int dirfd, const char *name)
{
	struct stat st;
	int result = unlinkat(dirfd, name, AT_REMOVEDIR);

	if (result != 0 && errno == ENOENT)
		result = unlinkat(dirfd, name, AT_REMOVEDIR);
	/* As above: sets errno to ENOENT where there is nothing. */
	if (result != 0 && errno == EROFS &&
	    it_stat_at(dirfd, name, &st) == 0)
		errno = EROFS;
	return result == 0 || errno == ENOENT ? 0 : -1;
}

ssize_t it_read_full(int fd, void *buf, size_t len)
{
	char *at = buf;
	size_t have = 0;
	ssize_t got;

	while (have < len) {
		got = read(fd, at + have, len - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	return (ssize_t)have;
}

/*
 * Whoever called may have set O_NONBLOCK, for what is open is shared: then it
 * is waited for here, as the system does else.  With O_NDELAY Solaris answers
 * that nothing was written.
 */
static void wait_for_room(int fd)
{
	struct pollfd room;

	room.fd = fd;
	room.events = POLLOUT;
	(void)poll(&room, 1, -1);
}

int it_write_full(int fd, const void *buf, size_t len)
{
	const char *at = buf;
	ssize_t put;

	while (len != 0) {
		put = write(fd, at, len);
		if (put > 0) {
			at += put;
			len -= (size_t)put;
		} else if (put == 0 || errno == EAGAIN) {
			wait_for_room(fd);
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return 0;
}

it_code it_read_all(int fd, const char *name, size_t limit, it_strbuf *out,
		    it_error *err)
{
	char block[16384];
	size_t before = out->len;
	ssize_t got = sizeof block;

	while (got == sizeof block) {
		got = it_read_full(fd, block, sizeof block);
		if (got < 0)
			return it_fail_errno(err, name, "cannot read");
		if (out->len - before + (size_t)got > limit)
			return it_fail(err, IT_FAILED, name,
				       "is larger than %lu bytes",
				       (unsigned long)limit);
		it_strbuf_bytes(out, block, (size_t)got);
	}
	return it_strbuf_check(out, err);
}

it_code it_read_file(const char *path, size_t limit, it_strbuf *out,
		     it_error *err)
{
	/* Not waiting for the other end of a fifo. */
	int fd = it_open_at(IT_CWD, path,
			    O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0);
	struct stat st;
	it_code code;

	if (fd < 0)
		return it_fail_errno(err, path, "cannot be opened");
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		code = it_read_all(fd, path, limit, out, err);
	else
		code = it_fail(err, IT_FAILED, path, "is not a regular file");
	(void)close(fd);
	return code;
}

/* Solaris 10 cannot open ours with O_CLOEXEC, so all are to be looked for. */
int it_highest_descriptor(void)
{
	enum { MANY = 65536 /* no process of ours has more */ };
	DIR *dir = opendir("/proc/self/fd");
	long limit = sysconf(_SC_OPEN_MAX);
	struct dirent *entry;
	int highest = 0;

	if (dir == NULL)
		return limit > 0 && limit < MANY ? (int)limit : MANY;
	while ((entry = readdir(dir)) != NULL)
		if (atoi(entry->d_name) > highest)
			highest = atoi(entry->d_name);
	(void)closedir(dir);
	return highest;
}
