/* SPDX-License-Identifier: BSD-2-Clause */
/* What we use of it; after dlopen(3C) and dlsym(3C). */
#ifndef SUNOS_DLFCN_H
#define SUNOS_DLFCN_H

#define RTLD_LAZY  0x00001
#define RTLD_LOCAL 0x00000

extern void *dlopen(const char *, int);
extern void *dlsym(void *, const char *);
extern char *dlerror(void);

#endif
