/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Media as they should be, and refusals that depend on one name, one header
 * or one limit.  Cases:
 *	forms     each form of the same tree gives the same inventory
 *	refused   what is no media at all, or not VMware's
 *	fatal     names and headers that are fatal anywhere
 *	faults    what is fatal only if it is to be used
 *	accepted  odd things that are harmless
 *	limits    numbers of files and bytes
 *	memory    stays constant whatever the size
 *	streams   blocks of any size; what a stream is by its first bytes
 *	scripts   tests/samples/media/mktree.sh
 * Damage, bombs and windows are in check_media_damage.c.
 */
#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "tests/check_main.h"
#include "tests/samples/media/archive_writer.h"
#include "tests/samples/media/media_help.h"

#define DRIVER "lib/modules/binary/10_64/vmxnet3s"
#define INSIDE "vmware-tools-distrib/" DRIVER

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void begin(void)
{
	mh_begin();
	mh_tree("tree");
}

/* --- forms ------------------------------------------------------------ */

typedef struct form {
	const char *name;  /* of the medium */
	const char *outer; /* its format; NULL: a directory that is there */
	const char *inner; /* of the archive in it, NULL: the tree itself */
	const char *packed; /* directory to pack */
	const char *shown; /* it_media.form */
} form;

static const form forms[] = {
	{"tree", NULL, NULL, "", "directory"},
	{"tree/vmware-tools-distrib", NULL, NULL, "", "directory"},
	{"m.tar", "tar", NULL, "tree", "tar"},
	{"m.tgz", "tar.gz", NULL, "tree", "tar.gz"},
	{"m.tbz", "tar.bz2", NULL, "tree", "tar.bz2"},
	{"m.txz", "tar.xz", NULL, "tree", "tar.xz"},
	{"m.tzst", "tar.zst", NULL, "tree", "tar.zst"},
	{"m.zip", "zip", NULL, "tree", "zip"},
	{"m.iso", "iso", NULL, "tree", "iso"},
	{"in.tgz", "tar.gz", NULL, "tree/vmware-tools-distrib", "tar.gz"},
	{"in.zip", "zip", NULL, "tree/vmware-tools-distrib", "zip"},
	{"in.iso", "iso", NULL, "tree/vmware-tools-distrib", "iso"},
	{"cd", NULL, "tar.gz", "tree", "directory holding tar.gz"},
	{"tgz.iso", "iso", "tar.gz", "tree", "iso holding tar.gz"},
	{"plain.iso", "iso.plain", "tar.gz", "tree", "iso holding tar.gz"},
	{"txz.iso", "iso", "tar.xz", "tree", "iso holding tar.xz"},
	{"zip.iso", "iso", "zip", "tree", "iso holding zip"},
	{"tgz.zip", "zip", "tar.gz", "tree", "zip holding tar.gz"},
	{"iso.zip", "zip", "iso", "tree", "zip holding iso"},
	{"tzst.tgz", "tar.gz", "tar.zst", "tree", "tar.gz holding tar.zst"},
	{"tgz.tar", "tar", "tar.gz", "tree", "tar holding tar.gz"},
};

/* Packs it, with the archive in a directory around it where it has one. */
static void make_form(const form *f)
{
	const char *dir = f->packed;
	char cd[32], inner[64];

	if (f->inner != NULL) {
		(void)snprintf(cd, sizeof cd, "%s%s", f->name,
			       f->outer != NULL ? "-cd" : "");
		(void)snprintf(inner, sizeof inner, "%s/" IT_TREE_TARBALL, cd);
		mh_mkdir(cd);
		mh_pack(f->inner, inner, dir);
		(void)snprintf(inner, sizeof inner, "%s/aaa.txt", cd);
		mh_write(inner, "beside it", 9);
		(void)snprintf(inner, sizeof inner, "%s/zzz.txt", cd);
		mh_write(inner, "behind it", 9);
		dir = cd;
	}
	if (f->outer != NULL)
		mh_pack(f->outer, f->name, dir);
}

static void sum_of(const it_strbuf *bytes, char sum[IT_SHA256_HEX])
{
	ck_assert_int_eq(it_sha256_of(it_strbuf_str(bytes), bytes->len, sum,
				      NULL), IT_OK);
}

static void check_medium(const it_media *media, const char *name)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	char sum[IT_SHA256_HEX];

	mh_slurp(name, &bytes);
	sum_of(&bytes, sum);
	ck_assert_str_eq(media->sha256, sum);
	ck_assert_uint_eq(media->size, bytes.len);
	it_strbuf_free(&bytes);
}

static void check_drivers(const it_media *media)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	const it_entry *entry;
	char sum[IT_SHA256_HEX];
	size_t i, drivers = 0;

	for (i = 0; i < media->count; i++) {
		entry = &media->entries[i];
		ck_assert(strcmp(media->form, "directory") == 0 ||
			  (entry->bytes != NULL) == (entry->sha256[0] != '\0'));
		if (entry->bytes == NULL)
			continue;
		drivers++;
		ck_assert(mh_sample(entry->path, &bytes));
		ck_assert_uint_eq(entry->size, bytes.len);
		ck_assert(memcmp(entry->bytes, bytes.data, bytes.len) == 0);
		sum_of(&bytes, sum);
		ck_assert_str_eq(entry->sha256, sum);
	}
	ck_assert_uint_eq(drivers, 7);
	it_strbuf_free(&bytes);
}

static void check_dirs(const it_media *media)
{
	static const char *const expected[] = {
		"10", "10_64", "11", "11_64", "2009.06", "2009.06_64",
	};
	const char *dirs[8];
	size_t i;

	ck_assert_uint_eq(it_media_driver_dirs(media, dirs, 8), 6);
	for (i = 0; i < 6; i++)
		ck_assert_str_eq(dirs[i], expected[i]);
	dirs[2] = NULL;
	ck_assert_uint_eq(it_media_driver_dirs(media, dirs, 2), 6);
	ck_assert(dirs[2] == NULL);
}

static void check_listing(const it_media *media)
{
	it_strbuf here = {NULL, 0, 0, 0}, there = {NULL, 0, 0, 0};
	it_media dir;
	it_error err;

	ck_assert_int_eq(mh_read(&dir, mh_path("tree"), &err), IT_OK);
	mh_listing(&dir, &there);
	mh_listing(media, &here);
	ck_assert_str_eq(here.data, there.data);
	it_media_free(&dir);
	it_strbuf_free(&here);
	it_strbuf_free(&there);
}

START_TEST(test_forms)
{
	const form *f = &forms[_i];
	struct stat st;
	it_media media;
	it_error err;

	make_form(f);
	ck_assert_int_eq(mh_read(&media, mh_path(f->name), &err), IT_OK);
	ck_assert_str_eq(media.form, f->shown);
	ck_assert_str_eq(media.version, "9.0.0 build-782409");
	ck_assert_str_eq(media.path, mh_path(f->name));
	check_drivers(&media);
	check_dirs(&media);
	check_listing(&media);
	ck_assert_uint_eq(media.faults, 1); /* INSTALL is a link */
	if (stat(mh_path(f->name), &st) == 0 && S_ISREG(st.st_mode))
		check_medium(&media, f->name);
	it_media_free(&media);
	it_media_free(NULL);
}
END_TEST

/*
 * What stands beside the archive with the drivers is none of the tree, and
 * its version is not the product's: neither that of files nor of archives.
 */
START_TEST(test_beside)
{
	it_strbuf other = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_mkdir("beside");
	mh_tar_file(&other, "vmware-install.pl", "$buildNr = 'other';\n");
	mh_tar_end(&other);
	mh_write_buf(_i == 0 ? "beside/a.tar" : "beside/z.tar", &other);
	mh_write("beside/vmware-install.pl", "$buildNr = 'wrong';\n", 20);
	mh_pack("tar.gz", "beside/w.tgz", "tree");
	mh_pack("tar", "m", "beside");
	ck_assert_int_eq(mh_read(&media, mh_path("m"), &err), IT_OK);
	ck_assert_str_eq(media.version, "9.0.0 build-782409");
	ck_assert_str_eq(media.form, "tar holding tar.gz");
	check_listing(&media);
	it_media_free(&media);
	it_strbuf_free(&other);
}
END_TEST

/* An archive without drivers among the files of the tree itself. */
START_TEST(test_archive_in_tree)
{
	it_strbuf other = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_tar_file(&other, "vmware-install.pl", "$buildNr = 'other';\n");
	mh_tar_end(&other);
	mh_write_buf("tree/vmware-tools-distrib/aa.tar", &other);
	mh_pack("tar", "m", "tree/vmware-tools-distrib");
	ck_assert_int_eq(mh_read(&media, mh_path("m"), &err), IT_OK);
	ck_assert_str_eq(media.version, "9.0.0 build-782409");
	ck_assert_str_eq(media.form, "tar");
	check_drivers(&media);
	it_media_free(&media);
	it_strbuf_free(&other);
}
END_TEST

static int want_nothing(void *arg, const char *path)
{
	return arg != NULL && path == NULL;
}

static void put_line(const it_entry *entry, it_strbuf *lines)
{
	it_strbuf target = {NULL, 0, 0, 0};
	char sum[IT_SHA256_HEX];

	if (entry->link == NULL && entry->sha256[0] != '\0')
		it_strbuf_format(lines, "%s  %s\n", entry->sha256,
				 entry->path);
	if (entry->link == NULL)
		return;
	it_strbuf_text(&target, entry->link);
	sum_of(&target, sum);
	it_strbuf_format(lines, "%s @ %s\n", sum, entry->path);
	it_strbuf_free(&target);
}

/*
 * The digest of a directory is that of the lines "sha256  path", whatever is
 * wanted of it, and by whichever process it is read.
 */
START_TEST(test_directory_digest)
{
	it_media_request request = {want_nothing, NULL, NULL, NULL, 0};
	it_strbuf lines = {NULL, 0, 0, 0};
	char sum[IT_SHA256_HEX];
	it_media media;
	it_error err;
	size_t i;

	it_error_clear(&err);
	mh_mkdir("tree/lib/odd");
	ck_assert_int_eq(symlink("a  b\n", mh_path("tree/lib/odd/link")), 0);
	ck_assert_int_eq(mh_read(&media, mh_path("tree"), &err), IT_OK);
	for (i = 0; i < media.count; i++)
		put_line(&media.entries[i], &lines);
	sum_of(&lines, sum);
	ck_assert_str_eq(media.sha256, sum);
	it_media_free(&media);
	ck_assert_int_eq(it_media_read_apart(&media, mh_path("tree"),
					     &request, &err), IT_OK);
	ck_assert_str_eq(media.sha256, sum);
	it_media_free(&media);
	it_strbuf_free(&lines);
}
END_TEST

static unsigned long long last_done, last_size;

static int note_progress(void *arg, unsigned long long done,
			  unsigned long long size)
{
	(void)arg;
	ck_assert_uint_ge(done, last_done);
	last_done = done;
	last_size = size;
	return 0;
}

/* Progress goes up to the whole size, also where a zip is read in bits. */
START_TEST(test_progress)
{
	static const char *const formats[] = {"tar.gz", "zip", "iso"};
	it_media_request request = {NULL, note_progress, NULL, NULL, 0};
	it_media media;
	it_error err;

	it_error_clear(&err);
	last_done = 0;
	mh_pack(formats[_i], "progress", "tree");
	ck_assert_int_eq(it_media_read(&media, mh_path("progress"), &request,
				       &err), IT_OK);
	ck_assert_uint_eq(last_done, media.size);
	ck_assert_uint_eq(last_size, media.size);
	it_media_free(&media);
}
END_TEST

static int want_all(void *arg, const char *path)
{
	(void)arg;
	(void)path;
	return 1;
}

static int calls_left;

static int stop_at_last(void *arg, unsigned long long done,
			unsigned long long size)
{
	(void)arg;
	(void)done;
	(void)size;
	return --calls_left <= 0;
}

static it_code read_stopped(const char *name, int calls)
{
	it_media_request request = {want_all, stop_at_last, NULL, NULL, 0};
	it_media media;
	it_error err;
	it_code code;

	calls_left = calls;
	it_error_clear(&err);
	code = it_media_read(&media, mh_path(name), &request, &err);
	ck_assert_int_eq(err.code, code);
	ck_assert_int_eq(media.path == NULL, code != IT_OK);
	ck_assert_str_eq(err.remedy, "");
	it_media_free(&media);
	return code;
}

/* A stop at any place ends the reading with this code, whatever the form. */
START_TEST(test_stopped)
{
	const form *f = &forms[_i];
	int calls = 1;

	make_form(f);
	while (read_stopped(f->name, calls) == IT_STOPPED)
		calls++;
	ck_assert_int_gt(calls, 1);
	ck_assert_int_gt(calls_left, 0);
}
END_TEST

/* --- refused ---------------------------------------------------------- */

static void nothing(void)
{
}

static void empty_file(void)
{
	mh_write("x", "", 0);
}

static void text_file(void)
{
	mh_write("x", "not an archive\n", 15);
}

static void zero_file(void)
{
	static const char zeros[40000];

	mh_write("x", zeros, sizeof zeros);
}

static void compressed_text(void)
{
	mh_pack_one("raw.gz", "x", "x", "text", 4);
}

static void compressed_nothing(void)
{
	mh_pack_one("raw.gz", "x", "x", "", 0);
}

static void compressed_twice(void)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_pack("tar.gz", "y", "tree");
	mh_slurp("y", &bytes);
	mh_pack_one("raw.gz", "x", "x", bytes.data, bytes.len);
	it_strbuf_free(&bytes);
}

