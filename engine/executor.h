/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a plan: prepare every step, then publish every step, then verify
 * every step, then clean up.  Whatever fails before the last verify undoes
 * everything in reverse order, so that the root is as it was.
 */
#ifndef IT_EXECUTOR_H
#define IT_EXECUTOR_H

#include "engine/plan.h"

/* A name for this run's staged files that no other run uses. */
void it_run_begin(it_run *run, const it_root *root);

/* Marks the steps that are done already.  Writes nothing. */
it_code it_plan_check(it_plan *plan, const it_run *run, it_error *err)
	IT_CHECKED;

/*
 * Is there room for all needed steps, with a reserve that copy-on-write
 * filesystems need even for a rename?  IT_NO_SPACE says how much is missing.
 * Writes nothing.
 */
it_code it_plan_check_space(const it_plan *plan, const it_run *run,
			    it_error *err) IT_CHECKED;

/*
 * IT_OK: every step done.  IT_UNFINISHED: neither done nor undone.  Any other
 * code: undone, the root is as before.
 */
it_code it_plan_execute(it_plan *plan, const it_run *run, it_error *err)
	IT_CHECKED;

#endif
