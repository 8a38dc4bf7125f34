/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is not as it should be.  One letter for each kind of difference:
 *   A alias  C contents  E extra file  F flavour  I interrupted run
 *   K class  L load  M mode  N number in name_to_major  O owner
 *   P permission  R rival  X missing
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/native.h"
#include "installer/packages.h"
#include "installer/plan_userland.h"
#include "installer/tuning.h"
#include "installer/vendor.h"

static it_code differ(it_job *job, char letter, const char *code,
		      const char *path, const char *text)
{
	return it_findings_add(&job->findings, IT_DIFFERENCE, letter, code,
			       path, &job->error, "%s", text);
}

/* ---- files ----------------------------------------------------------- */

/* "lib/modules/binary/10_64/vmxnet3s of VMware Tools 9.0.0", if it is there. */
static int name_in_media(const it_media *media, const char *sha256, char *out,
			 size_t size)
{
	size_t i;

	out[0] = '\0';
	for (i = 0; media != NULL && i < media->count; i++) {
		const it_entry *entry = &media->entries[i];

		if (strcmp(entry->sha256, sha256) != 0)
			continue;
		(void)snprintf(out, size, "%s of VMware Tools %s", entry->path,
			       it_version_shown(media->version));
		return 1;
	}
	return 0;
}

/* A difference; where the media has just this file, it is named. */
static it_code differ_named(it_job *job, char letter, const char *code,
			    const char *path, const it_present *now,
			    const it_media *media, const char *text)
{
	char where[256], whole[700];

	if (!name_in_media(media, now->sha256, where, sizeof where))
		return differ(job, letter, code, path, text);
	(void)snprintf(whole, sizeof whole, "%s; it is %s", text, where);
	return differ(job, letter, code, path, whole);
}

/*
 * Is it a file that we did not install, in a root where we installed others?
 * Wrong modes and owners, which VMware's installer always leaves and no kernel
 * minds, do not count then.
 */
static int is_beside(const it_job *job, const char *path)
{
	return (job->state.present || job->changed) &&
	       it_state_find(&job->state, path) == NULL;
}

void it_job_wanted_flavour(const it_job *job, const char *module, char *out,
			   size_t size)
{
	osd_choice *choice;

	out[0] = '\0';
	if (it_job_choose_any(job, module, NULL, &choice) != OSD_OK)
		return;
	if (osd_choice_get(choice) == OSD_CHOSEN)
		(void)snprintf(out, size, "%s", osd_choice_flavour(choice));
	osd_choice_free(choice);
}

static int is_forced(const it_job *job, const it_module_row *row)
{
	return it_state_forced(&job->state, it_module_name(row->module));
}

/* A choice of the user against the table is a warning, not a difference. */
static it_code check_flavour(it_job *job, const it_module_row *row,
			     const char *path, const it_present *now,
			     const it_driver *driver, const it_media *media)
{
	char flavour[32], why[256];

	it_job_wanted_flavour(job, it_module_name(row->module), flavour,
			      sizeof flavour);
	if (flavour[0] == '\0')
		return IT_OK;
	if (it_driver_fit(driver, row->module, flavour, it_module_bits(path),
			  why, sizeof why) != IT_FIT_OTHER)
		return IT_OK;
	if (is_forced(job, row))
		return it_findings_add(&job->findings, IT_WARNING, ' ',
				       "forced-driver", path, &job->error,
				       "%s, as the user decided", why);
	return differ_named(job, 'F', "wrong-flavour", path, now, media, why);
}

