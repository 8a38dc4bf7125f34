/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The way back of what programs of the running system set.  Not all of it can
 * be set back at any time: an adapter was taken out, an interface may not be
 * taken down any more, another build of the driver runs.  None of these keeps
 * the rest from going back.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/tuning.h"

/* What there is to be put back, of one record. */
typedef struct way_back {
	it_job *job;
	const it_tuned *record;
	it_tuned *left; /* what can be done later; NULL of no links */
	int goes;	/* the driver does, later in the same run */
	size_t count;
	it_dial *dials;
	it_tuning_now *now; /* of each */
	it_links links;	    /* those of dials that have to be set by dladm */
} way_back;

/* What lasts until the next boot is not given back after it. */
int it_dial_is_in_force(const it_dial *dial)
{
	return dial->keeps || dial->current[0] != '\0';
}

static it_code tell_unknown(it_job *job, const it_dial *dial)
{
	job->leaves_stored |= dial->keeps;
	return it_findings_add(
	    &job->findings, IT_WARNING, ' ', "setting-gone", dial->object,
	    &job->error,
	    "the system does not know %s any more: it is not set back to %s; "
	    "%s",
	    dial->name, dial->current,
	    dial->keeps ? "what is stored of it stays in ipadm's store"
			: "none of it is left after the next boot");
}

static it_code tell_gone(it_job *job, const it_dial *dial)
{
	if (!it_dial_is_of_link(dial))
		return tell_unknown(job, dial);
	job->leaves_stored |= dial->keeps;
	return it_findings_add(
	    &job->findings, IT_WARNING, ' ', "link-gone", dial->object,
	    &job->error,
	    "the system has no such link any more (its adapter was taken out, "
	    "or it was renamed): its MTU is not set back to %s; %s",
	    dial->current,
	    dial->keeps ? "\"dladm reset-linkprop -p mtu\" does it where the "
			  "link is there again"
			: "none of it is left after the next boot");
}

/* By a boot, or by somebody else. */
static it_code tell_back(it_job *job, const it_dial *dial)
{
	int of_link = it_dial_is_of_link(dial);

	return it_findings_add(&job->findings, IT_NOTE, ' ', "is-back",
			       dial->object, &job->error,
			       "%s is %s already, as it was before tuning",
			       of_link ? "mtu" : dial->name, dial->current);
}

/* ---- what has to wait --------------------------------------------------- */

/* As the record has it: an option of this run may have made it another. */
static it_code keep_dial(way_back *w, const it_dial *dial)
{
	size_t i;
	it_dial old;

	for (i = 0; i < w->record->dial_count; i++)
		if (it_tuned_dial_of(&w->record->dials[i], &old) &&
		    old.family == dial->family &&
		    strcmp(old.object, dial->object) == 0 &&
		    strcmp(old.name, dial->name) == 0)
			return it_tuned_add_dial(w->left, &old,
						 &w->job->error);
	return IT_OK;
}

/* The remedy is followed by the next tune revert. */
static it_code leave(way_back *w, const it_dial *dial, const char *why,
		     const char *remedy)
{
	it_job *job = w->job;
	it_code code = it_findings_add(
		&job->findings, IT_WARNING, ' ', "left-tuned", dial->object,
		&job->error, "its MTU is not set back to %s now: %s",
		dial->current, why);

	if (code == IT_OK)
		code = it_findings_remedy(&job->findings, &job->error,
					  "%s, then run \"install-tools tune "
					  "revert\" again", remedy);
	return code == IT_OK ? keep_dial(w, dial) : code;
}

/*
 * Another build of the driver runs than that which was told by dladm: it is
 * sized by accept-jumbo, at the boot or by another dial.
 * Setting what is so already is no business of the driver's, so that a boot
 * that leaves it at that makes dladm's store accessible.
 */
static it_code leave_store(way_back *w, const it_dial *dial)
{
	return leave(w, dial, "the driver that runs is another build, to which "
			      "dladm cannot tell it", "boot");
}

