/* SPDX-License-Identifier: BSD-2-Clause */
/* support/: errors, buffers, input and output, SHA-256. */
#include "config.h"

#include <sys/types.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/digest.h"
#include "support/error.h"
#include "support/io.h"
#include "support/list.h"
#include "support/output.h"
#include "support/strbuf.h"
#include "tests/check_main.h"
#include "tests/check_support.h"
#include "tests/tree.h"

/* ---- error ------------------------------------------------------------ */

static const struct {
	it_code code;
	int status;
	const char *word;
} code_rows[] = {
	{IT_OK, 0, "ok"},
	{IT_FAILED, 1, "failed"},
	{IT_NO_MEMORY, 1, "no-memory"},
	{IT_NO_SPACE, 1, "no-space"},
	{IT_IO, 1, "io"},
	{IT_STOPPED, 1, "stopped"},
	{IT_USAGE, 2, "usage"},
	{IT_DIFFERENCES, 3, "differences"},
	{IT_TARGET, 4, "target-refused"},
	{IT_MEDIA, 5, "media-refused"},
	{IT_BUSY, 6, "busy"},
	{IT_UNFINISHED, 7, "unfinished"},
};

START_TEST(status_and_word)
{
	ck_assert_uint_eq(COUNT(code_rows), IT_CODE_COUNT);
	ck_assert_int_eq(it_code_status(code_rows[_i].code),
			 code_rows[_i].status);
	ck_assert_str_eq(it_code_word(code_rows[_i].code), code_rows[_i].word);
}
END_TEST

START_TEST(first_error_wins)
{
	it_error err;

	memset(&err, 'x', sizeof err);
	it_error_clear(&err);
	ck_assert_int_eq(err.code, IT_OK);
	ck_assert_str_eq(err.text, "");
	ck_assert_int_eq(it_fail(&err, IT_MEDIA, "a\nb", "row %d of %s", 7,
				 "it"),
			 IT_MEDIA);
	it_error_remedy(&err, "do %s", "this");
	ck_assert_int_eq(it_fail(&err, IT_TARGET, "c", "later"), IT_TARGET);
	errno = ENOSPC;
	ck_assert_int_eq(it_fail_errno(&err, "d", "later"), IT_NO_SPACE);
	ck_assert_int_eq(it_fail_memory(&err), IT_NO_MEMORY);
	it_error_remedy(&err, "do that");
	ck_assert_int_eq(err.code, IT_MEDIA);
	ck_assert_int_eq(err.sys_errno, 0);
	ck_assert_str_eq(err.path, "a\\x0Ab");
	ck_assert_str_eq(err.text, "row 7 of it");
	ck_assert_str_eq(err.remedy, "do this");
}
END_TEST

static const struct {
	int number;
	const char *cure;
} cure_rows[] = {
	{ENOSPC, "free space or inodes there, then run again"},
	{EDQUOT, "raise the quota or free space there, then run again"},
	{EROFS, "mount its filesystem for writing, then run again"},
	{EMFILE, "allow more open files (ulimit -n), then run again"},
	{ENFILE, "wait until the system has file descriptors again, then run "
		 "again"},
	{EFBIG, "allow larger files (ulimit -f), then run again"},
	{ENOLCK, "start the lock manager of its filesystem (NFS), or work on a "
		 "copy on a local disk"},
	{EIO, "see what the system's log says of the disk, then run again"},
	{EACCES, ""},
	{ENOENT, ""},
};

START_TEST(cures)
{
	it_error err;

	it_error_clear(&err);
	errno = cure_rows[_i].number;
	(void)it_fail_errno(&err, "a", "cannot be written");
	ck_assert_str_eq(it_error_cure(&err), cure_rows[_i].cure);
	it_error_remedy(&err, "do this");
	ck_assert_str_eq(it_error_cure(&err), "do this");
	it_error_clear(&err);
	(void)it_fail(&err, IT_TARGET, "a", "is odd");
	ck_assert_str_eq(it_error_cure(&err), "");
}
END_TEST

