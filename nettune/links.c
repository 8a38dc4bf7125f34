/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nettune/fields.h"
#include "nettune/links.h"

/* ---- the list ------------------------------------------------------------ */

static const char *const drivers[] = {"vmxnet3s", "vmxnet", "e1000g"};

int it_link_is_ours(const char *driver)
{
	size_t i;

	for (i = 0; i < sizeof drivers / sizeof drivers[0]; i++)
		if (strcmp(drivers[i], driver) == 0)
			return 1;
	return 0;
}

static it_link *find_named(it_links *links, const char *name)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (strcmp(links->items[i].name, name) == 0)
			return &links->items[i];
	return NULL;
}

static it_link *find_device(it_links *links, const char *device)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (strcmp(links->items[i].device, device) == 0)
			return &links->items[i];
	return NULL;
}

it_link *it_links_find(it_links *links, const char *name)
{
	it_link *link = find_named(links, name);

	return link != NULL ? link : find_device(links, name);
}

static const struct {
	const char *driver;
	it_build build;
} plain_builds[] = {{"e1000g", IT_BUILD_E1000G}, {"vmxnet", IT_BUILD_VMXNET}};

/* Of vmxnet3s the file has to be asked. */
static it_build plain_build(const char *driver)
{
	size_t i;

	for (i = 0; i < sizeof plain_builds / sizeof plain_builds[0]; i++)
		if (strcmp(plain_builds[i].driver, driver) == 0)
			return plain_builds[i].build;
	return IT_BUILD_OTHER;
}

/* "vmxnet3s0": driver and instance; 0 if it is no such name. */
static int split_device(const char *device, char *driver, int *instance)
{
	size_t len = strlen(device), digits = 0;

	while (digits < len && isdigit((unsigned char)device[len - 1 - digits]))
		digits++;
	if (digits == 0 || digits > 7 || digits == len)
		return 0;
	(void)snprintf(driver, IT_LINK_NAME, "%.*s", (int)(len - digits),
		       device);
	*instance = atoi(device + len - digits);
	return 1;
}

void it_link_clear(it_link *link)
{
	int i;

	memset(link, 0, sizeof *link);
	link->takes_mtu = -1;
	for (i = 0; i < IT_SET_TCP_CAP; i++)
		link->held[i] = -1;
}

/* NULL: not one of ours, known already, or no room. */
static it_link *add(it_links *links, const char *name, const char *device)
{
	char driver[IT_LINK_NAME];
	it_link *link;
	int instance;

	if (!split_device(device, driver, &instance) ||
	    !it_link_is_ours(driver) || find_named(links, name) != NULL ||
	    find_device(links, device) != NULL)
		return NULL;
	if (links->count == IT_MAX_LINKS) {
		links->cut = 1;
		return NULL;
	}
	link = &links->items[links->count++];
	it_link_clear(link);
	(void)it_slice_copy(it_slice_of(name), link->name, IT_LINK_NAME);
	(void)it_slice_copy(it_slice_of(device), link->device, IT_LINK_NAME);
	(void)snprintf(link->driver, IT_LINK_NAME, "%s", driver);
	link->instance = instance;
	link->build = plain_build(driver);
	return link;
}

static unsigned long number(const char *text)
{
	return strtoul(text, NULL, 10);
}

/* ---- what lies over a link ------------------------------------------ */

static void set_user(it_link *link, const char *user, const char *class)
{
	if (link == NULL || strcmp(link->name, user) == 0)
		return;
	(void)it_slice_copy(it_slice_of(user), link->user, IT_LINK_NAME);
	(void)it_slice_copy(it_slice_of(class), link->user_class,
			    IT_LINK_NAME);
}

/* dladm could not say which: it may be any of them. */
static void note_unknown(it_links *links, const char *user, const char *class)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (links->items[i].user[0] == '\0')
			set_user(&links->items[i], user, class);
}

/* ---- files of a root ------------------------------------------------ */

/* The text in quotes that comes next; 0 if there is none. */
static int next_quoted(it_slice *rest, char *out, size_t size)
{
	const char *begin = memchr(rest->at, '"', rest->len), *end;
	size_t left;

	if (begin == NULL)
		return 0;
	left = rest->len - (size_t)(++begin - rest->at);
	end = memchr(begin, '"', left);
	if (end == NULL || (size_t)(end - begin) >= size)
		return 0;
	(void)snprintf(out, size, "%.*s", (int)(end - begin), begin);
	rest->len = left - (size_t)(end + 1 - begin);
	rest->at = end + 1;
	return 1;
}

