/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What mutate.awk puts into a file: the mutant chosen by IT_MUTANT.  In the
 * file IT_MUTANT_TRACE the byte of each condition that was met gets a 1; it
 * is mapped before main, since a confined process may not write any.
 */
#ifndef IT_TESTS_MUTATE_MUTANT_H
#define IT_TESTS_MUTATE_MUTANT_H

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { IT_MUTANTS = 8192 };

static int it_mutant_chosen;
static char *it_mutants_met;

__attribute__((constructor)) static void it_mutant_begin(void)
{
	const char *chosen = getenv("IT_MUTANT");
	const char *trace = getenv("IT_MUTANT_TRACE");
	int fd = trace != NULL ? open(trace, O_RDWR) : -1;
	void *at;

	it_mutant_chosen = chosen != NULL ? atoi(chosen) : 0;
	if (fd < 0)
		return;
	at = mmap(NULL, IT_MUTANTS, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (at != MAP_FAILED)
		it_mutants_met = at;
	(void)close(fd);
}

static int it_mutant(int number, int forced, int is)
{
	if (it_mutants_met != NULL)
		it_mutants_met[number] = '1';
	return it_mutant_chosen == number ? forced : is;
}

#endif
