/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What programs of the running system tell: at most eight calls, however many
 * links and settings there are.  What they do not know stays empty; but one
 * that dies, or tells nothing where there is always something to tell, is not
 * believed: half of what is wanted would be set, and nobody would know.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/answers.h"
#include "installer/tuning_ways.h"
#include "nettune/fields.h"
#include "support/text.h"

/* What a program may answer. */
typedef enum answer {
	ANYTHING, /* it may not know what is asked for */
	NOTHING,  /* there may be nothing to tell, but then it succeeds */
	SOMETHING
} answer;

static int is_believed(const it_run_result *result, answer wanted)
{
	if (result->end != IT_RUN_EXITED)
		return result->end == IT_RUN_MISSING;
	if (wanted == ANYTHING || result->out.len != 0)
		return 1;
	return wanted == NOTHING && result->status == 0;
}

static const char ask_again[] =
    "run again; without what it tells of the network nothing is tuned "
    "(install: --tune none)";

static it_code refuse(it_tuning *t, it_program program,
		      const it_run_result *result)
{
	it_error *err = &t->job->error;
	const char *name = it_program_name(program);

	if (result->end == IT_RUN_SILENT)
		(void)it_fail(err, IT_FAILED, name, "did not answer in time");
	else
		(void)it_fail(err, IT_FAILED, name,
			      result->end == IT_RUN_KILLED
				      ? "was ended by signal %d"
				      : "tells nothing, and ended with "
					"status %d",
			      result->status);
	it_error_remedy(err, "%s", ask_again);
	return IT_FAILED;
}

/* Output counts whatever the status is: some fail and still tell much. */
static it_code ask(it_tuning *t, it_program program, const char *const *words,
		   answer wanted, it_strbuf *out)
{
	it_run_result result;
	it_code code;

	it_strbuf_reset(out);
	if (it_answers_find(t->job, program, words, out))
		return it_strbuf_check(out, &t->job->error);
	code = it_program_run(program, words, &result, &t->job->error);
	if (code == IT_OK && !is_believed(&result, wanted))
		code = refuse(t, program, &result);
	if (code == IT_OK && result.end == IT_RUN_EXITED)
		it_strbuf_bytes(out, it_strbuf_str(&result.out),
				result.out.len);
	it_run_result_free(&result);
	if (code == IT_OK)
		code = it_strbuf_check(out, &t->job->error);
	return code == IT_OK ? it_answers_keep(t->job, program, words, out)
			     : code;
}

/* ---- links ------------------------------------------------------------- */

enum { WORDS = 8 };

/* In this order: the first makes the links, the others tell more of them. */
static const struct link_row {
	int on_10, elsewhere;
	it_program program;
	const char *words[WORDS];
	answer wanted;
	void (*use)(it_links *links, it_slice output);
} link_rows[] = {
    {1, 0, IT_PROGRAM_DLADM, {"show-link", "-p"}, NOTHING,
     it_links_from_show_link_10},
    {0,
     1,
     IT_PROGRAM_DLADM,
     {"show-phys", "-p", "-o", IT_PHYS_COLUMNS},
     NOTHING,
     it_links_from_phys},
    {0,
     1,
     IT_PROGRAM_DLADM,
     {"show-link", "-p", "-o", IT_LINK_COLUMNS},
     SOMETHING,
     it_links_add_mtu},
    /* By name: a driver may answer garbage for other properties. */
    {0,
     1,
     IT_PROGRAM_DLADM,
     {"show-linkprop", "-c", "-o", IT_POSSIBLE_COLUMNS, "-p", "mtu"},
     SOMETHING,
     it_links_add_possible},
    {1, 1, IT_PROGRAM_IFCONFIG, {"-a"}, SOMETHING, it_links_add_interfaces},
};

/* There was an answer, which is none to what was asked. */
static it_code refuse_hidden(it_tuning *t, it_program program,
			     const char *what)
{
	(void)it_fail(&t->job->error, IT_FAILED, it_program_name(program),
		      "does not tell %s", what);
	it_error_remedy(&t->job->error, "%s", ask_again);
	return IT_FAILED;
}

/* Without their devices its links would look like none of ours. */
static it_code refuse_lacking(it_tuning *t)
{
	(void)it_fail(&t->job->error, IT_FAILED, "dladm",
		      "does not tell the device and the class of every link "
		      "that there is");
	it_error_remedy(&t->job->error, "%s", ask_again);
	return IT_FAILED;
}

/* show-link of Solaris 10 does not say what an aggregation is over. */
static it_code ask_ports(it_tuning *t, it_strbuf *out)
{
	static const char *const words[] = {"show-aggr", "-p", NULL};
	it_code code = ask(t, IT_PROGRAM_DLADM, words, SOMETHING, out);

	if (code == IT_OK)
		it_links_add_ports_10(&t->links, it_strbuf_slice(out));
	return code;
}

