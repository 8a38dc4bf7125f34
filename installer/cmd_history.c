/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>

#include "installer/commands.h"
#include "installer/history.h"
#include "installer/session.h"

static int length_of(it_slice field)
{
	return (int)field.len;
}

/* "2026-11-25T22:52:47Z" as people write it. */
static void say_run(const it_options *opt, it_slice *f)
{
	it_slice when = f[IT_HISTORY_TIME];
	char text[64];

	if (it_slice_copy(when, text, sizeof text) && when.len == 20) {
		text[10] = ' ';
		text[19] = '\0';
	}
	it_say(opt, "Run", IT_PLAIN, "%s UTC: %.*s by install-tools %.*s",
	       text, length_of(f[IT_HISTORY_COMMAND]),
	       f[IT_HISTORY_COMMAND].at, length_of(f[IT_HISTORY_PROGRAM]),
	       f[IT_HISTORY_PROGRAM].at);
}

static void say_media(const it_options *opt, it_slice *f)
{
	it_slice version = f[IT_HISTORY_VERSION];

	if (version.len == 0)
		version = it_slice_of(it_version_shown(""));
	if (it_slice_is(f[IT_HISTORY_FORM], IT_FORM_NONE)) {
		it_say(opt, "", IT_PLAIN,
		       "no media, drivers that had no place on %.*s",
		       length_of(f[IT_HISTORY_SYSTEM]),
		       f[IT_HISTORY_SYSTEM].at);
		return;
	}
	if (f[IT_HISTORY_MEDIA].len == 0) {
		it_say(opt, "", IT_PLAIN,
		       "VMware's own install, VMware Tools %.*s, on %.*s",
		       length_of(version), version.at,
		       length_of(f[IT_HISTORY_SYSTEM]),
		       f[IT_HISTORY_SYSTEM].at);
		return;
	}
	it_say(opt, "", IT_PLAIN, "%.*s, %.*s, VMware Tools %.*s",
	       length_of(f[IT_HISTORY_MEDIA]), f[IT_HISTORY_MEDIA].at,
	       length_of(f[IT_HISTORY_FORM]), f[IT_HISTORY_FORM].at,
	       length_of(version), version.at);
	it_say(opt, "", IT_PLAIN, "SHA-256 %.*s",
	       length_of(f[IT_HISTORY_SHA256]), f[IT_HISTORY_SHA256].at);
	it_say(opt, "", IT_PLAIN, "%.*s on %.*s",
	       length_of(f[IT_HISTORY_MODULES]), f[IT_HISTORY_MODULES].at,
	       length_of(f[IT_HISTORY_SYSTEM]), f[IT_HISTORY_SYSTEM].at);
}

static it_code history_one(it_job *job, const it_media *media)
{
	it_slice fields[IT_HISTORY_FIELDS], rest;
	unsigned long count = 0;
	it_code code = it_history_read(&job->root, &job->history, &job->error);

	(void)media;
	rest.at = it_strbuf_str(&job->history);
	rest.len = code == IT_OK ? job->history.len : 0;
	for (; it_history_next(&rest, fields); count++) {
		say_run(job->opt, fields);
		say_media(job->opt, fields);
	}
	(void)snprintf(job->closing, sizeof job->closing,
		       "%lu run%s changed what is installed here", count,
		       count == 1 ? "" : "s");
	return code;
}

/* Our own record decides, whatever the system. */
static it_code admit(it_job *job, int *needs_media)
{
	(void)job;
	*needs_media = 0;
	return IT_OK;
}

static const it_session_command command = {admit, NULL, NULL, history_one, 0};

int it_cmd_history(const it_options *opt)
{
	return it_session_run(opt, &command);
}
