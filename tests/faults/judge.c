/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/faults/judge.h"
#include "tests/faults/rootfs.h"

enum { NEXT_RUN = 8, NO_PROMISE = -1 };

/* Exit status of the program: DONE, FAILED to BUSY, and work to recover. */
enum { DONE = 0, FIRST_FAILURE = 1, LAST_FAILURE = 6, INTERRUPTED = 7 };

void judge_begin(judgement *j)
{
	memset(j, 0, sizeof *j);
}

void judge_end(judgement *j)
{
	it_strbuf_free(&j->story);
}

/* The first reason counts. */
void judge_third(judgement *j, const char *fmt, ...)
{
	va_list args;

	if (j->state == STATE_THIRD)
		return;
	j->state = STATE_THIRD;
	va_start(args, fmt);
	(void)vsnprintf(j->why, sizeof j->why, fmt, args);
	va_end(args);
}

static void tell(judgement *j, const char *command, const result *r)
{
	it_strbuf_format(&j->story, "--- %s: ", command);
	if (r->end.timed_out)
		it_strbuf_text(&j->story, "did not end\n");
	else if (result_status(r) < 0)
		it_strbuf_format(&j->story, "signal %d\n",
				 WTERMSIG(r->end.status));
	else
		it_strbuf_format(&j->story, "status %d\n", result_status(r));
	it_strbuf_text(&j->story, it_strbuf_str(&r->output));
}

/* ---- the root ----------------------------------------------------------- */

static int is_list(const it_strbuf *list, const it_strbuf *wanted)
{
	return list->len == wanted->len &&
	       memcmp(list->data, wanted->data, list->len) == 0;
}

/* OLD where both are the same, as when there was nothing to do. */
static state state_of(const scene *sc, const it_strbuf *list)
{
	if (is_list(list, &sc->old_list))
		return STATE_OLD;
	return is_list(list, &sc->new_list) ? STATE_NEW : STATE_THIRD;
}

/* The lines that differ from the nearer of the two. */
static void tell_difference(const scene *sc, judgement *j,
			    const it_strbuf *list)
{
	it_strbuf old = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	size_t from_old, from_new;
	const char *text = it_strbuf_str(list);

	from_old = rootfs_difference(it_strbuf_str(&sc->old_list), text, &old);
	from_new = rootfs_difference(it_strbuf_str(&sc->new_list), text, &new);
	it_strbuf_format(&j->story, "--- from %s to what is there\n%s",
			 from_old <= from_new ? "OLD" : "NEW",
			 it_strbuf_str(from_old <= from_new ? &old : &new));
	it_strbuf_free(&old);
	it_strbuf_free(&new);
}

static state look(judge *jd, judgement *j, const char *when)
{
	it_strbuf list = {NULL, 0, 0, 0};
	state found = STATE_THIRD;

	if (rootfs_list(jd->root, &list) == 0)
		found = state_of(jd->sc, &list);
	if (found == STATE_THIRD) {
		judge_third(j, "%s the root is neither OLD nor NEW", when);
		tell_difference(jd->sc, j, &list);
	}
	it_strbuf_free(&list);
	return found;
}

/* ---- the run ------------------------------------------------------------ */

static const char *const state_names[] = {"OLD", "NEW", "a third state"};

static void must_be(judgement *j, state found, state wanted, const char *when)
{
	if (found != wanted)
		judge_third(j, "%s the root is %s", when, state_names[found]);
}

/* A line that tells what to do is indented below the message. */
static int has_remedy(const result *r)
{
	return strstr(it_strbuf_str(&r->output), "\n  ") != NULL;
}

/* Does the root, as it is now, keep what the exit status promises? */
static void keeps_promise(judgement *j, state found, const char *when)
{
	char text[60];

	(void)snprintf(text, sizeof text, "exit status %d, and %s", j->status,
		       when);
	if (j->status == DONE)
		must_be(j, found, STATE_NEW, text);
	else if (j->status >= FIRST_FAILURE && j->status <= LAST_FAILURE)
		must_be(j, found, STATE_OLD, text);
}