static it_code check_attributes(it_job *job, const it_state_file *file,
				const it_present *now)
{
	unsigned mode = (unsigned)(now->st.st_mode & 07777);
	char text[160];
	it_code code = IT_OK;

	if (is_beside(job, file->path))
		return IT_OK;
	if (mode != file->mode) {
		(void)snprintf(text, sizeof text, "mode is %04o, not %04o",
			       mode, file->mode);
		code = differ(job, 'M', "mode", file->path, text);
	}
	if (code != IT_OK || ((unsigned long)now->st.st_uid == file->uid &&
			      (unsigned long)now->st.st_gid == file->gid))
		return code;
	(void)snprintf(text, sizeof text, "owner is %lu:%lu, not %lu:%lu",
		       (unsigned long)now->st.st_uid,
		       (unsigned long)now->st.st_gid, file->uid, file->gid);
	if (file->owner_set)
		return differ(job, 'O', "owner", file->path, text);
	return it_findings_add(&job->findings, IT_NOTE, ' ', "owner-not-set",
			       file->path, &job->error,
			       "%s: setting it needs a privilege that was "
			       "missing",
			       text);
}

/* Without a record (sha256 "") any content may be the installed one. */
static it_code check_content(it_job *job, const it_state_file *file,
			     const it_present *now, const it_media *media)
{
	int conf = it_module_bits(file->path) == 0;

	/* Nobody edits settings to nothing: the write of it was lost. */
	if (conf && now->bytes.len == 0)
		return differ(job, 'C', "contents", file->path, "is empty");
	if (file->sha256[0] == '\0' || strcmp(now->sha256, file->sha256) == 0)
		return IT_OK;
	if (conf && it_tuned_file_is(job, file->path, now->sha256))
		return IT_OK;
	/* Editing a .conf is an admin's right, and not lost by an upgrade. */
	if (conf)
		return it_findings_add(&job->findings, IT_NOTE, ' ',
				       "edited-conf", file->path, &job->error,
				       "was edited after the install");
	return differ_named(job, 'C', "contents", file->path, now, media,
			    "contents are not what was installed");
}

/* What is known of an installed build, and which file of the media it is. */
static it_code tell_about(it_job *job, const it_module_row *row,
			  const it_state_file *file, const it_present *now,
			  const it_driver *driver, const it_media *media)
{
	char where[256];

	if (name_in_media(media, now->sha256, where, sizeof where))
		(void)it_findings_add(&job->findings, IT_NOTE, ' ',
				      "identified", file->path, &job->error,
				      "is %s", where);
	/* Only for one width, since both are of one build. */
	if (it_module_bits(file->path) != 64)
		return job->error.code;
	return it_job_warn_faults(job, row, file->path, driver);
}

/* A driver that the kernel of this root cannot load is a difference. */
static it_code check_load(it_job *job, const it_module_row *row,
			  const char *path, const it_present *now,
			  const it_media *media)
{
	char text[600];
	it_load load;
	it_code code = it_load_check(job, now->bytes.data, now->bytes.len,
				     it_module_bits(path), &load);

	(void)snprintf(text, sizeof text,
		       "cannot be loaded by this kernel, which lacks: %s",
		       it_strbuf_str(&load.names));
	if (code == IT_OK && load.count > 0 && is_forced(job, row))
		code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "forced-driver", path, &job->error,
				       "%s; installed as the user decided",
				       text);
	else if (code == IT_OK && load.count > 0)
		code = differ_named(job, 'L', "load", path, now, media, text);
	it_strbuf_free(&load.names);
	return code;
}

/* A driver file that is there. */
static it_code check_driver(it_job *job, const it_module_row *row,
			    const it_state_file *file, const it_present *now,
			    const it_media *media)
{
	size_t before = it_findings_weighing(&job->findings, IT_DIFFERENCE);
	it_driver driver;
	it_code code = check_content(job, file, now, media);

	it_driver_identify(now->bytes.data, now->bytes.len, &driver);
	if (code == IT_OK)
		code = check_flavour(job, row, file->path, now, &driver,
				     media);
	/* Another flavour, or another file, is reason enough. */
	if (code == IT_OK &&
	    it_findings_weighing(&job->findings, IT_DIFFERENCE) == before)
		code = check_load(job, row, file->path, now, media);
	if (code == IT_OK)
		code = check_attributes(job, file, now);
	if (code == IT_OK && !is_beside(job, file->path) &&
	    it_findings_weighing(&job->findings, IT_DIFFERENCE) == before)
		code = tell_about(job, row, file, now, &driver, media);
	return code;
}

