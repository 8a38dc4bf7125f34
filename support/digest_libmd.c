/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256 by the system's libmd (Solaris; libmd-dev elsewhere). */
#include "config.h"

#include <sys/types.h>
#include <stdint.h>
#include <stdlib.h>
#include <sha2.h>

#include "support/digest.h"

#if !defined(__sun)
typedef SHA2_CTX SHA256_CTX;
#endif

struct it_sha256 {
	SHA256_CTX md;
};

it_code it_sha256_new(it_sha256 **ctx, it_error *err)
{
	*ctx = calloc(1, sizeof **ctx);
	if (*ctx == NULL)
		return it_fail_memory(err);
	SHA256Init(&(*ctx)->md);
	return IT_OK;
}

void it_sha256_add(it_sha256 *ctx, const void *bytes, size_t len)
{
	SHA256Update(&ctx->md, bytes, len);
}

it_code it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX], it_error *err)
{
	unsigned char sum[IT_SHA256_BYTES];

	(void)err;
	/* Solaris takes the digest first, as the others do. */
	SHA256Final(sum, &ctx->md);
	it_sha256_free(ctx);
	it_digest_hex(sum, hex);
	return IT_OK;
}

void it_sha256_free(it_sha256 *ctx)
{
	free(ctx);
}

const char *it_digest_library(void)
{
	return "libmd";
}
