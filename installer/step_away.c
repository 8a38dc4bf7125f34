/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kinds that take away what is no regular file: "remove-link" and
 * "remove-directory".
 *
 * A link is renamed beside itself and unlinked when all is done, so that it
 * comes back as the very same one.  A directory goes only then, too, when
 * the second names of what was removed in it are gone: before that nothing
 * is done to it that could have to be undone, and what somebody put into it
 * meanwhile keeps it.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_file_priv.h"
#include "support/io.h"

enum { MAX_TARGET = 4096 };

static it_code refuse_other(const it_step *step, const it_run *run,
			    const char *text, it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	return it_fail(err, IT_TARGET, name, "%s", text);
}

/* ---- links ------------------------------------------------------------ */

/* The digest of a link is that of the text it holds. */
static it_code see_link(it_seen *seen, int dirfd, const char *name,
			it_error *err)
{
	char target[MAX_TARGET];
	ssize_t len;
	it_code code = it_see(seen, dirfd, name, 0, err);

	if (code != IT_OK || !seen->found || !S_ISLNK(seen->st.st_mode))
		return code;
	len = readlinkat(dirfd, name, target, sizeof target);
	if (len < 0)
		return it_fail_errno(err, name, "cannot be read");
	return it_sha256_of(target, (size_t)len, seen->sha256, err);
}

static int is_old_link(const it_seen *seen, const it_file_step *file)
{
	return seen->found && S_ISLNK(seen->st.st_mode) &&
	       strcmp(seen->sha256, file->old.sha256) == 0;
}

/* Under both names; *gone when there is not even the directory. */
typedef struct link_names {
	it_place p;
	it_seen leaf, kept;
	int gone;
} link_names;

static it_code open_names(link_names *n, const it_step *step,
			  const it_run *run, it_error *err)
{
	it_code code;

	memset(n, 0, sizeof *n);
	code = it_place_if_there(&n->p, step, run, &n->gone, err);
	if (code != IT_OK || n->gone)
		return code;
	code = see_link(&n->leaf, n->p.dirfd, n->p.leaf, err);
	if (code == IT_OK)
		code = see_link(&n->kept, n->p.dirfd, n->p.kept, err);
	if (code != IT_OK)
		it_place_close(&n->p);
	return code;
}

static void close_names(link_names *n)
{
	if (!n->gone)
		it_place_close(&n->p);
}

static it_code link_check(it_step *step, const it_run *run, int *done,
			  it_error *err)
{
	it_file_step *file = step->data;
	link_names n;
	it_code code = open_names(&n, step, run, err);

	if (code != IT_OK)
		return code;
	close_names(&n);
	*done = !n.leaf.found;
	file->existed = n.leaf.found;
	if (n.leaf.found && !S_ISLNK(n.leaf.st.st_mode))
		return refuse_other(step, run, "is not a symbolic link", err);
	memcpy(file->old.sha256, n.leaf.sha256, sizeof file->old.sha256);
	return IT_OK;
}

static it_code link_publish(it_step *step, const it_run *run, it_error *err)
{
	link_names n;
	it_code code = open_names(&n, step, run, err);

	if (code != IT_OK)
		return code;
	if (n.leaf.found && (n.kept.found || !is_old_link(&n.leaf, step->data)))
		code = it_step_changed(step, run, err);
	else if (n.leaf.found && renameat(n.p.dirfd, n.p.leaf, n.p.dirfd,
					  n.p.kept) != 0)
		code = it_step_fail(step, run, "cannot be removed", err);
	close_names(&n);
	return code;
}

static it_code link_verify(it_step *step, const it_run *run, it_error *err)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(run->root, step->path, &st, &found, err);

	if (code == IT_OK && found)
		code = it_step_misread(step, run, err);
	return code;
}

/* Where somebody made something else meanwhile neither is thrown away. */
static it_code link_undo(it_step *step, const it_run *run, it_error *err)
{
	link_names n;
	it_code code = open_names(&n, step, run, err);

	if (code != IT_OK)
		return code;
	if (is_old_link(&n.kept, step->data) && n.leaf.found)
		code = it_step_changed(step, run, err);
	else if (is_old_link(&n.kept, step->data) &&
		 renameat(n.p.dirfd, n.p.kept, n.p.dirfd, n.p.leaf) != 0)
		code = it_step_fail(step, run, "cannot be brought back", err);
	close_names(&n);
	return code;
}

static it_code link_cleanup(it_step *step, const it_run *run, it_error *err)
{
	link_names n;
	it_code code = open_names(&n, step, run, err);

	if (code != IT_OK)
		return code;
	if (is_old_link(&n.kept, step->data) &&
	    it_unlink_at(n.p.dirfd, n.p.kept) != 0)
		code = it_step_fail(step, run,
				    "its old copy cannot be dropped", err);
	close_names(&n);
	return code;
}

static it_code link_probe(it_step *step, const it_run *run, unsigned *ways,
			  it_error *err)
{
	link_names n;
	it_code code = open_names(&n, step, run, err);
	int old, kept;

	if (code != IT_OK)
		return code;
	close_names(&n);
	old = is_old_link(&n.leaf, step->data);
	kept = is_old_link(&n.kept, step->data);
	if (old != kept)
		*ways = (kept || !n.kept.found ? IT_CAN_FORWARD : 0u) |
			(old || !n.leaf.found ? IT_CAN_BACK : 0u);
	else
		*ways = n.leaf.found ? IT_CAN_BACK : IT_CAN_FORWARD;
	return IT_OK;
}

const it_step_kind it_kind_remove_link = {
	"remove-link", link_check, it_step_nothing, link_publish,
	link_verify, link_undo, link_cleanup, link_probe, it_step_no_space,
	it_file_encode, it_file_decode, free,
};

/* ---- directories ------------------------------------------------------ */

static it_code directory_check(it_step *step, const it_run *run, int *done,
			       it_error *err)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(run->root, step->path, &st, &found, err);

	*done = code == IT_OK && !found;
	if (code == IT_OK && found && !S_ISDIR(st.st_mode))
		code = refuse_other(step, run, "is not a directory", err);
	return code;
}

static int may_stay(int number)
{
	return number == ENOTEMPTY || number == EEXIST || number == EBUSY;
}

static it_code directory_cleanup(it_step *step, const it_run *run,
				 it_error *err)
{
	it_place p;
	int gone;
	it_code code = it_place_if_there(&p, step, run, &gone, err);

	if (code != IT_OK || gone)
		return code;
	if (it_rmdir_at(p.dirfd, p.leaf) != 0 && !may_stay(errno))
		code = it_step_fail(step, run, "cannot be removed", err);
	it_place_close(&p);
	return code;
}

const it_step_kind it_kind_remove_directory = {
	"remove-directory", directory_check, it_step_nothing,
	it_step_nothing, it_step_nothing, it_step_nothing, directory_cleanup,
	it_step_both_ways, it_step_no_space, it_file_encode, it_file_decode,
	free,
};

/* ---- adding steps ----------------------------------------------------- */

static it_code add(it_plan *plan, const it_step_kind *kind, const char *path,
		   const char *note, it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);

	if (file == NULL)
		return it_fail_memory(err);
	return it_plan_add(plan, kind, path, "remove", file, err, "%s", note);
}

it_code it_plan_remove_link(it_plan *plan, const char *path, const char *note,
			    it_error *err)
{
	return add(plan, &it_kind_remove_link, path, note, err);
}

it_code it_plan_remove_directory(it_plan *plan, const char *path,
				 const char *note, it_error *err)
{
	return add(plan, &it_kind_remove_directory, path, note, err);
}
