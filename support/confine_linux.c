/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Landlock (Linux 5.13) and seccomp (3.5), by their numbers: the C library
 * has no functions for them, and headers are older than kernels.  And an end
 * together with who waits for the answer.
 */
#include "config.h"

#include "support/confine.h"

#if defined HAVE_LINUX_SECCOMP_H && defined HAVE_LINUX_FILTER_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- Landlock --------------------------------------------------------- */

/* Numbers and bits of <linux/landlock.h>; the same on all machines. */
enum {
	CREATE_RULESET = 444,
	RESTRICT_SELF = 446,
	ASK_VERSION = 1,
	EXECUTE = 1 << 0,
	WRITE_FILE = 1 << 1,
	REMOVE_AND_MAKE = 0x1ff << 4, /* from REMOVE_DIR to MAKE_SYM */
	REFER = 1 << 13,	      /* version 2 */
	TRUNCATE = 1 << 14,	      /* version 3 */
	IOCTL_DEVICE = 1 << 15	      /* version 5 */
};

/* Which bits a kernel of at least that version knows. */
static const struct {
	long version;
	uint64_t bits;
} rights[] = {
	{1, EXECUTE | WRITE_FILE | REMOVE_AND_MAKE},
	{2, REFER},
	{3, TRUNCATE},
	{5, IOCTL_DEVICE},
};

/* A ruleset without a rule forbids everywhere what it handles. */
static int lock_names(void)
{
	struct { /* later versions have more, which then are zero */
		uint64_t handled_access_fs;
	} ruleset = {0};
	long fd, version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
	size_t i;
	int locked;

	for (i = 0; i < sizeof rights / sizeof rights[0]; i++)
		if (version >= rights[i].version)
			ruleset.handled_access_fs |= rights[i].bits;
	if (version < 1)
		return 0;
	fd = syscall(CREATE_RULESET, &ruleset, sizeof ruleset, 0);
	if (fd < 0)
		return 0;
	locked = syscall(RESTRICT_SELF, (int)fd, 0) == 0;
	(void)close((int)fd);
	return locked;
}

/* --- seccomp ---------------------------------------------------------- */

#if defined __x86_64__ && !defined __ILP32__
#define IT_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define IT_AUDIT_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef IT_AUDIT_ARCH

/*
 * What reading and unpacking needs, the C library's own work among it.  Any
 * other call answers EPERM: a library may ask for what it can do without.
 */
static const long allowed[] = {
	SYS_read, SYS_readv, SYS_write, SYS_writev, SYS_pread64, SYS_lseek,
	SYS_close, SYS_fstat,
	SYS_newfstatat, SYS_getdents64, SYS_readlinkat, SYS_faccessat,
	/* support/compat/at_dir.c walks by the working directory. */
	SYS_fchdir,
	SYS_getcwd, SYS_dup, SYS_fcntl, SYS_mmap, SYS_munmap, SYS_mremap,
	SYS_mprotect, SYS_madvise, SYS_brk, SYS_futex, SYS_rt_sigaction,
	SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_exit,
	SYS_exit_group, SYS_getpid, SYS_gettid, SYS_getuid, SYS_geteuid,
	SYS_getgid, SYS_getegid, SYS_uname, SYS_sysinfo, SYS_clock_gettime,
	SYS_gettimeofday, SYS_sched_yield, SYS_sched_getaffinity,
	SYS_restart_syscall,
#ifdef SYS_statx
	SYS_statx,
#endif
#ifdef SYS_faccessat2
	SYS_faccessat2,
#endif
#ifdef SYS_getrandom
	SYS_getrandom,
#endif
#ifdef SYS_stat
	SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_time,
#endif
};

/*
 * Opening is allowed without any of these flags.  So nothing can be written
 * but what is open already: it_confine has left one pipe.
 */
enum { WRITING = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND };

static const struct {
	long number;
	unsigned flags; /* number of the argument */
} opening[] = {
	{SYS_openat, 2},
#ifdef SYS_open
	{SYS_open, 1},
#endif
};

enum {
	ALLOWED = sizeof allowed / sizeof allowed[0],
	OPENING = sizeof opening / sizeof opening[0],
	MOST_STEPS = 8 + 2 * ALLOWED + 8 * OPENING
};

typedef struct filter {
	struct sock_filter steps[MOST_STEPS];
	unsigned short count;
} filter;

static void add(filter *f, unsigned code, uint32_t k, unsigned char yes,
		unsigned char no)
{
	struct sock_filter *step = &f->steps[f->count++];

	step->code = (uint16_t)code;
	step->k = k;
	step->jt = yes;
	step->jf = no;
}

static void load(filter *f, size_t offset)
{
	add(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(filter *f, uint32_t what)
{
	add(f, BPF_RET | BPF_K, what, 0, 0);
}

/* Past the next "skip" steps unless the number at hand is this. */
static void unless_equal(filter *f, long number, unsigned char skip)
{
	add(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, skip);
}

/* Both machines are little-endian: the low half of an argument is first. */
static size_t low_half(unsigned argument)
{
	return offsetof(struct seccomp_data, args) +
	       argument * sizeof(uint64_t);
}

static void add_opening(filter *f, size_t i)
{
	unless_equal(f, opening[i].number, 5);
	load(f, low_half(opening[i].flags));
	add(f, BPF_ALU | BPF_AND | BPF_K, WRITING, 0, 0);
	unless_equal(f, O_RDONLY, 1);
	answer(f, SECCOMP_RET_ALLOW);
	answer(f, SECCOMP_RET_ERRNO | EPERM);
}

static void make_filter(filter *f)
{
	size_t i;

	f->count = 0;
	load(f, offsetof(struct seccomp_data, arch));
	unless_equal(f, IT_AUDIT_ARCH, 1);
	load(f, offsetof(struct seccomp_data, nr));
	/* Of another machine the number is left to be its mark: none. */
	for (i = 0; i < OPENING; i++)
		add_opening(f, i);
	for (i = 0; i < ALLOWED; i++) {
		unless_equal(f, allowed[i], 1);
		answer(f, SECCOMP_RET_ALLOW);
	}
	answer(f, SECCOMP_RET_ERRNO | EPERM);
}

static int lock_calls(void)
{
	struct sock_fprog program;
	filter f;

	make_filter(&f);
	memset(&program, 0, sizeof program);
	program.len = f.count;
	program.filter = f.steps;
	return syscall(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER,
		       &program, 0, 0) == 0;
}

#else

static int lock_calls(void)
{
	return 0;
}

#endif

/*
 * A parent that is killed alone can end nobody, and what is led astray may not
 * come by the pipe for an hour.  One that has died before gives no signal, but
 * nobody is left to read then.
 */
static void end_with_parent(int out)
{
	struct pollfd answer;

	answer.fd = out;
	answer.events = 0;
	answer.revents = 0;
	(void)syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (poll(&answer, 1, 0) == 1 && (answer.revents & POLLERR) != 0)
		_exit(1);
}

int it_confine_system(int out, int calls)
{
	int bits = 0;

	end_with_parent(out);
	if (syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return 0;
	if (lock_names())
		bits |= IT_CONFINED_NAMES;
	if (calls && lock_calls())
		bits |= IT_CONFINED_CALLS;
	return bits;
}

#else

int it_confine_system(int out, int calls)
{
	(void)out;
	(void)calls;
	return 0;
}

#endif
