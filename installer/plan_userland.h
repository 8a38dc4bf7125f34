/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The components that are no drivers: VMware's programs and what starts
 * them, in the plans of install, repair and uninstall, and in what is
 * compared.  Which file goes where is told by userland.h.
 */
#ifndef IT_PLAN_USERLAND_H
#define IT_PLAN_USERLAND_H

#include "installer/planner.h"
#include "installer/userland.h"

/*
 * Is this component the command's business: asked for, or of repair,
 * recorded?  What starts the programs brings them along.
 */
int it_job_takes_part(const it_job *job, const char *part);

/* Was it installed by an earlier run of ours? */
int it_state_has_part(const it_state *state, const char *part);

/* Is a recorded file one of these components'? */
int it_state_is_part(const it_state_file *file);

/*
 * Their steps.  IT_MEDIA names a file of the media that is in no row of the
 * table, IT_TARGET who else serves the guest.  With job->stand_in the files
 * are put right from what is there.
 */
it_code it_plan_userland(it_planner_ctx *ctx, const it_media *media)
	IT_CHECKED;

/*
 * What its installer's records tell VMware's programs, where there are none:
 * borrowed from the job, NULL for want of memory.
 */
const char *it_userland_locations(it_job *job,
				  const it_userland_moved *moved);

/* A file of theirs that is missing or not as recorded; "" if all are. */
it_code it_userland_lacking(it_job *job, char *path, size_t size) IT_CHECKED;

/* Their links go before their files, their directories after them. */
it_code it_plan_links_back(it_planner_ctx *ctx) IT_CHECKED;
it_code it_plan_directories_back(it_job *job) IT_CHECKED;

/* Differences of their links. */
it_code it_userland_compare_links(it_job *job) IT_CHECKED;

/* ---- plan_startup.c: the start-up service ----------------------------- */

it_code it_plan_startup(it_planner_ctx *ctx, const it_media *media)
	IT_CHECKED;

/* The running service is stopped and forgotten before its files go. */
it_code it_plan_startup_back(it_job *job) IT_CHECKED;

/* A warning if the service was to be started and does not run. */
it_code it_job_tell_service(it_job *job) IT_CHECKED;

/* ---- what both do ------------------------------------------------------ */

/* A file of a component, with the directories above it. */
it_code it_part_put(it_planner_ctx *ctx, const char *part, const char *path,
		    const void *bytes, size_t len, unsigned mode) IT_CHECKED;

/*
 * A symbolic link, likewise; one that stood there before stays not ours, but
 * for VMware's, which it replaces if it leads elsewhere.
 */
it_code it_part_link(it_planner_ctx *ctx, const char *part, const char *path,
		     const char *to) IT_CHECKED;

#endif
