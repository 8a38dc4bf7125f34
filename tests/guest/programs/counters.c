/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * kstat and netstat: tuning.md 2.5, 5.4.  A counter stands still unless a
 * fact says what it is: "kstat MODULE:INSTANCE:NAME:STAT VALUE".
 */
#include "config.h"

#include <fnmatch.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/stack.h"

enum { PARTS = 4, MAX_STATS = 512 };

typedef struct stat_row {
	char name[2 * NAME_SIZE]; /* "tcp:0:tcp:outDataSegs" */
	char value[NAME_SIZE];
	const char *class;
} stat_row;

typedef struct stats {
	stat_row at[MAX_STATS];
	size_t count;
} stats;

static void add(stats *s, const char *class, const char *value,
		const char *fmt, ...) IT_PRINTF(4, 5);

static void add(stats *s, const char *class, const char *value,
		const char *fmt, ...)
{
	stat_row *r = &s->at[s->count++];
	char buffer[LINE_SIZE], words[2][NAME_SIZE];
	va_list args;
	size_t at = 0;

	if (s->count > MAX_STATS)
		die("too many counters");
	va_start(args, fmt);
	(void)vsnprintf(r->name, sizeof r->name, fmt, args);
	va_end(args);
	r->class = class;
	(void)snprintf(r->value, NAME_SIZE, "%s", value);
	while (next_fact(&at, "kstat", buffer, sizeof buffer))
		if (split(it_slice_of(buffer), words, 2) == 2 &&
		    strcmp(words[0], r->name) == 0)
			(void)snprintf(r->value, NAME_SIZE, "%s", words[1]);
}

static const char *const tcp_names[] = {
	"activeOpens",	"inDataBytes",	"inDataSegs",	"outDataBytes",
	"outDataSegs",	"outFastRetrans", "passiveOpens", "retransBytes",
	"retransSegs",	"timRetrans",	"timRetransDrop"};
static const char *const lso_names[] = {"tcp_lso_disabled", "tcp_lso_enabled",
					"tcp_lso_pkt_out", "tcp_lso_times"};
static const char *const link_names[] = {
	"ierrors", "ipackets64", "norcvbuf", "noxmtbuf",
	"obytes64", "oerrors",	 "opackets64", "rbytes64"};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static void add_link(stats *s, const links *l, const net_link *one)
{
	int up = link_is_started(l, one);
	const char *speed = !up				    ? "0"
			    : one->build == BUILD_E1000G ? "1000000000"
							 : "10000000000";
	size_t i;

	for (i = 0; i < COUNT(link_names); i++)
		add(s, "net", "0", "link:0:%s:%s", one->name, link_names[i]);
	add(s, "net", speed, "link:0:%s:ifspeed", one->name);
	add(s, "net", up ? "1" : "0", "link:0:%s:link_state", one->name);
	if (strcmp(one->device, "-") == 0)
		return;
	for (i = 0; i < COUNT(link_names); i++)
		add(s, "net", "0", "%s:%ld:mac:%s", one->driver, one->instance,
		    link_names[i]);
	add(s, "net", speed, "%s:%ld:mac:ifspeed", one->driver, one->instance);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const stat_row *)a)->name, ((const stat_row *)b)->name);
}

static void read_stats(stats *s)
{
	links l;
	size_t i;

	s->count = 0;
	links_read(&l);
	for (i = 0; i < l.count; i++)
		add_link(s, &l, &l.at[i]);
	for (i = 0; i < COUNT(tcp_names); i++)
		add(s, "mib2", "0", "tcp:0:tcp:%s", tcp_names[i]);
	for (i = 0; i < COUNT(lso_names); i++)
		add(s, "net", "0", "tcp:0:tcpstat:%s", lso_names[i]);
	add(s, "mib2", "0", "ip:0:ip:fragCreates");
	add(s, "mib2", "0", "ip:0:ip:reasmReqds");
	qsort(s->at, s->count, sizeof s->at[0], by_name);
}

/* ---- kstat ------------------------------------------------------------ */

typedef struct asking {
	const char *parts[PARTS]; /* patterns; NULL: any */
	const char *class;
	int parsable, quiet, colons;
	int matched;
} asking;

static void cut(const char *name, char parts[][NAME_SIZE])
{
	size_t i, len;

	for (i = 0; i < PARTS; i++) {
		len = strcspn(name, ":");
		(void)snprintf(parts[i], NAME_SIZE, "%.*s", (int)len, name);
		name += len + (name[len] == ':');
	}
}

static int fits(const asking *a, const stat_row *r)
{
	char parts[PARTS][NAME_SIZE];
	size_t i;

	cut(r->name, parts);
	for (i = 0; i < PARTS; i++)
		if (a->parts[i] != NULL && a->parts[i][0] != '\0' &&
		    fnmatch(a->parts[i], parts[i], 0) != 0)
			return 0;
	return a->class == NULL || fnmatch(a->class, r->class, 0) == 0;
}

