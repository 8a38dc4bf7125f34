/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <unistd.h>

#include "engine/executor.h"

void it_run_begin(it_run *run, const it_root *root)
{
	struct timeval now;

	memset(run, 0, sizeof *run);
	run->root = root;
	(void)gettimeofday(&now, NULL);
	(void)snprintf(run->txid, sizeof run->txid, "it%06lx%05lx",
		       (unsigned long)getpid() & 0xffffffUL,
		       ((unsigned long)now.tv_sec * 1000UL +
			(unsigned long)now.tv_usec / 1000UL) &
			       0xfffffUL);
}

static void report_state(const it_run *run, it_step *step,
			 it_step_state state)
{
	step->state = state;
	if (run->on_step != NULL)
		run->on_step(run->arg, step);
}

it_code it_plan_check(it_plan *plan, const it_run *run, it_error *err)
{
	it_code code;
	size_t i;
	int done;

	for (i = 0; i < plan->count; i++) {
		it_step *step = &plan->steps[i];

		code = step->kind->check(step, run, &done, err);
		if (code != IT_OK)
			return code;
		step->state = done ? IT_STEP_UNCHANGED : IT_STEP_PLANNED;
	}
	return IT_OK;
}

enum { MAX_FILESYSTEMS = 8, RESERVE = 16 << 20 };

struct filesystem {
	dev_t dev;
	unsigned long long need, files;
	unsigned long long free_bytes, free_files;
	int read_only;
};

/* Found out before the first write, since a refusal leaves no trace. */
static it_code check_privilege(int dirfd, const it_step *step,
			       const it_run *run, it_error *err)
{
	char name[1024];

	if (faccessat(dirfd, ".", W_OK | X_OK, AT_EACCESS) == 0 ||
	    (errno != EACCES && errno != EPERM))
		return IT_OK;
	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name,
		      "cannot be written: its directory belongs to somebody "
		      "else");
	it_error_remedy(err, "run as root, or as the owner of the image");
	return IT_TARGET;
}

/*
 * The nearest directory above path that exists: a step may lie in one that
 * an earlier step is going to make.
 */
static it_code open_existing_parent(const it_root *root, const char *path,
				    int *dirfd, it_error *err)
{
	char above[1024];
	char *slash;
	it_error inner;
	it_code code;

	(void)snprintf(above, sizeof above, "%s", path);
	do {
		slash = strrchr(above, '/');
		*(slash != NULL ? slash : above) = '\0';
		it_error_clear(&inner);
		code = it_root_dir(root, above, dirfd, &inner);
	} while (code != IT_OK && inner.sys_errno != 0 && above[0] != '\0');
	if (code != IT_OK && err != NULL && err->code == IT_OK)
		*err = inner;
	return code;
}

static it_code look_at(int dirfd, const char *path, struct filesystem *fs,
		       it_error *err)
{
	struct statvfs vfs;
	struct stat st;

	memset(fs, 0, sizeof *fs);
	if (fstat(dirfd, &st) != 0 || fstatvfs(dirfd, &vfs) != 0)
		return it_fail_errno(err, path, "cannot ask the filesystem");
	fs->dev = st.st_dev;
	fs->free_bytes = (unsigned long long)vfs.f_bavail * vfs.f_frsize;
	fs->free_files = vfs.f_favail;
	/* Filesystems without fixed inodes answer 0 of 0. */
	if (vfs.f_files == 0)
		fs->free_files = ~0ULL;
	fs->read_only = (vfs.f_flag & ST_RDONLY) != 0;
	return IT_OK;
}

static it_code add_need(struct filesystem *all, size_t *count,
			const it_step *step, const it_run *run, it_error *err)
{
	struct filesystem seen;
	size_t i;
	int dirfd;
	it_code code = open_existing_parent(run->root, step->path, &dirfd, err);

	if (code != IT_OK)
		return code;
	code = look_at(dirfd, step->path, &seen, err);
	if (code == IT_OK && !seen.read_only)
		code = check_privilege(dirfd, step, run, err);
	(void)close(dirfd);
	if (code != IT_OK)
		return code;
	for (i = 0; i < *count && all[i].dev != seen.dev; i++)
		continue;
	if (i == MAX_FILESYSTEMS)
		return it_fail(err, IT_TARGET, step->path,
			       "lies on one filesystem too many");
	if (i == *count)
		all[(*count)++] = seen;
	/* The staged file and its name, rounded up to whole blocks. */
	all[i].need += step->kind->space(step) + 8192;
	all[i].files += 1;
	return IT_OK;
}

static it_code judge(const struct filesystem *fs, const it_run *run,
		     it_error *err)
{
	unsigned long long need = fs->need + RESERVE;

	if (fs->read_only) {
		(void)it_fail(err, IT_TARGET, run->root->path,
			      "is on a filesystem that is mounted read-only");
		it_error_remedy(err, "mount it read-write and run again");
		return IT_TARGET;
	}
	if (fs->free_bytes >= need && fs->free_files >= fs->files)
		return IT_OK;
	(void)it_fail(err, IT_NO_SPACE, run->root->path,
		      "has %llu KiB and %llu inodes free on a filesystem "
		      "where %llu KiB and %llu inodes are needed",
		      fs->free_bytes / 1024, fs->free_files, need / 1024,
		      fs->files);
	it_error_remedy(err, "free that much and run again; nothing was "
			     "changed");
	return IT_NO_SPACE;
}

it_code it_plan_check_space(const it_plan *plan, const it_run *run,
			    it_error *err)
{
	struct filesystem all[MAX_FILESYSTEMS];
	size_t i, count = 0;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (plan->steps[i].state != IT_STEP_UNCHANGED)
			code = add_need(all, &count, &plan->steps[i], run,
					err);
	for (i = 0; code == IT_OK && i < count; i++)
		code = judge(&all[i], run, err);
	return code;
}

