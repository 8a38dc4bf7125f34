/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/journal.h"
#include "engine/journal_text.h"
#include "support/io.h"
#include "support/sync.h"

enum { MAX_JOURNAL = 4 << 20 };

static const char name[] = "journal";
static const char new_name[] = "journal.new";
static const char *const marks[IT_MARKS] = {"COMMIT", "ABORT", "DONE"};

static void path_of(const char *home, const char *leaf, char *path,
		    size_t size)
{
	(void)snprintf(path, size, "%s/%s", home, leaf);
}

static it_code fail_here(const it_run *run, const char *doing, it_error *err)
{
	int number = errno;
	char path[512];

	path_of(run->home, name, path, sizeof path);
	errno = number;
	return it_root_fail_errno(run->root, path, doing, err);
}

/* ---- writing -------------------------------------------------------- */

static void pad(it_strbuf *text)
{
	size_t slot, i;

	while (text->len % IT_SLOT != 0 && !text->failed)
		it_strbuf_char(text, '\n');
	for (slot = 0; slot < IT_MARKS; slot++) {
		for (i = 0; i + 1 < IT_SLOT; i++)
			it_strbuf_char(text, '.');
		it_strbuf_char(text, '\n');
	}
}

static it_code format(it_strbuf *text, off_t *slots, const it_plan *plan,
		      const it_filesystems *fs, const it_run *run,
		      it_error *err)
{
	it_code code;

	it_journal_write(text, plan, fs, run);
	pad(text);
	code = it_strbuf_check(text, err);
	if (code == IT_OK)
		*slots = (off_t)(text->len - (size_t)IT_MARKS * IT_SLOT);
	return code;
}

/*
 * Complete and synced under another name before it gets its own; by link(2),
 * which does not replace the journal of a run that was overlooked.
 */
static int write_new(it_journal *journal, int dirfd, const it_strbuf *text,
		     const it_run *run, int *named)
{
	journal->fd = it_open_at(dirfd, new_name,
				 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW |
					 O_CLOEXEC,
				 0600);
	if (journal->fd < 0)
		return -1;
	if (it_write_full(journal->fd, it_strbuf_str(text), text->len) != 0 ||
	    it_run_sync(run, journal->fd) != 0 ||
	    linkat(dirfd, new_name, dirfd, name, 0) != 0)
		return -1;
	*named = 1;
	return it_unlink_at(dirfd, new_name) == 0 &&
			       it_run_sync_dir(run, dirfd) == 0
		       ? 0
		       : -1;
}

/* What was begun is no journal; errno stays. */
static void drop_new(it_journal *journal, int dirfd, int named,
		     const it_run *run)
{
	int number = errno;

	if (named)
		(void)it_unlink_at(dirfd, name);
	if (journal->fd >= 0) {
		(void)it_unlink_at(dirfd, new_name);
		(void)it_run_sync_dir(run, dirfd);
	}
	it_journal_close(journal);
	errno = number;
}

static it_code create_in(it_journal *journal, const it_strbuf *text,
			 const it_run *run, it_error *err)
{
	int dirfd, named = 0;
	it_code code = it_root_dir(run->root, run->home, &dirfd, err);

	if (code != IT_OK)
		return code;
	if (write_new(journal, dirfd, text, run, &named) != 0) {
		drop_new(journal, dirfd, named, run);
		code = fail_here(run, "cannot be written", err);
	}
	(void)it_close(dirfd);
	return code;
}

it_code it_journal_create(it_journal *journal, const it_plan *plan,
			  const it_filesystems *fs, const it_run *run,
			  it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	memset(journal, 0, sizeof *journal);
	journal->fd = -1;
	code = format(&text, &journal->slots, plan, fs, run, err);
	if (code == IT_OK)
		code = create_in(journal, &text, run, err);
	it_strbuf_free(&text);
	return code;
}

/*
 * A slot with this mark; the identity makes it the mark of this run.  Memory
 * may be what is missing when a run turns back, so none is asked for.
 */
static void fill_slot(char slot[IT_SLOT], it_mark mark, const it_run *run)
{
	char text[64], sum[IT_JOURNAL_SUM + 1];
	int len;

	memset(slot, '.', IT_SLOT);
	(void)snprintf(text, sizeof text, "%s %s", marks[mark], run->txid);
	it_journal_sum(sum, text);
	len = snprintf(slot, IT_SLOT, "%s %s\n", sum, text);
	slot[len] = '.';
	slot[IT_SLOT - 1] = '\n';
}

static int write_slot(int fd, const char *slot, off_t at)
{
	return lseek(fd, at, SEEK_SET) == at &&
			       it_write_full(fd, slot, IT_SLOT) == 0
		       ? 0
		       : -1;
}

it_code it_journal_mark(it_journal *journal, it_mark mark, const it_run *run,
			it_error *err)
{
	char slot[IT_SLOT];
	off_t at = journal->slots + (off_t)mark * (off_t)IT_SLOT;

	fill_slot(slot, mark, run);
	/* From here on it may be on disk, whatever comes back. */
	journal->made[mark] = 1;
	if (write_slot(journal->fd, slot, at) != 0 ||
	    (run->sync != IT_SYNC_NONE && it_sync_data(journal->fd) != 0))
		return fail_here(run, "cannot be written", err);
	return IT_OK;
}

int it_journal_remove(it_journal *journal, const it_run *run, int for_good)
{
	int dirfd, result;

	it_journal_close(journal);
	if (it_root_dir(run->root, run->home, &dirfd, NULL) != IT_OK)
		return -1;
	result = it_unlink_at(dirfd, name);
	if (result == 0 && for_good)
		result = it_run_sync_dir(run, dirfd);
	(void)it_close(dirfd);
	return result;
}

