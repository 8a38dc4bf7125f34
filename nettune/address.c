/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "nettune/address.h"

unsigned it_address_bits(int six)
{
	return six ? 128 : 32;
}

/* Takes the text up to the mark, and the mark; 0: nothing was left. */
static int take_part(it_slice *rest, char mark, it_slice *part)
{
	const char *end;

	if (rest->at == NULL)
		return 0;
	end = memchr(rest->at, mark, rest->len);
	*part = *rest;
	if (end == NULL) {
		rest->at = NULL;
		return 1;
	}
	part->len = (size_t)(end - rest->at);
	rest->at = end + 1;
	rest->len -= part->len + 1;
	return 1;
}

static int read_four(it_slice text, unsigned char *out)
{
	unsigned long value;
	size_t count = 0;
	it_slice part;

	while (take_part(&text, '.', &part)) {
		if (count == 4 || part.len > 3 ||
		    !it_slice_number(part, 255, &value))
			return 0;
		out[count++] = (unsigned char)value;
	}
	return count == 4;
}

static int hex_digit(int c)
{
	return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

static int read_group(it_slice part, unsigned char *out)
{
	unsigned value = 0;
	size_t i;

	if (part.len == 0 || part.len > 4)
		return 0;
	for (i = 0; i < part.len; i++) {
		if (!isxdigit((unsigned char)part.at[i]))
			return 0;
		value = value << 4 |
			(unsigned)hex_digit((unsigned char)part.at[i]);
	}
	out[0] = (unsigned char)(value >> 8);
	out[1] = (unsigned char)value;
	return 1;
}

/* Reads groups with single colons between them: their number, 9 if odd. */
static size_t read_groups(it_slice text, unsigned char *out)
{
	size_t count = 0;
	it_slice part;

	if (text.len == 0)
		return 0;
	while (take_part(&text, ':', &part)) {
		if (count == 8 || !read_group(part, out + 2 * count))
			return 9;
		count++;
	}
	return count;
}

static const char *find_gap(it_slice text)
{
	size_t i;

	for (i = 0; i + 1 < text.len; i++)
		if (text.at[i] == ':' && text.at[i + 1] == ':')
			return text.at + i;
	return NULL;
}

/* With one "::" at most, which stands for at least one group. */
static int read_six(it_slice text, unsigned char *out)
{
	unsigned char tail[16];
	const char *gap = find_gap(text);
	it_slice head = text, rest = {"", 0};
	size_t before, behind;

	if (gap == NULL)
		return read_groups(text, out) == 8;
	head.len = (size_t)(gap - text.at);
	rest.at = gap + 2;
	rest.len = text.len - head.len - 2;
	before = read_groups(head, out);
	behind = read_groups(rest, tail);
	if (before + behind > 7)
		return 0;
	memcpy(out + 16 - 2 * behind, tail, 2 * behind);
	return 1;
}

int it_address_read(it_slice text, it_address *out)
{
	memset(out, 0, sizeof *out);
	out->six = memchr(text.at, ':', text.len) != NULL;
	return out->six ? read_six(text, out->at) : read_four(text, out->at);
}

int it_address_is(const it_address *a, const it_address *b)
{
	return it_address_is_in(a, b, it_address_bits(b->six));
}

int it_address_is_in(const it_address *a, const it_address *net,
		     unsigned length)
{
	unsigned i, bit;

	if (a->six != net->six)
		return 0;
	for (i = 0; i < length; i++) {
		bit = 0x80u >> i % 8;
		if ((a->at[i / 8] & bit) != (net->at[i / 8] & bit))
			return 0;
	}
	return 1;
}

int it_address_mask(it_slice text, unsigned *length)
{
	it_address mask;
	unsigned i, ended = 0;

	*length = 0;
	if (!it_address_read(text, &mask) || mask.six)
		return 0;
	for (i = 0; i < 32; i++) {
		if ((mask.at[i / 8] & 0x80u >> i % 8) == 0)
			ended = 1;
		else if (ended)
			return 0;
		else
			*length += 1;
	}
	return 1;
}
