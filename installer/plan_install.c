/* SPDX-License-Identifier: BSD-2-Clause */
/* The plan of install: files, then databases, then the record. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/advice.h"
#include "installer/conf_merge.h"
#include "installer/packages.h"
#include "installer/plan_userland.h"
#include "installer/trusted.h"
#include "installer/tuning.h"
#include "installer/vendor.h"
#include "support/text.h"

/* ---- what stands there now ------------------------------------------- */

/* "built for Solaris 11, Tools 9.0" */
static void describe_driver(const it_driver *driver, char *out, size_t size)
{
	char systems[128];

	it_flavour_systems(driver->flavours, systems, sizeof systems);
	(void)snprintf(out, size, "built for %s%s%s", systems,
		       driver->product[0] != '\0' ? ", " : "",
		       driver->product);
}

/* A warning for a driver in place that is wrong, or not the one asked for. */
static it_code report_present(it_job *job, const char *path,
			      const it_pick *pick, int bits)
{
	const it_module_row *row = pick->row;
	it_flavour_dir dir;
	it_present now;
	it_driver driver;
	char why[256];
	it_code code = it_present_read(&now, job, path, &job->error);

	if (code == IT_OK && now.found && now.sha256[0] != '\0') {
		it_driver_identify(now.bytes.data, now.bytes.len, &driver);
		if (it_driver_fit(&driver, row->module,
				  osd_choice_flavour(pick->choice), bits, why,
				  sizeof why) == IT_FIT_OTHER)
			code = it_findings_add(
				&job->findings, IT_WARNING, ' ',
				"wrong-driver", path, &job->error,
				"the driver installed now is %s: %s",
				it_job_os_dir(job, row, dir) != NULL
					? "not the one that the user chose"
					: "wrong for this system",
				why);
	}
	it_present_free(&now);
	return code;
}

/* ---- files ----------------------------------------------------------- */

/* A root may lack the folder of a width that its release has. */
static it_code make_folder(it_job *job, const char *path)
{
	char folder[128];

	(void)snprintf(folder, sizeof folder, "%.*s",
		       (int)it_parent_length(path), path);
	if (it_plan_has(&job->plan, folder))
		return IT_OK;
	return it_plan_directory(&job->plan, folder, &job->owner, &job->error);
}

static it_code put_driver(it_planner_ctx *ctx, const it_pick *pick,
			  const it_pick_file *file, int bits)
{
	char path[128], note[320], what[200];
	it_wanted wanted;
	it_code code;

	it_module_path(pick->row, bits, path, sizeof path);
	code = make_folder(ctx->job, path);
	if (code == IT_OK)
		code = report_present(ctx->job, path, pick, bits);
	if (code != IT_OK)
		return code;
	describe_driver(&file->driver, what, sizeof what);
	(void)snprintf(note, sizeof note, "%s, %s, %llu bytes",
		       bits == 64 ? osd_choice_dir64(pick->choice)
				  : osd_choice_dir32(pick->choice),
		       what, file->entry->size);
	memset(&wanted, 0, sizeof wanted);
	wanted.path = path;
	wanted.module = it_module_name(pick->row->module);
	wanted.note = note;
	wanted.bytes = file->entry->bytes;
	wanted.len = (size_t)file->entry->size;
	wanted.mode = it_module_mode(bits);
	wanted.shipped = "";
	return it_plan_put(ctx, &wanted);
}

/* The .conf that an earlier run of ours installed, from the backup. */
static it_code read_base(it_job *job, const char *path, it_strbuf *base,
			 int *found)
{
	const it_state_file *known = it_state_find(&job->state, path);
	char copy[256];

	*found = 0;
	if (known == NULL || known->shipped[0] == '\0')
		return IT_OK;
	(void)snprintf(copy, sizeof copy, IT_STATE_BACKUP "/%s",
		       known->shipped);
	return it_root_read(&job->root, copy, 1 << 20, base, found,
			    &job->error);
}

static it_code merge_conf(it_planner_ctx *ctx, const char *path,
			  const it_strbuf *theirs, it_strbuf *merged)
{
	it_job *job = ctx->job;
	it_strbuf base = {NULL, 0, 0, 0}, kept = {NULL, 0, 0, 0};
	it_merge_result result = IT_MERGE_THEIRS;
	it_present now;
	int has_base;
	it_code code = it_present_read(&now, job, path, &job->error);

	if (code == IT_OK)
		code = read_base(job, path, &base, &has_base);
	if (code == IT_OK && now.found && now.sha256[0] != '\0')
		code = it_conf_merge(has_base ? &base : NULL, &now.bytes,
				     theirs, merged, &kept, &result,
				     &job->error);
	else
		it_strbuf_bytes(merged, theirs->data, theirs->len);
	/* What tuning wrote there is no edit. */
	if (code == IT_OK && kept.len != 0 &&
	    !it_tuned_file_is(job, path, now.sha256))
		code = it_findings_add(&job->findings, IT_NOTE, ' ',
				       "kept-settings", path, &job->error,
				       "edited settings stay as they are: %s",
				       it_strbuf_str(&kept));
	it_present_free(&now);
	it_strbuf_free(&base);
	it_strbuf_free(&kept);
	return code == IT_OK ? it_strbuf_check(merged, &job->error) : code;
}

