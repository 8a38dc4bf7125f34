/* SPDX-License-Identifier: BSD-2-Clause */
/* libcrypto, loaded when the first digest or signature is made. */
#define OPENSSL_SUPPRESS_DEPRECATED 1
#include "config.h"

#include "support/late.h"

#ifdef IT_LATE_DIGEST
#include <openssl/sha.h>

#ifdef IT_HAVE_SIGNATURES
#include <openssl/crypto.h>
#include <openssl/evp.h>

#define SIGNATURES(CALL, ACT)                                                \
	CALL(int, CRYPTO_set_mem_functions,                                  \
	     (CRYPTO_malloc_fn m, CRYPTO_realloc_fn r, CRYPTO_free_fn f),    \
	     (m, r, f))                                                      \
	CALL(int, OPENSSL_init_crypto,                                       \
	     (uint64_t how, const OPENSSL_INIT_SETTINGS *settings),          \
	     (how, settings))                                                \
	CALL(int, EVP_Digest,                                                \
	     (const void *at, size_t len, unsigned char *sum,                \
	      unsigned *sum_len, const EVP_MD *md, ENGINE *engine),          \
	     (at, len, sum, sum_len, md, engine))                            \
	CALL(int, EVP_DigestSign,                                            \
	     (EVP_MD_CTX *c, unsigned char *sig, size_t *sig_len,            \
	      const unsigned char *at, size_t len),                          \
	     (c, sig, sig_len, at, len))                                     \
	CALL(int, EVP_DigestSignInit,                                        \
	     (EVP_MD_CTX *c, EVP_PKEY_CTX **k, const EVP_MD *md,             \
	      ENGINE *engine, EVP_PKEY *key),                                \
	     (c, k, md, engine, key))                                        \
	CALL(int, EVP_DigestVerify,                                          \
	     (EVP_MD_CTX *c, const unsigned char *sig, size_t sig_len,       \
	      const unsigned char *at, size_t len),                          \
	     (c, sig, sig_len, at, len))                                     \
	CALL(int, EVP_DigestVerifyInit,                                      \
	     (EVP_MD_CTX *c, EVP_PKEY_CTX **k, const EVP_MD *md,             \
	      ENGINE *engine, EVP_PKEY *key),                                \
	     (c, k, md, engine, key))                                        \
	ACT(EVP_MD_CTX_free, (EVP_MD_CTX *c), (c))                           \
	CALL(EVP_MD_CTX *, EVP_MD_CTX_new, (void), ())                       \
	ACT(EVP_PKEY_free, (EVP_PKEY *key), (key))                           \
	CALL(int, EVP_PKEY_get_raw_public_key,                               \
	     (const EVP_PKEY *key, unsigned char *at, size_t *len),          \
	     (key, at, len))                                                 \
	CALL(EVP_PKEY *, EVP_PKEY_new_raw_private_key,                       \
	     (int type, ENGINE *engine, const unsigned char *at, size_t len),\
	     (type, engine, at, len))                                        \
	CALL(EVP_PKEY *, EVP_PKEY_new_raw_public_key,                        \
	     (int type, ENGINE *engine, const unsigned char *at, size_t len),\
	     (type, engine, at, len))                                        \
	CALL(const EVP_MD *, EVP_blake2b512, (void), ())
#else
#define SIGNATURES(CALL, ACT)
#endif

#define LIBCRYPTO(CALL, ACT, NAME)                                           \
	SIGNATURES(CALL, ACT)                                                \
	CALL(int, SHA256_Final, (unsigned char *sum, SHA256_CTX *c),         \
	     (sum, c))                                                       \
	CALL(int, SHA256_Init, (SHA256_CTX *c), (c))                         \
	CALL(int, SHA256_Update, (SHA256_CTX *c, const void *at, size_t len),\
	     (c, at, len))

IT_LATE_LIBRARY(IT_LATE_DIGEST, LIBCRYPTO)

it_code it_late_crypto(it_error *err)
{
	return it_late_load(&library, err);
}
#else
it_code it_late_crypto(it_error *err)
{
	(void)err;
	return IT_OK;
}
#endif

void it_late_begin_crypto(void)
{
	if (it_late_crypto(NULL) != IT_OK)
		return;
}
