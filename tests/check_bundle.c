/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The native form.  Cases:
 *	manifests	tests/data/manifest: read and written, or refused
 *	signatures	tests/data/minisign: made by minisign 0.11
 *	policies	who must have signed, by keys in a folder
 *	whole		a packed tree is read as the tree it was made of
 *	tampered	one thing changed: refused with its own message
 *	damaged		cut off anywhere, any byte changed
 */
#include "config.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "payload/bundle.h"
#include "payload/bundle_priv.h"
#include "support/io.h"
#include "tests/check_main.h"
#include "tests/samples/media/media_help.h"

#define MANIFESTS TOP_SRCDIR "/tests/data/manifest/"
#define MINISIGN  TOP_SRCDIR "/tests/data/minisign/"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void load(const char *dir, const char *name, const char *ending,
		 it_strbuf *out)
{
	char path[1024];

	memset(out, 0, sizeof *out);
	(void)snprintf(path, sizeof path, "%s%s%s", dir, name, ending);
	ck_assert_msg(it_read_file(path, 4 << 20, out, NULL) == IT_OK, "%s",
		      path);
}

/* --- manifests -------------------------------------------------------- */

static const struct {
	const char *name, *written;
} good[] = {{"good-full", "good-full"},
	    {"good-least", "good-least"},
	    {"good-layout", "good-full"},
	    {"good-suffix", "good-suffix"},
	    {"good-dots", "good-dots"},
	    {"good-member-long", "good-member-long"},
	    {"good-revoked", "good-revoked"}};

START_TEST(good_manifests)
{
	it_strbuf xml, wanted, written = {NULL, 0, 0, 0};
	it_manifest manifest;
	it_error err;

	it_error_clear(&err);
	load(MANIFESTS, good[_i].name, ".xml", &xml);
	load(MANIFESTS, good[_i].written, ".xml", &wanted);
	ck_assert_msg(it_manifest_read(&manifest, xml.data, xml.len, "m",
				       &err) == IT_OK, "%s", err.text);
	ck_assert_int_eq(it_manifest_write(&manifest, &written, &err), IT_OK);
	ck_assert_str_eq(written.data, wanted.data);
	it_manifest_free(&manifest);
	it_strbuf_free(&xml);
	it_strbuf_free(&wanted);
	it_strbuf_free(&written);
}
END_TEST

static void check_bad(const char *name)
{
	it_strbuf xml, wanted;
	it_manifest manifest;
	it_error err;

	it_error_clear(&err);
	load(MANIFESTS, name, ".xml", &xml);
	load(MANIFESTS, name, ".txt", &wanted);
	wanted.data[wanted.len - 1] = '\0';
	ck_assert_msg(it_manifest_read(&manifest, it_strbuf_str(&xml), xml.len,
				       "m", &err) == IT_MEDIA, "%s", name);
	ck_assert_str_eq(err.text, wanted.data);
	ck_assert_str_ne(err.remedy, "");
	ck_assert(manifest.groups == NULL && manifest.product == NULL);
	it_strbuf_free(&xml);
	it_strbuf_free(&wanted);
}

/* A bracket in a value ends no tag. */
START_TEST(long_tags)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_manifest manifest;
	it_error err;

	it_error_clear(&err);
	it_strbuf_text(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<bundle a='\">' b=\"'>");
	while (xml.len < 39 + 16384 + (size_t)_i - 2)
		it_strbuf_char(&xml, ' ');
	it_strbuf_text(&xml, "\">");
	ck_assert_int_eq(it_manifest_read(&manifest, xml.data, xml.len, "m",
					  &err), IT_MEDIA);
	if (_i == 0)
		ck_assert_msg(strstr(err.text, "longer") == NULL, "%s",
			      err.text);
	else
		ck_assert_str_eq(err.text,
				 "line 2: a tag is longer than 16384 bytes");
	it_strbuf_free(&xml);
}
END_TEST

/* Every bad-*.xml that is there has its sentence beside it. */
START_TEST(bad_manifests)
{
	DIR *dir = opendir(MANIFESTS);
	struct dirent *entry;
	char name[256];
	int seen = 0;

	ck_assert(dir != NULL);
	while ((entry = readdir(dir)) != NULL) {
		if (strncmp(entry->d_name, "bad-", 4) != 0 ||
		    strstr(entry->d_name, ".xml") == NULL)
			continue;
		(void)snprintf(name, sizeof name, "%.*s",
			       (int)strcspn(entry->d_name, "."),
			       entry->d_name);
		check_bad(name);
		seen++;
	}
	(void)closedir(dir);
	ck_assert_int_ge(seen, 68);
}
END_TEST

/* One byte more than a manifest may have, and not one more. */
START_TEST(large_manifest)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_manifest manifest;
	it_error err;

	it_error_clear(&err);
	it_strbuf_text(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<a>");
	while (xml.len < IT_MANIFEST_MAX + (size_t)_i)
		it_strbuf_char(&xml, '\n');
	ck_assert_int_eq(it_manifest_read(&manifest, xml.data, xml.len, "m",
					  &err), IT_MEDIA);
	if (_i == 0)
		ck_assert_msg(strstr(err.text, "larger") == NULL, "%s",
			      err.text);
	else
		ck_assert_str_eq(err.text, "line 1: it is larger than 1 MiB");
	it_strbuf_free(&xml);
}
END_TEST

/* Which group a path of the media belongs to. */
static const struct {
	const char *path, *group;
} groups[] = {
	{"lib/modules/binary/11_64/vmxnet3s", "drivers-11_64"},
	{"lib/modules/binary/a1234567890123456789012345678.-/x",
	 "drivers-a1234567890123456789012345678.-"},
	{"lib/modules/binary/a1234567890123456789012345678.-_/x",
	 "tools-lib-modules"},
	{"lib/modules/binary/a b/x", "tools-lib-modules"},
	{"lib/modules/binary/\303\251/x", "tools-lib-modules"},
	{"lib/modules/binary//x", "tools-lib-modules"},
	{"lib/modules/x", "tools-lib-modules"},
	{"lib/bin/x", "tools-lib-bin"},
	{"lib/bin/x/y", "tools-lib-bin"},
	{"lib/x", "tools"},
	{"lib/b b/x", "tools"},
	{"doc/x", "tools-doc"},
	{"doc/a/x", "tools-doc"},
	{"d d/x", "tools"},
	{"d d/lib/x", "tools"},
	{"lib", "tools"},
	{"x", "tools"},
};

START_TEST(groups_of_paths)
{
	char name[IT_MANIFEST_GROUP];

	it_manifest_group_of(groups[_i].path, name);
	ck_assert_str_eq(name, groups[_i].group);
}
END_TEST

static const struct {
	const char *file;
	size_t len;
} members[] = {{"a.tar.gz", 1}, {"a.b.tar.zst", 3}, {"a.tar.gz.tar.xz", 8},
	       {".tar.gz", 0},	{".tar.zst", 0},    {"gz", 0},
	       {"a.tar", 0},	{"a.tar.gz.", 0},   {"", 0}};

START_TEST(groups_of_files)
{
	it_slice name = it_manifest_group_name(members[_i].file);

	ck_assert_uint_eq(name.len, members[_i].len);
	ck_assert_ptr_eq(name.at, members[_i].file);
}
END_TEST

/* --- signatures ------------------------------------------------------- */

typedef struct signed_text {
	it_strbuf message, signature, key_text;
	it_minisign_key key;
	it_minisign_sig sig;
} signed_text;

static void load_signed(signed_text *t, const char *signature, const char *key)
{
	it_slice rest;

	load(MINISIGN, "message", "", &t->message);
	load(MINISIGN, signature, ".minisig", &t->signature);
	load(MINISIGN, key, ".pub", &t->key_text);
	ck_assert_ptr_null(it_minisign_read_key(it_strbuf_slice(&t->key_text),
						&t->key));
	rest = it_strbuf_slice(&t->signature);
	ck_assert_ptr_null(it_minisign_next(&rest, &t->sig));
	ck_assert_uint_eq(rest.len, 0);
}

static void free_signed(signed_text *t)
{
	it_strbuf_free(&t->message);
	it_strbuf_free(&t->signature);
	it_strbuf_free(&t->key_text);
}

static int verify_signed(const signed_text *t)
{
	return it_minisign_verify(&t->sig, &t->key, t->message.data,
				  t->message.len);
}

static const struct {
	const char *signature, *key;
	int is_good;
} vectors[] = {{"legacy", "first", 1},	   {"prehashed", "first", 1},
	       {"second", "second", 1},	   {"second", "first", 0},
	       {"legacy", "second", 0},
	       /* its point, or that of its comment, is the neutral one */
	       {"weak", "first", 0},	   {"weak-comment", "first", 0}};

START_TEST(minisign_vectors)
{
	signed_text t;
	char id[IT_MINISIGN_ID_HEX];

	load_signed(&t, vectors[_i].signature, vectors[_i].key);
	ck_assert_int_eq(verify_signed(&t), vectors[_i].is_good);
	/* minisign writes the identity into the comment of the key. */
	it_minisign_id_text(t.key.id, id);
	ck_assert_ptr_nonnull(strstr(t.key_text.data, id));
	free_signed(&t);
}
END_TEST

/* Any byte of message, trusted comment or signatures changed. */
START_TEST(minisign_changed)
{
	signed_text t;
	size_t i;

	load_signed(&t, _i == 0 ? "legacy" : "prehashed", "first");
	for (i = 0; i < t.message.len; i++) {
		t.message.data[i] ^= 1;
		ck_assert(!verify_signed(&t));
		t.message.data[i] ^= 1;
	}
	for (i = 0; i < IT_ED25519_SIG; i++) {
		t.sig.sig[i] ^= 1;
		ck_assert(!verify_signed(&t));
		t.sig.sig[i] ^= 1;
		t.sig.global[i] ^= 1;
		ck_assert(!verify_signed(&t));
		t.sig.global[i] ^= 1;
	}
	t.sig.comment.len--;
	ck_assert(!verify_signed(&t));
	t.sig.comment.len++;
	t.sig.prehashed = !t.sig.prehashed;
	ck_assert(!verify_signed(&t));
	t.sig.prehashed = !t.sig.prehashed;
	ck_assert(verify_signed(&t));
	free_signed(&t);
}
END_TEST

