/* SPDX-License-Identifier: BSD-2-Clause */
/* From a plan to a changed root. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "engine/filesystems.h"
#include "installer/answers.h"
#include "installer/step_live.h"
#include "installer/step_plumb.h"
#include "installer/step_settings.h"
#include "installer/job.h"
#include "installer/locks.h"
#include "installer/run_log.h"
#include "installer/signals.h"

static void on_step(void *arg, const it_step *step)
{
	const it_job *job = arg;

	it_say_step(job->opt, step);
}

/* Is what the step changes outside of the boot archive? */
static int is_outside_archive(const it_step *step)
{
	static const char *const outside[] = {
		"usr/lib/", "usr/bin/", "usr/sbin/", "usr/share/", "lib/svc/",
		"var/svc/", "etc/vmware-tools/", "etc/fs/", "etc/init.d/",
		"etc/rc0.d/", "etc/rc1.d/", "etc/rc2.d/", "etc/rcS.d/",
		"mnt/", "opt/", "usr/local/", "usr/doc/"};
	size_t i;

	for (i = 0; i < sizeof outside / sizeof outside[0]; i++)
		if (strncmp(step->path, outside[i], strlen(outside[i])) == 0)
			return 1;
	return it_state_is_ours(step->path) ||
	       step->kind == &it_kind_directory ||
	       step->kind == &it_kind_remove_directory ||
	       step->kind == &it_kind_settings || step->kind == &it_kind_plumb;
}

static int changes_archive(const it_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (plan->steps[i].state != IT_STEP_UNCHANGED &&
		    !is_outside_archive(&plan->steps[i]))
			return 1;
	return 0;
}

const char *it_job_recovered(const it_job *job)
{
	static const char *const texts[] = {
	    "", "an interrupted run was taken back first",
	    "an interrupted run was finished first"};

	return texts[job->recovered];
}

static it_code note_recovery(it_job *job)
{
	if (job->recovered == IT_RECOVERY_NONE)
		return IT_OK;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "recovered", "",
			       &job->error, "%s", it_job_recovered(job));
}

enum { FILES_FIRST = 6 };

static it_code make_plan(it_job *job, it_planner planner, const void *arg,
			 int can_chown)
{
	it_run run;
	it_code code = it_job_survey(job);

	if (can_chown >= 0)
		job->owner.can_set = can_chown;
	if (code == IT_OK)
		code = note_recovery(job);
	if (code == IT_OK)
		code = planner(job, arg);
	if (code != IT_OK)
		return code;
	it_run_begin(&run, &job->root, IT_STATE_DIR);
	/* Our folder and add_drv's locks come before the next look. */
	run.files_first = can_chown < 0 ? FILES_FIRST : 0;
	code = it_plan_check(&job->plan, &run, &job->error);
	if (code == IT_OK)
		it_plan_share_copies(&job->plan);
	if (code == IT_OK && it_plan_needed(&job->plan) != 0)
		code = it_job_refuse_hold(job);
	if (code == IT_OK && changes_archive(&job->plan))
		code = it_check_boot_archive(job);
	if (code == IT_OK && it_plan_needed(&job->plan) != 0)
		code = it_plan_check_space(&job->plan, &run, &job->error);
	return code;
}

/* While the plan is made we change nothing, so looks may be kept. */
static it_code plan_once(it_job *job, it_planner planner, const void *arg,
			 int can_chown)
{
	it_code code;

	it_root_keep(&job->root);
	code = make_plan(job, planner, arg, can_chown);
	if (!job->opt->dry_run)
		it_root_let_go(&job->root);
	return code;
}

/* One line each; only the first has the label. */
static void show_tuning(const it_job *job)
{
	it_slice rest = it_slice_of(it_strbuf_str(&job->tuning)), line;
	const char *label = "Tuning";

	for (; it_next_line(&rest, &line); label = "")
		it_say(job->opt, label, IT_PLAIN, "%.*s", (int)line.len,
		       line.at);
}

static void show(const it_job *job)
{
	show_tuning(job);
	it_job_say_findings(job);
	it_say_plan(job->opt, &job->plan);
}

static int has_step(const it_plan *plan, const it_step_kind *kind)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (plan->steps[i].kind == kind)
			return 1;
	return 0;
}

static void say_state(it_code code, const it_error *why, char *out,
		      size_t size)
{
	if (code == IT_OK)
		(void)snprintf(out, size, "all else is done and right");
	else
		(void)snprintf(out, size,
			       "all else is as before this run (%.60s%s%.200s)",
			       why->path, why->path[0] != '\0' ? ": " : "",
			       why->text);
}

/* Also after a failure: undoing rebuilt the archive, too. */
static it_code settle(it_job *job, it_code code)
{
	it_error first = job->error;
	char state[320];
	it_code settled;

	if (code == IT_UNFINISHED || !has_step(&job->plan, &it_kind_command))
		return code;
	it_error_clear(&job->error);
	say_state(code, &first, state, sizeof state);
	settled = it_job_settle_archive(job, state);
	if (settled == IT_OK)
		job->error = first;
	return settled == IT_OK ? code : settled;
}

