/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/faults/power/base.h"
#include "tests/faults/power/need.h"
#include "tests/faults/power/recording.h"
#include "tests/faults/tracer.h"

enum { LONGEST = 4096 };

/* A name as a call gives it. */
struct place {
	char path[LONGEST]; /* by which this process reaches it */
	char leaf[NAME_MAX + 1];
	int dir;   /* NO_INODE: not in the tree */
	int inode; /* what is there before the call */
};

struct recorder {
	recording *r;
	base *base;
	/* The call that is being made: */
	struct place place, to;
	int inode; /* of a descriptor */
	long long offset;
};

struct row;
typedef void (*recorder_act)(struct recorder *rec, const tracer_call *call,
			     const struct row *row);

struct row {
	long number;
	const char *name;
	recorder_act before, after;
	/* Places of the arguments, NONE, or the working directory. */
	int dir, path, to_dir, to_path;
};

enum { NONE = -1, WORKING = -2 };

static disk *disk_of(const struct recorder *rec)
{
	return &rec->r->disk;
}

/* ---- finding out what a call acts on ---------------------------------- */

static int inode_at(const struct recorder *rec, const char *path, int follow)
{
	struct stat st;

	if ((follow ? stat : lstat)(path, &st) != 0)
		return NO_INODE;
	return base_find(rec->base, &st);
}

static void descriptor_path(const tracer_call *call, int fd, char *out,
			    size_t size)
{
	(void)snprintf(out, size, "/proc/%ld/fd/%d", (long)tracer_pid(call),
		       fd);
}

/* Where a relative name of the call begins. */
static void start_path(const tracer_call *call, int dir, char *out,
		       size_t size)
{
	int fd = dir == WORKING ? AT_FDCWD : (int)call->args[dir];

	if (fd == AT_FDCWD)
		(void)snprintf(out, size, "/proc/%ld/cwd",
			       (long)tracer_pid(call));
	else
		descriptor_path(call, fd, out, size);
}

/* The path without its last component. */
static void cut_leaf(const char *path, char *parent, size_t size)
{
	const char *slash = strrchr(path, '/');

	(void)snprintf(parent, size, "%.*s",
		       slash == path ? 1 : (int)(slash - path), path);
}

static void find_place(const struct recorder *rec, const tracer_call *call,
		       int dir, int path, struct place *place)
{
	char name[LONGEST / 2], start[64], parent[LONGEST];

	tracer_text(call, call->args[path], name, sizeof name);
	start_path(call, dir, start, sizeof start);
	(void)snprintf(place->path, sizeof place->path, "%s%s%s",
		       name[0] == '/' ? "" : start, name[0] == '/' ? "" : "/",
		       name);
	cut_leaf(place->path, parent, sizeof parent);
	(void)snprintf(place->leaf, sizeof place->leaf, "%s",
		       strrchr(place->path, '/') + 1);
	place->dir = inode_at(rec, parent, 1);
	place->inode = inode_at(rec, place->path, 0);
}

static int inode_of_fd(const struct recorder *rec, const tracer_call *call,
		       int fd)
{
	char path[64];

	descriptor_path(call, fd, path, sizeof path);
	return inode_at(rec, path, 1);
}

/* ---- what is written down --------------------------------------------- */

/* The call, its name and what it acts on. */
static void begin_call(struct recorder *rec, const struct row *row, int dir,
		       const char *leaf)
{
	char text[LONGEST + 64], path[LONGEST];

	disk_path(disk_of(rec), dir, path, sizeof path);
	(void)snprintf(text, sizeof text, "%s %s%s%s", row->name, path,
		       leaf != NULL && path[0] != '\0' ? "/" : "",
		       leaf != NULL ? leaf : "");
	disk_call(disk_of(rec), text);
}

static void begin_at_place(struct recorder *rec, const struct row *row)
{
	begin_call(rec, row, rec->place.dir, rec->place.leaf);
}

static void must_be_modelled(const struct row *row, int modelled)
{
	if (!modelled)
		need_die("%s is used in a way that is not modelled",
			 row->name);
}

