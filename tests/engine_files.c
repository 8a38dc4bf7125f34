/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The steps that change files: what they leave when all goes well, and that
 * they leave nothing when something fails.
 */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "installer/step_file.h"
#include "support/text.h"
#include "tests/check_engine.h"
#include "tests/tree.h"

static const tree_node nodes[] = {
	{'d', "kernel", NULL, 0},
	{'d', "kernel/drv", NULL, 0},
	{'f', "kernel/drv/vmx", "old driver", 0755},
	{'f', "kernel/drv/vmx.conf", "a=1;", 0640},
	{'f', "kernel/drv/other", "other", 0600},
	{'f', "kernel/drv/empty", "", 0644},
	{'l', "kernel/drv/link", "vmx", 0},
	{'l', "kernel/drv/dangling", "nothing", 0},
	{'p', "kernel/drv/fifo", NULL, 0},
	{'d', "kernel/drv/dir", NULL, 0700},
	{'l', "kernel/drv/todir", "dir", 0},
	{'l', "platform", "kernel", 0},
};

enum { OLD_TIME = 1000000000 };

static const it_owner nobody_special = {0, 0, 0};

static tree work;
static it_root root;
static it_run run;
static it_plan plan;
static it_error err;
static it_strbuf before, after;
static int fds_before;

static void set_up(void)
{
	struct timespec times[2] = {{OLD_TIME, 0}, {OLD_TIME, 0}};
	size_t i;

	tree_begin(&work);
	tree_add(&work, nodes, COUNT(nodes));
	tree_add_home(&work, TEST_HOME);
	for (i = 0; i < COUNT(nodes); i++)
		ck_assert_int_eq(utimensat(work.fd, nodes[i].path, times,
					   AT_SYMLINK_NOFOLLOW),
				 0);
	it_error_clear(&err);
	fds_before = tree_open_fds();
	ck_assert_int_eq(it_root_open(&root, work.path, &err), IT_OK);
	it_run_begin(&run, &root, TEST_HOME);
	tree_list(&work, "", &before);
}

static void tear_down(void)
{
	it_plan_free(&plan);
	it_root_close(&root);
	ck_assert_int_eq(tree_open_fds(), fds_before);
	it_strbuf_free(&before);
	it_strbuf_free(&after);
	it_strbuf_free(&fake_log);
	tree_end(&work);
}

static it_file_step *add_file(const char *path, const char *text, mode_t mode)
{
	it_file_step *file = NULL;

	ck_assert_int_eq(it_plan_file(&plan, path, "install", "why 100%", text,
				      strlen(text), mode, &nobody_special,
				      &file, &err),
			 IT_OK);
	ck_assert_ptr_nonnull(file);
	return file;
}

static void add_remove(const char *path)
{
	ck_assert_int_eq(it_plan_remove(&plan, path, "why", &err), IT_OK);
}

static void add_remove_link(const char *path)
{
	ck_assert_int_eq(it_plan_remove_link(&plan, path, "why", &err), IT_OK);
}

static void add_link(const char *path)
{
	ck_assert_int_eq(it_plan_link(&plan, path, "new one", "", &err),
			 IT_OK);
}

/* One that leads to vmx is replaced. */
static void add_relink(const char *path)
{
	ck_assert_int_eq(it_plan_link(&plan, path, "new one", "vmx", &err),
			 IT_OK);
}

static void add_remove_directory(const char *path)
{
	ck_assert_int_eq(it_plan_remove_directory(&plan, path, "why", &err),
			 IT_OK);
}

static void add_directory(const char *path)
{
	ck_assert_int_eq(it_plan_directory(&plan, path, &nobody_special, &err),
			 IT_OK);
}

static void check_plan(void)
{
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
}

static it_code execute(void)
{
	check_plan();
	return it_plan_execute(&plan, &run, &err);
}

static void expect_done(void)
{
	ck_assert_int_eq(execute(), IT_OK);
	ck_assert_int_eq(err.code, IT_OK);
}

/* Without linkat(2) a symbolic link has one name, and comes back anew. */
#ifdef HAVE_LINKAT
enum { KEPT_LINKS = 1 };
#else
enum { KEPT_LINKS = 0 };
#endif

static void forget_link_inodes(char *list)
{
	char *arrow = list, *digit;

	while (!KEPT_LINKS && (arrow = strstr(arrow, " -> ")) != NULL) {
		for (digit = arrow; digit[-1] != ' '; digit--)
			digit[-1] = '#';
		arrow++;
	}
}

/* Everything, inodes and times too, is as it was. */
static void expect_untouched(void)
{
	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	forget_link_inodes(before.data);
	forget_link_inodes(after.data);
	ck_assert_str_eq(after.data, before.data);
}

/* The listing without the lines of path and of what is below it. */
static char *without(const it_strbuf *list, const char *path)
{
	it_slice rest = it_slice_of(it_strbuf_str(list)), line;
	it_strbuf out = {NULL, 0, 0, 0};

	while (it_next_line(&rest, &line)) {
		if (it_slice_starts(line, path) &&
		    (line.at[strlen(path)] == ' ' ||
		     line.at[strlen(path)] == '/'))
			continue;
		it_strbuf_bytes(&out, line.at, line.len);
		it_strbuf_char(&out, '\n');
	}
	return it_strbuf_take(&out, NULL);
}

static void expect_others_untouched(const char *path)
{
	char *was, *is;

	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	was = without(&before, path);
	is = without(&after, path);
	forget_link_inodes(was);
	forget_link_inodes(is);
	ck_assert_str_eq(is, was);
	free(was);
	free(is);
}

