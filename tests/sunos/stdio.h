/* SPDX-License-Identifier: BSD-2-Clause */
/* No getline, no dprintf. */
#ifndef SUNOS_STDIO_H
#define SUNOS_STDIO_H

#include <sys/feature_tests.h>
#include <sys/types.h>
#include <stdarg.h>

#ifndef NULL
#define NULL 0L
#endif
typedef struct __FILE {
	long _p[16];
} FILE;
typedef long fpos_t;

#define EOF (-1)
#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif
int rename(const char *, const char *);
int snprintf(char *, size_t, const char *, ...)
	__attribute__((format(printf, 3, 4)));
int sscanf(const char *, const char *, ...);
int vsnprintf(char *, size_t, const char *, va_list)
	__attribute__((format(printf, 3, 0)));
int renameat(int, const char *, int, const char *);
int getc(FILE *);
int ferror(FILE *);

#endif
