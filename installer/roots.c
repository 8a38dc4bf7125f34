/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/roots.h"
#include "support/io.h"
#include "support/list.h"
#include "support/text.h"

static it_code append(it_roots *roots, it_slice name, it_error *err)
{
	char **names =
		it_list_more(roots->names, roots->count, sizeof *names);

	if (names == NULL)
		return it_fail_memory(err);
	roots->names = names;
	names[roots->count] = it_slice_dup(name);
	if (names[roots->count] == NULL)
		return it_fail_memory(err);
	roots->count++;
	return IT_OK;
}

it_code it_roots_add(it_roots *roots, const char *name, it_error *err)
{
	if (name[0] != '\0')
		return append(roots, it_slice_of(name), err);
	(void)it_fail(err, IT_USAGE, "--root", "needs the name of a directory");
	it_error_remedy(err, "name one, or leave the option out for the "
			     "running system");
	return IT_USAGE;
}

/* --- a file of roots -------------------------------------------------- */

typedef struct list {
	it_roots *roots;
	const char *name; /* for messages */
	unsigned long line;
	size_t len;
	char text[IT_ROOT_NAME_MAX];
	it_error *err;
} list;

static it_code refuse(const list *l, const char *what)
{
	(void)it_fail(l->err, IT_USAGE, l->name, "line %lu: %s", l->line,
		      what);
	it_error_remedy(l->err, "put the name of one root on each line");
	return IT_USAGE;
}

static it_code end_line(list *l)
{
	it_slice name;

	name.at = l->text;
	name.len = l->len;
	l->len = 0;
	l->line++;
	if (name.len == 0 || name.at[0] == '#')
		return IT_OK;
	return append(l->roots, name, l->err);
}

static it_code take_byte(list *l, char byte)
{
	if (byte == '\n')
		return end_line(l);
	if (byte == '\0')
		return refuse(l, "holds a NUL byte");
	if (l->len == sizeof l->text)
		return refuse(l, "is too long for a name");
	l->text[l->len++] = byte;
	return IT_OK;
}

static it_code cannot(it_error *err, const char *file, const char *what)
{
	(void)it_fail(err, IT_USAGE, file, "%s: %s", what, strerror(errno));
	it_error_remedy(err, "name a file that lists roots, or \"-\" for "
			     "standard input");
	return IT_USAGE;
}

/* Block by block: a list may be as long as it likes. */
static it_code read_lines(list *l, int fd)
{
	char block[4096];
	ssize_t i, got;
	it_code code = IT_OK;

	do {
		got = it_read_full(fd, block, sizeof block);
		if (got < 0)
			return cannot(l->err, l->name, "cannot be read");
		for (i = 0; code == IT_OK && i < got; i++)
			code = take_byte(l, block[i]);
	} while (code == IT_OK && got != 0);
	return code == IT_OK && l->len != 0 ? end_line(l) : code;
}

static it_code read_list(it_roots *roots, const char *name, int fd,
			 it_error *err)
{
	size_t before = roots->count;
	list l;
	it_code code;

	l.roots = roots;
	l.name = name;
	l.line = 1;
	l.len = 0;
	l.err = err;
	code = read_lines(&l, fd);
	if (code != IT_OK || roots->count > before)
		return code;
	(void)it_fail(err, IT_USAGE, name, "names no root");
	it_error_remedy(err, "put the name of one root on each line");
	return IT_USAGE;
}

it_code it_roots_from(it_roots *roots, const char *file, it_error *err)
{
	int fd;
	it_code code;

	if (strcmp(file, "-") == 0)
		return read_list(roots, "standard input", STDIN_FILENO, err);
	fd = open(file, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return cannot(err, file, "cannot be opened");
	code = read_list(roots, file, fd, err);
	(void)close(fd);
	return code;
}

/* --- the same root twice ---------------------------------------------- */

typedef struct place {
	dev_t dev;
	ino_t ino;
	size_t number; /* in it_roots */
} place;

static int compare_places(const void *one, const void *other)
{
	const place *a = one, *b = other;

	if (a->dev != b->dev)
		return a->dev < b->dev ? -1 : 1;
	if (a->ino != b->ino)
		return a->ino < b->ino ? -1 : 1;
	return a->number < b->number ? -1 : 1;
}

/* What is not there is refused when its turn comes. */
static size_t find_places(const it_roots *roots, place *places)
{
	struct stat st;
	size_t i, count = 0;

	for (i = 0; i < roots->count; i++) {
		if (stat(roots->names[i], &st) != 0)
			continue;
		places[count].dev = st.st_dev;
		places[count].ino = st.st_ino;
		places[count++].number = i;
	}
	return count;
}

static it_code check_places(const it_roots *roots, const place *places,
			    size_t count, it_error *err)
{
	const place *a, *b;
	char first[1024];

	for (a = places, b = a + 1; count > 1; a++, b++, count--) {
		if (a->dev != b->dev || a->ino != b->ino)
			continue;
		it_mask(first, sizeof first, roots->names[a->number]);
		(void)it_fail(err, IT_USAGE, roots->names[b->number],
			      "is the same root as %s, named before it",
			      first);
		it_error_remedy(err, "name each root once");
		return IT_USAGE;
	}
	return IT_OK;
}

it_code it_roots_check(const it_roots *roots, it_error *err)
{
	place *places;
	size_t count;
	it_code code;

	if (roots->count < 2)
		return IT_OK;
	places = malloc(roots->count * sizeof *places);
	if (places == NULL)
		return it_fail_memory(err);
	count = find_places(roots, places);
	qsort(places, count, sizeof *places, compare_places);
	code = check_places(roots, places, count, err);
	free(places);
	return code;
}

void it_roots_free(it_roots *roots)
{
	while (roots->count > 0)
		free(roots->names[--roots->count]);
	free(roots->names);
	roots->names = NULL;
}
