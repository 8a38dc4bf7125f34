/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The plan of the way back from tuning: each file as its record says, but for
 * what somebody changed in it since, then what the system's programs set, then
 * the record itself.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/conf_merge.h"
#include "installer/confirm.h"
#include "installer/step_live.h"
#include "installer/step_settings.h"
#include "installer/tuning.h"
#include "nettune/hostname.h"

/* Settings of drivers that tuning writes; others are nobody's business. */
/* Of IT_SET_TCP_CAP, behind those of vmxnet3s, e1000g's. */
static const char *key_of(int setting)
{
	return setting < IT_SET_TCP_CAP
		   ? it_conf_name(IT_BUILD_10, (it_setting)setting)
		   : it_conf_frame_class;
}

static it_code read_before(it_job *job, const it_tuned_file *file,
			   it_strbuf *bytes)
{
	return file->before.existed
		   ? it_plan_read_backup(job, file->before.sha256, bytes)
		   : IT_OK;
}

/* A list that goes is said: somebody else may have changed it. */
static void note_key(it_strbuf *note, const it_strbuf *now,
		     const it_strbuf *old, const char *key)
{
	it_strbuf have = {NULL, 0, 0, 0}, was = {NULL, 0, 0, 0};

	if (it_conf_get(now, key, &have) &&
	    (!it_conf_get(old, key, &was) ||
	     strcmp(it_strbuf_str(&have), it_strbuf_str(&was)) != 0))
		it_strbuf_format(note, "%s%s=%s",
				 note->len == 0 ? "its settings as they were "
						  "before, instead of "
						: ", ",
				 key, it_strbuf_str(&have));
	note->failed |= have.failed | was.failed;
	it_strbuf_free(&have);
	it_strbuf_free(&was);
}

/* Our own comment is true no more. */
static void drop_head(it_strbuf *text)
{
	static const it_slice nothing = {"", 0};
	it_slice head = it_slice_of(it_tuning_conf_head);

	head.at = strstr(it_strbuf_str(text), it_tuning_conf_head);
	if (head.at != NULL &&
	    (head.at == text->data || head.at[-1] == '\n'))
		it_conf_replace(text, head, nothing);
}

static it_code put_edited(it_job *job, const it_tuned_file *file,
			  const it_present *now, const it_strbuf *text,
			  const it_strbuf *note)
{
	if (!file->before.existed && text->len == 0)
		return it_plan_remove(&job->plan, file->path,
				      note->len != 0
					      ? it_strbuf_str(note)
					      : "was not there before tuning",
				      &job->error);
	return it_plan_file(&job->plan, file->path, "edit",
			    note->len != 0 ? it_strbuf_str(note)
					   : "nothing of ours is in it",
			    it_strbuf_str(text), text->len,
			    now->st.st_mode & 07777, &job->owner, NULL,
			    &job->error);
}

/* Edited since, by a person or an upgrade: only what is ours goes. */
static it_code edit_back(it_job *job, const it_tuned_file *file,
			 const it_present *now)
{
	it_strbuf old = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	it_strbuf note = {NULL, 0, 0, 0};
	it_code code = read_before(job, file, &old);
	int s;

	it_strbuf_bytes(&text, it_strbuf_str(&now->bytes), now->bytes.len);
	for (s = IT_SET_MTU; code == IT_OK && s <= IT_SET_TCP_CAP; s++) {
		note_key(&note, &now->bytes, &old, key_of(s));
		code = it_conf_put_back(&text, &old, key_of(s), &job->error);
	}
	if (code == IT_OK && !file->before.existed)
		drop_head(&text);
	if (code == IT_OK)
		code = it_strbuf_check(&note, &job->error);
	if (code == IT_OK)
		code = it_strbuf_check(&text, &job->error);
	if (code == IT_OK)
		code = put_edited(job, file, now, &text, &note);
	it_strbuf_free(&old);
	it_strbuf_free(&text);
	it_strbuf_free(&note);
	return code;
}