/* "/pci@0,0/pci15ad,7b0@0" 0 "vmxnet3s" */
void it_links_from_instances(it_links *links, it_slice path_to_inst)
{
	char path[512], driver[IT_LINK_NAME], device[2 * IT_LINK_NAME];
	unsigned long instance;
	it_slice line, word;

	while (it_next_line(&path_to_inst, &line)) {
		if (line.len == 0 || line.at[0] != '"' ||
		    !next_quoted(&line, path, sizeof path) ||
		    !it_next_word(&line, &word) ||
		    !it_slice_number(word, 999999, &instance) ||
		    !next_quoted(&line, driver, sizeof driver))
			continue;
		(void)snprintf(device, sizeof device, "%s%lu", driver,
			       instance);
		(void)add(links, device, device);
	}
}

/* The text of "key=string," in a line of dladm's store; "" if it has none. */
static void stored_text(const char *line, const char *key, char *out,
			size_t size)
{
	const char *at = line;

	out[0] = '\0';
	while ((at = strstr(at, key)) != NULL && at != line &&
	       strchr("; \t", at[-1]) == NULL)
		at++;
	if (at == NULL)
		return;
	at += strlen(key);
	(void)snprintf(out, size, "%.*s", (int)strcspn(at, ";"), at);
}

/* Names may have dots, which are between them as well. */
static void note_stored_users(it_links *links, const char *user,
			      const char *class, const char *over)
{
	char name[IT_LINK_NAME + 2], all[1024];
	size_t i;

	(void)snprintf(all, sizeof all, ".%s.", over);
	for (i = 0; i < links->count; i++) {
		(void)snprintf(name, sizeof name, ".%s.",
			       links->items[i].name);
		if (strstr(all, name) != NULL)
			set_user(&links->items[i], user, class);
	}
}

/*
 * A bridge stands with its links, an aggregation names its ports.  VNICs have
 * the number of their link, or its name.
 */
static void take_stored(it_links *links, const char *name, const char *line)
{
	char text[1024];
	it_link *link = find_named(links, name);

	stored_text(line, "mtu=string,", text, sizeof text);
	if (link != NULL && text[0] != '\0')
		link->stored_mtu = (long)number(text);
	stored_text(line, "bridge=string,", text, sizeof text);
	if (text[0] != '\0')
		set_user(link, text, "bridge");
	stored_text(line, "ports=string,", text, sizeof text);
	note_stored_users(links, name, "aggr", text);
	stored_text(line, "linkover=string,", text, sizeof text);
	note_stored_users(links, name, "vnic", text);
}

/*
 * A link of an image is known by its device; the store has the name that it
 * gets, and everything else by that.
 */
static void take_name(it_links *links, const char *name, const char *line)
{
	char device[IT_LINK_NAME];
	size_t i;

	stored_text(line, "devname=string,", device, sizeof device);
	if (device[0] == '\0')
		return;
	for (i = 0; i < links->count; i++) {
		it_link *link = &links->items[i];

		if (!link->listed && strcmp(link->device, device) == 0)
			(void)it_slice_copy(it_slice_of(name), link->name,
					    IT_LINK_NAME);
	}
}

static void each_stored(it_links *links, it_slice store,
			void (*take)(it_links *, const char *, const char *))
{
	char name[IT_LINK_NAME], text[1024];
	it_slice line, word;

	while (it_next_line(&store, &line))
		if (it_next_word(&line, &word) &&
		    it_slice_copy(word, name, sizeof name) &&
		    it_slice_copy(line, text, sizeof text))
			take(links, name, text);
}

/* "net0<TAB>class=int,1;devname=string,vmxnet3s0;mtu=string,9000;" */
void it_links_add_stored(it_links *links, it_slice datalink_conf)
{
	each_stored(links, datalink_conf, take_name);
	each_stored(links, datalink_conf, take_stored);
}

/* ---- the running system --------------------------------------------- */

void it_links_from_phys(it_links *links, it_slice output)
{
	char field[4][64], driver[IT_LINK_NAME];
	it_slice line;
	it_link *link;
	int instance;

	while (it_next_line(&output, &line)) {
		if (!it_fields(line, field, 4) ||
		    !split_device(field[3], driver, &instance)) {
			links->unread |= it_trim(line).len != 0;
			continue;
		}
		links->shown_phys++;
		links->told++;
		link = add(links, field[0], field[3]);
		if (link != NULL)
			link->speed = number(field[2]);
	}
}

int it_links_are_hidden(const it_links *links)
{
	return links->unread && links->told == 0;
}