/* ---- what is left when all goes well ------------------------------------ */

/* where: the file's own path, where the step's leads through a link. */
static const struct {
	const char *path, *where;
	const char *text;
	mode_t mode;
	long mtime; /* 0: not given */
	int unchanged;
} file_rows[] = {
	{"kernel/drv/new", NULL, "new", 0644, 0, 0},
	{"new", NULL, "new", 0600, 0, 0},
	{"kernel/drv/new", NULL, "", 0755, 0, 0},
	{"kernel/drv/new", NULL, "n", 0444, 1234567890, 0},
	{"kernel/drv/new", NULL, "n", 04755, 0, 0},
	{"kernel/drv/new", NULL, "n", 0666, 0, 0},
	{"kernel/drv/vmx", NULL, "new driver", 0755, 0, 0},
	{"kernel/drv/vmx", NULL, "old", 0755, 0, 0},
	{"kernel/drv/vmx", NULL, "old driver, longer", 0755, 0, 0},
	{"kernel/drv/vmx", NULL, "", 0755, 0, 0},
	{"kernel/drv/empty", NULL, "x", 0644, 0, 0},
	/* only the mode, only the time */
	{"kernel/drv/vmx", NULL, "old driver", 0644, 0, 0},
	{"kernel/drv/vmx", NULL, "old driver", 02755, 0, 0},
	{"kernel/drv/vmx", NULL, "old driver", 0755, OLD_TIME + 1, 0},
	/* as wanted already */
	{"kernel/drv/vmx", NULL, "old driver", 0755, 0, 1},
	{"kernel/drv/vmx", NULL, "old driver", 0755, OLD_TIME, 1},
	{"kernel/drv/empty", NULL, "", 0644, 0, 1},
	/* through a link to its directory */
	{"platform/drv/vmx", "kernel/drv/vmx", "new", 0755, 0, 0},
	{"platform/drv/vmx", "kernel/drv/vmx", "old driver", 0755, 0, 1},
};

static void expect_file(const char *path, int row)
{
	struct stat st = tree_stat(&work, path);

	ck_assert(S_ISREG(st.st_mode));
	ck_assert_uint_eq(st.st_mode & 07777, file_rows[row].mode);
	ck_assert_uint_eq(st.st_nlink, 1);
	ck_assert_int_eq(st.st_size, (off_t)strlen(file_rows[row].text));
	if (file_rows[row].mtime != 0)
		ck_assert_int_eq(st.st_mtime, file_rows[row].mtime);
	else if (!file_rows[row].unchanged)
		ck_assert_int_gt(st.st_mtime, OLD_TIME + 1);
	ck_assert_int_eq(chmod(work.path, 0700), 0);
	ck_assert_int_eq(fchmodat(work.fd, path, 0600, 0), 0);
	ck_assert_str_eq(tree_text(&work, path), file_rows[row].text);
}

START_TEST(one_file)
{
	const char *path = file_rows[_i].path, *where = file_rows[_i].where;
	it_file_step *file;

	(void)umask(077);
	file = add_file(path, file_rows[_i].text, file_rows[_i].mode);
	file->now.has_mtime = file_rows[_i].mtime != 0;
	file->now.mtime = file_rows[_i].mtime;
	check_plan();
	ck_assert_int_eq(plan.steps[0].state == IT_STEP_UNCHANGED,
			 file_rows[_i].unchanged);
	expect_done();
	if (file_rows[_i].unchanged) {
		expect_untouched();
	} else {
		expect_others_untouched(where != NULL ? where : path);
		ck_assert_int_eq(plan.steps[0].state, IT_STEP_DONE);
	}
	/* The second run has nothing to do. */
	check_plan();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_UNCHANGED);
	expect_file(where != NULL ? where : path, _i);
}
END_TEST

static const size_t lengths[] = {16383, 16384, 16385, 100000};

/* Every byte, NULs too, over the block that is compared at once. */
START_TEST(binary_file)
{
	size_t len = lengths[_i], i;
	char *bytes = malloc(len), path[600];
	it_strbuf got = {NULL, 0, 0, 0};
	int found, fd;

	ck_assert_ptr_nonnull(bytes);
	for (i = 0; i < len; i++)
		bytes[i] = (char)(i * 7 + i / 251);
	(void)snprintf(path, sizeof path, "kernel/drv/n%d", _i);
	ck_assert_int_eq(it_plan_file(&plan, path, "install", "", bytes, len,
				      0644, &nobody_special, NULL, &err),
			 IT_OK);
	ck_assert_uint_eq(plan.steps[0].kind->space(&plan.steps[0]), len);
	expect_done();
	ck_assert_int_eq(it_root_read(&root, path, len, &got, &found, &err),
			 IT_OK);
	ck_assert_uint_eq(got.len, len);
	ck_assert_mem_eq(got.data, bytes, len);
	/* A difference in the last byte only is seen. */
	fd = openat(work.fd, path, O_WRONLY);
	ck_assert_int_eq(lseek(fd, -1, SEEK_END), (off_t)len - 1);
	bytes[len - 1] ^= 1;
	ck_assert_int_eq(write(fd, bytes + len - 1, 1), 1);
	ck_assert_int_eq(close(fd), 0);
	check_plan();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_PLANNED);
	it_strbuf_free(&got);
	free(bytes);
}
END_TEST

