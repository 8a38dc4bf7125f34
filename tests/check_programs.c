/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of called programs.  That they are those of a real system, and
 * what they answer, is for the simulated guest: tests/guest.
 */
#include "config.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "installer/patience.h"
#include "installer/programs.h"
#include "installer/signals.h"
#include "support/crew.h"
#include "support/io.h"
#include "tests/check_main.h"

/* The first path of each is that which most systems have. */
static const struct {
	it_program id;
	const char *name, *first, *second;
} rows[] = {
	{IT_PROGRAM_ADD_DRV, "add_drv", "/usr/sbin/add_drv", NULL},
	{IT_PROGRAM_BOOTADM, "bootadm", "/sbin/bootadm", "/usr/sbin/bootadm"},
	{IT_PROGRAM_ZONENAME, "zonename", "/sbin/zonename",
	 "/usr/bin/zonename"},
	{IT_PROGRAM_PRTDIAG, "prtdiag", "/usr/sbin/prtdiag", NULL},
};

START_TEST(names_and_paths)
{
	it_program id = rows[_i].id;

	ck_assert_str_eq(it_program_name(id), rows[_i].name);
	ck_assert_str_eq(it_program_try(id, 0), rows[_i].first);
	if (rows[_i].second != NULL)
		ck_assert_str_eq(it_program_try(id, 1), rows[_i].second);
	else
		ck_assert_ptr_eq(it_program_try(id, 1), NULL);
	ck_assert_ptr_eq(it_program_try(id, 2), NULL);
}
END_TEST

/* Absolute, and of the program that the row is about. */
START_TEST(every_row)
{
	it_program id = (it_program)_i;
	const char *path;
	size_t i;

	ck_assert_str_ne(it_program_name(id), "");
	ck_assert_ptr_ne(it_program_try(id, 0), NULL);
	for (i = 0; (path = it_program_try(id, i)) != NULL; i++) {
		ck_assert_int_eq(path[0], '/');
		ck_assert_str_eq(strrchr(path, '/') + 1, it_program_name(id));
	}
}
END_TEST

/* One that this system does not have, if it is none of Solaris. */
START_TEST(missing)
{
	const char *args[] = {"-i", "\"a b\"", NULL};
	it_run_result r;
	it_strbuf shown = {NULL, 0, 0, 0};

	if (it_program_path(IT_PROGRAM_ADD_DRV) != NULL)
		return;
	ck_assert_int_eq(it_program_run(IT_PROGRAM_ADD_DRV, args, &r, NULL),
			 IT_OK);
	ck_assert_int_eq(r.end, IT_RUN_MISSING);
	it_run_result_free(&r);
	it_program_show(IT_PROGRAM_ADD_DRV, args, &shown);
	ck_assert_str_eq(it_strbuf_str(&shown),
			 "/usr/sbin/add_drv -i '\"a b\"'");
	it_strbuf_free(&shown);
}
END_TEST

/* ---- patience ------------------------------------------------------------ */

/* What is judged at a time, after so many stop signals, and what comes out. */
typedef struct moment {
	unsigned long ms;
	int stops, number;
	it_patience_news news;
} moment;

