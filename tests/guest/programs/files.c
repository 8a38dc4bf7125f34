/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/guest/programs/guest.h"

enum { MAX_FILE = 1 << 24 };

int read_guest_file(const char *path, it_strbuf *text)
{
	int fd = open(path, O_RDONLY);
	it_code code;

	if (fd < 0)
		return 0;
	code = it_read_all(fd, path, MAX_FILE, text, NULL);
	(void)close(fd);
	return code == IT_OK;
}

int append_guest_file(const char *path, const char *text, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
	int bad;

	if (fd < 0)
		return 0;
	bad = it_write_full(fd, text, len) != 0;
	return close(fd) == 0 && !bad;
}
