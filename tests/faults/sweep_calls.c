/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "installer/programs.h"
#include "installer/run_log.h"
#include "support/digest.h"
#include "support/io.h"
#include "support/root.h"
#include "support/sync.h"
#include "tests/faults/sweep_calls.h"
#include "tests/faults/sweep_system.h"

int calls_sync_whole;

static blow now;
static blow_report seen;
static int paused = 1;

void calls_begin(const blow *b)
{
	now = *b;
	memset(&seen, 0, sizeof seen);
	paused = 0;
}

void calls_end(blow_report *report)
{
	paused = 1;
	*report = seen;
}

void calls_pause(void)
{
	paused = 1;
}

void calls_resume(void)
{
	paused = 0;
}

int calls_way(const char *name, unsigned ways)
{
	unsigned long number = ++seen.calls;

	if ((now.kind != BLOW_CALL && now.kind != BLOW_DISK) ||
	    number < now.at || (now.kind == BLOW_CALL && number > now.at))
		return -1;
	if (number == now.at) {
		seen.name = name;
		seen.ways = ways;
	}
	/* What fails from now on fails alike. */
	return now.kind == BLOW_DISK ? 0 : (int)(now.way % ways);
}

/* ---- what a call may answer ------------------------------------------- */

static const int disk[] = {EIO, EACCES, 0};
static const int full[] = {EIO, ENOSPC, EROFS, 0};
static const int naming[] = {EIO, ENOSPC, EEXIST, EPERM, 0};
static const int attributes[] = {EIO, EPERM, EINTR, 0};
static const int locking[] = {EIO, ENOLCK, EACCES, EINTR, 0};
static const int path[] = {EIO, ENOMEM, 0};

static int is_struck(const char *name, const int *errnos)
{
	unsigned ways = 0;
	int way;

	if (paused)
		return 0;
	while (errnos[ways] != 0)
		ways++;
	way = calls_way(name, ways);
	if (way < 0)
		return 0;
	errno = errnos[way];
	return 1;
}

/*
 * WRAP_INT(function, errnos, (parameters), (arguments)): one of these that
 * answers -1 and sets errno.
 */
#define WRAP_INT(name, errnos, parameters, arguments)                         \
	int __real_##name parameters;                                         \
	int __wrap_##name parameters;                                         \
	int __wrap_##name parameters                                          \
	{                                                                     \
		return is_struck(#name, errnos) ? -1                          \
						: __real_##name arguments;    \
	}

/* ---- the C library ----------------------------------------------------- */

WRAP_INT(mkdirat, naming, (int dirfd, const char *name, mode_t mode),
	 (dirfd, name, mode))
WRAP_INT(linkat, naming,
	 (int from, const char *name, int to, const char *other, int flags),
	 (from, name, to, other, flags))
WRAP_INT(symlinkat, naming, (const char *to, int dirfd, const char *name),
	 (to, dirfd, name))
WRAP_INT(renameat, naming,
	 (int from, const char *name, int to, const char *other),
	 (from, name, to, other))
WRAP_INT(unlinkat, full, (int dirfd, const char *name, int flags),
	 (dirfd, name, flags))
WRAP_INT(fstat, disk, (int fd, struct stat *st), (fd, st))
WRAP_INT(fstatat, disk,
	 (int dirfd, const char *name, struct stat *st, int flags),
	 (dirfd, name, st, flags))
WRAP_INT(fstatvfs, attributes, (int fd, struct statvfs *vfs), (fd, vfs))
WRAP_INT(faccessat, disk, (int dirfd, const char *name, int how, int flags),
	 (dirfd, name, how, flags))
WRAP_INT(futimens, attributes, (int fd, const struct timespec *times),
	 (fd, times))
WRAP_INT(fchown, attributes, (int fd, uid_t uid, gid_t gid), (fd, uid, gid))
WRAP_INT(fchmod, attributes, (int fd, mode_t mode), (fd, mode))

ssize_t __real_readlinkat(int dirfd, const char *name, char *to, size_t size);
ssize_t __wrap_readlinkat(int dirfd, const char *name, char *to, size_t size);
ssize_t __wrap_readlinkat(int dirfd, const char *name, char *to, size_t size)
{
	return is_struck("readlinkat", disk)
		       ? -1
		       : __real_readlinkat(dirfd, name, to, size);
}

off_t __real_lseek(int fd, off_t at, int from);
off_t __wrap_lseek(int fd, off_t at, int from);
off_t __wrap_lseek(int fd, off_t at, int from)
{
	return is_struck("lseek", disk) ? -1 : __real_lseek(fd, at, from);
}

/* Of locks: its third argument is a pointer. */
int __real_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...)
{
	va_list args;
	void *third;

	va_start(args, command);
	third = va_arg(args, void *);
	va_end(args);
	return is_struck("fcntl", locking) ? -1
					   : __real_fcntl(fd, command, third);
}

