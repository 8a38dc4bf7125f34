/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole root trees: copied, listed, compared, removed. */
#ifndef IT_TESTS_ROOTFS_H
#define IT_TESTS_ROOTFS_H

#include <stddef.h>

#include "support/strbuf.h"

/* A new folder in memory where there is any, else in $TMPDIR: 0, or -1. */
int rootfs_folder(char *path, size_t size);

/*
 * Files, directories and links with modes, times, and, where that is
 * allowed, owners; to must not exist.  0, or -1 with errno.
 */
int rootfs_copy(const char *from, const char *to);

/* With all in it, unreadable directories too; not there is no error. */
int rootfs_remove(const char *path);

/*
 * One line for every name below path, sorted: type, mode, owner, digest of
 * the content or where a link leads.  Times of files are not in it, and in
 * what install-tools itself keeps, in var/lib/install-tools, the time of a run
 * and the digest of the record count as words.  0, or -1 with errno.
 */
int rootfs_list(const char *path, it_strbuf *out);

/* The lines that one listing alone has, "-" before those of the first. */
size_t rootfs_difference(const char *one, const char *other, it_strbuf *out);

#endif
