/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the service that sets the MTU of links before they are in use wrote
 * into its log at the last boot (net-tune.sh): a command that failed there
 * fails at the next boot, too, unless somebody does something.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/tuning.h"

enum { MAX_LOG = 1024 * 1024, KEY_SIZE = 96 + IT_LINK_NAME };

/* Before /var is there the first one serves, which each boot begins anew. */
static const char *const logs[] = {
    "etc/svc/volatile/site-install-tools-net-early:default.log",
    "var/svc/log/site-install-tools-net-early:default.log"};

/* One that cannot be read tells nothing. */
static const char *read_log(const it_root *root, it_strbuf *text)
{
	size_t i;
	int found = 0;

	for (i = 0; i < sizeof logs / sizeof logs[0]; i++) {
		it_strbuf_reset(text);
		if (it_root_read_end(root, logs[i], MAX_LOG, text, &found,
				     NULL) == IT_OK &&
		    found && it_strbuf_check(text, NULL) == IT_OK)
			return logs[i];
	}
	return NULL;
}

static int holds(it_slice line, const char *part, it_slice *rest)
{
	size_t len = strlen(part), i;

	for (i = 0; i + len <= line.len; i++)
		if (memcmp(line.at + i, part, len) == 0) {
			rest->at = line.at + i + len;
			rest->len = line.len - i - len;
			return 1;
		}
	return 0;
}

/* What the log says of this link's MTU: by either of the two commands. */
static int is_of(const it_tuning_change *c, it_slice line, it_slice *status)
{
	char jumbo[KEY_SIZE], mtu[KEY_SIZE];

	(void)snprintf(jumbo, sizeof jumbo,
		       " -set /dev/%s%d accept-jumbo %d: status ",
		       c->link->driver, c->link->instance, c->wanted > 1500);
	(void)snprintf(mtu, sizeof mtu, " -p mtu=%ld %s: status ", c->wanted,
		       c->link->name);
	return holds(line, jumbo, status) || holds(line, mtu, status);
}

/* The last start counts. */
static int has_failed(const it_tuning_change *c, it_slice log)
{
	it_slice line, status;
	int failed = 0;

	while (it_next_line(&log, &line))
		if (holds(line, " Executing start method ", &status))
			failed = 0;
		else if (is_of(c, line, &status))
			failed = !it_slice_is(it_trim(status), "0");
	return failed;
}

/*
 * Where the link has it by now somebody did it since; but on Solaris 10 it
 * tells of one half alone.
 */
static int may_lack(const it_tuning_change *c)
{
	return c->setting == IT_SET_MTU && c->link != NULL && c->why == NULL &&
	       !c->needed &&
	       (c->current != c->wanted ||
		c->way->mechanism == IT_BY_CONF_AND_JUMBO);
}

static it_code tell(it_tuning *t, it_tuning_change *c, const char *log)
{
	char text[160];

	(void)snprintf(text, sizeof text,
		       "the last boot could not set it, see /%s", log);
	c->why = it_job_text(t->job, text);
	c->remedy = "take away what is told there, and boot again";
	return c->why != NULL ? IT_OK : it_fail_memory(&t->job->error);
}

it_code it_tuning_note_failures(it_tuning *t)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const char *log = NULL;
	size_t i;
	it_code code = IT_OK;

	if (t->job->live)
		log = read_log(&t->job->root, &text);
	for (i = 0; log != NULL && code == IT_OK && i < t->change_count; i++)
		if (may_lack(&t->changes[i]) &&
		    has_failed(&t->changes[i], it_strbuf_slice(&text)))
			code = tell(t, &t->changes[i], log);
	it_strbuf_free(&text);
	return code;
}
