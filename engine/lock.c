/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "engine/lock.h"
#include "support/io.h"

static void whole_file(struct flock *range, short type)
{
	memset(range, 0, sizeof *range);
	range->l_type = type;
	range->l_whence = SEEK_SET;
}

/* Who holds it has no number here if it is on another system, say. */
static it_code busy(const it_root *root, const char *path, long pid,
		    it_error *err)
{
	char name[1024];

	it_root_name(root, path, name, sizeof name);
	if (pid > 0)
		(void)it_fail(err, IT_BUSY, name, "is locked by process %ld",
			      pid);
	else
		(void)it_fail(err, IT_BUSY, name,
			      "is locked by another process");
	it_error_remedy(err, "wait until it has finished and run again");
	return IT_BUSY;
}

/* F_GETLK says who holds it, so that no pid need be written anywhere. */
static it_code ask(int fd, const it_root *root, const char *path,
		   it_error *err)
{
	struct flock range;
	int result;

	whole_file(&range, F_WRLCK);
	IT_AGAIN(result, fcntl(fd, F_GETLK, &range));
	if (result != 0)
		return it_root_fail_errno(root, path,
					  "cannot ask for the lock", err);
	if (range.l_type == F_UNLCK)
		return IT_OK;
	return busy(root, path, (long)range.l_pid, err);
}

/*
 * The file is there, made by somebody else as a rule, by root.  Who can do
 * without the lock knows it by sys_errno.
 */
static it_code refuse_stranger(const it_root *root, const char *path,
			       it_error *err)
{
	it_error own;
	char name[1024];

	it_error_clear(&own);
	it_root_name(root, path, name, sizeof name);
	(void)it_fail(&own, IT_TARGET, name,
		      "cannot be opened: no permission to write to it");
	it_error_remedy(&own, "%s", it_root_denied);
	own.sys_errno = EACCES;
	return it_error_pass(err, &own);
}

static it_code refuse_odd(const it_root *root, const char *path,
			  it_error *err)
{
	char name[1024];

	it_root_name(root, path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name, "is not a regular file");
	it_error_remedy(err, "move it away and run again");
	return IT_TARGET;
}

/* The file of this name itself; *fd stays -1 where it has just gone. */
static it_code open_itself(const it_root *root, const char *path, int *fd,
			   it_error *err)
{
	const char *leaf;
	int dirfd;
	it_code code = it_root_parent(root, path, &dirfd, &leaf, err);

	if (code != IT_OK)
		return code;
	*fd = it_open_at(dirfd, leaf,
			 O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY |
				 O_CLOEXEC,
			 0);
	if (*fd < 0 && errno != ENOENT)
		code = it_root_fail_errno(root, path,
					  "cannot open the lock file", err);
	(void)it_close(dirfd);
	return code;
}

/*
 * No link is followed: in tmp anybody may make one that leads to the lock which
 * this process holds, and closing that would drop it.
 */
static it_code open_to_ask(const it_root *root, const char *path, int *fd,
			   it_error *err)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(root, path, &st, &found, err);

	*fd = -1;
	if (code != IT_OK || !found)
		return code;
	return S_ISREG(st.st_mode) ? open_itself(root, path, fd, err)
				   : refuse_odd(root, path, err);
}

it_code it_lock_test(const it_root *root, const char *path, it_error *err)
{
	it_error inner;
	int fd;
	it_code code;

	it_error_clear(&inner);
	code = open_to_ask(root, path, &fd, &inner);
	if (code != IT_OK && inner.sys_errno == EACCES)
		return refuse_stranger(root, path, err);
	/* Its directory may have gone since. */
	if (code != IT_OK && inner.sys_errno != ENOENT)
		return it_error_pass(err, &inner);
	if (fd < 0)
		return IT_OK;
	code = ask(fd, root, path, err);
	(void)close(fd);
	return code;
}

/* Opens or, if asked to, creates the file; *made tells which. */
static int open_lock(int dirfd, const char *leaf, int create, int *made)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	int fd = -1;

	*made = 0;
	if (create) {
		fd = it_open_at(dirfd, leaf, flags | O_CREAT | O_EXCL, 0600);
		*made = fd >= 0;
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return it_open_at(dirfd, leaf, flags, 0);
}

