/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel reads drivers and databases from the boot archive.  A stale one
 * stops the boot of Solaris 10 and 2009.06 in maintenance; later systems
 * notice, rebuild it and restart once.
 */
#include "config.h"

#include "installer/packages.h"
#include "installer/planner.h"
#include "installer/run_log.h"
#include "installer/step_live.h"

/* ---- of an image ------------------------------------------------------- */

static it_code has_boot_archive(it_job *job, int *found)
{
	static const char *const archives[] = {
		"platform/i86pc/boot_archive",
		"platform/i86pc/amd64/boot_archive"};
	struct stat st;
	size_t i;
	it_code code = IT_OK;

	*found = 0;
	for (i = 0; code == IT_OK && !*found && i < 2; i++)
		code = it_root_stat(&job->root, archives[i], &st, found,
				    &job->error);
	return code;
}

static it_code tell_stale(it_job *job, const char *what)
{
	char root[IT_PACKAGE_ROOT];
	it_code code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "stale-boot-archive", "", &job->error,
				       "%s", what);

	if (code != IT_OK)
		return code;
	it_package_root(job, "-R", root);
	return it_findings_remedy(
		&job->findings, &job->error,
		"on a Solaris host: bootadm update-archive%s", root);
}

it_code it_check_boot_archive(it_job *job)
{
	osd_boot_archive rule = osd_identity_boot_archive(job->identity);
	char root[IT_PACKAGE_ROOT];
	it_code code;
	int found;

	/* That of the running system is a step of the plan. */
	if (rule == OSD_ARCHIVE_NONE || job->live || job->opt->archive_follows)
		return IT_OK;
	code = has_boot_archive(job, &found);
	if (code != IT_OK || !found)
		return code;
	if (rule == OSD_ARCHIVE_RESTARTS)
		return it_findings_add(&job->findings, IT_NOTE, ' ',
				       "one-extra-restart", "", &job->error,
				       "the first boot notices the change, "
				       "rebuilds the boot archive and restarts "
				       "once by itself");
	if (job->opt->accept_stale_archive)
		return tell_stale(job,
				  "the boot archive is stale now: the first "
				  "boot stops in maintenance unless it is "
				  "rebuilt");
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "has a boot archive, which this change makes stale: the "
		      "first boot of %s would stop in maintenance",
		      osd_identity_distribution(job->identity));
	it_package_root(job, "-R", root);
	it_error_remedy(&job->error,
			"run with --stale-boot-archive=accept, then on a "
			"Solaris host: bootadm update-archive%s",
			root);
	return IT_TARGET;
}

it_code it_tell_recovered_archive(it_job *job)
{
	osd_boot_archive rule = osd_identity_boot_archive(job->identity);
	int found;
	it_code code;

	if (job->live || rule == OSD_ARCHIVE_NONE ||
	    rule == OSD_ARCHIVE_RESTARTS)
		return IT_OK;
	code = has_boot_archive(job, &found);
	return code == IT_OK && found
		       ? tell_stale(job,
				    "the boot archive may be stale now: then "
				    "the first boot stops in maintenance")
		       : code;
}

/* ---- of the running system --------------------------------------------- */

static int has_archive(const it_job *job)
{
	return job->live &&
	       osd_identity_boot_archive(job->identity) != OSD_ARCHIVE_NONE &&
	       it_program_path(IT_PROGRAM_BOOTADM) != NULL;
}

/*
 * First in the plan, so that it is the last to be taken back: of the files as
 * they are then.  Without -R, on the running system only.
 */
it_code it_plan_boot_archive(it_job *job)
{
	static const it_planned_command update = {
	    IT_EFFECT_NONE,
	    NULL,
	    {IT_PROGRAM_BOOTADM, {"update-archive", NULL}},
	    {IT_PROGRAM_BOOTADM, {"update-archive", NULL}},
	    /* -n: is it up to date? */
	    {IT_PROGRAM_BOOTADM, {"update-archive", "-n", NULL}},
	};
	int needed;
	it_code code;

	if (!has_archive(job))
		return IT_OK;
	code = it_plan_is_needed(job, &needed);
	if (code != IT_OK || !needed)
		return code;
	code = it_plan_command(&job->plan, &update, &job->error);
	if (code != IT_OK)
		return code;
	it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	it_plan_make_first(&job->plan);
	return IT_OK;
}

/* *good: it ended with 0; *told: it ended by itself, so its answer counts. */
static it_code run_bootadm(it_job *job, const char *const *words, int *good,
			   int *told)
{
	it_run_result result;
	it_code code =
	    it_run_logged(IT_PROGRAM_BOOTADM, words, &result, &job->error);

	*told = code == IT_OK && result.end == IT_RUN_EXITED;
	*good = *told && result.status == 0;
	it_run_result_free(&result);
	return code;
}

static it_code refuse_stale(it_job *job, int told, const char *state)
{
	return it_fail(&job->error, IT_UNFINISHED, job->root.path,
		       told ? "has a boot archive that is not up to date, and "
			      "bootadm does not update it; %s"
			    : "has a boot archive that may not be up to date: "
			      "bootadm did not live to tell; %s",
		       state);
}

static it_code settle_archive(it_job *job, const char *state)
{
	static const char *const ask[] = {"update-archive", "-n", NULL};
	static const char *const update[] = {"update-archive", NULL};
	int good, told;
	it_code code = run_bootadm(job, ask, &good, &told);

	if (code != IT_OK || good)
		return code;
	code = run_bootadm(job, update, &good, &told);
	if (code == IT_OK)
		code = run_bootadm(job, ask, &good, &told);
	return code == IT_OK && !good ? refuse_stale(job, told, state) : code;
}

/*
 * The archive was made while staged names of this run stood beside the drivers.
 * They are gone now, and for an old system such an archive is stale: it would
 * stop at its next boot.  So it is made again; where that fails the run is
 * unfinished, whatever else came of it.
 */
it_code it_job_settle_archive(it_job *job, const char *state)
{
	if (!has_archive(job) || settle_archive(job, state) == IT_OK)
		return IT_OK;
	job->error.code = IT_UNFINISHED;
	it_error_remedy(&job->error, "run \"bootadm update-archive\" before "
				     "the next boot");
	return IT_UNFINISHED;
}
