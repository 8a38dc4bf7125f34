/* SPDX-License-Identifier: BSD-2-Clause */
/* The roots that a command line names, in its order. */
#ifndef IT_ROOTS_H
#define IT_ROOTS_H

#include <stddef.h>

#include "support/error.h"

enum { IT_ROOT_NAME_MAX = 4095 }; /* bytes of a line of --roots-from */

typedef struct it_roots {
	char **names;
	size_t count;
} it_roots;

/* --root */
it_code it_roots_add(it_roots *roots, const char *name, it_error *err)
	IT_CHECKED;

/*
 * --roots-from: one root a line, "-" is standard input; empty lines and those
 * that begin with "#" are none.  A file that names no root is IT_USAGE: the
 * running system is never meant by it.
 */
it_code it_roots_from(it_roots *roots, const char *file, it_error *err)
	IT_CHECKED;

/* IT_USAGE names both if two of them are the same directory. */
it_code it_roots_check(const it_roots *roots, it_error *err) IT_CHECKED;

void it_roots_free(it_roots *roots);

#endif
