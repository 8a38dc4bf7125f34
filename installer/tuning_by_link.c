/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a link gets what is wished: by its driver's .conf, by accept-jumbo, by
 * dladm, at the next boot or now.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/tuning_ways.h"

/* A chip of e1000g that has LSO, and is none of VMware's. */
static int is_82573(const it_link *link)
{
	return link->build == IT_BUILD_E1000G && link->most_mtu != 0 &&
	       link->least_mtu == link->most_mtu;
}

/* repair leaves alone what the user chose. */
static int is_chosen(const it_job *job, const char *driver)
{
	return job->opt->os_dir != NULL || it_state_forced(&job->state, driver);
}

it_code it_tuning_by_none(it_tuning *t, it_tuning_change *c)
{
	const char *remedy = c->way->remedy;

	if (c->way->unused && c->wanted == 0 && !is_82573(c->link)) {
		c->stored = c->current = 0;
		return IT_OK;
	}
	if (remedy == it_way_repair && is_chosen(t->job, c->link->driver))
		remedy = "it is the user's choice; \"install-tools install\" "
			 "brings the one of the table";
	it_tuning_refuse(c, c->way->reason, remedy);
	return IT_OK;
}

/* The driver takes its default of a pool that is too large for its ring. */
static it_code fits_ring(it_tuning *t, it_tuning_change *c,
			 const it_tuning_conf *conf, int *fits)
{
	static const char remedy[] = "a profile with rx-ring makes it larger";
	char text[80];
	const char *why;
	long ring;
	it_code code = it_tuning_conf_value(conf, c->link, IT_SET_RX_RING,
					    &ring, &t->job->error);

	*fits = c->wanted <= it_tuning_most_pool(ring);
	if (code != IT_OK || *fits)
		return code;
	(void)snprintf(text, sizeof text,
		       "its ring of %ld allows %ld buffers at most", ring,
		       it_tuning_most_pool(ring));
	why = it_job_text(t->job, text);
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why, remedy);
	return IT_OK;
}

it_code it_tuning_by_conf(it_tuning *t, it_tuning_change *c)
{
	int fits = 1;
	const char *key = it_conf_name(c->link->build, c->setting);
	it_tuning_conf *conf;
	it_code code = it_tuning_conf_of(t, c->link->driver, &conf);

	if (code == IT_OK)
		code = it_tuning_conf_stored(t, conf, c);
	if (code != IT_OK)
		return code;
	c->needed = !it_tuning_is_enough(c, c->stored);
	code = it_tuning_yield(t, conf, key, c->wanted, c);
	if (code == IT_OK && c->needed && c->setting == IT_SET_RX_POOL)
		code = fits_ring(t, c, conf, &fits);
	if (code != IT_OK || !c->needed || !fits)
		return code;
	return it_tuning_set_conf(t, conf, key, c);
}

/* What the MAC says tells nothing of the device. */
static int claims_jumbo(const it_tuning_change *c)
{
	return c->way->when == IT_WHEN_REBOOT;
}

/* It knows two sizes. */
static int is_jumbo_size(it_tuning_change *c)
{
	if (c->wanted == 1500 && claims_jumbo(c)) {
		it_tuning_refuse(c, "this driver build tells the system 9000, "
				    "whatever it takes",
				 "newer Tools mend that; until then ifconfig "
				 "can give the interface an MTU of 1500");
		return 0;
	}
	if (c->wanted == 1500 || c->wanted == 9000)
		return 1;
	it_tuning_refuse(c, "accept-jumbo of this driver build knows 1500 "
			    "and 9000 only",
			 claims_jumbo(c) ? "ask for 9000"
					 : "ask for 9000, or for 1500");
	return 0;
}

/* Set live only when asked to: the driver may stop under its traffic. */
static int may_be_live(const it_tuning *t)
{
	return t->job->live &&
	       (t->job->opt->tune_live || t->job->opt->tune_replumb);
}

/* While its interface is down there is no traffic. */
static int is_idled(const it_tuning *t, const it_tuning_change *c)
{
	return t->job->opt->tune_replumb && c->link->plumbed;
}

