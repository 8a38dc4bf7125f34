/* SPDX-License-Identifier: BSD-2-Clause */
/* What the parts of dladm share. */
#ifndef IT_TESTS_GUEST_DLADM_H
#define IT_TESTS_GUEST_DLADM_H

#include "tests/guest/programs/net.h"

/* "dladm: text" and the end of the line, which 2009.06 puts to stdout: 1 */
int dladm_die(const char *fmt, ...) IT_PRINTF(1, 2);
void dladm_warn(const char *fmt, ...) IT_PRINTF(1, 2);

/* What getopt said, or that an operand lacks: 1. */
int dladm_bad_option(const char *usage, int option);
int dladm_usage(const char *usage);

/* Subcommands (dladm_show.c, dladm_old.c); argv[0] is their name. */
int dladm_show_link(int argc, char **argv);
int dladm_show_phys(int argc, char **argv);
int dladm_show_linkprop(int argc, char **argv);
int dladm_show_vnic(int argc, char **argv);
int dladm_show_aggr(int argc, char **argv);

/* dladm of Solaris 10, whole. */
int dladm_old(int argc, char **argv);

/* "60-9000", or the one number where the driver does not answer. */
void dladm_possible(const net_link *of, char *text);

#endif
