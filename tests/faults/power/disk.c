/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/power/disk.h"
#include "tests/faults/power/need.h"

/* A write of more blocks than this grows its file in a few steps only. */
enum { FINE_BLOCKS = 4 };

/* ---- hashes ----------------------------------------------------------- */

unsigned long long disk_mix(unsigned long long hash, unsigned long long more)
{
	hash = (hash ^ more) * 0x9e3779b97f4a7c15ULL;
	return hash ^ (hash >> 29);
}

unsigned long long disk_hash(const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	unsigned long long hash = 0x5bd1e995, word;

	for (; len >= sizeof word; len -= sizeof word, at += sizeof word) {
		memcpy(&word, at, sizeof word);
		hash = disk_mix(hash, word);
	}
	for (; len > 0; len--)
		hash = disk_mix(hash, *at++ + 1ULL);
	return hash;
}

disk_block *disk_block_of(const unsigned char bytes[BLOCK])
{
	disk_block *block = need_memory(NULL, 1, sizeof *block);

	memcpy(block->bytes, bytes, BLOCK);
	block->hash = disk_hash(bytes, BLOCK);
	return block;
}

/* ---- objects and versions --------------------------------------------- */

static int new_object(disk *d, disk_kind kind, int owner)
{
	disk_object *object;
	int index = (int)d->object_count;

	d->objects = need_one_more(d->objects, d->object_count,
				   sizeof *d->objects);
	object = &d->objects[d->object_count++];
	memset(object, 0, sizeof *object);
	object->kind = kind;
	object->owner = owner;
	object->group = index;
	return index;
}

static void add_version(disk *d, int index, disk_value value)
{
	disk_object *object = &d->objects[index];

	object->versions = need_one_more(object->versions, object->count,
					 sizeof *object->versions);
	object->versions[object->count].call = (int)d->call_count - 1;
	object->versions[object->count++].value = value;
}

int disk_version_at(const disk_object *object, int call)
{
	/* Attributes and size come with the inode. */
	int least = object->kind == DISK_ATTR || object->kind == DISK_SIZE;
	int i = (int)object->count - 1;

	while (i >= least && object->versions[i].call > call)
		i--;
	return i;
}

static disk_value last_value(const disk *d, int index)
{
	const disk_object *object = &d->objects[index];

	return object->versions[object->count - 1].value;
}

/* ---- calls and inodes ------------------------------------------------- */

void disk_call(disk *d, const char *text)
{
	d->calls = need_one_more(d->calls, d->call_count, sizeof *d->calls);
	d->calls[d->call_count++] = need_text(text);
}

int disk_new(disk *d, char type, const disk_attr *attr, const char *target)
{
	disk_inode *inode;
	disk_value value;
	int index = (int)d->inode_count;

	d->inodes = need_one_more(d->inodes, d->inode_count,
				  sizeof *d->inodes);
	inode = &d->inodes[d->inode_count++];
	memset(inode, 0, sizeof *inode);
	inode->type = type;
	inode->target = target != NULL ? need_text(target) : NULL;
	inode->attr = new_object(d, DISK_ATTR, index);
	disk_set_attr(d, index, attr);
	inode->size = new_object(d, DISK_SIZE, index);
	value.size = 0;
	add_version(d, inode->size, value);
	return index;
}

void disk_set_attr(disk *d, int inode, const disk_attr *attr)
{
	disk_attr *copy = need_memory(NULL, 1, sizeof *copy);
	disk_value value;

	*copy = *attr;
	value.attr = copy;
	add_version(d, d->inodes[inode].attr, value);
}

const disk_attr *disk_attr_now(const disk *d, int inode)
{
	return last_value(d, d->inodes[inode].attr).attr;
}

void disk_synced(disk *d, int inode, int data_only)
{
	disk_sync *sync;

	d->syncs = need_one_more(d->syncs, d->sync_count, sizeof *d->syncs);
	sync = &d->syncs[d->sync_count++];
	sync->call = (int)d->call_count - 1;
	sync->inode = inode;
	sync->data_only = data_only;
}

void disk_begin(disk *d, const disk_attr *root)
{
	memset(d, 0, sizeof *d);
	disk_call(d, "start");
	(void)disk_new(d, 'd', root, NULL);
}

/* ---- names ------------------------------------------------------------ */

/* Place of a name among the sorted ones of its directory. */
static size_t name_place(const disk *d, const disk_inode *dir,
			 const char *name)
{
	size_t i = 0;

	while (i < dir->count &&
	       strcmp(d->objects[dir->objects[i]].name, name) < 0)
		i++;
	return i;
}

static int find_name(const disk *d, int dir, const char *name)
{
	const disk_inode *inode = &d->inodes[dir];
	size_t i = name_place(d, inode, name);

	if (i == inode->count ||
	    strcmp(d->objects[inode->objects[i]].name, name) != 0)
		return -1;
	return inode->objects[i];
}

/* Before its first version the name leads nowhere. */
static int make_name(disk *d, int dir, const char *name)
{
	int index = new_object(d, DISK_NAME, dir);
	disk_inode *inode = &d->inodes[dir];
	size_t i = name_place(d, inode, name);

	d->objects[index].name = need_text(name);
	d->objects[index].hash = disk_hash(name, strlen(name));
	inode->objects = need_one_more(inode->objects, inode->count,
				       sizeof *inode->objects);
	memmove(inode->objects + i + 1, inode->objects + i,
		(inode->count - i) * sizeof *inode->objects);
	inode->objects[i] = index;
	inode->count++;
	return index;
}

static int need_name(disk *d, int dir, const char *name)
{
	int index = find_name(d, dir, name);

	return index >= 0 ? index : make_name(d, dir, name);
}