static void name_new(struct recorder *rec, const struct place *place)
{
	struct stat st;
	int inode;

	if (lstat(place->path, &st) != 0)
		need_die_errno(place->path);
	inode = base_new(rec->base, disk_of(rec), place->path, &st);
	disk_set_name(disk_of(rec), place->dir, place->leaf, inode);
}

/* ---- before the call -------------------------------------------------- */

static void find_places(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	find_place(rec, call, row->dir, row->path, &rec->place);
	if (row->to_path != NONE)
		find_place(rec, call, row->to_dir, row->to_path, &rec->to);
}

static void find_descriptor(struct recorder *rec, const tracer_call *call,
			    const struct row *row)
{
	(void)row;
	rec->inode = inode_of_fd(rec, call, (int)call->args[0]);
}

/* Without a name it is the descriptor's file. */
static void find_either(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	if (call->args[row->path] == 0)
		find_descriptor(rec, call, row);
	else
		find_places(rec, call, row);
}

/* The offset at which a write without one begins. */
static void find_offset(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	char path[64];
	unsigned flags;
	FILE *info;

	find_descriptor(rec, call, row);
	if (rec->inode == NO_INODE)
		return;
	(void)snprintf(path, sizeof path, "/proc/%ld/fdinfo/%d",
		       (long)tracer_pid(call), (int)call->args[0]);
	info = fopen(path, "r");
	if (info == NULL || fscanf(info, "pos: %lld flags: %o", &rec->offset,
				   &flags) != 2)
		need_die_errno(path);
	(void)fclose(info);
	if ((flags & O_APPEND) != 0)
		rec->offset = disk_size_now(disk_of(rec), rec->inode);
}

/* ---- after it --------------------------------------------------------- */

static void after_open(struct recorder *rec, const tracer_call *call,
		       const struct row *row)
{
	int flags = (int)call->args[row->path + 1];

	if (rec->place.dir == NO_INODE || (flags & O_ACCMODE) == O_RDONLY)
		return;
	must_be_modelled(row, (flags & O_SYNC & ~O_DSYNC) == 0 &&
				      (flags & O_DSYNC) == 0);
	if ((flags & O_CREAT) != 0 && rec->place.inode == NO_INODE) {
		begin_at_place(rec, row);
		name_new(rec, &rec->place);
	} else if ((flags & O_TRUNC) != 0) {
		begin_at_place(rec, row);
		disk_resize(disk_of(rec), rec->place.inode, 0);
	}
}

static void after_make(struct recorder *rec, const tracer_call *call,
		       const struct row *row)
{
	(void)call;
	if (rec->place.dir == NO_INODE)
		return;
	begin_at_place(rec, row);
	name_new(rec, &rec->place);
}

static void after_link(struct recorder *rec, const tracer_call *call,
		       const struct row *row)
{
	(void)call;
	if (rec->to.dir == NO_INODE)
		return;
	must_be_modelled(row, rec->place.inode != NO_INODE);
	begin_call(rec, row, rec->to.dir, rec->to.leaf);
	disk_set_name(disk_of(rec), rec->to.dir, rec->to.leaf,
		      rec->place.inode);
}

static void after_unlink(struct recorder *rec, const tracer_call *call,
			 const struct row *row)
{
	(void)call;
	if (rec->place.dir == NO_INODE)
		return;
	begin_at_place(rec, row);
	disk_set_name(disk_of(rec), rec->place.dir, rec->place.leaf, NO_INODE);
}

static void after_rename(struct recorder *rec, const tracer_call *call,
			 const struct row *row)
{
	(void)call;
	if (rec->place.dir == NO_INODE && rec->to.dir == NO_INODE)
		return;
	must_be_modelled(row, rec->place.dir != NO_INODE &&
				      rec->to.dir != NO_INODE);
	begin_call(rec, row, rec->to.dir, rec->to.leaf);
	/* Two names of one file: nothing happens. */
	if (rec->place.inode != rec->to.inode)
		disk_rename(disk_of(rec), rec->place.dir, rec->place.leaf,
			    rec->to.dir, rec->to.leaf);
}

