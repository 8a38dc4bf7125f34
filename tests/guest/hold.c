/* SPDX-License-Identifier: BSD-2-Clause */
/* hold FILE COMMAND [ARG...]: runs COMMAND while it holds a lock on FILE. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct flock lock;
	int fd, status;
	pid_t pid;

	if (argc < 3)
		return 2;
	memset(&lock, 0, sizeof lock);
	lock.l_type = F_WRLCK;
	lock.l_whence = SEEK_SET;
	fd = open(argv[1], O_RDWR | O_CREAT, 0600);
	if (fd < 0 || fcntl(fd, F_SETLK, &lock) != 0) {
		perror(argv[1]);
		return 2;
	}
	pid = fork(); /* the lock is not inherited */
	if (pid == 0) {
		(void)execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return 2;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
