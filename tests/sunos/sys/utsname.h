/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_UTSNAME_H
#define SUNOS_SYS_UTSNAME_H

#include <sys/feature_tests.h>

#define _SYS_NMLN 257
struct utsname {
	char sysname[257], nodename[257], release[257], version[257],
	    machine[257];
};
int uname(struct utsname *);

#endif
