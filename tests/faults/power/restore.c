/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/power/need.h"
#include "tests/faults/power/restore.h"
#include "tests/faults/power/scan.h"

struct restore {
	const states_image *image;
	const char *root;
	scan is, wanted;
	char full[PATH_MAX];
};

static const char *full_path(struct restore *r, const char *path)
{
	(void)snprintf(r->full, sizeof r->full, "%s/%s", r->root, path);
	return r->full;
}

/* Files of several names are made anew. */
static int may_stay(const scan_node *is, const scan_node *wanted)
{
	if (wanted == NULL || is->type != wanted->type)
		return 0;
	if (is->type == 'd')
		return 1;
	return is->content == wanted->content && is->links == 1 &&
	       wanted->links == 1;
}

/* What is in a directory goes before it does. */
static void remove_others(struct restore *r)
{
	size_t i;

	for (i = r->is.count; i-- > 0;) {
		const scan_node *is = &r->is.nodes[i];

		if (!may_stay(is, scan_find(&r->wanted, is->path)) &&
		    remove(full_path(r, is->path)) != 0)
			need_die_errno(r->full);
	}
}

static void write_file(struct restore *r, int inode)
{
	int index = r->image->disk->inodes[inode].size;
	long long left = r->image->values[index].size, at;
	unsigned char bytes[BLOCK];
	int fd = open(r->full, O_WRONLY | O_CREAT | O_EXCL, 0600);

	if (fd < 0)
		need_die_errno(r->full);
	for (at = 0; left > 0; at++, left -= BLOCK) {
		states_read(r->image, inode, at, bytes);
		if (it_write_full(fd, bytes,
				  left < BLOCK ? (size_t)left : BLOCK) != 0)
			need_die_errno(r->full);
	}
	(void)close(fd);
}

static const scan_node *earlier_name(const struct restore *r, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (r->wanted.nodes[k].link == r->wanted.nodes[i].link)
			return &r->wanted.nodes[k];
	return NULL;
}

static void make_file(struct restore *r, size_t i)
{
	const scan_node *earlier = earlier_name(r, i);
	char first[PATH_MAX];

	if (earlier == NULL) {
		write_file(r, r->wanted.nodes[i].inode);
		return;
	}
	(void)snprintf(first, sizeof first, "%s/%s", r->root, earlier->path);
	if (link(first, r->full) != 0)
		need_die_errno(r->full);
}

static void make_node(struct restore *r, size_t i)
{
	const scan_node *node = &r->wanted.nodes[i];

	(void)full_path(r, node->path);
	if (node->type == 'f')
		make_file(r, i);
	else if (node->type == 'd' && mkdir(r->full, 0700) != 0)
		need_die_errno(r->full);
	else if (node->type == 'l' &&
		 symlink(r->image->disk->inodes[node->inode].target,
			 r->full) != 0)
		need_die_errno(r->full);
}

/* Times of directories change with every name made in them. */
static int same_attr(const scan_node *is, const scan_node *wanted)
{
	return is->attr.mode == wanted->attr.mode &&
	       is->attr.uid == wanted->attr.uid &&
	       is->attr.gid == wanted->attr.gid &&
	       (is->type == 'd' || is->attr.mtime == wanted->attr.mtime);
}

static void set_attr(struct restore *r, const scan_node *node)
{
	struct timespec times[2] = {{0, 0}, {0, 0}};
	const char *full = full_path(r, node->path);

	times[0].tv_sec = times[1].tv_sec = (time_t)node->attr.mtime;
	if (lchown(full, (uid_t)node->attr.uid, (gid_t)node->attr.gid) != 0 ||
	    (node->type != 'l' && chmod(full, (mode_t)node->attr.mode) != 0) ||
	    utimensat(AT_FDCWD, full, times, AT_SYMLINK_NOFOLLOW) != 0)
		need_die_errno(full);
}

void restore_tree(const char *root, const states_image *image)
{
	struct restore r;
	size_t i;

	r.image = image;
	r.root = root;
	scan_tree(&r.is, root);
	scan_image(&r.wanted, image);
	remove_others(&r);
	for (i = 0; i < r.wanted.count; i++) {
		const scan_node *wanted = &r.wanted.nodes[i];
		const scan_node *is = scan_find(&r.is, wanted->path);
		int stays = is != NULL && may_stay(is, wanted);

		if (!stays)
			make_node(&r, i);
		if (!stays || !same_attr(is, wanted))
			set_attr(&r, wanted);
	}
	scan_end(&r.is);
	scan_end(&r.wanted);
}
