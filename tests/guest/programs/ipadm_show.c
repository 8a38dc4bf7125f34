/* SPDX-License-Identifier: BSD-2-Clause */
/* What ipadm shows: tuning.md 2.2.1, 2.2.2. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/ipadm.h"
#include "tests/guest/programs/printer.h"

typedef struct showing {
	printer p;
	const char *fields, *properties, *proto;
	const char *use;
} showing;

/* -p of the first two verbs names properties, of the others is -c's like. */
static int take_options(showing *s, int argc, char **argv, const char *letters,
			int parsable)
{
	int option;

	opterr = 0;
	optind = 1;
	s->p.program = "ipadm";
	while ((option = getopt(argc, argv, letters)) != -1) {
		if (option == '?' || option == ':')
			return ipadm_bad_option(s->use, option);
		s->fields = option == 'o' ? optarg : s->fields;
		s->proto = option == 'm' ? optarg : s->proto;
		if (option == parsable)
			s->p.parsable = s->p.letter = option;
		else if (option == 'p' && s->properties != NULL)
			return ipadm_die("-p must be specified once only");
		else if (option == 'p')
			s->properties = optarg;
	}
	return argc - optind > 1 ? ipadm_die("Usage: %s", s->use) : 0;
}

/* Takes the next name off a list; 0 at its end. */
static int next_name(const char **list, char *name)
{
	size_t len = strcspn(*list, ",");

	if (**list == '\0')
		return 0;
	(void)snprintf(name, NAME_SIZE, "%.*s", (int)len, *list);
	*list += len + ((*list)[len] == ',');
	return 1;
}

/* ---- show-prop -------------------------------------------------------- */

static const column prop_columns[] = {
	{"PROTO", 6},	    {"PROPERTY", 22}, {"PERM", 5}, {"CURRENT", 13},
	{"PERSISTENT", 13}, {"DEFAULT", 13},  {"POSSIBLE", 15}, {NULL, 0}};

enum { PROTO, PROPERTY, PERM, CURRENT, PERSISTENT, DEFAULT, POSSIBLE, FIELDS };

static void show_one(showing *s, const stack_prop *p)
{
	char current[NAME_SIZE], stored[NAME_SIZE] = "";
	const char *values[FIELDS];

	stack_current(p, current);
	(void)ipmgmt_get(NULL, p->proto, p->name, stored);
	values[PROTO] = p->proto;
	values[PROPERTY] = p->name;
	values[PERM] = "rw";
	values[CURRENT] = current;
	values[PERSISTENT] = stored;
	values[DEFAULT] = p->first;
	values[POSSIBLE] = p->possible;
	printer_row(&s->p, values);
}

/* No message: what cannot be had is "?", and so all behind it. */
static int show_unknown(showing *s, const char *proto, const char *name)
{
	const char *values[FIELDS] = {NULL};

	values[PROTO] = proto;
	values[PROPERTY] = name;
	printer_row(&s->p, values);
	return 1;
}

static int show_named(showing *s, const char *proto)
{
	const char *list = s->properties;
	char name[NAME_SIZE];
	stack_prop p;
	int status = 0;

	while (next_name(&list, name)) {
		if (stack_find(proto, name, &p)) {
			/* an old name is printed as it was given */
			p.name = name;
			show_one(s, &p);
		} else {
			status |= show_unknown(s, proto, name);
		}
	}
	return status;
}

static int is_of(const stack_prop *p, const char *proto)
{
	return proto == NULL || strcmp(proto, p->proto) == 0 ||
	       (strcmp(proto, "ip") == 0 && strncmp(p->proto, "ip", 2) == 0);
}

