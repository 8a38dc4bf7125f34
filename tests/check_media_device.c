/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Media in a drive.  No test may open a drive of the machine, so fstat(2) and
 * lseek(2), defined here, say of one file what they say of a block device: it
 * has no size, and its end is where the drive says, or nowhere.  What is read
 * must be what the same file gives, digest and all.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "payload/bundle.h"
#include "tests/check_main.h"
#include "tests/samples/media/media_help.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
/* What <sys/stat.h> makes of the names where off_t has more than a word. */
#define REAL(name) \
	dlsym(RTLD_NEXT, sizeof(long) < sizeof(off_t) ? name "64" : name)

/* --- the drive ---------------------------------------------------------- */

static struct {
	ino_t number; /* of the file that is in it; 0: none */
	int mute;     /* it does not tell where it ends */
} drive;

int fstat(int fd, struct stat *st)
{
	int (*real)(int, struct stat *);
	void *at = REAL("fstat");
	int result;

	memcpy(&real, &at, sizeof real);
	result = real(fd, st);
	if (result == 0 && drive.number != 0 && st->st_ino == drive.number) {
		st->st_mode = S_IFBLK | 0600;
		st->st_size = 0;
	}
	return result;
}

off_t lseek(int fd, off_t to, int whence)
{
	off_t (*real)(int, off_t, int);
	void *at = REAL("lseek");
	struct stat st;

	memcpy(&real, &at, sizeof real);
	if (drive.mute && whence == SEEK_END && fstat(fd, &st) == 0 &&
	    S_ISBLK(st.st_mode)) {
		errno = EINVAL;
		return -1;
	}
	return real(fd, to, whence);
}

static void take_out(void)
{
	memset(&drive, 0, sizeof drive);
}

static void put_in(const char *name, int mute)
{
	struct stat st;

	ck_assert_int_eq(stat(mh_path(name), &st), 0);
	drive.number = st.st_ino;
	drive.mute = mute;
}

/* --- what lies in it ------------------------------------------------------ */

static int want_all(void *arg, const char *path)
{
	(void)arg;
	(void)path;
	return 1;
}

static void iso(void)
{
	mh_pack("iso", "x", "tree");
}

static void iso_of_tar(void)
{
	mh_mkdir("one");
	mh_pack("tar.gz", "one/a.tgz", "tree");
	mh_pack("iso", "x", "one");
}

static void tar(void)
{
	mh_pack("tar", "x", "tree");
}

static void tar_gz(void)
{
	mh_pack("tar.gz", "x", "tree");
}

static void zip(void)
{
	mh_pack("zip", "x", "tree");
}

static void bundle(void)
{
	const it_media_request all = {want_all, NULL, NULL, NULL, 0};
	const it_bundle_how how = {"gz", NULL, 0};
	it_bundle *made;
	it_media media;
	it_error err;

	it_error_clear(&err);
	ck_assert_msg(it_media_read(&media, mh_path("tree"), &all, &err) ==
		      IT_OK, "%s", err.text);
	ck_assert_int_eq(it_bundle_pack(&made, &media, &how, &err), IT_OK);
	it_media_free(&media);
	ck_assert_int_eq(it_bundle_save(made, mh_path("x"), 0, &err), IT_OK);
	it_bundle_free(made);
}

static const struct {
	void (*make)(void);
	int is_volume; /* it tells its own end */
} media_of[] = {
	{iso, 1}, {iso_of_tar, 1}, {tar, 0}, {tar_gz, 0}, {zip, 0},
};

/* --- reading -------------------------------------------------------------- */

/* How much there is, as it was told at last. */
static unsigned long long whole;

static int note_size(void *arg, unsigned long long done,
		     unsigned long long size)
{
	(void)arg;
	(void)done;
	whole = size;
	return 0;
}

static const it_media_request request = {want_all, note_size, NULL, NULL, 0};

typedef it_code reader(it_media *media, const char *path,
		       const it_media_request *wanted, it_error *err);

static reader *const readers[] = {it_media_read, it_media_read_apart};

