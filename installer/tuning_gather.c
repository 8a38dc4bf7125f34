/* SPDX-License-Identifier: BSD-2-Clause */
/* What there is to tune in a root, from its files. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "installer/tuning_ways.h"

enum { MAX_FILE = 1 << 20, MAX_DRIVER = 64 << 20 };

it_tuning *it_tuning_new(it_job *job)
{
	it_tuning *t = calloc(1, sizeof *t);

	if (t == NULL)
		(void)it_fail_memory(&job->error);
	else
		t->job = job;
	return t;
}

void it_tuning_free(it_tuning *t)
{
	size_t i;

	if (t == NULL)
		return;
	for (i = 0; i < t->conf_count; i++) {
		it_present_free(&t->confs[i].now);
		it_strbuf_free(&t->confs[i].text);
		it_strbuf_free(&t->confs[i].base);
	}
	it_tuned_free(&t->record);
	free(t->items);
	free(t->old_items);
	free(t);
}

/* ---- builds --------------------------------------------------------- */

/* By what the file of the driver itself says. */
static const struct {
	unsigned flavours;
	/* As identified; 2: whatever it is. */
	int lso_fixed, takes_jumbo, claims_jumbo;
	it_build build;
} builds[] = {
    {IT_FLAVOUR_10, 2, 0, 2, IT_BUILD_10_FIRST},
    {IT_FLAVOUR_10, 2, 2, 1, IT_BUILD_10_CLAIMS},
    {IT_FLAVOUR_10, 2, 2, 2, IT_BUILD_10},
    {IT_FLAVOUR_2009_06, 2, 0, 2, IT_BUILD_2009_06_FIRST},
    {IT_FLAVOUR_2009_06, 2, 2, 1, IT_BUILD_2009_06_CLAIMS},
    {IT_FLAVOUR_2009_06, 1, 2, 2, IT_BUILD_2009_06_NEW},
    {IT_FLAVOUR_2009_06, 2, 2, 2, IT_BUILD_2009_06},
    {IT_FLAVOUR_11, 1, 2, 2, IT_BUILD_11_NEW},
    {IT_FLAVOUR_11, 0, 1, 1, IT_BUILD_11_CLAIMS},
    {IT_FLAVOUR_11, 0, 1, 0, IT_BUILD_11_OLD},
    {IT_FLAVOUR_ILLUMOS, 2, 2, 2, IT_BUILD_NATIVE},
};

static int is_so(int wanted, int found)
{
	return wanted == 2 || wanted == found;
}

static it_build build_of(const it_driver *driver)
{
	size_t i;

	if (driver->kind != IT_KIND_DRIVER ||
	    driver->module != IT_MODULE_VMXNET3S)
		return IT_BUILD_OTHER;
	for (i = 0; i < sizeof builds / sizeof builds[0]; i++)
		if (driver->flavours == builds[i].flavours &&
		    is_so(builds[i].lso_fixed, driver->lso_fixed) &&
		    is_so(builds[i].takes_jumbo, driver->takes_jumbo) &&
		    is_so(builds[i].claims_jumbo, driver->claims_jumbo))
			return builds[i].build;
	return IT_BUILD_OTHER;
}

/*
 * The file that the kernel of this root loads, or is going to: 64 bits before
 * 32.
 */
static it_code read_build(it_job *job, it_build *build, int *found,
			  int *planned)
{
	const it_module_row *row = it_module_row_of("vmxnet3s");
	static const int widths[] = {64, 32};
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_driver driver;
	char path[128];
	it_code code = IT_OK;
	size_t i;

	*found = 0;
	for (i = 0; code == IT_OK && !*found && i < 2; i++) {
		it_strbuf_reset(&bytes);
		it_module_path(row, widths[i], path, sizeof path);
		*planned = it_plan_find_file(&job->plan, path) != NULL;
		code = it_plan_read(job, path, MAX_DRIVER, &bytes, found,
				    &job->error);
	}
	if (code == IT_OK && *found) {
		it_driver_identify(it_strbuf_str(&bytes), bytes.len, &driver);
		*build = build_of(&driver);
	}
	it_strbuf_free(&bytes);
	return code;
}

