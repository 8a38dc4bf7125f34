/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ipadm's store, a line for each property:
 *
 *	_protocol=tcp;max_buf=4194304;
 *	_protocol=tcp;__cwnd_max=1048576;
 *
 * A private name has one more "_" there.  It is replayed at boot in its own
 * order: a buffer that stands before the cap and above the default one is
 * lost then, though it looks right in the running system.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/tuning_ways.h"

/* ---- names -------------------------------------------------------------- */

it_dial *it_tuning_dial_named(it_tuning *t, const char *name)
{
	it_setting setting;

	if (!it_tcp_setting(name, &setting))
		return NULL;
	return &t->tcp[setting - IT_SET_TCP_CAP];
}

/* ---- lines -------------------------------------------------------------- */

/* Takes "key=value;" off *rest; 0 at the end of the line. */
static int next_pair(it_slice *rest, char *key, char *value)
{
	const char *end = memchr(rest->at, ';', rest->len), *equals;
	it_slice pair = *rest, after;

	if (end == NULL)
		return 0;
	pair.len = (size_t)(end - rest->at);
	rest->at = end + 1;
	rest->len -= pair.len + 1;
	after = pair;
	equals = memchr(pair.at, '=', pair.len);
	key[0] = value[0] = '\0';
	if (equals == NULL)
		return 1;
	pair.len = (size_t)(equals - pair.at);
	after.at = equals + 1;
	after.len -= pair.len + 1;
	if (!it_slice_copy(pair, key, IT_DIAL_TEXT) ||
	    !it_slice_copy(after, value, IT_DIAL_TEXT))
		key[0] = '\0';
	return 1;
}

/* The property of TCP that a line stores; NULL: none of those. */
static it_dial *dial_of_line(it_tuning *t, it_slice line, char *value)
{
	char key[IT_DIAL_TEXT], text[IT_DIAL_TEXT];
	it_dial *dial = NULL, *own;
	int of_tcp = 0;

	while (next_pair(&line, key, text)) {
		if (strcmp(key, "_protocol") == 0)
			of_tcp = strcmp(text, "tcp") == 0;
		own = it_tuning_dial_named(t, key[0] == '_' ? key + 1 : key);
		if (own == NULL || (key[0] == '_' && key[1] != '_'))
			continue;
		dial = own;
		memcpy(value, text, IT_DIAL_TEXT);
	}
	return of_tcp ? dial : NULL;
}

/* What the replay has come to. */
struct replay {
	int capped; /* the line of the cap is behind it */
	long cap;   /* in force */
};

/* The most that a release has for a cap by itself: OpenIndiana since 2024. */
enum { MOST_CAP = 2097152 };

/* Systems that call a buffer so hold it against no cap. */
static int is_uncapped(it_slice line)
{
	static const char old[] = "_maxbuf=";
	size_t i;

	for (i = 0; i + sizeof old - 1 <= line.len; i++)
		if (memcmp(line.at + i, old, sizeof old - 1) == 0)
			return 1;
	return 0;
}

/* The larger one, where the release's is not told: what is lost is certain. */
static struct replay begin_replay(const it_tuning *t)
{
	const char *standard = t->tcp[0].standard;
	struct replay replay = {0, MOST_CAP};

	if (standard[0] != '\0')
		replay.cap = strtol(standard, NULL, 10);
	return replay;
}

/* What runs has its values from ipadm itself: there the order alone counts. */
static void take_line(it_tuning *t, it_slice line, struct replay *replay)
{
	char text[IT_DIAL_TEXT];
	it_dial *dial = dial_of_line(t, line, text);
	size_t i = dial != NULL ? (size_t)(dial - t->tcp) : 0;
	long value;

	if (dial == NULL || !it_text_is_digits(text))
		return;
	value = strtol(text, NULL, 10);
	if (i == 0) {
		replay->capped = 1;
		replay->cap = value;
	}
	dial->renew = !replay->capped && i != 3;
	t->above[i] = i != 3 && value > replay->cap && !is_uncapped(line)
			  ? value
			  : 0;
	if (!t->job->live)
		memcpy(dial->stored, text, IT_DIAL_TEXT);
}

/* ---- what counts beside what we set ------------------------------------- */

/* What one line stores, as far as it is ours to tell of; "" else. */
struct stored {
	char protocol[IT_DIAL_TEXT], interface[IT_DIAL_TEXT];
	char lso[IT_DIAL_TEXT], mtu[IT_DIAL_TEXT];
};

static void split_line(it_slice line, struct stored *s)
{
	const struct {
		const char *name;
		char *to;
	} fields[] = {{"_protocol", s->protocol},
		      {"_ifname", s->interface},
		      {"__lso_outbound", s->lso},
		      {"__lso-outbound", s->lso},
		      {"mtu", s->mtu}};
	char key[IT_DIAL_TEXT], text[IT_DIAL_TEXT];
	size_t i;

	memset(s, 0, sizeof *s);
	while (next_pair(&line, key, text))
		for (i = 0; i < sizeof fields / sizeof fields[0]; i++)
			if (strcmp(key, fields[i].name) == 0)
				memcpy(fields[i].to, text, IT_DIAL_TEXT);
}

/* Others of the protocol have lines of their own. */
static void keep_lso(it_tuning *t, const struct stored *s)
{
	if (strcmp(s->protocol, "ip") == 0 && s->lso[0] != '\0')
		memcpy(t->lso.stored, s->lso, IT_DIAL_TEXT);
}

