/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "installer/signals.h"

static volatile int stop_wanted;

static void on_signal(int number)
{
	(void)number;
	stop_wanted++;
}

void it_signals_catch(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action, old;
	size_t i;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	(void)sigemptyset(&action.sa_mask);
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
