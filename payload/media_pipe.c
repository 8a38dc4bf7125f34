/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Blocks through a pipe: a byte that says what it is, two with the length of
 * what is in it, and that.  A block is as long as PIPE_BUF here, or longer
 * than it elsewhere, which only costs calls.
 */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "support/io.h"

enum {
	ROOM = IT_PIPE_BLOCK - IT_PIPE_HEAD,
	PROGRESS = 'P',
	DATA = 'D',
	END = 'E'
};

/* --- putting ---------------------------------------------------------- */

static void send_block(it_pipe *p, unsigned char what)
{
	p->block[0] = what;
	p->block[1] = (unsigned char)(p->len >> 8);
	p->block[2] = (unsigned char)(p->len & 0xff);
	memset(p->block + IT_PIPE_HEAD + p->len, 0, ROOM - p->len);
	if (!p->failed &&
	    it_write_full(p->fd, p->block, sizeof p->block) != 0)
		p->failed = 1;
	p->len = 0;
}

void it_pipe_put(it_pipe *p, const void *bytes, size_t len)
{
	const unsigned char *from = bytes;
	size_t part;

	while (len != 0) {
		part = ROOM - p->len < len ? ROOM - p->len : len;
		memcpy(p->block + IT_PIPE_HEAD + p->len, from, part);
		p->len += part;
		from += part;
		len -= part;
		if (p->len == ROOM)
			send_block(p, DATA);
	}
}

void it_pipe_put_number(it_pipe *p, unsigned long long number)
{
	it_pipe_put(p, &number, sizeof number);
}

void it_pipe_put_bytes(it_pipe *p, const void *bytes, size_t len)
{
	it_pipe_put_number(p, len);
	it_pipe_put(p, bytes, len);
}

void it_pipe_put_text(it_pipe *p, const char *text)
{
	it_pipe_put_bytes(p, text, strlen(text));
}

void it_pipe_put_progress(it_pipe *p, unsigned long long done,
			  unsigned long long size)
{
	it_pipe_put_number(p, done);
	it_pipe_put_number(p, size);
	send_block(p, PROGRESS);
}

void it_pipe_put_end(it_pipe *p)
{
	if (p->len != 0)
		send_block(p, DATA);
	send_block(p, END);
}

/* --- taking ----------------------------------------------------------- */

void it_pipe_refuse(it_pipe *p)
{
	p->failed = 1;
	p->wrong = 1;
}

int it_pipe_is_stopped(it_pipe *p)
{
	return it_media_tell(p->rd, p->told[0], p->told[1]) != IT_OK;
}

/* Hashes the medium until something comes. */
static void use_the_time(it_pipe *p)
{
	struct pollfd pipe = {p->fd, POLLIN, 0};

	while (p->hasher != NULL && poll(&pipe, 1, 0) == 0)
		if (it_pipe_is_stopped(p) || !it_hasher_more(p->hasher))
			p->hasher = NULL;
}

/* Media may be slow, or never come: a stop is heeded while nothing does. */
static int something_comes(it_pipe *p)
{
	enum { LOOK_AGAIN = 200 /* ms */ };
	struct pollfd pipe = {p->fd, POLLIN, 0};
	int ready = poll(&pipe, 1, LOOK_AGAIN);

	while (ready == 0 || (ready < 0 && errno == EINTR)) {
		if (it_pipe_is_stopped(p))
			return 0;
		ready = poll(&pipe, 1, LOOK_AGAIN);
	}
	return 1;
}

static int fill(it_pipe *p)
{
	size_t have = 0;
	ssize_t got;

	while (have < sizeof p->block && something_comes(p)) {
		IT_AGAIN(got, read(p->fd, p->block + have,
				   sizeof p->block - have));
		if (got <= 0)
			return 0;
		have += (size_t)got;
	}
	return have == sizeof p->block;
}

/* 0 at the end of the pipe, or when it cannot be read. */
static int receive(it_pipe *p)
{
	int whole;

	use_the_time(p);
	whole = fill(p);
	p->at = 0;
	p->len = (size_t)p->block[1] << 8 | p->block[2];
	if (whole && p->len <= ROOM)
		return 1;
	p->failed = 1;
	p->wrong = whole;
	p->len = 0;
	return 0;
}

static void tell(it_pipe *p)
{
	if (p->len != sizeof p->told) {
		it_pipe_refuse(p);
		return;
	}
	memcpy(p->told, p->block + IT_PIPE_HEAD, sizeof p->told);
	p->len = 0;
	if (it_pipe_is_stopped(p))
		p->failed = 1;
}

/* The next block of that kind; the caller is told of those of progress. */
static int await(it_pipe *p, unsigned char what)
{
	while (!p->failed && receive(p)) {
		if (p->block[0] == what)
			return 1;
		if (p->block[0] == PROGRESS)
			tell(p);
		else
			it_pipe_refuse(p);
	}
	p->len = 0;
	p->at = 0;
	return 0;
}

/* What is at hand, at least a byte; 0 when nothing comes any more. */
static size_t at_hand(it_pipe *p)
{
	while (p->at == p->len)
		if (!await(p, DATA))
			return 0;
	return p->len - p->at;
}

void it_pipe_take(it_pipe *p, void *out, size_t len)
{
	unsigned char *to = out;
	size_t part;

	memset(out, 0, len);
	while (len != 0 && !p->failed) {
		part = at_hand(p);
		if (part > len)
			part = len;
		memcpy(to, p->block + IT_PIPE_HEAD + p->at, part);
		p->at += part;
		to += part;
		len -= part;
	}
}

unsigned long long it_pipe_take_number(it_pipe *p, unsigned long long most)
{
	unsigned long long number;

	it_pipe_take(p, &number, sizeof number);
	if (number > most)
		it_pipe_refuse(p);
	return p->failed ? 0 : number;
}

void it_pipe_take_text(it_pipe *p, char *out, size_t size)
{
	size_t len = (size_t)it_pipe_take_number(p, size - 1);

	it_pipe_take(p, out, len);
	out[len] = '\0';
	if (strlen(out) != len)
		it_pipe_refuse(p);
	if (p->failed)
		out[0] = '\0';
}

void it_pipe_take_bytes(it_pipe *p, unsigned long long most, it_strbuf *out)
{
	unsigned long long left = it_pipe_take_number(p, most);
	size_t part;

	while (left != 0 && !p->failed && !out->failed) {
		part = at_hand(p);
		if (part > left)
			part = (size_t)left;
		it_strbuf_bytes(out, p->block + IT_PIPE_HEAD + p->at, part);
		p->at += part;
		left -= part;
	}
}

void it_pipe_take_end(it_pipe *p)
{
	if (p->at != p->len)
		it_pipe_refuse(p);
	else
		(void)await(p, END);
}
