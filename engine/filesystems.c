/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "engine/filesystems.h"
#include "support/io.h"

enum {
	/* ZFS needs space even to rename. */
	RESERVE = 16 << 20,
	/* The journal, its directory, and what a filesystem rounds up. */
	JOURNAL = 256 << 10,
	BLOCK = 8192,
	/* Names of a step: staged, copied. */
	STEP_FILES = 2,
	/* The journal while it is replaced, the ballast, our folder. */
	RUN_FILES = 8
};

/*
 * The nearest directory above path that exists: a step may lie in one that
 * an earlier step is going to make.
 */
static it_code open_existing_parent(const it_root *root, const char *path,
				    char *above, size_t size, int *dirfd,
				    it_error *err)
{
	char *slash;
	it_error inner;
	it_code code;

	(void)snprintf(above, size, "%s", path);
	do {
		slash = strrchr(above, '/');
		*(slash != NULL ? slash : above) = '\0';
		it_error_clear(&inner);
		code = it_root_dir(root, above, dirfd, &inner);
	} while (code != IT_OK && inner.sys_errno != 0 && above[0] != '\0');
	return code == IT_OK ? IT_OK : it_error_pass(err, &inner);
}

static it_code look_at(int dirfd, const it_root *root, const char *path,
		       it_filesystem *fs, it_error *err)
{
	struct statvfs vfs;
	struct stat st;
	int result;

	IT_AGAIN(result, fstatvfs(dirfd, &vfs));
	if (result != 0 || fstat(dirfd, &st) != 0)
		return it_root_fail_errno(root, path,
					  "cannot ask the filesystem", err);
	fs->dev = st.st_dev;
	fs->free_bytes = (unsigned long long)vfs.f_bavail * vfs.f_frsize;
	fs->free_files = vfs.f_favail;
	/* Filesystems without fixed inodes answer 0 of 0. */
	if (vfs.f_files == 0)
		fs->free_files = ~0ULL;
	fs->read_only = (vfs.f_flag & ST_RDONLY) != 0;
	return IT_OK;
}

/* The filesystem of a step's directory, as seen now. */
static it_code look_for(const it_step *step, const it_run *run,
			it_filesystem *seen, it_error *err)
{
	int dirfd;
	it_code code;

	memset(seen, 0, sizeof *seen);
	code = open_existing_parent(run->root, step->path, seen->dir,
				    sizeof seen->dir, &dirfd, err);
	if (code != IT_OK)
		return code;
	code = look_at(dirfd, run->root, step->path, seen, err);
	(void)it_close(dirfd);
	return code;
}

/* One filesystem may be mounted at two places, at one of them read-only. */
static int is_same(const it_filesystem *a, const it_filesystem *b)
{
	return a->dev == b->dev && a->read_only == b->read_only;
}

/* The place of its filesystem in fs, where it is added if it is new. */
static it_code find_filesystem(it_filesystems *fs, const it_step *step,
			       const it_run *run, size_t *i, it_error *err)
{
	it_filesystem seen;
	it_code code = look_for(step, run, &seen, err);

	if (code != IT_OK)
		return code;
	for (*i = 0; *i < fs->count && !is_same(&fs->all[*i], &seen); ++*i)
		continue;
	if (*i == IT_MAX_FILESYSTEMS)
		return it_fail(err, IT_TARGET, step->path,
			       "lies on one filesystem too many");
	if (*i == fs->count) {
		seen.need = IT_BALLAST + JOURNAL + run->files_first * BLOCK;
		seen.files = RUN_FILES + run->files_first;
		fs->all[fs->count++] = seen;
	}
	return IT_OK;
}

/*
 * The ballast must not lie in a directory that a later step is about: that
 * one may be gone when it is dropped.
 */
static void leave(it_filesystem *fs, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = strlen(path);

	if (strncmp(fs->dir, path, len) == 0 &&
	    (fs->dir[len] == '\0' || fs->dir[len] == '/'))
		fs->dir[slash != NULL ? (size_t)(slash - path) : 0] = '\0';
}

/* Does it write to a directory of its own? */
static int is_needed(const it_step *step)
{
	return step->state != IT_STEP_UNCHANGED && step->kind->space != NULL;
}

/* Is the needed step before it in the same directory?  Most often it is. */
static int is_beside_last(const it_plan *plan, size_t i)
{
	const char *path = plan->steps[i].path;

	while (i > 0 && !is_needed(&plan->steps[i - 1]))
		i--;
	return i > 0 && it_plan_is_in_dir(&plan->steps[i - 1], path,
					  it_parent_length(path));
}

it_code it_filesystems_of(it_filesystems *fs, const it_plan *plan,
			  const it_run *run, it_error *err)
{
	const it_step *step;
	size_t i, at = 0;
	it_code code = IT_OK;

	fs->count = 0;
	for (i = 0; i < plan->count; i++) {
		step = &plan->steps[i];
		if (!is_needed(step))
			continue;
		if (!is_beside_last(plan, i))
			code = find_filesystem(fs, step, run, &at, err);
		if (code != IT_OK)
			return code;
		leave(&fs->all[at], step->path);
		fs->all[at].need += step->kind->space(step) + BLOCK;
		fs->all[at].files += STEP_FILES;
	}
	return IT_OK;
}

/* Which one is meant: a directory on it, the root's where that will do. */
static void name_of(const it_filesystem *fs, const it_run *run, char *name,
		    size_t size)
{
	if (fs->dir[0] != '\0')
		it_root_name(run->root, fs->dir, name, size);
	else
		(void)snprintf(name, size, "%s", run->root->path);
}

