/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Does another driver serve the adapter in the running kernel?  The tables do
 * not tell: "pciclass,020000" is an alias that every adapter has, and says
 * less than ours.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/job.h"
#include "installer/programs.h"
#include "support/text.h"

/* Asked once: the plan is made twice. */
static it_code read_bindings(it_job *job)
{
	static const char *const words[] = {"-D", NULL};
	it_run_result result;
	it_code code;

	if (job->bindings.data != NULL)
		return IT_OK;
	it_strbuf_text(&job->bindings, "");
	code = it_program_run(IT_PROGRAM_PRTCONF, words, &result,
			      &job->error);
	if (code == IT_OK && result.end == IT_RUN_EXITED &&
	    result.status == 0)
		it_strbuf_text(&job->bindings, it_strbuf_str(&result.out));
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(&job->bindings, &job->error)
			     : code;
}

/* "pci15ad,7b0, instance #0 (driver name: foo)" begins with one of these. */
static int is_node_of(it_slice line, const char *const *aliases)
{
	it_slice word;

	if (!it_next_word(&line, &word))
		return 0;
	if (word.at[word.len - 1] == ',')
		word.len--;
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (it_slice_is(word, *aliases))
			return 1;
	return 0;
}

static int driver_of(it_slice line, char *driver, size_t size)
{
	static const char mark[] = "(driver name: ";
	const char *end;

	while (line.len != 0 && !it_slice_starts(line, mark)) {
		line.at++;
		line.len--;
	}
	if (line.len == 0)
		return 0;
	line.at += sizeof mark - 1;
	line.len -= sizeof mark - 1;
	end = line.len != 0 ? memchr(line.at, ')', line.len) : NULL;
	if (end == NULL)
		return 0;
	line.len = (size_t)(end - line.at);
	return it_slice_copy(line, driver, size);
}

static it_code refuse_served(it_job *job, const char *ours, const char *other)
{
	(void)it_fail(&job->error, IT_TARGET, "/",
		      "the adapter of %s is served by %s now: add_drv would "
		      "refuse it",
		      ours, other);
	it_error_remedy(&job->error,
			"remove %s with rem_drv, or with update_drv -d the "
			"alias that gave it the adapter, boot and run again%s",
			other,
			it_program_path(IT_PROGRAM_BEADM) != NULL
				? "; or use --new-be"
				: "");
	return IT_TARGET;
}

it_code it_job_check_served(it_job *job, const it_registration *reg)
{
	char driver[64];
	it_slice rest, line;
	it_code code = read_bindings(job);

	rest = it_slice_of(it_strbuf_str(&job->bindings));
	while (code == IT_OK && it_next_line(&rest, &line))
		if (is_node_of(line, reg->aliases) &&
		    driver_of(line, driver, sizeof driver) &&
		    strcmp(driver, reg->driver) != 0)
			code = refuse_served(job, reg->driver, driver);
	return code;
}
