/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"
#include "support/output.h"

/* What goes through the pipe: this, then len bytes. */
struct head {
	int fd; /* ANSWER: not a text */
	size_t len;
};

enum { ANSWER = 0 };

static int first_errno;
static int to_pipe = -1;

/* Without a reader it is lost, and the work goes on. */
static int send(int fd, const void *bytes, size_t len)
{
	struct head head;

	memset(&head, 0, sizeof head);
	head.fd = fd;
	head.len = len;
	if (it_write_full(to_pipe, &head, sizeof head) != 0)
		return -1;
	return it_write_full(to_pipe, bytes, len);
}

static int put(int fd, const it_strbuf *text)
{
	if (to_pipe >= 0)
		return send(fd, it_strbuf_str(text), text->len);
	return it_write_full(fd, it_strbuf_str(text), text->len);
}

void it_output(int fd, const it_strbuf *text)
{
	int number = ENOMEM;

	if (fd == STDOUT_FILENO && first_errno != 0)
		return;
	if (!text->failed) {
		if (put(fd, text) == 0)
			return;
		number = errno;
	}
	if (fd == STDOUT_FILENO)
		first_errno = number;
}

void it_output_lost(int number)
{
	if (first_errno == 0)
		first_errno = number;
}

int it_output_errno(void)
{
	return first_errno;
}

void it_output_to(int pipe_fd)
{
	to_pipe = pipe_fd;
}

void it_output_answer(const void *answer, size_t size)
{
	(void)send(ANSWER, answer, size);
}

static void write_text(int fd, const char *bytes, size_t len)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_bytes(&text, bytes, len);
	it_output(fd, &text);
	it_strbuf_free(&text);
}

/* Drops the first bytes. */
static void drop(it_strbuf *in, size_t len)
{
	it_strbuf rest = {NULL, 0, 0, 0};

	it_strbuf_bytes(&rest, in->data + len, in->len - len);
	rest.failed |= in->failed;
	it_strbuf_free(in);
	*in = rest;
}

int it_output_replay(it_strbuf *in, void *answer, size_t size)
{
	struct head head;
	size_t at = 0;
	int answered = 0;

	for (; in->len - at >= sizeof head; at += sizeof head + head.len) {
		memcpy(&head, in->data + at, sizeof head);
		if (in->len - at - sizeof head < head.len)
			break;
		if (head.fd != ANSWER)
			write_text(head.fd, in->data + at + sizeof head,
				   head.len);
		else if (head.len == size)
			memcpy(answer, in->data + at + sizeof head, size);
		answered |= head.fd == ANSWER && head.len == size;
	}
	if (at != 0)
		drop(in, at);
	return answered;
}
