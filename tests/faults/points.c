/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#include "tests/faults/points.h"

enum { MOST_ERRNOS = 16 };

static void add(points *all, int class, const recorded *call, int what)
{
	point *p;

	if (all->count == all->room) {
		all->room = all->room != 0 ? all->room * 2 : 1024;
		all->rows = realloc(all->rows, all->room * sizeof *all->rows);
		if (all->rows == NULL)
			abort();
	}
	p = &all->rows[all->count++];
	p->class = class;
	p->what = what;
	p->call = call;
	p->second = NULL;
}

/* ---- the points of one call --------------------------------------------- */

static void add_answers(points *all, const recorded *call)
{
	int errnos[MOST_ERRNOS];
	size_t i, count = call_errnos(call->kind, errnos, MOST_ERRNOS);

	for (i = 0; i < count; i++)
		add(all, ANSWERS, call, errnos[i]);
}

static void add_for_good(points *all, const recorded *call)
{
	if (!call_changes(call->kind))
		return;
	add(all, FOR_GOOD, call, DEAD);
	add(all, FOR_GOOD, call, READ_ONLY);
}

/* There is nothing after exit. */
static void add_kills(points *all, const recorded *call)
{
	add(all, KILLED, call, KILL_BEFORE);
	if (call->number != SYS_exit_group)
		add(all, KILLED, call, KILL_AFTER);
}

static void add_kill_after(points *all, const recorded *call)
{
	if (call_changes(call->kind))
		add(all, KILLED_TWICE, call, KILL_AFTER);
}

static void add_short(points *all, const recorded *call)
{
	int errnos[MOST_ERRNOS];
	size_t i, count = call_errnos(call->kind, errnos, MOST_ERRNOS);

	if (is_library(call->about))
		return;
	if (call_may_be_short(call->kind))
		add(all, SHORT_AND_INTERRUPTED, call, CUT);
	for (i = 0; i < count; i++)
		if (errnos[i] == EINTR)
			add(all, SHORT_AND_INTERRUPTED, call, EINTR);
}

/* Where the recovery is struck: its calls, after every kill of class 3. */
static const struct {
	int class;
	void (*add)(points *all, const recorded *call);
} kinds[] = {
	{ANSWERS, add_answers},
	{FOR_GOOD, add_for_good},
	{KILLED, add_kills},
	{KILLED_TWICE, add_kill_after},
	{RECOVERING, add_answers},
	{SHORT_AND_INTERRUPTED, add_short},
};

/* ---- sampling ----------------------------------------------------------- */

/* Those of calls that change something are counted apart. */
static void thin_out(points *all, const sampling *s)
{
	unsigned long seen[2] = {0, 0};
	size_t i, kept = 0;
	int changes;

	for (i = 0; i < all->count; i++) {
		changes = all->rows[i].call == NULL ||
			  call_changes(all->rows[i].call->kind);
		if (seen[changes]++ % (changes ? s->changing : s->reading) ==
		    0)
			all->rows[kept++] = all->rows[i];
	}
	all->count = kept;
}

/* Of a build with coverage: it counts what it ran through when it ends. */
static int is_counting(const recorded *call)
{
	return strstr(call->about, ".gcda") != NULL;
}

static void add_calls(points *all, int class, const record *rec)
{
	size_t i, k;

	for (k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		for (i = 0; kinds[k].class == class && i < rec->count; i++)
			if (!is_counting(&rec->calls[i]))
				kinds[k].add(all, &rec->calls[i]);
}

int class_is_recovery(int class)
{
	return class == KILLED_TWICE || class == RECOVERING;
}

void points_of(points *all, int class, const record *rec, const sampling *s)
{
	size_t i;

	memset(all, 0, sizeof *all);
	if (class == SHORT_AND_INTERRUPTED) {
		add(all, class, NULL, CUT_ALL);
		add(all, class, NULL, INTERRUPT_ALL);
	}
	add_calls(all, class_is_recovery(class) ? KILLED_TWICE : class, rec);
	thin_out(all, s);
	for (i = 0; i < all->count; i++)
		all->rows[i].class = class;
}

/*
 * A number that is the same in each campaign, and knows no period: where the
 * sample of a recovery begins.  From there on it is every Nth, so that a long
 * one is never left out.
 */
static unsigned long mix(unsigned long i)
{
	unsigned long long x = i * 0x9e3779b97f4a7c15ULL;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
	return (unsigned long)(x ^ (x >> 31));
}

void points_of_recovery(points *all, const point *first, const record *rec,
			const sampling *s)
{
	unsigned long every = first->class == RECOVERING ? s->recovering
							 : s->pairs;
	size_t i, kept = 0;

	memset(all, 0, sizeof *all);
	add_calls(all, first->class, rec);
	for (i = 0; i < all->count; i++) {
		if ((mix(first->call->index) + i) % every != 0)
			continue;
		all->rows[kept] = all->rows[i];
		all->rows[kept].class = first->class;
		all->rows[kept].second = all->rows[i].call;
		all->rows[kept++].call = first->call;
	}
	all->count = kept;
}

void points_free(points *all)
{
	free(all->rows);
	memset(all, 0, sizeof *all);
}

/* ---- names -------------------------------------------------------------- */

void point_name(const point *p, const char *op_name, char *out, size_t size)
{
	char second[24] = "";

	if (p->second != NULL)
		(void)snprintf(second, sizeof second, "/%lu",
			       p->second->index);
	(void)snprintf(out, size, "%c:%s:%lu%s:%s", p->class, op_name,
		       p->call != NULL ? p->call->index : 0, second,
		       fault_name(p->what));
}

typedef struct parts {
	char class, operation[32], calls[48], fault[16];
} parts;

static int split(parts *out, const char *name)
{
	return sscanf(name, "%c:%31[^:]:%47[^:]:%15s", &out->class,
		      out->operation, out->calls, out->fault) == 4
		       ? 0
		       : -1;
}

const operation *point_operation(const char *name)
{
	parts part;

	return split(&part, name) == 0 ? operation_find(part.operation) : NULL;
}

int point_parse(point *p, const char *name, const record *rec,
		unsigned long *second)
{
	parts part;
	char *end;

	memset(p, 0, sizeof *p);
	if (split(&part, name) != 0)
		return -1;
	p->class = part.class;
	p->call = record_find(rec, strtoul(part.calls, &end, 10));
	*second = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
	p->what = fault_number(part.fault);
	if (p->what == 0 || class_is_recovery(p->class) != (*second != 0))
		return -1;
	return p->call != NULL || p->what <= CUT_ALL ? 0 : -1;
}
