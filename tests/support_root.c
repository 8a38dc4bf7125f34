/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * support/root: the confined walk.  The tree has two parts: "target", and
 * "outside", which stands for the machine that must never be reached.
 */
#include "config.h"

#include <sys/types.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/root.h"
#include "tests/check_support.h"
#include "tests/tree.h"

static const tree_node nodes[] = {
	{'d', "outside", NULL, 0},
	{'f', "outside/secret", "secret", 0},
	{'f', "outside/release", "secret", 0},
	{'f', "release", "secret", 0}, /* beside the root */
	{'d', "target", NULL, 0},
	{'d', "target/etc", NULL, 0},
	{'f', "target/etc/release", "Solaris\n", 0},
	{'f', "target/etc/empty", "", 0},
	{'d', "target/kernel", NULL, 0},
	{'d', "target/kernel/drv", NULL, 0},
	{'d', "target/kernel/drv/amd64", NULL, 0},
	{'f', "target/kernel/drv/vmx", "32", 0},
	{'f', "target/kernel/drv/amd64/vmx", "64", 0},
	/* links to files */
	{'l', "target/etc/rel", "release", 0},
	{'l', "target/etc/dot", "./././release", 0},
	{'l', "target/etc/up", "../etc/release", 0},
	{'l', "target/kernel/far", "drv/../../etc/./rel", 0},
	{'l', "target/etc/abs", "/etc/release", 0},
	{'l', "target/kernel/abs", "//etc//rel", 0},
	{'l', "target/release", "etc/release", 0},
	{'l', "target/etc/mixed", "/platform/drv/../drv/vmx", 0},
	/* links to directories */
	{'l', "target/platform", "kernel", 0},
	{'l', "target/etc/drv", "/kernel/drv", 0},
	{'l', "target/kernel/here", ".", 0},
	{'l', "target/etc/above", "..", 0},
	{'l', "target/etc/top", "/", 0},
	{'l', "target/etc/todir", "../kernel", 0},
	/* links that lead out */
	{'l', "target/out1", "..", 0},
	{'l', "target/out2", "../release", 0},
	{'l', "target/etc/out3", "../../outside/secret", 0},
	{'l', "target/etc/out4", "/../outside/secret", 0},
	{'l', "target/etc/out5", "../../target/etc/release", 0},
	{'l', "target/etc/out6", "/etc/../../release", 0},
	{'l', "target/etc/outdir", "../../outside", 0},
	{'l', "target/etc/viaout", "outdir/release", 0},
	/* links that lead nowhere */
	{'l', "target/etc/dangling", "nothing", 0},
	{'l', "target/etc/dangling2", "/no/such/dir", 0},
	{'l', "target/etc/notdir", "release/x", 0},
	{'l', "target/etc/loop", "loop", 0},
	{'l', "target/etc/loop2", "../etc/loop3", 0},
	{'l', "target/etc/loop3", "/etc/loop2", 0},
	/* what is no file */
	{'p', "target/etc/fifo", NULL, 0},
	{'l', "target/etc/tofifo", "fifo", 0},
	{'s', "target/etc/socket", NULL, 0},
	{'l', "target/etc/tosocket", "/etc/socket", 0},
};

static tree work;
static it_root root;
static it_error err;
static int fds_before;
static it_strbuf outside_before;

static void grow_tree(void)
{
	char path[600];

	tree_begin(&work);
	tree_add(&work, nodes, COUNT(nodes));
	(void)snprintf(path, sizeof path, "%s/outside/secret", work.path);
	tree_put(&work, 'l', "target/etc/host", path);
}

static void fell_tree(void)
{
	tree_end(&work);
}

static void open_root(void)
{
	char path[600];

	tree_list(&work, "outside", &outside_before);
	(void)snprintf(path, sizeof path, "%s/target", work.path);
	fds_before = tree_open_fds();
	it_error_clear(&err);
	ck_assert_int_eq(it_root_open(&root, path, &err), IT_OK);
}

/* No case leaves a descriptor open or touches what is outside. */
static void close_root(void)
{
	it_strbuf after = {NULL, 0, 0, 0};

	it_root_close(&root);
	it_root_close(&root);
	ck_assert_int_eq(tree_open_fds(), fds_before);
	tree_regain_privilege();
	tree_list(&work, "outside", &after);
	ck_assert_str_eq(after.data, outside_before.data);
	it_strbuf_free(&after);
	it_strbuf_free(&outside_before);
}

