/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "installer/patience.h"
#include "installer/programs.h"
#include "support/output.h"

enum {
	MAX_PATHS = 2,
	ANSWER = 300, /* seconds: pkg may have to make an index first */
	A_WHILE = 10, /* seconds after which a person asks what is going on */
	MAX_OUTPUT = 1 << 20 /* prtconf of a large machine has 200 KB */
};

/*
 * In the order in which they are tried.  /sbin is a directory of its own on
 * Solaris 10, 2009.06 and illumos, a link to /usr/sbin on Solaris 11; where
 * a program is in two places both are the same program.
 */
static const char *const paths[IT_PROGRAMS][MAX_PATHS] = {
	[IT_PROGRAM_ADD_DRV] = {"/usr/sbin/add_drv"},
	[IT_PROGRAM_REM_DRV] = {"/usr/sbin/rem_drv"},
	[IT_PROGRAM_UPDATE_DRV] = {"/usr/sbin/update_drv"},
	[IT_PROGRAM_DEVFSADM] = {"/usr/sbin/devfsadm"},
	[IT_PROGRAM_MODINFO] = {"/usr/sbin/modinfo"},
	[IT_PROGRAM_BOOTADM] = {"/sbin/bootadm", "/usr/sbin/bootadm"},
	[IT_PROGRAM_BEADM] = {"/usr/sbin/beadm", "/sbin/beadm"},
	[IT_PROGRAM_ZONENAME] = {"/sbin/zonename", "/usr/bin/zonename"},
	[IT_PROGRAM_ISAINFO] = {"/usr/bin/isainfo"},
	[IT_PROGRAM_PKG] = {"/usr/bin/pkg"},
	[IT_PROGRAM_PKGINFO] = {"/usr/bin/pkginfo"},
	[IT_PROGRAM_SVCADM] = {"/usr/sbin/svcadm"},
	[IT_PROGRAM_SVCCFG] = {"/usr/sbin/svccfg"},
	[IT_PROGRAM_SVCS] = {"/usr/bin/svcs"},
	[IT_PROGRAM_SVCPROP] = {"/usr/bin/svcprop"},
	[IT_PROGRAM_PRTCONF] = {"/usr/sbin/prtconf"},
	[IT_PROGRAM_SMBIOS] = {"/usr/sbin/smbios"},
	[IT_PROGRAM_PRTDIAG] = {"/usr/sbin/prtdiag"},
	[IT_PROGRAM_DLADM] = {"/sbin/dladm", "/usr/sbin/dladm"},
	[IT_PROGRAM_IPADM] = {"/sbin/ipadm", "/usr/sbin/ipadm"},
	[IT_PROGRAM_NDD] = {"/usr/sbin/ndd"},
	[IT_PROGRAM_IFCONFIG] = {"/sbin/ifconfig", "/usr/sbin/ifconfig"},
	[IT_PROGRAM_KSTAT] = {"/usr/bin/kstat"},
	[IT_PROGRAM_NETADM] = {"/usr/sbin/netadm"},
	[IT_PROGRAM_NETSTAT] = {"/usr/bin/netstat"},
	[IT_PROGRAM_ROUTE] = {"/usr/sbin/route", "/sbin/route"},
	[IT_PROGRAM_PING] = {"/usr/sbin/ping"},
};

static const char *const names[IT_PROGRAMS] = {
#define IT_PROGRAM_NAME(id, name, purpose) name,
	IT_PROGRAM_LIST(IT_PROGRAM_NAME)
#undef IT_PROGRAM_NAME
};

const char *it_program_name(it_program id)
{
	return names[id];
}

const char *it_program_try(it_program id, size_t i)
{
	return i < MAX_PATHS ? paths[id][i] : NULL;
}

const char *it_program_path(it_program id)
{
	const char *path;
	size_t i;

	for (i = 0; (path = it_program_try(id, i)) != NULL; i++)
		if (access(path, X_OK) == 0)
			return path;
	return NULL;
}

/* ---- waiting ------------------------------------------------------------ */

static struct {
	unsigned long seconds;
	int quiet;
	const volatile int *stops;
	int silent[IT_PROGRAMS]; /* it did not answer once */
} waiting = {ANSWER, 0, NULL, {0}};

typedef struct call {
	it_program id;
	const char *const *args;
	it_patience patience;
} call;

void it_programs_wait(unsigned long seconds, int quiet,
		      const volatile int *stops)
{
	waiting.seconds = seconds != 0 ? seconds : ANSWER;
	waiting.quiet = quiet;
	waiting.stops = stops;
}

static int count_stops(void)
{
	return waiting.stops != NULL ? *waiting.stops : 0;
}

