/* SPDX-License-Identifier: BSD-2-Clause */
/* The edits of add_drv and rem_drv. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/driver_db_lines.h"

/* --- lines come and go ----------------------------------------------- */

/* A line that leaves, between the last one kept and the next one. */
typedef struct leaving {
	const it_db_scan *scan; /* behind the line */
	const it_db_line *line;
	const it_db_line *before; /* NULL: it was the first */
	unsigned long number;	  /* among the lines kept */
} leaving;

/* A line kept ended in a CR, and the newline behind the next one stays. */
static int leaves_newline(const leaving *go)
{
	return go->before != NULL && go->before->at_cr && !go->line->at_cr &&
	       go->line->newline;
}

/* The hash of the line before as it is without the one that goes. */
static void hash_before(const leaving *go, char hash[17])
{
	it_slice raw;

	if (go->before == NULL) {
		it_db_hash_text(NULL, hash);
		return;
	}
	raw = go->before->raw;
	raw.len += go->before->at_cr && !go->line->at_cr;
	it_db_hash_text(&raw, hash);
}

static void place_of_leaving(const leaving *go, char *place, size_t size)
{
	it_db_scan scan = *go->scan;
	char before[17], after_hash[17];
	it_db_line after;

	hash_before(go, before);
	it_db_hash_text(it_db_scan_next(&scan, &after) ? &after.raw : NULL,
			after_hash);
	(void)snprintf(place, size, "%lu %s %s%s", go->number, before,
		       after_hash,
		       go->line->at_cr	    ? " " IT_DB_PLACE_CR
		       : leaves_newline(go) ? " " IT_DB_PLACE_NEWLINE
		       : !go->line->newline ? " " IT_DB_PLACE_NONE
					    : "");
}

static it_code record_leaving(const leaving *go, it_db_changes *changes,
			      it_error *err)
{
	it_db_change change = {IT_DB_NAME_TO_MAJOR, 0, NULL, NULL, NULL};
	char place[64];
	it_code code;

	place_of_leaving(go, place, sizeof place);
	change.table = go->scan->table;
	change.place = place;
	change.line = it_slice_dup(go->line->raw);
	if (change.line == NULL)
		return it_fail_memory(err);
	code = it_db_changes_add(changes, &change, err);
	free(change.line);
	return code;
}

static void copy_line(it_strbuf *out, const it_db_line *line)
{
	it_strbuf_bytes(out, line->raw.at,
			line->raw.len + (line->newline != 0));
}

/* The end of a line of device_policy that goes on in the next one. */
static int goes_on(it_db_table table, const it_db_line *line, int in_entry)
{
	return table == IT_DB_DEVICE_POLICY &&
	       (in_entry || line->first.len != 0) && line->raw.len != 0 &&
	       line->raw.at[line->raw.len - 1] == '\\';
}

/* Copies what stays to out. */
static it_code filter(it_db_scan *scan, it_strbuf *out, it_db_match match,
		      const void *arg, it_db_changes *changes, it_error *err)
{
	it_db_line line, kept;
	leaving go;
	int in_entry = 0, goes = 0;
	it_code code = IT_OK;

	memset(&go, 0, sizeof go);
	go.scan = scan;
	go.line = &line;
	go.number = 1;
	while (code == IT_OK && it_db_scan_next(scan, &line)) {
		if (!in_entry)
			goes = line.first.len != 0 && match(&line, arg);
		in_entry = goes_on(scan->table, &line, in_entry);
		if (!goes) {
			copy_line(out, &line);
			kept = line;
			go.before = &kept;
			go.number++;
			continue;
		}
		if (changes != NULL)
			code = record_leaving(&go, changes, err);
		if (leaves_newline(&go)) {
			it_strbuf_char(out, '\n');
			kept.at_cr = 0;
		}
	}
	return code == IT_OK ? it_strbuf_check(out, err) : code;
}

it_code it_db_take_away(it_driver_db *db, it_db_table table,
			it_db_match match, const void *arg,
			it_db_changes *changes, it_error *err)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_db_scan scan;
	it_code code;

	if (!it_db_has_match(db, table, match, arg))
		return IT_OK;
	it_db_scan_begin(&scan, db, table);
	code = filter(&scan, &out, match, arg, changes, err);
	if (code != IT_OK) {
		it_strbuf_free(&out);
		return code;
	}
	it_strbuf_free(&db->tables[table].text);
	db->tables[table].text = out;
	db->tables[table].changed = 1;
	return IT_OK;
}

