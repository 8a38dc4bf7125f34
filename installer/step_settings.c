/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/journal_text.h"
#include "installer/link_gone.h"
#include "installer/programs.h"
#include "installer/run_log.h"
#include "installer/step_file_priv.h"
#include "installer/step_settings.h"
#include "nettune/links.h"
#include "nettune/matrix.h"

typedef struct settings {
	it_direction direction;
	int may_be_set; /* this process, or one before it, called something */
	int is_resumed; /* from the journal of a run that died */
	int failed;	/* a call that was to set it ended badly */
	char said[IT_SAID]; /* by the last call that failed */
	char busy[IT_DIAL_TEXT]; /* that link, of which the last said so */
	size_t count;
	it_dial dials[IT_DIAL_MOST];
} settings;

/* ---- calling -------------------------------------------------------- */

static const it_program programs[] = {
    [IT_TOOL_IPADM] = IT_PROGRAM_IPADM,
    [IT_TOOL_NDD] = IT_PROGRAM_NDD,
    [IT_TOOL_DLADM] = IT_PROGRAM_DLADM,
    [IT_TOOL_IFCONFIG] = IT_PROGRAM_IFCONFIG,
    [IT_TOOL_NETSTAT] = IT_PROGRAM_NETSTAT,
    [IT_TOOL_ROUTE] = IT_PROGRAM_ROUTE,
};

it_program it_tool_program(it_tool tool)
{
	return programs[tool];
}

/* The first line of it, for people. */
static void note_said(const it_strbuf *text, char *said, size_t size)
{
	it_slice rest = it_slice_of(it_strbuf_str(text)), line;

	if (it_next_line(&rest, &line) && line.len != 0)
		(void)snprintf(said, size, "%.*s", (int)line.len, line.at);
}

it_code it_dial_run(const it_dial_call *call, int *succeeded, char *said,
		    it_error *err)
{
	it_run_result result;
	it_code code =
	    it_run_logged(programs[call->tool], call->words, &result, err);

	*succeeded =
	    code == IT_OK && result.end == IT_RUN_EXITED && result.status == 0;
	if (code == IT_OK && !*succeeded && said != NULL)
		note_said(&result.err, said, IT_SAID);
	it_run_result_free(&result);
	return code;
}

it_code it_dial_ask(const it_dial_call *call, it_strbuf *out, it_error *err)
{
	it_run_result result;
	it_code code =
	    it_program_run(programs[call->tool], call->words, &result, err);

	if (code == IT_OK && result.end == IT_RUN_EXITED)
		it_strbuf_bytes(out, it_strbuf_str(&result.out),
				result.out.len);
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(out, err) : code;
}

typedef int (*it_dial_calls)(const it_dial *dial, size_t i, it_dial_call *call);

static it_code call_all(settings *s, const it_dial *dial, it_dial_calls next,
			int *good, it_error *err)
{
	it_dial_call call;
	size_t i;
	int succeeded;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && next(dial, i, &call); i++) {
		code = it_dial_run(&call, &succeeded, s->said, err);
		*good &= succeeded;
	}
	return code;
}

/* ---- reading ----------------------------------------------------------- */

/*
 * One that does not answer in time is ended: who changed the MTU of his own
 * connection may not be there to do it.
 */
static it_code read_dials(const settings *s, it_reading *readings,
			  it_error *err)
{
	it_run_result result;
	it_dial_call call;
	it_code code;

	memset(readings, 0, s->count * sizeof *readings);
	if (!it_dial_read(s->dials, s->count, &call))
		return IT_OK;
	code = it_prove_logged(programs[call.tool], call.words, &result, err);
	/* Some of these programs fail and still print what they know. */
	if (code == IT_OK)
		it_dial_parse(s->dials, s->count, it_strbuf_slice(&result.out),
			      readings);
	it_run_result_free(&result);
	return code;
}

