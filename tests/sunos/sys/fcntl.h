/* SPDX-License-Identifier: BSD-2-Clause */
/* No O_CLOEXEC and no O_DIRECTORY; AT_FDCWD is unsigned. */
#ifndef SUNOS_SYS_FCNTL_H
#define SUNOS_SYS_FCNTL_H

#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_APPEND 8
#define O_NONBLOCK 0x80
#define O_CREAT 0x100
#define O_TRUNC 0x200
#define O_EXCL 0x400
#define O_NOCTTY 0x800
#define O_NOFOLLOW 0x20000
#define F_DUPFD 0
#define F_SETFD 2
#define F_GETFL 3
#define F_SETFL 4
#define F_SETLK 6
#define F_GETLK 14
#define F_WRLCK 2
#define F_UNLCK 3
#define FD_CLOEXEC 1
#define O_ACCMODE 3
#define AT_FDCWD 0xffd19553
#define AT_SYMLINK_NOFOLLOW 0x1000
#define AT_REMOVEDIR 1
typedef struct flock {
	short l_type, l_whence;
	off_t l_start, l_len;
	int l_sysid;
	pid_t l_pid;
	long l_pad[4];
} flock_t;

#endif