/* The one way to spell a signature: no character of its lines is free. */
START_TEST(minisign_text)
{
	signed_text t;
	it_minisign_sig sig;
	it_slice rest;
	size_t i, line = 0;

	load_signed(&t, "prehashed", "first");
	for (i = 0; i < t.signature.len; i++) {
		line += t.signature.data[i] == '\n';
		if (line == 0) /* the untrusted comment */
			continue;
		t.signature.data[i] ^= 2;
		rest = it_strbuf_slice(&t.signature);
		if (it_minisign_next(&rest, &sig) == NULL)
			ck_assert(!it_minisign_verify(&sig, &t.key,
						      t.message.data,
						      t.message.len) ||
				  rest.len != 0);
		t.signature.data[i] ^= 2;
	}
	free_signed(&t);
}
END_TEST

START_TEST(minisign_made)
{
	it_strbuf text, made = {NULL, 0, 0, 0};
	it_minisign_secret secret;
	signed_text t;
	it_slice rest;

	load(MINISIGN, "first", ".key", &text);
	ck_assert_ptr_null(it_minisign_read_secret(it_strbuf_slice(&text),
						   &secret));
	load_signed(&t, "prehashed", "first");
	ck_assert(it_minisign_sign(&secret, t.message.data, t.message.len,
				   "a trusted comment", &made));
	/* Ed25519 has one signature for a text: all but the first line. */
	ck_assert_str_eq(strchr(made.data, '\n'),
			 strchr(t.signature.data, '\n'));
	rest = it_strbuf_slice(&made);
	ck_assert_ptr_null(it_minisign_next(&rest, &t.sig));
	ck_assert(verify_signed(&t));
	free_signed(&t);
	it_strbuf_free(&text);
	it_strbuf_free(&made);
}
END_TEST

/* "first.key" with a piece of it replaced */
static const struct {
	const char *from, *to, *wrong;
} secrets[] = {
	{"untrusted comment: test\n", "",
	 "does not begin with \"untrusted comment: \""},
	{"RWQAAEIy", "RWRTY0Iy", "is protected by a password"},
	{"RWQAAEIy", "RWQBAEIy", "is protected by a password"},
	{"RWQAAEIy", "RWQABEIy", "is protected by a password"},
	{"RWQAAEIy", "RXQAAEIy", "is not an Ed25519 key"},
	{"RWQAAEIy", "RWQAAEI", "has no proper key in its second line"},
	{"=\n", "=\nx\n", "goes on after the key"},
	{"=\n", "==\n", "has no proper key in its second line"},
	{"ZpHF+6uj", "ZpHF+6uk", "is damaged: its two halves do not fit"},
	{"ZpHF", "ZpH", "has no proper key in its second line"},
};

static void replace(it_strbuf *text, const char *from, const char *to)
{
	it_strbuf out = {NULL, 0, 0, 0};
	const char *at = strstr(text->data, from);

	ck_assert_msg(at != NULL, "%s", from);
	it_strbuf_bytes(&out, text->data, (size_t)(at - text->data));
	it_strbuf_text(&out, to);
	it_strbuf_text(&out, at + strlen(from));
	it_strbuf_free(text);
	*text = out;
}

START_TEST(bad_secrets)
{
	it_minisign_secret secret;
	it_strbuf text;
	const char *wrong;

	load(MINISIGN, "first", ".key", &text);
	replace(&text, secrets[_i].from, secrets[_i].to);
	wrong = it_minisign_read_secret(it_strbuf_slice(&text), &secret);
	ck_assert_ptr_nonnull(wrong);
	ck_assert_str_eq(wrong, secrets[_i].wrong);
	it_strbuf_free(&text);
}
END_TEST

/* "prehashed.minisig" with a piece of it replaced */
static const struct {
	const char *from, *to, *wrong;
} odd_sigs[] = {
	{"untrusted comment: ", "comment: ",
	 "has no line \"untrusted comment: \" where one must be"},
	{"RUSgkL", "RVSgkL", "is of an unknown kind"},
	{"RUSgkL", "SUSgkL", "is of an unknown kind"},
	{"KPPAk=", "KPPAk==", "has no proper signature in its second line"},
	{"KPPAk=", "KPPAk", "has no proper signature in its second line"},
	{"KPPAk=", "KPPA=k", "has no proper signature in its second line"},
	{"KPPAk=", "KPPAl=", "has no proper signature in its second line"},
	{"\ntrusted comment: ", "\ncomment: ",
	 "has no line \"trusted comment: \""},
	{"wvSDA==", "wvSDA=", "has no proper signature of its trusted comment"},
	{"wvSDA==", "wvSDA===",
	 "has no proper signature of its trusted comment"},
	{"gyNj4", "gyN 4", "has no proper signature of its trusted comment"},
	{"DA==\n", "DA==", NULL},
	{"DA==\n", "DA==\r\n", NULL},
	{"DA==\n", "DA==\n\n", NULL},
	{"DA==\n", "DA==\r\n\r\n\r\n", NULL},
	{"comment\n", "comment\r\n", NULL},
	{"PAk=\n", "PAk=\r\n", NULL},
	{"trusted\n", "\001\377\r\n", NULL},
};

START_TEST(odd_signatures)
{
	signed_text t;
	it_slice rest;
	const char *wrong;

	load_signed(&t, "prehashed", "first");
	replace(&t.signature, odd_sigs[_i].from, odd_sigs[_i].to);
	rest = it_strbuf_slice(&t.signature);
	wrong = it_minisign_next(&rest, &t.sig);
	ck_assert_str_eq(wrong != NULL ? wrong : "",
			 odd_sigs[_i].wrong != NULL ? odd_sigs[_i].wrong : "");
	ck_assert(wrong != NULL || (rest.len == 0 && verify_signed(&t)));
	free_signed(&t);
}
END_TEST

/* Cut off behind each of its lines. */
START_TEST(signature_cut)
{
	static const char *const said[] = {
		"has no line \"untrusted comment: \" where one must be",
		"has no proper signature in its second line",
		"has no line \"trusted comment: \"",
		"has no proper signature of its trusted comment"};
	signed_text t;
	it_minisign_sig sig;
	it_slice rest;
	const char *end;
	int line;

	load_signed(&t, "prehashed", "first");
	end = t.signature.data;
	for (line = 0; line < _i; line++)
		end = strchr(end, '\n') + 1;
	rest.at = t.signature.data;
	rest.len = (size_t)(end - rest.at);
	memset(&sig, 0, sizeof sig);
	ck_assert_str_eq(it_minisign_next(&rest, &sig), said[_i]);
	free_signed(&t);
}
END_TEST

/* "first.pub" with a piece of it replaced */
static const struct {
	const char *from, *to, *wrong;
} odd_pubs[] = {
	{"untrusted comment: minisign public key 9166BB2FA1B990A0\n", "",
	 "does not begin with \"untrusted comment: \""},
	{"untrusted", "\nuntrusted",
	 "does not begin with \"untrusted comment: \""},
	{"untrusted comment: m", "m\r",
	 "does not begin with \"untrusted comment: \""},
	{"untrusted", "trusted", NULL},
	{"untrusted", "\357\273\277untrusted", NULL}, /* a BOM */
	{"RWSg", "RXSg", "is not an Ed25519 key"},
	{"\nRWS", "\nRW", "has no proper key in its second line"},
	{"xkucj\n", "xkucj=\n", "has no proper key in its second line"},
	{"A0\nRWSgkLmhL7tmkQX/1VTTbiyxVtbtAT2hutg9HQlyW1YJUBKx0m6xkucj\n",
	 "A0\n", "has no proper key in its second line"},
	{"xkucj\n", "xkucj\n\nx", "goes on after the key"},
	{"xkucj\n", "xkucj\n ", "goes on after the key"},
	{"xkucj\n", "xkucj\n\n", NULL},
	{"xkucj\n", "xkucj\r\n\r\n", NULL},
	{"xkucj\n", "xkucj", NULL},
	{"xkucj\n", "xkucj\r\n", NULL},
	{"A0\n", "A0\r\n", NULL},
	{"minisign public key 9166BB2FA1B990A0", "", NULL},
};

/* Comments as long as minisign takes them, with a CR, and longer ones. */
static const struct {
	const char *name, *ending, *prefix;
	size_t len;
	int odd; /* a byte of this value is in it; -1: none; \n: a CR behind */
	int fits;
} comments[] = {
	{"first", ".pub", "untrusted comment: ", 1003, -1, 1},
	{"first", ".pub", "untrusted comment: ", 1004, -1, 0},
	{"first", ".pub", "untrusted comment: ", 1002, '\n', 1},
	{"first", ".pub", "untrusted comment: ", 1003, '\n', 0},
	{"first", ".pub", "untrusted comment: ", 1002, '\0', 0},
	{"first", ".pub", "untrusted comment: ", 1002, '\r', 0},
	{"prehashed", ".minisig", "untrusted comment: ", 1003, -1, 1},
	{"prehashed", ".minisig", "untrusted comment: ", 1004, -1, 0},
	{"prehashed", ".minisig", "untrusted comment: ", 1002, '\n', 1},
	{"prehashed", ".minisig", "untrusted comment: ", 1003, '\n', 0},
	{"prehashed", ".minisig", "untrusted comment: ", 1002, '\0', 0},
	{"prehashed", ".minisig", "untrusted comment: ", 1002, '\r', 0},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8173, -1, 1},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8174, -1, 0},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8172, '\n', 1},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8173, '\n', 0},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8172, '\0', 0},
	{"prehashed", ".minisig", "\ntrusted comment: ", 8172, '\r', 0},
};

/* The comment after this prefix made len bytes long, and what ends it. */
static void set_comment(it_strbuf *text, const char *prefix, size_t len,
			const char *ending)
{
	it_strbuf longer = {NULL, 0, 0, 0};
	const char *at = strstr(text->data, prefix) + strlen(prefix);
	size_t before = (size_t)(at - text->data);
	size_t end = before + strcspn(at, "\n");

	it_strbuf_bytes(&longer, text->data, before);
	while (longer.len < before + len)
		it_strbuf_char(&longer, 'c');
	it_strbuf_text(&longer, ending);
	it_strbuf_bytes(&longer, text->data + end, text->len - end);
	it_strbuf_free(text);
	*text = longer;
}

START_TEST(long_comments)
{
	static const char said[] =
		"has a comment that is too long or holds a zero byte "
		"or a CR";
	it_minisign_sig sig;
	it_minisign_key key;
	it_strbuf text;
	it_slice rest;
	const char *wrong;

	load(MINISIGN, comments[_i].name, comments[_i].ending, &text);
	set_comment(&text, comments[_i].prefix, comments[_i].len,
		    comments[_i].odd == '\n' ? "\r" : "");
	if (comments[_i].odd >= 0 && comments[_i].odd != '\n')
		strstr(text.data, "ccc")[1] = (char)comments[_i].odd;
	rest = it_strbuf_slice(&text);
	wrong = strcmp(comments[_i].ending, ".pub") == 0
		? it_minisign_read_key(rest, &key)
		: it_minisign_next(&rest, &sig);
	if (comments[_i].fits)
		ck_assert_ptr_null(wrong);
	else
		ck_assert_str_eq(wrong != NULL ? wrong : "", said);
	it_strbuf_free(&text);
}
END_TEST

