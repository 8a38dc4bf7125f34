/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The MTU of e1000g on Solaris 10: MaxFrameSize gives the chip a class of
 * sizes, and the interface's own file tells IP what is less than that.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/tuning_ways.h"
#include "nettune/hostname.h"

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
	return code == IT_OK ? it_tuning_file(t, path, file, &is_new) : code;
}

enum { MAX_HOSTNAME = 4096 };

/*
 * What the file of an interface gives IP stays, whatever its link has: of
 * e1000g on Solaris 10 it is written anew.  One that cannot be read tells
 * nothing.
 */
it_code it_tuning_tell_ip_size(it_tuning *t, const it_tuning_change *c)
{
	it_job *job = t->job;
	it_strbuf text = {NULL, 0, 0, 0};
	char path[96];
	int there = 0;
	long mtu = 0;
	it_code code = IT_OK;

	if (!it_kernel_is_old(t->kernel) || c->why != NULL ||
	    c->way->mechanism == IT_BY_FRAME_CLASS)
		return IT_OK;
	(void)snprintf(path, sizeof path, "etc/hostname.%s", c->link->device);
	if (it_root_read(&job->root, path, MAX_HOSTNAME, &text, &there, NULL) ==
		IT_OK &&
	    there && it_hostname_read(it_strbuf_slice(&text), &mtu) &&
	    mtu != 0 && mtu < c->wanted) {
		code = it_findings_add(&job->findings, IT_NOTE, ' ', "ip-mtu",
				       path, &job->error,
				       "gives IP an MTU of %ld, which stays "
				       "that of the interface", mtu);
		if (code == IT_OK)
			code = it_findings_remedy(&job->findings, &job->error,
						  "take \"mtu\" out there");
	}
	it_strbuf_free(&text);
	return code;
}

/* The MTU that the next boot brings; -1: the most of the chip, not known. */
static long frame_mtu(long number, long mtu)
{
	long largest =
	    number >= 0 && number < 3 ? frame_classes[number].largest : -1;

	return mtu != 0 && (largest < 0 || mtu <= largest) ? mtu : largest;
}

/*
 * On later systems the driver has the whole class from its attach on, as far
 * as the chip goes.
 */
it_code it_tuning_class_size(it_tuning *t, const it_link *link, long *mtu)
{
	it_tuning_conf *conf;
	long number = 0, most = (long)link->most_mtu;
	int found = 0;
	it_code code = it_tuning_conf_of(t, "e1000g", &conf);

	if (code == IT_OK)
		code = it_conf_element(&conf->text, it_conf_frame_class,
				       link->instance, &found, &number,
				       &t->job->error);
	if (code == IT_OK && !found)
		code = it_conf_element(&conf->base, it_conf_frame_class,
				       link->instance, &found, &number,
				       &t->job->error);
	*mtu = number == 3 && most == 0 ? -1 : 1500;
	if (number > 0 && number <= 3 && *mtu > 0)
		*mtu = frame_classes[number].largest;
	if (most != 0 && *mtu > most)
		*mtu = most;
	return code;
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
	    &conf->text, conf->path, it_conf_frame_class, c->link->instance,
	    frame_classes[class_of(c->wanted)].number, 0, &t->job->error);
}

/* It was attached with the class of that size, and neither has it. */
static int is_above_chip(const it_tuning_change *c, int class)
{
	return c->link->held[IT_SET_MTU] == class && c->link->mtu != 0 &&
	       c->link->mtu < (unsigned long)c->wanted &&
	       c->current < c->wanted;
}

static it_code refuse_above_chip(it_tuning *t, it_tuning_change *c)
{
	char text[80];
	const char *why;

	(void)snprintf(text, sizeof text,
		       "MaxFrameSize allows it, but its adapter takes no "
		       "more than %lu",
		       c->link->mtu);
	why = it_job_text(t->job, text);
	if (why == NULL)
		return it_fail_memory(&t->job->error);
	it_tuning_refuse(c, why, "ask for a size that it takes");
	return IT_OK;
}

it_code it_tuning_by_frame_class(it_tuning *t, it_tuning_change *c)
{
	int class = frame_classes[class_of(c->wanted)].number;
	it_tuning_conf *conf, *file;
	long number = 0, mtu;
	int found, six;
	const char *why;
	it_code code = it_tuning_conf_of(t, "e1000g", &conf);

	if (code == IT_OK)
		code = it_conf_element(&conf->text, it_conf_frame_class,
				       c->link->instance, &found, &number,
				       &t->job->error);
	c->needed = number != class;
	if (code == IT_OK)
		code = it_tuning_yield(t, conf, it_conf_frame_class, class, c);
	if (code != IT_OK || c->why != NULL)
		return code;
	code = read_hostname(t, c->link, &file, &six);
	if (code != IT_OK)
		return code;
	why = hostname_fault(c, file, six, &mtu);
	c->stored = frame_mtu(number, mtu);
	if (is_above_chip(c, class))
		return refuse_above_chip(t, c);
	c->needed = c->stored != c->wanted || number != class;
	if (why == NULL)
		return c->needed ? set_frame(t, c, conf, file) : IT_OK;
	it_tuning_refuse(c, why,
			 "give its interface \"mtu\" by hand, and "
			 "MaxFrameSize in kernel/drv/e1000g.conf");
	return IT_OK;
}
