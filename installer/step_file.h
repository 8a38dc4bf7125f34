/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kinds that change files of a root: "file" (its bytes, mode and
 * owner become exactly these), "remove", "directory", and for links and
 * directories "link", "remove-link" and "remove-directory".
 *
 * While a run is unfinished a file may have, beside its target: the staged
 * new one, ".LEAF.TXID", and a second name of the old one, ".LEAF.TXID~";
 * and in our backup folder a copy of the old one named by its SHA-256, which
 * uninstall needs and which restores it even when the second name is lost.
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
extern const it_step_kind it_kind_link;
extern const it_step_kind it_kind_remove_link;
extern const it_step_kind it_kind_remove_directory;

typedef enum it_copy {
	IT_COPY_NONE, /* there is one already, or none is needed */
	IT_COPY_RUN,  /* for this run only */
	IT_COPY_KEPT  /* stays: the plan wants it, for uninstall */
} it_copy;

/* A file as it is to be, or as it was. */
typedef struct it_file_image {
	char sha256[IT_SHA256_HEX];
	unsigned long long size;
	mode_t mode;
	it_owner owner;
	int has_mtime; /* the time counts too */
	time_t mtime;
} it_file_image;

typedef struct it_file_step {
	it_strbuf bytes; /* of the new file, while it is not staged */
	it_file_image now;
	/* found by check: */
	int existed;
	it_file_image old;
	it_copy copy; /* of the old file, in the backup */
	/* where check found it, to notice a directory that was exchanged */
	dev_t dir_dev;
	ino_t dir_ino;
	/*
	 * Which of the two names beside the target are this run's, and which
	 * file was staged; all that the journal holds are.
	 */
	int owns_staged;
	int owns_kept;
	dev_t staged_dev;
	ino_t staged_ino;
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

/* A larger file is not kept for an undo, and so never replaced or removed. */
enum { IT_COPY_MAX = 64 << 20 };
enum { IT_LINK_MAX = 256 };

/*
 * A symbolic link that holds this text.  Refused where anything else stands,
 * whoever put it there, but for a link that holds from ("": none).
 */
it_code it_plan_link(it_plan *plan, const char *path, const char *to,
		     const char *from, it_error *err) IT_CHECKED;

/* Is this a step of kind "link"?  Then *to is where its link leads. */
int it_link_planned(const it_step *step, const char **to);

/* Removes a symbolic link itself; what it leads to stays. */
it_code it_plan_remove_link(it_plan *plan, const char *path, const char *note,
			    it_error *err) IT_CHECKED;

/*
 * Removes a directory when all else is done, if it is empty then; if it is
 * not, it stays, which is no failure.  Comes after the steps for its contents.
 */
it_code it_plan_remove_directory(it_plan *plan, const char *path,
				 const char *note, it_error *err) IT_CHECKED;

/*
 * After it_plan_check: one copy serves all steps whose old files have the
 * same bytes, and stays if a step of the plan was to write just that file.
 */
void it_plan_share_copies(it_plan *plan);

#endif
