/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Routes, as "netstat -rnv" shows them, "route -p show" tells them and
 * "route add" takes them: texts only, nothing is run here.
 *
 * A route that is kept is a text, "inet 10.0.0.0/8 192.0.2.1 gateway net0"
 * with "-" where no interface is named and "direct" where its gateway is an
 * address of the interface itself; what "route add" was given beside that
 * stands behind it.
 */
#ifndef IT_ROUTES_H
#define IT_ROUTES_H

#include "nettune/address.h"
#include "nettune/dial.h"
#include "nettune/links.h"

enum { IT_ROUTE_TEXT = 160 };

typedef struct it_route {
	it_address to;
	unsigned length;
	it_address gateway;
	int direct; /* over an interface, without a gateway */
	char device[IT_LINK_NAME]; /* "" where none is named */
	char flags[16];		   /* "UG" */
	char to_text[64], gateway_text[64];
} it_route;

/* The call that tells all routes of both families. */
int it_routes_ask(it_dial_call *call);

/* Reads what it printed, one by one. */
typedef struct it_route_reader {
	it_slice rest;
	int six;
	size_t behind; /* columns behind that of the interface; 0: no header */
	size_t flags;  /* which of these has the flags */
	int odd;       /* a line was none that is understood */
} it_route_reader;

void it_routes_begin(it_route_reader *reader, it_slice output);

/* 0 at the end, and where a line was odd. */
int it_routes_next(it_route_reader *reader, it_route *route);

/* Was there no table at all, or anything odd? */
int it_routes_are_unread(const it_route_reader *reader);

/* The call that tells what the system adds at each boot by itself. */
int it_routes_ask_stored(it_dial_call *call);

/* Did that call answer at all, be it that nothing is stored? */
int it_routes_are_stored(it_slice output);

/*
 * Is it stored, by that answer or as one of /etc/defaultrouter?  extra gets
 * what route was given beside what netstat shows.
 */
int it_route_is_stored(const it_route *route, it_slice stored,
		       it_slice routers, char *extra, size_t size);

/* The text that is kept; 0: it does not fit. */
int it_route_keep(const it_route *route, const char *extra, char *out,
		  size_t size);

/* A text that was kept; extra gets what stands behind; 0: is none. */
int it_route_read(const char *text, it_route *route, it_slice *extra);

/* The same route?  One that names no interface fits any. */
int it_route_is(const it_route *a, const it_route *b);

/* The call that adds one that was kept; 0: does not fit, or is none. */
int it_route_add(const char *text, it_dial_call *call);

/* "10.0.0.0/8 by 192.0.2.1", for people. */
void it_route_say(const it_route *route, char *out, size_t size);

#endif
