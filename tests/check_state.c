/* SPDX-License-Identifier: BSD-2-Clause */
/* The installed record: what is written, and what is refused when read. */
#include "config.h"

#include <sys/stat.h>
#include <sys/types.h>
#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlmemory.h>

#include "installer/state.h"
#include "installer/state_value.h"
#include "support/io.h"
#include "tests/check_main.h"

#define DATA	TOP_SRCDIR "/tests/data/state/"
#define SCHEMA	TOP_SRCDIR "/doc/installed.rng"
#define HASH_A \
	"ca978112ca1bbdcafac231b39a23dc4d" \
	"a786eff8147c4e72b9807785afee48bb"
#define HASH_B \
	"3e23e8160039594a33894f6564e1b134" \
	"8bbd7a0088d42c4acb73eeaed59c009d"
#define HASH_C \
	"2e7d2c03a9507ae265ecf5b5356885a5" \
	"3393a2029d241394997265a1a25aefc6"
#define REMEDY                                                                \
	"if a newer install-tools wrote it, use that; else restore it from a " \
	"backup, or remove it and run \"install-tools verify --media\" to "    \
	"see what is installed"

enum { LIMIT = 1 << 20 };

/* --- a place to write in ---------------------------------------------- */

static char place[] = "/tmp/check_state.XXXXXX";

static void in_place(char *out, size_t size, const char *name)
{
	(void)snprintf(out, size, "%s/%s", place, name);
}

static void save(const char *name, const char *bytes, size_t len)
{
	char path[200];
	int fd;

	in_place(path, sizeof path, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(it_write_full(fd, bytes, len), 0);
	ck_assert_int_eq(close(fd), 0);
}

static void run(const char *fmt, ...) IT_PRINTF(1, 2);

static void run(const char *fmt, ...)
{
	char command[600];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(command, sizeof command, fmt, args);
	va_end(args);
	ck_assert_int_ge(system(command), 0);
}

static void load(const char *path, it_strbuf *out)
{
	it_error err;

	memset(out, 0, sizeof *out);
	it_error_clear(&err);
	ck_assert_msg(it_read_file(path, 4 * LIMIT, out, &err) == IT_OK,
		      "%s: %s", path, err.text);
	it_strbuf_bytes(out, "", 0);
}

static void load_data(const char *name, const char *ending, it_strbuf *out)
{
	char path[1024];

	(void)snprintf(path, sizeof path, "%s%s%s", DATA, name, ending);
	load(path, out);
}

/* --- what the library must not do ------------------------------------- */

static int fetched;

static xmlParserInputPtr on_fetch(const char *url, const char *id,
				  xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	fetched++;
	return NULL;
}

static int real_stderr;

/* Whatever is printed from here on is counted by end_silence(). */
static void begin_silence(void)
{
	char path[200];
	int fd;

	in_place(path, sizeof path, "stderr");
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0644);
	ck_assert_int_ge(fd, 0);
	real_stderr = dup(2);
	ck_assert_int_ge(dup2(fd, 2), 0);
	(void)close(fd);
}

static void end_silence(void)
{
	struct stat st;

	ck_assert_int_eq(fstat(2, &st), 0);
	ck_assert_int_ge(dup2(real_stderr, 2), 0);
	(void)close(real_stderr);
	ck_assert_int_eq((int)st.st_size, 0);
}

/* Every block of the library is counted, and any of them may be refused. */
static long live, asked, refuse_from, refuse_to;

/* Keeps what a starved library loses in the sight of a leak checker. */
static void *volatile kept[1 << 18]; /* volatile: it is never read */
static size_t kept_count;

static void *keep(void *block)
{
	if (refuse_to != 0 && kept_count < sizeof kept / sizeof kept[0])
		kept[kept_count++] = block;
	return block;
}

static int is_refused(void)
{
	asked++;
	return asked >= refuse_from && asked <= refuse_to;
}

static void *count_malloc(size_t size)
{
	void *block = is_refused() ? NULL : malloc(size);

	live += block != NULL;
	return keep(block);
}

static void *count_realloc(void *old, size_t size)
{
	void *block = is_refused() ? NULL : realloc(old, size);

	live += block != NULL && old == NULL;
	return keep(block);
}

static char *count_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = count_malloc(size);

	return copy != NULL ? memcpy(copy, text, size) : NULL;
}

static void count_free(void *block)
{
	live -= block != NULL;
	free(block);
}

/* --- states ----------------------------------------------------------- */

static void fill_head(it_state *state, const char *const texts[6],
		      long long when)
{
	it_error err;

	it_error_clear(&err);
	state->time = when;
	ck_assert(it_state_set(&state->program, texts[0], &err) == IT_OK);
	ck_assert(it_state_set(&state->media_name, texts[1], &err) == IT_OK);
	ck_assert(it_state_set(&state->media_form, texts[2], &err) == IT_OK);
	ck_assert(it_state_set(&state->media_version, texts[3], &err) == IT_OK);
	ck_assert(it_state_set(&state->media_sha256, texts[4], &err) == IT_OK);
	ck_assert(it_state_set(&state->system, texts[5], &err) == IT_OK);
}

static char *text(const char *literal)
{
	/* it_db_change is of char *, but what is added is copied. */
	union {
		const char *in;
		char *out;
	} u;

	u.in = literal;
	return u.out;
}

static void add_module(it_state *state, const char *const texts[5], int proven,
		       int forced)
{
	it_state_module module;

	module.name = texts[0];
	module.directory = texts[1];
	module.flavour = texts[2];
	module.generation = texts[3];
	module.proven = proven;
	module.forced = forced;
	module.version = text(texts[4]);
	ck_assert(it_state_add_module(state, &module, NULL) == IT_OK);
}

static void set_before(it_before *before, const char *sha256, unsigned mode,
		       unsigned long uid, unsigned long gid, long long mtime)
{
	before->existed = 1;
	memcpy(before->sha256, sha256, IT_SHA256_HEX);
	before->mode = mode;
	before->uid = uid;
	before->gid = gid;
	before->mtime = mtime;
}

static void set_installed(it_state_file *file, const char *sha256,
			  unsigned long long size, unsigned mode,
			  unsigned long uid, unsigned long gid)
{
	file->installed = 1;
	memcpy(file->sha256, sha256, IT_SHA256_HEX);
	file->size = size;
	file->mode = mode;
	file->uid = uid;
	file->gid = gid;
}

static void add_change(it_state *state, it_db_table table, const char *line,
		       const char *where)
{
	it_db_change change;

	change.table = table;
	change.added = where == NULL;
	change.line = text(line);
	change.place = text(where);
	change.first = NULL;
	ck_assert(it_state_add_change(state, &change, NULL) == IT_OK);
}