/* It was set for then alone; what runs is of the last boot. */
static it_code tell_until_boot(it_job *job, const it_dial *dial)
{
	job->keeps_until_boot = 1;
	return it_findings_add(
		&job->findings, IT_NOTE, ' ', "until-boot", dial->object,
		&job->error,
		"its MTU of %s, which the last boot set for another build of "
		"the driver, stays until the next",
		dial->wanted);
}

/* ---- which -------------------------------------------------------------- */

/* Will the same link be set to the same by the other mechanism? */
static int has_other(const way_back *w, const it_dial *dial)
{
	size_t i;

	for (i = 0; i < w->count; i++)
		if (w->dials[i].family != dial->family && !w->now[i].back &&
		    strcmp(w->dials[i].object, dial->object) == 0 &&
		    strcmp(w->dials[i].current, dial->current) == 0)
			return 1;
	return 0;
}

/*
 * The value that dladm would set beside its store is there.  Where accept-jumbo
 * makes it so in this run, the store waits for the next: undone in reverse,
 * dladm would have to store what the link has no longer.
 */
static int is_at_rest(const way_back *w, size_t i)
{
	const it_dial *dial = &w->dials[i];
	const char *sets =
		dial->stored[0] != '\0' ? dial->stored : dial->standard;

	return strcmp(sets, dial->current) == 0 &&
	       strcmp(w->now[i].value, dial->current) == 0;
}

/* ---- what lies over a link ---------------------------------------------- */

/* Where it has to wait, dladm sets it, and so it can be busy. */
static int may_be_busy(const way_back *w, size_t i)
{
	const it_dial *dial = &w->dials[i];

	return dial->family == IT_FAMILY_DLADM && !dial->gone &&
	       !w->now[i].back && w->now[i].takes != 0;
}

static void take_links(way_back *w)
{
	size_t i;

	for (i = 0; i < w->count && w->links.count < IT_MAX_LINKS; i++)
		if (may_be_busy(w, i))
			(void)snprintf(
				w->links.items[w->links.count++].name,
				IT_LINK_NAME, "%.*s", IT_LINK_NAME - 1,
				w->dials[i].object);
}

/*
 * A VNIC say that came since.  What is not told stands in no link's way here:
 * dladm itself refuses one that is busy.
 */
static it_code find_users(way_back *w)
{
	it_dial_call call;
	it_strbuf out = {NULL, 0, 0, 0};
	it_code code;

	take_links(w);
	if (w->links.count == 0 ||
	    !it_dial_say(&call, IT_TOOL_DLADM,
			 "show-link\n-p\n-o\n" IT_LINK_COLUMNS))
		return IT_OK;
	code = it_tuning_ask(w->job, &call, &out);
	if (code == IT_OK)
		it_links_add_mtu(&w->links,
				 it_slice_of(it_strbuf_str(&out)));
	it_strbuf_free(&out);
	return code;
}

static const it_link *user_of(way_back *w, size_t i)
{
	const it_link *link =
		may_be_busy(w, i)
			? it_links_find(&w->links, w->dials[i].object)
			: NULL;

	return link != NULL && link->user[0] != '\0' ? link : NULL;
}

static it_code leave_used(way_back *w, const it_dial *dial)
{
	const it_link *link = it_links_find(&w->links, dial->object);
	char why[2 * IT_LINK_NAME + 32], remedy[IT_LINK_NAME + 32];
	int bridged = strcmp(link->user_class, "bridge") == 0;

	(void)snprintf(why, sizeof why,
		       bridged ? "it belongs to %s (%s)"
			       : "%s (%s) lies over it",
		       link->user, link->user_class);
	(void)snprintf(remedy, sizeof remedy,
		       bridged ? "take it out of %s" : "take %s away",
		       link->user);
	return leave(w, dial, why, remedy);
}

/* dladm said so in this run; the rest is done by now, or about to be. */
static it_code leave_busy(way_back *w, const it_dial *dial)
{
	return leave(w, dial, "dladm calls it busy: a program has it open",
		     "take away what has it open (snoop; its IP interface "
		     "goes down with --replumb)");
}

/* ---- each ---------------------------------------------------------------- */

typedef it_code way(way_back *w, const it_dial *dial);

static it_code say_gone(way_back *w, const it_dial *dial)
{
	return tell_gone(w->job, dial);
}

