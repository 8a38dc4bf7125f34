/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a plan as one transaction: journal, prepare every step, COMMIT,
 * publish and verify every step, DONE, clean up.  Whatever fails before DONE
 * undoes everything in reverse order, so that the root is as it was.
 */
#ifndef IT_EXECUTOR_H
#define IT_EXECUTOR_H

#include "engine/plan.h"

/*
 * Asks the disk which steps are done already, and marks them.  Steps that
 * were asked about before keep their answer.  Writes nothing.
 */
it_code it_plan_check(it_plan *plan, const it_run *run, it_error *err)
	IT_CHECKED;

/*
 * run->home must exist, and its lock be held.
 * IT_OK: every step done.  IT_UNFINISHED: neither done nor undone, the
 * journal says what to do.  Any other code: undone, the root is as before.
 */
it_code it_plan_execute(it_plan *plan, const it_run *run, it_error *err)
	IT_CHECKED;

typedef enum it_recovery {
	IT_RECOVERY_NONE, /* there was nothing to recover */
	IT_RECOVERY_BACK, /* the interrupted run was undone */
	IT_RECOVERY_FORWARD /* it was finished */
} it_recovery;

/*
 * Finishes what an interrupted run began, or takes it back: back before its
 * COMMIT and after its ABORT, else forward; the other way where that one is
 * barred.  kinds: all that a journal may hold, NULL at the end.
 * IT_UNFINISHED: neither was possible; what could not be told was left.
 */
it_code it_recover(const it_run *run, const it_step_kind *const *kinds,
		   it_recovery *done, it_error *err) IT_CHECKED;

#endif
