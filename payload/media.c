/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "support/compat/compat.h"
#include "support/io.h"
#include "support/text.h"

/* --- refusals --------------------------------------------------------- */

static it_code refuse(it_reader *rd, const char *remedy, const char *fmt,
		      va_list args) IT_PRINTF(3, 0);

static it_code refuse(it_reader *rd, const char *remedy, const char *fmt,
		      va_list args)
{
	char text[sizeof((it_error *)0)->text];

	/* The first failure was told already; this one follows from it. */
	if (rd->err != NULL && rd->err->code != IT_OK)
		return rd->err->code;
	(void)vsnprintf(text, sizeof text, fmt, args);
	(void)it_fail(rd->err, IT_MEDIA, rd->media->path, "%s", text);
	if (remedy != NULL)
		it_error_remedy(rd->err, "%s", remedy);
	return IT_MEDIA;
}

it_code it_media_unread(it_reader *rd, int number, const char *fmt, ...)
{
	va_list args;
	it_code code;

	va_start(args, fmt);
	code = refuse(rd, number == EACCES ? "run as a user who may read it"
					   : NULL, fmt, args);
	va_end(args);
	return code;
}

it_code it_media_damaged(it_reader *rd, const char *fmt, ...)
{
	va_list args;
	it_code code;

	va_start(args, fmt);
	code = refuse(rd, "copy the media again from where it came and "
		      "compare the sizes and check sums", fmt, args);
	va_end(args);
	return code;
}

it_code it_media_hostile(it_reader *rd, const char *fmt, ...)
{
	va_list args;
	it_code code;

	va_start(args, fmt);
	code = refuse(rd, rd->media->bundle != NULL
			  ? "do not use this bundle; make it again of VMware's "
			    "media, or get it again from whoever made it"
			  : "do not use this media; get VMware's own again",
		      fmt, args);
	va_end(args);
	return code;
}

it_code it_media_refused(it_reader *rd, const char *fmt, ...)
{
	va_list args;
	it_code code;

	va_start(args, fmt);
	code = refuse(rd, NULL, fmt, args);
	va_end(args);
	return code;
}

it_code it_media_changed(it_reader *rd)
{
	return it_media_damaged(rd, "changed while it was read");
}

it_code it_media_unreadable(it_reader *rd)
{
	return it_media_refused(rd, "cannot be read: %s", strerror(errno));
}

it_code it_media_tell(it_reader *rd, unsigned long long done,
		      unsigned long long size)
{
	const it_media_request *request = rd->request;

	if (request->progress == NULL ||
	    !request->progress(request->arg, done, size))
		return IT_OK;
	return it_fail(rd->err, IT_STOPPED, rd->media->path,
		       "was not read to its end");
}

/* --- reading ---------------------------------------------------------- */

/* Takes fd. */
static it_code read_file(it_reader *rd, int fd)
{
	it_source source;
	int is_archive = 0;
	it_code code = it_source_open(&source, rd, fd);

	if (code == IT_OK && source.stream.size == 0 && !source.device)
		code = it_media_refused(rd, "is an empty file");
	if (code == IT_OK)
		code = it_stream_read(rd, &source.stream, NULL, &is_archive);
	if (code == IT_OK && !is_archive)
		code = it_media_refused(rd, "is no tar, zip or ISO 9660 "
					"image");
	if (code == IT_OK)
		code = it_source_end(&source);
	it_source_close(&source);
	(void)close(fd);
	return code;
}

/* Takes fd, of a file or a pipe.  Of a bundle, all digests are made here. */
static it_code read_bundle(it_reader *rd, int fd, const unsigned char *head)
{
	it_code code = rd->hashed_apart
		? it_media_changed(rd)
		: it_bundle_read(rd, fd, head);

	(void)close(fd);
	return code;
}

/* Takes fd. */
static it_code refuse_unread(it_reader *rd, int fd)
{
	it_code code = it_media_unreadable(rd);

	(void)close(fd);
	return code;
}

/* Takes fd, of what has a beginning.  The native form is known by that. */
static it_code read_regular(it_reader *rd, int fd)
{
	unsigned char head[IT_TAR_BLOCK];
	ssize_t got = it_read_full(fd, head, sizeof head);

	if (got == (ssize_t)sizeof head && it_bundle_begins(head))
		return read_bundle(rd, fd, head);
	if (got >= 0 && lseek(fd, 0, SEEK_SET) == 0)
		return read_file(rd, fd);
	return refuse_unread(rd, fd);
}

