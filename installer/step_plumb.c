/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/journal_text.h"
#include "installer/run_log.h"
#include "installer/step_file_priv.h"
#include "installer/step_plumb.h"
#include "installer/step_settings.h"

typedef struct plumb {
	it_plumb_way way;
	int touched; /* this process, or one before it, was here */
	it_plumbing p;
} plumb;

/* ---- calls ---------------------------------------------------------- */

/* How an interface is; without an answer nothing is known to be there. */
struct state {
	int told;
	size_t present; /* of its addresses */
	int half;
};

static it_code look(const it_plumbing *p, struct state *is, it_error *err)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_dial_call call;
	it_slice text;
	it_code code;

	memset(is, 0, sizeof *is);
	if (!it_plumbing_ask(p->old, &call))
		return it_fail(err, IT_FAILED, p->name, "cannot be asked for");
	code = it_dial_ask(&call, &out, err);
	text.at = it_strbuf_str(&out);
	text.len = out.len;
	is->told = it_plumbing_is_told(text);
	if (code == IT_OK && is->told) {
		is->present = it_plumbing_present(p, text);
		is->half = it_plumbing_is_half(p, text);
	}
	it_strbuf_free(&out);
	return code;
}

/* On the way back "recover" is what the executor tells of instead. */
static const char put_back[] =
    "everything was put back; the messages of the system's programs are "
    "in " IT_RUN_LOG;

static it_code missing(const it_plumbing *p, const char *what,
		       const char *which, int more, it_error *err)
{
	(void)it_fail(err, IT_FAILED, p->name,
		      "did not come back with its %s: %s%s", what, which,
		      more ? " and others" : "");
	it_error_remedy(err, "%s", put_back);
	return IT_FAILED;
}

static it_code no_address(const it_plumbing *p, it_error *err)
{
	return missing(p, "address", p->rows[0], p->count > 1, err);
}

/* What is plumbed is not plumbed again; what this does, the next look tells. */
static it_code clear_half(const it_plumbing *p, const struct state *is,
			  it_error *err)
{
	it_dial_call call;
	int succeeded;

	return is->half && it_plumbing_down(p, &call)
		       ? it_dial_run(&call, &succeeded, NULL, err)
		       : IT_OK;
}

/* No exit status is believed: whether it is up, its addresses tell. */
static it_code bring_up(const it_plumbing *p, it_error *err)
{
	it_dial_call call;
	struct state is;
	int succeeded;
	it_code code = look(p, &is, err);

	if (code != IT_OK || is.present == p->count)
		return code;
	code = clear_half(p, &is, err);
	if (code != IT_OK || !it_plumbing_up(p, &call))
		return code != IT_OK ? code : no_address(p, err);
	code = it_dial_run(&call, &succeeded, NULL, err);
	if (code == IT_OK)
		code = look(p, &is, err);
	return code == IT_OK && is.present != p->count ? no_address(p, err)
						       : code;
}

/* ---- routes --------------------------------------------------------- */

static it_code no_route(const it_plumbing *p, size_t which, it_error *err)
{
	char text[IT_ROUTE_TEXT] = "";
	it_slice extra;
	it_route route;

	if (it_route_read(p->routes[which], &route, &extra))
		it_route_say(&route, text, sizeof text);
	return missing(p, "route", text, 0, err);
}

static it_code read_table(it_strbuf *out, it_error *err)
{
	it_dial_call call;

	it_strbuf_reset(out);
	return it_routes_ask(&call) ? it_dial_ask(&call, out, err) : IT_OK;
}

/* The first that is not there; their count: all are. */
static size_t find_missing(const it_plumbing *p, const it_strbuf *table)
{
	it_slice text;
	size_t i;

	text.at = it_strbuf_str(table);
	text.len = table->len;
	for (i = 0; i < p->route_count; i++)
		if (!it_plumbing_has_route(p->routes[i], text))
			break;
	return i;
}

/* Some gateways are reached by the direct ones. */
static it_code add_missing(const it_plumbing *p, const it_strbuf *table,
			   int direct, it_error *err)
{
	it_slice text, extra;
	it_dial_call call;
	it_route route;
	it_code code = IT_OK;
	int succeeded;
	size_t i;

	text.at = it_strbuf_str(table);
	text.len = table->len;
	for (i = 0; code == IT_OK && i < p->route_count; i++)
		if (it_route_read(p->routes[i], &route, &extra) &&
		    route.direct == direct &&
		    !it_plumbing_has_route(p->routes[i], text) &&
		    it_route_add(p->routes[i], &call))
			code = it_dial_run(&call, &succeeded, NULL, err);
	return code;
}

