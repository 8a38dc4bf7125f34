/* SPDX-License-Identifier: BSD-2-Clause */
/* Which files of the media the roots of a run need, each once. */
#ifndef IT_WANTS_H
#define IT_WANTS_H

#include <stddef.h>

#include "support/error.h"

typedef struct it_wants {
	char **names;
	size_t count;
	int programs; /* all that userland.h puts into a root, and its script */
} it_wants;

/*
 * name: a path of the media, or without "/" a file of that name in every
 * driver directory.
 */
it_code it_wants_add(it_wants *wants, const char *name, it_error *err)
	IT_CHECKED;
int it_wants_has(const it_wants *wants, const char *path);
void it_wants_free(it_wants *wants);

#endif
