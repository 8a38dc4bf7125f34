/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "payload/minisign.h"

static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

enum { KEY_SIZE = 42, SIG_SIZE = 74, SECRET_SIZE = 158 };

/* Where things are in the 158 bytes of a secret key. */
enum { KDF = 2, SECRET_ID = 54, SECRET_SEED = 62, SECRET_PUBLIC = 94 };

/* --- base64 ----------------------------------------------------------- */

static const char digits[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* 64 and more if it is no digit; the NUL at the end of digits is the 64th. */
static unsigned digit_of(char c)
{
	const char *at = strchr(digits, c);

	return at != NULL ? (unsigned)(at - digits) : 255;
}

/* Exactly size bytes in their one spelling; 0 if it is anything else. */
static int decode(it_slice text, unsigned char *out, size_t size)
{
	size_t wanted = (size * 8 + 5) / 6, i, at = 0;
	unsigned long bits = 0;
	unsigned held = 0;

	if (text.len != (size + 2) / 3 * 4)
		return 0;
	for (i = 0; i < wanted; i++) {
		if (digit_of(text.at[i]) > 63)
			return 0;
		bits = (bits << 6 | digit_of(text.at[i])) & 0xFFFFFF;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		out[at++] = (unsigned char)(bits >> held & 0xFF);
	}
	for (; i < text.len; i++)
		if (text.at[i] != '=')
			return 0;
	return (bits & ((1UL << held) - 1)) == 0;
}

static void encode(it_strbuf *out, const unsigned char *bytes, size_t size)
{
	unsigned long bits;
	size_t i, part, k;

	for (i = 0; i < size; i += 3) {
		part = size - i; /* or more than the three that are taken */
		bits = (unsigned long)bytes[i] << 16;
		bits |= part > 1 ? (unsigned long)bytes[i + 1] << 8 : 0;
		bits |= part > 2 ? bytes[i + 2] : 0;
		for (k = 0; k < 4; k++)
			it_strbuf_char(out, k > part
				? '=' : digits[bits >> (18 - 6 * k) & 63]);
	}
	it_strbuf_char(out, '\n');
}

/* --- lines ------------------------------------------------------------ */

/* A line without its CR, which minisign drops too. */
static int next_line(it_slice *rest, it_slice *line)
{
	if (!it_next_line(rest, line))
		return 0;
	if (line->len != 0 && line->at[line->len - 1] == '\r')
		line->len--;
	return 1;
}

/* What follows the prefix of a comment. */
static int next_comment(it_slice *rest, const char *prefix, it_slice *comment)
{
	size_t len = strlen(prefix);

	if (!next_line(rest, comment) || !it_slice_starts(*comment, prefix))
		return 0;
	comment->at += len;
	comment->len -= len;
	return 1;
}

/*
 * minisign reads a line into so much room, its CR counted, and no further than
 * to a NUL or the first CR: what it would not take must not be taken here.
 */
enum { MOST_UNTRUSTED = 1003, MOST_TRUSTED = 8173 };

/* The rest begins behind the line that ends with the comment. */
static int is_proper(it_slice comment, it_slice rest, size_t most)
{
	return (size_t)(rest.at - comment.at) <= most + 1 &&
		memchr(comment.at, '\0', comment.len) == NULL &&
		memchr(comment.at, '\r', comment.len) == NULL;
}

static const char improper[] =
	"has a comment that is too long or holds a zero byte "
	"or a CR";

static const char no_comment[] =
	"does not begin with \"untrusted comment: \"";

/* minisign looks at nothing behind what it needs; these hide nothing. */
static void skip_empty_lines(it_slice *rest)
{
	while (rest->len != 0 && (rest->at[0] == '\n' || rest->at[0] == '\r')) {
		rest->at++;
		rest->len--;
	}
}

static int next_bytes(it_slice *rest, unsigned char *out, size_t size)
{
	it_slice line;

	return next_line(rest, &line) && decode(line, out, size);
}

void it_minisign_id_text(const unsigned char id[IT_MINISIGN_ID],
			 char out[IT_MINISIGN_ID_HEX])
{
	size_t i;

	/* It is a number, least byte first. */
	for (i = 0; i < IT_MINISIGN_ID; i++)
		(void)snprintf(out + 2 * i, 3, "%02X",
			       (unsigned)id[IT_MINISIGN_ID - 1 - i]);
}

/* --- keys ------------------------------------------------------------- */

/* minisign takes any first line: editors may have begun it with a BOM. */
static const char *read_bytes(it_slice text, unsigned char *bytes, size_t size)
{
	it_slice first = {text.at, 0};
	int is_like_one;

	(void)next_line(&text, &first);
	is_like_one = it_slice_starts(first, untrusted);
	if (!is_proper(first, text,
		       sizeof untrusted - 1 + MOST_UNTRUSTED))
		return is_like_one ? improper : no_comment;
	if (!next_bytes(&text, bytes, size))
		return is_like_one ? "has no proper key in its second line"
				   : no_comment;
	skip_empty_lines(&text);
	return text.len != 0 ? "goes on after the key" : NULL;
}

const char *it_minisign_read_key(it_slice text, it_minisign_key *key)
{
	unsigned char bytes[KEY_SIZE];
	const char *wrong = read_bytes(text, bytes, sizeof bytes);

	if (wrong != NULL)
		return wrong;
	if (memcmp(bytes, "Ed", 2) != 0)
		return "is not an Ed25519 key";
	if (it_ed25519_is_weak(bytes + 2 + IT_MINISIGN_ID))
		return "is a weak key, with which anybody can sign";
	memcpy(key->id, bytes + 2, sizeof key->id);
	memcpy(key->key, bytes + 2 + IT_MINISIGN_ID, sizeof key->key);
	return NULL;
}

/*
 * The check sum at its end is BLAKE2b of 32 bytes, which libcrypto lacks;
 * that seed and public key belong together says more.
 */
static const char *check_secret(const unsigned char *bytes)
{
	unsigned char key[IT_ED25519_KEY];

	if (memcmp(bytes, "Ed", 2) != 0)
		return "is not an Ed25519 key";
	if (bytes[KDF] != 0 || bytes[KDF + 1] != 0)
		return "is protected by a password";
	if (!it_ed25519_public(bytes + SECRET_SEED, key) ||
	    memcmp(key, bytes + SECRET_PUBLIC, sizeof key) != 0)
		return "is damaged: its two halves do not fit";
	return NULL;
}

const char *it_minisign_read_secret(it_slice text, it_minisign_secret *secret)
{
	unsigned char bytes[SECRET_SIZE];
	const char *wrong = read_bytes(text, bytes, sizeof bytes);

	if (wrong == NULL)
		wrong = check_secret(bytes);
	if (wrong == NULL) {
		memcpy(secret->id, bytes + SECRET_ID, sizeof secret->id);
		memcpy(secret->seed, bytes + SECRET_SEED, sizeof secret->seed);
	}
	it_wipe(bytes, sizeof bytes);
	return wrong;
}

/* --- signatures ------------------------------------------------------- */

const char *it_minisign_next(it_slice *rest, it_minisign_sig *sig)
{
	unsigned char bytes[SIG_SIZE];
	it_slice comment;

	if (!next_comment(rest, untrusted, &comment))
		return "has no line \"untrusted comment: \" where one must be";
	if (!is_proper(comment, *rest, MOST_UNTRUSTED))
		return improper;
	if (!next_bytes(rest, bytes, sizeof bytes))
		return "has no proper signature in its second line";
	if (memcmp(bytes, "ED", 2) != 0 && memcmp(bytes, "Ed", 2) != 0)
		return "is of an unknown kind";
	if (!next_comment(rest, trusted, &sig->comment))
		return "has no line \"trusted comment: \"";
	if (!is_proper(sig->comment, *rest, MOST_TRUSTED))
		return improper;
	if (!next_bytes(rest, sig->global, sizeof sig->global))
		return "has no proper signature of its trusted comment";
	skip_empty_lines(rest);
	sig->prehashed = bytes[1] == 'D';
	memcpy(sig->id, bytes + 2, sizeof sig->id);
	memcpy(sig->sig, bytes + 2 + IT_MINISIGN_ID, sizeof sig->sig);
	return NULL;
}

/* What the second signature is over: the first one and the comment. */
static void bind_comment(it_strbuf *bound, const unsigned char *sig,
			 it_slice comment)
{
	it_strbuf_bytes(bound, sig, IT_ED25519_SIG);
	it_strbuf_bytes(bound, comment.at, comment.len);
}

static int verify_comment(const it_minisign_sig *sig,
			  const it_minisign_key *key)
{
	it_strbuf bound = {NULL, 0, 0, 0};
	int good;

	bind_comment(&bound, sig->sig, sig->comment);
	good = it_strbuf_check(&bound, NULL) == IT_OK &&
	       it_ed25519_verify(key->key, bound.data, bound.len, sig->global);
	it_strbuf_free(&bound);
	return good;
}

int it_minisign_verify(const it_minisign_sig *sig, const it_minisign_key *key,
		       const void *bytes, size_t len)
{
	unsigned char sum[IT_BLAKE2B_512];

	if (memcmp(sig->id, key->id, sizeof sig->id) != 0)
		return 0;
	if (sig->prehashed) {
		if (!it_blake2b_512(bytes, len, sum))
			return 0;
		bytes = sum;
		len = sizeof sum;
	}
	return it_ed25519_verify(key->key, bytes, len, sig->sig) &&
	       verify_comment(sig, key);
}

static int sign_comment(const it_minisign_secret *secret,
			const unsigned char *sig, const char *comment,
			unsigned char global[IT_ED25519_SIG])
{
	it_strbuf bound = {NULL, 0, 0, 0};
	int done;

	bind_comment(&bound, sig, it_slice_of(comment));
	done = it_strbuf_check(&bound, NULL) == IT_OK &&
	       it_ed25519_sign(secret->seed, bound.data, bound.len, global);
	it_strbuf_free(&bound);
	return done;
}

int it_minisign_sign(const it_minisign_secret *secret, const void *bytes,
		     size_t len, const char *trusted_comment, it_strbuf *out)
{
	unsigned char sum[IT_BLAKE2B_512], global[IT_ED25519_SIG];
	unsigned char sig[SIG_SIZE] = "ED";
	unsigned char *own = sig + 2 + IT_MINISIGN_ID;

	memcpy(sig + 2, secret->id, IT_MINISIGN_ID);
	if (!it_blake2b_512(bytes, len, sum) ||
	    !it_ed25519_sign(secret->seed, sum, sizeof sum, own) ||
	    !sign_comment(secret, own, trusted_comment, global))
		return 0;
	it_strbuf_format(out, "%ssignature of install-tools\n", untrusted);
	encode(out, sig, sizeof sig);
	it_strbuf_format(out, "%s%s\n", trusted, trusted_comment);
	encode(out, global, sizeof global);
	return 1;
}