int ipadm_show_prop(int argc, char **argv)
{
	showing s;
	stack_prop p;
	const char *proto;
	size_t i;

	memset(&s, 0, sizeof s);
	s.use = "show-prop\t[[-c] -o <field>,...] [-p <prop>,...] [proto]";
	s.p.columns = prop_columns;
	s.p.wraps = 1;
	if (take_options(&s, argc, argv, "+:p:co:", 'c') != 0)
		return 1;
	proto = optind < argc ? argv[optind] : NULL;
	if (proto != NULL && !ipadm_is_proto(proto))
		return ipadm_die("invalid protocol '%s' specified", proto);
	if (proto == NULL && s.properties != NULL)
		return ipadm_die("protocol must be specified when property "
				 "name is used");
	if (!printer_open(&s.p, s.fields,
			  "proto,property,perm,current,persistent,default,"
			  "possible"))
		return 1;
	if (s.properties != NULL)
		return show_named(&s, proto);
	for (i = 0; stack_prop_at(i, &p); i++)
		if (is_of(&p, proto) && !stack_is_private(&p))
			show_one(&s, &p);
	return 0;
}

/* ---- show-ifprop ------------------------------------------------------ */

static const column ifprop_columns[] = {
	{"IFNAME", 12},	 {"PROPERTY", 16},   {"PROTO", 6},    {"PERM", 5},
	{"CURRENT", 11}, {"PERSISTENT", 11}, {"DEFAULT", 11}, {"POSSIBLE", 16},
	{NULL, 0}};

enum { IFFIELDS = 8 };

/* The default is what the link has. */
static void show_mtu(showing *s, const net_if *one, int six)
{
	static const char *const protos[] = {"ipv4", "ipv6"};
	char current[24], first[24], possible[48], stored[NAME_SIZE] = "";
	const char *values[IFFIELDS];
	net_link *lower;
	links l;

	links_read(&l);
	lower = link_find(&l, one->name);
	(void)snprintf(current, sizeof current, "%ld", one->mtu[six]);
	(void)snprintf(first, sizeof first, "%ld",
		       lower != NULL ? lower->sdu : ORDINARY);
	(void)snprintf(possible, sizeof possible, "%d-%s", six ? 1280 : 68,
		       first);
	(void)ipmgmt_get(one->name, protos[six], "mtu", stored);
	values[0] = one->name;
	values[1] = "mtu";
	values[2] = protos[six];
	values[3] = "rw";
	values[4] = one->enabled ? current : "";
	values[5] = stored;
	values[6] = first;
	values[7] = possible;
	printer_row(&s->p, values);
}

static int show_of(showing *s, const net_if *one, const char *name)
{
	const char *values[IFFIELDS] = {NULL};

	if (strcmp(name, "mtu") != 0) {
		values[0] = one->name;
		values[1] = name;
		values[2] = s->proto != NULL ? s->proto : "ip";
		printer_row(&s->p, values);
		return 1;
	}
	if (s->proto == NULL || strcmp(s->proto, "ipv6") != 0)
		show_mtu(s, one, 0);
	if (s->proto == NULL || strcmp(s->proto, "ipv4") != 0)
		show_mtu(s, one, 1);
	return 0;
}

static int show_list(showing *s, const net_if *one)
{
	const char *list = s->properties != NULL ? s->properties : "mtu";
	char name[NAME_SIZE];
	int status = 0;

	while (next_name(&list, name))
		status |= show_of(s, one, name);
	return status;
}

static int no_such(const char *name)
{
	return ipadm_die("no such object '%s': %s", name,
			 ip_status_text(IP_NO_INTERFACE));
}

int ipadm_show_ifprop(int argc, char **argv)
{
	showing s;
	interfaces all;
	size_t i;
	int status = 0;

	memset(&s, 0, sizeof s);
	s.use = "show-ifprop\t[[-c] -o <field>,...] [-p <prop>,...]\n"
		"\t\t\t[-m <protocol>] [interface]";
	s.p.columns = ifprop_columns;
	if (take_options(&s, argc, argv, "+:p:m:co:", 'c') != 0)
		return 1;
	if (s.proto != NULL && !ipadm_is_proto(s.proto))
		return ipadm_die("invalid protocol '%s' specified", s.proto);
	if (!printer_open(&s.p, s.fields,
			  "ifname,property,proto,perm,current,persistent,"
			  "default,possible"))
		return 1;
	interfaces_read(&all);
	if (optind < argc && interface_find(&all, argv[optind]) == NULL)
		return no_such(argv[optind]);
	for (i = 0; i < all.count; i++)
		if (optind >= argc ||
		    strcmp(all.at[i].name, argv[optind]) == 0)
			status |= show_list(&s, &all.at[i]);
	return status;
}

