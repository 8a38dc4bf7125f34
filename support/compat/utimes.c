/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stddef.h>

#include "support/compat/utimes.h"

static int one_time(const struct timespec *ts, struct timespec old,
		    struct timeval *tv)
{
	if (ts == NULL || ts->tv_nsec == UTIME_NOW)
		return gettimeofday(tv, NULL);
	if (ts->tv_nsec == UTIME_OMIT)
		ts = &old;
	if (ts->tv_nsec < 0 || ts->tv_nsec >= 1000000000L) {
		errno = EINVAL;
		return -1;
	}
	tv->tv_sec = ts->tv_sec;
	tv->tv_usec = (suseconds_t)(ts->tv_nsec / 1000);
	return 0;
}

int it_utimes(const struct timespec times[2], const struct stat *st,
	      struct timeval tv[2])
{
	if (one_time(times ? &times[0] : NULL, st->st_atim, &tv[0]) != 0)
		return -1;
	return one_time(times ? &times[1] : NULL, st->st_mtim, &tv[1]);
}
