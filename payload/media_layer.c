/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Streams through libarchive.  Compressed data and archives are apart: a
 * decompressor is one libarchive reader of the format "raw", whose output is
 * a stream again.  So what was unpacked passes here, where its check sum and
 * its limits are seen to, on its way to the reader of the archive.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/media_layer.h"
#include "support/late.h"

it_code it_layer_needs_memory(it_reader *rd, unsigned long long window)
{
	const unsigned long long most = IT_MEDIA_MAX_WINDOW >> 20;
	const char *path = rd->media->path;
	it_code code;

	if (window != 0)
		code = it_fail(rd->err, IT_MEDIA, path, "unpacking it takes a "
			       "window of %llu MiB; the limit is %llu MiB",
			       ((window - 1) >> 20) + 1, most);
	else
		code = it_fail(rd->err, IT_MEDIA, path, "unpacking it takes a "
			       "larger window than the limit of %llu MiB",
			       most);
	it_error_remedy(rd->err, "compress the media again with the usual "
			"settings of xz or zstd");
	return code;
}

int it_layer_lacks_memory(struct archive *a)
{
	return archive_errno(a) == ENOMEM || errno == ENOMEM;
}

/* The directory of a zip is looked for in its last 16 KiB (libarchive). */
static const char long_comment[] =
	", or has a comment of more than 16 KiB";

/*
 * A zip packed in a way that libarchive does not know; an image whose files
 * lie before their directories, as of several sessions, in another archive.
 */
static int is_beyond_us(const char *why)
{
	return strstr(why, "nsupported ZIP compression") != NULL ||
		strstr(why, "out-of-order") != NULL;
}

/* What is whole, but not read here. */
static it_code not_read(it_layer *l, const char *where, const char *why)
{
	it_code code = it_media_refused(l->rd, "its %s cannot be read%s: %s",
					l->kind->name, where, why);

	it_error_remedy(l->rd->err, "unpack it and give the directory that "
			"comes of it");
	return code;
}

/* What xz says where it wants more, or other, bytes than there are. */
static const char no_progress[] = "No progress is possible";

/* Without what our sentence says as well: "Damaged tar archive (why)". */
static char *without_twice(char *text)
{
	static const char twice[] = "Damaged tar archive";
	char *why;

	if (strncmp(text, twice, sizeof twice - 1) != 0)
		return text;
	why = strchr(text, '(');
	if (why == NULL)
		return strcpy(text, "bad header");
	why[strcspn(why, ")")] = '\0';
	return why + 1;
}

/* libarchive's own sentence, of which some end in a line feed; or NULL. */
static const char *own_words(struct archive *a, char shown[IT_MEDIA_SHOWN])
{
	const char *why = archive_error_string(a);
	char plain[IT_MEDIA_SHOWN];

	if (why == NULL)
		return NULL;
	if (strstr(why, no_progress) != NULL)
		return "it ends too early, or in foreign data";
	(void)snprintf(plain, sizeof plain, "%s", why);
	plain[strcspn(plain, "\n")] = '\0';
	return it_name_shown(without_twice(plain), shown);
}

/* Without such a sentence, what is known. */
it_code it_layer_damaged(it_layer *l, const char *where)
{
	char shown[IT_MEDIA_SHOWN];
	const char *why = own_words(l->a, shown);

	if (why != NULL && strstr(why, "too much memory") != NULL)
		return it_layer_needs_memory(l->rd, 0);
	if (it_layer_lacks_memory(l->a))
		return it_fail_memory(l->rd->err);
	if (why != NULL && is_beyond_us(why))
		return not_read(l, where, why);
	if (why != NULL && strstr(why, "nrecognized") != NULL)
		return it_media_damaged(l->rd, "its %s is empty, cut off or "
					"damaged%s", l->kind->name,
					l->kind->seeks ? long_comment : "");
	return it_media_damaged(l->rd, "its %s is damaged%s: %s",
				l->kind->name, where,
				why != NULL ? why : "it ends too early");
}

/* Where what is given next begins: what was only peeked is yet to come. */
static unsigned long long place_of(const it_layer *l)
{
	const it_stream *in = l->in;

	return in->source == NULL ? in->given - l->from
		: in->source->at - in->head_len - in->rest_len;
}

/*
 * The header of a member of gzip has a name and a comment of any length, which
 * libarchive holds in memory to look for their end.
 */
static int is_held_back(const it_layer *l)
{
	enum { MOST = 1 << 20 };
	int64_t used = archive_filter_bytes(l->a, -1);

	return used >= 0 && l->in->given - l->from > MOST &&
		l->in->given - l->from - MOST > (unsigned long long)used;
}

