/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_CTYPE_H
#define SUNOS_CTYPE_H

int isalnum(int);
int isdigit(int);
int isspace(int);
int isxdigit(int);
int tolower(int);
int toupper(int);
unsigned char __ctype[];
#define isdigit(c) ((__ctype + 1)[(int)(c)] & 4)
#undef isdigit

#endif
