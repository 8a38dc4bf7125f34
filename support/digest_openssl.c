/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256 by OpenSSL's libcrypto, from 1.0.0 (the seed's guest) on. */
#include "config.h"

#include <stdlib.h>
#include <openssl/evp.h>
#include <openssl/opensslv.h>

#include "support/digest.h"

#if OPENSSL_VERSION_NUMBER < 0x10100000L
#define EVP_MD_CTX_new	EVP_MD_CTX_create
#define EVP_MD_CTX_free EVP_MD_CTX_destroy
#endif

struct it_sha256 {
	EVP_MD_CTX *evp;
	int failed;
};

it_code it_sha256_new(it_sha256 **ctx, it_error *err)
{
	it_sha256 *made = calloc(1, sizeof *made);

	*ctx = NULL;
	if (made == NULL)
		return it_fail_memory(err);
	made->evp = EVP_MD_CTX_new();
	if (made->evp == NULL ||
	    EVP_DigestInit_ex(made->evp, EVP_sha256(), NULL) != 1) {
		it_sha256_free(made);
		return it_fail(err, IT_FAILED, NULL,
			       "libcrypto offers no SHA-256");
	}
	*ctx = made;
	return IT_OK;
}

void it_sha256_add(it_sha256 *ctx, const void *bytes, size_t len)
{
	if (EVP_DigestUpdate(ctx->evp, bytes, len) != 1)
		ctx->failed = 1;
}

it_code it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX], it_error *err)
{
	unsigned char sum[EVP_MAX_MD_SIZE];
	int failed = ctx->failed;

	if (EVP_DigestFinal_ex(ctx->evp, sum, NULL) != 1)
		failed = 1;
	it_sha256_free(ctx);
	if (failed)
		return it_fail(err, IT_FAILED, NULL, "SHA-256 failed");
	it_digest_hex(sum, hex);
	return IT_OK;
}

void it_sha256_free(it_sha256 *ctx)
{
	if (ctx == NULL)
		return;
	EVP_MD_CTX_free(ctx->evp);
	free(ctx);
}

const char *it_digest_library(void)
{
	return "libcrypto";
}
