/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "installer/advice.h"
#include "installer/commands.h"
#include "installer/confirm.h"
#include "installer/native.h"
#include "installer/packages.h"
#include "installer/plan_userland.h"
#include "installer/session.h"

static void say_module(const it_job *job, const it_state_module *module)
{
	long major = it_db_major(&job->db, module->name);
	char number[64] = "", systems[128];

	it_flavour_systems(it_flavour_of_name(module->flavour), systems,
			   sizeof systems);
	if (major >= 0)
		(void)snprintf(number, sizeof number, ", major number %ld",
			       major);
	it_say(job->opt, "Driver", IT_PLAIN, "%s from %s, built for %s%s%s%s",
	       module->name, module->directory, systems,
	       module->generation[0] != '\0' ? ", " : "", module->generation,
	       number);
	if (!module->proven)
		it_say(job->opt, "", IT_YELLOW,
		       "its file does not prove what it was built for");
	if (module->forced)
		it_say(job->opt, "", IT_YELLOW,
		       "chosen by the user against the table");
}

/* The components that are not drivers. */
static void say_programs(const it_job *job)
{
	const it_state *state = &job->state;
	unsigned long files = 0;
	size_t i;

	for (i = 0; i < state->file_count; i++)
		files += it_state_is_part(&state->files[i]) != 0;
	if (files == 0)
		return;
	it_say(job->opt, "Programs", IT_PLAIN,
	       "VMware's, %lu files and %lu links%s", files,
	       (unsigned long)state->link_count,
	       it_state_has_part(state, IT_STARTUP) ? ", and what starts them"
						    : "");
}

static void say_record(const it_job *job)
{
	const it_state *state = &job->state;
	time_t when = (time_t)state->time;
	struct tm *utc = gmtime(&when);
	char date[32] = "an unknown day";
	size_t i;

	if (utc != NULL)
		(void)strftime(date, sizeof date, "%Y-%m-%d", utc);
	/* Only repair ran here, and removed what does not belong here. */
	if (strcmp(state->media_form, IT_FORM_NONE) == 0) {
		it_say(job->opt, "Repaired", IT_PLAIN,
		       "on %s by install-tools %s", date, state->program);
		return;
	}
	it_say(job->opt, "Media", IT_PLAIN, "%s, VMware Tools %s",
	       state->media_name,
	       it_version_shown(state->media_version));
	it_say(job->opt, "", IT_PLAIN, "installed on %s by install-tools %s",
	       date, state->program);
	if (state->media_trust != NULL &&
	    strcmp(state->media_trust, "unsigned") != 0)
		it_say(job->opt, "", IT_PLAIN, "%s", state->media_trust);
	for (i = 0; i < state->module_count; i++)
		say_module(job, &state->modules[i]);
	say_programs(job);
}

static int any_forced(const it_state *state)
{
	size_t i;

	for (i = 0; i < state->module_count; i++)
		if (state->modules[i].forced)
			return 1;
	return 0;
}

/* What to do next, the last sentence. */
static void advise(it_job *job, it_code code, int refused)
{
	const char *text;
	char lacking[200];

	if (job->interrupted && code == IT_DIFFERENCES)
		text = "not as it should be; \"install-tools recover\" puts it "
		       "right";
	else if (refused && code == IT_DIFFERENCES)
		text = "not as it should be; \"install-tools repair\" is "
		       "refused here";
	else if (refused &&
		 osd_identity_verdict(job->identity) != OSD_NATIVE)
		text = "nothing is installed; \"install-tools install\" is "
		       "refused here";
	else if (osd_identity_verdict(job->identity) == OSD_NATIVE &&
		 code == IT_DIFFERENCES)
		text = it_native_trouble(job);
	else if (osd_identity_verdict(job->identity) == OSD_NATIVE &&
		 !refused &&
		 it_native_lacking(job, lacking, sizeof lacking))
		text = lacking;
	else if (osd_identity_verdict(job->identity) == OSD_NATIVE)
		text = "the system's own driver serves; there is nothing to "
		       "install";
	else if (code == IT_DIFFERENCES)
		text = "not as it should be; \"install-tools repair\" puts it "
		       "right";
	else if (!job->state.present && job->foreign)
		text = "drivers are installed, not by install-tools, and they "
		       "fit this system";
	else if (!job->state.present)
		text = "nothing is installed; \"install-tools install --media "
		       "PATH\" installs the drivers";
	else if (job->taken_over != 0)
		text = "a package maintains the driver by now; \"install-tools "
		       "uninstall\" leaves it and takes away the rest";
	else if (any_forced(&job->state))
		text = "installed as the user decided, against the table";
	else
		text = "installed, and it fits this system";
	(void)snprintf(job->closing, sizeof job->closing, "%s", text);
}

/* Where a driver is installed, by whomever. */
static it_code tell_advice(it_job *job)
{
	it_code code;

	if (!job->state.present && !job->foreign)
		return IT_OK;
	code = it_job_note_failsafe(job);
	if (code == IT_OK)
		code = it_job_note_packages(job);
	return code == IT_OK ? it_job_advise(job) : code;
}

/* Is there anything to do, and would it be refused? */
static it_code tell_refusal(it_job *job, it_code code, int *refused)
{
	int native = osd_identity_verdict(job->identity) == OSD_NATIVE;
	it_code told;

	*refused = 0;
	if (code != IT_DIFFERENCES && (job->state.present || job->foreign))
		return IT_OK;
	told = it_job_tell_refusal(job, code == IT_OK && !native, refused);
	/* The survey has already said that. */
	*refused |= job->hold[0] != '\0' && (code != IT_OK || !native);
	return told;
}

static it_code status_one(it_job *job, const it_media *media)
{
	it_code code, advice;
	int refused = 0;

	(void)media;
	code = it_job_survey(job);
	if (code != IT_OK)
		return code;
	if (job->state.present)
		say_record(job);
	code = it_job_compare(job, NULL);
	if (code != IT_OK && code != IT_DIFFERENCES)
		return code;
	if (osd_identity_verdict(job->identity) == OSD_NATIVE &&
	    it_native_say(job) != IT_OK)
		return job->error.code;
	advice = tell_advice(job);
	if (advice == IT_OK)
		advice = it_confirm_tell(job);
	if (advice == IT_OK)
		advice = tell_refusal(job, code, &refused);
	it_job_say_findings(job);
	advise(job, code, refused);
	return advice == IT_OK ? code : advice;
}

static it_code admit(it_job *job, int *needs_media)
{
	*needs_media = 0;
	return it_job_admit_looking(job);
}

static const it_session_command command = {admit, NULL, NULL, status_one, 0};

int it_cmd_status(const it_options *opt)
{
	return it_session_run(opt, &command);
}
