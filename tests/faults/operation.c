/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/io.h"
#include "support/text.h"
#include "tests/faults/operation.h"
#include "tests/faults/rootfs.h"

enum {
	MOST_WORDS = 24,
	MOST_OUTPUT = 1 << 20,
	SECONDS = 120,
	SETTLED = 5, /* seconds */
};

#define MEDIA "--media MEDIA/vmware-solaris-tools.tar.gz"
#define LATE "--media MEDIA/late"
#define SMALL "install --components vmxnet3s "
#define FULL                                                     \
	"install --components vmxnet3s,vmxnet,vmmemctl,vmhgfs,vmblock " \
	"--stale-boot-archive=accept "

#define UNTUNED "install --components vmxnet3s --tune none " MEDIA
#define TUNE "tune apply --profile jumbo"

/* As words of the shell that prepares a root. */
#define PREPARED(words)                                                       \
	"\"$PROGRAM\" " words " --root \"$ROOT\""

const operation operations[] = {
	{"fresh-small", "sol11.1", ":", SMALL MEDIA, 1, 0},
	{"fresh-each", "sol11.1", ":", SMALL MEDIA " --sync-each", 1, 0},
	{"fresh-full", "sol10u11", ":", FULL MEDIA, 0, 0},
	{"over-perl", "sol11.3",
	 "sh \"$SOURCE/tests/samples/roots/mkperl.sh\" \"$ROOT\" "
	 "MEDIA/vmware-tools-distrib 10",
	 SMALL MEDIA, 1, 0},
	{"upgrade-small", "sol11.1", PREPARED(SMALL MEDIA), SMALL LATE, 1, 0},
	{"upgrade-full", "sol11.1", PREPARED(FULL MEDIA), FULL LATE, 0, 0},
	{"repair-small", "sol11.1",
	 PREPARED(SMALL MEDIA) " && rm \"$ROOT/kernel/drv/vmxnet3s.conf\" && "
	 "echo damage >>\"$ROOT/kernel/drv/amd64/vmxnet3s\" && "
	 "cp MEDIA/../roots/sol11.1/etc/driver_aliases \"$ROOT/etc\"",
	 "repair " MEDIA, 1, 0},
	{"repair-full", "sol10u11",
	 PREPARED(FULL MEDIA) " && cd \"$ROOT\" && "
	 "for file in kernel/drv/vmxnet3s kernel/drv/amd64/*vm*; do "
	 "echo damage >>$file; done && rm kernel/drv/vmmemctl && "
	 "for table in name_to_major minor_perm driver_aliases; do "
	 "cp MEDIA/../roots/sol10u11/etc/$table etc; done",
	 "repair --stale-boot-archive=accept " MEDIA, 0, 0},
	{"uninstall-small", "sol11.1", PREPARED(SMALL MEDIA), "uninstall", 1,
	 0},
	{"uninstall-full", "sol10u11", PREPARED(FULL MEDIA),
	 "uninstall --stale-boot-archive=accept", 0, 0},
	{"vendor-small", "sol11.1",
	 "sh \"$SOURCE/tests/samples/roots/mkperl.sh\" \"$ROOT\" "
	 "MEDIA/vmware-tools-distrib 10 && cd \"$ROOT\" && "
	 "mkdir -p opt/v/w && echo a >opt/v/w/a && ln -s v/w opt/l && "
	 "echo old >opt/m.old && printf '%s\\n' 'directory /opt/v' "
	 "'directory /opt/v/w' 'file /opt/v/w/a' 'link v/w /opt/l' "
	 "'move /opt/m.old /opt/m' >>etc/vmware-tools/locations",
	 "uninstall --vendor", 1, 4},
	{"tune-apply", "sol11.1", PREPARED(UNTUNED), TUNE, 0, 0},
	{"tune-revert", "sol11.1", PREPARED(UNTUNED) " && " PREPARED(TUNE),
	 "tune revert", 0, 0},
	{"userland", "sol11.1",
	 ". \"$SOURCE/tests/cases/lib.sh\" && mkdir -p \"$ROOT/usr/lib\" && "
	 "echo isaexec >\"$ROOT/usr/lib/isaexec\" && cd BASE && "
	 "SAMPLES=MEDIA/.. programs programs",
	 "install --components userland --media BASE/programs", 0, 0},
	{"userland-perl", "sol11.1",
	 "SRC=$SOURCE && . \"$SOURCE/tests/cases/lib.sh\" && "
	 "mkdir -p \"$ROOT/usr/lib\" && "
	 "echo isaexec >\"$ROOT/usr/lib/isaexec\" && cd BASE && "
	 "SAMPLES=MEDIA/.. && programs old && newer_programs old new && "
	 "perl_installer \"$ROOT\" 11 && perl_programs \"$ROOT\" old",
	 "install --components userland --media BASE/new", 0, 0},
};
const size_t operation_count = sizeof operations / sizeof operations[0];

