/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_file.h"
#include "support/io.h"

/* Where a step works: its directory and the three names in it. */
struct place {
	int dirfd;
	const char *leaf;
	char staged[256];
	char kept[256];
};

/* What the system forbids is the target's refusal, not our failure. */
static int is_forbidden(int number)
{
	return number == EPERM || number == EACCES || number == EROFS;
}

static it_code fail_here(const it_step *step, const it_run *run,
			 const char *doing, it_error *err)
{
	int number = errno;
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	if (is_forbidden(number)) {
		(void)it_fail(err, IT_TARGET, name, "%s: %s", doing,
			      strerror(number));
		it_error_remedy(err, "it may be immutable, or belong to "
				     "somebody else: look with ls -l and "
				     "lsattr, and run as root");
		return IT_TARGET;
	}
	errno = number;
	return it_fail_errno(err, name, doing);
}

static it_code refuse_here(const it_step *step, const it_run *run,
			   const char *text, it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name, "%s", text);
	it_error_remedy(err, "move it away and run again");
	return IT_TARGET;
}

static it_code place_open(struct place *p, const it_step *step,
			  const it_run *run, it_error *err)
{
	it_code code = it_root_parent(run->root, step->path, &p->dirfd,
				      &p->leaf, err);
	int len;

	if (code != IT_OK)
		return code;
	len = snprintf(p->kept, sizeof p->kept, ".%s.%s~", p->leaf, run->txid);
	if (len < 0 || (size_t)len >= sizeof p->kept) {
		/* Cut names could be those of other files. */
		(void)close(p->dirfd);
		errno = ENAMETOOLONG;
		return fail_here(step, run, "cannot stand beside its copies",
				 err);
	}
	memcpy(p->staged, p->kept, (size_t)len);
	p->staged[len - 1] = '\0';
	return IT_OK;
}

/* The executor syncs directories, each once a phase. */
static it_code place_close(struct place *p, it_code code)
{
	(void)close(p->dirfd);
	return code;
}

/* ---- reading what is there ------------------------------------------- */

static int owner_is(const it_file_step *file, const struct stat *st)
{
	return !file->owner.can_set || (st->st_uid == file->owner.uid &&
					st->st_gid == file->owner.gid);
}

/* Nonzero if fd holds exactly the wanted bytes. */
static int content_is(const it_file_step *file, int fd)
{
	char block[16384];
	size_t at = 0;
	ssize_t got;

	while ((got = it_read_full(fd, block, sizeof block)) > 0) {
		if ((size_t)got > file->bytes.len - at ||
		    memcmp(block, file->bytes.data + at, (size_t)got) != 0)
			return 0;
		at += (size_t)got;
	}
	return got == 0 && at == file->bytes.len;
}

