/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The network as the kernel and its daemons keep it: links, interfaces and
 * the properties of the protocols (tuning.md 1, 2, 3, 7).  All of it is read
 * again from state/ and the guest's files by each program.
 */
#ifndef IT_TESTS_GUEST_NET_H
#define IT_TESTS_GUEST_NET_H

#include "tests/guest/programs/kernel.h"

enum { MAX_LINKS = 24, MAX_HOLDERS = 8, JUMBO = 9000, ORDINARY = 1500 };

/* ---- what kind of driver it is (build.c) ------------------------------ */

/* Of an attached device; which one, its file and the kernel say (1.2, 3.3). */
typedef enum build {
	BUILD_PLAIN,   /* vmxnet, pcn, a VNIC's: no mtu, no ioctl */
	BUILD_E1000G,  /* mtu by dladm, busy while started */
	BUILD_TEN,     /* 10 on Solaris 10: the MAC's half from vmxnet3s.conf */
	BUILD_STRAY,   /* 10 elsewhere */
	BUILD_CLAIMS,  /* until 2012-08: the MAC says 9000, whatever it takes */
	BUILD_JUMBO,   /* 2009.06 and 11 until 2015: accept-jumbo */
	BUILD_FIXED,   /* 11 since 9.10: mtu by dladm, started or not */
	BUILD_ILLUMOS, /* of illumos: mtu by dladm, busy while started */
	BUILDS
} build;

const char *build_name(build b);
build build_of_name(const char *name);
build build_of(const char *driver); /* from the module file */
int build_has_ioctl(const char *driver);

/* ---- driver.conf (conf.c) --------------------------------------------- */

/* What a node that was attached keeps until it is detached. */
void conf_hold(const char *driver, long instance);
void conf_drop(const char *driver, long instance);

/*
 * The next property that the kernel holds for it; *at begins as 0.  values
 * gets numbers with blanks between.  0 at the end.
 */
int conf_next(size_t *at, const char *driver, long instance, char *name,
	      char *values);

/* 1: it has one; 0: the list is too short; -1: there is no list */
int conf_element(const char *driver, long instance, const char *name,
		 long *value);

/*
 * The element for this instance.  The default without such a list; also where
 * it is too short or the number out of range, which the console says.
 */
long conf_value(const char *driver, long instance, const char *name,
		long least, long most, long otherwise);

/* ---- links (links.c) -------------------------------------------------- */

typedef struct net_link {
	char name[NAME_SIZE];	/* "net0" */
	char class[NAME_SIZE];	/* phys, vnic, vlan, aggr */
	char device[NAME_SIZE]; /* "vmxnet3s0"; "-" where there is none */
	char driver[NAME_SIZE];
	long instance;
	build build;
	long sdu;  /* what the MAC says */
	long half; /* what the device is set to */
	char over[NAME_SIZE]; /* of a VNIC and an aggregation; "-" */
} net_link;

typedef struct links {
	net_link at[MAX_LINKS];
	size_t count;
} links;

void links_read(links *l);
void links_write(const links *l);
net_link *link_find(links *l, const char *name);
net_link *link_of_device(links *l, const char *device);

/* Devices that are attached have links, and no others of class phys. */
void links_refresh(void);

/* Those that facts declare over them, once in a boot. */
void links_declare(void);

/* Is it opened by somebody?  Then the driver's start has run. */
/* Is the other one over it?  A bridge is over its links. */
int link_is_below(const net_link *upper, const char *name);

int link_is_started(const links *l, const net_link *of);

/* "vmxnet3s0" */
void device_name(const node *n, char *name);

/* Of its adapter: "e1000", "vmxnet3"; "" where it has none. */
const char *link_adapter(const net_link *of);

/* ---- mtu (mtu.c) ------------------------------------------------------ */

/* As dladm puts it into words; 0 is success. */
typedef enum net_status {
	NET_DONE,
	NET_INVALID,
	NET_UNSUPPORTED,
	NET_BUSY,
	NET_DENIED,
	NET_MISSING,
	NET_BAD_VALUE,
	NET_FAILED
} net_status;

