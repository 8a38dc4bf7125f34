/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/home.h"
#include "support/io.h"
#include "support/sync.h"

enum {
	ROOM = 512, /* of a path of ours */
	TRIES = 16  /* another first run may be a step ahead */
};

/*
 * The folder on its way in and on its way out; two names, so that who builds
 * and who removes never meet.
 */
static const char *const half_names[] = {".install-tools.new",
					 ".install-tools.old"};
#define NEW half_names[0]
#define OLD half_names[1]

/*
 * The folder may be missing from some component on.  above: what exists,
 * "" for the root; first: the first missing component; rest: what follows it,
 * "" or "/lib/install-tools".
 */
struct split {
	char above[ROOM];
	char first[ROOM];
	const char *rest;
};

static void append(char *out, const char *text)
{
	size_t at = strlen(out), len = strlen(text);

	if (at + len < ROOM)
		memcpy(out + at, text, len + 1);
}

static void join(char *out, const char *dir, const char *name,
		 const char *rest)
{
	out[0] = '\0';
	append(out, dir);
	append(out, dir[0] != '\0' ? "/" : "");
	append(out, name);
	append(out, rest);
}

/* Splits path before its i-th component; 0 when there is none. */
static int split_at(struct split *s, const char *path, int i)
{
	const char *at = path;
	size_t len;

	while (i-- > 0) {
		at = strchr(at, '/');
		if (at == NULL)
			return 0;
		at++;
	}
	(void)snprintf(s->above, ROOM, "%.*s",
		       at > path ? (int)(at - path) - 1 : 0, path);
	len = strcspn(at, "/");
	(void)snprintf(s->first, ROOM, "%.*s", (int)len, at);
	s->rest = at + len;
	return 1;
}

/* ---- one name in the root ------------------------------------------- */

static int sync_above(const it_home *home, int above)
{
	return home->sync == IT_SYNC_NONE ? 0 : it_sync_dir(above);
}

static int sync_dir(const it_home *home, const char *path)
{
	int dirfd, result;

	if (home->sync == IT_SYNC_NONE)
		return 0;
	if (it_root_dir(home->root, path, &dirfd, NULL) != IT_OK)
		return -1;
	result = it_sync_dir(dirfd);
	(void)it_close(dirfd);
	return result;
}

/* Who may not give it away keeps it; the umask of the caller has no say. */
static int own(const it_home *home, int fd, mode_t mode)
{
	int result;

	if (home->owner.can_set && it_owner_give(&home->owner, fd) < 0)
		return -1;
	IT_AGAIN(result, fchmod(fd, mode));
	return result;
}

static it_code make_dir(const it_home *home, const char *path, it_error *err)
{
	const char *leaf;
	int dirfd, fd = -1;
	it_code code = it_root_parent(home->root, path, &dirfd, &leaf, err);

	if (code != IT_OK)
		return code;
	if (mkdirat(dirfd, leaf, 0755) == 0)
		fd = it_open_at(dirfd, leaf,
				O_RDONLY | O_NOFOLLOW | O_DIRECTORY |
					O_CLOEXEC,
				0);
	if (fd < 0 || own(home, fd, 0755) != 0)
		code = it_root_fail_errno(home->root, path,
					  "the directory cannot be made", err);
	if (fd >= 0)
		(void)it_close(fd);
	(void)it_close(dirfd);
	return code;
}

/* A missing name, or a directory above it, is no error. */
static it_code remove_name(const it_root *root, const char *path, int flags,
			   it_error *err)
{
	it_error inner;
	const char *leaf;
	int dirfd, bad;
	it_code code;

	it_error_clear(&inner);
	code = it_root_parent(root, path, &dirfd, &leaf, &inner);
	if (code != IT_OK)
		return inner.sys_errno == ENOENT ? IT_OK
						 : it_error_pass(err, &inner);
	bad = flags == 0 ? it_unlink_at(dirfd, leaf) != 0
			 : it_rmdir_at(dirfd, leaf) != 0;
	if (bad)
		code = it_root_fail_errno(root, path, "cannot be removed", err);
	(void)it_close(dirfd);
	return code;
}

