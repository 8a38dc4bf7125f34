/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A running system in this process: its programs change tables of a root,
 * and settings, an interface and a service that live in memory.
 */
#ifndef IT_TESTS_SWEEP_SYSTEM_H
#define IT_TESTS_SWEEP_SYSTEM_H

#include "installer/programs.h"
#include "support/strbuf.h"

/* As it is before each run; root is a directory descriptor. */
void system_begin(int root);

/* All that lives in memory, a line each. */
void system_list(it_strbuf *out);

enum { PROGRAM_WAYS = 11 };

/* way: in which of its ways the call goes wrong, -1: in none. */
it_code system_run(it_program id, const char *const *words, int way,
		   it_run_result *result, it_error *err);

#endif
