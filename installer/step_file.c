/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_file_priv.h"
#include "support/io.h"

static it_code refuse_here(const it_step *step, const it_run *run,
			   const char *text, it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name, "%s", text);
	it_error_remedy(err, "move it away and run again");
	return IT_TARGET;
}

/* ---- what is there now ---------------------------------------------- */

static void remember_old(it_file_step *file, const it_seen *seen)
{
	file->existed = seen->found;
	memset(&file->old, 0, sizeof file->old);
	if (!seen->found)
		return;
	memcpy(file->old.sha256, seen->sha256, sizeof file->old.sha256);
	file->old.size = (unsigned long long)seen->st.st_size;
	file->old.mode = seen->st.st_mode & 07777;
	file->old.owner.uid = seen->st.st_uid;
	file->old.owner.gid = seen->st.st_gid;
	file->old.owner.can_set = 1;
	file->old.has_mtime = 1;
	file->old.mtime = seen->st.st_mtime;
}

static void remember_dir(it_file_step *file, const it_place *p)
{
	struct stat st;

	if (fstat(p->dirfd, &st) != 0)
		return;
	file->dir_dev = st.st_dev;
	file->dir_ino = st.st_ino;
}

/*
 * Which copy of the old file the run makes: none of what lies in our own
 * folder, and none that is there already.
 */
static it_code choose_copy(const it_step *step, const it_run *run,
			   it_error *err)
{
	it_file_step *file = step->data;
	it_error inner;
	size_t len = strlen(run->home);
	int found = 0;

	file->copy = IT_COPY_NONE;
	if (!file->existed || (strncmp(step->path, run->home, len) == 0 &&
			       step->path[len] == '/'))
		return IT_OK;
	it_error_clear(&inner);
	if (it_copy_find(step, run, &found, &inner) != IT_OK &&
	    inner.sys_errno != ENOENT)
		return it_error_pass(err, &inner);
	if (!found)
		file->copy = IT_COPY_RUN;
	return IT_OK;
}

it_code it_file_look(it_step *step, const it_run *run, it_seen *seen,
		     it_error *err)
{
	it_file_step *file = step->data;
	it_place p;
	int found;
	it_code code;

	memset(seen, 0, sizeof *seen);
	file->dir_ino = 0;
	/* A directory that is still to be made holds nothing. */
	code = it_place_names(&p, step, run, err);
	if (code == IT_OK)
		code = it_root_stat(run->root, step->path, &seen->st, &found,
				    err);
	if (code == IT_OK && found) {
		code = it_place_open(&p, step, run, err);
		if (code != IT_OK)
			return code;
		code = it_see(seen, p.dirfd, p.leaf, 1, err);
		remember_dir(file, &p);
		it_place_close(&p);
	}
	if (code != IT_OK)
		return code;
	if (seen->found && S_ISLNK(seen->st.st_mode))
		return refuse_here(step, run,
				   "is a symbolic link, which is not replaced",
				   err);
	if (seen->found && !S_ISREG(seen->st.st_mode))
		return refuse_here(step, run, "is not a regular file", err);
	remember_old(file, seen);
	return choose_copy(step, run, err);
}

static it_code file_check(it_step *step, const it_run *run, int *done,
			  it_error *err)
{
	it_file_step *file = step->data;
	it_seen seen;
	it_code code = it_file_look(step, run, &seen, err);

	*done = code == IT_OK && it_seen_is(&seen, &file->now) &&
		(!file->now.has_mtime ||
		 seen.st.st_mtime == file->now.mtime);
	return code;
}

static it_code remove_check(it_step *step, const it_run *run, int *done,
			    it_error *err)
{
	it_seen seen;
	it_code code = it_file_look(step, run, &seen, err);

	*done = code == IT_OK && !seen.found;
	return code;
}

/* ---- staging -------------------------------------------------------- */

/* A second name for the old file, so that undo is one rename. */
static it_code keep(const it_step *step, const it_place *p, const it_run *run,
		    it_error *err)
{
	it_file_step *file = step->data;
	it_seen seen;
	it_code code;

	if (!file->existed)
		return IT_OK;
	if (linkat(p->dirfd, p->leaf, p->dirfd, p->kept, 0) != 0)
		return it_step_fail(step, run, "the old file cannot be kept",
				    err);
	file->owns_kept = 1;
	code = it_see(&seen, p->dirfd, p->kept, 1, err);
	if (code == IT_OK && !it_seen_is(&seen, &file->old))
		code = it_step_changed(step, run, err);
	return code == IT_OK ? it_copy_make(step, p, p->kept, run, err) : code;
}

