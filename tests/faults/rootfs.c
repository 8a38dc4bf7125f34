/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/digest.h"
#include "support/io.h"
#include "support/text.h"
#include "tests/faults/rootfs.h"

#define OUR_FOLDER "/var/lib/install-tools/"

enum { MOST_BYTES = 64 << 20, PATH_SIZE = 4096 };

int rootfs_folder(char *path, size_t size)
{
	const char *dir = getenv("TMPDIR");

	if (access("/dev/shm", W_OK) == 0)
		dir = "/dev/shm";
	else if (dir == NULL || dir[0] == '\0')
		dir = "/tmp";
	(void)snprintf(path, size, "%s/it-faults.XXXXXX", dir);
	return mkdtemp(path) != NULL ? 0 : -1;
}

/* ---- walking ------------------------------------------------------------ */

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

typedef int (*visit)(void *arg, const FTSENT *entry);

/* 0, or what the first visit says that is not 0, or -1. */
static int walk(const char *path, visit one, void *arg)
{
	char top[PATH_SIZE];
	char *paths[] = {top, NULL};
	FTSENT *entry;
	FTS *tree;
	int status = 0;

	(void)snprintf(top, sizeof top, "%s", path);
	tree = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	if (tree == NULL)
		return -1;
	while (status == 0 && (entry = fts_read(tree)) != NULL)
		status = one(arg, entry);
	(void)fts_close(tree);
	return status;
}

/* ---- copying ------------------------------------------------------------ */

struct copying {
	const char *to;
	size_t prefix;
};

static int copy_bytes(const char *from, int fd)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	int bad = it_read_file(from, MOST_BYTES, &bytes, NULL) != IT_OK ||
		  it_write_full(fd, it_strbuf_str(&bytes), bytes.len) != 0;

	it_strbuf_free(&bytes);
	return bad ? -1 : 0;
}

static int copy_file(const char *from, const char *to)
{
	int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int bad;

	if (fd < 0)
		return -1;
	bad = copy_bytes(from, fd) != 0;
	return close(fd) != 0 || bad ? -1 : 0;
}

static int copy_link(const char *from, const char *to)
{
	char target[PATH_SIZE];
	ssize_t len = readlink(from, target, sizeof target - 1);

	if (len < 0)
		return -1;
	target[len] = '\0';
	return symlink(target, to);
}

static int copy_attributes(const struct stat *st, const char *to)
{
	struct timespec times[2];

	times[0] = st->st_atim;
	times[1] = st->st_mtim;
	/* In a user namespace there may be no such owner. */
	if (getuid() == 0 && lchown(to, st->st_uid, st->st_gid) != 0 &&
	    errno != EINVAL)
		return -1;
	if (!S_ISLNK(st->st_mode) && chmod(to, st->st_mode & 07777) != 0)
		return -1;
	return utimensat(AT_FDCWD, to, times, AT_SYMLINK_NOFOLLOW);
}

static int copy_one(void *arg, const FTSENT *entry)
{
	const struct copying *c = arg;
	char to[PATH_SIZE];
	int status = -1;

	(void)snprintf(to, sizeof to, "%s%s", c->to,
		       entry->fts_path + c->prefix);
	errno = entry->fts_errno != 0 ? entry->fts_errno : EINVAL;
	if (entry->fts_info == FTS_D)
		return mkdir(to, 0700);
	if (entry->fts_info == FTS_DP)
		status = 0;
	if (entry->fts_info == FTS_F)
		status = copy_file(entry->fts_accpath, to);
	if (entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE)
		status = copy_link(entry->fts_accpath, to);
	return status == 0 ? copy_attributes(entry->fts_statp, to) : -1;
}

int rootfs_copy(const char *from, const char *to)
{
	struct copying c;

	c.to = to;
	c.prefix = strlen(from);
	return walk(from, copy_one, &c);
}

/* ---- removing ----------------------------------------------------------- */

static int remove_one(void *arg, const FTSENT *entry)
{
	(void)arg;
	if (entry->fts_info == FTS_D)
		return (entry->fts_statp->st_mode & 0700) == 0700
			       ? 0
			       : chmod(entry->fts_accpath, 0700);
	return remove(entry->fts_accpath) == 0 || errno == ENOENT ? 0 : -1;
}

int rootfs_remove(const char *path)
{
	return walk(path, remove_one, NULL);
}

/* ---- listing ------------------------------------------------------------ */

struct listing {
	it_strbuf *out;
	size_t prefix;
	char record[IT_SHA256_HEX]; /* its digest */
};

/* "2026-11-25T22:36:21Z" at that place? */
static int is_time(const char *text, size_t len)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
	size_t i;

	for (i = 0; i < sizeof form - 1; i++)
		if (i >= len || (form[i] == 'd' ? !isdigit((unsigned char)
								   text[i])
						: text[i] != form[i]))
			return 0;
	return 1;
}

