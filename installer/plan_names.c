/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One file may have two names in a plan where a directory on the way is a
 * symbolic link: kernel/drv/amd64 that leads to kernel/drv.  What one step
 * installs another would then replace or remove.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/planner.h"

/* Where a path leads: the directory itself, and the name in it. */
struct spot {
	const char *path, *leaf;
	dev_t dev;
	ino_t ino;
};

/* *there is zero while the directory has still to be made. */
static it_code find_spot(it_job *job, const char *path, struct spot *spot,
			 int *there)
{
	it_error inner;
	struct stat st;
	int dirfd;
	it_code code;

	*there = 0;
	it_error_clear(&inner);
	code = it_root_parent(&job->root, path, &dirfd, &spot->leaf, &inner);
	if (code != IT_OK && inner.sys_errno != 0)
		return IT_OK; /* the step itself will tell */
	if (code != IT_OK) {
		job->error = inner;
		return code;
	}
	if (fstat(dirfd, &st) == 0) {
		*there = 1;
		spot->path = path;
		spot->dev = st.st_dev;
		spot->ino = st.st_ino;
	}
	(void)close(dirfd);
	return IT_OK;
}

static int is_same_spot(const struct spot *a, const struct spot *b)
{
	return a->ino == b->ino && a->dev == b->dev &&
	       strcmp(a->leaf, b->leaf) == 0;
}

static it_code refuse_twins(it_job *job, const struct spot *a,
			    const struct spot *b)
{
	char name[1024];

	it_root_name(&job->root, a->path, name, sizeof name);
	if (strcmp(a->path, b->path) == 0)
		(void)it_fail(&job->error, IT_TARGET, name,
			      "stands for two of the files to be changed");
	else
		(void)it_fail(&job->error, IT_TARGET, name,
			      "and %s are two names of one file", b->path);
	it_error_remedy(&job->error,
			"a symbolic link leads both to one place: put what "
			"belongs there instead of it and run again");
	return IT_TARGET;
}

/* Most often it is in the same directory, which is not looked up again. */
static int is_beside(const struct spot *last, const char *path,
		     struct spot *spot)
{
	size_t len = it_parent_length(path);

	if (it_parent_length(last->path) != len ||
	    memcmp(last->path, path, len) != 0 || path[len] != '/')
		return 0;
	*spot = *last;
	spot->path = path;
	spot->leaf = path + len + 1;
	return 1;
}

/* Adds where path leads; refuses if something leads there already. */
static it_code add_spot(it_job *job, const char *path, struct spot *spots,
			size_t *count)
{
	size_t i;
	int there = *count != 0 &&
		is_beside(&spots[*count - 1], path, &spots[*count]);
	it_code code = IT_OK;

	if (!there)
		code = find_spot(job, path, &spots[*count], &there);
	if (code != IT_OK || !there)
		return code;
	for (i = 0; i < *count; i++)
		if (is_same_spot(&spots[i], &spots[*count]))
			return refuse_twins(job, &spots[i], &spots[*count]);
	++*count;
	return IT_OK;
}

/* "interface net0" goes down and up, and is no file. */
static int is_of_file(const it_step *step)
{
	return step->kind != &it_kind_directory && step->kind->space != NULL;
}

static it_code add_steps(it_job *job, struct spot *spots, size_t *count)
{
	const it_plan *plan = &job->plan;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < plan->count; i++)
		if (is_of_file(&plan->steps[i]))
			code = add_spot(job, plan->steps[i].path, spots,
					count);
	return code;
}

/*
 * A driver of 64 bits where one of 32 belongs: without a step for the other
 * one now, the next run would find it there and remove it.
 */
static it_code check_widths(it_job *job, struct spot *spots, size_t count)
{
	char path[128];
	it_code code = IT_OK;
	size_t i, used;

	for (i = 0; code == IT_OK && i < job->pick_count; i++) {
		used = count;
		it_module_path(job->picks[i].row, 32, path, sizeof path);
		if (!it_plan_has(&job->plan, path))
			code = add_spot(job, path, spots, &used);
	}
	return code;
}

it_code it_plan_check_names(it_job *job)
{
	struct spot *spots = calloc(job->plan.count + 1, sizeof *spots);
	size_t count = 0;
	it_code code;

	if (spots == NULL)
		return it_fail_memory(&job->error);
	code = add_steps(job, spots, &count);
	if (code == IT_OK)
		code = check_widths(job, spots, count);
	free(spots);
	return code;
}
