/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The driver databases.  A case is a file in tests/data/driver_db:
 *   driver, alias, other, perm, class    what to register
 *   do add|remove|drop|check             what is done; drop: the rivals
 *   rival TEXT                           what it_db_rival says, "-" nobody
 *   state N                              it_db_state before
 *   error CODE PATH TEXT                 what the deed is refused with
 *   warn TEXT                            a warning of it_db_check, in order
 *   = TABLE, + TABLE, - TABLE            the table before, after, and undone;
 *                                        its lines follow
 * after is before and undone is before where they are not given.  In lines
 * \r, \0, \\ and a final \c (no newline) are written so.
 */
#include "config.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/driver_db.h"
#include "support/io.h"
#include "support/text.h"
#include "tests/check_main.h"

enum { MAX_CASES = 200, MAX_LIST = 8, MAX_FILE = 16 * 1024 * 1024 };

static char *names[MAX_CASES];
static size_t name_count;

/* --- a case ---------------------------------------------------------- */

enum { BEFORE, AFTER, UNDONE, STAGES };

typedef struct test_case {
	it_strbuf file;
	it_driver_db stages[STAGES];
	int given[STAGES][IT_DB_TABLES];
	char driver[64], perm[64], class[64], deed[16];
	char text[MAX_LIST][64];
	const char *aliases[MAX_LIST], *others[MAX_LIST];
	size_t texts, alias_count, other_count;
	char rival[128], error[256];
	long state; /* -1: not asked */
	it_strbuf warn;
	it_strbuf *fill; /* the table that lines go to */
} test_case;

static it_db_table table_named(it_slice name)
{
	int i;
	const char *path;

	for (i = 0; i < IT_DB_TABLES; i++) {
		path = strrchr(it_db_path((it_db_table)i), '/');
		if (it_slice_is(name, path + 1))
			return (it_db_table)i;
	}
	ck_abort_msg("no table %.*s", (int)name.len, name.at);
}

static void take_text(it_slice s, char *out, size_t size)
{
	ck_assert_msg(it_slice_copy(s, out, size), "too long: %.*s",
		      (int)s.len, s.at);
}

static const char *keep_text(test_case *t, it_slice s)
{
	ck_assert_uint_lt(t->texts, MAX_LIST);
	take_text(s, t->text[t->texts], sizeof t->text[0]);
	return t->text[t->texts++];
}

static void begin_table(test_case *t, int stage, it_slice name)
{
	it_db_table table = table_named(it_trim(name));

	t->given[stage][table] = 1;
	t->stages[stage].tables[table].present = 1;
	t->fill = &t->stages[stage].tables[table].text;
}

static void fill_line(it_strbuf *out, it_slice line)
{
	size_t i;

	for (i = 0; i < line.len; i++) {
		if (line.at[i] != '\\') {
			it_strbuf_char(out, line.at[i]);
			continue;
		}
		if (++i < line.len && line.at[i] == 'c')
			return;
		it_strbuf_char(out, line.at[i] == '\\' ? '\\' :
				    line.at[i] == 'r'  ? '\r' :
							 '\0');
	}
	it_strbuf_char(out, '\n');
}

static void read_word(test_case *t, it_slice word, it_slice rest)
{
	char number[8];

	if (it_slice_is(word, "driver"))
		take_text(rest, t->driver, sizeof t->driver);
	else if (it_slice_is(word, "perm"))
		take_text(rest, t->perm, sizeof t->perm);
	else if (it_slice_is(word, "class"))
		take_text(rest, t->class, sizeof t->class);
	else if (it_slice_is(word, "alias"))
		t->aliases[t->alias_count++] = keep_text(t, rest);
	else if (it_slice_is(word, "other"))
		t->others[t->other_count++] = keep_text(t, rest);
	else if (it_slice_is(word, "do"))
		take_text(rest, t->deed, sizeof t->deed);
	else if (it_slice_is(word, "rival"))
		take_text(rest, t->rival, sizeof t->rival);
	else if (it_slice_is(word, "error"))
		take_text(rest, t->error, sizeof t->error);
	else if (it_slice_is(word, "warn"))
		fill_line(&t->warn, rest);
	else if (it_slice_is(word, "state") &&
		 it_slice_copy(rest, number, sizeof number))
		t->state = atol(number);
	else
		ck_abort_msg("unknown: %.*s", (int)word.len, word.at);
}

static void read_line(test_case *t, it_slice line)
{
	static const char marks[] = "=+-";
	it_slice rest = line, word;
	const char *mark = NULL;

	if (line.len > 2 && line.at[1] == ' ')
		mark = strchr(marks, line.at[0]);
	if (mark != NULL) {
		(void)it_next_word(&rest, &word);
		begin_table(t, (int)(mark - marks), rest);
	} else if (t->fill != NULL) {
		fill_line(t->fill, line);
	} else if (line.len != 0 && line.at[0] != '#') {
		(void)it_next_word(&rest, &word);
		read_word(t, word, it_trim(rest));
	}
}

