/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Media that were damaged on the way, and media made to do harm.  Cases:
 *	cut       each form cut off at many places
 *	flipped   one byte changed at many places
 *	appended  foreign data behind the end
 *	bombs     little that unpacks to much
 *	windows   xz and zstd that demand much memory
 *	sparse    files that say they are larger than they are
 *	encrypted zip
 * After damage there is a refusal, or just the same contents: never others.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>

#include "payload/media_priv.h"
#include "tests/check_main.h"
#include "tests/samples/media/archive_writer.h"
#include "tests/samples/media/media_help.h"

#define DRIVER "lib/modules/binary/10_64/vmxnet3s"
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void begin(void)
{
	mh_begin();
	mh_tree("tree");
}

/* --- the forms that are damaged --------------------------------------- */

/*
 * sums: check sums over all contents: damage gives a refusal or nothing at
 * all.  Where there are none, contents may change, and the digest of the
 * medium is what tells.
 */
static const struct form {
	const char *outer;
	const char *inner; /* packed in it, NULL: the tree */
	int sums;
	size_t pad; /* bytes at the end that nobody needs */
} forms[] = {
	{"tar", NULL, 0, 512},
	{"tar.gz", NULL, 1, 0},
	{"tar.bz2", NULL, 1, 0},
	{"tar.xz", NULL, 1, 0},
	{"tar.zst", NULL, 0, 0},
	{"zip", NULL, 1, 0},
	{"iso", "tar.gz", 1, 400000},
	{"zip", "tar.gz", 1, 0},
};

static void make_form(const struct form *f, it_strbuf *out)
{
	const char *dir = "tree";

	if (f->inner != NULL) {
		mh_mkdir("cd");
		mh_pack(f->inner, "cd/" IT_TREE_TARBALL, "tree");
		dir = "cd";
	}
	mh_pack(f->outer, "m", dir);
	mh_slurp("m", out);
}

/* Every driver is as it was, or cannot be used. */
static void check_same(const it_media *media, const char *what, size_t at)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	const it_entry *entry;
	it_error err;
	size_t i;

	for (i = 0; i < media->count; i++) {
		entry = &media->entries[i];
		it_error_clear(&err);
		if (!mh_sample(entry->path, &bytes) ||
		    it_media_use(media, entry->path, &entry, &err) != IT_OK)
			continue;
		ck_assert_msg(entry->size == bytes.len &&
			      memcmp(entry->bytes, bytes.data, bytes.len) == 0,
			      "%s, %lu: %s changed", what, (unsigned long)at,
			      entry->path);
	}
	it_strbuf_free(&bytes);
}

/* A refusal has all its parts and none of the bytes of the media raw. */
static void check_error(const it_error *err, const char *what, size_t at)
{
	const char *c;

	ck_assert_msg(err->text[0] != '\0' && err->remedy[0] != '\0' &&
		      err->path[0] != '\0', "%s, %lu: \"%s\" \"%s\"", what,
		      (unsigned long)at, err->text, err->remedy);
	for (c = err->text; *c != '\0'; c++)
		ck_assert_msg((unsigned char)*c >= 32 && *c < 127,
			      "%s, %lu: %s", what, (unsigned long)at, c);
}

/* --- cut -------------------------------------------------------------- */

static void cut_at(const struct form *f, const it_strbuf *whole, size_t len)
{
	it_media media;
	it_error err;
	it_code code;

	ck_assert_int_eq(truncate(mh_path("m"), (off_t)len), 0);
	code = mh_read(&media, mh_path("m"), &err);
	if (code == IT_OK) {
		ck_assert_msg(whole->len - len <= f->pad, "%s cut at %lu",
			      f->outer, (unsigned long)len);
		ck_assert_str_eq(media.version, "9.0.0 build-782409");
		ck_assert_uint_eq(media.dir_count, 6);
		check_same(&media, f->outer, len);
		it_media_free(&media);
		return;
	}
	ck_assert_int_eq(code, IT_MEDIA);
	check_error(&err, f->outer, len);
}

