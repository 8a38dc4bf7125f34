/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Class 6: the k-th allocation fails, alone (even points) or with all that
 * come after it (odd ones).  The program ends with status 1 and OLD, or does
 * without and ends with 0 and NEW; it says that there was no memory.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/faults/crew.h"
#include "tests/faults/rootfs.h"

enum { MEDIA = 5, UNFINISHED = 7 };

/*
 * Failed for want of memory, or that of the changes begun before.  A library
 * that does not look whether memory came dies in the process that reads the
 * media, as it would of hostile ones.
 */
static int is_right_status(int status, const char *output)
{
	return status == 0 || status == 1 || status == UNFINISHED ||
	       (status == MEDIA && strstr(output, "died of it (signal 11)"));
}

static int run_short(hand *h, const char *command, unsigned long point,
		     result *r)
{
	char at[32];
	const char *variables[] = {"NOMEM_AT", at, "NOMEM_ON", "1", NULL};

	(void)snprintf(at, sizeof at, "%lu", point / 2 + 1);
	if (point % 2 == 0)
		variables[2] = NULL;
	if (crew_new_root(h) != 0)
		return -1;
	return crew_run_with(h, command, "nomem", variables, r);
}

static void judge_message(judgement *j, const result *r)
{
	int status = result_status(r);

	if (status < 0)
		judge_third(j, "signal %d", WTERMSIG(r->end.status));
	else if (!is_right_status(status, it_strbuf_str(&r->output)))
		judge_third(j, "exit status %d", status);
	else if (status != 0 &&
		 strstr(it_strbuf_str(&r->output), "memory") == NULL)
		judge_third(j, "does not say that memory is missing");
}

static void try_change(hand *h, unsigned long point, judgement *j)
{
	result r;

	if (run_short(h, h->jd.sc->op->command, point, &r) != 0) {
		judge_third(j, "the program cannot be run");
		return;
	}
	judge_message(j, &r);
	judge_run(&h->jd, j, &r, ANY_END);
	result_free(&r);
	judge_root(&h->jd, j);
}

/* How many allocations the command makes; 0 if it cannot be told. */
static unsigned long count_allocations(hand *h)
{
	char path[PATH_SIZE];
	const char *variables[] = {"NOMEM_COUNT", path, NULL};
	result r;

	(void)snprintf(path, sizeof path, "%s/count", h->c->s.base);
	if (crew_new_root(h) != 0 || crew_run_with(h, h->jd.sc->op->command,
						   "nomem", variables, &r) != 0)
		return 0;
	result_free(&r);
	return crew_number_in(path);
}

/* What it began with is no OLD: the next recover has to finish it. */
static void try_recover(hand *h, unsigned long point, judgement *j)
{
	result r;

	if (run_short(h, "recover", point, &r) != 0) {
		judge_third(j, "the program cannot be run");
		return;
	}
	judge_message(j, &r);
	judge_run(&h->jd, j, &r, ANY_END);
	result_free(&r);
	j->status = UNFINISHED;
	judge_root(&h->jd, j);
}

/* It changes nothing, and finds no difference that is not there. */
static void try_verify(hand *h, unsigned long point, judgement *j)
{
	it_strbuf list = {NULL, 0, 0, 0};
	result r;

	if (run_short(h, "verify", point, &r) != 0 ||
	    rootfs_list(h->root, &list) != 0)
		judge_third(j, "the program cannot be run");
	else if (strcmp(it_strbuf_str(&list),
			it_strbuf_str(&h->jd.sc->old_list)) != 0)
		judge_third(j, "the root was changed");
	it_strbuf_free(&list);
	judge_message(j, &r);
	if (j->state != STATE_THIRD && result_status(&r) == 0)
		j->state = STATE_NEW;
	result_free(&r);
}

#define SMALL                                                                  \
	"install --components vmxnet3s "                                       \
	"--media MEDIA/vmware-solaris-tools.tar.gz"
