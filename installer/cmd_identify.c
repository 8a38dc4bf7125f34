/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "installer/commands.h"
#include "installer/describe.h"
#include "installer/report.h"
#include "support/io.h"

enum { MAX_DRIVER = 64 << 20 };

static it_code identify(const char *path, it_driver *driver, it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = it_read_file(path, MAX_DRIVER, &bytes, err);

	memset(driver, 0, sizeof *driver);
	if (code == IT_OK)
		it_driver_identify(it_strbuf_str(&bytes), bytes.len, driver);
	it_strbuf_free(&bytes);
	return code;
}

static void put_file(it_json *json, const char *path, const it_driver *driver)
{
	it_json_object(json, NULL);
	it_json_text(json, "path", path);
	it_describe_driver_json(json, driver);
	it_json_object_end(json);
}

/* Identifies one file and returns its exit status. */
static int identify_one(const it_options *opt, const char *path, it_json *json,
			it_error *first)
{
	it_driver driver;
	it_error err;

	it_error_clear(&err);
	if (identify(path, &driver, &err) != IT_OK) {
		it_error_remedy(&err, "name a driver file");
		it_say_error(&err);
		if (first->code == IT_OK)
			*first = err;
		return it_code_status(err.code);
	}
	it_describe_driver(opt, path, &driver);
	put_file(json, path, &driver);
	return driver.kind == IT_KIND_DRIVER ? 0 : it_code_status(IT_MEDIA);
}

int it_cmd_identify(const it_options *opt)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_error first;
	it_json json;
	int status = 0, one;
	size_t i;

	it_error_clear(&first);
	it_report_json_begin(&json, &text, opt->command);
	it_json_array(&json, "files");
	for (i = 0; i < opt->operand_count; i++) {
		one = identify_one(opt, opt->operands[i], &json, &first);
		if (status == 0)
			status = one;
	}
	it_json_array_end(&json);
	it_report_json_end(opt, &json, it_result_of_status(status, 0), &first);
	return status;
}