START_TEST(no_error_object)
{
	it_error_clear(NULL);
	it_error_remedy(NULL, "do %d", 1);
	ck_assert_int_eq(it_fail(NULL, IT_BUSY, NULL, "x"), IT_BUSY);
	ck_assert_int_eq(it_fail_memory(NULL), IT_NO_MEMORY);
	errno = EDQUOT;
	ck_assert_int_eq(it_fail_errno(NULL, NULL, "x"), IT_NO_SPACE);
}
END_TEST

/* What a failure leaves of an older, cleared error: nothing. */
START_TEST(failure_sets_all_members)
{
	it_error err;

	memset(&err, 'x', sizeof err);
	err.code = IT_OK;
	ck_assert_int_eq(it_fail(&err, IT_FAILED, NULL, "bad"), IT_FAILED);
	ck_assert_str_eq(err.path, "");
	ck_assert_str_eq(err.text, "bad");
	ck_assert_str_eq(err.remedy, "");
	ck_assert_int_eq(err.sys_errno, 0);
}
END_TEST

START_TEST(error_texts_are_cut)
{
	char longer[3000];
	it_error err;

	memset(longer, 'n', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	it_error_clear(&err);
	(void)it_fail(&err, IT_FAILED, longer, "%s", longer);
	it_error_remedy(&err, "%s", longer);
	ck_assert_uint_eq(strlen(err.path), sizeof err.path - 1);
	ck_assert_str_eq(err.path + sizeof err.path - 5, "n...");
	ck_assert_uint_eq(strlen(err.text), sizeof err.text - 1);
	ck_assert_uint_eq(strlen(err.remedy), sizeof err.remedy - 1);
}
END_TEST

static const struct {
	int number;
	it_code code;
} errno_rows[] = {
	{ENOSPC, IT_NO_SPACE}, {EDQUOT, IT_NO_SPACE}, {ENOMEM, IT_NO_MEMORY},
	{EIO, IT_IO},	       {EACCES, IT_IO},	      {EROFS, IT_IO},
	{ENOENT, IT_IO},       {EFBIG, IT_IO},
};

START_TEST(codes_of_errno)
{
	char text[512];
	it_error err;

	(void)snprintf(text, sizeof text, "cannot write: %s",
		       strerror(errno_rows[_i].number));
	it_error_clear(&err);
	errno = errno_rows[_i].number;
	ck_assert_int_eq(it_fail_errno(&err, "etc/x", "cannot write"),
			 errno_rows[_i].code);
	ck_assert_int_eq(err.code, errno_rows[_i].code);
	ck_assert_int_eq(err.sys_errno, errno_rows[_i].number);
	ck_assert_str_eq(err.path, "etc/x");
	ck_assert_str_eq(err.text, text);
	ck_assert_str_eq(err.remedy, "");
}
END_TEST

/* ---- growing buffers --------------------------------------------------- */

START_TEST(empty_buffer)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	size_t len = 99;
	char *taken;

	ck_assert_str_eq(it_strbuf_str(&buf), "");
	it_strbuf_reset(&buf);
	it_strbuf_wipe(&buf);
	it_strbuf_free(&buf);
	ck_assert_int_eq(it_strbuf_check(&buf, NULL), IT_OK);
	taken = it_strbuf_take(&buf, &len);
	ck_assert_str_eq(taken, "");
	ck_assert_uint_eq(len, 0);
	free(taken);
}
END_TEST

/* Always terminated, whatever the length. */
START_TEST(secrets_go)
{
	char secret[] = "secret";

	it_wipe(secret + 1, 4);
	ck_assert_mem_eq(secret, "s\0\0\0\0t", sizeof secret);
	it_wipe(secret, 0);
	ck_assert_int_eq(secret[0], 's');
}
END_TEST

