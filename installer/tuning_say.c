/* SPDX-License-Identifier: BSD-2-Clause */
/* What tuning has to say: what it is going to do, and how things are. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/tuning.h"

static const char *object_of(const it_tuning_change *c)
{
	return c->link != NULL ? c->link->name : "tcp";
}

/* Names of links have up to 31 bytes; the columns behind them stay straight. */
static int width_of(const it_tuning *t)
{
	size_t i, len, width = 10;

	for (i = 0; i < t->change_count; i++) {
		len = strlen(object_of(&t->changes[i]));
		width = len > width ? len : width;
	}
	return (int)width;
}

/* What is in force, or will be, before the change. */
static long was(const it_tuning_change *c)
{
	return c->current >= 0 && c->way->mechanism != IT_BY_CONF ? c->current
								  : c->stored;
}

static void say_remedy(it_strbuf *out, const it_tuning_change *c, int width)
{
	if (c->remedy != NULL && c->remedy[0] != '\0')
		it_strbuf_format(out, "%-*s %s\n", width + 13, "", c->remedy);
}

/* It stays so, and takes the memory that is told. */
static int is_larger_ring(const it_tuning_change *c)
{
	return (c->setting == IT_SET_TX_RING || c->setting == IT_SET_RX_RING ||
		c->setting == IT_SET_RX_POOL) &&
	       was(c) > c->wanted;
}

static void say_change(it_strbuf *out, const it_tuning_change *c, int width)
{
	char old[32], now[32];

	it_setting_text(c->setting, was(c), old, sizeof old);
	it_setting_text(c->setting, c->wanted, now, sizeof now);
	it_strbuf_format(out, "%-*s %-12s ", width, object_of(c),
			 it_setting_name(c->setting));
	if (c->why != NULL)
		it_strbuf_format(out, "%s not set: %s\n", now, c->why);
	else if (!c->needed)
		it_strbuf_format(out, "%s already%s\n",
				 is_larger_ring(c) ? old : now,
				 it_tuning_change_waits(c)
				     ? ", from the next boot on"
				     : "");
	else if (was(c) == c->wanted)
		it_strbuf_format(out, "%s already, at each boot from now on "
				      "(%s)\n",
				 now, it_origin_name(c->origin));
	else
		/* An image does not tell what its kernel begins with. */
		it_strbuf_format(out, "%s%s%s, %s (%s)\n",
				 was(c) < 0 ? "set to" : old,
				 was(c) < 0 ? " " : " -> ", now,
				 it_when_name(c->when),
				 it_origin_name(c->origin));
	say_remedy(out, c, width);
}

/* Is there a link that gets them?  e1000g has its own. */
static int has_rings(const it_tuning *t)
{
	size_t i;

	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].setting == IT_SET_RX_RING &&
		    t->changes[i].why == NULL)
			return 1;
	return 0;
}

/* With what is larger already, and stays so. */
static unsigned long connection_memory(const it_tuning *t)
{
	it_profile real = t->profile;
	size_t i;

	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];

		if (c->link == NULL)
			real.wishes[c->setting].value =
				c->why == NULL ? c->wanted
				: c->current > 0 ? c->current : 0;
	}
	return it_profile_connection_memory(&real);
}

/* With what is larger already, and stays so; of the link with the most. */
static unsigned long ring_memory(const it_tuning *t)
{
	it_profile real = t->profile;
	unsigned long most = 0, memory;
	size_t i;

	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];

		if (c->link == NULL || c->why != NULL)
			continue;
		real.wishes[c->setting].value =
			c->needed || c->stored < c->wanted ? c->wanted
							   : c->stored;
		/* The pool is the last that counts. */
		if (c->setting != IT_SET_RX_POOL)
			continue;
		memory = it_profile_ring_memory(&real);
		most = memory > most ? memory : most;
	}
	return most != 0 ? most : it_profile_ring_memory(&t->profile);
}

/* What a profile costs; people bound it by their memory. */
static void say_cost(it_strbuf *out, const it_tuning *t)
{
	const it_wish *ring = &t->profile.wishes[IT_SET_RX_RING];
	const it_wish *send = &t->profile.wishes[IT_SET_TCP_SEND];

	if (ring->origin != IT_FROM_NOBODY && has_rings(t))
		it_strbuf_format(out, "receive buffers take %lu MiB a link\n",
				 (ring_memory(t) + 512) / 1024);
	if (send->origin != IT_FROM_NOBODY)
		it_strbuf_format(
		    out, "a connection whose peer stalls takes up to %lu KiB\n",
		    connection_memory(t) / 1024);
}

/* A broken driver's LSO, which its file switches off from the boot on. */
static void say_until_boot(it_strbuf *out, const it_tuning *t)
{
	if (t->lso_waits)
		it_strbuf_format(out,
				 "until then LSO, broken in this driver, "
				 "stays on: %s of %s cannot be read\n",
				 t->lso.name, t->lso.object);
	if (t->lso.wanted[0] != '\0')
		it_strbuf_format(out,
				 "until then new connections go without LSO: "
				 "%s of %s is 0\n",
				 t->lso.name, t->lso.object);
}

