/* SPDX-License-Identifier: BSD-2-Clause */
/* Which directory of the media a module comes from. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libosdetect/internal.h"

enum { DIR_NAME = 16 };

struct osd_choice {
	osd_choice_result result;
	const char *row;
	const char *flavour;
	unsigned kernels;
	int must_prove;
	char dir32[DIR_NAME];
	char dir64[DIR_NAME];
	char reason[OSDI_TEXT];
};

/*
 * flags: what must be known of the system for the row to fit.  The first
 * row that fits decides; a module without a row for a flavour is in none of
 * its directories.
 */
static const struct choice_row {
	const char *name;
	const char *flavour;
	const char *module;
	unsigned flags;
	osd_choice_result result;
	int must_prove;
	const char *reason;
} choice_rows[] = {
	/* It needs mac_alloc, which kernels before 8/07 do not all have. */
	{"10-vmxnet3s-old-kernel", "10", "vmxnet3s", OSDI_OLD_KERNEL,
	 OSD_CHOSEN, 1, "the kernel may be older than Solaris 10 8/07"},
	{"10-vmxnet3s", "10", "vmxnet3s", 0, OSD_CHOSEN, 0, ""},
	{"10-vmxnet", "10", "vmxnet", 0, OSD_CHOSEN, 0, ""},
	{"10-vmmemctl-ga", "10", "vmmemctl", OSDI_S10_GA, OSD_LEFT_OUT, 0,
	 "vmmemctl is not for Solaris 10 3/05"},
	{"10-vmmemctl-u1", "10", "vmmemctl", OSDI_S10_U1, OSD_LEFT_OUT, 0,
	 "vmmemctl is not for Solaris 10 1/06"},
	/*
	 * The kernel patch tells an update only roughly (every update can be
	 * patched to the newest kernel).  A balloon driver that is missing
	 * does no harm, one that does not fit may.
	 */
	{"10-vmmemctl-no-update", "10", "vmmemctl", OSDI_S10_NO_UPDATE,
	 OSD_LEFT_OUT, 0,
	 "vmmemctl is not for every update of Solaris 10, and which one this "
	 "is is not known"},
	{"10-vmmemctl", "10", "vmmemctl", 0, OSD_CHOSEN, 0, ""},
	{"10-vmhgfs", "10", "vmhgfs", 0, OSD_CHOSEN, 0, ""},
	{"10-vmblock", "10", "vmblock", 0, OSD_CHOSEN, 0, ""},
	{"11-vmxnet3s", "11", "vmxnet3s", 0, OSD_CHOSEN, 0, ""},
	{"11-vmxnet", "11", "vmxnet", 0, OSD_CHOSEN, 0, ""},
	{"11-vmmemctl", "11", "vmmemctl", 0, OSD_CHOSEN, 0, ""},
	{"11-vmhgfs", "11", "vmhgfs", 0, OSD_CHOSEN, 0, ""},
	{"11-vmblock", "11", "vmblock", 0, OSD_CHOSEN, 0, ""},
	{"2009.06-vmxnet3s", "2009.06", "vmxnet3s", 0, OSD_CHOSEN, 0, ""},
	{"2009.06-vmxnet", "2009.06", "vmxnet", 0, OSD_CHOSEN, 0, ""},
	/* The builds for 10 and 11 are for other kernel structures. */
	{"2009.06-vmmemctl", "2009.06", "vmmemctl", 0, OSD_LEFT_OUT, 0,
	 "there is no vmmemctl for OpenSolaris 2009.06"},
	{"2009.06-vmhgfs", "2009.06", "vmhgfs", 0, OSD_LEFT_OUT, 0,
	 "there is no vmhgfs for OpenSolaris 2009.06"},
	{"2009.06-vmblock", "2009.06", "vmblock", 0, OSD_LEFT_OUT, 0,
	 "there is no vmblock for OpenSolaris 2009.06"},
};

const char *osdi_choice_row(size_t i)
{
	return i < OSDI_COUNT(choice_rows) ? choice_rows[i].name : NULL;
}

/* flavour or module may be NULL for any; flags are those of the system. */
static const struct choice_row *find_row(const char *flavour,
					 const char *module, unsigned flags)
{
	const struct choice_row *row;
	size_t i;

	for (i = 0; i < OSDI_COUNT(choice_rows); i++) {
		row = &choice_rows[i];
		if ((flavour == NULL || strcmp(row->flavour, flavour) == 0) &&
		    (module == NULL || strcmp(row->module, module) == 0) &&
		    (row->flags & flags) == row->flags)
			return row;
	}
	return NULL;
}

static void refuse(osd_choice *c, osd_choice_result result, const char *row,
		   const char *text)
{
	c->result = result;
	c->row = row;
	osdi_copy(c->reason, sizeof c->reason, text);
	c->dir32[0] = '\0';
	c->dir64[0] = '\0';
}