/*
 * Twice, since one may be behind another.  What did not go with the interface
 * is there already; whether one was added its status does not tell.
 */
static it_code bring_routes(const it_plumbing *p, it_error *err)
{
	it_strbuf table = {NULL, 0, 0, 0};
	size_t left = 0;
	it_code code = IT_OK;
	int tries;

	for (tries = 0; p->route_count != 0 && code == IT_OK; tries++) {
		code = read_table(&table, err);
		left = find_missing(p, &table);
		if (code != IT_OK || left == p->route_count || tries == 2)
			break;
		code = add_missing(p, &table, 1, err);
		if (code == IT_OK)
			code = add_missing(p, &table, 0, err);
	}
	it_strbuf_free(&table);
	return code == IT_OK && left != p->route_count ? no_route(p, left, err)
						       : code;
}

static it_code bring_back(const it_plumbing *p, it_error *err)
{
	it_code code = bring_up(p, err);

	return code == IT_OK ? bring_routes(p, err) : code;
}

/* ---- down ----------------------------------------------------------- */

/* Setting a link in use may stop the system: no answer counts as in use. */
static it_code untold(const it_plumbing *p, it_error *err)
{
	(void)it_fail(err, IT_FAILED, p->name,
		      "cannot be asked for: nothing tells whether it is down");
	it_error_remedy(err, "everything was put back; run again");
	return IT_FAILED;
}

static int is_down(const struct state *is)
{
	return is->told && is->present == 0 && !is->half;
}

static it_code take_down(const it_plumbing *p, int surely, it_error *err)
{
	it_dial_call call;
	struct state is;
	int succeeded;
	it_code code = look(p, &is, err);

	if (code != IT_OK || is_down(&is))
		return code;
	if (!is.told && surely)
		return untold(p, err);
	if (!it_plumbing_down(p, &call))
		return it_fail(err, IT_FAILED, p->name, "cannot be named");
	code = it_dial_run(&call, &succeeded, NULL, err);
	if (code == IT_OK)
		code = look(p, &is, err);
	if (code != IT_OK || is_down(&is))
		return code;
	(void)it_fail(err, IT_FAILED, p->name, "could not be taken down");
	it_error_remedy(err, "%s", put_back);
	return IT_FAILED;
}

/* ---- the step ------------------------------------------------------- */

static it_code plumb_check(it_step *step, const it_run *run, int *done,
			   it_error *err)
{
	(void)step;
	(void)run;
	(void)err;
	*done = 0;
	return IT_OK;
}

static it_code plumb_publish(it_step *step, const it_run *run, it_error *err)
{
	plumb *data = step->data;

	(void)run;
	data->touched = 1;
	return data->way == IT_PLUMB_DOWN ? take_down(&data->p, 1, err)
					  : bring_back(&data->p, err);
}

/* One that is taken down is verified when the other step brings it back. */
static it_code plumb_verify(it_step *step, const it_run *run, it_error *err)
{
	const plumb *data = step->data;

	(void)run;
	return data->way == IT_PLUMB_UP ? bring_back(&data->p, err) : IT_OK;
}

/*
 * The step "up" is undone by taking the interface down once more, so that the
 * link can be set back.  A failure is no error here: the setting shows whether
 * it worked, and the step "down", undone last, brings the interface back.
 */
static it_code plumb_undo(it_step *step, const it_run *run, it_error *err)
{
	const plumb *data = step->data;
	it_error ignored;

	(void)run;
	if (!data->touched)
		return IT_OK;
	if (data->way == IT_PLUMB_DOWN)
		return bring_back(&data->p, err);
	it_error_clear(&ignored);
	return take_down(&data->p, 0, &ignored) == IT_NO_MEMORY
		   ? it_error_pass(err, &ignored)
		   : IT_OK;
}

/* ---- in the journal ------------------------------------------------- */

static void plumb_encode(const it_step *step, it_strbuf *words)
{
	const plumb *data = step->data;
	size_t i;

	it_strbuf_format(words, " %d %d ", data->way == IT_PLUMB_UP,
			 data->p.old);
	it_journal_put_word(words, data->p.name);
	for (i = 0; i < data->p.count; i++) {
		it_strbuf_char(words, ' ');
		it_journal_put_word(words, data->p.rows[i]);
	}
	for (i = 0; i < data->p.route_count; i++) {
		it_strbuf_char(words, ' ');
		it_journal_put_word(words, data->p.routes[i]);
	}
}

