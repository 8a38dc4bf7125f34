/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "engine/lock.h"
#include "installer/commands.h"
#include "installer/confirm.h"
#include "installer/run_log.h"
#include "installer/tuning.h"
#include "support/io.h"
#include "support/text.h"

enum {
	LONGEST = 86400,
	PATIENCE = 3600 /* seconds that another run is waited for */
};

/* What the run tells the child; nothing where it dies before. */
static const char go[] = "g", wait_on[] = "w";

/*
 * Seconds since 1970; 0: nothing waits for a confirmation.  A file that says
 * nothing says that the time is over: the boot services heed it as well.
 */
static it_code find_deadline(const it_job *job, long long *deadline,
			     it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found;
	it_code code =
	    it_root_read(&job->root, IT_CONFIRM_FILE, 64, &text, &found, err);

	*deadline = 0;
	if (code == IT_OK && found)
		*deadline = strtoll(it_strbuf_str(&text), NULL, 10);
	if (code == IT_OK && found && *deadline <= 0)
		*deadline = 1;
	it_strbuf_free(&text);
	return code;
}

it_code it_confirm_seconds(const it_options *opt, long *seconds, it_error *err)
{
	unsigned long value;
	char shown[128];

	*seconds = 0;
	if (opt->confirm_within == NULL)
		return IT_OK;
	if (it_slice_number(it_slice_of(opt->confirm_within), LONGEST,
			    &value) &&
	    value > 0) {
		*seconds = (long)value;
		return IT_OK;
	}
	it_mask(shown, sizeof shown, opt->confirm_within);
	return it_fail(err, IT_USAGE, "--confirm-within",
		       "\"%s\" is not a number of seconds from 1 to %d", shown,
		       LONGEST);
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
 * Also where it is further away than any can be: the clock was set back.  The
 * child knows that it has waited, whatever the clock says.
 */
static int is_over(const it_job *job, long long deadline)
{
	long long left = deadline - (long long)time(NULL);

	return deadline != 0 && (left <= 0 || left > LONGEST ||
				 deadline == job->opt->overdue);
}

/* Also under the lock: what was confirmed just before it stays. */
static it_code plan_expired(it_job *job, const void *unused)
{
	long long deadline;
	it_code code = find_deadline(job, &deadline, &job->error);

	return code == IT_OK && is_over(job, deadline)
		       ? it_plan_untuning(job, unused)
		       : code;
}

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
	if (code != IT_OK || !is_over(job, deadline))
		return code;
	it_run_log("tune: not confirmed in time, is reverted");
	it_say(job->opt, "Tuning", IT_YELLOW,
	       "was not confirmed in time, and is reverted first");
	code = it_tuning_apply_back(job, plan_expired, NULL);
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
	if (!is_over(job, deadline))
		return tell(job, IT_NOTE,
			    "what was tuned is not confirmed yet, and is "
			    "reverted when nobody does it in time",
			    keeps);
	return tell(job, IT_WARNING, "what was tuned was not confirmed in time",
		    "the next run that writes reverts it; \"install-tools "
		    "recover\" does nothing else");
}

it_code it_confirm_pending(it_job *job, int *pending)
{
	long long deadline;
	it_code code = find_deadline(job, &deadline, &job->error);

	*pending = code == IT_OK && deadline != 0;
	return code;
}

it_code it_confirm_look(it_job *job, it_confirmed *state)
{
	long long deadline = 0;
	it_code code = find_deadline(job, &deadline, &job->error);

	*state = IT_CONFIRMED;
	if (code == IT_OK && deadline != 0)
		*state = is_over(job, deadline) ? IT_TOO_LATE : IT_UNCONFIRMED;
	return code;
}

/* ---- the deadline counts from the end of the run --------------------- */

/* In place: a text of the same length in one write is the old or the new. */
static void rewrite(const it_job *job, long long deadline, size_t len)
{
	char text[32];
	const char *leaf;
	int dirfd, fd;

	if ((size_t)snprintf(text, sizeof text, "%lld\n", deadline) != len ||
	    it_root_parent(&job->root, IT_CONFIRM_FILE, &dirfd, &leaf, NULL) !=
		IT_OK)
		return;
	fd = it_open_at(dirfd, leaf, O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0);
	if (fd >= 0) {
		(void)it_write_full(fd, text, len);
		(void)it_close(fd);
	}
	(void)it_close(dirfd);
}

/*
 * Where somebody else has the lock by now, or nothing waits any more, the
 * file stays as it is.
 */
static void renew(const it_options *opt, long seconds)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_lock lock;
	it_job job;
	int found = 0;

	it_job_init(&job, opt, "/");
	if (it_root_open(&job.root, job.name, NULL) == IT_OK &&
	    it_lock_take_existing(&lock, &job.root, IT_STATE_LOCK, NULL) ==
		IT_OK) {
		if (it_root_read(&job.root, IT_CONFIRM_FILE, 64, &text, &found,
				 NULL) == IT_OK &&
		    found)
			rewrite(&job, (long long)time(NULL) + seconds,
				text.len);
		it_lock_drop(&lock);
	}
	it_strbuf_free(&text);
	it_job_close(&job);
}

