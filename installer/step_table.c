/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "table": a database that one of the system's programs is
 * going to change (a step of kind "command" after it in the plan).  It makes
 * a copy of the old bytes, proves afterwards that the program made of them
 * what we would have made, and puts them back if not.
 *
 * The record is that of a file step: now.sha256 is of what the table is to
 * say.
 */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/driver_db.h"
#include "installer/step_file_priv.h"
#include "installer/step_live.h"
#include "support/io.h"
#include "support/text.h"

enum { NAME_ROOM = 128 };

/*
 * Never done already: it is in a plan only with commands, and the way back of
 * a command writes to tables that its way there does not.
 */
static it_code table_check(it_step *step, const it_run *run, int *done,
			   it_error *err)
{
	it_seen seen;

	*done = 0;
	return it_file_look(step, run, &seen, err);
}

static it_code table_prepare(it_step *step, const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_place p;
	it_code code;

	if (!file->existed)
		return IT_OK;
	code = it_place_open(&p, step, run, err);
	if (code != IT_OK)
		return code;
	code = it_copy_make(step, &p, p.leaf, run, err);
	it_place_close(&p);
	return code;
}

/* ---- the proof -------------------------------------------------------- */

/* A line with one blank behind each field, and what it is sorted by. */
struct entry {
	const char *text, *key;
	size_t at;
};

/* The fields of a line, a blank behind each, and NUL; none of an empty one. */
static size_t add_line(it_strbuf *lines, it_slice line)
{
	it_slice word;
	size_t before = lines->len;

	while (it_next_word(&line, &word)) {
		it_strbuf_bytes(lines, word.at, word.len);
		it_strbuf_char(lines, ' ');
	}
	if (lines->len == before)
		return 0;
	it_strbuf_char(lines, '\0');
	return 1;
}

/* Of two drivers with one alias, or one number, the first one has it. */
static int order_counts(const char *path)
{
	return strcmp(path, it_db_path(IT_DB_DRIVER_ALIASES)) == 0 ||
	       strcmp(path, it_db_path(IT_DB_NAME_TO_MAJOR)) == 0;
}

/* What an entry binds, an alias or a number, is its last word. */
static const char *last_word(const char *text)
{
	const char *at = text + strlen(text) - 1;

	while (at > text && at[-1] != ' ')
		at--;
	return text[0] == '#' ? text : at;
}

static int compare_entries(const void *one, const void *other)
{
	const struct entry *a = one, *b = other;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static it_code sort_lines(const it_strbuf *lines, size_t count, int ordered,
			  it_strbuf *sorted, it_error *err)
{
	struct entry *all = calloc(count + 1, sizeof *all);
	const char *text = it_strbuf_str(lines);
	size_t i;

	if (all == NULL)
		return it_fail_memory(err);
	for (i = 0; i < count; i++, text += strlen(text) + 1) {
		all[i].text = text;
		all[i].key = ordered ? last_word(text) : text;
		all[i].at = i;
	}
	qsort(all, count, sizeof *all, compare_entries);
	for (i = 0; i < count; i++) {
		it_strbuf_text(sorted, all[i].text);
		it_strbuf_char(sorted, '\n');
	}
	free(all);
	return it_strbuf_check(sorted, err);
}

/*
 * Of what a table says: blanks and the order of lines are the program's own
 * business, but for the order of those that bind the same.  Another process
 * proves the same by it, from the journal.
 */
static it_code sum_up(const char *path, const it_strbuf *table,
		      char sha256[IT_SHA256_HEX], it_error *err)
{
	it_strbuf lines = {NULL, 0, 0, 0}, sorted = {NULL, 0, 0, 0};
	it_slice rest, line;
	size_t count = 0;
	it_code code;

	rest.at = it_strbuf_str(table);
	rest.len = table->len;
	while (it_next_line(&rest, &line))
		count += add_line(&lines, line);
	code = it_strbuf_check(&lines, err);
	if (code == IT_OK)
		code = sort_lines(&lines, count, order_counts(path), &sorted,
				  err);
	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(&sorted), sorted.len, sha256,
				    err);
	it_strbuf_free(&lines);
	it_strbuf_free(&sorted);
	return code;
}

static it_code refuse(const it_step *step, const it_run *run, it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_FAILED, name,
		      "is not what the system's program (add_drv, rem_drv or "
		      "update_drv) was to make of it");
	it_error_remedy(err, "everything was put back; the system's messages "
			     "are in /var/log/install-tools.log");
	return IT_FAILED;
}

/* No table is as good as an empty one. */
static it_code table_verify(it_step *step, const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_strbuf now = {NULL, 0, 0, 0};
	char sha256[IT_SHA256_HEX];
	int found;
	it_code code = it_root_read(run->root, step->path, IT_DB_MAX_BYTES,
				    &now, &found, err);

	if (code == IT_OK)
		code = sum_up(step->path, &now, sha256, err);
	it_strbuf_free(&now);
	if (code == IT_OK && strcmp(sha256, file->now.sha256) != 0)
		code = refuse(step, run, err);
	return code;
}

/* ---- the way back ----------------------------------------------------- */

