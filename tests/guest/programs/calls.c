/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Every call is counted and written down, and may be told to go wrong: see
 * "Injections" in tests/guest/README.md.
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/run.h"
#include "tests/guest/programs/calls.h"

enum { MAX_ACTIONS = 8 };

/* How this call goes wrong; zeroed: it does not. */
static struct {
	const char *actions[MAX_ACTIONS];
	const char *values[MAX_ACTIONS]; /* what follows "=", or "" */
	size_t count;
} injected;

static it_strbuf logged;
static unsigned long steps, crash_at;

/* A sanitized build is not to complain of what no program frees. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}

/* ---- the log ---------------------------------------------------------- */

static const char nested[] = "GUEST_NESTED";

static void write_log(const char *end)
{
	it_strbuf_text(&logged, end);
	it_strbuf_char(&logged, '\n');
	state_append("log", logged.data, logged.len);
}

static void begin_log(const char *name, char **argv)
{
	size_t i;

	if (getenv(nested) != NULL)
		it_strbuf_text(&logged, "  ");
	it_strbuf_text(&logged, name);
	for (i = 1; argv[i] != NULL; i++) {
		it_strbuf_char(&logged, ' ');
		it_run_quote(&logged, argv[i]);
	}
	it_strbuf_text(&logged, " -> ");
}

static void die_by(int number) IT_NORETURN;

static void die_by(int number)
{
	char end[32];

	(void)snprintf(end, sizeof end, "signal %d", number);
	write_log(end);
	(void)fflush(NULL);
	(void)signal(number, SIG_DFL);
	(void)kill(getpid(), number);
	_exit(127);
}

/* ---- injections ------------------------------------------------------- */

static const char *action(const char *name)
{
	size_t i;

	for (i = 0; i < injected.count; i++)
		if (strcmp(injected.actions[i], name) == 0)
			return injected.values[i];
	return NULL;
}

/* Until a signal comes; "stubborn": until SIGKILL comes. */
static void hang(void) IT_NORETURN;

static void hang(void)
{
	write_log("hangs");
	(void)fflush(NULL);
	if (action("stubborn") != NULL)
		(void)signal(SIGTERM, SIG_IGN);
	for (;;)
		(void)pause();
}

/* "program:n:action[=value]"; n may be "*". */
static void take_injection(char *line, const char *name, size_t number)
{
	char *count = strchr(line, ':'), *what, *value;

	if (count == NULL || injected.count == MAX_ACTIONS)
		die("bad injection: %s", line);
	*count++ = '\0';
	what = strchr(count, ':');
	if (what == NULL)
		die("bad injection: %s", line);
	*what++ = '\0';
	if (strcmp(line, name) != 0 ||
	    (strcmp(count, "*") != 0 && strtoul(count, NULL, 10) != number))
		return;
	value = strchr(what, '=');
	if (value != NULL)
		*value++ = '\0';
	injected.actions[injected.count] = what;
	injected.values[injected.count++] = value != NULL ? value : "";
}

static void read_injections(const char *name, size_t number)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	state_read("inject", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (it_trim(line).len != 0)
			take_injection(it_slice_dup(it_trim(line)), name,
				       number);
}

static int value_number(const char *value)
{
	return atoi(value);
}

/* What it prints is not this program's. */
static void run_other(const char *command)
{
	char line[512];
	int status = 0;
	pid_t pid;

	(void)snprintf(line, sizeof line, "%s >/dev/null 2>&1", command);
	(void)fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)execl("/sbin/sh", "sh", "-c", line, (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid || status != 0)
		(void)fprintf(stderr, "guest: %s failed\n", command);
}

/* Of each line the first field, and "?" for all others. */
static void pass_names(FILE *from)
{
	char line[1024];
	size_t at;

	while (fgets(line, sizeof line, from) != NULL) {
		at = strcspn(line, ":\n");
		(void)printf("%.*s", (int)at, line);
		for (; line[at] != '\0' && line[at] != '\n'; at++)
			if (line[at] == ':')
				(void)printf(":?");
		(void)printf("\n");
	}
}

