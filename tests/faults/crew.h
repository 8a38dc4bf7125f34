/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * For classes whose points have numbers: several processes try them on roots
 * of their own, the states are counted, each third state is reported with
 * what repeats it.
 */
#ifndef IT_TESTS_CREW_H
#define IT_TESTS_CREW_H

#include "tests/faults/judge.h"

typedef struct crew {
	setting s;
	int class;
	unsigned jobs;
	unsigned long every; /* of the points is tried */
	const char *names;   /* of operations, with commas; NULL: all */
	const char *rows;    /* file for the common table */
	const char *only;    /* OPERATION:POINT */
	unsigned long third;
} crew;

/* One process of the crew. */
typedef struct hand {
	const crew *c;
	judge jd; /* of its scene, with its root */
	char home[PATH_SIZE];
	char root[PATH_SIZE + 8]; /* in its home */
	const void *arg;
} hand;

void crew_hand(hand *h, const crew *c, const scene *sc, unsigned id,
	       const void *arg);

/* Makes the root, does the fault, judges. */
typedef void (*crew_try)(hand *h, unsigned long point, judgement *j);

/* Reads the command line; 0, or -1 after a message. */
int crew_begin(crew *c, int class, int argc, char **argv);

/* Is this operation to be tried? */
int crew_takes(const crew *c, const char *name);

/*
 * Tries the points below count and writes their row under the name; 0, or -1
 * after a message.
 */
int crew_try_all(crew *c, const scene *sc, const char *name,
		 unsigned long count, crew_try try, const void *arg);

/* Instead of a row: this was not tried. */
int crew_skip(const crew *c, const char *name, const char *why);

/* Cleans, unless one point is looked at; the exit status of the program. */
int crew_end(crew *c, int status);

/* A fresh copy of OLD in the hand's root; 0, or -1. */
int crew_new_root(const hand *h);

/*
 * Runs a command with a preloaded library and its variables, names and values
 * in turn and NULL; both may be NULL.
 */
int crew_run_with(hand *h, const char *command, const char *library,
		  const char *const *variables, result *r);

/* What a library has counted; 0 if it has not. */
unsigned long crew_number_in(const char *path);

double crew_now(void); /* seconds of a clock that only goes on */

#endif