static void compressed_by_two(void)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_pack("tar.gz", "y", "tree");
	mh_slurp("y", &bytes);
	mh_pack_one("raw.xz", "x", "x", bytes.data, bytes.len);
	it_strbuf_free(&bytes);
}

static void fifo(void)
{
	ck_assert_int_eq(mkfifo(mh_path("x"), 0600), 0);
}

static void empty_directory(void)
{
	mh_mkdir("x");
}

static void tar_without_drivers(void)
{
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, "vmware-tools-distrib/vmware-install.pl", "x");
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	it_strbuf_free(&tar);
}

static void directory_without_drivers(void)
{
	mh_mkdir("x/vmware-tools-distrib");
}

static void tree_without_drivers(void)
{
	mh_mkdir("x");
	mh_write("x/vmware-install.pl", "", 0);
}

static void empty_driver_directory(void)
{
	mh_mkdir("x/lib/modules/binary/10");
}

static void iso_without_archive(void)
{
	mh_pack_one("iso", "x", "README.TXT", "text", 4);
}

static void linked_tree(void)
{
	mh_mkdir("x");
	ck_assert_int_eq(symlink(mh_path("tree/vmware-tools-distrib"),
				 mh_path("x/vmware-tools-distrib")), 0);
}

static void linked_tarball(void)
{
	mh_mkdir("x");
	mh_pack("tar.gz", "y", "tree");
	ck_assert_int_eq(symlink("../y", mh_path("x/" IT_TREE_TARBALL)), 0);
}

static void tarball_is_directory(void)
{
	mh_mkdir("x/" IT_TREE_TARBALL);
}

static void two_trees(void)
{
	mh_mkdir("two");
	mh_pack("tar.gz", "two/a.tgz", "tree");
	mh_pack("tar", "two/b.tar", "tree");
	mh_pack("iso", "x", "two");
}

/* A bundle that another program packed again. */
static void manifest_within(void)
{
	mh_mkdir("again");
	mh_pack("tar.gz", "again/a.tgz", "tree");
	mh_write("again/manifest.xml", "<", 1);
	mh_pack("tar", "again/z.tar", "tree");
	mh_pack("tar", "x", "again");
}

/* It is met behind two groups, which look like two media. */
static void manifest_behind(void)
{
	mh_mkdir("again");
	mh_pack("tar.gz", "again/a.tgz", "tree");
	mh_pack("tar", "again/b.tar", "tree");
	mh_write("again/manifest.xml", "<", 1);
	mh_write("again/more", "", 0);
	mh_pack("tar", "x", "again");
}

static void manifest_behind_gz(void)
{
	mh_mkdir("again");
	mh_pack("tar.gz", "again/a.tgz", "tree");
	mh_pack("tar.gz", "again/b.tgz", "tree");
	mh_write("again/manifest.xml", "<", 1);
	mh_pack("tar.gz", "x", "again");
}

/* Within an image it is a file like any other. */
static void manifest_in_image(void)
{
	mh_mkdir("again");
	mh_pack("tar.gz", "again/a.tgz", "tree");
	mh_pack("tar.gz", "again/b.tgz", "tree");
	mh_write("again/manifest.xml", "<", 1);
	mh_pack("iso", "x", "again");
}

static void tree_and_archive(void)
{
	mh_mkdir("both/lib/modules/binary/10");
	mh_write("both/lib/modules/binary/10/vmxnet3s", "x", 1);
	mh_pack("tar.gz", "both/z.tgz", "tree");
	mh_pack("zip", "x", "both");
}

static void three_deep(void)
{
	mh_mkdir("one");
	mh_mkdir("deep");
	mh_pack("tar.gz", "one/a.tgz", "tree");
	mh_pack("iso", "deep/b.iso", "one");
	mh_pack("zip", "x", "deep");
}

/* --- gzip of several members ------------------------------------------- */

enum { MOST_MEMBERS = 400 };

/* Of so many bytes each, the last one but of what is left; their ends. */
static size_t gzip_members(size_t each, size_t ends[MOST_MEMBERS])
{
	it_strbuf tar = {NULL, 0, 0, 0}, gzip = {NULL, 0, 0, 0};
	it_strbuf one = {NULL, 0, 0, 0};
	size_t at, len, count = 0;

	mh_pack("tar", "y", "tree");
	mh_slurp("y", &tar);
	for (at = 0; at < tar.len; at += len) {
		len = tar.len - at < each ? tar.len - at : each;
		ck_assert_uint_lt(count, MOST_MEMBERS);
		mh_pack_one("raw.gz", "y1", "x", tar.data + at, len);
		mh_slurp("y1", &one);
		it_strbuf_bytes(&gzip, one.data, one.len);
		ends[count++] = gzip.len;
	}
	mh_write_buf("x", &gzip);
	it_strbuf_free(&tar);
	it_strbuf_free(&gzip);
	it_strbuf_free(&one);
	return count;
}

static void check_gzip(void)
{
	it_media media;
	it_error err;

	ck_assert_msg(mh_read(&media, mh_path("x"), &err) == IT_OK, "%s",
		      err.text);
	ck_assert_str_eq(media.form, "tar.gz");
	check_drivers(&media);
	check_listing(&media);
	check_medium(&media, "x");
	it_media_free(&media);
}

/* Each of them is compared: sum and length. */
static void check_trailers(const size_t *ends, size_t count)
{
	it_strbuf gzip = {NULL, 0, 0, 0};
	size_t i, place;

	mh_slurp("x", &gzip);
	for (i = 0; i < count; i += count / 3 + 1)
		for (place = 1; place <= 8; place++) {
			mh_patch("x", ends[i] - place,
				 (unsigned char)gzip.data[ends[i] - place] ^ 1);
			mh_refused(mh_path("x"), "its gzip check sum does not "
				   "fit: it is damaged, or put together from "
				   "several");
			mh_patch("x", ends[i] - place,
				 (unsigned char)gzip.data[ends[i] - place]);
		}
	it_strbuf_free(&gzip);
}

static const size_t each_member[] = {1500, 3000, 40000, 65536, 1 << 20};

START_TEST(test_gzip_members)
{
	size_t ends[MOST_MEMBERS];
	size_t count = gzip_members(each_member[_i], ends);

	check_gzip();
	check_trailers(ends, count);
}
END_TEST

/* Empty ones, first, between and last, and zeros behind the end. */
START_TEST(test_gzip_empty_members)
{
	it_strbuf empty = {NULL, 0, 0, 0}, all = {NULL, 0, 0, 0};
	it_strbuf part = {NULL, 0, 0, 0};
	size_t ends[MOST_MEMBERS], count = gzip_members(70000, ends), i;

	mh_slurp("x", &part);
	mh_pack_one("raw.gz", "e", "x", "", 0);
	mh_slurp("e", &empty);
	for (i = 0; i < count; i++) {
		it_strbuf_bytes(&all, empty.data, empty.len);
		it_strbuf_bytes(&all, part.data + (i == 0 ? 0 : ends[i - 1]),
				ends[i] - (i == 0 ? 0 : ends[i - 1]));
	}
	it_strbuf_bytes(&all, empty.data, empty.len);
	mh_write_buf("x", &all);
	check_gzip();
	it_strbuf_bytes(&all, "\0\0\0", 3);
	mh_write_buf("x", &all);
	check_gzip();
	it_strbuf_free(&empty);
	it_strbuf_free(&all);
	it_strbuf_free(&part);
}
END_TEST

/* What looks like a header, within what is packed, is none. */
START_TEST(test_gzip_false_headers)
{
	static const char like[] = "\1\2\3\4\0\0\0\0\x1F\x8B\x08\0"
		"\0\0\0\0\0\1\0\0\x1F\x8B\x08\0";
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_tar_file(&tar, IT_TREE_NAME "/" IT_MEDIA_BINARY "10/vmxnet3s", "x");
	mh_tar_header(&tar, &(mh_header){"a", '0', 0644, sizeof like, NULL});
	mh_tar_data(&tar, like, sizeof like);
	mh_tar_header(&tar, &(mh_header){"b", '0', 0644, 200000, NULL});
	{
		it_strbuf noise = {NULL, 0, 0, 0};

		mh_noise(&noise, 200000, 7);
		memcpy(noise.data + 1000, like, sizeof like);
		memcpy(noise.data + 150000, like, sizeof like);
		mh_tar_data(&tar, noise.data, noise.len);
		it_strbuf_free(&noise);
	}
	mh_tar_end(&tar);
	mh_pack_one("raw.gz", "x", "x", tar.data, tar.len);
	ck_assert_msg(mh_read(&media, mh_path("x"), &err) == IT_OK, "%s",
		      err.text);
	it_media_free(&media);
	it_strbuf_free(&tar);
}
END_TEST

/* --- what is refused ---------------------------------------------------- */

