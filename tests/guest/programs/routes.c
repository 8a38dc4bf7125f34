/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Routes: state/routes has those that were added; the networks of interfaces
 * are made of these.  Facts:
 *   route inet|inet6 DESTINATION GATEWAY DEVICE|- FLAGS
 *			there after each boot, stored nowhere
 *   address6 LINK ADDRESS
 *			a link-local one; of IPv6 there is no other
 *   routes-stay	those bound to no interface stay when it goes
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/net.h"

/* ---- the table -------------------------------------------------------- */

static const char *word_of(const char *text)
{
	return text[0] != '\0' ? text : "-";
}

static void set_word(char *out, const char *word)
{
	(void)snprintf(out, NAME_SIZE, "%s",
		       strcmp(word, "-") == 0 ? "" : word);
}

/* inet DESTINATION[/LENGTH] GATEWAY DEVICE FLAGS */
static int read_row(it_slice line, net_route *r)
{
	char words[5][NAME_SIZE], *slash;

	memset(r, 0, sizeof *r);
	if (split(line, words, 5) != 5)
		return 0;
	r->six = strcmp(words[0], "inet6") == 0;
	slash = r->six ? NULL : strchr(words[1], '/');
	r->length = strcmp(words[1], "default") == 0 ? 0 : 32;
	if (slash != NULL) {
		r->length = (unsigned)atoi(slash + 1);
		*slash = '\0';
	}
	set_word(r->to, words[1]);
	set_word(r->gateway, words[2]);
	set_word(r->device, words[3]);
	set_word(r->flags, words[4]);
	return 1;
}

static void add_row(net_routes *all, it_slice line)
{
	if (all->count == MAX_ROUTES)
		die("too many routes");
	all->count += (size_t)read_row(line, &all->at[all->count]);
}

void routes_read(net_routes *all)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	all->count = 0;
	state_read("routes", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		add_row(all, line);
}

void routes_write(const net_routes *all)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const net_route *r;
	size_t i;

	for (i = 0; i < all->count; i++) {
		r = &all->at[i];
		it_strbuf_format(&text, "inet%s %s", r->six ? "6" : "", r->to);
		if (!r->six && r->length != 0)
			it_strbuf_format(&text, "/%u", r->length);
		it_strbuf_format(&text, " %s %s %s\n", r->gateway,
				 word_of(r->device), word_of(r->flags));
	}
	state_write("routes", &text);
}

net_route *route_find(net_routes *all, const net_route *like)
{
	net_route *r;
	size_t i;

	for (i = 0; i < all->count; i++) {
		r = &all->at[i];
		if (r->six == like->six && r->length == like->length &&
		    strcmp(r->to, like->to) == 0 &&
		    strcmp(r->gateway, like->gateway) == 0)
			return r;
	}
	return NULL;
}

/* ---- interfaces ------------------------------------------------------- */

static int is_local(const net_if *one)
{
	return one->enabled && one->up && strcmp(one->address, "-") != 0;
}

static int has_address6(const char *name, const char *address)
{
	char one[NAME_SIZE];
	size_t at = 0;

	while (interface_six(&at, name, one))
		if (address == NULL || strcmp(one, address) == 0)
			return 1;
	return 0;
}

static int is_on_net(const char *of, const char *address, int exactly)
{
	char host[NAME_SIZE], mask[NAME_SIZE], broadcast[NAME_SIZE];
	unsigned long bits = 0xffffffffUL;

	address_parts(of, host, mask, broadcast);
	if (!exactly)
		bits = strtoul(mask, NULL, 16);
	return ((address_bits(host) ^ address_bits(address)) & bits) == 0;
}

net_if *route_interface(interfaces *all, const char *address, int exactly)
{
	net_if *one;
	size_t i;

	for (i = 0; i < all->count; i++) {
		one = &all->at[i];
		if (!is_local(one))
			continue;
		if (strchr(address, ':') != NULL
			? has_address6(one->name, exactly ? address : NULL)
			: is_on_net(one->address, address, exactly))
			return one;
	}
	return NULL;
}

int route_leads(const net_routes *all, const net_route *r)
{
	const net_route *net;
	unsigned long bits;
	size_t i;

	for (i = 0; i < all->count; i++) {
		net = &all->at[i];
		if (net->six || r->six || net->length == 0 ||
		    strchr(net->flags, 'G') != NULL)
			continue;
		bits = 0xffffffffUL << (32 - net->length) & 0xffffffffUL;
		if (((address_bits(net->to) ^ address_bits(r->gateway)) &
		     bits) == 0)
			return 1;
	}
	return 0;
}

/* Those that are bound to it, those to its network. */
static int is_left(const net_route *r, const char *name, const char *address)
{
	if (strcmp(r->device, name) == 0)
		return 1;
	return r->device[0] == '\0' && !r->six &&
	       fact("routes-stay") == NULL && strcmp(address, "-") != 0 &&
	       is_on_net(address, r->gateway, 0);
}

void routes_leave(const char *name, const char *address)
{
	net_routes all, left;
	net_route *r;
	size_t i, kept = 0;

	left.count = 0;
	routes_read(&all);
	for (i = 0; i < all.count; i++)
		if (is_left(&all.at[i], name, address))
			left.at[left.count++] = all.at[i];
	for (i = 0; i < all.count; i++) {
		r = &all.at[i];
		/* with the link's other networks go those behind them */
		if (!is_left(r, name, address) &&
		    (fact("routes-stay") != NULL || r->device[0] != '\0' ||
		     !route_leads(&left, r)))
			all.at[kept++] = *r;
	}
	all.count = kept;
	routes_write(&all);
}

