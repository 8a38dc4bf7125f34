/* SPDX-License-Identifier: BSD-2-Clause */
/* Other programs: what they are given, what comes back. */
#include "config.h"

#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/run.h"
#include "tests/check_support.h"
#include "tests/tree.h"

enum { LIMIT = 1000 };

/* A script, and what is known when it has ended. */
static const struct run_row {
	const char *script;
	it_run_end end;
	int status;
	const char *out, *err;
} run_rows[] = {
	{"exit 0", IT_RUN_EXITED, 0, "", ""},
	{"exit 255", IT_RUN_EXITED, 255, "", ""},
	{"echo out; echo err >&2; exit 3", IT_RUN_EXITED, 3, "out\n", "err\n"},
	{"kill -9 $$", IT_RUN_KILLED, 9, "", ""},
	{"echo some; kill -15 $$", IT_RUN_KILLED, 15, "some\n", ""},
	{"printf 'no newline'", IT_RUN_EXITED, 0, "no newline", ""},
	{"exec >&-; echo err >&2", IT_RUN_EXITED, 0, "", "err\n"},
	{"exec >&- 2>&-; exit 4", IT_RUN_EXITED, 4, "", ""},
	/* the surroundings */
	{"read x; echo \"<$x>\"", IT_RUN_EXITED, 0, "<>\n", ""},
	{"pwd; umask", IT_RUN_EXITED, 0, "/\n0022\n", ""},
	{"unset PWD OLDPWD _ SHLVL; env | sort", IT_RUN_EXITED, 0,
	 "LC_ALL=C\nPATH=/usr/sbin:/usr/bin:/sbin\n", ""},
	{"trap 'echo caught' PIPE; kill -PIPE $$", IT_RUN_EXITED, 0,
	 "caught\n", ""},
	{"trap 'echo caught' XFSZ; kill -XFSZ $$", IT_RUN_EXITED, 0,
	 "caught\n", ""},
	/* a session of its own */
	{"set -- $(cat /proc/$$/stat); test \"$1\" = \"$6\"", IT_RUN_EXITED, 0,
	 "", ""},
};

static it_code run_script(const char *script, it_run_result *r, it_error *err)
{
	const char *args[] = {"-c", NULL, NULL};

	args[1] = script;
	return it_run_program("/bin/sh", args, LIMIT, NULL, NULL, r, err);
}

static void assert_row(const struct run_row *row)
{
	it_run_result r;
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(run_script(row->script, &r, &err), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&r.out), row->out);
	ck_assert_str_eq(it_strbuf_str(&r.err), row->err);
	ck_assert_int_eq(r.end, row->end);
	ck_assert_int_eq(r.status, row->status);
	ck_assert_int_eq(r.out_cut + r.err_cut, 0);
	it_run_result_free(&r);
}

START_TEST(rows)
{
	assert_row(&run_rows[_i]);
}
END_TEST

/* What the caller has is not what the program gets. */
START_TEST(hostile_caller)
{
	size_t i;

	(void)setenv("LD_LIBRARY_PATH", "/nowhere", 1);
	(void)setenv("IFS", "x", 1);
	(void)umask(077);
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	(void)signal(SIGCHLD, SIG_IGN);
	ck_assert_int_eq(chdir("/tmp"), 0);
	for (i = 0; i < COUNT(run_rows); i++)
		assert_row(&run_rows[i]);
	ck_assert(signal(SIGCHLD, SIG_DFL) == SIG_IGN);
}
END_TEST

START_TEST(no_descriptor_more)
{
	static const struct run_row row = {
		"ls /proc/self/fd | wc -l | tr -d ' '", IT_RUN_EXITED, 0,
		"4\n", "" /* the fourth is that of ls */
	};
	int before = tree_open_fds();

	ck_assert_int_eq(dup2(STDIN_FILENO, 77), 77);
	assert_row(&row);
	(void)close(77);
	ck_assert_int_eq(tree_open_fds(), before);
}
END_TEST

START_TEST(closed_descriptors)
{
	static const struct run_row row = {"echo out; echo err >&2",
					   IT_RUN_EXITED, 0, "out\n", "err\n"};
	int kept[3], fd;

	for (fd = 0; fd < 3; fd++) {
		kept[fd] = fcntl(fd, F_DUPFD, 10);
		(void)close(fd);
	}
	assert_row(&row);
	for (fd = 0; fd < 3; fd++)
		ck_assert_int_eq(dup2(kept[fd], fd), fd);
}
END_TEST

/* More than a pipe holds, of both at once, and more than is wanted. */
START_TEST(much_output)
{
	it_run_result r;

	ck_assert_int_eq(run_script("i=0; while [ $i -lt 9000 ]; do "
				    "echo 123456789; echo 987654321 >&2; "
				    "i=$((i + 1)); done; exit 5",
				    &r, NULL),
			 IT_OK);
	ck_assert_uint_eq(r.out.len, LIMIT);
	ck_assert_uint_eq(r.err.len, LIMIT);
	ck_assert_int_eq(r.out_cut, 1);
	ck_assert_int_eq(r.err_cut, 1);
	ck_assert_int_eq(r.status, 5);
	ck_assert_int_eq(strncmp(r.err.data, "987654321\n", 10), 0);
	it_run_result_free(&r);
}
END_TEST

