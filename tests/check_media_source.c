/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The file or device that a medium is, and the zip that is held in memory
 * (media_source.c), by themselves: places behind the end, what cannot be read,
 * what changes between two reads, and what goes into the digest when.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <check.h>

#include "payload/media_priv.h"
#include "tests/check_main.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

enum { BYTES = 900000 };

static char bytes[BYTES];

/* A file of some of these bytes, opened anew. */
typedef struct opened {
	char path[1024];
	int fd;
	it_media media;
	it_error err;
	it_media_request request;
	it_reader rd;
	it_source source;
} opened;

static void make_reader(opened *o)
{
	memset(o, 0, sizeof *o);
	o->media.path = o->path;
	o->rd.media = &o->media;
	o->rd.err = &o->err;
	o->rd.request = &o->request;
}

static void make(opened *o, size_t size, int mode)
{
	const char *dir = getenv("TMPDIR");
	size_t i;
	int fd;

	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7 + i / 251);
	make_reader(o);
	(void)snprintf(o->path, sizeof o->path, "%s/it-source.XXXXXX",
		       dir != NULL ? dir : "/tmp");
	fd = mkstemp(o->path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
	(void)close(fd);
	o->fd = open(o->path, mode);
	ck_assert_int_ge(o->fd, 0);
	ck_assert_int_eq(it_source_open(&o->source, &o->rd, o->fd), IT_OK);
}

static void end(opened *o)
{
	it_source_close(&o->source);
	(void)close(o->fd);
	(void)unlink(o->path);
}

static void told(const opened *o, const char *text)
{
	ck_assert_msg(strncmp(o->err.text, text, strlen(text)) == 0 &&
		      (*text != '\0' || o->err.code == IT_OK),
		      "\"%s\" instead of \"%s\"", o->err.text, text);
}

/* --- any place ----------------------------------------------------------- */

static const char changed[] = "changed while it was read";
static const char unreadable[] = "cannot be read: ";

/* Of a file of ten bytes that seems to have "size". */
static const struct {
	unsigned long long size, from;
	size_t len, got;
	int mode, device;
	const char *text;
} takes[] = {
	{10, 0, 10, 10, O_RDONLY, 0, ""},
	{10, 3, 10, 7, O_RDONLY, 0, ""},
	{10, 10, 1, 0, O_RDONLY, 0, ""},
	{10, 11, 1, 0, O_RDONLY, 0, ""},
	{10, ~0ULL, 1, 0, O_RDONLY, 0, ""},
	{11, 3, 10, 7, O_RDONLY, 0, changed},
	{11, 3, 10, 7, O_RDONLY, 1, ""},
	{11, 10, 1, 0, O_RDONLY, 0, changed},
	{11, 10, 1, 0, O_RDONLY, 1, ""},
	{10, 0, 10, 0, O_WRONLY, 0, unreadable},
	{10, 0, 10, 0, O_WRONLY, 1, unreadable},
};

START_TEST(test_take)
{
	opened o;
	char out[10];
	size_t got;

	make(&o, 10, takes[_i].mode);
	o.source.stream.size = takes[_i].size;
	o.source.device = takes[_i].device;
	got = it_source_take(&o.source, takes[_i].from, out, takes[_i].len);
	ck_assert_uint_eq(got, takes[_i].got);
	ck_assert_int_eq(memcmp(out, bytes + (got != 0 ? takes[_i].from : 0),
				got), 0);
	told(&o, takes[_i].text);
	end(&o);
}
END_TEST

/* --- from one place to another -------------------------------------------- */

static void next(opened *o, it_code expected, size_t most)
{
	const void *at = NULL;
	size_t len = 0;

	ck_assert_int_eq(it_stream_next(&o->source.stream, &at, &len),
			 expected);
	ck_assert_uint_le(len, most);
	if (len != 0)
		ck_assert_int_eq(memcmp(at, bytes + o->source.at - len, len),
				 0);
}

START_TEST(test_unreadable)
{
	opened o;

	make(&o, 10, O_WRONLY);
	next(&o, IT_MEDIA, 0);
	told(&o, unreadable);
	end(&o);
}
END_TEST

START_TEST(test_not_open)
{
	opened o;

	make_reader(&o);
	ck_assert_int_eq(it_source_open(&o.source, &o.rd, -1), IT_MEDIA);
	told(&o, unreadable);
	it_source_close(&o.source);
}
END_TEST

/* Behind a jump blocks begin small. */
START_TEST(test_steps)
{
	opened o;
	size_t step = IT_MEDIA_FIRST;

	make(&o, BYTES, O_RDONLY);
	ck_assert_int_eq(it_source_seek(&o.source, 1000), IT_OK);
	for (; step <= IT_MEDIA_BLOCK; step *= 2) {
		next(&o, IT_OK, step);
		ck_assert_uint_eq(o.source.at,
				  1000 + 2 * step - IT_MEDIA_FIRST);
	}
	ck_assert_uint_eq(o.source.step, IT_MEDIA_BLOCK);
	end(&o);
}
END_TEST

