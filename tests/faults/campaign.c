/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * campaign: install-tools under every fault of some classes; doc/reliability.md
 * explains.
 *
 *   1 every system call answers every errno value that it can
 *   2 SIGKILL before and after every system call
 *   3 SIGKILL in the run, then in the recovery
 *   7 reads and writes of one byte, and interrupted calls: the run succeeds
 *
 * A row for tests/faults/table.sh goes to the file of --rows for each class
 * and operation, a line that repeats it to standard output for each third
 * state.
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/judge.h"
#include "tests/faults/points.h"
#include "tests/faults/rootfs.h"

enum { MOST_JOBS = 9 };

/* Shared by a worker with the campaign, which shows how far it is. */
typedef struct tally {
	unsigned long done, states[STATES], followed;
} tally;

typedef struct campaign {
	setting s;
	sampling sample;
	const char *classes, *names, *rows, *only;
	unsigned long follow;
	unsigned jobs;
	int keep;
	tally *tallies; /* one a worker */
	unsigned long third;
} campaign;

typedef struct worker {
	campaign *c;
	tally *t;
	char root[PATH_SIZE];
	judge jd;
	FILE *report;
} worker;

static volatile sig_atomic_t stop_wanted;

static void on_signal(int number)
{
	(void)number;
	stop_wanted = 1;
}

/* ---- one point ----------------------------------------------------------- */

static int new_root(const worker *w)
{
	(void)rootfs_remove(w->root);
	if (rootfs_copy(w->jd.sc->old_root, w->root) == 0)
		return 0;
	perror(w->root);
	return -1;
}

/* One faulty run; its judgement unless it is killed to be recovered. */
static void run_faulty(const worker *w, const char *command, const recorded *c,
		       int what, result *r, judgement *j)
{
	int reached;

	if (fault_run(&w->c->s, command, w->root, c, what, r, &reached) != 0)
		judge_third(j, "the program cannot be run");
	else if (!reached)
		judge_third(j, "the run did not come to that call");
}

static void try_point(worker *w, const point *p, judgement *j)
{
	result r;

	judge_begin(j);
	if (new_root(w) != 0)
		judge_third(j, "no copy of OLD");
	run_faulty(w, w->jd.sc->op->command, p->call, p->what, &r, j);
	judge_run(&w->jd, j, &r,
		  p->class == SHORT_AND_INTERRUPTED ? MUST_SUCCEED : ANY_END);
	result_free(&r);
	if (p->second != NULL) {
		run_faulty(w, "recover", p->second, KILL_AFTER, &r, j);
		result_free(&r);
	}
	judge_root(&w->jd, j);
}

static void report(worker *w, const point *p, const judgement *j)
{
	char name[64];

	point_name(p, w->jd.sc->op->name, name, sizeof name);
	(void)fprintf(w->report, "third state: --only %s: %s(%s): %s\n", name,
		      p->call != NULL ? call_name(p->call->kind) : "all",
		      p->call != NULL ? p->call->about : "", j->why);
}

static void count_point(worker *w, const point *p)
{
	judgement j;

	try_point(w, p, &j);
	if (j.state == STATE_THIRD)
		report(w, p, &j);
	judge_end(&j);
	w->t->states[j.state]++;
	w->t->followed = w->jd.followed;
	w->t->done++;
}

/* ---- workers -------------------------------------------------------------- */

static int worker_begin(worker *w, campaign *c, const scene *sc, unsigned id)
{
	char path[PATH_SIZE];

	memset(w, 0, sizeof *w);
	w->c = c;
	w->t = &c->tallies[id];
	(void)snprintf(w->root, sizeof w->root, "%s/w%u", c->s.base, id);
	(void)snprintf(path, sizeof path, "%s/r%u", c->s.base, id);
	w->jd.sc = sc;
	w->jd.root = w->root;
	w->jd.follow = c->follow;
	w->report = fopen(path, "w");
	return w->report != NULL ? 0 : -1;
}

