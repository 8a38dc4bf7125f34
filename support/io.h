/* SPDX-License-Identifier: BSD-2-Clause */
/* read(2) and write(2) that finish what they begin. */
#ifndef IT_IO_H
#define IT_IO_H

#include <sys/types.h>

#include "support/error.h"
#include "support/strbuf.h"

/* Bytes read, less than len only at the end of the file; -1 with errno. */
ssize_t it_read_full(int fd, void *buf, size_t len);

/* 0, or -1 with errno; interrupted and short writes go on. */
int it_write_full(int fd, const void *buf, size_t len);

/* Appends what is left of fd; more than limit bytes is IT_FAILED. */
it_code it_read_all(int fd, const char *name, size_t limit, it_strbuf *out,
		    it_error *err) IT_CHECKED;

/* A file of the running system by its ordinary path. */
it_code it_read_file(const char *path, size_t limit, it_strbuf *out,
		     it_error *err) IT_CHECKED;

#endif
