/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_POLL_H
#define SUNOS_POLL_H

#include <sys/types.h>

typedef unsigned long nfds_t;
typedef struct pollfd {
	int fd;
	short events, revents;
} pollfd_t;
#define POLLIN 1
#define POLLOUT 4
int poll(struct pollfd *, nfds_t, int);

#endif
