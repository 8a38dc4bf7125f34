/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What starts VMware's programs: their own script, as a service of SMF, and
 * on Solaris 10 by links of the run levels as the original has them.  Nothing
 * is started unless that was asked for.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/plan_userland.h"
#include "installer/step_live.h"
#include "installer/smf_manifest.h"
#include "installer/vendor.h"
#include "support/text.h"

#define SCRIPT "etc/init.d/vmware-tools"

/* Some of VMware's scripts name sh and need bash (their KB 2057912). */
#define NAMED_SHELL "#!/bin/sh"
#define GOOD_SHELL  "usr/bin/bash"

static const char *const run_levels[] = {
	"etc/rc2.d/S05vmware-tools", "etc/rc0.d/K65vmware-tools",
	"etc/rc1.d/K65vmware-tools", "etc/rcS.d/K65vmware-tools"};
enum { RUN_LEVELS = sizeof run_levels / sizeof run_levels[0] };

static int has_run_levels(const it_job *job)
{
	return osd_identity_family(job->identity) == OSD_SOLARIS10;
}

/* Where the system imports manifests from at boot. */
static const char *manifest_path(const it_job *job)
{
	return osd_identity_family(job->identity) == OSD_SOLARIS11
		       ? "lib/svc/manifest/system/vmware-tools.xml"
		       : "var/svc/manifest/system/vmware-tools.xml";
}

/* ---- the script ----------------------------------------------------- */

/* How much of the script a better first line stands for. */
static size_t first_line_length(const it_entry *script)
{
	size_t len = sizeof NAMED_SHELL - 1;

	if (script->size < len + 1 ||
	    memcmp(script->bytes, NAMED_SHELL, len) != 0)
		return 0;
	return script->bytes[len] == '\n' || script->bytes[len] == ' ' ? len
								       : 0;
}

static it_code put_script(it_planner_ctx *ctx, const it_media *media)
{
	it_job *job = ctx->job;
	it_strbuf text = {NULL, 0, 0, 0};
	const it_entry *script;
	struct stat st;
	size_t skip = 0;
	int found;
	it_code code = it_media_use(media, IT_STARTUP_MEDIA, &script,
				    &job->error);

	if (code == IT_OK)
		code = it_root_stat(&job->root, GOOD_SHELL, &st, &found,
				    &job->error);
	if (code != IT_OK)
		return code;
	if (found)
		skip = first_line_length(script);
	if (skip != 0)
		it_strbuf_text(&text, "#!/" GOOD_SHELL);
	it_strbuf_bytes(&text, script->bytes + skip,
			(size_t)script->size - skip);
	code = it_strbuf_check(&text, &job->error);
	if (code == IT_OK)
		code = it_part_put(ctx, IT_STARTUP, SCRIPT,
				   it_strbuf_str(&text), text.len, 0755);
	it_strbuf_free(&text);
	return code;
}

/* ---- what calls it -------------------------------------------------- */

static it_code put_run_levels(it_planner_ctx *ctx)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < RUN_LEVELS; i++)
		code = it_part_link(ctx, IT_STARTUP, run_levels[i],
				    "../init.d/vmware-tools");
	return code;
}

static it_code digest_of_enabled(it_job *job, char sha256[IT_SHA256_HEX])
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_code code = it_smf_manifest(1, &xml, &job->error);

	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(&xml), xml.len, sha256,
				    &job->error);
	it_strbuf_free(&xml);
	return code;
}

/* The links of VMware's installer start them already. */
static it_code has_vendors(it_job *job, int *yes)
{
	struct stat st;
	it_vendor vendor;
	it_code code = it_vendor_read(&vendor, job);

	*yes = 0;
	if (code == IT_OK && vendor.present &&
	    (it_locations_find(&vendor.list, IT_LOCATION_FILE,
			       run_levels[0]) != NULL ||
	     it_locations_find(&vendor.list, IT_LOCATION_LINK,
			       run_levels[0]) != NULL))
		code = it_root_stat(&job->root, run_levels[0], &st, yes,
				    &job->error);
	it_vendor_free(&vendor);
	return code;
}

/* Asked for now, or by an earlier run, which stays decided. */
static it_code is_started(it_job *job, int *yes)
{
	const it_state_file *manifest =
		it_state_find(&job->state, manifest_path(job));
	char sha256[IT_SHA256_HEX];
	it_code code = IT_OK;

	*yes = job->opt->start_services ||
	       it_state_find_link(&job->state, run_levels[0]) != NULL;
	if (!*yes)
		code = has_vendors(job, yes);
	if (code != IT_OK || *yes || manifest == NULL || !manifest->installed)
		return code;
	code = digest_of_enabled(job, sha256);
	*yes = code == IT_OK && strcmp(manifest->sha256, sha256) == 0;
	return code;
}