static void add_file(it_state *state, it_state_file *file, const char *path,
		     const char *module)
{
	file->path = path;
	file->module = module;
	ck_assert(it_state_add_file(state, file, NULL) == IT_OK);
	memset(file, 0, sizeof *file);
}

static void add_names(it_state *state)
{
	static const it_state_link link = {
		"usr/sbin/vmtoolsd", "userland",
		"../lib/vmware-tools/wrapper-all.sh", NULL};
	static const it_state_directory directories[] = {
		{"usr/lib/vmware-tools", "userland"},
		{"usr/sbin", "userland"}};
	size_t i;

	ck_assert(it_state_add_link(state, &link, NULL) == IT_OK);
	ck_assert_int_eq(it_state_had_link(&state->links[0]), 0);
	for (i = 0; i < 2; i++)
		ck_assert(it_state_add_directory(state, &directories[i],
						 NULL) == IT_OK);
	ck_assert_str_eq(it_state_find_link(state, link.path)->to, link.to);
	ck_assert_ptr_eq(it_state_find_link(state, "usr/sbin"), NULL);
	ck_assert_int_eq(it_state_made_directory(state, "usr/sbin"), 1);
	ck_assert_int_eq(it_state_made_directory(state, "usr"), 0);
}

/* The state of good-full.xml. */
static void make_full(it_state *state)
{
	static const char *const head[] = {"0.1.0", "linux.iso", "iso", "9.0.0",
					   HASH_A, "Oracle Solaris 11.4"};
	static const char *const vmxnet[] = {"vmxnet3s", "11_64", "11",
					     "2012-08", NULL};
	static const char *const memctl[] = {"vmmemctl", "10", "10", NULL,
					     NULL};
	it_state_file file;

	memset(state, 0, sizeof *state);
	memset(&file, 0, sizeof file);
	fill_head(state, head, 1795384800);
	add_module(state, vmxnet, 1, 0);
	add_module(state, memctl, 0, 1);
	set_installed(&file, HASH_A, 78360, 0755, 0, 3);
	file.owner_set = 1;
	add_file(state, &file, "kernel/drv/amd64/vmxnet3s", "vmxnet3s");
	set_installed(&file, HASH_B, 1204, 0644, 1000, 100);
	memcpy(file.shipped, HASH_C, IT_SHA256_HEX);
	set_before(&file.before, HASH_C, 0644, 0, 3, 1343824496);
	add_file(state, &file, "kernel/drv/vmxnet3s.conf", "vmxnet3s");
	set_before(&file.before, HASH_B, 04755, 4294967295UL, 0, -1);
	add_file(state, &file, "kernel/drv/vmxnet3s", NULL);
	add_names(state);
	add_change(state, IT_DB_NAME_TO_MAJOR, "vmxnet3s 280", NULL);
	add_change(state, IT_DB_DRIVER_ALIASES, "vmxnet3s \"pciex15ad,7b0\"",
		   NULL);
	add_change(state, IT_DB_MINOR_PERM, "vmxnet3s:* 0600 root sys",
		   "after clone:*");
}

static void make_least(it_state *state)
{
	memset(state, 0, sizeof *state);
}

/* The state of good-odd.xml: bytes that XML has no way to carry. */
static void make_odd(it_state *state)
{
	static const char *const head[] = {
		"<&>\"'", "M\xC3\xA4rz \\\\ 2\x1B[31m\xFF", " two  blanks ",
		"\t\n\r", "",	"\x7F\x80 \\x41 ~"};
	static const char *const module[] = {".", "", NULL, "\x01",
					     "8.8.1 \x02"};
	it_state_file file;

	memset(state, 0, sizeof *state);
	memset(&file, 0, sizeof file);
	fill_head(state, head, 253402300799LL);
	add_module(state, module, 7, 7);
	add_file(state, &file, ".../..a/.b/c\nd & e", "\\");
	set_installed(&file, HASH_A, 18446744073709551615ULL, 07777,
		      4294967295UL, 4294967295UL);
	set_before(&file.before, HASH_A, 0, 0, 0, -62135596800LL);
	add_file(state, &file, "\xE2\x82\xAC", "\xE2\x82\xAC");
	add_change(state, IT_DB_PPT_ALIASES,
		   "\t <x> &amp; \"\\n\" ' ]]> \xA0 ", "");
	add_change(state, IT_DB_PPT_ALIASES, " ", NULL);
}

static void parse(it_state *state, const it_strbuf *xml)
{
	it_error err;
	it_code code;

	it_error_clear(&err);
	memset(state, 0xA5, sizeof *state); /* parse must not look at it */
	code = it_state_parse(state, xml->data, xml->len, "x.xml", &err);
	ck_assert_msg(code == IT_OK, "%s: %s", err.path, err.text);
	ck_assert_int_eq(state->present, 1);
}

static void check_written(const it_state *state, const it_strbuf *expected)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	ck_assert_msg(it_state_write(state, &xml, &err) == IT_OK, "%s",
		      err.text);
	ck_assert_str_eq(it_strbuf_str(&xml), expected->data);
	ck_assert_uint_eq(xml.len, expected->len);
	it_strbuf_free(&xml);
}

/* "..." at the end of what is expected stands for any end. */
static int matches(const char *said, const char *expected)
{
	size_t len = strlen(expected);

	if (len > 3 && strcmp(expected + len - 3, "...") == 0)
		return strncmp(said, expected, len - 3) == 0;
	return strcmp(said, expected) == 0;
}

static void check_refused(const it_strbuf *xml, const char *expected)
{
	it_state state;
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_state_parse(&state, xml->data, xml->len,
					"etc/\x1Bx.xml", &err),
			 IT_TARGET);
	ck_assert_msg(matches(err.text, expected), "\n%s, expected\n%s",
		      err.text, expected);
	ck_assert_str_eq(err.path, "etc/\\x1Bx.xml");
	ck_assert_int_eq(err.code, IT_TARGET);
	ck_assert_int_eq(state.present, 0);
	ck_assert_ptr_null(state.files);
	if (strstr(expected, "\"format\" is") == NULL)
		ck_assert_str_eq(err.remedy, REMEDY);
	/* Nobody asks for the reason: the same code, no crash. */
	ck_assert_int_eq(it_state_parse(&state, xml->data, xml->len, "x", NULL),
			 IT_TARGET);
}

/* --- good files ------------------------------------------------------- */

