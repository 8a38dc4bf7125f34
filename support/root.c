/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_LINUX_OPENAT2_H
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

#include "support/io.h"
#include "support/root.h"
#include "support/root_kept.h"
#include "support/text.h"

enum {
	MAX_DEPTH = 64, /* directories open at once on one walk */
	MAX_LINKS = 32,
	MAX_REST = 4096
};

/*
 * One walk.  fds[0] is the root's own descriptor (not ours to close), the
 * others are the directories passed, so that ".." is a pop and can never
 * leave the root.  rest is what is still to be walked.
 */
struct walk {
	const it_root *root;
	const char *path; /* as asked, for messages */
	int fds[MAX_DEPTH];
	int depth;
	int links;
	char rest[MAX_REST];
	char leaf[256];
	char real[MAX_REST]; /* path of the directory reached, no links in it */
};

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

static it_code fail_at(const struct walk *w, it_error *err, it_code code,
		       const char *text)
{
	char name[MAX_REST];

	it_root_name(w->root, w->path, name, sizeof name);
	return it_fail(err, code, name, "%s", text);
}

it_code it_root_fail_errno(const it_root *root, const char *path,
			   const char *doing, it_error *err)
{
	int number = errno;
	it_error own;
	char name[MAX_REST];

	it_error_clear(&own);
	it_root_name(root, path, name, sizeof name);
	errno = number;
	(void)it_fail_errno(&own, name, doing);
	if (number == EACCES)
		it_error_remedy(&own, "%s", it_root_denied);
	return it_error_pass(err, &own);
}

static it_code fail_errno_at(const struct walk *w, it_error *err)
{
	return it_root_fail_errno(w->root, w->path, "cannot be reached", err);
}

static void walk_begin(struct walk *w, const it_root *root, const char *path)
{
	w->root = root;
	w->path = path;
	w->fds[0] = root->fd;
	w->depth = 0;
	w->links = 0;
	w->leaf[0] = '\0';
	w->real[0] = '\0';
}

static void walk_pop(struct walk *w)
{
	char *slash = strrchr(w->real, '/');

	(void)close(w->fds[w->depth]);
	w->depth--;
	*(slash != NULL ? slash : w->real) = '\0';
}

static void walk_end(struct walk *w)
{
	while (w->depth > 0)
		walk_pop(w);
}

/*
 * Gives the directory reached to the caller, as a descriptor of his own: a
 * dup of the root's would share its offset, so that a second readdir of it
 * found nothing.
 */
static int walk_take(struct walk *w)
{
	int fd = w->fds[w->depth];

	if (w->depth == 0)
		return it_open_at(fd, ".",
				  O_RDONLY | O_NONBLOCK | O_DIRECTORY |
					  O_CLOEXEC,
				  0);
	w->depth--;
	return fd;
}

/* The next component of rest goes to leaf; 0 at the end. */
static int next_component(struct walk *w, it_error *err, it_code *code)
{
	char *at = w->rest + strspn(w->rest, "/");
	size_t len = strcspn(at, "/");

	*code = IT_OK;
	if (len == 0)
		return 0;
	if (len >= sizeof w->leaf) {
		*code = fail_at(w, err, IT_TARGET, "has a name that is too "
						   "long");
		return 0;
	}
	memcpy(w->leaf, at, len);
	w->leaf[len] = '\0';
	at += len;
	at += strspn(at, "/");
	memmove(w->rest, at, strlen(at) + 1);
	return 1;
}

/* Puts the text of the link named leaf before what is left to walk. */
static it_code splice_link(struct walk *w, it_error *err)
{
	char target[MAX_REST];
	ssize_t len;
	size_t left = strlen(w->rest);

	if (++w->links > MAX_LINKS)
		return fail_at(w, err, IT_TARGET,
			       "is reached through too many symbolic links");
	len = readlinkat(w->fds[w->depth], w->leaf, target, sizeof target - 1);
	if (len < 0)
		return fail_errno_at(w, err);
	if ((size_t)len + left + 2 > sizeof w->rest)
		return fail_at(w, err, IT_TARGET,
			       "is reached through a link that is too long");
	memmove(w->rest + len + 1, w->rest, left + 1);
	memcpy(w->rest, target, (size_t)len);
	w->rest[len] = '/';
	if (len > 0 && target[0] == '/')
		walk_end(w);
	return IT_OK;
}

static it_code go_up(struct walk *w, it_error *err)
{
	if (w->depth == 0)
		return fail_at(w, err, IT_TARGET,
			       "leads out of the root through a symbolic link");
	walk_pop(w);
	return IT_OK;
}