static it_code stage(const it_step *step, const it_place *p,
		     const it_run *run, it_error *err)
{
	it_file_step *file = step->data;
	it_staged staged;
	int bad = it_stage(p->dirfd, p->staged, &file->now,
			   it_strbuf_str(&file->bytes), run, &staged);

	file->owns_staged = staged.made;
	file->staged_dev = staged.st.st_dev;
	file->staged_ino = staged.st.st_ino;
	return bad ? it_step_fail(step, run, "cannot be staged", err) : IT_OK;
}

static it_code file_prepare(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = stage(step, &p, run, err);
	if (code == IT_OK)
		code = keep(step, &p, run, err);
	it_place_close(&p);
	return code;
}

static it_code remove_prepare(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = keep(step, &p, run, err);
	it_place_close(&p);
	return code;
}

/* ---- publishing ----------------------------------------------------- */

/* Nobody else may have been at the target since the plan was made. */
static it_code check_target(const it_step *step, const it_seen *leaf,
			    const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;

	if (file->existed ? it_seen_is(leaf, &file->old) : !leaf->found)
		return IT_OK;
	return it_step_changed(step, run, err);
}

static it_code publish_staged(const it_step *step, const it_place *p,
			      const it_run *run, it_error *err)
{
	it_seen leaf;
	it_code code = it_see(&leaf, p->dirfd, p->leaf, 1, err);

	if (code == IT_OK)
		code = check_target(step, &leaf, run, err);
	if (code == IT_OK &&
	    renameat(p->dirfd, p->staged, p->dirfd, p->leaf) != 0)
		code = it_step_fail(step, run, "cannot be replaced", err);
	return code;
}

static it_code file_publish(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_seen staged;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = it_see(&staged, p.dirfd, p.staged, 0, err);
	/* Without it the target was published before: verify will tell. */
	if (code == IT_OK && staged.found)
		code = publish_staged(step, &p, run, err);
	it_place_close(&p);
	return code;
}

static it_code remove_publish(it_step *step, const it_run *run, it_error *err)
{
	it_place p;
	it_seen leaf;
	int gone;
	it_code code = it_place_if_there(&p, step, run, &gone, err);

	if (code != IT_OK || gone)
		return code;
	code = it_see(&leaf, p.dirfd, p.leaf, 1, err);
	if (code == IT_OK && leaf.found)
		code = check_target(step, &leaf, run, err);
	if (code == IT_OK && leaf.found && unlinkat(p.dirfd, p.leaf, 0) != 0)
		code = it_step_fail(step, run, "cannot be removed", err);
	it_place_close(&p);
	return code;
}

/* ---- verifying ------------------------------------------------------ */

/*
 * Who had the old file open may have written to it while it was replaced:
 * what he wrote is in the file under its second name, and must not go.
 */
static it_code check_kept(const it_step *step, const it_place *p,
			  const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_seen kept;
	it_code code = it_see(&kept, p->dirfd, p->kept, 1, err);

	if (code == IT_OK && kept.found && !it_seen_is(&kept, &file->old))
		code = it_step_changed(step, run, err);
	return code;
}

static it_code file_verify(it_step *step, const it_run *run, it_error *err)
{
	it_file_step *file = step->data;
	it_place p;
	it_seen leaf;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	code = it_see(&leaf, p.dirfd, p.leaf, 1, err);
	if (code == IT_OK && !it_seen_is(&leaf, &file->now))
		code = it_step_misread(step, run, err);
	if (code == IT_OK && file->owns_kept)
		code = check_kept(step, &p, run, err);
	it_place_close(&p);
	return code;
}

static it_code remove_verify(it_step *step, const it_run *run, it_error *err)
{
	struct stat st;
	int found, gone = 0;
	it_place p;
	it_code code = it_root_stat(run->root, step->path, &st, &found, err);

	if (code == IT_OK && found)
		code = it_step_misread(step, run, err);
	if (code == IT_OK)
		code = it_place_if_there(&p, step, run, &gone, err);
	if (code != IT_OK || gone)
		return code;
	code = check_kept(step, &p, run, err);
	it_place_close(&p);
	return code;
}