START_TEST(odd_public)
{
	it_minisign_key key;
	it_strbuf text;
	const char *wrong;

	load(MINISIGN, "first", ".pub", &text);
	replace(&text, odd_pubs[_i].from, odd_pubs[_i].to);
	wrong = it_minisign_read_key(it_strbuf_slice(&text), &key);
	ck_assert_str_eq(wrong != NULL ? wrong : "",
			 odd_pubs[_i].wrong != NULL ? odd_pubs[_i].wrong : "");
	it_strbuf_free(&text);
}
END_TEST

/* Keys of points of small order, or of none: libsodium takes none of them. */
static const struct {
	const char *line;
	int is_weak;
} points[] = {
	/* 0: order 4 */
	{"RWQBAQEBAQEBAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 1},
	/* the same, negative */
	{"RWQBAQEBAQEBAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA", 1},
	/* 1: the neutral one */
	{"RWQBAQEBAQEBAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 1},
	/* the same, negative */
	{"RWQBAQEBAQEBAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA", 1},
	/* order 8 */
	{"RWQBAQEBAQEBASbolY/CsiewRcP0ifLvmPDV36wF08YzObE4AohtU/wF", 1},
	{"RWQBAQEBAQEBASbolY/CsiewRcP0ifLvmPDV36wF08YzObE4AohtU/yF", 1},
	{"RWQBAQEBAQEBAccXanA9TdhPujwLdg0QZw8qIFP6LDnMxk7H/XeSrAN6", 1},
	{"RWQBAQEBAQEBAccXanA9TdhPujwLdg0QZw8qIFP6LDnMxk7H/XeSrAP6", 1},
	/* p - 1: order 2 */
	{"RWQBAQEBAQEBAez///////////////////////////////////////9/", 1},
	{"RWQBAQEBAQEBAez/////////////////////////////////////////", 1},
	/* p */
	{"RWQBAQEBAQEBAe3///////////////////////////////////////9/", 1},
	/* p + 1 */
	{"RWQBAQEBAQEBAe7///////////////////////////////////////9/", 1},
	/* 2^255 - 1, and no such point */
	{"RWQBAQEBAQEBAf////////////////////////////////////////9/", 1},
	{"RWQBAQEBAQEBAf//////////////////////////////////////////", 1},
	/* neighbours of these */
	{"RWQBAQEBAQEBAQIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 0},
	{"RWQBAQEBAQEBAQEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 0},
	{"RWQBAQEBAQEBAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEA", 0},
	{"RWQBAQEBAQEBAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", 0},
	{"RWQBAQEBAQEBAev///////////////////////////////////////9/", 0},
	{"RWQBAQEBAQEBAez+//////////////////////////////////////9/", 0},
	{"RWQBAQEBAQEBAez///////////////////////////////////////9+", 0},
	{"RWQBAQEBAQEBASfolY/CsiewRcP0ifLvmPDV36wF08YzObE4AohtU/wF", 0},
	{"RWQBAQEBAQEBAccXanA9TdhPujwLdg0QZw8qIFP6LDnMxk7H/XeSrAN+", 0},
};

START_TEST(weak_keys)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_minisign_key key;
	const char *wrong;

	it_strbuf_format(&text, "untrusted comment: \n%s\n", points[_i].line);
	wrong = it_minisign_read_key(it_strbuf_slice(&text), &key);
	ck_assert_str_eq(wrong != NULL ? wrong : "",
			 points[_i].is_weak
				 ? "is a weak key, with which anybody can sign"
				 : "");
	it_strbuf_free(&text);
}
END_TEST

/* With the neutral point as key this is a signature of anything. */
START_TEST(weak_forged)
{
	it_minisign_key key;
	it_minisign_sig sig;

	memset(&key, 0, sizeof key);
	key.key[0] = 1;
	memset(&sig, 0, sizeof sig);
	memset(sig.sig, 0x66, IT_ED25519_SIG / 2); /* the base point */
	sig.sig[0] = 0x58;
	sig.sig[IT_ED25519_SIG / 2] = 1; /* once */
	memcpy(sig.global, sig.sig, sizeof sig.global);
	sig.comment.at = "";
	ck_assert(!it_minisign_verify(&sig, &key, "anything", 8));
}
END_TEST

/* --- trust ------------------------------------------------------------ */

static const char not_at_hand[] =
	"it is signed by key 7BB5D19A20B6A0DC, which is not at hand";
static const char one_of_two[] =
	"it is signed by 1 of the 2 keys that must have signed it";

#define FIRST  "signed by 9166BB2FA1B990A0"
#define SECOND "signed by 7BB5D19A20B6A0DC"

/* A folder of keys, what was signed, what is asked for, what comes of it. */
static const struct {
	const char *keys[2];
	const char *threshold; /* NULL: no such file */
	const char *signatures[2];
	int require, allow;
	const char *refusal; /* NULL: taken */
	const char *text;    /* who vouches for it */
	const char *lack;    /* behind "who made it was not verified: " */
} policies[] = {
	{{NULL, NULL}, NULL, {NULL, NULL}, 0, 0, NULL, "unsigned",
	 "it is not signed"},
	{{NULL, NULL}, NULL, {NULL, NULL}, 1, 0, "it is not signed", "", ""},
	{{NULL, NULL}, NULL, {"second", NULL}, 0, 0, NULL,
	 "unchecked signature by 7BB5D19A20B6A0DC", not_at_hand},
	{{NULL, NULL}, NULL, {"second", NULL}, 1, 0, not_at_hand, "", ""},
	{{"first", NULL}, NULL, {NULL, NULL}, 0, 0, "it is not signed", "",
	 ""},
	{{"first", NULL}, NULL, {NULL, NULL}, 0, 1, NULL, "unsigned",
	 "it is not signed"},
	{{"first", NULL}, NULL, {"second", NULL}, 0, 0, not_at_hand, "", ""},
	{{"first", NULL}, NULL, {"legacy", NULL}, 0, 0, NULL, FIRST, ""},
	{{"first", NULL}, NULL, {"prehashed", NULL}, 1, 0, NULL, FIRST, ""},
	{{"first", "second"}, NULL, {"second", NULL}, 0, 0, NULL, SECOND, ""},
	{{"second", NULL}, NULL, {"legacy", "second"}, 0, 0, NULL, SECOND,
	 ""},
	{{"first", "second"}, "2\n", {"legacy", "second"}, 0, 0, NULL,
	 FIRST " 7BB5D19A20B6A0DC", ""},
	{{"first", "second"}, "2\n", {"second", NULL}, 0, 0, one_of_two, "",
	 ""},
	{{"first", "second"}, "2\n", {"legacy", "prehashed"}, 0, 0,
	 one_of_two, "", ""},
	{{"first", "second"}, "2\n", {"second", NULL}, 0, 1, NULL,
	 "signed by too few: 7BB5D19A20B6A0DC", one_of_two},
};

static void copy_key(const char *name)
{
	it_strbuf text;
	char path[64];

	if (name == NULL)
		return;
	load(MINISIGN, name, ".pub", &text);
	(void)snprintf(path, sizeof path, "keys/%s.pub", name);
	mh_write_buf(path, &text);
	it_strbuf_free(&text);
}

static void load_policy(int i, it_trust *trust, it_strbuf *signatures)
{
	it_strbuf one;
	size_t k;

	mh_mkdir("keys");
	mh_write("keys/README", "none", 4);
	if (policies[i].threshold != NULL)
		mh_write("keys/threshold", policies[i].threshold,
			 strlen(policies[i].threshold));
	memset(trust, 0, sizeof *trust);
	memset(signatures, 0, sizeof *signatures);
	for (k = 0; k < 2; k++) {
		copy_key(policies[i].keys[k]);
		if (policies[i].signatures[k] == NULL)
			continue;
		load(MINISIGN, policies[i].signatures[k], ".minisig", &one);
		it_strbuf_bytes(signatures, one.data, one.len);
		it_strbuf_free(&one);
	}
	ck_assert_int_eq(it_trust_add_dir(trust, mh_path("keys"), NULL),
			 IT_OK);
	trust->require = policies[i].require;
	trust->allow_unsigned = policies[i].allow;
}

static void load_lists(const char *revoked, it_trust *trust)
{
	mh_write("keys/revoked", revoked, strlen(revoked));
	memset(trust->revoked, 0, sizeof trust->revoked);
	trust->count = 0;
	ck_assert_int_eq(it_trust_add_dir(trust, mh_path("keys"), NULL),
			 IT_OK);
}

#define FIRST_ID  "9166BB2FA1B990A0"
#define SECOND_ID "7BB5D19A20B6A0DC"
#define IS_REVOKED(id) "it is signed by key " id ", which this system has " \
		       "revoked"

/* A row of policies, what is revoked, and what comes of that. */
static const struct {
	int policy;
	const char *revoked;
	int only_looks;
	const char *refusal, *text, *lack;
} revocations[] = {
	{7, "# none yet\n\n", 0, NULL, FIRST, ""},
	{7, SECOND_ID " # stolen\n", 0, NULL, FIRST, ""},
	{7, FIRST_ID "\n", 0, IS_REVOKED(FIRST_ID), "", ""},
	{7, FIRST_ID, 1, NULL, "signed by revoked key " FIRST_ID,
	 IS_REVOKED(FIRST_ID)},
	/* no key is at hand, and unsigned ones are allowed */
	{2, SECOND_ID "\n", 0, IS_REVOKED(SECOND_ID), "", ""},
	{14, SECOND_ID "\n", 0, IS_REVOKED(SECOND_ID), "", ""},
	/* the next key has signed too */
	{10, FIRST_ID "\n", 0, NULL, SECOND, ""},
	/* but two must have */
	{11, FIRST_ID "\n", 0, IS_REVOKED(FIRST_ID), "", ""},
};

/* What trust says of the message that is signed in the samples. */
static void check_vouched(const it_trust *trust, const it_strbuf *signatures,
			  const char *refusal, const char *text,
			  const char *lack)
{
	it_strbuf message;
	it_vouched vouched;
	it_error err;
	it_code code;

	it_error_clear(&err);
	load(MINISIGN, "message", "", &message);
	code = it_trust_manifest(trust, "m", &message, signatures, &vouched,
				 &err);
	it_strbuf_free(&message);
	if (refusal != NULL) {
		ck_assert_int_eq(code, IT_MEDIA);
		ck_assert_str_eq(err.text, refusal);
		ck_assert_str_ne(err.remedy, "");
		return;
	}
	ck_assert_int_eq(code, IT_OK);
	ck_assert_str_eq(vouched.text, text);
	ck_assert_str_eq(vouched.warning +
				 (vouched.warning[0] != '\0' ? 30 : 0),
			 lack);
	ck_assert_str_eq(it_trust_lack(&vouched), vouched.warning);
	/* as it is recalled from a record */
	vouched.warning[0] = '\0';
	ck_assert_str_eq(it_trust_lack(&vouched),
			 lack[0] != '\0' ? "who made it was not verified" : "");
}

START_TEST(revoked_keys)
{
	it_strbuf signatures;
	it_trust trust;

	load_policy(revocations[_i].policy, &trust, &signatures);
	load_lists(revocations[_i].revoked, &trust);
	trust.only_looks = revocations[_i].only_looks;
	trust.allow_unsigned |= trust.only_looks;
	check_vouched(&trust, &signatures, revocations[_i].refusal,
		      revocations[_i].text, revocations[_i].lack);
	it_strbuf_free(&signatures);
}
END_TEST

/* Even one that the user names, and however well it is signed. */
START_TEST(revoked_digests)
{
	char sha256[IT_SHA256_HEX], upper[IT_SHA256_HEX], said[256];
	it_strbuf message, signatures;
	it_vouched vouched;
	it_trust trust;
	it_error err;
	size_t i;

	it_error_clear(&err);
	load_policy(7, &trust, &signatures);
	load(MINISIGN, "message", "", &message);
	ck_assert_int_eq(it_sha256_of(message.data, message.len, sha256, NULL),
			 IT_OK);
	for (i = 0; i < sizeof upper; i++)
		upper[i] = (char)toupper((unsigned char)sha256[i]);
	load_lists(upper, &trust);
	trust.sha256 = sha256;
	(void)snprintf(said, sizeof said, "this system has revoked it: its "
		       "SHA-256 is %s", sha256);
	ck_assert_int_eq(it_trust_manifest(&trust, "m", &message, &signatures,
					   &vouched, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, said);
	it_error_clear(&err);
	ck_assert_int_eq(it_trust_medium(&trust, "m", sha256, &vouched, &err),
			 IT_MEDIA);
	ck_assert_str_eq(err.text, said);
	trust.only_looks = 1;
	ck_assert_int_eq(it_trust_medium(&trust, "m", sha256, &vouched, &err),
			 IT_OK);
	it_strbuf_free(&message);
	it_strbuf_free(&signatures);
}
END_TEST

/* A key of the list of keys, under another identity or the other's bytes. */
START_TEST(clashing_keys)
{
	/* the identity begins at the third byte, the key at the eleventh */
	static const char *const said[] = {
		"is another key under a new identity",
		"has the identity of another key"};
	it_strbuf text;
	it_trust trust;
	it_error err;
	char *line;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_mkdir("keys");
	copy_key("first");
	load(MINISIGN, "first", ".pub", &text);
	line = strchr(text.data, '\n') + 1;
	line[_i == 0 ? 4 : 24] = line[_i == 0 ? 4 : 24] == 'A' ? 'B' : 'A';
	mh_write_buf("other.pub", &text);
	it_strbuf_free(&text);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), NULL),
			 IT_OK);
	ck_assert_int_eq(it_trust_add_key(&trust, mh_path("keys/first.pub"),
					  NULL), IT_OK);
	ck_assert_int_eq(it_trust_add_key(&trust, mh_path("other.pub"), &err),
			 IT_USAGE);
	ck_assert_str_eq(err.text, said[_i]);
	ck_assert_str_eq(err.remedy, "find out which of the two is right, and "
				     "leave out the other");
}
END_TEST

START_TEST(policy)
{
	it_strbuf signatures;
	it_trust trust;

	load_policy(_i, &trust, &signatures);
	check_vouched(&trust, &signatures, policies[_i].refusal,
		      policies[_i].text, policies[_i].lack);
	it_strbuf_free(&signatures);
}
END_TEST

/* A wrong signature ends it, even beside a good one, whatever is allowed. */
START_TEST(wrong_beside_good)
{
	/* the trusted comment of the second one, or of the first */
	static const char *const from[] = {"comment: next key\n",
					   "\ntrusted comment: "};
	static const char *const to[] = {"comment: last key\n",
					 "\ntrusted comment:  "};
	static const char *const said[] = {
		"its signature by key 7BB5D19A20B6A0DC is wrong: it is not "
		"what was signed",
		"its signature by key 9166BB2FA1B990A0 is wrong: it is not "
		"what was signed"};
	it_strbuf message, signatures;
	it_vouched vouched;
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	load_policy(11, &trust, &signatures); /* both keys, both signatures */
	load(MINISIGN, "message", "", &message);
	trust.allow_unsigned = 1;
	trust.threshold = 1;
	replace(&signatures, from[_i], to[_i]);
	ck_assert_int_eq(it_trust_manifest(&trust, "m", &message, &signatures,
					   &vouched, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, said[_i]);
	it_strbuf_free(&message);
	it_strbuf_free(&signatures);
}
END_TEST

static const char no_name[] =
	"has a line that is neither a key's identity nor a SHA-256";

#define SIXTEEN	   "0123456789012345"
#define SIXTY_FOUR SIXTEEN SIXTEEN SIXTEEN SIXTEEN

/* What a folder of keys forbids must be known, or nothing is done. */
static const struct {
	const char *name, *text, *said;
} odd_files[] = {
	{"keys/a.pub", "text\n", "does not begin with \"untrusted comment: \""},
	{"keys/a.pub", "", "does not begin with \"untrusted comment: \""},
	{"keys/threshold", "", "holds no number from 1 to 8"},
	{"keys/threshold", "0\n", "holds no number from 1 to 8"},
	{"keys/threshold", "9\n", "holds no number from 1 to 8"},
	{"keys/threshold", "1\n2\n", "holds no number from 1 to 8"},
	{"keys/revoked", "9166BB2FA1B990A\n", no_name},
	{"keys/revoked", "9166BB2FA1B990AG\n", no_name},
	{"keys/revoked", SIXTY_FOUR "00\n", no_name},
	{"keys/revoked", "bad\n9166BB2FA1B990A0\n", no_name},
	{"keys/revoked", "a b\n", "has two words in a line"},
	{"keys/oldest", "", "holds no version"},
	{"keys/oldest", "\n", "holds no version"},
	{"keys/oldest", "unknown\n", "holds no version"},
	{"keys/oldest", "-1\n", "holds no version"},
	{"keys/oldest", SIXTY_FOUR "\n", "holds no version"},
	{"keys/oldest", "9.0.0\n9.1.0\n", "holds no version"},
};

START_TEST(odd_keys)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("none"), &err),
			 IT_OK);
	mh_mkdir("keys");
	mh_write(odd_files[_i].name, odd_files[_i].text,
		 strlen(odd_files[_i].text));
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_FAILED);
	ck_assert_str_eq(err.path, mh_path(odd_files[_i].name));
	ck_assert_str_eq(err.text, odd_files[_i].said);
	ck_assert_str_ne(err.remedy, "");
}
END_TEST

