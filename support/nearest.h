/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of some names was meant by a mistyped word: to be suggested only. */
#ifndef IT_NEAREST_H
#define IT_NEAREST_H

#include <stddef.h>

#include "support/text.h"

typedef struct it_nearest {
	it_slice word;
	const char *name; /* the nearest so far, NULL if two are */
	size_t distance;
} it_nearest;

void it_nearest_begin(it_nearest *nearest, it_slice word);
void it_nearest_try(it_nearest *nearest, const char *name);

/*
 * NULL unless one name, and no other, is near: a letter is missing, too many,
 * another one, or changed places with the next; in names of eight letters and
 * more twice.
 */
const char *it_nearest_found(const it_nearest *nearest);

/*
 * Letters to change: Levenshtein's distance, in which two neighbours that
 * changed places count once.  Words of over 32 bytes are far from all.
 */
size_t it_word_distance(it_slice a, it_slice b);

#endif
