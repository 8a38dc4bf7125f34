/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "tests/guest/programs/tables.h"

static void add_words(table *t, it_slice line)
{
	row *r = &t->rows[t->count];

	if (t->count == MAX_ROWS)
		die("too many lines of %s", t->name);
	memset(r, 0, sizeof *r);
	r->count = split(line, r->words, MAX_WORDS);
	if (r->count != 0)
		t->count++;
}

/* Written once, a table has left its facts. */
void table_read(table *t, const char *name)
{
	char buffer[LINE_SIZE];
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	size_t at = 0;

	t->name = name;
	t->count = 0;
	state_read(name, &text);
	if (text.data == NULL)
		while (next_fact(&at, name, buffer, sizeof buffer))
			add_words(t, it_slice_of(buffer));
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		add_words(t, line);
}

void table_write(const table *t)
{
	it_strbuf text = {NULL, 0, 0, 0};
	size_t i, k;

	for (i = 0; i < t->count; i++) {
		for (k = 0; k < t->rows[i].count; k++)
			it_strbuf_format(&text, "%s%s", k != 0 ? " " : "",
					 t->rows[i].words[k]);
		it_strbuf_char(&text, '\n');
	}
	/* an empty one is not one that was never written */
	if (text.len == 0)
		it_strbuf_char(&text, '\n');
	state_write(t->name, &text);
}

row *table_find(table *t, const char *key)
{
	size_t i;

	for (i = 0; i < t->count; i++)
		if (strcmp(t->rows[i].words[0], key) == 0)
			return &t->rows[i];
	return NULL;
}

row *table_add(table *t, const char *key)
{
	add_words(t, it_slice_of(key));
	return &t->rows[t->count - 1];
}

void table_drop(table *t, row *r)
{
	row *last = &t->rows[--t->count];

	memmove(r, r + 1, (size_t)(last - r) * sizeof *r);
}

const char *row_word(const row *r, size_t i)
{
	return i < r->count ? r->words[i] : "";
}

void row_set(row *r, size_t i, const char *text)
{
	for (; r->count <= i; r->count++)
		(void)snprintf(r->words[r->count], NAME_SIZE, "-");
	(void)snprintf(r->words[i], NAME_SIZE, "%s", text);
}
