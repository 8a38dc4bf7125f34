/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "libosdetect/internal.h"

void osdi_copy_slice(char *out, size_t size, it_slice s)
{
	size_t len = s.len < size ? s.len : size - 1;

	memmove(out, s.at, len);
	out[len] = '\0';
}

void osdi_copy(char *out, size_t size, const char *text)
{
	osdi_copy_slice(out, size, it_slice_of(text));
}

static int is_control(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte < 32 && byte != '\t' && byte != '\r') || byte == 127;
}

static int is_damaged(it_slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (is_control(s.at[i]))
			return 1;
	return 0;
}

/* Words with single blanks between them, bytes above ASCII as "?". */
static void tidy(it_slice s, char out[OSDI_LINE])
{
	size_t at = 0;
	int blank = 0;

	for (; s.len != 0 && at < OSDI_LINE - 2; s.at++, s.len--) {
		if (s.at[0] == ' ' || s.at[0] == '\t' || s.at[0] == '\r') {
			blank = 1;
			continue;
		}
		if (blank && at != 0)
			out[at++] = ' ';
		blank = 0;
		out[at++] = (signed char)s.at[0] < 0 ? '?' : s.at[0];
	}
	out[at] = '\0';
}

void osdi_first_line(const char *bytes, size_t len, osdi_line *line)
{
	static const char mark[] = "\xef\xbb\xbf"; /* UTF-8 byte order mark */
	it_slice rest, one;

	memset(line, 0, sizeof *line);
	rest.at = bytes;
	rest.len = len;
	if (it_slice_starts(rest, mark)) {
		rest.at += sizeof mark - 1;
		rest.len -= sizeof mark - 1;
	}
	while (it_next_line(&rest, &one)) {
		line->open_end = one.at + one.len == bytes + len;
		one = it_trim(one);
		if (one.len == 0)
			continue;
		line->damaged = is_damaged(one);
		if (!line->damaged)
			tidy(one, line->text);
		return;
	}
}
