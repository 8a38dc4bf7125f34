/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Directories of a root that are kept open while it is only looked at
 * (it_root_keep).  For root.c and root_walk.c alone.
 */
#ifndef IT_ROOT_KEPT_H
#define IT_ROOT_KEPT_H

#include <stddef.h>

typedef struct it_kept it_kept;

/* NULL without memory; the descriptors are closed by it_kept_free. */
it_kept *it_kept_new(void);
void it_kept_free(it_kept *kept);

/*
 * Is the directory of the len bytes at path kept?  *fd is -1 for one that is
 * missing.  kept may be NULL: then none is.
 */
int it_kept_find(const it_kept *kept, const char *path, size_t len, int *fd);

int it_kept_is_missing(const it_kept *kept, const char *path, size_t len);

/*
 * Keeps a directory; if there is no room, in place of the one kept longest.
 * Takes over fd and returns 1, or returns 0 and fd stays the caller's.
 */
int it_kept_add(it_kept *kept, const char *path, size_t len, int fd);

#endif
