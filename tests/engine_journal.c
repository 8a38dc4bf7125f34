/* SPDX-License-Identifier: BSD-2-Clause */
/* The journal: its text, its marks, and what damage does to it. */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/journal.h"
#include "engine/journal_text.h"
#include "installer/step_file.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

static const it_step_kind *const kinds[] = {
	&it_kind_file, &it_kind_remove, &it_kind_directory, &fake_kind, NULL};

static tree work;
static it_root root;
static it_run run, other;
static it_plan plan, got;
static it_filesystems fs, got_fs;
static it_journal journal;
static it_error err;

static void set_up(void)
{
	tree_begin(&work);
	tree_add_home(&work, TEST_HOME);
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_run_begin(&run, &root, TEST_HOME);
	it_run_begin(&other, &root, TEST_HOME);
	memset(&fs, 0, sizeof fs);
	journal.fd = -1;
}

static void tear_down(void)
{
	it_journal_close(&journal);
	it_plan_free(&plan);
	it_plan_free(&got);
	it_root_close(&root);
	it_strbuf_free(&fake_log);
	tree_end(&work);
}

/* ---- the text ------------------------------------------------------- */

/* Sums by hand would prove nothing: a known one of FNV-1a. */
START_TEST(sum)
{
	it_strbuf out = {NULL, 0, 0, 0};

	it_journal_line(&out, "");
	it_journal_line(&out, "a");
	it_journal_line(&out, "foobar");
	ck_assert_str_eq(out.data, "cbf29ce484222325 \n"
				   "af63dc4c8601ec8c a\n"
				   "85944171f73967e8 foobar\n");
	it_strbuf_free(&out);
}
END_TEST

static const struct {
	const char *line;
	const char *text; /* NULL: refused */
} line_rows[] = {
	{"af63dc4c8601ec8c a", "a"},
	{"85944171f73967e8 foobar", "foobar"},
	{"85944171f73967e8 foobaR", NULL},
	{"85944171f73967e9 foobar", NULL},
	{"85944171F73967E8 foobar", NULL},
	{"85944171f73967e8_foobar", NULL},
	{"85944171f73967e8", NULL},
	{"af63dc4c8601ec8", NULL},
	{"", NULL},
};

START_TEST(line)
{
	it_slice text;
	int good = it_journal_check(it_slice_of(line_rows[_i].line), &text);

	ck_assert_int_eq(good, line_rows[_i].text != NULL);
	if (good)
		ck_assert(it_slice_is(text, line_rows[_i].text));
}
END_TEST

static const char *const paths[] = {
	"kernel/drv/vmx", "with blank", "100%", "%41", "tab\tand\nnewline",
	"r\xc3\xa4", "\x01\x7f\xff",
};

static void add_all(void)
{
	static const it_owner owner = {1, 2, 1};
	it_file_step *file;
	size_t i;

	for (i = 0; i < COUNT(paths); i++) {
		ck_assert_int_eq(it_plan_file(&plan, paths[i], "install", "",
					      "abc", 3, 04755, &owner, &file,
					      &err),
				 IT_OK);
		file->now.has_mtime = i == 1;
		file->now.mtime = -5;
		file->existed = i % 2 == 0;
		file->old = file->now;
		file->old.size = 1ULL << 40;
		file->copy = (it_copy)(i % 3);
	}
	ck_assert_int_eq(it_plan_remove(&plan, "x", "", &err), IT_OK);
	ck_assert_int_eq(it_plan_directory(&plan, "d", &owner, &err), IT_OK);
	it_plan_set_phase(&plan, IT_PHASE_RECORD);
	fake_add(&plan, "done")->done = 1;
	fs.count = 2;
	(void)strcpy(fs.all[0].dir, "");
	(void)strcpy(fs.all[1].dir, "var/with blank");
}

