/* SPDX-License-Identifier: BSD-2-Clause */
/* The suite "support" and those parts that have a file of their own. */
#ifndef IT_TESTS_CHECK_SUPPORT_H
#define IT_TESTS_CHECK_SUPPORT_H

#include <check.h>

#include "support/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ADD_ROWS(tc, test, array) \
	tcase_add_loop_test(tc, test, 0, (int)COUNT(array))

/* A literal that may hold NULs, and its length. */
#define B(literal) literal, sizeof(literal) - 1

/* Those bytes in memory that ends where they end. */
it_slice exact(const char *bytes, size_t len);
void drop(const char *at); /* frees it */

void add_text(Suite *suite); /* support_text.c */
void add_run(Suite *suite); /* support_run.c */
void add_confine(Suite *suite); /* support_confine.c */
void add_crew(Suite *suite); /* support_crew.c */
void add_json(Suite *suite); /* support_json.c */
void add_root(Suite *suite); /* support_root.c */

#endif
