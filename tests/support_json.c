/* SPDX-License-Identifier: BSD-2-Clause */
/* support/json, with jansson as the referee. */
#include "config.h"

#include <check.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/json.h"
#include "tests/check_support.h"

/* ---- JSON -------------------------------------------------------------- */

static json_t *load(const it_strbuf *out)
{
	json_error_t why;
	json_t *json = json_loadb(out->data, out->len,
				  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
				  &why);

	ck_assert_msg(json != NULL, "line %d: %s in:\n%s", why.line, why.text,
		      out->data);
	return json;
}

/* The text that a reader gets for these bytes. */
static void expect_string(const char *bytes, size_t len, const char *want,
			  size_t want_len)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_slice s = exact(bytes, len);
	it_json json;
	json_t *array, *got;

	it_json_begin(&json, &out);
	it_json_array(&json, NULL);
	it_json_bytes(&json, NULL, s.at, s.len);
	it_json_array_end(&json);
	it_json_end(&json);
	array = load(&out);
	got = json_array_get(array, 0);
	ck_assert(json_is_string(got));
	ck_assert_uint_eq(json_string_length(got), want_len);
	ck_assert_mem_eq(json_string_value(got), want, want_len);
	json_decref(array);
	it_strbuf_free(&out);
	drop(s.at);
}

START_TEST(json_single_bytes)
{
	char byte, want[16];
	int i;

	for (i = 0; i < 256; i++) {
		byte = (char)i;
		(void)snprintf(want, sizeof want, "\\x%02X", (unsigned)i);
		if (i < 128)
			expect_string(&byte, 1, &byte, 1);
		else
			expect_string(&byte, 1, want, 4);
	}
}
END_TEST

static const struct {
	const char *bytes;
	size_t len;
	const char *want;
	size_t want_len;
} utf8_rows[] = {
	{B(""), B("")},
	{B("a\0b"), B("a\0b")},
	/* well formed: first and last of each length */
	{B("\xc2\x80"), B("\xc2\x80")},
	{B("\xdf\xbf"), B("\xdf\xbf")},
	{B("\xe0\xa0\x80"), B("\xe0\xa0\x80")},
	{B("\xed\x9f\xbf"), B("\xed\x9f\xbf")},
	{B("\xee\x80\x80"), B("\xee\x80\x80")},
	{B("\xef\xbf\xbf"), B("\xef\xbf\xbf")},
	{B("\xf0\x90\x80\x80"), B("\xf0\x90\x80\x80")},
	{B("\xf4\x8f\xbf\xbf"), B("\xf4\x8f\xbf\xbf")},
	/* overlong */
	{B("\xc0\x80"), B("\\xC0\\x80")},
	{B("\xc1\xbf"), B("\\xC1\\xBF")},
	{B("\xe0\x80\x80"), B("\\xE0\\x80\\x80")},
	{B("\xe0\x9f\xbf"), B("\\xE0\\x9F\\xBF")},
	{B("\xf0\x80\x80\x80"), B("\\xF0\\x80\\x80\\x80")},
	{B("\xf0\x8f\xbf\xbf"), B("\\xF0\\x8F\\xBF\\xBF")},
	/* surrogates */
	{B("\xed\xa0\x80"), B("\\xED\\xA0\\x80")},
	{B("\xed\xbf\xbf"), B("\\xED\\xBF\\xBF")},
	/* above U+10FFFF */
	{B("\xf4\x90\x80\x80"), B("\\xF4\\x90\\x80\\x80")},
	{B("\xf5\x80\x80\x80"), B("\\xF5\\x80\\x80\\x80")},
	{B("\xf8\x88\x80\x80\x80"), B("\\xF8\\x88\\x80\\x80\\x80")},
	/* cut at the end */
	{B("\xc2"), B("\\xC2")},
	{B("\xe2\x82"), B("\\xE2\\x82")},
	{B("\xf0\x9f\x98"), B("\\xF0\\x9F\\x98")},
	/* cut in the middle: what follows is kept */
	{B("\xc2" "a"), B("\\xC2" "a")},
	{B("\xe2\x82" "a"), B("\\xE2\\x82" "a")},
	{B("\xf0\x9f\x98" "a"), B("\\xF0\\x9F\\x98" "a")},
	{B("\xe2\xc3\xa9"), B("\\xE2\xc3\xa9")},
	/* a second byte without a first */
	{B("a\x80" "b"), B("a\\x80" "b")},
	{B("\xff\xfe"), B("\\xFF\\xFE")},
};

