/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * guest-boot: what a boot makes of the files (driver-install.md 1.8, 3.2).
 * What the console shows goes to state/console.  Ends with 1 where the boot
 * stops in maintenance mode.
 */
#include "config.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/programs/archive.h"
#include "tests/guest/programs/databases.h"
#include "tests/guest/programs/net.h"
#include "tests/guest/programs/services.h"

/* ---- the files -------------------------------------------------------- */

/* The table as it grows. */
typedef struct binding {
	it_strbuf bound, aliases;
	int early; /* as Solaris 10 reads */
	const char *path;
	unsigned line;
} binding;

static int has_line(const it_strbuf *text, const char *key, char *value)
{
	it_slice rest = it_slice_of(it_strbuf_str(text)), line;
	char words[2][NAME_SIZE];

	while (it_next_line(&rest, &line))
		if (split(line, words, 2) == 2 && strcmp(words[0], key) == 0) {
			(void)snprintf(value, NAME_SIZE, "%s", words[1]);
			return 1;
		}
	return 0;
}

/* 0 for what is no entry; Solaris 10 loses one with a comment behind it. */
static int without_comment(const binding *b, it_slice *line)
{
	const char *hash;

	*line = it_trim(*line);
	hash = line->len != 0 ? memchr(line->at, '#', line->len) : NULL;
	if (hash == NULL)
		return line->len != 0;
	if (hash == line->at || b->early)
		return 0;
	line->len = (size_t)(hash - line->at);
	*line = it_trim(*line);
	return 1;
}

/* A CR outside of quotes ends a line too. */
static int next_piece(it_slice *line, it_slice *piece)
{
	int quoted = 0;
	size_t i;

	if (line->len == 0)
		return 0;
	for (i = 0; i < line->len; i++) {
		quoted ^= line->at[i] == '"';
		if (line->at[i] == '\r' && !quoted)
			break;
	}
	*piece = *line;
	piece->len = i;
	i += i < line->len;
	line->at += i;
	line->len -= i;
	return 1;
}

static void read_lines(binding *b, const char *path,
		       void (*each)(binding *b, it_slice line))
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line, piece;

	b->path = path;
	b->line = 0;
	(void)read_guest_file(path, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		b->line++;
		while (next_piece(&line, &piece))
			if (without_comment(b, &piece))
				each(b, piece);
	}
	it_strbuf_free(&text);
}

/* Hexadecimal too, unlike add_drv. */
static int is_number(const char *word)
{
	char *end;

	(void)strtol(word, &end, 0);
	return end != word && *end == '\0';
}

/* A line that is not a name and a number is lost as a whole. */
static void bind_number(binding *b, it_slice line)
{
	char words[3][NAME_SIZE];

	if (split(line, words, 3) != 2 ||
	    isdigit((unsigned char)words[0][0]) || !is_number(words[1]))
		console("Missing name? on line %u of %s", b->line, b->path);
	else
		it_strbuf_format(&b->bound, "%s %ld\n", words[0],
				 strtol(words[1], NULL, 0));
}

/*
 * Without quotes the lexer takes the first digit behind the comma for a
 * token of its own: pci15ad,7b0 becomes pci15ad,b0.
 */
static void misread(const binding *b, char *alias)
{
	char *comma = strchr(alias, ',');

	if (comma == NULL || !isdigit((unsigned char)comma[1]))
		return;
	console("Unexpected token '%c' on line %u of %s", comma[1], b->line,
		b->path);
	memmove(comma + 1, comma + 2, strlen(comma + 2) + 1);
}

/* Takes the next one off *line; 0 at the end, or where it is lost. */
static int next_alias(const binding *b, it_slice *line, char *alias)
{
	const char *end;
	it_slice word;

	*line = it_trim(*line);
	if (line->len == 0)
		return 0;
	if (line->at[0] != '"') {
		(void)it_next_word(line, &word);
		(void)it_slice_copy(word, alias, NAME_SIZE);
		misread(b, alias);
		return 1;
	}
	end = memchr(line->at + 1, '"', line->len - 1);
	if (end == NULL) {
		console("Missing \" on line %u of %s", b->line, b->path);
		return 0;
	}
	word.at = line->at + 1;
	word.len = (size_t)(end - word.at);
	(void)it_slice_copy(word, alias, NAME_SIZE);
	line->at = end + 1;
	line->len -= word.len + 2;
	return 1;
}

