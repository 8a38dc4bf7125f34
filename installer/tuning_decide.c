/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What has to be done for each wish, by the way that nettune/matrix.c has for
 * it (tuning_by_link.c, tuning_by_frame.c, tuning_by_tcp.c).  Nothing is
 * written: texts of files, items of our services and dials are edited as they
 * are to be.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/tuning_ways.h"

/* What a profile says is the least; what an option says is meant. */
int it_tuning_is_enough(const it_tuning_change *c, long have)
{
	if (c->setting == IT_SET_LSO || c->origin == IT_FROM_OPTION ||
	    c->setting == IT_SET_MTU)
		return have == c->wanted;
	return have >= c->wanted;
}

void it_tuning_refuse(it_tuning_change *c, const char *why, const char *remedy)
{
	c->why = why;
	c->remedy = remedy;
	c->needed = 0;
	c->when = IT_WHEN_NEVER;
}

static it_code (*const deciders[])(it_tuning *t, it_tuning_change *c) = {
    [IT_BY_NONE] = it_tuning_by_none,
    [IT_BY_CONF] = it_tuning_by_conf,
    [IT_BY_CONF_AND_JUMBO] = it_tuning_by_conf_and_jumbo,
    [IT_BY_JUMBO] = it_tuning_by_jumbo,
    [IT_BY_DLADM] = it_tuning_by_dladm,
    [IT_BY_DLADM_IDLE] = it_tuning_by_dladm,
    [IT_BY_FRAME_CLASS] = it_tuning_by_frame_class,
    [IT_BY_IPADM] = it_tuning_by_ipadm,
    [IT_BY_NDD] = it_tuning_by_ndd,
};

/* ---- all of them ------------------------------------------------------- */

/* What the kernel holds, and the driver made of it when it was attached. */
static long held_now(const it_link *link, it_setting setting)
{
	long value = link->held[setting], ring = link->held[IT_SET_RX_RING];

	return value < 0 || (setting == IT_SET_RX_POOL && ring < 0)
		   ? value
		   : it_tuning_taken(setting, value,
				     it_tuning_taken(IT_SET_RX_RING, ring, 0));
}

/* Both have to be on. */
static long lso_now(const it_tuning *t, const it_link *link)
{
	return strcmp(t->lso.current, "0") != 0 ? held_now(link, IT_SET_LSO)
						: 0;
}

static long now_of_link(const it_tuning *t, const it_link *link,
			it_setting setting)
{
	unsigned long mtu;

	if (setting == IT_SET_LSO)
		return lso_now(t, link);
	if (setting != IT_SET_MTU)
		return held_now(link, setting);
	/*
	 * Of e1000g on Solaris 10 the MAC has what its class can; IP has 0
	 * while the interface, of an IPMP group, has failed.
	 */
	mtu = link->plumbed && it_way_of(t->kernel, link->build, setting)
				       ->mechanism == IT_BY_FRAME_CLASS
		  ? link->ip_mtu
		  : link->mtu;
	return mtu != 0 ? (long)mtu : -1;
}

/* Solaris 10 has no command for it. */
static const char *remedy_of_used(const it_tuning *t)
{
	return t->kernel == IT_KERNEL_10
		   ? "take that away, tune, and make it again after the boot"
		   : "set both by dladm while they are not in use";
}

/* A bridge leaves a link alone whose size is not its own. */
static it_code refuse_used(it_tuning *t, it_tuning_change *c)
{
	int bridged = strcmp(c->link->user_class, "bridge") == 0;
	char text[2 * IT_LINK_NAME + 96];
	const char *why;

	(void)snprintf(text, sizeof text,
		       bridged ? "it belongs to %s (%s), all of whose links "
				 "need one MTU"
			       : "%s (%s) lies over it, whose MTU has to be "
				 "set together with its own",
		       c->link->user, c->link->user_class);
	why = it_job_text(t->job, text);
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why,
			 bridged ? "take it out of the bridge, and the others "
				   "too, by \"dladm remove-bridge -l\""
				 : remedy_of_used(t));
	return IT_OK;
}

