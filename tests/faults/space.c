/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Class 5: a filesystem with so many free blocks of 4 KiB, or so many free
 * inodes, as the number of the point says.
 *
 * The program either refuses before it has written anything (status 1), or
 * ends in NEW: no run that was begun fails, and what was enough once is
 * enough with more.  A second part has statvfs(2) promise space that is not
 * there, a third one fills the disk at every call that changes names: OLD
 * or NEW all the same.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "tests/faults/crew.h"
#include "tests/faults/rootfs.h"

enum {
	BLOCK = 4096,
	DISK = 24 << 20,
	PLENTY = 10000, /* inodes */
	BEYOND = 16,	/* points above what is needed: 64 KiB */
	REFUSED = 1,
};

/* What is scarce, and from which number of it on there is enough. */
typedef struct scarcity {
	int (*leave)(const hand *h, unsigned long amount);
	unsigned long enough;
} scarcity;

/* ---- the disk ------------------------------------------------------------ */

/* The file that takes the space, beside the root. */
static void filler_of(const hand *h, char *path, size_t size)
{
	(void)snprintf(path, size, "%s/filler", h->home);
}

/* The root of a hand lies on a disk of its own. */
static int mount_disk(const hand *h, unsigned long inodes, unsigned long flag)
{
	char options[80];

	(void)snprintf(options, sizeof options,
		       "mode=755,size=%d,nr_inodes=%lu", DISK, inodes);
	if (mount("none", h->home, "tmpfs", flag, options) == 0)
		return 0;
	perror(h->home);
	return -1;
}

static int ask(const hand *h, struct statvfs *vfs)
{
	return statvfs(h->root, vfs);
}

static int take(const hand *h, off_t size)
{
	char path[PATH_SIZE + 16];
	int fd, bad;

	filler_of(h, path, sizeof path);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	if (fd < 0)
		return -1;
	errno = posix_fallocate(fd, 0, size);
	bad = errno != 0;
	return close(fd) != 0 || bad ? -1 : 0;
}

/* Gives back what was taken. */
static int relax(const hand *h)
{
	char path[PATH_SIZE + 16];

	filler_of(h, path, sizeof path);
	if (unlink(path) != 0 && errno != ENOENT)
		return -1;
	return mount_disk(h, PLENTY, MS_REMOUNT);
}

static int leave_blocks(const hand *h, unsigned long amount)
{
	struct statvfs vfs;
	unsigned long size = 0;

	if (ask(h, &vfs) != 0 || vfs.f_bsize != BLOCK)
		return -1;
	size = (unsigned long)vfs.f_bavail;
	if (size > amount && take(h, (off_t)(size - amount) * BLOCK) != 0)
		return -1;
	return 0;
}

static int leave_inodes(const hand *h, unsigned long amount)
{
	struct statvfs vfs;

	if (ask(h, &vfs) != 0)
		return -1;
	return mount_disk(h, vfs.f_files - vfs.f_ffree + amount, MS_REMOUNT);
}

/* ---- one run ------------------------------------------------------------- */

static struct timespec newest;

static int note_newest(const char *path, const struct stat *st, int flag,
		       struct FTW *where)
{
	(void)path;
	(void)flag;
	(void)where;
	if (st->st_ctim.tv_sec > newest.tv_sec ||
	    (st->st_ctim.tv_sec == newest.tv_sec &&
	     st->st_ctim.tv_nsec > newest.tv_nsec))
		newest = st->st_ctim;
	return 0;
}

/* When anything in the root was changed last. */
static struct timespec last_change(const hand *h)
{
	memset(&newest, 0, sizeof newest);
	(void)nftw(h->root, note_newest, 16, FTW_PHYS);
	return newest;
}

/* With so much left; *written: the run has changed something. */
static int run_scarce(hand *h, const scarcity *s, unsigned long amount,
		      const char *library, const char *const *variables,
		      result *r, int *written)
{
	struct timespec before, after;
	int bad =
	    relax(h) != 0 || crew_new_root(h) != 0 || s->leave(h, amount) != 0;

	if (bad)
		return -1;
	before = last_change(h);
	bad = crew_run_with(h, h->jd.sc->op->command, library, variables, r);
	after = last_change(h);
	*written =
	    before.tv_sec != after.tv_sec || before.tv_nsec != after.tv_nsec;
	return bad;
}

