/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The model of a power failure: short histories, and all states that each
 * filesystem may be in when the power fails at their end.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/strbuf.h"
#include "tests/faults/power/need.h"
#include "tests/faults/power/states.h"

/* ---- histories in words ----------------------------------------------- */

static disk d;

/* The directory of a path, and its last component in *leaf. */
static int parent_of(const char *path, const char **leaf)
{
	char name[64];
	int dir = 0;

	for (*leaf = path; strchr(*leaf, '/') != NULL;) {
		size_t len = strcspn(*leaf, "/");

		memcpy(name, *leaf, len);
		name[len] = '\0';
		dir = disk_lookup(&d, dir, name);
		*leaf += len + 1;
	}
	return dir;
}

static int inode_of(const char *path)
{
	const char *leaf;
	int dir;

	if (strcmp(path, ".") == 0)
		return 0;
	dir = parent_of(path, &leaf);
	return disk_lookup(&d, dir, leaf);
}

static void make(const char *path, char type)
{
	static const disk_attr plain = {0600, 0, 0, 0};
	const char *leaf;
	int dir = parent_of(path, &leaf);

	disk_set_name(&d, dir, leaf, disk_new(&d, type, &plain, NULL));
}

static void do_create(const char *path, const char *arg)
{
	(void)arg;
	make(path, 'f');
}

static void do_mkdir(const char *path, const char *arg)
{
	(void)arg;
	make(path, 'd');
}

static void do_unlink(const char *path, const char *arg)
{
	const char *leaf;
	int dir = parent_of(path, &leaf);

	(void)arg;
	disk_set_name(&d, dir, leaf, NO_INODE);
}

static void do_link(const char *path, const char *arg)
{
	const char *leaf;
	int dir = parent_of(arg, &leaf);

	disk_set_name(&d, dir, leaf, inode_of(path));
}

static void do_rename(const char *path, const char *arg)
{
	const char *leaf, *to_leaf;
	int dir = parent_of(path, &leaf), to_dir = parent_of(arg, &to_leaf);

	disk_rename(&d, dir, leaf, to_dir, to_leaf);
}

static void do_chmod(const char *path, const char *arg)
{
	disk_attr attr = *disk_attr_now(&d, inode_of(path));

	attr.mode = (unsigned)strtoul(arg, NULL, 8);
	disk_set_attr(&d, inode_of(path), &attr);
}

/* arg: a letter and how many of it, to be written at an offset: A4096@0 */
static void do_write(const char *path, const char *arg)
{
	static unsigned char bytes[16 * BLOCK];
	char *at;
	size_t len = strtoul(arg + 1, &at, 10);

	memset(bytes, arg[0], len);
	disk_write(&d, inode_of(path), strtoll(at + 1, NULL, 10), bytes, len);
}

static void do_truncate(const char *path, const char *arg)
{
	disk_resize(&d, inode_of(path), strtoll(arg, NULL, 10));
}

static void do_fsync(const char *path, const char *arg)
{
	(void)arg;
	disk_synced(&d, inode_of(path), 0);
}

static void do_fdatasync(const char *path, const char *arg)
{
	(void)arg;
	disk_synced(&d, inode_of(path), 1);
}

static void do_sync(const char *path, const char *arg)
{
	(void)path;
	(void)arg;
	disk_synced(&d, ALL_INODES, 0);
}

static void do_call(const char *text)
{
	static const struct {
		const char *word;
		void (*act)(const char *path, const char *arg);
	} rows[] = {
		{"create", do_create},	     {"mkdir", do_mkdir},
		{"unlink", do_unlink},	     {"link", do_link},
		{"rename", do_rename},	     {"chmod", do_chmod},
		{"write", do_write},	     {"truncate", do_truncate},
		{"fsync", do_fsync},	     {"fdatasync", do_fdatasync},
		{"sync", do_sync},
	};
	char word[16], path[32] = "", arg[32] = "";
	size_t i;

	ck_assert_int_ge(sscanf(text, "%15s %31s %31s", word, path, arg), 1);
	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].word, word) == 0) {
			rows[i].act(path, arg);
			return;
		}
	ck_abort_msg("no such call: %s", text);
}

/* Calls separated by "; ", those before "sync" are the state at the start. */
static void do_history(const char *text)
{
	static const disk_attr root = {0755, 0, 0, 0};
	char call[96];

	disk_begin(&d, &root);
	while (*text != '\0') {
		size_t len = strcspn(text, ";");

		ck_assert_uint_lt(len, sizeof call);
		memcpy(call, text, len);
		call[len] = '\0';
		disk_call(&d, call);
		do_call(call);
		text += len;
		text += strspn(text, "; ");
	}
}