START_TEST(buffer_grows)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	size_t i;

	for (i = 0; i < 5000; i++) {
		it_strbuf_char(&buf, 'a' + (int)(i % 26));
		ck_assert_uint_eq(buf.len, i + 1);
		ck_assert_int_eq(buf.data[i], 'a' + (int)(i % 26));
		ck_assert_int_eq(buf.data[i + 1], '\0');
	}
	for (i = 0; i < 5000; i++)
		ck_assert_int_eq(buf.data[i], 'a' + (int)(i % 26));
	it_strbuf_reset(&buf);
	ck_assert_uint_eq(buf.len, 0);
	ck_assert_str_eq(it_strbuf_str(&buf), "");
	it_strbuf_free(&buf);
	ck_assert_ptr_null(buf.data);
}
END_TEST

/* Appends of every length up to and over the first growths. */
START_TEST(formats_of_every_length)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	int i;

	for (i = 0; i < 300; i++) {
		it_strbuf_reset(&buf);
		it_strbuf_text(&buf, "ab");
		it_strbuf_format(&buf, "%*d", i, 7);
		ck_assert_uint_eq(buf.len, (size_t)(i > 0 ? i : 1) + 2);
		ck_assert_uint_eq(strlen(buf.data), buf.len);
		ck_assert_int_eq(buf.data[buf.len - 1], '7');
		it_strbuf_free(&buf);
	}
}
END_TEST

START_TEST(buffer_keeps_nuls)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	char *taken;
	size_t len;

	it_strbuf_bytes(&buf, "a\0b", 3);
	it_strbuf_char(&buf, 0);
	it_strbuf_format(&buf, "%s%d", "c", -5);
	it_strbuf_bytes(&buf, NULL, 0);
	taken = it_strbuf_take(&buf, &len);
	ck_assert_uint_eq(len, 7);
	ck_assert_mem_eq(taken, "a\0b\0c-5", 8);
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len + buf.room, 0);
	it_strbuf_text(&buf, "again");
	ck_assert_str_eq(buf.data, "again");
	it_strbuf_free(&buf);
	free(taken);
}
END_TEST

static void ask_too_much(it_strbuf *buf)
{
	it_strbuf_bytes(buf, "", SIZE_MAX / 2);
}

START_TEST(failed_buffer)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	it_strbuf_text(&buf, "abc");
	ask_too_much(&buf);
	it_strbuf_text(&buf, "def");
	it_strbuf_format(&buf, "%d", 1);
	ck_assert_str_eq(it_strbuf_str(&buf), "abc");
	ck_assert_int_eq(it_strbuf_check(&buf, &err), IT_NO_MEMORY);
	ck_assert_str_eq(err.text, "out of memory");
	it_strbuf_reset(&buf);
	ck_assert_int_eq(it_strbuf_check(&buf, NULL), IT_OK);
	it_strbuf_text(&buf, "def");
	ck_assert_str_eq(it_strbuf_str(&buf), "def");
	ask_too_much(&buf);
	ck_assert_ptr_null(it_strbuf_take(&buf, NULL));
	ck_assert_int_eq(buf.failed, 0);
}
END_TEST

/* ---- list ------------------------------------------------------------ */

/* It moves where its count is a power of two, and only there. */
START_TEST(list_grows)
{
	unsigned *items = NULL, *more;
	size_t i, count;

	for (count = 0; count < 1000; count++) {
		more = it_list_more(items, count, sizeof *items);
		ck_assert_ptr_nonnull(more);
		if ((count & (count - 1)) != 0)
			ck_assert_ptr_eq(more, items);
		items = more;
		for (i = 0; i < count; i++)
			ck_assert_uint_eq(items[i], (unsigned)i * 3);
		items[count] = (unsigned)count * 3;
	}
	free(items);
}
END_TEST

/* No number says how many bytes these were. */
static const struct {
	size_t count, size;
} long_rows[] = {
	{(size_t)1 << (sizeof(size_t) * 8 - 2), 2},
	{(size_t)1 << (sizeof(size_t) * 8 - 1), 1},
	{1, (size_t)-1 / 2 + 1},
};

START_TEST(list_too_long)
{
	char *items = malloc(1);

	ck_assert_ptr_nonnull(items);
	items[0] = 'x';
	ck_assert_ptr_null(it_list_more(items, long_rows[_i].count,
					long_rows[_i].size));
	ck_assert_int_eq(items[0], 'x');
	free(items);
}
END_TEST