/* One directory up; 0 when path is the half built folder's top. */
static int go_up(char *path)
{
	char *slash = strrchr(path, '/');
	const char *leaf = slash != NULL ? slash + 1 : path;

	if (strcmp(leaf, NEW) == 0 || strcmp(leaf, OLD) == 0)
		return 0;
	*slash = '\0';
	return 1;
}

/* ---- removing a half built folder ----------------------------------- */

/*
 * Its content is known: nothing else was ever put into it.  The lock file
 * goes only if we hold it (NULL: we do not); else another run may just be
 * making it, and what is not empty then stays.  So does the backup of one
 * that is being built: that which was there a moment ago may be in place by
 * now, and this one a third run's, which holds its lock.
 *
 * A lock without a name is worth nothing, and is dropped at once: on NFS an
 * open file that is unlinked gets another name in the folder.
 */
static it_code remove_half(const it_root *root, const struct split *s,
			   const char *name, it_lock *lock, it_error *err)
{
	char path[ROOM], inner[ROOM];
	it_code code = IT_OK;

	join(inner, s->above, name, s->rest);
	join(path, inner, "backup", "");
	if (lock != NULL || strcmp(name, OLD) == 0)
		code = remove_name(root, path, AT_REMOVEDIR, err);
	join(path, inner, "lock", "");
	if (code == IT_OK && lock != NULL) {
		code = remove_name(root, path, 0, err);
		if (code == IT_OK)
			it_lock_drop(lock);
	}
	do {
		if (code == IT_OK)
			code = remove_name(root, inner, AT_REMOVEDIR, err);
	} while (go_up(inner));
	return code;
}

/*
 * Nobody goes on building a folder whose lock we hold, so the lock is made
 * where it is missing.  For one on its way out that would be wrong: a new file
 * would keep it from being removed by whoever has begun to.
 */
static it_code lock_half(it_lock *lock, const it_root *root, const char *name,
			 const char *path, it_error *err)
{
	return strcmp(name, NEW) == 0
		       ? it_lock_take(lock, root, path, err)
		       : it_lock_take_existing(lock, root, path, err);
}

/*
 * There is nothing to be locked, no room for a lock, or the filesystem has
 * none (NFS without its lock manager): then the folder holds empty directories
 * only, since its builder takes the lock before it makes anything else.  One
 * who is just doing so begins again.
 */
static int has_no_lock(const it_error *why)
{
	switch (why->sys_errno) {
	case ENOENT:
	case ENOSPC:
	case EDQUOT:
	case ENOLCK:
	case ENOSYS:
		return 1;
	default:
		return 0;
	}
}

static it_code sweep_locked(const it_root *root, const struct split *s,
			    const char *name, it_error *err)
{
	char lock_path[ROOM];
	it_lock lock;
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	join(lock_path, s->above, name, s->rest);
	append(lock_path, "/lock");
	/* Held: its builder lives and is about to rename it. */
	code = lock_half(&lock, root, name, lock_path, &inner);
	if (code != IT_OK && !has_no_lock(&inner))
		return it_error_pass(err, &inner);
	code = remove_half(root, s, name, code == IT_OK ? &lock : NULL, err);
	it_lock_drop(&lock);
	return code;
}

/* rmdir(2) and rename(2) say either. */
static int is_full(int number)
{
	return number == ENOTEMPTY || number == EEXIST;
}

/* Waits a moment for a run that is a step ahead. */
static void nap(void)
{
	const struct timespec moment = {0, 2000000};

	(void)nanosleep(&moment, NULL);
}

/* Names may come into it while it goes, but not for long. */
static it_code sweep_half(const it_root *root, const struct split *s,
			  const char *name, it_error *err)
{
	it_error inner;
	it_code code;
	int tries = 0;

	do {
		it_error_clear(&inner);
		if (tries > 0)
			nap();
		code = sweep_locked(root, s, name, &inner);
	} while (code != IT_OK && is_full(inner.sys_errno) &&
		 ++tries < TRIES);
	return code == IT_OK ? IT_OK : it_error_pass(err, &inner);
}

