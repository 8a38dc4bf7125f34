/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The plan of "uninstall --vendor": what VMware's installer recorded goes,
 * what it had moved away comes back.  Drivers are unregistered before their
 * files go, which it does the other way round: aliases without a driver
 * block add_drv.  Its records go last, so that until then its own
 * uninstaller would still do.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/history.h"
#include "installer/native.h"
#include "installer/plan_userland.h"
#include "installer/vendor.h"
#include "support/text.h"

typedef struct vendor_plan {
	it_planner_ctx ctx; /* first: the record as it will be */
	it_vendor vendor;
	int by_programs; /* that unregister drivers */
} vendor_plan;

/* ---- refusals --------------------------------------------------------- */

static it_code refuse(it_job *job, const char *text, const char *remedy)
{
	char name[1024];

	it_root_name(&job->root, IT_LOCATIONS, name, sizeof name);
	(void)it_fail(&job->error, IT_TARGET, name, "%s", text);
	it_error_remedy(&job->error, "%s", remedy);
	return IT_TARGET;
}

static it_code check_records(it_job *job, const it_vendor *vendor)
{
	if (!vendor->present)
		return refuse(job,
			      "is missing: VMware's installer never ran here, "
			      "or was uninstalled",
			      "\"install-tools uninstall\" removes what "
			      "install-tools itself installed");
	if (vendor->list.full)
		return refuse(job, "records more than any install has",
			      "it is damaged: put it back from a backup");
	if (vendor->list.count == 0)
		return refuse(job, "records nothing",
			      "it is damaged: put it back from a backup, or "
			      "remove it");
	return IT_OK;
}

/* ---- what stays ------------------------------------------------------- */

static it_code keep(it_job *job, const char *path, const char *why)
{
	return it_findings_add(&job->findings, IT_WARNING, ' ', "vendor-kept",
			       path, &job->error, "stays: %s", why);
}

static int is_recorded_file(const it_vendor *vendor, const char *path)
{
	return it_locations_find(&vendor->list, IT_LOCATION_FILE, path) !=
	       NULL;
}

static int is_table(const char *path)
{
	int i;

	for (i = 0; i < IT_DB_TABLES; i++)
		if (strcmp(path, it_db_path((it_db_table)i)) == 0)
			return 1;
	return 0;
}

/*
 * What no system starts or is logged in to without, and no installer of
 * VMware's ever put there: records that name it are damaged.
 */
static int is_systems_own(const char *path)
{
	static const char *const names[] = {
		"etc/group", "etc/inet/hosts", "etc/inittab", "etc/mnttab",
		"etc/nsswitch.conf", "etc/pam.conf", "etc/passwd",
		"etc/path_to_inst", "etc/release", "etc/shadow", "etc/system",
		"etc/vfstab", "kernel/amd64/genunix", "kernel/genunix",
		"lib/amd64/ld.so.1", "lib/ld.so.1", "lib/libc.so.1",
		"sbin/init", "sbin/sh", "usr/bin/login", "usr/bin/sh",
		"usr/lib/ld.so.1", "usr/sbin/init",
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(path, names[i]) == 0)
			return 1;
	return strncmp(path, "etc/security/", 13) == 0 ||
	       strncmp(path, "etc/svc/", 8) == 0 ||
	       strncmp(path, "platform/", 9) == 0;
}

/* All modules of VMware's begin so, and what it keeps of them beside them. */
static int is_others_module(const char *path)
{
	const char *leaf = strrchr(path, '/');

	return strncmp(path, "kernel/", 7) == 0 &&
	       strncmp(leaf + 1, "vm", 2) != 0;
}

/* Why a recorded path is not removed, NULL if it is. */
static const char *protection(const it_job *job, const char *path)
{
	if (it_state_is_ours(path))
		return "it belongs to install-tools";
	if (is_table(path) || is_systems_own(path))
		return "the system does not start without it";
	if (is_others_module(path))
		return "it is no module of VMware's";
	if (it_job_is_taken_file(job, path))
		return "a package maintains this driver by now";
	if (it_native_has(job, path))
		return "this system has its own driver there: "
		       "\"install-tools status\" tells what brings it back";
	return NULL;
}

/* ---- links ------------------------------------------------------------ */

