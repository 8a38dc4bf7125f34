/* SPDX-License-Identifier: BSD-2-Clause */
/* What may be lost after one call: the list of choices. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/states.h"

enum {
	SECTORS = BLOCK / SECTOR,
	/* A file with more blocks that are not durable is tried by patterns. */
	FINE_BLOCKS = 4,
	STALE_BYTE = 0xa5
};

static const unsigned char zeros[BLOCK];

static int at_call(const disk_object *object, int call)
{
	return disk_version_at(object, call);
}

static int is_pending(const states_cut *cut, int index)
{
	const disk_object *object = &cut->disk->objects[index];

	return at_call(object, cut->call) >
	       at_call(object, cut->durable[index]);
}

static states_choice *new_choice(states_cut *cut, states_kind kind, int index)
{
	states_choice *choice;

	cut->choices = need_one_more(cut->choices, cut->count,
				     sizeof *cut->choices);
	choice = &cut->choices[cut->count++];
	memset(choice, 0, sizeof *choice);
	choice->kind = kind;
	choice->object = index;
	choice->owner = cut->disk->objects[index].owner;
	return choice;
}

/* ---- choices of a call up to which changes are there ------------------ */

static void add_call(states_choice *choice, int call)
{
	unsigned i = 0, k;

	while (i < choice->count && choice->calls[i] < call)
		i++;
	if (i < choice->count && choice->calls[i] == call)
		return;
	choice->calls = need_one_more(choice->calls, choice->count,
				      sizeof *choice->calls);
	for (k = choice->count; k > i; k--)
		choice->calls[k] = choice->calls[k - 1];
	choice->calls[i] = call;
	choice->full = choice->count++;
}

static void add_pending_calls(const states_cut *cut, states_choice *choice,
			      int index)
{
	const disk_object *object = &cut->disk->objects[index];
	int i = at_call(object, cut->durable[index]) + 1;

	for (; i <= at_call(object, cut->call); i++)
		add_call(choice, object->versions[i].call);
}

static int is_in_choice(const states_cut *cut, const states_choice *choice,
			int index)
{
	const disk_object *object = &cut->disk->objects[index];
	rules_unit unit = cut->rules->of[object->kind].unit;

	switch (choice->kind) {
	case STATES_JOURNAL:
		return unit == UNIT_JOURNAL;
	case STATES_NAMES:
		return object->kind == DISK_NAME &&
		       object->owner == choice->owner &&
		       (unit == UNIT_DIRECTORY ||
			object->group ==
				cut->disk->objects[choice->object].group);
	default:
		return index == choice->object;
	}
}

/* One choice for all objects that are lost together with the first. */
static void add_common(states_cut *cut, states_kind kind, int first, int floor)
{
	states_choice *choice = new_choice(cut, kind, first);
	int index;

	add_call(choice, floor);
	for (index = first; index < (int)cut->disk->object_count; index++) {
		if (!is_pending(cut, index) ||
		    !is_in_choice(cut, choice, index))
			continue;
		cut->choice_of[index] = (int)cut->count - 1;
		add_pending_calls(cut, choice, index);
	}
}

/* ---- choices of bytes ------------------------------------------------- */

static disk_block *block_at(const disk_object *object, int version)
{
	return version >= 0 ? object->versions[version].value.block : NULL;
}

static const unsigned char *bytes_of(const disk_block *block)
{
	return block != NULL ? block->bytes : zeros;
}

static void add_block(states_choice *choice, disk_block *block)
{
	choice->blocks = need_one_more(choice->blocks, choice->count,
				       sizeof *choice->blocks);
	choice->blocks[choice->count++] = block;
}

static int has_bytes(const states_choice *choice, const unsigned char *bytes)
{
	unsigned i;

	for (i = 0; i < choice->count; i++)
		if (memcmp(bytes_of(choice->blocks[i]), bytes, BLOCK) == 0)
			return 1;
	return 0;
}

static void add_made(states_cut *cut, states_choice *choice,
		     const unsigned char bytes[BLOCK])
{
	disk_block *block;

	if (has_bytes(choice, bytes))
		return;
	block = disk_block_of(bytes);
	cut->made = need_one_more(cut->made, cut->made_count,
				  sizeof *cut->made);
	cut->made[cut->made_count++] = block;
	add_block(choice, block);
}

/* The first sectors of one, the rest of the other, at every place. */
static void add_torn(states_cut *cut, states_choice *choice,
		     const disk_block *one, const disk_block *other)
{
	unsigned char bytes[BLOCK];
	size_t at;

	for (at = SECTOR; at < BLOCK; at += SECTOR) {
		memcpy(bytes, bytes_of(one), at);
		memcpy(bytes + at, bytes_of(other) + at, BLOCK - at);
		add_made(cut, choice, bytes);
	}
}

static void add_stale(states_cut *cut, states_choice *choice)
{
	unsigned char bytes[BLOCK];

	memset(bytes, STALE_BYTE, sizeof bytes);
	add_made(cut, choice, bytes);
}

static void add_versions(const states_cut *cut, states_choice *choice,
			 int from)
{
	const disk_object *object = &cut->disk->objects[choice->object];

	for (; from <= at_call(object, cut->call); from++)
		add_block(choice, block_at(object, from));
	choice->full = choice->count - 1;
}

static void add_all_torn(states_cut *cut, states_choice *choice)
{
	unsigned i;

	for (i = 0; i < choice->full; i++) {
		add_torn(cut, choice, choice->blocks[i],
			 choice->blocks[i + 1]);
		add_torn(cut, choice, choice->blocks[i + 1],
			 choice->blocks[i]);
	}
}

