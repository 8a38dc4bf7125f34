/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/tracer.h"

enum { MOST_PROCESSES = 16, RESULT = 6, COUNTER = 7 };

struct tracer_process {
	pid_t pid;   /* 0: a free place */
	int foreign; /* executes another program by now */
	int fail;  /* errno that the call it is in returns, 0: none */
	int wants_out;	  /* on_call waits for the end of the call */
	unsigned changed; /* bits of the arguments to be brought back */
	tracer_call call;
};

struct trace {
	const tracer_run *run;
	tracer_end *end;
	pid_t first;
	struct tracer_process processes[MOST_PROCESSES];
};

/* ---- what differs from machine to machine ------------------------------- */

#if defined __x86_64__

static const unsigned long breakpoint = 0xcc, breakpoint_mask = 0xff;
enum {
	BREAKPOINT_STEP = 1, /* the counter stands behind it */
	FIRST_KEPT = 0,	     /* argument that is not where the result is */
};

/* Arguments, the result, the program counter. */
static unsigned long long *slot(struct user_regs_struct *r, int which)
{
	unsigned long long *const slots[] = {&r->rdi, &r->rsi, &r->rdx,
					     &r->r10, &r->r8,  &r->r9,
					     &r->rax, &r->rip};

	return slots[which];
}

static int skip_call(pid_t pid)
{
	return ptrace(PTRACE_POKEUSER, pid,
		      offsetof(struct user_regs_struct, orig_rax), -1L) == 0;
}

#elif defined __aarch64__

static const unsigned long breakpoint = 0xd4200000,
			   breakpoint_mask = 0xffffffff;
enum { BREAKPOINT_STEP = 0, FIRST_KEPT = 1 };

static unsigned long long *slot(struct user_regs_struct *r, int which)
{
	if (which == COUNTER)
		return &r->pc;
	return &r->regs[which == RESULT ? 0 : which];
}

static int skip_call(pid_t pid)
{
	int none = -1;
	struct iovec io = {&none, sizeof none};

	return ptrace(PTRACE_SETREGSET, pid, (void *)NT_ARM_SYSTEM_CALL,
		      &io) == 0;
}

#endif

/* Registers of a process that was killed meanwhile are gone: no error. */
static void set_register(pid_t pid, int which, unsigned long long value)
{
	struct user_regs_struct regs;
	struct iovec io = {&regs, sizeof regs};

	if (ptrace(PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &io) != 0)
		return;
	*slot(&regs, which) = value;
	(void)ptrace(PTRACE_SETREGSET, pid, (void *)NT_PRSTATUS, &io);
}

/* Kinds of stops, as waitpid tells them. */
enum {
	AT_FILTER = SIGTRAP | (PTRACE_EVENT_SECCOMP << 8), /* on the way in */
	AT_WAY_OUT = SIGTRAP | 0x80,
	AT_EXEC = SIGTRAP | (PTRACE_EVENT_EXEC << 8),
};

/* ---- what on_call may do ------------------------------------------------ */

void tracer_fail(tracer_call *call, int number)
{
	if (skip_call(call->process->pid))
		call->process->fail = number;
}

void tracer_set_arg(tracer_call *call, int which, unsigned long long value)
{
	set_register(call->process->pid, which, value);
	call->process->changed |= 1U << which;
}

void tracer_set_result(tracer_call *call, long long value)
{
	set_register(call->process->pid, RESULT, (unsigned long long)value);
	call->result = value;
}

pid_t tracer_pid(const tracer_call *call)
{
	return call->process->pid;
}

size_t tracer_peek(const tracer_call *call, unsigned long long address,
		   void *out, size_t len)
{
	char path[64];
	ssize_t got;
	int fd;

	(void)snprintf(path, sizeof path, "/proc/%ld/mem",
		       (long)call->process->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	got = pread(fd, out, len, (off_t)address);
	(void)close(fd);
	return got > 0 ? (size_t)got : 0;
}

void tracer_text(const tracer_call *call, unsigned long long address,
		 char *out, size_t size)
{
	size_t len = address != 0
			     ? tracer_peek(call, address, out, size - 1)
			     : 0;

	out[len] = '\0';
}

/* ---- starting ----------------------------------------------------------- */

/* Stops at every call, or at those of one number. */
static int filter_calls(long only)
{
	struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)only, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, only == TRACER_ALL
						  ? SECCOMP_RET_TRACE
						  : SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
	};
	struct sock_fprog program = {sizeof steps / sizeof steps[0], steps};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static void become_program(const tracer_run *run)
{
	int null = open("/dev/null", O_RDONLY);