static it_code put_conf(it_planner_ctx *ctx, const it_pick *pick)
{
	const it_entry *entry = pick->conf.entry;
	it_strbuf theirs, merged = {NULL, 0, 0, 0};
	it_wanted wanted;
	char path[128];
	it_code code;

	/* A view of the entry's bytes, never changed or freed. */
	memset(&theirs, 0, sizeof theirs);
	theirs.data = (char *)entry->bytes;
	theirs.len = (size_t)entry->size;
	it_module_path(pick->row, 0, path, sizeof path);
	code = merge_conf(ctx, path, &theirs, &merged);
	if (code == IT_OK)
		code = it_plan_backup(ctx, entry->bytes, theirs.len);
	memset(&wanted, 0, sizeof wanted);
	wanted.path = path;
	wanted.module = it_module_name(pick->row->module);
	wanted.note = "settings of the driver";
	wanted.bytes = it_strbuf_str(&merged);
	wanted.len = merged.len;
	wanted.mode = it_module_mode(0);
	wanted.shipped = entry->sha256;
	if (code == IT_OK)
		code = it_plan_put(ctx, &wanted);
	it_strbuf_free(&merged);
	return code;
}

/*
 * A 32-bit driver of VMware's on a release without a 32-bit kernel: left by
 * the Perl installer, which always installs both.
 */
static it_code drop_useless32(it_planner_ctx *ctx, const it_pick *pick)
{
	it_job *job = ctx->job;
	it_present now;
	it_driver driver;
	char path[128];
	it_code code;

	it_module_path(pick->row, 32, path, sizeof path);
	code = it_present_read(&now, job, path, &job->error);
	if (code != IT_OK)
		return code;
	memset(&driver, 0, sizeof driver);
	if (now.found && now.sha256[0] != '\0')
		it_driver_identify(now.bytes.data, now.bytes.len, &driver);
	it_present_free(&now);
	if (driver.module != pick->row->module &&
	    it_state_find(&job->state, path) == NULL)
		return IT_OK;
	return it_plan_take_away(ctx, path, it_module_name(pick->row->module),
				 "this release has no 32-bit kernel");
}

static it_code record_module(it_planner_ctx *ctx, const it_pick *pick)
{
	it_job *job = ctx->job;
	const it_pick_file *main_file = it_pick_main(pick);
	const it_state_module *old = it_state_find_module(
		&job->state, it_module_name(pick->row->module));
	it_state_module module;
	char flavour[64];

	memset(&module, 0, sizeof module);
	if (old != NULL) /* until something is written */
		module.version = old->version;
	module.name = it_module_name(pick->row->module);
	module.directory = it_pick_main_dir(pick);
	/* What the file is, where it says so; else what it is taken for. */
	it_flavour_text(main_file->driver.flavours, flavour, sizeof flavour);
	module.flavour = main_file->driver.proven
				 ? flavour
				 : osd_choice_flavour(pick->choice);
	/* "Tools 9.0" says more to people than the date of its source. */
	module.generation = main_file->driver.product[0] != '\0'
				    ? main_file->driver.product
				    : main_file->driver.generation;
	module.proven = main_file->driver.proven;
	module.forced = pick->forced;
	return it_state_add_module(&ctx->next, &module, &job->error);
}

static it_code put_width(it_planner_ctx *ctx, const it_pick *pick, int bits)
{
	if (bits == 0)
		return pick->conf.entry != NULL ? put_conf(ctx, pick) : IT_OK;
	if (bits == 32 && pick->drv32.entry == NULL)
		return drop_useless32(ctx, pick);
	if (bits == 32)
		return put_driver(ctx, pick, &pick->drv32, 32);
	return pick->drv64.entry != NULL
		       ? put_driver(ctx, pick, &pick->drv64, 64)
		       : IT_OK;
}