static it_code decide(it_tuning *t, it_setting setting, const it_link *link,
		      const it_wish *wish)
{
	it_build build = link != NULL ? link->build : IT_BUILD_OTHER;
	it_tuning_change *c;
	it_code code;

	if (t->change_count == IT_TUNING_CHANGES)
		return it_fail(&t->job->error, IT_FAILED, t->job->root.path,
			       "has too many links to tune");
	c = &t->changes[t->change_count++];
	memset(c, 0, sizeof *c);
	c->setting = setting;
	c->link = link;
	c->way = it_way_of(t->kernel, build, setting);
	c->when = c->way->when;
	c->origin = wish->origin;
	c->wanted = wish->value;
	c->stored = -1;
	c->current = link != NULL ? now_of_link(t, link, setting) : -1;
	if (setting == IT_SET_MTU && link->user[0] != '\0')
		return refuse_used(t, c);
	code = deciders[c->way->mechanism](t, c);
	return code == IT_OK && setting == IT_SET_MTU
		   ? it_tuning_tell_ip_size(t, c)
		   : code;
}

/*
 * A build that is broken has LSO switched off for the whole stack until the
 * next boot, from when on the .conf does it for its links alone.
 */
static void lso_until_boot(it_tuning *t, const it_tuning_change *c)
{
	if (!t->job->live || t->no_adapter)
		return;
	/* The file may say so already, and the kernel hold what was before. */
	if ((!c->needed && c->current != 1) || c->wanted != 0 ||
	    c->why != NULL || !it_lso_is_broken(t->kernel, c->link->build) ||
	    strcmp(t->lso.current, "0") == 0)
		return;
	t->lso_waits = t->lso.current[0] == '\0';
	if (t->lso_waits)
		t->job->reboot_required = 1;
	else
		(void)snprintf(t->lso.wanted, IT_DIAL_TEXT, "0");
}

/* What stands in the driver's own file, below ours, may be anybody's. */
static it_code is_off_below(it_tuning *t, const it_tuning_conf *conf,
			    const it_link *link, int *off)
{
	long value = 1;
	int found;
	it_code code = it_conf_element(&conf->base,
				       it_conf_name(link->build, IT_SET_LSO),
				       link->instance, &found, &value,
				       &t->job->error);

	*off = found && value == 0;
	return code;
}

/*
 * Switched off by us in a file of our own, for a build that was here before,
 * and by nobody else.
 */
static it_code is_left_off(it_tuning *t, const it_link *link, int *left)
{
	it_tuning_conf *conf;
	long value = 1;
	int below = 0;
	const it_tuned_file *file;
	it_code code = it_tuning_conf_of(t, link->driver, &conf);

	*left = 0;
	if (code != IT_OK)
		return code;
	file = it_tuned_find_file(&t->record, conf->path);
	if (file == NULL || file->before.existed || !conf->now.found ||
	    strcmp(file->sha256, conf->now.sha256) != 0)
		return IT_OK;
	code = it_tuning_conf_value(conf, link, IT_SET_LSO, &value,
				    &t->job->error);
	if (code == IT_OK)
		code = is_off_below(t, conf, link, &below);
	*left = value == 0 && !below;
	return code;
}

/*
 * Somebody stored that the whole stack has it off: then the driver alone
 * does not switch it on.
 */
static void yield_to_stack(it_tuning *t, it_tuning_change *c)
{
	if (t->job->opt->tune_lso == NULL || !t->job->live || c->why != NULL ||
	    c->wanted != 1 || c->needed || strcmp(t->lso.stored, "0") != 0)
		return;
	it_tuning_refuse(c, it_tuning_off_in_stack(t),
			 it_kernel_is_old(t->kernel)
			     ? "a script in /etc/rc2.d or rc3.d has it so: "
			       "take that out there"
			     : "\"ipadm reset-prop\" of it has LSO on for all "
			       "links whose driver has it on");
}

