/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svccfg import, validate, delete, setprop, delpropgroup, listprop
 * (driver-install.md 7, tuning.md 2.7).
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"

static int fail(const char *path, const char *why)
{
	(void)fprintf(stderr, "svccfg: %s: %s\n", path, why);
	return 1;
}

static int import(const char *path, const it_strbuf *text)
{
	return manifest_import(path, text, service_start);
}

/* Every instance of it; -f also one that is online. */
static int delete_service(const char *pattern, int force)
{
	table services;
	row *r = find_service(&services, pattern);

	if (r == NULL)
		return fail(pattern, "Pattern doesn't match any services");
	if (!force && strcmp(row_word(r, 1), "online") == 0)
		return fail(pattern, "Instance is not disabled");
	while (r != NULL) {
		repository_drop(r->words[0]);
		table_drop(&services, r);
		table_write(&services);
		r = find_service(&services, pattern);
	}
	return 0;
}

static int with_file(const char *path,
		     int (*deed)(const char *path, const it_strbuf *text))
{
	it_strbuf text = {NULL, 0, 0, 0};

	if (!read_guest_file(path, &text))
		return fail(path, "No such file or directory");
	return deed(path, &text);
}

int svccfg(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";
	int force = argc > 2 && strcmp(argv[2], "-f") == 0;
	int operand = force ? 3 : 2;

	if (operand + 1 == argc && strcmp(verb, "validate") == 0)
		return with_file(argv[operand], manifest_check);
	if (operand + 1 != argc ||
	    (strcmp(verb, "import") != 0 && strcmp(verb, "delete") != 0)) {
		(void)fprintf(stderr, "Usage: svccfg [-v] [-s FMRI] [command "
				      "[args...]]\n");
		return 2;
	}
	if (geteuid() != 0)
		return fail(argv[operand], "Permission denied");
	if (strcmp(verb, "import") == 0)
		return with_file(argv[operand], import);
	return delete_service(argv[operand], force);
}
