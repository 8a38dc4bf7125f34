/* SPDX-License-Identifier: BSD-2-Clause */
/* What executor, recovery and barriers share: a plan with its journal. */
#ifndef IT_TRANSACTION_H
#define IT_TRANSACTION_H

#include <signal.h>

#include "engine/executor.h"
#include "engine/journal.h"

typedef struct it_barrier {
	int fds[IT_MAX_FILESYSTEMS + 1]; /* one on each filesystem */
	size_t count;
} it_barrier;

typedef struct it_transaction {
	it_plan *plan;
	it_run run; /* its sync is what these filesystems allow */
	it_journal journal;
	it_filesystems fs; /* where the ballast lies */
	it_barrier barrier;
	int spent;	   /* the ballast was given back already */
	int leaving;	   /* undone or cleaned: directories go, too */
} it_transaction;

/* ---- barrier.c ------------------------------------------------------ */

/*
 * With run and fs in it, before anything is written.  Where one of the
 * filesystems cannot be synced as a whole, run.sync becomes IT_SYNC_EACH.
 */
void it_barrier_open(it_transaction *t);
void it_barrier_close(it_transaction *t);

/* All that was written so far is on disk when it returns IT_OK. */
it_code it_barrier_pass(const it_transaction *t, it_error *err) IT_CHECKED;

/* ---- executor.c ----------------------------------------------------- */

/* Publishes and verifies all steps, phase after phase. */
it_code it_transaction_publish(it_transaction *t, it_error *err) IT_CHECKED;

/*
 * After success: DONE, what was kept goes, the journal last.  IT_UNFINISHED
 * where neither DONE nor the end of the journal is on disk: a recovery might
 * have to take all of it back, so that nobody may be told that it is done.
 */
it_code it_transaction_clean(it_transaction *t, it_error *err) IT_CHECKED;

/*
 * After a failure: everything back, and the journal goes.  Returns code, or
 * IT_UNFINISHED when a step could not be undone: then the journal stays.
 */
it_code it_transaction_undo(it_transaction *t, it_code code, it_error *err)
	IT_CHECKED;

/* The journal stays, for why; next is what recover is going to do. */
it_code it_transaction_unfinished(const it_error *why, const char *next,
				  it_error *err);

/* INT, TERM and HUP wait: what was begun comes to its end. */
void it_transaction_block_signals(sigset_t *old);

#endif
