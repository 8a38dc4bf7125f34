/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Class 11: the journal that a killed run left is damaged: one bit of each
 * byte in turn, cut to each length.  recover ends in OLD or NEW, or answers
 * with status 7 and has changed nothing at all; with the true journal back
 * it ends in OLD or NEW then.
 *
 * The run is killed before each of the calls that change names or sync.  Of
 * the roots whose journals have the same marks the first and the last are
 * taken, so every stage of the protocol is there.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io.h"
#include "tests/faults/crew.h"
#include "tests/faults/rootfs.h"

enum { MOST_STAGES = 16, MOST_CALLS = 200, LARGEST = 1 << 20, UNFINISHED = 7 };

/* Marks of a journal, and that it has got its name. */
enum { NAMED = 1, COMMITTED = 2, ABORTED = 4 };

/* A root as a killed run left it. */
typedef struct stage {
	char root[PATH_SIZE];
	unsigned long call; /* before which the run was killed */
	unsigned marks;	    /* of its journal */
	it_strbuf journal;
	const char *name; /* in our folder: "journal" or "journal.new" */
	int is_first;	  /* with these marks */
} stage;

typedef struct stages {
	stage all[MOST_STAGES];
	size_t count;
	unsigned long points;
} stages;

static void journal_of(const char *root, const char *name, char *out,
		       size_t size)
{
	(void)snprintf(out, size, "%s/var/lib/install-tools/%s", root, name);
}

/* ---- the stages ----------------------------------------------------- */

/*
 * The commands stand in the environment of the program that they meet, from
 * the given call on.
 */
static int run_killed(hand *h, const char *commands, unsigned long from,
		      unsigned long call)
{
	char run[4 * PATH_SIZE + 64], first[32];
	const char *variables[] = {"INTRUDE_RUN", run, "INTRUDE_FROM", first,
				   NULL};
	result r;
	int status;

	(void)snprintf(first, sizeof first, "%lu",
		       commands[0] != '\0' ? from : call);
	(void)snprintf(run, sizeof run,
		       "case $INTRUDE_NOW in %lu) kill -KILL $PPID;; "
		       "%s esac 2>/dev/null",
		       call, commands);
	if (crew_new_root(h) != 0 ||
	    crew_run_with(h, h->jd.sc->op->command, "intrude", variables, &r) !=
		0)
		return -1;
	status = WIFSIGNALED(r.end.status) ? 1 : 0;
	result_free(&r);
	return status;
}

static int read_journal(stage *s, const char *root)
{
	static const char *const names[] = {"journal", "journal.new"};
	char path[PATH_SIZE + 64];
	size_t i;

	memset(&s->journal, 0, sizeof s->journal);
	for (i = 0; i < 2; i++) {
		s->name = names[i];
		journal_of(root, s->name, path, sizeof path);
		if (access(path, F_OK) == 0)
			return it_read_file(path, LARGEST, &s->journal, NULL) ==
				       IT_OK
				   ? 0
				   : -1;
	}
	return -1;
}

/* Which marks are made; a bit more for a journal under its first name. */
static unsigned marks_of(const stage *s)
{
	static const char *const marks[] = {" COMMIT ", " ABORT ", " DONE "};
	unsigned bits = strcmp(s->name, "journal") == 0 ? NAMED : 0;
	size_t i;

	for (i = 0; i < 3; i++)
		if (strstr(it_strbuf_str(&s->journal), marks[i]) != NULL)
			bits |= (unsigned)COMMITTED << i;
	return bits;
}

static void drop_stage(stage *s)
{
	(void)rootfs_remove(s->root);
	it_strbuf_free(&s->journal);
}

