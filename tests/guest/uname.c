/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded: uname(2) of the guest, from the lines of its file (sysname,
 * release, version, machine).  Solaris returns a value above 0.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "tests/guest/places.h"

static void take_line(FILE *file, char *out, size_t size)
{
	out[0] = '\0';
	if (fgets(out, (int)size, file) != NULL)
		out[strcspn(out, "\n")] = '\0';
}

int uname(struct utsname *names)
{
	FILE *file = fopen(GUEST_STATE "/uname", "re");

	if (file == NULL)
		return -1;
	memset(names, 0, sizeof *names);
	take_line(file, names->sysname, sizeof names->sysname);
	take_line(file, names->release, sizeof names->release);
	take_line(file, names->version, sizeof names->version);
	take_line(file, names->machine, sizeof names->machine);
	(void)snprintf(names->nodename, sizeof names->nodename, "guest");
	(void)fclose(file);
	return 1;
}
