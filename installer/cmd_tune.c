/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tune plan, apply, show, revert and confirm: the network of a root, without
 * its drivers.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/commands.h"
#include "installer/confirm.h"
#include "installer/session.h"
#include "installer/tuning.h"

static it_code admit(it_job *job, int *needs_media)
{
	*needs_media = 0;
	if (osd_identity_verdict(job->identity) == OSD_UNSUPPORTED)
		return it_job_refuse_verdict(job);
	return IT_OK;
}

/* What "apply" would say of a zone. */
static it_code admit_planning(it_job *job, int *needs_media)
{
	it_code code = admit(job, needs_media);

	return code == IT_OK && job->live ? it_job_check_zone(job) : code;
}

/* --confirm-within is for a connection that the change may cut. */
static it_code refuse_waiting(it_job *job)
{
	(void)it_fail(&job->error, IT_TARGET, job->name,
		      "is an image: nobody is cut off by what is set there");
	it_error_remedy(&job->error, "leave --confirm-within out");
	return IT_TARGET;
}

static it_code admit_writing(it_job *job, int *needs_media)
{
	it_code code = admit(job, needs_media);

	if (code == IT_OK && !job->live && job->opt->confirm_within != NULL)
		return refuse_waiting(job);
	return code == IT_OK && job->live ? it_job_check_live(job, 0) : code;
}

static void close_job(it_job *job, const char *text)
{
	(void)snprintf(job->closing, sizeof job->closing, "%s", text);
}

/* ---- apply, plan ------------------------------------------------------- */

static int some_refused(const it_job *job)
{
	size_t i;

	for (i = 0; i < job->tuned_count; i++)
		if (job->tuned[i].change.why != NULL)
			return 1;
	return 0;
}

static const char *applied(const it_job *job)
{
	if (job->changed && some_refused(job))
		return "tuned but for what is told above; \"install-tools tune "
		       "show\" tells how things are";
	if (job->changed)
		return job->live ? "tuned, and read back; \"install-tools tune "
				   "show\" tells what waits for a reboot"
				 : "tuned; it takes effect when the image "
				   "boots";
	if (job->opt->dry_run)
		return "nothing was written";
	return some_refused(job)
		       ? "nothing to do: all that can be set is as wanted"
		       : "nothing to do: all is as wanted";
}

static void close_unconfirmed(it_job *job)
{
	(void)snprintf(job->closing, sizeof job->closing,
		       "%s; it is reverted unless \"install-tools tune "
		       "confirm\" comes within %s seconds",
		       job->changed ? "tuned, and read back"
				    : "nothing to do, but what was tuned is "
				      "not confirmed yet",
		       job->opt->confirm_within);
}

static it_code apply_one(it_job *job, const it_media *media)
{
	int waits = 0;
	it_code code = it_job_apply(job, it_plan_tuning, NULL);

	(void)media;
	if (code != IT_OK)
		return code;
	job->reboot_required |= !job->opt->dry_run && job->waits_for_boot;
	if (job->opt->confirm_within != NULL && !job->opt->dry_run)
		code = it_confirm_pending(job, &waits);
	if (code != IT_OK || waits)
		close_unconfirmed(job);
	else
		close_job(job, applied(job));
	return code;
}

/* ---- show -------------------------------------------------------------- */

/*
 * Before it is confirmed the boot services set nothing, and what a file of a
 * driver brings is taken back.
 */
static const struct {
	it_when when;	     /* a setting that waits for a boot comes */
	const char *held;    /* the same for people */
	const char *awaited; /* by them all; NULL: nothing brings them */
} waits[] = {
    {IT_WHEN_REBOOT, NULL, "the next boot"},
    {IT_WHEN_REBOOT, "at the next boot, once it is confirmed",
     "\"tune confirm\" and the next boot"},
    {IT_WHEN_NEVER,
     "not confirmed in time: the next run that writes reverts it", NULL},
};

static void close_with_differences(it_job *job, const it_tuning_tally *sums,
				   const char *awaited)
{
	const char *what = sums->settable != 0
		? "not as wanted; \"install-tools tune apply\" sets what can "
		  "be set"
		: "not as wanted, for the reasons told above";
	int one = sums->different == 1;

	if (awaited != NULL && sums->waiting == sums->different)
		(void)snprintf(job->closing, sizeof job->closing,
			       "%lu setting%s for %s",
			       (unsigned long)sums->different,
			       one ? " waits" : "s wait", awaited);
	else
		(void)snprintf(job->closing, sizeof job->closing,
			       "%lu setting%s %s",
			       (unsigned long)sums->different,
			       one ? " is" : "s are", what);
}

