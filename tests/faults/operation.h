/* SPDX-License-Identifier: BSD-2-Clause */
/* What the campaign interrupts: commands on prepared roots. */
#ifndef IT_TESTS_OPERATION_H
#define IT_TESTS_OPERATION_H

#include "support/strbuf.h"
#include "tests/faults/calls.h"

enum { PATH_SIZE = 1024 };

/* Where things are; the same for all operations. */
typedef struct setting {
	const char *program; /* the program under test */
	const char *samples; /* built sample media and roots */
	const char *source;  /* top of the source tree */
	char base[256];	     /* folder of this campaign */
} setting;

typedef struct operation {
	const char *name;
	const char *system;  /* sample root */
	const char *prepare; /* shell commands that make OLD of it */
	const char *command; /* words of the run that makes NEW of OLD */
	int is_small;	     /* three files at most */
	int again;	     /* how a run in NEW ends, if not with 0 */
} operation;

extern const operation operations[];
extern const size_t operation_count;

const operation *operation_find(const char *name);

/* How a run of the program went. */
typedef struct result {
	tracer_end end;
	it_strbuf output; /* of both kinds; its root is the word ROOT */
} result;

typedef struct hook {
	long only;
	tracer_verdict (*on_call)(void *arg, tracer_call *call);
	void *arg;
} hook;

/*
 * Runs the program with the words of command and "--root root" until its
 * end; without a hook undisturbed.  0, or -1 if it could not be started.
 */
int run_program(const setting *s, const char *command, const char *root,
		const hook *h, result *r);
void result_free(result *r);

/* The exit status, -1 when a signal ended it. */
int result_status(const result *r);

/* A root before and after, and what the program says of each. */
typedef struct scene {
	const setting *s;
	const operation *op;
	char old_root[PATH_SIZE]; /* what each point begins with a copy of */
	it_strbuf old_list, new_list;
	result old_verify, new_verify;
} scene;

/* 0, or -1 after a message: the undisturbed run does not work. */
int scene_build(scene *sc, const setting *s, const operation *op,
		const char *root);
void scene_free(scene *sc);

#endif