START_TEST(record_of_a_file)
{
	it_file_step *file = add_file("kernel/drv/vmx", "abc", 0755);

	ck_assert_str_eq(file->now.sha256,
			 "ba7816bf8f01cfea414140de5dae2223"
			 "b00361a396177a9cb410ff61f20015ad");
	ck_assert_str_eq(plan.steps[0].note, "why 100%");
	ck_assert_str_eq(plan.steps[0].verb, "install");
	ck_assert_str_eq(plan.steps[0].kind->name, "file");
	check_plan();
	ck_assert_int_eq(file->existed, 1);
	ck_assert_uint_eq(file->old.size, 10);
}
END_TEST

START_TEST(owner)
{
	static const it_owner other = {1234, 5678, 1};
	it_file_step *file;
	struct stat st;

	if (geteuid() != 0) {
		puts("skipped: owner (needs privilege)");
		return;
	}
	file = add_file("kernel/drv/vmx", "old driver", 04755);
	file->now.owner = other;
	ck_assert_int_eq(it_plan_directory(&plan, "kernel/made", &other, &err),
			 IT_OK);
	ck_assert_int_eq(chmod(work.path, 0700), 0);
	expect_done();
	st = tree_stat(&work, "kernel/drv/vmx");
	ck_assert(st.st_uid == 1234 && st.st_gid == 5678);
	ck_assert_uint_eq(st.st_mode & 07777, 04755);
	st = tree_stat(&work, "kernel/made");
	ck_assert(st.st_uid == 1234 && st.st_gid == 5678);
	/* The owner alone is a difference. */
	file->now.owner.gid = 5679;
	check_plan();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_PLANNED);
}
END_TEST

static const struct {
	const char *path, *where;
	int unchanged;
} remove_rows[] = {
	{"kernel/drv/vmx", "kernel/drv/vmx", 0},
	{"platform/drv/vmx.conf", "kernel/drv/vmx.conf", 0},
	{"kernel/drv/empty", "kernel/drv/empty", 0},
	{"kernel/drv/none", NULL, 1},
	{"no/such/dir", NULL, 1},
	{"kernel/drv/vmx/x", NULL, 1},
};

START_TEST(one_remove)
{
	add_remove(remove_rows[_i].path);
	ck_assert_str_eq(plan.steps[0].kind->name, "remove");
	ck_assert_str_eq(plan.steps[0].verb, "remove");
	expect_done();
	ck_assert_int_eq(plan.steps[0].state, remove_rows[_i].unchanged ?
						      IT_STEP_UNCHANGED :
						      IT_STEP_DONE);
	if (remove_rows[_i].unchanged) {
		expect_untouched();
		return;
	}
	expect_others_untouched(remove_rows[_i].where);
	ck_assert_int_eq(tree_has(&work, remove_rows[_i].where), 0);
	check_plan();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_UNCHANGED);
}
END_TEST

static const struct {
	void (*add)(const char *path);
	const char *kind;
	const char *path, *where; /* where: NULL if nothing is there */
} away_rows[] = {
	{add_remove_link, "remove-link", "kernel/drv/link", "kernel/drv/link"},
	{add_remove_link, "remove-link", "platform/drv/dangling",
	 "kernel/drv/dangling"},
	{add_remove_link, "remove-link", "kernel/drv/todir",
	 "kernel/drv/todir"},
	{add_remove_link, "remove-link", "platform", "platform"},
	{add_remove_link, "remove-link", "kernel/drv/none", NULL},
	{add_remove_link, "remove-link", "no/such/link", NULL},
	{add_remove_directory, "remove-directory", "kernel/drv/dir",
	 "kernel/drv/dir"},
	{add_remove_directory, "remove-directory", "platform/drv/dir",
	 "kernel/drv/dir"},
	{add_remove_directory, "remove-directory", "kernel/none", NULL},
	{add_remove_directory, "remove-directory", "no/such/dir", NULL},
};

/* What a link leads to stays. */
START_TEST(one_away)
{
	const char *where = away_rows[_i].where;

	away_rows[_i].add(away_rows[_i].path);
	ck_assert_str_eq(plan.steps[0].kind->name, away_rows[_i].kind);
	ck_assert_str_eq(plan.steps[0].verb, "remove");
	expect_done();
	ck_assert_int_eq(plan.steps[0].state, where == NULL ?
						      IT_STEP_UNCHANGED :
						      IT_STEP_DONE);
	if (where == NULL) {
		expect_untouched();
		return;
	}
	expect_others_untouched(where);
	ck_assert_int_eq(tree_has(&work, where), 0);
	check_plan();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_UNCHANGED);
}
END_TEST

/* The reserve for a full disk must not keep a directory, nor hang on it. */
static void add_emptied(void)
{
	tree_put(&work, 'd', "made", NULL);
	tree_put(&work, 'd', "made/below", NULL);
	tree_put(&work, 'f', "made/below/file", "x");
	tree_put(&work, 'l', "made/link", "below");
	add_remove("made/below/file");
	add_remove_link("made/link");
	add_remove_directory("made/below");
	add_remove_directory("made");
}

static const it_sync_mode modes[] = {IT_SYNC_WHOLE, IT_SYNC_EACH,
				     IT_SYNC_NONE};

START_TEST(emptied_directories)
{
	add_emptied();
	run.sync = modes[_i];
	expect_done();
	expect_untouched();
	ck_assert_int_eq(tree_has(&work, TEST_HOME "/journal"), 0);
}
END_TEST

