/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The digest of a medium, made beside its reading: while the process that
 * reads is at work this one would only wait.  So the digest costs no time
 * where there are two processors, and is our own.
 */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "payload/bundle.h"
#include "payload/media_priv.h"
#include "support/io.h"

/* Half as much as is read at once: it stays in a processor's cache. */
enum { BLOCK = 64 * 1024 };

/* pread leaves the offset alone, which is the other process's too. */
static ssize_t read_at(const it_hasher *h, void *out, size_t len)
{
	ssize_t got;

	IT_AGAIN(got, pread(h->fd, out, len, (off_t)h->at));
	return got;
}

/* A bundle is vouched for by its manifest, and not read to its end. */
static int is_bundle(const it_hasher *h)
{
	unsigned char head[IT_TAR_BLOCK];

	return read_at(h, head, sizeof head) == (ssize_t)sizeof head &&
		it_bundle_begins(head);
}

int it_digest_counts(const it_reader *rd)
{
	const it_trust *trust = rd->request->trust;

	return trust != NULL &&
		(trust->sha256 != NULL || trust->revoked_count != 0);
}

/*
 * A file that was changed just now can be changed again without another time:
 * these have the grain of the clock, a few ms, or of the filesystem, 2 s at
 * most.  Where the digest decides it is waited for.
 */
static void let_settle(const struct stat *st)
{
	enum { CLOCK = 20, FILESYSTEM = 2000 }; /* ms */
	int is_fine = st->st_mtim.tv_nsec != 0 || st->st_ctim.tv_nsec != 0;

	if (st->st_ctime >= time(NULL) - FILESYSTEM / 1000)
		(void)poll(NULL, 0, is_fine ? CLOCK : FILESYSTEM);
}

it_code it_hasher_begin(it_hasher *h, it_reader *rd, int fd)
{
	memset(h, 0, sizeof *h);
	h->rd = rd;
	h->fd = fd;
	if (it_digest_counts(rd) && fstat(fd, &h->st) == 0)
		let_settle(&h->st);
	if (fstat(fd, &h->st) != 0 || !S_ISREG(h->st.st_mode) ||
	    h->st.st_size <= 0 || is_bundle(h))
		return IT_OK;
	h->left = (unsigned long long)h->st.st_size;
	h->block = malloc(BLOCK);
	return h->block != NULL ? IT_OK : it_fail_memory(rd->err);
}

int it_hasher_works(const it_hasher *h)
{
	return h->block != NULL;
}

it_code it_hasher_start(it_hasher *h)
{
	return h->block == NULL ? IT_OK : it_sha256_new(&h->sha, h->rd->err);
}

int it_hasher_more(it_hasher *h)
{
	ssize_t got;

	if (h->sha == NULL || h->left == 0)
		return 0;
	got = read_at(h, h->block, h->left < BLOCK ? (size_t)h->left : BLOCK);
	h->cause = got < 0 ? errno : 0;
	if (got <= 0)
		return 0; /* said at the end */
	it_sha256_add(h->sha, h->block, (size_t)got);
	h->at += (unsigned long long)got;
	h->left -= (unsigned long long)got;
	return 1;
}

/*
 * Had it the same contents all the time?  The process that unpacks has read
 * them by itself: who changes a file to and fro must not go unseen.
 */
static int is_unchanged(const it_hasher *h)
{
	const struct stat *was = &h->st;
	struct stat now;

	return fstat(h->fd, &now) == 0 && now.st_size == was->st_size &&
		now.st_mtime == was->st_mtime &&
		now.st_mtim.tv_nsec == was->st_mtim.tv_nsec &&
		now.st_ctime == was->st_ctime &&
		now.st_ctim.tv_nsec == was->st_ctim.tv_nsec;
}

/* Of a large medium on a slow disk this may be most of it. */
static it_code hash_rest(it_hasher *h)
{
	unsigned long long size = (unsigned long long)h->st.st_size;
	it_code code = IT_OK;

	/* The other process has told the end already. */
	while (code == IT_OK && it_hasher_more(h))
		code = it_media_tell(h->rd, size, size);
	errno = h->cause;
	if (code == IT_OK && h->left != 0)
		code = errno != 0 ? it_media_unreadable(h->rd)
				  : it_media_changed(h->rd);
	return code;
}

it_code it_hasher_end(it_hasher *h)
{
	it_media *media = h->rd->media;
	it_sha256 *sha;
	it_code code = hash_rest(h);

	if (code != IT_OK)
		return code;
	if (!is_unchanged(h))
		return it_media_changed(h->rd);
	media->size = h->at;
	it_media_stamp_of(&h->st, &media->stamp);
	sha = h->sha;
	h->sha = NULL;
	return it_sha256_end(sha, media->sha256, h->rd->err);
}

void it_hasher_free(it_hasher *h)
{
	it_sha256_free(h->sha);
	free(h->block);
}
