/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Our own record where VMware's install goes from under ours: what stood
 * there before us is no longer to come back, and what VMware had registered
 * for a driver that is ours now is ours to take back.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/vendor.h"

/* Its records now, and as they were before we kept them true. */
typedef struct both {
	const it_vendor *now;
	it_locations before;
} both;

static int was_vendors(const both *vendor, const char *path)
{
	return strcmp(path, IT_LOCATIONS) == 0 ||
	       it_locations_find(&vendor->now->list, IT_LOCATION_FILE, path) !=
		       NULL ||
	       it_locations_find(&vendor->before, IT_LOCATION_FILE, path) !=
		       NULL;
}

static it_code read_before(it_job *job, it_locations *before)
{
	const it_state_file *known = it_state_find(&job->state, IT_LOCATIONS);
	it_strbuf text = {NULL, 0, 0, 0};
	char path[256];
	int found;
	it_code code;

	memset(before, 0, sizeof *before);
	if (known == NULL)
		return IT_OK;
	(void)snprintf(path, sizeof path, IT_STATE_BACKUP "/%s",
		       known->before.sha256);
	code = it_root_read(&job->root, path, IT_LOCATIONS_MAX, &text, &found,
			    &job->error);
	if (code == IT_OK)
		code = it_locations_parse(before, &text, &job->error);
	it_strbuf_free(&text);
	return code;
}

/* ---- files ------------------------------------------------------------ */

static it_code adopt_file(it_planner_ctx *ctx, const both *vendor,
			  const it_state_file *known)
{
	it_state_file file = *known;

	if (was_vendors(vendor, file.path)) {
		if (!file.installed || strcmp(file.path, IT_LOCATIONS) == 0)
			return IT_OK;
		memset(&file.before, 0, sizeof file.before);
	}
	return it_state_add_file(&ctx->next, &file, &ctx->job->error);
}

/* What stood there before was VMware's. */
static it_code adopt_link(it_planner_ctx *ctx, const it_state_link *known)
{
	it_state_link link = *known;

	link.before = NULL;
	return it_state_add_link(&ctx->next, &link, &ctx->job->error);
}

/* What nobody is going to restore any more. */
static it_code drop_copies(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	const it_state *old = &job->state;
	char path[256];
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->file_count; i++) {
		const char *sha256 = old->files[i].before.sha256;

		(void)snprintf(path, sizeof path, IT_STATE_BACKUP "/%s",
			       sha256);
		if (sha256[0] == '\0' ||
		    it_state_needs_copy(&ctx->next, sha256) ||
		    it_plan_has(&job->plan, path))
			continue;
		code = it_plan_remove(&job->plan, path, "", &job->error);
		if (code == IT_OK)
			it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	}
	return code;
}

/* ---- registration ----------------------------------------------------- */

/* A driver that VMware registered and that is ours now; NULL otherwise. */
static const char *adopted_driver(const it_job *job, const both *vendor,
				  const it_module_row *row)
{
	char path[128];
	unsigned long major;
	int bits;

	if (row->reg.driver == NULL ||
	    it_state_find_module(&job->state, row->reg.driver) == NULL ||
	    it_state_major(&job->state, row->reg.driver, &major))
		return NULL;
	for (bits = 32; bits <= 64; bits += 32) {
		it_module_path(row, bits, path, sizeof path);
		if (was_vendors(vendor, path))
			return row->reg.driver;
	}
	return NULL;
}

static int is_adopted(const it_job *job, const both *vendor,
		      const char *line)
{
	const it_module_row *row;
	const char *driver;
	size_t i;

	for (i = 0; (row = it_module_at(i)) != NULL; i++) {
		driver = adopted_driver(job, vendor, row);
		if (driver != NULL && it_state_line_of(line, driver))
			return 1;
	}
	return 0;
}

static it_code copy_tables(const it_driver_db *from, it_driver_db *to,
			   it_error *err)
{
	it_code code = IT_OK;
	int i;

	memset(to, 0, sizeof *to);
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++) {
		to->tables[i].present = from->tables[i].present;
		it_strbuf_bytes(&to->tables[i].text,
				it_strbuf_str(&from->tables[i].text),
				from->tables[i].text.len);
		code = it_strbuf_check(&to->tables[i].text, err);
	}
	return code;
}

static it_code note_lines(it_planner_ctx *ctx, const it_db_changes *lines)
{
	it_db_change change;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < lines->count; i++) {
		change = lines->items[i];
		if (change.added || change.table == IT_DB_REM_NAME_TO_MAJOR)
			continue;
		change.added = 1;
		change.place = NULL;
		change.first = NULL;
		code = it_state_add_change(&ctx->next, &change,
					   &ctx->job->error);
	}
	return code;
}

/* All lines of the driver become ours: those that rem_drv would take. */
static it_code adopt_driver(it_planner_ctx *ctx, const char *driver)
{
	it_job *job = ctx->job;
	it_db_changes lines = {NULL, 0};
	it_driver_db db;
	it_code code = copy_tables(&job->db, &db, &job->error);

	if (code == IT_OK)
		code = it_db_remove(&db, driver, &lines, &job->error);
	if (code == IT_OK)
		code = note_lines(ctx, &lines);
	it_db_changes_free(&lines);
	it_db_free(&db);
	return code;
}

static it_code adopt_changes(it_planner_ctx *ctx, const both *vendor)
{
	it_job *job = ctx->job;
	const it_db_changes *old = &job->state.changes;
	const it_module_row *row;
	const char *driver;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < old->count; i++)
		if (!is_adopted(job, vendor, old->items[i].line))
			code = it_state_add_change(&ctx->next, &old->items[i],
						   &job->error);
	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		driver = adopted_driver(job, vendor, row);
		if (driver != NULL)
			code = adopt_driver(ctx, driver);
	}
	return code;
}

it_code it_vendor_adopt(it_planner_ctx *ctx, const it_vendor *vendor)
{
	const it_state *old = &ctx->job->state;
	both records;
	it_code code;
	size_t i;

	if (!old->present)
		return IT_OK;
	records.now = vendor;
	code = read_before(ctx->job, &records.before);
	for (i = 0; code == IT_OK && i < old->file_count; i++)
		code = adopt_file(ctx, &records, &old->files[i]);
	for (i = 0; code == IT_OK && i < old->link_count; i++)
		code = adopt_link(ctx, &old->links[i]);
	if (code == IT_OK)
		code = adopt_changes(ctx, &records);
	it_locations_free(&records.before);
	if (code == IT_OK)
		code = it_plan_rewrite_record(ctx, "");
	return code == IT_OK ? drop_copies(ctx) : code;
}
