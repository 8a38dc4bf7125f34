/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/guest/programs/archive.h"

static const char *path_in(const char *root, const char *name)
{
	it_strbuf path = {NULL, 0, 0, 0};

	it_strbuf_format(&path, "%s/%s", strcmp(root, "/") == 0 ? "" : root,
			 name);
	return it_strbuf_take(&path, NULL);
}

int archive_is_used(const char *root)
{
	return access(path_in(root, "boot/solaris/bin/create_ramdisk"),
		      F_OK) == 0;
}

/* ---- the files -------------------------------------------------------- */

static struct {
	char **lines; /* "path size mtime" */
	size_t count;
	size_t skip; /* of a path: the root */
} walk;

static int note_file(const char *path, const struct stat *st, int flag,
		     struct FTW *where)
{
	char line[PATH_SIZE + 64];

	(void)flag;
	(void)where;
	if (!S_ISREG(st->st_mode))
		return 0;
	(void)snprintf(line, sizeof line, "%s %lld %lld", path + walk.skip,
		       (long long)st->st_size, (long long)st->st_mtime);
	walk.lines = realloc(walk.lines,
			     (walk.count + 1) * sizeof *walk.lines);
	if (walk.lines == NULL)
		die("out of memory");
	walk.lines[walk.count++] = it_text_dup(line);
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Those that boot/solaris/filelist.ramdisk names, and their state now. */
static void list_files(const char *root, it_strbuf *out)
{
	it_strbuf names = {NULL, 0, 0, 0};
	char name[PATH_SIZE];
	it_slice rest, line;
	size_t i;

	memset(&walk, 0, sizeof walk);
	walk.skip = strcmp(root, "/") == 0 ? 0 : strlen(root);
	(void)read_guest_file(path_in(root, "boot/solaris/filelist.ramdisk"),
			      &names);
	(void)read_guest_file(
		path_in(root, "etc/boot/solaris/filelist.ramdisk"), &names);
	rest = it_slice_of(it_strbuf_str(&names));
	while (it_next_line(&rest, &line))
		if (it_slice_copy(it_trim(line), name, sizeof name))
			(void)nftw(path_in(root, name), note_file, 16,
				   FTW_PHYS);
	if (walk.count != 0)
		qsort(walk.lines, walk.count, sizeof *walk.lines, by_name);
	for (i = 0; i < walk.count; i++)
		it_strbuf_format(out, "%s\n", walk.lines[i]);
}

/* ---- comparing -------------------------------------------------------- */

/* Is the line in the text; if not, is there one of the same path? */
enum { SAME, CHANGED, MISSING };

static int compare(it_slice line, const it_strbuf *text)
{
	it_slice rest = it_slice_of(it_strbuf_str(text)), other, a, b;
	it_slice mine = line;

	(void)it_next_word(&mine, &a);
	while (it_next_line(&rest, &other)) {
		it_slice whole = other;

		(void)it_next_word(&other, &b);
		if (a.len != b.len || memcmp(a.at, b.at, a.len) != 0)
			continue;
		return whole.len == line.len &&
				       memcmp(whole.at, line.at, line.len) == 0
			       ? SAME
			       : CHANGED;
	}
	return MISSING;
}

/* Lines of from that text has not; words: for those changed, and missing. */
static size_t say_different(const it_strbuf *from, const it_strbuf *text,
			    const char *const *words, it_strbuf *out)
{
	it_slice rest = it_slice_of(it_strbuf_str(from)), line, path;
	size_t count = 0;
	int how;

	while (it_next_line(&rest, &line)) {
		how = compare(line, text);
		if (how == SAME || words[how] == NULL)
			continue;
		count++;
		(void)it_next_word(&line, &path);
		it_strbuf_format(out, "    %s %.*s\n", words[how],
				 (int)path.len, path.at);
	}
	return count;
}

size_t archive_differences(const char *root, it_strbuf *out)
{
	static const char *const here[] = {NULL, "changed", "new    "};
	static const char *const gone[] = {NULL, NULL, "stale  "};
	it_strbuf now = {NULL, 0, 0, 0}, then = {NULL, 0, 0, 0};

	if (!read_guest_file(path_in(root, "boot/solaris/filestat.ramdisk"),
			     &then))
		return 0;
	list_files(root, &now);
	return say_different(&now, &then, here, out) +
	       say_different(&then, &now, gone, out);
}

/* ---- writing ---------------------------------------------------------- */

static int put_file(const char *path, const it_strbuf *text)
{
	char new[PATH_SIZE];
	int fd, bad;

	(void)snprintf(new, sizeof new, "%s-new", path);
	fd = open(new, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		return 0;
	bad = it_write_full(fd, it_strbuf_str(text), text->len) != 0;
	return close(fd) == 0 && !bad && rename(new, path) == 0;
}

int archive_update(const char *root, it_strbuf *out)
{
	static const char *const archives[] = {
		"platform/i86pc/boot_archive",
		"platform/i86pc/amd64/boot_archive",
	};
	it_strbuf now = {NULL, 0, 0, 0};
	const char *path;
	size_t i;

	list_files(root, &now);
	for (i = 0; i < sizeof archives / sizeof archives[0]; i++) {
		path = path_in(root, archives[i]);
		if (access(path, F_OK) != 0)
			continue;
		it_strbuf_format(out, "updating %s\n", path);
		if (!put_file(path, &now))
			return 0;
		step();
	}
	return put_file(path_in(root, "boot/solaris/filestat.ramdisk"), &now);
}
