/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Members of an archive (media_member.c) whose headers say something else than
 * what comes, or what only one form of archive can say; what stands beside the
 * archive with the drivers; the end of compressed data (media_filter.c).
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "payload/media_layer.h"
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

static void put_le32(char *at, unsigned long number)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = (char)(number >> 8 * i & 0xFF);
}

static void read_well(it_media *media, const char *name)
{
	it_error err;

	ck_assert_msg(mh_read(media, mh_path(name), &err) == IT_OK, "%s",
		      err.text);
}

static void refuse_with(const char *name, const char *begins)
{
	it_media media;
	it_error err;

	ck_assert_int_eq(mh_read(&media, mh_path(name), &err), IT_MEDIA);
	ck_assert_msg(strncmp(err.text, begins, strlen(begins)) == 0, "%s",
		      err.text);
}

/* --- sizes -------------------------------------------------------------- */

/* The directory of a zip with one file. */
static char *directory_of(it_strbuf *zip)
{
	size_t at = zip->len - 22;

	while (memcmp(zip->data + at, "PK\1\2", 4) != 0)
		at--;
	return zip->data + at;
}

/* None is told where a file was streamed into the zip, and 0 behind it. */
static const unsigned long told[] = {100, 0};

START_TEST(test_longer)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_noise(&bytes, 600000, 1); /* more than comes at once */
	mh_pack_one("zip", "x", DRIVER, bytes.data, bytes.len);
	mh_slurp("x", &bytes);
	put_le32(bytes.data + 22, told[_i]);
	put_le32(directory_of(&bytes) + 24, told[_i]);
	if (told[_i] == 0)
		bytes.data[6] = directory_of(&bytes)[8] = 8;
	mh_write_buf("x", &bytes);
	mh_refused(mh_path("x"), "\"" DRIVER "\" in it is longer than its "
		   "header says");
	it_strbuf_free(&bytes);
}
END_TEST

/* A zip of one file that is not compressed; its sizes stand behind it. */
static void put_stored(it_strbuf *zip, unsigned long packed)
{
	static const char name[] = DRIVER, text[] = "text";
	char local[30] = "PK\3\4\24\0\10", entry[46] = "PK\1\2\24\3\24\0\10";
	char end[22] = "PK\5\6\0\0\0\0\1\0\1";
	char behind[16] = "PK\7\10";

	local[26] = entry[28] = sizeof name - 1;
	put_le32(behind + 4, it_crc32(0, text, 4));
	memcpy(entry + 16, behind + 4, 4);
	behind[8] = behind[12] = entry[24] = 4;
	put_le32(entry + 20, packed);
	entry[41] = (char)0x80; /* a regular file */
	it_strbuf_bytes(zip, local, sizeof local);
	it_strbuf_text(zip, name);
	it_strbuf_text(zip, text);
	it_strbuf_bytes(zip, behind, sizeof behind);
	put_le32(end + 12, sizeof entry + sizeof name - 1);
	put_le32(end + 16, zip->len);
	it_strbuf_bytes(zip, entry, sizeof entry);
	it_strbuf_text(zip, name);
	it_strbuf_bytes(zip, end, sizeof end);
}

START_TEST(test_shorter)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	it_media media;

	put_stored(&zip, 4);
	mh_write_buf("x", &zip);
	read_well(&media, "x");
	ck_assert_str_eq((char *)it_media_find(&media, DRIVER)->bytes, "text");
	it_media_free(&media);
	it_strbuf_reset(&zip);
	put_stored(&zip, 0);
	mh_write_buf("x", &zip);
	mh_refused(mh_path("x"), "\"" DRIVER "\" in it is shorter than its "
		   "header says");
	it_strbuf_free(&zip);
}
END_TEST

/* That a file is too large counts beside the drivers, too. */
START_TEST(test_too_large)
{
	enum { MUCH = 64 << 20 };
	mh_header h = {"zz", '0', 0644, MUCH + 1, NULL};
	it_strbuf tar = {NULL, 0, 0, 0}, inner = {NULL, 0, 0, 0};

	mh_pack("tar", "y", "tree");
	mh_slurp("y", &inner);
	mh_tar_header(&tar, &(mh_header){_i == 0 ? "y.tar" : "y/y.tar", '0',
					 0644, inner.len, NULL});
	mh_tar_data(&tar, inner.data, inner.len);
	mh_tar_header(&tar, &h);
	mh_write_buf("x", &tar);
	ck_assert_int_eq(truncate(mh_path("x"), (off_t)tar.len + MUCH + 4096),
			 0); /* zeros */
	mh_refused(mh_path("x"), "\"zz\" in it is larger than 64 MiB");
	it_strbuf_free(&tar);
	it_strbuf_free(&inner);
}
END_TEST

