/* SPDX-License-Identifier: BSD-2-Clause */
/* Where and how the campaign strikes: the points of each class. */
#ifndef IT_TESTS_POINTS_H
#define IT_TESTS_POINTS_H

#include "tests/faults/fault.h"

/* Numbers of the classes, as doc/reliability.md has them. */
enum {
	ANSWERS = 1,
	KILLED = 2,
	KILLED_TWICE = 3,
	SHORT_AND_INTERRUPTED = 7,
};

typedef struct point {
	int class;
	int what;
	const recorded *call;	/* NULL: all of them */
	const recorded *second; /* killed twice: the call of recover */
} point;

typedef struct points {
	point *rows;
	size_t count, room;
} points;

/* Every how many of the points are taken; 1 is all. */
typedef struct sampling {
	unsigned long reading, changing, pairs;
} sampling;

/* Of a class; killed twice: of the first kills alone. */
void points_of(points *all, int class, const record *rec, const sampling *s);

/* The second kills in a recovery that was recorded, after the first. */
void points_of_recovery(points *all, const point *first, const record *rec,
			const sampling *s);
void points_free(points *all);

/* CLASS:OPERATION:CALL:FAULT; killed twice: the call of recover at last. */
void point_name(const point *p, const char *op_name, char *out,
		size_t size);
const operation *point_operation(const char *name);

/* 0, or -1; *second is the number of the call of recover. */
int point_parse(point *p, const char *name, const record *rec,
		unsigned long *second);

#endif
