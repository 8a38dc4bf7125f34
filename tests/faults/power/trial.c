/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/restore.h"
#include "tests/faults/power/seen.h"
#include "tests/faults/power/states.h"
#include "tests/faults/power/trial.h"
#include "tests/faults/power/watch.h"

enum {
	ROUNDS = 8,	  /* in which a judge has recovered in each way */
	DRAWS = 64,	  /* for a state, of which most may stand for nothing */
	NEVER_ENDED = -1 /* the status of a run that the failure ended */
};

/* The states of one cut. */
struct cut {
	trial *t;
	states_cut choices;
	unsigned *vector;
	states_image image;
	trial_tally *tally;
};

static const disk *disk_of(const trial *t)
{
	return &t->rec->disk;
}

/* ---- one state -------------------------------------------------------- */

/* What the run has told its user is to last. */
static int is_told(const struct cut *c)
{
	return c->choices.call >= c->t->rec->said;
}

static unsigned long long key_of(const struct cut *c)
{
	return disk_mix(c->image.hash, (unsigned long long)is_told(c));
}

/* Of all states that differ only in the bytes of unread files. */
static unsigned long long common_key(struct cut *c)
{
	return disk_mix(states_masked_hash(&c->image, c->t->unread),
			(unsigned long long)is_told(c));
}

/*
 * Two states that differ only in bytes that recovery neither reads nor
 * leaves behind end alike, and one of them is put on disk.  Which files
 * these are is watched, not assumed.
 */
static void note_unread(struct cut *c, const char *unread, state found)
{
	trial *t = c->t;
	size_t i;

	for (i = 0; i < disk_of(t)->inode_count; i++)
		t->unread[i] = t->unread[i] && unread[i];
	seen_add(t->seen, common_key(c), (int)found);
}

static char *copy_unread(const trial *t)
{
	size_t size = disk_of(t)->inode_count;

	return memcpy(need_memory(NULL, size, 1), t->unread, size);
}

static state put_on_disk(struct cut *c, judgement *j)
{
	trial *t = c->t;
	char *unread = copy_unread(t);
	watch w;
	int known;

	judge_begin(j);
	j->status = is_told(c) ? t->ended : NEVER_ENDED;
	restore_tree(t->jd->root, &c->image);
	watch_begin(&w, t->jd->root, &c->image, unread);
	judge_root(t->jd, j);
	watch_end(&w);
	if (!seen_find(t->seen, key_of(c), &known))
		seen_add(t->seen, key_of(c), (int)j->state);
	c->tally->on_disk++;
	if (t->can_watch && j->state != STATE_THIRD)
		note_unread(c, unread, j->state);
	free(unread);
	return j->state;
}

static state judge_image(struct cut *c)
{
	trial *t = c->t;
	judgement j;
	int known;
	state found;

	if (seen_find(t->seen, key_of(c), &known) ||
	    (t->can_watch && seen_find(t->seen, common_key(c), &known)))
		return (state)known;
	found = put_on_disk(c, &j);
	judge_end(&j);
	return found;
}

/* ---- telling of a third state ----------------------------------------- */

/* Gives back one loss after the other as long as the state stays wrong. */
static void reduce(struct cut *c)
{
	size_t i;

	for (i = 0; i < c->choices.count; i++) {
		unsigned picked = c->vector[i];

		c->vector[i] = c->choices.choices[i].full;
		if (!states_make(&c->choices, c->vector, &c->image) ||
		    judge_image(c) != STATE_THIRD)
			c->vector[i] = picked;
	}
	(void)states_make(&c->choices, c->vector, &c->image);
}

static void tell_name(const struct cut *c, it_strbuf *out)
{
	size_t i;

	it_strbuf_format(out, "--only %s:%s:%d:", c->t->name,
			 c->choices.rules->name, c->choices.call);
	for (i = 0; i < c->choices.count; i++)
		it_strbuf_format(out, "%s%u", i != 0 ? "," : "",
				 c->vector[i]);
}

static int was_told(const trial_tally *tally, unsigned long long hash)
{
	unsigned i;

	for (i = 0; i < tally->told; i++)
		if (tally->told_hashes[i] == hash)
			return 1;
	return 0;
}

