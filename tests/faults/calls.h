/* SPDX-License-Identifier: BSD-2-Clause */
/* Which system calls there are, and what each of them may answer. */
#ifndef IT_TESTS_CALLS_H
#define IT_TESTS_CALLS_H

#include <stddef.h>

#include "tests/faults/tracer.h"

typedef struct call_kind call_kind;

/* NULL for a call that is in no manual page of interest. */
const call_kind *call_kind_of(const tracer_call *call);

const char *call_name(const call_kind *kind); /* "?" for NULL */

/*
 * The errno values of the campaign that the call may answer, at most size of
 * them; how many.
 */
size_t call_errnos(const call_kind *kind, int *out, size_t size);

/* Has an effect that lasts on disk, or makes one last. */
int call_changes(const call_kind *kind);

/* Is about a file that is open, not about a path. */
int call_is_of_file(const call_kind *kind);

/* Reads or writes a number of bytes that may turn out smaller. */
int call_may_be_short(const call_kind *kind);

/* May answer errno only when the work is done: close gives up the file. */
int call_fails_after(const call_kind *kind);

/* Is not made equally often by equal runs: asks for memory. */
int call_varies(const call_kind *kind);

/* What a call is about: its path, or what its descriptor stands for. */
void call_describe(const tracer_call *call, char *out, size_t size);

/*
 * Is it about a library of this system, which the dynamic loader opens and
 * reads by itself?  The GNU one takes a read that is cut short for a library
 * that is damaged.
 */
int is_library(const char *about);

/* "EIO"; NULL for others than those of the campaign. */
const char *errno_name(int number);
int errno_number(const char *name); /* 0 for others */

#endif