/* A file that nobody wants, and nobody looks into, must be there too. */
START_TEST(test_cut_iso_tree)
{
	static const char text[] = "its ISO 9660 is damaged at \"doc/zz\": ";
	it_strbuf whole = {NULL, 0, 0, 0}, last = {NULL, 0, 0, 0};
	it_media media;
	it_error err;
	size_t at;

	mh_noise(&last, 65536, 77);
	mh_write_buf("tree/vmware-tools-distrib/doc/zz", &last);
	mh_pack("iso", "m", "tree");
	mh_slurp("m", &whole);
	for (at = 0; at + last.len < whole.len; at += 2048)
		if (memcmp(whole.data + at, last.data, last.len) == 0)
			break;
	ck_assert_int_eq(unlink(mh_path("tree/vmware-tools-distrib/doc/zz")),
			 0);
	mh_write("m", whole.data, at + 4096);
	ck_assert_int_eq(mh_read(&media, mh_path("m"), &err), IT_MEDIA);
	ck_assert_int_eq(strncmp(err.text, text, sizeof text - 1), 0);
	it_strbuf_free(&whole);
	it_strbuf_free(&last);
}
END_TEST

/* Around each end, between blocks of a tar, and anywhere. */
static int is_cut(size_t at, size_t whole)
{
	size_t step = whole / 250 / 512 * 512 + 512;

	return at < 40 || whole - at < 80 || at % step == 0 ||
		at % (whole / 97 + 1) == 0;
}

START_TEST(test_cut)
{
	const struct form *f = &forms[_i];
	it_strbuf whole = {NULL, 0, 0, 0};
	size_t at;

	make_form(f, &whole);
	for (at = whole.len; at-- != 0;)
		if (is_cut(at, whole.len))
			cut_at(f, &whole, at);
	it_strbuf_free(&whole);
}
END_TEST

/* --- one byte --------------------------------------------------------- */

static void flip_at(const struct form *f, const it_strbuf *whole, size_t at,
		    int bits)
{
	it_media media;
	it_error err;
	it_code code;

	mh_patch("m", at, (unsigned char)whole->data[at] ^ bits);
	code = mh_read(&media, mh_path("m"), &err);
	mh_patch("m", at, (unsigned char)whole->data[at]);
	if (code == IT_OK) {
		if (f->sums)
			check_same(&media, f->outer, at);
		it_media_free(&media);
		return;
	}
	ck_assert_int_eq(code, IT_MEDIA);
	check_error(&err, f->outer, at);
}

START_TEST(test_flipped)
{
	static const int bits[] = {1, 0x80, 0xFF, 0x20};
	const struct form *f = &forms[_i];
	it_strbuf whole = {NULL, 0, 0, 0};
	size_t at, step, turn = 0;

	make_form(f, &whole);
	step = whole.len / 500 + 1;
	for (at = 0; at < whole.len; at += at < 64 ? 1 : step)
		flip_at(f, &whole, at, bits[turn++ % 4]);
	for (at = 1; at < 64; at++)
		flip_at(f, &whole, whole.len - at, bits[turn++ % 4]);
	it_strbuf_free(&whole);
}
END_TEST

/* The trailer of gzip, which libarchive passes over: each bit of it. */
START_TEST(test_gzip_trailer)
{
	it_strbuf whole = {NULL, 0, 0, 0};
	int bit;

	make_form(&forms[1], &whole);
	for (bit = 0; bit < 64; bit++) {
		whole.data[whole.len - 8 + (size_t)bit / 8] ^=
			(char)(1 << bit % 8);
		mh_write_buf("t", &whole);
		mh_refused(mh_path("t"), "its gzip check sum does not fit: it "
			   "is damaged, or put together from several");
		whole.data[whole.len - 8 + (size_t)bit / 8] ^=
			(char)(1 << bit % 8);
	}
	it_strbuf_free(&whole);
}
END_TEST

/* --- behind the end --------------------------------------------------- */

