/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_STATVFS_H
#define SUNOS_SYS_STATVFS_H

#include <sys/types.h>

typedef struct statvfs {
	unsigned long f_bsize, f_frsize;
	fsblkcnt_t f_blocks, f_bfree, f_bavail;
	fsfilcnt_t f_files, f_ffree, f_favail;
	unsigned long f_fsid;
	char f_basetype[16];
	unsigned long f_flag, f_namemax;
	char f_fstr[32];
} statvfs_t;
#define ST_RDONLY 1
int statvfs(const char *, struct statvfs *);
int fstatvfs(int, struct statvfs *);

#endif
