/* SPDX-License-Identifier: BSD-2-Clause */
/* What tuning has to say: what it is going to do, and how things are. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/tuning.h"

static const char *object_of(const it_tuning_change *c)
{
	return c->link != NULL ? c->link->name : "tcp";
}

/* What is in force, or will be, before the change. */
static long was(const it_tuning_change *c)
{
	return c->current >= 0 ? c->current : c->stored;
}

static void say_change(const it_tuning *t, const it_tuning_change *c,
		       const char *label)
{
	char old[32], now[32];

	it_setting_text(c->setting, was(c), old, sizeof old);
	it_setting_text(c->setting, c->wanted, now, sizeof now);
	if (c->why != NULL)
		it_say(t->job->opt, label, IT_YELLOW,
		       "%-10s %-12s %s not set: %s", object_of(c),
		       it_setting_name(c->setting), now, c->why);
	else if (!c->needed)
		it_say(t->job->opt, label, IT_DIM, "%-10s %-12s %s already",
		       object_of(c), it_setting_name(c->setting), now);
	else
		it_say(t->job->opt, label, IT_PLAIN,
		       "%-10s %-12s %s -> %s, %s (%s)", object_of(c),
		       it_setting_name(c->setting), old, now,
		       it_when_name(c->when), it_origin_name(c->origin));
	if (c->why != NULL && c->remedy != NULL && c->remedy[0] != '\0')
		it_say(t->job->opt, "", IT_DIM, "%-10s %-12s %s", "", "",
		       c->remedy);
}

/* What a profile costs; people bound it by their memory. */
static void say_cost(const it_tuning *t)
{
	const it_wish *ring = &t->profile.wishes[IT_SET_RX_RING];
	const it_wish *send = &t->profile.wishes[IT_SET_TCP_SEND];

	if (ring->origin != IT_FROM_NOBODY)
		it_say(t->job->opt, "", IT_DIM,
		       "receive buffers take %lu MiB a link",
		       (it_profile_ring_memory(&t->profile) + 512) / 1024);
	if (send->origin != IT_FROM_NOBODY)
		it_say(t->job->opt, "", IT_DIM,
		       "a connection whose peer stalls takes up to %lu KiB",
		       it_profile_connection_memory(&t->profile) / 1024);
}

void it_say_tuning(const it_tuning *t)
{
	const char *label = "Tuning";
	size_t i;

	if (t->profile.name[0] != '\0') {
		it_say(t->job->opt, label, IT_PLAIN, "profile %s: %s",
		       t->profile.name, t->profile.description);
		label = "";
	}
	for (i = 0; i < t->change_count; i++, label = "")
		say_change(t, &t->changes[i], label);
	if (t->change_count == 0)
		it_say(t->job->opt, label, IT_PLAIN,
		       "there is nothing to tune here: %s",
		       t->links.count == 0 ? "no link of VMware's adapters"
					   : "all is right as it is");
	say_cost(t);
}

/* ---- tune show ------------------------------------------------------------------- */

/* Nonzero: what the next boot brings, or what runs now, is not as wanted. */
static int differs(const it_tuning_change *c)
{
	return c->needed || c->why != NULL;
}

static void cell(long value, const it_tuning_change *c, char *out)
{
	it_setting_text(c->setting, value, out, 32);
}

static void say_row(const it_tuning *t, const it_tuning_change *c,
		    const char *label)
{
	char wanted[32], stored[32], current[32], ip[32];

	cell(c->wanted, c, wanted);
	cell(c->stored, c, stored);
	cell(c->current, c, current);
	cell(c->setting == IT_SET_MTU && c->link->ip_mtu != 0
		     ? (long)c->link->ip_mtu : -1, c, ip);
	it_say(t->job->opt, label, differs(c) ? IT_YELLOW : IT_PLAIN,
	       "%-10s %-12s %9s %9s %9s %6s  %-9s %s", object_of(c),
	       it_setting_name(c->setting), wanted, stored, current, ip,
	       it_origin_name(c->origin),
	       c->why != NULL ? c->why
			      : c->needed ? it_when_name(c->when) : "");
}

size_t it_say_tuning_state(const it_tuning *t)
{
	size_t i, count = 0;

	it_say(t->job->opt, "Tuning", IT_BOLD,
	       "%-10s %-12s %9s %9s %9s %6s  %-9s %s", "link", "setting",
	       "wanted", "stored", "current", "IP", "origin", "");
	for (i = 0; i < t->change_count; i++) {
		say_row(t, &t->changes[i], "");
		count += differs(&t->changes[i]) ? 1 : 0;
	}
	return count;
}