/*
 * Takes fd.  Only the native form can be told from its first block, and read
 * without its size.
 */
static it_code read_pipe(it_reader *rd, int fd)
{
	unsigned char head[IT_TAR_BLOCK];
	int flags = fcntl(fd, F_GETFL);
	ssize_t got;
	it_code code;

	/* It was opened without waiting; reads are to wait for the writer. */
	if (flags >= 0)
		(void)fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
	got = it_read_full(fd, head, sizeof head);
	if (got == (ssize_t)sizeof head && it_bundle_begins(head))
		return read_bundle(rd, fd, head);
	(void)close(fd);
	code = it_media_refused(rd, got == 0
					? "is a pipe that nobody writes into"
					: "is a pipe without a native bundle");
	it_error_remedy(rd->err, "only what \"install-tools repack\" made can "
			"be read from a pipe");
	return code;
}

static const struct {
	mode_t type;
	it_code (*read)(it_reader *rd, int fd); /* takes fd */
} readers[] = {
	{S_IFREG, read_regular},
	{S_IFIFO, read_pipe},
	{S_IFSOCK, read_pipe},
	{S_IFBLK, read_regular},
	{S_IFCHR, read_file},
};

it_code it_media_decode(it_reader *rd, int fd)
{
	struct stat st;
	int tarball = -1;
	it_code code;
	size_t i;

	if (fstat(fd, &st) != 0)
		return refuse_unread(rd, fd);
	for (i = 0; i < sizeof readers / sizeof readers[0]; i++)
		if ((st.st_mode & S_IFMT) == readers[i].type)
			return readers[i].read(rd, fd);
	if (!S_ISDIR(st.st_mode)) {
		(void)close(fd);
		return it_media_refused(rd, "is neither a file nor a "
					"directory nor a disk device");
	}
	code = it_dir_read(rd, fd, &tarball);
	if (tarball < 0)
		return code;
	if (fstat(tarball, &st) == 0 && S_ISREG(st.st_mode))
		return read_file(rd, tarball);
	(void)close(tarball);
	return it_media_refused(rd, "\"" IT_TREE_TARBALL "\" in it is no "
				"regular file");
}

/*
 * A named pipe reads as ended while nobody has opened it for writing, and a
 * writer in the background may do so a little later than we read: two seconds
 * are given.  Where poll(2) reports the end at once (POLLHUP), again.
 */
static void await_writer(int fd)
{
	enum { TURNS = 20, TURN = 100 /* ms */ };
	struct pollfd writer = {-1, POLLIN, 0};
	struct stat st;
	int i, found = 0;

	writer.fd = fd;
	if (fstat(fd, &st) != 0 || !S_ISFIFO(st.st_mode))
		return;
	for (i = 0; i < TURNS && found == 0; i++) {
		found = poll(&writer, 1, TURN);
		if (found > 0 && (writer.revents & POLLIN) == 0)
			found = poll(NULL, 0, TURN);
	}
}