static const struct {
	void (*make)(void);
	const char *text;
} refused[] = {
	{nothing, "cannot be opened: No such file or directory"},
	{empty_file, "is an empty file"},
	{text_file, "is no tar, zip or ISO 9660 image"},
	{zero_file, "is no tar, zip or ISO 9660 image"},
	{compressed_text, "is no tar, zip or ISO 9660 image"},
	{compressed_nothing, "its gzip is empty, cut off or damaged"},
	{compressed_twice, "is compressed twice"},
	{compressed_by_two, "is compressed twice"},
	{fifo, "is a pipe that nobody writes into"},
	{empty_directory, "is a directory that holds neither "
	 "vmware-tools-distrib nor vmware-solaris-tools.tar.gz"},
	{tar_without_drivers,
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{directory_without_drivers,
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{tree_without_drivers,
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{empty_driver_directory,
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{iso_without_archive,
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{linked_tree, "\"vmware-tools-distrib\" in it is a symbolic link, "
	 "which is not followed"},
	{linked_tarball, "\"vmware-solaris-tools.tar.gz\" in it is a symbolic "
	 "link, which is not followed"},
	{tarball_is_directory,
	 "\"vmware-solaris-tools.tar.gz\" in it is no regular file"},
	{two_trees, "holds more than one set of drivers"},
	{manifest_within,
	 "is a native bundle that was packed again: manifest.xml "
	 "must come first, in a tar that is not compressed"},
	{manifest_behind,
	 "is a native bundle that was packed again: manifest.xml "
	 "must come first, in a tar that is not compressed"},
	{manifest_behind_gz,
	 "is a native bundle that was packed again: manifest.xml "
	 "must come first, in a tar that is not compressed"},
	{manifest_in_image, "holds more than one set of drivers"},
	{tree_and_archive, "holds more than one set of drivers"},
	{three_deep, "archives in it are nested more than 2 deep"},
};

START_TEST(test_refused)
{
	refused[_i].make();
	mh_refused(mh_path("x"), refused[_i].text);
}
END_TEST

/* --- known, but not read here ----------------------------------------- */

#define DECOMPRESS "decompress it and give the tar that comes of it"
#define UNPACK "unpack it and give the directory that comes of it"
#define MOUNT "mount it and give the directory where it is mounted"
#define MAGIC(text) (text), sizeof(text) - 1

static const struct {
	const char *name;
	const char *magic;
	size_t len, at;
	const char *remedy;
} foreign[] = {
	{"compress (.Z)", MAGIC("\x1F\x9D"), 0, DECOMPRESS},
	{"lzip", MAGIC("LZIP"), 0, DECOMPRESS},
	{"lz4", MAGIC("\x04\x22\x4D\x18"), 0, DECOMPRESS},
	{"lz4", MAGIC("\x02\x21\x4C\x18"), 0, DECOMPRESS},
	{"lz4", MAGIC("\x50\x2A\x4D\x18\1\0\0\0x\x04\x22\x4D\x18"), 0,
	 DECOMPRESS},
	{"lzma", MAGIC("\x5D\0\0\x80\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
	 0, DECOMPRESS},
	{"lzop", MAGIC("\x89LZO\0\r\n\x1A\n"), 0, DECOMPRESS},
	{"7-Zip", MAGIC("7z\xBC\xAF\x27\x1C"), 0, UNPACK},
	{"RAR", MAGIC("Rar!\x1A\x07"), 0, UNPACK},
	{"cpio", MAGIC("070701"), 0, UNPACK},
	{"an empty zip", MAGIC("PK\5\6"), 0,
	 "give VMware Tools for Solaris: solaris.iso, "
	 "vmware-solaris-tools.tar.gz or its directory"},
	{"a part of a split zip", MAGIC("PK\7\x08PK\3\4"), 0, UNPACK},
	{"a part of a split zip", MAGIC("PK00PK\3\4"), 0, UNPACK},
	{"an SVR4 package stream", MAGIC("# PaCkAgE DaTaStReAm"), 0, UNPACK},
	{"a program of Windows", MAGIC("MZ"), 0, UNPACK},
	{"a program", MAGIC("\x7F" "ELF"), 0, UNPACK},
	{"a script", MAGIC("#!"), 0, UNPACK},
	{"a CD image of whole sectors (2352 bytes)",
	 MAGIC("\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0"), 0, MOUNT},
	{"a UDF image", MAGIC("BEA01"), 32769, MOUNT},
	{"a High Sierra image", MAGIC("CDROM"), 32777, MOUNT},
};

static void refuse_foreign(const unsigned char *bytes, size_t len, int row)
{
	char text[128];
	it_media media;
	it_error err;

	mh_write("x", bytes, len);
	(void)snprintf(text, sizeof text, "is %s, which is not read here",
		       foreign[row].name);
	ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_MEDIA);
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.remedy, foreign[row].remedy);
}

/* Also where a zip ends with it: one that unpacks itself, or in parts. */
START_TEST(test_foreign)
{
	static unsigned char bytes[40000];

	memset(bytes, 0, sizeof bytes);
	memcpy(bytes + foreign[_i].at, foreign[_i].magic, foreign[_i].len);
	refuse_foreign(bytes, sizeof bytes, _i);
	memcpy(bytes + sizeof bytes - 22, "PK\5\6", 4);
	refuse_foreign(bytes, sizeof bytes, _i);
}
END_TEST

/* Below the top it is a file like any other. */
START_TEST(test_foreign_inside)
{
	it_media media;
	it_error err;

	mh_write("tree/script", "#!/bin/sh\n", 10);
	mh_write("tree/skips", "\x50\x2A\x4D\x18\0\0\0\0rest", 12);
	mh_pack("tar", "x", "tree");
	ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_OK);
	ck_assert_int_eq(it_media_find(&media, "script")->fault,
			 IT_FAULT_NONE);
	/* Its first bytes were passed by. */
	ck_assert_int_eq(it_media_find(&media, "skips")->fault,
			 IT_FAULT_PACKED);
	it_media_free(&media);
}
END_TEST

/* --- skippable frames before zstd ------------------------------------- */

static const struct {
	unsigned long count, size;
	const char *around; /* the form of what holds it, or NULL */
} skippable[] = {
	{1, 0, NULL},
	{1, 4, NULL}, /* as pzstd writes it */
	{7, 1, NULL},
	{1, IT_MEDIA_PEEK - 16, NULL},
	{1, IT_MEDIA_PEEK - 9, NULL},
	{1, IT_MEDIA_PEEK - 8, NULL},
	{1, IT_MEDIA_PEEK - 7, NULL},
	{1, IT_MEDIA_BLOCK - 8, NULL},
	{1, IT_MEDIA_BLOCK - 7, NULL},
	{3, 2 * IT_MEDIA_BLOCK, NULL},
	{5, IT_MEDIA_PEEK, NULL},
	{100000, 0, NULL},
	{2, 50000, "iso"},
	{2, 50000, "zip"},
};

/* 16 kinds of them. */
static void add_skippable(it_strbuf *out, unsigned long number,
			  unsigned long size)
{
	unsigned char head[8] = {0, 0x2A, 0x4D, 0x18, 0, 0, 0, 0};

	head[0] = (unsigned char)(0x50 + number % 16);
	head[4] = (unsigned char)(size & 0xFF);
	head[5] = (unsigned char)(size >> 8 & 0xFF);
	head[6] = (unsigned char)(size >> 16);
	it_strbuf_bytes(out, head, sizeof head);
	mh_noise(out, size, number);
}

static void skip_before(const char *name, int row)
{
	it_strbuf frames = {NULL, 0, 0, 0}, packed = {NULL, 0, 0, 0};
	unsigned long i;

	mh_pack("tar.zst", "y", "tree");
	mh_slurp("y", &packed);
	for (i = 0; i < skippable[row].count; i++)
		add_skippable(&frames, i, skippable[row].size);
	it_strbuf_bytes(&frames, packed.data, packed.len);
	if (skippable[row].around != NULL)
		mh_pack_one(skippable[row].around, name, "y.zst", frames.data,
			    frames.len);
	else
		mh_write_buf(name, &frames);
	it_strbuf_free(&frames);
	it_strbuf_free(&packed);
}

START_TEST(test_skippable)
{
	it_media media;
	it_error err;

	skip_before("x", _i);
	ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_OK);
	check_drivers(&media);
	check_listing(&media);
	check_medium(&media, "x");
	it_media_free(&media);
}
END_TEST

static const struct {
	unsigned long count, size;
	size_t cut; /* of the last frame, bytes */
	const char *behind;
} only_skippable[] = {
	{1, 10, 0, ""},
	{1, 10, 3, ""},
	{1, 300000, 9, ""},
	{2, 0, 3, ""},
	{1, 0, 0, "text"},
	{1, 0, 0, "\x1F\x8B\x08"},
};

START_TEST(test_only_skippable)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	unsigned long i;

	for (i = 0; i < only_skippable[_i].count; i++)
		add_skippable(&bytes, i, only_skippable[_i].size);
	bytes.len -= only_skippable[_i].cut;
	it_strbuf_text(&bytes, only_skippable[_i].behind);
	mh_write_buf("x", &bytes);
	it_strbuf_free(&bytes);
	mh_refused(mh_path("x"), "its zstd is empty, cut off or damaged");
}
END_TEST

/* Within another archive it is held in memory, if it is not too large. */
START_TEST(test_large_zip)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_noise(&bytes, IT_MEDIA_MAX_HELD - (_i == 0 ? 65536 : 0), 1);
	mh_pack_one("zip", "z", "x", bytes.data, bytes.len);
	it_strbuf_reset(&bytes);
	mh_slurp("z", &bytes);
	mh_pack_one("tar", "t", "z.zip", bytes.data, bytes.len);
	it_strbuf_free(&bytes);
	mh_refused(mh_path("z"), "holds no drivers: nothing lies below "
		   "lib/modules/binary");
	mh_refused(mh_path("t"), _i == 0
		   ? "holds no drivers: nothing lies below lib/modules/binary"
		   : "holds a zip that is larger than 32 MiB");
}
END_TEST

/* What it lies in is damaged, at its end or before. */
START_TEST(test_zip_in_damaged)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	mh_pack("zip", "z", "tree");
	mh_slurp("z", &bytes);
	mh_pack_one("raw.gz", "g", "z.zip", bytes.data, bytes.len);
	it_strbuf_reset(&bytes);
	mh_slurp("g", &bytes);
	if (_i == 0)
		bytes.data[bytes.len - 8] ^= 1;
	else
		bytes.len -= 100;
	mh_write_buf("g", &bytes);
	it_strbuf_free(&bytes);
	mh_refused(mh_path("g"), _i == 0
		   ? "its gzip check sum does not fit: it is damaged, or put "
		     "together from several"
		   : "its gzip is damaged: truncated gzip input");
}
END_TEST

/* What libarchive says of it is not the whole truth. */
START_TEST(test_zip_comment)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_pack("zip", "x", "tree");
	mh_slurp("x", &zip);
	zip.data[zip.len - 2] = (char)(_i == 0 ? 0x20 : 0);
	zip.data[zip.len - 1] = (char)(_i == 0 ? 0x10 : 0x50);
	mh_noise(&zip, _i == 0 ? 0x1020 : 0x5000, 1);
	mh_write_buf("x", &zip);
	it_strbuf_free(&zip);
	if (_i == 0) {
		ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_OK);
		check_drivers(&media);
		it_media_free(&media);
	} else {
		mh_refused(mh_path("x"), "its zip is empty, cut off or "
			   "damaged, or has a comment of more than 16 KiB");
	}
}
END_TEST

static void check_remedy(const char *text, const char *remedy)
{
	it_media media;
	it_error err;

	ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_MEDIA);
	ck_assert_msg(strncmp(err.text, text, strlen(text)) == 0, "%s",
		      err.text);
	ck_assert_str_eq(err.remedy, remedy);
}

START_TEST(test_gzip_remedy)
{
	size_t ends[MOST_MEMBERS];

	(void)gzip_members(100000, ends);
	mh_patch("x", ends[0] - 1, 1);
	check_remedy("its gzip check sum does not fit", "copy the media again "
		     "from where it came; of one put together from several, "
		     "give the tar that gunzip makes of it");
}
END_TEST

/* A zip packed in a way that libarchive does not know is not damaged. */
START_TEST(test_zip_method_remedy)
{
	it_strbuf zip = {NULL, 0, 0, 0};
	size_t i;

	mh_pack("zip", "x", "tree");
	mh_slurp("x", &zip);
	for (i = 0; i + 12 < zip.len; i++)
		if (memcmp(zip.data + i, "PK\3\4", 4) == 0 &&
		    zip.data[i + 8] == 8)
			zip.data[i + 8] = 9;
		else if (memcmp(zip.data + i, "PK\1\2", 4) == 0 &&
			 zip.data[i + 10] == 8)
			zip.data[i + 10] = 9;
	mh_write_buf("x", &zip);
	check_remedy("its zip cannot be read at \"", UNPACK);
	it_strbuf_free(&zip);
}
END_TEST

START_TEST(test_nesting_remedy)
{
	three_deep();
	check_remedy("archives in it are nested more than 2 deep",
		     "unpack the outermost one and give what it holds");
}
END_TEST

/* --- images of several sessions ---------------------------------------- */

static void put_both(unsigned char *at, unsigned long number)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = at[7 - i] = (unsigned char)(number >> 8 * i);
}

/*
 * The directory at the top goes behind all files, as it does where one of
 * them was put in later.
 */
static void make_sessions(const char *format, const char *name,
			  const char *dir)
{
	enum { SECTOR = 2048, VOLUME = 16 * SECTOR, TOP = VOLUME + 156 };
	it_strbuf image = {NULL, 0, 0, 0};
	unsigned char *bytes;
	size_t place, sectors;

	mh_pack(format, name, dir);
	mh_slurp(name, &image);
	sectors = image.len / SECTOR;
	place = it_le32((unsigned char *)image.data + TOP + 2) * SECTOR;
	it_strbuf_bytes(&image, image.data + place, SECTOR);
	bytes = (unsigned char *)image.data;
	memset(bytes + place, 0, SECTOR);
	put_both(bytes + TOP + 2, (unsigned long)sectors);
	put_both(bytes + VOLUME + 80, (unsigned long)sectors + 1);
	/* It names itself and, above it, itself. */
	bytes += sectors * SECTOR;
	put_both(bytes + 2, (unsigned long)sectors);
	put_both(bytes + bytes[0] + 2, (unsigned long)sectors);
	mh_write_buf(name, &image);
	it_strbuf_free(&image);
}

static void make_cd(void)
{
	mh_mkdir("cd");
	mh_pack("tar.gz", "cd/" IT_TREE_TARBALL, "tree");
}

START_TEST(test_sessions)
{
	it_media media;
	it_error err;

	make_cd();
	make_sessions("iso.plain", "x", "cd");
	ck_assert_msg(mh_read(&media, mh_path("x"), &err) == IT_OK, "%s",
		      err.text);
	ck_assert_str_eq(media.form, "iso holding tar.gz");
	check_drivers(&media);
	check_medium(&media, "x");
	it_media_free(&media);
}
END_TEST

/* Its files lie before its directory: progress does not go back to them. */
START_TEST(test_sessions_progress)
{
	it_media_request request = {NULL, note_progress, NULL, NULL, 0};
	it_strbuf noise = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	it_error_clear(&err);
	last_done = 0;
	make_cd();
	mh_noise(&noise, 3 * IT_MEDIA_BLOCK, 1);
	mh_write_buf("cd/A.BIN", &noise);
	it_strbuf_free(&noise);
	make_sessions("iso.plain", "x", "cd");
	ck_assert_int_eq(_i == 0 ? it_media_read(&media, mh_path("x"),
						 &request, &err)
				 : it_media_read_apart(&media, mh_path("x"),
						       &request, &err),
			 IT_OK);
	ck_assert_uint_eq(last_size, media.size);
	it_media_free(&media);
}
END_TEST

/* Joliet would count then, where Solaris and Linux take Rock Ridge. */
START_TEST(test_joliet_first)
{
	make_cd();
	make_sessions("iso", "x", "cd");
	check_remedy("its ISO 9660 has its second directory before the first, "
		     "which readers take in different ways",
		     "do not use this media; get VMware's own again");
}
END_TEST

/* Where nobody can go back it is not read, and not called damaged. */
START_TEST(test_sessions_in_archive)
{
	mh_mkdir("around");
	mh_mkdir("plain");
	mh_write("plain/A.TXT", "text", 4);
	make_sessions("iso.plain", "around/x.iso", "plain");
	mh_pack("tar.gz", "x", "around");
	check_remedy("its ISO 9660 cannot be read: ", UNPACK);
}
END_TEST

/* The first error of the caller stays; none is needed. */
START_TEST(test_error_object)
{
	it_media_request request = {NULL, NULL, NULL, NULL, 0};
	it_media media;
	it_error err;

	ck_assert_int_eq(it_media_read(&media, mh_path("no"), &request, NULL),
			 IT_MEDIA);
	it_error_clear(&err);
	(void)it_fail(&err, IT_USAGE, "a", "b");
	ck_assert_int_eq(it_media_read(&media, mh_path("no"), &request, &err),
			 IT_MEDIA);
	ck_assert_str_eq(err.text, "b");
}
END_TEST

/* --- fatal anywhere --------------------------------------------------- */

static const struct {
	const char *name;
	const char *text;
} names[] = {
	{"/etc/passwd", "the name \"/etc/passwd\" in it is absolute"},
	{"/vmware-tools-distrib/x",
	 "the name \"/vmware-tools-distrib/x\" in it is absolute"},
	{"..", "the name \"..\" in it has a component \"..\""},
	{"../x", "the name \"../x\" in it has a component \"..\""},
	{"vmware-tools-distrib/../../x",
	 "the name \"vmware-tools-distrib/../../x\" in it has a component "
	 "\"..\""},
	{"a//..", "the name \"a//..\" in it has a component \"..\""},
	{"a\nb", "the name \"a\\x0Ab\" in it has control bytes"},
	{"\033[2J", "the name \"\\x1B[2J\" in it has control bytes"},
	{"a\177", "the name \"a\\x7F\" in it has control bytes"},
	{"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/1/2/3/4/5/6/7",
	 "the name \"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/"
	 "1/2/3/4/5/6/7\" in it has more than 32 components"},
};

