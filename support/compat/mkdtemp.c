/* SPDX-License-Identifier: BSD-2-Clause */
/* mkdtemp(3): mkdir(2) refuses a name that is there, so a guess is safe. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "support/compat/compat.h"

static void fill(char *at, unsigned long number)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
	int i;

	for (i = 0; i < 6; i++, number >>= 5)
		at[i] = letters[number & 31];
}

char *mkdtemp(char *name)
{
	size_t len = strlen(name);
	struct timeval now;
	unsigned long seed, tries;

	if (len < 6 || strcmp(name + len - 6, "XXXXXX") != 0) {
		errno = EINVAL;
		return NULL;
	}
	(void)gettimeofday(&now, NULL);
	seed = (unsigned long)now.tv_usec << 10 ^ (unsigned long)now.tv_sec ^
	       (unsigned long)getpid() << 5;
	for (tries = 0; tries < 4096; tries++) {
		fill(name + len - 6, seed + tries * 7919);
		if (mkdir(name, 0700) == 0)
			return name;
		if (errno != EEXIST)
			break;
	}
	return NULL;
}
