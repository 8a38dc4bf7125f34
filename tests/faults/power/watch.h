/* SPDX-License-Identifier: BSD-2-Clause */
/* Which files of a tree a program reads, by their times of access. */
#ifndef IT_TESTS_POWER_WATCH_H
#define IT_TESTS_POWER_WATCH_H

#include "tests/faults/power/states.h"

enum { WATCH_MOST = 8 };

typedef struct watch {
	const char *root;
	char *unread; /* by inode: is to be watched */
	size_t count;
	struct {
		int inode, fd;
	} files[WATCH_MOST];
} watch;

/* The image is in the tree root; unread stays the caller's. */
void watch_begin(watch *w, const char *root, const states_image *image,
		 char *unread);

/* Those stay in unread that were neither read nor left in the tree. */
void watch_end(watch *w);

/* Does the filesystem of the folder keep times of access? */
int watch_works(const char *folder);

#endif
