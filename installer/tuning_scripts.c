/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Scripts of etc/rc2.d and rc3.d that set the same: the old way to keep what
 * ndd sets, on every release.  They run at multi-user, after our services, and
 * have the last word then.  They are the administrator's, and only told of;
 * one that has LSO off where nothing else stores that is the remedy that a
 * refusal names (tuning_edits.c).
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/tuning_ways.h"

enum { MAX_SCRIPT = 64 * 1024, WHAT_SIZE = 160 };

/* Names that nothing else has; of ndd: these scripts are older than ipadm. */
static const char *const names[] = {"tcp_max_buf",    "tcp_xmit_hiwat",
				    "tcp_recv_hiwat", "tcp_cwnd_max",
				    "ip_lso_outbound", "accept-jumbo"};

enum { NAMES = sizeof names / sizeof names[0] };

static int is_part_of_name(char c)
{
	return c == '_' || c == '-' || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* As a word: "mytcp_max_buf" is another. */
static int has_word(it_slice line, const char *word)
{
	size_t len = strlen(word), i;

	for (i = 0; i + len <= line.len; i++)
		if (memcmp(line.at + i, word, len) == 0 &&
		    (i == 0 || !is_part_of_name(line.at[i - 1])) &&
		    (i + len == line.len || !is_part_of_name(line.at[i + len])))
			return 1;
	return 0;
}

static unsigned names_in(it_slice text)
{
	unsigned found = 0;
	it_slice line;
	size_t i;

	while (it_next_line(&text, &line)) {
		line = it_trim(line);
		if (it_slice_starts(line, "#"))
			continue;
		for (i = 0; i < NAMES; i++)
			if (has_word(line, names[i]))
				found |= 1u << i;
	}
	return found;
}

/* What a line sets LSO to: 0, 1 or, where it is no such line, -1. */
static int lso_of_line(it_slice line)
{
	static const char *const words[] = {"-set", "/dev/ip",
					    "ip_lso_outbound"};
	size_t behind = 0;
	it_slice word;

	while (it_next_word(&line, &word)) {
		if (behind == sizeof words / sizeof words[0])
			return !(word.at[0] == '0' &&
				 (word.len == 1 || word.at[1] == ';'));
		if (!it_slice_is(word, words[behind]))
			behind = 0;
		if (it_slice_is(word, words[behind]))
			behind++;
	}
	return -1;
}

/* Nobody runs them: what they set in several ways is not known. */
static void read_lso(it_slice text, int set[2])
{
	it_slice line;
	int value;

	while (it_next_line(&text, &line)) {
		line = it_trim(line);
		value = it_slice_starts(line, "#") ? -1 : lso_of_line(line);
		if (value >= 0)
			set[value] = 1;
	}
}

static it_code tell(it_job *job, const char *path, unsigned found)
{
	char what[WHAT_SIZE] = "";
	size_t i;
	it_code code;

	for (i = 0; i < NAMES; i++)
		if (found & 1u << i) {
			(void)strcat(what, what[0] != '\0' ? ", " : "");
			(void)strcat(what, names[i]);
		}
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "boot-script",
			       path, &job->error,
			       "speaks of %s: what it sets at each boot "
			       "counts, since it runs after the services",
			       what);
	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "take that out there, or leave the "
					    "setting to the script")
		       : code;
}

struct folder {
	it_job *job;
	const char *path;
	int lso[2]; /* is it set to that? */
};

/* One that cannot be read is no matter of tuning. */
static it_code look(const char *name, void *arg, it_error *err)
{
	struct folder *in = arg;
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice bytes;
	unsigned found = 0;
	char path[512];
	int there;

	(void)err;
	if (name[0] != 'S' || strlen(name) > 255)
		return IT_OK;
	(void)snprintf(path, sizeof path, "%s/%s", in->path, name);
	if (it_root_read(&in->job->root, path, MAX_SCRIPT, &text, &there,
			 NULL) == IT_OK &&
	    there) {
		bytes.at = it_strbuf_str(&text);
		bytes.len = text.len;
		found = names_in(bytes);
		read_lso(bytes, in->lso);
	}
	it_strbuf_free(&text);
	return found != 0 && strcmp(in->job->opt->command, "tune") == 0
		       ? tell(in->job, path, found)
		       : IT_OK;
}

it_code it_tuning_read_scripts(it_tuning *t)
{
	static const char *const folders[] = {"etc/rc2.d", "etc/rc3.d"};
	struct folder in = {NULL, NULL, {0, 0}};
	size_t i;
	it_code code = IT_OK;

	in.job = t->job;
	for (i = 0; code == IT_OK && i < sizeof folders / sizeof folders[0];
	     i++) {
		in.path = folders[i];
		code = it_root_list(&t->job->root, folders[i], look, &in,
				    &t->job->error);
	}
	if (it_kernel_is_old(t->kernel) && in.lso[0] && !in.lso[1])
		(void)strcpy(t->lso.stored, "0");
	return code;
}
