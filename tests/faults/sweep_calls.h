/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The calls of a run, numbered, and a blow at one of them.  These are the
 * functions that the transaction's code calls: of the C library, of support/
 * and of libdigest, and the system's programs.  The linker leads them here
 * (--wrap); nothing of it is in the product.
 */
#ifndef IT_TESTS_SWEEP_CALLS_H
#define IT_TESTS_SWEEP_CALLS_H

typedef enum blow_kind {
	BLOW_NONE,
	BLOW_CALL,   /* call number at fails */
	BLOW_DISK,   /* and so does every later one, as if the power failed */
	BLOW_MEMORY, /* allocation number at fails */
	BLOW_FAMINE  /* and so does every later one */
} blow_kind;

typedef struct blow {
	blow_kind kind;
	unsigned long at; /* from 1 */
	unsigned way;	  /* which of the ways in which it can fail */
} blow;

typedef struct blow_report {
	unsigned long calls, allocations; /* that were made */
	const char *name;		  /* of the call that was struck */
	unsigned ways;			  /* in how many ways it can fail */
} blow_report;

void calls_begin(const blow *b);
void calls_end(blow_report *report);

/* Filesystems can be synced as a whole. */
extern int calls_sync_whole;

/* The next ways of the call at work, if it is struck; -1 if not. */
int calls_way(const char *name, unsigned ways);

/* What the calls do meanwhile is not counted. */
void calls_pause(void);
void calls_resume(void);

#endif
