/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reading VMware's media: a directory, any tar (plain, gz, bz2, xz, zst), a
 * zip, or an ISO or CD device that holds such a tar; or our own form of them,
 * see bundle.h.  One pass, nested archives in one process, no temporary file,
 * no program started, libarchive only reads.  The reader gives an inventory
 * of everything, and the contents of the files that the caller wants.
 */
#ifndef IT_MEDIA_H
#define IT_MEDIA_H

#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "payload/trust.h"
#include "support/digest.h"
#include "support/error.h"
#include "support/strbuf.h"

/* Limits: hostile media ends here, with IT_MEDIA and the limit's name. */
enum {
	IT_MEDIA_MAX_ENTRIES = 18000,
	IT_MEDIA_MAX_PATH = 1023,     /* bytes */
	IT_MEDIA_MAX_DEPTH = 32,      /* components */
	IT_MEDIA_MAX_NESTING = 2,     /* an archive in an ISO or zip or dir */
	IT_MEDIA_MAX_RATIO = 200      /* unpacked to packed bytes, past 1 MiB */
};
#define IT_MEDIA_MAX_NAMES  (1ULL * 1024 * 1024) /* all names and targets */
#define IT_MEDIA_MAX_FILE   (64ULL * 1024 * 1024)
#define IT_MEDIA_MAX_KEPT   (256ULL * 1024 * 1024) /* all wanted files */
#define IT_MEDIA_MAX_TOTAL  (2048ULL * 1024 * 1024)
#define IT_MEDIA_MAX_WINDOW (128ULL * 1024 * 1024) /* xz, zstd memory */
#define IT_MEDIA_MAX_HELD   (32ULL * 1024 * 1024) /* a zip in an archive */

/* Below it lie the driver directories. */
#define IT_MEDIA_BINARY "lib/modules/binary/"

typedef enum it_entry_type {
	IT_ENTRY_FILE,
	IT_ENTRY_DIR,
	IT_ENTRY_SYMLINK,
	IT_ENTRY_HARDLINK,
	IT_ENTRY_SPECIAL /* device, fifo, socket */
} it_entry_type;

/* Why a file is not used. */
typedef enum it_fault {
	IT_FAULT_NONE,
	IT_FAULT_SYMLINK,
	IT_FAULT_HARDLINK,
	IT_FAULT_SPECIAL,
	IT_FAULT_SET_ID,
	IT_FAULT_TWICE,
	IT_FAULT_TWIN, /* another name differs in case only */
	IT_FAULT_BELOW, /* what lies above is no directory, or another one */
	IT_FAULT_ENCRYPTED,
	IT_FAULT_SPARSE,
	IT_FAULT_PACKED /* on its own: it is no archive of drivers */
} it_fault;

/* "is a symbolic link": the rest of a sentence; "" for IT_FAULT_NONE. */
const char *it_fault_text(it_fault fault);

/* One name of the media, in its order; path is below vmware-tools-distrib. */
typedef struct it_entry {
	char *path; /* "lib/modules/binary/10_64/vmxnet3s" */
	it_entry_type type;
	unsigned mode; /* permission bits, set-id bits included */
	unsigned long long size;
	char *link;              /* target of a link, NULL otherwise */
	char sha256[IT_SHA256_HEX]; /* of wanted files, in a bundle or a
				     * directory of all; "" otherwise */
	unsigned char *bytes;    /* of wanted files, NULL otherwise */
	it_fault fault;          /* fatal only if used */
} it_entry;

/*
 * How a file can be known again without reading it.  settled: its last
 * change is so long ago that another one would show in these times.
 */
typedef struct it_media_stamp {
	int settled;
	long long mtime, ctime;
	unsigned long long inode;
} it_media_stamp;

void it_media_stamp_of(const struct stat *st, it_media_stamp *stamp);

typedef struct it_media {
	char *path;    /* as given */
	char form[64]; /* "tar.gz", "iso holding tar.gz", "directory" ... */
	char version[64]; /* "9.0.0 build-782409", "" if the media has none */
	char sha256[IT_SHA256_HEX]; /* of the medium itself, of a bundle's
				     * manifest; of a directory: see
				     * it_media_read */
	unsigned long long size;    /* of the medium, bytes */
	it_media_stamp stamp;	    /* of a file, when its reading began */
	it_entry *entries;
	size_t count;
	size_t faults; /* entries that have a fault */
	size_t *sorted;   /* numbers of entries in the order of their names */
	char **dirs;      /* see it_media_driver_dirs */
	it_vouched vouched; /* who says that it is VMware's */
	struct it_bundle *bundle; /* of the native form, NULL otherwise */
	size_t dir_count;
} it_media;

