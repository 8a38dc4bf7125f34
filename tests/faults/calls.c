/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/text.h"
#include "tests/faults/calls.h"

enum call_trait {
	CHANGES = 1, /* what is on disk, or whether it stays there */
	SHORT = 2,   /* may handle fewer bytes than asked */
	AFTER = 4,   /* an error does not mean that nothing was done */
	PATH0 = 16,  /* args[0] is a path */
	PATH1 = 32,  /* args[1] is a path, args[0] a directory */
	FILE0 = 64,  /* args[0] is a descriptor */
	VARIES = 128, /* with the lengths of numbers of inodes and times */
};

struct call_kind {
	long number;
	const char *name;
	int traits;
	const char *errnos;
};

static const struct errno_row {
	const char *name;
	int number;
} errno_rows[] = {
	{"EIO", EIO},	    {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT},
	{"EACCES", EACCES}, {"EPERM", EPERM},	{"EROFS", EROFS},
	{"EMFILE", EMFILE}, {"ENFILE", ENFILE}, {"ENOMEM", ENOMEM},
	{"ELOOP", ELOOP},   {"EXDEV", EXDEV},	{"ENOENT", ENOENT},
	{"EINTR", EINTR},	    {"ENOLCK", ENOLCK},
};

/* What looking a path up may answer. */
#define LOOKUP "EACCES EIO ELOOP ENOENT ENOMEM"
/* And a change of what a directory names. */
#define NAMING LOOKUP " EDQUOT ENOSPC EPERM EROFS"
#define ATTRIBUTES "EIO EPERM EROFS"
#define WRITING "EDQUOT EINTR EIO ENOSPC EPERM"
#define OPENING LOOKUP " EINTR EMFILE ENFILE EPERM"

/*
 * From section 2 of the Linux manual pages and of POSIX, where EIO is allowed
 * for all that reads a disk.  Calls that can answer none of the campaign's
 * values are here for their names.
 */
