/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dlmgmtd's file (tuning.md 2.1.6): name, TAB, "key=type,value;" for each.
 * A link of which nothing is stored has no line here, as its name, which the
 * real one stores, is kept in state/link-names.
 */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/programs/net.h"

/* The text behind the TAB; 0 where the line is of another link. */
static int is_line_of(it_slice line, const char *name, it_slice *rest)
{
	size_t len = strlen(name);

	if (line.len <= len || strncmp(line.at, name, len) != 0 ||
	    line.at[len] != '\t')
		return 0;
	rest->at = line.at + len + 1;
	rest->len = line.len - len - 1;
	return 1;
}

/* Takes "key=type,value" off the text; 0 at its end. */
static int next_key(it_slice *rest, it_slice *entry)
{
	const char *end =
		rest->len != 0 ? memchr(rest->at, ';', rest->len) : NULL;

	if (end == NULL)
		return 0;
	entry->at = rest->at;
	entry->len = (size_t)(end - rest->at);
	rest->at = end + 1;
	rest->len -= entry->len + 1;
	return 1;
}

static int is_key(it_slice entry, const char *key)
{
	size_t len = strlen(key);

	return entry.len > len && strncmp(entry.at, key, len) == 0 &&
	       entry.at[len] == '=';
}

int datalink_get(const char *name, const char *key, char *value)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice all, line, rest, entry;
	const char *comma;

	(void)read_guest_file(DATALINK_CONF, &text);
	all = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&all, &line)) {
		if (!is_line_of(line, name, &rest))
			continue;
		while (next_key(&rest, &entry)) {
			comma = memchr(entry.at, ',', entry.len);
			if (!is_key(entry, key) || comma == NULL)
				continue;
			(void)snprintf(value, NAME_SIZE, "%.*s",
				       (int)(entry.at + entry.len - comma - 1),
				       comma + 1);
			return 1;
		}
	}
	return 0;
}

/* The entries of a line without that key. */
static void copy_others(it_strbuf *to, it_slice rest, const char *key)
{
	it_slice entry;

	while (next_key(&rest, &entry))
		if (!is_key(entry, key))
			it_strbuf_format(to, "%.*s;", (int)entry.len,
					 entry.at);
}

/* With a trailing name and class of a link of hardware. */
static void begin_line(it_strbuf *to, const char *name)
{
	it_strbuf_format(to, "name=string,%s;class=int,1;media=int,4;", name);
}

static int has_properties(const it_strbuf *entries)
{
	const char *media = strstr(it_strbuf_str(entries), "media=int,4;");

	return media != NULL && media[strlen("media=int,4;")] != '\0';
}

static int replace(const it_strbuf *text)
{
	static const char new[] = DATALINK_CONF ".new";

	(void)mkdir("/etc/dladm", 0755);
	(void)unlink(new);
	step();
	if (!append_guest_file(new, it_strbuf_str(text), text->len))
		return 0;
	step();
	return rename(new, DATALINK_CONF) == 0;
}

int datalink_put(const char *name, const char *key, const char *type,
		 const char *value)
{
	it_strbuf old = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	it_strbuf entries = {NULL, 0, 0, 0};
	it_slice all, line, rest;

	(void)read_guest_file(DATALINK_CONF, &old);
	all = it_slice_of(it_strbuf_str(&old));
	while (it_next_line(&all, &line)) {
		if (is_line_of(line, name, &rest))
			copy_others(&entries, rest, key);
		else
			it_strbuf_format(&text, "%.*s\n", (int)line.len,
					 line.at);
	}
	if (entries.len == 0)
		begin_line(&entries, name);
	if (value != NULL)
		it_strbuf_format(&entries, "%s=%s,%s;", key, type, value);
	if (has_properties(&entries))
		it_strbuf_format(&text, "%s\t%s\n", name,
				 it_strbuf_str(&entries));
	if (text.len == old.len &&
	    memcmp(it_strbuf_str(&text), it_strbuf_str(&old), text.len) == 0)
		return 1;
	return replace(&text);
}
