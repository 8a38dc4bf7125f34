/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which boot environment --new-be is making, in a file beside the log of the
 * running system: our folder appears only in a root that is changed.  A run
 * that died, or could not destroy its clone, leaves the file, and nobody holds
 * its lock.
 */
#ifndef IT_NEW_BE_LEFT_H
#define IT_NEW_BE_LEFT_H

#include "engine/lock.h"
#include "installer/job.h"

/* Holds the lock of the file from here on, with the name in it. */
it_code it_new_be_note(it_lock *note, const char *name, it_error *err)
	IT_CHECKED;
/* Nothing is left to tell of. */
void it_new_be_settled(it_lock *note);
/* The clone stays, and is not what was wanted: the file tells of it. */
void it_new_be_unsettled(it_lock *note);
/* Its copy in the clone that is mounted at dir. */
void it_new_be_settled_in(const char *dir);

/*
 * IT_UNFINISHED, if a run left one that beadm still lists, or may list;
 * IT_BUSY, if a run is making one.
 */
it_code it_new_be_refuse_left(const it_root *root, it_error *err) IT_CHECKED;

/* The same as a finding of the running system. */
it_code it_new_be_tell_left(it_job *job) IT_CHECKED;

#endif
