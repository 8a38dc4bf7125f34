/* SPDX-License-Identifier: BSD-2-Clause */
/* The command line: one table of options, one struct of answers. */
#ifndef IT_OPTIONS_H
#define IT_OPTIONS_H

#include <stdio.h>

#include "support/error.h"

enum { IT_MAX_ROOTS = 64, IT_MAX_OPERANDS = 4096 };

typedef struct it_options {
	const char *command; /* "install" if none was named */
	const char *media;   /* NULL: look in the default places */
	const char *roots[IT_MAX_ROOTS];
	size_t root_count; /* 0: the running system */
	const char *operands[IT_MAX_OPERANDS];
	size_t operand_count;
	const char *components; /* "network" unless told otherwise */
	const char *os_dir;	/* NULL: chosen by the system's table */
	int accept_stale_archive;
	int trust_directory;
	int dry_run;
	int no_sync;
	int strict;
	int json;
	int explain;
	int quiet;
	int verbose;
	int help;
	int version;
} it_options;

/*
 * Commands that take an option are named in the table; an option that the
 * command does not take is IT_USAGE.  Strings point into argv.
 */
it_code it_options_parse(it_options *opt, int argc, char *const *argv,
			 it_error *err) IT_CHECKED;

/* The lines about the options of one command, for --help. */
void it_options_help(FILE *out, const char *command);

#endif
