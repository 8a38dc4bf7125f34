/* SPDX-License-Identifier: BSD-2-Clause */
/* What a media holds: its drivers, each read and named. */
#include "config.h"

#include <string.h>

#include "installer/commands.h"
#include "installer/describe.h"
#include "installer/modules.h"
#include "installer/report.h"

/* Drivers only; their .conf files and the userland are counted. */
static int wants(void *arg, const char *path)
{
	const char *leaf = strrchr(path, '/');
	size_t len = sizeof IT_MEDIA_BINARY - 1;

	(void)arg;
	return strncmp(path, IT_MEDIA_BINARY, len) == 0 &&
	       it_module_of_name(leaf + 1) != IT_MODULE_NONE;
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
	       entry->fault[0] != '\0' ? "  " : "",
	       entry->fault);
	it_json_object(json, NULL);
	it_json_text(json, "path", entry->path);
	it_json_number(json, "size", (long long)entry->size);
	it_json_text(json, "sha256", entry->sha256);
	it_json_text_or_null(json, "fault", entry->fault);
	it_describe_driver_json(json, &driver);
	it_json_object_end(json);
}

static void show(const it_options *opt, const it_media *media, it_json *json)
{
	size_t i;

	it_say_media(opt, media);
	it_say(opt, "", IT_PLAIN, "%lu names, SHA-256 %s",
	       (unsigned long)media->count, media->sha256);
	it_json_text(json, "form", media->form);
	it_json_text_or_null(json, "version", media->version);
	it_json_text(json, "sha256", media->sha256);
	it_json_number(json, "entries", (long long)media->count);
	it_json_array(json, "drivers");
	for (i = 0; i < media->count; i++)
		if (media->entries[i].bytes != NULL)
			put_entry(opt, &media->entries[i], json);
	it_json_array_end(json);
}

int it_cmd_inspect(const it_options *opt)
{
	it_media_request request = {wants, NULL, NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_media media;
	it_error err;
	it_json json;
	it_code code;

	memset(&media, 0, sizeof media);
	it_error_clear(&err);
	it_report_json_begin(&json, &text, opt->command);
	code = it_media_read(&media, opt->operands[0], &request, &err);
	if (code == IT_OK)
		show(opt, &media, &json);
	else
		it_say_error(&err);
	it_media_free(&media);
	it_report_json_end(opt, &json, it_result_of(code, 0), &err);
	return it_code_status(code);
}
