/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * CRC-32, the one of gzip and xz.
 *
 * libarchive does not look at the trailer of a gzip file, so all that was
 * unpacked passes here.  By tables alone that would add a seventh to the
 * time of unpacking.  A CRC is a remainder, so a word of the data may be
 * taken away from its place and added further on, wherever the difference is
 * a multiple of the divisor.  With 64-bit words
 *
 *	x^(64*3006) + x^(64*2866) + x^(64*2215) + 1
 *
 * is one (the shortest of four terms; the test of this file proves it by
 * comparing sums): each word goes, by three additions, onto the words 140,
 * 791 and 3006 places on.  What is left at the end are the last 3006 words,
 * and only these pass through the tables.
 */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

enum { NEAR = 140, MIDDLE = 791, FAR = IT_CRC_FAR, SLICES = 16 };
#define POLYNOMIAL 0xEDB88320UL

/* --- by tables, sixteen bytes a step ---------------------------------- */

/* table[k][b]: the state after byte b and k zero bytes. */
static uint32_t table[SLICES][256];

static uint32_t one_byte(uint32_t crc)
{
	int bit;

	for (bit = 0; bit < 8; bit++)
		crc = (crc >> 1) ^ ((crc & 1) != 0 ? (uint32_t)POLYNOMIAL : 0);
	return crc;
}

/* The same values whoever fills them in, so that twice does no harm. */
static void fill_table(void)
{
	uint32_t i;
	size_t k;

	for (i = 0; i < 256; i++)
		table[0][i] = one_byte(i);
	for (k = 1; k < SLICES; k++)
		for (i = 0; i < 256; i++)
			table[k][i] = (table[k - 1][i] >> 8) ^
				table[0][table[k - 1][i] & 0xFF];
}

uint32_t it_le32(const unsigned char *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 |
		(uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint32_t four(uint32_t word, size_t slice)
{
	return table[slice + 3][word & 0xFF] ^
		table[slice + 2][(word >> 8) & 0xFF] ^
		table[slice + 1][(word >> 16) & 0xFF] ^
		table[slice][word >> 24];
}

/* The bare remainder, without the inversions before and after. */
static uint32_t remainder_of(uint32_t crc, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	if (table[0][1] == 0)
		fill_table();
	for (; len >= SLICES; len -= SLICES, at += SLICES)
		crc = four(it_le32(at) ^ crc, 12) ^ four(it_le32(at + 4), 8) ^
			four(it_le32(at + 8), 4) ^ four(it_le32(at + 12), 0);
	for (; len != 0; len--, at++)
		crc = (crc >> 8) ^ table[0][(crc ^ *at) & 0xFF];
	return crc;
}

uint32_t it_crc32(uint32_t crc, const void *bytes, size_t len)
{
	return ~remainder_of(~crc, bytes, len);
}

/* --- by moving words -------------------------------------------------- */

/*
 * word[] holds the last FAR words that were moved on and, from word[FAR], the
 * ones to come.  Each takes what was moved onto it and is moved on itself.
 */
static void fold(it_crc *crc, size_t count)
{
	uint64_t *word = crc->word;
	size_t i;

	/* The inversion before: of the first four bytes. */
	if (!crc->folded && count != 0)
		word[FAR] ^= crc->inversion;
	crc->folded = crc->folded || count != 0;
	for (i = FAR; i < FAR + count; i++)
		word[i] ^= word[i - NEAR] ^ word[i - MIDDLE] ^ word[i - FAR];
}

void it_crc_init(it_crc *crc)
{
	memset(crc, 0, sizeof *crc);
	memset(&crc->inversion, 0xFF, 4); /* the same in any byte order */
}

void it_crc_add(it_crc *crc, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	unsigned char *to = (unsigned char *)(crc->word + FAR);
	size_t part;

	while (len != 0) {
		part = IT_CRC_BLOCK * 8 - crc->len;
		if (part > len)
			part = len;
		memcpy(to + crc->len, at, part);
		crc->len += part;
		at += part;
		len -= part;
		if (crc->len < IT_CRC_BLOCK * 8)
			return;
		fold(crc, IT_CRC_BLOCK);
		memmove(crc->word, crc->word + IT_CRC_BLOCK, FAR * 8);
		crc->len = 0;
	}
}

/*
 * The last FAR words stay where they are: what they would have given to one
 * another is taken back.  From the end, since each needs the ones before.
 */
uint32_t it_crc_end(it_crc *crc)
{
	size_t count = crc->len / 8, i;
	uint64_t *last = crc->word + count;
	unsigned char *rest = (unsigned char *)(crc->word + FAR + count);
	uint32_t sum;

	if (!crc->folded && count == 0)
		return it_crc32(0, rest, crc->len);
	fold(crc, count);
	for (i = FAR; i-- > NEAR;) {
		last[i] ^= last[i - NEAR];
		if (i >= MIDDLE)
			last[i] ^= last[i - MIDDLE];
	}
	sum = remainder_of(0, last, FAR * 8);
	return ~remainder_of(sum, rest, crc->len % 8);
}