/*
 * Off for all links by a switch that is stored: what keeps the driver's own
 * from being set is no matter then.
 */
static void rest_on_stack(const it_tuning *t, it_tuning_change *c)
{
	if (c->why == NULL || c->wanted != 0 ||
	    strcmp(t->lso.stored, "0") != 0)
		return;
	c->why = c->remedy = NULL;
	c->stored = 0;
	c->when = IT_WHEN_REBOOT;
}

/* auto: off where it is broken, and nobody's business elsewhere. */
static it_code decide_lso(it_tuning *t, const it_link *link, it_wish *wish)
{
	int left = 0;
	it_code code = IT_OK;

	if (wish->value == IT_LSO_AUTO &&
	    !it_lso_is_broken(t->kernel, link->build)) {
		if (it_way_of(t->kernel, link->build, IT_SET_LSO)->mechanism ==
		    IT_BY_CONF)
			code = is_left_off(t, link, &left);
		if (code != IT_OK || !left)
			return code;
		wish->value = IT_LSO_ON;
	}
	wish->value = wish->value == IT_LSO_ON;
	code = decide(t, IT_SET_LSO, link, wish);
	if (code != IT_OK)
		return code;
	lso_until_boot(t, &t->changes[t->change_count - 1]);
	yield_to_stack(t, &t->changes[t->change_count - 1]);
	rest_on_stack(t, &t->changes[t->change_count - 1]);
	return IT_OK;
}

static int is_chosen(it_tuning *t, const it_link *link)
{
	const char *only = t->job->opt->tune_link;

	return only == NULL || it_links_find(&t->links, only) == link;
}

/*
 * For e1000g and vmxnet a profile's wish is no wish: only what somebody asked
 * for by an option is refused there.
 */
static int is_meant(const it_link *link, const it_wish *wish)
{
	return wish->origin == IT_FROM_OPTION ||
	       (wish->origin != IT_FROM_NOBODY &&
		strcmp(link->driver, "vmxnet3s") == 0);
}

/* Buffers for large frames are of no use where there are none. */
static int lacks_mtu(const it_tuning *t, size_t first, int setting)
{
	const it_tuning_change *mtu = &t->changes[first];

	return setting > IT_SET_LSO && first < t->change_count &&
	       mtu->setting == IT_SET_MTU && mtu->why != NULL &&
	       mtu->wanted > 1500;
}

static it_code decide_link(it_tuning *t, const it_link *link)
{
	size_t first = t->change_count;
	it_code code = IT_OK;
	it_wish wish;
	int s;

	for (s = IT_SET_MTU; code == IT_OK && s < IT_SET_TCP_CAP; s++) {
		wish = it_tuning_wish(t, (it_setting)s, link);
		if (!is_meant(link, &wish) || lacks_mtu(t, first, s))
			continue;
		code = s == IT_SET_LSO ? decide_lso(t, link, &wish)
				       : decide(t, (it_setting)s, link, &wish);
	}
	return code;
}

/* The cap first: the others cannot be above it. */
static it_code decide_stack(it_tuning *t)
{
	it_code code = IT_OK;
	it_wish wish;
	int s;

	for (s = IT_SET_TCP_CAP; code == IT_OK && s < IT_SETTINGS; s++) {
		wish = it_tuning_wish(t, (it_setting)s, NULL);
		code = wish.origin != IT_FROM_NOBODY
			   ? decide(t, (it_setting)s, NULL, &wish)
			   : it_tuning_tell_unkept(t, (it_setting)s);
	}
	return code;
}

