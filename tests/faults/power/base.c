/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/power/base.h"
#include "tests/faults/power/need.h"

struct base_row {
	dev_t dev;
	ino_t ino;
	int inode;
};

struct base {
	size_t count;
	struct base_row *rows;
};

disk_attr base_attr(const struct stat *st)
{
	disk_attr attr;

	attr.mode = (unsigned)st->st_mode & 07777;
	attr.uid = st->st_uid;
	attr.gid = st->st_gid;
	attr.mtime = st->st_mtime;
	return attr;
}

/* The last one counts: numbers are given again. */
int base_find(const base *b, const struct stat *st)
{
	size_t i;

	for (i = b->count; i-- > 0;)
		if (b->rows[i].ino == st->st_ino &&
		    b->rows[i].dev == st->st_dev)
			return b->rows[i].inode;
	return NO_INODE;
}

static void remember(base *b, const struct stat *st, int inode)
{
	b->rows = need_one_more(b->rows, b->count, sizeof *b->rows);
	b->rows[b->count].dev = st->st_dev;
	b->rows[b->count].ino = st->st_ino;
	b->rows[b->count++].inode = inode;
}

static int new_link(disk *d, const char *path, const disk_attr *attr)
{
	char target[PATH_MAX];
	ssize_t len = readlink(path, target, sizeof target - 1);

	if (len < 0)
		need_die_errno(path);
	target[len] = '\0';
	return disk_new(d, 'l', attr, target);
}

int base_new(base *b, disk *d, const char *path, const struct stat *st)
{
	disk_attr attr = base_attr(st);
	int inode = NO_INODE;

	if (S_ISLNK(st->st_mode))
		inode = new_link(d, path, &attr);
	else if (S_ISREG(st->st_mode))
		inode = disk_new(d, 'f', &attr, NULL);
	else if (S_ISDIR(st->st_mode))
		inode = disk_new(d, 'd', &attr, NULL);
	else
		need_die("%s: files of that type are not modelled", path);
	remember(b, st, inode);
	return inode;
}

static void take_content(disk *d, const char *path, int inode)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	if (it_read_file(path, 1 << 26, &bytes, NULL) != IT_OK)
		need_die_errno(path);
	disk_write(d, inode, 0, bytes.data, bytes.len);
	it_strbuf_free(&bytes);
}

static void take_directory(base *b, disk *d, const char *path, int inode);

static void take_name(base *b, disk *d, const char *path, int dir,
		      const char *name)
{
	struct stat st;
	int inode;

	if (lstat(path, &st) != 0)
		need_die_errno(path);
	inode = base_find(b, &st);
	if (inode == NO_INODE) {
		inode = base_new(b, d, path, &st);
		if (S_ISREG(st.st_mode))
			take_content(d, path, inode);
		if (S_ISDIR(st.st_mode))
			take_directory(b, d, path, inode);
	}
	disk_set_name(d, dir, name, inode);
}

static void take_directory(base *b, disk *d, const char *path, int inode)
{
	char inner[PATH_MAX];
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (dir == NULL)
		need_die_errno(path);
	while ((entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		(void)snprintf(inner, sizeof inner, "%s/%s", path,
			       entry->d_name);
		take_name(b, d, inner, inode, entry->d_name);
	}
	(void)closedir(dir);
}

base *base_begin(disk *d, const char *root)
{
	base *b = need_memory(NULL, 1, sizeof *b);
	struct stat st;
	disk_attr attr;

	memset(b, 0, sizeof *b);
	if (stat(root, &st) != 0)
		need_die_errno(root);
	attr = base_attr(&st);
	disk_begin(d, &attr);
	remember(b, &st, 0);
	take_directory(b, d, root, 0);
	return b;
}

void base_end(base *b)
{
	free(b->rows);
	free(b);
}