START_TEST(test_fatal_names)
{
	static const char *const outer[] = {"tar", "iso"};
	it_strbuf tar = {NULL, 0, 0, 0};
	size_t i;

	mh_tar_file(&tar, INSIDE, "driver");
	mh_tar_file(&tar, names[_i].name, "x");
	mh_tar_end(&tar);
	mh_write_buf("n", &tar);
	mh_refused(mh_path("n"), names[_i].text);
	for (i = 0; i < 2; i++) {
		mh_pack_one(outer[i], "n2", "n.tar", tar.data, tar.len);
		mh_refused(mh_path("n2"), names[_i].text);
	}
	it_strbuf_free(&tar);
}
END_TEST

/* Path limit: 1023 bytes go, 1024 do not. */
START_TEST(test_long_names)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	char name[1025], text[1200];
	it_media media;
	it_error err;

	memset(name, 'n', sizeof name);
	name[1024 - _i] = '\0';
	name[500] = '/';
	mh_tar_file(&tar, INSIDE, "driver");
	mh_tar_long(&tar, name, "x");
	mh_tar_end(&tar);
	mh_write_buf("n", &tar);
	it_strbuf_free(&tar);
	if (_i == 1) {
		ck_assert_int_eq(mh_read(&media, mh_path("n"), &err), IT_OK);
		ck_assert(it_media_find(&media, name) != NULL);
		it_media_free(&media);
		return;
	}
	memset(name + 252, '.', 3);
	name[255] = '\0';
	(void)snprintf(text, sizeof text, "the name \"%s\" in it is longer "
		       "than 1023 bytes", name);
	mh_refused(mh_path("n"), text);
}
END_TEST

/* Where a link leads may be as long as a name. */
START_TEST(test_long_links)
{
	static const mh_header longer = {"././@LongLink", 'K', 0644, 1025,
					 NULL};
	static const mh_header one = {"l", '2', 0777, 0, "short"};
	it_strbuf tar = {NULL, 0, 0, 0};
	char target[1025];
	it_media media;
	it_error err;

	memset(target, 0, sizeof target);
	memset(target, 'n', sizeof target - 1 - (size_t)_i);
	mh_tar_file(&tar, INSIDE, "driver");
	mh_tar_header(&tar, &longer);
	mh_tar_data(&tar, target, sizeof target);
	mh_tar_header(&tar, &one);
	mh_tar_end(&tar);
	mh_write_buf("links", &tar);
	it_strbuf_free(&tar);
	if (_i == 0) {
		mh_refused(mh_path("links"), "the target of a link in it is "
					     "longer than 1023 bytes");
		return;
	}
	ck_assert_int_eq(mh_read(&media, mh_path("links"), &err), IT_OK);
	ck_assert_str_eq(it_media_find(&media, "l")->link, target);
	it_media_free(&media);
}
END_TEST

static void set_negative(unsigned char *block)
{
	memset(block + 124, 0xFF, 12);
}

static void set_huge(unsigned char *block)
{
	memset(block + 124, 0, 12);
	block[124] = 0x80;
	block[130] = 1; /* 2^40 */
}

static void set_bad_sum(unsigned char *block)
{
	block[0] ^= 1;
}

static void set_over_limit(unsigned char *block)
{
	memcpy(block + 124, "00400000001", 12); /* 64 MiB + 1 */
	mh_tar_sum(block);
}

static const struct {
	void (*change)(unsigned char *block);
	int sum;
	const char *text;
} headers[] = {
	{set_negative, 1, "its tar is damaged: Tar entry has negative size"},
	{set_huge, 1, "\"doc/x\" in it is larger than 64 MiB"},
	{set_over_limit, 1, "\"doc/x\" in it is larger than 64 MiB"},
	{set_bad_sum, 0, "its tar is damaged: bad header checksum"},
};

START_TEST(test_fatal_headers)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;
	it_error err;
	size_t at;

	mh_tar_file(&tar, INSIDE, "driver");
	at = tar.len;
	mh_tar_file(&tar, "doc/x", "x");
	mh_tar_end(&tar);
	headers[_i].change((unsigned char *)tar.data + at);
	if (headers[_i].sum)
		mh_tar_sum((unsigned char *)tar.data + at);
	mh_write_buf("h", &tar);
	it_strbuf_free(&tar);
	/* Words of libarchive differ between its versions. */
	ck_assert_int_eq(mh_read(&media, mh_path("h"), &err), IT_MEDIA);
	ck_assert_int_eq(strncmp(err.text, headers[_i].text, 15), 0);
	if (headers[_i].text[0] == '"')
		ck_assert_str_eq(err.text, headers[_i].text);
}
END_TEST

/* --- fatal only if used ----------------------------------------------- */

#define COMPLETE "use a complete and unchanged VMware Tools media"

typedef struct instead {
	const char *what;
	mh_header header; /* of what stands in the place of the driver */
	const char *more; /* one name more */
	const char *text; /* of it_media_use; NULL: is fine */
	size_t faults;
} instead;

static const instead faults[] = {
	{"proper", {INSIDE, '0', 0644, 1, NULL}, NULL, NULL, 0},
	{"mode 0755", {INSIDE, '0', 0755, 1, NULL}, NULL, NULL, 0},
	{"mode 0444", {INSIDE, '0', 0444, 1, NULL}, NULL, NULL, 0},
	{"mode 0777, from a FAT disk", {INSIDE, '0', 0777, 1, NULL}, NULL,
	 NULL, 0},
	{"contiguous file", {INSIDE, '7', 0644, 1, NULL}, NULL, NULL, 0},
	{"set-user-id", {INSIDE, '0', 04755, 1, NULL}, NULL,
	 "\"" DRIVER "\" has a set-id bit", 1},
	{"set-group-id", {INSIDE, '0', 02755, 1, NULL}, NULL,
	 "\"" DRIVER "\" has a set-id bit", 1},
	{"symbolic link", {INSIDE, '2', 0777, 0, "/etc/shadow"}, NULL,
	 "\"" DRIVER "\" is a symbolic link", 1},
	{"hard link", {INSIDE, '1', 0644, 0, "a"}, NULL,
	 "\"" DRIVER "\" is a hard link", 1},
	{"character device", {INSIDE, '3', 0644, 0, NULL}, NULL,
	 "\"" DRIVER "\" is a device, a pipe or a socket", 1},
	{"block device", {INSIDE, '4', 0644, 0, NULL}, NULL,
	 "\"" DRIVER "\" is a device, a pipe or a socket", 1},
	{"pipe", {INSIDE, '6', 0644, 0, NULL}, NULL,
	 "\"" DRIVER "\" is a device, a pipe or a socket", 1},
	{"directory", {INSIDE "/", '5', 0755, 0, NULL}, NULL,
	 "\"" DRIVER "\" is a directory", 0},
	{"another name", {INSIDE ".old", '0', 0644, 1, NULL}, NULL,
	 "\"" DRIVER "\" is not in the media", 0},
	{"twice", {INSIDE, '0', 0644, 1, NULL}, INSIDE,
	 "\"" DRIVER "\" is there more than once", 2},
	{"twice by another spelling", {INSIDE, '0', 0644, 1, NULL},
	 "./vmware-tools-distrib//lib/./modules/binary/10_64/vmxnet3s",
	 "\"" DRIVER "\" is there more than once", 2},
	{"case twin", {INSIDE, '0', 0644, 1, NULL},
	 "vmware-tools-distrib/lib/modules/binary/10_64/VMXNET3S",
	 "\"" DRIVER "\" differs from another name only in case", 2},
	{"case twin of a directory", {INSIDE, '0', 0644, 1, NULL},
	 "vmware-tools-distrib/lib/Modules/binary/10_64/vmxnet3s",
	 "\"" DRIVER "\" differs from another name only in case", 2},
};

START_TEST(test_faults)
{
	const instead *row = &faults[_i];
	it_strbuf tar = {NULL, 0, 0, 0};
	const it_entry *entry;
	it_media media;
	it_error err;

	mh_tar_file(&tar, "vmware-tools-distrib/lib/modules/binary/10/x", "x");
	mh_tar_header(&tar, &row->header);
	mh_tar_data(&tar, "D", (size_t)row->header.size);
	if (row->more != NULL)
		mh_tar_file(&tar, row->more, "E");
	mh_tar_end(&tar);
	mh_write_buf("f", &tar);
	it_strbuf_free(&tar);
	ck_assert_int_eq(mh_read(&media, mh_path("f"), &err), IT_OK);
	ck_assert_msg(media.faults == row->faults, "%s: %lu faults", row->what,
		      (unsigned long)media.faults);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err),
			 row->text != NULL ? IT_MEDIA : IT_OK);
	ck_assert_str_eq(err.text, row->text != NULL ? row->text : "");
	ck_assert_str_eq(err.remedy, row->text != NULL ? COMPLETE : "");
	ck_assert_int_eq(entry != NULL, row->text == NULL);
	if (entry != NULL)
		ck_assert_str_eq((char *)entry->bytes, "D");
	it_media_free(&media);
}
END_TEST

/* The same where types come from elsewhere. */
static const char *const elsewhere[] = {"dir", "zip", "iso"};

START_TEST(test_faults_elsewhere)
{
	static const char driver[] = "odd/lib/modules/binary/10_64/vmxnet3s";
	const it_entry *entry;
	it_media media;
	it_error err;

	mh_mkdir("odd/lib/modules/binary/10_64");
	ck_assert_int_eq(symlink("/etc/passwd", mh_path(driver)), 0);
	if (_i != 0)
		mh_pack(elsewhere[_i], "packed", "odd");
	ck_assert_int_eq(mh_read(&media, mh_path(_i != 0 ? "packed" : "odd"),
				 &err), IT_OK);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "\"" DRIVER "\" is a symbolic link");
	ck_assert_str_eq(err.remedy, COMPLETE);
	ck_assert_str_eq(it_media_find(&media, DRIVER)->link, "/etc/passwd");
	it_media_free(&media);
}
END_TEST

/* Who did not ask for it cannot use it. */
START_TEST(test_not_wanted)
{
	it_media_request request = {want_nothing, NULL, NULL, NULL, 0};
	const it_entry *entry;
	it_media media;
	it_error err;

	it_error_clear(&err);
	mh_pack("tar", "x", "tree");
	ck_assert_int_eq(it_media_read(&media, mh_path("x"), &request, &err),
			 IT_OK);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "\"" DRIVER "\" was not read");
	ck_assert(entry == NULL);
	it_media_free(&media);
}
END_TEST

/* The file of a record gets that place and length, and a number. */
static void share(unsigned char *record, const unsigned char *place)
{
	size_t i;

	memcpy(record + 2, place, 16);
	for (i = 0; i + 44 <= record[0]; i++)
		if (memcmp(record + i, "PX\x2C\1", 4) == 0)
			memset(record + i + 36, 7, 8);
}

/* Files of an image with one number and one place: links, for libarchive. */
START_TEST(test_links_in_image)
{
	enum { NAME_AT = 33 };
	static const char second[] = "lib/modules/binary/11_64/vmxnet3s";
	it_strbuf image = {NULL, 0, 0, 0};
	unsigned char *bytes, place[16] = {0};
	const it_entry *entry;
	it_media media;
	it_error err;
	size_t i;

	mh_pack("iso", "x", "tree");
	mh_slurp("x", &image);
	bytes = (unsigned char *)image.data;
	for (i = NAME_AT; i + 8 <= image.len; i++) {
		if (memcmp(bytes + i, "VMXNET3S", 8) != 0)
			continue;
		if (place[0] == 0)
			memcpy(place, bytes + i - NAME_AT + 2, sizeof place);
		share(bytes + i - NAME_AT, place);
	}
	mh_write_buf("x", &image);
	it_strbuf_free(&image);
	ck_assert_int_eq(mh_read(&media, mh_path("x"), &err), IT_OK);
	ck_assert_int_eq(it_media_use(&media, second, &entry, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "\"lib/modules/binary/11_64/vmxnet3s\" is "
			 "a hard link");
	ck_assert_str_eq(err.remedy, "it shares its bytes with another file of "
			 "the image: mount that and give the directory where "
			 "it is mounted");
	it_media_free(&media);
}
END_TEST

/* A directory with links out of it is not left. */
START_TEST(test_links_out)
{
	it_media media;
	it_error err;

	mh_mkdir("out/lib/modules/binary");
	mh_write("out/vmware-install.pl", "", 0);
	ck_assert_int_eq(
		symlink(mh_path("tree/vmware-tools-distrib/lib/modules/"
				"binary/10_64"),
			mh_path("out/lib/modules/binary/10_64")), 0);
	mh_refused(mh_path("out"), "holds no drivers: nothing lies below "
		   "lib/modules/binary");
	mh_mkdir("out/lib/modules/binary/11");
	mh_write("out/lib/modules/binary/11/x", "x", 1);
	ck_assert_int_eq(mh_read(&media, mh_path("out"), &err), IT_OK);
	ck_assert(it_media_find(&media, DRIVER) == NULL);
	it_media_free(&media);
}
END_TEST

/* --- harmless --------------------------------------------------------- */

static void zero_padding(it_strbuf *tar)
{
	static const char zeros[3 * IT_MEDIA_BLOCK];

	it_strbuf_bytes(tar, zeros, sizeof zeros);
}

static void nothing_more(it_strbuf *tar)
{
	(void)tar;
}

/* A pax header with a name in UTF-8: no such letters in the C locale. */
static void add_pax_name(it_strbuf *tar)
{
	static const char record[] = "22 path=doc/\xC3\xA9t\xC3\xA9.txt\n";
	mh_header h = {"pax", 'x', 0644, 0, NULL};

	h.size = sizeof record - 1;
	mh_tar_header(tar, &h);
	mh_tar_data(tar, record, sizeof record - 1);
	mh_tar_file(tar, "doc/ete.txt", "x");
}

static void add_odd_names(it_strbuf *tar)
{
	mh_tar_file(tar, "-rf", "x");
	mh_tar_file(tar, "doc/\xE9t\xE9", "x");
	mh_tar_file(tar, "doc/a b;c*", "x");
	mh_tar_file(tar, "...", "x");
}

/* libarchive takes ACLs of Solaris tar for what they are. */
static void add_solaris_acl(it_strbuf *tar)
{
	static const char acl[] = "1000000\0user::rwx,group::r-x,mask:rwx,"
				  "other:r-x";
	mh_header h = {"UFSACL", 'A', 0644, 0, NULL};

	h.size = sizeof acl;
	mh_tar_header(tar, &h);
	mh_tar_data(tar, acl, sizeof acl);
	mh_tar_file(tar, "doc/with-acl", "x");
}

/* Tar of before 1988 has no magic. */
static void old_header(it_strbuf *tar)
{
	memset(tar->data + 257, 0, 8);
	mh_tar_sum((unsigned char *)tar->data);
}

static const struct {
	const char *what;
	void (*add)(it_strbuf *tar);
	void (*after)(it_strbuf *tar);
	const char *name; /* that must be there */
} harmless[] = {
	{"zero padding", nothing_more, zero_padding, DRIVER},
	{"no magic", nothing_more, old_header, DRIVER},
	{"UTF-8 name", add_pax_name, nothing_more, "doc/\xC3\xA9t\xC3\xA9.txt"},
	{"odd names", add_odd_names, nothing_more, "doc/\xE9t\xE9"},
	{"Solaris ACL", add_solaris_acl, nothing_more, "doc/with-acl"},
};

START_TEST(test_harmless)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	const it_entry *entry;
	it_media media;
	it_error err;

	harmless[_i].add(&tar);
	mh_tar_file(&tar, INSIDE, "driver");
	mh_tar_end(&tar);
	harmless[_i].after(&tar);
	mh_write_buf("ok", &tar);
	it_strbuf_free(&tar);
	ck_assert_int_eq(mh_read(&media, mh_path("ok"), &err), IT_OK);
	ck_assert_msg(it_media_find(&media, harmless[_i].name) != NULL, "%s",
		      harmless[_i].what);
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_OK);
	it_media_free(&media);
}
END_TEST

