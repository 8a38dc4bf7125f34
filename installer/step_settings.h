/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "settings": dials of the running system that one call can
 * read (nettune/dial.h), set one by one and proved by reading them all.
 * After a failure or an interruption each is made what it was before.
 */
#ifndef IT_STEP_SETTINGS_H
#define IT_STEP_SETTINGS_H

#include "engine/plan.h"
#include "installer/programs.h"
#include "nettune/dial.h"

extern const it_step_kind it_kind_settings;
extern const it_step_kind it_kind_settings_apart; /* see step_live.h */

/* IT_UNFINISHED, for a step of it_step_kinds_apart that stores something. */
it_code it_step_refuse_apart(const it_step *step, const it_run *run,
			     it_error *err) IT_CHECKED;

typedef enum it_direction {
	IT_SET_DIALS,	  /* to what is wanted */
	IT_SET_DIALS_BACK /* to what they were */
} it_direction;

/* Appends one step for count dials that are alike; copies them. */
it_code it_plan_settings(it_plan *plan, const it_dial *dials, size_t count,
			 it_direction direction, it_error *err) IT_CHECKED;

/*
 * What dladm's file has stored of links goes to readings.  *told is zero where
 * it has another form than known: then nothing is proved by it.
 */
it_code it_dials_stored(const it_dial *dials, size_t count,
			const it_root *root, int *told, it_reading *readings,
			it_error *err) IT_CHECKED;

/*
 * After a run that failed: the link which this step of a way back could not
 * set, since dladm called it busy; or NULL.
 */
const char *it_settings_busy(const it_step *step);

it_program it_tool_program(it_tool tool);

/* One call that only reads, not logged; what it printed goes to out. */
it_code it_dial_ask(const it_dial_call *call, it_strbuf *out,
		    it_error *err) IT_CHECKED;

enum { IT_SAID = 128 }; /* of the first line that a program complained in */

/*
 * One call of a dial's program that changes something, logged.  What it said,
 * of IT_SAID characters, is left alone where nothing failed; NULL: no matter.
 */
it_code it_dial_run(const it_dial_call *call, int *succeeded, char *said,
		    it_error *err) IT_CHECKED;

#endif