/* Is the path recorded, or in a directory that is? */
static int is_vendors(const it_vendor *vendor, const char *path)
{
	char above[IT_LOCATIONS_PATH];

	if (is_recorded_file(vendor, path))
		return 1;
	(void)snprintf(above, sizeof above, "%s", path);
	for (; above[0] != '\0'; it_cut_last(above))
		if (it_locations_find(&vendor->list, IT_LOCATION_DIRECTORY,
				      above) != NULL)
			return 1;
	return 0;
}

/*
 * A link is recorded with where it leads, or as a file without a time: then
 * it must lead to something of VMware's to be known for its own.
 */
static it_code plan_link(vendor_plan *v, const char *path)
{
	it_job *job = v->ctx.job;
	const it_location *known =
		it_locations_find(&v->vendor.list, IT_LOCATION_LINK, path);
	char to[IT_LOCATIONS_PATH], target[IT_LOCATIONS_PATH];
	int ours;
	it_code code = it_root_link(&job->root, path, to, sizeof to,
				    &job->error);

	if (code != IT_OK)
		return code;
	if (known != NULL)
		ours = strcmp(known->value, to) == 0;
	else
		ours = it_location_target(path, to, target,
					  sizeof target) &&
		       is_vendors(&v->vendor, target);
	if (!ours)
		return keep(job, path,
			    known != NULL
				    ? "it is not the recorded link"
				    : "it is a link now, to nothing of "
				      "VMware's");
	return it_plan_remove_link(&job->plan, path,
				   "installed by VMware's installer",
				   &job->error);
}

/* ---- files ------------------------------------------------------------ */

static it_code set_aside(vendor_plan *v, const char *path)
{
	it_present now;
	it_code code = it_present_read(&now, v->ctx.job, path,
				       &v->ctx.job->error);

	if (code == IT_OK && now.sha256[0] != '\0')
		code = it_plan_set_aside(&v->ctx, path, &now,
					 "was changed after VMware's "
					 "installer put it there");
	it_present_free(&now);
	return code;
}

static it_code plan_regular(vendor_plan *v, const char *path, int changed)
{
	it_job *job = v->ctx.job;
	it_code code = changed ? set_aside(v, path) : IT_OK;

	return code != IT_OK
		       ? code
		       : it_plan_remove(&job->plan, path,
					"installed by VMware's installer",
					&job->error);
}

/* Nothing of VMware's comes near: the records are damaged. */
static it_code plan_sized(vendor_plan *v, const char *path, int changed)
{
	struct stat st;
	int found;
	it_job *job = v->ctx.job;
	it_code code =
	    it_root_stat(&job->root, path, &st, &found, &job->error);

	if (code == IT_OK && found && st.st_size > IT_COPY_MAX)
		return keep(job, path,
			    "it is larger than 64 MiB, as no file of "
			    "VMware's is");
	return code == IT_OK ? plan_regular(v, path, changed) : code;
}

static it_code plan_by_fate(vendor_plan *v, const char *path,
			    it_vendor_fate fate)
{
	it_job *job = v->ctx.job;
	int edited = it_locations_find(&v->vendor.list, IT_LOCATION_MODIFIED,
				       path) != NULL;

	switch (fate) {
	case IT_VENDOR_MISSING:
		return IT_OK;
	case IT_VENDOR_LINK:
		return plan_link(v, path);
	case IT_VENDOR_OTHER:
		return keep(job, path, "it is not a file");
	case IT_VENDOR_UNREACHABLE:
		return keep(job, path,
			    "a link on the way leads out of the root");
	default:
		return plan_sized(v, path,
				    edited || fate == IT_VENDOR_CHANGED);
	}
}

static it_code plan_file(vendor_plan *v, const it_location *item)
{
	it_job *job = v->ctx.job;
	it_vendor_fate fate;
	const char *path, *why;
	it_code code = it_vendor_look(job, item, &path, &fate);

	if (code != IT_OK || strcmp(path, IT_LOCATIONS) == 0 ||
	    it_job_is_taken_file(job, path) || it_vendor_is_ours(job, path) ||
	    it_plan_has(&job->plan, path))
		return code;
	why = protection(job, path);
	if (why == NULL)
		return plan_by_fate(v, path, fate);
	return fate == IT_VENDOR_MISSING ? IT_OK : keep(job, path, why);
}

