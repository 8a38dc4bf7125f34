/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the plans share: steps for files that remember how the root was
 * before, steps for edited databases, and the next state record.
 */
#ifndef IT_PLANNER_H
#define IT_PLANNER_H

#include "installer/job.h"

typedef struct it_vendor it_vendor;

typedef struct it_planner_ctx {
	it_job *job;
	it_state next; /* the record as it will be after the plan */
	/* The Perl install over which programs are put, NULL: there is none. */
	const it_vendor *over;
	/* And where it put them; NULL in plans that are not about them. */
	const struct it_userland_moved *moved;
} it_planner_ctx;

/* A file of the root as it is now; what is no regular one has no bytes. */
typedef struct it_present {
	int found;
	struct stat st; /* only if found */
	it_strbuf bytes;
	char sha256[IT_SHA256_HEX]; /* "" where there are no bytes */
} it_present;

/* Fills *now, which it_present_free frees, after an error too. */
it_code it_present_read(it_present *now, const it_job *job, const char *path,
			it_error *err) IT_CHECKED;
void it_present_free(it_present *now);

/* The same of a file as it will be when what is planned so far is done. */
it_code it_present_planned(it_present *now, const it_job *job,
			   const char *path, it_error *err) IT_CHECKED;

/* What is to stand at a path. */
typedef struct it_wanted {
	const char *path;
	const char *module;
	const char *note;
	const void *bytes;
	size_t len;
	mode_t mode;
	const char *shipped; /* SHA-256 of a .conf as on the media, or "" */
	const it_owner *owner; /* NULL: root:sys */
} it_wanted;

/* The step of this plan that writes a file, or NULL. */
it_file_step *it_plan_find_file(const it_plan *plan, const char *path);

/* A file as it will be when what is planned so far is done. */
it_code it_plan_read(const it_job *job, const char *path, size_t limit,
		     it_strbuf *bytes, int *found, it_error *err) IT_CHECKED;

/*
 * Gives a step that is planned already other bytes, and adds why to its note;
 * the record learns it.
 */
it_code it_plan_rewrite(it_planner_ctx *ctx, const char *path,
			const void *bytes, size_t len, const char *note)
	IT_CHECKED;

/* Removes what we wrote about an install: in the phase of the record. */
it_code it_plan_remove_record(it_job *job, const char *path) IT_CHECKED;

/* Refuses a plan in which two paths lead to one file. */
it_code it_plan_check_names(it_job *job) IT_CHECKED;

/* Our state folder and what it needs. */
it_code it_plan_folders(it_planner_ctx *ctx) IT_CHECKED;

/* A copy of these bytes in the backup, named by their SHA-256. */
it_code it_plan_backup(it_planner_ctx *ctx, const void *bytes, size_t len)
	IT_CHECKED;

/* The bytes that stood at a path before our first run; IT_TARGET if lost. */
it_code it_plan_read_backup(it_job *job, const char *sha256, it_strbuf *bytes)
	IT_CHECKED;

/* it_plan_backup of a file that does not come back; says where it is. */
it_code it_plan_set_aside(it_planner_ctx *ctx, const char *path,
			  const it_present *now, const char *why) IT_CHECKED;

/* Installs or replaces a file; keeps what was there for uninstall. */
it_code it_plan_put(it_planner_ctx *ctx, const it_wanted *wanted) IT_CHECKED;

/* The step that brings a file back with bytes, mode, owner and time of then. */
it_code it_plan_restore(it_job *job, const char *path, const it_before *before,
			const it_strbuf *bytes, const char *note) IT_CHECKED;

/* Removes a file that was there before us; keeps it for uninstall. */
it_code it_plan_take_away(it_planner_ctx *ctx, const char *path,
			  const char *module, const char *note) IT_CHECKED;

/* ---- repair.c --------------------------------------------------------- */

/*
 * What shadows a driver of this width: refused by install, taken away by
 * repair.
 */
it_code it_plan_meet_shadow(it_planner_ctx *ctx, const it_pick *pick,
			    int bits) IT_CHECKED;

