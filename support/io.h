/* SPDX-License-Identifier: BSD-2-Clause */
/* System calls that finish what they begin. */
#ifndef IT_IO_H
#define IT_IO_H

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>
#include <sys/stat.h>

#include "support/error.h"
#include "support/strbuf.h"

/* Makes a call again that a signal interrupted. */
#define IT_AGAIN(result, call)                                                \
	do {                                                                  \
		(result) = (call);                                            \
	} while ((result) < 0 && errno == EINTR)

/*
 * The current directory to calls that take a descriptor.  The systems' own
 * AT_FDCWD is an unsigned number on Solaris and illumos.
 */
#define IT_CWD ((int)AT_FDCWD)

/*
 * openat(2); mode counts only with O_CREAT.  As with it_stat_at, a missing
 * file is asked for twice.
 */
int it_open_at(int dirfd, const char *name, int flags, mode_t mode);

/*
 * close(2), once: after EINTR the descriptor is gone on most systems.  What was
 * written has been synced before.
 */
int it_close(int fd);

/*
 * fstatat(2) that follows no link.  "Nothing is there" decides much, so it is
 * believed when it was said twice.
 */
int it_stat_at(int dirfd, const char *name, struct stat *st);

/*
 * unlinkat(2) of what is not a directory; 0 also when nothing of that name is
 * there, which must be said twice: a name that is left behind by mistake
 * would stay for ever.  (Root's unlink removes directories on UFS.)
 */
int it_unlink_at(int dirfd, const char *name);

/* The same for an empty directory; -1 with errno when it stays. */
int it_rmdir_at(int dirfd, const char *name);

/* Bytes read, less than len only at the end of the file; -1 with errno. */
ssize_t it_read_full(int fd, void *buf, size_t len);

/*
 * 0, or -1 with errno; short writes go on, and a descriptor without room for
 * more is waited for.
 */
int it_write_full(int fd, const void *buf, size_t len);

/* Appends what is left of fd; more than limit bytes is IT_FAILED. */
it_code it_read_all(int fd, const char *name, size_t limit, it_strbuf *out,
		    it_error *err) IT_CHECKED;

/*
 * A number that no open descriptor exceeds: whoever started us may have left
 * any number open.  From /proc; else the process's limit.
 */
int it_highest_descriptor(void);

/* A file of the running system by its ordinary path. */
it_code it_read_file(const char *path, size_t limit, it_strbuf *out,
		     it_error *err) IT_CHECKED;

#endif
