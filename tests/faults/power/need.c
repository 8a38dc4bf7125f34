/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/power/need.h"

void need_die(const char *fmt, ...)
{
	va_list args;

	(void)fputs("powerloss: ", stderr);
	va_start(args, fmt);
	(void)vfprintf(stderr, fmt, args);
	va_end(args);
	(void)fputc('\n', stderr);
	exit(2);
}

void need_die_errno(const char *what)
{
	need_die("%s: %s", what, strerror(errno));
}

void *need_memory(void *old, size_t count, size_t size)
{
	void *got = realloc(old, count * size + 1);

	if (got == NULL)
		need_die("no memory");
	return got;
}

char *need_text(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(need_memory(NULL, size, 1), text, size);
}

/* Grows by doubling: only a power of two needs more room. */
void *need_one_more(void *array, size_t count, size_t size)
{
	if ((count & (count - 1)) != 0)
		return array;
	return need_memory(array, count == 0 ? 1 : 2 * count, size);
}