static it_code say_back(way_back *w, const it_dial *dial)
{
	return tell_back(w->job, dial);
}

static it_code say_until_boot(way_back *w, const it_dial *dial)
{
	return has_other(w, dial) ? IT_OK : tell_until_boot(w->job, dial);
}

/* What is done instead of setting it back; NULL: it is set back. */
static way *instead(way_back *w, size_t i)
{
	const it_dial *dial = &w->dials[i];
	int takes = w->now[i].takes;

	if (dial->gone)
		return say_gone;
	if (w->now[i].back)
		return say_back;
	if (dial->family == IT_FAMILY_JUMBO && takes == 1)
		return say_until_boot;
	if (user_of(w, i) != NULL)
		return leave_used;
	if (dial->family == IT_FAMILY_DLADM &&
	    it_tuning_is_busy(w->job, dial->object))
		return leave_busy;
	if (dial->family != IT_FAMILY_DLADM || takes != 0)
		return NULL;
	if (!dial->keeps)
		return say_until_boot;
	return is_at_rest(w, i) ? NULL : leave_store;
}

/* An interface that is not to be taken down keeps no other from going back. */
static it_code plan_idle(way_back *w, const it_dial *dial)
{
	it_job *job = w->job;
	it_idling idling;
	char why[sizeof job->error.text + 32];
	it_code code = it_plan_idle(job, dial, IT_SET_DIALS_BACK, &idling);

	if (code != IT_TARGET || idling == IT_IDLING_ALLOWED)
		return code;
	(void)snprintf(why, sizeof why, "its interface %s", job->error.text);
	it_error_clear(&job->error);
	if (idling == IT_IDLING_GROUPED)
		return leave(w, dial, "its interface is one of an IPMP group, "
				      "and is not to be taken down",
			     "take it out of its group");
	return leave(w, dial, why,
		     "take its addresses away, and give them back after this");
}

/* Those of one call in one step; an interface is taken down for one alone. */
static it_code plan_rest(way_back *w, const it_dial *dials, size_t count)
{
	it_code code = IT_OK;
	size_t i, j;

	for (i = 0; code == IT_OK && i < count; i = j) {
		for (j = i + 1; j < count && !dials[i].idle && !dials[j].idle;
		     j++)
			continue;
		code = dials[i].idle
			       ? plan_idle(w, &dials[i])
			       : it_plan_dials(w->job, &dials[i], j - i,
					       IT_SET_DIALS_BACK);
	}
	return code;
}

static it_code plan_all(way_back *w)
{
	it_dial *rest = calloc(w->count + 1, sizeof *rest);
	size_t i, count = 0;
	it_code code = rest != NULL ? find_users(w)
				    : it_fail_memory(&w->job->error);

	for (i = 0; code == IT_OK && i < w->count; i++) {
		way *other = instead(w, i);

		if (other != NULL)
			code = other(w, &w->dials[i]);
		else
			rest[count++] = w->dials[i];
	}
	if (code == IT_OK)
		code = plan_rest(w, rest, count);
	free(rest);
	return code;
}

/* Those of links, which may go with their driver, or all others. */
static void take_dials(way_back *w, int of_links)
{
	size_t i;

	for (i = 0; i < w->record->dial_count; i++) {
		it_dial *dial = &w->dials[w->count];

		if (!it_tuned_dial_of(&w->record->dials[i], dial) ||
		    !it_dial_is_in_force(dial) ||
		    it_dial_is_of_link(dial) != of_links)
			continue;
		dial->idle |= w->job->opt->tune_replumb && of_links;
		dial->goes = w->goes;
		w->count++;
	}
}

it_code it_tuning_dials_back(it_job *job, const it_tuned *record, int of_links,
			     int goes, it_tuned *left)
{
	way_back w;
	it_code code = IT_OK;

	memset(&w, 0, sizeof w);
	w.job = job;
	w.record = record;
	w.left = left;
	w.goes = goes;
	w.dials = calloc(record->dial_count + 1, sizeof *w.dials);
	w.now = calloc(record->dial_count + 1, sizeof *w.now);
	if (w.dials == NULL || w.now == NULL)
		code = it_fail_memory(&job->error);
	if (code == IT_OK) {
		take_dials(&w, of_links);
		code = it_tuning_since(job, w.dials, w.now, w.count);
	}
	if (code == IT_OK)
		code = plan_all(&w);
	free(w.dials);
	free(w.now);
	return code;
}