static it_code sweep_one(const it_root *root, const struct split *s,
			 it_error *err)
{
	char path[ROOM];
	struct stat st;
	int i, found;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < 2; i++) {
		join(path, s->above, half_names[i], "");
		code = it_root_stat(root, path, &st, &found, err);
		if (code == IT_OK && found && S_ISDIR(st.st_mode))
			code = sweep_half(root, s, half_names[i], err);
	}
	return code;
}

it_code it_home_sweep(const it_root *root, const char *path, it_error *err)
{
	struct split s;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && split_at(&s, path, i); i++)
		code = sweep_one(root, &s, err);
	return code;
}

/* ---- building it ---------------------------------------------------- */

/* Where the folder begins to be missing; *missing is 0 when it is there. */
static it_code find_missing(const it_home *home, struct split *s,
			    int *missing, it_error *err)
{
	char path[ROOM];
	it_code code = IT_OK;
	int i, there = 1;

	for (i = 0; code == IT_OK && there && split_at(s, home->path, i);
	     i++) {
		join(path, s->above, s->first, "");
		code = it_root_is_dir(home->root, path, &there, err);
	}
	*missing = !there;
	return code;
}

/* The directories that are going to be made, one a line, deepest last. */
static void list_made(const it_home *home, const struct split *s,
		      it_strbuf *text)
{
	size_t len = strlen(s->above) + (s->above[0] != '\0') +
		     strlen(s->first);
	const char *at = home->path;

	while (at[len] != '\0') {
		it_strbuf_format(text, "%.*s\n", (int)len, at);
		len += 1 + strcspn(at + len + 1, "/");
	}
	it_strbuf_format(text, "%s\n", at);
}

static it_code write_lock(const it_home *home, const struct split *s,
			  const char *path, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int result = 0;
	it_code code;

	if (own(home, home->lock.fd, 0600) != 0)
		return it_root_fail_errno(home->root, path,
					  "its owner cannot be set", err);
	list_made(home, s, &text);
	code = it_strbuf_check(&text, err);
	if (code == IT_OK)
		result = it_write_full(home->lock.fd, it_strbuf_str(&text),
				       text.len);
	if (result != 0)
		code = it_root_fail_errno(home->root, path,
					  "cannot be written", err);
	it_strbuf_free(&text);
	return code;
}

/* The directories from the staged name down. */
static it_code make_dirs(const it_home *home, const struct split *s,
			 char inner[ROOM], it_error *err)
{
	const char *at = s->rest;
	it_code code;

	join(inner, s->above, NEW, "");
	code = make_dir(home, inner, err);
	while (code == IT_OK && *at != '\0') {
		size_t len = 1 + strcspn(at + 1, "/");

		(void)snprintf(inner + strlen(inner), ROOM - strlen(inner),
			       "%.*s", (int)len, at);
		code = make_dir(home, inner, err);
		at += len;
	}
	return code;
}

static int sync_each(const it_home *home, const struct split *s)
{
	char path[ROOM];

	if (it_sync(home->lock.fd) != 0)
		return -1;
	join(path, s->above, NEW, s->rest);
	do {
		if (sync_dir(home, path) != 0)
			return -1;
	} while (go_up(path));
	return 0;
}

/* All of it, by the directory that it lies in. */
static int sync_staged(const it_home *home, const struct split *s, int above)
{
	if (home->sync == IT_SYNC_NONE)
		return 0;
	return home->sync == IT_SYNC_WHOLE && it_can_sync_whole(above)
		       ? it_sync_whole(above)
		       : sync_each(home, s);
}

/*
 * Builds everything but the final name.  Before the lock is taken there are
 * only empty directories.
 */
static it_code stage(it_home *home, const struct split *s, it_error *err)
{
	char inner[ROOM], lock[ROOM], backup[ROOM];
	it_code code = make_dirs(home, s, inner, err);

	join(lock, inner, "lock", "");
	join(backup, inner, "backup", "");
	if (code == IT_OK)
		code = it_lock_take(&home->lock, home->root, lock, err);
	if (code == IT_OK)
		code = write_lock(home, s, lock, err);
	return code == IT_OK ? make_dir(home, backup, err) : code;
}

