/* SPDX-License-Identifier: BSD-2-Clause */
/* The records of VMware's Perl installer as a text. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/vendor_locations.h"
#include "support/text.h"
#include "tests/check_main.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ADD_ROWS(tc, test, array) \
	tcase_add_loop_test(tc, test, 0, (int)COUNT(array))

static const char *const kinds[IT_LOCATION_KINDS] = {
	"answer", "file", "directory", "link", "move", "config", "modified"};

static void parse(it_locations *list, const char *text)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	it_strbuf_text(&buf, text);
	ck_assert_int_eq(it_locations_parse(list, &buf, &err), IT_OK);
	it_strbuf_free(&buf);
}

/* "file a 12 [a 12]; link b (c)" */
static char *describe(const it_locations *list)
{
	it_strbuf out = {NULL, 0, 0, 0};
	size_t i;

	for (i = 0; i < list->count; i++) {
		const it_location *item = &list->items[i];

		it_strbuf_format(&out, "%s%s %s", i != 0 ? "; " : "",
				 kinds[item->kind], item->path);
		if (item->value[0] != '\0')
			it_strbuf_format(&out, " (%s)", item->value);
		if (item->mtime != 0)
			it_strbuf_format(&out, " %lld", item->mtime);
		if (item->whole != NULL)
			it_strbuf_format(&out, " [%s]", item->whole);
	}
	if (list->odd != 0 || list->unsafe != 0)
		it_strbuf_format(&out, " odd %lu unsafe %lu",
				 (unsigned long)list->odd,
				 (unsigned long)list->unsafe);
	return it_strbuf_take(&out, NULL);
}

static const struct {
	const char *text, *wanted;
} parse_rows[] = {
	{"", ""},
	{"\n\n", ""},
	/* each verb */
	{"answer LIBDIR /usr/lib/vmware-tools\n",
	 "answer LIBDIR (/usr/lib/vmware-tools)"},
	{"answer TERSE\n", "answer TERSE"},
	{"answer A b c \n", "answer A (b c)"},
	{"file /etc/x 1353110400\n",
	 "file etc/x 1353110400 [etc/x 1353110400]"},
	{"file /etc/x\n", "file etc/x"},
	{"file /etc/x 0\n", "file etc/x [etc/x 0]"},
	{"directory /etc/vmware-tools\n", "directory etc/vmware-tools"},
	{"link /usr/lib/a /usr/bin/a\n", "link usr/bin/a (/usr/lib/a)"},
	{"link ../lib/a /usr/bin/a\n", "link usr/bin/a (../lib/a)"},
	{"move /mnt/hgfs.old /mnt/hgfs\n", "move mnt/hgfs (mnt/hgfs.old)"},
	{"config /etc/a\nmodified /etc/a\n", "config etc/a; modified etc/a"},
	/* the last word counts */
	{"answer A 1\nanswer A 2\n", "answer A (2)"},
	{"file /a 1\nfile /a 2\n", "file a 2 [a 2]"},
	{"file /a 1\nfile /a\n", "file a"},
	{"link /x /a\nlink /y /a\n", "link a (/y)"},
	{"answer A 1\nremove_answer A\n", ""},
	{"file /a 1\nremove_file /a\n", ""},
	{"directory /a\nremove_directory /a\n", ""},
	{"file /a\nremove_file /a\nfile /a 3\n", "file a 3 [a 3]"},
	{"remove_file /never\nremove_answer NO\n", ""},
	/* one path may be of several kinds */
	{"file /a\ndirectory /a\nremove_file /a\n", "directory a"},
	/* what looks like a time may be a part of the name */
	{"file /a b 12\nremove_file /a b 12\n", ""},
	{"file /a b 12\nremove_file /a b\n", ""},
	{"file /a12\n", "file a12"},
	{"file /my file\n", "file my file"},
	{"file /my file 7 8\n", "file my file 7 8 [my file 7 8]"},
	{"file /a 1234567890123456789\n", "file a 1234567890123456789"},
	/* slashes */
	{"file //etc///x\n", "file etc/x"},
	{"directory /etc/x/\n", "directory etc/x"},
	/* never followed */
	{"file etc/x\n", " odd 0 unsafe 1"},
	{"file /etc/../x 1\n", " odd 0 unsafe 1"},
	{"file /..\n", " odd 0 unsafe 1"},
	{"file /./x\n", " odd 0 unsafe 1"},
	{"directory /\n", " odd 0 unsafe 1"},
	{"file /a\033[2J\n", " odd 0 unsafe 1"},
	{"file /a\177 1\n", " odd 0 unsafe 1"},
	{"link /a\001 /b\n", " odd 0 unsafe 1"},
	{"link /a ../b\n", " odd 0 unsafe 1"},
	{"move ../a /b\n", " odd 0 unsafe 1"},
	{"move /a/../b /b\n", " odd 0 unsafe 1"},
	{"file /a..b/..c\n", "file a..b/..c"},
	/* damaged */
	{"fil /a\nfile\nfile \nlink /a\nanswer\nmodule x\n",
	 " odd 6 unsafe 0"},
	{"answer A \001\n", " odd 1 unsafe 0"},
	{"FILE /a\n file /a\n", " odd 2 unsafe 0"},
	{"file /a 1\r\nanswer A b\r\n", "file a 1 [a 1]; answer A (b)"},
	{"file /a 1", "file a 1 [a 1]"},
};