/* The second kills depend on where the first one was. */
static void try_double(worker *w, const point *p)
{
	points seconds;
	record rec;
	result r;
	judgement j;
	size_t i;

	judge_begin(&j);
	if (new_root(w) != 0)
		return;
	run_faulty(w, w->jd.sc->op->command, p->call, p->what, &r, &j);
	result_free(&r);
	judge_end(&j);
	if (record_run(&rec, &w->c->s, "recover", w->root) == 0) {
		points_of_recovery(&seconds, p, &rec, &w->c->sample);
		for (i = 0; i < seconds.count; i++)
			count_point(w, &seconds.rows[i]);
		points_free(&seconds);
	}
	record_free(&rec);
}

static int work(campaign *c, const scene *sc, const points *all, unsigned id)
{
	worker w;
	size_t i;

	if (worker_begin(&w, c, sc, id) != 0)
		return 1;
	for (i = id; i < all->count; i += c->jobs)
		if (all->rows[i].class == KILLED_TWICE)
			try_double(&w, &all->rows[i]);
		else
			count_point(&w, &all->rows[i]);
	(void)rootfs_remove(w.root);
	return fclose(w.report) != 0;
}

static void show_progress(const campaign *c, const char *what, size_t count)
{
	unsigned long done = 0;
	unsigned i;

	if (!isatty(STDERR_FILENO))
		return;
	for (i = 0; i < c->jobs; i++)
		done += c->tallies[i].done;
	(void)fprintf(stderr, "\r%s: %lu of %lu", what, done,
		      (unsigned long)count);
}

