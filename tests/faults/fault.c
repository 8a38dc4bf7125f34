/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#include "support/text.h"
#include "tests/faults/fault.h"

enum {
	TXID_DIGITS = 11,
	MANY = 256,
	OF_CHILD = 500000,
	FIRST_VARYING = 1000001
};

/* ---- recording ---------------------------------------------------------- */

static recorded *new_call(record *rec)
{
	if (rec->count == rec->room) {
		rec->room = rec->room != 0 ? rec->room * 2 : 1024;
		rec->calls = realloc(rec->calls,
				     rec->room * sizeof *rec->calls);
		if (rec->calls == NULL)
			abort();
	}
	return &rec->calls[rec->count++];
}

static unsigned long count_number(const record *rec, const tracer_call *call)
{
	unsigned long count = 0;
	size_t i;

	for (i = rec->count; i-- > 0 && count == 0;)
		if (rec->calls[i].number == call->number &&
		    rec->calls[i].child == call->child)
			count = rec->calls[i].nth;
	return count;
}

/* text begins with the name that a transaction gives its files? */
static int is_txid(const char *text)
{
	return strncmp(text, "it", 2) == 0 &&
	       strspn(text + 2, "0123456789abcdef") == TXID_DIGITS;
}

/* What differs from run to run is written as a word. */
static void describe(const record *rec, const tracer_call *call,
		     recorded *out)
{
	it_strbuf plain = {NULL, 0, 0, 0};
	char about[PATH_SIZE];
	const char *at = about;

	call_describe(call, about, sizeof about);
	if (strncmp(about, rec->root, strlen(rec->root)) == 0) {
		it_strbuf_text(&plain, "ROOT");
		at += strlen(rec->root);
	}
	while (*at != '\0') {
		if (is_txid(at)) {
			it_strbuf_text(&plain, "TXID");
			at += 2 + TXID_DIGITS;
		} else {
			it_strbuf_char(&plain, *at++);
		}
	}
	it_mask(out->about, sizeof out->about, it_strbuf_str(&plain));
	it_strbuf_free(&plain);
}

/* From 1, from OF_CHILD + 1, and the same behind FIRST_VARYING. */
static unsigned long name_call(record *rec, const recorded *c)
{
	unsigned long base = c->child ? OF_CHILD : 0;

	return base + (call_varies(c->kind)
			       ? FIRST_VARYING + rec->varying[c->child]++
			       : ++rec->steady[c->child]);
}

static tracer_verdict note_call(void *arg, tracer_call *call)
{
	record *rec = arg;
	unsigned long before = count_number(rec, call);
	recorded *c = new_call(rec);

	c->number = call->number;
	c->child = call->child;
	c->nth = before + 1;
	c->kind = call_kind_of(call);
	c->index = name_call(rec, c);
	describe(rec, call, c);
	return TRACER_ON;
}

int record_run(record *rec, const setting *s, const char *command,
	       const char *root)
{
	hook h;
	result r;
	int status;

	memset(rec, 0, sizeof *rec);
	rec->root = root;
	h.only = TRACER_ALL;
	h.on_call = note_call;
	h.arg = rec;
	status = run_program(s, command, root, &h, &r);
	result_free(&r);
	return status;
}

void record_free(record *rec)
{
	free(rec->calls);
	memset(rec, 0, sizeof *rec);
}

const recorded *record_find(const record *rec, unsigned long index)
{
	size_t i;

	for (i = 0; i < rec->count; i++)
		if (rec->calls[i].index == index)
			return &rec->calls[i];
	return NULL;
}

/* ---- names -------------------------------------------------------------- */

static const struct {
	const char *name;
	int what;
} names[] = {
	{"BEFORE", KILL_BEFORE},  {"AFTER", KILL_AFTER},
	{"CUT", CUT},		  {"CUT-ALL", CUT_ALL},
	{"EINTR-ALL", INTERRUPT_ALL}, {"DEAD", DEAD},
	{"READ-ONLY", READ_ONLY},
};

enum { NAMES = sizeof names / sizeof names[0] };

const char *fault_name(int what)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (names[i].what == what)
			return names[i].name;
	return errno_name(what);
}

int fault_number(const char *name)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].what;
	return errno_number(name);
}

/* ---- injecting ---------------------------------------------------------- */

struct injection {
	const recorded *call;
	int what;
	unsigned long seen;
	int reached;
	tracer_call last[2]; /* that was interrupted, by child */
	const char *root;
};

static tracer_verdict cut(struct injection *in, tracer_call *call,
			  unsigned long long bytes)
{
	in->reached = 1;
	if (call->args[2] > bytes)
		tracer_set_arg(call, 2, bytes);
	return TRACER_ON;
}