/* Recovery of what was begun needs no space; a following run does. */
static void judge_full(hand *h, judgement *j, result *r)
{
	result again;

	judge_run(&h->jd, j, r, ANY_END);
	if (run_program(&h->c->s, "recover", h->root, NULL, &again) != 0 ||
	    result_status(&again) != 0)
		judge_third(j, "recover fails on the full disk");
	result_free(&again);
	if (relax(h) != 0)
		judge_third(j, "the disk cannot be emptied");
	judge_root(&h->jd, j);
}

static void try_predicted(hand *h, unsigned long point, judgement *j)
{
	const scarcity *s = h->arg;
	result r;
	int written;

	if (run_scarce(h, s, point, NULL, NULL, &r, &written) != 0) {
		judge_third(j, "cannot be run");
		return;
	}
	if (result_status(&r) != (point < s->enough ? REFUSED : 0))
		judge_third(j, "status %d with %lu free, %lu are enough",
			    result_status(&r), point, s->enough);
	if (result_status(&r) == REFUSED && written)
		judge_third(j, "refused after something was written");
	if (result_status(&r) == REFUSED &&
	    strstr(it_strbuf_str(&r.output), " are needed") == NULL)
		judge_third(j, "does not say how much is needed");
	judge_full(h, j, &r);
	result_free(&r);
}

/* The prediction is wrong: nothing is known of the run's end. */
static void try_deceived(hand *h, unsigned long point, judgement *j)
{
	result r;
	int written;

	if (run_scarce(h, h->arg, point, "vastness", NULL, &r, &written)) {
		judge_third(j, "cannot be run");
		return;
	}
	judge_full(h, j, &r);
	result_free(&r);
}

/* Somebody else takes all that is left, before call number point + 1. */
static void try_filled(hand *h, unsigned long point, judgement *j)
{
	char at[32], run[PATH_SIZE + 64];
	const char *variables[] = {"INTRUDE_AT", at, "INTRUDE_RUN", run, NULL};
	const scarcity *s = h->arg;
	result r;
	int written;

	(void)snprintf(at, sizeof at, "%lu", point + 1);
	(void)snprintf(run, sizeof run,
		       "cat /dev/zero >>'%s/filler' 2>/dev/null || :", h->home);
	if (run_scarce(h, s, s->enough, "intrude", variables, &r, &written)) {
		judge_third(j, "cannot be run");
		return;
	}
	judge_full(h, j, &r);
	result_free(&r);
}

/* ---- the points ---------------------------------------------------------- */

/* The least amount with which the run succeeds, if there is such a one. */
static unsigned long find_enough(hand *h, scarcity *s, unsigned long most)
{
	unsigned long low = 0, middle;
	result r;
	int written;

	while (low < most) {
		middle = (low + most) / 2;
		if (run_scarce(h, s, middle, NULL, NULL, &r, &written) != 0)
			return 0;
		if (result_status(&r) == 0)
			most = middle;
		else
			low = middle + 1;
		result_free(&r);
	}
	return low;
}

static unsigned long count_calls(hand *h, const scarcity *s)
{
	char path[PATH_SIZE];
	const char *variables[] = {"INTRUDE_COUNT", path, NULL};
	result r;
	int written;

	(void)snprintf(path, sizeof path, "%s/count", h->c->s.base);
	if (run_scarce(h, s, s->enough, "intrude", variables, &r, &written))
		return 0;
	result_free(&r);
	return crew_number_in(path);
}

static const struct part {
	const char *name;
	scarcity of;
	unsigned long most;  /* certainly enough */
	unsigned long count; /* of points, 0: as many as are enough */
	crew_try try;
} parts[] = {
    {"blocks", {leave_blocks, 0}, DISK / BLOCK - 512, 0, try_predicted},
    {"inodes", {leave_inodes, 0}, PLENTY / 2, 0, try_predicted},
    {"blocks-untold", {leave_blocks, 0}, DISK / BLOCK - 512, 512, try_deceived},
    {"inodes-untold", {leave_inodes, 0}, PLENTY / 2, 64, try_deceived},
};

