/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_SYSTEMINFO_H
#define SUNOS_SYS_SYSTEMINFO_H

#define SI_ARCHITECTURE 6
#define SI_ARCHITECTURE_K 518
int sysinfo(int, char *, long);

#endif
