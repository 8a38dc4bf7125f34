/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "installer/confirm.h"
#include "installer/run_log.h"
#include "installer/tuning.h"
#include "support/io.h"
#include "support/text.h"

enum { LONGEST = 86400 };

/* Seconds since 1970; 0: nothing waits for a confirmation. */
static it_code find_deadline(const it_job *job, long long *deadline,
			     it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found;
	it_code code =
	    it_root_read(&job->root, IT_CONFIRM_FILE, 64, &text, &found, err);

	*deadline = code == IT_OK && found
			? strtoll(it_strbuf_str(&text), NULL, 10)
			: 0;
	it_strbuf_free(&text);
	return code;
}

it_code it_confirm_seconds(const it_options *opt, long *seconds, it_error *err)
{
	unsigned long value;

	*seconds = 0;
	if (opt->confirm_within == NULL)
		return IT_OK;
	if (it_slice_number(it_slice_of(opt->confirm_within), LONGEST,
			    &value) &&
	    value > 0) {
		*seconds = (long)value;
		return IT_OK;
	}
	(void)it_fail(err, IT_USAGE, opt->confirm_within,
		      "is no number of seconds from 1 to %d", LONGEST);
	return IT_USAGE;
}

it_code it_plan_deadline(it_job *job, long seconds)
{
	char text[32];
	int len = snprintf(text, sizeof text, "%lld\n",
			   (long long)time(NULL) + seconds);
	it_code code =
	    it_plan_file(&job->plan, IT_CONFIRM_FILE, "record",
			 "until when it has to be confirmed", text, (size_t)len,
			 0644, &job->owner, NULL, &job->error);

	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

/* ---- the deadline is over ------------------------------------------- */

/*
 * An image is left alone: its stores cannot be given back, and nobody waits
 * there.
 */
it_code it_confirm_expire(it_job *job)
{
	long long deadline = 0;
	it_code code = IT_OK;

	if (job->live)
		code = find_deadline(job, &deadline, &job->error);
	if (code != IT_OK || deadline == 0 ||
	    deadline > (long long)time(NULL))
		return code;
	it_say(job->opt, "Tuning", IT_YELLOW,
	       "was not confirmed in time, and is reverted first");
	code = it_job_apply(job, it_plan_untuning, NULL);
	job->expired = job->changed;
	job->changed = 0;
	it_job_forget(job);
	return code;
}

static it_code tell(it_job *job, it_weight weight, const char *text,
		    const char *remedy)
{
	it_code code =
	    it_findings_add(&job->findings, weight, ' ', "unconfirmed",
			    IT_CONFIRM_FILE, &job->error, "%s", text);

	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", remedy)
			     : code;
}

it_code it_confirm_tell(it_job *job)
{
	static const char keeps[] =
	    "\"install-tools tune confirm\" keeps it, \"install-tools tune "
	    "revert\" takes it back";
	long long deadline;
	it_code code = find_deadline(job, &deadline, &job->error);

	if (code != IT_OK || deadline == 0)
		return code;
	if (!job->live)
		return tell(job, IT_NOTE,
			    "what was tuned was never confirmed: the boot "
			    "services set nothing",
			    keeps);
	if (deadline > (long long)time(NULL))
		return tell(job, IT_NOTE,
			    "what was tuned is not confirmed yet, and is "
			    "reverted when nobody does it in time",
			    keeps);
	return tell(job, IT_WARNING, "what was tuned was not confirmed in time",
		    "the next run that writes reverts it; \"install-tools "
		    "recover\" does nothing else");
}

/* ---- the child ------------------------------------------------------ */

/* Of the running system; 0 without one. */
static long long read_deadline(const it_options *opt)
{
	long long deadline = 0;
	it_job job;

	it_job_init(&job, opt, "/");
	if (it_job_open(&job) == IT_OK &&
	    find_deadline(&job, &deadline, NULL) != IT_OK)
		deadline = 0;
	it_job_close(&job);
	return deadline;
}

/* Nothing of the terminal is left, so that it may go. */
static void leave_terminal(void)
{
	int null = open("/dev/null", O_RDWR);
	int fd;

	(void)setsid();
	(void)signal(SIGHUP, SIG_IGN);
	(void)signal(SIGINT, SIG_IGN);
	(void)signal(SIGTERM, SIG_DFL);
	(void)chdir("/");
	for (fd = 0; null >= 0 && fd < 3; fd++)
		(void)dup2(null, fd);
	if (null > 2)
		(void)close(null);
}

static void sleep_until(long long deadline)
{
	struct timespec left = {0, 0};
	long long now;

	while ((now = (long long)time(NULL)) < deadline) {
		left.tv_sec = (time_t)(deadline - now);
		(void)nanosleep(&left, NULL);
	}
}

static void wait_and_revert(const it_options *opt,
			    int (*revert)(const it_options *),
			    long long deadline)
{
	it_options quiet = *opt;

	leave_terminal();
	sleep_until(deadline);
	if (read_deadline(opt) != deadline)
		_exit(0);
	it_run_log("tune: not confirmed in time, is reverted");
	quiet.quiet = 1;
	quiet.json = 0;
	_exit(revert(&quiet));
}

void it_confirm_wait(const it_options *opt, int (*revert)(const it_options *))
{
	long long deadline = read_deadline(opt);
	pid_t pid;

	if (deadline == 0)
		return;
	pid = fork();
	if (pid == 0)
		wait_and_revert(opt, revert, deadline);
}