static int wait_for(const campaign *c, pid_t pid, const char *what,
		    size_t count)
{
	static const struct timespec pause = {0, 100000000};
	int status;
	pid_t got;

	while ((got = waitpid(pid, &status, WNOHANG)) == 0) {
		show_progress(c, what, count);
		if (stop_wanted)
			(void)kill(pid, SIGTERM);
		(void)nanosleep(&pause, NULL);
	}
	return got == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int run_workers(campaign *c, const scene *sc, const points *all,
		       const char *what)
{
	pid_t pids[MOST_JOBS];
	unsigned i;
	int good = 1;

	memset(c->tallies, 0, MOST_JOBS * sizeof *c->tallies);
	(void)fflush(stdout);
	for (i = 0; i < c->jobs; i++) {
		pids[i] = fork();
		if (pids[i] == 0) {
			(void)signal(SIGTERM, SIG_DFL);
			(void)signal(SIGINT, SIG_DFL);
			_exit(work(c, sc, all, i));
		}
	}
	for (i = 0; i < c->jobs; i++)
		good &= wait_for(c, pids[i], what, all->count);
	if (isatty(STDERR_FILENO))
		(void)fprintf(stderr, "\r%40s\r", "");
	return good;
}

/* ---- results --------------------------------------------------------------- */

static void show_reports(const campaign *c)
{
	char path[PATH_SIZE], block[4096];
	size_t got;
	unsigned i;
	FILE *file;

	for (i = 0; i < c->jobs; i++) {
		(void)snprintf(path, sizeof path, "%s/r%u", c->s.base, i);
		file = fopen(path, "r");
		while (file != NULL &&
		       (got = fread(block, 1, sizeof block, file)) > 0)
			(void)fwrite(block, 1, got, stdout);
		if (file != NULL)
			(void)fclose(file);
	}
}

static tally total(const campaign *c)
{
	tally all;
	unsigned i, k;

	memset(&all, 0, sizeof all);
	for (i = 0; i < c->jobs; i++) {
		all.done += c->tallies[i].done;
		all.followed += c->tallies[i].followed;
		for (k = 0; k < STATES; k++)
			all.states[k] += c->tallies[i].states[k];
	}
	return all;
}

static double now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int write_row(const campaign *c, int class, const operation *op,
		     const tally *t, double seconds)
{
	FILE *out = c->rows != NULL ? fopen(c->rows, "a") : stdout;

	if (out == NULL) {
		perror(c->rows);
		return -1;
	}
	(void)fprintf(out, "%d\t%s\t%lu\t%lu\t%lu\t%lu\t%.1f\n", class,
		      op->name, t->done, t->states[STATE_OLD],
		      t->states[STATE_NEW], t->states[STATE_THIRD], seconds);
	return (out == stdout ? fflush(out) : fclose(out)) == 0 ? 0 : -1;
}

static int run_class(campaign *c, const scene *sc, const record *rec,
		     int class)
{
	double begun = now();
	char what[64];
	points all;
	tally t;
	int good;

	(void)snprintf(what, sizeof what, "class %d, %s", class, sc->op->name);
	points_of(&all, class, rec, &c->sample);
	good = run_workers(c, sc, &all, what);
	points_free(&all);
	show_reports(c);
	t = total(c);
	c->third += t.states[STATE_THIRD];
	(void)printf("%s: %lu points, %lu of them with verify and a "
		     "following run\n",
		     what, t.done, t.followed);
	if (!good)
		(void)fprintf(stderr, "campaign: %s: a worker ended early\n",
			      what);
	return write_row(c, class, sc->op, &t, now() - begun) == 0 && good
		       ? 0
		       : -1;
}

static int record_scene(campaign *c, const scene *sc, const char *root,
			record *rec)
{
	(void)rootfs_remove(root);
	if (rootfs_copy(sc->old_root, root) == 0 &&
	    record_run(rec, &c->s, sc->op->command, root) == 0)
		return 0;
	(void)fprintf(stderr, "campaign: %s: cannot be recorded\n",
		      sc->op->name);
	return -1;
}

static int run_classes(campaign *c, const scene *sc, const record *rec)
{
	static const int classes[] = {ANSWERS, KILLED, KILLED_TWICE,
				      SHORT_AND_INTERRUPTED};
	int status = 0;
	size_t i;

	for (i = 0; status == 0 && i < sizeof classes / sizeof classes[0]; i++)
		if (strchr(c->classes, '0' + classes[i]) != NULL &&
		    !stop_wanted)
			status = run_class(c, sc, rec, classes[i]);
	return status;
}

/* ---- one point by its name -------------------------------------------------- */

static int is_recovery(campaign *c, worker *w, point *p, record *rec,
		       unsigned long second)
{
	result r;
	int reached;

	if (new_root(w) != 0)
		return -1;
	(void)fault_run(&c->s, w->jd.sc->op->command, w->root, p->call,
			p->what, &r, &reached);
	result_free(&r);
	if (record_run(rec, &c->s, "recover", w->root) != 0)
		return -1;
	p->second = record_find(rec, second);
	return p->second != NULL ? 0 : -1;
}

static int show_point(worker *w, const point *p)
{
	static const char *const names[] = {"OLD", "NEW", "third state"};
	judgement j;

	try_point(w, p, &j);
	(void)printf("call %lu: %s(%s)\n%s--- %s%s%s\n",
		     p->call != NULL ? p->call->index : 0,
		     p->call != NULL ? call_name(p->call->kind) : "all",
		     p->call != NULL ? p->call->about : "",
		     it_strbuf_str(&j.story), names[j.state],
		     j.why[0] != '\0' ? ": " : "", j.why);
	if (w->c->keep)
		(void)printf("--- the root: %s\n", w->root);
	w->c->third += j.state == STATE_THIRD;
	judge_end(&j);
	return 0;
}

static int run_only(campaign *c, const scene *sc, const record *rec)
{
	worker w;
	point p;
	record recovery = {NULL, NULL, 0, 0};
	unsigned long second = 0;
	int status;

	if (worker_begin(&w, c, sc, 0) != 0)
		return -1;
	w.jd.follow = 1;
	status = point_parse(&p, c->only, rec, &second);
	if (status == 0 && p.class == KILLED_TWICE)
		status = is_recovery(c, &w, &p, &recovery, second);
	if (status == 0)
		status = show_point(&w, &p);
	else
		(void)fprintf(stderr, "campaign: %s: no such point\n",
			      c->only);
	record_free(&recovery);
	(void)fclose(w.report);
	return status;
}

/* ---- all -------------------------------------------------------------------- */

static int run_operation(campaign *c, const operation *op)
{
	char root[PATH_SIZE];
	scene sc;
	record rec = {NULL, NULL, 0, 0};
	int status;

	(void)snprintf(root, sizeof root, "%s/w0", c->s.base);
	status = scene_build(&sc, &c->s, op, root);
	if (status == 0)
		status = record_scene(c, &sc, root, &rec);
	if (status == 0)
		status = c->only != NULL ? run_only(c, &sc, &rec)
					 : run_classes(c, &sc, &rec);
	record_free(&rec);
	scene_free(&sc);
	return status;
}

/* Is name one of the words of list, which have commas between them? */
static int is_chosen(const char *list, const char *name)
{
	size_t len = strlen(name);
	const char *at = list;

	if (strcmp(list, "all") == 0)
		return 1;
	while ((at = strstr(at, name)) != NULL) {
		if ((at == list || at[-1] == ',') &&
		    (at[len] == ',' || at[len] == '\0'))
			return 1;
		at += len;
	}
	return 0;
}

static int run_all(campaign *c)
{
	const operation *only = NULL;
	int status = 0;
	size_t i;

	if (c->only != NULL) {
		only = point_operation(c->only);
		return only != NULL ? run_operation(c, only) : -1;
	}
	for (i = 0; status == 0 && i < operation_count && !stop_wanted; i++)
		if (is_chosen(c->names, operations[i].name))
			status = run_operation(c, &operations[i]);
	return status;
}

static int usage(void)
{
	(void)fprintf(stderr,
		"usage: campaign [-j JOBS] [-c CLASSES] [-o OPERATION,...]\n"
		"  [-e EVERY] [-E EVERY] [-p EVERY] [-f EVERY] [-r ROWS] [-k]\n"
		"  [--only CLASS:OPERATION:CALL:FAULT] PROGRAM SAMPLES "
		"SOURCE\n"
		"-e: of the calls that change nothing, -E: of those that do,"
		"\n-p: of the pairs of kills, -f: verify and a following run"
		"\n");
	return 2;
}

static unsigned long number(const char *text)
{
	unsigned long value = strtoul(text, NULL, 10);

	return value > 0 ? value : 1;
}

/* "--only" reads as the option -O. */
static int parse(campaign *c, int argc, char **argv)
{
	int option, i;

	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--only") == 0)
			argv[i][1] = 'O', argv[i][2] = '\0';
	while ((option = getopt(argc, argv, "j:c:o:e:E:p:f:r:kO:")) != -1)
		switch (option) {
		case 'j':
			c->jobs = (unsigned)number(optarg);
			break;
		case 'c':
			c->classes = optarg;
			break;
		case 'o':
			c->names = optarg;
			break;
		case 'e':
			c->sample.reading = number(optarg);
			break;
		case 'E':
			c->sample.changing = number(optarg);
			break;
		case 'p':
			c->sample.pairs = number(optarg);
			break;
		case 'f':
			c->follow = number(optarg);
			break;
		case 'r':
			c->rows = optarg;
			break;
		case 'k':
			c->keep = 1;
			break;
		case 'O':
			c->only = optarg;
			break;
		default:
			return -1;
		}
	if (argc - optind != 3 || c->jobs > MOST_JOBS)
		return -1;
	c->s.program = argv[optind];
	c->s.samples = argv[optind + 1];
	c->s.source = argv[optind + 2];
	return 0;
}

static int begin(campaign *c)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)setenv("LC_ALL", "C", 1);
	(void)setenv("TZ", "UTC", 1);
	(void)setenv("NO_COLOR", "1", 1);
	(void)umask(022);
	c->tallies = mmap(NULL, MOST_JOBS * sizeof *c->tallies,
			  PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			  -1, 0);
	return c->tallies != MAP_FAILED &&
			       rootfs_folder(c->s.base, sizeof c->s.base) == 0
		       ? 0
		       : -1;
}

int main(int argc, char **argv)
{
	campaign c;
	int status;

	memset(&c, 0, sizeof c);
	c.jobs = 2;
	c.classes = "1237";
	c.names = "all";
	c.follow = 16;
	c.sample.reading = c.sample.changing = c.sample.pairs = 1;
	if (parse(&c, argc, argv) != 0)
		return usage();
	if (begin(&c) != 0) {
		perror("campaign");
		return 2;
	}
	status = run_all(&c);
	if (!c.keep)
		(void)rootfs_remove(c.s.base);
	if (status != 0 || stop_wanted)
		return 2;
	return c.third != 0;
}
