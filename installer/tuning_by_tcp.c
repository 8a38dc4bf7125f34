/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP's buffers, by ipadm or by ndd. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "installer/tuning_ways.h"

static const it_dial *tcp_dial(const it_tuning *t, it_setting setting)
{
	return &t->tcp[setting - IT_SET_TCP_CAP];
}

static long number_or(const char *text, long none)
{
	return text[0] != '\0' ? strtol(text, NULL, 10) : none;
}

static long larger(long a, long b)
{
	return a > b ? a : b;
}

/* Never lowered, whoever set it and wherever. */
static void raise_wanted(it_tuning_change *c)
{
	if (c->origin != IT_FROM_OPTION)
		c->wanted = larger(c->wanted, larger(c->stored, c->current));
}

/*
 * A buffer that is stored, but was above the cap when the store was replayed,
 * is not in force: the cap that is set now lets it be.
 */
static void raise_cap(const it_tuning *t, it_tuning_change *c)
{
	int s;

	for (s = IT_SET_TCP_SEND; s <= IT_SET_TCP_RECEIVE; s++)
		c->wanted = larger(c->wanted,
				   number_or(tcp_dial(t, (it_setting)s)->stored,
					     -1));
}

/*
 * What an image has stored, or our service raises that to; -1: the release's
 * own, which nobody tells.
 */
static long cap_of_image(const it_tuning *t)
{
	long stored = number_or(tcp_dial(t, IT_SET_TCP_CAP)->stored, -1);
	const char *name = it_tcp_name(t->kernel, IT_SET_TCP_CAP);

	return stored < 0 ? -1
			  : larger(stored, it_tuning_item(t, IT_BOOT_IPADM,
							  "tcp", name));
}

/* As it will be: decided before the buffers. */
static long cap_of(const it_tuning *t)
{
	size_t i;

	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].setting == IT_SET_TCP_CAP &&
		    t->changes[i].why == NULL)
			return t->changes[i].wanted;
	return t->job->live
		   ? number_or(tcp_dial(t, IT_SET_TCP_CAP)->current, -1)
		   : cap_of_image(t);
}

static int is_above_cap(const it_tuning *t, const it_tuning_change *c)
{
	long cap = cap_of(t);

	return it_tcp_is_buffer(c->setting) && cap >= 0 && c->wanted > cap;
}

/*
 * The system would refuse it, when half of the others are set, or at the boot
 * what is stored.
 */
static it_code refuse_above_cap(it_tuning *t, it_tuning_change *c)
{
	int lost = it_tuning_is_lost(t, tcp_dial(t, c->setting));
	char text[96];
	const char *why;

	(void)snprintf(text, sizeof text,
		       "it is %sabove the cap of this system, which is %ld%s",
		       lost ? "stored " : "", cap_of(t),
		       lost ? ": each boot loses it" : "");
	why = it_job_text(t->job, text);
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why, "a profile with tcp-cap raises that");
	return IT_OK;
}

/*
 * What the next boot of an image sets: the store, and then our service what is
 * larger.
 */
static long next_boot(const it_tuning *t, const it_dial *dial, long item)
{
	return it_tuning_is_lost(t, dial) ? item
					  : larger(number_or(dial->stored, -1),
						   item);
}

static it_code by_ipadm_later(it_tuning *t, it_tuning_change *c)
{
	const char *name = it_tcp_name(t->kernel, c->setting);
	const it_dial *dial = tcp_dial(t, c->setting);

	c->when = IT_WHEN_REBOOT;
	c->stored = next_boot(t, dial,
			      it_tuning_item(t, IT_BOOT_IPADM, "tcp", name));
	if (c->setting == IT_SET_TCP_CAP)
		raise_cap(t, c);
	c->wanted = larger(c->wanted, number_or(dial->stored, -1));
	raise_wanted(c);
	c->needed = !it_tuning_is_enough(c, c->stored);
	if (!c->needed)
		return IT_OK;
	return is_above_cap(t, c)
		   ? refuse_above_cap(t, c)
		   : it_tuning_set_item(t, IT_BOOT_IPADM, "tcp", name,
					c->wanted);
}

/* By our service at each boot, and now without storing it. */
static it_code ipadm_unstored(it_tuning *t, it_tuning_change *c,
			      const it_dial *dial)
{
	it_dial own = *dial;
	it_code code = IT_OK;

	own.renew = 0;
	if (!it_tuning_is_enough(c, c->stored) || dial->renew)
		code = it_tuning_set_item(t, IT_BOOT_IPADM, "tcp", dial->name,
					  c->wanted);
	return code == IT_OK && !it_tuning_is_enough(c, c->current)
		   ? it_tuning_add_dial(t, &own, c->wanted, 0)
		   : code;
}

static it_code set_ipadm(it_tuning *t, it_tuning_change *c, const it_dial *dial)
{
	int reactive;
	it_code code = it_tuning_ask_profile(t, &reactive);

	if (code != IT_OK)
		return code;
	return reactive ? ipadm_unstored(t, c, dial)
			: it_tuning_add_dial(t, dial, c->wanted, 1);
}

/* Our service raises what the store has set, and never lowers it. */
static long stored_tcp(const it_tuning *t, const it_dial *dial)
{
	const char *own = dial->stored[0] != '\0' ? dial->stored
						  : dial->standard;

	return larger(it_tuning_item(t, IT_BOOT_IPADM, "tcp", dial->name),
		      number_or(own, -1));
}

it_code it_tuning_by_ipadm(it_tuning *t, it_tuning_change *c)
{
	const it_dial *dial = tcp_dial(t, c->setting);

	if (!t->job->live)
		return by_ipadm_later(t, c);
	if (dial->current[0] == '\0') {
		it_tuning_refuse(c, "this system has no such property of tcp",
				 "");
		return IT_OK;
	}
	c->current = number_or(dial->current, -1);
	c->stored = stored_tcp(t, dial);
	if (c->setting == IT_SET_TCP_CAP)
		raise_cap(t, c);
	c->needed = !it_tuning_is_enough(c, c->current) ||
		    !it_tuning_is_enough(c, c->stored) ||
		    it_tuning_is_lost(t, dial);
	raise_wanted(c);
	if (!c->needed)
		return IT_OK;
	return is_above_cap(t, c) ? refuse_above_cap(t, c)
				  : set_ipadm(t, c, dial);
}

it_code it_tuning_by_ndd(it_tuning *t, it_tuning_change *c)
{
	const char *name = it_tcp_name(t->kernel, c->setting);
	const it_dial *dial = tcp_dial(t, c->setting);
	it_code code = IT_OK;

	c->stored = it_tuning_item(t, IT_BOOT_NDD, "/dev/tcp", name);
	c->current = number_or(dial->current, -1);
	if (t->job->live && c->current < 0) {
		it_tuning_refuse(c, "what it is now cannot be read", "");
		return IT_OK;
	}
	/* A boot that brings more by itself is not asked for more than that. */
	c->needed = !it_tuning_is_enough(c, c->stored);
	raise_wanted(c);
	if (c->needed)
		code = it_tuning_set_item(t, IT_BOOT_NDD, "/dev/tcp", name,
					  c->wanted);
	if (!t->job->live)
		c->when = IT_WHEN_REBOOT;
	else if (code == IT_OK && !it_tuning_is_enough(c, c->current)) {
		c->needed = 1;
		code = it_tuning_add_dial(t, dial, c->wanted, 0);
	}
	return code;
}
