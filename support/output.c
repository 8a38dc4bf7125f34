/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "support/io.h"
#include "support/output.h"

static int first_errno;

void it_output(int fd, const it_strbuf *text)
{
	int number = ENOMEM;

	if (fd == STDOUT_FILENO && first_errno != 0)
		return;
	if (!text->failed) {
		if (it_write_full(fd, it_strbuf_str(text), text->len) == 0)
			return;
		number = errno;
	}
	if (fd == STDOUT_FILENO)
		first_errno = number;
}

int it_output_errno(void)
{
	return first_errno;
}
