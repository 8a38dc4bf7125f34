/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <openssl/evp.h>

#include "payload/ed25519.h"

int it_ed25519_is_there(void)
{
	return 1;
}

static int verify_with(EVP_MD_CTX *ctx, EVP_PKEY *key, const void *bytes,
		       size_t len, const unsigned char *sig)
{
	return ctx != NULL && key != NULL &&
	       EVP_DigestVerifyInit(ctx, NULL, NULL, NULL, key) == 1 &&
	       EVP_DigestVerify(ctx, sig, IT_ED25519_SIG, bytes, len) == 1;
}

int it_ed25519_verify(const unsigned char key[IT_ED25519_KEY],
		      const void *bytes, size_t len,
		      const unsigned char sig[IT_ED25519_SIG])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL,
						     key, IT_ED25519_KEY);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	int good = verify_with(ctx, pkey, bytes, len, sig);

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return good;
}

static int sign_with(EVP_MD_CTX *ctx, EVP_PKEY *key, const void *bytes,
		     size_t len, unsigned char *sig)
{
	size_t room = IT_ED25519_SIG;

	return ctx != NULL && key != NULL &&
	       EVP_DigestSignInit(ctx, NULL, NULL, NULL, key) == 1 &&
	       EVP_DigestSign(ctx, sig, &room, bytes, len) == 1 &&
	       room == IT_ED25519_SIG;
}

int it_ed25519_sign(const unsigned char seed[IT_ED25519_KEY],
		    const void *bytes, size_t len,
		    unsigned char sig[IT_ED25519_SIG])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL,
						      seed, IT_ED25519_KEY);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	int done = sign_with(ctx, pkey, bytes, len, sig);

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return done;
}

int it_ed25519_public(const unsigned char seed[IT_ED25519_KEY],
		      unsigned char key[IT_ED25519_KEY])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL,
						      seed, IT_ED25519_KEY);
	size_t room = IT_ED25519_KEY;
	int done = pkey != NULL &&
		   EVP_PKEY_get_raw_public_key(pkey, key, &room) == 1 &&
		   room == IT_ED25519_KEY;

	EVP_PKEY_free(pkey);
	return done;
}

int it_blake2b_512(const void *bytes, size_t len,
		   unsigned char sum[IT_BLAKE2B_512])
{
	return EVP_Digest(bytes, len, sum, NULL, EVP_blake2b512(), NULL) == 1;
}

void it_ed25519_prepare(void)
{
	static const unsigned char nothing[IT_ED25519_SIG];
	unsigned char sum[IT_BLAKE2B_512];

	(void)it_blake2b_512("", 0, sum);
	(void)it_ed25519_verify(nothing, "", 0, nothing);
}
