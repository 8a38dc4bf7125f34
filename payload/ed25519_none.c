/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include "payload/ed25519.h"

int it_ed25519_is_there(void)
{
	return 0;
}

void it_ed25519_prepare(void)
{
}

int it_ed25519_verify(const unsigned char key[IT_ED25519_KEY],
		      const void *bytes, size_t len,
		      const unsigned char sig[IT_ED25519_SIG])
{
	(void)key;
	(void)bytes;
	(void)len;
	(void)sig;
	return 0;
}

int it_ed25519_sign(const unsigned char seed[IT_ED25519_KEY],
		    const void *bytes, size_t len,
		    unsigned char sig[IT_ED25519_SIG])
{
	(void)seed;
	(void)bytes;
	(void)len;
	(void)sig;
	return 0;
}

int it_ed25519_public(const unsigned char seed[IT_ED25519_KEY],
		      unsigned char key[IT_ED25519_KEY])
{
	(void)seed;
	(void)key;
	return 0;
}

int it_blake2b_512(const void *bytes, size_t len,
		   unsigned char sum[IT_BLAKE2B_512])
{
	(void)bytes;
	(void)len;
	(void)sum;
	return 0;
}
