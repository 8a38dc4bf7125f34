/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "installer/locks.h"
#include "installer/planner.h"
#include "support/io.h"
#include "support/sync.h"

/*
 * Where add_drv locks: tmp on Solaris 10 and 2009.06, var/run later.  Which
 * of them a patched Solaris 10 uses is not known, so both are taken.
 */
static const struct lock_row {
	const char *path;
	const char *staged; /* in the same directory */
} rows[IT_ADD_DRV_LOCKS] = {
	{"tmp/AdDrEm.lck", "tmp/.AdDrEm.lck.install-tools"},
	{"var/run/AdDrEm.lck", "var/run/.AdDrEm.lck.install-tools"},
};

/* Tells our file from add_drv's, which is empty. */
static const char content[] = "install-tools\n";

/* Solaris 10's add_drv is busy while the file exists, locked or not. */
static it_code test_plain_file(it_job *job)
{
	struct stat st;
	int found;
	char name[1024];
	it_code code;

	if (osd_identity_family(job->identity) != OSD_SOLARIS10)
		return IT_OK;
	code = it_root_stat(&job->root, rows[0].path, &st, &found,
			    &job->error);
	if (code != IT_OK || !found)
		return code;
	it_root_name(&job->root, rows[0].path, name, sizeof name);
	(void)it_fail(&job->error, IT_BUSY, name,
		      "exists: add_drv is at work in this root, or died there");
	it_error_remedy(&job->error,
			"remove it if no add_drv or rem_drv is running");
	return IT_BUSY;
}

it_code it_locks_test(it_job *job)
{
	it_code code = it_lock_test(&job->root, IT_STATE_LOCK, &job->error);
	size_t i;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = it_lock_test(&job->root, rows[i].path, &job->error);
	return code == IT_OK ? test_plain_file(job) : code;
}

/* ---- making add_drv's file ------------------------------------------ */

static it_code fail_at(it_job *job, const char *path, const char *doing)
{
	return it_root_fail_errno(&job->root, path, doing, &job->error);
}

static const char *leaf_of(const char *path)
{
	return strrchr(path, '/') + 1;
}

static int write_staged(it_job *job, int dirfd, const char *name)
{
	int fd, bad;

	(void)it_unlink_at(dirfd, name);
	fd = it_open_at(dirfd, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0644);
	if (fd < 0)
		return -1;
	bad = it_write_full(fd, content, sizeof content - 1) != 0;
	if (!bad && !job->opt->no_sync)
		bad = it_sync(fd) != 0;
	return it_close(fd) != 0 || bad ? -1 : 0;
}

/*
 * With its content before it has its name, so that a file left by a run that
 * died is known as ours.  0 also when there is one already.
 */
static int make_file(it_job *job, int dirfd, const struct lock_row *row,
		     int *made)
{
	const char *staged = leaf_of(row->staged);
	int number, bad = write_staged(job, dirfd, staged) != 0;

	*made = !bad &&
		linkat(dirfd, staged, dirfd, leaf_of(row->path), 0) == 0;
	if (!bad && !*made)
		bad = errno != EEXIST;
	number = errno;
	if (it_unlink_at(dirfd, staged) != 0)
		return -1;
	errno = number;
	return bad ? -1 : 0;
}

/*
 * A root without that directory cannot have an add_drv at work in it, and
 * who may not write there cannot keep one out.
 */
static it_code make_if_missing(it_job *job, const struct lock_row *row,
			       int *made)
{
	struct stat st;
	const char *leaf;
	int dirfd;

	*made = 0;
	if (it_root_parent(&job->root, row->path, &dirfd, &leaf, NULL) !=
	    IT_OK)
		return IT_OK;
	if (fstatat(dirfd, leaf, &st, AT_SYMLINK_NOFOLLOW) == 0 ||
	    make_file(job, dirfd, row, made) == 0 || errno == EACCES ||
	    errno == EPERM || errno == EROFS) {
		(void)it_close(dirfd);
		return IT_OK;
	}
	(void)it_close(dirfd);
	return fail_at(job, row->path, "cannot be made");
}

static it_code take_add_drv(it_locks *locks, it_job *job, size_t i)
{
	it_lock *lock = &locks->add_drv[i];
	it_error inner;
	struct stat st;
	int found;
	it_code code = make_if_missing(job, &rows[i], &locks->made[i]);

	it_error_clear(&inner);
	if (code == IT_OK)
		code = it_root_stat(&job->root, rows[i].path, &st, &found,
				    &job->error);
	if (code != IT_OK || !found)
		return code;
	code = it_lock_take(lock, &job->root, rows[i].path, &inner);
	/* Who may not write it cannot lock it. */
	if (code == IT_OK || (!locks->made[i] && inner.sys_errno == EACCES))
		return IT_OK;
	return it_error_pass(&job->error, &inner);
}

