/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a driver file itself says: for which flavour and generation of kernel
 * it was built, and whether a given kernel could load it.  Everything is read
 * from the bytes of the ELF file alone; its name, size, time and directory
 * are never asked.
 */
#ifndef IT_DRIVER_H
#define IT_DRIVER_H

#include <stddef.h>

#include "support/error.h"
#include "support/strbuf.h"

typedef enum it_module {
	IT_MODULE_NONE = 0, /* not one of ours, or not a driver */
	IT_MODULE_VMXNET3S,
	IT_MODULE_VMXNET,
	IT_MODULE_VMMEMCTL,
	IT_MODULE_VMHGFS,
	IT_MODULE_VMBLOCK,
	IT_MODULE_COUNT
} it_module;

const char *it_module_name(it_module module);
it_module it_module_of_name(const char *name);

/* Flavours as bits, since signs of some modules leave several possible. */
enum {
	IT_FLAVOUR_10 = 1,
	IT_FLAVOUR_2009_06 = 2,
	IT_FLAVOUR_11 = 4,
	IT_FLAVOUR_ILLUMOS = 8
};

/* "10", "2009.06", "11", "illumos", "unknown" (0), or "10 or 11" */
void it_flavour_text(unsigned flavours, char *out, size_t size);
/* The same as names of systems: "Solaris 10", "illumos". */
void it_flavour_systems(unsigned flavours, char *out, size_t size);
unsigned it_flavour_of_name(const char *name); /* 0 if it is none */

/* What kind of file it is at all. */
typedef enum it_driver_kind {
	IT_KIND_DRIVER,	      /* a loadable Solaris x86 kernel module */
	IT_KIND_NOT_ELF,
	IT_KIND_DAMAGED,      /* ELF, but offsets or header do not hold */
	IT_KIND_WRONG_ARCH,   /* big endian, SPARC, other machine */
	IT_KIND_NOT_LOADABLE, /* driver linked as a program, or stripped */
	IT_KIND_FOREIGN,      /* a module of Linux or a BSD */
	IT_KIND_OTHER	      /* ELF, but no kernel module */
} it_driver_kind;

/*
 * Everything that identify shows.  A zeroed struct says nothing.
 * flavours: the flavours that every sign allows; 0 means that signs
 *   contradict each other or none is known.
 * proven: nonzero when signs were present that name the flavour, zero when
 *   they are absent or the module has none (unproven).
 */
typedef struct it_driver {
	it_driver_kind kind;
	it_module module;
	int bits; /* 32 or 64, 0 if unknown */
	unsigned flavours;
	int proven;
	int contradictory;
	char generation[48]; /* "2012-08", "9.10 or later", "" if unknown */
	char product[48];    /* "Tools 9.0", "" if unknown */
	char ident[64];      /* module info text, "" if none */
	char depends[128];   /* content of _depends_on or NEEDED, "" if none */
	char reason[256];    /* why not a driver, or what was found */
	/* What the generation means, vmxnet3s only. */
	int lso_fixed;       /* 1 yes, 0 no, -1 unknown */
	char mtu_way[64];    /* words of it_mtu_rows: "accept-jumbo" ... */
	int takes_jumbo;     /* frames above 1500, in whatever way */
	int claims_jumbo;    /* tells 9000 always, whatever the device takes */
	char cautions[512];  /* known faults, joined by "; ", "" if none */
} it_driver;

/* Never fails on any bytes: what cannot be read is told in kind, reason. */
void it_driver_identify(const void *bytes, size_t len, it_driver *driver);

typedef enum it_fit {
	IT_FIT_MATCH,    /* proven to be this flavour and width */
	IT_FIT_OTHER,    /* positively another flavour, width or thing */
	IT_FIT_UNPROVEN  /* all readable signs agree, none proves it */
} it_fit;

/*
 * Does it fit a directory of this flavour ("10", "11", "2009.06") and width?
 * why gets a sentence for people.
 */
it_fit it_driver_fit(const it_driver *driver, it_module module,
		     const char *flavour, int bits, char *why, size_t size);

/*
 * Can it load?  A set of defined symbols is filled from the target's own
 * unix, genunix and the dependencies of the driver; then every strong
 * undefined symbol of the driver must be in it.
 */
typedef struct it_symbols it_symbols;

it_code it_symbols_new(it_symbols **set, it_error *err) IT_CHECKED;
void it_symbols_free(it_symbols *set);

/* Adds what an ELF file of this width defines; nonzero if it was readable. */
int it_symbols_add(it_symbols *set, const void *bytes, size_t len, int bits);

/* The set is only worth asking if it defines mod_install and cmn_err. */
int it_symbols_usable(const it_symbols *set);

/*
 * Appends the missing names, blank separated; returns their number, or -1
 * when the driver cannot be read.
 */
int it_symbols_missing(const it_symbols *set, const void *bytes, size_t len,
		       it_strbuf *names);

/*
 * Appends the dependency paths a module names ("misc/mac", blank separated)
 * from _depends_on and NEEDED, for the caller to find and add.
 */
void it_driver_depends(const void *bytes, size_t len, it_strbuf *names);

#endif
