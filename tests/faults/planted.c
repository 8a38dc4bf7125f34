/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A program that makes one small file in a root, with a fault of its own in
 * it that the campaign has to find: PLANTED names it.
 *
 *   none           as it should be
 *   blind          takes a failed rename for a good one
 *   deaf           takes a failed recovery for a good one
 *   hopeful        does not look whether it could take back what it did
 *   in-place       writes the file under its own name
 *   recovery       clears away in two steps, the second of which may never
 *                  come
 *   short          takes a short write for a whole one
 *   unsynced-file  renames a file that is not synced
 *   unsynced-name  does not sync the directory
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/io.h"

static const char *staged = ".planted.new";
static const char *const target = "planted", *const dropped = ".planted.old";
static const char text[] = "planted\n";

static int has(const char *fault)
{
	const char *planted = getenv("PLANTED");

	return planted != NULL && strcmp(planted, fault) == 0;
}

static int open_patiently(int dirfd, const char *name, int flags)
{
	int fd;

	do
		fd = openat(dirfd, name, flags, 0644);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static int sync_patiently(int fd)
{
	int bad;

	do
		bad = fsync(fd);
	while (bad != 0 && errno == EINTR);
	return bad;
}

static int put_text(int fd)
{
	if (has("short"))
		return write(fd, text, sizeof text - 1) > 0 ? 0 : -1;
	return it_write_full(fd, text, sizeof text - 1);
}

static int stage(int root)
{
	int fd = open_patiently(root, staged, O_WRONLY | O_CREAT | O_TRUNC);
	int bad;

	if (fd < 0)
		return -1;
	bad = put_text(fd) != 0 ||
	      (!has("unsynced-file") && sync_patiently(fd) != 0);
	return (close(fd) != 0 && errno != EINTR) || bad ? -1 : 0;
}

static int publish(int root)
{
	int bad = renameat(root, staged, root, target) != 0;

	if (bad && has("blind"))
		bad = unlinkat(root, staged, 0) != 0;
	if (!bad && !has("unsynced-name"))
		bad = sync_patiently(root) != 0;
	return bad ? -1 : 0;
}

static int take_away(int root, const char *name)
{
	return unlinkat(root, name, 0) == 0 || errno == ENOENT ? 0 : -1;
}

static int undo(int root)
{
	int bad = take_away(root, staged) != 0;

	bad |= take_away(root, target) != 0;
	if (!bad || has("hopeful"))
		return 1;
	(void)puts("planted: cannot be taken back\n  run recover");
	return 7;
}

static int install(int root)
{
	if (has("in-place"))
		staged = target;
	return stage(root) == 0 && publish(root) == 0 ? 0 : undo(root);
}

/* That a file is not there is believed when two calls say so. */
static int is_missing(int root, const char *name)
{
	return errno == ENOENT && faccessat(root, name, F_OK, 0) != 0;
}

static int recover(int root)
{
	if (has("recovery")) {
		if (renameat(root, staged, root, dropped) != 0)
			return is_missing(root, staged) ? 0 : 1;
		staged = dropped;
	}
	if (unlinkat(root, staged, 0) == 0 || has("deaf"))
		return 0;
	return is_missing(root, staged) ? 0 : 1;
}

static int verify(int root)
{
	return faccessat(root, target, R_OK, 0) == 0 || errno == ENOENT ? 0 : 3;
}

static const struct {
	const char *name;
	int (*run)(int root);
} commands[] = {
	{"install", install}, {"recover", recover}, {"verify", verify}};

/* COMMAND ... --root ROOT, the options of install-tools before it. */
int main(int argc, char **argv)
{
	int root = argc > 2 ? open_patiently(AT_FDCWD, argv[argc - 1],
					     O_RDONLY)
			    : -1;
	size_t i;

	for (i = 0; root >= 0 && i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(root);
	return 2;
}