/* A pipe cannot go anywhere, and "at" is a place where it seems to be. */
static void open_pipe(opened *o, unsigned long long at)
{
	int fds[2];

	make_reader(o);
	ck_assert_int_eq(pipe(fds), 0);
	(void)close(fds[1]);
	o->fd = fds[0];
	ck_assert_int_eq(it_source_open(&o->source, &o->rd, o->fd), IT_OK);
	ck_assert_uint_eq(o->source.stream.size, 0);
	o->source.at = at;
}

START_TEST(test_no_jump)
{
	opened o;

	open_pipe(&o, 0);
	ck_assert_int_eq(it_source_seek(&o.source, 0), IT_OK);
	ck_assert_int_eq(it_source_seek(&o.source, 5), IT_MEDIA);
	told(&o, unreadable);
	end(&o);
}
END_TEST

/* What lies before cannot be read for the digest. */
START_TEST(test_no_jump_back)
{
	opened o;

	open_pipe(&o, 5);
	o.source.in_order = 1;
	ck_assert_int_eq(it_source_seek(&o.source, 5), IT_MEDIA);
	told(&o, unreadable);
	end(&o);
}
END_TEST

/* --- the digest ----------------------------------------------------------- */

static void check_digest(opened *o, size_t size)
{
	it_sha256 *sha;
	char hex[sizeof o->media.sha256];

	ck_assert_int_eq(it_source_end(&o->source), IT_OK);
	ck_assert_uint_eq(o->media.size, size);
	ck_assert_int_eq(it_sha256_new(&sha, NULL), IT_OK);
	it_sha256_add(sha, bytes, size);
	ck_assert_int_eq(it_sha256_end(sha, hex, NULL), IT_OK);
	ck_assert_str_eq(o->media.sha256, hex);
}

/* Jumps, and what is in the digest behind each: at least, and at most. */
static const struct {
	int in_order;
	struct {
		unsigned long long to, least, most;
	} jump[4];
} jumps[] = {
	{1, {{1, 1, IT_MEDIA_BLOCK}, {2, 2, IT_MEDIA_BLOCK}}},
	{1, {{IT_MEDIA_BLOCK, IT_MEDIA_BLOCK, IT_MEDIA_BLOCK}}},
	{1, {{300000, 300000, 500000}, {7, 300000, 500000},
	     {600000, 600000, 800000}}},
	{1, {{BYTES, BYTES, BYTES}, {BYTES + 1, BYTES, BYTES}}},
	{0, {{300000, 0, 0}, {7, 0, 0}, {BYTES + 1, 0, 0}}},
};

START_TEST(test_jumps)
{
	opened o;
	int i;

	make(&o, BYTES, O_RDONLY);
	o.source.in_order = jumps[_i].in_order;
	for (i = 0; i < 4 && jumps[_i].jump[i].to != 0; i++) {
		ck_assert_int_eq(it_source_seek(&o.source,
						jumps[_i].jump[i].to), IT_OK);
		ck_assert_uint_eq(o.source.at, jumps[_i].jump[i].to);
		ck_assert_uint_ge(o.source.hashed, jumps[_i].jump[i].least);
		ck_assert_uint_le(o.source.hashed, jumps[_i].jump[i].most);
		next(&o, IT_OK, IT_MEDIA_BLOCK);
	}
	check_digest(&o, BYTES);
	end(&o);
}
END_TEST

/* From now on, behind what was passed by. */
START_TEST(test_late_order)
{
	opened o;

	make(&o, BYTES, O_RDONLY);
	ck_assert_int_eq(it_source_seek(&o.source, 200000), IT_OK);
	o.source.in_order = 1;
	ck_assert_int_eq(it_source_seek(&o.source, 400000), IT_OK);
	ck_assert_uint_ge(o.source.hashed, 400000);
	check_digest(&o, BYTES);
	end(&o);
}
END_TEST

/* It is made apart: nothing is read for it. */
START_TEST(test_apart)
{
	opened o;

	make(&o, BYTES, O_RDONLY);
	it_sha256_free(o.source.sha);
	o.source.sha = NULL;
	o.source.in_order = 1;
	ck_assert_int_eq(it_source_seek(&o.source, 400000), IT_OK);
	ck_assert_uint_eq(o.source.hashed, 0);
	ck_assert_int_eq(it_source_end(&o.source), IT_OK);
	ck_assert_uint_eq(o.source.hashed, 0);
	end(&o);
}
END_TEST

