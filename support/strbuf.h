/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A growing byte string.  Appending never reports an error: a buffer that
 * could not grow remembers it and it_strbuf_check() tells at the end, so
 * that code that only builds text stays a list of appends.
 * data is always terminated by a NUL that len does not count, and may hold
 * others.  A zeroed it_strbuf is an empty one.
 */
#ifndef IT_STRBUF_H
#define IT_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

#include "support/attributes.h"
#include "support/error.h"
#include "support/text.h"

typedef struct it_strbuf {
	char *data; /* NULL only while nothing was ever appended */
	size_t len;
	size_t room;
	int failed;
} it_strbuf;

void it_strbuf_free(it_strbuf *buf); /* leaves an empty buffer */
void it_strbuf_reset(it_strbuf *buf);

/* For secrets: nothing of them stays in memory that is free again. */
void it_wipe(void *bytes, size_t len);
void it_strbuf_wipe(it_strbuf *buf); /* and frees it */

void it_strbuf_bytes(it_strbuf *buf, const void *bytes, size_t len);
void it_strbuf_text(it_strbuf *buf, const char *text);
void it_strbuf_char(it_strbuf *buf, int c);
void it_strbuf_format(it_strbuf *buf, const char *fmt, ...) IT_PRINTF(2, 3);
void it_strbuf_vformat(it_strbuf *buf, const char *fmt, va_list args)
	IT_PRINTF(2, 0);

/* IT_OK, or IT_NO_MEMORY if any append since the last reset failed. */
it_code it_strbuf_check(const it_strbuf *buf, it_error *err) IT_CHECKED;

/* The text, "" for an empty buffer; the buffer keeps it. */
const char *it_strbuf_str(const it_strbuf *buf);

/* All of it, NULs included; valid until the buffer changes. */
it_slice it_strbuf_slice(const it_strbuf *buf);
int it_strbuf_same(const it_strbuf *a, const it_strbuf *b);

/* Hands the bytes to the caller, who frees them; the buffer is empty then. */
char *it_strbuf_take(it_strbuf *buf, size_t *len);

#endif
