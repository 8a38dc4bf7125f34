/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "installer/driver_db.h"
#include "installer/state_value.h"

static it_code take_table(void *member, const char *text)
{
	int i;

	for (i = 0; i < IT_DB_TABLES; i++)
		if (strcmp(text, it_db_path((it_db_table)i)) == 0)
			break;
	if (i == IT_DB_TABLES)
		return IT_FAILED;
	*(it_db_table *)member = (it_db_table)i;
	return IT_OK;
}

static void put_table(it_strbuf *out, const void *member)
{
	it_strbuf_text(out, it_db_path(*(const it_db_table *)member));
}

const it_value it_value_table = {"must be the path of a driver database", NULL,
				 take_table, put_table};
