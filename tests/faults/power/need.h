/* SPDX-License-Identifier: BSD-2-Clause */
/* What ends the program: memory, and things that must not be. */
#ifndef IT_TESTS_POWER_NEED_H
#define IT_TESTS_POWER_NEED_H

#include <stddef.h>

#include "support/attributes.h"

/* Says it on standard error and ends with status 2. */
void need_die(const char *fmt, ...) IT_PRINTF(1, 2) IT_NORETURN;
/* The same with the text of errno. */
void need_die_errno(const char *what) IT_NORETURN;

void *need_memory(void *old, size_t count, size_t size); /* realloc */
char *need_text(const char *text);			 /* strdup */

/* room grown by one element: ARRAY = need_one_more(ARRAY, COUNT, size) */
void *need_one_more(void *array, size_t count, size_t size);

#endif