typedef it_code (*step_call)(it_step *step, const it_run *run, it_error *err);

static it_code check_stop(const it_run *run, it_error *err)
{
	if (run->stop != NULL && *run->stop)
		return it_fail(err, IT_STOPPED, NULL, "stopped by a signal");
	return IT_OK;
}

static it_code call_prepare(it_step *step, const it_run *run, it_error *err)
{
	it_code code = check_stop(run, err);

	if (code == IT_OK)
		code = step->kind->prepare(step, run, err);
	if (code == IT_OK)
		report_state(run, step, IT_STEP_PREPARED);
	return code;
}

static it_code call_publish(it_step *step, const it_run *run, it_error *err)
{
	it_code code = step->kind->publish(step, run, err);

	if (code == IT_OK)
		report_state(run, step, IT_STEP_PUBLISHED);
	return code;
}

static it_code call_verify(it_step *step, const it_run *run, it_error *err)
{
	it_code code = step->kind->verify(step, run, err);

	if (code == IT_OK)
		report_state(run, step, IT_STEP_DONE);
	return code;
}

/* All is in place; a kept copy left behind is no failure. */
static it_code call_cleanup(it_step *step, const it_run *run, it_error *err)
{
	it_error_clear(err);
	(void)step->kind->cleanup(step, run, err);
	return IT_OK;
}

static it_code for_each(it_plan *plan, const it_run *run, step_call call,
			it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (plan->steps[i].state != IT_STEP_UNCHANGED)
			code = call(&plan->steps[i], run, err);
	return code;
}

/* Length of the directory part of a path. */
static size_t parent_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) : 0;
}

/* Has an earlier step of the plan the same directory? */
static int parent_seen(const it_plan *plan, size_t i)
{
	const char *path = plan->steps[i].path;
	size_t k, len = parent_length(path);

	for (k = 0; k < i; k++)
		if (plan->steps[k].state != IT_STEP_UNCHANGED &&
		    parent_length(plan->steps[k].path) == len &&
		    memcmp(plan->steps[k].path, path, len) == 0)
			return 1;
	return 0;
}

static it_code sync_parent(const it_step *step, const it_run *run,
			   it_error *err)
{
	const char *leaf;
	int dirfd;
	it_code code = it_root_parent(run->root, step->path, &dirfd, &leaf,
				      err);

	if (code != IT_OK)
		return code;
	/* Some filesystems cannot sync a directory and say EINVAL. */
	if (fsync(dirfd) != 0 && errno != EINVAL)
		code = it_fail_errno(err, step->path,
				     "its directory cannot be synced");
	(void)close(dirfd);
	return code;
}

/* The names that the steps made or removed are on disk after this. */
static it_code sync_parents(const it_plan *plan, const it_run *run,
			    it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (plan->steps[i].state != IT_STEP_UNCHANGED &&
		    !parent_seen(plan, i))
			code = sync_parent(&plan->steps[i], run, err);
	return code;
}

/* Undoes all steps; a step that cannot be undone does not stop the others. */
static it_code undo_all(it_plan *plan, const it_run *run, it_error *first)
{
	it_code code = IT_OK;
	it_error err;
	size_t i;

	for (i = plan->count; i-- > 0;) {
		it_step *step = &plan->steps[i];

		if (step->state == IT_STEP_UNCHANGED)
			continue;
		it_error_clear(&err);
		if (step->kind->undo(step, run, &err) == IT_OK) {
			report_state(run, step, IT_STEP_UNDONE);
			continue;
		}
		code = IT_UNFINISHED;
		it_error_clear(first);
		(void)it_fail(first, code, err.path, "%s", err.text);
		it_error_remedy(first, "nothing else was left changed; put "
				       "this right and run again");
	}
	return code;
}

static void block_signals(sigset_t *old)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &set, old);
}

/* All steps prepared, and their names on disk. */
static it_code prepare_all(it_plan *plan, const it_run *run, it_error *err)
{
	it_code code = for_each(plan, run, call_prepare, err);

	if (code == IT_OK)
		code = sync_parents(plan, run, err);
	return code;
}

/* All steps in place, on disk, and read again. */
static it_code publish_all(it_plan *plan, const it_run *run, it_error *err)
{
	it_code code = for_each(plan, run, call_publish, err);

	if (code == IT_OK)
		code = sync_parents(plan, run, err);
	if (code == IT_OK)
		code = for_each(plan, run, call_verify, err);
	return code;
}

/*
 * What is left to do after success or failure; a directory that cannot be
 * synced then is no reason to report something else than what happened.
 */
static it_code finish(it_plan *plan, const it_run *run, it_code code,
		      it_error *err)
{
	it_error ignored;
	it_code undone = IT_OK;

	it_error_clear(&ignored);
	if (code == IT_OK)
		(void)for_each(plan, run, call_cleanup, &ignored);
	else
		undone = undo_all(plan, run, err);
	it_error_clear(&ignored);
	if (sync_parents(plan, run, &ignored) != IT_OK)
		it_error_clear(&ignored);
	return undone != IT_OK ? undone : code;
}

it_code it_plan_execute(it_plan *plan, const it_run *run, it_error *err)
{
	sigset_t old;
	it_code code = prepare_all(plan, run, err);

	/* From the first rename on a signal waits for the end. */
	block_signals(&old);
	/* One may have come during the last prepare. */
	if (code == IT_OK)
		code = check_stop(run, err);
	if (code == IT_OK)
		code = publish_all(plan, run, err);
	code = finish(plan, run, code, err);
	(void)sigprocmask(SIG_SETMASK, &old, NULL);
	return code;
}
