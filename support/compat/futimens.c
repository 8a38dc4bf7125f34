/* SPDX-License-Identifier: BSD-2-Clause */
/* futimens(2) over Solaris 10's futimesat(2), to the microsecond. */
#include "config.h"

#include <stddef.h>

#include "support/compat/utimes.h"

int futimens(int fd, const struct timespec times[2])
{
	struct stat st;
	struct timeval tv[2];

	if (fstat(fd, &st) != 0 || it_utimes(times, &st, tv) != 0)
		return -1;
	return futimesat(fd, NULL, tv);
}
