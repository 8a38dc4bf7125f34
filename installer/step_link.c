/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "link": a symbolic link where nothing stood before, or where
 * one stood that holds just the text "from".  It is staged beside its place
 * and renamed.  Whatever else stands there, another link included, is
 * somebody's and is refused.
 *
 * The old one has a second name until the run is cleaned, as a file has.
 * Where a link can have none undo makes it anew: its text is nearly all of it.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/journal_text.h"
#include "installer/step_file_priv.h"
#include "support/io.h"

/* The places of a step are found by a file's record. */
typedef struct link_step {
	it_file_step place;
	char to[IT_LINK_MAX];
	char from[IT_LINK_MAX]; /* "": nothing stood there */
} link_step;

/* ---- what stands there ---------------------------------------------- */

typedef enum standing { NOTHING, OURS, OLD, OTHER } standing;

static int holds(const char *text, size_t len, const char *wanted)
{
	return len == strlen(wanted) && memcmp(text, wanted, len) == 0;
}

/* A link is known by the text that it holds. */
static it_code look_at(const link_step *link, int dirfd, const char *name,
		       standing *what, it_error *err)
{
	char text[IT_LINK_MAX];
	it_seen seen;
	ssize_t len;
	it_code code = it_see(&seen, dirfd, name, 0, err);

	*what = NOTHING;
	if (code != IT_OK || !seen.found)
		return code;
	*what = OTHER;
	if (!S_ISLNK(seen.st.st_mode))
		return IT_OK;
	len = readlinkat(dirfd, name, text, sizeof text);
	if (len < 0)
		return it_fail_errno(err, name, "cannot be read");
	if (holds(text, (size_t)len, link->to))
		*what = OURS;
	else if (len != 0 && holds(text, (size_t)len, link->from))
		*what = OLD;
	return IT_OK;
}

/* Is it what the step is to begin with? */
static int is_start(const link_step *link, standing what)
{
	return what == (link->from[0] != '\0' ? OLD : NOTHING);
}

/* Under its three names; all are NOTHING where there is no directory. */
typedef struct link_place {
	it_place p;
	int gone;
	standing leaf, staged, kept;
} link_place;

static it_code open_place(link_place *at, const it_step *step,
			  const it_run *run, it_error *err)
{
	it_code code;

	memset(at, 0, sizeof *at);
	code = it_place_if_there(&at->p, step, run, &at->gone, err);
	if (code != IT_OK || at->gone)
		return code;
	code = look_at(step->data, at->p.dirfd, at->p.leaf, &at->leaf, err);
	if (code == IT_OK)
		code = look_at(step->data, at->p.dirfd, at->p.staged,
			       &at->staged, err);
	if (code == IT_OK)
		code = look_at(step->data, at->p.dirfd, at->p.kept, &at->kept,
			       err);
	if (code != IT_OK)
		it_place_close(&at->p);
	return code;
}

static void close_place(link_place *at)
{
	if (!at->gone)
		it_place_close(&at->p);
}

/* ---- the step ------------------------------------------------------- */

/* So that a directory that is exchanged later is noticed. */
static void remember_place(const link_place *at, link_step *link)
{
	struct stat st;

	if (at->gone || fstat(at->p.dirfd, &st) != 0)
		return;
	link->place.dir_dev = st.st_dev;
	link->place.dir_ino = st.st_ino;
}

static it_code link_check(it_step *step, const it_run *run, int *done,
			  it_error *err)
{
	link_step *link = step->data;
	char name[1024];
	link_place at;
	it_code code;

	link->place.dir_ino = 0;
	code = open_place(&at, step, run, err);
	if (code != IT_OK)
		return code;
	remember_place(&at, step->data);
	close_place(&at);
	*done = at.leaf == OURS;
	if (at.leaf != OTHER)
		return IT_OK;
	it_root_name(run->root, step->path, name, sizeof name);
	(void)it_fail(err, IT_TARGET, name,
		      "stands where a link to %s belongs, and is not ours",
		      link->to);
	it_error_remedy(err, "move it away and run again");
	return IT_TARGET;
}

static it_code link_prepare(it_step *step, const it_run *run, it_error *err)
{
	const link_step *link = step->data;
	it_place p;
	it_code code = it_place_open(&p, step, run, err);

	if (code != IT_OK)
		return code;
	if (symlinkat(link->to, p.dirfd, p.staged) != 0)
		code = it_step_fail(step, run, "the link cannot be made", err);
	/* Not all filesystems know two names of a symbolic link. */
	if (code == IT_OK && link->from[0] != '\0' &&
	    linkat(p.dirfd, p.leaf, p.dirfd, p.kept, 0) != 0)
		errno = 0;
	it_place_close(&p);
	return code;
}

static it_code put_in_place(const it_step *step, const it_run *run,
			    const it_place *p, it_error *err)
{
	return renameat(p->dirfd, p->staged, p->dirfd, p->leaf) == 0
		       ? IT_OK
		       : it_step_fail(step, run, "the link cannot be made",
				      err);
}

static it_code link_publish(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	if (at.leaf != OURS &&
	    (!is_start(step->data, at.leaf) || at.staged != OURS))
		code = it_step_changed(step, run, err);
	else if (at.leaf != OURS)
		code = put_in_place(step, run, &at.p, err);
	close_place(&at);
	return code;
}

