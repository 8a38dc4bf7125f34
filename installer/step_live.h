/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kinds of a running system: "command" calls one of its programs,
 * "table" guards a database that such a program changes, "ending" takes the
 * newline at its end away afterwards.
 *
 * A command's exit status is believed when it says failure only: that it
 * did what it was called for is proved by the tables that stand before it in
 * the plan, which are put back when it did not.
 */
#ifndef IT_STEP_LIVE_H
#define IT_STEP_LIVE_H

#include "installer/programs.h"
#include "installer/step_file.h"

/* The next boot looks for new devices where it is there. */
#define IT_RECONFIGURE "reconfigure"

extern const it_step_kind it_kind_table;
extern const it_step_kind it_kind_command;
extern const it_step_kind it_kind_ending;

/* All that a journal of ours may hold, NULL at the end. */
extern const it_step_kind *const it_step_kinds[];

/*
 * The same for the journal of a system that does not run, as a clone of one
 * may hold: no program is called, which would change the one that does.  What
 * the kernel kept is gone; where the way back leads through a store that only
 * that system's programs write, probe refuses.
 */
extern const it_step_kind *const it_step_kinds_apart[];

enum { IT_COMMAND_WORDS = 12 };

/* One call; words stand for its arguments, NULL at the end. */
typedef struct it_call {
	it_program program;
	const char *words[IT_COMMAND_WORDS];
} it_call;

/*
 * What a command does to the registration of a driver, so that it is not
 * called when that is so already: add_drv and rem_drv fail then.
 */
typedef enum it_command_effect {
	IT_EFFECT_NONE, /* may be called at any time, and again */
	IT_EFFECT_ADDS,
	IT_EFFECT_REMOVES,
	IT_EFFECT_BINDS /* gives it the alias in the third word of call */
} it_command_effect;

/*
 * Appends a table of the running system: wanted is what it is to become, by
 * the commands that follow.
 */
it_code it_plan_guard(it_plan *plan, const char *path, const char *note,
		      const it_strbuf *wanted, it_error *err) IT_CHECKED;

/* Appends that its last line is to have no newline, after those commands. */
it_code it_plan_ending(it_plan *plan, const char *path, it_error *err)
	IT_CHECKED;

/*
 * back takes its effect in the running kernel back before the tables are put
 * back; none if it has no words.  driver: NULL with IT_EFFECT_NONE, where back
 * is called whatever came of it.  proof must succeed afterwards, or complain
 * where call deletes a service; none if it has no words.
 */
typedef struct it_planned_command {
	it_command_effect effect;
	const char *driver;
	it_call call, back, proof;
} it_planned_command;

/* Appends a call; words are copied. */
it_code it_plan_command(it_plan *plan, const it_planned_command *wanted,
			it_error *err) IT_CHECKED;

#endif