/* ---- input and output -------------------------------------------------- */

enum { PIPED = 300000 };

static void ring(int number)
{
	(void)number;
}

/* Interrupts every call that waits, without SA_RESTART. */
static void ring_often(void)
{
	struct itimerval often = {{0, 2000}, {0, 2000}};
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = ring;
	ck_assert_int_eq(sigaction(SIGALRM, &act, NULL), 0);
	ck_assert_int_eq(setitimer(ITIMER_REAL, &often, NULL), 0);
}

static char piped_byte(size_t i)
{
	return (char)(i * 7 + i / 251);
}

/* The other end of a pipe, which is slow. */
static void write_slowly(int fd)
{
	char block[1000];
	size_t i, k;

	for (i = 0; i < PIPED; i += sizeof block) {
		for (k = 0; k < sizeof block; k++)
			block[k] = piped_byte(i + k);
		if (write(fd, block, sizeof block) != (ssize_t)sizeof block)
			_exit(1);
		if (i % 30000 == 0)
			(void)usleep(5000);
	}
	_exit(0);
}

static void read_slowly(int fd)
{
	char block[5000];
	ssize_t got, k;
	size_t i = 0;

	while ((got = read(fd, block, sizeof block)) > 0) {
		for (k = 0; k < got; k++, i++)
			if (block[k] != piped_byte(i))
				_exit(1);
		/* Long enough to interrupt a write of nothing yet. */
		if (i % 20000 == 0)
			(void)usleep(10000);
	}
	_exit(i == PIPED ? 0 : 1);
}

/* Our end of a pipe whose other end is served by a child; mine: 0 or 1. */
static int serve(int mine, void (*child)(int fd), pid_t *pid)
{
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	*pid = fork();
	ck_assert_int_ge(*pid, 0);
	if (*pid == 0) {
		(void)close(fds[mine]);
		child(fds[!mine]);
	}
	ck_assert_int_eq(close(fds[!mine]), 0);
	return fds[mine];
}

static void expect_child(pid_t pid)
{
	int status;
	pid_t got;

	do
		got = waitpid(pid, &status, 0);
	while (got < 0 && errno == EINTR);
	ck_assert_int_eq(got, pid);
	ck_assert_int_eq(status, 0);
}

START_TEST(interrupted_reads)
{
	char *bytes = malloc(PIPED);
	pid_t pid;
	int fd = serve(0, write_slowly, &pid);
	size_t i;

	ring_often();
	ck_assert_ptr_nonnull(bytes);
	ck_assert_int_eq(it_read_full(fd, bytes, PIPED - 1), PIPED - 1);
	for (i = 0; i < PIPED - 1; i++)
		ck_assert(bytes[i] == piped_byte(i));
	ck_assert_int_eq(it_read_full(fd, bytes, 5), 1);
	ck_assert_int_eq(it_read_full(fd, bytes, 5), 0);
	ck_assert_int_eq(close(fd), 0);
	expect_child(pid);
	free(bytes);
}
END_TEST

START_TEST(interrupted_writes)
{
	char *bytes = malloc(PIPED);
	pid_t pid;
	int fd = serve(1, read_slowly, &pid);
	size_t i;

	ring_often();
	ck_assert_ptr_nonnull(bytes);
	for (i = 0; i < PIPED; i++)
		bytes[i] = piped_byte(i);
	ck_assert_int_eq(it_write_full(fd, bytes, PIPED), 0);
	ck_assert_int_eq(close(fd), 0);
	expect_child(pid);
	free(bytes);
}
END_TEST

/* Those of a descriptor that somebody else has open, too. */
static const int output_flags[] = {0, O_NONBLOCK};