/* What is at the edge of it, or of no concern, is taken. */
static const struct {
	const char *name, *text;
} good_files[] = {
	{"keys/threshold", "8\n"},
	{"keys/threshold", "1"},
	{"keys/oldest", "0.9\n"},
	{"keys/oldest", "9.0.0 build-782409"},
	{"keys/oldest", SIXTEEN SIXTEEN SIXTEEN "012345678901234\n"},
	{"keys/revoked", SIXTY_FOUR "\n" SIXTEEN " # both\n"},
	{"keys/.a.pub", "text\n"},
	{"keys/.pub", "text\n"},
	{"keys/a.pub~", "text\n"},
	{"keys/pub", "text\n"},
};

START_TEST(good_keys)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_mkdir("keys");
	mh_write(good_files[_i].name, good_files[_i].text,
		 strlen(good_files[_i].text));
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_OK);
	ck_assert_uint_eq(trust.count, 0);
}
END_TEST

/* Lines as editors of other systems end them; no blank becomes a part. */
START_TEST(ends_of_lines)
{
	static const char threshold[] = "2\r\n", oldest[] = " 9.1.0 b-1 \r\n";
	static const char revoked[] = "# stolen\r\n" SIXTEEN "\r\n\r\n";
	it_trust trust;

	memset(&trust, 0, sizeof trust);
	mh_mkdir("keys");
	mh_write("keys/threshold", threshold, strlen(threshold));
	mh_write("keys/oldest", oldest, strlen(oldest));
	mh_write("keys/revoked", revoked, strlen(revoked));
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), NULL),
			 IT_OK);
	ck_assert_uint_eq(trust.threshold, 2);
	ck_assert_str_eq(trust.oldest, "9.1.0 b-1");
	ck_assert_uint_eq(trust.revoked_count, 1);
	ck_assert_int_ne(it_trust_has_revoked(&trust, SIXTEEN), 0);
}
END_TEST

/* A folder that is none is not taken for one that is missing. */
START_TEST(no_folder)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_write("keys", "x", 1);
	ck_assert_int_ne(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_OK);
	ck_assert_str_eq(err.text, "cannot be opened: Not a directory");
}
END_TEST

/* Keys on a filesystem that is not mounted are not keys that never were. */
static const struct {
	const char *link, *folder;
	it_code code;
} nowhere[] = {
	{"keys", "keys", IT_FAILED},
	{"above", "above/keys", IT_FAILED},
	{"beside", "keys", IT_OK},
};

START_TEST(links_to_nowhere)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	ck_assert_int_eq(symlink("not/mounted", mh_path(nowhere[_i].link)), 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path(nowhere[_i].folder),
					  &err), nowhere[_i].code);
	if (nowhere[_i].code != IT_OK)
		ck_assert_int_ne(err.remedy[0], '\0');
}
END_TEST

/* A folder that is a link lies in two, and neither is for anybody. */
START_TEST(folder_by_link)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_mkdir("open");
	mh_mkdir("open/keys");
	ck_assert_int_eq(symlink("open/keys", mh_path("keys")), 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_OK);
	ck_assert_int_eq(chmod(mh_path("open"), 0777), 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_FAILED);
	ck_assert_str_eq(err.text, "anybody may write there");
}
END_TEST