static int lacks_newline(const it_db_text *text)
{
	return text->text.len != 0 &&
	       text->text.data[text->text.len - 1] != '\n';
}

/* What else the first line added does to a table; see it_db_unmend. */
static void note_first(const it_driver_db *db, it_db_table table,
		       char first[IT_DB_FIRST])
{
	char hash[17];

	first[0] = '\0';
	if (!db->tables[table].present) {
		(void)snprintf(first, IT_DB_FIRST, IT_DB_NEW);
	} else if (lacks_newline(&db->tables[table])) {
		it_db_hash_last(db, table, hash);
		(void)snprintf(first, IT_DB_FIRST, IT_DB_MENDED " %s", hash);
	}
}

static it_code append_line(it_driver_db *db, it_db_table table,
			   const char *line, it_db_changes *changes,
			   it_error *err)
{
	it_db_text *text = &db->tables[table];
	it_db_change change = {IT_DB_NAME_TO_MAJOR, 1, NULL, NULL, NULL};
	char *copy, first[IT_DB_FIRST];
	it_code code = IT_OK;

	copy = it_text_dup(line);
	if (copy == NULL)
		return it_fail_memory(err);
	note_first(db, table, first);
	change.table = table;
	change.line = copy;
	change.first = first[0] != '\0' ? first : NULL;
	if (changes != NULL)
		code = it_db_changes_add(changes, &change, err);
	free(copy);
	if (code != IT_OK)
		return code;
	/* add_drv would glue the entry to a last line without newline */
	if (lacks_newline(text))
		it_strbuf_char(&text->text, '\n');
	it_strbuf_text(&text->text, line);
	it_strbuf_char(&text->text, '\n');
	text->present = 1;
	text->changed = 1;
	return it_strbuf_check(&text->text, err);
}

static int is_of_driver(const it_db_line *line, const void *arg)
{
	return it_db_is_driver(line, arg);
}

it_code it_db_note_removed(it_driver_db *db, const char *driver,
			   unsigned long major, it_db_changes *changes,
			   it_error *err)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long noted;
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	it_db_scan_begin(&scan, db, IT_DB_REM_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (is_of_driver(&line, driver) &&
		    it_db_line_major(&line, &noted) && noted == major)
			return IT_OK;
	code = it_db_take_away(db, IT_DB_REM_NAME_TO_MAJOR, is_of_driver,
			       driver, changes, err);
	if (code != IT_OK)
		return code;
	it_strbuf_format(&text, "%s %lu", driver, major);
	code = it_strbuf_check(&text, err);
	if (code == IT_OK)
		code = append_line(db, IT_DB_REM_NAME_TO_MAJOR,
				   it_strbuf_str(&text), changes, err);
	it_strbuf_free(&text);
	return code;
}

/* --- add_drv --------------------------------------------------------- */

typedef struct adding {
	it_driver_db *db;
	const it_registration *reg;
	it_db_changes *changes;
	it_db_changes *gone; /* of lines that go; NULL: all are noted */
	it_error *err;
	unsigned long major;
} adding;

static it_code add_line(const adding *a, it_db_table table,
			const char *separator, it_slice value, const char *end)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	it_strbuf_text(&text, a->reg->driver);
	it_strbuf_text(&text, separator);
	it_strbuf_bytes(&text, value.at, value.len);
	it_strbuf_text(&text, end);
	code = it_strbuf_check(&text, a->err);
	if (code == IT_OK)
		code = append_line(a->db, table, it_strbuf_str(&text),
				   a->changes, a->err);
	it_strbuf_free(&text);
	return code;
}

/* What is known of a number. */
enum { IN_USE = 1, NOTED = 2, NOTED_OURS = 4 };

static void mark_numbers(const adding *a, unsigned char *marks)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long major;

	it_db_scan_begin(&scan, a->db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (it_db_line_major(&line, &major))
			marks[major] |= IN_USE;
}

/* Of a number that was noted twice the last note counts, as to add_drv. */
static void mark_notes(const adding *a, unsigned char *marks)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long major;

	it_db_scan_begin(&scan, a->db, IT_DB_REM_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (it_db_line_major(&line, &major)) {
			marks[major] &= IN_USE;
			marks[major] |= is_of_driver(&line, a->reg->driver)
						? NOTED_OURS
						: NOTED;
		}
}