START_TEST(interrupted_output)
{
	it_strbuf text = {NULL, 0, 0, 0};
	pid_t pid;
	int fd = serve(1, read_slowly, &pid);
	size_t i;

	for (i = 0; i < PIPED; i++)
		it_strbuf_char(&text, piped_byte(i));
	ck_assert_int_eq(fcntl(fd, F_SETFL, O_WRONLY | output_flags[_i]), 0);
	ck_assert_int_eq(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	ck_assert_int_eq(close(fd), 0);
	ring_often();
	it_output(STDOUT_FILENO, &text);
	ck_assert_int_eq(it_output_errno(), 0);
	ck_assert_int_eq(close(STDOUT_FILENO), 0);
	expect_child(pid);
	it_strbuf_free(&text);
}
END_TEST

static void put(int fd, const char *line)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_text(&text, line);
	it_output(fd, &text);
	it_strbuf_free(&text);
}

/* Only standard output counts, and nothing follows a gap in it. */
START_TEST(output_that_fails)
{
	char read_back[32] = "";
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(dup2(fds[1], STDOUT_FILENO), STDOUT_FILENO);
	ck_assert_int_eq(close(STDERR_FILENO), 0);
	put(STDERR_FILENO, "zero\n");
	ck_assert_int_eq(it_output_errno(), 0);
	put(STDOUT_FILENO, "one\n");
	ck_assert_int_eq(close(STDOUT_FILENO), 0);
	put(STDOUT_FILENO, "two\n");
	ck_assert_int_eq(it_output_errno(), EBADF);
	ck_assert_int_eq(dup2(fds[1], STDOUT_FILENO), STDOUT_FILENO);
	put(STDOUT_FILENO, "three\n");
	ck_assert_int_eq(it_output_errno(), EBADF);
	ck_assert_int_eq(read(fds[0], read_back, sizeof read_back - 1), 4);
	ck_assert_str_eq(read_back, "one\n");
}
END_TEST

/* A text that did not fit into memory is output that is missing. */
START_TEST(output_without_memory)
{
	it_strbuf text = {NULL, 0, 0, 0};

	ask_too_much(&text);
	it_output(STDOUT_FILENO, &text);
	ck_assert_int_eq(it_output_errno(), ENOMEM);
	it_strbuf_free(&text);
}
END_TEST

START_TEST(calls_that_fail)
{
	char byte;

	errno = 0;
	ck_assert_int_eq(it_read_full(-1, &byte, 1), -1);
	ck_assert_int_eq(errno, EBADF);
	errno = 0;
	ck_assert_int_eq(it_write_full(-1, "x", 1), -1);
	ck_assert_int_eq(errno, EBADF);
}
END_TEST

static const struct {
	size_t size, limit;
	it_code code;
	const char *text;
} file_rows[] = {
	{0, 0, IT_OK, NULL},
	{1, 0, IT_FAILED, "is larger than 0 bytes"},
	{16383, 16383, IT_OK, NULL},
	{16384, 16384, IT_OK, NULL},
	{16385, 16384, IT_FAILED, "is larger than 16384 bytes"},
	{40000, 40000, IT_OK, NULL},
	{40000, 39999, IT_FAILED, "is larger than 39999 bytes"},
};

/* What was in the buffer before does not count. */
START_TEST(files_up_to_a_limit)
{
	it_strbuf text = {NULL, 0, 0, 0}, out = {NULL, 0, 0, 0};
	size_t size = file_rows[_i].size;
	char path[600];
	it_error err;
	tree t;

	tree_begin(&t);
	while (text.len < size)
		it_strbuf_char(&text, piped_byte(text.len) | 1);
	tree_put(&t, 'f', "file", it_strbuf_str(&text));
	(void)snprintf(path, sizeof path, "%s/file", t.path);
	it_error_clear(&err);
	it_strbuf_text(&out, "before");
	ck_assert_int_eq(it_read_file(path, file_rows[_i].limit, &out, &err),
			 file_rows[_i].code);
	if (file_rows[_i].text != NULL) {
		ck_assert_str_eq(err.text, file_rows[_i].text);
		ck_assert_str_eq(err.path, path);
	} else {
		ck_assert_uint_eq(out.len, size + 6);
		ck_assert_mem_eq(out.data + 6, it_strbuf_str(&text), size);
	}
	it_strbuf_free(&text);
	it_strbuf_free(&out);
	tree_end(&t);
}
END_TEST