static const struct {
	const char *name;
	const char *written; /* the file that it is written as */
	void (*make)(it_state *state);
} good[] = {{"good-full", "good-full", make_full},
	    {"good-least", "good-least", make_least},
	    {"good-odd", "good-odd", make_odd},
	    {"good-layout", "good-full", NULL}};

enum { GOOD = sizeof good / sizeof good[0] };

START_TEST(good_files)
{
	it_strbuf xml, expected;
	it_state state;

	load_data(good[_i].name, ".xml", &xml);
	load_data(good[_i].written, ".xml", &expected);
	parse(&state, &xml);
	check_written(&state, &expected);
	it_state_free(&state);
	if (good[_i].make != NULL) {
		good[_i].make(&state);
		check_written(&state, &expected);
		it_state_free(&state);
	}
	it_strbuf_free(&xml);
	it_strbuf_free(&expected);
}
END_TEST

/* Each member by itself, so that two that are swapped twice are seen. */
START_TEST(members)
{
	it_strbuf xml;
	it_state state;
	const it_state_file *file;
	const it_state_module *module;

	load_data("good-full", ".xml", &xml);
	parse(&state, &xml);
	ck_assert_str_eq(state.media_form, "iso");
	ck_assert_str_eq(state.media_sha256, HASH_A);
	ck_assert(state.time == 1795384800);
	file = it_state_find(&state, "kernel/drv/vmxnet3s.conf");
	ck_assert_ptr_nonnull(file);
	ck_assert_str_eq(file->shipped, HASH_C);
	ck_assert_uint_eq(file->uid, 1000);
	ck_assert_uint_eq(file->gid, 100);
	ck_assert_int_eq(file->installed && !file->owner_set, 1);
	ck_assert(file->before.mtime == 1343824496);
	file = it_state_find(&state, "kernel/drv/vmxnet3s");
	ck_assert_int_eq(file->installed, 0);
	ck_assert_uint_eq(file->before.mode, 04755);
	ck_assert_ptr_null(it_state_find(&state, "kernel/drv"));
	module = it_state_find_module(&state, "vmmemctl");
	ck_assert_int_eq(!module->proven && module->forced, 1);
	ck_assert_ptr_null(it_state_find_module(&state, "vmxnet"));
	ck_assert_ptr_null(state.changes.items[0].place);
	ck_assert_str_eq(state.changes.items[2].place, "after clone:*");
	it_state_free(&state);
	it_strbuf_free(&xml);
}
END_TEST

/* A list that was read takes more, in whatever steps it grows. */
START_TEST(read_and_add)
{
	it_strbuf xml;
	it_state state;
	it_state_file file;
	size_t i;

	load_data("good-full", ".xml", &xml);
	parse(&state, &xml);
	memset(&file, 0, sizeof file);
	for (i = 0; i < 40; i++) {
		add_change(&state, IT_DB_PPT_ALIASES, "line", "place");
		add_file(&state, &file, "path", "module");
	}
	ck_assert_uint_eq(state.changes.count, 43);
	ck_assert_uint_eq(state.file_count, 43);
	ck_assert_str_eq(state.changes.items[42].line, "line");
	ck_assert(it_state_set(&state.program, state.program + 2, NULL) ==
		  IT_OK);
	ck_assert_str_eq(state.program, "1.0");
	ck_assert(it_state_set(&state.program, NULL, NULL) == IT_OK);
	ck_assert_str_eq(state.program, "");
	it_state_free(&state);
	it_state_free(&state);
	it_state_free(NULL);
	it_strbuf_free(&xml);
}
END_TEST

/* --- bad files -------------------------------------------------------- */

/* Those that a schema cannot see are marked. */
static const struct {
	const char *name;
	int unseen;
} bad[] = {
	{"after", 0},		     {"attribute-doubled", 0},
	{"attribute-forbidden", 0},  {"attribute-missing", 0},
	{"attribute-namespace", 0},  {"attribute-unknown", 0},
	{"attribute-wanted", 0},     {"before-doubled", 0},
	{"bytes-bom", 1},	     {"bytes-crlf", 1},
	{"bytes-latin1", 0},	     {"bytes-nul", 0},
	{"bytes-utf16", 1},	     {"bytes-utf8", 0},
	{"comment", 1},		     {"comment-after", 1},
	{"declaration-none", 1},     {"document-type", 1},
	{"document-type-external", 1}, {"document-type-subset", 1},
	{"element-doubled", 0},	     {"element-inside", 0},
	{"element-last", 0},	     {"element-missing", 0},
	{"element-order", 0},	     {"element-unknown", 0},
	{"empty", 0},		     {"encoding", 0},
	{"entity-attribute", 0},     {"entity-external", 1},
	{"entity-undeclared", 0},    {"escape-cut", 0},
	{"escape-needless", 0},	     {"escape-nul", 0},
	{"escape-small", 0},	     {"file-twice", 1},
	{"format-new", 0},	     {"hash-short", 0},
	{"hash-upper", 0},	     {"instruction", 1},
	{"laughs", 1},		     {"module-twice", 1},
	{"namespace", 0},	     {"namespace-prefix", 0},
	{"namespace-unbound", 0},    {"nested", 0},
	{"nested-deep", 0},	     {"number-large", 0},
	{"number-signed", 0},	     {"path-above", 0},
	{"path-absolute", 0},	     {"reference-control", 0},
	{"reference-high", 0},	     {"root-empty", 0},
	{"root-other", 0},	     {"table-other", 0},
	{"tag-open", 0},	     {"text-cdata", 1},
	{"text-nested", 0},	     {"text-newline", 0},
	{"text-none", 0},	     {"text-raw-tab", 0},
	{"text-stray", 0},	     {"time-day", 0},
};

enum { BAD = sizeof bad / sizeof bad[0] };

START_TEST(bad_files)
{
	char name[100];
	it_strbuf xml, expected;
	long before;

	(void)snprintf(name, sizeof name, "bad-%s", bad[_i].name);
	load_data(name, ".xml", &xml);
	load_data(name, ".txt", &expected);
	ck_assert_uint_gt(expected.len, 1);
	expected.data[expected.len - 1] = '\0';
	begin_silence();
	check_refused(&xml, expected.data); /* makes tables that stay */
	before = live;
	check_refused(&xml, expected.data);
	ck_assert_int_eq(live, before);
	end_silence();
	ck_assert_int_eq(fetched, 0);
	it_strbuf_free(&xml);
	it_strbuf_free(&expected);
}
END_TEST

START_TEST(no_file_forgotten)
{
	DIR *dir = opendir(DATA);
	struct dirent *entry;
	size_t files = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL)
		files += strstr(entry->d_name, ".xml") != NULL;
	(void)closedir(dir);
	ck_assert_uint_eq(files, GOOD + BAD);
}
END_TEST