static void describe(const it_tuning *t, it_strbuf *out)
{
	int width = width_of(t);
	size_t i;

	it_strbuf_reset(out);
	if (t->profile.name[0] != '\0')
		it_strbuf_format(out, "profile %s: %s\n", t->profile.name,
				 t->profile.description);
	for (i = 0; i < t->change_count; i++)
		say_change(out, &t->changes[i], width);
	if (t->change_count == 0)
		it_strbuf_format(out, "there is nothing to tune here: %s\n",
				 t->links.count == 0
				     ? "no link of VMware's adapters"
				     : "all is right as it is");
	say_until_boot(out, t);
	if (t->active[0] != '\0')
		it_strbuf_format(
		    out,
		    "the network's profile is %s, which would keep "
		    "for itself what is stored now: each boot "
		    "sets it instead\n",
		    t->active);
	say_cost(out, t);
}

/* ---- for programs ------------------------------------------------------ */

/* The link goes with the tuning; its name stays. */
static it_code keep_rows(const it_tuning *t)
{
	it_job *job = t->job;
	size_t i;

	job->tuned = calloc(t->change_count + 1, sizeof *job->tuned);
	if (job->tuned == NULL)
		return it_fail_memory(&job->error);
	job->tuned_count = t->change_count;
	for (i = 0; i < t->change_count; i++) {
		it_tuning_row *row = &job->tuned[i];
		const it_tuning_change *c = &t->changes[i];

		row->change = *c;
		(void)it_slice_copy(it_slice_of(object_of(c)), row->object,
				    sizeof row->object);
		row->ip_mtu = c->link != NULL && c->setting == IT_SET_MTU
				  ? it_link_mtu_of_ip(c->link)
				  : 0;
		row->differs = c->needed || c->why != NULL;
		row->change.link = NULL;
	}
	return IT_OK;
}

int it_tuning_is_news(const it_tuning *t)
{
	size_t i;

	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].needed || t->changes[i].why != NULL)
			return 1;
	return 0;
}

it_code it_tuning_describe(const it_tuning *t)
{
	describe(t, &t->job->tuning);
	if (it_strbuf_check(&t->job->tuning, &t->job->error) != IT_OK)
		return IT_NO_MEMORY;
	return keep_rows(t);
}

/* LSO as a word, all else as a number; null: not known. */
static void put_value(it_json *json, const char *key, const it_tuning_change *c,
		      long value)
{
	char text[32];

	if (value < 0)
		it_json_null(json, key);
	else if (c->setting != IT_SET_LSO)
		it_json_number(json, key, value);
	else {
		it_setting_text(c->setting, value, text, sizeof text);
		it_json_text(json, key, text);
	}
}

static void put_row(it_json *json, const it_tuning_row *row)
{
	const it_tuning_change *c = &row->change;

	it_json_object(json, NULL);
	it_json_text(json, "object", row->object);
	it_json_text(json, "setting", it_setting_name(c->setting));
	put_value(json, "wanted", c, c->wanted);
	put_value(json, "stored", c, c->stored);
	put_value(json, "current", c, c->current);
	if (row->ip_mtu != 0)
		it_json_number(json, "ip_mtu", (long long)row->ip_mtu);
	it_json_text(json, "origin", it_origin_name(c->origin));
	it_json_text(json, "mechanism", it_mechanism_name(c->way->mechanism));
	it_json_text(json, "takes_effect", it_when_name(c->when));
	it_json_bool(json, "differs", row->differs);
	it_json_text_or_null(json, "reason", c->why);
	it_json_text_or_null(json, "remedy", c->remedy);
	it_json_object_end(json);
}

void it_tuning_json(it_json *json, const void *arg)
{
	const it_job *job = arg;
	size_t i;

	it_json_array(json, "tuning");
	for (i = 0; i < job->tuned_count; i++)
		put_row(json, &job->tuned[i]);
	it_json_array_end(json);
}

/* ---- tune show --------------------------------------------------------- */

static int is_link_mtu(const it_tuning_change *c)
{
	return c->setting == IT_SET_MTU && c->link != NULL;
}

int it_tuning_change_waits(const it_tuning_change *c)
{
	if (c->current < 0)
		return 0;
	return is_link_mtu(c) || c->setting == IT_SET_LSO
		   ? c->current != c->wanted
		   : c->current < c->wanted;
}

/* Not by the driver, so that a boot need not change it. */
static int is_off_in_stack(const it_tuning_change *c)
{
	return c->setting == IT_SET_LSO && c->link != NULL && c->wanted == 1 &&
	       c->current == 0 && c->link->held[IT_SET_LSO] == 1;
}

/* IP keeps an MTU of its own that somebody gave it. */
static int is_held_by_ip(const it_tuning_change *c)
{
	long mac = c->current >= 0 ? c->current : c->wanted;

	return is_link_mtu(c) && c->link->plumbed && c->link->ip_mtu != 0 &&
	       (long)it_link_mtu_of_ip(c->link) != mac;
}

