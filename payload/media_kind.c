/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file is, by its first bytes and never by its name. */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

#define MAGIC(text) .magic = (text), .len = sizeof(text) - 1
#define FOREIGN(shown, text, how)                                             \
	FOREIGN_AT(shown, 0, text, how)
#define FOREIGN_AT(shown, where, text, how)                                   \
	{.class = IT_CLASS_FOREIGN, .name = (shown), .remedy = (how),         \
	 .at = (where), MAGIC(text)}

/* What to do with what is not read here. */
static const char decompress[] =
	"decompress it and give the tar that comes of it";
static const char unpack[] =
	"unpack it and give the directory that comes of it";
static const char mount_it[] =
	"mount it and give the directory where it is mounted";

/* libarchive knows zstd since 3.3.3. */
#if ARCHIVE_VERSION_NUMBER >= 3003003
#define ENABLE_ZSTD archive_read_support_filter_zstd
#else
#define ENABLE_ZSTD NULL
#endif

/*
 * Only filters that libarchive decodes itself: one for which it would start a
 * program (it answers ARCHIVE_WARN then) is not used.
 */
static const it_kind kinds[] = {
	{.class = IT_CLASS_FILTER, .word = "gz", .name = "gzip",
	 MAGIC("\x1F\x8B\x08"), .enable = archive_read_support_filter_gzip,
	 .has_trailers = 1},
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
	 .enable = archive_read_support_format_zip_seekable, .seeks = 1,
	 .packs_members = 1},
	{.class = IT_CLASS_ARCHIVE, .word = "iso", .name = "ISO 9660",
	 MAGIC("CD001"), .at = IT_ISO_DESCRIPTOR + 1,
	 .enable = archive_read_support_format_iso9660, .is_volume = 1,
	 .packs_members = 1},
	{.class = IT_CLASS_ARCHIVE, .word = "tar", .name = "tar",
	 MAGIC("ustar"), .at = 257,
	 .enable = archive_read_support_format_tar, .zero_ended = 1},
	FOREIGN("compress (.Z)", "\x1F\x9D", decompress),
	FOREIGN("lzip", "LZIP", decompress),
	FOREIGN("lz4", "\x04\x22\x4D\x18", decompress),
	FOREIGN("lz4", "\x02\x21\x4C\x18", decompress),
	FOREIGN("lzma", "\x5D\0\0\x80\0\xFF\xFF\xFF\xFF", decompress),
	FOREIGN("lzop", "\x89LZO\0\r\n\x1A\n", decompress),
	FOREIGN("7-Zip", "7z\xBC\xAF\x27\x1C", unpack),
	FOREIGN("RAR", "Rar!\x1A\x07", unpack),
	FOREIGN("cpio", "07070", unpack),
	FOREIGN("an empty zip", "PK\5\6", NULL),
	FOREIGN("a part of a split zip", "PK\7\x08", unpack),
	FOREIGN("a part of a split zip", "PK00", unpack),
	FOREIGN("an SVR4 package stream", "# PaCkAgE DaTaStReAm", unpack),
	/* These may be archives that unpack themselves. */
	FOREIGN("a program of Windows", "MZ", unpack),
	FOREIGN("a program", "\x7F" "ELF", unpack),
	FOREIGN("a script", "#!", unpack),
	FOREIGN("a CD image of whole sectors (2352 bytes)",
		"\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", mount_it),
	FOREIGN_AT("a UDF image", IT_ISO_DESCRIPTOR + 1, "BEA01", mount_it),
	FOREIGN_AT("a High Sierra image", IT_ISO_DESCRIPTOR + 9, "CDROM",
		   mount_it),
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
	return sum == it_tar_sum(head); /* never 0: eight blanks at least */
}

/* What one reader takes for this archive, and another for that one. */
const it_kind it_kind_of_two =
	FOREIGN("an archive of two kinds at once", "", NULL);

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
	const it_kind *found = NULL;
	size_t i;

	/* Before an image stands what starts a machine: a program, often. */
	for (i = 0; i < KINDS; i++)
		if (has_magic(&kinds[i], head, len)) {
			if (found == NULL)
				found = &kinds[i];
			else if (kinds[i].class != IT_CLASS_FOREIGN)
				return &it_kind_of_two;
		}
	if (found != NULL && (found->class == IT_CLASS_FOREIGN ||
			      found->zero_ended))
		return found;
	if (is_old_tar(head, len))
		return found == NULL ? tar_kind() : &it_kind_of_two;
	return found;
}
