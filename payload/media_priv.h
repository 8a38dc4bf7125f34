/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Inside of the media reader.  Bytes flow through streams: the medium itself
 * (media_source.c), what a decompressor gives (media_filter.c), what a member
 * of an archive holds (media_member.c), a file of a directory (media_dir.c).
 * A stream is looked at (media_kind.c) and then read as what it is, so that
 * any nesting is one recursion, each byte flows once, and nothing is ever
 * stored but the files wanted.
 */
#ifndef IT_MEDIA_PRIV_H
#define IT_MEDIA_PRIV_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/stat.h>

#include <archive.h>

#include "payload/media.h"
#include "support/strbuf.h"

#define IT_TREE_NAME    "vmware-tools-distrib"
#define IT_TREE_TARBALL "vmware-solaris-tools.tar.gz"

enum {
	IT_MEDIA_BLOCK = 128 * 1024,
	IT_MEDIA_LINE = 64,	    /* of a processor's cache */
	IT_MEDIA_FIRST = 8 * 1024,  /* of the blocks behind a jump */
	IT_MEDIA_PEEK = 64 * 1024,  /* an ISO shows itself at 32 KiB */
	IT_MEDIA_TAIL = 64,         /* a gzip trailer has 8 bytes */
	IT_MEDIA_SHOWN = 256        /* room for a name in a message */
};

/* --- one run ---------------------------------------------------------- */

struct it_source;

typedef struct it_reader {
	it_media *media;
	const it_media_request *request;
	it_error *err;
	size_t seen;              /* names met, kept or not */
	unsigned long long total; /* bytes of all files met */
	unsigned long long names; /* of their names, and of links' targets */
	unsigned long long kept;  /* bytes of all files wanted */
	size_t version_rank;      /* of the file that gave the version */
	unsigned long layers;     /* libarchive readers opened so far */
	int late_manifest; /* that of a bundle was met in another place */
	unsigned long tree_layer; /* the one that holds the drivers, or 0 */
	size_t tree_depth; /* below how many of the tree's own directory */
	int two_trees; /* and another one does: an error yet to be told */
	int within;    /* an archive is being read */
	int flat; /* a group of a bundle: what it holds is no archive */
	unsigned depth;           /* archives and directories entered */
	char words[IT_MEDIA_MAX_NESTING + 1][16]; /* what each of them is */
	struct it_source *source; /* NULL for a directory */
	int hashed_apart; /* a digest is made by who takes the answer */
} it_reader;

/*
 * Refusals: damaged and hostile with the remedy for that, the plain one with
 * what the caller or it_media_read adds.
 */
it_code it_media_damaged(it_reader *rd, const char *fmt, ...) IT_PRINTF(2, 3);
it_code it_media_hostile(it_reader *rd, const char *fmt, ...) IT_PRINTF(2, 3);
it_code it_media_refused(it_reader *rd, const char *fmt, ...) IT_PRINTF(2, 3);
it_code it_media_changed(it_reader *rd);    /* while it was read: damaged */
it_code it_media_unreadable(it_reader *rd); /* by errno */
/* What the system refused with this number of errno. */
it_code it_media_unread(it_reader *rd, int number, const char *fmt, ...)
	IT_PRINTF(3, 4);

/*
 * How the open medium is read, before names are sorted and trust is asked:
 * here, or in another process (media_apart.c).  Both take fd, that is, it is
 * closed when they return, whatever they return.
 */
it_code it_media_decode(it_reader *rd, int fd) IT_CHECKED;
it_code it_media_decode_apart(it_reader *rd, int fd) IT_CHECKED;

/* Tells the caller's progress function, which may end the reading. */
it_code it_media_tell(it_reader *rd, unsigned long long done,
		      unsigned long long size) IT_CHECKED;

/* --- the digest, made by who waits (media_hash.c) --------------------- */

/* Works for a regular file that is no native bundle; else does nothing. */
typedef struct it_hasher {
	it_reader *rd;
	int fd; /* the medium's, not its own */
	struct stat st; /* when it began */
	unsigned long long at, left;
	int cause; /* why the last read failed; 0: it did not */
	unsigned char *block;
	it_sha256 *sha; /* NULL: has nothing to do */
} it_hasher;

