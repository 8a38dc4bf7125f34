/* SPDX-License-Identifier: BSD-2-Clause */
/* No faccessat, linkat, symlinkat, readlinkat. */
#ifndef SUNOS_UNISTD_H
#define SUNOS_UNISTD_H

#include <sys/types.h>
#include <sys/unistd.h>

#define W_OK 2
#define X_OK 1
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#ifndef NULL
#define NULL 0L
#endif
int access(const char *, int);
int chdir(const char *);
int close(int);
int dup(int);
int dup2(int, int);
int execve(const char *, char *const *, char *const *);
void _exit(int) __attribute__((noreturn));
int fchdir(int);
int fchown(int, uid_t, gid_t);
int fdatasync(int);
int fsync(int);
int ftruncate(int, off_t);
pid_t fork(void);
char *getcwd(char *, size_t);
pid_t getpid(void);
pid_t setsid(void);
uid_t geteuid(void);
int isatty(int);
int link(const char *, const char *);
int symlink(const char *, const char *);
int rmdir(const char *);
int pipe(int *);
int pause(void);
int rename(const char *, const char *);
int renameat(int, const char *, int, const char *);
int unlinkat(int, const char *, int);
off_t lseek(int, off_t, int);
ssize_t read(int, void *, size_t);
ssize_t write(int, const void *, size_t);
ssize_t pread(int, void *, size_t, off_t);
ssize_t readlink(const char *, char *, size_t);
long sysconf(int);
void sync(void);

#endif
