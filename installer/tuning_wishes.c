/* SPDX-License-Identifier: BSD-2-Clause */
/* What is wanted: a profile, options in its place, and what was wanted before.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/tuning.h"

static const char *const origins[] = {"", "profile", "option", "computed"};

const char *it_origin_name(it_origin origin)
{
	return origins[origin];
}

static it_origin origin_of(const char *name)
{
	int i = IT_FROM_COMPUTING;

	while (i > IT_FROM_PROFILE && strcmp(origins[i], name) != 0)
		i--;
	return (it_origin)i;
}

void it_setting_text(it_setting setting, long value, char *out, size_t size)
{
	if (value < 0)
		(void)snprintf(out, size, "-");
	else if (setting == IT_SET_LSO)
		(void)snprintf(out, size, "%s", value != 0 ? "on" : "off");
	else
		(void)snprintf(out, size, "%ld", value);
}

/* ---- what the record wants ------------------------------------------ */

static long value_of(it_setting setting, const char *text)
{
	static const it_lso words[] = {IT_LSO_AUTO, IT_LSO_ON, IT_LSO_OFF};
	size_t i;

	if (setting != IT_SET_LSO)
		return strtol(text, NULL, 10);
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(it_lso_name(words[i]), text) == 0)
			return words[i];
	return IT_LSO_AUTO;
}

static int recorded(const it_tuning *t, it_setting setting, const char *link,
		    it_wish *wish)
{
	const it_tuned_wish *old =
	    it_tuned_find_wish(&t->record, it_setting_name(setting), link);

	if (old == NULL)
		return 0;
	wish->origin = origin_of(old->origin);
	wish->value = value_of(setting, old->value);
	return 1;
}

it_wish it_tuning_wish(const it_tuning *t, it_setting setting,
		       const it_link *link)
{
	it_wish wish = t->profile.wishes[setting];

	if (wish.origin != IT_FROM_NOBODY)
		return wish;
	if (link == NULL || !recorded(t, setting, link->device, &wish))
		(void)recorded(t, setting, "", &wish);
	return wish;
}

/* ---- options -------------------------------------------------------- */

/* "tune --profile none" would be no tuning at all. */
int it_tuning_is_none(const it_options *opt)
{
	return opt->tune_profile != NULL && strcmp(opt->command, "tune") != 0 &&
	       strcmp(opt->tune_profile, "none") == 0;
}

static it_code override(it_profile *profile, const it_options *opt,
			it_error *err)
{
	const struct {
		it_setting setting;
		const char *name, *text;
	} rows[] = {{IT_SET_MTU, "--mtu", opt->tune_mtu},
		    {IT_SET_LSO, "--lso", opt->tune_lso}};
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < sizeof rows / sizeof rows[0]; i++) {
		if (rows[i].text == NULL)
			continue;
		code = it_profile_override(profile, rows[i].setting,
					   rows[i].text, err);
		if (code != IT_OK)
			(void)snprintf(err->path, sizeof err->path, "%s",
				       rows[i].name);
	}
	return code;
}

/* As with all numbers no sign, blanks or other notations. */
static int is_decimal(const char *text)
{
	static const char digits[] = "0123456789";
	size_t whole = strspn(text, digits), rest;

	if (text[whole] != '.')
		return whole != 0 && text[whole] == '\0';
	rest = strspn(text + whole + 1, digits);
	return whole + rest != 0 && text[whole + 1 + rest] == '\0';
}

/* Milliseconds, at most a minute. */
static it_code read_rtt(const it_options *opt, double *rtt, it_error *err)
{
	char shown[128];

	*rtt = 0;
	if (opt->tune_rtt == NULL)
		return IT_OK;
	*rtt = is_decimal(opt->tune_rtt) ? strtod(opt->tune_rtt, NULL) : 0;
	if (*rtt > 0 && *rtt <= 60000)
		return IT_OK;
	it_mask(shown, sizeof shown, opt->tune_rtt);
	return it_fail(err, IT_USAGE, "--rtt",
		       "\"%s\" is no round trip time: say it in milliseconds, "
		       "at most 60000", shown);
}

/* ping would take one that begins with "-" for an option. */
static it_code check_peer(const it_options *opt, it_error *err)
{
	char shown[128];

	if (opt->tune_peer == NULL || opt->tune_peer[0] != '-')
		return IT_OK;
	it_mask(shown, sizeof shown, opt->tune_peer);
	return it_fail(err, IT_USAGE, "--peer",
		       "\"%s\" is neither a name nor an address", shown);
}

it_code it_tuning_check_options(const it_options *opt, it_error *err)
{
	it_profile profile;
	double rtt;
	it_code code = IT_OK;

	memset(&profile, 0, sizeof profile);
	if (opt->tune_profile != NULL && !it_tuning_is_none(opt))
		code = it_profile_load(opt->tune_profile, &profile, err);
	if (code == IT_OK)
		code = override(&profile, opt, err);
	if (code == IT_OK)
		code = check_peer(opt, err);
	return code == IT_OK ? read_rtt(opt, &rtt, err) : code;
}

