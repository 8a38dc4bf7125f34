/* SPDX-License-Identifier: BSD-2-Clause */
/* Names that are reserved, so that no script takes them for something else. */
#include "config.h"

#include "installer/commands.h"
#include "installer/report.h"

int it_cmd_later(const it_options *opt)
{
	it_error err;

	it_error_clear(&err);
	(void)it_fail(&err, IT_USAGE, opt->command,
		      "is not part of version " PACKAGE_VERSION);
	it_error_remedy(&err, "\"install-tools --help\" lists the commands");
	it_report_usage(opt->command, &err, opt->json);
	return it_code_status(IT_USAGE);
}
