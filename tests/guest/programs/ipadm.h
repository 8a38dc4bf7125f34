/* SPDX-License-Identifier: BSD-2-Clause */
/* What the parts of ipadm share. */
#ifndef IT_TESTS_GUEST_IPADM_H
#define IT_TESTS_GUEST_IPADM_H

#include "tests/guest/programs/stack.h"
#include "tests/guest/programs/tables.h"

/* Its end of line goes to stdout (2.2.3): 1 */
int ipadm_die(const char *fmt, ...) IT_PRINTF(1, 2);

int ipadm_bad_option(const char *usage, int option);
int ipadm_is_proto(const char *word);

/* The row of what a boot plumbs, or NULL. */
row *ipadm_stored(table *t, const char *name);

/* Subcommands (ipadm_show.c, ipadm_if.c); argv[0] is their name. */
int ipadm_show_prop(int argc, char **argv);
int ipadm_show_ifprop(int argc, char **argv);
int ipadm_show_if(int argc, char **argv);
int ipadm_show_addr(int argc, char **argv);
int ipadm_disable_if(int argc, char **argv);
int ipadm_enable_if(int argc, char **argv);
int ipadm_create_if(int argc, char **argv);
int ipadm_delete_if(int argc, char **argv);
int ipadm_create_addr(int argc, char **argv);
int ipadm_delete_addr(int argc, char **argv);
int ipadm_add_ipmp(int argc, char **argv);

#endif
