/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>

#include "engine/home_priv.h"

/* Its two names on its way. */
static const char *const half_names[] = {IT_HOME_NEW, IT_HOME_OLD};

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
static it_code remove_half(const it_root *root, const it_home_split *s,
			   const char *name, it_lock *lock, it_error *err)
{
	char path[IT_HOME_ROOM], inner[IT_HOME_ROOM];
	it_code code = IT_OK;

	it_home_join(inner, s->above, name, s->rest);
	it_home_join(path, inner, "backup", "");
	if (lock != NULL || strcmp(name, IT_HOME_OLD) == 0)
		code = it_home_remove_name(root, path, AT_REMOVEDIR, err);
	it_home_join(path, inner, "lock", "");
	if (code == IT_OK && lock != NULL) {
		code = it_home_remove_name(root, path, 0, err);
		if (code == IT_OK)
			it_lock_drop(lock);
	}
	do {
		if (code == IT_OK)
			code =
			    it_home_remove_name(root, inner, AT_REMOVEDIR, err);
	} while (it_home_go_up(inner));
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
	return strcmp(name, IT_HOME_NEW) == 0
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

static it_code sweep_locked(const it_root *root, const it_home_split *s,
			    const char *name, it_error *err)
{
	char half[IT_HOME_ROOM], path[IT_HOME_ROOM];
	it_lock lock;
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	it_home_join(half, s->above, name, s->rest);
	it_home_join(path, half, "lock", "");
	/* Held: its builder lives and is about to rename it. */
	code = lock_half(&lock, root, name, path, &inner);
	if (code != IT_OK && !has_no_lock(&inner))
		return it_error_pass(err, &inner);
	code = remove_half(root, s, name, code == IT_OK ? &lock : NULL, err);
	it_lock_drop(&lock);
	return code;
}

int it_home_is_full(int number)
{
	return number == ENOTEMPTY || number == EEXIST;
}

void it_home_nap(void)
{
	const struct timespec moment = {0, 2000000};

	(void)nanosleep(&moment, NULL);
}

/* lock: the folder's own, if we hold it. */
static it_code remove_once(const it_root *root, const it_home_split *s,
			   const char *name, it_lock *lock, it_error *err)
{
	return lock != NULL ? remove_half(root, s, name, lock, err)
			    : sweep_locked(root, s, name, err);
}

it_code it_home_remove_half(const it_root *root, const it_home_split *s,
			    const char *name, it_lock *lock, it_error *err)
{
	it_error inner;
	it_code code;
	int tries = 0;

	do {
		it_error_clear(&inner);
		if (tries > 0)
			it_home_nap();
		code = remove_once(root, s, name, lock, &inner);
	} while (code != IT_OK && it_home_is_full(inner.sys_errno) &&
		 ++tries < IT_HOME_TRIES);
	return code == IT_OK ? IT_OK : it_error_pass(err, &inner);
}

it_code it_home_sweep_one(const it_root *root, const it_home_split *s,
			  it_error *err)
{
	char path[IT_HOME_ROOM];
	struct stat st;
	int i, found;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < 2; i++) {
		it_home_join(path, s->above, half_names[i], "");
		code = it_root_stat(root, path, &st, &found, err);
		if (code == IT_OK && found && S_ISDIR(st.st_mode))
			code = it_home_remove_half(root, s, half_names[i], NULL,
						   err);
	}
	return code;
}

it_code it_home_sweep(const it_root *root, const char *path, it_error *err)
{
	it_home_split s;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && it_home_split_at(&s, path, i); i++)
		code = it_home_sweep_one(root, &s, err);
	return code;
}

it_code it_home_find_half(const it_root *root, const it_home_split *s,
			  int *found, it_error *err)
{
	char path[IT_HOME_ROOM];
	struct stat st;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && !*found && i < 2; i++) {
		it_home_join(path, s->above, half_names[i], "");
		code = it_root_stat(root, path, &st, found, err);
	}
	return code;
}
