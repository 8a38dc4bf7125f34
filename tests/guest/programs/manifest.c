/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Manifests, as svccfg and the import at boot read them (tuning.md 6.1, 6.2).
 * Of the DTD the order of the parts of a service and what they must have is
 * checked; the whole of it is for a real parser, in the product's own tests.
 */
#include "config.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "tests/guest/programs/services.h"

static int fail(const char *path, const char *why)
{
	(void)fprintf(stderr, "svccfg: %s: %s\n", path, why);
	return 1;
}

static int say_invalid(void)
{
	(void)fprintf(stderr, "svccfg: Document is not valid.\n");
	return 1;
}

static int is_named(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

static const char *attribute(const xmlNode *n, const char *name)
{
	xmlChar *text = xmlGetProp(n, (const xmlChar *)(size_t)name);

	return text != NULL ? (const char *)text : "";
}

static xmlNode *first_of(const xmlNode *n, const char *name)
{
	xmlNode *child;

	for (child = n->children; child != NULL; child = child->next)
		if (is_named(child, name))
			return child;
	return NULL;
}

static xmlNode *next_of(const xmlNode *n, const char *name)
{
	xmlNode *next;

	for (next = n->next; next != NULL; next = next->next)
		if (is_named(next, name))
			return next;
	return NULL;
}

/* ---- what is valid ---------------------------------------------------- */

/* The parts of a service and an instance in their order; late ones last. */
static const struct part {
	const char *name;
	const char *must; /* attributes, with blanks between */
	int late; /* the DTD of 2005 has none */
} parts[] = {
	{"create_default_instance", "enabled", 0},
	{"single_instance", "", 0},
	{"restarter", "", 0},
	{"dependency", "name grouping restart_on type", 0},
	{"dependent", "name grouping restart_on", 0},
	{"method_context", "", 0},
	{"exec_method", "type name exec timeout_seconds", 0},
	{"notification_parameters", "", 1},
	{"property_group", "name type", 0},
	{"instance", "name enabled", 0},
	{"stability", "value", 0},
	{"template", "", 0},
};

enum { PARTS = sizeof parts / sizeof parts[0] };

static int has_all(const xmlNode *n, const char *must)
{
	it_slice rest = it_slice_of(must), word;
	char name[NAME_SIZE];

	while (it_next_word(&rest, &word))
		if (!it_slice_copy(word, name, sizeof name) ||
		    xmlHasProp(n, (xmlChar *)name) == NULL)
			return 0;
	return 1;
}

static int has_templates(void)
{
	return the_system()->net != NET_10;
}

static int is_part_valid(const xmlNode *n, size_t *at)
{
	size_t i;

	for (i = *at; i < PARTS && !is_named(n, parts[i].name); i++)
		;
	*at = i;
	return i < PARTS && has_all(n, parts[i].must) &&
	       (!parts[i].late || the_system()->net == NET_11 ||
		the_system()->net == NET_11_4 || the_system()->net == NET_IL);
}

static int is_valid(const xmlNode *service)
{
	const xmlNode *n;
	size_t at = 0;

	if (!has_all(service, "name version type"))
		return 0;
	for (n = service->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && !is_part_valid(n, &at))
			return 0;
	return 1;
}

/* ---- reading ---------------------------------------------------------- */

static xmlDoc *parse(const char *path, const it_strbuf *text)
{
	xmlDoc *doc = xmlReadMemory(it_strbuf_str(text), (int)text->len, path,
				    NULL,
				    XML_PARSE_NONET | XML_PARSE_NOERROR |
					    XML_PARSE_NOWARNING);
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	if (root != NULL && is_named(root, "service_bundle") &&
	    first_of(root, "service") != NULL)
		return doc;
	(void)fail(path, "couldn't parse document");
	return NULL;
}

/* The DTD of 2005 knows no templates: 10 refuses a manifest that has one. */
static int check(const it_strbuf *text, const xmlDoc *doc)
{
	const xmlNode *service =
		first_of(xmlDocGetRootElement((xmlDoc *)(size_t)doc),
			 "service");

	if (!has_templates() &&
	    strstr(it_strbuf_str(text), "<pg_pattern") != NULL)
		return say_invalid();
	for (; service != NULL; service = next_of(service, "service"))
		if (!is_valid(service))
			return say_invalid();
	return 0;
}

int manifest_check(const char *path, const it_strbuf *text)
{
	xmlDoc *doc = parse(path, text);

	return doc == NULL ? 1 : check(text, doc);
}

/* ---- into the repository ---------------------------------------------- */

/* What was edited is not overwritten by what is only imported again. */
static void put(const char *fmri, const char *group, const char *name,
		const char *type, const char *values)
{
	char whole[NAME_SIZE];

	(void)snprintf(whole, sizeof whole, "%.120s/%.120s", group, name);
	repository_put(fmri, whole, type, values);
}

/* An apply_on of both: the values of a list, with BETWEEN between them. */
static void put_list(const char *fmri, const char *group, const xmlNode *n)
{
	char values[LINE_SIZE] = "";
	const xmlNode *list = n->children, *value;

	while (list != NULL && list->type != XML_ELEMENT_NODE)
		list = list->next;
	value = list != NULL ? first_of(list, "value_node") : NULL;
	for (; value != NULL; value = next_of(value, "value_node"))
		(void)snprintf(values + strlen(values),
			       sizeof values - strlen(values), "%s%c",
			       attribute(value, "value"), BETWEEN);
	if (values[0] != '\0')
		values[strlen(values) - 1] = '\0';
	put(fmri, group, attribute(n, "name"), attribute(n, "type"), values);
}

static void put_group(const char *fmri, const xmlNode *n)
{
	const char *group = attribute(n, "name");
	const xmlNode *p;

	for (p = first_of(n, "propval"); p != NULL; p = next_of(p, "propval"))
		put(fmri, group, attribute(p, "name"), attribute(p, "type"),
		    attribute(p, "value"));
	for (p = first_of(n, "property"); p != NULL; p = next_of(p, "property"))
		put_list(fmri, group, p);
}

static void put_dependency(const char *fmri, const xmlNode *n)
{
	const char *group = attribute(n, "name");
	char values[LINE_SIZE] = "";
	const xmlNode *f = first_of(n, "service_fmri");

	for (; f != NULL; f = next_of(f, "service_fmri"))
		(void)snprintf(values + strlen(values),
			       sizeof values - strlen(values), "%s%s",
			       values[0] != '\0' ? "\037" : "",
			       attribute(f, "value"));
	put(fmri, group, "entities", "fmri", values);
	put(fmri, group, "grouping", "astring", attribute(n, "grouping"));
	put(fmri, group, "restart_on", "astring", attribute(n, "restart_on"));
	put(fmri, group, "type", "astring", attribute(n, "type"));
}

static void put_method(const char *fmri, const xmlNode *n)
{
	const char *group = attribute(n, "name");

	put(fmri, group, "exec", "astring", attribute(n, "exec"));
	put(fmri, group, "timeout_seconds", "count",
	    attribute(n, "timeout_seconds"));
	put(fmri, group, "type", "astring", attribute(n, "type"));
}

static void put_parts(const char *fmri, const xmlNode *parent)
{
	const xmlNode *n, *other;

	for (n = parent->children; n != NULL; n = n->next) {
		if (is_named(n, "property_group"))
			put_group(fmri, n);
		else if (is_named(n, "dependency"))
			put_dependency(fmri, n);
		else if (is_named(n, "exec_method"))
			put_method(fmri, n);
		else if (is_named(n, "dependent") &&
			 (other = first_of(n, "service_fmri")) != NULL)
			put(fmri, "dependents", attribute(n, "name"), "fmri",
			    attribute(other, "value"));
	}
}

/* Where it came from, as a folder that is looked at again has it. */
static void put_origin(const char *fmri, const char *path)
{
	char name[NAME_SIZE], *at;

	(void)snprintf(name, sizeof name, "%.120s", path + 1);
	while ((at = strchr(name, '/')) != NULL)
		*at = '_';
	if (strstr(path, "/svc/manifest/") != NULL)
		put(fmri, "manifestfiles", name, "astring", path);
}

static void make_instance(const char *path, const xmlNode *service,
			  const xmlNode *instance, const char *name,
			  void (*each)(const char *fmri))
{
	const char *enabled = attribute(instance, "enabled");
	char fmri[NAME_SIZE];
	table t;
	prop p;
	int is_new;

	(void)snprintf(fmri, sizeof fmri, "svc:/%s:%s",
		       attribute(service, "name"), name);
	table_read(&t, "service");
	is_new = table_find(&t, fmri) == NULL;
	put_parts(fmri, service);
	if (is_named(instance, "instance"))
		put_parts(fmri, instance);
	put_origin(fmri, path);
	if (!repository_get(VIEW_EDITED, fmri, "general/enabled", &p))
		repository_put(fmri, "general/enabled", "boolean", enabled);
	repository_refresh(fmri);
	if (!is_new)
		return;
	service_become(fmri, "disabled");
	if (strcmp(enabled, "true") == 0 && each != NULL)
		each(fmri);
}

static void make_service(const char *path, const xmlNode *service,
			 void (*each)(const char *fmri))
{
	const xmlNode *n = first_of(service, "create_default_instance");

	if (n != NULL)
		make_instance(path, service, n, "default", each);
	for (n = first_of(service, "instance"); n != NULL;
	     n = next_of(n, "instance"))
		make_instance(path, service, n, attribute(n, "name"), each);
}

int manifest_import(const char *path, const it_strbuf *text,
		    void (*each)(const char *fmri))
{
	xmlDoc *doc = parse(path, text);
	const xmlNode *service;

	if (doc == NULL || check(text, doc) != 0)
		return 1;
	step();
	service = first_of(xmlDocGetRootElement(doc), "service");
	for (; service != NULL; service = next_of(service, "service"))
		make_service(path, service, each);
	return 0;
}

/* ---- the folders ------------------------------------------------------ */

static void (*to_start)(const char *fmri);

/* state/manifests: path and a number made of the bytes. */
static int is_known(const char *path, const it_strbuf *text)
{
	it_strbuf known = {NULL, 0, 0, 0}, left = {NULL, 0, 0, 0};
	char line[PATH_SIZE + 32];
	unsigned long hash = 5381;
	it_slice rest, one;
	size_t i;
	int same = 0;

	for (i = 0; i < text->len; i++)
		hash = hash * 33 + (unsigned char)text->data[i];
	(void)snprintf(line, sizeof line, "%s %lx", path, hash);
	state_read("manifests", &known);
	rest = it_slice_of(it_strbuf_str(&known));
	while (it_next_line(&rest, &one)) {
		same |= it_slice_is(one, line);
		if (strncmp(one.at, line, strlen(path) + 1) != 0)
			it_strbuf_format(&left, "%.*s\n", (int)one.len,
					 one.at);
	}
	it_strbuf_format(&left, "%s\n", line);
	if (!same)
		state_write("manifests", &left);
	return same;
}

static void import_file(const char *path)
{
	it_strbuf text = {NULL, 0, 0, 0};

	if (!read_guest_file(path, &text) || is_known(path, &text))
		return;
	if (manifest_import(path, &text, to_start) != 0)
		console("svccfg: %s: not imported", path);
	it_strbuf_free(&text);
}

static void import_folder(const char *path)
{
	struct dirent **entries;
	char below[PATH_SIZE];
	struct stat st;
	int count = scandir(path, &entries, NULL, alphasort), i;
	size_t len;

	for (i = 0; i < count; i++) {
		len = strlen(entries[i]->d_name);
		(void)snprintf(below, sizeof below, "%.700s/%s", path,
			       entries[i]->d_name);
		if (entries[i]->d_name[0] == '.' || stat(below, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode))
			import_folder(below);
		else if (len > 4 &&
			 strcmp(entries[i]->d_name + len - 4, ".xml") == 0)
			import_file(below);
	}
}

/* Since early import a service goes with its manifest [recalled]. */
static void drop_orphans(void)
{
	size_t at = 0;
	struct stat st;
	table t;
	row *r;
	prop p;

	while (repository_next(VIEW_EDITED, &at, NULL, &p)) {
		if (strncmp(p.name, "manifestfiles/", 14) != 0 ||
		    stat(p.values, &st) == 0)
			continue;
		table_read(&t, "service");
		r = table_find(&t, p.fmri);
		if (r != NULL) {
			table_drop(&t, r);
			table_write(&t);
		}
		repository_drop(p.fmri);
		at = 0;
	}
}

static int is_early(void)
{
	return the_system()->net != NET_10 && the_system()->net != NET_09;
}

void manifests_early(void)
{
	to_start = NULL;
	if (is_early())
		import_folder("/lib/svc/manifest");
}

void manifests_late(void (*each)(const char *fmri))
{
	to_start = each;
	if (is_early()) {
		import_folder("/lib/svc/manifest");
		drop_orphans();
	}
	import_folder("/var/svc/manifest");
}