/* Around a number of seconds; without an end there is none. */
static const struct around {
	const char *begin, *end;
} news_words[][2] = {
	/* what tells something, what may change something */
	[IT_PATIENCE_WAITS] = {{"is being waited for, up to ", ""},
			       {"is being waited for; ^C ends it", NULL}},
	[IT_PATIENCE_STOPS] = {{"", NULL},
			       {"has ", " to end by itself; another ^C ends "
					"it now"}},
	[IT_PATIENCE_SILENT] = {{"did not answer within ",
				 " and is not asked again"},
				{"did not answer within ", ""}},
	[IT_PATIENCE_STUBBORN] = {{"was killed and does not end", NULL},
				  {"was killed and does not end: it may "
				   "still write, and is waited for",
				   NULL}},
};

static void say_news(const call *c, it_patience_news news)
{
	const it_patience *p = &c->patience;
	const struct around *a = &news_words[news][p->changes];
	unsigned long ms =
	    news == IT_PATIENCE_STOPS ? p->while_ms / 2 : p->limit_ms;
	unsigned long seconds = (ms + 999) / 1000; /* half a one counts */
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_text(&line, "install-tools: ");
	it_program_show(c->id, c->args, &line);
	it_strbuf_format(&line, ": %s", a->begin);
	if (a->end != NULL)
		it_strbuf_format(&line, "%lu second%s%s", seconds,
				 seconds == 1 ? "" : "s", a->end);
	it_strbuf_char(&line, '\n');
	it_output(STDERR_FILENO, &line);
	it_strbuf_free(&line);
}

static int watch(void *arg, unsigned long ms)
{
	call *c = arg;
	it_patience_news news;
	int number =
	    it_patience_judge(&c->patience, ms, count_stops(), &news);

	if (news != IT_PATIENCE_NONE &&
	    (news != IT_PATIENCE_WAITS || !waiting.quiet))
		say_news(c, news);
	return number;
}

enum how { ASKS, ACTS, PROVES };

static void be_patient(it_patience *p, enum how how)
{
	memset(p, 0, sizeof *p);
	p->changes = how != ASKS;
	p->proves = how == PROVES;
	p->limit_ms = waiting.seconds * 1000;
	p->while_ms =
	    (waiting.seconds < A_WHILE ? waiting.seconds : A_WHILE) * 1000;
	p->stops = count_stops();
}

/* What it said until then may be half an answer. */
static void make_silent(it_run_result *result)
{
	it_run_result_free(result);
	result->end = IT_RUN_SILENT;
}

static it_code run(call *c, const char *path, it_run_result *result,
		   it_error *err)
{
	it_code code = it_run_program(path, c->args, MAX_OUTPUT, watch, c,
				      result, err);

	if (code == IT_OK && c->patience.proves && c->patience.silent)
		make_silent(result);
	if (code != IT_OK || c->patience.changes || c->patience.sent == 0)
		return code;
	make_silent(result);
	if (c->patience.silent) {
		waiting.silent[c->id] = 1;
		return IT_OK;
	}
	return it_fail(err, IT_STOPPED, path,
		       "was stopped by a signal before it answered");
}

/*
 * A transaction has them blocked.  Those that nobody catches stay so: they
 * would end it half-way.
 */
static void hear_signals(sigset_t *before)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action;
	sigset_t heard;
	size_t i;

	(void)sigemptyset(&heard);
	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (sigaction(numbers[i], NULL, &action) == 0 &&
		    action.sa_handler != SIG_DFL)
			(void)sigaddset(&heard, numbers[i]);
	(void)sigprocmask(SIG_UNBLOCK, &heard, before);
}

static it_code run_if_there(it_program id, enum how how,
			    const char *const *args, it_run_result *result,
			    it_error *err)
{
	const char *path = it_program_path(id);
	sigset_t before;
	it_code code = IT_OK;
	call c;

	c.id = id;
	c.args = args;
	memset(result, 0, sizeof *result);
	if (path == NULL)
		return IT_OK;
	hear_signals(&before);
	be_patient(&c.patience, how);
	code = run(&c, path, result, err);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return code;
}

it_code it_program_run(it_program id, const char *const *args,
		       it_run_result *result, it_error *err)
{
	if (!waiting.silent[id])
		return run_if_there(id, ASKS, args, result, err);
	memset(result, 0, sizeof *result);
	result->end = IT_RUN_SILENT;
	return IT_OK;
}

it_code it_program_act(it_program id, const char *const *args,
		       it_run_result *result, it_error *err)
{
	return run_if_there(id, ACTS, args, result, err);
}

it_code it_program_prove(it_program id, const char *const *args,
			 it_run_result *result, it_error *err)
{
	return run_if_there(id, PROVES, args, result, err);
}

static int has(const it_strbuf *text, const char *word)
{
	return strstr(it_strbuf_str(text), word) != NULL;
}

int it_svcs_knows_not(const it_run_result *result, const char *fmri)
{
	return result->end == IT_RUN_MISSING ||
	       (result->end == IT_RUN_EXITED && result->status == 1 &&
		result->out.len == 0 && has(&result->err, fmri) &&
		!has(&result->err, "repository"));
}

void it_program_show(it_program id, const char *const *args, it_strbuf *out)
{
	const char *path = it_program_path(id);

	it_run_show(out, path != NULL ? path : it_program_try(id, 0), args);
}