static const struct {
	const char *format;
	const char *bytes;
	size_t len;
	const char *text; /* NULL: harmless; "": refused in other words */
} appended[] = {
	{"tar", "\0\0\0", 3, NULL},
	{"tar", "x", 1, "foreign data follows the end of its tar"},
	{"tar", "\0\0\0x\0", 5, "foreign data follows the end of its tar"},
	{"tar.gz", "\0\0\0\0", 4, NULL},
	{"tar.gz", "x", 1, "foreign data follows the end of its gzip data"},
	{"tar.gz", "\x1F\x8B", 2,
	 "foreign data follows the end of its gzip data"},
	{"tar.bz2", "\0\0\0\0", 4, NULL},
	{"tar.bz2", "xxxx", 4,
	 "foreign data follows the end of its bzip2 data"},
	{"tar.xz", "\0\0\0\0", 4, NULL},
	{"tar.xz", "xxxx", 4,
	 "its xz is damaged: it ends too early, or in foreign data"},
	{"tar.zst", "xxxx", 4, ""},
	{"iso", "foreign", 7, NULL},
};

START_TEST(test_appended)
{
	it_strbuf whole = {NULL, 0, 0, 0};
	const char *text = appended[_i].text;
	char sum[IT_SHA256_HEX];
	it_media media;
	it_error err;

	mh_pack(appended[_i].format, "m", "tree");
	mh_slurp("m", &whole);
	it_strbuf_bytes(&whole, appended[_i].bytes, appended[_i].len);
	mh_write_buf("a", &whole);
	ck_assert_int_eq(mh_read(&media, mh_path("a"), &err),
			 text == NULL ? IT_OK : IT_MEDIA);
	if (text != NULL && text[0] != '\0')
		ck_assert_str_eq(err.text, text);
	if (text == NULL) {
		ck_assert_int_eq(it_sha256_of(whole.data, whole.len, sum,
					      NULL), IT_OK);
		ck_assert_str_eq(media.sha256, sum); /* to its very end */
		it_media_free(&media);
	}
	it_strbuf_free(&whole);
}
END_TEST

/* --- bombs ------------------------------------------------------------ */

enum { BOMB_FILE = 48 << 20 };

/* One large file of zeros in a tar. */
static void make_bomb(const char *format, const char *out)
{
	static unsigned char zeros[1 << 16];
	struct archive *a;
	mh_header h = {"zeros", '0', 0644, BOMB_FILE, NULL};
	it_strbuf tar = {NULL, 0, 0, 0};
	int i;

	mh_tar_header(&tar, &h);
	ck_assert_int_eq(aw_open(&a, format, mh_path(out)), 0);
	ck_assert_int_eq(aw_begin(a, "x", 512 + BOMB_FILE), 0);
	ck_assert_int_eq(aw_data(a, tar.data, tar.len), 0);
	for (i = 0; i < BOMB_FILE / (1 << 16); i++)
		ck_assert_int_eq(aw_data(a, zeros, sizeof zeros), 0);
	ck_assert_int_eq(aw_close(a, mh_path(out)), 0);
	it_strbuf_free(&tar);
}

static const struct {
	const char *format;
	const char *outer; /* around it, or NULL */
	const char *text;
} bombs[] = {
	{"raw.gz", NULL, "its gzip unpacks to more than 200 times its size"},
	{"raw.bz2", NULL, "its bzip2 unpacks to more than 200 times its size"},
	{"raw.xz", NULL, "its xz unpacks to more than 200 times its size"},
	{"raw.zst", NULL, "its zstd unpacks to more than 200 times its size"},
	{"raw.gz", "iso", "its gzip unpacks to more than 200 times its size"},
	{"raw.xz", "iso", "its xz unpacks to more than 200 times its size"},
	{"raw.gz", "zip", "its gzip unpacks to more than 200 times its size"},
	{"raw.zst", "zip", "its zstd unpacks to more than 200 times its size"},
	{"zip", NULL, "its zip unpacks to more than 200 times its size"},
	{"zip", "iso", "its zip unpacks to more than 200 times its size"},
};

START_TEST(test_bombs)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	make_bomb(bombs[_i].format, "b");
	if (bombs[_i].outer != NULL) {
		mh_slurp("b", &bytes);
		mh_pack_one(bombs[_i].outer, "b", "bomb.bin", bytes.data,
			    bytes.len);
		it_strbuf_free(&bytes);
	}
	mh_refused(mh_path("b"), bombs[_i].text);
}
END_TEST

/* --- windows ---------------------------------------------------------- */

static void put_le32(unsigned char *at, uint32_t value)
{
	size_t i;

	for (i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> (8 * i));
}