/* Nonzero if the bytes of this path (as in it_entry) are wanted. */
typedef int (*it_media_want)(void *arg, const char *path);

/*
 * Called now and then with what was read of the medium, for progress.
 * Nonzero ends the reading: IT_STOPPED, and media is empty.
 */
typedef int (*it_media_progress)(void *arg, unsigned long long done,
				 unsigned long long size);

typedef struct it_media_request {
	it_media_want want;
	it_media_progress progress; /* NULL allowed */
	void *arg;
	const it_trust *trust; /* NULL: no keys, and nothing required */
	int keep_packed; /* of a bundle: keep its groups as they are */
} it_media_request;

/*
 * Reads the media to its end.  The digest of a directory is the SHA-256 of
 * the lines "sha256  path\n" of its files in sorted order, with " @ " for a
 * link, where it is that of the target, whatever is wanted; its size is the
 * sum of its files, and its progress is told with size 0 (unknown).
 *
 * Every refusal is IT_MEDIA, names the media and the entry, and comes before
 * the caller was given anything: then media is empty.
 *
 * Fatal anywhere: damage, absolute or ".." names, control bytes, limits.
 * Damage is found by the check sums of gzip, bzip2, xz, zip (of the files
 * read), by zstd's where the file has one, by the end marks of tar; plain tar
 * and ISO have none for the contents.  After the end of a tar or of
 * compressed data only zero bytes may follow, of xz by fours, of zstd only
 * frames.  A gzip file may have several members.
 */
it_code it_media_read(it_media *media, const char *path,
		      const it_media_request *request, it_error *err)
	IT_CHECKED;

/*
 * The same, but another process unpacks: a fork of this one that has given up
 * the right to write files, see support/confine.h.  What it answers is taken
 * as if it came from the media: names, sizes, digests and signatures are
 * looked at again here.  want is asked in both processes, progress in this
 * one.  IT_MEDIA too when that process dies of what it reads.
 */
it_code it_media_read_apart(it_media *media, const char *path,
			    const it_media_request *request, it_error *err)
	IT_CHECKED;
/* Nonzero if this is of a file that media that is a directory has in it. */
int it_media_dir_has(const it_media *media, const struct stat *of);
void it_media_free(it_media *media);

/* A file told to it_media_make; its bytes become the media's. */
typedef struct it_media_part {
	char path[256];
	it_strbuf bytes;
} it_media_part;

/*
 * A media that was not read: its entries are these files, in this order.
 * Form, version, digest and size are the caller's to set.
 */
it_code it_media_make(it_media *media, const char *path, it_media_part *parts,
		      size_t count, it_error *err) IT_CHECKED;

/* The SHA-256 of a file as it_media_read gives it, nothing decoded. */
it_code it_media_digest(const char *path, char sha256[IT_SHA256_HEX],
			it_error *err) IT_CHECKED;

/*
 * The version that a Perl text of VMware's names as its own, "" if none;
 * as in it_media.
 */
void it_media_version_of(const char *text, size_t len, char version[64]);

/*
 * Orders two versions ("9.0.0 build-782409") by their numbers, one by one,
 * then by the build: below, above or 0.  One that is unknown is neither.
 */
int it_media_compare_versions(const char *a, const char *b);

/* NULL if there is no such path; of a duplicate, the first. */
const it_entry *it_media_find(const it_media *media, const char *path);

/*
 * The file that is going to be used: IT_MEDIA with the reason when the media
 * has none of this name or it has a fault.
 */
it_code it_media_use(const it_media *media, const char *path,
		     const it_entry **entry, it_error *err) IT_CHECKED;

/*
 * Names of the driver directories below lib/modules/binary that hold at
 * least one entry, sorted, in dirs (at most room); returns their number,
 * which may be more.  The names live as long as media.
 */
size_t it_media_driver_dirs(const it_media *media, const char **dirs,
			    size_t room);

/*
 * Where a mounted CD is found, in order, NULL past the end; the place beside
 * the program comes before and is known to the caller.
 */
const char *it_media_default_place(size_t i);

#endif
