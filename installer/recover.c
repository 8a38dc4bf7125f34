/* SPDX-License-Identifier: BSD-2-Clause */
/* What a run that died left in a root: found, and finished or taken back. */
#include "config.h"

#include <string.h>

#include "installer/locks.h"
#include "installer/step_live.h"

it_code it_job_find_interrupted(it_job *job, int *found)
{
	it_code code = it_journal_find(&job->root, IT_STATE_DIR, found,
				       &job->error);

	if (code == IT_OK && !*found)
		code = it_home_is_litter(&job->root, IT_STATE_DIR, found,
					 &job->error);
	if (code == IT_OK && !*found)
		code = it_locks_are_litter(job, found);
	return code;
}

/* A run that is at work now is no accident. */
static int is_at_work(const it_job *job)
{
	it_error ignored;

	it_error_clear(&ignored);
	return it_lock_test(&job->root, IT_STATE_LOCK, &ignored) == IT_BUSY;
}

it_code it_job_tell_interrupted(it_job *job, it_weight weight)
{
	int found;
	it_code code = it_job_find_interrupted(job, &found);

	if (code != IT_OK || !found)
		return code;
	if (is_at_work(job))
		return it_findings_add(&job->findings, IT_NOTE, ' ', "at-work",
				       "", &job->error,
				       "another run is at work in this root");
	job->interrupted = 1;
	code = it_findings_add(&job->findings, weight,
			       weight == IT_DIFFERENCE ? 'I' : ' ',
			       "interrupted", IT_STATE_DIR, &job->error,
			       "a run was interrupted here");
	if (code == IT_OK)
		code = it_findings_remedy(
			&job->findings, &job->error,
			"\"install-tools recover\" finishes it or takes it "
			"back; so does the next run that writes");
	return code;
}

/* Under our lock and add_drv's: the journal first, then the rest. */
static it_code recover_locked(it_job *job, it_home *home, it_recovery *done)
{
	it_locks locks;
	it_run run;
	it_code code = it_locks_hold(&locks, job);

	it_run_begin(&run, &job->root, IT_STATE_DIR);
	run.sync = it_options_sync(job->opt);
	if (code == IT_OK)
		code = it_recover(&run,
				  job->live ? it_step_kinds
					    : it_step_kinds_apart,
				  done, &job->error);
	if (code == IT_OK)
		code = it_locks_sweep(&locks, job, home);
	it_locks_let_go(&locks, job, code);
	return code;
}

it_code it_job_left_over(it_job *job, it_code code, const it_error *why)
{
	if (code == IT_UNFINISHED)
		return code;
	if (code == IT_OK)
		it_error_clear(&job->error);
	(void)it_fail(&job->error, IT_UNFINISHED, job->root.path,
		      "locks or folders of this run cannot be removed%s%s",
		      why->text[0] != '\0' ? ": " : "", why->text);
	job->error.code = IT_UNFINISHED;
	it_error_remedy(&job->error,
			"\"install-tools recover\" removes them later");
	return IT_UNFINISHED;
}

static it_code enter_and_recover(it_job *job, it_recovery *done)
{
	it_home home;
	it_error why;
	it_code code;

	it_error_clear(&why);
	it_home_begin(&home, &job->root, IT_STATE_DIR, &job->owner,
		      it_options_sync(job->opt));
	code = it_home_enter(&home, &job->error);
	if (code == IT_OK)
		code = recover_locked(job, &home, done);
	if (code != IT_OK)
		it_home_withdraw(&home);
	return it_home_leave(&home, &why) != 0
		       ? it_job_left_over(job, code, &why)
		       : code;
}

/* Whatever it was, exit status 7 promises that this is not over. */
static it_code not_over(it_job *job, it_code code)
{
	if (code == IT_OK || code == IT_BUSY || code == IT_UNFINISHED)
		return code;
	job->error.code = IT_UNFINISHED;
	it_error_remedy(&job->error, "put this right, then run \"install-tools "
				     "recover\"");
	return IT_UNFINISHED;
}

it_code it_job_recover(it_job *job, it_recovery *done)
{
	int found;
	it_code code;

	it_root_let_go(&job->root);
	code = it_job_find_interrupted(job, &found);
	*done = IT_RECOVERY_NONE;
	if (code != IT_OK || !found)
		return code;
	/* An add_drv that the run called may have outlived it. */
	code = it_locks_busy(job);
	if (code == IT_OK)
		code = it_job_find_owner(job);
	if (code == IT_OK)
		code = it_home_sweep(&job->root, IT_STATE_DIR, &job->error);
	/* Also for nothing but locks: they may be those of a living run. */
	if (code == IT_OK)
		code = enter_and_recover(job, done);
	if (code == IT_OK && *done != IT_RECOVERY_NONE)
		code = it_job_settle_archive(
			job, *done == IT_RECOVERY_BACK
				     ? "the interrupted run was taken back"
				     : "the interrupted run was finished");
	if (code == IT_OK && *done == IT_RECOVERY_NONE)
		*done = IT_RECOVERY_BACK;
	return not_over(job, code);
}