/* The block header behind the 12 bytes of the stream's own: another size. */
static void set_dictionary(unsigned char *xz, unsigned char code)
{
	unsigned char *header = xz + 12;
	size_t size = ((size_t)header[0] + 1) * 4, i;

	for (i = 2; i + 2 < size; i++)
		if (header[i] == 0x21 && header[i + 1] == 1)
			break;
	ck_assert_uint_lt(i + 2, size);
	header[i + 2] = code;
	put_le32(header + size - 4, it_crc32(0, header, size - 4));
}

static const struct {
	unsigned char code;
	const char *text;
} dictionaries[] = {
	{24, NULL}, /* 16 MiB */
	{30, NULL}, /* 128 MiB */
	{31, "unpacking it takes a window of 192 MiB; the limit is 128 MiB"},
	{36, "unpacking it takes a window of 1024 MiB; the limit is 128 MiB"},
	{40, "unpacking it takes a window of 4096 MiB; the limit is 128 MiB"},
};

START_TEST(test_xz_window)
{
	it_strbuf xz = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_pack("tar.xz", "w", "tree");
	mh_slurp("w", &xz);
	set_dictionary((unsigned char *)xz.data, dictionaries[_i].code);
	mh_write_buf("w", &xz);
	if (dictionaries[_i].text != NULL) {
		mh_refused(mh_path("w"), dictionaries[_i].text);
		mh_pack_one("iso", "w2", "w.bin", xz.data, xz.len);
		mh_refused(mh_path("w2"), dictionaries[_i].text);
	} else {
		ck_assert_int_eq(mh_read(&media, mh_path("w"), &err), IT_OK);
		it_media_free(&media);
	}
	it_strbuf_free(&xz);
}
END_TEST

/*
 * The header that asks for much is a later one, and lies across the end of
 * one block of what is read: between streams of xz there may be zeros.
 */
START_TEST(test_xz_later_window)
{
	it_strbuf xz = {NULL, 0, 0, 0}, tar = {NULL, 0, 0, 0};
	it_strbuf second = {NULL, 0, 0, 0};
	size_t until = (size_t)(IT_MEDIA_BLOCK - 32 + 4 * _i);

	mh_tar_file(&tar, DRIVER, "x");
	mh_pack_one("raw.xz", "w", "x", tar.data, tar.len);
	mh_slurp("w", &xz);
	mh_pack("tar.xz", "w", "tree");
	mh_slurp("w", &second);
	set_dictionary((unsigned char *)second.data, 36);
	while (xz.len < until)
		it_strbuf_char(&xz, 0);
	it_strbuf_bytes(&xz, second.data, second.len);
	mh_write_buf("w", &xz);
	mh_refused(mh_path("w"), "unpacking it takes a window of 1024 MiB; "
		   "the limit is 128 MiB");
	it_strbuf_free(&xz);
	it_strbuf_free(&tar);
	it_strbuf_free(&second);
}
END_TEST

/* The scan alone, in pieces of every size: found as soon as it is complete. */
START_TEST(test_xz_scan)
{
	it_strbuf xz = {NULL, 0, 0, 0};
	it_xz_scan scan;
	unsigned long long found = 0;
	size_t at, end, part = (size_t)_i;
	unsigned char piece[IT_XZ_HEADER_MAX + 64]; /* alone at its end */

	memset(piece, 0xFF, sizeof piece);
	mh_pack("tar.xz", "w", "tree");
	mh_slurp("w", &xz);
	set_dictionary((unsigned char *)xz.data, 36);
	end = 12 + ((size_t)xz.data[12] + 1) * 4;
	memset(&scan, 0, sizeof scan);
	for (at = 0; at < end; at += part) {
		ck_assert_uint_eq(found, 0);
		memcpy(piece + sizeof piece - part, xz.data + at, part);
		found = it_xz_window(&scan, piece + sizeof piece - part, part);
	}
	ck_assert_uint_eq(found, 1ULL << 30);
	it_strbuf_free(&xz);
}
END_TEST

