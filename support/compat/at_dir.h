/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A relative path below a directory descriptor, where the system has no *at
 * call: go there, act, come back.  The program has one thread, so nobody
 * sees the current directory change.
 */
#ifndef IT_AT_DIR_H
#define IT_AT_DIR_H

/* Makes fd the current directory; *saved brings back the old one. */
int it_at_enter(int fd, int *saved);

/* Comes back; result, or -1 when the way back is gone. */
int it_at_leave(int saved, int result);

#endif