/* Settings come before the drivers that read them. */
static it_code put_files(it_planner_ctx *ctx)
{
	const it_job *job = ctx->job;
	it_code code = IT_OK;
	size_t width, i;

	for (width = 0; width < IT_WIDTHS; width++)
		for (i = 0; code == IT_OK && i < job->pick_count; i++)
			code = put_width(ctx, &job->picks[i],
					 it_module_width(width));
	return code;
}

/* When ours is in its place. */
static it_code meet_shadows(it_planner_ctx *ctx)
{
	const it_job *job = ctx->job;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < job->pick_count; i++) {
		code = it_plan_meet_shadow(ctx, &job->picks[i], 32);
		if (code == IT_OK)
			code = it_plan_meet_shadow(ctx, &job->picks[i], 64);
	}
	return code;
}

static it_code note_picks(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < job->pick_count; i++) {
		const it_pick *pick = &job->picks[i];

		code = it_job_warn_faults(job, pick->row,
					  it_module_name(pick->row->module),
					  &it_pick_main(pick)->driver);
		if (code == IT_OK)
			code = it_job_tell_adapter(job, pick->row);
		if (code == IT_OK)
			code = record_module(ctx, pick);
	}
	if (code == IT_OK)
		code = it_job_note_packages(job);
	return code == IT_OK ? it_job_note_failsafe(job) : code;
}

/* ---- registration ---------------------------------------------------- */

static it_code add_changes(it_planner_ctx *ctx, const it_db_changes *changes)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < changes->count; i++)
		code = it_state_add_change(&ctx->next, &changes->items[i],
					   &ctx->job->error);
	return code;
}

/* What an earlier run did is still ours to take back, where it is now. */
static it_code carry_changes(it_planner_ctx *ctx)
{
	const it_db_changes *old = &ctx->job->state.changes;
	it_db_change change;
	char line[128], driver[64];
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->count; i++) {
		change = old->items[i];
		if (it_state_numbers(&change, driver, sizeof driver) &&
		    it_db_major(&ctx->job->db, driver) >= 0) {
			(void)snprintf(line, sizeof line, "%s %ld", driver,
				       it_db_major(&ctx->job->db, driver));
			change.line = line;
		}
		code = it_state_add_change(&ctx->next, &change,
					   &ctx->job->error);
	}
	return code;
}

/* Is it a line that an earlier run added, too? */
static int is_recorded(const it_db_changes *old, const it_db_change *change)
{
	size_t i = 0;

	while (i < old->count &&
	       (!old->items[i].added || old->items[i].table != change->table ||
		strcmp(old->items[i].line, change->line) != 0))
		i++;
	return i < old->count;
}

/*
 * A line that stood there before us may be gone now.  Of a driver that had no
 * number then, what comes in its place is ours and goes when it comes back.
 */
static it_code note_new(it_job *job, const char *driver,
			const it_db_changes *made, it_db_changes *changes)
{
	const it_db_changes *old = &job->state.changes;
	it_db_change change;
	it_code code = IT_OK;
	size_t i;

	if (!it_state_added(&job->state, IT_DB_NAME_TO_MAJOR, driver))
		return IT_OK;
	for (i = 0; code == IT_OK && i < made->count; i++) {
		change = made->items[i];
		change.first = NULL;
		if (change.added && change.table != IT_DB_NAME_TO_MAJOR &&
		    !is_recorded(old, &change))
			code = it_db_changes_add(changes, &change, &job->error);
	}
	return code;
}

/*
 * Of a module that an earlier run registered, all that is mended here was
 * right after that run and is recorded as it was before it: what goes is not
 * noted again, or uninstall would bring back what somebody broke meanwhile.
 */
static it_code add_driver(it_job *job, const it_registration *reg,
			  it_db_changes *changes)
{
	it_db_changes made = {NULL, 0};
	it_code code;

	if (it_state_find_module(&job->state, reg->driver) == NULL)
		return it_db_add(&job->db, reg, changes, &job->error);
	code = it_db_add(&job->db, reg, &made, &job->error);
	if (code == IT_OK)
		code = note_new(job, reg->driver, &made, changes);
	it_db_changes_free(&made);
	return code;
}

static it_code register_driver(it_job *job, const it_pick *pick,
			       it_db_changes *changes)
{
	const it_registration *reg = &pick->row->reg;
	unsigned long major;
	it_code code = IT_OK;

	if (reg->driver == NULL)
		return IT_OK;
	if (!job->repairs)
		code = it_job_meet_rivals(job, reg, changes);
	if (code == IT_OK && it_state_major(&job->state, reg->driver, &major))
		code = it_db_renumber(&job->db, reg->driver, major,
				      &job->error);
	if (code == IT_OK)
		code = add_driver(job, reg, changes);
	/* Only now: behind a line of ours a rival has lost its claim. */
	if (code == IT_OK && job->repairs)
		code = it_job_meet_rivals(job, reg, changes);
	return code;
}

