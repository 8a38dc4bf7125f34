/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * osdetect --table: identifies every row of DIR/systems.tsv, a table of
 * systems with a header line, and DIR/release/ID and DIR/osrelease/ID.
 */
#include "config.h"

#include <string.h>

#include "libosdetect/program.h"
#include "support/root.h"
#include "support/text.h"

enum { COLUMNS = 32, FILE_LIMIT = 16 << 20, TABLE_LIMIT = 64 << 20 };

/* Columns that hold a fact; all others are for people and other tests. */
static const struct {
	const char *column;
	const char *key;
} fact_columns[] = {
	{"sysname", "sysname"},	    {"release", "release"},
	{"version", "version"},	    {"machine", "machine"},
	{"processor", "processor"}, {"isainfo_kv", "isainfo"},
	{"isainfo", "isainfo"},	    {"zonename", "zonename"},
	{"origin", "origin"},
};

static const struct {
	const char *folder;
	const char *key;
} fact_folders[] = {
	{"release/", "release_file"},
	{"osrelease/", "os_release_file"},
	{"uts_version/", "uts_version"},
};

struct table {
	it_root root;
	it_slice names[COLUMNS];
	size_t count;
	size_t id; /* column */
	unsigned long line;
	it_strbuf *out;
};

static size_t split(it_slice line, it_slice fields[COLUMNS])
{
	const char *tab;
	size_t n = 0;

	if (line.len != 0 && line.at[line.len - 1] == '\r')
		line.len--;
	while (n < COLUMNS) {
		tab = line.len != 0 ? memchr(line.at, '\t', line.len) : NULL;
		fields[n] = line;
		if (tab != NULL)
			fields[n].len = (size_t)(tab - line.at);
		n++;
		if (tab == NULL)
			break;
		line.len -= (size_t)(tab + 1 - line.at);
		line.at = tab + 1;
	}
	return n;
}

static it_code set(osd_facts *facts, const char *key, const char *at,
		   size_t len, it_error *err)
{
	osd_status status = osd_facts_set_bytes(facts, key, at, len);

	return status == OSD_OK ? IT_OK : osdp_fail(err, status, NULL);
}

static it_code take_column(const struct table *t, const it_slice *fields,
			   size_t i, osd_facts *facts, it_error *err)
{
	size_t k;

	if (fields[i].len == 0)
		return IT_OK;
	for (k = 0; k < sizeof fact_columns / sizeof fact_columns[0]; k++)
		if (it_slice_is(t->names[i], fact_columns[k].column))
			return set(facts, fact_columns[k].key, fields[i].at,
				   fields[i].len, err);
	return IT_OK;
}

/* The name of a row is the name of its files, so it must be a plain one. */
static int is_plain_name(it_slice id)
{
	size_t i;

	if (id.len == 0 || id.at[0] == '.')
		return 0;
	for (i = 0; i < id.len; i++)
		if (id.at[i] <= ' ' || id.at[i] == '/' || id.at[i] == 127)
			return 0;
	return 1;
}

static it_code take_file(const struct table *t, it_slice id, size_t i,
			 osd_facts *facts, it_error *err)
{
	it_strbuf path = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	int found = 0;
	it_code code;

	it_strbuf_text(&path, fact_folders[i].folder);
	it_strbuf_bytes(&path, id.at, id.len);
	code = it_strbuf_check(&path, err);
	if (code == IT_OK)
		code = it_root_read(&t->root, it_strbuf_str(&path), FILE_LIMIT,
				    &text, &found, err);
	if (code == IT_OK && found)
		code = set(facts, fact_folders[i].key, it_strbuf_str(&text),
			   text.len, err);
	it_strbuf_free(&text);
	it_strbuf_free(&path);
	return code;
}

/*
 * The table need not have a column "origin": a row named "altroot"
 * is a root that lies on another system, whose uname it shows.
 */
static int is_alternate_root(it_slice id)
{
	static const char word[] = "altroot";
	size_t i;

	for (i = 0; i + sizeof word - 1 <= id.len; i++)
		if (memcmp(id.at + i, word, sizeof word - 1) == 0)
			return 1;
	return 0;
}

static it_code read_row(const struct table *t, const it_slice *fields,
			size_t count, osd_facts *facts, it_error *err)
{
	it_slice id = fields[t->id];
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < count && i < t->count; i++)
		code = take_column(t, fields, i, facts, err);
	for (i = 0; i < sizeof fact_folders / sizeof fact_folders[0]; i++)
		if (code == IT_OK)
			code = take_file(t, id, i, facts, err);
	if (code == IT_OK && osd_facts_get(facts, "origin") == NULL &&
	    is_alternate_root(id))
		code = set(facts, "origin", "root", 4, err);
	return code;
}

