/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A package may have brought its own driver in the place of one that we
 * installed: with a new release of the system, or by "pkg install", which takes
 * the registration over as it is.  What it maintains is no longer ours to take
 * away: the machine would lose its network.
 */
#include "config.h"

#include <string.h>

#include "installer/answers.h"
#include "installer/packages.h"
#include "installer/planner.h"

/* What stood there before us is brought back while ours stands there. */
static int is_back(const it_state_file *file, const it_present *now)
{
	return file->before.existed && strcmp(now->sha256, file->sha256) == 0;
}

static it_code tell(it_job *job, const char *path, const char *name,
		    int removes)
{
	if (!removes)
		return it_findings_add(&job->findings, IT_NOTE, ' ',
				       "packaged", path, &job->error,
				       "belongs to the package %s by now, "
				       "which maintains this driver",
				       name);
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       "package-kept", path, &job->error,
			       "belongs to the package %s by now: the driver "
			       "stays, as it is and as it is registered",
			       name);
}

/* pkg is there and does not tell: what goes may be a package's driver. */
static it_code refuse_untold(it_job *job, const char *path)
{
	return it_job_refuse(job, path,
			     "was changed after the install, and \"pkg "
			     "search\" does not say whether a package owns it "
			     "by now",
			     "\"pkg rebuild-index\" mends what pkg searches; "
			     "then run again");
}

/* An image's manifests are many: they are read where there is a reason. */
static it_code find_owner(it_job *job, const char *path, int changed,
			  char name[IT_PACKAGE_NAME])
{
	int known;
	it_code code = it_package_ask(job, path, name, &known);

	if (code != IT_OK || name[0] != '\0' || !changed)
		return code;
	if (!job->live)
		return it_ips_owner(job, path, name, &known);
	return known || it_program_path(IT_PROGRAM_PKG) == NULL
		       ? IT_OK
		       : refuse_untold(job, path);
}

/* Once, though the plan is made twice: pkg takes its time. */
static it_code ask_owner(it_job *job, const char *path, int changed,
			 char name[IT_PACKAGE_NAME])
{
	const char *words[] = {"", path, NULL};
	it_strbuf said = {NULL, 0, 0, 0};
	int known = it_answers_find(job, IT_PROGRAM_PKG, words, &said);
	it_code code = IT_OK;

	if (!known)
		code = find_owner(job, path, changed, name);
	else if (!it_slice_copy(it_slice_of(it_strbuf_str(&said)), name,
				IT_PACKAGE_NAME))
		name[0] = '\0';
	if (code == IT_OK && !known) {
		it_strbuf_text(&said, name);
		code = it_answers_keep(job, IT_PROGRAM_PKG, words, &said);
	}
	it_strbuf_free(&said);
	return code;
}

/* Who only looks asks for a reason. */
static it_code look_at(it_job *job, const it_state_file *file, int removes,
		       int *taken)
{
	char name[IT_PACKAGE_NAME] = "";
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);
	int changed = strcmp(now.sha256, file->sha256) != 0;

	if (code == IT_OK && now.found && !is_back(file, &now) &&
	    (removes || changed))
		code = ask_owner(job, file->path, removes && changed, name);
	it_present_free(&now);
	*taken = code == IT_OK && name[0] != '\0';
	return *taken ? tell(job, file->path, name, removes) : code;
}

/* What a record has at the place of a width, or NULL. */
static const it_state_file *file_of(const it_job *job, const it_module_row *row,
				    size_t width)
{
	char path[128];

	if (it_module_width(width) == 0)
		return NULL;
	it_module_path(row, it_module_width(width), path, sizeof path);
	return it_state_find(&job->state, path);
}

static it_code look_at_row(it_job *job, const it_module_row *row, int removes,
			   int *taken)
{
	const it_state_file *file;
	size_t i;
	it_code code = IT_OK;

	*taken = 0;
	for (i = 0; code == IT_OK && !*taken && i < IT_WIDTHS; i++) {
		file = file_of(job, row, i);
		if (file != NULL)
			code = look_at(job, file, removes, taken);
	}
	return code;
}

