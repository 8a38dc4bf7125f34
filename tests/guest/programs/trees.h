/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole trees, without what is mounted in them. */
#ifndef IT_TESTS_GUEST_TREES_H
#define IT_TESTS_GUEST_TREES_H

int copy_tree(const char *from, const char *to); /* 0: failed */
/* With /dev and /proc, empty. */
int copy_root(const char *to);
int remove_tree(const char *path);

#endif
