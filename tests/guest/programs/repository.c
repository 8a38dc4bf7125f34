/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * state/edited and state/running: a line for each property of an instance,
 * its four parts with a TAB between them.
 */
#include "config.h"

#include <string.h>

#include "tests/guest/programs/services.h"

static const char *const files[VIEWS] = {"edited", "running"};

/* Takes what stands before the next TAB. */
static void take(it_slice *rest, char *out, size_t size)
{
	const char *tab = rest->len != 0 ? memchr(rest->at, '\t', rest->len)
					 : NULL;
	size_t len = tab != NULL ? (size_t)(tab - rest->at) : rest->len;

	if (len >= size)
		die("a property of %lu bytes", (unsigned long)len);
	memcpy(out, rest->at, len);
	out[len] = '\0';
	rest->at += len;
	rest->len -= len;
	if (tab != NULL) {
		rest->at++;
		rest->len--;
	}
}

static void parse(it_slice line, prop *p)
{
	take(&line, p->fmri, sizeof p->fmri);
	take(&line, p->name, sizeof p->name);
	take(&line, p->type, sizeof p->type);
	take(&line, p->values, sizeof p->values);
}

int repository_next(view v, size_t *at, const char *fmri, prop *p)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	int found = 0;

	state_read(files[v], &text);
	rest = it_slice_of(it_strbuf_str(&text));
	rest.at += *at;
	rest.len -= *at;
	while (!found && it_next_line(&rest, &line)) {
		*at = text.len - rest.len;
		parse(line, p);
		found = fmri == NULL || strcmp(p->fmri, fmri) == 0;
	}
	it_strbuf_free(&text);
	return found;
}

int repository_get(view v, const char *fmri, const char *name, prop *p)
{
	size_t at = 0;

	while (repository_next(v, &at, fmri, p))
		if (strcmp(p->name, name) == 0)
			return 1;
	return 0;
}

static void put_line(it_strbuf *text, const prop *p)
{
	it_strbuf_format(text, "%s\t%s\t%s\t%s\n", p->fmri, p->name, p->type,
			 p->values);
}

void repository_put(const char *fmri, const char *name, const char *type,
		    const char *values)
{
	it_strbuf text = {NULL, 0, 0, 0};
	size_t at = 0;
	prop p;
	int found = 0;

	while (repository_next(VIEW_EDITED, &at, NULL, &p)) {
		if (strcmp(p.fmri, fmri) == 0 && strcmp(p.name, name) == 0) {
			found = 1;
			(void)snprintf(p.type, NAME_SIZE, "%s", type);
			(void)snprintf(p.values, LINE_SIZE, "%s", values);
		}
		put_line(&text, &p);
	}
	if (!found)
		it_strbuf_format(&text, "%s\t%s\t%s\t%s\n", fmri, name, type,
				 values);
	state_write(files[VIEW_EDITED], &text);
	it_strbuf_free(&text);
}

static void copy_others(view v, const char *fmri, it_strbuf *text)
{
	size_t at = 0;
	prop p;

	while (repository_next(v, &at, NULL, &p))
		if (strcmp(p.fmri, fmri) != 0)
			put_line(text, &p);
}

void repository_refresh(const char *fmri)
{
	it_strbuf text = {NULL, 0, 0, 0};
	size_t at = 0;
	prop p;

	copy_others(VIEW_RUNNING, fmri, &text);
	while (repository_next(VIEW_EDITED, &at, fmri, &p))
		put_line(&text, &p);
	state_write(files[VIEW_RUNNING], &text);
	it_strbuf_free(&text);
}

void repository_drop(const char *fmri)
{
	int v;

	for (v = 0; v < VIEWS; v++) {
		it_strbuf text = {NULL, 0, 0, 0};

		copy_others((view)v, fmri, &text);
		state_write(files[v], &text);
		it_strbuf_free(&text);
	}
}
