/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * prtconf: the adapters below one PCI nexus.  That a node line ends in
 * "(driver name: x)" with -D is driver-install.md 4.1; the rest recalled.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/net.h"

typedef struct showing {
	int drivers;   /* -D */
	int verbose;   /* -v */
	int firmware;  /* -p */
} showing;

static const char *node_name(const node *n, char *name)
{
	char *at;

	(void)snprintf(name, NAME_SIZE, "%s", strrchr(n->path, '/') + 1);
	at = strchr(name, '@');
	if (at != NULL)
		*at = '\0';
	return name;
}

static void show_names(const node *n, const char *indent, const char *title)
{
	size_t i;

	(void)printf("%s%s", indent, title);
	for (i = 0; i < n->names; i++)
		(void)printf("%s'%s'", i != 0 ? " + " : "", n->compatible[i]);
	(void)printf("\n");
}

/* "00000001.00000000": numbers of 32 bits as they lie in memory [2.6] */
static void show_numbers(const char *name, const char *values)
{
	char words[64][NAME_SIZE];
	size_t count = split(it_slice_of(values), words, 64), i;

	(void)printf("                name='%s' type=int items=%lu\n"
		     "                    value=",
		     name, (unsigned long)count);
	for (i = 0; i < count; i++)
		(void)printf("%s%08lx", i != 0 ? "." : "",
			     strtoul(words[i], NULL, 10) & 0xffffffffUL);
	(void)printf("\n");
}

/* What it has of its driver's file since it was attached. */
static void show_held(const node *n)
{
	char name[NAME_SIZE], values[NAME_SIZE];
	size_t at = 0;
	int any = 0;

	while (n->instance >= 0 &&
	       conf_next(&at, n->driver, n->instance, name, values)) {
		if (!any++)
			(void)printf("            System properties:\n");
		show_numbers(name, values);
	}
}

static void show_properties(const node *n)
{
	show_held(n);
	(void)printf("            Hardware properties:\n"
		     "                name='compatible' type=string "
		     "items=%lu\n",
		     (unsigned long)n->names);
	show_names(n, "                    ", "value=");
}

static void show_node(const showing *s, const node *n)
{
	char name[NAME_SIZE];

	(void)printf("        %s", node_name(n, name));
	if (n->instance >= 0)
		(void)printf(", instance #%ld", n->instance);
	if (s->drivers && n->driver[0] != '\0')
		(void)printf(" (driver name: %s)", n->driver);
	if (!s->drivers && n->instance < 0)
		(void)printf(" (driver not attached)");
	(void)printf("\n");
	if (s->verbose)
		show_properties(n);
}

/* The nodes as the firmware gave them, without any driver. */
static void show_firmware(const node *n, size_t i)
{
	char name[NAME_SIZE];

	(void)printf("        Node 0x%06lx\n", (unsigned long)i + 0x10);
	show_names(n, "            ", "compatible: ");
	(void)printf("            name:  '%s'\n\n", node_name(n, name));
}

static void show_all(const showing *s)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), i;

	(void)printf("System Configuration:  %s  i86pc\n"
		     "Memory size: %s Megabytes\n",
		     the_system()->tools == G10 ? "Oracle Corporation"
						: "Sun Microsystems",
		     fact("memory") != NULL ? fact("memory") : "4096");
	if (s->firmware) {
		(void)printf("System Peripherals (PROM Nodes):\n\n"
			     "Node 0x000001\n");
		for (i = 0; i < count; i++)
			show_firmware(&nodes[i], i);
		return;
	}
	(void)printf("System Peripherals (Software Nodes):\n\ni86pc%s\n"
		     "    pci, instance #0%s\n",
		     s->drivers ? " (driver name: rootnex)" : "",
		     s->drivers ? " (driver name: pci)" : "");
	for (i = 0; i < count; i++)
		show_node(s, &nodes[i]);
}

int prtconf(int argc, char **argv)
{
	showing s = {0, 0, 0};
	/* -d came two weeks after snv_111b (tuning.md 2.6) */
	const char *letters = the_system()->net == NET_10 ||
					      the_system()->net == NET_09
				      ? "+DPpv"
				      : "+DPdpv";
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, letters)) != -1) {
		if (option == '?') {
			(void)fprintf(stderr,
				      "Usage: prtconf [-DPdpv]\n");
			return 1;
		}
		s.drivers |= option == 'D';
		s.firmware |= option == 'p';
		s.verbose |= option == 'v';
	}
	show_all(&s);
	return 0;
}
