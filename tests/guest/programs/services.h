/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef IT_TESTS_GUEST_SERVICES_H
#define IT_TESTS_GUEST_SERVICES_H

#include "tests/guest/programs/tables.h"

/* Reads the services into t; the one that a pattern names, NULL: none. */
row *find_service(table *t, const char *pattern);

#endif
