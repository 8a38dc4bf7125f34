/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * native ROOT add [-m PERM] [-i ALIASES] [-c CLASS] DRIVER
 * native ROOT rem DRIVER
 * The product's own editing of the databases of an image, for comparison
 * with that of the simulated add_drv and rem_drv.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/driver_db.h"
#include "support/io.h"
#include "support/root.h"
#include "support/text.h"

enum { LIMIT = 1 << 22, MAX_ALIASES = 8 };

static it_error err;
static char texts[MAX_ALIASES][128];
static const char *aliases[MAX_ALIASES + 1];

static int fail(void)
{
	(void)fprintf(stderr, "native: %s %s\n", err.path, err.text);
	return err.code == IT_OK ? IT_FAILED : (int)err.code;
}

/* "\"a\" \"b\"", with or without the quotes */
static void take_aliases(const char *list)
{
	it_slice rest = it_slice_of(list), word;
	size_t count = 0;

	while (count < MAX_ALIASES && it_next_word(&rest, &word)) {
		if (word.len > 1 && word.at[0] == '"') {
			word.at++;
			word.len -= 2;
		}
		(void)it_slice_copy(word, texts[count], sizeof texts[0]);
		aliases[count] = texts[count];
		count++;
	}
}

static it_code read_tables(const it_root *root, it_driver_db *db)
{
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		code = it_root_read(root, it_db_path((it_db_table)i), LIMIT,
				    &db->tables[i].text,
				    &db->tables[i].present, &err);
	return code;
}

/* Not as the product writes; the bytes are all that counts here. */
static it_code write_tables(const char *root, const it_driver_db *db)
{
	char path[1024];
	const it_strbuf *text;
	FILE *file;
	int i;

	for (i = 0; i < IT_DB_TABLES; i++) {
		if (!db->tables[i].changed)
			continue;
		text = &db->tables[i].text;
		(void)snprintf(path, sizeof path, "%s/%s", root,
			       it_db_path((it_db_table)i));
		file = fopen(path, "w");
		if (file == NULL ||
		    (text->len != 0 &&
		     fwrite(text->data, text->len, 1, file) != 1) ||
		    fclose(file) != 0)
			return it_fail_errno(&err, path, "cannot be written");
	}
	return IT_OK;
}

static it_code edit(it_driver_db *db, int argc, char **argv)
{
	it_registration reg;
	it_db_changes changes = {NULL, 0};
	int option;

	memset(&reg, 0, sizeof reg);
	reg.aliases = aliases;
	while ((option = getopt(argc, argv, "m:i:c:")) != -1) {
		if (option == 'm')
			reg.minor_perm = optarg;
		if (option == 'c')
			reg.driver_class = optarg;
		if (option == 'i')
			take_aliases(optarg);
	}
	reg.driver = argv[optind];
	if (strcmp(argv[0], "add") == 0)
		return it_db_add(db, &reg, &changes, &err);
	return it_db_remove(db, reg.driver, &changes, &err);
}

int main(int argc, char **argv)
{
	it_driver_db db;
	it_root root;

	if (argc < 4)
		return 2;
	memset(&db, 0, sizeof db);
	if (it_root_open(&root, argv[1], &err) != IT_OK ||
	    read_tables(&root, &db) != IT_OK ||
	    edit(&db, argc - 2, argv + 2) != IT_OK ||
	    write_tables(argv[1], &db) != IT_OK)
		return fail();
	return 0;
}