/* ---- the child ------------------------------------------------------ */

static it_code ask_deadline(const it_options *opt, long long *deadline)
{
	it_job job;
	it_code code;

	*deadline = 0;
	it_job_init(&job, opt, "/");
	code = it_root_open(&job.root, job.name, NULL);
	if (code == IT_OK)
		code = find_deadline(&job, deadline, NULL);
	it_job_close(&job);
	return code;
}

/* Nothing of the terminal is left, so that it may go. */
static void leave_terminal(int from)
{
	int null = open("/dev/null", O_RDWR);
	int fd, last = it_highest_descriptor();

	(void)setsid();
	(void)signal(SIGHUP, SIG_IGN);
	(void)signal(SIGINT, SIG_IGN);
	(void)signal(SIGTERM, SIG_DFL);
	if (chdir("/") != 0)
		errno = 0; /* then it stays where it is */
	for (fd = 0; fd <= last; fd++)
		if (fd < 3 && null >= 0)
			(void)dup2(null, fd);
		else if (fd >= 3 && fd != from)
			(void)close(fd);
}

/* Not until a time of day: the clock may be set meanwhile. */
static void sleep_for(long long seconds)
{
	struct timespec left = {0, 0};

	left.tv_sec = (time_t)(seconds > 0 ? seconds : 0);
	while (nanosleep(&left, &left) != 0 && errno == EINTR)
		continue;
}

/*
 * Of the running system.  Where it cannot be read just now, for want of memory
 * or descriptors, it is asked for again: nobody else takes back what waits.
 */
static long long read_deadline(const it_options *opt)
{
	int tries = PATIENCE;
	long long deadline;

	while (ask_deadline(opt, &deadline) != IT_OK && --tries > 0)
		sleep_for(1);
	return deadline;
}

/* Another run that is at work when the time is over has to end first. */
static int expire(const it_options *opt, long long deadline)
{
	it_options own = *opt;
	int status, tries = PATIENCE;

	own.quiet = 1;
	own.json = 0;
	own.confirm_within = NULL;
	own.overdue = deadline;
	while ((status = it_cmd_recover(&own)) == it_code_status(IT_BUSY) &&
	       --tries > 0)
		sleep_for(1);
	return status;
}

/*
 * A run that was killed has told nothing, and perhaps the link is down: once
 * the time is over it is taken back.  Not before, as one of the system's
 * programs may still be at work for it.
 */
static int keep_vigil(const it_options *opt, long seconds, int from)
{
	char word;
	ssize_t got;
	long long deadline, left;

	IT_AGAIN(got, read(from, &word, 1));
	if (got == 1 && word == go[0])
		return 0;
	if (got != 1) {
		sleep_for(seconds);
		(void)expire(opt, 0);
	}
	deadline = read_deadline(opt);
	left = deadline - (long long)time(NULL);
	if (deadline == 0)
		return 0;
	sleep_for(left > seconds ? seconds : left);
	/* Another one is for another run, which has a child of its own. */
	return read_deadline(opt) == deadline ? expire(opt, deadline) : 0;
}

/* In the child no signal of the terminal comes before it has left that. */
static void stay_behind(const it_options *opt, long seconds, int from,
			const sigset_t *signals)
{
	leave_terminal(from);
	(void)sigprocmask(SIG_SETMASK, signals, NULL);
	_exit(keep_vigil(opt, seconds, from));
}

static it_code refuse_alone(it_error *err)
{
	(void)it_fail_errno(err, "--confirm-within",
			    "no process can be left behind that waits");
	it_error_remedy(err, "nothing was changed; free some memory or end "
			     "other processes and run again");
	return err->code;
}

it_code it_vigil_begin(it_vigil *vigil, const it_options *opt, it_error *err)
{
	sigset_t stops, before;
	int ends[2];
	pid_t pid;
	it_code code = it_confirm_seconds(opt, &vigil->seconds, err);

	vigil->fd = -1;
	if (code != IT_OK)
		return code;
	if (pipe(ends) != 0)
		return refuse_alone(err);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)sigemptyset(&stops);
	(void)sigaddset(&stops, SIGHUP);
	(void)sigaddset(&stops, SIGINT);
	(void)sigaddset(&stops, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &stops, &before);
	pid = fork();
	if (pid == 0)
		stay_behind(opt, vigil->seconds, ends[0], &before);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	(void)close(ends[0]);
	if (pid > 0) {
		vigil->fd = ends[1];
		return IT_OK;
	}
	code = refuse_alone(err);
	(void)close(ends[1]);
	return code;
}

/* A run that could not even undo itself is like one that was killed. */
void it_vigil_end(it_vigil *vigil, const it_options *opt, int status)
{
	if (status == 0)
		renew(opt, vigil->seconds);
	if (status != it_code_status(IT_UNFINISHED))
		(void)it_write_full(vigil->fd, status == 0 ? wait_on : go, 1);
	(void)close(vigil->fd);
}