/* dladm does not print the stored value beside the current one. */
it_code it_dials_stored(const it_dial *dials, size_t count,
			const it_root *root, int *told, it_reading *readings,
			it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_links links;
	it_slice slice;
	int found;
	size_t i;
	it_code code = it_root_read(root, IT_DLADM_STORE, 1 << 20,
				    &text, &found, err);

	*told = code == IT_OK && found &&
		strstr(it_strbuf_str(&text), "=int,") != NULL;
	memset(&links, 0, sizeof links);
	slice.at = it_strbuf_str(&text);
	slice.len = text.len;
	for (i = 0; i < count; i++)
		(void)snprintf(links.items[links.count++].name, IT_LINK_NAME,
			       "%.*s", IT_LINK_NAME - 1, dials[i].object);
	it_links_add_stored(&links, slice);
	for (i = 0; *told && i < count; i++)
		if (links.items[i].stored_mtu > 0)
			(void)snprintf(readings[i].stored, IT_DIAL_TEXT, "%ld",
				       links.items[i].stored_mtu);
	it_strbuf_free(&text);
	return code;
}

static const char *shown(const char *value)
{
	return value[0] != '\0' ? value : "nothing";
}

/* What dladm has stored is told only where it is wrong. */
static int tells_store(const it_dial *d)
{
	return d->keeps && d->family == IT_FAMILY_IPADM;
}

static int is_busy(const settings *s, const it_dial *d)
{
	static const char busy[] = "link busy";
	size_t len = strlen(s->said);

	return it_dial_is_of_link(d) && len >= sizeof busy - 1 &&
	       strcmp(s->said + len - (sizeof busy - 1), busy) == 0;
}

/* What holds it shows in no list: snoop, a VNIC, an aggregation, a VLAN. */
static const char *remedy_of(const settings *s, const it_dial *d)
{
	if (!is_busy(s, d))
		return "everything was put back; the messages of the "
		       "system's programs are in " IT_RUN_LOG;
	return "everything was put back; take away what has the link open "
	       "(a VNIC, VLAN or aggregation, snoop; its IP interface goes "
	       "down with --replumb), then run again";
}

static it_code refuse(const settings *s, const it_dial *d,
		      const it_reading *reading, const char *wanted,
		      it_error *err)
{
	char name[2 * IT_DIAL_TEXT + 16];

	(void)snprintf(name, sizeof name, "%s %s %s", it_family_name(d->family),
		       d->object, d->name);
	(void)it_fail(
	    err, IT_FAILED, name, "was set to %s, and reads %s%s%s%s%s", wanted,
	    shown(reading->value),
	    tells_store(d) ? ", stored " : "",
	    tells_store(d) ? shown(reading->stored) : "",
	    s->said[0] != '\0' ? "; " : "", s->said);
	it_error_remedy(err, "%s", remedy_of(s, d));
	return IT_FAILED;
}

static it_code refuse_store(const it_dial *d, const it_reading *reading,
			    const char *wanted, it_error *err)
{
	(void)it_fail(err, IT_FAILED, d->object,
		      "dladm was to store %s, and stores %s", shown(wanted),
		      shown(reading->stored));
	it_error_remedy(err, "everything was put back; the messages of the "
			     "system's programs are in " IT_RUN_LOG);
	return IT_FAILED;
}

/* It sets first, and stores then; that its store is silent proves nothing. */
static int may_lack_store(const settings *s, it_direction direction)
{
	return s->failed && direction == s->direction &&
	       direction == IT_SET_DIALS && s->dials->keeps &&
	       s->dials->family == IT_FAMILY_DLADM;
}

static it_code prove_store(const settings *s, const it_run *run,
			   it_direction direction, it_reading *readings,
			   it_error *err)
{
	int told = 0;
	size_t i;
	it_code code = IT_OK;

	if (s->dials->family == IT_FAMILY_DLADM)
		code = it_dials_stored(s->dials, s->count, run->root, &told,
				       readings, err);
	for (i = 0; code == IT_OK && told && i < s->count; i++) {
		const it_dial *d = &s->dials[i];
		const char *wanted = direction == IT_SET_DIALS ? d->wanted
							       : d->stored;

		if (d->keeps && !d->gone &&
		    strcmp(readings[i].stored, wanted) != 0)
			code = refuse_store(d, &readings[i], wanted, err);
	}
	if (code == IT_OK && !told && may_lack_store(s, direction))
		code = refuse_store(s->dials, readings, s->dials->wanted, err);
	return code;
}

