/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_SYS_WAIT_H
#define SUNOS_SYS_WAIT_H

#include <sys/types.h>

#define WNOHANG 0100
#define WIFSIGNALED(s) ((((int)((s)&0xFF)) > 0) && (((int)((s)&0xFF00)) == 0))
#define WEXITSTATUS(s) ((int)(((s) >> 8) & 0xFF))
#define WTERMSIG(s) ((int)((s)&0x7F))
pid_t wait(int *);
pid_t waitpid(pid_t, int *, int);

#endif
