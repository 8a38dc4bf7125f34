/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * powerloss: class 4 of the fault campaign, the power fails; see
 * doc/reliability.md.  Each operation is recorded, and for every set of rules
 * the states that may be on disk after each of its calls are put there,
 * recovered and judged.
 *
 * A row for tests/faults/table.sh goes to the file of -r for each operation
 * and set of rules, to standard output what repeats a third state.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/restore.h"
#include "tests/faults/power/states.h"
#include "tests/faults/power/trial.h"
#include "tests/faults/rootfs.h"

enum { CLASS = 4, MOST_JOBS = 9, MOST_COUNTED = 1000000000 };

typedef struct powerloss {
	setting s;
	const char *operation, *rows; /* NULL: all, standard output */
	char *only;
	unsigned rules; /* a bit for each of the table, 0: all */
	unsigned long bound, sample, follow;
	unsigned long recovery; /* of the runs killed after every so many */
	unsigned long long seed;
	unsigned jobs;
	int list;
	trial_tally (*tallies)[RULES_COUNT]; /* of each worker */
	int third;
} powerloss;

/* ---- workers ---------------------------------------------------------- */

/* How many vectors there are after the call. */
static unsigned long long count_vectors(const recording *rec,
					const rules_row *rules, size_t call)
{
	unsigned long long count;
	states_cut cut;

	states_cut_begin(&cut, &rec->disk, rules, (int)call);
	count = states_count(&cut, MOST_COUNTED);
	states_cut_end(&cut);
	return count;
}

static void list_calls(const recording *rec)
{
	size_t i, k;

	for (i = 0; i < RULES_COUNT; i++)
		(void)printf("%10s ", rules_table[i].name);
	(void)printf("after call\n");
	for (i = 0; i < rec->disk.call_count; i++) {
		for (k = 0; k < RULES_COUNT; k++)
			(void)printf("%10llu ",
				     count_vectors(rec, &rules_table[k], i));
		(void)printf("%lu %s\n", (unsigned long)i,
			     rec->disk.calls[i]);
	}
	(void)printf("the result was told after call %d\n", rec->said);
}

static void try_only(powerloss *p, trial *t, trial_tally *tallies)
{
	char *call = strchr(p->only, ':');
	const rules_row *rules;

	if (call != NULL)
		*call++ = '\0';
	rules = rules_find(p->only);
	if (call == NULL || rules == NULL || strchr(call, ':') == NULL)
		need_die("the form is OPERATION:RULES:CALL:NUMBERS");
	t->jd->follow = 1;
	trial_one(t, rules, atoi(call), strchr(call, ':') + 1,
		  &tallies[rules - rules_table]);
}

static void try_rules(powerloss *p, trial *t, trial_tally *tallies)
{
	size_t i;

	if (p->list && t->id == 0)
		list_calls(t->rec);
	else if (p->only != NULL)
		try_only(p, t, tallies);
	for (i = 0; !p->list && p->only == NULL && i < RULES_COUNT; i++)
		if (p->rules == 0 || (p->rules >> i & 1) != 0)
			trial_rules(t, &rules_table[i], &tallies[i]);
}

static void begin_trial(const powerloss *p, trial *t, judge *jd,
			const recording *rec, const char *name)
{
	memset(t, 0, sizeof *t);
	t->rec = rec;
	t->name = name;
	t->jd = jd;
	t->bound = p->bound;
	t->sample = p->sample / p->jobs;
	t->seed = p->seed;
	t->jobs = 1;
	trial_begin(t);
}

/* Each worker takes its share of the calls. */
static void try_run(powerloss *p, judge *jd, const recording *rec, unsigned id)
{
	trial t;

	begin_trial(p, &t, jd, rec, jd->sc->op->name);
	t.seed += id;
	t.id = id;
	t.jobs = p->jobs;
	try_rules(p, &t, p->tallies[id]);
	trial_end(&t);
}

/* The run was killed after that call, and nothing is lost. */
static void put_killed(const recording *rec, size_t call, const char *root)
{
	states_cut cut;
	states_image image;
	unsigned *vector;

	states_cut_begin(&cut, &rec->disk, &rules_table[0], (int)call);
	states_image_begin(&image, &rec->disk);
	vector = need_memory(NULL, cut.count, sizeof *vector);
	states_full(&cut, vector);
	if (!states_make(&cut, vector, &image))
		need_die("call %lu: no state", (unsigned long)call);
	restore_tree(root, &image);
	free(vector);
	states_image_end(&image);
	states_cut_end(&cut);
}

/* Exit status of a run that would have left what recovery left. */
static int status_of(const judge *jd)
{
	it_strbuf list = {NULL, 0, 0, 0};
	int is_new;

	if (rootfs_list(jd->root, &list) != 0)
		need_die_errno(jd->root);
	is_new = strcmp(it_strbuf_str(&list),
			it_strbuf_str(&jd->sc->new_list)) == 0;
	it_strbuf_free(&list);
	return !is_new;
}