/* Its driver was there when it was set first, and may have gone since. */
static int may_be_gone(const settings *s, const it_dial *d,
		       it_direction direction)
{
	return d->goes && (s->is_resumed || direction != s->direction);
}

/*
 * An adapter may have been taken out since: there is nothing to lead back.
 * But what is set anew has to be there.
 */
static it_code mark_gone(settings *s, it_direction direction,
			 const it_reading *readings, it_error *err)
{
	size_t i;
	it_code code = IT_OK;

	if (direction == IT_SET_DIALS && direction == s->direction &&
	    !s->is_resumed)
		return IT_OK;
	for (i = 0; code == IT_OK && i < s->count; i++)
		code = it_dial_note_gone(&s->dials[i], &readings[i], err);
	return code;
}

static it_code prove(settings *s, const it_run *run, it_direction direction,
		     it_error *err)
{
	it_reading readings[IT_DIAL_MOST];
	it_code code = read_dials(s, readings, err);
	size_t i;

	if (code == IT_OK)
		code = mark_gone(s, direction, readings, err);
	for (i = 0; code == IT_OK && i < s->count; i++) {
		const it_dial *d = &s->dials[i];

		if (d->gone || (may_be_gone(s, d, direction) &&
				readings[i].value[0] == '\0'))
			continue;
		if (direction == IT_SET_DIALS &&
		    !it_dial_is_set(d, &readings[i]))
			code = refuse(s, d, &readings[i], d->wanted, err);
		/* What could not be read before cannot be compared. */
		if (direction == IT_SET_DIALS_BACK && d->current[0] != '\0' &&
		    !it_dial_is_back(d, &readings[i])) {
			if (is_busy(s, d))
				memcpy(s->busy, d->object, IT_DIAL_TEXT);
			code = refuse(s, d, &readings[i], d->current, err);
		}
	}
	return code == IT_OK ? prove_store(s, run, direction, readings, err)
			     : code;
}

/* ---- the step ---------------------------------------------------------- */

static it_code set_all(settings *s, int *good, it_error *err)
{
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && *good && i < s->count; i++)
		code = call_all(s, &s->dials[i], it_dial_set, good, err);
	return code;
}

/* And the release's own cap, which holds until that line, lets it be. */
static int was_above(const it_dial *d, const it_dial *cap)
{
	unsigned long value = strtoul(d->stored, NULL, 10);

	return strcmp(d->stored, d->current) == 0 && cap->stored[0] != '\0' &&
	       value > strtoul(cap->stored, NULL, 10) &&
	       value <= strtoul(cap->standard, NULL, 10);
}

/*
 * A default above the cap that was stored is there after a boot if it stands
 * before the cap in the store; setting it has put it behind.  With a stored
 * cap above the release's own nothing comes back so, and what the stored one
 * allows would be lost.
 */
static void order_store(settings *s)
{
	it_dial *cap = &s->dials[0];
	it_setting setting;
	size_t i;

	if (!cap->keeps || !it_tcp_setting(cap->name, &setting) ||
	    setting != IT_SET_TCP_CAP)
		return;
	for (i = 1; i < s->count; i++)
		if (it_tcp_setting(s->dials[i].name, &setting) &&
		    it_tcp_is_buffer(setting))
			cap->renew |= was_above(&s->dials[i], cap);
}

/* In reverse order: the default sizes before the cap that limits them. */
static it_code put_all_back(settings *s, int *good, it_error *err)
{
	size_t i;
	it_code code = IT_OK;

	order_store(s);
	for (i = s->count; code == IT_OK && i-- > 0;)
		code = call_all(s, &s->dials[i], it_dial_back, good, err);
	return code;
}

/*
 * After a way back that stopped half-way: ipadm's store is replayed in its
 * own order, and a default that was left in it would stand before the cap.  The
 * first, which may be the cap, is left in its place: so is what it is before.
 */
static it_code set_all_again(settings *s, int *good, it_error *err)
{
	size_t i;

	for (i = 1; i < s->count; i++)
		if (s->dials[i].family == IT_FAMILY_IPADM && s->dials[i].keeps)
			s->dials[i].renew = 1;
	return set_all(s, good, err);
}

static it_code settings_check(it_step *step, const it_run *run, int *done,
			      it_error *err)
{
	(void)step;
	(void)run;
	(void)err;
	/* It is in a plan only where something was read to be otherwise. */
	*done = 0;
	return IT_OK;
}

