/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What all commands over roots share.  A first look at each root says what it
 * needs of the media, which is then read once for all; a second one does the
 * work, for several roots at once in processes of their own, and reports.
 * Nothing of a root is kept, so that a thousand cost no more memory than one.
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
	/* Adds what a job needs of the media; NULL: no media is read. */
	it_code (*wants)(it_job *job, it_wants *wants);
	/*
	 * Fills media with what stands in for the one at this path, so that
	 * it need not be read; zero if nothing does.  NULL: it is read.
	 */
	int (*recall)(it_media *media, it_job *job, const char *path);
	/* Does the work on one root; media is NULL if none was read. */
	it_code (*run)(it_job *job, const it_media *media);
	int writes; /* unless it is a dry run */
} it_session_command;

/* The exit status. */
int it_session_run(const it_options *opt, const it_session_command *command);

/* Has this process changed any root, or recovered it? */
int it_session_changed(void);

#endif
