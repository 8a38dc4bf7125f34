/* SPDX-License-Identifier: BSD-2-Clause */
/* For the headers of libcrypto alone: our code has one thread. */
#ifndef SUNOS_PTHREAD_H
#define SUNOS_PTHREAD_H

typedef struct {
	long words[8];
} pthread_once_t;
typedef unsigned int pthread_key_t;
typedef unsigned int pthread_t;

#endif
