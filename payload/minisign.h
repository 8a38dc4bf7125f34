/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * minisign's files, as minisign 0.11 reads and writes them (its README,
 * "Signature format", and its manual page).  Everything is text: comments and
 * base64 lines.  A signature is made over the bytes themselves ("Ed", the
 * legacy form) or over their BLAKE2b-512 ("ED", prehashed); a second one
 * binds the trusted comment to it.
 *
 * A file of signatures may hold several, one after another: minisign reads
 * the first, this program all of them, so that a bundle can be signed by the
 * current key and by the next one.
 */
#ifndef IT_MINISIGN_H
#define IT_MINISIGN_H

#include "payload/ed25519.h"
#include "support/error.h"
#include "support/strbuf.h"
#include "support/text.h"

enum {
	IT_MINISIGN_ID = 8,
	IT_MINISIGN_ID_HEX = 17, /* 16 digits and the NUL */
	IT_MINISIGN_MAX = 16384  /* bytes of any of its files read here */
};

typedef struct it_minisign_key {
	unsigned char id[IT_MINISIGN_ID];
	unsigned char key[IT_ED25519_KEY];
} it_minisign_key;

typedef struct it_minisign_secret {
	unsigned char id[IT_MINISIGN_ID];
	unsigned char seed[IT_ED25519_KEY];
} it_minisign_secret;

typedef struct it_minisign_sig {
	int prehashed;
	unsigned char id[IT_MINISIGN_ID];
	unsigned char sig[IT_ED25519_SIG];
	it_slice comment; /* the trusted one, in the text that was read */
	unsigned char global[IT_ED25519_SIG];
} it_minisign_sig;

/* "E7620F1842B4E81F" */
void it_minisign_id_text(const unsigned char id[IT_MINISIGN_ID],
			 char out[IT_MINISIGN_ID_HEX]);

/* Each returns NULL, or what is wrong with the text. */
const char *it_minisign_read_key(it_slice text, it_minisign_key *key);
const char *it_minisign_read_secret(it_slice text, it_minisign_secret *secret);
/* The next signature of *rest, which moves on; not to be called at its end. */
const char *it_minisign_next(it_slice *rest, it_minisign_sig *sig);

/* Is it this key's, over these bytes, and the comment with it? */
int it_minisign_verify(const it_minisign_sig *sig, const it_minisign_key *key,
		       const void *bytes, size_t len);

/* Appends a prehashed signature; zero when the library failed. */
int it_minisign_sign(const it_minisign_secret *secret, const void *bytes,
		     size_t len, const char *trusted_comment, it_strbuf *out);

#endif
