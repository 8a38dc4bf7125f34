/* SPDX-License-Identifier: BSD-2-Clause */
/* What stands in the tables for a driver: the judgements and their sum. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "installer/driver_db_lines.h"

/*
 * As devfsadm reads it: "600" is a decimal number, which is 01130; what is no
 * number counts as 0.
 */
static unsigned long mode_of(it_slice word)
{
	unsigned long base = 10, mode = 0;
	size_t i = 0;
	int digit;

	if (word.len > 1 && word.at[0] == '0') {
		i = word.at[1] == 'x' || word.at[1] == 'X' ? 2 : 1;
		base = i == 2 ? 16 : 8;
	}
	for (; i < word.len; i++) {
		digit = it_hex_digit((char)toupper((unsigned char)word.at[i]));
		if (digit < 0 || (unsigned long)digit >= base)
			return 0;
		mode = (mode * base + (unsigned long)digit) & 0xffff;
	}
	return mode;
}

/* Mode, owner and group. */
static int is_same_perm(it_slice have, it_slice want)
{
	it_slice a, b;
	int field;

	for (field = 0; field < 3; field++) {
		if (!it_next_word(&have, &a) || !it_next_word(&want, &b))
			return 0;
		if (field == 0 ? mode_of(a) != mode_of(b) : !it_slice_same(a, b))
			return 0;
	}
	return 1;
}

/*
 * Takes the minor name off: blanks may stand on both sides of the colon, and
 * the programs read "vmxnet3s : * 0600 root sys" as "vmxnet3s:* 0600 root sys".
 */
static int take_minor(const it_db_line *line, it_slice *rest, it_slice *minor)
{
	rest->at = line->first.at + line->driver.len;
	rest->len = (size_t)(line->rest.at + line->rest.len - rest->at);
	*rest = it_trim(*rest);
	if (rest->len == 0 || rest->at[0] != ':')
		return 0;
	rest->at++;
	rest->len--;
	return it_next_word(rest, minor);
}

it_db_verdict it_db_judge_perm(const it_db_line *line,
			       const it_registration *reg, it_slice want)
{
	it_slice minor, mine, have;

	if (!it_db_is_driver(line, reg->driver) || line->rest.len == 0 ||
	    !take_minor(line, &have, &mine) || !it_next_word(&want, &minor) ||
	    !it_slice_same(mine, minor))
		return IT_DB_UNRELATED;
	return is_same_perm(have, want) ? IT_DB_RIGHT : IT_DB_WRONG;
}

static int is_in(it_slice text, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		if (it_slice_is(text, *list))
			return 1;
	return 0;
}

/*
 * Only the first alias of a line counts: the kernel of Solaris 10 reads one
 * a line.  Without its quotes pci15ad,7b0 is read as pci15ad,b0.
 */
it_db_verdict it_db_judge_alias(const it_db_line *line,
				const it_registration *reg, it_slice want)
{
	it_slice rest = line->rest;
	it_db_alias alias;

	if (!it_db_is_driver(line, reg->driver) ||
	    !it_db_next_alias(&rest, &alias))
		return IT_DB_UNRELATED;
	if (alias.quoted && !line->lost)
		return it_slice_same(alias.text, want) ? IT_DB_RIGHT
						 : IT_DB_UNRELATED;
	if (is_in(alias.text, reg->aliases) ||
	    is_in(alias.text, reg->rival_aliases))
		return IT_DB_WRONG;
	return IT_DB_UNRELATED;
}

/* "pci15ad,7b1" for "pci15ad,7b0": the same up to the comma. */
static int is_same_vendor(it_slice a, it_slice b)
{
	const char *comma = memchr(b.at, ',', b.len);
	size_t len = comma != NULL ? (size_t)(comma - b.at) + 1 : b.len;

	return a.len >= len && memcmp(a.at, b.at, len) == 0;
}

it_db_verdict it_db_judge_misspelt(const it_db_line *line,
				   const it_registration *reg, it_slice want)
{
	it_slice rest = line->rest;
	it_db_alias alias;

	if (!it_db_is_driver(line, reg->driver) ||
	    !it_db_next_alias(&rest, &alias) || it_slice_same(alias.text, want) ||
	    is_in(alias.text, reg->aliases) ||
	    !is_same_vendor(alias.text, want))
		return IT_DB_UNRELATED;
	return IT_DB_WRONG;
}

