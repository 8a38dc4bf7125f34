/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writing a file of the running system whole or not at all: it is written
 * beside its name, synced, and renamed.  In the order of the calls:
 * it_replace_begin, it_replace_write any number of times, then
 * it_replace_commit, or it_replace_abandon after any failure.
 */
#ifndef IT_REPLACE_H
#define IT_REPLACE_H

#include "support/error.h"

typedef struct it_replace {
	const char *path; /* borrowed */
	char *staged;	  /* its name until it_replace_commit */
	int fd;
} it_replace;

it_code it_replace_begin(it_replace *file, const char *path, it_error *err)
	IT_CHECKED;
it_code it_replace_write(it_replace *file, const void *bytes, size_t len,
			 it_error *err) IT_CHECKED;
it_code it_replace_commit(it_replace *file, it_error *err) IT_CHECKED;
void it_replace_abandon(it_replace *file); /* after a commit: no effect */

/* Would both be written to one place, by whatever names of its directory? */
int it_replace_is_same(const char *path, const char *other);

/* All at once. */
it_code it_replace_file(const char *path, const void *bytes, size_t len,
			it_error *err) IT_CHECKED;

#endif
