/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The driver databases of a root as texts in memory, and the edits that
 * "add_drv -b" and "rem_drv -b" of 2025 make to them, byte for byte on well
 * formed files, but idempotent and never half done.  Nothing here touches a
 * disk: the caller loads the texts, asks for an edit, and writes the tables
 * whose changed flag is set.
 */
#ifndef IT_DRIVER_DB_H
#define IT_DRIVER_DB_H

#include <stddef.h>

#include "support/error.h"
#include "support/strbuf.h"

/* In the order in which changes are published. */
typedef enum it_db_table {
	IT_DB_NAME_TO_MAJOR,
	IT_DB_MINOR_PERM,
	IT_DB_DRIVER_ALIASES,
	IT_DB_DRIVER_CLASSES,
	IT_DB_REM_NAME_TO_MAJOR, /* numbers of removed drivers */
	IT_DB_DEVICE_POLICY,	 /* only our lines removed, never added */
	IT_DB_EXTRA_PRIVS,	 /* likewise */
	IT_DB_PPT_ALIASES,	 /* illumos pass-through, read only */
	IT_DB_TABLES
} it_db_table;

enum { IT_DB_MAX_BYTES = 4 << 20 }; /* a longer table is damaged */

const char *it_db_path(it_db_table table); /* "etc/name_to_major" */
int it_db_required(it_db_table table);	   /* a root without it is refused */

typedef struct it_db_text {
	it_strbuf text;
	int present;
	int changed;
} it_db_text;

typedef struct it_driver_db {
	it_db_text tables[IT_DB_TABLES];
} it_driver_db;

void it_db_free(it_driver_db *db);

/* What a driver is to be registered with. */
typedef struct it_registration {
	const char *driver;
	const char *const *aliases;	  /* without quotes, NULL at the end */
	const char *const *rival_aliases; /* other spellings, NULL for none */
	const char *minor_perm;		  /* "* 0600 root sys", NULL for none */
	const char *driver_class;	  /* NULL for none */
} it_registration;

/*
 * One line that an edit added or took away: for plan, state and undo.
 * place tells undo where a line that was taken away stood: a short printable
 * text of no meaning to anyone else, to be stored beside the line; NULL for
 * an added line, and undo lives without it.  first is such a text, too: what
 * else the first line added to a table did to it, NULL for nothing.
 */
typedef struct it_db_change {
	it_db_table table;
	int added;   /* nonzero: added at the end; zero: taken away */
	char *line;  /* without newline */
	char *place;
	char *first;
} it_db_change;

typedef struct it_db_changes {
	it_db_change *items;
	size_t count;
} it_db_changes;

void it_db_changes_free(it_db_changes *changes);

/* Appends one; the texts are copied, place and first may be NULL. */
it_code it_db_changes_add(it_db_changes *changes, const it_db_change *change,
			  it_error *err) IT_CHECKED;

/* Something that a person should know about the tables as they are. */
typedef void (*it_db_warn)(void *arg, it_db_table table, unsigned long line,
			   const char *text);

/*
 * Parses everything.  IT_TARGET with table and line for what must not be
 * edited: a required table missing, a name_to_major without any entry, a
 * line with too few fields, a number that is none or above 16383, a NUL
 * byte, a CR in quotes.  Warnings for what is odd but survives: missing final
 * newline, a number twice, CRLF, a CR inside of a line, a permission with too
 * few fields.  warn may be NULL.
 */
it_code it_db_check(const it_driver_db *db, it_db_warn warn, void *arg,
		    it_error *err) IT_CHECKED;

/*
 * Who else claims one of the aliases (the other spellings, ppt_aliases and
 * lines that pkg(7) commented out included), or uses the driver's name as
 * its alias?  rival gets "e1000g in etc/driver_aliases line 12", all of them
 * with commas between; returns 0 if nobody does.
 */
enum { IT_DB_RIVALS = 600 }; /* room for them */

int it_db_rival(const it_driver_db *db, const it_registration *reg,
		char *rival, size_t size);

/* Only those that the kernel of illumos knows; reg's driver has a number. */
int it_db_rival_now(const it_driver_db *db, const it_registration *reg,
		    char *rival, size_t size);

/* How far the driver is registered already; a bit for each thing right. */
enum {
	IT_DB_HAS_NUMBER = 1,
	IT_DB_HAS_ALIASES = 2,
	IT_DB_HAS_PERM = 4,
	IT_DB_HAS_CLASS = 8,
	IT_DB_COMPLETE = 15 /* things that reg does not ask for count as had */
};
unsigned it_db_state(const it_driver_db *db, const it_registration *reg);

/* Major number, -1 if not registered. */
long it_db_major(const it_driver_db *db, const char *driver);