static void expect_link(it_links *links, size_t instance)
{
	it_link *link;

	if (links->count == IT_MAX_LINKS)
		return;
	link = &links->items[links->count++];
	it_link_clear(link);
	(void)snprintf(link->name, sizeof link->name, "vmxnet3s%u",
		       (unsigned)instance);
	(void)strcpy(link->device, link->name);
	(void)strcpy(link->driver, "vmxnet3s");
	/* The first stands for all in the driver's own lists. */
	link->instance = instance == 0 ? IT_INSTANCE_ANY : (int)instance;
}

/*
 * An image whose devices were never looked for has no instances yet, nor have
 * adapters that get their driver only now: the kernel counts from 0 then.
 * Where there is none the driver's files are made ready for one, and no more.
 */
static it_code expect_links(it_tuning *t)
{
	size_t i, count = 0;
	it_code code = IT_OK;

	if (t->job->live)
		code = it_job_count_adapters(
			t->job, it_module_row_of("vmxnet3s"), &count);
	t->no_adapter = t->job->live && count == 0;
	for (i = 0; code == IT_OK && (i == 0 || i < count); i++)
		expect_link(&t->links, i);
	return code;
}

static int has_vmxnet3s(const it_links *links)
{
	size_t i = 0;

	while (i < links->count &&
	       strcmp(links->items[i].driver, "vmxnet3s") != 0)
		i++;
	return i < links->count;
}

static it_code find_builds(it_tuning *t)
{
	it_build build = IT_BUILD_OTHER;
	int found, planned;
	size_t i;
	it_code code = read_build(t->job, &build, &found, &planned);

	if (code == IT_OK && found && (!t->job->live || planned) &&
	    !has_vmxnet3s(&t->links))
		code = expect_links(t);
	for (i = 0; code == IT_OK && i < t->links.count; i++)
		if (strcmp(t->links.items[i].driver, "vmxnet3s") == 0)
			t->links.items[i].build = build;
	return code;
}

/* ---- files ---------------------------------------------------------- */

static it_code with_file(it_tuning *t, const char *path,
			 void (*use)(it_links *links, it_slice text))
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice slice;
	int found;
	it_code code = it_root_read(&t->job->root, path, MAX_FILE, &text,
				    &found, &t->job->error);

	slice.at = it_strbuf_str(&text);
	slice.len = text.len;
	if (code == IT_OK && found)
		use(&t->links, slice);
	it_strbuf_free(&text);
	return code;
}

static it_code read_items(it_tuning *t, it_service_stage stage)
{
	const char *path = it_tuning_manifest(t, stage);
	it_strbuf text = {NULL, 0, 0, 0};
	char name[1024];
	it_slice slice;
	int found;
	it_code code = it_root_read(&t->job->root, path, MAX_FILE, &text,
				    &found, &t->job->error);

	it_root_name(&t->job->root, path, name, sizeof name);
	slice.at = it_strbuf_str(&text);
	slice.len = text.len;
	if (code == IT_OK && found)
		code = it_service_parse(slice, name, &t->old_items,
					&t->old_item_count, &t->job->error);
	it_strbuf_free(&text);
	return code;
}

/* They start as they are. */
static it_code copy_items(it_tuning *t)
{
	size_t size = t->old_item_count * sizeof *t->items;

	if (t->old_item_count == 0)
		return IT_OK;
	t->items = malloc(size);
	if (t->items == NULL)
		return it_fail_memory(&t->job->error);
	memcpy(t->items, t->old_items, size);
	t->item_count = t->old_item_count;
	return IT_OK;
}

static it_code gather_files(it_tuning *t)
{
	it_code code = it_tuned_read(&t->record, &t->job->root, &t->job->error);
	int lost = 0;

	if (code == IT_OK)
		code = it_tuned_adopt(t->job, &t->record, 0, &lost);
	if (code == IT_OK && lost && !t->record.present &&
	    strcmp(t->job->opt->command, "tune") == 0)
		code = it_tuned_tell_lost(t->job);
	if (code == IT_OK)
		code = read_items(t, IT_SERVICE_EARLY);
	if (code == IT_OK)
		code = read_items(t, IT_SERVICE_LATE);
	if (code == IT_OK)
		code = copy_items(t);
	if (code == IT_OK && !t->job->live)
		code =
		    with_file(t, "etc/path_to_inst", it_links_from_instances);
	return code;
}

