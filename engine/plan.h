/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A plan is an ordered list of steps; everything that changes a root is one.
 * A step kind is a table row of functions; the executor calls them in the
 * order of their members below and knows nothing else about a step.
 *
 * Each function may be called again after it succeeded: publish, undo and
 * cleanup are idempotent, so that an interrupted run can be finished by
 * calling them once more.
 */
#ifndef IT_PLAN_H
#define IT_PLAN_H

#include <stddef.h>

#include "support/attributes.h"
#include "support/error.h"
#include "support/root.h"

typedef enum it_step_state {
	IT_STEP_PLANNED,   /* nothing was done yet */
	IT_STEP_UNCHANGED, /* already as wanted: never executed */
	IT_STEP_PREPARED,  /* staged beside its target, invisible */
	IT_STEP_PUBLISHED, /* the target has the new state */
	IT_STEP_DONE,	   /* re-read and found right */
	IT_STEP_UNDONE	   /* the target has its old state again */
} it_step_state;

const char *it_step_state_name(it_step_state state);

typedef struct it_step it_step;

/* What one run hands to every step. */
typedef struct it_run {
	const it_root *root;
	char txid[20]; /* part of the names of staged and kept files */
	const volatile int *stop; /* nonzero: undo and end; NULL allowed */
	void (*on_step)(void *arg, const it_step *step);
	void *arg; /* of on_step */
} it_run;

typedef struct it_step_kind {
	const char *name; /* "file", "remove": also in JSON */
	/* Is it done already?  Sets *done; reads only. */
	it_code (*check)(it_step *step, const it_run *run, int *done,
			 it_error *err);
	/* Everything that can fail for want of space or right. */
	it_code (*prepare)(it_step *step, const it_run *run, it_error *err);
	/* Makes the new state visible by one rename or unlink. */
	it_code (*publish)(it_step *step, const it_run *run, it_error *err);
	/* Re-reads the target and compares it with what was wanted. */
	it_code (*verify)(it_step *step, const it_run *run, it_error *err);
	/* Back to the old state, from whatever state it is in. */
	it_code (*undo)(it_step *step, const it_run *run, it_error *err);
	/* Drops what was kept for undo. */
	it_code (*cleanup)(it_step *step, const it_run *run, it_error *err);
	/* Bytes that prepare will need on the target's filesystem. */
	unsigned long long (*space)(const it_step *step);
	void (*free_data)(void *data);
} it_step_kind;

struct it_step {
	const it_step_kind *kind;
	char *path; /* of the target, relative to the root */
	char *verb; /* "install", "replace", "remove", ... for people */
	char *note; /* why, what: one line, may be "" */
	void *data; /* the kind's own record */
	it_step_state state;
};

typedef struct it_plan {
	it_step *steps;
	size_t count;
} it_plan;

/* Appends a step; takes data, also when it fails. */
it_code it_plan_add(it_plan *plan, const it_step_kind *kind, const char *path,
		    const char *verb, void *data, it_error *err,
		    const char *note, ...) IT_CHECKED IT_PRINTF(7, 8);
void it_plan_free(it_plan *plan);

/* Is there a step for this path already? */
int it_plan_has(const it_plan *plan, const char *path);

/* Steps that are not unchanged. */
size_t it_plan_needed(const it_plan *plan);

#endif
