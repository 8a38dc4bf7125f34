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

/* ---- -s FMRI setprop, delprop, listprop, refresh ----------------------- */

/* "a/b = astring: text", in one word or in several; 0: it is none. */
static int parse_setting(int argc, char **argv, prop *p)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice name, type, rest;
	const char *equals, *colon;
	int i;

	for (i = 0; i < argc; i++)
		it_strbuf_format(&text, "%s%s", i != 0 ? " " : "", argv[i]);
	equals = strchr(it_strbuf_str(&text), '=');
	colon = equals != NULL ? strchr(equals, ':') : NULL;
	if (colon == NULL)
		return 0;
	name.at = text.data;
	name.len = (size_t)(equals - name.at);
	type.at = equals + 1;
	type.len = (size_t)(colon - type.at);
	rest = it_trim(it_slice_of(colon + 1));
	if (rest.len > 1 && rest.at[0] == '"') {
		rest.at++;
		rest.len -= 2;
	}
	return it_slice_copy(it_trim(name), p->name, sizeof p->name) &&
	       it_slice_copy(it_trim(type), p->type, sizeof p->type) &&
	       it_slice_copy(rest, p->values, sizeof p->values);
}

static int list_properties(const char *fmri, const char *pattern)
{
	size_t at = 0;
	prop p;

	while (repository_next(VIEW_EDITED, &at, fmri, &p))
		if (pattern == NULL || strcmp(p.name, pattern) == 0)
			(void)printf("%s  %s  %s\n", p.name, p.type, p.values);
	return 0;
}

static int usage(void)
{
	(void)fprintf(stderr,
		      "Usage: svccfg [-v] [-s FMRI] [command [args...]]\n");
	return 2;
}

/* A service without an instance means each of its instances; here one. */
static int with_service(const char *pattern, int argc, char **argv)
{
	table services;
	row *r = find_service(&services, pattern);
	const char *verb = argv[0];
	prop p;

	if (r == NULL)
		return fail(pattern, "Pattern doesn't match any services");
	if (strcmp(verb, "listprop") == 0)
		return list_properties(r->words[0], argc > 1 ? argv[1] : NULL);
	if (geteuid() != 0)
		return fail(pattern, "Permission denied");
	if (strcmp(verb, "refresh") == 0) {
		repository_refresh(r->words[0]);
		return 0;
	}
	if (strcmp(verb, "setprop") != 0 ||
	    !parse_setting(argc - 1, argv + 1, &p))
		return usage();
	step();
	repository_put(r->words[0], p.name, p.type, p.values);
	return 0;
}

int svccfg(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";
	int force = argc > 2 && strcmp(argv[2], "-f") == 0;
	int operand = force ? 3 : 2;

	if (strcmp(verb, "-s") == 0 && argc > 3)
		return with_service(argv[2], argc - 3, argv + 3);
	if (operand + 1 == argc && strcmp(verb, "validate") == 0)
		return with_file(argv[operand], manifest_check);
	if (operand + 1 != argc ||
	    (strcmp(verb, "import") != 0 && strcmp(verb, "delete") != 0))
		return usage();
	if (geteuid() != 0)
		return fail(argv[operand], "Permission denied");
	if (strcmp(verb, "import") == 0)
		return with_file(argv[operand], import);
	return delete_service(argv[operand], force);
}
