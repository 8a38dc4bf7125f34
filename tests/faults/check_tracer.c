/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tracer.c on a program that we know: this one, called with a path.  It
 * appends to the file, renames it to itself with a ~, and exits with what
 * went wrong: the errno of the failing call, or 0.
 */
#include "config.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/tracer.h"
#include "tests/tree.h"

enum { APPENDED = 4 };

/* renameat: the one call that both machines have. */
static int subject(const char *path)
{
	char other[1024];
	int fd = openat(AT_FDCWD, path, O_WRONLY | O_APPEND);

	(void)snprintf(other, sizeof other, "%s~", path);
	if (fd < 0)
		return errno;
	if (write(fd, "abcd", APPENDED) < 0 || close(fd) != 0 ||
	    syscall(SYS_renameat, AT_FDCWD, path, AT_FDCWD, other) != 0)
		return errno;
	return 0;
}

/* What on_call is to do, and what it saw. */
typedef struct plan {
	long number;
	int leaving;
	int fail;
	int cut; /* the third argument becomes 1 */
	tracer_verdict verdict;
	unsigned long seen;
	char text[1024];
	long long result;
} plan;

static tracer_verdict on_call(void *arg, tracer_call *call)
{
	plan *p = arg;

	if (call->number != p->number)
		return TRACER_ON;
	if (call->leaving) {
		p->result = call->result;
		return p->verdict;
	}
	p->seen++;
	tracer_text(call, call->args[1], p->text, sizeof p->text);
	if (p->fail != 0)
		tracer_fail(call, p->fail);
	if (p->cut)
		tracer_set_arg(call, 2, 1);
	return p->leaving ? TRACER_OUT : p->verdict;
}

static tree place;
static char file[1024];

static void begin(void)
{
	tree_begin(&place);
	tree_put(&place, 'f', "f", "");
	(void)snprintf(file, sizeof file, "%s/f", place.path);
}

static void end(void)
{
	tree_end(&place);
}

static tracer_end trace(plan *p, long only, const char *first)
{
	char program[] = "/proc/self/exe";
	char path[1024];
	char *argv[] = {program, path, NULL};
	tracer_run run = {argv, STDERR_FILENO, 5, only, on_call, p};
	tracer_end result;

	(void)snprintf(path, sizeof path, "%s", first);
	ck_assert_int_eq(tracer_trace(&run, &result), 0);
	return result;
}

static int exit_of(tracer_end result)
{
	ck_assert(WIFEXITED(result.status));
	return WEXITSTATUS(result.status);
}

START_TEST(a_path_is_read)
{
	plan p = {.number = SYS_renameat, .verdict = TRACER_ON};
	tracer_end result = trace(&p, TRACER_ALL, file);

	ck_assert_int_eq(exit_of(result), 0);
	ck_assert_uint_eq(p.seen, 1);
	ck_assert_str_eq(p.text, file);
	ck_assert_uint_gt(result.calls, 3);
}
END_TEST

START_TEST(calls_are_the_same_each_time)
{
	plan p = {.number = -1, .verdict = TRACER_ON};
	unsigned long calls = trace(&p, TRACER_ALL, file).calls;

	ck_assert_int_eq(renameat(place.fd, "f~", place.fd, "f"), 0);
	ck_assert_uint_eq(trace(&p, TRACER_ALL, file).calls, calls);
}
END_TEST

START_TEST(only_one_number_counts)
{
	plan p = {.number = SYS_renameat, .verdict = TRACER_ON};
	tracer_end result = trace(&p, SYS_renameat, file);

	ck_assert_int_eq(exit_of(result), 0);
	ck_assert_uint_eq(p.seen, 1);
	ck_assert_uint_eq(result.calls, 1);
}
END_TEST

START_TEST(a_failed_call_is_not_made)
{
	plan p = {.number = SYS_renameat, .fail = EDQUOT, .leaving = 1,
		  .verdict = TRACER_ON};

	ck_assert_int_eq(exit_of(trace(&p, SYS_renameat, file)), EDQUOT);
	ck_assert_int_eq((int)p.result, -EDQUOT);
	ck_assert(tree_has(&place, "f"));
}
END_TEST

START_TEST(an_argument_is_changed)
{
	plan p = {.number = SYS_write, .cut = 1, .leaving = 1,
		  .verdict = TRACER_ON};

	ck_assert_int_eq(exit_of(trace(&p, SYS_write, file)), 0);
	ck_assert_int_eq((int)p.result, 1);
	ck_assert_str_eq(tree_text(&place, "f~"), "a");
}
END_TEST

START_TEST(killed_before_or_after)
{
	plan p = {.number = SYS_renameat, .leaving = _i,
		  .verdict = TRACER_KILL};
	tracer_end result = trace(&p, TRACER_ALL, file);

	ck_assert(WIFSIGNALED(result.status));
	ck_assert_int_eq(WTERMSIG(result.status), SIGKILL);
	ck_assert_int_eq(result.timed_out, 0);
	ck_assert_int_eq(tree_has(&place, "f~"), _i);
	ck_assert_str_eq(tree_text(&place, _i ? "f~" : "f"), "abcd");
}
END_TEST

/* A fifo that nobody reads. */
START_TEST(a_run_that_hangs_is_ended)
{
	plan p = {.number = -1, .verdict = TRACER_ON};
	char fifo[1024];
	tracer_end result;

	tree_put(&place, 'p', "p", "");
	(void)snprintf(fifo, sizeof fifo, "%s/p", place.path);
	result = trace(&p, TRACER_ALL, fifo);
	ck_assert(WIFSIGNALED(result.status));
	ck_assert_int_eq(result.timed_out, 1);
}
END_TEST

START_TEST(no_program)
{
	char program[] = "/no/program";
	char *argv[] = {program, NULL};
	tracer_run run = {argv, STDERR_FILENO, 5, TRACER_ALL, on_call, NULL};
	tracer_end result;

	ck_assert_int_eq(tracer_trace(&run, &result), -1);
	ck_assert_int_eq(errno, ENOEXEC);
}
END_TEST

static Suite *tracer_suite(void)
{
	Suite *suite = suite_create("tracer");
	TCase *tc = tcase_create("calls");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, a_path_is_read);
	tcase_add_test(tc, calls_are_the_same_each_time);
	tcase_add_test(tc, only_one_number_counts);
	tcase_add_test(tc, a_failed_call_is_not_made);
	tcase_add_test(tc, an_argument_is_changed);
	tcase_add_loop_test(tc, killed_before_or_after, 0, 2);
	tcase_add_test(tc, a_run_that_hangs_is_ended);
	tcase_add_test(tc, no_program);
	suite_add_tcase(suite, tc);
	return suite;
}

int main(int argc, char **argv)
{
	SRunner *runner;
	int failed;

	if (argc > 1)
		return subject(argv[1]);
	runner = srunner_create(tracer_suite());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
