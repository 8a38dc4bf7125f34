/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * driver.conf: read when a node is attached and held until it is detached,
 * whatever becomes of the file (tuning.md 2.6, 3.1).  state/held has a line
 * for each property: driver, instance, name, numbers.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/net.h"

enum { MAX_PROPERTIES = 32 };

typedef struct property {
	char name[NAME_SIZE];
	char values[NAME_SIZE];
} property;

typedef struct properties {
	property at[MAX_PROPERTIES];
	size_t count;
} properties;

/* ---- the file --------------------------------------------------------- */

static void put(properties *p, const char *name, const char *values)
{
	size_t i;

	for (i = 0; i < p->count && strcmp(p->at[i].name, name) != 0; i++)
		;
	if (i == MAX_PROPERTIES)
		die("too many properties in a driver.conf");
	if (i == p->count)
		p->count++;
	(void)snprintf(p->at[i].name, NAME_SIZE, "%s", name);
	(void)snprintf(p->at[i].values, NAME_SIZE, "%s", values);
}

/* "A = 1, 0x2" without the semicolon; what is no list of numbers is skipped */
static void take_statement(properties *p, char *text)
{
	char *value = strchr(text, '='), *end, *mark;
	char name[NAME_SIZE], values[NAME_SIZE] = "";
	it_slice key;

	if (value == NULL)
		return;
	*value++ = '\0';
	key = it_trim(it_slice_of(text + strspn(text, " \t\r\n")));
	if (!it_slice_copy(key, name, sizeof name))
		return;
	for (mark = values; *value != '\0'; value = end) {
		value += strspn(value, " \t\r\n,");
		(void)strtol(value, &end, 0);
		if (end == value)
			break;
		mark += snprintf(mark, 24, "%s%ld", mark != values ? " " : "",
				 strtol(value, NULL, 0));
		if (mark - values > NAME_SIZE - 30)
			die("a long list in a driver.conf");
	}
	if (values[0] != '\0')
		put(p, name, values);
}

static void drop_comments(char *text)
{
	char *at;

	for (at = text; (at = strchr(at, '#')) != NULL;)
		while (*at != '\0' && *at != '\n')
			*at++ = ' ';
}

static void read_conf(properties *p, const char *folder, const char *driver)
{
	it_strbuf file = {NULL, 0, 0, 0};
	char path[PATH_SIZE], *at, *end;

	(void)snprintf(path, sizeof path, "%s/%s.conf", folder, driver);
	if (!read_guest_file(path, &file) || file.len == 0)
		return;
	at = it_text_dup(it_strbuf_str(&file));
	drop_comments(at);
	for (; (end = strchr(at, ';')) != NULL; at = end + 1) {
		*end = '\0';
		take_statement(p, at);
	}
	it_strbuf_free(&file);
}

/* Solaris 11 lays the administrator's file over the driver's (1.1). */
static void read_all(properties *p, const char *driver)
{
	p->count = 0;
	read_conf(p, "/kernel/drv", driver);
	if (the_system()->net == NET_11 || the_system()->net == NET_11_4)
		read_conf(p, "/etc/driver/drv", driver);
}

/* ---- what is held ----------------------------------------------------- */

static void key_of(const char *driver, long instance, char *key)
{
	(void)snprintf(key, NAME_SIZE + 24, "%s %ld ", driver, instance);
}

void conf_drop(const char *driver, long instance)
{
	it_strbuf text = {NULL, 0, 0, 0}, left = {NULL, 0, 0, 0};
	char key[NAME_SIZE + 24];
	it_slice rest, line;

	key_of(driver, instance, key);
	state_read("held", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (strncmp(line.at, key, strlen(key)) != 0)
			it_strbuf_format(&left, "%.*s\n", (int)line.len,
					 line.at);
	state_write("held", &left);
}

void conf_hold(const char *driver, long instance)
{
	it_strbuf line = {NULL, 0, 0, 0};
	properties p;
	size_t i;

	conf_drop(driver, instance);
	read_all(&p, driver);
	for (i = 0; i < p.count; i++)
		it_strbuf_format(&line, "%s %ld %s %s\n", driver, instance,
				 p.at[i].name, p.at[i].values);
	if (line.len != 0)
		state_append("held", line.data, line.len);
}

int conf_next(size_t *at, const char *driver, long instance, char *name,
	      char *values)
{
	static it_strbuf text;
	char key[NAME_SIZE + 24];
	it_slice rest, line, word;

	if (*at == 0) {
		it_strbuf_free(&text);
		memset(&text, 0, sizeof text);
		state_read("held", &text);
	}
	key_of(driver, instance, key);
	rest = it_slice_of(it_strbuf_str(&text));
	rest.at += *at;
	rest.len -= *at;
	while (it_next_line(&rest, &line)) {
		*at = text.len - rest.len;
		if (line.len < strlen(key) ||
		    strncmp(line.at, key, strlen(key)) != 0)
			continue;
		line.at += strlen(key);
		line.len -= strlen(key);
		(void)it_next_word(&line, &word);
		(void)it_slice_copy(word, name, NAME_SIZE);
		(void)it_slice_copy(it_trim(line), values, NAME_SIZE);
		return 1;
	}
	return 0;
}

int conf_element(const char *driver, long instance, const char *name,
		 long *value)
{
	char found[NAME_SIZE], values[NAME_SIZE], words[64][NAME_SIZE];
	size_t at = 0, count;

	while (conf_next(&at, driver, instance, found, values)) {
		if (strcmp(found, name) != 0)
			continue;
		count = split(it_slice_of(values), words, 64);
		if (instance < 0 || (size_t)instance >= count)
			return 0;
		*value = atol(words[instance]);
		return 1;
	}
	return -1;
}

long conf_value(const char *driver, long instance, const char *name,
		long least, long most, long otherwise)
{
	long value;
	int there = conf_element(driver, instance, name, &value);

	if (there < 0)
		return otherwise;
	if (there == 0) {
		console("%s:%ld: property %s not available for this device",
			driver, instance, name);
		return otherwise;
	}
	if (value >= least && value <= most)
		return value;
	console("%s:%ld: property %s invalid (%ld <= %ld <= %ld)", driver,
		instance, name, least, value, most);
	return otherwise;
}
