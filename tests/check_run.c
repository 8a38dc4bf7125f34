/* SPDX-License-Identifier: BSD-2-Clause */
/* What a program left in the background writes faster than it is read. */
#include "config.h"

#include <poll.h>
#include <stdlib.h>

#include <check.h>

enum { LIMIT = 1000, SOON = 10000, MOST_LOOKS = 1000 };

static int looks;

/*
 * Whoever only looks waits for more instead: however busy the machine is, the
 * pipe is never found empty.  So this ends by being left alone, or never.
 */
static int look(struct pollfd *fds, nfds_t count, int ms)
{
	if (ms == 0 && looks++ == MOST_LOOKS)
		ck_abort_msg("is read without end");
	return poll(fds, count, ms == 0 ? SOON : ms);
}

/* Only of that file. */
#define poll look
#include "support/run.c"
#include "tests/check_main.h"
#undef poll

/* Each stream is left to itself after all that a pipe may hold. */
static const char *const noises[] = {
	"yes & yes >&2 & exit 7",
	"yes 2>/dev/null & exit 7",
	"yes >&2 & exit 7",
};

START_TEST(in_the_background)
{
	const char *args[] = {"-c", NULL, NULL};
	it_run_result r;

	args[1] = noises[_i];
	ck_assert_int_eq(it_run_program("/bin/sh", args, LIMIT, NULL, NULL,
					&r, NULL),
			 IT_OK);
	ck_assert_int_eq(r.end, IT_RUN_EXITED);
	ck_assert_int_eq(r.status, 7);
	ck_assert_uint_le(r.out.len, LIMIT);
	ck_assert_uint_le(r.err.len, LIMIT);
	ck_assert_int_gt(looks, 1);
	it_run_result_free(&r);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("run");
	TCase *tc = tcase_create("noise");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, in_the_background, 0,
			    (int)(sizeof noises / sizeof noises[0]));
	return run_suite(suite);
}