/* A zone may lack what tells of links; it is asked for only then. */
static it_code gather(it_job *job, it_tuning *t)
{
	it_code code = it_tuning_gather(t), zone;
	it_error why = job->error;

	if (code != IT_FAILED || !job->live)
		return code;
	it_error_clear(&job->error);
	zone = it_job_check_zone(job);
	if (zone == IT_OK)
		job->error = why;
	return zone == IT_OK ? code : zone;
}

/* If a proof was asked for and there is none, that is no success. */
static it_code close_show(it_job *job, const it_tuning_tally *sums,
			  const char *awaited, int unproved)
{
	if (sums->different != 0)
		close_with_differences(job, sums, awaited);
	else if (unproved)
		close_job(job, "the settings are as wanted, but nothing was "
			       "proved: the peer was not asked");
	else if (job->tuned_count != 0 || job->opt->tune_peer != NULL)
		close_job(job, "all is as wanted");
	else
		close_job(job, "nothing is tuned here; \"install-tools tune "
			       "plan\" shows what can be");
	return sums->different != 0 || unproved ? IT_DIFFERENCES : IT_OK;
}

static it_code judge(it_job *job, it_tuning *t)
{
	it_code code = it_job_survey(job);

	if (code == IT_OK)
		code = gather(job, t);
	if (code == IT_OK)
		code = it_tuning_wishes(t);
	t->profile_asked = 1; /* nothing is going to be stored */
	if (code == IT_OK)
		code = it_tuning_decide(t);
	if (code == IT_OK)
		code = it_tuning_note_failures(t);
	return code == IT_OK ? it_tuning_describe(t) : code;
}

static it_code show(it_job *job, it_tuning *t)
{
	it_tuning_tally sums;
	it_confirmed confirmed;
	const char *awaited;
	int unproved = 0;
	it_code code = judge(job, t);

	if (code == IT_OK)
		code = it_confirm_look(job, &confirmed);
	if (code == IT_OK)
		code = it_confirm_tell(job);
	if (code != IT_OK)
		return code;
	awaited = waits[confirmed].awaited;
	t->held = waits[confirmed].held;
	t->comes = waits[confirmed].when;
	it_say_tuning_state(t, &sums);
	job->reboot_required |= sums.waiting != 0 && awaited != NULL;
	it_job_say_findings(job);
	if (job->opt->tune_peer != NULL)
		code = it_tuning_ask_peer(t, &sums.different, &unproved);
	return code == IT_OK ? close_show(job, &sums, awaited, unproved) : code;
}

static it_code show_one(it_job *job, const it_media *media)
{
	it_tuning *t = it_tuning_new(job);
	it_code code = t != NULL ? show(job, t) : IT_NO_MEMORY;

	(void)media;
	it_tuning_free(t);
	return code;
}

/* ---- revert ------------------------------------------------------------ */

#define BACK "everything that tuning had changed is as it was before"
#define BACK_BUT_GONE \
	"what tuning had changed is as it was before, but for the links " \
	"named above, which the system has no more"
#define BACK_BUT_LEFT \
	"what tuning had changed is as it was before, but for what is named " \
	"above"
#define UNTIL_BOOT "what the last boot set of it stays until the next"

static const char *reverted(const it_job *job, int recorded)
{
	if (job->changed && !recorded)
		return job->keeps_until_boot
			   ? "our services are gone; what they set stays until "
			     "the next boot"
			   : "our services are gone";
	if (job->changed && (job->leaves_tuned || job->leaves_files))
		return job->keeps_until_boot
			   ? BACK_BUT_LEFT "; " UNTIL_BOOT : BACK_BUT_LEFT;
	if (job->changed && job->leaves_stored)
		return job->keeps_until_boot
			   ? BACK_BUT_GONE "; " UNTIL_BOOT : BACK_BUT_GONE;
	if (job->changed && job->keeps_until_boot)
		return BACK "; " UNTIL_BOOT;
	if (job->changed || job->expired)
		return BACK;
	if (job->opt->dry_run)
		return "nothing was written: this was a dry run";
	return job->leaves_tuned
		   ? "nothing could be done: what is named above stays tuned"
		   : "nothing to do: nothing was tuned here";
}

static it_code revert_one(it_job *job, const it_media *media)
{
	it_tuned was;
	int recorded;
	it_code code;

	(void)media;
	it_tuning_was(job, &was);
	recorded = was.present || job->expired;
	code = it_tuning_apply_back(job, it_plan_untuning, NULL);
	/* Without a record it is not known what was set. */
	if (code == IT_OK && job->live && job->changed &&
	    was.present && job->keeps_until_boot)
		job->keeps_until_boot = it_tuning_is_kept(job, &was, 1);
	job->reboot_required |= job->changed && job->keeps_until_boot;
	if (code == IT_OK)
		close_job(job, reverted(job, recorded));
	it_tuned_free(&was);
	return code == IT_OK && job->leaves_tuned ? IT_DIFFERENCES : code;
}

