/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/watch.h"

/* Reading changes an access time that is older than the file. */
static int set_back(int fd)
{
	struct timespec times[2] = {{1, 0}, {0, UTIME_OMIT}};

	return futimens(fd, times);
}

/* The descriptor is held to ask for the time when the name is gone. */
static void watch_file(void *arg, const states_image *image, const char *path,
		       int inode)
{
	watch *w = arg;
	char full[PATH_MAX];
	int fd;

	(void)image;
	if (w->count == WATCH_MOST)
		w->unread[inode] = 0;
	if (!w->unread[inode])
		return;
	(void)snprintf(full, sizeof full, "%s/%s", w->root, path);
	fd = open(full, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 || set_back(fd) != 0)
		need_die_errno(full);
	w->files[w->count].inode = inode;
	w->files[w->count++].fd = fd;
}

void watch_begin(watch *w, const char *root, const states_image *image,
		 char *unread)
{
	w->root = root;
	w->unread = unread;
	w->count = 0;
	states_walk(image, watch_file, w);
}

void watch_end(watch *w)
{
	struct stat st;

	while (w->count-- > 0) {
		if (fstat(w->files[w->count].fd, &st) != 0)
			need_die_errno(w->root);
		if (st.st_atime != 1 || st.st_nlink != 0)
			w->unread[w->files[w->count].inode] = 0;
		(void)close(w->files[w->count].fd);
	}
}

int watch_works(const char *folder)
{
	char path[PATH_MAX], byte;
	struct stat st;
	int fd, works;

	(void)snprintf(path, sizeof path, "%s/watch.XXXXXX", folder);
	fd = mkstemp(path);
	if (fd < 0)
		need_die_errno(path);
	works = write(fd, "x", 1) == 1 && set_back(fd) == 0 &&
		pread(fd, &byte, 1, 0) == 1 && fstat(fd, &st) == 0 &&
		st.st_atime != 1;
	(void)close(fd);
	(void)unlink(path);
	return works;
}