static void field(it_strbuf *out, const char *value)
{
	it_strbuf_char(out, '\t');
	it_strbuf_text(out, value != NULL && value[0] != '\0' ? value : "-");
}

static const char *bits_text(int bits)
{
	switch (bits) {
	case 32:
		return "32";
	case 64:
		return "64";
	default:
		return "unknown";
	}
}

static it_code print_row(it_strbuf *out, it_slice id,
			 const osd_identity *system, it_error *err)
{
	osd_choice *choice;
	osd_status status = osd_choose(system, "vmxnet3s", osdp_dirs, 6, NULL,
				       &choice);

	if (status != OSD_OK)
		return osdp_fail(err, status, NULL);
	it_strbuf_bytes(out, id.at, id.len);
	field(out, osd_identity_family_name(system));
	field(out, osd_identity_distribution(system));
	field(out, osd_identity_release(system));
	field(out, osd_identity_update(system));
	field(out, bits_text(osd_identity_kernel_bits(system)));
	field(out, osd_verdict_name(osd_identity_verdict(system)));
	field(out, osd_choice_dir32(choice));
	field(out, osd_choice_dir64(choice));
	field(out, osd_identity_reason(system));
	it_strbuf_char(out, '\n');
	osd_choice_free(choice);
	return it_strbuf_check(out, err);
}

static it_code do_row(const struct table *t, const it_slice *fields,
		      size_t count, it_error *err)
{
	osd_facts *facts = NULL;
	osd_identity *system = NULL;
	osd_status status = osd_facts_new(&facts);
	it_code code;

	if (status != OSD_OK)
		return osdp_fail(err, status, NULL);
	code = read_row(t, fields, count, facts, err);
	if (code == IT_OK) {
		status = osd_identify(facts, &system);
		if (status != OSD_OK)
			code = osdp_fail(err, status, NULL);
	}
	if (code == IT_OK)
		code = print_row(t->out, fields[t->id], system, err);
	osd_identity_free(system);
	osd_facts_free(facts);
	return code;
}

static it_code read_header(struct table *t, it_slice line, it_error *err)
{
	t->count = split(line, t->names);
	for (t->id = 0; t->id < t->count; t->id++)
		if (it_slice_is(t->names[t->id], "id"))
			return IT_OK;
	return it_fail(err, IT_FAILED, "systems.tsv",
		       "the first line does not name a column \"id\"");
}

static it_code read_rows(struct table *t, it_slice rest, it_error *err)
{
	it_slice line = it_slice_of(""), fields[COLUMNS];
	it_code code;
	size_t count;

	(void)it_next_line(&rest, &line);
	code = read_header(t, line, err);
	for (t->line = 2; code == IT_OK && it_next_line(&rest, &line);
	     t->line++) {
		if (it_trim(line).len == 0)
			continue;
		count = split(line, fields);
		if (count <= t->id || !is_plain_name(fields[t->id]))
			return it_fail(err, IT_FAILED, "systems.tsv",
				       "line %lu has no id that can be the "
				       "name of a file",
				       t->line);
		code = do_row(t, fields, count, err);
	}
	return code;
}

static it_code read_table(struct table *t, const char *directory, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found = 0;
	it_code code = it_root_read(&t->root, "systems.tsv", TABLE_LIMIT, &text,
				    &found, err);

	if (code == IT_OK && !found)
		code = it_fail(err, IT_FAILED, directory,
			       "has no file systems.tsv");
	if (code == IT_OK)
		code = read_rows(t, it_strbuf_slice(&text), err);
	it_strbuf_free(&text);
	return code;
}

/* The remedy of it_root_open is one for --root. */
static it_code refuse_directory(const char *directory, const it_error *inner,
				it_error *err)
{
	(void)it_fail(err, inner->code, directory, "%s", inner->text);
	it_error_remedy(err, "name the directory that holds systems.tsv");
	return inner->code;
}

it_code osdp_table(const char *directory, int with_header, it_strbuf *out,
		   it_error *err)
{
	struct table t;
	it_error own;
	it_code code;

	memset(&t, 0, sizeof t);
	t.out = out;
	it_error_clear(&own);
	code = it_root_open(&t.root, directory, &own);
	if (code != IT_OK)
		return refuse_directory(directory, &own, err);
	if (with_header)
		it_strbuf_text(out, "id\tfamily\tdistribution\trelease\t"
				    "update\tkernel_bits\tverdict\tdir32\t"
				    "dir64\treason\n");
	code = read_table(&t, directory, err);
	it_root_close(&t.root);
	return code;
}