static it_code find_damage(it_job *job, it_error *why)
{
	it_driver_db db;
	it_code code = IT_OK;
	int i;

	memset(&db, 0, sizeof db);
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		code = it_job_read_table(job, &db, (it_db_table)i);
	if (code == IT_OK)
		code = it_db_check(&db, NULL, NULL, why);
	else
		*why = job->error;
	it_error_clear(&job->error);
	it_db_free(&db);
	return code;
}

/*
 * The tables were proved before bootadm ran, and others may have written since:
 * what the next run would refuse, this one tells.  All else is done.  One that
 * cannot be read is not known to be damaged.
 */
static it_code check_tables_again(it_job *job)
{
	it_error why;

	it_error_clear(&why);
	if (find_damage(job, &why) != IT_TARGET)
		return IT_OK;
	(void)it_fail(&job->error, IT_UNFINISHED, why.path,
		      "was damaged while this run was at work (%.200s); all "
		      "else is done and right",
		      why.text);
	it_error_remedy(&job->error, "%s", why.remedy);
	return IT_UNFINISHED;
}

static it_code execute(it_job *job)
{
	it_run run;
	it_code code;

	if (it_plan_needed(&job->plan) == 0)
		return IT_OK;
	it_say(job->opt, "Changing", IT_PLAIN, "%s", job->root.path);
	if (job->live)
		it_run_log("%s: begins, install-tools " PACKAGE_VERSION,
			   job->opt->command);
	it_run_begin(&run, &job->root, IT_STATE_DIR);
	run.sync = it_options_sync(job->opt);
	run.stop = it_stop_flag();
	run.on_step = on_step;
	run.arg = job;
	code = it_plan_execute(&job->plan, &run, &job->error);
	job->changed = code == IT_OK;
	if (job->live)
		code = settle(job, code);
	if (job->live && code == IT_OK && has_step(&job->plan, &it_kind_table))
		code = check_tables_again(job);
	if (job->live && code != IT_OK)
		it_locks_tell_left(job);
	if (job->live)
		it_run_log("%s: %s", job->opt->command,
			   code == IT_OK ? "done" : job->error.text);
	return code;
}

/*
 * The change is complete.  What could not be removed once may well be now;
 * another run that is at work removes it anyhow.
 */
static it_code tell_left(it_job *job)
{
	int found;
	it_recovery ignored;
	it_code code = it_job_find_interrupted(job, &found);

	if (code != IT_OK || !found)
		return code;
	code = it_job_recover(job, &ignored);
	if (code == IT_OK || code == IT_BUSY)
		return code;
	it_error_clear(&job->error);
	code = it_findings_add(&job->findings, IT_WARNING, ' ', "left-over",
			       IT_STATE_DIR, &job->error,
			       "what was kept to undo this run could not be "
			       "removed");
	if (code == IT_OK)
		code = it_findings_remedy(
		    &job->findings, &job->error,
		    "\"install-tools recover\" removes it; so does the "
		    "next run that writes");
	if (code == IT_OK)
		it_say_last_finding(job->opt, &job->findings);
	return code;
}

/*
 * Between the first plan and the lock another run may have changed the root:
 * what is executed is planned anew under the lock.
 */
static it_code run_locked(it_job *job, it_planner planner, const void *arg)
{
	it_locks locks;
	it_error why;
	int can_chown = -1;
	it_code code;

	it_root_let_go(&job->root);
	code = it_locks_take(&locks, job, &can_chown);
	if (code == IT_OK) {
		it_job_forget(job);
		code = it_answers_repeat(job);
	}
	if (code == IT_OK)
		code = plan_once(job, planner, arg, can_chown);
	it_answers_forget(job);
	if (code == IT_OK) {
		show(job);
		code = execute(job);
	}
	it_error_clear(&why);
	if (it_locks_drop(&locks, job, &why) != 0 && code != IT_OK)
		code = it_job_left_over(job, code, &why);
	/* Whether this can be told or not, the change is complete. */
	if (code == IT_OK && job->changed && tell_left(job) != IT_OK)
		it_error_clear(&job->error);
	return code;
}

it_code it_job_begin(it_job *job)
{
	it_code code = it_job_recover(job, &job->recovered);

	return code == IT_OK ? it_locks_test(job) : code;
}

/*
 * Without the lock another run may just have taken away a file that was to be
 * read.  Then either its lock is found, or the second try succeeds.
 */
static it_code plan_unlocked(it_job *job, it_planner planner, const void *arg)
{
	it_code code = plan_once(job, planner, arg, -1);

	if (code != IT_IO && code != IT_FAILED)
		return code;
	it_error_clear(&job->error);
	code = it_locks_test(job);
	if (code != IT_OK)
		return code;
	it_job_forget(job);
	/* The answers of programs are no longer valid either. */
	it_answers_forget(job);
	return plan_once(job, planner, arg, -1);
}

it_code it_job_apply(it_job *job, it_planner planner, const void *arg)
{
	it_code code = plan_unlocked(job, planner, arg);

	if (code != IT_OK)
		return code;
	if (job->opt->dry_run)
		code = it_job_tell_interrupted(job, IT_WARNING);
	if (it_plan_needed(&job->plan) == 0 || job->opt->dry_run) {
		show(job);
		return code;
	}
	code = it_job_loaded(job, &job->loaded);
	if (code == IT_OK)
		code = run_locked(job, planner, arg);
	if (code == IT_OK && job->live && job->changed)
		it_job_judge_reboot(job);
	return code;
}