/* Between the first and the last with the same marks none is kept. */
static int keep_stage(stages *all, const hand *h, stage *s)
{
	stage *last = &all->all[all->count - 1];

	s->is_first = all->count == 0 || last->marks != s->marks;
	if (!s->is_first && !last->is_first) {
		drop_stage(last);
		all->count--;
	}
	if (all->count == MOST_STAGES)
		return -1;
	(void)snprintf(s->root, sizeof s->root, "%s/stage-%s-%u-%lu",
		       h->c->s.base, h->jd.sc->op->name, s->marks, s->call);
	all->all[all->count++] = *s;
	return rootfs_copy(h->root, s->root);
}

/*
 * Those with the wanted marks, of kills from a call on; commands are met by
 * the run too, at calls of their own choice.
 */
static int find_stages(stages *all, hand *h, const char *commands,
		       unsigned long from, unsigned wanted)
{
	stage s;
	int killed = 1;

	for (s.call = from; killed == 1 && s.call < MOST_CALLS; s.call++) {
		killed = run_killed(h, commands, from, s.call);
		if (killed != 1 || read_journal(&s, h->root) != 0)
			continue;
		s.marks = marks_of(&s);
		if ((s.marks & wanted) != wanted)
			it_strbuf_free(&s.journal);
		else if (keep_stage(all, h, &s) != 0)
			return -1;
	}
	return killed < 0 ? -1 : 0;
}

/* Nothing is published before. */
static unsigned long first_committed(const stages *all)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if ((all->all[i].marks & COMMITTED) != 0)
			return all->all[i].call;
	return 1;
}

/*
 * Once a file is published its mode is spoilt, of which the run finds out
 * that it has to go back: its kept name ".LEAF.TXID~" has other bytes then.
 */
static int find_aborted(stages *all, hand *h)
{
	char commands[4 * PATH_SIZE];

	(void)snprintf(commands, sizeof commands,
		       "*) cd '%s'; for k in etc/.*.it*~ kernel/drv/.*.it*~; "
		       "do f=${k%%.it*}; f=${f%%/*}/${f##*/.}; if [ -f $f ] && "
		       "[ -f $k ] && ! cmp -s $f $k; then chmod 0600 $f; fi; "
		       "done;;",
		       h->root);
	return find_stages(all, h, commands, first_committed(all), ABORTED);
}

/* ---- damage ------------------------------------------------------------ */

static int write_journal(const char *path, const it_strbuf *journal, size_t len)
{
	int fd = open(path, O_WRONLY | O_TRUNC);
	int bad = fd < 0 || it_write_full(fd, journal->data, len) != 0;

	if (fd >= 0 && close(fd) != 0)
		bad = 1;
	return bad ? -1 : 0;
}

/* Below the length: one bit of a byte.  Above: cut, at last to nothing. */
static int damage(const stage *s, const char *path, unsigned long point)
{
	size_t len = s->journal.len, at = (size_t)point;
	char *byte;
	int bad;

	if (at >= len)
		return write_journal(path, &s->journal, 2 * len - 1 - at);
	byte = &s->journal.data[at];
	*byte = (char)(*byte ^ 1 << at % 8);
	bad = write_journal(path, &s->journal, len);
	*byte = (char)(*byte ^ 1 << at % 8);
	return bad;
}

static const stage *stage_of(const stages *all, unsigned long *point)
{
	const stage *s = all->all;

	for (; *point >= 2 * s->journal.len; s++)
		*point -= 2 * s->journal.len;
	return s;
}

/* ---- judgement --------------------------------------------------------- */

static int list_is(const hand *h, const it_strbuf *wanted)
{
	it_strbuf list = {NULL, 0, 0, 0};
	int same = rootfs_list(h->root, &list) == 0 &&
		   strcmp(it_strbuf_str(&list), it_strbuf_str(wanted)) == 0;

	it_strbuf_free(&list);
	return same;
}

/* recover says that it is done: OLD or NEW, by itself. */
static void judge_done(const hand *h, judgement *j)
{
	if (list_is(h, &h->jd.sc->new_list))
		j->state = STATE_NEW;
	else if (!list_is(h, &h->jd.sc->old_list))
		judge_third(j, "recover ends with 0, neither OLD nor NEW");
}