/* ---- show-if ---------------------------------------------------------- */

enum { IFNAME, CLASS, STATE, ACTIVE, IF_CURRENT, IF_PERSISTENT, OVER, IFS };

/* The places of the values above, in the order of each system's fields. */
typedef struct if_fields {
	const column *columns;
	int places[IFS];
	const char *standard;
} if_fields;

static const column oracle_columns[] = {
	{"IFNAME", 11}, {"CLASS", 9},	    {"STATE", 9}, {"ACTIVE", 7},
	{"OVER", 12},	{"PERSISTENT", 11}, {NULL, 0}};
static const column public_columns[] = {{"IFNAME", 11},	    {"STATE", 9},
					{"CURRENT", 13},    {"PERSISTENT", 11},
					{"CLASS", 9},	    {NULL, 0}};
static const column early_columns[] = {{"IFNAME", 11},	   {"STATE", 9},
				       {"CURRENT", 13},	   {"PERSISTENT", 11},
				       {NULL, 0}};

static const if_fields oracle_fields = {
	oracle_columns,
	{IFNAME, CLASS, STATE, ACTIVE, OVER, IF_PERSISTENT, 0},
	"ifname,class,state,active,over"};
static const if_fields public_fields = {
	public_columns,
	{IFNAME, STATE, IF_CURRENT, IF_PERSISTENT, CLASS, 0, 0},
	"ifname,state,current,persistent"};
static const if_fields early_fields = {
	early_columns,
	{IFNAME, STATE, IF_CURRENT, IF_PERSISTENT, 0, 0, 0},
	"ifname,state,current,persistent"};

/* CLASS came to illumos in 2021-11, with the names of commands. */
static const if_fields *fields_here(void)
{
	net_lineage net = the_system()->net;

	if (net == NET_11 || net == NET_11_4)
		return &oracle_fields;
	return net == NET_147 || fact_is("ipadm-names", "old")
		       ? &early_fields
		       : &public_fields;
}

static void show_values(showing *s, const char *const *all)
{
	const int *places = fields_here()->places;
	const char *values[IFS];
	int i;

	for (i = 0; i < IFS; i++)
		values[i] = all[places[i]];
	printer_row(&s->p, values);
}

static const char *state_of(const net_if *one)
{
	char group[NAME_SIZE];

	if (!one->enabled)
		return "disabled";
	return one->up || ipmp_group_of(one->name, group) ? "ok" : "down";
}

static void show_if(showing *s, const net_if *one)
{
	const char *values[IFS];
	char members[LINE_SIZE];

	ipmp_members(one->name, members, sizeof members);
	values[IFNAME] = one->name;
	values[CLASS] = ipmp_is_group(one->name) ? "ipmp" : "ip";
	values[STATE] = state_of(one);
	values[ACTIVE] = one->enabled ? "yes" : "no";
	values[IF_CURRENT] = one->enabled ? "bm--------46" : "------------";
	values[IF_PERSISTENT] = one->lasting ? "-46" : "---";
	/* Oracle's have another form [PSP] */
	if (fields_here() == &oracle_fields)
		values[IF_PERSISTENT] = one->lasting ? "46--" : "----";
	values[OVER] = members;
	show_values(s, values);
}

static void show_loopback(showing *s)
{
	static const char *const values[] = {
		"lo0", "loopback", "ok", "yes", "-m-v------46", "---", ""};

	show_values(s, values);
}

