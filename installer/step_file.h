/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kinds that change files of a root: "file" (its bytes, mode and
 * owner become exactly these), "remove", and "directory".  Staged and kept
 * copies stand beside the target, named ".LEAF.TXID" and ".LEAF.TXID~".
 */
#ifndef IT_STEP_FILE_H
#define IT_STEP_FILE_H

#include <sys/stat.h>
#include <time.h>

#include "engine/plan.h"
#include "support/digest.h"
#include "support/strbuf.h"

extern const it_step_kind it_kind_file;
extern const it_step_kind it_kind_remove;
extern const it_step_kind it_kind_directory;

/* The owner that a file is to get. */
typedef struct it_owner {
	uid_t uid;
	gid_t gid;
	int can_set; /* zero: recorded only, the caller may not set it */
} it_owner;

typedef struct it_file_step {
	it_strbuf bytes;
	char sha256[IT_SHA256_HEX];
	mode_t mode;
	it_owner owner;
	int has_mtime; /* give the file this time (restoring) */
	time_t mtime;
	/* found by check: */
	int existed;
	struct stat old;
	/* what is on disk now: */
	int staged;
	int kept;
	int replaced;
} it_file_step;

/*
 * Appends a file step; copies bytes.  *record (NULL allowed) gives access to
 * the step's record until the plan is run.
 */
it_code it_plan_file(it_plan *plan, const char *path, const char *verb,
		     const char *note, const void *bytes, size_t len,
		     mode_t mode, const it_owner *owner, it_file_step **record,
		     it_error *err) IT_CHECKED;

it_code it_plan_remove(it_plan *plan, const char *path, const char *note,
		       it_error *err) IT_CHECKED;

/* 0755; an existing directory is left as it is. */
it_code it_plan_directory(it_plan *plan, const char *path,
			  const it_owner *owner, it_error *err) IT_CHECKED;

#endif
