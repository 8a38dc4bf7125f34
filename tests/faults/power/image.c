/* SPDX-License-Identifier: BSD-2-Clause */
/* From a vector to what the power failure left. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/states.h"

enum { LONGEST_PATH = 1024 };

void states_image_begin(states_image *image, const disk *d)
{
	image->disk = d;
	image->values = need_memory(NULL, d->object_count,
				    sizeof *image->values);
	image->reached = need_memory(NULL, d->inode_count,
				     sizeof *image->reached);
	image->hash = 0;
	image->masked = NULL;
}

void states_image_end(states_image *image)
{
	free(image->values);
	free(image->reached);
}

/* ---- values ----------------------------------------------------------- */

/* Before its first version a name leads nowhere and a block is zeros. */
static disk_value value_at(const disk_object *object, int version)
{
	disk_value value;

	if (version >= 0)
		return object->versions[version].value;
	memset(&value, 0, sizeof value);
	if (object->kind == DISK_NAME)
		value.inode = NO_INODE;
	else
		value.block = NULL;
	return value;
}

static int is_new_in_pattern(unsigned pattern, int at)
{
	switch (pattern) {
	case 0:
		return 0;
	case 1:
		return 1;
	case 2:
		return at % 2;
	default:
		return at == 0;
	}
}

static disk_value chosen(const states_cut *cut, int index, unsigned picked)
{
	const disk_object *object = &cut->disk->objects[index];
	const states_choice *choice = &cut->choices[cut->choice_of[index]];
	int call = cut->durable[index];
	disk_value value;

	switch (choice->kind) {
	case STATES_SIZE:
		return value_at(object, choice->first + (int)picked);
	case STATES_BLOCK:
		value.block = choice->blocks[picked];
		return value;
	case STATES_BLOCKS:
		if (is_new_in_pattern(picked, object->at))
			call = cut->call;
		break;
	default:
		if (choice->calls[picked] > call)
			call = choice->calls[picked];
	}
	return value_at(object, disk_version_at(object, call));
}

static void choose_values(const states_cut *cut, const unsigned *vector,
			  states_image *image)
{
	size_t i;

	for (i = 0; i < cut->disk->object_count; i++) {
		const disk_object *object = &cut->disk->objects[i];
		int choice = cut->choice_of[i];

		if (choice >= 0)
			image->values[i] =
				chosen(cut, (int)i, vector[choice]);
		else
			image->values[i] = value_at(
				object, disk_version_at(object, cut->call));
	}
}

/* ---- reading ---------------------------------------------------------- */

static long long size_of(const states_image *image, int inode)
{
	return image->values[image->disk->inodes[inode].size].size;
}

static const disk_block *block_of(const states_image *image, int inode,
				  long long at)
{
	const disk_inode *file = &image->disk->inodes[inode];

	if (at >= (long long)file->count)
		return NULL;
	return image->values[file->objects[at]].block;
}

void states_read(const states_image *image, int inode, long long at,
		 unsigned char bytes[BLOCK])
{
	const disk_block *block = block_of(image, inode, at);
	long long left = size_of(image, inode) - at * BLOCK;

	memset(bytes, 0, BLOCK);
	if (block != NULL && left > 0)
		memcpy(bytes, block->bytes,
		       left < BLOCK ? (size_t)left : BLOCK);
}

static unsigned long long zero_hash(void)
{
	static const unsigned char zeros[BLOCK];
	static unsigned long long hash;

	if (hash == 0)
		hash = disk_hash(zeros, BLOCK);
	return hash;
}

static unsigned long long block_hash(const states_image *image, int inode,
				     long long at)
{
	const disk_block *block = block_of(image, inode, at);
	unsigned char bytes[BLOCK];

	if (block == NULL)
		return zero_hash();
	if (size_of(image, inode) >= (at + 1) * BLOCK)
		return block->hash;
	states_read(image, inode, at, bytes);
	return disk_hash(bytes, BLOCK);
}

unsigned long long states_content(const states_image *image, int inode)
{
	long long size = size_of(image, inode), at;
	unsigned long long hash = (unsigned long long)size;

	for (at = 0; at * BLOCK < size; at++)
		hash = disk_mix(hash, block_hash(image, inode, at));
	return hash;
}

