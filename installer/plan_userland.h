/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The components that are not drivers, VMware's programs and what starts them:
 * how install, repair and uninstall plan them, and how verify compares them.
 * userland.h says which file goes where.
 */
#ifndef IT_PLAN_USERLAND_H
#define IT_PLAN_USERLAND_H

#include "installer/planner.h"
#include "installer/userland.h"

/*
 * Does the command deal with this component: is it asked for or, for repair,
 * recorded?  The component startup includes userland.
 */
int it_job_takes_part(const it_job *job, const char *part);

/*
 * Plans their steps.  Fails with IT_MEDIA if a file of the media is in no row
 * of the table, with IT_TARGET if a package serves the guest already.  With
 * job->stand_in files are put right from what the root holds.
 */
it_code it_plan_userland(it_planner_ctx *ctx, const it_media *media)
	IT_CHECKED;

/*
 * The text of etc/vmware-tools/locations for VMware's programs, for roots in
 * which their installer never wrote one.  Borrowed from the job; NULL if there
 * is no memory.
 */
const char *it_userland_locations(it_job *job,
				  const it_userland_moved *moved);

/* Sets path to the first of their files that is not as recorded, or to "". */
it_code it_userland_lacking(it_job *job, char *path, size_t size) IT_CHECKED;

/* Plan their removal: links come before the files, directories after them. */
it_code it_plan_links_back(it_planner_ctx *ctx) IT_CHECKED;
it_code it_plan_directories_back(it_job *job) IT_CHECKED;

/* Adds a finding for each difference of their links. */
it_code it_userland_compare_links(it_job *job) IT_CHECKED;

/* ---- plan_startup.c: the start-up service ----------------------------- */

it_code it_plan_startup(it_planner_ctx *ctx, const it_media *media)
	IT_CHECKED;

/* The running service is stopped and forgotten before its files go. */
it_code it_plan_startup_back(it_job *job) IT_CHECKED;

/* A warning if the service was to be started and does not run. */
it_code it_job_tell_service(it_job *job) IT_CHECKED;

/* ---- shared by both ------------------------------------------------------ */

/* Plans a file of a component, and the directories above it. */
it_code it_part_put(it_planner_ctx *ctx, const char *part, const char *path,
		    const void *bytes, size_t len, unsigned mode) IT_CHECKED;

/*
 * The same for a symbolic link.  If such a link is there already it does not
 * become ours; one of VMware's that leads elsewhere is replaced.
 */
it_code it_part_link(it_planner_ctx *ctx, const char *part, const char *path,
		     const char *to) IT_CHECKED;

#endif
