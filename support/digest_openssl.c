/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SHA-256 by OpenSSL's libcrypto, from 1.0.0 on, which Solaris 11 has.
 *
 * By its plain functions, deprecated since 3.0 but there: those that are not
 * set up the whole library first, with some five thousand allocations, at
 * each start of the program, and crash when one of these fails.
 */
#define OPENSSL_SUPPRESS_DEPRECATED 1
#include "config.h"

#include <stdlib.h>
#include <openssl/sha.h>

#include "support/digest.h"
#include "support/late.h"

struct it_sha256 {
	SHA256_CTX sha;
	int failed;
};

it_code it_sha256_new(it_sha256 **ctx, it_error *err)
{
	it_code code = it_late_crypto(err);

	*ctx = NULL;
	if (code != IT_OK)
		return code;
	*ctx = calloc(1, sizeof **ctx);
	if (*ctx == NULL)
		return it_fail_memory(err);
	(*ctx)->failed = SHA256_Init(&(*ctx)->sha) != 1;
	return IT_OK;
}

void it_sha256_add(it_sha256 *ctx, const void *bytes, size_t len)
{
	if (SHA256_Update(&ctx->sha, bytes, len) != 1)
		ctx->failed = 1;
}

it_code it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX], it_error *err)
{
	unsigned char sum[SHA256_DIGEST_LENGTH];
	int failed = ctx->failed;

	if (SHA256_Final(sum, &ctx->sha) != 1)
		failed = 1;
	it_sha256_free(ctx);
	if (failed)
		return it_fail(err, IT_FAILED, NULL, "SHA-256 failed");
	it_digest_hex(sum, hex);
	return IT_OK;
}

void it_sha256_free(it_sha256 *ctx)
{
	free(ctx);
}

const char *it_digest_library(void)
{
	return "libcrypto";
}
