/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "command": a program of the running system is called.  After
 * an interrupted run nobody knows whether it was called: the tables tell.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "engine/journal_text.h"
#include "installer/driver_db.h"
#include "installer/locks.h"
#include "installer/run_log.h"
#include "installer/step_file_priv.h"
#include "installer/step_live.h"
#include "installer/step_plumb.h"
#include "installer/step_settings.h"
#include "support/io.h"
#include "support/text.h"

enum { MAX_WORD = 256 };

static const char *const effects[] = {"none", "adds", "removes", "binds"};
enum { EFFECTS = sizeof effects / sizeof effects[0] };

typedef struct command {
	it_command_effect effect;
	char *driver; /* "" with IT_EFFECT_NONE */
	it_call call, back;
	it_call proof; /* afterwards; no words: none */
	int may_be_called; /* with IT_EFFECT_NONE nothing else tells */
} command;

/* ---- is it done? ------------------------------------------------------ */

static it_code read_table(it_driver_db *db, it_db_table which,
			  const it_run *run, it_error *err)
{
	it_db_text *table = &db->tables[which];

	memset(db, 0, sizeof *db);
	return it_root_read(run->root, it_db_path(which), IT_DB_MAX_BYTES,
			    &table->text, &table->present, err);
}

static it_code is_registered(const command *c, const it_run *run, int *yes,
			     it_error *err)
{
	it_driver_db db;
	it_code code = read_table(&db, IT_DB_NAME_TO_MAJOR, run, err);

	*yes = code == IT_OK && db.tables[IT_DB_NAME_TO_MAJOR].present &&
	       it_db_major(&db, c->driver) >= 0;
	it_db_free(&db);
	return code;
}

/* The call has the alias in quotes, as update_drv of Solaris 10 wants it. */
static it_code is_bound(const command *c, const it_run *run, int *yes,
			it_error *err)
{
	char alias[MAX_WORD];
	const char *quoted = c->call.words[2] != NULL ? c->call.words[2] : "";
	size_t len = strlen(quoted);
	it_driver_db db;
	it_code code = read_table(&db, IT_DB_DRIVER_ALIASES, run, err);

	*yes = 0;
	if (code == IT_OK && len > 2 && len < sizeof alias) {
		memcpy(alias, quoted + 1, len - 2);
		alias[len - 2] = '\0';
		*yes = it_db_has_alias(&db, c->driver, alias);
	}
	it_db_free(&db);
	return code;
}

static it_code is_done(const command *c, const it_run *run, int *done,
		       it_error *err)
{
	int yes;
	it_code code;

	*done = 0;
	if (c->effect == IT_EFFECT_NONE)
		return IT_OK;
	code = c->effect == IT_EFFECT_BINDS
		       ? is_bound(c, run, &yes, err)
		       : is_registered(c, run, &yes, err);
	*done = code == IT_OK && yes == (c->effect != IT_EFFECT_REMOVES);
	return code;
}

static it_code command_check(it_step *step, const it_run *run, int *done,
			     it_error *err)
{
	return is_done(step->data, run, done, err);
}

/* ---- calling ---------------------------------------------------------- */

static void add_words(it_slice line, char *out, size_t size)
{
	size_t at = strlen(out);

	line = it_trim(line);
	if (line.len == 0 || at + 3 >= size)
		return;
	if (at != 0 && out[at - 1] != '.')
		out[at++] = ';';
	if (at != 0)
		out[at++] = ' ';
	if (line.len > size - 1 - at)
		line.len = size - 1 - at;
	memcpy(out + at, line.at, line.len);
	out[at + line.len] = '\0';
}

/*
 * What it printed, the more telling stream first: add_drv says in its second
 * line why.
 */
static void first_lines(const it_run_result *result, char *out, size_t size)
{
	const it_strbuf *text =
	    result->err.len != 0 ? &result->err : &result->out;
	it_slice rest = it_slice_of(it_strbuf_str(text)), line;
	int i;

	out[0] = '\0';
	for (i = 0; i < 2 && it_next_line(&rest, &line); i++)
		add_words(line, out, size);
}

