/* SPDX-License-Identifier: BSD-2-Clause */
/* A root of a few files, a plan of every kind of step, and one run of it. */
#ifndef IT_TESTS_SWEEP_WORLD_H
#define IT_TESTS_SWEEP_WORLD_H

#include "installer/job.h"
#include "tests/faults/sweep_calls.h"

typedef struct world {
	const char *name;
	it_planner planner;
	int live; /* the root is the running system's */
	int home; /* our folder was there before */
	it_sync_mode sync;
} world;

extern const world worlds[];
extern const size_t world_count;

/* Makes the root anew.  What cannot be done here ends the test. */
void world_begin(const world *w);

/* Everything in the root, and what the running system holds. */
void world_list(it_strbuf *out);

void world_end(void);

/* The root's directory. */
int world_fd(void);

/* One run, or one recovery, under a blow; where none is, b is NULL. */
typedef struct outcome {
	it_code code;
	it_error error;
	it_recovery recovered;
	int leaks; /* descriptors that were left open */
	blow_report report;
} outcome;

void world_apply(const world *w, const blow *b, outcome *o);
void world_recover(const world *w, const blow *b, outcome *o);

#endif
