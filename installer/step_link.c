/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "link": a symbolic link where nothing stood before.  It is
 * staged beside its place and renamed.  Whatever else stands there, another
 * link included, is somebody's and is refused.
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
} link_step;

/* ---- what stands there ---------------------------------------------- */

typedef enum standing { NOTHING, OURS, OTHER } standing;

/* A link of ours is known by the text that it holds. */
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
	if ((size_t)len == strlen(link->to) &&
	    memcmp(text, link->to, (size_t)len) == 0)
		*what = OURS;
	return IT_OK;
}

/* Under both names; both are NOTHING where there is no directory. */
typedef struct link_place {
	it_place p;
	int gone;
	standing leaf, staged;
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
	it_place_close(&p);
	return code;
}

static it_code link_publish(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	if (at.leaf == OTHER || (at.leaf == NOTHING && at.staged != OURS))
		code = it_step_changed(step, run, err);
	else if (at.leaf == NOTHING && renameat(at.p.dirfd, at.p.staged,
						at.p.dirfd, at.p.leaf) != 0)
		code = it_step_fail(step, run, "the link cannot be made", err);
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

/* What somebody put in its place meanwhile stays. */
static it_code link_undo(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	if (at.leaf == OURS)
		code = drop(step, run, at.p.dirfd, at.p.leaf, err);
	if (code == IT_OK && at.staged == OURS)
		code = drop(step, run, at.p.dirfd, at.p.staged, err);
	close_place(&at);
	return code;
}

static it_code link_cleanup(it_step *step, const it_run *run, it_error *err)
{
	link_place at;
	it_code code = open_place(&at, step, run, err);

	if (code != IT_OK)
		return code;
	if (at.staged == OURS)
		code = drop(step, run, at.p.dirfd, at.p.staged, err);
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
	if (at.leaf == OURS || (at.leaf == NOTHING && at.staged == OURS))
		*ways |= IT_CAN_FORWARD;
	return IT_OK;
}

/* ---- in the journal ------------------------------------------------- */

static void link_encode(const it_step *step, it_strbuf *words)
{
	const link_step *link = step->data;

	it_strbuf_char(words, ' ');
	it_journal_put_word(words, link->to);
}

static it_code link_decode(it_slice words, void **data, it_error *err)
{
	link_step *link = calloc(1, sizeof *link);
	it_slice word, more;

	if (link == NULL)
		return it_fail_memory(err);
	if (it_next_word(&words, &word) &&
	    it_journal_get_word(word, link->to, sizeof link->to) &&
	    link->to[0] != '\0' && !it_next_word(&words, &more)) {
		*data = link;
		return IT_OK;
	}
	free(link);
	return it_fail(err, IT_FAILED, NULL, "is no record of a link");
}

const it_step_kind it_kind_link = {
	"link", link_check, link_prepare, link_publish, link_verify,
	link_undo, link_cleanup, link_probe, it_step_no_space, link_encode,
	link_decode, free,
};

it_code it_plan_link(it_plan *plan, const char *path, const char *to,
		     it_error *err)
{
	link_step *link = calloc(1, sizeof *link);

	if (link == NULL)
		return it_fail_memory(err);
	if (strlen(to) >= sizeof link->to) {
		free(link);
		return it_fail(err, IT_FAILED, path, "leads too far");
	}
	(void)snprintf(link->to, sizeof link->to, "%s", to);
	return it_plan_add(plan, &it_kind_link, path, "link", link, err,
			   "to %s", to);
}
