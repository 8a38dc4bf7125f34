/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * campaign: install-tools under every fault of some classes:
 *
 *   1 every system call answers every errno value that it can
 *   r so does every call of the recovery after a kill: of class 1 too
 *   g from a call on everything that changes the disk fails: likewise
 *   2 SIGKILL before and after every system call
 *   3 SIGKILL in the run, then in the recovery
 *   7 reads and writes of one byte, and interrupted calls: the run succeeds
 *
 * After each point the root must be OLD or NEW, as the exit status says.  To
 * standard output goes a line that repeats it for each third state, to the
 * file of -r a row for table.sh for each class and operation.
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

#include "tests/faults/rootfs.h"
#include "tests/faults/worker.h"

enum { MOST_JOBS = 9, CANNOT = 2 };

typedef struct campaign {
	orders o;
	const char *classes, *names, *rows, *only;
	int third; /* was there one? */
} campaign;

static const sampling all_points = {1, 1, 1, 1};

static volatile sig_atomic_t stop_wanted;

static void on_signal(int number)
{
	(void)number;
	stop_wanted = 1;
}

static int complain(const char *what, const char *why)
{
	(void)fprintf(stderr, "campaign: %s: %s\n", what, why);
	return -1;
}

/* ---- workers ------------------------------------------------------------ */

static tally total(const orders *o)
{
	tally all;
	unsigned i, k;

	memset(&all, 0, sizeof all);
	for (i = 0; i < o->jobs; i++) {
		all.done += o->tallies[i].done;
		all.followed += o->tallies[i].followed;
		for (k = 0; k < STATES; k++)
			all.states[k] += o->tallies[i].states[k];
	}
	return all;
}

static void show_progress(const orders *o, const char *what)
{
	if (isatty(STDERR_FILENO))
		(void)fprintf(stderr, "\r%s: %lu points ", what,
			      total(o).done);
}

/* Nonzero if it did all that it should. */
static int wait_for(const orders *o, pid_t pid, const char *what)
{
	static const struct timespec pause = {0, 100000000};
	int status;
	pid_t got;

	while ((got = waitpid(pid, &status, WNOHANG)) == 0) {
		show_progress(o, what);
		if (stop_wanted)
			(void)kill(pid, SIGTERM);
		(void)nanosleep(&pause, NULL);
	}
	if (got == pid && status == 0)
		return 1;
	(void)fprintf(stderr, "campaign: %s: a worker ended with %#x\n", what,
		      got == pid ? (unsigned)status : 0);
	return 0;
}

static pid_t start_worker(const orders *o, const scene *sc, const points *all,
			  unsigned id)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	(void)signal(SIGTERM, SIG_DFL);
	(void)signal(SIGINT, SIG_DFL);
	_exit(worker_run(o, sc, all, id));
}

static int run_workers(const orders *o, const scene *sc, const points *all,
		       const char *what)
{
	pid_t pids[MOST_JOBS];
	unsigned i;
	int good = 1;

	memset(o->tallies, 0, MOST_JOBS * sizeof *o->tallies);
	(void)fflush(stdout);
	for (i = 0; i < o->jobs; i++)
		pids[i] = start_worker(o, sc, all, i);
	for (i = 0; i < o->jobs; i++)
		good &= pids[i] > 0 && wait_for(o, pids[i], what);
	if (isatty(STDERR_FILENO))
		(void)fprintf(stderr, "\r%60s\r", "");
	return good ? 0 : -1;
}

/* ---- results ------------------------------------------------------------ */

/* One worker after the other: the order is the same each time. */
static void show_reports(const orders *o)
{
	char path[PATH_SIZE], line[512];
	unsigned i;
	FILE *file;

	for (i = 0; i < o->jobs; i++) {
		worker_report(o, i, path, sizeof path);
		file = fopen(path, "r");
		while (file != NULL && fgets(line, sizeof line, file) != NULL)
			(void)fputs(line, stdout);
		if (file != NULL)
			(void)fclose(file);
	}
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
	const int is_part = class == RECOVERING || class == FOR_GOOD;
	FILE *out = fopen(c->rows, "a");

	if (out == NULL)
		return complain(c->rows, "cannot be written");
	(void)fprintf(out,
		      "%c\t%s%s\t%lu\t%lu\t%lu\t%lu\t%.1f\n",
		      is_part ? ANSWERS : class, op->name,
		      class == RECOVERING ? ", recover"
		      : class == FOR_GOOD ? ", for good"
					  : "",
		      t->done,
		      t->states[STATE_OLD], t->states[STATE_NEW],
		      t->states[STATE_THIRD], seconds);
	return fclose(out) == 0 ? 0 : complain(c->rows, "cannot be written");
}

static int run_class(campaign *c, const scene *sc, const record *rec,
		     int class)
{
	double begun = now();
	char what[64];
	points all;
	tally t;
	int status;

	(void)snprintf(what, sizeof what, "class %c, %s", class, sc->op->name);
	points_of(&all, class, rec, &c->o.sample);
	status = run_workers(&c->o, sc, &all, what);
	points_free(&all);
	show_reports(&c->o);
	t = total(&c->o);
	c->third |= t.states[STATE_THIRD] != 0;
	(void)printf("%s: %lu points, %lu with verify and a following run\n",
		     what, t.done, t.followed);
	if (status == 0 && c->rows != NULL)
		status = write_row(c, class, sc->op, &t, now() - begun);
	return status;
}

/* ---- operations --------------------------------------------------------- */