/* --- one thing changed ------------------------------------------------ */

/* Puts to in the place of the first from. */
static void change(const it_strbuf *xml, const char *from, const char *to,
		   it_strbuf *out)
{
	const char *at = strstr(xml->data, from);

	ck_assert_msg(at != NULL, "%s is not in the file", from);
	it_strbuf_reset(out);
	it_strbuf_bytes(out, xml->data, (size_t)(at - xml->data));
	it_strbuf_text(out, to);
	it_strbuf_text(out, at + strlen(from));
}

#define ZEROS_63 \
	"00000000000000000000000000000000" \
	"0000000000000000000000000000000"
#define NOT_HASH "must be 64 lower-case hexadecimal digits"
#define NOT_TEXT "must be printable ASCII, \\\\ or \\xHH"
#define NOT_PATH \
	"must be a path inside the root, printable ASCII, \\\\ or \\xHH"
#define NOT_ID	 "must be a number from 0 to 4294967295"
#define NOT_SIZE "must be a number from 0 to 18446744073709551615"
#define NOT_MODE "must be four octal digits"
#define NOT_TIME "must be a time like 2026-11-22T22:00:00Z"

/* An attribute of good-full.xml, a wrong value, and what is said of it. */
static const struct {
	const char *element;
	int line;
	const char *name, *value, *wrong, *must;
} wrong[] = {
	{"install-tools", 2, "format", "1", "01", "must be \"1\""},
	{"install-tools", 2, "format", "1", "", "must be \"1\""},
	{"install-tools", 2, "program", "0.1.0", "\\", NOT_TEXT},
	{"media", 3, "sha256", HASH_A, ZEROS_63 "g", NOT_HASH " or empty"},
	{"media", 3, "sha256", HASH_A, ZEROS_63 "00", NOT_HASH " or empty"},
	{"module", 5, "name", "vmxnet3s", "",
	 "must be a name of printable ASCII, \\\\ or \\xHH"},
	{"module", 5, "proven", "yes", "Yes", "must be \"yes\" or \"no\""},
	{"module", 5, "forced", "no", "", "must be \"yes\" or \"no\""},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "", NOT_PATH},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "a/", NOT_PATH},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "a//b", NOT_PATH},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "./a", NOT_PATH},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "a/..", NOT_PATH},
	{"file", 7, "path", "kernel/drv/amd64/vmxnet3s", "..", NOT_PATH},
	{"installed", 8, "shipped", "", "0", NOT_HASH " or empty"},
	{"installed", 8, "size", "78360", "", NOT_SIZE},
	{"installed", 8, "size", "78360", "+1", NOT_SIZE},
	{"installed", 8, "size", "78360", " 1", NOT_SIZE},
	{"installed", 8, "size", "78360", "1 ", NOT_SIZE},
	{"installed", 8, "size", "78360", "01", NOT_SIZE},
	{"installed", 8, "size", "78360", "0x10", NOT_SIZE},
	{"installed", 8, "size", "78360", "1e3", NOT_SIZE},
	{"installed", 8, "size", "78360", "18446744073709551616", NOT_SIZE},
	{"installed", 8, "size", "78360", "184467440737095516150", NOT_SIZE},
	{"installed", 8, "mode", "0755", "755", NOT_MODE},
	{"installed", 8, "mode", "0755", "00755", NOT_MODE},
	{"installed", 8, "mode", "0755", "0758", NOT_MODE},
	{"installed", 8, "mode", "0755", "-755", NOT_MODE},
	{"installed", 8, "mode", "0755", "rwxr", NOT_MODE},
	{"installed", 8, "gid", "3", "", NOT_ID},
	{"installed", 8, "gid", "3", "42949672950", NOT_ID},
	{"installed", 8, "owner-set", "yes", "1", "must be \"yes\" or \"no\""},
	{"installed", 12, "sha256", HASH_B, "", NOT_HASH},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "", NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01", NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01T12:34:56",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01T12:34:56ZZ",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01 12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01T24:00:00Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01T12:60:00Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-01T12:34:60Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-13-01T12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-00-01T12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-08-00T12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "2012-04-31T12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "1900-02-29T12:34:56Z",
	 NOT_TIME},
	{"before", 13, "mtime", "2012-08-01T12:34:56Z", "0000-01-01T00:00:00Z",
	 NOT_TIME},
	{"before", 13, "existed", "yes", "maybe", "must be \"yes\" or \"no\""},
	{"link", 18, "path", "usr/sbin/vmtoolsd", "/usr/sbin/vmtoolsd",
	 NOT_PATH},
	{"link", 18, "to", "../lib/vmware-tools/wrapper-all.sh", "",
	 "must be a name of printable ASCII, \\\\ or \\xHH"},
	{"directory", 20, "path", "usr/sbin", "usr/../sbin", NOT_PATH},
	{"line", 23, "table", "etc/minor_perm", "/etc/minor_perm",
	 "must be the path of a driver database"},
	{"line", 23, "place", "after clone:*", "\\x5C", NOT_TEXT},
};

enum { WRONG = sizeof wrong / sizeof wrong[0] };

static void make_wrong(int i, const it_strbuf *xml, it_strbuf *out)
{
	char from[200], to[200];

	(void)snprintf(from, sizeof from, " %s=\"%s\"", wrong[i].name,
		       wrong[i].value);
	(void)snprintf(to, sizeof to, " %s=\"%s\"", wrong[i].name,
		       wrong[i].wrong);
	change(xml, from, to, out);
}

START_TEST(wrong_values)
{
	it_strbuf xml, broken = {NULL, 0, 0, 0};
	char expected[400], shown[100];
	const char *backslash = strchr(wrong[_i].wrong, '\\');

	load_data("good-full", ".xml", &xml);
	make_wrong(_i, &xml, &broken);
	/* it_mask() doubles them in messages. */
	(void)snprintf(shown, sizeof shown, "%s%s",
		       backslash != NULL ? "\\" : "", wrong[_i].wrong);
	(void)snprintf(expected, sizeof expected,
		       "line %d: <%s> attribute \"%s\" is \"%s\", %s",
		       wrong[_i].line, wrong[_i].element, wrong[_i].name, shown,
		       wrong[_i].must);
	check_refused(&broken, expected);
	it_strbuf_free(&xml);
	it_strbuf_free(&broken);
}
END_TEST

/* An attribute where it stands in a text. */
struct found {
	size_t at, len; /* with the blank before it */
	int line;
	char element[40], name[40];
};