/* The error names the path under the root. */
static void expect_error(const char *path, it_code code, const char *text)
{
	char name[1024];

	ck_assert_int_eq(err.code, code);
	ck_assert_str_eq(err.text, text);
	(void)snprintf(name, sizeof name, "%s/target/%s", work.path, path);
	ck_assert_str_eq(err.path, name);
	it_error_clear(&err);
}

static const char out_of_root[] =
	"leads out of the root through a symbolic link";
static const char no_file[] = "is not a regular file";
static const char many_links[] = "is reached through too many symbolic links";

/*
 * text: what is read, or why it is refused, NULL when it is missing.
 * type: what is seen without following, 0 when it is missing, E when it is
 * refused as reading is.
 * real: where it is, NULL when that is refused as reading is.
 */
static const struct {
	const char *path;
	it_code code;
	const char *text;
	int type;
	const char *real;
} path_rows[] = {
	{"etc/release", IT_OK, "Solaris\n", 'f', "etc/release"},
	{"etc/empty", IT_OK, "", 'f', "etc/empty"},
	{"/etc/release", IT_OK, "Solaris\n", 'f', "etc/release"},
	{"etc//./release", IT_OK, "Solaris\n", 'f', "etc/release"},
	{"kernel/drv/amd64/vmx", IT_OK, "64", 'f', "kernel/drv/amd64/vmx"},
	{"kernel/../etc/release", IT_OK, "Solaris\n", 'f', "etc/release"},
	{"etc/nothing", IT_OK, NULL, 0, NULL},
	{"no/such/file", IT_OK, NULL, 0, NULL},
	{"etc/release/x", IT_OK, NULL, 0, NULL},
	{"etc/release/x/y", IT_OK, NULL, 0, NULL},
	{"etc/fifo/x", IT_OK, NULL, 0, NULL},
	/* links to files */
	{"etc/rel", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"etc/dot", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"etc/up", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"kernel/far", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"etc/abs", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"kernel/abs", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"release", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"etc/mixed", IT_OK, "32", 'l', "kernel/drv/vmx"},
	{"etc/rel/x", IT_OK, NULL, 0, NULL},
	/* links to directories */
	{"platform/drv/vmx", IT_OK, "32", 'f', "kernel/drv/vmx"},
	{"etc/drv/amd64/vmx", IT_OK, "64", 'f', "kernel/drv/amd64/vmx"},
	{"etc/drv/../abs", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"etc/top/etc/above/release", IT_OK, "Solaris\n", 'l', "etc/release"},
	{"kernel/here/here/drv/vmx", IT_OK, "32", 'f', "kernel/drv/vmx"},
	/* out of the root */
	{"etc/out3", IT_TARGET, out_of_root, 'l', NULL},
	{"etc/out4", IT_TARGET, out_of_root, 'l', NULL},
	{"etc/out5", IT_TARGET, out_of_root, 'l', NULL},
	{"etc/out6", IT_TARGET, out_of_root, 'l', NULL},
	{"etc/outdir", IT_TARGET, out_of_root, 'l', NULL},
	{"etc/outdir/secret", IT_TARGET, out_of_root, 'E', NULL},
	{"etc/viaout", IT_TARGET, out_of_root, 'l', NULL},
	{"out1", IT_TARGET, out_of_root, 'l', NULL},
	{"out1/release", IT_TARGET, out_of_root, 'E', NULL},
	{"out2", IT_TARGET, out_of_root, 'l', NULL},
	{"../release", IT_TARGET, out_of_root, 'E', NULL},
	{"etc/../../release", IT_TARGET, out_of_root, 'E', NULL},
	{"etc/above/../release", IT_TARGET, out_of_root, 'E', NULL},
	/* nowhere: as the target would see it */
	{"etc/host", IT_OK, NULL, 'l', NULL},
	{"etc/dangling", IT_OK, NULL, 'l', NULL},
	{"etc/dangling2", IT_OK, NULL, 'l', NULL},
	{"etc/notdir", IT_OK, NULL, 'l', NULL},
	{"etc/dangling/x", IT_OK, NULL, 0, NULL},
	{"etc/loop", IT_TARGET, many_links, 'l', NULL},
	{"etc/loop2", IT_TARGET, many_links, 'l', NULL},
	{"etc/loop/x", IT_TARGET, many_links, 'E', NULL},
	/* not files; resolving only says where they are */
	{"etc", IT_TARGET, no_file, 'd', "etc"},
	{"etc/todir", IT_TARGET, no_file, 'l', "kernel"},
	{"etc/fifo", IT_TARGET, no_file, 'p', "etc/fifo"},
	{"etc/tofifo", IT_TARGET, no_file, 'l', "etc/fifo"},
	{"etc/socket", IT_TARGET, no_file, 's', "etc/socket"},
	{"etc/tosocket", IT_TARGET, no_file, 'l', "etc/socket"},
	{"etc/top", IT_TARGET, no_file, 'l', NULL},
	{"etc/above", IT_TARGET, no_file, 'l', NULL},
	{"kernel/here", IT_TARGET, no_file, 'l', NULL},
	{"", IT_TARGET, no_file, 0, NULL},
};