/* It is told at which file a medium ends, also of one that nobody wants. */
START_TEST(test_cut_off)
{
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_header(&tar, &(mh_header){"doc/x", '0', 0644, 10000, NULL});
	mh_tar_data(&tar, "text", 4);
	mh_write_buf("x", &tar);
	refuse_with("x", "its tar is damaged at \"doc/x\": ");
	it_strbuf_free(&tar);
}
END_TEST

/* --- links -------------------------------------------------------------- */

START_TEST(test_hard_link)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_header(&tar, &(mh_header){"l", '1', 0644, 0, "target"});
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	read_well(&media, "x");
	ck_assert_str_eq(it_media_find(&media, "l")->link, "target");
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

/* A link has no parts that could lie in a file. */
START_TEST(test_sparse_link)
{
	static const char map[] =
		"22 GNU.sparse.size=20\n27 GNU.sparse.map=9,0,15,0\n";
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_header(&tar, &(mh_header){"p", 'x', 0644, sizeof map - 1, NULL});
	mh_tar_data(&tar, map, sizeof map - 1);
	mh_tar_header(&tar, &(mh_header){"l", '2', 0777, 0, "target"});
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	mh_refused(mh_path("x"), "its tar has a sparse file whose map readers "
		   "take in different ways");
	it_strbuf_free(&tar);
}
END_TEST

/* --- names -------------------------------------------------------------- */

/* In a group of a native bundle a file has one name. */
static const struct {
	const char *name;
	char type;
	const char *text; /* NULL: is taken */
} in_groups[] = {
	{IT_TREE_NAME "/a", '0', NULL},
	{IT_TREE_NAME "/a/b", '0', NULL},
	{IT_TREE_NAME "/a", '5', NULL},
	{IT_TREE_NAME "/a/", '5', NULL},
	{"a", '0', "does not lie below " IT_TREE_NAME "/"},
	{IT_TREE_NAME, '5', "does not lie below " IT_TREE_NAME "/"},
	{"vmware-tools-distric/a", '0',
	 "does not lie below " IT_TREE_NAME "/"},
	{IT_TREE_NAME "/./a", '0', "has needless parts"},
	{IT_TREE_NAME "//a", '0', "has needless parts"},
	{IT_TREE_NAME "/a/.", '0', "has needless parts"},
	{IT_TREE_NAME "/a/./", '5', "has needless parts"},
	{IT_TREE_NAME "/a//", '5', "has needless parts"},
	{IT_TREE_NAME "/" IT_TREE_NAME "/a", '0', "has needless parts"},
	{IT_TREE_NAME "/a/", '6', "has needless parts"},
};

/* Reads x as a group is read. */
static it_code read_group(it_media *media, it_error *err)
{
	static const it_media_request nothing;
	it_source source;
	it_reader rd;
	int is_archive, fd = open(mh_path("x"), O_RDONLY);
	it_code code;

	it_error_clear(err);
	memset(media, 0, sizeof *media);
	memset(&rd, 0, sizeof rd);
	rd.media = media;
	rd.request = &nothing;
	rd.err = err;
	rd.hashed_apart = rd.flat = 1;
	ck_assert_int_eq(it_source_open(&source, &rd, fd), IT_OK);
	code = it_stream_read(&rd, &source.stream, NULL, &is_archive);
	it_source_close(&source);
	(void)close(fd);
	return code;
}