/* So does a file that is one, and each that is passed on the way. */
static const struct {
	const char *from, *to, *open; /* NULL: nothing is open */
	mode_t mode;
	it_code code;
} file_links[] = {
	{"keys/a.pub", "../open/first.pub", NULL, 0, IT_OK},
	{"keys/a.pub", "../open/first.pub", "open", 0777, IT_FAILED},
	{"keys/a.pub", "../open/first.pub", "open", 01777, IT_OK},
	{"keys/a.pub", "../open/first.pub", "open/first.pub", 0666, IT_FAILED},
	{"keys/a.pub", "../open/link", "open", 0777, IT_FAILED},
	{"keys/a.pub", "../open/in/first.pub", "open", 0777, IT_FAILED},
	{"keys/threshold", "../open/threshold", "open", 0777, IT_FAILED},
	{"keys/README", "../open/link", "open", 0777, IT_OK},
};

START_TEST(file_by_link)
{
	it_strbuf text;
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_mkdir("keys");
	mh_mkdir("open");
	mh_mkdir("open/in");
	load(MINISIGN, "first", ".pub", &text);
	mh_write_buf("first.pub", &text);
	mh_write_buf("open/first.pub", &text);
	mh_write_buf("open/in/first.pub", &text);
	mh_write("open/threshold", "1\n", 2);
	it_strbuf_free(&text);
	ck_assert_int_eq(symlink("../first.pub", mh_path("open/link")), 0);
	ck_assert_int_eq(symlink(file_links[_i].to,
				 mh_path(file_links[_i].from)), 0);
	if (file_links[_i].open != NULL)
		ck_assert_int_eq(chmod(mh_path(file_links[_i].open),
				       file_links[_i].mode), 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 file_links[_i].code);
	if (file_links[_i].code != IT_OK)
		ck_assert_str_eq(err.text, "anybody may write there");
}
END_TEST

/* The 32nd is taken, the next is not. */
START_TEST(too_many_keys)
{
	it_strbuf text;
	it_trust trust;
	it_error err;
	size_t i;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	load(MINISIGN, "first", ".pub", &text);
	mh_write_buf("first.pub", &text);
	it_strbuf_free(&text);
	for (i = 0; i < IT_TRUST_MAX_KEYS; i++)
		trust.keys[i].id[0] = trust.keys[i].key[0] = (unsigned char)i;
	trust.count = IT_TRUST_MAX_KEYS - 1;
	ck_assert_int_eq(it_trust_add_key(&trust, mh_path("first.pub"), &err),
			 IT_OK);
	ck_assert_uint_eq(trust.count, IT_TRUST_MAX_KEYS);
	ck_assert_int_eq(it_trust_add_key(&trust, mh_path("first.pub"), &err),
			 IT_USAGE);
	ck_assert_str_eq(err.text, "is one key too many: 32 are used at most");
	ck_assert_str_eq(err.remedy, "leave out those that sign nothing any "
				     "more");
	ck_assert_uint_eq(trust.count, IT_TRUST_MAX_KEYS);
}
END_TEST

/* --- what signers say, and how many there are --------------------------- */

/* One more key, whose signature of "m" with this comment is added. */
static void sign_as(it_trust *trust, unsigned char number, const char *comment,
		    it_strbuf *all)
{
	it_minisign_secret secret;
	it_minisign_key *key = &trust->keys[trust->count++];

	memset(&secret, 0, sizeof secret);
	secret.id[0] = secret.seed[0] = number;
	memcpy(key->id, secret.id, sizeof key->id);
	ck_assert(it_ed25519_public(secret.seed, key->key));
	ck_assert(it_minisign_sign(&secret, "m", 1, comment, all));
}

static it_code take_signed(const it_trust *trust, const it_strbuf *all,
			   it_vouched *vouched)
{
	it_strbuf m = {NULL, 0, 0, 0};
	it_code code;

	it_strbuf_char(&m, 'm');
	code = it_trust_manifest(trust, "m", &m, all, vouched, NULL);
	it_strbuf_free(&m);
	return code;
}

/* The latest date of signing and the earliest end count, in any order. */
START_TEST(times)
{
	static const struct {
		const char *comments[2];
		unsigned long signed_at, not_after;
		int odd;
	} rows[] = {
		{{"timestamp:100 not-after:300", "timestamp:200"}, 200, 300, 0},
		{{"timestamp:200 not-after:300", "timestamp:100 x"},
		 200, 300, 0},
		{{"not-after:300 timestamp:5 x", "not-after:250"}, 5, 250, 0},
		{{"not-after:250", "not-after:300 timestamp:7"}, 7, 250, 0},
		{{"a b", "not-after:x timestamp:4294967296"}, 0, 0, 1},
		{{"xtimestamp:5", "timestamp: 5 timestamp:-5"}, 0, 0, 1},
		{{"timestamp:4294967295", "c"}, 4294967295UL, 0, 0},
	};
	it_strbuf all = {NULL, 0, 0, 0};
	it_vouched vouched;
	it_trust trust;
	unsigned char i;

	memset(&trust, 0, sizeof trust);
	for (i = 0; i < 2; i++)
		sign_as(&trust, i, rows[_i].comments[i], &all);
	ck_assert_int_eq(take_signed(&trust, &all, &vouched), IT_OK);
	ck_assert_uint_eq(vouched.signed_at, rows[_i].signed_at);
	ck_assert_uint_eq(vouched.not_after, rows[_i].not_after);
	ck_assert_int_eq(vouched.odd_times, rows[_i].odd);
	ck_assert_str_eq(vouched.comment, rows[_i].comments[0]);
	it_strbuf_free(&all);
}
END_TEST

/* Each key at hand may be one: those that count no more hide none behind. */
START_TEST(many_signers)
{
	it_strbuf all = {NULL, 0, 0, 0};
	it_manifest_revoked revoked[IT_TRUST_MAX_THRESHOLD];
	it_manifest manifest;
	it_vouched vouched;
	it_trust trust;
	unsigned char i;

	memset(&trust, 0, sizeof trust);
	memset(&manifest, 0, sizeof manifest);
	trust.threshold = IT_TRUST_MAX_THRESHOLD;
	for (i = 0; i < IT_TRUST_MAX_KEYS; i++) {
		sign_as(&trust, i, "c", &all);
		ck_assert_int_eq(take_signed(&trust, &all, &vouched),
				 i + 1 < IT_TRUST_MAX_THRESHOLD ? IT_MEDIA
								: IT_OK);
	}
	ck_assert_uint_eq(vouched.signer_count, IT_TRUST_MAX_KEYS);
	ck_assert_uint_eq(strlen(vouched.text), strlen("signed by") +
			  IT_TRUST_MAX_KEYS * strlen(" 0123456789ABCDEF"));
	ck_assert_str_eq(vouched.comment, "c");
	ck_assert_uint_eq(vouched.signed_at, 0);
	for (i = 0; i < IT_TRUST_MAX_THRESHOLD; i++)
		revoked[i].key = vouched.signers[i];
	manifest.revoked = revoked;
	manifest.revoked_count = IT_TRUST_MAX_THRESHOLD;
	ck_assert_int_eq(it_trust_revoked(&trust, "m", &manifest, &vouched,
					  NULL), IT_OK);
	it_strbuf_free(&all);
}
END_TEST

/* Of two signers one, both or none by what they have signed. */
#define ID(digit) "000000000000000" digit
START_TEST(revokes_itself)
{
	static const struct {
		unsigned long threshold;
		const char *revoked[3];
		it_code code;
	} rows[] = {
		{0, {ID("9"), ID("8"), ID("7")}, IT_OK},
		{0, {ID("1"), ID("8"), ID("9")}, IT_OK},
		{1, {ID("8"), ID("9"), ID("1")}, IT_OK},
		{2, {ID("1"), ID("8"), ID("9")}, IT_MEDIA},
		{1, {ID("0"), ID("1"), ID("9")}, IT_MEDIA},
		/* one named twice is one that counts no more */
		{1, {ID("1"), ID("1"), ID("9")}, IT_OK},
		{1, {ID("0"), ID("0"), ID("0")}, IT_OK},
		{1, {ID("1"), ID("0"), ID("1")}, IT_MEDIA},
	};
	it_strbuf all = {NULL, 0, 0, 0};
	it_manifest_revoked revoked[3];
	it_manifest manifest;
	it_vouched vouched;
	it_trust trust;
	unsigned char i;

	memset(&trust, 0, sizeof trust);
	memset(&manifest, 0, sizeof manifest);
	trust.threshold = rows[_i].threshold;
	manifest.revoked = revoked;
	manifest.revoked_count = 3;
	for (i = 0; i < 2; i++)
		sign_as(&trust, i, "c", &all);
	for (i = 0; i < 3; i++)
		revoked[i].key = (char *)(uintptr_t)rows[_i].revoked[i];
	ck_assert_int_eq(take_signed(&trust, &all, &vouched), IT_OK);
	ck_assert_int_eq(it_trust_revoked(&trust, "m", &manifest, &vouched,
					  NULL), rows[_i].code);
	it_strbuf_free(&all);
}
END_TEST

/* The folder, the one it lies in, or one file of those that count there. */
static const struct {
	const char *name;
	mode_t mode;
	it_code code;
} writable[] = {
	{"keys", 0777, IT_FAILED},
	{"keys", 01777, IT_FAILED},
	{".", 0777, IT_FAILED},
	{".", 01777, IT_OK},
	{".", 0775, IT_OK},
	{"keys/first.pub", 0777, IT_FAILED},
	{"keys/threshold", 0777, IT_FAILED},
	{"keys/notes", 0777, IT_OK},
};

/* As the refusal names it. */
static const char *place_of(const char *name)
{
	static char path[4096];

	(void)snprintf(path, sizeof path, "%s", mh_path("keys"));
	if (strcmp(name, ".") == 0)
		*strrchr(path, '/') = '\0';
	else
		(void)snprintf(path, sizeof path, "%s", mh_path(name));
	return path;
}

static void make_keys(void)
{
	it_strbuf key;

	load(MINISIGN, "first", ".pub", &key);
	mh_mkdir("keys");
	mh_write_buf("keys/first.pub", &key);
	mh_write("keys/threshold", "1\n", 2);
	mh_write("keys/notes", "x", 1);
	it_strbuf_free(&key);
}

START_TEST(writable_keys)
{
	it_trust trust;
	it_error err;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	make_keys();
	ck_assert_int_eq(chmod(mh_path(writable[_i].name), writable[_i].mode),
			 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 writable[_i].code);
	if (writable[_i].code != IT_OK) {
		ck_assert_str_eq(err.path, place_of(writable[_i].name));
		ck_assert_str_eq(err.text, "anybody may write there");
	}
}
END_TEST

