/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The filesystems that a plan is going to write to: what it needs on each,
 * what is free there, and the ballast that keeps a reserve for the part of a
 * run that must not fail.
 */
#ifndef IT_FILESYSTEMS_H
#define IT_FILESYSTEMS_H

#include "engine/plan.h"

enum {
	IT_MAX_FILESYSTEMS = 8,
	/* Bytes of random data kept allocated until all is published. */
	IT_BALLAST = 1 << 20
};

typedef struct it_filesystem {
	dev_t dev;
	char dir[1024]; /* a directory on it, relative to the root */
	unsigned long long need, files;
	unsigned long long free_bytes, free_files;
	int read_only;
} it_filesystem;

typedef struct it_filesystems {
	it_filesystem all[IT_MAX_FILESYSTEMS];
	size_t count;
} it_filesystems;

/*
 * Is there room for all needed steps, with a reserve that copy-on-write
 * filesystems need even for a rename?  IT_NO_SPACE says how much is missing,
 * IT_TARGET that a directory cannot be written.  Writes nothing.
 */
it_code it_plan_check_space(const it_plan *plan, const it_run *run,
			    it_error *err) IT_CHECKED;

/* Where the steps of a plan will be written to. */
it_code it_filesystems_of(it_filesystems *fs, const it_plan *plan,
			  const it_run *run, it_error *err) IT_CHECKED;

/*
 * The ballast: one file in dir of each filesystem, written and synced before
 * COMMIT.  Only dir and count of fs are used.
 */
it_code it_ballast_lay(const it_filesystems *fs, const it_run *run,
		       it_error *err) IT_CHECKED;

/* Unlinks it; the caller syncs the directories that it lay in.  0, or -1. */
int it_ballast_drop(const it_filesystems *fs, const it_run *run);

/* The same at once and for good: makes room for what is left to do. */
int it_ballast_spend(const it_filesystems *fs, const it_run *run);

#endif
