/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_RESOURCE_H
#define SUNOS_SYS_RESOURCE_H

#include <sys/types.h>

#define RLIMIT_CPU 0
#define RLIMIT_FSIZE 1
#define RLIMIT_DATA 2
#define RLIMIT_CORE 4
typedef u_longlong_t rlim_t;
#define RLIM_INFINITY ((rlim_t)-3)
struct rlimit {
	rlim_t rlim_cur, rlim_max;
};
int getrlimit(int, struct rlimit *);
int setrlimit(int, const struct rlimit *);

#endif