/* The run was killed after that call, and the power fails in recovery. */
static void try_recovery_at(powerloss *p, judge *jd, const recording *rec,
			    size_t call, unsigned id)
{
	char name[64];
	recording recovery;
	trial t;

	(void)snprintf(name, sizeof name, "%s@%lu", jd->sc->op->name,
		       (unsigned long)call);
	put_killed(rec, call, jd->root);
	recording_make(&recovery, &p->s, "recover", jd->root);
	begin_trial(p, &t, jd, &recovery, name);
	t.ended = status_of(jd);
	try_rules(p, &t, p->tallies[id]);
	trial_end(&t);
	recording_end(&recovery);
}

static void try_recoveries(powerloss *p, judge *jd, const recording *rec,
			   unsigned id)
{
	size_t call = p->recovery * (id + 1), step = p->recovery * p->jobs;

	if (p->only != NULL)
		step = rec->disk.call_count;
	for (; call < rec->disk.call_count; call += step)
		try_recovery_at(p, jd, rec, call, id);
}

/*
 * States are put where the run was recorded: the journal may say which
 * directory it belongs to.
 */
static void work(powerloss *p, const scene *sc, unsigned id)
{
	char root[PATH_SIZE];
	recording rec;
	judge jd;

	(void)snprintf(root, sizeof root, "%s/w%u", p->s.base, id);
	(void)rootfs_remove(root);
	if (rootfs_copy(sc->old_root, root) != 0)
		need_die_errno(root);
	recording_make(&rec, &p->s, sc->op->command, root);
	memset(&jd, 0, sizeof jd);
	jd.sc = sc;
	jd.root = root;
	jd.follow = p->follow;
	if (p->recovery != 0)
		try_recoveries(p, &jd, &rec, id);
	else
		try_run(p, &jd, &rec, id);
	recording_end(&rec);
}

static volatile sig_atomic_t stop_wanted;

static void on_signal(int number)
{
	(void)number;
	stop_wanted = 1;
}

/* Without SA_RESTART: waitpid is to return. */
static void catch_signals(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
}

static pid_t start_worker(powerloss *p, const scene *sc, unsigned id)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	(void)signal(SIGINT, SIG_DFL);
	(void)signal(SIGTERM, SIG_DFL);
	work(p, sc, id);
	exit(0);
}

/* Nonzero if it ended well; a signal to us ends it. */
static int wait_for(pid_t pid)
{
	int status;
	pid_t got;

	do {
		if (stop_wanted && pid > 0)
			(void)kill(pid, SIGTERM);
		got = waitpid(pid, &status, 0);
	} while (got < 0 && errno == EINTR);
	return got == pid && status == 0;
}

/* Nonzero if all ended well. */
static int run_workers(powerloss *p, const scene *sc)
{
	pid_t pids[MOST_JOBS];
	int good = 1;
	unsigned i;

	(void)fflush(stdout);
	memset(p->tallies, 0, MOST_JOBS * sizeof *p->tallies);
	for (i = 0; i < p->jobs; i++)
		pids[i] = start_worker(p, sc, i);
	for (i = 0; i < p->jobs; i++)
		good &= wait_for(pids[i]);
	return good;
}

/* ---- results ---------------------------------------------------------- */

static trial_tally total(const powerloss *p, size_t rules)
{
	trial_tally all;
	unsigned i, k;

	memset(&all, 0, sizeof all);
	for (i = 0; i < p->jobs; i++) {
		const trial_tally *one = &p->tallies[i][rules];

		for (k = 0; k < STATES; k++)
			all.states[k] += one->states[k];
		all.on_disk += one->on_disk;
		all.cuts += one->cuts;
		all.cut_short += one->cut_short;
		if (one->seconds > all.seconds)
			all.seconds = one->seconds;
	}
	return all;
}

static unsigned long points_of(const trial_tally *t)
{
	return t->states[STATE_OLD] + t->states[STATE_NEW] +
	       t->states[STATE_THIRD];
}

static void tell_how_many(const powerloss *p, const char *name,
			  const rules_row *rules, const trial_tally *t)
{
	(void)printf("class 4, %s%s %s: %lu more states put on disk",
		     p->recovery != 0 ? "recover " : "", name, rules->name,
		     t->on_disk);
	if (p->sample != 0)
		(void)printf(", drawn by lot from %llu", p->seed);
	else
		(void)printf("; all states of %lu of %lu cuts",
			     t->cuts - t->cut_short, t->cuts);
	(void)putchar('\n');
}

static void write_row(const powerloss *p, const char *name,
		      const rules_row *rules, const trial_tally *t)
{
	FILE *out = p->rows != NULL ? fopen(p->rows, "a") : stdout;

	if (out == NULL)
		need_die_errno(p->rows);
	(void)fprintf(out, "%d\t%s%s %s\t%lu\t%lu\t%lu\t%lu\t%.1f\n", CLASS,
		      p->recovery != 0 ? "recover " : "", name, rules->name,
		      points_of(t), t->states[STATE_OLD],
		      t->states[STATE_NEW], t->states[STATE_THIRD],
		      t->seconds);
	if ((out == stdout ? fflush(out) : fclose(out)) != 0)
		need_die_errno(p->rows);
}

