/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Systems that maintain drivers of their own for VMware's adapters: nothing
 * is installed there, and VMware's build over one of them is an accident.
 */
#ifndef IT_NATIVE_H
#define IT_NATIVE_H

#include "installer/job.h"

/* Is this the path of a driver that the system has itself, or its settings? */
int it_native_has(const it_job *job, const char *path);

/* Prints a line for each of the system's own drivers that is there. */
it_code it_native_say(it_job *job) IT_CHECKED;

/* A driver of VMware's on a system where none of them belongs. */
typedef struct it_native_file {
	const it_module_row *row;
	char path[128];
	int bits;
	int found;
	it_driver driver;
	int goes; /* can be removed: no package owns it, nothing is lost */
	char remedy[400];
} it_native_file;

/* Calls visit for each driver that is proven to be VMware's. */
typedef it_code (*it_native_visit)(it_job *job, const it_native_file *file,
				   void *arg);
it_code it_native_each(it_job *job, it_native_visit visit, void *arg)
	IT_CHECKED;

/* The package of the system's own driver, where it is not known by its file. */
typedef struct it_native_usual {
	const char *package;
	int ips;  /* it is one of IPS */
	int kept; /* what is written here outlives a boot */
} it_native_usual;

/*
 * native_entries.c: a difference where the driver of row, which the system
 * has itself, is not registered for its adapter.
 */
it_code it_native_entries(it_job *job, const it_module_row *row,
			  const it_native_usual *usual) IT_CHECKED;

/*
 * Adds a difference for each, with the way to get the system's own driver back,
 * and one if that driver is there but does not serve.
 */
it_code it_native_compare(it_job *job) IT_CHECKED;

/*
 * Fail with IT_TARGET and what repair says of a driver that it cannot remove,
 * the first one: a package's file can only come back from its package.
 */
it_code it_native_refuse(it_job *job);
it_code it_native_refuse_file(it_job *job, const it_native_file *file);

/*
 * Is the system's own driver for vmxnet3 missing?  Then out gets what to say of
 * that, and the result is nonzero.
 */
int it_native_lacking(const it_job *job, char *out, size_t size);

/* The last line of status if there are differences. */
const char *it_native_trouble(const it_job *job);

/* The last line of repair. */
void it_native_closing(const it_job *job, char *out, size_t size);

/* plan_native.c: removes the drivers that can go, and their registration. */
it_code it_plan_native(it_job *job, const void *unused) IT_CHECKED;

#endif
