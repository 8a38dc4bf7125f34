/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>

#include "installer/commands.h"
#include "installer/confirm.h"
#include "installer/job.h"
#include "installer/new_be_left.h"
#include "installer/session.h"
#include "installer/signals.h"

/* A clone that is being made is the business of the run that makes it. */
static it_code look_for_clone(it_job *job)
{
	it_code code =
	    job->live ? it_new_be_refuse_left(&job->root, &job->error) : IT_OK;

	if (code != IT_BUSY)
		return code;
	it_error_clear(&job->error);
	it_say(job->opt, "note", IT_PLAIN,
	       "another run is at work with --new-be");
	return IT_OK;
}

static it_code tell_archive(it_job *job)
{
	size_t said = job->findings.count;
	it_code code = it_tell_recovered_archive(job);

	it_say_findings_from(job->opt, &job->findings, said);
	return code;
}

static it_code recover_one(it_job *job, const it_media *media)
{
	static const char *const texts[] = {
		"nothing to do: no run was interrupted here",
		"the interrupted run was taken back; this root is as before",
		"the interrupted run was finished; everything is in place"};
	it_recovery done;
	it_code code;

	(void)media;
	code = it_job_recover(job, &done);
	if (code == IT_OK && done != IT_RECOVERY_NONE)
		code = tell_archive(job);
	if (code == IT_OK)
		code = it_confirm_expire(job);
	if (code != IT_OK)
		return code;
	job->changed = done != IT_RECOVERY_NONE;
	(void)snprintf(job->closing, sizeof job->closing, "%s%s",
		       job->expired
			   ? "what nobody confirmed in time was reverted"
			   : texts[done],
		       job->leaves_tuned ? ", but for what is named above"
					 : "");
	code = look_for_clone(job);
	/* what was done is told beside what is left to do */
	if (code != IT_OK && (job->changed || job->expired))
		it_say(job->opt, "note", IT_PLAIN, "%s", job->closing);
	return code == IT_OK && job->leaves_tuned ? IT_DIFFERENCES : code;
}

/* Whatever the system is: what was begun is brought to an end. */
static it_code admit(it_job *job, int *needs_media)
{
	(void)job;
	*needs_media = 0;
	return IT_OK;
}

static const it_session_command command = {admit, NULL, NULL, recover_one, 0};

/* A signal has to wait until this root is consistent again. */
int it_cmd_recover(const it_options *opt)
{
	it_signals_catch();
	return it_session_run(opt, &command);
}
