/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What tuning edits: the files of drivers and interfaces, items of our
 * services, and dials of the running kernel.  Nothing is written here.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/conf_merge.h"
#include "installer/tuning_ways.h"

/* ---- a driver's .conf -------------------------------------------------- */

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
it_code it_tuning_file(it_tuning *t, const char *path, it_tuning_conf **out,
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
	code = it_tuning_file(t, path, out, &is_new);
	return code == IT_OK && is_new ? read_base(t, driver, *out) : code;
}

static long standard_of(it_setting setting)
{
	return it_setting_range(setting)->standard;
}

long it_tuning_most_pool(long ring)
{
	return IT_POOL_PER_RING * ring;
}

/* Of anything else it takes its default, and says so on the console at most. */
long it_tuning_taken(it_setting setting, long value, long ring)
{
	const it_range *range = it_setting_range(setting);
	long most = setting == IT_SET_RX_POOL ? it_tuning_most_pool(ring)
					      : range->most;

	return value >= range->least && value <= most &&
		       value % range->step == 0
		   ? value
		   : range->standard;
}

/*
 * The first link of an image stands for all in the lists; but the MTU has
 * another half, which is set for that one alone.
 */
static int element_of(const it_link *link, it_setting setting)
{
	return setting == IT_SET_MTU && link->instance == IT_INSTANCE_ANY
		   ? 0
		   : link->instance;
}

static it_code read_element(const it_tuning_conf *conf, const it_link *link,
			    it_setting setting, int *found, long *value,
			    it_error *err)
{
	const char *key = it_conf_name(link->build, setting);
	int at = element_of(link, setting);
	it_code code =
	    it_conf_element(&conf->text, key, at, found, value, err);

	if (code == IT_OK && !*found)
		code =
		    it_conf_element(&conf->base, key, at, found, value, err);
	if (code == IT_OK && !*found)
		*value = standard_of(setting);
	return code;
}

static it_code read_taken(const it_tuning_conf *conf, const it_link *link,
			  it_setting setting, int *found, long *value,
			  it_error *err)
{
	long ring = 0;
	it_code code = read_element(conf, link, setting, found, value, err);

	if (code == IT_OK && setting == IT_SET_RX_POOL)
		code = it_tuning_conf_value(conf, link, IT_SET_RX_RING, &ring,
					    err);
	*value = it_tuning_taken(setting, *value, ring);
	return code;
}

/* Which element of a list serves is not known, and a good one may stay. */
static int is_listed(const it_link *link, it_setting setting)
{
	return link->instance == IT_INSTANCE_ANY && setting != IT_SET_MTU;
}

static it_code read_span(const it_tuning_conf *conf, const it_link *link,
			 it_setting setting, long *least, long *most,
			 it_error *err)
{
	it_link one = *link;
	long have = 0;
	int found;
	it_code code = read_taken(conf, link, setting, &found, least, err);

	*most = *least;
	if (found || !is_listed(link, setting))
		return code;
	for (one.instance = 0; code == IT_OK; one.instance++) {
		code = read_taken(conf, &one, setting, &found, &have, err);
		if (!found)
			break;
		if (one.instance == 0 || have < *least)
			*least = have;
		if (one.instance == 0 || have > *most)
			*most = have;
	}
	return code;
}

it_code it_tuning_conf_value(const it_tuning_conf *conf, const it_link *link,
			     it_setting setting, long *value, it_error *err)
{
	long least, most;
	it_code code = read_span(conf, link, setting, &least, &most, err);

	*value = setting == IT_SET_LSO ? most : least;
	return code;
}

it_code it_tuning_conf_stored(it_tuning *t, const it_tuning_conf *conf,
			      it_tuning_change *c)
{
	long most;
	it_code code = read_span(conf, c->link, c->setting, &c->stored, &most,
				 &t->job->error);

	if (c->setting == IT_SET_LSO && c->wanted == 0)
		c->stored = most;
	return code;
}

const char it_tuning_conf_head[] =
	"# Written by install-tools; \"install-tools tune revert\" takes it "
	"back.\n";

/* A list in the file above takes the place of the whole list below. */
static it_code inherit_list(it_tuning *t, it_tuning_conf *conf, const char *key)
{
	it_strbuf list = {NULL, 0, 0, 0}, have = {NULL, 0, 0, 0};

	if (conf->path[0] == 'e' && !conf->now.found && conf->text.len == 0)
		it_strbuf_text(&conf->text, it_tuning_conf_head);
	if (!it_conf_get(&conf->text, key, &have) &&
	    it_conf_get(&conf->base, key, &list))
		it_strbuf_format(&conf->text, "%s=%s;\n", key,
				 it_strbuf_str(&list));
	conf->text.failed |= have.failed | list.failed;
	it_strbuf_free(&have);
	it_strbuf_free(&list);
	return it_strbuf_check(&conf->text, &t->job->error);
}

