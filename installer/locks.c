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
static it_code find_plain_file(it_job *job, int *found)
{
	struct stat st;

	*found = 0;
	if (osd_identity_family(job->identity) != OSD_SOLARIS10)
		return IT_OK;
	return it_root_stat(&job->root, rows[0].path, &st, found, &job->error);
}

static it_code test_plain_file(it_job *job)
{
	int found;
	char name[1024];
	it_code code = find_plain_file(job, &found);

	if (code != IT_OK || !found)
		return code;
	it_root_name(&job->root, rows[0].path, name, sizeof name);
	(void)it_fail(&job->error, IT_BUSY, name,
		      "exists: add_drv is at work in this root, or died there");
	it_error_remedy(&job->error,
			"remove it if no add_drv or rem_drv is running");
	return IT_BUSY;
}

/* Our own lock, and those of add_drv. */
enum { LOCKS = 1 + IT_ADD_DRV_LOCKS };

static const char *lock_at(size_t i)
{
	return i == 0 ? IT_STATE_LOCK : rows[i - 1].path;
}

it_code it_locks_test_add_drv(const it_root *root, it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = it_lock_test(root, rows[i].path, err);
	return code;
}

it_code it_locks_test(it_job *job)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < LOCKS; i++)
		code = it_lock_test(&job->root, lock_at(i), &job->error);
	return code == IT_OK ? test_plain_file(job) : code;
}

it_code it_locks_busy(it_job *job)
{
	it_error why;
	size_t i;

	for (i = 0; i < LOCKS; i++) {
		it_error_clear(&why);
		if (it_lock_test(&job->root, lock_at(i), &why) == IT_BUSY)
			return it_error_pass(&job->error, &why);
	}
	return IT_OK;
}

