/* SPDX-License-Identifier: BSD-2-Clause */
/* getline(3). */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/compat/compat.h"

/* Room for one byte more than need, and at most what ssize_t counts. */
static int make_room(char **line, size_t *size, size_t need)
{
	size_t wanted = *line == NULL || *size < 128 ? 128 : *size;
	char *bigger;

	if (*line != NULL && need + 1 < *size)
		return 0;
	while (wanted <= need + 1 && wanted <= SSIZE_MAX / 2)
		wanted *= 2;
	if (wanted <= need + 1) {
		errno = EOVERFLOW;
		return -1;
	}
	bigger = realloc(*line, wanted);
	if (bigger == NULL)
		return -1;
	*line = bigger;
	*size = wanted;
	return 0;
}

ssize_t getline(char **line, size_t *size, FILE *file)
{
	size_t used = 0;
	int c;

	do {
		if (make_room(line, size, used) != 0)
			return -1;
		c = getc(file);
		if (c == EOF)
			break;
		(*line)[used++] = (char)c;
	} while (c != '\n');
	(*line)[used] = '\0';
	if (used == 0 || ferror(file))
		return -1;
	return (ssize_t)used;
}