/* However much came before in small pieces. */
START_TEST(test_xz_scan_long)
{
	enum { BEFORE = 100 * 41, PIECE = 41 };
	static const unsigned char header[] = "\2\0\x21\1\x24\0\0\0";
	unsigned char bytes[BEFORE + 2 * PIECE] = {0};
	unsigned long sum = it_crc32(0, header, 8);
	unsigned long long found = 0;
	it_xz_scan scan;
	size_t at;

	memset(&scan, 0, sizeof scan);
	memcpy(bytes + BEFORE + 36, header, 8);
	for (at = 0; at < 4; at++)
		bytes[BEFORE + 44 + at] = (unsigned char)(sum >> 8 * at);
	for (at = 0; at < sizeof bytes; at += PIECE) {
		ck_assert_uint_eq(found, 0);
		found = it_xz_window(&scan, bytes + at, PIECE);
	}
	ck_assert_uint_eq(found, 1ULL << 30);
}
END_TEST

/* Of all that come in one block, the largest; what has no sum is none. */
START_TEST(test_xz_scan_block)
{
	it_strbuf xz = {NULL, 0, 0, 0}, block = {NULL, 0, 0, 0};
	it_xz_scan scan;
	unsigned char *bytes;
	size_t end, i;

	mh_pack("tar.xz", "w", "tree");
	mh_slurp("w", &xz);
	bytes = (unsigned char *)xz.data;
	end = 12 + ((size_t)bytes[12] + 1) * 4;
	while (block.len < 3 * IT_XZ_HEADER_MAX)
		it_strbuf_char(&block, 0);
	for (i = 36; i >= 32; i -= 4) {
		set_dictionary(bytes, (unsigned char)i);
		it_strbuf_bytes(&block, bytes, end);
	}
	memset(&scan, 0, sizeof scan);
	ck_assert_uint_eq(it_xz_window(&scan, (unsigned char *)block.data,
				       block.len), 1ULL << 30);
	bytes[end - 1] ^= 1;
	memset(&scan, 0, sizeof scan);
	ck_assert_uint_eq(it_xz_window(&scan, bytes, end), 0);
	it_strbuf_free(&block);
	it_strbuf_free(&xz);
}
END_TEST

/* One header of eight bytes and its sum, and four bytes behind it. */
static const struct {
	const char *header, *behind;
	unsigned long long window;
} blocks[] = {
	{"\2\0\x21\1\x24\0\0\0", "\0\0\0", 1ULL << 30},
	{"\2\0\x21\1\x1F\0\0\0", "\0\0\0", 3ULL << 26},
	{"\2\0\x21\1\x28\0\0\0", "\0\0\0", 0xFFFFFFFFULL},
	{"\2\0\x21\1\x29\0\0\0", "\0\0\0", 0},
	/* within the limit */
	{"\2\0\x21\1\x1E\0\0\0", "\0\0\0", 0},
	/* with a size before it, and nothing behind */
	{"\2\x40\x80\x80\1\x21\1\x24", "\0\0\0", 1ULL << 30},
	/* another filter, or more than zeros behind it */
	{"\2\0\x21\2\x24\0\0\0", "\0\0\0", 0},
	{"\2\0\x21\1\x24\0\0\1", "\0\0\0", 0},
	/* a small one, and data that look like more of it */
	{"\2\0\x21\1\x16\0\0\0", "\x21\1\x24", 0},
	{"\2\0\x21\1\x16\0\x21\1", "\x24\0\0", 0},
};

START_TEST(test_xz_header)
{
	enum { BEFORE = 12, HEADER = 8, ALL = BEFORE + HEADER + 8 };
	unsigned char bytes[ALL] = {0};
	unsigned long sum;
	it_xz_scan scan;
	size_t i;

	memcpy(bytes + BEFORE, blocks[_i].header, HEADER);
	sum = it_crc32(0, bytes + BEFORE, HEADER);
	for (i = 0; i < 4; i++)
		bytes[BEFORE + HEADER + i] = (unsigned char)(sum >> 8 * i);
	memcpy(bytes + ALL - 4, blocks[_i].behind, 3);
	for (i = 0; i <= BEFORE; i += BEFORE) {
		memset(&scan, 0, sizeof scan);
		ck_assert_uint_eq(it_xz_window(&scan, bytes + i, ALL - i),
				  blocks[_i].window);
		memset(&scan, 0, sizeof scan); /* not there as a whole */
		ck_assert_uint_eq(it_xz_window(&scan, bytes + i, ALL - 5 - i),
				  0);
	}
}
END_TEST