int ipadm_show_if(int argc, char **argv)
{
	showing s;
	interfaces all;
	size_t i;

	memset(&s, 0, sizeof s);
	s.use = "show-if\t\t[[-p] -o <field>,...] [<interface>]";
	s.p.columns = fields_here()->columns;
	if (take_options(&s, argc, argv, "+:po:", 'p') != 0 ||
	    !printer_open(&s.p, s.fields, fields_here()->standard))
		return 1;
	interfaces_read(&all);
	if (optind < argc && strcmp(argv[optind], "lo0") != 0 &&
	    interface_find(&all, argv[optind]) == NULL)
		return ipadm_die("Could not get interface(s): %s",
				 ip_status_text(IP_NO_INTERFACE));
	if (optind >= argc || strcmp(argv[optind], "lo0") == 0)
		show_loopback(&s);
	for (i = 0; i < all.count; i++)
		if (optind >= argc ||
		    strcmp(all.at[i].name, argv[optind]) == 0)
			show_if(&s, &all.at[i]);
	return 0;
}

/* ---- show-addr -------------------------------------------------------- */

static const column addr_columns[] = {
	{"ADDROBJ", 18}, {"TYPE", 9},	 {"STATE", 13}, {"CURRENT", 8},
	{"PERSISTENT", 11}, {"ADDR", 46}, {NULL, 0}};

/* What enable-if would bring back. */
static int is_stored(const net_if *one)
{
	table t;
	row *r = ipadm_stored(&t, one->name);

	return one->lasting && r != NULL &&
	       strcmp(row_word(r, 1), one->address) == 0;
}

/* Of IPv6 routers tell the rest; what makes it is stored with the interface. */
static void show_six(showing *s, const net_if *one)
{
	char object[NAME_SIZE + 8], address[NAME_SIZE], text[NAME_SIZE + 8];
	const char *values[6] = {object, "addrconf",
				 one->enabled ? "ok" : "disabled",
				 one->enabled ? "U----" : "-----",
				 one->lasting ? "U--" : "---", text};
	size_t at = 0;

	(void)snprintf(object, sizeof object, "%s/v6", one->name);
	while (interface_six(&at, one->name, address)) {
		(void)snprintf(text, sizeof text, "%s/10", address);
		printer_row(&s->p, values);
	}
}

static void show_addr(showing *s, const net_if *one)
{
	char object[NAME_SIZE + 8], host[NAME_SIZE], rest[NAME_SIZE];
	char text[2 * NAME_SIZE], more[NAME_SIZE];
	const char *slash = strchr(one->address, '/');
	const char *values[6];

	if (strcmp(one->address, "-") == 0)
		return;
	(void)snprintf(object, sizeof object, "%s/v4", one->name);
	address_parts(one->address, host, rest, more);
	(void)snprintf(text, sizeof text, "%s%s", host,
		       slash != NULL ? slash : "/24");
	values[0] = object;
	values[1] = strcmp(one->address, "dhcp") == 0 ? "dhcp" : "static";
	values[2] = one->enabled ? "ok" : "disabled";
	values[3] = one->enabled ? "U----" : "-----";
	values[4] = is_stored(one) ? "U--" : "---";
	values[5] = text;
	printer_row(&s->p, values);
}

int ipadm_show_addr(int argc, char **argv)
{
	static const char *const loopback[] = {"lo0/v4", "static", "ok",
					       "U----", "---", "127.0.0.1/8"};
	static const char *const loopback6[] = {"lo0/v6", "static", "ok",
						"U----", "---", "::1/128"};
	showing s;
	interfaces all;
	size_t i, len;

	memset(&s, 0, sizeof s);
	s.use = "show-addr\t[[-p] -o <field>,...] [<addrobj>]";
	s.p.columns = addr_columns;
	if (take_options(&s, argc, argv, "+:po:", 'p') != 0 ||
	    !printer_open(&s.p, s.fields, "addrobj,type,state,addr"))
		return 1;
	interfaces_read(&all);
	if (optind >= argc)
		printer_row(&s.p, loopback);
	for (i = 0; i < all.count; i++) {
		len = strlen(all.at[i].name);
		if (optind >= argc ||
		    (strncmp(argv[optind], all.at[i].name, len) == 0 &&
		     (argv[optind][len] == '/' ||
		      argv[optind][len] == '\0'))) {
			show_addr(&s, &all.at[i]);
			show_six(&s, &all.at[i]);
		}
	}
	if (optind >= argc)
		printer_row(&s.p, loopback6);
	return 0;
}
