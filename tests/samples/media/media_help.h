/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the tests of media share: a place for files, a sample tree, a writer
 * of tars byte by byte (for what no good writer would make), one way to read.
 */
#ifndef MEDIA_HELP_H
#define MEDIA_HELP_H

#include <check.h>
#include <stddef.h>

#include "payload/media.h"
#include "support/strbuf.h"

/* A directory of our own, removed at the end. */
void mh_begin(void);
void mh_end(void);
/* NAME in it; the text is good for the next seven calls. */
const char *mh_path(const char *name);

void mh_mkdir(const char *name);
void mh_write(const char *name, const void *bytes, size_t len);
void mh_write_buf(const char *name, const it_strbuf *buf);
/* One byte of it anew. */
void mh_patch(const char *name, size_t at, int byte);
void mh_slurp(const char *name, it_strbuf *out);

/* The tree of sample files, as vmware-tools-distrib below name. */
void mh_tree(const char *name);
/* It is one of the sample's files: its bytes. */
int mh_sample(const char *path, it_strbuf *out);

/* Bytes that do not compress. */
void mh_noise(it_strbuf *out, size_t len, unsigned long seed);

/* Packs what lies below dir, as aw_open names the formats. */
void mh_pack(const char *format, const char *out, const char *dir);
/* One file of an archive, or the compressed bytes (raw.gz ...). */
void mh_pack_one(const char *format, const char *out, const char *name,
		 const void *bytes, size_t len);

/* --- tar, byte by byte ------------------------------------------------ */
typedef struct mh_header {
	const char *name;
	char type; /* '0' a file, '1' hard link, '2' symbolic link ... */
	unsigned mode;
	unsigned long long size;
	const char *link;
} mh_header;

void mh_tar_header(it_strbuf *tar, const mh_header *header);
void mh_tar_sum(unsigned char *block); /* after a change by hand */
void mh_tar_data(it_strbuf *tar, const void *bytes, size_t len);
void mh_tar_file(it_strbuf *tar, const char *name, const char *text);
/* A name of any length: GNU's long name before the header. */
void mh_tar_long(it_strbuf *tar, const char *name, const char *text);
void mh_tar_end(it_strbuf *tar);

/* --- reading ---------------------------------------------------------- */
/* Wants all below lib/modules/binary. */
it_code mh_read(it_media *media, const char *path, it_error *err);
/* It must be refused with just this text. */
void mh_refused(const char *path, const char *text);
/* All entries in sorted order, one a line, with digests and faults. */
void mh_listing(const it_media *media, it_strbuf *out);

#endif
