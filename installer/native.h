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

/* A difference for each such file, and how the system's own comes back. */
it_code it_native_compare(it_job *job) IT_CHECKED;

/*
 * What repair says then: the first difference as IT_TARGET.  A file of a
 * package comes from its package and from nowhere else.
 */
it_code it_native_refuse(it_job *job);

#endif