it_db_verdict it_db_judge_class(const it_db_line *line,
				const it_registration *reg, it_slice want)
{
	it_slice rest = line->rest, word;

	if (!it_db_is_driver(line, reg->driver) ||
	    !it_next_word(&rest, &word) || !it_slice_same(word, want))
		return IT_DB_UNRELATED;
	return line->masked ? IT_DB_WRONG : IT_DB_RIGHT;
}

size_t it_db_count(const it_driver_db *db, it_db_table table,
		   it_db_judge judge, const it_registration *reg,
		   it_slice want, it_db_verdict verdict)
{
	it_db_scan scan;
	it_db_line line;
	size_t count = 0;

	it_db_scan_begin(&scan, db, table);
	while (it_db_scan_entry(&scan, &line))
		if (judge(&line, reg, want) == verdict)
			count++;
	return count;
}

/* The kernel takes the first line of a name. */
long it_db_major(const it_driver_db *db, const char *driver)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long major;

	it_db_scan_begin(&scan, db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (it_db_is_driver(&line, driver) &&
		    it_db_line_major(&line, &major))
			return (long)major;
	return -1;
}

long it_db_highest(const it_driver_db *db)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long major;
	long highest = -1;

	it_db_scan_begin(&scan, db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (it_db_line_major(&line, &major) && (long)major > highest)
			highest = (long)major;
	return highest;
}

int it_db_has_match(const it_driver_db *db, it_db_table table,
		    it_db_match match, const void *arg)
{
	it_db_scan scan;
	it_db_line line;

	it_db_scan_begin(&scan, db, table);
	while (it_db_scan_entry(&scan, &line))
		if (match(&line, arg))
			return 1;
	return 0;
}

