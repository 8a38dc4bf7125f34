/* SPDX-License-Identifier: BSD-2-Clause */
/* A link is set while its IP interface is down. */
#include "config.h"

#include "installer/tuning.h"

/* Asked once for all links. */
static it_code read_interfaces(it_job *job, int old)
{
	it_dial_call call;

	if (job->interfaces.data != NULL || !it_plumbing_ask(old, &call))
		return IT_OK;
	it_strbuf_text(&job->interfaces, "");
	return it_dial_ask(&call, &job->interfaces, &job->error);
}

it_code it_tuning_plumbing(it_job *job, const char *link, it_plumbing *p,
			   const char **why)
{
	int old = it_kernel_is_old(it_kernel_of(job->identity));
	it_code code = read_interfaces(job, old);
	it_slice text;

	text.at = it_strbuf_str(&job->interfaces);
	text.len = job->interfaces.len;
	*why = it_plumbing_take(p, link, old, text);
	return code;
}

static it_code plan_plumb(it_job *job, const it_plumbing *p, it_plumb_way way)
{
	it_code code;

	if (p->count == 0)
		return IT_OK;
	code = it_plan_plumb(&job->plan, p, way, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

static it_code refuse(it_job *job, const char *link, const char *why)
{
	(void)it_fail(&job->error, IT_TARGET, link,
		      "is not to be taken down: %s", why);
	it_error_remedy(&job->error,
			"take its addresses away, and give them back after "
			"this");
	return IT_TARGET;
}

it_code it_plan_idle(it_job *job, const it_dial *dial, it_direction direction)
{
	const char *why;
	it_plumbing p;
	it_code code = it_tuning_plumbing(job, dial->object, &p, &why);

	if (code == IT_OK && why != NULL)
		return refuse(job, dial->object, why);
	if (code == IT_OK)
		code = plan_plumb(job, &p, IT_PLUMB_DOWN);
	if (code == IT_OK)
		code = it_plan_settings(&job->plan, dial, 1, direction,
					&job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code == IT_OK ? plan_plumb(job, &p, IT_PLUMB_UP) : code;
}
