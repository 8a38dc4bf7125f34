/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What has to be done for each wish, by the way that nettune/matrix.c has for
 * it.  Nothing is written: texts of files, items of our services and dials
 * are edited as they are to be.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/conf_merge.h"
#include "installer/tuning.h"
#include "nettune/hostname.h"

/* ---- a driver's .conf -------------------------------------------------------
 */

static it_code read_base(it_tuning *t, const char *driver, it_tuning_conf *conf)
{
	char path[96];
	int found;

	(void)snprintf(path, sizeof path, "kernel/drv/%s.conf", driver);
	if (strcmp(path, conf->path) == 0)
		return IT_OK;
	return it_plan_read(t->job, path, IT_CONF_MAX_BYTES, &conf->base,
			    &found, &t->job->error);
}

/* A file that is edited, read when it is asked for the first time. */
static it_code file_at(it_tuning *t, const char *path, it_tuning_conf **out,
		       int *is_new)
{
	it_tuning_conf *conf = t->confs;
	size_t i;
	it_code code;

	*is_new = 0;
	for (i = 0; i < t->conf_count; i++, conf++)
		if (strcmp(conf->path, path) == 0) {
			*out = conf;
			return IT_OK;
		}
	if (t->conf_count == IT_TUNING_CONFS)
		return it_fail(&t->job->error, IT_FAILED, path,
			       "is one file too many");
	t->conf_count++;
	*is_new = 1;
	*out = conf;
	(void)snprintf(conf->path, sizeof conf->path, "%s", path);
	code = it_present_planned(&conf->now, t->job, path, &t->job->error);
	it_strbuf_bytes(&conf->text, it_strbuf_str(&conf->now.bytes),
			conf->now.bytes.len);
	return code;
}

it_code it_tuning_conf_of(it_tuning *t, const char *driver,
			  it_tuning_conf **out)
{
	char path[96];
	int is_new;
	it_code code;

	(void)snprintf(path, sizeof path, "%s/%s.conf",
		       it_conf_folder(t->kernel), driver);
	code = file_at(t, path, out, &is_new);
	return code == IT_OK && is_new ? read_base(t, driver, *out) : code;
}

/* The driver's own defaults, of all builds. */
static long standard_of(it_setting setting)
{
	static const long standards[IT_SETTINGS] = {[IT_SET_MTU] = 1500,
						    [IT_SET_LSO] = 1,
						    [IT_SET_TX_RING] = 256,
						    [IT_SET_RX_RING] = 256,
						    [IT_SET_RX_POOL] = 512};

	return standards[setting];
}

it_code it_tuning_conf_value(const it_tuning_conf *conf, const it_link *link,
			     it_setting setting, long *value, it_error *err)
{
	const char *key = it_conf_name(link->build, setting);
	int found;
	it_code code = it_conf_element(&conf->text, key, link->instance, &found,
				       value, err);

	if (code == IT_OK && !found)
		code = it_conf_element(&conf->base, key, link->instance, &found,
				       value, err);
	if (code == IT_OK && !found)
		*value = standard_of(setting);
	return code;
}

/* A list in the file above takes the place of the whole list below. */
static it_code inherit_list(it_tuning *t, it_tuning_conf *conf, const char *key)
{
	static const char head[] =
	    "# Written by install-tools; \"install-tools tune revert\" "
	    "takes it back.\n";
	it_strbuf list = {NULL, 0, 0, 0}, have = {NULL, 0, 0, 0};

	if (conf->path[0] == 'e' && !conf->now.found && conf->text.len == 0)
		it_strbuf_text(&conf->text, head);
	if (!it_conf_get(&conf->text, key, &have) &&
	    it_conf_get(&conf->base, key, &list))
		it_strbuf_format(&conf->text, "%s=%s;\n", key,
				 it_strbuf_str(&list));
	conf->text.failed |= have.failed | list.failed;
	it_strbuf_free(&have);
	it_strbuf_free(&list);
	return it_strbuf_check(&conf->text, &t->job->error);
}

static it_code set_conf(it_tuning *t, it_tuning_conf *conf, const char *key,
			const it_link *link, it_setting setting, long value)
{
	char name[1024];
	it_code code = inherit_list(t, conf, key);

	it_root_name(&t->job->root, conf->path, name, sizeof name);
	return code == IT_OK
		   ? it_conf_set_element(&conf->text, name, key, link->instance,
					 value, standard_of(setting),
					 &t->job->error)
		   : code;
}

/* ---- items of our services --------------------------------------------- */

