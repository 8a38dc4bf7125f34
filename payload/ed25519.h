/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Ed25519 (RFC 8032) and BLAKE2b-512 (RFC 7693) by libcrypto 1.1.1 or newer;
 * where configure did not find one, nothing is ever signed or found good.
 */
#ifndef IT_ED25519_H
#define IT_ED25519_H

#include <stddef.h>

enum {
	IT_ED25519_KEY = 32, /* bytes: a public key, or the seed of a secret */
	IT_ED25519_SIG = 64,
	IT_BLAKE2B_512 = 64
};

/* Can this program do any of it? */
int it_ed25519_is_there(void);

/*
 * Makes the library do now the look-ups that it does once and keeps, before a
 * fork, so that not both processes do them.
 */
void it_ed25519_prepare(void);

/*
 * Nonzero for a point of small order, and for one that is not written as it
 * must be: no key is made of it, and no signature begins with it.
 */
int it_ed25519_is_weak(const unsigned char point[IT_ED25519_KEY]);

/* Nonzero only for a good signature in which neither key nor point is weak. */
int it_ed25519_verify(const unsigned char key[IT_ED25519_KEY],
		      const void *bytes, size_t len,
		      const unsigned char sig[IT_ED25519_SIG]);

/* Each returns zero when the library failed. */
int it_ed25519_sign(const unsigned char seed[IT_ED25519_KEY],
		    const void *bytes, size_t len,
		    unsigned char sig[IT_ED25519_SIG]);
int it_ed25519_public(const unsigned char seed[IT_ED25519_KEY],
		      unsigned char key[IT_ED25519_KEY]);
int it_blake2b_512(const void *bytes, size_t len,
		   unsigned char sum[IT_BLAKE2B_512]);

#endif
