/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of called programs.  That they are those of a real system, and
 * what they answer, is for the simulated guest: tests/guest.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/programs.h"

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
	ck_assert_str_ne(it_program_purpose(id), "");
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

static Suite *programs_suite(void)
{
	Suite *suite = suite_create("programs");
	TCase *tc = tcase_create("table");

	tcase_add_loop_test(tc, names_and_paths, 0,
			    sizeof rows / sizeof rows[0]);
	tcase_add_loop_test(tc, every_row, 0, IT_PROGRAMS);
	tcase_add_test(tc, missing);
	suite_add_tcase(suite, tc);
	return suite;
}

int main(void)
{
	SRunner *runner = srunner_create(programs_suite());
	int failed;

	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