static it_code check_conf(it_job *job, const it_state_file *file,
			  const it_present *now, const it_media *media)
{
	it_code code = check_content(job, file, now, media);

	return code == IT_OK ? check_attributes(job, file, now) : code;
}

/* row: NULL for a file that is not a driver. */
static it_code check_installed(it_job *job, const it_module_row *row,
			       const it_state_file *file,
			       const it_media *media)
{
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	if (code == IT_OK && !now.found)
		code = differ(job, 'X', "missing", file->path, "is missing");
	else if (code == IT_OK && now.sha256[0] == '\0')
		code = differ(job, 'C', "contents", file->path,
			      "is not a regular file");
	else if (code == IT_OK)
		code = row == NULL || it_module_bits(file->path) == 0
			       ? check_conf(job, file, &now, media)
			       : check_driver(job, row, file, &now, media);
	it_present_free(&now);
	return code;
}

/*
 * A 32-bit driver where no kernel can use it: VMware's installer always puts
 * both widths.
 */
static it_code check_useless32(it_job *job, const it_module_row *row,
			       const it_media *media)
{
	char path[128];
	it_present now;
	it_driver driver;
	it_code code = IT_OK;

	if (osd_identity_kernels(job->identity) & OSD_KERNEL_32)
		return IT_OK;
	it_module_path(row, 32, path, sizeof path);
	if (it_state_find_module(&job->state, it_module_name(row->module)) ==
		    NULL &&
	    is_beside(job, path))
		return IT_OK;
	code = it_present_read(&now, job, path, &job->error);
	if (code == IT_OK && now.found && now.sha256[0] != '\0') {
		it_driver_identify(now.bytes.data, now.bytes.len, &driver);
		if (driver.module == row->module)
			code = differ_named(job, 'E', "extra", path, &now,
					    media,
					    "this release has no 32-bit "
					    "kernel");
	}
	it_present_free(&now);
	return code;
}

/* ---- databases ------------------------------------------------------- */

static const struct registration_row {
	unsigned bit;
	char letter;
	const char *code;
	it_db_table table;
	const char *what;
} registration_rows[] = {
	{IT_DB_HAS_ALIASES, 'A', "alias", IT_DB_DRIVER_ALIASES,
	 "is not bound to its adapter"},
	{IT_DB_HAS_PERM, 'P', "permission", IT_DB_MINOR_PERM,
	 "does not have the permissions of its device"},
	{IT_DB_HAS_CLASS, 'K', "class", IT_DB_DRIVER_CLASSES,
	 "is not in its class"},
};

/* The number is as we gave it, while it is free; else any of its own. */
static it_code check_number(it_job *job, const it_registration *reg,
			    unsigned have)
{
	long major = it_db_major(&job->db, reg->driver);
	unsigned long ours;
	char text[160];

	if (major < 0)
		(void)snprintf(text, sizeof text, "%s has no major number",
			       reg->driver);
	else if (it_db_is_taken(&job->db, reg->driver, (unsigned long)major))
		(void)snprintf(text, sizeof text,
			       "%s shares the major number %ld with another "
			       "driver",
			       reg->driver, major);
	else if (!(have & IT_DB_HAS_NUMBER))
		(void)snprintf(text, sizeof text,
			       "%s has more than one major number",
			       reg->driver);
	else if (it_state_major(&job->state, reg->driver, &ours) &&
		 (unsigned long)major != ours &&
		 !it_db_is_taken(&job->db, reg->driver, ours))
		(void)snprintf(text, sizeof text,
			       "%s has the major number %ld, not %lu",
			       reg->driver, major, ours);
	else
		return IT_OK;
	return differ(job, 'N', "number", it_db_path(IT_DB_NAME_TO_MAJOR),
		      text);
}

static it_code check_shadows(it_job *job, const it_module_row *row)
{
	static const int widths[] = {64, 32};
	char path[128];
	struct stat st;
	int found;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < 2; i++) {
		it_module_shadow(row, widths[i], path, sizeof path);
		code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);
		if (code == IT_OK && found)
			code = differ(job, 'R', "rival", path,
				      "is loaded instead of the driver in "
				      "kernel/drv");
	}
	return code;
}