/* ---- undoing -------------------------------------------------------- */

/* The target and the kept name as undo finds them. */
struct undo {
	it_place p;
	it_seen leaf;
	it_seen kept;
};

/*
 * What this process published is taken back whatever became of it.  After a
 * crash what somebody else put there meanwhile is not ours to take away.
 */
static it_code is_ours(const it_step *step, struct undo *u, int *ours,
		       it_error *err)
{
	const it_file_step *file = step->data;
	it_code code = IT_OK;

	*ours = !u->leaf.found || step->state == IT_STEP_PUBLISHED ||
		step->state == IT_STEP_DONE;
	if (*ours || step->kind == &it_kind_remove)
		return IT_OK;
	*ours = file->staged_ino != 0 &&
		u->leaf.st.st_ino == file->staged_ino &&
		u->leaf.st.st_dev == file->staged_dev;
	if (*ours || !S_ISREG(u->leaf.st.st_mode))
		return IT_OK;
	code = it_see(&u->leaf, u->p.dirfd, u->p.leaf, 1, err);
	*ours = strcmp(u->leaf.sha256, file->now.sha256) == 0;
	return code;
}

/* An edit of what we had published is not thrown away with it. */
static it_code save_edited(const it_step *step, struct undo *u,
			   const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_code code;

	if (step->state != IT_STEP_PUBLISHED && step->state != IT_STEP_DONE)
		return IT_OK;
	code = it_see(&u->leaf, u->p.dirfd, u->p.leaf, 1, err);
	if (code != IT_OK || u->leaf.sha256[0] == '\0' ||
	    strcmp(u->leaf.sha256, file->now.sha256) == 0)
		return code;
	return it_copy_save(step, &u->p, u->leaf.sha256, run, err);
}

/*
 * Renaming one name of a file over another name of the same file does
 * nothing, so the kept name is unlinked in any case.
 */
static it_code undo_kept(const it_step *step, struct undo *u,
			 const it_run *run, it_error *err)
{
	int ours = 0;
	it_code code = IT_OK;

	if (!it_seen_same(&u->leaf, &u->kept))
		code = is_ours(step, u, &ours, err);
	if (code == IT_OK && ours)
		code = save_edited(step, u, run, err);
	if (code == IT_OK &&
	    ((ours && renameat(u->p.dirfd, u->p.kept, u->p.dirfd,
			       u->p.leaf) != 0) ||
	     it_unlink_at(u->p.dirfd, u->p.kept) != 0))
		code = it_step_fail(step, run, "cannot be brought back", err);
	return code;
}

/* The kept name is gone: the file was brought back, or never touched. */
static it_code undo_unkept(const it_step *step, struct undo *u,
			   const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	int ours, copied = 0;
	it_code code = it_see(&u->leaf, u->p.dirfd, u->p.leaf, 1, err);

	if (code != IT_OK || it_seen_is(&u->leaf, &file->old))
		return code;
	code = is_ours(step, u, &ours, err);
	if (code == IT_OK && ours)
		code = it_copy_find(step, run, &copied, err);
	if (code != IT_OK || !copied)
		return code;
	return it_copy_restore(step, &u->p, run, err);
}

/* Nothing stood there before us. */
static it_code undo_new(const it_step *step, struct undo *u,
			const it_run *run, it_error *err)
{
	int ours = 0;
	it_code code = IT_OK;

	if (u->leaf.found)
		code = is_ours(step, u, &ours, err);
	if (code == IT_OK && ours)
		code = save_edited(step, u, run, err);
	if (code == IT_OK && ours &&
	    it_unlink_at(u->p.dirfd, u->p.leaf) != 0)
		code = it_step_fail(step, run, "cannot be brought back", err);
	return code;
}

