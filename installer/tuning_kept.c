/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the running system has only at the next boot, and what of a setting
 * that was reverted it has until then.
 */
#include "config.h"

#include <string.h>

#include "installer/answers.h"
#include "installer/tuning.h"

static int is_mtu_of_link(const it_tuning_change *c)
{
	return c->setting == IT_SET_MTU && c->link != NULL;
}

/* IP may have been given the size of the driver. */
static int ip_differs(const it_tuning_change *c)
{
	return is_mtu_of_link(c) && c->link->ip_mtu != 0 && c->stored >= 0 &&
	       (long)c->link->ip_mtu != c->stored;
}

/* Where nobody knows what the next boot brings, what was wanted is ours. */
static int still_runs(const it_tuning_change *c)
{
	if (c->current < 0)
		return 0;
	return ip_differs(c) || (c->stored >= 0 ? c->current != c->stored
						: c->current == c->wanted);
}

/*
 * Rings and pools cannot be asked for, and are written with an MTU or a switch
 * for LSO: a driver that has not taken these has not read the file.
 */
static int judge(const it_tuning *t, int unknown)
{
	size_t i, known = 0;

	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];

		if (still_runs(c))
			return 1;
		known += c->link != NULL && c->current >= 0;
	}
	return known == 0 && unknown;
}

/* The wishes that were, and the system as it is now. */
static it_code compare(it_tuning *t, it_tuned *was)
{
	it_code code = it_tuning_gather(t);

	if (code != IT_OK)
		return code;
	it_tuned_free(&t->record);
	t->record = *was;
	memset(was, 0, sizeof *was);
	t->profile_asked = 1;
	code = it_tuning_wishes(t);
	return code == IT_OK ? it_tuning_decide(t) : code;
}

/* An adapter that comes later finds all of it. */
static int is_of_nobody(const it_tuning *t, const it_tuning_change *c)
{
	return t->no_adapter && c->link != NULL &&
	       strcmp(c->link->driver, "vmxnet3s") == 0;
}

/* A broken LSO is off in the whole stack until then. */
static int waits(const it_tuning *t, const it_tuning_change *c)
{
	if (c->why != NULL || is_of_nobody(t, c) ||
	    (c->setting == IT_SET_LSO && t->lso.wanted[0] != '\0'))
		return 0;
	if (!c->needed)
		return c->link != NULL && it_tuning_change_waits(c);
	return c->when == IT_WHEN_REBOOT &&
	       (c->current < 0 || it_tuning_change_waits(c));
}

int it_tuning_waits(const it_tuning *t)
{
	size_t i;

	for (i = 0; t->job->live && i < t->change_count; i++)
		if (waits(t, &t->changes[i]))
			return 1;
	return 0;
}

void it_tuning_was(const it_job *job, it_tuned *was)
{
	it_error err;

	memset(was, 0, sizeof *was);
	it_error_clear(&err);
	if (it_tuned_read(was, &job->root, &err) != IT_OK)
		it_tuned_free(was);
}

int it_tuning_is_kept(it_job *job, it_tuned *was, int unknown)
{
	it_findings said = job->findings;
	it_tuning *t = it_tuning_new(job);
	int kept = 1;

	/* what there is to tell of the system was told before */
	memset(&job->findings, 0, sizeof job->findings);
	it_answers_forget(job);
	if (t != NULL && compare(t, was) == IT_OK)
		kept = judge(t, unknown);
	it_error_clear(&job->error);
	it_tuning_free(t);
	it_findings_free(&job->findings);
	job->findings = said;
	return kept;
}
