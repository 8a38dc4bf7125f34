/* SPDX-License-Identifier: BSD-2-Clause */
/* Pieces of work in processes of their own; waiting for the disk. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/crew.h"
#include "support/io.h"
#include "support/output.h"
#include "support/sync.h"
#include "tests/check_support.h"
#include "tests/tree.h"

enum { PIECES = 9, MUCH = 300000 };

/* What a crew is to do, and what came of it. */
static struct job {
	size_t much;	   /* bytes that each piece prints */
	long nap;	   /* ms that piece 0 takes */
	size_t dies;	   /* this piece kills itself */
	size_t swells;	   /* this one prints more than memory holds */
	pid_t here;
	it_strbuf log; /* of those that are done */
	size_t others; /* pieces that another process did */
} job;

static volatile int stop;

static void on_term(int number)
{
	(void)number;
	stop = 1;
}

static void say(int fd, const char *text)
{
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_text(&line, text);
	it_output(fd, &line);
	it_strbuf_free(&line);
}

static void swell(void)
{
	it_strbuf text = {NULL, 0, 0, 1};

	it_output(STDOUT_FILENO, &text);
}

static void nap(long ms)
{
	struct timespec time;

	time.tv_sec = ms / 1000;
	time.tv_nsec = ms % 1000 * 1000000;
	(void)nanosleep(&time, NULL);
}

static void work(void *arg, size_t i, it_crew_answer *answer)
{
	char text[16];
	size_t k;

	(void)arg;
	if (i == 0)
		nap(job.nap);
	(void)snprintf(text, sizeof text, "<%u ", (unsigned)i);
	say(STDOUT_FILENO, text);
	for (k = 0; k < job.much; k++)
		say(STDOUT_FILENO, ".");
	if (i == job.dies)
		(void)kill(getpid(), SIGKILL);
	if (i == job.swells)
		swell();
	say(STDOUT_FILENO, stop ? "stopped>" : ">");
	answer->code = (int)i;
	answer->changed = getpid() != job.here;
}

static void done(void *arg, size_t i, const it_crew_answer *answer)
{
	ck_assert_ptr_eq(arg, &job);
	job.others += answer->changed != 0;
	it_strbuf_format(&job.log, " %u:%d%s", (unsigned)i, answer->code,
			 answer->died ? "!" : "");
}

/* Standard output of the test as a file. */
static int out, saved;

static void set_up(void)
{
	FILE *file = tmpfile();

	ck_assert_ptr_nonnull(file);
	out = fileno(file);
	saved = dup(STDOUT_FILENO);
	ck_assert_int_eq(dup2(out, STDOUT_FILENO), STDOUT_FILENO);
	memset(&job, 0, sizeof job);
	job.dies = PIECES;
	job.swells = PIECES;
	job.here = getpid();
	stop = 0;
}

static void tear_down(void)
{
	(void)dup2(saved, STDOUT_FILENO);
	(void)close(saved);
	it_strbuf_free(&job.log);
}

static void run(size_t count, size_t processes)
{
	it_crew crew;
	int fds = tree_open_fds();

	memset(&crew, 0, sizeof crew);
	crew.count = count;
	crew.processes = processes;
	crew.stop = &stop;
	crew.work = work;
	crew.done = done;
	crew.arg = &job;
	it_crew_run(&crew);
	ck_assert_int_eq(tree_open_fds(), fds);
	/* Nobody is left. */
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
}

static void expect_output(const char *wanted)
{
	it_strbuf text = {NULL, 0, 0, 0};

	ck_assert_int_eq(lseek(out, 0, SEEK_SET), 0);
	ck_assert_int_eq(it_read_all(out, "out", 1 << 24, &text, NULL), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&text), wanted);
	it_strbuf_free(&text);
}

static const char all_said[] = "<0 ><1 ><2 ><3 ><4 ><5 ><6 ><7 ><8 >";
static const char all_done[] = " 0:0 1:1 2:2 3:3 4:4 5:5 6:6 7:7 8:8";

static const struct {
	size_t processes;
	long nap; /* the first is the last to end */
	size_t others;
} order_rows[] = {{1, 0, 0},	    {2, 0, PIECES},	   {2, 50, PIECES},
		  {4, 50, PIECES},  {PIECES, 50, PIECES},  {64, 50, PIECES},
		  {100, 0, PIECES}, {0, 0, PIECES}};

START_TEST(in_order)
{
	job.nap = order_rows[_i].nap;
	run(PIECES, order_rows[_i].processes);
	expect_output(all_said);
	ck_assert_str_eq(it_strbuf_str(&job.log), all_done);
	ck_assert_uint_eq(job.others, order_rows[_i].others);
}
END_TEST

