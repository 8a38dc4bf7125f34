/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes sample media through libarchive's writer, in sorted order and with
 * fixed dates: for tests and the demo only.  Every function returns 0, or -1
 * after it has told the reason on standard error.
 */
#ifndef ARCHIVE_WRITER_H
#define ARCHIVE_WRITER_H

#include <stddef.h>

struct archive;

/*
 * tar, tar.gz, tar.bz2, tar.xz, tar.zst, zip, iso; iso.plain without long
 * names, iso.zisofs with compressed files; and raw.gz and so on for one
 * member that is only compressed.
 */
int aw_open(struct archive **a, const char *format, const char *out);

/* A directory where mode says so, a symbolic link where link is given. */
int aw_add(struct archive *a, const char *name, unsigned mode,
	   const char *link, const void *bytes, size_t len);

/* A plain file whose contents come in pieces, len bytes in all. */
int aw_begin(struct archive *a, const char *name, size_t len);
int aw_data(struct archive *a, const void *bytes, size_t len);

/* Everything below dir in sorted order, as prefix/... ("" for none). */
int aw_add_tree(struct archive *a, const char *dir, const char *prefix);

int aw_close(struct archive *a, const char *out);

/* The whole content of a file, malloc'd; NULL after a message. */
unsigned char *aw_slurp(const char *path, size_t *len);

#endif