static const struct {
	const char *path;
	it_code code;
	const char *text;
	int number;
} unreadable_rows[] = {
	{"/nonexistent/file", IT_IO,
	 "cannot be opened: No such file or directory", ENOENT},
	{"/", IT_FAILED, "is not a regular file", 0},
	{"/dev/null", IT_FAILED, "is not a regular file", 0},
};

START_TEST(unreadable_files)
{
	it_strbuf out = {NULL, 0, 0, 0};
	int fds = tree_open_fds();
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_read_file(unreadable_rows[_i].path, 99, &out,
				      &err),
			 unreadable_rows[_i].code);
	ck_assert_str_eq(err.text, unreadable_rows[_i].text);
	ck_assert_str_eq(err.path, unreadable_rows[_i].path);
	ck_assert_int_eq(err.sys_errno, unreadable_rows[_i].number);
	ck_assert_int_eq(tree_open_fds(), fds);
	it_strbuf_free(&out);
}
END_TEST

/* Nobody writes into it: opening it must not wait. */
START_TEST(a_fifo_is_not_waited_for)
{
	it_strbuf out = {NULL, 0, 0, 0};
	char path[128] = "/tmp/check.XXXXXX";
	char fifo[160];
	it_error err;

	it_error_clear(&err);
	ck_assert(mkdtemp(path) != NULL);
	(void)snprintf(fifo, sizeof fifo, "%s/fifo", path);
	ck_assert_int_eq(mkfifo(fifo, 0600), 0);
	ck_assert_int_eq(it_read_file(fifo, 99, &out, &err), IT_FAILED);
	ck_assert_str_eq(err.text, "is not a regular file");
	ck_assert_int_eq(unlink(fifo), 0);
	ck_assert_int_eq(rmdir(path), 0);
	it_strbuf_free(&out);
}
END_TEST

/* ---- SHA-256 ------------------------------------------------------------ */

/* FIPS 180-2, appendix B, and the empty message. */
static const struct {
	const char *unit;
	size_t times;
	const char *hex;
} sha_rows[] = {
	{"", 1,
	 "e3b0c44298fc1c149afbf4c8996fb924"
	 "27ae41e4649b934ca495991b7852b855"},
	{"abc", 1,
	 "ba7816bf8f01cfea414140de5dae2223"
	 "b00361a396177a9cb410ff61f20015ad"},
	{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	 "248d6a61d20638b8e5c026930c3e6039"
	 "a33ce45964ff2167f6ecedd419db06c1"},
	{"a", 1000000,
	 "cdc76e5c9914fb9281a1c7e284d73e67"
	 "f1809a48a497200e046d39ccc7112cd0"},
};

static void sha_message(int row, it_strbuf *message)
{
	size_t i;

	for (i = 0; i < sha_rows[row].times; i++)
		it_strbuf_text(message, sha_rows[row].unit);
	ck_assert_int_eq(message->failed, 0);
}

START_TEST(sha256_at_once)
{
	it_strbuf message = {NULL, 0, 0, 0};
	char hex[IT_SHA256_HEX];

	sha_message(_i, &message);
	ck_assert_int_eq(it_sha256_of(message.data, message.len, hex, NULL),
			 IT_OK);
	ck_assert_str_eq(hex, sha_rows[_i].hex);
	it_strbuf_free(&message);
}
END_TEST

static void sha_in_chunks(const it_strbuf *message, size_t chunk, char *hex)
{
	it_sha256 *ctx;
	size_t at, len;

	ck_assert_int_eq(it_sha256_new(&ctx, NULL), IT_OK);
	for (at = 0; at < message->len; at += len) {
		len = message->len - at < chunk ? message->len - at : chunk;
		it_sha256_add(ctx, message->data + at, len);
		it_sha256_add(ctx, "", 0);
	}
	ck_assert_int_eq(it_sha256_end(ctx, hex, NULL), IT_OK);
}

