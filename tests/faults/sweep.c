/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fails each call, and each allocation, of small runs that hold every kind of
 * step, alone and with all that come after it; then each call of recoveries.
 * After each the root and the running system must be OLD or NEW, as the code
 * says.  All in one process: some ten thousand runs in seconds.
 *
 * sweep [short|full [ROWS]]
 * sweep WORLD KIND AT WAY [KIND AT WAY]: that point, with both states
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "installer/commands.h"
#include "tests/faults/sweep_journal.h"
#include "tests/faults/sweep_judge.h"

/* The command line's parser asks; nothing is parsed here. */
const it_command *it_command_find(const char *name)
{
	(void)name;
	return NULL;
}

static int full;

/* ---- one point ---------------------------------------------------------- */

/* One run under a blow; whether it was reached. */
static int try_blow(const world *w, const blow *b, outcome *o)
{
	const char *what;

	world_begin(w);
	world_apply(w, b, o);
	points++;
	what = judge_words(o);
	if (what == NULL)
		what = judge_recovered(w, o->code);
	if (what != NULL)
		judge_complain(w, b, NULL, o, what);
	world_end();
	return o->report.name != NULL;
}

/* The power fails at first->at; second is a blow at the recovery after it. */
static int try_recovery(const world *w, const blow *first, const blow *second)
{
	outcome o, r;
	const char *what;
	it_code promised;

	world_begin(w);
	world_apply(w, first, &o);
	promised = o.code;
	world_recover(w, second, &r);
	points++;
	what = judge_words(&r);
	if (what == NULL && r.code == IT_OK && promised == IT_UNFINISHED)
		promised = r.recovered == IT_RECOVERY_FORWARD ? IT_OK
			   : r.recovered == IT_RECOVERY_BACK  ? IT_FAILED
							      : promised;
	if (what == NULL)
		what = judge_recovered(w, promised);
	if (what != NULL)
		judge_complain(w, first, second, &r, what);
	world_end();
	return r.report.name != NULL;
}

/* ---- sweeps ------------------------------------------------------------- */

/* What is done in each world; the numbers are those of short and of full. */
static const struct part {
	blow_kind kind;
	int recovers;		/* in a recovery after a power failure */
	unsigned long step[2];	/* every how many calls */
	unsigned long inner[2]; /* the same of the recovery */
} parts[] = {
	{BLOW_CALL, 0, {5, 1}, {0, 0}},
	{BLOW_DISK, 0, {11, 1}, {0, 0}},
	{BLOW_MEMORY, 0, {5, 1}, {0, 0}},
	{BLOW_FAMINE, 0, {7, 1}, {0, 0}},
	{BLOW_CALL, 1, {149, 13}, {29, 5}},
	{BLOW_MEMORY, 1, {211, 31}, {11, 3}},
};

/* In the full sweep each call fails in each of its ways. */
static void sweep_runs(const world *w, const struct part *part)
{
	unsigned long step = part->step[full];
	int reached = 1;
	outcome o;
	blow b;

	b.kind = part->kind;
	for (b.at = 1; reached; b.at += step) {
		b.way = full ? 0 : (unsigned)(b.at / step);
		reached = try_blow(w, &b, &o);
		while (full && reached && ++b.way < o.report.ways)
			(void)try_blow(w, &b, &o);
	}
}

static void sweep_recovery(const world *w, const struct part *part,
			   const blow *first)
{
	unsigned long inner = part->inner[full];
	int reached = 1;
	blow second;

	second.kind = part->kind;
	for (second.at = 1 + first->at % inner; reached; second.at += inner) {
		second.way = (unsigned)(first->at + second.at);
		reached = try_recovery(w, first, &second);
	}
}

static void sweep_part(const world *w, const struct part *part)
{
	blow first = {BLOW_DISK, 1, 0};
	outcome o;

	if (!part->recovers) {
		sweep_runs(w, part);
		return;
	}
	for (; try_blow(w, &first, &o); first.at += part->step[full])
		sweep_recovery(w, part, &first);
}

static void write_row(const char *rows, const world *w, time_t begun)
{
	FILE *file = rows != NULL ? fopen(rows, "a") : NULL;

	if (file == NULL)
		return;
	(void)fprintf(file, "14\t%s\t%lu\t%lu\t%lu\t%lu\t%ld\n", w->name,
		      points, old_ends, new_ends, bad_ends,
		      (long)(time(NULL) - begun));
	(void)fclose(file);
}

static int sweep(const world *w, const char *rows)
{
	time_t begun = time(NULL);
	size_t i;

	judge_learn(w);
	for (i = 0; i < sizeof parts / sizeof parts[0]; i++)
		sweep_part(w, &parts[i]);
	sweep_words(w);
	sweep_bytes(w, full ? 1 : 61);
	(void)printf("sweep %s: %lu points, OLD %lu, NEW %lu, bad %lu\n",
		     w->name, points, old_ends, new_ends, bad_ends);
	write_row(rows, w, begun);
	judge_end();
	return bad_ends != 0;
}

/* Each world in a process of its own. */
static int sweep_all(const char *rows)
{
	int status, failed = 0;
	size_t i;

	for (i = 0; i < world_count; i++)
		if (fork() == 0)
			exit(sweep(&worlds[i], rows));
	while (wait(&status) > 0)
		failed |= status;
	return failed != 0;
}

static const world *find_world(const char *name)
{
	size_t i;

	for (i = 0; i < world_count; i++)
		if (strcmp(worlds[i].name, name) == 0)
			return &worlds[i];
	return NULL;
}

static blow parse_blow(char **words)
{
	blow b;

	b.kind = blow_of_name(words[0]);
	b.at = strtoul(words[1], NULL, 10);
	b.way = (unsigned)strtoul(words[2], NULL, 10);
	return b;
}

/* The one of a complaint, with both states. */
static int repeat(const world *w, int argc, char **argv)
{
	blow first, second;
	outcome o;

	if (w == NULL)
		return 2;
	first = parse_blow(argv + 2);
	judge_learn(w);
	if (argc >= 8) {
		second = parse_blow(argv + 5);
		(void)try_recovery(w, &first, &second);
	} else {
		(void)try_blow(w, &first, &o);
	}
	judge_show();
	return bad_ends != 0;
}

int main(int argc, char **argv)
{
	int result;

	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	full = argc > 1 && strcmp(argv[1], "full") == 0;
	result = argc >= 5 ? repeat(find_world(argv[1]), argc, argv)
			   : sweep_all(argc > 2 ? argv[2] : NULL);
	judge_end();
	return result;
}
