/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rem_drv: driver-install.md 1.5.  Once the number is noted it ends with 0,
 * whatever fails.
 */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/kernel.h"

typedef struct removing {
	const char *driver;
	const char *basedir;
	int files_only; /* -n or -b */
	long major;
} removing;

/* -C came in 2007, -n in 2009. */
static int take_command_line(removing *r, int argc, char **argv)
{
	const char *options = the_system()->tools == G05 ? "+b:" : "+Cb:n";
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, options)) != -1) {
		if (option == 'b')
			r->basedir = optarg;
		if (option == 'b' || option == 'n')
			r->files_only = 1;
		if (option == '?')
			break;
	}
	if (option == -1 && optind + 1 == argc) {
		r->driver = argv[optind];
		return 1;
	}
	(void)fprintf(stderr, "Usage:\n\t rem_drv [ -C ] [ -b <basedir> ] "
			      "[ -n ] driver_name\n");
	return 0;
}

/* All three, even where the driver has nothing in them. */
static void check_files(void)
{
	if (!check_access(MINOR_PERM, R_OK | W_OK) ||
	    !check_access(DRIVER_ALIASES, R_OK | W_OK) ||
	    !check_access(NAME_TO_MAJOR, R_OK | W_OK))
		err_exit();
}

static void find_driver(removing *r)
{
	r->major = major_of(NAME_TO_MAJOR, r->driver);
	if (r->major >= 0)
		return;
	if (r->major == BAD_FILE)
		(void)fprintf(stderr,
			      "Cannot get major device information.\n");
	else
		(void)fprintf(stderr, "Driver (%s) not installed.\n",
			      r->driver);
	err_exit();
}

static void unload(const removing *r)
{
	if (r->files_only)
		return;
	if (kernel_unload(r->driver)) {
		kernel_unbind(r->driver);
		return;
	}
	errno = EBUSY;
	say_errno();
	(void)fprintf(stderr,
		      "Cannot unload module: %s\n"
		      "Will be unloaded upon reboot.\n",
		      r->driver);
}

static void note_number(const removing *r)
{
	char number[24];

	(void)snprintf(number, sizeof number, "%ld", r->major);
	if (append_entry(REM_NAME_TO_MAJOR, r->driver, " ", number, "") ==
	    DONE)
		return;
	(void)fprintf(stderr, "Cannot update (%s)\n",
		      database_path(REM_NAME_TO_MAJOR));
	err_exit();
}

static int may_run(void)
{
	if (getuid() == 0)
		return 1;
	(void)fprintf(stderr, "You must be root to run this program.\n");
	return 0;
}

int rem_drv(int argc, char **argv)
{
	removing r;

	memset(&r, 0, sizeof r);
	if (!may_run() || !take_command_line(&r, argc, argv))
		return 1;
	set_basedir(r.basedir);
	enter_lock();
	check_files();
	find_driver(&r);
	unload(&r);
	step();
	note_number(&r);
	remove_entries(~0U, r.driver);
	exit_unlock();
	return 0;
}
