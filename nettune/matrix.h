/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of tuning: (kernel, driver build, setting) tells the way that
 * works there, and when it takes effect.  Which mechanism serves is decided by
 * driver build and kernel together, not by the release alone: an old driver
 * answers success to commands that change nothing.
 *
 * Facts are from the published sources of the drivers (open-vm-tools, illumos)
 * and of illumos' dladm, ipadm and ndd; what was never seen on a system stands
 * in doc/tuning.md as such.
 */
#ifndef IT_MATRIX_H
#define IT_MATRIX_H

#include "libosdetect/osdetect.h"
#include "nettune/profile.h"

typedef enum it_kernel {
	IT_KERNEL_10,
	IT_KERNEL_2009_06,    /* and the snv builds near it: no ipadm */
	IT_KERNEL_11_EXPRESS, /* names of before 11 */
	IT_KERNEL_11,	      /* 11/11 to 11.3 */
	IT_KERNEL_11_4,	      /* names with hyphens */
	IT_KERNEL_ILLUMOS,
	IT_KERNEL_SMARTOS, /* its root is gone at the next boot */
	IT_KERNEL_OTHER,
	IT_KERNELS
} it_kernel;

it_kernel it_kernel_of(const osd_identity *identity);

/* Solaris 10 and 2009.06: no ipadm, and SMF as it was then. */
int it_kernel_is_old(it_kernel kernel);

typedef enum it_build {
	IT_BUILD_10,	  /* vmxnet3s made for Solaris 10 */
	IT_BUILD_2009_06, /* for 2009.06 */
	IT_BUILD_11_OLD,  /* for 11, before Tools 9.10: LSO is broken */
	IT_BUILD_11_NEW,  /* for 11, Tools 9.10 or later */
	IT_BUILD_NATIVE,  /* illumos' own vmxnet3s */
	IT_BUILD_E1000G,
	IT_BUILD_VMXNET,
	/* Tools 8.6 and 9.2: the MAC says 9000 whatever the device takes */
	IT_BUILD_10_CLAIMS,
	IT_BUILD_2009_06_CLAIMS,
	IT_BUILD_11_CLAIMS,
	IT_BUILD_10_FIRST, /* before Tools 8.6: nothing above 1500 */
	IT_BUILD_2009_06_FIRST,
	IT_BUILD_2009_06_NEW, /* Tools 9.10 or later: LSO works */
	IT_BUILD_OTHER, /* not known: nothing is promised */
	IT_BUILDS
} it_build;

typedef enum it_mechanism {
	IT_BY_NONE,	      /* refused, the row says why */
	IT_BY_CONF,	      /* an element of a list in the driver's .conf */
	IT_BY_CONF_AND_JUMBO, /* MTU there, and accept-jumbo at each boot */
	IT_BY_JUMBO,	      /* accept-jumbo alone: 1500 or 9000 */
	IT_BY_DLADM,	      /* the link property, also while in use */
	IT_BY_DLADM_IDLE,     /* the same, "link busy" while in use */
	IT_BY_FRAME_CLASS,    /* e1000g.conf and /etc/hostname.e1000gN */
	IT_BY_IPADM,	      /* the system's own store */
	IT_BY_NDD	      /* no store: at each boot */
} it_mechanism;

const char *it_mechanism_name(it_mechanism mechanism);

typedef enum it_when {
	IT_WHEN_LIVE,	 /* at once; of TCP: for new connections */
	IT_WHEN_REPLUMB, /* when the interface is plumbed anew */
	IT_WHEN_REBOOT,	 /* when the driver is attached anew */
	IT_WHEN_NEVER
} it_when;

/* "at once", "at the next boot", ... */
const char *it_when_name(it_when when);

typedef struct it_way {
	it_mechanism mechanism;
	it_when when;
	/* With IT_BY_NONE: why, and what helps; NULL otherwise. */
	const char *reason, *remedy;
	int unused; /* the driver does without it: it is off already */
} it_way;

/* The remedy where repair puts the right driver. */
extern const char it_way_repair[];

/* Never NULL. */
const it_way *it_way_of(it_kernel kernel, it_build build, it_setting setting);

/*
 * Does this build stall on outgoing TCP while LSO is on?  It takes its LSO
 * flag from where 5.11 kernels no longer put it.
 */
int it_lso_is_broken(it_kernel kernel, it_build build);

/* Name of a setting in the .conf of the driver; NULL if it has none there. */
const char *it_conf_name(it_build build, it_setting setting);

/* What e1000g has there instead of an MTU. */
extern const char it_conf_frame_class[];

/* The same of the command: "max_buf", "tcp_max_buf"; NULL if there is none. */
const char *it_tcp_name(it_kernel kernel, it_setting setting);

/*
 * Which one that is, by the name that it has on any release; a "-" stands for
 * "_".  Names of an older one may be stored.  0: none of them.
 */
int it_tcp_setting(const char *name, it_setting *setting);

/* What the cap bounds. */
int it_tcp_is_buffer(it_setting setting);

/*
 * Where the administrator's .conf of a driver belongs: merged over the one in
 * kernel/drv where the system is known to do that.
 */
const char *it_conf_folder(it_kernel kernel);

#endif