/*
 * A package may have the driver of one kernel alone.  The registration serves
 * both: without ours the other kernel would boot without a network.
 */
static it_code tell_other(it_job *job, const it_state_file *file, int bits)
{
	char name[IT_PACKAGE_NAME] = "";
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);
	int ours = now.found && strcmp(now.sha256, file->sha256) == 0;

	it_present_free(&now);
	if (code == IT_OK && ours)
		code = ask_owner(job, file->path, 0, name);
	if (code != IT_OK || !ours || name[0] != '\0')
		return code;
	return it_findings_add(&job->findings, IT_WARNING, ' ', "driver-kept",
			       file->path, &job->error,
			       "stays too, as install-tools installed it: "
			       "without it the %d-bit kernel would have no "
			       "driver for what is registered",
			       bits);
}

static it_code tell_others(it_job *job, const it_module_row *row)
{
	const it_state_file *file;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < IT_WIDTHS; i++) {
		file = file_of(job, row, i);
		if (file != NULL)
			code = tell_other(job, file, it_module_width(i));
	}
	return code;
}

it_code it_job_find_taken(it_job *job, int removes)
{
	const it_module_row *row;
	int taken;
	size_t i;
	it_code code = IT_OK;

	job->taken_over = 0;
	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		if (row->reg.driver == NULL)
			continue;
		code = look_at_row(job, row, removes, &taken);
		if (taken)
			job->taken_over |= 1U << i;
		if (code == IT_OK && taken && removes)
			code = tell_others(job, row);
	}
	return code;
}

/* Of VMware's installer it is not known what it put there. */
static it_code look_at_path(it_job *job, const it_module_row *row, int bits)
{
	char path[128], name[IT_PACKAGE_NAME] = "";
	struct stat st;
	int found;
	it_code code;

	it_module_path(row, bits, path, sizeof path);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code == IT_OK && found)
		code = ask_owner(job, path, 0, name);
	if (code != IT_OK || name[0] == '\0')
		return code;
	job->taken_over |= 1U << it_module_index(row);
	return tell(job, path, name, 1);
}

it_code it_job_ask_taken(it_job *job, const it_module_row *row)
{
	it_code code = look_at_path(job, row, 64);

	return code == IT_OK && !it_job_is_taken(job, row->reg.driver)
		       ? look_at_path(job, row, 32)
		       : code;
}

int it_job_is_taken_file(const it_job *job, const char *path)
{
	const it_module_row *row;
	char own[128];
	size_t i, width;

	for (i = 0; (row = it_module_at(i)) != NULL; i++)
		for (width = 0; width < IT_WIDTHS; width++) {
			it_module_path(row, it_module_width(width), own,
				       sizeof own);
			if ((job->taken_over & (1U << i)) &&
			    strcmp(path, own) == 0)
				return 1;
		}
	return 0;
}

int it_job_is_taken(const it_job *job, const char *module)
{
	const it_module_row *row = it_module_row_of(module);

	return row != NULL &&
	       (job->taken_over & (1U << it_module_index(row))) != 0;
}

/* The line of another driver that would claim the adapter again. */
static int claims(const char *line, const char *const *aliases)
{
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (strstr(line, *aliases) != NULL)
			return 1;
	return 0;
}

static int concerns(const it_db_change *change, const it_registration *reg)
{
	return it_state_line_of(change->line, reg->driver) ||
	       (!change->added && (claims(change->line, reg->aliases) ||
				   claims(change->line, reg->rival_aliases)));
}

static int is_kept(const it_job *job, const it_db_change *change)
{
	const it_module_row *row;
	size_t i;

	for (i = 0; (row = it_module_at(i)) != NULL; i++)
		if ((job->taken_over & (1U << i)) &&
		    concerns(change, &row->reg))
			return 1;
	return 0;
}

it_code it_job_ours_only(it_job *job, it_db_changes *changes)
{
	const it_db_changes *all = &job->state.changes;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < all->count; i++)
		if (!is_kept(job, &all->items[i]))
			code = it_db_changes_add(changes, &all->items[i],
						 &job->error);
	return code;
}
