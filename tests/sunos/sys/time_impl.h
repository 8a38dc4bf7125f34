/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_TIME_IMPL_H
#define SUNOS_SYS_TIME_IMPL_H

#include <sys/feature_tests.h>

typedef struct timespec {
	long tv_sec;
	long tv_nsec;
} timespec_t;
typedef struct timespec timestruc_t;

#endif
