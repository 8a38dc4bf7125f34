/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes one JSON text into a buffer, indented by two blanks.  Commas and
 * nesting are kept here, so that the output is well formed whatever is
 * called: begin and end calls must pair, keys go into objects only.
 * Bytes that are not UTF-8 appear as the text \xHH.
 */
#ifndef IT_JSON_H
#define IT_JSON_H

#include "support/strbuf.h"

typedef struct it_json {
	it_strbuf *out;
	int depth;
	unsigned long has_items; /* one bit a level */
} it_json;

void it_json_begin(it_json *json, it_strbuf *out);
void it_json_end(it_json *json); /* the final newline */

void it_json_object(it_json *json, const char *key); /* key NULL in arrays */
void it_json_object_end(it_json *json);
void it_json_array(it_json *json, const char *key);
void it_json_array_end(it_json *json);

/* An item is put in by another process, which has a copy of json. */
void it_json_skip_item(it_json *json);

void it_json_text(it_json *json, const char *key, const char *value);
void it_json_bytes(it_json *json, const char *key, const char *at, size_t len);
void it_json_number(it_json *json, const char *key, long long value);
void it_json_bool(it_json *json, const char *key, int value);
void it_json_null(it_json *json, const char *key);

/* Text, or null for NULL and "". */
void it_json_text_or_null(it_json *json, const char *key, const char *value);

#endif
