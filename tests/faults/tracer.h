/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a program and stops at each of its system calls, on the way in and on
 * the way out, by ptrace(2): those made inside libraries too.  Linux on
 * x86-64 and aarch64.  Stops cost much more than calls; a seccomp(2) filter
 * lets those run on that are not asked for.
 *
 * The first call that is counted is the first one after the dynamic loader
 * has jumped to the entry point of the program (AT_ENTRY, where a breakpoint
 * waits for it): what the loader does is not the program's work.  Processes
 * that it forks are followed and counted with it until they execute another
 * program.  Addresses are not randomised, so that two runs over the same
 * files make the same calls.
 */
#ifndef IT_TESTS_TRACER_H
#define IT_TESTS_TRACER_H

#include <sys/types.h>

struct tracer_process;

typedef struct tracer_call {
	unsigned long index; /* 1 is the first call of the program */
	long number;	     /* __NR_..., see <sys/syscall.h> */
	int child;	     /* made by a process that the program forked */
	unsigned long long args[6]; /* as they were on the way in */
	int leaving;		    /* 0 on the way in, 1 on the way out */
	long long result;	    /* on the way out; a negative errno */
	struct tracer_process *process;
} tracer_call;

typedef enum tracer_verdict {
	TRACER_ON,   /* to the next call on its way in */
	TRACER_OUT,  /* on the way in: stop on the way out too */
	TRACER_KILL, /* SIGKILL; on the way in: without making the call */
} tracer_verdict;

enum { TRACER_ALL = -1, TRACER_NONE = -2 };

typedef struct tracer_run {
	char *const *argv; /* argv[0] is a path */
	int out;	   /* descriptor for standard output and error */
	unsigned seconds;  /* SIGKILL after that many, 0: never */
	long only; /* a number: its calls alone stop and count; or the above */
	tracer_verdict (*on_call)(void *arg, tracer_call *call);
	void *arg;
} tracer_run;

typedef struct tracer_end {
	int status; /* as from waitpid(2) */
	int timed_out;
	unsigned long calls;
} tracer_end;

/*
 * Runs it to its end, with standard input from /dev/null; 0, or -1 with errno
 * if it could not be started or traced.  One at a time in a process, which
 * may have no other children and no other use of SIGALRM.
 */
int tracer_trace(const tracer_run *run, tracer_end *end);

/* ---- for on_call ------------------------------------------------------ */

/* On the way in: the call is not made and returns that errno. */
void tracer_fail(tracer_call *call, int number);

/* On the way in: another argument, for the time of the call. */
void tracer_set_arg(tracer_call *call, int which, unsigned long long value);

/* On the way out: another result, a negative errno for instance. */
void tracer_set_result(tracer_call *call, long long value);

/* The process that makes the call. */
pid_t tracer_pid(const tracer_call *call);

/* Bytes of the program's memory; fewer than len where it ends. */
size_t tracer_peek(const tracer_call *call, unsigned long long address,
		   void *out, size_t len);

/* A string of it, cut to size - 1 bytes. */
void tracer_text(const tracer_call *call, unsigned long long address,
		 char *out, size_t size);

#endif
