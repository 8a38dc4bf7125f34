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

/* Which of the system's own drivers are there, a line for each. */
it_code it_native_say(it_job *job) IT_CHECKED;

/* A driver of VMware's that is where it should not be. */
typedef struct it_native_file {
	const it_module_row *row;
	char path[128];
	int bits;
	int found;
	it_driver driver;
	int goes; /* nobody owns it, and nothing is lost with it */
	char remedy[400];
} it_native_file;

/* Calls visit for each of them: nothing else is proven to be VMware's. */
typedef it_code (*it_native_visit)(it_job *job, const it_native_file *file,
				   void *arg);
it_code it_native_each(it_job *job, it_native_visit visit, void *arg)
	IT_CHECKED;

/* The package of the system's own driver, where it is not known by its file. */
typedef struct it_native_usual {
	const char *package;
	int kept; /* what is written here outlives a boot */
} it_native_usual;

/*
 * native_entries.c: a difference where the driver of row, which the system
 * has itself, is not registered for its adapter.
 */
it_code it_native_entries(it_job *job, const it_module_row *row,
			  const it_native_usual *usual) IT_CHECKED;

/*
 * A difference for each, and how the system's own comes back; and one where
 * that is there and does not serve.
 */
it_code it_native_compare(it_job *job) IT_CHECKED;

/*
 * What repair says of one that stays, the first, as IT_TARGET.  A file of a
 * package comes from its package and from nowhere else.
 */
it_code it_native_refuse(it_job *job);
it_code it_native_refuse_file(it_job *job, const it_native_file *file);

/*
 * Where the system's own driver for vmxnet3 is not there: what to say of it,
 * nonzero.
 */
int it_native_lacking(const it_job *job, char *out, size_t size);

/* What status says in the end where there are differences. */
const char *it_native_trouble(const it_job *job);

/* What repair says when it is done. */
void it_native_closing(const it_job *job, char *out, size_t size);

/* plan_native.c: those that nobody owns go, and what registered them. */
it_code it_plan_native(it_job *job, const void *unused) IT_CHECKED;

#endif
