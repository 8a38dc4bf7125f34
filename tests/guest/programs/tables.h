/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Small tables in state/: a line has words, the first of which is its key.
 * They begin as the facts of a name say.
 */
#ifndef IT_TESTS_GUEST_TABLES_H
#define IT_TESTS_GUEST_TABLES_H

#include "tests/guest/programs/guest.h"

enum { MAX_ROWS = 64, MAX_WORDS = 8 };

typedef struct row {
	char words[MAX_WORDS][NAME_SIZE];
	size_t count;
} row;

typedef struct table {
	const char *name; /* of the file, and of the facts */
	row rows[MAX_ROWS];
	size_t count;
} table;

void table_read(table *t, const char *name);
void table_write(const table *t);

row *table_find(table *t, const char *key); /* NULL: none */
row *table_add(table *t, const char *key);
void table_drop(table *t, row *r);

/* Of a row: the i-th word, "" where it has less; text for it. */
const char *row_word(const row *r, size_t i);
void row_set(row *r, size_t i, const char *text);

#endif