/* Of files that were there before the run: always the same. */
static int is_time_of_file(const char *text, size_t at)
{
	static const char before[] = "mtime=\"";
	size_t len = sizeof before - 1;

	return at >= len && memcmp(text + at - len, before, len) == 0;
}

/*
 * Copies the text with words in place of what differs from run to run: the
 * time of the run, and the digest of the record, which has that time in it.
 */
static void without_run(const it_strbuf *from, const char *record,
			it_strbuf *out)
{
	static const size_t time_len = sizeof "dddd-dd-ddTdd:dd:ddZ" - 1;
	size_t record_len = strlen(record), left, i = 0;
	const char *at;

	while (i < from->len) {
		at = from->data + i;
		left = from->len - i;
		if (is_time(at, left) && !is_time_of_file(from->data, i)) {
			it_strbuf_text(out, "TIME");
			i += time_len;
		} else if (record_len != 0 && left >= record_len &&
			   memcmp(at, record, record_len) == 0) {
			it_strbuf_text(out, "RECORD");
			i += record_len;
		} else {
			it_strbuf_char(out, *at);
			i++;
		}
	}
}

static int is_ours(const char *path)
{
	return strncmp(path, OUR_FOLDER, sizeof OUR_FOLDER - 1) == 0;
}

/* "" where there is no record. */
static void digest_record(const char *root, char hex[IT_SHA256_HEX])
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	char path[PATH_SIZE];

	(void)snprintf(path, sizeof path, "%s" OUR_FOLDER "installed.xml",
		       root);
	if (it_read_file(path, MOST_BYTES, &bytes, NULL) != IT_OK ||
	    it_sha256_of(bytes.data, bytes.len, hex, NULL) != IT_OK)
		hex[0] = '\0';
	it_strbuf_free(&bytes);
}

static int list_content(const struct listing *l, const char *full,
			const char *path)
{
	it_strbuf bytes = {NULL, 0, 0, 0}, plain = {NULL, 0, 0, 0};
	char digest[IT_SHA256_HEX];
	const it_strbuf *shown = &bytes;
	int bad = it_read_file(full, MOST_BYTES, &bytes, NULL) != IT_OK;

	if (is_ours(path)) {
		without_run(&bytes, l->record, &plain);
		shown = &plain;
	}
	bad |= it_sha256_of(it_strbuf_str(shown), shown->len, digest, NULL) !=
	       IT_OK;
	if (!bad)
		it_strbuf_format(l->out, " %lu %s", (unsigned long)shown->len,
				 digest);
	it_strbuf_free(&bytes);
	it_strbuf_free(&plain);
	return bad ? -1 : 0;
}

static int list_link(const char *full, it_strbuf *out)
{
	char target[PATH_SIZE];
	ssize_t len = readlink(full, target, sizeof target);

	if (len < 0)
		return -1;
	it_strbuf_text(out, " -> ");
	it_strbuf_bytes(out, target, (size_t)len);
	return 0;
}

static int list_one(void *arg, const FTSENT *entry)
{
	const struct listing *l = arg;
	const char *path = entry->fts_path + l->prefix;
	const struct stat *st = entry->fts_statp;
	int status = 0;

	if (entry->fts_info == FTS_DP)
		return 0;
	it_strbuf_format(l->out, "%s %06o %lu:%lu", path[0] ? path : "/",
			 (unsigned)st->st_mode, (unsigned long)st->st_uid,
			 (unsigned long)st->st_gid);
	if (S_ISREG(st->st_mode))
		status = list_content(l, entry->fts_accpath, path);
	if (S_ISLNK(st->st_mode))
		status = list_link(entry->fts_accpath, l->out);
	it_strbuf_char(l->out, '\n');
	return status;
}

int rootfs_list(const char *path, it_strbuf *out)
{
	struct listing l;

	l.out = out;
	l.prefix = strlen(path);
	digest_record(path, l.record);
	return walk(path, list_one, &l);
}

/* ---- comparing ---------------------------------------------------------- */

/* Listings are short: each line is looked for from the top. */
static int has_line(it_slice rest, it_slice wanted)
{
	it_slice line;

	while (it_next_line(&rest, &line))
		if (line.len == wanted.len &&
		    memcmp(line.at, wanted.at, line.len) == 0)
			return 1;
	return 0;
}

static size_t only_in(const char *one, const char *other, int sign,
		      it_strbuf *out)
{
	it_slice rest = it_slice_of(one), line;
	size_t count = 0;

	while (it_next_line(&rest, &line)) {
		if (has_line(it_slice_of(other), line))
			continue;
		it_strbuf_format(out, "%c ", sign);
		it_strbuf_bytes(out, line.at, line.len);
		it_strbuf_char(out, '\n');
		count++;
	}
	return count;
}

size_t rootfs_difference(const char *one, const char *other, it_strbuf *out)
{
	return only_in(one, other, '-', out) + only_in(other, one, '+', out);
}