/* ---- states in words -------------------------------------------------- */

/* Runs of equal bytes: "A4096.512", a dot for zeros, ? for stale ones. */
static void tell_bytes(const states_image *image, int inode, it_strbuf *out)
{
	static unsigned char bytes[16 * BLOCK];
	long long size = image->values[d.inodes[inode].size].size, at, run;

	for (at = 0; at * BLOCK < size; at++)
		states_read(image, inode, at, bytes + at * BLOCK);
	for (at = 0; at < size; at += run) {
		for (run = 1; at + run < size && bytes[at + run] == bytes[at];)
			run++;
		it_strbuf_format(out, "%c%lld",
				 bytes[at] == 0	    ? '.' :
				 bytes[at] == 0xa5 ? '?' :
						      bytes[at],
				 run);
	}
}

static void tell_name(void *arg, const states_image *image, const char *path,
		      int inode)
{
	it_strbuf *out = arg;
	unsigned mode = image->values[d.inodes[inode].attr].attr->mode;

	it_strbuf_format(out, "%s%s%c", out->len != 0 ? " " : "", path,
			 d.inodes[inode].type == 'd' ? '/' : '=');
	if (mode != 0600)
		it_strbuf_format(out, "%o:", mode);
	if (d.inodes[inode].type == 'f')
		tell_bytes(image, inode, out);
}

static char *tell(const states_image *image)
{
	it_strbuf out = {NULL, 0, 0, 0};

	it_strbuf_text(&out, "");
	states_walk(image, tell_name, &out);
	if (out.len == 0)
		it_strbuf_char(&out, '-');
	return it_strbuf_take(&out, NULL);
}

struct told {
	char *text;
	unsigned long long hash;
};

static int by_text(const void *a, const void *b)
{
	const struct told *one = a, *other = b;

	return strcmp(one->text, other->text);
}

enum { MOST_STATES = 4096 };

static size_t make_all(const states_cut *cut, struct told *all)
{
	unsigned vector[32] = {0};
	states_image image;
	size_t count = 0;

	ck_assert_uint_lt(cut->count, 32);
	states_image_begin(&image, &d);
	do {
		if (!states_make(cut, vector, &image))
			continue;
		ck_assert_uint_lt(count, MOST_STATES);
		all[count].text = tell(&image);
		all[count++].hash = image.hash;
	} while (states_next(cut, vector));
	states_image_end(&image);
	return count;
}

/* All states in order, each once; equal ones have equal hashes. */
static void tell_all(const states_cut *cut, it_strbuf *out)
{
	static struct told all[MOST_STATES];
	size_t count = make_all(cut, all), i;

	qsort(all, count, sizeof all[0], by_text);
	for (i = 0; i < count; i++) {
		int same = i > 0 && strcmp(all[i].text, all[i - 1].text) == 0;

		if (i > 0)
			ck_assert_int_eq(all[i].hash == all[i - 1].hash, same);
		if (!same)
			it_strbuf_format(out, "%s\n", all[i].text);
	}
	for (i = 0; i < count; i++)
		free(all[i].text);
}

/* ---- the table -------------------------------------------------------- */

struct row {
	const char *history;
	const char *rules; /* those whose states these are */
	const char *states;
};

#define ALL     "ext4 zfs ufs weak weakest"
#define ORDERED "ext4 zfs ufs"
#define WEAK    "weak weakest"