static int run_classes(campaign *c, const scene *sc, const record *rec)
{
	static const int classes[] = {ANSWERS,	    RECOVERING,
				      FOR_GOOD,	    KILLED,
				      KILLED_TWICE, SHORT_AND_INTERRUPTED};
	int status = 0;
	size_t i;

	for (i = 0; status == 0 && i < sizeof classes / sizeof classes[0]; i++)
		if (strchr(c->classes, classes[i]) != NULL &&
		    !stop_wanted)
			status = run_class(c, sc, rec, classes[i]);
	return status;
}

static int run_only(campaign *c, const scene *sc, const record *rec)
{
	int found = worker_show(&c->o, sc, rec, c->only);

	c->third |= found == STATE_THIRD;
	return found < 0 ? -1 : 0;
}

static int record_scene(const orders *o, const scene *sc, const char *root,
			record *rec)
{
	(void)rootfs_remove(root);
	if (rootfs_copy(sc->old_root, root) != 0 ||
	    record_run(rec, &o->s, sc->op->command, root) != 0)
		return complain(sc->op->name, "cannot be recorded");
	return 0;
}

static int run_operation(campaign *c, const operation *op)
{
	char root[PATH_SIZE];
	record rec = {NULL, NULL, 0, 0, {0, 0}, {0, 0}};
	scene sc;
	int status;

	/* Paths of one length for all: the calls are the same then. */
	worker_root(&c->o, 0, root, sizeof root);
	status = scene_build(&sc, &c->o.s, op, root);
	if (status == 0)
		status = record_scene(&c->o, &sc, root, &rec);
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
	for (; (at = strstr(at, name)) != NULL; at += len)
		if ((at == list || at[-1] == ',') &&
		    (at[len] == ',' || at[len] == '\0'))
			return 1;
	return 0;
}

static int run_all(campaign *c)
{
	int status = 0;
	size_t i;

	if (c->only != NULL)
		return point_operation(c->only) != NULL
			       ? run_operation(c, point_operation(c->only))
			       : complain(c->only, "no such operation");
	for (i = 0; status == 0 && i < operation_count && !stop_wanted; i++)
		if (is_chosen(c->names, operations[i].name))
			status = run_operation(c, &operations[i]);
	return status;
}

/* ---- the command line --------------------------------------------------- */

static int usage(void)
{
	(void)fprintf(
		stderr,
		"usage: campaign [OPTIONS] PROGRAM SAMPLES SOURCE\n"
		"  -c CLASSES    some of 1rg237\n"
		"  -o NAME,...   operations\n"
		"  -e N, -E N    each Nth point at calls that change nothing,"
		" that do\n"
		"  -p N          about each Nth pair of kills\n"
		"  -R N          about each Nth answer in the recovery\n"
		"  -f N          verify and a following run after each Nth\n"
		"  -j N          workers, 1 to %d\n"
		"  -r FILE       append rows for table.sh\n"
		"  -s            what the status says holds before recover"
		" too\n"
		"  -k            keep the roots\n"
		"  --only NAME   one point, as a third state names it\n",
		MOST_JOBS);
	return CANNOT;
}

/* -1 for an option that has no number as its value. */
static int take_number(campaign *c, int option, const char *text)
{
	unsigned long n = text != NULL ? strtoul(text, NULL, 10) : 0;

	switch (n != 0 ? option : 0) {
	case 'e':
		c->o.sample.reading = n;
		return 0;
	case 'E':
		c->o.sample.changing = n;
		return 0;
	case 'p':
		c->o.sample.pairs = n;
		return 0;
	case 'R':
		c->o.sample.recovering = n;
		return 0;
	case 'f':
		c->o.follow = n;
		return 0;
	case 'j':
		c->o.jobs = (unsigned)n;
		return n <= MOST_JOBS ? 0 : -1;
	default:
		return -1;
	}
}

static int take_option(campaign *c, int option, const char *text)
{
	switch (option) {
	case 'c':
		c->classes = text;
		return 0;
	case 'o':
		c->names = text;
		return 0;
	case 'r':
		c->rows = text;
		return 0;
	case 'k':
		c->o.keep = 1;
		return 0;
	case 's':
		c->o.strict = 1;
		return 0;
	case 'O':
		c->only = text;
		return 0;
	default:
		return take_number(c, option, text);
	}
}

static int parse(campaign *c, int argc, char **argv)
{
	static char only[] = "-O";
	int option, i;

	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--only") == 0)
			argv[i] = only;
	while ((option = getopt(argc, argv, "c:o:e:E:p:R:f:j:r:skO:")) != -1)
		if (take_option(c, option, optarg) != 0)
			return -1;
	if (argc - optind != 3)
		return -1;
	c->o.s.program = argv[optind];
	c->o.s.samples = argv[optind + 1];
	c->o.s.source = argv[optind + 2];
	return 0;
}

static int begin(campaign *c)
{
	size_t size = MOST_JOBS * sizeof *c->o.tallies;
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)setenv("LC_ALL", "C", 1);
	(void)setenv("TZ", "UTC", 1);
	(void)setenv("NO_COLOR", "1", 1);
	(void)umask(022);
	c->o.tallies = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (c->o.tallies == MAP_FAILED ||
	    rootfs_folder(c->o.s.base, sizeof c->o.s.base) != 0)
		return complain("a folder for the roots", "cannot be made");
	return 0;
}

int main(int argc, char **argv)
{
	campaign c;
	int status;

	memset(&c, 0, sizeof c);
	c.classes = "1rg237";
	c.names = "all";
	c.o.jobs = 2;
	c.o.follow = 16;
	c.o.sample = all_points;
	if (parse(&c, argc, argv) != 0)
		return usage();
	if (begin(&c) != 0)
		return CANNOT;
	status = run_all(&c);
	if (!c.o.keep)
		(void)rootfs_remove(c.o.s.base);
	return status != 0 || stop_wanted ? CANNOT : c.third;
}