static it_code refuse_link(it_tuning *t)
{
	const char *only = t->job->opt->tune_link;

	(void)it_fail(&t->job->error, IT_TARGET, only,
		      "is no link of VMware's adapters here");
	it_error_remedy(&t->job->error,
			t->job->live ? "\"dladm show-phys\" lists the links"
				     : "name the device, as vmxnet3s0: images "
				       "have no other names");
	return IT_TARGET;
}

static it_code decide_links(it_tuning *t)
{
	it_code code = IT_OK;
	int any = 0;
	size_t i;

	for (i = 0; code == IT_OK && i < t->links.count; i++) {
		if (!is_chosen(t, &t->links.items[i]))
			continue;
		any = 1;
		code = decide_link(t, &t->links.items[i]);
	}
	return code == IT_OK && !any && t->job->opt->tune_link != NULL
		   ? refuse_link(t)
		   : code;
}

/* That a profile's frames are for no link here must not pass for done. */
static it_code tell_no_frames(it_tuning *t)
{
	const it_wish *mtu = &t->profile.wishes[IT_SET_MTU];
	it_findings *notes = &t->job->findings;
	size_t i;
	it_code code;

	if (mtu->origin != IT_FROM_PROFILE)
		return IT_OK;
	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].setting == IT_SET_MTU)
			return IT_OK;
	code = it_findings_add(
	    notes, IT_NOTE, ' ', "setting-idle", "mtu", &t->job->error,
	    "%ld is not set: a profile means links of vmxnet3s, and %s none",
	    mtu->value,
	    t->job->opt->tune_link != NULL ? "--link names" : "there is");
	return code == IT_OK && t->links.count != 0
		   ? it_findings_remedy(notes, &t->job->error,
					"--mtu sets it on other links, too")
		   : code;
}

it_code it_tuning_decide(it_tuning *t)
{
	it_code code = decide_links(t);

	if (code == IT_OK)
		code = tell_no_frames(t);
	if (code == IT_OK && t->lso.wanted[0] != '\0')
		code = it_tuning_add_dial(t, &t->lso, 0, 0);
	return code == IT_OK ? decide_stack(t) : code;
}

/* Why none of those could have it that an option asked for. */
static const it_tuning_change *refused(const it_tuning *t, it_setting setting)
{
	const it_tuning_change *last = NULL;
	size_t i;

	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];

		if (c->setting != setting || c->origin != IT_FROM_OPTION)
			continue;
		if (c->why == NULL)
			return NULL;
		last = c;
	}
	return last;
}

static it_code refuse_change(it_tuning *t, const it_tuning_change *c)
{
	(void)it_fail(
	    &t->job->error, IT_TARGET, c->link != NULL ? c->link->name : "tcp",
	    "%s cannot be set: %s", it_setting_name(c->setting), c->why);
	if (c->remedy != NULL && c->remedy[0] != '\0')
		it_error_remedy(&t->job->error, "%s", c->remedy);
	return IT_TARGET;
}

/* What an option asks of links is not to be had where there are none. */
static it_code admit_links(it_tuning *t)
{
	int s;

	for (s = 0; s < IT_SET_TCP_CAP && t->links.count == 0; s++) {
		if (t->profile.wishes[s].origin != IT_FROM_OPTION)
			continue;
		(void)it_fail(&t->job->error, IT_TARGET, NULL,
			      "%s cannot be set: there is no link of VMware's "
			      "adapters here",
			      it_setting_name((it_setting)s));
		return IT_TARGET;
	}
	return IT_OK;
}

it_code it_tuning_admit(it_tuning *t)
{
	const it_tuning_change *c;
	size_t i;
	int s;

	if (admit_links(t) != IT_OK)
		return IT_TARGET;

	for (s = 0; s < IT_SETTINGS; s++) {
		c = refused(t, (it_setting)s);
		if (c != NULL)
			return refuse_change(t, c);
	}
	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].why == NULL)
			return IT_OK;
	return t->change_count == 0 ? IT_OK : refuse_change(t, t->changes);
}
