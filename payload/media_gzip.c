/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Trailers of gzip (RFC 1952, 2.3.1): the sum and the length of what was
 * packed.  libarchive passes them by, and where another member follows (2.2)
 * it reads on without saying where.  But a trailer that is not the last one
 * stands just before a header.  So what stands before anything that looks like
 * a header is taken for one, in their order: when as much has come as it says,
 * it has that sum, or it was none.
 */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

enum {
	HEAD = 4, /* bytes of a header that are told from others */
	RESERVED = 0xE0, /* flags that no header has */
	MOST_OF_ONE = 1032 /* bytes that can come of one that is packed */
};

/* --- headers among what is packed --------------------------------------- */

static int is_head(const unsigned char *at)
{
	return at[0] == 0x1F && at[1] == 0x8B && at[2] == 8 &&
		(at[3] & RESERVED) == 0;
}

/* The next place from there on where one may begin. */
static unsigned long long next_place(const it_stream *in,
				     unsigned long long from)
{
	unsigned long long start = in->given - in->block_len;
	const unsigned char *at;

	if (from < start || from >= in->given)
		return from;
	at = memchr(in->block + (from - start), 0x1F,
		    (size_t)(in->given - from));
	return at == NULL ? in->given
		: start + (unsigned long long)(at - in->block);
}

/* One that finds no room leads to sums that do not fit. */
static void add_trailer(it_gzip *gzip, const unsigned char *trailer,
			unsigned long long packed)
{
	if (it_le32(trailer + 4) / MOST_OF_ONE > packed)
		return;
	if (gzip->first != 0 && gzip->count == IT_GZIP_TRAILERS) {
		gzip->count -= gzip->first;
		memmove(gzip->trailers, gzip->trailers + gzip->first,
			gzip->count * IT_GZIP_TRAILER);
		gzip->first = 0;
	}
	if (gzip->count < IT_GZIP_TRAILERS)
		memcpy(gzip->trailers[gzip->count++], trailer,
		       IT_GZIP_TRAILER);
}

void it_gzip_look(it_gzip *gzip, const it_stream *in, unsigned long long begin)
{
	unsigned char bytes[IT_GZIP_TRAILER + HEAD];
	unsigned long long at = in->given - in->block_len;

	/* A header may have begun in the block before. */
	at = at < begin + IT_GZIP_TRAILER + HEAD ? begin + IT_GZIP_TRAILER
						 : at - (HEAD - 1);
	for (at = next_place(in, at); at + HEAD <= in->given;
	     at = next_place(in, at + 1))
		if (it_stream_recall(in, at - IT_GZIP_TRAILER, bytes,
				     sizeof bytes) &&
		    is_head(bytes + IT_GZIP_TRAILER))
			add_trailer(gzip, bytes, at - begin);
}

/* --- sums of what was unpacked ------------------------------------------- */

/* So far; more may come. */
static uint32_t sum_of(it_gzip *gzip)
{
	if (!gzip->crc.folded)
		return it_crc32(0, gzip->crc.word + IT_CRC_FAR, gzip->crc.len);
	gzip->copy = gzip->crc;
	return it_crc_end(&gzip->copy);
}

/* Without a fold there is nothing before what waits, and that is empty. */
static void begin_member(it_gzip *gzip)
{
	gzip->from = gzip->at;
	if (gzip->crc.folded)
		it_crc_init(&gzip->crc);
	gzip->crc.len = 0;
}

static const unsigned char *add_up(it_gzip *gzip, const unsigned char *at,
				   unsigned long long to)
{
	size_t len = (size_t)(to - gzip->at);

	it_crc_add(&gzip->crc, at, len);
	gzip->at = to;
	return at + len;
}

void it_gzip_add(it_gzip *gzip, const void *bytes, size_t len)
{
	const unsigned char *at = bytes, *trailer;
	unsigned long long to = gzip->at + len, end;

	for (; gzip->first != gzip->count; gzip->first++) {
		trailer = gzip->trailers[gzip->first];
		end = gzip->from + it_le32(trailer + 4);
		if (end > to)
			break;
		if (end < gzip->at)
			continue;
		at = add_up(gzip, at, end);
		if (it_le32(trailer) == sum_of(gzip))
			begin_member(gzip);
	}
	(void)add_up(gzip, at, to);
}

int it_gzip_fits(it_gzip *gzip, const unsigned char *trailer)
{
	it_gzip_add(gzip, trailer, 0);
	return it_le32(trailer) == sum_of(gzip) &&
		it_le32(trailer + 4) ==
			((gzip->at - gzip->from) & 0xFFFFFFFFULL);
}

void it_gzip_init(it_gzip *gzip)
{
	memset(gzip, 0, sizeof *gzip);
	it_crc_init(&gzip->crc);
}