START_TEST(sha256_in_chunks)
{
	static const size_t chunks[] = {1, 3, 63, 64, 65, 4097};
	it_strbuf message = {NULL, 0, 0, 0};
	char hex[IT_SHA256_HEX];
	size_t i;

	sha_message(_i, &message);
	for (i = message.len > 9999; i < COUNT(chunks); i++) {
		sha_in_chunks(&message, chunks[i], hex);
		ck_assert_str_eq(hex, sha_rows[_i].hex);
	}
	it_strbuf_free(&message);
}
END_TEST

START_TEST(sha256_small_things)
{
	unsigned char sum[IT_SHA256_BYTES];
	char hex[IT_SHA256_HEX];
	it_sha256 *ctx;
	int i;

	for (i = 0; i < IT_SHA256_BYTES; i++)
		sum[i] = (unsigned char)(i * 8 + 7);
	it_digest_hex(sum, hex);
	ck_assert_str_eq(hex, "070f171f272f373f474f575f676f777f"
			      "878f979fa7afb7bfc7cfd7dfe7eff7ff");
	it_sha256_free(NULL);
	ck_assert_int_eq(it_sha256_new(&ctx, NULL), IT_OK);
	it_sha256_add(ctx, "abc", 3);
	it_sha256_free(ctx);
	ck_assert_str_ne(it_digest_library(), "");
}
END_TEST

/* ---- the suite ---------------------------------------------------------- */

static void add_error(Suite *suite)
{
	TCase *tc = tcase_create("error");

	ADD_ROWS(tc, status_and_word, code_rows);
	tcase_add_test(tc, first_error_wins);
	ADD_ROWS(tc, cures, cure_rows);
	tcase_add_test(tc, no_error_object);
	tcase_add_test(tc, failure_sets_all_members);
	tcase_add_test(tc, error_texts_are_cut);
	ADD_ROWS(tc, codes_of_errno, errno_rows);
	suite_add_tcase(suite, tc);
}

static void add_strbuf(Suite *suite)
{
	TCase *tc = tcase_create("strbuf");

	tcase_add_test(tc, empty_buffer);
	tcase_add_test(tc, secrets_go);
	tcase_add_test(tc, buffer_grows);
	tcase_add_test(tc, formats_of_every_length);
	tcase_add_test(tc, buffer_keeps_nuls);
	tcase_add_test(tc, failed_buffer);
	suite_add_tcase(suite, tc);
}

static void add_list(Suite *suite)
{
	TCase *tc = tcase_create("list");

	tcase_add_test(tc, list_grows);
	ADD_ROWS(tc, list_too_long, long_rows);
	suite_add_tcase(suite, tc);
}

static void add_io(Suite *suite)
{
	TCase *tc = tcase_create("io");

	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, interrupted_reads);
	tcase_add_test(tc, interrupted_writes);
	tcase_add_loop_test(tc, interrupted_output, 0, 2);
	tcase_add_test(tc, output_that_fails);
	tcase_add_test(tc, output_without_memory);
	tcase_add_test(tc, calls_that_fail);
	ADD_ROWS(tc, files_up_to_a_limit, file_rows);
	ADD_ROWS(tc, unreadable_files, unreadable_rows);
	tcase_add_test(tc, a_fifo_is_not_waited_for);
	suite_add_tcase(suite, tc);
}

static void add_digest(Suite *suite)
{
	TCase *tc = tcase_create("digest");

	tcase_set_timeout(tc, 30);
	ADD_ROWS(tc, sha256_at_once, sha_rows);
	ADD_ROWS(tc, sha256_in_chunks, sha_rows);
	tcase_add_test(tc, sha256_small_things);
	suite_add_tcase(suite, tc);
}

int main(void)
{
	Suite *suite = suite_create("support");

	add_error(suite);
	add_text(suite);
	add_strbuf(suite);
	add_list(suite);
	add_io(suite);
	add_run(suite);
	add_confine(suite);
	add_crew(suite);
	add_json(suite);
	add_digest(suite);
	add_root(suite);
	return run_suite(suite);
}
