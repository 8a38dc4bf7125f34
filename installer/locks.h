/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The locks of a writing run: ours, with our folder, and those of
 * add_drv(8), so that the system's own tool and we never edit the databases
 * at the same time.
 */
#ifndef IT_LOCKS_H
#define IT_LOCKS_H

#include "engine/home.h"
#include "installer/job.h"

enum { IT_ADD_DRV_LOCKS = 2 };

typedef struct it_locks {
	it_home home;
	it_lock add_drv[IT_ADD_DRV_LOCKS];
	int made[IT_ADD_DRV_LOCKS]; /* the files were not there before */
	int is_littered; /* what was to become one could not be removed */
} it_locks;

/* IT_BUSY if any is held by another process.  Writes nothing. */
it_code it_locks_test(it_job *job) IT_CHECKED;

/*
 * After a run on the running system that failed: the remedy in job->error
 * names the lock file that add_drv of Solaris 10 leaves when it dies, and that
 * was not there when the run began.
 */
void it_locks_tell_left(it_job *job);

/*
 * Takes all; *can_chown tells whether this process may give files away,
 * tried on our own lock file.
 */
it_code it_locks_take(it_locks *locks, it_job *job, int *can_chown)
	IT_CHECKED;

/*
 * What was made for the locks goes again: add_drv's files always, our folder
 * if the run left nothing in it.  0, or -1 with the reason when recovery has
 * to do it.
 */
int it_locks_drop(it_locks *locks, it_job *job, it_error *err);

/*
 * Is there a lock file of add_drv's that a run of ours made and did not live
 * to remove?  Solaris 10's add_drv would be busy for ever.
 */
it_code it_locks_are_litter(it_job *job, int *litter) IT_CHECKED;

/*
 * Removes such files; our own lock, in home, is held, so they are nobody's.
 * The names in home are on disk with it.
 */
it_code it_locks_sweep(it_job *job, it_home *home) IT_CHECKED;

#endif
