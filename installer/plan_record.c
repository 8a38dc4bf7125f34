/* SPDX-License-Identifier: BSD-2-Clause */
/* Steps for the record of a root, and for what stands beside it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/history.h"
#include "installer/media_record.h"
#include "installer/planner.h"
#include "installer/trusted.h"

static const char *leaf_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

static it_code record_head(it_planner_ctx *ctx, const it_media *media)
{
	it_error *err = &ctx->job->error;
	it_state *next = &ctx->next;
	it_code code = it_state_set(&next->program, PACKAGE_VERSION, err);

	next->present = 1;
	next->time = (long long)time(NULL);
	if (code == IT_OK)
		code =
		    it_state_set(&next->media_name, leaf_of(media->path), err);
	if (code == IT_OK)
		code = it_state_set(&next->media_form, media->form, err);
	if (code == IT_OK)
		code = it_state_set(&next->media_version, media->version, err);
	if (code == IT_OK)
		code = it_state_set(&next->media_sha256, media->sha256, err);
	if (code == IT_OK)
		code =
		    it_state_set(&next->media_trust, media->vouched.text, err);
	if (code == IT_OK)
		code = it_note_revoked(ctx->job, media, &next->revoked);
	if (code == IT_OK)
		code = it_state_set(
		    &next->system,
		    osd_identity_distribution(ctx->job->identity), err);
	return code;
}

/* Links and directories. */
static it_code carry_names(it_planner_ctx *ctx)
{
	const it_state *old = &ctx->job->state;
	it_error *err = &ctx->job->error;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->link_count; i++)
		if (it_state_find_link(&ctx->next, old->links[i].path) ==
			    NULL &&
		    !it_plan_has(&ctx->job->plan, old->links[i].path))
			code = it_state_add_link(&ctx->next, &old->links[i],
						 err);
	for (i = 0; code == IT_OK && i < old->directory_count; i++)
		if (!it_state_made_directory(&ctx->next,
					     old->directories[i].path))
			code = it_state_add_directory(
				&ctx->next, &old->directories[i], err);
	return code;
}

/*
 * What an earlier run did that this plan does not touch stays recorded; what
 * the plan takes away for good has a step, and no record any more.
 */
static it_code carry_over(it_planner_ctx *ctx)
{
	const it_state *old = &ctx->job->state;
	it_error *err = &ctx->job->error;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->file_count; i++)
		if (it_state_find(&ctx->next, old->files[i].path) == NULL &&
		    !it_plan_has(&ctx->job->plan, old->files[i].path))
			code = it_state_add_file(&ctx->next, &old->files[i],
						 err);
	if (code == IT_OK)
		code = carry_names(ctx);
	for (i = 0; code == IT_OK && i < old->module_count; i++)
		if (it_state_find_module(&ctx->next, old->modules[i].name) ==
		    NULL)
			code = it_state_add_module(&ctx->next, &old->modules[i],
						   err);
	return code;
}

/* An mtree(5) specification of the owners that could not be set. */
static void describe_owners(const it_planner_ctx *ctx, it_strbuf *text)
{
	const it_plan *plan = &ctx->job->plan;
	size_t i;

	it_strbuf_text(text, "#mtree v2.0\n");
	for (i = 0; i < plan->count; i++) {
		const it_step *step = &plan->steps[i];
		const it_file_step *file = step->data;

		if (step->kind != &it_kind_file || it_state_is_ours(step->path))
			continue;
		it_strbuf_format(text,
				 "./%s type=file uid=%lu gid=%lu mode=%04o "
				 "sha256=%s\n",
				 step->path, (unsigned long)file->now.owner.uid,
				 (unsigned long)file->now.owner.gid,
				 (unsigned)file->now.mode, file->now.sha256);
	}
}

