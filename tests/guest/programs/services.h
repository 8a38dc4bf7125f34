/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Services: which there are and how they are (table "service"), what is
 * written of them (the repository), and their methods (tuning.md 2.7, 6).
 */
#ifndef IT_TESTS_GUEST_SERVICES_H
#define IT_TESTS_GUEST_SERVICES_H

#include "tests/guest/programs/tables.h"

/* Reads the services into t; the one that a pattern names, NULL: none. */
row *find_service(table *t, const char *pattern);

/* Is it named by the pattern?  "a/b", "b", "b:default", "svc:/a/b", whole */
int service_fits(const char *fmri, const char *pattern);

/* Its state, written down. */
void service_become(const char *fmri, const char *state);

/* ---- the repository (repository.c) ------------------------------------ */

/*
 * As it is edited, and as a refresh has made it known to methods.  Properties
 * of a service stand at each of its instances.
 */
typedef enum view { VIEW_EDITED, VIEW_RUNNING, VIEWS } view;

enum { BETWEEN = '\037' }; /* between the values of one property */

typedef struct prop {
	char fmri[NAME_SIZE], name[NAME_SIZE], type[NAME_SIZE];
	char values[LINE_SIZE];
} prop;

int repository_get(view v, const char *fmri, const char *name, prop *p);

/* The next one of an instance, or of all (fmri NULL); *at begins as 0. */
int repository_next(view v, size_t *at, const char *fmri, prop *p);

void repository_put(const char *fmri, const char *name, const char *type,
		    const char *values);
void repository_refresh(const char *fmri);
void repository_drop(const char *fmri);

/* ---- manifests (manifest.c) ------------------------------------------- */

/* Complains as svccfg does and returns 1, or 0. */
int manifest_check(const char *path, const it_strbuf *text);

/*
 * Into the repository; instances that were there keep what was edited.  each
 * is called with those that are enabled and not running.
 */
int manifest_import(const char *path, const it_strbuf *text,
		    void (*each)(const char *fmri));

/* Those that are new or changed below the folders of the system. */
void manifests_early(void);
void manifests_late(void (*each)(const char *fmri));

/* ---- methods (method.c) ----------------------------------------------- */

/* "start", "stop", "refresh": its state after it.  Logs as startd does. */
const char *method_run(const char *fmri, const char *method);

/* Starts it if what it requires is there, else it is offline: its state. */
const char *service_started(const char *fmri);
void service_start(const char *fmri); /* and writes the state down */

/* A script with the guest's shell; its exit status. */
int run_script(const char *const *argv, const char *log);

/* ---- the boot (startup.c) --------------------------------------------- */

void services_boot(void);

#endif
