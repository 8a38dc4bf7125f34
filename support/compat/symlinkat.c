/* SPDX-License-Identifier: BSD-2-Clause */
/* symlinkat(2). */
#include "config.h"

#include <unistd.h>

#include "support/compat/at_dir.h"

int symlinkat(const char *text, int fd, const char *path)
{
	int saved;

	if (it_at_enter(fd, &saved) != 0)
		return -1;
	return it_at_leave(saved, symlink(text, path));
}
