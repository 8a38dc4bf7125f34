/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SHA-256 through the system's own library (OpenSSL libcrypto or libmd),
 * chosen by configure.  A library of its own (libdigest) so that programs
 * that hash nothing load neither.
 */
#ifndef IT_DIGEST_H
#define IT_DIGEST_H

#include <stddef.h>

#include "support/error.h"

enum { IT_SHA256_BYTES = 32, IT_SHA256_HEX = 65 /* with the NUL */ };

typedef struct it_sha256 it_sha256;

it_code it_sha256_new(it_sha256 **ctx, it_error *err) IT_CHECKED;
void it_sha256_add(it_sha256 *ctx, const void *bytes, size_t len);

/* Lower-case hexadecimal; frees ctx. */
it_code it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX],
		      it_error *err) IT_CHECKED;
void it_sha256_free(it_sha256 *ctx); /* without a result; NULL allowed */

/* All at once. */
it_code it_sha256_of(const void *bytes, size_t len, char hex[IT_SHA256_HEX],
		     it_error *err) IT_CHECKED;

/* IT_SHA256_BYTES bytes as lower-case hexadecimal. */
void it_digest_hex(const unsigned char *sum, char hex[IT_SHA256_HEX]);

/* Name of the library in use, for --version --verbose and bug reports. */
const char *it_digest_library(void);

#endif
