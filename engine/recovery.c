/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * After a crash.  The marks of the journal say which way to go, the disk
 * whether that way is open: a mark may have been lost, but what every step
 * finds on disk is certain, since contents are compared and not names.
 */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "engine/transaction.h"

/* The ways that are open to every step. */
static it_code probe_all(const it_transaction *t, unsigned *ways,
			 it_error *err)
{
	unsigned one;
	size_t i;
	it_code code = IT_OK;

	*ways = IT_CAN_FORWARD | IT_CAN_BACK;
	for (i = 0; code == IT_OK && i < t->plan->count; i++) {
		it_step *step = &t->plan->steps[i];

		one = 0;
		code = step->kind->probe(step, &t->run, &one, err);
		*ways &= one;
	}
	return code;
}

static it_code no_way(const it_run *run, it_error *err)
{
	it_error_clear(err);
	(void)it_fail(err, IT_UNFINISHED, run->root->path,
		      "an interrupted run can be neither finished nor taken "
		      "back: its files were changed since; nothing was "
		      "changed");
	it_error_remedy(err,
			"look for files named .NAME.%s~, which are the old "
			"ones, and for copies in %s/backup, put them back by "
			"hand and remove %s/journal",
			run->txid, run->home, run->home);
	return IT_UNFINISHED;
}

/* Where the way back is barred, what fails is tried again the next time. */
static it_code go_forward(it_transaction *t, unsigned ways, it_recovery *done,
			  it_error *err)
{
	it_error why;
	it_code code;

	it_error_clear(&why);
	code = it_transaction_publish(t, &why);
	if (code == IT_OK) {
		*done = IT_RECOVERY_FORWARD;
		return it_transaction_clean(t, err);
	}
	if (!(ways & IT_CAN_BACK))
		return it_transaction_unfinished(&why, "finishes it", err);
	*done = IT_RECOVERY_BACK;
	return it_transaction_undo(t, IT_OK, err);
}

static it_code go_back(it_transaction *t, it_recovery *done, it_error *err)
{
	*done = IT_RECOVERY_BACK;
	return it_transaction_undo(t, IT_OK, err);
}

static it_code choose(it_transaction *t, it_recovery *done, it_error *err)
{
	const int *made = t->journal.made;
	int forward = made[IT_MARK_COMMIT] && !made[IT_MARK_ABORT];
	unsigned ways;
	it_code code;

	if (made[IT_MARK_DONE]) {
		*done = IT_RECOVERY_FORWARD;
		return it_transaction_clean(t, err);
	}
	code = probe_all(t, &ways, err);
	if (code != IT_OK)
		return code;
	if (ways == 0)
		return no_way(&t->run, err);
	if (!(ways & IT_CAN_BACK) || (forward && (ways & IT_CAN_FORWARD)))
		return go_forward(t, ways, done, err);
	return go_back(t, done, err);
}

/* A journal that is still there could not be removed. */
static it_code check_gone(const it_run *run, it_error *err)
{
	int found;
	it_code code = it_journal_find(run->root, run->home, &found, err);

	if (code != IT_OK || !found)
		return code;
	(void)it_fail(err, IT_UNFINISHED, run->root->path,
		      "what an interrupted run left in %s cannot be removed",
		      run->home);
	it_error_remedy(err, "see whether the filesystem can be written, and "
			     "run \"install-tools recover\"");
	return IT_UNFINISHED;
}

it_code it_recover(const it_run *run, const it_step_kind *const *kinds,
		   it_recovery *done, it_error *err)
{
	it_transaction t;
	it_plan plan = {NULL, 0};
	sigset_t old;
	int found;
	it_code code;

	*done = IT_RECOVERY_NONE;
	memset(&t, 0, sizeof t);
	t.plan = &plan;
	t.run = *run;
	it_transaction_block_signals(&old);
	code = it_journal_load(&t.journal, &plan, &t.fs, &t.run, kinds,
			       &found, err);
	if (code == IT_OK && found)
		it_barrier_open(&t);
	if (code == IT_OK && found)
		code = choose(&t, done, err);
	if (code == IT_OK)
		code = check_gone(&t.run, err);
	it_barrier_close(&t);
	it_journal_close(&t.journal);
	it_plan_free(&plan);
	(void)sigprocmask(SIG_SETMASK, &old, NULL);
	return code;
}