/* ---- the walk --------------------------------------------------------- */

struct walk {
	const states_image *image;
	states_each each;
	void *arg;
	char path[LONGEST_PATH];
};

/* An entry of the directory at path, whose length is len. */
static void walk_directory(struct walk *w, int dir, size_t len);

static void walk_name(struct walk *w, const disk_object *name, int inode,
		      size_t len)
{
	size_t more = strlen(name->name);

	if (len + more + 2 > sizeof w->path)
		need_die("a path is too long: %s/%s", w->path, name->name);
	memcpy(w->path + len, name->name, more + 1);
	w->each(w->arg, w->image, w->path, inode);
	if (w->image->disk->inodes[inode].type == 'd') {
		memcpy(w->path + len + more, "/", 2);
		walk_directory(w, inode, len + more + 1);
	}
}

static void walk_directory(struct walk *w, int dir, size_t len)
{
	const disk_inode *inode = &w->image->disk->inodes[dir];
	size_t i;

	for (i = 0; i < inode->count; i++) {
		int index = inode->objects[i];
		int leads = w->image->values[index].inode;

		if (leads != NO_INODE)
			walk_name(w, &w->image->disk->objects[index], leads,
				  len);
	}
}

void states_walk(const states_image *image, states_each each, void *arg)
{
	struct walk w;

	w.image = image;
	w.each = each;
	w.arg = arg;
	w.path[0] = '\0';
	walk_directory(&w, 0, 0);
}

/* ---- the hash of all that can be seen --------------------------------- */

static unsigned long long attr_hash(unsigned long long hash,
				    const disk_attr *attr)
{
	hash = disk_mix(hash, attr->mode);
	hash = disk_mix(hash, attr->uid);
	hash = disk_mix(hash, attr->gid);
	return disk_mix(hash, (unsigned long long)attr->mtime);
}

static void reach(states_image *image, int inode, int *count)
{
	const disk_inode *node = &image->disk->inodes[inode];
	unsigned long long hash = image->hash;

	image->reached[inode] = (*count)++;
	hash = attr_hash(hash, image->values[node->attr].attr);
	if (image->masked != NULL && image->masked[inode])
		hash = disk_mix(hash,
				(unsigned long long)size_of(image, inode));
	else if (node->type == 'f')
		hash = disk_mix(hash, states_content(image, inode));
	if (node->type == 'l')
		hash = disk_mix(hash, disk_hash(node->target,
						strlen(node->target)));
	image->hash = hash;
}

static void hash_directory(states_image *image, int dir, int *count)
{
	const disk_inode *inode = &image->disk->inodes[dir];
	size_t i;

	for (i = 0; i < inode->count; i++) {
		int index = inode->objects[i];
		int leads = image->values[index].inode;

		if (leads == NO_INODE)
			continue;
		image->hash = disk_mix(image->hash,
				       image->disk->objects[index].hash);
		if (image->reached[leads] < 0)
			reach(image, leads, count);
		/* Several names of one inode are told apart by its number. */
		image->hash = disk_mix(
			image->hash,
			(unsigned long long)image->reached[leads]);
		if (image->disk->inodes[leads].type == 'd')
			hash_directory(image, leads, count);
	}
	image->hash = disk_mix(image->hash, 1);
}

static void hash_all(states_image *image)
{
	int count = 0;
	size_t i;

	for (i = 0; i < image->disk->inode_count; i++)
		image->reached[i] = -1;
	image->hash = 0;
	reach(image, 0, &count);
	hash_directory(image, 0, &count);
}

unsigned long long states_masked_hash(states_image *image, const char *masked)
{
	unsigned long long whole = image->hash, part;

	image->masked = masked;
	hash_all(image);
	image->masked = NULL;
	part = disk_mix(image->hash,
			disk_hash(masked, image->disk->inode_count));
	image->hash = whole;
	return part;
}

/* ---- which vectors stand for a state of their own --------------------- */

/* The last call before the first change that the journal lost. */
static int journal_end(const states_cut *cut, const unsigned *vector)
{
	size_t i;

	for (i = 0; i < cut->count; i++) {
		const states_choice *choice = &cut->choices[i];

		if (choice->kind == STATES_JOURNAL &&
		    vector[i] + 1 < choice->count)
			return choice->calls[vector[i] + 1] - 1;
	}
	return cut->call;
}

