/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What somebody has set since tuning did: the way back does not keep it, as it
 * leads to before, but says what goes, and puts it there again when it fails.
 * What is as before already it leaves alone.
 */
#include "config.h"

#include <string.h>

#include "installer/answers.h"
#include "installer/link_gone.h"
#include "installer/tuning.h"
#include "nettune/fields.h"

it_code it_tuning_ask(it_job *job, const it_dial_call *call, it_strbuf *out)
{
	it_program program = it_tool_program(call->tool);
	it_code code;

	if (it_answers_find(job, program, call->words, out))
		return it_strbuf_check(out, &job->error);
	code = it_dial_ask(call, out, &job->error);
	return code == IT_OK ? it_answers_keep(job, program, call->words, out)
			     : code;
}

/* Also what is stored has to be known to be as it was. */
static int is_back(const it_dial *d, const it_reading *reading, int told)
{
	return d->current[0] != '\0' && it_dial_is_back(d, reading) &&
	       (d->family != IT_FAMILY_DLADM || !d->keeps ||
		(told && strcmp(reading->stored, d->stored) == 0));
}

/*
 * Of ipadm one that is stored otherwise than it runs is two values.  What is
 * as before already went with a boot.
 */
static void note(it_dial *d, const it_reading *reading)
{
	int one = d->family != IT_FAMILY_IPADM || !d->keeps ||
		  strcmp(reading->stored, reading->value) == 0;

	if (one && reading->value[0] != '\0' &&
	    strcmp(reading->value, d->current) != 0)
		memcpy(d->wanted, reading->value, IT_DIAL_TEXT);
}

/* ipadm prints "?" for what this system does not know. */
static int is_unknown(const it_dial *d, it_slice output)
{
	char field[2][IT_DIAL_TEXT];
	it_slice line;

	while (it_next_line(&output, &line))
		if (it_fields(line, field, 2) &&
		    strcmp(field[0], d->name) == 0)
			return strcmp(field[1], "?") == 0;
	return 0;
}

/*
 * What cannot be read could not be proven to be set back either: the run would
 * end half-way.  What is unknown would be so at the next try.
 */
static it_code judge_unread(it_job *job, it_dial *d, const it_reading *reading,
			    it_slice output)
{
	const char *tool = it_program_name(it_tool_program(
		d->family == IT_FAMILY_NDD ? IT_TOOL_NDD : IT_TOOL_IPADM));

	if (it_dial_is_of_link(d) || reading->value[0] != '\0')
		return IT_OK;
	d->gone = is_unknown(d, output);
	if (d->gone)
		return IT_OK;
	(void)it_fail(&job->error, IT_FAILED, tool,
		      "does not tell %s of %s, which is to be set back to %s",
		      d->name, d->object,
		      d->current[0] != '\0' ? d->current : d->stored);
	it_error_remedy(&job->error, "nothing was changed; see why, then run "
				     "again");
	return IT_FAILED;
}

static it_code note_all(it_job *job, it_dial *dials, it_tuning_now *now,
			size_t count, it_reading *readings, it_slice output)
{
	size_t i;
	int told = 0;
	it_code code = IT_OK;

	if (dials->family == IT_FAMILY_DLADM)
		code = it_dials_stored(dials, count, &job->root, &told,
				       readings, &job->error);
	for (i = 0; code == IT_OK && i < count; i++) {
		note(&dials[i], &readings[i]);
		now[i].back = is_back(&dials[i], &readings[i], told);
		memcpy(now[i].value, readings[i].value, IT_DIAL_TEXT);
		code = it_dial_note_gone(&dials[i], &readings[i], &job->error);
		if (code == IT_OK)
			code = judge_unread(job, &dials[i], &readings[i],
					    output);
	}
	return code;
}

/* ---- is the driver told by dladm? ---------------------------------------- */

/*
 * Where it is not, the MAC layer answers for it, with the one number that it
 * has; a range comes from a driver that can be told.
 */
static int takes(const char *possible)
{
	size_t digits = strspn(possible, "0123456789");

	if (digits == 0)
		return -1;
	return possible[digits] == '\0' ? 0 : possible[digits] == '-' ? 1 : -1;
}

static void use_possible(const it_dial *dials, it_tuning_now *now,
			 size_t count, it_slice output)
{
	char field[3][64];
	it_slice line;
	size_t i;

	while (it_next_line(&output, &line)) {
		if (!it_fields(line, field, 3))
			continue;
		for (i = 0; i < count; i++)
			if (strcmp(field[0], dials[i].object) == 0)
				now[i].takes = takes(field[2]);
	}
}

/* 2009.06 has no possible sizes. */
static int say_possible(const it_job *job, it_dial_call *call)
{
	return !it_kernel_is_old(it_kernel_of(job->identity)) &&
	       it_dial_say(call, IT_TOOL_DLADM,
			   "show-linkprop\n-c\n-o\n" IT_POSSIBLE_COLUMNS
			   "\n-p\nmtu");
}

static it_code read_group(it_job *job, it_dial *dials, it_tuning_now *now,
			  size_t count)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_reading readings[IT_DIAL_MOST];
	it_dial_call call;
	it_slice text;
	it_code code;

	if (!it_dial_read(dials, count, &call))
		return IT_OK;
	if (dials->family == IT_FAMILY_DLADM)
		(void)say_possible(job, &call);
	code = it_tuning_ask(job, &call, &out);
	text.at = it_strbuf_str(&out);
	text.len = out.len;
	if (code == IT_OK) {
		it_dial_parse(dials, count, text, readings);
		use_possible(dials, now, count, text);
		code = note_all(job, dials, now, count, readings,
				text);
	}
	it_strbuf_free(&out);
	return code;
}

/* The lists of accept-jumbo do not tell it. */
static it_code ask_possible(it_job *job, const it_dial *dials,
			    it_tuning_now *now, size_t count)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_dial_call call;
	it_code code;

	if (!say_possible(job, &call))
		return IT_OK;
	code = it_tuning_ask(job, &call, &out);
	if (code == IT_OK)
		use_possible(dials, now, count,
			     it_slice_of(it_strbuf_str(&out)));
	it_strbuf_free(&out);
	return code;
}

it_code it_tuning_since(it_job *job, it_dial *dials, it_tuning_now *now,
			size_t count)
{
	size_t i, j;
	int open = 0;
	it_code code = IT_OK;

	for (i = 0; i < count; i++)
		now[i].takes = -1;
	for (i = 0; code == IT_OK && i < count; i = j) {
		j = i + it_dial_together(&dials[i], count - i);
		code = read_group(job, &dials[i], &now[i], j - i);
	}
	for (i = 0; i < count; i++)
		open |= dials[i].family == IT_FAMILY_JUMBO && !now[i].back &&
			!dials[i].gone;
	return code == IT_OK && open ? ask_possible(job, dials, now, count)
				     : code;
}
