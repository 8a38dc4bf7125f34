/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A directory as media (media_dir.c) that changes while it is read: what was
 * seen of a name is not what is opened.  It is changed by who is asked whether
 * he wants the file, and by who is told how far the reading is.  So is a file
 * (media_source.c).
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <check.h>

#include "payload/media.h"
#include "support/digest.h"
#include "support/strbuf.h"
#include "tests/check_main.h"
#include "tests/samples/media/media_help.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define BINARY "lib/modules/binary/x/"
#define NAME BINARY "b"
#define CHANGED "\"" NAME "\" in it changed while it was read"

enum { LARGE = 300000 }; /* more than is read at once */

static void begin(void)
{
	mh_begin();
	mh_mkdir("d");
	mh_mkdir("d/lib");
	mh_mkdir("d/lib/modules");
	mh_mkdir("d/lib/modules/binary");
	mh_mkdir("d/lib/modules/binary/x");
}

static const char *file_path(void)
{
	return mh_path("d/" NAME);
}

static void make(size_t len)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_noise(&bytes, len, 1);
	mh_write_buf("d/" NAME, &bytes);
	it_strbuf_free(&bytes);
}

/* --- how it changes ------------------------------------------------------ */

static void stay(void) {}
static void longer(void) { ck_assert_int_eq(truncate(file_path(), 9), 0); }
static void shorter(void) { ck_assert_int_eq(truncate(file_path(), 7), 0); }

static void vanish(void)
{
	ck_assert_int_eq(unlink(file_path()), 0);
}

static void to_pipe(void)
{
	vanish();
	ck_assert_int_eq(mkfifo(file_path(), 0600), 0);
}

static void to_directory(void)
{
	vanish();
	ck_assert_int_eq(mkdir(file_path(), 0700), 0);
}

static void to_link(void)
{
	ck_assert_int_eq(rename(file_path(), mh_path("d/other")), 0);
	ck_assert_int_eq(symlink(mh_path("d/other"), file_path()), 0);
}

static void cut_short(void)
{
	ck_assert_int_eq(truncate(file_path(), LARGE / 2), 0);
}

static void lengthen(void)
{
	ck_assert_int_eq(truncate(file_path(), LARGE + 1), 0);
}

/* Each time that it is read: it would never end. */
static void grow(void)
{
	static off_t more;

	more += LARGE;
	ck_assert_int_le(more, 3 * LARGE);
	ck_assert_int_eq(truncate(file_path(), LARGE + more), 0);
}

/* --- who changes it ------------------------------------------------------ */

typedef struct change {
	void (*make)(void);
	int wanted;
} change;

static int want_it(void *arg, const char *path)
{
	change *c = arg;
	void (*change_it)(void) = c->make;

	c->make = stay;
	if (strcmp(path, NAME) == 0)
		change_it();
	return c->wanted;
}

static int want_all(void *arg, const char *path)
{
	(void)arg;
	(void)path;
	return 1;
}

static int told(void *arg, unsigned long long done, unsigned long long size)
{
	change *c = arg;

	(void)done;
	(void)size;
	c->make();
	if (c->make != grow)
		c->make = stay;
	return 0;
}

/* text: what is said, or what that begins with; NULL for nothing */
static void read_it(const it_media_request *request, const char *text)
{
	it_media media;
	it_error err;
	it_code code;

	it_error_clear(&err);
	code = it_media_read(&media, mh_path("d"), request, &err);
	ck_assert_int_eq(code, text == NULL ? IT_OK : IT_MEDIA);
	if (text != NULL)
		ck_assert_int_eq(strncmp(err.text, text, strlen(text)), 0);
	it_media_free(&media);
}

/* Between the look at the name and the look into the file. */
static const struct {
	size_t len; /* of the file at first */
	change change;
	const char *text;
} swaps[] = {
	{8, {stay, 1}, NULL},
	{8, {longer, 1}, CHANGED},
	{8, {shorter, 1}, CHANGED},
	{0, {to_pipe, 1}, CHANGED},
	{0, {to_directory, 1}, CHANGED},
	{8, {to_link, 1}, "\"" NAME "\" in it cannot be opened: "},
	{8, {vanish, 1}, "\"" NAME "\" in it cannot be opened: "},
	/* for its digest, though nobody wants the bytes */
	{8, {longer, 0}, CHANGED},
	{8, {vanish, 0}, "\"" NAME "\" in it cannot be opened: "},
};

