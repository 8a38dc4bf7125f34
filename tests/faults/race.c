/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Class 8: several runs on one root at once.  One of them changes it; the
 * others answer with status 6, or with 0 and "nothing to do" if they came
 * after it.  Then: who finds the lock taken answers within 100 ms, and a
 * lock whose holder was killed holds nobody up.
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/crew.h"
#include "tests/faults/rootfs.h"

enum {
	MOST = 16,
	ROUNDS = 250,
	BUSY = 6,
	TRIES = 3,	      /* a slow answer may be the machine's fault */
	LONGEST_START = 4000, /* microseconds between the first and the last */
};

/* What became of the racers of all rounds; shared by the hands. */
typedef struct ends {
	unsigned long changed, busy, late;
} ends;

typedef struct race {
	size_t count;
	ends *all;
} race;

typedef struct racer {
	pid_t pid;
	double begun, seconds;
	int status; /* as from waitpid(2) */
	char output[PATH_SIZE + 24];
} racer;

/* ---- one racer ------------------------------------------------------ */

static void pass(unsigned long microseconds)
{
	struct timespec time = {0, (long)microseconds * 1000};

	(void)nanosleep(&time, NULL);
}

static void execute(const hand *h, const racer *r, unsigned long delay)
{
	char media[PATH_SIZE];
	const char *install[] = {
	    h->c->s.program, "install", "--components", "vmxnet3s", "--media",
	    media,	     "--json",	"--root",	h->root,    NULL};
	const char *uninstall[] = {h->c->s.program, "uninstall", "--json",
				   "--root",	    h->root,	 NULL};
	const char **words = strcmp(h->jd.sc->op->command, "uninstall") == 0
				 ? uninstall
				 : install;
	int fd = open(r->output, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	(void)snprintf(media, sizeof media,
		       "%s/media/vmware-solaris-tools.tar.gz", h->c->s.samples);
	(void)dup2(fd, 1);
	(void)dup2(fd, 2);
	pass(delay);
	(void)execv(words[0], (char *const *)(void *)words);
	_exit(127);
}

static void start(const hand *h, racer *r, unsigned number, unsigned long delay)
{
	(void)snprintf(r->output, sizeof r->output, "%s/output%u", h->home,
		       number);
	r->begun = crew_now();
	r->pid = fork();
	if (r->pid == 0)
		execute(h, r, delay);
}

static void finish(racer *all, size_t count)
{
	size_t left, i;
	int status;
	pid_t pid;

	for (left = count; left > 0; left--) {
		pid = wait(&status);
		for (i = 0; i < count && all[i].pid != pid; i++)
			continue;
		if (i == count)
			return;
		all[i].status = status;
		all[i].seconds = crew_now() - all[i].begun;
	}
}

static int has_changed(const racer *r)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int yes =
	    it_read_file(r->output, 1 << 20, &text, NULL) == IT_OK &&
	    strstr(it_strbuf_str(&text), "\"result\": \"changed\"") != NULL;

	it_strbuf_free(&text);
	return yes;
}

static int exit_of(const racer *r)
{
	return WIFEXITED(r->status) ? WEXITSTATUS(r->status) : -1;
}

/* ---- the race ---------------------------------------------------------- */

/* Without a period, and the same in every campaign. */
static unsigned long delay_of(unsigned long point, unsigned number)
{
	unsigned long x = (point * MOST + number) * 2654435761UL;

	return (x >> 7) % LONGEST_START;
}

/* What it had to say for itself, in one line. */
static void complaint(const racer *r, char *out, size_t size)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const char *at = NULL;
	size_t i;

	if (it_read_file(r->output, 1 << 20, &text, NULL) == IT_OK)
		at = strstr(it_strbuf_str(&text), "\"errors\": [\n");
	(void)snprintf(out, size, "%s", at != NULL ? at : "says nothing");
	for (i = 0; out[i] != '\0'; i++)
		if (out[i] == '\n')
			out[i] = ' ';
	it_strbuf_free(&text);
}

static void judge_odd(const racer *r, judgement *j)
{
	char why[400];

	complaint(r, why, sizeof why);
	judge_third(j, "one of them ends with %d: %s", exit_of(r), why);
}

static void count_end(ends *all, const racer *r, judgement *j)
{
	if (exit_of(r) == 0 && has_changed(r))
		(void)__sync_fetch_and_add(&all->changed, 1);
	else if (exit_of(r) == 0)
		(void)__sync_fetch_and_add(&all->late, 1);
	else if (exit_of(r) == BUSY)
		(void)__sync_fetch_and_add(&all->busy, 1);
	else
		judge_odd(r, j);
}

static void judge_racers(judgement *j, const race *what, const racer *all)
{
	size_t i, changed = 0;

	for (i = 0; i < what->count; i++) {
		count_end(what->all, &all[i], j);
		changed += has_changed(&all[i]) ? 1 : 0;
	}
	if (changed != 1)
		judge_third(j, "%lu of them changed the root",
			    (unsigned long)changed);
}

/* What the last one to come would find. */
static void judge_done(hand *h, judgement *j)
{
	result r;

	judge_root(&h->jd, j);
	if (j->state == STATE_OLD)
		judge_third(j, "the root is OLD");
	if (run_program(&h->c->s, h->jd.sc->op->command, h->root, NULL, &r) ||
	    result_status(&r) != 0)
		judge_third(j, "the next run ends with %d", result_status(&r));
	result_free(&r);
}

