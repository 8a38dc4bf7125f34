/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_file_priv.h"
#include "support/io.h"

/* ---- errors --------------------------------------------------------- */

/* What the system forbids is the target's refusal, not our failure. */
static int is_forbidden(int number)
{
	return number == EPERM || number == EACCES || number == EROFS;
}

it_code it_step_fail(const it_step *step, const it_run *run,
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

it_code it_step_changed(const it_step *step, const it_run *run,
			it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_FAILED, name,
		      "was changed by somebody else during this run");
	it_error_remedy(err, "nothing was changed by us; run again");
	return IT_FAILED;
}

it_code it_step_misread(const it_step *step, const it_run *run,
			it_error *err)
{
	char name[1024];

	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_FAILED, name,
		      "does not read back as it was written");
	it_error_remedy(err, "if somebody changed it during the run, their "
			     "version is kept in %s/backup; run again",
			run->home);
	return IT_FAILED;
}

/* ---- the place ------------------------------------------------------ */

/* Was a directory on the way exchanged since the plan was made? */
static int is_elsewhere(const it_place *p, const it_step *step)
{
	const it_file_step *file = step->data;
	struct stat st;

	if (file->dir_ino == 0)
		return 0;
	return fstat(p->dirfd, &st) != 0 || st.st_dev != file->dir_dev ||
	       st.st_ino != file->dir_ino;
}

it_code it_place_names(it_place *p, const it_step *step, const it_run *run,
		       it_error *err)
{
	const char *slash = strrchr(step->path, '/');
	int len;

	p->leaf = slash != NULL ? slash + 1 : step->path;
	len = snprintf(p->kept, sizeof p->kept, ".%s.%s~", p->leaf, run->txid);
	if (len < 0 || (size_t)len >= sizeof p->kept) {
		/* Cut names could be those of other files. */
		errno = ENAMETOOLONG;
		return it_step_fail(step, run, "cannot stand beside its copies",
				    err);
	}
	memcpy(p->staged, p->kept, (size_t)len);
	p->staged[len - 1] = '\0';
	return IT_OK;
}

it_code it_place_open(it_place *p, const it_step *step, const it_run *run,
		      it_error *err)
{
	it_code code = it_place_names(p, step, run, err);

	if (code == IT_OK)
		code = it_root_parent(run->root, step->path, &p->dirfd,
				      &p->leaf, err);
	if (code != IT_OK)
		return code;
	if (!is_elsewhere(p, step))
		return IT_OK;
	it_place_close(p);
	return it_step_changed(step, run, err);
}

it_code it_place_if_there(it_place *p, const it_step *step, const it_run *run,
			  int *gone, it_error *err)
{
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_place_open(p, step, run, &inner);
	*gone = code != IT_OK && inner.sys_errno == ENOENT;
	return code == IT_OK || *gone ? IT_OK : it_error_pass(err, &inner);
}

void it_place_close(it_place *p)
{
	(void)it_close(p->dirfd);
}

/* ---- what stands there ---------------------------------------------- */

/* Of the file behind the name, if it is still a regular one. */
static it_code sum_file(it_seen *seen, int dirfd, const char *name,
			it_error *err)
{
	char block[16384];
	it_sha256 *ctx = NULL;
	ssize_t got = -1;
	it_code code;
	int fd = it_open_at(dirfd, name,
			    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);

	if (fd < 0)
		return it_fail_errno(err, name, "cannot be read");
	code = it_sha256_new(&ctx, err);
	if (code == IT_OK && fstat(fd, &seen->st) == 0)
		do {
			got = it_read_full(fd, block, sizeof block);
			it_sha256_add(ctx, block, got > 0 ? (size_t)got : 0);
		} while (got == sizeof block);
	if (code == IT_OK && got < 0)
		code = it_fail_errno(err, name, "cannot be read");
	(void)it_close(fd);
	if (code == IT_OK)
		return it_sha256_end(ctx, seen->sha256, err);
	it_sha256_free(ctx);
	return code;
}

it_code it_see(it_seen *seen, int dirfd, const char *name, int with_sum,
	       it_error *err)
{
	memset(seen, 0, sizeof *seen);
	if (it_stat_at(dirfd, name, &seen->st) != 0)
		return errno == ENOENT
			       ? IT_OK
			       : it_fail_errno(err, name, "cannot be looked "
							  "at");
	seen->found = 1;
	if (!with_sum || !S_ISREG(seen->st.st_mode))
		return IT_OK;
	return sum_file(seen, dirfd, name, err);
}

int it_seen_is(const it_seen *seen, const it_file_image *image)
{
	const struct stat *st = &seen->st;

	return seen->found && S_ISREG(st->st_mode) &&
	       strcmp(seen->sha256, image->sha256) == 0 &&
	       (unsigned long long)st->st_size == image->size &&
	       (st->st_mode & 07777) == image->mode &&
	       (!image->owner.can_set || (st->st_uid == image->owner.uid &&
					  st->st_gid == image->owner.gid));
}

int it_seen_same(const it_seen *a, const it_seen *b)
{
	return a->found && b->found && a->st.st_dev == b->st.st_dev &&
	       a->st.st_ino == b->st.st_ino;
}

/* ---- nothing to do --------------------------------------------------- */

it_code it_step_nothing(it_step *step, const it_run *run, it_error *err)
{
	(void)step;
	(void)run;
	(void)err;
	return IT_OK;
}

it_code it_step_both_ways(it_step *step, const it_run *run, unsigned *ways,
			  it_error *err)
{
	*ways = IT_CAN_FORWARD | IT_CAN_BACK;
	return it_step_nothing(step, run, err);
}

unsigned long long it_step_no_space(const it_step *step)
{
	(void)step;
	return 0;
}

/* ---- staging -------------------------------------------------------- */

static int set_times(const it_file_image *image, int fd)
{
	struct timespec times[2];
	int result;

	if (!image->has_mtime)
		return 0;
	times[0].tv_sec = times[1].tv_sec = image->mtime;
	times[0].tv_nsec = times[1].tv_nsec = 0;
	IT_AGAIN(result, futimens(fd, times));
	return result;
}

static int fill(int fd, const it_file_image *image, const void *bytes)
{
	if (it_write_full(fd, bytes, (size_t)image->size) != 0 ||
	    it_owner_set(&image->owner, fd, image->mode) != 0)
		return -1;
	return set_times(image, fd);
}

int it_stage(int dirfd, const char *name, const it_file_image *image,
	     const void *bytes, const it_run *run, it_staged *staged)
{
	int fd = it_open_at(dirfd, name,
			    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				    O_CLOEXEC,
			    0600);
	int bad;

	memset(staged, 0, sizeof *staged);
	if (fd < 0)
		return -1;
	staged->made = 1;
	bad = fstat(fd, &staged->st) != 0 || fill(fd, image, bytes) != 0 ||
	      it_run_sync_later(run, fd) != 0;
	/* close may be where a network filesystem reports a full disk. */
	return it_close(fd) != 0 || bad ? -1 : 0;
}
