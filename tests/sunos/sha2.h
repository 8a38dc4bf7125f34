/* SPDX-License-Identifier: BSD-2-Clause */
/* libmd. */
#ifndef SUNOS_SHA2_H
#define SUNOS_SHA2_H

#include <sys/types.h>

typedef struct {
	unsigned long words[64];
} SHA256_CTX;

void SHA256Init(SHA256_CTX *);
void SHA256Update(SHA256_CTX *, const void *, size_t);
void SHA256Final(void *, SHA256_CTX *);

#endif