static void copy_table(it_db_text *to, const it_db_text *from)
{
	it_strbuf_bytes(&to->text, it_strbuf_str(&from->text), from->text.len);
	to->present = from->present;
}

static void copy_db(it_driver_db *to, const it_driver_db *from)
{
	int i;

	memset(to, 0, sizeof *to);
	for (i = 0; i < IT_DB_TABLES; i++)
		copy_table(&to->tables[i], &from->tables[i]);
}

static void read_case(test_case *t, const char *name)
{
	char path[512];
	it_slice rest, line;
	it_error err = {0};
	int stage, i;

	memset(t, 0, sizeof *t);
	t->state = -1;
	(void)snprintf(path, sizeof path, "%s/tests/data/driver_db/%s",
		       TOP_SRCDIR, name);
	ck_assert_int_eq(it_read_file(path, MAX_FILE, &t->file, &err), IT_OK);
	rest.at = it_strbuf_str(&t->file);
	rest.len = t->file.len;
	while (it_next_line(&rest, &line))
		read_line(t, line);
	for (stage = AFTER; stage < STAGES; stage++)
		for (i = 0; i < IT_DB_TABLES; i++)
			if (!t->given[stage][i])
				copy_table(&t->stages[stage].tables[i],
					   &t->stages[BEFORE].tables[i]);
}

static void free_case(test_case *t)
{
	int stage;

	for (stage = 0; stage < STAGES; stage++)
		it_db_free(&t->stages[stage]);
	it_strbuf_free(&t->file);
	it_strbuf_free(&t->warn);
}

static it_registration reg_of(const test_case *t)
{
	it_registration reg;

	reg.driver = t->driver;
	reg.aliases = t->aliases;
	reg.rival_aliases = t->others;
	reg.minor_perm = t->perm[0] != '\0' ? t->perm : NULL;
	reg.driver_class = t->class[0] != '\0' ? t->class : NULL;
	return reg;
}

/* --- comparing ------------------------------------------------------- */

static void assert_same_text(const char *name, const char *when,
			     it_db_table table, const it_strbuf *have,
			     const it_strbuf *want)
{
	ck_assert_msg(have->len == want->len &&
			      memcmp(it_strbuf_str(have), it_strbuf_str(want),
				     want->len) == 0,
		      "%s, %s, %s:\n--- have\n%s--- want\n%s", name, when,
		      it_db_path(table), it_strbuf_str(have),
		      it_strbuf_str(want));
}

static void assert_same(const char *name, const char *when,
			const it_driver_db *have, const it_driver_db *want)
{
	int i;

	for (i = 0; i < IT_DB_TABLES; i++) {
		assert_same_text(name, when, (it_db_table)i,
				 &have->tables[i].text, &want->tables[i].text);
		ck_assert_msg(have->tables[i].present ==
				      want->tables[i].present,
			      "%s, %s: %s present %d", name, when,
			      it_db_path((it_db_table)i),
			      have->tables[i].present);
	}
}

/* changed tells exactly which tables to write. */
static void assert_changed(const char *name, const it_driver_db *have,
			   const it_driver_db *before)
{
	const it_db_text *a, *b;
	int i, differs;

	for (i = 0; i < IT_DB_TABLES; i++) {
		a = &have->tables[i];
		b = &before->tables[i];
		differs = a->present != b->present ||
			  a->text.len != b->text.len ||
			  memcmp(it_strbuf_str(&a->text),
				 it_strbuf_str(&b->text), a->text.len) != 0;
		ck_assert_msg(a->changed == differs, "%s: %s changed %d", name,
			      it_db_path((it_db_table)i), a->changed);
	}
}

static void collect(void *arg, it_db_table table, unsigned long line,
		    const char *text)
{
	it_strbuf_format(arg, "%s %lu %s\n", it_db_path(table), line, text);
}

/* --- the deeds ------------------------------------------------------- */

static it_code drop_rivals(it_driver_db *db, const it_registration *reg,
			   it_db_changes *changes, it_error *err)
{
	int dropped = 1;
	it_code code = IT_OK;

	while (code == IT_OK && dropped)
		code = it_db_drop_rival(db, reg, changes, &dropped, err);
	return code;
}

