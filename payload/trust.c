/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "payload/trust.h"
#include "support/late.h"

/* --- refusals --------------------------------------------------------- */

static it_code refuse(it_error *err, const char *medium, const char *remedy,
		      const char *fmt, ...) IT_PRINTF(4, 5);

static it_code refuse(it_error *err, const char *medium, const char *remedy,
		      const char *fmt, ...)
{
	char text[300];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	(void)it_fail(err, IT_MEDIA, medium, "%s", text);
	it_error_remedy(err, "%s", remedy);
	return IT_MEDIA;
}

static const char get_again[] =
	"do not use it; get the bundle and its signature again from whoever "
	"signed it";

/* --- what counts no more ----------------------------------------------- */

/* Digests are written in either case. */
int it_trust_has_revoked(const it_trust *trust, const char *name)
{
	size_t i;

	for (i = 0; i < trust->revoked_count; i++)
		if (strcasecmp(trust->revoked[i], name) == 0)
			return 1;
	return 0;
}

static it_code refuse_digest(const it_trust *trust, const char *medium,
			     const char *sha256, it_error *err)
{
	if (trust->only_looks || !it_trust_has_revoked(trust, sha256))
		return IT_OK;
	return refuse(err, medium, "use a later one; " IT_TRUST_DIR
		      "/revoked names what must not be used",
		      "this system has revoked it: its SHA-256 is %s", sha256);
}

/* --- signatures ------------------------------------------------------- */

static const it_minisign_key *find_key(const it_trust *trust,
				       const unsigned char *id)
{
	size_t i;

	for (i = 0; i < trust->count; i++)
		if (memcmp(trust->keys[i].id, id, IT_MINISIGN_ID) == 0)
			return &trust->keys[i];
	return NULL;
}

static int has_signer(const it_vouched *vouched, const char *id)
{
	size_t i;

	for (i = 0; i < vouched->signer_count; i++)
		if (strcmp(vouched->signers[i], id) == 0)
			return 1;
	return 0;
}

/* "timestamp:1767225600" */
static unsigned long time_of(it_vouched *vouched, it_slice word,
			     const char *what)
{
	unsigned long seconds = 0;
	size_t len = strlen(what);

	if (!it_slice_starts(word, what))
		return 0;
	word.at += len;
	word.len -= len;
	if (!it_slice_number(word, 0xFFFFFFFFUL, &seconds))
		vouched->odd_times = 1;
	return seconds;
}

/*
 * The first word is minisign's own.  A clock may be wrong, and whoever can
 * set it could shut out or let in what he likes: nothing hangs on it.
 */
static void take_times(it_vouched *vouched, it_slice comment)
{
	it_slice word;
	unsigned long made, until;

	while (it_next_word(&comment, &word)) {
		made = time_of(vouched, word, "timestamp:");
		until = time_of(vouched, word, "not-after:");
		if (made > vouched->signed_at)
			vouched->signed_at = made;
		if (until != 0 && (vouched->not_after == 0 ||
				   until < vouched->not_after))
			vouched->not_after = until;
	}
}

/* The same key twice is one signer. */
static void add_signer(it_vouched *vouched, const char *id,
		       const it_minisign_sig *sig)
{
	char comment[sizeof vouched->comment];

	if (has_signer(vouched, id) ||
	    vouched->signer_count == IT_TRUST_MAX_SIGNERS)
		return;
	if (vouched->signer_count == 0) {
		(void)snprintf(comment, sizeof comment, "%.*s",
			       (int)sig->comment.len, sig->comment.at);
		it_mask(vouched->comment, sizeof vouched->comment, comment);
	}
	take_times(vouched, sig->comment);
	memcpy(vouched->signers[vouched->signer_count++], id,
	       IT_MINISIGN_ID_HEX);
}

/* A signature that was found good. */
static void take_signer(const it_trust *trust, it_vouched *vouched,
			const char *id, const it_minisign_sig *sig)
{
	if (it_trust_has_revoked(trust, id))
		memcpy(vouched->revoked, id, sizeof vouched->revoked);
	else
		add_signer(vouched, id, sig);
}

/* A revoked one is known for what it is without the key. */
static void take_unchecked(const it_trust *trust, it_vouched *vouched,
			   char *unknown, const char *id)
{
	if (it_trust_has_revoked(trust, id)) {
		memcpy(vouched->revoked, id, sizeof vouched->revoked);
		return;
	}
	memcpy(unknown, id, IT_MINISIGN_ID_HEX);
	if (vouched->unchecked_count < IT_TRUST_MAX_SIGNERS)
		memcpy(vouched->unchecked[vouched->unchecked_count++], id,
		       IT_MINISIGN_ID_HEX);
}

