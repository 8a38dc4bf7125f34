/* SPDX-License-Identifier: BSD-2-Clause */
/* What executor.c and recovery.c share: a plan with its journal. */
#ifndef IT_TRANSACTION_H
#define IT_TRANSACTION_H

#include <signal.h>

#include "engine/executor.h"
#include "engine/journal.h"

typedef struct it_transaction {
	it_plan *plan;
	const it_run *run;
	it_journal journal;
	it_filesystems fs; /* where the ballast lies */
	int spent;	   /* the ballast was given back already */
	int undoing;
} it_transaction;

/* Publishes and verifies all steps, phase after phase. */
it_code it_transaction_publish(it_transaction *t, it_error *err) IT_CHECKED;

/* After success: DONE, what was kept goes, the journal last. */
void it_transaction_clean(it_transaction *t);

/*
 * After a failure: everything back, and the journal goes.  Returns code, or
 * IT_UNFINISHED when a step could not be undone: then the journal stays.
 */
it_code it_transaction_undo(it_transaction *t, it_code code, it_error *err)
	IT_CHECKED;

/* INT, TERM and HUP wait: what was begun comes to its end. */
void it_transaction_block_signals(sigset_t *old);

#endif
