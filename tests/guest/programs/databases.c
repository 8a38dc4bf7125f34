/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading, adding, numbers. */
#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/kernel.h"

static const char *const names[DATABASES] = {
	[NAME_TO_MAJOR] = "/etc/name_to_major",
	[REM_NAME_TO_MAJOR] = "/etc/rem_name_to_major",
	[DRIVER_ALIASES] = "/etc/driver_aliases",
	[DRIVER_CLASSES] = "/etc/driver_classes",
	[MINOR_PERM] = "/etc/minor_perm",
	[DEVICE_POLICY] = "/etc/security/device_policy",
	[EXTRA_PRIVS] = "/etc/security/extra_privs",
};

static const char *base = "";

void set_basedir(const char *basedir)
{
	base = basedir != NULL ? basedir : "";
}

const char *basedir_path(const char *name)
{
	it_strbuf path = {NULL, 0, 0, 0};

	it_strbuf_format(&path, "%s%s", base, name);
	return it_strbuf_take(&path, NULL);
}

const char *database_path(database db)
{
	return basedir_path(names[db]);
}

void say_errno(void)
{
	/* the one text of these that Solaris has another way */
	(void)fprintf(stderr, "%s\n",
		      errno == EBUSY ? "Device busy" : strerror(errno));
}

int check_access(database db, int mode)
{
	const char *path = database_path(db);

	if (access(path, mode) == 0)
		return 1;
	say_errno();
	(void)fprintf(stderr, "Cannot access file (%s).\n", path);
	return 0;
}

/* ---- lines ------------------------------------------------------------ */

static void say_bad_line(database db, it_slice line)
{
	(void)fprintf(stderr, "Bad line in file %s : %.*s\n",
		      database_path(db), (int)line.len, line.at);
}

/*
 * The words of a line that is an entry: 0 for comments and blank lines.
 * Solaris 10 knows neither in the files of numbers, so that they are entries
 * with too few words there (1.1).
 */
static int entry_words(database db, it_slice line, char words[][NAME_SIZE],
		       size_t *count)
{
	const char *hash;

	if (the_system()->tools == G05 && db <= REM_NAME_TO_MAJOR) {
		*count = split(it_trim(line), words, 2);
		if (*count == 2 && words[0][0] == '#')
			*count = 1;
		return 1;
	}
	hash = line.len != 0 ? memchr(line.at, '#', line.len) : NULL;
	if (hash != NULL)
		line.len = (size_t)(hash - line.at);
	*count = split(it_trim(line), words, 2);
	return *count != 0;
}

/* ---- numbers ---------------------------------------------------------- */

typedef struct number_row {
	char driver[NAME_SIZE];
	long major; /* as atoi(3) reads it */
} number_row;

typedef struct numbers {
	number_row *rows;
	size_t count;
	size_t bad;   /* lines */
	size_t words; /* in the place of a number: 0 to atoi(3) */
	long highest;
} numbers;

static void add_number(numbers *n, const char *driver, const char *text)
{
	long major = atol(text);

	/* It indexes a table with it: every generation crashes (1.3). */
	if (major < 0)
		(void)raise(SIGSEGV);
	if ((n->count & (n->count + 1)) == 0)
		n->rows = realloc(n->rows,
				  (n->count + 1) * 2 * sizeof *n->rows);
	if (n->rows == NULL)
		die("out of memory");
	(void)snprintf(n->rows[n->count].driver, NAME_SIZE, "%s", driver);
	n->rows[n->count++].major = major;
	if (major > n->highest)
		n->highest = major;
	text += strspn(text, "+") != 0;
	n->words += !isdigit((unsigned char)*text);
}

