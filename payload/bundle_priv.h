/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Inside of bundles.  The outer tar: the part of POSIX ustar that it needs.
 * A header is a block of 512 bytes with a name, a type ('0': a file), a size
 * in octal and a sum; then the contents, filled up to whole blocks; two blocks
 * of zeros end it.
 */
#ifndef IT_BUNDLE_PRIV_H
#define IT_BUNDLE_PRIV_H

#include "payload/bundle.h"
#include "payload/media_priv.h"

enum { IT_OUTER_NAME = 100 };

typedef struct it_outer_member {
	char name[IT_OUTER_NAME]; /* "" for the end of the tar */
	unsigned long long size;
} it_outer_member;

/* NULL, or what is wrong with the header. */
const char *it_outer_take(const unsigned char block[IT_TAR_BLOCK],
			  it_outer_member *member);
void it_outer_put(unsigned char block[IT_TAR_BLOCK],
		  const it_outer_member *member, unsigned long mtime);

/* Bytes behind the contents that fill the last block. */
size_t it_outer_padding(unsigned long long size);

/*
 * What a manifest says of a group of that name, without its suffix, and of the
 * driver that a file may be.  0 without memory.
 */
int it_bundle_describe_group(it_manifest_group *group, const char *name);
int it_bundle_describe_driver(it_manifest_file *file, const it_entry *entry);

#endif