/* Known before anything is touched; 0: it is refused. */
static it_code check_idling(it_tuning *t, it_tuning_change *c, int *may)
{
	static const char remedy[] =
	    "without --replumb it is set at the next boot";
	const char *why = NULL;
	it_plumbing p;
	it_code code = IT_OK;

	if (is_idled(t, c) && c->link->grouped)
		why = "its interface is one of an IPMP group";
	else if (is_idled(t, c))
		code = it_tuning_plumbing(t->job, c->link->name, &p, &why);
	if (code == IT_OK && why == NULL && is_idled(t, c) && p.count == 0)
		why = "its interface has no address that could be kept";
	if (why != NULL)
		it_tuning_refuse(c, why, remedy);
	*may = why == NULL;
	return code;
}

static void link_dial(const it_tuning_change *c, it_family family,
		      it_dial *dial)
{
	memset(dial, 0, sizeof *dial);
	dial->family = family;
	(void)snprintf(dial->object, IT_DIAL_TEXT, "%s", c->link->name);
	(void)snprintf(dial->name, IT_DIAL_TEXT, "%s",
		       family == IT_FAMILY_JUMBO ? c->link->device : "mtu");
	if (c->link->mtu != 0)
		(void)snprintf(dial->current, IT_DIAL_TEXT, "%lu",
			       c->link->mtu);
	(void)snprintf(dial->standard, IT_DIAL_TEXT, "1500");
	if (c->link->stored_mtu > 0)
		(void)snprintf(dial->stored, IT_DIAL_TEXT, "%ld",
			       c->link->stored_mtu);
}

static it_code at_boot(it_tuning *t, it_tuning_change *c, it_boot_kind kind,
		       long value)
{
	const char *object = c->link->device;

	c->when = IT_WHEN_REBOOT;
	if (it_tuning_item(t, kind, object, "") == value)
		return IT_OK;
	c->needed = 1;
	return it_tuning_set_item(t, kind, object, "", value);
}

/* The MTU that the next boot gives a link whose driver knows accept-jumbo. */
static long boot_jumbo(const it_tuning *t, const it_tuning_change *c)
{
	return it_tuning_item(t, IT_BOOT_ACCEPT_JUMBO, c->link->device, "") > 0
		   ? 9000
		   : 1500;
}

/* The same of one whose driver is told by dladm; -1: not known. */
static it_code boot_mtu(it_tuning *t, const it_tuning_change *c, long *mtu)
{
	*mtu = it_tuning_item(t, IT_BOOT_LINK_MTU, c->link->device, "");
	if (*mtu >= 0)
		return IT_OK;
	*mtu = c->link->stored_mtu > 0 ? c->link->stored_mtu : 1500;
	return c->link->build == IT_BUILD_E1000G && c->link->stored_mtu <= 0
		   ? it_tuning_class_size(t, c->link, mtu)
		   : IT_OK;
}

/*
 * What was set at each boot for another build of the driver, before this one
 * came: it would change nothing now, or the device alone.
 */
static it_code replace_item(it_tuning *t, it_tuning_change *c,
			    it_boot_kind old, it_boot_kind kind, long value)
{
	if (!it_tuning_drop_item(t, old, c->link->device))
		return IT_OK;
	c->needed = 1;
	c->when = IT_WHEN_REBOOT;
	return it_tuning_set_item(t, kind, c->link->device, "", value);
}

static it_code set_now(it_tuning *t, it_tuning_change *c, it_family family,
		       int keeps)
{
	it_dial dial;

	c->needed = 1;
	c->when = IT_WHEN_LIVE;
	link_dial(c, family, &dial);
	dial.idle = is_idled(t, c);
	return it_tuning_add_dial(t, &dial, c->wanted, keeps);
}

it_code it_tuning_by_jumbo(it_tuning *t, it_tuning_change *c)
{
	int now = may_be_live(t) && c->current != c->wanted &&
		  !claims_jumbo(c);
	it_code code = IT_OK;

	c->stored = boot_jumbo(t, c);
	if (claims_jumbo(c))
		c->current = -1;
	if (!is_jumbo_size(c))
		return IT_OK;
	if (now)
		code = check_idling(t, c, &now);
	if (code == IT_OK && c->why == NULL)
		code = replace_item(t, c, IT_BOOT_LINK_MTU,
				    IT_BOOT_ACCEPT_JUMBO, c->wanted > 1500);
	if (code == IT_OK && c->why == NULL && c->stored != c->wanted)
		code = at_boot(t, c, IT_BOOT_ACCEPT_JUMBO, c->wanted > 1500);
	return code == IT_OK && now ? set_now(t, c, IT_FAMILY_JUMBO, 0) : code;
}