/* 0 where the file cannot be read. */
static int read_numbers(database db, numbers *n)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE];
	it_slice rest, line;
	size_t count;

	memset(n, 0, sizeof *n);
	if (!read_guest_file(database_path(db), &text)) {
		say_errno();
		(void)fprintf(stderr, "Cannot open (%s)\n", database_path(db));
		return 0;
	}
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (!entry_words(db, line, words, &count))
			continue;
		if (count == 2) {
			add_number(n, words[0], words[1]);
			continue;
		}
		say_bad_line(db, line);
		n->bad++;
	}
	return 1;
}

/* Of two drivers with one number the table keeps the later (1.3). */
static int owns(const numbers *n, size_t i)
{
	size_t k;

	for (k = i + 1; k < n->count; k++)
		if (n->rows[k].major == n->rows[i].major)
			return 0;
	return 1;
}

long major_of(database db, const char *driver)
{
	numbers n;
	long lowest = NO_MAJOR;
	size_t i;

	if (!read_numbers(db, &n) ||
	    (n.bad != 0 && the_system()->tools == G05))
		return BAD_FILE;
	for (i = 0; i < n.count; i++)
		if (strcmp(n.rows[i].driver, driver) == 0 && owns(&n, i) &&
		    (lowest == NO_MAJOR || n.rows[i].major < lowest))
			lowest = n.rows[i].major;
	return lowest;
}

static int is_number_taken(const numbers *n, long major)
{
	size_t i;

	for (i = 0; i < n->count; i++)
		if (n->rows[i].major == major)
			return 1;
	return 0;
}

/* Text that is no number at all ends it here, unlike in read_numbers. */
static int mark(database db, const numbers *n, unsigned char *taken)
{
	size_t i;

	if (n->bad + n->words != 0)
		return 0;
	for (i = 0; i < n->count; i++) {
		if (n->rows[i].major <= MAX_MAJOR) {
			taken[n->rows[i].major] = 1;
			continue;
		}
		(void)fprintf(stderr,
			      "Warning: Entry '%s %ld' in %s has a major "
			      "number larger\nthan the maximum allowed value "
			      "%d.\n",
			      n->rows[i].driver, n->rows[i].major,
			      database_path(db), MAX_MAJOR);
	}
	return 1;
}

/* The lowest free one; illumos does not give 0 away since 2010 (1.3). */
static long free_major(const numbers *now, const numbers *removed, int live)
{
	long limit = now->highest + 2, i;
	unsigned char taken[MAX_MAJOR + 2] = {0};

	if (removed->highest + 2 > limit)
		limit = removed->highest + 2;
	if (live)
		limit = kernel_devcnt();
	if (limit > MAX_MAJOR + 2)
		limit = MAX_MAJOR + 2;
	if (!mark(NAME_TO_MAJOR, now, taken) ||
	    !mark(REM_NAME_TO_MAJOR, removed, taken))
		return NO_MAJOR;
	for (i = the_system()->tools == G25; i < limit; i++)
		if (!taken[i])
			return i;
	(void)fprintf(stderr, "No available major numbers.\n");
	return NO_MAJOR;
}

static long write_major(const char *driver, long major)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%ld", major);
	if (append_entry(NAME_TO_MAJOR, driver, " ", text, "") == DONE)
		return major;
	(void)fprintf(stderr, "Cannot update (%s)\n",
		      database_path(NAME_TO_MAJOR));
	return NO_MAJOR;
}

/* The one that rem_drv noted, written before the note goes (1.3). */
static long reuse_major(const char *driver, long major)
{
	if (write_major(driver, major) == NO_MAJOR)
		return NO_MAJOR;
	step();
	if (delete_entry(REM_NAME_TO_MAJOR, driver, NULL) != FAILED)
		return major;
	(void)fprintf(stderr,
		      "Cannot delete entry for driver (%s) from file (%s).\n",
		      driver, database_path(REM_NAME_TO_MAJOR));
	return NO_MAJOR;
}

