/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"
#include "support/root.h"
#include "support/root_kept.h"
#include "support/root_walk.h"
#include "support/text.h"

const char it_root_denied[] =
    "run as root, or as a user who may read and write all of the image";

static it_code refuse_unopened(const char *path, it_error *err)
{
	int denied = errno == EACCES;

	(void)it_fail(err, IT_TARGET, path, "cannot be opened: %s",
		      strerror(errno));
	it_error_remedy(err, "%s",
			denied ? it_root_denied
			       : "name the directory that holds the target's "
				 "etc and kernel with --root");
	return IT_TARGET;
}

it_code it_root_open(it_root *root, const char *path, it_error *err)
{
	struct stat st;

	root->path = NULL;
	root->kept = NULL;
	root->fd = it_open_at(IT_CWD, path,
			      O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC,
			      0);
	if (root->fd < 0)
		return refuse_unopened(path, err);
	if (fstat(root->fd, &st) != 0 || !S_ISDIR(st.st_mode)) {
		it_root_close(root);
		return it_fail(err, IT_TARGET, path, "is not a directory");
	}
	root->path = it_text_dup(path);
	if (root->path != NULL)
		return IT_OK;
	it_root_close(root);
	return it_fail_memory(err);
}

void it_root_close(it_root *root)
{
	it_root_let_go(root);
	if (root->fd >= 0)
		(void)close(root->fd);
	free(root->path);
	root->fd = -1;
	root->path = NULL;
}

void it_root_keep(it_root *root)
{
	if (root->kept == NULL)
		root->kept = it_kept_new();
}

void it_root_let_go(it_root *root)
{
	it_kept_free(root->kept);
	root->kept = NULL;
}

void it_root_name(const it_root *root, const char *path, char *out, size_t size)
{
	size_t len = strlen(root->path);

	while (len > 0 && root->path[len - 1] == '/')
		len--;
	(void)snprintf(out, size, "%.*s/%s", (int)len, root->path, path);
}

it_code it_root_fail_errno(const it_root *root, const char *path,
			   const char *doing, it_error *err)
{
	int number = errno;
	it_error own;
	char name[IT_WALK_REST];

	it_error_clear(&own);
	it_root_name(root, path, name, sizeof name);
	errno = number;
	(void)it_fail_errno(&own, name, doing);
	if (number == EACCES)
		it_error_remedy(&own, "%s", it_root_denied);
	return it_error_pass(err, &own);
}

/* Nonzero for "there is no such thing", which many callers expect. */
static int is_missing(const it_error *err)
{
	return err->sys_errno == ENOENT || err->sys_errno == ENOTDIR;
}

/* Hands an inner error on, unless it only says that nothing is there. */
static it_code pass_on(const it_error *inner, it_error *err)
{
	return is_missing(inner) ? IT_OK : it_error_pass(err, inner);
}

/* A name that is only looked at, in a directory that may be a kept one. */
struct look {
	int dirfd;
	const char *leaf;
	int is_ours; /* dirfd is to be closed */
};

/* What is found, and what is missing, is kept where the root keeps any. */
static it_code look_anew(struct look *look, const it_root *root,
			 const char *path, it_error *err)
{
	it_error inner = {IT_OK, 0, "", "", ""};
	size_t len = it_parent_length(path);
	it_code code =
		it_root_parent(root, path, &look->dirfd, &look->leaf, &inner);

	if (code == IT_OK)
		look->is_ours = !it_kept_add(root->kept, path, len,
					     look->dirfd);
	return code == IT_OK ? IT_OK : it_error_pass(err, &inner);
}

static it_code look_begin(struct look *look, const it_root *root,
			  const char *path, it_error *err)
{
	size_t len = it_parent_length(path);

	look->is_ours = 0;
	look->leaf = path + len + (path[len] == '/');
	if (it_walk_is_dots(look->leaf) ||
	    !it_kept_find(root->kept, path, len, &look->dirfd))
		return look_anew(look, root, path, err);
	if (look->dirfd >= 0)
		return IT_OK;
	errno = ENOENT;
	return it_root_fail_errno(root, path, "cannot be reached", err);
}

static void look_end(const struct look *look)
{
	if (look->is_ours)
		(void)it_close(look->dirfd);
}

it_code it_root_stat(const it_root *root, const char *path, struct stat *st,
		     int *found, it_error *err)
{
	it_error inner = {IT_OK, 0, "", "", ""};
	struct look look;
	it_code code = look_begin(&look, root, path, &inner);

	*found = 0;
	if (code != IT_OK)
		return pass_on(&inner, err);
	*found = it_stat_at(look.dirfd, look.leaf, st) == 0;
	if (!*found) {
		(void)it_root_fail_errno(root, path, "cannot be reached",
					 &inner);
		code = pass_on(&inner, err);
	}
	look_end(&look);
	return code;
}