static it_code plan_tables(it_planner_ctx *ctx, int *changed)
{
	it_code code = IT_OK;
	size_t i;

	*changed = 0;
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++) {
		*changed |= ctx->job->db.tables[i].changed;
		code = it_plan_table(ctx, (it_db_table)i);
	}
	return code;
}

/*
 * A driver that was bound before is found at the next boot anyway; a new
 * binding needs the boot to look for devices again.
 */
static it_code register_all(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_db_changes changes = {NULL, 0};
	int changed = 0, by_programs = 0;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < job->pick_count; i++)
		code = register_driver(job, &job->picks[i], &changes);
	if (code == IT_OK)
		code = carry_changes(ctx);
	if (code == IT_OK)
		code = add_changes(ctx, &changes);
	if (code == IT_OK)
		code = it_plan_by_programs(ctx, &by_programs);
	if (code == IT_OK && !by_programs)
		code = plan_tables(ctx, &changed);
	if (code == IT_OK && changed)
		code = it_plan_reconfigure(ctx->job);
	it_db_changes_free(&changes);
	return code;
}

/* ---- downgrades ------------------------------------------------------ */

static it_code refuse_downgrade(it_job *job, const it_media *media,
				const it_state_module *module)
{
	(void)it_fail(&job->error, IT_MEDIA, media->path,
		      "VMware Tools %s is older than %s, from which %s was "
		      "installed",
		      media->version, it_state_version_of(&job->state, module),
		      module->name);
	it_error_remedy(&job->error,
			"use media of that version or a later one, or allow "
			"it with --allow-downgrade");
	return IT_MEDIA;
}

/*
 * A new root remembers no version, so that old media with known holes would
 * do for it; one that does not tell its version is no newer.
 */
static it_code check_oldest(it_job *job, const it_media *media)
{
	const char *oldest = job->trust != NULL ? job->trust->oldest : "";
	int known = media->version[0] >= '0' && media->version[0] <= '9';

	if (oldest[0] == '\0' || job->opt->allow_downgrade ||
	    (known && it_media_compare_versions(media->version, oldest) >= 0))
		return IT_OK;
	(void)it_fail(&job->error, IT_MEDIA, media->path,
		      "VMware Tools %s: %s is the oldest that this "
		      "system takes",
		      it_version_shown(known ? media->version : ""),
		      oldest);
	it_error_remedy(&job->error,
			"use media of that version or a later one, or allow "
			"it with --allow-downgrade; " IT_TRUST_DIR
			"/oldest names the oldest");
	return IT_MEDIA;
}

static it_code check_downgrade(it_job *job, const it_media *media)
{
	const it_state_module *module;
	size_t i;

	if (job->opt->allow_downgrade || !job->state.present)
		return IT_OK;
	for (i = 0; i < job->pick_count; i++) {
		module = it_state_find_module(
			&job->state, it_module_name(job->picks[i].row->module));
		if (module != NULL &&
		    it_media_compare_versions(
			    media->version,
			    it_state_version_of(&job->state, module)) < 0)
			return refuse_downgrade(job, media, module);
	}
	return IT_OK;
}

it_code it_plan_install(it_job *job, const void *arg)
{
	const it_media *media = arg;
	it_planner_ctx ctx;
	it_code code = it_job_select(job, media);

	memset(&ctx, 0, sizeof ctx);
	ctx.job = job;
	/* Everything asked for may be left out on this system. */
	if (code != IT_OK ||
	    (job->pick_count == 0 && !it_job_takes_part(job, IT_USERLAND)))
		return code;
	code = check_oldest(job, media);
	if (code == IT_OK)
		code = check_downgrade(job, media);
	if (code == IT_OK)
		code = it_check_revoked(job, media);
	if (code == IT_OK)
		code = it_plan_folders(&ctx);
	if (code == IT_OK)
		code = put_files(&ctx);
	if (code == IT_OK)
		code = meet_shadows(&ctx);
	if (code == IT_OK)
		code = it_plan_userland(&ctx, media);
	if (code == IT_OK)
		code = it_vendor_keep_true(&ctx);
	if (code == IT_OK)
		code = register_all(&ctx);
	if (code == IT_OK)
		code = it_plan_tuning_with(&ctx);
	if (code == IT_OK)
		code = note_picks(&ctx);
	if (code == IT_OK)
		code = it_plan_record(&ctx, media);
	if (code == IT_OK)
		code = it_plan_boot_archive(job);
	if (code == IT_OK)
		code = it_plan_check_names(job);
	it_state_free(&ctx.next);
	return code;
}
