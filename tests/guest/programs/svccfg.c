/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svccfg import, validate, delete (driver-install.md 7).  Of a manifest only
 * the names and what is enabled are read; that it is valid XML the tests ask
 * of a real parser.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"

/* The attribute of the element that begins at tag, "" where it has none. */
static void attribute(const char *tag, const char *name, char *value)
{
	char pattern[NAME_SIZE];
	const char *end = strchr(tag, '>'), *at;
	size_t len;

	value[0] = '\0';
	(void)snprintf(pattern, sizeof pattern, " %s=", name);
	at = strstr(tag, pattern);
	if (at == NULL || end == NULL || at > end)
		return;
	at += strlen(pattern);
	len = strcspn(at + 1, *at == '"' ? "\"" : "'");
	(void)snprintf(value, NAME_SIZE, "%.*s", (int)len, at + 1);
}

static int fail(const char *path, const char *why)
{
	(void)fprintf(stderr, "svccfg: %s: %s\n", path, why);
	return 1;
}

/* The DTD of 2005 knows no templates: 10 refuses a manifest that has one. */
static int check_manifest(const char *path, const it_strbuf *text)
{
	const char *xml = it_strbuf_str(text);

	if (strstr(xml, "<service_bundle") == NULL ||
	    strstr(xml, "<service ") == NULL)
		return fail(path, "couldn't parse document");
	if (the_system()->tools == G05 && strstr(xml, "<pg_pattern") != NULL)
		return fail(path, "document is not valid");
	return 0;
}

static void add_instance(table *t, const char *service, const char *tag,
			 const char *instance)
{
	char fmri[3 * NAME_SIZE], enabled[NAME_SIZE];
	row *r;

	attribute(tag, "enabled", enabled);
	(void)snprintf(fmri, sizeof fmri, "svc:/%s:%s", service, instance);
	if (table_find(t, fmri) != NULL)
		return;
	r = table_add(t, fmri);
	row_set(r, 1,
		strcmp(enabled, "true") != 0 ? "disabled"
		: fact_is("service-fails", fmri) ? "maintenance"
						 : "online");
}

static int import(const char *path, const it_strbuf *text)
{
	table services;
	char service[NAME_SIZE], instance[NAME_SIZE];
	const char *xml = it_strbuf_str(text), *tag;

	if (check_manifest(path, text) != 0)
		return 1;
	table_read(&services, "service");
	attribute(strstr(xml, "<service "), "name", service);
	tag = strstr(xml, "<create_default_instance");
	if (tag != NULL)
		add_instance(&services, service, tag, "default");
	for (tag = xml; (tag = strstr(tag, "<instance ")) != NULL; tag++) {
		attribute(tag, "name", instance);
		add_instance(&services, service, tag, instance);
	}
	step();
	table_write(&services);
	return 0;
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
		return with_file(argv[operand], check_manifest);
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
