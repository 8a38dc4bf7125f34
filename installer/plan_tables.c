/* SPDX-License-Identifier: BSD-2-Clause */
/* Steps for the driver databases, as job->db has changed them. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/planner.h"
#include "installer/step_live.h"
#include "support/text.h"

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
		if (it_slice_same(line, wanted))
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

/* ---- a driver that goes ------------------------------------------------ */

/* A line that came of giving back, which undo has to know of. */
static it_code note_given(it_job *job, const it_taken_adapter *taken,
			  it_db_changes *changes)
{
	it_db_change change = {IT_DB_DRIVER_ALIASES, 1, NULL, NULL, NULL};
	char line[64];

	if (changes == NULL ||
	    !it_db_has_alias(&job->db, taken->owner, taken->alias))
		return IT_OK;
	(void)snprintf(line, sizeof line, "%s \"%s\"", taken->owner,
		       taken->alias);
	change.line = line;
	return it_db_changes_add(changes, &change, &job->error);
}

it_code it_plan_unregister(it_job *job, const it_module_row *row,
			   it_db_changes *changes)
{
	const it_taken_adapter *taken = &it_module_taken;
	int gives = strcmp(row->reg.driver, taken->taker) == 0 &&
		    it_db_has_claim(&job->db, taken->taker, taken->alias) &&
		    it_db_major(&job->db, taken->owner) >= 0;
	it_code code = it_db_remove(&job->db, row->reg.driver, changes,
				    &job->error);

	if (code != IT_OK || !gives)
		return code;
	job->gives_back = 1;
	code = it_db_give_alias(&job->db, taken->owner, taken->alias,
				&job->error);
	return code == IT_OK ? note_given(job, taken, changes) : code;
}

/* ---- the next boot ----------------------------------------------------- */

static const char new_devices[] = "the next boot looks for new devices";

static it_code find_flag(it_job *job, int *found)
{
	struct stat st;

	return it_root_stat(&job->root, IT_RECONFIGURE, &st, found,
			    &job->error);
}

it_code it_plan_reconfigure(it_job *job)
{
	it_owner owner = job->owner;
	int found;
	it_code code = find_flag(job, &found);

	if (code != IT_OK || found)
		return code;
	owner.gid = 0;
	code = it_plan_file(&job->plan, IT_RECONFIGURE, "create", new_devices,
			    "", 0, 0644, &owner, NULL, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

it_code it_plan_reconfigure_guard(it_job *job)
{
	static const it_strbuf empty = {NULL, 0, 0, 0};
	int found;
	it_code code = find_flag(job, &found);

	if (code != IT_OK || found)
		return code;
	return it_plan_guard(&job->plan, IT_RECONFIGURE, new_devices, &empty,
			     &job->error);
}
