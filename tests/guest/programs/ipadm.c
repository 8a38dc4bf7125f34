/* SPDX-License-Identifier: BSD-2-Clause */
/* ipadm: tuning.md 2.2. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/ipadm.h"

int ipadm_die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	(void)fprintf(stderr, "ipadm: ");
	(void)vfprintf(stderr, fmt, args);
	(void)putchar('\n');
	va_end(args);
	return 1;
}

int ipadm_bad_option(const char *usage, int option)
{
	if (option == ':')
		return ipadm_die("option '-%c' requires a value\nusage: %s",
				 optopt, usage);
	return ipadm_die("unrecognized option '-%c'\nusage: %s", optopt, usage);
}

int ipadm_is_proto(const char *word)
{
	static const char *const words[] = {"ip",  "ipv4", "ipv6", "tcp",
					    "udp", "sctp", "icmp"};
	size_t i;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i], word) == 0)
			return 1;
	return 0;
}

/* ---- set-prop, reset-prop, set-ifprop, reset-ifprop -------------------- */

typedef struct setting {
	const char *verb, *use;
	int reset, passing;
	int of_interface;
	char *pair;
	const char *proto; /* -m of an interface */
	const char *object; /* protocol or interface */
} setting;

static int take_options(setting *s, int argc, char **argv)
{
	int option;

	opterr = 0;
	optind = 1;
	while ((option = getopt(argc, argv, s->of_interface ? "+:m:p:t"
							     : "+:p:t")) !=
	       -1) {
		if (option == '?' || option == ':')
			return ipadm_bad_option(s->use, option);
		if (option == 'p' && s->pair != NULL)
			return ipadm_die("-p must be specified once only");
		s->pair = option == 'p' ? optarg : s->pair;
		s->proto = option == 'm' ? optarg : s->proto;
		s->passing |= option == 't';
	}
	return 0;
}

/* One "name=value"; of a reset only the name. */
static int check_pair(const setting *s)
{
	const char *equals = strchr(s->pair, '=');

	if (!s->reset && equals == NULL)
		return ipadm_die("please specify the value to be set.\n%s",
				 s->use);
	if (s->reset && equals != NULL)
		return ipadm_die("incorrect syntax used for -p.\n%s", s->use);
	if (equals != NULL && strchr(equals + 1, '=') != NULL)
		return ipadm_die("cannot specify more than one prop=val at a "
				 "time.\n%s",
				 s->use);
	return 0;
}

static ip_status store(const char *ifname, const char *proto,
		       const char *name, const char *value)
{
	step();
	return ipmgmt_put(ifname, proto, name, value) ? IP_DONE : IP_FAILED;
}

/* Live first, then the store. */
static ip_status set_protocol(const setting *s, const char *name,
			      const char *value)
{
	ip_status status = ipmgmt_may();
	stack_prop p;

	if (status != IP_DONE)
		return status;
	if (!stack_find(s->object, name, &p))
		return IP_UNKNOWN;
	status = stack_set(&p, value != NULL ? value : p.first);
	if (status != IP_DONE || s->passing)
		return status;
	return store(NULL, s->object, p.name, value);
}

static ip_status check_interface(const setting *s, net_if *one)
{
	interfaces all;
	net_if *found;

	interfaces_read(&all);
	found = interface_find(&all, s->object);
	if (found == NULL)
		return IP_NO_INTERFACE;
	*one = *found;
	if (!one->lasting && !s->passing)
		return IP_TEMPORARY;
	return IP_DONE;
}

/* It follows its link again. */
static void unfix(const char *name, int six)
{
	interfaces all;
	net_link *lower;
	links l;

	interfaces_read(&all);
	links_read(&l);
	interface_find(&all, name)->fixed[six] = 0;
	interfaces_write(&all);
	lower = link_find(&l, name);
	if (lower != NULL)
		interfaces_follow(lower);
}

static ip_status set_interface(const setting *s, const char *name,
			       const char *value)
{
	int six = strcmp(s->proto, "ipv6") == 0;
	ip_status status = ipmgmt_may();
	char *end = NULL;
	net_if one;
	long mtu;

	if (status == IP_DONE)
		status = check_interface(s, &one);
	if (status != IP_DONE)
		return status;
	if (strcmp(name, "mtu") != 0)
		return IP_UNKNOWN;
	if (value == NULL) {
		unfix(s->object, six);
	} else {
		mtu = strtol(value, &end, 10);
		if (end == value || *end != '\0')
			return IP_INVALID;
		status = interface_set_mtu(s->object, six, mtu);
	}
	if (status != IP_DONE || s->passing)
		return status;
	return store(s->object, s->proto, "mtu", value);
}

