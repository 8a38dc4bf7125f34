/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An unpacked tree, or a mounted CD.  Each directory is opened from the one
 * above without following links, so that nothing outside is ever read.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "support/compat/compat.h"
#include "support/io.h"
#include "support/list.h"

enum { OPEN_FLAGS = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC };

typedef struct walk {
	it_reader *rd;
	it_strbuf path; /* of the directory it is in, "" at the top */
	unsigned char *buf; /* in room */
	void *room;
} walk;

typedef struct names {
	char **item;
	size_t count;
} names;

static it_code walk_dir(walk *w, int fd);

static it_code cannot(walk *w, const char *path, const char *what)
{
	char shown[IT_MEDIA_SHOWN];
	int number = errno;

	return it_media_unread(w->rd, number, "\"%s\" in it cannot be %s: %s",
			       it_name_shown(path[0] != '\0' ? path : ".",
					     shown), what, strerror(number));
}

/* --- names, in sorted order ------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int add_name(names *list, const char *name)
{
	char **item = it_list_more(list->item, list->count, sizeof *item);

	if (item == NULL)
		return 0;
	list->item = item;
	item[list->count] = strdup(name);
	return item[list->count] != NULL && ++list->count != 0;
}

static void free_names(names *list)
{
	while (list->count != 0)
		free(list->item[--list->count]);
	free(list->item);
}

/* The walk itself refuses one more than the limit. */
static it_code list_names(walk *w, DIR *dir, names *list)
{
	struct dirent *entry;

	while (list->count <= IT_MEDIA_MAX_ENTRIES) {
		errno = 0;
		entry = readdir(dir);
		if (entry == NULL && errno != 0)
			return cannot(w, it_strbuf_str(&w->path), "listed");
		if (entry == NULL)
			break;
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0 &&
		    !add_name(list, entry->d_name))
			return it_fail_memory(w->rd->err);
	}
	if (list->count != 0)
		qsort(list->item, list->count, sizeof *list->item,
		      compare_names);
	return IT_OK;
}

/* --- files ------------------------------------------------------------ */

typedef struct file {
	it_stream stream; /* first: its contents */
	walk *w;
	const char *path;
	int fd;
	unsigned long long read;
	it_sha256 *sha; /* NULL: whoever keeps the bytes makes it */
} file;

static it_code file_changed(file *f)
{
	char shown[IT_MEDIA_SHOWN];

	return it_media_damaged(f->w->rd, "\"%s\" in it changed while it was "
				"read", it_name_shown(f->path, shown));
}

static it_code file_more(it_stream *stream, const void **at, size_t *len)
{
	file *f = (file *)(void *)stream;
	ssize_t got = it_read_full(f->fd, f->w->buf, IT_MEDIA_BLOCK);

	if (got < 0)
		return cannot(f->w, f->path, "read");
	f->read += (unsigned long long)got;
	if (f->read > stream->size || (got == 0 && f->read != stream->size))
		return file_changed(f);
	if (f->sha != NULL)
		it_sha256_add(f->sha, f->w->buf, (size_t)got);
	*at = f->w->buf;
	*len = (size_t)got;
	return it_media_tell(f->w->rd, f->w->rd->kept, 0);
}

/* What fstat says of the open file counts, not what was seen before. */
static it_code read_contents(walk *w, int fd, size_t number, int kept)
{
	it_entry *entry = &w->rd->media->entries[number];
	struct stat st;
	file f;
	it_code code;

	memset(&f, 0, sizeof f);
	f.stream.more = file_more;
	f.stream.size = entry->size;
	f.w = w;
	f.path = entry->path;
	f.fd = fd;
	if (fstat(fd, &st) != 0)
		return cannot(w, entry->path, "read");
	if (!S_ISREG(st.st_mode) ||
	    (unsigned long long)st.st_size != entry->size)
		return file_changed(&f);
	code = kept ? IT_OK : it_sha256_new(&f.sha, w->rd->err);
	if (code == IT_OK)
		code = it_entry_contents(w->rd, number, &f.stream);
	it_stream_free(&f.stream);
	if (code == IT_OK && !kept)
		return it_sha256_end(f.sha, entry->sha256, w->rd->err);
	it_sha256_free(f.sha);
	return code;
}

