/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An IP interface that is taken down for a moment, so that its link is not in
 * use, and comes back with the addresses that it had.  ipadm disables it and
 * has the addresses in its store; ifconfig of 2009.06 has no store, so that
 * the words that make the address again are kept here.
 *
 * Nothing is run here.  Where it is not certain that all comes back, there is
 * a reason instead.
 */
#ifndef IT_PLUMBING_H
#define IT_PLUMBING_H

#include "nettune/dial.h"
#include "nettune/links.h"

enum { IT_PLUMB_ROWS = 16, IT_PLUMB_TEXT = 160 };

typedef struct it_plumbing {
	char name[IT_LINK_NAME]; /* of the interface, which is the link's */
	int old;		 /* by ifconfig */
	size_t count;
	/*
	 * What is there again when it is back: "net0/v4 192.0.2.10/24"; by
	 * ifconfig "192.0.2.10 255.255.255.0 192.0.2.255".
	 */
	char rows[IT_PLUMB_ROWS][IT_PLUMB_TEXT];
} it_plumbing;

/* The call that tells the addresses of all interfaces. */
int it_plumbing_ask(int old, it_dial_call *call);

/*
 * The interface of a link from what that call printed, with no rows where it
 * is not there; not NULL: why it is not to be taken down.
 */
const char *it_plumbing_take(it_plumbing *p, const char *name, int old,
			     it_slice output);

/* How many of its rows are there? */
size_t it_plumbing_present(const it_plumbing *p, it_slice output);

/* The calls that take it down and bring it back; 0: does not fit. */
int it_plumbing_down(const it_plumbing *p, it_dial_call *call);
int it_plumbing_up(const it_plumbing *p, it_dial_call *call);

#endif
