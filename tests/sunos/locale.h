/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_LOCALE_H
#define SUNOS_LOCALE_H

#define LC_CTYPE 0
#define LC_ALL 6
char *setlocale(int, const char *);
struct lconv;

#endif
