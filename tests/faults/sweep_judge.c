/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tests/faults/sweep_judge.h"

enum { MOST_SHOWN = 20 };

unsigned long points, old_ends, new_ends, bad_ends;
static it_strbuf old_state, new_state, state;

static const char *const kinds[] = {"none", "call", "disk", "memory",
				    "famine"};

const char *blow_name(blow_kind kind)
{
	return kinds[kind];
}

blow_kind blow_of_name(const char *name)
{
	int i = sizeof kinds / sizeof kinds[0] - 1;

	while (i > 0 && strcmp(kinds[i], name) != 0)
		i--;
	return (blow_kind)i;
}

void judge_complain(const world *w, const blow *first, const blow *second,
		    const outcome *o, const char *what)
{
	if (++bad_ends > MOST_SHOWN)
		return;
	(void)printf("sweep %s %s %lu %u", w->name, blow_name(first->kind),
		     first->at, first->way);
	if (second != NULL)
		(void)printf(" (recovery: %s %lu %u)", blow_name(second->kind),
			     second->at, second->way);
	(void)printf(": %s; struck: %s; status %d: %s: %s\n", what,
		     o->report.name != NULL ? o->report.name : "nothing",
		     it_code_status(o->code), o->error.path, o->error.text);
}

static int is_state(const it_strbuf *wanted)
{
	return strcmp(it_strbuf_str(&state), it_strbuf_str(wanted)) == 0;
}

const char *judge_state(it_code promised)
{
	int is_old, is_new;

	world_list(&state);
	is_old = is_state(&old_state);
	is_new = is_state(&new_state);
	old_ends += is_old != 0;
	new_ends += is_new != 0;
	if (!is_old && !is_new)
		return "a third state";
	if (promised == IT_OK && !is_new)
		return "it said that it succeeded, and is OLD";
	if (promised != IT_OK && promised != IT_UNFINISHED && !is_old)
		return "it said that it failed, and is NEW";
	return NULL;
}

const char *judge_words(const outcome *o)
{
	if (o->leaks != 0)
		return "a descriptor stays open";
	if (o->code == IT_OK)
		return NULL;
	if (o->error.code != o->code || o->error.text[0] == '\0')
		return "no message, or that of another error";
	return o->code == IT_UNFINISHED && o->error.remedy[0] == '\0'
		       ? "no remedy"
		       : NULL;
}

const char *judge_recovered(const world *w, it_code promised)
{
	outcome o;
	const char *what;

	world_recover(w, NULL, &o);
	if (o.code != IT_OK)
		return "the recovery failed";
	what = judge_state(promised);
	return what != NULL ? what : judge_words(&o);
}

void judge_learn(const world *w)
{
	static const blow none = {BLOW_NONE, 0, 0};
	outcome o;

	world_begin(w);
	world_list(&old_state);
	world_apply(w, NULL, &o);
	world_list(&new_state);
	if (o.code != IT_OK)
		judge_complain(w, &none, NULL, &o, "the undisturbed run");
	world_end();
}

void judge_end(void)
{
	it_strbuf_free(&old_state);
	it_strbuf_free(&new_state);
	it_strbuf_free(&state);
}

void judge_show(void)
{
	(void)printf("--- old\n%s--- new\n%s--- is\n%s",
		     it_strbuf_str(&old_state), it_strbuf_str(&new_state),
		     it_strbuf_str(&state));
}