void disk_set_name(disk *d, int dir, const char *name, int inode)
{
	disk_value value;

	value.inode = inode;
	add_version(d, need_name(d, dir, name), value);
}

int disk_lookup(const disk *d, int dir, const char *name)
{
	int index = find_name(d, dir, name);

	return index >= 0 ? last_value(d, index).inode : NO_INODE;
}

static void join_groups(disk *d, int from, int to)
{
	size_t i;

	for (i = 0; i < d->object_count; i++)
		if (d->objects[i].group == from)
			d->objects[i].group = to;
}

void disk_rename(disk *d, int dir, const char *name, int to_dir,
		 const char *to_name)
{
	int from = need_name(d, dir, name);
	int to = need_name(d, to_dir, to_name);
	int inode = last_value(d, from).inode;

	disk_set_name(d, dir, name, NO_INODE);
	disk_set_name(d, to_dir, to_name, inode);
	if (dir == to_dir)
		join_groups(d, d->objects[from].group, d->objects[to].group);
}

/* ---- bytes ------------------------------------------------------------ */

long long disk_size_now(const disk *d, int inode)
{
	return last_value(d, d->inodes[inode].size).size;
}

static void set_size(disk *d, int inode, long long size)
{
	disk_value value;

	value.size = size;
	add_version(d, d->inodes[inode].size, value);
}

static int need_block(disk *d, int inode, long long at)
{
	int index;

	while ((long long)d->inodes[inode].count <= at) {
		disk_inode *file = &d->inodes[inode];

		index = new_object(d, DISK_BLOCK, inode);
		d->objects[index].at = (int)file->count;
		file->objects = need_one_more(file->objects, file->count,
					      sizeof *file->objects);
		file->objects[file->count++] = index;
	}
	return d->inodes[inode].objects[at];
}

static void write_block(disk *d, int index, size_t skip, const void *bytes,
			size_t len)
{
	const disk_object *object = &d->objects[index];
	unsigned char whole[BLOCK];
	disk_value value;

	memset(whole, 0, sizeof whole);
	if (object->count != 0)
		memcpy(whole, last_value(d, index).block->bytes, BLOCK);
	memcpy(whole + skip, bytes, len);
	value.block = disk_block_of(whole);
	add_version(d, index, value);
}

/* A file may have grown by some of the blocks when the power fails. */
static void grow(disk *d, int inode, long long end)
{
	long long from = disk_size_now(d, inode) / BLOCK + 1;
	long long to = (end - 1) / BLOCK, step = 1, at;

	if (to - from >= FINE_BLOCKS)
		step = (to - from + 1) / 2;
	for (at = from; at <= to; at += step)
		set_size(d, inode, at * BLOCK);
	set_size(d, inode, end);
}

static void write_blocks(disk *d, int inode, long long offset,
			 const unsigned char *bytes, size_t len)
{
	size_t skip, part;

	for (; len > 0; len -= part, offset += (long long)part) {
		skip = (size_t)(offset % BLOCK);
		part = BLOCK - skip < len ? BLOCK - skip : len;
		write_block(d, need_block(d, inode, offset / BLOCK), skip,
			    bytes, part);
		bytes += part;
	}
}

void disk_write(disk *d, int inode, long long offset, const void *bytes,
		size_t len)
{
	long long end = offset + (long long)len;

	if (len != 0 && end > disk_size_now(d, inode))
		grow(d, inode, end);
	write_blocks(d, inode, offset, bytes, len);
}

/* What is cut off reads as zeros when the file grows again. */
void disk_resize(disk *d, int inode, long long size)
{
	long long cut = disk_size_now(d, inode) - size;
	unsigned char *zeros;

	set_size(d, inode, size);
	if (cut <= 0)
		return;
	zeros = need_memory(NULL, (size_t)cut, 1);
	memset(zeros, 0, (size_t)cut);
	write_blocks(d, inode, size, zeros, (size_t)cut);
	free(zeros);
}

/* ---- names for reports ------------------------------------------------ */

static const disk_object *last_name_of(const disk *d, int inode)
{
	size_t i, k;

	for (i = d->object_count; i-- > 0;) {
		const disk_object *object = &d->objects[i];

		for (k = object->count; object->kind == DISK_NAME && k-- > 0;)
			if (object->versions[k].value.inode == inode)
				return object;
	}
	return NULL;
}

void disk_path(const disk *d, int inode, char *out, size_t size)
{
	const disk_object *name = last_name_of(d, inode);
	size_t len;

	out[0] = '\0';
	if (inode == 0 || name == NULL)
		return;
	disk_path(d, name->owner, out, size);
	len = strlen(out);
	(void)snprintf(out + len, size - len, "%s%s", len != 0 ? "/" : "",
		       name->name);
}

/* ---- the end ---------------------------------------------------------- */

static void free_object(disk_object *object)
{
	size_t i;

	for (i = 0; i < object->count; i++) {
		if (object->kind == DISK_ATTR)
			free(object->versions[i].value.attr);
		if (object->kind == DISK_BLOCK)
			free(object->versions[i].value.block);
	}
	free(object->versions);
	free(object->name);
}

void disk_end(disk *d)
{
	size_t i;

	for (i = 0; i < d->object_count; i++)
		free_object(&d->objects[i]);
	for (i = 0; i < d->inode_count; i++) {
		free(d->inodes[i].target);
		free(d->inodes[i].objects);
	}
	for (i = 0; i < d->call_count; i++)
		free(d->calls[i]);
	free(d->objects);
	free(d->inodes);
	free(d->syncs);
	free(d->calls);
}
