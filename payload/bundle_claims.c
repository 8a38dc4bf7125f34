/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a manifest says of its files beyond their bytes: which driver one is,
 * for which system, from which product.  It is written when a bundle is made,
 * and looked at by people only, so a wrong one would never be found out; it
 * is made anew here from the files and compared.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/bundle_priv.h"
#include "payload/driver.h"

/* "drivers-11_64" is for Solaris 11 and 64 bits, the userland for any. */
int it_bundle_describe_group(it_manifest_group *group, const char *name)
{
	char systems[128] = "any", flavour[IT_MANIFEST_GROUP];
	size_t len = strlen(name);
	int wide = len > 3 && strcmp(name + len - 3, "_64") == 0;
	unsigned bits;

	if (strncmp(name, "drivers-", 8) == 0) {
		(void)snprintf(flavour, sizeof flavour, "%.*s",
			       (int)(len - 8 - (wide ? 3 : 0)), name + 8);
		bits = it_flavour_of_name(flavour);
		if (bits != 0)
			it_flavour_systems(bits, systems, sizeof systems);
		group->bits = wide ? 64 : 32;
	}
	group->systems = it_text_dup(systems);
	return group->systems != NULL;
}

int it_bundle_describe_driver(it_manifest_file *file, const it_entry *entry)
{
	it_manifest_driver *told = &file->driver;
	it_driver driver;
	char flavour[64];

	it_driver_identify(entry->bytes, (size_t)entry->size, &driver);
	file->is_driver = driver.kind == IT_KIND_DRIVER &&
			  driver.module != IT_MODULE_NONE;
	if (!file->is_driver)
		return 1;
	it_flavour_text(driver.flavours, flavour, sizeof flavour);
	told->module = it_text_dup(it_module_name(driver.module));
	told->bits = (unsigned long)driver.bits;
	told->flavour = it_text_dup(flavour);
	told->generation = it_text_dup(driver.generation);
	told->product = it_text_dup(driver.product);
	told->proven = driver.proven;
	return told->module != NULL && told->flavour != NULL &&
	       told->generation != NULL && told->product != NULL;
}

/* --- a manifest that is there -------------------------------------------- */

typedef struct claims {
	const it_media *media;
	it_error *err;
} claims;

static it_code lies(const claims *c, const char *of, const char *what,
		    const char *said, const char *found)
{
	char shown[3][IT_MEDIA_SHOWN];

	(void)it_fail(c->err, IT_MEDIA, c->media->path,
		      "its " IT_MANIFEST_NAME " says of %s: %s \"%s\", but it "
		      "is \"%s\"", it_name_shown(of, shown[0]), what,
		      it_name_shown(said, shown[1]),
		      it_name_shown(found, shown[2]));
	it_error_remedy(c->err, "do not use this bundle; make it again of "
			"VMware's media");
	return IT_MEDIA;
}

static it_code compare_text(const claims *c, const char *of, const char *what,
			    const char *said, const char *found)
{
	return strcmp(said, found) == 0 ? IT_OK
					: lies(c, of, what, said, found);
}

static it_code compare_number(const claims *c, const char *of,
			      const char *what, unsigned long said,
			      unsigned long found)
{
	char text[2][24];

	(void)snprintf(text[0], sizeof text[0], "%lu", said);
	(void)snprintf(text[1], sizeof text[1], "%lu", found);
	return said == found ? IT_OK : lies(c, of, what, text[0], text[1]);
}

static it_code compare_drivers(const claims *c, const char *of,
			       const it_manifest_driver *said,
			       const it_manifest_driver *found)
{
	static const char *const words[] = {"no", "yes"};
	it_code code = compare_text(c, of, "module", said->module,
				    found->module);

	if (code == IT_OK)
		code = compare_number(c, of, "bits", said->bits, found->bits);
	if (code == IT_OK)
		code = compare_text(c, of, "flavour", said->flavour,
				    found->flavour);
	if (code == IT_OK)
		code = compare_text(c, of, "generation", said->generation,
				    found->generation);
	if (code == IT_OK)
		code = compare_text(c, of, "product", said->product,
				    found->product);
	if (code == IT_OK)
		code = compare_text(c, of, "proven", words[said->proven != 0],
				    words[found->proven != 0]);
	return code;
}

static it_code check_file(const claims *c, const it_manifest_file *file)
{
	static const char *const words[] = {"none", "one of VMware's"};
	const it_entry *entry = it_media_find(c->media, file->path);
	it_manifest_file anew;
	it_code code = IT_OK;

	memset(&anew, 0, sizeof anew);
	if (entry == NULL || entry->bytes == NULL)
		return it_fail(c->err, IT_FAILED, file->path, "was not read");
	if (!it_bundle_describe_driver(&anew, entry))
		code = it_fail_memory(c->err);
	else if (!anew.is_driver || !file->is_driver)
		code = compare_text(c, file->path, "driver",
				    words[file->is_driver != 0],
				    words[anew.is_driver != 0]);
	else
		code = compare_drivers(c, file->path, &file->driver,
				       &anew.driver);
	it_manifest_file_free(&anew);
	return code;
}

static it_code check_group(const claims *c, const it_manifest_group *group)
{
	it_slice base = it_manifest_group_name(group->file);
	char name[IT_MANIFEST_GROUP];
	it_manifest_group anew;
	it_code code;

	memset(&anew, 0, sizeof anew);
	(void)snprintf(name, sizeof name, "%.*s", (int)base.len, base.at);
	if (!it_bundle_describe_group(&anew, name))
		return it_fail_memory(c->err);
	code = compare_text(c, group->file, "systems", group->systems,
			    anew.systems);
	if (code == IT_OK)
		code = compare_number(c, group->file, "bits", group->bits,
				      anew.bits);
	free(anew.systems);
	return code;
}

/* Of the first place that tells one, as the reader of media takes it. */
static void find_version(const it_media *media, char version[64])
{
	const it_entry *entry;
	size_t rank, i;

	version[0] = '\0';
	for (rank = 0; rank < it_version_ranks(); rank++)
		for (i = 0; i < media->count && version[0] == '\0'; i++) {
			entry = &media->entries[i];
			if (it_version_rank(entry->path) == rank &&
			    entry->bytes != NULL)
				it_media_version_of(
					(const char *)entry->bytes,
					(size_t)entry->size, version);
		}
}

it_code it_bundle_check_claims(const it_media *media, it_error *err)
{
	const claims c = {media, err};
	const it_manifest *manifest = &media->bundle->manifest;
	const it_manifest_group *group;
	char version[64];
	size_t i, k;
	it_code code;

	find_version(media, version);
	code = compare_text(&c, manifest->product, "version",
			    manifest->version, version);
	for (i = 0; code == IT_OK && i < manifest->group_count; i++) {
		group = &manifest->groups[i];
		code = check_group(&c, group);
		for (k = 0; code == IT_OK && k < group->file_count; k++)
			code = check_file(&c, &group->files[k]);
	}
	return code;
}
