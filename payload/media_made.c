/* SPDX-License-Identifier: BSD-2-Clause */
/* Media that need not be decoded: made from files, or known again. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "payload/media_priv.h"
#include "support/io.h"
#include "support/text.h"

static it_code add_part(it_reader *rd, it_media_part *part)
{
	it_entry entry, *added;
	size_t number;
	it_code code;

	memset(&entry, 0, sizeof entry);
	entry.path = part->path;
	entry.type = IT_ENTRY_FILE;
	entry.mode = 0644;
	entry.size = part->bytes.len;
	code = it_entry_add(rd, &entry, &number);
	if (code != IT_OK)
		return code;
	added = &rd->media->entries[number];
	it_strbuf_char(&part->bytes, '\0'); /* an empty file has data, too */
	code = it_strbuf_check(&part->bytes, rd->err);
	added->bytes = (unsigned char *)it_strbuf_take(&part->bytes, NULL);
	if (code != IT_OK)
		return code;
	return it_sha256_of(added->bytes, (size_t)added->size, added->sha256,
			    rd->err);
}

it_code it_media_make(it_media *media, const char *path, it_media_part *parts,
		      size_t count, it_error *err)
{
	it_reader rd;
	size_t i;
	it_code code = IT_OK;

	memset(media, 0, sizeof *media);
	memset(&rd, 0, sizeof rd);
	rd.media = media;
	rd.err = err;
	media->path = it_text_dup(path);
	if (media->path == NULL)
		code = it_fail_memory(err);
	for (i = 0; code == IT_OK && i < count; i++)
		code = add_part(&rd, &parts[i]);
	if (code == IT_OK)
		code = it_entries_finish(&rd);
	if (code != IT_OK)
		it_media_free(media);
	return code;
}

/* ---- known again ----------------------------------------------------- */

/* Times have whole seconds, and a file server's clock may be late. */
enum { SETTLING = 2 };

void it_media_stamp_of(const struct stat *st, it_media_stamp *stamp)
{
	stamp->settled = st->st_ctime < time(NULL) - SETTLING;
	stamp->mtime = (long long)st->st_mtime;
	stamp->ctime = (long long)st->st_ctime;
	stamp->inode = (unsigned long long)st->st_ino;
}

static it_code digest_all(int fd, const char *path, char sha256[IT_SHA256_HEX],
			  it_error *err)
{
	unsigned char block[32768];
	it_sha256 *sha;
	ssize_t got;
	it_code code = it_sha256_new(&sha, err);

	if (code != IT_OK)
		return code;
	while ((got = it_read_full(fd, block, sizeof block)) > 0)
		it_sha256_add(sha, block, (size_t)got);
	if (got == 0)
		return it_sha256_end(sha, sha256, err);
	it_sha256_free(sha);
	return it_fail_errno(err, path, "cannot be read");
}

it_code it_media_digest(const char *path, char sha256[IT_SHA256_HEX],
			it_error *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	it_code code;

	if (fd < 0)
		return it_fail_errno(err, path, "cannot be opened");
	code = digest_all(fd, path, sha256, err);
	(void)close(fd);
	return code;
}
