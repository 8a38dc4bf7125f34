/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "installer/locks.h"
#include "installer/planner.h"

/*
 * Where add_drv locks: tmp on Solaris 10 and 2009.06, var/run later.  Which
 * of them a patched Solaris 10 uses is not known, so both are taken.
 */
static const char *const add_drv_locks[IT_ADD_DRV_LOCKS] = {
	"tmp/AdDrEm.lck", "var/run/AdDrEm.lck"};

/* Solaris 10's add_drv is busy while the file exists, locked or not. */
static it_code test_plain_file(it_job *job)
{
	struct stat st;
	int found;
	char name[1024];
	it_code code;

	if (osd_identity_family(job->identity) != OSD_SOLARIS10)
		return IT_OK;
	code = it_root_stat(&job->root, add_drv_locks[0], &st, &found,
			    &job->error);
	if (code != IT_OK || !found)
		return code;
	it_root_name(&job->root, add_drv_locks[0], name, sizeof name);
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
		code = it_lock_test(&job->root, add_drv_locks[i],
				    &job->error);
	return code == IT_OK ? test_plain_file(job) : code;
}

/* A root without that directory cannot have an add_drv at work in it. */
static it_code take_add_drv(it_locks *locks, it_job *job, size_t i)
{
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_lock_take(&locks->add_drv[i], &job->root, add_drv_locks[i],
			    &inner);
	if (code == IT_OK || inner.sys_errno != 0)
		return IT_OK;
	job->error = inner;
	return code;
}

static it_code make_folders(it_locks *locks, it_job *job)
{
	static const char *const folders[] = {"var", "var/lib", IT_STATE_DIR};
	it_code code = IT_OK;
	size_t i;

	it_run_begin(&locks->run, &job->root);
	for (i = 0; code == IT_OK && i < sizeof folders / sizeof folders[0];
	     i++)
		code = it_plan_directory(&locks->folders, folders[i],
					 &job->owner, &job->error);
	if (code == IT_OK)
		code = it_plan_check(&locks->folders, &locks->run,
				     &job->error);
	if (code == IT_OK)
		code = it_plan_execute(&locks->folders, &locks->run,
				       &job->error);
	return code;
}

it_code it_locks_take(it_locks *locks, it_job *job, int *can_chown)
{
	it_code code;
	size_t i;

	memset(locks, 0, sizeof *locks);
	locks->ours.fd = -1;
	for (i = 0; i < IT_ADD_DRV_LOCKS; i++)
		locks->add_drv[i].fd = -1;
	code = make_folders(locks, job);
	if (code == IT_OK)
		code = it_lock_take(&locks->ours, &job->root, IT_STATE_LOCK,
				    &job->error);
	for (i = 0; code == IT_OK && i < IT_ADD_DRV_LOCKS; i++)
		code = take_add_drv(locks, job, i);
	/* The effect is what counts: fakeroot and user namespaces pass. */
	if (code == IT_OK)
		*can_chown = fchown(locks->ours.fd, job->owner.uid,
				    job->owner.gid) == 0;
	return code;
}

static void drop(it_lock *lock, it_job *job, const char *path, int keep)
{
	if (lock->fd >= 0 && lock->made && !keep)
		it_lock_unlink(&job->root, path);
	it_lock_drop(lock);
}

void it_locks_drop(it_locks *locks, it_job *job, int keep)
{
	it_error ignored;
	size_t i;

	for (i = IT_ADD_DRV_LOCKS; i-- > 0;)
		drop(&locks->add_drv[i], job, add_drv_locks[i], 0);
	drop(&locks->ours, job, IT_STATE_LOCK, keep);
	it_error_clear(&ignored);
	for (i = locks->folders.count; !keep && i-- > 0;)
		(void)locks->folders.steps[i].kind->undo(
			&locks->folders.steps[i], &locks->run, &ignored);
	it_plan_free(&locks->folders);
}