static int letter_of(mode_t mode)
{
	static const struct {
		mode_t type;
		int letter;
	} rows[] = {
		{S_IFREG, 'f'}, {S_IFDIR, 'd'},	 {S_IFLNK, 'l'},
		{S_IFIFO, 'p'}, {S_IFSOCK, 's'},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		if ((mode & S_IFMT) == rows[i].type)
			return rows[i].letter;
	return '?';
}

static void try_reading(int row)
{
	const char *path = path_rows[row].path, *text = path_rows[row].text;
	it_strbuf out = {NULL, 0, 0, 0};
	int found = 99;

	ck_assert_int_eq(it_root_read(&root, path, 64, &out, &found, &err),
			 path_rows[row].code);
	ck_assert_int_eq(found, path_rows[row].code == IT_OK && text != NULL);
	ck_assert_str_eq(it_strbuf_str(&out), found ? text : "");
	if (path_rows[row].code != IT_OK)
		expect_error(path, path_rows[row].code, text);
	ck_assert_int_eq(err.code, IT_OK);
	it_strbuf_free(&out);
}

static void try_opening(int row)
{
	int fd = 99;
	it_code code = it_root_open_file(&root, path_rows[row].path, &fd, NULL);

	ck_assert_int_eq(code, path_rows[row].code);
	if (code == IT_OK && path_rows[row].text != NULL)
		ck_assert_int_eq(close(fd), 0);
	else
		ck_assert_int_eq(fd, -1);
}

static void try_looking(int row)
{
	const char *path = path_rows[row].path;
	int found = 99, refused = path_rows[row].type == 'E';
	struct stat st;
	it_code code = it_root_stat(&root, path, &st, &found, &err);

	ck_assert_int_eq(code, refused ? path_rows[row].code : IT_OK);
	ck_assert_int_eq(found, !refused && path_rows[row].type != 0);
	if (found)
		ck_assert_int_eq(letter_of(st.st_mode), path_rows[row].type);
	if (refused)
		expect_error(path, code, path_rows[row].text);
	ck_assert_int_eq(err.code, IT_OK);
}

static void try_resolving(int row)
{
	const char *path = path_rows[row].path, *real = path_rows[row].real;
	char *out = malloc(real != NULL ? strlen(real) + 1 : 64);
	it_code code = it_root_resolve(&root, path, out,
				       real != NULL ? strlen(real) + 1 : 64,
				       &err);

	if (real != NULL) {
		ck_assert_int_eq(code, IT_OK);
		ck_assert_str_eq(out, real);
	} else if (path_rows[row].code != IT_OK) {
		ck_assert_int_eq(code, path_rows[row].code);
		expect_error(path, code, path_rows[row].text);
	} else {
		ck_assert_int_eq(code, IT_IO);
		ck_assert(err.sys_errno == ENOENT || err.sys_errno == ENOTDIR);
	}
	free(out);
}

static void try_all(int row)
{
	try_reading(row);
	try_opening(row);
	try_looking(row);
	try_resolving(row);
}

START_TEST(paths)
{
	try_all(_i);
}
END_TEST

/* The second time from what the first has kept. */
START_TEST(paths_kept)
{
	it_root_keep(&root);
	try_all(_i);
	it_error_clear(&err);
	try_all(_i);
}
END_TEST

START_TEST(resolving_into_a_small_buffer)
{
	char out[10]; /* "etc/fifo" and its NUL take 9 */

	ck_assert_int_eq(it_root_resolve(&root, "etc/tofifo", out, 9, NULL),
			 IT_OK);
	ck_assert_str_eq(out, "etc/fifo");
	ck_assert_int_eq(it_root_resolve(&root, "etc/tofifo", out, 8, &err),
			 IT_TARGET);
	expect_error("etc/tofifo", IT_TARGET, "has a path that is too long");
}
END_TEST

START_TEST(limit_of_reading)
{
	it_strbuf out = {NULL, 0, 0, 0};
	int found;

	ck_assert_int_eq(it_root_read(&root, "etc/rel", 8, &out, &found, &err),
			 IT_OK);
	ck_assert_int_eq(it_root_read(&root, "etc/rel", 7, &out, &found, &err),
			 IT_TARGET);
	ck_assert_str_ne(err.remedy, "");
	expect_error("etc/rel", IT_TARGET, "is larger than 7 bytes");
	it_strbuf_free(&out);
}
END_TEST

/* ---- directories ------------------------------------------------------- */

/* code IT_IO: with this errno; is: the same directory in the whole tree. */
static const struct {
	const char *path;
	it_code code;
	const char *text;
	int number;
	const char *is;
} dir_rows[] = {
	{"", IT_OK, NULL, 0, "target"},
	{".", IT_OK, NULL, 0, "target"},
	{"etc", IT_OK, NULL, 0, "target/etc"},
	{"kernel/drv/", IT_OK, NULL, 0, "target/kernel/drv"},
	{"platform/drv", IT_OK, NULL, 0, "target/kernel/drv"},
	{"etc/drv", IT_OK, NULL, 0, "target/kernel/drv"},
	{"etc/top", IT_OK, NULL, 0, "target"},
	{"etc/above", IT_OK, NULL, 0, "target"},
	{"kernel/drv/..", IT_OK, NULL, 0, "target/kernel"},
	{"etc/nothing", IT_IO, NULL, ENOENT, NULL},
	{"etc/host", IT_IO, NULL, ENOENT, NULL},
	{"etc/dangling", IT_IO, NULL, ENOENT, NULL},
	{"etc/release", IT_IO, NULL, ENOTDIR, NULL},
	{"etc/rel", IT_IO, NULL, ENOTDIR, NULL},
	{"etc/fifo", IT_IO, NULL, ENOTDIR, NULL},
	{"etc/socket/x", IT_IO, NULL, ENOTDIR, NULL},
	{"out1", IT_TARGET, out_of_root, 0, NULL},
	{"..", IT_TARGET, out_of_root, 0, NULL},
	{"etc/outdir", IT_TARGET, out_of_root, 0, NULL},
	{"etc/loop", IT_TARGET, many_links, 0, NULL},
};

static void expect_dir(int fd, const char *is)
{
	struct stat want = tree_stat(&work, is), got;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_ne(fd, root.fd);
	ck_assert_int_eq(fstat(fd, &got), 0);
	ck_assert(got.st_ino == want.st_ino && got.st_dev == want.st_dev);
	if (O_CLOEXEC != 0)
		ck_assert_int_ne(fcntl(fd, F_GETFD) & FD_CLOEXEC, 0);
	ck_assert_int_eq(close(fd), 0);
}

static void expect_dir_error(int row)
{
	char text[256];
	int number = dir_rows[row].number;

	if (dir_rows[row].code == IT_IO)
		(void)snprintf(text, sizeof text, "cannot be reached: %s",
			       strerror(number));
	else
		(void)snprintf(text, sizeof text, "%s", dir_rows[row].text);
	ck_assert_int_eq(err.sys_errno, number);
	expect_error(dir_rows[row].path, dir_rows[row].code, text);
}

START_TEST(directories)
{
	int fd = 99;

	ck_assert_int_eq(it_root_dir(&root, dir_rows[_i].path, &fd, &err),
			 dir_rows[_i].code);
	if (dir_rows[_i].code == IT_OK) {
		expect_dir(fd, dir_rows[_i].is);
		return;
	}
	ck_assert_int_eq(fd, -1);
	expect_dir_error(_i);
}
END_TEST

/* The parent of "path/leaf" is the directory path, for each of the rows. */
START_TEST(parents)
{
	char path[256];
	const char *leaf;
	int fd = 99;

	(void)snprintf(path, sizeof path, "%s/leaf", dir_rows[_i].path);
	ck_assert_int_eq(it_root_parent(&root, path, &fd, &leaf, NULL),
			 dir_rows[_i].code);
	ck_assert_ptr_eq(leaf, path + strlen(path) - 4);
	if (dir_rows[_i].code == IT_OK)
		expect_dir(fd, dir_rows[_i].is);
	else
		ck_assert_int_eq(fd, -1);
}
END_TEST

static const char *const nameless[] = {".", "..", "etc/.", "etc/.."};

START_TEST(parents_of_no_name)
{
	const char *leaf;
	struct stat st;
	int fd = 99, found;

	ck_assert_int_eq(it_root_parent(&root, nameless[_i], &fd, &leaf, &err),
			 IT_TARGET);
	ck_assert_int_eq(fd, -1);
	expect_error(nameless[_i], IT_TARGET, "does not end in a name");
	ck_assert_int_eq(it_root_stat(&root, nameless[_i], &st, &found, NULL),
			 IT_TARGET);
	ck_assert_int_eq(found, 0);
}
END_TEST

START_TEST(parent_without_a_slash)
{
	const char *path = "release", *leaf;
	int fd;

	ck_assert_int_eq(it_root_parent(&root, path, &fd, &leaf, &err), IT_OK);
	ck_assert_ptr_eq(leaf, path);
	expect_dir(fd, "target");
	/* The caller closed his own descriptor, not the root's. */
	ck_assert_int_ne(fcntl(root.fd, F_GETFD), -1);
}
END_TEST

/* ---- long chains, names and paths ---------------------------------------- */

static void add_chain(void)
{
	char name[64], to[16] = "release";
	int i;

	for (i = 1; i <= 33; i++) {
		(void)snprintf(name, sizeof name, "target/etc/c%d", i);
		tree_put(&work, 'l', name, to);
		(void)snprintf(to, sizeof to, "c%d", i);
	}
}

static const struct {
	const char *path;
	int links;
} chain_rows[] = {
	{"etc/c1", 1}, {"etc/c31", 31}, {"etc/c32", 32}, {"etc/c33", 33},
	{"etc/above/etc/c31", 32}, {"etc/above/etc/c32", 33},
};

START_TEST(chains_of_links)
{
	const char *path = chain_rows[_i].path;
	it_strbuf out = {NULL, 0, 0, 0};
	int found;
	it_code code;

	add_chain();
	code = it_root_read(&root, path, 64, &out, &found, &err);
	ck_assert_int_eq(found, chain_rows[_i].links <= 32);
	if (found) {
		ck_assert_int_eq(code, IT_OK);
		ck_assert_str_eq(out.data, "Solaris\n");
	} else {
		expect_error(path, IT_TARGET, many_links);
	}
	it_strbuf_free(&out);
}
END_TEST

static char *repeat(const char *unit, size_t times, const char *end)
{
	it_strbuf buf = {NULL, 0, 0, 0};

	while (times-- > 0)
		it_strbuf_text(&buf, unit);
	it_strbuf_text(&buf, end);
	return it_strbuf_take(&buf, NULL);
}

/* path: times "unit" and end, of all functions. */
static const struct {
	const char *unit;
	size_t times;
	const char *end;
	it_code code;
	const char *text;
} long_rows[] = {
	/* 4095 and 4096 bytes */
	{"./", 2042, "etc/release", IT_OK, NULL},
	{"./", 2042, "/etc/release", IT_TARGET, "has a path that is too long"},
	{"a/", 5000, "x", IT_TARGET, "has a path that is too long"},
	{"n", 255, "", IT_OK, NULL},
	{"n", 256, "", IT_TARGET, "has a name that is too long"},
	{"n", 3000, "", IT_TARGET, "has a name that is too long"},
	{"n", 256, "/x", IT_TARGET, "has a name that is too long"},
	/* 4000 bytes of a link and a rest that fits, or not */
	{"./", 40, "longlink/release", IT_OK, NULL},
	{"longlink/", 1, "./././././././././././././././././././././"
			 "./././././././././././././././././././././"
			 "././././release", IT_TARGET,
	 "is reached through a link that is too long"},
};

/* Shown cut; see error_texts_are_cut. */
static void expect_long_error(it_code code, const char *text)
{
	char name[1024];

	(void)snprintf(name, sizeof name, "%s/target/", work.path);
	ck_assert_int_eq(err.code, code);
	ck_assert_str_eq(err.text, text);
	ck_assert_int_eq(strncmp(err.path, name, strlen(name)), 0);
}

START_TEST(long_paths)
{
	char *path = repeat(long_rows[_i].unit, long_rows[_i].times,
			    long_rows[_i].end);
	char *name = repeat("n", 248, ""), *link = repeat("./", 2000, "etc");
	it_strbuf out = {NULL, 0, 0, 0};
	char full[300];
	int found;

	(void)snprintf(full, sizeof full, "target/nnnnnnn%s", name);
	tree_put(&work, 'f', full, "x");
	tree_put(&work, 'l', "target/longlink", link);
	ck_assert_int_eq(it_root_read(&root, path, 64, &out, &found, &err),
			 long_rows[_i].code);
	if (long_rows[_i].code != IT_OK)
		expect_long_error(long_rows[_i].code, long_rows[_i].text);
	ck_assert_int_eq(found, long_rows[_i].code == IT_OK);
	free(path);
	free(name);
	free(link);
	it_strbuf_free(&out);
}
END_TEST

START_TEST(looking_at_a_long_name)
{
	char *path = repeat("n", 256, "");
	char text[256];
	struct stat st;
	int found;

	(void)snprintf(text, sizeof text, "cannot be reached: %s",
		       strerror(ENAMETOOLONG));
	ck_assert_int_eq(it_root_stat(&root, path, &st, &found, &err), IT_IO);
	ck_assert_int_eq(found, 0);
	ck_assert_int_eq(err.sys_errno, ENAMETOOLONG);
	expect_error(path, IT_IO, text);
	free(path);
}
END_TEST

/* 63 directories below the root may be passed. */
START_TEST(deep_directories)
{
	char *path = repeat("d/", 64, ""), full[256];
	size_t i;
	int fd;

	for (i = 1; i <= 64; i++) {
		(void)snprintf(full, sizeof full, "target/%.*s", (int)(2 * i),
			       path);
		tree_put(&work, 'd', full, NULL);
	}
	path[2 * 63] = '\0';
	ck_assert_int_eq(it_root_dir(&root, path, &fd, &err), IT_OK);
	ck_assert_int_eq(close(fd), 0);
	path[2 * 63] = 'd';
	ck_assert_int_eq(it_root_dir(&root, path, &fd, &err), IT_TARGET);
	expect_error(path, IT_TARGET, "lies too deep");
	free(path);
}
END_TEST

/* ---- listing ----------------------------------------------------------- */

struct listing {
	it_strbuf names;
	int stop_after;
};

static it_code note_name(const char *name, void *arg, it_error *error)
{
	struct listing *list = arg;

	it_strbuf_format(&list->names, "%s\n", name);
	if (--list->stop_after == 0)
		return it_fail(error, IT_FAILED, name, "enough");
	return IT_OK;
}

static void expect_list(const char *path, const char *names)
{
	struct listing list = {{NULL, 0, 0, 0}, -1};

	ck_assert_int_eq(it_root_list(&root, path, note_name, &list, &err),
			 IT_OK);
	ck_assert_str_eq(it_strbuf_str(&list.names), names);
	it_strbuf_free(&list.names);
}

static const struct {
	const char *path;
	const char *names;
} list_rows[] = {
	{"kernel/drv", "amd64\nvmx\n"},
	{"etc/drv", "amd64\nvmx\n"},
	{"kernel", "abs\ndrv\nfar\nhere\n"},
	{"platform", "abs\ndrv\nfar\nhere\n"},
	{"", "etc\nkernel\nout1\nout2\nplatform\nrelease\n"},
	{"etc/top", "etc\nkernel\nout1\nout2\nplatform\nrelease\n"},
	{"no/such", ""},
	{"etc/dangling", ""},
	{"etc/release", ""},
};

/* Twice: the offset of a directory must not be shared between calls. */
START_TEST(listing_directories)
{
	expect_list(list_rows[_i].path, list_rows[_i].names);
	expect_list(list_rows[_i].path, list_rows[_i].names);
	expect_list("", list_rows[4].names);
}
END_TEST

START_TEST(listing_many)
{
	struct listing list = {{NULL, 0, 0, 0}, -1};
	it_strbuf want = {NULL, 0, 0, 0};
	char path[64];
	int i;

	tree_put(&work, 'd', "target/many", NULL);
	for (i = 299; i >= 0; i--) {
		(void)snprintf(path, sizeof path, "target/many/n%03d",
			       i * 7 % 300);
		tree_put(&work, 'f', path, "");
	}
	for (i = 0; i < 300; i++)
		it_strbuf_format(&want, "n%03d\n", i);
	ck_assert_int_eq(it_root_list(&root, "many", note_name, &list, &err),
			 IT_OK);
	ck_assert_str_eq(list.names.data, want.data);
	it_strbuf_free(&list.names);
	it_strbuf_free(&want);
}
END_TEST

START_TEST(listing_ends_at_an_error)
{
	struct listing list = {{NULL, 0, 0, 0}, 2};

	ck_assert_int_eq(it_root_list(&root, "kernel", note_name, &list, &err),
			 IT_FAILED);
	ck_assert_str_eq(list.names.data, "abs\ndrv\n");
	ck_assert_str_eq(err.path, "drv");
	ck_assert_str_eq(err.text, "enough");
	it_strbuf_free(&list.names);
}
END_TEST

START_TEST(listing_out_of_the_root)
{
	ck_assert_int_eq(it_root_list(&root, "out1", note_name, NULL, &err),
			 IT_TARGET);
	expect_error("out1", IT_TARGET, out_of_root);
	ck_assert_int_eq(it_root_list(&root, "..", note_name, NULL, NULL),
			 IT_TARGET);
}
END_TEST

/* ---- rights, errors already set, the root itself ------------------------ */

START_TEST(no_right)
{
	it_strbuf out = {NULL, 0, 0, 0};
	char text[256], path[600];
	struct stat st;
	int found, fd;

	(void)snprintf(path, sizeof path, "%s/target/kernel", work.path);
	ck_assert_int_eq(chmod(path, 0), 0);
	if (!tree_drop_privilege(&work, "target")) {
		puts("skipped: no right (privilege cannot be dropped)");
		return;
	}
	(void)snprintf(text, sizeof text, "cannot be reached: %s",
		       strerror(EACCES));
	ck_assert_int_eq(it_root_read(&root, "kernel/drv/vmx", 9, &out, &found,
				      &err),
			 IT_IO);
	expect_error("kernel/drv/vmx", IT_IO, text);
	ck_assert_int_eq(it_root_stat(&root, "platform/drv", &st, &found,
				      &err),
			 IT_IO);
	expect_error("platform/drv", IT_IO, text);
	ck_assert_int_eq(it_root_dir(&root, "kernel", &fd, &err), IT_IO);
	ck_assert_int_eq(err.sys_errno, EACCES);
}
END_TEST

START_TEST(earlier_error_stays)
{
	it_strbuf out = {NULL, 0, 0, 0};
	int found;

	(void)it_fail(&err, IT_MEDIA, "first", "first");
	ck_assert_int_eq(it_root_read(&root, "out2", 9, &out, &found, &err),
			 IT_TARGET);
	ck_assert_int_eq(err.code, IT_MEDIA);
	ck_assert_str_eq(err.text, "first");
	/* What is merely missing is no error. */
	ck_assert_int_eq(it_root_read(&root, "none", 9, &out, &found, &err),
			 IT_OK);
}
END_TEST

static const struct {
	const char *path;
	int number; /* 0: it opens */
} open_rows[] = {
	{"target", 0},		     {"target/", 0},
	{"target/platform", 0},	     {"target/../target/etc", 0},
	{"target/nothing", ENOENT},    {"target/etc/release", ENOTDIR},
	{"target/etc/fifo", ENOTDIR},  {"target/etc/dangling", ENOENT},
	{"target/etc/rel/x", ENOTDIR}, {"target/etc/loop", ELOOP},
};

static void expect_no_root(const char *path, int number)
{
	char text[256];

	(void)snprintf(text, sizeof text, "cannot be opened: %s",
		       strerror(number));
	ck_assert_int_eq(err.code, IT_TARGET);
	ck_assert_str_eq(err.path, path);
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.remedy, "name the directory that holds the "
				     "target's etc and kernel with --root");
}