static unsigned long find_mark(const unsigned char *marks, unsigned long from,
			       int mark)
{
	while (from <= IT_DB_MAX_MAJOR &&
	       (mark != 0 ? !(marks[from] & mark) : marks[from] != 0))
		from++;
	return from;
}

/* The number that rem_drv noted, if nobody took it since; else a free one. */
static unsigned long free_number(const adding *a, unsigned char *marks)
{
	unsigned long major;

	mark_numbers(a, marks);
	mark_notes(a, marks);
	major = find_mark(marks, 0, NOTED_OURS);
	if (major <= IT_DB_MAX_MAJOR && !(marks[major] & IN_USE))
		return major;
	return find_mark(marks, 1, 0);
}

static it_code choose_number(adding *a)
{
	unsigned char *marks = calloc(IT_DB_MAX_MAJOR + 1, 1);

	if (marks == NULL)
		return it_fail_memory(a->err);
	a->major = free_number(a, marks);
	free(marks);
	if (a->major <= IT_DB_MAX_MAJOR)
		return IT_OK;
	(void)it_fail(a->err, IT_TARGET, it_db_path(IT_DB_NAME_TO_MAJOR),
		      "every major number from 1 to %d is taken",
		      IT_DB_MAX_MAJOR);
	it_error_remedy(a->err, "remove drivers that are not needed with "
				"rem_drv, or their lines in %s",
			it_db_path(IT_DB_REM_NAME_TO_MAJOR));
	return IT_TARGET;
}

/* The number that it has, unless another driver has it too. */
static it_code keep_number(adding *a)
{
	long own = it_db_major(a->db, a->reg->driver);

	if (own < 0 ||
	    it_db_is_taken(a->db, a->reg->driver, (unsigned long)own))
		return choose_number(a);
	a->major = (unsigned long)own;
	return IT_OK;
}

/* A mark for each place from the given one on: it_db_undo knows it. */
static it_code mark_stood(it_db_changes *changes, size_t from, it_error *err)
{
	it_strbuf place = {NULL, 0, 0, 0};
	char *marked;
	it_code code = IT_OK;

	for (; code == IT_OK && from < changes->count; from++) {
		it_strbuf_reset(&place);
		it_strbuf_format(&place, "%s " IT_DB_PLACE_STOOD,
				 changes->items[from].place);
		code = it_strbuf_check(&place, err);
		marked = code == IT_OK
				 ? it_text_dup(place.data)
				 : NULL;
		if (code == IT_OK && marked == NULL)
			code = it_fail_memory(err);
		if (code != IT_OK)
			break;
		free(changes->items[from].place);
		changes->items[from].place = marked;
	}
	it_strbuf_free(&place);
	return code;
}

/*
 * Lines of a driver that has no number are somebody's from before us.  Once it
 * has one they look like ours, and go with it by name: so they are noted as if
 * they went now, and undo brings back those that are not there then.
 */
static it_code note_remains(adding *a)
{
	size_t from;
	it_strbuf out = {NULL, 0, 0, 0};
	it_db_scan scan;
	it_code code = IT_OK;
	int table;

	if (a->changes == NULL)
		return IT_OK;
	from = a->changes->count;
	for (table = 0; code == IT_OK && table < IT_DB_PPT_ALIASES; table++) {
		if (table == IT_DB_NAME_TO_MAJOR ||
		    table == IT_DB_REM_NAME_TO_MAJOR)
			continue;
		it_db_scan_begin(&scan, a->db, (it_db_table)table);
		code = filter(&scan, &out, is_of_driver, a->reg->driver,
			      a->changes, a->err);
		it_strbuf_free(&out);
	}
	a->gone = NULL;
	return code == IT_OK ? mark_stood(a->changes, from, a->err) : code;
}

/* add_drv's order: the new line first, then the note of the old number. */
static it_code add_number(adding *a)
{
	it_db_number own = {NULL, 0};
	char number[16];
	it_code code;

	own.driver = a->reg->driver;
	own.major = a->major;
	code = it_db_take_away(a->db, IT_DB_NAME_TO_MAJOR,
			       it_db_is_other_number, &own, a->changes,
			       a->err);
	if (code != IT_OK || it_db_major(a->db, own.driver) >= 0)
		return code;
	code = note_remains(a);
	(void)snprintf(number, sizeof number, "%lu", a->major);
	if (code == IT_OK)
		code = add_line(a, IT_DB_NAME_TO_MAJOR, " ",
				it_slice_of(number), "");
	if (code != IT_OK)
		return code;
	return it_db_take_away(a->db, IT_DB_REM_NAME_TO_MAJOR, is_of_driver,
			       a->reg->driver, a->changes, a->err);
}