static it_code set_element(it_tuning *t, it_tuning_conf *conf, const char *key,
			   const it_link *link, const it_tuning_change *c)
{
	char name[1024];

	it_root_name(&t->job->root, conf->path, name, sizeof name);
	return it_conf_set_element(&conf->text, name, key,
				   element_of(link, c->setting), c->wanted,
				   standard_of(c->setting), &t->job->error);
}

/* Each element that is not enough, however much the others are. */
static it_code set_each(it_tuning *t, it_tuning_conf *conf, const char *key,
			const it_tuning_change *c, int *any)
{
	it_link one = *c->link;
	long have = 0;
	int found;
	it_code code = IT_OK;

	for (one.instance = 0; code == IT_OK; one.instance++) {
		code = read_taken(conf, &one, c->setting, &found, &have,
				  &t->job->error);
		if (!found)
			break;
		*any = 1;
		if (code == IT_OK && !it_tuning_is_enough(c, have))
			code = set_element(t, conf, key, &one, c);
	}
	return code;
}

it_code it_tuning_set_conf(it_tuning *t, it_tuning_conf *conf, const char *key,
			   const it_tuning_change *c)
{
	int any = 0;
	it_code code = inherit_list(t, conf, key);

	if (code == IT_OK && is_listed(c->link, c->setting))
		code = set_each(t, conf, key, c, &any);
	return code == IT_OK && !any ? set_element(t, conf, key, c->link, c)
				     : code;
}

static it_code yield_to(it_tuning *t, const char *key, const char *how,
			const char *remedy, it_tuning_change *c)
{
	char text[IT_DIAL_TEXT + 96];
	const char *why;

	(void)snprintf(text, sizeof text, "%s.conf sets %s %s",
		       c->link->driver, key, how);
	why = it_job_text(t->job, text);
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why, remedy);
	return IT_OK;
}

/* LSO has another switch, which no file of a driver's overrides. */
static const char *remedy_of_line(const it_tuning *t, const it_tuning_change *c)
{
	if (c->setting != IT_SET_LSO || c->wanted != 0)
		return "that counts more than the list for all devices: take "
		       "it out there, or set it there by hand";
	return it_kernel_is_old(t->kernel)
		   ? "take it out there, set it to 0 there by hand, or have a "
		     "script in /etc/rc2.d call \"ndd -set /dev/ip "
		     "ip_lso_outbound 0\""
		   : "take it out there, set it to 0 there by hand, or have "
		     "LSO off for all links: \"ipadm set-prop -p "
		     "_lso_outbound=0 ip\"";
}

static it_code yield_to_device(it_tuning *t, const it_strbuf *text,
			       const char *key, long wanted,
			       it_tuning_change *c)
{
	long value = 0;
	int found;
	it_code code =
	    it_conf_of_device(text, key, &found, &value, &t->job->error);

	if (code != IT_OK || !found || value == wanted)
		return code;
	return yield_to(t, key, "for one device by a line of its own",
			remedy_of_line(t, c), c);
}

/* Of the two files the upper one counts, if it has the setting. */
static it_code yield_to_second(it_tuning *t, const it_tuning_conf *conf,
			       const char *key, it_tuning_change *c)
{
	size_t count;
	int alike;
	it_code code = it_conf_statements(&conf->text, key, &count, &alike,
					  &t->job->error);

	if (code == IT_OK && count > 1 && c->needed)
		alike = 0;
	if (code == IT_OK && count == 0)
		code = it_conf_statements(&conf->base, key, &count, &alike,
					  &t->job->error);
	return code != IT_OK || alike
		   ? code
		   : yield_to(t, key, "more than once",
			      "which of them counts is not known: leave one "
			      "in the file",
			      c);
}

it_code it_tuning_yield(it_tuning *t, const it_tuning_conf *conf,
			const char *key, long wanted, it_tuning_change *c)
{
	it_code code = yield_to_device(t, &conf->text, key, wanted, c);

	if (code == IT_OK && c->why == NULL)
		code = yield_to_device(t, &conf->base, key, wanted, c);
	return code == IT_OK && c->why == NULL
		   ? yield_to_second(t, conf, key, c)
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
long it_tuning_item(const it_tuning *t, it_boot_kind kind,
		    const char *object, const char *name)
{
	const it_boot_item *item =
	    find_item(t->old_items, t->old_item_count, kind, object, name);

	return item != NULL ? strtol(item->value, NULL, 10) : -1;
}

it_code it_tuning_set_item(it_tuning *t, it_boot_kind kind, const char *object,
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

int it_tuning_drop_item(it_tuning *t, it_boot_kind kind, const char *object)
{
	it_boot_item *item = find_item(t->items, t->item_count, kind, object,
				       "");

	if (item == NULL)
		return 0;
	t->item_count--;
	memmove(item, item + 1,
		(size_t)(t->items + t->item_count - item) * sizeof *item);
	return 1;
}

/* ---- dials ------------------------------------------------------------- */

it_code it_tuning_add_dial(it_tuning *t, const it_dial *dial, long wanted,
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