/* Of the file of an interface the MTU is ours, with what came with it. */
static it_code host_back(it_job *job, const it_tuned_file *file,
			 const it_present *now)
{
	it_strbuf old = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	it_owner owner = job->owner;
	long mtu, was;
	it_code code = read_before(job, file, &old);

	owner.uid = now->st.st_uid;
	owner.gid = now->st.st_gid;
	/* Of another form: then there is nothing of ours in it to be found. */
	if (code == IT_OK && it_hostname_read(it_strbuf_slice(&old), &was) &&
	    it_hostname_read(it_strbuf_slice(&now->bytes), &mtu) &&
	    mtu != was) {
		it_hostname_put_back(it_strbuf_slice(&now->bytes),
				     it_strbuf_slice(&old), &text);
		code = it_plan_file(&job->plan, file->path, "edit",
				    "its MTU as it was before",
				    it_strbuf_str(&text), text.len,
				    now->st.st_mode & 07777, &owner, NULL,
				    &job->error);
	}
	it_strbuf_free(&old);
	it_strbuf_free(&text);
	return code;
}

static it_code restore(it_job *job, const it_tuned_file *file)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = read_before(job, file, &bytes);

	if (code == IT_OK)
		code = it_plan_restore(job, file->path, &file->before, &bytes,
				       "as it was before tuning");
	it_strbuf_free(&bytes);
	return code;
}

/* Of "kernel/drv/vmxnet3s.conf": is vmxnet3s there, of any width? */
static it_code has_driver(it_job *job, const char *path, int *there)
{
	static const char *const folders[] = {"kernel/drv",
					      "kernel/drv/amd64"};
	const char *leaf = strrchr(path, '/') + 1;
	char module[256];
	struct stat st;
	size_t i;
	it_code code = IT_OK;

	*there = 0;
	for (i = 0; code == IT_OK && !*there && i < 2; i++) {
		(void)snprintf(module, sizeof module, "%s/%.*s", folders[i],
			       (int)(strlen(leaf) - strlen(".conf")), leaf);
		code = it_root_stat(&job->root, module, &st, there,
				    &job->error);
	}
	return code;
}

/*
 * Somebody took away what was there before tuning.  A driver gets its settings
 * again; an interface that is no longer configured stays so.
 */
static it_code gone_back(it_job *job, const it_tuned_file *file)
{
	int there = 0;
	it_code code = it_tuning_is_conf(file->path)
			       ? has_driver(job, file->path, &there)
			       : IT_OK;

	if (code != IT_OK || there)
		return code == IT_OK ? restore(job, file) : code;
	job->leaves_files = 1;
	return it_findings_add(&job->findings, IT_WARNING, ' ', "file-gone",
			       file->path, &job->error,
			       "was taken away since it was tuned, and is not "
			       "put back");
}

static it_code file_back(it_planner_ctx *ctx, const it_tuned_file *file)
{
	it_job *job = ctx->job;
	it_present now;
	int edited;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	edited = now.found && strcmp(now.sha256, file->sha256) != 0;
	/* The plan has what goes with the driver. */
	if (code != IT_OK || it_plan_has(&job->plan, file->path))
		;
	else if (!now.found)
		code = file->before.existed ? gone_back(job, file) : IT_OK;
	else if (edited && it_tuning_is_conf(file->path))
		code = edit_back(job, file, &now);
	else if (edited && it_tuning_is_host_file(file->path))
		code = host_back(job, file, &now);
	else if (file->before.existed)
		code = restore(job, file);
	else
		code =
		    it_plan_remove(&job->plan, file->path,
				   "was not there before tuning", &job->error);
	it_present_free(&now);
	return code;
}

/* Of either kind of system; NULL: none was written. */
static const char *manifest_of(const it_tuned *record, it_service_stage stage)
{
	const char *path;
	int old;

	for (old = 0; old < 2; old++) {
		path = it_service_manifest_path(stage, old);
		if (it_tuned_find_file(record, path) != NULL)
			return path;
	}
	return NULL;
}

/*
 * Solaris 10 and 2009.06 keep a service whose manifest is gone, and it was
 * imported where something was set in the running system.
 */
static it_code tell_service(it_job *job, const it_tuned *record,
			    it_service_stage stage)
{
	const char *fmri = it_service_fmri(stage);
	it_code code;

	if (record->dial_count == 0 || manifest_of(record, stage) == NULL ||
	    !it_kernel_is_old(it_kernel_of(job->identity)))
		return IT_OK;
	job->leaves_stored = job->leaves_files = 1;
	code = it_findings_add(&job->findings, IT_WARNING, ' ', "service-known",
			       fmri, &job->error,
			       "was imported while this system ran, and stays "
			       "known to it without its manifest and its "
			       "method");
	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "boot it, then run \"svccfg delete "
					    "-f %s\" there", fmri)
		       : code;
}