START_TEST(test_group)
{
	const char *name = in_groups[_i].name, *text = in_groups[_i].text;
	it_strbuf tar = {NULL, 0, 0, 0};
	char said[256] = "";
	it_media media;
	it_error err;

	mh_tar_header(&tar, &(mh_header){name, in_groups[_i].type, 0644, 0,
					 NULL});
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	ck_assert_int_eq(read_group(&media, &err),
			 text == NULL ? IT_OK : IT_MEDIA);
	if (text != NULL)
		(void)snprintf(said, sizeof said, "the name \"%s\" in a group "
			       "of it %s", name, text);
	ck_assert_str_eq(err.text, said);
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

/* What lies in a group is no archive, whatever it looks like. */
START_TEST(test_archive_in_group)
{
	it_strbuf tar = {NULL, 0, 0, 0}, inner = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_tar_file(&inner, DRIVER, "text");
	mh_tar_end(&inner);
	mh_tar_header(&tar, &(mh_header){IT_TREE_NAME "/a", '0', 0644,
					 inner.len, NULL});
	mh_tar_data(&tar, inner.data, inner.len);
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	ck_assert_int_eq(read_group(&media, &err), IT_OK);
	ck_assert_uint_eq(media.count, 1);
	ck_assert_str_eq(media.entries[0].path, "a");
	it_media_free(&media);
	it_strbuf_free(&tar);
	it_strbuf_free(&inner);
}
END_TEST

/* Of what was unpacked in search of an archive the rest is no contents. */
START_TEST(test_packed_version)
{
	static const char skipped[] = "\x50\x2A\x4D\x18\0\0\0\0"
		"$buildNr = '1';\n";
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_header(&tar, &(mh_header){"vmware-install.pl", '0', 0755,
					 sizeof skipped - 1, NULL});
	mh_tar_data(&tar, skipped, sizeof skipped - 1);
	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	read_well(&media, "x");
	ck_assert_str_eq(media.version, "");
	ck_assert_int_eq(it_media_find(&media, "vmware-install.pl")->fault,
			 IT_FAULT_PACKED);
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

static const struct {
	const char *name, *text; /* NULL: is none of these */
} wrong[] = {
	{"", "is empty"},	      {".", NULL},
	{"/", "is absolute"},	      {"a/..", "has a component \"..\""},
	{"a/.../b..", NULL},	      {"..a/b", NULL},
	{"a\x1F", "has control bytes"}, {"a b~\x80", NULL},
};

START_TEST(test_wrong)
{
	const char *text = it_name_wrong(wrong[_i].name);

	ck_assert_int_eq(text == NULL, wrong[_i].text == NULL);
	if (text != NULL)
		ck_assert_str_eq(text, wrong[_i].text);
}
END_TEST

/* --- archives in archives ------------------------------------------------- */

/* A tar with one, and what stands before and behind it. */
static void put_around(const it_strbuf *inner, unsigned mode, const char *last)
{
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_header(&tar, &(mh_header){"before", '5', 0755, 0, NULL});
	mh_tar_header(&tar, &(mh_header){"y", '0', mode, inner->len, NULL});
	mh_tar_data(&tar, inner->data, inner->len);
	mh_tar_header(&tar, &(mh_header){"behind", '5', 0755, 0, NULL});
	if (last != NULL)
		mh_tar_file(&tar, last, "text");
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	it_strbuf_free(&tar);
}

/* Where one holds the drivers, nothing beside it counts. */
START_TEST(test_beside)
{
	it_strbuf inner = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_file(&inner, DRIVER, "text");
	mh_tar_end(&inner);
	put_around(&inner, 0644, NULL);
	read_well(&media, "x");
	ck_assert_uint_eq(media.count, 1);
	it_media_free(&media);
	it_strbuf_free(&inner);
}
END_TEST

/* One without drivers is passed by, with all that it holds. */
START_TEST(test_other_archive)
{
	it_strbuf inner = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_file(&inner, "doc/a", "text");
	mh_tar_end(&inner);
	put_around(&inner, 0644, DRIVER);
	read_well(&media, "x");
	ck_assert(it_media_find(&media, "before") != NULL);
	ck_assert(it_media_find(&media, "behind") != NULL);
	ck_assert(it_media_find(&media, "doc/a") == NULL);
	ck_assert(it_media_find(&media, "y") == NULL);
	it_media_free(&media);
	it_strbuf_free(&inner);
}
END_TEST

/* Whatever its mode is: it is not what is installed. */
START_TEST(test_set_id_archive)
{
	it_strbuf inner = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_file(&inner, DRIVER, "text");
	mh_tar_end(&inner);
	put_around(&inner, 04755, NULL);
	read_well(&media, "x");
	ck_assert_uint_eq(media.count, 1);
	it_media_free(&media);
	it_strbuf_free(&inner);
}
END_TEST

START_TEST(test_damaged_archive)
{
	it_strbuf inner = {NULL, 0, 0, 0};

	mh_pack("tar.gz", "y", "tree");
	mh_slurp("y", &inner);
	inner.len = 100;
	put_around(&inner, 0644, DRIVER);
	mh_refused(mh_path("x"), "its gzip is damaged: truncated gzip input");
	it_strbuf_free(&inner);
}
END_TEST

/* What is called so in an image is no part of a bundle. */
START_TEST(test_manifest_in_image)
{
	mh_mkdir("two");
	mh_pack("tar", "two/a.tar", "tree");
	mh_write("two/manifest.xml", "text", 4);
	mh_pack("tar", "two/z.tar", "tree");
	mh_pack("iso", "x", "two");
	mh_refused(mh_path("x"), "holds more than one set of drivers");
}
END_TEST

/* Also where it is no archive, and nobody wants it. */
START_TEST(test_compressed_twice)
{
	it_strbuf inner = {NULL, 0, 0, 0};

	mh_pack_one("raw.bz2", "y", "y", "text", 4);
	mh_slurp("y", &inner);
	mh_pack_one("raw.bz2", "y", "y", inner.data, inner.len);
	mh_slurp("y", &inner);
	put_around(&inner, 0644, DRIVER);
	mh_refused(mh_path("x"), "is compressed twice");
	it_strbuf_free(&inner);
}
END_TEST

/* Two sets of drivers in a tar, and one file more behind them. */
static void put_two_sets(const char *then, const char *last)
{
	it_strbuf inner = {NULL, 0, 0, 0}, tar = {NULL, 0, 0, 0};

	mh_tar_file(&inner, DRIVER, "text");
	mh_tar_end(&inner);
	mh_tar_header(&tar, &(mh_header){"a", '0', 0644, inner.len, NULL});
	mh_tar_data(&tar, inner.data, inner.len);
	mh_tar_header(&tar, &(mh_header){"b", '0', 0644, inner.len, NULL});
	mh_tar_data(&tar, inner.data, inner.len);
	mh_tar_file(&tar, then, "text");
	mh_tar_file(&tar, last, "text");
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	it_strbuf_free(&inner);
	it_strbuf_free(&tar);
}

/* Not each file behind them makes it a bundle, nor one behind a false name. */
START_TEST(test_two_sets)
{
	static const char text[] = "holds more than one set of drivers";

	put_two_sets("c", "d");
	mh_refused(mh_path("x"), text);
	put_two_sets("../c", "manifest.xml");
	mh_refused(mh_path("x"), text);
	put_two_sets("c", "./manifest.xml");
	mh_refused(mh_path("x"), "is a native bundle that was packed again: "
		   "manifest.xml must come first, in a tar that is not "
		   "compressed");
}
END_TEST

/* One block of zeros ends a tar for most readers; without it, it was cut. */
START_TEST(test_end_mark)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;

	mh_tar_file(&tar, DRIVER, "text");
	mh_write_buf("x", &tar);
	mh_refused(mh_path("x"), "its tar is cut off: the end mark is "
		   "missing");
	mh_tar_end(&tar);
	tar.len -= 512;
	mh_write_buf("x", &tar);
	read_well(&media, "x");
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

/* --- decompressors -------------------------------------------------------- */

/* A tar of more than is looked at in advance, packed. */
static void pack_large(const char *format, it_strbuf *out)
{
	it_strbuf tar = {NULL, 0, 0, 0}, bytes = {NULL, 0, 0, 0};

	mh_noise(&bytes, 3 * IT_MEDIA_BLOCK, 1);
	mh_tar_header(&tar, &(mh_header){"a/noise", '0', 0644, bytes.len,
					 NULL});
	mh_tar_data(&tar, bytes.data, bytes.len);
	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_end(&tar);
	mh_pack_one(format, "x", "x", tar.data, tar.len);
	mh_slurp("x", out);
	it_strbuf_free(&tar);
	it_strbuf_free(&bytes);
}

/* Past 1 MiB 200 times its size, and never more than 2 GiB. */
static const struct {
	unsigned long long unpacked, packed;
	const char *text;
} ratios[] = {
	{1 << 20, 0, ""},
	{(1 << 20) + 1, 5242, ""},
	{(1 << 20) + 1, 5241,
	 "its gzip unpacks to more than 200 times its size"},
	{1ULL << 31, 1ULL << 31, ""},
	{(1ULL << 31) + 1, 1ULL << 31, "it unpacks to more than 2048 MiB"},
};

START_TEST(test_ratio)
{
	static const unsigned char head[] = "\x1F\x8B\x08";
	it_media media;
	it_reader rd;
	it_error err;
	it_layer l;

	it_error_clear(&err);
	memset(&media, 0, sizeof media);
	memset(&rd, 0, sizeof rd);
	memset(&l, 0, sizeof l);
	rd.media = &media;
	rd.err = &err;
	l.rd = &rd;
	l.kind = it_kind_of(head, 3);
	l.unpacked = ratios[_i].unpacked;
	ck_assert_int_eq(it_layer_check_ratio(&l, ratios[_i].packed),
			 ratios[_i].text[0] == '\0' ? IT_OK : IT_MEDIA);
	ck_assert_str_eq(err.text, ratios[_i].text);
}
END_TEST

/* What the decompressors look at behind the data, or we do, of gzip. */
static const struct {
	const char *format, *text;
	size_t before; /* the end */
} sums[] = {
	{"raw.gz", "its gzip check sum does not fit: ", 1},
	{"raw.gz", "its gzip check sum does not fit: ", 8},
	{"raw.bz2", "its bzip2 is damaged: ", 3},
	{"raw.xz", "its xz is damaged: ", 40},
};

START_TEST(test_sums)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media media;

	pack_large(sums[_i].format, &bytes);
	read_well(&media, "x");
	it_media_free(&media);
	bytes.data[bytes.len - sums[_i].before] ^= 1;
	mh_write_buf("x", &bytes);
	refuse_with("x", sums[_i].text);
	it_strbuf_free(&bytes);
}
END_TEST

/* However far behind the end it lies. */
START_TEST(test_foreign_far_behind)
{
	static const char zeros[3 * IT_MEDIA_BLOCK];
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media media;

	pack_large("raw.gz", &bytes);
	it_strbuf_bytes(&bytes, zeros, sizeof zeros);
	mh_write_buf("x", &bytes);
	read_well(&media, "x");
	it_media_free(&media);
	it_strbuf_char(&bytes, 'x');
	mh_write_buf("x", &bytes);
	mh_refused(mh_path("x"), "foreign data follows the end of its gzip "
		   "data");
	it_strbuf_free(&bytes);
}
END_TEST

/* With a flag that no gzip has it is none for libarchive. */
START_TEST(test_no_header)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	pack_large("raw.gz", &bytes);
	bytes.data[3] = (char)0x80;
	mh_write_buf("x", &bytes);
	mh_refused(mh_path("x"), "its gzip is damaged: it has no proper "
		   "header");
	it_strbuf_free(&bytes);
}
END_TEST