/* What is seen of the bytes before libarchive sees them. */
static it_code look_first(it_layer *l, const void *at, size_t len)
{
	unsigned long long window = 0;
	const char *wrong = NULL;

	if (l->kind->window == IT_WINDOW_XZ)
		window = it_xz_window(&l->scan, at, len);
	if (window != 0)
		return it_layer_needs_memory(l->rd, window);
	if (l->gzip != NULL && is_held_back(l))
		return it_media_hostile(l->rd, "its gzip has a header of more "
					"than 1 MiB");
	if (l->gzip != NULL)
		it_gzip_look(l->gzip, l->in, l->from);
	if (l->kind->zero_ended)
		wrong = it_tar_follow(&l->tar, at, len);
	if (wrong != NULL)
		return it_media_hostile(l->rd, "its tar %s", wrong);
	return !l->kind->is_volume ? IT_OK
		: it_iso_follow(&l->iso, l->rd, place_of(l) - len, at, len);
}

static ssize_t layer_read(struct archive *a, void *arg, const void **at)
{
	it_layer *l = arg;
	size_t len = 0;
	it_code code = it_stream_next(l->in, at, &len);

	if (code == IT_OK && len != 0)
		code = look_first(l, *at, len);
	if (code == IT_OK)
		return (ssize_t)len;
	archive_set_error(a, EIO, "the data cannot be read");
	return ARCHIVE_FATAL;
}

/* Where libarchive believes to be. */
static int64_t seek_base(const it_layer *l, int whence)
{
	const it_stream *in = l->in;

	if (whence == SEEK_END)
		return (int64_t)in->size;
	if (whence == SEEK_SET)
		return 0;
	return (int64_t)place_of(l);
}

/* Only what is all there is read out of order. */
static int64_t layer_seek(struct archive *a, void *arg, int64_t offset,
			  int whence)
{
	it_layer *l = arg;
	int64_t base = seek_base(l, whence);

	if (offset >= -base && offset <= INT64_MAX - base &&
	    it_source_seek(l->in->source, (unsigned long long)(base + offset))
	    == IT_OK)
		return base + offset;
	archive_set_error(a, EIO, "the data cannot be read");
	return ARCHIVE_FATAL;
}

/*
 * Without it libarchive reads through all files below 64 KiB.  What is as short
 * as a block behind a jump is sooner read; at the end reading tells more.
 */
static int64_t layer_skip(struct archive *a, void *arg, int64_t len)
{
	it_layer *l = arg;
	int64_t at = (int64_t)place_of(l);

	if (len < IT_MEDIA_FIRST || len > (int64_t)l->in->size - at)
		return 0;
	return layer_seek(a, arg, len, SEEK_CUR) < 0 ? ARCHIVE_FATAL : len;
}

/* An image of several sessions has files before their directories. */
static int can_go_back(const it_stream *in, const it_kind *kind)
{
	return kind->is_volume && in->source != NULL;
}

it_code it_layer_open(it_layer *l, it_reader *rd, it_stream *in,
			  const it_kind *kind)
{
	int ok;
	it_code code = it_late_archive(rd->err);

	if (code != IT_OK)
		return code;
	l->rd = rd;
	l->in = in;
	l->from = in->given;
	l->kind = kind;
	l->tar.group = rd->flat;
	l->number = ++rd->layers;
	l->a = archive_read_new();
	if (l->a == NULL)
		return it_fail_memory(rd->err);
	/* ARCHIVE_WARN would mean: through another program. */
	errno = 0;
	if (kind->enable == NULL || kind->enable(l->a) != ARCHIVE_OK)
		return it_layer_lacks_memory(l->a) ? it_fail_memory(rd->err) :
			it_media_refused(rd, "is %s, which the libarchive of "
					"this program cannot read",
					kind->name);
	ok = archive_read_set_read_callback(l->a, layer_read) == ARCHIVE_OK &&
		archive_read_set_callback_data(l->a, l) == ARCHIVE_OK;
	if (ok && (kind->seeks || can_go_back(in, kind)))
		ok = archive_read_set_seek_callback(l->a, layer_seek) ==
			ARCHIVE_OK;
	if (ok && kind->seeks)
		ok = archive_read_set_skip_callback(l->a, layer_skip) ==
			ARCHIVE_OK;
	if (ok && kind->class == IT_CLASS_FILTER)
		ok = archive_read_support_format_raw(l->a) == ARCHIVE_OK;
	if (!ok || archive_read_open1(l->a) != ARCHIVE_OK)
		return it_layer_damaged(l, "");
	return IT_OK;
}

void it_layer_close(it_layer *l)
{
	if (l->a != NULL)
		(void)archive_read_free(l->a);
	it_stream_free(&l->out);
	it_iso_end(&l->iso);
	free(l->gzip);
}

it_code it_layer_check_ratio(it_layer *l, unsigned long long packed)
{
	if (l->unpacked > IT_MEDIA_MAX_TOTAL)
		return it_media_hostile(l->rd, "it unpacks to more than %llu "
					"MiB", IT_MEDIA_MAX_TOTAL >> 20);
	if (l->unpacked <= 1024 * 1024 ||
	    l->unpacked / IT_MEDIA_MAX_RATIO <= packed)
		return IT_OK;
	return it_media_hostile(l->rd, "its %s unpacks to more than %d times "
				"its size", l->kind->name,
				(int)IT_MEDIA_MAX_RATIO);
}