static void copy_attr(struct recorder *rec, const struct row *row, int inode,
		      const char *path)
{
	struct stat st;
	disk_attr attr;

	if (inode == NO_INODE)
		return;
	if (stat(path, &st) != 0)
		need_die_errno(path);
	must_be_modelled(row, base_find(rec->base, &st) == inode);
	attr = base_attr(&st);
	/* Writing changes times too, which nobody relies on. */
	if (row->number != SYS_utimensat)
		attr.mtime = disk_attr_now(disk_of(rec), inode)->mtime;
	begin_call(rec, row, inode, NULL);
	disk_set_attr(disk_of(rec), inode, &attr);
}

static void after_attr_name(struct recorder *rec, const tracer_call *call,
			    const struct row *row)
{
	(void)call;
	copy_attr(rec, row, rec->place.inode, rec->place.path);
}

static void after_attr(struct recorder *rec, const tracer_call *call,
		       const struct row *row)
{
	char path[64];

	descriptor_path(call, (int)call->args[0], path, sizeof path);
	copy_attr(rec, row, rec->inode, path);
}

static void after_times(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	if (call->args[1] == 0)
		after_attr(rec, call, row);
	else
		after_attr_name(rec, call, row);
}

static void take_bytes(struct recorder *rec, const tracer_call *call,
		       const struct row *row, long long offset)
{
	size_t len = (size_t)call->result;
	unsigned char *bytes = need_memory(NULL, len, 1);

	if (tracer_peek(call, call->args[1], bytes, len) != len)
		need_die("%s: its bytes cannot be read", row->name);
	begin_call(rec, row, rec->inode, NULL);
	disk_write(disk_of(rec), rec->inode, offset, bytes, len);
	free(bytes);
}

/* The program has told its user how it ended. */
static void note_result(struct recorder *rec, const tracer_call *call)
{
	char text[LONGEST];
	size_t len = tracer_peek(call, call->args[1], text,
				 call->args[2] < sizeof text - 1
					 ? (size_t)call->args[2]
					 : sizeof text - 1);

	text[len] = '\0';
	if (rec->r->said == 0 && strstr(text, "Result ") != NULL)
		rec->r->said = (int)disk_of(rec)->call_count - 1;
}

static void after_write(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	if (rec->inode != NO_INODE)
		take_bytes(rec, call, row, rec->offset);
	else if (call->args[0] == STDOUT_FILENO)
		note_result(rec, call);
}

static void after_pwrite(struct recorder *rec, const tracer_call *call,
			 const struct row *row)
{
	if (rec->inode != NO_INODE)
		take_bytes(rec, call, row, (long long)call->args[3]);
}

static void after_resize(struct recorder *rec, const tracer_call *call,
			 const struct row *row)
{
	if (rec->inode == NO_INODE)
		return;
	begin_call(rec, row, rec->inode, NULL);
	disk_resize(disk_of(rec), rec->inode, (long long)call->args[1]);
}

static void after_fsync(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	(void)call;
	if (rec->inode == NO_INODE)
		return;
	begin_call(rec, row, rec->inode, NULL);
	disk_synced(disk_of(rec), rec->inode, row->number == SYS_fdatasync);
}

static void after_sync(struct recorder *rec, const tracer_call *call,
		       const struct row *row)
{
	(void)call;
	begin_call(rec, row, 0, NULL);
	disk_synced(disk_of(rec), ALL_INODES, 0);
}

static void after_other(struct recorder *rec, const tracer_call *call,
			const struct row *row)
{
	(void)call;
	must_be_modelled(row, rec->inode == NO_INODE);
}

static void after_map(struct recorder *rec, const tracer_call *call,
		      const struct row *row)
{
	int writes = (call->args[2] & PROT_WRITE) != 0 &&
		     (call->args[3] & MAP_SHARED) != 0;

	must_be_modelled(row, !writes || inode_of_fd(rec, call,
						     (int)call->args[4]) ==
						 NO_INODE);
}

static void before_nothing(struct recorder *rec, const tracer_call *call,
			   const struct row *row)
{
	(void)rec;
	(void)call;
	(void)row;
}

/* ---- the table -------------------------------------------------------- */

#define BY_NAME(name, after, dir, path)                                       \
	{                                                                     \
		SYS_##name, #name, find_places, after, dir, path, NONE, NONE  \
	}
