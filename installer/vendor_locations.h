/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The records of VMware's Perl installer, etc/vmware-tools/locations: a text
 * that is only ever appended to and replayed from its first line, so that
 * the last word about a path counts.  Nothing here touches a disk.
 */
#ifndef IT_VENDOR_LOCATIONS_H
#define IT_VENDOR_LOCATIONS_H

#include <stddef.h>

#include "support/error.h"
#include "support/strbuf.h"

#define IT_LOCATIONS_DIR "etc/vmware-tools"
#define IT_LOCATIONS	 IT_LOCATIONS_DIR "/locations"
/* What it appends to the name of a file that it moves away. */
#define IT_VENDOR_BACKUP ".BeforeVMwareToolsInstall"

enum {
	IT_LOCATIONS_MAX = 1 << 20,  /* bytes; a real one has 100 KB */
	IT_LOCATIONS_ENTRIES = 4000, /* a journal has room for their steps */
	IT_LOCATIONS_PATH = 1000
};

typedef enum it_location_kind {
	IT_LOCATION_ANSWER,    /* path is its key, value what it is */
	IT_LOCATION_FILE,
	IT_LOCATION_DIRECTORY,
	IT_LOCATION_LINK,     /* value: where it leads, as it was made */
	IT_LOCATION_MOVE,     /* value: the path at which the old one lies */
	IT_LOCATION_CONFIG,   /* an admin may edit this file */
	IT_LOCATION_MODIFIED, /* and did */
	IT_LOCATION_KINDS
} it_location_kind;

typedef struct it_location {
	it_location_kind kind;
	char *path;  /* relative to the root */
	char *value; /* "" where the kind has none */
	/*
	 * Of a file: its time when it was installed, 0 for one that nobody
	 * compares.  "file /a b 12" may mean a file "b 12" as well: whole is
	 * then that path, else NULL.
	 */
	long long mtime;
	char *whole;
} it_location;

typedef struct it_locations {
	it_location *items; /* in the order in which they were recorded */
	size_t count;
	size_t odd;    /* lines that say nothing that we know */
	size_t unsafe; /* paths that may not be followed */
	int full;      /* there were more than IT_LOCATIONS_ENTRIES */
} it_locations;

void it_locations_free(it_locations *list); /* leaves an empty one */

/* Replays text.  Fails for want of memory only. */
it_code it_locations_parse(it_locations *list, const it_strbuf *text,
			   it_error *err) IT_CHECKED;

/* NULL if it is not recorded. */
const it_location *it_locations_find(const it_locations *list,
				     it_location_kind kind, const char *path);

/* The value of an answer, NULL if it was not given. */
const char *it_locations_answer(const it_locations *list, const char *key);

/*
 * The path relative to the root of an absolute one; 0 for what may not be
 * followed: a relative one, "." or "..", control characters, the root.
 */
int it_location_path(const char *absolute, char *out, size_t size);

/*
 * Where a link at path leads by its text alone, relative to the root; 0 when
 * there is no room.
 */
int it_location_target(const char *path, const char *to, char *out,
		       size_t size);

/*
 * Rewrites the lines of a file for VMware's programs: mtime is its time now,
 * -1 takes them away.  *changed tells whether there were any; all other bytes
 * stay.
 */
it_code it_locations_retime(it_strbuf *text, const char *path,
			    long long mtime, int *changed, it_error *err)
	IT_CHECKED;

/* The same of a link, which leads to "to" now. */
it_code it_locations_relink(it_strbuf *text, const char *path, const char *to,
			    int *changed, it_error *err) IT_CHECKED;

#endif