	if (null < 0 || dup2(null, 0) < 0 || dup2(run->out, 1) < 0 ||
	    dup2(run->out, 2) < 0 || setpgid(0, 0) != 0)
		_exit(127);
	if (null > 2)
		(void)close(null);
	(void)personality(ADDR_NO_RANDOMIZE);
	/* The sanitizers' search for leaks is a tracer itself. */
	(void)setenv("LSAN_OPTIONS", "detect_leaks=0", 1);
	/* execv is stopped at as well, so the parent must be ready before. */
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 &&
	    raise(SIGSTOP) == 0 && filter_calls(run->only))
		(void)execv(run->argv[0], run->argv);
	_exit(127);
}

/* Where the loader will jump to, 0 if unknown. */
static unsigned long entry_point(pid_t pid)
{
	unsigned long vector[128];
	char path[64];
	ssize_t got, i;
	int fd;

	(void)snprintf(path, sizeof path, "/proc/%ld/auxv", (long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	got = it_read_full(fd, vector, sizeof vector);
	(void)close(fd);
	for (i = 0; i + 1 < got / (ssize_t)sizeof vector[0]; i += 2)
		if (vector[i] == AT_ENTRY)
			return vector[i + 1];
	return 0;
}

/* Runs on to a stop of that kind, past those of the filter. */
static int run_to(pid_t pid, int kind)
{
	int status;

	do {
		if (ptrace(PTRACE_CONT, pid, NULL, NULL) != 0 ||
		    waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
			return 0;
	} while (status >> 8 == AT_FILTER);
	return status >> 8 == kind;
}

/* The process stands before the first instruction of the loader. */
static int run_to_entry(pid_t pid)
{
	unsigned long entry = entry_point(pid), word;

	if (entry == 0)
		return 0;
	errno = 0;
	word = (unsigned long)ptrace(PTRACE_PEEKTEXT, pid, (void *)entry, 0);
	if (errno != 0 ||
	    ptrace(PTRACE_POKETEXT, pid, (void *)entry,
		   (word & ~breakpoint_mask) | breakpoint) != 0 ||
	    !run_to(pid, SIGTRAP) ||
	    ptrace(PTRACE_POKETEXT, pid, (void *)entry, word) != 0)
		return 0;
	if (BREAKPOINT_STEP != 0)
		set_register(pid, COUNTER, entry);
	return 1;
}

static int prepare(pid_t pid)
{
	static const unsigned long options =
		PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD |
		PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK |
		PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
		PTRACE_O_TRACEEXEC;
	int status;

	return waitpid(pid, &status, 0) == pid && WIFSTOPPED(status) &&
	       ptrace(PTRACE_SETOPTIONS, pid, NULL, options) == 0 &&
	       run_to(pid, AT_EXEC) && run_to_entry(pid);
}

/* ---- at each stop ------------------------------------------------------- */

static struct tracer_process *process_of(struct trace *t, pid_t pid)
{
	struct tracer_process *free_place = NULL;
	size_t i;

	for (i = 0; i < MOST_PROCESSES; i++) {
		if (t->processes[i].pid == pid)
			return &t->processes[i];
		if (t->processes[i].pid == 0 && free_place == NULL)
			free_place = &t->processes[i];
	}
	if (free_place == NULL)
		abort();
	memset(free_place, 0, sizeof *free_place);
	free_place->pid = pid;
	return free_place;
}

static void enter(struct trace *t, struct tracer_process *p,
		  const struct __ptrace_syscall_info *info)
{
	size_t i;

	p->call.index = ++t->end->calls;
	p->call.number = (long)info->seccomp.nr;
	p->call.child = p->pid != t->first;
	for (i = 0; i < 6; i++)
		p->call.args[i] = info->seccomp.args[i];
	p->call.leaving = 0;
	p->call.result = 0;
	p->call.process = p;
}

/* The program expects what it passed in its registers afterwards too. */
static void bring_back_args(struct tracer_process *p)
{
	int i;

	for (i = FIRST_KEPT; i < 6; i++)
		if (p->changed & (1U << i))
			set_register(p->pid, i, p->call.args[i]);
	p->changed = 0;
}

static void leave(struct tracer_process *p,
		  const struct __ptrace_syscall_info *info)
{
	p->call.leaving = 1;
	p->call.result = info->exit.rval;
	bring_back_args(p);
	if (p->fail != 0)
		tracer_set_result(&p->call, -p->fail);
	p->fail = 0;
}

static void ask(const struct trace *t, struct tracer_process *p)
{
	tracer_verdict verdict = t->run->on_call(t->run->arg, &p->call);

	if (verdict == TRACER_KILL) {
		if (!p->call.leaving)
			(void)skip_call(p->pid);
		(void)kill(p->pid, SIGKILL);
	}
	p->wants_out = verdict == TRACER_OUT;
}

static void at_call(struct trace *t, struct tracer_process *p)
{
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, p->pid, sizeof info, &info) <= 0)
		return;
	if (info.op == PTRACE_SYSCALL_INFO_SECCOMP) {
		enter(t, p, &info);
		ask(t, p);
	} else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
		leave(p, &info);
		if (p->wants_out)
			ask(t, p);
		p->wants_out = 0;
	}
}

