/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The confined walk.  Every file of a target is reached through its it_root:
 * a directory descriptor plus a relative path that is walked component by
 * component.  A symbolic link on the way is followed as the target itself
 * would follow it (an absolute one begins at the root again) and never out
 * of the root: ".." above it is refused.  The last component is not followed
 * unless a function says so.
 *
 * Paths are relative, without a leading "/" ("kernel/drv/vmxnet3s").
 */
#ifndef IT_ROOT_H
#define IT_ROOT_H

#include <sys/types.h>
#include <sys/stat.h>

#include "support/error.h"
#include "support/strbuf.h"

typedef struct it_root {
	int fd;
	char *path; /* as given, for messages only */
	struct it_kept *kept; /* NULL unless it_root_keep was called */
} it_root;

it_code it_root_open(it_root *root, const char *path, it_error *err) IT_CHECKED;
void it_root_close(it_root *root);

/*
 * From here to it_root_let_go nothing of ours changes the root, so that a few
 * directories once reached are kept open for it_root_stat, it_root_read,
 * it_root_open_file and it_root_link, and missing ones are known to all.
 * Descriptors that are given to the caller come from a walk of their own,
 * always.  Where there is no memory to keep any, time is lost and no more.
 * it_root_close lets go as well.
 */
void it_root_keep(it_root *root);
void it_root_let_go(it_root *root);

/* root->path + "/" + path for messages. */
void it_root_name(const it_root *root, const char *path, char *out,
		  size_t size);

/* The remedy where the caller may not read or write in it. */
extern const char it_root_denied[];

/* An error of path from errno, as it_fail_errno. */
it_code it_root_fail_errno(const it_root *root, const char *path,
			   const char *doing, it_error *err);

/*
 * Opens the directory that holds path and gives the last component in leaf
 * (a pointer into path).  The caller closes *dirfd.  A missing directory is
 * IT_IO with sys_errno ENOENT; a link out of the root or a loop IT_TARGET.
 */
it_code it_root_parent(const it_root *root, const char *path, int *dirfd,
		       const char **leaf, it_error *err) IT_CHECKED;

/* A name that goes if it can: it does no harm where it stays. */
void it_root_unlink(const it_root *root, const char *path);

/* The directory path itself, links followed inside the root. */
it_code it_root_dir(const it_root *root, const char *path, int *dirfd,
		    it_error *err) IT_CHECKED;

/*
 * Is a directory there, links followed inside the root?  *yes is 0 where
 * nothing is; IT_TARGET where something else is, even a link that dangles.
 */
it_code it_root_is_dir(const it_root *root, const char *path, int *yes,
		       it_error *err) IT_CHECKED;

/*
 * fstatat without following the last component.  *found is 0 when it or a
 * directory above it does not exist (that is no error).
 */
it_code it_root_stat(const it_root *root, const char *path, struct stat *st,
		     int *found, it_error *err) IT_CHECKED;

/* The text of a symbolic link; cut where it is longer than size - 1. */
it_code it_root_link(const it_root *root, const char *path, char *to,
		     size_t size, it_error *err) IT_CHECKED;

/*
 * The whole content of a regular file of at most limit bytes.  A symbolic
 * link in the last place is followed inside the root.  *found as above.
 * Anything but a regular file is IT_TARGET, and so is a larger one.
 */
it_code it_root_read(const it_root *root, const char *path, size_t limit,
		     it_strbuf *out, int *found, it_error *err) IT_CHECKED;

/*
 * The same of one that only tells, as a log does: of a larger one the end,
 * which may begin within a line.
 */
it_code it_root_read_end(const it_root *root, const char *path, size_t most,
			 it_strbuf *out, int *found, it_error *err) IT_CHECKED;

/*
 * Opens a regular file read-only as it_root_read does; *fd is -1 when it is
 * missing.
 */
it_code it_root_open_file(const it_root *root, const char *path, int *fd,
			  it_error *err) IT_CHECKED;

/*
 * The path of an existing file with every symbolic link on the way and in
 * its own place replaced by where it leads inside the root.
 */
it_code it_root_resolve(const it_root *root, const char *path, char *real,
			size_t size, it_error *err) IT_CHECKED;

/*
 * Calls each(name, arg) for every name but . and .. in a directory of the
 * root, in sorted order; a missing directory has none.  All are read before
 * the first call, so that each may change the directory; its first error ends
 * the list and is the result.
 */
typedef it_code (*it_root_each)(const char *name, void *arg, it_error *err);
it_code it_root_list(const it_root *root, const char *path, it_root_each each,
		     void *arg, it_error *err) IT_CHECKED;

#endif
