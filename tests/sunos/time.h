/* SPDX-License-Identifier: BSD-2-Clause */
/* struct tm has no zone. */
#ifndef SUNOS_TIME_H
#define SUNOS_TIME_H

#include <sys/types.h>
#include <sys/time_impl.h>

#ifndef NULL
#define NULL 0L
#endif
struct tm {
	int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday,
	    tm_yday, tm_isdst;
};
clock_t clock(void);
char *ctime(const time_t *);
struct tm *gmtime(const time_t *);
time_t time(time_t *);
size_t strftime(char *, size_t, const char *, const struct tm *);
int nanosleep(const timespec_t *, timespec_t *);

#endif
