/* SPDX-License-Identifier: BSD-2-Clause */
/* The system's programs in one: which one, its name tells. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/calls.h"

/* Those that begin with "guest-" are of the simulation itself. */
static const struct program {
	const char *name;
	int (*run)(int argc, char **argv);
} programs[] = {
	{"add_drv", add_drv},
	{"beadm", beadm},
	{"bootadm", bootadm},
	{"devfsadm", devfsadm},
	{"guest-boot", guest_boot},
	{"guest-list", guest_list},
	{"guest-uname", guest_uname},
	{"isainfo", isainfo},
	{"modinfo", modinfo},
	{"pkg", pkg},
	{"pkginfo", pkginfo},
	{"prtconf", prtconf},
	{"prtdiag", prtdiag},
	{"rem_drv", rem_drv},
	{"smbios", smbios},
	{"svcadm", svcadm},
	{"svccfg", svccfg},
	{"svcprop", svcprop},
	{"svcs", svcs},
	{"update_drv", update_drv},
	{"zonename", zonename},
};

enum { PROGRAMS = sizeof programs / sizeof programs[0] };

static int is_internal(const char *name)
{
	return strncmp(name, "guest-", 6) == 0;
}

/* guest-list: those that a real system has. */
int guest_list(int argc, char **argv)
{
	size_t i;

	(void)argc;
	(void)argv;
	for (i = 0; i < PROGRAMS; i++)
		if (!is_internal(programs[i].name))
			(void)printf("%s\n", programs[i].name);
	return 0;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash != NULL ? slash + 1 : argv[0];
	size_t i;

	for (i = 0; i < PROGRAMS; i++) {
		if (strcmp(programs[i].name, name) != 0)
			continue;
		if (is_internal(name))
			return programs[i].run(argc, argv);
		calls_begin(name, argv);
		calls_end(programs[i].run(argc, argv));
	}
	die("no program %s", name);
}
