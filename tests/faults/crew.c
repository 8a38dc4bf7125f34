/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/crew.h"
#include "tests/faults/rootfs.h"

enum {
	MOST_JOBS = 16,
	FOLLOW = 64,
	FEWEST = 12, /* samples of a row */
	EACH = 8     /* where space is scarcest, or a run has just begun */
};

typedef struct tally {
	unsigned long states[STATES];
} tally;

double crew_now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- beginning and end ---------------------------------------------- */

static int usage(const char *program)
{
	(void)fprintf(stderr,
		      "usage: %s [-j JOBS] [-e EVERY] [-o OPERATION,...] "
		      "[-r ROWS]\n  [-n OPERATION:POINT] PROGRAM SAMPLES "
		      "SOURCE\n",
		      program);
	return -1;
}

static int parse(crew *c, int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "j:e:o:r:n:")) != -1)
		if (option == 'j')
			c->jobs = (unsigned)strtoul(optarg, NULL, 10);
		else if (option == 'e')
			c->every = strtoul(optarg, NULL, 10);
		else if (option == 'o')
			c->names = optarg;
		else if (option == 'r')
			c->rows = optarg;
		else if (option == 'n')
			c->only = optarg;
		else
			return -1;
	if (argc - optind != 3 || c->every == 0 || c->jobs == 0 ||
	    c->jobs > MOST_JOBS)
		return -1;
	c->s.program = argv[optind];
	c->s.samples = argv[optind + 1];
	c->s.source = argv[optind + 2];
	return 0;
}

int crew_begin(crew *c, int class, int argc, char **argv)
{
	memset(c, 0, sizeof *c);
	c->class = class;
	c->jobs = 2;
	c->every = 1;
	if (parse(c, argc, argv) != 0)
		return usage(argv[0]);
	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	(void)setenv("LC_ALL", "C", 1);
	(void)setenv("TZ", "UTC", 1);
	(void)setenv("NO_COLOR", "1", 1);
	(void)umask(022);
	if (rootfs_folder(c->s.base, sizeof c->s.base) == 0)
		return 0;
	perror(argv[0]);
	return -1;
}

int crew_end(crew *c, int status)
{
	if (c->only == NULL && rootfs_remove(c->s.base) != 0) {
		perror(c->s.base);
		return 2;
	}
	return status != 0 ? 2 : c->third != 0;
}

/* list: names with commas between them, each may go on with ":POINT" */
static int is_in(const char *list, const char *name)
{
	size_t len = strlen(name);
	const char *at = list;

	while ((at = strstr(at, name)) != NULL) {
		if ((at == list || at[-1] == ',') &&
		    strchr(",:", at[len]) != NULL)
			return 1;
		at += len;
	}
	return 0;
}

int crew_takes(const crew *c, const char *name)
{
	const char *list = c->only != NULL ? c->only : c->names;

	return list == NULL || is_in(list, name);
}

/* ---- one point ----------------------------------------------------------- */

int crew_new_root(const hand *h)
{
	(void)rootfs_remove(h->root);
	if (rootfs_copy(h->jd.sc->old_root, h->root) == 0)
		return 0;
	perror(h->root);
	return -1;
}

static void set_all(const char *const *variables, int set)
{
	size_t i;

	for (i = 0; variables != NULL && variables[i] != NULL; i += 2)
		if (set)
			(void)setenv(variables[i], variables[i + 1], 1);
		else
			(void)unsetenv(variables[i]);
}

int crew_run_with(hand *h, const char *command, const char *library,
		  const char *const *variables, result *r)
{
	char path[PATH_SIZE];
	int bad;

	(void)snprintf(path, sizeof path, "%s/../../faults/.libs/%s.so",
		       h->c->s.samples, library != NULL ? library : "");
	set_all(variables, 1);
	if (library != NULL)
		(void)setenv("LD_PRELOAD", path, 1);
	bad = run_program(&h->c->s, command, h->root, NULL, r) != 0;
	(void)unsetenv("LD_PRELOAD");
	set_all(variables, 0);
	return bad ? -1 : 0;
}

unsigned long crew_number_in(const char *path)
{
	FILE *file = fopen(path, "r");
	unsigned long number = 0;

	if (file == NULL || fscanf(file, "%lu", &number) != 1)
		(void)fprintf(stderr, "%s: no number\n", path);
	if (file != NULL)
		(void)fclose(file);
	return number;
}

void crew_hand(hand *h, const crew *c, const scene *sc, unsigned id,
	       const void *arg)
{
	memset(h, 0, sizeof *h);
	h->c = c;
	h->arg = arg;
	h->jd.sc = sc;
	h->jd.root = h->root;
	h->jd.follow = FOLLOW;
	(void)snprintf(h->home, sizeof h->home, "%s/%u", c->s.base, id);
	(void)mkdir(h->home, 0755);
	(void)snprintf(h->root, sizeof h->root, "%s/root", h->home);
}