static it_code check_registration(it_job *job, const it_module_row *row)
{
	const it_registration *reg = &row->reg;
	unsigned have;
	char text[IT_DB_RIVALS + 100], rival[IT_DB_RIVALS];
	size_t i;
	it_code code = IT_OK;

	if (reg->driver == NULL)
		return IT_OK;
	have = it_db_state(&job->db, reg);
	code = check_number(job, reg, have);
	for (i = 0; code == IT_OK && i < sizeof registration_rows /
						 sizeof registration_rows[0];
	     i++) {
		const struct registration_row *r = &registration_rows[i];

		if (have & r->bit)
			continue;
		(void)snprintf(text, sizeof text, "%s %s", reg->driver,
			       r->what);
		code = differ(job, r->letter, r->code, it_db_path(r->table),
			      text);
	}
	if (code != IT_OK || !it_db_rival(&job->db, reg, rival, sizeof rival))
		return code;
	(void)snprintf(text, sizeof text, "the adapter of %s belongs to %s",
		       reg->driver, rival);
	return differ(job, 'R', "rival", it_db_path(IT_DB_DRIVER_ALIASES),
		      text);
}

/* ---- a root without our record --------------------------------------- */

/* As if we had installed it, but any content may be the right one. */
static it_code check_expected(it_job *job, const it_module_row *row, int bits,
			      const it_media *media)
{
	char path[128];
	it_state_file file;

	it_module_path(row, bits, path, sizeof path);
	memset(&file, 0, sizeof file);
	file.path = path;
	file.module = it_module_name(row->module);
	file.installed = 1;
	file.mode = it_module_mode(bits);
	file.uid = (unsigned long)job->owner.uid;
	file.gid = (unsigned long)job->owner.gid;
	file.owner_set = job->owner.can_set;
	return check_installed(job, row, &file, media);
}

/* Installed by another hand: VMware's Perl installer, or a person. */
static it_code check_foreign(it_job *job, const it_module_row *row,
			     const it_media *media)
{
	unsigned kernels = osd_identity_kernels(job->identity);
	it_code code = IT_OK;

	if (row->has_conf)
		code = check_expected(job, row, 0, media);
	if (code == IT_OK && (kernels & OSD_KERNEL_64))
		code = check_expected(job, row, 64, media);
	if (code == IT_OK && (kernels & OSD_KERNEL_32))
		code = check_expected(job, row, 32, media);
	if (code == IT_OK)
		code = check_useless32(job, row, media);
	if (code == IT_OK)
		code = check_shadows(job, row);
	return code == IT_OK ? check_registration(job, row) : code;
}

static it_code note_who(it_job *job, int any)
{
	struct stat st;
	int perl;
	it_code code = it_root_stat(&job->root, "etc/vmware-tools/locations",
				    &st, &perl, &job->error);

	if (code != IT_OK)
		return code;
	if (!any)
		return it_findings_add(&job->findings, IT_NOTE, ' ',
				       "not-installed", "", &job->error,
				       "no driver of VMware's is installed "
				       "here");
	return it_findings_add(&job->findings, IT_NOTE, ' ', "not-ours", "",
			       &job->error,
			       "the drivers here were not installed by "
			       "install-tools%s",
			       perl ? " but by VMware's own installer" : "");
}

/* Whoever brings one that is not VMware's, illumos' say, has made it fit. */
static int is_their_own(const it_driver *driver, const char *path)
{
	return driver->kind == IT_KIND_DRIVER &&
	       driver->bits == it_module_bits(path) &&
	       (!driver->proven || (driver->flavours & IT_FLAVOUR_ILLUMOS));
}

