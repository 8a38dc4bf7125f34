/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svcs, svcadm: services as lines of state, from facts
 *   service FMRI STATE
 *   service-fails FMRI		its start method fails: maintenance
 * Messages and layout are recalled; that enabling a
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
int service_fits(const char *fmri, const char *pattern)
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
		if (service_fits(t->rows[i].words[0], pattern))
			return &t->rows[i];
	return NULL;
}

void service_become(const char *fmri, const char *state)
{
	table t;
	row *r;

	table_read(&t, "service");
	r = table_find(&t, fmri);
	if (r == NULL)
		r = table_add(&t, fmri);
	row_set(r, 1, state);
	table_write(&t);
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

/* In any other state than from, if there is one, nothing is done. */
static const struct {
	const char *name;
	const char *from;
	const char *method; /* that it runs last */
	const char *enabled; /* what a boot makes of it; NULL: as before */
} deeds[] = {
	{"clear", "maintenance", "start", NULL},
	{"disable", NULL, "stop", "false"},
	{"enable", NULL, "start", "true"},
	{"refresh", "online", "refresh", NULL},
	{"restart", "online", "start", NULL},
};

static const char *run_deed(size_t i, const row *r)
{
	const char *fmri = r->words[0], *method = deeds[i].method;
	const char *state = row_word(r, 1);

	if (strcmp(method, "refresh") == 0)
		repository_refresh(fmri);
	if (strcmp(deeds[i].name, "restart") == 0) {
		(void)method_run(fmri, "stop");
		if (service_fits(fmri, "system/manifest-import"))
			manifests_late(service_start);
	}
	if (strcmp(method, "stop") == 0) {
		if (strcmp(state, "online") == 0)
			(void)method_run(fmri, method);
		return "disabled";
	}
	/* what runs is not started again */
	if (strcmp(deeds[i].name, "enable") == 0 &&
	    strcmp(state, "online") == 0)
		return "online";
	return strcmp(method, "start") == 0 ? service_started(fmri)
					    : method_run(fmri, method);
}

static int do_deed(size_t i, row *r, int wait, int passing)
{
	char fmri[NAME_SIZE];
	const char *state;
	prop p;

	if (deeds[i].from != NULL && strcmp(row_word(r, 1), deeds[i].from) != 0)
		return 0;
	(void)snprintf(fmri, sizeof fmri, "%s", r->words[0]);
	step();
	if (!passing && deeds[i].enabled != NULL &&
	    repository_get(VIEW_EDITED, fmri, "general/enabled", &p))
		repository_put(fmri, "general/enabled", "boolean",
			       deeds[i].enabled);
	state = run_deed(i, r);
	service_become(fmri, state);
	if (!wait || strcmp(state, "maintenance") != 0)
		return 0;
	(void)fprintf(stderr,
		      "svcadm: Instance \"%s\" is in maintenance state.\n",
		      fmri);
	return 3;
}

int svcadm(int argc, char **argv)
{
	int option, wait = 0, passing = 0;
	size_t i;
	row *r;

	opterr = 0;
	optind = 2;
	while (argc > 2 && (option = getopt(argc, argv, "+rst")) != -1) {
		wait |= option == 's';
		passing |= option == 't';
	}
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
		return do_deed(i, r, wait, passing);
	(void)fprintf(stderr, "svcadm: %s: Permission denied.\n", r->words[0]);
	return 1;
}
