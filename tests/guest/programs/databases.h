/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The driver databases as add_drv, rem_drv and update_drv treat them
 * (driver-install.md 1.1 to 1.6), their mistakes included.  Independent of
 * installer/driver_db*.c, which is held against this.
 */
#ifndef IT_TESTS_GUEST_DATABASES_H
#define IT_TESTS_GUEST_DATABASES_H

#include "tests/guest/programs/guest.h"

typedef enum database {
	NAME_TO_MAJOR,
	REM_NAME_TO_MAJOR,
	DRIVER_ALIASES,
	DRIVER_CLASSES,
	MINOR_PERM,
	DEVICE_POLICY,
	EXTRA_PRIVS,
	DATABASES
} database;

enum { MAX_MAJOR = 16383, NO_MAJOR = -1, BAD_FILE = -2 };

/* How the functions below end, as the real ones number it. */
enum { DONE = 0, FAILED = -1, NONE_FOUND = -4 };

/* All paths are basedir and the name, joined as they are; NULL: none. */
void set_basedir(const char *basedir);
const char *basedir_path(const char *name);
const char *database_path(database db);

/* ---- the lock (lock.c) ------------------------------------------------ */

/* Ends the program where it is held. */
void enter_lock(void);
void exit_unlock(void);

/* Unlocks and ends with 1. */
void err_exit(void) IT_NORETURN;

/* ---- reading ---------------------------------------------------------- */

/* perror(NULL): the system's words alone. */
void say_errno(void);

/*
 * Its number in a file of numbers; NO_MAJOR when it has none, BAD_FILE
 * when that file cannot be read.
 */
long major_of(database db, const char *driver);

/* Is the name a first or second field of driver_aliases?  Says so. */
int is_alias_taken(const char *name);
/* Has this driver the alias (1), or another one (-1)? */
int alias_owner(const char *driver, const char *alias);
void say_in_use(const char *name);

/* access(2) of a file that will be written; says what is wrong. */
int check_access(database db, int mode);

/* ---- writing ---------------------------------------------------------- */

/* One line: driver, separator, entry in quote. */
int append_entry(database db, const char *driver, const char *separator,
		 const char *entry, const char *quote);

/* Every entry of a list; quotes are taken off where quoted. */
int append_list(database db, const char *driver, const char *separator,
		const char *list, char between, int quoted);
int append_permissions(const char *driver, const char *list);

/* Lines of the driver; of them those that fit match, if it is not NULL. */
int delete_entry(database db, const char *driver, const char *match);

/* The permission of a minor name, in its place. */
int replace_permission(const char *driver, const char *permission);

/* For rem_drv and roll-back: a bit for each database. */
void remove_entries(unsigned databases, const char *driver);

/* The number that add_drv would choose, written; NO_MAJOR when it fails. */
long take_major(const char *driver, int live);

/* ---- options (options.c) ---------------------------------------------- */

/* Takes the next entry off a list; 0 at its end. */
int next_entry(const char **list, char *entry, size_t size, char between,
	       int quoted);

/* The same of a list of permissions. */
int next_permission(const char **list, char *entry, size_t size);

int has_blank_in_quotes(const char *aliases);
int are_permissions_valid(const char *permissions);

/* Does it stand in no database yet?  Says what does. */
int are_aliases_unique(const char *aliases);

#endif
