/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Copies of replaced files: backup/SHA256 in our folder, mode 0600, owned as
 * the folder, made and synced before COMMIT.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_file_priv.h"
#include "support/io.h"

/* The backup folder, and the name of the copy while it is written. */
struct copy {
	int dirfd;
	const char *name;
	char staged[IT_SHA256_HEX + 32];
};

static it_code open_as(struct copy *c, const char *sha256, const it_run *run,
		       it_error *err)
{
	char path[512];
	it_error own;
	it_code code;

	(void)snprintf(path, sizeof path, "%s/backup", run->home);
	c->name = sha256;
	(void)snprintf(c->staged, sizeof c->staged, ".%s.%s", c->name,
		       run->txid);
	it_error_clear(&own);
	code = it_root_dir(run->root, path, &c->dirfd, &own);
	/* as install says of it, which makes the directory */
	if (code != IT_OK && own.sys_errno == ENOTDIR) {
		own.code = IT_TARGET;
		it_error_remedy(&own, "move it away and run again");
	}
	return code == IT_OK ? IT_OK : it_error_pass(err, &own);
}

static it_code open_backup(struct copy *c, const it_step *step,
			   const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;

	return open_as(c, file->old.sha256, run, err);
}

static it_code read_whole(int dirfd, const char *name, it_strbuf *bytes,
			  it_error *err)
{
	int fd = it_open_at(dirfd, name,
			    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
	it_code code;

	if (fd < 0)
		return it_fail_errno(err, name, "cannot be read");
	code = it_read_all(fd, name, IT_COPY_MAX, bytes, err);
	(void)it_close(fd);
	return code;
}

/* The bytes of name, which must be those of the old file. */
static it_code read_old(const it_step *step, int dirfd, const char *name,
			it_strbuf *bytes, const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	char sha256[IT_SHA256_HEX];
	it_code code = read_whole(dirfd, name, bytes, err);

	if (code == IT_OK)
		code = it_sha256_of(it_strbuf_str(bytes), bytes->len, sha256,
				    err);
	if (code == IT_OK && strcmp(sha256, file->old.sha256) != 0)
		code = it_step_changed(step, run, err);
	return code;
}

/*
 * Written beside, synced, renamed: a copy under its name is whole.  The
 * executor syncs the folder, once for all copies.
 */
static int put_copy(const struct copy *c, const it_strbuf *bytes,
		    const it_run *run)
{
	it_file_image image;
	it_staged staged;
	struct stat dir;

	memset(&image, 0, sizeof image);
	image.size = bytes->len;
	image.mode = 0600;
	if (fstat(c->dirfd, &dir) != 0)
		return -1;
	image.owner.uid = dir.st_uid;
	image.owner.gid = dir.st_gid;
	image.owner.can_set = geteuid() == 0;
	if (it_stage(c->dirfd, c->staged, &image, it_strbuf_str(bytes), run,
		     &staged) != 0)
		return -1;
	return renameat(c->dirfd, c->staged, c->dirfd, c->name);
}

it_code it_copy_make(const it_step *step, const it_place *p, const char *name,
		     const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_strbuf bytes = {NULL, 0, 0, 0};
	struct copy c;
	it_code code;

	if (file->copy == IT_COPY_NONE)
		return IT_OK;
	code = read_old(step, p->dirfd, name, &bytes, run, err);
	if (code == IT_OK)
		code = open_backup(&c, step, run, err);
	if (code == IT_OK) {
		if (put_copy(&c, &bytes, run) != 0)
			code = it_step_fail(step, run,
					    "the old file cannot be copied",
					    err);
		(void)it_close(c.dirfd);
	}
	it_strbuf_free(&bytes);
	return code;
}

it_code it_copy_save(const it_step *step, const it_place *p,
		     const char *sha256, const it_run *run, it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	struct copy c;
	it_code code = read_whole(p->dirfd, p->leaf, &bytes, err);

	if (code == IT_OK)
		code = open_as(&c, sha256, run, err);
	if (code == IT_OK) {
		if (it_unlink_at(c.dirfd, c.staged) != 0 ||
		    put_copy(&c, &bytes, run) != 0)
			code = it_step_fail(step, run,
					    "what stands there now cannot be "
					    "copied",
					    err);
		(void)it_close(c.dirfd);
	}
	it_strbuf_free(&bytes);
	return code;
}

it_code it_copy_drop(const it_step *step, const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	struct copy c;
	it_code code;

	if (file->copy == IT_COPY_NONE)
		return IT_OK;
	code = open_backup(&c, step, run, err);
	if (code != IT_OK)
		return code;
	if (it_unlink_at(c.dirfd, c.staged) != 0 ||
	    it_unlink_at(c.dirfd, c.name) != 0)
		code = it_step_fail(step, run,
				    "the copy of the old file cannot be "
				    "dropped",
				    err);
	(void)it_close(c.dirfd);
	return code;
}

it_code it_copy_find(const it_step *step, const it_run *run, int *found,
		     it_error *err)
{
	const it_file_step *file = step->data;
	struct copy c;
	it_seen seen;
	it_code code = open_backup(&c, step, run, err);

	if (code != IT_OK)
		return code;
	code = it_see(&seen, c.dirfd, c.name, 1, err);
	*found = seen.found && strcmp(seen.sha256, file->old.sha256) == 0;
	(void)it_close(c.dirfd);
	return code;
}

it_code it_copy_restore(const it_step *step, const it_place *p,
			const it_run *run, it_error *err)
{
	const it_file_step *file = step->data;
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_staged staged;
	struct copy c;
	it_code code = open_backup(&c, step, run, err);

	if (code != IT_OK)
		return code;
	code = read_old(step, c.dirfd, c.name, &bytes, run, err);
	(void)it_close(c.dirfd);
	/* What is staged is not wanted any more. */
	if (code == IT_OK && (it_unlink_at(p->dirfd, p->staged) != 0 ||
			      it_stage(p->dirfd, p->staged, &file->old,
				       it_strbuf_str(&bytes), run,
				       &staged) != 0 ||
			      renameat(p->dirfd, p->staged, p->dirfd,
				       p->leaf) != 0))
		code = it_step_fail(step, run, "cannot be brought back", err);
	it_strbuf_free(&bytes);
	return code;
}