static it_code tell_own_mtu(it_job *job, const struct stored *s)
{
	char name[IT_DIAL_TEXT * 4], protocol[IT_DIAL_TEXT * 4];
	it_code code;

	it_mask(name, sizeof name, s->interface);
	it_mask(protocol, sizeof protocol, s->protocol);
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "stored",
			       IT_IPADM_STORE, &job->error,
			       "%s has an MTU of its own for %s there, %s, "
			       "whatever that of its link is",
			       name, protocol, s->mtu);
	if (code != IT_OK)
		return code;
	return it_findings_remedy(&job->findings, &job->error,
				  "once it runs, \"ipadm reset-ifprop -p mtu "
				  "-m %s %s\" lets it follow its link",
				  protocol, name);
}

/*
 * In a running system the commands say so themselves; of an image that is
 * not asked for anything else it would be untold.
 */
static it_code tell_line(it_tuning *t, it_slice line)
{
	it_job *job = t->job;
	struct stored s;

	if (job->live)
		return IT_OK;
	split_line(line, &s);
	keep_lso(t, &s);
	if (strcmp(job->opt->command, "tune") != 0)
		return IT_OK;
	if (strcmp(s.protocol, "ip") == 0 && strcmp(s.lso, "0") == 0)
		return it_findings_add(&job->findings, IT_NOTE, ' ', "stored",
				       IT_IPADM_STORE, &job->error,
				       "LSO is off for all links there "
				       "(_lso_outbound=0)");
	if (s.interface[0] != '\0' && it_text_is_digits(s.mtu))
		return tell_own_mtu(job, &s);
	return IT_OK;
}

/* The least that a release has for a cap by itself: 2097152 is the other. */
enum { LEAST_CAP = 1048576 };

/* The cap is in force before it, and is going to let it be. */
static int is_to_be_let(const it_tuning *t, const it_dial *dial)
{
	return !dial->renew &&
	       it_tuning_wish(t, IT_SET_TCP_CAP, NULL).origin != IT_FROM_NOBODY;
}

/* The replay comes to the cap after it, or to one that does not let it be. */
static int is_refused_at_boot(const it_tuning *t, const it_dial *dial)
{
	const char *standard = t->tcp[0].standard;
	long cap = standard[0] != '\0' ? strtol(standard, NULL, 10)
					: LEAST_CAP;

	return dial->renew ? strtol(dial->stored, NULL, 10) > cap
			   : t->above[dial - t->tcp] != 0 &&
				 !is_to_be_let(t, dial);
}

int it_tuning_is_lost(const it_tuning *t, const it_dial *dial)
{
	return is_refused_at_boot(t, dial) &&
	       it_tuning_item(t, IT_BOOT_IPADM, "tcp", dial->name) <
		   strtol(dial->stored, NULL, 10);
}

typedef it_code taker(it_tuning *t, it_slice line, struct replay *replay);

static it_code read_lines(it_tuning *t, taker *take, struct replay *replay)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found;
	it_slice rest, line;
	it_code code = it_root_read(&t->job->root, IT_IPADM_STORE, 1 << 20,
				    &text, &found, &t->job->error);

	rest.at = it_strbuf_str(&text);
	rest.len = text.len;
	while (code == IT_OK && found && it_next_line(&rest, &line))
		code = take(t, line, replay);
	it_strbuf_free(&text);
	return code;
}

static it_code take_lso(it_tuning *t, it_slice line, struct replay *unused)
{
	struct stored s;

	(void)unused;
	split_line(line, &s);
	keep_lso(t, &s);
	return IT_OK;
}

it_code it_tuning_read_lso(it_tuning *t)
{
	return read_lines(t, take_lso, NULL);
}

static it_code take_all(it_tuning *t, it_slice line, struct replay *replay)
{
	take_line(t, line, replay);
	return tell_line(t, line);
}

it_code it_tuning_read_store(it_tuning *t)
{
	struct replay replay = begin_replay(t);

	return read_lines(t, take_all, &replay);
}

/* ---- a buffer that nobody wishes ----------------------------------------- */

/* An image has no list of them. */
static const char *name_of(const it_tuning *t, it_setting setting)
{
	return t->job->live ? t->tcp[setting - IT_SET_TCP_CAP].name
			    : it_tcp_name(t->kernel, setting);
}

it_code it_tuning_tell_unkept(it_tuning *t, it_setting setting)
{
	size_t i = (size_t)(setting - IT_SET_TCP_CAP);
	const char *name = name_of(t, setting);
	it_job *job = t->job;
	it_code code;

	if (strcmp(job->opt->command, "tune") != 0 || t->above[i] == 0 ||
	    is_to_be_let(t, &t->tcp[i]) ||
	    it_tuning_item(t, IT_BOOT_IPADM, "tcp", name) >= t->above[i])
		return IT_OK;
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "stored",
			       IT_IPADM_STORE, &job->error,
			       "%s is %ld there, above the cap that is in "
			       "force when a boot comes to that line: it is "
			       "lost then",
			       name, t->above[i]);
	return code == IT_OK
		       ? it_findings_remedy(
			     &job->findings, &job->error,
			     "\"ipadm reset-prop -p %s tcp\", then \"ipadm "
			     "set-prop\" of a %s that allows it, and of %s, "
			     "keep it",
			     name, name_of(t, IT_SET_TCP_CAP), name)
		       : code;
}
