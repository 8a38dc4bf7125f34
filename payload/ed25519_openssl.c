/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "payload/ed25519.h"
#include "support/late.h"

/* --- memory ------------------------------------------------------------ */

/*
 * Where memory is short libcrypto 3 dies while it sets itself up: it takes a
 * lock that was not made.  So it always gets what it asks for: at the worst
 * from a reserve, whose pages cost nothing until then.  All that it does here
 * takes a tenth of that.
 */
enum { RESERVE = 4 << 20 };

typedef union block {
	size_t len; /* of what follows */
	long double any_type;
	void *any_pointer;
} block;

static block reserve[RESERVE / sizeof(block)];
static size_t used; /* blocks of it */

static block *from_reserve(size_t len)
{
	size_t count = 1 + (len + sizeof(block) - 1) / sizeof(block);
	block *b = reserve + used;

	if (len > RESERVE || count > RESERVE / sizeof(block) - used)
		return NULL;
	used += count;
	return b;
}

static int is_of_reserve(const block *b)
{
	return b >= reserve && b < reserve + RESERVE / sizeof(block);
}

static void *give(size_t len, const char *file, int line)
{
	block *b = NULL;

	(void)file;
	(void)line;
	if (len <= (size_t)-1 - sizeof *b)
		b = malloc(sizeof *b + len);
	if (b == NULL)
		b = from_reserve(len);
	if (b == NULL)
		return NULL;
	b->len = len;
	return b + 1;
}

static void take_back(void *bytes, const char *file, int line)
{
	block *b = bytes;

	(void)file;
	(void)line;
	if (b != NULL && !is_of_reserve(b))
		free(b - 1);
}

static void *give_more(void *bytes, size_t len, const char *file, int line)
{
	const block *old = bytes;
	void *more = len != 0 ? give(len, file, line) : NULL;

	if (bytes != NULL && more != NULL)
		memcpy(more, bytes, old[-1].len < len ? old[-1].len : len);
	if (more != NULL || len == 0)
		take_back(bytes, file, line);
	return more;
}

/* What is named by objects needs none of the lists of names. */
#define BARE                                                              \
	(OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS |                            \
	 OPENSSL_INIT_NO_ADD_ALL_CIPHERS | OPENSSL_INIT_NO_ADD_ALL_DIGESTS)

/*
 * Refused where something else has used the library before.  A configuration
 * of the running system, or of the environment, could load any code, or take
 * the algorithms away.
 */
static int begin(void)
{
	static int begun;

	if (begun)
		return 1;
	if (it_late_crypto(NULL) != IT_OK)
		return 0;
	begun = 1;
	(void)CRYPTO_set_mem_functions(give, give_more, take_back);
	(void)OPENSSL_init_crypto(BARE | OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
	return 1;
}

/* --- signatures -------------------------------------------------------- */

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

static int verify(const unsigned char key[IT_ED25519_KEY], const void *bytes,
		  size_t len, const unsigned char sig[IT_ED25519_SIG])
{
	EVP_PKEY *pkey;
	EVP_MD_CTX *ctx;
	int good;

	if (!begin())
		return 0;
	pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key,
					   IT_ED25519_KEY);
	ctx = EVP_MD_CTX_new();
	good = verify_with(ctx, pkey, bytes, len, sig);
	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return good;
}

/* The first half of a signature is a point. */
int it_ed25519_verify(const unsigned char key[IT_ED25519_KEY],
		      const void *bytes, size_t len,
		      const unsigned char sig[IT_ED25519_SIG])
{
	return !it_ed25519_is_weak(key) && !it_ed25519_is_weak(sig) &&
	       verify(key, bytes, len, sig);
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
	EVP_PKEY *pkey;
	EVP_MD_CTX *ctx;
	int done;

	if (!begin())
		return 0;
	pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed,
					    IT_ED25519_KEY);
	ctx = EVP_MD_CTX_new();
	done = sign_with(ctx, pkey, bytes, len, sig);
	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return done;
}

int it_ed25519_public(const unsigned char seed[IT_ED25519_KEY],
		      unsigned char key[IT_ED25519_KEY])
{
	EVP_PKEY *pkey;
	size_t room = IT_ED25519_KEY;
	int done;

	if (!begin())
		return 0;
	pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed,
					    IT_ED25519_KEY);
	done = pkey != NULL &&
	       EVP_PKEY_get_raw_public_key(pkey, key, &room) == 1 &&
	       room == IT_ED25519_KEY;
	EVP_PKEY_free(pkey);
	return done;
}

int it_blake2b_512(const void *bytes, size_t len,
		   unsigned char sum[IT_BLAKE2B_512])
{
	return begin() &&
	       EVP_Digest(bytes, len, sum, NULL, EVP_blake2b512(), NULL) == 1;
}

void it_ed25519_prepare(void)
{
	static const unsigned char nothing[IT_ED25519_SIG];
	unsigned char sum[IT_BLAKE2B_512];

	(void)it_blake2b_512("", 0, sum);
	(void)verify(nothing, "", 0, nothing);
}
