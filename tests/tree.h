/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Small trees of files for the tests: made from a table, listed completely,
 * removed.  What cannot be done ends the test.
 */
#ifndef IT_TESTS_TREE_H
#define IT_TESTS_TREE_H

#include <sys/types.h>
#include <sys/stat.h>

#include "support/strbuf.h"

typedef struct tree {
	char path[512];
	int fd;
} tree;

/* type: d directory, f file, l symbolic link, p fifo, s socket */
typedef struct tree_node {
	char type;
	const char *path;
	const char *text; /* content of a file, where a link leads */
	mode_t mode;      /* of files and directories, 0: 0644 and 0755 */
} tree_node;

/* An empty directory below $TMPDIR or /tmp. */
void tree_begin(tree *t);
void tree_end(tree *t); /* with everything in it */

void tree_add(const tree *t, const tree_node *nodes, size_t count);
void tree_put(const tree *t, char type, const char *path, const char *text);

/* A folder for journals. */
void tree_add_home(const tree *t, const char *path);

/*
 * One line for every name below path, sorted: type, mode, owner, links (0 of
 * a directory), inode; of files also time, size, content; of links where they
 * lead.
 */
void tree_list(const tree *t, const char *path, it_strbuf *out);

struct stat tree_stat(const tree *t, const char *path);
int tree_has(const tree *t, const char *path);

/* Content of a file, at most 4095 bytes; valid until the next call. */
const char *tree_text(const tree *t, const char *path);

/* Descriptors open in this process. */
int tree_open_fds(void);

/*
 * A privileged process becomes an ordinary one and all below path belongs
 * to it; 0 where that is not possible.
 */
int tree_drop_privilege(const tree *t, const char *path);
void tree_regain_privilege(void);

#endif
