/* SPDX-License-Identifier: BSD-2-Clause */
/* Times are st_mtim; of the *at calls only fstatat. */
#ifndef SUNOS_SYS_STAT_H
#define SUNOS_SYS_STAT_H

#include <sys/types.h>
#include <sys/time_impl.h>

struct stat {
	dev_t st_dev;
	long st_pad1[3];
	ino_t st_ino;
	mode_t st_mode;
	nlink_t st_nlink;
	uid_t st_uid;
	gid_t st_gid;
	dev_t st_rdev;
	long st_pad2[2];
	off_t st_size;
	timestruc_t st_atim, st_mtim, st_ctim;
	blksize_t st_blksize;
	blkcnt_t st_blocks;
	char st_fstype[16];
};
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec
#define S_IFMT 0xF000
#define S_IFIFO 0x1000
#define S_IFCHR 0x2000
#define S_IFDIR 0x4000
#define S_IFBLK 0x6000
#define S_IFREG 0x8000
#define S_IFLNK 0xA000
#define S_IFSOCK 0xC000
#define S_IWOTH 2
#define S_ISFIFO(m) (((m)&0xF000) == 0x1000)
#define S_ISDIR(m) (((m)&0xF000) == 0x4000)
#define S_ISREG(m) (((m)&0xF000) == 0x8000)
#define S_ISLNK(m) (((m)&0xF000) == 0xa000)
int chmod(const char *, mode_t);
int fchmod(int, mode_t);
int stat(const char *, struct stat *);
int lstat(const char *, struct stat *);
int fstat(int, struct stat *);
int mkdir(const char *, mode_t);
mode_t umask(mode_t);
int fstatat(int, const char *, struct stat *, int);

#endif
