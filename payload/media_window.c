/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The headers of xz and zstd say how much memory a decoder needs, and
 * libarchive sets no limit.  So they are read here first.
 */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

/* --- xz --------------------------------------------------------------- */

/* Dictionary sizes of LZMA2 (.xz format 5.3.1): code 30 is 128 MiB. */
enum { CODE_AT_CAP = 30, CODE_MAX = 40 };

static unsigned long long dictionary_of(unsigned code)
{
	if (code == CODE_MAX)
		return 0xFFFFFFFFULL;
	return (2ULL | (code & 1)) << (code / 2 + 11);
}

/*
 * A block header (3.1) begins with its size, has the flags of LZMA2 as its
 * last ones, zero bytes behind them, and a CRC-32 at its end.  zeros_end is
 * where the zero bytes behind the flags end at the latest.
 */
static int is_block_header(const unsigned char *data, size_t len, size_t start,
			   size_t flags, size_t zeros_end)
{
	const unsigned char *at = data + start;
	size_t size = ((size_t)at[0] + 1) * 4;
	size_t end = start + size;

	if (end > len || end < flags + 7 || end - 4 > zeros_end)
		return 0;
	return it_crc32(0, at, size - 4) == it_le32(at + size - 4);
}

/*
 * Nonzero if the filter flags at "flags" stand in a block header.  Headers
 * begin at multiples of four bytes; base is where data begins in the file.
 */
static int in_block_header(const unsigned char *data, size_t len,
			   unsigned long long base, size_t flags)
{
	size_t odd = (size_t)((base + flags) % 4);
	size_t zeros_end = flags + 3, back;

	while (zeros_end < len && data[zeros_end] == 0)
		zeros_end++;
	for (back = odd; back < IT_XZ_HEADER_MAX && back <= flags; back += 4)
		if (is_block_header(data, len, flags - back, flags, zeros_end))
			return 1;
	return 0;
}

/* LZMA2 is filter 0x21 with one byte of properties: 21 01 code. */
static unsigned long long scan_flags(const unsigned char *data, size_t len,
				     unsigned long long base)
{
	unsigned long long largest = 0;
	const unsigned char *at = data;
	size_t left;

	for (left = len; left >= 3; left = len - (size_t)(at - data)) {
		at = memchr(at, 0x21, left - 2);
		if (at == NULL)
			break;
		if (at[1] == 1 && at[2] > CODE_AT_CAP && at[2] <= CODE_MAX &&
		    dictionary_of(at[2]) > largest &&
		    in_block_header(data, len, base, (size_t)(at - data)))
			largest = dictionary_of(at[2]);
		at++;
	}
	return largest;
}

/*
 * A header may begin in one block and end in the next: the last bytes seen
 * are carried, and put before the first ones of the next block.
 */
static unsigned long long scan_edge(it_xz_scan *scan, const unsigned char *at,
				    size_t len)
{
	size_t add = len < IT_XZ_HEADER_MAX ? len : IT_XZ_HEADER_MAX;

	memcpy(scan->carry + scan->carried, at, add);
	return scan_flags(scan->carry, scan->carried + add,
			  scan->seen - scan->carried);
}

static void carry_over(it_xz_scan *scan, const unsigned char *at, size_t len)
{
	size_t have;

	scan->seen += len;
	if (len >= IT_XZ_HEADER_MAX) {
		memcpy(scan->carry, at + len - IT_XZ_HEADER_MAX,
		       IT_XZ_HEADER_MAX);
		scan->carried = IT_XZ_HEADER_MAX;
		return;
	}
	have = scan->carried + len; /* scan_edge has put them there */
	if (have > IT_XZ_HEADER_MAX) {
		memmove(scan->carry, scan->carry + have - IT_XZ_HEADER_MAX,
			IT_XZ_HEADER_MAX);
		have = IT_XZ_HEADER_MAX;
	}
	scan->carried = have;
}

unsigned long long it_xz_window(it_xz_scan *scan, const unsigned char *at,
				size_t len)
{
	unsigned long long edge = scan_edge(scan, at, len);
	unsigned long long body = scan_flags(at, len, scan->seen);

	carry_over(scan, at, len);
	return edge > body ? edge : body;
}

/* --- zstd (RFC 8878, 3.1.1.1) ----------------------------------------- */

enum { SKIPPABLE_HEAD = 8 };

/* 3.1.2: sixteen magic numbers, and the length of what a reader passes by. */
static unsigned long long one_skippable(const unsigned char *at)
{
	return (it_le32(at) & 0xFFFFFFF0UL) != 0x184D2A50UL ? 0
		: SKIPPABLE_HEAD + (unsigned long long)it_le32(at + 4);
}

unsigned long long it_zstd_skippable(const unsigned char *head, size_t len)
{
	unsigned long long at = 0, one = 1;

	while (one != 0 && at + SKIPPABLE_HEAD <= len) {
		one = one_skippable(head + at);
		at += one;
	}
	return at;
}

/* Little-endian number of 1, 2, 4 or 8 bytes. */
static unsigned long long number(const unsigned char *at, size_t bytes)
{
	unsigned long long value = 0;

	while (bytes-- != 0)
		value = value << 8 | at[bytes];
	return value;
}

/* A frame without a window has its whole content as one. */
static unsigned long long content_size(const unsigned char *head, size_t len)
{
	static const unsigned char id_bytes[] = {0, 1, 2, 4};
	static const unsigned char size_bytes[] = {1, 2, 4, 8};
	size_t at = 5 + (size_t)id_bytes[head[4] & 3];
	size_t bytes = size_bytes[head[4] >> 6];

	if (at + bytes > len)
		return 0;
	return number(head + at, bytes) + (bytes == 2 ? 256 : 0);
}

unsigned long long it_zstd_window(const unsigned char *head, size_t len)
{
	unsigned long long base;

	if (len < 6)
		return 0;
	if ((head[4] & 0x20) != 0)
		return content_size(head, len);
	base = 1ULL << (10 + (head[5] >> 3));
	return base + base / 8 * (head[5] & 7);
}