it_code it_hasher_begin(it_hasher *hasher, it_reader *rd, int fd) IT_CHECKED;
/* Nonzero if it is compared with such as were named or revoked. */
int it_digest_counts(const it_reader *rd);
int it_hasher_works(const it_hasher *hasher);
/* Loads what makes digests: better when the other process is at work. */
it_code it_hasher_start(it_hasher *hasher) IT_CHECKED;
int it_hasher_more(it_hasher *hasher); /* 0: no block is left, or readable */
/* The rest; fills in the digest, size and stamp of the media. */
it_code it_hasher_end(it_hasher *hasher) IT_CHECKED;
void it_hasher_free(it_hasher *hasher);

/* --- between two processes (media_pipe.c) ----------------------------- */

/*
 * In blocks of one size, so that each read gives one of them whole.  What was
 * put is taken in the same order and sizes; numbers stand as in memory.
 */
enum { IT_PIPE_BLOCK = 16384, IT_PIPE_HEAD = 3 };

typedef struct it_pipe {
	int fd;
	int failed; /* nothing comes or goes any more */
	int wrong;  /* because what came cannot be */
	it_hasher *hasher; /* what to do while nothing comes, or NULL */
	it_reader *rd;	/* of it who takes: is told of progress */
	unsigned long long told[2]; /* the last progress */
	size_t at, len; /* of the contents */
	unsigned char block[IT_PIPE_BLOCK];
} it_pipe;

void it_pipe_put(it_pipe *pipe, const void *bytes, size_t len);
void it_pipe_put_number(it_pipe *pipe, unsigned long long number);
void it_pipe_put_bytes(it_pipe *pipe, const void *bytes, size_t len);
void it_pipe_put_text(it_pipe *pipe, const char *text);
void it_pipe_put_progress(it_pipe *pipe, unsigned long long done,
			  unsigned long long size); /* before all else */
void it_pipe_put_end(it_pipe *pipe);

/* Zeros, "" and nothing once it has failed. */
void it_pipe_take(it_pipe *pipe, void *out, size_t len);
unsigned long long it_pipe_take_number(it_pipe *pipe, unsigned long long most);
void it_pipe_take_text(it_pipe *pipe, char *out, size_t size);
/* Appends what was put as bytes, at most most. */
void it_pipe_take_bytes(it_pipe *pipe, unsigned long long most,
			it_strbuf *out);
void it_pipe_take_end(it_pipe *pipe);
void it_pipe_refuse(it_pipe *pipe); /* what came cannot be */

/* Nonzero, with an error, when who is told of progress wants no more. */
int it_pipe_is_stopped(it_pipe *pipe);

/* --- streams (media_stream.c) ----------------------------------------- */

typedef struct it_stream it_stream;
struct it_stream {
	/* The next bytes, valid until the next call; *len is 0 at the end. */
	it_code (*more)(it_stream *stream, const void **at, size_t *len);
	unsigned long long size;  /* 0 if unknown */
	struct it_source *source; /* NULL unless it can seek: the medium */

	unsigned char *head;      /* bytes looked at and not yet given */
	size_t head_len;
	const unsigned char *rest; /* what is left of the block then */
	size_t rest_len;

	unsigned long long given; /* bytes handed out */
	unsigned long long zeros; /* how many of the last ones are zero */
	const unsigned char *block; /* the last block handed out */
	size_t block_len;
	unsigned char tail[IT_MEDIA_TAIL]; /* the bytes before it */
};

/*
 * The first bytes without taking them; fewer only when the stream ends.
 * Again after a skip: the first ones then.
 */
it_code it_stream_peek(it_stream *stream, it_reader *rd,
		       const unsigned char **at, size_t *len) IT_CHECKED;
it_code it_stream_next(it_stream *stream, const void **at, size_t *len)
	IT_CHECKED;
it_code it_stream_drain(it_stream *stream) IT_CHECKED;
/* At most so many bytes, before anybody has taken any. */
it_code it_stream_skip(it_stream *stream, unsigned long long len) IT_CHECKED;
void it_stream_forget(it_stream *stream); /* what was peeked, after a seek */
void it_stream_free(it_stream *stream);

