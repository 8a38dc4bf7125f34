/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/contents.h"
#include "installer/describe.h"
#include "installer/modules.h"
#include "installer/report.h"
#include "payload/bundle.h"

int it_contents_wants(void *arg, const char *path)
{
	const char *leaf = strrchr(path, '/');
	size_t len = sizeof IT_MEDIA_BINARY - 1;

	(void)arg;
	return strncmp(path, IT_MEDIA_BINARY, len) == 0 &&
	       it_module_of_name(leaf + 1) != IT_MODULE_NONE;
}

/* --- drivers ---------------------------------------------------------- */

static void put_file_json(const it_entry *entry, it_json *json)
{
	it_json_text(json, "path", entry->path);
	it_json_number(json, "size", (long long)entry->size);
	it_json_text_or_null(json, "sha256", entry->sha256);
	it_json_text_or_null(json, "fault", it_fault_text(entry->fault));
}

static void put_entry(const it_options *opt, const it_entry *entry,
		      it_json *json)
{
	it_driver driver;
	char systems[128];

	it_driver_identify(entry->bytes, (size_t)entry->size, &driver);
	it_flavour_systems(driver.flavours, systems, sizeof systems);
	it_say(opt, "Driver", IT_PLAIN, "%-22s %s%s%s%s%s",
	       entry->path + sizeof IT_MEDIA_BINARY - 1,
	       driver.kind != IT_KIND_DRIVER ? it_driver_kind_word(driver.kind)
	       : driver.proven		     ? systems
					     : "not proven",
	       driver.product[0] != '\0' ? ", " : "", driver.product,
	       entry->fault != IT_FAULT_NONE ? "; " : "",
	       it_fault_text(entry->fault));
	it_json_object(json, NULL);
	put_file_json(entry, json);
	it_describe_driver_json(json, &driver);
	it_json_object_end(json);
}

/* A link, an encrypted file: there, but not to be read. */
static void put_unread(const it_options *opt, const it_entry *entry,
		       it_json *json)
{
	it_say(opt, "Driver", IT_YELLOW, "%-22s %s",
	       entry->path + sizeof IT_MEDIA_BINARY - 1,
	       it_fault_text(entry->fault));
	it_json_object(json, NULL);
	put_file_json(entry, json);
	it_json_object_end(json);
}

static void put_drivers(const it_options *opt, const it_media *media,
			it_json *json)
{
	const it_entry *entry;
	size_t i;

	it_json_array(json, "drivers");
	for (i = 0; i < media->count; i++) {
		entry = &media->entries[i];
		if (!it_contents_wants(NULL, entry->path))
			continue;
		if (entry->bytes != NULL)
			put_entry(opt, entry, json);
		else if (entry->fault != IT_FAULT_NONE)
			put_unread(opt, entry, json);
	}
	it_json_array_end(json);
}

/* --- of a bundle ------------------------------------------------------ */

static void put_group(const it_options *opt, const it_manifest_group *group,
		      it_json *json)
{
	char bits[32] = "";

	if (group->bits != 0)
		(void)snprintf(bits, sizeof bits, ", %lu-bit", group->bits);
	it_say(opt, "Group", IT_PLAIN, "%-27s %s%s; %lu file%s, %llu bytes",
	       group->file, group->systems, bits,
	       (unsigned long)group->file_count,
	       group->file_count == 1 ? "" : "s", group->size);
	it_json_object(json, NULL);
	it_json_text(json, "file", group->file);
	it_json_text(json, "systems", group->systems);
	it_json_number(json, "bits", (long long)group->bits);
	it_json_number(json, "size", (long long)group->size);
	it_json_text(json, "sha256", group->sha256);
	it_json_number(json, "files", (long long)group->file_count);
	it_json_object_end(json);
}

static void put_bundle(const it_options *opt, const it_manifest *manifest,
		       it_json *json)
{
	size_t i;

	it_say(opt, "Made of", IT_PLAIN, "%s, SHA-256 %s", manifest->form,
	       manifest->source);
	it_json_object(json, "bundle");
	it_json_text(json, "product", manifest->product);
	it_json_text(json, "source_form", manifest->form);
	it_json_text(json, "source_sha256", manifest->source);
	it_json_array(json, "revoked");
	for (i = 0; i < manifest->revoked_count; i++) {
		it_say(opt, "Revokes", IT_PLAIN, "key %s",
		       manifest->revoked[i].key);
		it_json_text(json, NULL, manifest->revoked[i].key);
	}
	it_json_array_end(json);
	it_json_array(json, "groups");
	for (i = 0; i < manifest->group_count; i++)
		put_group(opt, &manifest->groups[i], json);
	it_json_array_end(json);
	it_json_object_end(json);
}

/* --- all of it -------------------------------------------------------- */

void it_contents_show(const it_options *opt, const it_media *media,
		      it_json *json)
{
	it_say_media(opt, media);
	it_say(opt, "", IT_PLAIN, "%lu names, SHA-256 %s",
	       (unsigned long)media->count, media->sha256);
	it_json_text(json, "form", media->form);
	it_json_text_or_null(json, "version", media->version);
	it_json_text(json, "sha256", media->sha256);
	it_report_json_trust(json, &media->vouched);
	it_json_number(json, "entries", (long long)media->count);
	if (media->bundle != NULL)
		put_bundle(opt, &media->bundle->manifest, json);
	else
		it_json_null(json, "bundle");
	put_drivers(opt, media, json);
}
