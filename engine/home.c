/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "engine/home_priv.h"

static it_code make_backup(it_home *home, it_error *err)
{
	char path[IT_HOME_ROOM];
	int there;
	it_code code;

	it_home_join(path, home->path, "backup", "");
	code = it_root_is_dir(home->root, path, &there, err);
	if (code == IT_OK && !there) {
		code = it_home_make_dir(home, path, err);
		home->made_backup = code == IT_OK;
	}
	return code;
}

static it_code enter_existing(it_home *home, int *again, it_error *err)
{
	char path[IT_HOME_ROOM];
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	it_home_lock_path(home, path);
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
	it_home_split s;
	int missing, again = 1, tries;
	it_code code = IT_OK;

	for (tries = 0; code == IT_OK && again && tries < IT_HOME_TRIES;
	     tries++) {
		code = it_home_find_missing(home, &s, &missing, err);
		if (code == IT_OK)
			code = missing
				   ? it_home_build_once(home, &s, &again, err)
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
		code = it_root_fail_errno(home->root, path, "cannot be synced",
					  err);
	return code;
}

it_code it_home_add_above(const it_home *home, it_sync_set *set, it_error *err)
{
	it_home_split s;
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && it_home_split_at(&s, home->path, i); i++)
		if (!home->is_new || strlen(s.above) == home->above)
			code = add_dir(home, s.above, set, err);
	return code;
}

it_code it_home_add(const it_home *home, it_sync_set *set, it_error *err)
{
	return add_dir(home, home->path, set, err);
}