static it_code failed(const it_call *call, const it_run_result *result,
		      it_error *err)
{
	char said[200];
	const char *name = it_program_name(call->program);

	first_lines(result, said, sizeof said);
	if (result->end == IT_RUN_MISSING)
		(void)it_fail(err, IT_FAILED, it_program_try(call->program, 0),
			      "is missing on this system");
	else if (result->end == IT_RUN_SILENT)
		(void)it_fail(err, IT_FAILED, name,
			      "did not answer in time");
	else if (result->end == IT_RUN_KILLED)
		(void)it_fail(err, IT_FAILED, name, "was ended by signal %d",
			      result->status);
	else
		(void)it_fail(err, IT_FAILED, name,
			      "ended with status %d%s%s", result->status,
			      said[0] != '\0' ? ": " : "", said);
	it_error_remedy(err, "everything was put back; its messages are in "
			     IT_RUN_LOG);
	return IT_FAILED;
}

static it_code judge(const it_call *call, it_run_result *result, it_code code,
		     it_error *err)
{
	if (code == IT_OK &&
	    (result->end != IT_RUN_EXITED || result->status != 0))
		code = failed(call, result, err);
	it_run_result_free(result);
	return code;
}

static it_code call_program(const it_call *call, it_error *err)
{
	it_run_result result;
	it_code code = it_run_logged(call->program, call->words, &result, err);

	return judge(call, &result, code, err);
}

static it_code unproved(const it_call *proof, const char *how, it_error *err)
{
	(void)it_fail(err, IT_FAILED, it_program_name(proof->program),
		      "does not say that %s is %s", proof->words[0], how);
	it_error_remedy(err, "everything was put back; its messages are in "
			     IT_RUN_LOG);
	return IT_FAILED;
}

/* bootadm said that it did its work; asked again it says that it did not. */
static it_code not_updated(it_run_result *result, it_error *err)
{
	it_run_result_free(result);
	(void)it_fail(err, IT_FAILED, it_program_name(IT_PROGRAM_BOOTADM),
		      "says that it updated the boot archive, and that this "
		      "is out of date");
	it_error_remedy(err, "everything was put back; see why \"bootadm "
			     "update-archive -v\" leaves it so");
	return IT_FAILED;
}

/* A service has to be named: what says nothing proves nothing. */
static it_code prove_there(const it_call *proof, it_error *err)
{
	it_run_result result;
	it_code code = it_prove_logged(proof->program, proof->words, &result,
				       err);
	int named = proof->program != IT_PROGRAM_SVCS ||
		    strstr(it_strbuf_str(&result.out), proof->words[0]) != NULL;

	if (code == IT_OK && proof->program == IT_PROGRAM_BOOTADM &&
	    result.end == IT_RUN_EXITED && result.status != 0)
		return not_updated(&result, err);
	code = judge(proof, &result, code, err);
	return code == IT_OK && !named ? unproved(proof, "there", err) : code;
}

/* Does the call delete a service?  Then the proof is that svcs complains. */
static int is_deletion(const it_call *call)
{
	return call->program == IT_PROGRAM_SVCCFG && call->words[0] != NULL &&
	       strcmp(call->words[0], "delete") == 0;
}

static it_code prove_gone(const it_call *proof, it_error *err)
{
	it_run_result result;
	it_code code =
	    it_prove_logged(proof->program, proof->words, &result, err);

	if (code == IT_OK &&
	    (result.end != IT_RUN_EXITED ||
	     !it_svcs_knows_not(&result, proof->words[0])))
		code = unproved(proof, "gone", err);
	it_run_result_free(&result);
	return code;
}

static it_code command_verify(it_step *step, const it_run *run, it_error *err)
{
	const command *c = step->data;

	(void)run;
	if (c->proof.words[0] == NULL)
		return IT_OK;
	return is_deletion(&c->call) ? prove_gone(&c->proof, err)
				     : prove_there(&c->proof, err);
}

static it_code command_publish(it_step *step, const it_run *run,
			       it_error *err)
{
	command *c = step->data;
	int done;
	it_code code = is_done(c, run, &done, err);

	if (code != IT_OK || done)
		return code;
	if (c->effect != IT_EFFECT_NONE)
		code = it_locks_test_add_drv(run->root, err);
	c->may_be_called = 1;
	return code == IT_OK ? call_program(&c->call, err) : code;
}

/* No table shows a service: the proof for the way there is turned round. */
static it_code prove_back(const command *c, it_error *err)
{
	if (c->call.program != IT_PROGRAM_SVCCFG || c->proof.words[0] == NULL)
		return IT_OK;
	return is_deletion(&c->back) ? prove_gone(&c->proof, err)
				     : prove_there(&c->proof, err);
}