static it_code do_deed(const test_case *t, it_driver_db *db,
		       it_db_changes *changes, it_error *err)
{
	it_registration reg = reg_of(t);
	it_strbuf warnings = {NULL, 0, 0, 0};
	it_code code;

	if (strcmp(t->deed, "add") == 0)
		return it_db_add(db, &reg, changes, err);
	if (strcmp(t->deed, "drop") == 0)
		return drop_rivals(db, &reg, changes, err);
	if (strcmp(t->deed, "remove") == 0)
		return it_db_remove(db, t->driver, changes, err);
	ck_assert_str_eq(t->deed, "check");
	code = it_db_check(db, collect, &warnings, err);
	ck_assert_str_eq(it_strbuf_str(&warnings), it_strbuf_str(&t->warn));
	it_strbuf_free(&warnings);
	return code;
}

static void assert_error(const test_case *t, const char *name, it_code code,
			 const it_error *err)
{
	char said[2048] = "";

	if (code != IT_OK) {
		(void)snprintf(said, sizeof said, "%s %s %s",
			       it_code_word(code), err->path, err->text);
		ck_assert_msg(err->remedy[0] != '\0', "%s: no remedy", name);
	}
	ck_assert_msg(strcmp(said, t->error) == 0, "%s: \"%s\", not \"%s\"",
		      name, said, t->error);
}

static void assert_rival(const test_case *t, const char *name)
{
	it_registration reg = reg_of(t);
	char rival[128];
	int found;

	if (t->rival[0] == '\0')
		return;
	found = it_db_rival(&t->stages[BEFORE], &reg, rival, sizeof rival);
	ck_assert_msg(found == (strcmp(t->rival, "-") != 0), "%s: %s", name,
		      rival);
	if (found)
		ck_assert_str_eq(rival, t->rival);
}

/* Done twice is done once. */
static void assert_idempotent(const test_case *t, const char *name,
			      const it_driver_db *done)
{
	it_registration reg = reg_of(t);
	it_db_changes changes = {NULL, 0};
	it_driver_db again;
	it_error err = {0};

	copy_db(&again, done);
	ck_assert_int_eq(do_deed(t, &again, &changes, &err), IT_OK);
	ck_assert_msg(changes.count == 0, "%s: changes again", name);
	assert_same(name, "again", &again, done);
	if (strcmp(t->deed, "add") == 0)
		ck_assert_uint_eq(it_db_state(&again, &reg), IT_DB_COMPLETE);
	it_db_free(&again);
}

static void assert_undo(const test_case *t, const char *name, it_driver_db *db,
			const it_db_changes *changes)
{
	it_error err = {0};

	ck_assert_int_eq(it_db_undo(db, changes, &err), IT_OK);
	assert_same(name, "undone", db, &t->stages[UNDONE]);
}

static void run_case(const char *name)
{
	test_case t;
	it_driver_db db;
	it_db_changes changes = {NULL, 0};
	it_registration reg;
	it_error err = {0};
	it_code code;

	read_case(&t, name);
	reg = reg_of(&t);
	assert_rival(&t, name);
	if (t.state >= 0)
		ck_assert_msg(it_db_state(&t.stages[BEFORE], &reg) ==
				      (unsigned)t.state,
			      "%s: state %u", name,
			      it_db_state(&t.stages[BEFORE], &reg));
	copy_db(&db, &t.stages[BEFORE]);
	code = do_deed(&t, &db, &changes, &err);
	assert_error(&t, name, code, &err);
	assert_same(name, t.deed, &db, &t.stages[AFTER]);
	assert_changed(name, &db, &t.stages[BEFORE]);
	if (code == IT_OK) {
		assert_idempotent(&t, name, &db);
		assert_undo(&t, name, &db, &changes);
	}
	it_db_changes_free(&changes);
	it_db_free(&db);
	free_case(&t);
}

START_TEST(test_case_file)
{
	run_case(names[_i]);
}
END_TEST

/* --- the databases of real systems ----------------------------------- */

static const char *const one_alias[] = {"pci15ad,7b0", NULL};
static const char *const two_aliases[] = {"pci15ad,7b0", "pciex15ad,7b0", NULL};