START_TEST(opening_roots)
{
	char path[700];
	it_root r;

	(void)snprintf(path, sizeof path, "%s/%s", work.path,
		       open_rows[_i].path);
	if (open_rows[_i].number == 0) {
		ck_assert_int_eq(it_root_open(&r, path, &err), IT_OK);
		ck_assert_str_eq(r.path, path);
	} else {
		ck_assert_int_eq(it_root_open(&r, path, &err), IT_TARGET);
		expect_no_root(path, open_rows[_i].number);
		ck_assert_int_eq(r.fd, -1);
		ck_assert_ptr_null(r.path);
	}
	it_root_close(&r);
}
END_TEST

static const struct {
	const char *root, *path, *name;
} name_rows[] = {
	{"/", "etc/x", "/etc/x"},  {"/a", "etc/x", "/a/etc/x"},
	{"/a//", "x", "/a/x"},	   {".", "x", "./x"},
	{"//", "x", "/x"},	   {"a/b/", "", "a/b/"},
};

START_TEST(names_for_messages)
{
	char given[16], out[16];
	it_root r = {-1, given, NULL};

	(void)snprintf(given, sizeof given, "%s", name_rows[_i].root);
	it_root_name(&r, name_rows[_i].path, out, sizeof out);
	ck_assert_str_eq(out, name_rows[_i].name);
	it_root_name(&r, name_rows[_i].path, out, 3);
	ck_assert_uint_eq(strlen(out), 2);
}
END_TEST

