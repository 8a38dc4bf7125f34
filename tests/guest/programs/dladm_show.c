/* SPDX-License-Identifier: BSD-2-Clause */
/* What dladm shows: tuning.md 2.1.1 to 2.1.3. */
#include "config.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "tests/guest/programs/dladm.h"
#include "tests/guest/programs/printer.h"

enum { MTU_COLUMN = 2 };

static const char *speed_of(const net_link *one)
{
	return one->build == BUILD_E1000G ? "1000"
	       : strcmp(one->driver, "pcn") == 0
		       ? "100"
	       : strcmp(one->driver, "vmxnet") == 0 ? "1000"
						    : "10000";
}

/* "unknown" until somebody has opened it, as hardware that is stopped. */
static const char *state_of(const links *l, const net_link *one)
{
	return link_is_started(l, one) || strcmp(one->device, "-") == 0
		       ? "up"
		       : "unknown";
}

typedef struct showing {
	printer p;
	const char *fields;
	const char *properties;
	const char *use;
	int stored; /* -P */
	links l;
} showing;

/* -p is -c in show-linkprop, where -p names the properties. */
static int take_options(showing *s, int argc, char **argv, const char *letters,
			int parsable)
{
	int option;

	opterr = 0;
	optind = 1;
	s->p.program = "dladm";
	while ((option = getopt(argc, argv, letters)) != -1) {
		if (option == '?' || option == ':')
			return dladm_bad_option(s->use, option);
		s->stored |= option == 'P';
		s->fields = option == 'o' ? optarg : s->fields;
		if (option == parsable)
			s->p.parsable = s->p.letter = option;
		else if (option == 'p')
			s->properties = optarg;
	}
	if (argc - optind > 1)
		return dladm_usage(s->use);
	links_read(&s->l);
	return 0;
}

/* The link that was asked for; -1 after complaining, 0: all are meant. */
static int asked_link(const showing *s, int argc, char **argv)
{
	if (optind >= argc)
		return 0;
	if (link_find((links *)(size_t)&s->l, argv[optind]) != NULL)
		return 1;
	(void)dladm_die("link %s is not valid: %s", argv[optind],
			net_status_text(NET_MISSING));
	return -1;
}

/* ---- show-link -------------------------------------------------------- */

static const column link_columns[] = {{"LINK", 12}, {"CLASS", 10},
				      {"MTU", 7},   {"STATE", 9},
				      {"OVER", 30}, {"BRIDGE", 11},
				      {NULL, 0}};
static const column old_link_columns[] = {{"LINK", 12}, {"CLASS", 9},
					  {"MTU", 7},	{"STATE", 9},
					  {"OVER", 30}, {NULL, 0}};

/* The node of the bridge tonic is the link tonic0. */
static void find_bridge(const links *l, const net_link *of, char *bridge)
{
	size_t i;

	bridge[0] = '\0';
	for (i = 0; i < l->count; i++)
		if (strcmp(l->at[i].class, "bridge") == 0 &&
		    link_is_below(&l->at[i], of->name))
			(void)snprintf(bridge, NAME_SIZE, "%.*s",
				       (int)strlen(l->at[i].name) - 1,
				       l->at[i].name);
}

/* Between those of a bridge is a comma, of an aggregation a blank. */
static void show_one_link(showing *s, const net_link *one)
{
	const char *values[6];
	char mtu[24], over[NAME_SIZE], bridge[NAME_SIZE], *comma;

	(void)snprintf(mtu, sizeof mtu, "%ld", one->sdu);
	(void)snprintf(over, sizeof over, "%s",
		       strcmp(one->over, "-") != 0 ? one->over : "");
	while (strcmp(one->class, "bridge") != 0 &&
	       (comma = strchr(over, ',')) != NULL)
		*comma = ' ';
	find_bridge(&s->l, one, bridge);
	values[0] = one->name;
	values[1] = one->class;
	values[MTU_COLUMN] = mtu;
	values[3] = state_of(&s->l, one);
	values[4] = over;
	values[5] = bridge;
	printer_row(&s->p, values);
}

/* Gone from what is shown unasked with 11.1 [recalled]. */
static int has_bridge(net_lineage net)
{
	return net == NET_IL || net == NET_147 || fact_is("system", "sol11.0");
}

