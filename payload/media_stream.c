/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "payload/media_priv.h"

/* What comes behind the bytes that were peeked. */
static it_code after_head(it_stream *s, const void **at, size_t *len)
{
	if (s->rest_len == 0)
		return s->more(s, at, len);
	*at = s->rest;
	*len = s->rest_len;
	s->rest_len = 0;
	return IT_OK;
}

static void append_head(it_stream *s, const void *at, size_t len)
{
	size_t take = IT_MEDIA_PEEK - s->head_len;

	if (take > len)
		take = len;
	memcpy(s->head + s->head_len, at, take);
	s->head_len += take;
	s->rest = (const unsigned char *)at + take;
	s->rest_len = len - take;
}

it_code it_stream_peek(it_stream *s, it_reader *rd, const unsigned char **at,
		       size_t *len)
{
	const void *block;
	size_t block_len = 1;
	it_code code;

	if (s->head == NULL)
		s->head = malloc(IT_MEDIA_PEEK);
	if (s->head == NULL)
		return it_fail_memory(rd->err);
	while (s->head_len < IT_MEDIA_PEEK && block_len != 0) {
		code = after_head(s, &block, &block_len);
		if (code != IT_OK)
			return code;
		if (block_len != 0)
			append_head(s, block, block_len);
	}
	*at = s->head;
	*len = s->head_len;
	return IT_OK;
}

/* The next block: first what was peeked, then what peeking left over. */
static it_code next_block(it_stream *s, const void **at, size_t *len)
{
	if (s->head_len != 0) {
		*at = s->head;
		*len = s->head_len;
		s->head_len = 0;
		return IT_OK;
	}
	return after_head(s, at, len);
}

/* Keeps the last bytes of the block before it is overwritten. */
static void save_tail(it_stream *s)
{
	size_t len = s->block_len;

	if (len >= IT_MEDIA_TAIL) {
		memcpy(s->tail, s->block + len - IT_MEDIA_TAIL, IT_MEDIA_TAIL);
	} else if (len != 0) {
		memmove(s->tail, s->tail + len, IT_MEDIA_TAIL - len);
		memcpy(s->tail + IT_MEDIA_TAIL - len, s->block, len);
	}
	s->block_len = 0;
}

static size_t zeros_at_end(const unsigned char *at, size_t len)
{
	size_t zeros = 0;

	while (zeros < len && at[len - 1 - zeros] == 0)
		zeros++;
	return zeros;
}

it_code it_stream_next(it_stream *s, const void **at, size_t *len)
{
	size_t zeros;
	it_code code;

	save_tail(s);
	code = next_block(s, at, len);
	if (code != IT_OK || *len == 0)
		return code;
	s->block = *at;
	s->block_len = *len;
	s->given += *len;
	zeros = zeros_at_end(s->block, *len);
	s->zeros = zeros == *len ? s->zeros + zeros : zeros;
	return IT_OK;
}

it_code it_stream_drain(it_stream *s)
{
	const void *at;
	size_t len = 1;
	it_code code = IT_OK;

	while (code == IT_OK && len != 0)
		code = it_stream_next(s, &at, &len);
	return code;
}

/* The last len bytes of the block just given are given once more. */
static void take_back(it_stream *s, size_t len)
{
	const unsigned char *from = s->block + s->block_len - len;

	s->given -= len;
	s->block_len -= len;
	s->zeros = 0;
	if (s->block == s->head) {
		memmove(s->head, from, len);
		s->head_len = len;
		s->block_len = 0;
	} else {
		s->rest = from;
		s->rest_len = len;
	}
}

it_code it_stream_skip(it_stream *s, unsigned long long len)
{
	const void *at;
	size_t got = 1;
	it_code code = IT_OK;

	while (code == IT_OK && len != 0 && got != 0) {
		code = it_stream_next(s, &at, &got);
		if (code == IT_OK && got > len) {
			take_back(s, got - (size_t)len);
			got = (size_t)len;
		}
		len -= code == IT_OK ? got : 0;
	}
	return code;
}

int it_stream_recall(const it_stream *s, unsigned long long from,
		     unsigned char *out, size_t len)
{
	unsigned long long start = s->given - s->block_len;
	size_t i;

	if (from + len > s->given || from + IT_MEDIA_TAIL < start)
		return 0;
	for (i = 0; i < len; i++, from++)
		out[i] = from >= start
			? s->block[from - start]
			: s->tail[IT_MEDIA_TAIL - (size_t)(start - from)];
	return 1;
}

void it_stream_forget(it_stream *s)
{
	s->head_len = 0;
	s->rest_len = 0;
	s->block_len = 0;
}

void it_stream_free(it_stream *s)
{
	free(s->head);
	s->head = NULL;
	it_stream_forget(s);
}