static it_code plan_files(vendor_plan *v)
{
	const it_locations *list = &v->vendor.list;
	it_code code = IT_OK;
	size_t i;

	for (i = list->count; code == IT_OK && i-- > 0;)
		if (list->items[i].kind == IT_LOCATION_FILE ||
		    list->items[i].kind == IT_LOCATION_LINK)
			code = plan_file(v, &list->items[i]);
	return code;
}

/* Programs that are ours need something in its place. */
static it_code put_own_records(vendor_plan *v)
{
	it_job *job = v->ctx.job;
	it_userland_moved moved;
	const char *text;
	it_file_step *step = NULL;
	it_state_file file;
	it_code code;

	memset(&moved, 0, sizeof moved);
	it_vendor_places(&v->vendor.list, &moved);
	text = it_userland_locations(job, &moved);
	if (text == NULL)
		return job->error.code;
	code = it_plan_file(&job->plan, IT_LOCATIONS, "replace",
			    "tells VMware's programs where they are", text,
			    strlen(text), 0644, &job->owner, &step,
			    &job->error);
	if (code != IT_OK)
		return code;
	memset(&file, 0, sizeof file);
	file.path = IT_LOCATIONS;
	file.module = IT_USERLAND;
	file.installed = 1;
	memcpy(file.sha256, step->now.sha256, sizeof file.sha256);
	file.size = step->now.size;
	file.mode = (unsigned)step->now.mode;
	file.uid = (unsigned long)step->now.owner.uid;
	file.gid = (unsigned long)step->now.owner.gid;
	file.owner_set = step->now.owner.can_set;
	return it_state_add_file(&v->ctx.next, &file, &job->error);
}

/* The last thing that goes: in the phase of what is known of an install. */
static it_code plan_records(vendor_plan *v)
{
	it_job *job = v->ctx.job;
	it_code code = it_state_has_part(&job->state, IT_USERLAND)
			       ? put_own_records(v)
			       : it_plan_remove(&job->plan, IT_LOCATIONS,
						"the records of VMware's "
						"installer",
						&job->error);

	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

/* ---- what it had moved away ------------------------------------------- */

static it_code put_back(vendor_plan *v, const char *path, const char *from,
			const it_present *old)
{
	it_job *job = v->ctx.job;
	it_file_step *step = NULL;
	it_owner owner = job->owner;
	it_code code;

	owner.uid = old->st.st_uid;
	owner.gid = old->st.st_gid;
	code = it_plan_file(&job->plan, path, "restore",
			    "VMware's installer had moved it away",
			    it_strbuf_str(&old->bytes), old->bytes.len,
			    old->st.st_mode & 07777, &owner, &step,
			    &job->error);
	if (code != IT_OK)
		return code;
	step->now.has_mtime = 1;
	step->now.mtime = old->st.st_mtime;
	return it_plan_remove(&job->plan, from, "stands at its old place again",
			      &job->error);
}

/* May the old file come back to its place?  *why: what forbids it. */
static it_code judge_place(vendor_plan *v, const char *path, const char **why,
			   int *changed)
{
	it_job *job = v->ctx.job;
	const it_location *item =
		it_locations_find(&v->vendor.list, IT_LOCATION_FILE, path);
	it_location bare;
	it_vendor_fate fate;
	const char *at;
	it_code code;

	memset(&bare, 0, sizeof bare);
	bare.path = (char *)(size_t)path;
	code = it_vendor_look(job, item != NULL ? item : &bare, &at, &fate);
	*changed = fate == IT_VENDOR_CHANGED;
	*why = NULL;
	if (code != IT_OK || fate == IT_VENDOR_MISSING)
		return code;
	if (item == NULL || fate > IT_VENDOR_CHANGED ||
	    it_vendor_is_ours(job, path))
		*why = "its old place is taken by something else";
	return IT_OK;
}

static it_code plan_back(vendor_plan *v, const char *path, const char *from,
			 const it_present *old)
{
	it_job *job = v->ctx.job;
	const char *why = protection(job, path);
	int changed = 0;
	it_code code = IT_OK;

	if (why == NULL)
		why = protection(job, from);
	if (why == NULL && old->sha256[0] == '\0')
		why = "it is not a file; put it back by hand";
	if (why == NULL)
		code = judge_place(v, path, &why, &changed);
	if (code == IT_OK && why != NULL)
		return keep(job, from, why);
	if (code == IT_OK && changed)
		code = set_aside(v, path);
	return code == IT_OK ? put_back(v, path, from, old) : code;
}

static it_code restore(it_job *job, const char *path, const char *from,
		       void *arg)
{
	vendor_plan *v = arg;
	it_present old;
	it_code code = IT_OK;

	if (it_plan_has(&job->plan, path) || it_plan_has(&job->plan, from))
		return IT_OK;
	code = it_present_read(&old, job, from, &job->error);
	if (code == IT_OK && old.found)
		code = plan_back(v, path, from, &old);
	it_present_free(&old);
	return code;
}

/* ---- directories ------------------------------------------------------ */

/* Does the plan take away what has this name? */
static int goes(const it_plan *plan, const char *path)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (strcmp(plan->steps[i].path, path) == 0)
			return plan->steps[i].kind != &it_kind_file;
	return 0;
}

