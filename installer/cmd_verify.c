/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>

#include "installer/commands.h"
#include "installer/session.h"
#include "installer/trusted.h"

/* Drivers of every flavour, so that whichever is found can be named. */
static it_code wants(it_job *job, it_wants *list)
{
	const it_module_row *row;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++)
		if (it_module_selected(row, job->opt->components))
			code = it_wants_add(list, it_module_name(row->module),
					    &job->error);
	return code;
}

static void close_verify(it_job *job, int refused)
{
	size_t count = it_findings_weighing(&job->findings, IT_DIFFERENCE);
	const char *command = it_job_remedy(job);
	char counted[40];

	(void)snprintf(counted, sizeof counted, "%lu difference%s",
		       (unsigned long)count, count == 1 ? "" : "s");
	if (count == 0)
		(void)snprintf(job->closing, sizeof job->closing,
			       "no differences");
	else if (command[0] == '\0')
		(void)snprintf(job->closing, sizeof job->closing, "%s",
			       counted);
	else if (refused)
		(void)snprintf(job->closing, sizeof job->closing,
			       "%s; \"%s\" is refused here", counted, command);
	else
		(void)snprintf(job->closing, sizeof job->closing,
			       "%s; \"%s\" puts %s right", counted, command,
			       count == 1 ? "it" : "them");
}

/* Would what puts it right be refused? */
static it_code tell_refusal(it_job *job, int *refused)
{
	it_code code = it_job_tell_refusal(job, 0, refused);

	/* Of that the survey has told. */
	*refused |= job->hold[0] != '\0';
	return code;
}

static it_code verify_one(it_job *job, const it_media *media)
{
	it_code code, told = IT_OK;
	int refused = 0;

	code = it_job_survey(job);
	if (code == IT_OK && media != NULL)
		code = it_check_revoked(job, media);
	if (code == IT_OK)
		code = it_job_compare(job, media);
	if (code != IT_OK && code != IT_DIFFERENCES)
		return code;
	if (code == IT_DIFFERENCES)
		told = tell_refusal(job, &refused);
	it_job_say_findings(job);
	close_verify(job, refused);
	return told == IT_OK ? code : told;
}

static it_code admit(it_job *job, int *needs_media)
{
	*needs_media = job->opt->media != NULL;
	return it_job_admit_looking(job);
}

static const it_session_command verify_command = {admit, wants, NULL,
						  verify_one, 0};

int it_cmd_verify(const it_options *opt)
{
	return it_session_run(opt, &verify_command);
}