static it_code enter(struct walk *w, it_error *err)
{
	struct stat st;
	size_t len = strlen(w->real);
	int fd;

	if (w->depth + 1 >= MAX_DEPTH ||
	    len + strlen(w->leaf) + 2 > sizeof w->real)
		return fail_at(w, err, IT_TARGET, "lies too deep");
	fd = it_open_at(w->fds[w->depth], w->leaf,
			O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_DIRECTORY |
				O_CLOEXEC,
			0);
	if (fd < 0)
		return fail_errno_at(w, err);
	w->fds[++w->depth] = fd;
	(void)snprintf(w->real + len, sizeof w->real - len, "%s%s",
		       len != 0 ? "/" : "", w->leaf);
	if (O_DIRECTORY != 0 ||
	    (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)))
		return IT_OK;
	errno = ENOTDIR;
	return fail_errno_at(w, err);
}

static int is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static it_code step_into(struct walk *w, it_error *err)
{
	struct stat st;

	if (strcmp(w->leaf, ".") == 0)
		return IT_OK;
	if (strcmp(w->leaf, "..") == 0)
		return go_up(w, err);
	/* Most components are directories: one call tells and enters. */
	if (O_DIRECTORY != 0 && enter(w, NULL) == IT_OK)
		return IT_OK;
	if (it_stat_at(w->fds[w->depth], w->leaf, &st) != 0)
		return fail_errno_at(w, err);
	if (S_ISLNK(st.st_mode))
		return splice_link(w, err);
	if (S_ISDIR(st.st_mode))
		return enter(w, err);
	/* Not opened to find out: opening a device may act on it. */
	errno = ENOTDIR;
	return fail_errno_at(w, err);
}

/* Nothing but names, one slash between them: none is ".", ".." or empty. */
static int is_plain(const char *text)
{
	size_t len;

	for (;; text += len + 1) {
		len = strcspn(text, "/");
		if (len == 0 || strncmp(text, "..", len) == 0)
			return 0;
		if (text[len] == '\0')
			return 1;
	}
}

#if defined HAVE_LINUX_OPENAT2_H && defined SYS_openat2

static int open_whole(const struct walk *w)
{
	struct open_how how;
	long fd;

	memset(&how, 0, sizeof how);
	how.flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_DIRECTORY |
		    O_CLOEXEC;
	how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
	IT_AGAIN(fd, syscall(SYS_openat2, w->root->fd, w->rest, &how,
			     sizeof how));
	return (int)fd;
}

/*
 * Linux walks a path without links for us, as strictly.  0 with errno when
 * each component has to be looked at; ENOENT is believed when said twice.
 */
static int walk_at_once(struct walk *w)
{
	int fd;

	errno = 0;
	if (!is_plain(w->rest))
		return 0;
	fd = open_whole(w);
	if (fd < 0 && errno == ENOENT)
		fd = open_whole(w);
	if (fd < 0)
		return 0;
	w->fds[++w->depth] = fd;
	(void)snprintf(w->real, sizeof w->real, "%s", w->rest);
	return 1;
}

#else

static int walk_at_once(struct walk *w)
{
	(void)w;
	errno = 0;
	return 0;
}

#endif

static it_code missing_at(struct walk *w, const char *text, size_t len,
			  it_error *err)
{
	(void)it_kept_add(w->root->kept, text, len, -1);
	errno = ENOENT;
	return fail_errno_at(w, err);
}

/* Walks all components of text. */
static it_code walk_all(struct walk *w, const char *text, size_t len,
			it_error *err)
{
	it_code code;

	if (len >= sizeof w->rest)
		return fail_at(w, err, IT_TARGET, "has a path that is too "
						  "long");
	memcpy(w->rest, text, len);
	w->rest[len] = '\0';
	if (it_kept_is_missing(w->root->kept, text, len)) {
		errno = ENOENT;
		return fail_errno_at(w, err);
	}
	if (walk_at_once(w))
		return IT_OK;
	if (errno == ENOENT)
		return missing_at(w, text, len, err);
	while (next_component(w, err, &code)) {
		code = step_into(w, err);
		if (code != IT_OK)
			return code;
	}
	return code;
}

it_code it_root_dir(const it_root *root, const char *path, int *dirfd,
		    it_error *err)
{
	struct walk w;
	it_code code;

	*dirfd = -1;
	walk_begin(&w, root, path);
	code = walk_all(&w, path, strlen(path), err);
	if (code == IT_OK) {
		*dirfd = walk_take(&w);
		if (*dirfd < 0)
			code = fail_errno_at(&w, err);
	}
	walk_end(&w);
	return code;
}

it_code it_root_parent(const it_root *root, const char *path, int *dirfd,
		       const char **leaf, it_error *err)
{
	size_t len = it_parent_length(path);
	struct walk w;
	it_code code;

	*dirfd = -1;
	*leaf = path + len + (path[len] == '/');
	walk_begin(&w, root, path);
	if (is_dots(*leaf))
		return fail_at(&w, err, IT_TARGET, "does not end in a name");
	code = walk_all(&w, path, len, err);
	if (code == IT_OK) {
		*dirfd = walk_take(&w);
		if (*dirfd < 0)
			code = fail_errno_at(&w, err);
	}
	walk_end(&w);
	return code;
}

