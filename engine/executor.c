/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "engine/transaction.h"
#include "support/io.h"

static void report_state(const it_run *run, it_step *step,
			 it_step_state state)
{
	step->state = state;
	if (run->on_step != NULL)
		run->on_step(run->arg, step);
}

static it_code check_step(it_step *step, const it_run *run, it_error *err)
{
	int done;
	it_code code = step->kind->check(step, run, &done, err);

	if (code != IT_OK)
		return code;
	step->state = done ? IT_STEP_UNCHANGED : IT_STEP_PLANNED;
	step->is_checked = 1;
	return IT_OK;
}

it_code it_plan_check(it_plan *plan, const it_run *run, it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (!plan->steps[i].is_checked)
			code = check_step(&plan->steps[i], run, err);
	return code;
}

/* ---- one call of one step ------------------------------------------- */

typedef it_code (*step_call)(it_step *step, const it_run *run, it_error *err);

static it_code check_stop(const it_run *run, it_error *err)
{
	if (run->stop != NULL && *run->stop)
		return it_fail(err, IT_STOPPED, NULL,
			       "stopped by a signal; everything is as it was "
			       "before");
	return IT_OK;
}

static it_code call_prepare(it_transaction *t, it_step *step, it_error *err)
{
	it_code code = check_stop(&t->run, err);

	if (code == IT_OK)
		code = step->kind->prepare(step, &t->run, err);
	if (code == IT_OK)
		report_state(&t->run, step, IT_STEP_PREPARED);
	return code;
}

/*
 * Nothing after COMMIT needs new space, but a copy-on-write filesystem does:
 * it gets that of the ballast, once.
 */
static int make_room(it_transaction *t, it_code code)
{
	if (code != IT_NO_SPACE || t->spent)
		return 0;
	t->spent = 1;
	return it_ballast_spend(&t->fs, &t->run) == 0;
}

static it_code try_twice(it_transaction *t, it_step *step, step_call call,
			 it_error *err)
{
	it_code code = call(step, &t->run, err);

	if (!make_room(t, code))
		return code;
	it_error_clear(err);
	return call(step, &t->run, err);
}

static it_code call_publish(it_transaction *t, it_step *step, it_error *err)
{
	it_code code = try_twice(t, step, step->kind->publish, err);

	if (code == IT_OK)
		report_state(&t->run, step, IT_STEP_PUBLISHED);
	return code;
}

static it_code call_verify(it_transaction *t, it_step *step, it_error *err)
{
	it_code code = step->kind->verify(step, &t->run, err);

	if (code == IT_OK)
		report_state(&t->run, step, IT_STEP_DONE);
	return code;
}

/* ---- one call of all steps ------------------------------------------ */

typedef it_code (*each_call)(it_transaction *t, it_step *step, it_error *err);

/* IT_PHASES stands for all of them. */
static int is_in(const it_step *step, int phase)
{
	return step->state != IT_STEP_UNCHANGED &&
	       (phase == IT_PHASES || (int)step->phase == phase);
}

static it_code for_each(it_transaction *t, int phase, each_call call,
			it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < t->plan->count; i++) {
		it_step *step = &t->plan->steps[i];

		if (is_in(step, phase))
			code = call(t, step, err);
	}
	return code;
}

/* ---- the parts of a transaction ------------------------------------- */

/* All steps prepared, the reserve laid, and all names on disk. */
static it_code prepare_all(it_transaction *t, it_error *err)
{
	it_code code = for_each(t, IT_PHASES, call_prepare, err);

	if (code == IT_OK)
		code = it_ballast_lay(&t->fs, &t->run, err);
	if (code == IT_OK)
		code = it_barrier_pass(t, err);
	return code;
}

/* A directory may need space to be written as well. */
static it_code sync_published(it_transaction *t, it_error *err)
{
	it_code code = it_barrier_pass(t, err);

	if (!make_room(t, code))
		return code;
	it_error_clear(err);
	return it_barrier_pass(t, err);
}

it_code it_transaction_publish(it_transaction *t, it_error *err)
{
	it_code code = IT_OK;
	int phase;

	for (phase = 0; code == IT_OK && phase < IT_PHASES; phase++) {
		code = for_each(t, phase, call_publish, err);
		if (code == IT_OK)
			code = for_each(t, phase, call_verify, err);
	}
	return code == IT_OK ? sync_published(t, err) : code;
}

/* A failure does not stop the other steps. */
static int clean_all(it_transaction *t)
{
	it_error ignored;
	int good = 1;
	size_t i;

	for (i = 0; i < t->plan->count; i++) {
		it_step *step = &t->plan->steps[i];

		it_error_clear(&ignored);
		if (is_in(step, IT_PHASES) &&
		    try_twice(t, step, step->kind->cleanup, &ignored) != IT_OK)
			good = 0;
	}
	return good;
}

/*
 * Everything is in place and stays so: what cannot be cleaned now is left to
 * the next run, which finds the journal.
 */
