/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/text.h"

/* What a byte looks like on a terminal that must not be steered. */
static size_t masked_byte(char *shown, unsigned char byte)
{
	if (byte >= 32 && byte < 127 && byte != '\\') {
		shown[0] = (char)byte;
		return 1;
	}
	if (byte == '\\') {
		memcpy(shown, "\\\\", 2);
		return 2;
	}
	(void)snprintf(shown, 5, "\\x%02X", (unsigned)byte);
	return 4;
}

/* Does what is left of name fit into room bytes, with its NUL? */
static int rest_fits(const char *name, size_t room)
{
	char shown[5];
	size_t len = 0;

	for (; *name != '\0' && len < room; name++)
		len += masked_byte(shown, (unsigned char)*name);
	return len < room;
}

void it_mask(char *out, size_t size, const char *name)
{
	char shown[5];
	size_t len, at = 0;

	for (; *name != '\0'; name++) {
		len = masked_byte(shown, (unsigned char)*name);
		if (at + len + 4 > size && !rest_fits(name, size - at)) {
			memcpy(out + at, "...", 3);
			at += 3;
			break;
		}
		memcpy(out + at, shown, len);
		at += len;
	}
	out[at] = '\0';
}

it_slice it_slice_of(const char *text)
{
	it_slice s;

	s.at = text;
	s.len = strlen(text);
	return s;
}

/* An empty slice may point nowhere, as an empty it_strbuf does. */
static void skip(it_slice *s, size_t count)
{
	if (count == 0)
		return;
	s->at += count;
	s->len -= count;
}

int it_next_line(it_slice *rest, it_slice *line)
{
	const char *end;

	if (rest->len == 0)
		return 0;
	end = memchr(rest->at, '\n', rest->len);
	line->at = rest->at;
	line->len = end != NULL ? (size_t)(end - rest->at) : rest->len;
	skip(rest, end != NULL ? line->len + 1 : line->len);
	return 1;
}

static int is_blank(char c)
{
	return c == ' ' || c == '\t';
}

int it_next_word(it_slice *rest, it_slice *word)
{
	while (rest->len != 0 && is_blank(rest->at[0]))
		skip(rest, 1);
	word->at = rest->at;
	word->len = 0;
	while (word->len < rest->len && !is_blank(rest->at[word->len]))
		word->len++;
	skip(rest, word->len);
	return word->len != 0;
}

it_slice it_trim(it_slice s)
{
	while (s.len != 0 && (is_blank(s.at[0]) || s.at[0] == '\r'))
		skip(&s, 1);
	while (s.len != 0 &&
	       (is_blank(s.at[s.len - 1]) || s.at[s.len - 1] == '\r'))
		s.len--;
	return s;
}

/* An empty one may point nowhere here, too. */
int it_slice_same(it_slice a, it_slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

int it_slice_is(it_slice s, const char *text)
{
	return it_slice_same(s, it_slice_of(text));
}

int it_slice_starts(it_slice s, const char *prefix)
{
	it_slice want = it_slice_of(prefix);

	if (s.len < want.len)
		return 0;
	s.len = want.len;
	return it_slice_same(s, want);
}

int it_slice_copy(it_slice s, char *out, size_t size)
{
	out[0] = '\0';
	if (s.len == 0)
		return 1;
	if (s.len >= size || memchr(s.at, '\0', s.len) != NULL)
		return 0;
	memcpy(out, s.at, s.len);
	out[s.len] = '\0';
	return 1;
}

int it_slice_number(it_slice s, unsigned long max, unsigned long *value)
{
	unsigned long digit, sum = 0;
	size_t i;

	if (s.len == 0)
		return 0;
	for (i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return 0;
		digit = (unsigned long)(s.at[i] - '0');
		if (digit > max || sum > (max - digit) / 10)
			return 0;
		sum = sum * 10 + digit;
	}
	*value = sum;
	return 1;
}

int it_text_is_digits(const char *text)
{
	return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

char *it_slice_dup(it_slice s)
{
	char *copy = malloc(s.len + 1);

	if (copy == NULL)
		return NULL;
	if (s.len != 0)
		memcpy(copy, s.at, s.len);
	copy[s.len] = '\0';
	return copy;
}

char *it_text_dup(const char *text)
{
	return it_slice_dup(it_slice_of(text));
}

/* Second bytes have tighter ranges after E0, ED, F0 and F4. */
size_t it_utf8_length(const unsigned char *s, size_t left)
{
	static const struct {
		unsigned char from, to, second_from, second_to;
		size_t len;
	} rows[] = {
		{0x00, 0x7f, 0, 0, 1},	     {0xc2, 0xdf, 0x80, 0xbf, 2},
		{0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
		{0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
		{0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
		{0xf4, 0xf4, 0x80, 0x8f, 4},
	};
	size_t i, k;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (s[0] < rows[i].from || s[0] > rows[i].to)
			continue;
		if (rows[i].len > left)
			return 0;
		if (rows[i].len > 1 && (s[1] < rows[i].second_from ||
					s[1] > rows[i].second_to))
			return 0;
		for (k = 2; k < rows[i].len; k++)
			if ((s[k] & 0xc0) != 0x80)
				return 0;
		return rows[i].len;
	}
	return 0;
}

int it_hex_digit(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (int)(at - digits) : -1;
}

size_t it_parent_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) : 0;
}

void it_cut_last(char *path)
{
	path[it_parent_length(path)] = '\0';
}

int it_lies_below(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	return strncmp(path, dir, len) == 0 && path[len] == '/';
}
