/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/confirm.h"
#include "installer/new_be.h"
#include "installer/session.h"
#include "installer/signals.h"
#include "installer/trusted.h"
#include "support/crew.h"
#include "support/late.h"
#include "support/output.h"

/* What the first look at a root found. */
struct look {
	it_code code;
	int needs_media;
	it_recovery recovered;
};

struct session {
	const it_options *opt;
	const it_session_command *command;
	size_t count;
	int writes;
	struct look *looks; /* one a root */
	it_job job;	    /* the root at work */
	it_wants wants;	    /* of all roots */
	int needs_media;    /* of any root */
	it_trust trust;	    /* in media, of this run */
	it_media media;
	it_error error; /* of the media */
	it_json json;
	it_strbuf text;
	unsigned long results[IT_RESULT_COUNT];
	int status;
	int shown_percent;
};

static int changed;

int it_session_changed(void)
{
	return changed;
}

/* --- the first look --------------------------------------------------- */

static void choose_root(struct session *s, size_t i)
{
	const it_roots *roots = &s->opt->roots;

	it_job_init(&s->job, s->opt, roots->count != 0 ? roots->names[i] : "/");
	s->job.trust = &s->trust;
}

static it_code open_root(struct session *s, int *needs_media)
{
	it_code code = it_job_open(&s->job);

	*needs_media = 0;
	if (code == IT_OK && !s->writes)
		it_root_keep(&s->job.root);
	if (code == IT_OK)
		code = s->command->admit(&s->job, needs_media);
	if (code == IT_OK && s->writes)
		code = it_job_begin(&s->job);
	return code;
}

static it_code see_wants(struct session *s)
{
	it_code code;

	it_root_keep(&s->job.root);
	code = s->command->wants(&s->job, &s->wants);
	if (s->writes)
		it_root_let_go(&s->job.root);
	return code;
}

/* The only root stays open. */
static void look_at(struct session *s, size_t i)
{
	struct look *look = &s->looks[i];

	choose_root(s, i);
	look->code = open_root(s, &look->needs_media);
	look->recovered = s->job.recovered;
	if (look->code == IT_OK && look->needs_media)
		look->code = see_wants(s);
	if (look->code == IT_OK && look->needs_media)
		s->needs_media = 1;
	if (s->count > 1)
		it_job_close(&s->job);
}

/* --- the media -------------------------------------------------------- */

static int any_root_wants(void *arg, const char *path)
{
	const struct session *s = arg;

	return it_wants_has(&s->wants, path);
}

/* A line that is overwritten, on a terminal only. */
static void show_progress(struct session *s, int percent)
{
	it_strbuf line = {NULL, 0, 0, 0};

	if (s->opt->quiet || s->opt->json || percent == s->shown_percent ||
	    !isatty(STDERR_FILENO))
		return;
	s->shown_percent = percent;
	if (percent < 100)
		it_strbuf_format(&line, "\rreading the media: %d %%", percent);
	else
		it_strbuf_format(&line, "\r%*s\r", 30, "");
	it_output(STDERR_FILENO, &line);
	it_strbuf_free(&line);
}

static int on_progress(void *arg, unsigned long long done,
		       unsigned long long size)
{
	show_progress(arg, size != 0 ? (int)(done * 100 / size) : 0);
	return it_stop_wanted();
}

/* Not where lists forbid anything: those have to be asked about each media. */
static int is_recalled(struct session *s, const char *path)
{
	return s->count == 1 && s->command->recall != NULL &&
	       s->trust.revoked_count == 0 && s->trust.oldest[0] == '\0' &&
	       s->command->recall(&s->media, &s->job, path);
}

/* A stop is no fault of the media: each root says that it was stopped. */
static void read_media(struct session *s)
{
	it_media_request request = {any_root_wants, on_progress, NULL, NULL, 0};
	char path[4096];
	it_code code;

	if (!s->needs_media || it_stop_wanted())
		return;
	request.arg = s;
	s->shown_percent = -1;
	code = it_find_media(s->opt, path, sizeof path, &s->error);
	if (code == IT_OK)
		code = it_trusted(&s->trust, s->opt, &s->error);
	if (code == IT_OK && is_recalled(s, path))
		return;
	request.trust = &s->trust;
	if (code == IT_OK)
		code = it_media_read_apart(&s->media, path, &request,
					   &s->error);
	if (code == IT_STOPPED)
		it_error_clear(&s->error);
	else if (code != IT_OK)
		it_say_error(&s->error);
}

