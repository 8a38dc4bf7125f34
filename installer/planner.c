/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "installer/history.h"
#include "installer/media_record.h"
#include "installer/trusted.h"
#include "installer/tuning.h"
#include "installer/planner.h"
#include "installer/step_live.h"
#include "support/text.h"

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

/* ---- databases ------------------------------------------------------- */

/* What two texts share at their begin and end, in whole lines. */
static void trim_common(it_slice *a, it_slice *b)
{
	size_t i = 0, begin = 0;

	while (i < a->len && i < b->len && a->at[i] == b->at[i])
		if (a->at[i++] == '\n')
			begin = i;
	a->at += begin;
	a->len -= begin;
	b->at += begin;
	b->len -= begin;
	while (a->len != 0 && b->len != 0 &&
	       a->at[a->len - 1] == b->at[b->len - 1]) {
		a->len--;
		b->len--;
	}
	/* Not into the middle of a line. */
	while (a->at[a->len] != '\0' && a->at[a->len] != '\n') {
		a->len++;
		b->len++;
	}
}

static int has_line(it_slice text, it_slice wanted)
{
	it_slice line;

	while (it_next_line(&text, &line))
		if (line.len == wanted.len &&
		    memcmp(line.at, wanted.at, line.len) == 0)
			return 1;
	return 0;
}

/* Appends "verb 'line'" for each line of text that other has not. */
static void list_lines(it_strbuf *note, const char *verb, it_slice text,
		       it_slice other)
{
	char raw[256], shown[512];
	it_slice line;

	while (it_next_line(&text, &line)) {
		if (line.len == 0 || has_line(other, line))
			continue;
		(void)snprintf(raw, sizeof raw, "%.*s", (int)line.len, line.at);
		it_mask(shown, sizeof shown, raw);
		it_strbuf_format(note, "%s%s '%s'", note->len != 0 ? ", " : "",
				 verb, shown);
	}
}

/* "add 'vmxnet3s 7', drop 'vmxnet3s 9'": from the texts themselves. */
static void describe_table(it_strbuf *note, const it_strbuf *old,
			   const it_strbuf *now)
{
	it_slice before = it_slice_of(it_strbuf_str(old));
	it_slice after = it_slice_of(it_strbuf_str(now));

	trim_common(&before, &after);
	list_lines(note, "drop", before, after);
	list_lines(note, "add", after, before);
}

/* It may be a symbolic link inside the root, which stays one. */
static it_code resolve_table(it_job *job, it_db_table table, char *path,
			     size_t size, struct stat *st, int *found)
{
	it_code code =
	    it_root_stat(&job->root, it_db_path(table), st, found, &job->error);

	(void)snprintf(path, size, "%s", it_db_path(table));
	if (code == IT_OK && *found)
		code = it_root_resolve(&job->root, it_db_path(table), path,
				       size, &job->error);
	if (code == IT_OK && *found)
		code = it_root_stat(&job->root, path, st, found, &job->error);
	return code;
}

/* An existing table keeps its mode and owner (releases differ in the group). */
static it_code replace_table(it_planner_ctx *ctx, it_db_table table,
			     const char *note)
{
	it_job *job = ctx->job;
	const it_db_text *text = &job->db.tables[table];
	char path[1024];
	it_owner owner = job->owner;
	mode_t mode = 0644;
	struct stat st;
	int found;
	it_code code =
	    resolve_table(job, table, path, sizeof path, &st, &found);

	if (code != IT_OK)
		return code;
	if (found) {
		mode = st.st_mode & 07777;
		owner.uid = st.st_uid;
		owner.gid = st.st_gid;
	}
	return it_plan_file(&job->plan, path, "edit", note,
			    it_strbuf_str(&text->text), text->text.len, mode,
			    &owner, NULL, &job->error);
}

static it_code guard_table(it_planner_ctx *ctx, it_db_table table,
			   const char *note)
{
	it_job *job = ctx->job;
	char path[1024];
	struct stat st;
	int found;
	it_code code =
	    resolve_table(job, table, path, sizeof path, &st, &found);

	if (code != IT_OK)
		return code;
	return it_plan_guard(&job->plan, path, note,
			     &job->db.tables[table].text, &job->error);
}

typedef it_code (*table_step)(it_planner_ctx *ctx, it_db_table table,
			      const char *note);

static it_code plan_table(it_planner_ctx *ctx, it_db_table table,
			  table_step step)
{
	it_job *job = ctx->job;
	it_strbuf old = {NULL, 0, 0, 0}, note = {NULL, 0, 0, 0};
	int found;
	it_code code;

	code = it_root_read(&job->root, it_db_path(table), IT_DB_MAX_BYTES,
			    &old, &found, &job->error);
	if (code == IT_OK) {
		describe_table(&note, &old, &job->db.tables[table].text);
		code = it_strbuf_check(&note, &job->error);
	}
	if (code == IT_OK && note.len == 0 && job->db.tables[table].changed)
		it_strbuf_text(&note, "line ends");
	if (code == IT_OK)
		code = step(ctx, table, it_strbuf_str(&note));
	it_strbuf_free(&old);
	it_strbuf_free(&note);
	return code;
}

it_code it_plan_table(it_planner_ctx *ctx, it_db_table table)
{
	it_job *job = ctx->job;
	it_code code;

	if (!job->db.tables[table].changed)
		return IT_OK;
	code = plan_table(ctx, table, replace_table);
	/* What rem_drv would leave behind once it is done. */
	if (code == IT_OK && table == IT_DB_REM_NAME_TO_MAJOR)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

it_code it_plan_table_guard(it_planner_ctx *ctx, it_db_table table)
{
	return plan_table(ctx, table, guard_table);
}

it_code it_plan_reconfigure(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_owner owner = job->owner;
	struct stat st;
	int found;
	it_code code =
	    it_root_stat(&job->root, "reconfigure", &st, &found, &job->error);

	if (code != IT_OK || found)
		return code;
	owner.gid = 0;
	code = it_plan_file(&job->plan, "reconfigure", "create",
			    "the next boot looks for new devices", "", 0, 0644,
			    &owner, NULL, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

/* ---- the record ------------------------------------------------------ */

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

it_code it_plan_is_needed(it_job *job, int *needed)
{
	it_run run;
	it_code code;

	it_run_begin(&run, &job->root, IT_STATE_DIR);
	code = it_plan_check(&job->plan, &run, &job->error);
	*needed = it_plan_needed(&job->plan) != 0;
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