/* --- limits ----------------------------------------------------------- */

START_TEST(test_many_entries)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	char name[32];
	it_media media;
	it_error err;
	int i;

	mh_tar_file(&tar, INSIDE, "driver");
	for (i = 1; i < IT_MEDIA_MAX_ENTRIES + _i; i++) {
		(void)snprintf(name, sizeof name, "doc/%d", i * 7919 % 20011);
		mh_tar_file(&tar, name, "");
	}
	mh_tar_end(&tar);
	mh_write_buf("many", &tar);
	it_strbuf_free(&tar);
	if (_i == 1) {
		mh_refused(mh_path("many"), "it holds more than 18000 files");
		return;
	}
	ck_assert_int_eq(mh_read(&media, mh_path("many"), &err), IT_OK);
	ck_assert_uint_eq(media.count, IT_MEDIA_MAX_ENTRIES);
	ck_assert_uint_eq(media.faults, 0);
	it_media_free(&media);
}
END_TEST

/* Of a zip before anything is read of it: its first name is none. */
START_TEST(test_many_in_zip)
{
	struct archive *a;
	char name[32];
	int i;

	ck_assert_int_eq(aw_open(&a, "zip", mh_path("many")), 0);
	ck_assert_int_eq(aw_add(a, "../x", S_IFREG | 0644, NULL, "", 0), 0);
	for (i = 1; i < IT_MEDIA_MAX_ENTRIES + _i; i++) {
		(void)snprintf(name, sizeof name, "doc/%d", i);
		ck_assert_int_eq(aw_add(a, name, S_IFREG | 0644, NULL, "", 0),
				 0);
	}
	ck_assert_int_eq(aw_close(a, mh_path("many")), 0);
	mh_refused(mh_path("many"), _i == 1
		   ? "it holds more than 18000 files"
		   : "the name \"../x\" in it has a component \"..\"");
}
END_TEST

/* A zip with an empty file, whose name of two bytes is said to be UTF-8. */
#define CLAIMED "\0\10\0\0\0\0\41\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0"
#define UNICODE(name)                                                         \
	"PK\3\4\24\0" CLAIMED "\0\0" name                                      \
	"PK\1\2\24\3\24\0" CLAIMED                                            \
	"\0\0\0\0\0\0\0\0\0\0\244\201\0\0\0\0" name                           \
	"PK\5\6\0\0\0\0\1\0\1\0\60\0\0\0\40\0\0\0\0\0"

static const struct {
	const char *locale, *zip, *text;
} unicode[] = {
	{"C", UNICODE("\303\251"), "the name of entry 1 of its zip cannot be "
				   "read without a UTF-8 locale"},
	{"C", UNICODE("\1a"), "the name \"\\x01a\" in it has control bytes"},
	{"C.UTF-8", UNICODE("\303\251"),
	 "holds no drivers: nothing lies below lib/modules/binary"},
	{"C.UTF-8", UNICODE("a\377"),
	 "the name of entry 1 of its zip is not valid Unicode"},
};

START_TEST(test_unicode)
{
	if (setlocale(LC_CTYPE, unicode[_i].locale) == NULL)
		return;
	mh_write("zip", unicode[_i].zip, sizeof UNICODE("ab") - 1);
	mh_refused(mh_path("zip"), unicode[_i].text);
}
END_TEST

/*
 * The end of a zip with long numbers (56 bytes), its locator (20) and the end
 * with short ones (22): a byte of them is changed by this, so many bytes are
 * put before the locator, and so many before everything.
 */
static const struct {
	size_t at;
	unsigned char change;
	size_t gap, lead;
	int is_taken;
} long_ends[] = {
	{0, 0, 0, 0, 1},  {0, 0, 1, 0, 0},  {0, 0, 0, 32, 0},
	{32, 1, 0, 0, 0}, {40, 1, 0, 0, 0}, {47, 1, 0, 0, 0},
	{48, 1, 0, 0, 0}, {64, 1, 0, 0, 0}, {71, 128, 0, 0, 0},
	{86, 1, 0, 0, 0}, {88, 1, 0, 0, 0}, {92, 1, 0, 0, 0},
	{0, 1, 0, 0, 0},  {4, 1, 0, 0, 0},
};

static void put_le(unsigned char *at, unsigned long long number, size_t len)
{
	for (; len-- != 0; number >>= 8)
		*at++ = (unsigned char)(number & 0xFF);
}

static unsigned long get_le(const unsigned char *at)
{
	return at[0] | (unsigned long)at[1] << 8 |
		(unsigned long)at[2] << 16 | (unsigned long)at[3] << 24;
}

/* Puts the long end before the short one, which says "long" then. */
static void lengthen(it_strbuf *zip, int row, int only_long)
{
	unsigned char ends[56 + 20 + 22] = "PK\6\6\54";
	unsigned char *locator = ends + 56, *end = locator + 20;
	size_t place = zip->len - 22;

	memcpy(end, zip->data + place, 22);
	memcpy(locator, "PK\6\7", 4);
	put_le(locator + 8, place + long_ends[row].lead, 8);
	locator[16] = 1;
	put_le(ends + 24, end[10] | (unsigned long)end[11] << 8, 8);
	memcpy(ends + 32, ends + 24, 8);
	put_le(ends + 40, get_le(end + 12), 8);
	put_le(ends + 48, get_le(end + 16), 8);
	if (only_long)
		memset(end + 8, 0xFF, 12);
	ends[long_ends[row].at] ^= long_ends[row].change;
	zip->len = place;
	it_strbuf_bytes(zip, ends, 56);
	it_strbuf_bytes(zip, "", long_ends[row].gap);
	it_strbuf_bytes(zip, locator, 20 + 22);
}

static void write_lengthened(int row, int only_long)
{
	static const char lead[] =
		"PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0ab";
	it_strbuf zip = {NULL, 0, 0, 0}, all = {NULL, 0, 0, 0};

	mh_pack("zip", "x", "tree");
	mh_slurp("x", &zip);
	lengthen(&zip, row, only_long);
	it_strbuf_bytes(&all, lead, long_ends[row].lead);
	it_strbuf_bytes(&all, zip.data, zip.len);
	mh_write_buf("x", &all);
	it_strbuf_free(&zip);
	it_strbuf_free(&all);
}

START_TEST(test_long_ends)
{
	it_media media;
	it_error err;
	int only_long;

	for (only_long = 0; only_long < 2; only_long++) {
		if (only_long && long_ends[_i].at >= 76)
			continue; /* "long" already */
		write_lengthened(_i, only_long);
		ck_assert_int_eq(mh_read(&media, mh_path("x"), &err),
				 long_ends[_i].is_taken ? IT_OK : IT_MEDIA);
		if (long_ends[_i].is_taken)
			check_drivers(&media);
		it_media_free(&media);
	}
}
END_TEST

/*
 * With these changes libarchive passes by the long end.  By the short one it
 * looks for the directory 76 bytes too late, so that here it misses the first
 * of two files, and finds the second elsewhere.
 */
static const struct {
	size_t at;
	unsigned char change;
} passed_by[] = {{5, 1}, {16, 1}, {20, 1}, {24, 1}, {60, 1}, {72, 3}};

static void put_local(it_strbuf *zip, const char *name, const char *text)
{
	unsigned char head[30] = "PK\3\4\24";
	size_t len = strlen(text);

	put_le(head + 14, it_crc32(0, text, len), 4);
	put_le(head + 18, len, 4);
	put_le(head + 22, len, 4);
	put_le(head + 26, strlen(name), 2);
	it_strbuf_bytes(zip, head, sizeof head);
	it_strbuf_text(zip, name);
	it_strbuf_text(zip, text);
}

/* Of a file that begins at, with a comment of so many bytes. */
static void put_central(it_strbuf *zip, const char *name, const char *text,
			size_t at, size_t comment)
{
	unsigned char head[46] = "PK\1\2\24\3\24";
	size_t len = strlen(text);

	put_le(head + 16, it_crc32(0, text, len), 4);
	put_le(head + 20, len, 4);
	put_le(head + 24, len, 4);
	put_le(head + 28, strlen(name), 2);
	put_le(head + 32, comment, 2);
	put_le(head + 38, 0100644UL << 16, 4);
	put_le(head + 42, at, 4);
	it_strbuf_bytes(zip, head, sizeof head);
	it_strbuf_text(zip, name);
	while (comment-- != 0)
		it_strbuf_char(zip, 'c');
}

static void put_ends(it_strbuf *zip, size_t from, size_t row)
{
	unsigned char ends[56 + 20 + 22] = "PK\6\6\54";
	size_t at = zip->len;

	ends[24] = ends[32] = 2;
	put_le(ends + 40, at - from, 8);
	put_le(ends + 48, from, 8);
	memcpy(ends + 56, "PK\6\7", 4);
	put_le(ends + 64, at, 8);
	ends[72] = 1;
	memcpy(ends + 76, "PK\5\6", 4);
	ends[84] = ends[86] = 2;
	put_le(ends + 88, at - from, 4);
	put_le(ends + 92, from, 4);
	ends[passed_by[row].at] ^= passed_by[row].change;
	it_strbuf_bytes(zip, ends, sizeof ends);
}

START_TEST(test_passed_by)
{
	static const char name[] = "lib/modules/binary/11_64/vmxnet3s";
	it_strbuf zip = {NULL, 0, 0, 0};
	size_t from, good, evil;

	put_local(&zip, "a", "first");
	good = zip.len;
	put_local(&zip, name, "good");
	while (zip.len < good + 200)
		it_strbuf_char(&zip, '.');
	evil = zip.len;
	put_local(&zip, name, "evil");
	from = zip.len;
	/* As long as the two places lie apart. */
	put_central(&zip, "a", "first", 0, evil - good - 46 - 1);
	put_central(&zip, name, "evil", good, 0);
	put_ends(&zip, from, (size_t)_i);
	mh_write_buf("x", &zip);
	it_strbuf_free(&zip);
	mh_refused(mh_path("x"), "its zip has a directory that only some "
		   "readers find");
}
END_TEST

/* A directory may be named twice, and nothing else. */
static const struct {
	char first, second;
	size_t faults;
} pairs[] = {{'5', '5', 0}, {'5', '0', 2}, {'0', '5', 2}, {'0', '0', 2},
	     {'2', '2', 2}};

START_TEST(test_pairs)
{
	mh_header header = {"doc/a", '0', 0755, 0, NULL};
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	mh_tar_file(&tar, INSIDE, "driver");
	header.type = pairs[_i].first;
	header.link = header.type == '2' ? "b" : NULL;
	mh_tar_header(&tar, &header);
	header.type = pairs[_i].second;
	header.link = header.type == '2' ? "b" : NULL;
	mh_tar_header(&tar, &header);
	mh_tar_end(&tar);
	mh_write_buf("pairs", &tar);
	it_strbuf_free(&tar);
	ck_assert_int_eq(mh_read(&media, mh_path("pairs"), &err), IT_OK);
	ck_assert_uint_eq(media.count, 3);
	ck_assert_uint_eq(media.faults, pairs[_i].faults);
	it_media_free(&media);
}
END_TEST

