/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_UNISTD_H
#define SUNOS_SYS_UNISTD_H

#define _SC_ARG_MAX 1
#define _SC_CHILD_MAX 2
#define _SC_CLK_TCK 3
#define _SC_OPEN_MAX 5
#define _SC_PAGESIZE 11
#define _SC_PAGE_SIZE 11
#define _SC_NPROCESSORS_CONF 14
#define _SC_NPROCESSORS_ONLN 15
#define _SC_PHYS_PAGES 500
#define _PC_NAME_MAX 4
#define _PC_PATH_MAX 5
#define _PC_ACL_ENABLED 20

#endif
