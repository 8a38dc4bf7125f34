/* SPDX-License-Identifier: BSD-2-Clause */
/* The text of a journal: lines with their sums, written and read. */
#ifndef IT_JOURNAL_TEXT_H
#define IT_JOURNAL_TEXT_H

#include "engine/filesystems.h"

enum { IT_SLOT = 512 };

/* Everything before the marks. */
void it_journal_write(it_strbuf *text, const it_plan *plan,
		      const it_filesystems *fs, const it_run *run);

/*
 * The reverse; *rest is what follows the line "end" then.  IT_UNFINISHED when
 * it is damaged, IT_FAILED when its lines are whole and say what is not known.
 */
it_code it_journal_parse(it_slice *rest, it_plan *plan, it_filesystems *fs,
			 it_run *run, const it_step_kind *const *kinds,
			 it_error *err) IT_CHECKED;

enum { IT_JOURNAL_SUM = 16 }; /* hexadecimal digits */

/* The sum of a line's text; needs no memory. */
void it_journal_sum(char out[IT_JOURNAL_SUM + 1], const char *text);

/* Appends text with its sum as one line. */
void it_journal_line(it_strbuf *out, const char *text);

/*
 * Any text, "" included, as one word, and back; 0 when the word is odd or
 * the text has no room.
 */
void it_journal_put_word(it_strbuf *out, const char *text);
int it_journal_get_word(it_slice word, char *out, size_t size);

/* Takes a word that is 0 or 1 off; 0 when it is anything else. */
int it_journal_get_flag(it_slice *words, int *flag);

/* Checks the sum of a line; *text is what it is the sum of. */
int it_journal_check(it_slice line, it_slice *text);

#endif