/* As recovery does when the run died while it was cleaned. */
START_TEST(cleaned_again)
{
	unsigned ways = 0;
	size_t i;

	add_emptied();
	expect_done();
	for (i = 0; i < plan.count; i++)
		ck_assert_int_eq(plan.steps[i].kind->cleanup(&plan.steps[i],
							     &run, &err),
				 IT_OK);
	for (i = 0; i < plan.count; i++) {
		const it_step_kind *kind = plan.steps[i].kind;

		ck_assert_int_eq(kind->probe(&plan.steps[i], &run, &ways,
					     &err),
				 IT_OK);
		ck_assert(ways & IT_CAN_FORWARD);
		ck_assert_int_eq(kind->publish(&plan.steps[i], &run, &err),
				 IT_OK);
		ck_assert_int_eq(kind->verify(&plan.steps[i], &run, &err),
				 IT_OK);
	}
	expect_untouched();
}
END_TEST

START_TEST(directories_with_files)
{
	struct stat st;

	(void)umask(077);
	add_directory("var");
	add_directory("var/lib");
	(void)add_file("var/lib/file", "x", 0644);
	ck_assert_str_eq(plan.steps[0].kind->name, "directory");
	ck_assert_str_eq(plan.steps[0].verb, "make directory");
	expect_done();
	st = tree_stat(&work, "var/lib");
	ck_assert(S_ISDIR(st.st_mode));
	ck_assert_uint_eq(st.st_mode & 07777, 0755);
	ck_assert_str_eq(tree_text(&work, "var/lib/file"), "x");
	expect_others_untouched("var");
	check_plan();
	ck_assert_uint_eq(it_plan_needed(&plan), 0);
}
END_TEST

static const char *const there[] = {
	"kernel/drv/dir", "kernel/drv/todir", "platform/drv", "kernel",
};

START_TEST(existing_directory)
{
	add_directory(there[_i]);
	expect_done();
	ck_assert_int_eq(plan.steps[0].state, IT_STEP_UNCHANGED);
	expect_untouched();
}
END_TEST

/* ---- what is refused before anything is written ------------------------- */

static void add_vmx_file(const char *path)
{
	(void)add_file(path, "x", 0644);
}

static const char a_link[] = "is a symbolic link, which is not replaced";
static const char no_file[] = "is not a regular file";
static const char no_dir[] = "is not a directory";
static const char no_link[] =
	"stands where a link to new one belongs, and is not ours";
static const char move_away[] = "move it away and run again";

static const struct {
	void (*add)(const char *path);
	const char *path;
	const char *text;
	const char *remedy;
} refused_rows[] = {
	{add_vmx_file, "kernel/drv/link", a_link, move_away},
	{add_vmx_file, "kernel/drv/dangling", a_link, move_away},
	{add_vmx_file, "kernel/drv/todir", a_link, move_away},
	{add_vmx_file, "kernel/drv/fifo", no_file, move_away},
	{add_vmx_file, "kernel/drv/dir", no_file, move_away},
	{add_remove, "kernel/drv/link", a_link, move_away},
	{add_remove, "kernel/drv/fifo", no_file, move_away},
	{add_remove, "kernel/drv/dir", no_file, move_away},
	{add_remove_link, "kernel/drv/vmx", "is not a symbolic link", ""},
	{add_remove_link, "kernel/drv/dir", "is not a symbolic link", ""},
	{add_remove_link, "kernel/drv/fifo", "is not a symbolic link", ""},
	{add_link, "kernel/drv/vmx", no_link, move_away},
	{add_link, "kernel/drv/link", no_link, move_away},
	{add_link, "kernel/drv/dir", no_link, move_away},
	{add_relink, "kernel/drv/vmx", no_link, move_away},
	{add_relink, "kernel/drv/todir", no_link, move_away},
	{add_remove_directory, "kernel/drv/vmx", "is not a directory", ""},
	{add_remove_directory, "kernel/drv/todir", "is not a directory", ""},
	{add_directory, "kernel/drv/vmx", no_dir, move_away},
	{add_directory, "kernel/drv/link", no_dir, move_away},
	{add_directory, "kernel/drv/dangling", no_dir, move_away},
	{add_directory, "kernel/drv/fifo", no_dir, move_away},
};

START_TEST(refused)
{
	char name[600];

	refused_rows[_i].add(refused_rows[_i].path);
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_TARGET);
	ck_assert_int_eq(err.code, IT_TARGET);
	ck_assert_str_eq(err.text, refused_rows[_i].text);
	ck_assert_str_eq(err.remedy, refused_rows[_i].remedy);
	(void)snprintf(name, sizeof name, "%s/%s", work.path,
		       refused_rows[_i].path);
	ck_assert_str_eq(err.path, name);
	expect_untouched();
}
END_TEST

START_TEST(directory_below_a_file)
{
	add_directory("kernel/drv/vmx/x");
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_IO);
	ck_assert_int_eq(err.sys_errno, ENOTDIR);
	expect_untouched();
}
END_TEST

/* ---- failures: all comes back ------------------------------------------- */

static void add_dated(const char *path, time_t mtime)
{
	it_file_step *file = add_file(path, "", 0644);

	file->now.has_mtime = 1;
	file->now.mtime = mtime;
}

/* One step of every sort, and a failing one at each place between them. */
enum { SORTS = 12 };

static void add_sort(int sort)
{
	static const char *const dirs[] = {"var", "var/lib"};

	switch (sort) {
	case 0:
	case 1:
		add_directory(dirs[sort]);
		break;
	case 2:
		(void)add_file("var/lib/new", "new", 0644);
		break;
	case 3:
		(void)add_file("platform/drv/vmx", "new driver", 0755);
		break;
	case 4:
		(void)add_file("kernel/drv/vmx.conf", "a=1;", 0644);
		break;
	case 5:
		add_remove("kernel/drv/other");
		break;
	case 6:
		add_dated("kernel/drv/empty", 5);
		break;
	case 7:
		add_remove_link("kernel/drv/todir");
		break;
	case 8:
		add_remove_directory("kernel/drv/dir");
		break;
	case 9:
		add_link("var/lib/link");
		break;
	case 10:
		add_relink("kernel/drv/link");
		break;
	default:
		add_remove("kernel/drv/none");
		break;
	}
}