static it_code ask_links(it_tuning *t, it_strbuf *out)
{
	int is_10 = t->kernel == IT_KERNEL_10;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < sizeof link_rows / sizeof link_rows[0];
	     i++) {
		const struct link_row *row = &link_rows[i];

		if (is_10 ? !row->on_10 : !row->elsewhere)
			continue;
		/* There may be no link. */
		code = ask(t, row->program, row->words,
			   t->links.count != 0 ? row->wanted : NOTHING, out);
		if (code == IT_OK)
			row->use(&t->links, it_strbuf_slice(out));
	}
	if (code == IT_OK && t->links.aggregated)
		code = ask_ports(t, out);
	if (code == IT_OK && it_links_are_hidden(&t->links))
		return refuse_hidden(t, IT_PROGRAM_DLADM, "the links");
	return code == IT_OK && it_links_are_lacking(&t->links)
		   ? refuse_lacking(t)
		   : code;
}

/* "Memory size: 4096 Megabytes", and what the kernel has of each .conf */
static it_code ask_memory(it_tuning *t, it_strbuf *out)
{
	static const char *const words[] = {"-D", "-v", NULL};
	static const char key[] = "Memory size: ";
	const char *at;
	it_code code = ask(t, IT_PROGRAM_PRTCONF, words, SOMETHING, out);

	if (code != IT_OK)
		return code;
	at = strstr(it_strbuf_str(out), key);
	if (at == NULL)
		return refuse_hidden(t, IT_PROGRAM_PRTCONF, "the memory");
	t->memory = strtoul(at + sizeof key - 1, NULL, 10) * 1024;
	it_links_add_held(&t->links, it_strbuf_slice(out));
	return IT_OK;
}

/* ---- TCP and the stack's LSO switch ------------------------------------ */

static int has_ndd_only(const it_tuning *t)
{
	return it_kernel_is_old(t->kernel);
}

static void name_lso(it_dial *lso, it_family family, const char *object,
		     const char *name)
{
	lso->family = family;
	(void)strcpy(lso->object, object);
	(void)strcpy(lso->name, name);
}

static void name_tcp(it_tuning *t)
{
	size_t i;

	for (i = 0; i < 4; i++) {
		const char *name =
		    it_tcp_name(t->kernel, (it_setting)(IT_SET_TCP_CAP + i));

		t->tcp[i].family =
		    has_ndd_only(t) ? IT_FAMILY_NDD : IT_FAMILY_IPADM;
		(void)snprintf(t->tcp[i].object, IT_DIAL_TEXT, "%s",
			       has_ndd_only(t) ? "/dev/tcp" : "tcp");
		(void)snprintf(t->tcp[i].name, IT_DIAL_TEXT, "%s", name);
	}
	if (has_ndd_only(t))
		name_lso(&t->lso, IT_FAMILY_NDD, "/dev/ip", "ip_lso_outbound");
	else
		name_lso(&t->lso, IT_FAMILY_IPADM, "ip", "_lso_outbound");
}

static it_code read_dials(it_tuning *t, it_dial *dials, size_t count,
			  answer wanted, it_strbuf *out)
{
	it_reading readings[4];
	it_dial_call call;
	size_t i;
	it_code code;

	if (!it_dial_read(dials, count, &call))
		return IT_OK;
	code =
	    ask(t, call.tool == IT_TOOL_NDD ? IT_PROGRAM_NDD : IT_PROGRAM_IPADM,
		call.words, wanted, out);
	if (code != IT_OK)
		return code;
	it_dial_parse(dials, count, it_strbuf_slice(out), readings);
	for (i = 0; i < count; i++) {
		memcpy(dials[i].current, readings[i].value, IT_DIAL_TEXT);
		memcpy(dials[i].stored, readings[i].stored, IT_DIAL_TEXT);
	}
	return IT_OK;
}

/*
 * property:current:persistent:default, of all public ones: a list of names is
 * cut at the first unknown one.  *said: lines of numbers, whatever of;
 * *hidden: a property that there is, without its value.
 */
static void use_tcp(it_tuning *t, it_slice output, size_t *said, int *hidden)
{
	char field[4][64];
	it_slice line;
	it_dial *dial;

	*said = 0;
	*hidden = 0;
	while (it_next_line(&output, &line)) {
		if (!it_fields(line, field, 4))
			continue;
		dial = it_tuning_dial_named(t, field[0]);
		if (!it_text_is_digits(field[1]) ||
		    strcmp(field[2], "?") == 0 || strcmp(field[3], "?") == 0) {
			*hidden |= dial != NULL;
			continue;
		}
		++*said;
		if (dial == NULL)
			continue;
		memcpy(dial->name, field[0], IT_DIAL_TEXT);
		memcpy(dial->current, field[1], IT_DIAL_TEXT);
		memcpy(dial->stored, field[2], IT_DIAL_TEXT);
		memcpy(dial->standard, field[3], IT_DIAL_TEXT);
	}
}

static const char of_tcp[] = "the values of the properties of tcp";

