/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "engine/plan.h"
#include "support/io.h"
#include "support/strbuf.h"
#include "support/text.h"

enum { MOST_MAP = 1 << 16 };

void it_run_begin(it_run *run, const it_root *root, const char *home)
{
	struct timeval now;

	memset(run, 0, sizeof *run);
	run->root = root;
	run->home = home;
	(void)gettimeofday(&now, NULL);
	(void)snprintf(run->txid, sizeof run->txid, "it%06lx%05lx",
		       (unsigned long)getpid() & 0xffffffUL,
		       ((unsigned long)now.tv_sec * 1000UL +
			(unsigned long)now.tv_usec / 1000UL) &
			       0xfffffUL);
}

int it_owner_set(const it_owner *owner, int fd, mode_t mode)
{
	int result = 0;

	if (owner->can_set)
		IT_AGAIN(result, fchown(fd, owner->uid, owner->gid));
	if (result == 0)
		IT_AGAIN(result, fchmod(fd, mode));
	return result;
}

static int give_once(const it_owner *owner, int fd)
{
	int result;

	IT_AGAIN(result, fchown(fd, owner->uid, owner->gid));
	if (result == 0)
		return 1;
	return errno == EPERM || errno == EINVAL ? 0 : -1;
}

int it_owner_give(const it_owner *owner, int fd)
{
	int given = give_once(owner, fd);

	return given != 0 ? given : give_once(owner, fd);
}

/* "         0       1000          1": from, in the namespace above, how many */
static int has_in(it_slice line, unsigned long gid)
{
	unsigned long number[3] = {0, 0, 0};
	it_slice word;
	size_t i;

	for (i = 0; i < 3; i++)
		if (!it_next_word(&line, &word) ||
		    !it_slice_number(word, ULONG_MAX, &number[i]))
			return 0;
	return gid >= number[0] && gid - number[0] < number[2];
}

int it_owner_has_group(gid_t gid)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int has = it_read_file("/proc/self/gid_map", MOST_MAP, &text, NULL) !=
		  IT_OK;
	it_slice rest = it_slice_of(it_strbuf_str(&text)), line;

	while (!has && it_next_line(&rest, &line))
		has = has_in(line, (unsigned long)gid);
	it_strbuf_free(&text);
	return has;
}

int it_run_sync(const it_run *run, int fd)
{
	return run->sync == IT_SYNC_NONE ? 0 : it_sync(fd);
}

int it_run_sync_later(const it_run *run, int fd)
{
	return run->sync == IT_SYNC_EACH ? it_sync(fd) : 0;
}

int it_run_sync_dir(const it_run *run, int dirfd)
{
	return run->sync == IT_SYNC_NONE ? 0 : it_sync_dir(dirfd);
}

const char *it_step_state_name(it_step_state state)
{
	static const char *const names[] = {"planned",	 "unchanged",
					    "prepared",	 "published",
					    "done",	 "undone"};

	return names[state];
}

static void free_step(it_step *step)
{
	if (step->kind->free_data != NULL)
		step->kind->free_data(step->data);
	free(step->path);
	free(step->verb);
	free(step->note);
}

static IT_PRINTF(1, 0) char *format_note(const char *note, va_list args)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_vformat(&text, note, args);
	return it_strbuf_take(&text, NULL);
}

static int append(it_plan *plan, const it_step *step)
{
	it_step *steps =
		realloc(plan->steps, (plan->count + 1) * sizeof *steps);

	if (steps == NULL)
		return 0;
	plan->steps = steps;
	steps[plan->count++] = *step;
	return 1;
}

it_code it_plan_add(it_plan *plan, const it_step_kind *kind, const char *path,
		    const char *verb, void *data, it_error *err,
		    const char *note, ...)
{
	it_step step;
	va_list args;

	memset(&step, 0, sizeof step);
	step.kind = kind;
	step.phase = IT_PHASE_FILES;
	step.data = data;
	step.path = it_text_dup(path);
	step.verb = it_text_dup(verb);
	va_start(args, note);
	step.note = format_note(note, args);
	va_end(args);
	if (data != NULL && step.path != NULL && step.verb != NULL &&
	    step.note != NULL && append(plan, &step))
		return IT_OK;
	free_step(&step);
	return it_fail_memory(err);
}

void it_plan_free(it_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		free_step(&plan->steps[i]);
	free(plan->steps);
	plan->steps = NULL;
	plan->count = 0;
}

void it_plan_set_phase(it_plan *plan, it_phase phase)
{
	plan->steps[plan->count - 1].phase = phase;
}

void it_plan_make_first(it_plan *plan)
{
	it_step last = plan->steps[plan->count - 1];

	memmove(plan->steps + 1, plan->steps,
		(plan->count - 1) * sizeof *plan->steps);
	plan->steps[0] = last;
}

int it_plan_has(const it_plan *plan, const char *path)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (strcmp(plan->steps[i].path, path) == 0)
			return 1;
	return 0;
}

int it_plan_is_in_dir(const it_step *step, const char *dir, size_t len)
{
	return it_parent_length(step->path) == len &&
	       memcmp(step->path, dir, len) == 0;
}

size_t it_plan_needed(const it_plan *plan)
{
	size_t i, needed = 0;

	for (i = 0; i < plan->count; i++)
		needed += plan->steps[i].state != IT_STEP_UNCHANGED;
	return needed;
}
