/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/run.h"
#include "support/io.h"
#include "support/text.h"

enum {
	READ_SIZE = 16384,
	LOOK_AGAIN = 100, /* ms after which its end is seen at the latest */
	/* reads: no pipe holds more than a megabyte */
	AFTER_END = (1 << 20) / READ_SIZE
};

/* What both processes know. */
typedef struct launch {
	const char *path;
	char **argv;
	int out[2], err[2];
	int trouble[2]; /* errno of a program that could not be started */
	int highest;	/* descriptor that may be open */
	pid_t pid;
	it_run_watch watch; /* NULL: nobody does */
	void *arg;
	clock_t begun;
} launch;

/* ---- before ----------------------------------------------------------- */

/* Above the three that the program will have. */
static int move_up(int *fd)
{
	int high = fcntl(*fd, F_DUPFD, STDERR_FILENO + 1);

	(void)close(*fd);
	*fd = high;
	return high < 0 || fcntl(high, F_SETFD, FD_CLOEXEC) < 0 ? -1 : 0;
}

static void drop(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static int make_pipe(int ends[2])
{
	int low, high;

	if (pipe(ends) != 0) {
		ends[0] = ends[1] = -1;
		return -1;
	}
	low = move_up(&ends[0]);
	high = move_up(&ends[1]);
	return low != 0 || high != 0 ? -1 : 0;
}

static void drop_pipes(launch *l)
{
	int *const pipes[] = {l->out, l->err, l->trouble};
	size_t i;

	for (i = 0; i < sizeof pipes / sizeof pipes[0]; i++) {
		drop(&pipes[i][0]);
		drop(&pipes[i][1]);
	}
}

static int make_pipes(launch *l)
{
	return make_pipe(l->out) != 0 || make_pipe(l->err) != 0 ||
			       make_pipe(l->trouble) != 0
		       ? -1
		       : 0;
}

static void free_argv(char **argv)
{
	size_t i;

	for (i = 0; argv != NULL && argv[i] != NULL; i++)
		free(argv[i]);
	free(argv);
}

/* execve(2) wants texts that it may change. */
static char **copy_argv(const char *path, const char *const *args)
{
	char **argv;
	size_t i, count = 0;

	while (args[count] != NULL)
		count++;
	argv = calloc(count + 2, sizeof *argv);
	if (argv == NULL)
		return NULL;
	argv[0] = it_text_dup(path);
	for (i = 0; i < count && argv[i] != NULL; i++)
		argv[i + 1] = it_text_dup(args[i]);
	if (i == count && argv[i] != NULL)
		return argv;
	free_argv(argv);
	return NULL;
}

/* ---- the process that becomes the program ----------------------------- */

static void forget_signals(void)
{
	static const int numbers[] = {SIGHUP,  SIGINT,	SIGQUIT, SIGTERM,
				      SIGPIPE, SIGALRM, SIGCHLD, SIGUSR1,
				      SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU,
				      SIGXFSZ};
	sigset_t none;
	size_t i;

	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		(void)signal(numbers[i], SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static int set_descriptors(const launch *l)
{
	int fd, null = open("/dev/null", O_RDWR | O_NOCTTY);

	if (null < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(l->out[1], STDOUT_FILENO) < 0 ||
	    dup2(l->err[1], STDERR_FILENO) < 0)
		return -1;
	/* /dev/null itself may have come above the highest of before */
	for (fd = STDERR_FILENO + 1; fd <= l->highest || fd <= null; fd++)
		if (fd != l->trouble[1])
			(void)close(fd);
	return 0;
}

static void become(const launch *l)
{
	static char language[] = "LC_ALL=C";
	static char path[] = "PATH=/usr/sbin:/usr/bin:/sbin";
	char *environment[] = {language, path, NULL};
	int why;

	forget_signals();
	(void)setsid();
	(void)umask(022);
	if (chdir("/") == 0 && set_descriptors(l) == 0)
		(void)execve(l->path, l->argv, environment);
	why = errno;
	(void)it_write_full(l->trouble[1], &why, sizeof why);
	_exit(127);
}

/* ---- meanwhile -------------------------------------------------------- */

/* One of the two streams. */
typedef struct stream {
	int *fd; /* -1 at its end */
	it_strbuf *text;
	int *cut;
} stream;

/* Takes what is there; at the end of the stream, closes it. */
static int take(const stream *s, size_t limit)
{
	char block[READ_SIZE];
	size_t room = limit > s->text->len ? limit - s->text->len : 0;
	ssize_t got;

	IT_AGAIN(got, read(*s->fd, block, sizeof block));
	if (got <= 0) {
		drop(s->fd);
		return got < 0 ? -1 : 0;
	}
	if ((size_t)got > room)
		*s->cut = 1;
	it_strbuf_bytes(s->text, block,
			(size_t)got > room ? room : (size_t)got);
	return 0;
}

/* Its end, if it has come: 1; *status as waitpid(2) gives it. */
static int has_ended(pid_t pid, int *status, int options)
{
	pid_t got;

	IT_AGAIN(got, waitpid(pid, status, options));
	return got != 0 ? (got == pid ? 1 : -1) : 0;
}

/* What is there within ms; *some tells whether anything was. */
static int take_both(const stream *streams, size_t limit, int ms, int *some)
{
	struct pollfd fds[2];
	int i, bad = 0;

	for (i = 0; i < 2; i++) {
		fds[i].fd = *streams[i].fd;
		fds[i].events = POLLIN;
		fds[i].revents = 0;
	}
	IT_AGAIN(*some, poll(fds, 2, ms));
	if (*some < 0)
		return -1;
	for (i = 0; i < 2; i++)
		if (fds[i].revents != 0 && take(&streams[i], limit) != 0)
			bad = -1;
	return bad;
}

/* No clock that is set: a guest that was suspended has that of its host. */
static clock_t now(void)
{
	struct tms unused;

	return times(&unused);
}

/* It leads a group of its own since it is that program. */
static void look_after(const launch *l)
{
	unsigned long ticks = (unsigned long)(now() - l->begun);
	unsigned long second = (unsigned long)sysconf(_SC_CLK_TCK);
	int number = 0;

	if (l->watch != NULL)
		number = l->watch(l->arg, ticks * 1000 / second);
	if (number != 0)
		(void)kill(-l->pid, number);
}

/*
 * Its end may be seen at once when both streams have ended, and may be far
 * when it closed them itself.
 */
static int next_pause(const launch *l, int pause)
{
	if (l->out[0] >= 0 || l->err[0] >= 0)
		return 0;
	if (pause == 0)
		return 1;
	return pause < LOOK_AGAIN / 2 ? pause * 2 : LOOK_AGAIN;
}

static int may_wait(int ended, int pause)
{
	if (ended != 0)
		return 0;
	return pause != 0 ? pause : LOOK_AGAIN;
}

/*
 * Both streams to their ends, and its own.  What the program left in the
 * background may hold them open, or write on and on: after its own end only
 * what is there already counts.
 */
static int collect(launch *l, size_t limit, it_run_result *r, int *status)
{
	stream streams[2];
	int ended = 0, some = 1, bad = 0, pause = 0, left = AFTER_END;

	streams[0].fd = &l->out[0];
	streams[0].text = &r->out;
	streams[0].cut = &r->out_cut;
	streams[1].fd = &l->err[0];
	streams[1].text = &r->err;
	streams[1].cut = &r->err_cut;
	while (bad == 0 && (ended == 0 || (some != 0 && left-- > 0))) {
		bad = take_both(streams, limit, may_wait(ended, pause), &some);
		if (bad != 0 || ended != 0)
			continue;
		ended = has_ended(l->pid, status, WNOHANG);
		/* it may have written since */
		some = 1;
		pause = next_pause(l, pause);
		if (ended == 0)
			look_after(l);
	}
	if (ended == 0)
		ended = has_ended(l->pid, status, 0);
	return bad != 0 || ended != 1 ? -1 : 0;
}

/* Did it start?  0, or the errno that kept it from doing so. */
static int start_trouble(const launch *l)
{
	int why = 0;

	if (it_read_full(l->trouble[0], &why, sizeof why) < 0)
		return errno;
	return why;
}

static it_code not_started(const launch *l, int why, it_run_result *r,
			   it_error *err)
{
	int status;

	(void)has_ended(l->pid, &status, 0);
	if (why == ENOENT || why == ENOTDIR)
		return IT_OK; /* r says so already */
	it_run_result_free(r);
	errno = why;
	return it_fail_errno(err, l->path, "cannot be run");
}

static it_code attend(launch *l, size_t limit, it_run_result *r,
		      it_error *err)
{
	int why, status = 0;

	drop(&l->out[1]);
	drop(&l->err[1]);
	drop(&l->trouble[1]);
	why = start_trouble(l);
	if (why != 0)
		return not_started(l, why, r, err);
	if (collect(l, limit, r, &status) != 0)
		return it_fail_errno(err, l->path, "its end is not known");
	r->end = WIFSIGNALED(status) ? IT_RUN_KILLED : IT_RUN_EXITED;
	r->status = WIFSIGNALED(status) ? WTERMSIG(status)
					: WEXITSTATUS(status);
	if (it_strbuf_check(&r->out, err) != IT_OK)
		return IT_NO_MEMORY;
	return it_strbuf_check(&r->err, err);
}

static it_code run_launch(launch *l, size_t limit, it_run_result *r,
			  it_error *err)
{
	if (make_pipes(l) != 0)
		return it_fail_errno(err, l->path, "cannot be run");
	l->highest = it_highest_descriptor();
	l->pid = fork();
	if (l->pid == 0)
		become(l);
	if (l->pid < 0)
		return it_fail_errno(err, l->path, "cannot be run");
	return attend(l, limit, r, err);
}

it_code it_run_program(const char *path, const char *const *args, size_t limit,
		       it_run_watch watch, void *arg, it_run_result *result,
		       it_error *err)
{
	launch l = {NULL, NULL, {-1, -1}, {-1, -1}, {-1, -1}, 0, 0, NULL,
		    NULL, 0};
	struct sigaction before, normal;
	it_code code;

	memset(result, 0, sizeof *result);
	l.path = path;
	l.watch = watch;
	l.arg = arg;
	l.begun = now();
	l.argv = copy_argv(path, args);
	if (l.argv == NULL)
		return it_fail_memory(err);
	/* Where a caller has had it ignored, no end would ever be told. */
	memset(&normal, 0, sizeof normal);
	normal.sa_handler = SIG_DFL;
	(void)sigaction(SIGCHLD, &normal, &before);
	code = run_launch(&l, limit, result, err);
	(void)sigaction(SIGCHLD, &before, NULL);
	drop_pipes(&l);
	free_argv(l.argv);
	return code;
}

void it_run_result_free(it_run_result *result)
{
	it_strbuf_free(&result->out);
	it_strbuf_free(&result->err);
	memset(result, 0, sizeof *result);
}

/* ---- showing ---------------------------------------------------------- */

static int is_plain(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789%+,-./:=@_";

	return *word != '\0' && word[strspn(word, plain)] == '\0';
}

void it_run_quote(it_strbuf *out, const char *word)
{
	if (is_plain(word)) {
		it_strbuf_text(out, word);
		return;
	}
	it_strbuf_char(out, '\'');
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			it_strbuf_text(out, "'\\''");
		else
			it_strbuf_char(out, *word);
	}
	it_strbuf_char(out, '\'');
}

void it_run_show(it_strbuf *out, const char *path, const char *const *args)
{
	it_run_quote(out, path);
	for (; *args != NULL; args++) {
		it_strbuf_char(out, ' ');
		it_run_quote(out, *args);
	}
}
