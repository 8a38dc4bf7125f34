/* SPDX-License-Identifier: BSD-2-Clause */
/* support/text: masks, slices, lines, words, numbers. */
#include "config.h"

#include <check.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/nearest.h"
#include "support/text.h"
#include "tests/check_support.h"

/* ---- masks ------------------------------------------------------------ */

static const struct {
	const char *name;
	size_t size;
	const char *shown;
} mask_rows[] = {
	{"", 4, ""},
	{"abc", 4, "abc"},
	{"abcd", 4, "..."},
	{"abcd", 5, "abcd"},
	{"abcde", 5, "a..."},
	{"a b~!", 20, "a b~!"},
	{"\x01\x1f", 20, "\\x01\\x1F"},
	{"\x01", 5, "\\x01"},
	{"\x01", 4, "..."},
	{"\x7f", 20, "\\x7F"},
	{"\x80\xff", 20, "\\x80\\xFF"},
	{"caf\xc3\xa9", 20, "caf\\xC3\\xA9"},
	{"a\\x41", 20, "a\\\\x41"},
	{"\\", 4, "\\\\"},
	{"\\\\", 4, "..."},
	{"\x1b[2J\r\n\t", 40, "\\x1B[2J\\x0D\\x0A\\x09"},
	{"ab\x07", 8, "ab\\x07"},
	{"ab\x07", 7, "ab\\x07"},
	{"ab\x07", 6, "ab..."},
	{"ab\x07", 5, "a..."},
};

START_TEST(masked_names)
{
	char *out = malloc(mask_rows[_i].size);

	ck_assert_ptr_nonnull(out);
	it_mask(out, mask_rows[_i].size, mask_rows[_i].name);
	ck_assert_str_eq(out, mask_rows[_i].shown);
	free(out);
}
END_TEST

/* Every byte, each shown as the rule says. */
START_TEST(masked_bytes)
{
	char name[2] = "", out[8], want[16];
	int i;

	for (i = 1; i < 256; i++) {
		name[0] = (char)i;
		if (i == '\\')
			(void)snprintf(want, sizeof want, "\\\\");
		else if (i >= 32 && i <= 126)
			(void)snprintf(want, sizeof want, "%c", i);
		else
			(void)snprintf(want, sizeof want, "\\x%02X",
				       (unsigned)i);
		it_mask(out, sizeof out, name);
		ck_assert_str_eq(out, want);
	}
}
END_TEST

static const char *const mask_units[][2] = {
	{"a", "a"},	  {"\\", "\\\\"}, {"\x01", "\\x01"}, {"b", "b"},
	{"\xff", "\\xFF"}, {"\n", "\\x0A"}, {"c", "c"},	     {"d", "d"},
	{"\\", "\\\\"},	  {"e", "e"},	  {"\x7f", "\\x7F"}, {"f", "f"},
};

/* The longest row of whole units that leaves room for "...". */
static void expect_mask(size_t units, size_t size, char *want)
{
	char full[64] = "", cut[64] = "";
	size_t i;

	for (i = 0; i < units; i++) {
		strcat(full, mask_units[i][1]);
		if (strlen(full) + 3 < size)
			strcpy(cut, full);
	}
	if (strlen(full) < size)
		strcpy(want, full);
	else
		sprintf(want, "%s...", cut);
}

START_TEST(masks_of_every_size)
{
	size_t units, i, size = (size_t)_i;
	char name[64], want[128], *out = malloc(size);

	ck_assert_ptr_nonnull(out);
	for (units = 0; units <= COUNT(mask_units); units++) {
		name[0] = '\0';
		for (i = 0; i < units; i++)
			strcat(name, mask_units[i][0]);
		expect_mask(units, size, want);
		it_mask(out, size, name);
		ck_assert_str_eq(out, want);
		ck_assert_uint_lt(strlen(out), size);
	}
	free(out);
}
END_TEST

/* ---- slices, lines, words, numbers ------------------------------------- */

it_slice exact(const char *bytes, size_t len)
{
	it_slice s;
	char *copy = malloc(len != 0 ? len : 1);

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, bytes, len);
	s.at = copy;
	s.len = len;
	return s;
}