/* What no kernel loads, and VMware's build for another system. */
static it_code check_loads(it_job *job, const it_module_row *row,
			   const char *path, const it_present *now,
			   const it_media *media)
{
	it_driver driver;

	if (now->sha256[0] == '\0')
		return differ(job, 'C', "contents", path,
			      "is not a regular file");
	if (now->bytes.len == 0)
		return differ(job, 'C', "contents", path, "is empty");
	it_driver_identify(now->bytes.data, now->bytes.len, &driver);
	return is_their_own(&driver, path)
		       ? IT_OK
		       : check_flavour(job, row, path, now, &driver, media);
}

static it_code check_packaged_file(it_job *job, const it_module_row *row,
				   int bits, const it_native_usual *usual,
				   const it_media *media)
{
	size_t before = job->findings.count;
	char path[128], check[IT_PACKAGE_CHECK];
	it_present now;
	it_code code;

	it_module_path(row, bits, path, sizeof path);
	code = it_present_read(&now, job, path, &job->error);
	if (code == IT_OK && now.found)
		code = check_loads(job, row, path, &now, media);
	it_present_free(&now);
	if (code != IT_OK || job->findings.count == before)
		return code;
	it_package_check(job, usual->package, usual->ips, check);
	return it_findings_remedy(&job->findings, &job->error,
				  "%s %s what the package has", check,
				  usual->ips ? "brings back"
					     : "tells whether it is");
}

/*
 * How it should be is its package's business, but a driver that cannot serve is
 * told of.
 */
static it_code check_packaged(it_job *job, const it_module_row *row,
			      const char *path, const char *name,
			      const it_media *media)
{
	unsigned kernels = osd_identity_kernels(job->identity);
	it_native_usual usual = {NULL, 0, 1};
	it_code code = it_package_is_ips(job, path, &usual.ips);

	usual.package = name;
	if (code == IT_OK && (kernels & OSD_KERNEL_64))
		code = check_packaged_file(job, row, 64, &usual, media);
	if (code == IT_OK && (kernels & OSD_KERNEL_32))
		code = check_packaged_file(job, row, 32, &usual, media);
	if (code != IT_OK || row->reg.driver == NULL)
		return code;
	return it_native_entries(job, row, &usual);
}

static it_code note_package(it_job *job, const it_module_row *row, int bits,
			    const it_media *media, int *packaged)
{
	char path[128], name[IT_PACKAGE_NAME];
	struct stat st;
	int found;
	it_code code;

	it_module_path(row, bits, path, sizeof path);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found)
		return code;
	code = it_package_owner(job, path, name);
	*packaged = code == IT_OK && name[0] != '\0';
	if (!*packaged)
		return code;
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "packaged", path,
			       &job->error,
			       "belongs to the package %s, which maintains "
			       "this driver",
			       name);
	return code == IT_OK ? check_packaged(job, row, path, name, media)
			     : code;
}

static unsigned row_bit(const it_module_row *row)
{
	return 1U << it_module_index(row);
}

static it_code compare_found(it_job *job, const it_module_row *row,
			     const it_media *media)
{
	size_t before = it_findings_weighing(&job->findings, IT_DIFFERENCE);
	int packaged = 0;
	it_code code = note_package(job, row, 64, media, &packaged);

	if (code == IT_OK && !packaged)
		code = note_package(job, row, 32, media, &packaged);
	if (code == IT_OK && !packaged)
		code = check_foreign(job, row, media);
	if (it_findings_weighing(&job->findings, IT_DIFFERENCE) == before)
		return code;
	if (packaged)
		job->package_fails = 1;
	else
		job->beside |= row_bit(row);
	return code;
}

it_code it_job_compare_rows(it_job *job, unsigned mask, const it_media *media)
{
	const it_module_row *row;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++)
		if (mask & row_bit(row))
			code = compare_found(job, row, media);
	return code;
}

static it_code compare_foreign(it_job *job, const it_media *media)
{
	const it_module_row *row;
	int any = 0, takes, found = 0;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		code = it_job_takes(job, row, &takes);
		if (code != IT_OK || !takes)
			continue;
		code = it_job_is_here(job, row, &found);
		if (code == IT_OK && found)
			code = compare_found(job, row, media);
		else if (code == IT_OK && media != NULL && row->required)
			code = differ(job, 'X', "missing",
				      it_module_name(row->module),
				      "is not installed");
		any |= found;
	}
	job->foreign = any;
	return code == IT_OK ? note_who(job, any) : code;
}

