/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The native form of media: a plain tar of manifest.xml, its signature if it
 * has one, and one compressed tar for each group of the manifest, in its
 * order.  Members are not compressed around that, so a reader seeks past the
 * groups that it does not need.  install-tools-bundle(5) describes it.
 */
#ifndef IT_BUNDLE_H
#define IT_BUNDLE_H

#include "payload/manifest.h"
#include "payload/media.h"
#include "support/error.h"
#include "support/strbuf.h"

#define IT_BUNDLE_FORM "bundle" /* it_media.form of one */
#define IT_BUNDLE_MAX_GROUP (64ULL * 1024 * 1024) /* bytes, compressed */

typedef struct it_bundle {
	it_manifest manifest;
	it_strbuf raw;	     /* manifest.xml, the bytes that are signed */
	it_strbuf signature; /* empty if there is none */
	it_strbuf *packed;   /* the groups, NULL unless they were kept */
	int known; /* signed by who is trusted, and its manifest parsed */
} it_bundle;

void it_bundle_free(it_bundle *bundle); /* and itself; NULL allowed */

/* How a bundle is made.  Everything is borrowed. */
typedef struct it_bundle_how {
	const char *compress; /* "zstd", "xz", "gz"; NULL: the first there is */
	const char *const *revoked; /* key identities */
	size_t revoked_count;
} it_bundle_how;

/* Nonzero if groups can be compressed so; libarchive < 3.3.3 has no zstd. */
int it_bundle_compresses(const char *word);

/*
 * From a medium of which every file was wanted.  The same names, bytes and
 * modes always give the same bundle, as long as the libraries that compress
 * are the same.  IT_MEDIA when it holds what a bundle cannot: links that are
 * hard, devices, files twice.
 */
it_code it_bundle_pack(it_bundle **bundle, const it_media *media,
		       const it_bundle_how *how, it_error *err) IT_CHECKED;

/*
 * Is what the manifest of a bundle says of its version, its groups and its
 * drivers what they say themselves?  Of a medium, a bundle, of which every
 * file was wanted; IT_MEDIA if not.
 */
it_code it_bundle_check_claims(const it_media *media,
			       it_error *err) IT_CHECKED;

/*
 * Writes it beside path under another name, syncs and renames it: path is as
 * before or complete.  mtime: of every member, seconds since 1970.
 */
it_code it_bundle_save(const it_bundle *bundle, const char *path,
		       unsigned long mtime, it_error *err) IT_CHECKED;

#endif
