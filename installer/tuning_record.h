/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was tuned in a root: var/lib/install-tools/tuning.xml.  It says what
 * was wanted, and how everything was before, so that "tune revert" can give
 * it back byte for byte, also after the drivers were upgraded.
 */
#ifndef IT_TUNING_RECORD_H
#define IT_TUNING_RECORD_H

#include "installer/state.h"
#include "nettune/dial.h"
#include "nettune/profile.h"

#define IT_TUNING_FILE IT_STATE_DIR "/tuning.xml"

/* Something that was asked for; link "" for all of them. */
typedef struct it_tuned_wish {
	char *setting;
	char *link;
	char *value; /* a number, or a word of it_lso_name */
	char *origin;
} it_tuned_wish;

/* A file that we wrote, and how it was before the first time. */
typedef struct it_tuned_file {
	char *path;
	char sha256[IT_SHA256_HEX]; /* as we wrote it */
	it_before before;
} it_tuned_file;

typedef struct it_tuned_directory {
	char *path;
} it_tuned_directory;

/* A dial, and how it was before the first time. */
typedef struct it_tuned_dial {
	char *family, *object, *name;
	char *wanted, *current, *stored, *standard;
	int keeps;
} it_tuned_dial;

typedef struct it_tuned {
	int present; /* zero: nothing was ever tuned here */
	char *program;
	long long time;
	char *profile;
	it_tuned_wish *wishes;
	size_t wish_count;
	it_tuned_directory *directories; /* that we made, outermost first */
	size_t directory_count;
	it_tuned_file *files;
	size_t file_count;
	it_tuned_dial *dials;
	size_t dial_count;
} it_tuned;

void it_tuned_free(it_tuned *tuned); /* leaves an empty one */

/* A missing file is an empty record. */
it_code it_tuned_read(it_tuned *tuned, const it_root *root,
		      it_error *err) IT_CHECKED;
it_code it_tuned_write(const it_tuned *tuned, it_strbuf *xml,
		       it_error *err) IT_CHECKED;

/* Copies; one that is there already gets the new value. */
it_code it_tuned_set_profile(it_tuned *tuned, const char *profile,
			     it_error *err) IT_CHECKED;
it_code it_tuned_add_wish(it_tuned *tuned, const char *setting,
			  const char *link, const char *value,
			  const char *origin, it_error *err) IT_CHECKED;
it_code it_tuned_add_directory(it_tuned *tuned, const char *path,
			       it_error *err) IT_CHECKED;
/* before is taken only of a path that is new here. */
it_code it_tuned_add_file(it_tuned *tuned, const char *path, const char *sha256,
			  const it_before *before, it_error *err) IT_CHECKED;
/* The same of current, stored and standard. */
it_code it_tuned_add_dial(it_tuned *tuned, const it_dial *dial,
			  it_error *err) IT_CHECKED;

const it_tuned_file *it_tuned_find_file(const it_tuned *tuned,
					const char *path);
const it_tuned_wish *it_tuned_find_wish(const it_tuned *tuned,
					const char *setting, const char *link);

/* Back to a dial; 0 if it names a family that this version does not know. */
int it_tuned_dial_of(const it_tuned_dial *tuned, it_dial *dial);

#endif