/* Copies len bytes that were given lately; 0 if they are gone. */
int it_stream_recall(const it_stream *stream, unsigned long long from,
		     unsigned char *out, size_t len);

/* --- the medium (media_source.c) -------------------------------------- */

/*
 * The file or device.  Each of its bytes goes into the digest once, in
 * order, also where a seekable archive (zip) is read in another; unless the
 * digest is made apart.  Or a zip that lies in another archive, all of it in
 * memory, of which no digest is made.
 */
typedef struct it_source {
	it_stream stream; /* first: the stream is the source */
	it_reader *rd;
	int fd;
	it_strbuf held; /* in memory: fd is -1 */
	int device;
	unsigned char *buf; /* in room */
	void *room;
	unsigned long long at;     /* position in the file */
	unsigned long long hashed; /* bytes in the digest, or passed */
	unsigned long long limit;  /* end of the volume on a device, or 0 */
	size_t step; /* bytes to read next; grows where all is read */
	int in_order; /* from now on a jump ahead skips an entry */
	it_sha256 *sha; /* NULL: the digest is made apart */
} it_source;

/* A block of IT_MEDIA_BLOCK bytes; the caller frees what this returns. */
void *it_media_room(unsigned char **block);
it_code it_source_open(it_source *source, it_reader *rd, int fd) IT_CHECKED;
/* The rest into the digest, and the digest into the media. */
it_code it_source_end(it_source *source) IT_CHECKED;
void it_source_close(it_source *source);
it_code it_source_seek(it_source *source, unsigned long long to) IT_CHECKED;

/* Reads the stream to its end into memory; at most IT_MEDIA_MAX_HELD. */
it_code it_source_hold(it_source *source, it_reader *rd, it_stream *stream)
	IT_CHECKED;
/*
 * Bytes from any place, without moving; how many there are of them.  What
 * cannot be read fails the reader, and its err is to be looked at after all.
 */
size_t it_source_take(const it_source *source, unsigned long long from,
		      void *out, size_t len);

/* --- what a stream is (media_kind.c) ---------------------------------- */

typedef enum it_kind_class {
	IT_CLASS_FILTER,  /* compressed: holds another stream */
	IT_CLASS_ARCHIVE, /* holds members */
	IT_CLASS_FOREIGN  /* known, but not read here */
} it_kind_class;

typedef enum it_kind_window {
	IT_WINDOW_FIXED, /* memory does not depend on the data */
	IT_WINDOW_XZ,
	IT_WINDOW_ZSTD
} it_kind_window;

typedef struct it_kind {
	it_kind_class class;
	const char *word; /* "gz", "tar" */
	const char *name; /* for messages */
	const char *remedy; /* of a foreign one */
	size_t at;        /* of its magic bytes */
	const char *magic;
	size_t len;
	int (*enable)(struct archive *archive);
	int seeks;         /* is read by what stands at its end */
	int has_trailers;  /* gzip: libarchive leaves them to us */
	int packs_members; /* each member may be compressed on its own */
	int is_volume;     /* ISO 9660: says where it ends; what is not wanted
			    * is read all the same, since it must be there */
	int zero_ended;    /* its end mark is zero bytes */
	it_kind_window window; /* memory as the data demand: capped */
} it_kind;

/* NULL if it is nothing we know. */
const it_kind *it_kind_of(const unsigned char *head, size_t len);
/* What is another archive as well. */
extern const it_kind it_kind_of_two;

/* Sum of the bytes of a tar header, its own field read as blanks. */
enum { IT_TAR_BLOCK = 512, IT_TAR_SUM = 148, IT_TAR_SUM_LEN = 8 };
unsigned long it_tar_sum(const unsigned char *head);

/* A block of zeros, as they end a tar. */
int it_tar_is_zero(const unsigned char *block);

/* --- memory that compressed data demands (media_window.c) ------------- */

enum { IT_XZ_HEADER_MAX = 1024 };

