/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a program under the tracer and writes down what it does to one
 * directory tree, as the history of a filesystem.
 */
#ifndef IT_TESTS_POWER_RECORDING_H
#define IT_TESTS_POWER_RECORDING_H

#include "tests/faults/operation.h"
#include "tests/faults/power/disk.h"

typedef struct recording {
	disk disk;
	int said;   /* the call before it printed its result */
} recording;

/*
 * The program with the words of command on the tree root.  A call that
 * changes the tree in a way that is not modelled ends this program.
 */
void recording_make(recording *r, const setting *s, const char *command,
		    const char *root);
void recording_end(recording *r);

#endif
