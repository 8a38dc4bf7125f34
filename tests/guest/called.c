/* SPDX-License-Identifier: BSD-2-Clause */
/* Prints the product's table of called programs: name, and paths tried. */
#include "config.h"

#include <stdio.h>

#include "installer/programs.h"

int main(void)
{
	const char *path;
	size_t k;
	int i;

	for (i = 0; i < IT_PROGRAMS; i++) {
		(void)printf("%s", it_program_name((it_program)i));
		for (k = 0; (path = it_program_try((it_program)i, k)) != NULL;
		     k++)
			(void)printf(" %s", path);
		(void)printf("\n");
	}
	return 0;
}
