/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded: the allocation number NOMEM_AT, counted from 1, fails; with
 * NOMEM_ON all later ones fail too.  strdup, getline, fopen and the rest of
 * the C library come here as well.  A process that is forked counts on from
 * there.  At the end the highest count goes to NOMEM_COUNT.
 */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static unsigned long count, fail_at;
static unsigned long *most; /* of this process and those that it forks */
static int stays;

/* What the loader allocates before is not the program's. */
__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("NOMEM_AT");

	fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
	stays = getenv("NOMEM_ON") != NULL;
	most = mmap(NULL, sizeof *most, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	count = 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *name = getenv("NOMEM_COUNT");
	unsigned long total = most != MAP_FAILED ? *most : count;
	FILE *file;

	fail_at = 0;
	file = name != NULL ? fopen(name, "w") : NULL;
	if (file == NULL)
		return;
	(void)fprintf(file, "%lu\n", total);
	(void)fclose(file);
}

/*
 * What a build with coverage writes down at the end needs memory that it does
 * not look for: there the shortage ends with main.
 */
static int (*real_main)(int argc, char **argv, char **environment);

static int watched_main(int argc, char **argv, char **environment)
{
	int status = real_main(argc, argv, environment);

	if (getenv("GUEST_COVERAGE") != NULL)
		fail_at = 0;
	return status;
}

typedef int start_main(int (*run)(int, char **, char **), int argc,
		       char **argv, void (*first)(void), void (*last)(void),
		       void (*unload)(void), void *stack);
start_main __libc_start_main;

int __libc_start_main(int (*run)(int, char **, char **), int argc,
		      char **argv, void (*first)(void), void (*last)(void),
		      void (*unload)(void), void *stack)
{
	start_main *real;

	*(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
	real_main = run;
	return real(watched_main, argc, argv, first, last, unload, stack);
}

/*
 * glibc's loader ends the process when it cannot get the few hundred bytes of
 * its table of C++ symbols, and nobody can keep it from that; the program
 * looks before whether there is memory.  Of the library that brings such
 * symbols the loader's own requests are left alone, like those that it makes
 * before the program begins.
 */
static int in_loader;

void *dlopen(const char *name, int mode)
{
	static void *(*real)(const char *, int);
	void *handle;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "dlopen");
	in_loader = name != NULL && strstr(name, "libxml2") != NULL;
	handle = real(name, mode);
	in_loader = 0;
	return handle;
}

static int is_refused(void)
{
	if (in_loader)
		return 0;
	count++;
	if (most != NULL && most != MAP_FAILED && count > *most)
		*most = count;
	if (fail_at == 0 || count < fail_at || (count > fail_at && !stays))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	static void *(*real)(size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "malloc");
	return is_refused() ? NULL : real(size);
}

void *calloc(size_t number, size_t size)
{
	static void *(*real)(size_t, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "calloc");
	return is_refused() ? NULL : real(number, size);
}

void *realloc(void *old, size_t size)
{
	static void *(*real)(void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "realloc");
	return is_refused() ? NULL : real(old, size);
}