/* Both halves: the MAC learns it from the file, the device at each boot. */
it_code it_tuning_by_conf_and_jumbo(it_tuning *t, it_tuning_change *c)
{
	it_code code = it_tuning_by_conf(t, c);
	long jumbo = it_tuning_item(t, IT_BOOT_ACCEPT_JUMBO, c->link->device,
				    "");

	if (code != IT_OK || c->why != NULL ||
	    (jumbo > 0) == (c->wanted > 1500))
		return code;
	/* One half is no jumbo frame at all. */
	if (c->stored == c->wanted && c->wanted > 1500)
		c->stored = -1;
	return at_boot(t, c, IT_BOOT_ACCEPT_JUMBO, c->wanted > 1500);
}

/*
 * A loaded vmxnet3s may be another one than that in the file.  Of e1000g, and
 * of what 2009.06 says to be possible, which is nothing, there is no doubt.
 */
static int takes_mtu(const it_link *link)
{
	return link->takes_mtu == 1 || link->build == IT_BUILD_E1000G;
}

static int takes_it_now(const it_tuning *t, const it_tuning_change *c)
{
	return may_be_live(t) && takes_mtu(c->link) &&
	       (c->way->mechanism == IT_BY_DLADM || !c->link->plumbed ||
		is_idled(t, c));
}

/*
 * Into dladm's store; what our services set before, and what a profile would
 * keep for itself, is set by those.
 */
static it_code dladm_now(it_tuning *t, it_tuning_change *c)
{
	int may = 1, reactive = 0;
	it_code code = IT_OK;

	c->when = IT_WHEN_LIVE;
	if (!c->needed && c->stored == c->wanted && c->current == c->wanted)
		return IT_OK;
	code = check_idling(t, c, &may);
	if (code == IT_OK && may)
		code = it_tuning_ask_profile(t, &reactive);
	if (code != IT_OK || !may)
		return code;
	if (reactive ||
	    it_tuning_item(t, IT_BOOT_LINK_MTU, c->link->device, "") >= 0 ||
	    it_tuning_item(t, IT_BOOT_ACCEPT_JUMBO, c->link->device, "") >= 0)
		code = at_boot(t, c, IT_BOOT_LINK_MTU, c->wanted);
	return code == IT_OK ? set_now(t, c, IT_FAMILY_DLADM, !reactive) : code;
}

/* e1000g takes no less than 1500; that 2009.06 does not tell. */
static int is_in_range(const it_link *link, long mtu)
{
	if (link->most_mtu != 0)
		return mtu >= (long)link->least_mtu &&
		       mtu <= (long)link->most_mtu;
	return link->build != IT_BUILD_E1000G || mtu >= 1500;
}

static it_code refuse_size(it_tuning *t, it_tuning_change *c)
{
	char text[96];
	const char *why;

	if (c->link->least_mtu == c->link->most_mtu)
		(void)snprintf(text, sizeof text, "its driver takes no other "
			       "size than %lu of this adapter",
			       c->link->most_mtu);
	else
		(void)snprintf(text, sizeof text, "its driver takes %lu to %lu",
			       c->link->least_mtu, c->link->most_mtu);
	why = c->link->most_mtu != 0 ? it_job_text(t->job, text)
				     : "e1000g takes 1500 or more";
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why, "");
	return IT_OK;
}

/* It was to be set now; NULL: nothing else than a boot helps. */
static const char *why_later(const it_tuning_change *c)
{
	if (takes_mtu(c->link))
		return c->link->plumbed
			   ? "its IP interface has the link in use: --replumb "
			     "takes it down meanwhile"
			   : NULL;
	return c->link->takes_mtu < 0
		   ? "dladm does not tell whether its driver takes it now"
		   : NULL;
}

it_code it_tuning_by_dladm(it_tuning *t, it_tuning_change *c)
{
	it_code code = boot_mtu(t, c, &c->stored);

	if (code != IT_OK)
		return code;
	if (!is_in_range(c->link, c->wanted))
		return refuse_size(t, c);
	code = replace_item(t, c, IT_BOOT_ACCEPT_JUMBO, IT_BOOT_LINK_MTU,
			    c->wanted);
	if (code != IT_OK || takes_it_now(t, c))
		return code == IT_OK ? dladm_now(t, c) : code;
	if (c->current != c->wanted && may_be_live(t))
		c->remedy = why_later(c);
	if (c->stored == c->wanted) {
		c->when = IT_WHEN_REBOOT;
		return IT_OK;
	}
	return at_boot(t, c, IT_BOOT_LINK_MTU, c->wanted);
}