static void show(powerloss *p, const char *name)
{
	size_t i;

	for (i = 0; i < RULES_COUNT; i++) {
		trial_tally t = total(p, i);

		if (points_of(&t) == 0)
			continue;
		tell_how_many(p, name, &rules_table[i], &t);
		write_row(p, name, &rules_table[i], &t);
		p->third |= t.states[STATE_THIRD] != 0;
	}
}

/* 0, or -1 if it could not be tried. */
static int run_operation(powerloss *p, const operation *op)
{
	char root[PATH_SIZE];
	scene sc;
	int status;

	(void)snprintf(root, sizeof root, "%s/w0", p->s.base);
	status = scene_build(&sc, &p->s, op, root);
	if (status == 0 && !run_workers(p, &sc))
		status = -1;
	if (status == 0)
		show(p, op->name);
	scene_free(&sc);
	return status;
}

static int run_all(powerloss *p)
{
	int status = 0;
	size_t i;

	for (i = 0; status == 0 && !stop_wanted && i < operation_count; i++)
		if (p->operation == NULL ||
		    strcmp(p->operation, operations[i].name) == 0)
			status = run_operation(p, &operations[i]);
	return status;
}

/* ---- the command line ------------------------------------------------- */

static int usage(void)
{
	(void)fputs("usage: powerloss [-j JOBS] [-o OPERATION] [-m RULES]..."
		    " [-b BOUND] [-s SAMPLE]\n"
		    "  [-S SEED] [-f EVERY] [-r ROWS] [-R EVERY] [-l]\n"
		    "  [--only OPERATION[@KILLED]:RULES:CALL:NUMBERS]\n"
		    "  PROGRAM SAMPLES SOURCE\n"
		    "-b: states tried after one call, -s: states drawn by lot"
		    " instead of all,\n"
		    "-f: verify and a following run, -l: list the calls, and"
		    " the vectors after each,\n"
		    "-R: the power fails in recovery, of runs killed after"
		    " every so many calls\n",
		    stderr);
	return 2;
}

static unsigned long number(const char *text)
{
	return strtoul(text, NULL, 10);
}

/* --only OPERATION[@KILLED]:REST, which reads as the option -O. */
static void take_only(powerloss *p, char *text)
{
	char *killed;

	p->operation = text;
	p->only = strchr(text, ':');
	p->jobs = 1;
	if (p->only != NULL)
		*p->only++ = '\0';
	killed = strchr(text, '@');
	if (killed == NULL)
		return;
	*killed++ = '\0';
	p->recovery = number(killed);
}

static int take_rules(powerloss *p, const char *name)
{
	const rules_row *rules = rules_find(name);

	if (rules != NULL)
		p->rules |= 1U << (rules - rules_table);
	return rules != NULL;
}

static int take_option(powerloss *p, int option)
{
	switch (option) {
	case 'j':
		p->jobs = (unsigned)number(optarg);
		return p->jobs > 0 && p->jobs <= MOST_JOBS;
	case 'o':
		p->operation = optarg;
		return operation_find(optarg) != NULL;
	case 'm':
		return take_rules(p, optarg);
	case 'b':
		p->bound = number(optarg);
		return 1;
	case 's':
		p->sample = number(optarg);
		return 1;
	case 'S':
		p->seed = number(optarg);
		return 1;
	case 'R':
		p->recovery = number(optarg);
		return p->recovery > 0;
	case 'f':
		p->follow = number(optarg);
		return 1;
	case 'r':
		p->rows = optarg;
		return 1;
	case 'l':
		return p->list = 1;
	case 'O':
		take_only(p, optarg);
		return p->only != NULL;
	default:
		return 0;
	}
}

static int parse(powerloss *p, int argc, char **argv)
{
	int option, i;

	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--only") == 0)
			argv[i][1] = 'O', argv[i][2] = '\0';
	while ((option = getopt(argc, argv, "j:o:m:b:s:S:f:r:R:lO:")) != -1)
		if (!take_option(p, option))
			return 0;
	if (argc - optind != 3)
		return 0;
	p->s.program = argv[optind];
	p->s.samples = argv[optind + 1];
	p->s.source = argv[optind + 2];
	return 1;
}

static void begin(powerloss *p)
{
	catch_signals();
	(void)setenv("LC_ALL", "C", 1);
	(void)setenv("TZ", "UTC", 1);
	(void)setenv("NO_COLOR", "1", 1);
	(void)umask(022);
	p->tallies = mmap(NULL, MOST_JOBS * sizeof *p->tallies,
			  PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			  -1, 0);
	if (p->tallies == MAP_FAILED ||
	    rootfs_folder(p->s.base, sizeof p->s.base) != 0)
		need_die_errno("cannot begin");
}

int main(int argc, char **argv)
{
	powerloss p;
	int status;

	memset(&p, 0, sizeof p);
	p.jobs = 2;
	p.bound = 10000;
	p.seed = 1;
	p.follow = 16;
	if (!parse(&p, argc, argv))
		return usage();
	begin(&p);
	status = run_all(&p);
	(void)rootfs_remove(p.s.base);
	return status != 0 ? 2 : p.third;
}