/* Looks for block headers of xz in data on its way to the decoder. */
typedef struct it_xz_scan {
	unsigned long long seen; /* bytes before what carry ends with */
	size_t carried;
	unsigned char carry[2 * IT_XZ_HEADER_MAX];
} it_xz_scan;

/* Bytes of the largest window above the cap that a header asks for, or 0. */
unsigned long long it_xz_window(it_xz_scan *scan, const unsigned char *at,
				size_t len);
/* Bytes of the skippable frames that begin here; 0 if none does. */
unsigned long long it_zstd_skippable(const unsigned char *head, size_t len);
/* The window of the zstd frame that begins here, 0 if it cannot be told. */
unsigned long long it_zstd_window(const unsigned char *head, size_t len);

/* --- check sum of gzip (media_crc.c) ---------------------------------- */

uint32_t it_crc32(uint32_t crc, const void *at, size_t len);
uint32_t it_le32(const unsigned char *at);

/* The same over much data, several times as fast. */
enum { IT_CRC_FAR = 3006, IT_CRC_BLOCK = 8192 /* words */ };
typedef struct it_crc {
	uint64_t word[IT_CRC_FAR + IT_CRC_BLOCK];
	uint64_t inversion;
	size_t len; /* bytes waiting from word[IT_CRC_FAR] on */
	int folded;
} it_crc;

void it_crc_init(it_crc *crc);
void it_crc_add(it_crc *crc, const void *bytes, size_t len);
uint32_t it_crc_end(it_crc *crc);

/* --- trailers of gzip (media_gzip.c) ----------------------------------- */

enum { IT_GZIP_TRAILER = 8, IT_GZIP_TRAILERS = 8192 };

typedef struct it_gzip {
	it_crc crc;	  /* of the member at hand */
	it_crc copy;
	unsigned long long from, at; /* where it begins, what has come */
	unsigned char trailers[IT_GZIP_TRAILERS][IT_GZIP_TRAILER];
	size_t first, count; /* of those of what is to come */
} it_gzip;

void it_gzip_init(it_gzip *gzip);
/* The block that the stream gave last; gzip begins at "begin" of the stream. */
void it_gzip_look(it_gzip *gzip, const it_stream *in,
		  unsigned long long begin);
/* What came of the blocks seen. */
void it_gzip_add(it_gzip *gzip, const void *bytes, size_t len);
/* At the end: nonzero if this is the trailer of the last member. */
int it_gzip_fits(it_gzip *gzip, const unsigned char *trailer);

/* --- headers of a tar (media_tar.c) ------------------------------------ */

/* What was told of the next file, apart from its own header. */
enum {
	IT_TAR_NAME = 1,
	IT_TAR_LINK = 2,
	IT_TAR_SIZE = 4,
	IT_TAR_ONCE = 7, /* these may be told once */
	IT_TAR_REAL = 8, /* the size of a sparse file */
	IT_TAR_MAP = 16, /* where its parts go */
	IT_TAR_REAL_NAME = 32,
	IT_TAR_HOLES = 64, /* another map */
	IT_TAR_HEADER = 128, /* of pax, whatever it tells */
	IT_TAR_TARGET = 256 /* a link, as Solaris tells it */
};

/* Follows a tar on its way to libarchive; zeros begin it, but for group. */
typedef struct it_tar_scan {
	const char *wrong; /* what readers take in different ways, or NULL */
	int lost; /* its end, or nothing that can be followed */
	int group; /* of a bundle: entries and nothing else */
	unsigned long long entries; /* number of them */
	unsigned long long places;  /* where they begin, all added up */
	unsigned long long holes;   /* the same of sparse files, each plus 1 */
	unsigned long long at;	  /* of the header at hand */
	unsigned long long entry; /* where what belongs to it began */
	int begun;
	unsigned told;
	unsigned long long size; /* as told */
	unsigned long long skip; /* bytes that are no header */
	int extended;
	unsigned char block[IT_TAR_BLOCK];
	size_t have;

	unsigned long long records; /* bytes of them to come */
	unsigned char type;	    /* of the header that they belong to */
	enum { IT_TAR_LENGTH, IT_TAR_KEY, IT_TAR_VALUE } part;
	size_t digits, left; /* of a record */
	char key[24];
	size_t key_len;
	unsigned long long value, value_len;
} it_tar_scan;