long take_major(const char *driver, int live)
{
	numbers now, removed;
	long major;

	memset(&removed, 0, sizeof removed);
	if (!read_numbers(NAME_TO_MAJOR, &now))
		return NO_MAJOR;
	if (access(database_path(REM_NAME_TO_MAJOR), F_OK) == 0) {
		major = major_of(REM_NAME_TO_MAJOR, driver);
		if (major == BAD_FILE)
			return NO_MAJOR;
		if (major != NO_MAJOR && !is_number_taken(&now, major))
			return reuse_major(driver, major);
		if (major != NO_MAJOR)
			(void)delete_entry(REM_NAME_TO_MAJOR, driver, NULL);
		if (!read_numbers(REM_NAME_TO_MAJOR, &removed))
			return NO_MAJOR;
	}
	major = free_major(&now, &removed, live);
	return major == NO_MAJOR ? NO_MAJOR : write_major(driver, major);
}

/* ---- aliases ---------------------------------------------------------- */

/* G05 compares the text with its quotes (1.2 step 9). */
static const char *unquoted(char *alias)
{
	size_t len = strlen(alias);

	if (the_system()->tools == G05 || len < 2 || alias[0] != '"' ||
	    alias[len - 1] != '"')
		return alias;
	alias[len - 1] = '\0';
	return alias + 1;
}

/* That G05 adds no quotes is inferred. */
void say_in_use(const char *name)
{
	const char *quote = the_system()->tools == G05 ? "" : "\"";

	(void)fprintf(stderr,
		      "(%s%s%s) already in use as a driver or alias.\n",
		      quote, name, quote);
}

int is_alias_taken(const char *name)
{
	const char *path = database_path(DRIVER_ALIASES);
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE] = {"", ""};
	it_slice rest, line;
	size_t count;

	if (!read_guest_file(path, &text)) {
		say_errno();
		(void)fprintf(stderr, "Cannot open (%s)\n", path);
		return 1;
	}
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (!entry_words(DRIVER_ALIASES, line, words, &count))
			continue;
		if (count < 2)
			say_bad_line(DRIVER_ALIASES, line);
		if (strcmp(name, words[0]) != 0 &&
		    strcmp(name, unquoted(words[1])) != 0)
			continue;
		say_in_use(name);
		return 1;
	}
	return 0;
}

int alias_owner(const char *driver, const char *alias)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[2][NAME_SIZE] = {"", ""};
	it_slice rest, line;
	size_t count;
	int owner = 0;

	(void)read_guest_file(database_path(DRIVER_ALIASES), &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (owner >= 0 && it_next_line(&rest, &line)) {
		if (!entry_words(DRIVER_ALIASES, line, words, &count))
			continue;
		if (strcmp(alias, words[0]) == 0)
			owner = -1;
		else if (strcmp(alias, unquoted(words[1])) == 0)
			owner = strcmp(driver, words[0]) == 0 ? 1 : -1;
	}
	return owner;
}

/* ---- adding ----------------------------------------------------------- */

/* Nobody looks at the last byte of the file (1.4). */
int append_entry(database db, const char *driver, const char *separator,
		 const char *entry, const char *quote)
{
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_format(&line, "%s%s%s%s%s\n", driver, separator, quote,
			 entry, quote);
	if (append_guest_file(database_path(db), line.data, line.len))
		return DONE;
	say_errno();
	(void)fprintf(stderr, "Cannot access file (%s).\n", database_path(db));
	return FAILED;
}

int append_list(database db, const char *driver, const char *separator,
		const char *list, char between, int quoted)
{
	char entry[LINE_SIZE];
	int status = DONE;

	while (status == DONE &&
	       next_entry(&list, entry, sizeof entry, between, quoted))
		status = append_entry(db, driver, separator, entry,
				      quoted ? "\"" : "");
	return status;
}

int append_permissions(const char *driver, const char *list)
{
	char entry[LINE_SIZE];
	int status = DONE;

	while (status == DONE && next_permission(&list, entry, sizeof entry))
		status = append_entry(MINOR_PERM, driver, ":", entry, "");
	return status;
}