void drop(const char *at)
{
	free((void *)(uintptr_t)at);
}

struct pieces {
	const char *bytes;
	size_t len;
	size_t count;
	struct {
		const char *at;
		size_t len;
	} piece[5];
};

#define P(literal) {literal, sizeof(literal) - 1}

static const struct pieces line_rows[] = {
	{B(""), 0, {{NULL, 0}}},
	{B("\n"), 1, {P("")}},
	{B("\n\n"), 2, {P(""), P("")}},
	{B("a"), 1, {P("a")}},
	{B("a\n"), 1, {P("a")}},
	{B("a\nb"), 2, {P("a"), P("b")}},
	{B("a\r\nb\r\n"), 2, {P("a\r"), P("b\r")}},
	{B("a\rb"), 1, {P("a\rb")}},
	{B("a\0b\n\0\nc"), 3, {P("a\0b"), P("\0"), P("c")}},
	{B("\n\na\n\n"), 4, {P(""), P(""), P("a"), P("")}},
};

static const struct pieces word_rows[] = {
	{B(""), 0, {{NULL, 0}}},
	{B(" \t "), 0, {{NULL, 0}}},
	{B("a"), 1, {P("a")}},
	{B("  a b\t\tc "), 3, {P("a"), P("b"), P("c")}},
	{B("a\0b c\r"), 2, {P("a\0b"), P("c\r")}},
	{B("* 0600 root sys"), 4, {P("*"), P("0600"), P("root"), P("sys")}},
};

static void expect_pieces(const struct pieces *row,
			  int (*next)(it_slice *rest, it_slice *piece))
{
	it_slice rest = exact(row->bytes, row->len), piece;
	const char *start = rest.at;
	size_t i;

	for (i = 0; i < row->count; i++) {
		ck_assert_int_eq(next(&rest, &piece), 1);
		ck_assert_uint_eq(piece.len, row->piece[i].len);
		ck_assert_mem_eq(piece.at, row->piece[i].at, piece.len);
	}
	ck_assert_int_eq(next(&rest, &piece), 0);
	ck_assert_int_eq(next(&rest, &piece), 0);
	ck_assert_uint_eq(rest.len, 0);
	drop(start);
}

START_TEST(lines)
{
	expect_pieces(&line_rows[_i], it_next_line);
}
END_TEST

START_TEST(words)
{
	expect_pieces(&word_rows[_i], it_next_word);
}
END_TEST

static const struct {
	const char *bytes;
	size_t len;
	const char *trimmed;
} trim_rows[] = {
	{B(""), ""},		      {B(" "), ""},
	{B("\r"), ""},		      {B(" \t\r \t\r"), ""},
	{B("a"), "a"},		      {B(" a "), "a"},
	{B("\ta b\r"), "a b"},	      {B("a\r \r"), "a"},
	{B("\r\n\r"), "\n"},
};

START_TEST(trimmed)
{
	it_slice s = exact(trim_rows[_i].bytes, trim_rows[_i].len);

	ck_assert(it_slice_is(it_trim(s), trim_rows[_i].trimmed));
	drop(s.at);
}
END_TEST

static const struct {
	const char *bytes;
	size_t len;
	const char *text;
	int is, starts;
} compare_rows[] = {
	{B(""), "", 1, 1},	 {B(""), "a", 0, 0},
	{B("a"), "", 0, 1},	 {B("abc"), "abc", 1, 1},
	{B("abc"), "ab", 0, 1},	 {B("ab"), "abc", 0, 0},
	{B("Abc"), "abc", 0, 0}, {B("ab\0"), "ab", 0, 1},
	{B("xbc"), "abc", 0, 0}, {B("ab\xff"), "ab\xff", 1, 1},
};

START_TEST(compared)
{
	it_slice s = exact(compare_rows[_i].bytes, compare_rows[_i].len);

	ck_assert_int_eq(it_slice_is(s, compare_rows[_i].text),
			 compare_rows[_i].is);
	ck_assert_int_eq(it_slice_starts(s, compare_rows[_i].text),
			 compare_rows[_i].starts);
	drop(s.at);
}
END_TEST

