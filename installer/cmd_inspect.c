/* SPDX-License-Identifier: BSD-2-Clause */
/* What a medium holds: its drivers, each read and named. */
#include "config.h"

#include <string.h>

#include "installer/commands.h"
#include "installer/contents.h"
#include "installer/report.h"
#include "installer/trusted.h"

int it_cmd_inspect(const it_options *opt)
{
	it_media_request request = {it_contents_wants, NULL, NULL, NULL, 0};
	it_strbuf text = {NULL, 0, 0, 0};
	it_media media;
	it_trust trust;
	it_error err;
	it_json json;
	it_code code;

	memset(&media, 0, sizeof media);
	it_error_clear(&err);
	it_report_json_begin(&json, &text, opt->command);
	code = it_trusted_looking(&trust, opt, &err);
	request.trust = &trust;
	if (code == IT_OK)
		code = it_media_read_apart(&media, opt->operands[0], &request,
					   &err);
	if (code == IT_OK)
		it_contents_show(opt, &media, &json);
	else
		it_say_error(&err);
	it_media_free(&media);
	it_report_json_end(opt, &json, it_result_of(code, 0), &err);
	return it_code_status(code);
}
