/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One member of an archive: its name, what its header says, its contents, and
 * the archive that it may be.
 */
#include "config.h"

#include <archive_entry.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "payload/media_layer.h"
#include "support/text.h"

typedef struct member {
	it_stream stream; /* first: its contents */
	it_layer *l;
	const char *path;
	unsigned long long size; /* as the header says; 0 where it does not */
	unsigned long long read;
	int skipped;
} member;

static it_code member_damaged(member *m, const char *why)
{
	char shown[IT_MEDIA_SHOWN];

	return it_media_damaged(m->l->rd, "\"%s\" in it %s",
				it_name_shown(m->path, shown), why);
}

static it_code member_unreadable(member *m)
{
	char where[IT_MEDIA_SHOWN + 8], shown[IT_MEDIA_SHOWN];

	(void)snprintf(where, sizeof where, " at \"%s\"",
		       it_name_shown(m->path, shown));
	return it_layer_damaged(m->l, where);
}

/* What is longer would be counted nowhere. */
static it_code count_block(member *m, size_t len)
{
	m->read += len;
	return m->read <= m->size ? IT_OK
		: member_damaged(m, "is longer than its header says");
}

static it_code member_more(it_stream *stream, const void **at, size_t *len)
{
	member *m = (member *)(void *)stream;
	int64_t offset = 0;
	int r;

	do {
		*len = 0;
		r = archive_read_data_block(m->l->a, at, len, &offset);
	} while (r == ARCHIVE_OK && *len == 0);
	if (r == ARCHIVE_EOF) {
		*len = 0;
		if (m->read != m->size)
			return member_damaged(m, "is shorter than its header "
					      "says");
		return IT_OK;
	}
	if (r != ARCHIVE_OK)
		return member_unreadable(m);
	if ((unsigned long long)offset != m->read)
		return member_damaged(m, "has holes");
	return count_block(m, *len);
}

static it_code skip_member(member *m)
{
	int r;

	if (m->skipped)
		return IT_OK;
	m->skipped = 1;
	if (m->l->kind->is_volume && m->stream.more != NULL)
		return it_stream_drain(&m->stream);
	r = archive_read_data_skip(m->l->a);
	return r == ARCHIVE_OK ? IT_OK : member_unreadable(m);
}

/* --- what its header says --------------------------------------------- */

static const struct {
	unsigned file_type;
	it_entry_type type;
} types[] = {
	{AE_IFREG, IT_ENTRY_FILE},
	{AE_IFDIR, IT_ENTRY_DIR},
	{AE_IFLNK, IT_ENTRY_SYMLINK},
};

static it_entry_type type_of(const it_layer *l, struct archive_entry *e)
{
	size_t i;

	/* Of an image, where all that has one number is linked. */
	if (archive_entry_hardlink(e) != NULL &&
	    (!l->kind->is_volume || archive_entry_filetype(e) != AE_IFDIR))
		return IT_ENTRY_HARDLINK;
	for (i = 0; i < sizeof types / sizeof types[0]; i++)
		if ((unsigned)archive_entry_filetype(e) == types[i].file_type)
			return types[i].type;
	return IT_ENTRY_SPECIAL;
}

static const char *link_of(struct archive_entry *e)
{
	const char *link = archive_entry_hardlink(e);

	return link != NULL ? link : archive_entry_symlink(e);
}

static void find_faults(it_layer *l, it_entry *entry, struct archive_entry *e)
{
	if (entry->type == IT_ENTRY_FILE) {
		if (archive_entry_is_encrypted(e) > 0)
			it_entry_fault(entry, IT_FAULT_ENCRYPTED);
		if (archive_entry_sparse_count(e) > 0) {
			it_entry_fault(entry, IT_FAULT_SPARSE);
			l->holes += 1 + (unsigned long long)
				archive_read_header_position(l->a);
		}
	}
	it_entry_find_faults(entry);
}

