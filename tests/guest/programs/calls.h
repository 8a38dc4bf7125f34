/* SPDX-License-Identifier: BSD-2-Clause */
/* The beginning and the end of a call; for main.c alone. */
#ifndef IT_TESTS_GUEST_CALLS_H
#define IT_TESTS_GUEST_CALLS_H

#include "tests/guest/programs/guest.h"

/* Does not return where an injection ends the program. */
void calls_begin(const char *name, char **argv);
void calls_end(int status) IT_NORETURN;

#endif