static void expect_step(const it_step *was, const it_step *is)
{
	const it_file_step *a = was->data, *b = is->data;

	ck_assert_ptr_eq(is->kind, was->kind);
	ck_assert_str_eq(is->path, was->path);
	ck_assert_int_eq(is->phase, was->phase);
	ck_assert_int_eq(is->state, IT_STEP_PLANNED);
	ck_assert_str_eq(b->now.sha256, a->now.sha256);
	ck_assert_uint_eq(b->now.size, a->now.size);
	ck_assert_uint_eq(b->now.mode, a->now.mode);
	ck_assert_uint_eq(b->now.owner.uid, a->now.owner.uid);
	ck_assert_uint_eq(b->now.owner.gid, a->now.owner.gid);
	ck_assert_int_eq(b->now.owner.can_set, a->now.owner.can_set);
	ck_assert_int_eq(b->now.has_mtime, a->now.has_mtime);
	ck_assert_int_eq(b->existed, a->existed);
	ck_assert_int_eq(b->copy, a->copy);
	if (a->now.has_mtime)
		ck_assert_int_eq(b->now.mtime, a->now.mtime);
	if (a->existed)
		ck_assert_uint_eq(b->old.size, a->old.size);
}

static void create(void)
{
	ck_assert_int_eq(it_journal_create(&journal, &plan, &fs, &run, &err),
			 IT_OK);
}

static it_code load(int *found)
{
	it_journal_close(&journal);
	it_plan_free(&got);
	it_error_clear(&err);
	return it_journal_load(&journal, &got, &got_fs, &other, kinds, found,
			       &err);
}

START_TEST(written_and_read)
{
	size_t i;
	int found;

	add_all();
	ck_assert_int_eq(it_plan_has(&plan, "done"), 1);
	plan.steps[plan.count - 1].state = IT_STEP_UNCHANGED;
	create();
	ck_assert_int_eq(tree_has(&work, "home/journal.new"), 0);
	ck_assert_int_eq(load(&found), IT_OK);
	ck_assert_int_eq(found, 1);
	ck_assert_str_eq(other.txid, run.txid);
	/* What was done already is no part of it. */
	ck_assert_uint_eq(got.count, plan.count - 1);
	for (i = 0; i < got.count; i++)
		expect_step(&plan.steps[i], &got.steps[i]);
	ck_assert_uint_eq(got_fs.count, 2);
	ck_assert_str_eq(got_fs.all[0].dir, "");
	ck_assert_str_eq(got_fs.all[1].dir, "var/with blank");
	for (i = 0; i < IT_MARKS; i++)
		ck_assert_int_eq(journal.made[i], 0);
	ck_assert_int_eq(it_journal_remove(&journal, &run, 1), 0);
	ck_assert_int_eq(load(&found), IT_OK);
	ck_assert_int_eq(found, 0);
}
END_TEST

/* ---- marks ---------------------------------------------------------- */

START_TEST(marks)
{
	int mark, found, want;

	(void)fake_add(&plan, "f");
	create();
	for (mark = 0; mark < IT_MARKS; mark++)
		if (_i & 1 << mark)
			ck_assert_int_eq(it_journal_mark(&journal,
							 (it_mark)mark, &run,
							 &err),
					 IT_OK);
	ck_assert_int_eq(load(&found), IT_OK);
	for (mark = 0; mark < IT_MARKS; mark++) {
		want = (_i & 1 << mark) != 0;
		ck_assert_int_eq(journal.made[mark], want);
	}
}
END_TEST

/* ---- damage --------------------------------------------------------- */

static off_t size_now(void)
{
	return tree_stat(&work, "home/journal").st_size;
}

static void flip(off_t at, int bits)
{
	int fd = openat(work.fd, "home/journal", O_RDWR);
	char byte;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(pread(fd, &byte, 1, at), 1);
	byte = (char)(byte ^ bits);
	ck_assert_int_eq(pwrite(fd, &byte, 1, at), 1);
	ck_assert_int_eq(close(fd), 0);
}

static void cut_to(off_t size)
{
	int fd = openat(work.fd, "home/journal", O_RDWR);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(ftruncate(fd, size), 0);
	ck_assert_int_eq(close(fd), 0);
}

/* Where the lines end and newlines fill up to the marks. */
static off_t end_of_lines(void)
{
	const char *text = tree_text(&work, "home/journal");
	const char *at = strstr(text, "\n\n");

	return at != NULL ? at - text + 1 : -1;
}

