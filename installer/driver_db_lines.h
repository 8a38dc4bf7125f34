/* SPDX-License-Identifier: BSD-2-Clause */
/* The lines of the driver databases.  Private to driver_db*.c. */
#ifndef IT_DRIVER_DB_LINES_H
#define IT_DRIVER_DB_LINES_H

#include "installer/driver_db.h"
#include "support/text.h"

enum {
	IT_DB_MAX_MAJOR = 16383, /* MAXMAJ32 of every kernel */
	IT_DB_MAX_OURS = 1000	 /* lines of one driver in one table */
};

/*
 * One line.  An entry has a driver; a comment or an empty line has none.
 * rest is what follows the first field, without comment and outer blanks.
 */
typedef struct it_db_line {
	unsigned long number; /* from 1; as an editor counts, to whom a CR
				 is no end of a line */
	it_slice raw;	      /* without the newline; the CR of a CR and LF
				 stays */
	it_slice first;	      /* the whole first field: "vmxnet3s:*" */
	it_slice driver;      /* first, cut at the separator of the table,
				 without quotes; see it_db_is_driver */
	it_slice rest;
	int newline; /* ends in one, or in a CR with an entry behind it */
	int at_cr;   /* that CR */
	int glued;   /* before or behind such a CR */
	int masked;  /* the driver's name has quotes or a backslash */
	int lost;    /* an entry that some kernel or program reads as none */
} it_db_line;

typedef struct it_db_scan {
	it_db_table table;
	it_slice left;
	unsigned long number;
	size_t whole; /* of a line with such a CR: what is left of it */
	int at_cr;    /* the last line ended in one */
} it_db_scan;

void it_db_scan_begin(it_db_scan *scan, const it_driver_db *db,
		      it_db_table table);
int it_db_scan_next(it_db_scan *scan, it_db_line *line);

/* The same, entries only. */
int it_db_scan_entry(it_db_scan *scan, it_db_line *line);

/* Is it the driver's, as the kernel reads its name? */
int it_db_is_driver(const it_db_line *line, const char *driver);

/* A CR that the kernel takes for a part of a name or an alias? */
int it_db_has_quoted_cr(it_slice raw);

/*
 * "pci15ad\\0547b0" is pci15ad,7b0: the text, or its plain form in room,
 * cut where that is full.
 */
enum { IT_DB_PLAIN = 64 };
it_slice it_db_plain(it_slice text, char room[IT_DB_PLAIN]);

/* Number of an entry of (rem_)name_to_major; 0 when it is none. */
int it_db_line_major(const it_db_line *line, unsigned long *major);

/* An alias of a driver_aliases entry. */
typedef struct it_db_alias {
	it_slice text;
	int quoted; /* in a complete pair of double quotes */
} it_db_alias;

/* Takes the next alias off *rest; one without its quotes too. */
int it_db_next_alias(it_slice *rest, it_db_alias *alias);

/* Is it one of the line's; quoted: in its quotes? */
int it_db_line_has(const it_db_line *line, it_slice alias, int quoted);

size_t it_db_count_words(it_slice s);

/* For messages: cut and masked. */
void it_db_show(it_slice s, char *out, size_t size);

/*
 * What the place of a line that went says besides: it ended in a CR; the
 * newline behind the line before it was its own; it was the last one, without
 * a newline.  Last of all: it may have stayed, as a remain of a driver without
 * a number.
 */
#define IT_DB_PLACE_CR "r"
#define IT_DB_PLACE_NEWLINE "g"
#define IT_DB_PLACE_NONE "n"
#define IT_DB_PLACE_STOOD "s"

/* Enough to know a line again: 16 hex digits, "-" for NULL. */
void it_db_hash_text(const it_slice *line, char text[17]);

/* The same of the last line of a table. */
void it_db_hash_last(const it_driver_db *db, it_db_table table, char text[17]);

/* What else the first line added to a table did. */
#define IT_DB_NEW "new"	      /* the table was not there */
#define IT_DB_MENDED "mended" /* and a hash: the line before had no newline */
enum { IT_DB_FIRST = 32 };

/* What an entry of a table means for one thing that is wanted. */
typedef enum it_db_verdict {
	IT_DB_UNRELATED,
	IT_DB_RIGHT, /* is it */
	IT_DB_WRONG  /* of the same driver, and in its way */
} it_db_verdict;

typedef it_db_verdict (*it_db_judge)(const it_db_line *line,
				     const it_registration *reg, it_slice want);

it_db_verdict it_db_judge_perm(const it_db_line *line,
			       const it_registration *reg, it_slice want);
it_db_verdict it_db_judge_alias(const it_db_line *line,
				const it_registration *reg, it_slice want);
/* WRONG: an alias of the same vendor that the driver is not to have. */
it_db_verdict it_db_judge_misspelt(const it_db_line *line,
				   const it_registration *reg, it_slice want);
it_db_verdict it_db_judge_class(const it_db_line *line,
				const it_registration *reg, it_slice want);

/* How many entries of a table judge calls verdict. */
size_t it_db_count(const it_driver_db *db, it_db_table table,
		   it_db_judge judge, const it_registration *reg,
		   it_slice want, it_db_verdict verdict);

/* A driver's number; lines of it with another one match. */
typedef struct it_db_number {
	const char *driver;
	unsigned long major;
} it_db_number;

/* A lost one too, whatever its number. */
int it_db_is_other_number(const it_db_line *line, const void *number);

typedef int (*it_db_match)(const it_db_line *line, const void *arg);

int it_db_has_match(const it_driver_db *db, it_db_table table,
		    it_db_match match, const void *arg);

/* --- edits; all of them record themselves unless changes is NULL ------ */

it_code it_db_take_away(it_driver_db *db, it_db_table table,
			it_db_match match, const void *arg,
			it_db_changes *changes, it_error *err) IT_CHECKED;

/* driver's number in rem_name_to_major, and no other number of it. */
it_code it_db_note_removed(it_driver_db *db, const char *driver,
			   unsigned long major, it_db_changes *changes,
			   it_error *err) IT_CHECKED;

#endif
