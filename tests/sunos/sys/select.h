/* SPDX-License-Identifier: BSD-2-Clause */
/* sigset_t comes with sys/types.h. */
#ifndef SUNOS_SYS_SELECT_H
#define SUNOS_SYS_SELECT_H

#include <sys/time_impl.h>
#include <sys/time.h>

typedef struct {
	unsigned int __sigbits[4];
} sigset_t;
typedef long fd_mask;
typedef struct fd_set {
	long fds_bits[32];
} fd_set;

#endif