static const struct {
	const char *frame; /* from its descriptor on */
	size_t len;
	unsigned long long window;
} frames[] = {
	{"\x00\x58\1\0\0", 5, 1ULL << 21},
	{"\x00\xA0\1\0\0", 5, 1ULL << 30},
	{"\x00\xA7\1\0\0", 5, (1ULL << 30) + 7 * (1ULL << 27)},
	{"\x20\x10\1\0\0", 5, 16},             /* single segment, 1 byte */
	{"\x60\x00\x01\1\0\0", 6, 512},        /* 2 bytes, plus 256 */
	{"\xA0\x00\x00\x00\x40\1\0\0", 8, 1ULL << 30},
	{"\xE3\1\2\3\4\0\0\0\0\1\0\0\0\1\0\0", 16, 1ULL << 32}, /* with ID */
	{"\xA0\x00", 2, 0},                    /* cut off */
	{"\xA0\x01", 2, 0},
	{"\x00", 1, 0},
	{"\x00\x58", 2, 1ULL << 21},          /* just there */
	{"\xA0\x00\x00\x00\x40", 5, 1ULL << 30},
	{"\xA0\1\0\0\x08", 5, (1ULL << 27) + 1},
};

START_TEST(test_zstd_window)
{
	unsigned char head[32] = {0x28, 0xB5, 0x2F, 0xFD};
	char text[128];

	memcpy(head + 4, frames[_i].frame, frames[_i].len);
	ck_assert_uint_eq(it_zstd_window(head, 4 + frames[_i].len),
			  frames[_i].window);
	if (frames[_i].window <= IT_MEDIA_MAX_WINDOW)
		return;
	(void)snprintf(text, sizeof text, "unpacking it takes a window of "
		       "%llu MiB; the limit is 128 MiB",
		       (frames[_i].window + (1 << 20) - 1) >> 20);
	mh_write("z", head, 4 + frames[_i].len);
	mh_refused(mh_path("z"), text);
}
END_TEST

/* What a reader passes by: frames of 16 kinds that tell their length. */
static const struct {
	const char *head;
	size_t len;
	unsigned long long skipped;
} skipped[] = {
	{"\x28\xB5\x2F\xFD\0\0\0\0", 8, 0},
	{"\x50\x2A\x4D\x18\4\0\0\0abcd\x28\xB5\x2F\xFD\0\0\0\0", 20, 12},
	{"\x5F\x2A\x4D\x18\0\0\0\0\x50\x2A\x4D\x18\1\0\0\0x", 17, 17},
	{"\x50\x2A\x4D\x18\0\0\0\0", 8, 8},
	{"\x50\x2A\x4D\x18\0\0\0\0", 7, 0},
	{"\x60\x2A\x4D\x18\0\0\0\0", 8, 0},
	{"\x50\x2A\x4D\x19\0\0\0\0", 8, 0},
	{"\x50\x2A\x4D\x18\xFF\xFF\xFF\xFF", 8, 0x100000007ULL},
};

START_TEST(test_zstd_skippable)
{
	unsigned char head[32] = {0};

	memcpy(head, skipped[_i].head, skipped[_i].len);
	ck_assert_uint_eq(it_zstd_skippable(head, skipped[_i].len),
			  skipped[_i].skipped);
}
END_TEST

/* A later frame: zstd itself refuses above 128 MiB. */
START_TEST(test_zstd_later_window)
{
	static const char second[] = "\x28\xB5\x2F\xFD\x00\xA0\1\0\0";
	it_strbuf zst = {NULL, 0, 0, 0}, tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, DRIVER, "x");
	mh_pack_one("raw.zst", "z", "x", tar.data, tar.len);
	mh_slurp("z", &zst);
	it_strbuf_bytes(&zst, second, sizeof second - 1);
	mh_write_buf("z", &zst);
	mh_refused(mh_path("z"), "unpacking it takes a larger window than the "
		   "limit of 128 MiB");
	it_strbuf_free(&zst);
	it_strbuf_free(&tar);
}
END_TEST

/* --- sparse ----------------------------------------------------------- */