static it_code plan_owners(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	if (job->owner.can_set)
		return IT_OK;
	describe_owners(ctx, &text);
	code = it_strbuf_check(&text, &job->error);
	if (code == IT_OK)
		code = it_findings_add(
		    &job->findings, IT_NOTE, ' ', "owner-not-set", "",
		    &job->error,
		    "owners cannot be set without "
		    "privilege; they are recorded in " IT_STATE_OWNERS);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_STATE_OWNERS, "record",
				    "owners that root has to set",
				    it_strbuf_str(&text), text.len, 0644,
				    &job->owner, NULL, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	it_strbuf_free(&text);
	return code;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const it_state_file *)a)->path,
		      ((const it_state_file *)b)->path);
}

static int by_link(const void *a, const void *b)
{
	return strcmp(((const it_state_link *)a)->path,
		      ((const it_state_link *)b)->path);
}

static int by_directory(const void *a, const void *b)
{
	return strcmp(((const it_state_directory *)a)->path,
		      ((const it_state_directory *)b)->path);
}

static int by_module(const void *a, const void *b)
{
	return strcmp(((const it_state_module *)a)->name,
		      ((const it_state_module *)b)->name);
}

/* The order in which things were installed must not make records differ. */
static void sort_record(it_state *state)
{
	if (state->file_count > 1)
		qsort(state->files, state->file_count, sizeof state->files[0],
		      by_path);
	if (state->module_count > 1)
		qsort(state->modules, state->module_count,
		      sizeof state->modules[0], by_module);
	if (state->link_count > 1)
		qsort(state->links, state->link_count, sizeof state->links[0],
		      by_link);
	if (state->directory_count > 1)
		qsort(state->directories, state->directory_count,
		      sizeof state->directories[0], by_directory);
}

/* The head of the old record: then only what is installed is compared. */
static it_code borrow_head(it_planner_ctx *ctx)
{
	const it_state *old = &ctx->job->state;
	it_state *next = &ctx->next;
	const struct {
		char **to;
		const char *from;
	} rows[] = {
	    {&next->program, old->program},
	    {&next->media_name, old->media_name},
	    {&next->media_form, old->media_form},
	    {&next->media_version, old->media_version},
	    {&next->media_sha256, old->media_sha256},
	    {&next->media_trust, old->media_trust},
	    {&next->revoked, old->revoked},
	    {&next->system, old->system},
	};
	size_t i;
	it_code code = IT_OK;

	next->present = 1;
	next->time = old->time;
	for (i = 0; code == IT_OK && i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].from != NULL)
			code = it_state_set(rows[i].to, rows[i].from,
					    &ctx->job->error);
	return code;
}

/* Does the old record say the same of what is installed? */
static it_code is_recorded(it_planner_ctx *ctx, int *same)
{
	it_strbuf old = {NULL, 0, 0, 0}, next = {NULL, 0, 0, 0};
	it_error *err = &ctx->job->error;
	it_code code = IT_OK;

	*same = 0;
	if (!ctx->job->state.present)
		return IT_OK;
	code = borrow_head(ctx);
	if (code == IT_OK)
		code = it_state_write(&ctx->job->state, &old, err);
	if (code == IT_OK)
		code = it_state_write(&ctx->next, &next, err);
	if (code == IT_OK)
		*same = strcmp(it_strbuf_str(&old), it_strbuf_str(&next)) == 0;
	it_strbuf_free(&old);
	it_strbuf_free(&next);
	return code;
}

static it_code plan_seen(it_planner_ctx *ctx, const it_media *media,
			 const it_strbuf *record)
{
	it_job *job = ctx->job;
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = it_media_seen(job, media, record, &text, &job->error);

	if (code == IT_OK && text.len != 0)
		code = it_plan_file(&job->plan, IT_MEDIA_SEEN, "record", "",
				    it_strbuf_str(&text), text.len, 0644,
				    &job->owner, NULL, &job->error);
	if (code == IT_OK && text.len != 0)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	it_strbuf_free(&text);
	return code;
}

