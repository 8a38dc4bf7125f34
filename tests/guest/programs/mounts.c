/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * guest-mount: what is mounted when a guest is entered, beside what "enter"
 * brings: boot environments that an earlier command has mounted, and small
 * disks.  state/small has a path and the bytes that are to be free there.
 */
#include "config.h"

#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "tests/guest/places.h"
#include "tests/guest/programs/environments.h"
#include "tests/guest/programs/guest.h"
#include "tests/guest/programs/trees.h"

static const char beside[] = GUEST_HIDDEN "/small";

static void mount_sized(const char *path, unsigned long flags,
			unsigned long size)
{
	char options[80];

	(void)snprintf(options, sizeof options, "mode=755,size=%lu", size);
	if (mount("none", path, "tmpfs", flags, options) != 0)
		die("cannot mount %s", path);
}

/*
 * The same files on a disk of their own; what a command writes there is lost
 * with it.
 */
static void small_disk(const char *path, unsigned long free)
{
	struct statvfs vfs;

	(void)mkdir(beside, 0755);
	mount_sized(beside, 0, 1UL << 28);
	if (!copy_tree(path, beside) || statvfs(beside, &vfs) != 0)
		die("cannot copy %s", path);
	mount_sized(beside, MS_REMOUNT,
		    (unsigned long)(vfs.f_blocks - vfs.f_bfree) *
				    (unsigned long)vfs.f_frsize +
			    free);
	if (mount(beside, path, NULL, MS_MOVE, NULL) != 0)
		die("cannot move a disk to %s", path);
}

int guest_mount(int argc, char **argv)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE];
	it_slice rest, line;
	unsigned long free;

	(void)argc;
	(void)argv;
	mount_environments();
	state_read("small", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (split(line, words, 2) != 2 ||
		    !it_slice_number(it_slice_of(words[1]), 1UL << 27, &free))
			die("bad line in state/small");
		small_disk(words[0], free);
	}
	return 0;
}
