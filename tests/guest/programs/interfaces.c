/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * IP interfaces: state/plumbed has those that are there now; "interface NAME
 * ADDRESS [temporary]" are facts, and a table that ipadm changes: what a boot
 * plumbs.  NAME is that of a link or of its device.
 */
#include "config.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/net.h"
#include "tests/guest/programs/tables.h"

int zone_is_global(void)
{
	return fact("zone") == NULL || fact_is("zone", "global");
}

int zone_is_shared(void)
{
	return !zone_is_global() && !fact_is("ip-type", "exclusive");
}

/* ---- the table -------------------------------------------------------- */

void interfaces_read(interfaces *all)
{
	table t;
	net_if *one;
	size_t i;

	table_read(&t, "plumbed");
	all->count = 0;
	for (i = 0; i < t.count && i < MAX_LINKS; i++) {
		one = &all->at[all->count++];
		(void)snprintf(one->name, NAME_SIZE, "%s", t.rows[i].words[0]);
		(void)snprintf(one->address, NAME_SIZE, "%s",
			       row_word(&t.rows[i], 1));
		one->enabled = strchr(row_word(&t.rows[i], 2), 'e') != NULL;
		one->lasting = strchr(row_word(&t.rows[i], 2), 'l') != NULL;
		one->up = strchr(row_word(&t.rows[i], 2), 'u') != NULL;
		one->mtu[0] = atol(row_word(&t.rows[i], 3));
		one->fixed[0] = atoi(row_word(&t.rows[i], 4));
		one->mtu[1] = atol(row_word(&t.rows[i], 5));
		one->fixed[1] = atoi(row_word(&t.rows[i], 6));
	}
	ipmp_follow(all);
}

static void put_number(row *r, size_t i, long value)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%ld", value);
	row_set(r, i, text);
}

void interfaces_write(const interfaces *all)
{
	const net_if *one;
	char flags[8];
	table t;
	row *r;
	size_t i;

	t.name = "plumbed";
	t.count = 0;
	for (i = 0; i < all->count; i++) {
		one = &all->at[i];
		r = table_add(&t, one->name);
		row_set(r, 1, one->address);
		(void)snprintf(flags, sizeof flags, "%s%s%s-",
			       one->enabled ? "e" : "", one->lasting ? "l" : "",
			       one->up ? "u" : "");
		row_set(r, 2, flags);
		put_number(r, 3, one->mtu[0]);
		put_number(r, 4, one->fixed[0]);
		put_number(r, 5, one->mtu[1]);
		put_number(r, 6, one->fixed[1]);
	}
	table_write(&t);
}

net_if *interface_find(interfaces *all, const char *name)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (strcmp(all->at[i].name, name) == 0)
			return &all->at[i];
	return NULL;
}

net_if *interface_add(interfaces *all, const char *name, int lasting)
{
	net_if *one = &all->at[all->count];
	net_link *lower;
	links l;

	if (all->count++ == MAX_LINKS)
		die("too many interfaces");
	links_read(&l);
	lower = link_find(&l, name);
	memset(one, 0, sizeof *one);
	(void)snprintf(one->name, NAME_SIZE, "%s", name);
	(void)snprintf(one->address, NAME_SIZE, "-");
	one->enabled = 1;
	one->lasting = lasting;
	one->mtu[0] = one->mtu[1] = lower != NULL ? lower->sdu : ORDINARY;
	return one;
}

void interface_drop(interfaces *all, net_if *one)
{
	net_if *last = &all->at[--all->count];

	routes_leave(one->name, one->address);
	ipmp_leave(one->name);
	memmove(one, one + 1, (size_t)(last - one) * sizeof *one);
}

void interfaces_follow(const net_link *of)
{
	interfaces all;
	net_if *one;
	int i;

	interfaces_read(&all);
	one = interface_find(&all, of->name);
	if (one == NULL)
		return;
	for (i = 0; i < 2; i++)
		if (!one->fixed[i] || one->mtu[i] > of->sdu)
			one->mtu[i] = of->sdu;
	interfaces_write(&all);
}

/* ---- addresses -------------------------------------------------------- */