static int is_flagged(const it_run *run)
{
	struct stat st;
	int found;

	return it_root_stat(run->root, IT_RECONFIGURE, &st, &found, NULL) !=
		   IT_OK ||
	       found;
}

/*
 * The way back of rem_drv is as if nothing had been removed; add_drv leaves the
 * flag where nothing attaches.  It is harmless where it stays.
 */
static it_code call_back(const command *c, const it_run *run, it_error *err)
{
	int flagged = c->effect != IT_EFFECT_REMOVES || is_flagged(run);
	it_code code = call_program(&c->back, err);

	if (!flagged)
		it_root_unlink(run->root, IT_RECONFIGURE);
	return code;
}

/*
 * What counts are the tables, which are put back after this.  If the call fails
 * the running kernel keeps the change until the next boot.
 */
static it_code command_undo(it_step *step, const it_run *run, it_error *err)
{
	const command *c = step->data;
	it_error ignored;
	int done = c->may_be_called;
	it_code code = IT_OK;

	it_error_clear(&ignored);
	if (c->effect != IT_EFFECT_NONE)
		code = is_done(c, run, &done, err);
	if (code != IT_OK || !done || c->back.words[0] == NULL)
		return code;
	return call_back(c, run, &ignored) == IT_NO_MEMORY
		       ? it_error_pass(err, &ignored)
		       : prove_back(c, err);
}

/* ---- in the journal --------------------------------------------------- */

static void put_call(it_strbuf *out, const it_call *call)
{
	size_t i;

	it_strbuf_format(out, " %s", it_program_name(call->program));
	for (i = 0; call->words[i] != NULL; i++) {
		it_strbuf_char(out, ' ');
		it_journal_put_word(out, call->words[i]);
	}
	it_strbuf_text(out, " ;");
}

static void command_encode(const it_step *step, it_strbuf *words)
{
	const command *c = step->data;

	it_strbuf_format(words, " %s ", effects[c->effect]);
	it_journal_put_word(words, c->driver);
	put_call(words, &c->call);
	put_call(words, &c->back);
	put_call(words, &c->proof);
}

static int find_word(const char *const *list, int count, it_slice word)
{
	int i = 0;

	while (i < count && !it_slice_is(word, list[i]))
		i++;
	return i < count ? i : -1;
}

static int get_program(it_slice *words, it_program *program)
{
	it_slice word;
	int i;

	if (!it_next_word(words, &word))
		return 0;
	for (i = 0; i < (int)IT_PROGRAMS; i++)
		if (it_slice_is(word, it_program_name((it_program)i))) {
			*program = (it_program)i;
			return 1;
		}
	return 0;
}

/* The words of a call up to its ";"; each is a copy. */
static it_code get_call(it_slice *words, it_call *call)
{
	char text[MAX_WORD];
	it_slice word;
	size_t i;

	if (!get_program(words, &call->program))
		return IT_FAILED;
	for (i = 0; it_next_word(words, &word); i++) {
		if (it_slice_is(word, ";"))
			return IT_OK;
		if (i + 1 >= IT_COMMAND_WORDS ||
		    !it_journal_get_word(word, text, sizeof text))
			return IT_FAILED;
		call->words[i] = it_text_dup(text);
		if (call->words[i] == NULL)
			return IT_NO_MEMORY;
	}
	return IT_FAILED;
}

static it_code read_command(it_slice words, command *c)
{
	it_call *const calls[] = {&c->call, &c->back, &c->proof};
	char driver[MAX_WORD];
	it_slice word;
	int effect;
	size_t i;
	it_code code;

	if (!it_next_word(&words, &word))
		return IT_FAILED;
	effect = find_word(effects, EFFECTS, word);
	if (effect < 0 || !it_next_word(&words, &word) ||
	    !it_journal_get_word(word, driver, sizeof driver))
		return IT_FAILED;
	c->effect = (it_command_effect)effect;
	c->driver = it_text_dup(driver);
	code = c->driver != NULL ? IT_OK : IT_NO_MEMORY;
	for (i = 0; code == IT_OK && i < 3; i++)
		code = get_call(&words, calls[i]);
	return code == IT_OK && it_next_word(&words, &word) ? IT_FAILED : code;
}

