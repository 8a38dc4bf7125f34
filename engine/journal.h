/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The journal of a run, in our folder: all that another process needs to
 * finish it or to take it back.
 *
 *   SUM install-tools-journal 1
 *   SUM run TXID
 *   SUM filesystem DIRECTORY
 *   SUM step KIND PHASE PATH WORDS-OF-THE-KIND...
 *   SUM end NUMBER-OF-STEPS
 *
 * then newlines up to a multiple of 512, then three slots of 512 bytes for
 * the marks COMMIT, ABORT and DONE, each filled with dots until it is made.
 * SUM is the FNV-1a sum of the rest of its line, 16 hexadecimal digits; every
 * step of FNV-1a can be inverted, so no single wrong byte goes unnoticed.
 * Bytes of a path that are not printable ASCII, blanks and "%" are %XX.
 *
 * The file is complete, synced and under its name before anything else is
 * written; a mark is one write into space that is there already, and a torn
 * one has a wrong sum and counts as not made.
 */
#ifndef IT_JOURNAL_H
#define IT_JOURNAL_H

#include "engine/filesystems.h"

typedef enum it_mark {
	IT_MARK_COMMIT, /* all is staged: from here on forward */
	IT_MARK_ABORT,	/* something failed after COMMIT: back */
	IT_MARK_DONE,	/* all is in place and verified: only clean */
	IT_MARKS
} it_mark;

typedef struct it_journal {
	int fd; /* -1: none */
	off_t slots;
	int made[IT_MARKS];
} it_journal;

/*
 * Writes a journal of the steps that have something to do.  After a failure
 * there is no journal.
 */
it_code it_journal_create(it_journal *journal, const it_plan *plan,
			  const it_filesystems *fs, const it_run *run,
			  it_error *err) IT_CHECKED;

it_code it_journal_mark(it_journal *journal, it_mark mark, const it_run *run,
			it_error *err) IT_CHECKED;

/*
 * Reads the journal that an interrupted run left: steps into plan, its
 * identity into run->txid.  *found is 0 when there is none.  IT_UNFINISHED:
 * it is damaged before the marks, nothing can be said.
 */
it_code it_journal_load(it_journal *journal, it_plan *plan,
			it_filesystems *fs, it_run *run,
			const it_step_kind *const *kinds, int *found,
			it_error *err) IT_CHECKED;

/* Is there a journal, complete or not? */
it_code it_journal_find(const it_root *root, const char *home, int *found,
			it_error *err) IT_CHECKED;

/*
 * Unlinks the journal, the last act of a run; returns 0 or -1.  With for_good
 * that is on disk afterwards, otherwise only when the folder is left.
 */
int it_journal_remove(it_journal *journal, const it_run *run, int for_good);

void it_journal_close(it_journal *journal);

#endif