/*
 * brk answers the address, which is the old one when there is no memory: as
 * if nothing had been asked.
 */
static tracer_verdict fail(struct injection *in, tracer_call *call, int number)
{
	in->reached = 1;
	if (call_fails_after(call_kind_of(call)))
		return TRACER_OUT;
	if (call->number == SYS_brk)
		tracer_set_arg(call, 0, 0);
	else
		tracer_fail(call, number);
	return TRACER_ON;
}

static tracer_verdict on_way_out(const struct injection *in, tracer_call *call)
{
	if (in->what == KILL_AFTER)
		return TRACER_KILL;
	tracer_set_result(call, in->what == INTERRUPT_ALL ? -EINTR
							  : -in->what);
	return TRACER_ON;
}

static tracer_verdict inject_one(void *arg, tracer_call *call)
{
	struct injection *in = arg;

	if (call->leaving)
		return on_way_out(in, call);
	if (call->child != in->call->child || ++in->seen != in->call->nth)
		return TRACER_ON;
	if (in->what == CUT)
		return cut(in, call, 1);
	if (in->what > 0)
		return fail(in, call, in->what);
	in->reached = 1;
	return in->what == KILL_AFTER ? TRACER_OUT : TRACER_KILL;
}

/* Output and pipes go on; what is named by a path lies in the root. */
static int is_of_disk(const struct injection *in, const tracer_call *call)
{
	const call_kind *kind = call_kind_of(call);
	size_t len = strlen(in->root);
	char about[PATH_SIZE];

	if (!call_changes(kind))
		return 0;
	if (!call_is_of_file(kind))
		return 1;
	call_describe(call, about, sizeof about);
	return strncmp(about, in->root, len) == 0 &&
	       (about[len] == '/' || about[len] == '\0');
}

/* The disk stays away: who is told so cannot put anything back. */
static tracer_verdict fail_from(void *arg, tracer_call *call)
{
	struct injection *in = arg;

	if (!in->reached && call->child == in->call->child &&
	    call->number == in->call->number)
		in->reached = ++in->seen == in->call->nth;
	if (in->reached && is_of_disk(in, call))
		tracer_fail(call, in->what == DEAD ? EIO : EROFS);
	return TRACER_ON;
}

static int is_of_library(const tracer_call *call)
{
	char about[PATH_SIZE];

	call_describe(call, about, sizeof about);
	return is_library(about);
}

/* Whole files in single bytes take minutes. */
static tracer_verdict cut_each(void *arg, tracer_call *call)
{
	if (!call_may_be_short(call_kind_of(call)) || is_of_library(call))
		return TRACER_ON;
	return cut(arg, call, call->args[2] > MANY ? call->args[2] / 2 : 1);
}

static int may_be_interrupted(const tracer_call *call)
{
	int errnos[16];
	size_t i, count = call_errnos(call_kind_of(call), errnos, 16);

	for (i = 0; i < count; i++)
		if (errnos[i] == EINTR)
			return 1;
	return 0;
}

static int is_again(const tracer_call *one, const tracer_call *other)
{
	return one->number == other->number &&
	       memcmp(one->args, other->args, 3 * sizeof one->args[0]) == 0;
}

/* The same call again is the answer that the interruption wants. */
static tracer_verdict interrupt_each(void *arg, tracer_call *call)
{
	struct injection *in = arg;
	tracer_call *last = &in->last[call->child];

	if (call->leaving)
		return on_way_out(in, call);
	if (!may_be_interrupted(call) || is_of_library(call))
		return TRACER_ON;
	if (is_again(call, last)) {
		memset(last, 0, sizeof *last);
		return TRACER_ON;
	}
	*last = *call;
	return fail(in, call, EINTR);
}

/* The calls that stop, and what is done there. */
static hook hook_of(struct injection *in)
{
	hook h = {TRACER_ALL, inject_one, in};

	if (in->what == CUT_ALL)
		h.on_call = cut_each;
	else if (in->what == INTERRUPT_ALL)
		h.on_call = interrupt_each;
	else if (in->what == DEAD || in->what == READ_ONLY)
		h.on_call = fail_from;
	else
		h.only = in->call->number;
	return h;
}

int fault_run(const setting *s, const char *command, const char *root,
	      const recorded *call, int what, result *r, int *reached)
{
	struct injection in;
	hook h;
	int status;

	memset(&in, 0, sizeof in);
	in.call = call;
	in.what = what;
	in.root = root;
	h = hook_of(&in);
	status = run_program(s, command, root, &h, r);
	*reached = in.reached;
	return status;
}