START_TEST(exactly_the_limit)
{
	it_run_result r;

	ck_assert_int_eq(run_script("printf %1000s x", &r, NULL), IT_OK);
	ck_assert_uint_eq(r.out.len, LIMIT);
	ck_assert_int_eq(r.out_cut, 0);
	it_run_result_free(&r);
}
END_TEST

/* It holds both streams open for longer than the test may take. */
START_TEST(left_in_the_background)
{
	it_run_result r;
	const char *pid;

	ck_assert_int_eq(run_script("sleep 600 & echo $!", &r, NULL), IT_OK);
	pid = it_strbuf_str(&r.out);
	ck_assert_int_gt(atoi(pid), 1);
	ck_assert_int_eq(kill((pid_t)atoi(pid), SIGKILL), 0);
	it_run_result_free(&r);
}
END_TEST

static const char *const missing_rows[] = {
	"/no/such/program",
	"/dev/null/program",
};

START_TEST(missing)
{
	const char *args[] = {NULL};
	it_run_result r;

	ck_assert_int_eq(it_run_program(missing_rows[_i], args, LIMIT, NULL,
					NULL, &r,
					NULL),
			 IT_OK);
	ck_assert_int_eq(r.end, IT_RUN_MISSING);
	it_run_result_free(&r);
}
END_TEST

START_TEST(no_program)
{
	const char *args[] = {NULL};
	int before = tree_open_fds();
	it_run_result r;
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_run_program("/etc/passwd", args, LIMIT, NULL,
					NULL, &r, &err),
			 IT_IO);
	ck_assert_int_eq(err.sys_errno, EACCES);
	ck_assert_str_eq(err.path, "/etc/passwd");
	it_run_result_free(&r);
	ck_assert_int_eq(tree_open_fds(), before);
}
END_TEST

/* Each argument arrives as it was, and is shown so that a shell gets it. */
static const struct {
	const char *word, *shown;
} words[] = {
	{"plain-1,2/x=y", "plain-1,2/x=y"},
	{"", "''"},
	{"* 0600 root sys", "'* 0600 root sys'"},
	{"\"pci15ad,7b0\"", "'\"pci15ad,7b0\"'"},
	{"it's", "'it'\\''s'"},
	{"a\nb", "'a\nb'"},
	{"$HOME `x` \\ ~", "'$HOME `x` \\ ~'"},
	{"~", "'~'"},
};

START_TEST(words_arrive)
{
	const char *args[] = {"%s", NULL, NULL};
	it_strbuf shown = {NULL, 0, 0, 0};
	it_run_result r;

	args[1] = words[_i].word;
	ck_assert_int_eq(it_run_program("/usr/bin/printf", args, LIMIT, NULL,
					NULL, &r,
					NULL),
			 IT_OK);
	ck_assert_str_eq(it_strbuf_str(&r.out), words[_i].word);
	it_run_result_free(&r);
	it_run_show(&shown, "/usr/bin/printf", args);
	ck_assert_str_eq(it_strbuf_str(&shown) + strlen("/usr/bin/printf %s "),
			 words[_i].shown);
	ck_assert_int_eq(run_script(it_strbuf_str(&shown), &r, NULL), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&r.out), words[_i].word);
	it_run_result_free(&r);
	it_strbuf_free(&shown);
}
END_TEST

/* Ends it, with what it started, after some calls that came in order. */
typedef struct watched {
	int calls, number;
	unsigned long last;
} watched;

static int end_it(void *arg, unsigned long ms)
{
	watched *w = arg;

	ck_assert_uint_ge(ms, w->last);
	w->last = ms;
	return ++w->calls == 3 ? w->number : 0;
}

static const struct {
	const char *script;
	int number;
} watched_rows[] = {
	{"sleep 600", SIGTERM},
	{"sleep 600 & wait", SIGTERM},
	{"trap '' TERM; sleep 600; sleep 600", SIGKILL},
	{"exec >&- 2>&-; sleep 600", SIGTERM},
	{"while :; do echo x; done", SIGTERM},
};

START_TEST(watched_until_ended)
{
	const char *args[] = {"-c", NULL, NULL};
	watched w = {0, 0, 0};
	it_run_result r;

	args[1] = watched_rows[_i].script;
	w.number = watched_rows[_i].number;
	ck_assert_int_eq(it_run_program("/bin/sh", args, LIMIT, end_it, &w, &r,
					NULL),
			 IT_OK);
	ck_assert_int_ge(w.calls, 3);
	ck_assert_int_eq(r.end, IT_RUN_KILLED);
	ck_assert_int_eq(r.status, w.number);
	it_run_result_free(&r);
}
END_TEST

void add_run(Suite *suite)
{
	TCase *tc = tcase_create("run");

	ADD_ROWS(tc, rows, run_rows);
	tcase_add_test(tc, hostile_caller);
	tcase_add_test(tc, no_descriptor_more);
	tcase_add_test(tc, closed_descriptors);
	tcase_add_test(tc, much_output);
	tcase_add_test(tc, exactly_the_limit);
	tcase_add_test(tc, left_in_the_background);
	ADD_ROWS(tc, missing, missing_rows);
	tcase_add_test(tc, no_program);
	ADD_ROWS(tc, words_arrive, words);
	ADD_ROWS(tc, watched_until_ended, watched_rows);
	suite_add_tcase(suite, tc);
}
