/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words of a journal, one by one: each missing, doubled and odd, in lines
 * whose sums are right all the same.
 */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/journal_text.h"
#include "installer/step_file.h"
#include "installer/step_settings.h"
#include "tests/check_engine.h"
#include "support/text.h"

static const it_step_kind *const kinds[] = {
	&it_kind_file, &it_kind_remove, &it_kind_directory,
	&it_kind_settings, NULL};

static const char sum[] = "0123456789abcdef0123456789abcdef"
			  "0123456789abcdef0123456789abcdef";

/* What is to be read, and whether it may be. */
static const struct {
	const char *words; /* "SUM" stands for a SHA-256 */
	int good;
} record_rows[] = {
	/* The new file, what is done with a copy, the old file. */
	{"SUM 12 0644 0 3 1 - none absent", 1},
	{"- 0 0755 0 0 0 - none absent", 1},
	{"SUM 12 0644 0 3 1 1353146472 run SUM 9 0600 5 6 1 -9", 1},
	{"SUM 12 0644 0 3 1 - kept SUM 9 0600 5 6 1 0", 1},
	/* Something else in the place of each. */
	{"SUM0 12 0644 0 3 1 - none absent", 0},
	{"abc 12 0644 0 3 1 - none absent", 0},
	{"SUM x 0644 0 3 1 - none absent", 0},
	{"SUM 12x 0644 0 3 1 - none absent", 0},
	{"SUM -1 0644 0 3 1 - none absent", 0},
	{"SUM 12 0849 0 3 1 - none absent", 0},
	{"SUM 12 0644 x 3 1 - none absent", 0},
	{"SUM 12 0644 0 x 1 - none absent", 0},
	{"SUM 12 0644 0 3 x - none absent", 0},
	{"SUM 12 0644 0 3 1 x none absent", 0},
	{"SUM 12 0644 0 3 1 - some absent", 0},
	{"SUM 12 0644 0 3 1 - none there", 0},
	{"SUM 12 0644 0 3 1 - none absent more", 0},
	{"SUM 12 0644 0 3 1 - kept SUM 9 0600 5 6 1 0 more", 0},
	{"SUM 12 0644 0 3 1 - kept x 9 0600 5 6 1 0", 0},
	/* A number that no memory holds is cut, not read wrongly. */
	{"SUM 123456789012345678901234567890123 0644 0 3 1 - none absent", 0},
};

/*
 * The way, then of each: family, object, name, wanted, current, stored,
 * default, is it kept, is its store emptied first.
 */
#define DIAL " ipadm tcp max_buf 4194304 1048576 . 1048576 1 0"
#define FOUR DIAL DIAL DIAL DIAL
static const struct {
	const char *words;
	int good;
} settings_rows[] = {
	{"0" DIAL, 1},
	{"1" DIAL " dladm net0 mtu 9000 1500 . . 0 0", 1},
	{"0 ndd /dev/tcp tcp_max_buf 4194304 . . . 0 0", 1},
	{"0 accept-jumbo net1 vmxnet3s0 9000 1500 . . 0 1", 1},
	{"0" FOUR FOUR FOUR FOUR, 1},
	{"0" FOUR FOUR FOUR FOUR DIAL, 0},
	{"", 0},
	{"0", 0},
	{"2" DIAL, 1},
	{"3" DIAL, 0},
	{"x" DIAL, 0},
	{"-1" DIAL, 0},
	{DIAL, 0},
	{"0" DIAL " more", 0},
	{"0" DIAL " 0", 0},
	{"0 0" DIAL, 0},
	{"0 pipe tcp max_buf 4194304 1048576 . 1048576 1 0", 0},
	{"0 IPADM tcp max_buf 4194304 1048576 . 1048576 1 0", 0},
	{"0 ipadm tc%2 max_buf 4194304 1048576 . 1048576 1 0", 0},
	{"0 ipadm tcp max%x 4194304 1048576 . 1048576 1 0", 0},
	{"0 ipadm tcp max_buf 4194304% 1048576 . 1048576 1 0", 0},
	{"0 ipadm tcp max_buf 4194304 1048576 % 1048576 1 0", 0},
	{"0 ipadm tcp max_buf 4194304 1048576 . 1048576 2 0", 0},
	{"0 ipadm tcp max_buf 4194304 1048576 . 1048576 1 x", 0},
	{"0 ipadm tcp max_buf 4194304 1048576 . 1048576 1 0x", 0},
	/* No room: a text of 64 bytes, which a SHA-256 has. */
	{"0 ipadm SUM max_buf 4194304 1048576 . 1048576 1 0", 0},
	{"0 ipadm tcp max_buf SUM 1048576 . 1048576 1 0", 0},
};

