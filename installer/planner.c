/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "installer/planner.h"
#include "installer/tuning.h"

enum { MAX_PRESENT = 64 << 20 };

it_code it_present_read(it_present *now, const it_job *job, const char *path,
			it_error *err)
{
	it_code code;

	memset(now, 0, sizeof *now);
	code = it_root_stat(&job->root, path, &now->st, &now->found, err);
	if (code != IT_OK || !now->found)
		return code;
	/* What is no regular file is refused by its step, with a reason. */
	if (!S_ISREG(now->st.st_mode))
		return IT_OK;
	code = it_root_read(&job->root, path, MAX_PRESENT, &now->bytes,
			    &now->found, err);
	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(&now->bytes), now->bytes.len,
				    now->sha256, err);
	return code;
}

void it_present_free(it_present *now)
{
	it_strbuf_free(&now->bytes);
}

/* ---- what is planned already ------------------------------------------ */

it_file_step *it_plan_find_file(const it_plan *plan, const char *path)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (plan->steps[i].kind == &it_kind_file &&
		    strcmp(plan->steps[i].path, path) == 0)
			return plan->steps[i].data;
	return NULL;
}

it_code it_plan_read(const it_job *job, const char *path, size_t limit,
		     it_strbuf *bytes, int *found, it_error *err)
{
	const it_file_step *planned = it_plan_find_file(&job->plan, path);

	if (planned == NULL)
		return it_root_read(&job->root, path, limit, bytes, found, err);
	*found = 1;
	it_strbuf_bytes(bytes, it_strbuf_str(&planned->bytes),
			planned->bytes.len);
	return it_strbuf_check(bytes, err);
}

it_code it_present_planned(it_present *now, const it_job *job, const char *path,
			   it_error *err)
{
	const it_file_step *planned = it_plan_find_file(&job->plan, path);

	if (planned == NULL)
		return it_present_read(now, job, path, err);
	memset(now, 0, sizeof *now);
	now->found = 1;
	now->st.st_mode = S_IFREG | planned->now.mode;
	now->st.st_uid = planned->now.owner.uid;
	now->st.st_gid = planned->now.owner.gid;
	now->st.st_mtime = time(NULL);
	memcpy(now->sha256, planned->now.sha256, sizeof now->sha256);
	it_strbuf_bytes(&now->bytes, it_strbuf_str(&planned->bytes),
			planned->bytes.len);
	return it_strbuf_check(&now->bytes, err);
}

static void record_rewritten(it_state *next, const char *path,
			     const it_file_image *now)
{
	const it_state_file *known = it_state_find(next, path);
	it_state_file *file;

	if (known == NULL)
		return;
	file = &next->files[known - next->files];
	memcpy(file->sha256, now->sha256, sizeof file->sha256);
	file->size = now->size;
}

static it_code add_note(it_job *job, const char *path, const char *note)
{
	char whole[512];
	size_t i = 0;

	while (strcmp(job->plan.steps[i].path, path) != 0)
		i++;
	(void)snprintf(whole, sizeof whole, "%s; %s", job->plan.steps[i].note,
		       note);
	return it_state_set(&job->plan.steps[i].note, whole, &job->error);
}

it_code it_plan_rewrite(it_planner_ctx *ctx, const char *path,
			const void *bytes, size_t len, const char *note)
{
	it_file_step *step = it_plan_find_file(&ctx->job->plan, path);
	it_code code = add_note(ctx->job, path, note);

	it_strbuf_reset(&step->bytes);
	it_strbuf_bytes(&step->bytes, bytes, len);
	step->now.size = len;
	if (code == IT_OK)
		code = it_sha256_of(bytes, len, step->now.sha256,
				    &ctx->job->error);
	record_rewritten(&ctx->next, path, &step->now);
	return code == IT_OK ? it_strbuf_check(&step->bytes, &ctx->job->error)
			     : code;
}

it_code it_plan_remove_record(it_job *job, const char *path)
{
	it_code code = it_plan_remove(&job->plan, path, "", &job->error);

	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

it_code it_plan_folders(it_planner_ctx *ctx)
{
	static const char *const folders[] = {"var", "var/lib", IT_STATE_DIR,
					      IT_STATE_BACKUP};
	it_job *job = ctx->job;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < sizeof folders / sizeof folders[0];
	     i++)
		if (!it_plan_has(&job->plan, folders[i]))
			code = it_plan_directory(&job->plan, folders[i],
						 &job->owner, &job->error);
	return code;
}

it_code it_plan_backup(it_planner_ctx *ctx, const void *bytes, size_t len)
{
	it_job *job = ctx->job;
	char sha256[IT_SHA256_HEX], path[256];
	it_code code = it_sha256_of(bytes, len, sha256, &job->error);

	if (code != IT_OK)
		return code;
	(void)snprintf(path, sizeof path, IT_STATE_BACKUP "/%s", sha256);
	if (it_plan_has(&job->plan, path))
		return IT_OK;
	return it_plan_file(&job->plan, path, "keep a copy", "", bytes, len,
			    0600, &job->owner, NULL, &job->error);
}

/*
 * How the path was before our first run: the record of an earlier run knows
 * it, or that of tuning, which keeps those bytes; else it is what stands there
 * now, which is then kept.
 */