/* Those that nobody wants, too: which directory it is hangs on all. */
static it_code read_file(walk *w, int dir, const char *leaf, size_t number)
{
	const it_entry *entry = &w->rd->media->entries[number];
	int fd, kept;
	it_code code;

	if (!it_entry_is_readable(entry))
		return IT_OK;
	kept = it_entry_kept(w->rd, entry->path);
	fd = it_open_at(dir, leaf, OPEN_FLAGS | O_NOCTTY, 0);
	if (fd < 0)
		return cannot(w, entry->path, "opened");
	code = read_contents(w, fd, number, kept);
	(void)close(fd);
	return code;
}

/* --- any name --------------------------------------------------------- */

static const struct {
	mode_t mode;
	it_entry_type type;
} types[] = {
	{S_IFREG, IT_ENTRY_FILE},
	{S_IFDIR, IT_ENTRY_DIR},
	{S_IFLNK, IT_ENTRY_SYMLINK},
};

static it_entry_type type_of(mode_t mode)
{
	size_t i;

	for (i = 0; i < sizeof types / sizeof types[0]; i++)
		if ((mode & S_IFMT) == types[i].mode)
			return types[i].type;
	return IT_ENTRY_SPECIAL;
}

static it_code describe(walk *w, int dir, const char *leaf, it_entry *entry,
			char link[IT_MEDIA_MAX_PATH + 1])
{
	struct stat st;
	ssize_t len;

	if (fstatat(dir, leaf, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return cannot(w, entry->path, "examined");
	entry->type = type_of(st.st_mode);
	entry->mode = (unsigned)st.st_mode & 07777;
	if (entry->type == IT_ENTRY_FILE && st.st_size > 0)
		entry->size = (unsigned long long)st.st_size;
	it_entry_find_faults(entry);
	if (entry->type != IT_ENTRY_SYMLINK)
		return IT_OK;
	len = readlinkat(dir, leaf, link, IT_MEDIA_MAX_PATH);
	if (len < 0)
		return cannot(w, entry->path, "read");
	link[len] = '\0';
	entry->link = link;
	return IT_OK;
}

/* path is of leaf in the open directory dir. */
static it_code walk_entry(walk *w, int dir, const char *leaf)
{
	char path[IT_MEDIA_MAX_PATH + 1], link[IT_MEDIA_MAX_PATH + 1];
	it_entry entry;
	size_t number;
	int fd;
	it_code code;

	memset(&entry, 0, sizeof entry);
	code = it_entry_admit(w->rd, it_strbuf_str(&w->path), path);
	entry.path = path;
	if (code == IT_OK)
		code = describe(w, dir, leaf, &entry, link);
	if (code == IT_OK)
		code = it_entry_account(w->rd, path, entry.size);
	if (code == IT_OK)
		code = it_entry_add(w->rd, &entry, &number);
	if (code != IT_OK)
		return code;
	w->rd->media->size += entry.size;
	if (entry.type == IT_ENTRY_FILE)
		return read_file(w, dir, leaf, number);
	if (entry.type != IT_ENTRY_DIR)
		return IT_OK;
	fd = it_open_at(dir, leaf, OPEN_FLAGS | O_DIRECTORY, 0);
	return fd < 0 ? cannot(w, path, "opened") : walk_dir(w, fd);
}

/* Goes down to leaf and back. */
static it_code walk_leaf(walk *w, int dir, const char *leaf)
{
	size_t len = w->path.len;
	it_code code;

	if (len != 0)
		it_strbuf_char(&w->path, '/');
	it_strbuf_text(&w->path, leaf);
	code = it_strbuf_check(&w->path, w->rd->err);
	if (code == IT_OK)
		code = walk_entry(w, dir, leaf);
	if (w->path.data != NULL && w->path.len > len) {
		w->path.len = len;
		w->path.data[len] = '\0';
	}
	return code;
}

/* Takes fd. */
static it_code walk_dir(walk *w, int fd)
{
	names list = {NULL, 0};
	DIR *dir = fdopendir(fd);
	size_t i;
	it_code code;

	if (dir == NULL) {
		code = cannot(w, it_strbuf_str(&w->path), "listed");
		(void)close(fd);
		return code;
	}
	code = list_names(w, dir, &list);
	for (i = 0; code == IT_OK && i < list.count; i++)
		code = walk_leaf(w, dirfd(dir), list.item[i]);
	free_names(&list);
	(void)closedir(dir);
	return code;
}

/* --- which directory it is -------------------------------------------- */

/* Of a link that of its target, which may hold anything. */
static it_code put_line(const it_entry *entry, it_strbuf *lines,
			it_error *err)
{
	char sha256[IT_SHA256_HEX];
	it_code code;

	if (entry->link == NULL) {
		if (entry->sha256[0] != '\0')
			it_strbuf_format(lines, "%s  %s\n", entry->sha256,
					 entry->path);
		return IT_OK;
	}
	code = it_sha256_of(entry->link, strlen(entry->link), sha256, err);
	it_strbuf_format(lines, "%s @ %s\n", sha256, entry->path);
	return code;
}

/* The same for all commands and systems, whatever they use of it. */
it_code it_dir_digest(it_reader *rd)
{
	it_media *media = rd->media;
	it_strbuf lines = {NULL, 0, 0, 0};
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < media->count; i++)
		code = put_line(&media->entries[i], &lines, rd->err);
	if (code == IT_OK)
		code = it_strbuf_check(&lines, rd->err);
	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(&lines), lines.len,
				    media->sha256, rd->err);
	it_strbuf_free(&lines);
	return code;
}