typedef struct rest {
	const it_job *job;
	const char *dir;
	char stays[256]; /* one that will still be there, "" if none */
} rest;

static it_code count_rest(const char *name, void *arg, it_error *err)
{
	rest *r = arg;
	char path[IT_LOCATIONS_PATH + 256];

	(void)err;
	(void)snprintf(path, sizeof path, "%s/%s", r->dir, name);
	if (!goes(&r->job->plan, path))
		(void)snprintf(r->stays, sizeof r->stays, "it holds %s", name);
	return IT_OK;
}

/* Does a program of ours lie in it, or a link of ours lead to it? */
static int holds_ours(const it_state *state, const char *dir)
{
	char to[IT_LOCATIONS_PATH];
	size_t i;

	for (i = 0; i < state->link_count; i++)
		if (it_location_target(state->links[i].path,
				       state->links[i].to, to, sizeof to) &&
		    strcmp(to, dir) == 0)
			return 1;

	for (i = 0; i < state->file_count; i++)
		if (it_state_is_part(&state->files[i]) &&
		    it_lies_below(state->files[i].path, dir))
			return 1;
	return 0;
}

/* It goes with our programs. */
static it_code adopt_directory(vendor_plan *v, const char *path)
{
	it_state_directory made;

	made.path = path;
	made.module = IT_USERLAND;
	return it_state_add_directory(&v->ctx.next, &made,
				      &v->ctx.job->error);
}

static it_code plan_directory(vendor_plan *v, const char *path)
{
	it_job *job = v->ctx.job;
	rest r = {NULL, NULL, ""};
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);

	if (code != IT_OK || !found || !S_ISDIR(st.st_mode))
		return code;
	if (holds_ours(&job->state, path))
		return adopt_directory(v, path);
	r.job = job;
	r.dir = path;
	code = it_root_list(&job->root, path, count_rest, &r, &job->error);
	if (code != IT_OK)
		return code;
	if (r.stays[0] != '\0')
		return keep(job, path, r.stays);
	return it_plan_remove_directory(&job->plan, path,
					"made by VMware's installer",
					&job->error);
}

static int deepest_first(const void *a, const void *b)
{
	return strcmp(*(const char *const *)b, *(const char *const *)a);
}

static it_code plan_directories(vendor_plan *v)
{
	const it_locations *list = &v->vendor.list;
	const char **paths = calloc(list->count + 1, sizeof *paths);
	size_t i, count = 0;
	it_code code = IT_OK;

	if (paths == NULL)
		return it_fail_memory(&v->ctx.job->error);
	for (i = 0; i < list->count; i++)
		if (list->items[i].kind == IT_LOCATION_DIRECTORY)
			paths[count++] = list->items[i].path;
	qsort(paths, count, sizeof *paths, deepest_first);
	for (i = 0; code == IT_OK && i < count; i++)
		code = plan_directory(v, paths[i]);
	free(paths);
	return code;
}

/* ---- registration ----------------------------------------------------- */

/* Did VMware's installer put a driver of this row here, and nobody since? */
static int is_its_driver(const vendor_plan *v, const it_module_row *row)
{
	const it_job *job = v->ctx.job;
	char path[128];
	int bits;

	if (row->reg.driver == NULL ||
	    it_state_find_module(&job->state, row->reg.driver) != NULL ||
	    osd_identity_verdict(job->identity) == OSD_NATIVE)
		return 0;
	for (bits = 32; bits <= 64; bits += 32) {
		it_module_path(row, bits, path, sizeof path);
		if (is_recorded_file(&v->vendor, path))
			return 1;
	}
	return 0;
}