/* The name is gone for good before our own lock is dropped. */
static int remove_file(it_job *job, const char *path)
{
	const char *leaf;
	int dirfd, result;

	if (it_root_parent(&job->root, path, &dirfd, &leaf, NULL) != IT_OK)
		return 0;
	result = it_unlink_at(dirfd, leaf);
	if (result == 0 && !job->opt->no_sync)
		result = it_sync_dir(dirfd);
	(void)it_close(dirfd);
	return result;
}

/* The effect is what counts: fakeroot and user namespaces pass. */
static it_code try_chown(const it_locks *locks, it_job *job, int *can_chown)
{
	int fd = locks->home.lock.fd, result = 0;
	struct stat st;

	if (fstat(fd, &st) != 0)
		return fail_at(job, IT_STATE_LOCK, "cannot be looked at");
	*can_chown = it_owner_give(&job->owner, fd);
	if (*can_chown < 0)
		return fail_at(job, IT_STATE_LOCK, "its owner cannot be set");
	/* A new owner is to be on disk before anything relies on it. */
	if (*can_chown && !job->opt->no_sync &&
	    (st.st_uid != job->owner.uid || st.st_gid != job->owner.gid))
		result = it_sync(fd);
	return result == 0 ? IT_OK
			   : fail_at(job, IT_STATE_LOCK, "cannot be synced");
}

/* ---- all of them ---------------------------------------------------- */

it_code it_locks_take(it_locks *locks, it_job *job, int *can_chown)
{
	it_code code;
	size_t i;

	memset(locks, 0, sizeof *locks);
	for (i = 0; i < IT_ADD_DRV_LOCKS; i++)
		locks->add_drv[i].fd = -1;
	it_home_begin(&locks->home, &job->root, IT_STATE_DIR, &job->owner,
		      it_options_sync(job->opt));
	code = it_home_enter(&locks->home, &job->error);
	/* On the running system add_drv itself is going to need them. */
	for (i = 0; code == IT_OK && !job->live && i < IT_ADD_DRV_LOCKS; i++)
		code = take_add_drv(locks, job, i);
	return code == IT_OK ? try_chown(locks, job, can_chown) : code;
}

int it_locks_drop(it_locks *locks, it_job *job, it_error *err)
{
	int result = 0;
	size_t i;

	for (i = IT_ADD_DRV_LOCKS; i-- > 0;) {
		if (locks->made[i] && remove_file(job, rows[i].path) != 0)
			result = -1;
		it_lock_drop(&locks->add_drv[i]);
	}
	return it_home_leave(&locks->home, err) != 0 ? -1 : result;
}

/* ---- what a dead run left ------------------------------------------- */

static it_code is_ours(it_job *job, const char *path, int *ours)
{
	it_strbuf text = {NULL, 0, 0, 0};
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);

	*ours = 0;
	if (code == IT_OK && found && S_ISREG(st.st_mode) &&
	    st.st_size == (off_t)sizeof content - 1)
		code = it_root_read(&job->root, path, sizeof content, &text,
				    &found, &job->error);
	if (code == IT_OK && text.len != 0)
		*ours = strcmp(it_strbuf_str(&text), content) == 0;
	it_strbuf_free(&text);
	return code;
}

it_code it_locks_are_litter(it_job *job, int *litter)
{
	struct stat st;
	size_t i;
	it_code code = IT_OK;

	*litter = 0;
	for (i = 0; code == IT_OK && !*litter && i < IT_ADD_DRV_LOCKS; i++) {
		code = it_root_stat(&job->root, rows[i].staged, &st, litter,
				    &job->error);
		if (code == IT_OK && !*litter)
			code = is_ours(job, rows[i].path, litter);
	}
	return code;
}

static it_code sweep_row(it_job *job, const struct lock_row *row)
{
	int ours;
	it_code code = is_ours(job, row->path, &ours);

	if (code == IT_OK && ours && remove_file(job, row->path) != 0)
		code = fail_at(job, row->path, "cannot be removed");
	if (code == IT_OK && remove_file(job, row->staged) != 0)
		code = fail_at(job, row->staged, "cannot be removed");
	return code;
}

it_code it_locks_sweep(it_job *job)
{
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = sweep_row(job, &rows[i]);
	return code;
}