/* One that is none of VMware's could have any number of them. */
START_TEST(test_many_dirs)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	char name[64];
	it_media media;
	it_error err;
	int i;

	for (i = 0; i < 256 + _i; i++) {
		(void)snprintf(name, sizeof name, "lib/modules/binary/%d/x",
			       i);
		mh_tar_file(&tar, name, "");
		mh_tar_file(&tar, name, ""); /* the same directory */
	}
	mh_tar_end(&tar);
	mh_write_buf("dirs", &tar);
	it_strbuf_free(&tar);
	if (_i == 1) {
		mh_refused(mh_path("dirs"), "it holds more than 256 driver "
					    "directories");
		return;
	}
	ck_assert_int_eq(mh_read(&media, mh_path("dirs"), &err), IT_OK);
	ck_assert_uint_eq(media.dir_count, 256);
	ck_assert_str_eq(media.dirs[0], "0");
	ck_assert_str_eq(media.dirs[1], "1");
	ck_assert_str_eq(media.dirs[2], "10");
	it_media_free(&media);
}
END_TEST

/* Files without blocks on disk: sizes are added up before any is read. */
START_TEST(test_total)
{
	char name[64];
	int i;

	mh_mkdir("total/lib/modules/binary/10");
	for (i = 0; i < 33; i++) {
		(void)snprintf(name, sizeof name, "total/a%d", i);
		mh_write(name, "", 0);
		ck_assert_int_eq(truncate(mh_path(name), 64L << 20), 0);
	}
	mh_refused(mh_path("total"),
		   "its files are larger than 2048 MiB together");
	ck_assert_int_eq(truncate(mh_path("total/a0"), (64L << 20) + 1), 0);
	mh_refused(mh_path("total"), "\"a0\" in it is larger than 64 MiB");
}
END_TEST

/* Wanted files stay in memory: these are bounded on their own. */
START_TEST(test_kept)
{
	char name[64];
	int i;

	mh_mkdir("kept/lib/modules/binary/10");
	for (i = 0; i < 5; i++) {
		(void)snprintf(name, sizeof name,
			       "kept/lib/modules/binary/10/a%d", i);
		mh_write(name, "", 0);
		ck_assert_int_eq(truncate(mh_path(name), 64L << 20), 0);
	}
	mh_refused(mh_path("kept"),
		   "the files to be used are larger than 256 MiB together");
}
END_TEST

/* Deep directories: 32 components in all. */
START_TEST(test_deep_directory)
{
	char name[128] = "deepdir";
	int i;

	mh_mkdir("deepdir/lib/modules/binary/10");
	for (i = 0; i < 33; i++)
		(void)strcat(name, "/d");
	mh_mkdir(name);
	mh_refused(mh_path("deepdir"), "the name \"d/d/d/d/d/d/d/d/d/d/d/d/d/d"
		   "/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d\" in it has more "
		   "than 32 components");
}
END_TEST

/* --- memory ----------------------------------------------------------- */

/* Peak of a child that reads, in KiB; 0 where it cannot be told. */
static long peak_of(const char *path)
{
	struct rusage usage;
	it_media media;
	it_error err;
	int status;
	pid_t child = fork();

	ck_assert(child >= 0);
	if (child == 0)
		_exit(mh_read(&media, path, &err) == IT_OK ? 0
		      : puts(err.text) != 0);
	ck_assert(waitpid(child, &status, 0) == child && status == 0);
	ck_assert_int_eq(getrusage(RUSAGE_CHILDREN, &usage), 0);
	return usage.ru_maxrss;
}

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifndef HAS_ASAN
#define HAS_ASAN 0
#endif

/* Some files of 512 KiB beside one driver. */
static void make_big(const char *format, const char *out, int files)
{
	static unsigned char bytes[512 * 1024];
	struct archive *a;
	char name[32];
	unsigned state = 1;
	size_t k;
	int i;

	for (k = 0; k < sizeof bytes; k++) {
		state = state * 1103515245U + 12345;
		bytes[k] = (unsigned char)(state >> 24);
	}
	ck_assert_int_eq(aw_open(&a, format, mh_path(out)), 0);
	ck_assert_int_eq(aw_add(a, DRIVER, S_IFREG | 0644, NULL, "x", 1), 0);
	for (i = 0; i < files; i++) {
		(void)snprintf(name, sizeof name, "lib/f%d", i);
		ck_assert_int_eq(aw_add(a, name, S_IFREG | 0644, NULL, bytes,
					sizeof bytes), 0);
	}
	ck_assert_int_eq(aw_close(a, mh_path(out)), 0);
}

START_TEST(test_memory)
{
	static const char *const formats[] = {"tar", "tar.gz", "zip", "iso"};
	long small, big;

	make_big(formats[_i], "small", 4);
	make_big(formats[_i], "big", 40);
	small = peak_of(mh_path("small"));
	big = peak_of(mh_path("big")); /* of both: the larger one */
	if (HAS_ASAN)
		return;
	ck_assert_msg(big <= 16 * 1024, "%s: %ld KiB", formats[_i], big);
	ck_assert_msg(big - small <= 1024, "%s: %ld KiB more", formats[_i],
		      big - small);
}
END_TEST

/* --- the parts -------------------------------------------------------- */

static const struct {
	const char *text;
	const char *version;
} versions[] = {
	{"my $buildNr = '9.0.0 build-782409';\n", "9.0.0 build-782409"},
	{"$buildNr = '8.8.4 build-743747';", "8.8.4 build-743747"},
	{"  $buildNr=\"10.3.5\";\n", "10.3.5"},
	{"\tmy\t$buildNr\t=\t'1';\r\n", "1"},
	{"my $buildNr;\n$buildNr = $other;\n$buildNr = '2';\n", "2"},
	{"print $buildNr; $buildNr = '3';\n", "3"},
	{"# $buildNr = '4';\n", ""},
	{"$buildNr = '';\n$buildNr = '5';\n", "5"},
	{"$buildNr = 'no end\n", ""},
	{"$buildNr == '6';\n", ""},
	{"$buildNumber = '7';\n", ""},
	{"$buildNr = 'a\033[2Jb';\n", "a\\x1B[2Jb"},
	{"", ""},
};

/* Whole, and byte by byte. */
START_TEST(test_version)
{
	const char *text = versions[_i].text;
	it_version_scan scan;
	size_t i;

	memset(&scan, 0, sizeof scan);
	it_version_feed(&scan, text, strlen(text));
	it_version_end(&scan);
	ck_assert_str_eq(scan.found, versions[_i].version);
	memset(&scan, 0, sizeof scan);
	for (i = 0; i < strlen(text); i++)
		it_version_feed(&scan, text + i, 1);
	it_version_end(&scan);
	ck_assert_str_eq(scan.found, versions[_i].version);
}
END_TEST

/* Long lines are cut, and a long value is shown cut. */
static const struct {
	const char *below, *above;
} ordered[] = {
	{"9.0.0 build-782409", "9.0.0 build-782410"},
	{"9.0.0 build-99999", "9.0.0 build-782409"},
	{"9.4.0 build-1280544", "9.10.0 build-2476743"},
	{"9.10.0 build-2476743", "10.0.5 build-3227872"},
	{"8.8.4 build-999999", "9.0.0 build-1"},
	{"9.0", "9.0.1"},
	{"9", "9.0.0.1 build-1"},
	{"9.0.0 build-999999999", "9.0.0 build-1000000000"},
	{"9.0.0 build-4294967296", "9.0.0 build-4294967297"},
	{"9.0.0 build-00000000000000000000009",
	 "9.0.0 build-18446744073709551616"},
};

START_TEST(test_version_order)
{
	const char *below = ordered[_i].below, *above = ordered[_i].above;

	ck_assert_int_eq(it_media_compare_versions(below, above), -1);
	ck_assert_int_eq(it_media_compare_versions(above, below), 1);
	ck_assert_int_eq(it_media_compare_versions(above, above), 0);
}
END_TEST

static const struct {
	const char *a, *b;
} unordered[] = {
	{"", "9.0.0 build-782409"},
	{"unknown", "9.0.0 build-782409"},
	{"9.0.0", "9.0.0 build-782409"},
	{"9.0", "9.0.0"},
	{"9.0.0 build-", "9.0.0 build-782409"},
	{"", ""},
};

START_TEST(test_version_unknown)
{
	const char *a = unordered[_i].a, *b = unordered[_i].b;

	ck_assert_int_eq(it_media_compare_versions(a, b), 0);
	ck_assert_int_eq(it_media_compare_versions(b, a), 0);
}
END_TEST

START_TEST(test_version_long)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_version_scan scan;
	int i;

	memset(&scan, 0, sizeof scan);
	for (i = 0; i < 100000; i++)
		it_strbuf_char(&text, i == 50000 ? '\n' : 'x');
	it_strbuf_text(&text, "\n$buildNr = '");
	for (i = 0; i < 200; i++)
		it_strbuf_char(&text, '9');
	it_strbuf_text(&text, "';\n");
	it_version_feed(&scan, text.data, text.len);
	it_version_end(&scan);
	ck_assert_uint_le(strlen(scan.found), 63);
	ck_assert_int_eq(strncmp(scan.found, "9999", 4), 0);
	it_strbuf_free(&text);
}
END_TEST

static const struct {
	const char *name;
	const char *path;
} clean[] = {
	{"vmware-tools-distrib/a/b", "a/b"},
	{"./vmware-tools-distrib/a", "a"},
	{"vmware-tools-distrib/", "vmware-tools-distrib"},
	{"vmware-tools-distrib//./a/", "a"},
	{"vmware-tools-distrib/vmware-tools-distrib/a", "a"},
	{"vmware-tools-distribution/a", "vmware-tools-distribution/a"},
	{"lib/modules", "lib/modules"},
	{".a/.b/...", ".a/.b/..."},
	{"./", ""},
	{".", ""},
};

START_TEST(test_clean)
{
	char path[IT_MEDIA_MAX_PATH + 1];

	it_name_clean(clean[_i].name, path);
	ck_assert_str_eq(path, clean[_i].path);
}
END_TEST

/* The fast sum is the slow one, whatever the lengths and the pieces. */
START_TEST(test_crc)
{
	static const size_t pieces[] = {1, 7, 8, 4096, 65536, 300000};
	it_strbuf noise = {NULL, 0, 0, 0};
	it_crc *crc = malloc(sizeof *crc);
	size_t len, at, part, i;

	ck_assert_uint_eq(it_crc32(0, "123456789", 9), 0xCBF43926UL);
	ck_assert(crc != NULL);
	mh_noise(&noise, 200000, 3);
	for (i = 0; i < 60; i++) {
		len = i < 30 ? i : i * i * 37 % 200000;
		part = pieces[i % 6];
		it_crc_init(crc);
		for (at = 0; at < len; at += part)
			it_crc_add(crc, noise.data + at,
				   part < len - at ? part : len - at);
		ck_assert_uint_eq(it_crc_end(crc),
				  it_crc32(0, noise.data, len));
	}
	free(crc);
	it_strbuf_free(&noise);
}
END_TEST

START_TEST(test_places)
{
	ck_assert_str_eq(it_media_default_place(0), "/cdrom/vmwaretools");
	ck_assert_str_eq(it_media_default_place(1), "/media/VMware Tools");
	ck_assert(it_media_default_place(2) == NULL);
}
END_TEST

/* The tree that the demo uses is good media. */
START_TEST(test_mktree)
{
	char command[2048];
	const it_entry *entry;
	it_media media;
	it_error err;

	mh_mkdir("drivers/10_64");
	mh_mkdir("drivers/10");
	mh_write("drivers/10_64/vmxnet3s", "D", 1);
	mh_write("drivers/10/vmxnet3s.conf", "C", 1);
	(void)snprintf(command, sizeof command,
		       "sh '" TOP_SRCDIR "/tests/samples/media/mktree.sh' "
		       "'%s' '%s'", mh_path("drivers"), mh_path("made"));
	ck_assert_int_eq(system(command), 0);
	ck_assert_int_eq(mh_read(&media, mh_path("made"), &err), IT_OK);
	ck_assert_str_eq(media.version, "9.0.0 build-782409");
	ck_assert_int_eq(it_media_use(&media, DRIVER, &entry, &err), IT_OK);
	ck_assert_str_eq((char *)entry->bytes, "D");
	ck_assert_uint_eq(media.dir_count, 2);
	ck_assert_uint_eq(media.faults, 0);
	it_media_free(&media);
}
END_TEST

/* --- streams ---------------------------------------------------------- */

/* Bytes that come in blocks of one size; every 97th of them is not zero. */
typedef struct blocks {
	it_stream stream; /* first */
	size_t at, block, len;
	size_t fail_at; /* or 0 */
	unsigned char bytes[IT_MEDIA_PEEK * 4];
} blocks;

static it_code more_blocks(it_stream *stream, const void **at, size_t *len)
{
	blocks *b = (blocks *)(void *)stream;

	if (b->fail_at != 0 && b->at >= b->fail_at)
		return IT_MEDIA;
	*at = b->bytes + b->at;
	*len = b->len - b->at < b->block ? b->len - b->at : b->block;
	b->at += *len;
	return IT_OK;
}

static void open_blocks(blocks *b, size_t block, size_t len)
{
	size_t i;

	memset(b, 0, sizeof *b);
	b->stream.more = more_blocks;
	b->block = block;
	b->len = len;
	for (i = 0; i < len; i += 97)
		b->bytes[i] = (unsigned char)(i / 97 % 255 + 1);
}