/* Old GNU: one data byte block at the start, the rest a hole. */
static void add_sparse(it_strbuf *tar, unsigned long long size)
{
	mh_header h = {DRIVER, 'S', 0644, 512, NULL};
	unsigned char *block;
	size_t at = tar->len;

	mh_tar_header(tar, &h);
	block = (unsigned char *)tar->data + at;
	memcpy(block + 257, "ustar  ", 8);
	(void)snprintf((char *)block + 386, 12, "%011o", 0U);
	(void)snprintf((char *)block + 398, 12, "%011o", 512U);
	(void)snprintf((char *)block + 483, 12, "%011llo", size);
	mh_tar_sum(block);
	for (at = 0; at < 512; at++)
		it_strbuf_char(tar, 'S');
}

START_TEST(test_sparse)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	const it_entry *entry;
	it_media media;
	it_error err;

	add_sparse(&tar, _i == 0 ? 1 << 20 : 1ULL << 32);
	mh_tar_end(&tar);
	mh_write_buf("s", &tar);
	it_strbuf_free(&tar);
	if (_i == 1) {
		mh_refused(mh_path("s"),
			   "\"" DRIVER "\" in it is larger than 64 MiB");
		return;
	}
	ck_assert_int_eq(mh_read(&media, mh_path("s"), &err), IT_OK);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "\"" DRIVER "\" is a sparse file");
	it_media_free(&media);
}
END_TEST

/* --- zip -------------------------------------------------------------- */

/* Bit 0 of the general flags, in the directory and before the member. */
static void pack_encrypted(const char *name, const char *path)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	size_t at;

	mh_pack_one("zip", name, path, "driver", 6);
	mh_slurp(name, &zip);
	for (at = 0; at + 4 < zip.len; at++) {
		if (memcmp(zip.data + at, "PK\3\4", 4) == 0)
			zip.data[at + 6] |= 1;
		if (memcmp(zip.data + at, "PK\1\2", 4) == 0)
			zip.data[at + 8] |= 1;
	}
	mh_write_buf(name, &zip);
	it_strbuf_free(&zip);
}

START_TEST(test_encrypted)
{
	const it_entry *entry;
	it_media media;
	it_error err;

	pack_encrypted("e", DRIVER);
	ck_assert_int_eq(mh_read(&media, mh_path("e"), &err), IT_OK);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "\"" DRIVER "\" is encrypted");
	it_media_free(&media);
}
END_TEST

/* An archive that is encrypted may be the one with the drivers. */
START_TEST(test_encrypted_archive)
{
	it_media media;
	it_error err;

	pack_encrypted("e", "vmware-solaris-tools.tar.gz");
	ck_assert_int_eq(mh_read(&media, mh_path("e"), &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "holds no drivers that can be read: "
			 "\"vmware-solaris-tools.tar.gz\" in it is encrypted");
	ck_assert_str_eq(err.remedy, "unpack it with its password and give "
			 "what comes out");
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("damage");

	tcase_set_timeout(tc, 120);
	tcase_add_unchecked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_cut, 0, COUNT(forms));
	tcase_add_test(tc, test_cut_iso_tree);
	tcase_add_loop_test(tc, test_flipped, 0, COUNT(forms));
	tcase_add_test(tc, test_gzip_trailer);
	tcase_add_loop_test(tc, test_appended, 0, COUNT(appended));
	tcase_add_loop_test(tc, test_bombs, 0, COUNT(bombs));
	tcase_add_loop_test(tc, test_xz_window, 0, COUNT(dictionaries));
	tcase_add_loop_test(tc, test_xz_later_window, 0, 10);
	tcase_add_loop_test(tc, test_xz_scan, 1, 40);
	tcase_add_test(tc, test_xz_scan_block);
	tcase_add_test(tc, test_xz_scan_long);
	tcase_add_loop_test(tc, test_xz_header, 0, COUNT(blocks));
	tcase_add_loop_test(tc, test_zstd_window, 0, COUNT(frames));
	tcase_add_loop_test(tc, test_zstd_skippable, 0, COUNT(skipped));
	tcase_add_test(tc, test_zstd_later_window);
	tcase_add_loop_test(tc, test_sparse, 0, 2);
	tcase_add_test(tc, test_encrypted);
	tcase_add_test(tc, test_encrypted_archive);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_damage");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
