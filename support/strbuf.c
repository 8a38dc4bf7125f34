/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/strbuf.h"

void it_strbuf_free(it_strbuf *buf)
{
	free(buf->data);
	memset(buf, 0, sizeof *buf);
}

/* A compiler may drop a memset of what is not read again. */
void it_wipe(void *bytes, size_t len)
{
	volatile char *at = bytes;

	while (len-- > 0)
		*at++ = 0;
}

void it_strbuf_wipe(it_strbuf *buf)
{
	it_wipe(buf->data, buf->data != NULL ? buf->room : 0);
	it_strbuf_free(buf);
}

void it_strbuf_reset(it_strbuf *buf)
{
	buf->len = 0;
	buf->failed = 0;
	if (buf->data != NULL)
		buf->data[0] = '\0';
}

/* Makes room for more bytes and their NUL; 0 when that is impossible. */
static int grow(it_strbuf *buf, size_t more)
{
	size_t need, room = buf->room != 0 ? buf->room : 64;
	char *data;

	if (buf->failed || more >= SIZE_MAX / 4 - buf->len)
		return 0;
	need = buf->len + more + 1;
	if (need <= buf->room)
		return 1;
	while (room < need)
		room *= 2;
	data = realloc(buf->data, room);
	if (data == NULL)
		return 0;
	buf->data = data;
	buf->room = room;
	return 1;
}

void it_strbuf_bytes(it_strbuf *buf, const void *bytes, size_t len)
{
	if (!grow(buf, len)) {
		buf->failed = 1;
		return;
	}
	if (len != 0)
		memcpy(buf->data + buf->len, bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void it_strbuf_text(it_strbuf *buf, const char *text)
{
	it_strbuf_bytes(buf, text, strlen(text));
}

void it_strbuf_char(it_strbuf *buf, int c)
{
	char byte = (char)c;

	it_strbuf_bytes(buf, &byte, 1);
}

void it_strbuf_vformat(it_strbuf *buf, const char *fmt, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (len < 0 || !grow(buf, (size_t)len)) {
		buf->failed = 1;
		return;
	}
	(void)vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
	buf->len += (size_t)len;
}

void it_strbuf_format(it_strbuf *buf, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	it_strbuf_vformat(buf, fmt, args);
	va_end(args);
}

it_code it_strbuf_check(const it_strbuf *buf, it_error *err)
{
	return buf->failed ? it_fail_memory(err) : IT_OK;
}

const char *it_strbuf_str(const it_strbuf *buf)
{
	return buf->data != NULL ? buf->data : "";
}

it_slice it_strbuf_slice(const it_strbuf *buf)
{
	it_slice all;

	all.at = it_strbuf_str(buf);
	all.len = buf->len;
	return all;
}

int it_strbuf_same(const it_strbuf *a, const it_strbuf *b)
{
	return it_slice_same(it_strbuf_slice(a), it_strbuf_slice(b));
}

char *it_strbuf_take(it_strbuf *buf, size_t *len)
{
	char *data;

	it_strbuf_bytes(buf, "", 0);
	data = buf->failed ? NULL : buf->data;
	if (len != NULL)
		*len = buf->len;
	if (data != NULL)
		buf->data = NULL;
	it_strbuf_free(buf);
	return data;
}
