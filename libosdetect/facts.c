/* SPDX-License-Identifier: BSD-2-Clause */
/* The facts object and the file format of --facts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "libosdetect/internal.h"

/* is_file: its value in a facts file is the path of a text to read. */
static const struct {
	const char *key;
	int is_file;
} keys[] = {
	{"sysname", 0},		{"release", 0},	    {"version", 0},
	{"machine", 0},		{"processor", 0},   {"isainfo", 0},
	{"zonename", 0},	{"release_file", 1}, {"os_release_file", 1},
	{"uts_version", 1},	{"kernel_files", 0}, {"origin", 0},
};

struct osd_facts {
	struct {
		char *bytes; /* NULL: unknown; a NUL stands behind them */
		size_t len;
	} value[OSDI_COUNT(keys)];
};

const char *osd_status_text(osd_status status)
{
	static const char *const texts[] = {
		"success",
		"out of memory",
		"the root directory cannot be opened",
		"a file cannot be read",
		"a symbolic link leads out of the root or to itself",
		"a line of the facts is not key=value, or its key is unknown",
		"wrong argument",
	};

	return (unsigned)status < OSDI_COUNT(texts) ? texts[status] : "?";
}

osd_status osd_facts_new(osd_facts **facts)
{
	if (facts == NULL)
		return OSD_BAD_CALL;
	*facts = calloc(1, sizeof **facts);
	return *facts != NULL ? OSD_OK : OSD_NO_MEMORY;
}

void osd_facts_free(osd_facts *facts)
{
	size_t i;

	if (facts == NULL)
		return;
	for (i = 0; i < OSDI_COUNT(keys); i++)
		free(facts->value[i].bytes);
	free(facts);
}

const char *osd_facts_key(size_t i)
{
	return i < OSDI_COUNT(keys) ? keys[i].key : NULL;
}

/* OSDI_COUNT(keys) for a key that there is not. */
static size_t index_of(it_slice key)
{
	size_t i = 0;

	while (i < OSDI_COUNT(keys) && !it_slice_is(key, keys[i].key))
		i++;
	return i;
}

const char *osd_facts_get_bytes(const osd_facts *facts, const char *key,
				size_t *len)
{
	size_t i;

	if (len != NULL)
		*len = 0;
	if (facts == NULL || key == NULL)
		return NULL;
	i = index_of(it_slice_of(key));
	if (i == OSDI_COUNT(keys))
		return NULL;
	if (len != NULL)
		*len = facts->value[i].len;
	return facts->value[i].bytes;
}

const char *osd_facts_get(const osd_facts *facts, const char *key)
{
	return osd_facts_get_bytes(facts, key, NULL);
}

static osd_status put(osd_facts *facts, size_t i, it_slice value)
{
	char *copy = it_slice_dup(value);

	if (copy == NULL)
		return OSD_NO_MEMORY;
	free(facts->value[i].bytes);
	facts->value[i].bytes = copy;
	facts->value[i].len = value.len;
	return OSD_OK;
}

osd_status osd_facts_set_bytes(osd_facts *facts, const char *key,
			       const void *bytes, size_t len)
{
	it_slice value;
	size_t i;

	if (facts == NULL || key == NULL || (bytes == NULL && len != 0))
		return OSD_BAD_CALL;
	i = index_of(it_slice_of(key));
	if (i == OSDI_COUNT(keys))
		return OSD_BAD_CALL;
	value.at = bytes != NULL ? bytes : "";
	value.len = len;
	return put(facts, i, value);
}

osd_status osd_facts_set(osd_facts *facts, const char *key, const char *value)
{
	size_t i;

	if (value != NULL)
		return osd_facts_set_bytes(facts, key, value, strlen(value));
	if (facts == NULL || key == NULL)
		return OSD_BAD_CALL;
	i = index_of(it_slice_of(key));
	if (i == OSDI_COUNT(keys))
		return OSD_BAD_CALL;
	free(facts->value[i].bytes);
	facts->value[i].bytes = NULL;
	facts->value[i].len = 0;
	return OSD_OK;
}

/* --- the file format ----------------------------------------------------- */

static osd_status put_file(osd_facts *facts, size_t i, it_slice path,
			   osd_read_file read_file, void *arg)
{
	char *name = it_slice_dup(path), *bytes = NULL;
	it_slice text;
	osd_status status = OSD_NO_MEMORY;

	if (name != NULL) {
		status = read_file(arg, name, &bytes, &text.len);
		text.at = bytes;
		if (status == OSD_OK)
			status = put(facts, i, text);
	}
	free(bytes);
	free(name);
	return status;
}

static osd_status take_line(osd_facts *facts, it_slice line,
			    osd_read_file read_file, void *arg)
{
	const char *equals;
	it_slice key, value;
	size_t i;

	line = it_trim(line);
	if (line.len == 0 || line.at[0] == '#')
		return OSD_OK;
	equals = memchr(line.at, '=', line.len);
	if (equals == NULL)
		return OSD_BAD_FACTS;
	key.at = line.at;
	key.len = (size_t)(equals - line.at);
	value.at = equals + 1;
	value.len = line.len - key.len - 1;
	i = index_of(it_trim(key));
	if (i == OSDI_COUNT(keys))
		return OSD_BAD_FACTS;
	value = it_trim(value);
	if (value.len == 0)
		return osd_facts_set(facts, keys[i].key, NULL);
	if (keys[i].is_file)
		return put_file(facts, i, value, read_file, arg);
	return put(facts, i, value);
}

osd_status osd_facts_parse(osd_facts *facts, const char *text, size_t len,
			   osd_read_file read_file, void *arg,
			   size_t *bad_line)
{
	it_slice rest, line;
	size_t number = 0;
	osd_status status = OSD_OK;

	if (bad_line != NULL)
		*bad_line = 0;
	if (facts == NULL || (text == NULL && len != 0) || read_file == NULL)
		return OSD_BAD_CALL;
	rest.at = text;
	rest.len = len;
	while (status == OSD_OK && it_next_line(&rest, &line)) {
		number++;
		status = take_line(facts, line, read_file, arg);
	}
	if (status != OSD_OK && bad_line != NULL)
		*bad_line = number;
	if (status == OSD_OK && osd_facts_get(facts, "origin") == NULL)
		status = osd_facts_set(facts, "origin", "given");
	return status;
}