/* Each row is a vector of the real add_drv. */
static const struct vector {
	const char *year;
	const char *more_numbers; /* appended to name_to_major before */
	const char *removed;	  /* rem_name_to_major before, NULL: none */
	const char *const *aliases;
	const char *perm, *class;
	const char *number; /* the line that name_to_major gets */
	const char *perm_line, *alias_lines, *class_line;
	const char *removed_after;
} vectors[] = {
	{"2009", "", NULL, two_aliases, "* 0666 root sys", "net",
	 "vmxnet3s 7\n", "vmxnet3s:* 0666 root sys\n",
	 "vmxnet3s \"pci15ad,7b0\"\nvmxnet3s \"pciex15ad,7b0\"\n",
	 "vmxnet3s\tnet\n", NULL},
	{"2009", "", NULL, one_alias, "* 0600 root sys", NULL, "vmxnet3s 7\n",
	 "vmxnet3s:* 0600 root sys\n", "vmxnet3s \"pci15ad,7b0\"\n", "", NULL},
	{"2009", "", "vmxnet3s 7\n", one_alias, NULL, NULL, "vmxnet3s 7\n", "",
	 "vmxnet3s \"pci15ad,7b0\"\n", "", ""},
	{"2009", "lx_ptm 240\n", "vmxnet3s 240\n", one_alias, NULL, NULL,
	 "vmxnet3s 7\n", "", "vmxnet3s \"pci15ad,7b0\"\n", "", ""},
	{"2009", "", "zzz 7\n", one_alias, NULL, NULL, "vmxnet3s 8\n", "",
	 "vmxnet3s \"pci15ad,7b0\"\n", "", "zzz 7\n"},
	{"2009", "", "vmxnet3s 300\nzzz 7\n", one_alias, NULL, NULL,
	 "vmxnet3s 300\n", "", "vmxnet3s \"pci15ad,7b0\"\n", "", "zzz 7\n"},
	{"2005", "", NULL, one_alias, "* 0600 root sys", "net", "vmxnet3s 7\n",
	 "vmxnet3s:* 0600 root sys\n", "vmxnet3s \"pci15ad,7b0\"\n",
	 "vmxnet3s\tnet\n", NULL},
};

static const char *shared(void)
{
	const char *path = getenv("IT_SHARED");

	return path != NULL ? path : TOP_SRCDIR "/../shared";
}

static int load_shared(const char *year, it_driver_db *db)
{
	static const char *const files[] = {"name_to_major", "minor_perm",
					    "driver_aliases", "driver_classes"};
	char path[512];
	it_error err = {0};
	int i;

	memset(db, 0, sizeof *db);
	for (i = 0; i < 4; i++) {
		(void)snprintf(path, sizeof path, "%s/data/driver-db/%s/%s",
			       shared(), year, files[i]);
		if (it_read_file(path, MAX_FILE, &db->tables[i].text, &err) !=
		    IT_OK) {
			printf("skipped: %s\n", path);
			it_db_free(db);
			return 0;
		}
		db->tables[i].present = 1;
	}
	return 1;
}

static void add_text(it_driver_db *db, it_db_table table, const char *text)
{
	if (text == NULL)
		return;
	it_strbuf_text(&db->tables[table].text, text);
	db->tables[table].present = 1;
}

static void set_text(it_driver_db *db, it_db_table table, const char *text)
{
	it_strbuf_reset(&db->tables[table].text);
	add_text(db, table, text);
}

/* What rem_drv leaves: the base and the number. */
static void assert_removed(const struct vector *v, const it_driver_db *base,
			   it_driver_db *db)
{
	it_db_changes changes = {NULL, 0};
	it_driver_db want;
	it_error err = {0};

	copy_db(&want, base);
	set_text(&want, IT_DB_REM_NAME_TO_MAJOR, v->removed_after != NULL ?
							 v->removed_after : "");
	add_text(&want, IT_DB_REM_NAME_TO_MAJOR, v->number);
	ck_assert_int_eq(it_db_remove(db, "vmxnet3s", &changes, &err), IT_OK);
	assert_same(v->year, "removed", db, &want);
	it_db_changes_free(&changes);
	it_db_free(&want);
}

START_TEST(test_vector)
{
	const struct vector *v = &vectors[_i];
	it_registration reg = {"vmxnet3s", NULL, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db base, db, want;
	it_error err = {0};

	if (!load_shared(v->year, &base))
		return;
	reg.aliases = v->aliases;
	reg.minor_perm = v->perm;
	reg.driver_class = v->class;
	add_text(&base, IT_DB_NAME_TO_MAJOR, v->more_numbers);
	add_text(&base, IT_DB_REM_NAME_TO_MAJOR, v->removed);
	copy_db(&want, &base);
	add_text(&want, IT_DB_NAME_TO_MAJOR, v->number);
	add_text(&want, IT_DB_MINOR_PERM, v->perm_line);
	add_text(&want, IT_DB_DRIVER_ALIASES, v->alias_lines);
	add_text(&want, IT_DB_DRIVER_CLASSES, v->class_line);
	if (v->removed_after != NULL)
		set_text(&want, IT_DB_REM_NAME_TO_MAJOR, v->removed_after);
	copy_db(&db, &base);
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_OK);
	assert_same(v->year, "added", &db, &want);
	ck_assert_uint_eq(it_db_state(&db, &reg), IT_DB_COMPLETE);
	assert_removed(v, &base, &db);
	it_db_changes_free(&changes);
	it_db_free(&base);
	it_db_free(&db);
	it_db_free(&want);
}
END_TEST