/* Is the file at leaf exactly as wanted? */
static int is_as_wanted(const it_file_step *file, int dirfd, const char *leaf)
{
	struct stat st;
	int same;
	int fd = openat(dirfd, leaf,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return 0;
	same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	       (st.st_mode & 07777) == file->mode && owner_is(file, &st) &&
	       (!file->has_mtime || st.st_mtime == file->mtime) &&
	       (unsigned long long)st.st_size == file->bytes.len &&
	       content_is(file, fd);
	(void)close(fd);
	return same;
}

/* Notes what stands at the target now; only a regular file may. */
static it_code look(it_step *step, const it_run *run, it_error *err)
{
	it_file_step *file = step->data;
	it_code code = it_root_stat(run->root, step->path, &file->old,
				    &file->existed, err);

	if (code != IT_OK || !file->existed)
		return code;
	if (S_ISLNK(file->old.st_mode))
		return refuse_here(step, run,
				   "is a symbolic link, which is not replaced",
				   err);
	if (!S_ISREG(file->old.st_mode))
		return refuse_here(step, run, "is not a regular file", err);
	return IT_OK;
}

static it_code file_check(it_step *step, const it_run *run, int *done,
			  it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code = look(step, run, err);

	*done = 0;
	if (code != IT_OK || !file->existed)
		return code;
	code = place_open(&p, step, run, err);
	if (code != IT_OK)
		return code;
	*done = is_as_wanted(file, p.dirfd, p.leaf);
	(void)close(p.dirfd);
	return IT_OK;
}

/* ---- staging --------------------------------------------------------- */

static int set_times(const it_file_step *file, int fd)
{
	struct timespec times[2];

	if (!file->has_mtime)
		return 0;
	times[0].tv_sec = times[1].tv_sec = file->mtime;
	times[0].tv_nsec = times[1].tv_nsec = 0;
	return futimens(fd, times);
}

/* The owner first: changing it would drop mode bits set before. */
static int fill(const it_file_step *file, int fd)
{
	if (it_write_full(fd, it_strbuf_str(&file->bytes),
			  file->bytes.len) != 0)
		return -1;
	if (file->owner.can_set &&
	    fchown(fd, file->owner.uid, file->owner.gid) != 0)
		return -1;
	return fchmod(fd, file->mode);
}

static int stage(it_file_step *file, struct place *p)
{
	int fd = openat(p->dirfd, p->staged,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);
	int bad;

	if (fd < 0)
		return -1;
	file->staged = 1;
	bad = fill(file, fd) != 0 || set_times(file, fd) != 0 ||
	      fsync(fd) != 0;
	/* close may be where a network filesystem reports a full disk. */
	if (close(fd) != 0 || bad)
		return -1;
	return 0;
}

/* A second name for the old file, so that undo is one rename. */
static int keep(it_file_step *file, struct place *p)
{
	if (!file->existed)
		return 0;
	if (linkat(p->dirfd, p->leaf, p->dirfd, p->kept, 0) != 0)
		return -1;
	file->kept = 1;
	return 0;
}

static it_code file_prepare(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (stage(file, &p) != 0)
		code = fail_here(step, run, "cannot be staged", err);
	else if (keep(file, &p) != 0)
		code = fail_here(step, run, "the old file cannot be kept",
				 err);
	return place_close(&p, code);
}

static it_code remove_prepare(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (keep(step->data, &p) != 0)
		code = fail_here(step, run, "the file cannot be kept", err);
	return place_close(&p, code);
}

/* ---- publishing ------------------------------------------------------ */

static it_code file_publish(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (renameat(p.dirfd, p.staged, p.dirfd, p.leaf) == 0) {
		file->staged = 0;
		file->replaced = 1;
	} else if (!file->replaced) {
		code = fail_here(step, run, "cannot be replaced", err);
	}
	return place_close(&p, code);
}

static it_code remove_publish(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (unlinkat(p.dirfd, p.leaf, 0) == 0 || errno == ENOENT)
		file->replaced = 1;
	else
		code = fail_here(step, run, "cannot be removed", err);
	return place_close(&p, code);
}

/* ---- verifying ------------------------------------------------------- */

static it_code not_as_written(const it_step *step, const it_run *run,
			      it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	return it_fail(err, IT_FAILED, name,
		       "reads back otherwise than it was written");
}

static it_code file_verify(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (!is_as_wanted(step->data, p.dirfd, p.leaf))
		code = not_as_written(step, run, err);
	(void)close(p.dirfd);
	return code;
}

static it_code remove_verify(it_step *step, const it_run *run, it_error *err)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(run->root, step->path, &st, &found, err);

	if (code == IT_OK && found)
		code = not_as_written(step, run, err);
	return code;
}

/* ---- undoing and cleaning -------------------------------------------- */

static int unlink_if_there(int dirfd, const char *name)
{
	return unlinkat(dirfd, name, 0) == 0 || errno == ENOENT ? 0 : -1;
}

/*
 * Renaming one name of a file over another name of the same file does
 * nothing, so the kept name is unlinked in any case.
 */
static int bring_back(it_file_step *file, struct place *p)
{
	if (file->kept && file->replaced &&
	    renameat(p->dirfd, p->kept, p->dirfd, p->leaf) != 0 &&
	    errno != ENOENT)
		return -1;
	if (!file->existed && file->replaced &&
	    unlink_if_there(p->dirfd, p->leaf) != 0)
		return -1;
	if (file->kept && unlink_if_there(p->dirfd, p->kept) != 0)
		return -1;
	if (file->staged && unlink_if_there(p->dirfd, p->staged) != 0)
		return -1;
	file->kept = file->replaced = file->staged = 0;
	return 0;
}

static it_code file_undo(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code = IT_OK;

	if (!file->staged && !file->kept && !file->replaced)
		return IT_OK;
	code = place_open(&p, step, run, err);
	if (code != IT_OK)
		return code;
	if (bring_back(file, &p) != 0)
		code = fail_here(step, run, "cannot be brought back", err);
	return place_close(&p, code);
}

static it_code file_cleanup(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *file = step->data;
	it_code code;

	if (!file->kept)
		return IT_OK;
	code = place_open(&p, step, run, err);
	if (code != IT_OK)
		return code;
	if (unlink_if_there(p.dirfd, p.kept) != 0)
		code = fail_here(step, run, "its old copy cannot be dropped",
				 err);
	else
		file->kept = 0;
	return place_close(&p, code);
}

/* ---- removing -------------------------------------------------------- */

static it_code remove_check(it_step *step, const it_run *run, int *done,
			    it_error *err)
{
	it_file_step *file = step->data;
	it_code code = look(step, run, err);

	*done = code == IT_OK && !file->existed;
	return code;
}

