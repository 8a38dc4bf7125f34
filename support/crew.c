/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/crew.h"
#include "support/io.h"
#include "support/output.h"

enum {
	READ_SIZE = 16384,
	LOOK_AGAIN = 200 /* ms after which a stop is seen at the latest */
};

/* One process; slot i % processes of a crew is that of piece i. */
struct member {
	int fd; /* what it prints comes from there; -1: at its end, or none */
	pid_t pid;
	int answered;
	it_crew_answer answer;
	it_strbuf in;
};

struct crew {
	it_crew given;
	struct member members[IT_CREW_MAX];
	size_t started; /* pieces */
	size_t turn;	/* the piece that is printed now */
	int told;	/* to stop, so often */
};

size_t it_crew_processes(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return cores < 8 ? 8 : 16;
}

static struct member *member_of(struct crew *c, size_t i)
{
	return &c->members[i % c->given.processes];
}

/* ---- the process that works ------------------------------------------ */

static void work_and_exit(const struct crew *c, size_t i, int fd)
{
	it_crew_answer answer;

	memset(&answer, 0, sizeof answer);
	it_output_to(fd);
	c->given.work(c->given.arg, i, &answer);
	answer.unsaid = it_output_errno();
	it_output_answer(&answer, sizeof answer);
	_exit(0);
}

/* Those of the others are not his: each would keep them from ending. */
static void close_others(const struct crew *c)
{
	size_t i;

	for (i = 0; i < c->given.processes; i++)
		if (c->members[i].fd >= 0)
			(void)close(c->members[i].fd);
}

static int start(struct crew *c, size_t i)
{
	struct member *m = member_of(c, i);
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		close_others(c);
		(void)close(ends[0]);
		work_and_exit(c, i, ends[1]);
	}
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return -1;
	}
	memset(m, 0, sizeof *m);
	m->fd = ends[0];
	m->pid = pid;
	return 0;
}

/* ---- this process ----------------------------------------------------- */

static void work_here(struct crew *c)
{
	it_crew_answer answer;

	memset(&answer, 0, sizeof answer);
	c->given.work(c->given.arg, c->turn, &answer);
	c->given.done(c->given.arg, c->turn, &answer);
	c->turn++;
	c->started = c->turn;
}

/* As many as may be; one here if there is no other way. */
static void start_all(struct crew *c)
{
	while (c->started < c->given.count &&
	       c->started - c->turn < c->given.processes) {
		if (c->given.processes > 1 && start(c, c->started) == 0)
			c->started++;
		else if (c->started == c->turn)
			work_here(c);
		else
			return;
	}
}

static void end_member(struct member *m)
{
	int status;
	pid_t pid;

	(void)close(m->fd);
	m->fd = -1;
	IT_AGAIN(pid, waitpid(m->pid, &status, 0));
	m->pid = 0;
}

static void hear(struct member *m)
{
	char bytes[READ_SIZE];
	ssize_t got;

	IT_AGAIN(got, read(m->fd, bytes, sizeof bytes));
	if (got > 0)
		it_strbuf_bytes(&m->in, bytes, (size_t)got);
	else
		end_member(m);
}

static void hear_all(struct crew *c)
{
	struct pollfd fds[IT_CREW_MAX];
	struct member *heard[IT_CREW_MAX];
	nfds_t count = 0, k;
	size_t i;

	for (i = 0; i < c->given.processes; i++) {
		if (c->members[i].fd < 0)
			continue;
		fds[count].fd = c->members[i].fd;
		fds[count].events = POLLIN;
		fds[count].revents = 0;
		heard[count++] = &c->members[i];
	}
	if (poll(fds, count, LOOK_AGAIN) <= 0)
		return;
	for (k = 0; k < count; k++)
		if (fds[k].revents != 0)
			hear(heard[k]);
}

static void pass_stop_on(struct crew *c)
{
	size_t i;

	if (c->given.stop == NULL || c->told >= *c->given.stop)
		return;
	c->told++;
	for (i = 0; i < c->given.processes; i++)
		if (c->members[i].pid > 0)
			(void)kill(c->members[i].pid, SIGTERM);
}

/* Prints what has come of the piece whose turn it is; 1 at its end. */
static int print(struct member *m)
{
	m->answered |= it_output_replay(&m->in, &m->answer, sizeof m->answer);
	return m->fd < 0;
}

static void print_all(struct crew *c)
{
	while (c->turn < c->started) {
		struct member *m = member_of(c, c->turn);

		if (!print(m))
			return;
		if (!m->answered)
			memset(&m->answer, 0, sizeof m->answer);
		m->answer.died = !m->answered;
		it_output_lost(m->answer.unsaid);
		it_strbuf_free(&m->in);
		c->given.done(c->given.arg, c->turn++, &m->answer);
	}
}

void it_crew_run(const it_crew *given)
{
	struct crew c;
	size_t i;

	memset(&c, 0, sizeof c);
	c.given = *given;
	if (c.given.processes == 0)
		c.given.processes = it_crew_processes();
	if (c.given.processes > IT_CREW_MAX)
		c.given.processes = IT_CREW_MAX;
	for (i = 0; i < IT_CREW_MAX; i++)
		c.members[i].fd = -1;
	for (start_all(&c); c.turn < given->count; start_all(&c)) {
		hear_all(&c);
		pass_stop_on(&c);
		print_all(&c);
	}
}
