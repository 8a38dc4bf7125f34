/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dladm of Solaris 10: no -o, no properties but those of wireless links
 * (tuning.md 2.1.1, 2.1.2: from format strings of 2006).
 */
#include "config.h"

#include <stdlib.h>
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

/* At the end of its name. */
static long number_of(const net_link *one)
{
	const char *at = one->name + strlen(one->name);

	while (at > one->name && strchr("0123456789", at[-1]) != NULL)
		at--;
	return atol(at);
}

/* A driver of GLDv2 is a legacy one; e1000g5000 is VLAN 5 of e1000g0. */
static const char *type_of(const net_link *one)
{
	static char vlan[24];

	(void)snprintf(vlan, sizeof vlan, "vlan %ld", number_of(one) / 1000);
	return strcmp(one->class, "vlan") == 0 ? vlan
	       : one->build == BUILD_PLAIN && strcmp(one->class, "phys") == 0
		       ? "legacy"
		       : "non-vlan";
}

static void show_link(const links *l, const net_link *one, int parsable)
{
	const char *device =
		strcmp(one->class, "vlan") == 0 ? one->over : one->device;

	(void)l;
	(void)printf(parsable ? "%s type=%s mtu=%ld"
			      : "%-9s\ttype: %s\tmtu: %ld",
		     one->name, type_of(one), one->sdu);
	if (strcmp(one->class, "aggr") == 0)
		(void)printf(parsable ? " key=%ld\n"
				      : "\taggregation: key %ld\n",
			     number_of(one));
	else
		(void)printf(parsable ? " device=%s\n" : "\tdevice: %s\n",
			     device);
}

/* Its human form is not modelled. */
static void show_aggr(const links *l, const net_link *one, int parsable)
{
	const char *over = one->over;
	size_t len;

	(void)l;
	if (strcmp(one->class, "aggr") != 0 || !parsable)
		return;
	(void)printf("aggr key=%ld policy=L4 address=0:c:29:0:0:1 "
		     "address-type=auto\n", number_of(one));
	for (; *over != '\0'; over += len + (over[len] == ',')) {
		len = strcspn(over, ",");
		(void)printf("dev key=%ld device=%.*s address=0:c:29:0:0:1 "
			     "speed=10000 duplex=full link=up "
			     "port=attached\n", number_of(one), (int)len,
			     over);
	}
}

static void show_dev(const links *l, const net_link *one, int parsable)
{
	int up = link_is_started(l, one);
	const char *speed = one->build == BUILD_E1000G ? "1000" : "10000";

	if (strcmp(one->class, "phys") != 0)
		return;
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
	if (strcmp(verb, "show-aggr") == 0)
		return show(argc - 1, argv + 1, show_aggr);
	if (strcmp(verb, "show-dev") == 0)
		return show(argc - 1, argv + 1, show_dev);
	if (strstr(verb, "-linkprop") != NULL)
		return linkprop(argc - 1, argv + 1);
	if (argc > 1)
		(void)fprintf(stderr, "dladm: unknown subcommand '%s'\n",
			      verb);
	return say_usage();
}