static it_code describe(member *m, struct archive_entry *e, it_entry *entry)
{
	const char *link = link_of(e);

	memset(entry, 0, sizeof *entry);
	entry->type = type_of(m->l, e);
	entry->mode = (unsigned)archive_entry_perm(e) & 07777;
	if (link != NULL && strlen(link) > IT_MEDIA_MAX_PATH)
		return it_media_hostile(m->l->rd, "the target of a link in it "
					"is longer than %d bytes",
					(int)IT_MEDIA_MAX_PATH);
	find_faults(m->l, entry, e);
	if (entry->type != IT_ENTRY_FILE)
		return IT_OK;
	m->stream.more = member_more;
	if (archive_entry_size(e) < 0)
		return member_damaged(m, "has a negative size");
	m->size = (unsigned long long)archive_entry_size(e);
	entry->size = m->size;
	m->stream.size = m->size;
	return IT_OK;
}

const char *it_member_name(struct archive_entry *e)
{
	const char *name = archive_entry_pathname(e);

	return name != NULL ? name : archive_entry_pathname_utf8(e);
}

/* A group of a bundle has no other name for what its manifest lists. */
static const char *name_in_group_wrong(const char *name, const char *path,
				       int is_dir)
{
	static const char below[] = IT_TREE_NAME "/";
	size_t len = strlen(path);

	if (strncmp(name, below, sizeof below - 1) != 0)
		return "does not lie below " IT_TREE_NAME "/";
	name += sizeof below - 1;
	return strncmp(name, path, len) == 0 &&
			(name[len] == '\0' ||
			 (is_dir && strcmp(name + len, "/") == 0))
		? NULL : "has needless parts";
}

/* bsdtar leaves that away, and may come to the name of a driver. */
static int begins_as_in_windows(const char *name)
{
	int letter = (unsigned char)name[0] | 0x20;

	return name[0] == '\\' ||
		(letter >= 'a' && letter <= 'z' && name[1] == ':');
}

static it_code admit_name(it_layer *l, const char *name, int is_dir,
			  char path[IT_MEDIA_MAX_PATH + 1])
{
	char shown[IT_MEDIA_SHOWN];
	const char *wrong = NULL;
	it_reader *rd = l->rd;
	it_code code = it_entry_admit(rd, name, path);

	if (code == IT_OK && l->kind->zero_ended && begins_as_in_windows(name))
		return it_media_hostile(rd, "the name \"%s\" in it begins as "
				"in Windows, which readers take in different "
				"ways", it_name_shown(name, shown));
	if (code == IT_OK && rd->flat)
		wrong = name_in_group_wrong(name, path, is_dir);
	return wrong == NULL ? code
		: it_media_hostile(rd, "the name \"%s\" in a group of it %s",
				   it_name_shown(name, shown), wrong);
}

/* A name that cannot be read is told by its place in the archive. */
static it_code admit(it_layer *l, struct archive_entry *e,
		     char path[IT_MEDIA_MAX_PATH + 1])
{
	const char *name = it_member_name(e);

	l->met++;
	l->places += (unsigned long long)archive_read_header_position(l->a);
	if (name != NULL)
		return admit_name(l, name,
				  archive_entry_filetype(e) == AE_IFDIR, path);
	if (it_layer_lacks_memory(l->a))
		return it_fail_memory(l->rd->err);
	return it_media_hostile(l->rd, "the name of entry %lu of its %s %s",
				l->met, l->kind->name,
				strcmp(setlocale(LC_CTYPE, NULL), "C") != 0
				? "is not valid Unicode"
				: "cannot be read without a UTF-8 locale");
}

/* --- members of an archive -------------------------------------------- */

/* What was found before a nested archive is read, to go back to. */
typedef struct before {
	size_t count;
	size_t version_rank;
	char version[sizeof((it_media *)0)->version];
} before;

static void set_aside(it_reader *rd, before *was)
{
	was->count = rd->media->count;
	was->version_rank = rd->version_rank;
	memcpy(was->version, rd->media->version, sizeof was->version);
	rd->media->version[0] = '\0';
	rd->version_rank = it_version_ranks();
}

static void put_back(it_reader *rd, const before *was)
{
	it_entries_drop(rd, was->count, rd->media->count);
	rd->version_rank = was->version_rank;
	memcpy(rd->media->version, was->version, sizeof was->version);
}

