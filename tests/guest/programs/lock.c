/* SPDX-License-Identifier: BSD-2-Clause */
/* The lock of add_drv and its kin (1.6). */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/calls.h"
#include "tests/guest/programs/databases.h"

static const struct {
	const char *path;
	int flags; /* of open(2) */
	int exists; /* the file is the lock, not what fcntl(2) says of it */
} rows[] = {
	[G05] = {"/tmp/AdDrEm.lck", O_EXCL, 1},
	[G09] = {"/tmp/AdDrEm.lck", 0, 0},
	[G10] = {"/var/run/AdDrEm.lck", O_NOFOLLOW, 0},
	[G25] = {"/var/run/AdDrEm.lck", O_NOFOLLOW, 0},
};

static const char *held; /* the file to remove, where that is the lock */

static void refuse(const char *path, const char *doing)
{
	if (errno == EEXIST || errno == EACCES || errno == EAGAIN)
		(void)fprintf(stderr, "add_drv/rem_drv currently busy; try "
				      "later\n");
	else
		(void)fprintf(stderr, "Failed to %s lock file(%s): %s\n", doing,
			      path, strerror(errno));
	calls_end(1);
}

static void on_signal(int number)
{
	(void)number;
	(void)unlink(held);
	_exit(1);
}

static void hold_file(const char *path)
{
	held = path;
	(void)signal(SIGHUP, on_signal);
	(void)signal(SIGINT, on_signal);
	(void)signal(SIGTERM, on_signal);
}

static void lock_file(int fd, const char *path)
{
	struct flock lock;

	memset(&lock, 0, sizeof lock);
	lock.l_type = F_WRLCK;
	lock.l_whence = SEEK_SET;
	if (fcntl(fd, F_SETLK, &lock) != 0)
		refuse(path, "lock the");
}

void enter_lock(void)
{
	generation tools = the_system()->tools;
	const char *path = basedir_path(rows[tools].path);
	int fd = open(path, O_CREAT | O_RDWR | rows[tools].flags, 0600);

	if (fd < 0)
		refuse(path, "create");
	if (rows[tools].exists)
		hold_file(path);
	else
		lock_file(fd, path);
}

void exit_unlock(void)
{
	if (held != NULL)
		(void)unlink(held);
}

void err_exit(void)
{
	exit_unlock();
	calls_end(1);
}