/* ---- netstat -r ------------------------------------------------------- */

static int has_rtt(void)
{
	return the_system()->net != NET_11 && the_system()->net != NET_11_4;
}

static void put_mask(unsigned length, char *out)
{
	unsigned long bits = length == 0
				 ? 0
				 : 0xffffffffUL << (32 - length) & 0xffffffff;

	(void)snprintf(out, NAME_SIZE, "%lu.%lu.%lu.%lu", bits >> 24 & 255,
		       bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

static void show_head(int six, int verbose)
{
	(void)printf("\n%s Table: IPv%c\n", verbose ? "IRE" : "Routing",
		     six ? '6' : '4');
	if (six && verbose)
		(void)printf("  Destination/Mask            Gateway          "
			     "          If    %s Ref Flags  Out   In/Fwd \n"
			     "--------------------------- ---------------------"
			     "------ ----- %s ------ ------ \n",
			     has_rtt() ? "PMTU   Rtt " : "MTU ",
			     has_rtt() ? "------ ----- --- -----"
				       : "----- --- -----");
	else if (six)
		(void)printf("  Destination/Mask            Gateway          "
			     "         Flags Ref   Use    If   \n");
	else if (verbose)
		(void)printf("  Destination             Mask           Gateway "
			     "         Device %s Ref Flg  Out  In/Fwd \n"
			     "-------------------- --------------- "
			     "-------------------- ------ %s --- --- ----- "
			     "------ \n",
			     has_rtt() ? "Mxfrg Rtt  " : " MTU ",
			     has_rtt() ? "----- -----" : "-----");
	else
		(void)printf("  Destination           Gateway           Flags"
			     "  Ref     Use     Interface \n"
			     "-------------------- -------------------- ----- "
			     "----- ---------- --------- \n");
}

static void show_four(const net_route *r, int verbose)
{
	char mask[NAME_SIZE];

	put_mask(r->length, mask);
	if (!verbose)
		(void)printf("%-20s %-20s %-5s  %4u %10u %-9s \n", r->to,
			     r->gateway, r->flags, 2, 0, r->device);
	else if (has_rtt())
		(void)printf("%-20s %-15s %-20s %-6s %5u%c %4u %3u "
			     "%-4s%6u %6u \n",
			     r->to, mask, r->gateway, r->device, 1500, '*', 0,
			     1, r->flags, 123456, 0);
	else
		(void)printf("%-20s %-15s %-20s %-6s %5u %3u %-4s%6u %6u \n",
			     r->to, mask, r->gateway, r->device, 1500, 1,
			     r->flags, 123456, 0);
}

static void show_six(const net_route *r, int verbose)
{
	if (!verbose)
		(void)printf("%-27s %-27s %-5s %3u %7u %-5s \n", r->to,
			     r->gateway, r->flags, 2, 0, r->device);
	else if (has_rtt())
		(void)printf("%-27s %-27s %-5s %5u%c %5u %3u %-5s %6u %6u \n",
			     r->to, r->gateway, r->device, 1500, '*', 0, 1,
			     r->flags, 0, 0);
	else
		(void)printf("%-27s %-27s %-5s %5u %3u %-5s %6u %6u \n", r->to,
			     r->gateway, r->device, 1500, 1, r->flags, 0, 0);
}

/* Of an interface: what comes and goes with it. */
static void add_connected(net_routes *all, const net_if *one)
{
	char host[NAME_SIZE], mask[NAME_SIZE], broadcast[NAME_SIZE];
	char row[5 * NAME_SIZE], facts[NAME_SIZE], words[2][NAME_SIZE];
	unsigned long bits;
	size_t at = 0;
	unsigned length = 0;

	address_parts(one->address, host, mask, broadcast);
	bits = strtoul(mask, NULL, 16);
	for (; bits & 0x80000000UL; bits = bits << 1 & 0xffffffffUL)
		length++;
	bits = address_bits(host) & strtoul(mask, NULL, 16);
	(void)snprintf(row, sizeof row, "inet %lu.%lu.%lu.%lu/%u %s %s U",
		       bits >> 24 & 255, bits >> 16 & 255, bits >> 8 & 255,
		       bits & 255, length, host, one->name);
	add_row(all, it_slice_of(row));
	while (next_fact(&at, "address6", facts, sizeof facts))
		if (split(it_slice_of(facts), words, 2) == 2 &&
		    strcmp(words[0], one->name) == 0) {
			(void)snprintf(row, sizeof row,
				       "inet6 fe80::/10 %s %s U", words[1],
				       words[0]);
			add_row(all, it_slice_of(row));
		}
}

void routes_show(int verbose)
{
	net_routes all;
	interfaces ifs;
	size_t i;
	int six;

	routes_read(&all);
	interfaces_read(&ifs);
	for (i = 0; i < ifs.count; i++)
		if (is_local(&ifs.at[i]))
			add_connected(&all, &ifs.at[i]);
	add_row(&all, it_slice_of("inet 127.0.0.1 127.0.0.1 lo0 UH"));
	add_row(&all, it_slice_of("inet6 ::1 ::1 lo0 UH"));
	for (six = 0; six < 2; six++) {
		show_head(six, verbose);
		for (i = 0; i < all.count; i++) {
			if (all.at[i].six != six)
				continue;
			if (six)
				show_six(&all.at[i], verbose);
			else
				show_four(&all.at[i], verbose);
		}
	}
}