static int run_part(crew *c, const scene *sc, hand *h, const struct part *p)
{
	char name[80];
	scarcity s = p->of;

	(void)snprintf(name, sizeof name, "%s-%s", sc->op->name, p->name);
	if (!crew_takes(c, name))
		return 0;
	s.enough = find_enough(h, &s, p->most);
	if (s.enough == 0)
		return -1;
	return crew_try_all(c, sc, name,
			    p->count != 0 ? p->count : s.enough + BEYOND,
			    p->try, &s);
}

/* The space is taken in the middle of the run. */
static int run_filled(crew *c, const scene *sc, hand *h)
{
	char name[80];
	scarcity s = {leave_blocks, 0};
	unsigned long calls = 0;

	(void)snprintf(name, sizeof name, "%s-filled", sc->op->name);
	if (!crew_takes(c, name))
		return 0;
	s.enough = find_enough(h, &s, DISK / BLOCK - 512);
	if (s.enough != 0)
		calls = count_calls(h, &s);
	return calls == 0 ? -1
			  : crew_try_all(c, sc, name, calls, try_filled, &s);
}

/* Output of the program does not go to the disk that is full. */
static int prepare_disk(crew *c, const scene *sc, hand *h, unsigned id)
{
	char link[PATH_SIZE + 16], output[PATH_SIZE];

	crew_hand(h, c, sc, id, NULL);
	(void)snprintf(link, sizeof link, "%s.out", h->root);
	(void)snprintf(output, sizeof output, "%s/output%u", c->s.base, id);
	return mount_disk(h, PLENTY, 0) == 0 && symlink(output, link) == 0 ? 0
									   : -1;
}

/* What is mounted there cannot be removed. */
static void leave_disk(crew *c, unsigned id)
{
	hand h;

	crew_hand(&h, c, NULL, id, NULL);
	(void)umount(h.home);
}

static int run_operation(crew *c, const char *name)
{
	char root[PATH_SIZE];
	scene sc;
	hand h;
	size_t i;
	int status;

	(void)snprintf(root, sizeof root, "%s/scene", c->s.base);
	status = scene_build(&sc, &c->s, operation_find(name), root);
	crew_hand(&h, c, &sc, 0, NULL);
	for (i = 0; status == 0 && i < sizeof parts / sizeof parts[0]; i++)
		status = run_part(c, &sc, &h, &parts[i]);
	if (status == 0)
		status = run_filled(c, &sc, &h);
	scene_free(&sc);
	return status;
}

/* ---- a place to mount ----------------------------------------------- */

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	int bad = fd < 0 || write(fd, text, strlen(text)) < 0;

	if (fd >= 0)
		(void)close(fd);
	return bad ? -1 : 0;
}

/* Who may not mount becomes root of a namespace of his own. */
static int enter_namespace(void)
{
	char users[64], groups[64];

	if (geteuid() == 0)
		return unshare(CLONE_NEWNS) == 0 &&
			       mount("none", "/", NULL, MS_REC | MS_PRIVATE,
				     NULL) == 0
			   ? 0
			   : -1;
	(void)snprintf(users, sizeof users, "0 %lu 1",
		       (unsigned long)geteuid());
	(void)snprintf(groups, sizeof groups, "0 %lu 1",
		       (unsigned long)getegid());
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
	    write_text("/proc/self/setgroups", "deny") != 0 ||
	    write_text("/proc/self/uid_map", users) != 0)
		return -1;
	return write_text("/proc/self/gid_map", groups);
}

int main(int argc, char **argv)
{
	static const char *const names[] = {
	    "fresh-small",  "over-perl",       "upgrade-small",
	    "repair-small", "uninstall-small", "vendor-small",
	    "tune-apply",   "tune-revert",
	};
	crew c;
	hand h;
	int status = 0;
	unsigned i;

	if (crew_begin(&c, 5, argc, argv) != 0)
		return 2;
	if (enter_namespace() != 0)
		return crew_end(
		    &c, crew_skip(&c, "all", "no disk can be mounted here"));
	for (i = 0; status == 0 && i < c.jobs; i++)
		status = prepare_disk(&c, NULL, &h, i);
	for (i = 0; status == 0 && i < sizeof names / sizeof names[0]; i++)
		status = run_operation(&c, names[i]);
	for (i = 0; i < c.jobs; i++)
		leave_disk(&c, i);
	return crew_end(&c, status);
}
