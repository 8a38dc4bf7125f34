/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What we know about our own install in a root: var/lib/install-tools/
 * installed.xml.  It says what was installed from which media, and how the
 * root was before our first run, so that uninstall can go back there.
 */
#ifndef IT_STATE_H
#define IT_STATE_H

#include <sys/stat.h>
#include <time.h>

#include "installer/driver_db.h"
#include "support/digest.h"
#include "support/error.h"
#include "support/root.h"
#include "support/xml.h"

/* The media form in the record of a repair that removed files only. */
#define IT_FORM_NONE "none"

#define IT_STATE_DIR	"var/lib/install-tools"
#define IT_STATE_FILE	IT_STATE_DIR "/installed.xml"
#define IT_STATE_LOCK	IT_STATE_DIR "/lock"
#define IT_STATE_BACKUP IT_STATE_DIR "/backup" /* files named by SHA-256 */
#define IT_STATE_OWNERS IT_STATE_DIR "/owners.mtree"

/* How a path was before our first run; its bytes are in the backup. */
typedef struct it_before {
	int existed;
	char sha256[IT_SHA256_HEX];
	unsigned mode;
	unsigned long uid, gid;
	long long mtime;
} it_before;

/* Its element, in each record that has one: state_xml.c. */
extern const it_xml_attribute it_before_attributes[];

typedef struct it_state_file {
	const char *path;
	const char *module;
	int installed; /* zero: we removed it, and only "before" matters */
	char sha256[IT_SHA256_HEX];  /* as installed */
	char shipped[IT_SHA256_HEX]; /* .conf: as the media brought it, or "" */
	unsigned long long size;
	unsigned mode;
	unsigned long uid, gid;
	int owner_set; /* zero: could not be set for want of privilege */
	it_before before;
} it_state_file;

typedef struct it_state_module {
	const char *name; /* "vmxnet3s" */
	/* "11_64": of the 64-bit file, else of the 32-bit one */
	const char *directory;
	const char *flavour;    /* "11" */
	const char *generation; /* "Tools 9.0", "" if unknown */
	int proven;		/* the file itself showed its flavour */
	int forced; /* --trust-directory or --os-dir decided */
	char *version; /* of its media, "" for that of the last run */
} it_state_module;

/* A symbolic link that we made. */
typedef struct it_state_link {
	const char *path;
	const char *module;
	const char *to; /* the text that it holds */
	/* What VMware's link held before our first run; "" or NULL: none. */
	const char *before;
} it_state_link;

/* Was there a link before our first run? */
int it_state_had_link(const it_state_link *link);

/* A directory that we made, and that goes again when it is empty. */
typedef struct it_state_directory {
	const char *path;
	const char *module;
} it_state_directory;

typedef struct it_state {
	int present; /* zero: no record in this root, nothing below is set */
	char *program;	      /* version of install-tools that wrote it */
	long long time;	      /* seconds since 1970, UTC */
	char *media_name;     /* last component of the path given */
	char *media_form;
	char *media_version;  /* "" if unknown */
	char *media_sha256;
	char *media_trust;   /* who vouched for it; NULL in older records */
	char *revoked;	     /* keys that bundles revoked, blanks between */
	char *system;	      /* distribution as detected */
	it_state_module *modules;
	size_t module_count;
	it_state_file *files;
	size_t file_count;
	it_state_link *links;
	size_t link_count;
	it_state_directory *directories;
	size_t directory_count;
	it_db_changes changes; /* database lines we added or took away */
} it_state;

void it_state_free(it_state *state); /* leaves an empty one */

/* Deep copies for the next record. NULL text counts as "". */
it_code it_state_add_module(it_state *state, const it_state_module *module,
			    it_error *err) IT_CHECKED;
it_code it_state_add_file(it_state *state, const it_state_file *file,
			  it_error *err) IT_CHECKED;
it_code it_state_add_link(it_state *state, const it_state_link *link,
			  it_error *err) IT_CHECKED;
it_code it_state_add_directory(it_state *state,
			       const it_state_directory *directory,
			       it_error *err) IT_CHECKED;
it_code it_state_add_change(it_state *state, const it_db_change *change,
			    it_error *err) IT_CHECKED;
/* Replaces a text member: it_state_set(&state->program, "1.0", err). */
it_code it_state_set(char **member, const char *text, it_error *err)
	IT_CHECKED;

/* NULL if it is not there. */
const it_state_file *it_state_find(const it_state *state, const char *path);
const it_state_link *it_state_find_link(const it_state *state,
					const char *path);
int it_state_made_directory(const it_state *state, const char *path);
const it_state_module *it_state_find_module(const it_state *state,
					    const char *name);
/*
 * Is it a file of a component that is no driver, IT_USERLAND or IT_STARTUP?
 * Was such a one installed by an earlier run of ours?
 */
int it_state_is_part(const it_state_file *file);
int it_state_has_part(const it_state *state, const char *part);

/* Did the user decide on it against the table? */
int it_state_forced(const it_state *state, const char *module);

/* Version of the media that a module was installed from, "" if unknown. */
const char *it_state_version_of(const it_state *state,
				const it_state_module *module);

/* Is this a line of that driver, in any of the tables? */
int it_state_line_of(const char *line, const char *driver);

/* Did we add a line of this driver to the table? */
int it_state_added(const it_state *state, it_db_table table,
		   const char *driver);

/* Did the change add a line to name_to_major?  Then driver is its driver. */
int it_state_numbers(const it_db_change *change, char *driver, size_t size);

/* Sets *major to the number that we gave a driver; returns 0 if we did not. */
int it_state_major(const it_state *state, const char *driver,
		   unsigned long *major);

/*
 * Parses strictly: an unknown, missing, doubled or left-over element or
 * attribute, a DTD or entity is IT_TARGET (name: the path for messages).
 */
it_code it_state_parse(it_state *state, const char *xml, size_t len,
		       const char *name, it_error *err) IT_CHECKED;

/* The same state always gives the same bytes. */
it_code it_state_write(const it_state *state, it_strbuf *xml, it_error *err)
	IT_CHECKED;

/* Does the record name a copy with this digest, of whatever file? */
int it_state_needs_copy(const it_state *state, const char *sha256);

/* Is this path our folder, in it, or a parent that we may have made? */
int it_state_is_ours(const char *path);

/* Reads IT_STATE_FILE; a missing one is an empty state. */
it_code it_state_read(it_state *state, const it_root *root, it_error *err)
	IT_CHECKED;

#endif
