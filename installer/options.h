/* SPDX-License-Identifier: BSD-2-Clause */
/* The command line: one table of options, one struct of answers. */
#ifndef IT_OPTIONS_H
#define IT_OPTIONS_H

#include "installer/roots.h"
#include "support/error.h"
#include "support/strbuf.h"
#include "support/sync.h"

enum { IT_MAX_OPERANDS = 4096, IT_MAX_KEYS = 16 };

typedef struct it_options {
	const char *command; /* "install" if none was named */
	int named;	     /* one was, before all options */
	const char *media;   /* NULL: look in the default places */
	it_roots roots;      /* none: the running system */
	const char *operands[IT_MAX_OPERANDS];
	size_t operand_count;
	const char *components; /* "network" unless told otherwise */
	const char *prefix;	/* VMware's --prefix, NULL: none */
	const char *os_dir;	/* NULL: chosen by the system's table */
	const char *new_be;	/* NULL: none; "": any name */
	int start_services;	/* of the component "startup" */
	int archive_follows;	/* an image, though its root may be "/", whose
				 * boot archive somebody else sees to */
	const char *clone;	/* the root is a clone of this name, mounted
				 * for as long as this run takes; NULL: not */
	/* whom to trust */
	const char *keys[IT_MAX_KEYS];
	size_t key_count;
	const char *trust_sha256; /* 64 hexadecimal digits or NULL */
	int require_signature;
	int allow_unsigned;
	/* repack */
	const char *output;
	const char *compress; /* NULL: as the media has it, or zstd */
	const char *sign;
	const char *manifest_out;
	const char *attach;
	const char *revoke[IT_MAX_KEYS]; /* key identities */
	size_t revoke_count;
	int verify_only;
	/* tune */
	const char *tune_profile; /* NULL: as before, else the default */
	const char *tune_link;	  /* NULL: all */
	const char *tune_mtu, *tune_lso, *tune_rtt; /* NULL: the profile's */
	const char *confirm_within; /* seconds, NULL: at once for good */
	long long overdue; /* this deadline is over; 0: the clock says */
	const char *tune_peer; /* a host that answers */
	int tune_live; /* links under traffic too */
	int tune_replumb; /* their interfaces are taken down for it */
	int accept_stale_archive;
	int any_host;
	int allow_downgrade;
	int trust_directory;
	int dry_run;
	int vendor; /* uninstall: what VMware's installer left */
	int no_sync;
	int sync_each;
	unsigned long answer_within; /* seconds; 0: as programs.h has it */
	size_t jobs; /* roots at once; 0: as many as are worth while */
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
 * command does not take is IT_USAGE.  Strings point into argv; the names of
 * roots are copies.  it_options_free in any case.
 */
it_code it_options_parse(it_options *opt, int argc, char *const *argv,
			 it_error *err) IT_CHECKED;
void it_options_free(it_options *opt);

it_sync_mode it_options_sync(const it_options *opt);

/* IT_USAGE for a command that stands behind options. */
it_code it_options_late_command(const char *command, it_error *err);

/* The lines about the options of one command, for --help. */
void it_options_help(it_strbuf *out, const char *command);

#endif
