/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>

#include "support/list.h"

void *it_list_more(void *items, size_t count, size_t size)
{
	size_t room = count != 0 ? count * 2 : 1;

	if (items != NULL && (count & (count - 1)) != 0)
		return items;
	return count <= (size_t)-1 / 2 / size ? realloc(items, room * size)
					      : NULL;
}