static it_code refuse_occupied(const it_root *root, const char *path,
			       it_error *err)
{
	char name[IT_WALK_REST];

	it_root_name(root, path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name, "is not a directory");
	it_error_remedy(err, "move it away and run again");
	return IT_TARGET;
}

it_code it_root_is_dir(const it_root *root, const char *path, int *yes,
		       it_error *err)
{
	it_error inner = {IT_OK, 0, "", "", ""};
	struct stat st;
	int fd, found;
	it_code code = it_root_dir(root, path, &fd, &inner);

	*yes = code == IT_OK;
	if (code == IT_OK) {
		(void)it_close(fd);
		return IT_OK;
	}
	if (pass_on(&inner, err) != IT_OK)
		return code;
	code = it_root_stat(root, path, &st, &found, err);
	/* Another run may have made it between the two looks. */
	*yes = code == IT_OK && found && S_ISDIR(st.st_mode);
	if (code == IT_OK && found)
		return *yes ? IT_OK : refuse_occupied(root, path, err);
	/* A file on the way is in the way. */
	if (code == IT_OK && inner.sys_errno == ENOTDIR)
		return it_error_pass(err, &inner);
	return code;
}

static it_code refuse_irregular(const it_root *root, const char *path,
				it_error *err)
{
	it_error own;
	char name[IT_WALK_REST];

	it_error_clear(&own);
	it_root_name(root, path, name, sizeof name);
	(void)it_fail(&own, IT_TARGET, name, "is not a regular file");
	it_error_remedy(&own, "put the file that belongs there in its place "
			      "and run again");
	return it_error_pass(err, &own);
}

/* Opens the regular file leaf of dirfd; path is what was asked for. */
static it_code open_regular(const it_root *root, const char *path, int dirfd,
			    const char *leaf, int *fd, it_error *err)
{
	struct stat st;

	*fd = it_open_at(dirfd, leaf,
			 O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY |
				 O_CLOEXEC,
			 0);
	if (*fd < 0)
		return it_root_fail_errno(root, path, "cannot be reached",
					  err);
	if (fstat(*fd, &st) == 0 && S_ISREG(st.st_mode))
		return IT_OK;
	(void)close(*fd);
	*fd = -1;
	return refuse_irregular(root, path, err);
}

/* Where the last component is a link itself, and of odd paths. */
static it_code open_walked_to(const it_root *root, const char *path, int *fd,
			      it_error *err)
{
	char leaf[IT_WALK_LEAF];
	struct stat st;
	int dirfd;
	it_code code = it_walk_to_last(root, path, &dirfd, leaf, err);

	if (code != IT_OK)
		return code;
	/* Opening a device may act on it, a socket cannot be opened. */
	if (it_stat_at(dirfd, leaf, &st) == 0 && !S_ISREG(st.st_mode))
		code = refuse_irregular(root, path, err);
	else
		code = open_regular(root, path, dirfd, leaf, fd, err);
	(void)it_close(dirfd);
	return code;
}

static it_code open_looked_at(const struct look *look, const it_root *root,
			      const char *path, int *fd, it_error *err)
{
	struct stat st;

	if (it_stat_at(look->dirfd, look->leaf, &st) != 0)
		return it_root_fail_errno(root, path, "cannot be reached",
					  err);
	if (S_ISLNK(st.st_mode))
		return open_walked_to(root, path, fd, err);
	if (!S_ISREG(st.st_mode))
		return refuse_irregular(root, path, err);
	return open_regular(root, path, look->dirfd, look->leaf, fd, err);
}

static it_code open_usual(const it_root *root, const char *path, int *fd,
			  it_error *err)
{
	struct look look;
	it_code code = look_begin(&look, root, path, err);

	if (code != IT_OK)
		return code;
	code = open_looked_at(&look, root, path, fd, err);
	look_end(&look);
	return code;
}

it_code it_root_open_file(const it_root *root, const char *path, int *fd,
			  it_error *err)
{
	it_error inner = {IT_OK, 0, "", "", ""};
	it_code code;

	*fd = -1;
	if (it_walk_is_plain(path) && strlen(path) <= 255)
		code = open_usual(root, path, fd, &inner);
	else
		code = open_walked_to(root, path, fd, &inner);
	return code == IT_OK ? IT_OK : pass_on(&inner, err);
}