/* A judge recovers now and then by another run instead of by recover. */
static void put_until_wrong(struct cut *c, judgement *j)
{
	int i;

	for (i = 1; put_on_disk(c, j) != STATE_THIRD && i < ROUNDS; i++)
		judge_end(j);
}

static void tell_judged(const struct cut *c, const judgement *j)
{
	static const char *const names[STATES] = {"OLD", "NEW", "third state"};
	it_strbuf out = {NULL, 0, 0, 0};

	it_strbuf_format(&out, "%s: ", names[j->state]);
	tell_name(c, &out);
	it_strbuf_format(&out, ": %s\n power lost after call %d: %s%s\n",
			 j->why, c->choices.call,
			 c->choices.disk->calls[c->choices.call],
			 is_told(c) ? ", the result was told" : "");
	states_describe(&c->choices, c->vector, &out);
	(void)printf("%s%s", it_strbuf_str(&out), it_strbuf_str(&j->story));
	(void)fflush(stdout);
	it_strbuf_free(&out);
}

static void tell(struct cut *c)
{
	judgement j;

	reduce(c);
	if (was_told(c->tally, c->image.hash))
		return;
	c->tally->told_hashes[c->tally->told++] = c->image.hash;
	put_until_wrong(c, &j);
	tell_judged(c, &j);
	judge_end(&j);
}

/* Telling reduces the vector, which is needed to count on. */
static void tell_copy(struct cut *c)
{
	size_t size = c->choices.count * sizeof *c->vector;
	unsigned *saved = need_memory(NULL, size, 1);

	memcpy(saved, c->vector, size);
	tell(c);
	memcpy(c->vector, saved, size);
	free(saved);
}

/* 0 if the vector stands for no state of its own. */
static int try_vector(struct cut *c)
{
	state found;

	if (!states_make(&c->choices, c->vector, &c->image))
		return 0;
	found = judge_image(c);
	c->tally->states[found]++;
	if (found == STATE_THIRD && c->tally->told < TRIAL_MOST_TOLD)
		tell_copy(c);
	return 1;
}

/* ---- the states of one cut -------------------------------------------- */

/* Files of which bytes may be lost. */
static void watch_files(struct cut *c)
{
	size_t i;

	memset(c->t->unread, 0, disk_of(c->t)->inode_count);
	for (i = 0; c->t->can_watch && i < c->choices.count; i++) {
		const states_choice *choice = &c->choices.choices[i];

		if (choice->kind == STATES_BLOCK ||
		    choice->kind == STATES_BLOCKS)
			c->t->unread[choice->owner] = 1;
	}
}

static void cut_begin(struct cut *c, trial *t, const rules_row *rules,
		      int call, trial_tally *tally)
{
	size_t size;

	c->t = t;
	c->tally = tally;
	states_cut_begin(&c->choices, disk_of(t), rules, call);
	states_image_begin(&c->image, disk_of(t));
	size = c->choices.count * sizeof *c->vector;
	c->vector = need_memory(NULL, size, 1);
	memset(c->vector, 0, size);
	watch_files(c);
}

static void cut_end(struct cut *c)
{
	states_image_end(&c->image);
	states_cut_end(&c->choices);
	free(c->vector);
}

/* splitmix64 */
static unsigned long draw(trial *t, unsigned long sides)
{
	unsigned long long z = t->seed += 0x9e3779b97f4a7c15ULL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return (unsigned long)((z ^ (z >> 31)) % sides);
}

/* Nothing lost and all lost are drawn more often than the rest. */
static void draw_vector(struct cut *c)
{
	size_t i;

	for (i = 0; i < c->choices.count; i++) {
		const states_choice *choice = &c->choices.choices[i];

		switch (draw(c->t, 4)) {
		case 0:
			c->vector[i] = 0;
			break;
		case 1:
			c->vector[i] = choice->full;
			break;
		default:
			c->vector[i] = (unsigned)draw(c->t, choice->count);
		}
	}
}

static void try_all(struct cut *c)
{
	do
		(void)try_vector(c);
	while (states_next(&c->choices, c->vector));
}

