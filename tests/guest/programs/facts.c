/* SPDX-License-Identifier: BSD-2-Clause */
/* The declaration: one fact a line, "#" begins a comment. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/guest.h"

static it_slice declaration(void)
{
	static it_strbuf text;

	if (text.data == NULL)
		state_read("facts", &text);
	return it_slice_of(it_strbuf_str(&text));
}

int next_fact(size_t *at, const char *name, char *buffer, size_t size)
{
	it_slice all = declaration(), rest = all, line, word;

	rest.at += *at;
	rest.len -= *at;
	while (it_next_line(&rest, &line)) {
		*at = all.len - rest.len;
		(void)it_next_word(&line, &word);
		if (!it_slice_is(word, name))
			continue;
		if (!it_slice_copy(it_trim(line), buffer, size))
			die("the fact %s is too long", name);
		return 1;
	}
	return 0;
}

const char *fact(const char *name)
{
	char buffer[LINE_SIZE];
	size_t at = 0;

	if (!next_fact(&at, name, buffer, sizeof buffer))
		return NULL;
	return it_text_dup(buffer);
}

int fact_is(const char *name, const char *text)
{
	const char *value = fact(name);

	return value != NULL && strcmp(value, text) == 0;
}

int kernel_bits(void)
{
	return fact_is("kernel", "32") ? 32 : 64;
}