/* The real files are well formed: no refusal, no warning, no rival. */
START_TEST(test_shared_clean)
{
	static const char *const years[] = {"2005", "2009"};
	it_registration reg = {"vmxnet3s", two_aliases, NULL, NULL, NULL};
	it_strbuf warnings = {NULL, 0, 0, 0};
	it_driver_db db;
	it_error err = {0};
	char rival[64];

	if (!load_shared(years[_i], &db))
		return;
	ck_assert_int_eq(it_db_check(&db, collect, &warnings, &err), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&warnings), "");
	ck_assert_int_eq(it_db_rival(&db, &reg, rival, sizeof rival), 0);
	it_strbuf_free(&warnings);
	it_db_free(&db);
}
END_TEST

/* --- numbers --------------------------------------------------------- */

static void fill_numbers(it_driver_db *db, int first, int last)
{
	int i;

	memset(db, 0, sizeof *db);
	for (i = first; i <= last; i++)
		it_strbuf_format(&db->tables[0].text, "drv%d %d\n", i, i);
	for (i = 0; i < 3; i++)
		db->tables[i].present = 1;
}

static const struct {
	int first, last;
	long major; /* -1: refused */
} ranges[] = {
	{0, 300, 301}, {1, 300, 301}, {2, 300, 1},     {5, 5, 1},
	{0, 0, 1},     {1, 16382, 16383}, {1, 16383, -1}, {0, 16383, -1},
};