START_TEST(replayed)
{
	it_locations list;
	char *got;

	parse(&list, parse_rows[_i].text);
	got = describe(&list);
	ck_assert_str_eq(got != NULL ? got : "", parse_rows[_i].wanted);
	free(got);
	it_locations_free(&list);
	ck_assert_uint_eq(list.count, 0);
}
END_TEST

START_TEST(longest_path)
{
	char text[IT_LOCATIONS_PATH + 20];
	it_locations list;
	int over;

	for (over = 0; over < 2; over++) {
		memset(text, 'n', sizeof text);
		memcpy(text, "file /", 6);
		(void)strcpy(text + 6 + IT_LOCATIONS_PATH - 2 + over, "\n");
		parse(&list, text);
		ck_assert_uint_eq(list.unsafe, (size_t)over);
		ck_assert_uint_eq(list.count, (size_t)!over);
		it_locations_free(&list);
	}
}
END_TEST

START_TEST(crowd)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_locations list;
	int i;

	for (i = 0; i < IT_LOCATIONS_ENTRIES; i++)
		it_strbuf_format(&text, "file /f%d\n", i);
	parse(&list, it_strbuf_str(&text));
	ck_assert_uint_eq(list.count, IT_LOCATIONS_ENTRIES);
	ck_assert_int_eq(list.full, 0);
	it_locations_free(&list);
	it_strbuf_text(&text, "file /one/more\n");
	parse(&list, it_strbuf_str(&text));
	ck_assert_int_eq(list.full, 1);
	it_locations_free(&list);
	it_strbuf_free(&text);
}
END_TEST

START_TEST(found)
{
	it_locations list;

	parse(&list, "answer A x\nfile /a 5\nfile /b 6 7\n");
	ck_assert_str_eq(it_locations_answer(&list, "A"), "x");
	ck_assert_ptr_null(it_locations_answer(&list, "a"));
	ck_assert_ptr_nonnull(
		it_locations_find(&list, IT_LOCATION_FILE, "a"));
	ck_assert_ptr_nonnull(
		it_locations_find(&list, IT_LOCATION_FILE, "a 5"));
	ck_assert_ptr_null(
		it_locations_find(&list, IT_LOCATION_DIRECTORY, "a"));
	ck_assert_ptr_null(it_locations_find(&list, IT_LOCATION_FILE, "b"));
	it_locations_free(&list);
}
END_TEST

