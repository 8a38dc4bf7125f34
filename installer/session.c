/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/session.h"

struct session {
	const it_options *opt;
	const it_session_command *command;
	it_job *jobs;
	it_code *codes;
	int needs_media; /* of any root */
	size_t count;
	it_media media;
	int shown_percent;
};

static int any_job_wants(void *arg, const char *path)
{
	const struct session *s = arg;
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->codes[i] == IT_OK &&
		    s->command->wants(&s->jobs[i], path))
			return 1;
	return 0;
}

/* A line that is overwritten, on a terminal only. */
static void show_progress(void *arg, unsigned long long done,
			  unsigned long long size)
{
	struct session *s = arg;
	int percent = size != 0 ? (int)(done * 100 / size) : 0;

	if (s->opt->quiet || s->opt->json || percent == s->shown_percent ||
	    !isatty(STDERR_FILENO))
		return;
	s->shown_percent = percent;
	(void)fprintf(stderr, percent < 100 ? "\rreading the media: %d %%"
					    : "\r%*s\r",
		      percent < 100 ? percent : 30, "");
}

static it_code read_media(struct session *s, it_error *err)
{
	it_media_request request;
	char path[4096];
	it_code code;

	if (!s->needs_media)
		return IT_OK;
	code = it_find_media(s->opt, path, sizeof path, err);
	if (code != IT_OK)
		return code;
	memset(&request, 0, sizeof request);
	request.want = any_job_wants;
	request.progress = show_progress;
	request.arg = s;
	s->shown_percent = -1;
	return it_media_read(&s->media, path, &request, err);
}

static void run_job(struct session *s, size_t i)
{
	it_job *job = &s->jobs[i];

	if (s->count > 1)
		it_say(s->opt, "Root", IT_BOLD, "%s", s->opt->roots[i]);
	if (job->identity != NULL)
		it_say_system(s->opt, job->identity);
	if (s->codes[i] == IT_OK)
		s->codes[i] = s->command->run(
			job, s->media.path != NULL ? &s->media : NULL);
	if (s->codes[i] != IT_OK && job->error.code != IT_OK)
		it_say_error(&job->error);
	else if (job->closing[0] != '\0')
		it_say(s->opt, "Result",
		       s->codes[i] == IT_OK ? IT_GREEN : IT_YELLOW, "%s",
		       job->closing);
}

/* The common code of the failing roots, else 1. */
static int exit_status(const struct session *s)
{
	int status = 0, one;
	size_t i;

	for (i = 0; i < s->count; i++) {
		one = it_code_status(s->codes[i]);
		if (one == 0)
			continue;
		if (status != 0 && status != one)
			return 1;
		status = one;
	}
	return status;
}

static void report(const struct session *s, const it_error *err)
{
	it_report_root *rows = calloc(s->count, sizeof *rows);
	size_t i;

	if (rows == NULL)
		return;
	for (i = 0; i < s->count; i++)
		it_job_report(&s->jobs[i], s->codes[i], &rows[i]);
	it_report_json(s->opt, &s->media, rows, s->count, err);
	free(rows);
}

static void open_job(struct session *s, size_t i)
{
	it_job *job = &s->jobs[i];
	int needs = 0;

	s->codes[i] = it_job_open(
		job, s->opt, s->opt->root_count != 0 ? s->opt->roots[i] : "/");
	if (s->codes[i] == IT_OK)
		s->codes[i] = s->command->admit(job, &needs);
	if (s->codes[i] == IT_OK && s->command->writes && !s->opt->dry_run)
		s->codes[i] = it_job_begin(job);
	if (s->codes[i] == IT_OK)
		s->needs_media |= needs;
}

static int run_all(struct session *s)
{
	it_error err;
	it_code code;
	size_t i;

	it_error_clear(&err);
	for (i = 0; i < s->count; i++)
		open_job(s, i);
	code = read_media(s, &err);
	if (code != IT_OK)
		it_say_error(&err);
	for (i = 0; i < s->count; i++) {
		if (code != IT_OK && s->codes[i] == IT_OK)
			s->codes[i] = code;
		else
			run_job(s, i);
	}
	report(s, &err);
	return exit_status(s);
}

static int out_of_memory(const it_options *opt)
{
	it_error err;

	it_error_clear(&err);
	(void)it_fail_memory(&err);
	it_report_usage(opt->command, &err, opt->json);
	return it_code_status(IT_NO_MEMORY);
}

int it_session_run(const it_options *opt, const it_session_command *command)
{
	struct session s;
	int status;
	size_t i;

	memset(&s, 0, sizeof s);
	s.opt = opt;
	s.command = command;
	s.count = opt->root_count != 0 ? opt->root_count : 1;
	s.jobs = calloc(s.count, sizeof *s.jobs);
	s.codes = calloc(s.count, sizeof *s.codes);
	status = s.jobs != NULL && s.codes != NULL ? run_all(&s)
						   : out_of_memory(opt);
	for (i = 0; s.jobs != NULL && i < s.count; i++)
		it_job_close(&s.jobs[i]);
	it_media_free(&s.media);
	free(s.jobs);
	free(s.codes);
	return status;
}
