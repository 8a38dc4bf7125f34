/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * called: prints the product's table of called programs: name, paths tried.
 * called NAME [ARG...]: runs one as the product does, and prints what the
 * product is told.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/programs.h"

static void list(void)
{
	const char *path;
	size_t k;
	int i;

	for (i = 0; i < IT_PROGRAMS; i++) {
		(void)printf("%s", it_program_name((it_program)i));
		for (k = 0; (path = it_program_try((it_program)i, k)) != NULL;
		     k++)
			(void)printf(" %s", path);
		(void)printf("\n");
	}
}

static int run(it_program id, const char *const *args)
{
	static const char *const ends[] = {"missing", "exited", "killed"};
	it_run_result r;
	it_error err;

	it_error_clear(&err);
	if (it_program_run(id, args, &r, &err) != IT_OK) {
		(void)printf("%s: %s\n", err.path, err.text);
		return 1;
	}
	(void)printf("%s %d\nout: %s\nerr: %s\n", ends[r.end], r.status,
		     it_strbuf_str(&r.out), it_strbuf_str(&r.err));
	it_run_result_free(&r);
	return 0;
}

int main(int argc, char **argv)
{
	const char *args[16] = {NULL};
	int i;

	if (argc == 1) {
		list();
		return 0;
	}
	for (i = 2; i < argc && i < 17; i++)
		args[i - 2] = argv[i];
	for (i = 0; i < IT_PROGRAMS; i++)
		if (strcmp(it_program_name((it_program)i), argv[1]) == 0)
			return run((it_program)i, args);
	return 2;
}
