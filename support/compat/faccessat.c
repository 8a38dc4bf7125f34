/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * faccessat(2).  AT_EACCESS cannot be had: access(2) asks for the real user,
 * who is the effective one here, since the program is never set-uid.
 */
#include "config.h"

#include <unistd.h>

#include "support/compat/at_dir.h"

int faccessat(int fd, const char *path, int mode, int flags)
{
	int saved, result;

	(void)flags;
	if (it_at_enter(fd, &saved) != 0)
		return -1;
	result = access(path, mode);
	return it_at_leave(saved, result);
}