static it_boot_item *find_item(it_boot_item *items, size_t count,
			       it_boot_kind kind, const char *object,
			       const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (items[i].kind == kind &&
		    strcmp(items[i].object, object) == 0 &&
		    strcmp(items[i].name, name) == 0)
			return &items[i];
	return NULL;
}

/* What the next boot sets; -1: nothing. */
static long item_value(const it_tuning *t, it_boot_kind kind,
		       const char *object, const char *name)
{
	const it_boot_item *item =
	    find_item(t->old_items, t->old_item_count, kind, object, name);

	return item != NULL ? strtol(item->value, NULL, 10) : -1;
}

static it_code set_item(it_tuning *t, it_boot_kind kind, const char *object,
			const char *name, long value)
{
	it_boot_item *item =
	    find_item(t->items, t->item_count, kind, object, name);

	if (item == NULL) {
		item = realloc(t->items, (t->item_count + 1) * sizeof *item);
		if (item == NULL)
			return it_fail_memory(&t->job->error);
		t->items = item;
		item += t->item_count++;
		memset(item, 0, sizeof *item);
		item->kind = kind;
		(void)snprintf(item->object, sizeof item->object, "%s", object);
		(void)snprintf(item->name, sizeof item->name, "%s", name);
	}
	(void)snprintf(item->value, sizeof item->value, "%ld", value);
	return IT_OK;
}

/* ---- dials ------------------------------------------------------------- */

static it_code add_dial(it_tuning *t, const it_dial *dial, long wanted,
			int keeps)
{
	it_dial *own;

	if (t->dial_count == IT_TUNING_DIALS)
		return it_fail(&t->job->error, IT_FAILED, dial->object,
			       "is one setting too many for one run");
	own = &t->dials[t->dial_count++];
	*own = *dial;
	own->keeps = keeps;
	(void)snprintf(own->wanted, IT_DIAL_TEXT, "%ld", wanted);
	return IT_OK;
}

/* ---- one change, by its mechanism -------------------------------------------
 */

/* What a profile says is the least; what an option says is meant. */
static int is_enough(const it_tuning_change *c, long have)
{
	if (c->setting == IT_SET_LSO || c->origin == IT_FROM_OPTION ||
	    c->setting == IT_SET_MTU)
		return have == c->wanted;
	return have >= c->wanted;
}

static void refuse(it_tuning_change *c, const char *why, const char *remedy)
{
	c->why = why;
	c->remedy = remedy;
	c->needed = 0;
	c->when = IT_WHEN_NEVER;
}

static it_code by_none(it_tuning *t, it_tuning_change *c)
{
	(void)t;
	refuse(c, c->way->reason, c->way->remedy);
	return IT_OK;
}

static it_code by_conf(it_tuning *t, it_tuning_change *c)
{
	const char *key = it_conf_name(c->link->build, c->setting);
	it_tuning_conf *conf;
	it_code code = it_tuning_conf_of(t, c->link->driver, &conf);

	if (code == IT_OK)
		code = it_tuning_conf_value(conf, c->link, c->setting,
					    &c->stored, &t->job->error);
	if (code != IT_OK)
		return code;
	c->needed = !is_enough(c, c->stored);
	return c->needed
		   ? set_conf(t, conf, key, c->link, c->setting, c->wanted)
		   : IT_OK;
}

/* It knows two sizes. */
static int is_jumbo_size(it_tuning_change *c)
{
	if (c->wanted == 1500 || c->wanted == 9000)
		return 1;
	refuse(c, "accept-jumbo of this driver build knows 1500 and 9000 only",
	       "ask for 9000, or for 1500");
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
		why = "the addresses of its interface cannot be read";
	if (why != NULL)
		refuse(c, why, remedy);
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
	(void)snprintf(dial->current, IT_DIAL_TEXT, "%lu", c->link->mtu);
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
	if (item_value(t, kind, object, "") == value)
		return IT_OK;
	c->needed = 1;
	return set_item(t, kind, object, "", value);
}

/* The MTU that the next boot gives the link. */
static long boot_mtu(const it_tuning *t, const it_tuning_change *c)
{
	long jumbo = item_value(t, IT_BOOT_ACCEPT_JUMBO, c->link->device, "");
	long mtu = item_value(t, IT_BOOT_LINK_MTU, c->link->device, "");

	if (jumbo >= 0)
		return jumbo != 0 ? 9000 : 1500;
	if (mtu >= 0)
		return mtu;
	return c->link->stored_mtu > 0 ? c->link->stored_mtu : 1500;
}

