/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The shell that methods of services run in: the host's, hidden.  It is no
 * Bourne shell of Solaris 10; that nothing is written that one lacks is for
 * tests/lint/guest.sh to see.
 */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/guest/places.h"
#include "tests/guest/programs/guest.h"

int sh(int argc, char **argv)
{
	static char words[][sizeof GUEST_RUNTIME + 24] = {
		GUEST_LIB "/ld.so", "--library-path", GUEST_LIB,
		GUEST_RUNTIME "/sh"};
	enum { WORDS = sizeof words / sizeof words[0] };
	char **all = calloc((size_t)argc + WORDS + 1, sizeof *all);
	int i;

	if (all == NULL)
		die("no memory");
	for (i = 0; i < WORDS; i++)
		all[i] = words[i];
	for (i = 1; i < argc; i++)
		all[WORDS + i - 1] = argv[i];
	(void)execv(all[0], all);
	die("no shell");
}