/* One frame of zstd with a block that is not compressed. */
START_TEST(test_largest_window)
{
	static const char head[] = "\x28\xB5\x2F\xFD\0\x88";
	it_strbuf tar = {NULL, 0, 0, 0}, zstd = {NULL, 0, 0, 0};
	char block[4];
	it_media media;

	mh_tar_file(&tar, DRIVER, "text");
	mh_tar_end(&tar);
	put_le32(block, (unsigned long)tar.len << 3 | 1);
	it_strbuf_bytes(&zstd, head, sizeof head - 1);
	it_strbuf_bytes(&zstd, block, 3);
	it_strbuf_bytes(&zstd, tar.data, tar.len);
	mh_write_buf("x", &zstd);
	read_well(&media, "x");
	it_media_free(&media);
	zstd.data[5] = (char)0x89; /* and an eighth */
	mh_write_buf("x", &zstd);
	mh_refused(mh_path("x"), "unpacking it takes a window of 144 MiB; the "
		   "limit is 128 MiB");
	it_strbuf_free(&tar);
	it_strbuf_free(&zstd);
}
END_TEST

/* --- images ------------------------------------------------------------- */

enum { SECTOR = 2048 };

/* With an empty file, and one whose name does not fit into its record. */
static void make_image(const char *name)
{
	char path[256] = "cd/vmware-tools-distrib/lib/modules/binary/10_64/";
	size_t at = strlen(path);

	mh_mkdir(path);
	mh_write("cd/vmware-tools-distrib/lib/modules/binary/10_64/vmxnet3s",
		 "text", 4);
	mh_write("cd/vmware-tools-distrib/empty", "", 0);
	memset(path + at, 'n', 190);
	path[at + 190] = '\0';
	mh_write(path, "long name", 9);
	mh_pack("iso", name, "cd");
}

