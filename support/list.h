/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists that grow by one. */
#ifndef IT_LIST_H
#define IT_LIST_H

#include <stddef.h>

/*
 * The list with room for one more of size bytes, perhaps elsewhere; NULL
 * without memory, and then items is as it was.  Its room is the next power of
 * two, so that no field has to tell it and a long list is not copied for each
 * item.  Only for lists that begin empty and grow by nothing else.
 */
void *it_list_more(void *items, size_t count, size_t size);

#endif
