/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * beadm: driver-install.md 3.5.  A boot environment that does not run is a
 * tree in state/bes; facts and state: "be NAME [FLAGS [MOUNTPOINT]]", FLAGS
 * of N (runs now) and R (after the next boot).  What runs is "solaris" where
 * nothing is declared.  Messages and layout are recalled.
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/places.h"
#include "tests/guest/programs/environments.h"
#include "tests/guest/programs/tables.h"
#include "tests/guest/programs/trees.h"

static table bes;

static void read_bes(void)
{
	table_read(&bes, "be");
	if (bes.count == 0)
		row_set(table_add(&bes, "solaris"), 1, "NR");
}

static int has_flag(const row *r, char flag)
{
	return strchr(row_word(r, 1), flag) != NULL;
}

static void tree_of(const char *name, char *path)
{
	(void)snprintf(path, PATH_SIZE, "%s/bes/%s", GUEST_STATE, name);
}

static int fail(const char *before, const char *name, const char *after)
{
	(void)fprintf(stderr, "%s%s%s\n", before, name, after);
	return 1;
}

static int say_missing(const char *name)
{
	return fail("", name, " does not exist or appear to be a valid BE.\n"
			      "Please check that the name of the BE provided "
			      "is correct.");
}

/* ---- subcommands: args are the operands ------------------------------- */

/* What stands for nothing differs, and so does the line. */
static void show_bare(const char *name, const char *flags, const char *at)
{
	(void)printf("%s;;%s;%s;4402341478;static;1353146472\n", name,
		     strcmp(flags, "-") != 0 ? flags : "", at);
}

static void show_wide(const char *name, const char *flags, const char *at)
{
	(void)printf("%-7s %-6s %-10s 4.10G static 2012-11-17 10:01\n", name,
		     flags, at[0] != '\0' ? at : "-");
}

static int list(char **args, int bare)
{
	const row *r;
	size_t i;

	if (!bare)
		(void)printf("BE      Active Mountpoint Space Policy Created\n"
			     "--      ------ ---------- ----- ------ "
			     "-------\n");
	for (i = 0; i < bes.count; i++) {
		r = &bes.rows[i];
		if (args[0] == NULL || strcmp(args[0], r->words[0]) == 0)
			(bare ? show_bare : show_wide)(
				r->words[0], row_word(r, 1),
				has_flag(r, 'N') ? "/" : row_word(r, 2));
	}
	return 0;
}

static int create(char **args, int activate)
{
	char path[PATH_SIZE];

	if (table_find(&bes, args[0]) != NULL)
		return fail("BE ", args[0], " already exists. Please choose a "
					    "different BE name.");
	tree_of("", path);
	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		die("cannot make %s", path);
	tree_of(args[0], path);
	step();
	if (!copy_root(path)) {
		(void)remove_tree(path);
		return fail("Unable to create ", args[0],
			    ".\nno space left on device");
	}
	step();
	row_set(table_add(&bes, args[0]), 1, activate ? "R" : "-");
	table_write(&bes);
	return 0;
}

/* Nothing that runs, is to run, or is mounted. */
static int destroy(char **args, int force)
{
	row *r = table_find(&bes, args[0]);
	char path[PATH_SIZE];

	if (r == NULL)
		return say_missing(args[0]);
	if (has_flag(r, 'N') || has_flag(r, 'R'))
		return fail("Unable to destroy ", args[0],
			    ".\nIt is the active BE.");
	if (row_word(r, 2)[0] != '\0' && !force)
		return fail("Unable to destroy ", args[0],
			    ".\nIt is currently mounted and must be unmounted "
			    "before it can be destroyed.");
	if (row_word(r, 2)[0] != '\0')
		(void)umount(row_word(r, 2));
	tree_of(args[0], path);
	step();
	(void)remove_tree(path);
	table_drop(&bes, r);
	table_write(&bes);
	return 0;
}

