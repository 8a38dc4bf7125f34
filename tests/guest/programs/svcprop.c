/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svcprop: tuning.md 2.7.  One property of one service is its values alone;
 * of several each has its name and type before them.  Beside the repository
 * there are facts: "property FMRI NAME TYPE VALUE".
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"

enum { MAX_NAMES = 32 };

typedef struct asking {
	const char *names[MAX_NAMES];
	size_t count;
	view view;
	int quiet, typed, full;
	const char *fmri;
	int found, missing;
} asking;

/* Metacharacters of the Bourne shell get a backslash; nothing is "". */
static void print_value(const char *value, size_t len)
{
	size_t i;

	if (len == 0)
		(void)printf("\"\"");
	for (i = 0; i < len; i++) {
		if (strchr(" \t\n;&()|^<>\\\"'`", value[i]) != NULL)
			(void)putchar('\\');
		(void)putchar(value[i]);
	}
}

static void print_values(const char *values)
{
	size_t len;

	for (;; values += len + 1) {
		len = strcspn(values, "\037");
		print_value(values, len);
		if (values[len] == '\0')
			break;
		(void)putchar(' ');
	}
	(void)putchar('\n');
}

static void show(asking *a, const char *name, const char *type,
		 const char *values, int with_name)
{
	a->found = 1;
	if (a->quiet)
		return;
	if (a->full)
		(void)printf("%s/:properties/%s %s ", a->fmri, name, type);
	else if (with_name || a->typed)
		(void)printf("%s %s ", name, type);
	print_values(values);
}

/* Its type and value, where the repository has none. */
static int fact_property(const char *fmri, const char *name, prop *p)
{
	char words[4][NAME_SIZE], buffer[LINE_SIZE];
	size_t at = 0;

	while (next_fact(&at, "property", buffer, sizeof buffer))
		if (split(it_slice_of(buffer), words, 4) == 4 &&
		    strcmp(words[0], fmri) == 0 &&
		    strcmp(words[1], name) == 0) {
			(void)snprintf(p->type, NAME_SIZE, "%s", words[2]);
			(void)snprintf(p->values, LINE_SIZE, "%s", words[3]);
			return 1;
		}
	return 0;
}

/* The active profile of 11.x [recalled]; a fact may say otherwise. */
static const char *active_profile(const char *fmri, const char *name)
{
	net_lineage net = the_system()->net;

	if ((net != NET_11 && net != NET_11_4) ||
	    strcmp(fmri, "svc:/network/physical:default") != 0 ||
	    strcmp(name, "netcfg/active_ncp") != 0)
		return NULL;
	return fact("profile") != NULL ? fact("profile") : "DefaultFixed";
}

static int state_property(const row *r, const char *name, prop *p)
{
	const char *value = active_profile(r->words[0], name);

	if (strcmp(name, "restarter/state") == 0)
		value = row_word(r, 1);
	/* nobody looks at one that is in transition */
	if (strcmp(name, "restarter/next_state") == 0)
		value = "none";
	if (value == NULL)
		return 0;
	(void)snprintf(p->type, NAME_SIZE, "astring");
	(void)snprintf(p->values, LINE_SIZE, "%s", value);
	return 1;
}

static void say_missing(asking *a, const char *what, const char *name)
{
	a->missing = 1;
	if (!a->quiet)
		(void)fprintf(stderr,
			      "svcprop: Couldn't find %s `%s' for instance "
			      "`%s'.\n",
			      what, name, a->fmri);
}

static void show_group(asking *a, const char *group)
{
	size_t at = 0, len = strlen(group);
	int any = 0;
	prop p;

	while (repository_next(a->view, &at, a->fmri, &p)) {
		if (len != 0 && (strncmp(p.name, group, len) != 0 ||
				 p.name[len] != '/'))
			continue;
		show(a, p.name, p.type, p.values, 1);
		any = 1;
	}
	if (!any && len != 0)
		say_missing(a, "property group", group);
}

static void show_name(asking *a, const row *r, const char *name)
{
	prop p;

	if (strchr(name, '/') == NULL) {
		show_group(a, name);
		return;
	}
	if (fact_property(a->fmri, name, &p) ||
	    state_property(r, name, &p) ||
	    repository_get(a->view, a->fmri, name, &p))
		show(a, name, p.type, p.values, a->count > 1);
	else
		say_missing(a, "property", name);
}

static int take_options(asking *a, int argc, char **argv)
{
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, "+cCfqts:p:")) != -1) {
		if (option == '?')
			return 0;
		if (option == 'p' && a->count < MAX_NAMES)
			a->names[a->count++] = optarg;
		if (option == 'c')
			a->view = VIEW_EDITED;
		a->quiet |= option == 'q';
		a->typed |= option == 't';
		a->full |= option == 'f';
	}
	return optind + 1 == argc;
}

int svcprop(int argc, char **argv)
{
	static asking a;
	table t;
	row *r;
	size_t i;

	a.view = VIEW_RUNNING;
	if (!take_options(&a, argc, argv)) {
		(void)fprintf(stderr,
			      "Usage: svcprop [-fqt] [-c] [-p [name/]name]... "
			      "FMRI\n");
		return 2;
	}
	r = find_service(&t, argv[optind]);
	if (r == NULL) {
		(void)fprintf(stderr,
			      "svcprop: Pattern '%s' doesn't match any "
			      "entities\n",
			      argv[optind]);
		return 1;
	}
	a.fmri = r->words[0];
	if (a.count == 0)
		show_group(&a, "");
	for (i = 0; i < a.count; i++)
		show_name(&a, r, a.names[i]);
	return a.missing ? 1 : 0;
}
