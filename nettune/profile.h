/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a user wants of the network: a profile, built in or an XML file, and
 * what the command line puts in its place.  Nothing here knows a system: which
 * of these wishes can be met, and how, nettune/matrix.h says.
 */
#ifndef IT_PROFILE_H
#define IT_PROFILE_H

#include <stddef.h>

#include "support/error.h"
#include "support/text.h"

/* In the order of plans, of listings and of the elements of a profile file. */
typedef enum it_setting {
	IT_SET_MTU,	    /* bytes, 60 to 9000; per link */
	IT_SET_LSO,	    /* an it_lso; per link */
	IT_SET_TX_RING,	    /* descriptors, 32 to 4096 by 32; per link */
	IT_SET_RX_RING,	    /* the same */
	IT_SET_RX_POOL,	    /* buffers, 0 to 10 times the ring; per link */
	IT_SET_TCP_CAP,	    /* bytes: most that a socket may ask for */
	IT_SET_TCP_SEND,    /* bytes: default of every new socket */
	IT_SET_TCP_RECEIVE, /* the same */
	IT_SET_TCP_CWND,    /* bytes: most of the congestion window */
	IT_SETTINGS
} it_setting;

/* "mtu", "lso", "tx-ring", ...: options, profiles and JSON; never NULL. */
const char *it_setting_name(it_setting setting);

typedef enum it_lso {
	IT_LSO_AUTO, /* off where the driver is broken for this kernel */
	IT_LSO_ON,
	IT_LSO_OFF
} it_lso;

const char *it_lso_name(long lso);

/* Where a value comes from; shown with it. */
typedef enum it_origin {
	IT_FROM_NOBODY, /* not wanted: left as it is */
	IT_FROM_PROFILE,
	IT_FROM_OPTION,	  /* --mtu and the like */
	IT_FROM_COMPUTING /* auto: from speed, RTT and memory */
} it_origin;

typedef struct it_wish {
	it_origin origin;
	long value;
} it_wish;

typedef struct it_profile {
	char name[64];
	char description[256];
	int compute; /* see it_profile_compute */
	it_wish wishes[IT_SETTINGS];
} it_profile;

/* Names of those built in, NULL at the end; the default is the first. */
extern const char *const it_profile_names[];

enum { IT_PROFILE_MAX = 64 * 1024 }; /* bytes of a file */

/*
 * name: one that is built in, else a path (it has a '/' or ends in ".xml") of
 * a profile file.  IT_USAGE: no such name; it lists those that exist, or the
 * file says what it must not, with the line.  After an error profile is not
 * to be used.
 */
it_code it_profile_load(const char *name, it_profile *profile, it_error *err)
	IT_CHECKED;

/*
 * A profile file's bytes; name is for errors.  install-tools-profile(5)
 * describes it, doc/profile.rng is its schema.
 */
it_code it_profile_parse(it_slice bytes, const char *name,
			 it_profile *profile, it_error *err) IT_CHECKED;

/*
 * The value of an option in place of the profile's: IT_USAGE if it is out of
 * range, or no number.
 */
it_code it_profile_override(it_profile *profile, it_setting setting,
			    const char *text, it_error *err) IT_CHECKED;

/*
 * What one value allows for another one, when profile and options are put
 * together: a socket's default is not above the cap, a pool not above 10
 * times its ring.  IT_USAGE names both.  Files are checked when read.
 */
it_code it_profile_check(const it_profile *profile, it_error *err) IT_CHECKED;

/*
 * What the drivers take, of all builds, and their own default; of TCP the
 * widest that any system has, and no default.
 */
typedef struct it_range {
	long standard, least, most, step;
} it_range;

const it_range *it_setting_range(it_setting setting);

/* A pool may have so many buffers for each one of its ring. */
enum { IT_POOL_PER_RING = 10 };

/* What is known of the path and the machine; 0: not known. */
typedef struct it_path_facts {
	unsigned long speed;  /* megabits a second */
	unsigned long rtt;    /* microseconds */
	int rtt_given;	      /* by the user, who may mean a longer path */
	unsigned long memory; /* KiB of physical memory */
	unsigned links;	      /* how many get rings of their own */
} it_path_facts;

/*
 * For a profile that says so: sets the cap and the defaults that neither it
 * nor an option sets to speed times RTT, a power of two within 256 KiB and
 * 1 MiB, the cap within 256 KiB and 4 MiB, where two such buffers take at
 * most 1/1024 of memory.  An RTT counts as at least 250 us, and at most 5 ms
 * unless it was given; unknown, as 250 us.  An unknown speed counts as the
 * 10 Gb/s that vmxnet3s always tells.
 */
void it_profile_compute(it_profile *profile, const it_path_facts *facts);

/*
 * KiB that the receive ring and pool of one link take at this MTU; for what
 * is not wanted, at the driver's defaults (1500, 256 and 512).
 */
unsigned long it_profile_ring_memory(const it_profile *profile);

/*
 * Halves ring and pool until all links' together take at most 1/40 of memory,
 * if that is below 2 GiB; nonzero if it did.  What an option set stays.
 */
int it_profile_scale(it_profile *profile, const it_path_facts *facts);

/*
 * Worst case of one connection: bytes of kernel memory, of the defaults that
 * are wanted.
 */
unsigned long it_profile_connection_memory(const it_profile *profile);

#endif