static size_t span_of_attribute(const char *text)
{
	size_t name = strcspn(text + 1, "= \"<>/?\n");

	if (text[0] != ' ' || name == 0 || strncmp(text + 1 + name, "=\"", 2))
		return 0;
	return name + 3 + strcspn(text + name + 3, "\"") + 1;
}

/* The next attribute at or after found->at; its element begins the line. */
static int find_attribute(const it_strbuf *xml, struct found *found)
{
	const char *bytes = xml->data, *tag = bytes;
	size_t at;

	found->line = 1;
	for (at = 0; at < xml->len; at++) {
		if (bytes[at] == '\n')
			found->line++;
		if (bytes[at] == '<')
			tag = bytes + at + 1;
		if (at < found->at || found->line == 1)
			continue;
		found->len = span_of_attribute(bytes + at);
		if (found->len != 0)
			break;
	}
	found->at = at;
	(void)snprintf(found->element, sizeof found->element, "%.*s",
		       (int)strcspn(tag, " >"), tag);
	(void)snprintf(found->name, sizeof found->name, "%.*s",
		       (int)strcspn(bytes + at + (at < xml->len), "="),
		       bytes + at + (at < xml->len));
	return at < xml->len;
}

enum { TAKEN_AWAY, RENAMED, DOUBLED, HOWS };

static void make_mutant(const it_strbuf *xml, const struct found *found,
			int how, it_strbuf *out)
{
	const char *at = xml->data + found->at;

	it_strbuf_reset(out);
	it_strbuf_bytes(out, xml->data, found->at);
	if (how == RENAMED)
		it_strbuf_text(out, " x-");
	if (how == RENAMED)
		it_strbuf_bytes(out, at + 1, found->len - 1);
	if (how == DOUBLED)
		it_strbuf_bytes(out, at, found->len);
	if (how == DOUBLED)
		it_strbuf_bytes(out, at, found->len);
	it_strbuf_text(out, at + found->len);
}

static void expect_mutant(const struct found *found, const char *said,
			  char *out, size_t size)
{
	if (said == NULL) /* the library says it in its own words */
		(void)snprintf(out, size, "line %d: ...", found->line);
	else
		(void)snprintf(out, size, "line %d: <%s> %s%s\"", found->line,
			       found->element, said, found->name);
}

START_TEST(every_attribute)
{
	static const char *const said[HOWS] = {
		"has no attribute \"", "has an unknown attribute \"x-", NULL};
	it_strbuf xml, broken = {NULL, 0, 0, 0};
	struct found found;
	char expected[300];
	int count = 0;

	load_data("good-full", ".xml", &xml);
	for (found.at = 0; find_attribute(&xml, &found); found.at++) {
		make_mutant(&xml, &found, _i, &broken);
		expect_mutant(&found, said[_i], expected, sizeof expected);
		check_refused(&broken, expected);
		count++;
	}
	ck_assert_int_eq(count, 67);
	it_strbuf_free(&xml);
	it_strbuf_free(&broken);
}
END_TEST

/* --- damage ----------------------------------------------------------- */

/* Good or refused with a message; what is good is written and read again. */
static it_code try_damaged(const it_strbuf *xml)
{
	it_strbuf again = {NULL, 0, 0, 0};
	it_state state;
	it_error err;
	it_code code;

	it_error_clear(&err);
	code = it_state_parse(&state, xml->data, xml->len, "x", &err);
	if (code == IT_OK)
		ck_assert_int_eq(it_state_write(&state, &again, &err), IT_OK);
	else
		ck_assert_int_eq(code, IT_TARGET);
	if (code != IT_OK)
		ck_assert_msg(strncmp(err.text, "line ", 5) == 0 &&
				      err.remedy[0] != '\0',
			      "%s", err.text);
	it_state_free(&state);
	it_strbuf_free(&again);
	return code;
}

START_TEST(truncated)
{
	it_strbuf xml, part;
	size_t len;

	load_data(good[_i].name, ".xml", &xml);
	while (xml.data[xml.len - 1] == '\n')
		xml.len--;
	begin_silence();
	for (len = 0; len < xml.len; len++) {
		memset(&part, 0, sizeof part);
		it_strbuf_bytes(&part, xml.data, len); /* for ASan: exact */
		ck_assert_int_eq(try_damaged(&part), IT_TARGET);
		it_strbuf_free(&part);
	}
	ck_assert_int_eq(try_damaged(&xml), IT_OK);
	end_silence();
	it_strbuf_free(&xml);
}
END_TEST

START_TEST(bit_flips)
{
	it_strbuf xml;
	size_t i, fine = 0;

	load_data("good-full", ".xml", &xml);
	begin_silence();
	for (i = 0; i < xml.len; i++) {
		xml.data[i] = (char)(xml.data[i] ^ (1 << _i));
		fine += try_damaged(&xml) == IT_OK;
		xml.data[i] = (char)(xml.data[i] ^ (1 << _i));
	}
	end_silence();
	/* In free text and digits a flip makes another good file. */
	ck_assert_uint_lt(fine, xml.len * 2 / 3);
	ck_assert(_i != 7 || fine == 0);
	it_strbuf_free(&xml);
}
END_TEST

/* Bytes that mean something to a parser, in the place of every byte. */
static const char signs[] = "<>&\"'/ \n\r=?!;:#-[]x9";

START_TEST(other_bytes)
{
	it_strbuf xml;
	size_t i;
	char old;

	load_data("good-odd", ".xml", &xml);
	begin_silence();
	for (i = 0; i < xml.len; i++) {
		old = xml.data[i];
		xml.data[i] = signs[_i];
		(void)try_damaged(&xml);
		xml.data[i] = old;
	}
	end_silence();
	it_strbuf_free(&xml);
}
END_TEST

/* --- sizes ------------------------------------------------------------ */

static void repeat(it_strbuf *out, const char *text, size_t times)
{
	while (times-- != 0)
		it_strbuf_text(out, text);
}

static void large_file(it_strbuf *out, size_t len)
{
	it_strbuf xml;

	load_data("good-full", ".xml", &xml);
	it_strbuf_reset(out);
	it_strbuf_bytes(out, xml.data, xml.len);
	while (out->len < len)
		it_strbuf_char(out, '\n');
	it_strbuf_free(&xml);
}

START_TEST(limit_of_size)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_state state;

	large_file(&xml, LIMIT);
	parse(&state, &xml);
	it_state_free(&state);
	large_file(&xml, LIMIT + 1);
	check_refused(&xml, "line 1: it is larger than 1 MiB");
	it_strbuf_free(&xml);
}
END_TEST

#define LONG_TAG "line 2: a tag is longer than 16384 bytes"