/* ---- kept directories --------------------------------------------------- */

static int is_there(const char *path)
{
	struct stat st;
	int found;

	ck_assert_int_eq(it_root_stat(&root, path, &st, &found, &err), IT_OK);
	return found;
}

static int can_walk(const char *path)
{
	const char *leaf;
	int fd;
	it_code code = it_root_parent(&root, path, &fd, &leaf, NULL);

	if (code == IT_OK)
		ck_assert_int_eq(close(fd), 0);
	return code == IT_OK;
}

static void move(const char *from, const char *to)
{
	ck_assert_int_eq(renameat(root.fd, from, root.fd, to), 0);
}

START_TEST(found_is_kept)
{
	it_root_keep(&root);
	it_root_keep(&root);
	ck_assert(is_there("kernel/drv/vmx"));
	move("kernel/drv", "kernel/away");
	ck_assert(is_there("kernel/drv/vmx"));
	ck_assert(!can_walk("kernel/drv/vmx"));
	it_root_let_go(&root);
	it_root_let_go(&root);
	ck_assert_int_eq(tree_open_fds(), fds_before + 1);
	ck_assert(!is_there("kernel/drv/vmx"));
	move("kernel/away", "kernel/drv");
	ck_assert(is_there("kernel/drv/vmx"));
}
END_TEST

