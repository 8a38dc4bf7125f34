/* SPDX-License-Identifier: BSD-2-Clause */
/* The inventory: names met, their faults, the contents that are wanted. */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/bundle.h"
#include "payload/media_priv.h"
#include "support/list.h"
#include "support/text.h"

/* --- what is fatal anywhere ------------------------------------------- */

/* Each of them is kept until the end. */
static it_code count_name(it_reader *rd, const char *name)
{
	rd->names += strlen(name);
	return rd->names <= IT_MEDIA_MAX_NAMES ? IT_OK :
		it_media_hostile(rd, "the names in it are longer than %llu "
				"MiB together", IT_MEDIA_MAX_NAMES >> 20);
}

it_code it_entry_admit(it_reader *rd, const char *name,
		       char path[IT_MEDIA_MAX_PATH + 1])
{
	char shown[IT_MEDIA_SHOWN];
	const char *wrong = it_name_wrong(name);

	if (wrong != NULL)
		return it_media_hostile(rd, "the name \"%s\" in it %s",
					it_name_shown(name, shown), wrong);
	if (++rd->seen > IT_MEDIA_MAX_ENTRIES)
		return it_media_hostile(rd, "it holds more than %d files",
					(int)IT_MEDIA_MAX_ENTRIES);
	(void)it_name_clean(name, path);
	return count_name(rd, name);
}

it_code it_entry_account(it_reader *rd, const char *path,
			 unsigned long long size)
{
	char shown[IT_MEDIA_SHOWN];

	if (size > IT_MEDIA_MAX_FILE)
		return it_media_hostile(rd, "\"%s\" in it is larger than "
					"%llu MiB", it_name_shown(path, shown),
					IT_MEDIA_MAX_FILE >> 20);
	rd->total += size;
	if (rd->total > IT_MEDIA_MAX_TOTAL)
		return it_media_hostile(rd, "its files are larger than %llu "
					"MiB together",
					IT_MEDIA_MAX_TOTAL >> 20);
	return IT_OK;
}

/* --- the list --------------------------------------------------------- */

static void free_entry(it_entry *entry)
{
	free(entry->path);
	free(entry->link);
	free(entry->bytes);
}

const char *it_entry_target(const it_entry *entry)
{
	return entry->link != NULL ? entry->link : "";
}

it_code it_entry_add(it_reader *rd, const it_entry *like, size_t *number)
{
	it_entry *entry;
	it_code code = like->link != NULL ? count_name(rd, like->link) : IT_OK;

	if (code != IT_OK)
		return code;
	entry = it_list_more(rd->media->entries, rd->media->count,
			     sizeof *entry);
	if (entry == NULL)
		return it_fail_memory(rd->err);
	rd->media->entries = entry;
	entry += rd->media->count;
	*entry = *like;
	entry->path = it_text_dup(like->path);
	entry->link = like->link == NULL
		? NULL : it_text_dup(like->link);
	entry->bytes = NULL;
	if (entry->path == NULL ||
	    (entry->link == NULL && like->link != NULL)) {
		free_entry(entry);
		return it_fail_memory(rd->err);
	}
	*number = rd->media->count++;
	return IT_OK;
}

const char *it_fault_text(it_fault fault)
{
	static const char *const texts[] = {
		[IT_FAULT_NONE] = "",
		[IT_FAULT_SYMLINK] = "is a symbolic link",
		[IT_FAULT_HARDLINK] = "is a hard link",
		[IT_FAULT_SPECIAL] = "is a device, a pipe or a socket",
		[IT_FAULT_SET_ID] = "has a set-id bit",
		[IT_FAULT_TWICE] = "is there more than once",
		[IT_FAULT_TWIN] = "differs from another name only in case",
		[IT_FAULT_BELOW] = "lies below a name that is no directory",
		[IT_FAULT_ENCRYPTED] = "is encrypted",
		[IT_FAULT_SPARSE] = "is a sparse file",
		[IT_FAULT_PACKED] = "is compressed on its own",
	};

	return texts[fault];
}

void it_entry_fault(it_entry *entry, it_fault fault)
{
	if (entry->fault == IT_FAULT_NONE)
		entry->fault = fault;
}

int it_entry_is_readable(const it_entry *entry)
{
	return entry->type == IT_ENTRY_FILE &&
		(entry->fault == IT_FAULT_NONE ||
		 entry->fault == IT_FAULT_SET_ID);
}

