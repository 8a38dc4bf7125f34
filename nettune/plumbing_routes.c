/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which routes are lost with an interface, and do not come back with it.
 * What the kernel makes of them when the interface goes differs from release
 * to release: whatever is missing afterwards is added, and nothing else.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "nettune/plumbing.h"

static const char unread[] =
    "its routes cannot be read, and might not come back";

/* ---- over which interface ------------------------------------------- */

/*
 * A gateway is reached over the interface whose network it is in.  Where there
 * is none it lies behind another route, which may go over our interface.
 */
static int leads_elsewhere(const it_plumbing *p, const it_address *gateway,
			   it_slice table)
{
	it_route_reader reader;
	int elsewhere = 0;
	it_route net;

	it_routes_begin(&reader, table);
	while (it_routes_next(&reader, &net)) {
		if (!net.direct || net.device[0] == '\0' || net.length == 0 ||
		    !it_address_is_in(gateway, &net.to, net.length))
			continue;
		if (strcmp(net.device, p->name) == 0)
			return 0;
		elsewhere = 1;
	}
	return elsewhere;
}

static int is_over(const it_plumbing *p, const it_route *route, it_slice table)
{
	if (route->device[0] != '\0')
		return strcmp(route->device, p->name) == 0;
	return !leads_elsewhere(p, &route->gateway, table);
}

/* ---- which come back by themselves ---------------------------------- */

/* "net0/v4 192.0.2.10/24", by ifconfig "192.0.2.10 255.255.255.0 ..." */
static int is_net_of_row(const it_plumbing *p, const char *row,
			 const it_route *route)
{
	it_slice rest = it_slice_of(row), word, mask = {"", 0};
	it_address address;
	unsigned long bits;
	unsigned length;

	if (!p->old && !it_next_word(&rest, &word))
		return 0;
	if (!it_next_word(&rest, &word))
		return 0;
	if (p->old)
		return it_address_read(word, &address) &&
		       it_address_is(&address, &route->gateway) &&
		       it_next_word(&rest, &mask) &&
		       it_address_mask(mask, &length) &&
		       length == route->length;
	mask.at = memchr(word.at, '/', word.len);
	if (mask.at == NULL)
		return 0;
	mask.at++;
	mask.len = word.len - (size_t)(mask.at - word.at);
	word.len -= mask.len + 1;
	return it_slice_number(mask, 128, &bits) && bits == route->length &&
	       it_address_read(word, &address) &&
	       it_address_is(&address, &route->gateway);
}

/* Its own network; of IPv6 also one that a router advertised. */
static int is_connected(const it_plumbing *p, const it_route *route)
{
	size_t i;

	if (!route->direct ||
	    !it_address_is_in(&route->gateway, &route->to, route->length))
		return 0;
	if (route->to.six)
		return 1;
	for (i = 0; i < p->count; i++)
		if (is_net_of_row(p, p->rows[i], route))
			return 1;
	return 0;
}

static int is_link_local(const it_address *a)
{
	static const it_address net = {1, {0xfe, 0x80}};

	return it_address_is_in(a, &net, 10);
}

/* By a redirect, or advertised by a router: both come again by themselves. */
static int is_told(const it_plumbing *p, const it_route *route, int stored)
{
	return strchr(route->flags, 'D') != NULL ||
	       (!stored && p->autoconf && !route->direct &&
		is_link_local(&route->gateway));
}

/* ---- which can be made again ---------------------------------------- */

/* What netstat has a letter for, and route a word. */
static const struct {
	char letter;
	const char *word;
} letters[] = {
    {'M', "-multirt"}, {'S', "-setsrc"}, {'R', "-reject"}, {'B', "-blackhole"},
};

static int has_word(const char *extra, const char *word)
{
	it_slice rest = it_slice_of(extra), next;

	while (it_next_word(&rest, &next))
		if (it_slice_is(next, word))
			return 1;
	return 0;
}

