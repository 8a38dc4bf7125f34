/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_STRINGS_H
#define SUNOS_STRINGS_H

#include <sys/types.h>

int strcasecmp(const char *, const char *);

#endif
