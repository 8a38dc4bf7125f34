/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>

#include "installer/commands.h"
#include "installer/session.h"
#include "installer/tuning.h"
#include "installer/vendor.h"

static it_code plan(it_job *job, const void *unused)
{
	(void)unused;
	return job->opt->vendor ? it_plan_vendor(job) : it_plan_uninstall(job);
}

static const char *say_done(const it_job *job)
{
	if (job->taken_over != 0 && !job->opt->vendor)
		return "removed, but for what a package maintains by now; what "
		       "else install-tools had changed is as it was before "
		       "the first install";
	if (job->leaves_stored || job->leaves_tuned)
		return "removed; what install-tools had changed is as it was "
		       "before the first install, but for what is named "
		       "above";
	if (job->opt->vendor && job->live)
		return "removed what VMware's installer had recorded; no "
		       "service was stopped: what runs goes on until the "
		       "next boot";
	return job->opt->vendor
		       ? "removed what VMware's installer had recorded"
		       : "removed; what install-tools had changed is as it was "
			 "before the first install";
}

static const char *say_idle(const it_job *job)
{
	struct stat st;
	int found;

	return it_root_stat(&job->root, IT_LOCATIONS, &st, &found, NULL) ==
					       IT_OK &&
			       found
		       ? "nothing to do: there is no record of install-tools "
			 "here; --vendor removes what VMware's installer did"
		       : "nothing to do: there is no record of "
			 "install-tools here";
}

/* A link that went with its driver has nothing of what was tuned. */
static void judge(it_job *job, it_tuned *was, int went)
{
	it_job_judge_removal(job);
	if (job->changed && job->keeps_until_boot && !job->reboot_required)
		job->reboot_required = it_tuning_is_kept(job, was, !went);
	else
		it_tuned_free(was);
}

static void close_uninstall(it_job *job, int had_record)
{
	const char *text;

	if (job->changed)
		text = say_done(job);
	else if (job->leaves_tuned && it_plan_needed(&job->plan) == 0)
		text = "nothing could be done: what is named above stays tuned";
	else if (!had_record && it_plan_needed(&job->plan) == 0)
		text = say_idle(job);
	else if (job->recovered == IT_RECOVERY_FORWARD && job->opt->vendor &&
		 !job->opt->dry_run)
		text = "nothing else to do: an interrupted run was finished";
	else
		text = "nothing was written: this was a dry run";
	(void)snprintf(job->closing, sizeof job->closing, "%s%s", text,
		       job->reboot_required && !job->opt->vendor
			       ? "; what runs of it goes on until the next boot"
			       : "");
}

static it_code uninstall_one(it_job *job, const it_media *media)
{
	it_tuned was;
	int had_record;
	it_code code;

	(void)media;
	code = it_job_survey(job);
	had_record = job->state.present || job->opt->vendor;
	it_job_forget(job);
	it_tuning_was(job, &was);
	if (code == IT_OK)
		code = it_tuning_apply_back(job, plan, NULL);
	if (code != IT_OK) {
		it_tuned_free(&was);
		return code;
	}
	judge(job, &was, had_record);
	close_uninstall(job, had_record);
	return job->leaves_tuned ? IT_DIFFERENCES : IT_OK;
}

/* Without a record or a run that died nothing will be written. */
static it_code is_untouched(it_job *job, int *yes)
{
	int interrupted = 0;
	it_code code = it_state_read(&job->state, &job->root, &job->error);

	*yes = code == IT_OK && !job->state.present && !job->opt->vendor;
	it_state_free(&job->state);
	if (*yes)
		code = it_job_find_interrupted(job, &interrupted);
	*yes &= !interrupted;
	return code;
}

/*
 * Our own record decides, whatever the system.  Where install has nothing to do
 * for anybody, in a zone of illumos too, this has not either.
 */
static it_code admit(it_job *job, int *needs_media)
{
	int untouched = 0;
	it_code code = IT_OK;

	*needs_media = 0;
	if (job->live && osd_identity_verdict(job->identity) == OSD_NATIVE)
		code = is_untouched(job, &untouched);
	return code == IT_OK && job->live && !untouched
		       ? it_job_check_live(job, 0)
		       : code;
}

static const it_session_command command = {admit, NULL, NULL, uninstall_one,
					   1};

int it_cmd_uninstall(const it_options *opt)
{
	return it_session_run(opt, &command);
}
