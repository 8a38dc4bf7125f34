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

enum { MOST = 16 }; /* that one call reads */

static it_code ask(it_job *job, const it_dial_call *call, it_strbuf *out)
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

static it_code note_all(it_job *job, it_dial *dials, int *back, size_t count,
			it_reading *readings)
{
	size_t i;
	int told = 0;
	it_code code = IT_OK;

	if (dials->family == IT_FAMILY_DLADM)
		code = it_dials_stored(dials, count, &job->root, &told,
				       readings, &job->error);
	for (i = 0; code == IT_OK && i < count; i++) {
		note(&dials[i], &readings[i]);
		back[i] = is_back(&dials[i], &readings[i], told);
		code = it_dial_note_gone(&dials[i], &readings[i], &job->error);
	}
	return code;
}

static it_code read_group(it_job *job, it_dial *dials, int *back,
			  size_t count)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_reading readings[MOST];
	it_dial_call call;
	it_slice text;
	it_code code;

	if (!it_dial_read(dials, count, &call))
		return IT_OK;
	code = ask(job, &call, &out);
	text.at = it_strbuf_str(&out);
	text.len = out.len;
	if (code == IT_OK) {
		it_dial_parse(dials, count, text, readings);
		code = note_all(job, dials, back, count, readings);
	}
	it_strbuf_free(&out);
	return code;
}

it_code it_tuning_since(it_job *job, it_dial *dials, int *back, size_t count)
{
	size_t i, j;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < count; i = j) {
		for (j = i + 1; j < count && j - i < MOST &&
				it_dial_is_alike(&dials[i], &dials[j]);
		     j++)
			continue;
		code = read_group(job, &dials[i], &back[i], j - i);
	}
	return code;
}
