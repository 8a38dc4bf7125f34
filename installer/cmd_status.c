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
#include "installer/userland.h"
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

/* What status has found. */
enum {
	INTERRUPTED = 1 << 0,
	WRONG = 1 << 1,
	REFUSED = 1 << 2, /* what would put it right */
	NATIVE = 1 << 3,
	LACKING = 1 << 4, /* the system's own driver */
	OURS = 1 << 5,
	FOREIGN = 1 << 6, /* drivers, not by us */
	TAKEN_OVER = 1 << 7,
	FORCED = 1 << 8,
	PACKAGE_FAILS = 1 << 9
};

/*
 * The last sentence, what to do next: of the first row that has all of has
 * and nothing of lacks.  A text that is NULL is the system's own driver's.
 */
static const struct {
	unsigned has, lacks;
	const char *text;
} closings[] = {
	{INTERRUPTED | WRONG, 0,
	 "not as it should be; \"install-tools recover\" puts it right"},
	{REFUSED | WRONG, 0,
	 "not as it should be; \"install-tools repair\" is refused here"},
	{REFUSED, NATIVE,
	 "nothing is installed; \"install-tools install\" is refused here"},
	{NATIVE | WRONG, 0, NULL},
	{NATIVE | LACKING, REFUSED, NULL},
	{NATIVE, 0,
	 "the system's own driver serves; there is nothing to install"},
	{WRONG | PACKAGE_FAILS, 0,
	 "a package maintains the driver, and that cannot serve"},
	{WRONG, 0,
	 "not as it should be; \"install-tools repair\" puts it right"},
	{FOREIGN, OURS,
	 "drivers are installed, not by install-tools, and they fit this "
	 "system"},
	{0, OURS,
	 "nothing is installed; \"install-tools install --media PATH\" "
	 "installs the drivers"},
	{TAKEN_OVER, 0,
	 "a package maintains the driver by now; \"install-tools uninstall\" "
	 "leaves it and takes away the rest"},
	{FORCED, 0, "installed as the user decided, against the table"},
	{0, 0, "installed, and it fits this system"},
};

static unsigned found(const it_job *job, it_code code, int refused)
{
	int native = osd_identity_verdict(job->identity) == OSD_NATIVE;

	return (job->interrupted ? INTERRUPTED : 0U) |
	       (code == IT_DIFFERENCES ? WRONG : 0U) |
	       (refused ? REFUSED : 0U) | (native ? NATIVE : 0U) |
	       (job->state.present ? OURS : 0U) |
	       (job->foreign ? FOREIGN : 0U) |
	       (job->taken_over != 0 ? TAKEN_OVER : 0U) |
	       (any_forced(&job->state) ? FORCED : 0U) |
	       (job->package_fails ? PACKAGE_FAILS : 0U);
}

static void advise(it_job *job, it_code code, int refused)
{
	unsigned facts = found(job, code, refused);
	char lacking[480];
	const char *text;
	size_t i = 0;

	if ((facts & NATIVE) &&
	    it_native_lacking(job, lacking, sizeof lacking))
		facts |= LACKING;
	while ((facts & closings[i].has) != closings[i].has ||
	       (facts & closings[i].lacks) != 0)
		i++;
	text = closings[i].text;
	if (text == NULL)
		text = (facts & WRONG) ? it_native_trouble(job) : lacking;
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