/* Takes fd.  The walk is in sorted order within each directory. */
static it_code read_tree(it_reader *rd, int fd)
{
	walk w = {NULL, {NULL, 0, 0, 0}, NULL, NULL};
	it_code code;

	w.rd = rd;
	w.room = it_media_room(&w.buf);
	memcpy(rd->media->form, "directory", sizeof "directory");
	if (w.room == NULL) {
		(void)close(fd);
		return it_fail_memory(rd->err);
	}
	code = walk_dir(&w, fd);
	if (code == IT_OK)
		code = it_dir_digest(rd);
	it_strbuf_free(&w.path);
	free(w.room);
	return code;
}

static int is_there(int fd, const char *name)
{
	struct stat st;

	return fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Systems have several words for a link that is not followed. */
static it_code cannot_open(it_reader *rd, int dir, const char *name)
{
	int number = errno;
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode))
		return it_media_refused(rd, "\"%s\" in it is a symbolic link, "
					"which is not followed", name);
	return it_media_unread(rd, number, "\"%s\" in it cannot be opened: %s",
			       name, strerror(number));
}

/* Takes fd, as below. */
static it_code read_below(it_reader *rd, int fd)
{
	int below = it_open_at(fd, IT_TREE_NAME, OPEN_FLAGS | O_DIRECTORY, 0);
	it_code code = below < 0 ? cannot_open(rd, fd, IT_TREE_NAME)
				 : read_tree(rd, below);

	(void)close(fd);
	return code;
}

static int is_tree(int fd)
{
	return is_there(fd, IT_MEDIA_BINARY) ||
	       is_there(fd, "vmware-install.pl");
}

it_code it_dir_read(it_reader *rd, int fd, int *tarball)
{
	it_code code = IT_OK;

	if (is_tree(fd))
		return read_tree(rd, fd);
	if (is_there(fd, IT_TREE_NAME))
		return read_below(rd, fd);
	if (is_there(fd, IT_TREE_TARBALL)) {
		*tarball = it_open_at(fd, IT_TREE_TARBALL, OPEN_FLAGS, 0);
		if (*tarball < 0)
			code = cannot_open(rd, fd, IT_TREE_TARBALL);
		memcpy(rd->words[rd->depth++], "directory",
		       sizeof "directory");
	} else if (errno != ENOENT) {
		code = cannot_open(rd, fd, IT_TREE_NAME);
	} else {
		code = it_media_refused(rd, "is a directory that holds neither "
					IT_TREE_NAME " nor " IT_TREE_TARBALL);
	}
	(void)close(fd);
	return code;
}

/* --- what would be lost if a file were written -------------------------- */

static int is_file(int dir, const char *name, const struct stat *of)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       st.st_dev == of->st_dev && st.st_ino == of->st_ino;
}

static int tree_has(int fd, const it_media *media, const struct stat *of)
{
	char name[sizeof IT_TREE_NAME + IT_MEDIA_MAX_PATH + 1];
	const char *below = is_tree(fd) ? "." : IT_TREE_NAME;
	size_t i;
	int has = is_file(fd, IT_TREE_TARBALL, of);

	for (i = 0; i < media->count && !has; i++) {
		(void)snprintf(name, sizeof name, "%s/%s", below,
			       media->entries[i].path);
		has = is_file(fd, name, of);
	}
	return has;
}

int it_media_dir_has(const it_media *media, const struct stat *of)
{
	static const char form[] = "directory";
	int fd = -1, has;

	if (strncmp(media->form, form, sizeof form - 1) == 0)
		fd = it_open_at(IT_CWD, media->path,
				O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	if (fd < 0)
		return 0;
	has = tree_has(fd, media, of);
	(void)close(fd);
	return has;
}