static void free_call(it_call *call)
{
	size_t i;

	for (i = 0; call->words[i] != NULL; i++)
		free((char *)(size_t)call->words[i]);
}

static void command_free(void *data)
{
	command *c = data;

	if (c == NULL)
		return;
	free_call(&c->call);
	free_call(&c->back);
	free_call(&c->proof);
	free(c->driver);
	free(c);
}

static it_code command_decode(it_slice words, void **data, it_error *err)
{
	command *c = calloc(1, sizeof *c);
	it_code code = c != NULL ? read_command(words, c) : IT_NO_MEMORY;

	if (code == IT_OK) {
		c->may_be_called = 1;
		*data = c;
		return IT_OK;
	}
	command_free(c);
	return code == IT_NO_MEMORY
		       ? it_fail_memory(err)
		       : it_fail(err, IT_FAILED, NULL,
				 "is not a record of a command");
}

const it_step_kind it_kind_command = {
	"command", command_check, it_step_nothing, command_publish,
	command_verify, command_undo, it_step_nothing, it_step_both_ways,
	NULL, command_encode, command_decode, command_free,
};

/* The tables and the archive are files; what svccfg imports is not. */
static it_code apart_probe(it_step *step, const it_run *run, unsigned *ways,
			   it_error *err)
{
	const command *c = step->data;

	*ways = IT_CAN_FORWARD | IT_CAN_BACK;
	return c->call.program == IT_PROGRAM_SVCCFG
		       ? it_step_refuse_apart(step, run, err)
		       : IT_OK;
}

static const it_step_kind command_apart = {
	"command", command_check, it_step_nothing, it_step_nothing,
	it_step_nothing, it_step_nothing, it_step_nothing, apart_probe,
	NULL, command_encode, command_decode, command_free,
};

const it_step_kind *const it_step_kinds[] = {
	&it_kind_file,	      &it_kind_remove,
	&it_kind_directory,   &it_kind_link,
	&it_kind_remove_link, &it_kind_remove_directory,
	&it_kind_table,	      &it_kind_command,
	&it_kind_settings,    &it_kind_plumb,
	&it_kind_ending,
	NULL};

const it_step_kind *const it_step_kinds_apart[] = {
	&it_kind_file,		 &it_kind_remove,
	&it_kind_directory,	 &it_kind_link,
	&it_kind_remove_link,	 &it_kind_remove_directory,
	&it_kind_table,		 &command_apart,
	&it_kind_settings_apart, &it_kind_plumb_apart,
	&it_kind_ending,
	NULL};

/* ---- adding one ------------------------------------------------------- */

static int copy_call(it_call *to, const it_call *from)
{
	size_t i;

	to->program = from->program;
	for (i = 0; from->words[i] != NULL; i++) {
		to->words[i] = it_text_dup(from->words[i]);
		if (to->words[i] == NULL)
			return 0;
	}
	return 1;
}

/* The step's path is the command as it is shown, not one of the root. */
static void show_call(const it_call *call, it_strbuf *out)
{
	size_t i;

	it_strbuf_text(out, it_program_name(call->program));
	for (i = 0; call->words[i] != NULL; i++) {
		it_strbuf_char(out, ' ');
		it_run_quote(out, call->words[i]);
	}
}

it_code it_plan_command(it_plan *plan, const it_planned_command *wanted,
			it_error *err)
{
	const char *driver = wanted->driver != NULL ? wanted->driver : "";
	command *c = calloc(1, sizeof *c);
	it_strbuf shown = {NULL, 0, 0, 0};
	it_code code;

	if (c == NULL)
		return it_fail_memory(err);
	c->effect = wanted->effect;
	c->driver = it_text_dup(driver);
	show_call(&wanted->call, &shown);
	code = it_strbuf_check(&shown, err);
	if (code == IT_OK &&
	    (c->driver == NULL || !copy_call(&c->call, &wanted->call) ||
	     !copy_call(&c->back, &wanted->back) ||
	     !copy_call(&c->proof, &wanted->proof)))
		code = it_fail_memory(err);
	if (code != IT_OK)
		command_free(c);
	else
		code = it_plan_add(plan, &it_kind_command,
				   it_strbuf_str(&shown), "run", c, err,
				   "%s", "by the system's own program");
	it_strbuf_free(&shown);
	return code;
}
