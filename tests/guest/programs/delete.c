/* SPDX-License-Identifier: BSD-2-Clause */
/* Taking entries away: a new file in the place of the old one (1.4). */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/guest/programs/databases.h"

/* Where the driver's name ends in the first word. */
static const char *const markers[DATABASES] = {
	[NAME_TO_MAJOR] = " ",	   [REM_NAME_TO_MAJOR] = " ",
	[DRIVER_ALIASES] = " :",   [DRIVER_CLASSES] = "\t",
	[MINOR_PERM] = ":",	   [DEVICE_POLICY] = ":",
	[EXTRA_PRIVS] = ":",
};

/* That of sys, from the running system; what it is without one is open. */
static gid_t sys_group(void)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	const char *number;

	(void)read_guest_file("/etc/group", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (!it_slice_starts(line, "sys:"))
			continue;
		number = memchr(line.at + 4, ':', line.len - 4);
		if (number != NULL)
			return (gid_t)atoi(number + 1);
	}
	return getegid();
}

/* ---- putting it in place ---------------------------------------------- */

static int write_new(const char *path, int flags, const it_strbuf *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | flags, 0644), bad;

	if (fd < 0)
		return 0;
	bad = fchown(fd, (uid_t)-1, sys_group()) != 0 ||
	      fchmod(fd, 0644) != 0 ||
	      it_write_full(fd, it_strbuf_str(text), text->len) != 0;
	return close(fd) == 0 && !bad;
}

static int say_update(const char *path)
{
	say_errno();
	(void)fprintf(stderr, "Cannot update (%s).\n", path);
	return FAILED;
}

/* illumos: FILE.hold, which nobody else may have left; one rename. */
static int replace_hold(const char *path, const it_strbuf *text)
{
	char hold[PATH_SIZE];

	(void)snprintf(hold, sizeof hold, "%s.hold", path);
	if (!write_new(hold, O_EXCL, text)) {
		if (errno != EEXIST)
			return say_update(path);
		(void)fprintf(stderr,
			      "Temporary file (%s) exists; Please remove by "
			      "hand.\n",
			      hold);
		return FAILED;
	}
	step();
	if (rename(hold, path) == 0)
		return DONE;
	(void)unlink(hold);
	return say_update(path);
}

/* Before: two renames, and no file of that name between them. */
static int replace_window(const char *path, const it_strbuf *text)
{
	const char *hold = basedir_path("/etc/TmPhOlD");
	char new[PATH_SIZE];

	(void)snprintf(new, sizeof new, "%s.%06ld", path, (long)getpid());
	if (!write_new(new, O_TRUNC, text)) {
		say_errno();
		(void)fprintf(stderr, "Cannot access file (%s).\n", new);
		return FAILED;
	}
	step();
	if (rename(path, hold) != 0)
		return say_update(path);
	step();
	if (rename(new, path) != 0)
		return say_update(path);
	step();
	(void)unlink(hold);
	return DONE;
}

static int replace(database db, const it_strbuf *text)
{
	const char *path = database_path(db);

	return the_system()->tools == G25 ? replace_hold(path, text)
					  : replace_window(path, text);
}

/* ---- what goes -------------------------------------------------------- */

static int is_comment(it_slice line)
{
	line = it_trim(line);
	return line.len == 0 || line.at[0] == '#';
}

static int is_of_driver(database db, it_slice line, const char *driver)
{
	it_slice word;
	size_t len = 0;

	if (is_comment(line) || !it_next_word(&line, &word))
		return 0;
	while (len < word.len && strchr(markers[db], word.at[len]) == NULL)
		len++;
	word.len = len;
	return it_slice_is(word, driver);
}

/* What isspace(3) and the real isquote() know. */
static const char around[] = " \t\n\v\f\r\"'";

/*
 * Since 2009.06 all behind the driver's name, without the quotes and blanks
 * around it, is "match"; a comment there is part of it.  G05 looks for the
 * text anywhere.
 */
static int fits(it_slice line, const char *match)
{
	char text[LINE_SIZE];
	const char *end;
	it_slice entry;

	if (!it_slice_copy(it_trim(line), text, sizeof text))
		die("a line of %lu bytes", (unsigned long)line.len);
	if (the_system()->tools == G05)
		return strstr(text, match) != NULL;
	end = strpbrk(text, " :\t");
	if (end == NULL)
		return 0;
	entry = it_slice_of(end + 1 + strspn(end + 1, around));
	while (entry.len != 0 &&
	       strchr(around, entry.at[entry.len - 1]) != NULL)
		entry.len--;
	return entry.len != 0 && it_slice_is(entry, match);
}

/* As it is: the last line of a file may have no newline. */
static void keep(it_strbuf *text, it_slice line, const it_strbuf *old)
{
	const char *end = line.at + line.len;

	it_strbuf_bytes(text, line.at, line.len);
	it_strbuf_bytes(text, end, end < old->data + old->len ? 1 : 0);
}

int delete_entry(database db, const char *driver, const char *match)
{
	it_strbuf old = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	it_slice rest, line;
	size_t gone = 0;

	if (!read_guest_file(database_path(db), &old)) {
		say_errno();
		(void)fprintf(stderr, "Cannot access file (%s).\n",
			      database_path(db));
		return FAILED;
	}
	rest.at = it_strbuf_str(&old);
	rest.len = old.len;
	while (it_next_line(&rest, &line)) {
		if (is_of_driver(db, line, driver) &&
		    (match == NULL || fits(line, match)))
			gone++;
		else
			keep(&new, line, &old);
	}
	if (replace(db, &new) != DONE)
		return FAILED;
	return gone != 0 ? DONE : NONE_FOUND;
}

/* ---- device_policy ---------------------------------------------------- */

