/* SPDX-License-Identifier: BSD-2-Clause */
/* Preloaded: every filesystem claims to be empty, so that no prediction of
 * a full disk comes true. */
#include "config.h"

#include <dlfcn.h>
#include <sys/statvfs.h>

int fstatvfs(int fd, struct statvfs *vfs)
{
	int (*real)(int, struct statvfs *);

	*(void **)&real = dlsym(RTLD_NEXT, "fstatvfs");
	if (real(fd, vfs) != 0)
		return -1;
	vfs->f_bfree = vfs->f_bavail = 1 << 20;
	vfs->f_ffree = vfs->f_favail = 1 << 20;
	return 0;
}
