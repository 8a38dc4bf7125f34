/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a filesystem promises about the order in which changes reach the
 * disk: one row a filesystem, in it one column a kind of object.
 */
#ifndef IT_TESTS_POWER_RULES_H
#define IT_TESTS_POWER_RULES_H

#include "tests/faults/power/disk.h"

/* Which call makes an object durable. */
typedef enum rules_floor {
	FLOOR_OWN, /* fsync of its file or directory */
	FLOOR_ANY, /* any fsync: one journal for all */
	FLOOR_ALL, /* sync only */
} rules_floor;

/* What is lost together. */
typedef enum rules_unit {
	UNIT_JOURNAL,	/* all that the journal holds, from one point on */
	UNIT_DIRECTORY, /* the newest changes of one directory */
	UNIT_ALONE,	/* each object for itself */
} rules_unit;

typedef struct rules_row {
	const char *name;
	rules_floor journal; /* how far back the journal may end */
	struct {
		rules_unit unit;
		rules_floor floor;
	} of[DISK_KINDS];
	int torn;    /* a block may hold sectors of two versions */
	int ordered; /* a file grows on disk after its new blocks are there */
	int stale;   /* a new block may hold what was in its place before */
} rules_row;

enum { RULES_COUNT = 5 };
extern const rules_row rules_table[RULES_COUNT];

const rules_row *rules_find(const char *name); /* or NULL */

/* The last call up to cut that made the object durable, 0: none. */
int rules_durable(const rules_row *rules, const disk *d,
		  const disk_object *object, int cut);
int rules_journal_durable(const rules_row *rules, const disk *d, int cut);

#endif
