/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Locks by fcntl(2): the kernel drops them with the process, so none is ever
 * stale.  A lock counts only while its file still has its name: a process that
 * locked a file just unlinked by another one tries again with the new file.
 */
#ifndef IT_LOCK_H
#define IT_LOCK_H

#include "support/error.h"
#include "support/root.h"

typedef struct it_lock {
	int fd; /* -1: not held */
	int made; /* the file was not there before */
} it_lock;

/*
 * Is somebody else holding it?  Creates nothing; no file means no.  Not to be
 * asked of a lock that this process holds: closing any descriptor of the file
 * drops it.  IT_BUSY names the holder; IT_TARGET what is no file, a symbolic
 * link among it, and with EACCES in sys_errno one that the caller may not open.
 */
it_code it_lock_test(const it_root *root, const char *path, it_error *err)
	IT_CHECKED;

/* The same codes.  The directory must exist. */
it_code it_lock_take(it_lock *lock, const it_root *root, const char *path,
		     it_error *err) IT_CHECKED;

/* The same, but a missing file is an error, with ENOENT. */
it_code it_lock_take_existing(it_lock *lock, const it_root *root,
			      const char *path, it_error *err) IT_CHECKED;

/* Does the path lead to the lock file that we hold? */
it_code it_lock_find(const it_lock *lock, const it_root *root,
		     const char *path, int *current, it_error *err)
	IT_CHECKED;

/* What a lock file that we hold says; 0 when it cannot be read. */
int it_lock_read(const it_lock *lock, size_t limit, it_strbuf *text,
		 it_error *err) IT_CHECKED;

void it_lock_drop(it_lock *lock);

#endif
