/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Our folder in a root: lock, journal, backup/, and what the installer
 * records there.
 *
 * It appears and disappears by one rename, so that a root which was never
 * changed has no trace of us: built as PARENT/.install-tools.new, with the
 * parents that are missing, the lock taken in it already, then renamed.  The
 * lock file names the directories that were made for it.  A folder with
 * nothing but the lock and an empty backup goes again when it is left, as
 * PARENT/.install-tools.old.
 */
#ifndef IT_HOME_H
#define IT_HOME_H

#include "engine/lock.h"
#include "engine/plan.h"
#include "support/sync.h"

typedef struct it_home {
	const it_root *root;
	const char *path; /* "var/lib/install-tools" */
	it_owner owner;	  /* of the directories that are made */
	it_sync_mode sync;
	it_lock lock;
	int is_new;	  /* this process made it, by one rename, in a */
	size_t above;	  /* directory of which this is the path's length */
	int is_settled;	  /* the names in it are on disk */
	int made_backup;  /* in a folder that was there */
} it_home;

void it_home_begin(it_home *home, const it_root *root, const char *path,
		   const it_owner *owner, it_sync_mode sync);

/*
 * Makes it if it is missing, and holds its lock.  IT_BUSY names the holder.
 * The folder's own name may not be on disk yet, even if another process made
 * it: before the folder is used, the caller syncs what it_home_add_above adds.
 */
it_code it_home_enter(it_home *home, it_error *err) IT_CHECKED;

/* Adds to set the directories that hold its name and those of its parents. */
it_code it_home_add_above(const it_home *home, it_sync_set *set,
			  it_error *err) IT_CHECKED;

/* Adds the folder itself; a caller that then syncs it sets is_settled. */
it_code it_home_add(const it_home *home, it_sync_set *set, it_error *err)
	IT_CHECKED;

/*
 * Makes sure that the names in the folder are on disk, above all that a journal
 * is gone; drops the lock; removes the folder if it holds nothing to keep.
 * Returns 0, or -1 with the reason if that is left to recovery.
 */
int it_home_leave(it_home *home, it_error *err);

/*
 * Leaves a folder that was there as it was found, as far as entering it made
 * what it lacked: for a run that could do nothing.  Of a new one no word.
 */
void it_home_withdraw(it_home *home);

/* Did a run that died leave the folder half built, or built and never used? */
it_code it_home_is_litter(const it_root *root, const char *path, int *litter,
			  it_error *err) IT_CHECKED;

/* Removes half built folders whose builder is dead. */
it_code it_home_sweep(const it_root *root, const char *path, it_error *err)
	IT_CHECKED;

#endif