int dladm_show_link(int argc, char **argv)
{
	net_lineage net = the_system()->net;
	showing s;
	size_t i;
	int one;

	memset(&s, 0, sizeof s);
	s.use = "show-link        [-pP] [-o <field>,..] [-s [-i <interval>]] "
		"[<link>]";
	s.p.columns = net == NET_09 ? old_link_columns : link_columns;
	if (take_options(&s, argc, argv, "+:pPo:", 'p') != 0)
		return 1;
	one = asked_link(&s, argc, argv);
	if (one < 0 ||
	    !printer_open(&s.p, s.fields,
			  has_bridge(net)
				  ? "link,class,mtu,state,bridge,over"
				  : "link,class,mtu,state,over"))
		return 1;
	for (i = 0; i < s.l.count; i++)
		if (one == 0 || strcmp(s.l.at[i].name, argv[optind]) == 0)
			show_one_link(&s, &s.l.at[i]);
	return 0;
}

/* ---- show-phys -------------------------------------------------------- */

static const column phys_columns[] = {{"LINK", 13},   {"MEDIA", 21},
				      {"STATE", 11},  {"SPEED", 9},
				      {"DUPLEX", 9},  {"DEVICE", 13},
				      {"FLAGS", 7},   {NULL, 0}};

static void show_one_phys(showing *s, const net_link *one)
{
	const char *values[7];
	int up = strcmp(state_of(&s->l, one), "up") == 0;

	if (strcmp(one->class, "phys") != 0)
		return;
	values[0] = one->name;
	values[1] = "Ethernet";
	values[2] = up ? "up" : "unknown";
	values[3] = up ? speed_of(one) : "0";
	values[4] = up ? "full" : "unknown";
	values[5] = one->device;
	values[6] = "-----";
	printer_row(&s->p, values);
}

int dladm_show_phys(int argc, char **argv)
{
	showing s;
	size_t i;
	int one;

	memset(&s, 0, sizeof s);
	s.use = "show-phys        [-P] [[-p] -o <field>,..] [-H] [<link>]";
	s.p.columns = phys_columns;
	if (take_options(&s, argc, argv, "+:pPo:", 'p') != 0)
		return 1;
	one = asked_link(&s, argc, argv);
	if (one < 0 || !printer_open(&s.p, s.fields,
				     "link,media,state,speed,duplex,device"))
		return 1;
	for (i = 0; i < s.l.count; i++)
		if (one == 0 || strcmp(s.l.at[i].name, argv[optind]) == 0)
			show_one_phys(&s, &s.l.at[i]);
	return 0;
}

/* ---- show-vnic, show-aggr: which lie over which ------------------------ */

static int show_class(int argc, char **argv, const char *class,
		      const column *columns, const char *standard)
{
	const char *values[3];
	showing s;
	size_t i;

	memset(&s, 0, sizeof s);
	s.use = class;
	s.p.columns = columns;
	if (take_options(&s, argc, argv, "+:pPo:", 'p') != 0 ||
	    asked_link(&s, argc, argv) < 0 ||
	    !printer_open(&s.p, s.fields, standard))
		return 1;
	for (i = 0; i < s.l.count; i++) {
		if (strcmp(s.l.at[i].class, class) != 0)
			continue;
		values[0] = s.l.at[i].name;
		values[1] = s.l.at[i].over;
		values[2] = "0";
		printer_row(&s.p, values);
	}
	return 0;
}

int dladm_show_vnic(int argc, char **argv)
{
	static const column columns[] = {
		{"LINK", 13}, {"OVER", 13}, {"VID", 6}, {NULL, 0}};

	return show_class(argc, argv, "vnic", columns, "link,over,vid");
}

int dladm_show_aggr(int argc, char **argv)
{
	static const column columns[] = {
		{"LINK", 13}, {"PORT", 13}, {NULL, 0}};

	return show_class(argc, argv, "aggr", columns, "link,port");
}

/* ---- show-linkprop ---------------------------------------------------- */

static const column property_columns[] = {
	{"LINK", 13},	 {"PROPERTY", 16}, {"PERM", 5}, {"VALUE", 15},
	{"DEFAULT", 15}, {"POSSIBLE", 20}, {NULL, 0}};
static const column new_property_columns[] = {
	{"LINK", 13},	 {"PROPERTY", 16}, {"PERM", 5},	      {"VALUE", 15},
	{"DEFAULT", 15}, {"POSSIBLE", 20}, {"EFFECTIVE", 15}, {NULL, 0}};

/* Since 11.1 [recalled]. */
static int has_effective(void)
{
	net_lineage net = the_system()->net;

	return (net == NET_11 || net == NET_11_4) &&
	       !fact_is("system", "sol11.0");
}

enum {
	LINK,
	PROPERTY,
	PERM,
	VALUE,
	DEFAULT,
	POSSIBLE,
	EFFECTIVE,
	FIELDS
};

void dladm_possible(const net_link *of, char *text)
{
	long least, most;

	if (!mtu_range(of, &least, &most))
		least = most = of->sdu;
	if (least == most)
		(void)snprintf(text, NAME_SIZE, "%ld", least);
	else
		(void)snprintf(text, NAME_SIZE, "%ld-%ld", least, most);
}

