/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/guest/programs/guest.h"
#include "tests/guest/programs/trees.h"

enum { DEPTH = 16 };

static struct {
	const char *to;
	size_t skip; /* of a path: where the copy comes from */
	dev_t device;
} copying;

static int copy_file(const char *from, const char *to, const struct stat *st)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int fd, bad;

	if (!read_guest_file(from, &text))
		return -1;
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
	if (fd < 0)
		return -1;
	bad = it_write_full(fd, it_strbuf_str(&text), text.len) != 0 ||
	      fchmod(fd, st->st_mode & 07777) != 0;
	it_strbuf_free(&text);
	return close(fd) == 0 && !bad ? 0 : -1;
}

static int copy_link(const char *from, const char *to)
{
	char text[PATH_SIZE];
	ssize_t len = readlink(from, text, sizeof text - 1);

	if (len < 0)
		return -1;
	text[len] = '\0';
	return symlink(text, to);
}

static int copy_entry(const char *from, const char *to, const struct stat *st)
{
	/* sockets and the like do not belong into an image */
	if (S_ISDIR(st->st_mode))
		return mkdir(to, st->st_mode & 07777) == 0 ||
				       errno == EEXIST
			       ? 0
			       : -1;
	if (S_ISLNK(st->st_mode))
		return copy_link(from, to);
	return S_ISREG(st->st_mode) ? copy_file(from, to, st) : 0;
}

static int copy_one(const char *path, const struct stat *st, int flag,
		    struct FTW *where)
{
	struct timespec times[2];
	char to[PATH_SIZE];

	(void)flag;
	(void)where;
	if (st->st_dev != copying.device)
		return 0;
	(void)snprintf(to, sizeof to, "%s/%s", copying.to,
		       path + copying.skip);
	times[0] = st->st_atim;
	times[1] = st->st_mtim;
	if (copy_entry(path, to, st) != 0)
		return -1;
	(void)!lchown(to, st->st_uid, st->st_gid);
	(void)utimensat(AT_FDCWD, to, times, AT_SYMLINK_NOFOLLOW);
	return 0;
}

static int make_missing(const char *to, const char *name)
{
	char path[PATH_SIZE];

	(void)snprintf(path, sizeof path, "%s/%s", to, name);
	return mkdir(path, 0755) == 0 || errno == EEXIST;
}

int copy_tree(const char *from, const char *to)
{
	struct stat st;

	if (lstat(from, &st) != 0)
		return 0;
	copying.to = to;
	copying.skip = strlen(from);
	copying.device = st.st_dev;
	return nftw(from, copy_one, DEPTH, FTW_PHYS | FTW_MOUNT) == 0;
}

/* A folder that something is mounted on is not among those copied. */
int copy_root(const char *to)
{
	return copy_tree("/", to) && make_missing(to, "dev") &&
	       make_missing(to, "proc");
}

static int remove_one(const char *path, const struct stat *st, int flag,
		      struct FTW *where)
{
	(void)st;
	(void)flag;
	(void)where;
	return remove(path);
}

int remove_tree(const char *path)
{
	return nftw(path, remove_one, DEPTH, FTW_PHYS | FTW_DEPTH) == 0;
}
