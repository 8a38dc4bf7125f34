/* SPDX-License-Identifier: BSD-2-Clause */
/* Where and how the campaign strikes: the points of each class. */
#ifndef IT_TESTS_POINTS_H
#define IT_TESTS_POINTS_H

#include "tests/faults/fault.h"

/* As doc/reliability.md numbers them; two more are parts of 1. */
enum {
	ANSWERS = '1',
	RECOVERING = 'r',
	FOR_GOOD = 'g',
	KILLED = '2',
	KILLED_TWICE = '3',
	SHORT_AND_INTERRUPTED = '7',
};

typedef struct point {
	int class;
	const recorded *call; /* NULL: all of them */
	int what;	      /* befalls it; or the one of recover, if any: */
	const recorded *second; /* then the run is killed after call */
} point;

typedef struct points {
	point *rows;
	size_t count, room;
} points;

/* Every how many of the points are taken; 1 is all. */
typedef struct sampling {
	unsigned long reading, changing, pairs, recovering;
} sampling;

/* In the run: does the fault strike the recovery after it? */
int class_is_recovery(int class);

/* Of a class; where the recovery is struck: of the kills before it alone. */
void points_of(points *all, int class, const record *rec, const sampling *s);

/* In a recovery that was recorded, after the first kill. */
void points_of_recovery(points *all, const point *first, const record *rec,
			const sampling *s);
void points_free(points *all);

/* CLASS:OPERATION:CALL:FAULT; CALL/CALL where recover is struck. */
void point_name(const point *p, const char *op_name, char *out,
		size_t size);
const operation *point_operation(const char *name);

/* 0, or -1; *second is the number of the call of recover. */
int point_parse(point *p, const char *name, const record *rec,
		unsigned long *second);

#endif
