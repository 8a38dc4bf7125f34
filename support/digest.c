/* SPDX-License-Identifier: BSD-2-Clause */
/* What both SHA-256 libraries share. */
#include "config.h"

#include "support/digest.h"

void it_digest_hex(const unsigned char *sum, char hex[IT_SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < IT_SHA256_BYTES; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[2 * IT_SHA256_BYTES] = '\0';
}

it_code it_sha256_of(const void *bytes, size_t len, char hex[IT_SHA256_HEX],
		     it_error *err)
{
	it_sha256 *ctx;
	it_code code = it_sha256_new(&ctx, err);

	if (code != IT_OK)
		return code;
	it_sha256_add(ctx, bytes, len);
	return it_sha256_end(ctx, hex, err);
}
