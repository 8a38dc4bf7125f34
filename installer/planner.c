/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "installer/planner.h"
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
		code = it_sha256_of(it_strbuf_str(&now->bytes),
				    now->bytes.len, now->sha256, err);
	return code;
}

void it_present_free(it_present *now)
{
	it_strbuf_free(&now->bytes);
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
		code = it_plan_directory(&job->plan, folders[i], &job->owner,
					 &job->error);
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
 * it, else it is what stands there now, which is then kept.
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
	if (!now->found)
		return IT_OK;
	before->existed = 1;
	memcpy(before->sha256, now->sha256, sizeof before->sha256);
	before->mode = (unsigned)(now->st.st_mode & 07777);
	before->uid = now->st.st_uid;
	before->gid = now->st.st_gid;
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
	memcpy(file.sha256, step->sha256, sizeof file.sha256);
	(void)snprintf(file.shipped, sizeof file.shipped, "%s",
		       wanted->shipped);
	file.size = wanted->len;
	file.mode = (unsigned)wanted->mode;
	file.uid = job->owner.uid;
	file.gid = job->owner.gid;
	file.owner_set = job->owner.can_set;
	file.before = *before;
	return it_state_add_file(&ctx->next, &file, &job->error);
}

static const char *verb_for(const it_present *now, const it_file_step *step)
{
	if (!now->found)
		return "install";
	return strcmp(now->sha256, step->sha256) != 0 ? "replace"
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
		code = it_plan_file(&job->plan, wanted->path, "install",
				    wanted->note, wanted->bytes, wanted->len,
				    wanted->mode, &job->owner, &step,
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
	if (code == IT_OK)
		code = it_plan_remove(&job->plan, path, note, &job->error);
	it_present_free(&now);
	file.path = path;
	file.module = module;
	return code != IT_OK ? code
			     : it_state_add_file(&ctx->next, &file,
						 &job->error);
}

/* ---- databases ------------------------------------------------------- */

/* "add 'vmxnet3s 7', drop 'vmxnet3s 9'" */
static void describe_table(it_strbuf *note, const it_db_changes *changes,
			   it_db_table table, int backward)
{
	char shown[256];
	size_t i;

	for (i = 0; i < changes->count; i++) {
		const it_db_change *change = &changes->items[i];
		int adds = change->added != 0;

		if (change->table != table)
			continue;
		it_mask(shown, sizeof shown, change->line);
		it_strbuf_format(note, "%s%s '%s'", note->len != 0 ? ", " : "",
				 adds != backward ? "add" : "drop", shown);
	}
}

/*
 * An existing table keeps its mode and owner (releases differ in the group);
 * it may be a symbolic link inside the root, which stays one.
 */
static it_code plan_table(it_planner_ctx *ctx, it_db_table table,
			  const char *note)
{
	it_job *job = ctx->job;
	const it_db_text *text = &job->db.tables[table];
	char path[1024];
	it_owner owner = job->owner;
	mode_t mode = 0644;
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, it_db_path(table), &st, &found,
				    &job->error);

	(void)snprintf(path, sizeof path, "%s", it_db_path(table));
	if (code == IT_OK && found)
		code = it_root_resolve(&job->root, it_db_path(table), path,
				       sizeof path, &job->error);
	if (code == IT_OK && found)
		code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);
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

it_code it_plan_tables(it_planner_ctx *ctx, const it_db_changes *changes,
		       int backward)
{
	it_job *job = ctx->job;
	it_strbuf note = {NULL, 0, 0, 0};
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++) {
		int at = backward ? IT_DB_TABLES - 1 - i : i;

		if (!job->db.tables[at].changed)
			continue;
		it_strbuf_reset(&note);
		describe_table(&note, changes, (it_db_table)at, backward);
		if (note.len == 0)
			it_strbuf_text(&note, "the number of a driver that "
					      "was removed");
		code = it_strbuf_check(&note, &job->error);
		if (code == IT_OK)
			code = plan_table(ctx, (it_db_table)at,
					  it_strbuf_str(&note));
	}
	it_strbuf_free(&note);
	return code;
}

