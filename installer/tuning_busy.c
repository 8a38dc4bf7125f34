/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Who has a link open (snoop, lldpd) is in no list: that it is busy, dladm
 * tells when it is set.  By then other things went back, and were put back
 * again; they go back anew without that link.
 */
#include "config.h"

#include <string.h>

#include "installer/answers.h"
#include "installer/tuning.h"

int it_tuning_is_busy(const it_job *job, const char *link)
{
	it_slice rest = it_slice_of(it_strbuf_str(&job->busy)), line;

	while (it_next_line(&rest, &line))
		if (it_slice_is(line, link))
			return 1;
	return 0;
}

/* What the plan that failed could not set, or NULL. */
static const char *find_busy(const it_plan *plan)
{
	const char *link = NULL;
	size_t i;

	for (i = 0; link == NULL && i < plan->count; i++)
		link = it_settings_busy(&plan->steps[i]);
	return link;
}

/* Of one that was left out already nothing is to be expected. */
static int leave_out(it_job *job)
{
	const char *link = find_busy(&job->plan);

	if (link == NULL || it_tuning_is_busy(job, link))
		return 0;
	it_say(job->opt, "Tuning", IT_YELLOW,
	       "%s is busy: all else goes back without it", link);
	it_strbuf_format(&job->busy, "%s\n", link);
	if (job->busy.failed)
		return 0;
	it_error_clear(&job->error);
	it_job_forget(job);
	it_answers_forget(job);
	return 1;
}

it_code it_tuning_apply_back(it_job *job, it_planner planner, const void *arg)
{
	it_code code;

	do
		code = it_job_apply(job, planner, arg);
	while (code == IT_FAILED && leave_out(job));
	return code;
}