/*
 * The MAC layer answers for a driver that does not: as if it could be
 * written, with one possible value.  2009.06 says r-, and never what is
 * possible (1.2).
 */
static void mtu_values(const showing *s, const net_link *one,
		       const char **values)
{
	static char value[NAME_SIZE], possible[NAME_SIZE], stored[NAME_SIZE];
	int old = the_system()->net == NET_09;
	long least, most;

	(void)snprintf(value, sizeof value, "%ld", one->sdu);
	stored[0] = '\0';
	dladm_possible(one, possible);
	values[PERM] = old && !mtu_range(one, &least, &most) ? "r-" : "rw";
	if (s->stored)
		(void)datalink_get(one->name, "mtu", stored);
	values[VALUE] = s->stored ? stored : value;
	values[EFFECTIVE] = value;
	values[DEFAULT] = "1500";
	values[POSSIBLE] = old ? "" : possible;
}

/*
 * Of a property that the driver does not know: nothing, but "--" as value;
 * the driver since 9.10 answers with whatever is in memory (3.2).
 */
static void other_values(const net_link *one, const char *name,
			 const char **values)
{
	static char garbage[NAME_SIZE];

	values[PERM] = values[VALUE] = "--";
	values[DEFAULT] = values[POSSIBLE] = values[EFFECTIVE] = "";
	if (one->build != BUILD_FIXED)
		return;
	console("%s:%ld: vmxnet3_get_prop property %s not supported",
		one->driver, one->instance, name);
	(void)snprintf(garbage, sizeof garbage, "%lu",
		       4283236352UL + strlen(name));
	values[PERM] = "rw";
	values[VALUE] = values[EFFECTIVE] = garbage;
	values[DEFAULT] = "";
}

/* Of each name in the list of the whole; 11.4 has new ones. */
static const char *const all_names[] = {"speed", "duplex", "state", "mtu",
					"flowctrl", "maxbw"};
static const char *const new_names[] = {"speed", "duplex", "state", "mtu",
					"flow-control", "max-bw"};

enum { NAMES = sizeof all_names / sizeof all_names[0] };

static const char *const *known_names(void)
{
	return the_system()->net == NET_11_4 ? new_names : all_names;
}

static int is_known(const char *name)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (strcasecmp(known_names()[i], name) == 0)
			return 1;
	return 0;
}

/* 1 when there is no such property: its line is printed all the same. */
static int show_property(showing *s, const net_link *one, const char *name)
{
	const char *values[FIELDS] = {NULL};

	values[LINK] = one->name;
	values[PROPERTY] = name;
	if (!is_known(name)) {
		dladm_warn("cannot get link property '%s' for %s: %s", name,
			   one->name, net_status_text(NET_MISSING));
		printer_row(&s->p, values);
		return 1;
	}
	if (strcasecmp(name, "mtu") == 0)
		mtu_values(s, one, values);
	else
		other_values(one, name, values);
	printer_row(&s->p, values);
	return 0;
}

static int show_properties(showing *s, const net_link *one)
{
	char name[NAME_SIZE];
	const char *list = s->properties;
	size_t len, i;
	int status = 0;

	for (i = 0; list == NULL && i < NAMES; i++)
		(void)show_property(s, one, known_names()[i]);
	for (list = list != NULL ? list : ""; *list != '\0';
	     list += len + (list[len] == ',')) {
		len = strcspn(list, ",");
		(void)snprintf(name, sizeof name, "%.*s", (int)len, list);
		status |= show_property(s, one, name);
	}
	return status;
}

int dladm_show_linkprop(int argc, char **argv)
{
	showing s;
	size_t i;
	int one, status = 0;

	memset(&s, 0, sizeof s);
	s.use = "show-linkprop    [-cP] [-o <field>,..] [-p <prop>,...] "
		"<name>";
	s.p.columns = has_effective() ? new_property_columns
				      : property_columns;
	s.p.wraps = 1;
	if (take_options(&s, argc, argv, "+:cPo:p:", 'c') != 0)
		return 1;
	one = asked_link(&s, argc, argv);
	if (one < 0 ||
	    !printer_open(&s.p, s.fields,
			  has_effective()
				  ? "link,property,perm,value,effective,"
				    "default,possible"
				  : "link,property,perm,value,default,"
				    "possible"))
		return 1;
	for (i = 0; i < s.l.count; i++)
		if (one == 0 || strcmp(s.l.at[i].name, argv[optind]) == 0)
			status |= show_properties(&s, &s.l.at[i]);
	return status;
}
