/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Three-way comparison of driver.conf files.  A case is a directory in
 * tests/data/conf_merge with the files base (may be absent), ours, theirs,
 * merged, kept (the names) and result (theirs, ours or mixed).
 */
#include "config.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/conf_merge.h"
#include "support/io.h"
#include "support/text.h"
#include "tests/check_main.h"

#define CASES TOP_SRCDIR "/tests/data/conf_merge"

enum { MAX_CASES = 100, MAX_FILE = 1024 * 1024 };

static char *names[MAX_CASES];
static size_t name_count;

static const char *const results[] = {"theirs", "ours", "mixed"};

static int read_part(const char *name, const char *part, it_strbuf *out)
{
	char path[512];

	memset(out, 0, sizeof *out);
	(void)snprintf(path, sizeof path, "%s/%s/%s", CASES, name, part);
	return it_read_file(path, MAX_FILE, out, NULL) == IT_OK;
}

/* kept and result end in a newline for the sake of editors. */
static void assert_word(const char *name, const char *part, const char *have)
{
	it_strbuf want;
	char text[256];

	ck_assert_msg(read_part(name, part, &want), "%s/%s", name, part);
	(void)snprintf(text, sizeof text, "%s\n", have);
	ck_assert_msg(strcmp(text, it_strbuf_str(&want)) == 0,
		      "%s: %s is %s", name, part, have);
	it_strbuf_free(&want);
}

static void assert_bytes(const char *name, const it_strbuf *have,
			 const it_strbuf *want)
{
	ck_assert_msg(have->len == want->len &&
			      memcmp(it_strbuf_str(have), it_strbuf_str(want),
				     have->len) == 0,
		      "%s:\n--- have\n%s--- want\n%s", name,
		      it_strbuf_str(have), it_strbuf_str(want));
}

/* The next run finds the merged file, and what it came from as base. */
static void assert_stable(const char *name, const it_strbuf *theirs,
			  const it_strbuf *merged)
{
	it_strbuf again = {NULL, 0, 0, 0}, kept = {NULL, 0, 0, 0};
	it_merge_result result;

	ck_assert_int_eq(it_conf_merge(theirs, merged, theirs, &again, &kept,
				       &result, NULL),
			 IT_OK);
	assert_bytes(name, &again, merged);
	ck_assert_int_ne(result, IT_MERGE_MIXED);
	it_strbuf_free(&again);
	it_strbuf_free(&kept);
}

START_TEST(test_case_directory)
{
	const char *name = names[_i];
	it_strbuf base, ours, theirs, want;
	it_strbuf merged = {NULL, 0, 0, 0}, kept = {NULL, 0, 0, 0};
	it_merge_result result;
	it_error err = {0};
	int has_base = read_part(name, "base", &base);

	ck_assert(read_part(name, "ours", &ours));
	ck_assert(read_part(name, "theirs", &theirs));
	ck_assert(read_part(name, "merged", &want));
	ck_assert_int_eq(it_conf_merge(has_base ? &base : NULL, &ours, &theirs,
				       &merged, &kept, &result, &err),
			 IT_OK);
	assert_bytes(name, &merged, &want);
	assert_word(name, "kept", it_strbuf_str(&kept));
	assert_word(name, "result", results[result]);
	assert_stable(name, &theirs, &merged);
	it_strbuf_free(&base);
	it_strbuf_free(&ours);
	it_strbuf_free(&theirs);
	it_strbuf_free(&want);
	it_strbuf_free(&merged);
	it_strbuf_free(&kept);
}
END_TEST

static const struct {
	const char *conf, *name;
	const char *value; /* NULL: not set */
} settings[] = {
	{"A=1;", "A", "1"},
	{"A = 1 , 2\t,\n 3 ;", "A", "1,2,3"},
	{"A=1;A=2;", "A", "1"},
	{"#A=1;\nB=2;", "A", NULL},
	{"A=1 # one\n,2;", "A", "1,2"},
	{"A=1,\\\n2;", "A", "1,2"},
	{"A=\"x; # y\", \"a\\\"b\";", "A", "\"x; # y\",\"a\\\"b\""},
	{"A=-1,0x10;", "A", "-1,0x10"},
	{"SUNW,a.b-c=1;", "SUNW,a.b-c", "1"},
	{"flag;", "flag", ""},
	{"\r\nA=1;\r\n", "A", "1"},
	{"AB=1;", "A", NULL},
	{"name=\"x\" parent=\"pci\" A=1;", "A", NULL},
	{"", "A", NULL},
	/* what stands before the fault counts */
	{"A=1; B=", "A", "1"},
	{"A=1; B=", "B", NULL},
	{"A=1", "A", NULL},
	{"A=;", "A", NULL},
	{"A=1,;", "A", NULL},
	{"A=\"x\n\";", "A", NULL},
	{"A=\"x", "A", NULL},
	{"A=\"\\", "A", NULL},
	{"=1;", "", NULL},
	{"\001=1;", "\001", NULL},
};

