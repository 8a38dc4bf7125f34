/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tests/faults/rootfs.h"
#include "tests/faults/worker.h"

typedef struct worker {
	const orders *o;
	tally *t;
	char root[PATH_SIZE];
	judge jd;
	FILE *report;
} worker;

void worker_root(const orders *o, unsigned id, char *out, size_t size)
{
	(void)snprintf(out, size, "%s/w%u", o->s.base, id);
}

void worker_report(const orders *o, unsigned id, char *out, size_t size)
{
	(void)snprintf(out, size, "%s/r%u", o->s.base, id);
}

static int worker_begin(worker *w, const orders *o, const scene *sc,
			unsigned id)
{
	char path[PATH_SIZE];

	memset(w, 0, sizeof *w);
	w->o = o;
	w->t = &o->tallies[id];
	worker_root(o, id, w->root, sizeof w->root);
	worker_report(o, id, path, sizeof path);
	w->jd.sc = sc;
	w->jd.root = w->root;
	w->jd.follow = o->follow;
	w->jd.strict = o->strict;
	w->report = fopen(path, "w");
	return w->report != NULL ? 0 : -1;
}

/* ---- one point ---------------------------------------------------------- */

static void new_root(const worker *w, judgement *j)
{
	(void)rootfs_remove(w->root);
	if (rootfs_copy(w->jd.sc->old_root, w->root) != 0)
		judge_third(j, "OLD cannot be copied");
}

static void run_faulty(const worker *w, const char *command, const recorded *c,
		       int what, result *r, judgement *j)
{
	int reached;

	if (fault_run(&w->o->s, command, w->root, c, what, r, &reached) != 0)
		judge_third(j, "the program cannot be run");
	else if (!reached && !(c != NULL && call_varies(c->kind)))
		judge_third(j, "the run did not come to that call");
}

/* A kill before the recovery is struck; what it leaves is not judged. */
static void kill_first(const worker *w, const point *p, judgement *j)
{
	result r;

	new_root(w, j);
	run_faulty(w, w->jd.sc->op->command, p->call, KILL_AFTER, &r, j);
	result_free(&r);
}

static demand demand_of(int class)
{
	if (class == SHORT_AND_INTERRUPTED)
		return MUST_SUCCEED;
	return class_is_recovery(class) ? OF_RECOVERY : ANY_END;
}

static void try_point(worker *w, const point *p, judgement *j)
{
	result r;

	if (p->second != NULL) {
		kill_first(w, p, j);
		run_faulty(w, "recover", p->second, p->what, &r, j);
	} else {
		new_root(w, j);
		run_faulty(w, w->jd.sc->op->command, p->call, p->what, &r, j);
	}
	judge_run(&w->jd, j, &r, demand_of(p->class));
	result_free(&r);
	judge_root(&w->jd, j);
}

/* The one that is struck. */
static const recorded *call_of(const point *p)
{
	static const recorded all = {0, 0, 0, 0, NULL, "all calls"};

	if (p->second != NULL)
		return p->second;
	return p->call != NULL ? p->call : &all;
}

static void report(const worker *w, const point *p, const judgement *j)
{
	const recorded *call = call_of(p);
	char name[64];

	point_name(p, w->jd.sc->op->name, name, sizeof name);
	(void)fprintf(w->report, "third state: --only %s: %s(%s): %s\n", name,
		      call_name(call->kind), call->about, j->why);
}

static void count_point(worker *w, const point *p)
{
	judgement j;

	judge_begin(&j);
	try_point(w, p, &j);
	if (j.state == STATE_THIRD)
		report(w, p, &j);
	w->t->states[j.state]++;
	w->t->followed = w->jd.followed;
	w->t->done++;
	judge_end(&j);
}

/* ---- many points -------------------------------------------------------- */

/* Which calls recover makes depends on where the first kill was. */
static int record_recovery(const worker *w, const point *p, record *rec)
{
	judgement j;
	state found;

	judge_begin(&j);
	kill_first(w, p, &j);
	found = j.state;
	judge_end(&j);
	if (found == STATE_THIRD)
		return -1;
	return record_run(rec, &w->o->s, "recover", w->root);
}

static int try_recovery(worker *w, const point *p)
{
	points seconds;
	record rec = {NULL, NULL, 0, 0, {0, 0}, {0, 0}};
	size_t i;
	int bad = record_recovery(w, p, &rec);

	if (bad == 0) {
		points_of_recovery(&seconds, p, &rec, &w->o->sample);
		for (i = 0; i < seconds.count; i++)
			count_point(w, &seconds.rows[i]);
		points_free(&seconds);
	}
	record_free(&rec);
	return bad;
}

int worker_run(const orders *o, const scene *sc, const points *all,
	       unsigned id)
{
	worker w;
	size_t i;
	int bad = 0;

	if (worker_begin(&w, o, sc, id) != 0)
		return 1;
	for (i = id; bad == 0 && i < all->count; i += o->jobs)
		if (class_is_recovery(all->rows[i].class))
			bad = try_recovery(&w, &all->rows[i]);
		else
			count_point(&w, &all->rows[i]);
	(void)rootfs_remove(w.root);
	return fclose(w.report) != 0 || bad;
}

/* ---- one point by its name ---------------------------------------------- */

static int find_point(const worker *w, const char *name, const record *rec,
		      point *p, record *recovery)
{
	unsigned long second;

	if (point_parse(p, name, rec, &second) != 0)
		return -1;
	if (!class_is_recovery(p->class))
		return 0;
	if (record_recovery(w, p, recovery) != 0)
		return -1;
	p->second = record_find(recovery, second);
	return p->second != NULL ? 0 : -1;
}

static int show_point(worker *w, const point *p)
{
	static const char *const names[] = {"OLD", "NEW", "third state"};
	const recorded *call = call_of(p);
	judgement j;
	int found;

	judge_begin(&j);
	try_point(w, p, &j);
	found = (int)j.state;
	(void)printf("--- call %lu: %s(%s)\n%s", call->index,
		     call_name(call->kind), call->about,
		     it_strbuf_str(&j.story));
	if (w->o->keep)
		(void)printf("--- the root: %s\n", w->root);
	(void)printf("--- %s%s%s\n", names[found],
		     j.why[0] != '\0' ? ": " : "", j.why);
	judge_end(&j);
	return found;
}

int worker_show(const orders *o, const scene *sc, const record *rec,
		const char *name)
{
	record recovery = {NULL, NULL, 0, 0, {0, 0}, {0, 0}};
	worker w;
	point p;
	int found = -1;

	if (worker_begin(&w, o, sc, 0) != 0)
		return -1;
	w.jd.follow = 1;
	if (find_point(&w, name, rec, &p, &recovery) == 0)
		found = show_point(&w, &p);
	else
		(void)fprintf(stderr, "campaign: %s: no such point\n", name);
	record_free(&recovery);
	(void)fclose(w.report);
	return found;
}