/* All steps but the one at place, which fails when letter is called. */
static fake *add_sorts_and(int place)
{
	fake *f = NULL;
	int i;

	for (i = 0; i <= SORTS; i++) {
		if (i == place)
			f = fake_add(&plan, "fake");
		if (i < SORTS)
			add_sort(i);
	}
	return f;
}

START_TEST(undone)
{
	static const char *const letters[] = {"p", "r", "v"};
	fake *f = add_sorts_and(_i / 3);

	f->fails_at = letters[_i % 3];
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.path, "fake");
	expect_untouched();
	/* Nothing of it is left in the plan either. */
	it_error_clear(&err);
	f->fails_at = NULL;
	expect_done();
	ck_assert_str_eq(tree_text(&work, "kernel/drv/vmx"), "new driver");
	ck_assert_int_eq(tree_has(&work, "kernel/drv/other"), 0);
}
END_TEST

static size_t count_copies(void)
{
	it_slice rest, line;
	size_t count = 0;

	it_strbuf_reset(&after);
	tree_list(&work, "", &after);
	rest = it_slice_of(it_strbuf_str(&after));
	while (it_next_line(&rest, &line)) {
		while (line.len != 0 && line.at[0] != ' ') {
			count += it_slice_starts(line, run.txid) != 0;
			line.at++;
			line.len--;
		}
	}
	return count;
}

/* All is staged, nobody can see it: the old state under every name. */
static void look_before_publishing(void)
{
	/*
	 * staged: 4 files, 2 links; kept: 3, the removed one and the link that
	 * gets another text; the ballast
	 */
	ck_assert_uint_eq(count_copies(), 11 + KEPT_LINKS);
	ck_assert_int_eq(tree_has(&work, "var/lib/link"), 0);
	ck_assert_int_eq(tree_has(&work, "var/lib/new"), 0);
	ck_assert_str_eq(tree_text(&work, "kernel/drv/vmx"), "old driver");
	ck_assert_int_eq(tree_has(&work, "kernel/drv/other"), 1);
	ck_assert_uint_eq(tree_stat(&work, "kernel/drv/vmx.conf").st_mode &
				  07777,
			  0640);
}

/* All is in place, the old files are kept still. */
static void look_before_cleaning(void)
{
	ck_assert_uint_eq(count_copies(), 6 + KEPT_LINKS);
	ck_assert_int_eq(tree_has(&work, "var/lib/link"), 1);
	ck_assert_int_eq(tree_stat(&work, "kernel/drv/link").st_size, 7);
	ck_assert_int_eq(tree_has(&work, "kernel/drv/todir"), 0);
	ck_assert_int_eq(tree_has(&work, "kernel/drv/dir"), 1);
	ck_assert_str_eq(tree_text(&work, "var/lib/new"), "new");
	ck_assert_str_eq(tree_text(&work, "kernel/drv/vmx"), "new driver");
	ck_assert_int_eq(tree_has(&work, "kernel/drv/other"), 0);
}

static const struct {
	int place, letter;
	void (*look)(void);
} look_rows[] = {
	{0, 'r', look_before_publishing},
	{SORTS, 'v', look_before_cleaning},
};

START_TEST(on_the_way)
{
	fake *f = add_sorts_and(look_rows[_i].place);

	f->acts_at = look_rows[_i].letter;
	f->act = look_rows[_i].look;
	expect_done();
	ck_assert_ptr_nonnull(strchr(fake_log.data, look_rows[_i].letter));
	ck_assert_uint_eq(count_copies(), 0);
}
END_TEST

/* ---- somebody else changes the target before it is read back ------------ */

static void change_content(void)
{
	int fd = openat(work.fd, "kernel/drv/vmx", O_WRONLY);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, "N", 1), 1);
	ck_assert_int_eq(close(fd), 0);
}

static void lengthen(void)
{
	int fd = openat(work.fd, "kernel/drv/vmx", O_WRONLY | O_APPEND);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, "N", 1), 1);
	ck_assert_int_eq(close(fd), 0);
}

static void empty_it(void)
{
	tree_put(&work, 'f', "kernel/drv/vmx", "");
}

static void change_mode(void)
{
	ck_assert_int_eq(fchmodat(work.fd, "kernel/drv/vmx", 0754, 0), 0);
}

static void take_away(void)
{
	ck_assert_int_eq(unlinkat(work.fd, "kernel/drv/vmx", 0), 0);
}

static void make_link(void)
{
	take_away();
	tree_put(&work, 'l', "kernel/drv/vmx", "other");
}

static void make_again(void)
{
	tree_put(&work, 'f', "kernel/drv/vmx", "again");
}

static void add_new_vmx(const char *path)
{
	(void)add_file(path, "new driver", 0755);
}

/* kept: what he made of it, in the backup afterwards. */
static const struct {
	void (*add)(const char *path);
	void (*act)(void);
	const char *kept;
} spoiled_rows[] = {
	{add_new_vmx, change_content, "New driver"},
	{add_new_vmx, lengthen, "new driverN"},
	{add_new_vmx, empty_it, ""},
	{add_new_vmx, change_mode, NULL},
	{add_new_vmx, take_away, NULL},
	{add_new_vmx, make_link, NULL},
	{add_remove, make_again, "again"},
};