/* unknown gets the id of a key that is not at hand. */
static it_code check_one(const it_trust *trust, const char *medium,
			 const it_strbuf *manifest, const it_minisign_sig *sig,
			 it_vouched *vouched, char *unknown, it_error *err)
{
	const it_minisign_key *key = find_key(trust, sig->id);
	char id[IT_MINISIGN_ID_HEX];

	it_minisign_id_text(sig->id, id);
	if (key == NULL) {
		take_unchecked(trust, vouched, unknown, id);
		return IT_OK;
	}
	if (!it_ed25519_is_there())
		return refuse(err, medium, "use one that was built with "
			      "libcrypto 1.1.1 or newer",
			      "this program cannot check signatures");
	if (!it_minisign_verify(sig, key, it_strbuf_str(manifest),
				manifest->len))
		return refuse(err, medium, get_again, "its signature by key "
			      "%s is wrong: it is not what was signed", id);
	take_signer(trust, vouched, id, sig);
	return IT_OK;
}

static it_code check_all(const it_trust *trust, const char *medium,
			 const it_strbuf *manifest,
			 const it_strbuf *signature, it_vouched *vouched,
			 char *unknown, it_error *err)
{
	it_slice rest;
	it_minisign_sig sig;
	const char *wrong;
	it_code code = IT_OK;

	rest.at = it_strbuf_str(signature);
	rest.len = signature->len;
	while (code == IT_OK && rest.len != 0) {
		wrong = it_minisign_next(&rest, &sig);
		if (wrong != NULL)
			return refuse(err, medium, get_again,
				      "its " IT_MANIFEST_SIGNATURE " %s",
				      wrong);
		code = check_one(trust, medium, manifest, &sig, vouched,
				 unknown, err);
	}
	return code;
}

static const char not_verified[] = "who made it was not verified";

enum { UNSIGNED, REVOKED, UNCHECKED, TOO_FEW, LACKS };

/* How a text begins where nobody vouches for a medium, or not enough do. */
static const char *const lacks[LACKS] = {
	[UNSIGNED] = "unsigned",
	[REVOKED] = "signed by revoked key ",
	[UNCHECKED] = "unchecked signature by ",
	[TOO_FEW] = "signed by too few:",
};

static void name_signers(it_vouched *vouched)
{
	const char *how = vouched->signer_count < vouched->needed
		? lacks[TOO_FEW]
		: "signed by";
	size_t i, len;

	(void)snprintf(vouched->text, sizeof vouched->text, "%s", how);
	for (i = 0; i < vouched->signer_count; i++) {
		len = strlen(vouched->text);
		(void)snprintf(vouched->text + len,
			       sizeof vouched->text - len, " %s",
			       vouched->signers[i]);
	}
}

static void name_nobody(it_vouched *vouched, const char *unknown)
{
	const char *how = lacks[UNSIGNED], *id = "";

	if (vouched->revoked[0] != '\0') {
		how = lacks[REVOKED];
		id = vouched->revoked;
	} else if (unknown[0] != '\0') {
		how = lacks[UNCHECKED];
		id = unknown;
	}
	(void)snprintf(vouched->text, sizeof vouched->text, "%s%s", how, id);
}

const char *it_trust_lack(const it_vouched *vouched)
{
	size_t i;

	for (i = 0; i < LACKS && vouched->warning[0] == '\0'; i++)
		if (strncmp(vouched->text, lacks[i], strlen(lacks[i])) == 0)
			return not_verified;
	return vouched->warning;
}

static size_t threshold_of(const it_trust *trust)
{
	return trust->threshold != 0 ? trust->threshold : 1;
}

/* Whoever has the stolen key may well sign what is allowed unsigned. */
static it_code refuse_revoked(const it_trust *trust, const char *medium,
			      const it_vouched *vouched, it_error *err)
{
	if (vouched->revoked[0] == '\0' || trust->only_looks ||
	    vouched->signer_count >= threshold_of(trust))
		return IT_OK;
	return refuse(err, medium, "use a bundle that is signed by the key "
		      "which took its place", "it is signed by key %s, which "
		      "this system has revoked", vouched->revoked);
}