const char *it_tuning_off_in_stack(const it_tuning *t)
{
	char text[2 * IT_DIAL_TEXT + 40];
	const char *why;

	(void)snprintf(text, sizeof text,
		       "the whole stack has it off: %s of %s", t->lso.name,
		       t->lso.object);
	why = it_job_text(t->job, text);
	return why != NULL ? why : "the whole stack has it off";
}

/* Where ipadm is not, ifconfig gave it, by hand or at the boot. */
static const char *held_by_ip(const it_tuning *t, const it_tuning_change *c)
{
	if (it_link_mtu_of(c->link, 0) != c->link->ip_mtu)
		return "IP takes the least MTU of the interfaces of its IPMP "
		       "group";
	return it_kernel_is_old(t->kernel)
		   ? "IP has an MTU of its own, given by \"ifconfig\" or "
		     "/etc/hostname of the interface"
		   : "IP has an MTU of its own, which \"ipadm show-ifprop "
		     "-p mtu\" shows";
}

/* The store has a buffer as it is to be, what runs is less. */
static int is_stored_alone(const it_tuning_change *c)
{
	return c->link == NULL && c->stored >= c->wanted && c->current >= 0 &&
	       c->current < c->wanted;
}

/* Why it is not as wanted; "" if it is. */
static const char *difference(const it_tuning *t, const it_tuning_change *c)
{
	if (c->why != NULL)
		return c->why;
	if (c->needed)
		return is_stored_alone(c)
			   ? "stored, but something set less since, or the "
			     "boot did not set it: \"tune apply\" does it"
			   : "not set: \"tune apply\" does it";
	if (is_off_in_stack(c))
		return it_tuning_off_in_stack(t);
	if (it_tuning_change_waits(c))
		return t->held != NULL ? t->held : it_when_name(IT_WHEN_REBOOT);
	if (is_held_by_ip(c))
		return held_by_ip(t, c);
	return "";
}

static void cell(long value, const it_tuning_change *c, char *out)
{
	it_setting_text(c->setting, value, out, 32);
}

static void say_row(const it_tuning *t, const it_tuning_change *c,
		    const char *why)
{
	void (*tell)(const it_options *, const char *, it_colour, const char *,
		     ...) IT_PRINTF(4, 5) =
	    why[0] != '\0' ? it_say_difference : it_say;
	char wanted[32], stored[32], current[32], ip[32];

	cell(c->wanted, c, wanted);
	cell(c->stored, c, stored);
	cell(c->current, c, current);
	cell(is_link_mtu(c) && c->link->ip_mtu != 0
		 ? (long)it_link_mtu_of_ip(c->link)
		 : -1,
	     c, ip);
	tell(t->job->opt, "", why[0] != '\0' ? IT_YELLOW : IT_PLAIN,
	     "%-*s %-12s %9s %9s %9s %6s  %s%s%s", width_of(t), object_of(c),
	     it_setting_name(c->setting), wanted, stored, current, ip,
	     it_origin_name(c->origin), why[0] != '\0' ? ", " : "", why);
}

/* All that is missing is a boot. */
static int waits_for_boot(const it_tuning_change *c)
{
	return c->why == NULL && !c->needed && !is_off_in_stack(c) &&
	       it_tuning_change_waits(c);
}

static void tally(const it_tuning_change *c, it_tuning_tally *sums)
{
	sums->different++;
	sums->settable += c->why == NULL && c->needed;
	sums->waiting += waits_for_boot(c) != 0;
}

/* Programs are told what people are. */
static void tell_row(const it_tuning *t, const it_tuning_change *c,
		     const char *why, it_tuning_row *row)
{
	row->differs = why[0] != '\0';
	if (waits_for_boot(c)) {
		row->change.when = t->comes;
		row->change.why = t->held;
	} else if (row->differs && !c->needed)
		row->change.why = why;
}

/* With --quiet it stands before the first row that differs. */
static void say_head(const it_tuning *t)
{
	const it_options *opt = t->job->opt;

	if (opt->quiet && opt->roots.count > 1)
		it_say_root(opt, t->job->name);
	it_say_difference(opt, "Tuning", IT_BOLD,
			  "%-*s %-12s %9s %9s %9s %6s  %s", width_of(t),
			  "link", "setting", "wanted", "stored", "current",
			  "IP", "origin");
}

void it_say_tuning_state(const it_tuning *t, it_tuning_tally *sums)
{
	size_t i;

	memset(sums, 0, sizeof *sums);
	if (t->change_count != 0 && !t->job->opt->quiet)
		say_head(t);
	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];
		const char *why = difference(t, c);

		if (t->job->opt->quiet && why[0] != '\0' &&
		    sums->different == 0)
			say_head(t);
		say_row(t, c, why);
		tell_row(t, c, why, &t->job->tuned[i]);
		if (why[0] != '\0')
			tally(c, sums);
	}
}
