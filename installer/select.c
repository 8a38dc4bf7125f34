/* SPDX-License-Identifier: BSD-2-Clause */
/* Which files of the media go into this root, and are they what they say? */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/plan_userland.h"

enum { MAX_DIRS = 32 };

static it_code from_status(it_job *job, osd_status status)
{
	if (status == OSD_OK)
		return IT_OK;
	if (status == OSD_NO_MEMORY)
		return it_fail_memory(&job->error);
	return it_fail(&job->error, IT_FAILED, NULL, "%s",
		       osd_status_text(status));
}

static void media_path(char *out, size_t size, const char *dir,
		       const it_module_row *row, const char *suffix)
{
	(void)snprintf(out, size, IT_MEDIA_BINARY "%s/%s%s", dir,
		       it_module_name(row->module), suffix);
}

/* The directories that media have: each 64-bit one behind its sibling. */
static const char *const media_dirs[] = {"10",    "10_64",   "11",
				   "11_64", "2009.06", "2009.06_64"};

enum { MEDIA_DIRS = sizeof media_dirs / sizeof media_dirs[0] };

/* Which of the two is for which kernel does not depend on what is asked. */
const char *it_os_dir_named(const char *name)
{
	size_t i;

	for (i = 0; i < MEDIA_DIRS; i++)
		if (strcmp(media_dirs[i], name) == 0)
			return media_dirs[i - i % 2];
	return NULL;
}

osd_status it_job_choose_any(const it_job *job, const char *module,
			     const char *os_dir, osd_choice **choice)
{
	return osd_choose(job->identity, module, media_dirs, MEDIA_DIRS,
			  os_dir, choice);
}

static it_code want(it_job *job, it_wants *wants, const char *dir,
		    const it_module_row *row, const char *suffix)
{
	char path[256];

	if (dir == NULL)
		return IT_OK;
	media_path(path, sizeof path, dir, row, suffix);
	return it_wants_add(wants, path, &job->error);
}

static it_code want_chosen(it_job *job, it_wants *wants,
			   const it_module_row *row, const osd_choice *choice)
{
	it_code code = want(job, wants, osd_choice_dir32(choice), row, "");

	if (code == IT_OK)
		code = want(job, wants, osd_choice_dir64(choice), row, "");
	if (code == IT_OK && row->has_conf)
		code = want(job, wants, osd_choice_conf_dir(choice), row,
			    ".conf");
	return code;
}

/*
 * Before the media is read it is not known which directories it has; with
 * all of them the table would choose the same ones.
 */
static it_code want_module(it_job *job, it_wants *wants,
			   const it_module_row *row)
{
	it_flavour_dir dir;
	osd_choice *choice;
	it_code code = from_status(
		job, it_job_choose_any(job, it_module_name(row->module),
				       it_job_os_dir(job, row, dir), &choice));

	if (code != IT_OK)
		return code;
	if (osd_choice_get(choice) == OSD_CHOSEN)
		code = want_chosen(job, wants, row, choice);
	osd_choice_free(choice);
	return code;
}

it_code it_job_wants(it_job *job, it_wants *wants)
{
	const it_module_row *row;
	int takes;
	it_code code = IT_OK;
	size_t i;

	wants->programs |= it_job_takes_part(job, IT_USERLAND);
	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		code = it_job_takes(job, row, &takes);
		if (code == IT_OK && takes)
			code = want_module(job, wants, row);
	}
	return code;
}

static it_code refuse_file(it_job *job, const it_media *media,
			   const it_entry *entry, const char *text)
{
	(void)it_fail(&job->error, IT_MEDIA, media->path, "%s: %s",
		      entry->path, text);
	it_error_remedy(&job->error,
			"the media is not what VMware made, or was changed; "
			"\"install-tools identify FILE\" tells what a file "
			"is, --trust-directory installs it all the same");
	return IT_MEDIA;
}

/* Is the file what its directory claims? */
static it_code check_flavour(it_job *job, const it_media *media, it_pick *pick,
			     it_pick_file *file, int bits)
{
	char why[256];
	const char *flavour = osd_choice_flavour(pick->choice);
	it_fit fit;

	it_driver_identify(file->entry->bytes, (size_t)file->entry->size,
			   &file->driver);
	fit = it_driver_fit(&file->driver, pick->row->module, flavour, bits,
			    why, sizeof why);
	if (fit == IT_FIT_MATCH)
		return IT_OK;
	if (fit == IT_FIT_OTHER && !it_job_trusts(job, pick->row))
		return refuse_file(job, media, file->entry, why);
	if (fit == IT_FIT_UNPROVEN && job->opt->strict)
		return refuse_file(job, media, file->entry, why);
	pick->forced |= fit == IT_FIT_OTHER;
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       fit == IT_FIT_OTHER ? "trusted-directory"
						   : "unproven-driver",
			       file->entry->path, &job->error, "%s", why);
}

static it_code pick_driver(it_job *job, const it_media *media, it_pick *pick,
			   it_pick_file *file, const char *dir, int bits)
{
	char path[256];
	it_code code;

	if (dir == NULL)
		return IT_OK;
	media_path(path, sizeof path, dir, pick->row, "");
	code = it_media_use(media, path, &file->entry, &job->error);
	if (code == IT_OK)
		code = check_flavour(job, media, pick, file, bits);
	if (code == IT_OK)
		code = it_job_check_load(job, pick, file->entry, bits);
	return code;
}