START_TEST(test_range)
{
	it_registration reg = {"vmxnet3s", one_alias, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};
	it_code code;

	fill_numbers(&db, ranges[_i].first, ranges[_i].last);
	code = it_db_add(&db, &reg, &changes, &err);
	ck_assert_int_eq(code, ranges[_i].major < 0 ? IT_TARGET : IT_OK);
	ck_assert_int_eq(it_db_major(&db, "vmxnet3s"), ranges[_i].major);
	if (code != IT_OK) {
		ck_assert_str_eq(err.path, "etc/name_to_major");
		ck_assert_str_eq(err.text, "every major number from 1 to "
					   "16383 is taken");
		ck_assert_uint_eq(changes.count, 0);
		ck_assert_int_eq(db.tables[IT_DB_DRIVER_ALIASES].changed, 0);
	}
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

/* --- undo among the edits of others ---------------------------------- */

static const struct {
	const char *before;
	const char *meanwhile; /* driver_aliases after add and others' edits */
	const char *undone;
} others[] = {
	/* somebody appended a line: ours goes, the old one returns */
	{"a \"x1\"\nvmxnet3s pci15ad,7b0\nb \"x2\"\n",
	 "a \"x1\"\nb \"x2\"\nvmxnet3s \"pci15ad,7b0\"\nc \"x3\"\n",
	 "a \"x1\"\nvmxnet3s pci15ad,7b0\nb \"x2\"\nc \"x3\"\n"},
	/* the old neighbours are gone: at the end */
	{"a \"x1\"\nvmxnet3s pci15ad,7b0\nb \"x2\"\n",
	 "a \"x9\"\nb \"x2\"\nvmxnet3s \"pci15ad,7b0\"\n",
	 "a \"x9\"\nb \"x2\"\nvmxnet3s pci15ad,7b0\n"},
	/* our line is gone already */
	{"a \"x1\"\nvmxnet3s pci15ad,7b0\n", "a \"x1\"\n",
	 "a \"x1\"\nvmxnet3s pci15ad,7b0\n"},
	/* the same neighbours twice: the place nearest to the old one */
	{"#\n#\n#\nvmxnet3s pci15ad,7b0\n#\n#\n",
	 "#\n#\n#\n#\n#\nvmxnet3s \"pci15ad,7b0\"\n",
	 "#\n#\n#\nvmxnet3s pci15ad,7b0\n#\n#\n"},
	/* somebody converted the file */
	{"a \"x1\"\n", "a \"x1\"\r\nvmxnet3s \"pci15ad,7b0\"\r\n",
	 "a \"x1\"\r\n"},
	/* somebody else owns a line of the same text, above */
	{"a \"x1\"\n",
	 "vmxnet3s \"pci15ad,7b0\"\na \"x1\"\nvmxnet3s \"pci15ad,7b0\"\n",
	 "vmxnet3s \"pci15ad,7b0\"\na \"x1\"\n"},
};

START_TEST(test_undo_among_others)
{
	it_registration reg = {"vmxnet3s", one_alias, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\nvmxnet3s 7\n");
	add_text(&db, IT_DB_MINOR_PERM, "");
	add_text(&db, IT_DB_DRIVER_ALIASES, others[_i].before);
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_OK);
	set_text(&db, IT_DB_DRIVER_ALIASES, others[_i].meanwhile);
	ck_assert_int_eq(it_db_undo(&db, &changes, &err), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&db.tables[IT_DB_DRIVER_ALIASES].text),
			 others[_i].undone);
	ck_assert_str_eq(it_strbuf_str(&db.tables[IT_DB_NAME_TO_MAJOR].text),
			 "cn 0\nvmxnet3s 7\n");
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

/* A newline that was mended goes where its line is the last one again. */
static const struct {
	const char *before, *meanwhile, *unmended;
} newlines[] = {
	{"a \"x1\"", "a \"x1\"\n", "a \"x1\""},
	{"a \"x1\"\n", "a \"x1\"\n", "a \"x1\"\n"},
	{"a \"x1\"", "a \"x1\"\nb \"x2\"\n", "a \"x1\"\nb \"x2\"\n"},
	{"a \"x1\"", "a \"x9\"\n", "a \"x9\"\n"},
	{"a \"x1\"", "a \"x1\"", "a \"x1\""},
	{"a \"x1\"", "", ""},
};

START_TEST(test_unmend)
{
	it_registration reg = {"vmxnet3s", one_alias, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	add_text(&db, IT_DB_MINOR_PERM, "");
	add_text(&db, IT_DB_DRIVER_ALIASES, newlines[_i].before);
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_OK);
	set_text(&db, IT_DB_DRIVER_ALIASES, newlines[_i].meanwhile);
	it_db_unmend(&db, &changes);
	ck_assert_str_eq(it_strbuf_str(&db.tables[IT_DB_DRIVER_ALIASES].text),
			 newlines[_i].unmended);
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

/* rem_drv noted the number meanwhile: one note is enough. */
START_TEST(test_undo_after_rem_drv)
{
	it_registration reg = {"vmxnet3s", one_alias, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	add_text(&db, IT_DB_MINOR_PERM, "");
	add_text(&db, IT_DB_DRIVER_ALIASES, "");
	add_text(&db, IT_DB_REM_NAME_TO_MAJOR, "vmxnet3s 9\nzzz 8\n");
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_OK);
	set_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	set_text(&db, IT_DB_DRIVER_ALIASES, "");
	set_text(&db, IT_DB_REM_NAME_TO_MAJOR, "zzz 8\nvmxnet3s 9\n");
	ck_assert_int_eq(it_db_undo(&db, &changes, &err), IT_OK);
	ck_assert_str_eq(
		it_strbuf_str(&db.tables[IT_DB_REM_NAME_TO_MAJOR].text),
		"zzz 8\nvmxnet3s 9\n");
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

/* The number that it had comes back, unless it is another driver's now. */
static const struct {
	const char *before, *after;
	unsigned long major;
} renumbered[] = {
	{"cn 0\nvmxnet3s 400\nip 3\n", "cn 0\nip 3\nvmxnet3s 7\n", 7},
	{"cn 0\nvmxnet3s 7\nvmxnet3s 8\n", "cn 0\nvmxnet3s 7\n", 7},
	{"cn 0\nvmxnet3s 400\nip 3\n", "cn 0\nvmxnet3s 400\nip 3\n", 3},
	{"cn 0\nip 3\n", "cn 0\nip 3\n", 7},
};

START_TEST(test_renumber)
{
	it_driver_db db;
	it_error err = {0};

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, renumbered[_i].before);
	add_text(&db, IT_DB_MINOR_PERM, "");
	add_text(&db, IT_DB_DRIVER_ALIASES, "");
	ck_assert_int_eq(it_db_renumber(&db, "vmxnet3s", renumbered[_i].major,
					&err),
			 IT_OK);
	ck_assert_str_eq(it_strbuf_str(&db.tables[IT_DB_NAME_TO_MAJOR].text),
			 renumbered[_i].after);
	it_db_free(&db);
}
END_TEST

/* pcn gets its adapter back, as update_drv gives one. */
static const struct {
	const char *aliases, *after; /* after: NULL for no change */
} given[] = {
	{"pcn \"pci103c,104c\"\n",
	 "pcn \"pci103c,104c\"\npcn \"pci1022,2000\"\n"},
	{"", "pcn \"pci1022,2000\"\n"},
	{"pcn \"pci1022,2001\"\n",
	 "pcn \"pci1022,2001\"\npcn \"pci1022,2000\"\n"},
	{"pcn \"pci1022,2000\"\n", NULL},
	{"vmxnet \"pci1022,2000\"\n", NULL},
};

static void load_given(it_driver_db *db, const char *numbers, int row)
{
	memset(db, 0, sizeof *db);
	add_text(db, IT_DB_NAME_TO_MAJOR, numbers);
	add_text(db, IT_DB_MINOR_PERM, "");
	add_text(db, IT_DB_DRIVER_ALIASES, given[row].aliases);
}

START_TEST(test_give_alias)
{
	const it_db_text *table;
	it_driver_db db;
	it_error err = {0};

	load_given(&db, "pcn 1\nvmxnet 2\n", _i);
	table = &db.tables[IT_DB_DRIVER_ALIASES];
	ck_assert_int_eq(it_db_has_alias(&db, "pcn", "pci1022,2000"),
			 strstr(given[_i].aliases, "pcn \"pci1022,2000\"") !=
				 NULL);
	ck_assert_int_eq(it_db_give_alias(&db, "pcn", "pci1022,2000", &err),
			 IT_OK);
	ck_assert_int_eq(table->changed, given[_i].after != NULL);
	ck_assert_str_eq(it_strbuf_str(&table->text),
			 given[_i].after != NULL ? given[_i].after
						 : given[_i].aliases);
	it_db_free(&db);
	/* Nor anything for a driver that is not there. */
	load_given(&db, "vmxnet 2\n", _i);
	ck_assert_int_eq(it_db_give_alias(&db, "pcn", "pci1022,2000", &err),
			 IT_OK);
	ck_assert_int_eq(table->changed, 0);
	it_db_free(&db);
}
END_TEST

/* A state file of another hand: the place may be anything. */
static const char *const places[] = {NULL, "", "x", "1", "1 -", "1 - -",
				     "99999999999999999999 - -", "0 - zz"};

START_TEST(test_odd_place)
{
	static char line[] = "vmxnet3s pci15ad,7b0";
	it_db_change change = {IT_DB_DRIVER_ALIASES, 0, line, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};
	char place[64];

	memset(&db, 0, sizeof db);
	if (places[_i] != NULL) {
		(void)snprintf(place, sizeof place, "%s", places[_i]);
		change.place = place;
	}
	add_text(&db, IT_DB_DRIVER_ALIASES, "a \"x\"\\");
	ck_assert_int_eq(it_db_changes_add(&changes, &change, &err), IT_OK);
	ck_assert_int_eq(it_db_undo(&db, &changes, &err), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&db.tables[IT_DB_DRIVER_ALIASES].text),
			 "a \"x\"\\\nvmxnet3s pci15ad,7b0\n");
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

/* --- hostile sizes --------------------------------------------------- */

static void fill_long_line(it_strbuf *text)
{
	size_t i;

	it_strbuf_text(text, "long ");
	for (i = 0; i < 1024 * 1024; i++)
		it_strbuf_char(text, 'a' + (int)(i % 26));
	it_strbuf_text(text, "\nlast \"x\"\n");
}

static void fill_many(it_strbuf *text, const char *driver, const char *alias)
{
	int i;

	for (i = 0; i < 100000; i++)
		it_strbuf_format(text, "%s%d \"%s%d\"\n", driver, i, alias, i);
}

static void fill_blanks(it_strbuf *text)
{
	size_t i;

	for (i = 0; i < 1024 * 1024; i++)
		it_strbuf_char(text, i % 2 != 0 ? ' ' : '"');
	it_strbuf_text(text, "\nd \"x\"\n");
}

static void fill_newlines(it_strbuf *text)
{
	size_t i;

	for (i = 0; i < 1024 * 1024; i++)
		it_strbuf_char(text, '\n');
}

static void fill_lines(it_strbuf *text)
{
	fill_many(text, "d", "pciex15ad,");
}

static void (*const fillers[])(it_strbuf *text) = {
	fill_long_line, fill_lines, fill_blanks, fill_newlines,
};

/*
 * Undo gives the bytes back; work that grew with the square of the size would
 * not end before the case does.
 */
START_TEST(test_large)
{
	it_registration reg = {"vmxnet3s", two_aliases, two_aliases,
			       "* 0600 root sys", NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db before, db;
	it_error err = {0};
	char rival[64];

	memset(&before, 0, sizeof before);
	add_text(&before, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	add_text(&before, IT_DB_MINOR_PERM, "");
	add_text(&before, IT_DB_DRIVER_ALIASES, "vmxnet3s pci15ad,7b0\n");
	fillers[_i](&before.tables[IT_DB_DRIVER_ALIASES].text);
	copy_db(&db, &before);
	ck_assert_int_eq(it_db_rival(&db, &reg, rival, sizeof rival), 0);
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_OK);
	ck_assert_uint_eq(it_db_state(&db, &reg), IT_DB_COMPLETE);
	ck_assert_int_eq(it_db_undo(&db, &changes, &err), IT_OK);
	add_text(&before, IT_DB_REM_NAME_TO_MAJOR, "vmxnet3s 1\n");
	assert_same("large", "undone", &db, &before);
	it_db_changes_free(&changes);
	it_db_free(&before);
	it_db_free(&db);
}
END_TEST

/* 100000 lines of our own driver are damage, and are refused at once. */
START_TEST(test_crowd)
{
	it_registration reg = {"vmxnet3s", one_alias, NULL, NULL, NULL};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};
	int i;

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	add_text(&db, IT_DB_MINOR_PERM, "");
	for (i = 0; i < 100000; i++)
		add_text(&db, IT_DB_DRIVER_ALIASES, "vmxnet3s pci15ad,7b0\n");
	ck_assert_int_eq(it_db_add(&db, &reg, &changes, &err), IT_TARGET);
	ck_assert_str_eq(err.path, "etc/driver_aliases");
	ck_assert_str_eq(err.text, "has 100000 lines of vmxnet3s: damaged");
	ck_assert_uint_eq(changes.count, 0);
	it_db_free(&db);
}
END_TEST

/* Any byte anywhere: no crash, and refused or taken back exactly. */
START_TEST(test_noise)
{
	static const char bytes[] = "\0\n\r\t \"#:,'\\vmxnet3s01pci15ad,7b0x";
	it_registration reg = {"vmxnet3s", one_alias, two_aliases,
			       "* 0600 root sys", "net"};
	it_db_changes changes = {NULL, 0};
	it_driver_db db;
	it_error err = {0};
	unsigned long seed = (unsigned long)_i * 2654435761UL + 1;
	char rival[64];
	int i, k;

	memset(&db, 0, sizeof db);
	add_text(&db, IT_DB_NAME_TO_MAJOR, "cn 0\n");
	for (i = 0; i < IT_DB_TABLES; i++) {
		db.tables[i].present = 1;
		for (k = 0; k < 60; k++) {
			seed = seed * 1103515245UL + 12345UL;
			it_strbuf_char(&db.tables[i].text,
				       bytes[(seed >> 16) % sizeof bytes]);
		}
	}
	(void)it_db_rival(&db, &reg, rival, sizeof rival);
	if (it_db_add(&db, &reg, &changes, &err) == IT_OK)
		ck_assert_int_eq(it_db_undo(&db, &changes, &err), IT_OK);
	it_db_changes_free(&changes);
	it_db_free(&db);
}
END_TEST

START_TEST(test_null)
{
	it_db_free(NULL);
	it_db_changes_free(NULL);
	ck_assert_int_eq(it_db_required(IT_DB_NAME_TO_MAJOR), 1);
	ck_assert_int_eq(it_db_required(IT_DB_DRIVER_CLASSES), 0);
	ck_assert_str_eq(it_db_path(IT_DB_PPT_ALIASES), "etc/ppt_aliases");
}
END_TEST

/* --- main ------------------------------------------------------------ */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_cases(void)
{
	DIR *dir = opendir(TOP_SRCDIR "/tests/data/driver_db");
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (strstr(entry->d_name, ".case") != NULL &&
		    name_count < MAX_CASES)
			names[name_count++] =
				it_text_dup(entry->d_name);
	if (dir != NULL)
		(void)closedir(dir);
	qsort(names, name_count, sizeof names[0], by_name);
}

#define ROWS(table) ((int)(sizeof(table) / sizeof(table)[0]))

int main(void)
{
	Suite *suite = suite_create("driver_db");
	TCase *tests = tcase_create("all");
	int failed;

	find_cases();
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, test_case_file, 0, (int)name_count);
	tcase_add_loop_test(tests, test_vector, 0, ROWS(vectors));
	tcase_add_loop_test(tests, test_shared_clean, 0, 2);
	tcase_add_loop_test(tests, test_range, 0, ROWS(ranges));
	tcase_add_loop_test(tests, test_undo_among_others, 0, ROWS(others));
	tcase_add_loop_test(tests, test_renumber, 0, ROWS(renumbered));
	tcase_add_loop_test(tests, test_give_alias, 0, ROWS(given));
	tcase_add_loop_test(tests, test_unmend, 0, ROWS(newlines));
	tcase_add_test(tests, test_undo_after_rem_drv);
	tcase_add_loop_test(tests, test_odd_place, 0, ROWS(places));
	tcase_add_loop_test(tests, test_large, 0, ROWS(fillers));
	tcase_add_test(tests, test_crowd);
	tcase_add_loop_test(tests, test_noise, 0, 200);
	tcase_add_test(tests, test_null);
	suite_add_tcase(suite, tests);
	failed = run_suite(suite) || name_count < 30;
	while (name_count > 0)
		free(names[--name_count]);
	return failed;
}
