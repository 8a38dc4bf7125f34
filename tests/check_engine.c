/* SPDX-License-Identifier: BSD-2-Clause */
/* engine/: plan and executor, with steps that only note their calls. */
#include "config.h"

#include <check.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/check_engine.h"
#include "tests/check_main.h"
#include "tests/tree.h"

/* ---- the fake step kind ------------------------------------------------- */

it_strbuf fake_log;
static int freed;

static it_code fake_call(it_step *step, int letter, it_error *err)
{
	fake *f = step->data;

	it_strbuf_format(&fake_log, " %c%s", letter, f->name);
	if (f->acts_at == letter)
		f->act();
	if (f->fails_at == NULL || strchr(f->fails_at, letter) == NULL)
		return IT_OK;
	return it_fail(err, IT_FAILED, f->name, "fails at %c", letter);
}

static it_code fake_check(it_step *step, const it_run *run, int *done,
			  it_error *err)
{
	fake *f = step->data;

	(void)run;
	*done = f->done;
	return fake_call(step, 'k', err);
}

#define FAKE_CALL(call, letter)                                               \
	static it_code call(it_step *step, const it_run *run, it_error *err)  \
	{                                                                     \
		(void)run;                                                    \
		return fake_call(step, letter, err);                          \
	}

FAKE_CALL(fake_prepare, 'p')
FAKE_CALL(fake_publish, 'r')
FAKE_CALL(fake_verify, 'v')
FAKE_CALL(fake_undo, 'u')
FAKE_CALL(fake_cleanup, 'c')

static unsigned long long fake_space(const it_step *step)
{
	const fake *f = step->data;

	return f->space;
}

static void fake_free(void *data)
{
	freed++;
	free(data);
}

static it_code fake_probe(it_step *step, const it_run *r, unsigned *ways,
			  it_error *e)
{
	fake *f = step->data;

	(void)r;
	*ways = f->ways;
	return fake_call(step, 'b', e);
}

/* "name ways fails", as the tests of recovery want them. */
static void fake_encode(const it_step *step, it_strbuf *words)
{
	const fake *f = step->data;

	it_strbuf_format(words, " %s %u %s", f->name, f->ways,
			 f->fails_later != NULL ? f->fails_later : "-");
}

static it_code fake_decode(it_slice words, void **data, it_error *e)
{
	static char fails[8];
	it_slice word;
	unsigned long ways;
	fake *f = calloc(1, sizeof *f);

	(void)e;
	ck_assert_ptr_nonnull(f);
	*data = f;
	if (!it_next_word(&words, &word) ||
	    !it_slice_copy(word, f->name, sizeof f->name) ||
	    !it_next_word(&words, &word) ||
	    !it_slice_number(word, 3, &ways) || !it_next_word(&words, &word))
		return IT_FAILED;
	f->ways = (unsigned)ways;
	(void)it_slice_copy(word, fails, sizeof fails);
	f->fails_at = fails[0] != '-' ? fails : NULL;
	return IT_OK;
}

const it_step_kind fake_kind = {
	"fake",	    fake_check,	  fake_prepare, fake_publish, fake_verify,
	fake_undo,  fake_cleanup, fake_probe,	fake_space,   fake_encode,
	fake_decode, fake_free,
};

it_code check_anew(it_plan *steps, const it_run *of, it_error *error)
{
	size_t i;

	for (i = 0; i < steps->count; i++)
		steps->steps[i].is_checked = 0;
	return it_plan_check(steps, of, error);
}

fake *fake_add(it_plan *plan, const char *name)
{
	fake *f = calloc(1, sizeof *f);

	ck_assert_ptr_nonnull(f);
	(void)snprintf(f->name, sizeof f->name, "%s", name);
	f->ways = IT_CAN_FORWARD | IT_CAN_BACK;
	ck_assert_int_eq(it_plan_add(plan, &fake_kind, name, "try", f, NULL,
				     "%s", ""),
			 IT_OK);
	return f;
}

/* ---- a plan of four steps, the second of which is done already ----------- */

enum { A, B, C, D, STEPS };

static tree work;
static it_root root;
static it_run run;
static it_plan plan;
static it_error err;
static fake *fakes[STEPS];
static volatile int stop;
static it_strbuf events;

static void note_event(void *arg, const it_step *step)
{
	it_strbuf_format(arg, " %s:%s", step->path,
			 it_step_state_name(step->state));
}

static void set_up(void)
{
	static const char *const names[STEPS] = {"a", "b", "c", "d"};
	size_t i;

	/* Directories are synced: the steps stand in one that exists. */
	tree_begin(&work);
	tree_add_home(&work, TEST_HOME);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_run_begin(&run, &root, TEST_HOME);
	run.stop = &stop;
	run.on_step = note_event;
	run.arg = &events;
	it_error_clear(&err);
	for (i = 0; i < STEPS; i++)
		fakes[i] = fake_add(&plan, names[i]);
	fakes[B]->done = 1;
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, " ka kb kc kd");
	it_strbuf_reset(&fake_log);
}