/* The flavour to use; NULL when the choice is refused already. */
static const char *flavour_of(const osd_identity *id, const char *override,
			      osd_choice *c)
{
	const struct choice_row *row;
	char name[DIR_NAME];

	if (id->never || (id->flavour == NULL && override == NULL)) {
		refuse(c, OSD_REFUSED, "verdict", id->reason);
		return NULL;
	}
	if (override == NULL)
		return id->flavour;
	row = find_row(override, NULL, ~0U);
	if (row != NULL)
		return row->flavour;
	it_mask(name, sizeof name, override);
	refuse(c, OSD_REFUSED, "override-unknown", "");
	(void)snprintf(c->reason, sizeof c->reason,
		       "the directory \"%s\" is not known; known ones are "
		       "10, 11 and 2009.06",
		       name);
	return NULL;
}

static int is_there(const char *dir, const char *const *dirs, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (dirs[i] != NULL && strcmp(dirs[i], dir) == 0)
			return 1;
	return 0;
}

static void append(char *out, const char *text)
{
	size_t len = strlen(out);

	osdi_copy(out + len, OSDI_TEXT - len, text);
}

/* Names what is needed, what is missing of it, and what there is instead. */
static void tell_missing(osd_choice *c, const char *missing,
			 const char *const *dirs, size_t count)
{
	char name[DIR_NAME * 2];
	size_t i, told = 0;

	(void)snprintf(c->reason, sizeof c->reason,
		       "the media has no directory %s", missing);
	for (i = 0; i < count; i++) {
		if (dirs[i] == NULL)
			continue;
		it_mask(name, sizeof name, dirs[i]);
		append(c->reason, told++ == 0 ? "; it has " : ", ");
		append(c->reason, name);
	}
	if (told == 0)
		append(c->reason, "; it has none at all");
}

static void pick_dirs(osd_choice *c, const char *const *dirs, size_t count)
{
	const char *missing = NULL;

	if (c->kernels & OSD_KERNEL_32)
		osdi_copy(c->dir32, sizeof c->dir32, c->flavour);
	if (c->kernels & OSD_KERNEL_64)
		(void)snprintf(c->dir64, sizeof c->dir64, "%s_64", c->flavour);
	if (c->dir64[0] != '\0' && !is_there(c->dir64, dirs, count))
		missing = c->dir64;
	if (c->dir32[0] != '\0' && !is_there(c->dir32, dirs, count))
		missing = c->dir32;
	if (missing == NULL)
		return;
	tell_missing(c, missing, dirs, count);
	c->result = OSD_NOT_THERE;
	c->dir32[0] = '\0';
	c->dir64[0] = '\0';
}

static void choose(const osd_identity *id, const char *module,
		   const char *const *dirs, size_t count, const char *override,
		   osd_choice *c)
{
	const char *flavour = flavour_of(id, override, c);
	const struct choice_row *row;

	c->kernels = id->kernels;
	if (flavour == NULL)
		return;
	row = find_row(flavour, module, id->flags);
	c->row = row->name;
	c->result = row->result;
	c->flavour = flavour;
	c->must_prove = row->must_prove;
	osdi_copy(c->reason, sizeof c->reason, row->reason);
	if (c->result == OSD_CHOSEN)
		pick_dirs(c, dirs, count);
}

osd_status osd_choose(const osd_identity *id, const char *module,
		      const char *const *dirs, size_t count,
		      const char *override, osd_choice **choice)
{
	if (choice == NULL)
		return OSD_BAD_CALL;
	*choice = NULL;
	if (id == NULL || module == NULL || (dirs == NULL && count != 0) ||
	    find_row(NULL, module, ~0U) == NULL)
		return OSD_BAD_CALL;
	*choice = calloc(1, sizeof **choice);
	if (*choice == NULL)
		return OSD_NO_MEMORY;
	choose(id, module, dirs, count, override, *choice);
	return OSD_OK;
}

void osd_choice_free(osd_choice *choice)
{
	free(choice);
}

osd_choice_result osd_choice_get(const osd_choice *choice)
{
	return choice->result;
}

const char *osd_choice_result_name(osd_choice_result result)
{
	static const char *const names[] = {"chosen", "left-out", "not-there",
					    "refused"};

	return (unsigned)result < OSDI_COUNT(names) ? names[result] : "?";
}

const char *osd_choice_dir32(const osd_choice *choice)
{
	return choice->dir32[0] != '\0' ? choice->dir32 : NULL;
}

const char *osd_choice_dir64(const osd_choice *choice)
{
	return choice->dir64[0] != '\0' ? choice->dir64 : NULL;
}

const char *osd_choice_conf_dir(const osd_choice *choice)
{
	return choice->result == OSD_CHOSEN ? choice->flavour : NULL;
}

const char *osd_choice_flavour(const osd_choice *choice)
{
	return choice->flavour;
}

int osd_choice_must_prove_load(const osd_choice *choice)
{
	return choice->must_prove;
}

const char *osd_choice_reason(const osd_choice *choice)
{
	return choice->reason;
}

const char *osd_choice_row(const osd_choice *choice)
{
	return choice->row;
}
