/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A file step in the journal: the words of the new file, those of the old
 * one or "absent", and what is done with a copy.  Of a file: SHA-256 or "-",
 * size, mode in octal, uid, gid, whether they are set, time or "-".
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/step_file_priv.h"

static const char *const copies[] = {"none", "run", "kept"};

static void put_image(it_strbuf *words, const it_file_image *image)
{
	it_strbuf_format(words, " %s %llu %04o %lu %lu %d",
			 image->sha256[0] != '\0' ? image->sha256 : "-",
			 image->size, (unsigned)image->mode,
			 (unsigned long)image->owner.uid,
			 (unsigned long)image->owner.gid,
			 image->owner.can_set != 0);
	if (image->has_mtime)
		it_strbuf_format(words, " %lld", (long long)image->mtime);
	else
		it_strbuf_text(words, " -");
}

void it_file_encode(const it_step *step, it_strbuf *words)
{
	const it_file_step *file = step->data;

	put_image(words, &file->now);
	it_strbuf_format(words, " %s", copies[file->copy]);
	if (file->existed)
		put_image(words, &file->old);
	else
		it_strbuf_text(words, " absent");
}

/* ---- reading -------------------------------------------------------- */

/* The next word as a number in this base, a minus allowed. */
static int next_number(it_slice *words, int base, long long *value)
{
	it_slice word;
	char text[32], *end;

	if (!it_next_word(words, &word) ||
	    !it_slice_copy(word, text, sizeof text))
		return 0;
	*value = strtoll(text, &end, base);
	return end != text && *end == '\0';
}

static int next_sum(it_slice *words, char sha256[IT_SHA256_HEX])
{
	it_slice word;

	if (!it_next_word(words, &word))
		return 0;
	sha256[0] = '\0';
	if (it_slice_is(word, "-"))
		return 1;
	return word.len == IT_SHA256_HEX - 1 &&
	       it_slice_copy(word, sha256, IT_SHA256_HEX);
}

static int next_time(it_slice *words, it_file_image *image)
{
	it_slice ahead = *words, word;
	long long value;

	image->has_mtime = 0;
	if (it_next_word(&ahead, &word) && it_slice_is(word, "-")) {
		*words = ahead;
		return 1;
	}
	if (!next_number(words, 10, &value))
		return 0;
	image->has_mtime = 1;
	image->mtime = (time_t)value;
	return 1;
}

static int next_image(it_slice *words, it_file_image *image)
{
	long long size, mode, uid, gid, set;

	if (!next_sum(words, image->sha256) ||
	    !next_number(words, 10, &size) || !next_number(words, 8, &mode) ||
	    !next_number(words, 10, &uid) || !next_number(words, 10, &gid) ||
	    !next_number(words, 10, &set) || !next_time(words, image))
		return 0;
	image->size = (unsigned long long)size;
	image->mode = (mode_t)(mode & 07777);
	image->owner.uid = (uid_t)uid;
	image->owner.gid = (gid_t)gid;
	image->owner.can_set = set != 0;
	return size >= 0;
}

static int next_copy(it_slice *words, it_copy *copy)
{
	it_slice word;
	int i;

	if (!it_next_word(words, &word))
		return 0;
	for (i = 0; i < 3; i++)
		if (it_slice_is(word, copies[i])) {
			*copy = (it_copy)i;
			return 1;
		}
	return 0;
}

static int read_step(it_slice words, it_file_step *file)
{
	it_slice ahead, word;

	if (!next_image(&words, &file->now) || !next_copy(&words, &file->copy))
		return 0;
	ahead = words;
	if (!it_next_word(&ahead, &word))
		return 0;
	file->existed = !it_slice_is(word, "absent");
	if (file->existed && !next_image(&words, &file->old))
		return 0;
	if (!file->existed)
		words = ahead;
	return !it_next_word(&words, &word);
}

it_code it_file_decode(it_slice words, void **data, it_error *err)
{
	it_file_step *file = calloc(1, sizeof *file);

	if (file == NULL)
		return it_fail_memory(err);
	if (read_step(words, file)) {
		file->owns_staged = file->owns_kept = 1;
		*data = file;
		return IT_OK;
	}
	free(file);
	return it_fail(err, IT_FAILED, NULL, "is not a record of a file");
}
