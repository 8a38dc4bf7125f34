/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * var/lib/install-tools/media.seen: what a run was asked for and which media
 * it took, beside the record that it wrote.  Nothing is ever read out of it:
 * it is compared with what it would be now, so that a damaged or missing one
 * only means that the media is decoded.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "installer/media_record.h"
#include "installer/plan_userland.h"

enum { MAX_RECORD = 4 << 20, MAX_SEEN = 64 << 10 };

/* Which record it belongs to. */
static it_code put_record(it_strbuf *out, const it_job *job,
			  const it_strbuf *record, it_error *err)
{
	char sha256[IT_SHA256_HEX];
	it_code code = it_sha256_of(it_strbuf_str(record), record->len,
				    sha256, err);

	if (code == IT_OK)
		it_strbuf_format(out,
				 "record %s\nprogram %s\nsystem %s\n", sha256,
				 PACKAGE_VERSION,
				 osd_identity_distribution(job->identity));
	return code;
}

static void put_request(it_strbuf *out, const it_job *job,
			unsigned long long size)
{
	it_strbuf_format(out, "components %s\nsize %llu\n",
			 job->opt->components, size);
}

/* A file that was changed just now could change again unseen. */
static void put_stamp(it_strbuf *out, const it_media_stamp *stamp)
{
	if (stamp->settled)
		it_strbuf_format(out, "mtime %lld\nctime %lld\ninode %llu\n",
				 stamp->mtime, stamp->ctime, stamp->inode);
}

/*
 * After a repair the media is still the one of the last install, if there
 * was one: what was known of it stays, beside the new record.
 */
static it_code carry(const it_job *job, it_strbuf *text, it_error *err)
{
	it_strbuf record = {NULL, 0, 0, 0}, seen = {NULL, 0, 0, 0};
	it_strbuf head = {NULL, 0, 0, 0};
	int found, seen_found = 0;
	it_code code = it_root_read(&job->root, IT_STATE_FILE, MAX_RECORD,
				    &record, &found, err);

	if (code == IT_OK &&
	    it_root_read(&job->root, IT_MEDIA_SEEN, MAX_SEEN, &seen,
			 &seen_found, NULL) != IT_OK)
		seen_found = 0;
	if (code == IT_OK)
		code = put_record(&head, job, &record, err);
	if (code == IT_OK && found && seen_found &&
	    strncmp(it_strbuf_str(&seen), it_strbuf_str(&head), head.len) == 0)
		it_strbuf_text(text, it_strbuf_str(&seen) + head.len);
	else
		it_strbuf_reset(text);
	it_strbuf_free(&record);
	it_strbuf_free(&seen);
	it_strbuf_free(&head);
	return code;
}

/* What was decided against the table, the next run decides anew. */
static int is_by_table(const it_options *opt)
{
	return opt->os_dir == NULL && !opt->trust_directory && !opt->strict;
}

static int is_picked(const it_job *job, const it_module_row *row)
{
	size_t i;

	for (i = 0; i < job->pick_count; i++)
		if (job->picks[i].row == row)
			return 1;
	return 0;
}

/* Is a driver asked for that an earlier media had, and this one has not? */
static int is_mixed(const it_job *job)
{
	const it_module_row *row;
	size_t i;

	for (i = 0; (row = it_module_at(i)) != NULL; i++)
		if (it_module_selected(row, job->opt->components) &&
		    it_state_find_module(&job->state,
					 it_module_name(row->module)) &&
		    !is_picked(job, row))
			return 1;
	return 0;
}

it_code it_media_seen(const it_job *job, const it_media *media,
		      const it_strbuf *record, it_strbuf *text, it_error *err)
{
	int same = job->state.present &&
		   strcmp(media->sha256, job->state.media_sha256) == 0;
	it_code code;

	/* A bundle is read as fast, and keys may have changed meanwhile. */
	if (media->bundle != NULL)
		return IT_OK;
	if (job->repairs ? !same : !is_by_table(job->opt) || is_mixed(job))
		return IT_OK;
	code = put_record(text, job, record, err);
	if (code != IT_OK)
		return code;
	if (job->repairs)
		return carry(job, text, err);
	put_request(text, job, media->size);
	put_stamp(text, &media->stamp);
	return it_strbuf_check(text, err);
}

/* ---- the next run ---------------------------------------------------- */

/* Whom to trust is asked anew, each time. */
static int asks_trust(const it_options *opt)
{
	return opt->require_signature || opt->trust_sha256 != NULL ||
	       opt->key_count != 0;
}

/* Other requests than the plain one may say more, or choose otherwise. */
static int is_plain(const it_options *opt)
{
	return is_by_table(opt) && !opt->explain && !opt->verbose &&
	       !asks_trust(opt);
}

/* Is it the file of the last run?  Hashed only if it is not known else. */
static int is_same_media(const char *path, const struct stat *st,
			 const it_job *job, const it_strbuf *seen,
			 it_strbuf *now)
{
	char sha256[IT_SHA256_HEX];
	it_media_stamp stamp;

	if (strncmp(it_strbuf_str(seen), it_strbuf_str(now), now->len) != 0)
		return 0;
	it_media_stamp_of(st, &stamp);
	put_stamp(now, &stamp);
	if (stamp.settled && it_strbuf_check(now, NULL) == IT_OK &&
	    strcmp(it_strbuf_str(seen), it_strbuf_str(now)) == 0)
		return 1;
	return it_media_digest(path, sha256, NULL) == IT_OK &&
	       strcmp(sha256, job->state.media_sha256) == 0;
}

static int is_known(it_job *job, const char *path, const struct stat *st)
{
	it_strbuf record = {NULL, 0, 0, 0}, seen = {NULL, 0, 0, 0};
	it_strbuf now = {NULL, 0, 0, 0};
	int found, seen_found, known = 0;

	if (it_root_read(&job->root, IT_STATE_FILE, MAX_RECORD, &record,
			 &found, NULL) == IT_OK &&
	    it_root_read(&job->root, IT_MEDIA_SEEN, MAX_SEEN, &seen,
			 &seen_found, NULL) == IT_OK &&
	    found && seen_found &&
	    put_record(&now, job, &record, NULL) == IT_OK) {
		put_request(&now, job, (unsigned long long)st->st_size);
		known = it_strbuf_check(&now, NULL) == IT_OK &&
			is_same_media(path, st, job, &seen, &now);
	}
	it_strbuf_free(&record);
	it_strbuf_free(&seen);
	it_strbuf_free(&now);
	return known;
}

/* Whatever goes wrong here is met again, and told, on the long way. */
int it_media_recall(it_media *media, it_job *job, const char *path)
{
	char lacking[1024] = "";
	struct stat st;
	int recalled = 0;

	memset(media, 0, sizeof *media);
	/* No file of a root stands in for programs. */
	if (it_job_takes_part(job, IT_USERLAND) || !is_plain(job->opt) ||
	    stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	if (it_state_read(&job->state, &job->root, NULL) == IT_OK &&
	    job->state.present && is_known(job, path, &st) &&
	    it_media_from_record(media, job, path, lacking,
				 sizeof lacking) == IT_OK)
		recalled = lacking[0] == '\0';
	if (recalled) {
		media->size = (unsigned long long)st.st_size;
		it_media_stamp_of(&st, &media->stamp);
	}
	it_state_free(&job->state);
	it_error_clear(&job->error);
	return recalled;
}