static const struct {
	const char *bytes;
	size_t len, size;
	int fits;
} copy_rows[] = {
	{B(""), 1, 1},	   {B("a"), 1, 0},	 {B("a"), 2, 1},
	{B("abc"), 4, 1},  {B("abcd"), 4, 0},	 {B("a\0b"), 9, 0},
	{B("\0"), 9, 0},   {B("abcdefgh"), 9, 1},
};

START_TEST(copied)
{
	it_slice s = exact(copy_rows[_i].bytes, copy_rows[_i].len);
	char *out = malloc(copy_rows[_i].size);

	ck_assert_ptr_nonnull(out);
	out[0] = 'x';
	ck_assert_int_eq(it_slice_copy(s, out, copy_rows[_i].size),
			 copy_rows[_i].fits);
	ck_assert_str_eq(out, copy_rows[_i].fits ? copy_rows[_i].bytes : "");
	free(out);
	drop(s.at);
}
END_TEST

#define BIG 4294967295UL /* the largest on 32 bits */

static const struct {
	const char *bytes;
	size_t len;
	unsigned long max;
	int ok;
	unsigned long value;
} number_rows[] = {
	{B("0"), 9, 1, 0},
	{B("9"), 9, 1, 9},
	{B("10"), 9, 0, 0},
	{B("00012"), 12, 1, 12},
	{B("12"), 11, 0, 0},
	{B("0"), 0, 1, 0},
	{B("1"), 0, 0, 0},
	{B("5"), 3, 0, 0},
	{B("4294967295"), BIG, 1, BIG},
	{B("4294967296"), BIG, 0, 0},
	{B("4294967300"), BIG, 0, 0},
	{B("42949672950"), BIG, 0, 0},
	{B("99999999999999999999999999"), ULONG_MAX, 0, 0},
	{B("18446744073709551616"), ULONG_MAX, 0, 0},
	{B(""), 9, 0, 0},
	{B("-1"), 9, 0, 0},
	{B("+1"), 9, 0, 0},
	{B(" 1"), 9, 0, 0},
	{B("1 "), 9, 0, 0},
	{B("1\0"), 9, 0, 0},
	{B("0x1"), 9, 0, 0},
	{B("1a"), 99, 0, 0},
	{B("/"), 99, 0, 0},
	{B(":"), 99, 0, 0},
};

START_TEST(numbers)
{
	it_slice s = exact(number_rows[_i].bytes, number_rows[_i].len);
	unsigned long value = 4711;
	int ok = it_slice_number(s, number_rows[_i].max, &value);

	ck_assert_int_eq(ok, number_rows[_i].ok);
	ck_assert_uint_eq(value, ok ? number_rows[_i].value : 4711);
	drop(s.at);
}
END_TEST

START_TEST(largest_number)
{
	char text[64];
	unsigned long value = 0;

	(void)snprintf(text, sizeof text, "%lu", ULONG_MAX);
	ck_assert(it_slice_number(it_slice_of(text), ULONG_MAX, &value));
	ck_assert_uint_eq(value, ULONG_MAX);
	text[strlen(text) - 1]++; /* it ends in 5 */
	ck_assert(!it_slice_number(it_slice_of(text), ULONG_MAX, &value));
}
END_TEST

START_TEST(only_digits)
{
	ck_assert(it_text_is_digits("0"));
	ck_assert(it_text_is_digits("0123456789012345678901234567890"));
	ck_assert(!it_text_is_digits(""));
	ck_assert(!it_text_is_digits("-1"));
	ck_assert(!it_text_is_digits("1 "));
	ck_assert(!it_text_is_digits("0x1"));
}
END_TEST

START_TEST(duplicates)
{
	it_slice s = exact("a\0b", 3);
	char *copy = it_slice_dup(s);

	ck_assert_mem_eq(copy, "a\0b", 4);
	free(copy);
	drop(s.at);
}
END_TEST

