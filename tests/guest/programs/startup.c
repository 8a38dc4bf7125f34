/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * svc.startd: what a boot starts in which order (tuning.md 2.1.7, 6.3).  A
 * few services of the system itself have work that counts here; those of
 * manifests have their methods.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"
#include "tests/guest/programs/stack.h"

enum { MAX_SERVICES = 64 };

static void start_physical(void);
static void start_routing(void);
static void start_initial(void);
static void start_import(void);

/* The systems that have it, as bits of net_lineage. */
enum {
	EVERY = 0x3f,
	LINKS = EVERY & ~(1 << NET_10),
	IPMGMT = LINKS & ~(1 << NET_09)
};

static const struct own {
	const char *fmri;
	int where;
	const char *after;
	void (*start)(void);
} own[] = {
	{"svc:/system/filesystem/root:default", EVERY, "", NULL},
	{"svc:/system/filesystem/usr:default", EVERY, "filesystem/root", NULL},
	{"svc:/network/loopback:default", EVERY, "", NULL},
	{"svc:/network/datalink-management:default", LINKS, "filesystem/root",
	 NULL},
	{"svc:/network/ip-interface-management:default", IPMGMT,
	 "datalink-management", ipmgmt_replay},
	{"svc:/network/physical:default", EVERY,
	 "loopback datalink-management ip-interface-management",
	 start_physical},
	{"svc:/milestone/network:default", EVERY, "network/physical", NULL},
	{"svc:/network/routing-setup:default", LINKS, "network/physical",
	 start_routing},
	{"svc:/network/initial:default", EVERY,
	 "milestone/network filesystem/usr", start_initial},
	{"svc:/system/filesystem/minimal:default", EVERY, "filesystem/usr",
	 NULL},
	{"svc:/system/manifest-import:default", EVERY,
	 "filesystem/minimal milestone/network", start_import},
	{"svc:/system/filesystem/local:default", EVERY, "filesystem/minimal",
	 NULL},
	{"svc:/milestone/single-user:default", EVERY,
	 "manifest-import filesystem/minimal network/physical", NULL},
	{"svc:/milestone/multi-user:default", EVERY,
	 "single-user filesystem/local network/initial", NULL},
};

enum { OWN = sizeof own / sizeof own[0] };

typedef struct starting {
	char fmri[MAX_SERVICES][NAME_SIZE];
	const struct own *own[MAX_SERVICES]; /* NULL: of a manifest */
	int done[MAX_SERVICES];
	size_t count;
} starting;

static starting all;

static void add(const char *fmri, const struct own *o)
{
	if (all.count == MAX_SERVICES)
		die("too many services");
	(void)snprintf(all.fmri[all.count], NAME_SIZE, "%s", fmri);
	all.own[all.count] = o;
	all.done[all.count++] = 0;
}

/* ---- what some of them do --------------------------------------------- */

/*
 * Sourced before interfaces are plumbed.  Of 11.x that was not seen (1.8):
 * "upgrade-datalink read" says that it does.
 */
static void source_upgrade(void)
{
	static const char path[] = "/var/svc/profile/upgrade_datalink";
	const char *const argv[] = {"sh", path, NULL};
	net_lineage net = the_system()->net;

	int unsure = net == NET_11 || net == NET_11_4;

	if (net == NET_10 || access(path, R_OK) != 0 ||
	    (unsure && !fact_is("upgrade-datalink", "read")))
		return;
	(void)run_script(argv, "/var/svc/log/network-physical:default.log");
	(void)unlink(path);
}

static void start_physical(void)
{
	source_upgrade();
	interfaces_boot();
	ipmgmt_replay_interfaces();
}

static void start_routing(void)
{
	routes_boot();
}

/* There, routing has no service of its own. */
static void start_initial(void)
{
	if (the_system()->net == NET_10)
		routes_boot();
}

static void add_imported(const char *fmri)
{
	add(fmri, NULL);
}

static void start_import(void)
{
	manifests_late(add_imported);
}

/* ---- order ------------------------------------------------------------ */

/* Whether one that is to be started and fits the pattern is not yet done. */
static int is_waited_for(const char *pattern)
{
	size_t i;

	for (i = 0; i < all.count; i++)
		if (!all.done[i] && service_fits(all.fmri[i], pattern))
			return 1;
	return 0;
}

static int own_waits(const struct own *o)
{
	it_slice rest = it_slice_of(o->after), word;
	char pattern[NAME_SIZE];

	while (it_next_word(&rest, &word))
		if (it_slice_copy(word, pattern, sizeof pattern) &&
		    is_waited_for(pattern))
			return 1;
	return 0;
}