static void tear_down(void)
{
	it_plan_free(&plan);
	it_root_close(&root);
	it_strbuf_free(&fake_log);
	it_strbuf_free(&events);
	tree_end(&work);
}

static void expect_states(const char *states)
{
	static const char letters[] = {'p', '=', 's', 'r', 'd', 'u'};
	size_t i;

	for (i = 0; i < STEPS; i++)
		ck_assert_int_eq(letters[plan.steps[i].state], states[i]);
}

START_TEST(all_goes_well)
{
	expect_states("p=pp");
	ck_assert_uint_eq(it_plan_needed(&plan), 3);
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, " pa pc pd ra rc rd va vc vd ca cc cd");
	ck_assert_str_eq(events.data, " a:prepared c:prepared d:prepared"
				      " a:published c:published d:published"
				      " a:done c:done d:done");
	expect_states("d=dd");
	ck_assert_int_eq(err.code, IT_OK);
}
END_TEST

static const struct {
	int step;
	const char *letter;
	const char *log;
} failure_rows[] = {
	{A, "p", " pa ud uc ua"},
	{C, "p", " pa pc ud uc ua"},
	{D, "p", " pa pc pd ud uc ua"},
	{A, "r", " pa pc pd ra ud uc ua"},
	{C, "r", " pa pc pd ra rc ud uc ua"},
	{D, "r", " pa pc pd ra rc rd ud uc ua"},
	{A, "v", " pa pc pd ra rc rd va ud uc ua"},
	{C, "v", " pa pc pd ra rc rd va vc ud uc ua"},
	{D, "v", " pa pc pd ra rc rd va vc vd ud uc ua"},
};

START_TEST(one_step_fails)
{
	char text[32];

	fakes[failure_rows[_i].step]->fails_at = failure_rows[_i].letter;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_FAILED);
	ck_assert_str_eq(fake_log.data, failure_rows[_i].log);
	expect_states("u=uu");
	(void)snprintf(text, sizeof text, "fails at %s",
		       failure_rows[_i].letter);
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.path, fakes[failure_rows[_i].step]->name);
}
END_TEST

START_TEST(events_of_a_failure)
{
	fakes[C]->fails_at = "r";
	ck_assert_int_eq(it_plan_execute(&plan, &run, NULL), IT_FAILED);
	ck_assert_str_eq(events.data, " a:prepared c:prepared d:prepared"
				      " a:published"
				      " d:undone c:undone a:undone");
}
END_TEST

/* Nobody asks for events, nobody can stop it. */
/* What cannot be synced is not published. */
START_TEST(directory_cannot_be_synced)
{
	(void)fake_add(&plan, "gone/e");
	run.sync = IT_SYNC_EACH;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_IO);
	ck_assert_int_eq(err.sys_errno, ENOENT);
	ck_assert_str_eq(fake_log.data, " pa pc pd pgone/e ugone/e ud uc ua");
}
END_TEST

/* A command stands under a text, which must not pass for a file there. */
START_TEST(directory_of_a_command)
{
	static it_step_kind command;

	command = fake_kind;
	command.space = NULL;
	(void)fake_add(&plan, "gone/command");
	plan.steps[STEPS].kind = &command;
	(void)fake_add(&plan, "gone/e");
	run.sync = IT_SYNC_EACH;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_IO);
	ck_assert_int_eq(err.sys_errno, ENOENT);
	ck_assert_ptr_nonnull(strstr(err.path, "gone/e"));
}
END_TEST

START_TEST(a_bare_run)
{
	run.on_step = NULL;
	run.stop = NULL;
	stop = 1;
	ck_assert_int_eq(it_plan_execute(&plan, &run, NULL), IT_OK);
	expect_states("d=dd");
}
END_TEST

START_TEST(nothing_to_do)
{
	size_t i;

	for (i = 0; i < STEPS; i++)
		fakes[i]->done = 1;
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	it_strbuf_reset(&fake_log);
	expect_states("====");
	ck_assert_uint_eq(it_plan_needed(&plan), 0);
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, "");
	ck_assert_str_eq(it_strbuf_str(&events), "");
}
END_TEST