/* The call that made the size that was picked, where sizes are alone. */
static int size_call(const states_cut *cut, const unsigned *vector, int inode)
{
	int index = cut->disk->inodes[inode].size;
	const disk_object *object = &cut->disk->objects[index];
	int choice = cut->choice_of[index];

	if (choice < 0)
		return cut->durable[index];
	return object->versions[cut->choices[choice].first +
				(int)vector[choice]].call;
}

static int version_of(const disk_object *object, const disk_block *block)
{
	int i;

	for (i = 0; i < (int)object->count; i++)
		if (object->versions[i].value.block == block)
			return i;
	return -1;
}

/* A size is on disk only with the commit that holds its call. */
static int size_allowed(const states_cut *cut, const unsigned *vector,
			size_t i)
{
	const states_choice *choice = &cut->choices[i];

	return !cut->rules->ordered || vector[i] == 0 ||
	       size_call(cut, vector, choice->owner) <=
		       journal_end(cut, vector);
}

/* New blocks are written before the size that reaches them. */
static int block_allowed(const states_cut *cut, const unsigned *vector,
			 size_t i)
{
	const states_choice *choice = &cut->choices[i];
	const disk_object *object = &cut->disk->objects[choice->object];
	int is_new = disk_version_at(object, cut->durable[choice->object]) < 0;

	if (!cut->rules->ordered || !is_new)
		return 1;
	return version_of(object, choice->blocks[vector[i]]) >=
	       disk_version_at(object,
			       size_call(cut, vector, choice->owner));
}

/* Nobody can see what is behind the end of a file. */
static int block_visible(const states_cut *cut, const states_image *image,
			 const states_choice *choice)
{
	int at = cut->disk->objects[choice->object].at;

	return at * (long long)BLOCK < size_of(image, choice->owner);
}

static int choice_allowed(const states_cut *cut, const unsigned *vector,
			  const states_image *image, size_t i)
{
	const states_choice *choice = &cut->choices[i];

	if (choice->kind == STATES_JOURNAL)
		return 1;
	if (image->reached[choice->owner] < 0)
		return vector[i] == 0;
	if (choice->kind == STATES_SIZE)
		return size_allowed(cut, vector, i);
	if (choice->kind != STATES_BLOCK)
		return 1;
	if (!block_visible(cut, image, choice))
		return vector[i] == 0;
	return block_allowed(cut, vector, i);
}

int states_make(const states_cut *cut, const unsigned *vector,
		states_image *image)
{
	size_t i;

	choose_values(cut, vector, image);
	hash_all(image);
	for (i = 0; i < cut->count; i++)
		if (!choice_allowed(cut, vector, image, i))
			return 0;
	return 1;
}

/* ---- telling ---------------------------------------------------------- */

static void describe_choice(const states_cut *cut, size_t i, unsigned picked,
			    it_strbuf *out)
{
	static const char *const kinds[] = {
		"the journal",	  "names of /", "attributes of /", "size of /",
		"a block of /", "blocks of /"};
	const states_choice *choice = &cut->choices[i];
	char path[LONGEST_PATH] = "";

	if (choice->kind != STATES_JOURNAL)
		disk_path(cut->disk, choice->owner, path, sizeof path);
	it_strbuf_format(out, "  %s%s: %u of 0..%u (%u loses nothing)",
			 kinds[choice->kind], path, picked,
			 choice->count - 1, choice->full);
	if (choice->kind <= STATES_ATTR)
		it_strbuf_format(out, ", lasting up to call %d: %s",
				 choice->calls[picked],
				 cut->disk->calls[choice->calls[picked]]);
	if (choice->kind == STATES_BLOCK)
		it_strbuf_format(out, ", block %d",
				 cut->disk->objects[choice->object].at);
	it_strbuf_char(out, '\n');
}

void states_describe(const states_cut *cut, const unsigned *vector,
		     it_strbuf *out)
{
	size_t i;

	for (i = 0; i < cut->count; i++)
		if (vector[i] != cut->choices[i].full)
			describe_choice(cut, i, vector[i], out);
}
