/* SPDX-License-Identifier: BSD-2-Clause */
/* Tries the states that a power failure may leave of one recorded run. */
#ifndef IT_TESTS_POWER_TRIAL_H
#define IT_TESTS_POWER_TRIAL_H

#include "tests/faults/judge.h"
#include "tests/faults/power/recording.h"
#include "tests/faults/power/rules.h"

enum { TRIAL_MOST_TOLD = 3 };

/* In memory that the workers share with who waits for them. */
typedef struct trial_tally {
	unsigned long states[STATES];
	unsigned long on_disk; /* different ones, which were put on disk */
	unsigned long cuts, cut_short; /* those of which not all were tried */
	double seconds;
	unsigned told; /* third states, by hash */
	unsigned long long told_hashes[TRIAL_MOST_TOLD];
} trial_tally;

struct seen;

typedef struct trial {
	const recording *rec;
	const char *name; /* by which it is repeated */
	int ended; /* exit status that its result, once told, stands for */
	judge *jd;
	unsigned long bound;  /* states of one cut */
	unsigned long sample; /* states drawn by lot instead of all */
	unsigned long long seed;
	unsigned id, jobs; /* every jobs-th cut is ours */
	/* until trial_end: */
	int can_watch;
	struct seen *seen;       /* verdicts by hash */
	char *unread;		 /* in this cut, by inode */
} trial;

void trial_begin(trial *t);
void trial_end(trial *t);

/*
 * After every call every state, but of one cut not more than the bound; or
 * so many by lot.  Third states are told on standard output.
 */
void trial_rules(trial *t, const rules_row *rules, trial_tally *tally);

/* One state; its numbers are separated by commas. */
void trial_one(trial *t, const rules_row *rules, int call,
	       const char *numbers, trial_tally *tally);

#endif