/* Only where openat2(2) is there: elsewhere nobody knows what was missing. */
START_TEST(missing_is_kept)
{
	it_root_keep(&root);
	ck_assert(!is_there("new/dir/file"));
	ck_assert_int_eq(mkdirat(root.fd, "new", 0755), 0);
	ck_assert_int_eq(mkdirat(root.fd, "new/dir", 0755), 0);
	ck_assert(can_walk("new/x"));
	ck_assert(!is_there("new/dir/file"));
	it_root_let_go(&root);
	ck_assert(can_walk("new/dir/file"));
}
END_TEST

/* However many there are: each is right, and few are kept. */
START_TEST(many_are_seen)
{
	char path[32];
	int i, round;

	for (i = 0; i < 40; i++) {
		(void)snprintf(path, sizeof path, "%c%d", i % 2 ? 'm' : 'd',
			       i);
		if (i % 2 == 0)
			ck_assert_int_eq(mkdirat(root.fd, path, 0755), 0);
	}
	it_root_keep(&root);
	for (round = 0; round < 3; round++)
		for (i = 0; i < 40; i++) {
			(void)snprintf(path, sizeof path, "%c%d/x",
				       i % 2 ? 'm' : 'd', i);
			ck_assert(!is_there(path));
			ck_assert_int_eq(can_walk(path), i % 2 == 0);
		}
	ck_assert_int_le(tree_open_fds(), fds_before + 1 + 8);
}
END_TEST

