/* SPDX-License-Identifier: BSD-2-Clause */
/* Takes recorded edits back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/driver_db_lines.h"

/*
 * Replaces len bytes at offset by line (NULL: by nothing) and end, if that is
 * not 0.
 */
static it_code splice(it_db_text *text, size_t offset, size_t len,
		      const char *line, char end, it_error *err)
{
	it_strbuf out = {NULL, 0, 0, 0};
	const char *old = it_strbuf_str(&text->text);
	it_code code;

	it_strbuf_bytes(&out, old, offset);
	if (line != NULL) {
		/* the last line may have no newline */
		if (offset != 0 && offset == text->text.len &&
		    old[offset - 1] != '\n')
			it_strbuf_char(&out, '\n');
		it_strbuf_text(&out, line);
		if (end != '\0')
			it_strbuf_char(&out, end);
	}
	it_strbuf_bytes(&out, old + offset + len,
			text->text.len - offset - len);
	code = it_strbuf_check(&out, err);
	if (code != IT_OK) {
		it_strbuf_free(&out);
		return code;
	}
	it_strbuf_free(&text->text);
	text->text = out;
	text->changed = 1;
	text->present = 1;
	return IT_OK;
}

/* The same bytes, or with the CR of a file that was converted since. */
static int is_line(it_slice raw, const char *text)
{
	if (it_slice_is(raw, text))
		return 1;
	if (raw.len == 0 || raw.at[raw.len - 1] != '\r')
		return 0;
	raw.len--;
	return it_slice_is(raw, text);
}

/* The last line that reads text: ours was added at the end. */
static int find_last(const it_driver_db *db, it_db_table table,
		     const char *text, it_db_line *found)
{
	it_db_scan scan;
	it_db_line line;
	int any = 0;

	it_db_scan_begin(&scan, db, table);
	while (it_db_scan_next(&scan, &line)) {
		if (!is_line(line.raw, text))
			continue;
		*found = line;
		any = 1;
	}
	return any;
}

/* rem_drv notes the number before it takes the line away. */
static it_code note_number(it_driver_db *db, const it_db_line *line,
			   it_error *err)
{
	unsigned long major;
	char *driver;
	it_code code;

	if (!it_db_line_major(line, &major))
		return IT_OK;
	driver = it_slice_dup(line->driver);
	if (driver == NULL)
		return it_fail_memory(err);
	code = it_db_note_removed(db, driver, major, NULL, err);
	free(driver);
	return code;
}

static it_code undo_added(it_driver_db *db, const it_db_change *change,
			  it_error *err)
{
	it_db_text *text = &db->tables[change->table];
	it_db_line line;
	size_t len;
	it_code code = IT_OK;

	if (!find_last(db, change->table, change->line, &line))
		return IT_OK;
	len = line.raw.len + (line.newline != 0);
	/* behind the CR of another line, whose newline this one has */
	if (line.glued && !line.at_cr)
		len = line.raw.len;
	if (change->table == IT_DB_NAME_TO_MAJOR)
		code = note_number(db, &line, err);
	if (code != IT_OK)
		return code;
	return splice(text, (size_t)(line.raw.at - it_strbuf_str(&text->text)),
		      len, NULL, '\n', err);
}

/* Where a line stood: its number and hashes of its neighbours. */
typedef struct place {
	unsigned long number;
	it_slice before, after;
	it_slice more; /* IT_DB_PLACE_, empty for neither */
	int stood;     /* it may be there still */
} place;

static int place_of(const char *text, place *p)
{
	it_slice rest, number, word;
	int good;

	memset(p, 0, sizeof *p);
	p->more = it_slice_of("");
	if (text == NULL)
		return 0;
	rest = it_slice_of(text);
	good = it_next_word(&rest, &number) &&
	       it_next_word(&rest, &p->before) &&
	       it_next_word(&rest, &p->after) &&
	       it_slice_number(number, 0x7fffffffUL, &p->number);
	while (it_next_word(&rest, &word))
		if (it_slice_is(word, IT_DB_PLACE_STOOD))
			p->stood = 1;
		else
			p->more = word;
	return good;
}