static void judge_status(judge *jd, judgement *j, const result *r)
{
	if (j->status > INTERRUPTED)
		judge_third(j, "exit status %d", j->status);
	else if (j->status == INTERRUPTED && !has_remedy(r))
		judge_third(j, "status 7 without a word what to do");
	else if (j->status < INTERRUPTED && jd->strict)
		keeps_promise(j, look(jd, j, "at once"), "at once");
}

/* Of the run before it promises nothing; 0 means that all is done. */
static void judge_recovery(judge *jd, judgement *j)
{
	if (j->status > INTERRUPTED)
		judge_third(j, "exit status %d", j->status);
	else if (j->status == DONE)
		(void)look(jd, j, "after a recover that ended with 0");
	j->status = NO_PROMISE;
}

void judge_run(judge *jd, judgement *j, const result *r, demand wanted)
{
	j->status = result_status(r);
	tell(j, "the faulty run", r);
	if (r->end.timed_out)
		judge_third(j, "the run does not end");
	else if (j->status >= 0 && wanted != OF_RECOVERY)
		judge_status(jd, j, r);
	else if (j->status >= 0)
		judge_recovery(jd, j);
	else if (WTERMSIG(r->end.status) != SIGKILL)
		judge_third(j, "signal %d", WTERMSIG(r->end.status));
	if (wanted == MUST_SUCCEED && j->status != DONE)
		judge_third(j, "exit status %d", j->status);
}

/* ---- afterwards --------------------------------------------------------- */

/* Runs it, undisturbed; says so if it does not end with that status. */
static void run_well(judge *jd, judgement *j, const char *command, int status,
		     result *r)
{
	if (run_program(jd->sc->s, command, jd->root, NULL, r) != 0)
		judge_third(j, "%.20s cannot be run", command);
	else if (result_status(r) != status)
		judge_third(j, "afterwards %.20s ends with %d", command,
			    result_status(r));
	tell(j, command, r);
}

static void verify(judge *jd, judgement *j)
{
	const result *wanted = j->state == STATE_NEW ? &jd->sc->new_verify
						     : &jd->sc->old_verify;
	result r;

	run_well(jd, j, "verify", result_status(wanted), &r);
	if (strcmp(it_strbuf_str(&r.output), it_strbuf_str(&wanted->output)))
		judge_third(j, "verify answers otherwise than before");
	result_free(&r);
}

static void run_again(judge *jd, judgement *j)
{
	int status = j->state == STATE_NEW ? jd->sc->op->again : DONE;
	result r;

	run_well(jd, j, jd->sc->op->command, status, &r);
	must_be(j, look(jd, j, "after a following run"), STATE_NEW,
		"after a following run");
	result_free(&r);
}

/* Once for each way to end, and now and then. */
static int is_followed(judge *jd, const judgement *j)
{
	unsigned bit = 1U << ((unsigned)(j->status + 1) % 16 * 2 +
			      (unsigned)j->state);
	int is_new = (jd->seen & bit) == 0;

	if (j->state == STATE_THIRD || jd->follow == 0)
		return 0;
	jd->seen |= bit;
	return is_new || jd->points % jd->follow == 0;
}

/*
 * A run after an interrupted one recovers by itself: some points leave that to
 * the same command again, if it may be given twice.
 */
static int is_left_to_next_run(const judge *jd, const judgement *j)
{
	return j->status < 0 && jd->sc->op->again == DONE &&
	       jd->points % NEXT_RUN == NEXT_RUN - 1;
}

void judge_root(judge *jd, judgement *j)
{
	int is_next = is_left_to_next_run(jd, j);
	result r;
	state found;

	run_well(jd, j, is_next ? jd->sc->op->command : "recover", DONE, &r);
	result_free(&r);
	found = look(jd, j, "after recover");
	if (is_next)
		must_be(j, found, STATE_NEW, "after the next run");
	keeps_promise(j, found, "after recover");
	if (j->state != STATE_THIRD)
		j->state = found;
	jd->points++;
	if (!is_followed(jd, j))
		return;
	jd->followed++;
	verify(jd, j);
	run_again(jd, j);
}