/* As much as fits of what could make a parser slow. */
static const struct {
	const char *before, *unit;
	size_t times;
	const char *text;
} masses[] = {
	{"<a>", "<b>", 300000, "line 2: ..."},
	{"<a", " b='&#1;'", 100000, LONG_TAG},
	{"<a x='", "&amp;", 200000, LONG_TAG},
	{"<a>", "&lt;", 200000, "line 3: ..."},
	{"<install-tools format='1", "1", 1000000, LONG_TAG},
	{"<", "a", 1000000, LONG_TAG},
	{"<a xmlns:", "a", 1000000, LONG_TAG},
	{"<a><!-- '", "a>", 500000, "line 3: Comment not terminated"},
	{"<!DOCTYPE a [", "<!ENTITY a 'a'>", 60000,
	 "line 2: a document type must not stand here"},
};

START_TEST(masses_of)
{
	it_strbuf xml = {NULL, 0, 0, 0};

	it_strbuf_text(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	it_strbuf_text(&xml, masses[_i].before);
	repeat(&xml, masses[_i].unit, masses[_i].times);
	it_strbuf_text(&xml, "\n");
	ck_assert_uint_le(xml.len, LIMIT);
	begin_silence();
	check_refused(&xml, masses[_i].text);
	end_silence();
	it_strbuf_free(&xml);
}
END_TEST

/* What would hide a tag of 80,000 attributes from who measures tags. */
static const struct {
	const char *before, *value, *text;
} hidden[] = {
	{"", "x", LONG_TAG},
	{"<?p > <!-- ?>", "x",
	 "line 2: a processing instruction must not stand here"},
	{"<?p \"?>", ">",
	 "line 2: a processing instruction must not stand here"},
	{"<a><![CDATA[><!--]]>", "x",
	 "line 2: a CDATA section must not stand here"},
	{"<a><![CDATA[\"]]>", ">",
	 "line 2: a CDATA section must not stand here"},
	{"<!DOCTYPE a [<!ENTITY b 'c'><?p > <!-- ?>]>", "x",
	 "line 2: a document type must not stand here"},
};

START_TEST(hidden_attributes)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	int i;

	it_strbuf_format(&xml,
			 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s<b",
			 hidden[_i].before);
	for (i = 0; i < 80000; i++)
		it_strbuf_format(&xml, " a%d=\"%s\"", i, hidden[_i].value);
	it_strbuf_text(&xml, "/>\n");
	ck_assert_uint_le(xml.len, LIMIT);
	begin_silence();
	check_refused(&xml, hidden[_i].text);
	end_silence();
	it_strbuf_free(&xml);
}
END_TEST

/* Names that are all different: the search for doubles stays fast. */
START_TEST(many_files)
{
	it_strbuf xml = {NULL, 0, 0, 0}, least;
	it_state state;
	const char *end;
	int i;

	load_data("good-least", ".xml", &least);
	end = strstr(least.data, "</install-tools>");
	it_strbuf_bytes(&xml, least.data, (size_t)(end - least.data));
	for (i = 0; i < 15000; i++)
		it_strbuf_format(&xml,
				 "<file path=\"%d\" module=\"\"><before "
				 "existed=\"no\"/></file>\n",
				 i);
	it_strbuf_text(&xml, end);
	parse(&state, &xml);
	ck_assert_uint_eq(state.file_count, 15000);
	it_state_free(&state);
	it_strbuf_free(&least);
	it_strbuf_free(&xml);
}
END_TEST

/* --- what cannot be written ------------------------------------------- */

/* Some members are of const char *, which is all the same here. */
static void replace(void *member, const char *text_now)
{
	ck_assert(it_state_set(member, text_now, NULL) == IT_OK);
}

static void no_time(it_state *state)
{
	state->time = 253402300800LL;
}

static void no_year(it_state *state)
{
	state->files[1].before.mtime = -62135596801LL;
}

static void no_mode(it_state *state)
{
	state->files[0].mode = 010000;
}

static void no_hash(it_state *state)
{
	state->files[0].sha256[0] = '\0';
}

static void no_name(it_state *state)
{
	replace(&state->modules[0].name, "");
}

static void out_of_root(it_state *state)
{
	replace(&state->files[2].path, "/etc/passwd");
}

static void two_lines(it_state *state)
{
	replace(&state->changes.items[0].line, "a\nb");
}

static void same_path(it_state *state)
{
	replace(&state->files[2].path, state->files[1].path);
}

static void too_much(it_state *state)
{
	it_strbuf name = {NULL, 0, 0, 0};

	repeat(&name, "\x01", LIMIT / 4);
	replace(&state->media_name, name.data);
	it_strbuf_free(&name);
}

static const struct {
	void (*spoil)(it_state *state);
	const char *text; /* after "the new record could not be read again: " */
} spoils[] = {
	{no_time, "line 2: <install-tools> attribute \"time\" is "
		  "\"253402300800\", " NOT_TIME},
	{no_year, "line 13: <before> attribute \"mtime\" is "
		  "\"-62135596801\", " NOT_TIME},
	{no_mode, "line 8: <installed> attribute \"mode\" is \"10000\", "
	 NOT_MODE},
	{no_hash, "line 8: <installed> attribute \"sha256\" is \"\", "
	 NOT_HASH},
	{no_name, "line 5: <module> attribute \"name\" is \"\", must be a name "
		  "of printable ASCII, \\\\ or \\xHH"},
	{out_of_root, "line 15: <file> attribute \"path\" is \"/etc/passwd\", "
		      NOT_PATH},
	{two_lines, "line 21: <line> holds \"a\\\\x0Ab\", must be one line of "
		    "printable ASCII, \\\\ or \\xHH"},
	{same_path, "line 15: <file> \"kernel/drv/vmxnet3s.conf\" stands on "
		    "line 11 already"},
	{too_much, "line 1: it is larger than 1 MiB"},
};

START_TEST(not_written)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	char expected[500];
	it_state state;
	it_error err;

	make_full(&state);
	spoils[_i].spoil(&state);
	it_error_clear(&err);
	it_strbuf_text(&xml, "as before");
	ck_assert_int_eq(it_state_write(&state, &xml, &err), IT_FAILED);
	(void)snprintf(expected, sizeof expected,
		       "the new record could not be read again: %s",
		       spoils[_i].text);
	ck_assert_str_eq(err.text, expected);
	ck_assert_str_eq(err.path, "var/lib/install-tools/installed.xml");
	ck_assert_str_eq(xml.data, "as before");
	it_strbuf_free(&xml);
	it_state_free(&state);
}
END_TEST

/* --- times ------------------------------------------------------------ */