START_TEST(json_utf8)
{
	expect_string(utf8_rows[_i].bytes, utf8_rows[_i].len,
		      utf8_rows[_i].want, utf8_rows[_i].want_len);
}
END_TEST

static void write_sample(it_json *json)
{
	it_json_object(json, NULL);
	it_json_text(json, "text", "a\"b\\c/\b\f\n\r\t\x01\x7f\xc3\xa9\xff");
	it_json_array(json, "list");
	it_json_number(json, NULL, -5);
	it_json_bool(json, NULL, 7);
	it_json_bool(json, NULL, 0);
	it_json_null(json, NULL);
	it_json_object(json, NULL);
	it_json_text_or_null(json, "none", NULL);
	it_json_text_or_null(json, "blank", "");
	it_json_text_or_null(json, "some", "x");
	it_json_object_end(json);
	it_json_array(json, NULL);
	it_json_array_end(json);
	it_json_array_end(json);
	it_json_object(json, "k\"\n");
	it_json_object_end(json);
	it_json_number(json, "most", LLONG_MAX);
	it_json_number(json, "least", LLONG_MIN);
	it_json_object_end(json);
}

static const char sample_text[] =
	"{\n"
	"  \"text\": \"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u007f\xc3\xa9\\\\xFF"
	"\",\n"
	"  \"list\": [\n"
	"    -5,\n"
	"    true,\n"
	"    false,\n"
	"    null,\n"
	"    {\n"
	"      \"none\": null,\n"
	"      \"blank\": null,\n"
	"      \"some\": \"x\"\n"
	"    },\n"
	"    []\n"
	"  ],\n"
	"  \"k\\\"\\n\": {},\n"
	"  \"most\": 9223372036854775807,\n"
	"  \"least\": -9223372036854775808\n"
	"}\n";

START_TEST(json_sample)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_json json;
	json_t *got;

	it_json_begin(&json, &out);
	write_sample(&json);
	it_json_end(&json);
	ck_assert_str_eq(out.data, sample_text);
	got = load(&out);
	ck_assert_uint_eq(json_object_size(got), 5);
	ck_assert_int_eq(json_integer_value(json_object_get(got, "most")),
			 LLONG_MAX);
	ck_assert_uint_eq(json_array_size(json_object_get(got, "list")), 6);
	json_decref(got);
	it_strbuf_free(&out);
}
END_TEST

static const struct {
	void (*open)(it_json *json, const char *key);
	void (*close)(it_json *json);
	const char *text;
} empty_rows[] = {
	{it_json_object, it_json_object_end, "{}\n"},
	{it_json_array, it_json_array_end, "[]\n"},
};

START_TEST(json_empty)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_json json;

	it_json_begin(&json, &out);
	empty_rows[_i].open(&json, NULL);
	empty_rows[_i].close(&json);
	it_json_end(&json);
	ck_assert_str_eq(out.data, empty_rows[_i].text);
	json_decref(load(&out));
	it_strbuf_free(&out);
}
END_TEST

/* Items before and after each inner level: the commas of 20 levels. */
START_TEST(json_nesting)
{
	it_strbuf out = {NULL, 0, 0, 0};
	json_t *top, *at;
	it_json json;
	int i;

	it_json_begin(&json, &out);
	for (i = 0; i < 20; i++) {
		it_json_array(&json, NULL);
		it_json_number(&json, NULL, i);
	}
	for (i = 19; i >= 0; i--) {
		it_json_number(&json, NULL, i + 100);
		it_json_array_end(&json);
	}
	it_json_end(&json);
	top = at = load(&out);
	for (i = 0; i < 20; i++) {
		ck_assert_uint_eq(json_array_size(at), i < 19 ? 3 : 2);
		ck_assert_int_eq(json_integer_value(json_array_get(at, 0)), i);
		at = json_array_get(at, 1);
	}
	json_decref(top);
	it_strbuf_free(&out);
}
END_TEST

void add_json(Suite *suite)
{
	TCase *tc = tcase_create("json");

	tcase_add_test(tc, json_single_bytes);
	ADD_ROWS(tc, json_utf8, utf8_rows);
	tcase_add_test(tc, json_sample);
	ADD_ROWS(tc, json_empty, empty_rows);
	tcase_add_test(tc, json_nesting);
	suite_add_tcase(suite, tc);
}
