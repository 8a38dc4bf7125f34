/* SPDX-License-Identifier: BSD-2-Clause */
/* The journal of a run of a world, damaged. */
#ifndef IT_TESTS_SWEEP_JOURNAL_H
#define IT_TESTS_SWEEP_JOURNAL_H

#include "tests/faults/sweep_world.h"

/*
 * Each word of each step missing, doubled and another one, in lines whose
 * sums are right: it is refused, or written again as it was read.
 */
void sweep_words(const world *w);

/*
 * Every every-th byte wrong, and that length: recover ends in OLD or NEW, or
 * refuses and changes nothing.
 */
void sweep_bytes(const world *w, size_t every);

#endif