/* Killed before the given call, which stands in the middle of the changes. */
#define KILLED(command, call, number)                                          \
	"LD_PRELOAD=MEDIA/../../../faults/.libs/intrude.so "                   \
	"INTRUDE_CALL=" call " INTRUDE_AT=" number                             \
	" INTRUDE_RUN='kill -KILL $PPID' \"$PROGRAM\" " command                \
	" --root \"$ROOT\" || :"
#define UNTUNED                                                                \
	"\"$PROGRAM\" " SMALL " --tune none --root \"$ROOT\""
#define TUNE "tune apply --profile jumbo"
#define INSTALLED "\"$PROGRAM\" " SMALL " --root \"$ROOT\""

/* A signed bundle, and the key of who signed it. */
#define KEYS "\"$SOURCE/tests/data/minisign/"
#define BUNDLED                                                                \
	"cp " KEYS "first.pub\" BASE/m.pub && \"$PROGRAM\" repack --quiet "  \
	"MEDIA/vmware-solaris-tools.tar.gz -o BASE/m.bundle --compress gz "    \
	"--sign " KEYS "first.key\""

static const struct target {
	operation op;
	crew_try try;
} targets[] = {
    {{"fresh-small", "sol11.1", ":", SMALL, 1, 0}, try_change},
    {{"over-perl", "sol11.3",
      "sh \"$SOURCE/tests/samples/roots/mkperl.sh\" \"$ROOT\" "
      "MEDIA/vmware-tools-distrib 10",
      SMALL, 1, 0},
     try_change},
    {{"bundle-small", "sol11.1", BUNDLED,
      "install --components vmxnet3s --media BASE/m.bundle --key BASE/m.pub",
      1, 0},
     try_change},
    {{"uninstall-small", "sol11.1", INSTALLED, "uninstall", 1, 0}, try_change},
    {{"vendor-small", "sol11.1",
      "sh \"$SOURCE/tests/samples/roots/mkperl.sh\" \"$ROOT\" "
      "MEDIA/vmware-tools-distrib 10",
      "uninstall --vendor", 1, 4},
     try_change},
    {{"tune-apply", "sol11.1", UNTUNED, TUNE, 0, 0}, try_change},
    {{"tune-revert", "sol11.1",
      UNTUNED " && \"$PROGRAM\" " TUNE " --root \"$ROOT\"", "tune revert",
      0, 0},
     try_change},
    {{"recover-back", "sol11.1",
      INSTALLED " && " KILLED("uninstall", "linkat", "4"), "recover", 1, 0},
     try_recover},
    {{"recover-forward", "sol11.1", KILLED(SMALL, "renameat", "4"), "recover",
      1, 0},
     try_recover},
    {{"verify", "sol11.1", INSTALLED, "verify", 1, 0}, try_verify},
};

static int run_target(crew *c, const struct target *target)
{
	char root[PATH_SIZE];
	scene sc;
	hand h;
	unsigned long count = 0;
	int status;

	(void)snprintf(root, sizeof root, "%s/w0", c->s.base);
	status = scene_build(&sc, &c->s, &target->op, root);
	if (status == 0) {
		crew_hand(&h, c, &sc, 0, NULL);
		count = count_allocations(&h);
		status = count == 0 ? -1 : 0;
	}
	if (status == 0)
		status = crew_try_all(c, &sc, target->op.name, 2 * count,
				      target->try, NULL);
	scene_free(&sc);
	return status;
}

int main(int argc, char **argv)
{
	crew c;
	int status = 0;
	size_t i;

	if (crew_begin(&c, 6, argc, argv) != 0)
		return 2;
	for (i = 0; status == 0 && i < sizeof targets / sizeof targets[0]; i++)
		if (crew_takes(&c, targets[i].op.name))
			status = run_target(&c, &targets[i]);
	return crew_end(&c, status);
}
