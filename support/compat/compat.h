/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What older systems lack (Solaris 10 above all).  config.h includes this
 * file, so every source has it.  configure builds the replacements that the
 * system needs (IT_REPLACE_FUNCTIONS); where a flag of open(2) is missing it
 * is 0 here, so callers check with fstat what they opened.
 *
 * IT_COMPAT_RENAMED: the test gives every replacement another name and so
 * runs them on a system that has the real ones.
 */
#ifndef IT_COMPAT_H
#define IT_COMPAT_H

#include <sys/types.h>

#if !HAVE_DECL_O_CLOEXEC
#define O_CLOEXEC 0
#endif
#if !HAVE_DECL_O_DIRECTORY
#define O_DIRECTORY 0
#endif
#if !HAVE_DECL_AT_EACCESS
#define AT_EACCESS 0x4
#endif
#if !HAVE_DECL_AT_SYMLINK_FOLLOW
#define AT_SYMLINK_FOLLOW 0x2000
#endif

#ifdef IT_COMPAT_RENAMED
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#define dirfd      it_compat_dirfd
#define fchmodat   it_compat_fchmodat
#define futimens   it_compat_futimens
#define getline    it_compat_getline
#define linkat     it_compat_linkat
#define mkdirat    it_compat_mkdirat
#define mkdtemp    it_compat_mkdtemp
#define readlinkat it_compat_readlinkat
#define strndup    it_compat_strndup
#define symlinkat  it_compat_symlinkat
#define utimensat  it_compat_utimensat
#undef HAVE_DIRFD
#undef HAVE_FACCESSAT
#undef HAVE_FCHMODAT
#undef HAVE_FUTIMENS
#undef HAVE_GETLINE
#undef HAVE_LINKAT
#undef HAVE_MKDIRAT
#undef HAVE_MKDTEMP
#undef HAVE_READLINKAT
#undef HAVE_STRNDUP
#undef HAVE_SYMLINKAT
#undef HAVE_UTIMENSAT
#endif

#ifndef HAVE_DIRFD
#include <dirent.h>
int dirfd(DIR *dir);
#endif
#ifndef HAVE_FACCESSAT
int faccessat(int fd, const char *path, int mode, int flags);
#endif
#ifndef HAVE_FCHMODAT
int fchmodat(int fd, const char *path, mode_t mode, int flags);
#endif
#ifndef HAVE_GETLINE
#include <stdio.h>
ssize_t getline(char **line, size_t *size, FILE *file);
#endif
#ifndef HAVE_LINKAT
int linkat(int oldfd, const char *oldpath, int newfd, const char *newpath,
	   int flags);
#endif
#ifndef HAVE_MKDIRAT
int mkdirat(int fd, const char *path, mode_t mode);
#endif
#ifndef HAVE_MKDTEMP
char *mkdtemp(char *name);
#endif
#ifndef HAVE_READLINKAT
ssize_t readlinkat(int fd, const char *path, char *text, size_t size);
#endif
#ifndef HAVE_STRNDUP
char *strndup(const char *text, size_t max);
#endif
#ifndef HAVE_SYMLINKAT
int symlinkat(const char *text, int fd, const char *path);
#endif
#if !defined(HAVE_UTIMENSAT) || !defined(HAVE_FUTIMENS)
#include <time.h>
#include <sys/stat.h>
#ifndef UTIME_NOW
#define UTIME_NOW  (-1L)
#define UTIME_OMIT (-2L)
#endif
#endif
#ifndef HAVE_UTIMENSAT
int utimensat(int fd, const char *path, const struct timespec times[2],
	      int flags);
#endif
#ifndef HAVE_FUTIMENS
int futimens(int fd, const struct timespec times[2]);
#endif

#endif
