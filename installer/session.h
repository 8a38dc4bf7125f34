/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What all commands over roots share: open each root, read the media once
 * for all of them, run the command on each, report, choose the exit status.
 */
#ifndef IT_SESSION_H
#define IT_SESSION_H

#include "installer/job.h"

typedef struct it_session_command {
	/*
	 * Refuses a root before any media is read; *needs_media is zero for
	 * one that gets nothing of it.  Prints nothing.
	 */
	it_code (*admit)(it_job *job, int *needs_media);
	/* Paths of the media that a job needs; NULL: no media is read. */
	int (*wants)(const it_job *job, const char *path);
	/* Does the work on one root; media is NULL if none was read. */
	it_code (*run)(it_job *job, const it_media *media);
	/* Changes roots: it_job_begin comes before anything is read. */
	int writes;
} it_session_command;

int it_session_run(const it_options *opt, const it_session_command *command);

#endif