START_TEST(only_added_steps_are_checked)
{
	ck_assert_int_eq(it_plan_check(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, "");
	plan.steps[C].is_checked = 0;
	fakes[C]->done = 1;
	ck_assert_int_eq(it_plan_check(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, " kc");
	expect_states("p==p");
}
END_TEST

START_TEST(check_fails)
{
	fakes[C]->fails_at = "k";
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_FAILED);
	ck_assert_str_eq(fake_log.data, " ka kb kc");
	ck_assert_str_eq(err.path, "c");
}
END_TEST

/* Which calls of each step fail, and in which state the steps end. */
static const struct {
	const char *fails[STEPS];
	const char *path, *text;
	const char *log, *states;
} unfinished_rows[] = {
	{{"u", NULL, NULL, "v"}, "a", "fails at u",
	 " pa pc pd ra rc rd va vc vd ud uc ua", "d=uu"},
	{{NULL, NULL, "u", "r"}, "c", "fails at u",
	 " pa pc pd ra rc rd ud uc ua", "u=ru"},
	{{NULL, NULL, NULL, "pu"}, "d", "fails at u",
	 " pa pc pd ud uc ua", "u=up"},
	{{"u", NULL, "ru", NULL}, "a", "fails at u",
	 " pa pc pd ra rc ud uc ua", "r=su"},
};

/* The others are brought back all the same. */
START_TEST(undo_fails)
{
	size_t i;

	for (i = 0; i < STEPS; i++)
		fakes[i]->fails_at = unfinished_rows[_i].fails[i];
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_UNFINISHED);
	ck_assert_str_eq(fake_log.data, unfinished_rows[_i].log);
	expect_states(unfinished_rows[_i].states);
	ck_assert_int_eq(err.code, IT_UNFINISHED);
	ck_assert_str_eq(err.path, unfinished_rows[_i].path);
	ck_assert_str_eq(err.text, unfinished_rows[_i].text);
}
END_TEST

/* ---- stopping ----------------------------------------------------------- */

static void raise_stop(void)
{
	stop = 1;
}

static const struct {
	int step;
	int letter; /* the call in which the signal comes, 0: before all */
	it_code code;
	const char *log;
} stop_rows[] = {
	{A, 0, IT_STOPPED, " ud uc ua"},
	{A, 'p', IT_STOPPED, " pa ud uc ua"},
	{C, 'p', IT_STOPPED, " pa pc ud uc ua"},
	{D, 'p', IT_STOPPED, " pa pc pd ud uc ua"},
	{A, 'r', IT_OK, " pa pc pd ra rc rd va vc vd ca cc cd"},
	{D, 'v', IT_OK, " pa pc pd ra rc rd va vc vd ca cc cd"},
};

START_TEST(stopped)
{
	fakes[stop_rows[_i].step]->acts_at = stop_rows[_i].letter;
	fakes[stop_rows[_i].step]->act = raise_stop;
	stop = stop_rows[_i].letter == 0;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err),
			 stop_rows[_i].code);
	ck_assert_str_eq(fake_log.data, stop_rows[_i].log);
	expect_states(stop_rows[_i].code == IT_OK ? "d=dd" : "u=uu");
	ck_assert_int_eq(err.code, stop_rows[_i].code);
	if (err.code != IT_OK)
		ck_assert_str_eq(err.text, "stopped by a signal; everything "
					   "is as it was before");
}
END_TEST

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static void on_signal(int number)
{
	stop = 1;
	it_strbuf_format(&fake_log, " !%d", number);
}

static int to_raise;

static void raise_signal(void)
{
	ck_assert_int_eq(raise(to_raise), 0);
}

static void catch_signal(int number)
{
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = on_signal;
	ck_assert_int_eq(sigaction(number, &act, NULL), 0);
	to_raise = number;
}

/* One that comes while files are renamed waits for the end. */
START_TEST(signal_while_publishing)
{
	char want[64];

	catch_signal(signals[_i]);
	fakes[C]->acts_at = 'r';
	fakes[C]->act = raise_signal;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_OK);
	(void)snprintf(want, sizeof want, " pa pc pd ra rc rd va vc vd ca cc "
					  "cd !%d",
		       signals[_i]);
	ck_assert_str_eq(fake_log.data, want);
}
END_TEST

START_TEST(signal_while_undoing)
{
	char want[64];

	catch_signal(signals[_i]);
	fakes[C]->fails_at = "p";
	fakes[C]->acts_at = 'u';
	fakes[C]->act = raise_signal;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_FAILED);
	(void)snprintf(want, sizeof want, " pa pc ud uc ua !%d", signals[_i]);
	ck_assert_str_eq(fake_log.data, want);
}
END_TEST

/* While files are only staged it comes at once. */
START_TEST(signal_while_preparing)
{
	char want[64];

	catch_signal(signals[_i]);
	fakes[C]->acts_at = 'p';
	fakes[C]->act = raise_signal;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_STOPPED);
	(void)snprintf(want, sizeof want, " pa pc !%d ud uc ua", signals[_i]);
	ck_assert_str_eq(fake_log.data, want);
}
END_TEST