static const struct row rows[] = {
	/* A new file that is renamed without fsync may be empty. */
	{"create a; write a A4096@0; rename a b", "ext4",
	 "-\na=\na=A4096\nb=\nb=A4096\n"},
	{"create a; write a A4096@0; rename a b", "zfs",
	 "-\na=\na=A4096\nb=A4096\n"},
	{"create a; write a A512@0; rename a b", "ufs",
	 "-\na=\na=.512\na=?512\na=A512\nb=.512\nb=?512\nb=A512\n"},
	{"create a; write a A512@0; rename a b", WEAK,
	 "-\na=\na=.512\na=A512\nb=\nb=.512\nb=A512\n"},
	/* With fsync it is not, but its name may be lost, */
	{"create a; write a A4096@0; fsync a; rename a b", ORDERED,
	 "a=A4096\nb=A4096\n"},
	{"create a; write a A4096@0; fsync a; rename a b", WEAK,
	 "-\na=A4096\nb=A4096\n"},
	/* until the directory is synced. */
	{"create a; write a A4096@0; fsync a; rename a b; fsync .", ALL,
	 "b=A4096\n"},
	/* fsync of the directory alone keeps the name, not the bytes. */
	{"create a; write a A512@0; fsync .", "ext4 zfs", "a=\na=A512\n"},
	{"create a; write a A512@0; fsync .", "ufs",
	 "a=.512\na=?512\na=A512\n"},
	{"create a; write a A512@0; fsync .", WEAK,
	 "a=\na=.512\na=A512\n"},
	{"create a; write a A512@0; sync", ALL, "a=A512\n"},

	/* Names of two directories, and of one. */
	{"mkdir d; mkdir e; sync; create d/a; create e/b", ORDERED,
	 "d/ d/a= e/\nd/ d/a= e/ e/b=\nd/ e/\n"},
	{"mkdir d; mkdir e; sync; create d/a; create e/b", WEAK,
	 "d/ d/a= e/\nd/ d/a= e/ e/b=\nd/ e/\nd/ e/ e/b=\n"},
	{"create a; create b", ORDERED " weak", "-\na=\na= b=\n"},
	{"create a; create b", "weakest", "-\na=\na= b=\nb=\n"},
	{"create a; sync; rename a b", ALL, "a=\nb=\n"},
	{"create a; create b; sync; rename a b", ALL, "a= b=\nb=\n"},
	{"mkdir d; mkdir e; create d/a; sync; rename d/a e/a", ORDERED,
	 "d/ d/a= e/\nd/ e/ e/a=\n"},
	{"mkdir d; mkdir e; create d/a; sync; rename d/a e/a", WEAK,
	 "d/ d/a= e/\nd/ d/a= e/ e/a=\nd/ e/\nd/ e/ e/a=\n"},
	{"create a; sync; unlink a", ALL, "-\na=\n"},
	{"create a; sync; link a b; unlink a", ORDERED " weak",
	 "a=\na= b=\nb=\n"},
	{"create a; sync; link a b; unlink a", "weakest",
	 "-\na=\na= b=\nb=\n"},
	/* fsync of a directory does not keep its own name. */
	{"mkdir d; create d/a; fsync d/a; fsync d", ORDERED, "d/ d/a=\n"},
	{"mkdir d; create d/a; fsync d/a; fsync d", WEAK, "-\nd/ d/a=\n"},
	{"mkdir d; create d/a; fsync d; fsync .", ALL, "d/ d/a=\n"},

	/* Bytes written over others. */
	{"create a; write a A1024@0; sync; write a B1024@0",
	 "ext4 ufs weak weakest",
	 "a=A1024\na=A512B512\na=B1024\na=B512A512\n"},
	{"create a; write a A1024@0; sync; write a B1024@0", "zfs",
	 "a=A1024\na=B1024\n"},
	{"create a; write a A1024@0; sync; write a B1024@0; fsync a", ALL,
	 "a=B1024\n"},
	{"create a; write a A512@0; sync; write a B512@0; write a C512@0",
	 "ext4 ufs weak weakest zfs", "a=A512\na=B512\na=C512\n"},
	/* Bytes behind the end, in its block and in the next. */
	{"create a; write a A512@0; sync; write a B512@512",
	 "ext4 ufs weak weakest", "a=A512\na=A512.512\na=A512B512\n"},
	{"create a; write a A512@0; sync; write a B512@512", "zfs",
	 "a=A512\na=A512B512\n"},
	{"create a; write a A4096@0; sync; write a B512@4096", "ext4 zfs",
	 "a=A4096\na=A4096B512\n"},
	{"create a; write a A4096@0; sync; write a B512@4096", "ufs",
	 "a=A4096\na=A4096.512\na=A4096?512\na=A4096B512\n"},
	{"create a; write a A4096@0; sync; write a B512@4096", WEAK,
	 "a=A4096\na=A4096.512\na=A4096B512\n"},
	{"create a; sync; write a A8192@0", "ext4",
	 "a=\na=A4096\na=A8192\n"},
	{"create a; sync; write a A8192@0", "zfs", "a=\na=A8192\n"},
	{"create a; sync; write a A1024@0", "ext4", "a=\na=A1024\n"},
	{"create a; sync; write a A1024@0", "ufs",
	 "a=\na=.1024\na=.512A512\na=?1024\na=A1024\na=A512.512\n"},
	{"create a; sync; write a A1024@0", WEAK,
	 "a=\na=.1024\na=.512A512\na=A1024\na=A512.512\n"},
	{"create a; write a A1024@0; sync; truncate a 512", "zfs",
	 "a=A1024\na=A512\n"},

	/* Attributes, and fdatasync, which leaves them out. */
	{"create a; sync; create b; chmod a 640", ORDERED,
	 "a=\na= b=\na=640: b=\n"},
	{"create a; sync; create b; chmod a 640", WEAK,
	 "a=\na= b=\na=640:\na=640: b=\n"},
	{"create a; sync; chmod a 640; write a A512@0; fdatasync a", ALL,
	 "a=640:A512\na=A512\n"},

	/* What fsync of another file does. */
	{"create a; write a A512@0; create b; fsync b", "ext4 zfs",
	 "a= b=\na=A512 b=\n"},
	{"create a; write a A512@0; create b; fsync b", "ufs",
	 "a=.512 b=\na=?512 b=\na=A512 b=\n"},
	{"create a; write a A512@0; create b; fsync b", "weak",
	 "-\na=\na= b=\na=.512\na=.512 b=\na=A512\na=A512 b=\n"},
	{"create a; create b; sync; chmod a 640; chmod b 644; fsync b",
	 "ext4 ufs", "a=640: b=644:\n"},
	{"create a; create b; sync; chmod a 640; chmod b 644; fsync b",
	 "zfs weak weakest", "a= b=644:\na=640: b=644:\n"},
	{"create a; write a A512@0; create b; sync; write a B512@0; fsync b",
	 ALL, "a=A512 b=\na=B512 b=\n"},
};

