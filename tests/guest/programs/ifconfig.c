/* SPDX-License-Identifier: BSD-2-Clause */
/* ifconfig: tuning.md 2.4. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/stack.h"

/* ---- showing ---------------------------------------------------------- */

static const struct flag {
	unsigned long bit;
	const char *name;
} flags[] = {
	{0x1, "UP"},		 {0x2, "BROADCAST"},
	{0x8, "LOOPBACK"},	 {0x40, "RUNNING"},
	{0x800, "MULTICAST"},	 {0x4000, "DHCP"},
	{0x01000000, "IPv4"},	 {0x02000000, "IPv6"},
	{0x08000000, "NOFAILOVER"}, {0x10000000, "FAILED"},
	{0x1000000000, "FIXEDMTU"}, {0x2000000000, "VIRTUAL"},
	{0x8000000000, "IPMP"},
	{0x100000000000, "PHYSRUNNING"},
};

static void show_head(const char *name, unsigned long bits, long mtu,
		      int index)
{
	const char *comma = "";
	size_t i;

	(void)printf("%s: flags=%lx<", name, bits);
	for (i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		if ((bits & flags[i].bit) == 0)
			continue;
		(void)printf("%s%s", comma, flags[i].name);
		comma = ",";
	}
	(void)printf("> mtu %ld index %d\n", mtu, index);
}

static void show_address(const net_if *one)
{
	char host[NAME_SIZE] = "0.0.0.0", mask[NAME_SIZE] = "0";
	char broadcast[NAME_SIZE] = "";

	if (strcmp(one->address, "-") != 0)
		address_parts(one->address, host, mask, broadcast);
	(void)printf("\tinet %s netmask %s %s%s%s\n", host, mask,
		     broadcast[0] != '\0' ? "broadcast " : "", broadcast,
		     "");
}

/* "failed LINK": a member of a group. */
static int has_failed(const net_if *one)
{
	char buffer[LINE_SIZE];
	size_t at = 0;

	while (next_fact(&at, "failed", buffer, sizeof buffer))
		if (strcmp(buffer, one->name) == 0)
			return 1;
	return 0;
}

/*
 * On Solaris 10 the addresses of a member that failed are on another one, and
 * it has no MTU then; later the group has them.
 */
static int is_empty(const net_if *one)
{
	return the_system()->net == NET_10 && has_failed(one);
}

/* Members are up without an address of their own. */
static unsigned long bits_of(const net_if *one)
{
	unsigned long bits = 0x1000842;
	char group[NAME_SIZE];

	if (is_empty(one))
		return bits | 0x18000000;
	if (has_failed(one))
		bits |= 0x10000000;

	if (ipmp_is_group(one->name))
		bits |= 0x8000000000;
	if (one->up || ipmp_group_of(one->name, group))
		bits |= 0x1;
	if (strcmp(one->address, "dhcp") == 0)
		bits |= 0x4000;
	if (one->fixed[0])
		bits |= 0x1000000000;
	if (the_system()->net == NET_11 || the_system()->net == NET_11_4)
		bits |= 0x100000000000;
	return bits;
}

/* The hardware's address is root's to see. */
static void show(const net_if *one, int index)
{
	char group[NAME_SIZE];

	show_head(one->name, bits_of(one), is_empty(one) ? 0 : one->mtu[0],
		  index);
	if (is_empty(one))
		(void)printf("\tinet 0.0.0.0 netmask 0 \n");
	else
		show_address(one);
	if (ipmp_is_group(one->name)) {
		(void)printf("\tgroupname %s\n", one->name);
		return; /* it has no hardware */
	}
	if (ipmp_group_of(one->name, group))
		(void)printf("\tgroupname %s\n", group);
	if (geteuid() == 0)
		(void)printf("\tether 0:c:29:0:0:%x \n", index);
}

static void show_loopback(void)
{
	show_head("lo0", 0x2001000849, 8232, 1);
	(void)printf("\tinet 127.0.0.1 netmask ff000000 \n");
}

static void show_six(const net_if *one, int index)
{
	unsigned long bits = 0x2000841;
	char address[NAME_SIZE];
	size_t at = 0;

	if (!interface_six(&at, one->name, address))
		return;
	if (one->fixed[1])
		bits |= 0x1000000000;
	show_head(one->name, bits, one->mtu[1], index);
	do
		(void)printf("\tinet6 %s/10 \n", address);
	while (interface_six(&at, one->name, address));
}

/* Before 11 IPv6 may be alone. */
static int has_four(const net_if *one)
{
	char address[NAME_SIZE];
	size_t at = 0;

	return (the_system()->net != NET_10 && the_system()->net != NET_09) ||
	       strcmp(one->address, "-") != 0 ||
	       !interface_six(&at, one->name, address);
}

/* All of IPv4, then all of IPv6. */
static int show_all(const interfaces *all)
{
	size_t i;

	show_loopback();
	for (i = 0; i < all->count; i++)
		if (all->at[i].enabled && has_four(&all->at[i]))
			show(&all->at[i], (int)i + 2);
	for (i = 0; i < all->count; i++)
		if (all->at[i].enabled)
			show_six(&all->at[i], (int)i + 2);
	return 0;
}