static void put_address(unsigned long bits, char *text)
{
	(void)snprintf(text, NAME_SIZE, "%lu.%lu.%lu.%lu", bits >> 24 & 255,
		       bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

unsigned long address_bits(const char *text)
{
	unsigned a = 0, b = 0, c = 0, d = 0;

	(void)sscanf(text, "%u.%u.%u.%u", &a, &b, &c, &d);
	return (unsigned long)a << 24 | (unsigned long)b << 16 |
	       (unsigned long)c << 8 | d;
}

void address_parts(const char *address, char *host, char *mask,
		   char *broadcast)
{
	const char *slash = strchr(address, '/');
	unsigned length = slash != NULL ? (unsigned)atoi(slash + 1) : 24;
	unsigned long bits, net;

	if (strcmp(address, "dhcp") == 0)
		address = "198.51.100.77";
	bits = address_bits(address);
	net = length == 0 ? 0 : 0xffffffffUL << (32 - length) & 0xffffffffUL;
	put_address(bits, host);
	(void)snprintf(mask, NAME_SIZE, length == 0 ? "0" : "%08lx", net);
	put_address((bits & net) | (~net & 0xffffffffUL), broadcast);
}

/* The next one that it has by IPv6. */
int interface_six(size_t *at, const char *name, char *address)
{
	char fields[NAME_SIZE], words[2][NAME_SIZE];

	while (next_fact(at, "address6", fields, sizeof fields))
		if (split(it_slice_of(fields), words, 2) == 2 &&
		    strcmp(words[0], name) == 0) {
			(void)snprintf(address, NAME_SIZE, "%s", words[1]);
			return 1;
		}
	return 0;
}

/* ---- at boot ---------------------------------------------------------- */

static void plumb(interfaces *all, links *l, const char *name,
		  const char *address, int lasting)
{
	net_link *lower = link_find(l, name);
	net_if *one;

	if (lower == NULL)
		lower = link_of_device(l, name);
	if (lower != NULL)
		name = lower->name;
	if ((lower == NULL && !ipmp_is_group(name)) ||
	    interface_find(all, name) != NULL)
		return;
	one = interface_add(all, name, lasting);
	(void)snprintf(one->address, NAME_SIZE, "%s", address);
	one->up = strcmp(address, "-") != 0;
}

/*
 * The words behind the name in /etc/hostname.X are given to ifconfig, with
 * "netmask + broadcast + up" behind them.  It ends at an MTU that the link has
 * not: what follows is not done (2.4).
 */
static void take_words(net_if *one, const links *l, it_slice text)
{
	char words[16][NAME_SIZE];
	size_t count = split(text, words, 16), i;
	net_link *lower = link_find((links *)(size_t)l, one->name);
	long mtu;

	for (i = 1; i < count; i++) {
		one->up |= strcmp(words[i], "up") == 0;
		if (i + 1 == count || strcmp(words[i], "mtu") != 0 ||
		    lower == NULL)
			continue;
		mtu = atol(words[i + 1]);
		if (mtu > lower->sdu)
			return;
		one->mtu[0] = mtu;
		one->fixed[0] = 1;
	}
	one->up |= count != 0;
}

/* Solaris 10 and 2009.06: a file for each. */
static void read_hostname_files(interfaces *all, links *l)
{
	DIR *dir = opendir("/etc");
	it_strbuf text = {NULL, 0, 0, 0};
	struct dirent *entry;
	char path[PATH_SIZE];
	const char *name;
	net_if *one;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (strncmp(entry->d_name, "hostname.", 9) != 0)
			continue;
		name = entry->d_name + 9;
		(void)snprintf(path, sizeof path, "/etc/%s", entry->d_name);
		plumb(all, l, name, "-", 1);
		one = interface_find(all, name);
		text.len = 0;
		if (one == NULL || !read_guest_file(path, &text))
			continue;
		take_words(one, l, it_slice_of(it_strbuf_str(&text)));
	}
	if (dir != NULL)
		(void)closedir(dir);
}

void interfaces_boot(void)
{
	interfaces all;
	table t;
	links l;
	size_t i;

	links_read(&l);
	ipmp_boot();
	all.count = 0;
	table_read(&t, "interface");
	for (i = 0; i < t.count; i++)
		plumb(&all, &l, row_word(&t.rows[i], 0),
		      row_word(&t.rows[i], 1),
		      strcmp(row_word(&t.rows[i], 2), "temporary") != 0);
	if (the_system()->net == NET_10 || the_system()->net == NET_09)
		read_hostname_files(&all, &l);
	interfaces_write(&all);
}