static const struct {
	const char *text;
	long long mtime;
	const char *wanted; /* NULL: nothing to change */
} retime_rows[] = {
	{"file /a 1\n", 9, "file /a 9\n"},
	{"file /a\n", 9, "file /a 9\n"},
	{"x\nfile /a 1\ny\n", 9, "x\nfile /a 9\ny\n"},
	{"x\nfile /a 1\ny\n", -1, "x\ny\n"},
	{"file /a 1\nfile /a 2\n", 9, "file /a 9\nfile /a 9\n"},
	{"file /a 1\nfile /a 2\n", -1, ""},
	{"file /a 1\r\ny\r\n", 9, "file /a 9\ny\r\n"},
	{"y\nfile /a 1", 9, "y\nfile /a 9\n"},
	{"file //a 1\n", 9, "file /a 9\n"},
	{"file /ab 1\nfile /b/a 1\n", 9, NULL},
	{"remove_file /a\ndirectory /a\nlink /a /b\n", 9, NULL},
	{"", 9, NULL},
	{"no newline", -1, NULL},
};

START_TEST(retimed)
{
	const char *wanted = retime_rows[_i].wanted;
	it_strbuf text = {NULL, 0, 0, 0};
	it_error err;
	int changed;

	it_error_clear(&err);
	it_strbuf_text(&text, retime_rows[_i].text);
	ck_assert_int_eq(it_locations_retime(&text, "a",
					     retime_rows[_i].mtime, &changed,
					     &err),
			 IT_OK);
	ck_assert_int_eq(changed, wanted != NULL);
	ck_assert_str_eq(it_strbuf_str(&text),
			 wanted != NULL ? wanted : retime_rows[_i].text);
	it_strbuf_free(&text);
}
END_TEST

static const struct {
	const char *text, *wanted;
} relink_rows[] = {
	{"link b /a\n", "link c /a\n"},
	{"link b /a\nlink d /a\n", "link c /a\nlink c /a\n"},
	{"x\nlink b /a", "x\nlink c /a\n"},
	{"file /a\nlink /a /b\nlink b /ab\n", NULL},
};

START_TEST(relinked)
{
	const char *wanted = relink_rows[_i].wanted;
	it_strbuf text = {NULL, 0, 0, 0};
	it_error err;
	int changed;

	it_error_clear(&err);
	it_strbuf_text(&text, relink_rows[_i].text);
	ck_assert_int_eq(it_locations_relink(&text, "a", "c", &changed, &err),
			 IT_OK);
	ck_assert_int_eq(changed, wanted != NULL);
	ck_assert_str_eq(it_strbuf_str(&text),
			 wanted != NULL ? wanted : relink_rows[_i].text);
	it_strbuf_free(&text);
}
END_TEST

static const struct {
	const char *path, *to, *wanted;
} target_rows[] = {
	{"usr/bin/a", "/usr/lib/b", "usr/lib/b"},
	{"usr/bin/a", "../lib/b", "usr/lib/b"},
	{"usr/bin/a", "b", "usr/bin/b"},
	{"a", "b", "b"},
	{"a", "../../b", "b"},
	{"usr/bin/a", ".//./b/", "usr/bin/b"},
	{"usr/bin/a", "/", ""},
};

START_TEST(target_told)
{
	char out[64];

	ck_assert_int_eq(it_location_target(target_rows[_i].path,
					    target_rows[_i].to, out,
					    sizeof out),
			 1);
	ck_assert_str_eq(out, target_rows[_i].wanted);
	ck_assert_int_eq(it_location_target("a", "four5", out, 5), 0);
}
END_TEST

static Suite *vendor_suite(void)
{
	Suite *suite = suite_create("vendor");
	TCase *tc = tcase_create("locations");

	tcase_set_timeout(tc, 60);
	ADD_ROWS(tc, replayed, parse_rows);
	tcase_add_test(tc, longest_path);
	tcase_add_test(tc, crowd);
	tcase_add_test(tc, found);
	ADD_ROWS(tc, retimed, retime_rows);
	ADD_ROWS(tc, relinked, relink_rows);
	ADD_ROWS(tc, target_told, target_rows);
	suite_add_tcase(suite, tc);
	return suite;
}

int main(void)
{
	return run_suite(vendor_suite());
}
