/* SPDX-License-Identifier: BSD-2-Clause */
/* Small text helpers: lines, words, safe display of foreign names. */
#ifndef IT_TEXT_H
#define IT_TEXT_H

#include <stddef.h>

/*
 * Copies name for display: control bytes, DEL and bytes above 126 become
 * \xHH, so that a hostile name cannot steer a terminal.  What does not fit
 * into size bytes is cut and ends in "...".
 */
void it_mask(char *out, size_t size, const char *name);

/*
 * Length of the UTF-8 sequence at s, 0 if it is none: nor are overlong forms
 * and surrogates.
 */
size_t it_utf8_length(const unsigned char *s, size_t left);

/* A piece of a text that is not ours: not terminated, may hold NULs. */
typedef struct it_slice {
	const char *at;
	size_t len;
} it_slice;

it_slice it_slice_of(const char *text);

/*
 * Takes the next line off *rest (without its newline; a CR stays) into
 * *line.  Returns 0 at the end.  A last line without newline is a line;
 * after a final newline there is none.
 */
int it_next_line(it_slice *rest, it_slice *line);

/* Takes the next run of bytes other than blanks and tabs off *rest. */
int it_next_word(it_slice *rest, it_slice *word);

/* Without leading and trailing blanks, tabs, CRs. */
it_slice it_trim(it_slice s);

int it_slice_same(it_slice a, it_slice b); /* equal, byte for byte */
int it_slice_is(it_slice s, const char *text);
int it_slice_starts(it_slice s, const char *prefix);

/* Copies into a terminated string; 0 (and "") when it does not fit. */
int it_slice_copy(it_slice s, char *out, size_t size);

/* Decimal number without sign or blanks; 0 when it is none or above max. */
int it_slice_number(it_slice s, unsigned long max, unsigned long *value);

/* Nonzero if the text is one or more decimal digits and nothing else. */
int it_text_is_digits(const char *text);

/* Malloc'd copy of a slice, NULL without memory. */
char *it_slice_dup(it_slice s);
char *it_text_dup(const char *text);

/* The value of an upper-case hexadecimal digit, -1 of anything else. */
int it_hex_digit(char c);

/*
 * Of paths relative to a root: the length of the directory part, 0 in the root
 * itself; the path without its last component; whether it is one below dir.
 */
size_t it_parent_length(const char *path);
void it_cut_last(char *path);
int it_lies_below(const char *path, const char *dir);

#endif