/* What can be recalled, and what cannot, behind the byte that was given. */
static void check_recall(const blocks *b)
{
	unsigned long long given = b->stream.given;
	unsigned long long start = given - b->stream.block_len;
	unsigned long long from = start > IT_MEDIA_TAIL
		? start - IT_MEDIA_TAIL : 0;
	unsigned char out[8];

	ck_assert(!it_stream_recall(&b->stream, given - 7, out, 8));
	if (from != 0)
		ck_assert(!it_stream_recall(&b->stream, from - 1, out, 8));
	for (; from + 8 <= given; from++) {
		ck_assert(it_stream_recall(&b->stream, from, out, 8));
		ck_assert(memcmp(out, b->bytes + from, 8) == 0);
	}
}

static size_t zeros_before(const blocks *b, unsigned long long end)
{
	size_t zeros = 0;

	while (zeros < end && b->bytes[end - 1 - zeros] == 0)
		zeros++;
	return zeros;
}

/* All bytes from "from" on, in their order. */
static void check_rest(blocks *b, size_t from)
{
	const void *at;
	size_t len = 1;

	while (len != 0) {
		ck_assert_int_eq(it_stream_next(&b->stream, &at, &len), IT_OK);
		ck_assert(from + len <= b->len);
		ck_assert(memcmp(at, b->bytes + from, len) == 0);
		from += len;
		ck_assert_uint_eq(b->stream.given, from);
		if (from < 8 || len == 0)
			continue;
		check_recall(b);
		ck_assert_uint_eq(b->stream.zeros, zeros_before(b, from));
	}
	ck_assert_uint_eq(from, b->len);
}

static const struct {
	size_t block, len;
} streams[] = {
	{1, 700},
	{7, 700},
	{IT_MEDIA_TAIL - 1, 1000},
	{IT_MEDIA_TAIL, 1000},
	{IT_MEDIA_TAIL + 1, 1000},
	{97, 1000},
	{97, 970},
	{IT_MEDIA_PEEK - 1, IT_MEDIA_PEEK * 2},
	{IT_MEDIA_PEEK, IT_MEDIA_PEEK * 2 + 1},
	{IT_MEDIA_PEEK + 1, IT_MEDIA_PEEK * 2},
	{IT_MEDIA_PEEK * 3, IT_MEDIA_PEEK * 3},
};

START_TEST(test_streams)
{
	it_reader rd;
	blocks *b = malloc(sizeof *b);
	const unsigned char *head;
	size_t len;

	memset(&rd, 0, sizeof rd);
	ck_assert(b != NULL);
	open_blocks(b, streams[_i].block, streams[_i].len);
	check_rest(b, 0);
	open_blocks(b, streams[_i].block, streams[_i].len);
	ck_assert_int_eq(it_stream_peek(&b->stream, &rd, &head, &len), IT_OK);
	ck_assert_uint_eq(len, b->len < IT_MEDIA_PEEK ? b->len
						      : IT_MEDIA_PEEK);
	ck_assert(memcmp(head, b->bytes, len) == 0);
	check_rest(b, 0);
	it_stream_free(&b->stream);
	free(b);
}
END_TEST

/* Where a skip ends: in what was peeked, behind it, at and past the end. */
static const size_t skips[] = {
	0, 1, 500, IT_MEDIA_PEEK - 1, IT_MEDIA_PEEK, IT_MEDIA_PEEK + 1,
	IT_MEDIA_PEEK * 2 - 1, IT_MEDIA_PEEK * 2, IT_MEDIA_PEEK * 2 + 1,
};

static void check_skip(size_t block, size_t skip)
{
	it_reader rd;
	blocks *b = malloc(sizeof *b);
	const unsigned char *head;
	size_t len, to = skip < IT_MEDIA_PEEK * 2 ? skip : IT_MEDIA_PEEK * 2;

	memset(&rd, 0, sizeof rd);
	ck_assert(b != NULL);
	open_blocks(b, block, IT_MEDIA_PEEK * 2);
	ck_assert_int_eq(it_stream_peek(&b->stream, &rd, &head, &len), IT_OK);
	ck_assert_int_eq(it_stream_skip(&b->stream, skip), IT_OK);
	ck_assert_uint_eq(b->stream.given, to);
	ck_assert_int_eq(it_stream_peek(&b->stream, &rd, &head, &len), IT_OK);
	ck_assert_uint_eq(len, b->len - to < IT_MEDIA_PEEK ? b->len - to
							   : IT_MEDIA_PEEK);
	ck_assert(memcmp(head, b->bytes + to, len) == 0);
	ck_assert_int_eq(it_stream_drain(&b->stream), IT_OK);
	ck_assert_uint_eq(b->stream.given, b->len);
	it_stream_free(&b->stream);
	free(b);
}

START_TEST(test_skips)
{
	check_skip(1000, skips[_i]);
	check_skip(IT_MEDIA_PEEK, skips[_i]);
	check_skip(IT_MEDIA_PEEK + 1000, skips[_i]);
	check_skip(IT_MEDIA_PEEK * 2, skips[_i]);
}
END_TEST

START_TEST(test_streams_fail)
{
	it_reader rd;
	blocks *b = malloc(sizeof *b);
	const unsigned char *head;
	size_t len;

	memset(&rd, 0, sizeof rd);
	ck_assert(b != NULL);
	open_blocks(b, 1000, 10000);
	b->fail_at = 3000;
	ck_assert_int_eq(it_stream_peek(&b->stream, &rd, &head, &len),
			 IT_MEDIA);
	it_stream_free(&b->stream);
	open_blocks(b, 1000, 10000);
	b->fail_at = 3000;
	ck_assert_int_eq(it_stream_drain(&b->stream), IT_MEDIA);
	ck_assert_uint_eq(b->stream.given, 3000);
	open_blocks(b, 1000, 10000);
	b->fail_at = 3000;
	ck_assert_int_eq(it_stream_skip(&b->stream, 5000), IT_MEDIA);
	ck_assert_uint_eq(b->stream.given, 3000);
	free(b);
}
END_TEST

/* --- kinds ------------------------------------------------------------ */

static const struct {
	const char *word; /* NULL: nothing known */
	const char *magic;
	size_t len, at;
} heads[] = {
	{"gz", MAGIC("\x1F\x8B\x08"), 0},
	{"bz2", MAGIC("BZh"), 0},
	{"xz", MAGIC("\xFD" "7zXZ\0"), 0},
	{"zst", MAGIC("\x28\xB5\x2F\xFD"), 0},
	{"zip", MAGIC("PK\3\4"), 0},
	{"iso", MAGIC("CD001"), 32769},
	{"tar", MAGIC("ustar"), 257},
};

/* With just its magic bytes, with one less, and with another one. */
START_TEST(test_heads)
{
	static unsigned char head[IT_MEDIA_PEEK];
	size_t end = heads[_i].at + heads[_i].len;
	const it_kind *kind;

	memset(head, 0, sizeof head);
	memcpy(head + heads[_i].at, heads[_i].magic, heads[_i].len);
	kind = it_kind_of(head, end);
	ck_assert(kind != NULL);
	ck_assert_str_eq(kind->word, heads[_i].word);
	ck_assert(it_kind_of(head, end - 1) == NULL);
	head[end - 1] ^= 1;
	ck_assert(it_kind_of(head, end) == NULL);
}
END_TEST

/* The sum of a tar of before 1988, as it stands in its eight bytes. */
static const struct {
	const char *before, *after;
	int zeros; /* before the digits, not blanks */
	int width, add; /* to the right sum */
	int is_tar;
} sums[] = {
	{"", "", 1, 6, 0, 1},
	{"", " ", 0, 6, 0, 1},
	{"", "", 0, 8, 0, 1},
	{"", "", 0, 1, 0, 1},
	{"", "", 1, 6, 1, 0},
	{"", "", 1, 6, -1, 0},
	{"", "8", 1, 6, 0, 1}, /* ends where no digit is */
	{"", "/", 1, 6, 0, 1},
	{"", " 7", 1, 6, 0, 1},
	{"/", "", 1, 6, 0, 0},
	{"9", "", 1, 6, 0, 0},
	{"        ", "", 0, 1, 0, 0},
};

START_TEST(test_old_sums)
{
	unsigned char head[IT_TAR_BLOCK];
	char field[32];
	unsigned long sum;
	const it_kind *kind;

	memset(head, 0, sizeof head);
	head[0] = 'n';
	/* 7 is the greatest digit, and 0 the least: both stand in it. */
	head[200] = (unsigned char)(0707 - (int)('n' + 8 * ' ')) & 0xFF;
	sum = it_tar_sum(head) + (unsigned long)sums[_i].add;
	(void)snprintf(field, sizeof field,
		       sums[_i].zeros ? "%s%0*lo%s" : "%s%*lo%s",
		       sums[_i].before, sums[_i].width, sum, sums[_i].after);
	memcpy(head + IT_TAR_SUM, field, strlen(field) < IT_TAR_SUM_LEN
	       ? strlen(field) : IT_TAR_SUM_LEN);
	kind = it_kind_of(head, sizeof head);
	ck_assert_int_eq(kind != NULL, sums[_i].is_tar);
	ck_assert(it_kind_of(head, sizeof head - 1) == NULL);
	if (kind != NULL)
		ck_assert_str_eq(kind->word, "tar");
}
END_TEST

/* A header without a name is none, whatever its sum. */
START_TEST(test_old_nameless)
{
	unsigned char head[IT_TAR_BLOCK];

	memset(head, 0, sizeof head);
	(void)snprintf((char *)head + IT_TAR_SUM, IT_TAR_SUM_LEN, "%06lo",
		       it_tar_sum(head));
	ck_assert(it_kind_of(head, sizeof head) == NULL);
}
END_TEST

START_TEST(test_volume_size)
{
	static unsigned char head[IT_MEDIA_PEEK];

	memset(head, 0, sizeof head);
	head[32768 + 80] = 3;
	head[32768 + 83] = 1;
	head[32768 + 129] = 8;
	head[32768 + 130] = 1; /* the other byte order */
	ck_assert_uint_eq(it_iso_volume_size(head, 32768 + 132),
			  0x1000003ULL * 2048);
	ck_assert_uint_eq(it_iso_volume_size(head, 32768 + 131), 0);
}
END_TEST

/* What two readers may see: an image is one also behind a program. */
START_TEST(test_two_kinds)
{
	static unsigned char head[IT_MEDIA_PEEK];
	const it_kind *kind;

	memset(head, 0, sizeof head);
	memcpy(head + 32769, "CD001", 5);
	memcpy(head, "MZ", 2);
	kind = it_kind_of(head, sizeof head);
	ck_assert_str_eq(kind->word, "iso");
	memcpy(head, "\x1F\x8B\x08", 3);
	kind = it_kind_of(head, sizeof head);
	ck_assert_str_eq(kind->name, "an archive of two kinds at once");
	memcpy(head, "abc", 3);
	(void)snprintf((char *)head + IT_TAR_SUM, IT_TAR_SUM_LEN, "%06lo",
		       it_tar_sum(head));
	kind = it_kind_of(head, sizeof head);
	ck_assert_str_eq(kind->name, "an archive of two kinds at once");
}
END_TEST

/* --- headers of a tar --------------------------------------------------- */

/* An old sparse file with a second block of its map, then one more. */
static void add_sparse(it_strbuf *tar)
{
	static const char zeros[512];
	mh_header header = {"sparse", 'S', 0644, 512, NULL};
	unsigned char *block;

	mh_tar_header(tar, &header);
	block = (unsigned char *)tar->data + tar->len - 512;
	memcpy(block + 257, "ustar  ", 8);
	memset(block + 386, '0', 96); /* its map has no room left */
	block[482] = 1;
	block[483] = '0';
	mh_tar_sum(block);
	mh_tar_data(tar, zeros, 512);
	mh_tar_data(tar, zeros, 512);
	mh_tar_file(tar, "last", "text");
}

static void follow(const it_strbuf *tar, size_t piece, it_tar_scan *scan)
{
	size_t at, len;

	memset(scan, 0, sizeof *scan);
	for (at = 0; at < tar->len; at += len) {
		len = tar->len - at < piece ? tar->len - at : piece;
		ck_assert(it_tar_follow(scan, (unsigned char *)tar->data + at,
					len) == NULL);
	}
}

/* However it comes, its files are where they are. */
START_TEST(test_follow)
{
	static const size_t pieces[] = {1, 100, 511, 512, 513, 4096};
	it_strbuf tar = {NULL, 0, 0, 0};
	it_tar_scan whole, scan;
	size_t i;

	mh_tar_file(&tar, "first", "text");
	mh_tar_long(&tar, "second", "text");
	add_sparse(&tar);
	mh_tar_end(&tar);
	follow(&tar, tar.len, &whole);
	ck_assert_uint_eq(whole.entries, 4);
	/* 512 bytes each: header, text; name in two; map, data; the last */
	ck_assert_uint_eq(whole.places, 512 * (0 + 2 + 6 + 9));
	for (i = 0; i < COUNT(pieces); i++) {
		follow(&tar, pieces[i], &scan);
		ck_assert_uint_eq(scan.entries, whole.entries);
		ck_assert_uint_eq(scan.places, whole.places);
	}
	it_strbuf_free(&tar);
}
END_TEST

/* --- the end of a device ------------------------------------------------ */

/* Sectors of the volume, as its descriptor tells. */
static size_t shorten(it_strbuf *image, unsigned char sectors)
{
	unsigned char *told = (unsigned char *)image->data + 32768 + 80;

	memset(told, 0, 8);
	told[0] = sectors;
	told[7] = sectors;
	return (size_t)sectors * 2048;
}