/* The highest number of any driver, -1 if there is none. */
long it_db_highest(const it_driver_db *db);

/* Has another driver this number too? */
int it_db_is_taken(const it_driver_db *db, const char *driver,
		   unsigned long major);

/*
 * Gives a registered driver back the number that it had, and no other one;
 * does nothing when another driver has it now.  Not recorded: what is done
 * here is as it was before.
 */
it_code it_db_renumber(it_driver_db *db, const char *driver,
		       unsigned long major, it_error *err) IT_CHECKED;

/*
 * Makes the registration complete and leaves alone what is right already.
 * A line of the same driver that stands in the way (another number, or one
 * that another driver has; other permissions for the same minor name; an
 * alias without its quotes, or while the right one is missing another alias
 * of the same vendor) is taken away and the right one added at the end;
 * lines of other drivers are never touched.
 * A missing final newline is mended before a line is added.  Records each
 * line in changes; of a driver without a number those too that stay, which
 * it_db_remove would take later as if they were ours, and of those aliases that
 * another driver has go.  IT_TARGET for what it_db_check refuses and for a full
 * range of numbers; the tables are then as they were.
 */
it_code it_db_add(it_driver_db *db, const it_registration *reg,
		  it_db_changes *changes, it_error *err) IT_CHECKED;

/*
 * Does a line of aliases, permissions or classes name the driver?  add_drv
 * takes no driver that has an alias already, known or not, and writes a second
 * line where there is one.
 */
int it_db_names(const it_driver_db *db, const char *driver);

/*
 * Is there a line that the kernel and its programs read in two ways?  One of
 * two entries with a CR between them is one to add_drv and rem_drv, which
 * would take both away; a driver's name in quotes is another name to them.
 */
int it_db_is_odd(const it_driver_db *db);

/*
 * Has an entry of the driver in device_policy a comment above it?  rem_drv
 * takes it for a part of the entry.
 */
int it_db_has_headed_policy(const it_driver_db *db, const char *driver);

/* Entries of name_to_major with the number of the driver, its own too. */
size_t it_db_sharers(const it_driver_db *db, const char *driver);

/* Entries of a driver in a table. */
size_t it_db_entries(const it_driver_db *db, it_db_table table,
		     const char *driver);

/*
 * Does a table of numbers have an empty line or a comment?  The programs of
 * Solaris 10 stop at the first one.
 */
int it_db_has_bare_line(const it_driver_db *db);

/* Is the alias (without quotes) one of the driver's? */
int it_db_has_alias(const it_driver_db *db, const char *driver,
		    const char *alias);

/* Likewise, without its quotes or beside another one, too. */
int it_db_has_claim(const it_driver_db *db, const char *driver,
		    const char *alias);

/* As the kernel of illumos reads it: others may stand in the line, too. */
int it_db_is_bound(const it_driver_db *db, const char *driver,
		   const char *alias);

/*
 * Binds one more alias to a driver, as "update_drv -a -i" does; nothing is
 * done where the driver is not registered or anybody has the alias.
 */
it_code it_db_give_alias(it_driver_db *db, const char *driver,
			 const char *alias, it_error *err) IT_CHECKED;

/*
 * Takes away the alias line that it_db_rival names, with a record of it.
 * *dropped is zero, and nothing is done, where that is no line of
 * driver_aliases or one that claims more than the adapter.
 */
it_code it_db_drop_rival(it_driver_db *db, const it_registration *reg,
			 it_db_changes *changes, int *dropped, it_error *err)
	IT_CHECKED;

/*
 * Takes back exactly the given changes, newest first: lines that were added
 * and are still there go, lines that were taken away come back where they
 * stood if both neighbours are still there, or one of them and the other one
 * was taken away too; else at the end.  When a
 * driver's name_to_major line goes its number is noted in rem_name_to_major,
 * as rem_drv does.  A final newline that was mended stays.
 */
it_code it_db_undo(it_driver_db *db, const it_db_changes *changes,
		   it_error *err) IT_CHECKED;

/* Is the line that had none the last one again, with such a newline? */
int it_db_is_mended(const it_driver_db *db, it_db_table table,
		    const it_db_changes *changes);

/* Takes these newlines away, in tables that we write ourselves. */
void it_db_unmend(it_driver_db *db, const it_db_changes *changes);

/* Was the table missing before these changes? */
int it_db_made(const it_db_changes *changes, it_db_table table);

/*
 * Removes every entry of the driver and notes its number, as rem_drv -b
 * does; a driver that is not there at all is no error.
 */
it_code it_db_remove(it_driver_db *db, const char *driver,
		     it_db_changes *changes, it_error *err) IT_CHECKED;

#endif