/* "-" is standard input. */
static int open_medium(const char *path)
{
	int fd;

	if (strcmp(path, "-") == 0)
		return dup(STDIN_FILENO);
	fd = it_open_at(IT_CWD, path,
			O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
	if (fd >= 0)
		await_writer(fd);
	return fd;
}

typedef it_code it_decode(it_reader *rd, int fd); /* takes fd */

/* Of a bundle the signature was looked at before anything else. */
static it_code ask_trust(it_reader *rd)
{
	static const it_trust nobody;
	const it_trust *trust = rd->request->trust;

	if (rd->media->bundle != NULL)
		return IT_OK;
	return it_trust_medium(trust != NULL ? trust : &nobody,
			       rd->media->path, rd->media->sha256,
			       &rd->media->vouched, rd->err);
}

static it_code refuse_unopened(it_reader *rd)
{
	int number = errno;

	return it_media_unread(rd, number, "cannot be opened: %s",
			       strerror(number));
}

static const it_entry *first_encrypted(const it_media *media)
{
	size_t i;

	for (i = 0; i < media->count; i++)
		if (media->entries[i].fault == IT_FAULT_ENCRYPTED)
			return &media->entries[i];
	return NULL;
}

/* Who packed them with a password sees why they are not found. */
static it_code refuse_no_drivers(it_reader *rd)
{
	const it_entry *closed = first_encrypted(rd->media);
	char shown[IT_MEDIA_SHOWN];
	it_code code;

	if (closed == NULL)
		return it_media_refused(rd, "holds no drivers: nothing lies "
					"below lib/modules/binary");
	code = it_media_refused(rd, "holds no drivers that can be read: \"%s\" "
				"in it is encrypted",
				it_name_shown(closed->path, shown));
	it_error_remedy(rd->err, "unpack it with its password and give what "
			"comes out");
	return code;
}

static it_code read_all(it_reader *rd, it_decode *decode)
{
	int fd = open_medium(rd->media->path);
	it_code code;

	if (fd < 0 && rd->media->path[0] == '\0')
		return it_media_refused(rd, "the name of the media is empty");
	if (fd < 0)
		return refuse_unopened(rd);
	code = decode(rd, fd);
	if (code == IT_OK)
		code = it_entries_finish(rd);
	if (code == IT_OK && rd->media->dir_count == 0)
		code = refuse_no_drivers(rd);
	return code == IT_OK ? ask_trust(rd) : code;
}

static it_code read_by(it_decode *decode, it_media *media, const char *path,
		       const it_media_request *request, it_error *err)
{
	it_error own;
	it_reader rd;
	it_code code;

	/* rd.err tells whether something failed: it must not be NULL. */
	it_error_clear(&own);
	memset(media, 0, sizeof *media);
	memset(&rd, 0, sizeof rd);
	rd.media = media;
	rd.request = request;
	rd.err = &own;
	rd.version_rank = it_version_ranks();
	media->path = it_text_dup(path);
	code = media->path == NULL ? it_fail_memory(&own)
				   : read_all(&rd, decode);
	if (code == IT_OK)
		return IT_OK;
	if (code == IT_MEDIA)
		it_error_remedy(&own, "give VMware Tools for Solaris: "
				"solaris.iso, vmware-solaris-tools.tar.gz or "
				"its directory");
	it_media_free(media);
	if (err != NULL && err->code == IT_OK)
		*err = own;
	return code;
}

it_code it_media_read(it_media *media, const char *path,
		      const it_media_request *request, it_error *err)
{
	return read_by(it_media_decode, media, path, request, err);
}

it_code it_media_read_apart(it_media *media, const char *path,
			    const it_media_request *request, it_error *err)
{
	return read_by(it_media_decode_apart, media, path, request, err);
}

/* --- using it --------------------------------------------------------- */

static const char *why_not(const it_entry *entry)
{
	if (entry == NULL)
		return "is not in the media";
	if (entry->fault != IT_FAULT_NONE)
		return it_fault_text(entry->fault);
	if (entry->type == IT_ENTRY_DIR)
		return "is a directory";
	return entry->bytes == NULL ? "was not read" : NULL;
}

/* "iso", "zip holding iso": the drivers lie in an image. */
static int is_of_image(const it_media *media)
{
	size_t len = strlen(media->form);

	return len >= 3 && strcmp(media->form + len - 3, "iso") == 0;
}

/*
 * Of files that share their bytes in an image libarchive gives these to the
 * first, by a number that anybody can write there: who mounts it gets what
 * belongs to each name.
 */
static const char *remedy_for(const it_media *media, const it_entry *entry)
{
	return entry != NULL && entry->fault == IT_FAULT_HARDLINK &&
		is_of_image(media)
		? "it shares its bytes with another file of the image: mount "
		  "that and give the directory where it is mounted"
		: "use a complete and unchanged VMware Tools media";
}

it_code it_media_use(const it_media *media, const char *path,
		     const it_entry **entry, it_error *err)
{
	char shown[IT_MEDIA_SHOWN];
	const char *why, *remedy;
	it_code code;

	*entry = it_media_find(media, path);
	why = why_not(*entry);
	if (why == NULL)
		return IT_OK;
	remedy = remedy_for(media, *entry);
	*entry = NULL;
	code = it_fail(err, IT_MEDIA, media->path, "\"%s\" %s",
		       it_name_shown(path, shown), why);
	it_error_remedy(err, "%s", remedy);
	return code;
}

const char *it_media_default_place(size_t i)
{
	/* Where VMware's own installer says Solaris mounts the CD. */
	static const char *const places[] = {
		"/cdrom/vmwaretools",
		"/media/VMware Tools",
	};

	return i < sizeof places / sizeof places[0] ? places[i] : NULL;
}