/* --- the work --------------------------------------------------------- */

static it_code refuse_stopped(it_job *job, const struct look *look)
{
	return it_fail(&job->error, IT_STOPPED, job->name,
		       look->recovered == IT_RECOVERY_NONE
			       ? "stopped by a signal; nothing was changed"
			       : "stopped by a signal; an interrupted run was "
				 "ended, nothing else was changed");
}

/*
 * Opens one of several roots again.  What the media was read for is what the
 * first look said: a root that was changed since has to wait for the next run.
 */
static it_code reopen(struct session *s, const struct look *look)
{
	it_job *job = &s->job;
	int needs_media;
	it_code code = open_root(s, &needs_media);

	if (look->recovered != IT_RECOVERY_NONE)
		job->recovered = look->recovered;
	if (code != IT_OK ||
	    (look->code == IT_OK && needs_media <= look->needs_media))
		return code;
	if (look->code != IT_OK)
		code = it_fail(&job->error, look->code, job->name,
			       "was refused at the start of this run, and "
			       "would not be now");
	else
		code = it_fail(&job->error, IT_FAILED, job->name,
			       "needs the media now, and did not at the start "
			       "of this run");
	it_error_remedy(&job->error, "run again");
	return code;
}

static it_code enter(struct session *s, size_t i)
{
	const struct look *look = &s->looks[i];

	if (s->count > 1)
		choose_root(s, i);
	if (look->code == IT_OK && it_stop_wanted())
		return refuse_stopped(&s->job, look);
	return s->count > 1 ? reopen(s, look) : look->code;
}

static it_code work(struct session *s, size_t i)
{
	const it_media *media = s->looks[i].needs_media ? &s->media : NULL;
	it_code code = IT_OK;

	if (media != NULL && s->error.code != IT_OK)
		return s->error.code;
	if (media != NULL && s->count == 1)
		it_say_media(s->opt, media);
	if (s->writes)
		code = it_confirm_expire(&s->job);
	return code == IT_OK ? s->command->run(&s->job, media) : code;
}

/* Of several roots each has a result, also where the error goes elsewhere. */
static void say_result(const struct session *s, it_code code)
{
	const it_job *job = &s->job;
	const char *text = job->closing;

	if (code != IT_OK && job->error.code != IT_OK) {
		it_say_error_in(s->count > 1 ? job->name : NULL, &job->error);
		text = "";
	}
	if (text[0] == '\0' && s->count > 1)
		text = it_result_word(
		    it_result_of(code, job->changed || job->expired));
	if (text[0] != '\0')
		it_say(s->opt, "Result", code == IT_OK ? IT_GREEN : IT_YELLOW,
		       "%s", text);
	if (s->count > 1)
		it_say_gap(s->opt);
}

/*
 * The exit status of the roots that failed; before: that of the earlier ones, 0
 * as long as none did.  Different ones make 1, which promises that all are as
 * before, so that 7 wins.
 */
static int common_status(int before, int status)
{
	const int unfinished = it_code_status(IT_UNFINISHED);

	if (before == 0 || before == status)
		return status;
	return before == unfinished || status == unfinished
		       ? unfinished
		       : it_code_status(IT_FAILED);
}

static void add_result(struct session *s, it_code code, int job_changed)
{
	int status = it_code_status(code);

	s->results[it_result_of(code, job_changed)]++;
	if (status != 0)
		s->status = common_status(s->status, status);
}

static void put_row(struct session *s, it_code code)
{
	it_report_root row;

	if (!s->opt->json)
		return;
	it_job_report(&s->job, code, &row);
	it_report_json_root(&s->json, &row);
	it_report_flush(s->opt, &s->json);
}

/* Where the media ended the whole run there is no more to say. */
static void say_head(const struct session *s)
{
	if (s->count == 1 && s->error.code != IT_OK)
		return;
	if (s->count > 1 && !s->opt->quiet)
		it_say_root(s->opt, s->job.name);
	if (s->job.identity != NULL)
		it_say_system(s->opt, s->job.identity);
}

/* What came of the work on a root. */
static void tell_root(struct session *s, it_code code)
{
	say_result(s, code);
	put_row(s, code);
}