static it_code ask_ipadm(it_tuning *t, const char *names, it_strbuf *out)
{
	const char *public[] = {
	    "show-prop", "-c", "-o", "property,current,persistent,default",
	    "tcp",	 NULL};
	const char *private[] = {
	    "show-prop", "-c",	"-o",  "property,current,persistent,default",
	    "-p",	 names, "tcp", NULL};
	size_t said;
	int hidden;
	it_code code =
	    ask(t, IT_PROGRAM_IPADM, names == NULL ? public : private,
		names == NULL ? SOMETHING : ANYTHING, out);

	if (code != IT_OK)
		return code;
	use_tcp(t, it_strbuf_slice(out), &said, &hidden);
	/* Of a private one that is asked for there may be none. */
	return names == NULL && (hidden || said == 0)
		   ? refuse_hidden(t, IT_PROGRAM_IPADM, of_tcp)
		   : IT_OK;
}

/* All of them are there since long before Solaris 10. */
static it_code ask_ndd(it_tuning *t, it_strbuf *out)
{
	it_code code = read_dials(t, t->tcp, 4, SOMETHING, out);
	size_t i;

	for (i = 0; code == IT_OK && i < 4; i++)
		if (t->tcp[i].current[0] == '\0')
			code = refuse_hidden(t, IT_PROGRAM_NDD, of_tcp);
	return code;
}

/*
 * The congestion window is a private property before 11.4, and so is the cap
 * on 11 Express and the illumos of that time.
 */
static it_code ask_tcp(it_tuning *t, it_strbuf *out)
{
	it_code code;

	if (has_ndd_only(t))
		return ask_ndd(t, out);
	code = ask_ipadm(t, NULL, out);
	if (code == IT_OK && t->tcp[0].current[0] == '\0')
		return ask_ipadm(t, "_max_buf,_cwnd_max", out);
	return code == IT_OK && t->tcp[3].current[0] == '\0'
		   ? ask_ipadm(t, "_cwnd_max", out)
		   : code;
}

/*
 * What became of its underscores on 11.4 nobody has seen: one call asks for
 * both names.  Whether ipadm goes on behind one that it does not know, nobody
 * has seen either; ndd has a name of its own.
 */
static it_code ask_lso_later(it_tuning *t, it_strbuf *out)
{
	it_dial both[2] = {t->lso, t->lso};
	it_code code;

	name_lso(&both[1], IT_FAMILY_IPADM, "ip", "_lso-outbound");
	code = read_dials(t, both, 2, ANYTHING, out);
	t->lso = both[both[0].current[0] == '\0'];
	if (code != IT_OK || t->lso.current[0] != '\0')
		return code;
	name_lso(&t->lso, IT_FAMILY_NDD, "/dev/ip", "ip_lso_outbound");
	return read_dials(t, &t->lso, 1, ANYTHING, out);
}

static it_code ask_lso(it_tuning *t, it_strbuf *out)
{
	if (t->kernel == IT_KERNEL_11_4)
		return ask_lso_later(t, out);
	return read_dials(t, &t->lso, 1, has_ndd_only(t) ? SOMETHING : ANYTHING,
			  out);
}

it_code it_tuning_gather_live(it_tuning *t)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_code code = ask_links(t, &out);

	if (code == IT_OK)
		code = ask_memory(t, &out);
	name_tcp(t);
	if (code == IT_OK)
		code = ask_tcp(t, &out);
	if (code == IT_OK)
		code = ask_lso(t, &out);
	if (code == IT_OK && !has_ndd_only(t))
		code = it_tuning_read_store(t);
	it_strbuf_free(&out);
	return code;
}

/* ---- the profile of the network ----------------------------------------- */

static const char fixed[] = "DefaultFixed";

/* "ncp         Automatic      online"; "" if no line says it. */
static void find_active(it_slice output, char *name)
{
	it_slice line, type, word, state;

	name[0] = '\0';
	while (it_next_line(&output, &line))
		if (it_next_word(&line, &type) && it_slice_is(type, "ncp") &&
		    it_next_word(&line, &word) &&
		    it_next_word(&line, &state) &&
		    it_slice_is(state, "online"))
			(void)it_slice_copy(word, name, IT_DIAL_TEXT);
}

/*
 * 11 11/11 and 11.1 list profiles only where the network is no fixed one, and
 * name it in the refusal.  Whatever else is said, nobody knows which profile
 * it is: then it is none to store anything in.
 */
static void use_netadm(it_tuning *t, const it_run_result *result)
{
	if (result->end == IT_RUN_MISSING)
		return;
	find_active(it_strbuf_slice(&result->out), t->active);
	if (t->active[0] == '\0' &&
	    strstr(it_strbuf_str(&result->err), fixed) == NULL)
		(void)strcpy(t->active, "not known");
	if (strcmp(t->active, fixed) == 0)
		t->active[0] = '\0';
}

it_code it_tuning_ask_profile(it_tuning *t, int *reactive)
{
	static const char *const words[] = {"list", NULL};
	it_run_result result;
	it_code code = IT_OK;

	if (!t->profile_asked && t->job->live &&
	    (t->kernel == IT_KERNEL_11 || t->kernel == IT_KERNEL_11_4)) {
		code = it_program_run(IT_PROGRAM_NETADM, words, &result,
				      &t->job->error);
		if (code == IT_OK)
			use_netadm(t, &result);
		it_run_result_free(&result);
	}
	t->profile_asked = 1;
	*reactive = t->active[0] != '\0';
	return code;
}