START_TEST(nothing_to_do)
{
	run(0, 4);
	expect_output("");
	ck_assert_str_eq(it_strbuf_str(&job.log), "");
}
END_TEST

/* More than a pipe holds, while nobody listens to that piece. */
START_TEST(much_output)
{
	it_strbuf wanted = {NULL, 0, 0, 0};
	size_t i, k;

	job.much = MUCH / 3;
	run(3, 3);
	for (i = 0; i < 3; i++) {
		it_strbuf_format(&wanted, "<%u ", (unsigned)i);
		for (k = 0; k < job.much; k++)
			it_strbuf_char(&wanted, '.');
		it_strbuf_char(&wanted, '>');
	}
	expect_output(it_strbuf_str(&wanted));
	it_strbuf_free(&wanted);
}
END_TEST

START_TEST(one_dies)
{
	job.dies = 3;
	run(PIECES, 4);
	expect_output("<0 ><1 ><2 ><3 <4 ><5 ><6 ><7 ><8 >");
	ck_assert_str_eq(it_strbuf_str(&job.log),
			 " 0:0 1:1 2:2 3:0! 4:4 5:5 6:6 7:7 8:8");
}
END_TEST

/* What is there is a true beginning, and the loss is known here. */
START_TEST(one_is_not_heard)
{
	job.swells = 3;
	run(PIECES, _i == 0 ? 1 : 4);
	expect_output("<0 ><1 ><2 ><3 ");
	ck_assert_str_eq(it_strbuf_str(&job.log), all_done);
	ck_assert_int_eq(it_output_errno(), ENOMEM);
}
END_TEST

/* Without descriptors for a pipe there is still this process. */
START_TEST(no_pipe)
{
	struct rlimit limit, none;
	it_crew crew;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = 3;
	memset(&crew, 0, sizeof crew);
	crew.count = PIECES;
	crew.processes = 4;
	crew.work = work;
	crew.done = done;
	crew.arg = &job;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	it_crew_run(&crew);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	expect_output(all_said);
	ck_assert_str_eq(it_strbuf_str(&job.log), all_done);
	ck_assert_uint_eq(job.others, 0);
}
END_TEST

/* The stop reaches those at work, and those that begin later know of it. */
START_TEST(stopped)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_term;
	ck_assert_int_eq(sigaction(SIGTERM, &action, NULL), 0);
	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	job.nap = 20000;
	(void)alarm(1);
	run(3, 2);
	expect_output("<0 stopped><1 ><2 stopped>");
}
END_TEST

START_TEST(worth_while)
{
	ck_assert_uint_ge(it_crew_processes(), 8);
	ck_assert_uint_le(it_crew_processes(), IT_CREW_MAX);
}
END_TEST

/* ---- sync --------------------------------------------------------------- */

START_TEST(syncing)
{
	tree t;

	tree_begin(&t);
	ck_assert_int_eq(it_sync(t.fd), 0);
	ck_assert_int_eq(it_sync_dir(t.fd), 0);
	ck_assert_int_eq(it_sync_data(t.fd), 0);
	if (it_can_sync_whole(t.fd))
		ck_assert_int_eq(it_sync_whole(t.fd), 0);
	tree_end(&t);
}
END_TEST

START_TEST(syncing_nothing)
{
	ck_assert_int_eq(it_can_sync_whole(-1), 0);
	ck_assert_int_eq(it_sync(-1), -1);
	ck_assert_int_eq(it_sync_dir(-1), -1);
	ck_assert_int_eq(it_sync_data(-1), -1);
	ck_assert_int_eq(it_sync_whole(-1), -1);
}
END_TEST

#if defined __linux__
/* Those that no disk is behind are not in the table. */
START_TEST(syncing_proc)
{
	int fd = open("/proc", O_RDONLY);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(it_can_sync_whole(fd), 0);
	(void)close(fd);
}
END_TEST
#endif

void add_crew(Suite *suite)
{
	TCase *tc = tcase_create("crew");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 60);
	ADD_ROWS(tc, in_order, order_rows);
	tcase_add_test(tc, nothing_to_do);
	tcase_add_test(tc, much_output);
	tcase_add_test(tc, one_dies);
	tcase_add_loop_test(tc, one_is_not_heard, 0, 2);
	tcase_add_test(tc, no_pipe);
	tcase_add_test(tc, stopped);
	tcase_add_test(tc, worth_while);
	suite_add_tcase(suite, tc);
	tc = tcase_create("sync");
	tcase_add_test(tc, syncing);
	tcase_add_test(tc, syncing_nothing);
#if defined __linux__
	tcase_add_test(tc, syncing_proc);
#endif
	suite_add_tcase(suite, tc);
}