/* The system's own calendar is the referee. */
static void check_time(long long when)
{
	it_strbuf written = {NULL, 0, 0, 0};
	char expected[40];
	long long back = 0;
	time_t t = (time_t)when;
	struct tm tm;

	it_value_time.put(&written, &when);
	ck_assert_uint_eq(written.len, 20);
	if (t == when && gmtime_r(&t, &tm) != NULL) {
		(void)strftime(expected, sizeof expected, "%H:%M:%SZ", &tm);
		ck_assert_str_eq(written.data + 11, expected);
		ck_assert_int_eq(atoi(written.data), tm.tm_year + 1900);
		ck_assert_int_eq(atoi(written.data + 5), tm.tm_mon + 1);
		ck_assert_int_eq(atoi(written.data + 8), tm.tm_mday);
	}
	ck_assert(it_value_time.take(&back, written.data) == IT_OK);
	ck_assert(back == when);
	it_strbuf_free(&written);
}

static const struct {
	long long first, last, step;
} spans[] = {
	{0, 4324492800LL, 86400},	  /* each day of 1970 to 2106 */
	{-1, 4324492799LL, 86400},	  /* and its last second */
	{-2240524800LL, 0, 86399},	  /* 1899 on, negative */
	{-62135596800LL, 253402300799LL, 86400LL * 1461 + 4327},
	{2147483640, 2147483655, 1},	  /* the end of 32 bits */
	{4294967290LL, 4294967300LL, 1},
	{-62135596800LL, -62135596700LL, 1},
	{253402300700LL, 253402300799LL, 1},
};

START_TEST(times)
{
	long long when;

	for (when = spans[_i].first; when <= spans[_i].last;
	     when += spans[_i].step)
		check_time(when);
}
END_TEST

/* --- in a root -------------------------------------------------------- */

static void read_root(it_state *state, it_error *err, it_code expected)
{
	it_root root;

	it_error_clear(err);
	ck_assert(it_root_open(&root, place, err) == IT_OK);
	memset(state, 0xA5, sizeof *state);
	ck_assert_int_eq(it_state_read(state, &root, err), expected);
	it_root_close(&root);
}

START_TEST(from_root)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	it_state state;
	it_error err;
	char path[200];

	run("rm -rf '%s/var'", place);
	read_root(&state, &err, IT_OK);
	ck_assert_int_eq(state.present, 0);
	it_state_free(&state);
	run("mkdir -p '%s/%s'", place, IT_STATE_DIR);
	read_root(&state, &err, IT_OK);
	ck_assert_int_eq(state.present, 0);
	large_file(&xml, LIMIT);
	save(IT_STATE_FILE, xml.data, xml.len);
	read_root(&state, &err, IT_OK);
	ck_assert_int_eq(state.present, 1);
	ck_assert_uint_eq(state.file_count, 3);
	it_state_free(&state);
	large_file(&xml, LIMIT + 1);
	save(IT_STATE_FILE, xml.data, xml.len);
	in_place(path, sizeof path, IT_STATE_FILE);
	read_root(&state, &err, IT_TARGET);
	ck_assert_str_eq(err.path, path);
	ck_assert_str_eq(err.text, "is larger than 1048576 bytes");
	ck_assert_str_eq(err.remedy, REMEDY);
	save(IT_STATE_FILE, "", 0);
	read_root(&state, &err, IT_TARGET);
	ck_assert_str_eq(err.path, path);
	ck_assert_str_eq(err.remedy, REMEDY);
	run("rm '%s' && mkdir '%s'", path, path);
	read_root(&state, &err, IT_TARGET);
	run("rm -rf '%s/var'", place);
	it_strbuf_free(&xml);
}
END_TEST

/* --- memory ----------------------------------------------------------- */

static void starve(long n, int all_after)
{
	asked = 0;
	refuse_from = n;
	refuse_to = all_after ? 2000000000 : n;
}

/* How often it was asked; from here on nothing is refused. */
static long feed(void)
{
	refuse_from = refuse_to = 0;
	return asked;
}

static long starved_parse(const it_strbuf *xml, long n, int all_after)
{
	it_state state;
	it_error err;
	it_code code;
	long count;

	it_error_clear(&err);
	starve(n, all_after);
	code = it_state_parse(&state, xml->data, xml->len, "x", &err);
	count = feed();
	if (code != IT_OK)
		ck_assert_msg(code == IT_NO_MEMORY, "%ld: %s", n, err.text);
	else
		check_written(&state, xml);
	it_state_free(&state);
	return count;
}

static long starved_write(const it_strbuf *xml, long n, int all_after)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_state state;
	it_error err;
	it_code code;
	long count;

	it_error_clear(&err);
	make_full(&state);
	starve(n, all_after);
	code = it_state_write(&state, &out, &err);
	count = feed();
	if (code != IT_OK)
		ck_assert_msg(code == IT_NO_MEMORY, "%ld: %s", n, err.text);
	else
		ck_assert_str_eq(out.data, xml->data);
	it_state_free(&state);
	it_strbuf_free(&out);
	return count;
}

/* Each request of the library fails in turn, alone or with all after it. */
static const struct {
	long (*act)(const it_strbuf *xml, long n, int all_after);
	int all_after;
	long may_lose; /* xmlTextWriterStartElement() of 2.9 does itself */
} hungers[] = {{starved_parse, 0, 0},
	       {starved_parse, 1, 0},
	       {starved_write, 0, 2},
	       {starved_write, 1, 2}};

START_TEST(without_memory)
{
	it_strbuf xml;
	long before, n = 0, count;

	load_data("good-full", ".xml", &xml);
	ck_assert_int_gt(hungers[_i].act(&xml, 0, 0), 50);
	begin_silence();
	do {
		before = live;
		count = hungers[_i].act(&xml, ++n, hungers[_i].all_after);
		ck_assert_msg(live - before <= hungers[_i].may_lose,
			      "%ld: %ld lost", n, live - before);
	} while (count >= n);
	end_silence();
	it_strbuf_free(&xml);
}
END_TEST

/* --- the schema ------------------------------------------------------- */

static int have_xmllint(void)
{
	return system("xmllint --version >/dev/null 2>&1") == 0;
}

/* Asks about all files in the directory at once; said gets the answers. */
static void ask_xmllint(it_strbuf *said)
{
	char path[200];

	run("cd '%s/xml' && xmllint --nonet --noout --relaxng '%s' *.xml "
	    ">../said 2>&1",
	    place, SCHEMA);
	in_place(path, sizeof path, "said");
	load(path, said);
	run("rm -rf '%s/xml' '%s/said'", place, place);
}

