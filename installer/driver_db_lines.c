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
	scan->at_cr = 0;
}

static void step(it_slice *s, size_t count)
{
	s->at += count;
	s->len -= count;
}

/* Where the lexer of the kernel is inside of a line. */
typedef struct lexing {
	int quoted;
	int escaped; /* behind a backslash in quotes */
	int comment;
} lexing;

static void lex(lexing *l, char c)
{
	if (l->escaped) {
		l->escaped = 0;
	} else if (l->quoted) {
		l->escaped = c == '\\';
		l->quoted = c != '"';
	} else if (c == '\r') {
		l->comment = 0;
	} else if (!l->comment) {
		l->quoted = c == '"';
		l->comment = c == '#';
	}
}

/*
 * A "#" begins a comment wherever it stands outside of quotes: add_drv since
 * 2009 and the illumos kernel read it so.
 */
static it_slice without_comment(it_slice s)
{
	lexing l = {0, 0, 0};
	size_t i;

	for (i = 0; i < s.len; i++) {
		lex(&l, s.at[i]);
		if (l.comment)
			break;
	}
	s.len = i;
	return it_trim(s);
}

/* At least two fields: what every table of the kernel asks of an entry. */
static int is_entry(it_slice piece)
{
	it_slice rest = without_comment(piece), word;

	return it_next_word(&rest, &word) && it_next_word(&rest, &word);
}

/* What stands between a CR and the next one. */
static it_slice piece_behind(it_slice line, size_t cr)
{
	it_slice piece;
	const char *end;

	piece.at = line.at + cr + 1;
	piece.len = line.len - cr - 1;
	end = piece.len != 0 ? memchr(piece.at, '\r', piece.len) : NULL;
	if (end != NULL)
		piece.len = (size_t)(end - piece.at);
	return piece;
}

/*
 * To the kernel a CR outside of quotes is the end of a line.  With an entry
 * behind it, it is one here too; that of a CR and LF stays in the line, as
 * does one that cuts an entry into two halves that mean nothing.
 */
static size_t first_piece(it_slice line)
{
	lexing l = {0, 0, 0};
	size_t i;

	if (line.len == 0 || memchr(line.at, '\r', line.len) == NULL)
		return line.len;
	for (i = 0; i < line.len; i++) {
		if (line.at[i] == '\r' && !l.quoted &&
		    is_entry(piece_behind(line, i)))
			return i;
		lex(&l, line.at[i]);
	}
	return line.len;
}

int it_db_has_quoted_cr(it_slice raw)
{
	lexing l = {0, 0, 0};
	size_t i;

	raw = it_trim(raw);
	for (i = 0; i < raw.len; i++) {
		if (raw.at[i] == '\r' && l.quoted)
			return 1;
		lex(&l, raw.at[i]);
	}
	return 0;
}

/*
 * The kernel of Solaris 10 loses an entry with a comment behind it, and to
 * every kernel a CR is the end of a line, whatever follows.  Programs like
 * rem_drv take quotes and backslashes for a part of the driver's name.
 */
static int is_lost(const it_db_line *line, it_slice entry)
{
	it_slice raw = it_trim(line->raw);

	return entry.len != 0 &&
	       (line->masked || raw.len != entry.len ||
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

/* A first field in quotes may hold blanks. */
static void take_first(it_slice *rest, it_slice *first)
{
	const char *end = rest->len > 1 && rest->at[0] == '"'
				  ? memchr(rest->at + 1, '"', rest->len - 1)
				  : NULL;
	it_slice from = *rest;

	if (end == NULL) {
		(void)it_next_word(rest, first);
		return;
	}
	step(rest, (size_t)(end - rest->at));
	(void)it_next_word(rest, first);
	first->len += (size_t)(first->at - from.at);
	first->at = from.at;
}

/* The kernel takes the name of a driver in double quotes too. */
static int in_quotes(it_slice name)
{
	return name.len > 2 && name.at[0] == '"' &&
	       memchr(name.at + 1, '"', name.len - 1) ==
		       name.at + name.len - 1;
}

static void take_driver(it_db_line *line, char separator)
{
	line->driver = cut_at(line->first, separator);
	line->masked = separator == 0 && in_quotes(line->driver);
	if (line->masked) {
		line->driver.at++;
		line->driver.len -= 2;
	}
	line->masked |= line->driver.len != 0 &&
			memchr(line->driver.at, '\\', line->driver.len) !=
				NULL;
}

static size_t length_of_line(it_slice left)
{
	const char *end = memchr(left.at, '\n', left.len);

	return end != NULL ? (size_t)(end - left.at) : left.len;
}

/* The piece up to a CR that ends it, or the line. */
static int take_raw(it_db_scan *scan, it_db_line *line)
{
	it_slice *left = &scan->left;

	if (left->len == 0)
		return 0;
	if (!scan->at_cr) {
		scan->number++;
		scan->whole = length_of_line(*left);
	}
	line->number = scan->number;
	line->raw.at = left->at;
	line->raw.len = scan->whole;
	line->raw.len = first_piece(line->raw);
	line->at_cr = line->raw.len != scan->whole;
	line->glued = line->at_cr || scan->at_cr;
	line->newline = line->raw.len != left->len;
	scan->at_cr = line->at_cr;
	scan->whole -= line->raw.len + (line->at_cr != 0);
	step(left, line->raw.len + (line->newline != 0));
	return 1;
}

int it_db_scan_next(it_db_scan *scan, it_db_line *line)
{
	it_slice entry;

	if (!take_raw(scan, line))
		return 0;
	entry = without_comment(line->raw);
	line->rest = entry;
	take_first(&line->rest, &line->first);
	line->rest = it_trim(line->rest);
	take_driver(line, separators[scan->table]);
	line->lost = is_lost(line, entry);
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

/* What a backslash stands for in quotes; as the kernel's lexer has it. */
static char unescaped(it_slice *s)
{
	int value = 0;

	if (s->len == 1)
		return '\\';
	step(s, 1);
	if (s->at[0] < '0' || s->at[0] > '7')
		return s->at[0];
	for (; s->len != 0 && s->at[0] >= '0' && s->at[0] <= '7'; s->len--)
		value = (value * 8 + (*s->at++ - '0')) & 0xff;
	s->at--;
	s->len++;
	return (char)value;
}

it_slice it_db_plain(it_slice text, char room[IT_DB_PLAIN])
{
	it_slice plain = {NULL, 0};

	if (text.len == 0 || memchr(text.at, '\\', text.len) == NULL)
		return text;
	plain.at = room;
	for (; text.len != 0 && plain.len < IT_DB_PLAIN; step(&text, 1))
		room[plain.len++] =
			*text.at == '\\' ? unescaped(&text) : *text.at;
	return plain;
}

int it_db_is_driver(const it_db_line *line, const char *driver)
{
	char room[IT_DB_PLAIN];

	return it_slice_is(it_db_plain(line->driver, room), driver);
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
