/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_TIMES_H
#define SUNOS_SYS_TIMES_H

#include <sys/types.h>

struct tms {
	clock_t tms_utime, tms_stime, tms_cutime, tms_cstime;
};
clock_t times(struct tms *);

#endif