/* ---- plan_tables.c ---------------------------------------------------- */

/* A step for a table, if job->db has changed it. */
it_code it_plan_table(it_planner_ctx *ctx, it_db_table table) IT_CHECKED;

/* The same, where a program of the system is to change it. */
it_code it_plan_table_guard(it_planner_ctx *ctx, it_db_table table)
	IT_CHECKED;

/* An empty etc-style flag file in the top of the root. */
it_code it_plan_reconfigure(it_job *job) IT_CHECKED;

/* The same, where add_drv creates it; when the run is undone it goes again. */
it_code it_plan_reconfigure_guard(it_job *job) IT_CHECKED;

/*
 * Unregisters a driver of VMware's, and gives the adapter that it had taken
 * back to pcn; changes, which may be NULL, gets what that does.
 */
it_code it_plan_unregister(it_job *job, const it_module_row *row,
			   it_db_changes *changes) IT_CHECKED;

/* ---- plan_live.c ------------------------------------------------------ */

/*
 * Of the running system: the tables that job->db has changed, by add_drv and
 * rem_drv.  *planned is zero where they would not make just these of them.
 */
it_code it_plan_by_programs(it_planner_ctx *ctx, int *planned) IT_CHECKED;

/*
 * taken_over.c: which drivers of the record does a package maintain by now?
 * A bit for each row of modules.c in job->taken_over, and a finding for each:
 * a warning that it stays (removes), or a note.
 */
it_code it_job_find_taken(it_job *job, int removes) IT_CHECKED;
int it_job_is_taken(const it_job *job, const char *module);

/*
 * The same of one that VMware's installer put there, with a warning; and is the
 * path one of such a driver's?
 */
it_code it_job_ask_taken(it_job *job, const it_module_row *row) IT_CHECKED;
int it_job_is_taken_file(const it_job *job, const char *path);

/* The recorded changes that are to be undone: none of such a driver. */
it_code it_job_ours_only(it_job *job, it_db_changes *changes) IT_CHECKED;

/*
 * The tables that job->db has changed when something is taken away: by the
 * programs of the running system where they do, else by steps of ours.
 */
it_code it_plan_tables_back(it_planner_ctx *ctx, int *by_programs) IT_CHECKED;

/* boot_archive.c: that of the running system, if anything else changes. */
it_code it_plan_boot_archive(it_job *job) IT_CHECKED;

/* ---- plan_tuning.c ---------------------------------------------------- */

/* After the drivers, as --tune says; see tuning.h for the rest. */
it_code it_plan_tuning_with(it_planner_ctx *ctx) IT_CHECKED;

/* ---- plan_untuning.c -------------------------------------------------- */

struct it_tuned;

/*
 * What tuning changed of running links.  Nothing can be set of a link when its
 * driver is gone: goes tells that the plan does that later, too.  left gets
 * what cannot be set back now.
 */
it_code it_plan_links_untuned(it_job *job, int goes,
			      struct it_tuned *left) IT_CHECKED;

/*
 * All else that tuning changed, unless the plan changes it otherwise; *tuned
 * is zero where nothing was.  What is left goes to the record of tuning, which
 * is removed where that is nothing (job->leaves_tuned).
 */
it_code it_plan_tuning_back(it_planner_ctx *ctx, int *tuned,
			    struct it_tuned *left) IT_CHECKED;

/* ---- planner.c again -------------------------------------------------- */

/* Is any step left to do?  Asked of the disk, nothing is written. */
it_code it_plan_is_needed(it_job *job, int *needed) IT_CHECKED;

/* ---- plan_record.c ---------------------------------------------------- */

/* The state record itself, last of all; nothing if nothing else changes. */
it_code it_plan_record(it_planner_ctx *ctx, const it_media *media) IT_CHECKED;

/*
 * The record of a plan without media: what ctx->next has of files and
 * changes, all else as it was.
 */
it_code it_plan_rewrite_record(it_planner_ctx *ctx, const char *note)
	IT_CHECKED;

#endif