/* What no later run would read, or take for a write that was lost. */
static it_code check_conf(it_job *job, const it_media *media,
			  const it_entry *conf)
{
	if (conf->size != 0 && conf->size <= IT_CONF_MAX_BYTES)
		return IT_OK;
	(void)it_fail(&job->error, IT_MEDIA, media->path,
		      "%s: not the settings of a driver: it is %s",
		      conf->path,
		      conf->size == 0 ? "empty" : "larger than 256 KiB");
	it_error_remedy(&job->error, "use a complete and unchanged VMware "
				     "Tools media");
	return IT_MEDIA;
}

static it_code pick_conf(it_job *job, const it_media *media, it_pick *pick)
{
	char path[256];
	it_code code;

	if (!pick->row->has_conf)
		return IT_OK;
	media_path(path, sizeof path, osd_choice_conf_dir(pick->choice),
		   pick->row, ".conf");
	code = it_media_use(media, path, &pick->conf.entry, &job->error);
	return code == IT_OK ? check_conf(job, media, pick->conf.entry) : code;
}

static it_code pick_files(it_job *job, const it_media *media, it_pick *pick)
{
	it_flavour_dir dir;
	it_code code = pick_driver(job, media, pick, &pick->drv64,
				   osd_choice_dir64(pick->choice), 64);

	if (code == IT_OK)
		code = pick_driver(job, media, pick, &pick->drv32,
				   osd_choice_dir32(pick->choice), 32);
	if (code == IT_OK)
		code = pick_conf(job, media, pick);
	pick->forced |= it_job_os_dir(job, pick->row, dir) != NULL;
	return code;
}

const it_pick_file *it_pick_main(const it_pick *pick)
{
	return pick->drv64.entry != NULL ? &pick->drv64 : &pick->drv32;
}

const char *it_pick_main_dir(const it_pick *pick)
{
	const char *dir = osd_choice_dir64(pick->choice);

	return dir != NULL ? dir : osd_choice_dir32(pick->choice);
}

/* Has the directory chosen for it a file of this module at all? */
static int media_has(const it_media *media, const it_pick *pick)
{
	char path[256];

	media_path(path, sizeof path, it_pick_main_dir(pick), pick->row, "");
	return it_media_find(media, path) != NULL;
}

/* Takes the pick added last away again. */
static it_code leave_out(it_job *job, const char *reason)
{
	it_pick *pick = &job->picks[--job->pick_count];
	it_code code = it_findings_add(&job->findings, IT_NOTE, ' ',
				       "left-out",
				       it_module_name(pick->row->module),
				       &job->error, "%s", reason);

	osd_choice_free(pick->choice);
	return code;
}

static it_code refuse_choice(it_job *job, const it_media *media,
			     const it_pick *pick, osd_choice_result result)
{
	it_code code = result == OSD_NOT_THERE ? IT_MEDIA : IT_TARGET;

	(void)it_fail(&job->error, code,
		      code == IT_MEDIA ? media->path : job->root.path,
		      "%s: %s", it_module_name(pick->row->module),
		      osd_choice_reason(pick->choice));
	it_error_remedy(&job->error, "%s",
			code == IT_MEDIA
				? "use media that has it, or choose another "
				  "directory with --os-dir"
				: osd_identity_remedy(job->identity));
	return code;
}

/* --explain: which row of which table chose the directory. */
static it_code explain(it_job *job, const it_pick *pick)
{
	if (!job->opt->explain)
		return IT_OK;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "chosen",
			       it_module_name(pick->row->module), &job->error,
			       "from %s (row %s)", it_pick_main_dir(pick),
			       osd_choice_row(pick->choice));
}

static it_code choose(it_job *job, const it_media *media,
		      const it_module_row *row, const char *const *dirs,
		      size_t count)
{
	it_pick *pick = &job->picks[job->pick_count];
	osd_choice_result result;
	it_flavour_dir dir;
	it_code code;

	memset(pick, 0, sizeof *pick);
	pick->row = row;
	code = from_status(job, osd_choose(job->identity,
					   it_module_name(row->module), dirs,
					   count, it_job_os_dir(job, row, dir),
					   &pick->choice));
	if (code != IT_OK)
		return code;
	job->pick_count++;
	result = osd_choice_get(pick->choice);
	if (result == OSD_LEFT_OUT)
		return leave_out(job, osd_choice_reason(pick->choice));
	if (result != OSD_CHOSEN)
		return refuse_choice(job, media, pick, result);
	if (!row->required && !media_has(media, pick))
		return leave_out(job, "not on this media");
	code = explain(job, pick);
	return code == IT_OK ? pick_files(job, media, pick) : code;
}

it_code it_job_select(it_job *job, const it_media *media)
{
	const char *dirs[MAX_DIRS];
	size_t i, count = it_media_driver_dirs(media, dirs, MAX_DIRS);
	const it_module_row *row;
	int takes;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		code = it_job_takes(job, row, &takes);
		if (code == IT_OK && takes)
			code = choose(job, media, row, dirs, count);
	}
	return code;
}