it_code it_plan_reconfigure(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_owner owner = job->owner;
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, "reconfigure", &st, &found,
				    &job->error);

	if (code != IT_OK || found)
		return code;
	owner.gid = 0;
	return it_plan_file(&job->plan, "reconfigure", "create",
			    "the next boot looks for new devices", "", 0, 0644,
			    &owner, NULL, &job->error);
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
		code = it_state_set(&next->media_name, leaf_of(media->path),
				    err);
	if (code == IT_OK)
		code = it_state_set(&next->media_form, media->form, err);
	if (code == IT_OK)
		code = it_state_set(&next->media_version, media->version, err);
	if (code == IT_OK)
		code = it_state_set(&next->media_sha256, media->sha256, err);
	if (code == IT_OK)
		code = it_state_set(
			&next->system,
			osd_identity_distribution(ctx->job->identity), err);
	return code;
}

/* What an earlier run did that this plan does not touch stays recorded. */
static it_code carry_over(it_planner_ctx *ctx)
{
	const it_state *old = &ctx->job->state;
	it_error *err = &ctx->job->error;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->file_count; i++)
		if (it_state_find(&ctx->next, old->files[i].path) == NULL)
			code = it_state_add_file(&ctx->next, &old->files[i],
						 err);
	for (i = 0; code == IT_OK && i < old->module_count; i++)
		if (it_state_find_module(&ctx->next, old->modules[i].name) ==
		    NULL)
			code = it_state_add_module(&ctx->next,
						   &old->modules[i], err);
	return code;
}

/* An mtree(5) specification of the owners that could not be set. */
static void describe_owners(const it_planner_ctx *ctx, it_strbuf *text)
{
	const it_state *next = &ctx->next;
	size_t i;

	it_strbuf_text(text, "#mtree v2.0\n");
	for (i = 0; i < next->file_count; i++) {
		const it_state_file *file = &next->files[i];

		if (file->installed && !file->owner_set)
			it_strbuf_format(text,
					 "./%s type=file uid=%lu gid=%lu "
					 "mode=%04o sha256=%s\n",
					 file->path, file->uid, file->gid,
					 file->mode, file->sha256);
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
		code = it_findings_add(&job->findings, IT_NOTE, ' ',
				       "owner-not-set", "", &job->error,
				       "owners cannot be set without "
				       "privilege; they are recorded in "
				       IT_STATE_OWNERS);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_STATE_OWNERS, "record",
				    "owners that root has to set",
				    it_strbuf_str(&text), text.len, 0644,
				    &job->owner, NULL, &job->error);
	it_strbuf_free(&text);
	return code;
}

/* Is any step left to do?  Asked of the disk, nothing is written. */
static it_code is_needed(it_job *job, int *needed)
{
	it_run run;
	it_code code;

	it_run_begin(&run, &job->root);
	code = it_plan_check(&job->plan, &run, &job->error);
	*needed = it_plan_needed(&job->plan) != 0;
	return code;
}

it_code it_plan_record(it_planner_ctx *ctx, const it_media *media)
{
	it_job *job = ctx->job;
	it_strbuf xml = {NULL, 0, 0, 0};
	int needed;
	it_code code = is_needed(job, &needed);

	/* A second run must not write only because time went on. */
	if (code != IT_OK || (!needed && job->state.present))
		return code;
	code = record_head(ctx, media);
	if (code == IT_OK)
		code = carry_over(ctx);
	if (code == IT_OK)
		code = plan_owners(ctx);
	if (code == IT_OK)
		code = it_state_write(&ctx->next, &xml, &job->error);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_STATE_FILE, "record", "",
				    it_strbuf_str(&xml), xml.len, 0644,
				    &job->owner, NULL, &job->error);
	it_strbuf_free(&xml);
	return code;
}