/* ---- memory ------------------------------------------------------------ */

static int is_out_of_memory(void)
{
	unsigned long number = paused ? 0 : ++seen.allocations;

	if (paused || (now.kind != BLOW_MEMORY && now.kind != BLOW_FAMINE) ||
	    number < now.at || (now.kind == BLOW_MEMORY && number > now.at))
		return 0;
	seen.name = "memory";
	errno = ENOMEM;
	return 1;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
	return is_out_of_memory() ? NULL : __real_malloc(size);
}

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
	return is_out_of_memory() ? NULL : __real_calloc(count, size);
}

void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size)
{
	return is_out_of_memory() ? NULL : __real_realloc(old, size);
}

/* ---- support/io.h ------------------------------------------------------ */

/* The log of the system that runs the test is not ours. */
int __real_it_open_at(int dirfd, const char *name, int flags, mode_t mode);
int __wrap_it_open_at(int dirfd, const char *name, int flags, mode_t mode);
int __wrap_it_open_at(int dirfd, const char *name, int flags, mode_t mode)
{
	if (strcmp(name, IT_RUN_LOG) == 0 || is_struck("it_open_at", full))
		return -1;
	return __real_it_open_at(dirfd, name, flags, mode);
}

/* It is closed all the same. */
int __real_it_close(int fd);
int __wrap_it_close(int fd);
int __wrap_it_close(int fd)
{
	int struck = is_struck("it_close", full), number = errno;
	int result = __real_it_close(fd);

	if (struck)
		errno = number;
	return struck ? -1 : result;
}

WRAP_INT(it_stat_at, disk, (int dirfd, const char *name, struct stat *st),
	 (dirfd, name, st))
WRAP_INT(it_unlink_at, full, (int dirfd, const char *name), (dirfd, name))
WRAP_INT(it_rmdir_at, full, (int dirfd, const char *name), (dirfd, name))

ssize_t __real_it_read_full(int fd, void *buf, size_t len);
ssize_t __wrap_it_read_full(int fd, void *buf, size_t len);
ssize_t __wrap_it_read_full(int fd, void *buf, size_t len)
{
	return is_struck("it_read_full", disk)
		       ? -1
		       : __real_it_read_full(fd, buf, len);
}

/* Blocks of the ballast are not written: nobody reads them. */
int __real_it_write_full(int fd, const void *buf, size_t len);
int __wrap_it_write_full(int fd, const void *buf, size_t len);
int __wrap_it_write_full(int fd, const void *buf, size_t len)
{
	if (is_struck("it_write_full", full))
		return -1;
	return len >= 65536 ? 0 : __real_it_write_full(fd, buf, len);
}

