/* SPDX-License-Identifier: BSD-2-Clause */
/* Is what a run left OLD or NEW, and what it said true? */
#ifndef IT_TESTS_SWEEP_JUDGE_H
#define IT_TESTS_SWEEP_JUDGE_H

#include "tests/faults/sweep_world.h"

extern unsigned long points, old_ends, new_ends, bad_ends;

/* "call", "disk", ... */
const char *blow_name(blow_kind kind);
blow_kind blow_of_name(const char *name);

/* What a world is before and after an undisturbed run. */
void judge_learn(const world *w);
void judge_end(void);

/* For people: what it was, what it is to be, what it is. */
void judge_show(void);

/*
 * These answer what is wrong, NULL for nothing.  Of a run: a message that
 * belongs to its code, and no descriptor more.
 */
const char *judge_words(const outcome *o);

/* Of the world as it is: that which the code promises. */
const char *judge_state(it_code promised);

/* The same after an undisturbed recovery, which must succeed. */
const char *judge_recovered(const world *w, it_code promised);

/* Counts it, and prints what repeats it; second may be NULL. */
void judge_complain(const world *w, const blow *first, const blow *second,
		    const outcome *o, const char *what);

#endif