int it_db_is_taken(const it_driver_db *db, const char *driver,
		   unsigned long major)
{
	it_db_scan scan;
	it_db_line line;
	unsigned long other;

	it_db_scan_begin(&scan, db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		if (!it_db_is_driver(&line, driver) &&
		    it_db_line_major(&line, &other) && other == major)
			return 1;
	return 0;
}

int it_db_is_other_number(const it_db_line *line, const void *arg)
{
	const it_db_number *own = arg;
	unsigned long major;

	return it_db_is_driver(line, own->driver) &&
	       it_db_line_major(line, &major) &&
	       (major != own->major || line->lost);
}

/* One number, and no other driver's. */
static int has_number(const it_driver_db *db, const it_registration *reg)
{
	long major = it_db_major(db, reg->driver);
	it_db_number own = {NULL, 0};

	if (major < 0)
		return 0;
	own.driver = reg->driver;
	own.major = (unsigned long)major;
	return !it_db_is_taken(db, own.driver, own.major) &&
	       !it_db_has_match(db, IT_DB_NAME_TO_MAJOR,
				it_db_is_other_number, &own);
}

static int has_one(const it_driver_db *db, it_db_table table,
		   it_db_judge judge, const it_registration *reg, it_slice want)
{
	return it_db_count(db, table, judge, reg, want, IT_DB_RIGHT) != 0 &&
	       it_db_count(db, table, judge, reg, want, IT_DB_WRONG) == 0;
}

static int has_aliases(const it_driver_db *db, const it_registration *reg)
{
	const char *const *alias;

	for (alias = reg->aliases; alias != NULL && *alias != NULL; alias++)
		if (!has_one(db, IT_DB_DRIVER_ALIASES, it_db_judge_alias, reg,
			     it_slice_of(*alias)))
			return 0;
	return 1;
}

static int has_perm(const it_driver_db *db, const it_registration *reg)
{
	return reg->minor_perm == NULL ||
	       has_one(db, IT_DB_MINOR_PERM, it_db_judge_perm, reg,
		       it_slice_of(reg->minor_perm));
}

static int has_class(const it_driver_db *db, const it_registration *reg)
{
	it_slice rest, word;

	if (reg->driver_class == NULL)
		return 1;
	rest = it_slice_of(reg->driver_class);
	while (it_next_word(&rest, &word))
		if (!has_one(db, IT_DB_DRIVER_CLASSES, it_db_judge_class, reg,
			     word))
			return 0;
	return 1;
}

unsigned it_db_state(const it_driver_db *db, const it_registration *reg)
{
	static const struct {
		unsigned bit;
		int (*has)(const it_driver_db *db, const it_registration *reg);
	} things[] = {
		{IT_DB_HAS_NUMBER, has_number},
		{IT_DB_HAS_ALIASES, has_aliases},
		{IT_DB_HAS_PERM, has_perm},
		{IT_DB_HAS_CLASS, has_class},
	};
	unsigned state = 0;
	size_t i;

	for (i = 0; i < sizeof things / sizeof things[0]; i++)
		if (things[i].has(db, reg))
			state |= things[i].bit;
	return state;
}

int it_db_has_alias(const it_driver_db *db, const char *driver,
		    const char *alias)
{
	const char *const aliases[] = {alias, NULL};
	const it_registration reg = {driver, aliases, NULL, NULL, NULL};

	return has_aliases(db, &reg);
}

int it_db_line_has(const it_db_line *line, it_slice alias, int quoted)
{
	char room[IT_DB_PLAIN];
	it_slice rest = line->rest;
	it_db_alias one;

	while (it_db_next_alias(&rest, &one))
		if (one.quoted >= quoted &&
		    it_slice_same(it_db_plain(one.text, room), alias))
			return 1;
	return 0;
}

static int has_line(const it_driver_db *db, const char *driver,
		    const char *alias, int quoted)
{
	it_db_scan scan;
	it_db_line line;

	it_db_scan_begin(&scan, db, IT_DB_DRIVER_ALIASES);
	while (it_db_scan_entry(&scan, &line))
		if (it_db_is_driver(&line, driver) &&
		    it_db_line_has(&line, it_slice_of(alias), quoted))
			return 1;
	return 0;
}

int it_db_has_claim(const it_driver_db *db, const char *driver,
		    const char *alias)
{
	return has_line(db, driver, alias, 0);
}

int it_db_is_bound(const it_driver_db *db, const char *driver,
		   const char *alias)
{
	return has_line(db, driver, alias, 1);
}

/* Also where the alias is glued to it. */
static int is_named(const it_db_line *line, const char *driver)
{
	size_t len = strlen(driver);

	return it_db_is_driver(line, driver) ||
	       (it_slice_starts(line->driver, driver) &&
		line->driver.len > len && line->driver.at[len] == '"');
}

int it_db_names(const it_driver_db *db, const char *driver)
{
	static const it_db_table tables[] = {IT_DB_DRIVER_ALIASES,
					     IT_DB_MINOR_PERM,
					     IT_DB_DRIVER_CLASSES};
	it_db_scan scan;
	it_db_line line;
	size_t i;

	for (i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		it_db_scan_begin(&scan, db, tables[i]);
		while (it_db_scan_entry(&scan, &line))
			if (is_named(&line, driver))
				return 1;
	}
	return 0;
}

int it_db_is_odd(const it_driver_db *db)
{
	it_db_scan scan;
	it_db_line line;
	int table;

	for (table = 0; table < IT_DB_TABLES; table++) {
		it_db_scan_begin(&scan, db, (it_db_table)table);
		while (it_db_scan_next(&scan, &line))
			if (line.glued || line.masked)
				return 1;
	}
	return 0;
}

int it_db_has_headed_policy(const it_driver_db *db, const char *driver)
{
	it_db_scan scan;
	it_db_line line;
	int headed = 0;

	it_db_scan_begin(&scan, db, IT_DB_DEVICE_POLICY);
	while (it_db_scan_next(&scan, &line)) {
		if (headed && it_db_is_driver(&line, driver))
			return 1;
		headed = line.first.len == 0 &&
			 (headed || it_trim(line.raw).len != 0);
	}
	return 0;
}

size_t it_db_entries(const it_driver_db *db, it_db_table table,
		     const char *driver)
{
	it_db_scan scan;
	it_db_line line;
	size_t count = 0;

	it_db_scan_begin(&scan, db, table);
	while (it_db_scan_entry(&scan, &line))
		count += it_db_is_driver(&line, driver) != 0;
	return count;
}

size_t it_db_sharers(const it_driver_db *db, const char *driver)
{
	long own = it_db_major(db, driver);
	unsigned long major;
	it_db_scan scan;
	it_db_line line;
	size_t count = 0;

	it_db_scan_begin(&scan, db, IT_DB_NAME_TO_MAJOR);
	while (it_db_scan_entry(&scan, &line))
		count += it_db_line_major(&line, &major) &&
			 (long)major == own;
	return count;
}

int it_db_has_bare_line(const it_driver_db *db)
{
	static const it_db_table tables[] = {IT_DB_NAME_TO_MAJOR,
					     IT_DB_REM_NAME_TO_MAJOR};
	it_db_scan scan;
	it_db_line line;
	size_t i;

	for (i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		it_db_scan_begin(&scan, db, tables[i]);
		while (it_db_scan_next(&scan, &line))
			if (line.driver.len == 0)
				return 1;
	}
	return 0;
}