void it_journal_close(it_journal *journal)
{
	if (journal->fd >= 0)
		(void)it_close(journal->fd);
	journal->fd = -1;
}

/* ---- reading -------------------------------------------------------- */

static it_code refuse_odd(const it_root *root, const char *path,
			  it_error *err)
{
	char whole[1024];

	it_root_name(root, path, whole, sizeof whole);
	(void)it_fail(err, IT_UNFINISHED, whole,
		      "is not a regular file: this is not a journal of ours");
	it_error_remedy(err, "find out who put it there, and move it away");
	return IT_UNFINISHED;
}

it_code it_journal_find(const it_root *root, const char *home, int *found,
			it_error *err)
{
	struct stat st;
	char path[512];
	it_code code;

	path_of(home, name, path, sizeof path);
	code = it_root_stat(root, path, &st, found, err);
	if (code == IT_OK && *found && !S_ISREG(st.st_mode))
		return refuse_odd(root, path, err);
	if (code != IT_OK || *found)
		return code;
	path_of(home, new_name, path, sizeof path);
	return it_root_stat(root, path, &st, found, err);
}

static int slot_has(const char *at, it_mark mark, const it_run *run)
{
	char want[IT_SLOT];

	fill_slot(want, mark, run);
	return memcmp(at, want, IT_SLOT) == 0;
}

static void read_marks(it_journal *journal, const it_strbuf *text,
		       const it_run *run)
{
	size_t at = (size_t)journal->slots, end = at + IT_SLOT;
	int mark;

	for (mark = 0; mark < IT_MARKS; mark++, at += IT_SLOT, end += IT_SLOT)
		journal->made[mark] =
			end <= text->len &&
			slot_has(text->data + at, (it_mark)mark, run);
}

/* The run died before its journal had its name: nothing else was done. */
static it_code drop_begun(const it_run *run, it_error *err)
{
	int dirfd;
	it_code code = it_root_dir(run->root, run->home, &dirfd, NULL);

	if (code != IT_OK)
		return IT_OK;
	/* For good, before our folder may be renamed away. */
	if (it_unlink_at(dirfd, new_name) != 0 ||
	    it_run_sync_dir(run, dirfd) != 0)
		code = fail_here(run, "cannot be removed", err);
	(void)it_close(dirfd);
	return code;
}

static it_code refuse(const it_run *run, const char *text, const char *remedy,
		      it_error *err)
{
	char path[512], whole[1024];

	path_of(run->home, name, path, sizeof path);
	it_root_name(run->root, path, whole, sizeof whole);
	it_error_clear(err);
	(void)it_fail(err, IT_UNFINISHED, whole, "%s", text);
	it_error_remedy(err, "%s", remedy);
	return IT_UNFINISHED;
}

static it_code refuse_damaged(const it_run *run, it_error *err)
{
	return refuse(run,
		      "is the journal of an interrupted run, and damaged; "
		      "nothing was changed",
		      "files named .NAME.it... beside their targets belong to "
		      "that run, those that end in \"~\" are the old ones: put "
		      "them back by hand, or restore the root from a backup, "
		      "then remove the journal",
		      err);
}

/* As for a record of another version; by hand more would be lost. */
static it_code refuse_unknown(const it_run *run, it_error *err)
{
	return refuse(run,
		      "is the journal of an interrupted run of another version "
		      "of install-tools; nothing was changed",
		      "use the version of install-tools that wrote it: its "
		      "\"recover\" ends that run",
		      err);
}

static it_code parse(it_journal *journal, const it_strbuf *text,
		     it_plan *plan, it_filesystems *fs, it_run *run,
		     const it_step_kind *const *kinds, it_error *err)
{
	it_slice rest;
	size_t head;
	it_code code;

	rest.at = it_strbuf_str(text);
	rest.len = text->len;
	code = it_journal_parse(&rest, plan, fs, run, kinds, err);
	if (code == IT_UNFINISHED)
		return refuse_damaged(run, err);
	if (code == IT_FAILED)
		return refuse_unknown(run, err);
	if (code != IT_OK)
		return code;
	head = text->len - rest.len;
	journal->slots = (off_t)((head + IT_SLOT - 1) / IT_SLOT * IT_SLOT);
	read_marks(journal, text, run);
	return IT_OK;
}

/* For the marks that finishing it will make. */
static it_code open_again(it_journal *journal, const it_run *run,
			  it_error *err)
{
	int dirfd;
	it_code code = it_root_dir(run->root, run->home, &dirfd, err);

	if (code != IT_OK)
		return code;
	journal->fd = it_open_at(dirfd, name, O_RDWR | O_NOFOLLOW | O_CLOEXEC,
				 0);
	if (journal->fd < 0)
		code = fail_here(run, "cannot be opened", err);
	(void)it_close(dirfd);
	return code;
}

it_code it_journal_load(it_journal *journal, it_plan *plan,
			it_filesystems *fs, it_run *run,
			const it_step_kind *const *kinds, int *found,
			it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_error cause;
	char path[512];
	it_code code;

	memset(journal, 0, sizeof *journal);
	journal->fd = -1;
	path_of(run->home, name, path, sizeof path);
	it_error_clear(&cause);
	code = it_root_read(run->root, path, MAX_JOURNAL, &text, found, &cause);
	if (code != IT_OK && code != IT_TARGET)
		code = it_error_pass(err, &cause);
	if (code == IT_TARGET)
		code = refuse_damaged(run, err);
	if (code == IT_OK && *found)
		code = parse(journal, &text, plan, fs, run, kinds, err);
	/* Not before it is known that something may be changed at all. */
	if (code == IT_OK)
		code = drop_begun(run, err);
	if (code == IT_OK && *found)
		code = open_again(journal, run, err);
	it_strbuf_free(&text);
	return code;
}
