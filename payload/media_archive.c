/* SPDX-License-Identifier: BSD-2-Clause */
/* An archive: its members one after the other, and what stands at its end. */
#include "config.h"

#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/media_layer.h"

/*
 * One that was packed again by another program has its parts in any order, or
 * is compressed as a whole.
 */
static it_code bundle_mixed_up(it_reader *rd)
{
	it_code code = it_media_refused(rd, "is a native bundle that was "
		"packed again: " IT_MANIFEST_NAME " must come first, in a tar "
		"that is not compressed");

	it_error_remedy(rd->err, "take the bundle as repack wrote it, or pack "
			"its files into such a tar");
	return code;
}

static it_code two_trees(it_reader *rd)
{
	it_code code;

	if (rd->err->code != IT_OK)
		return rd->err->code;
	if (rd->late_manifest)
		return bundle_mixed_up(rd);
	code = it_media_refused(rd, "holds more than one set of drivers");
	it_error_remedy(rd->err, "unpack it and give the one wanted with "
			"--media");
	return code;
}

/*
 * A warning about a header is damage, but for one: a name that has no form
 * in this locale ("cannot be converted from UTF-8 to current locale").
 */
static int is_harmless(struct archive *a, int r)
{
	const char *why = archive_error_string(a);

	return r == ARCHIVE_WARN && why != NULL &&
		strstr(why, "be converted") != NULL;
}

static it_code read_members(it_layer *l)
{
	struct archive_entry *entry;
	it_code code = IT_OK;
	int r;

	while (code == IT_OK) {
		r = archive_read_next_header(l->a, &entry);
		if (r == ARCHIVE_EOF)
			return IT_OK;
		if (r != ARCHIVE_OK && !is_harmless(l->a, r))
			return it_layer_damaged(l, "");
		if (l->in->source != NULL)
			l->in->source->in_order = 1;
		code = it_member_read(l, entry);
	}
	return code;
}

/* Of a bundle in disorder the manifest may be yet to come. */
static void look_for_manifest(it_layer *l)
{
	char path[IT_MEDIA_MAX_PATH + 1];
	struct archive_entry *entry;
	const char *name;

	while (!l->rd->late_manifest &&
	       archive_read_next_header(l->a, &entry) == ARCHIVE_OK) {
		name = it_member_name(entry);
		if (name == NULL || it_name_wrong(name) != NULL)
			break;
		(void)it_name_clean(name, path);
		l->rd->late_manifest = strcmp(path, IT_MANIFEST_NAME) == 0;
	}
}

/* Two sets of drivers: of what kind, only the outermost archive can tell. */
static it_code say_two_trees(it_layer *l)
{
	if (l->kind->zero_ended)
		look_for_manifest(l);
	return two_trees(l->rd);
}

static it_code check_directory(it_layer *l)
{
	const char *wrong = it_zip_wrong(l->in->source);

	/* Without a fault, what could not be read is one. */
	return wrong == NULL ? l->rd->err->code
		: it_media_hostile(l->rd, "its %s %s", l->kind->name, wrong);
}

/*
 * libarchive remembers all that the directory of a zip lists before it tells
 * of the first file.  In a small one there is not room for that much.
 */
static it_code check_count(it_layer *l)
{
	enum { LEAST = 46 /* bytes of what the directory says of a file */ };
	long count;

	if (!l->kind->seeks)
		return IT_OK;
	count = it_zip_files(l->in->source, (long)IT_MEDIA_MAX_ENTRIES + 1);
	if (count > (long)IT_MEDIA_MAX_ENTRIES)
		return it_media_hostile(l->rd, "it holds more than %d files",
					(int)IT_MEDIA_MAX_ENTRIES);
	return count < 0 && l->in->size / LEAST > IT_MEDIA_MAX_ENTRIES
		? check_directory(l) : l->rd->err->code;
}

/*
 * Did libarchive find its headers where they are for any other reader?  Where
 * the parts of a sparse file lie without a hole it reads them one after the
 * other, and others each from a block of its own.
 */
static it_code check_headers(it_layer *l)
{
	if (l->tar.entries == l->met && l->tar.places == l->places)
		return l->tar.holes == l->holes ? IT_OK
			: it_media_hostile(l->rd, "its tar has a sparse file "
					   "whose map readers take in "
					   "different ways");
	return it_media_hostile(l->rd, "its tar has headers that only some "
				"readers find");
}

