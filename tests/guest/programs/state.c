/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files below GUEST_STATE.  Any user of the guest may write them, as a real
 * kernel keeps its tables for everybody.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/guest/places.h"
#include "tests/guest/programs/guest.h"

enum { MAX_STATE = 1 << 24, BROKEN = 99 };

void die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	(void)fprintf(stderr, "simulated guest: ");
	(void)vfprintf(stderr, fmt, args);
	(void)fprintf(stderr, "\n");
	va_end(args);
	exit(BROKEN);
}

static void path_of(const char *name, char *path)
{
	(void)snprintf(path, PATH_SIZE, "%s/%s", GUEST_STATE, name);
}

void state_read(const char *name, it_strbuf *text)
{
	char path[PATH_SIZE];

	path_of(name, path);
	if (access(path, F_OK) == 0 &&
	    it_read_file(path, MAX_STATE, text, NULL) != IT_OK)
		die("cannot read %s", path);
}

static void put(const char *path, int flags, const char *text, size_t len)
{
	mode_t mask = umask(0);
	int fd = open(path, O_WRONLY | O_CREAT | flags, 0666);

	(void)umask(mask);
	if (fd < 0 || it_write_full(fd, text, len) != 0 || close(fd) != 0)
		die("cannot write %s: %s", path, strerror(errno));
}

void state_write(const char *name, const it_strbuf *text)
{
	char path[PATH_SIZE], new[PATH_SIZE + 32];

	path_of(name, path);
	(void)snprintf(new, sizeof new, "%s.%ld", path, (long)getpid());
	put(new, O_TRUNC, it_strbuf_str(text), text->len);
	if (rename(new, path) != 0)
		die("cannot rename to %s: %s", path, strerror(errno));
}

void state_append(const char *name, const char *text, size_t len)
{
	char path[PATH_SIZE];

	path_of(name, path);
	put(path, O_APPEND, text, len);
}

size_t state_size(const char *name)
{
	char path[PATH_SIZE];
	struct stat st;

	path_of(name, path);
	return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

void console(const char *fmt, ...)
{
	it_strbuf line = {NULL, 0, 0, 0};
	va_list args;

	va_start(args, fmt);
	it_strbuf_vformat(&line, fmt, args);
	va_end(args);
	it_strbuf_char(&line, '\n');
	state_append("console", line.data, line.len);
	it_strbuf_free(&line);
}

size_t split(it_slice line, char words[][NAME_SIZE], size_t max)
{
	it_slice word;
	size_t count = 0;

	while (count < max && it_next_word(&line, &word)) {
		if (!it_slice_copy(word, words[count], NAME_SIZE))
			die("a word of %lu bytes", (unsigned long)word.len);
		count++;
	}
	return count;
}