typedef struct wanted {
	const it_registration *reg;
	it_db_judge judge;
	it_slice want;
} wanted;

static int is_wrong(const it_db_line *line, const void *arg)
{
	const wanted *w = arg;

	return w->judge(line, w->reg, w->want) == IT_DB_WRONG;
}

/* The right line there once, and no wrong one of ours. */
static it_code add_wanted(const adding *a, it_db_table table,
			  const wanted *w, const char *separator,
			  const char *quote)
{
	it_strbuf before = {NULL, 0, 0, 0};
	it_code code;

	code = it_db_take_away(a->db, table, is_wrong, w, a->gone, a->err);
	if (code != IT_OK || it_db_count(a->db, table, w->judge, w->reg,
					 w->want, IT_DB_RIGHT) != 0)
		return code;
	it_strbuf_text(&before, separator);
	it_strbuf_text(&before, quote);
	code = it_strbuf_check(&before, a->err);
	if (code == IT_OK)
		code = add_line(a, table, it_strbuf_str(&before), w->want,
				quote);
	it_strbuf_free(&before);
	return code;
}

static it_code add_perm(adding *a)
{
	wanted w = {NULL, it_db_judge_perm, {"", 0}};

	if (a->reg->minor_perm == NULL)
		return IT_OK;
	w.reg = a->reg;
	w.want = it_slice_of(a->reg->minor_perm);
	return add_wanted(a, IT_DB_MINOR_PERM, &w, ":", "");
}

/* While the right alias is there, others of the vendor are somebody's. */
static it_code drop_misspelt(const adding *a, const wanted *alias)
{
	wanted misspelt = *alias;

	if (it_db_count(a->db, IT_DB_DRIVER_ALIASES, alias->judge, alias->reg,
			alias->want, IT_DB_RIGHT) != 0)
		return IT_OK;
	misspelt.judge = it_db_judge_misspelt;
	return it_db_take_away(a->db, IT_DB_DRIVER_ALIASES, is_wrong,
			       &misspelt, a->gone, a->err);
}

static int is_wanted(const it_registration *reg, it_slice alias)
{
	const char *const *want = reg->aliases;

	while (want != NULL && *want != NULL && !it_slice_is(alias, *want))
		want++;
	return want != NULL && *want != NULL;
}

static int is_others(const adding *a, it_slice alias)
{
	it_db_scan scan;
	it_db_line line;

	it_db_scan_begin(&scan, a->db, IT_DB_DRIVER_ALIASES);
	while (it_db_scan_entry(&scan, &line))
		if (!is_of_driver(&line, a->reg->driver) &&
		    it_db_line_has(&line, alias, 0))
			return 1;
	return 0;
}

static int takes_from_others(const it_db_line *line, const void *arg)
{
	const adding *a = arg;
	char room[IT_DB_PLAIN];
	it_slice rest = line->rest, text;
	it_db_alias alias;

	if (!is_of_driver(line, a->reg->driver))
		return 0;
	while (it_db_next_alias(&rest, &alias)) {
		text = it_db_plain(alias.text, room);
		if (!is_wanted(a->reg, text) && is_others(a, text))
			return 1;
	}
	return 0;
}

/*
 * A remain means nothing while its driver has no number; with one it may take
 * another driver's adapter away, as the kernel takes the first line.
 */
static it_code drop_takers(const adding *a)
{
	return a->gone == a->changes
		       ? IT_OK
		       : it_db_take_away(a->db, IT_DB_DRIVER_ALIASES,
					 takes_from_others, a, NULL, a->err);
}

static it_code add_aliases(adding *a)
{
	wanted w = {NULL, it_db_judge_alias, {"", 0}};
	const char *const *alias;
	it_code code = drop_takers(a);

	w.reg = a->reg;
	for (alias = a->reg->aliases;
	     code == IT_OK && alias != NULL && *alias != NULL; alias++) {
		w.want = it_slice_of(*alias);
		code = drop_misspelt(a, &w);
		if (code == IT_OK)
			code = add_wanted(a, IT_DB_DRIVER_ALIASES, &w, " ",
					  "\"");
	}
	return code;
}

