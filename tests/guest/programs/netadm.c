/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * netadm list: "profile NAME" is the active one, DefaultFixed where it is not
 * said.  All of it is recalled.
 */
#include "config.h"

#include <string.h>

#include "tests/guest/programs/guest.h"

static void show(const char *type, const char *name, int online)
{
	(void)printf("%-12s%-15s%s\n", type, name,
		     online ? "online" : "disabled");
}

/* 11 11/11 and 11.1 know profiles only where the network is reactive. */
static int refuses(const char *active)
{
	if (strcmp(active, "DefaultFixed") != 0 ||
	    (!fact_is("system", "sol11.0") && !fact_is("system", "sol11.1")))
		return 0;
	(void)fprintf(stderr,
		      "netadm: DefaultFixed NCP is enabled;\n"
		      "automatic network management is not available.\n"
		      "'netadm list' is only supported when automatic network "
		      "management is active.\n");
	return 1;
}

int netadm(int argc, char **argv)
{
	const char *active = fact("profile");

	if (active == NULL)
		active = "DefaultFixed";
	if (argc < 2 || strcmp(argv[1], "list") != 0) {
		(void)fprintf(stderr, "usage: netadm <subcommand> <args> "
				      "...\n");
		return 1;
	}
	if (refuses(active))
		return 1;
	(void)printf("%-12s%-15s%s\n", "TYPE", "PROFILE", "STATE");
	show("ncp", "Automatic", strcmp(active, "Automatic") == 0);
	show("ncp", "DefaultFixed", strcmp(active, "DefaultFixed") == 0);
	if (strcmp(active, "Automatic") != 0 &&
	    strcmp(active, "DefaultFixed") != 0)
		show("ncp", active, 1);
	show("loc", "DefaultFixed", strcmp(active, "DefaultFixed") == 0);
	show("loc", "Automatic", strcmp(active, "DefaultFixed") != 0);
	show("loc", "NoNet", 0);
	return 0;
}