/* Large frames without buffers for them are lost: those of "jumbo". */
static it_code rings_for_mtu(it_tuning *t)
{
	static const it_setting rings[] = {IT_SET_RX_RING, IT_SET_RX_POOL};
	it_wish *wishes = t->profile.wishes;
	it_profile jumbo;
	size_t i;
	it_code code;

	if (wishes[IT_SET_MTU].origin != IT_FROM_OPTION ||
	    wishes[IT_SET_MTU].value <= 1500)
		return IT_OK;
	code = it_profile_load("jumbo", &jumbo, &t->job->error);
	for (i = 0; code == IT_OK && i < 2; i++) {
		if (wishes[rings[i]].origin != IT_FROM_NOBODY)
			continue;
		wishes[rings[i]] = jumbo.wishes[rings[i]];
		wishes[rings[i]].origin = IT_FROM_COMPUTING;
	}
	return code;
}

/* ---- computing --------------------------------------------------------- */

static it_code find_facts(it_tuning *t, it_path_facts *facts)
{
	double rtt;
	size_t i;

	memset(facts, 0, sizeof *facts);
	facts->memory = t->memory;
	if (read_rtt(t->job->opt, &rtt, NULL) == IT_OK && rtt > 0) {
		facts->rtt = (unsigned long)(rtt * 1000.0);
		facts->rtt_given = 1;
	}
	for (i = 0; i < t->links.count; i++) {
		const it_link *link = &t->links.items[i];

		/* Rings are vmxnet3s's alone, a path begins at any link. */
		if (link->speed > facts->speed)
			facts->speed = link->speed;
		if (strcmp(link->driver, "vmxnet3s") == 0)
			facts->links++;
	}
	if (t->profile.compute && facts->rtt == 0 && t->job->live &&
	    t->job->opt->tune_peer != NULL)
		return it_tuning_ask_rtt(t, &facts->rtt);
	return IT_OK;
}

/* ---- options that change nothing ---------------------------------------- */

static int only_shows(const it_tuning *t)
{
	return strcmp(t->job->opt->operands[0], "show") == 0;
}

static const char *why_no_rtt(const it_tuning *t)
{
	return t->profile.compute ? NULL : "this profile computes nothing";
}

static const char *why_no_peer(const it_tuning *t)
{
	if (only_shows(t))
		return NULL;
	if (!t->profile.compute)
		return "this profile computes nothing, and only \"tune show\" "
		       "sends packets";
	if (t->job->opt->tune_rtt != NULL)
		return "--rtt says the time already";
	return t->job->live ? NULL : "nothing is measured for an image";
}

static const char *why_not_now(const it_tuning *t)
{
	if (only_shows(t))
		return "\"tune show\" sets nothing";
	if (!t->job->live)
		return "nothing runs in an image; it comes with its first boot";
	return t->record.present ||
		       t->profile.wishes[IT_SET_MTU].origin != IT_FROM_NOBODY
		   ? NULL
		   : "it is for the MTU, and none is wanted";
}

static it_code tell_idle(it_tuning *t)
{
	const it_options *opt = t->job->opt;
	const struct {
		const char *name;
		int given;
		const char *(*why)(const it_tuning *t);
	} rows[] = {{"--rtt", opt->tune_rtt != NULL, why_no_rtt},
		    {"--peer", opt->tune_peer != NULL, why_no_peer},
		    {"--live", opt->tune_live, why_not_now},
		    {"--replumb", opt->tune_replumb, why_not_now}};
	const char *why;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < sizeof rows / sizeof rows[0]; i++) {
		why = rows[i].given ? rows[i].why(t) : NULL;
		if (why != NULL)
			code = it_findings_add(&t->job->findings, IT_NOTE, ' ',
					       "option-idle", rows[i].name,
					       &t->job->error,
					       "changes nothing here: %s", why);
	}
	return code;
}

/* Without a profile on the command line the record is what is wanted. */
it_code it_tuning_wishes(it_tuning *t)
{
	const char *name = t->job->opt->tune_profile;
	it_path_facts facts;
	it_code code = IT_OK;

	if (name == NULL && !t->record.present)
		name = it_profile_names[0];
	if (name != NULL)
		code = it_profile_load(name, &t->profile, &t->job->error);
	if (code == IT_OK)
		code = override(&t->profile, t->job->opt, &t->job->error);
	if (code == IT_OK)
		code = rings_for_mtu(t);
	if (code == IT_OK)
		code = tell_idle(t);
	if (code == IT_OK)
		code = find_facts(t, &facts);
	if (code != IT_OK)
		return code;
	it_profile_compute(&t->profile, &facts);
	(void)it_profile_scale(&t->profile, &facts);
	return it_profile_check(&t->profile, &t->job->error);
}
