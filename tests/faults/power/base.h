/* SPDX-License-Identifier: BSD-2-Clause */
/* Which inode of the model a file of the real tree is. */
#ifndef IT_TESTS_POWER_BASE_H
#define IT_TESTS_POWER_BASE_H

#include <sys/stat.h>

#include "tests/faults/power/disk.h"

typedef struct base base;

/* Begins the disk with all that is in the tree. */
base *base_begin(disk *d, const char *root);
void base_end(base *b);

int base_find(const base *b, const struct stat *st); /* or NO_INODE */

/* A new inode for the file at path; an older one of its number is gone. */
int base_new(base *b, disk *d, const char *path, const struct stat *st);

disk_attr base_attr(const struct stat *st);

#endif