void it_entry_find_faults(it_entry *entry)
{
	static const it_fault by_type[] = {
		[IT_ENTRY_FILE] = IT_FAULT_NONE,
		[IT_ENTRY_DIR] = IT_FAULT_NONE,
		[IT_ENTRY_SYMLINK] = IT_FAULT_SYMLINK,
		[IT_ENTRY_HARDLINK] = IT_FAULT_HARDLINK,
		[IT_ENTRY_SPECIAL] = IT_FAULT_SPECIAL,
	};

	it_entry_fault(entry, by_type[entry->type]);
	if (entry->type == IT_ENTRY_FILE && (entry->mode & 06000) != 0)
		it_entry_fault(entry, IT_FAULT_SET_ID);
}

void it_entries_drop(it_reader *rd, size_t from, size_t to)
{
	it_media *media = rd->media;
	size_t i;

	for (i = from; i < to; i++)
		free_entry(&media->entries[i]);
	if (to > from)
		memmove(media->entries + from, media->entries + to,
			(media->count - to) * sizeof *media->entries);
	media->count -= to - from;
}

int it_entries_hold_drivers(const it_media *media, size_t from)
{
	size_t i;

	for (i = from; i < media->count; i++)
		if (it_slice_starts(it_slice_of(media->entries[i].path),
				    IT_MEDIA_BINARY))
			return 1;
	return 0;
}

void it_media_free(it_media *media)
{
	size_t i;

	if (media == NULL)
		return;
	for (i = 0; i < media->count; i++)
		free_entry(&media->entries[i]);
	for (i = 0; i < media->dir_count; i++)
		free(media->dirs[i]);
	it_bundle_free(media->bundle);
	free(media->entries);
	free(media->sorted);
	free(media->dirs);
	free(media->path);
	memset(media, 0, sizeof *media);
}

/* --- contents --------------------------------------------------------- */

typedef struct contents {
	int keep;
	size_t rank; /* as a place of the version */
	it_strbuf bytes;
	it_version_scan version;
} contents;

int it_entry_kept(const it_reader *rd, const char *path)
{
	return rd->request->want != NULL &&
		rd->request->want(rd->request->arg, path);
}

int it_entry_wanted(const it_reader *rd, const char *path)
{
	return it_version_rank(path) < rd->version_rank ||
	       it_entry_kept(rd, path);
}

static it_code take_block(it_reader *rd, contents *c, const void *at,
			  size_t len)
{
	if (c->rank < rd->version_rank)
		it_version_feed(&c->version, at, len);
	if (!c->keep)
		return IT_OK;
	rd->kept += len;
	if (rd->kept > IT_MEDIA_MAX_KEPT)
		return it_media_hostile(rd, "the files to be used are larger "
					"than %llu MiB together",
					IT_MEDIA_MAX_KEPT >> 20);
	it_strbuf_bytes(&c->bytes, at, len);
	return it_strbuf_check(&c->bytes, rd->err);
}

static it_code take_blocks(it_reader *rd, contents *c, it_stream *stream)
{
	const void *at;
	size_t len = 1;
	it_code code = IT_OK;

	while (code == IT_OK && len != 0) {
		code = it_stream_next(stream, &at, &len);
		if (code == IT_OK && len != 0)
			code = take_block(rd, c, at, len);
	}
	return code;
}

static void take_version(it_reader *rd, contents *c)
{
	if (c->rank >= rd->version_rank)
		return;
	it_version_end(&c->version);
	if (c->version.found[0] == '\0')
		return;
	memcpy(rd->media->version, c->version.found,
	       sizeof rd->media->version);
	rd->version_rank = c->rank;
}

static it_code take_bytes(it_reader *rd, contents *c, it_entry *entry)
{
	if (!c->keep)
		return IT_OK;
	entry->bytes = (unsigned char *)it_strbuf_take(&c->bytes, NULL);
	if (entry->bytes == NULL)
		return it_fail_memory(rd->err);
	return rd->hashed_apart ? IT_OK
		: it_sha256_of(entry->bytes, (size_t)entry->size,
			       entry->sha256, rd->err);
}

it_code it_entry_contents(it_reader *rd, size_t number, it_stream *stream)
{
	it_entry *entry = &rd->media->entries[number];
	contents c;
	it_code code;

	memset(&c, 0, sizeof c);
	c.keep = it_entry_kept(rd, entry->path);
	c.rank = it_version_rank(entry->path);
	code = take_blocks(rd, &c, stream);
	if (code == IT_OK) {
		entry->size = stream->given;
		take_version(rd, &c);
		code = take_bytes(rd, &c, entry);
	}
	it_strbuf_free(&c.bytes);
	return code;
}

/* --- order, duplicates, twins ----------------------------------------- */