static int is_picked(const it_job *job, const char *module)
{
	size_t i;

	for (i = 0; i < job->pick_count; i++)
		if (strcmp(it_module_name(job->picks[i].row->module), module) ==
		    0)
			return 1;
	return 0;
}

/* What this run does not bring keeps the version that it came with. */
static it_code set_versions(it_planner_ctx *ctx, const it_media *media)
{
	const it_state *old = &ctx->job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < ctx->next.module_count; i++) {
		it_state_module *module = &ctx->next.modules[i];
		const char *version = it_state_version_of(old, module);

		if (is_picked(ctx->job, module->name) ||
		    strcmp(version, media->version) == 0)
			version = "";
		code = it_state_set(&module->version, version,
				    &ctx->job->error);
	}
	return code;
}

static it_code put_record(it_planner_ctx *ctx, const it_strbuf *xml,
			  const char *note)
{
	it_job *job = ctx->job;
	it_code code = it_plan_file(&job->plan, IT_STATE_FILE, "record", note,
				    it_strbuf_str(xml), xml->len, 0644,
				    &job->owner, NULL, &job->error);

	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

static it_code write_record(it_planner_ctx *ctx, const it_media *media,
			    const char *note)
{
	it_job *job = ctx->job;
	it_strbuf xml = {NULL, 0, 0, 0};
	it_code code = record_head(ctx, media);

	if (code == IT_OK)
		code = set_versions(ctx, media);
	if (code == IT_OK)
		code = plan_owners(ctx);
	if (code == IT_OK)
		code = it_state_write(&ctx->next, &xml, &job->error);
	if (code == IT_OK)
		code = plan_seen(ctx, media, &xml);
	if (code == IT_OK)
		code = put_record(ctx, &xml, note);
	it_strbuf_free(&xml);
	return code == IT_OK ? it_plan_history(job, &ctx->next) : code;
}

/* Are the keys that this media revokes in the old record? */
static it_code is_noted(it_job *job, const it_media *media, int *same)
{
	const char *old = job->state.revoked != NULL ? job->state.revoked : "";
	char *next = NULL;
	it_code code = it_note_revoked(job, media, &next);

	*same = code == IT_OK && strcmp(next != NULL ? next : "", old) == 0;
	free(next);
	return code;
}

/*
 * A second run must not write only because time went on; a record that says
 * something else than what is there is put right, and a key is revoked even if
 * nothing else comes of the media.
 */
it_code it_plan_record(it_planner_ctx *ctx, const it_media *media)
{
	const char *note = "";
	int needed, same = 0;
	it_code code = it_plan_is_needed(ctx->job, &needed);

	if (code == IT_OK)
		code = carry_over(ctx);
	if (code != IT_OK)
		return code;
	sort_record(&ctx->next);
	if (!needed) {
		note = "what is installed";
		code = is_recorded(ctx, &same);
	}
	if (code == IT_OK && same) {
		note = "which keys are revoked";
		code = is_noted(ctx->job, media, &same);
	}
	if (code != IT_OK || same)
		return code;
	return write_record(ctx, media, note);
}

it_code it_plan_rewrite_record(it_planner_ctx *ctx, const char *note)
{
	const it_state *old = &ctx->job->state;
	it_job *job = ctx->job;
	it_strbuf xml = {NULL, 0, 0, 0};
	size_t i;
	it_code code = borrow_head(ctx);

	if (code == IT_OK)
		code = carry_names(ctx);
	for (i = 0; code == IT_OK && i < old->module_count; i++)
		code = it_state_add_module(&ctx->next, &old->modules[i],
					   &job->error);
	sort_record(&ctx->next);
	if (code == IT_OK)
		code = it_state_write(&ctx->next, &xml, &job->error);
	if (code == IT_OK)
		code = put_record(ctx, &xml, note);
	it_strbuf_free(&xml);
	return code;
}