static void fill(it_strbuf *out, const char *words)
{
	const char *at;

	while ((at = strstr(words, "SUM")) != NULL) {
		it_strbuf_bytes(out, words, (size_t)(at - words));
		it_strbuf_text(out, sum);
		words = at + 3;
	}
	it_strbuf_text(out, words);
}

static int can_decode(const it_step_kind *kind, it_slice words)
{
	void *data = NULL;
	it_error err;
	it_code code;

	it_error_clear(&err);
	code = kind->decode(words, &data, &err);
	if (code == IT_OK)
		kind->free_data(data);
	else
		ck_assert_int_eq(code, IT_FAILED);
	return code == IT_OK;
}

static it_slice slice_of(const it_strbuf *text)
{
	it_slice slice;

	slice.at = it_strbuf_str(text);
	slice.len = text->len;
	return slice;
}

START_TEST(records)
{
	it_strbuf text = {NULL, 0, 0, 0};

	fill(&text, record_rows[_i].words);
	ck_assert_int_eq(can_decode(&it_kind_file, slice_of(&text)),
			 record_rows[_i].good);
	it_strbuf_free(&text);
}
END_TEST

START_TEST(settings)
{
	it_strbuf text = {NULL, 0, 0, 0};

	fill(&text, settings_rows[_i].words);
	ck_assert_int_eq(can_decode(&it_kind_settings, slice_of(&text)),
			 settings_rows[_i].good);
	it_strbuf_free(&text);
}
END_TEST

static const struct {
	const char *words;
	int good;
} link_rows[] = {
	{"../lib/x", 1}, {"../lib/x /usr/lib/x", 1}, {"", 0},
	{"% x", 0},	 {"a b c", 0},		     {"a %", 0},
};

START_TEST(read_link)
{
	it_step step;
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice words = it_slice_of(link_rows[_i].words);

	ck_assert_int_eq(can_decode(&it_kind_link, words), link_rows[_i].good);
	if (!link_rows[_i].good)
		return;
	memset(&step, 0, sizeof step);
	ck_assert_int_eq(it_kind_link.decode(words, &step.data, NULL), IT_OK);
	it_kind_link.encode(&step, &text);
	ck_assert_str_eq(it_strbuf_str(&text) + 1, link_rows[_i].words);
	it_kind_link.free_data(step.data);
	it_strbuf_free(&text);
}
END_TEST

/* How many of the places where the text can be cut after a word are good. */
static size_t count_good_cuts(const it_step_kind *kind, const char *words)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice cut;
	size_t i, good = 0;

	fill(&text, words);
	cut = slice_of(&text);
	for (i = 0; i < text.len; i++) {
		cut.len = i;
		if (cut.at[i] == ' ')
			good += can_decode(kind, cut) != 0;
	}
	it_strbuf_free(&text);
	return good;
}

/* Every record that is cut after some word is none. */
START_TEST(cut_records)
{
	if (record_rows[_i].good)
		ck_assert_uint_eq(count_good_cuts(&it_kind_file,
						  record_rows[_i].words),
				  0);
}
END_TEST

/* Between two of them only; what is missing then "end" does not tell. */
START_TEST(cut_settings)
{
	ck_assert_uint_eq(count_good_cuts(&it_kind_settings, "0" DIAL), 0);
	ck_assert_uint_eq(count_good_cuts(&it_kind_settings, "1" DIAL DIAL), 1);
	ck_assert_uint_eq(count_good_cuts(&it_kind_settings, "0" FOUR), 3);
}
END_TEST

/* What is written is what was read. */
START_TEST(same_settings)
{
	it_step step;
	it_strbuf text = {NULL, 0, 0, 0};
	const char *words = settings_rows[_i].words;

	if (!settings_rows[_i].good)
		return;
	memset(&step, 0, sizeof step);
	ck_assert_int_eq(it_kind_settings.decode(it_slice_of(words),
						 &step.data, NULL),
			 IT_OK);
	it_kind_settings.encode(&step, &text);
	ck_assert_str_eq(it_strbuf_str(&text) + 1, words);
	it_kind_settings.free_data(step.data);
	it_strbuf_free(&text);
}
END_TEST

/* ---- whole journals ---------------------------------------------------- */

