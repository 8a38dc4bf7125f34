/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The driver databases, cut at bytes 1: what is added to them and taken back
 * leaves them as they were, or as the final newline that was missing.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "installer/driver_db.h"

static void split(it_driver_db *db, const uint8_t *bytes, size_t len)
{
	const uint8_t *end;
	size_t i, part;

	memset(db, 0, sizeof *db);
	for (i = 0; i < IT_DB_TABLES; i++) {
		end = len != 0 ? memchr(bytes, 1, len) : NULL;
		part = end != NULL ? (size_t)(end - bytes) : len;
		it_strbuf_bytes(&db->tables[i].text, bytes, part);
		db->tables[i].present = part != 0;
		part += end != NULL;
		bytes += part;
		len -= part;
	}
}

static void edit(it_driver_db *db)
{
	static const char *const aliases[] = {"pciex15ad,7b0", NULL};
	static const it_registration reg = {"vmxnet3s", aliases, NULL,
					    "* 0600 root sys", "net"};
	it_db_changes changes = {NULL, 0};
	char rival[256];

	(void)it_db_rival(db, &reg, rival, sizeof rival);
	(void)it_db_state(db, &reg);
	if (it_db_add(db, &reg, &changes, NULL) == IT_OK) {
		if (it_db_state(db, &reg) != IT_DB_COMPLETE)
			abort();
		if (it_db_undo(db, &changes, NULL) == IT_OK)
			(void)it_db_remove(db, "vmxnet3s", &changes, NULL);
	}
	it_db_changes_free(&changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	it_driver_db db;

	split(&db, bytes, len);
	if (it_db_check(&db, NULL, NULL, NULL) == IT_OK)
		edit(&db);
	it_db_free(&db);
	return 0;
}