START_TEST(test_get)
{
	it_strbuf conf = {NULL, 0, 0, 0}, value = {NULL, 0, 0, 0};
	int found;

	it_strbuf_text(&conf, settings[_i].conf);
	found = it_conf_get(&conf, settings[_i].name, &value);
	ck_assert_int_eq(found, settings[_i].value != NULL);
	if (found)
		ck_assert_str_eq(it_strbuf_str(&value), settings[_i].value);
	it_strbuf_free(&conf);
	it_strbuf_free(&value);
}
END_TEST

/* --- hostile texts --------------------------------------------------- */

static void fill_settings(it_strbuf *text)
{
	int i;

	for (i = 0; i < 1000; i++)
		it_strbuf_format(text, "name%d=%d;\n", i, i);
}

static void fill_too_many(it_strbuf *text)
{
	fill_settings(text);
	it_strbuf_text(text, "one=1;\n");
}

static void fill_too_long(it_strbuf *text)
{
	int i;

	for (i = 0; i < 256 * 1024; i++)
		it_strbuf_char(text, '#');
	it_strbuf_text(text, "\nA=1;\n");
}

static void fill_comments(it_strbuf *text)
{
	int i;

	for (i = 0; i < 40000; i++)
		it_strbuf_text(text, "#A=1\n");
	it_strbuf_text(text, "A=1;\n");
}

static void fill_list(it_strbuf *text)
{
	int i;

	it_strbuf_text(text, "A=0");
	for (i = 0; i < 100000; i++)
		it_strbuf_text(text, ",1");
	it_strbuf_text(text, ";");
}

static void fill_zeros(it_strbuf *text)
{
	int i;

	it_strbuf_text(text, "A=1;");
	for (i = 0; i < 1000; i++)
		it_strbuf_char(text, 0);
}

static const struct {
	void (*fill)(it_strbuf *text);
	it_merge_result result;
} large[] = {
	{fill_settings, IT_MERGE_MIXED}, {fill_too_many, IT_MERGE_OURS},
	{fill_too_long, IT_MERGE_OURS},	 {fill_comments, IT_MERGE_THEIRS},
	{fill_list, IT_MERGE_MIXED},	 {fill_zeros, IT_MERGE_OURS},
};

/* Work that grew with the square of the size would outlast the case. */
START_TEST(test_large)
{
	it_strbuf ours = {NULL, 0, 0, 0}, theirs = {NULL, 0, 0, 0};
	it_strbuf merged = {NULL, 0, 0, 0}, kept = {NULL, 0, 0, 0};
	it_merge_result result;

	it_strbuf_text(&theirs, "# new\nA=1;\n");
	large[_i].fill(&ours);
	ck_assert_int_eq(it_conf_merge(NULL, &ours, &theirs, &merged, &kept,
				       &result, NULL),
			 IT_OK);
	ck_assert_int_eq(result, large[_i].result);
	if (result == IT_MERGE_OURS)
		ck_assert_str_eq(it_strbuf_str(&kept), "the whole file");
	it_strbuf_free(&ours);
	it_strbuf_free(&theirs);
	it_strbuf_free(&merged);
	it_strbuf_free(&kept);
}
END_TEST

static void fill_noise(it_strbuf *text, unsigned long *seed)
{
	static const char bytes[] = "\0\n\r\t \"#=,;\\ABC019A=1;B=2;\n";
	int i;

	for (i = 0; i < 40; i++) {
		*seed = *seed * 1103515245UL + 12345UL;
		it_strbuf_char(text, bytes[(*seed >> 16) % sizeof bytes]);
	}
}

/* No crash, and every setting of a readable result can be read. */
START_TEST(test_noise)
{
	it_strbuf text[5];
	it_merge_result result;
	unsigned long seed = (unsigned long)_i * 2654435761UL + 1;
	int i;

	memset(text, 0, sizeof text);
	for (i = 0; i < 3; i++)
		fill_noise(&text[i], &seed);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(it_conf_merge(i == 0 ? &text[0] : NULL,
					       &text[1], &text[2], &text[3],
					       &text[4], &result, NULL),
				 IT_OK);
	for (i = 0; i < 5; i++)
		it_strbuf_free(&text[i]);
}
END_TEST

/* --- main ------------------------------------------------------------ */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_cases(void)
{
	DIR *dir = opendir(CASES);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' && name_count < MAX_CASES)
			names[name_count++] =
				it_text_dup(entry->d_name);
	if (dir != NULL)
		(void)closedir(dir);
	qsort(names, name_count, sizeof names[0], by_name);
}

#define ROWS(table) ((int)(sizeof(table) / sizeof(table)[0]))

int main(void)
{
	Suite *suite = suite_create("conf_merge");
	TCase *tests = tcase_create("all");
	int failed;

	find_cases();
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, test_case_directory, 0, (int)name_count);
	tcase_add_loop_test(tests, test_get, 0, ROWS(settings));
	tcase_add_loop_test(tests, test_large, 0, ROWS(large));
	tcase_add_loop_test(tests, test_noise, 0, 200);
	suite_add_tcase(suite, tests);
	failed = run_suite(suite) || name_count < 15;
	while (name_count > 0)
		free(names[--name_count]);
	return failed;
}
