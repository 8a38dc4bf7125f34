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
#include "tests/check_engine.h"
#include "support/text.h"

static const it_step_kind *const kinds[] = {
	&it_kind_file, &it_kind_remove, &it_kind_directory, NULL};

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

static int can_decode(it_slice words)
{
	void *data = NULL;
	it_error err;
	it_code code;

	it_error_clear(&err);
	code = it_kind_file.decode(words, &data, &err);
	if (code == IT_OK)
		it_kind_file.free_data(data);
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
	ck_assert_int_eq(can_decode(slice_of(&text)), record_rows[_i].good);
	it_strbuf_free(&text);
}
END_TEST

/* Every record that is cut after some word is none. */
START_TEST(cut_records)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice cut;
	size_t i;

	fill(&text, record_rows[_i].words);
	cut = slice_of(&text);
	for (i = 0; record_rows[_i].good && i < text.len; i++) {
		cut.len = i;
		if (cut.at[i] == ' ')
			ck_assert_int_eq(can_decode(cut), 0);
	}
	it_strbuf_free(&text);
}
END_TEST

/* ---- whole journals ---------------------------------------------------- */

static const struct {
	const char *lines; /* one after the other, without their sums */
	int good;
} journal_rows[] = {
	{"install-tools-journal 1\nrun it00\nend 0\n", 1},
	{"install-tools-journal 1\nrun it00\nfilesystem .\nend 0\n", 1},
	{"install-tools-journal 1\nrun it00\nfilesystem var%20x\nend 0\n", 1},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 0 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", 1},
	{"install-tools-journal 1\nrun it00\n"
	 "step directory 2 a%25 - 0 0755 0 0 1 - none absent\nend 1\n", 1},
	{"install-tools-journal 2\nrun it00\nend 0\n", 0},
	{"install-tools-journal 1\n", 0},
	{"install-tools-journal 1\nend 0\n", 0},
	{"install-tools-journal 1\nrun x00\nend 0\n", 0},
	{"install-tools-journal 1\nrun it0000000000000000000000\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\n", 0},
	{"install-tools-journal 1\nrun it00\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\n\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nother\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nfilesystem\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nfilesystem a%2\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nfilesystem a%\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nfilesystem a%2x\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nfilesystem a%x0\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\n"
	 "filesystem a\nfilesystem b\nfilesystem c\nfilesystem d\n"
	 "filesystem e\nfilesystem f\nfilesystem g\nfilesystem h\nend 0\n", 1},
	{"install-tools-journal 1\nrun it00\n"
	 "filesystem a\nfilesystem b\nfilesystem c\nfilesystem d\n"
	 "filesystem e\nfilesystem f\nfilesystem g\nfilesystem h\n"
	 "filesystem i\nend 0\n", 0},
	{"install-tools-journal 1\nrun it00\nstep\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\nstep file\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\nstep file 0\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\nstep file 0 etc/x\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\n"
	 "step pipe 0 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 3 etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\n"
	 "step file x etc/x SUM 1 0644 0 0 1 - none absent\nend 1\n", 0},
	{"install-tools-journal 1\nrun it00\n"
	 "step file 0 etc%0 SUM 1 0644 0 0 1 - none absent\nend 1\n", 0},
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
	ck_assert_int_eq(parse(&text, &plan),
			 journal_rows[_i].good ? IT_OK : IT_UNFINISHED);
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
	ADD_ROWS(tc, journals, journal_rows);
	ADD_ROWS(tc, any_text, texts);
	tcase_add_test(tc, no_room);
	suite_add_tcase(suite, tc);
}