/* Its owner may write whatever the mode says; a sticky folder's, too. */
static const struct {
	const char *name;
	mode_t mode;
	it_code code;
} owned[] = {
	{"keys", 0755, IT_FAILED},
	{".", 0755, IT_FAILED},
	{".", 01777, IT_FAILED},
	{"keys/first.pub", 0444, IT_FAILED},
	{"keys/threshold", 0644, IT_FAILED},
	{"keys/notes", 0644, IT_OK},
};

START_TEST(owned_keys)
{
	it_trust trust;
	it_error err;

	if (geteuid() != 0)
		return;
	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	make_keys();
	ck_assert_int_eq(chmod(mh_path(owned[_i].name), owned[_i].mode), 0);
	ck_assert_int_eq(chown(mh_path(owned[_i].name), 12345, 0), 0);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 owned[_i].code);
	if (owned[_i].code != IT_OK) {
		ck_assert_str_eq(err.path, place_of(owned[_i].name));
		ck_assert_str_eq(err.text,
				 "belongs to another user than root");
	}
}
END_TEST

/* What is past the last one must not be forgotten. */
START_TEST(too_many_revoked)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_trust trust;
	it_error err;
	int i;

	it_error_clear(&err);
	memset(&trust, 0, sizeof trust);
	mh_mkdir("keys");
	for (i = 0; i < IT_TRUST_MAX_LISTED; i++)
		it_strbuf_format(&text, "%016X\n", (unsigned)i);
	mh_write_buf("keys/revoked", &text);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_OK);
	ck_assert_uint_eq(trust.revoked_count, IT_TRUST_MAX_LISTED);
	/* A list and a record may have the same. */
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_OK);
	ck_assert_uint_eq(trust.revoked_count, IT_TRUST_MAX_LISTED);
	it_strbuf_format(&text, "%016X\n", (unsigned)i);
	mh_write_buf("keys/revoked", &text);
	it_strbuf_free(&text);
	memset(&trust, 0, sizeof trust);
	ck_assert_int_eq(it_trust_add_dir(&trust, mh_path("keys"), &err),
			 IT_FAILED);
	ck_assert_str_eq(err.text, "revokes more than 128 keys and media");
}
END_TEST

/* --- headers of the outer tar ------------------------------------------ */

/* A byte of a good header, its sum put right or not. */
static const struct {
	size_t at;
	char byte;
	int summed;
	const char *wrong;
} headers[] = {
	{156, '0', 1, NULL},
	{156, '\0', 1, NULL},
	{156, '2', 1, "has a member that is not a plain file"},
	{156, 'x', 1, "has a member that is not a plain file"},
	{345, 'a', 1, "has a member that is not a plain file"},
	{0, '\0', 1, "has a member that is not a plain file"},
	{124, '-', 1, "has a member without proper size"},
	{124, '\200', 1, "has a member without proper size"},
	{257, 'U', 1, "has a damaged header"},
	{0, 'b', 0, "has a damaged header"},
};

START_TEST(outer_headers)
{
	static const it_outer_member good_one = {"a", 7};
	unsigned char block[IT_TAR_BLOCK];
	it_outer_member member;
	const char *wrong;
	char sum[8];

	it_outer_put(block, &good_one, 0);
	block[headers[_i].at] = (unsigned char)headers[_i].byte;
	if (headers[_i].summed) {
		(void)snprintf(sum, sizeof sum, "%06lo", it_tar_sum(block));
		memcpy(block + IT_TAR_SUM, sum, 6);
	}
	wrong = it_outer_take(block, &member);
	ck_assert_str_eq(wrong != NULL ? wrong : "",
			 headers[_i].wrong != NULL ? headers[_i].wrong : "");
}
END_TEST

/* A whole field of one byte, but for its last one. */
static const struct {
	size_t at, len;
	char byte, last;
	const char *wrong;
	unsigned long long size;
} fields[] = {
	{0, 100, 'a', 'a', "has a member that is not a plain file", 0},
	{0, 100, 'a', '\0', NULL, 7},
	{124, 12, ' ', ' ', "has a member without proper size", 0},
	{124, 12, '\0', '\0', "has a member without proper size", 0},
	{124, 12, ' ', '7', "has a member without proper size", 0},
	{124, 12, '0', '5', NULL, 5},
	{124, 12, '0', '8', "has a member without proper size", 0},
	{124, 12, '7', ' ', NULL, 077777777777ULL},
};

START_TEST(outer_fields)
{
	static const it_outer_member good_one = {"a", 7};
	unsigned char block[IT_TAR_BLOCK];
	it_outer_member member;
	const char *wrong;
	char sum[8];

	it_outer_put(block, &good_one, 0);
	memset(block + fields[_i].at, fields[_i].byte, fields[_i].len - 1);
	block[fields[_i].at + fields[_i].len - 1] =
		(unsigned char)fields[_i].last;
	(void)snprintf(sum, sizeof sum, "%06lo", it_tar_sum(block));
	memcpy(block + IT_TAR_SUM, sum, 6);
	wrong = it_outer_take(block, &member);
	ck_assert_str_eq(wrong != NULL ? wrong : "",
			 fields[_i].wrong != NULL ? fields[_i].wrong : "");
	ck_assert(wrong != NULL || member.size == fields[_i].size);
}
END_TEST

/* --- bundles ---------------------------------------------------------- */

static int want_all(void *arg, const char *path)
{
	(void)arg;
	return path != NULL;
}

static it_code read_all(it_media *media, const char *path, it_error *err)
{
	static const it_media_request request = {want_all, NULL, NULL, NULL,
						 0};

	it_error_clear(err);
	return it_media_read(media, path, &request, err);
}

static it_bundle *pack(const char *compress)
{
	it_bundle_how how = {NULL, NULL, 0};
	it_bundle *bundle;
	it_media media;
	it_error err;

	how.compress = compress;
	ck_assert_msg(read_all(&media, mh_path("tree"), &err) == IT_OK, "%s",
		      err.text);
	ck_assert_msg(it_bundle_pack(&bundle, &media, &how, &err) == IT_OK,
		      "%s: %s", err.path, err.text);
	it_media_free(&media);
	return bundle;
}

static void save(const it_bundle *bundle, const char *name)
{
	it_error err;

	it_error_clear(&err);
	ck_assert_msg(it_bundle_save(bundle, mh_path(name), 0, &err) == IT_OK,
		      "%s: %s", err.path, err.text);
}

static void make(const char *compress, const char *name)
{
	it_bundle *bundle = pack(compress);

	save(bundle, name);
	it_bundle_free(bundle);
}

static void begin(void)
{
	mh_begin();
	mh_tree("tree");
}

static void same_listing(const it_media *a, const it_media *b)
{
	it_strbuf x = {NULL, 0, 0, 0}, y = {NULL, 0, 0, 0};

	mh_listing(a, &x);
	mh_listing(b, &y);
	ck_assert_str_eq(it_strbuf_str(&x), it_strbuf_str(&y));
	it_strbuf_free(&x);
	it_strbuf_free(&y);
}

static const char *const forms[] = {"zstd", "xz", "gz"};

/* A name, or where a link leads, that is neither ASCII nor UTF-8. */
static const struct {
	const char *directory, *file, *target;
} foreign[] = {{"tree/doc/a\377b", "tree/doc/a\377b/c", "c"},
	       {"tree/doc/a", "tree/doc/a/\303\251", "c"},
	       {"tree/doc/a", "tree/doc/a/b", "c\303"}};

START_TEST(foreign_names)
{
	it_media tree, bundle;
	it_error err;

	mh_mkdir(foreign[_i].directory);
	mh_write(foreign[_i].file, "x", 1);
	ck_assert_int_eq(symlink(foreign[_i].target, mh_path("tree/doc/l")),
			 0);
	make("zstd", "b");
	ck_assert_int_eq(read_all(&tree, mh_path("tree"), &err), IT_OK);
	ck_assert_msg(read_all(&bundle, mh_path("b"), &err) == IT_OK, "%s",
		      err.text);
	same_listing(&tree, &bundle);
	it_media_free(&tree);
	it_media_free(&bundle);
}
END_TEST

/* What was packed is there again, to the last name and byte. */
START_TEST(whole)
{
	it_media tree, bundle;
	it_error err;

	make(forms[_i], "b");
	ck_assert_int_eq(read_all(&tree, mh_path("tree"), &err), IT_OK);
	ck_assert_msg(read_all(&bundle, mh_path("b"), &err) == IT_OK, "%s",
		      err.text);
	ck_assert_str_eq(bundle.form, "bundle");
	ck_assert_str_eq(bundle.version, tree.version);
	ck_assert_uint_eq(bundle.dir_count, tree.dir_count);
	same_listing(&tree, &bundle);
	it_media_free(&tree);
	it_media_free(&bundle);
}
END_TEST

/* In two parts: who sends it may be slow. */
static void send_bundle(int fd, const it_strbuf *bytes)
{
	const size_t half = bytes->len / 2;

	if (it_write_full(fd, bytes->data, half) != 0)
		_exit(1);
	(void)usleep(50000);
	_exit(it_write_full(fd, bytes->data + half, bytes->len - half) != 0);
}

static void from_pipe(int ends[2])
{
	ck_assert_int_eq(pipe(ends), 0);
}

/* A server of remote shells may give its commands this instead. */
static void from_socket(int ends[2])
{
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
}

static void (*const senders[])(int ends[2]) = {from_pipe, from_socket};

START_TEST(standard_input)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media tree, sent;
	int ends[2], status = 1;
	it_error err;
	pid_t pid;

	make("zstd", "b");
	mh_slurp("b", &bytes);
	senders[_i](ends);
	pid = fork();
	if (pid == 0)
		send_bundle(ends[1], &bytes);
	(void)close(ends[1]);
	ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	ck_assert_msg(read_all(&sent, "-", &err) == IT_OK, "%s", err.text);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(read_all(&tree, mh_path("tree"), &err), IT_OK);
	same_listing(&tree, &sent);
	it_media_free(&tree);
	it_media_free(&sent);
	it_strbuf_free(&bytes);
	(void)close(ends[0]);
}
END_TEST

START_TEST(reproducible)
{
	it_strbuf x = {NULL, 0, 0, 0}, y = {NULL, 0, 0, 0};

	make(forms[_i], "x");
	make(forms[_i], "y");
	mh_slurp("x", &x);
	mh_slurp("y", &y);
	ck_assert_uint_eq(x.len, y.len);
	ck_assert(memcmp(x.data, y.data, x.len) == 0);
	it_strbuf_free(&x);
	it_strbuf_free(&y);
}
END_TEST

