/* SPDX-License-Identifier: BSD-2-Clause */
/* What a confined process can still do, tried in one of its own. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/confine.h"
#include "support/io.h"
#include "tests/check_support.h"
#include "tests/tree.h"

static tree place;
static int in_fd, out_fd, open_before;

static void begin(void)
{
	tree_begin(&place);
	tree_put(&place, 'f', "f", "content");
	tree_put(&place, 'd', "d", NULL);
}

static void end(void)
{
	tree_end(&place);
}

/* Each gives 0 when it was done.  The working directory is the tree. */
static int open_to_write(void)
{
	return open("f", O_WRONLY) < 0;
}

static int make_file(void)
{
	return open("new", O_WRONLY | O_CREAT, 0600) < 0;
}

static int empty_file(void)
{
	return open("f", O_RDONLY | O_TRUNC) < 0;
}

static int cut_file(void)
{
	return truncate("f", 1);
}

static int remove_file(void)
{
	return unlink("f");
}

static int rename_file(void)
{
	return rename("f", "g");
}

static int link_file(void)
{
	return link("f", "g");
}

static int link_symbolic(void)
{
	return symlink("f", "g");
}

static int make_dir(void)
{
	return mkdir("new", 0700);
}

static int remove_dir(void)
{
	return rmdir("d");
}

static int make_fifo(void)
{
	return mkfifo("new", 0600);
}

static int change_mode(void)
{
	return chmod("f", 0600);
}

static int change_owner(void)
{
	return chown("f", 1, 1);
}

static int make_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0;
}

static int start_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid < 0;
}

static int run_program(void)
{
	(void)execl("/bin/true", "true", (char *)NULL);
	return -1; /* done, it would have ended with 0 */
}

static int signal_parent(void)
{
	return kill(getppid(), SIGCONT);
}

/* Of what was open nothing is left but the two. */
static int write_open(void)
{
	return it_write_full(open_before, "x", 1);
}

static int write_in(void)
{
	return it_write_full(in_fd, "x", 1);
}

static int write_out(void)
{
	return it_write_full(out_fd, "x", 1);
}

static int read_file(void)
{
	char text[8];
	int fd = open("f", O_RDONLY);

	return fd < 0 || it_read_full(fd, text, sizeof text) != 7;
}

static int list_dir(void)
{
	return it_highest_descriptor() < out_fd;
}

enum {
	NAMES = IT_CONFINED_NAMES,
	CALLS = IT_CONFINED_CALLS,
	SIZES = IT_CONFINED_SIZES,
	ALWAYS = 8
};

static const struct {
	int (*act)(void);
	int needs; /* one of these is enough to forbid it; 0: allowed */
} acts[] = {
	{open_to_write, NAMES | CALLS},
	{make_file, NAMES | CALLS},
	{empty_file, CALLS},
	{cut_file, CALLS},
	{remove_file, NAMES | CALLS},
	{rename_file, CALLS},
	{link_file, CALLS},
	{link_symbolic, NAMES | CALLS},
	{make_dir, NAMES | CALLS},
	{remove_dir, NAMES | CALLS},
	{make_fifo, NAMES | CALLS},
	{change_mode, CALLS},
	{change_owner, CALLS},
	{make_socket, CALLS},
	{start_process, CALLS},
	{run_program, NAMES | CALLS},
	{signal_parent, CALLS},
	{write_open, ALWAYS},
	{write_in, SIZES},
	{write_out, 0},
	{read_file, 0},
	{list_dir, 0},
};

enum { REFUSED = 1, DONE = 2, NOT_HERE = 3 };

static void try_and_exit(size_t i)
{
	int bits;

	if (chdir(place.path) != 0)
		_exit(9);
	open_before = open("f", O_RDWR);
	it_confine(in_fd, out_fd);
	bits = it_confined() | ALWAYS;
	if (acts[i].act() == 0)
		_exit(acts[i].needs != 0 && (acts[i].needs & bits) == 0
			      ? NOT_HERE : DONE);
	_exit(REFUSED);
}

START_TEST(confined)
{
	int ends[2], status;
	int wanted = acts[_i].needs != 0 ? REFUSED : DONE;
	it_strbuf before = {NULL, 0, 0, 0}, after = {NULL, 0, 0, 0};
	char path[1100];
	pid_t pid;

	(void)snprintf(path, sizeof path, "%s/f", place.path);
	tree_list(&place, ".", &before);
	ck_assert_int_eq(pipe(ends), 0);
	in_fd = open(path, O_RDWR);
	out_fd = ends[1];
	pid = fork();
	if (pid == 0)
		try_and_exit((size_t)_i);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFSIGNALED(status) || WEXITSTATUS(status) == wanted ||
			      WEXITSTATUS(status) == NOT_HERE,
		      "act %d: status %#x", _i, (unsigned)status);
	ck_assert(!WIFSIGNALED(status) || WTERMSIG(status) == SIGXFSZ);
	tree_list(&place, ".", &after);
	if (WIFSIGNALED(status) || WEXITSTATUS(status) != NOT_HERE)
		ck_assert_str_eq(it_strbuf_str(&before),
				 it_strbuf_str(&after));
	it_strbuf_free(&before);
	it_strbuf_free(&after);
}
END_TEST

/* --- the end of the parent --------------------------------------------- */

/* Its parent ends before it gives up its rights, or it is killed after. */
static const int ends_before[] = {0, 1};

#ifdef __linux__
static IT_NORETURN void outlive(int tell, int answer, pid_t parent)
{
	(void)alarm(20); /* not for ever, if it does outlive its parent */
	while (getppid() == parent)
		(void)usleep(1000);
	it_confine(tell, answer);
	(void)it_write_full(tell, "x", 1);
	for (;;)
		(void)sched_yield();
}

/* A process between: the only one that reads the answer. */
static IT_NORETURN void wait_for_reader(int tell, int before)
{
	int ends[2];
	pid_t own = getpid();

	if (pipe(ends) != 0)
		_exit(9);
	if (fork() == 0) {
		(void)close(ends[0]);
		outlive(tell, ends[1], before ? own : 0);
	}
	if (before)
		_exit(0);
	for (;;)
		(void)pause();
}
#endif

START_TEST(parent_ends)
{
#ifdef __linux__
	int ends[2], before = ends_before[_i];
	struct pollfd told;
	char byte;
	pid_t pid;

	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	if (pid == 0)
		wait_for_reader(ends[1], before);
	(void)close(ends[1]);
	if (!before) {
		ck_assert_int_eq(it_read_full(ends[0], &byte, 1), 1);
		ck_assert_int_eq(kill(pid, SIGKILL), 0);
	}
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	told.fd = ends[0];
	told.events = POLLIN;
	ck_assert_int_eq(poll(&told, 1, 10000), 1);
	ck_assert_int_eq(it_read_full(ends[0], &byte, 1), 0);
	(void)close(ends[0]);
#endif
}
END_TEST

void add_confine(Suite *suite)
{
	TCase *tc = tcase_create("confine");

	suite_add_tcase(suite, tc);
	tcase_add_checked_fixture(tc, begin, end);
	ADD_ROWS(tc, confined, acts);
	ADD_ROWS(tc, parent_ends, ends_before);
}