static void expect_kept(const char *text)
{
	char path[128], sha256[IT_SHA256_HEX];

	ck_assert_int_eq(it_sha256_of(text, strlen(text), sha256, NULL),
			 IT_OK);
	(void)snprintf(path, sizeof path, TEST_HOME "/backup/%s", sha256);
	ck_assert_str_eq(tree_text(&work, path), text);
	ck_assert_int_eq(unlinkat(work.fd, path, 0), 0);
}

START_TEST(spoiled)
{
	char name[600];
	fake *f;

	spoiled_rows[_i].add("kernel/drv/vmx");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = spoiled_rows[_i].act;
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.text,
			 "does not read back as it was written");
	(void)snprintf(name, sizeof name, "%s/kernel/drv/vmx", work.path);
	ck_assert_str_eq(err.path, name);
	if (spoiled_rows[_i].kept != NULL)
		expect_kept(spoiled_rows[_i].kept);
	expect_untouched();
}
END_TEST

static int held;

/* By somebody who had the file open before it was replaced. */
static void write_to_old(void)
{
	ck_assert_int_eq(write(held, "edit", 4), 4);
	ck_assert_int_eq(close(held), 0);
}

/* What is written to the old file meanwhile is not lost: all goes back. */
START_TEST(edited_behind)
{
	fake *f;

	held = openat(work.fd, "kernel/drv/vmx", O_WRONLY | O_APPEND);
	ck_assert_int_ge(held, 0);
	if (_i == 0)
		add_new_vmx("kernel/drv/vmx");
	else
		add_remove("kernel/drv/vmx");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = write_to_old;
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.text,
			 "was changed by somebody else during this run");
	ck_assert_str_eq(tree_text(&work, "kernel/drv/vmx"), "old driveredit");
	ck_assert_uint_eq(count_copies(), 0);
}
END_TEST

static void fill_directory(void)
{
	tree_put(&work, 'f', "made/foreign", "keep me");
}

/* What others put into a directory of ours is not ours to remove. */
START_TEST(filled_directory_stays)
{
	fake *f;

	add_directory("made");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = fill_directory;
	f->fails_at = "v";
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(tree_text(&work, "made/foreign"), "keep me");
	expect_others_untouched("made");
}
END_TEST

static const it_step_kind *const kinds[] = {
	&it_kind_file,		&it_kind_remove,
	&it_kind_directory,	&it_kind_link,
	&it_kind_remove_link,	&it_kind_remove_directory,
	&fake_kind,		NULL};

/* What a next run does first. */
static void recover_and_expect(it_recovery wanted)
{
	it_recovery done;
	it_run next;

	it_run_begin(&next, &root, TEST_HOME);
	it_error_clear(&err);
	ck_assert_msg(it_recover(&next, kinds, &done, &err) == IT_OK, "%s",
		      err.text);
	ck_assert_int_eq(done, wanted);
}

static void forget_abort(void)
{
	char dots[512];
	off_t end;
	int fd = openat(work.fd, TEST_HOME "/journal", O_WRONLY);

	memset(dots, '.', sizeof dots);
	end = lseek(fd, 0, SEEK_END);
	ck_assert_int_eq(pwrite(fd, dots, sizeof dots, end - 2 * 512), 512);
	ck_assert_int_eq(close(fd), 0);
}

/*
 * A run that turned back after COMMIT, could not undo all, nor say that it
 * turned back: what it undid has no copy any more, so back is the only way.
 */
START_TEST(half_undone_removal)
{
	it_file_step *removal;
	fake *f;

	add_remove("kernel/drv/other");
	removal = plan.steps[0].data;
	f = fake_add(&plan, "fake");
	f->fails_at = "vu";
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_OK);
	removal->copy = IT_COPY_KEPT;
	ck_assert_int_eq(it_plan_execute(&plan, &run, &err), IT_UNFINISHED);
	ck_assert_int_eq(tree_has(&work, "kernel/drv/other"), 1);
	forget_abort();
	recover_and_expect(IT_RECOVERY_BACK);
	ck_assert_int_eq(tree_has(&work, "kernel/drv/other"), 1);
}
END_TEST

static void fill_other_directory(void)
{
	tree_put(&work, 'f', "kernel/drv/dir/foreign", "keep me");
}

/* Nor is one that was to be removed and is not empty any more. */
START_TEST(filled_directory_is_kept)
{
	fake *f;

	add_remove_directory("kernel/drv/dir");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = fill_other_directory;
	expect_done();
	ck_assert_str_eq(tree_text(&work, "kernel/drv/dir/foreign"),
			 "keep me");
	ck_assert_int_eq(tree_has(&work, TEST_HOME "/journal"), 0);
}
END_TEST

static void change_link(void)
{
	ck_assert_int_eq(unlinkat(work.fd, "kernel/drv/link", 0), 0);
	tree_put(&work, 'l', "kernel/drv/link", "other");
}

/* A link that somebody changed since the plan was made is not removed. */
START_TEST(changed_link)
{
	fake *f = fake_add(&plan, "fake");

	f->acts_at = 'r';
	f->act = change_link;
	add_remove_link("kernel/drv/link");
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.text,
			 "was changed by somebody else during this run");
	expect_others_untouched("kernel/drv/link");
	ck_assert_int_eq(tree_has(&work, "kernel/drv/link"), 1);
}
END_TEST

static void make_file(void)
{
	tree_put(&work, 'f', "kernel/drv/new", "somebody's");
}

/* What somebody puts where a link is to be made stays. */
START_TEST(link_overtaken)
{
	fake *f = fake_add(&plan, "fake");

	f->acts_at = 'r';
	f->act = make_file;
	add_link("kernel/drv/new");
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.text,
			 "was changed by somebody else during this run");
	ck_assert_str_eq(tree_text(&work, "kernel/drv/new"), "somebody's");
	ck_assert_uint_eq(count_copies(), 0);
	expect_others_untouched("kernel/drv/new");
}
END_TEST

