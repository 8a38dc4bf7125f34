/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is followed beside libarchive, by itself: the headers of a tar
 * (media_tar.c), the directory of a zip (media_zip.c), the trailers of gzip
 * (media_gzip.c) and the descriptors of an image (media_kind.c); and its
 * digest (media_hash.c).  libarchive refuses much of this before, so that no
 * medium shows each condition.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include <check.h>

#include "payload/media_priv.h"
#include "tests/check_main.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* --- tar ---------------------------------------------------------------- */

enum {
	NOTHING,
	TWICE,
	FOR_ALL,
	NUMBER,
	BLANK,
	HALF,
	MAP_ODD,
	CONTENTS,
	OF_WHICH,
	DUMPS
};

/* Of what is said. */
static const char *const words[] = {
	[TWICE] = "twice",
	[FOR_ALL] = "for all",
	[NUMBER] = "no number",
	[BLANK] = "blank before its key",
	[HALF] = "half a name",
	[OF_WHICH] = "before a label",
	[DUMPS] = "incremental or divided",
	[CONTENTS] = "has a size for a link",
	[MAP_ODD] = "a sparse file whose map",
};

/*
 * Up to five headers: the type, the field of the size (and what follows it)
 * or NULL for the size of the data, the data, and for a sparse file how many
 * blocks of its map stand before that.  Each of them ends in a file "z".
 * places: of the entries, in blocks, added up.
 */
typedef struct part {
	char type;
	const char *size;
	const char *data;
	int blocks;
	const char *magic; /* NULL: GNU's */
} part;