/* A call that fails is found by reading; it may have done its work. */
static it_code settings_publish(it_step *step, const it_run *run, it_error *err)
{
	settings *s = step->data;
	int good = 1;
	it_code code;

	(void)run;
	s->may_be_set = 1;
	code = s->direction == IT_SET_DIALS ? set_all(s, &good, err)
					    : put_all_back(s, &good, err);
	s->failed = !good;
	return code;
}

static it_code settings_verify(it_step *step, const it_run *run, it_error *err)
{
	settings *s = step->data;

	return prove(s, run, s->direction, err);
}

/* A boot service that was imported before sets at once what no store keeps. */
static it_code find_set(settings *s, it_error *err)
{
	it_reading readings[IT_DIAL_MOST];
	size_t i;
	it_code code;

	if (s->may_be_set || s->direction != IT_SET_DIALS ||
	    s->dials[0].keeps)
		return IT_OK;
	code = read_dials(s, readings, err);
	for (i = 0; code == IT_OK && i < s->count; i++)
		s->may_be_set |= strcmp(readings[i].value,
					s->dials[i].wanted) == 0;
	return code;
}

static it_code settings_undo(it_step *step, const it_run *run, it_error *err)
{
	settings *s = step->data;
	int good = 1;
	it_code code = find_set(s, err);

	if (code != IT_OK || !s->may_be_set)
		return code;
	if (s->direction == IT_SET_DIALS_BACK)
		code = set_all_again(s, &good, err);
	else
		code = put_all_back(s, &good, err);
	return code == IT_OK
		   ? prove(s, run,
			   s->direction == IT_SET_DIALS ? IT_SET_DIALS_BACK
							: IT_SET_DIALS,
			   err)
		   : code;
}

/* ---- in the journal ---------------------------------------------------- */

/* The first word: 0 set, 1 back, 2 back before the driver goes. */
enum { GOES = 2 };

static void put_word(it_strbuf *words, const char *word)
{
	it_strbuf_char(words, ' ');
	it_journal_put_word(words, word);
}

static void put_dial(it_strbuf *words, const it_dial *d)
{
	put_word(words, it_family_name(d->family));
	put_word(words, d->object);
	put_word(words, d->name);
	put_word(words, d->wanted);
	put_word(words, d->current);
	put_word(words, d->stored);
	put_word(words, d->standard);
	it_strbuf_format(words, " %d %d", d->keeps, d->renew);
}

static void settings_encode(const it_step *step, it_strbuf *words)
{
	const settings *s = step->data;
	size_t i;

	it_strbuf_format(words, " %d",
			 s->dials[0].goes
				 ? GOES
				 : s->direction == IT_SET_DIALS_BACK);
	for (i = 0; i < s->count; i++)
		put_dial(words, &s->dials[i]);
}

static int get_text(it_slice *words, char *out)
{
	it_slice word;

	return it_next_word(words, &word) &&
	       it_journal_get_word(word, out, IT_DIAL_TEXT);
}

static int get_dial(it_slice *words, it_dial *d)
{
	char family[IT_DIAL_TEXT];

	return get_text(words, family) &&
	       it_family_of_name(it_slice_of(family), &d->family) &&
	       get_text(words, d->object) && get_text(words, d->name) &&
	       get_text(words, d->wanted) && get_text(words, d->current) &&
	       get_text(words, d->stored) && get_text(words, d->standard) &&
	       it_journal_get_flag(words, &d->keeps) &&
	       it_journal_get_flag(words, &d->renew);
}

static int read_settings(it_slice words, settings *s)
{
	unsigned long way;
	it_slice word;

	if (!it_next_word(&words, &word) || !it_slice_number(word, GOES, &way))
		return 0;
	s->direction = way != 0 ? IT_SET_DIALS_BACK : IT_SET_DIALS;
	while (s->count < IT_DIAL_MOST && it_trim(words).len != 0) {
		s->dials[s->count].goes = way == GOES;
		if (!get_dial(&words, &s->dials[s->count++]))
			return 0;
	}
	return s->count != 0 && it_trim(words).len == 0;
}

