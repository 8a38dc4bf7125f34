/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP's buffers, by ipadm or by ndd. */
#include "config.h"

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

static it_code by_ipadm_later(it_tuning *t, it_tuning_change *c)
{
	const char *name = it_tcp_name(t->kernel, c->setting);

	c->when = IT_WHEN_REBOOT;
	c->stored = it_tuning_item(t, IT_BOOT_IPADM, "tcp", name);
	c->needed = !it_tuning_is_enough(c, c->stored);
	if (!c->needed)
		return IT_OK;
	return it_tuning_set_item(t, IT_BOOT_IPADM, "tcp", name, c->wanted);
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

/* What our service sets after the store was replayed is what counts. */
static long stored_tcp(const it_tuning *t, const it_dial *dial)
{
	long item = it_tuning_item(t, IT_BOOT_IPADM, "tcp", dial->name);

	return item >= 0 ? item
			 : number_or(dial->stored[0] != '\0' ? dial->stored
							     : dial->standard,
				     -1);
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
	c->needed = !it_tuning_is_enough(c, c->current) ||
		    !it_tuning_is_enough(c, c->stored) ||
		    (dial->renew &&
		     it_tuning_item(t, IT_BOOT_IPADM, "tcp", dial->name) < 0);
	raise_wanted(c);
	return c->needed ? set_ipadm(t, c, dial) : IT_OK;
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
	raise_wanted(c);
	if (!it_tuning_is_enough(c, c->stored)) {
		c->needed = 1;
		code = it_tuning_set_item(t, IT_BOOT_NDD, "/dev/tcp", name,
					  c->wanted);
	}
	if (!t->job->live)
		c->when = IT_WHEN_REBOOT;
	else if (code == IT_OK && !it_tuning_is_enough(c, c->current)) {
		c->needed = 1;
		code = it_tuning_add_dial(t, dial, c->wanted, 0);
	}
	return code;
}