static unsigned long distance(unsigned long a, unsigned long b)
{
	return a > b ? a - b : b - a;
}

/*
 * Is it one of the lines that were taken away, too?  It may not be back yet,
 * or have stayed there.
 */
static int was_taken(const it_db_changes *changes, it_db_table table,
		     it_slice hash)
{
	char own[17];
	it_slice line;
	size_t i;

	for (i = 0; i < changes->count; i++) {
		if (changes->items[i].added ||
		    changes->items[i].table != table)
			continue;
		line = it_slice_of(changes->items[i].line);
		it_db_hash_text(&line, own);
		if (it_slice_is(hash, own))
			return 1;
	}
	return 0;
}

/*
 * Do the neighbours meet here (3), or the one behind and what was taken (2),
 * or the one before and what was taken (1)?
 */
static int fits(const it_db_changes *changes, const it_db_change *change,
		const place *p, const char *before, const char *after)
{
	int is_before = it_slice_is(p->before, before);

	if (it_slice_is(p->after, after)) {
		if (is_before)
			return 3;
		return was_taken(changes, change->table, p->before) ||
				       was_taken(changes, change->table,
						 it_slice_of(before))
			       ? 2
			       : 0;
	}
	return is_before && was_taken(changes, change->table, p->after);
}

/*
 * Where the line fits best, nearest to the old line number; the end when it
 * fits nowhere.
 */
static size_t find_place(const it_driver_db *db, const it_db_changes *changes,
			 const it_db_change *change)
{
	const it_db_text *text = &db->tables[change->table];
	size_t at, best = text->text.len;
	unsigned long far = 0, number = 0;
	int more, fit, found = 0;
	char before[17], after[17];
	it_db_scan scan;
	it_db_line line;
	place p;

	if (!text->present || !place_of(change->place, &p))
		return best;
	it_db_hash_text(NULL, before);
	it_db_scan_begin(&scan, db, change->table);
	do {
		at = text->text.len - scan.left.len;
		more = it_db_scan_next(&scan, &line);
		number += more != 0;
		it_db_hash_text(more ? &line.raw : NULL, after);
		fit = fits(changes, change, &p, before, after);
		if (fit > found ||
		    (fit != 0 && fit == found &&
		     distance(number, p.number) < far)) {
			found = fit;
			best = at;
			far = distance(number, p.number);
		}
		memcpy(before, after, sizeof before);
	} while (more);
	return best;
}

static int is_crlf_before(const it_db_text *text, size_t at)
{
	return at > 1 && memcmp(text->text.data + at - 2, "\r\n", 2) == 0;
}

/* A file may have been converted since. */
static int is_same_but_cr(it_slice a, it_slice b)
{
	a.len -= a.len != 0 && a.at[a.len - 1] == '\r';
	b.len -= b.len != 0 && b.at[b.len - 1] == '\r';
	return it_slice_same(a, b);
}

static size_t count_lines(const it_driver_db *db, const it_db_change *change)
{
	it_db_scan scan;
	it_db_line line;
	size_t count = 0;

	it_db_scan_begin(&scan, db, change->table);
	while (it_db_scan_next(&scan, &line))
		count += is_same_but_cr(line.raw,
					it_slice_of(change->line)) != 0;
	return count;
}

/* Of lines that may have stayed: are as many there as there were? */
static int all_stayed(const it_driver_db *db, const it_db_changes *changes,
		      const it_db_change *change)
{
	const it_db_change *other;
	size_t i, count = 0;
	place p;

	if (!place_of(change->place, &p) || !p.stood)
		return 0;
	for (i = 0; i < changes->count; i++) {
		other = &changes->items[i];
		count += other->table == change->table && !other->added &&
			 is_same_but_cr(it_slice_of(other->line),
					it_slice_of(change->line)) &&
			 place_of(other->place, &p) && p.stood;
	}
	return count_lines(db, change) >= count;
}