static int set(setting *s, int argc, char **argv)
{
	ip_status status;
	const char *name;
	char *value;

	if (take_options(s, argc, argv) != 0)
		return 1;
	if (s->pair == NULL || optind + 1 != argc ||
	    (s->of_interface && s->proto == NULL))
		return ipadm_die("Usage: %s", s->use);
	if (check_pair(s) != 0)
		return 1;
	s->object = argv[optind];
	name = s->pair;
	value = strchr(s->pair, '=');
	if (value != NULL)
		*value++ = '\0';
	if (!ipadm_is_proto(s->of_interface ? s->proto : s->object))
		return ipadm_die("invalid protocol '%s' specified",
				 s->of_interface ? s->proto : s->object);
	status = s->of_interface ? set_interface(s, name, value)
				 : set_protocol(s, name, value);
	if (status == IP_DONE)
		return 0;
	return ipadm_die("%s: %s: %s", s->verb, name, ip_status_text(status));
}

static int set_prop(int argc, char **argv)
{
	setting s = {"set-prop",
		     "set-prop\t[-t] -p <prop>[+|-]=<value[,...]> <protocol>",
		     0, 0, 0, NULL, NULL, NULL};

	return set(&s, argc, argv);
}

static int reset_prop(int argc, char **argv)
{
	setting s = {"reset-prop", "reset-prop\t[-t] -p <prop> <protocol>",
		     1, 0, 0, NULL, NULL, NULL};

	return set(&s, argc, argv);
}

static int set_ifprop(int argc, char **argv)
{
	setting s = {"set-ifprop",
		     "set-ifprop\t[-t] -p <prop>=<value[,...]> -m <protocol> "
		     "<interface>",
		     0, 0, 1, NULL, NULL, NULL};

	return set(&s, argc, argv);
}

static int reset_ifprop(int argc, char **argv)
{
	setting s = {"reset-ifprop",
		     "reset-ifprop\t[-t] -p <prop> -m <protocol> <interface>",
		     1, 0, 1, NULL, NULL, NULL};

	return set(&s, argc, argv);
}

/* ---- the command ------------------------------------------------------ */

/* "ip" names are Solaris 11's, "if" names those of the public source. */
enum { ANY, ELEVEN, PUBLIC };

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	int where;
} verbs[] = {
	{"set-prop", set_prop, ANY},
	{"reset-prop", reset_prop, ANY},
	{"show-prop", ipadm_show_prop, ANY},
	{"set-ifprop", set_ifprop, ANY},
	{"reset-ifprop", reset_ifprop, ANY},
	{"show-ifprop", ipadm_show_ifprop, ANY},
	{"show-if", ipadm_show_if, ANY},
	{"show-addr", ipadm_show_addr, ANY},
	{"disable-if", ipadm_disable_if, ANY},
	{"enable-if", ipadm_enable_if, ANY},
	{"create-ip", ipadm_create_if, ELEVEN},
	{"delete-ip", ipadm_delete_if, ELEVEN},
	{"create-if", ipadm_create_if, PUBLIC},
	{"delete-if", ipadm_delete_if, PUBLIC},
	{"create-addr", ipadm_create_addr, ANY},
	{"delete-addr", ipadm_delete_addr, ANY},
	{"add-ipmp", ipadm_add_ipmp, ELEVEN},
};

/* illumos since 2021-11 takes both; "ipadm-names old" is one of before. */
static int is_here(int where)
{
	net_lineage net = the_system()->net;

	if (where == ANY ||
	    (net == NET_IL && !fact_is("ipadm-names", "old")))
		return 1;
	return (where == ELEVEN) == (net == NET_11 || net == NET_11_4);
}

static int say_usage(void)
{
	(void)fprintf(stderr, "Usage:  ipadm <subcommand> <args> ...\n");
	return 1;
}

int ipadm(int argc, char **argv)
{
	static char show[] = "show-addr";
	char *bare[] = {show, NULL};
	size_t i;

	if (argc < 2 && the_system()->net != NET_147)
		return ipadm_show_addr(1, bare);
	if (argc < 2)
		return say_usage();
	for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(verbs[i].name, argv[1]) == 0 &&
		    is_here(verbs[i].where))
			return verbs[i].run(argc - 1, argv + 1);
	(void)fprintf(stderr, "ipadm: unknown subcommand '%s'\n", argv[1]);
	return say_usage();
}
