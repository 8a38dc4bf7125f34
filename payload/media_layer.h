/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One libarchive reader over a stream, and what the files that use it do for
 * each other: a filter (media_filter.c) whose output is a stream again, or an
 * archive (media_archive.c) with its members (media_member.c).
 */
#ifndef IT_MEDIA_LAYER_H
#define IT_MEDIA_LAYER_H

#include "payload/media_priv.h"

typedef struct it_layer {
	it_stream out; /* first: what a decompressor gives */
	it_reader *rd;
	it_stream *in;
	const it_kind *kind;
	struct archive *a;
	it_gzip *gzip; /* of a decompressor whose trailers we check */
	it_xz_scan scan;
	it_tar_scan tar;
	it_iso_scan iso;
	unsigned long long places, holes; /* see it_tar_scan: libarchive's */
	int checked; /* the end of compressed data */
	unsigned long number; /* of this reader in the run */
	unsigned long long from; /* where in the stream it began */
	char *adopted; /* the archive in this one that holds the drivers */
	int unseen; /* the last file is an archive below a directory */
	int outermost; /* no archive is around it */
	size_t first; /* number of its first entry */
	unsigned long met; /* members so far */
	unsigned long long tree_end; /* where the last member ended */
	unsigned long long unpacked;
} it_layer;

/* A layer of zero bytes becomes a reader of in; it is closed in any case. */
it_code it_layer_open(it_layer *l, it_reader *rd, it_stream *in,
		      const it_kind *kind) IT_CHECKED;
void it_layer_close(it_layer *l);

/*
 * What libarchive said last, in our words.  where: "" or " at "MEMBER"".
 * IT_MEDIA, or IT_SYSTEM for want of memory.
 */
it_code it_layer_damaged(it_layer *l, const char *where) IT_CHECKED;

/* zlib and parts of libarchive report it only in errno, or not at all. */
int it_layer_lacks_memory(struct archive *a);

/* Refuses data that needs a window of so many bytes, 0: of too many. */
it_code it_layer_needs_memory(it_reader *rd, unsigned long long window)
	IT_CHECKED;

/* IT_MEDIA when it unpacks to far more than packed, the bytes it came from. */
it_code it_layer_check_ratio(it_layer *l, unsigned long long packed)
	IT_CHECKED;

/* Reads what the filter unpacks as it_stream_read() does. */
it_code it_filter_read(it_reader *rd, it_stream *in, const it_kind *kind,
		       int *is_archive) IT_CHECKED;

/*
 * Reads an archive with all its members.  filter: what it was unpacked from,
 * or NULL.
 */
it_code it_archive_read(it_reader *rd, it_stream *in, const it_kind *kind,
			const it_kind *filter) IT_CHECKED;

/* Reads the member whose header is e. */
it_code it_member_read(it_layer *l, struct archive_entry *e) IT_CHECKED;

/*
 * A name that has no form in this locale is taken as UTF-8.  NULL: the archive
 * says that it is UTF-8 or UTF-16, and it is not, or the locale has no UTF-8.
 * Lives as long as e.
 */
const char *it_member_name(struct archive_entry *e);

#endif