/* As an empty it_strbuf has it. */
START_TEST(slice_of_nothing)
{
	it_slice none = {NULL, 0}, piece;
	unsigned long value;
	char out[4] = "x", *copy;

	ck_assert_int_eq(it_next_line(&none, &piece), 0);
	ck_assert_int_eq(it_next_word(&none, &piece), 0);
	ck_assert_uint_eq(it_trim(none).len, 0);
	ck_assert_int_eq(it_slice_is(none, ""), 1);
	ck_assert_int_eq(it_slice_is(none, "a"), 0);
	ck_assert_int_eq(it_slice_starts(none, ""), 1);
	ck_assert_int_eq(it_slice_number(none, 9, &value), 0);
	ck_assert_int_eq(it_slice_copy(none, out, sizeof out), 1);
	ck_assert_str_eq(out, "");
	copy = it_slice_dup(none);
	ck_assert_str_eq(copy, "");
	free(copy);
}
END_TEST

/* ---- the nearest name -------------------------------------------------- */

#define W8  "abcdefgh"
#define W32 W8 W8 W8 W8

static const struct {
	const char *a, *b;
	size_t distance;
} distance_rows[] = {
	{"", "", 0},
	{"", "ab", 2},
	{"ab", "", 2},
	{"verify", "verify", 0},
	{"verfy", "verify", 1},	  /* one is missing */
	{"veerify", "verify", 1}, /* one too many */
	{"verifi", "verify", 1},  /* another one */
	{"evrify", "verify", 1},  /* changed places */
	{"verifyx", "verify", 1},
	{"ca", "abc", 3}, /* no letter is moved twice */
	{"abcd", "badc", 2},
	{"repair", "repack", 2},
	{"plan", "tune", 4},
	{W32, W32, 0},
	{W32, W8, 24},
	{W32 "a", W32, 33}, /* not looked at */
	{W32, W32 "a", 33},
};

START_TEST(distances)
{
	ck_assert_uint_eq(it_word_distance(it_slice_of(distance_rows[_i].a),
					   it_slice_of(distance_rows[_i].b)),
			  distance_rows[_i].distance);
}
END_TEST

static const struct {
	const char *word, *names[4], *found;
} nearest_rows[] = {
	{"verfy", {"verify", "repair"}, "verify"},
	{"verfy", {"repair", "verify"}, "verify"},
	{"vrfy", {"verify"}, NULL},
	{"reapir", {"repair", "repack"}, "repair"},
	{"repaik", {"repair", "repack"}, NULL}, /* which of the two? */
	{"pack", {"back", "pick"}, NULL},
	{"pack", {"back", "pick", "pack"}, "pack"},
	{"instll", {"install"}, "install"},
	{"isntlal", {"install"}, NULL},	      /* seven letters: once */
	{"idnetfiy", {"identify"}, "identify"}, /* eight: twice */
	{"idnetfyi", {"identify"}, NULL},
	{"x", {NULL}, NULL},
	{W32 "a", {W32}, NULL},
};

START_TEST(nearest_names)
{
	it_nearest nearest;
	const char *found;
	size_t i;

	it_nearest_begin(&nearest, it_slice_of(nearest_rows[_i].word));
	for (i = 0; nearest_rows[_i].names[i] != NULL; i++)
		it_nearest_try(&nearest, nearest_rows[_i].names[i]);
	found = it_nearest_found(&nearest);
	ck_assert_str_eq(found != NULL ? found : "none",
			 nearest_rows[_i].found != NULL
				 ? nearest_rows[_i].found : "none");
}
END_TEST

void add_text(Suite *suite)
{
	TCase *tc = tcase_create("text");

	ADD_ROWS(tc, masked_names, mask_rows);
	tcase_add_test(tc, masked_bytes);
	tcase_add_loop_test(tc, masks_of_every_size, 4, 41);
	ADD_ROWS(tc, lines, line_rows);
	ADD_ROWS(tc, words, word_rows);
	ADD_ROWS(tc, trimmed, trim_rows);
	ADD_ROWS(tc, compared, compare_rows);
	ADD_ROWS(tc, copied, copy_rows);
	ADD_ROWS(tc, numbers, number_rows);
	tcase_add_test(tc, largest_number);
	tcase_add_test(tc, only_digits);
	tcase_add_test(tc, duplicates);
	tcase_add_test(tc, slice_of_nothing);
	ADD_ROWS(tc, distances, distance_rows);
	ADD_ROWS(tc, nearest_names, nearest_rows);
	suite_add_tcase(suite, tc);
}