START_TEST(test_swap)
{
	change c = swaps[_i].change;
	it_media_request request = {want_it, NULL, NULL, NULL, 0};

	request.arg = &c;
	make(swaps[_i].len);
	read_it(&request, swaps[_i].text);
}
END_TEST

/* While it is read. */
static const struct {
	void (*make)(void);
	const char *text;
} ends[] = {
	{stay, NULL},
	{cut_short, CHANGED},
	{lengthen, CHANGED},
	{grow, CHANGED},
	{to_link, NULL}, /* it is open */
};

START_TEST(test_end)
{
	change c = {stay, 1};
	it_media_request request = {want_all, told, NULL, NULL, 0};

	c.make = ends[_i].make;
	request.arg = &c;
	make(LARGE);
	read_it(&request, ends[_i].text);
}
END_TEST

/* --- a file --------------------------------------------------------------- */

/* A tar becomes longer, or loses a part of its end, when its begin was read. */
static const struct {
	long more;
	const char *text;
} tars[] = {
	{0, NULL},
	{512, "changed while it was read"},
	{-512, "changed while it was read"},
};

static int told_of_tar(void *arg, unsigned long long done,
		       unsigned long long size)
{
	const long *more = arg;

	(void)done;
	ck_assert_int_eq(truncate(mh_path("t"), (off_t)size + *more), 0);
	return 0;
}

START_TEST(test_tar)
{
	it_media_request request = {want_all, told_of_tar, NULL, NULL, 0};
	long more = tars[_i].more;
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	it_error_clear(&err);
	request.arg = &more;
	mh_tar_file(&tar, "vmware-tools-distrib/" NAME, "text");
	while (tar.len < LARGE)
		it_strbuf_bytes(&tar, "\0\0\0\0\0\0\0", 8);
	mh_write_buf("t", &tar);
	ck_assert_int_eq(it_media_read(&media, mh_path("t"), &request, &err),
			 tars[_i].text == NULL ? IT_OK : IT_MEDIA);
	ck_assert_str_eq(err.text,
			 tars[_i].text == NULL ? "" : tars[_i].text);
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

/* --- what does not change ------------------------------------------------ */

/* It is refused for its first name, whatever comes behind. */
START_TEST(test_first_wrong)
{
	it_media_request request = {want_all, NULL, NULL, NULL, 0};

	mh_write("d/a\nb", "", 0);
	make(8);
	read_it(&request, "the name \"a\\x0Ab\" in it has control bytes");
	ck_assert_int_eq(rename(mh_path("d/a\nb"), mh_path("d/z\n")), 0);
	read_it(&request, "the name \"z\\x0A\" in it has control bytes");
}
END_TEST

/* The digest does not depend on how the system lists the names. */
START_TEST(test_order)
{
	static const char *const made[] = {"h", "b", "f", "a", "z", "d", "e",
					   "c", "y", "g", "x", "w"};
	static const char *const sorted[] = {"a", "b", "c", "d", "e", "f", "g",
					     "h", "w", "x", "y", "z"};
	it_media_request request = {want_all, NULL, NULL, NULL, 0};
	it_strbuf lines = {NULL, 0, 0, 0};
	char name[64], sum[IT_SHA256_HEX];
	it_media media;
	it_error err;
	int i;

	it_error_clear(&err);
	for (i = 0; i < COUNT(made); i++) {
		(void)snprintf(name, sizeof name, "d/" BINARY "%s", made[i]);
		mh_write(name, made[i], 1);
		ck_assert_int_eq(it_sha256_of(sorted[i], 1, sum, NULL), IT_OK);
		it_strbuf_format(&lines, "%s  " BINARY "%s\n", sum, sorted[i]);
	}
	ck_assert_int_eq(it_sha256_of(lines.data, lines.len, sum, NULL),
			 IT_OK);
	ck_assert_int_eq(it_media_read(&media, mh_path("d"), &request, &err),
			 IT_OK);
	ck_assert_str_eq(media.sha256, sum);
	ck_assert_uint_eq(media.size, COUNT(made));
	it_media_free(&media);
	it_strbuf_free(&lines);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("directory");

	tcase_add_checked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_swap, 0, COUNT(swaps));
	tcase_add_loop_test(tc, test_end, 0, COUNT(ends));
	tcase_add_loop_test(tc, test_tar, 0, COUNT(tars));
	tcase_add_test(tc, test_first_wrong);
	tcase_add_test(tc, test_order);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_dir");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
