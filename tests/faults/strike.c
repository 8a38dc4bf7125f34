/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * strike WHAT MICROSECONDS COMMAND...: runs the command and after that time
 * sends it the signal HUP, INT, TERM or KILL, or (pty) takes away the
 * terminal that it has.  Ends as a shell would say that it ended.
 */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const struct what {
	const char *name;
	int number; /* 0: no signal of ours, the terminal goes */
} whats[] = {
    {"HUP", SIGHUP},   {"INT", SIGINT}, {"TERM", SIGTERM},
    {"KILL", SIGKILL}, {"pty", 0},
};

static const struct what *find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof whats / sizeof whats[0]; i++)
		if (strcmp(whats[i].name, name) == 0)
			return &whats[i];
	return NULL;
}

static int open_terminal(void)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY);

	if (fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0) {
		perror("strike: no terminal");
		exit(125);
	}
	return fd;
}

/* The terminal becomes the controlling one and what the child prints on. */
static void take_terminal(int master)
{
	int fd, slave = open(ptsname(master), O_RDWR | O_NOCTTY);

	(void)setsid();
	if (slave < 0 || ioctl(slave, TIOCSCTTY, 0) != 0)
		_exit(125);
	for (fd = 0; fd <= 2; fd++)
		(void)dup2(slave, fd);
	(void)close(master);
	(void)close(slave);
}

static pid_t start(int master, char *const *command)
{
	pid_t pid = fork();
	size_t i;

	if (pid != 0)
		return pid;
	/* A shell starts what runs in the background with INT ignored. */
	for (i = 0; i < sizeof whats / sizeof whats[0]; i++)
		if (whats[i].number != 0)
			(void)signal(whats[i].number, SIG_DFL);
	if (master >= 0)
		take_terminal(master);
	(void)execv(command[0], command);
	_exit(126);
}

static void pass(long microseconds)
{
	struct timespec time;

	time.tv_sec = microseconds / 1000000;
	time.tv_nsec = microseconds % 1000000 * 1000;
	(void)nanosleep(&time, NULL);
}

int main(int argc, char **argv)
{
	const struct what *what = argc > 3 ? find(argv[1]) : NULL;
	int master, status;
	pid_t pid;

	if (what == NULL)
		return 125;
	master = what->number == 0 ? open_terminal() : -1;
	pid = start(master, argv + 3);
	if (pid < 0)
		return 125;
	pass(strtol(argv[2], NULL, 10));
	if (master >= 0)
		(void)close(master);
	else
		(void)kill(pid, what->number);
	if (waitpid(pid, &status, 0) != pid)
		return 125;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