const char *net_status_text(net_status status);

/* Least and most; 0 where the driver does not answer for it. */
int mtu_range(const net_link *of, long *least, long *most);

/* dladm's way. */
net_status mtu_set(links *l, net_link *of, long mtu);

/* ndd's way: accept-jumbo. */
net_status mtu_accept_jumbo(links *l, net_link *of, const char *value);

/* ---- the store of dladm (datalink.c) ---------------------------------- */

#define DATALINK_CONF "/etc/dladm/datalink.conf"

/* 0: the link has none of that name. */
int datalink_get(const char *name, const char *key, char *value);

/* value NULL takes it away; 0: the file cannot be written. */
int datalink_put(const char *name, const char *key, const char *type,
		 const char *value);

/* ---- IP interfaces (interfaces.c) ------------------------------------- */

typedef struct net_if {
	char name[NAME_SIZE];	 /* that of its link */
	char address[NAME_SIZE]; /* "192.0.2.10/24", "dhcp", "-" */
	int enabled;
	int lasting; /* of the store; else gone with the next boot */
	int up;
	long mtu[2]; /* IPv4, IPv6 */
	int fixed[2]; /* set by somebody: does not follow the link */
} net_if;

typedef struct interfaces {
	net_if at[MAX_LINKS];
	size_t count;
} interfaces;

void interfaces_read(interfaces *all);
void interfaces_write(const interfaces *all);
net_if *interface_find(interfaces *all, const char *name);
net_if *interface_add(interfaces *all, const char *name, int lasting);
void interface_drop(interfaces *all, net_if *one);

/* Interfaces follow their link, unless fixed. */
void interfaces_follow(const net_link *of);

/* What a boot plumbs. */
void interfaces_boot(void);

/* The text of an address: "192.0.2.10", its netmask, its broadcast. */
void address_parts(const char *address, char *host, char *mask,
		   char *broadcast);
/* By IPv6: the next one from *at on; 0: none is left. */
int interface_six(size_t *at, const char *name, char *address);

/* The four bytes of an address as a number. */
unsigned long address_bits(const char *text);

/* ---- groups of interfaces: IPMP (ipmp.c) ------------------------------ */

int ipmp_is_group(const char *name);
int ipmp_group_of(const char *name, char *group); /* 0: of none */

/* "net0 net1" */
void ipmp_members(const char *group, char *text, size_t size);

/* An interface that was taken down; all are back after a boot. */
void ipmp_leave(const char *name);
void ipmp_boot(void);

/* The interface of a group has the least mtu of its members. */
void ipmp_follow(interfaces *all);

/* ---- routes (routes.c) ------------------------------------------------ */

typedef struct net_route {
	int six;
	char to[NAME_SIZE]; /* "default", "10.0.0.0", "2001:db8::/32" */
	unsigned length;    /* of IPv4 */
	char gateway[NAME_SIZE];
	char device[NAME_SIZE]; /* "" where it is bound to none */
	char flags[NAME_SIZE];	/* "UG" */
} net_route;

enum { MAX_ROUTES = 64 };

typedef struct net_routes {
	net_route at[MAX_ROUTES];
	size_t count;
} net_routes;

/* Those that somebody added; the networks of interfaces are none of them. */
void routes_read(net_routes *all);
void routes_write(const net_routes *all);
net_route *route_find(net_routes *all, const net_route *like);

/* The enabled interface with this address, or on whose network it is. */
net_if *route_interface(interfaces *all, const char *address, int exactly);

/* Is the gateway on a network that one of the others has on its link? */
int route_leads(const net_routes *all, const net_route *r);

/* They go with their interface. */
void routes_leave(const char *name, const char *address);

/* /etc/defaultrouter, and what is stored. */
void routes_boot(void);

/* netstat -r */
void routes_show(int verbose);

#define STATIC_ROUTES "/etc/inet/static_routes"

/* Neither global nor with a stack of its own. */
int zone_is_shared(void);
int zone_is_global(void);

#endif
