/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_LINUX_OPENAT2_H
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

#include "support/io.h"
#include "support/root_kept.h"
#include "support/root_walk.h"
#include "support/text.h"

enum {
	MAX_DEPTH = 64, /* directories open at once on one walk */
	MAX_LINKS = 32
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
	char rest[IT_WALK_REST];
	char leaf[IT_WALK_LEAF];
	char real[IT_WALK_REST]; /* path of the directory, no links in it */
};

static it_code fail_at(const struct walk *w, it_error *err, it_code code,
		       const char *text)
{
	char name[IT_WALK_REST];

	it_root_name(w->root, w->path, name, sizeof name);
	return it_fail(err, code, name, "%s", text);
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
	char target[IT_WALK_REST];
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

int it_walk_is_dots(const char *name)
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

int it_walk_is_plain(const char *text)
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
	if (!it_walk_is_plain(w->rest))
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

/* Ends a walk; one that succeeded gives the directory reached. */
static it_code walk_close(struct walk *w, it_code code, int *dirfd,
			  it_error *err)
{
	if (code == IT_OK) {
		*dirfd = walk_take(w);
		if (*dirfd < 0)
			code = fail_errno_at(w, err);
	}
	walk_end(w);
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
	return walk_close(&w, code, dirfd, err);
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
	if (it_walk_is_dots(*leaf))
		return fail_at(&w, err, IT_TARGET, "does not end in a name");
	code = walk_all(&w, path, len, err);
	return walk_close(&w, code, dirfd, err);
}

/*
 * As step_into, but the last component may be anything that is not a link;
 * *arrived tells that it was reached and stands in w->leaf.
 */
static it_code step_to_last(struct walk *w, int *arrived, it_error *err)
{
	struct stat st;
	it_code code;

	if (w->rest[0] != '\0' || it_walk_is_dots(w->leaf))
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

it_code it_walk_to_last(const it_root *root, const char *path, int *dirfd,
			char leaf[IT_WALK_LEAF], it_error *err)
{
	struct walk w;
	it_code code;

	*dirfd = -1;
	walk_begin(&w, root, path);
	code = walk_to_last(&w, path, err);
	memcpy(leaf, w.leaf, sizeof w.leaf);
	return walk_close(&w, code, dirfd, err);
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