/* One that wants nothing. */
static it_reader reader_of(it_media *media, it_error *err)
{
	static const it_media_request nothing;
	it_reader rd;

	it_error_clear(err);
	memset(media, 0, sizeof *media);
	memset(&rd, 0, sizeof rd);
	rd.media = media;
	rd.request = &nothing;
	rd.err = err;
	return rd;
}

/* A drive gives more than the volume has: that is not read. */
static void check_device(size_t noise, unsigned char sectors)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_media media;
	it_reader rd;
	it_error err;
	it_source source;
	int is_archive, fd;
	size_t volume;

	mh_noise(&bytes, noise, 1);
	mh_pack_one("iso", "volume", "README.TXT", bytes.data, bytes.len);
	it_strbuf_reset(&bytes);
	mh_slurp("volume", &bytes);
	volume = sectors == 0 ? bytes.len : shorten(&bytes, sectors);
	mh_noise(&bytes, 500000, 2);
	mh_write_buf("device", &bytes);
	rd = reader_of(&media, &err);
	fd = open(mh_path("device"), O_RDONLY);
	ck_assert_int_eq(it_source_open(&source, &rd, fd), IT_OK);
	source.device = 1;
	ck_assert_msg(it_stream_read(&rd, &source.stream, NULL, &is_archive)
		      == IT_OK, "%s", err.text);
	ck_assert_int_eq(it_source_end(&source), IT_OK);
	ck_assert_uint_eq(media.size, volume > IT_MEDIA_BLOCK ? volume
							      : IT_MEDIA_BLOCK);
	it_source_close(&source);
	(void)close(fd);
	it_media_free(&media);
	it_strbuf_free(&bytes);
}

static unsigned long long bytes_read;
static it_code (*real_more)(it_stream *, const void **, size_t *);

static it_code count_more(it_stream *stream, const void **at, size_t *len)
{
	it_code code = real_more(stream, at, len);

	bytes_read += *len;
	return code;
}

static void read_counted(const char *name)
{
	it_media media;
	it_reader rd;
	it_error err;
	it_source source;
	int is_archive, fd = open(mh_path(name), O_RDONLY);

	rd = reader_of(&media, &err);
	rd.hashed_apart = 1;
	ck_assert_int_eq(it_source_open(&source, &rd, fd), IT_OK);
	real_more = source.stream.more;
	source.stream.more = count_more;
	bytes_read = 0;
	ck_assert_msg(it_stream_read(&rd, &source.stream, NULL, &is_archive)
		      == IT_OK, "%s", err.text);
	ck_assert_uint_eq(media.count, 41); /* with their folder */
	it_source_close(&source);
	(void)close(fd);
	it_media_free(&media);
}

/* Files that nobody wants are passed over, not read through. */
START_TEST(test_passed_over)
{
	static const size_t sizes[] = {20000, 60000};
	it_strbuf bytes = {NULL, 0, 0, 0};
	char name[64];
	struct stat st;
	int i;

	mh_mkdir("t/vmware-tools-distrib/doc");
	for (i = 0; i < 40; i++) {
		it_strbuf_reset(&bytes);
		mh_noise(&bytes, sizes[_i], (unsigned)i + 1);
		(void)snprintf(name, sizeof name,
			       "t/vmware-tools-distrib/doc/%d", i);
		mh_write_buf(name, &bytes);
	}
	it_strbuf_free(&bytes);
	mh_pack("zip", "x", "t");
	ck_assert_int_eq(stat(mh_path("x"), &st), 0);
	read_counted("x");
	/* The ends of the zip, a block behind each jump, and what it missed. */
	ck_assert_uint_lt(bytes_read, 2 * IT_MEDIA_BLOCK +
			  40 * 2 * IT_MEDIA_FIRST);
	ck_assert_uint_lt(bytes_read, (unsigned long long)st.st_size);
}
END_TEST

/* What libarchive says twice is said once, whether or not it says why. */
START_TEST(test_bad_header)
{
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, "vmware-tools-distrib/a", "a");
	mh_tar_file(&tar, "vmware-tools-distrib/b", "b");
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	it_strbuf_free(&tar);
	mh_patch("x", 1024 + 30, 'c'); /* of the second name */
	mh_refused(mh_path("x"), "its tar is damaged: bad header");
}
END_TEST

/* The head of a block of xz that wants 4 GiB, where no xz is. */
START_TEST(test_window_of_others)
{
	static const char path[] =
		"vmware-tools-distrib/lib/modules/binary/11_64/vmxnet3s";
	unsigned char head[12] = {2, 0, 0x21, 1, 40};
	mh_header h = {path, '0', 0644, sizeof head, ""};
	it_strbuf tar = {NULL, 0, 0, 0};
	it_media media;
	it_error err;

	put_le(head + 8, it_crc32(0, head, 8), 4);
	mh_tar_header(&tar, &h);
	mh_tar_data(&tar, head, sizeof head);
	mh_tar_end(&tar);
	mh_write_buf("x", &tar);
	it_strbuf_free(&tar);
	ck_assert_msg(mh_read(&media, mh_path("x"), &err) == IT_OK, "%s",
		      err.text);
	it_media_free(&media);
}
END_TEST

static it_code text_more(it_stream *stream, const void **at, size_t *len)
{
	*at = "0123456789";
	*len = stream->given == 0 ? 10 : 0;
	return IT_OK;
}

static void check_take(const it_source *source)
{
	static const struct {
		unsigned long long from;
		size_t len, got;
	} rows[] = {
		{0, 10, 10}, {0, 11, 10}, {7, 3, 3}, {7, 4, 3}, {9, 1, 1},
		{9, 2, 1}, {10, 1, 0}, {11, 1, 0}, {~0ULL, 1, 0},
	};
	char out[16];
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		memset(out, '-', sizeof out);
		ck_assert_uint_eq(it_source_take(source, rows[i].from, out,
						 rows[i].len), rows[i].got);
		ck_assert_int_eq(strncmp(out, &"0123456789------"[rows[i].from %
					 16], rows[i].got), 0);
		ck_assert_int_eq(out[rows[i].got], '-');
	}
}

/* Nothing behind the end, of what is held and of a file that has grown. */
START_TEST(test_take)
{
	it_media media;
	it_reader rd;
	it_error err;
	it_source source;
	it_stream stream;

	rd = reader_of(&media, &err);
	memset(&stream, 0, sizeof stream);
	stream.more = text_more;
	ck_assert_int_eq(it_source_hold(&source, &rd, &stream), IT_OK);
	check_take(&source);
	it_source_close(&source);
	mh_write("f", "0123456789", 10);
	ck_assert_int_eq(it_source_open(&source, &rd,
					open(mh_path("f"), O_RDONLY)), IT_OK);
	mh_write("f", "0123456789more", 14);
	check_take(&source);
	ck_assert_int_eq(err.code, IT_OK);
	(void)close(source.fd);
	it_source_close(&source);
}
END_TEST

/* Of a file that has shrunk, and of what cannot be read in any order. */
START_TEST(test_untaken)
{
	static const char *const said[] = {
		"changed while it was read", "cannot be read: ",
	};
	it_media media;
	it_reader rd;
	it_error err;
	it_source source;
	char out[10];
	int ends[2];

	it_error_clear(&err);
	memset(&media, 0, sizeof media);
	memset(&rd, 0, sizeof rd);
	rd.media = &media;
	rd.err = &err;
	memset(&source, 0, sizeof source);
	source.rd = &rd;
	source.stream.size = 10;
	ck_assert_int_eq(pipe(ends), 0);
	mh_write("f", "01234", 5);
	source.fd = _i == 0 ? open(mh_path("f"), O_RDONLY) : ends[0];
	ck_assert_uint_eq(it_source_take(&source, 2, out, sizeof out),
			  _i == 0 ? 3 : 0);
	ck_assert_int_eq(err.code, IT_MEDIA);
	ck_assert_int_eq(strncmp(err.text, said[_i], strlen(said[_i])), 0);
	(void)close(ends[0]);
	(void)close(ends[1]);
	if (_i == 0)
		(void)close(source.fd);
}
END_TEST

/* Also of one that is smaller than what is read at once. */
START_TEST(test_device)
{
	check_device(1000, 60);
	check_device(300000, 0);
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("media");

	tcase_set_timeout(tc, 60);
	tcase_add_unchecked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_forms, 0, COUNT(forms));
	tcase_add_loop_test(tc, test_beside, 0, 2);
	tcase_add_test(tc, test_directory_digest);
	tcase_add_loop_test(tc, test_progress, 0, 3);
	tcase_add_test(tc, test_error_object);
	tcase_add_loop_test(tc, test_fatal_names, 0, COUNT(names));
	tcase_add_loop_test(tc, test_long_names, 0, 2);
	tcase_add_loop_test(tc, test_long_links, 0, 2);
	tcase_add_loop_test(tc, test_fatal_headers, 0, COUNT(headers));
	tcase_add_loop_test(tc, test_faults, 0, COUNT(faults));
	tcase_add_test(tc, test_links_in_image);
	tcase_add_test(tc, test_links_out);
	tcase_add_loop_test(tc, test_harmless, 0, COUNT(harmless));
	tcase_add_loop_test(tc, test_many_entries, 0, 2);
	tcase_add_loop_test(tc, test_many_in_zip, 0, 2);
	tcase_add_loop_test(tc, test_many_dirs, 0, 2);
	tcase_add_loop_test(tc, test_pairs, 0, COUNT(pairs));
	tcase_add_loop_test(tc, test_unicode, 0, COUNT(unicode));
	tcase_add_test(tc, test_total);
	tcase_add_test(tc, test_deep_directory);
	tcase_add_loop_test(tc, test_version, 0, COUNT(versions));
	tcase_add_loop_test(tc, test_version_order, 0, COUNT(ordered));
	tcase_add_loop_test(tc, test_version_unknown, 0, COUNT(unordered));
	tcase_add_test(tc, test_version_long);
	tcase_add_loop_test(tc, test_clean, 0, COUNT(clean));
	tcase_add_test(tc, test_crc);
	tcase_add_loop_test(tc, test_streams, 0, COUNT(streams));
	tcase_add_loop_test(tc, test_skips, 0, COUNT(skips));
	tcase_add_test(tc, test_streams_fail);
	tcase_add_loop_test(tc, test_heads, 0, COUNT(heads));
	tcase_add_loop_test(tc, test_old_sums, 0, COUNT(sums));
	tcase_add_test(tc, test_old_nameless);
	tcase_add_test(tc, test_volume_size);
	tcase_add_test(tc, test_two_kinds);
	tcase_add_test(tc, test_follow);
	tcase_add_test(tc, test_device);
	tcase_add_loop_test(tc, test_passed_over, 0, 2);
	tcase_add_test(tc, test_bad_header);
	tcase_add_test(tc, test_window_of_others);
	tcase_add_test(tc, test_take);
	tcase_add_loop_test(tc, test_untaken, 0, 2);
	tcase_add_test(tc, test_places);
	tcase_add_test(tc, test_mktree);
	return tc;
}

/* Much of it, which takes a while. */
static TCase *put_together_cases(void)
{
	TCase *tc = tcase_create("media, put together");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_gzip_members, 0, COUNT(each_member));
	tcase_add_test(tc, test_gzip_empty_members);
	tcase_add_test(tc, test_gzip_false_headers);
	tcase_add_test(tc, test_gzip_remedy);
	tcase_add_test(tc, test_zip_method_remedy);
	tcase_add_test(tc, test_nesting_remedy);
	tcase_add_test(tc, test_sessions);
	tcase_add_loop_test(tc, test_sessions_progress, 0, 2);
	tcase_add_test(tc, test_sessions_in_archive);
	tcase_add_test(tc, test_joliet_first);
	return tc;
}

static TCase *large_cases(void)
{
	TCase *tc = tcase_create("media, large");

	tcase_set_timeout(tc, 60);
	tcase_add_unchecked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_stopped, 0, COUNT(forms));
	tcase_add_test(tc, test_kept);
	tcase_add_loop_test(tc, test_memory, 0, 4);
	tcase_add_loop_test(tc, test_large_zip, 0, 2);
	return tc;
}

/* Each of these in a directory of its own: all make the same names. */
static TCase *own_cases(void)
{
	TCase *tc = tcase_create("media, one by one");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, test_refused, 0, COUNT(refused));
	tcase_add_loop_test(tc, test_foreign, 0, COUNT(foreign));
	tcase_add_test(tc, test_foreign_inside);
	tcase_add_loop_test(tc, test_skippable, 0, COUNT(skippable));
	tcase_add_loop_test(tc, test_only_skippable, 0, COUNT(only_skippable));
	tcase_add_loop_test(tc, test_zip_comment, 0, 2);
	tcase_add_loop_test(tc, test_zip_in_damaged, 0, 2);
	tcase_add_loop_test(tc, test_long_ends, 0, COUNT(long_ends));
	tcase_add_loop_test(tc, test_passed_by, 0, COUNT(passed_by));
	tcase_add_test(tc, test_archive_in_tree);
	tcase_add_loop_test(tc, test_faults_elsewhere, 0, COUNT(elsewhere));
	tcase_add_test(tc, test_not_wanted);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media");

	suite_add_tcase(suite, cases());
	suite_add_tcase(suite, large_cases());
	suite_add_tcase(suite, own_cases());
	suite_add_tcase(suite, put_together_cases());
	return run_suite(suite);
}