static const struct {
	int changes, proves;
	moment moments[9]; /* up to one at 0 */
} waits[] = {
	{0, 0, /* a question that ends at SIGTERM, or at SIGKILL, or never */
	 {{9999, 0, 0, IT_PATIENCE_NONE},
	  {10000, 0, 0, IT_PATIENCE_WAITS},
	  {299999, 0, 0, IT_PATIENCE_NONE},
	  {300000, 0, SIGTERM, IT_PATIENCE_SILENT},
	  {309999, 1, 0, IT_PATIENCE_NONE},
	  {310000, 1, SIGKILL, IT_PATIENCE_NONE},
	  {319999, 1, 0, IT_PATIENCE_NONE},
	  {320000, 1, 0, IT_PATIENCE_STUBBORN}}},
	{0, 0, /* one that a signal ends */
	 {{100, 0, 0, IT_PATIENCE_NONE},
	  {200, 1, SIGTERM, IT_PATIENCE_NONE},
	  {300, 2, 0, IT_PATIENCE_NONE},
	  {10200, 2, SIGKILL, IT_PATIENCE_NONE}}},
	{1, 0, /* a change has all the time that it wants */
	 {{10000, 0, 0, IT_PATIENCE_WAITS},
	  {300000, 0, 0, IT_PATIENCE_NONE},
	  {9000000, 0, 0, IT_PATIENCE_NONE},
	  {9000100, 1, 0, IT_PATIENCE_NONE},
	  {9005100, 1, 0, IT_PATIENCE_STOPS},
	  {9010100, 1, SIGTERM, IT_PATIENCE_NONE},
	  {9020100, 1, SIGKILL, IT_PATIENCE_NONE},
	  {9030100, 1, 0, IT_PATIENCE_STUBBORN}}},
	{1, 0, /* and none after a second signal */
	 {{100, 1, 0, IT_PATIENCE_NONE},
	  {200, 2, SIGTERM, IT_PATIENCE_NONE},
	  {300, 3, 0, IT_PATIENCE_NONE},
	  {10200, 3, SIGKILL, IT_PATIENCE_NONE},
	  {20199, 3, 0, IT_PATIENCE_NONE},
	  {20200, 3, 0, IT_PATIENCE_STUBBORN},
	  {20300, 3, 0, IT_PATIENCE_NONE},
	  {320200, 3, 0, IT_PATIENCE_STUBBORN}}},
	{1, 1, /* a proof has the time of a question */
	 {{10000, 0, 0, IT_PATIENCE_WAITS},
	  {299999, 0, 0, IT_PATIENCE_NONE},
	  {300000, 0, SIGTERM, IT_PATIENCE_SILENT},
	  {310000, 0, SIGKILL, IT_PATIENCE_NONE}}},
	{1, 1, /* and is not ended by a first signal */
	 {{100, 1, 0, IT_PATIENCE_NONE},
	  {5100, 1, 0, IT_PATIENCE_STOPS},
	  {10100, 1, SIGTERM, IT_PATIENCE_NONE}}},
};

START_TEST(patience)
{
	it_patience p = {0, 300000, 10000, 0, 0, 0, 0, 0, 0, 0, 0};
	it_patience_news news;
	const moment *m;

	p.changes = waits[_i].changes;
	p.proves = waits[_i].proves;
	for (m = waits[_i].moments; m->ms != 0; m++) {
		ck_assert_int_eq(it_patience_judge(&p, m->ms, m->stops, &news),
				 m->number);
		ck_assert_int_eq(news, m->news);
	}
}
END_TEST

/* ^C reaches each process of the group, and the first one passes it on. */
static const struct {
	int number;
	int group; /* or the first process alone */
	int times;
} stops[] = {
	{SIGINT, 1, 1}, {SIGINT, 1, 2}, {SIGTERM, 0, 1}, {SIGTERM, 0, 2},
};

static void count_stops(void *arg, size_t i, it_crew_answer *answer)
{
	int k;

	(void)arg;
	(void)i;
	for (k = 0; k < 40; k++)
		(void)usleep(50000);
	answer->code = it_stop_wanted();
}

static void add_up(void *arg, size_t i, const it_crew_answer *answer)
{
	int *sum = arg;

	(void)i;
	*sum = *sum * 10 + answer->code;
}

static void work_in_crew(void)
{
	int sum = 0;
	it_crew crew = {2, 2, NULL, count_stops, add_up, NULL};

	(void)setpgid(0, 0);
	it_signals_catch();
	crew.stop = it_stop_flag();
	crew.arg = &sum;
	it_crew_run(&crew);
	_exit(sum);
}

START_TEST(stop_counts_once)
{
	pid_t pid = fork(), ended;
	int status, i;

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		work_in_crew();
	for (i = 0; i < stops[_i].times; i++) {
		(void)usleep(500000);
		ck_assert_int_eq(kill(stops[_i].group ? -pid : pid,
				      stops[_i].number),
				 0);
	}
	IT_AGAIN(ended, waitpid(pid, &status, 0));
	ck_assert_int_eq(ended, pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 11 * stops[_i].times);
}
END_TEST

static Suite *programs_suite(void)
{
	Suite *suite = suite_create("programs");
	TCase *tc = tcase_create("table");

	tcase_add_loop_test(tc, names_and_paths, 0,
			    sizeof rows / sizeof rows[0]);
	tcase_add_loop_test(tc, every_row, 0, IT_PROGRAMS);
	tcase_add_test(tc, missing);
	tcase_add_loop_test(tc, patience, 0, sizeof waits / sizeof waits[0]);
	tcase_add_loop_test(tc, stop_counts_once, 0,
			    sizeof stops / sizeof stops[0]);
	tcase_set_timeout(tc, 30);
	suite_add_tcase(suite, tc);
	return suite;
}

int main(void)
{
	return run_suite(programs_suite());
}