/* ---- confirm ------------------------------------------------------------ */

/* Who confirms what is gone must not think that it stays. */
static it_code close_late(it_job *job, const char *text)
{
	close_job(job, text);
	return IT_DIFFERENCES;
}

static it_code close_idle(it_job *job)
{
	it_tuned was;
	int tuned;

	it_tuning_was(job, &was);
	tuned = was.present;
	it_tuned_free(&was);
	if (!tuned)
		return close_late(job, "nothing waits for a confirmation: "
				       "nothing is tuned here");
	close_job(job, "nothing waits for a confirmation");
	return IT_OK;
}

static it_code confirm_one(it_job *job, const it_media *media)
{
	it_code code;

	(void)media;
	if (job->expired)
		return close_late(job, "it came too late: what was tuned is "
				       "as it was before");
	code = it_job_apply(job, it_plan_confirm, NULL);
	if (code != IT_OK)
		return code;
	if (!job->changed)
		return close_idle(job);
	close_job(job, "confirmed: what was tuned stays");
	return IT_OK;
}

/* ---- which
 * ----------------------------------------------------------------------------
 */

static const struct {
	const char *word;
	it_session_command command;
	int dry;
} words[] = {
    {"plan", {admit_planning, NULL, NULL, apply_one, 0}, 1},
    {"apply", {admit_writing, NULL, NULL, apply_one, 1}, 0},
    {"show", {admit, NULL, NULL, show_one, 0}, 0},
    {"revert", {admit_writing, NULL, NULL, revert_one, 1}, 0},
    {"confirm", {admit_writing, NULL, NULL, confirm_one, 1}, 0},
};

/* Who gives a value to revert or confirm thinks that it will be set. */
static it_code check_values(const it_options *opt, it_error *err)
{
	const struct {
		const char *name, *value;
	} values[] = {
		{"--profile", opt->tune_profile},
		{"--mtu", opt->tune_mtu},
		{"--lso", opt->tune_lso},
		{"--rtt", opt->tune_rtt},
		{"--peer", opt->tune_peer},
		{"--confirm-within", opt->confirm_within},
	};
	size_t i;

	if (strcmp(opt->operands[0], "revert") != 0 &&
	    strcmp(opt->operands[0], "confirm") != 0)
		return IT_OK;
	for (i = 0; i < sizeof values / sizeof values[0]; i++) {
		if (values[i].value == NULL)
			continue;
		(void)it_fail(err, IT_USAGE, values[i].name,
			      "means nothing to \"tune %s\", which sets no "
			      "new values",
			      opt->operands[0]);
		it_error_remedy(err, "leave it out, or say \"tune apply\"");
		return IT_USAGE;
	}
	return IT_OK;
}

static it_code check_options(const it_options *opt, it_error *err)
{
	long seconds;
	it_code code = it_tuning_check_options(opt, err);

	if (code == IT_OK)
		code = check_values(opt, err);
	return code == IT_OK ? it_confirm_seconds(opt, &seconds, err) : code;
}

static int refuse(const it_options *opt, const it_error *err)
{
	it_report_usage(opt->command, err, opt->json);
	return it_code_status(err->code);
}

/* With somebody who waits for the confirmation, if one is needed. */
static int run(const it_options *opt, const it_session_command *command)
{
	it_vigil vigil;
	it_error err;
	int status;

	if (opt->confirm_within == NULL || opt->dry_run || !command->writes)
		return it_session_run(opt, command);
	it_error_clear(&err);
	if (it_vigil_begin(&vigil, opt, &err) != IT_OK)
		return refuse(opt, &err);
	status = it_session_run(opt, command);
	it_vigil_end(&vigil, opt, status);
	return status;
}

int it_cmd_tune(const it_options *opt)
{
	static it_options own; /* too large for a small stack */
	it_error err;
	size_t i;

	own = *opt;
	it_error_clear(&err);
	if (check_options(opt, &err) != IT_OK)
		return refuse(opt, &err);
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(words[i].word, opt->operands[0]) != 0)
			continue;
		own.dry_run |= words[i].dry;
		return run(&own, &words[i].command);
	}
	(void)it_fail(&err, IT_USAGE, opt->operands[0],
		      "is not an action of tune");
	it_error_remedy(&err, "use plan, apply, show, revert or confirm");
	return refuse(opt, &err);
}