/* As a file system without case would compare: ASCII letters only. */
static int compare_folded(const char *a, const char *b)
{
	int x, y;

	do {
		x = tolower((unsigned char)*a++);
		y = tolower((unsigned char)*b++);
	} while (x == y && x != '\0');
	return x - y;
}

static int compare_paths(const char *a, const char *b)
{
	int order = compare_folded(a, b);

	return order != 0 ? order : strcmp(a, b);
}

/* Pointers are sorted, since qsort has no argument for the table. */
static int compare_entries(const void *a, const void *b)
{
	const it_entry *x = *(const it_entry *const *)a;
	const it_entry *y = *(const it_entry *const *)b;
	int order = compare_paths(x->path, y->path);

	if (order != 0)
		return order;
	return x < y ? -1 : x > y;
}

/* Files with a set-id bit can be read, and a bundle holds links. */
static void mark(it_entry *entry, it_fault fault)
{
	if (it_entry_is_readable(entry) || entry->type == IT_ENTRY_SYMLINK)
		entry->fault = fault;
	it_entry_fault(entry, fault);
}

/* Archives may name a directory twice. */
static void mark_pair(it_entry *a, it_entry *b)
{
	int same = strcmp(a->path, b->path) == 0;

	if (same && a->type == IT_ENTRY_DIR && b->type == IT_ENTRY_DIR)
		return;
	mark(a, same ? IT_FAULT_TWICE : IT_FAULT_TWIN);
	mark(b, same ? IT_FAULT_TWICE : IT_FAULT_TWIN);
}

static it_code sort_entries(it_reader *rd)
{
	it_media *media = rd->media;
	it_entry **order;
	size_t i;

	media->sorted = calloc(media->count + 1, sizeof *media->sorted);
	order = calloc(media->count + 1, sizeof *order);
	if (media->sorted == NULL || order == NULL) {
		free(order);
		return it_fail_memory(rd->err);
	}
	for (i = 0; i < media->count; i++)
		order[i] = &media->entries[i];
	qsort(order, media->count, sizeof *order, compare_entries);
	for (i = 0; i < media->count; i++) {
		media->sorted[i] = (size_t)(order[i] - media->entries);
		if (i != 0 && compare_folded(order[i - 1]->path,
					     order[i]->path) == 0)
			mark_pair(order[i - 1], order[i]);
	}
	free(order);
	return IT_OK;
}

/* --- what lies below a file, or a link --------------------------------- */

/* Also where a directory of that name is there as well. */
static int is_no_directory(const it_entry *entry)
{
	return entry->type != IT_ENTRY_DIR || entry->fault == IT_FAULT_TWICE;
}

static int is_link(const it_entry *entry)
{
	return entry->type == IT_ENTRY_SYMLINK ||
		entry->type == IT_ENTRY_HARDLINK;
}