/* ---- a root with our record ------------------------------------------ */

static it_code compare_link(it_job *job, const it_state_link *link)
{
	char text[IT_LINK_MAX] = "";
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, link->path, &st, &found,
				    &job->error);

	if (code == IT_OK && found && S_ISLNK(st.st_mode))
		code = it_root_link(&job->root, link->path, text, sizeof text,
				    &job->error);
	if (code != IT_OK || strcmp(text, link->to) == 0)
		return code;
	return it_findings_add(&job->findings, IT_DIFFERENCE,
			       found ? 'C' : 'X',
			       found ? "contents" : "missing", link->path,
			       &job->error,
			       found ? "is not a link to %s"
				     : "is missing, a link to %s",
			       link->to);
}

static it_code compare_links(it_job *job)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < job->state.link_count; i++)
		code = compare_link(job, &job->state.links[i]);
	return code;
}

static it_code compare_own(it_job *job, const it_media *media)
{
	const it_module_row *row;
	size_t i;
	it_code code = it_job_find_taken(job, 0);

	for (i = 0; code == IT_OK && i < job->state.file_count; i++) {
		row = it_module_row_of(job->state.files[i].module);
		if (it_state_is_part(&job->state.files[i]) ||
		    (row != NULL && job->state.files[i].installed &&
		     !(job->taken_over & row_bit(row))))
			code = check_installed(job, row, &job->state.files[i],
					       media);
	}
	if (code == IT_OK)
		code = compare_links(job);
	for (i = 0; code == IT_OK && i < job->state.module_count; i++) {
		row = it_module_row_of(job->state.modules[i].name);
		if (row == NULL || (job->taken_over & row_bit(row)))
			continue;
		code = check_useless32(job, row, media);
		if (code == IT_OK)
			code = check_shadows(job, row);
		if (code == IT_OK)
			code = check_registration(job, row);
	}
	return code;
}

/*
 * A driver that our record does not name serves an adapter all the same: one
 * that the media of the last repair lacked, say.
 */
static it_code compare_beside(it_job *job, const it_media *media)
{
	const it_module_row *row;
	unsigned rows = 0;
	int found;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		if (it_state_find_module(&job->state,
					 it_module_name(row->module)) != NULL ||
		    !it_module_selected(row, job->opt->components))
			continue;
		code = it_job_is_here(job, row, &found);
		if (code == IT_OK && found)
			rows |= row_bit(row);
	}
	return code == IT_OK ? it_job_compare_rows(job, rows, media) : code;
}

static it_code compare(it_job *job, const it_media *media)
{
	it_code code;

	job->beside = 0;
	job->package_fails = 0;
	if (osd_identity_verdict(job->identity) == OSD_NATIVE)
		return it_native_compare(job);
	if (!job->state.present)
		return compare_foreign(job, media);
	code = compare_own(job, media);
	job->own_findings = job->findings.count;
	return code == IT_OK ? compare_beside(job, media) : code;
}

it_code it_job_compare(it_job *job, const it_media *media)
{
	it_code code = it_job_tell_interrupted(job, IT_DIFFERENCE);

	if (code == IT_OK)
		code = compare(job, media);
	if (code == IT_OK)
		code = it_vendor_tell(job);
	if (code != IT_OK)
		return code;
	return it_findings_weighing(&job->findings, IT_DIFFERENCE) != 0
		       ? IT_DIFFERENCES
		       : IT_OK;
}

const char *it_job_remedy(const it_job *job)
{
	if (job->interrupted)
		return "install-tools recover";
	/* Each difference says what helps. */
	if (osd_identity_verdict(job->identity) == OSD_NATIVE ||
	    job->package_fails)
		return "";
	return job->state.present || job->foreign ? "install-tools repair"
						  : "install-tools install";
}