int it_links_are_lacking(const it_links *links)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (!links->items[i].listed)
			return 1;
	return links->shown_link > links->shown_phys;
}

/*
 * A VNIC names one link that it is over, an aggregation and a bridge several;
 * what is between them is a blank or a comma.
 */
static void note_user(it_links *links, const char *user, const char *class,
		      const char *over)
{
	static const char between[] = " \t,;";
	char name[IT_LINK_NAME];
	size_t len;

	for (; *over != '\0'; over += len) {
		over += strspn(over, between);
		len = strcspn(over, between);
		if (len == 0 || len >= sizeof name)
			continue;
		(void)snprintf(name, sizeof name, "%.*s", (int)len, over);
		if (strcmp(name, "?") == 0)
			note_unknown(links, user, class);
		else
			set_user(find_named(links, name), user, class);
	}
}

enum { NAME, CLASS, MTU, BEFORE_OVER };

void it_links_add_mtu(it_links *links, it_slice output)
{
	char field[BEFORE_OVER][64], over[1024];
	it_slice line;
	it_link *link;
	size_t i;

	while (it_next_line(&output, &line)) {
		for (i = 0; i < BEFORE_OVER; i++)
			if (!it_next_field(&line, field[i], sizeof field[i]))
				break;
		if (i < BEFORE_OVER || line.at == NULL)
			continue;
		/* A list that is longer than this names some link of ours. */
		if (!it_next_field(&line, over, sizeof over))
			(void)strcpy(over, "?");
		link = find_named(links, field[NAME]);
		links->shown_link += strcmp(field[CLASS], "phys") == 0;
		if (link != NULL && strcmp(field[CLASS], "phys") == 0) {
			link->listed = 1;
			link->mtu = number(field[MTU]);
		}
		note_user(links, field[NAME], field[CLASS], over);
	}
}

/* "60-9000"; of several ranges no bounds are kept. */
static void take_possible(it_link *link, const char *text)
{
	const char *dash = strchr(text, '-');

	/* It always answers itself: a chip of one size. */
	if (link->build == IT_BUILD_E1000G && dash == NULL)
		link->least_mtu = link->most_mtu = number(text);
	link->takes_mtu =
	    dash != NULL && isdigit((unsigned char)text[0]);
	if (!link->takes_mtu ||
	    dash[1 + strspn(dash + 1, "0123456789")] != '\0')
		return;
	link->least_mtu = number(text);
	link->most_mtu = number(dash + 1);
}

/*
 * Where the driver does not answer, the MAC layer does, with one number, its
 * own; a range comes from a driver that can be told.
 */
void it_links_add_possible(it_links *links, it_slice output)
{
	char field[3][64];
	it_slice line;
	it_link *link;

	while (it_next_line(&output, &line)) {
		if (!it_fields(line, field, 3))
			continue;
		link = find_named(links, field[0]);
		if (link != NULL && strcmp(field[2], "?") != 0)
			take_possible(link, field[2]);
	}
}

/* The value of "key=" in a line of words; "" if it is not there. */
static void value_of(it_slice line, const char *key, char *out, size_t size)
{
	it_slice word;

	out[0] = '\0';
	while (it_next_word(&line, &word)) {
		if (!it_slice_starts(word, key))
			continue;
		word.at += strlen(key);
		word.len -= strlen(key);
		(void)it_slice_copy(word, out, size);
		return;
	}
}

/* A VLAN has the name of its link, with 1000 times its number in it. */
static int split_vlan(const char *name, char *device)
{
	char driver[IT_LINK_NAME];
	int instance;

	if (!split_device(name, driver, &instance) || instance < 1000)
		return 0;
	(void)snprintf(device, IT_LINK_NAME, "%.*s%d", IT_LINK_NAME - 8,
		       driver, instance % 1000);
	return 1;
}

/* "e1000g0 type=non-vlan mtu=1500 device=e1000g0"; each in its turn. */
static void take_show_link_10(it_links *links, it_slice rest, int vlans)
{
	char name[IT_LINK_NAME], device[IT_LINK_NAME], text[16];
	it_slice word;
	it_link *link;

	if (!it_next_word(&rest, &word))
		return;
	if (!it_slice_copy(word, name, sizeof name)) {
		links->unread = 1;
		return;
	}
	value_of(rest, "key=", text, sizeof text);
	links->aggregated |= text[0] != '\0';
	value_of(rest, "device=", device, sizeof device);
	value_of(rest, "type=", text, sizeof text);
	if (text[0] == '\0')
		links->unread = 1;
	else
		links->told++;
	if ((strcmp(text, "vlan") == 0) != vlans)
		return;
	if (vlans) {
		set_user(find_device(links, device), name, "vlan");
		return;
	}
	value_of(rest, "mtu=", text, sizeof text);
	link = add(links, name, device);
	if (link != NULL) {
		link->listed = 1;
		link->mtu = number(text);
	}
}