static const struct call_kind kinds[] = {
	{SYS_openat, "openat", PATH1, OPENING},
#ifdef SYS_openat2
	{SYS_openat2, "openat2", PATH1, OPENING},
#endif
	{SYS_read, "read", FILE0 | SHORT, "EINTR EIO"},
	{SYS_pread64, "pread", FILE0 | SHORT, "EINTR EIO"},
	{SYS_readv, "readv", FILE0, "EINTR EIO"},
	{SYS_write, "write", FILE0 | SHORT | CHANGES, WRITING},
	{SYS_pwrite64, "pwrite", FILE0 | SHORT | CHANGES, WRITING},
	{SYS_writev, "writev", FILE0 | CHANGES, WRITING},
	{SYS_close, "close", FILE0 | AFTER, "EDQUOT EINTR EIO ENOSPC"},
	{SYS_fsync, "fsync", FILE0 | CHANGES, "EDQUOT EINTR EIO ENOSPC EROFS"},
	{SYS_fdatasync, "fdatasync", FILE0 | CHANGES,
	 "EDQUOT EINTR EIO ENOSPC EROFS"},
	{SYS_syncfs, "syncfs", FILE0 | CHANGES, "EDQUOT EIO ENOSPC"},
	{SYS_newfstatat, "fstatat", PATH1, LOOKUP},
	{SYS_statx, "statx", PATH1, LOOKUP},
	{SYS_fstat, "fstat", FILE0, "EIO ENOMEM"},
	{SYS_statfs, "statfs", PATH0, LOOKUP " EINTR"},
	{SYS_fstatfs, "fstatfs", FILE0, "EINTR EIO ENOMEM"},
	{SYS_faccessat, "faccessat", PATH1, LOOKUP " EROFS"},
	{SYS_faccessat2, "faccessat2", PATH1, LOOKUP " EPERM EROFS"},
	{SYS_readlinkat, "readlinkat", PATH1, LOOKUP},
	/* ENOENT too, which the C library takes for the end. */
	{SYS_getdents64, "getdents", FILE0, "EIO"},
	{SYS_renameat, "renameat", PATH1 | CHANGES, NAMING " EXDEV"},
	{SYS_renameat2, "renameat2", PATH1 | CHANGES, NAMING " EXDEV"},
	{SYS_linkat, "linkat", PATH1 | CHANGES, NAMING " EXDEV"},
	{SYS_symlinkat, "symlinkat", PATH0 | CHANGES, NAMING},
	{SYS_unlinkat, "unlinkat", PATH1 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_mkdirat, "mkdirat", PATH1 | CHANGES, NAMING},
	{SYS_fchmod, "fchmod", FILE0 | CHANGES, ATTRIBUTES},
	{SYS_fchmodat, "fchmodat", PATH1 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_fchown, "fchown", FILE0 | CHANGES, ATTRIBUTES},
	{SYS_fchownat, "fchownat", PATH1 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_utimensat, "utimensat", PATH1 | CHANGES,
	 "EACCES ELOOP ENOENT EPERM EROFS"},
	{SYS_ftruncate, "ftruncate", FILE0 | CHANGES, "EINTR EIO EPERM"},
	{SYS_fallocate, "fallocate", FILE0 | CHANGES,
	 "EDQUOT EINTR EIO ENOSPC EPERM"},
	{SYS_fcntl, "fcntl", FILE0, ""},
	{SYS_flock, "flock", FILE0, "EINTR"},
	{SYS_dup, "dup", FILE0, "EMFILE"},
	{SYS_dup3, "dup3", FILE0, "EINTR EMFILE"},
	{SYS_lseek, "lseek", FILE0, ""},
	{SYS_ioctl, "ioctl", FILE0, ""},
	{SYS_chdir, "chdir", PATH0, LOOKUP},
	{SYS_fchdir, "fchdir", FILE0, "EACCES EIO"},
	{SYS_getcwd, "getcwd", 0, "EACCES ENOENT ENOMEM"},
	{SYS_pipe2, "pipe2", 0, "EMFILE ENFILE"},
	{SYS_clone, "clone", 0, "ENOMEM EPERM"},
	{SYS_wait4, "wait4", 0, "EINTR"},
	{SYS_execve, "execve", PATH0, LOOKUP " EMFILE ENFILE EPERM"},
	{SYS_mmap, "mmap", VARIES, "ENOMEM"},
	{SYS_mremap, "mremap", VARIES, "ENOMEM"},
	{SYS_munmap, "munmap", VARIES, "ENOMEM"},
	{SYS_mprotect, "mprotect", 0, "EACCES ENOMEM"},
	{SYS_madvise, "madvise", 0, "EIO ENOMEM EPERM"},
	{SYS_brk, "brk", VARIES, "ENOMEM"},
	{SYS_prlimit64, "prlimit", 0, "EPERM"},
	{SYS_getrandom, "getrandom", 0, "EINTR"},
	{SYS_clock_nanosleep, "clock_nanosleep", 0, "EINTR"},
	{SYS_rt_sigaction, "sigaction", 0, ""},
	{SYS_rt_sigprocmask, "sigprocmask", 0, ""},
	{SYS_futex, "futex", 0, ""},
	{SYS_umask, "umask", 0, ""},
	{SYS_uname, "uname", 0, ""},
	{SYS_getpid, "getpid", 0, ""},
	{SYS_geteuid, "geteuid", 0, ""},
	{SYS_getuid, "getuid", 0, ""},
	{SYS_exit_group, "exit_group", 0, ""},
#ifdef __x86_64__
	{SYS_open, "open", PATH0, OPENING},
	{SYS_stat, "stat", PATH0, LOOKUP},
	{SYS_lstat, "lstat", PATH0, LOOKUP},
	{SYS_access, "access", PATH0, LOOKUP " EROFS"},
	{SYS_readlink, "readlink", PATH0, LOOKUP},
	{SYS_rename, "rename", PATH0 | CHANGES, NAMING " EXDEV"},
	{SYS_link, "link", PATH0 | CHANGES, NAMING " EXDEV"},
	{SYS_symlink, "symlink", PATH0 | CHANGES, NAMING},
	{SYS_unlink, "unlink", PATH0 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_mkdir, "mkdir", PATH0 | CHANGES, NAMING},
	{SYS_rmdir, "rmdir", PATH0 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_chmod, "chmod", PATH0 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_chown, "chown", PATH0 | CHANGES, LOOKUP " EPERM EROFS"},
	{SYS_dup2, "dup2", FILE0, "EINTR EMFILE"},
	{SYS_pipe, "pipe", 0, "EMFILE ENFILE"},
#endif
};

/* openat that makes or empties a file, or opens one for writing. */
static const struct call_kind opens_to_write = {
	SYS_openat, "openat", PATH1 | CHANGES,
	OPENING " EDQUOT ENOSPC EROFS"};

static int opens_for_writing(const tracer_call *call)
{
	int flags = (int)call->args[2];

	return (flags & O_ACCMODE) != O_RDONLY ||
	       (flags & (O_CREAT | O_TRUNC)) != 0;
}

