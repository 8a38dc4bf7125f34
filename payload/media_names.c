/* SPDX-License-Identifier: BSD-2-Clause */
/* Names as the media gives them: what is fatal, and what they come to. */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"
#include "support/text.h"

/* The next component without its slashes; 0 at the end. */
static int next_component(const char **rest, size_t *len)
{
	*rest += strspn(*rest, "/");
	*len = strcspn(*rest, "/");
	return *len != 0;
}

static int is_empty(const char *name)
{
	return name[0] == '\0';
}

static int is_absolute(const char *name)
{
	return name[0] == '/';
}

static int has_dotdot(const char *name)
{
	size_t len;

	for (; next_component(&name, &len); name += len)
		if (len == 2 && memcmp(name, "..", 2) == 0)
			return 1;
	return 0;
}

static int has_control(const char *name)
{
	for (; *name != '\0'; name++)
		if ((unsigned char)*name < 32 || *name == 127)
			return 1;
	return 0;
}

static int is_long(const char *name)
{
	return strlen(name) > IT_MEDIA_MAX_PATH;
}

static int is_deep(const char *name)
{
	size_t len, depth = 0;

	for (; next_component(&name, &len); name += len)
		depth++;
	return depth > IT_MEDIA_MAX_DEPTH;
}

static const struct {
	int (*wrong)(const char *name);
	const char *text;
} rules[] = {
	{is_empty, "is empty"},
	{is_absolute, "is absolute"},
	{has_dotdot, "has a component \"..\""},
	{has_control, "has control bytes"},
	{is_long, "is longer than 1023 bytes"},
	{is_deep, "has more than 32 components"},
};

const char *it_name_wrong(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (rules[i].wrong(name))
			return rules[i].text;
	return NULL;
}

static int is_tree_prefix(const char *path)
{
	size_t len = sizeof IT_TREE_NAME - 1;

	return strncmp(path, IT_TREE_NAME, len) == 0 && path[len] == '/';
}

size_t it_name_clean(const char *name, char out[IT_MEDIA_MAX_PATH + 1])
{
	size_t len, at = 0, depth;

	for (; next_component(&name, &len); name += len) {
		if (len == 1 && name[0] == '.')
			continue;
		if (at != 0)
			out[at++] = '/';
		memcpy(out + at, name, len);
		at += len;
	}
	out[at] = '\0';
	/* Cleaning a clean name changes nothing: all such prefixes go. */
	for (depth = 0; is_tree_prefix(out); depth++) {
		memmove(out, out + sizeof IT_TREE_NAME,
			at + 1 - sizeof IT_TREE_NAME);
		at -= sizeof IT_TREE_NAME;
	}
	return depth;
}

const char *it_name_shown(const char *name, char out[IT_MEDIA_SHOWN])
{
	it_mask(out, IT_MEDIA_SHOWN, name);
	return out;
}
