/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Links: state/links has a line for each, state/link-names what a device was
 * called.  A device has one from its attach to its detach; VNICs and
 * aggregations are facts: "datalink NAME CLASS [OVER]".
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/net.h"

enum { WORDS = 9 };

static void take_line(net_link *one, it_slice line)
{
	char words[WORDS][NAME_SIZE];

	if (split(line, words, WORDS) < WORDS)
		die("bad line in links");
	(void)snprintf(one->name, NAME_SIZE, "%s", words[0]);
	(void)snprintf(one->class, NAME_SIZE, "%s", words[1]);
	(void)snprintf(one->device, NAME_SIZE, "%s", words[2]);
	(void)snprintf(one->driver, NAME_SIZE, "%s", words[3]);
	one->instance = atol(words[4]);
	one->build = build_of_name(words[5]);
	one->sdu = atol(words[6]);
	one->half = atol(words[7]);
	(void)snprintf(one->over, NAME_SIZE, "%s", words[8]);
}

void links_read(links *l)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	l->count = 0;
	state_read("links", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (l->count == MAX_LINKS)
			die("too many links");
		take_line(&l->at[l->count++], line);
	}
	it_strbuf_free(&text);
}

void links_write(const links *l)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const net_link *one;
	size_t i;

	for (i = 0; i < l->count; i++) {
		one = &l->at[i];
		it_strbuf_format(&text, "%s %s %s %s %ld %s %ld %ld %s\n",
				 one->name, one->class, one->device,
				 one->driver, one->instance,
				 build_name(one->build), one->sdu, one->half,
				 one->over);
	}
	state_write("links", &text);
	it_strbuf_free(&text);
}

net_link *link_find(links *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->at[i].name, name) == 0)
			return &l->at[i];
	return NULL;
}

net_link *link_of_device(links *l, const char *device)
{
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->at[i].device, device) == 0)
			return &l->at[i];
	return NULL;
}

void device_name(const node *n, char *name)
{
	(void)snprintf(name, NAME_SIZE, "%.200s%ld", n->driver, n->instance);
}

static const node *node_of(const node *nodes, size_t count, const char *device)
{
	char name[NAME_SIZE];
	size_t i;

	for (i = 0; i < count; i++) {
		device_name(&nodes[i], name);
		if (nodes[i].instance >= 0 && strcmp(name, device) == 0)
			return &nodes[i];
	}
	return NULL;
}

const char *link_adapter(const net_link *of)
{
	static node nodes[MAX_NODES];
	const node *n = node_of(nodes, read_nodes(nodes), of->device);

	return n != NULL ? n->kind : "";
}

/* ---- names ------------------------------------------------------------ */

/* The first of the alphabet of net0, net1 ... that no device has. */
static void new_name(it_slice text, char *name)
{
	char words[2][NAME_SIZE];
	it_slice rest, line;
	int i, taken = 1;

	for (i = 0; taken; i++) {
		(void)snprintf(name, NAME_SIZE, "net%d", i);
		rest = text;
		taken = 0;
		while (it_next_line(&rest, &line))
			taken |= split(line, words, 2) == 2 &&
				 strcmp(words[1], name) == 0;
	}
}

static int declared_name(const char *device, char *name)
{
	char buffer[LINE_SIZE], words[2][NAME_SIZE];
	size_t at = 0;

	while (next_fact(&at, "link-name", buffer, sizeof buffer))
		if (split(it_slice_of(buffer), words, 2) == 2 &&
		    strcmp(words[0], device) == 0) {
			(void)snprintf(name, NAME_SIZE, "%s", words[1]);
			return 1;
		}
	return 0;
}

static int known_name(it_slice rest, const char *device, char *name)
{
	char words[2][NAME_SIZE];
	it_slice line;

	while (it_next_line(&rest, &line))
		if (split(line, words, 2) == 2 &&
		    strcmp(words[0], device) == 0) {
			(void)snprintf(name, NAME_SIZE, "%s", words[1]);
			return 1;
		}
	return 0;
}

/* Solaris 11 calls them net0, net1 ... in the order of their coming (1.1). */
static void name_link(const char *device, char *name)
{
	it_strbuf text = {NULL, 0, 0, 0}, line = {NULL, 0, 0, 0};
	net_lineage net = the_system()->net;
	it_slice known;

	state_read("link-names", &text);
	known = it_slice_of(it_strbuf_str(&text));
	if (known_name(known, device, name))
		return;
	if (!declared_name(device, name)) {
		if (net == NET_11 || net == NET_11_4)
			new_name(known, name);
		else
			(void)snprintf(name, NAME_SIZE, "%s", device);
	}
	it_strbuf_format(&line, "%s %s\n", device, name);
	state_append("link-names", line.data, line.len);
}

/* ---- devices ---------------------------------------------------------- */

/* What else the driver reads of its file, for what the console says. */
static void read_rest(const net_link *one)
{
	long ring;

	if (strcmp(one->driver, "vmxnet3s") != 0)
		return;
	(void)conf_value(one->driver, one->instance, "TxRingSize", 32, 4096,
			 256);
	ring = conf_value(one->driver, one->instance, "RxRingSize", 32, 4096,
			  256);
	(void)conf_value(one->driver, one->instance, "RxBufPoolLimit", 0,
			 10 * ring, 512);
	(void)conf_value(one->driver, one->instance, "EnableLSO", 0, 1, 1);
}

