/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Properties of the protocols (tuning.md 1.5, 1.6, 2.2): what the kernel has
 * now, what the store has, and how each system calls them.
 */
#ifndef IT_TESTS_GUEST_STACK_H
#define IT_TESTS_GUEST_STACK_H

#include "tests/guest/programs/net.h"

/* As ipadm puts it into words; 0 is success. */
typedef enum ip_status {
	IP_DONE,
	IP_UNKNOWN,
	IP_RANGE,
	IP_INVALID,
	IP_UNAUTHORIZED,
	IP_DENIED,
	IP_NO_INTERFACE,
	IP_TEMPORARY,
	IP_UNSUPPORTED,
	IP_DISABLED,
	IP_NO_LINK,
	IP_EXISTS,
	IP_FAILED
} ip_status;

const char *ip_status_text(ip_status status);

/* A property on this system. */
typedef struct stack_prop {
	const char *proto; /* ip, ipv4, ipv6, tcp, udp */
	const char *key;   /* its name in ndd, "tcp_max_buf" */
	const char *name;  /* its name in ipadm here */
	char first[NAME_SIZE]; /* default */
	char possible[NAME_SIZE];
	long least, most; /* least > most: a word of possible */
} stack_prop;

/* The i-th of this system, in the order of listings; 0 at the end. */
int stack_prop_at(size_t i, stack_prop *p);

/* By the names of ipadm, old ones where they are still taken. */
int stack_find(const char *proto, const char *name, stack_prop *p);
int stack_find_ndd(const char *proto, const char *key, stack_prop *p);

int stack_is_private(const stack_prop *p);

void stack_current(const stack_prop *p, char *value);
ip_status stack_set(const stack_prop *p, const char *value);

/* ---- the store (ipmgmt.c) --------------------------------------------- */

#define IPADM_CONF "/etc/ipadm/ipadm.conf"

/*
 * Of a protocol (ifname NULL) or an interface; 0: not stored.  Names as in
 * ipadm; the file has one more "_" before a private one.
 */
int ipmgmt_get(const char *ifname, const char *proto, const char *name,
	       char *value);

/* An old line is rewritten where it stands, a new one comes last. */
int ipmgmt_put(const char *ifname, const char *proto, const char *name,
	       const char *value);

/* What ipmgmtd does at boot: all lines, in their order. */
void ipmgmt_replay(void);
void ipmgmt_replay_interfaces(void);

/* Whether this user may; with the state of the zone. */
ip_status ipmgmt_may(void);

/* Property mtu of an interface. */
ip_status interface_set_mtu(const char *name, int six, long mtu);

#endif