/* Shorter, or longer, since it was opened; that is behind whole blocks. */
START_TEST(test_changed)
{
	enum { SIZE = 2 * IT_MEDIA_BLOCK };
	opened o;
	int fd;

	make(&o, SIZE, O_RDONLY);
	ck_assert_int_eq(it_source_seek(&o.source, 0), IT_OK);
	fd = open(o.path, O_WRONLY);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(ftruncate(fd, _i == 0 ? SIZE - 1 : SIZE + 1), 0);
	(void)close(fd);
	ck_assert_int_eq(it_source_end(&o.source), IT_MEDIA);
	told(&o, changed);
	end(&o);
}
END_TEST

/* Its end cannot be read, of a file or a device. */
START_TEST(test_no_digest)
{
	opened o;

	make(&o, 10, O_WRONLY);
	o.source.device = _i;
	o.source.in_order = 1;
	ck_assert_int_eq(it_source_seek(&o.source, 5), IT_MEDIA);
	ck_assert_int_eq(it_source_end(&o.source), IT_MEDIA);
	told(&o, unreadable);
	end(&o);
}
END_TEST

/* --- in memory ------------------------------------------------------------ */

/* Blocks that are given one after another; the last ones may fail. */
typedef struct blocks {
	it_stream stream; /* first */
	it_reader *rd;
	int left, fails;
	size_t len;
} blocks;

static it_code give_block(it_stream *stream, const void **at, size_t *len)
{
	blocks *b = (blocks *)(void *)stream;

	*at = NULL;
	*len = b->len;
	if (b->left-- == b->fails)
		return it_media_refused(b->rd, "fails");
	if (b->left < 0)
		*len = 0;
	*at = bytes;
	return IT_OK;
}

enum { LARGEST = 32 * 1024 * 1024 };

static const struct {
	size_t len;
	int count, fails; /* so many before the end */
	const char *text;
} holds[] = {
	{0, 0, -2, ""},
	{10, 1, -2, ""},
	{10, 3, -2, ""},
	{10, 3, 3, "fails"},
	{10, 3, 1, "fails"},
	{10, 3, 0, "fails"},
	{LARGEST / 64, 64, -2, ""},
	{LARGEST / 64, 65, -2, "holds a zip that is larger than 32 MiB"},
	{LARGEST / 64 + 1, 64, -2, "holds a zip that is larger than 32 MiB"},
	/* a rest that would have room */
	{LARGEST / 40, 50, -2, "holds a zip that is larger than 32 MiB"},
};

START_TEST(test_hold)
{
	opened o;
	blocks b = {0};
	it_code code;

	make_reader(&o);
	b.stream.more = give_block;
	b.rd = &o.rd;
	b.left = holds[_i].count;
	b.fails = holds[_i].fails;
	b.len = holds[_i].len;
	code = it_source_hold(&o.source, &o.rd, &b.stream);
	ck_assert_int_eq(code, *holds[_i].text != '\0' ? IT_MEDIA : IT_OK);
	told(&o, holds[_i].text);
	if (code == IT_OK)
		ck_assert_uint_eq(o.source.stream.size,
				  (size_t)holds[_i].count * holds[_i].len);
	it_source_close(&o.source);
}
END_TEST

/* A zip may say that something of it lies where nothing is. */
START_TEST(test_behind_held)
{
	static const unsigned long long to[] = {
		30, 31, 1000, LARGEST, ~0ULL >> 1,
	};
	opened o;
	blocks b = {0};
	const void *at;
	size_t len;

	make_reader(&o);
	b.stream.more = give_block;
	b.left = 3;
	b.fails = -2;
	b.len = 10;
	ck_assert_int_eq(it_source_hold(&o.source, &o.rd, &b.stream), IT_OK);
	ck_assert_int_eq(it_source_seek(&o.source, 29), IT_OK);
	ck_assert_int_eq(it_stream_next(&o.source.stream, &at, &len), IT_OK);
	ck_assert_uint_eq(len, 1);
	ck_assert_int_eq(it_source_seek(&o.source, to[_i]), IT_OK);
	ck_assert_int_eq(it_stream_next(&o.source.stream, &at, &len), IT_OK);
	ck_assert_uint_eq(len, 0);
	it_source_close(&o.source);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("source");

	tcase_add_loop_test(tc, test_take, 0, COUNT(takes));
	tcase_add_test(tc, test_unreadable);
	tcase_add_test(tc, test_not_open);
	tcase_add_test(tc, test_steps);
	tcase_add_test(tc, test_no_jump);
	tcase_add_test(tc, test_no_jump_back);
	tcase_add_loop_test(tc, test_jumps, 0, COUNT(jumps));
	tcase_add_test(tc, test_late_order);
	tcase_add_test(tc, test_apart);
	tcase_add_loop_test(tc, test_changed, 0, 2);
	tcase_add_loop_test(tc, test_no_digest, 0, 2);
	tcase_add_loop_test(tc, test_hold, 0, COUNT(holds));
	tcase_add_loop_test(tc, test_behind_held, 0, 5);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_source");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
