/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/home_priv.h"
#include "support/io.h"

static void append(char out[IT_HOME_ROOM], const char *text)
{
	size_t at = strlen(out), len = strlen(text);

	if (at + len < IT_HOME_ROOM)
		memcpy(out + at, text, len + 1);
}

void it_home_join(char out[IT_HOME_ROOM], const char *dir, const char *name,
		  const char *rest)
{
	out[0] = '\0';
	append(out, dir);
	append(out, dir[0] != '\0' ? "/" : "");
	append(out, name);
	append(out, rest);
}

int it_home_split_at(it_home_split *s, const char *path, int i)
{
	const char *at = path;
	size_t len;

	while (i-- > 0) {
		at = strchr(at, '/');
		if (at == NULL)
			return 0;
		at++;
	}
	(void)snprintf(s->above, IT_HOME_ROOM, "%.*s",
		       at > path ? (int)(at - path) - 1 : 0, path);
	len = strcspn(at, "/");
	(void)snprintf(s->first, IT_HOME_ROOM, "%.*s", (int)len, at);
	s->rest = at + len;
	return 1;
}

void it_home_lock_path(const it_home *home, char path[IT_HOME_ROOM])
{
	it_home_join(path, home->path, "lock", "");
}

int it_home_sync_dir(const it_home *home, const char *path)
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

int it_home_own(const it_home *home, int fd, mode_t mode)
{
	int result;

	if (home->owner.can_set && it_owner_give(&home->owner, fd) < 0)
		return -1;
	IT_AGAIN(result, fchmod(fd, mode));
	return result;
}

it_code it_home_make_dir(const it_home *home, const char *path, it_error *err)
{
	const char *leaf;
	int dirfd, fd = -1;
	it_code code = it_root_parent(home->root, path, &dirfd, &leaf, err);

	if (code != IT_OK)
		return code;
	if (mkdirat(dirfd, leaf, 0755) == 0)
		fd = it_open_at(dirfd, leaf,
				O_RDONLY | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC,
				0);
	if (fd < 0 || it_home_own(home, fd, 0755) != 0)
		code = it_root_fail_errno(home->root, path,
					  "the directory cannot be made", err);
	if (fd >= 0)
		(void)it_close(fd);
	(void)it_close(dirfd);
	return code;
}

it_code it_home_remove_name(const it_root *root, const char *path, int flags,
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

int it_home_go_up(char *path)
{
	char *slash = strrchr(path, '/');
	const char *leaf = slash != NULL ? slash + 1 : path;

	if (strcmp(leaf, IT_HOME_NEW) == 0 || strcmp(leaf, IT_HOME_OLD) == 0)
		return 0;
	*slash = '\0';
	return 1;
}