/* ---- all of them ---------------------------------------------------- */

/* Of few points more are tried. */
static unsigned long stride(const crew *c, unsigned long count)
{
	unsigned long most = count > FEWEST ? count / FEWEST : 1;

	return c->every < most ? c->every : most;
}

/* The n-th that is tried: of the first ones each, then samples. */
static unsigned long point_of(unsigned long n, unsigned long step)
{
	return n < EACH ? n : EACH + (n - EACH) * step;
}

static void work(hand *h, tally *t, const char *name, unsigned long first,
		 unsigned long count, crew_try try)
{
	unsigned long n, point, step = stride(h->c, count);
	judgement j;

	for (n = first; (point = point_of(n, step)) < count; n += h->c->jobs) {
		judge_begin(&j);
		try(h, point, &j);
		t->states[j.state]++;
		if (j.state == STATE_THIRD)
			(void)printf("third state: class %d: -n %s:%lu: %s\n",
				     h->c->class, name, point, j.why);
		judge_end(&j);
	}
	(void)rootfs_remove(h->root);
}

static int run_hands(const crew *c, const scene *sc, const char *name,
		     unsigned long count, crew_try try, const void *arg,
		     tally *tallies)
{
	pid_t pids[MOST_JOBS];
	hand h;
	unsigned i;
	int status, good = 1;

	(void)fflush(stdout);
	for (i = 0; i < c->jobs; i++) {
		pids[i] = fork();
		if (pids[i] != 0)
			continue;
		crew_hand(&h, c, sc, i, arg);
		work(&h, &tallies[i], name, i, count, try);
		(void)fflush(stdout);
		_exit(0);
	}
	for (i = 0; i < c->jobs; i++)
		good &= waitpid(pids[i], &status, 0) == pids[i] && status == 0;
	return good ? 0 : -1;
}

static FILE *open_rows(const crew *c)
{
	FILE *out = c->rows != NULL ? fopen(c->rows, "a") : stdout;

	if (out == NULL)
		perror(c->rows);
	return out;
}

static int close_rows(FILE *out)
{
	return (out == stdout ? fflush(out) : fclose(out)) == 0 ? 0 : -1;
}

static int write_row(crew *c, const char *name, const tally *tallies,
		     double seconds)
{
	unsigned long sum[STATES] = {0};
	FILE *out = open_rows(c);
	unsigned i, k;

	if (out == NULL)
		return -1;
	for (i = 0; i < c->jobs; i++)
		for (k = 0; k < STATES; k++)
			sum[k] += tallies[i].states[k];
	c->third += sum[STATE_THIRD];
	(void)fprintf(out, "%d\t%s\t%lu\t%lu\t%lu\t%lu\t%.1f\n", c->class, name,
		      sum[0] + sum[1] + sum[2], sum[STATE_OLD], sum[STATE_NEW],
		      sum[STATE_THIRD], seconds);
	return close_rows(out);
}

int crew_skip(const crew *c, const char *name, const char *why)
{
	FILE *out = open_rows(c);

	if (out == NULL)
		return -1;
	(void)fprintf(out, "%d\t%s\tskipped\t%s\n", c->class, name, why);
	return close_rows(out);
}

static int show_one(crew *c, const scene *sc, crew_try try, const void *arg)
{
	static const char *const names[] = {"OLD", "NEW", "third state"};
	hand h;
	judgement j;

	crew_hand(&h, c, sc, 0, arg);
	h.jd.follow = 1;
	judge_begin(&j);
	try(&h, strtoul(strchr(c->only, ':') + 1, NULL, 10), &j);
	(void)printf("%s--- %s: %s\n--- the root: %s\n",
		     it_strbuf_str(&j.story), names[j.state], j.why, h.root);
	c->third += j.state == STATE_THIRD;
	judge_end(&j);
	return 0;
}

int crew_try_all(crew *c, const scene *sc, const char *name,
		 unsigned long count, crew_try try, const void *arg)
{
	double begun = crew_now();
	size_t size = MOST_JOBS * sizeof(tally);
	tally *tallies;
	int status;

	if (c->only != NULL)
		return show_one(c, sc, try, arg);
	tallies = mmap(NULL, size, PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (tallies == MAP_FAILED)
		return -1;
	status = run_hands(c, sc, name, count, try, arg, tallies);
	if (status != 0)
		(void)fprintf(stderr, "class %d: %s: ended early\n", c->class,
			      name);
	if (write_row(c, name, tallies, crew_now() - begun) != 0)
		status = -1;
	(void)munmap(tallies, size);
	return status;
}