void it_locks_tell_left(it_job *job)
{
	it_error why = job->error;
	char name[1024];
	int found;

	it_error_clear(&job->error);
	if (find_plain_file(job, &found) != IT_OK)
		found = 0;
	job->error = why;
	if (!found)
		return;
	it_root_name(&job->root, rows[0].path, name, sizeof name);
	job->error.remedy[0] = '\0';
	it_error_remedy(&job->error,
			"%.300s; but %.100s is left: remove it if no add_drv "
			"or rem_drv is running",
			why.remedy, name);
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

/* The directory of a lock file, and what is on disk there. */
typedef struct lock_site {
	int dirfd; /* -1: there is none */
	int staged; /* a file is there under the other name */
	int there;  /* the lock file was, and is to be locked */
} lock_site;

static void open_site(lock_site *site, it_job *job, const char *path)
{
	const char *leaf;

	site->staged = 0;
	site->there = 0;
	if (it_root_parent(&job->root, path, &site->dirfd, &leaf, NULL) !=
	    IT_OK)
		site->dirfd = -1;
}

enum { ALL_SITES = (1 << IT_ADD_DRV_LOCKS) - 1 };

/* Those of other rows than the ones in the mask count as not there. */
static void open_sites(lock_site *sites, it_job *job, int mask)
{
	static const lock_site nowhere = {-1, 0, 0};
	size_t i;

	for (i = 0; i < IT_ADD_DRV_LOCKS; i++)
		if (mask & (1 << i))
			open_site(&sites[i], job, rows[i].path);
		else
			sites[i] = nowhere;
}

static void close_sites(lock_site *sites)
{
	size_t i;

	for (i = 0; i < IT_ADD_DRV_LOCKS; i++)
		if (sites[i].dirfd >= 0)
			(void)it_close(sites[i].dirfd);
}

static int syncs_whole(const it_job *job, const lock_site *site)
{
	return it_options_sync(job->opt) == IT_SYNC_WHOLE &&
	       it_can_sync_whole(site->dirfd);
}

/* Added before anything is written there, see support/sync.h. */
static it_code add_site(it_sync_set *set, it_job *job, size_t i, it_error *err)
{
	const char *leaf;
	int dirfd;
	it_code code = it_root_parent(&job->root, rows[i].path, &dirfd, &leaf,
				      err);

	if (code == IT_OK && it_sync_add(set, dirfd) != 0)
		code = it_root_fail_errno(&job->root, rows[i].path,
					  "cannot be synced", err);
	return code;
}

static it_code pass(it_sync_set *set, it_job *job)
{
	return it_sync_pass(set) == 0
		       ? IT_OK
		       : it_root_fail_errno(&job->root, IT_STATE_DIR,
					    "cannot be synced", &job->error);
}

static int write_staged(it_job *job, lock_site *site, const char *name)
{
	int fd, bad, number;

	(void)it_unlink_at(site->dirfd, name);
	fd = it_open_at(site->dirfd, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0644);
	if (fd < 0)
		return -1;
	site->staged = 1;
	bad = it_write_full(fd, content, sizeof content - 1) != 0;
	if (!bad && !job->opt->no_sync && !syncs_whole(job, site))
		bad = it_sync(fd) != 0;
	if (it_close(fd) == 0 && !bad)
		return 0;
	number = errno;
	site->staged = it_unlink_at(site->dirfd, name) != 0;
	errno = number;
	return -1;
}

/* Without the right to write there an add_drv cannot be kept out. */
static int may_not(int number)
{
	return number == EACCES || number == EPERM || number == EROFS;
}

/*
 * The lock file's content under another name; nothing is made where there is a
 * lock file.  In a root without that directory no add_drv can be at work.
 */
static it_code stage_file(it_job *job, lock_site *site,
			  const struct lock_row *row)
{
	struct stat st;

	site->there = site->dirfd >= 0 &&
		      fstatat(site->dirfd, leaf_of(row->path), &st,
			      AT_SYMLINK_NOFOLLOW) == 0;
	if (site->dirfd < 0 || site->there)
		return IT_OK;
	if (write_staged(job, site, leaf_of(row->staged)) == 0 ||
	    (!site->staged && may_not(errno)))
		return IT_OK;
	if (errno == EEXIST)
		return it_job_refuse(job, row->staged,
				     "is in the way of a file of this run",
				     "move it away and run again");
	return fail_at(job, row->path, "cannot be made");
}

/*
 * By link(2), so that the file has its content when it gets its name: one that
 * a dead run left is known as ours.  An existing one is no failure.
 */
static it_code name_file(it_job *job, lock_site *site,
			 const struct lock_row *row, int *made)
{
	const char *staged = leaf_of(row->staged);
	int number;

	*made = linkat(site->dirfd, staged, site->dirfd, leaf_of(row->path),
		       0) == 0;
	site->there = *made || errno == EEXIST;
	number = site->there || may_not(errno) ? 0 : errno;
	if (it_unlink_at(site->dirfd, staged) == 0) {
		site->staged = 0;
		errno = number;
		return number == 0 ? IT_OK : fail_at(job, row->path,
						     "cannot be made");
	}
	return fail_at(job, row->path, "cannot be made");
}

/* Staged files that get no name are removed. */
static it_code name_files(it_locks *locks, it_job *job, lock_site *sites,
			  it_code code)
{
	size_t i;

	for (i = 0; i < IT_ADD_DRV_LOCKS; i++) {
		if (sites[i].staged && code == IT_OK)
			code = name_file(job, &sites[i], &rows[i],
					 &locks->made[i]);
		if (sites[i].staged &&
		    it_unlink_at(sites[i].dirfd, leaf_of(rows[i].staged)) != 0)
			locks->is_littered = 1;
	}
	return code;
}

/* One wait brings the name of our folder to disk and what is staged here. */
static it_code stage_files(it_job *job, lock_site *sites, it_sync_set *set)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		if (sites[i].dirfd >= 0 && syncs_whole(job, &sites[i]))
			code = add_site(set, job, i, &job->error);
	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = stage_file(job, &sites[i], &rows[i]);
	return code;
}

/* An add_drv that made it has ended, or begins anew. */
static it_code has_gone(it_job *job, const char *path)
{
	char name[1024];

	it_root_name(&job->root, path, name, sizeof name);
	(void)it_fail(&job->error, IT_BUSY, name,
		      "has just gone: an add_drv or rem_drv is at work in this "
		      "root");
	it_error_remedy(&job->error,
			"wait until it has finished and run again");
	return IT_BUSY;
}

/*
 * One that goes meanwhile is not made anew here: nobody would know it as ours
 * and remove it.
 */
static it_code lock_file(it_locks *locks, it_job *job, size_t i)
{
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_lock_take_existing(&locks->add_drv[i], &job->root,
				     rows[i].path, &inner);
	if (code != IT_OK && inner.sys_errno == ENOENT)
		return has_gone(job, rows[i].path);
	/* Without the right to write it nobody can lock it. */
	if (code == IT_OK || (!locks->made[i] && inner.sys_errno == EACCES))
		return IT_OK;
	return it_error_pass(&job->error, &inner);
}

static it_code take_add_drv(it_locks *locks, it_job *job, it_sync_set *set,
			    int mask)
{
	lock_site sites[IT_ADD_DRV_LOCKS];
	it_code code;
	size_t i;

	open_sites(sites, job, mask);
	code = stage_files(job, sites, set);
	if (code == IT_OK)
		code = pass(set, job);
	code = name_files(locks, job, sites, code);
	close_sites(sites);
	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		if (sites[i].there)
			code = lock_file(locks, job, i);
	return code;
}

