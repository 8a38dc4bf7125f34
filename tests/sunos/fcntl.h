/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_FCNTL_H
#define SUNOS_FCNTL_H

#include <sys/types.h>
#include <sys/stat.h>
#include <sys/fcntl.h>

int fcntl(int, int, ...);
int open(const char *, int, ...);
int openat(int, const char *, int, ...);

#endif
