/* SPDX-License-Identifier: BSD-2-Clause */
/* No d_type, and no room for a name in struct dirent. */
#ifndef SUNOS_DIRENT_H
#define SUNOS_DIRENT_H

#include <sys/types.h>

typedef struct {
	int d_fd, d_loc, d_size;
	char *d_buf;
} DIR;
typedef struct dirent {
	ino_t d_ino;
	off_t d_off;
	unsigned short d_reclen;
	char d_name[1];
} dirent_t;
DIR *opendir(const char *);
DIR *fdopendir(int);
struct dirent *readdir(DIR *);
int closedir(DIR *);

#endif
