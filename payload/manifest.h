/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * manifest.xml, the first member of a native bundle: all that it holds, with
 * sizes and digests.  Its signature covers these bytes, so they cover the
 * rest.  install-tools-bundle(5) describes it, doc/manifest.rng is its schema.
 */
#ifndef IT_MANIFEST_H
#define IT_MANIFEST_H

#include "support/digest.h"
#include "support/error.h"
#include "support/strbuf.h"
#include "support/text.h"

#define IT_MANIFEST_NAME      "manifest.xml"
#define IT_MANIFEST_SIGNATURE "manifest.xml.minisig"
#define IT_MANIFEST_PRODUCT   "VMware Tools for Solaris"

enum {
	IT_MANIFEST_MAX = 1 << 20, /* bytes, as any document of ours */
	IT_MANIFEST_MAX_REVOKED = 16
};

/* What a driver file said of itself when the bundle was made. */
typedef struct it_manifest_driver {
	char *module;
	unsigned long bits;
	char *flavour; /* as it_flavour_text() */
	char *generation, *product; /* "" if unknown */
	int proven;
} it_manifest_driver;

typedef struct it_manifest_directory {
	char *path;
	unsigned mode;
} it_manifest_directory;

typedef struct it_manifest_file {
	char *path;
	unsigned mode;
	unsigned long long size;
	char sha256[IT_SHA256_HEX];
	int is_driver;
	it_manifest_driver driver;
} it_manifest_file;

typedef struct it_manifest_link {
	char *path;
	char *target;
} it_manifest_link;

/* A member of the bundle; its archive holds these, in this order. */
typedef struct it_manifest_group {
	char *file;    /* "drivers-11_64.tar.zst" */
	char *systems; /* "Solaris 11", "any" */
	unsigned long bits; /* 32 or 64, 0 for any kernel */
	unsigned long long size; /* of the member */
	char sha256[IT_SHA256_HEX];
	it_manifest_directory *directories;
	size_t directory_count;
	it_manifest_file *files;
	size_t file_count;
	it_manifest_link *links;
	size_t link_count;
} it_manifest_group;

typedef struct it_manifest_revoked {
	char *key; /* "E7620F1842B4E81F" */
} it_manifest_revoked;

typedef struct it_manifest {
	char *product, *version;
	char *form; /* of the medium that it was made from */
	char source[IT_SHA256_HEX]; /* and the digest of that one */
	it_manifest_revoked *revoked;
	size_t revoked_count;
	it_manifest_group *groups;
	size_t group_count;
} it_manifest;

void it_manifest_free(it_manifest *manifest); /* leaves an empty one */
void it_manifest_file_free(it_manifest_file *file); /* what it points to */

/*
 * Parses strictly; every refusal is IT_MEDIA and names the medium.  After an
 * error manifest is empty.
 */
it_code it_manifest_read(it_manifest *manifest, const char *xml, size_t len,
			 const char *name, it_error *err) IT_CHECKED;

/* The same manifest always gives the same bytes. */
it_code it_manifest_write(const it_manifest *manifest, it_strbuf *xml,
			  it_error *err) IT_CHECKED;

/* Does the manifest revoke the key with this identity? */
int it_manifest_revokes(const it_manifest *manifest, const char *key);

/* Appends a zeroed record to a list of a manifest; NULL without memory. */
void *it_manifest_more(void *list, size_t *count, size_t size);

/*
 * Name of the group that a path belongs to, without its suffix: one for each
 * flavour directory, one for each part of the userland.
 */
enum { IT_MANIFEST_GROUP = 80 };
void it_manifest_group_of(const char *path, char name[IT_MANIFEST_GROUP]);
/* Of the name of a member; empty if nothing, or no suffix of ours, is left. */
it_slice it_manifest_group_name(const char *file);

#endif