/* One wrong byte in a line is seen; in the marks it is a mark not made. */
START_TEST(every_byte_flipped)
{
	static const int patterns[] = {0x01, 0x20, 0x80, 0xff};
	off_t at, lines, size;
	int found, commit;

	(void)fake_add(&plan, "f");
	(void)fake_add(&plan, "g");
	create();
	ck_assert_int_eq(it_journal_mark(&journal, IT_MARK_COMMIT, &run, &err),
			 IT_OK);
	lines = end_of_lines();
	size = size_now();
	ck_assert_int_gt(lines, 0);
	for (at = 0; at < size; at++) {
		flip(at, patterns[_i]);
		if (at < lines) {
			ck_assert_int_eq(load(&found), IT_UNFINISHED);
			ck_assert_ptr_nonnull(strstr(err.text, "and damaged"));
		} else {
			ck_assert_int_eq(load(&found), IT_OK);
			commit = at < journal.slots ||
				 at >= journal.slots + IT_SLOT;
			ck_assert_int_eq(journal.made[IT_MARK_COMMIT], commit);
		}
		flip(at, patterns[_i]);
	}
}
END_TEST

START_TEST(every_length)
{
	off_t at, lines, size;
	int found;

	(void)fake_add(&plan, "f");
	create();
	ck_assert_int_eq(it_journal_mark(&journal, IT_MARK_COMMIT, &run, &err),
			 IT_OK);
	lines = end_of_lines();
	size = size_now();
	for (at = size; at-- > 0;) {
		cut_to(at);
		if (at + 1 >= lines) {
			ck_assert_int_eq(load(&found), IT_OK);
			ck_assert_int_eq(journal.made[IT_MARK_COMMIT],
					 at >= journal.slots + IT_SLOT);
		} else {
			ck_assert_int_eq(load(&found), IT_UNFINISHED);
		}
	}
}
END_TEST

/* A journal that never got its name: nothing else was done. */
START_TEST(begun)
{
	int found;

	tree_put(&work, 'f', "home/journal.new", "half");
	ck_assert_int_eq(it_journal_find(&root, TEST_HOME, &found, &err),
			 IT_OK);
	ck_assert_int_eq(found, 1);
	ck_assert_int_eq(load(&found), IT_OK);
	ck_assert_int_eq(found, 0);
	ck_assert_int_eq(tree_has(&work, "home/journal.new"), 0);
}
END_TEST

/* A damaged one is not touched, nor what is beside it. */
START_TEST(damaged_and_begun)
{
	int found;

	tree_put(&work, 'f', "home/journal", "damaged");
	tree_put(&work, 'f', "home/journal.new", "half");
	ck_assert_int_eq(load(&found), IT_UNFINISHED);
	ck_assert_str_eq(tree_text(&work, "home/journal"), "damaged");
	ck_assert_str_eq(tree_text(&work, "home/journal.new"), "half");
}
END_TEST

/* Whole lines that say what is not known: nothing is to be done by hand. */
START_TEST(of_another_version)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found;

	it_journal_line(&text, "install-tools-journal 2");
	tree_put(&work, 'f', "home/journal", it_strbuf_str(&text));
	ck_assert_int_eq(load(&found), IT_UNFINISHED);
	ck_assert_ptr_nonnull(strstr(err.text, "another version"));
	ck_assert_ptr_nonnull(strstr(err.remedy, "that wrote it"));
	ck_assert_str_eq(tree_text(&work, "home/journal"),
			 it_strbuf_str(&text));
	it_strbuf_free(&text);
}
END_TEST

/* It has to be taken out of the way by recovery first. */
START_TEST(one_is_there)
{
	tree_put(&work, 'f', "home/journal.new", "half");
	(void)fake_add(&plan, "f");
	ck_assert_int_eq(it_journal_create(&journal, &plan, &fs, &run, &err),
			 IT_IO);
	ck_assert_int_eq(err.sys_errno, EEXIST);
	ck_assert_int_eq(journal.fd, -1);
	ck_assert_str_eq(tree_text(&work, "home/journal.new"), "half");
}
END_TEST

void add_journal(Suite *suite)
{
	TCase *tc = tcase_create("journal");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, sum);
	ADD_ROWS(tc, line, line_rows);
	tcase_add_test(tc, written_and_read);
	tcase_add_loop_test(tc, marks, 0, 1 << IT_MARKS);
	tcase_add_loop_test(tc, every_byte_flipped, 0, 4);
	tcase_add_test(tc, every_length);
	tcase_add_test(tc, begun);
	tcase_add_test(tc, damaged_and_begun);
	tcase_add_test(tc, of_another_version);
	tcase_add_test(tc, one_is_there);
	suite_add_tcase(suite, tc);
}
