/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of commands; one file cmd_*.c each. */
#ifndef IT_COMMANDS_H
#define IT_COMMANDS_H

#include "installer/options.h"

typedef struct it_command {
	const char *name;
	int (*run)(const it_options *opt); /* returns the exit status */
	size_t least, most;		   /* operands */
	const char *operands;		   /* for the usage line */
	const char *help;		   /* one line */
} it_command;

/* NULL if there is no such command. */
const it_command *it_command_find(const char *name);

int it_cmd_install(const it_options *opt);
int it_cmd_plan(const it_options *opt);
int it_cmd_status(const it_options *opt);
int it_cmd_verify(const it_options *opt);
int it_cmd_repair(const it_options *opt);
int it_cmd_uninstall(const it_options *opt);
int it_cmd_recover(const it_options *opt);
int it_cmd_history(const it_options *opt);
int it_cmd_identify(const it_options *opt);
int it_cmd_inspect(const it_options *opt);
int it_cmd_repack(const it_options *opt);
int it_cmd_tune(const it_options *opt);
int it_cmd_later(const it_options *opt); /* reserved names */

#endif
