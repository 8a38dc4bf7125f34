/* SPDX-License-Identifier: BSD-2-Clause */
/* strndup(3). */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "support/compat/compat.h"

char *strndup(const char *text, size_t max)
{
	const char *end = memchr(text, '\0', max);
	size_t len = end ? (size_t)(end - text) : max;
	char *copy = malloc(len + 1);

	if (copy == NULL)
		return NULL;
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}
