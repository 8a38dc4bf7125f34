/* SPDX-License-Identifier: BSD-2-Clause */
/* update_drv: driver-install.md 1.5. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/kernel.h"

typedef struct updating {
	const char *driver;
	const char *permission, *aliases;
	const char *basedir;
	int add, drop, force, verbose;
	int files_only; /* -b; -n since 2009 */
} updating;

static int usage(void)
{
	(void)fprintf(
		stderr,
		"Usage:\tupdate_drv [ -f | -v ] <driver_module>\n"
		"\tupdate_drv [ -b basedir ] [ -f | -v | -n ] -a\n"
		"\t\t[-m 'permission'] [-i 'identify_name']\n"
		"\t\t[-P privilege] [-p 'policy']  <driver_module>\n"
		"\tupdate_drv [ -b basedir ] [ -f | -v | -n ] -d\n"
		"\t\t[-m 'permission'] [-i 'identify_name']\n"
		"\t\t[-P privilege] [-p 'policy']  <driver_module>\n\n"
		"NOTE: at least one of m/i/P/p must be specified with -a and "
		"-d.\n");
	return 0;
}

static int take_command_line(updating *u, int argc, char **argv)
{
	const char *options = the_system()->tools == G05 ? "+m:i:b:adfv"
							 : "+m:i:b:adfvn";
	int option, asked;

	opterr = 0;
	while ((option = getopt(argc, argv, options)) != -1) {
		if (option == '?')
			return usage();
		u->permission = option == 'm' ? optarg : u->permission;
		u->aliases = option == 'i' ? optarg : u->aliases;
		u->basedir = option == 'b' ? optarg : u->basedir;
		u->add |= option == 'a';
		u->drop |= option == 'd';
		u->force |= option == 'f';
		u->verbose |= option == 'v';
		u->files_only |= option == 'b' || option == 'n';
	}
	asked = u->permission != NULL || u->aliases != NULL;
	if (optind + 1 != argc || (u->add && u->drop) ||
	    (u->add || u->drop) != asked)
		return usage();
	u->driver = argv[optind];
	return 1;
}

/* In place of exit(2): the status is what the real one returns. */
static int leave(int status)
{
	exit_unlock();
	return status & 0xff;
}

static int say_no_entry(const updating *u, database db)
{
	(void)fprintf(stderr, "No entry found for driver (%s) in file (%s).\n",
		      u->driver, database_path(db));
	return NONE_FOUND;
}

/* ---- -a --------------------------------------------------------------- */

static long known_major(const updating *u)
{
	long major = major_of(NAME_TO_MAJOR, u->driver);

	if (major >= 0)
		return major;
	if (major == BAD_FILE)
		(void)fprintf(stderr,
			      "Cannot get major device information.\n");
	else
		(void)fprintf(stderr, "Driver (%s) not installed.\n",
			      u->driver);
	err_exit();
}

/* Those that the driver does not have yet; 0 when another one has one. */
static int trim_aliases(const updating *u, it_strbuf *left)
{
	const char *list = u->aliases;
	char entry[LINE_SIZE];
	int owner;

	while (next_entry(&list, entry, sizeof entry, ' ', 1)) {
		owner = alias_owner(u->driver, entry);
		if (owner < 0) {
			say_in_use(entry);
			return 0;
		}
		if (owner == 0)
			it_strbuf_format(left, "%s%s",
					 left->len != 0 ? " " : "", entry);
	}
	return 1;
}

/* Since 2009.06; what is there already is no error. */
static int add_aliases(const updating *u)
{
	it_strbuf left = {NULL, 0, 0, 0};
	long major = known_major(u);

	if (!trim_aliases(u, &left))
		return FAILED;
	if (left.len == 0)
		return DONE;
	step();
	if (append_list(DRIVER_ALIASES, u->driver, " ", left.data, ' ', 1) !=
	    DONE)
		return FAILED;
	step();
	if (!u->files_only)
		kernel_bind(u->driver, major, left.data);
	return DONE;
}

/*
 * Solaris 10: the line is written before the driver is looked for, and the
 * *running* kernel is told even of another root.
 */
static int add_aliases_early(const updating *u)
{
	long major;

	if (!are_aliases_unique(u->aliases))
		return FAILED;
	step();
	if (append_list(DRIVER_ALIASES, u->driver, " ", u->aliases, ' ', 0) !=
	    DONE)
		return FAILED;
	step();
	major = known_major(u);
	kernel_bind(u->driver, major, u->aliases);
	return DONE;
}

static int add(const updating *u)
{
	int early = the_system()->tools == G05, status = DONE;

	if (u->permission != NULL) {
		step();
		if (!are_permissions_valid(u->permission))
			return FAILED;
		status = replace_permission(u->driver, u->permission);
	}
	if (status == DONE && u->aliases != NULL)
		status = early ? add_aliases_early(u) : add_aliases(u);
	if (status == DONE && u->aliases != NULL && !u->files_only)
		load_driver(u->driver);
	return status;
}

/* ---- -d --------------------------------------------------------------- */

/* The module goes too; where it is in use, status 1 although the line went. */
static int unload(const updating *u)
{
	if (u->files_only || kernel_unload(u->driver))
		return DONE;
	(void)fprintf(stderr,
		      "Cannot unload module: %s\n"
		      "Will be unloaded upon reboot.\n",
		      u->driver);
	if (!u->force)
		err_exit();
	(void)fprintf(stderr, "Forcing update of %s.conf.\n", u->driver);
	return DONE;
}

/* A missing alias is said, and is no failure; a missing permission is one. */
static int drop(const updating *u)
{
	int status = DONE;

	step();
	if (u->permission != NULL &&
	    delete_entry(MINOR_PERM, u->driver, u->permission) != DONE)
		status = say_no_entry(u, MINOR_PERM);
	step();
	if (u->aliases != NULL &&
	    delete_entry(DRIVER_ALIASES, u->driver, u->aliases) != DONE)
		(void)say_no_entry(u, DRIVER_ALIASES);
	return status == DONE ? unload(u) : status;
}

/* ---- neither: x.conf is read again ------------------------------------ */

/* With -b nothing at all, even for a driver that is not there. */
static int reload(const updating *u)
{
	if (u->files_only)
		return DONE;
	if (major_of(NAME_TO_MAJOR, u->driver) < 0)
		return 1;
	(void)unload(u);
	if (u->verbose)
		(void)fprintf(stderr, "%s.conf updated in the kernel.\n",
			      u->driver);
	load_driver(u->driver);
	return DONE;
}

int update_drv(int argc, char **argv)
{
	updating u;

	memset(&u, 0, sizeof u);
	if (getuid() != 0) {
		(void)fprintf(stderr,
			      "You must be root to run this program.\n");
		return 1;
	}
	if (!take_command_line(&u, argc, argv))
		return 1;
	set_basedir(u.basedir);
	enter_lock();
	if ((u.permission != NULL && !check_access(MINOR_PERM, R_OK | W_OK)) ||
	    (u.aliases != NULL && !check_access(DRIVER_ALIASES, R_OK | W_OK)) ||
	    !check_access(NAME_TO_MAJOR, R_OK))
		err_exit();
	if (u.add)
		return leave(add(&u));
	return leave(u.drop ? drop(&u) : reload(&u));
}