/* By trying: fakeroot and user namespaces allow it without root. */
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

static it_code take_all(it_locks *locks, it_job *job, it_sync_set *set)
{
	it_code code = it_home_enter(&locks->home, &job->error);

	if (code == IT_OK)
		code = it_home_add_above(&locks->home, set, &job->error);
	if (code != IT_OK)
		return code;
	/* On the running system add_drv itself is going to need them. */
	if (job->live)
		return pass(set, job);
	code = take_add_drv(locks, job, set, ALL_SITES);
	/* Another one came first; that of Solaris 10 locks nothing. */
	return code == IT_OK && !locks->made[0] ? test_plain_file(job) : code;
}

static void hold_none(it_locks *locks)
{
	size_t i;

	memset(locks, 0, sizeof *locks);
	for (i = 0; i < IT_ADD_DRV_LOCKS; i++)
		locks->add_drv[i].fd = -1;
}

it_code it_locks_take(it_locks *locks, it_job *job, int *can_chown)
{
	it_sync_set set;
	it_code code;

	hold_none(locks);
	it_home_begin(&locks->home, &job->root, IT_STATE_DIR, &job->owner,
		      it_options_sync(job->opt));
	it_sync_begin(&set, it_options_sync(job->opt));
	code = take_all(locks, job, &set);
	it_sync_forget(&set);
	return code == IT_OK ? try_chown(locks, job, can_chown) : code;
}

/* Our folder, and the directories of the files that were made. */
static it_code add_changed(const it_locks *locks, it_job *job,
			   it_sync_set *set, it_error *err)
{
	it_code code = it_home_add(&locks->home, set, err);
	size_t i;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		if (locks->made[i])
			code = add_site(set, job, i, err);
	return code;
}

static int remove_at(const lock_site *site, const char *path)
{
	return site->dirfd < 0 ? -1 : it_unlink_at(site->dirfd, leaf_of(path));
}

/* One directory after the other: few descriptors may be left. */
static int remove_files(const it_locks *locks, it_job *job)
{
	lock_site site;
	int result = 0;
	size_t i;

	for (i = 0; i < IT_ADD_DRV_LOCKS; i++) {
		if (!locks->made[i] && !locks->is_littered)
			continue;
		open_site(&site, job, rows[i].path);
		if (locks->made[i] && remove_at(&site, rows[i].path) != 0)
			result = -1;
		if (locks->is_littered && site.dirfd >= 0 &&
		    remove_at(&site, rows[i].staged) != 0)
			result = -1;
		if (site.dirfd >= 0)
			(void)it_close(site.dirfd);
	}
	return result;
}

/*
 * The names are gone for good before our own lock is dropped, and with them
 * that of the journal: one wait.
 */
static int remove_and_sync(it_locks *locks, it_job *job, it_error *err)
{
	it_sync_set set;
	int result = 0;

	it_sync_begin(&set, it_options_sync(job->opt));
	if (add_changed(locks, job, &set, err) != IT_OK)
		result = -1;
	if (remove_files(locks, job) != 0 || it_sync_pass(&set) != 0)
		result = -1;
	it_sync_forget(&set);
	locks->home.is_settled = result == 0;
	return result;
}

static void drop_add_drv(it_locks *locks)
{
	size_t i;

	for (i = IT_ADD_DRV_LOCKS; i-- > 0;)
		it_lock_drop(&locks->add_drv[i]);
}

int it_locks_drop(it_locks *locks, it_job *job, it_error *err)
{
	int result;

	if (locks->home.lock.fd < 0)
		return 0;
	result = remove_and_sync(locks, job, err);
	drop_add_drv(locks);
	return it_home_leave(&locks->home, err) != 0 ? -1 : result;
}

/* ---- what a dead run left ------------------------------------------- */

static it_code read_ours(it_job *job, const char *path, int fd, int *ours)
{
	it_strbuf text = {NULL, 0, 0, 0};
	struct stat st;
	it_code code = IT_OK;

	if (fstat(fd, &st) != 0)
		code = fail_at(job, path, "cannot be looked at");
	else if (S_ISREG(st.st_mode) &&
		 st.st_size == (off_t)sizeof content - 1)
		code = it_read_all(fd, path, sizeof content, &text,
				   &job->error);
	*ours = code == IT_OK && strcmp(it_strbuf_str(&text), content) == 0;
	it_strbuf_free(&text);
	return code;
}