static it_code set_now(it_tuning *t, it_tuning_change *c, it_family family,
		       int keeps)
{
	it_dial dial;

	c->needed = 1;
	c->when = IT_WHEN_LIVE;
	link_dial(c, family, &dial);
	dial.idle = is_idled(t, c);
	if (dial.idle)
		c->remedy = "routes over it that nothing stores have to be "
			    "added again";
	return add_dial(t, &dial, c->wanted, keeps);
}

static it_code by_jumbo(it_tuning *t, it_tuning_change *c)
{
	int now = may_be_live(t) && c->current != c->wanted;
	it_code code = IT_OK;

	c->stored = boot_mtu(t, c);
	if (!is_jumbo_size(c))
		return IT_OK;
	if (now)
		code = check_idling(t, c, &now);
	if (code == IT_OK && c->why == NULL && c->stored != c->wanted)
		code = at_boot(t, c, IT_BOOT_ACCEPT_JUMBO, c->wanted > 1500);
	return code == IT_OK && now ? set_now(t, c, IT_FAMILY_JUMBO, 0) : code;
}

/* Both halves: the MAC learns it from the file, the device at each boot. */
static it_code by_conf_and_jumbo(it_tuning *t, it_tuning_change *c)
{
	it_code code = by_conf(t, c);
	long jumbo = item_value(t, IT_BOOT_ACCEPT_JUMBO, c->link->device, "");

	if (code != IT_OK || (jumbo > 0) == (c->wanted > 1500))
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
	if (c->stored == c->wanted && c->current == c->wanted)
		return IT_OK;
	code = check_idling(t, c, &may);
	if (code == IT_OK && may)
		code = it_tuning_ask_profile(t, &reactive);
	if (code != IT_OK || !may)
		return code;
	if (reactive ||
	    item_value(t, IT_BOOT_LINK_MTU, c->link->device, "") >= 0)
		code = at_boot(t, c, IT_BOOT_LINK_MTU, c->wanted);
	return code == IT_OK ? set_now(t, c, IT_FAMILY_DLADM, !reactive) : code;
}

static it_code by_dladm(it_tuning *t, it_tuning_change *c)
{
	c->stored = boot_mtu(t, c);
	if (takes_it_now(t, c))
		return dladm_now(t, c);
	if (c->current != c->wanted && may_be_live(t) && c->link->plumbed &&
	    takes_mtu(c->link))
		c->remedy = "its IP interface has the link in use: --replumb "
			    "takes it down meanwhile";
	if (c->stored == c->wanted) {
		c->when = IT_WHEN_REBOOT;
		return IT_OK;
	}
	return at_boot(t, c, IT_BOOT_LINK_MTU, c->wanted);
}

/* Frame classes of e1000g: the largest MTU of each. */
static const struct {
	long largest;
	int number;
} frame_classes[] = {{1500, 0}, {4074, 1}, {8170, 2}, {16362, 3}};

static size_t class_of(long mtu)
{
	size_t i = 0;

	while (frame_classes[i].largest < mtu)
		i++;
	return i;
}

/* What IP is to say: only a class as a whole needs no words. */
static int needs_words(const it_tuning_change *c)
{
	return frame_classes[class_of(c->wanted)].largest != c->wanted;
}

/* NULL: the file of the interface can say it, or need not; mtu: says now. */
static const char *hostname_fault(const it_tuning_change *c,
				  const it_tuning_conf *file, int six,
				  long *mtu)
{
	it_slice text;

	text.at = it_strbuf_str(&file->text);
	text.len = file->text.len;
	*mtu = 0;
	if (six && needs_words(c))
		return "its interface has IPv6 addresses, whose MTU nothing "
		       "keeps on Solaris 10";
	if (it_hostname_read(text, mtu) ||
	    (!needs_words(c) && strstr(text.at, "mtu") == NULL))
		return NULL;
	return file->now.found
		   ? "etc/hostname of its interface has more than one line, or "
		     "does not begin with a host"
		   : "etc/hostname of its interface is missing, which has to "
		     "say it, too";
}

static it_code read_hostname(it_tuning *t, const it_link *link,
			     it_tuning_conf **file, int *six)
{
	char path[96];
	struct stat st;
	int is_new;
	it_code code;

	(void)snprintf(path, sizeof path, "etc/hostname6.%s", link->device);
	code = it_root_stat(&t->job->root, path, &st, six, &t->job->error);
	(void)snprintf(path, sizeof path, "etc/hostname.%s", link->device);
	return code == IT_OK ? file_at(t, path, file, &is_new) : code;
}

/* The MTU that the next boot brings; -1: the most of the chip, not known. */
static long frame_mtu(long number, long mtu)
{
	long largest =
	    number >= 0 && number < 3 ? frame_classes[number].largest : -1;

	return mtu != 0 && (largest < 0 || mtu <= largest) ? mtu : largest;
}