void it_links_from_show_link_10(it_links *links, it_slice output)
{
	int vlans;
	it_slice line;

	links->as_10 = 1;
	for (vlans = 0; vlans < 2; vlans++) {
		it_slice rest = output;

		while (it_next_line(&rest, &line))
			take_show_link_10(links, line, vlans);
	}
}

/* "dev key=1 device=bge0 address=..." */
void it_links_add_ports_10(it_links *links, it_slice output)
{
	char key[16], device[IT_LINK_NAME], name[IT_LINK_NAME];
	it_slice line, word;

	while (it_next_line(&output, &line)) {
		if (!it_next_word(&line, &word) || !it_slice_is(word, "dev"))
			continue;
		value_of(line, "key=", key, sizeof key);
		value_of(line, "device=", device, sizeof device);
		(void)snprintf(name, sizeof name, "aggr%s", key);
		set_user(find_device(links, device), name, "aggr");
	}
}

/*
 * "net0: flags=1000843<UP,...> mtu 1500 index 2"; "net0:1:" is an address of
 * net0 and says the same.
 */
static it_link *link_of_head(it_links *links, it_slice line)
{
	char name[IT_LINK_NAME], driver[IT_LINK_NAME], under[IT_LINK_NAME];
	it_slice word;
	it_link *link;
	int instance;

	if (!it_next_word(&line, &word))
		return NULL;
	word.len = strcspn(word.at, ": \t\n");
	if (!it_slice_copy(word, name, sizeof name))
		return NULL;
	link = find_named(links, name);
	if (link == NULL && links->as_10 && split_vlan(name, under)) {
		set_user(find_device(links, under), name, "vlan");
		(void)it_slice_copy(it_slice_of(under), name, sizeof name);
	}
	links->shown_link += find_named(links, name) == NULL && links->as_10 &&
			     split_device(name, driver, &instance) &&
			     it_link_is_ours(driver);
	return link;
}

static unsigned long mtu_of_head(it_slice line)
{
	unsigned long mtu = 0;
	it_slice word;

	while (it_next_word(&line, &word))
		if (it_slice_is(word, "mtu") && it_next_word(&line, &word))
			(void)it_slice_number(word, 1 << 20, &mtu);
	return mtu;
}

/* "net0: flags=2000841<UP,RUNNING,MULTICAST,IPv6> mtu 1500 index 2" */
static int has_flag(it_slice line, const char *flag)
{
	const char *flags = memchr(line.at, '<', line.len);
	size_t i, len, want = strlen(flag);

	if (flags == NULL)
		return 0;
	len = line.len - (size_t)(flags - line.at);
	for (i = 1; i + want < len && flags[i - 1] != '>'; i++)
		if (strchr("<,", flags[i - 1]) != NULL &&
		    strchr(",>", flags[i + want]) != NULL &&
		    strncmp(flags + i, flag, want) == 0)
			return 1;
	return 0;
}

/* Those of IPv4 come before those of IPv6, which may be alone. */
static void note_mtu(it_link *link, it_slice line)
{
	unsigned long mtu = mtu_of_head(line);
	int six = has_flag(line, "IPv6");

	link->plumbed = 1;
	link->has_ip4 |= !six;
	link->up_ip4 |= !six && has_flag(line, "UP");
	if (six)
		link->ip6_mtu = mtu;
	if (!six || !link->has_ip4)
		link->ip_mtu = mtu;
}

static void note_group(it_link *link, it_slice line)
{
	it_slice word;

	if (link == NULL || !it_next_word(&line, &word) ||
	    !it_slice_is(word, "groupname"))
		return;
	link->grouped = 1;
	if (it_next_word(&line, &word))
		(void)it_slice_copy(word, link->group, IT_LINK_NAME);
}

/* A group has an interface since 2009.06; IP sends by that one. */
static void note_group_mtu(it_link *link, it_slice output)
{
	size_t len = strlen(link->group);
	it_slice line;

	while (it_next_line(&output, &line)) {
		if (!it_slice_starts(line, link->group) || line.len <= len ||
		    line.at[len] != ':')
			continue;
		link->group_mtu = mtu_of_head(line);
		return; /* that of IPv4 is first */
	}
}

