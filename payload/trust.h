/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whom the user trusts, and what follows for a medium.  Keys are minisign
 * public keys; those in the key folder of the running system and those named on
 * the command line count alike, whatever root is worked on.
 *
 * Rotation: a bundle signed with the current and the next key is good for
 * whoever has either.  Revocation: a good bundle may name keys that no longer
 * count where it has been installed, itself included; the list of the running
 * system names keys and single media for all roots.  Threshold: how many
 * different keys must have signed.  Rollback: media older than a given version
 * are refused.
 */
#ifndef IT_TRUST_H
#define IT_TRUST_H

#include "payload/manifest.h"
#include "payload/minisign.h"

#define IT_TRUST_DIR "/etc/install-tools/keys"

enum {
	IT_TRUST_MAX_KEYS = 32,
	IT_TRUST_MAX_SIGNERS = IT_TRUST_MAX_KEYS, /* each may be one */
	IT_TRUST_MAX_THRESHOLD = 8,
	IT_TRUST_MAX_LISTED = 128,   /* in the file "revoked" */
	IT_TRUST_MAX_RECORDED = 128, /* that bundles brought into a root */
	IT_TRUST_MAX_REVOKED = IT_TRUST_MAX_LISTED + IT_TRUST_MAX_RECORDED
};

typedef struct it_trust {
	it_minisign_key keys[IT_TRUST_MAX_KEYS];
	size_t count;
	size_t threshold;   /* 0 counts as 1 */
	int require;	    /* refuse what is not signed by enough keys */
	int allow_unsigned; /* take it in spite of the keys that are there */
	const char *sha256; /* of the one medium that is trusted, or NULL */
	/* identities of keys and digests of media that count no more */
	char revoked[IT_TRUST_MAX_REVOKED][IT_SHA256_HEX];
	size_t revoked_count;
	int only_looks;	 /* what is revoked is told, not refused */
	char oldest[64]; /* version that is still taken, "" for any */
} it_trust;

/* What was found out about a medium. */
typedef struct it_vouched {
	/*
	 * "signed by E7620F1842B4E81F", "named by its SHA-256"; the others are
	 * in trust.c, lacks
	 */
	char text[32 + IT_TRUST_MAX_SIGNERS * IT_MINISIGN_ID_HEX];
	char warning[256]; /* what was not verified, "" if all was */
	char comment[256]; /* trusted comment of the first good signature */
	char signers[IT_TRUST_MAX_SIGNERS][IT_MINISIGN_ID_HEX]; /* good ones */
	size_t signer_count;
	/* whose signatures could not be checked, as many as fit */
	char unchecked[IT_TRUST_MAX_SIGNERS][IT_MINISIGN_ID_HEX];
	size_t unchecked_count;
	size_t needed; /* so many signers were asked for */
	char revoked[IT_MINISIGN_ID_HEX]; /* who signed, and counts no more */
	/* What the good signatures say, seconds since 1970; 0 if nothing. */
	unsigned long signed_at; /* the last of them */
	unsigned long not_after; /* the first of them: told, not enforced */
	int odd_times; /* one of them says no such number, up to 2^32 - 1 */
} it_vouched;

/* Adds a key; IT_USAGE when the file is none. */
it_code it_trust_add_key(it_trust *trust, const char *path, it_error *err)
	IT_CHECKED;

/*
 * Adds every *.pub of a folder (its path from /), and what its files
 * "threshold", "revoked" and "oldest" say.  A missing folder has none; a file
 * that cannot be used, or that others than root and who runs this may write,
 * is IT_FAILED, since what it would forbid is not known.
 */
it_code it_trust_add_dir(it_trust *trust, const char *dir, it_error *err)
	IT_CHECKED;

/* Adds a key's identity or a digest, once; NULL, or what is wrong with it. */
const char *it_trust_revoke(it_trust *trust, it_slice name) IT_CHECKED;
int it_trust_has_revoked(const it_trust *trust, const char *name);

/*
 * The signatures of a manifest, over its raw bytes and before anything reads
 * them.  signature is empty where the bundle has none.  IT_MEDIA refuses: a
 * damaged, wrong or revoked signature always, the rest as trust says.
 */
it_code it_trust_manifest(const it_trust *trust, const char *medium,
			  const it_strbuf *manifest,
			  const it_strbuf *signature, it_vouched *vouched,
			  it_error *err) IT_CHECKED;

/* Afterwards: what the manifest itself revokes does not count. */
it_code it_trust_revoked(const it_trust *trust, const char *medium,
			 const it_manifest *manifest,
			 const it_vouched *vouched, it_error *err) IT_CHECKED;

/* Any other medium, by the digest of its bytes. */
it_code it_trust_medium(const it_trust *trust, const char *medium,
			const char *sha256, it_vouched *vouched,
			it_error *err) IT_CHECKED;

/*
 * What was not verified, as a sentence, "" if all was.  Of a medium that a
 * record recalls only the text is known.
 */
const char *it_trust_lack(const it_vouched *vouched);

#endif