/* The file of this name itself: *fd stays -1 where it has gone. */
static it_code open_itself(it_job *job, const char *path, int *fd)
{
	lock_site site;
	it_code code = IT_OK;

	*fd = -1;
	open_site(&site, job, path);
	if (site.dirfd < 0)
		return IT_OK;
	*fd = it_open_at(site.dirfd, leaf_of(path),
			 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
	if (*fd < 0 && errno != ENOENT && errno != ELOOP)
		code = fail_at(job, path, "cannot be opened");
	(void)it_close(site.dirfd);
	return code;
}

/*
 * Looked at before it is opened: what has another size may be anything.  Nor
 * is a link followed that has taken its place since: it might lead to our own
 * lock, see engine/lock.c.
 */
static it_code is_ours(it_job *job, const char *path, int *ours)
{
	struct stat st;
	int found, fd = -1;
	it_code code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);

	*ours = 0;
	if (code == IT_OK && found && S_ISREG(st.st_mode) &&
	    st.st_size == (off_t)sizeof content - 1)
		code = open_itself(job, path, &fd);
	if (code == IT_OK && fd >= 0)
		code = read_ours(job, path, fd, ours);
	if (fd >= 0)
		(void)it_close(fd);
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
		/* In tmp anybody may make a directory of that name. */
		*litter = *litter && S_ISREG(st.st_mode);
		if (code == IT_OK && !*litter)
			code = is_ours(job, rows[i].path, litter);
	}
	return code;
}

/*
 * A file that we hold is read where it is open: closing another descriptor of
 * it would drop the lock before the name is gone.
 */
static it_code is_ours_held(it_locks *locks, it_job *job, size_t i, int *ours)
{
	int fd = locks->add_drv[i].fd;

	if (fd < 0)
		return is_ours(job, rows[i].path, ours);
	return read_ours(job, rows[i].path, fd, ours);
}

static it_code sweep_row(it_locks *locks, it_job *job, const lock_site *site,
			 size_t i)
{
	const struct lock_row *row = &rows[i];
	int ours;
	it_code code = is_ours_held(locks, job, i, &ours);

	if (site->dirfd < 0)
		return code;
	if (code == IT_OK && ours &&
	    it_unlink_at(site->dirfd, leaf_of(row->path)) != 0)
		code = fail_at(job, row->path, "cannot be removed");
	/* One of this name that comes now is another's. */
	else if (code == IT_OK)
		locks->made[i] = 0;
	if (code == IT_OK &&
	    it_unlink_at(site->dirfd, leaf_of(row->staged)) != 0 &&
	    errno != EISDIR)
		code = fail_at(job, row->staged, "cannot be removed");
	return code;
}

static it_code sweep_sites(it_locks *locks, it_job *job,
			   const lock_site *sites, it_sync_set *set)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		if (sites[i].dirfd >= 0)
			code = add_site(set, job, i, &job->error);
	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = sweep_row(locks, job, &sites[i], i);
	return code == IT_OK ? pass(set, job) : code;
}

static it_code hold_row(it_locks *locks, it_job *job, size_t i)
{
	it_sync_set set;
	it_code code;

	it_sync_begin(&set, it_options_sync(job->opt));
	code = take_add_drv(locks, job, &set, 1 << i);
	it_sync_forget(&set);
	if (code == IT_OK || code == IT_BUSY)
		return code;
	it_error_clear(&job->error);
	return IT_OK;
}

/*
 * What keeps one of these locks from being made must keep neither the other
 * from it nor a run from its end.
 */
it_code it_locks_hold(it_locks *locks, it_job *job)
{
	it_code code = IT_OK;
	size_t i;

	hold_none(locks);
	for (i = 0; code == IT_OK && !job->live && i < IT_ADD_DRV_LOCKS; i++)
		code = hold_row(locks, job, i);
	return code;
}

/* What it_locks_sweep did not come to. */
void it_locks_let_go(it_locks *locks, it_job *job, it_code code)
{
	if (code != IT_OK)
		(void)remove_files(locks, job);
	drop_add_drv(locks);
}

it_code it_locks_sweep(it_locks *locks, it_job *job, it_home *home)
{
	lock_site sites[IT_ADD_DRV_LOCKS];
	it_sync_set set;
	it_code code;

	it_sync_begin(&set, it_options_sync(job->opt));
	open_sites(sites, job, ALL_SITES);
	code = it_home_add(home, &set, &job->error);
	if (code == IT_OK)
		code = sweep_sites(locks, job, sites, &set);
	it_sync_forget(&set);
	close_sites(sites);
	home->is_settled = code == IT_OK;
	return code;
}
