/* SPDX-License-Identifier: BSD-2-Clause */
/* add_drv: driver-install.md 1.2 and 1.7. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/kernel.h"

typedef struct adding {
	const char *driver;
	const char *permissions, *aliases, *classes, *policy, *privileges;
	const char *basedir;
	int verbose, force;
	int no_load;	 /* -n */
	int load_later;	 /* -u */
	int bind_only;	 /* the file is wrong: nothing of it is loaded */
	unsigned changed; /* a bit for each database */
	long major;
} adding;

static void usage(void)
{
	(void)fprintf(stderr,
		      "Usage:\n"
		      "\tadd_drv [ -m '<permission> ','<...>' ]\n"
		      "\t\t[ -n ]\n"
		      "\t\t[ -f ]\n"
		      "\t\t[ -v ]\n"
		      "\t\t[ -i '<identify_name  <...>' ] \n"
		      "\t\t[ -b <basedir> ]\n"
		      "\t\t[ -c <class_name> ]\n"
		      "\t\t[ -p <dev_policy> ]\n"
		      "\t\t<driver_module>\n");
}

static int is_live(const adding *a)
{
	return a->basedir == NULL;
}

/* ---- the command line ------------------------------------------------- */

/* "/" is a root like any other, unless a miniroot says that it is not. */
static const char *basedir_of(const char *text)
{
	if (strcmp(text, "/") == 0 &&
	    access("/ADD_DRV_IGNORE_ROOT_BASEDIR", F_OK) == 0)
		return NULL;
	return text;
}

static int take_option(adding *a, int option, const char *value)
{
	switch (option) {
	case 'm':
		a->permissions = value;
		return 1;
	case 'i':
		a->aliases = value;
		if (!has_blank_in_quotes(value))
			return 1;
		(void)fprintf(stderr,
			      "Can't have space within double quote: %s. Use "
			      "octal escape sequence \"\\040\".\n",
			      value);
		return -1;
	case 'b':
		a->basedir = basedir_of(value);
		return 1;
	case 'c':
		a->classes = value;
		return 1;
	case 'p':
		a->policy = value;
		return 1;
	case 'P':
		a->privileges = value;
		return 1;
	case 'v':
		return a->verbose = 1;
	case 'f':
		return a->force = 1;
	case 'n':
		return a->no_load = 1;
	case 'u':
		return a->load_later = 1;
	default:
		return 0;
	}
}

/* 1, or 0 after a message. */
static int take_command_line(adding *a, int argc, char **argv)
{
	/* "+": Solaris stops at the first operand; -u came in 2009-10 */
	const char *options = the_system()->tools < G10 ? "+vfm:ni:b:c:p:P:"
							: "+vfm:ni:b:c:p:P:u";
	int option, taken;

	opterr = 0;
	while ((option = getopt(argc, argv, options)) != -1) {
		taken = take_option(a, option, optarg);
		if (taken < 0)
			return 0;
		if (taken == 0)
			break;
	}
	if (option != -1 || optind + 1 != argc ||
	    (a->load_later && (a->no_load || a->basedir != NULL))) {
		usage();
		return 0;
	}
	a->driver = argv[optind];
	return 1;
}

/* One slash at the end is dropped in silence. */
static int is_plain_name(adding *a)
{
	char *name = it_text_dup(a->driver);
	size_t len = strlen(name);

	if (len > 1 && name[len - 1] == '/')
		name[len - 1] = '\0';
	a->driver = name;
	if (strchr(name, '/') == NULL)
		return 1;
	(void)fprintf(stderr,
		      "Error: driver may not be specified by path (%s)\n",
		      name);
	(void)fprintf(stderr, "Error: Could not install driver (%s).\n",
		      strrchr(name, '/') + 1);
	return 0;
}

static int may_run(void)
{
	if (geteuid() == 0)
		return 1;
	(void)fprintf(stderr, "You must be root to run this program.\n");
	return 0;
}

/* Solaris 10 and 2009.06 do not look (1.2 step 4). */
static int is_zone_right(void)
{
	const char *zone = fact("zone");

	if (the_system()->tools < G10 || zone == NULL ||
	    strcmp(zone, "global") == 0)
		return 1;
	(void)fprintf(stderr, "add_drv/rem_drv can only be run from the "
			      "global zone.\n");
	return 0;
}