/* Frame classes of e1000g, each capped at what the chip can (1.3). */
static long frame_class(const net_link *one)
{
	static const long sizes[] = {ORDINARY, 4074, 8170, 16362};
	long class = 0, least, most;

	(void)mtu_range(one, &least, &most);
	if (conf_element(one->driver, one->instance, "MaxFrameSize", &class) !=
		    1 ||
	    class < 0 || class > 3)
		return ORDINARY;
	return sizes[class] < most ? sizes[class] : most;
}

/*
 * The MAC of 10 on Solaris 10 advertises what the file says, and the device
 * stays as it is until accept-jumbo (1.2).
 */
static void start_sizes(net_link *one)
{
	char value[NAME_SIZE];
	links none;

	one->sdu = one->half = ORDINARY;
	if (one->build == BUILD_E1000G)
		one->sdu = one->half = frame_class(one);
	if (one->build == BUILD_CLAIMS)
		one->sdu = JUMBO;
	if (one->build == BUILD_TEN)
		one->sdu = conf_value(one->driver, one->instance, "MTU", 60,
				      JUMBO, ORDINARY);
	none.count = 0;
	/* before anybody opens it: never busy (2.1.6) */
	if (datalink_get(one->name, "mtu", value))
		(void)mtu_set(&none, one, atol(value));
}

static net_link *add(links *l)
{
	net_link *one = &l->at[l->count];

	if (l->count++ == MAX_LINKS)
		die("too many links");
	memset(one, 0, sizeof *one);
	(void)snprintf(one->over, NAME_SIZE, "-");
	return one;
}

static void add_device(links *l, const node *n, const char *device)
{
	net_link *one = add(l);

	(void)snprintf(one->device, NAME_SIZE, "%s", device);
	(void)snprintf(one->driver, NAME_SIZE, "%s", n->driver);
	(void)snprintf(one->class, NAME_SIZE, "phys");
	name_link(device, one->name);
	one->instance = n->instance;
	one->build = build_of(n->driver);
	start_sizes(one);
	read_rest(one);
}

/* A link over others is as large as the smallest of them. */
static long least_of(links *l, const char *over)
{
	char name[NAME_SIZE];
	long least = 0;
	net_link *one;
	size_t len;

	for (; *over != '\0'; over += len + (over[len] == ',')) {
		len = strcspn(over, ",");
		(void)snprintf(name, sizeof name, "%.*s", (int)len, over);
		one = link_find(l, name);
		if (one != NULL && (least == 0 || one->sdu < least))
			least = one->sdu;
	}
	return least != 0 ? least : ORDINARY;
}

void links_declare(void)
{
	char buffer[LINE_SIZE], words[3][NAME_SIZE];
	size_t at = 0, count;
	net_link *one;
	links l;

	links_read(&l);
	while (next_fact(&at, "datalink", buffer, sizeof buffer)) {
		count = split(it_slice_of(buffer), words, 3);
		if (count < 2)
			die("a datalink has a name and a class");
		one = add(&l);
		(void)snprintf(one->name, NAME_SIZE, "%s", words[0]);
		(void)snprintf(one->class, NAME_SIZE, "%s", words[1]);
		(void)snprintf(one->device, NAME_SIZE, "-");
		(void)snprintf(one->driver, NAME_SIZE, "-");
		(void)snprintf(one->over, NAME_SIZE, "%s",
			       count == 3 ? words[2] : "-");
		one->sdu = one->half = least_of(&l, one->over);
	}
	links_write(&l);
}

static void drop_detached(links *l, const node *nodes, size_t count)
{
	size_t i, kept = 0;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->at[i].device, "-") == 0 ||
		    node_of(nodes, count, l->at[i].device) != NULL)
			l->at[kept++] = l->at[i];
	l->count = kept;
}

void links_refresh(void)
{
	node nodes[MAX_NODES];
	char device[NAME_SIZE];
	size_t count = read_nodes(nodes), i;
	links l;

	links_read(&l);
	drop_detached(&l, nodes, count);
	for (i = 0; i < count; i++) {
		device_name(&nodes[i], device);
		if (nodes[i].instance >= 0 &&
		    link_of_device(&l, device) == NULL)
			add_device(&l, &nodes[i], device);
	}
	links_write(&l);
}

/* ---- who has it open --------------------------------------------------- */

/* "opener LINK PROGRAM": lldpd, snoop ... */
static int is_opened(const net_link *of)
{
	char buffer[LINE_SIZE], words[1][NAME_SIZE];
	size_t at = 0;

	while (next_fact(&at, "opener", buffer, sizeof buffer))
		if (split(it_slice_of(buffer), words, 1) == 1 &&
		    strcmp(words[0], of->name) == 0)
			return 1;
	return 0;
}

int link_is_below(const net_link *upper, const char *name)
{
	const char *over = upper->over;
	size_t len;

	for (; *over != '\0'; over += len + (over[len] == ',')) {
		len = strcspn(over, ",");
		if (len == strlen(name) && strncmp(over, name, len) == 0)
			return 1;
	}
	return 0;
}

int link_is_started(const links *l, const net_link *of)
{
	interfaces all;
	net_if *one;
	size_t i;

	/* during attach */
	if (l->count == 0)
		return 0;
	interfaces_read(&all);
	one = interface_find(&all, of->name);
	if ((one != NULL && one->enabled) || is_opened(of))
		return 1;
	for (i = 0; i < l->count; i++)
		if (link_is_below(&l->at[i], of->name))
			return 1;
	return 0;
}
