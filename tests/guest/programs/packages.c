/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * pkg (IPS: driver-install.md 2.3, 2.4, 6.2) and pkginfo (SVR4: 6.1).  Facts:
 *   package NAME VERSION [PATH...]	a package and files that it owns
 *   svr4-package NAME CATEGORY
 * The layout of pkg's lines is recalled.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/tables.h"

enum { PKG_OK = 0, PKG_FAILED = 1, PKG_USAGE = 2, PKG_NOTHING = 4 };

static table packages;

/* pkg's name for one may leave out the beginning: "vmxnet3s". */
static int fits(const char *name, const char *pattern)
{
	size_t n, p;

	if (strncmp(pattern, "pkg:/", 5) == 0)
		pattern += 5;
	n = strlen(name);
	p = strlen(pattern);
	return n >= p && strcmp(name + n - p, pattern) == 0 &&
	       (n == p || name[n - p - 1] == '/');
}

static int owns(const row *r, const char *path)
{
	size_t i;

	while (*path == '/')
		path++;
	for (i = 2; i < r->count; i++)
		if (strcmp(row_word(r, i) + (row_word(r, i)[0] == '/'),
			   path) == 0)
			return 1;
	return 0;
}

/* ---- subcommands: argv begins behind their name ----------------------- */

/* Options, which pkg allows before its operands only; -o has a value. */
static char **operands(char **argv, int *bare)
{
	for (; *argv != NULL && (*argv)[0] == '-'; argv++) {
		if (strcmp(*argv, "-H") == 0)
			*bare = 1;
		if (strcmp(*argv, "-o") == 0 && argv[1] != NULL)
			argv++;
	}
	return argv;
}

static int list_one(const char *pattern)
{
	size_t i;
	int found = 0;

	for (i = 0; i < packages.count; i++) {
		const row *r = &packages.rows[i];

		if (pattern != NULL && !fits(r->words[0], pattern))
			continue;
		(void)printf("%-49s %-26s i--\n", r->words[0],
			     row_word(r, 1));
		found = 1;
	}
	return found;
}

static int pkg_list(char **argv)
{
	int bare = 0, missing = 0;

	argv = operands(argv, &bare);
	if (!bare)
		(void)printf("%-49s %-26s IFO\n", "NAME (PUBLISHER)",
			     "VERSION");
	if (*argv == NULL)
		return list_one(NULL) ? PKG_OK : PKG_FAILED;
	for (; *argv != NULL; argv++) {
		if (list_one(*argv))
			continue;
		(void)fprintf(stderr,
			      "pkg list: no packages matching '%s' "
			      "installed\n",
			      *argv);
		missing = 1;
	}
	return missing ? PKG_FAILED : PKG_OK;
}

/* Of the installed ones only (-l), which one has that path. */
static int pkg_search(char **argv)
{
	int bare = 0, found = 0;
	size_t i;

	argv = operands(argv, &bare);
	if (*argv == NULL)
		return PKG_USAGE;
	for (i = 0; i < packages.count; i++) {
		const row *r = &packages.rows[i];

		if (!owns(r, *argv))
			continue;
		if (!bare && !found)
			(void)printf("PKG.NAME\n");
		(void)printf("%s\n", r->words[0]);
		found = 1;
	}
	return found ? PKG_OK : PKG_FAILED;
}

static int pkg_contents(char **argv)
{
	int bare = 0, found = 0;
	size_t i, k;

	argv = operands(argv, &bare);
	if (!bare)
		(void)printf("PATH\n");
	for (i = 0; i < packages.count; i++) {
		const row *r = &packages.rows[i];

		if (*argv != NULL && !fits(r->words[0], *argv))
			continue;
		for (k = 2; k < r->count; k++)
			(void)printf("%s\n", row_word(r, k));
		found = 1;
	}
	if (found)
		return PKG_OK;
	(void)fprintf(stderr, "pkg contents: no packages matching '%s' "
			      "installed\n",
		      *argv != NULL ? *argv : "*");
	return PKG_FAILED;
}

static const struct {
	const char *name;
	int (*run)(char **argv);
} subcommands[] = {
	{"contents", pkg_contents},
	{"list", pkg_list},
	{"search", pkg_search},
};

int pkg(int argc, char **argv)
{
	size_t i;

	table_read(&packages, "package");
	for (i = 0; argc > 1 && i < sizeof subcommands / sizeof *subcommands;
	     i++)
		if (strcmp(argv[1], subcommands[i].name) == 0)
			return subcommands[i].run(argv + 2);
	(void)fprintf(stderr, "pkg: unknown subcommand '%s'\n",
		      argc > 1 ? argv[1] : "");
	return PKG_USAGE;
}

/* ---- pkginfo ---------------------------------------------------------- */

static int show_package(const char *name, int quiet)
{
	row *r = table_find(&packages, name);

	if (r != NULL && !quiet)
		(void)printf("%-11s %-32s %s\n", row_word(r, 1), name, name);
	if (r == NULL && !quiet)
		(void)fprintf(stderr,
			      "ERROR: information for \"%s\" was not found\n",
			      name);
	return r != NULL;
}

int pkginfo(int argc, char **argv)
{
	int option, quiet = 0, missing = 0;
	size_t i;

	table_read(&packages, "svr4-package");
	opterr = 0;
	while ((option = getopt(argc, argv, "+q")) != -1) {
		if (option == '?') {
			(void)fprintf(stderr, "usage:\npkginfo [-q] "
					      "[pkginst [pkginst [...]]]\n");
			return 1;
		}
		quiet = 1;
	}
	if (optind == argc)
		for (i = 0; i < packages.count; i++)
			(void)show_package(packages.rows[i].words[0], quiet);
	for (; optind < argc; optind++)
		missing |= !show_package(argv[optind], quiet);
	return missing;
}
