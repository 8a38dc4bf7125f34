/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dladm of Solaris 10: no -o, no properties but those of wireless links
 * (tuning.md 2.1.1, 2.1.2: from format strings of 2006).
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/dladm.h"

static int say_usage(void)
{
	(void)fprintf(stderr,
		      "usage:\tdladm show-link [-p] [-s [-i <interval>]] "
		      "[<name>]\n"
		      "\tdladm show-dev [-p] [-s [-i <interval>]] [<dev>]\n");
	return 1;
}

/* A driver of GLDv2 is a legacy one. */
static const char *type_of(const net_link *one)
{
	return one->build == BUILD_PLAIN ? "legacy" : "non-vlan";
}

static void show_link(const links *l, const net_link *one, int parsable)
{
	(void)l;
	if (parsable)
		(void)printf("%s type=%s mtu=%ld device=%s\n", one->name,
			     type_of(one), one->sdu, one->device);
	else
		(void)printf("%-9s\ttype: %s\tmtu: %ld\tdevice: %s\n",
			     one->name, type_of(one), one->sdu, one->device);
}

static void show_dev(const links *l, const net_link *one, int parsable)
{
	int up = link_is_started(l, one);
	const char *speed = one->build == BUILD_E1000G ? "1000" : "10000";

	if (!up)
		speed = "0";
	if (parsable)
		(void)printf("%s link=%s speed=%s duplex=%s\n", one->device,
			     up ? "up" : "unknown", speed,
			     up ? "full" : "unknown");
	else
		(void)printf("%-9s\tlink: %s\tspeed: %-5s Mbps\tduplex: %s\n",
			     one->device, up ? "up" : "unknown", speed,
			     up ? "full" : "unknown");
}

static int show(int argc, char **argv,
		void (*each)(const links *l, const net_link *one, int parsable))
{
	int option, parsable = 0;
	links l;
	size_t i;

	opterr = 0;
	optind = 1;
	while ((option = getopt(argc, argv, "+:p")) != -1) {
		if (option != 'p') {
			(void)fprintf(stderr,
				      "dladm: unrecognized option '-%c'\n",
				      optopt);
			return say_usage();
		}
		parsable = 1;
	}
	links_read(&l);
	if (optind < argc && link_find(&l, argv[optind]) == NULL)
		return dladm_die("invalid link name '%s'", argv[optind]);
	for (i = 0; i < l.count; i++)
		if (optind >= argc ||
		    strcmp(l.at[i].name, argv[optind]) == 0)
			each(&l, &l.at[i], parsable);
	return 0;
}

/* Of wireless links: there is none. */
static int linkprop(int argc, char **argv)
{
	const char *name = NULL;
	int option;

	opterr = 0;
	optind = 1;
	while ((option = getopt(argc, argv, "+:ctR:p:")) != -1)
		name = option == 'p' ? optarg : name;
	if (name == NULL || optind + 1 != argc)
		return say_usage();
	dladm_warn("invalid link property '%.*s'", (int)strcspn(name, "=,"),
		   name);
	return 1;
}

int dladm_old(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";

	if (strcmp(verb, "show-link") == 0)
		return show(argc - 1, argv + 1, show_link);
	if (strcmp(verb, "show-dev") == 0)
		return show(argc - 1, argv + 1, show_dev);
	if (strstr(verb, "-linkprop") != NULL)
		return linkprop(argc - 1, argv + 1);
	if (argc > 1)
		(void)fprintf(stderr, "dladm: unknown subcommand '%s'\n",
			      verb);
	return say_usage();
}
