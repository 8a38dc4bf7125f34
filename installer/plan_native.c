/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The plan of repair on a system that has drivers of its own: VMware's, which
 * nobody owns, go as uninstall takes them away, what is registered before
 * what is loaded.  The record keeps them, so that uninstall brings them back.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/media_record.h"
#include "installer/native.h"
#include "installer/vendor.h"

/* Of one row at a time. */
typedef struct native_plan {
	it_planner_ctx ctx; /* first: the record as it will be */
	it_native_file files[IT_MAX_MODULES * 4];
	size_t count;
} native_plan;

static it_code collect(it_job *job, const it_native_file *file, void *arg)
{
	native_plan *n = arg;

	if (!file->goes)
		return it_native_refuse_file(job, file);
	n->files[n->count++] = *file;
	return IT_OK;
}

static int goes(const native_plan *n, const char *path)
{
	size_t i;

	for (i = 0; i < n->count; i++)
		if (strcmp(n->files[i].path, path) == 0)
			return 1;
	return 0;
}

/* Is any driver of that name left in kernel/drv, whosever it is? */
static it_code is_left(native_plan *n, const it_module_row *row, int *left)
{
	it_job *job = n->ctx.job;
	char path[128];
	struct stat st;
	int bits, found;
	it_code code = IT_OK;

	*left = 0;
	for (bits = 32; code == IT_OK && bits <= 64; bits += 32) {
		it_module_path(row, bits, path, sizeof path);
		code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);
		*left |= found && !goes(n, path);
	}
	return code;
}

static it_code unregister(native_plan *n)
{
	it_job *job = n->ctx.job;
	const it_module_row *row = NULL;
	int left;
	size_t i;
	it_code code = IT_OK;

	job->gives_back = 0;
	for (i = 0; code == IT_OK && i < n->count; i++) {
		if (n->files[i].row == row)
			continue;
		row = n->files[i].row;
		code = is_left(n, row, &left);
		if (code == IT_OK && !left)
			code = it_plan_unregister(job, row,
						  &n->ctx.next.changes);
	}
	return code;
}

static it_code take_away(native_plan *n)
{
	const it_native_file *file;
	size_t i;
	it_code code = IT_OK;

	for (i = n->count; code == IT_OK && i-- > 0;) {
		file = &n->files[i];
		code = it_plan_take_away(&n->ctx, file->path,
					 it_module_name(file->row->module),
					 "VMware's, on a system with drivers "
					 "of its own");
	}
	return code;
}

/* What an earlier run took away is still ours to bring back. */
static it_code carry_changes(native_plan *n)
{
	const it_db_changes *old = &n->ctx.job->state.changes;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < old->count; i++)
		code = it_state_add_change(&n->ctx.next, &old->items[i],
					   &n->ctx.job->error);
	return code;
}

/* No media: what an earlier run installed from stays named. */
static it_code plan_record(native_plan *n)
{
	static char nothing[] = "";
	const it_state *old = &n->ctx.job->state;
	it_media media;

	memset(&media, 0, sizeof media);
	media.path = nothing;
	(void)snprintf(media.form, sizeof media.form, IT_FORM_NONE);
	if (old->present) {
		media.path = old->media_name;
		it_media_head_of_record(&media, old);
	}
	return it_plan_record(&n->ctx, &media);
}

static it_code plan_all(native_plan *n)
{
	it_job *job = n->ctx.job;
	int by_programs = 0;
	it_code code = it_plan_folders(&n->ctx);

	if (code == IT_OK)
		code = carry_changes(n);
	if (code == IT_OK)
		code = unregister(n);
	if (code == IT_OK)
		code = it_plan_tables_back(&n->ctx, &by_programs);
	if (code == IT_OK)
		code = take_away(n);
	/* The note of the numbers: rem_drv's effect, when all else is gone. */
	if (code == IT_OK && !by_programs)
		code = it_plan_table(&n->ctx, IT_DB_REM_NAME_TO_MAJOR);
	if (code == IT_OK)
		code = it_vendor_keep_true(&n->ctx);
	if (code == IT_OK)
		code = plan_record(n);
	if (code == IT_OK)
		code = it_plan_boot_archive(job);
	return code == IT_OK ? it_plan_check_names(job) : code;
}

it_code it_plan_native(it_job *job, const void *unused)
{
	native_plan n;
	it_code code;

	(void)unused;
	memset(&n, 0, sizeof n);
	n.ctx.job = job;
	code = it_native_each(job, collect, &n);
	if (code == IT_OK && n.count != 0)
		code = plan_all(&n);
	it_state_free(&n.ctx.next);
	return code;
}
