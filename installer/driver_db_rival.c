/* SPDX-License-Identifier: BSD-2-Clause */
/* Who else wants the device? */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/driver_db_lines.h"

/* A line that claims something; line 0 is none. */
typedef struct claim {
	it_db_table table;
	unsigned long number;
	const char *at; /* the line itself */
	it_slice driver;
	int commented; /* by pkg(7) */
	int by_name;   /* its alias is the name of our driver */
	int unread;    /* a quote is missing: the kernel reads it not so */
	int registered;
	int ours;      /* a good line of ours came first */
} claim;

enum { MAX_RIVALS = 5 }; /* that are named */

/* Whose claims are looked for, and those that were found already. */
typedef struct search {
	const it_driver_db *db;
	const it_registration *reg;
	int as_read; /* only those that the kernel of illumos knows */
	claim found[MAX_RIVALS];
	size_t count;
} search;

static int is_known(const search *s, const it_db_line *line)
{
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->found[i].at == line->raw.at)
			return 1;
	return 0;
}

/*
 * "pci15ad,7b0.15ad.7b0.1" is a claim on pci15ad,7b0 too, one that the
 * system prefers since it says more.
 */
static int is_narrower(it_slice alias, const char *spelling)
{
	size_t len = strlen(spelling);

	return it_slice_starts(alias, spelling) && alias.len > len &&
	       (alias.at[len] == '.' || alias.at[len] == ',');
}

typedef enum claiming { CLAIM_NONE, CLAIM_SAME, CLAIM_NARROWER } claiming;

/*
 * Unquoted ones count: somebody meant them.  The kernel reads another alias
 * there, see it_db_judge_alias().
 */
static claiming claims(it_slice rest, const char *spelling, int quoted)
{
	char room[IT_DB_PLAIN];
	it_db_alias alias;
	it_slice text;
	claiming how = CLAIM_NONE;

	while (it_db_next_alias(&rest, &alias)) {
		if (alias.quoted < quoted)
			continue;
		text = it_db_plain(alias.text, room);
		if (it_slice_is(text, spelling))
			return CLAIM_SAME;
		if (is_narrower(text, spelling))
			how = CLAIM_NARROWER;
	}
	return how;
}

/* Where the name of a driver ends in a field that holds its alias, too. */
static const char *glued_quote(it_slice first)
{
	const char *quote = memchr(first.at + 1, '"', first.len - 1);

	if (quote == NULL || first.at[0] != '"')
		return quote;
	quote++;
	return quote < first.at + first.len ? quote : NULL;
}

/*
 * The kernel takes e1000g"pci15ad,7b0" for a driver and its alias; add_drv,
 * which asks for a blank, for a driver without one.
 */
static void split_glued(it_db_line *line)
{
	const char *quote =
		line->first.len > 1 ? glued_quote(line->first) : NULL;
	const char *end = line->rest.len != 0
				  ? line->rest.at + line->rest.len
				  : line->first.at + line->first.len;

	if (quote == NULL)
		return;
	line->driver.at = line->first.at;
	line->driver.len = (size_t)(quote - line->driver.at);
	if (line->driver.at[0] == '"' && line->driver.len > 2) {
		line->driver.at++;
		line->driver.len -= 2;
	}
	line->rest.at = quote;
	line->rest.len = (size_t)(end - quote);
}

/* The rest of a line after "# pkg(7): "; pkg(5) is its older name. */
static int pkg_comment(it_slice raw, it_slice *entry)
{
	it_slice s = it_trim(raw);
	const char *end;

	if (s.len == 0 || s.at[0] != '#')
		return 0;
	s.at++;
	s.len--;
	s = it_trim(s);
	end = s.len != 0 ? memchr(s.at, ':', s.len) : NULL;
	if (!it_slice_starts(s, "pkg(") || end == NULL || end[-1] != ')')
		return 0;
	entry->at = end + 1;
	entry->len = s.len - (size_t)(end + 1 - s.at);
	return 1;
}

/* A commented line that claims spelling, with its driver. */
static int is_pkg_claim(const it_db_line *line, const char *spelling,
			it_slice *driver)
{
	it_slice entry;

	return pkg_comment(line->raw, &entry) &&
	       it_next_word(&entry, driver) &&
	       claims(entry, spelling, 0) != CLAIM_NONE;
}

static void note_pkg_claim(claim *found, const it_db_scan *scan,
			   const it_db_line *line, const char *spelling)
{
	it_slice driver;

	if (found->number != 0 || !is_pkg_claim(line, spelling, &driver))
		return;
	found->table = scan->table;
	found->number = line->number;
	found->at = line->raw.at;
	found->driver = driver;
	found->commented = 1;
}

/* The kernel skips the aliases of a driver without a number. */
static int has_number(const it_driver_db *db, it_slice driver)
{
	char room[IT_DB_PLAIN];
	it_slice plain = it_db_plain(driver, room);
	char *name = it_slice_dup(plain);
	int yes = name == NULL || it_db_major(db, name) >= 0;

	free(name);
	return yes;
}

/* The kernel of illumos takes the driver in quotes, too, and any alias. */
static int is_good(const search *s, const it_db_line *line,
		   const char *spelling)
{
	return s->as_read ? claims(line->rest, spelling, 1) == CLAIM_SAME
			  : it_db_judge_alias(line, s->reg,
					      it_slice_of(spelling)) ==
				    IT_DB_RIGHT;
}

/*
 * The first claim in the order of reading beats the later ones of the same
 * spelling, so behind a good one of ours only what says more matters.
 */
