/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a program prints.  Each text goes to the system in one piece when it
 * is complete, so that lines of both descriptors keep their order, progress
 * is seen at once, and neither a signal nor a short write loses a byte.
 */
#ifndef IT_OUTPUT_H
#define IT_OUTPUT_H

#include "support/strbuf.h"

/*
 * Writes text to descriptor 1 or 2.  After the first failure of standard
 * output nothing more goes there: what it holds is a true beginning.
 */
void it_output(int fd, const it_strbuf *text);

/*
 * errno of that failure, 0 if there was none.  Standard error is not
 * watched: what is said there shows in the exit status too.
 */
int it_output_errno(void);
/* Notes such an errno of a process that works for this one; 0: none. */
void it_output_lost(int number);

/* ---- of a process that works for another (crew.c) --------------------- */

/* From now on texts go to this pipe, with the descriptor they are for. */
void it_output_to(int pipe_fd);
/* The last thing that it sends: its answer. */
void it_output_answer(const void *answer, size_t size);

/*
 * Writes the whole texts that stand in what came out of the pipe, and drops
 * them; 1 when the answer was there as well.
 */
int it_output_replay(it_strbuf *in, void *answer, size_t size);

#endif