/* The boot imports it too; this is so that it runs now. */
static it_code start_now(it_job *job, const char *path)
{
	char whole[128];
	it_planned_command import, enable;
	int needed;
	it_code code = it_plan_is_needed(job, &needed);

	if (code != IT_OK || !needed)
		return code;
	(void)snprintf(whole, sizeof whole, "/%s", path);
	memset(&import, 0, sizeof import);
	import.call.program = import.back.program = IT_PROGRAM_SVCCFG;
	import.call.words[0] = "import";
	import.call.words[1] = whole;
	import.back.words[0] = "delete";
	import.back.words[1] = "-f";
	import.back.words[2] = "svc:/" IT_SMF_SERVICE;
	import.proof.program = IT_PROGRAM_SVCS;
	import.proof.words[0] = IT_SMF_FMRI;
	memset(&enable, 0, sizeof enable);
	enable.call.program = enable.back.program = IT_PROGRAM_SVCADM;
	enable.call.words[0] = "enable";
	enable.back.words[0] = "disable";
	enable.call.words[1] = enable.back.words[1] = IT_SMF_FMRI;
	code = it_plan_command(&job->plan, &import, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	if (code == IT_OK)
		code = it_plan_command(&job->plan, &enable, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	return code;
}

static it_code put_manifest(it_planner_ctx *ctx, int started)
{
	it_job *job = ctx->job;
	const char *path = manifest_path(job);
	it_strbuf xml = {NULL, 0, 0, 0};
	it_code code = it_smf_manifest(started, &xml, &job->error);

	if (code == IT_OK)
		code = it_part_put(ctx, IT_STARTUP, path, it_strbuf_str(&xml),
				   xml.len, 0444);
	it_strbuf_free(&xml);
	return code == IT_OK && job->live && job->opt->start_services
		       ? start_now(job, path)
		       : code;
}

it_code it_plan_startup(it_planner_ctx *ctx, const it_media *media)
{
	it_job *job = ctx->job;
	int started = 0, theirs = 0;
	it_code code = put_script(ctx, media);

	if (code == IT_OK)
		code = has_vendors(job, &theirs);
	/* A service beside them would start all a second time. */
	if (code != IT_OK || theirs)
		return code;
	code = is_started(job, &started);
	if (code == IT_OK && has_run_levels(job))
		return started ? put_run_levels(ctx) : IT_OK;
	return code == IT_OK ? put_manifest(ctx, started) : code;
}

/* ---- the running service -------------------------------------------- */

/* VMware's script is not run by us, not even to stop what it started. */
static it_code note_running(it_job *job)
{
	if (it_state_find_link(&job->state, run_levels[0]) == NULL)
		return IT_OK;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "still-running",
			       "", &job->error,
			       "what VMware's script started goes on until "
			       "the next boot");
}

it_code it_plan_startup_back(it_job *job)
{
	char state[32], whole[128];
	it_planned_command stop, forget;
	it_code code;

	if (!job->live || !it_state_has_part(&job->state, IT_STARTUP))
		return IT_OK;
	if (has_run_levels(job))
		return note_running(job);
	code = it_job_service_state(job, IT_SMF_FMRI, state, sizeof state);
	if (code != IT_OK || state[0] == '\0')
		return code;
	memset(&stop, 0, sizeof stop);
	stop.call.program = stop.back.program = IT_PROGRAM_SVCADM;
	stop.call.words[0] = "disable";
	stop.call.words[1] = "-s";
	stop.call.words[2] = IT_SMF_FMRI;
	stop.back.words[0] =
		strcmp(state, "disabled") != 0 ? "enable" : "disable";
	stop.back.words[1] = IT_SMF_FMRI;
	(void)snprintf(whole, sizeof whole, "/%s", manifest_path(job));
	memset(&forget, 0, sizeof forget);
	forget.call.program = forget.back.program = IT_PROGRAM_SVCCFG;
	forget.call.words[0] = "delete";
	forget.call.words[1] = "-f";
	forget.call.words[2] = "svc:/" IT_SMF_SERVICE;
	forget.back.words[0] = "import";
	forget.back.words[1] = whole;
	forget.proof.program = IT_PROGRAM_SVCS;
	forget.proof.words[0] = IT_SMF_FMRI;
	code = it_plan_command(&job->plan, &stop, &job->error);
	return code == IT_OK
		       ? it_plan_command(&job->plan, &forget, &job->error)
		       : code;
}

/* Before the boot that follows nothing but SMF starts anything. */
static it_code note_start(it_job *job)
{
	int started;
	it_code code = is_started(job, &started);

	if (code != IT_OK)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "start", "",
			       &job->error,
			       started ? "VMware's programs start at every "
					 "boot"
				       : "nothing starts VMware's programs: "
					 "--start-services would");
}

it_code it_job_tell_service(it_job *job)
{
	char state[32];
	int theirs;
	it_code code;

	if (!it_job_takes_part(job, IT_STARTUP))
		return IT_OK;
	code = has_vendors(job, &theirs);
	if (code != IT_OK)
		return code;
	if (!job->live || !job->opt->start_services || has_run_levels(job) ||
	    theirs)
		return note_start(job);
	code = it_job_service_state(job, IT_SMF_FMRI, state, sizeof state);
	if (code != IT_OK || strcmp(state, "online") == 0)
		return code;
	if (state[0] == '\0')
		(void)snprintf(state, sizeof state, "unknown");
	code = it_findings_add(&job->findings, IT_WARNING, ' ',
			       "service-state", "", &job->error,
			       "the service " IT_SMF_FMRI
			       " is not online but in the state %s",
			       state);
	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "\"svcs -xv " IT_SMF_SERVICE
					    "\" tells why")
		       : code;
}