static it_code undo_at(const it_step *step, struct undo *u, const it_run *run,
		       it_error *err)
{
	const it_file_step *file = step->data;
	it_code code = it_see(&u->leaf, u->p.dirfd, u->p.leaf, 0, err);

	if (code == IT_OK)
		code = it_see(&u->kept, u->p.dirfd, u->p.kept, 0, err);
	if (code != IT_OK)
		return code;
	if (u->kept.found && file->owns_kept)
		code = undo_kept(step, u, run, err);
	else
		code = file->existed ? undo_unkept(step, u, run, err)
				     : undo_new(step, u, run, err);
	if (code == IT_OK && file->owns_staged &&
	    it_unlink_at(u->p.dirfd, u->p.staged) != 0)
		code = it_step_fail(step, run, "cannot be brought back", err);
	return code;
}

/* Its directory was never made, or is gone again. */
static it_code file_undo(it_step *step, const it_run *run, it_error *err)
{
	struct undo u;
	int gone;
	it_code code = it_place_if_there(&u.p, step, run, &gone, err);

	if (code != IT_OK)
		return code;
	if (gone)
		return it_copy_drop(step, run, err);
	code = undo_at(step, &u, run, err);
	it_place_close(&u.p);
	return code == IT_OK ? it_copy_drop(step, run, err) : code;
}

/* ---- cleaning ------------------------------------------------------- */

static it_code drop_kept(const it_step *step, const it_place *p,
			 const it_run *run, it_error *err)
{
	if (it_unlink_at(p->dirfd, p->kept) == 0)
		return IT_OK;
	return it_step_fail(step, run, "its old copy cannot be dropped", err);
}

/* When it is done again the directory may be gone too. */
static it_code file_cleanup(it_step *step, const it_run *run, it_error *err)
{
	it_file_step *file = step->data;
	it_place p;
	int gone;
	it_code code;

	if (!file->existed)
		return IT_OK;
	code = it_place_if_there(&p, step, run, &gone, err);
	if (code == IT_OK && !gone) {
		code = drop_kept(step, &p, run, err);
		it_place_close(&p);
	}
	if (code == IT_OK && file->copy == IT_COPY_RUN)
		code = it_copy_drop(step, run, err);
	return code;
}

/* ---- probing -------------------------------------------------------- */

/*
 * Where the old file stands, and the copy that was to stay does not, the step
 * was undone by a run that could not undo all.
 */
static it_code can_remove(const it_step *step, const struct undo *u,
			  const it_run *run, unsigned *ways, it_error *err)
{
	const it_file_step *file = step->data;
	int copied = 1;
	it_code code = IT_OK;

	if (u->leaf.found && file->copy == IT_COPY_KEPT)
		code = it_copy_find(step, run, &copied, err);
	if (code == IT_OK && copied &&
	    (!u->leaf.found || it_seen_is(&u->leaf, &file->old)))
		*ways |= IT_CAN_FORWARD;
	return code;
}

static it_code can_forward(const it_step *step, const struct undo *u,
			   const it_run *run, unsigned *ways, it_error *err)
{
	const it_file_step *file = step->data;
	it_seen staged;
	it_code code;

	if (step->kind == &it_kind_remove)
		return can_remove(step, u, run, ways, err);
	code = it_see(&staged, u->p.dirfd, u->p.staged, 1, err);
	if (code == IT_OK && (it_seen_is(&staged, &file->now) ||
			      it_seen_is(&u->leaf, &file->now)))
		*ways |= IT_CAN_FORWARD;
	return code;
}

/* Barred only where our file stands and nothing old is left to put back. */
static it_code can_back(const it_step *step, struct undo *u,
			const it_run *run, unsigned *ways, it_error *err)
{
	const it_file_step *file = step->data;
	int ours = 0, copied = 1;
	it_code code = IT_OK;

	if (file->existed && !u->kept.found &&
	    !it_seen_is(&u->leaf, &file->old))
		code = is_ours(step, u, &ours, err);
	if (code == IT_OK && ours)
		code = it_copy_find(step, run, &copied, err);
	if (code == IT_OK && copied)
		*ways |= IT_CAN_BACK;
	return code;
}

/*
 * Without its directory a file was never staged; but one that was to be
 * removed is, with all that was in there.
 */
static unsigned ways_of_gone(const it_step *step)
{
	const it_file_step *file = step->data;

	return step->kind == &it_kind_remove && file->existed ? IT_CAN_FORWARD
							      : IT_CAN_BACK;
}

