/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The locks of a writing run: ours, and those of add_drv(8), so that the
 * system's own tool and we never edit the databases at the same time.
 */
#ifndef IT_LOCKS_H
#define IT_LOCKS_H

#include "engine/lock.h"
#include "installer/job.h"

enum { IT_ADD_DRV_LOCKS = 2 };

typedef struct it_locks {
	it_plan folders; /* made for our lock file */
	it_run run;
	it_lock ours;
	it_lock add_drv[IT_ADD_DRV_LOCKS];
} it_locks;

/* IT_BUSY if any is held by another process.  Writes nothing. */
it_code it_locks_test(it_job *job) IT_CHECKED;

/*
 * Takes all; *can_chown tells whether this process may give files away,
 * tried on our own lock file.
 */
it_code it_locks_take(it_locks *locks, it_job *job, int *can_chown)
	IT_CHECKED;

/*
 * keep: the run succeeded, our folder and lock file stay.  Otherwise what
 * was made for the lock goes again.  add_drv's files go if we made them.
 */
void it_locks_drop(it_locks *locks, it_job *job, int keep);

#endif
