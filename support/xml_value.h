/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How each kind of value of our XML documents is spelled.  Every kind has
 * exactly one spelling for a value: what is read and what is written are the
 * same bytes.  Spellings are printable ASCII.
 */
#ifndef IT_XML_VALUE_H
#define IT_XML_VALUE_H

#include "support/error.h"
#include "support/strbuf.h"

typedef struct it_value {
	const char *must;   /* what it must be, for messages */
	const char *remedy; /* NULL for the usual one */

	/*
	 * Stores what text says in the member: IT_OK, IT_NO_MEMORY, or
	 * IT_FAILED when it is not spelled so.
	 */
	it_code (*take)(void *member, const char *text);
	void (*put)(it_strbuf *out, const void *member);
} it_value;

extern const it_value it_value_format;	   /* no member, always "1" */
extern const it_value it_value_text;	   /* char *, may be empty */
extern const it_value it_value_place;	   /* char *, NULL for "" */
extern const it_value it_value_name;	   /* char *, not empty */
extern const it_value it_value_line;	   /* char *, no newline */
extern const it_value it_value_path;	   /* char *, inside the root */
extern const it_value it_value_media_hash; /* char *, SHA-256 or "" */
extern const it_value it_value_hash;	   /* char [IT_SHA256_HEX] */
extern const it_value it_value_hash_or_no; /* the same, or "" */
extern const it_value it_value_mode;	   /* unsigned, four octal digits */
extern const it_value it_value_id;	   /* unsigned long, 32 bits */
extern const it_value it_value_size;	   /* unsigned long long */
extern const it_value it_value_time;	   /* long long, UTC, ISO 8601 */
extern const it_value it_value_yes_no;	   /* int */

/*
 * For kinds that one document alone has: a text that fits, and how every text
 * is spelled.  The member is a char *.
 */
it_code it_take_text_if(int (*fits)(const char *), void *member,
			const char *text) IT_CHECKED;
void it_put_text(it_strbuf *out, const void *member);

#endif
