/* SPDX-License-Identifier: BSD-2-Clause */
/* utimensat(2) over Solaris 10's futimesat(2), which follows links. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>

#include "support/compat/utimes.h"

int utimensat(int fd, const char *path, const struct timespec times[2],
	      int flags)
{
	struct stat st;
	struct timeval tv[2];

	if (fstatat(fd, path, &st, flags & AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	if ((flags & AT_SYMLINK_NOFOLLOW) != 0 && S_ISLNK(st.st_mode)) {
		errno = ENOTSUP;
		return -1;
	}
	if (it_utimes(times, &st, tv) != 0)
		return -1;
	return futimesat(fd, path, tv);
}
