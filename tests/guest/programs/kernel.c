/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bindings: state/bound has name and number, state/aliases alias and driver,
 * one a line; driver-install.md 1.7 and 1.8.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/net.h"

/* The second word of the line that begins with key; "" where none does. */
static void look_up(const char *table, const char *key, char *value)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE];
	it_slice rest, line;

	value[0] = '\0';
	state_read(table, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (value[0] == '\0' && it_next_line(&rest, &line))
		if (split(line, words, 2) == 2 && strcmp(words[0], key) == 0)
			(void)snprintf(value, NAME_SIZE, "%s", words[1]);
	it_strbuf_free(&text);
}

static void add_line(const char *table, const char *key, const char *value)
{
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_format(&line, "%s %s\n", key, value);
	state_append(table, line.data, line.len);
	it_strbuf_free(&line);
}

/* Lines that have the word in that place. */
static void drop_lines(const char *table, size_t place, const char *word)
{
	it_strbuf text = {NULL, 0, 0, 0}, left = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE];
	it_slice rest, line;

	state_read(table, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (split(line, words, 2) == 2 &&
		    strcmp(words[place], word) == 0)
			continue;
		it_strbuf_bytes(&left, line.at, line.len);
		it_strbuf_char(&left, '\n');
	}
	state_write(table, &left);
}

long kernel_devcnt(void)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE];
	it_slice rest, line;
	long highest = 0, count;

	state_read("bound", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (split(line, words, 2) == 2 && atol(words[1]) > highest)
			highest = atol(words[1]);
	count = highest + 256 < MAX_MAJOR ? highest + 256 : MAX_MAJOR;
	return count > 512 ? count : 512;
}

int kernel_knows(const char *driver)
{
	char number[NAME_SIZE];

	look_up("bound", driver, number);
	return number[0] != '\0';
}

/* An alias that another driver has stays his, in silence (1.7). */
static void bind_alias(const char *driver, const char *alias)
{
	char owner[NAME_SIZE];

	look_up("aliases", alias, owner);
	if (owner[0] == '\0' && !kernel_knows(alias))
		add_line("aliases", alias, driver);
}

void kernel_bind(const char *driver, long major, const char *aliases)
{
	node nodes[MAX_NODES];
	size_t count;
	char number[24], entry[LINE_SIZE];

	(void)snprintf(number, sizeof number, "%ld", major);
	if (!kernel_knows(driver))
		add_line("bound", driver, number);
	while (aliases != NULL &&
	       next_entry(&aliases, entry, sizeof entry, ' ', 1))
		bind_alias(driver, entry);
	count = read_nodes(nodes);
	kernel_bind_nodes(nodes, count);
	write_nodes(nodes, count);
}

/* rem_drv takes the name away; nodes that nobody attached are free again. */
void kernel_unbind(const char *driver)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), i;

	drop_lines("bound", 0, driver);
	drop_lines("aliases", 1, driver);
	for (i = 0; i < count; i++)
		if (strcmp(nodes[i].driver, driver) == 0)
			nodes[i].driver[0] = '\0';
	write_nodes(nodes, count);
}

/* ---- nodes ------------------------------------------------------------ */

static void bind_node(node *n)
{
	char owner[NAME_SIZE];
	size_t i;

	for (i = 0; i < n->names && n->driver[0] == '\0'; i++) {
		look_up("aliases", n->compatible[i], owner);
		if (owner[0] == '\0' && kernel_knows(n->compatible[i]))
			(void)snprintf(owner, sizeof owner, "%s",
				       n->compatible[i]);
		if (owner[0] == '\0')
			continue;
		(void)snprintf(n->driver, NAME_SIZE, "%s", owner);
		n->bound_by = i;
	}
}

void kernel_bind_nodes(node *nodes, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		bind_node(&nodes[i]);
}

/* ---- instances: /etc/path_to_inst, which the kernel alone writes ------ */

static int parse_instance(it_slice line, char words[][NAME_SIZE])
{
	size_t i, len;

	if (split(line, words, 3) < 3 || words[0][0] != '"')
		return 0;
	for (i = 0; i < 3; i += 2) {
		len = strlen(words[i]);
		memmove(words[i], words[i] + 1, len);
		if (len >= 2 && words[i][len - 2] == '"')
			words[i][len - 2] = '\0';
	}
	return 1;
}

/* The one that it had, or the next of its driver, then noted. */
static long instance_of(const node *n)
{
	it_strbuf text = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	char words[3][NAME_SIZE];
	it_slice rest, line;
	long next = 0;

	(void)read_guest_file("/etc/path_to_inst", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (!parse_instance(line, words) ||
		    strcmp(words[2], n->driver) != 0)
			continue;
		if (strcmp(words[0], n->path) == 0)
			return atol(words[1]);
		if (atol(words[1]) >= next)
			next = atol(words[1]) + 1;
	}
	it_strbuf_format(&new, "\"%s\" %ld \"%s\"\n", n->path, next,
			 n->driver);
	(void)append_guest_file("/etc/path_to_inst", new.data, new.len);
	return next;
}

size_t kernel_attach(const char *driver)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), attached = 0, i;

	if (!load_module(driver))
		return 0;
	for (i = 0; i < count; i++) {
		if (strcmp(nodes[i].driver, driver) != 0)
			continue;
		attached++;
		if (nodes[i].instance >= 0)
			continue;
		nodes[i].instance = instance_of(&nodes[i]);
		conf_hold(driver, nodes[i].instance);
	}
	write_nodes(nodes, count);
	links_refresh();
	return attached;
}

/* ---- unloading -------------------------------------------------------- */

/* Whoever has its link open keeps it: an interface, a VNIC ... */
static int is_used(const node *n)
{
	char device[NAME_SIZE];
	net_link *one;
	links l;

	device_name(n, device);
	links_read(&l);
	one = link_of_device(&l, device);
	return one != NULL && link_is_started(&l, one);
}

int kernel_unload(const char *driver)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), i;

	if (!is_loaded(driver))
		return 1;
	for (i = 0; i < count; i++)
		if (strcmp(nodes[i].driver, driver) == 0 &&
		    nodes[i].instance >= 0 && is_used(&nodes[i]))
			return 0;
	if (fact_is("busy", driver))
		return 0;
	for (i = 0; i < count; i++) {
		if (strcmp(nodes[i].driver, driver) != 0)
			continue;
		conf_drop(driver, nodes[i].instance);
		nodes[i].instance = -1;
	}
	write_nodes(nodes, count);
	links_refresh();
	unload_module(driver);
	return 1;
}
