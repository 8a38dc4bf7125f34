/* SPDX-License-Identifier: BSD-2-Clause */
/* mkdirat(2). */
#include "config.h"

#include <sys/stat.h>

#include "support/compat/at_dir.h"

int mkdirat(int fd, const char *path, mode_t mode)
{
	int saved;

	if (it_at_enter(fd, &saved) != 0)
		return -1;
	return it_at_leave(saved, mkdir(path, mode));
}