const operation *operation_find(const char *name)
{
	size_t i;

	for (i = 0; i < operation_count; i++)
		if (strcmp(operations[i].name, name) == 0)
			return &operations[i];
	return NULL;
}

/* ---- running ------------------------------------------------------------ */

/* text with each from in it replaced by to. */
static void replace(const char *text, const char *from, const char *to,
		    it_strbuf *out)
{
	const char *at;

	while ((at = strstr(text, from)) != NULL) {
		it_strbuf_bytes(out, text, (size_t)(at - text));
		it_strbuf_text(out, to);
		text = at + strlen(from);
	}
	it_strbuf_text(out, text);
}

static void with_media(const setting *s, const char *text, it_strbuf *out)
{
	it_strbuf half = {NULL, 0, 0, 0};
	char media[PATH_SIZE];

	(void)snprintf(media, sizeof media, "%s/media/", s->samples);
	replace(text, "MEDIA/", media, &half);
	replace(it_strbuf_str(&half), "BASE", s->base, out);
	it_strbuf_free(&half);
}

/* Cuts text, which must live as long as the words. */
static size_t words_of(char *text, char **words, size_t size)
{
	size_t count = 0;
	char *word;

	for (word = strtok(text, " "); word != NULL && count + 1 < size;
	     word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = NULL;
	return count;
}

static tracer_verdict let_run(void *arg, tracer_call *call)
{
	(void)arg;
	(void)call;
	return TRACER_ON;
}

static int read_output(const char *path, const char *root, it_strbuf *out)
{
	it_strbuf raw = {NULL, 0, 0, 0};
	int bad = it_read_file(path, MOST_OUTPUT, &raw, NULL) != IT_OK;

	replace(it_strbuf_str(&raw), root, "ROOT", out);
	it_strbuf_free(&raw);
	return bad ? -1 : 0;
}

/* Standard output is a file beside the root. */
static int trace(char *const *argv, const char *root, const hook *h, result *r)
{
	static const hook undisturbed = {TRACER_NONE, let_run, NULL};
	char path[PATH_SIZE + 8];
	tracer_run run;
	int bad;

	(void)snprintf(path, sizeof path, "%s.out", root);
	if (h == NULL)
		h = &undisturbed;
	run.argv = argv;
	run.out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
	run.seconds = SECONDS;
	run.only = h->only;
	run.on_call = h->on_call;
	run.arg = h->arg;
	if (run.out < 0)
		return -1;
	bad = tracer_trace(&run, &r->end) != 0;
	(void)close(run.out);
	return bad ? -1 : read_output(path, root, &r->output);
}

int run_program(const setting *s, const char *command, const char *root,
		const hook *h, result *r)
{
	char *argv[MOST_WORDS];
	it_strbuf line = {NULL, 0, 0, 0};
	int status;

	memset(r, 0, sizeof *r);
	it_strbuf_format(&line, "%s ", s->program);
	with_media(s, command, &line);
	it_strbuf_format(&line, " --root %s", root);
	(void)words_of(line.data, argv, MOST_WORDS);
	status = trace(argv, root, h, r);
	it_strbuf_free(&line);
	return status;
}

void result_free(result *r)
{
	it_strbuf_free(&r->output);
}

int result_status(const result *r)
{
	return WIFEXITED(r->end.status) ? WEXITSTATUS(r->end.status) : -1;
}

/* ---- scenes ------------------------------------------------------------- */

static int failed(const scene *sc, const char *what, const result *r)
{
	(void)fprintf(stderr, "campaign: %s: %s\n%s", sc->op->name, what,
		      r != NULL ? it_strbuf_str(&r->output) : "");
	return -1;
}

static int prepare(const scene *sc)
{
	char from[PATH_SIZE];
	it_strbuf line = {NULL, 0, 0, 0};
	int status;

	(void)snprintf(from, sizeof from, "%s/roots/%s", sc->s->samples,
		       sc->op->system);
	if (rootfs_copy(from, sc->old_root) != 0)
		return failed(sc, "the sample root cannot be copied", NULL);
	it_strbuf_text(&line, "{ ");
	with_media(sc->s, sc->op->prepare, &line);
	it_strbuf_text(&line, "\n} >/dev/null");
	(void)setenv("PROGRAM", sc->s->program, 1);
	(void)setenv("SOURCE", sc->s->source, 1);
	(void)setenv("ROOT", sc->old_root, 1);
	status = system(line.data);
	it_strbuf_free(&line);
	return status == 0 ? 0 : failed(sc, "OLD cannot be prepared", NULL);
}

static int look(const scene *sc, const char *root, it_strbuf *list,
		result *verify)
{
	if (rootfs_list(root, list) != 0)
		return failed(sc, "the root cannot be listed", NULL);
	if (run_program(sc->s, "verify", root, NULL, verify) != 0)
		return failed(sc, "the program cannot be run", NULL);
	return 0;
}

static int make_new(scene *sc, const char *root)
{
	result r;
	int bad = run_program(sc->s, sc->op->command, root, NULL, &r) != 0;

	if (bad || result_status(&r) != 0)
		bad = failed(sc, "the undisturbed run fails", &r);
	result_free(&r);
	return bad ? -1 : look(sc, root, &sc->new_list, &sc->new_verify);
}

/*
 * A run does not remember a medium that was changed a moment ago, so the first
 * run would not be like the later ones.
 */
static void let_media_settle(const char *samples)
{
	char path[PATH_SIZE];
	struct stat st;

	(void)snprintf(path, sizeof path, "%s/media/late", samples);
	while (stat(path, &st) == 0 && time(NULL) < st.st_ctime + SETTLED)
		(void)sleep(1);
}

int scene_build(scene *sc, const setting *s, const operation *op,
		const char *root)
{
	memset(sc, 0, sizeof *sc);
	let_media_settle(s->samples);
	sc->s = s;
	sc->op = op;
	(void)snprintf(sc->old_root, sizeof sc->old_root, "%s/%s", s->base,
		       op->name);
	if (prepare(sc) != 0)
		return -1;
	/* A record with the time of now would not be written anew. */
	(void)sleep(1);
	(void)rootfs_remove(root);
	if (rootfs_copy(sc->old_root, root) != 0)
		return failed(sc, "OLD cannot be copied", NULL);
	if (look(sc, root, &sc->old_list, &sc->old_verify) != 0 ||
	    make_new(sc, root) != 0)
		return -1;
	if (result_status(&sc->new_verify) != 0)
		return failed(sc, "verify finds fault with NEW",
			      &sc->new_verify);
	return 0;
}

void scene_free(scene *sc)
{
	(void)rootfs_remove(sc->old_root);
	it_strbuf_free(&sc->old_list);
	it_strbuf_free(&sc->new_list);
	result_free(&sc->old_verify);
	result_free(&sc->new_verify);
}