it_code it_transaction_clean(it_transaction *t, it_error *err)
{
	it_error why, ignored;
	it_code code;
	int removed;

	it_error_clear(&why);
	it_error_clear(&ignored);
	code = it_journal_mark(&t->journal, IT_MARK_DONE, &t->run, &why);
	t->leaving = 1;
	removed = clean_all(t) && it_ballast_drop(&t->fs, &t->run) == 0 &&
		  it_barrier_pass(t, &ignored) == IT_OK &&
		  it_journal_remove(&t->journal, &t->run, code != IT_OK) == 0;
	it_journal_close(&t->journal);
	return code == IT_OK || removed
		       ? IT_OK
		       : it_transaction_unfinished(&why, "finishes it", err);
}

it_code it_transaction_unfinished(const it_error *why, const char *next,
				  it_error *err)
{
	it_error_clear(err);
	(void)it_fail(err, IT_UNFINISHED, why->path, "%s", why->text);
	it_error_remedy(err,
			"put this right, then \"install-tools recover\" %s",
			next);
	return IT_UNFINISHED;
}

/* Undoes all steps; a step that cannot be undone does not stop the others. */
static it_code undo_all(it_transaction *t, it_error *first)
{
	it_code code = IT_OK;
	it_error err;
	size_t i;

	for (i = t->plan->count; i-- > 0;) {
		it_step *step = &t->plan->steps[i];

		if (step->state == IT_STEP_UNCHANGED)
			continue;
		it_error_clear(&err);
		if (step->kind->undo(step, &t->run, &err) == IT_OK)
			report_state(&t->run, step, IT_STEP_UNDONE);
		else
			code = it_transaction_unfinished(
				&err, "brings everything back", first);
	}
	return code;
}

/*
 * Everything is as it was: drops what was kept for undo.  1 if nothing is left.
 */
static int is_cleaned(it_transaction *t)
{
	it_error ignored;

	it_error_clear(&ignored);
	return it_ballast_drop(&t->fs, &t->run) == 0 &&
	       it_barrier_pass(t, &ignored) == IT_OK &&
	       it_journal_remove(&t->journal, &t->run, 0) == 0;
}

it_code it_transaction_undo(it_transaction *t, it_code code, it_error *err)
{
	it_error ignored, why;
	it_code undone;
	int cleaned;

	it_error_clear(&ignored);
	/* Without COMMIT going back is what a recovery would do anyway. */
	if (t->journal.made[IT_MARK_COMMIT] &&
	    it_journal_mark(&t->journal, IT_MARK_ABORT, &t->run, &ignored) !=
		    IT_OK)
		it_error_clear(&ignored);
	t->leaving = 1;
	/* Here a new name may replace the only good file: no waiting. */
	if (t->run.sync == IT_SYNC_WHOLE)
		t->run.sync = IT_SYNC_EACH;
	t->spent = 1;
	(void)it_ballast_spend(&t->fs, &t->run);
	undone = undo_all(t, err);
	cleaned = undone == IT_OK && is_cleaned(t);
	it_journal_close(&t->journal);
	if (undone != IT_OK || cleaned || code == IT_OK)
		return undone != IT_OK ? undone : code;
	/* The journal is still there: recovery has something to do. */
	why = *err;
	return it_transaction_unfinished(&why, "removes what is left", err);
}

void it_transaction_block_signals(sigset_t *old)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &set, old);
}

static it_code commit(it_transaction *t, it_error *err)
{
	it_code code = it_journal_mark(&t->journal, IT_MARK_COMMIT, &t->run,
				       err);

	if (!make_room(t, code))
		return code;
	it_error_clear(err);
	return it_journal_mark(&t->journal, IT_MARK_COMMIT, &t->run, err);
}

static it_code run_all(it_transaction *t, it_error *err)
{
	sigset_t old;
	it_code code = prepare_all(t, err);

	/* From COMMIT on, a signal has to wait for the end. */
	it_transaction_block_signals(&old);
	/* A signal may have come during the last prepare. */
	if (code == IT_OK)
		code = check_stop(&t->run, err);
	if (code == IT_OK)
		code = commit(t, err);
	if (code == IT_OK)
		code = it_transaction_publish(t, err);
	if (code == IT_OK)
		code = it_transaction_clean(t, err);
	else
		code = it_transaction_undo(t, code, err);
	(void)sigprocmask(SIG_SETMASK, &old, NULL);
	return code;
}

it_code it_plan_execute(it_plan *plan, const it_run *run, it_error *err)
{
	it_transaction t;
	it_code code;

	if (it_plan_needed(plan) == 0)
		return IT_OK;
	memset(&t, 0, sizeof t);
	t.plan = plan;
	t.run = *run;
	t.journal.fd = -1;
	code = it_filesystems_of(&t.fs, plan, run, err);
	if (code != IT_OK)
		return code;
	it_barrier_open(&t);
	code = it_journal_create(&t.journal, plan, &t.fs, &t.run, err);
	if (code == IT_OK)
		code = run_all(&t, err);
	it_barrier_close(&t);
	return code;
}
