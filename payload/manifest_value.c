/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "payload/manifest.h"
#include "payload/manifest_value.h"

static it_code take_bits(void *member, const char *text)
{
	static const struct {
		const char *text;
		unsigned long bits;
	} known[] = {{"0", 0}, {"32", 32}, {"64", 64}};
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(text, known[i].text) == 0) {
			*(unsigned long *)member = known[i].bits;
			return IT_OK;
		}
	return IT_FAILED;
}

static void put_bits(it_strbuf *out, const void *member)
{
	it_strbuf_format(out, "%lu", *(const unsigned long *)member);
}

static int is_key_id(const char *text)
{
	return strlen(text) == 16 &&
	       strspn(text, "0123456789ABCDEF") == 16;
}

/* A name that needs no care wherever it is unpacked. */
static int is_member(const char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz";
	size_t plain = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789"
				    "._-");

	return plain < 100 && text[plain] == '\0' &&
	       strspn(text, letters) != 0 &&
	       it_manifest_group_name(text).len != 0;
}

static int is_product(const char *text)
{
	return strcmp(text, "VMware Tools for Solaris") == 0;
}

static it_code take_key_id(void *member, const char *text)
{
	return it_take_text_if(is_key_id, member, text);
}

static it_code take_member(void *member, const char *text)
{
	return it_take_text_if(is_member, member, text);
}

static it_code take_product(void *member, const char *text)
{
	return it_take_text_if(is_product, member, text);
}

const it_value it_value_bits = {"must be 0, 32 or 64", NULL, take_bits,
				put_bits};
const it_value it_value_key_id = {
	"must be 16 upper-case hexadecimal digits", NULL, take_key_id,
	it_put_text};
const it_value it_value_member = {
	"must be a plain name that ends in .tar.zst, .tar.xz or .tar.gz", NULL,
	take_member, it_put_text};
const it_value it_value_product = {
	"must be \"VMware Tools for Solaris\"", NULL, take_product,
	it_put_text};