/* A file that the caller may not read is the same refusal as one to write. */
static it_code refuse_denied(it_job *job, it_code code)
{
	if (code != IT_IO || job->error.sys_errno != EACCES || job->changed)
		return code;
	job->error.code = IT_TARGET;
	return IT_TARGET;
}

/* It may be another process that does this: what it changes here is lost. */
static void serve(void *arg, size_t i, it_crew_answer *answer)
{
	struct session *s = arg;
	it_code code = enter(s, i);

	if (i > 0)
		it_json_skip_item(&s->json);
	say_head(s);
	if (code == IT_OK)
		code = work(s, i);
	code = refuse_denied(&s->job, code);
	if (s->opt->clone != NULL)
		code = it_new_be_retell(s->opt->clone, s->job.name,
					&s->job.error, code);
	tell_root(s, code);
	answer->code = (int)code;
	answer->changed = s->job.changed || s->job.expired;
	answer->recovered = s->job.recovered != IT_RECOVERY_NONE;
	it_job_close(&s->job);
}

/* Its process was killed, perhaps for want of memory. */
static it_code bury(struct session *s, size_t i)
{
	choose_root(s, i);
	(void)it_fail(&s->job.error, IT_UNFINISHED, s->job.name,
		      "the process at work there died");
	it_error_remedy(&s->job.error,
			"\"install-tools recover\" finishes what it began, or "
			"takes it back");
	say_head(s);
	tell_root(s, IT_UNFINISHED);
	it_job_close(&s->job);
	return IT_UNFINISHED;
}

static void served(void *arg, size_t i, const it_crew_answer *answer)
{
	struct session *s = arg;
	it_code code = answer->died ? bury(s, i) : (it_code)answer->code;

	it_json_skip_item(&s->json);
	add_result(s, code, answer->changed);
	changed |= answer->changed || answer->recovered;
}

static void serve_all(struct session *s)
{
	it_crew crew;

	crew.count = s->count;
	crew.processes = s->count > 1 ? s->opt->jobs : 1;
	crew.stop = it_stop_flag();
	crew.work = serve;
	crew.done = served;
	crew.arg = s;
	if (crew.processes != 1) {
		it_late_begin_crypto();
		it_late_begin_xml();
	}
	it_crew_run(&crew);
}

/* --- the run ---------------------------------------------------------- */

static void begin_report(struct session *s)
{
	if (s->count > 1 && s->media.path != NULL) {
		it_say_media(s->opt, &s->media);
		it_say_gap(s->opt);
	}
	it_report_json_begin(&s->json, &s->text, s->opt->command);
	it_report_json_media(&s->json, &s->media);
	it_json_array(&s->json, "roots");
	if (s->count > 1)
		it_report_flush(s->opt, &s->json);
}

static it_result worst(const struct session *s)
{
	int i = IT_RESULT_COUNT - 1;

	while (i > 0 && s->results[i] == 0)
		i--;
	return (it_result)i;
}

static void end_report(struct session *s)
{
	if (s->count > 1)
		it_say_total(s->opt, s->results);
	it_json_array_end(&s->json);
	it_report_json_end(s->opt, &s->json, worst(s), &s->error);
}

static void run_all(struct session *s)
{
	size_t i;

	if (s->writes)
		it_signals_catch();
	choose_root(s, 0);
	for (i = 0; i < s->count && !it_stop_wanted(); i++)
		look_at(s, i);
	read_media(s);
	begin_report(s);
	serve_all(s);
	end_report(s);
}

static int refuse_run(const it_options *opt, const it_error *err)
{
	it_report_usage(opt->command, err, opt->json);
	return it_code_status(err->code);
}

int it_session_run(const it_options *opt, const it_session_command *command)
{
	static struct session s; /* too large for a small stack */

	memset(&s, 0, sizeof s);
	s.opt = opt;
	s.command = command;
	s.writes = command->writes && !opt->dry_run;
	s.count = opt->roots.count != 0 ? opt->roots.count : 1;
	if (it_roots_check(&opt->roots, &s.error) != IT_OK)
		return refuse_run(opt, &s.error);
	s.looks = calloc(s.count, sizeof *s.looks);
	if (s.looks == NULL) {
		(void)it_fail_memory(&s.error);
		return refuse_run(opt, &s.error);
	}
	run_all(&s);
	it_media_free(&s.media);
	it_wants_free(&s.wants);
	free(s.looks);
	return s.status;
}
