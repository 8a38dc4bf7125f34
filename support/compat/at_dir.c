/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "support/compat/at_dir.h"

int it_at_enter(int fd, int *saved)
{
	*saved = -1;
	if (fd == (int)AT_FDCWD)
		return 0;
	*saved = open(".", O_RDONLY | O_NONBLOCK);
	if (*saved < 0)
		return -1;
	if (fcntl(*saved, F_SETFD, FD_CLOEXEC) == 0 && fchdir(fd) == 0)
		return 0;
	(void)it_at_leave(*saved, -1);
	*saved = -1;
	return -1;
}

int it_at_leave(int saved, int result)
{
	int err = errno;

	if (saved < 0)
		return result;
	if (fchdir(saved) != 0) {
		err = errno;
		result = -1;
	}
	(void)close(saved);
	errno = err;
	return result;
}