static void try_race(hand *h, unsigned long point, judgement *j)
{
	const race *what = h->arg;
	racer all[MOST];
	unsigned i;

	if (crew_new_root(h) != 0)
		judge_third(j, "no copy of OLD");
	for (i = 0; i < what->count; i++)
		start(h, &all[i], i, delay_of(point, i));
	finish(all, what->count);
	judge_racers(j, what, all);
	judge_done(h, j);
}

/* ---- the lock is held ----------------------------------------------- */

/* A run that stops in the middle and keeps its locks. */
static void start_holder(const hand *h, racer *holder)
{
	char library[PATH_SIZE];

	(void)snprintf(library, sizeof library,
		       "%s/../../faults/.libs/intrude.so", h->c->s.samples);
	(void)setenv("INTRUDE_AT", "20", 1);
	(void)setenv("INTRUDE_RUN", "kill -STOP $PPID", 1);
	(void)setenv("LD_PRELOAD", library, 1);
	start(h, holder, MOST, 0);
	(void)unsetenv("LD_PRELOAD");
	(void)unsetenv("INTRUDE_AT");
	(void)unsetenv("INTRUDE_RUN");
	(void)waitpid(holder->pid, &holder->status, WUNTRACED);
}

static void judge_answers(judgement *j, const racer *all, size_t count,
			  double *slowest)
{
	size_t i;

	*slowest = 0;
	for (i = 0; i < count; i++) {
		if (exit_of(&all[i]) != BUSY)
			judge_third(j, "ends with %d while the lock is held",
				    exit_of(&all[i]));
		if (all[i].seconds > *slowest)
			*slowest = all[i].seconds;
	}
}

/* The holder is killed at last: its lock must go with it. */
static void try_held(hand *h, unsigned long point, judgement *j)
{
	const race *what = h->arg;
	racer holder, all[MOST];
	double slowest = 1;
	unsigned i, tries;

	(void)point;
	if (crew_new_root(h) != 0)
		judge_third(j, "no copy of OLD");
	start_holder(h, &holder);
	if (!WIFSTOPPED(holder.status))
		judge_third(j, "nobody holds the lock");
	for (tries = 0; tries < TRIES && slowest > 0.1; tries++) {
		for (i = 0; i < what->count; i++)
			start(h, &all[i], i, 0);
		finish(all, what->count);
		judge_answers(j, all, what->count, &slowest);
	}
	if (slowest > 0.1)
		judge_third(j, "an answer takes %.0f ms", slowest * 1e3);
	(void)kill(holder.pid, SIGKILL);
	finish(&holder, 1);
	j->status = -1;
	judge_root(&h->jd, j);
}

/* ---- all are killed ---------------------------------------------------- */

static void try_killed(hand *h, unsigned long point, judgement *j)
{
	const race *what = h->arg;
	racer all[MOST];
	result r;
	unsigned i;

	if (crew_new_root(h) != 0)
		judge_third(j, "no copy of OLD");
	for (i = 0; i < what->count; i++)
		start(h, &all[i], i, delay_of(point, i));
	pass(point * 97 % 40000);
	for (i = 0; i < what->count; i++)
		(void)kill(all[i].pid, SIGKILL);
	finish(all, what->count);
	if (run_program(&h->c->s, h->jd.sc->op->command, h->root, NULL, &r) ||
	    result_status(&r) != 0)
		judge_third(j, "the next run ends with %d", result_status(&r));
	result_free(&r);
	judge_done(h, j);
}

/* ---- all --------------------------------------------------------------- */

static const struct part {
	const char *operation, *name;
	size_t count;
	crew_try try;
} parts[] = {
    {"fresh-small", "2-at-once", 2, try_race},
    {"fresh-small", "4-at-once", 4, try_race},
    {"fresh-small", "8-at-once", 8, try_race},
    {"fresh-small", "16-at-once", 16, try_race},
    {"fresh-small", "lock-held", 1, try_held},
    {"fresh-small", "killed", 4, try_killed},
    {"uninstall-small", "2-at-once", 2, try_race},
    {"uninstall-small", "16-at-once", 16, try_race},
    {"uninstall-small", "lock-held", 1, try_held},
    {"uninstall-small", "killed", 4, try_killed},
};

static int run_rounds(crew *c, const scene *sc, const char *name,
		      const struct part *p)
{
	race what = {p->count, NULL};
	int status;

	what.all = mmap(NULL, sizeof *what.all, PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (what.all == MAP_FAILED)
		return -1;
	status = crew_try_all(c, sc, name, ROUNDS, p->try, &what);
	if (p->try == try_race)
		(void)printf("class 8, %s: %lu changed the root, %lu found it "
			     "busy, %lu came after\n",
			     name, what.all->changed, what.all->busy,
			     what.all->late);
	(void)munmap(what.all, sizeof *what.all);
	return status;
}

static int run_part(crew *c, const struct part *p)
{
	char root[PATH_SIZE], name[80];
	scene sc;
	int status;

	(void)snprintf(name, sizeof name, "%s-%s", p->operation, p->name);
	if (!crew_takes(c, name))
		return 0;
	(void)snprintf(root, sizeof root, "%s/scene", c->s.base);
	status = scene_build(&sc, &c->s, operation_find(p->operation), root);
	if (status == 0)
		status = run_rounds(c, &sc, name, p);
	scene_free(&sc);
	return status;
}

int main(int argc, char **argv)
{
	crew c;
	int status = 0;
	size_t i;

	if (crew_begin(&c, 8, argc, argv) != 0)
		return 2;
	for (i = 0; status == 0 && i < sizeof parts / sizeof parts[0]; i++)
		status = run_part(&c, &parts[i]);
	return crew_end(&c, status);
}