static it_code settings_decode(it_slice words, void **data, it_error *err)
{
	settings *s = calloc(1, sizeof *s);

	if (s == NULL)
		return it_fail_memory(err);
	if (read_settings(words, s)) {
		s->may_be_set = 1;
		s->is_resumed = 1;
		*data = s;
		return IT_OK;
	}
	free(s);
	return it_fail(err, IT_FAILED, NULL, "is not a record of settings");
}

const it_step_kind it_kind_settings = {
    "settings",	      settings_check,	 it_step_nothing,
    settings_publish, settings_verify,	 settings_undo,
    it_step_nothing,  it_step_both_ways, NULL,
    settings_encode,  settings_decode,	 free,
};

it_code it_step_refuse_apart(const it_step *step, const it_run *run,
			     it_error *err)
{
	(void)it_fail(err, IT_UNFINISHED, run->root->path,
		      "a run was interrupted while this system ran, and only "
		      "its own programs put back what they may have stored "
		      "(%.200s)",
		      step->path);
	it_error_remedy(err,
			"boot it, and run \"install-tools recover\" there");
	return IT_UNFINISHED;
}

/* What holds until the next boot is gone where the system does not run. */
static it_code apart_probe(it_step *step, const it_run *run, unsigned *ways,
			   it_error *err)
{
	const settings *s = step->data;
	size_t i;

	*ways = IT_CAN_FORWARD | IT_CAN_BACK;
	for (i = 0; i < s->count; i++)
		if (s->dials[i].keeps)
			return it_step_refuse_apart(step, run, err);
	return IT_OK;
}

const it_step_kind it_kind_settings_apart = {
    "settings",	     settings_check,  it_step_nothing,
    it_step_nothing, it_step_nothing, it_step_nothing,
    it_step_nothing, apart_probe,     NULL,
    settings_encode, settings_decode, free,
};

/* On the way back of a run that failed it is not what that failed for. */
const char *it_settings_busy(const it_step *step)
{
	const settings *s = step->data;

	return step->kind == &it_kind_settings &&
			       s->direction == IT_SET_DIALS_BACK &&
			       s->busy[0] != '\0'
		       ? s->busy
		       : NULL;
}

/* ---- adding one -------------------------------------------------------- */

static int is_of_one(const settings *s)
{
	size_t i;

	for (i = 1; i < s->count; i++)
		if (strcmp(s->dials[i].object, s->dials[0].object) != 0)
			return 0;
	return 1;
}

/* Each with its object where the path cannot name that. */
static void describe(const settings *s, it_strbuf *note)
{
	int of_one = is_of_one(s);
	size_t i;

	for (i = 0; i < s->count; i++) {
		const it_dial *d = &s->dials[i];
		int back = s->direction == IT_SET_DIALS_BACK;
		int jumbo = d->family == IT_FAMILY_JUMBO;

		it_strbuf_format(note, "%s%s%s%s %s (%s %s)",
				 i > 0 ? ", " : "",
				 !of_one && !jumbo ? d->object : "",
				 !of_one && !jumbo ? " " : "",
				 jumbo ? d->object : d->name,
				 back ? shown(d->current) : d->wanted,
				 back ? "was set to" : "was",
				 back ? d->wanted : shown(d->current));
	}
}

it_code it_plan_settings(it_plan *plan, const it_dial *dials, size_t count,
			 it_direction direction, it_error *err)
{
	settings *s = calloc(1, sizeof *s);
	it_strbuf note = {NULL, 0, 0, 0};
	char path[2 * IT_DIAL_TEXT];
	it_code code;

	if (s == NULL || count > IT_DIAL_MOST) {
		free(s);
		return it_fail_memory(err);
	}
	s->direction = direction;
	s->count = count;
	memcpy(s->dials, dials, count * sizeof *dials);
	describe(s, &note);
	(void)snprintf(path, sizeof path, is_of_one(s) ? "%s %s" : "%s",
		       it_family_name(dials->family), dials->object);
	code = it_strbuf_check(&note, err);
	if (code == IT_OK)
		code = it_plan_add(plan, &it_kind_settings, path, "set", s, err,
				   "%s", it_strbuf_str(&note));
	else
		free(s);
	it_strbuf_free(&note);
	return code;
}