/* --- one thing changed ------------------------------------------------ */

static void flip_group(it_bundle *b)
{
	b->packed[0].data[b->packed[0].len / 2] ^= 1;
}

static void swap_groups(it_bundle *b)
{
	it_strbuf first = b->packed[0];

	b->packed[0] = b->packed[1];
	b->packed[1] = first;
}

/* As if the tar had been put together in another order. */
static void swap_members(it_bundle *b)
{
	char *first = b->manifest.groups[0].file;

	b->manifest.groups[0].file = b->manifest.groups[1].file;
	b->manifest.groups[1].file = first;
}

static void drop_member(it_bundle *b)
{
	it_manifest *manifest = &b->manifest;
	it_manifest dropped;
	it_manifest_group *last;

	memset(&dropped, 0, sizeof dropped);
	last = it_manifest_more(&dropped.groups, &dropped.group_count,
				sizeof *last);
	*last = manifest->groups[--manifest->group_count];
	it_strbuf_free(&b->packed[manifest->group_count]);
	it_manifest_free(&dropped);
}

static void rename_member(it_bundle *b)
{
	b->manifest.groups[0].file[0] = 'D';
}

static void escape_member(it_bundle *b)
{
	b->manifest.groups[0].file[0] = '\033';
}

/* The manifest anew after a change of what it says. */
static void rewrite(it_bundle *b)
{
	it_error err;

	it_error_clear(&err);
	it_strbuf_reset(&b->raw);
	ck_assert_msg(it_manifest_write(&b->manifest, &b->raw, &err) == IT_OK,
		      "%s", err.text);
}

static void lie_size(it_bundle *b)
{
	b->manifest.groups[0].files[0].size++;
	rewrite(b);
}

static void lie_sha256(it_bundle *b)
{
	char *digit = b->manifest.groups[0].files[0].sha256;

	*digit = *digit == '0' ? '1' : '0';
	rewrite(b);
}

/* A directory as an empty file. */
static void lie_type(it_bundle *b)
{
	it_manifest_group *group = &b->manifest.groups[0];
	it_manifest_directory *last;
	it_manifest_file *file;

	ck_assert_uint_ne(group->directory_count, 0);
	last = &group->directories[--group->directory_count];
	ck_assert_ptr_nonnull(it_manifest_more(&group->files,
					       &group->file_count,
					       sizeof *file));
	file = group->files;
	memmove(file + 1, file, (group->file_count - 1) * sizeof *file);
	memset(file, 0, sizeof *file);
	file->path = last->path;
	file->mode = last->mode;
	memset(file->sha256, 'a', IT_SHA256_HEX - 1);
	rewrite(b);
}

static void lie_mode(it_bundle *b)
{
	b->manifest.groups[0].files[0].mode ^= 1;
	rewrite(b);
}

static void lie_name(it_bundle *b)
{
	char *path = b->manifest.groups[0].files[0].path;

	path[strlen(path) - 1] = '~';
	rewrite(b);
}

static void leave_out(it_bundle *b)
{
	b->manifest.groups[0].file_count--;
	rewrite(b);
	b->manifest.groups[0].file_count++;
}

static void add_one(it_bundle *b)
{
	it_manifest_group *group = &b->manifest.groups[0];
	it_manifest_file *file = it_manifest_more(
		&group->files, &group->file_count, sizeof *file);

	*file = group->files[0];
	memset(&file->driver, 0, sizeof file->driver);
	file->is_driver = 0;
	file->path = it_slice_dup(
		it_slice_of("lib/modules/binary/10/zzz"));
	rewrite(b);
}

static void lie_group(it_bundle *b)
{
	b->manifest.groups[0].size++;
	rewrite(b);
}

static void lie_group_sha256(it_bundle *b)
{
	char *digit = b->manifest.groups[0].sha256;

	*digit = *digit == '0' ? '1' : '0';
	rewrite(b);
}

/* Its name says xz, and it is gzip. */
static void lie_packing(it_bundle *b)
{
	char *file = b->manifest.groups[0].file;

	memcpy(strrchr(file, '.'), ".xz", sizeof ".xz");
	rewrite(b);
}

/* A group within an archive: all of it, for who unpacks twice. */
static void nest_group(it_bundle *b)
{
	it_manifest_group *group = &b->manifest.groups[0];
	it_error err;

	it_error_clear(&err);
	mh_pack_one("tar.gz", "n", "x.tar.gz", b->packed[0].data,
		    b->packed[0].len);
	it_strbuf_free(&b->packed[0]);
	mh_slurp("n", &b->packed[0]);
	group->size = b->packed[0].len;
	ck_assert_int_eq(it_sha256_of(b->packed[0].data, b->packed[0].len,
				      group->sha256, &err), IT_OK);
	rewrite(b);
}

/* --- a group packed by hand ------------------------------------------- */

static void put_header(it_strbuf *tar, const char *prefix, const char *path,
		       mh_header header)
{
	char name[256];

	(void)snprintf(name, sizeof name, "%s%s%s", prefix, path,
		       header.type == '5' ? "/" : "");
	header.name = name;
	mh_tar_header(tar, &header);
}

static void put_files(it_strbuf *tar, const char *prefix,
		      const it_manifest_group *group)
{
	const it_manifest_file *file;
	it_strbuf bytes = {NULL, 0, 0, 0};
	size_t i;

	for (i = 0; i < group->file_count; i++) {
		file = &group->files[i];
		it_strbuf_reset(&bytes);
		ck_assert(mh_sample(file->path, &bytes));
		put_header(tar, prefix, file->path,
			   (mh_header){NULL, '0', file->mode, file->size,
				       NULL});
		mh_tar_data(tar, bytes.data, bytes.len);
	}
	it_strbuf_free(&bytes);
}

static void put_group(it_bundle *b, const it_strbuf *tar)
{
	it_manifest_group *group = &b->manifest.groups[0];
	it_error err;

	it_error_clear(&err);
	mh_pack_one("raw.gz", "n", "n", tar->data, tar->len);
	it_strbuf_free(&b->packed[0]);
	mh_slurp("n", &b->packed[0]);
	group->size = b->packed[0].len;
	ck_assert_int_eq(it_sha256_of(b->packed[0].data, b->packed[0].len,
				      group->sha256, &err), IT_OK);
	rewrite(b);
}

/* A header of this type first; what the group lists, behind this prefix. */
static void by_hand(it_bundle *b, char first, const char *prefix)
{
	const it_manifest_group *group = &b->manifest.groups[0];
	it_strbuf tar = {NULL, 0, 0, 0};
	mh_header header = {"vmware-tools-distrib/", first, 0755, 0, NULL};
	size_t i;

	if (first == 'g')
		header.size = sizeof "13 comment=x\n" - 1;
	if (first != '\0')
		mh_tar_header(&tar, &header);
	if (first == 'g')
		mh_tar_data(&tar, "13 comment=x\n", (size_t)header.size);
	for (i = 0; i < group->directory_count; i++)
		put_header(&tar, prefix, group->directories[i].path,
			   (mh_header){NULL, '5', group->directories[i].mode,
				       0, NULL});
	put_files(&tar, prefix, group);
	mh_tar_end(&tar);
	put_group(b, &tar);
	it_strbuf_free(&tar);
}

/* Which a tar could only make of a directory. */
static void name_of_link(it_bundle *b)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	mh_header header = {"vmware-tools-distrib/l/", '2', 0777, 0, "t"};

	mh_tar_header(&tar, &header);
	mh_tar_end(&tar);
	put_group(b, &tar);
	it_strbuf_free(&tar);
}

static void long_version(it_bundle *b)
{
	free(b->manifest.version);
	b->manifest.version = it_slice_dup(it_slice_of(
		"1234567890123456789012345678901234567890123456789012345678901"
		"234"));
	rewrite(b);
}

static void pad_manifest(it_bundle *b)
{
	while (b->raw.len <= IT_MANIFEST_MAX)
		it_strbuf_char(&b->raw, ' ');
}

static void break_signature(it_bundle *b)
{
	it_strbuf_text(&b->signature, "untrusted comment: x\nnothing\n");
}

static const struct {
	void (*change)(it_bundle *b);
	const char *text;
} tampered[] = {
	{flip_group, "drivers-10.tar.gz in it has another SHA-256 than its "
		     "manifest.xml says"},
	{swap_groups, "drivers-10.tar.gz in it has another size than its "
		      "manifest.xml says"},
	{swap_members, "\"drivers-10_64.tar.gz\" in it stands where "
		       "drivers-10.tar.gz must"},
	{drop_member, "tools.tar.gz is missing in it"},
	{escape_member, "\"\\x1Brivers-10.tar.gz\" in it stands where "
			"drivers-10.tar.gz must"},
	{rename_member, "\"Drivers-10.tar.gz\" in it stands where "
			"drivers-10.tar.gz must"},
	{lie_size, "\"lib/modules/binary/10/vmxnet3s\" in it has another size "
		   "than its manifest.xml says"},
	{lie_sha256, "\"lib/modules/binary/10/vmxnet3s\" in it has another "
		     "SHA-256 than its manifest.xml says"},
	{lie_type, "\"lib/modules/binary/10\" in it has another type than "
		   "its manifest.xml says"},
	{lie_mode, "\"lib/modules/binary/10/vmxnet3s\" in it has another mode "
		   "than its manifest.xml says"},
	{lie_name, "drivers-10.tar.gz in it holds "
		   "\"lib/modules/binary/10/vmxnet3s\" where its manifest.xml "
		   "has another name"},
	{leave_out, "drivers-10.tar.gz in it holds more than its "
		    "manifest.xml says"},
	{add_one, "drivers-10.tar.gz in it holds less than its manifest.xml "
		  "says"},
	{lie_group, "drivers-10.tar.gz in it has another size than its "
		    "manifest.xml says"},
	{lie_group_sha256, "drivers-10.tar.gz in it has another SHA-256 than "
			   "its manifest.xml says"},
	{lie_packing, "drivers-10.tar.xz in it is a tar.gz"},
	{nest_group, "the name \"x.tar.gz\" in a group of it does not lie "
		     "below vmware-tools-distrib/"},
	{name_of_link, "the name \"vmware-tools-distrib/l/\" in a group of it "
		       "has needless parts"},
	{long_version, "its version is longer than 63 bytes"},
	{pad_manifest, "its manifest.xml is larger than 1048576 bytes"},
	{break_signature, "its manifest.xml.minisig has no proper signature "
			  "in its second line"},
};