/*
 * An entry of this file begins behind the one before, with the comments and
 * blank lines above it, and ends in a line without a backslash.
 */
static int next_policy(it_slice *rest, it_slice *whole, it_slice *first)
{
	it_slice line;

	whole->at = rest->at;
	first->len = 0;
	while (it_next_line(rest, &line)) {
		if (first->len == 0 && (line.len == 0 || line.at[0] == '#'))
			continue;
		if (first->len == 0)
			*first = line;
		if (line.len == 0 || line.at[line.len - 1] != '\\')
			break;
	}
	whole->len = (size_t)(rest->at - whole->at);
	return whole->len != 0;
}

/* Keeps owner and mode of the file (1.4). */
static int delete_policy(const char *driver)
{
	const char *path = database_path(DEVICE_POLICY);
	it_strbuf text = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	char temporary[PATH_SIZE], old[PATH_SIZE];
	it_slice rest, whole, first;
	int dropped = 0;
	struct stat st;

	if (!read_guest_file(path, &text) || stat(path, &st) != 0)
		return FAILED;
	rest = it_slice_of(it_strbuf_str(&text));
	while (next_policy(&rest, &whole, &first))
		if (is_of_driver(DEVICE_POLICY, first, driver))
			dropped = 1;
		else
			it_strbuf_bytes(&new, whole.at, whole.len);
	/* without a newline at the end it gives up, and says nothing */
	if (!dropped || text.data[text.len - 1] != '\n')
		return NONE_FOUND;
	(void)snprintf(temporary, sizeof temporary, "%s.new", path);
	(void)snprintf(old, sizeof old, "%s.old", path);
	if (!write_new(temporary, O_TRUNC, &new) ||
	    chmod(temporary, st.st_mode & 07777) != 0 ||
	    rename(path, old) != 0 || rename(temporary, path) != 0)
		return FAILED;
	(void)unlink(old);
	return DONE;
}

/* ---- all of a driver -------------------------------------------------- */

static void say_delete(database db, const char *driver)
{
	if (db == NAME_TO_MAJOR)
		(void)fprintf(stderr,
			      "Cannot update; check file %s and rem_drv %s "
			      "by hand.\n",
			      database_path(db), driver);
	else
		(void)fprintf(stderr,
			      "Cannot delete entry for driver (%s) from file "
			      "(%s).\n",
			      driver, database_path(db));
}

/* In the real order; the last two only where they exist. */
void remove_entries(unsigned databases, const char *driver)
{
	static const struct {
		database db;
		int optional;
	} order[] = {
		{NAME_TO_MAJOR, 0}, {DRIVER_ALIASES, 0}, {DRIVER_CLASSES, 0},
		{MINOR_PERM, 0},    {DEVICE_POLICY, 1},	 {EXTRA_PRIVS, 1},
	};
	size_t i;
	int status;

	for (i = 0; i < sizeof order / sizeof order[0]; i++) {
		database db = order[i].db;

		if ((databases & 1U << db) == 0 ||
		    (order[i].optional &&
		     access(database_path(db), F_OK) != 0))
			continue;
		step();
		status = db == DEVICE_POLICY ? delete_policy(driver)
					     : delete_entry(db, driver, NULL);
		if (status == FAILED)
			say_delete(db, driver);
	}
}

/* ---- update_drv -a -m ------------------------------------------------- */

/* The first word of a line is driver:minor; -1 where it has no colon. */
static int is_of_minor(it_slice line, const char *driver, const char *minor)
{
	char name[LINE_SIZE];
	it_slice word;

	(void)snprintf(name, sizeof name, "%s:%s", driver, minor);
	if (is_comment(line) || !it_next_word(&line, &word))
		return 0;
	if (memchr(word.at, ':', word.len) == NULL)
		return -1;
	return it_slice_is(word, name);
}

/* With its comment, whose own newline makes a blank line of it. */
static void keep_comment(it_strbuf *text, it_slice line, const it_strbuf *old)
{
	const char *hash = memchr(line.at, '#', line.len);

	if (hash == NULL)
		return;
	it_strbuf_char(text, ' ');
	line.len -= (size_t)(hash - line.at);
	line.at = hash;
	keep(text, line, old);
}

/* 0 at a line that is none. */
static int permissions_with(const it_strbuf *old, const char *driver,
			    const char *minor, const char *mine,
			    it_strbuf *new)
{
	it_slice rest = it_slice_of(it_strbuf_str(old)), line;
	int found = 0, fit;

	while (it_next_line(&rest, &line)) {
		fit = is_of_minor(line, driver, minor);
		if (fit < 0)
			return 0;
		if (fit == 0) {
			keep(new, line, old);
			continue;
		}
		found = 1;
		it_strbuf_format(new, "%s", mine);
		keep_comment(new, line, old);
		it_strbuf_char(new, '\n');
	}
	/* behind a last line without a newline, it is glued to that */
	if (!found)
		it_strbuf_format(new, "%s\n", mine);
	return 1;
}

int replace_permission(const char *driver, const char *permission)
{
	it_strbuf old = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	it_strbuf mine = {NULL, 0, 0, 0};
	char words[4][NAME_SIZE];

	if (!read_guest_file(database_path(MINOR_PERM), &old))
		return say_update(database_path(MINOR_PERM));
	if (split(it_slice_of(permission), words, 4) < 4)
		return FAILED;
	it_strbuf_format(&mine, "%s:%s %s %s %s", driver, words[0], words[1],
			 words[2], words[3]);
	if (permissions_with(&old, driver, words[0], mine.data, &new))
		return replace(MINOR_PERM, &new);
	(void)fprintf(stderr, "Bad line in file %s\n",
		      database_path(MINOR_PERM));
	return FAILED;
}
