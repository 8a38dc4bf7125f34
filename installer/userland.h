/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The layout of VMware's programs: which file of the media goes where, which
 * links lead to them, and what of the media is none of it.  As VMware's own
 * installer has it; the whole of a Solaris media was never seen, so that a
 * file which is in no row is told of instead of being guessed at.
 *
 * Nothing here touches a disk.
 */
#ifndef IT_USERLAND_H
#define IT_USERLAND_H

#include <stddef.h>

/* The components that are no drivers, as --components names them. */
#define IT_USERLAND "userland"
#define IT_STARTUP  "startup"

/* Where VMware's programs look for the rest of them; fixed. */
#define IT_USERLAND_LIB	 "usr/lib/vmware-tools"
#define IT_USERLAND_ETC	 "etc/vmware-tools"
#define IT_STARTUP_MEDIA "installer/services.sh"

typedef enum it_userland_fate {
	IT_USERLAND_UNKNOWN, /* in no row: the component is refused */
	IT_USERLAND_PUT,     /* goes into the root */
	IT_USERLAND_LEFT_OUT /* known, and not installed: X11, scripts, ... */
} it_userland_fate;

typedef struct it_userland_file {
	it_userland_fate fate;
	char path[512]; /* in the root, of IT_USERLAND_PUT */
	unsigned mode;	/* of it; 0: 0755 if it was executable, else 0644 */
	int may_link;	/* the media may have a symbolic link here */
} it_userland_file;

/*
 * The table's own paths are those of a default install.  VMware's installer
 * may have put what lies below these directories somewhere else.
 */
typedef enum it_userland_dir {
	IT_USERLAND_BINDIR,
	IT_USERLAND_SBINDIR,
	IT_USERLAND_LIBDIR,
	IT_USERLAND_DOCDIR,
	IT_USERLAND_DIRS
} it_userland_dir;

enum { IT_USERLAND_MOVED_MAX = 256 };

/* Relative to the root; "" of one that is where the table has it. */
typedef struct it_userland_moved {
	char dirs[IT_USERLAND_DIRS][IT_USERLAND_MOVED_MAX];
} it_userland_moved;

/* Where the table has it, and what VMware's records call it. */
const char *it_userland_dir_of(it_userland_dir dir);
const char *it_userland_dir_key(it_userland_dir dir);

/* Where a path of the table is; 0 when out has no room for it. */
int it_userland_path(const it_userland_moved *moved, const char *path,
		     char *out, size_t size);

/* By the path in the media, below vmware-tools-distrib. */
void it_userland_judge(const char *media_path, it_userland_file *file);

/*
 * A link that is made when what it leads to is there: a file or directory
 * installed from the media.
 */
typedef struct it_userland_link {
	const char *path;
	const char *to;	    /* relative, so that it is right in an image too */
	const char *target; /* the same as a path of the root */
} it_userland_link;

/* NULL past the end. */
const it_userland_link *it_userland_link_at(size_t i);

/*
 * Programs that are started by the system's isaexec(3C), which takes the one
 * of the right width beside it: copies of it are installed where both widths
 * are there.  NULL past the end.
 */
#define IT_ISAEXEC "usr/lib/isaexec"
const char *it_userland_isaexec_at(size_t i);

#endif
