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

#define LEFT "was left by a run with --new-be that died"

/* ---- the file --------------------------------------------------------- */

/* Whoever held it before is dead, and the first line counts. */
static it_code put_name(int fd, const char *name, it_error *err)
{
	char line[NAME_ROOM];
	int len = snprintf(line, sizeof line, "%s\n", name);

	if (fchmod(fd, 0644) != 0 ||
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
	const char *leaf;
	int fd;

	if (it_root_open(&root, dir, NULL) != IT_OK)
		return;
	if (it_root_parent(&root, note_path, &fd, &leaf, NULL) == IT_OK) {
		(void)it_unlink_at(fd, leaf);
		(void)it_close(fd);
	}
	it_root_close(&root);
}

void it_new_be_settled(it_lock *note)
{
	if (note->fd >= 0)
		it_new_be_settled_in("/");
	it_lock_drop(note);
}

/* "" if there is none. */
static it_code read_name(const it_root *root, char name[NAME_ROOM],
			 it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	int found;
	it_code code = it_root_read(root, note_path, MAX_NOTE, &text, &found,
				    err);

	name[0] = '\0';
	rest = it_slice_of(it_strbuf_str(&text));
	if (code == IT_OK && found && it_next_line(&rest, &line))
		(void)it_slice_copy(line, name, NAME_ROOM);
	it_strbuf_free(&text);
	return code;
}

/* ---- what it leads to -------------------------------------------------- */

/* One that runs, or will, was finished; it may be the one we are in. */
static int is_left(const it_strbuf *listed, const char *name,
		   it_be_listed *one)
{
	return it_be_find(listed, name, one) && !it_be_has_flag(one, 'N') &&
	       !it_be_has_flag(one, 'R');
}

/* beadm destroys none that is mounted. */
static void removal(const it_be_listed *one, const char *name, char *text,
		    size_t size)
{
	int mounted = one->mountpoint.len > 1;

	(void)snprintf(text, size, "%s%s%s\"beadm destroy -F %s\" removes it",
		       mounted ? "\"beadm unmount " : "", mounted ? name : "",
		       mounted ? "\", then " : "", name);
}

/* *name is "" if none is; listed is what one points into. */
static it_code find_left(const it_root *root, char name[NAME_ROOM],
			 it_strbuf *listed, it_be_listed *one, it_error *err)
{
	it_code code = it_lock_test(root, note_path, err);

	name[0] = '\0';
	if (code == IT_OK)
		code = read_name(root, name, err);
	if (code == IT_OK && name[0] != '\0')
		code = it_be_list(listed, err);
	if (code != IT_OK || !is_left(listed, name, one))
		name[0] = '\0';
	return code;
}

it_code it_new_be_refuse_left(const it_root *root, it_error *err)
{
	it_strbuf listed = {NULL, 0, 0, 0};
	char name[NAME_ROOM], text[4 * NAME_ROOM];
	it_be_listed one;
	it_code code = find_left(root, name, &listed, &one, err);

	if (code == IT_OK && name[0] != '\0') {
		removal(&one, name, text, sizeof text);
		code = it_fail(err, IT_UNFINISHED, name,
			       "the boot environment " LEFT);
		it_error_remedy(err, "%s", text);
	}
	it_strbuf_free(&listed);
	return code;
}

static it_code tell(it_job *job, const it_be_listed *one, const char *name)
{
	char text[4 * NAME_ROOM];
	it_code code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "left-environment", "", &job->error,
				       "%s: the boot environment " LEFT, name);

	removal(one, name, text, sizeof text);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", text)
			     : code;
}

/* Who may not read it, or the list, is told nothing. */
it_code it_new_be_tell_left(it_job *job)
{
	it_strbuf listed = {NULL, 0, 0, 0};
	char name[NAME_ROOM];
	it_be_listed one;
	it_code code = IT_OK;

	if (job->live &&
	    find_left(&job->root, name, &listed, &one, NULL) == IT_OK &&
	    name[0] != '\0')
		code = tell(job, &one, name);
	it_strbuf_free(&listed);
	return code;
}
