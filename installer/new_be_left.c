/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/be_list.h"
#include "installer/new_be_left.h"
#include "installer/run_log.h"
#include "support/io.h"
#include "support/sync.h"

enum { NAME_ROOM = 128, MAX_NOTE = 64 << 10 };

#define NOTE IT_RUN_LOG_DIRECTORY "/install-tools.new-be"
static const char note_path[] = "var/log/install-tools.new-be";

#define LEFT "was left by a run with --new-be"

/* The second line, of a clone that is not used although it is activated. */
static const char incomplete[] = "incomplete";

/* ---- the file --------------------------------------------------------- */

/* Whoever held it before is gone, and so is what he told of. */
static it_code put_name(int fd, const char *name, it_error *err)
{
	char line[NAME_ROOM];
	int len = snprintf(line, sizeof line, "%s\n", name);

	if (fchmod(fd, 0644) != 0 || ftruncate(fd, 0) != 0 ||
	    it_write_full(fd, line, (size_t)len) != 0 || it_sync(fd) != 0)
		return it_fail_errno(err, NOTE, "cannot be written");
	return IT_OK;
}

it_code it_new_be_note(it_lock *note, const char *name, it_error *err)
{
	it_root root;
	it_code code = it_root_open(&root, "/", err);

	if (code != IT_OK)
		return code;
	code = it_lock_take(note, &root, note_path, err);
	if (code == IT_OK)
		code = put_name(note->fd, name, err);
	it_root_close(&root);
	return code;
}

void it_new_be_settled_in(const char *dir)
{
	it_root root;

	if (it_root_open(&root, dir, NULL) != IT_OK)
		return;
	it_root_unlink(&root, note_path);
	it_root_close(&root);
}

void it_new_be_settled(it_lock *note)
{
	if (note->fd >= 0)
		it_new_be_settled_in("/");
	it_lock_drop(note);
}

void it_new_be_unsettled(it_lock *note)
{
	if (note->fd >= 0)
		(void)it_write_full(note->fd, incomplete,
				    sizeof incomplete - 1);
	it_lock_drop(note);
}

/* What the file says, and what beadm does. */
struct left {
	char name[NAME_ROOM]; /* "" if none is left */
	int incomplete;
	int known; /* beadm has told */
	it_strbuf listed; /* what one points into */
	it_be_listed one;
};

static it_code read_note(const it_root *root, struct left *left,
			 it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	int found;
	it_code code = it_root_read(root, note_path, MAX_NOTE, &text, &found,
				    err);

	rest = it_slice_of(it_strbuf_str(&text));
	if (code == IT_OK && found && it_next_line(&rest, &line))
		(void)it_slice_copy(line, left->name, NAME_ROOM);
	if (it_next_line(&rest, &line))
		left->incomplete = it_slice_is(line, incomplete);
	it_strbuf_free(&text);
	return code;
}

/* ---- what it leads to -------------------------------------------------- */

/*
 * The one that runs may be the one we are in.  One that will run was finished,
 * unless the run itself told otherwise.
 */
static int is_left(struct left *left)
{
	return it_be_find(&left->listed, left->name, &left->one) &&
	       !it_be_has_flag(&left->one, 'N') &&
	       (left->incomplete || !it_be_has_flag(&left->one, 'R'));
}

static void find_running(const it_strbuf *listed, char name[NAME_ROOM])
{
	it_slice rest = it_slice_of(it_strbuf_str(listed));
	it_be_listed one;

	name[0] = '\0';
	while (name[0] == '\0' && it_be_next(&rest, &one))
		if (it_be_has_flag(&one, 'N'))
			(void)it_slice_copy(one.name, name, NAME_ROOM);
}

/* beadm destroys none that is mounted, or the next one to run. */
static void removal(const struct left *left, it_strbuf *text)
{
	char running[NAME_ROOM];

	if (!left->known)
		it_strbuf_text(text, "if \"beadm list\" shows it, ");
	if (left->known && it_be_has_flag(&left->one, 'R')) {
		find_running(&left->listed, running);
		it_strbuf_format(text, "\"beadm activate %s\", then ",
				 running);
	}
	if (left->known && left->one.mountpoint.len > 1)
		it_strbuf_format(text, "\"beadm unmount %s\", then ",
				 left->name);
	it_strbuf_format(text, "\"beadm destroy -F %s\" removes it",
			 left->name);
}

/* What beadm does not tell may be left; a stop is no answer of beadm's. */
static it_code ask_beadm(struct left *left, it_error *err)
{
	it_error unlisted;
	it_code code;

	it_error_clear(&unlisted);
	code = it_be_list(&left->listed, &unlisted);
	left->known = code == IT_OK;
	return code == IT_STOPPED ? it_error_pass(err, &unlisted) : IT_OK;
}

static it_code find_left(const it_root *root, struct left *left,
			 it_error *err)
{
	it_code code = it_lock_test(root, note_path, err);

	memset(left, 0, sizeof *left);
	if (code == IT_OK)
		code = read_note(root, left, err);
	if (code == IT_OK && left->name[0] != '\0')
		code = ask_beadm(left, err);
	if (code != IT_OK || (left->known && !is_left(left)))
		left->name[0] = '\0';
	return code;
}

static const char *what(const struct left *left)
{
	return left->known ? "the boot environment " LEFT
			   : "the boot environment may have been left by a "
			     "run with --new-be: beadm does not list any";
}

it_code it_new_be_refuse_left(const it_root *root, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	struct left left;
	it_code code = find_left(root, &left, err);

	if (code == IT_OK && left.name[0] != '\0') {
		removal(&left, &text);
		code = it_fail(err, IT_UNFINISHED, left.name, "%s",
			       what(&left));
		it_error_remedy(err, "%s", it_strbuf_str(&text));
	}
	it_strbuf_free(&text);
	it_strbuf_free(&left.listed);
	return code;
}

static it_code tell(it_job *job, const struct left *left)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "left-environment", "", &job->error,
				       "%s: %s", left->name, what(left));

	removal(left, &text);
	if (code == IT_OK)
		code = it_findings_remedy(&job->findings, &job->error, "%s",
					  it_strbuf_str(&text));
	it_strbuf_free(&text);
	return code;
}

/* Who may not read it is told nothing. */
it_code it_new_be_tell_left(it_job *job)
{
	struct left left;
	it_error why; /* of which a stop alone counts */
	it_code code;

	if (!job->live)
		return IT_OK;
	it_error_clear(&why);
	code = find_left(&job->root, &left, &why);
	if (code == IT_STOPPED)
		code = it_error_pass(&job->error, &why);
	else
		code = left.name[0] != '\0' ? tell(job, &left) : IT_OK;
	it_strbuf_free(&left.listed);
	return code;
}