/* ---- checks ----------------------------------------------------------- */

static int is_driver_new(const adding *a)
{
	long major = major_of(NAME_TO_MAJOR, a->driver);

	if (major == BAD_FILE) {
		(void)fprintf(stderr, "Cannot access file (%s).\n",
			      database_path(NAME_TO_MAJOR));
		return 0;
	}
	if (is_alias_taken(a->driver))
		return 0;
	if (major == NO_MAJOR)
		return 1;
	(void)fprintf(stderr, "Driver (%s) is already installed.\n",
		      a->driver);
	return 0;
}

static int are_aliases_new(const adding *a)
{
	return a->aliases == NULL || are_aliases_unique(a->aliases);
}

/* G05 asks for the driver first, so that it names another thing. */
static int is_new(const adding *a)
{
	if (the_system()->tools == G05)
		return is_driver_new(a) && are_aliases_new(a);
	return are_aliases_new(a) && is_driver_new(a);
}

static void check_options(const adding *a)
{
	if ((a->permissions != NULL &&
	     !check_access(MINOR_PERM, R_OK | W_OK)) ||
	    (a->aliases != NULL &&
	     !check_access(DRIVER_ALIASES, R_OK | W_OK)) ||
	    !check_access(NAME_TO_MAJOR, R_OK | W_OK))
		err_exit();
	if (a->permissions != NULL && !are_permissions_valid(a->permissions)) {
		usage();
		err_exit();
	}
	if (!is_new(a))
		err_exit();
}

/* ---- the module, live ------------------------------------------------- */

static void say_not_loadable(const adding *a, int bits)
{
	(void)fprintf(stderr,
		      "%d-bit driver (%s) not loadable on %d-bit kernel.\n",
		      bits, a->driver, kernel_bits());
}

static void say_wrong_place(const adding *a, const char *path, int bits)
{
	(void)fprintf(stderr,
		      "Warning: %d-bit version of driver found at %s.\n",
		      bits, path);
	if (bits != kernel_bits())
		say_not_loadable(a, bits);
	else
		(void)fprintf(stderr,
			      "Place (%s) driver in correct location and run "
			      "devfsadm -i %s.\n",
			      a->driver, a->driver);
}

/* The files are edited all the same. */
static void look_at_module(adding *a)
{
	char path[PATH_SIZE];
	int bits;

	if (!find_module(a->driver, path)) {
		(void)fprintf(stderr, "Cannot find module (%s).\n",
			      a->driver);
		err_exit();
	}
	bits = module_bits(path);
	if (bits == 0) {
		(void)fprintf(stderr,
			      "The file (%s) is not in ELF format.\n", path);
		(void)fprintf(stderr,
			      "Error: Could not install driver (%s).\n",
			      a->driver);
		err_exit();
	}
	a->bind_only = 1;
	if (!is_well_placed(path, bits)) {
		say_wrong_place(a, path, bits);
	} else if (bits != kernel_bits()) {
		(void)fprintf(stderr,
			      "No %d-bit version of (%s) found; %d-bit "
			      "version of this driver exists.\n",
			      kernel_bits(), a->driver, bits);
		say_not_loadable(a, bits);
	} else {
		a->bind_only = 0;
	}
}

static int is_mine(const adding *a, const char *name)
{
	const char *aliases = a->aliases != NULL ? a->aliases : "";
	char entry[LINE_SIZE];

	while (next_entry(&aliases, entry, sizeof entry, ' ', 1))
		if (strcmp(entry, name) == 0)
			return 1;
	return strcmp(a->driver, name) == 0;
}

/* A node of another driver that is less specific than this one (1.7). */
static int has_conflict(const adding *a)
{
	node nodes[MAX_NODES];
	size_t count = read_nodes(nodes), i, k;

	for (i = 0; i < count; i++) {
		if (nodes[i].driver[0] == '\0')
			continue;
		for (k = 0; k < nodes[i].bound_by; k++)
			if (is_mine(a, nodes[i].compatible[k]))
				return 1;
	}
	return 0;
}

