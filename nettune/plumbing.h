/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Taking an IP interface down for a moment, so that its link is not in use, and
 * bringing it back with the addresses that it had.  ipadm disables the
 * interface and has its addresses in a store; ifconfig of 2009.06 has no store,
 * so the words that make the address again are kept here, as are the routes
 * over the interface that the system would not bring back by itself.
 *
 * Nothing is run here.  If it is not certain that everything comes back, the
 * functions give the reason instead.
 */
#ifndef IT_PLUMBING_H
#define IT_PLUMBING_H

#include "nettune/dial.h"
#include "nettune/links.h"
#include "nettune/routes.h"

enum {
	IT_PLUMB_ROWS = 16,
	IT_PLUMB_TEXT = IT_ROUTE_TEXT,
	IT_PLUMB_ROUTES = 32
};

typedef struct it_plumbing {
	char name[IT_LINK_NAME]; /* of the interface, which is the link's */
	int old;		 /* by ifconfig */
	size_t count;
	/*
	 * What is there again when it is back: "net0/v4 192.0.2.10/24"; by
	 * ifconfig "192.0.2.10 255.255.255.0 192.0.2.255".
	 */
	char rows[IT_PLUMB_ROWS][IT_PLUMB_TEXT];
	int unread; /* refused since something was not told: not for good */
	int autoconf; /* IPv6: routers advertise its addresses and routes */
	size_t route_count;
	char routes[IT_PLUMB_ROUTES][IT_PLUMB_TEXT]; /* see it_route_keep */
} it_plumbing;

/* The call that tells the addresses of all interfaces. */
int it_plumbing_ask(int old, it_dial_call *call);

/*
 * The interface of a link from what that call printed, without rows where the
 * link has no interface.  Returns why it must not be taken down, NULL if it
 * may.
 */
const char *it_plumbing_take(it_plumbing *p, const char *name, int old,
			     it_slice output);

/* Did that call answer at all?  Every answer names lo0. */
int it_plumbing_is_told(it_slice output);

/*
 * Is it one of an IPMP group?  output is of "ifconfig -a", which names the
 * group on every system.
 */
int it_plumbing_is_grouped(const char *name, it_slice output);

/* How many of its rows are there? */
size_t it_plumbing_present(const it_plumbing *p, it_slice output);

/*
 * Is it plumbed, and not as it was, since an ifconfig ended in between?  Such
 * a one is not plumbed again, and is in use all the same.
 */
int it_plumbing_is_half(const it_plumbing *p, it_slice output);

/* ---- its routes (plumbing_routes.c) --------------------------------- */

typedef struct it_route_texts {
	it_slice table;	  /* see it_routes_ask */
	it_slice stored;  /* see it_routes_ask_stored */
	it_slice routers; /* /etc/defaultrouter */
} it_route_texts;

/*
 * Keeps the routes over the interface that do not come back with it: not its
 * own networks, not those of redirects and advertisements.  why is "", or says
 * which route stands in the way.
 */
void it_plumbing_take_routes(it_plumbing *p, const it_route_texts *texts,
			     char *why, size_t size);

/*
 * The first of those that is stored nowhere: a daemon may have learned it.
 * 0: there is none.
 */
int it_plumbing_has_unstored(const it_plumbing *p,
			     const it_route_texts *texts, char *out,
			     size_t size);

/* A daemon that learns routes, from "svcs -H -o state,fmri"; 0: none runs. */
int it_routes_daemon(it_slice services, char *out, size_t size);

/* Is the route, one that was kept, in that table? */
int it_plumbing_has_route(const char *kept, it_slice table);

/* The calls that take it down and bring it back; 0 if they do not fit. */
int it_plumbing_down(const it_plumbing *p, it_dial_call *call);
int it_plumbing_up(const it_plumbing *p, it_dial_call *call);

#endif