static it_code link_verify(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	close_place(&at);
	return at.leaf == OURS ? IT_OK : it_step_misread(step, run, err);
}

static it_code drop(const it_step *step, const it_run *run, int dirfd,
		    const char *name, it_error *err)
{
	return it_unlink_at(dirfd, name) == 0
		       ? IT_OK
		       : it_step_fail(step, run, "cannot be removed", err);
}

/* The old one anew; what is staged may be half of that already. */
static it_code make_anew(const it_step *step, const it_run *run,
			 const link_place *at, it_error *err)
{
	const link_step *link = step->data;
	it_code code = IT_OK;

	if (at->staged == OURS)
		code = drop(step, run, at->p.dirfd, at->p.staged, err);
	if (code == IT_OK && at->staged != OLD &&
	    symlinkat(link->from, at->p.dirfd, at->p.staged) != 0)
		code = it_step_fail(step, run, "cannot be brought back", err);
	return code == IT_OK ? put_in_place(step, run, &at->p, err) : code;
}

static it_code bring_back(const it_step *step, const it_run *run,
			  const link_place *at, it_error *err)
{
	if (at->kept != OLD)
		return make_anew(step, run, at, err);
	return renameat(at->p.dirfd, at->p.kept, at->p.dirfd, at->p.leaf) == 0
		       ? IT_OK
		       : it_step_fail(step, run, "cannot be brought back",
				      err);
}

/* What is beside it and is of this run. */
static it_code drop_beside(const it_step *step, const it_run *run,
			   const link_place *at, it_error *err)
{
	it_code code = IT_OK;

	if (at->staged == OURS || at->staged == OLD)
		code = drop(step, run, at->p.dirfd, at->p.staged, err);
	if (code == IT_OK && at->kept == OLD)
		code = drop(step, run, at->p.dirfd, at->p.kept, err);
	return code;
}

static it_code take_back(const it_step *step, const it_run *run,
			 link_place *at, it_error *err)
{
	const link_step *link = step->data;
	it_code code = IT_OK;

	if (at->leaf == OURS && link->from[0] == '\0') {
		code = drop(step, run, at->p.dirfd, at->p.leaf, err);
	} else if (at->leaf == OURS) {
		code = bring_back(step, run, at, err);
		if (at->kept != OLD)
			at->staged = NOTHING;
		at->kept = NOTHING;
	}
	return code == IT_OK ? drop_beside(step, run, at, err) : code;
}

/* What somebody put in its place meanwhile stays. */
static it_code link_undo(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	code = take_back(step, run, &at, err);
	close_place(&at);
	return code;
}

static it_code link_cleanup(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	code = drop_beside(step, run, &at, err);
	close_place(&at);
	return code;
}

static it_code link_probe(it_step *step, const it_run *run, unsigned *ways,
			  it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	close_place(&at);
	*ways = IT_CAN_BACK;
	if (at.leaf == OURS ||
	    (is_start(step->data, at.leaf) && at.staged == OURS))
		*ways |= IT_CAN_FORWARD;
	return IT_OK;
}

/* ---- in the journal ------------------------------------------------- */

static void link_encode(const it_step *step, it_strbuf *words)
{
	const link_step *link = step->data;

	it_strbuf_char(words, ' ');
	it_journal_put_word(words, link->to);
	if (link->from[0] == '\0')
		return;
	it_strbuf_char(words, ' ');
	it_journal_put_word(words, link->from);
}

/* The next word as a text of a link. */
static int take_text(it_slice *words, char *text)
{
	it_slice word;

	return it_next_word(words, &word) &&
	       it_journal_get_word(word, text, IT_LINK_MAX) &&
	       text[0] != '\0';
}

static it_code link_decode(it_slice words, void **data, it_error *err)
{
	link_step *link = calloc(1, sizeof *link);

	if (link == NULL)
		return it_fail_memory(err);
	if (take_text(&words, link->to) &&
	    (it_trim(words).len == 0 || take_text(&words, link->from)) &&
	    it_trim(words).len == 0) {
		*data = link;
		return IT_OK;
	}
	free(link);
	return it_fail(err, IT_FAILED, NULL, "is not a record of a link");
}

const it_step_kind it_kind_link = {
	"link", link_check, link_prepare, link_publish, link_verify,
	link_undo, link_cleanup, link_probe, it_step_no_space, link_encode,
	link_decode, free,
};

static int copy_text(char text[IT_LINK_MAX], const char *from)
{
	return snprintf(text, IT_LINK_MAX, "%s", from) < IT_LINK_MAX;
}

it_code it_plan_link(it_plan *plan, const char *path, const char *to,
		     const char *from, it_error *err)
{
	link_step *link = calloc(1, sizeof *link);

	if (link == NULL)
		return it_fail_memory(err);
	if (!copy_text(link->to, to) || !copy_text(link->from, from)) {
		free(link);
		return it_fail(err, IT_FAILED, path, "leads too far");
	}
	if (from[0] == '\0')
		return it_plan_add(plan, &it_kind_link, path, "link", link,
				   err, "to %s", to);
	return it_plan_add(plan, &it_kind_link, path, "link", link, err,
			   "to %s, no longer to %s", to, from);
}

int it_link_planned(const it_step *step, const char **to)
{
	const link_step *link = step->data;

	if (step->kind != &it_kind_link)
		return 0;
	*to = link->to;
	return 1;
}
