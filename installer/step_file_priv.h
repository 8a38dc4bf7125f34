/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files step_*.c share: where a step works, what stands there. */
#ifndef IT_STEP_FILE_PRIV_H
#define IT_STEP_FILE_PRIV_H

#include "installer/step_file.h"

/* Where a step works: its directory and the three names in it. */
typedef struct it_place {
	int dirfd;
	const char *leaf;
	char staged[256];
	char kept[256];
} it_place;

/* The names alone; IT_IO when one would be too long. */
it_code it_place_names(it_place *p, const it_step *step, const it_run *run,
		       it_error *err) IT_CHECKED;
it_code it_place_open(it_place *p, const it_step *step, const it_run *run,
		      it_error *err) IT_CHECKED;
/* The same; *gone, and nothing is open, where there is no such directory. */
it_code it_place_if_there(it_place *p, const it_step *step, const it_run *run,
			  int *gone, it_error *err) IT_CHECKED;
void it_place_close(it_place *p);

/* What stands under one name. */
typedef struct it_seen {
	int found;
	struct stat st;
	char sha256[IT_SHA256_HEX]; /* of a regular file, if asked for */
} it_seen;

/* A missing one is no error. */
it_code it_see(it_seen *seen, int dirfd, const char *name, int with_sum,
	       it_error *err) IT_CHECKED;

/* Is it exactly this file, whatever its time? */
int it_seen_is(const it_seen *seen, const it_file_image *image);

/* Are these two names of one file? */
int it_seen_same(const it_seen *a, const it_seen *b);

/* An error of the step from errno; what is forbidden is IT_TARGET. */
it_code it_step_fail(const it_step *step, const it_run *run,
		     const char *doing, it_error *err);

/* IT_FAILED: somebody else is at work on this file. */
it_code it_step_changed(const it_step *step, const it_run *run,
			it_error *err);

it_code it_step_misread(const it_step *step, const it_run *run,
			it_error *err);

/* ---- calls of kinds that have nothing to do there --------------------- */

it_code it_step_nothing(it_step *step, const it_run *run, it_error *err)
	IT_CHECKED;
/* What is done can be done again, and taken back, at any time. */
it_code it_step_both_ways(it_step *step, const it_run *run, unsigned *ways,
			  it_error *err) IT_CHECKED;
unsigned long long it_step_no_space(const it_step *step);

/* ---- staging ---------------------------------------------------------- */

/* A staged file: its name was made, and which file it is, if that is known. */
typedef struct it_staged {
	int made;
	struct stat st;
} it_staged;

/* Creates name with all of its attributes and syncs it; 0, or -1. */
int it_stage(int dirfd, const char *name, const it_file_image *image,
	     const void *bytes, const it_run *run, it_staged *staged);

/* ---- step_file.c ----------------------------------------------------- */

/* Notes what stands at the target; only a regular file may. */
it_code it_file_look(it_step *step, const it_run *run, it_seen *seen,
		     it_error *err) IT_CHECKED;
void it_file_free(void *data);

/* ---- step_copy.c: copies in the backup ------------------------------ */

/* From the file of this name in p. */
it_code it_copy_make(const it_step *step, const it_place *p, const char *name,
		     const it_run *run, it_error *err) IT_CHECKED;
it_code it_copy_drop(const it_step *step, const it_run *run, it_error *err)
	IT_CHECKED;
/* Is there one with the right bytes? */
it_code it_copy_find(const it_step *step, const it_run *run, int *found,
		     it_error *err) IT_CHECKED;
/*
 * Keeps what somebody made of a file that we had published, before it is
 * taken back: p->leaf under the name of its SHA-256.
 */
it_code it_copy_save(const it_step *step, const it_place *p,
		     const char *sha256, const it_run *run, it_error *err)
	IT_CHECKED;
/* Stages and publishes the old file from its copy. */
it_code it_copy_restore(const it_step *step, const it_place *p,
			const it_run *run, it_error *err) IT_CHECKED;

/* ---- step_code.c: for the journal ----------------------------------- */

void it_file_encode(const it_step *step, it_strbuf *words);
it_code it_file_decode(it_slice words, void **data, it_error *err) IT_CHECKED;

#endif
