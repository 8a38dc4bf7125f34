/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The modules that can be installed: where each goes and how it is
 * registered, as VMware's own installer does it.
 */
#ifndef IT_MODULES_H
#define IT_MODULES_H

#include "installer/driver_db.h"
#include "payload/driver.h"

typedef struct it_module_row {
	it_module module;
	const char *component;
	int required; /* media without it are refused */
	int has_conf;
	it_registration reg; /* driver NULL: files only */
	const char *help;
} it_module_row;

/* NULL past the end. */
const it_module_row *it_module_at(size_t i);

/* NULL if there is none for that name. */
const it_module_row *it_module_row_of(const char *name);

size_t it_module_count(void);

/* i of it_module_at. */
size_t it_module_index(const it_module_row *row);

/*
 * The widths of a module's files, bits 32, 64, or 0 for the .conf, in the
 * order in which they are installed; they are removed in the reverse one.
 */
enum { IT_WIDTHS = 3 };
int it_module_width(size_t i);

/* Of an installed file: bits as above. */
unsigned it_module_mode(int bits);

/* Components that are no drivers: name and help, NULL past the end. */
typedef struct it_component {
	const char *name;
	const char *help;
} it_component;
const it_component *it_component_at(size_t i);

/* Is such a component asked for by name? */
int it_component_selected(const char *name, const char *components);

/* Is the row asked for by a list like "network,vmmemctl"? */
int it_module_selected(const it_module_row *row, const char *components);

/* IT_USAGE names the word that is not a component. */
it_code it_components_check(const char *components, it_error *err) IT_CHECKED;

/* Fills the path under the root: bits 32, 64, or 0 for the .conf. */
void it_module_path(const it_module_row *row, int bits, char *out,
		    size_t size);

/*
 * Where the kernel looks before it looks there: what stands at this path is
 * loaded instead.  Not for the .conf.
 */
void it_module_shadow(const it_module_row *row, int bits, char *out,
		      size_t size);

/* Of a path filled so. */
int it_module_bits(const char *path);

/* Is it the path of a file that some module may have? */
int it_module_has_path(const char *path);

/*
 * The adapter that VMware's installer takes away from the system's own
 * driver, for vmxnet.
 */
typedef struct it_taken_adapter {
	const char *alias, *taker, *owner;
} it_taken_adapter;
extern const it_taken_adapter it_module_taken;

/* The directory of the media for a flavour, as --os-dir names it. */
typedef char it_flavour_dir[64];

/* "11" of both "11" and "11_64". */
void it_module_flavour_dir(const char *dir, it_flavour_dir out);

#endif