START_TEST(test_long_name)
{
	it_media media;

	make_image("x");
	read_well(&media, "x");
	ck_assert_str_eq((char *)it_media_find(&media, DRIVER)->bytes, "text");
	it_media_free(&media);
}
END_TEST

static void put_both(char *at, size_t number)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = at[7 - i] = (char)(number >> 8 * i & 0xFF);
}

/* The last place of these bytes. */
static char *find_last(const it_strbuf *image, const char *bytes, size_t len)
{
	size_t at = image->len - len;

	while (memcmp(image->data + at, bytes, len) != 0)
		ck_assert_uint_ne(at--, 0);
	return image->data + at;
}

/* A copy behind the image of the sector that this is in: its number. */
static size_t copy_sector(it_strbuf *image, const char *in)
{
	size_t number = image->len / SECTOR;
	size_t from = (size_t)(in - image->data) / SECTOR * SECTOR;
	char sector[SECTOR];

	memcpy(sector, image->data + from, SECTOR);
	it_strbuf_bytes(image, sector, SECTOR);
	return number;
}

/* The rest of a name goes behind a file, and its own file behind that. */
static void move_name(it_strbuf *image)
{
	char *name = find_last(image, "CE\x1C\1", 4);
	size_t rest = it_le32((unsigned char *)name + 4), i, to;
	char was[8], is[8];

	to = copy_sector(image, image->data + rest * SECTOR);
	put_both(find_last(image, "CE\x1C\1", 4) + 4, to);
	name = find_last(image, "long name", 9);
	put_both(was, (size_t)(name - image->data) / SECTOR);
	put_both(is, copy_sector(image, name));
	for (i = 17 * SECTOR; i + 8 < image->len; i++)
		if (memcmp(image->data + i, was, 8) == 0)
			memcpy(image->data + i, is, 8);
	for (i = 16; i < 18; i++)
		put_both(image->data + i * SECTOR + 80, image->len / SECTOR);
}

