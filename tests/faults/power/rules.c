/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "tests/faults/power/rules.h"

/* Columns: names, attributes, sizes, blocks. */
const rules_row rules_table[RULES_COUNT] = {
	/*
	 * ext4 data=ordered with delayed allocation and without the help for
	 * replacing renames (noauto_da_alloc): metadata in the order of the
	 * journal, which any fsync commits; a file grows when its blocks are
	 * allocated, at any time later, and those are written before the
	 * commit; blocks that it has already are written in place.
	 * Documentation/filesystems/ext4/journal.rst and
	 * Documentation/admin-guide/ext4.rst of Linux.
	 */
	{"ext4",
	 FLOOR_ANY,
	 {{UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN}},
	 1,
	 1,
	 0},
	/*
	 * ZFS: a transaction group holds everything in order and may have
	 * been closed at any call; blocks are never overwritten.  fsync
	 * writes the intent log: all changes of names so far (they are
	 * synchronous records) and of that file's data and attributes.
	 * zil.c (zil_commit, zil_async_to_sync) and zfs_log.c of illumos.
	 */
	{"zfs",
	 FLOOR_ALL,
	 {{UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_JOURNAL, FLOOR_OWN},
	  {UNIT_JOURNAL, FLOOR_OWN},
	  {UNIT_JOURNAL, FLOOR_OWN}},
	 0,
	 0,
	 0},
	/*
	 * UFS with logging: metadata, the size of a file with it, in the
	 * order of the log; data at any time, so that a file may have its
	 * size and in its blocks zeros or what was there before.
	 * mount_ufs(1M) and usr/src/uts/common/fs/ufs/lufs_top.c of illumos.
	 */
	{"ufs",
	 FLOOR_ANY,
	 {{UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_JOURNAL, FLOOR_ANY},
	  {UNIT_ALONE, FLOOR_OWN}},
	 1,
	 0,
	 1},
	/*
	 * No more than POSIX promises, with names of one directory in order:
	 * fsync of a file makes its bytes and attributes durable, not its
	 * name; fsync of a directory its names.  The abstract persistence
	 * model of Pillai et al., "All File Systems Are Not Created Equal"
	 * (OSDI 2014).
	 */
	{"weak",
	 FLOOR_ALL,
	 {{UNIT_DIRECTORY, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN}},
	 1,
	 0,
	 0},
	/*
	 * The same with the names of one directory in any order; a rename
	 * within it is still atomic.
	 */
	{"weakest",
	 FLOOR_ALL,
	 {{UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN},
	  {UNIT_ALONE, FLOOR_OWN}},
	 1,
	 0,
	 0},
};

const rules_row *rules_find(const char *name)
{
	size_t i;

	for (i = 0; i < RULES_COUNT; i++)
		if (strcmp(rules_table[i].name, name) == 0)
			return &rules_table[i];
	return NULL;
}

/* data: does fdatasync count? */
static int last_sync(const disk *d, rules_floor floor, int inode, int data,
		     int cut)
{
	size_t i;

	for (i = d->sync_count; i-- > 0;) {
		const disk_sync *sync = &d->syncs[i];

		if (sync->call > cut)
			continue;
		if (sync->inode == ALL_INODES)
			return sync->call;
		if (floor != FLOOR_ALL && (data || !sync->data_only) &&
		    (floor == FLOOR_ANY || sync->inode == inode))
			return sync->call;
	}
	return 0;
}

int rules_durable(const rules_row *rules, const disk *d,
		  const disk_object *object, int cut)
{
	disk_kind kind = object->kind;
	int data = kind == DISK_SIZE || kind == DISK_BLOCK;

	return last_sync(d, rules->of[kind].floor, object->owner, data, cut);
}

int rules_journal_durable(const rules_row *rules, const disk *d, int cut)
{
	return last_sync(d, rules->journal, NO_INODE, 0, cut);
}