/* Nothing waits for a disk here. */
#define WRAP_SYNC(name)                                                       \
	int __wrap_##name(int fd);                                            \
	int __wrap_##name(int fd)                                             \
	{                                                                     \
		(void)fd;                                                     \
		return is_struck(#name, full) ? -1 : 0;                       \
	}

WRAP_SYNC(it_sync)
WRAP_SYNC(it_sync_dir)
WRAP_SYNC(it_sync_data)
WRAP_SYNC(it_sync_whole)

int __wrap_it_can_sync_whole(int fd);
int __wrap_it_can_sync_whole(int fd)
{
	(void)fd;
	return calls_sync_whole && !is_struck("it_can_sync_whole", disk);
}

it_code __real_it_read_all(int fd, const char *name, size_t limit,
			   it_strbuf *out, it_error *err);
it_code __wrap_it_read_all(int fd, const char *name, size_t limit,
			   it_strbuf *out, it_error *err);
it_code __wrap_it_read_all(int fd, const char *name, size_t limit,
			   it_strbuf *out, it_error *err)
{
	return is_struck("it_read_all", path)
		       ? it_fail_errno(err, name, "is struck")
		       : __real_it_read_all(fd, name, limit, out, err);
}

/* ---- support/root.h ---------------------------------------------------- */

#define WRAP_ROOT(name, parameters, arguments)                                \
	it_code __real_##name parameters;                                     \
	it_code __wrap_##name parameters;                                     \
	it_code __wrap_##name parameters                                      \
	{                                                                     \
		return is_struck(#name, path)                                 \
			       ? it_root_fail_errno(root, at, "is struck",    \
						    err)                      \
			       : __real_##name arguments;                     \
	}

WRAP_ROOT(it_root_parent,
	  (const it_root *root, const char *at, int *dirfd,
	   const char **leaf, it_error *err),
	  (root, at, dirfd, leaf, err))
WRAP_ROOT(it_root_dir,
	  (const it_root *root, const char *at, int *dirfd, it_error *err),
	  (root, at, dirfd, err))
WRAP_ROOT(it_root_is_dir,
	  (const it_root *root, const char *at, int *yes, it_error *err),
	  (root, at, yes, err))
WRAP_ROOT(it_root_stat,
	  (const it_root *root, const char *at, struct stat *st, int *found,
	   it_error *err),
	  (root, at, st, found, err))
WRAP_ROOT(it_root_read,
	  (const it_root *root, const char *at, size_t limit, it_strbuf *out,
	   int *found, it_error *err),
	  (root, at, limit, out, found, err))
WRAP_ROOT(it_root_list,
	  (const it_root *root, const char *at, it_root_each each, void *arg,
	   it_error *err),
	  (root, at, each, arg, err))

/* ---- libdigest --------------------------------------------------------- */

static int is_refused(void)
{
	static const int memory[] = {ENOMEM, 0};

	return is_struck("it_sha256", memory);
}

it_code __real_it_sha256_new(it_sha256 **ctx, it_error *err);
it_code __wrap_it_sha256_new(it_sha256 **ctx, it_error *err);
it_code __wrap_it_sha256_new(it_sha256 **ctx, it_error *err)
{
	return is_refused() ? it_fail_memory(err)
			    : __real_it_sha256_new(ctx, err);
}

/* It frees what it ends. */
it_code __real_it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX],
			     it_error *err);
it_code __wrap_it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX],
			     it_error *err);
it_code __wrap_it_sha256_end(it_sha256 *ctx, char hex[IT_SHA256_HEX],
			     it_error *err)
{
	if (!is_refused())
		return __real_it_sha256_end(ctx, hex, err);
	it_sha256_free(ctx);
	return it_fail_memory(err);
}

it_code __real_it_sha256_of(const void *bytes, size_t len,
			    char hex[IT_SHA256_HEX], it_error *err);
it_code __wrap_it_sha256_of(const void *bytes, size_t len,
			    char hex[IT_SHA256_HEX], it_error *err);
it_code __wrap_it_sha256_of(const void *bytes, size_t len,
			    char hex[IT_SHA256_HEX], it_error *err)
{
	return is_refused() ? it_fail_memory(err)
			    : __real_it_sha256_of(bytes, len, hex, err);
}

/* ---- the system's programs --------------------------------------------- */

const char *__wrap_it_program_path(it_program id);
const char *__wrap_it_program_path(it_program id)
{
	return it_program_try(id, 0);
}

static it_code run_model(it_program id, const char *const *args,
			 it_run_result *result, it_error *err)
{
	int way = paused ? -1 : calls_way(it_program_name(id), PROGRAM_WAYS);
	int was = paused;
	it_code code;

	paused = 1;
	code = system_run(id, args, way, result, err);
	paused = was;
	return code;
}

it_code __wrap_it_program_run(it_program id, const char *const *args,
			      it_run_result *result, it_error *err);
it_code __wrap_it_program_run(it_program id, const char *const *args,
			      it_run_result *result, it_error *err)
{
	return run_model(id, args, result, err);
}

it_code __wrap_it_program_act(it_program id, const char *const *args,
			      it_run_result *result, it_error *err);
it_code __wrap_it_program_act(it_program id, const char *const *args,
			      it_run_result *result, it_error *err)
{
	return run_model(id, args, result, err);
}

it_code __wrap_it_program_prove(it_program id, const char *const *args,
				it_run_result *result, it_error *err);
it_code __wrap_it_program_prove(it_program id, const char *const *args,
				it_run_result *result, it_error *err)
{
	return run_model(id, args, result, err);
}
