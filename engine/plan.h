/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A plan is an ordered list of steps; everything that changes a root is one.
 * A step kind is a table row of functions; the executor calls check, prepare,
 * publish, verify and cleanup in this order, undo where one failed, and knows
 * nothing else about a step; probe is for the recovery of another's run.
 *
 * publish, undo and cleanup look at the disk, not at what this process did:
 * each may be called again after it succeeded, and by another process, which
 * has the step from the journal (encode, decode) and finishes what an
 * interrupted run began.
 */
#ifndef IT_PLAN_H
#define IT_PLAN_H

#include <stddef.h>
#include <sys/types.h>

#include "support/attributes.h"
#include "support/error.h"
#include "support/root.h"
#include "support/sync.h"
#include "support/text.h"

typedef enum it_step_state {
	IT_STEP_PLANNED,   /* nothing was done yet */
	IT_STEP_UNCHANGED, /* already as wanted: never executed */
	IT_STEP_PREPARED,  /* staged beside its target, invisible */
	IT_STEP_PUBLISHED, /* the target has the new state */
	IT_STEP_DONE,	   /* re-read and found right */
	IT_STEP_UNDONE	   /* the target has its old state again */
} it_step_state;

const char *it_step_state_name(it_step_state state);

/*
 * Steps of a phase are published and verified before the next phase begins:
 * what is recorded was found right before.
 */
typedef enum it_phase {
	IT_PHASE_LEAVE,	  /* what can be set only while a driver serves */
	IT_PHASE_FILES,	  /* drivers and driver databases */
	IT_PHASE_EFFECTS, /* what makes the system take notice of them */
	IT_PHASE_RECORD,  /* what we know about it ourselves */
	IT_PHASES
} it_phase;

typedef struct it_step it_step;

/* The owner that a file is to get. */
typedef struct it_owner {
	uid_t uid;
	gid_t gid;
	int can_set; /* zero: recorded only, the caller may not set it */
} it_owner;

/*
 * Gives an open file this owner, if it may, and this mode; 0, or -1.  The
 * owner comes first, since changing it drops mode bits, and the umask of the
 * caller has no say.
 */
int it_owner_set(const it_owner *owner, int fd, mode_t mode);

/*
 * Gives an open file away: 1, or 0 when that is not allowed, which is
 * believed when it is said twice (EINVAL: the owner does not exist in this
 * user namespace), or -1 with errno.
 */
int it_owner_give(const it_owner *owner, int fd);

/*
 * Is there that group in the user namespace of this process?  One that has sys
 * may lack bin (user_namespaces(7) of Linux; elsewhere there are none).
 */
int it_owner_has_group(gid_t gid);

/* What one run hands to every step. */
typedef struct it_run {
	const it_root *root;
	const char *home; /* our folder in the root: journal and backup */
	char txid[20];	  /* part of the names of staged and kept files */
	it_sync_mode sync;
	unsigned long long files_first; /* made before the run: locks */
	const volatile int *stop; /* nonzero: undo and end; NULL allowed */
	void (*on_step)(void *arg, const it_step *step);
	void *arg; /* of on_step */
} it_run;

/* A name for this run's staged files that no other run uses. */
void it_run_begin(it_run *run, const it_root *root, const char *home);

/* fsync(2), unless the run does without; 0, or -1 with errno. */
int it_run_sync(const it_run *run, int fd);

/* The same where it is enough that the next barrier has passed. */
int it_run_sync_later(const it_run *run, int fd);

/* The same for a directory; some filesystems cannot, which is no error. */
int it_run_sync_dir(const it_run *run, int dirfd);

/* What can be made of a step that was interrupted, see probe. */
enum {
	IT_CAN_FORWARD = 1, /* publish would succeed */
	IT_CAN_BACK = 2	    /* undo would succeed */
};

typedef struct it_step_kind {
	const char *name; /* "file", "remove": also in JSON and the journal */
	/* Is it done already?  Sets *done; reads only. */
	it_code (*check)(it_step *step, const it_run *run, int *done,
			 it_error *err);
	/* Everything that can fail for want of space or right. */
	it_code (*prepare)(it_step *step, const it_run *run, it_error *err);
	/* Makes the new state visible by one rename or unlink. */
	it_code (*publish)(it_step *step, const it_run *run, it_error *err);
	/* Re-reads the target and compares it with what was wanted. */
	it_code (*verify)(it_step *step, const it_run *run, it_error *err);
	/* Back to the old state, from whatever state it is in. */
	it_code (*undo)(it_step *step, const it_run *run, it_error *err);
	/* Drops what was kept for undo. */
	it_code (*cleanup)(it_step *step, const it_run *run, it_error *err);
	/* Which ways are open, IT_CAN_ bits; reads only. */
	it_code (*probe)(it_step *step, const it_run *run, unsigned *ways,
			 it_error *err);
	/*
	 * Bytes that prepare will need on the target's filesystem; NULL for a
	 * kind whose path is not the path of a file.
	 */
	unsigned long long (*space)(const it_step *step);
	/* Appends all that publish, undo and cleanup need, as words. */
	void (*encode)(const it_step *step, it_strbuf *words);
	/* The step's data from these words; IT_FAILED if they are odd. */
	it_code (*decode)(it_slice words, void **data, it_error *err);
	void (*free_data)(void *data);
} it_step_kind;

struct it_step {
	const it_step_kind *kind;
	it_phase phase;
	char *path; /* of the target, relative to the root */
	char *verb; /* "install", "replace", "remove", ... for people */
	char *note; /* why, what: one line, may be "" */
	void *data; /* the kind's own record */
	it_step_state state;
	int is_checked; /* state says what check found */
};

typedef struct it_plan {
	it_step *steps;
	size_t count;
} it_plan;

/*
 * Appends a step of IT_PHASE_FILES; takes data, also when it fails.
 */
it_code it_plan_add(it_plan *plan, const it_step_kind *kind, const char *path,
		    const char *verb, void *data, it_error *err,
		    const char *note, ...) IT_CHECKED IT_PRINTF(7, 8);
void it_plan_free(it_plan *plan);

/* The step added last belongs to another phase. */
void it_plan_set_phase(it_plan *plan, it_phase phase);

/* The step added last becomes the first: it is undone last. */
void it_plan_make_first(it_plan *plan);

/* Is there a step for this path already? */
int it_plan_has(const it_plan *plan, const char *path);

/* Is the step's path in the directory named by the first len bytes of dir? */
int it_plan_is_in_dir(const it_step *step, const char *dir, size_t len);

/* Steps that are not unchanged. */
size_t it_plan_needed(const it_plan *plan);

#endif