static it_code remember(it_planner_ctx *ctx, const char *path,
			const it_present *now, it_before *before)
{
	const it_state_file *known = it_state_find(&ctx->job->state, path);

	memset(before, 0, sizeof *before);
	if (known != NULL) {
		*before = known->before;
		return IT_OK;
	}
	if (!now->found ||
	    it_tuned_before(ctx->job, path, now->sha256, before))
		return IT_OK;
	before->existed = 1;
	memcpy(before->sha256, now->sha256, sizeof before->sha256);
	before->mode = (unsigned)(now->st.st_mode & 07777);
	before->uid = (unsigned long)now->st.st_uid;
	before->gid = (unsigned long)now->st.st_gid;
	before->mtime = now->st.st_mtime;
	return it_plan_backup(ctx, it_strbuf_str(&now->bytes), now->bytes.len);
}

static it_code record_put(it_planner_ctx *ctx, const it_wanted *wanted,
			  const it_file_step *step, const it_before *before)
{
	it_job *job = ctx->job;
	it_state_file file;

	memset(&file, 0, sizeof file);
	file.path = wanted->path;
	file.module = wanted->module;
	file.installed = 1;
	memcpy(file.sha256, step->now.sha256, sizeof file.sha256);
	(void)snprintf(file.shipped, sizeof file.shipped, "%s",
		       wanted->shipped);
	file.size = wanted->len;
	file.mode = (unsigned)wanted->mode;
	file.uid = (unsigned long)step->now.owner.uid;
	file.gid = (unsigned long)step->now.owner.gid;
	file.owner_set = step->now.owner.can_set;
	file.before = *before;
	return it_state_add_file(&ctx->next, &file, &job->error);
}

static const char *verb_for(const it_present *now, const it_file_step *step)
{
	if (!now->found)
		return "install";
	return strcmp(now->sha256, step->now.sha256) != 0 ? "replace"
							  : "correct";
}

it_code it_plan_put(it_planner_ctx *ctx, const it_wanted *wanted)
{
	it_job *job = ctx->job;
	it_file_step *step = NULL;
	it_before before;
	it_present now;
	it_step *last;
	it_code code = it_present_read(&now, job, wanted->path, &job->error);

	if (code == IT_OK)
		code = remember(ctx, wanted->path, &now, &before);
	if (code == IT_OK)
		code = it_plan_file(
		    &job->plan, wanted->path, "install", wanted->note,
		    wanted->bytes, wanted->len, wanted->mode,
		    wanted->owner != NULL ? wanted->owner : &job->owner, &step,
		    &job->error);
	if (code == IT_OK) {
		last = &job->plan.steps[job->plan.count - 1];
		code = it_state_set(&last->verb, verb_for(&now, step),
				    &job->error);
	}
	if (code == IT_OK)
		code = record_put(ctx, wanted, step, &before);
	it_present_free(&now);
	return code;
}

it_code it_plan_restore(it_job *job, const char *path, const it_before *before,
			const it_strbuf *bytes, const char *note)
{
	it_file_step *step = NULL;
	it_owner owner = job->owner;
	it_code code;

	owner.uid = (uid_t)before->uid;
	owner.gid = (gid_t)before->gid;
	code = it_plan_file(&job->plan, path, "restore", note,
			    it_strbuf_str(bytes), bytes->len,
			    (mode_t)before->mode, &owner, &step, &job->error);
	if (code != IT_OK)
		return code;
	step->now.has_mtime = 1;
	step->now.mtime = (time_t)before->mtime;
	return IT_OK;
}

it_code it_plan_set_aside(it_planner_ctx *ctx, const char *path,
			  const it_present *now, const char *why)
{
	it_job *job = ctx->job;
	it_code code =
	    it_plan_backup(ctx, it_strbuf_str(&now->bytes), now->bytes.len);

	if (code != IT_OK)
		return code;
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       "edited-file-kept", path, &job->error,
			       "%s; a copy stays in " IT_STATE_BACKUP "/%s",
			       why, now->sha256);
}

it_code it_plan_take_away(it_planner_ctx *ctx, const char *path,
			  const char *module, const char *note)
{
	it_job *job = ctx->job;
	it_state_file file;
	it_present now;
	it_code code = it_present_read(&now, job, path, &job->error);

	memset(&file, 0, sizeof file);
	if (code == IT_OK)
		code = remember(ctx, path, &now, &file.before);
	if (code == IT_OK && now.sha256[0] != '\0' &&
	    strcmp(now.sha256, file.before.sha256) != 0)
		code = it_plan_set_aside(ctx, path, &now,
					 "is not the file that stood here "
					 "before");
	if (code == IT_OK)
		code = it_plan_remove(&job->plan, path, note, &job->error);
	it_present_free(&now);
	file.path = path;
	file.module = module;
	return code != IT_OK
		   ? code
		   : it_state_add_file(&ctx->next, &file, &job->error);
}

it_code it_plan_is_needed(it_job *job, int *needed)
{
	it_run run;
	it_code code;

	it_run_begin(&run, &job->root, IT_STATE_DIR);
	code = it_plan_check(&job->plan, &run, &job->error);
	*needed = it_plan_needed(&job->plan) != 0;
	return code;
}