/* Walked anew, since its directory may have been renamed away. */
it_code it_lock_find(const it_lock *lock, const it_root *root,
		     const char *path, int *current, it_error *err)
{
	struct stat held, named;
	int found;
	it_code code = it_root_stat(root, path, &named, &found, err);

	*current = 0;
	if (code != IT_OK)
		return code;
	if (fstat(lock->fd, &held) != 0)
		return it_root_fail_errno(root, path, "cannot be looked at",
					  err);
	*current = found && held.st_dev == named.st_dev &&
		   held.st_ino == named.st_ino;
	return IT_OK;
}

static it_code try_lock(it_lock *lock, const it_root *root, const char *path,
			it_error *err)
{
	struct flock range;
	it_code code;

	whole_file(&range, F_WRLCK);
	while (fcntl(lock->fd, F_SETLK, &range) != 0) {
		if (errno == EINTR)
			continue;
		if (errno != EACCES && errno != EAGAIN)
			return it_root_fail_errno(root, path,
						  "cannot be locked", err);
		code = ask(lock->fd, root, path, err);
		if (code != IT_OK)
			return code;
		/* The holder ended between the two calls. */
	}
	return IT_OK;
}

/*
 * A file that we made in a directory which was just leaving, or on a
 * filesystem that has no locks.
 */
static void drop_stray(const it_lock *lock, int dirfd, const char *leaf)
{
	struct stat held, named;

	if (lock->made && fstat(lock->fd, &held) == 0 &&
	    fstatat(dirfd, leaf, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    held.st_dev == named.st_dev && held.st_ino == named.st_ino)
		(void)it_unlink_at(dirfd, leaf);
}

/* The file may be unlinked between open and lock. */
static it_code open_and_lock(it_lock *lock, int dirfd, const char *leaf,
			     int create, const it_root *root,
			     const char *path, it_error *err)
{
	lock->fd = open_lock(dirfd, leaf, create, &lock->made);
	if (lock->fd < 0 && (errno == ELOOP || errno == EISDIR))
		return refuse_odd(root, path, err);
	if (lock->fd < 0 && errno == EACCES)
		return refuse_stranger(root, path, err);
	if (lock->fd < 0)
		return it_root_fail_errno(root, path,
					  "cannot open the lock file", err);
	return try_lock(lock, root, path, err);
}

/* One try; *again when the name led elsewhere before it was locked. */
static it_code take_once(it_lock *lock, int create, const it_root *root,
			 const char *path, int *again, it_error *err)
{
	const char *leaf;
	int dirfd, current = 0;
	it_code code = it_root_parent(root, path, &dirfd, &leaf, err);

	*again = 0;
	if (code != IT_OK)
		return code;
	code = open_and_lock(lock, dirfd, leaf, create, root, path, err);
	if (code == IT_OK) {
		code = it_lock_find(lock, root, path, &current, err);
		*again = code == IT_OK && !current;
	}
	if (code != IT_BUSY && !current)
		drop_stray(lock, dirfd, leaf);
	(void)it_close(dirfd);
	return code;
}

static it_code take(it_lock *lock, int create, const it_root *root,
		    const char *path, it_error *err)
{
	int again = 1;
	it_code code = IT_OK;

	lock->fd = -1;
	while (code == IT_OK && again) {
		it_lock_drop(lock);
		code = take_once(lock, create, root, path, &again, err);
	}
	if (code != IT_OK)
		it_lock_drop(lock);
	return code;
}

it_code it_lock_take(it_lock *lock, const it_root *root, const char *path,
		     it_error *err)
{
	return take(lock, 1, root, path, err);
}

it_code it_lock_take_existing(it_lock *lock, const it_root *root,
			      const char *path, it_error *err)
{
	return take(lock, 0, root, path, err);
}

int it_lock_read(const it_lock *lock, size_t limit, it_strbuf *text,
		 it_error *err)
{
	return lseek(lock->fd, 0, SEEK_SET) == 0 &&
	       it_read_all(lock->fd, "lock", limit, text, err) == IT_OK;
}

void it_lock_drop(it_lock *lock)
{
	if (lock->fd >= 0)
		(void)close(lock->fd);
	lock->fd = -1;
}
