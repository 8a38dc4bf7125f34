/* SPDX-License-Identifier: BSD-2-Clause */
/* fchmodat(2); links have no mode of their own, so no flag is known. */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include "support/compat/at_dir.h"

int fchmodat(int fd, const char *path, mode_t mode, int flags)
{
	int saved;

	if (flags != 0) {
		errno = EINVAL;
		return -1;
	}
	if (it_at_enter(fd, &saved) != 0)
		return -1;
	return it_at_leave(saved, chmod(path, mode));
}