/* ---- directories ----------------------------------------------------- */

/* No directory is there: is something else, a link that dangles even? */
static it_code refuse_occupied(it_step *step, const it_run *run,
			       const it_error *why, it_error *err)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(run->root, step->path, &st, &found, err);

	if (code != IT_OK)
		return code;
	if (found)
		return refuse_here(step, run, "is not a directory", err);
	if (why->sys_errno == ENOENT)
		return IT_OK;
	if (err != NULL && err->code == IT_OK)
		*err = *why;
	return why->code;
}

static it_code directory_check(it_step *step, const it_run *run, int *done,
			       it_error *err)
{
	it_error inner;
	int fd;
	it_code code;

	it_error_clear(&inner);
	code = it_root_dir(run->root, step->path, &fd, &inner);
	*done = code == IT_OK;
	if (code == IT_OK)
		(void)close(fd);
	else if (inner.sys_errno == ENOENT || inner.sys_errno == ENOTDIR)
		return refuse_occupied(step, run, &inner, err);
	else if (err != NULL && err->code == IT_OK)
		*err = inner;
	return code;
}

static it_code directory_prepare(it_step *step, const it_run *run,
				 it_error *err)
{
	struct place p;
	it_file_step *dir = step->data;
	it_code code = place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (mkdirat(p.dirfd, p.leaf, 0755) == 0)
		dir->replaced = 1;
	else if (errno != EEXIST)
		code = fail_here(step, run, "the directory cannot be made",
				 err);
	if (dir->replaced && dir->owner.can_set &&
	    fchownat(p.dirfd, p.leaf, dir->owner.uid, dir->owner.gid,
		     AT_SYMLINK_NOFOLLOW) != 0)
		code = fail_here(step, run, "its owner cannot be set", err);
	/* The caller's umask must not decide. */
	if (dir->replaced && fchmodat(p.dirfd, p.leaf, 0755, 0) != 0)
		code = fail_here(step, run, "its mode cannot be set", err);
	return place_close(&p, code);
}

static it_code directory_verify(it_step *step, const it_run *run,
				it_error *err)
{
	int done;
	it_code code = directory_check(step, run, &done, err);

	if (code == IT_OK && !done)
		code = not_as_written(step, run, err);
	return code;
}

/* Only what we made, and only while it is empty. */
static it_code directory_undo(it_step *step, const it_run *run, it_error *err)
{
	struct place p;
	it_file_step *dir = step->data;
	it_code code;

	if (!dir->replaced)
		return IT_OK;
	code = place_open(&p, step, run, err);
	if (code != IT_OK)
		return code;
	if (unlinkat(p.dirfd, p.leaf, AT_REMOVEDIR) == 0 || errno == ENOENT ||
	    errno == ENOTEMPTY || errno == EEXIST)
		dir->replaced = 0;
	else
		code = fail_here(step, run, "the directory cannot be removed",
				 err);
	return place_close(&p, code);
}

static it_code nothing(it_step *step, const it_run *run, it_error *err)
{
	(void)step;
	(void)run;
	(void)err;
	return IT_OK;
}

/* ---- the table ------------------------------------------------------- */

static unsigned long long file_space(const it_step *step)
{
	const it_file_step *file = step->data;

	return file->bytes.len;
}

static void file_free(void *data)
{
	it_file_step *file = data;

	if (file == NULL)
		return;
	it_strbuf_free(&file->bytes);
	free(file);
}

const it_step_kind it_kind_file = {
	"file",	     file_check, file_prepare, file_publish, file_verify,
	file_undo,   file_cleanup, file_space, file_free,
};

const it_step_kind it_kind_remove = {
	"remove",  remove_check, remove_prepare, remove_publish,
	remove_verify, file_undo, file_cleanup, file_space, file_free,
};

const it_step_kind it_kind_directory = {
	"directory", directory_check, directory_prepare, nothing,
	directory_verify, directory_undo, nothing, file_space, file_free,
};

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
	file->mode = mode;
	file->owner = *owner;
	code = it_strbuf_check(&file->bytes, err);
	if (code == IT_OK)
		code = it_sha256_of(bytes, len, file->sha256, err);
	if (code != IT_OK) {
		file_free(file);
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

it_code it_plan_directory(it_plan *plan, const char *path,
			  const it_owner *owner, it_error *err)
{
	it_file_step *dir = calloc(1, sizeof *dir);

	if (dir == NULL)
		return it_fail_memory(err);
	dir->owner = *owner;
	return it_plan_add(plan, &it_kind_directory, path, "make directory",
			   dir, err, "%s", "");
}
