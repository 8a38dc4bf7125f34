/* SPDX-License-Identifier: BSD-2-Clause */
/* What a faulty run left: OLD, NEW, or a third state. */
#ifndef IT_TESTS_JUDGE_H
#define IT_TESTS_JUDGE_H

#include "tests/faults/fault.h"

typedef enum state { STATE_OLD, STATE_NEW, STATE_THIRD, STATES } state;

typedef struct judgement {
	state state;
	int status;	 /* of the faulty run, -1 when it was killed */
	char why[480];	 /* a third state is one */
	it_strbuf story; /* what was printed, and the lines that differ */
} judgement;

typedef struct judge {
	const scene *sc;
	const char *root;
	/* verify and a following run for every such point, 0: never */
	unsigned long follow;
	int strict; /* OLD or NEW before recover too */
	unsigned long points, followed;
	unsigned seen; /* ways to end that were followed already */
} judge;

/* How the faulty run has to end; recover may find that it cannot. */
typedef enum demand { ANY_END, MUST_SUCCEED, OF_RECOVERY } demand;

/* After the faulty run r, or runs, in the judge's root. */
void judge_begin(judgement *j);
void judge_end(judgement *j);
void judge_run(judge *jd, judgement *j, const result *r, demand wanted);
void judge_root(judge *jd, judgement *j);
void judge_third(judgement *j, const char *fmt, ...) IT_PRINTF(2, 3);

#endif
