/* SPDX-License-Identifier: BSD-2-Clause */
/* A process that tries points, one after the other, in a root of its own. */
#ifndef IT_TESTS_WORKER_H
#define IT_TESTS_WORKER_H

#include "tests/faults/judge.h"
#include "tests/faults/points.h"

/* Shared with the campaign, which shows how far the worker is. */
typedef struct tally {
	unsigned long done, states[STATES], followed;
} tally;

/* What all workers of a campaign are told. */
typedef struct orders {
	setting s;
	sampling sample;
	unsigned long follow; /* verify and a following run, every how many */
	unsigned jobs;
	int strict;	/* the exit status has to hold before recover too */
	int keep;	/* the root of a single point */
	tally *tallies; /* one a worker */
} orders;

/* Where the worker of that number has its root, and writes third states. */
void worker_root(const orders *o, unsigned id, char *out, size_t size);
void worker_report(const orders *o, unsigned id, char *out, size_t size);

/* Tries its share of the points; 0, or 1 if it could not go on. */
int worker_run(const orders *o, const scene *sc, const points *all,
	       unsigned id);

/*
 * Tries the point of that name and prints all that is known of it; its state,
 * or -1 after a message.
 */
int worker_show(const orders *o, const scene *sc, const record *rec,
		const char *name);

#endif
