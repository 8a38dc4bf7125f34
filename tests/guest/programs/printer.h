/* SPDX-License-Identifier: BSD-2-Clause */
/* Columns as libofmt prints them, for dladm and ipadm (tuning.md 2.0). */
#ifndef IT_TESTS_GUEST_PRINTER_H
#define IT_TESTS_GUEST_PRINTER_H

#include "tests/guest/programs/guest.h"

enum { MAX_COLUMNS = 16 };

typedef struct column {
	const char *name;
	int width;
} column;

typedef struct printer {
	const char *program;
	const column *columns; /* ends with a name NULL */
	size_t chosen[MAX_COLUMNS];
	size_t count;
	int parsable;
	int letter; /* the option that says so */
	int wraps; /* comma lists go on below */
	unsigned rows;
} printer;

/*
 * asked: "a,b", "all", or NULL for those of standard.  0: it has complained,
 * and in what is fatal the program ends with 1.
 */
int printer_open(printer *p, const char *asked, const char *standard);

/* By column; NULL is what could not be had: "?". */
void printer_row(printer *p, const char *const *values);

#endif
