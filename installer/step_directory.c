/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Directories that a root lacks.  One is made before COMMIT, since what lies
 * in it is staged there; it is in a plan, and so in a journal, only when it
 * was missing, and goes again only while it is empty.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "installer/step_file_priv.h"
#include "support/io.h"

static it_code directory_check(it_step *step, const it_run *run, int *done,
			       it_error *err)
{
	return it_root_is_dir(run->root, step->path, done, err);
}

static it_code directory_prepare(it_step *step, const it_run *run,
				 it_error *err)
{
	const it_file_step *dir = step->data;
	it_place p;
	int fd = -1;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (mkdirat(p.dirfd, p.leaf, 0755) == 0)
		fd = it_open_at(p.dirfd, p.leaf,
				O_RDONLY | O_NOFOLLOW | O_DIRECTORY |
					O_CLOEXEC,
				0);
	if (fd < 0 || it_owner_set(&dir->now.owner, fd, 0755) != 0)
		code = it_step_fail(step, run, "the directory cannot be made",
				    err);
	if (fd >= 0)
		(void)it_close(fd);
	it_place_close(&p);
	return code;
}

static it_code directory_verify(it_step *step, const it_run *run,
				it_error *err)
{
	int done;
	it_code code = directory_check(step, run, &done, err);

	if (code == IT_OK && !done)
		code = it_step_misread(step, run, err);
	return code;
}

static it_code directory_undo(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_place_open(&p, step, run, &inner);
	/* Not even the directory above it was made. */
	if (code != IT_OK && inner.sys_errno == ENOENT)
		return IT_OK;
	if (code != IT_OK)
		return it_error_pass(err, &inner);
	if (it_rmdir_at(p.dirfd, p.leaf) != 0 && errno != ENOTEMPTY &&
	    errno != EEXIST)
		code = it_step_fail(step, run,
				    "the directory cannot be removed", err);
	it_place_close(&p);
	return code;
}

/* It was made before COMMIT, or it is not there. */
static it_code directory_probe(it_step *step, const it_run *run,
			       unsigned *ways, it_error *err)
{
	int there;
	it_code code = directory_check(step, run, &there, err);

	*ways = there ? IT_CAN_FORWARD | IT_CAN_BACK : IT_CAN_BACK;
	return code;
}

const it_step_kind it_kind_directory = {
	"directory", directory_check, directory_prepare, it_step_nothing,
	directory_verify, directory_undo, it_step_nothing, directory_probe,
	it_step_no_space, it_file_encode, it_file_decode, free,
};

it_code it_plan_directory(it_plan *plan, const char *path,
			  const it_owner *owner, it_error *err)
{
	it_file_step *dir = calloc(1, sizeof *dir);

	if (dir == NULL)
		return it_fail_memory(err);
	dir->now.owner = *owner;
	return it_plan_add(plan, &it_kind_directory, path, "make directory",
			   dir, err, "%s", "");
}
