/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/userland.h"
#include "installer/wants.h"
#include "payload/media.h"
#include "support/text.h"

static int has_name(const it_wants *wants, const char *name)
{
	size_t i;

	for (i = 0; i < wants->count; i++)
		if (strcmp(wants->names[i], name) == 0)
			return 1;
	return 0;
}

it_code it_wants_add(it_wants *wants, const char *name, it_error *err)
{
	char **names;

	if (has_name(wants, name))
		return IT_OK;
	names = realloc(wants->names, (wants->count + 1) * sizeof *names);
	if (names == NULL)
		return it_fail_memory(err);
	wants->names = names;
	names[wants->count] = it_text_dup(name);
	if (names[wants->count] == NULL)
		return it_fail_memory(err);
	wants->count++;
	return IT_OK;
}

static int is_of_programs(const char *path)
{
	it_userland_file file;

	it_userland_judge(path, &file);
	return file.fate == IT_USERLAND_PUT ||
	       strcmp(path, IT_STARTUP_MEDIA) == 0;
}

int it_wants_has(const it_wants *wants, const char *path)
{
	if (strncmp(path, IT_MEDIA_BINARY, sizeof IT_MEDIA_BINARY - 1) != 0)
		return wants->programs && is_of_programs(path);
	return has_name(wants, path) ||
	       has_name(wants, strrchr(path, '/') + 1);
}

void it_wants_free(it_wants *wants)
{
	while (wants->count > 0)
		free(wants->names[--wants->count]);
	free(wants->names);
	wants->names = NULL;
}