void it_links_add_interfaces(it_links *links, it_slice output)
{
	it_link *link = NULL;
	it_slice line, rest = output;
	size_t i;

	while (it_next_line(&rest, &line)) {
		if (line.len == 0 || isspace((unsigned char)line.at[0])) {
			note_group(link, line);
			continue;
		}
		link = link_of_head(links, line);
		if (link != NULL)
			note_mtu(link, line);
	}
	for (i = 0; i < links->count; i++)
		if (links->items[i].group[0] != '\0' &&
		    find_named(links, links->items[i].group) == NULL)
			note_group_mtu(&links->items[i], output);
}

static unsigned long least(unsigned long mtu, unsigned long other)
{
	return other != 0 && other < mtu ? other : mtu;
}

unsigned long it_link_mtu_of(const it_link *link, int six)
{
	return least(six ? link->ip6_mtu : link->ip_mtu, link->group_mtu);
}

unsigned long it_link_mtu_of_ip(const it_link *link)
{
	return least(it_link_mtu_of(link, 0), link->ip6_mtu);
}

/* ---- what the kernel holds of a driver.conf ------------------------- */

/* "pci15ad,7b0, instance #0 (driver name: vmxnet3s)": vmxnet3s0 */
static int device_of_node(const char *line, char *device, size_t size)
{
	static const char instance[] = ", instance #", driver[] = "name: ";
	const char *at = strstr(line, instance);
	const char *name = strstr(line, driver);
	int len;

	if (at == NULL || name == NULL)
		return 0;
	name += sizeof driver - 1;
	len = (int)strcspn(name, ")");
	if (len >= IT_LINK_NAME)
		return 0;
	(void)snprintf(device, size, "%.*s%lu", len, name,
		       number(at + sizeof instance - 1) % 1000000);
	return 1;
}

/* NULL: it is none of ours. */
static it_link *link_of_node(it_links *links, const char *line)
{
	char device[2 * IT_LINK_NAME];

	return device_of_node(line, device, sizeof device)
		   ? find_device(links, device)
		   : NULL;
}

int it_links_miss_node(it_links *links, it_slice output)
{
	char text[1024], device[2 * IT_LINK_NAME], driver[IT_LINK_NAME];
	it_slice line;
	int instance;

	while (it_next_line(&output, &line))
		if (it_slice_copy(it_trim(line), text, sizeof text) &&
		    device_of_node(text, device, sizeof device) &&
		    split_device(device, driver, &instance) &&
		    it_link_is_ours(driver) &&
		    find_device(links, device) == NULL)
			return 1;
	return 0;
}

/* e1000g has a number of its class for a size. */
static const char *held_name(const it_link *link, it_setting setting)
{
	if (link->build != IT_BUILD_E1000G)
		return it_conf_name(IT_BUILD_11_OLD, setting);
	return setting == IT_SET_MTU ? it_conf_frame_class : NULL;
}

/* "name='EnableLSO' type=int items=10"; IT_SETTINGS: of none of ours. */
static int setting_of_line(const it_link *link, const char *line)
{
	const char *begin = line + strlen("name='");
	size_t len = strcspn(begin, "'");
	int s = 0;

	for (; s < IT_SET_TCP_CAP; s++) {
		const char *key = held_name(link, (it_setting)s);

		if (key != NULL && strlen(key) == len &&
		    strncmp(key, begin, len) == 0 &&
		    strstr(begin, "type=int") != NULL)
			return s;
	}
	return IT_SETTINGS;
}

/* "value=00000001.00000000": hexadecimal, one an instance; -1: too short. */
static long element_of(const char *line, int instance)
{
	const char *at = line + strlen("value=");

	while (instance-- > 0) {
		at = strchr(at, '.');
		if (at == NULL)
			return -1;
		at++;
	}
	return isxdigit((unsigned char)*at) ? strtol(at, NULL, 16) : -1;
}

static int begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

void it_links_add_held(it_links *links, it_slice output)
{
	int setting = IT_SETTINGS;
	it_link *link = NULL;
	char text[1024];
	it_slice line;

	while (it_next_line(&output, &line)) {
		/* A longer one is none of those. */
		if (!it_slice_copy(it_trim(line), text, sizeof text))
			continue;
		if (strstr(text, "instance #") != NULL) {
			link = link_of_node(links, text);
			setting = IT_SETTINGS;
		} else if (begins(text, "name='") && link != NULL)
			setting = setting_of_line(link, text);
		else if (link != NULL && setting < IT_SETTINGS &&
			 begins(text, "value=") && link->held[setting] < 0)
			link->held[setting] = element_of(text, link->instance);
	}
}
