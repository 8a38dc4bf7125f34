/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tuning that is not confirmed in time is reverted, because a changed MTU can
 * cut the very connection over which it was typed.  The deadline is kept in a
 * file of our folder and counts from the end of the run.  A child of the run
 * waits for it; after a restart the boot services set nothing, and the next run
 * reverts.
 */
#ifndef IT_CONFIRM_H
#define IT_CONFIRM_H

#include "installer/job.h"

#define IT_CONFIRM_FILE IT_STATE_DIR "/confirm"

/* The seconds of --confirm-within; IT_USAGE if they are none. */
it_code it_confirm_seconds(const it_options *opt, long *seconds,
			   it_error *err) IT_CHECKED;

/* The step that writes the deadline. */
it_code it_plan_deadline(it_job *job, long seconds) IT_CHECKED;

/*
 * Reverts what was not confirmed in time, before anything else is written in
 * the running system; sets job->expired.
 */
it_code it_confirm_expire(it_job *job) IT_CHECKED;

/* A finding for what is not confirmed yet, or was not in time. */
it_code it_confirm_tell(it_job *job) IT_CHECKED;

/* Does anything wait for a confirmation, in time or too late? */
it_code it_confirm_pending(it_job *job, int *pending) IT_CHECKED;

/* The state of what was tuned. */
typedef enum it_confirmed {
	IT_CONFIRMED, /* or never to be confirmed */
	IT_UNCONFIRMED,
	IT_TOO_LATE
} it_confirmed;

it_code it_confirm_look(it_job *job, it_confirmed *state) IT_CHECKED;

/*
 * The child of a run with --confirm-within.  It is started before the run
 * touches anything and outlives both the run and its terminal.  At the deadline
 * it reverts, unless the file names a later deadline or is gone by then; if the
 * run dies, it takes the run back.  Once it_vigil_begin has succeeded,
 * it_vigil_end must be called with the exit status of the run.
 */
typedef struct it_vigil {
	int fd; /* to the child */
	long seconds;
} it_vigil;

it_code it_vigil_begin(it_vigil *vigil, const it_options *opt, it_error *err)
	IT_CHECKED;
void it_vigil_end(it_vigil *vigil, const it_options *opt, int status);

#endif
