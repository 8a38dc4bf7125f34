/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "libosdetect/internal.h"

struct match {
	it_slice *captures;
	size_t count;
};

/* Without <ctype.h>, whose answers depend on the locale of the program. */
static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_letter(char c)
{
	int l = lower(c);

	return l >= 'a' && l <= 'z';
}

static int here(const char *p, const char *t, struct match *m);

/* How many bytes of t the run sign can take at most, and at least. */
static size_t longest(char sign, const char *t, size_t *least)
{
	size_t n = 0;

	*least = sign == '#' || sign == '@';
	while (t[n] != '\0' &&
	       (sign == '~' || (sign == '*' && t[n] != ' ') ||
		(sign == '#' && is_digit(t[n])) ||
		(sign == '@' && is_letter(t[n]))))
		n++;
	return n;
}

/* Takes as much as possible first, gives back while the rest fails. */
static int run(const char *p, const char *t, struct match *m)
{
	size_t least, n = longest(*p, t, &least);

	while (n >= least && n != (size_t)-1) {
		if (here(p + 1, t + n, m))
			return 1;
		n--;
	}
	return 0;
}

static int optional(const char *p, const char *t, struct match *m)
{
	const char *end = strchr(p, ')');
	size_t i, len = (size_t)(end - p) - 1;

	for (i = 0; i < len && lower(p[1 + i]) == lower(t[i]); i++)
		;
	if (i == len && here(end + 1, t + len, m))
		return 1;
	return here(end + 1, t, m);
}

static int begin_capture(const char *p, const char *t, struct match *m)
{
	if (m->count < OSDI_CAPTURES && m->captures != NULL)
		m->captures[m->count].at = t;
	return here(p + 1, t, m);
}

static int end_capture(const char *p, const char *t, struct match *m)
{
	it_slice *open;

	if (m->count < OSDI_CAPTURES && m->captures != NULL) {
		open = &m->captures[m->count];
		open->len = (size_t)(t - open->at);
	}
	m->count++;
	if (here(p + 1, t, m))
		return 1;
	m->count--;
	return 0;
}

static int here(const char *p, const char *t, struct match *m)
{
	switch (*p) {
	case '\0':
		return *t == '\0';
	case '|':
		return (*t == '\0' || *t == ' ') && here(p + 1, t, m);
	case '#':
	case '@':
	case '*':
	case '~':
		return run(p, t, m);
	case '(':
		return optional(p, t, m);
	case '[':
		return begin_capture(p, t, m);
	case ']':
		return end_capture(p, t, m);
	default:
		return lower(*p) == lower(*t) && here(p + 1, t + 1, m);
	}
}

int osdi_match(const char *pattern, const char *text,
	       it_slice captures[OSDI_CAPTURES])
{
	struct match m;
	size_t i;

	m.captures = captures;
	m.count = 0;
	for (i = 0; captures != NULL && i < OSDI_CAPTURES; i++)
		captures[i] = it_slice_of("");
	return here(pattern, text, &m);
}
