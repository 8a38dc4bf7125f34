/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "support/json.h"
#include "support/text.h"

void it_json_begin(it_json *json, it_strbuf *out)
{
	memset(json, 0, sizeof *json);
	json->out = out;
}

void it_json_end(it_json *json)
{
	it_strbuf_char(json->out, '\n');
}

static void new_line(it_json *json)
{
	int i;

	it_strbuf_char(json->out, '\n');
	for (i = 0; i < json->depth; i++)
		it_strbuf_text(json->out, "  ");
}

static void put_ascii(it_strbuf *out, unsigned char c)
{
	static const char plain[] = "\"\\\b\f\n\r\t";
	static const char letter[] = "\"\\bfnrt";
	const char *found = c != 0 ? strchr(plain, c) : NULL;

	if (found != NULL)
		it_strbuf_format(out, "\\%c", letter[found - plain]);
	else if (c < 0x20 || c == 0x7f)
		it_strbuf_format(out, "\\u%04x", (unsigned)c);
	else
		it_strbuf_char(out, c);
}

static void put_string(it_strbuf *out, const char *at, size_t len)
{
	size_t i, step;
	const unsigned char *s = (const unsigned char *)at;

	it_strbuf_char(out, '"');
	for (i = 0; i < len; i += step) {
		step = it_utf8_length(s + i, len - i);
		if (step == 1)
			put_ascii(out, s[i]);
		else if (step > 1)
			it_strbuf_bytes(out, s + i, step);
		else
			it_strbuf_format(out, "\\\\x%02X", (unsigned)s[i]);
		if (step == 0)
			step = 1;
	}
	it_strbuf_char(out, '"');
}

/* Comma, line and key: what stands before every value. */
static void lead_in(it_json *json, const char *key)
{
	unsigned long bit = 1UL << json->depth;

	if (json->depth > 0) {
		if (json->has_items & bit)
			it_strbuf_char(json->out, ',');
		json->has_items |= bit;
		new_line(json);
	}
	if (key != NULL) {
		put_string(json->out, key, strlen(key));
		it_strbuf_text(json->out, ": ");
	}
}

static void open_level(it_json *json, const char *key, int bracket)
{
	lead_in(json, key);
	it_strbuf_char(json->out, bracket);
	json->depth++;
	json->has_items &= ~(1UL << json->depth);
}

static void close_level(it_json *json, int bracket)
{
	int had_items = (json->has_items >> json->depth) & 1;

	json->depth--;
	if (had_items)
		new_line(json);
	it_strbuf_char(json->out, bracket);
}

void it_json_object(it_json *json, const char *key)
{
	open_level(json, key, '{');
}

void it_json_object_end(it_json *json)
{
	close_level(json, '}');
}

void it_json_array(it_json *json, const char *key)
{
	open_level(json, key, '[');
}

void it_json_array_end(it_json *json)
{
	close_level(json, ']');
}

void it_json_bytes(it_json *json, const char *key, const char *at, size_t len)
{
	lead_in(json, key);
	put_string(json->out, at, len);
}

void it_json_text(it_json *json, const char *key, const char *value)
{
	it_json_bytes(json, key, value, strlen(value));
}

void it_json_number(it_json *json, const char *key, long long value)
{
	lead_in(json, key);
	it_strbuf_format(json->out, "%lld", value);
}

void it_json_bool(it_json *json, const char *key, int value)
{
	lead_in(json, key);
	it_strbuf_text(json->out, value ? "true" : "false");
}

void it_json_null(it_json *json, const char *key)
{
	lead_in(json, key);
	it_strbuf_text(json->out, "null");
}

void it_json_text_or_null(it_json *json, const char *key, const char *value)
{
	if (value == NULL || value[0] == '\0')
		it_json_null(json, key);
	else
		it_json_text(json, key, value);
}

void it_json_skip_item(it_json *json)
{
	json->has_items |= 1UL << json->depth;
}