/* Both halves: the chip takes the class, and IP less than that. */
static it_code set_frame(it_tuning *t, it_tuning_change *c,
			 it_tuning_conf *conf, it_tuning_conf *file)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice old;

	old.at = it_strbuf_str(&file->text);
	old.len = file->text.len;
	if (needs_words(c) || strstr(old.at, "mtu") != NULL) {
		it_hostname_write(old, c->wanted, &text);
		it_strbuf_reset(&file->text);
		it_strbuf_bytes(&file->text, it_strbuf_str(&text), text.len);
		file->text.failed |= text.failed;
		it_strbuf_free(&text);
	}
	if (it_strbuf_check(&file->text, &t->job->error) != IT_OK)
		return IT_NO_MEMORY;
	return it_conf_set_element(
	    &conf->text, conf->path, "MaxFrameSize", c->link->instance,
	    frame_classes[class_of(c->wanted)].number, 0, &t->job->error);
}

static it_code by_frame_class(it_tuning *t, it_tuning_change *c)
{
	it_tuning_conf *conf, *file;
	long number = 0, mtu;
	int found, six;
	const char *why;
	it_code code = it_tuning_conf_of(t, "e1000g", &conf);

	if (code == IT_OK)
		code = it_conf_element(&conf->text, "MaxFrameSize",
				       c->link->instance, &found, &number,
				       &t->job->error);
	if (code == IT_OK)
		code = read_hostname(t, c->link, &file, &six);
	if (code != IT_OK)
		return code;
	why = hostname_fault(c, file, six, &mtu);
	c->stored = frame_mtu(number, mtu);
	c->needed = c->stored != c->wanted ||
		    number != frame_classes[class_of(c->wanted)].number;
	if (why == NULL)
		return c->needed ? set_frame(t, c, conf, file) : IT_OK;
	refuse(c, why,
	       "give its interface \"mtu\" by hand, and MaxFrameSize in "
	       "kernel/drv/e1000g.conf");
	return IT_OK;
}

/* ---- TCP --------------------------------------------------------------- */

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
	c->stored = item_value(t, IT_BOOT_IPADM, "tcp", name);
	c->needed = !is_enough(c, c->stored);
	return c->needed ? set_item(t, IT_BOOT_IPADM, "tcp", name, c->wanted)
			 : IT_OK;
}

/* By our service at each boot, and now without storing it. */
static it_code ipadm_unstored(it_tuning *t, it_tuning_change *c,
			      const it_dial *dial)
{
	it_dial own = *dial;
	it_code code = IT_OK;

	own.renew = 0;
	if (!is_enough(c, c->stored) || dial->renew)
		code = set_item(t, IT_BOOT_IPADM, "tcp", dial->name, c->wanted);
	return code == IT_OK && !is_enough(c, c->current)
		   ? add_dial(t, &own, c->wanted, 0)
		   : code;
}

static it_code set_ipadm(it_tuning *t, it_tuning_change *c, const it_dial *dial)
{
	int reactive;
	it_code code = it_tuning_ask_profile(t, &reactive);

	if (code != IT_OK)
		return code;
	return reactive ? ipadm_unstored(t, c, dial)
			: add_dial(t, dial, c->wanted, 1);
}

/* What our service sets after the store was replayed is what counts. */
static long stored_tcp(const it_tuning *t, const it_dial *dial)
{
	long item = item_value(t, IT_BOOT_IPADM, "tcp", dial->name);

	return item >= 0 ? item
			 : number_or(dial->stored[0] != '\0' ? dial->stored
							     : dial->standard,
				     -1);
}

static it_code by_ipadm(it_tuning *t, it_tuning_change *c)
{
	const it_dial *dial = tcp_dial(t, c->setting);

	if (!t->job->live)
		return by_ipadm_later(t, c);
	if (dial->current[0] == '\0') {
		refuse(c, "this system has no such property of tcp", "");
		return IT_OK;
	}
	c->current = number_or(dial->current, -1);
	c->stored = stored_tcp(t, dial);
	c->needed = !is_enough(c, c->current) || !is_enough(c, c->stored) ||
		    (dial->renew &&
		     item_value(t, IT_BOOT_IPADM, "tcp", dial->name) < 0);
	raise_wanted(c);
	return c->needed ? set_ipadm(t, c, dial) : IT_OK;
}

