/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The running kernel: which names and aliases it has bound, which node of
 * the machine has which driver, which modules are loaded.  It lives in
 * state/ and is read again by each program.
 */
#ifndef IT_TESTS_GUEST_KERNEL_H
#define IT_TESTS_GUEST_KERNEL_H

#include "tests/guest/programs/guest.h"

enum { MAX_COMPATIBLE = 16, MAX_NODES = 16 };

/* An adapter in its slot. */
typedef struct node {
	char path[NAME_SIZE]; /* "/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@0" */
	char compatible[MAX_COMPATIBLE][NAME_SIZE]; /* most specific first */
	size_t names;
	char kind[NAME_SIZE]; /* "vmxnet3": that of the fact */
	/* what the kernel made of it */
	char driver[NAME_SIZE]; /* "" while none is bound */
	size_t bound_by;	/* index in compatible */
	long instance;		/* -1 while none is attached */
} node;

/* ---- nodes (nodes.c) -------------------------------------------------- */

size_t read_nodes(node *nodes);
void write_nodes(const node *nodes, size_t count);

/* ---- bindings (kernel.c) ---------------------------------------------- */

/* 16383 at most: what add_drv asks the kernel for. */
long kernel_devcnt(void);

/* drvconfig -b; an alias that is bound already stays with its driver. */
void kernel_bind(const char *driver, long major, const char *aliases);
void kernel_unbind(const char *driver);
int kernel_knows(const char *driver);

/* Looks at every node that has no driver. */
void kernel_bind_nodes(node *nodes, size_t count);

/*
 * Attaches every node that is bound to the driver; the number of them that
 * are attached now, 0 also where the module is not to be loaded.
 */
size_t kernel_attach(const char *driver);

/* 0 when it is in use; what is not loaded is gone already. */
int kernel_unload(const char *driver);

/* Calls devfsadm -i, as add_drv and update_drv do (devfsadm.c). */
void load_driver(const char *driver);

/* ---- modules (modules.c) ---------------------------------------------- */

/* The file along the kernel's module path; 0 where there is none. */
int find_module(const char *name, char *path);

/* 32 or 64, 0 when the file is no ELF file of x86. */
int module_bits(const char *path);

/* Is it in the folder for its width? */
int is_well_placed(const char *path, int bits);

/* Loads it unless it is loaded; 0 when the kernel refuses it. */
int load_module(const char *name);
void unload_module(const char *name);
int is_loaded(const char *name);

#endif