static void check_conflict(const adding *a)
{
	if (!has_conflict(a) || a->force)
		return;
	(void)fprintf(stderr, "Error: Could not install driver (%s).\n",
		      a->driver);
	(void)fprintf(stderr, "Device managed by another driver.\n");
	err_exit();
}

/* With -b, and since 2009 with -n, nothing is checked about the file. */
static void check_live(adding *a)
{
	if (!is_live(a) || (a->no_load && the_system()->tools != G05))
		return;
	look_at_module(a);
	check_conflict(a);
}

/* ---- the databases ---------------------------------------------------- */

static void must(adding *a, database db, int status)
{
	if (status == DONE)
		return;
	remove_entries(a->changed | 1U << db, a->driver);
	err_exit();
}

static void write_databases(adding *a)
{
	step();
	a->major = take_major(a->driver, is_live(a));
	if (a->major == NO_MAJOR)
		err_exit();
	a->changed = 1U << NAME_TO_MAJOR;
	step();
	if (a->permissions != NULL)
		must(a, MINOR_PERM,
		     append_permissions(a->driver, a->permissions));
	a->changed |= (a->permissions != NULL ? 1U : 0U) << MINOR_PERM;
	step();
	if (a->aliases != NULL)
		must(a, DRIVER_ALIASES,
		     append_list(DRIVER_ALIASES, a->driver, " ", a->aliases,
				 ' ', the_system()->tools != G05));
	a->changed |= (a->aliases != NULL ? 1U : 0U) << DRIVER_ALIASES;
	step();
}

static void write_optional(adding *a)
{
	if (a->classes != NULL)
		must(a, DRIVER_CLASSES,
		     append_list(DRIVER_CLASSES, a->driver, "\t", a->classes,
				 ' ', 0));
	a->changed |= (a->classes != NULL ? 1U : 0U) << DRIVER_CLASSES;
	if (a->privileges != NULL)
		must(a, EXTRA_PRIVS,
		     append_list(EXTRA_PRIVS, a->driver, ":", a->privileges,
				 ',', 0));
	a->changed |= (a->privileges != NULL ? 1U : 0U) << EXTRA_PRIVS;
	if (a->policy != NULL)
		must(a, DEVICE_POLICY,
		     append_entry(DEVICE_POLICY, a->driver, ":*\t", a->policy,
				  ""));
	step();
}

/* ---- the kernel ------------------------------------------------------- */

static void bind(const adding *a)
{
	if (a->major >= kernel_devcnt()) {
		(void)fprintf(stderr,
			      "Major number (%ld) exceeds maximum (%ld).\n",
			      a->major, kernel_devcnt());
		err_exit();
	}
	kernel_bind(a->driver, a->major, a->aliases);
}

/*
 * What -n means changed in 2009: before it, the name is bound and only
 * attaching is left out; since then the kernel hears nothing (1.7).
 */
static void tell_kernel(const adding *a)
{
	int early = the_system()->tools == G05;

	if (!is_live(a) || (!early && (a->no_load || a->bind_only))) {
		(void)fprintf(stderr, "Reboot client to install driver.\n");
		return;
	}
	bind(a);
	step();
	if (a->load_later)
		return;
	if (!a->no_load && !a->bind_only)
		load_driver(a->driver);
	else
		(void)fprintf(stderr,
			      "System configuration files modified but %s "
			      "driver not loaded or attached.\n",
			      a->driver);
}

static void touch_reconfigure(void)
{
	const char *path = basedir_path("/reconfigure");
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);

	if (fd < 0)
		(void)fprintf(stderr, "Error: Could not create "
				      "/reconfigure.\n");
	else
		(void)close(fd);
}

int add_drv(int argc, char **argv)
{
	adding a;

	memset(&a, 0, sizeof a);
	if (!may_run() || !take_command_line(&a, argc, argv) ||
	    !is_zone_right() || !is_plain_name(&a))
		return 1;
	set_basedir(a.basedir);
	enter_lock();
	check_options(&a);
	check_live(&a);
	write_databases(&a);
	write_optional(&a);
	tell_kernel(&a);
	touch_reconfigure();
	exit_unlock();
	if (a.verbose)
		(void)fprintf(stderr, "Driver (%s) installed.\n", a.driver);
	return 0;
}
