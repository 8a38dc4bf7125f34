/* SPDX-License-Identifier: BSD-2-Clause */
/* Decompressing: what a filter gives is a stream again, with its checks. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "payload/media_layer.h"

/* Of many thousand members in a few bytes not all are told apart. */
static it_code sums_differ(it_reader *rd)
{
	it_code code = it_fail(rd->err, IT_MEDIA, rd->media->path,
		"its gzip check sum does not fit: it is damaged, or put "
		"together from several");

	it_error_remedy(rd->err, "copy the media again from where it came; of "
			"one put together from several, give the tar that "
			"gunzip makes of it");
	return code;
}

static it_code check_trailer(it_layer *l, unsigned long long end)
{
	unsigned char trailer[IT_GZIP_TRAILER];

	if (end < sizeof trailer ||
	    !it_stream_recall(l->in, end - sizeof trailer, trailer,
			      sizeof trailer))
		return it_media_damaged(l->rd, "its gzip data ends without "
					"check sum");
	return it_gzip_fits(l->gzip, trailer) ? IT_OK : sums_differ(l->rd);
}

/* After the end of the compressed data there may be zero bytes (tapes). */
static it_code check_end(it_layer *l)
{
	unsigned long long end = l->from + (unsigned long long)
		archive_filter_bytes(l->a, -1);
	it_code code = IT_OK;

	l->checked = 1;
	if (l->gzip != NULL)
		code = check_trailer(l, end);
	if (code == IT_OK)
		code = it_stream_drain(l->in);
	if (code == IT_OK && l->in->zeros < l->in->given - end)
		return it_media_damaged(l->rd, "foreign data follows the end "
					"of its %s data", l->kind->name);
	return code;
}

static it_code unpacked_more(it_stream *stream, const void **at, size_t *len)
{
	it_layer *l = (it_layer *)(void *)stream;
	int64_t offset;
	int r;

	*len = 0;
	if (l->checked)
		return IT_OK;
	do {
		r = archive_read_data_block(l->a, at, len, &offset);
	} while (r == ARCHIVE_OK && *len == 0);
	if (r == ARCHIVE_EOF) {
		*len = 0;
		return check_end(l);
	}
	if (r != ARCHIVE_OK)
		return it_layer_damaged(l, "");
	if (l->gzip != NULL)
		it_gzip_add(l->gzip, *at, *len);
	l->unpacked += *len;
	return it_layer_check_ratio(l, (unsigned long long)
			   archive_filter_bytes(l->a, -1));
}

/* Before anything is read: a header may come with the first bytes. */
static it_code prepare_sums(it_layer *l, it_reader *rd, const it_kind *kind)
{
	if (!kind->has_trailers)
		return IT_OK;
	l->gzip = malloc(sizeof *l->gzip);
	if (l->gzip == NULL)
		return it_fail_memory(rd->err);
	it_gzip_init(l->gzip);
	return IT_OK;
}

/* libarchive would unpack what is compressed twice without a word. */
static it_code start_filter(it_layer *l)
{
	struct archive_entry *entry;
	int r = archive_read_next_header(l->a, &entry);

	l->out.more = unpacked_more;
	if (r != ARCHIVE_OK)
		return it_layer_damaged(l, "");
	if (archive_filter_count(l->a) > 2)
		return it_media_refused(l->rd, "is compressed twice");
	if (archive_filter_count(l->a) < 2)
		return it_media_damaged(l->rd, "its %s is damaged: it has no "
					"proper header", l->kind->name);
	return IT_OK;
}

/* Who reads what it gives reads it to its end. */
it_code it_filter_read(it_reader *rd, it_stream *in, const it_kind *kind,
			   int *is_archive)
{
	it_layer *l = calloc(1, sizeof *l);
	it_code code;

	if (l == NULL)
		return it_fail_memory(rd->err);
	code = prepare_sums(l, rd, kind);
	if (code == IT_OK)
		code = it_layer_open(l, rd, in, kind);
	if (code == IT_OK)
		code = start_filter(l);
	if (code == IT_OK)
		code = it_stream_read(rd, &l->out, kind, is_archive);
	it_layer_close(l);
	free(l);
	return code;
}
