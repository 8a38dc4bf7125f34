/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The log of the running system: each run that changes it, and each call of
 * its programs with all that they printed.  A log that cannot be written is
 * no error.
 */
#ifndef IT_RUN_LOG_H
#define IT_RUN_LOG_H

#include "installer/programs.h"

#define IT_RUN_LOG_DIRECTORY "/var/log"
#define IT_RUN_LOG IT_RUN_LOG_DIRECTORY "/install-tools.log"

/* One line, with date and process. */
void it_run_log(const char *text, ...) IT_PRINTF(1, 2);

/* it_program_act, and the log of it. */
it_code it_run_logged(it_program program, const char *const *words,
		      it_run_result *result, it_error *err) IT_CHECKED;

/* it_program_prove, likewise. */
it_code it_prove_logged(it_program program, const char *const *words,
			it_run_result *result, it_error *err) IT_CHECKED;

#endif
