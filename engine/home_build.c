/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/home_priv.h"
#include "support/io.h"

it_code it_home_find_missing(const it_home *home, it_home_split *s,
			     int *missing, it_error *err)
{
	char path[IT_HOME_ROOM];
	it_code code = IT_OK;
	int i, there = 1;

	for (i = 0;
	     code == IT_OK && there && it_home_split_at(s, home->path, i);
	     i++) {
		it_home_join(path, s->above, s->first, "");
		code = it_root_is_dir(home->root, path, &there, err);
	}
	*missing = !there;
	return code;
}

/* The directories that are going to be made, one a line, deepest last. */
static void list_made(const it_home *home, const it_home_split *s,
		      it_strbuf *text)
{
	size_t len =
	    strlen(s->above) + (s->above[0] != '\0') + strlen(s->first);
	const char *at = home->path;

	while (at[len] != '\0') {
		it_strbuf_format(text, "%.*s\n", (int)len, at);
		len += 1 + strcspn(at + len + 1, "/");
	}
	it_strbuf_format(text, "%s\n", at);
}

static it_code write_lock(const it_home *home, const it_home_split *s,
			  const char *path, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int result = 0;
	it_code code;

	if (it_home_own(home, home->lock.fd, 0600) != 0)
		return it_root_fail_errno(home->root, path,
					  "its owner cannot be set", err);
	list_made(home, s, &text);
	code = it_strbuf_check(&text, err);
	if (code == IT_OK)
		result = it_write_full(home->lock.fd, it_strbuf_str(&text),
				       text.len);
	if (result != 0)
		code = it_root_fail_errno(home->root, path, "cannot be written",
					  err);
	it_strbuf_free(&text);
	return code;
}

/* The directories from the staged name down. */
static it_code make_dirs(const it_home *home, const it_home_split *s,
			 char inner[IT_HOME_ROOM], it_error *err)
{
	const char *at = s->rest;
	it_code code;

	it_home_join(inner, s->above, IT_HOME_NEW, "");
	code = it_home_make_dir(home, inner, err);
	while (code == IT_OK && *at != '\0') {
		size_t len = 1 + strcspn(at + 1, "/");

		(void)snprintf(inner + strlen(inner),
			       IT_HOME_ROOM - strlen(inner), "%.*s", (int)len,
			       at);
		code = it_home_make_dir(home, inner, err);
		at += len;
	}
	return code;
}

static int sync_each(const it_home *home, const it_home_split *s)
{
	char path[IT_HOME_ROOM];

	if (it_sync(home->lock.fd) != 0)
		return -1;
	it_home_join(path, s->above, IT_HOME_NEW, s->rest);
	do {
		if (it_home_sync_dir(home, path) != 0)
			return -1;
	} while (it_home_go_up(path));
	return 0;
}

/* All of it, by the directory that it lies in. */
static int sync_staged(const it_home *home, const it_home_split *s, int above)
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
static it_code stage(it_home *home, const it_home_split *s, it_error *err)
{
	char inner[IT_HOME_ROOM], lock[IT_HOME_ROOM], backup[IT_HOME_ROOM];
	it_code code = make_dirs(home, s, inner, err);

	it_home_join(lock, inner, "lock", "");
	it_home_join(backup, inner, "backup", "");
	if (code == IT_OK)
		code = it_lock_take(&home->lock, home->root, lock, err);
	if (code == IT_OK)
		code = write_lock(home, s, lock, err);
	return code == IT_OK ? it_home_make_dir(home, backup, err) : code;
}

/* Did another run put it there, or take our half built one away? */
static int lost_race(const it_error *err)
{
	return err->sys_errno == ENOENT || it_home_is_full(err->sys_errno);
}

/* The folder is on disk before its name. */
static it_code show(const it_home *home, const it_home_split *s, int above,
		    it_error *err)
{
	char path[IT_HOME_ROOM];

	if (sync_staged(home, s, above) == 0 &&
	    renameat(above, IT_HOME_NEW, above, s->first) == 0)
		return IT_OK;
	it_home_join(path, s->above, s->first, "");
	return it_root_fail_errno(home->root, path,
				  "the directory cannot be made", err);
}

/*
 * A run that removes the directory above may have renamed that away, and ours
 * with it, if its own folder was gone before ours got the name: then it removes
 * ours, too.  What cannot be looked at now the next step finds.
 */
static it_code check_place(const it_home *home, it_error *err)
{
	char path[IT_HOME_ROOM];
	it_error ignored;
	int current;

	it_error_clear(&ignored);
	it_home_lock_path(home, path);
	if (it_lock_find(&home->lock, home->root, path, &current, &ignored) !=
		    IT_OK ||
	    current)
		return IT_OK;
	errno = ENOENT;
	return it_root_fail_errno(home->root, path,
				  "the directory cannot be made", err);
}

static it_code build(it_home *home, const it_home_split *s, it_error *err)
{
	int above;
	it_code code = it_root_dir(home->root, s->above, &above, err);

	if (code != IT_OK)
		return code;
	code = stage(home, s, err);
	if (code == IT_OK)
		code = show(home, s, above, err);
	if (code == IT_OK)
		code = check_place(home, err);
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

it_code it_home_build_once(it_home *home, const it_home_split *s, int *again,
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
	code = it_home_sweep_one(home->root, s, &ignored);
	/* Another run's folder is not touched. */
	if (code == IT_BUSY) {
		*again = 0;
		inner = ignored;
	}
	if (code != IT_OK && code != IT_BUSY)
		return leave_half(&inner, again, err);
	return *again ? IT_OK : it_error_pass(err, &inner);
}
