/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/driver_db_lines.h"

/* What ends the driver's name inside the first field; 0: a blank only. */
static const char separators[IT_DB_TABLES] = {
	[IT_DB_MINOR_PERM] = ':',
	[IT_DB_DEVICE_POLICY] = ':',
	[IT_DB_EXTRA_PRIVS] = ':',
};

void it_db_scan_begin(it_db_scan *scan, const it_driver_db *db,
		      it_db_table table)
{
	const it_db_text *text = &db->tables[table];

	scan->table = table;
	scan->left.at = it_strbuf_str(&text->text);
	scan->left.len = text->present ? text->text.len : 0;
	scan->number = 0;
}

/*
 * A "#" begins a comment wherever it stands: add_drv since 2009 and the
 * illumos kernel read it so.
 */
static it_slice without_comment(it_slice s)
{
	const char *hash = s.len != 0 ? memchr(s.at, '#', s.len) : NULL;

	if (hash != NULL)
		s.len = (size_t)(hash - s.at);
	return it_trim(s);
}

/*
 * The kernel of Solaris 10 loses an entry with a comment behind it, and to
 * every kernel a CR is the end of a line, whatever follows.
 */
static int is_lost(it_slice raw, it_slice entry)
{
	return entry.len != 0 &&
	       (memchr(raw.at, '#', raw.len) != NULL ||
		memchr(entry.at, '\r', entry.len) != NULL);
}

static it_slice cut_at(it_slice s, char separator)
{
	const char *end;

	if (separator == 0 || s.len == 0)
		return s;
	end = memchr(s.at, separator, s.len);
	if (end != NULL)
		s.len = (size_t)(end - s.at);
	return s;
}

int it_db_scan_next(it_db_scan *scan, it_db_line *line)
{
	size_t before = scan->left.len;

	if (!it_next_line(&scan->left, &line->raw))
		return 0;
	line->number = ++scan->number;
	line->newline = before - scan->left.len != line->raw.len;
	line->rest = without_comment(line->raw);
	line->lost = is_lost(line->raw, line->rest);
	(void)it_next_word(&line->rest, &line->first);
	line->rest = it_trim(line->rest);
	line->driver = cut_at(line->first, separators[scan->table]);
	return 1;
}

int it_db_scan_entry(it_db_scan *scan, it_db_line *line)
{
	while (it_db_scan_next(scan, line))
		if (line->first.len != 0)
			return 1;
	return 0;
}

/*
 * Decimal, as add_drv writes it.  What its atoi() and the kernel's lexer
 * read differently ("0x10", "010", "7up") is no number here.
 */
int it_db_line_major(const it_db_line *line, unsigned long *major)
{
	it_slice rest = line->rest, word;

	if (!it_next_word(&rest, &word))
		return 0;
	if (word.len > 1 && word.at[0] == '0')
		return 0;
	return it_slice_number(word, IT_DB_MAX_MAJOR, major);
}

static void step(it_slice *s, size_t count)
{
	s->at += count;
	s->len -= count;
}

static int is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* A word that is not in double quotes, without what quotes it may have. */
static it_slice bare_word(it_slice word)
{
	while (word.len != 0 && is_quote(word.at[0]))
		step(&word, 1);
	while (word.len != 0 && is_quote(word.at[word.len - 1]))
		word.len--;
	return word;
}

int it_db_next_alias(it_slice *rest, it_db_alias *alias)
{
	const char *end;

	*rest = it_trim(*rest);
	if (rest->len == 0)
		return 0;
	alias->quoted = 0;
	if (rest->at[0] != '"') {
		(void)it_next_word(rest, &alias->text);
		alias->text = bare_word(alias->text);
		return 1;
	}
	step(rest, 1);
	end = rest->len != 0 ? memchr(rest->at, '"', rest->len) : NULL;
	alias->quoted = end != NULL;
	alias->text.at = rest->at;
	alias->text.len = end != NULL ? (size_t)(end - rest->at) : rest->len;
	step(rest, alias->text.len + (end != NULL));
	return 1;
}

size_t it_db_count_words(it_slice s)
{
	it_slice word;
	size_t count = 0;

	while (it_next_word(&s, &word))
		count++;
	return count;
}

void it_db_show(it_slice s, char *out, size_t size)
{
	char copy[64];
	size_t i;

	if (s.len >= sizeof copy)
		s.len = sizeof copy - 1;
	for (i = 0; i < s.len; i++)
		copy[i] = s.at[i] != '\0' ? s.at[i] : '?';
	copy[s.len] = '\0';
	it_mask(out, size, copy);
}

static unsigned long hash_from(unsigned long hash, it_slice line)
{
	size_t i;

	for (i = 0; i < line.len; i++)
		hash = ((hash ^ (unsigned char)line.at[i]) * 16777619UL) &
		       0xffffffffUL;
	return hash;
}

/* Two FNV-1a sums with different starts; unsigned long may have 32 bits. */
void it_db_hash_text(const it_slice *line, char text[17])
{
	if (line == NULL) {
		memcpy(text, "-", 2);
		return;
	}
	(void)snprintf(text, 17, "%08lx%08lx", hash_from(2166136261UL, *line),
		       hash_from(3735928559UL, *line));
}

void it_db_hash_last(const it_driver_db *db, it_db_table table, char text[17])
{
	it_slice last = {"", 0};
	it_db_scan scan;
	it_db_line line;
	int any = 0;

	it_db_scan_begin(&scan, db, table);
	while (it_db_scan_next(&scan, &line)) {
		last = line.raw;
		any = 1;
	}
	it_db_hash_text(any ? &last : NULL, text);
}
