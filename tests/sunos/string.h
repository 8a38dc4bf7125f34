/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_STRING_H
#define SUNOS_STRING_H

#include <sys/types.h>

#ifndef NULL
#define NULL 0L
#endif
int memcmp(const void *, const void *, size_t);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
void *memchr(const void *, int, size_t);
char *strcat(char *, const char *);
char *strcpy(char *, const char *);
char *strchr(const char *, int);
char *strrchr(const char *, int);
char *strpbrk(const char *, const char *);
char *strstr(const char *, const char *);
char *strerror(int);
char *strdup(const char *);
size_t strlen(const char *);
size_t strspn(const char *, const char *);
size_t strcspn(const char *, const char *);
int strcasecmp(const char *, const char *);

#endif