/* ---- changing --------------------------------------------------------- */

static int no_such(const char *name)
{
	(void)fprintf(stderr, "ifconfig: status: SIOCGLIFFLAGS: %s: no such "
			      "interface\n",
		      name);
	return 1;
}

static int refuse(const char *what, const char *name, const char *why)
{
	(void)fprintf(stderr, "ifconfig: %s: %s: %s\n", what, name, why);
	return 1;
}

static int set_mtu(const char *name, int six, const char *value)
{
	if (geteuid() != 0)
		return refuse("setifmtu: SIOCSLIFMTU", name,
			      "permission denied");
	if (strchr(name, ':') != NULL ||
	    interface_set_mtu(name, six, atol(value)) != IP_DONE)
		return refuse("setifmtu: SIOCSLIFMTU", name,
			      "Invalid argument");
	return 0;
}

static int unplumb(interfaces *all, net_if *one)
{
	if (geteuid() != 0)
		return refuse("unplumb", one->name, "permission denied");
	step();
	interface_drop(all, one);
	interfaces_write(all);
	return 0;
}

static int count_bits(const char *mask)
{
	unsigned a = 0, b = 0, c = 0, d = 0;
	unsigned long bits;
	int count = 0;

	if (strcmp(mask, "+") == 0)
		return 24;
	if (sscanf(mask, "%u.%u.%u.%u", &a, &b, &c, &d) == 4)
		bits = (unsigned long)a << 24 | b << 16 | c << 8 | d;
	else
		bits = strtoul(mask, NULL, 16);
	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

/* One word, or two; the next. NULL: not understood. */
static char **take_word(net_if *one, char **word, int *length)
{
	if (strcmp(*word, "up") == 0 || strcmp(*word, "down") == 0) {
		one->up = **word == 'u';
		return word + 1;
	}
	if (strcmp(*word, "netmask") == 0 && word[1] != NULL) {
		*length = count_bits(word[1]);
		return word + 2;
	}
	if (strcmp(*word, "broadcast") == 0 && word[1] != NULL)
		return word + 2;
	if (strcmp(*word, "inet") == 0)
		return word + 1;
	if ((*word)[0] < '0' || (*word)[0] > '9')
		return NULL;
	(void)snprintf(one->address, NAME_SIZE, "%s", *word);
	return word + 1;
}

static int configure(interfaces *all, net_if *one, char **word)
{
	char address[NAME_SIZE];
	int length = 0;

	while (word != NULL && *word != NULL) {
		if (strcmp(*word, "mtu") == 0 && word[1] != NULL)
			return set_mtu(one->name, 0, word[1]);
		word = take_word(one, word, &length);
	}
	if (word == NULL)
		return refuse("bad address", one->name, "unknown word");
	if (geteuid() != 0)
		return refuse("SIOCSLIFADDR", one->name, "permission denied");
	if (length != 0 && strcmp(one->address, "-") != 0) {
		(void)snprintf(address, sizeof address, "%.*s/%d",
			       (int)strcspn(one->address, "/"), one->address,
			       length);
		(void)snprintf(one->address, NAME_SIZE, "%s", address);
	}
	step();
	interfaces_write(all);
	return 0;
}

static int plumb(interfaces *all, const char *name, char **words)
{
	links l;

	links_read(&l);
	if (geteuid() != 0)
		return refuse("plumb", name, "permission denied");
	if (link_find(&l, name) == NULL)
		return refuse("cannot open link", name,
			      "DLPI link does not exist");
	if (interface_find(all, name) != NULL)
		return refuse("plumb: SIOCSLIFNAME for ip", name,
			      "already exists");
	step();
	(void)interface_add(all, name, 0);
	interfaces_write(all);
	if (*words == NULL)
		return 0;
	return configure(all, interface_find(all, name), words);
}

static int with_interface(interfaces *all, const char *name, char **words)
{
	net_if *one = interface_find(all, name);
	const char *verb = words[0] != NULL ? words[0] : "";

	if (strchr(name, ':') != NULL && strcmp(verb, "mtu") == 0)
		return set_mtu(name, 0, "0");
	if (strcmp(verb, "plumb") == 0)
		return plumb(all, name, words + 1);
	if (one == NULL || !one->enabled)
		return no_such(name);
	if (strcmp(verb, "unplumb") == 0)
		return unplumb(all, one);
	if (strcmp(verb, "inet6") == 0 && words[1] != NULL &&
	    words[2] != NULL && strcmp(words[1], "mtu") == 0)
		return set_mtu(name, 1, words[2]);
	if (*verb != '\0')
		return configure(all, one, words);
	show(one, (int)(one - all->at) + 2);
	return 0;
}

int ifconfig(int argc, char **argv)
{
	interfaces all;

	if (argc < 2) {
		(void)fprintf(stderr, "usage: ifconfig interface | -a[ 4 | 6 ] "
				      "[ up ] [ down ] [ mtu number ] ...\n");
		return 1;
	}
	interfaces_read(&all);
	if (strncmp(argv[1], "-a", 2) == 0)
		return show_all(&all);
	if (strcmp(argv[1], "lo0") == 0 && argc == 2) {
		show_loopback();
		return 0;
	}
	return with_interface(&all, argv[1], argv + 2);
}
