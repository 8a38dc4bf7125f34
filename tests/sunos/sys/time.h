/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_TIME_H
#define SUNOS_SYS_TIME_H

#include <sys/types.h>

struct timeval {
	long tv_sec;
	long tv_usec;
};
struct itimerval {
	struct timeval it_interval, it_value;
};
struct timezone {
	int tz_minuteswest, tz_dsttime;
};
int gettimeofday(struct timeval *, void *);
int utimes(const char *, const struct timeval *);
int futimesat(int, const char *, const struct timeval *);

#endif
