/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/vendor.h"

enum { MAX_PROGRAM = 4 << 20 };

void it_vendor_free(it_vendor *vendor)
{
	it_locations_free(&vendor->list);
}

it_code it_vendor_read(it_vendor *vendor, it_job *job)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	memset(vendor, 0, sizeof *vendor);
	/* Ours for VMware's set-uid program is not a record of theirs. */
	if (it_vendor_is_ours(job, IT_LOCATIONS) &&
	    !it_state_find(&job->state, IT_LOCATIONS)->before.existed)
		return IT_OK;
	code = it_root_read(&job->root, IT_LOCATIONS, IT_LOCATIONS_MAX, &text,
			    &vendor->present, &job->error);
	if (code == IT_OK && vendor->present)
		code = it_locations_parse(&vendor->list, &text, &job->error);
	it_strbuf_free(&text);
	return code;
}

int it_vendor_is_ours(const it_job *job, const char *path)
{
	const it_state_file *known = it_state_find(&job->state, path);

	return (known != NULL && known->installed) ||
	       it_state_find_link(&job->state, path) != NULL;
}

/* ---- what became of a path -------------------------------------------- */

static it_vendor_fate judge(const struct stat *st, long long mtime)
{
	if (S_ISLNK(st->st_mode))
		return IT_VENDOR_LINK;
	if (!S_ISREG(st->st_mode))
		return IT_VENDOR_OTHER;
	return mtime == 0 || (long long)st->st_mtime == mtime
		       ? IT_VENDOR_AS_LEFT
		       : IT_VENDOR_CHANGED;
}

static it_code look_at(it_job *job, const char *path, long long mtime,
		       it_vendor_fate *fate)
{
	it_error inner;
	struct stat st;
	int found;
	it_code code;

	it_error_clear(&inner);
	code = it_root_stat(&job->root, path, &st, &found, &inner);
	*fate = IT_VENDOR_UNREACHABLE;
	if (code == IT_TARGET)
		return IT_OK;
	if (code != IT_OK)
		return it_error_pass(&job->error, &inner);
	*fate = found ? judge(&st, mtime) : IT_VENDOR_MISSING;
	return IT_OK;
}

it_code it_vendor_look(it_job *job, const it_location *item,
		       const char **path, it_vendor_fate *fate)
{
	it_vendor_fate whole = IT_VENDOR_MISSING;
	it_code code = look_at(job, item->path, item->mtime, fate);

	*path = item->path;
	if (code != IT_OK || *fate != IT_VENDOR_MISSING || item->whole == NULL)
		return code;
	/* What looks like its time may be a part of its name. */
	code = look_at(job, item->whole, 0, &whole);
	if (code == IT_OK && whole != IT_VENDOR_MISSING) {
		*path = item->whole;
		*fate = whole;
	}
	return code;
}

/* ---- findings --------------------------------------------------------- */

typedef struct tally {
	size_t files, fates[IT_VENDOR_FATES];
} tally;

/* What is said of one file, with --verbose; NULL: nothing. */
static const struct {
	const char *code, *text;
} fate_rows[IT_VENDOR_FATES] = {
	[IT_VENDOR_MISSING] = {"vendor-missing",
			       "was put there by VMware's installer and is "
			       "missing"},
	[IT_VENDOR_CHANGED] = {"vendor-changed",
			       "was changed since VMware's installer put it "
			       "there"},
	[IT_VENDOR_OTHER] = {"vendor-changed",
			     "is no longer a file"},
	[IT_VENDOR_UNREACHABLE] = {"vendor-changed",
				   "a link on the way to it leads out of the "
				   "root"},
};

static it_code count_file(it_job *job, const it_location *item, tally *t)
{
	const char *path;
	it_vendor_fate fate;
	it_code code = it_vendor_look(job, item, &path, &fate);

	if (code != IT_OK)
		return code;
	t->files++;
	t->fates[fate]++;
	if (!job->opt->verbose || fate_rows[fate].code == NULL)
		return IT_OK;
	return it_findings_add(&job->findings, IT_NOTE, ' ',
			       fate_rows[fate].code, path, &job->error, "%s",
			       fate_rows[fate].text);
}

static it_code tell_moved(it_job *job, const char *path, const char *to,
			  void *arg)
{
	it_vendor_fate fate;
	it_code code = look_at(job, to, 0, &fate);

	(void)arg;
	if (code != IT_OK || fate == IT_VENDOR_MISSING)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "vendor-moved",
			       path, &job->error,
			       "VMware's installer moved what stood here to "
			       "%s",
			       to);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void describe(const it_vendor *vendor, const tally *t, it_strbuf *text)
{
	size_t changed = t->fates[IT_VENDOR_CHANGED] +
			 t->fates[IT_VENDOR_OTHER] +
			 t->fates[IT_VENDOR_UNREACHABLE];
	size_t missing = t->fates[IT_VENDOR_MISSING];
	size_t odd = vendor->list.odd + vendor->list.unsafe;

	if (vendor->list.count == 0) {
		it_strbuf_text(text,
			       "the record of VMware's installer names "
			       "nothing: it is damaged");
		return;
	}
	it_strbuf_format(text,
			 "the record of VMware's installer names %lu file%s",
			 (unsigned long)t->files, plural(t->files));
	if (missing == 0 && changed == 0)
		it_strbuf_text(text, ": all are as it says");
	else
		it_strbuf_format(text,
				 ": %lu missing, %lu changed since",
				 (unsigned long)missing,
				 (unsigned long)changed);
	if (odd != 0)
		it_strbuf_format(text, "; %lu damaged line%s in it %s passed "
				 "over",
				 (unsigned long)odd, plural(odd),
				 odd == 1 ? "was" : "were");
}