/* What is wrong with it, of what was followed so far; NULL if nothing. */
const char *it_tar_follow(it_tar_scan *scan, const unsigned char *at,
			  size_t len);

/* --- directories of an image (media_iso.c) ----------------------------- */

enum {
	IT_ISO_SECTOR = 2048,
	IT_ISO_DESCRIPTOR = 16 * IT_ISO_SECTOR, /* the first of the volume */
	IT_ISO_MAX_LIST = 1024 * 1024, /* a directory */
	IT_ISO_MAX_LISTS = 2560 * 1024 /* all directories of a tree */
};

/* Bytes of the volume by its descriptor, 0 if it tells none. */
unsigned long long it_iso_volume_size(const unsigned char *head, size_t len);
/* What is wrong with its descriptors, NULL if nothing. */
const char *it_iso_wrong(const unsigned char *head, size_t len);

/* A sector that holds records, or what continues one. */
typedef struct it_iso_part {
	uint32_t sector;
	uint16_t from, to;
	uint16_t named; /* bytes of the name that it may continue */
	uint16_t kind;
	int done;
	uint32_t place, size; /* of the directory, or of the record's file */
} it_iso_part;

/* By which libarchive knows a file again, and where that is. */
typedef struct it_iso_number {
	uint32_t number, place, size;
	unsigned tree;
} it_iso_number;

/* Follows an image on its way to libarchive; zeros begin it. */
typedef struct it_iso_scan {
	it_iso_part *parts; /* by sector */
	size_t count;
	size_t looked; /* of these, see it_iso_names */
	it_iso_number *numbers;
	size_t numbered;
	unsigned char top[2][16]; /* of each tree: place and size */
	unsigned long long listed[2]; /* bytes of directories */
	unsigned long records[2];
	unsigned long long continued; /* bytes of records elsewhere */
	unsigned long long at; /* of what comes next */
	unsigned char sector[IT_ISO_SECTOR];
	size_t have;
	/* Rock Ridge: names of it, and both marks that tell of it */
	int rock, starts_rock, says_rock;
	int nameless; /* a file without such a name is there */
	int empty_top; /* no file in the first sector of the first tree */
	int other_top; /* a tree that is neither the first nor Joliet's */
	int odd_plain; /* one whose plain name readers take differently */
	int dot_plain; /* one that ends in a dot, */
	int small_plain; /* and one with small letters */
} it_iso_scan;

/* By its descriptors; then what comes at which place.  Refuse as they go. */
it_code it_iso_begin(it_iso_scan *scan, it_reader *rd,
		     const unsigned char *head, size_t len) IT_CHECKED;
it_code it_iso_follow(it_iso_scan *scan, it_reader *rd, unsigned long long at,
		      const unsigned char *bytes, size_t len) IT_CHECKED;
/*
 * When a file is told that begins at this place: refused where a name that
 * stands elsewhere than its record was not read until then.
 */
it_code it_iso_names(it_iso_scan *scan, it_reader *rd, unsigned long long at)
	IT_CHECKED;
/* After all of it; source: where what was passed by can be read, or NULL. */
it_code it_iso_finish(it_iso_scan *scan, it_reader *rd,
		      const struct it_source *source) IT_CHECKED;
void it_iso_end(it_iso_scan *scan);

/* Whose file is numbered so (media_number.c). */
it_code it_iso_number_add(it_iso_scan *scan, it_reader *rd,
			  const it_iso_number *number) IT_CHECKED;
/* Do two of them have one number, and lie in different places? */
int it_iso_numbers_differ(it_iso_scan *scan);

/* --- the two names of files in a zip (media_zip.c) ---------------------- */

/*
 * How many files stand in its directory, whatever it says, up to so many; -1
 * where that is not found.
 */
long it_zip_files(const it_source *source, long most);
/* What is wrong with the directory of a file that is one; NULL if nothing. */
const char *it_zip_wrong(const it_source *source);
/* Nonzero if a zip ends there, whatever the source begins with. */
int it_zip_ends(const struct it_source *source);

