/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/power/base.h"
#include "tests/faults/power/need.h"
#include "tests/faults/power/scan.h"

static scan_node *add_node(scan *s, const char *path, char type,
			   const disk_attr *attr)
{
	scan_node *node;

	s->nodes = need_one_more(s->nodes, s->count, sizeof *s->nodes);
	node = &s->nodes[s->count++];
	memset(node, 0, sizeof *node);
	node->path = need_text(path);
	node->type = type;
	node->attr = *attr;
	return node;
}

static int by_path(const void *a, const void *b)
{
	const scan_node *one = a, *other = b;

	return strcmp(one->path, other->path);
}

static void sort(scan *s)
{
	qsort(s->nodes, s->count, sizeof *s->nodes, by_path);
}

/* ---- contents --------------------------------------------------------- */

/* As states_content() computes it. */
static unsigned long long content_of(const char *bytes, size_t len)
{
	unsigned long long hash = len;
	unsigned char block[BLOCK];
	size_t part;

	for (; len > 0; len -= part, bytes += part) {
		part = len < BLOCK ? len : BLOCK;
		memset(block, 0, sizeof block);
		memcpy(block, bytes, part);
		hash = disk_mix(hash, disk_hash(block, BLOCK));
	}
	return hash;
}

static void read_content(scan_node *node, const char *full)
{
	it_strbuf bytes = {NULL, 0, 0, 0};

	if (it_read_file(full, 1 << 26, &bytes, NULL) != IT_OK)
		need_die_errno(full);
	node->content = content_of(it_strbuf_str(&bytes), bytes.len);
	it_strbuf_free(&bytes);
}

static void read_target(scan_node *node, const char *full)
{
	char target[PATH_MAX];
	ssize_t len = readlink(full, target, sizeof target);

	if (len < 0)
		need_die_errno(full);
	node->content = disk_hash(target, (size_t)len);
}

/* ---- a real tree ------------------------------------------------------ */

static char type_of(mode_t mode)
{
	if (S_ISDIR(mode))
		return 'd';
	if (S_ISREG(mode))
		return 'f';
	return S_ISLNK(mode) ? 'l' : '?';
}

static void scan_name(scan *s, const char *root, const char *path)
{
	char full[PATH_MAX];
	struct stat st;
	disk_attr attr;
	scan_node *node;

	(void)snprintf(full, sizeof full, "%s/%s", root, path);
	if (lstat(full, &st) != 0)
		need_die_errno(full);
	attr = base_attr(&st);
	node = add_node(s, path, type_of(st.st_mode), &attr);
	node->link = st.st_ino;
	node->links = (int)st.st_nlink;
	if (node->type == 'f')
		read_content(node, full);
	if (node->type == 'l')
		read_target(node, full);
}

static void scan_directory(scan *s, const char *root, const char *path)
{
	char inner[PATH_MAX];
	struct dirent *entry;
	DIR *dir;

	(void)snprintf(inner, sizeof inner, "%s/%s", root, path);
	dir = opendir(inner);
	if (dir == NULL)
		need_die_errno(inner);
	while ((entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		(void)snprintf(inner, sizeof inner, "%s%s%s", path,
			       path[0] != '\0' ? "/" : "", entry->d_name);
		scan_name(s, root, inner);
		if (s->nodes[s->count - 1].type == 'd')
			scan_directory(s, root, inner);
	}
	(void)closedir(dir);
}

void scan_tree(scan *s, const char *root)
{
	memset(s, 0, sizeof *s);
	scan_name(s, root, "");
	scan_directory(s, root, "");
	sort(s);
}

/* ---- the image of one ------------------------------------------------- */

static void add_of_image(void *arg, const states_image *image,
			 const char *path, int inode)
{
	const disk_inode *what = &image->disk->inodes[inode];
	scan_node *node = add_node(arg, path, what->type,
				   image->values[what->attr].attr);

	node->inode = inode;
	node->link = (unsigned long long)inode;
	if (what->type == 'f')
		node->content = states_content(image, inode);
	if (what->type == 'l')
		node->content = disk_hash(what->target, strlen(what->target));
}

static void count_links(scan *s)
{
	size_t i, k;

	for (i = 0; i < s->count; i++)
		for (k = 0; k < s->count; k++)
			s->nodes[i].links +=
				s->nodes[k].link == s->nodes[i].link;
}

void scan_image(scan *s, const states_image *image)
{
	memset(s, 0, sizeof *s);
	add_of_image(s, image, "", 0);
	states_walk(image, add_of_image, s);
	count_links(s);
	sort(s);
}

void scan_end(scan *s)
{
	size_t i;

	for (i = 0; i < s->count; i++)
		free(s->nodes[i].path);
	free(s->nodes);
}

const scan_node *scan_find(const scan *s, const char *path)
{
	scan_node key;

	key.path = (char *)(size_t)path;
	return bsearch(&key, s->nodes, s->count, sizeof *s->nodes, by_path);
}
