/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs another program by its absolute path, never through a shell, and
 * waits for its end.  It starts alike whoever called us: standard input is
 * /dev/null, no other descriptor is open, the environment is LC_ALL=C and a
 * fixed PATH, the umask 022, the working directory /, signals are as after
 * login.  It has a session of its own, so that neither ^C nor a terminal that
 * is closed ends it half-way: whether to go on is decided here, after it.
 */
#ifndef IT_RUN_H
#define IT_RUN_H

#include <stddef.h>

#include "support/error.h"
#include "support/strbuf.h"

typedef enum it_run_end {
	IT_RUN_MISSING, /* there is no such program, nothing was run */
	IT_RUN_EXITED,  /* status is its exit status */
	IT_RUN_KILLED,  /* status is the signal that ended it */
	IT_RUN_SILENT   /* given up by installer/programs.h, never here */
} it_run_end;

typedef struct it_run_result {
	it_run_end end;
	int status;
	it_strbuf out; /* the first bytes of what it printed */
	it_strbuf err;
	int out_cut; /* there was more */
	int err_cut;
} it_run_result;

/*
 * Called several times a second while the program runs, with the milliseconds
 * that have passed.  Returns 0, or a signal to be sent to the program and to
 * whatever it started that is still in its session.
 */
typedef int (*it_run_watch)(void *arg, unsigned long ms);

/*
 * args come after the program's name, NULL at the end.  limit: how many bytes
 * of its output, and how many of its errors, are kept; the rest is read and
 * dropped, so that the program is not disturbed.  What it leaves running in
 * the background is not waited for.  watch may be NULL; arg is passed to it.
 * Fails only if the program could not be run or its end is not known; result
 * has to be freed in any case.
 */
it_code it_run_program(const char *path, const char *const *args, size_t limit,
		       it_run_watch watch, void *arg, it_run_result *result,
		       it_error *err) IT_CHECKED;

void it_run_result_free(it_run_result *result);

/* Appends word as a shell would have to be given it. */
void it_run_quote(it_strbuf *out, const char *word);

/* The whole command, as a person could type it. */
void it_run_show(it_strbuf *out, const char *path, const char *const *args);

#endif
