/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "installer/signals.h"

static volatile int stop_wanted;
static volatile int came, passed_on;
static pid_t catcher;

/*
 * A process of a crew gets ^C itself, and once more as the SIGTERM by which
 * its parent passes it on: that is one stop, in whichever order they come.
 */
static void on_signal(int number, siginfo_t *info, void *unused)
{
	(void)unused;
	if (number == SIGTERM && info != NULL && info->si_pid == catcher)
		passed_on++;
	else
		came++;
	stop_wanted = came > passed_on ? came : passed_on;
}

void it_signals_catch(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action, old;
	size_t i;

	catcher = getpid();
	memset(&action, 0, sizeof action);
	action.sa_flags = SA_SIGINFO;
	action.sa_sigaction = on_signal;
	(void)sigemptyset(&action.sa_mask);
	/* one after the other: they share their counts */
	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		(void)sigaddset(&action.sa_mask, numbers[i]);
	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (sigaction(numbers[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			(void)sigaction(numbers[i], &action, NULL);
}

const volatile int *it_stop_flag(void)
{
	return &stop_wanted;
}

int it_stop_wanted(void)
{
	return stop_wanted;
}
