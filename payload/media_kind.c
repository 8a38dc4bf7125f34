/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file is, by its first bytes and never by its name. */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

#define MAGIC(text) .magic = (text), .len = sizeof(text) - 1
#define FOREIGN(shown, text)                                                  \
	{.class = IT_CLASS_FOREIGN, .name = (shown), MAGIC(text)}

enum {
	ISO_DESCRIPTOR = 16 * 2048 /* the first volume descriptor */
};

/* libarchive knows zstd since 3.3.3. */
#if ARCHIVE_VERSION_NUMBER >= 3003003
#define ENABLE_ZSTD archive_read_support_filter_zstd
#else
#define ENABLE_ZSTD NULL
#endif

/*
 * Only what libarchive reads within its own library; a filter that it would
 * hand to a program (it says so by ARCHIVE_WARN) is not used.
 */
static const it_kind kinds[] = {
	{.class = IT_CLASS_FILTER, .word = "gz", .name = "gzip",
	 MAGIC("\x1F\x8B\x08"), .enable = archive_read_support_filter_gzip,
	 .one_checksum = 1},
	{.class = IT_CLASS_FILTER, .word = "bz2", .name = "bzip2",
	 MAGIC("BZh"), .enable = archive_read_support_filter_bzip2},
	{.class = IT_CLASS_FILTER, .word = "xz", .name = "xz",
	 MAGIC("\xFD" "7zXZ\0"), .enable = archive_read_support_filter_xz,
	 .window = IT_WINDOW_XZ},
	{.class = IT_CLASS_FILTER, .word = "zst", .name = "zstd",
	 MAGIC("\x28\xB5\x2F\xFD"), .enable = ENABLE_ZSTD,
	 .window = IT_WINDOW_ZSTD},
	{.class = IT_CLASS_ARCHIVE, .word = "zip", .name = "zip",
	 MAGIC("PK\3\4"),
	 .enable = archive_read_support_format_zip_streamable,
	 .enable_seek = archive_read_support_format_zip_seekable,
	 .packs_members = 1},
	{.class = IT_CLASS_ARCHIVE, .word = "iso", .name = "ISO 9660",
	 MAGIC("CD001"), .at = ISO_DESCRIPTOR + 1,
	 .enable = archive_read_support_format_iso9660, .is_volume = 1,
	 .packs_members = 1},
	{.class = IT_CLASS_ARCHIVE, .word = "tar", .name = "tar",
	 MAGIC("ustar"), .at = 257,
	 .enable = archive_read_support_format_tar, .zero_ended = 1},
	FOREIGN("compress (.Z)", "\x1F\x9D"),
	FOREIGN("lzip", "LZIP"),
	FOREIGN("lz4", "\x04\x22\x4D\x18"),
	FOREIGN("7-Zip", "7z\xBC\xAF\x27\x1C"),
	FOREIGN("RAR", "Rar!\x1A\x07"),
	FOREIGN("cpio", "07070"),
	FOREIGN("an empty zip", "PK\5\6"),
	FOREIGN("an SVR4 package stream", "# PaCkAgE DaTaStReAm"),
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static int has_magic(const it_kind *kind, const unsigned char *head,
		     size_t len)
{
	return len >= kind->at + kind->len &&
		memcmp(head + kind->at, kind->magic, kind->len) == 0;
}

unsigned long it_tar_sum(const unsigned char *head)
{
	unsigned long sum = 0;
	size_t i;

	for (i = 0; i < IT_TAR_BLOCK; i++)
		sum += i >= IT_TAR_SUM && i < IT_TAR_SUM + IT_TAR_SUM_LEN ? ' '
								 : head[i];
	return sum;
}

/* Tar of the seventh edition has no magic, only this sum. */
static int is_old_tar(const unsigned char *head, size_t len)
{
	unsigned long sum = 0;
	size_t i, digits = 0;

	if (len < IT_TAR_BLOCK || head[0] == '\0')
		return 0;
	for (i = IT_TAR_SUM; i < IT_TAR_SUM + IT_TAR_SUM_LEN; i++) {
		if (head[i] == ' ' && digits == 0)
			continue;
		if (head[i] < '0' || head[i] > '7')
			break;
		sum = sum * 8 + (unsigned long)(head[i] - '0');
		digits++;
	}
	return digits != 0 && sum == it_tar_sum(head);
}

static const it_kind *tar_kind(void)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (kinds[i].zero_ended)
			return &kinds[i];
	return NULL;
}

const it_kind *it_kind_of(const unsigned char *head, size_t len)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (has_magic(&kinds[i], head, len))
			return &kinds[i];
	return is_old_tar(head, len) ? tar_kind() : NULL;
}

/* ECMA-119 8.4.8, 8.4.12: blocks of the volume, bytes of a block. */
unsigned long long it_iso_volume_size(const unsigned char *head, size_t len)
{
	const unsigned char *volume = head + ISO_DESCRIPTOR;

	if (len < ISO_DESCRIPTOR + 132)
		return 0;
	return (unsigned long long)it_le32(volume + 80) *
		(it_le32(volume + 128) & 0xFFFF);
}
