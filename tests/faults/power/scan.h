/* SPDX-License-Identifier: BSD-2-Clause */
/* All that a tree holds, or the image of one. */
#ifndef IT_TESTS_POWER_SCAN_H
#define IT_TESTS_POWER_SCAN_H

#include "tests/faults/power/states.h"

typedef struct scan_node {
	char *path; /* "" is the root */
	char type;
	disk_attr attr;
	unsigned long long content; /* of a file or link */
	unsigned long long link; /* the same for the names of one file */
	int links;
	int inode; /* of an image */
} scan_node;

typedef struct scan {
	size_t count;
	scan_node *nodes; /* by path, a directory before what is in it */
} scan;

void scan_tree(scan *s, const char *root);
void scan_image(scan *s, const states_image *image);
void scan_end(scan *s);

const scan_node *scan_find(const scan *s, const char *path); /* or NULL */

#endif