static const struct {
	const char *lines; /* one after the other, without their sums */
	it_code code;
} journal_rows[] = {
	{"install-tools-journal 1\nrun it00\nend 0\n", IT_OK},
	{"install-tools-journal 1\nrun it00\nfilesystem .\nend 0\n", IT_OK},
	{"install-tools-journal 1\nrun it00\nfilesystem var%20x\nend 0\n",
	 IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 0 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "step directory 2 a%25 - 0 0755 0 0 1 - none absent\nend 1\n", IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "step settings 1 ipadm%20tcp 0" DIAL "\nend 1\n", IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "step settings 1 ipadm%20tcp 0" DIAL " more\nend 1\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "step settings 1 ipadm%20tcp\nend 1\n", IT_FAILED},
	{"install-tools-journal 2\nrun it00\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\n", IT_UNFINISHED},
	{"install-tools-journal 1\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun x00\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun it0000000000000000000000\nend 0\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n", IT_UNFINISHED},
	{"install-tools-journal 1\nrun it00\nend 1\n", IT_UNFINISHED},
	{"install-tools-journal 1\nrun it00\n\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nother\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nfilesystem\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nfilesystem a%2\nend 0\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\nfilesystem a%\nend 0\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\nfilesystem a%2x\nend 0\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\nfilesystem a%x0\nend 0\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "filesystem a\nfilesystem b\nfilesystem c\nfilesystem d\n"
	 "filesystem e\nfilesystem f\nfilesystem g\nfilesystem h\nend 0\n",
	 IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "filesystem a\nfilesystem b\nfilesystem c\nfilesystem d\n"
	 "filesystem e\nfilesystem f\nfilesystem g\nfilesystem h\n"
	 "filesystem i\nend 0\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nstep\nend 1\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nstep file\nend 1\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nstep file 0\nend 1\n", IT_FAILED},
	{"install-tools-journal 1\nrun it00\nstep file 0 etc/x\nend 1\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "step pipe 0 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 3 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", IT_OK},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 4 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "step file x etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n",
	 IT_FAILED},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 0 etc%0 SUM 1 0644 0 0 1 - none absent\nend 1\n",
	 IT_FAILED},
};

static it_code parse(const it_strbuf *text, it_plan *plan)
{
	it_slice rest = slice_of(text);
	it_filesystems fs;
	it_run run;

	memset(&run, 0, sizeof run);
	return it_journal_parse(&rest, plan, &fs, &run, kinds, NULL);
}

/* Each line with its sum. */
static void sign(it_strbuf *out, const char *lines)
{
	it_slice rest = it_slice_of(lines), line;
	it_strbuf words = {NULL, 0, 0, 0};
	char *text;

	while (it_next_line(&rest, &line)) {
		text = it_slice_dup(line);
		ck_assert_ptr_nonnull(text);
		it_strbuf_reset(&words);
		fill(&words, text);
		it_journal_line(out, it_strbuf_str(&words));
		free(text);
	}
	it_strbuf_free(&words);
}

START_TEST(journals)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_plan plan = {NULL, 0};

	sign(&text, journal_rows[_i].lines);
	ck_assert_int_eq(parse(&text, &plan), journal_rows[_i].code);
	it_plan_free(&plan);
	it_strbuf_free(&text);
}
END_TEST

/* ---- any text as a word ------------------------------------------------ */

static const char *const texts[] = {"",	      "a",	"a b",	 "%",
				    "a%20b",  "\t\n\x7f", "\xff", "'\"\\",
				    "etc/x y/z"};

START_TEST(any_text)
{
	it_strbuf word = {NULL, 0, 0, 0};
	char back[64];

	it_journal_put_word(&word, texts[_i]);
	ck_assert_ptr_null(strpbrk(it_strbuf_str(&word), " \t\n"));
	ck_assert_uint_ne(word.len, 0);
	ck_assert(it_journal_get_word(slice_of(&word), back, sizeof back));
	ck_assert_str_eq(back, texts[_i]);
	it_strbuf_free(&word);
}
END_TEST

START_TEST(no_room)
{
	char back[4];

	ck_assert(it_journal_get_word(it_slice_of("abc"), back, 4));
	ck_assert(!it_journal_get_word(it_slice_of("abcd"), back, 4));
}
END_TEST

void add_words(Suite *suite)
{
	TCase *tc = tcase_create("words");

	ADD_ROWS(tc, records, record_rows);
	ADD_ROWS(tc, cut_records, record_rows);
	ADD_ROWS(tc, settings, settings_rows);
	ADD_ROWS(tc, same_settings, settings_rows);
	ADD_ROWS(tc, read_link, link_rows);
	tcase_add_test(tc, cut_settings);
	ADD_ROWS(tc, journals, journal_rows);
	ADD_ROWS(tc, any_text, texts);
	tcase_add_test(tc, no_room);
	suite_add_tcase(suite, tc);
}
