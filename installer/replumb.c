/* SPDX-License-Identifier: BSD-2-Clause */
/* A link is set while its IP interface is down. */
#include "config.h"

#include <stdio.h>

#include "installer/programs.h"
#include "installer/tuning.h"

enum { WHY = IT_ROUTE_TEXT + 160 };

/* ---- reading, once for all links ------------------------------------ */

static it_code ask_once(it_job *job, int can, const it_dial_call *call,
			it_strbuf *out)
{
	if (out->data != NULL || !can)
		return IT_OK;
	it_strbuf_text(out, "");
	return it_dial_ask(call, out, &job->error);
}

static it_code read_interfaces(it_job *job, int old)
{
	it_dial_call call;
	int can = it_plumbing_ask(old, &call);

	return ask_once(job, can, &call, &job->interfaces);
}

static it_code read_routes(it_job *job)
{
	it_dial_call call;
	int can = it_routes_ask(&call);
	it_code code = ask_once(job, can, &call, &job->routes);

	can = it_routes_ask_stored(&call);
	return code == IT_OK ? ask_once(job, can, &call, &job->stored_routes)
			     : code;
}

/* ---- routes --------------------------------------------------------- */

/* Empty where it does not tell. */
static it_code read_services(it_job *job)
{
	static const char *const words[] = {"-H", "-o", "state,fmri", NULL};
	it_run_result result;
	it_code code;

	if (job->services.data != NULL)
		return IT_OK;
	it_strbuf_text(&job->services, "");
	code = it_program_run(IT_PROGRAM_SVCS, words, &result, &job->error);
	if (code == IT_OK && result.end == IT_RUN_EXITED)
		it_strbuf_bytes(&job->services, it_strbuf_str(&result.out),
				result.out.len);
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(&job->services, &job->error)
			     : code;
}

/*
 * Added by us, a route that a daemon learned would stay when the daemon means
 * it to go; left to the daemon, one that somebody added by hand would not come
 * back.  netstat does not tell them apart.
 */
static it_code check_daemon(it_job *job, it_plumbing *p, const char *route,
			    char *why, size_t size)
{
	char daemon[96];
	it_code code = read_services(job);

	p->unread = code == IT_OK && job->services.len == 0;
	if (p->unread)
		(void)snprintf(why, size,
			       "whether a routing daemon learned its route "
			       "%s cannot be asked for", route);
	else if (code == IT_OK &&
		 it_routes_daemon(it_strbuf_slice(&job->services), daemon,
				  sizeof daemon))
		(void)snprintf(why, size,
			       "%s may have learned its route %s, which is "
			       "stored nowhere", daemon, route);
	return code;
}

static it_code take_routes(it_job *job, it_plumbing *p, char *why,
			   size_t size)
{
	it_strbuf routers = {NULL, 0, 0, 0};
	char route[IT_ROUTE_TEXT];
	it_route_texts texts;
	int found;
	it_code code = read_routes(job);

	if (code == IT_OK)
		code = it_root_read(&job->root, "etc/defaultrouter", 1 << 16,
				    &routers, &found, &job->error);
	texts.table = it_strbuf_slice(&job->routes);
	texts.stored = it_strbuf_slice(&job->stored_routes);
	texts.routers = it_strbuf_slice(&routers);
	if (code == IT_OK)
		it_plumbing_take_routes(p, &texts, why, size);
	if (code == IT_OK && why[0] == '\0' &&
	    it_plumbing_has_unstored(p, &texts, route, sizeof route))
		code = check_daemon(job, p, route, why, size);
	it_strbuf_free(&routers);
	return code;
}

it_code it_tuning_plumbing(it_job *job, const char *link, it_plumbing *p,
			   const char **why)
{
	int old = it_kernel_is_old(it_kernel_of(job->identity));
	char stands[WHY] = "";
	it_code code = read_interfaces(job, old);

	*why = it_plumbing_take(p, link, old,
				it_strbuf_slice(&job->interfaces));
	p->unread = !it_plumbing_is_told(it_strbuf_slice(&job->interfaces));
	if (p->unread)
		*why = "the addresses of its interface cannot be read";
	if (code != IT_OK || *why != NULL || p->count == 0)
		return code;
	code = take_routes(job, p, stands, sizeof stands);
	if (code == IT_OK && stands[0] != '\0' &&
	    (*why = it_job_text(job, stands)) == NULL)
		code = it_fail_memory(&job->error);
	return code;
}

/* ---- steps ---------------------------------------------------------- */

/* Before its driver goes, if it does. */
static it_phase phase_of(const it_dial *dial)
{
	return dial->goes ? IT_PHASE_LEAVE : IT_PHASE_EFFECTS;
}

static it_code plan_plumb(it_job *job, const it_plumbing *p, it_plumb_way way,
			  it_phase phase)
{
	it_code code;

	if (p->count == 0)
		return IT_OK;
	code = it_plan_plumb(&job->plan, p, way, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, phase);
	return code;
}

static it_code refuse(it_job *job, const char *link, const char *why,
		      const char *remedy)
{
	(void)it_fail(&job->error, IT_TARGET, link,
		      "is not to be taken down: %s", why);
	it_error_remedy(&job->error, "%s", remedy);
	return IT_TARGET;
}

/*
 * It may have joined an IPMP group since it was tuned, and whether it comes
 * back as a member is not known: nobody has seen what enable-if does.
 */
static it_code check_group(it_job *job, const char *link, it_idling *idling)
{
	static const char leave[] = "take it out of its group, and put it back "
				    "after this";
	it_dial_call call;
	it_strbuf out = {NULL, 0, 0, 0};
	int can = it_plumbing_ask(1, &call), told, grouped;
	it_code code = ask_once(job, can, &call, &out);

	told = it_plumbing_is_told(it_strbuf_slice(&out));
	grouped = it_plumbing_is_grouped(link, it_strbuf_slice(&out));
	it_strbuf_free(&out);
	if (code == IT_OK && !told)
		return refuse(job, link, "whether its interface is one of an "
					 "IPMP group cannot be read",
			      "run again when \"ifconfig -a\" answers");
	if (code != IT_OK || !grouped)
		return code;
	*idling = IT_IDLING_GROUPED;
	return refuse(job, link, "its interface is one of an IPMP group",
		      leave);
}

it_code it_plan_idle(it_job *job, const it_dial *dial, it_direction direction,
		     it_idling *idling)
{
	const char *why;
	it_plumbing p;
	it_code code = it_tuning_plumbing(job, dial->object, &p, &why);

	*idling = code == IT_OK && why != NULL && !p.unread
			  ? IT_IDLING_REFUSED
			  : IT_IDLING_ALLOWED;
	/*
	 * What is set for the first time is refused by tuning_by_link.c; on
	 * 2009.06 what stands there of a group is not understood.
	 */
	if (code == IT_OK && direction == IT_SET_DIALS_BACK && !p.unread &&
	    (!p.old || why != NULL))
		code = check_group(job, dial->object, idling);
	if (code == IT_OK && why != NULL)
		return refuse(job, dial->object, why,
			      p.unread ? "run again"
				       : "take its addresses away, and give "
					 "them back after this");
	if (code == IT_OK)
		code = plan_plumb(job, &p, IT_PLUMB_DOWN, phase_of(dial));
	if (code == IT_OK)
		code = it_plan_settings(&job->plan, dial, 1, direction,
					&job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, phase_of(dial));
	return code == IT_OK
		       ? plan_plumb(job, &p, IT_PLUMB_UP, phase_of(dial))
		       : code;
}
