/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <sys/types.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"
#include "support/text.h"
#include "tests/tree.h"

enum { ORDINARY = 65534, MOST_LINES = 1024 };

static void full_path(const tree *t, const char *path, char *out, size_t size)
{
	int len = snprintf(out, size, "%s/%s", t->path, path);

	ck_assert(len > 0 && (size_t)len < size);
}

void tree_begin(tree *t)
{
	const char *dir = getenv("TMPDIR");

	(void)umask(022);
	(void)snprintf(t->path, sizeof t->path, "%s/check.XXXXXX",
		       dir != NULL && dir[0] != '\0' ? dir : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(t->path));
	t->fd = open(t->path, O_RDONLY);
	ck_assert_int_ge(t->fd, 0);
}

/* Directories may have been made unreadable or unwritable. */
static int open_up(const char *path, const struct stat *st, int flag,
		   struct FTW *where)
{
	(void)flag;
	(void)where;
	if (S_ISDIR(st->st_mode) && (st->st_mode & 0700) != 0700)
		(void)chmod(path, 0700);
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int flag,
		      struct FTW *where)
{
	(void)st;
	(void)flag;
	(void)where;
	return remove(path);
}

void tree_regain_privilege(void)
{
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(0), 0);
}

void tree_end(tree *t)
{
	tree_regain_privilege();
	ck_assert_int_eq(close(t->fd), 0);
	t->fd = -1;
	ck_assert_int_eq(nftw(t->path, open_up, 16, FTW_PHYS), 0);
	ck_assert_int_eq(nftw(t->path, remove_one, 16, FTW_PHYS | FTW_DEPTH),
			 0);
}

static void put_file(const tree *t, const char *path, const char *text)
{
	int fd = openat(t->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(it_write_full(fd, text, strlen(text)), 0);
	ck_assert_int_eq(close(fd), 0);
}

static void put_socket(const char *full)
{
	struct sockaddr_un name;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	memset(&name, 0, sizeof name);
	name.sun_family = AF_UNIX;
	ck_assert_int_ge(fd, 0);
	ck_assert_uint_lt(strlen(full), sizeof name.sun_path);
	memcpy(name.sun_path, full, strlen(full));
	ck_assert_int_eq(bind(fd, (void *)&name, sizeof name), 0);
	ck_assert_int_eq(close(fd), 0);
}

void tree_put(const tree *t, char type, const char *path, const char *text)
{
	char full[8192];

	full_path(t, path, full, sizeof full);
	switch (type) {
	case 'd':
		ck_assert_int_eq(mkdir(full, 0755), 0);
		break;
	case 'f':
		put_file(t, path, text);
		break;
	case 'l':
		ck_assert_int_eq(symlink(text, full), 0);
		break;
	case 'p':
		ck_assert_int_eq(mkfifo(full, 0644), 0);
		break;
	default:
		put_socket(full);
		break;
	}
}

void tree_add(const tree *t, const tree_node *nodes, size_t count)
{
	char full[8192];
	size_t i;

	for (i = 0; i < count; i++) {
		tree_put(t, nodes[i].type, nodes[i].path, nodes[i].text);
		full_path(t, nodes[i].path, full, sizeof full);
		if (nodes[i].mode != 0)
			ck_assert_int_eq(chmod(full, nodes[i].mode), 0);
	}
}

static struct {
	char *lines[MOST_LINES];
	size_t count, prefix;
} listing;

static int type_of(mode_t mode)
{
	static const struct {
		mode_t type;
		int letter;
	} rows[] = {
		{S_IFREG, 'f'}, {S_IFDIR, 'd'}, {S_IFLNK, 'l'}, {S_IFIFO, 'p'},
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if ((mode & S_IFMT) == rows[i].type)
			return rows[i].letter;
	return '?';
}

static void list_content(it_strbuf *line, const char *path,
			 const struct stat *st)
{
	char target[8192];
	ssize_t len;

	if (S_ISLNK(st->st_mode)) {
		len = readlink(path, target, sizeof target);
		ck_assert_int_ge(len, 0);
		it_strbuf_text(line, " -> ");
		it_strbuf_bytes(line, target, (size_t)len);
	} else if (S_ISREG(st->st_mode)) {
		it_strbuf_format(line, " %ld %ld [", (long)st->st_mtime,
				 (long)st->st_size);
		if (it_read_file(path, 1 << 20, line, NULL) != IT_OK)
			it_strbuf_text(line, "unreadable");
		it_strbuf_char(line, ']');
	}
}

static int list_one(const char *path, const struct stat *st, int flag,
		    struct FTW *where)
{
	it_strbuf line = {NULL, 0, 0, 0};

	(void)flag;
	(void)where;
	if (strlen(path) <= listing.prefix)
		return 0;
	it_strbuf_format(&line, "%s %c %04o %lu:%lu %lu %lu",
			 path + listing.prefix, type_of(st->st_mode),
			 (unsigned)st->st_mode & 07777,
			 (unsigned long)st->st_uid, (unsigned long)st->st_gid,
			 /* of a directory: that of its directories */
			 S_ISDIR(st->st_mode) ? 0UL :
						(unsigned long)st->st_nlink,
			 (unsigned long)st->st_ino);
	list_content(&line, path, st);
	it_strbuf_char(&line, '\n');
	ck_assert_int_eq(line.failed, 0);
	ck_assert_uint_lt(listing.count, MOST_LINES);
	listing.lines[listing.count++] = it_strbuf_take(&line, NULL);
	return 0;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void tree_add_home(const tree *t, const char *path)
{
	char backup[256];

	(void)snprintf(backup, sizeof backup, "%s/backup", path);
	tree_put(t, 'd', path, NULL);
	tree_put(t, 'd', backup, NULL);
}

void tree_list(const tree *t, const char *path, it_strbuf *out)
{
	char full[8192];
	size_t i;

	full_path(t, path, full, sizeof full);
	listing.count = 0;
	listing.prefix = strlen(full) + (path[0] != '\0');
	ck_assert_int_eq(nftw(full, list_one, 16, FTW_PHYS), 0);
	qsort(listing.lines, listing.count, sizeof listing.lines[0], by_text);
	for (i = 0; i < listing.count; i++) {
		it_strbuf_text(out, listing.lines[i]);
		free(listing.lines[i]);
	}
	ck_assert_int_eq(out->failed, 0);
}

struct stat tree_stat(const tree *t, const char *path)
{
	struct stat st;

	ck_assert_msg(fstatat(t->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0,
		      "%s is missing", path);
	return st;
}

int tree_has(const tree *t, const char *path)
{
	struct stat st;

	return fstatat(t->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

const char *tree_text(const tree *t, const char *path)
{
	static char text[4096];
	int fd = openat(t->fd, path, O_RDONLY);
	ssize_t len;

	ck_assert_msg(fd >= 0, "%s cannot be opened", path);
	len = it_read_full(fd, text, sizeof text - 1);
	ck_assert_int_ge(len, 0);
	text[len] = '\0';
	ck_assert_int_eq(close(fd), 0);
	return text;
}

int tree_open_fds(void)
{
	int fd, count = 0;

	for (fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	return count;
}

static int give_away(const char *path, const struct stat *st, int flag,
		     struct FTW *where)
{
	(void)st;
	(void)flag;
	(void)where;
	return lchown(path, ORDINARY, ORDINARY);
}

int tree_drop_privilege(const tree *t, const char *path)
{
	char full[8192];

	if (geteuid() != 0)
		return 1;
	full_path(t, path, full, sizeof full);
	return nftw(full, give_away, 16, FTW_PHYS) == 0 &&
	       seteuid(ORDINARY) == 0;
}
