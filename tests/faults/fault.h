/* SPDX-License-Identifier: BSD-2-Clause */
/* The calls of an undisturbed run, and one fault at one of them. */
#ifndef IT_TESTS_FAULT_H
#define IT_TESTS_FAULT_H

#include "tests/faults/operation.h"

typedef struct recorded {
	unsigned long index; /* its name: from 1; those that vary apart */
	unsigned long nth;   /* from 1, of those with this number */
	long number;
	int child; /* of the process that reads media: counted apart, since
		    * the two run at once */
	const call_kind *kind;
	char about[96];
} recorded;

typedef struct record {
	const char *root; /* named ROOT in what the calls are about */
	recorded *calls;
	size_t count, room;
	unsigned long steady[2], varying[2]; /* how many of each, by child */
} record;

/* Runs the command and notes its calls; 0, or -1 if it does not run. */
int record_run(record *rec, const setting *s, const char *command,
	       const char *root);
void record_free(record *rec);
const recorded *record_find(const record *rec, unsigned long index);

/* What befalls a call: an errno value, or one of these. */
enum {
	KILL_BEFORE = -1,
	KILL_AFTER = -2,
	CUT = -3,	    /* handles one byte */
	CUT_ALL = -4,	    /* every such call; half of more than 256 */
	INTERRUPT_ALL = -5, /* every call that may answer EINTR does, once */
	DEAD = -6,	    /* EIO, and so does all that changes the disk */
	READ_ONLY = -7,	    /* EROFS, likewise */
};

const char *fault_name(int what);
int fault_number(const char *name); /* 0 for none */

/*
 * Runs the command with the fault; call is NULL for those of all calls.
 * *reached tells whether it came to it.
 */
int fault_run(const setting *s, const char *command, const char *root,
	      const recorded *call, int what, result *r, int *reached);

#endif