/* --- archives (media_nested.c) ---------------------------------------- */

/* *is_archive is 0 when the stream is none and nothing was recorded. */
it_code it_stream_read(it_reader *rd, it_stream *stream, const it_kind *filter,
		       int *is_archive) IT_CHECKED;

/* --- the native form (bundle_read.c) ---------------------------------- */

/* By the first header of its tar. */
int it_bundle_begins(const unsigned char head[IT_TAR_BLOCK]);

/*
 * Before another process reads it: the manifest of a file that somebody
 * trusted has signed, so that it is verified and parsed once only.  Without
 * media->bundle afterwards it was not.
 */
it_code it_bundle_know(it_reader *rd, int fd) IT_CHECKED;

/*
 * What another process read of one: whose it is, and its manifest, as soon as
 * their bytes are there; then whether everything is as the manifest says.
 */
it_code it_bundle_trust(it_reader *rd) IT_CHECKED;
it_code it_bundle_accept(it_reader *rd) IT_CHECKED;

/* Reads it; head was taken from fd already, which may be a pipe. */
it_code it_bundle_read(it_reader *rd, int fd,
		       const unsigned char head[IT_TAR_BLOCK]) IT_CHECKED;

/* --- a directory (media_dir.c) ---------------------------------------- */

/* The digest of it, of the files that are wanted. */
it_code it_dir_digest(it_reader *rd) IT_CHECKED;

/* Reads it, or gives in *tarball the open file that it holds instead. */
it_code it_dir_read(it_reader *rd, int fd, int *tarball) IT_CHECKED;

/* --- names (media_names.c) -------------------------------------------- */

/* What is wrong with a name of the media, NULL if nothing. */
const char *it_name_wrong(const char *name);
/*
 * Without ".", empty components and the tree's own directory, of which it
 * gives back how many there were.
 */
size_t it_name_clean(const char *name, char out[IT_MEDIA_MAX_PATH + 1]);
/* Masked for a message. */
const char *it_name_shown(const char *name, char out[IT_MEDIA_SHOWN]);

/* --- entries (media_entries.c) ---------------------------------------- */

/* Counts a name and refuses what is fatal anywhere; path is cleaned. */
it_code it_entry_admit(it_reader *rd, const char *name,
		       char path[IT_MEDIA_MAX_PATH + 1]) IT_CHECKED;
/* Counts bytes of files. */
it_code it_entry_account(it_reader *rd, const char *path,
			 unsigned long long size) IT_CHECKED;
it_code it_entry_add(it_reader *rd, const it_entry *like, size_t *number)
	IT_CHECKED;
/* The first fault stays. */
void it_entry_fault(it_entry *entry, it_fault fault);
/* By its type and mode. */
void it_entry_find_faults(it_entry *entry);
/* A set-id bit is a fault, but no reason not to read the file. */
int it_entry_is_readable(const it_entry *entry);
/* Where a link leads; "" where that is not told, and of what is none. */
const char *it_entry_target(const it_entry *entry);
/* Frees the entries from..to and closes the gap. */
void it_entries_drop(it_reader *rd, size_t from, size_t to);
int it_entries_hold_drivers(const it_media *media, size_t from);
/* Nonzero if somebody wants to see this file's contents. */
int it_entry_wanted(const it_reader *rd, const char *path);
/* And keeps them: the version is only looked for. */
int it_entry_kept(const it_reader *rd, const char *path);
/* Takes what is wanted of a file's contents. */
it_code it_entry_contents(it_reader *rd, size_t number, it_stream *stream)
	IT_CHECKED;
/* Sorts, finds duplicates and twins, lists the driver directories. */
it_code it_entries_finish(it_reader *rd) IT_CHECKED;

/* --- the product version (media_version.c) ---------------------------- */

typedef struct it_version_scan {
	char line[256];
	size_t len;
	char found[64];
} it_version_scan;

/* The smaller the better; at least it_version_ranks() for other files. */
size_t it_version_rank(const char *path);
size_t it_version_ranks(void);
void it_version_feed(it_version_scan *scan, const char *at, size_t len);
void it_version_end(it_version_scan *scan);

#endif