static it_code by_ndd(it_tuning *t, it_tuning_change *c)
{
	const char *name = it_tcp_name(t->kernel, c->setting);
	const it_dial *dial = tcp_dial(t, c->setting);
	it_code code = IT_OK;

	c->stored = item_value(t, IT_BOOT_NDD, "/dev/tcp", name);
	c->current = number_or(dial->current, -1);
	if (t->job->live && c->current < 0) {
		refuse(c, "what it is now cannot be read", "");
		return IT_OK;
	}
	raise_wanted(c);
	if (!is_enough(c, c->stored)) {
		c->needed = 1;
		code = set_item(t, IT_BOOT_NDD, "/dev/tcp", name, c->wanted);
	}
	if (!t->job->live)
		c->when = IT_WHEN_REBOOT;
	else if (code == IT_OK && !is_enough(c, c->current)) {
		c->needed = 1;
		code = add_dial(t, dial, c->wanted, 0);
	}
	return code;
}

static it_code (*const deciders[])(it_tuning *t, it_tuning_change *c) = {
    [IT_BY_NONE] = by_none,
    [IT_BY_CONF] = by_conf,
    [IT_BY_CONF_AND_JUMBO] = by_conf_and_jumbo,
    [IT_BY_JUMBO] = by_jumbo,
    [IT_BY_DLADM] = by_dladm,
    [IT_BY_DLADM_IDLE] = by_dladm,
    [IT_BY_FRAME_CLASS] = by_frame_class,
    [IT_BY_IPADM] = by_ipadm,
    [IT_BY_NDD] = by_ndd,
};

/* ---- all of them ------------------------------------------------------- */

/* Both have to be on. */
static long lso_now(const it_tuning *t, const it_link *link)
{
	return strcmp(t->lso.current, "0") == 0 ? 0 : link->held[IT_SET_LSO];
}

static long now_of_link(const it_tuning *t, const it_link *link,
			it_setting setting)
{
	if (setting == IT_SET_LSO)
		return lso_now(t, link);
	if (setting != IT_SET_MTU)
		return link->held[setting];
	/* Of e1000g on Solaris 10 the MAC has what its class can. */
	if (it_way_of(t->kernel, link->build, setting)->mechanism ==
		IT_BY_FRAME_CLASS &&
	    link->ip_mtu != 0)
		return (long)link->ip_mtu;
	return link->mtu != 0 ? (long)link->mtu : -1;
}

static it_code decide(it_tuning *t, it_setting setting, const it_link *link,
		      const it_wish *wish)
{
	it_build build = link != NULL ? link->build : IT_BUILD_OTHER;
	it_tuning_change *c;

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
	if (setting == IT_SET_MTU && link->user[0] != '\0') {
		refuse(c,
		       "a VNIC, VLAN or aggregation lies over it, whose "
		       "MTU has to be set together with its own",
		       "set both by dladm while they are not in use");
		return IT_OK;
	}
	return deciders[c->way->mechanism](t, c);
}

/*
 * A build that is broken has LSO switched off for the whole stack until the
 * next boot, from when on the .conf does it for its links alone.
 */
static it_code lso_until_boot(it_tuning *t, const it_tuning_change *c)
{
	if (!t->job->live || !c->needed || c->wanted != 0 ||
	    !it_lso_is_broken(t->kernel, c->link->build) ||
	    t->lso.current[0] == '\0' || strcmp(t->lso.current, "0") == 0)
		return IT_OK;
	(void)snprintf(t->lso.wanted, IT_DIAL_TEXT, "0");
	return IT_OK;
}

/* auto: off where it is broken, and nobody's business elsewhere. */
static it_code decide_lso(it_tuning *t, const it_link *link, it_wish *wish)
{
	it_code code;

	if (wish->value == IT_LSO_AUTO &&
	    !it_lso_is_broken(t->kernel, link->build))
		return IT_OK;
	wish->value = wish->value == IT_LSO_ON;
	code = decide(t, IT_SET_LSO, link, wish);
	return code == IT_OK
		   ? lso_until_boot(t, &t->changes[t->change_count - 1])
		   : code;
}

static int is_chosen(const it_tuning *t, const it_link *link)
{
	const char *only = t->job->opt->tune_link;

	return only == NULL || strcmp(link->name, only) == 0 ||
	       strcmp(link->device, only) == 0;
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
		if (wish.origin != IT_FROM_NOBODY)
			code = decide(t, (it_setting)s, NULL, &wish);
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

it_code it_tuning_decide(it_tuning *t)
{
	it_code code = decide_links(t);

	if (code == IT_OK && t->lso.wanted[0] != '\0')
		code = add_dial(t, &t->lso, 0, 0);
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

it_code it_tuning_admit(it_tuning *t)
{
	const it_tuning_change *c;
	size_t i;
	int s;

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