static int mount_be(char **args, int unused)
{
	row *r = table_find(&bes, args[0]);
	char path[PATH_SIZE], temporary[] = "/tmp/.be.XXXXXX";
	const char *at = args[1];

	(void)unused;
	if (r == NULL)
		return say_missing(args[0]);
	if (has_flag(r, 'N') || row_word(r, 2)[0] != '\0')
		return fail("Unable to mount ", args[0],
			    ".\nIt is already mounted.");
	if (at == NULL)
		at = mkdtemp(temporary);
	else if (mkdir(at, 0755) != 0 && errno != EEXIST)
		return fail("Unable to mount ", args[0], ".");
	tree_of(args[0], path);
	step();
	if (at == NULL || mount(path, at, NULL, MS_BIND, NULL) != 0)
		return fail("Unable to mount ", args[0], ".");
	row_set(r, 2, at);
	table_write(&bes);
	(void)printf("Mounted successfully on: '%s'\n", at);
	return 0;
}

void mount_environments(void)
{
	char path[PATH_SIZE];
	size_t i;

	read_bes();
	for (i = 0; i < bes.count; i++) {
		const char *at = row_word(&bes.rows[i], 2);

		tree_of(bes.rows[i].words[0], path);
		if (at[0] != '\0' &&
		    mount(path, at, NULL, MS_BIND, NULL) != 0)
			die("cannot mount %s", path);
	}
}

static int unmount_be(char **args, int unused)
{
	row *r = table_find(&bes, args[0]);

	(void)unused;
	if (r == NULL)
		return say_missing(args[0]);
	if (row_word(r, 2)[0] == '\0')
		return 0;
	if (umount(row_word(r, 2)) != 0)
		return fail("Unable to unmount ", args[0], ".\nIt is busy.");
	r->count = 2;
	table_write(&bes);
	return 0;
}

/* "NR" of the one that runs becomes "N". */
static int activate(char **args, int unused)
{
	row *r = table_find(&bes, args[0]);
	size_t i;

	(void)unused;
	if (r == NULL)
		return say_missing(args[0]);
	step();
	for (i = 0; i < bes.count; i++)
		row_set(&bes.rows[i], 1,
			has_flag(&bes.rows[i], 'N') ? "N" : "-");
	row_set(r, 1, has_flag(r, 'N') ? "NR" : "R");
	table_write(&bes);
	(void)printf("Activated successfully\n");
	return 0;
}

static const struct {
	const char *name;
	int (*run)(char **args, int flag);
	const char *options; /* the first is the flag; "x:" has a value */
	int least, most;     /* operands */
} subcommands[] = {
	{"activate", activate, "", 1, 1},
	{"create", create, "ae:d:", 1, 1},
	{"destroy", destroy, "fF", 1, 1},
	{"list", list, "Hads", 0, 1},
	{"mount", mount_be, "", 1, 2},
	{"unmount", unmount_be, "f", 1, 1},
	{"umount", unmount_be, "f", 1, 1},
};

enum { SUBCOMMANDS = sizeof subcommands / sizeof subcommands[0] };

static int run(size_t i, int argc, char **argv)
{
	char options[16];
	int option, flag = 0;

	(void)snprintf(options, sizeof options, "+%s", subcommands[i].options);
	opterr = 0;
	optind = 2;
	while ((option = getopt(argc, argv, options)) != -1) {
		if (option == '?')
			return -1;
		flag |= option == options[1];
	}
	if (argc - optind < subcommands[i].least ||
	    argc - optind > subcommands[i].most)
		return -1;
	if (subcommands[i].run != list && geteuid() != 0)
		return fail("beadm: ", subcommands[i].name,
			    ": insufficient privileges");
	read_bes();
	return subcommands[i].run(argv + optind, flag);
}

int beadm(int argc, char **argv)
{
	size_t i;
	int status = -1;

	for (i = 0; argc > 1 && i < SUBCOMMANDS; i++)
		if (strcmp(argv[1], subcommands[i].name) == 0)
			status = run(i, argc, argv);
	if (status >= 0)
		return status;
	(void)fprintf(stderr, "usage: beadm subcommand cmd_options\n");
	return 2;
}
