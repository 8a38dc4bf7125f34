/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_STDLIB_H
#define SUNOS_STDLIB_H

#include <sys/types.h>
#include <sys/wait.h>

#ifndef NULL
#define NULL 0L
#endif
void exit(int) __attribute__((noreturn));
int atoi(const char *);
void *calloc(size_t, size_t);
void *malloc(size_t);
void *realloc(void *, size_t);
void free(void *);
char *getenv(const char *);
int putenv(char *);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
double strtod(const char *, char **);
long strtol(const char *, char **, int);
unsigned long strtoul(const char *, char **, int);
long long strtoll(const char *, char **, int);

#endif