static const struct {
	int command;
	struct call_kind kind;
} fcntl_kinds[] = {
	{F_DUPFD, {SYS_fcntl, "fcntl", FILE0, "EMFILE"}},
	{F_DUPFD_CLOEXEC, {SYS_fcntl, "fcntl", FILE0, "EMFILE"}},
	{F_SETFL, {SYS_fcntl, "fcntl", FILE0, "EPERM"}},
	{F_GETLK, {SYS_fcntl, "fcntl", FILE0, "EACCES ENOLCK"}},
	{F_SETLK, {SYS_fcntl, "fcntl", FILE0, "EACCES EINTR ENOLCK"}},
	{F_SETLKW, {SYS_fcntl, "fcntl", FILE0, "EINTR"}},
};

static const call_kind *fcntl_kind(const tracer_call *call)
{
	size_t i;

	for (i = 0; i < sizeof fcntl_kinds / sizeof fcntl_kinds[0]; i++)
		if (fcntl_kinds[i].command == (int)call->args[1])
			return &fcntl_kinds[i].kind;
	return NULL;
}

/* Where the number alone does not tell what the call may answer. */
static const call_kind *special_kind(const tracer_call *call)
{
	if (call->number == SYS_openat && opens_for_writing(call))
		return &opens_to_write;
	return call->number == SYS_fcntl ? fcntl_kind(call) : NULL;
}

const call_kind *call_kind_of(const tracer_call *call)
{
	const call_kind *special = special_kind(call);
	size_t i;

	if (special != NULL)
		return special;
	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].number == call->number)
			return &kinds[i];
	return NULL;
}

const char *call_name(const call_kind *kind)
{
	return kind != NULL ? kind->name : "?";
}

size_t call_errnos(const call_kind *kind, int *out, size_t size)
{
	it_slice rest = it_slice_of(kind != NULL ? kind->errnos : "");
	it_slice word;
	char name[16];
	size_t count = 0;

	while (count < size && it_next_word(&rest, &word))
		if (it_slice_copy(word, name, sizeof name))
			out[count++] = errno_number(name);
	return count;
}

static int has_trait(const call_kind *kind, int trait)
{
	return kind != NULL && (kind->traits & trait) != 0;
}

int call_changes(const call_kind *kind)
{
	return has_trait(kind, CHANGES);
}

int call_is_of_file(const call_kind *kind)
{
	return has_trait(kind, FILE0);
}

int call_may_be_short(const call_kind *kind)
{
	return has_trait(kind, SHORT);
}

int call_fails_after(const call_kind *kind)
{
	return has_trait(kind, AFTER);
}

int call_varies(const call_kind *kind)
{
	return has_trait(kind, VARIES);
}

static void describe_file(const tracer_call *call, char *out, size_t size)
{
	char path[64];
	ssize_t len;

	(void)snprintf(path, sizeof path, "/proc/%ld/fd/%d",
		       (long)tracer_pid(call), (int)call->args[0]);
	len = readlink(path, out, size - 1);
	out[len > 0 ? len : 0] = '\0';
}

void call_describe(const tracer_call *call, char *out, size_t size)
{
	const call_kind *kind = call_kind_of(call);

	out[0] = '\0';
	if (has_trait(kind, PATH0))
		tracer_text(call, call->args[0], out, size);
	if (has_trait(kind, PATH1))
		tracer_text(call, call->args[1], out, size);
	if (has_trait(kind, FILE0) || (has_trait(kind, PATH1) && !out[0]))
		describe_file(call, out, size);
}

/* Those that are installed are files of a root, or of media. */
int is_library(const char *about)
{
	static const char *const places[] = {"/lib", "/usr/lib", "/etc/ld.so."};
	const char *so = strstr(about, ".so");
	size_t i;

	for (i = 0; so != NULL && i < sizeof places / sizeof places[0]; i++)
		if (strncmp(about, places[i], strlen(places[i])) == 0)
			return so[3] == '\0' || so[3] == '.';
	return 0;
}

const char *errno_name(int number)
{
	size_t i;

	for (i = 0; i < sizeof errno_rows / sizeof errno_rows[0]; i++)
		if (errno_rows[i].number == number)
			return errno_rows[i].name;
	return NULL;
}

int errno_number(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof errno_rows / sizeof errno_rows[0]; i++)
		if (strcmp(errno_rows[i].name, name) == 0)
			return errno_rows[i].number;
	return 0;
}
