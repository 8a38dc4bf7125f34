/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "ending": a table whose last line had no newline before the
 * first install loses it again, after rem_drv has written the table anew.
 * Its record is that of a file step, of which nothing is used; the "table"
 * step before it in the plan has a copy of the old bytes, and its proof does
 * not look at blanks.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/driver_db.h"
#include "installer/step_file_priv.h"
#include "installer/step_live.h"
#include "support/io.h"

static it_code ending_check(it_step *step, const it_run *run, int *done,
			    it_error *err)
{
	it_seen seen;

	*done = 0;
	return it_file_look(step, run, &seen, err);
}

/* Mode and owner are those that rem_drv gave it. */
static it_code put(const it_step *step, const it_place *p,
		   const it_strbuf *bytes, const it_run *run, it_error *err)
{
	it_file_image image;
	it_staged staged;
	it_seen now;
	it_code code = it_see(&now, p->dirfd, p->leaf, 0, err);

	if (code != IT_OK)
		return code;
	memset(&image, 0, sizeof image);
	image.size = bytes->len;
	image.mode = now.st.st_mode & 07777;
	image.owner.uid = now.st.st_uid;
	image.owner.gid = now.st.st_gid;
	image.owner.can_set = geteuid() == 0;
	if (it_unlink_at(p->dirfd, p->staged) != 0 ||
	    it_stage(p->dirfd, p->staged, &image, it_strbuf_str(bytes), run,
		     &staged) != 0 ||
	    renameat(p->dirfd, p->staged, p->dirfd, p->leaf) != 0)
		return it_step_fail(step, run, "cannot be replaced", err);
	return IT_OK;
}

static int has_newline(const it_strbuf *bytes)
{
	return bytes->len != 0 && bytes->data[bytes->len - 1] == '\n';
}

static it_code read_table(const it_step *step, const it_run *run,
			  it_strbuf *bytes, it_error *err)
{
	int found;

	return it_root_read(run->root, step->path, IT_DB_MAX_BYTES, bytes,
			    &found, err);
}

/* An empty table, or none, has no last line. */
static it_code end_with(const it_step *step, const it_run *run, int newline,
			it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_place p;
	it_code code = read_table(step, run, &bytes, err);

	if (code == IT_OK && bytes.len != 0 &&
	    has_newline(&bytes) != newline) {
		if (newline)
			it_strbuf_char(&bytes, '\n');
		else
			bytes.data[--bytes.len] = '\0';
		code = it_strbuf_check(&bytes, err);
		if (code == IT_OK)
			code = it_place_open(&p, step, run, err);
		if (code == IT_OK) {
			code = put(step, &p, &bytes, run, err);
			it_place_close(&p);
		}
	}
	it_strbuf_free(&bytes);
	return code;
}

static it_code ending_publish(it_step *step, const it_run *run, it_error *err)
{
	return end_with(step, run, 0, err);
}

static it_code ending_verify(it_step *step, const it_run *run, it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = read_table(step, run, &bytes, err);

	if (code == IT_OK && has_newline(&bytes))
		code = it_step_misread(step, run, err);
	it_strbuf_free(&bytes);
	return code;
}

/* The way back may be by add_drv, which would glue its line to the last. */
static it_code ending_undo(it_step *step, const it_run *run, it_error *err)
{
	return end_with(step, run, 1, err);
}

/* What was staged when a run died. */
static it_code ending_cleanup(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (it_unlink_at(p.dirfd, p.staged) != 0)
		code = it_step_fail(step, run, "its staged file stays", err);
	it_place_close(&p);
	return code;
}

const it_step_kind it_kind_ending = {
	"ending", ending_check, it_step_nothing, ending_publish, ending_verify,
	ending_undo, ending_cleanup, it_step_both_ways, NULL, it_file_encode,
	it_file_decode, it_file_free,
};

it_code it_plan_ending(it_plan *plan, const char *path, it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);

	if (file == NULL)
		return it_fail_memory(err);
	return it_plan_add(plan, &it_kind_ending, path, "edit", file, err,
			   "no newline at its end, as before the first "
			   "install");
}
