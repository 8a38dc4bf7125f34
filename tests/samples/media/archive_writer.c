/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/samples/media/archive_writer.h"

/* 17 November 2012: VMware Tools 9.0.x had this date. */
#define SAMPLE_TIME 1353110400

enum { PATH_ROOM = 4096 };

static const struct {
	const char *name;
	int (*format)(struct archive *a);
	int (*filter)(struct archive *a);
	const char *options;
} formats[] = {
	{"tar", archive_write_set_format_ustar, archive_write_add_filter_none,
	 NULL},
	{"tar.gz", archive_write_set_format_ustar,
	 archive_write_add_filter_gzip, "gzip:!timestamp"},
	{"tar.bz2", archive_write_set_format_ustar,
	 archive_write_add_filter_bzip2, NULL},
	{"tar.xz", archive_write_set_format_ustar, archive_write_add_filter_xz,
	 "xz:compression-level=3"},
	{"tar.zst", archive_write_set_format_ustar,
	 archive_write_add_filter_zstd, NULL},
	{"zip", archive_write_set_format_zip, archive_write_add_filter_none,
	 NULL},
	{"iso", archive_write_set_format_iso9660,
	 archive_write_add_filter_none,
	 "iso9660:volume-id=VMWARE_TOOLS,iso9660:rockridge=strict"},
	/* What gets shorter by it is compressed; no padding. */
	{"iso.zisofs", archive_write_set_format_iso9660,
	 archive_write_add_filter_none,
	 "iso9660:rockridge=strict,iso9660:zisofs,iso9660:!pad"},
	/* Names as VMWARE_S.GZ only. */
	{"iso.plain", archive_write_set_format_iso9660,
	 archive_write_add_filter_none,
	 "iso9660:!rockridge,iso9660:!joliet"},
	{"raw.gz", archive_write_set_format_raw, archive_write_add_filter_gzip,
	 "gzip:!timestamp,gzip:compression-level=1"},
	{"raw.bz2", archive_write_set_format_raw,
	 archive_write_add_filter_bzip2, NULL},
	{"raw.xz", archive_write_set_format_raw, archive_write_add_filter_xz,
	 "xz:compression-level=1"},
	{"raw.zst", archive_write_set_format_raw,
	 archive_write_add_filter_zstd, NULL},
};
enum { FORMATS = sizeof formats / sizeof formats[0] };

static int complain(const char *what, const char *why)
{
	(void)fprintf(stderr, "archive_writer: %s: %s\n", what,
		      why != NULL ? why : "failed");
	return -1;
}

static int set_up(struct archive *a, size_t i, const char *out)
{
	if (formats[i].format(a) != ARCHIVE_OK ||
	    formats[i].filter(a) != ARCHIVE_OK ||
	    (formats[i].options != NULL &&
	     archive_write_set_options(a, formats[i].options) != ARCHIVE_OK))
		return -1;
	/* No padding of compressed data to tape records. */
	if (archive_write_set_bytes_in_last_block(a, 1) != ARCHIVE_OK)
		return -1;
	return archive_write_open_filename(a, out) == ARCHIVE_OK ? 0 : -1;
}

int aw_open(struct archive **a, const char *format, const char *out)
{
	size_t i;

	for (i = 0; i < FORMATS; i++)
		if (strcmp(format, formats[i].name) == 0)
			break;
	if (i == FORMATS)
		return complain(format, "unknown format");
	*a = archive_write_new();
	if (*a == NULL)
		return complain(out, "out of memory");
	if (set_up(*a, i, out) == 0)
		return 0;
	(void)complain(out, archive_error_string(*a));
	(void)archive_write_free(*a);
	*a = NULL;
	return -1;
}

static int header(struct archive *a, const char *name, unsigned mode,
		  const char *link, size_t len)
{
	struct archive_entry *e = archive_entry_new();
	int ok;

	if (e == NULL)
		return complain(name, "out of memory");
	archive_entry_set_pathname(e, name);
	archive_entry_set_mode(e, (mode_t)mode);
	archive_entry_set_mtime(e, SAMPLE_TIME, 0);
	archive_entry_set_size(e, (int64_t)len);
	if (link != NULL)
		archive_entry_set_symlink(e, link);
	ok = archive_write_header(a, e) == ARCHIVE_OK;
	archive_entry_free(e);
	return ok ? 0 : complain(name, archive_error_string(a));
}

