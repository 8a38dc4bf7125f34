/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/driver_db_lines.h"
#include "support/list.h"

/* What each table must look like before it may be edited. */
static const struct {
	const char *path;
	int required;
	int numbers;	/* the second field is a major number */
	int unique;	/* a name or number twice is worth a warning */
	size_t refuse;	/* fewer fields stop an edit */
	size_t expect;	/* fewer are worth a warning */
} traits[IT_DB_TABLES] = {
	[IT_DB_NAME_TO_MAJOR] = {"etc/name_to_major", 1, 1, 1, 2, 2},
	[IT_DB_MINOR_PERM] = {"etc/minor_perm", 1, 0, 0, 2, 4},
	[IT_DB_DRIVER_ALIASES] = {"etc/driver_aliases", 1, 0, 0, 2, 2},
	[IT_DB_DRIVER_CLASSES] = {"etc/driver_classes", 0, 0, 0, 2, 2},
	[IT_DB_REM_NAME_TO_MAJOR] = {"etc/rem_name_to_major", 0, 1, 0, 2, 2},
	[IT_DB_DEVICE_POLICY] = {"etc/security/device_policy", 0, 0, 0, 0, 0},
	[IT_DB_EXTRA_PRIVS] = {"etc/security/extra_privs", 0, 0, 0, 0, 0},
	[IT_DB_PPT_ALIASES] = {"etc/ppt_aliases", 0, 0, 0, 0, 2},
};

const char *it_db_path(it_db_table table)
{
	return traits[table].path;
}

int it_db_required(it_db_table table)
{
	return traits[table].required;
}

void it_db_free(it_driver_db *db)
{
	size_t i;

	if (db == NULL)
		return;
	for (i = 0; i < IT_DB_TABLES; i++)
		it_strbuf_free(&db->tables[i].text);
	memset(db, 0, sizeof *db);
}

void it_db_changes_free(it_db_changes *changes)
{
	size_t i;

	if (changes == NULL)
		return;
	for (i = 0; i < changes->count; i++) {
		free(changes->items[i].line);
		free(changes->items[i].place);
		free(changes->items[i].first);
	}
	free(changes->items);
	memset(changes, 0, sizeof *changes);
}

static char *copy_text(const char *text)
{
	return text != NULL ? it_text_dup(text) : NULL;
}

it_code it_db_changes_add(it_db_changes *changes, const it_db_change *change,
			  it_error *err)
{
	it_db_change *item =
		it_list_more(changes->items, changes->count, sizeof *item);

	if (item == NULL)
		return it_fail_memory(err);
	changes->items = item;
	item += changes->count;
	item->table = change->table;
	item->added = change->added;
	item->line = it_text_dup(change->line);
	item->place = copy_text(change->place);
	item->first = copy_text(change->first);
	if (item->line == NULL ||
	    (item->place == NULL && change->place != NULL) ||
	    (item->first == NULL && change->first != NULL)) {
		free(item->line);
		free(item->place);
		free(item->first);
		return it_fail_memory(err);
	}
	changes->count++;
	return IT_OK;
}

/* --- it_db_check ----------------------------------------------------- */

typedef struct checking {
	const it_driver_db *db;
	it_db_table table;
	it_db_warn warn;
	void *arg;
	it_error *err;
	size_t entries;
	int cr_seen;
	/* line that first used a number, 0 for none */
	unsigned long users[IT_DB_MAX_MAJOR + 1];
} checking;

static void warn_of(const checking *c, unsigned long line, const char *text)
{
	if (c->warn != NULL)
		c->warn(c->arg, c->table, line, text);
}

static it_code refuse_line(const checking *c, const it_db_line *line,
			   const char *why)
{
	char shown[160];

	it_db_show(it_trim(line->raw), shown, sizeof shown);
	(void)it_fail(c->err, IT_TARGET, traits[c->table].path,
		      "line %lu %s: %s", line->number, why, shown);
	it_error_remedy(c->err,
			"correct line %lu by hand or restore the file from a "
			"backup",
			line->number);
	return IT_TARGET;
}

static void check_unique(checking *c, const it_db_line *line,
			 unsigned long major)
{
	char text[64];

	if (!traits[c->table].unique)
		return;
	if (c->users[major] == 0) {
		c->users[major] = line->number;
		return;
	}
	(void)snprintf(text, sizeof text, "number %lu stands in line %lu too",
		       major, c->users[major]);
	warn_of(c, line->number, text);
}

static it_code check_entry(checking *c, const it_db_line *line)
{
	size_t fields = 1 + it_db_count_words(line->rest);
	unsigned long major;

	c->entries++;
	if (fields < traits[c->table].refuse)
		return refuse_line(c, line, "has one field only");
	if (fields < traits[c->table].expect)
		warn_of(c, line->number, "too few fields");
	if (!traits[c->table].numbers)
		return IT_OK;
	if (!it_db_line_major(line, &major))
		return refuse_line(c, line, "has no number from 0 to 16383");
	check_unique(c, line, major);
	return IT_OK;
}

static it_code check_line(checking *c, const it_db_line *line)
{
	size_t len = line->raw.len;

	if (len != 0 && memchr(line->raw.at, '\0', len) != NULL)
		return refuse_line(c, line, "holds a NUL byte");
	if (it_db_has_quoted_cr(line->raw))
		return refuse_line(c, line, "holds a CR in quotes");
	if (line->at_cr)
		warn_of(c, line->number, "a CR inside of the line: the kernel "
					 "reads two lines, add_drv one");
	if (!line->newline)
		warn_of(c, line->number, "no newline at the end of the file");
	if (len != 0 && line->raw.at[len - 1] == '\r' && !c->cr_seen) {
		c->cr_seen = 1;
		warn_of(c, line->number, "lines end in CR and LF");
	}
	return line->first.len != 0 ? check_entry(c, line) : IT_OK;
}

static it_code check_missing(const checking *c)
{
	if (!traits[c->table].required)
		return IT_OK;
	(void)it_fail(c->err, IT_TARGET, traits[c->table].path, "is missing");
	it_error_remedy(c->err, "name the root of a Solaris system (with its "
				"etc and kernel directories), or restore the "
				"file");
	return IT_TARGET;
}

/* A system without any driver number does not boot: the file was cut. */
static it_code check_empty(const checking *c)
{
	if (c->table != IT_DB_NAME_TO_MAJOR || c->entries != 0)
		return IT_OK;
	(void)it_fail(c->err, IT_TARGET, traits[c->table].path,
		      "holds no entry at all");
	it_error_remedy(c->err, "restore the file from a backup");
	return IT_TARGET;
}

static it_code check_table(checking *c)
{
	it_db_scan scan;
	it_db_line line;
	it_code code = IT_OK;

	c->entries = 0;
	c->cr_seen = 0;
	if (!c->db->tables[c->table].present)
		return check_missing(c);
	it_db_scan_begin(&scan, c->db, c->table);
	while (code == IT_OK && it_db_scan_next(&scan, &line))
		code = check_line(c, &line);
	return code == IT_OK ? check_empty(c) : code;
}

it_code it_db_check(const it_driver_db *db, it_db_warn warn, void *arg,
		    it_error *err)
{
	checking *c = calloc(1, sizeof *c);
	it_code code = IT_OK;
	int table;

	if (c == NULL)
		return it_fail_memory(err);
	c->db = db;
	c->warn = warn;
	c->arg = arg;
	c->err = err;
	for (table = 0; table < IT_DB_TABLES && code == IT_OK; table++) {
		c->table = (it_db_table)table;
		code = check_table(c);
	}
	free(c);
	return code;
}
