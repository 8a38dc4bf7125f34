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

static void say_remedy(it_strbuf *out, const it_tuning_change *c)
{
	if (c->remedy != NULL && c->remedy[0] != '\0')
		it_strbuf_format(out, "%-23s %s\n", "", c->remedy);
}

static void say_change(it_strbuf *out, const it_tuning_change *c)
{
	char old[32], now[32];

	it_setting_text(c->setting, was(c), old, sizeof old);
	it_setting_text(c->setting, c->wanted, now, sizeof now);
	it_strbuf_format(out, "%-10s %-12s ", object_of(c),
			 it_setting_name(c->setting));
	if (c->why != NULL)
		it_strbuf_format(out, "%s not set: %s\n", now, c->why);
	else if (!c->needed)
		it_strbuf_format(out, "%s already\n", now);
	else
		it_strbuf_format(out, "%s -> %s, %s (%s)\n", old, now,
				 it_when_name(c->when),
				 it_origin_name(c->origin));
	say_remedy(out, c);
}

/* What a profile costs; people bound it by their memory. */
static void say_cost(it_strbuf *out, const it_tuning *t)
{
	const it_wish *ring = &t->profile.wishes[IT_SET_RX_RING];
	const it_wish *send = &t->profile.wishes[IT_SET_TCP_SEND];

	if (ring->origin != IT_FROM_NOBODY)
		it_strbuf_format(
			out, "receive buffers take %lu MiB a link\n",
			(it_profile_ring_memory(&t->profile) + 512) / 1024);
	if (send->origin != IT_FROM_NOBODY)
		it_strbuf_format(
			out,
			"a connection whose peer stalls takes up to %lu KiB\n",
			it_profile_connection_memory(&t->profile) / 1024);
}

it_code it_tuning_describe(const it_tuning *t)
{
	it_strbuf *out = &t->job->tuning;
	size_t i;

	it_strbuf_reset(out);
	if (t->profile.name[0] != '\0')
		it_strbuf_format(out, "profile %s: %s\n", t->profile.name,
				 t->profile.description);
	for (i = 0; i < t->change_count; i++)
		say_change(out, &t->changes[i]);
	if (t->change_count == 0)
		it_strbuf_format(out, "there is nothing to tune here: %s\n",
				 t->links.count == 0
					 ? "no link of VMware's adapters"
					 : "all is right as it is");
	say_cost(out, t);
	return it_strbuf_check(out, &t->job->error);
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