/*
 * Records that end too early leave a driver behind that nobody accounts for
 * any more when they are gone.
 */
static it_code tell_unrecorded(vendor_plan *v, const it_module_row *row)
{
	it_job *job = v->ctx.job;
	char path[128];
	struct stat st;
	it_code code = IT_OK;
	int bits, found;

	if (row->reg.driver == NULL ||
	    it_state_find_module(&job->state, row->reg.driver) != NULL ||
	    osd_identity_verdict(job->identity) == OSD_NATIVE)
		return IT_OK;
	for (bits = 32; code == IT_OK && bits <= 64; bits += 32) {
		it_module_path(row, bits, path, sizeof path);
		if (is_recorded_file(&v->vendor, path))
			continue;
		code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);
		if (code == IT_OK && found)
			code = keep(job, path,
				    "the records of VMware's installer do "
				    "not name it");
	}
	return code;
}

static it_code unregister_row(vendor_plan *v, const it_module_row *row)
{
	it_job *job = v->ctx.job;
	it_code code;

	/* of one that goes, records may name the file of one width only */
	code = tell_unrecorded(v, row);
	if (code != IT_OK || !is_its_driver(v, row))
		return code;
	code = it_job_ask_taken(job, row);
	return code == IT_OK && !it_job_is_taken(job, row->reg.driver)
		       ? it_plan_unregister(job, row, NULL)
		       : code;
}

static it_code unregister(vendor_plan *v)
{
	it_job *job = v->ctx.job;
	const it_module_row *row;
	it_code code = IT_OK;
	size_t i;

	job->gives_back = 0;
	job->taken_over = 0;
	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++)
		code = unregister_row(v, row);
	return code == IT_OK ? it_plan_tables_back(&v->ctx, &v->by_programs)
			     : code;
}

/* ---- the plan --------------------------------------------------------- */

/*
 * The history stands first: the reserve for a full disk lies beside the
 * first step, in a directory that does not go.
 */
static it_code plan_history(vendor_plan *v)
{
	it_job *job = v->ctx.job;
	char version[64];
	it_state about;
	it_code code;

	memset(&about, 0, sizeof about);
	it_vendor_version(&v->vendor, &job->root, version);
	code = it_state_set(&about.media_version, version, &job->error);
	if (code == IT_OK)
		code = it_state_set(&about.system,
				    osd_identity_distribution(job->identity),
				    &job->error);
	if (code == IT_OK)
		code = it_plan_history(job, &about);
	it_state_free(&about);
	if (code == IT_OK)
		it_plan_make_first(&job->plan);
	return code;
}

static it_code plan_all(vendor_plan *v)
{
	it_job *job = v->ctx.job;
	it_code code = it_plan_folders(&v->ctx);

	if (code == IT_OK)
		code = unregister(v);
	if (code == IT_OK)
		code = it_vendor_each_moved(&v->vendor, job, restore, v);
	if (code == IT_OK)
		code = plan_files(v);
	if (code == IT_OK)
		code = plan_records(v);
	if (code == IT_OK)
		code = plan_directories(v);
	/* The note of the numbers: rem_drv's effect, when all else is gone. */
	if (code == IT_OK && !v->by_programs)
		code = it_plan_table(&v->ctx, IT_DB_REM_NAME_TO_MAJOR);
	if (code == IT_OK)
		code = it_vendor_adopt(&v->ctx, &v->vendor);
	if (code == IT_OK)
		code = plan_history(v);
	if (code == IT_OK)
		code = it_plan_boot_archive(job);
	return code == IT_OK ? it_plan_check_names(job) : code;
}

it_code it_plan_vendor(it_job *job)
{
	vendor_plan v;
	it_code code;

	memset(&v, 0, sizeof v);
	v.ctx.job = job;
	code = it_vendor_read(&v.vendor, job);
	/* An interrupted run that did it was finished just now. */
	if (code == IT_OK && !v.vendor.present &&
	    job->recovered == IT_RECOVERY_FORWARD)
		return IT_OK;
	if (code == IT_OK)
		code = check_records(job, &v.vendor);
	if (code == IT_OK)
		code = plan_all(&v);
	it_vendor_free(&v.vendor);
	it_state_free(&v.ctx.next);
	return code;
}