int aw_begin(struct archive *a, const char *name, size_t len)
{
	return header(a, name, S_IFREG | 0644, NULL, len);
}

int aw_data(struct archive *a, const void *bytes, size_t len)
{
	if (len == 0 || archive_write_data(a, bytes, len) == (ssize_t)len)
		return 0;
	return complain("data", archive_error_string(a));
}

int aw_add(struct archive *a, const char *name, unsigned mode,
	   const char *link, const void *bytes, size_t len)
{
	int failed = header(a, name, mode, link, len);

	return failed != 0 ? failed : aw_data(a, bytes, len);
}

unsigned char *aw_slurp(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	unsigned char *bytes = NULL;

	if (f != NULL && fstat(fileno(f), &st) == 0)
		bytes = malloc((size_t)st.st_size + 1);
	if (bytes != NULL) {
		*len = fread(bytes, 1, (size_t)st.st_size + 1, f);
		if (ferror(f) != 0 || *len != (size_t)st.st_size) {
			free(bytes);
			bytes = NULL;
		}
	}
	if (f != NULL)
		(void)fclose(f);
	if (bytes == NULL)
		(void)complain(path, "cannot be read");
	return bytes;
}

static int add_file(struct archive *a, const char *path, const char *name,
		    const struct stat *st)
{
	size_t len;
	unsigned char *bytes = aw_slurp(path, &len);
	int failed;

	if (bytes == NULL)
		return -1;
	failed = aw_add(a, name, (unsigned)st->st_mode, NULL, bytes, len);
	free(bytes);
	return failed;
}

static int add_link(struct archive *a, const char *path, const char *name)
{
	char target[PATH_ROOM];
	ssize_t len = readlink(path, target, sizeof target - 1);

	if (len < 0)
		return complain(path, "cannot be read");
	target[len] = '\0';
	return aw_add(a, name, S_IFLNK | 0777, target, NULL, 0);
}

static int add_any(struct archive *a, const char *path, const char *name)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return complain(path, "cannot be examined");
	if (S_ISREG(st.st_mode))
		return add_file(a, path, name, &st);
	if (S_ISLNK(st.st_mode))
		return add_link(a, path, name);
	if (!S_ISDIR(st.st_mode))
		return complain(path, "is of no kind that is packed");
	if (aw_add(a, name, (unsigned)st.st_mode, NULL, NULL, 0) != 0)
		return -1;
	return aw_add_tree(a, path, name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of dir in sorted order, ended by NULL. */
static char **list(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	size_t count = 0;
	char **names = calloc(1, sizeof *names);

	while (d != NULL && names != NULL && (entry = readdir(d)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		names = realloc(names, (count + 2) * sizeof *names);
		if (names == NULL)
			break;
		names[count++] = strdup(entry->d_name);
		names[count] = NULL;
	}
	if (d != NULL)
		(void)closedir(d);
	if (names != NULL && count != 0)
		qsort(names, count, sizeof *names, compare_names);
	return names;
}

int aw_add_tree(struct archive *a, const char *dir, const char *prefix)
{
	char path[PATH_ROOM], name[PATH_ROOM];
	char **names = list(dir);
	size_t i;
	int failed = names == NULL ? complain(dir, "cannot be listed") : 0;

	for (i = 0; names != NULL && names[i] != NULL; i++) {
		(void)snprintf(path, sizeof path, "%s/%s", dir, names[i]);
		(void)snprintf(name, sizeof name, "%s%s%s", prefix,
			       prefix[0] != '\0' ? "/" : "", names[i]);
		if (failed == 0)
			failed = add_any(a, path, name);
		free(names[i]);
	}
	free(names);
	return failed;
}

int aw_close(struct archive *a, const char *out)
{
	int ok = archive_write_close(a) == ARCHIVE_OK;

	if (!ok)
		(void)complain(out, archive_error_string(a));
	(void)archive_write_free(a);
	return ok ? 0 : -1;
}
