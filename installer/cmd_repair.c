/* SPDX-License-Identifier: BSD-2-Clause */
/* repair: puts right what verify reports, with the plan of install. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/commands.h"
#include "installer/media_record.h"
#include "installer/native.h"
#include "installer/packages.h"
#include "installer/plan_userland.h"
#include "installer/session.h"

static int is_native(const it_job *job)
{
	return osd_identity_verdict(job->identity) == OSD_NATIVE;
}

/* IT_DIFFERENCES if there is something to repair; job->state is read. */
static it_code look(it_job *job)
{
	it_code code;

	job->repairs = 1;
	code = it_job_survey(job);
	return code == IT_OK ? it_job_compare(job, NULL) : code;
}

static it_code refuse_lacking(it_job *job, const char *path)
{
	char name[1024];

	it_root_name(&job->root, path, name, sizeof name);
	(void)it_fail(&job->error, IT_MEDIA, name,
		      "is not as it should be, and there is no media to put "
		      "it right from");
	it_error_remedy(&job->error,
			"name VMware's tar.gz, ISO or directory with --media");
	return IT_MEDIA;
}

static const char any_letter[] = "ACEFKLMNOPRX";

/* The path of the first difference with one of these letters, or "". */
static const char *difference_in(const it_findings *findings, size_t from,
				 size_t to, const char *letters)
{
	size_t i;

	for (i = from; i < to; i++)
		if (findings->items[i].weight == IT_DIFFERENCE &&
		    strchr(letters, findings->items[i].letter) != NULL)
			return findings->items[i].path;
	return "";
}

static const char *first_difference(const it_findings *findings)
{
	return difference_in(findings, 0, findings->count, any_letter);
}

/*
 * That of a file which only media can put right: of what another hand
 * installed any, since it is not known what the files should be; but not
 * while there is something of ours to do without media.
 */
static const char *wants_media(const it_job *job)
{
	const it_findings *all = &job->findings;
	const char *path;

	if (!job->state.present)
		return first_difference(all);
	path = difference_in(all, 0, job->own_findings, "FL");
	if (path[0] == '\0' && difference_in(all, 0, job->own_findings,
					     any_letter)[0] == '\0')
		path = difference_in(all, job->own_findings, all->count,
				     any_letter);
	return path;
}

/*
 * No media is needed while every recorded file is whole and still right for
 * this system.  Without a record it is not known what the files should be.
 * lacking: the first that is not so, "" if the files stand in for media.
 */
static it_code stand_in(it_job *job, it_media *media, char *lacking,
			size_t size)
{
	it_code code;

	memset(media, 0, sizeof *media);
	(void)snprintf(lacking, size, "%s", wants_media(job));
	if (!job->state.present || lacking[0] != '\0')
		return IT_OK;
	code = it_userland_lacking(job, lacking, size);
	if (code != IT_OK || lacking[0] != '\0')
		return code;
	return it_media_from_record(media, job, job->state.media_name, lacking,
				    size);
}

/* Without --media: is one needed, and is there one? */
static it_code look_for_media(it_job *job, int *needs_media)
{
	char lacking[1024], path[4096];
	it_media media;
	it_code code = stand_in(job, &media, lacking, sizeof lacking);

	it_media_free(&media);
	if (code != IT_OK || lacking[0] == '\0')
		return code;
	*needs_media = 1;
	if (it_find_media(job->opt, path, sizeof path, NULL) != IT_OK)
		return refuse_lacking(job, lacking);
	return IT_OK;
}

/*
 * No media is needed: a driver that no package owns is removed, any other
 * comes back from its package.
 */
static it_code admit_native(it_job *job)
{
	it_code code = it_native_refuse(job);

	return code == IT_OK && job->live ? it_job_check_live(job, 0) : code;
}

static it_code admit(it_job *job, int *needs_media)
{
	it_code code = it_job_admit_looking(job);

	/* What an interrupted run left does not count as damage. */
	if (code == IT_OK && !job->opt->dry_run)
		code = it_job_begin(job);
	if (code == IT_OK)
		code = look(job);
	if (code != IT_DIFFERENCES)
		return code;
	if (is_native(job))
		return admit_native(job);
	code = job->live ? it_job_check_live(job, 1)
			 : it_job_check_packages(job);
	if (code != IT_OK)
		return code;
	if (job->opt->media == NULL)
		return look_for_media(job, needs_media);
	*needs_media = 1;
	return IT_OK;
}

static int has_any(const it_job *job)
{
	return job->state.present || job->foreign;
}

/* refused: install would be. */
static void close_idle(it_job *job, int refused)
{
	const char *text;

	if (is_native(job))
		text = osd_identity_reason(job->identity);
	else if (has_any(job))
		text = "everything is as it should be";
	else if (refused)
		text = "no driver is installed here; \"install-tools install\" "
		       "is refused here";
	else
		text = "no driver is installed here; \"install-tools install\" "
		       "does it";
	(void)snprintf(job->closing, sizeof job->closing,
		       "nothing to repair: %s", text);
}

