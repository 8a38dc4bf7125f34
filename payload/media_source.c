/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "support/io.h"

/* What is new of the bytes just read goes into the digest. */
static void hash_block(it_source *src, size_t len)
{
	unsigned long long old = src->hashed - src->at;

	if (src->sha != NULL) {
		if (src->at > src->hashed || old >= len)
			return;
		it_sha256_add(src->sha, src->buf + old, len - (size_t)old);
	}
	if (src->hashed < src->at + len)
		src->hashed = src->at + len;
}

/*
 * Behind a jump often only a header is wanted, as in a zip of which most files
 * are passed by: the blocks begin small, and double while all is read.
 */
static size_t block_size(it_source *src)
{
	size_t step = src->step;

	if (step < IT_MEDIA_BLOCK)
		src->step = 2 * step;
	if (src->limit == 0 || src->limit - src->at >= step)
		return step;
	return (size_t)(src->limit - src->at);
}

/* --- an archive in memory ----------------------------------------------- */

/* A zip may say that something of it lies behind its end. */
static it_code held_more(it_stream *stream, const void **at, size_t *len)
{
	it_source *src = stream->source;
	unsigned long long left;

	*len = 0;
	if (src->at >= src->held.len)
		return IT_OK;
	left = src->held.len - src->at;
	*at = src->held.data + src->at;
	*len = left < IT_MEDIA_BLOCK ? (size_t)left : IT_MEDIA_BLOCK;
	src->at += *len;
	return IT_OK;
}

static it_code too_large(it_reader *rd)
{
	it_code code = it_media_refused(rd, "holds a zip that is larger than "
					"%llu MiB", IT_MEDIA_MAX_HELD >> 20);

	it_error_remedy(rd->err, "unpack what it lies in, and give the zip "
			"itself");
	return code;
}

it_code it_source_hold(it_source *src, it_reader *rd, it_stream *stream)
{
	const void *at;
	size_t len = 1;
	it_code code = IT_OK;

	memset(src, 0, sizeof *src);
	src->stream.more = held_more;
	src->stream.source = src;
	src->rd = rd;
	src->fd = -1;
	while (code == IT_OK && len != 0) {
		code = it_stream_next(stream, &at, &len);
		if (code == IT_OK && src->held.len + len > IT_MEDIA_MAX_HELD)
			code = too_large(rd);
		if (code == IT_OK)
			it_strbuf_bytes(&src->held, at, len);
	}
	src->stream.size = src->held.len;
	return code != IT_OK ? code : it_strbuf_check(&src->held, rd->err);
}

/* All of len bytes, however few come at once; -1 if they cannot be read. */
static ssize_t read_from(int fd, unsigned long long from, char *out,
			 size_t len)
{
	size_t have = 0;
	ssize_t got = 1;

	for (; have < len && got > 0; have += got > 0 ? (size_t)got : 0)
		IT_AGAIN(got, pread(fd, out + have, len - have,
				    (off_t)(from + have)));
	return got < 0 ? -1 : (ssize_t)have;
}

/* A device, or an image on it, may tell a size that is more than there is. */
size_t it_source_take(const it_source *src, unsigned long long from,
		      void *out, size_t len)
{
	unsigned long long size = src->stream.size;
	ssize_t got;

	if (from >= size)
		return 0;
	if (len > size - from)
		len = (size_t)(size - from);
	if (src->fd < 0) {
		memcpy(out, src->held.data + from, len);
		return len;
	}
	got = read_from(src->fd, from, out, len);
	if (got < 0)
		(void)it_media_unreadable(src->rd);
	else if ((size_t)got < len && !src->device)
		(void)it_media_changed(src->rd);
	return got > 0 ? (size_t)got : 0;
}

/* --- the medium ----------------------------------------------------------- */

static it_code source_more(it_stream *stream, const void **at, size_t *len)
{
	it_source *src = stream->source;
	ssize_t got = it_read_full(src->fd, src->buf, block_size(src));

	if (got < 0)
		return it_media_unreadable(src->rd);
	hash_block(src, (size_t)got);
	src->at += (unsigned long long)got;
	*at = src->buf;
	*len = (size_t)got;
	return it_media_tell(src->rd, src->hashed, src->stream.size);
}

static it_code go_to(it_source *src, unsigned long long to)
{
	if (src->at == to)
		return IT_OK;
	if (src->fd >= 0 && lseek(src->fd, (off_t)to, SEEK_SET) == (off_t)-1)
		return it_media_unreadable(src->rd);
	src->at = to;
	src->step = IT_MEDIA_FIRST;
	return IT_OK;
}

/* Hashes what lies between the digest and a place further on. */
static it_code catch_up(it_source *src, unsigned long long to)
{
	const void *at;
	size_t len = 1;
	it_code code = IT_OK;

	if (src->hashed < to)
		code = go_to(src, src->hashed);
	while (code == IT_OK && src->hashed < to && len != 0)
		code = source_more(&src->stream, &at, &len);
	return code;
}

it_code it_source_seek(it_source *src, unsigned long long to)
{
	it_code code = IT_OK;

	it_stream_forget(&src->stream);
	if (src->in_order && src->sha != NULL)
		code = catch_up(src, to);
	return code != IT_OK ? code : go_to(src, to);
}

/*
 * malloc gives what is as large as this 16 bytes behind the start of a page,
 * where some processors copy a page to in four times the time: of 19 MB, in 8
 * ms instead of 2.
 */
void *it_media_room(unsigned char **block)
{
	unsigned char *room = malloc(IT_MEDIA_BLOCK + IT_MEDIA_LINE);

	*block = room == NULL ? NULL
		: room + IT_MEDIA_LINE - (uintptr_t)room % IT_MEDIA_LINE;
	return room;
}

it_code it_source_open(it_source *src, it_reader *rd, int fd)
{
	struct stat st;
	off_t end;

	memset(src, 0, sizeof *src);
	src->stream.more = source_more;
	src->stream.source = src;
	src->rd = rd;
	src->fd = fd;
	src->step = IT_MEDIA_BLOCK;
	rd->source = src;
	if (fstat(fd, &st) != 0)
		return it_media_unreadable(rd);
	src->device = !S_ISREG(st.st_mode);
	if (!src->device)
		it_media_stamp_of(&st, &rd->media->stamp);
	if (src->device) {
		/* A device tells its size this way, or not at all. */
		end = lseek(fd, 0, SEEK_END);
		(void)lseek(fd, 0, SEEK_SET);
	} else {
		end = st.st_size;
	}
	src->stream.size = end > 0 ? (unsigned long long)end : 0;
	src->room = it_media_room(&src->buf);
	if (src->room == NULL)
		return it_fail_memory(rd->err);
	return rd->hashed_apart ? IT_OK : it_sha256_new(&src->sha, rd->err);
}

/* What follows the last member is read only for the digest. */
it_code it_source_end(it_source *src)
{
	it_media *media = src->rd->media;
	it_sha256 *sha;
	it_code code;

	if (src->sha == NULL)
		return IT_OK;
	code = catch_up(src, src->stream.size);
	if (code == IT_OK && !src->device)
		code = it_stream_drain(&src->stream);
	if (code != IT_OK)
		return code;
	if (!src->device && src->hashed != src->stream.size)
		return it_media_changed(src->rd);
	media->size = src->hashed;
	sha = src->sha;
	src->sha = NULL;
	return it_sha256_end(sha, media->sha256, src->rd->err);
}

void it_source_close(it_source *src)
{
	it_stream_free(&src->stream);
	it_sha256_free(src->sha);
	it_strbuf_free(&src->held);
	free(src->room);
}