/* No address begins like a route, and none stands behind one. */
static int take_text(it_plumbing *p, it_slice word)
{
	char text[IT_PLUMB_TEXT];

	if (!it_journal_get_word(word, text, sizeof text))
		return 0;
	if (strncmp(text, "inet ", 5) == 0 || strncmp(text, "inet6 ", 6) == 0) {
		if (p->route_count == IT_PLUMB_ROUTES)
			return 0;
		memcpy(p->routes[p->route_count++], text, sizeof text);
		return 1;
	}
	if (p->count == IT_PLUMB_ROWS || p->route_count != 0)
		return 0;
	memcpy(p->rows[p->count++], text, sizeof text);
	return 1;
}

static int read_plumb(it_slice words, plumb *data)
{
	it_plumbing *p = &data->p;
	it_slice word;
	int up;

	if (!it_journal_get_flag(&words, &up) ||
	    !it_journal_get_flag(&words, &p->old) ||
	    !it_next_word(&words, &word) ||
	    !it_journal_get_word(word, p->name, sizeof p->name))
		return 0;
	data->way = up ? IT_PLUMB_UP : IT_PLUMB_DOWN;
	while (it_next_word(&words, &word))
		if (!take_text(p, word))
			return 0;
	return p->count != 0;
}

static it_code plumb_decode(it_slice words, void **out, it_error *err)
{
	plumb *data = calloc(1, sizeof *data);

	if (data == NULL)
		return it_fail_memory(err);
	if (read_plumb(words, data)) {
		data->touched = 1;
		*out = data;
		return IT_OK;
	}
	free(data);
	return it_fail(err, IT_FAILED, NULL, "is not a record of an interface");
}

const it_step_kind it_kind_plumb = {
    "plumb",	  plumb_check,	it_step_nothing, plumb_publish,
    plumb_verify, plumb_undo,	it_step_nothing, it_step_both_ways,
    NULL,	  plumb_encode, plumb_decode,	 free,
};

const it_step_kind it_kind_plumb_apart = {
    "plumb",	     plumb_check,     it_step_nothing, it_step_nothing,
    it_step_nothing, it_step_nothing, it_step_nothing, it_step_both_ways,
    NULL,	     plumb_encode,    plumb_decode,    free,
};

/* ---- adding one ----------------------------------------------------- */

static void describe(const it_plumbing *p, it_plumb_way way, it_strbuf *note)
{
	char text[IT_ROUTE_TEXT];
	it_slice extra;
	it_route route;
	size_t i;

	for (i = 0; i < p->count; i++)
		it_strbuf_format(note, "%s%s", i > 0 ? ", " : "", p->rows[i]);
	if (way == IT_PLUMB_UP && p->route_count != 0)
		it_strbuf_format(note, " and %lu route%s",
				 (unsigned long)p->route_count,
				 p->route_count == 1 ? "" : "s");
	for (i = 0; way == IT_PLUMB_DOWN && i < p->route_count; i++) {
		if (!it_route_read(p->routes[i], &route, &extra))
			continue;
		it_route_say(&route, text, sizeof text);
		it_strbuf_format(note, ", route %s", text);
	}
}

it_code it_plan_plumb(it_plan *plan, const it_plumbing *plumbing,
		      it_plumb_way way, it_error *err)
{
	plumb *data = calloc(1, sizeof *data);
	it_strbuf note = {NULL, 0, 0, 0};
	char path[IT_LINK_NAME + 16];
	it_code code;

	if (data == NULL)
		return it_fail_memory(err);
	data->way = way;
	data->p = *plumbing;
	describe(plumbing, way, &note);
	(void)snprintf(path, sizeof path, "interface %s", plumbing->name);
	code = it_strbuf_check(&note, err);
	if (code == IT_OK)
		code = it_plan_add(plan, &it_kind_plumb, path,
				   way == IT_PLUMB_DOWN ? "down" : "up", data,
				   err, "%s%s",
				   way == IT_PLUMB_DOWN ? "for a moment, with "
							: "again, with ",
				   it_strbuf_str(&note));
	else
		free(data);
	it_strbuf_free(&note);
	return code;
}