/* The program goes on as a child; what it tells comes back through here. */
static void hide_values(void)
{
	int ends[2], status;
	FILE *from;
	pid_t pid;

	if (pipe(ends) != 0 || (pid = fork()) < 0)
		die("cannot fork");
	if (pid == 0) {
		(void)dup2(ends[1], 1);
		(void)close(ends[0]);
		(void)close(ends[1]);
		return;
	}
	(void)close(ends[1]);
	from = fdopen(ends[0], "r");
	if (from == NULL)
		die("cannot read");
	pass_names(from);
	(void)fflush(stdout);
	if (waitpid(pid, &status, 0) != pid)
		die("lost a child");
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 127);
}

/* Each stream goes where the other one went. */
static void swap_streams(void)
{
	int out = dup(1), err = dup(2);

	if (out < 0 || err < 0 || dup2(err, 1) < 0 || dup2(out, 2) < 0)
		die("cannot swap streams");
	(void)close(out);
	(void)close(err);
}

static void be_quiet(void)
{
	if (freopen("/dev/null", "w", stdout) == NULL)
		die("cannot be quiet");
}

static void change_output(void)
{
	if (action("quiet") != NULL)
		be_quiet();
	if (action("swap") != NULL)
		swap_streams();
	if (action("question") != NULL)
		hide_values();
}

/*
 * The caller does nothing any more, but is seen to be dead only when this
 * program has ended, whichever way: else whoever looks next would see what it
 * leaves, or not yet.
 */
static void outlive_caller(pid_t caller)
{
	int ends[2];
	char none;
	pid_t pid;

	if (pipe(ends) != 0 || kill(caller, SIGSTOP) != 0 || (pid = fork()) < 0)
		die("cannot outlive its caller");
	if (pid != 0) {
		(void)close(ends[0]);
		(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
		return;
	}
	(void)close(ends[1]);
	(void)close(1);
	(void)close(2);
	while (read(ends[0], &none, 1) > 0)
		;
	(void)kill(caller, SIGKILL);
	_exit(0);
}

static void signal_caller(int number)
{
	/* One that hangs is never ended by a caller that is stopped. */
	if (number == SIGKILL && action("hang") == NULL &&
	    action("hang-after") == NULL)
		outlive_caller(getppid());
	else
		(void)kill(getppid(), number);
}

void calls_begin(const char *name, char **argv)
{
	char counter[NAME_SIZE];

	(void)snprintf(counter, sizeof counter, "calls.%s", name);
	state_append(counter, "x", 1);
	begin_log(name, argv);
	read_injections(name, state_size(counter));
	change_output();
	if (action("stderr") != NULL)
		(void)fprintf(stderr, "%s\n", action("stderr"));
	if (action("stdout") != NULL)
		(void)printf("%s\n", action("stdout"));
	if (action("run") != NULL)
		run_other(action("run"));
	if (action("crash") != NULL)
		crash_at = strtoul(action("crash"), NULL, 10);
	if (action("signal-caller") != NULL)
		signal_caller(value_number(action("signal-caller")));
	if (action("hang") != NULL)
		hang();
	if (action("kill") != NULL)
		die_by(SIGKILL);
	if (action("hang-up") != NULL)
		die_by(SIGHUP);
	if (action("exit") != NULL)
		calls_end(value_number(action("exit")));
	if (action("lie") != NULL)
		calls_end(0);
}

void calls_end(int status)
{
	char end[32];

	if (action("hang-after") != NULL)
		hang();
	if (action("kill-after") != NULL)
		die_by(SIGKILL);
	if (action("exit-after") != NULL)
		status = value_number(action("exit-after"));
	(void)snprintf(end, sizeof end, "%d", status);
	write_log(end);
	exit(status);
}

void panic(const char *why)
{
	console("panic[cpu0]/thread=ffffff0004c2fc40: %s", why);
	die_by(SIGKILL);
}

void step(void)
{
	if (++steps == crash_at)
		die_by(SIGKILL);
}

int call_program(const char *path, const char *option, const char *value)
{
	int status;
	pid_t pid;

	(void)fflush(NULL);
	pid = fork();
	if (pid < 0)
		die("cannot fork");
	if (pid == 0) {
		(void)setenv(nested, "1", 1);
		(void)execl(path, path, option, value, (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid)
		die("lost %s", path);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}