it_code it_root_link(const it_root *root, const char *path, char *to,
		     size_t size, it_error *err)
{
	struct look look;
	ssize_t len;
	it_code code = look_begin(&look, root, path, err);

	if (code != IT_OK)
		return code;
	len = readlinkat(look.dirfd, look.leaf, to, size - 1);
	if (len < 0)
		code = it_root_fail_errno(root, path, "cannot be read", err);
	else
		to[len] = '\0';
	look_end(&look);
	return code;
}

/* A file over the limit is damaged; that is not a failure of ours. */
static it_code read_limited(int fd, const char *name, size_t limit,
			    it_strbuf *out, it_error *err)
{
	it_error own;
	it_code code;

	it_error_clear(&own);
	code = it_read_all(fd, name, limit, out, &own);
	if (code == IT_FAILED) {
		own.code = IT_TARGET;
		it_error_remedy(&own, "no file of this name is as large: "
				      "restore it from a backup");
	}
	return code == IT_OK ? IT_OK : it_error_pass(err, &own);
}

it_code it_root_read(const it_root *root, const char *path, size_t limit,
		     it_strbuf *out, int *found, it_error *err)
{
	char name[IT_WALK_REST];
	int fd;
	it_code code = it_root_open_file(root, path, &fd, err);

	*found = fd >= 0;
	if (code != IT_OK || fd < 0)
		return code;
	it_root_name(root, path, name, sizeof name);
	code = read_limited(fd, name, limit, out, err);
	(void)close(fd);
	return code;
}

it_code it_root_read_end(const it_root *root, const char *path, size_t most,
			 it_strbuf *out, int *found, it_error *err)
{
	char name[IT_WALK_REST];
	struct stat st;
	int fd;
	it_code code = it_root_open_file(root, path, &fd, err);

	*found = fd >= 0;
	if (code != IT_OK || fd < 0)
		return code;
	it_root_name(root, path, name, sizeof name);
	if (fstat(fd, &st) == 0 && st.st_size > (off_t)most)
		(void)lseek(fd, st.st_size - (off_t)most, SEEK_SET);
	/* It may grow in the meantime. */
	code = it_read_all(fd, name, 2 * most, out, err);
	(void)close(fd);
	return code;
}

struct names {
	char **items;
	size_t count;
};

static int add_name(struct names *names, const char *name)
{
	char **items;

	if (it_walk_is_dots(name))
		return 1;
	items = realloc(names->items, (names->count + 1) * sizeof *items);
	if (items == NULL)
		return 0;
	names->items = items;
	items[names->count] = it_text_dup(name);
	return items[names->count++] != NULL;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads all names of the directory; takes dirfd. */
static it_code read_names(int dirfd, const char *path, struct names *names,
			  it_error *err)
{
	DIR *dir = fdopendir(dirfd);
	struct dirent *entry;
	it_code code = IT_OK;

	if (dir == NULL) {
		(void)close(dirfd);
		return it_fail_errno(err, path, "cannot be listed");
	}
	while (code == IT_OK) {
		errno = 0;
		entry = readdir(dir);
		if (entry == NULL)
			break;
		if (!add_name(names, entry->d_name))
			code = it_fail_memory(err);
	}
	if (code == IT_OK && errno != 0)
		code = it_fail_errno(err, path, "cannot be listed");
	(void)closedir(dir);
	return code;
}

static void free_names(struct names *names)
{
	while (names->count > 0)
		free(names->items[--names->count]);
	free(names->items);
}

it_code it_root_list(const it_root *root, const char *path, it_root_each each,
		     void *arg, it_error *err)
{
	it_error inner = {IT_OK, 0, "", "", ""};
	struct names names = {NULL, 0};
	size_t i;
	int dirfd;
	it_code code = it_root_dir(root, path, &dirfd, &inner);

	if (code != IT_OK)
		return pass_on(&inner, err);
	code = read_names(dirfd, path, &names, err);
	if (code == IT_OK && names.count > 1)
		qsort(names.items, names.count, sizeof names.items[0],
		      by_name);
	for (i = 0; code == IT_OK && i < names.count; i++)
		code = each(names.items[i], arg, err);
	free_names(&names);
	return code;
}

void it_root_unlink(const it_root *root, const char *path)
{
	const char *leaf;
	int dirfd;

	if (it_root_parent(root, path, &dirfd, &leaf, NULL) != IT_OK)
		return;
	(void)it_unlink_at(dirfd, leaf);
	(void)it_close(dirfd);
}