static void choose_block(states_cut *cut, int index)
{
	const disk_object *object = &cut->disk->objects[index];
	int old = at_call(object, cut->durable[index]);
	/* An ordered file does not reach a block before its bytes do. */
	int first = old < 0 && cut->rules->ordered ? 0 : old;
	states_choice *choice = new_choice(cut, STATES_BLOCK, index);

	add_versions(cut, choice, first);
	if (cut->rules->torn && first == old)
		add_all_torn(cut, choice);
	if (cut->rules->stale && old < 0)
		add_stale(cut, choice);
	cut->choice_of[index] = (int)cut->count - 1;
}

/* All old, all new, every second one new, only the first one new. */
static void choose_patterns(states_cut *cut, const disk_inode *file)
{
	states_choice *choice =
		new_choice(cut, STATES_BLOCKS, file->objects[0]);
	size_t i;

	choice->count = 4;
	choice->full = 1;
	for (i = 0; i < file->count; i++)
		if (is_pending(cut, file->objects[i]))
			cut->choice_of[file->objects[i]] = (int)cut->count - 1;
}

static void choose_size(states_cut *cut, int index)
{
	const disk_object *object = &cut->disk->objects[index];
	states_choice *choice = new_choice(cut, STATES_SIZE, index);

	choice->first = at_call(object, cut->durable[index]);
	choice->full =
		(unsigned)(at_call(object, cut->call) - choice->first);
	choice->count = choice->full + 1;
	cut->choice_of[index] = (int)cut->count - 1;
}

static size_t pending_blocks(const states_cut *cut, const disk_inode *file)
{
	size_t i, count = 0;

	for (i = 0; i < file->count; i++)
		count += (size_t)is_pending(cut, file->objects[i]);
	return count;
}

static void choose_blocks(states_cut *cut, const disk_inode *file)
{
	size_t i;

	if (pending_blocks(cut, file) > FINE_BLOCKS) {
		choose_patterns(cut, file);
		return;
	}
	for (i = 0; i < file->count; i++)
		if (is_pending(cut, file->objects[i]))
			choose_block(cut, file->objects[i]);
}

/* ---- the list --------------------------------------------------------- */

static rules_unit unit_of(const states_cut *cut, disk_kind kind)
{
	return cut->rules->of[kind].unit;
}

/* Starts a choice at an object that is pending and in none yet. */
static void choose_names_and_attrs(states_cut *cut)
{
	int index;

	for (index = 0; index < (int)cut->disk->object_count; index++) {
		disk_kind kind = cut->disk->objects[index].kind;

		if (cut->choice_of[index] >= 0 || !is_pending(cut, index))
			continue;
		if (unit_of(cut, kind) == UNIT_JOURNAL)
			add_common(cut, STATES_JOURNAL, index,
				   rules_journal_durable(cut->rules, cut->disk,
							 cut->call));
		else if (kind == DISK_NAME)
			add_common(cut, STATES_NAMES, index,
				   cut->durable[index]);
		else if (kind == DISK_ATTR)
			add_common(cut, STATES_ATTR, index,
				   cut->durable[index]);
	}
}

static void choose_files(states_cut *cut)
{
	size_t i;

	for (i = 0; i < cut->disk->inode_count; i++) {
		const disk_inode *inode = &cut->disk->inodes[i];

		if (inode->type != 'f')
			continue;
		if (unit_of(cut, DISK_SIZE) == UNIT_ALONE &&
		    is_pending(cut, inode->size))
			choose_size(cut, inode->size);
		if (unit_of(cut, DISK_BLOCK) == UNIT_ALONE)
			choose_blocks(cut, inode);
	}
}

void states_cut_begin(states_cut *cut, const disk *d, const rules_row *rules,
		      int call)
{
	size_t i;

	memset(cut, 0, sizeof *cut);
	cut->disk = d;
	cut->rules = rules;
	cut->call = call;
	cut->durable = need_memory(NULL, d->object_count, sizeof(int));
	cut->choice_of = need_memory(NULL, d->object_count, sizeof(int));
	for (i = 0; i < d->object_count; i++) {
		cut->durable[i] =
			rules_durable(rules, d, &d->objects[i], call);
		cut->choice_of[i] = -1;
	}
	choose_names_and_attrs(cut);
	choose_files(cut);
}

void states_cut_end(states_cut *cut)
{
	size_t i;

	for (i = 0; i < cut->made_count; i++)
		free(cut->made[i]);
	for (i = 0; i < cut->count; i++) {
		free(cut->choices[i].calls);
		free(cut->choices[i].blocks);
	}
	free(cut->made);
	free(cut->choices);
	free(cut->durable);
	free(cut->choice_of);
}

/* ---- vectors ---------------------------------------------------------- */

unsigned long long states_count(const states_cut *cut,
				unsigned long long limit)
{
	unsigned long long count = 1;
	size_t i;

	for (i = 0; i < cut->count && count < limit; i++)
		count *= cut->choices[i].count;
	return count < limit ? count : limit;
}

int states_next(const states_cut *cut, unsigned *vector)
{
	size_t i;

	for (i = 0; i < cut->count; i++) {
		if (++vector[i] < cut->choices[i].count)
			return 1;
		vector[i] = 0;
	}
	return 0;
}

void states_full(const states_cut *cut, unsigned *vector)
{
	size_t i;

	for (i = 0; i < cut->count; i++)
		vector[i] = cut->choices[i].full;
}