/* Where nothing was changed another run may have repaired it meanwhile. */
static void close_repair(it_job *job, unsigned left)
{
	if (left != 0)
		(void)snprintf(job->closing, sizeof job->closing,
			       "%s but for what is named above, which needs "
			       "media that has it; %s",
			       job->changed ? "repaired and verified"
					    : "would be repaired",
			       job->changed ? it_job_serves_when(job)
					    : "this was a dry run");
	else if (job->changed && is_native(job))
		it_native_closing(job, job->closing, sizeof job->closing);
	else if (job->changed)
		(void)snprintf(job->closing, sizeof job->closing,
			       "repaired and verified; %s",
			       it_job_serves_when(job));
	else if (job->opt->dry_run)
		(void)snprintf(job->closing, sizeof job->closing,
			       "nothing was written: this was a dry run");
	else
		close_idle(job, 0);
}

static it_code refuse_unsuited(it_job *job, const char *path)
{
	char name[1024], root[IT_PACKAGE_ROOT];

	it_package_root(job, "-b", root);
	it_root_name(&job->root, path, name, sizeof name);
	(void)it_fail(&job->error, IT_MEDIA, name,
		      "is not as it should be, and nothing on this media puts "
		      "it right");
	it_error_remedy(&job->error,
			"name media that has this driver with --media, or "
			"remove it with rem_drv%s",
			root);
	return IT_MEDIA;
}

/* Later media have no vmxnet: where that alone is wrong, nothing was done. */
static it_code check_idle(it_job *job)
{
	it_code code;

	if (job->changed || (job->state.present && job->beside == 0) ||
	    is_native(job) || it_plan_needed(&job->plan) != 0)
		return IT_OK;
	it_job_forget(job);
	code = look(job);
	return code == IT_DIFFERENCES
		       ? refuse_unsuited(job,
					 first_difference(&job->findings))
		       : code;
}

/* The rows of which another hand's driver stays wrong: media has none. */
static unsigned rows_left(const it_job *job)
{
	unsigned left = job->beside;
	size_t i;

	for (i = 0; i < job->pick_count; i++)
		left &= ~(1U << it_module_index(job->picks[i].row));
	return left;
}

/*
 * What this run left wrong is said as verify says it, by the survey that was
 * made for the plan: nothing of these rows was changed since.
 */
static it_code close_changed(it_job *job)
{
	unsigned left = rows_left(job);
	size_t said = job->findings.count;
	it_code code = IT_OK;

	if (left != 0 && it_plan_needed(&job->plan) != 0)
		code = it_job_compare_rows(job, left, NULL);
	if (code != IT_OK)
		return code;
	it_say_findings_from(job->opt, &job->findings, said);
	left = job->findings.count != said ? left : 0;
	close_repair(job, left);
	return left != 0 ? IT_DIFFERENCES : IT_OK;
}

static it_code apply(it_job *job, const it_media *media)
{
	it_code code;

	it_job_forget(job);
	code = it_job_apply(
		job, is_native(job) ? it_plan_native : it_plan_install,
		media);
	if (code == IT_OK)
		code = check_idle(job);
	return code == IT_OK ? close_changed(job) : code;
}

/* The record first: it names what was there, whatever media is beside us. */
static it_code apply_without(it_job *job, const it_media *found)
{
	char lacking[1024];
	it_media media;
	it_code code = stand_in(job, &media, lacking, sizeof lacking);

	if (code == IT_OK && lacking[0] == '\0') {
		it_say(job->opt, "Media", IT_PLAIN,
		       "not needed, every installed driver is whole");
		job->stand_in = 1;
		code = apply(job, &media);
	} else if (code == IT_OK && found != NULL) {
		code = apply(job, found);
	} else if (code == IT_OK) {
		code = refuse_lacking(job, lacking);
	}
	it_media_free(&media);
	return code;
}

static it_code end_idle(it_job *job)
{
	size_t said = job->findings.count;
	int refused = 0;
	it_code code = is_native(job) || has_any(job)
			       ? IT_OK
			       : it_job_tell_refusal(job, 1, &refused);

	it_say_findings_from(job->opt, &job->findings, said);
	close_idle(job, refused);
	return code;
}

static it_code repair_one(it_job *job, const it_media *media)
{
	it_code code;

	it_job_forget(job);
	code = look(job);
	if (code == IT_OK)
		return end_idle(job);
	if (code != IT_DIFFERENCES)
		return code;
	if (is_native(job))
		return apply(job, NULL);
	return job->opt->media == NULL ? apply_without(job, media)
				       : apply(job, media);
}

static const it_session_command command = {admit, it_job_wants, NULL,
					   repair_one, 1};

int it_cmd_repair(const it_options *opt)
{
	return it_session_run(opt, &command);
}
