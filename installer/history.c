/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "installer/history.h"
#include "support/text.h"

enum {
	MAX_READ = 1 << 20,
	/* A year of nightly runs; then the older half goes. */
	MAX_KEPT = 128 << 10
};

static const char *const names[IT_HISTORY_FIELDS] = {
	"time",	      "command",       "program",      "system", "media",
	"media_form", "media_version", "media_sha256", "modules"};

/* ---- writing --------------------------------------------------------- */

static void put_field(it_strbuf *line, const char *text)
{
	char shown[512];

	it_mask(shown, sizeof shown, text != NULL ? text : "");
	it_strbuf_format(line, "\t%s", shown);
}

static void put_time(it_strbuf *line)
{
	time_t now = time(NULL);
	struct tm *utc = gmtime(&now);
	char text[40] = "1970-01-01T00:00:00Z";

	if (utc != NULL)
		(void)strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", utc);
	it_strbuf_text(line, text);
}

static void put_modules(it_strbuf *line, const it_state *state)
{
	size_t i;

	for (i = 0; i < state->module_count; i++)
		it_strbuf_format(line, "%s%s:%s", i == 0 ? "\t" : " ",
				 state->modules[i].name,
				 state->modules[i].directory);
	it_strbuf_text(line, state->module_count == 0 ? "\t\n" : "\n");
}

static void put_line(it_strbuf *text, const it_job *job,
		     const it_state *state)
{
	put_time(text);
	put_field(text, job->opt->command);
	put_field(text, PACKAGE_VERSION);
	put_field(text, state->system);
	put_field(text, state->media_name);
	put_field(text, state->media_form);
	put_field(text, state->media_version);
	put_field(text, state->media_sha256);
	put_modules(text, state);
}

/* Whole lines, the newest that fit. */
static it_slice newest(const it_strbuf *old)
{
	it_slice rest = {it_strbuf_str(old), old->len}, line;

	if (rest.len > MAX_KEPT) {
		rest.at += rest.len - MAX_KEPT / 2;
		rest.len = MAX_KEPT / 2;
		(void)it_next_line(&rest, &line);
	}
	return rest;
}

it_code it_history_read(const it_root *root, it_strbuf *text, it_error *err)
{
	int found;

	return it_root_read_end(root, IT_STATE_HISTORY, MAX_READ, text, &found,
				err);
}

it_code it_plan_history(it_job *job, const it_state *state)
{
	it_strbuf old = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	it_slice kept;
	it_code code = it_history_read(&job->root, &old, &job->error);

	kept = newest(&old);
	it_strbuf_bytes(&text, kept.at, kept.len);
	put_line(&text, job, state);
	if (code == IT_OK)
		code = it_strbuf_check(&text, &job->error);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_STATE_HISTORY, "record", "",
				    it_strbuf_str(&text), text.len, 0644,
				    &job->owner, NULL, &job->error);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	it_strbuf_free(&old);
	it_strbuf_free(&text);
	return code;
}

/* ---- reading --------------------------------------------------------- */

/* 0 for a line with another number of fields. */
static int split(it_slice line, it_slice fields[IT_HISTORY_FIELDS])
{
	const char *tab;
	int i;

	for (i = 0; i < IT_HISTORY_FIELDS - 1; i++) {
		tab = memchr(line.at, '\t', line.len);
		if (tab == NULL)
			return 0;
		fields[i].at = line.at;
		fields[i].len = (size_t)(tab - line.at);
		line.len -= fields[i].len + 1;
		line.at = tab + 1;
	}
	fields[i] = line;
	return memchr(line.at, '\t', line.len) == NULL;
}

int it_history_next(it_slice *rest, it_slice fields[IT_HISTORY_FIELDS])
{
	it_slice line;

	while (it_next_line(rest, &line))
		if (split(line, fields))
			return 1;
	return 0;
}

static void put_run(it_json *json, it_slice fields[IT_HISTORY_FIELDS])
{
	char text[512];
	int i;

	it_json_object(json, NULL);
	for (i = 0; i < IT_HISTORY_FIELDS; i++) {
		(void)it_slice_copy(fields[i], text, sizeof text);
		it_json_text_or_null(json, names[i], text);
	}
	it_json_object_end(json);
}

void it_history_json(it_json *json, const void *arg)
{
	const it_strbuf *text = arg;
	it_slice rest = {it_strbuf_str(text), text->len};
	it_slice fields[IT_HISTORY_FIELDS];

	it_json_array(json, "history");
	while (it_history_next(&rest, fields))
		put_run(json, fields);
	it_json_array_end(json);
}
