/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a path of a root is walked.  For root.c alone; it_root_dir,
 * it_root_parent and it_root_resolve of root.h are walks, too.
 */
#ifndef IT_ROOT_WALK_H
#define IT_ROOT_WALK_H

#include "support/root.h"

enum {
	IT_WALK_LEAF = 256, /* bytes of one component, with its end */
	IT_WALK_REST = 4096 /* of a path */
};

int it_walk_is_dots(const char *name);

/* Nothing but names, one slash between them: none is ".", ".." or empty. */
int it_walk_is_plain(const char *text);

/*
 * Walks to the last component of path, links in its place followed: leaf in
 * *dirfd, which the caller closes.
 */
it_code it_walk_to_last(const it_root *root, const char *path, int *dirfd,
			char leaf[IT_WALK_LEAF], it_error *err) IT_CHECKED;

#endif