/* The signal to hand on; stops that tracing itself causes bring none. */
static int signal_of(int status)
{
	int number = WSTOPSIG(status);

	return (number & 0x7f) == SIGTRAP || number == SIGSTOP ? 0 : number;
}

static void go_on(const struct tracer_process *p, int number)
{
	int to_way_out = p->wants_out || p->fail != 0 || p->changed != 0;

	(void)ptrace(to_way_out ? PTRACE_SYSCALL : PTRACE_CONT, p->pid, NULL,
		     (long)number);
}

static void at_stop(struct trace *t, struct tracer_process *p, int status)
{
	int kind = status >> 8;

	if (kind == AT_EXEC)
		p->foreign = 1;
	else if (!p->foreign && (kind == AT_FILTER || kind == AT_WAY_OUT))
		at_call(t, p);
	go_on(p, signal_of(status));
}

static void at_end(struct trace *t, pid_t pid, int status)
{
	process_of(t, pid)->pid = 0;
	if (pid == t->first)
		t->end->status = status;
}

/* ---- until all have ended ----------------------------------------------- */

static void on_alarm(int number)
{
	(void)number;
}

static void catch_alarm(unsigned seconds)
{
	struct sigaction action;

	/* Without SA_RESTART: waitpid is to return. */
	memset(&action, 0, sizeof action);
	action.sa_handler = on_alarm;
	(void)sigaction(SIGALRM, &action, NULL);
	(void)alarm(seconds);
}

static void watch(struct trace *t)
{
	int status;
	pid_t pid;

	for (;;) {
		pid = waitpid(-t->first, &status, __WALL);
		if (pid < 0 && errno == EINTR) {
			t->end->timed_out = 1;
			(void)kill(-t->first, SIGKILL);
		} else if (pid < 0) {
			return;
		} else if (WIFSTOPPED(status)) {
			at_stop(t, process_of(t, pid), status);
		} else {
			at_end(t, pid, status);
		}
	}
}

static int give_up(pid_t pid)
{
	int status;

	(void)kill(pid, SIGKILL);
	(void)waitpid(pid, &status, 0);
	errno = ENOEXEC;
	return -1;
}

int tracer_trace(const tracer_run *run, tracer_end *end)
{
	struct trace t;

	memset(&t, 0, sizeof t);
	memset(end, 0, sizeof *end);
	t.run = run;
	t.end = end;
	t.first = fork();
	if (t.first < 0)
		return -1;
	if (t.first == 0)
		become_program(run);
	if (!prepare(t.first))
		return give_up(t.first);
	catch_alarm(run->seconds);
	go_on(process_of(&t, t.first), 0);
	watch(&t);
	(void)alarm(0);
	return 0;
}