static it_code tell_summary(it_job *job, const it_vendor *vendor,
			    const tally *t, const char *version)
{
	int good = t->fates[IT_VENDOR_MISSING] + vendor->list.odd +
			   vendor->list.unsafe ==
			   0 &&
		   vendor->list.count != 0;
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	if (version[0] != '\0')
		it_strbuf_format(&text, "VMware Tools %s: ", version);
	describe(vendor, t, &text);
	code = it_strbuf_check(&text, &job->error);
	if (code == IT_OK)
		code = it_findings_add(&job->findings,
				       good ? IT_NOTE : IT_WARNING, ' ',
				       "vendor-install", IT_LOCATIONS,
				       &job->error, "%s",
				       it_strbuf_str(&text));
	it_strbuf_free(&text);
	return code;
}

/* ---- its version ------------------------------------------------------ */

void it_vendor_version(const it_vendor *vendor, const it_root *root,
		       char version[64])
{
	static const char *const programs[] = {"vmware-config-tools.pl",
					       "vmware-uninstall-tools.pl"};
	const char *bin = it_locations_answer(&vendor->list, "BINDIR");
	char absolute[IT_LOCATIONS_PATH + 40], path[IT_LOCATIONS_PATH];
	it_strbuf text = {NULL, 0, 0, 0};
	size_t i;
	int found;

	version[0] = '\0';
	for (i = 0; version[0] == '\0' && bin != NULL && i < 2; i++) {
		(void)snprintf(absolute, sizeof absolute, "%s/%s", bin,
			       programs[i]);
		it_strbuf_reset(&text);
		if (it_location_path(absolute, path, sizeof path) &&
		    it_root_read(root, path, MAX_PROGRAM, &text, &found,
				 NULL) == IT_OK &&
		    found)
			it_media_version_of(it_strbuf_str(&text), text.len,
					    version);
	}
	it_strbuf_free(&text);
}

it_code it_vendor_tell(it_job *job)
{
	it_vendor vendor;
	tally t;
	char version[64];
	size_t i;
	it_code code = it_vendor_read(&vendor, job);

	memset(&t, 0, sizeof t);
	for (i = 0; code == IT_OK && i < vendor.list.count; i++)
		if (vendor.list.items[i].kind == IT_LOCATION_FILE)
			code = count_file(job, &vendor.list.items[i], &t);
	if (code == IT_OK && job->opt->verbose)
		code = it_vendor_each_moved(&vendor, job, tell_moved, NULL);
	it_vendor_version(&vendor, &job->root, version);
	if (code == IT_OK && vendor.present)
		code = tell_summary(job, &vendor, &t, version);
	it_vendor_free(&vendor);
	return code;
}

/* ---- what it moved away ----------------------------------------------- */

/* RESTORE_<name>, with the place of the old file in RESTORE_<name>_BAK. */
static int is_restore_key(const char *key)
{
	size_t len = strlen(key);

	return strncmp(key, "RESTORE_", 8) == 0 &&
	       strcmp(key, "RESTORE_BACK_LIST") != 0 &&
	       (len < 4 || strcmp(key + len - 4, "_BAK") != 0);
}

static int restored_from(const it_vendor *vendor, const it_location *answer,
			 char *path, char *from)
{
	char key[IT_LOCATIONS_PATH + 8], absolute[IT_LOCATIONS_PATH + 40];
	const char *backup;

	(void)snprintf(key, sizeof key, "%s_BAK", answer->path);
	(void)snprintf(absolute, sizeof absolute, "%s" IT_VENDOR_BACKUP,
		       answer->value);
	backup = it_locations_answer(&vendor->list, key);
	return it_location_path(answer->value, path, IT_LOCATIONS_PATH) &&
	       it_location_path(backup != NULL ? backup : absolute, from,
				IT_LOCATIONS_PATH);
}

it_code it_vendor_each_moved(const it_vendor *vendor, it_job *job,
			     it_vendor_moved each, void *arg)
{
	char path[IT_LOCATIONS_PATH], from[IT_LOCATIONS_PATH];
	const it_location *item;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < vendor->list.count; i++) {
		item = &vendor->list.items[i];
		if (item->kind == IT_LOCATION_MOVE)
			code = each(job, item->path, item->value, arg);
		else if (item->kind == IT_LOCATION_ANSWER &&
			 is_restore_key(item->path) &&
			 restored_from(vendor, item, path, from))
			code = each(job, path, from, arg);
	}
	return code;
}