static unsigned long try_some(struct cut *c, unsigned long count)
{
	unsigned long draws, tried = 0;

	for (draws = 0; tried < count && draws < DRAWS * count; draws++) {
		draw_vector(c);
		tried += (unsigned long)try_vector(c);
	}
	return tried;
}

static void all_of_cut(trial *t, const rules_row *rules, int call,
		       trial_tally *tally)
{
	struct cut c;

	cut_begin(&c, t, rules, call, tally);
	tally->cuts++;
	if (states_count(&c.choices, t->bound + 1) <= t->bound) {
		try_all(&c);
	} else {
		tally->cut_short++;
		(void)try_some(&c, t->bound);
	}
	cut_end(&c);
}

/* A few of one cut at a time, since its choices take time to find. */
static unsigned long some_of_cut(trial *t, const rules_row *rules, int call,
				 unsigned long most, trial_tally *tally)
{
	unsigned long tried;
	struct cut c;

	cut_begin(&c, t, rules, call, tally);
	tried = try_some(&c, (unsigned long)states_count(&c.choices, most));
	cut_end(&c);
	return tried;
}

/* ---- all of them ------------------------------------------------------ */

static void try_every_cut(trial *t, const rules_row *rules,
			  trial_tally *tally)
{
	size_t call;

	for (call = t->id; call < disk_of(t)->call_count; call += t->jobs)
		all_of_cut(t, rules, (int)call, tally);
}

/*
 * A long row of writes to one file is drawn as its first and last two: in
 * between the states are much alike.
 */
static int is_in_row(const disk *d, size_t call)
{
	return call > 1 && call + 2 < d->call_count &&
	       strcmp(d->calls[call - 2], d->calls[call]) == 0 &&
	       strcmp(d->calls[call + 2], d->calls[call]) == 0;
}

static int draw_call(trial *t)
{
	size_t call;

	do
		call = draw(t, (unsigned long)disk_of(t)->call_count);
	while (is_in_row(disk_of(t), call));
	return (int)call;
}

static void try_sample(trial *t, const rules_row *rules, trial_tally *tally)
{
	unsigned long calls = (unsigned long)disk_of(t)->call_count;
	unsigned long few = t->sample / calls + 1, left = t->sample, tried;

	for (; left > 0; left -= tried)
		tried = some_of_cut(t, rules, draw_call(t),
				    left < few ? left : few, tally);
}

static double now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void trial_begin(trial *t)
{
	t->seen = need_memory(NULL, 1, sizeof *t->seen);
	seen_begin(t->seen);
	t->unread = need_memory(NULL, disk_of(t)->inode_count, 1);
	t->can_watch = watch_works(t->jd->sc->s->base);
}

void trial_end(trial *t)
{
	seen_end(t->seen);
	free(t->seen);
	free(t->unread);
}

void trial_rules(trial *t, const rules_row *rules, trial_tally *tally)
{
	double begun = now();

	if (t->sample != 0)
		try_sample(t, rules, tally);
	else
		try_every_cut(t, rules, tally);
	tally->seconds += now() - begun;
}

static void read_vector(struct cut *c, const char *numbers)
{
	size_t i;
	char *end;

	for (i = 0; i < c->choices.count; i++) {
		c->vector[i] = (unsigned)strtoul(numbers, &end, 10);
		if (end == numbers ||
		    c->vector[i] >= c->choices.choices[i].count)
			need_die("choice %lu has the alternatives 0 to %u",
				 (unsigned long)i,
				 c->choices.choices[i].count - 1);
		numbers = *end == ',' ? end + 1 : end;
	}
}

void trial_one(trial *t, const rules_row *rules, int call,
	       const char *numbers, trial_tally *tally)
{
	judgement j;
	struct cut c;

	if (call < 0 || call >= (int)disk_of(t)->call_count)
		need_die("there is no call %d", call);
	cut_begin(&c, t, rules, call, tally);
	read_vector(&c, numbers);
	if (!states_make(&c.choices, c.vector, &c.image))
		need_die("these rules allow no such state");
	put_until_wrong(&c, &j);
	tally->states[j.state]++;
	tell_judged(&c, &j);
	judge_end(&j);
	cut_end(&c);
}