const char *it_tuning_manifest(const it_tuning *t, it_service_stage stage)
{
	return it_service_manifest_path(stage, it_kernel_is_old(t->kernel));
}

int it_tuned_file_is(it_job *job, const char *path, const char *sha256)
{
	it_before ignored;

	return it_tuned_before(job, path, sha256, &ignored);
}

int it_tuned_before(it_job *job, const char *path, const char *sha256,
		    it_before *before)
{
	const it_tuned_file *file;
	it_tuned record;
	int is = 0;

	if (it_tuned_read(&record, &job->root, NULL) == IT_OK) {
		file = it_tuned_find_file(&record, path);
		is = file != NULL && strcmp(file->sha256, sha256) == 0;
		if (is)
			*before = file->before;
	}
	it_tuned_free(&record);
	return is;
}

/* A line for one device counts more than the list. */
static it_code check_line(it_tuning *t, const it_strbuf *text, int *off)
{
	long value = 0;
	int found;
	it_code code = it_conf_of_device(
	    text, it_conf_name(IT_BUILD_11_OLD, IT_SET_LSO), &found, &value,
	    &t->job->error);

	if (code == IT_OK && found && value != 0)
		*off = 0;
	return code;
}

/* Every link of the driver, by the name of its device. */
static it_code check_lso(it_tuning *t, int *off)
{
	it_tuning_conf *conf;
	long value = 0;
	size_t i;
	it_code code = it_tuning_conf_of(t, "vmxnet3s", &conf);

	*off = code == IT_OK;
	for (i = 0; code == IT_OK && i < t->links.count; i++) {
		it_link *link = &t->links.items[i];

		if (strcmp(link->driver, "vmxnet3s") != 0)
			continue;
		/* The names of the settings are those of every build. */
		link->build = IT_BUILD_11_OLD;
		code = it_tuning_conf_value(conf, link, IT_SET_LSO, &value,
					    &t->job->error);
		if (value != 0)
			*off = 0;
	}
	if (code == IT_OK)
		code = check_line(t, &conf->text, off);
	return code == IT_OK ? check_line(t, &conf->base, off) : code;
}

/* For all links, by ipadm's store or a script. */
static it_code check_stack(it_tuning *t, int *off)
{
	it_code code = it_kernel_is_old(t->kernel) ? it_tuning_read_scripts(t)
						   : it_tuning_read_lso(t);

	if (code == IT_OK && strcmp(t->lso.stored, "0") == 0)
		*off = 1;
	return code;
}

it_code it_tuning_lso_is_off(it_job *job, int *off)
{
	it_tuning *t = it_tuning_new(job);
	it_code code = t != NULL ? with_file(t, "etc/path_to_inst",
					     it_links_from_instances)
				 : IT_NO_MEMORY;

	*off = 0;
	if (code == IT_OK) {
		t->kernel = it_kernel_of(job->identity);
		if (!has_vmxnet3s(&t->links))
			expect_link(&t->links, 0);
		code = check_lso(t, off);
	}
	if (code == IT_OK && !*off)
		code = check_stack(t, off);
	it_tuning_free(t);
	return code;
}

it_code it_tuning_gather(it_tuning *t)
{
	it_code code;

	t->kernel = it_kernel_of(t->job->identity);
	code = gather_files(t);
	if (code == IT_OK && t->job->live)
		code = it_tuning_gather_live(t);
	else if (code == IT_OK && !it_kernel_is_old(t->kernel))
		code = it_tuning_read_store(t);
	if (code == IT_OK)
		code = with_file(t, IT_DLADM_STORE,
				 it_links_add_stored);
	if (code == IT_OK)
		code = it_tuning_read_scripts(t);
	return code == IT_OK ? find_builds(t) : code;
}
