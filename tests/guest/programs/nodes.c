/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The adapters of the machine, from its facts, and what the kernel made of
 * them: state/nodes has a line for each that has a driver: path, driver, the
 * name it is bound by, instance or -1.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/kernel.h"

/*
 * What VMware's adapters are (driver-install.md 2.2), and another one.  A node
 * is named after its subsystem.
 */
static const struct kind {
	const char *name;
	const char *bridge; /* it sits below */
	const char *subsystem, *device;
	int express;
	int slot;
} kinds[] = {
	{"e1000", "pci15ad,790@11", "15ad,750", "8086,100f", 0, 0},
	{"e1000e", "pci15ad,7a0@15", "15ad,7d0", "8086,10d3", 1, 0},
	/* Intel's own, passed through: e1000g takes no jumbo frames of it. */
	{"82573", "pci15ad,7a0@15", "8086,109a", "8086,109a", 1, 0},
	{"vlance", "pci15ad,790@11", "1022,2000", "1022,2000", 0, 4},
	{"vmxnet", "pci15ad,790@11", "15ad,720", "15ad,720", 0, 8},
	{"vmxnet3", "pci15ad,7a0@15", "15ad,7b0", "15ad,7b0", 1, 0},
};

/*
 * The "compatible" property, from the most to the least specific; a PCIe
 * function has the first six as such, then all as PCI [recalled].  D is the
 * device, S its subsystem.
 */
static const char *const forms[] = {"D.S.1", "D.S",	      "D.1",
				    "D",     "class,020000", "class,0200"};

enum { FORMS = sizeof forms / sizeof forms[0] };

static char *new_name(node *n)
{
	if (n->names == MAX_COMPATIBLE)
		die("too many names of %s", n->path);
	return n->compatible[n->names++];
}

static void add_name(node *n, const char *prefix, const struct kind *kind,
		     const char *form)
{
	it_strbuf name = {NULL, 0, 0, 0};

	it_strbuf_text(&name, prefix);
	for (; *form != '\0'; form++) {
		if (*form == 'D')
			it_strbuf_text(&name, kind->device);
		else if (*form == 'S')
			it_strbuf_text(&name, kind->subsystem);
		else
			it_strbuf_char(&name, *form);
	}
	/* the comma of a subsystem in the middle is a full stop */
	if (strchr(name.data, '.') != NULL &&
	    strchr(strchr(name.data, '.'), ',') != NULL)
		*strchr(strchr(name.data, '.'), ',') = '.';
	(void)snprintf(new_name(n), NAME_SIZE, "%s", name.data);
	it_strbuf_free(&name);
}

static void add_names(node *n, const struct kind *kind)
{
	size_t i;

	for (i = 0; kind->express && i < FORMS; i++)
		add_name(n, "pciex", kind, forms[i]);
	for (i = 0; i < FORMS; i++) {
		/* in its place among those of PCI */
		if (strcmp(forms[i], "D.1") == 0)
			add_name(n, "pci", kind, "S");
		add_name(n, "pci", kind, forms[i]);
	}
}

/* Of one kind each lies in the next slot, in the order of the facts. */
static int next_slot(const struct kind *kind, const node *others, size_t count)
{
	int slot = kind->slot;
	size_t i;

	for (i = 0; i < count; i++)
		slot += strstr(others[i].path, kind->subsystem) != NULL;
	return slot;
}

/* slot: where it lies, or "". */
static void build_node(node *n, const char *name, const char *slot,
		       const node *others, size_t count)
{
	const struct kind *kind = NULL;
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].name, name) == 0)
			kind = &kinds[i];
	if (kind == NULL)
		die("no adapter %s", name);
	memset(n, 0, sizeof *n);
	n->instance = -1;
	(void)snprintf(n->kind, NAME_SIZE, "%s", name);
	(void)snprintf(n->path, sizeof n->path, "/pci@0,0/%s/pci%s@%d",
		       kind->bridge, kind->subsystem,
		       slot[0] != '\0' ? atoi(slot)
				       : next_slot(kind, others, count));
	add_names(n, kind);
}

static node *node_of(node *nodes, size_t count, const char *path)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(nodes[i].path, path) == 0)
			return &nodes[i];
	die("no node %s", path);
}

static void read_bindings(node *nodes, size_t count)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[4][NAME_SIZE];
	it_slice rest, line;
	node *n;

	state_read("nodes", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (split(line, words, 4) < 4)
			die("bad line in nodes");
		n = node_of(nodes, count, words[0]);
		(void)snprintf(n->driver, NAME_SIZE, "%s", words[1]);
		n->bound_by = (size_t)strtoul(words[2], NULL, 10);
		n->instance = strtol(words[3], NULL, 10);
	}
}

size_t read_nodes(node *nodes)
{
	char buffer[LINE_SIZE], word[2][NAME_SIZE];
	size_t at = 0, count = 0;

	while (next_fact(&at, "adapter", buffer, sizeof buffer)) {
		if (count == MAX_NODES)
			die("too many adapters");
		if (split(it_slice_of(buffer), word, 2) < 2)
			word[1][0] = '\0';
		build_node(&nodes[count], word[0], word[1], nodes, count);
		count++;
	}
	read_bindings(nodes, count);
	return count;
}

void write_nodes(const node *nodes, size_t count)
{
	it_strbuf text = {NULL, 0, 0, 0};
	size_t i;

	for (i = 0; i < count; i++)
		if (nodes[i].driver[0] != '\0')
			it_strbuf_format(&text, "%s %s %lu %ld\n",
					 nodes[i].path, nodes[i].driver,
					 (unsigned long)nodes[i].bound_by,
					 nodes[i].instance);
	state_write("nodes", &text);
}
