/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Does the system's own driver serve its adapter?  VMware's uninstaller calls
 * rem_drv, which takes away the entries of the system's driver, too, and
 * leaves its file.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/native.h"
#include "installer/packages.h"

/* With the name of the package, where one has the file. */
static void find_remedy(const it_job *job, const it_native_usual *it,
			char *out, size_t size)
{
	char check[IT_PACKAGE_CHECK];

	if (!it->kept) {
		(void)snprintf(out, size,
			       "boot again: the platform image has its "
			       "entries");
	} else if (it->ips) {
		it_package_check(job, it->package, 1, check);
		(void)snprintf(out, size, "%s registers it again", check);
	} else {
		it_package_again(job, it->package, out, size);
	}
}

static int is_bound_to(const it_driver_db *db, const char *driver,
		       const char *const *aliases)
{
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (it_db_is_bound(db, driver, *aliases))
			return 1;
	return 0;
}

/* The system's own spelling may be either. */
static int is_bound(const it_driver_db *db, const it_registration *reg)
{
	return is_bound_to(db, reg->driver, reg->aliases) ||
	       is_bound_to(db, reg->driver, reg->rival_aliases);
}

/* A package's driver is the system's own only where that has one. */
static void say_whose(const it_job *job, const it_native_usual *it,
		      const char *driver, char *out, size_t size)
{
	if (osd_identity_verdict(job->identity) == OSD_NATIVE)
		(void)snprintf(out, size, "%s, the system's own driver,",
			       driver);
	else
		(void)snprintf(out, size, "%s, the driver of the package %s,",
			       driver, it->package);
}

/*
 * No number, or one of two drivers: the kernel calls a device by its number,
 * so that the other driver may get the adapter.
 */
static int find_number_fault(const it_driver_db *db, const char *driver,
			     const char *whose, char *text, size_t size)
{
	long major = it_db_major(db, driver);

	if (major < 0)
		(void)snprintf(text, size,
			       "%s has no major number", whose);
	else if (it_db_is_taken(db, driver, (unsigned long)major))
		(void)snprintf(text, size,
			       "%s shares the major number %ld with another "
			       "driver",
			       whose, major);
	else
		return 0;
	return 1;
}

/*
 * What keeps it from its adapter, NULL for nothing.  An adapter that is in
 * ppt_aliases was given away on purpose.
 */
static const char *find_fault(const it_driver_db *db,
			      const it_registration *reg, const char *whose,
			      it_db_table *table, char *text, size_t size)
{
	char rival[IT_DB_RIVALS];

	*table = IT_DB_DRIVER_ALIASES;
	if (find_number_fault(db, reg->driver, whose, text, size)) {
		*table = IT_DB_NAME_TO_MAJOR;
		return "number";
	}
	if (it_db_rival_now(db, reg, rival, sizeof rival)) {
		(void)snprintf(text, size, "the adapter of %s belongs to %s",
			       whose, rival);
		return strstr(rival, "ppt_aliases") == NULL ? "rival" : NULL;
	}
	(void)snprintf(text, size, "%s is not bound to its adapter", whose);
	return is_bound(db, reg) ? NULL : "alias";
}

static it_code tell(it_job *job, const char *code, it_db_table table,
		    const char *text, const char *remedy)
{
	/* as of drivers that we installed */
	char letter = code[0] == 'n' ? 'N' : code[0] == 'r' ? 'R' : 'A';
	it_code ret = it_findings_add(&job->findings, IT_DIFFERENCE, letter,
				      code, it_db_path(table), &job->error,
				      "%s", text);

	return ret == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						 "%s", remedy)
			    : ret;
}

it_code it_native_entries(it_job *job, const it_module_row *row,
			  const it_native_usual *usual)
{
	char text[IT_DB_RIVALS + IT_PACKAGE_NAME + 200];
	char remedy[IT_RIVAL_REMEDY], whose[IT_PACKAGE_NAME + 100];
	char name[IT_PACKAGE_NAME];
	char path[128];
	it_native_usual own = *usual;
	it_db_table table;
	const char *fault;
	it_code code;

	say_whose(job, usual, row->reg.driver, whose, sizeof whose);
	fault = find_fault(&job->db, &row->reg, whose, &table, text,
			   sizeof text);
	if (fault == NULL)
		return IT_OK;
	it_module_path(row, 64, path, sizeof path);
	code = it_package_owner(job, path, name);
	if (code == IT_OK && name[0] != '\0') {
		own.package = name;
		code = it_package_is_ips(job, path, &own.ips);
	}
	if (code != IT_OK)
		return code;
	find_remedy(job, &own, remedy, sizeof remedy);
	if (fault[0] == 'r')
		it_rival_remedy(job, "that entry", row->reg.driver, remedy,
				sizeof remedy);
	else if (fault[0] == 'n' && it_db_major(&job->db, row->reg.driver) >= 0)
		(void)snprintf(remedy, sizeof remedy,
			       "give the other driver a free number there, by "
			       "hand: rem_drv knows only the last of the two");
	return tell(job, fault, table, text, remedy);
}