/* ---- of an image -------------------------------------------------------- */

/* Names in ipadm's file may have either, and more of them in front. */
static void level(it_strbuf *text)
{
	size_t i;

	for (i = 0; i < text->len; i++)
		if (text->data[i] == '-')
			text->data[i] = '_';
}

/* "_protocol=tcp;max_buf=4194304;": does any line have the name? */
static it_code ipadm_has(it_job *job, const it_dial *dial, int *has)
{
	it_strbuf text = {NULL, 0, 0, 0}, key = {NULL, 0, 0, 0};
	int found;
	it_code code = it_root_read(&job->root, IT_IPADM_STORE,
				    1 << 20, &text, &found, &job->error);

	it_strbuf_format(&key, "%s=", dial->name);
	level(&key);
	level(&text);
	*has = !found || strstr(it_strbuf_str(&text), "_protocol=") == NULL ||
	       strstr(it_strbuf_str(&text), it_strbuf_str(&key)) != NULL;
	it_strbuf_free(&key);
	it_strbuf_free(&text);
	return code;
}

static it_code dladm_has(it_job *job, const it_dial *dial, int *has)
{
	it_reading reading;
	int told;
	it_code code;

	memset(&reading, 0, sizeof reading);
	code = it_dials_stored(dial, 1, &job->root, &told, &reading,
			       &job->error);
	*has = !told || strcmp(reading.stored, dial->stored) != 0;
	return code;
}

/* What is not known to be out of the system's store counts as in it. */
static it_code is_stored(it_job *job, const it_dial *dial, int *stored)
{
	*stored = 1;
	if (dial->family == IT_FAMILY_DLADM)
		return dladm_has(job, dial, stored);
	return dial->stored[0] == '\0' ? ipadm_has(job, dial, stored) : IT_OK;
}

/* With a record the next time, without one the commands themselves. */
static it_code remedy_for(it_job *job, const it_dial *dial, int left)
{
	it_dial_call call;
	it_strbuf words = {NULL, 0, 0, 0};
	size_t i;
	it_code code;

	if (left)
		return it_findings_remedy(
			&job->findings, &job->error, "boot it, then run "
			"\"install-tools tune revert\" there");
	if (!it_dial_back(dial, 0, &call))
		return IT_OK;
	for (i = 0; call.words[i] != NULL; i++)
		it_strbuf_format(&words, " %s", call.words[i]);
	code = it_findings_remedy(
		&job->findings, &job->error, "\"%s%s\" does it there",
		dial->family == IT_FAMILY_DLADM ? "dladm" : "ipadm",
		it_strbuf_str(&words));
	it_strbuf_free(&words);
	return code;
}

static it_code stay(way_back *w, const it_dial *dial)
{
	it_job *job = w->job;
	it_code code = it_findings_add(
		&job->findings, IT_WARNING, ' ', "left-tuned", dial->object,
		&job->error,
		"%s stays stored: only a program of the running system takes "
		"it out of its store",
		it_dial_is_of_link(dial) ? "its MTU" : dial->name);

	if (code == IT_OK)
		code = remedy_for(job, dial, w->left != NULL);
	if (code == IT_OK && w->left != NULL)
		return keep_dial(w, dial);
	job->leaves_stored = 1;
	return code;
}

it_code it_tuning_dials_stay(it_job *job, const it_tuned *record,
			     it_tuned *left)
{
	way_back w;
	it_dial dial;
	size_t i;
	int stored;
	it_code code = IT_OK;

	memset(&w, 0, sizeof w);
	w.job = job;
	w.record = record;
	w.left = left;
	for (i = 0; code == IT_OK && i < record->dial_count; i++) {
		if (!it_tuned_dial_of(&record->dials[i], &dial) || !dial.keeps)
			continue;
		code = is_stored(job, &dial, &stored);
		if (code == IT_OK && stored)
			code = stay(&w, &dial);
	}
	return code;
}
