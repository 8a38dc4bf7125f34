/* SPDX-License-Identifier: BSD-2-Clause */
/* Longs where Linux has ints: pid_t, mode_t, and signed owners. */
#ifndef SUNOS_SYS_TYPES_H
#define SUNOS_SYS_TYPES_H

#include <sys/feature_tests.h>

typedef unsigned char uchar_t;
typedef unsigned short ushort_t;
typedef unsigned int uint_t;
typedef unsigned long ulong_t;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef long long longlong_t;
typedef unsigned long long u_longlong_t;
typedef enum { B_FALSE, B_TRUE } boolean_t;
typedef char *caddr_t;
typedef long daddr_t;
typedef longlong_t off_t;
typedef longlong_t blkcnt_t;
typedef u_longlong_t fsblkcnt_t, fsfilcnt_t, ino_t;
typedef longlong_t off64_t, offset_t;
typedef u_longlong_t ino64_t;
typedef int blksize_t;
typedef short index_t;
typedef ulong_t major_t, minor_t, mode_t, nlink_t;
typedef long pid_t, id_t;
typedef unsigned int size_t;
typedef int ssize_t;
#define _SIZE_T
typedef long uid_t;
typedef uid_t gid_t;
typedef id_t zoneid_t, projid_t, taskid_t, poolid_t, ctid_t;
typedef ulong_t dev_t;
typedef int key_t;
typedef long time_t;
typedef long clock_t;
typedef int clockid_t;
typedef int timer_t;
typedef unsigned int useconds_t;
typedef long suseconds_t;
typedef uint_t pthread_t;
typedef long long hrtime_t;
#include <sys/select.h>

#endif