/* The first such entry of those that path lies below, or NULL. */
static const it_entry *find_above(const it_media *media, const char *path,
				  int (*is_such)(const it_entry *entry))
{
	char above[IT_MEDIA_MAX_PATH + 1];
	const it_entry *entry;
	const char *slash;
	size_t len;

	for (slash = strchr(path, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		len = (size_t)(slash - path);
		memcpy(above, path, len);
		above[len] = '\0';
		entry = it_media_find(media, above);
		if (entry != NULL && is_such(entry))
			return entry;
	}
	return NULL;
}

/* The entry that comes there in the order of names, or NULL. */
static const it_entry *entry_at(const it_media *media, size_t place)
{
	return place < media->count ? &media->entries[media->sorted[place]]
				    : NULL;
}

/* A link of an image may have no target. */
static int is_another(const it_entry *entry, const it_entry *link)
{
	return entry != NULL && strcmp(entry->path, link->path) == 0 &&
		(entry->type != link->type ||
		 strcmp(it_entry_target(entry), it_entry_target(link)) != 0);
}

/*
 * Some readers write what has the name of a link, or a name below it, to where
 * that leads: over a driver, whatever its own name holds.
 */
static it_code refuse_detours(it_reader *rd)
{
	const it_media *media = rd->media;
	const it_entry *entry, *link;
	char shown[IT_MEDIA_SHOWN];
	size_t i;

	for (i = 0; i < media->count; i++) {
		entry = entry_at(media, i);
		link = is_link(entry) &&
			(is_another(entry_at(media, i - 1), entry) ||
			 is_another(entry_at(media, i + 1), entry))
			? entry : find_above(media, entry->path, is_link);
		if (link != NULL)
			return it_media_hostile(rd, "what has the name of the "
				"link \"%s\" in it, or a name below, readers "
				"unpack to different places",
				it_name_shown(link->path, shown));
	}
	return IT_OK;
}

/* Readers that make the file first unpack nothing below it, others do. */
static void mark_below(it_media *media)
{
	it_entry *entry;
	size_t i;

	for (i = 0; i < media->count; i++) {
		entry = &media->entries[i];
		if (entry->type != IT_ENTRY_DIR &&
		    find_above(media, entry->path, is_no_directory) != NULL)
			mark(entry, IT_FAULT_BELOW);
	}
}

/* --- driver directories ----------------------------------------------- */

/* The directory of a file below lib/modules/binary/DIR/, len 0 otherwise. */
static it_slice driver_dir(const char *path)
{
	it_slice dir = it_slice_of(path);
	const char *end;

	if (!it_slice_starts(dir, IT_MEDIA_BINARY)) {
		dir.len = 0;
		return dir;
	}
	dir.at += sizeof IT_MEDIA_BINARY - 1;
	end = strchr(dir.at, '/');
	dir.len = end != NULL ? (size_t)(end - dir.at) : 0;
	return dir;
}

static int is_listed(const it_media *media, it_slice dir)
{
	size_t i;

	for (i = 0; i < media->dir_count; i++)
		if (it_slice_is(dir, media->dirs[i]))
			return 1;
	return 0;
}

static int add_dir(it_media *media, it_slice dir)
{
	char **dirs = realloc(media->dirs,
			      (media->dir_count + 1) * sizeof *dirs);

	if (dirs == NULL)
		return 0;
	media->dirs = dirs;
	dirs[media->dir_count] = it_slice_dup(dir);
	return dirs[media->dir_count] != NULL && ++media->dir_count != 0;
}

static int compare_dirs(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A hostile media may have thousands: more than these is none of VMware's. */
enum { MAX_DIRS = 256 };

static it_code list_dirs(it_reader *rd)
{
	it_media *media = rd->media;
	it_slice dir;
	size_t i;

	for (i = 0; i < media->count; i++) {
		dir = driver_dir(media->entries[media->sorted[i]].path);
		if (dir.len == 0 || is_listed(media, dir))
			continue;
		if (media->dir_count == MAX_DIRS)
			return it_media_hostile(rd, "it holds more than %d "
						"driver directories",
						(int)MAX_DIRS);
		if (!add_dir(media, dir))
			return it_fail_memory(rd->err);
	}
	if (media->dir_count != 0)
		qsort(media->dirs, media->dir_count, sizeof *media->dirs,
		      compare_dirs);
	return IT_OK;
}

/* Of the first of the places of the version where a file stands. */
static size_t best_rank(const it_media *media)
{
	size_t i, rank, best = it_version_ranks() - 1;

	for (i = 0; i < media->count; i++) {
		rank = it_version_rank(media->entries[i].path);
		if (media->entries[i].type == IT_ENTRY_FILE && rank < best)
			best = rank;
	}
	return best;
}

/* One reader takes the first of two, another the last: which version is it? */
static it_code refuse_two_versions(it_reader *rd)
{
	const it_media *media = rd->media;
	size_t i, best = best_rank(media);
	it_fault fault;

	for (i = 0; i < media->count; i++) {
		fault = media->entries[i].fault;
		if ((fault == IT_FAULT_TWICE || fault == IT_FAULT_BELOW) &&
		    it_version_rank(media->entries[i].path) <= best)
			return it_media_hostile(rd, "\"%s\" %s",
						media->entries[i].path,
						it_fault_text(fault));
	}
	return IT_OK;
}

it_code it_entries_finish(it_reader *rd)
{
	it_code code = sort_entries(rd);
	size_t i;

	if (code == IT_OK)
		code = refuse_detours(rd);
	if (code == IT_OK) {
		mark_below(rd->media);
		code = refuse_two_versions(rd);
	}
	for (i = 0; i < rd->media->count; i++)
		rd->media->faults +=
			rd->media->entries[i].fault != IT_FAULT_NONE;
	return code != IT_OK ? code : list_dirs(rd);
}

/* --- questions -------------------------------------------------------- */

const it_entry *it_media_find(const it_media *media, const char *path)
{
	size_t low = 0, high = media->count, middle;
	const it_entry *entry;

	while (low < high) {
		middle = low + (high - low) / 2;
		entry = &media->entries[media->sorted[middle]];
		if (compare_paths(entry->path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == media->count)
		return NULL;
	entry = &media->entries[media->sorted[low]];
	return strcmp(entry->path, path) == 0 ? entry : NULL;
}

size_t it_media_driver_dirs(const it_media *media, const char **dirs,
			    size_t room)
{
	size_t i;

	for (i = 0; i < media->dir_count && i < room; i++)
		dirs[i] = media->dirs[i];
	return media->dir_count;
}
