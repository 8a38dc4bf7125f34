/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file is, by its first bytes and never by its name. */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

#define MAGIC(text) (text), sizeof(text) - 1
#define FOREIGN(name, at, magic)                                              \
	{IT_KIND_FOREIGN, "", name, at, MAGIC(magic), NULL, NULL, 0, 0, 0, 0}

enum {
	ISO_DESCRIPTOR = 16 * 2048, /* the first volume descriptor */
	TAR_BLOCK = 512,
	TAR_SUM = 148, /* field of the check sum: octal, 8 bytes */
	TAR_SUM_LEN = 8
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
	{IT_KIND_FILTER, "gz", "gzip", 0, MAGIC("\x1F\x8B\x08"),
	 archive_read_support_filter_gzip, NULL, 0, 0, 1, 0},
	{IT_KIND_FILTER, "bz2", "bzip2", 0, MAGIC("BZh"),
	 archive_read_support_filter_bzip2, NULL, 0, 0, 0, 0},
	{IT_KIND_FILTER, "xz", "xz", 0, MAGIC("\xFD" "7zXZ\0"),
	 archive_read_support_filter_xz, NULL, 0, 0, 0, 1},
	{IT_KIND_FILTER, "zst", "zstd", 0, MAGIC("\x28\xB5\x2F\xFD"),
	 ENABLE_ZSTD, NULL, 0, 0, 0, 1},
	{IT_KIND_ARCHIVE, "zip", "zip", 0, MAGIC("PK\3\4"),
	 archive_read_support_format_zip_streamable,
	 archive_read_support_format_zip_seekable, 0, 0, 0, 0},
	{IT_KIND_ARCHIVE, "iso", "ISO 9660", ISO_DESCRIPTOR + 1,
	 MAGIC("CD001"), archive_read_support_format_iso9660, NULL, 1, 0, 0, 0},
	{IT_KIND_ARCHIVE, "tar", "tar", 257, MAGIC("ustar"),
	 archive_read_support_format_tar, NULL, 0, 1, 0, 0},
	FOREIGN("compress (.Z)", 0, "\x1F\x9D"),
	FOREIGN("lzip", 0, "LZIP"),
	FOREIGN("lz4", 0, "\x04\x22\x4D\x18"),
	FOREIGN("7-Zip", 0, "7z\xBC\xAF\x27\x1C"),
	FOREIGN("RAR", 0, "Rar!\x1A\x07"),
	FOREIGN("cpio", 0, "07070"),
	FOREIGN("an empty zip", 0, "PK\5\6"),
	FOREIGN("an SVR4 package stream", 0, "# PaCkAgE DaTaStReAm"),
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static int has_magic(const it_kind *kind, const unsigned char *head,
		     size_t len)
{
	return len >= kind->at + kind->len &&
		memcmp(head + kind->at, kind->magic, kind->len) == 0;
}

/* Sum of a tar header with its own field read as blanks. */
static unsigned long header_sum(const unsigned char *head)
{
	unsigned long sum = 0;
	size_t i;

	for (i = 0; i < TAR_BLOCK; i++)
		sum += i >= TAR_SUM && i < TAR_SUM + TAR_SUM_LEN ? ' '
								 : head[i];
	return sum;
}

/* Tar of the seventh edition has no magic, only this sum. */
static int is_old_tar(const unsigned char *head, size_t len)
{
	unsigned long sum = 0;
	size_t i, digits = 0;

	if (len < TAR_BLOCK || head[0] == '\0')
		return 0;
	for (i = TAR_SUM; i < TAR_SUM + TAR_SUM_LEN; i++) {
		if (head[i] == ' ' && digits == 0)
			continue;
		if (head[i] < '0' || head[i] > '7')
			break;
		sum = sum * 8 + (unsigned long)(head[i] - '0');
		digits++;
	}
	return digits != 0 && sum == header_sum(head);
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
