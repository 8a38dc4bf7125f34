/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/compat/at_dir.h"

enum {
	NONE = -1,   /* the current directory stays */
	BY_NAME = -2 /* come back by way_back */
};

static char way_back[4096];

/*
 * A directory that may not be read, as that of a user whose root is nobody on
 * NFS, cannot be opened to come back to.  Where nothing can be named from it
 * either, nobody misses it.
 */
static int find_way_back(void)
{
	if (getcwd(way_back, sizeof way_back) != NULL && chdir(way_back) == 0)
		return 0;
	if (access(".", X_OK) == 0) {
		errno = EACCES;
		return -1;
	}
	memcpy(way_back, "/", 2);
	return 0;
}

int it_at_enter(int fd, int *saved)
{
	*saved = NONE;
	if (fd == (int)AT_FDCWD)
		return 0;
	*saved = open(".", O_RDONLY | O_NONBLOCK);
	if (*saved < 0 && errno == EACCES && find_way_back() == 0)
		*saved = BY_NAME;
	if (*saved == NONE)
		return -1;
	if ((*saved == BY_NAME || fcntl(*saved, F_SETFD, FD_CLOEXEC) == 0) &&
	    fchdir(fd) == 0)
		return 0;
	(void)it_at_leave(*saved, -1);
	*saved = NONE;
	return -1;
}

int it_at_leave(int saved, int result)
{
	int err = errno;

	if (saved == NONE)
		return result;
	if ((saved == BY_NAME ? chdir(way_back) : fchdir(saved)) != 0) {
		err = errno;
		result = -1;
	}
	if (saved >= 0)
		(void)close(saved);
	errno = err;
	return result;
}