typedef it_code (*step_call)(it_step *step, const it_run *r, it_error *e);

static void call_twice(step_call call)
{
	ck_assert_int_eq(call(&plan.steps[0], &run, &err), IT_OK);
	ck_assert_int_eq(call(&plan.steps[0], &run, &err), IT_OK);
}

static void lead_elsewhere(void)
{
	ck_assert_int_eq(unlinkat(work.fd, "kernel/drv/link", 0), 0);
	tree_put(&work, 'l', "kernel/drv/link", "mine");
}

START_TEST(relink_overtaken)
{
	fake *f = fake_add(&plan, "fake");

	f->acts_at = 'r';
	f->act = lead_elsewhere;
	add_relink("kernel/drv/link");
	ck_assert_int_eq(execute(), IT_FAILED);
	ck_assert_str_eq(err.text,
			 "was changed by somebody else during this run");
	expect_others_untouched("kernel/drv/link");
}
END_TEST

/* Undo was cut off when the old link was staged, or ours still is. */
START_TEST(relink_undone_twice)
{
	static const char *const staged[] = {"vmx", "new one"};
	const it_step_kind *kind = &it_kind_link;

	(void)strcpy(run.txid, "it0000000000a");
	add_relink("kernel/drv/link");
	check_plan();
	ck_assert_int_eq(kind->prepare(&plan.steps[0], &run, &err), IT_OK);
	call_twice(kind->publish);
	tree_put(&work, 'l', "kernel/drv/.link.it0000000000a", staged[_i]);
	call_twice(kind->undo);
	expect_untouched();
}
END_TEST

static void make_link_again(void)
{
	tree_put(&work, 'l', "kernel/drv/link", "other");
}

/* Neither the old link nor the one made meanwhile is thrown away. */
START_TEST(link_made_again)
{
	fake *f;

	add_remove_link("kernel/drv/link");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = make_link_again;
	ck_assert_int_eq(execute(), IT_UNFINISHED);
	ck_assert_uint_eq(count_copies(), 1);
	ck_assert_int_eq(unlinkat(work.fd, "kernel/drv/link", 0), 0);
	recover_and_expect(IT_RECOVERY_BACK);
	expect_untouched();
}
END_TEST

/* ---- names, rights, repeated calls -------------------------------------- */

static const struct {
	const char *name; /* stands in the way */
	const char *doing;
} foreign_rows[] = {
	{"kernel/drv/.vmx.it0000000000a", "cannot be staged"},
	{"kernel/drv/.vmx.it0000000000a~", "the old file cannot be kept"},
};

START_TEST(foreign_copy)
{
	char text[256];

	(void)strcpy(run.txid, "it0000000000a");
	tree_put(&work, 'f', foreign_rows[_i].name, "foreign");
	it_strbuf_reset(&before);
	tree_list(&work, "", &before);
	(void)add_file("kernel/drv/vmx", "new", 0755);
	ck_assert_int_eq(execute(), IT_IO);
	(void)snprintf(text, sizeof text, "%s: %s", foreign_rows[_i].doing,
		       strerror(EEXIST));
	ck_assert_str_eq(err.text, text);
	expect_untouched();
}
END_TEST

/* 239 bytes, two dots, 13 bytes of the run and the tilde are 255. */
START_TEST(longest_name)
{
	char path[300], text[256];

	memset(path, 'n', sizeof path);
	path[239] = '\0';
	(void)add_file(path, "x", 0644);
	expect_done();
	expect_others_untouched(path);
	it_plan_free(&plan);
	path[239] = 'n';
	path[240] = '\0';
	(void)add_file(path, "x", 0644);
	ck_assert_int_eq(check_anew(&plan, &run, &err), IT_IO);
	(void)snprintf(text, sizeof text, "cannot stand beside its copies: %s",
		       strerror(ENAMETOOLONG));
	ck_assert_str_eq(err.text, text);
	path[239] = '\0';
	expect_others_untouched(path);
}
END_TEST

static void set_mode(const char *path, mode_t mode)
{
	ck_assert_int_eq(fchmodat(work.fd, path, mode, 0), 0);
}

static int cannot_drop(const char *what)
{
	if (tree_drop_privilege(&work, ""))
		return 0;
	printf("skipped: %s (privilege cannot be dropped)\n", what);
	return 1;
}

static const struct {
	void (*add)(const char *path);
	const char *path, *doing;
} unwritable_rows[] = {
	{add_new_vmx, "kernel/drv/vmx", "cannot be staged"},
	{add_new_vmx, "kernel/drv/new", "cannot be staged"},
	{add_remove, "kernel/drv/vmx", "the old file cannot be kept"},
	{add_directory, "kernel/drv/new", "the directory cannot be made"},
};

START_TEST(unwritable_directory)
{
	char text[256];

	set_mode("kernel/drv", 0555);
	if (cannot_drop("unwritable directory"))
		return;
	it_strbuf_reset(&before);
	tree_regain_privilege();
	tree_list(&work, "", &before);
	ck_assert(tree_drop_privilege(&work, ""));
	unwritable_rows[_i].add(unwritable_rows[_i].path);
	ck_assert_int_eq(execute(), IT_TARGET);
	(void)snprintf(text, sizeof text, "%s: %s", unwritable_rows[_i].doing,
		       strerror(EACCES));
	ck_assert_str_eq(err.text, text);
	tree_regain_privilege();
	expect_untouched();
}
END_TEST