static void add_alias(binding *b, const char *driver, const char *alias)
{
	char other[NAME_SIZE];

	/* no node has a name with a blank, and the table has no place for it */
	if (strpbrk(alias, " \t") != NULL)
		return;
	if (has_line(&b->aliases, alias, other) ||
	    has_line(&b->bound, alias, other))
		console("WARNING: driver alias \"%s\" conflicts with an "
			"existing driver name or alias",
			alias);
	else
		it_strbuf_format(&b->aliases, "%s %s\n", alias, driver);
}

/* A driver without a number has none, and nobody says so. */
static void bind_aliases(binding *b, it_slice line)
{
	char driver[NAME_SIZE], alias[NAME_SIZE], number[NAME_SIZE];
	it_slice word;

	(void)it_next_word(&line, &word);
	(void)it_slice_copy(word, driver, sizeof driver);
	if (!has_line(&b->bound, driver, number))
		return;
	while (next_alias(b, &line, alias)) {
		add_alias(b, driver, alias);
		if (b->early)
			return;
	}
}

static void read_bindings(void)
{
	binding b;

	memset(&b, 0, sizeof b);
	b.early = the_system()->tools == G05;
	read_lines(&b, "/etc/name_to_major", bind_number);
	if (the_system()->tools == G25)
		read_lines(&b, "/etc/ppt_aliases", bind_aliases);
	read_lines(&b, "/etc/driver_aliases", bind_aliases);
	state_write("bound", &b.bound);
	state_write("aliases", &b.aliases);
}

/* ---- the machine ------------------------------------------------------ */

static void attach_all(void)
{
	const it_strbuf nothing = {NULL, 0, 0, 0};
	node nodes[MAX_NODES];
	size_t count, i;

	state_write("nodes", &nothing);
	state_write("modules", &nothing);
	state_write("held", &nothing);
	state_write("links", &nothing);
	state_write("stack", &nothing);
	state_write("plumbed", &nothing);
	state_write("routes", &nothing);
	count = read_nodes(nodes);
	kernel_bind_nodes(nodes, count);
	write_nodes(nodes, count);
	for (i = 0; i < count; i++)
		if (nodes[i].driver[0] != '\0' &&
		    kernel_attach(nodes[i].driver) == 0)
			console("NOTICE: %s: cannot load driver",
				nodes[i].driver);
}

/* /var/run and, of Solaris, /tmp are memory. */
static void empty(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			(void)unlinkat(dirfd(dir), entry->d_name, 0);
	(void)closedir(dir);
}

/*
 * Solaris 10 and 2009.06 stop; later systems make a new archive and restart
 * by themselves, which this boot then is.
 */
static int check_archive(void)
{
	it_strbuf text = {NULL, 0, 0, 0}, written = {NULL, 0, 0, 0};

	if (!archive_is_used("/"))
		return 1;
	if (archive_differences("/", &text) == 0)
		return 1;
	if (the_system()->stops_stale) {
		console("WARNING: The following files in / differ from the "
			"boot archive:\n%s",
			it_strbuf_str(&text));
		return 0;
	}
	(void)archive_update("/", &written);
	console("WARNING: Reboot required. The system has updated the cache "
		"of files (boot archive); the system will be restarted.");
	return 1;
}

static void make_archive(void)
{
	it_strbuf written = {NULL, 0, 0, 0};

	if (archive_is_used("/"))
		(void)archive_update("/", &written);
}

static void start_system(void)
{
	read_bindings();
	attach_all();
	links_declare();
	services_boot();
}

/* With "--first" the archive is what the files are, as after installation. */
int guest_boot(int argc, char **argv)
{
	const it_strbuf nothing = {NULL, 0, 0, 0};

	(void)argv;
	if (argc > 1) {
		start_system();
		make_archive();
		return 0;
	}
	state_write("console", &nothing);
	empty("/var/run");
	empty("/tmp");
	if (!check_archive())
		return 1;
	start_system();
	(void)unlink("/reconfigure");
	return 0;
}