START_TEST(few_descriptors_are_not_kept)
{
	struct rlimit before, few;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = before;
	few.rlim_cur = 63;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	it_root_keep(&root);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
	ck_assert(is_there("kernel/drv/vmx"));
	ck_assert_int_eq(tree_open_fds(), fds_before + 1);
}
END_TEST

/* All cases share one tree, which none of them changes. */
static TCase *reading_cases(void)
{
	TCase *tc = tcase_create("root");

	tcase_add_unchecked_fixture(tc, grow_tree, fell_tree);
	tcase_add_checked_fixture(tc, open_root, close_root);
	ADD_ROWS(tc, paths, path_rows);
	ADD_ROWS(tc, paths_kept, path_rows);
	tcase_add_test(tc, resolving_into_a_small_buffer);
	tcase_add_test(tc, limit_of_reading);
	ADD_ROWS(tc, directories, dir_rows);
	ADD_ROWS(tc, parents, dir_rows);
	ADD_ROWS(tc, parents_of_no_name, nameless);
	tcase_add_test(tc, parent_without_a_slash);
	tcase_add_test(tc, looking_at_a_long_name);
	ADD_ROWS(tc, listing_directories, list_rows);
	tcase_add_test(tc, listing_ends_at_an_error);
	tcase_add_test(tc, listing_out_of_the_root);
	tcase_add_test(tc, earlier_error_stays);
	ADD_ROWS(tc, opening_roots, open_rows);
	ADD_ROWS(tc, names_for_messages, name_rows);
	return tc;
}

/* Each has a tree of its own. */
static TCase *growing_cases(void)
{
	TCase *tc = tcase_create("root_grown");

	tcase_add_checked_fixture(tc, grow_tree, fell_tree);
	tcase_add_checked_fixture(tc, open_root, close_root);
	ADD_ROWS(tc, chains_of_links, chain_rows);
	ADD_ROWS(tc, long_paths, long_rows);
	tcase_add_test(tc, found_is_kept);
	tcase_add_test(tc, missing_is_kept);
	tcase_add_test(tc, many_are_seen);
	tcase_add_test(tc, few_descriptors_are_not_kept);
	tcase_add_test(tc, deep_directories);
	tcase_add_test(tc, listing_many);
	tcase_add_test(tc, no_right);
	return tc;
}

void add_root(Suite *suite)
{
	suite_add_tcase(suite, reading_cases());
	suite_add_tcase(suite, growing_cases());
}
