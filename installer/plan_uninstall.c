/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The plan of uninstall: the reverse of an install, that is databases, then
 * files, then our own record.  Everything goes back to how it was before our
 * first run; what others changed since then in the databases stays.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/history.h"
#include "installer/media_record.h"
#include "installer/plan_userland.h"
#include "installer/trusted.h"
#include "installer/tuning.h"
#include "installer/vendor.h"

static it_code refuse_backup(it_job *job, const char *path, const char *text)
{
	return it_job_refuse(job, path, text,
			     "put the file back from a backup of the system; "
			     "nothing was changed");
}

it_code it_plan_read_backup(it_job *job, const char *sha256, it_strbuf *bytes)
{
	char path[256], found_sha256[IT_SHA256_HEX];
	int found;
	it_code code;

	(void)snprintf(path, sizeof path, IT_STATE_BACKUP "/%s", sha256);
	code = it_root_read(&job->root, path, 64 << 20, bytes, &found,
			    &job->error);
	if (code == IT_OK && !found)
		return refuse_backup(job, path, "is missing: the old file "
						"cannot be restored");
	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(bytes), bytes->len,
				    found_sha256, &job->error);
	if (code == IT_OK && strcmp(found_sha256, sha256) != 0)
		return refuse_backup(job, path, "is damaged: the old file "
						"cannot be restored");
	return code;
}

/*
 * A restored driver may be the very accident that we had cured.  What the user
 * had decided against the table says nothing of that.
 */
static it_code judge_restored(it_job *job, const it_state_file *file,
			      const it_strbuf *bytes)
{
	it_driver driver;
	char flavour[32], why[256];

	it_driver_identify(bytes->data, bytes->len, &driver);
	if (driver.kind != IT_KIND_DRIVER ||
	    it_state_find_module(&job->state, file->module) == NULL)
		return IT_OK;
	it_job_wanted_flavour(job, file->module, flavour, sizeof flavour);
	if (flavour[0] == '\0' ||
	    it_driver_fit(&driver, it_module_of_name(file->module), flavour,
			  driver.bits, why, sizeof why) != IT_FIT_OTHER)
		return IT_OK;
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       "restored-driver-wrong", file->path,
			       &job->error,
			       "the driver that stood here before is wrong for "
			       "this system: %s",
			       why);
}

static it_code plan_restore(it_job *job, const it_state_file *file)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = it_plan_read_backup(job, file->before.sha256, &bytes);

	if (code == IT_OK)
		code = judge_restored(job, file, &bytes);
	if (code == IT_OK)
		code = it_plan_restore(job, file->path, &file->before, &bytes,
				       "as it was before the first install");
	it_strbuf_free(&bytes);
	return code;
}

/* What an admin changed since is not thrown away. */
static it_code keep_edited(it_planner_ctx *ctx, const it_state_file *file)
{
	it_job *job = ctx->job;
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	if (code == IT_OK && file->installed && now.found &&
	    now.sha256[0] != '\0' && strcmp(now.sha256, file->sha256) != 0 &&
	    strcmp(now.sha256, file->before.sha256) != 0)
		code = it_plan_set_aside(ctx, file->path, &now,
					 "was changed after the install");
	it_present_free(&now);
	return code;
}

static it_code edit_records(it_job *job, const it_state_file *file,
			    it_present *now)
{
	it_strbuf old = {NULL, 0, 0, 0};
	it_owner owner = job->owner;
	it_code code = it_plan_read_backup(job, file->before.sha256, &old);

	owner.uid = now->st.st_uid;
	owner.gid = now->st.st_gid;
	if (code == IT_OK)
		code = it_vendor_bring_back(job, &old, &now->bytes,
					    &job->error);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, file->path, "edit",
				    "names the files that come back",
				    it_strbuf_str(&now->bytes),
				    now->bytes.len, now->st.st_mode & 07777,
				    &owner, NULL, &job->error);
	it_strbuf_free(&old);
	return code;
}

/*
 * VMware's programs may have gone on with their records since: then they are
 * not thrown back, but told of the files that come back.
 */
static it_code plan_records_back(it_job *job, const it_state_file *file)
{
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	if (code == IT_OK)
		code = now.sha256[0] == '\0' ||
				       strcmp(now.sha256, file->sha256) == 0
			       ? plan_restore(job, file)
			       : edit_records(job, file, &now);
	it_present_free(&now);
	return code;
}

static it_code plan_file_back(it_planner_ctx *ctx, const it_state_file *file)
{
	it_code code;

	if (strcmp(file->path, IT_LOCATIONS) == 0 && file->before.existed)
		return plan_records_back(ctx->job, file);
	code = keep_edited(ctx, file);
	if (code != IT_OK)
		return code;
	if (file->before.existed)
		return plan_restore(ctx->job, file);
	return it_plan_remove(&ctx->job->plan, file->path,
			      "was not there before the first install",
			      &ctx->job->error);
}

/* The copies that the record names; others may be an admin's edits. */
static it_code drop_copies(it_job *job)
{
	char path[256];
	const char *sums[2];
	size_t i, k;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < job->state.file_count; i++) {
		sums[0] = job->state.files[i].before.sha256;
		sums[1] = job->state.files[i].shipped;
		for (k = 0; code == IT_OK && k < 2; k++) {
			if (sums[k][0] == '\0')
				continue;
			(void)snprintf(path, sizeof path,
				       IT_STATE_BACKUP "/%s", sums[k]);
			if (!it_plan_has(&job->plan, path))
				code = it_plan_remove_record(job, path);
		}
	}
	return code;
}

