/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>

#include "support/late.h"
#include "support/text.h"
#include "tests/samples/media/archive_writer.h"
#include "tests/samples/media/media_help.h"

enum { TAR_BLOCK = 512, PATHS = 8 };

/* --- a place ---------------------------------------------------------- */

static char place[64];

void mh_begin(void)
{
	/* what packs here calls it by the stubs, too */
	ck_assert_int_eq(it_late_archive(NULL), IT_OK);
	(void)snprintf(place, sizeof place, "/tmp/it-media-XXXXXX");
	ck_assert(mkdtemp(place) != NULL);
	ck_assert_int_eq(setenv("TZ", "UTC0", 1), 0);
}

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void mh_end(void)
{
	ck_assert_int_eq(nftw(place, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

const char *mh_path(const char *name)
{
	static char paths[PATHS][512];
	static int next;

	next = (next + 1) % PATHS;
	(void)snprintf(paths[next], sizeof paths[next], "%s/%s", place, name);
	return paths[next];
}

/* With the directories above it. */
void mh_mkdir(const char *name)
{
	char path[512];
	char *slash;

	(void)snprintf(path, sizeof path, "%s", mh_path(name));
	for (slash = path + strlen(place) + 1; slash != NULL;) {
		slash = strchr(slash, '/');
		if (slash != NULL)
			*slash = '\0';
		(void)mkdir(path, 0755);
		if (slash != NULL)
			*slash++ = '/';
	}
	ck_assert_int_eq(access(mh_path(name), X_OK), 0);
}

void mh_write(const char *name, const void *bytes, size_t len)
{
	FILE *f = fopen(mh_path(name), "wb");

	ck_assert(f != NULL);
	ck_assert(len == 0 || fwrite(bytes, 1, len, f) == len);
	ck_assert_int_eq(fclose(f), 0);
}

void mh_write_buf(const char *name, const it_strbuf *buf)
{
	ck_assert_int_eq(it_strbuf_check(buf, NULL), IT_OK);
	mh_write(name, buf->data, buf->len);
}

void mh_patch(const char *name, size_t at, int byte)
{
	FILE *f = fopen(mh_path(name), "r+b");

	ck_assert(f != NULL && fseek(f, (long)at, SEEK_SET) == 0);
	ck_assert(fputc(byte, f) != EOF);
	ck_assert_int_eq(fclose(f), 0);
}

void mh_slurp(const char *name, it_strbuf *out)
{
	size_t len;
	unsigned char *bytes = aw_slurp(mh_path(name), &len);

	ck_assert(bytes != NULL);
	it_strbuf_reset(out);
	it_strbuf_bytes(out, bytes, len);
	free(bytes);
}

/* --- the sample tree -------------------------------------------------- */

void mh_noise(it_strbuf *out, size_t len, unsigned long seed)
{
	unsigned long state = seed * 2654435761UL + 1;

	while (len-- != 0) {
		state = (state * 1103515245UL + 12345) & 0xFFFFFFFFUL;
		it_strbuf_char(out, (int)(state >> 23 & 0xFF));
	}
}

#define PERL "#!/usr/bin/env perl\n# $buildNr = 'no, a comment';\n" \
	     "my $buildNr;\n"

static const struct {
	const char *path;
	unsigned mode;
	size_t noise; /* bytes, where there is no text */
	const char *text;
} sample[] = {
	{"vmware-install.pl", 0755, 0,
	 PERL "  $buildNr = '9.0.0 build-782409';\nexit 0;\n"},
	{"bin/vmware-config-tools.pl", 0755, 0,
	 PERL "$buildNr = 'another one';\n"},
	{"doc/INSTALL", 0644, 0, "Sample media.\n"},
	{"doc/README", 0644, 20000, NULL},
	{"empty", 0644, 0, ""},
	{"installer/services.sh", 0755, 0, "#!/bin/sh\nexit 0\n"},
	{"lib/modules/binary/10/vmxnet3s", 0644, 2440, NULL},
	{"lib/modules/binary/10/vmxnet3s.conf", 0644, 0, "MTU=1500;\n"},
	{"lib/modules/binary/10_64/vmxnet3s", 0755, 3410, NULL},
	{"lib/modules/binary/11/vmxnet3s", 0444, 2467, NULL},
	{"lib/modules/binary/11_64/vmxnet3s", 0555, 3524, NULL},
	{"lib/modules/binary/2009.06/vmxnet3s", 0644, 2452, NULL},
	{"lib/modules/binary/2009.06_64/vmxnet3s", 0644, 1, NULL},
};
enum { SAMPLES = sizeof sample / sizeof sample[0] };

static void sample_bytes(size_t i, it_strbuf *out)
{
	it_strbuf_reset(out);
	if (sample[i].text != NULL)
		it_strbuf_text(out, sample[i].text);
	else
		mh_noise(out, sample[i].noise, i);
}

int mh_sample(const char *path, it_strbuf *out)
{
	size_t i;

	for (i = 0; i < SAMPLES; i++)
		if (strcmp(path, sample[i].path) == 0)
			break;
	if (i == SAMPLES)
		return 0;
	sample_bytes(i, out);
	return 1;
}

void mh_tree(const char *name)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	char path[256];
	char *slash;
	size_t i;

	for (i = 0; i < SAMPLES; i++) {
		(void)snprintf(path, sizeof path, "%s/vmware-tools-distrib/%s",
			       name, sample[i].path);
		slash = strrchr(path, '/');
		*slash = '\0';
		mh_mkdir(path);
		*slash = '/';
		sample_bytes(i, &bytes);
		mh_write_buf(path, &bytes);
		ck_assert_int_eq(chmod(mh_path(path), sample[i].mode), 0);
	}
	(void)snprintf(path, sizeof path, "%s/vmware-tools-distrib/INSTALL",
		       name);
	ck_assert_int_eq(symlink("doc/INSTALL", mh_path(path)), 0);
	it_strbuf_free(&bytes);
}

/* --- packing ---------------------------------------------------------- */

void mh_pack(const char *format, const char *out, const char *dir)
{
	struct archive *a;

	ck_assert_int_eq(aw_open(&a, format, mh_path(out)), 0);
	ck_assert_int_eq(aw_add_tree(a, mh_path(dir), ""), 0);
	ck_assert_int_eq(aw_close(a, mh_path(out)), 0);
}

void mh_pack_one(const char *format, const char *out, const char *name,
		 const void *bytes, size_t len)
{
	struct archive *a;

	ck_assert_int_eq(aw_open(&a, format, mh_path(out)), 0);
	ck_assert_int_eq(aw_add(a, name, S_IFREG | 0644, NULL, bytes, len), 0);
	ck_assert_int_eq(aw_close(a, mh_path(out)), 0);
}

/* --- tar -------------------------------------------------------------- */

void mh_tar_sum(unsigned char *block)
{
	unsigned sum = 0;
	size_t i;

	memset(block + 148, ' ', 8);
	for (i = 0; i < TAR_BLOCK; i++)
		sum += block[i];
	(void)snprintf((char *)block + 148, 8, "%06o", sum);
}

void mh_tar_header(it_strbuf *tar, const mh_header *h)
{
	unsigned char block[TAR_BLOCK];
	size_t len = strlen(h->name);

	memset(block, 0, sizeof block);
	memcpy(block, h->name, len < 100 ? len : 100);
	(void)snprintf((char *)block + 100, 8, "%07o", h->mode);
	(void)snprintf((char *)block + 108, 8, "%07o", 0U);
	(void)snprintf((char *)block + 116, 8, "%07o", 0U);
	(void)snprintf((char *)block + 124, 12, "%011llo", h->size);
	(void)snprintf((char *)block + 136, 12, "%011o", 0U);
	block[156] = (unsigned char)h->type;
	if (h->link != NULL)
		memcpy(block + 157, h->link, strlen(h->link));
	memcpy(block + 257, "ustar\0" "00", 8);
	mh_tar_sum(block);
	it_strbuf_bytes(tar, block, sizeof block);
}

void mh_tar_data(it_strbuf *tar, const void *bytes, size_t len)
{
	it_strbuf_bytes(tar, bytes, len);
	while (tar->len % TAR_BLOCK != 0)
		it_strbuf_char(tar, 0);
}

void mh_tar_file(it_strbuf *tar, const char *name, const char *text)
{
	mh_header h = {NULL, '0', 0644, 0, NULL};

	h.name = name;
	h.size = strlen(text);
	mh_tar_header(tar, &h);
	mh_tar_data(tar, text, strlen(text));
}

void mh_tar_long(it_strbuf *tar, const char *name, const char *text)
{
	mh_header h = {"././@LongLink", 'L', 0644, 0, NULL};

	h.size = strlen(name) + 1;
	mh_tar_header(tar, &h);
	mh_tar_data(tar, name, strlen(name) + 1);
	mh_tar_file(tar, name, text);
}

void mh_tar_end(it_strbuf *tar)
{
	static const char zeros[2 * TAR_BLOCK];

	it_strbuf_bytes(tar, zeros, sizeof zeros);
}

/* --- reading ---------------------------------------------------------- */

static int want_drivers(void *arg, const char *path)
{
	(void)arg;
	return strncmp(path, "lib/modules/binary/", 19) == 0;
}

it_code mh_read(it_media *media, const char *path, it_error *err)
{
	static const it_media_request request = {want_drivers, NULL, NULL,
						 NULL, 0};

	it_error_clear(err);
	return it_media_read(media, path, &request, err);
}

void mh_refused(const char *path, const char *text)
{
	it_media media;
	it_error err;

	ck_assert_int_eq(mh_read(&media, path, &err), IT_MEDIA);
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.path, path);
	ck_assert_str_ne(err.remedy, "");
	ck_assert(media.entries == NULL && media.path == NULL);
}

void mh_listing(const it_media *media, it_strbuf *out)
{
	const it_entry *entry;
	size_t i;

	it_strbuf_reset(out);
	for (i = 0; i < media->count; i++) {
		entry = &media->entries[media->sorted[i]];
		it_strbuf_format(out, "%d %04o %llu %s %s %s %s\n",
				 (int)entry->type,
				 entry->type == IT_ENTRY_FILE ? entry->mode : 0,
				 entry->size,
				 entry->bytes != NULL ? entry->sha256 : "",
				 entry->path,
				 entry->link != NULL ? entry->link : "-",
				 it_fault_text(entry->fault));
	}
}