static int table_claim(const search *s, it_db_table table,
		       const char *spelling, claim *found)
{
	it_db_scan scan;
	it_db_line line;
	claiming how;

	it_db_scan_begin(&scan, s->db, table);
	while (it_db_scan_next(&scan, &line)) {
		if (is_known(s, &line))
			continue;
		note_pkg_claim(found, &scan, &line, spelling);
		split_glued(&line);
		how = claims(line.rest, spelling, s->as_read);
		if (how == CLAIM_NONE)
			continue;
		if (it_db_is_driver(&line, s->reg->driver)) {
			found->ours |= found->registered &&
				       is_good(s, &line, spelling);
			continue;
		}
		if (how == CLAIM_SAME && found->ours)
			continue;
		if (s->as_read && !has_number(s->db, line.driver))
			continue;
		found->table = table;
		found->number = line.number;
		found->at = line.raw.at;
		found->driver = line.driver;
		found->commented = 0;
		found->unread = claims(line.rest, spelling, 1) == CLAIM_NONE;
		return 1;
	}
	return 0;
}

static int find_claim(const search *s, const char *spelling, claim *found)
{
	/* the order in which the illumos kernel reads them */
	static const it_db_table tables[] = {IT_DB_PPT_ALIASES,
					     IT_DB_DRIVER_ALIASES};
	size_t i;

	memset(found, 0, sizeof *found);
	/* the kernel skips the aliases of a driver without a number */
	found->registered = it_db_major(s->db, s->reg->driver) >= 0;
	for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (table_claim(s, tables[i], spelling, found))
			return 1;
	/* a comment matters only while nobody holds the alias */
	return found->number != 0 && !found->ours && s->count == 0;
}

/* add_drv refuses an alias that is the name of a driver, too. */
static int find_name(const search *s, const char *spelling, claim *found)
{
	it_db_scan scan;
	it_db_line line;

	it_db_scan_begin(&scan, s->db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line)) {
		if (!it_db_is_driver(&line, spelling) ||
		    is_known(s, &line))
			continue;
		found->table = IT_DB_NAME_TO_MAJOR;
		found->number = line.number;
		found->at = line.raw.at;
		found->driver = line.driver;
		found->commented = 0;
		return 1;
	}
	return 0;
}

static int find_in(const search *s, const char *const *list, claim *found)
{
	for (; list != NULL && *list != NULL; list++)
		if (find_claim(s, *list, found) || find_name(s, *list, found))
			return 1;
	return 0;
}

static int find_by_name(const search *s, claim *found)
{
	/* Of a driver's name the kernel makes no alias. */
	if (s->as_read || !find_claim(s, s->reg->driver, found))
		return 0;
	found->by_name = 1;
	return 1;
}

static int find_rival(const search *s, claim *found)
{
	return find_in(s, s->reg->aliases, found) ||
	       find_in(s, s->reg->rival_aliases, found) ||
	       find_by_name(s, found);
}

static void search_begin(search *s, const it_driver_db *db,
			 const it_registration *reg)
{
	memset(s, 0, sizeof *s);
	s->db = db;
	s->reg = reg;
}

static void name_claim(const claim *c, const char *before, const char *name,
		       char *out, size_t size)
{
	char driver[64], whose[160];

	it_db_show(c->driver, driver, sizeof driver);
	(void)snprintf(whose, sizeof whose,
		       c->commented ? "a packaged driver (pkg commented %s "
				      "out)"
				    : "%s",
		       driver);
	(void)snprintf(out, size, "%s%s%s%s%s in %s line %lu%s", before, whose,
		       c->by_name ? " (by the alias \"" : "",
		       c->by_name ? name : "", c->by_name ? "\")" : "",
		       it_db_path(c->table), c->number,
		       c->unread ? " (for add_drv alone: quotes are missing)"
				 : "");
}

static int name_rivals(const it_driver_db *db, const it_registration *reg,
		       int as_read, char *rival, size_t size)
{
	search s;
	size_t i, at = 0;
	claim more;

	rival[0] = '\0';
	search_begin(&s, db, reg);
	s.as_read = as_read;
	while (s.count < MAX_RIVALS && find_rival(&s, &s.found[s.count]))
		s.count++;
	for (i = 0; i < s.count; i++) {
		name_claim(&s.found[i], i != 0 ? ", " : "", reg->driver,
			   rival + at, size - at);
		at += strlen(rival + at);
	}
	if (s.count == MAX_RIVALS && find_rival(&s, &more))
		(void)snprintf(rival + at, size - at, " and others");
	return s.count != 0;
}

int it_db_rival(const it_driver_db *db, const it_registration *reg,
		char *rival, size_t size)
{
	return name_rivals(db, reg, 0, rival, size);
}

int it_db_rival_now(const it_driver_db *db, const it_registration *reg,
		    char *rival, size_t size)
{
	return name_rivals(db, reg, 1, rival, size);
}

static int is_line(const it_db_line *line, const void *arg)
{
	return line->raw.at == arg;
}

/* One with several aliases is more than a claim on our adapter. */
static int is_only_alias(const it_db_line *line, const void *arg)
{
	it_db_line split = *line;

	split_glued(&split);
	return is_line(line, arg) && it_db_count_words(split.rest) == 1;
}

it_code it_db_drop_rival(it_driver_db *db, const it_registration *reg,
			 it_db_changes *changes, int *dropped, it_error *err)
{
	search s;
	claim found;

	search_begin(&s, db, reg);
	*dropped = find_rival(&s, &found) && !found.commented &&
		   found.table == IT_DB_DRIVER_ALIASES &&
		   it_db_has_match(db, IT_DB_DRIVER_ALIASES, is_only_alias,
				   found.at);
	if (!*dropped)
		return IT_OK;
	return it_db_take_away(db, IT_DB_DRIVER_ALIASES, is_line,
			       found.at, changes, err);
}