/* xmllint says a line "NAME.xml validates". */
static int is_valid(const it_strbuf *said, const char *name)
{
	char line[200];
	const char *at;

	(void)snprintf(line, sizeof line, "%s.xml validates\n", name);
	at = strstr(said->data, line);
	return at != NULL && (at == said->data || at[-1] == '\n');
}

static void save_xml(const char *name, const it_strbuf *xml)
{
	char path[200];

	(void)snprintf(path, sizeof path, "xml/%s.xml", name);
	save(path, xml->data, xml->len);
}

static void copy_data(const char *name)
{
	it_strbuf xml;

	load_data(name, ".xml", &xml);
	save_xml(name, &xml);
	it_strbuf_free(&xml);
}

START_TEST(schema_files)
{
	it_strbuf said;
	char name[100];
	int i;

	run("mkdir '%s/xml'", place);
	for (i = 0; i < GOOD; i++)
		copy_data(good[i].name);
	for (i = 0; i < BAD; i++) {
		(void)snprintf(name, sizeof name, "bad-%s", bad[i].name);
		if (!bad[i].unseen)
			copy_data(name);
	}
	ask_xmllint(&said);
	for (i = 0; i < GOOD; i++)
		ck_assert_msg(is_valid(&said, good[i].name), "%s",
			      good[i].name);
	for (i = 0; i < BAD; i++) {
		(void)snprintf(name, sizeof name, "bad-%s", bad[i].name);
		ck_assert_msg(!is_valid(&said, name), "%s", name);
	}
	it_strbuf_free(&said);
}
END_TEST

START_TEST(schema_values)
{
	it_strbuf said, xml, broken = {NULL, 0, 0, 0};
	char name[100];
	int i;

	run("mkdir '%s/xml'", place);
	load_data("good-full", ".xml", &xml);
	save_xml("good", &xml);
	for (i = 0; i < WRONG; i++) {
		make_wrong(i, &xml, &broken);
		(void)snprintf(name, sizeof name, "wrong-%d", i);
		save_xml(name, &broken);
	}
	ask_xmllint(&said);
	ck_assert(is_valid(&said, "good"));
	for (i = 0; i < WRONG; i++) {
		(void)snprintf(name, sizeof name, "wrong-%d", i);
		ck_assert_msg(!is_valid(&said, name), "%s=\"%s\"",
			      wrong[i].name, wrong[i].wrong);
	}
	it_strbuf_free(&said);
	it_strbuf_free(&xml);
	it_strbuf_free(&broken);
}
END_TEST

/* Taken away, renamed, doubled: every attribute of good-full.xml. */
START_TEST(schema_attributes)
{
	it_strbuf said, xml, broken = {NULL, 0, 0, 0};
	struct found found;
	char name[100];

	run("mkdir '%s/xml'", place);
	load_data("good-full", ".xml", &xml);
	for (found.at = 0; find_attribute(&xml, &found); found.at++) {
		make_mutant(&xml, &found, _i, &broken);
		(void)snprintf(name, sizeof name, "m%lu",
			       (unsigned long)found.at);
		save_xml(name, &broken);
	}
	ask_xmllint(&said);
	ck_assert_ptr_nonnull(strstr(said.data, ".xml"));
	ck_assert_ptr_null(strstr(said.data, ".xml validates"));
	it_strbuf_free(&said);
	it_strbuf_free(&xml);
	it_strbuf_free(&broken);
}
END_TEST

/* The schema names each table that there is. */
START_TEST(schema_tables)
{
	it_strbuf said, xml = {NULL, 0, 0, 0};
	it_state state;
	char name[100];
	int i;

	run("mkdir '%s/xml'", place);
	for (i = 0; i < IT_DB_TABLES; i++) {
		make_full(&state);
		add_change(&state, (it_db_table)i, "a b", NULL);
		it_strbuf_reset(&xml);
		ck_assert(it_state_write(&state, &xml, NULL) == IT_OK);
		(void)snprintf(name, sizeof name, "table-%d", i);
		save_xml(name, &xml);
		it_state_free(&state);
	}
	ask_xmllint(&said);
	for (i = 0; i < IT_DB_TABLES; i++) {
		(void)snprintf(name, sizeof name, "table-%d", i);
		ck_assert_msg(is_valid(&said, name), "%d", i);
	}
	it_strbuf_free(&said);
	it_strbuf_free(&xml);
}
END_TEST

static void add_schema_tests(TCase *tests)
{
	if (!have_xmllint()) {
		printf("skipped: agreement with the schema (no xmllint)\n");
		return;
	}
	tcase_add_test(tests, schema_files);
	tcase_add_test(tests, schema_values);
	tcase_add_loop_test(tests, schema_attributes, 0, HOWS);
	tcase_add_test(tests, schema_tables);
}

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static Suite *all(void)
{
	Suite *suite = suite_create("state");
	TCase *tests = tcase_create("state");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, good_files, 0, GOOD);
	tcase_add_test(tests, members);
	tcase_add_test(tests, read_and_add);
	tcase_add_loop_test(tests, bad_files, 0, BAD);
	tcase_add_test(tests, no_file_forgotten);
	tcase_add_loop_test(tests, wrong_values, 0, WRONG);
	tcase_add_loop_test(tests, every_attribute, 0, HOWS);
	tcase_add_loop_test(tests, truncated, 0, GOOD);
	tcase_add_loop_test(tests, bit_flips, 0, 8);
	tcase_add_loop_test(tests, other_bytes, 0, (int)sizeof signs);
	tcase_add_test(tests, limit_of_size);
	tcase_add_loop_test(tests, masses_of, 0, COUNT(masses));
	tcase_add_loop_test(tests, hidden_attributes, 0,
			    COUNT(hidden));
	tcase_add_test(tests, many_files);
	tcase_add_loop_test(tests, not_written, 0, COUNT(spoils));
	tcase_add_loop_test(tests, times, 0, COUNT(spans));
	tcase_add_test(tests, from_root);
	tcase_add_loop_test(tests, without_memory, 0, COUNT(hungers));
	add_schema_tests(tests);
	suite_add_tcase(suite, tests);
	return suite;
}

static int remove_place(void)
{
	char command[100];

	(void)snprintf(command, sizeof command, "rm -rf '%s'", place);
	return system(command);
}

int main(void)
{
	int failed;

	if (mkdtemp(place) == NULL ||
	    xmlMemSetup(count_free, count_malloc, count_realloc,
			count_strdup) != 0)
		return 1;
	xmlSetExternalEntityLoader(on_fetch);
	failed = run_suite(all());
	return remove_place() != 0 || failed != 0;
}
