/* SPDX-License-Identifier: BSD-2-Clause */
/* install and plan. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/advice.h"
#include "installer/commands.h"
#include "installer/media_record.h"
#include "installer/new_be.h"
#include "installer/packages.h"
#include "installer/native.h"
#include "installer/session.h"
#include "installer/tuning.h"
#include "support/output.h"

static void close_install(it_job *job)
{
	const char *text;

	if (job->changed && job->waits_for_boot && !job->reboot_required)
		text = "the drivers serve, what was tuned waits for a reboot";
	else if (job->changed)
		text = it_job_serves_when(job);
	else if (it_plan_needed(&job->plan) == 0)
		text = "nothing to do, everything is as it should be";
	else
		text = "nothing was written: this was a dry run";
	job->reboot_required |= job->changed && job->waits_for_boot;
	(void)snprintf(job->closing, sizeof job->closing, "%s%s",
		       job->changed ? "installed and verified; " : "", text);
}

/*
 * Nothing is installed there, but who asks for a driver is told why none
 * serves, as status does.
 */
static it_code install_native(it_job *job)
{
	char lacking[480];
	it_code code = it_job_survey(job);

	if (code == IT_OK)
		code = it_native_compare(job);
	if (code != IT_OK)
		return code;
	it_job_say_findings(job);
	if (it_findings_weighing(&job->findings, IT_DIFFERENCE) != 0) {
		(void)snprintf(job->closing, sizeof job->closing,
			       "nothing was done: %s", it_native_trouble(job));
		return IT_DIFFERENCES;
	}
	if (it_native_lacking(job, lacking, sizeof lacking))
		(void)snprintf(job->closing, sizeof job->closing,
			       "nothing was done: %s", lacking);
	else
		(void)snprintf(job->closing, sizeof job->closing,
			       "nothing to do: %s",
			       osd_identity_reason(job->identity));
	return IT_OK;
}

/* Without --os-dir native and unsupported systems get nothing. */
static it_code admit(it_job *job, int *needs_media)
{
	osd_verdict verdict = osd_identity_verdict(job->identity);

	if (job->opt->os_dir == NULL && verdict == OSD_UNSUPPORTED)
		return it_job_refuse_verdict(job);
	if (job->opt->os_dir == NULL && verdict == OSD_NATIVE)
		return IT_OK;
	*needs_media = 1;
	return job->live ? it_job_check_live(job, 1)
			 : it_job_check_packages(job);
}

static it_code install_one(it_job *job, const it_media *media)
{
	size_t said;
	it_code code;

	if (job->opt->os_dir == NULL &&
	    osd_identity_verdict(job->identity) == OSD_NATIVE)
		return install_native(job);
	code = it_job_apply(job, it_plan_install, media);
	if (code != IT_OK)
		return code;
	said = job->findings.count;
	/*
	 * The install is complete: what cannot be found out now, status will
	 * say.
	 */
	if (job->changed && it_job_advise(job) != IT_OK)
		it_error_clear(&job->error);
	it_say_findings_from(job->opt, &job->findings, said);
	close_install(job);
	return IT_OK;
}

static const it_session_command command = {admit, it_job_wants,
					   it_media_recall, install_one, 1};

static int list_components(void)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const it_module_row *row;
	const it_component *part;
	size_t i;

	for (i = 0; (row = it_module_at(i)) != NULL; i++)
		it_strbuf_format(&text, "%-10s %s\n",
				 it_module_name(row->module), row->help);
	for (i = 0; (part = it_component_at(i)) != NULL; i++)
		it_strbuf_format(&text, "%-10s %s\n", part->name, part->help);
	it_output(STDOUT_FILENO, &text);
	it_strbuf_free(&text);
	return 0;
}

static int run_session(const it_options *opt)
{
	return it_session_run(opt, &command);
}

int it_cmd_install(const it_options *opt)
{
	it_error err;

	it_error_clear(&err);
	if (strcmp(opt->components, "help") == 0)
		return list_components();
	if (it_components_check(opt->components, &err) != IT_OK ||
	    it_tuning_check_options(opt, &err) != IT_OK) {
		it_report_usage(opt->command, &err, opt->json);
		return it_code_status(err.code);
	}
	return opt->new_be != NULL
		       ? it_new_be_install(opt, run_session)
		       : run_session(opt);
}

int it_cmd_plan(const it_options *opt)
{
	it_options dry = *opt;

	dry.dry_run = 1;
	return it_cmd_install(&dry);
}