/* ---- cleaning up, names, the plan itself --------------------------------- */

START_TEST(cleanup_fails)
{
	fakes[A]->fails_at = "c";
	fakes[C]->fails_at = "c";
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_OK);
	ck_assert_str_eq(fake_log.data, " pa pc pd ra rc rd va vc vd ca cc cd");
	expect_states("d=dd");
	ck_assert_int_eq(err.code, IT_OK);
}
END_TEST

START_TEST(name_of_a_run)
{
	size_t i;

	ck_assert_uint_eq(strlen(run.txid), 13);
	ck_assert_int_eq(strncmp(run.txid, "it", 2), 0);
	for (i = 2; i < 13; i++)
		ck_assert_ptr_nonnull(strchr("0123456789abcdef", run.txid[i]));
	ck_assert_ptr_eq(run.root, &root);
}
END_TEST

static const struct {
	it_step_state state;
	const char *name;
} state_rows[] = {
	{IT_STEP_PLANNED, "planned"},	  {IT_STEP_UNCHANGED, "unchanged"},
	{IT_STEP_PREPARED, "prepared"},	  {IT_STEP_PUBLISHED, "published"},
	{IT_STEP_DONE, "done"},		  {IT_STEP_UNDONE, "undone"},
};

START_TEST(state_names)
{
	ck_assert_str_eq(it_step_state_name(state_rows[_i].state),
			 state_rows[_i].name);
}
END_TEST

START_TEST(adding_and_freeing)
{
	it_plan p = {NULL, 0};
	fake *f = calloc(1, sizeof *f);

	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(it_plan_has(&p, "x"), 0);
	ck_assert_uint_eq(it_plan_needed(&p), 0);
	ck_assert_int_eq(it_plan_add(&p, &fake_kind, "dir/x", "do", f, &err,
				     "%d of %s", 3, "it"),
			 IT_OK);
	ck_assert_str_eq(p.steps[0].path, "dir/x");
	ck_assert_str_eq(p.steps[0].verb, "do");
	ck_assert_str_eq(p.steps[0].note, "3 of it");
	ck_assert_ptr_eq(p.steps[0].data, f);
	ck_assert_int_eq(p.steps[0].state, IT_STEP_PLANNED);
	ck_assert_int_eq(it_plan_has(&p, "dir/x"), 1);
	ck_assert_int_eq(it_plan_has(&p, "dir"), 0);
	freed = 0;
	it_plan_free(&p);
	ck_assert_int_eq(freed, 1);
	ck_assert_uint_eq(p.count, 0);
	it_plan_free(&p);
	ck_assert_int_eq(freed, 1);
}
END_TEST

/* As when the caller's calloc failed. */
START_TEST(adding_nothing)
{
	ck_assert_int_eq(it_plan_add(&plan, &fake_kind, "x", "do", NULL, &err,
				     "%s", ""),
			 IT_NO_MEMORY);
	ck_assert_uint_eq(plan.count, STEPS);
	ck_assert_str_eq(err.text, "out of memory");
}
END_TEST

static TCase *executor_cases(void)
{
	TCase *tc = tcase_create("executor");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, all_goes_well);
	ADD_ROWS(tc, one_step_fails, failure_rows);
	tcase_add_test(tc, events_of_a_failure);
	tcase_add_test(tc, directory_cannot_be_synced);
	tcase_add_test(tc, directory_of_a_command);
	tcase_add_test(tc, a_bare_run);
	tcase_add_test(tc, nothing_to_do);
	tcase_add_test(tc, only_added_steps_are_checked);
	tcase_add_test(tc, check_fails);
	ADD_ROWS(tc, undo_fails, unfinished_rows);
	ADD_ROWS(tc, stopped, stop_rows);
	ADD_ROWS(tc, signal_while_publishing, signals);
	ADD_ROWS(tc, signal_while_undoing, signals);
	ADD_ROWS(tc, signal_while_preparing, signals);
	tcase_add_test(tc, cleanup_fails);
	tcase_add_test(tc, name_of_a_run);
	return tc;
}

static TCase *plan_cases(void)
{
	TCase *tc = tcase_create("plan");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	ADD_ROWS(tc, state_names, state_rows);
	tcase_add_test(tc, adding_and_freeing);
	tcase_add_test(tc, adding_nothing);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("engine");

	suite_add_tcase(suite, plan_cases());
	suite_add_tcase(suite, executor_cases());
	add_space(suite);
	add_words(suite);
	add_files(suite);
	add_home(suite);
	add_journal(suite);
	add_recovery(suite);
	add_locks(suite);
	return run_suite(suite);
}