/* In groups, as people read them. */
static void show_human(const stat_row *r, char *last)
{
	char parts[PARTS][NAME_SIZE], group[2 * NAME_SIZE];

	cut(r->name, parts);
	(void)snprintf(group, sizeof group, "%s", r->name);
	*strrchr(group, ':') = '\0';
	if (strcmp(group, last) != 0)
		(void)printf("%smodule: %-32sinstance: %-6s\n"
			     "name:   %-32sclass:    %-6s\n",
			     last[0] != '\0' ? "\n" : "", parts[0], parts[1],
			     parts[2], r->class);
	(void)snprintf(last, 2 * NAME_SIZE, "%s", group);
	(void)printf("\t%-31s %s\n", parts[3], r->value);
}

static void show(asking *a, const stats *s)
{
	char last[2 * NAME_SIZE] = "";
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (!fits(a, &s->at[i]))
			continue;
		a->matched = 1;
		if (a->quiet)
			continue;
		if (a->parsable)
			(void)printf("%s%c%s\n", s->at[i].name,
				     a->colons ? ':' : '\t', s->at[i].value);
		else
			show_human(&s->at[i], last);
	}
}

/* The one in C has -C, the one in Perl fails otherwise. */
static int usage(void)
{
	(void)fprintf(stderr, "Usage:\nkstat [ -qlp ] [ -T d|u ] "
			      "[ -c class ]\n");
	return the_system()->net == NET_IL ? 2 : 1;
}

static int take_options(asking *a, int argc, char **argv)
{
	const char *letters =
		the_system()->net == NET_IL ? "+Cqlpc:m:i:n:s:"
					    : "+qlpc:m:i:n:s:";
	static const char order[] = "mins";
	int option, named = 0;

	opterr = 0;
	while ((option = getopt(argc, argv, letters)) != -1) {
		if (option == '?')
			return 0;
		a->parsable |= option == 'p' || option == 'C';
		a->colons |= option == 'C';
		a->quiet |= option == 'q';
		a->class = option == 'c' ? optarg : a->class;
		if (strchr(order, option) != NULL) {
			a->parts[strchr(order, option) - order] = optarg;
			named = 1;
		}
	}
	return !named || optind == argc;
}

int kstat(int argc, char **argv)
{
	static stats s;
	char parts[PARTS][NAME_SIZE];
	asking a;
	size_t i;

	memset(&a, 0, sizeof a);
	if (!take_options(&a, argc, argv))
		return usage();
	read_stats(&s);
	if (optind == argc)
		show(&a, &s);
	for (; optind < argc; optind++) {
		cut(argv[optind], parts);
		for (i = 0; i < PARTS; i++)
			a.parts[i] = parts[i];
		show(&a, &s);
	}
	return a.matched ? 0 : 1;
}

/* ---- netstat ---------------------------------------------------------- */

static void show_group(const stats *s, const char *group, const char *prefix)
{
	size_t len = strlen(group), i;
	int column = 0;
	char name[NAME_SIZE];

	for (i = 0; i < s->count; i++) {
		if (strncmp(s->at[i].name, group, len) != 0)
			continue;
		(void)snprintf(name, sizeof name, "%s%s", prefix,
			       s->at[i].name + len);
		name[strlen(prefix)] = (char)(name[strlen(prefix)] - 32);
		(void)printf("\t%-20s=%6s%s", name, s->at[i].value,
			     column++ % 2 == 1 ? "\n" : "");
	}
	(void)printf("%s", column % 2 == 1 ? "\n" : "");
}

static void show_interfaces(void)
{
	char host[NAME_SIZE], mask[NAME_SIZE], broadcast[NAME_SIZE];
	interfaces all;
	size_t i;

	(void)printf("%-5s %-5s%-13s %-14s\n", "Name", "Mtu ", "Net/Dest",
		     "Address");
	(void)printf("%-5s %-5d%-13s %-14s\n", "lo0", 8232, "127.0.0.0",
		     "127.0.0.1");
	interfaces_read(&all);
	for (i = 0; i < all.count; i++) {
		if (!all.at[i].enabled)
			continue;
		address_parts(all.at[i].address, host, mask, broadcast);
		(void)printf("%-5s %-5ld%-13s %-14s\n", all.at[i].name,
			     all.at[i].mtu[0], "192.0.2.0", host);
	}
}

int netstat(int argc, char **argv)
{
	static stats s;
	const char *proto = NULL;
	int option, counters = 0, of_interfaces = 0, routes = 0, verbose = 0;

	opterr = 0;
	while ((option = getopt(argc, argv, "+sinrvP:")) != -1) {
		if (option == '?') {
			(void)fprintf(stderr, "usage: netstat [-inrv] [-s] "
					      "[-P protocol]\n");
			return 1;
		}
		counters |= option == 's';
		of_interfaces |= option == 'i';
		routes |= option == 'r';
		verbose |= option == 'v';
		proto = option == 'P' ? optarg : proto;
	}
	if (of_interfaces)
		show_interfaces();
	if (routes)
		routes_show(verbose);
	if (!counters)
		return 0;
	read_stats(&s);
	if (proto == NULL || strcmp(proto, "tcp") == 0) {
		(void)printf("\nTCP");
		show_group(&s, "tcp:0:tcp:", "tcp");
	}
	if (proto == NULL || strcmp(proto, "ip") == 0) {
		(void)printf("\nIPv4");
		show_group(&s, "ip:0:ip:", "ip");
	}
	return 0;
}