#define BY_NAMES(name, after, dir, path, to_dir, to_path)                     \
	{                                                                     \
		SYS_##name, #name, find_places, after, dir, path, to_dir,     \
			to_path                                               \
	}
#define BY_FD(name, before, after)                                            \
	{                                                                     \
		SYS_##name, #name, before, after, NONE, NONE, NONE, NONE      \
	}

static const struct row rows[] = {
	BY_NAME(openat, after_open, 0, 1),
	BY_NAME(mkdirat, after_make, 0, 1),
	BY_NAME(mknodat, after_make, 0, 1),
	BY_NAME(symlinkat, after_make, 1, 2),
	BY_NAMES(linkat, after_link, 0, 1, 2, 3),
	BY_NAME(unlinkat, after_unlink, 0, 1),
	BY_NAMES(renameat, after_rename, 0, 1, 2, 3),
	BY_NAMES(renameat2, after_rename, 0, 1, 2, 3),
	BY_NAME(fchmodat, after_attr_name, 0, 1),
	BY_NAME(fchownat, after_attr_name, 0, 1),
#if defined SYS_open
	BY_NAME(open, after_open, WORKING, 0),
	BY_NAME(mkdir, after_make, WORKING, 0),
	BY_NAME(symlink, after_make, WORKING, 1),
	BY_NAMES(link, after_link, WORKING, 0, WORKING, 1),
	BY_NAME(unlink, after_unlink, WORKING, 0),
	BY_NAME(rmdir, after_unlink, WORKING, 0),
	BY_NAMES(rename, after_rename, WORKING, 0, WORKING, 1),
	BY_NAME(chmod, after_attr_name, WORKING, 0),
	BY_NAME(lchown, after_attr_name, WORKING, 0),
	BY_NAME(chown, after_attr_name, WORKING, 0),
#endif
	{SYS_utimensat, "utimensat", find_either, after_times, 0, 1, NONE,
	 NONE},
	BY_FD(write, find_offset, after_write),
	BY_FD(pwrite64, find_descriptor, after_pwrite),
	BY_FD(ftruncate, find_descriptor, after_resize),
	BY_FD(fchmod, find_descriptor, after_attr),
	BY_FD(fchown, find_descriptor, after_attr),
	BY_FD(fsync, find_descriptor, after_fsync),
	BY_FD(fdatasync, find_descriptor, after_fsync),
	BY_FD(syncfs, find_descriptor, after_sync),
	BY_FD(sync, before_nothing, after_sync),
	BY_FD(mmap, before_nothing, after_map),
	/* Not modelled: */
	BY_FD(writev, find_descriptor, after_other),
	BY_FD(pwritev, find_descriptor, after_other),
	BY_FD(sendfile, find_descriptor, after_other),
	BY_FD(fallocate, find_descriptor, after_other),
	BY_FD(fsetxattr, find_descriptor, after_other),
};

static const struct row *row_of(long number)
{
	size_t i;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].number == number)
			return &rows[i];
	return NULL;
}

static tracer_verdict on_call(void *arg, tracer_call *call)
{
	struct recorder *rec = arg;
	const struct row *row = row_of(call->number);

	if (row == NULL)
		return TRACER_ON;
	if (!call->leaving) {
		row->before(rec, call, row);
		return TRACER_OUT;
	}
	if (call->result >= 0)
		row->after(rec, call, row);
	return TRACER_ON;
}

void recording_make(recording *r, const setting *s, const char *command,
		    const char *root)
{
	struct recorder rec;
	hook h = {TRACER_ALL, on_call, NULL};
	result run;

	memset(&rec, 0, sizeof rec);
	memset(r, 0, sizeof *r);
	rec.r = r;
	rec.base = base_begin(&r->disk, root);
	h.arg = &rec;
	if (run_program(s, command, root, &h, &run) != 0 ||
	    result_status(&run) != 0)
		need_die("the recorded run fails:\n%s",
			 it_strbuf_str(&run.output));
	disk_call(&r->disk, "exit");
	if (r->said == 0)
		r->said = (int)r->disk.call_count - 1;
	result_free(&run);
	base_end(rec.base);
}

void recording_end(recording *r)
{
	disk_end(&r->disk);
}
