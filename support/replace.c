/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "support/replace.h"
#include "support/strbuf.h"
#include "support/sync.h"

/*
 * What errno says; without its folder nothing else helps.  The name beside it
 * is there only if a process of our number died: in a container all have one.
 */
static it_code cannot_create(const char *path, const char *staged,
			     it_error *err)
{
	int number = errno;
	it_code code = it_fail_errno(err, number == EEXIST ? staged : path,
				     "cannot be written");

	if (number == EEXIST)
		it_error_remedy(err, "a run that died has left it: remove it "
				     "and run again");
	if (number == ENOENT || number == ENOTDIR)
		it_error_remedy(err, "name a file in a folder that is there");
	if (number == EACCES)
		it_error_remedy(err, "name a file in a folder that you may "
				     "write to");
	return code;
}

it_code it_replace_begin(it_replace *file, const char *path, it_error *err)
{
	it_strbuf name = {NULL, 0, 0, 0};
	struct stat st;
	it_code code;

	file->path = path;
	file->fd = -1;
	/* What is no file would be lost by the rename: a device, a link. */
	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		file->staged = NULL;
		(void)it_fail(err, IT_IO, path, "exists and is not a file");
		it_error_remedy(err, "name a new file, or one to be replaced");
		return IT_IO;
	}
	it_strbuf_format(&name, "%s.%ld.new", path, (long)getpid());
	file->staged = it_strbuf_take(&name, NULL);
	if (file->staged == NULL)
		return it_fail_memory(err);
	file->fd = it_open_at(IT_CWD, file->staged,
			      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (file->fd >= 0)
		return IT_OK;
	code = cannot_create(path, file->staged, err);
	free(file->staged);
	file->staged = NULL;
	return code;
}

it_code it_replace_write(it_replace *file, const void *bytes, size_t len,
			 it_error *err)
{
	if (it_write_full(file->fd, bytes, len) == 0)
		return IT_OK;
	return it_fail_errno(err, file->path, "cannot be written");
}

static const char *leaf_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void folder_of(const char *path, it_strbuf *dir)
{
	const char *leaf = leaf_of(path);

	if (leaf == path)
		it_strbuf_char(dir, '.');
	else
		it_strbuf_bytes(dir, path, (size_t)(leaf - path));
}

static int stat_folder(const char *path, struct stat *st)
{
	it_strbuf dir = {NULL, 0, 0, 0};
	int done;

	folder_of(path, &dir);
	done = stat(it_strbuf_str(&dir), st) == 0;
	it_strbuf_free(&dir);
	return done;
}

int it_replace_is_same(const char *path, const char *other)
{
	struct stat a, b;

	return strcmp(path, other) == 0 ||
	       (strcmp(leaf_of(path), leaf_of(other)) == 0 &&
		stat_folder(path, &a) && stat_folder(other, &b) &&
		a.st_dev == b.st_dev && a.st_ino == b.st_ino);
}

/* The rename is on disk when its directory is. */
static int sync_folder(const char *path)
{
	it_strbuf dir = {NULL, 0, 0, 0};
	int fd, done;

	folder_of(path, &dir);
	fd = it_open_at(IT_CWD, it_strbuf_str(&dir),
			O_RDONLY | O_CLOEXEC, 0);
	it_strbuf_free(&dir);
	done = fd >= 0 && it_sync_dir(fd) == 0;
	if (fd >= 0)
		(void)close(fd);
	return done;
}

static int put_in_place(it_replace *file)
{
	int fd = file->fd;

	if (it_sync(fd) != 0)
		return 0;
	file->fd = -1;
	return it_close(fd) == 0 && rename(file->staged, file->path) == 0;
}

it_code it_replace_commit(it_replace *file, it_error *err)
{
	if (!put_in_place(file))
		return it_fail_errno(err, file->path, "cannot be written");
	free(file->staged);
	file->staged = NULL;
	if (!sync_folder(file->path))
		return it_fail_errno(err, file->path, "its folder cannot be "
				     "synced");
	return IT_OK;
}

void it_replace_abandon(it_replace *file)
{
	if (file->fd >= 0)
		(void)close(file->fd);
	file->fd = -1;
	if (file->staged != NULL)
		(void)it_unlink_at(IT_CWD, file->staged);
	free(file->staged);
	file->staged = NULL;
}

it_code it_replace_file(const char *path, const void *bytes, size_t len,
			it_error *err)
{
	it_replace file;
	it_code code = it_replace_begin(&file, path, err);

	if (code == IT_OK)
		code = it_replace_write(&file, bytes, len, err);
	if (code == IT_OK)
		code = it_replace_commit(&file, err);
	it_replace_abandon(&file);
	return code;
}