/* Nonzero for "there is no such thing", which many callers expect. */
static int is_missing(const it_error *err)
{
	return err->sys_errno == ENOENT || err->sys_errno == ENOTDIR;
}

/* Hands an inner error on, unless it only says that nothing is there. */
static it_code pass_on(const it_error *inner, it_code code, it_error *err)
{
	(void)code;
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
	if (is_dots(look->leaf) ||
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
		return pass_on(&inner, code, err);
	if (it_stat_at(look.dirfd, look.leaf, st) == 0)
		*found = 1;
	else
		code = pass_on(&inner,
			       it_root_fail_errno(root, path,
						  "cannot be reached",
						  &inner),
			       err);
	look_end(&look);
	return code;
}

static it_code refuse_occupied(const it_root *root, const char *path,
			       it_error *err)
{
	char name[MAX_REST];

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
	if (pass_on(&inner, code, err) != IT_OK)
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
	char name[MAX_REST];

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

/*
 * As step_into, but the last component may be anything that is not a link;
 * *arrived tells that it was reached and stands in w->leaf.
 */
static it_code step_to_last(struct walk *w, int *arrived, it_error *err)
{
	struct stat st;
	it_code code;

	if (w->rest[0] != '\0' || is_dots(w->leaf))
		return step_into(w, err);
	if (it_stat_at(w->fds[w->depth], w->leaf, &st) != 0)
		return fail_errno_at(w, err);
	if (!S_ISLNK(st.st_mode)) {
		*arrived = 1;
		return IT_OK;
	}
	code = splice_link(w, err);
	/* The separator put after the link's text ends the path. */
	if (code == IT_OK)
		w->rest[strlen(w->rest) - 1] = '\0';
	return code;
}

/* Walks to the last component of path, links in its place followed. */
static it_code walk_to_last(struct walk *w, const char *path, it_error *err)
{
	it_code code = IT_OK;
	int arrived = 0;

	if (strlen(path) >= sizeof w->rest)
		return fail_at(w, err, IT_TARGET, "has a path that is too "
						  "long");
	memcpy(w->rest, path, strlen(path) + 1);
	while (!arrived && next_component(w, err, &code)) {
		code = step_to_last(w, &arrived, err);
		if (code != IT_OK)
			return code;
	}
	if (code == IT_OK && !arrived)
		return fail_at(w, err, IT_TARGET, "is not a regular file");
	return code;
}

/* Where the last component is a link itself, and of odd paths. */
static it_code open_walked_to(const it_root *root, const char *path, int *fd,
			   it_error *err)
{
	struct walk w;
	struct stat st;
	it_code code;

	walk_begin(&w, root, path);
	code = walk_to_last(&w, path, err);
	/* Opening a device may act on it, a socket cannot be opened. */
	if (code == IT_OK && it_stat_at(w.fds[w.depth], w.leaf, &st) == 0 &&
	    !S_ISREG(st.st_mode))
		code = refuse_irregular(root, path, err);
	if (code == IT_OK)
		code = open_regular(root, path, w.fds[w.depth], w.leaf, fd,
				    err);
	walk_end(&w);
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
	if (is_plain(path) && strlen(path) <= 255)
		code = open_usual(root, path, fd, &inner);
	else
		code = open_walked_to(root, path, fd, &inner);
	return code == IT_OK ? IT_OK : pass_on(&inner, code, err);
}

it_code it_root_resolve(const it_root *root, const char *path, char *real,
			size_t size, it_error *err)
{
	struct walk w;
	const char *slash;
	it_code code;

	walk_begin(&w, root, path);
	code = walk_to_last(&w, path, err);
	slash = w.real[0] != '\0' ? "/" : "";
	if (code == IT_OK &&
	    strlen(w.real) + strlen(slash) + strlen(w.leaf) >= size)
		code = fail_at(&w, err, IT_TARGET, "has a path that is too "
						   "long");
	if (code == IT_OK)
		(void)snprintf(real, size, "%s%s%s", w.real, slash, w.leaf);
	walk_end(&w);
	return code;
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
	char name[MAX_REST];
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
	char name[MAX_REST];
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

	if (is_dots(name))
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
		return pass_on(&inner, code, err);
	code = read_names(dirfd, path, &names, err);
	if (code == IT_OK && names.count > 1)
		qsort(names.items, names.count, sizeof names.items[0],
		      by_name);
	for (i = 0; code == IT_OK && i < names.count; i++)
		code = each(names.items[i], arg, err);
	free_names(&names);
	return code;
}
