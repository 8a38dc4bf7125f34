/* SPDX-License-Identifier: BSD-2-Clause */
/* The suite "engine": a fake step kind, and parts with a file of their own. */
#ifndef IT_TESTS_CHECK_ENGINE_H
#define IT_TESTS_CHECK_ENGINE_H

#include <check.h>

#include "engine/executor.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ADD_ROWS(tc, test, array) \
	tcase_add_loop_test(tc, test, 0, (int)COUNT(array))

/*
 * A step that only notes its calls in fake_log, as " pa" for prepare of "a":
 * k check, p prepare, r publish (rename), v verify, u undo, c cleanup,
 * b probe.
 */
typedef struct fake {
	char name[8];
	int done;     /* what check says */
	const char *fails_at; /* letters of the calls that fail, or NULL */
	const char *fails_later; /* the same after recovery */
	unsigned ways;	      /* what probe says */
	int acts_at;  /* the letter of the call in which act is called */
	void (*act)(void);
	unsigned long long space;
} fake;

extern const it_step_kind fake_kind;
extern it_strbuf fake_log;

/* it_plan_check as if no step had been asked about before. */
it_code check_anew(it_plan *plan, const it_run *run, it_error *err);

/* Appends a fake step; its record stays the plan's. */
fake *fake_add(it_plan *plan, const char *name);

/* Where the tests keep their journal; made by tree_add_home. */
#define TEST_HOME "home"

void add_files(Suite *suite); /* engine_files.c */
void add_home(Suite *suite); /* engine_home.c */
void add_journal(Suite *suite); /* engine_journal.c */
void add_locks(Suite *suite); /* engine_locks.c */
void add_recovery(Suite *suite); /* engine_recovery.c */
void add_space(Suite *suite); /* engine_space.c */
void add_words(Suite *suite); /* engine_words.c */

#endif
