/* SPDX-License-Identifier: BSD-2-Clause */
/* dirfd(3): Solaris 10 keeps the descriptor in the open structure. */
#include "config.h"

#include <dirent.h>
#include <errno.h>

int dirfd(DIR *dir)
{
#if defined(HAVE_DIR_DD_FD)
	return dir->dd_fd;
#elif defined(HAVE_DIR_D_FD)
	return dir->d_fd;
#else
	(void)dir;
	errno = ENOTSUP;
	return -1;
#endif
}
