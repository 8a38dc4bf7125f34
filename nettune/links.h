/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The links of a system: which driver instance each one is, and how it is
 * now, from what dladm, ifconfig and prtconf print and from files of a root.
 * Nothing is run or opened here: every function takes the text.
 */
#ifndef IT_LINKS_H
#define IT_LINKS_H

#include <stddef.h>

#include "nettune/matrix.h"
#include "support/text.h"

enum { IT_LINK_NAME = 32, IT_MAX_LINKS = 64 };

typedef struct it_link {
	char name[IT_LINK_NAME]; /* "net0"; the device where it has no other */
	char device[IT_LINK_NAME]; /* "vmxnet3s0" */
	char driver[IT_LINK_NAME]; /* "vmxnet3s" */
	int instance;		   /* IT_INSTANCE_ANY: of an image, not known */
	it_build build;
	char user[IT_LINK_NAME]; /* what lies over it or bridges it, or "" */
	char user_class[IT_LINK_NAME]; /* "vnic", "vlan", "aggr", "bridge" */
	/* Of the running system; 0: not told. */
	unsigned long mtu;    /* of the MAC */
	unsigned long ip_mtu; /* of the interface, 0 while it is not plumbed */
	int has_ip4; /* then that is of IPv4: 0 where its group moved it */
	int up_ip4; /* ... which sends; one that is down has no address */
	unsigned long ip6_mtu; /* IPv6 may have one of its own; 0: no IPv6 */
	int listed; /* by show-link, which tells what lies over it */
	int plumbed;
	int grouped; /* its interface is one of an IPMP group */
	char group[IT_LINK_NAME]; /* that one */
	unsigned long group_mtu;  /* of its interface; 0: it has none */
	unsigned long speed; /* megabits a second */
	/* POSSIBLE of its mtu property is a range: the driver takes it. */
	int takes_mtu;	 /* -1: not told */
	unsigned long least_mtu, most_mtu; /* that range; most 0: not told */
	long stored_mtu; /* in dladm's store; 0: none */
	/*
	 * What the kernel has of the driver's .conf; -1: not told.  For an MTU
	 * e1000g has a number of its class.
	 */
	long held[IT_SET_TCP_CAP];
} it_link;

enum { IT_INSTANCE_ANY = -1 };

typedef struct it_links {
	it_link items[IT_MAX_LINKS];
	size_t count;
	int cut; /* there were more */
	/* Of all drivers: physical ones that both lists of dladm tell of. */
	size_t shown_phys, shown_link;
	size_t told; /* lines that tell of one, of any kind on Solaris 10 */
	int unread;  /* there are lines that tell of none */
	int as_10; /* told by Solaris 10: interfaces are called like devices */
	int aggregated; /* there are aggregations: it_links_add_ports_10 */
} it_links;

/* Is it a driver whose links can be tuned, or at least reported? */
int it_link_is_ours(const char *driver);

/* Did the programs answer, but name no link that could be read? */
int it_links_are_hidden(const it_links *links);

/*
 * Does the list of devices lack a link that the other one has, or on Solaris
 * 10 an interface, or the other way round?
 */
int it_links_are_lacking(const it_links *links);

/*
 * Finds a link by its name and, if no link has that name, by its device: a link
 * may have the name of a device that is not its own.  NULL if there is none.
 */
it_link *it_links_find(it_links *links, const char *name);

/* etc/path_to_inst: links of our drivers, named as their devices. */
void it_links_from_instances(it_links *links, it_slice path_to_inst);

/* dladm show-phys -p -o ...: what the parser counts */
#define IT_PHYS_COLUMNS "link,state,speed,device"
void it_links_from_phys(it_links *links, it_slice output);

/* dladm show-link -p -o ... */
#define IT_LINK_COLUMNS "link,class,mtu,over"
void it_links_add_mtu(it_links *links, it_slice output);

/* dladm show-linkprop -c -o ... -p mtu */
#define IT_POSSIBLE_COLUMNS "link,value,possible"
void it_links_add_possible(it_links *links, it_slice output);

/* Solaris 10: dladm show-link -p */
void it_links_from_show_link_10(it_links *links, it_slice output);

/* Solaris 10: dladm show-aggr -p */
void it_links_add_ports_10(it_links *links, it_slice output);

/* ifconfig -a */
void it_links_add_interfaces(it_links *links, it_slice output);

/*
 * The MTU that IPv4 or IPv6 uses on it, and the least of both: that of its
 * IPMP group, if it is smaller.
 */
unsigned long it_link_mtu_of(const it_link *link, int six);
unsigned long it_link_mtu_of_ip(const it_link *link);

/* prtconf -D -v: what the kernel holds, since the driver was attached. */
void it_links_add_held(it_links *links, it_slice output);

/*
 * prtconf -D: is an adapter attached to a driver of ours, and has no link
 * here?  Then the list of links is not all that there is.
 */
int it_links_miss_node(it_links *links, it_slice output);

/* Sets all members to "not told". */
void it_link_clear(it_link *link);

/*
 * etc/dladm/datalink.conf: what is stored, by the name of the link; for links
 * of an image also that name.
 */
void it_links_add_stored(it_links *links, it_slice datalink_conf);

#endif
