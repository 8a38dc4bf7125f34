/* SPDX-License-Identifier: BSD-2-Clause */
/* What a stream is, and who reads it; archives may lie in each other. */
#include "config.h"

#include "payload/media_layer.h"

/* Skippable frames are part of zstd, and of lz4. */
static int is_framed(const it_kind *kind)
{
	return kind != NULL && (kind->window == IT_WINDOW_ZSTD ||
				kind->class == IT_CLASS_FOREIGN);
}

static it_code check_zstd(it_reader *rd, const it_kind *kind,
			  const unsigned char *head, size_t len)
{
	unsigned long long window = 0;

	if (kind != NULL && kind->window == IT_WINDOW_ZSTD)
		window = it_zstd_window(head, len);
	return window > IT_MEDIA_MAX_WINDOW ? it_layer_needs_memory(rd, window)
					    : IT_OK;
}

/*
 * What a stream is.  Programs that compress in parallel put skippable frames
 * before the first frame of zstd, which libarchive knows only behind one.
 */
static it_code look(it_reader *rd, it_stream *stream, const it_kind **kind)
{
	const unsigned char *head;
	unsigned long long skip, skipped = 0;
	size_t len;
	it_code code;

	do {
		code = it_stream_peek(stream, rd, &head, &len);
		skip = code == IT_OK ? it_zstd_skippable(head, len) : 0;
		if (skip != 0)
			code = it_stream_skip(stream, skip);
		skipped += skip;
	} while (code == IT_OK && skip != 0);
	if (code != IT_OK)
		return code;
	*kind = it_kind_of(head, len);
	if (skipped == 0 || is_framed(*kind))
		return check_zstd(rd, *kind, head, len);
	*kind = NULL;
	return rd->depth != 0 ? IT_OK
		: it_media_damaged(rd, "its zstd is empty, cut off or damaged");
}

static it_code foreign(it_reader *rd, const it_kind *kind)
{
	it_code code;

	if (rd->depth != 0)
		return IT_OK;
	code = it_media_refused(rd, "is %s, which is not read here",
				kind->name);
	if (kind->remedy != NULL)
		it_error_remedy(rd->err, "%s", kind->remedy);
	return code;
}

/*
 * A zip is found by its end, whatever lies before: the medium may be one for
 * some readers.  One that lies in it, and ends before it does, is none; what
 * is not read here anyhow, as a zip that unpacks itself, is told for itself.
 */
static int is_zip_too(const it_reader *rd, const it_stream *stream,
		      const it_kind *kind)
{
	return rd->depth == 0 && stream->source != NULL &&
		!stream->source->device && !kind->seeks &&
		kind->class != IT_CLASS_FOREIGN &&
		it_zip_ends(stream->source);
}

it_code it_stream_read(it_reader *rd, it_stream *stream, const it_kind *filter,
		       int *is_archive)
{
	const it_kind *kind = NULL;
	it_code code = look(rd, stream, &kind);

	*is_archive = 0;
	if (code != IT_OK || kind == NULL)
		return code;
	if (is_zip_too(rd, stream, kind))
		kind = &it_kind_of_two;
	if (rd->err->code != IT_OK)
		return rd->err->code; /* its end could not be read */
	if (kind->class == IT_CLASS_FOREIGN)
		return foreign(rd, kind);
	if (kind->class == IT_CLASS_FILTER)
		return filter != NULL
			? it_media_refused(rd, "is compressed twice")
			: it_filter_read(rd, stream, kind, is_archive);
	*is_archive = 1;
	return it_archive_read(rd, stream, kind, filter);
}
