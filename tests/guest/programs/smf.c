/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svcs, svcadm, svcprop: services as lines of state, from facts
 *   service FMRI STATE
 *   service-fails FMRI		its start method fails: maintenance
 *   property FMRI NAME TYPE VALUE
 * Methods are not run.  Messages and layout are recalled; that enabling a
 * service returns 0 before its method has run, and so whatever comes of it,
 * is what svcadm(8) says.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"

static table services;

/* "svc:/a/b:default" by "a/b", "b", "b:default", "svc:/a/b" and whole. */
static int fits(const char *fmri, const char *pattern)
{
	char name[NAME_SIZE];
	const char *path = fmri + strlen("svc:/");
	size_t n, p;

	if (strncmp(pattern, "svc:/", 5) == 0)
		pattern += 5;
	(void)snprintf(name, sizeof name, "%s", path);
	if (strchr(pattern, ':') == NULL && strchr(name, ':') != NULL)
		*strchr(name, ':') = '\0';
	n = strlen(name);
	p = strlen(pattern);
	return n >= p && strcmp(name + n - p, pattern) == 0 &&
	       (n == p || name[n - p - 1] == '/');
}

row *find_service(table *t, const char *pattern)
{
	size_t i;

	table_read(t, "service");
	for (i = 0; i < t->count; i++)
		if (fits(t->rows[i].words[0], pattern))
			return &t->rows[i];
	return NULL;
}

static int say_no_match(const char *program, const char *pattern,
			const char *what)
{
	(void)fprintf(stderr, "%s: Pattern '%s' doesn't match any %s\n",
		      program, pattern, what);
	return 1;
}

/* ---- svcs ------------------------------------------------------------- */

static void show_column(const row *r, const char *column)
{
	if (strcmp(column, "state") == 0 || strcmp(column, "sta") == 0)
		(void)printf("%-14s ", row_word(r, 1));
	else if (strcmp(column, "stime") == 0)
		(void)printf("%-9s ", "10:01:02");
	else
		(void)printf("%s", row_word(r, 0));
}

static void show_service(const row *r, const char *columns)
{
	char one[NAME_SIZE];
	size_t len;

	for (; *columns != '\0'; columns += len + (columns[len] == ',')) {
		len = strcspn(columns, ",");
		(void)snprintf(one, sizeof one, "%.*s", (int)len, columns);
		show_column(r, one);
	}
	(void)printf("\n");
}

int svcs(int argc, char **argv)
{
	const char *columns = "state,stime,fmri";
	int option, bare = 0;
	row *r;
	size_t i;

	opterr = 0;
	while ((option = getopt(argc, argv, "+Hao:")) != -1) {
		if (option == '?')
			return 2;
		bare |= option == 'H';
		columns = option == 'o' ? optarg : columns;
	}
	r = optind < argc ? find_service(&services, argv[optind]) : NULL;
	if (optind < argc && r == NULL)
		return say_no_match("svcs", argv[optind], "instances");
	if (!bare)
		(void)printf("%-14s %-8s %s\n", "STATE", "STIME", "FMRI");
	if (r != NULL) {
		show_service(r, columns);
		return 0;
	}
	table_read(&services, "service");
	for (i = 0; i < services.count; i++)
		show_service(&services.rows[i], columns);
	return 0;
}

/* ---- svcadm ----------------------------------------------------------- */

static const char *started(const row *r)
{
	return fact_is("service-fails", r->words[0]) ? "maintenance"
						     : "online";
}

/* In any other state than from, if there is one, nothing is done. */
static const struct {
	const char *name;
	const char *from;
	const char *state; /* NULL: that of a start */
} deeds[] = {
	{"clear", "maintenance", NULL}, {"disable", NULL, "disabled"},
	{"enable", NULL, NULL},		{"refresh", "online", "online"},
	{"restart", "online", NULL},
};

static int do_deed(size_t i, row *r, int wait)
{
	const char *state = deeds[i].state;

	if (deeds[i].from != NULL && strcmp(row_word(r, 1), deeds[i].from) != 0)
		return 0;
	if (state == NULL)
		state = started(r);
	step();
	row_set(r, 1, state);
	table_write(&services);
	if (!wait || strcmp(state, "maintenance") != 0)
		return 0;
	(void)fprintf(stderr,
		      "svcadm: Instance \"%s\" is in maintenance state.\n",
		      r->words[0]);
	return 3;
}

int svcadm(int argc, char **argv)
{
	int option, wait = 0;
	size_t i;
	row *r;

	opterr = 0;
	optind = 2;
	while (argc > 2 && (option = getopt(argc, argv, "+rst")) != -1)
		wait |= option == 's';
	for (i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
		if (argc > 2 && strcmp(deeds[i].name, argv[1]) == 0)
			break;
	if (i == sizeof deeds / sizeof deeds[0] || optind >= argc) {
		(void)fprintf(stderr, "Usage: svcadm [-v] [cmd [args ... ]]\n");
		return 2;
	}
	r = find_service(&services, argv[optind]);
	if (r == NULL)
		return say_no_match("svcadm", argv[optind], "instances");
	if (geteuid() == 0)
		return do_deed(i, r, wait);
	(void)fprintf(stderr, "svcadm: %s: Permission denied.\n", r->words[0]);
	return 1;
}

/* ---- svcprop ---------------------------------------------------------- */

static const char *property(const char *fmri, const char *name)
{
	static char words[4][NAME_SIZE];
	char buffer[LINE_SIZE];
	size_t at = 0;

	while (next_fact(&at, "property", buffer, sizeof buffer))
		if (split(it_slice_of(buffer), words, 4) == 4 &&
		    strcmp(words[0], fmri) == 0 && strcmp(words[1], name) == 0)
			return words[3];
	return NULL;
}

int svcprop(int argc, char **argv)
{
	const char *name = NULL, *value;
	int option;
	row *r;

	opterr = 0;
	while ((option = getopt(argc, argv, "+cp:")) != -1)
		name = option == 'p' ? optarg : name;
	if (name == NULL || optind + 1 != argc) {
		(void)fprintf(stderr,
			      "Usage: svcprop [-c] [-p [name/]name] FMRI\n");
		return 2;
	}
	r = find_service(&services, argv[optind]);
	if (r == NULL)
		return say_no_match("svcprop", argv[optind], "entities");
	value = strcmp(name, "restarter/state") == 0
			? row_word(r, 1)
			: property(r->words[0], name);
	if (value != NULL) {
		(void)printf("%s\n", value);
		return 0;
	}
	(void)fprintf(stderr,
		      "svcprop: Couldn't find property `%s' for instance "
		      "`%s'.\n",
		      name, r->words[0]);
	return 1;
}