static void judge_refused(hand *h, judgement *j, const result *r,
			  const it_strbuf *before)
{
	it_strbuf after = {NULL, 0, 0, 0};

	if (rootfs_list(h->root, &after) != 0 ||
	    rootfs_difference(it_strbuf_str(before), it_strbuf_str(&after),
			      &j->story) != 0)
		judge_third(j, "status 7, but something was changed");
	if (strstr(it_strbuf_str(&r->output), "\n  ") == NULL)
		judge_third(j, "status 7 without a word what to do");
	it_strbuf_free(&after);
}

static void recover_true(hand *h, judgement *j, const stage *s,
			 const char *path)
{
	result r;

	if (write_journal(path, &s->journal, s->journal.len) != 0 ||
	    run_program(&h->c->s, "recover", h->root, NULL, &r) != 0 ||
	    result_status(&r) != 0)
		judge_third(j, "recover fails with the true journal");
	result_free(&r);
	judge_done(h, j);
}

static void judge_recovery(hand *h, judgement *j, const stage *s,
			   const char *path)
{
	it_strbuf before = {NULL, 0, 0, 0};
	result r;

	if (rootfs_list(h->root, &before) != 0 ||
	    run_program(&h->c->s, "recover", h->root, NULL, &r) != 0)
		judge_third(j, "recover cannot be run");
	it_strbuf_format(&j->story, "--- stage %lu, recover: status %d\n%s",
			 s->call, result_status(&r), it_strbuf_str(&r.output));
	if (result_status(&r) == 0) {
		judge_done(h, j);
	} else if (result_status(&r) == UNFINISHED) {
		judge_refused(h, j, &r, &before);
		recover_true(h, j, s, path);
	} else {
		judge_third(j, "recover ends with %d", result_status(&r));
	}
	it_strbuf_free(&before);
	result_free(&r);
}

static void try_damaged(hand *h, unsigned long point, judgement *j)
{
	const stage *s = stage_of(h->arg, &point);
	char path[PATH_SIZE + 64];

	(void)rootfs_remove(h->root);
	journal_of(h->root, s->name, path, sizeof path);
	if (rootfs_copy(s->root, h->root) != 0 || damage(s, path, point) != 0)
		judge_third(j, "no root with a damaged journal");
	else
		judge_recovery(h, j, s, path);
}

/* ---- all --------------------------------------------------------------- */

static int run_stages(crew *c, const scene *sc, const char *name)
{
	static stages all;
	hand h;
	size_t i;
	int status;

	memset(&all, 0, sizeof all);
	crew_hand(&h, c, sc, 0, NULL);
	status = find_stages(&all, &h, "", 1, 0);
	if (status == 0)
		status = find_aborted(&all, &h);
	for (i = 0; i < all.count; i++) {
		all.points += 2 * all.all[i].journal.len;
		(void)printf("class 11, %s: killed before call %lu: %s, "
			     "marks %u\n",
			     name, all.all[i].call, all.all[i].name,
			     all.all[i].marks);
	}
	if (status == 0)
		status =
		    crew_try_all(c, sc, name, all.points, try_damaged, &all);
	for (i = 0; i < all.count; i++)
		drop_stage(&all.all[i]);
	return status;
}

int main(int argc, char **argv)
{
	static const char *const names[] = {"fresh-small", "over-perl",
					    "uninstall-small"};
	char root[PATH_SIZE];
	scene sc;
	crew c;
	int status = 0;
	size_t i;

	if (crew_begin(&c, 11, argc, argv) != 0)
		return 2;
	(void)snprintf(root, sizeof root, "%s/scene", c.s.base);
	for (i = 0; status == 0 && i < 3; i++) {
		if (!crew_takes(&c, names[i]))
			continue;
		status = scene_build(&sc, &c.s, operation_find(names[i]), root);
		if (status == 0)
			status = run_stages(&c, &sc, names[i]);
		scene_free(&sc);
	}
	return crew_end(&c, status);
}
