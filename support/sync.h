/* SPDX-License-Identifier: BSD-2-Clause */
/* Waiting for the disk. */
#ifndef IT_SYNC_H
#define IT_SYNC_H

#include <stddef.h>

/* How a run makes sure that what it did survives a loss of power. */
typedef enum it_sync_mode {
	IT_SYNC_WHOLE, /* whole filesystems at once, where they can */
	IT_SYNC_EACH,  /* every file and directory by itself */
	IT_SYNC_NONE   /* not at all */
} it_sync_mode;

/* fsync(2); 0, or -1. */
int it_sync(int fd);

/* The same for a directory; some filesystems cannot, which is no error. */
int it_sync_dir(int dirfd);

/* fdatasync(2): enough for bytes that replace others in a file. */
int it_sync_data(int fd);

/*
 * Is it_sync_whole on the filesystem of fd as good as it_sync on everything
 * that was written there?
 */
int it_can_sync_whole(int fd);

/*
 * syncfs(2); 0, or -1: also for a write of the past that failed, if fd was
 * open before it.
 */
int it_sync_whole(int fd);

/* ---- several directories, one wait for each filesystem ----------------- */

enum { IT_SYNC_DIRS = 8 };

/*
 * The directories of a moment whose names are to be on disk.  They are added
 * before anything is written there, since writes that failed are told only to
 * descriptors that were open.
 */
typedef struct it_sync_set {
	it_sync_mode mode;
	int fds[IT_SYNC_DIRS];
	size_t count;
} it_sync_set;

void it_sync_begin(it_sync_set *set, it_sync_mode mode);

/*
 * The set closes dirfd, at once where another directory stands for it.  0, or
 * -1 with errno when the set is full.
 */
int it_sync_add(it_sync_set *set, int dirfd);

/* Waits for all of them and empties the set; 0, or -1 with errno. */
int it_sync_pass(it_sync_set *set);

/* Empties it without waiting. */
void it_sync_forget(it_sync_set *set);

#endif