static const struct {
	part parts[5];
	unsigned long long entries, places;
	int wrong, lost;
} tars[] = {
	{{{'0', NULL, "a", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'\0', NULL, "a", 0, NULL}}, 2, 2, NOTHING, 0},
	/* sizes */
	{{{'0', "1000\0", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', "       1000\0", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', "\t1000\0", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', "0000000010001", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', "00000001000 7", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', "00000010008\0", "512", 0, NULL}}, 1, 0, NUMBER, 0},
	{{{'0', "0001000/", "512", 0, NULL}}, 1, 0, NUMBER, 0},
	{{{'0', "0001000\t", "512", 0, NULL}}, 1, 0, NUMBER, 0},
	{{{'L', "0008", "name", 0, NULL}}, 0, 0, NUMBER, 0},
	{{{'0', "\0" "00000001000", "512", 0, NULL}}, 1, 0, NUMBER, 0},
	{{{'0', "\0 1000\0\0\0\0\0", "512", 0, NULL}}, 1, 0, NUMBER, 0},
	{{{'0', "\0\0" "0000001000", "", 0, NULL}}, 2, 1, NOTHING, 0},
	{{{'0', "\200\0\0\0\0\0\0\0\0\0\2\0", "512", 0, NULL}}, 2, 2, NOTHING,
	 0},
	{{{'1', "1000\0", "", 0, NULL}}, 2, 1, NOTHING, 0},
	{{{'1', "1000\0", "", 0, NULL}, {'2', "0", "", 0, NULL}}, 3, 3, NOTHING,
	 0},
	{{{'2', "1000\0", "", 0, NULL}}, 1, 0, CONTENTS, 0},
	{{{'5', "1\0", "", 0, NULL}}, 1, 0, CONTENTS, 0},
	{{{'6', "1000\0", "", 0, NULL}}, 1, 0, CONTENTS, 0},
	{{{'6', "0\0", "", 0, NULL}}, 2, 1, NOTHING, 0},
	{{{'x', NULL, "10 size=9\n", 0, NULL}, {'5', "0", "", 0, NULL}}, 1, 0,
	 CONTENTS, 0},
	{{{'V', "0", "", 0, NULL}}, 1, 0, NOTHING, 0},
	{{{'V', NULL, "label", 0, NULL}}, 0, 0, CONTENTS, 0},
	{{{'L', NULL, "a", 0, NULL}, {'V', "0", "", 0, NULL}}, 0, 0, OF_WHICH,
	 0},
	{{{'K', NULL, "a", 0, NULL}, {'A', NULL, "b", 0, NULL}}, 0, 0,
	 OF_WHICH, 0},
	{{{'x', NULL, "11 mtime=1\n", 0, NULL}, {'V', "0", "", 0, NULL}}, 1, 0,
	 NOTHING, 0},
	{{{'A', NULL, "b", 0, NULL}, {'L', NULL, "a", 0, NULL}}, 1, 0, NOTHING,
	 0},
	{{{'7', "1000\0", "512", 0, NULL}}, 2, 2, NOTHING, 0},
	/* extensions: the entry begins with the first of them */
	{{{'L', NULL, "name", 0, NULL}, {'0', NULL, "", 0, NULL}}, 2, 3,
	 NOTHING, 0},
	{{{'L', NULL, "name", 0, NULL},
	  {'K', NULL, "link", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 2, 6, NOTHING, 0},
	{{{'x', NULL, "11 mtime=1\n", 0, NULL},
	  {'K', NULL, "link", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 2, 6, NOTHING, 0},
	{{{'L', NULL, "a", 0, NULL}, {'L', NULL, "b", 0, NULL}}, 0, 0, TWICE,
	 0},
	{{{'K', NULL, "a", 0, NULL}, {'K', NULL, "b", 0, NULL}}, 0, 0, TWICE,
	 0},
	{{{'x', NULL, "8 path=a\n", 0, NULL}, {'L', NULL, "b", 0, NULL}}, 0, 0,
	 TWICE, 0},
	{{{'X', NULL, "9 path=a\n9 path=b\n", 0, NULL}}, 0, 0, TWICE, 0},
	{{{'x', NULL, "13 linkpath=a\n13 linkpath=a\n", 0, NULL}}, 0, 0, TWICE,
	 0},
	/* after that nothing counts */
	{{{'x', NULL, "9 path=a\n9 path=b\n", 0, NULL},
	  {'0', NULL, "", 0, NULL},
	  {'0', NULL, "", 0, NULL}},
	 0, 0, TWICE, 0},
	/* told once for one file and once for the next */
	{{{'L', NULL, "a", 0, NULL},
	  {'0', NULL, "", 0, NULL},
	  {'L', NULL, "b", 0, NULL}},
	 2, 3, NOTHING, 0},
	/* records */
	{{{'x', NULL, "12 size=512\n", 0, NULL}, {'0', "0", "512", 0, NULL}},
	 2, 4, NOTHING, 0},
	{{{'x', NULL, "10 size=9\n", 0, NULL}, {'0', "0", "9", 0, NULL}}, 2, 4,
	 NOTHING, 0},
	{{{'x', NULL, "13 size=0512\n", 0, NULL}, {'0', "0", "512", 0, NULL}},
	 2, 4, NOTHING, 0},
	/* so large that "z" belongs to it */
	{{{'x', NULL, "12 size=600\n", 0, NULL}, {'0', "0", "512", 0, NULL}},
	 1, 0, NOTHING, 0},
	{{{'x', NULL, "13 size=51/2\n", 0, NULL}, {'0', "0", "512", 0, NULL}},
	 0, 0, NUMBER, 0},
	{{{'x', NULL, "13 size=51:2\n", 0, NULL}, {'0', "0", "512", 0, NULL}},
	 0, 0, NUMBER, 0},
	{{{'x', NULL, "12 size=512\n14 path=10000\n", 0, NULL},
	  {'0', "0", "512", 0, NULL}},
	 2, 4, NOTHING, 0},
	{{{'x', NULL, "12 sizes= 9\n", 0, NULL}, {'0', NULL, "9", 0, NULL}}, 2,
	 4, NOTHING, 0},
	{{{'x', NULL, "9 path=a \n", 0, NULL}}, 0, 0, NOTHING, 1},
	{{{'x', NULL, "10  path=a\n", 0, NULL}}, 0, 0, BLANK, 0},
	{{{'x', NULL, "10 \tpath=a\n", 0, NULL}}, 0, 0, BLANK, 0},
	{{{'x', NULL, "11 pat h=a\n", 0, NULL}}, 1, 0, NOTHING, 0},
	{{{'x', NULL, "8 size=\n", 0, NULL}}, 0, 0, TWICE, 0},
	{{{'x', NULL, "8 path=\n", 0, NULL}}, 0, 0, TWICE, 0},
	{{{'x', NULL, "12 comment=\n", 0, NULL}}, 1, 0, NOTHING, 0},
	{{{'g', NULL, "11 mtime=1\n", 0, NULL}}, 1, 0, NOTHING, 0},
	{{{'g', NULL, "9 path=a\n", 0, NULL}}, 0, 0, FOR_ALL, 0},
	{{{'g', NULL, "18 GNU.sparse.a=1\n", 0, NULL}}, 0, 0, FOR_ALL, 0},
	{{{'g', NULL, "21 SCHILY.realsize=1\n", 0, NULL}}, 0, 0, FOR_ALL, 0},
	{{{'g', NULL, "19 SUN.holesdata=1\n", 0, NULL}}, 0, 0, FOR_ALL, 0},
	/* the size of a sparse file, with its map and without */
	{{{'x', NULL, "24 GNU.sparse.realsize=\n", 0, NULL}}, 0, 0, TWICE, 0},
	{{{'x', NULL, "25 GNU.sparse.realsize=1\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 1, 0, MAP_ODD, 0},
	{{{'x', NULL, "21 GNU.sparse.size=1\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 1, 0, MAP_ODD, 0},
	{{{'x', NULL, "25 GNU.sparse.realsize=1\n22 GNU.sparse.major=1\n", 0,
	   NULL},
	  {'0', NULL, "a", 0, NULL}},
	 2, 4, NOTHING, 0},
	{{{'x', NULL, "21 GNU.sparse.size=1\n26 GNU.sparse.numblocks=1\n"
	   "22 GNU.sparse.map=0,1\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 2, 4, NOTHING, 0},
	{{{'x', NULL, "22 GNU.sparse.map=0,1\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 1, 0, MAP_ODD, 0},
	{{{'x', NULL, "26 GNU.sparse.numblocks=1\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 1, 0, MAP_ODD, 0},
	/* and its name */
	{{{'x', NULL, "21 GNU.sparse.name=b\n9 path=c\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 1, 0, MAP_ODD, 0},
	{{{'x', NULL, "22 GNU.sparse.map=0,1\n21 GNU.sparse.size=1\n"
	   "21 GNU.sparse.name=b\n", 0, NULL},
	  {'0', NULL, "a", 0, NULL}},
	 2, 4, NOTHING, 0},
	{{{'x', NULL, "18 GNU.sparse.a=1\n18 GNU.sparse.a=1\n", 0, NULL}}, 1, 0,
	 NOTHING, 0},
	{{{'x', NULL, "49 a.key.that.is.longer.than.any.that.is.known=1\n"
	   "9 path=a\n9 path=b\n", 0, NULL}},
	 0, 0, TWICE, 0},
	/* records that cannot be: nothing behind them is looked at */
	{{{'x', NULL, "-9 path=a\n9 path=a\n9 path=b\n", 0, NULL}}, 0, 0,
	 NOTHING, 1},
	{{{'x', NULL, "/9 path=a\n9 path=a\n9 path=b\n", 0, NULL}}, 0, 0,
	 NOTHING, 1},
	{{{'x', NULL, ":9 path=a\n9 path=a\n9 path=b\n", 0, NULL}}, 0, 0,
	 NOTHING, 1},
	{{{'x', NULL, " 9 path=a\n9 path=a\n9 path=b\n", 0, NULL}}, 0, 0,
	 NOTHING, 1},
	{{{'x', NULL, "2 path=a\n", 0, NULL}}, 0, 0, NOTHING, 1},
	{{{'x', NULL, "1 path=a\n", 0, NULL}}, 0, 0, NOTHING, 1},
	{{{'x', NULL, "7 path\n", 0, NULL}}, 0, 0, NOTHING, 1},
	{{{'x', NULL, "00000016 path=a\n00000016 path=b\n", 0, NULL}}, 0, 0,
	 TWICE, 0},
	{{{'x', NULL, "000000017 path=a\n", 0, NULL}}, 0, 0, NOTHING, 1},
	/* old sparse files: the blocks of the map have no size */
	{{{'S', NULL, "data", 1, NULL}}, 2, 3, NOTHING, 0},
	{{{'S', NULL, "data", 2, NULL}}, 2, 4, NOTHING, 0},
	{{{'S', NULL, "data", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'0', NULL, "data", -1, NULL}}, 2, 2, NOTHING, 0},
	{{{'S', NULL, "data", -1, "ustar\0" "00"}}, 1, 0, MAP_ODD, 0},
	/* parts of a name */
	{{{'p', NULL, "", 0, NULL}}, 1, 0, HALF, 0},
	/* of incremental archives, and of divided ones */
	{{{'D', NULL, "a", 0, NULL}}, 1, 0, DUMPS, 0},
	{{{'M', NULL, "a", 0, NULL}}, 1, 0, DUMPS, 0},
	{{{'N', NULL, "a", 0, NULL}}, 2, 2, NOTHING, 0},
	{{{'p', NULL, "", 0, "ustar\0" "00"}}, 2, 1, NOTHING, 0},
	{{{'p', NULL, "", 0, "ustar\0xx"}}, 2, 1, NOTHING, 0},
	{{{'p', NULL, "", 0, "ustar 00"}}, 1, 0, HALF, 0},
	{{{'p', NULL, "", 0, "ustar x"}}, 1, 0, HALF, 0},
	{{{'p', NULL, "", 0, "ustbr 00"}}, 1, 0, HALF, 0},
	{{{'p', NULL, "", 0, "\0\0\0\0\0\0\0"}}, 1, 0, HALF, 0},
	{{{'0', NULL, "", 0, "ustar 00"}}, 2, 1, NOTHING, 0},
};

enum {
	SIZE = 124,
	TYPE = 156,
	MAGIC = 257,
	PREFIX = 345,
	MAP = 386,
	EXTENDED = 482,
	REAL_SIZE = 483,
	MORE = 504
};

static void add_block(it_strbuf *tar, const unsigned char *block)
{
	it_strbuf_bytes(tar, block, IT_TAR_BLOCK);
}

static void add_data(it_strbuf *tar, const char *data)
{
	static const unsigned char zeros[IT_TAR_BLOCK];
	size_t len = strlen(data);

	if (strcmp(data, "512") == 0) {
		add_block(tar, zeros);
		return;
	}
	it_strbuf_bytes(tar, data, len);
	it_strbuf_bytes(tar, zeros,
			(IT_TAR_BLOCK - len % IT_TAR_BLOCK) % IT_TAR_BLOCK);
}

static void add_map(it_strbuf *tar, int blocks)
{
	unsigned char block[IT_TAR_BLOCK];

	for (; blocks > 0; blocks--) {
		memset(block, 'm', sizeof block);
		block[MORE] = blocks > 1;
		add_block(tar, block);
	}
}

static void put_octal(unsigned char *field, size_t number)
{
	int i;

	for (i = 10; i >= 0; i--, number /= 8)
		field[i] = (unsigned char)('0' + number % 8);
}

static void add_part(it_strbuf *tar, const part *p)
{
	unsigned char head[IT_TAR_BLOCK] = "z";

	memcpy(head + MAGIC, p->magic != NULL ? p->magic : "ustar  ", 8);
	if (p->size != NULL)
		memcpy(head + SIZE, p->size,
		       p->size[0] == '\200' || p->size[0] == '\0'
		       ? 12 : strlen(p->size));
	else
		put_octal(head + SIZE, strlen(p->data));
	head[TYPE] = (unsigned char)p->type;
	head[EXTENDED] = p->blocks != 0;
	head[PREFIX] = p->type == 'p'; /* has one */
	if (p->type == 'S')
		memset(head + MAP, '0', 4 * 24);
	head[REAL_SIZE] = '0';
	add_block(tar, head);
	add_map(tar, p->blocks);
	add_data(tar, p->data);
}

/* In pieces of so many bytes; what follows a piece is another thing. */
static const char *follow(it_tar_scan *scan, const it_strbuf *tar, size_t piece)
{
	unsigned char *copy = malloc(piece + IT_TAR_BLOCK);
	const char *wrong = NULL;
	size_t at, len;

	ck_assert(copy != NULL);
	memset(scan, 0, sizeof *scan);
	for (at = 0; at < tar->len; at += len) {
		len = tar->len - at < piece ? tar->len - at : piece;
		memset(copy, '?', piece + IT_TAR_BLOCK);
		memcpy(copy, tar->data + at, len);
		wrong = it_tar_follow(scan, copy, len);
	}
	free(copy);
	return wrong;
}

static void check_tar(const it_strbuf *tar, int row, size_t piece)
{
	it_tar_scan scan;
	const char *wrong = follow(&scan, tar, piece);

	ck_assert_int_eq(wrong != NULL, tars[row].wrong != NOTHING);
	if (wrong != NULL)
		ck_assert_ptr_nonnull(strstr(wrong, words[tars[row].wrong]));
	ck_assert_uint_eq(scan.entries, tars[row].entries);
	ck_assert_uint_eq(scan.places, tars[row].places * IT_TAR_BLOCK);
	if (wrong == NULL && tars[row].lost)
		ck_assert_int_eq(scan.lost, 1);
}

START_TEST(test_tar)
{
	static const size_t pieces[] = {1, 7, 511, 512, 513, 1024, 65536};
	static const unsigned char zeros[2 * IT_TAR_BLOCK];
	static const part last = {'0', NULL, "", 0, NULL};
	it_strbuf tar = {NULL, 0, 0, 0};
	int i;

	for (i = 0; i < 5 && tars[_i].parts[i].data != NULL; i++)
		add_part(&tar, &tars[_i].parts[i]);
	add_part(&tar, &last);
	it_strbuf_bytes(&tar, zeros, sizeof zeros);
	add_part(&tar, &last); /* behind the end */
	for (i = 0; i < COUNT(pieces); i++)
		check_tar(&tar, _i, pieces[i]);
	it_strbuf_free(&tar);
}
END_TEST

/* Maps of old sparse files: which bytes of them are NUL. */
static const struct {
	size_t empty[2]; /* 0: none */
	int more; /* another block follows this one */
	int odd;
} maps[] = {
	{{0, 0}, 0, 0},
	{{0, 0}, 1, 0},
	/* ends after three parts; before the first one */
	{{MAP + 72, MAP + 84}, 0, 0},
	{{MAP + 72, MAP + 84}, 1, 1},
	{{MAP + 72, 0}, 0, 1},
	{{MAP + 84, 0}, 0, 1},
	{{MAP + 12, 0}, 0, 1},
	{{MAP, MAP + 12}, 0, 1},
	{{REAL_SIZE, 0}, 0, 1},
	/* behind the map, and before it */
	{{MAP + 96, 0}, 0, 0},
	{{MAP - 1, 0}, 0, 0},
	/* the magic of others */
	{{MAGIC + 5, 0}, 0, 1},
};

/* The same in a block that follows; bytes from 1 on. */
static const struct {
	size_t empty[2];
	int more, odd;
} more_maps[] = {
	{{0, 0}, 0, 0},
	{{0, 0}, 1, 0},
	{{1, 13}, 0, 0},
	{{1, 13}, 1, 1},
	{{1, 0}, 0, 1},
	{{13, 0}, 0, 1},
	{{481, 493}, 0, 0},
	{{481, 493}, 1, 1},
	{{493, 0}, 0, 1},
	{{504, 0}, 0, 0},
};

static const char *follow_map(const unsigned char *head,
			      const unsigned char *block)
{
	it_tar_scan scan;
	const char *wrong;

	memset(&scan, 0, sizeof scan);
	wrong = it_tar_follow(&scan, head, IT_TAR_BLOCK);
	return wrong != NULL ? wrong
			     : it_tar_follow(&scan, block, IT_TAR_BLOCK);
}

static void check_map(const unsigned char *head, const unsigned char *block,
		      int odd)
{
	const char *wrong = follow_map(head, block);

	ck_assert_str_eq(wrong != NULL ? wrong : "", odd
		? "has a sparse file whose map readers take in different ways"
		: "");
}

static void sparse_head(unsigned char head[IT_TAR_BLOCK], int more)
{
	memset(head, '0', IT_TAR_BLOCK);
	memcpy(head + MAGIC, "ustar  ", 8);
	head[TYPE] = 'S';
	head[PREFIX] = '\0';
	head[EXTENDED] = (unsigned char)more;
}

START_TEST(test_map)
{
	unsigned char head[IT_TAR_BLOCK], block[IT_TAR_BLOCK];

	sparse_head(head, maps[_i].more);
	memset(block, '0', sizeof block);
	block[MORE] = 0;
	block[PREFIX] = '\0'; /* else half a name, where it is a header */
	if (maps[_i].empty[0] != 0)
		head[maps[_i].empty[0]] = '\0';
	if (maps[_i].empty[1] != 0)
		head[maps[_i].empty[1]] = '\0';
	check_map(head, block, maps[_i].odd);
}
END_TEST

START_TEST(test_more_map)
{
	unsigned char head[IT_TAR_BLOCK], block[IT_TAR_BLOCK];

	sparse_head(head, 1);
	memset(block, '0', sizeof block);
	block[MORE] = (unsigned char)more_maps[_i].more;
	if (more_maps[_i].empty[0] != 0)
		block[more_maps[_i].empty[0] - 1] = '\0';
	if (more_maps[_i].empty[1] != 0)
		block[more_maps[_i].empty[1] - 1] = '\0';
	check_map(head, block, more_maps[_i].odd);
}
END_TEST

/*
 * What GNU tar has there is no half of a name with its magic, and is one
 * without.
 */
START_TEST(test_sparse_prefix)
{
	unsigned char head[IT_TAR_BLOCK];
	it_tar_scan scan;
	const char *wrong;

	sparse_head(head, 0);
	head[PREFIX] = '0';
	if (_i != 0)
		head[MAGIC] = '?';
	memset(&scan, 0, sizeof scan);
	wrong = it_tar_follow(&scan, head, IT_TAR_BLOCK);
	ck_assert_int_eq(wrong != NULL, _i);
	if (wrong != NULL)
		ck_assert_ptr_nonnull(strstr(wrong, words[HALF]));
}
END_TEST

/*
 * A file with such a map, place and length of each part: has it holes, or is
 * it whole?
 */
static const struct {
	const char *parts[3][2];
	const char *size, *real;
	unsigned long long holes;
} in_parts[] = {
	{{{"0", "10"}}, "10", "10", 0},
	{{{"0", "10"}, {"10", "0"}}, "10", "10", 0},
	{{{"1", "10"}, {"10", "0"}}, "10", "10", 1},
	{{{"0", "7"}, {"10", "0"}}, "10", "10", 1},
	{{{"0", "10"}, {"10", "0"}}, "7", "10", 1},
	{{{"0", "10"}, {"10", "0"}}, "10", "11", 1},
	{{{"0", "10"}, {"11", "0"}}, "10", "10", 1},
	{{{"0", "10"}, {"10", "1"}}, "10", "10", 1},
	{{{"0", "10"}, {"10", "0"}, {"10", "0"}}, "10", "10", 1},
	/* no place is the end, whatever comes behind it */
	{{{"0", "10"}, {"", ""}, {"10", "0"}}, "10", "10", 0},
	{{{"0", "0"}}, "0", "0", 0},
	{{{"0", "0"}, {"", ""}, {"0", "0"}}, "0", "0", 0},
};

START_TEST(test_in_parts)
{
	unsigned char head[IT_TAR_BLOCK] = "z";
	it_tar_scan scan;
	size_t i, j;

	memcpy(head + MAGIC, "ustar  ", 8);
	head[TYPE] = 'S';
	memcpy(head + SIZE, in_parts[_i].size, strlen(in_parts[_i].size));
	memcpy(head + REAL_SIZE, in_parts[_i].real, strlen(in_parts[_i].real));
	for (i = 0; i < 3; i++)
		for (j = 0; j < 2 && in_parts[_i].parts[i][j] != NULL; j++)
			memcpy(head + MAP + i * 24 + j * 12,
			       in_parts[_i].parts[i][j],
			       strlen(in_parts[_i].parts[i][j]));
	memset(&scan, 0, sizeof scan);
	ck_assert_ptr_null(it_tar_follow(&scan, head, sizeof head));
	ck_assert_uint_eq(scan.holes, in_parts[_i].holes);
}
END_TEST

/* The place of each file with holes, and one for each of them. */
static const struct {
	part parts[3];
	unsigned long long holes;
} with_holes[] = {
	{{{'0', NULL, "512", 0, NULL}}, 0},
	{{{'x', NULL, "11 mtime=1\n", 0, NULL}, {'0', NULL, "", 0, NULL}}, 0},
	{{{'x', NULL, "19 SUN.holesdata=1\n", 0, NULL},
	  {'0', NULL, "", 0, NULL}}, 1},
	{{{'x', NULL, "22 GNU.sparse.map=0,1\n21 GNU.sparse.size=1\n", 0, NULL},
	  {'0', NULL, "", 0, NULL}}, 1},
	{{{'0', NULL, "", 0, NULL},
	  {'x', NULL, "19 SUN.holesdata=1\n", 0, NULL},
	  {'0', NULL, "", 0, NULL}}, IT_TAR_BLOCK + 1},
};

START_TEST(test_holes)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	it_tar_scan scan;
	int i;

	for (i = 0; i < 3 && with_holes[_i].parts[i].data != NULL; i++)
		add_part(&tar, &with_holes[_i].parts[i]);
	ck_assert_ptr_null(follow(&scan, &tar, 65536));
	ck_assert_uint_eq(scan.holes, with_holes[_i].holes);
	it_strbuf_free(&tar);
}
END_TEST

/* A group of a bundle has no label, ACL or header for all. */
START_TEST(test_group)
{
	static const struct {
		part it;
		int is_taken;
	} rows[] = {
		{{'x', NULL, "11 mtime=1\n", 0, NULL}, 1},
		{{'X', NULL, "11 mtime=1\n", 0, NULL}, 1},
		{{'L', NULL, "name", 0, NULL}, 1},
		{{'K', NULL, "link", 0, NULL}, 1},
		{{'V', NULL, "", 0, NULL}, 0},
		{{'A', NULL, "b", 0, NULL}, 0},
		{{'g', NULL, "11 mtime=1\n", 0, NULL}, 0},
	};
	it_strbuf tar = {NULL, 0, 0, 0};
	it_tar_scan scan;
	int group;
	const char *wrong;

	add_part(&tar, &rows[_i].it);
	for (group = 0; group < 2; group++) {
		memset(&scan, 0, sizeof scan);
		scan.group = group;
		wrong = it_tar_follow(&scan, (unsigned char *)tar.data,
				      tar.len);
		ck_assert_int_eq(wrong == NULL, !group || rows[_i].is_taken);
	}
	ck_assert(wrong == NULL || strstr(wrong, "no group may") != NULL);
	it_strbuf_free(&tar);
}
END_TEST

/* --- zip ---------------------------------------------------------------- */

static const char only_some[] =
	"has a directory that only some readers find";
static const char otherwise[] =
	"names a file otherwise in its directory than before its bytes";

static const char two_names[] =
	"gives a file a second name, which only some readers heed";
static const char two_sizes[] =
	"tells the size or check sum of a file otherwise in its directory than "
	"before its bytes";
static const char odd_name[] =
	"has a backslash or a NUL in a name, which readers take in different "
	"ways";
static const char odd_end[] =
	"has a name that ends in a version (\";1\") or a dot, of which readers "
	"make different ones";
static const char odd_letters[] =
	"has a name in letters of another system, of which readers make "
	"different ones";
static const char not_plain[] =
	"holds a patch, or a file that is encrypted in a way of its own, which "
	"only some readers notice";
static const char two_types[] =
	"says of a file that it is a directory or a device, which readers take "
	"in different ways";
static const char too_new[] =
	"has a file for readers of a newer version than 6.3, which some read "
	"and some leave out";

typedef struct file {
	const char *name, *extra;
	size_t name_len, extra_len;
} file;

#define UNICODE(len, text) "up" len "\1sums" text /* 0x7075 */

/*
 * One file, as it stands before its bytes and in the directory; offset is the
 * field there.  Then a byte of the directory and the end is changed.
 */
static const struct {
	const char *name[2];
	const char *extra[2];
	size_t extra_len[2];
	unsigned long offset;
	size_t at; /* from the directory on */
	unsigned char change;
	const char *wrong;
} zips[] = {
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 0, 0, NULL},
	{{"a", "b"}, {"", ""}, {0, 0}, 0, 0, 0, otherwise},
	{{"a", "ab"}, {"", ""}, {0, 0}, 0, 0, 0, otherwise},
	{{"ab", "a"}, {"", ""}, {0, 0}, 0, 0, 0, otherwise},
	/* not where they should be */
	{{"a", "a"}, {"", ""}, {0, 0}, 1, 0, 0, only_some},
	{{"a", "a"}, {"", ""}, {0, 0}, 1UL << 30, 0, 0, only_some},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 3, 1, only_some},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 29, 64, only_some},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 31, 64, only_some},
	/* the other name, in Unicode, behind version and check sum */
	{{"a", "a"}, {UNICODE("\6\0", "a"), UNICODE("\6\0", "a")}, {10, 10}, 0,
	 0, 0, NULL},
	{{"a", "a"}, {UNICODE("\6\0", "a"), UNICODE("\6\0", "b")}, {10, 10}, 0,
	 0, 0, otherwise},
	{{"a", "a"}, {UNICODE("\6\0", "a"), ""}, {10, 0}, 0, 0, 0, otherwise},
	{{"a", "a"}, {"", UNICODE("\6\0", "a")}, {0, 10}, 0, 0, 0, otherwise},
	{{"a", "a"}, {UNICODE("\6\0", "a"), UNICODE("\7\0", "aa")}, {10, 11},
	 0, 0, 0, otherwise},
	/* which is not another one, but for what is no ASCII */
	{{"a", "a"}, {UNICODE("\6\0", "a") UNICODE("\6\0", "b"),
		      UNICODE("\6\0", "a") UNICODE("\6\0", "b")}, {20, 20}, 0,
	 0, 0, two_names},
	{{"a", "a"}, {UNICODE("\6\0", "b"), UNICODE("\6\0", "b")}, {10, 10}, 0,
	 0, 0, two_names},
	{{"a", "a"}, {UNICODE("\7\0", "aa"), UNICODE("\7\0", "aa")}, {11, 11},
	 0, 0, 0, two_names},
	{{"a", "a"}, {UNICODE("\6\0", "\351"), UNICODE("\6\0", "\351")},
	 {10, 10}, 0, 0, 0, two_names},
	{{"\202", "\202"}, {UNICODE("\6\0", "a"), UNICODE("\6\0", "a")},
	 {10, 10}, 0, 0, 0, two_names},
	{{"ab", "ab"}, {UNICODE("\6\0", "a"), UNICODE("\6\0", "a")}, {10, 10},
	 0, 0, 0, two_names},
	{{"\200", "\200"}, {"up\4\0\1sum", "up\4\0\1sum"}, {8, 8}, 0, 0, 0,
	 two_names},
	{{"#U", "#U"}, {UNICODE("\6\0", "a"), UNICODE("\6\0", "a")}, {10, 10},
	 0, 0, 0, two_names},
	{{"a#U0", "a#U0"},
	 {UNICODE("\7\0", "a\351"), UNICODE("\7\0", "a\351")},
	 {11, 11}, 0, 0, 0, NULL},
	{{"\200", "\200"},
	 {UNICODE("\7\0", "\303\251"), UNICODE("\7\0", "\303\251")},
	 {11, 11}, 0, 5, 3, NULL},
	/* letters of another system, unless it says which */
	{{"11\33464", "11\33464"}, {"", ""}, {0, 0}, 0, 0, 0, odd_letters},
	{{"a\200", "a\200"}, {"", ""}, {0, 0}, 0, 5, 11, odd_letters},
	{{"a\177", "a\177"}, {"", ""}, {0, 0}, 0, 5, 11, NULL},
	{{"a\377", "a\377"}, {"", ""}, {0, 0}, 0, 5, 3, NULL},
	{{"a\377", "a\377"}, {"", ""}, {0, 0}, 0, 5, 19, NULL},
	{{"\200", "\200"},
	 {UNICODE("\7\0", "\303\251"), UNICODE("\7\0", "\303\251")},
	 {11, 11}, 0, 0, 0, odd_letters},
	{{"a", "a"}, {"up\4\0\1sum", "up\4\0\1sum"}, {8, 8}, 0, 0, 0,
	 two_names},
	{{"", ""}, {"up\5\0\1sums", "up\5\0\1sums"}, {9, 9}, 0, 0, 0, NULL},
	/* twice before the bytes only, the first like that of the directory */
	{{"a", "a"}, {UNICODE("\6\0", "a") UNICODE("\6\0", "b"),
		      UNICODE("\6\0", "a")}, {20, 10}, 0, 0, 0, two_names},
	{{"a", "a"}, {"up\0\0" UNICODE("\6\0", "b"), ""}, {14, 0}, 0, 0, 0,
	 two_names},
	{{"a", "a"}, {"up\0\0", ""}, {4, 0}, 0, 0, 0, two_names},
	/* behind another field, which may differ */
	{{"a", "a"}, {"UT\1\0a", "UT\1\0b"}, {5, 5}, 0, 0, 0, NULL},
	{{"a", "a"},
	 {"UT\1\0a" UNICODE("\6\0", "a"), "UT\1\0b" UNICODE("\6\0", "a")},
	 {15, 15}, 0, 0, 0, NULL},
	{{"a", "a"},
	 {"UT\1\0a" UNICODE("\6\0", "a"), "UT\1\0b" UNICODE("\6\0", "b")},
	 {15, 15}, 0, 0, 0, otherwise},
	/* one that is cut off is none */
	{{"a", "a"}, {UNICODE("\7\0", "a"), UNICODE("\7\0", "b")}, {10, 10}, 0,
	 0, 0, NULL},
	{{"a", "a"}, {"up\1", "up\1"}, {3, 3}, 0, 0, 0, NULL},
	/* places that did not fit, behind sizes that did not */
	{{"a", "a"}, {"", "\1\0\10\0\0\0\0\0\0\0\0\0"}, {0, 12}, 0xFFFFFFFFUL,
	 0, 0, NULL},
	{{"a", "a"}, {"", "\1\0\10\0\1\0\0\0\0\0\0\0"}, {0, 12}, 0xFFFFFFFFUL,
	 0, 0, only_some},
	{{"a", "a"}, {"", "\1\0\7\0\0\0\0\0\0\0\0\0"}, {0, 12}, 0xFFFFFFFFUL,
	 0, 0, only_some},
	{{"a", "a"}, {"", ""}, {0, 0}, 0xFFFFFFFFUL, 0, 0, only_some},
	/* flags: encryption and UTF-8 only; how it is packed */
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 8, 1, otherwise},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 8, 8, NULL},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 9, 8, otherwise},
	{{"a", "a"}, {"", ""}, {0, 0}, 0, 10, 8, otherwise},
};

static void put(unsigned char *at, unsigned long number, size_t len)
{
	for (; len-- != 0; number >>= 8)
		*at++ = (unsigned char)(number & 0xFF);
}

static unsigned char *add_head(it_strbuf *zip, const char *magic, size_t size)
{
	static const unsigned char zeros[64];
	size_t at = zip->len;

	it_strbuf_bytes(zip, zeros, size);
	memcpy(zip->data + at, magic, 4);
	return (unsigned char *)zip->data + at;
}

/* place: 0 before its bytes, of which it has none, 1 in the directory. */
static void add_name(it_strbuf *zip, const file *f, int place,
		     unsigned long offset)
{
	unsigned char *head = place == 0 ? add_head(zip, "PK\3\4", 30)
					 : add_head(zip, "PK\1\2", 46);

	put(head + (place == 0 ? 26 : 28), f->name_len, 2);
	put(head + (place == 0 ? 28 : 30), f->extra_len, 2);
	if (place == 1)
		put(head + 42, offset, 4);
	it_strbuf_bytes(zip, f->name, f->name_len);
	it_strbuf_bytes(zip, f->extra, f->extra_len);
}

static void add_end(it_strbuf *zip, unsigned count, size_t from)
{
	size_t size = zip->len - from;
	unsigned char *end = add_head(zip, "PK\5\6", 22);

	put(end + 8, count, 2);
	put(end + 10, count, 2);
	put(end + 12, size, 4);
	put(end + 16, from, 4);
}

static long counted; /* by its directory; -1: there is none */

static const char *judge(const it_strbuf *zip)
{
	it_source source;

	memset(&source, 0, sizeof source);
	source.fd = -1;
	source.held = *zip;
	source.stream.size = zip->len;
	counted = it_zip_files(&source, 9);
	return it_zip_wrong(&source);
}

static void check_zip(it_strbuf *zip, const char *wrong)
{
	const char *said = judge(zip);

	ck_assert_str_eq(said != NULL ? said : "", wrong != NULL ? wrong : "");
	it_strbuf_free(zip);
}

START_TEST(test_zip)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file files[2];
	size_t from;
	int i;

	for (i = 0; i < 2; i++) {
		files[i].name = zips[_i].name[i];
		files[i].name_len = strlen(files[i].name);
		files[i].extra = zips[_i].extra[i];
		files[i].extra_len = zips[_i].extra_len[i];
	}
	add_name(&zip, &files[0], 0, 0);
	from = zip.len;
	add_name(&zip, &files[1], 1, zips[_i].offset);
	add_end(&zip, 1, from);
	zip.data[from + zips[_i].at] ^= (char)zips[_i].change;
	check_zip(&zip, zips[_i].wrong);
}
END_TEST

/*
 * A byte is put in at each of these places, before the bytes of the file and
 * in the directory (0: none is).
 */
static const struct {
	size_t at[2];
	unsigned char byte[2];
	const char *wrong;
} told[] = {
	/* check sum, packed size, size: of one place, or of both */
	{{14, 0}, {1, 0}, two_sizes},
	{{17, 0}, {1, 0}, two_sizes},
	{{18, 0}, {1, 0}, two_sizes},
	{{21, 0}, {1, 0}, two_sizes},
	{{22, 0}, {1, 0}, two_sizes},
	{{25, 0}, {1, 0}, two_sizes},
	{{0, 16}, {0, 1}, two_sizes},
	{{0, 20}, {0, 1}, two_sizes},
	{{0, 24}, {0, 1}, two_sizes},
	{{14, 16}, {1, 1}, NULL},
	{{18, 20}, {1, 1}, NULL},
	{{22, 24}, {1, 1}, NULL},
	{{22, 24}, {1, 2}, two_sizes},
	/* they come behind the bytes, says one place or the other */
	{{6, 20}, {8, 1}, NULL},
	{{6, 24}, {8, 1}, NULL},
	{{6, 16}, {8, 1}, NULL},
	{{18, 8}, {1, 8}, two_sizes},
	/* a patch, strong encryption, a header that is encrypted */
	{{6, 0}, {0x20, 0}, not_plain},
	{{0, 8}, {0, 0x20}, not_plain},
	{{6, 0}, {0x40, 0}, not_plain},
	{{0, 8}, {0, 0x40}, not_plain},
	{{7, 0}, {0x20, 0}, not_plain},
	{{0, 9}, {0, 0x20}, not_plain},
	{{6, 8}, {0x96, 0x96}, NULL},
	{{7, 9}, {0xD7, 0xD7}, NULL},
	/* versions: of the format, and of the system */
	{{4, 6}, {63, 63}, NULL},
	{{4, 0}, {64, 0}, too_new},
	{{0, 6}, {0, 64}, too_new},
	{{5, 7}, {64, 64}, NULL},
	/* the system it was made on, and what that says of the file */
	{{0, 38}, {0, 0x10}, two_types},
	{{0, 38}, {0, 0x2F}, NULL},
	{{0, 41}, {0, 0x40}, NULL},
	{{30 + 1 + 5, 38}, {11, 0x10}, two_types},
	{{30 + 1 + 5, 38}, {14, 0x2F}, NULL},
	/* of Unix, with the mark of a directory of DOS */
	{{30 + 1 + 5, 38}, {3, 0x10}, NULL},
	/* another disk, and the place of the number that does not fit */
	{{0, 34}, {0, 1}, only_some},
	{{0, 35}, {0, 1}, only_some},
	{{30 + 1 + 34, 35}, {0xFF, 0xFF}, NULL}, /* in a field, if anywhere */
	{{30 + 1 + 34, 35}, {0xFE, 0xFF}, only_some},
};

START_TEST(test_zip_told)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	if (told[_i].at[0] != 0)
		zip.data[told[_i].at[0]] = (char)told[_i].byte[0];
	if (told[_i].at[1] != 0)
		zip.data[from + told[_i].at[1]] = (char)told[_i].byte[1];
	check_zip(&zip, told[_i].wrong);
}
END_TEST

/*
 * Sizes of 64 bits before the bytes: those of the directory, others, and none.
 */
static const struct {
	const char *extra;
	size_t len;
	const char *wrong;
} locals[] = {
	{"\1\0\20\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0", 20, NULL},
	{"\1\0\20\0\1\0\0\0\1\0\0\0\2\0\0\0\0\0\0\0", 20, two_sizes},
	{"\1\0\20\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\1", 20, two_sizes},
	{"\1\0\17\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0", 19, two_sizes},
	{"\1\0\7\0\1\0\0\0\0\0\0", 11, two_sizes},
	{"", 0, two_sizes},
};

START_TEST(test_zip_local_sizes)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", locals[_i].extra, 1, locals[_i].len};
	size_t from;

	add_name(&zip, &f, 0, 0);
	memset(zip.data + 18, 0xFF, 8);
	from = zip.len;
	f.extra_len = 0;
	add_name(&zip, &f, 1, 0);
	zip.data[from + 24] = 1;
	zip.data[from + 20] = 2;
	add_end(&zip, 1, from);
	check_zip(&zip, locals[_i].wrong);
}
END_TEST

/* One that does not fit, and is the largest that would not be told so. */
START_TEST(test_zip_untold_size)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "\1\0\10\0\377\377\377\377\0\0\0\0", 1, 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	memset(zip.data + 18, 0xFF, 4);
	from = zip.len;
	f.extra_len = 12;
	add_name(&zip, &f, 1, 0);
	memset(zip.data + from + 20, 0xFF, 4);
	add_end(&zip, 1, from);
	check_zip(&zip, two_sizes);
}
END_TEST

/* A size that does not fit, and is not there; right behind one without. */
START_TEST(test_zip_no_size)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	zip.data[6] = 8; /* they come behind it */
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	ck_assert_ptr_null(judge(&zip));
	memset(zip.data + from + 24, 0xFF, 4);
	check_zip(&zip, only_some);
}
END_TEST

/* Names in UTF-8, said so in both places, are those of no other system. */
START_TEST(test_zip_utf8)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"\303\251", "", 2, 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	if (_i != 0)
		zip.data[7] = zip.data[from + 9] = 8;
	check_zip(&zip, _i != 0 ? NULL : odd_letters);
}
END_TEST

/* Too short for an end, without one, and nothing but one. */
START_TEST(test_zip_no_end)
{
	static const struct {
		size_t len, at;
		const char *wrong;
	} ends[] = {
		{0, 0, only_some}, {21, 100, only_some}, {22, 100, only_some},
		{40, 100, only_some}, {22, 0, NULL}, {42, 20, NULL},
		{22, 1, only_some},
	};
	it_strbuf zip = {NULL, 0, 0, 0};
	char bytes[64] = {0};

	it_strbuf_bytes(&zip, bytes, sizeof bytes);
	if (ends[_i].at < sizeof bytes)
		memcpy(zip.data + ends[_i].at, "PK\5\6", 4);
	if (ends[_i].at != 0 && ends[_i].wrong == NULL)
		put((unsigned char *)zip.data + ends[_i].at + 16, ends[_i].at,
		    4);
	zip.len = ends[_i].len;
	check_zip(&zip, ends[_i].wrong);
}
END_TEST

/* An end at "at", whose comment is all that follows but for "less" bytes. */
static void put_first_end(it_strbuf *zip, size_t at, size_t less)
{
	memcpy(zip->data + at, "PK\5\6", 4);
	put((unsigned char *)zip->data + at + 20, zip->len - at - 22 - less, 2);
}

/* Wherever it lies in what the search looks at in one go. */
START_TEST(test_zip_two_ends)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t at, first = _i < 2 ? 4040 : 8120, less = _i & 1, from;

	for (at = first; at < first + 70; at++) {
		it_strbuf_reset(&zip);
		while (zip.len < at + 22)
			it_strbuf_char(&zip, 'x');
		add_name(&zip, &f, 0, 0);
		from = zip.len;
		add_name(&zip, &f, 1, at + 22);
		add_end(&zip, 1, from);
		put_first_end(&zip, at, less);
		ck_assert_msg((judge(&zip) == NULL) == (int)less, "%lu",
			      (unsigned long)at);
	}
	it_strbuf_free(&zip);
}
END_TEST

/* The comment of one is the other, which has nothing; or it is none. */
START_TEST(test_zip_adjacent_ends)
{
	it_strbuf zip = {NULL, 0, 0, 0};

	(void)add_head(&zip, "PK\5\6", 22);
	add_end(&zip, 0, zip.len);
	put_first_end(&zip, 0, _i == 1 ? 1 : 0);
	if (_i == 2)
		zip.data[3] = 7;
	check_zip(&zip, _i == 0 ? only_some : NULL);
}
END_TEST

/* Of two files one has another name before its bytes, or is not counted. */
static const struct {
	const char *local[2];
	unsigned count;
	const char *wrong;
} two_files[] = {
	{{"a", "b"}, 2, NULL},
	{{"c", "b"}, 2, otherwise},
	{{"a", "c"}, 2, otherwise},
	{{"a", "b"}, 1, only_some},
	{{"c", "b"}, 1, otherwise},
	{{"a", "b"}, 3, only_some},
};

START_TEST(test_zip_two_files)
{
	static const char *const names[] = {"a", "b"};
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"", "", 1, 0};
	size_t i, from, place[2];

	for (i = 0; i < 2; i++) {
		f.name = two_files[_i].local[i];
		place[i] = zip.len;
		add_name(&zip, &f, 0, 0);
	}
	from = zip.len;
	for (i = 0; i < 2; i++) {
		f.name = names[i];
		add_name(&zip, &f, 1, place[i]);
	}
	add_end(&zip, two_files[_i].count, from);
	check_zip(&zip, two_files[_i].wrong);
}
END_TEST

/* A place that its file has not, though it seems to be as long. */
START_TEST(test_zip_cut)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	it_source source;
	char path[64] = "/tmp/it-zip.XXXXXX";

	add_end(&zip, 0, 0);
	memset(&source, 0, sizeof source);
	source.device = 1;
	source.fd = mkstemp(path);
	ck_assert_int_ge(source.fd, 0);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(write(source.fd, zip.data, zip.len), 22);
	source.stream.size = zip.len;
	ck_assert_ptr_null(it_zip_wrong(&source));
	source.stream.size = zip.len + 1;
	ck_assert_ptr_nonnull(it_zip_wrong(&source));
	(void)close(source.fd);
	it_strbuf_free(&zip);
}
END_TEST

/* unzip writes another file of such names. */
START_TEST(test_zip_end_of_name)
{
	static const struct {
		const char *name, *wrong;
	} names[] = {
		{"a;1", odd_end}, {"a;", odd_end}, {"a;12", odd_end},
		{";", odd_end}, {"a;1b", NULL}, {"a;1/b", NULL}, {"1", NULL},
		{"a1", NULL}, {"a/.", odd_end}, {".", odd_end}, {"a.", NULL},
		{"./a", NULL}, {"./", NULL}, {"", NULL},
		{"a;10", odd_end}, {"a;90", odd_end}, {"a;-", NULL},
		{"a;:", NULL},
	};
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {names[_i].name, "", strlen(names[_i].name), 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	check_zip(&zip, names[_i].wrong);
}
END_TEST

/* Modes of Unix: what is a directory, a device or a pipe by it alone. */
START_TEST(test_zip_type)
{
	static const struct {
		const char *name;
		unsigned char system, mode;
		const char *wrong;
	} types[] = {
		{"a", 3, 0x81, NULL}, {"a/", 3, 0x81, NULL},
		{"a", 3, 0, NULL}, {"a", 3, 0x41, two_types},
		{"a/", 3, 0x41, NULL}, {"a", 3, 0xA1, NULL},
		{"a", 3, 0x21, two_types}, {"a", 3, 0x61, two_types},
		{"a", 3, 0x11, two_types}, {"a", 3, 0xC1, two_types},
		{"a/", 3, 0x11, two_types}, {"a", 19, 0x41, NULL},
		{"a", 0, 0xA1, two_types}, {"a", 2, 0xA1, two_types},
		{"a", 19, 0xA1, two_types}, {"a", 16, 0x81, NULL},
	};
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {types[_i].name, "", strlen(types[_i].name), 0};
	size_t from;

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	zip.data[from + 5] = (char)types[_i].system;
	zip.data[from + 41] = (char)types[_i].mode;
	add_end(&zip, 1, from);
	check_zip(&zip, types[_i].wrong);
}
END_TEST

/* A mode that libarchive alone knows, in either place. */
START_TEST(test_zip_own_type)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "xl\1\0\0", 1, 0};
	size_t from;

	f.extra_len = _i == 0 ? 5 : 0;
	add_name(&zip, &f, 0, 0);
	from = zip.len;
	f.extra_len = _i == 1 ? 5 : 0;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	check_zip(&zip, _i == 2 ? NULL : two_types);
}
END_TEST

/*
 * So many bytes of a comment, of which its end tells of "told", and in it at
 * "at" another end whose comment is as long as it may be.
 */
static const struct {
	size_t len, told, at;
	const char *wrong;
} comments[] = {
	{22, 22, 0, NULL}, /* an end is the last one */
	{0, 1, 0, only_some},
	{10, 10, 0, NULL},
	{10, 9, 0, NULL},
	{10, 11, 0, only_some},
	{44, 44, 10, only_some}, /* is that the comment, or the end? */
	{44, 43, 10, NULL},
	{8000, 8000, 7900, only_some},
	{16384, 16384, 16362, only_some},
	{65535, 65535, 65513, only_some},
	{65535, 65534, 65513, NULL},
};

/* The last end says again where the directory lies. */
START_TEST(test_zip_comment)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t from, place, size;
	unsigned char *end;
	char *text = calloc(1, 65535);

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	place = zip.len;
	add_end(&zip, 1, from);
	it_strbuf_bytes(&zip, text, comments[_i].len);
	free(text);
	put((unsigned char *)zip.data + place + 20, comments[_i].told, 2);
	if (comments[_i].at != 0) {
		size = place + 22 + comments[_i].at;
		end = (unsigned char *)zip.data + size;
		memcpy(end, zip.data + place, 20);
		put(end + 20, zip.len - size - 22, 2);
		end[8] = end[10] = 0;
		put(end + 12, 0, 4);
		put(end + 16, size, 4);
	}
	check_zip(&zip, comments[_i].wrong);
}
END_TEST

/* What unzip makes of a name with these depends on where the zip was made. */
START_TEST(test_zip_odd_name)
{
	static const file names[] = {
		{"a\\b", "", 3, 0}, {"\\", "", 1, 0}, {"a\0b", "", 3, 0},
		{"a\0", "", 2, 0},
	};
	it_strbuf zip = {NULL, 0, 0, 0};
	size_t from;

	add_name(&zip, &names[_i], 0, 0);
	from = zip.len;
	add_name(&zip, &names[_i], 1, 0);
	add_end(&zip, 1, from);
	check_zip(&zip, odd_name);
}
END_TEST

/* Sizes that did not fit stand before the place: one, the other, both. */
START_TEST(test_zip_sizes)
{
	static const unsigned char field[] =
		"\1\0\30\0........\0\0\0\0\0\0\0\0........";
	unsigned char extra[28];
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t from;

	memcpy(extra, field, sizeof extra);
	if (_i == 3)
		memset(extra + 4 + 16, 0, 8);
	add_name(&zip, &f, 0, 0);
	zip.data[6] = 8; /* they come behind it */
	from = zip.len;
	f.extra = (const char *)extra;
	f.extra_len = sizeof extra;
	add_name(&zip, &f, 1, 0xFFFFFFFFUL);
	if (_i & 1)
		memset(zip.data + from + 20, 0xFF, 4);
	if (_i & 2)
		memset(zip.data + from + 24, 0xFF, 4);
	add_end(&zip, 1, from);
	check_zip(&zip, _i == 0 ? only_some : NULL);
}
END_TEST

/* A name of as many bytes as are looked at, and of one more. */
START_TEST(test_zip_long_name)
{
	enum { WINDOW = 4096, CENTRAL = 46 };
	static char name[WINDOW];
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {name, "", WINDOW - CENTRAL, 0};
	size_t from;

	memset(name, 'n', sizeof name);
	f.name_len += (size_t)_i;
	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, 0);
	add_end(&zip, 1, from);
	check_zip(&zip, _i == 0 ? NULL : only_some);
}
END_TEST

/* All places are told so much larger than they are, or smaller. */
START_TEST(test_zip_shift)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"a", "", 1, 0};
	size_t from;

	if (_i == 1)
		it_strbuf_text(&zip, "before");
	add_name(&zip, &f, 0, 0);
	from = zip.len;
	add_name(&zip, &f, 1, _i == 2 ? 6 : 0);
	add_end(&zip, 1, from);
	put((unsigned char *)zip.data + zip.len - 6,
	    from + (_i == 2 ? 6 : 0) - (_i == 1 ? 6 : 0), 4);
	check_zip(&zip, _i == 2 ? only_some : NULL);
}
END_TEST

/* No file, by an end that says where its directory would be. */
START_TEST(test_zip_empty)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	unsigned char *end;

	end = add_head(&zip, "PK\6\6", 56);
	end[4] = 44;
	if (_i == 1)
		memset(end + 40, 0xFF, 8);
	if (_i == 2)
		end[2] = 5; /* none */
	end = add_head(&zip, "PK\6\7", 20);
	end[16] = 1;
	end = add_head(&zip, "PK\5\6", 22);
	if (_i == 1)
		memset(end + 12, 0xFF, 4);
	check_zip(&zip, _i == 0 ? NULL : only_some);
	ck_assert_int_eq(counted, _i == 0 ? 0 : -1);
}
END_TEST

/* Files are counted as they stand there, whatever the end says; to a limit. */
START_TEST(test_zip_files)
{
	static const int said[] = {3, 0, 1, 65535};
	it_strbuf zip = {NULL, 0, 0, 0};
	file f = {"name", "", 4, 0};
	size_t from;
	int i, files = _i == 0 ? 12 : 3;

	add_name(&zip, &f, 0, 0);
	from = zip.len;
	for (i = 0; i < files; i++)
		add_name(&zip, &f, 1, 0);
	add_end(&zip, (unsigned)said[_i], from);
	(void)judge(&zip);
	ck_assert_int_eq(counted, _i == 0 ? 9 : 3);
	it_strbuf_free(&zip);
}
END_TEST

/* --- the digest of a medium, made beside its reading -------------------- */

enum { HASHED = 150000, BLOCK = 64 * 1024 };

typedef struct hashed {
	char path[1024];
	int fd;
	it_media media;
	it_error err;
	it_media_request request;
	it_reader rd;
	it_hasher hasher;
} hashed;

static void begin_hash(hashed *h, const char *bytes)
{
	const char *dir = getenv("TMPDIR");

	memset(h, 0, sizeof *h);
	(void)snprintf(h->path, sizeof h->path, "%s/it-hash.XXXXXX",
		       dir != NULL ? dir : "/tmp");
	h->fd = mkstemp(h->path);
	ck_assert_int_ge(h->fd, 0);
	ck_assert_int_eq(write(h->fd, bytes, HASHED), HASHED);
	h->media.path = h->path;
	h->rd.media = &h->media;
	h->rd.err = &h->err;
	h->rd.request = &h->request;
	ck_assert_int_eq(it_hasher_begin(&h->hasher, &h->rd, h->fd), IT_OK);
	ck_assert(it_hasher_works(&h->hasher));
	ck_assert_int_eq(it_hasher_start(&h->hasher), IT_OK);
	ck_assert(it_hasher_more(&h->hasher));
}

static void end_hash(hashed *h, it_code expected)
{
	ck_assert_int_eq(it_hasher_end(&h->hasher), expected);
	if (expected != IT_OK)
		ck_assert_str_eq(h->err.text, "changed while it was read");
	it_hasher_free(&h->hasher);
	(void)close(h->fd);
	(void)unlink(h->path);
}

START_TEST(test_hasher)
{
	static char bytes[HASHED];
	char sum[IT_SHA256_HEX];
	hashed h;

	memset(bytes, 'b', sizeof bytes);
	begin_hash(&h, bytes);
	ck_assert_int_eq(it_sha256_of(bytes, HASHED, sum, NULL), IT_OK);
	end_hash(&h, IT_OK);
	ck_assert_str_eq(h.media.sha256, sum);
	ck_assert_uint_eq(h.media.size, HASHED);
}
END_TEST

/* Cut off, where it was read already and where not; longer. */
START_TEST(test_hasher_size)
{
	static const off_t sizes[] = {0, BLOCK, HASHED - 1, HASHED + 1};
	static char bytes[HASHED];
	hashed h;

	begin_hash(&h, bytes);
	ck_assert_int_eq(ftruncate(h.fd, sizes[_i]), 0);
	end_hash(&h, IT_MEDIA);
}
END_TEST

/* Written once more; or that was hidden, which takes a second to show. */
START_TEST(test_hasher_times)
{
	static char bytes[HASHED];
	struct utimbuf times;
	struct stat st;
	hashed h;

	begin_hash(&h, bytes);
	ck_assert_int_eq(fstat(h.fd, &st), 0);
	times.actime = st.st_atime;
	times.modtime = st.st_mtime - (_i == 0 ? 1000 : 0);
	if (_i == 1)
		(void)sleep(2);
	ck_assert_int_eq(utime(h.path, &times), 0);
	end_hash(&h, IT_MEDIA);
}
END_TEST

/* Written within the same second, which the contents do not show. */
START_TEST(test_hasher_at_once)
{
	static char bytes[HASHED];
	struct timespec moment = {0, 50 * 1000 * 1000};
	hashed h;

	begin_hash(&h, bytes);
	ck_assert_int_eq(nanosleep(&moment, NULL), 0);
	ck_assert_int_eq(pwrite(h.fd, bytes, 1, 0), 1);
	end_hash(&h, IT_MEDIA);
}
END_TEST

/* Milliseconds. */
static double now(void)
{
	struct timeval time;

	ck_assert_int_eq(gettimeofday(&time, NULL), 0);
	return 1e3 * (double)time.tv_sec + 1e-3 * (double)time.tv_usec;
}

/*
 * Where the digest decides, a change right after the look at the file shows:
 * until one that was written before it has another time it is waited for.
 */
START_TEST(test_hasher_settles)
{
	static char bytes[HASHED];
	double begun = now();
	it_trust trust;
	it_hasher again;
	hashed h;
	int i;

	memset(&trust, 0, sizeof trust);
	begin_hash(&h, bytes);
	h.request.trust = &trust;
	trust.sha256 = _i == 0 ? "00" : NULL;
	trust.revoked_count = _i == 1;
	for (i = 0; i < 20; i++) {
		ck_assert_int_eq(pwrite(h.fd, bytes, 1, 0), 1);
		ck_assert_int_eq(it_hasher_begin(&again, &h.rd, h.fd), IT_OK);
		ck_assert_int_eq(it_hasher_start(&again), IT_OK);
		ck_assert_int_eq(pwrite(h.fd, bytes, 1, 0), 1);
		it_error_clear(&h.err);
		ck_assert_int_eq(it_hasher_end(&again), IT_MEDIA);
		it_hasher_free(&again);
	}
	ck_assert(now() - begun > 20 * 15);
	end_hash(&h, IT_MEDIA);
}
END_TEST

/* Not open for reading. */
START_TEST(test_hasher_unreadable)
{
	static char bytes[HASHED];
	it_hasher second;
	hashed h;
	int fd;

	begin_hash(&h, bytes);
	fd = open(h.path, O_WRONLY);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(it_hasher_begin(&second, &h.rd, fd), IT_OK);
	ck_assert_int_eq(it_hasher_start(&second), IT_OK);
	ck_assert(!it_hasher_more(&second));
	ck_assert_int_eq(it_hasher_end(&second), IT_MEDIA);
	ck_assert_ptr_nonnull(strstr(h.err.text, "cannot be read: "));
	it_hasher_free(&second);
	(void)close(fd);
	end_hash(&h, IT_OK);
}
END_TEST

/* --- descriptors of an image ---------------------------------------------- */

static const char no_end[] = "has descriptors without an end";
static const char second_first[] =
	"has its second directory before the first, which readers take in "
	"different ways";

/* A type of 0 ends them; where their directories lie. */
static const struct {
	struct {
		unsigned char type;
		const char *escapes;
		unsigned char top[4];
	} volumes[5];
	size_t missing; /* bytes at the end */
	const char *wrong;
} images[] = {
	{{{1, "", {20}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "%/E", {30}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "%/E", {20}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "%/E", {19}}, {255, "", {0}}}, 0, second_first},
	{{{1, "", {20}}, {2, "%/@", {19}}, {255, "", {0}}}, 0, second_first},
	{{{1, "", {20}}, {2, "%/C", {19}}, {255, "", {0}}}, 0, second_first},
	{{{2, "%/E", {19}}, {1, "", {20}}, {255, "", {0}}}, 0, second_first},
	{{{1, "", {0, 1}}, {2, "%/E", {255}}, {255, "", {0}}}, 0,
	 second_first},
	/* what is no Joliet */
	{{{1, "", {20}}, {2, "%/D", {19}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "%/", {19}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "%.E", {19}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {2, "./E", {19}}, {255, "", {0}}}, 0, NULL},
	{{{1, "", {20}}, {3, "%/E", {19}}, {255, "", {0}}}, 0, NULL},
	{{{2, "%/E", {19}}, {255, "", {0}}}, 0, NULL},
	/* the first of a kind counts, and nothing behind the end */
	{{{1, "", {20}}, {1, "", {5}}, {2, "%/E", {19}}, {255, "", {0}}}, 0,
	 second_first},
	{{{1, "", {20}}, {2, "%/E", {30}}, {2, "%/E", {19}}, {255, "", {0}}},
	 0, NULL},
	{{{1, "", {20}}, {255, "", {0}}, {2, "%/E", {19}}}, 0, NULL},
	/* the end is not there */
	{{{1, "", {20}}}, 0, no_end},
	{{{1, "", {20}}, {255, "", {0}}}, 1, no_end},
	{{{1, "", {20}}, {2, "%/E", {19}}}, 0, no_end},
};

START_TEST(test_image)
{
	unsigned char head[21 * 2048];
	size_t len = 16 * 2048;
	int i;

	memset(head, 0, sizeof head);
	for (i = 0; i < 5 && images[_i].volumes[i].type != 0; i++) {
		head[len] = images[_i].volumes[i].type;
		memcpy(head + len + 88, images[_i].volumes[i].escapes,
		       strlen(images[_i].volumes[i].escapes));
		memcpy(head + len + 158, images[_i].volumes[i].top, 4);
		len += 2048;
	}
	ck_assert_pstr_eq(it_iso_wrong(head, len - images[_i].missing),
			  images[_i].wrong);
}
END_TEST

/* --- trailers of gzip ----------------------------------------------------- */

/*
 * A stream of one or two blocks: what is packed does not count, only what
 * stands before what looks like a header.
 */
typedef struct gzipped {
	it_stream stream;
	it_gzip gzip;
	const char *blocks[3];
	size_t len[3];
	int turn;
} gzipped;

static it_code gzipped_more(it_stream *stream, const void **at, size_t *len)
{
	gzipped *g = (gzipped *)(void *)stream;

	*at = g->blocks[g->turn];
	*len = g->blocks[g->turn] == NULL ? 0 : g->len[g->turn];
	g->turn += *len != 0;
	return IT_OK;
}

static void look_more(gzipped *g)
{
	const void *at;
	size_t len = 1;

	while (len != 0) {
		ck_assert_int_eq(it_stream_next(&g->stream, &at, &len), IT_OK);
		if (len != 0)
			it_gzip_look(&g->gzip, &g->stream, 0);
	}
}

static void look_at_all(gzipped *g)
{
	g->stream.more = gzipped_more;
	it_gzip_init(&g->gzip);
	look_more(g);
}

/* Twelve bytes of a member, its trailer (of "a"), a header. */
#define MEMBER "0123456789ab"
#define OF_A "\x43\xBE\xB7\xE8\1\0\0\0"
static const char packed[] = MEMBER OF_A "\x1F\x8B\x08\0" MEMBER OF_A;
enum { WHOLE = sizeof packed - 1, HEADER_AT = 20 };

/* Wherever one block ends and the next begins. */
START_TEST(test_gzip_blocks)
{
	static gzipped g;
	static const unsigned char of_b[] = "\xF9\xEF\xBE\x71\1\0\0\0";

	memset(&g, 0, sizeof g);
	g.blocks[0] = packed;
	g.len[0] = (size_t)_i + 1;
	g.blocks[1] = packed + g.len[0];
	g.len[1] = WHOLE - g.len[0];
	look_at_all(&g);
	ck_assert_uint_eq(g.gzip.count, 1);
	it_gzip_add(&g.gzip, "ab", 2);
	ck_assert(it_gzip_fits(&g.gzip, of_b));
	ck_assert_uint_eq(g.gzip.from, 1);
	it_stream_free(&g.stream);
}
END_TEST

/* One byte of the header another one, and what comes of it. */
static const struct {
	size_t at;
	char byte;
	size_t count;
} headers[] = {
	{HEADER_AT, 0x1E, 0},	  {HEADER_AT + 1, 0x1F, 0},
	{HEADER_AT + 2, 9, 0},	  {HEADER_AT + 3, 0x1F, 1},
	{HEADER_AT + 3, 0x20, 0}, {HEADER_AT + 3, 0x40, 0},
	{HEADER_AT + 3, '\x80', 0},
	/* more than 20 bytes can give */
	{HEADER_AT - 3, 0x54, 1}, {HEADER_AT - 3, 0x55, 0},
	{HEADER_AT - 1, 1, 0},
};

static void check_header(int row, size_t first)
{
	static gzipped g;
	char bytes[WHOLE];

	memcpy(bytes, packed, WHOLE);
	bytes[headers[row].at] = headers[row].byte;
	memset(&g, 0, sizeof g);
	g.blocks[0] = bytes;
	g.len[0] = first;
	g.blocks[1] = bytes + first;
	g.len[1] = WHOLE - first;
	look_at_all(&g);
	ck_assert_uint_eq(g.gzip.count, headers[row].count);
	it_stream_free(&g.stream);
}

/* In one block, and begun in the one before. */
START_TEST(test_gzip_headers)
{
	check_header(_i, WHOLE);
	check_header(_i, HEADER_AT + 1);
}
END_TEST

/* All that a member holds may come before the next header is seen. */
START_TEST(test_gzip_early)
{
	static gzipped g;
	static const unsigned char of_b[] = "\xF9\xEF\xBE\x71\1\0\0\0";

	memset(&g, 0, sizeof g);
	g.blocks[0] = packed;
	g.len[0] = HEADER_AT;
	look_at_all(&g);
	it_gzip_add(&g.gzip, "a", 1);
	g.blocks[1] = packed + HEADER_AT;
	g.len[1] = WHOLE - HEADER_AT;
	look_more(&g);
	it_gzip_add(&g.gzip, "b", 1);
	ck_assert(it_gzip_fits(&g.gzip, of_b));
	it_stream_free(&g.stream);
}
END_TEST

/* Members that are longer than what the sum is made of at once. */
START_TEST(test_gzip_long)
{
	enum { LONG = 200001, SHORT = 70000, FILL = 300 };
	static unsigned char bytes[LONG + SHORT];
	static gzipped g;
	char whole[FILL + 12] = "";
	unsigned char trailer[8];
	size_t i;

	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 7 + i / 251);
	put(trailer, it_crc32(0, bytes, LONG), 4);
	put(trailer + 4, LONG, 4);
	memcpy(whole + FILL, trailer, 8);
	memcpy(whole + FILL + 8, "\x1F\x8B\x08", 4);
	memset(&g, 0, sizeof g);
	g.blocks[0] = whole;
	g.len[0] = sizeof whole;
	look_at_all(&g);
	for (i = 0; i < sizeof bytes; i += 30000)
		it_gzip_add(&g.gzip, bytes + i, sizeof bytes - i < 30000
			    ? sizeof bytes - i : 30000);
	put(trailer, it_crc32(0, bytes + LONG, SHORT), 4);
	put(trailer + 4, SHORT, 4);
	ck_assert(it_gzip_fits(&g.gzip, trailer));
	it_stream_free(&g.stream);
}
END_TEST

/* Before the first eight bytes of all there is no trailer. */
START_TEST(test_gzip_begin)
{
	static const char early[] = "\x1F\x8B\x08\0" "abc" "\x1F\x8B\x08\0";
	static gzipped g;

	memset(&g, 0, sizeof g);
	g.blocks[0] = early;
	g.len[0] = sizeof early - 1;
	look_at_all(&g);
	ck_assert_uint_eq(g.gzip.count, 0);
	it_stream_free(&g.stream);
}
END_TEST

/*
 * More than there is room for: those beyond it are not known, and as many as
 * were used up leave room for new ones.
 */
START_TEST(test_gzip_room)
{
	enum { ONE = 24, PUT = IT_GZIP_TRAILERS + 3 };
	static char bytes[PUT * ONE];
	static gzipped g;
	size_t i;

	for (i = 0; i < PUT; i++)
		memcpy(bytes + i * ONE, packed, ONE);
	memset(&g, 0, sizeof g);
	g.blocks[0] = bytes;
	g.len[0] = sizeof bytes;
	look_at_all(&g);
	ck_assert_uint_eq(g.gzip.count, IT_GZIP_TRAILERS);
	it_gzip_add(&g.gzip, "aaa", 3);
	ck_assert_uint_eq(g.gzip.first, 3);
	ck_assert_uint_eq(g.gzip.from, 3);
	g.turn = 0;
	g.len[0] = 5 * ONE;
	look_more(&g);
	ck_assert_uint_eq(g.gzip.count, IT_GZIP_TRAILERS);
	ck_assert_uint_eq(g.gzip.first, 0);
	it_stream_free(&g.stream);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("heads");

	tcase_add_loop_test(tc, test_map, 0, COUNT(maps));
	tcase_add_loop_test(tc, test_more_map, 0, COUNT(more_maps));
	tcase_add_loop_test(tc, test_sparse_prefix, 0, 2);
	tcase_add_loop_test(tc, test_in_parts, 0, COUNT(in_parts));
	tcase_add_loop_test(tc, test_holes, 0, COUNT(with_holes));
	tcase_add_loop_test(tc, test_group, 0, 7);
	tcase_add_loop_test(tc, test_tar, 0, COUNT(tars));
	tcase_add_loop_test(tc, test_zip, 0, COUNT(zips));
	tcase_add_loop_test(tc, test_zip_told, 0, COUNT(told));
	tcase_add_loop_test(tc, test_zip_local_sizes, 0, COUNT(locals));
	tcase_add_loop_test(tc, test_zip_odd_name, 0, 4);
	tcase_add_test(tc, test_zip_untold_size);
	tcase_add_test(tc, test_zip_no_size);
	tcase_add_loop_test(tc, test_zip_utf8, 0, 2);
	tcase_add_loop_test(tc, test_zip_no_end, 0, 7);
	tcase_add_loop_test(tc, test_zip_two_ends, 0, 4);
	tcase_add_loop_test(tc, test_zip_adjacent_ends, 0, 3);
	tcase_add_loop_test(tc, test_zip_two_files, 0, COUNT(two_files));
	tcase_add_test(tc, test_zip_cut);
	tcase_add_loop_test(tc, test_zip_end_of_name, 0, 18);
	tcase_add_loop_test(tc, test_zip_type, 0, 12);
	tcase_add_loop_test(tc, test_zip_own_type, 0, 3);
	tcase_add_loop_test(tc, test_zip_comment, 0, COUNT(comments));
	tcase_add_loop_test(tc, test_zip_sizes, 0, 4);
	tcase_add_loop_test(tc, test_zip_long_name, 0, 2);
	tcase_add_loop_test(tc, test_zip_shift, 0, 3);
	tcase_add_loop_test(tc, test_zip_files, 0, 4);
	tcase_add_loop_test(tc, test_zip_empty, 0, 3);
	tcase_add_loop_test(tc, test_image, 0, COUNT(images));
	tcase_add_loop_test(tc, test_gzip_blocks, 0, WHOLE - 1);
	tcase_add_loop_test(tc, test_gzip_headers, 0, COUNT(headers));
	tcase_add_test(tc, test_gzip_early);
	tcase_add_test(tc, test_gzip_long);
	tcase_add_test(tc, test_gzip_begin);
	tcase_add_test(tc, test_gzip_room);
	tcase_add_test(tc, test_hasher);
	tcase_add_loop_test(tc, test_hasher_size, 0, 4);
	tcase_add_loop_test(tc, test_hasher_times, 0, 2);
	tcase_add_test(tc, test_hasher_at_once);
	tcase_add_loop_test(tc, test_hasher_settles, 0, 2);
	tcase_add_test(tc, test_hasher_unreadable);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_heads");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
