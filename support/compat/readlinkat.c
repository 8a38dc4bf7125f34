/* SPDX-License-Identifier: BSD-2-Clause */
/* readlinkat(2). */
#include "config.h"

#include <unistd.h>

#include "support/compat/at_dir.h"

ssize_t readlinkat(int fd, const char *path, char *text, size_t size)
{
	ssize_t len;
	int saved;

	if (it_at_enter(fd, &saved) != 0)
		return -1;
	len = readlink(path, text, size);
	return it_at_leave(saved, 0) == 0 ? len : -1;
}
