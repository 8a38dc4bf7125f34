/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "engine/home_priv.h"
#include "support/io.h"

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
	char backup[IT_HOME_ROOM];
	int count = 0;

	it_home_join(backup, path, "backup", "");
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

typedef struct names {
	int all;
	int passing; /* of a folder that is being built or removed */
} names;

static it_code count_names(const char *name, void *arg, it_error *err)
{
	names *n = arg;

	(void)err;
	n->all++;
	n->passing += strcmp(name, IT_HOME_NEW) == 0 ||
		      strcmp(name, IT_HOME_OLD) == 0;
	return IT_OK;
}

/*
 * Holds a directory one name only?  -1 if that is not known.  Another run that
 * builds its folder there finds ours and takes it away again, and would not
 * know that nobody needs the directory.
 */
static int holds_one(const it_root *root, const char *dir, it_error *err)
{
	names n;
	int i;

	for (i = 0; i < IT_HOME_TRIES; i++) {
		memset(&n, 0, sizeof n);
		if (it_root_list(root, dir, count_names, &n, err) != IT_OK)
			return -1;
		if (n.passing == 0 || n.all - n.passing != 1)
			break;
		it_home_nap();
	}
	return n.all == 1;
}

/*
 * The topmost directory that was made for the folder and holds only it; 0
 * when there is none, or that is not known.
 */
static int removable(const it_root *root, const char *path, it_slice made,
		     it_home_split *s, it_error *err)
{
	char dir[IT_HOME_ROOM];
	int i = 0, top = -1, only = 1;

	while (it_home_split_at(s, path, i))
		i++;
	while (i-- > 0 && it_home_split_at(s, path, i)) {
		it_home_join(dir, s->above, s->first, "");
		if (!has_line(made, dir))
			break;
		if (s->rest[0] != '\0')
			only = holds_one(root, dir, err);
		if (only != 1)
			break;
		top = i;
	}
	return only >= 0 && top >= 0 && it_home_split_at(s, path, top);
}

static int sync_above(const it_home *home, int above)
{
	return home->sync == IT_SYNC_NONE ? 0 : it_sync_dir(above);
}

/* The name may still be that of a folder which another run removes. */
static int hide(const it_home *home, const it_home_split *s, int above)
{
	int tries = 0, result = renameat(above, s->first, above, IT_HOME_OLD);

	while (result != 0 && it_home_is_full(errno) &&
	       ++tries < IT_HOME_TRIES) {
		(void)it_home_remove_half(home->root, s, IT_HOME_OLD, NULL,
					  NULL);
		it_home_nap();
		result = renameat(above, s->first, above, IT_HOME_OLD);
	}
	return result;
}

/* above: the directory it lies in. */
static int hide_and_remove(it_home *home, const it_home_split *s, int above,
			   it_error *err)
{
	/* Nothing in it goes before the rename is on disk. */
	if (hide(home, s, above) != 0 || sync_above(home, above) != 0) {
		(void)it_root_fail_errno(home->root, home->path,
					 "cannot be removed", err);
		return -1;
	}
	if (it_home_remove_half(home->root, s, IT_HOME_OLD, &home->lock, err) !=
	    IT_OK)
		return -1;
	return sync_above(home, above);
}

/* The way back of build: one rename, then piece by piece out of sight. */
static int remove_folder(it_home *home, const it_strbuf *made, it_error *err)
{
	it_home_split s;
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
	char path[IT_HOME_ROOM];

	if (!home->lock.made)
		return 0;
	it_home_lock_path(home, path);
	if (it_home_remove_name(home->root, path, 0, err) != IT_OK)
		return -1;
	return it_home_sync_dir(home, home->path);
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
	if (home->is_settled || it_home_sync_dir(home, home->path) == 0)
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
	char path[IT_HOME_ROOM];

	if (home->lock.fd < 0 || home->is_new)
		return;
	it_home_join(path, home->path, "backup", "");
	if (home->made_backup)
		(void)it_home_remove_name(home->root, path, AT_REMOVEDIR, NULL);
	if (!home->lock.made)
		return;
	(void)remove_lock(home, NULL);
	it_lock_drop(&home->lock);
}

/* Was it made by us, by what its lock says? */
static it_code read_made(const it_root *root, const char *path, int *made,
			 it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char lock[IT_HOME_ROOM];
	int found;
	it_code code;

	it_home_join(lock, path, "lock", "");
	code = it_root_read(root, lock, 4096, &text, &found, err);
	*made = code == IT_OK && found && text.len != 0;
	it_strbuf_free(&text);
	return code;
}

it_code it_home_is_litter(const it_root *root, const char *path, int *litter,
			  it_error *err)
{
	it_home_split s;
	it_code code = IT_OK;
	int i, bare;

	*litter = 0;
	for (i = 0; code == IT_OK && !*litter && it_home_split_at(&s, path, i);
	     i++)
		code = it_home_find_half(root, &s, litter, err);
	if (code != IT_OK || *litter)
		return code;
	bare = is_bare(root, path, err);
	if (bare == 1)
		return read_made(root, path, litter, err);
	return bare == 0 || err == NULL ? IT_OK : err->code;
}
