/* SPDX-License-Identifier: BSD-2-Clause */
/* What came of states, by their hash. */
#ifndef IT_TESTS_POWER_SEEN_H
#define IT_TESTS_POWER_SEEN_H

#include <stddef.h>

typedef struct seen {
	size_t room, count; /* room is a power of two */
	struct seen_row {
		unsigned long long hash; /* 0: a free place */
		int what;
	} *rows;
} seen;

void seen_begin(seen *s);
void seen_end(seen *s);
void seen_add(seen *s, unsigned long long hash, int what);
int seen_find(const seen *s, unsigned long long hash, int *what);

#endif
