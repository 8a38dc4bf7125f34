/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Several pieces of work at once, each in a process of its own, so that
 * nothing of one is left in another.  What they print comes out piece by
 * piece in their order, as if one had followed the other.
 */
#ifndef IT_CREW_H
#define IT_CREW_H

#include <stddef.h>

enum { IT_CREW_MAX = 64 };

/* What is known of a piece when it has ended. */
typedef struct it_crew_answer {
	int code;
	int changed;
	int recovered;
	int unsaid; /* it_output_errno() there: passed on */
	int died;   /* its process ended without an answer: the rest is 0 */
} it_crew_answer;

typedef struct it_crew {
	size_t count;	  /* of pieces */
	size_t processes; /* at once; 1: in this one, 0: it_crew_processes() */
	const volatile int *stop; /* so often they get SIGTERM */
	/* One piece; prints with it_output only. */
	void (*work)(void *arg, size_t i, it_crew_answer *answer);
	/* In this process, in order, after all that it printed. */
	void (*done)(void *arg, size_t i, const it_crew_answer *answer);
	void *arg; /* of both */
} it_crew;

/* If no process can be started, the work is done in this one. */
void it_crew_run(const it_crew *crew);

/*
 * How many processes at once are worth while on this machine; more than it has
 * processors, since they mostly wait for disks.  At most IT_CREW_MAX.
 */
size_t it_crew_processes(void);

#endif
