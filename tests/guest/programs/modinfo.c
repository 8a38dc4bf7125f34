/* SPDX-License-Identifier: BSD-2-Clause */
/* modinfo: driver-install.md 4.1. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/kernel.h"

/* Of every guest: a few of the modules that a real one has. */
static const struct {
	int id;
	const char *name;
	long major; /* NO_MAJOR: none */
	const char *text;
} fixed[] = {
	{0, "unix", NO_MAJOR, ""},
	{1, "genunix", NO_MAJOR, ""},
	{8, "specfs", NO_MAJOR, "filesystem for specfs"},
	{57, "mac", NO_MAJOR, "MAC Services"},
};

typedef struct showing {
	int wide;
	long id; /* -1: all */
	int count;
} showing;

/* The text of a kernel of 64 bits is cut to 43 columns, of 32 to 51. */
static void show(showing *s, long id, const char *name, unsigned long size,
		 long major, const char *text)
{
	int bits = kernel_bits(), columns = bits == 64 ? 43 : 51;
	char number[24] = "-", shown[2 * NAME_SIZE];

	if (s->id >= 0 && s->id != id)
		return;
	if (s->count++ == 0)
		(void)printf(" Id %*s   Size Info Rev Module Name\n",
			     bits == 64 ? 16 : 8, "Loadaddr");
	if (major != NO_MAJOR)
		(void)snprintf(number, sizeof number, "%ld", major);
	(void)snprintf(shown, sizeof shown, "%s (%.31s)", name, text);
	(void)printf("%3ld %*lx %6lx %3s   1  %.*s\n", id,
		     bits == 64 ? 16 : 8,
		     bits == 64 ? 0xfffffffff7000000UL + (unsigned long)id *
								 0x10000
				: 0xfe800000UL + (unsigned long)id * 0x10000,
		     size, number, s->wide ? (int)sizeof shown : columns,
		     shown);
}

/* A line of state/modules: id, name, size, text. */
static void show_loaded(showing *s, it_slice line)
{
	char words[3][NAME_SIZE], text[NAME_SIZE];
	it_slice word;
	size_t i;

	if (split(line, words, 3) < 3)
		return;
	for (i = 0; i < 3; i++)
		(void)it_next_word(&line, &word);
	(void)it_slice_copy(it_trim(line), text, sizeof text);
	show(s, atol(words[0]), words[1], strtoul(words[2], NULL, 16),
	     major_of(NAME_TO_MAJOR, words[1]), text);
}

static int usage(void)
{
	(void)fprintf(stderr,
		      "usage:  modinfo [-w] [-c] [-i module-id]\n");
	return 1;
}

int modinfo(int argc, char **argv)
{
	showing s = {0, -1, 0};
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	int option;
	size_t i;

	opterr = 0;
	while ((option = getopt(argc, argv, "+i:wc")) != -1) {
		if (option == '?' || option == 'c')
			return usage();
		s.wide |= option == 'w';
		s.id = option == 'i' ? atol(optarg) : s.id;
	}
	for (i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		show(&s, fixed[i].id, fixed[i].name, 0x3000, fixed[i].major,
		     fixed[i].text);
	state_read("modules", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		show_loaded(&s, line);
	if (s.count != 0)
		return 0;
	(void)fprintf(stderr, "can't get module information: Invalid "
			      "argument\n");
	return 1;
}
