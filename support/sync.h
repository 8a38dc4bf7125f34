/* SPDX-License-Identifier: BSD-2-Clause */
/* Waiting for the disk. */
#ifndef IT_SYNC_H
#define IT_SYNC_H

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

#endif