static it_code drop_record(it_job *job)
{
	it_code code = it_plan_remove_record(job, IT_STATE_OWNERS);

	if (code == IT_OK)
		code = it_tell_forgotten(job);
	if (code == IT_OK)
		code = it_plan_remove_record(job, IT_MEDIA_SEEN);
	if (code == IT_OK)
		code = it_plan_remove_record(job, IT_STATE_FILE);
	return code == IT_OK ? it_plan_history(job, &job->state) : code;
}

/*
 * Is all of its registration ours?  What we did not add, an alias without a
 * number say, was left there by somebody before us.
 */
static int is_all_ours(const it_job *job, const it_registration *reg)
{
	const it_state *state = &job->state;

	return reg->driver != NULL &&
	       it_state_added(state, IT_DB_NAME_TO_MAJOR, reg->driver) &&
	       (reg->aliases == NULL || reg->aliases[0] == NULL ||
		it_state_added(state, IT_DB_DRIVER_ALIASES, reg->driver)) &&
	       (reg->minor_perm == NULL ||
		it_state_added(state, IT_DB_MINOR_PERM, reg->driver));
}

/*
 * A driver that we registered goes by name, as rem_drv removes it: its lines
 * may have been changed since.  Where it was registered before us, or half of
 * it was, only our own lines go.  vmxnet may have the adapter that VMware's
 * installer took from pcn: its records are gone, nobody else gives it back.
 */
static it_code unregister(it_job *job)
{
	it_db_changes dropped = {NULL, 0}, ours = {NULL, 0};
	const it_module_row *row;
	size_t i;
	it_code code = IT_OK;

	job->gives_back = 0;
	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++)
		if (is_all_ours(job, &row->reg) &&
		    !it_job_is_taken(job, row->reg.driver))
			code = it_plan_unregister(job, row, &dropped);
	it_db_changes_free(&dropped);
	if (code == IT_OK)
		code = it_job_ours_only(job, &ours);
	if (code == IT_OK)
		code = it_db_undo(&job->db, &ours, &job->error);
	it_db_changes_free(&ours);
	return code;
}

static it_code plan_width_back(it_planner_ctx *ctx, int bits)
{
	const it_state_file *file;
	char path[128];
	it_code code = IT_OK;
	size_t i;

	for (i = it_module_count(); code == IT_OK && i-- > 0;) {
		it_module_path(it_module_at(i), bits, path, sizeof path);
		file = it_state_find(&ctx->job->state, path);
		if (file != NULL && !it_job_is_taken(ctx->job, file->module))
			code = plan_file_back(ctx, file);
	}
	return code;
}

/* What stood elsewhere and gave way to ours comes back first. */
static it_code plan_files_back(it_planner_ctx *ctx)
{
	const it_state *state = &ctx->job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = state->file_count; code == IT_OK && i-- > 0;)
		if (!it_module_has_path(state->files[i].path) &&
		    !it_job_is_taken(ctx->job, state->files[i].module))
			code = plan_file_back(ctx, &state->files[i]);
	for (i = IT_WIDTHS; code == IT_OK && i-- > 0;)
		code = plan_width_back(ctx, it_module_width(i));
	return code;
}

/*
 * The note of our numbers: rem_drv's effect, when all else is gone.  Where
 * repair made the file, the first rem_drv of that system was repair's.
 */
static it_code plan_numbers_back(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	const it_db_text *numbers = &job->db.tables[IT_DB_REM_NAME_TO_MAJOR];
	const char *path = it_db_path(IT_DB_REM_NAME_TO_MAJOR);
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, path, &st, &found, &job->error);

	if (code != IT_OK || !found || !S_ISREG(st.st_mode) ||
	    !numbers->changed || numbers->text.len != 0 ||
	    !it_db_made(&job->state.changes, IT_DB_REM_NAME_TO_MAJOR))
		return code == IT_OK
			       ? it_plan_table(ctx, IT_DB_REM_NAME_TO_MAJOR)
			       : code;
	code = it_plan_remove(&job->plan, path, "no number is left in it",
			      &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

/*
 * Without a record of drivers: one that was there before may have been tuned
 * all the same.  Not where the record is a link that leads nowhere: whose
 * drivers these are is not known then.
 */
static it_code uninstall_tuning(it_job *job)
{
	struct stat st;
	int there;
	it_code code = it_root_stat(&job->root, IT_STATE_FILE, &st, &there,
				    &job->error);

	return code == IT_OK && !there ? it_plan_untuning(job, job) : code;
}

it_code it_plan_uninstall(it_job *job)
{
	it_planner_ctx ctx;
	it_tuned left;
	int by_programs = 0, tuned;
	it_code code;

	if (!job->state.present)
		return uninstall_tuning(job);
	memset(&ctx, 0, sizeof ctx);
	memset(&left, 0, sizeof left);
	ctx.job = job;
	code = it_job_find_taken(job, 1);
	if (code == IT_OK)
		code = it_plan_startup_back(job);
	if (code == IT_OK)
		code = it_plan_links_untuned(job, 1, &left);
	if (code == IT_OK)
		code = unregister(job);
	if (code == IT_OK)
		code = it_plan_tables_back(&ctx, &by_programs);
	if (code == IT_OK)
		code = it_plan_links_back(&ctx);
	if (code == IT_OK)
		code = plan_files_back(&ctx);
	if (code == IT_OK)
		code = it_plan_directories_back(job);
	if (code == IT_OK && !by_programs)
		code = plan_numbers_back(&ctx);
	if (code == IT_OK)
		code = it_plan_tuning_back(&ctx, &tuned, &left);
	if (code == IT_OK)
		code = drop_copies(job);
	if (code == IT_OK)
		code = drop_record(job);
	if (code == IT_OK)
		code = it_plan_boot_archive(job);
	if (code == IT_OK)
		code = it_plan_check_names(job);
	it_tuned_free(&left);
	it_state_free(&ctx.next);
	return code;
}