static void read_by(reader *how, it_media *media)
{
	it_error err;

	it_error_clear(&err);
	ck_assert_msg(how(media, mh_path("x"), &request, &err) == IT_OK, "%s",
		      err.text);
}

static void same(const it_media *is, const it_media *was)
{
	it_strbuf left = {NULL, 0, 0, 0}, right = {NULL, 0, 0, 0};

	mh_listing(is, &left);
	mh_listing(was, &right);
	ck_assert_str_eq(it_strbuf_str(&left), it_strbuf_str(&right));
	ck_assert_str_eq(is->form, was->form);
	ck_assert_str_eq(is->sha256, was->sha256);
	ck_assert_uint_eq(is->size, was->size);
	it_strbuf_free(&left);
	it_strbuf_free(&right);
}

/*
 * Of a mute drive only a volume tells how much there is.  Who reads apart tells
 * of it only after a while.
 */
static void read_as_was(const it_media *was, int mute, int is_volume)
{
	it_media media;
	int i;

	put_in("x", mute);
	for (i = 0; i < COUNT(readers); i++) {
		whole = 1;
		read_by(readers[i], &media);
		same(&media, was);
		if (i == 0)
			ck_assert_uint_eq(whole, mute && !is_volume
					  ? 0 : was->size);
		it_media_free(&media);
	}
	take_out();
}

/* What else lies on the disc behind a volume, or a bundle, is not of it. */
static void add_behind(void)
{
	it_strbuf all = {NULL, 0, 0, 0}, more = {NULL, 0, 0, 0};

	mh_slurp("x", &all);
	mh_noise(&more, 300000, 7);
	it_strbuf_bytes(&all, more.data, more.len);
	mh_write_buf("x", &all);
	it_strbuf_free(&all);
	it_strbuf_free(&more);
}

/* It is read as a file is, wherever the drive ends. */
static void read_bundle(int mute, int more)
{
	it_media was, media;
	int i;

	read_by(it_media_read, &was);
	if (more)
		add_behind();
	put_in("x", mute);
	for (i = 0; i < COUNT(readers); i++) {
		read_by(readers[i], &media);
		same(&media, &was);
		ck_assert_ptr_nonnull(media.bundle);
		it_media_free(&media);
	}
	take_out();
	it_media_free(&was);
}

START_TEST(test_bundle)
{
	mh_tree("tree");
	bundle();
	read_bundle(_i % 2, _i / 2);
}
END_TEST

START_TEST(test_same)
{
	it_media was;

	mh_tree("tree");
	media_of[_i].make();
	read_by(it_media_read, &was);
	read_as_was(&was, 0, media_of[_i].is_volume);
	read_as_was(&was, 1, media_of[_i].is_volume);
	it_media_free(&was);
}
END_TEST

START_TEST(test_behind)
{
	it_media was;

	mh_tree("tree");
	media_of[_i].make();
	if (media_of[_i].is_volume) {
		read_by(it_media_read, &was);
		add_behind();
		read_as_was(&was, 0, 1);
		read_as_was(&was, 1, 1);
		it_media_free(&was);
	}
}
END_TEST

static void refused(const char *text)
{
	it_media media;
	it_error err;
	int i;

	for (i = 0; i < COUNT(readers); i++) {
		it_error_clear(&err);
		ck_assert_int_eq(readers[i](&media, mh_path("x"), &request,
					    &err), IT_MEDIA);
		ck_assert_str_eq(err.text, text);
		ck_assert_str_ne(err.remedy, "");
	}
}

/* A file of no bytes is empty; of a drive nobody knows. */
START_TEST(test_nothing)
{
	mh_write("x", "", 0);
	refused("is an empty file");
	put_in("x", _i);
	refused("is no tar, zip or ISO 9660 image");
	take_out();
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("device");

	tcase_add_checked_fixture(tc, mh_begin, mh_end);
	tcase_add_loop_test(tc, test_same, 0, COUNT(media_of));
	tcase_add_loop_test(tc, test_bundle, 0, 4);
	tcase_add_loop_test(tc, test_behind, 0, COUNT(media_of));
	tcase_add_loop_test(tc, test_nothing, 0, 2);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_device");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