static it_code judge(const it_filesystem *fs, const it_run *run,
		     it_error *err)
{
	unsigned long long need = fs->need + RESERVE;
	char name[1024];

	name_of(fs, run, name, sizeof name);
	if (fs->read_only) {
		(void)it_fail(err, IT_TARGET, name,
			      "is on a filesystem that is mounted read-only");
		it_error_remedy(err,
				"mount it read-write (an immutable system: "
				"boot it with -w) and run again");
		return IT_TARGET;
	}
	if (fs->free_bytes >= need && fs->free_files >= fs->files)
		return IT_OK;
	(void)it_fail(err, IT_NO_SPACE, name,
		      "has %llu KiB and %llu inodes free on a filesystem "
		      "where %llu KiB and %llu inodes are needed",
		      fs->free_bytes / 1024, fs->free_files, need / 1024,
		      fs->files);
	it_error_remedy(err, "free that much and run again; nothing was "
			     "changed");
	return IT_NO_SPACE;
}

/* Found out before the first write, since a refusal leaves no trace. */
static it_code check_privilege(const it_step *step, const it_run *run,
			       it_error *err)
{
	char name[1024];
	int dirfd, allowed;
	it_code code = open_existing_parent(run->root, step->path, name,
					    sizeof name, &dirfd, err);

	if (code != IT_OK)
		return code;
	/* A read-only filesystem is told as such. */
	allowed = faccessat(dirfd, ".", W_OK | X_OK, AT_EACCESS) == 0 ||
		  (errno != EACCES && errno != EPERM);
	(void)it_close(dirfd);
	if (allowed)
		return IT_OK;
	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name,
		      "cannot be written: no permission to write to its "
		      "directory");
	it_error_remedy(err, "%s", it_root_denied);
	return IT_TARGET;
}

it_code it_plan_check_space(const it_plan *plan, const it_run *run,
			    it_error *err)
{
	it_filesystems fs;
	size_t i;
	it_code code = it_filesystems_of(&fs, plan, run, err);

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (is_needed(&plan->steps[i]) && !is_beside_last(plan, i))
			code = check_privilege(&plan->steps[i], run, err);
	for (i = 0; code == IT_OK && i < fs.count; i++)
		code = judge(&fs.all[i], run, err);
	return code;
}

/* ---- the ballast ---------------------------------------------------- */

static void ballast_path(const it_filesystem *fs, const it_run *run,
			 char *path, size_t size)
{
	(void)snprintf(path, size, "%s%s.ballast.%s", fs->dir,
		       fs->dir[0] != '\0' ? "/" : "", run->txid);
}

/* Bytes that no filesystem can compress; xorshift, by G. Marsaglia. */
static void fill_random(unsigned long long *words, size_t count,
			unsigned long long *state)
{
	unsigned long long x = *state;
	size_t i;

	for (i = 0; i < count; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		words[i] = x;
	}
	*state = x;
}

static int write_ballast(int fd, const it_run *run)
{
	unsigned long long words[8192], state = 88172645463325252ULL;
	size_t left;

	for (left = IT_BALLAST; left > 0; left -= sizeof words) {
		fill_random(words, sizeof words / sizeof words[0], &state);
		if (it_write_full(fd, words, sizeof words) != 0)
			return -1;
	}
	return it_run_sync_later(run, fd);
}

static it_code lay_one(const it_filesystem *fs, const it_run *run,
		       it_error *err)
{
	char path[1200];
	const char *leaf;
	int dirfd, fd, bad;
	it_code code;

	ballast_path(fs, run, path, sizeof path);
	code = it_root_parent(run->root, path, &dirfd, &leaf, err);
	if (code != IT_OK)
		return code;
	fd = it_open_at(dirfd, leaf,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);
	bad = fd < 0 || write_ballast(fd, run) != 0;
	if (bad)
		code = it_root_fail_errno(run->root, path,
					  "cannot be written", err);
	if (fd >= 0 && it_close(fd) != 0 && !bad)
		code = it_root_fail_errno(run->root, path,
					  "cannot be written", err);
	(void)it_close(dirfd);
	return code;
}

it_code it_ballast_lay(const it_filesystems *fs, const it_run *run,
		       it_error *err)
{
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < fs->count; i++)
		code = lay_one(&fs->all[i], run, err);
	return code;
}

static int drop_one(const it_filesystem *fs, const it_run *run, int sync)
{
	char path[1200];
	const char *leaf;
	it_error err;
	int dirfd, result;

	ballast_path(fs, run, path, sizeof path);
	it_error_clear(&err);
	if (it_root_parent(run->root, path, &dirfd, &leaf, &err) != IT_OK)
		return err.sys_errno == ENOENT ? 0 : -1;
	result = it_unlink_at(dirfd, leaf);
	if (result == 0 && sync)
		result = it_run_sync_dir(run, dirfd);
	(void)it_close(dirfd);
	return result;
}

static int drop_all(const it_filesystems *fs, const it_run *run, int sync)
{
	size_t i;
	int result = 0;

	for (i = 0; i < fs->count; i++)
		if (drop_one(&fs->all[i], run, sync) != 0)
			result = -1;
	return result;
}

int it_ballast_drop(const it_filesystems *fs, const it_run *run)
{
	return drop_all(fs, run, 0);
}

/* The space is free only when the filesystem has written that down. */
int it_ballast_spend(const it_filesystems *fs, const it_run *run)
{
	return drop_all(fs, run, 1);
}
