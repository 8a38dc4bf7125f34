/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Within the folder of ours: its path taken apart, its two names while it is
 * on its way, and what the files home*.c do for each other.  home.h tells the
 * protocol.
 */
#ifndef IT_HOME_PRIV_H
#define IT_HOME_PRIV_H

#include "engine/home.h"

enum {
	IT_HOME_ROOM = 512, /* of a path of ours */
	IT_HOME_TRIES = 16  /* another first run may be a step ahead */
};

/*
 * The folder on its way in and on its way out; two names, so that who builds
 * and who removes never meet.
 */
#define IT_HOME_NEW ".install-tools.new"
#define IT_HOME_OLD ".install-tools.old"

/*
 * The folder may be missing from some component on.  above: what exists,
 * "" for the root; first: the first missing component; rest: what follows it,
 * "" or "/lib/install-tools".
 */
typedef struct it_home_split {
	char above[IT_HOME_ROOM];
	char first[IT_HOME_ROOM];
	const char *rest;
} it_home_split;

/* Splits path before its i-th component; 0 when there is none. */
int it_home_split_at(it_home_split *s, const char *path, int i);

/* dir/name and rest after it; dir "" is the root. */
void it_home_join(char out[IT_HOME_ROOM], const char *dir, const char *name,
		  const char *rest);

/* That of its lock file. */
void it_home_lock_path(const it_home *home, char path[IT_HOME_ROOM]);

/* One directory up; 0 when path is the half built folder's top. */
int it_home_go_up(char *path);

/* 0, or -1 with errno. */
int it_home_sync_dir(const it_home *home, const char *path);

/* Who may not give it away keeps it; the umask of the caller has no say. */
int it_home_own(const it_home *home, int fd, mode_t mode);

it_code it_home_make_dir(const it_home *home, const char *path,
			 it_error *err) IT_CHECKED;

/* A missing name, or a directory above it, is no error. */
it_code it_home_remove_name(const it_root *root, const char *path, int flags,
			    it_error *err);

/* rmdir(2) and rename(2) say either. */
int it_home_is_full(int number);

/* Waits a moment for a run that is a step ahead. */
void it_home_nap(void);

/*
 * Removes the folder under one of its two names.  Names may come into it while
 * it goes, but not for long: a run that was on its way to the lock when the
 * folder was renamed makes one in it, sees that, and takes it away again.
 * lock: the folder's, which is dropped; NULL if we do not hold it.  IT_BUSY
 * when who builds it is alive.
 */
it_code it_home_remove_half(const it_root *root, const it_home_split *s,
			    const char *name, it_lock *lock, it_error *err);

/* Removes both, where the missing folder would begin. */
it_code it_home_sweep_one(const it_root *root, const it_home_split *s,
			  it_error *err) IT_CHECKED;

/* Is there one of the two? */
it_code it_home_find_half(const it_root *root, const it_home_split *s,
			  int *found, it_error *err) IT_CHECKED;

/* Where the folder begins to be missing; *missing is 0 when it is there. */
it_code it_home_find_missing(const it_home *home, it_home_split *s,
			     int *missing, it_error *err) IT_CHECKED;

/* One try to build it; *again when another first run was a step ahead. */
it_code it_home_build_once(it_home *home, const it_home_split *s, int *again,
			   it_error *err) IT_CHECKED;

#endif