static it_code put_back(const it_step *step, const it_place *p,
			const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_seen leaf;
	it_code code = it_see(&leaf, p->dirfd, p->leaf, 1, err);

	if (code != IT_OK || (file->existed ? it_seen_is(&leaf, &file->old)
					    : !leaf.found))
		return code;
	if (file->existed)
		return it_copy_restore(step, p, run, err);
	return it_unlink_at(p->dirfd, p->leaf) == 0
		       ? IT_OK
		       : it_step_fail(step, run, "cannot be brought back", err);
}

/*
 * What add_drv, rem_drv and update_drv leave when they die while they write a
 * table anew: NAME.hold since 2010, which stops the next of them for ever;
 * before that TmPhOlD, and a name by mktemp(3C).
 */
struct halves {
	const char *leaf;
	char found[NAME_ROOM]; /* one of the latter kind */
};

/* "name_to_major.a01234": a letter or digit, then the process. */
static int is_half(const char *name, const char *leaf)
{
	size_t len = strlen(leaf);

	return strncmp(name, leaf, len) == 0 && name[len] == '.' &&
	       strlen(name) == len + 7 &&
	       isalnum((unsigned char)name[len + 1]) &&
	       strspn(name + len + 2, "0123456789") == 5;
}

static it_code note_half(const char *name, void *arg, it_error *err)
{
	struct halves *halves = arg;
	size_t len = strlen(name);

	(void)err;
	if (is_half(name, halves->leaf) && len < NAME_ROOM)
		memcpy(halves->found, name, len + 1);
	return IT_OK;
}

/*
 * Older ones are somebody else's: the copy of the old table was made before
 * the first command was called, and the journal grows until the last.
 */
static int is_of_this_run(const it_step *step, const it_place *p,
			  const char *name, const it_run *run)
{
	const it_file_step *file = step->data;
	char path[512];
	struct stat copy, half;
	int found;

	(void)snprintf(path, sizeof path, "%s/backup/%s", run->home,
		       file->old.sha256);
	return it_root_stat(run->root, path, &copy, &found, NULL) == IT_OK &&
	       found && it_stat_at(p->dirfd, name, &half) == 0 &&
	       S_ISREG(half.st_mode) && half.st_mtime >= copy.st_mtime;
}

static it_code find_half(const it_step *step, const it_place *p,
			 const it_run *run, struct halves *halves,
			 it_error *err)
{
	char dir[512];
	it_code code;

	(void)snprintf(dir, sizeof dir, "%.*s",
		       (int)it_parent_length(step->path), step->path);
	halves->leaf = p->leaf;
	halves->found[0] = '\0';
	code = it_root_list(run->root, dir, note_half, halves, err);
	if (halves->found[0] != '\0' &&
	    !is_of_this_run(step, p, halves->found, run))
		halves->found[0] = '\0';
	return code;
}

/* A run is refused while there is a .hold: this one was left since then. */
static it_code drop_halves(const it_step *step, const it_place *p,
			   const it_run *run, it_error *err)
{
	char hold[sizeof p->staged];
	struct halves halves;
	it_code code = find_half(step, p, run, &halves, err);

	(void)snprintf(hold, sizeof hold, "%s.hold", p->leaf);
	if (code == IT_OK &&
	    (it_unlink_at(p->dirfd, hold) != 0 ||
	     it_unlink_at(p->dirfd, "TmPhOlD") != 0 ||
	     (halves.found[0] != '\0' &&
	      it_unlink_at(p->dirfd, halves.found) != 0)))
		code = it_step_fail(step, run, "cannot be brought back", err);
	return code;
}

static it_code table_undo(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = put_back(step, &p, run, err);
	if (code == IT_OK)
		code = drop_halves(step, &p, run, err);
	it_place_close(&p);
	return code == IT_OK ? it_copy_drop(step, run, err) : code;
}

static it_code table_cleanup(it_step *step, const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;

	return file->copy == IT_COPY_RUN ? it_copy_drop(step, run, err) : IT_OK;
}

/* The program can be called again; back it goes while the copy is there. */
static it_code table_probe(it_step *step, const it_run *run, unsigned *ways,
			   it_error *err)
{
	const it_file_step *file = step->data;
	it_place p;
	it_seen leaf;
	int copied = 1;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = it_see(&leaf, p.dirfd, p.leaf, 1, err);
	it_place_close(&p);
	if (code == IT_OK && file->existed && !it_seen_is(&leaf, &file->old))
		code = it_copy_find(step, run, &copied, err);
	*ways = IT_CAN_FORWARD | (copied ? IT_CAN_BACK : 0u);
	return code;
}

static unsigned long long table_space(const it_step *step)
{
	const it_file_step *file = step->data;

	return file->now.size + (file->existed ? file->old.size : 0);
}

const it_step_kind it_kind_table = {
	"table", table_check, table_prepare, it_step_nothing, table_verify,
	table_undo, table_cleanup, table_probe, table_space, it_file_encode,
	it_file_decode, it_file_free,
};

it_code it_plan_guard(it_plan *plan, const char *path, const char *note,
		      const it_strbuf *wanted, it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);
	it_code code;

	if (file == NULL)
		return it_fail_memory(err);
	file->now.size = wanted->len;
	code = sum_up(path, wanted, file->now.sha256, err);
	if (code != IT_OK) {
		it_file_free(file);
		return code;
	}
	return it_plan_add(plan, &it_kind_table, path, "edit", file, err, "%s",
			   note);
}