/* Is it one of the notes that were taken away? */
static int was_noted(const it_db_changes *changes, const it_db_line *line)
{
	size_t i;

	for (i = 0; i < changes->count; i++)
		if (!changes->items[i].added &&
		    changes->items[i].table == IT_DB_REM_NAME_TO_MAJOR &&
		    is_line(line->raw, changes->items[i].line))
			return 1;
	return 0;
}

/*
 * Is a number noted of the same driver?  rem_drv may have done so meanwhile,
 * and of two notes the lower one would count.
 */
static int is_noted(const it_driver_db *db, const it_db_changes *changes,
		    const it_db_change *change)
{
	it_slice rest = it_slice_of(change->line), word;
	it_db_scan scan;
	it_db_line line;

	if (change->table != IT_DB_REM_NAME_TO_MAJOR ||
	    !it_next_word(&rest, &word))
		return 0;
	it_db_scan_begin(&scan, db, change->table);
	while (it_db_scan_entry(&scan, &line))
		if (it_slice_same(line.driver, word) &&
		    (is_line(line.raw, change->line) ||
		     !was_noted(changes, &line)))
			return 1;
	return 0;
}

static it_code undo_taken(it_driver_db *db, const it_db_changes *changes,
			  const it_db_change *change, it_error *err)
{
	it_db_text *text = &db->tables[change->table];
	size_t at, len = 0;
	char end = '\n';
	place p;

	if (is_noted(db, changes, change))
		return IT_OK;
	at = find_place(db, changes, change);
	if (place_of(change->place, &p)) {
		if (at != text->text.len)
			end = it_slice_is(p.more, IT_DB_PLACE_CR) ? '\r'
								  : '\n';
		else if (it_slice_is(p.more, IT_DB_PLACE_NONE))
			end = '\0';
		len = it_slice_is(p.more, IT_DB_PLACE_NEWLINE) &&
		      is_crlf_before(text, at);
	}
	return splice(text, at - len, len, change->line, end, err);
}

it_code it_db_undo(it_driver_db *db, const it_db_changes *changes,
		   it_error *err)
{
	const it_db_change *change;
	it_code code = IT_OK;
	size_t i;

	for (i = changes->count; i > 0 && code == IT_OK; i--) {
		change = &changes->items[i - 1];
		if (change->added)
			code = undo_added(db, change, err);
		else if (!all_stayed(db, changes, change))
			code = undo_taken(db, changes, change, err);
	}
	return code;
}

/* Does the line that had no newline stand at the end again? */
static int is_mended(const it_driver_db *db, const it_db_change *change)
{
	const it_strbuf *text = &db->tables[change->table].text;
	size_t len = strlen(IT_DB_MENDED " ");
	char hash[17];

	if (!change->added || change->first == NULL || text->len == 0 ||
	    text->data[text->len - 1] != '\n' ||
	    strncmp(change->first, IT_DB_MENDED " ", len) != 0)
		return 0;
	it_db_hash_last(db, change->table, hash);
	return strcmp(change->first + len, hash) == 0;
}

int it_db_is_mended(const it_driver_db *db, it_db_table table,
		    const it_db_changes *changes)
{
	size_t i;

	for (i = 0; i < changes->count; i++)
		if (changes->items[i].table == table &&
		    is_mended(db, &changes->items[i]))
			return 1;
	return 0;
}

void it_db_unmend(it_driver_db *db, const it_db_changes *changes)
{
	it_db_text *text;
	int i;

	for (i = 0; i < IT_DB_TABLES; i++) {
		if (!it_db_is_mended(db, (it_db_table)i, changes))
			continue;
		text = &db->tables[i];
		text->text.data[--text->text.len] = '\0';
		text->changed = 1;
	}
}

int it_db_made(const it_db_changes *changes, it_db_table table)
{
	size_t i;

	for (i = 0; i < changes->count; i++)
		if (changes->items[i].added &&
		    changes->items[i].table == table &&
		    changes->items[i].first != NULL &&
		    strcmp(changes->items[i].first, IT_DB_NEW) == 0)
			return 1;
	return 0;
}