/* In whatever letters: where these do not count one would replace the other. */
static it_code check_name_of_adopted(it_reader *rd, const char *adopted,
				     const char *path)
{
	char shown[IT_MEDIA_SHOWN];

	if (strcasecmp(adopted, path) != 0)
		return IT_OK;
	return it_media_hostile(rd, "\"%s\" in it %s",
				it_name_shown(adopted, shown),
				it_fault_text(strcmp(adopted, path) == 0
					      ? IT_FAULT_TWICE
					      : IT_FAULT_TWIN));
}

static it_code adopt(member *m, size_t count)
{
	it_reader *rd = m->l->rd;
	it_code code = IT_OK;
	size_t i;

	for (i = m->l->first; code == IT_OK && i < count; i++)
		code = check_name_of_adopted(rd, m->path,
					     rd->media->entries[i].path);
	if (code != IT_OK)
		return code;
	it_entries_drop(rd, m->l->first, count);
	free(m->l->adopted);
	m->l->adopted = it_text_dup(m->path);
	return m->l->adopted != NULL ? IT_OK : it_fail_memory(rd->err);
}

/*
 * VMware's own archive stands at the top of an image or of another archive.
 * Once it is found, files beside it do not belong to the tree.
 */
static it_code try_nested(member *m, int *taken)
{
	it_reader *rd = m->l->rd;
	before was;
	it_code code;

	set_aside(rd, &was);
	code = it_stream_read(rd, &m->stream, NULL, taken);
	if (code != IT_OK)
		return code;
	if (it_entries_hold_drivers(rd->media, was.count))
		return adopt(m, was.count);
	put_back(rd, &was);
	return IT_OK;
}

/* One below a directory is not looked into; another name for it may be. */
static it_code note_unseen(member *m)
{
	const unsigned char *head;
	const it_kind *kind;
	size_t len;
	it_code code = it_stream_peek(&m->stream, m->l->rd, &head, &len);

	if (code != IT_OK)
		return code;
	kind = it_kind_of(head, len);
	m->l->unseen = kind != NULL && kind->class != IT_CLASS_FOREIGN;
	return IT_OK;
}

/*
 * Of a file with two names in an image libarchive gives the bytes to the first
 * of them, which lies just before the second.
 */
static it_code check_second_name(member *m, const it_entry *entry)
{
	char shown[IT_MEDIA_SHOWN];
	it_code code;

	if (entry->type != IT_ENTRY_HARDLINK || !m->l->unseen ||
	    strchr(entry->path, '/') != NULL)
		return IT_OK;
	code = it_media_refused(m->l->rd, "\"%s\" in it is a second name for "
				"an archive below a directory of its %s, which "
				"is not read here",
				it_name_shown(entry->path, shown),
				m->l->kind->name);
	it_error_remedy(m->l->rd->err, "mount it and give the directory where "
			"it is mounted");
	return code;
}

/* "iso holding tar.gz" */
static void note_form(it_reader *rd)
{
	char *form = rd->media->form;
	size_t room = sizeof rd->media->form, len = 0;
	unsigned i;

	for (i = 0; i < rd->depth && len < room; i++)
		len += (size_t)snprintf(form + len, room - len, "%s%s",
					i != 0 ? " holding " : "",
					rd->words[i]);
}

/*
 * Notes which archive holds the drivers, and how deep; it must be one, and one
 * directory in it.
 */
static it_code note_tree(it_layer *l, const char *name, const char *path)
{
	char clean[IT_MEDIA_MAX_PATH + 1];
	it_reader *rd = l->rd;
	size_t depth;

	if (strncmp(path, IT_MEDIA_BINARY, sizeof IT_MEDIA_BINARY - 1) != 0)
		return IT_OK;
	depth = it_name_clean(name, clean);
	if (rd->tree_layer == l->number && rd->tree_depth == depth)
		return IT_OK;
	if (rd->tree_layer != 0) {
		rd->two_trees = 1; /* said at the end of it */
		return IT_MEDIA;
	}
	rd->tree_layer = l->number;
	rd->tree_depth = depth;
	note_form(rd);
	return IT_OK;
}

/*
 * Of a zip, whose members are compressed one by one, and of an image, where
 * they may be (zisofs); in both several names can lead to the same bytes.
 */
static it_code check_packed(member *m)
{
	it_layer *l = m->l;

	if (!l->kind->packs_members)
		return IT_OK;
	l->unpacked += m->size;
	return it_layer_check_ratio(l, l->in->size != 0 ? l->in->size
						       : l->in->given);
}

