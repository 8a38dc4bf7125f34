/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * devfsadm: driver-install.md 1.7 and 3.5.  Links in /dev are not made: the
 * guest's /dev is not kept.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/kernel.h"

static int attach_one(const char *driver)
{
	if (kernel_knows(driver) && kernel_attach(driver) != 0)
		return 0;
	(void)fprintf(stderr, "devfsadm: driver failed to attach: %s\n",
		      driver);
	return 1;
}

/* What is bound and not attached, as add_drv -u leaves it. */
static int attach_all(void)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), i;

	for (i = 0; i < count; i++)
		if (nodes[i].driver[0] != '\0' && nodes[i].instance < 0)
			(void)kernel_attach(nodes[i].driver);
	return 0;
}

static int usage(void)
{
	(void)fprintf(stderr, "Usage: devfsadm [-Cnuv] [-i drvname] "
			      "[-r root_dir] [-c devclass]\n");
	return 1;
}

int devfsadm(int argc, char **argv)
{
	const char *driver = NULL, *root = NULL;
	int option, idle = 0;

	opterr = 0;
	while ((option = getopt(argc, argv, "+Cnuvsi:r:c:")) != -1) {
		if (option == '?')
			return usage();
		driver = option == 'i' ? optarg : driver;
		root = option == 'r' ? optarg : root;
		idle |= option == 'n';
	}
	if (optind != argc)
		return usage();
	if (getuid() != 0) {
		(void)fprintf(stderr, "devfsadm: must be run as root\n");
		return 1;
	}
	/* another root has no devices here */
	if (root != NULL || idle)
		return root != NULL && access(root, F_OK) != 0;
	return driver != NULL ? attach_one(driver) : attach_all();
}

/* What add_drv does last; its failure is only said (1.7). */
void load_driver(const char *driver)
{
	if (call_program("/usr/sbin/devfsadm", "-i", driver) != 0)
		(void)fprintf(stderr,
			      "Warning: Driver (%s) successfully added to "
			      "system but failed to attach\n",
			      driver);
}