static it_code file_probe(it_step *step, const it_run *run, unsigned *ways,
			  it_error *err)
{
	struct undo u;
	int gone;
	it_code code = it_place_if_there(&u.p, step, run, &gone, err);

	if (code != IT_OK)
		return code;
	if (gone) {
		*ways = ways_of_gone(step);
		return IT_OK;
	}
	code = it_see(&u.leaf, u.p.dirfd, u.p.leaf, 1, err);
	if (code == IT_OK)
		code = it_see(&u.kept, u.p.dirfd, u.p.kept, 0, err);
	if (code == IT_OK)
		code = can_forward(step, &u, run, ways, err);
	if (code == IT_OK)
		code = can_back(step, &u, run, ways, err);
	it_place_close(&u.p);
	return code;
}

/* ---- the table ------------------------------------------------------ */

/* The staged file and the copy of the old one. */
static unsigned long long file_space(const it_step *step)
{
	const it_file_step *file = step->data;

	return file->now.size + (file->existed ? file->old.size : 0);
}

void it_file_free(void *data)
{
	it_file_step *file = data;

	if (file == NULL)
		return;
	it_strbuf_free(&file->bytes);
	free(file);
}

const it_step_kind it_kind_file = {
	"file",	      file_check,   file_prepare, file_publish,
	file_verify,  file_undo,    file_cleanup, file_probe,
	file_space,   it_file_encode, it_file_decode, it_file_free,
};

const it_step_kind it_kind_remove = {
	"remove",      remove_check, remove_prepare, remove_publish,
	remove_verify, file_undo,    file_cleanup,   file_probe,
	file_space,    it_file_encode, it_file_decode, it_file_free,
};

/* ---- adding steps --------------------------------------------------- */

it_code it_plan_file(it_plan *plan, const char *path, const char *verb,
		     const char *note, const void *bytes, size_t len,
		     mode_t mode, const it_owner *owner, it_file_step **record,
		     it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);
	it_code code;

	if (file == NULL)
		return it_fail_memory(err);
	it_strbuf_bytes(&file->bytes, bytes, len);
	file->now.size = len;
	file->now.mode = mode;
	file->now.owner = *owner;
	code = it_strbuf_check(&file->bytes, err);
	if (code == IT_OK)
		code = it_sha256_of(bytes, len, file->now.sha256, err);
	if (code != IT_OK) {
		it_file_free(file);
		return code;
	}
	if (record != NULL)
		*record = file;
	return it_plan_add(plan, &it_kind_file, path, verb, file, err, "%s",
			   note);
}

it_code it_plan_remove(it_plan *plan, const char *path, const char *note,
		       it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);

	if (file == NULL)
		return it_fail_memory(err);
	return it_plan_add(plan, &it_kind_remove, path, "remove", file, err,
			   "%s", note);
}

/* ---- copies --------------------------------------------------------- */

static it_file_step *copier(const it_plan *plan, size_t i)
{
	const it_step *step = &plan->steps[i];
	it_file_step *file = step->data;

	if (step->state == IT_STEP_UNCHANGED ||
	    (step->kind != &it_kind_file && step->kind != &it_kind_remove))
		return NULL;
	return file->copy != IT_COPY_NONE ? file : NULL;
}

/* A step that writes the very copy is not needed beside one that makes it. */
static void drop_writer(it_plan *plan, it_file_step *file)
{
	size_t i;

	for (i = 0; i < plan->count; i++) {
		it_step *step = &plan->steps[i];
		const char *slash = strrchr(step->path, '/');

		if (step->kind != &it_kind_file || slash == NULL ||
		    strcmp(slash + 1, file->old.sha256) != 0)
			continue;
		step->state = IT_STEP_UNCHANGED;
		file->copy = IT_COPY_KEPT;
	}
}

void it_plan_share_copies(it_plan *plan)
{
	it_file_step *first, *file;
	size_t i, k;

	for (i = 0; i < plan->count; i++) {
		first = copier(plan, i);
		if (first == NULL)
			continue;
		for (k = i + 1; k < plan->count; k++) {
			file = copier(plan, k);
			if (file == NULL || strcmp(file->old.sha256,
						   first->old.sha256) != 0)
				continue;
			file->copy = IT_COPY_NONE;
		}
		drop_writer(plan, first);
	}
}