/* A file that is no archive: its contents, where they are wanted. */
static it_code record_file(member *m, it_entry *entry)
{
	it_reader *rd = m->l->rd;
	size_t number;
	it_code code = it_entry_account(rd, m->path, m->size);

	if (code == IT_OK && m->l->adopted != NULL)
		return skip_member(m);
	if (code == IT_OK)
		code = it_entry_add(rd, entry, &number);
	if (code != IT_OK)
		return code;
	/* What was unpacked in search of an archive is gone. */
	if (m->stream.given != 0)
		it_entry_fault(&rd->media->entries[number], IT_FAULT_PACKED);
	if (!it_entry_is_readable(entry) || m->stream.given != 0 ||
	    !it_entry_wanted(rd, entry->path))
		return skip_member(m);
	return it_entry_contents(rd, number, &m->stream);
}

/*
 * Of an image, of which alone names are followed.  An empty file may come at
 * any time: it lies nowhere.
 */
static it_code check_name(member *m)
{
	it_layer *l = m->l;

	if (m->size == 0)
		return IT_OK;
	return it_iso_names(&l->iso, l->rd, (unsigned long long)
			    archive_filter_bytes(l->a, 0));
}

/* Whatever its mode is: it is not what is installed. */
static it_code look_into(member *m, const it_entry *entry, int *taken)
{
	m->l->unseen = 0;
	if (m->l->rd->flat || !it_entry_is_readable(entry) || m->size == 0)
		return IT_OK;
	if (strchr(entry->path, '/') == NULL)
		return try_nested(m, taken);
	return m->l->kind->is_volume ? note_unseen(m) : IT_OK;
}

static it_code read_file(member *m, it_entry *entry)
{
	int taken = 0;
	it_code code = check_name(m);

	if (code == IT_OK)
		code = check_packed(m);
	if (code == IT_OK)
		code = look_into(m, entry, &taken);
	if (code != IT_OK || taken)
		return code;
	return record_file(m, entry);
}

/* The tree's own directory is no entry of it. */
static int is_top(const it_entry *entry)
{
	return entry->type == IT_ENTRY_DIR &&
		(entry->path[0] == '\0' ||
		 strcmp(entry->path, IT_TREE_NAME) == 0);
}

/* Names below it are told without it: so this is not found later. */
static it_code check_top(it_layer *l, const it_entry *entry, const char *path)
{
	return entry->type == IT_ENTRY_DIR || strcmp(path, IT_TREE_NAME) != 0
		? IT_OK : it_media_hostile(l->rd, "\"" IT_TREE_NAME "\" in it "
					   "is no directory");
}

static it_code record_other(member *m, it_entry *entry)
{
	size_t number;
	it_code code = check_second_name(m, entry);

	if (code != IT_OK || m->l->adopted != NULL || is_top(entry))
		return code;
	return it_entry_add(m->l->rd, entry, &number);
}

it_code it_member_read(it_layer *l, struct archive_entry *e)
{
	char path[IT_MEDIA_MAX_PATH + 1];
	it_entry entry;
	member m;
	it_code code;

	memset(&m, 0, sizeof m);
	m.l = l;
	m.path = path;
	code = admit(l, e, path);
	if (code == IT_OK)
		code = describe(&m, e, &entry);
	if (code == IT_OK && l->adopted != NULL)
		code = check_name_of_adopted(l->rd, l->adopted, path);
	if (code == IT_OK)
		code = check_top(l, &entry, path);
	if (code == IT_OK)
		code = note_tree(l, it_member_name(e), path);
	if (code != IT_OK)
		return code;
	if (l->kind->zero_ended && strcmp(path, IT_MANIFEST_NAME) == 0)
		l->rd->late_manifest = 1;
	entry.path = path;
	entry.link = (char *)(uintptr_t)link_of(e);
	code = entry.type == IT_ENTRY_FILE ? read_file(&m, &entry)
					   : record_other(&m, &entry);
	if (code == IT_OK)
		code = skip_member(&m);
	it_stream_free(&m.stream);
	l->tree_end = (unsigned long long)archive_filter_bytes(l->a, 0);
	return code;
}
