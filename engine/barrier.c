/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Barriers: what a run wrote before one is on disk after it.  Where whole
 * filesystems can be synced, nothing else need be, and a run waits a few
 * times for the disk instead of forty.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/transaction.h"
#include "support/io.h"
#include "support/sync.h"

/* ---- every directory by itself ---------------------------------------- */

/* The path of a command or a setting is no file's: it has no directory. */
static int writes_name(const it_step *step)
{
	return step->state != IT_STEP_UNCHANGED && step->kind->space != NULL;
}

static int has_dir(const it_step *step, const char *dir, size_t len)
{
	return writes_name(step) && it_plan_is_in_dir(step, dir, len);
}

/* Has an earlier step the same directory? */
static int parent_seen(const it_plan *plan, size_t i)
{
	const char *path = plan->steps[i].path;
	size_t k, len = it_parent_length(path);

	for (k = 0; k < i; k++)
		if (has_dir(&plan->steps[k], path, len))
			return 1;
	return 0;
}

/*
 * One that was made for the run is gone again when the run is undone, one
 * that the run removes when it is cleaned: its parent is synced for that.
 */
static it_code sync_parent(const it_transaction *t, const it_step *step,
			   it_error *err)
{
	const char *leaf;
	it_error inner;
	int dirfd;
	it_code code;

	it_error_clear(&inner);
	code = it_root_parent(t->run.root, step->path, &dirfd, &leaf, &inner);
	if (code != IT_OK && t->leaving && inner.sys_errno == ENOENT)
		return IT_OK;
	if (code != IT_OK)
		return it_error_pass(err, &inner);
	if (it_run_sync_dir(&t->run, dirfd) != 0)
		code = it_fail_errno(err, step->path,
				     "its directory cannot be synced");
	(void)it_close(dirfd);
	return code;
}

/* The names that the steps made or removed are on disk after this. */
static it_code sync_parents(const it_transaction *t, it_error *err)
{
	const it_plan *plan = t->plan;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (writes_name(&plan->steps[i]) && !parent_seen(plan, i))
			code = sync_parent(t, &plan->steps[i], err);
	return code;
}

/* Has a step its file there, so that it is synced anyway? */
static int has_parent(const it_plan *plan, const char *dir)
{
	size_t i, len = strlen(dir);

	for (i = 0; i < plan->count; i++)
		if (has_dir(&plan->steps[i], dir, len))
			return 1;
	return 0;
}

/* Copies of old files are made in our folder and go from there. */
static it_code sync_backup(const it_transaction *t, it_error *err)
{
	char path[512];
	int dirfd;
	it_code code;

	(void)snprintf(path, sizeof path, "%s/backup", t->run.home);
	if (has_parent(t->plan, path))
		return IT_OK;
	code = it_root_dir(t->run.root, path, &dirfd, err);
	if (code != IT_OK)
		return code;
	if (it_run_sync_dir(&t->run, dirfd) != 0)
		code = it_root_fail_errno(t->run.root, path,
					  "cannot be synced", err);
	(void)it_close(dirfd);
	return code;
}

static it_code sync_each(const it_transaction *t, it_error *err)
{
	it_code code = sync_parents(t, err);

	return code == IT_OK ? sync_backup(t, err) : code;
}

/* ---- whole filesystems ------------------------------------------------ */

static int is_known(const it_barrier *barrier, int fd)
{
	struct stat one, other;
	size_t i;

	for (i = 0; i < barrier->count; i++)
		if (fstat(fd, &one) == 0 &&
		    fstat(barrier->fds[i], &other) == 0 &&
		    one.st_dev == other.st_dev)
			return 1;
	return 0;
}

/* The descriptors stay open, since failed writes are told to such only. */
static int add(it_barrier *barrier, const it_root *root, const char *dir)
{
	int fd, can;

	if (it_root_dir(root, dir, &fd, NULL) != IT_OK)
		return -1;
	can = it_can_sync_whole(fd);
	if (can && !is_known(barrier, fd))
		barrier->fds[barrier->count++] = fd;
	else
		(void)it_close(fd);
	return can ? 0 : -1;
}

void it_barrier_open(it_transaction *t)
{
	size_t i;
	int bad;

	if (t->run.sync != IT_SYNC_WHOLE)
		return;
	/* The journal lies there, whatever the steps do. */
	bad = add(&t->barrier, t->run.root, t->run.home);
	for (i = 0; bad == 0 && i < t->fs.count; i++)
		bad = add(&t->barrier, t->run.root, t->fs.all[i].dir);
	if (bad == 0)
		return;
	it_barrier_close(t);
	t->run.sync = IT_SYNC_EACH;
}

void it_barrier_close(it_transaction *t)
{
	while (t->barrier.count > 0)
		(void)it_close(t->barrier.fds[--t->barrier.count]);
}

static it_code sync_whole(const it_transaction *t, it_error *err)
{
	size_t i;

	for (i = 0; i < t->barrier.count; i++)
		if (it_sync_whole(t->barrier.fds[i]) != 0)
			return it_fail_errno(err, t->run.root->path,
					     "its filesystem cannot be "
					     "synced");
	return IT_OK;
}

it_code it_barrier_pass(const it_transaction *t, it_error *err)
{
	return t->run.sync == IT_SYNC_WHOLE ? sync_whole(t, err)
					    : sync_each(t, err);
}