/* Did another run put it there, or take our half built one away? */
static int lost_race(const it_error *err)
{
	return err->sys_errno == ENOENT || is_full(err->sys_errno);
}

/* The folder is on disk before its name. */
static it_code show(const it_home *home, const struct split *s, int above,
		    it_error *err)
{
	char path[ROOM];

	if (sync_staged(home, s, above) == 0 &&
	    renameat(above, NEW, above, s->first) == 0)
		return IT_OK;
	join(path, s->above, s->first, "");
	return it_root_fail_errno(home->root, path,
				  "the directory cannot be made", err);
}

static it_code build(it_home *home, const struct split *s, it_error *err)
{
	int above;
	it_code code = it_root_dir(home->root, s->above, &above, err);

	if (code != IT_OK)
		return code;
	code = stage(home, s, err);
	if (code == IT_OK)
		code = show(home, s, above, err);
	home->is_new = code == IT_OK;
	home->above = strlen(s->above);
	(void)it_close(above);
	return code;
}

/* Half a folder that can neither be finished nor removed: not over. */
static it_code leave_half(it_error *why, int *again, it_error *err)
{
	*again = 0;
	why->code = IT_UNFINISHED;
	it_error_remedy(why, "put this right, then \"install-tools recover\" "
			     "removes what is left");
	return it_error_pass(err, why);
}

/* One try; *again when another first run was a step ahead. */
static it_code build_once(it_home *home, const struct split *s, int *again,
			  it_error *err)
{
	it_error inner, ignored;
	it_code code;

	it_error_clear(&inner);
	it_error_clear(&ignored);
	code = build(home, s, &inner);
	*again = code != IT_OK && lost_race(&inner);
	if (code == IT_OK)
		return IT_OK;
	it_lock_drop(&home->lock);
	code = sweep_one(home->root, s, &ignored);
	/* Another run's folder is not touched. */
	if (code == IT_BUSY) {
		*again = 0;
		inner = ignored;
	}
	if (code != IT_OK && code != IT_BUSY)
		return leave_half(&inner, again, err);
	return *again ? IT_OK : it_error_pass(err, &inner);
}

/* ---- entering ------------------------------------------------------- */

static void lock_path(const it_home *home, char path[ROOM])
{
	join(path, home->path, "lock", "");
}

/* The folder may be one that lost its backup. */
static it_code make_backup(it_home *home, it_error *err)
{
	char path[ROOM];
	int there;
	it_code code;

	join(path, home->path, "backup", "");
	code = it_root_is_dir(home->root, path, &there, err);
	if (code == IT_OK && !there) {
		code = make_dir(home, path, err);
		home->made_backup = code == IT_OK;
	}
	return code;
}

static it_code enter_existing(it_home *home, int *again, it_error *err)
{
	char path[ROOM];
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	lock_path(home, path);
	code = it_lock_take(&home->lock, home->root, path, &inner);
	/* Its last user may just have taken it away. */
	*again = code != IT_OK && inner.sys_errno == ENOENT;
	if (code != IT_OK)
		return *again ? IT_OK : it_error_pass(err, &inner);
	code = make_backup(home, err);
	if (code != IT_OK)
		it_lock_drop(&home->lock);
	return code;
}

void it_home_begin(it_home *home, const it_root *root, const char *path,
		   const it_owner *owner, it_sync_mode sync)
{
	memset(home, 0, sizeof *home);
	home->root = root;
	home->path = path;
	home->owner = *owner;
	home->sync = sync;
	home->lock.fd = -1;
}

it_code it_home_enter(it_home *home, it_error *err)
{
	struct split s;
	int missing, again = 1, tries;
	it_code code = IT_OK;

	for (tries = 0; code == IT_OK && again && tries < TRIES; tries++) {
		code = find_missing(home, &s, &missing, err);
		if (code == IT_OK)
			code = missing ? build_once(home, &s, &again, err)
				       : enter_existing(home, &again, err);
	}
	if (code != IT_OK || !again)
		return code;
	return it_fail(err, IT_BUSY, home->root->path,
		       "other runs come and go in this root all the time");
}

