/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "support/confine.h"
#include "support/io.h"

/*
 * Sanitizers reserve memory without end, and write reports wherever standard
 * error goes.
 */
#if defined __SANITIZE_ADDRESS__
#define IT_SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define IT_SANITIZED 1
#endif
#endif
#ifndef IT_SANITIZED
#define IT_SANITIZED 0
#endif

/* More than any media that is within its limits can need. */
enum {
	MOST_SECONDS = 3600,
	MOST_MEMORY = 1 << 30
};

/* glibc has an enumeration for it, others take an int. */
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
typedef __rlimit_resource_t resource_name;
#else
typedef int resource_name;
#endif

static const struct {
	resource_name resource;
	rlim_t most;
} limits[] = {
	{RLIMIT_FSIZE, 0},
	{RLIMIT_CORE, 0},
	{RLIMIT_CPU, MOST_SECONDS},
	{RLIMIT_DATA, MOST_MEMORY},
};

static void set_limit(resource_name resource, rlim_t most)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) != 0 ||
	    (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < most))
		return;
	limit.rlim_cur = most;
	limit.rlim_max = most;
	(void)setrlimit(resource, &limit);
}

/*
 * Below fakeroot and pseudo a preloaded library asks a server of its own what
 * each file is to look like, with calls and descriptors that nobody else has.
 */
static int is_faked(void)
{
	static const char *const names[] = {"FAKEROOTKEY", "PSEUDO_PREFIX"};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (getenv(names[i]) != NULL)
			return 1;
	return 0;
}

/* A lock of the parent is not lost: they belong to processes. */
static void close_others(int in, int out)
{
	int fd, highest = it_highest_descriptor();

	for (fd = 0; fd <= highest; fd++)
		if (fd != in && fd != out &&
		    (fd != STDERR_FILENO || !IT_SANITIZED))
			(void)close(fd);
}

static int confined;

void it_confine(int in, int out)
{
	int faked = is_faked();
	size_t i;

	if (!faked)
		close_others(in, out);
	for (i = 0; i < sizeof limits / sizeof limits[0]; i++)
		if (!IT_SANITIZED)
			set_limit(limits[i].resource, limits[i].most);
	confined = it_confine_system(out, !faked) |
		   (IT_SANITIZED ? 0 : IT_CONFINED_SIZES);
}

int it_confined(void)
{
	return confined;
}