/* Its own dependencies: entities of every group. */
static int manifest_waits(const char *fmri)
{
	size_t at = 0, len;
	char *value;
	prop p;

	while (repository_next(VIEW_RUNNING, &at, fmri, &p)) {
		len = strlen(p.name);
		if (len < 9 || strcmp(p.name + len - 9, "/entities") != 0)
			continue;
		for (value = strtok(p.values, "\037"); value != NULL;
		     value = strtok(NULL, "\037"))
			if (is_waited_for(value))
				return 1;
	}
	return 0;
}

/* Those that name it as their dependent. */
static int is_held_back(const char *fmri)
{
	size_t i, at;
	prop p;

	for (i = 0; i < all.count; i++) {
		if (all.own[i] != NULL || all.done[i])
			continue;
		at = 0;
		while (repository_next(VIEW_RUNNING, &at, all.fmri[i], &p))
			if (strncmp(p.name, "dependents/", 11) == 0 &&
			    service_fits(fmri, p.values))
				return 1;
	}
	return 0;
}

static int waits(size_t i)
{
	return is_held_back(all.fmri[i]) ||
	       (all.own[i] != NULL ? own_waits(all.own[i])
				   : manifest_waits(all.fmri[i]));
}

/* ---- starting --------------------------------------------------------- */

static int is_online(const char *pattern)
{
	table t;
	row *r = find_service(&t, pattern);

	return r != NULL && strcmp(row_word(r, 1), "online") == 0;
}

/* Are all those of its groups "require_all" online? */
static int has_required(const char *fmri)
{
	char group[NAME_SIZE], *value;
	size_t at = 0;
	prop p, entities;

	while (repository_next(VIEW_RUNNING, &at, fmri, &p)) {
		if (strcmp(p.values, "require_all") != 0 ||
		    strstr(p.name, "/grouping") == NULL)
			continue;
		(void)snprintf(group, sizeof group, "%.*s/entities",
			       (int)strcspn(p.name, "/"), p.name);
		if (!repository_get(VIEW_RUNNING, fmri, group, &entities))
			continue;
		for (value = strtok(entities.values, "\037"); value != NULL;
		     value = strtok(NULL, "\037"))
			if (!is_online(value))
				return 0;
	}
	return 1;
}

const char *service_started(const char *fmri)
{
	return has_required(fmri) ? method_run(fmri, "start") : "offline";
}

void service_start(const char *fmri)
{
	prop p;

	/* its manifest may have gone since */
	if (repository_get(VIEW_EDITED, fmri, "general/enabled", &p))
		service_become(fmri, service_started(fmri));
}

static int is_disabled(const char *fmri)
{
	table t;
	row *r;

	table_read(&t, "service");
	r = table_find(&t, fmri);
	return r != NULL && strcmp(row_word(r, 1), "disabled") == 0;
}

/* What one of the system does is done, even where a fact has it disabled. */
static void start_own(const struct own *o)
{
	if (o->start != NULL)
		o->start();
	if (!is_disabled(o->fmri))
		service_become(o->fmri, "online");
}

static void start(size_t i)
{
	all.done[i] = 1;
	if (all.own[i] != NULL)
		start_own(all.own[i]);
	else
		service_start(all.fmri[i]);
}

/* The first that waits for nobody; in a ring those of manifests are lost. */
static int start_next(void)
{
	size_t i, left = 0;

	for (i = 0; i < all.count; i++) {
		if (all.done[i])
			continue;
		left = i + 1;
		if (waits(i))
			continue;
		start(i);
		return 1;
	}
	if (left == 0)
		return 0;
	for (i = 0; i < all.count; i++)
		if (!all.done[i] && all.own[i] == NULL) {
			console("svc.startd: Transitioning %s to maintenance "
				"because it completes a dependency cycle",
				all.fmri[i]);
			service_become(all.fmri[i], "maintenance");
			all.done[i] = 1;
			return 1;
		}
	die("the services of the system wait for each other");
}

static void add_own(void)
{
	size_t i;

	for (i = 0; i < OWN; i++) {
		if ((own[i].where & 1 << the_system()->net) == 0)
			continue;
		if (!is_disabled(own[i].fmri))
			service_become(own[i].fmri, "offline");
		add(own[i].fmri, &own[i]);
	}
	/* the other instance, which is there and idle */
	if (the_system()->net != NET_10)
		service_become("svc:/network/physical:nwam", "disabled");
}

static void add_known(void)
{
	size_t at = 0;
	prop p;

	while (repository_next(VIEW_EDITED, &at, NULL, &p)) {
		if (strcmp(p.name, "general/enabled") != 0)
			continue;
		repository_refresh(p.fmri);
		service_become(p.fmri, "disabled");
		if (strcmp(p.values, "true") == 0)
			add(p.fmri, NULL);
	}
}

void services_boot(void)
{
	manifests_early();
	add_own();
	add_known();
	while (start_next())
		;
}