static int is_known(char letter, const char *extra)
{
	size_t i;

	for (i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (letters[i].letter == letter)
			return has_word(extra, letters[i].word);
	return strchr("UGH", letter) != NULL;
}

static int can_be_made(const it_route *route, const char *extra,
		       const char *kept)
{
	const char *letter;
	it_dial_call call;

	for (letter = route->flags; *letter != '\0'; letter++)
		if (!is_known(*letter, extra))
			return 0;
	return it_route_add(kept, &call);
}

static void refuse(const it_route *route, char *why, size_t size)
{
	char text[IT_ROUTE_TEXT];

	it_route_say(route, text, sizeof text);
	(void)snprintf(why, size,
		       "its route %s cannot be made again (flags %s)", text,
		       route->flags);
}

/* 0: why is set, and the others need not be looked at. */
static int take_route(it_plumbing *p, const it_route *route,
		      const it_route_texts *texts, char *why, size_t size)
{
	char extra[IT_PLUMB_TEXT];
	int stored;

	if (!is_over(p, route, texts->table) || is_connected(p, route))
		return 1;
	stored = it_route_is_stored(route, texts->stored, texts->routers,
				    extra, sizeof extra);
	if (is_told(p, route, stored))
		return 1;
	if (p->route_count == IT_PLUMB_ROUTES) {
		(void)snprintf(why, size, "it has more routes than can be "
					  "kept");
		return 0;
	}
	if (!it_route_keep(route, extra, p->routes[p->route_count],
			   IT_PLUMB_TEXT) ||
	    !can_be_made(route, extra, p->routes[p->route_count])) {
		refuse(route, why, size);
		return 0;
	}
	p->route_count++;
	return 1;
}

void it_plumbing_take_routes(it_plumbing *p, const it_route_texts *texts,
			     char *why, size_t size)
{
	it_route_reader reader;
	it_route route;

	why[0] = '\0';
	p->route_count = 0;
	it_routes_begin(&reader, texts->table);
	while (it_routes_next(&reader, &route))
		if (!take_route(p, &route, texts, why, size))
			return;
	p->unread = it_routes_are_unread(&reader) ||
		    !it_routes_are_stored(texts->stored);
	if (p->unread)
		(void)snprintf(why, size, "%s", unread);
}

/* ---- whose they are ------------------------------------------------- */

int it_plumbing_has_unstored(const it_plumbing *p,
			     const it_route_texts *texts, char *out,
			     size_t size)
{
	char ignored[IT_PLUMB_TEXT];
	it_route route;
	it_slice extra;
	size_t i;

	for (i = 0; i < p->route_count; i++) {
		if (!it_route_read(p->routes[i], &route, &extra) ||
		    route.direct ||
		    it_route_is_stored(&route, texts->stored, texts->routers,
				       ignored, sizeof ignored))
			continue;
		it_route_say(&route, out, size);
		return 1;
	}
	return 0;
}

/* But for neighbour discovery, which runs everywhere: see is_told. */
int it_routes_daemon(it_slice services, char *out, size_t size)
{
	static const char group[] = "svc:/network/routing/";
	it_slice line, state, fmri;

	while (it_next_line(&services, &line))
		if (it_next_word(&line, &state) &&
		    it_next_word(&line, &fmri) &&
		    it_slice_is(state, "online") &&
		    it_slice_starts(fmri, group) &&
		    !it_slice_starts(fmri, "svc:/network/routing/ndp:"))
			return it_slice_copy(fmri, out, size);
	return 0;
}

int it_plumbing_has_route(const char *kept, it_slice table)
{
	it_route_reader reader;
	it_route wanted, route;
	it_slice extra;

	if (!it_route_read(kept, &wanted, &extra))
		return 0;
	it_routes_begin(&reader, table);
	while (it_routes_next(&reader, &route))
		if (it_route_is(&wanted, &route))
			return 1;
	return 0;
}
