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
	int is_littered; /* a leftover of making one could not be removed */
} it_locks;

/* IT_BUSY if any is held by another process.  Writes nothing. */
it_code it_locks_test(it_job *job) IT_CHECKED;

/* The same of add_drv's: it answers "busy" while anybody holds one. */
it_code it_locks_test_add_drv(const it_root *root, it_error *err) IT_CHECKED;

/*
 * IT_BUSY if any is known to be held by another process, and nothing else: what
 * only lies there must not keep an interrupted run from being ended.
 */
it_code it_locks_busy(it_job *job) IT_CHECKED;

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
 * Removes what was made for the locks: add_drv's files always, our folder if
 * the run left nothing in it.  Returns 0, or -1 with the reason if that is left
 * to recovery.
 */
int it_locks_drop(it_locks *locks, it_job *job, it_error *err);

/*
 * Is there an add_drv lock file that a run of ours made and did not live to
 * remove?  With it Solaris 10's add_drv would be busy for ever.
 */
it_code it_locks_are_litter(it_job *job, int *litter) IT_CHECKED;

/*
 * Removes such files, after it_locks_hold.  Our own lock, in home, must be
 * held, so that nobody uses them.  Also syncs the names in home.
 */
it_code it_locks_sweep(it_locks *locks, it_job *job, it_home *home) IT_CHECKED;

/*
 * Of an image root, for a recovery, as far as they can be had: add_drv's locks
 * alone.  IT_BUSY if another process holds one, and nothing else.  The file of
 * Solaris 10's add_drv, which locks nothing, may be that of one that died with
 * the run: it keeps no recovery from its end.
 */
it_code it_locks_hold(it_locks *locks, it_job *job) IT_CHECKED;

/* With the outcome: after IT_OK, it_locks_sweep has removed their files. */
void it_locks_let_go(it_locks *locks, it_job *job, it_code code);

#endif
