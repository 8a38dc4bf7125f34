/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Services of ours that the record of tuning does not know: it was removed, or
 * it is that of another day (out of a backup).  They are nobody else's, since
 * each file is byte for byte what we write, and nothing that they set is
 * stored elsewhere: they can go without it.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/tuning.h"

enum { MAX_FILE = 1 << 20 };

static const char folder[] = IT_SERVICE_FOLDER;

static int is_method(it_slice bytes)
{
	return it_slice_same(bytes, it_service_method());
}

static int is_manifest(it_slice bytes, const char *path)
{
	it_boot_item *items = NULL;
	size_t count = 0;
	int is = it_service_parse(bytes, path, &items, &count, NULL) == IT_OK;

	free(items);
	return is;
}

/* One that is there and not in the record; without bytes: there is none. */
static it_code read_unrecorded(it_job *job, const it_tuned *record,
			       const char *path, it_strbuf *text)
{
	it_slice bytes;
	int found = 0, is;
	it_code code = IT_OK;

	if (it_tuned_find_file(record, path) == NULL)
		code = it_root_read(&job->root, path, MAX_FILE, text, &found,
				    &job->error);
	if (code != IT_OK || !found)
		return code;
	bytes.at = it_strbuf_str(text);
	bytes.len = text->len;
	is = strcmp(path, it_service_method_path) == 0
		 ? is_method(bytes)
		 : is_manifest(bytes, path);
	if (!is)
		it_strbuf_reset(text);
	return IT_OK;
}

/* Nobody knows better: it was not there before. */
static it_code adopt(it_job *job, const char *path, it_tuned *record, int *lost)
{
	static const it_before never;
	it_strbuf text = {NULL, 0, 0, 0};
	char sha256[IT_SHA256_HEX];
	it_code code = read_unrecorded(job, record, path, &text);

	if (code == IT_OK && text.len != 0) {
		*lost = 1;
		code = it_sha256_of(it_strbuf_str(&text), text.len, sha256,
				    &job->error);
		if (code == IT_OK)
			code = it_tuned_add_file(record, path, sha256, &never,
						 &job->error);
	}
	it_strbuf_free(&text);
	return code;
}

/*
 * On Solaris 10 what the early service sets is half of an MTU, and the other
 * half, in the driver's file, is not known to be ours where there is a record
 * that does not have it: then both stay, and the method with them.
 */
static it_code keeps_halves(it_job *job, const it_tuned *record, int goes,
			    int *keeps)
{
	const char *path = it_service_manifest_path(IT_SERVICE_EARLY, 1);
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = IT_OK;

	*keeps = 0;
	if (it_kernel_of(job->identity) == IT_KERNEL_10 &&
	    (record->present || !goes))
		code = read_unrecorded(job, record, path, &text);
	*keeps = text.len != 0;
	it_strbuf_free(&text);
	return code;
}

it_code it_tuned_adopt(it_job *job, it_tuned *record, int goes, int *lost)
{
	int stage, old, keeps;
	it_code code = keeps_halves(job, record, goes, &keeps);

	*lost = keeps;
	for (stage = keeps ? IT_SERVICE_LATE : IT_SERVICE_EARLY;
	     stage <= IT_SERVICE_LATE; stage++)
		for (old = 0; code == IT_OK && old < 2; old++)
			code = adopt(job,
				     it_service_manifest_path(
					 (it_service_stage)stage, old),
				     record, lost);
	if (code != IT_OK || keeps)
		return code;
	code = adopt(job, it_service_method_path, record, lost);
	return code == IT_OK && it_tuned_find_file(
				    record, it_service_method_path) != NULL
		       ? it_tuned_add_directory(record, folder, &job->error)
		       : code;
}

/* ---- the other half ----------------------------------------------------- */

static const char conf_path[] = "kernel/drv/vmxnet3s.conf";

/* The MAC is not to say 9000 of a device that takes 1500. */
static it_code lower(it_strbuf *conf, const it_boot_item *item, it_error *err)
{
	static const char driver[] = "vmxnet3s";
	const char *key = it_conf_name(IT_BUILD_10, IT_SET_MTU);
	int instance, found;
	long mtu = 0;
	it_code code;

	if (item->kind != IT_BOOT_ACCEPT_JUMBO ||
	    strncmp(item->object, driver, sizeof driver - 1) != 0)
		return IT_OK;
	instance = (int)strtol(item->object + sizeof driver - 1, NULL, 10);
	code = it_conf_element(conf, key, instance, &found, &mtu, err);
	if (code == IT_OK && found && mtu > 1500)
		code = it_conf_set_element(conf, conf_path, key, instance,
					   1500, 1500, err);
	return code;
}

static it_code put_conf(it_job *job, const it_present *now,
			const it_strbuf *text)
{
	if (it_strbuf_same(&now->bytes, text))
		return IT_OK;
	return it_plan_file(&job->plan, conf_path, "edit",
			    "MTU=1500, whose other half was set at each boot",
			    it_strbuf_str(text), text->len,
			    now->st.st_mode & 07777, &job->owner, NULL,
			    &job->error);
}

static it_code lower_all(it_job *job, const it_boot_item *items, size_t count)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_present now;
	size_t i;
	it_code code = it_present_read(&now, job, conf_path, &job->error);

	if (code == IT_OK && now.found)
		it_strbuf_bytes(&text, it_strbuf_str(&now.bytes),
				now.bytes.len);
	for (i = 0; code == IT_OK && now.found && i < count; i++)
		code = lower(&text, &items[i], &job->error);
	if (code == IT_OK && now.found)
		code = put_conf(job, &now, &text);
	it_present_free(&now);
	it_strbuf_free(&text);
	return code;
}

it_code it_plan_lost_halves(it_job *job)
{
	const char *path = it_service_manifest_path(IT_SERVICE_EARLY, 1);
	it_strbuf text = {NULL, 0, 0, 0};
	it_boot_item *items = NULL;
	size_t count = 0;
	it_slice bytes;
	int found = 0;
	it_code code = IT_OK;

	if (it_kernel_of(job->identity) == IT_KERNEL_10)
		code = it_root_read(&job->root, path, MAX_FILE, &text, &found,
				    &job->error);
	bytes.at = it_strbuf_str(&text);
	bytes.len = text.len;
	if (code == IT_OK && found &&
	    it_service_parse(bytes, path, &items, &count, NULL) == IT_OK)
		code = lower_all(job, items, count);
	free(items);
	it_strbuf_free(&text);
	return code;
}

/* ---- what there is to tell ---------------------------------------------- */

it_code it_tuned_tell_lost(it_job *job)
{
	it_code code = it_findings_add(
	    &job->findings, IT_WARNING, ' ', "record-lost", IT_TUNING_FILE,
	    &job->error,
	    "is gone, and services of ours are there that set the network at "
	    "each boot: how it was before them is not known");

	return code == IT_OK
		       ? it_findings_remedy(
			     &job->findings, &job->error,
			     "\"tune revert\" takes the services away; what "
			     "dladm, ipadm and a driver.conf keep stays, and "
			     "can be set back by hand")
		       : code;
}
