/* SPDX-License-Identifier: BSD-2-Clause */
/* SIG_DFL and SIG_IGN are casts to functions without prototype. */
#ifndef SUNOS_SIGNAL_H
#define SUNOS_SIGNAL_H

#include <sys/types.h>
#include <sys/regset.h>

typedef int sig_atomic_t;
#define SIG_DFL (void (*)())0
#define SIG_IGN (void (*)())1
#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGILL 4
#define SIGABRT 6
#define SIGFPE 8
#define SIGKILL 9
#define SIGBUS 10
#define SIGSEGV 11
#define SIGSYS 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGTERM 15
#define SIGUSR1 16
#define SIGUSR2 17
#define SIGCHLD 18
#define SIGTSTP 24
#define SIGTTIN 26
#define SIGTTOU 27
#define SIGXCPU 30
#define SIGXFSZ 31
#define SA_SIGINFO 8
#define SIG_BLOCK 1
#define SIG_UNBLOCK 2
#define SIG_SETMASK 3
typedef struct siginfo {
	int si_signo, si_code, si_errno, si_pad;
	union {
		struct {
			pid_t __pid;
		} __proc;
	} __data;
} siginfo_t;
#define si_pid __data.__proc.__pid
struct sigaction {
	int sa_flags;
	union {
		void (*_handler)();
		void (*_sigaction)(int, siginfo_t *, void *);
	} _funcptr;
	sigset_t sa_mask;
};
#define sa_handler _funcptr._handler
#define sa_sigaction _funcptr._sigaction
void (*signal(int, void (*)(int)))(int);
int kill(pid_t, int);
int sigaction(int, const struct sigaction *, struct sigaction *);
int sigaddset(sigset_t *, int);
int sigemptyset(sigset_t *);
int sigprocmask(int, const sigset_t *, sigset_t *);

#endif