START_TEST(tampered_with)
{
	it_bundle *bundle = pack("gz"); /* the fastest */

	tampered[_i].change(bundle);
	save(bundle, "b");
	it_bundle_free(bundle);
	mh_refused(mh_path("b"), tampered[_i].text);
}
END_TEST

#define OF_NONE                                                                \
	"its tar has a label, an ACL or a header for all files, which no "     \
	"group may hold"

/* A group packed by hand; what stands first in it, and before each name. */
static const struct {
	char first;
	const char *prefix, *text;
} odd_packings[] = {
	{'\0', "", "the name \"lib/modules/binary/10/\" in a group of it "
		   "does not lie below vmware-tools-distrib/"},
	{'\0', "./vmware-tools-distrib/",
	 "the name \"./vmware-tools-distrib/lib/modules/binary/10/\" in a "
	 "group of it does not lie below vmware-tools-distrib/"},
	{'\0', "vmware-tools-distrib/vmware-tools-distrib/",
	 "the name \"vmware-tools-distrib/vmware-tools-distrib/lib/modules/"
	 "binary/10/\" in a group of it has needless parts"},
	{'\0', "vmware-tools-distrib//",
	 "the name \"vmware-tools-distrib//lib/modules/binary/10/\" in a "
	 "group of it has needless parts"},
	{'5', "vmware-tools-distrib/",
	 "the name \"vmware-tools-distrib/\" in a group of it has needless "
	 "parts"},
	{'V', "vmware-tools-distrib/", OF_NONE},
	{'A', "vmware-tools-distrib/", OF_NONE},
	{'g', "vmware-tools-distrib/", OF_NONE},
};

START_TEST(packed_otherwise)
{
	it_bundle *bundle = pack("gz"); /* the fastest */

	by_hand(bundle, odd_packings[_i].first, odd_packings[_i].prefix);
	save(bundle, "b");
	it_bundle_free(bundle);
	mh_refused(mh_path("b"), odd_packings[_i].text);
}
END_TEST

/* One packed by hand as repack does it is as good. */
START_TEST(packed_by_hand)
{
	it_bundle *bundle = pack("gz"); /* the fastest */
	it_media media;
	it_error err;

	by_hand(bundle, '\0', "vmware-tools-distrib/");
	save(bundle, "b");
	it_bundle_free(bundle);
	ck_assert_msg(mh_read(&media, mh_path("b"), &err) == IT_OK, "%s",
		      err.text);
	it_media_free(&media);
}
END_TEST

/* --- damage ----------------------------------------------------------- */

/* The members of a bundle, then one more. */
START_TEST(left_over)
{
	unsigned char block[IT_TAR_BLOCK];
	it_outer_member member = {"more\033", 0};
	it_strbuf bytes = {NULL, 0, 0, 0};

	make("gz", "b");
	mh_slurp("b", &bytes);
	it_outer_put(block, &member, 0);
	memcpy(bytes.data + bytes.len - 2 * sizeof block, block, sizeof block);
	it_strbuf_bytes(&bytes, bytes.data + bytes.len - sizeof block,
			sizeof block);
	mh_write_buf("b", &bytes);
	mh_refused(mh_path("b"), "\"more\\x1B\" in it is not in its "
				"manifest.xml");
	it_strbuf_free(&bytes);
}
END_TEST

START_TEST(foreign_end)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	make("gz", "b");
	mh_slurp("b", &bytes);
	it_strbuf_char(&bytes, 'x');
	mh_write_buf("b", &bytes);
	mh_refused(mh_path("b"), "foreign data follows the end of its tar");
	it_strbuf_free(&bytes);
}
END_TEST

/* As a tape has them; a MiB in all, the end mark's own among them. */
START_TEST(zeros_at_end)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media media;
	it_error err;
	long i;

	make("gz", "b");
	mh_slurp("b", &bytes);
	for (i = 0; i < (1 << 20) - (_i == 0 ? 1024 : 0); i++)
		it_strbuf_char(&bytes, '\0');
	mh_write_buf("b", &bytes);
	it_strbuf_free(&bytes);
	if (_i == 1) {
		mh_refused(mh_path("b"),
			   "foreign data follows the end of its tar");
		return;
	}
	ck_assert_int_eq(read_all(&media, mh_path("b"), &err), IT_OK);
	it_media_free(&media);
}
END_TEST

/* Whatever is not refused is what the tree was, to the last byte. */
static void refused_or_same(const it_media *tree, const char *name)
{
	it_media media;
	it_error err;

	if (read_all(&media, mh_path(name), &err) == IT_OK) {
		same_listing(tree, &media);
		it_media_free(&media);
		return;
	}
	ck_assert_int_eq(err.code, IT_MEDIA);
	ck_assert_str_ne(err.text, "");
}

START_TEST(cut_off)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media media;
	it_error err;
	size_t len;

	make("xz", "b");
	mh_slurp("b", &bytes);
	for (len = 512; len < bytes.len - IT_TAR_BLOCK; len += 509) {
		mh_write("c", bytes.data, len);
		ck_assert_int_eq(read_all(&media, mh_path("c"), &err),
				 IT_MEDIA);
	}
	it_strbuf_free(&bytes);
}
END_TEST

START_TEST(any_byte)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media tree;
	it_error err;
	size_t at;

	make(forms[_i], "b");
	mh_slurp("b", &bytes);
	ck_assert_int_eq(read_all(&tree, mh_path("tree"), &err), IT_OK);
	for (at = (size_t)_i; at < bytes.len; at += 61) {
		mh_patch("b", at, (unsigned char)bytes.data[at] ^
				  (1 << (at % 8)));
		refused_or_same(&tree, "b");
		mh_patch("b", at, (unsigned char)bytes.data[at]);
	}
	it_media_free(&tree);
	it_strbuf_free(&bytes);
}
END_TEST

/* --- all -------------------------------------------------------------- */

static void add_plain(TCase *tc)
{
	tcase_add_loop_test(tc, good_manifests, 0, COUNT(good));
	tcase_add_loop_test(tc, long_tags, 0, 2);
	tcase_add_test(tc, bad_manifests);
	tcase_add_loop_test(tc, large_manifest, 0, 2);
	tcase_add_loop_test(tc, groups_of_paths, 0, COUNT(groups));
	tcase_add_loop_test(tc, groups_of_files, 0, COUNT(members));
	tcase_add_loop_test(tc, outer_headers, 0, COUNT(headers));
	tcase_add_loop_test(tc, outer_fields, 0, COUNT(fields));
	tcase_add_loop_test(tc, odd_public, 0, COUNT(odd_pubs));
	tcase_add_loop_test(tc, long_comments, 0, COUNT(comments));
	tcase_add_loop_test(tc, weak_keys, 0, COUNT(points));
}

static void add_signatures(TCase *tc)
{
	tcase_add_loop_test(tc, minisign_vectors, 0, COUNT(vectors));
	tcase_add_test(tc, weak_forged);
	tcase_add_loop_test(tc, minisign_changed, 0, 2);
	tcase_add_test(tc, minisign_text);
	tcase_add_test(tc, minisign_made);
	tcase_add_loop_test(tc, bad_secrets, 0, COUNT(secrets));
	tcase_add_loop_test(tc, odd_signatures, 0, COUNT(odd_sigs));
	tcase_add_loop_test(tc, signature_cut, 0, 4);
	tcase_add_loop_test(tc, times, 0, 7);
	tcase_add_test(tc, many_signers);
	tcase_add_loop_test(tc, revokes_itself, 0, 8);
}

static void add_keys(TCase *tc)
{
	tcase_add_loop_test(tc, odd_keys, 0, COUNT(odd_files));
	tcase_add_loop_test(tc, good_keys, 0, COUNT(good_files));
	tcase_add_test(tc, ends_of_lines);
	tcase_add_test(tc, no_folder);
	tcase_add_loop_test(tc, links_to_nowhere, 0, COUNT(nowhere));
	tcase_add_test(tc, folder_by_link);
	tcase_add_loop_test(tc, file_by_link, 0, COUNT(file_links));
	tcase_add_test(tc, too_many_keys);
	tcase_add_loop_test(tc, writable_keys, 0, COUNT(writable));
	tcase_add_loop_test(tc, owned_keys, 0, COUNT(owned));
	tcase_add_test(tc, too_many_revoked);
	tcase_add_loop_test(tc, clashing_keys, 0, 2);
}

static void add_policies(TCase *tc)
{
	tcase_add_loop_test(tc, policy, 0, COUNT(policies));
	tcase_add_loop_test(tc, wrong_beside_good, 0, 2);
	tcase_add_loop_test(tc, revoked_keys, 0, COUNT(revocations));
	tcase_add_test(tc, revoked_digests);
}

static void add_ends(TCase *tc)
{
	tcase_add_test(tc, left_over);
	tcase_add_test(tc, foreign_end);
	tcase_add_loop_test(tc, zeros_at_end, 0, 2);
	tcase_add_test(tc, cut_off);
}

static void add_packed(TCase *tc)
{
	tcase_add_loop_test(tc, whole, 0, COUNT(forms));
	tcase_add_loop_test(tc, standard_input, 0, COUNT(senders));
	tcase_add_loop_test(tc, foreign_names, 0, COUNT(foreign));
	tcase_add_loop_test(tc, reproducible, 0, COUNT(forms));
	tcase_add_loop_test(tc, tampered_with, 0, COUNT(tampered));
	tcase_add_loop_test(tc, packed_otherwise, 0, COUNT(odd_packings));
	tcase_add_test(tc, packed_by_hand);
}

static TCase *case_of(Suite *suite, const char *name)
{
	TCase *tc = tcase_create(name);

	tcase_set_timeout(tc, 120);
	suite_add_tcase(suite, tc);
	return tc;
}

static Suite *bundle_suite(void)
{
	Suite *suite = suite_create("bundle");
	TCase *plain = case_of(suite, "plain");
	TCase *made = case_of(suite, "made");
	TCase *packed = case_of(suite, "packed"); /* these are slow, */
	TCase *bytes = case_of(suite, "bytes");	  /* and this most of all */

	tcase_add_checked_fixture(made, begin, mh_end);
	tcase_add_checked_fixture(packed, begin, mh_end);
	tcase_add_checked_fixture(bytes, begin, mh_end);
	add_plain(plain);
	add_keys(made);
	if (it_ed25519_is_there()) {
		add_signatures(plain);
		add_policies(made);
	} else {
		puts("skipped: signatures (no libcrypto 1.1.1)");
	}
	add_ends(made);
	add_packed(packed);
	tcase_add_loop_test(bytes, any_byte, 0, COUNT(forms));
	return suite;
}

int main(void)
{
	return run_suite(bundle_suite());
}