/* All sets of rules that the row names. */
static void check_rules(const struct row *row, const char *name)
{
	it_strbuf out = {NULL, 0, 0, 0};
	states_cut cut;

	states_cut_begin(&cut, &d, rules_find(name), (int)d.call_count - 1);
	tell_all(&cut, &out);
	ck_assert_msg(strcmp(it_strbuf_str(&out), row->states) == 0,
		      "%s, %s:\n%s", row->history, name, it_strbuf_str(&out));
	states_cut_end(&cut);
	it_strbuf_free(&out);
}

START_TEST(test_states)
{
	char names[64], *name;

	(void)snprintf(names, sizeof names, "%s", rows[_i].rules);
	do_history(rows[_i].history);
	for (name = strtok(names, " "); name != NULL;
	     name = strtok(NULL, " "))
		check_rules(&rows[_i], name);
	disk_end(&d);
}
END_TEST

static unsigned long long masked_hash(const states_cut *cut, unsigned picked,
				      const char *masked)
{
	unsigned vector[1];
	unsigned long long hash;
	states_image image;

	vector[0] = picked;
	states_image_begin(&image, &d);
	ck_assert_int_eq(states_make(cut, vector, &image), 1);
	hash = states_masked_hash(&image, masked);
	states_image_end(&image);
	return hash;
}

/* Without the bytes of a file its states are one. */
START_TEST(test_masked)
{
	static const char none[] = {0, 0}, second[] = {0, 1};
	states_cut cut;

	do_history("create a; write a A512@0; sync; write a B512@0");
	states_cut_begin(&cut, &d, rules_find("weak"), 4);
	ck_assert_uint_eq(cut.count, 1);
	ck_assert(masked_hash(&cut, 0, none) != masked_hash(&cut, 1, none));
	ck_assert(masked_hash(&cut, 0, second) ==
		  masked_hash(&cut, 1, second));
	states_cut_end(&cut);
	disk_end(&d);
}
END_TEST

/* Many blocks are tried by patterns, many states are only counted. */
START_TEST(test_patterns)
{
	states_cut cut;

	do_history("create a; sync; write a A49152@0");
	states_cut_begin(&cut, &d, rules_find("weak"), 3);
	ck_assert_uint_eq(cut.count, 2);
	ck_assert_uint_eq(states_count(&cut, 100), 5 * 4);
	ck_assert_uint_eq(states_count(&cut, 5), 5);
	states_cut_end(&cut);
	disk_end(&d);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("power");
	TCase *tcase = tcase_create("states");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, test_states, 0,
			    (int)(sizeof rows / sizeof rows[0]));
	tcase_add_test(tcase, test_masked);
	tcase_add_test(tcase, test_patterns);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? 0 : 1;
}