START_TEST(test_name_behind)
{
	it_strbuf image = {NULL, 0, 0, 0};

	make_image("x");
	mh_slurp("x", &image);
	move_name(&image);
	mh_write_buf("x", &image);
	mh_refused(mh_path("x"), "its ISO 9660 has names in an unusual place, "
		   "which readers take in different ways");
	it_strbuf_free(&image);
}
END_TEST

/* What is to be said of an image at its end is said. */
START_TEST(test_untold_names)
{
	it_strbuf image = {NULL, 0, 0, 0};

	make_image("x");
	mh_slurp("x", &image);
	memcpy(find_last(&image, "SP\7\1\xBE\xEF", 6), "XX", 2);
	mh_write_buf("x", &image);
	mh_refused(mh_path("x"), "its ISO 9660 has Rock Ridge without saying "
		   "so at its top, which readers take in different ways");
	it_strbuf_free(&image);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("member");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_longer, 0, COUNT(told));
	tcase_add_test(tc, test_shorter);
	tcase_add_loop_test(tc, test_too_large, 0, 2);
	tcase_add_test(tc, test_cut_off);
	tcase_add_test(tc, test_hard_link);
	tcase_add_test(tc, test_sparse_link);
	tcase_add_loop_test(tc, test_group, 0, COUNT(in_groups));
	tcase_add_test(tc, test_archive_in_group);
	tcase_add_test(tc, test_packed_version);
	tcase_add_loop_test(tc, test_wrong, 0, COUNT(wrong));
	tcase_add_test(tc, test_beside);
	tcase_add_test(tc, test_other_archive);
	tcase_add_test(tc, test_set_id_archive);
	tcase_add_test(tc, test_damaged_archive);
	tcase_add_test(tc, test_compressed_twice);
	tcase_add_test(tc, test_manifest_in_image);
	tcase_add_test(tc, test_two_sets);
	tcase_add_test(tc, test_end_mark);
	tcase_add_loop_test(tc, test_ratio, 0, COUNT(ratios));
	tcase_add_loop_test(tc, test_sums, 0, COUNT(sums));
	tcase_add_test(tc, test_foreign_far_behind);
	tcase_add_test(tc, test_no_header);
	tcase_add_test(tc, test_largest_window);
	tcase_add_test(tc, test_long_name);
	tcase_add_test(tc, test_name_behind);
	tcase_add_test(tc, test_untold_names);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_member");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
