/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded: runs the shell command INTRUDE_RUN just before the call number
 * INTRUDE_AT (counted from 1; before each from INTRUDE_FROM on if that is not
 * set) of those that change names or sync, only of the ones named INTRUDE_CALL
 * if that is set.  The command has the program as $PPID and the number as
 * $INTRUDE_NOW.  At the end the count goes to INTRUDE_COUNT.
 */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned long count;

static int is_meant(const char *at, const char *from)
{
	if (at != NULL)
		return count == strtoul(at, NULL, 10);
	return from == NULL || count >= strtoul(from, NULL, 10);
}

static void intrude(const char *call)
{
	const char *only = getenv("INTRUDE_CALL");
	const char *at = getenv("INTRUDE_AT");
	const char *run = getenv("INTRUDE_RUN");
	char now[32];
	int saved = errno;

	if (only != NULL && strcmp(only, call) != 0)
		return;
	count++;
	if (run == NULL || !is_meant(at, getenv("INTRUDE_FROM")))
		return;
	(void)snprintf(now, sizeof now, "%lu", count);
	(void)setenv("INTRUDE_NOW", now, 1);
	(void)unsetenv("LD_PRELOAD");
	if (system(run) != 0)
		abort();
	errno = saved;
}

__attribute__((destructor)) static void end(void)
{
	const char *name = getenv("INTRUDE_COUNT");
	FILE *file = name != NULL ? fopen(name, "w") : NULL;

	if (file == NULL)
		return;
	(void)fprintf(file, "%lu\n", count);
	(void)fclose(file);
}

#define WATCH(name, parameters, arguments)                                     \
	int name parameters                                                    \
	{                                                                      \
		static int(*real) parameters;                                  \
		if (real == NULL)                                              \
			*(void **)&real = dlsym(RTLD_NEXT, #name);             \
		intrude(#name);                                                \
		return real arguments;                                         \
	}

WATCH(fsync, (int fd), (fd))
WATCH(ftruncate, (int fd, off_t size), (fd, size))
WATCH(renameat, (int a, const char *from, int b, const char *to),
      (a, from, b, to))
WATCH(linkat, (int a, const char *from, int b, const char *to, int flags),
      (a, from, b, to, flags))
WATCH(unlinkat, (int dir, const char *name, int flags), (dir, name, flags))
WATCH(mkdirat, (int dir, const char *name, mode_t mode), (dir, name, mode))
