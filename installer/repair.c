/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What repair decides otherwise than install; the rest of both is the same.
 *   which modules   those of our record and those that are there and wrong;
 *                   without a record those that are there
 *   which directory what the user decided against the table stays decided
 *   which trust     and is trusted as it was
 *   what of rivals  they give way, and uninstall brings them back
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/packages.h"
#include "installer/planner.h"

/* ---- which modules --------------------------------------------------- */

typedef void (*it_path_of)(const it_module_row *row, int bits, char *out,
			   size_t size);

/* The last place that the kernel looks at; we never write there. */
static void path_in_usr(const it_module_row *row, int bits, char *out,
			size_t size)
{
	char path[120]; /* of 128 there */

	it_module_path(row, bits, path, sizeof path);
	(void)snprintf(out, size, "usr/%s", path);
}

static it_code look_for(it_job *job, const it_module_row *row,
			it_path_of path_of, int *found)
{
	char path[128];
	struct stat st;
	int there, bits;
	it_code code = IT_OK;

	for (bits = 32; code == IT_OK && bits <= 64; bits += 32) {
		path_of(row, bits, path, sizeof path);
		code = it_root_stat(&job->root, path, &st, &there,
				    &job->error);
		*found |= code == IT_OK && there;
	}
	return code;
}

/*
 * An adapter bound to a module that is nowhere: VMware's uninstaller leaves
 * that where rem_drv failed, since it removes the files first.
 */
static it_code is_left_over(it_job *job, const it_module_row *row, int *left)
{
	const unsigned bound = IT_DB_HAS_NUMBER | IT_DB_HAS_ALIASES;
	int found = 0;
	it_code code;

	*left = 0;
	if (row->reg.driver == NULL ||
	    (it_db_state(&job->db, &row->reg) & bound) != bound)
		return IT_OK;
	code = look_for(job, row, it_module_shadow, &found);
	if (code == IT_OK)
		code = look_for(job, row, path_in_usr, &found);
	*left = !found;
	return code;
}

it_code it_job_is_here(it_job *job, const it_module_row *row, int *found)
{
	it_code code;

	*found = 0;
	code = look_for(job, row, it_module_path, found);
	return code == IT_OK && !*found ? is_left_over(job, row, found)
					: code;
}

it_code it_job_takes(it_job *job, const it_module_row *row, int *takes)
{
	const char *name = it_module_name(row->module);

	*takes = it_module_selected(row, job->opt->components);
	if (!job->repairs)
		return IT_OK;
	if (!job->state.present)
		return it_job_is_here(job, row, takes);
	/* What stands in for media has only what the record names. */
	*takes = it_state_find_module(&job->state, name) != NULL ||
		 (!job->stand_in &&
		  (job->beside & (1U << it_module_index(row))) != 0);
	return IT_OK;
}

/* ---- which directory, which trust ------------------------------------ */

/* The record of a module that the user decided on, NULL otherwise. */
static const it_state_module *decided(const it_job *job,
				      const it_module_row *row)
{
	const it_state_module *known = it_state_find_module(
		&job->state, it_module_name(row->module));

	return job->repairs && known != NULL && known->forced ? known : NULL;
}

const char *it_job_os_dir(const it_job *job, const it_module_row *row,
			  it_flavour_dir dir)
{
	const it_state_module *known = decided(job, row);

	if (known == NULL)
		return job->opt->os_dir;
	it_module_flavour_dir(known->directory, dir);
	return dir;
}

int it_job_trusts(const it_job *job, const it_module_row *row)
{
	return job->opt->trust_directory || decided(job, row) != NULL;
}

/* ---- what of rivals -------------------------------------------------- */

/* Where there is something to repair, install says so; first remedy wins. */
static void advise_repair(it_job *job)
{
	if (job->state.present && !job->repairs)
		it_error_remedy(&job->error,
				"\"install-tools repair\" takes it away, and "
				"uninstall brings it back");
}

void it_rival_remedy(const it_job *job, const char *what, const char *driver,
		     char *out, size_t size)
{
	char root[IT_PACKAGE_ROOT];

	it_package_root(job, "-b", root);
	(void)snprintf(out, size,
		       "remove %s (rem_drv or update_drv -d%s%s; by hand "
		       "where these do not know it) if the adapter is to be "
		       "served by %s",
		       what, root[0] != '\0' ? ", with" : "", root, driver);
}

static it_code refuse_rival(it_job *job, const it_registration *reg,
			    const char *rival)
{
	char remedy[IT_RIVAL_REMEDY];

	it_rival_remedy(job,
			strstr(rival, ", ") != NULL ? "those entries"
						    : "that entry",
			reg->driver, remedy, sizeof remedy);
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "the adapter of %s already belongs to %s", reg->driver,
		      rival);
	advise_repair(job);
	it_error_remedy(&job->error, "%s", remedy);
	return IT_TARGET;
}

it_code it_job_meet_rivals(it_job *job, const it_registration *reg,
			   it_db_changes *changes)
{
	char rival[IT_DB_RIVALS];
	int dropped = job->repairs;
	it_code code = IT_OK;

	while (code == IT_OK &&
	       it_db_rival(&job->db, reg, rival, sizeof rival)) {
		if (dropped)
			code = it_db_drop_rival(&job->db, reg, changes,
						&dropped, &job->error);
		if (code == IT_OK && !dropped)
			code = refuse_rival(job, reg, rival);
	}
	return code;
}

it_code it_job_check_rivals(it_job *job)
{
	const it_module_row *row;
	char rival[IT_DB_RIVALS];
	int takes;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		code = it_job_takes(job, row, &takes);
		if (code == IT_OK && takes && row->reg.driver != NULL &&
		    it_db_rival(&job->db, &row->reg, rival, sizeof rival))
			code = refuse_rival(job, &row->reg, rival);
	}
	return code;
}

static it_code refuse_shadow(it_job *job, const char *path)
{
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "%s would be loaded instead of the driver in kernel/drv",
		      path);
	advise_repair(job);
	it_error_remedy(&job->error, "remove it and run again");
	return IT_TARGET;
}

it_code it_plan_meet_shadow(it_planner_ctx *ctx, const it_pick *pick,
			    int bits)
{
	it_job *job = ctx->job;
	char path[128];
	struct stat st;
	int found;
	it_code code;

	it_module_shadow(pick->row, bits, path, sizeof path);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found)
		return code;
	if (!job->repairs)
		return refuse_shadow(job, path);
	return it_plan_take_away(ctx, path, it_module_name(pick->row->module),
				 "it would be loaded instead of ours");
}
