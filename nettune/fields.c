/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include "nettune/fields.h"

static void drop(it_slice *line, size_t count)
{
	line->at += count;
	line->len -= count;
}

int it_next_field(it_slice *line, char *out, size_t size)
{
	size_t len = 0;
	int fits = 1;

	/* After the last one nothing is left, not even an empty line. */
	if (line->at == NULL)
		return 0;
	while (line->len != 0 && line->at[0] != ':') {
		if (line->at[0] == '\\' && line->len > 1)
			drop(line, 1);
		if (len + 1 < size)
			out[len++] = line->at[0];
		else
			fits = 0;
		drop(line, 1);
	}
	out[len] = '\0';
	if (line->len != 0)
		drop(line, 1);
	else
		line->at = NULL;
	return fits;
}

int it_fields(it_slice line, char (*out)[64], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!it_next_field(&line, out[i], sizeof out[i]))
			return 0;
	return 1;
}