static it_code add_dir(const it_home *home, const char *path, it_sync_set *set,
		       it_error *err)
{
	int dirfd;
	it_code code = it_root_dir(home->root, path, &dirfd, err);

	if (code == IT_OK && it_sync_add(set, dirfd) != 0)
		code = it_root_fail_errno(home->root, path,
					  "cannot be synced", err);
	return code;
}

it_code it_home_add_above(const it_home *home, it_sync_set *set, it_error *err)
{
	struct split s;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && split_at(&s, home->path, i); i++)
		if (!home->is_new || strlen(s.above) == home->above)
			code = add_dir(home, s.above, set, err);
	return code;
}

it_code it_home_add(const it_home *home, it_sync_set *set, it_error *err)
{
	return add_dir(home, home->path, set, err);
}

/* ---- leaving -------------------------------------------------------- */

/* Counts names other than lock and backup. */
static it_code count_name(const char *name, void *arg, it_error *err)
{
	(void)err;
	if (strcmp(name, "lock") != 0 && strcmp(name, "backup") != 0)
		++*(int *)arg;
	return IT_OK;
}

static it_code count_any(const char *name, void *arg, it_error *err)
{
	(void)name;
	(void)err;
	++*(int *)arg;
	return IT_OK;
}

/* Nothing is in it that anybody needs: 1, 0, or -1 if that is not known. */
static int is_bare(const it_root *root, const char *path, it_error *err)
{
	char backup[ROOM];
	int count = 0;

	join(backup, path, "backup", "");
	if (it_root_list(root, path, count_name, &count, err) != IT_OK ||
	    it_root_list(root, backup, count_any, &count, err) != IT_OK)
		return -1;
	return count == 0;
}

static int has_line(it_slice text, const char *wanted)
{
	it_slice line;

	while (it_next_line(&text, &line))
		if (it_slice_is(line, wanted))
			return 1;
	return 0;
}

/* Holds a directory one name only?  -1 if that is not known. */
static int holds_one(const it_root *root, const char *dir, it_error *err)
{
	int count = 0;

	if (it_root_list(root, dir, count_any, &count, err) != IT_OK)
		return -1;
	return count == 1;
}

/*
 * The topmost directory that was made for the folder and holds only it; 0
 * when there is none, or that is not known.
 */
static int removable(const it_root *root, const char *path, it_slice made,
		     struct split *s, it_error *err)
{
	char dir[ROOM];
	int i = 0, top = -1, only = 1;

	while (split_at(s, path, i))
		i++;
	while (i-- > 0 && split_at(s, path, i)) {
		join(dir, s->above, s->first, "");
		if (!has_line(made, dir))
			break;
		if (s->rest[0] != '\0')
			only = holds_one(root, dir, err);
		if (only != 1)
			break;
		top = i;
	}
	return only >= 0 && top >= 0 && split_at(s, path, top);
}

/* The name may still be that of a folder which another run removes. */
static int hide(const it_home *home, const struct split *s, int above)
{
	int tries = 0, result = renameat(above, s->first, above, OLD);

	while (result != 0 && is_full(errno) && ++tries < TRIES) {
		(void)sweep_half(home->root, s, OLD, NULL);
		nap();
		result = renameat(above, s->first, above, OLD);
	}
	return result;
}

/*
 * A run that was on its way to the lock when the folder was renamed makes one
 * in it, sees that, and takes it away again; we may be a step ahead of it.
 */
static it_code remove_hidden(it_home *home, const struct split *s,
			     it_error *err)
{
	it_error inner;
	it_code code;
	int tries = 0;

	do {
		it_error_clear(&inner);
		if (tries > 0)
			nap();
		code = remove_half(home->root, s, OLD, &home->lock, &inner);
	} while (code != IT_OK && is_full(inner.sys_errno) &&
		 ++tries < TRIES);
	return code == IT_OK ? IT_OK : it_error_pass(err, &inner);
}