/* Before its manifest goes: on the way back that is there again. */
static it_code forget_service(it_job *job, const it_tuned *record,
			      it_service_stage stage)
{
	const char *fmri = it_service_fmri(stage);
	const char *path = manifest_of(record, stage);
	char whole[256], state[32] = "";
	it_planned_command c;
	it_code code = path != NULL ? it_job_service_state(job, fmri, state,
							   sizeof state)
				    : IT_OK;

	if (code != IT_OK || state[0] == '\0')
		return code;
	memset(&c, 0, sizeof c);
	(void)snprintf(whole, sizeof whole, "/%s", path);
	c.call.program = c.back.program = IT_PROGRAM_SVCCFG;
	c.call.words[0] = "delete";
	c.call.words[1] = "-f";
	c.call.words[2] = fmri;
	c.back.words[0] = "import";
	c.back.words[1] = whole;
	c.proof.program = IT_PROGRAM_SVCS;
	c.proof.words[0] = fmri;
	return it_plan_command(&job->plan, &c, &job->error);
}

static it_code services_back(it_job *job, const it_tuned *record)
{
	it_code (*back)(it_job *, const it_tuned *, it_service_stage) =
		job->live ? forget_service : tell_service;
	it_code code = back(job, record, IT_SERVICE_LATE);

	return code == IT_OK ? back(job, record, IT_SERVICE_EARLY) : code;
}

static it_code files_back(it_planner_ctx *ctx, const it_tuned *record)
{
	it_code code = IT_OK;
	size_t i;

	for (i = record->file_count; code == IT_OK && i-- > 0;)
		code = file_back(ctx, &record->files[i]);
	for (i = record->directory_count; code == IT_OK && i-- > 0;)
		code = it_plan_remove_directory(
		    &ctx->job->plan, record->directories[i].path,
		    "was not there before tuning", &ctx->job->error);
	return code;
}

/* What the next "tune revert" has to do; no wish is among it. */
static it_code leave_record(it_job *job, it_tuned *left)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_error *err = &job->error;
	it_code code = it_state_set(&left->program, PACKAGE_VERSION, err);

	left->time = (long long)time(NULL);
	if (code == IT_OK)
		code = it_tuned_set_profile(left, "", err);
	if (code == IT_OK)
		code = it_tuned_write(left, &xml, err);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_TUNING_FILE, "record",
				    "what was left", it_strbuf_str(&xml),
				    xml.len, 0644, &job->owner, NULL, err);
	it_strbuf_free(&xml);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

/* Nothing of it could be done. */
static int is_all_left(const it_tuned *record, const it_tuned *left)
{
	return record->wish_count == 0 && record->file_count == 0 &&
	       record->directory_count == 0 &&
	       record->dial_count == left->dial_count;
}

/* Copies that nothing names any more go with the record. */
static it_code drop_record(it_job *job, const it_tuned *record, it_tuned *left)
{
	char path[256];
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < record->file_count; i++) {
		const it_before *before = &record->files[i].before;

		(void)snprintf(path, sizeof path, IT_STATE_BACKUP "/%s",
			       before->sha256);
		if (before->existed &&
		    !it_state_needs_copy(&job->state, before->sha256) &&
		    !it_plan_has(&job->plan, path))
			code = it_plan_remove_record(job, path);
	}
	if (code == IT_OK)
		code = it_plan_remove_record(job, IT_CONFIRM_FILE);
	job->leaves_tuned = left->dial_count != 0;
	if (code != IT_OK || (job->leaves_tuned && is_all_left(record, left)))
		return code;
	return job->leaves_tuned ? leave_record(job, left)
				 : it_plan_remove_record(job, IT_TUNING_FILE);
}

static int has_dial(const it_tuned *record, int of_links)
{
	size_t i;
	it_dial dial;

	for (i = 0; i < record->dial_count; i++)
		if (it_tuned_dial_of(&record->dials[i], &dial) &&
		    it_dial_is_in_force(&dial) &&
		    it_dial_is_of_link(&dial) == of_links)
			return 1;
	return 0;
}

