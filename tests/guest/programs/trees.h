/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole trees, without what is mounted in them. */
#ifndef IT_TESTS_GUEST_TREES_H
#define IT_TESTS_GUEST_TREES_H

int copy_tree(const char *from, const char *to); /* to is new; 0: failed */
int remove_tree(const char *path);

#endif
