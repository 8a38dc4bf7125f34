/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The history of a filesystem: every object on it with all the versions that
 * it had, each with the number of the call that made it.  Objects are what a
 * disk can keep or lose for itself: a name in a directory, the attributes of
 * an inode, the size of a file, a block of a file.  Version numbers of call 0
 * are on disk at the start.
 */
#ifndef IT_TESTS_POWER_DISK_H
#define IT_TESTS_POWER_DISK_H

#include <sys/types.h>
#include <stddef.h>

enum { BLOCK = 4096, SECTOR = 512, NO_INODE = -1, ALL_INODES = -2 };

typedef struct disk_attr {
	unsigned mode; /* without the type */
	unsigned long uid, gid;
	long long mtime; /* as set by a call; writing does not change it */
} disk_attr;

/* NULL stands for a block of zeros. */
typedef struct disk_block {
	unsigned char bytes[BLOCK];
	unsigned long long hash;
} disk_block;

typedef enum disk_kind {
	DISK_NAME,
	DISK_ATTR,
	DISK_SIZE,
	DISK_BLOCK,
	DISK_KINDS
} disk_kind;

typedef union disk_value {
	int inode; /* where a name leads, NO_INODE: nowhere */
	disk_attr *attr;
	long long size;
	disk_block *block;
} disk_value;

typedef struct disk_version {
	int call;
	disk_value value;
} disk_version;

typedef struct disk_object {
	disk_kind kind;
	int owner;     /* the directory of a name, else the inode */
	int at;	       /* number of a block in its file */
	int group;     /* of a name: renames keep these names together */
	char *name;    /* of a name */
	unsigned long long hash; /* of the name */
	size_t count;
	disk_version *versions; /* by call; a hole has none */
} disk_object;

typedef struct disk_inode {
	char type;    /* d, f, l */
	char *target; /* of a link */
	int attr, size; /* their objects */
	size_t count;
	int *objects; /* names of a directory by name, blocks of a file */
} disk_inode;

/* A call that made something durable. */
typedef struct disk_sync {
	int call;
	int inode;     /* or ALL_INODES */
	int data_only; /* fdatasync */
} disk_sync;

/* Inode 0 is the root. */
typedef struct disk {
	size_t inode_count, object_count, sync_count, call_count;
	disk_inode *inodes;
	disk_object *objects;
	disk_sync *syncs;
	char **calls; /* what each did, for reports; calls[0] is the start */
} disk;

/* An empty root with that mode and owner; only call 0 has happened. */
void disk_begin(disk *d, const disk_attr *root);
void disk_end(disk *d);

/* The next call begins; what follows belongs to it. */
void disk_call(disk *d, const char *text);

int disk_new(disk *d, char type, const disk_attr *attr, const char *target);

/* The name in the directory leads to inode, or nowhere. */
void disk_set_name(disk *d, int dir, const char *name, int inode);
/* Of two names in directories; what was at the new one is replaced. */
void disk_rename(disk *d, int dir, const char *name, int to_dir,
		 const char *to_name);
void disk_write(disk *d, int inode, long long offset, const void *bytes,
		size_t len);
void disk_resize(disk *d, int inode, long long size);
void disk_set_attr(disk *d, int inode, const disk_attr *attr);
void disk_synced(disk *d, int inode, int data_only);

/* Where a name leads after all calls, the same for what it is now. */
int disk_lookup(const disk *d, int dir, const char *name);
const disk_attr *disk_attr_now(const disk *d, int inode);
long long disk_size_now(const disk *d, int inode);

/*
 * Index of the last version not later than call; -1: there is none.  The
 * first version of attributes and size is there as soon as the inode is.
 */
int disk_version_at(const disk_object *object, int call);

/* A path that the inode has or had, "" for the root. */
void disk_path(const disk *d, int inode, char *out, size_t size);

/* A block with its hash, for variants that no call wrote. */
disk_block *disk_block_of(const unsigned char bytes[BLOCK]);
unsigned long long disk_hash(const void *bytes, size_t len);
unsigned long long disk_mix(unsigned long long hash, unsigned long long more);

#endif