static it_code add_classes(adding *a)
{
	wanted w = {NULL, it_db_judge_class, {"", 0}};
	it_slice rest;
	it_code code = IT_OK;

	if (a->reg->driver_class == NULL)
		return IT_OK;
	w.reg = a->reg;
	rest = it_slice_of(a->reg->driver_class);
	while (code == IT_OK && it_next_word(&rest, &w.want))
		code = add_wanted(a, IT_DB_DRIVER_CLASSES, &w, "\t", "");
	return code;
}

/* More lines of one driver than any person wrote: damage, not a database. */
static it_code refuse_crowd(const it_driver_db *db, const char *driver,
			    it_error *err)
{
	int table, count;

	for (table = 0; table < IT_DB_PPT_ALIASES; table++) {
		count = (int)it_db_entries(db, (it_db_table)table, driver);
		if (count <= IT_DB_MAX_OURS)
			continue;
		(void)it_fail(err, IT_TARGET, it_db_path((it_db_table)table),
			      "has %d lines of %s: damaged", count, driver);
		it_error_remedy(err, "restore the file from a backup");
		return IT_TARGET;
	}
	return IT_OK;
}

static it_code may_edit(const it_driver_db *db, const char *driver,
			it_error *err)
{
	it_code code = it_db_check(db, NULL, NULL, err);

	return code == IT_OK ? refuse_crowd(db, driver, err) : code;
}

it_code it_db_add(it_driver_db *db, const it_registration *reg,
		  it_db_changes *changes, it_error *err)
{
	static it_code (*const steps[])(adding *a) = {
		add_number, add_perm, add_aliases, add_classes,
	};
	adding a = {NULL, NULL, NULL, NULL, NULL, 0};
	it_code code = may_edit(db, reg->driver, err);
	size_t i;

	a.db = db;
	a.reg = reg;
	a.changes = changes;
	a.gone = changes;
	a.err = err;
	if (code == IT_OK)
		code = keep_number(&a);
	for (i = 0; i < sizeof steps / sizeof steps[0] && code == IT_OK; i++)
		code = steps[i](&a);
	return code;
}

it_code it_db_renumber(it_driver_db *db, const char *driver,
		       unsigned long major, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_db_number own = {NULL, 0};
	it_code code = may_edit(db, driver, err);

	own.driver = driver;
	own.major = major;
	if (code != IT_OK || it_db_major(db, driver) < 0 ||
	    it_db_is_taken(db, driver, major))
		return code;
	code = it_db_take_away(db, IT_DB_NAME_TO_MAJOR, it_db_is_other_number,
			       &own, NULL, err);
	if (code != IT_OK || it_db_major(db, driver) >= 0)
		return code;
	it_strbuf_format(&text, "%s %lu", driver, major);
	code = it_strbuf_check(&text, err);
	if (code == IT_OK)
		code = append_line(db, IT_DB_NAME_TO_MAJOR,
				   it_strbuf_str(&text), NULL, err);
	it_strbuf_free(&text);
	return code;
}

it_code it_db_give_alias(it_driver_db *db, const char *driver,
			 const char *alias, it_error *err)
{
	const char *const aliases[] = {alias, NULL};
	const it_registration reg = {driver, aliases, NULL, NULL, NULL};
	char rival[256];
	it_strbuf line = {NULL, 0, 0, 0};
	it_code code = may_edit(db, driver, err);

	if (code != IT_OK || it_db_major(db, driver) < 0 ||
	    it_db_has_alias(db, driver, alias) ||
	    it_db_rival(db, &reg, rival, sizeof rival))
		return code;
	it_strbuf_format(&line, "%s \"%s\"", driver, alias);
	code = it_strbuf_check(&line, err);
	if (code == IT_OK)
		code = append_line(db, IT_DB_DRIVER_ALIASES,
				   it_strbuf_str(&line), NULL, err);
	it_strbuf_free(&line);
	return code;
}

/* --- rem_drv --------------------------------------------------------- */

it_code it_db_remove(it_driver_db *db, const char *driver,
		     it_db_changes *changes, it_error *err)
{
	long major = it_db_major(db, driver);
	it_code code = may_edit(db, driver, err);
	int table;

	if (code == IT_OK && major >= 0)
		code = it_db_note_removed(db, driver, (unsigned long)major,
					  changes, err);
	for (table = 0; table < IT_DB_PPT_ALIASES && code == IT_OK; table++)
		if (table != IT_DB_REM_NAME_TO_MAJOR)
			code = it_db_take_away(db, (it_db_table)table,
					       is_of_driver, driver, changes,
					       err);
	return code;
}