/* What it lacks, as a sentence about it. */
static void tell_lack(const it_trust *trust, const it_vouched *vouched,
		      const char *unknown, char *why, size_t size)
{
	if (vouched->signer_count != 0)
		(void)snprintf(why, size, "it is signed by %lu of the %lu "
			       "keys that must have signed it",
			       (unsigned long)vouched->signer_count,
			       (unsigned long)threshold_of(trust));
	else if (vouched->revoked[0] != '\0')
		(void)snprintf(why, size, "it is signed by key %s, which "
			       "this system has revoked", vouched->revoked);
	else if (unknown[0] != '\0')
		(void)snprintf(why, size, "it is signed by key %s, which is "
			       "not at hand", unknown);
	else
		(void)snprintf(why, size, "it is not signed");
}

/* A key that is there says that signatures are wanted. */
static it_code judge(const it_trust *trust, const char *medium,
		     const char *unknown, it_vouched *vouched, it_error *err)
{
	char why[128];
	int wanted = trust->require ||
		     (trust->count != 0 && !trust->allow_unsigned);

	if (vouched->signer_count != 0)
		name_signers(vouched);
	else
		name_nobody(vouched, unknown);
	if (vouched->signer_count >= threshold_of(trust))
		return IT_OK;
	tell_lack(trust, vouched, unknown, why, sizeof why);
	if (wanted)
		return refuse(err, medium, "get it signed, name the key of "
			      "who signed it with --key, or take it as it is "
			      "with --allow-unsigned", "%s", why);
	(void)snprintf(vouched->warning, sizeof vouched->warning,
		       "%s: %s", not_verified, why);
	return IT_OK;
}

static it_code check_named(const it_trust *trust, const char *medium,
			   const char *sha256, it_vouched *vouched,
			   it_error *err)
{
	if (strcasecmp(trust->sha256, sha256) != 0)
		return refuse(err, medium, "compare the digest with the one "
			      "that you were given; \"install-tools inspect\" "
			      "shows what is inside",
			      "its SHA-256 is %s, not the one of "
			      "--trust-sha256", sha256);
	(void)snprintf(vouched->text, sizeof vouched->text,
		       "named by its SHA-256");
	return IT_OK;
}

it_code it_trust_manifest(const it_trust *trust, const char *medium,
			  const it_strbuf *manifest,
			  const it_strbuf *signature, it_vouched *vouched,
			  it_error *err)
{
	char unknown[IT_MINISIGN_ID_HEX] = "", sha256[IT_SHA256_HEX];
	it_code code;

	memset(vouched, 0, sizeof *vouched);
	vouched->needed = threshold_of(trust);
	code = it_late_crypto(err);
	if (code != IT_OK)
		return code;
	code = check_all(trust, medium, manifest, signature, vouched, unknown,
			 err);
	if (code == IT_OK)
		code = refuse_revoked(trust, medium, vouched, err);
	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(manifest), manifest->len,
				    sha256, err);
	if (code == IT_OK)
		code = refuse_digest(trust, medium, sha256, err);
	if (code != IT_OK)
		return code;
	return trust->sha256 != NULL
		? check_named(trust, medium, sha256, vouched, err)
		: judge(trust, medium, unknown, vouched, err);
}

/* Counted by signer, however often a manifest names a key. */
it_code it_trust_revoked(const it_trust *trust, const char *medium,
			 const it_manifest *manifest,
			 const it_vouched *vouched, it_error *err)
{
	size_t i, good = 0;
	const char *last = NULL;

	for (i = 0; i < vouched->signer_count; i++)
		if (it_manifest_revokes(manifest, vouched->signers[i]))
			last = vouched->signers[i];
		else
			good++;
	if (last == NULL || good >= threshold_of(trust))
		return IT_OK;
	return refuse(err, medium, "where another key signed it as well, name "
		      "that with --key; otherwise get a bundle that is signed "
		      "by the key which took its place", "it is signed by key "
		      "%s, which it revokes itself", last);
}

it_code it_trust_medium(const it_trust *trust, const char *medium,
			const char *sha256, it_vouched *vouched,
			it_error *err)
{
	it_code code = refuse_digest(trust, medium, sha256, err);

	memset(vouched, 0, sizeof *vouched);
	(void)snprintf(vouched->text, sizeof vouched->text, "%s",
		       lacks[UNSIGNED]);
	if (code != IT_OK)
		return code;
	if (trust->sha256 != NULL)
		return check_named(trust, medium, sha256, vouched, err);
	if (trust->require)
		return refuse(err, medium, "name a medium that you trust with "
			      "--trust-sha256, or use a signed bundle",
			      "VMware's media carry no signature, and one is "
			      "required");
	(void)snprintf(vouched->warning, sizeof vouched->warning,
		       "%s: VMware's media carry no signature", not_verified);
	return IT_OK;
}