/*
 * What a driver, an interface or a service of ours took at the last boot is
 * there until the next, but for what is set back now.
 */
static int keeps_until_boot(const it_tuned *record)
{
	size_t i;

	for (i = 0; i < record->file_count; i++)
		if (it_tuning_is_conf(record->files[i].path) ||
		    it_tuning_is_host_file(record->files[i].path))
			return 1;
	return (manifest_of(record, IT_SERVICE_EARLY) != NULL &&
		!has_dial(record, 1)) ||
	       (manifest_of(record, IT_SERVICE_LATE) != NULL &&
		!has_dial(record, 0));
}

it_code it_plan_links_untuned(it_job *job, int goes, it_tuned *left)
{
	it_tuned record;
	it_code code = it_tuned_read(&record, &job->root, &job->error);

	if (code == IT_OK && record.present && job->live)
		code = it_tuning_dials_back(job, &record, 1, goes, left);
	it_tuned_free(&record);
	return code;
}

/* With services that no record knows: they go as well. */
static it_code read_record(it_job *job, it_tuned *record)
{
	int lost = 0;
	it_code code = it_tuned_read(record, &job->root, &job->error);

	if (code == IT_OK)
		code = it_tuned_adopt(job, record, 1, &lost);
	if (code == IT_OK && lost && !record->present)
		code = it_tuned_tell_lost(job);
	return code == IT_OK && lost && !record->present
		       ? it_plan_lost_halves(job)
		       : code;
}

/* But for running links and the record. */
static it_code all_else_back(it_planner_ctx *ctx, it_tuned *record,
			     int *tuned)
{
	it_job *job = ctx->job;
	it_code code = read_record(job, record);

	*tuned = code == IT_OK && (record->present || record->file_count != 0);
	job->keeps_until_boot |= *tuned && job->live &&
				 keeps_until_boot(record);
	if (*tuned)
		code = services_back(job, record);
	if (code == IT_OK && *tuned)
		code = files_back(ctx, record);
	if (code == IT_OK && *tuned && job->live)
		code = it_tuning_dials_back(job, record, 0, 0, NULL);
	return code;
}

it_code it_plan_tuning_back(it_planner_ctx *ctx, int *tuned, it_tuned *left)
{
	it_tuned record;
	it_code code = all_else_back(ctx, &record, tuned);

	if (code == IT_OK && *tuned && !ctx->job->live)
		code = it_tuning_dials_stay(ctx->job, &record, NULL);
	if (code == IT_OK && *tuned)
		code = drop_record(ctx->job, &record, left);
	it_tuned_free(&record);
	return code;
}

it_code it_plan_confirm(it_job *job, const void *unused)
{
	(void)unused;
	return it_plan_remove_record(job, IT_CONFIRM_FILE);
}

/* It may have been left where somebody removed our record. */
static it_code drop_deadline(it_job *job)
{
	int waits;
	it_code code = it_confirm_pending(job, &waits);

	if (code != IT_OK || !waits)
		return code;
	return it_plan_remove_record(job, IT_CONFIRM_FILE);
}

/* Of an image uninstall leaves no record. */
static it_code links_back(it_job *job, const it_tuned *record, it_tuned *left,
			  int whole)
{
	return job->live ? it_tuning_dials_back(job, record, 1, 0, left)
			 : it_tuning_dials_stay(job, record,
						whole ? NULL : left);
}

it_code it_plan_untuning(it_job *job, const void *whole)
{
	it_planner_ctx ctx;
	it_tuned record, left;
	int tuned;
	it_code code;

	memset(&ctx, 0, sizeof ctx);
	memset(&left, 0, sizeof left);
	ctx.job = job;
	/* An expired one may have been reverted before, in the same run. */
	job->keeps_until_boot = job->leaves_stored = 0;
	job->leaves_tuned = job->leaves_files = 0;
	code = all_else_back(&ctx, &record, &tuned);
	if (code == IT_OK && record.present)
		code = links_back(job, &record, &left, whole != NULL);
	if (code == IT_OK)
		code = tuned ? drop_record(job, &record, &left)
			     : drop_deadline(job);
	if (code == IT_OK)
		code = it_plan_tuned_archive(job);
	it_tuned_free(&record);
	it_tuned_free(&left);
	it_state_free(&ctx.next);
	return code;
}