static void lock_directory(void)
{
	set_mode("kernel/drv", 0555);
}

/* It cannot be undone: said, and done by a later run. */
START_TEST(undo_without_right)
{
	char text[600];
	fake *f;

	if (cannot_drop("undo without right"))
		return;
	tree_regain_privilege();
	it_strbuf_reset(&before);
	tree_list(&work, "", &before);
	ck_assert(tree_drop_privilege(&work, ""));
	add_new_vmx("kernel/drv/vmx");
	f = fake_add(&plan, "fake");
	f->acts_at = 'r';
	f->act = lock_directory;
	f->fails_at = "r";
	ck_assert_int_eq(execute(), IT_UNFINISHED);
	(void)snprintf(text, sizeof text, "%s/kernel/drv/vmx", work.path);
	ck_assert_str_eq(err.path, text);
	(void)snprintf(text, sizeof text, "cannot be brought back: %s",
		       strerror(EACCES));
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(tree_text(&work, "kernel/drv/vmx"), "new driver");
	set_mode("kernel/drv", 0755);
	recover_and_expect(IT_RECOVERY_BACK);
	tree_regain_privilege();
	expect_untouched();
}
END_TEST

static const struct {
	void (*add)(const char *path);
	const char *path;
} twice_rows[] = {
	{add_new_vmx, "kernel/drv/vmx"},
	{add_new_vmx, "kernel/drv/new"},
	{add_remove, "kernel/drv/vmx"},
	{add_remove_link, "kernel/drv/link"},
	{add_link, "kernel/drv/new"},
	{add_relink, "kernel/drv/link"},
	{add_directory, "kernel/drv/new"},
};

/* As a run that goes on with what another one began. */
START_TEST(everything_twice)
{
	const it_step_kind *kind;
	int undo;

	for (undo = 1; undo >= 0; undo--) {
		twice_rows[_i].add(twice_rows[_i].path);
		check_plan();
		kind = plan.steps[0].kind;
		ck_assert_int_eq(kind->prepare(&plan.steps[0], &run, &err),
				 IT_OK);
		call_twice(kind->publish);
		call_twice(kind->verify);
		call_twice(undo ? kind->undo : kind->cleanup);
		if (undo)
			expect_untouched();
		it_plan_free(&plan);
	}
	expect_others_untouched(twice_rows[_i].path);
	ck_assert_uint_eq(count_copies(), 0);
}
END_TEST

/* Nothing was begun: nothing is undone. */
START_TEST(undo_of_nothing)
{
	twice_rows[_i].add(twice_rows[_i].path);
	check_plan();
	ck_assert_int_eq(plan.steps[0].kind->undo(&plan.steps[0], &run, &err),
			 IT_OK);
	ck_assert_int_eq(plan.steps[0].kind->cleanup(&plan.steps[0], &run,
						     &err),
			 IT_OK);
	expect_untouched();
}
END_TEST

/* It goes when the run is cleaned, and not before. */
START_TEST(directory_twice)
{
	const it_step_kind *kind = &it_kind_remove_directory;

	add_remove_directory("kernel/drv/dir");
	check_plan();
	call_twice(kind->prepare);
	call_twice(kind->publish);
	call_twice(kind->verify);
	call_twice(kind->undo);
	expect_untouched();
	call_twice(kind->cleanup);
	ck_assert_int_eq(tree_has(&work, "kernel/drv/dir"), 0);
	expect_others_untouched("kernel/drv/dir");
}
END_TEST

static TCase *change_cases(void)
{
	TCase *tc = tcase_create("files");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 30);
	ADD_ROWS(tc, one_file, file_rows);
	ADD_ROWS(tc, binary_file, lengths);
	tcase_add_test(tc, record_of_a_file);
	tcase_add_test(tc, owner);
	ADD_ROWS(tc, one_remove, remove_rows);
	ADD_ROWS(tc, one_away, away_rows);
	ADD_ROWS(tc, emptied_directories, modes);
	tcase_add_test(tc, cleaned_again);
	tcase_add_test(tc, directories_with_files);
	ADD_ROWS(tc, existing_directory, there);
	ADD_ROWS(tc, refused, refused_rows);
	tcase_add_test(tc, directory_below_a_file);
	return tc;
}

static TCase *undo_cases(void)
{
	TCase *tc = tcase_create("files_undone");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, undone, 0, 3 * (SORTS + 1));
	ADD_ROWS(tc, on_the_way, look_rows);
	ADD_ROWS(tc, spoiled, spoiled_rows);
	tcase_add_loop_test(tc, edited_behind, 0, 2);
	tcase_add_test(tc, filled_directory_stays);
	tcase_add_test(tc, filled_directory_is_kept);
	tcase_add_test(tc, changed_link);
	tcase_add_test(tc, link_made_again);
	tcase_add_test(tc, half_undone_removal);
	tcase_add_test(tc, link_overtaken);
	tcase_add_test(tc, relink_overtaken);
	tcase_add_loop_test(tc, relink_undone_twice, 0, 2);
	ADD_ROWS(tc, foreign_copy, foreign_rows);
	tcase_add_test(tc, longest_name);
	ADD_ROWS(tc, unwritable_directory, unwritable_rows);
	tcase_add_test(tc, undo_without_right);
	ADD_ROWS(tc, everything_twice, twice_rows);
	ADD_ROWS(tc, undo_of_nothing, twice_rows);
	tcase_add_test(tc, directory_twice);
	return tc;
}

void add_files(Suite *suite)
{
	suite_add_tcase(suite, change_cases());
	suite_add_tcase(suite, undo_cases());
}
