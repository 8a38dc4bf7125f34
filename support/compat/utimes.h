/* SPDX-License-Identifier: BSD-2-Clause */
/* The times of utimensat(2) as those of the older calls. */
#ifndef IT_UTIMES_H
#define IT_UTIMES_H

#include <time.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "support/compat/compat.h"

/* NULL is now; st has the times that UTIME_OMIT leaves as they are. */
int it_utimes(const struct timespec times[2], const struct stat *st,
	      struct timeval tv[2]);

#endif
