/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Giving up rights for good, in a process that will only read, compute and
 * answer through a pipe.
 */
#ifndef IT_CONFINE_H
#define IT_CONFINE_H

/*
 * Closes all descriptors but in and out, and limits the resources, so that the
 * process ends sooner or later.  On every system no file can grow; besides, as
 * the system allows:
 *
 *   Linux    Landlock: no file is made, removed, renamed or opened to write
 *            seccomp: only calls that read, and write(2) where it may still
 *            and it is killed when its parent dies
 *   Solaris  privileges(5): none of file_write, proc_exec, proc_fork,
 *            net_access and their like
 *
 * Below fakeroot(1) and pseudo(1) descriptors and calls are left as they are,
 * for these work by a library that needs both.  Reading stays allowed.  Where
 * a kernel has none of these, or an older form, it does without: this must
 * never be a reason to fail.
 */
void it_confine(int in, int out);

/* Which of these took effect, as bits; asked by tests. */
enum {
	IT_CONFINED_NAMES = 1, /* no name is changed: Landlock, privileges */
	IT_CONFINED_CALLS = 2, /* seccomp */
	IT_CONFINED_SIZES = 4  /* no file grows: not below sanitizers */
};

/*
 * The part that depends on the system, in confine_*.c; returns such bits.  With
 * calls zero, the calls that a preloaded library makes stay allowed.
 */
int it_confine_system(int out, int calls);

/* Bits of the last it_confine(). */
int it_confined(void);

#endif