/*
 * A tar ends in zero blocks; without one it was cut off between two members,
 * which libarchive takes for an end.
 */
static it_code check_archive_end(it_layer *l)
{
	it_code code;

	if (l->kind->seeks)
		return check_directory(l);
	code = it_stream_drain(l->in);
	if (code == IT_OK && l->kind->is_volume)
		code = it_iso_finish(&l->iso, l->rd, l->in->source);
	if (code != IT_OK || !l->kind->zero_ended)
		return code;
	if (l->in->given < l->tree_end + 512)
		return it_media_damaged(l->rd, "its tar is cut off: the end "
					"mark is missing");
	if (l->in->zeros < l->in->given - l->tree_end)
		return it_media_damaged(l->rd, "foreign data follows the end "
					"of its tar");
	return check_headers(l);
}

/* On a device the volume ends where its descriptor says. */
static void limit_device(it_stream *in, const it_kind *kind)
{
	it_source *source = in->source;

	if (source == NULL || !source->device || !kind->is_volume)
		return;
	source->limit = it_iso_volume_size(in->head, in->head_len);
	if (source->limit < source->at)
		source->limit = source->at;
	in->size = source->limit;
}

static it_code too_deep(it_reader *rd)
{
	it_code code = it_media_refused(rd, "archives in it are nested more "
					"than %d deep",
					(int)IT_MEDIA_MAX_NESTING);

	it_error_remedy(rd->err, "unpack the outermost one and give what it "
			"holds");
	return code;
}

/* Before libarchive chooses among its directories. */
static it_code check_volume(it_layer *l, it_reader *rd, const it_stream *in,
			    const it_kind *kind)
{
	const char *wrong;

	if (!kind->is_volume)
		return IT_OK;
	wrong = it_iso_wrong(in->head, in->head_len);
	return wrong == NULL
		? it_iso_begin(&l->iso, rd, in->head, in->head_len)
		: it_media_hostile(rd, "its %s %s", kind->name, wrong);
}

static it_code enter(it_reader *rd, const it_kind *kind, const it_kind *filter)
{
	if (rd->depth > IT_MEDIA_MAX_NESTING - 1)
		return too_deep(rd);
	(void)snprintf(rd->words[rd->depth], sizeof rd->words[0], "%s%s%s",
		       kind->word, filter != NULL ? "." : "",
		       filter != NULL ? filter->word : "");
	rd->depth++;
	return IT_OK;
}

static it_code read_archive(it_reader *rd, it_stream *in, const it_kind *kind,
			    const it_kind *filter)
{
	it_layer *l;
	it_code code = enter(rd, kind, filter);

	if (code != IT_OK)
		return code;
	l = calloc(1, sizeof *l);
	if (l == NULL)
		return it_fail_memory(rd->err);
	l->first = rd->media->count;
	l->outermost = !rd->within;
	rd->within = 1;
	limit_device(in, kind);
	code = check_volume(l, rd, in, kind);
	if (code == IT_OK)
		code = it_layer_open(l, rd, in, kind);
	if (code == IT_OK)
		code = check_count(l);
	if (code == IT_OK)
		code = read_members(l);
	if (code == IT_OK)
		code = check_archive_end(l);
	if (l->outermost && rd->two_trees)
		code = say_two_trees(l);
	if (l->outermost)
		rd->within = 0;
	rd->depth--;
	it_layer_close(l);
	free(l->adopted);
	free(l);
	return code;
}

/*
 * A zip says at its end what is in it.  One that lies in another archive, or
 * on a device, is held in memory until then; otherwise just the headers before
 * its files would count here, and for other readers what stands at its end.
 */
static it_code read_held(it_reader *rd, it_stream *in, const it_kind *kind,
			 const it_kind *filter)
{
	it_source held;
	it_code code = it_source_hold(&held, rd, in);

	if (code == IT_OK)
		code = read_archive(rd, &held.stream, kind, filter);
	it_source_close(&held);
	return code;
}

static int must_be_held(const it_stream *in, const it_kind *kind)
{
	return kind->seeks && (in->source == NULL || in->source->device);
}

it_code it_archive_read(it_reader *rd, it_stream *in, const it_kind *kind,
			const it_kind *filter)
{
	return must_be_held(in, kind) ? read_held(rd, in, kind, filter)
				      : read_archive(rd, in, kind, filter);
}