/* above: the directory it lies in. */
static int hide_and_remove(it_home *home, const struct split *s, int above,
			   it_error *err)
{
	/* Nothing in it goes before the rename is on disk. */
	if (hide(home, s, above) != 0 || sync_above(home, above) != 0) {
		(void)it_root_fail_errno(home->root, home->path,
					 "cannot be removed", err);
		return -1;
	}
	if (remove_hidden(home, s, err) != IT_OK)
		return -1;
	return sync_above(home, above);
}

/* The way back of build: one rename, then piece by piece out of sight. */
static int remove_folder(it_home *home, const it_strbuf *made, it_error *err)
{
	struct split s;
	it_slice lines;
	int above, result;

	lines.at = it_strbuf_str(made);
	lines.len = made->len;
	if (!removable(home->root, home->path, lines, &s, err) ||
	    it_root_dir(home->root, s.above, &above, err) != IT_OK)
		return -1;
	result = hide_and_remove(home, &s, above, err);
	(void)it_close(above);
	return result;
}

/* A folder that others made gets only our lock file, if it was not there. */
static int remove_lock(it_home *home, it_error *err)
{
	char path[ROOM];

	if (!home->lock.made)
		return 0;
	lock_path(home, path);
	if (remove_name(home->root, path, 0, err) != IT_OK)
		return -1;
	return sync_dir(home, home->path);
}

/* Was it made by us, by what its lock says? */
static it_code read_made(const it_root *root, const char *path, int *made,
			 it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char lock[ROOM];
	int found;
	it_code code;

	join(lock, path, "lock", "");
	code = it_root_read(root, lock, 4096, &text, &found, err);
	*made = code == IT_OK && found && text.len != 0;
	it_strbuf_free(&text);
	return code;
}

static int remove_bare(it_home *home, it_error *err)
{
	it_strbuf made = {NULL, 0, 0, 0};
	int result = -1;

	/* Not opened to be read: closing it would drop the lock. */
	if (it_lock_read(&home->lock, 4096, &made, err))
		result = made.len != 0 ? remove_folder(home, &made, err)
				       : remove_lock(home, err);
	it_strbuf_free(&made);
	return result;
}

/* A journal in a folder that is renamed away would be found by nobody. */
static int settle(const it_home *home, it_error *err)
{
	if (home->is_settled || sync_dir(home, home->path) == 0)
		return 0;
	(void)it_root_fail_errno(home->root, home->path, "cannot be synced",
				 err);
	return -1;
}

static int leave_bare(it_home *home, it_error *err)
{
	int bare = is_bare(home->root, home->path, err);

	if (bare == 0)
		return 0;
	return bare < 0 ? -1 : remove_bare(home, err);
}

int it_home_leave(it_home *home, it_error *err)
{
	int result;

	if (home->lock.fd < 0)
		return 0;
	result = settle(home, err);
	if (result == 0)
		result = leave_bare(home, err);
	it_lock_drop(&home->lock);
	return result;
}

/* With our lock goes our hold on the folder. */
void it_home_withdraw(it_home *home)
{
	char path[ROOM];

	if (home->lock.fd < 0 || home->is_new)
		return;
	join(path, home->path, "backup", "");
	if (home->made_backup)
		(void)remove_name(home->root, path, AT_REMOVEDIR, NULL);
	if (!home->lock.made)
		return;
	(void)remove_lock(home, NULL);
	it_lock_drop(&home->lock);
}

static it_code find_half(const it_root *root, const struct split *s,
			 int *found, it_error *err)
{
	char path[ROOM];
	struct stat st;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && !*found && i < 2; i++) {
		join(path, s->above, half_names[i], "");
		code = it_root_stat(root, path, &st, found, err);
	}
	return code;
}

it_code it_home_is_litter(const it_root *root, const char *path, int *litter,
			  it_error *err)
{
	struct split s;
	it_code code = IT_OK;
	int i, bare;

	*litter = 0;
	for (i = 0; code == IT_OK && !*litter && split_at(&s, path, i); i++)
		code = find_half(root, &s, litter, err);
	if (code != IT_OK || *litter)
		return code;
	bare = is_bare(root, path, err);
	if (bare == 1)
		return read_made(root, path, litter, err);
	return bare == 0 || err == NULL ? IT_OK : err->code;
}
