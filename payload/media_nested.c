/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Streams through libarchive.  Compressed data and archives are apart: a
 * decompressor is one libarchive reader of the format "raw", whose output is
 * a stream again.  So what was unpacked passes here, where its check sum and
 * its limits are seen to, on its way to the reader of the archive.
 */
#include "config.h"

#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/media_priv.h"
#include "support/late.h"

/* --- one libarchive reader over a stream ------------------------------ */

typedef struct layer {
	it_stream out; /* first: what a decompressor gives */
	it_reader *rd;
	it_stream *in;
	const it_kind *kind;
	struct archive *a;
	it_gzip *gzip; /* of a decompressor whose trailers we check */
	it_xz_scan scan;
	it_tar_scan tar;
	it_iso_scan iso;
	unsigned long long places, holes; /* see it_tar_scan: libarchive's */
	int checked; /* the end of compressed data */
	unsigned long number; /* of this reader in the run */
	unsigned long long from; /* where in the stream it began */
	int adopted; /* an archive in this one holds the drivers */
	int outermost; /* no archive is around it */
	size_t first; /* number of its first entry */
	unsigned long met; /* members so far */
	unsigned long long tree_end; /* where the last member ended */
	unsigned long long unpacked;
} layer;

static it_code too_much_memory(it_reader *rd, unsigned long long window)
{
	it_code code = it_fail(rd->err, IT_MEDIA, rd->media->path,
		"unpacking it takes a window of %llu MiB; the limit is "
		"%llu MiB", window >> 20, IT_MEDIA_MAX_WINDOW >> 20);

	it_error_remedy(rd->err, "compress the media again with the usual "
			"settings of xz or zstd");
	return code;
}

/* zlib and parts of libarchive report it only in errno, or not at all. */
static int is_short_of_memory(struct archive *a)
{
	return archive_errno(a) == ENOMEM || errno == ENOMEM;
}

/* The directory of a zip is looked for in its last 16 KiB (libarchive). */
static const char long_comment[] =
	", or has a comment of more than 16 KiB";

/*
 * A zip packed in a way that libarchive does not know; an image whose files
 * lie before their directories, as of several sessions, in another archive.
 */
static int is_beyond_us(const char *why)
{
	return strstr(why, "nsupported ZIP compression") != NULL ||
		strstr(why, "out-of-order") != NULL;
}

/* What is whole, but not read here. */
static it_code not_read(layer *l, const char *where, const char *why)
{
	it_code code = it_media_refused(l->rd, "its %s cannot be read%s: %s",
					l->kind->name, where, why);

	it_error_remedy(l->rd->err, "unpack it and give the directory that "
			"comes of it");
	return code;
}

/* What xz says where it wants more, or other, bytes than there are. */
static const char no_progress[] = "No progress is possible";

/* Without what our sentence says as well: "Damaged tar archive (why)". */
static char *without_twice(char *text)
{
	static const char twice[] = "Damaged tar archive";
	char *why;

	if (strncmp(text, twice, sizeof twice - 1) != 0)
		return text;
	why = strchr(text, '(');
	if (why == NULL)
		return strcpy(text, "bad header");
	why[strcspn(why, ")")] = '\0';
	return why + 1;
}

/* libarchive's own sentence, of which some end in a line feed; or NULL. */
static const char *own_words(struct archive *a, char shown[IT_MEDIA_SHOWN])
{
	const char *why = archive_error_string(a);
	char plain[IT_MEDIA_SHOWN];

	if (why == NULL)
		return NULL;
	if (strstr(why, no_progress) != NULL)
		return "it ends too early, or in foreign data";
	(void)snprintf(plain, sizeof plain, "%s", why);
	plain[strcspn(plain, "\n")] = '\0';
	return it_name_shown(without_twice(plain), shown);
}

/* Without such a sentence, what is known. */
static it_code layer_damaged(layer *l, const char *where)
{
	char shown[IT_MEDIA_SHOWN];
	const char *why = own_words(l->a, shown);

	if (why != NULL && strstr(why, "too much memory") != NULL)
		return too_much_memory(l->rd, IT_MEDIA_MAX_WINDOW * 2);
	if (is_short_of_memory(l->a))
		return it_fail_memory(l->rd->err);
	if (why != NULL && is_beyond_us(why))
		return not_read(l, where, why);
	if (why != NULL && strstr(why, "nrecognized") != NULL)
		return it_media_damaged(l->rd, "its %s is empty, cut off or "
					"damaged%s", l->kind->name,
					l->kind->seeks ? long_comment : "");
	return it_media_damaged(l->rd, "its %s is damaged%s: %s",
				l->kind->name, where,
				why != NULL ? why : "it ends too early");
}

/* Where what is given next begins: what was only peeked is yet to come. */
static unsigned long long place_of(const layer *l)
{
	const it_stream *in = l->in;

	return in->source == NULL ? in->given - l->from
		: in->source->at - in->head_len - in->rest_len;
}

/* What is seen of the bytes before libarchive sees them. */
static it_code look_first(layer *l, const void *at, size_t len)
{
	unsigned long long window = 0;
	const char *wrong = NULL;

	if (l->kind->window == IT_WINDOW_XZ)
		window = it_xz_window(&l->scan, at, len);
	if (window != 0)
		return too_much_memory(l->rd, window);
	if (l->gzip != NULL)
		it_gzip_look(l->gzip, l->in, l->from);
	if (l->kind->zero_ended)
		wrong = it_tar_follow(&l->tar, at, len);
	if (wrong != NULL)
		return it_media_hostile(l->rd, "its tar %s", wrong);
	return !l->kind->is_volume ? IT_OK
		: it_iso_follow(&l->iso, l->rd, place_of(l) - len, at, len);
}

static ssize_t layer_read(struct archive *a, void *arg, const void **at)
{
	layer *l = arg;
	size_t len = 0;
	it_code code = it_stream_next(l->in, at, &len);

	if (code == IT_OK && len != 0)
		code = look_first(l, *at, len);
	if (code == IT_OK)
		return (ssize_t)len;
	archive_set_error(a, EIO, "the data cannot be read");
	return ARCHIVE_FATAL;
}

/* Where libarchive believes to be. */
static int64_t seek_base(const layer *l, int whence)
{
	const it_stream *in = l->in;

	if (whence == SEEK_END)
		return (int64_t)in->size;
	if (whence == SEEK_SET)
		return 0;
	return (int64_t)place_of(l);
}

/* Only what is all there is read out of order. */
static int64_t layer_seek(struct archive *a, void *arg, int64_t offset,
			  int whence)
{
	layer *l = arg;
	int64_t base = seek_base(l, whence);

	if (offset >= -base && offset <= INT64_MAX - base &&
	    it_source_seek(l->in->source, (unsigned long long)(base + offset))
	    == IT_OK)
		return base + offset;
	archive_set_error(a, EIO, "the data cannot be read");
	return ARCHIVE_FATAL;
}

/* An image of several sessions has files before their directories. */
static int can_go_back(const it_stream *in, const it_kind *kind)
{
	return kind->is_volume && in->source != NULL;
}

static it_code layer_open(layer *l, it_reader *rd, it_stream *in,
			  const it_kind *kind)
{
	int ok;
	it_code code = it_late_archive(rd->err);

	if (code != IT_OK)
		return code;
	l->rd = rd;
	l->in = in;
	l->from = in->given;
	l->kind = kind;
	l->tar.group = rd->flat;
	l->number = ++rd->layers;
	l->a = archive_read_new();
	if (l->a == NULL)
		return it_fail_memory(rd->err);
	/* ARCHIVE_WARN would mean: through another program. */
	errno = 0;
	if (kind->enable == NULL || kind->enable(l->a) != ARCHIVE_OK)
		return is_short_of_memory(l->a) ? it_fail_memory(rd->err) :
			it_media_refused(rd, "is %s, which the libarchive of "
					"this program cannot read",
					kind->name);
	ok = archive_read_set_read_callback(l->a, layer_read) == ARCHIVE_OK &&
		archive_read_set_callback_data(l->a, l) == ARCHIVE_OK;
	if (ok && (kind->seeks || can_go_back(in, kind)))
		ok = archive_read_set_seek_callback(l->a, layer_seek) ==
			ARCHIVE_OK;
	if (ok && kind->class == IT_CLASS_FILTER)
		ok = archive_read_support_format_raw(l->a) == ARCHIVE_OK;
	if (!ok || archive_read_open1(l->a) != ARCHIVE_OK)
		return layer_damaged(l, "");
	return IT_OK;
}

static void layer_close(layer *l)
{
	if (l->a != NULL)
		(void)archive_read_free(l->a);
	it_stream_free(&l->out);
	it_iso_end(&l->iso);
	free(l->gzip);
}

/* --- decompressing ---------------------------------------------------- */

/* Of many thousand members in a few bytes not all are told apart. */
static it_code sums_differ(it_reader *rd)
{
	it_code code = it_fail(rd->err, IT_MEDIA, rd->media->path,
		"its gzip check sum does not fit: it is damaged, or put "
		"together from several");

	it_error_remedy(rd->err, "copy the media again from where it came; of "
			"one put together from several, give the tar that "
			"gunzip makes of it");
	return code;
}

static it_code check_trailer(layer *l, unsigned long long end)
{
	unsigned char trailer[IT_GZIP_TRAILER];

	if (end < sizeof trailer ||
	    !it_stream_recall(l->in, end - sizeof trailer, trailer,
			      sizeof trailer))
		return it_media_damaged(l->rd, "its gzip data ends without "
					"check sum");
	return it_gzip_fits(l->gzip, trailer) ? IT_OK : sums_differ(l->rd);
}

/* After the end of the compressed data there may be zero bytes (tapes). */
static it_code check_end(layer *l)
{
	unsigned long long end = l->from + (unsigned long long)
		archive_filter_bytes(l->a, -1);
	it_code code = IT_OK;

	if (l->checked)
		return IT_OK;
	l->checked = 1;
	if (l->gzip != NULL)
		code = check_trailer(l, end);
	if (code == IT_OK)
		code = it_stream_drain(l->in);
	if (code == IT_OK && l->in->zeros < l->in->given - end)
		return it_media_damaged(l->rd, "foreign data follows the end "
					"of its %s data", l->kind->name);
	return code;
}

static it_code check_ratio(layer *l, unsigned long long packed)
{
	if (l->unpacked > IT_MEDIA_MAX_TOTAL)
		return it_media_hostile(l->rd, "it unpacks to more than %llu "
					"MiB", IT_MEDIA_MAX_TOTAL >> 20);
	if (l->unpacked <= 1024 * 1024 ||
	    l->unpacked / IT_MEDIA_MAX_RATIO <= packed)
		return IT_OK;
	return it_media_hostile(l->rd, "its %s unpacks to more than %d times "
				"its size", l->kind->name,
				(int)IT_MEDIA_MAX_RATIO);
}

static it_code unpacked_more(it_stream *stream, const void **at, size_t *len)
{
	layer *l = (layer *)(void *)stream;
	int64_t offset;
	int r;

	*len = 0;
	if (l->checked)
		return IT_OK;
	do {
		r = archive_read_data_block(l->a, at, len, &offset);
	} while (r == ARCHIVE_OK && *len == 0);
	if (r == ARCHIVE_EOF) {
		*len = 0;
		return check_end(l);
	}
	if (r != ARCHIVE_OK)
		return layer_damaged(l, "");
	if (l->gzip != NULL)
		it_gzip_add(l->gzip, *at, *len);
	l->unpacked += *len;
	return check_ratio(l, (unsigned long long)
			   archive_filter_bytes(l->a, -1));
}

/* Before anything is read: a header may come with the first bytes. */
static it_code prepare_sums(layer *l, it_reader *rd, const it_kind *kind)
{
	if (!kind->has_trailers)
		return IT_OK;
	l->gzip = malloc(sizeof *l->gzip);
	if (l->gzip == NULL)
		return it_fail_memory(rd->err);
	it_gzip_init(l->gzip);
	return IT_OK;
}

/* libarchive would unpack what is compressed twice without a word. */
static it_code start_filter(layer *l)
{
	struct archive_entry *entry;
	int r = archive_read_next_header(l->a, &entry);

	l->out.more = unpacked_more;
	if (r != ARCHIVE_OK)
		return layer_damaged(l, "");
	if (archive_filter_count(l->a) > 2)
		return it_media_refused(l->rd, "is compressed twice");
	if (archive_filter_count(l->a) < 2)
		return it_media_damaged(l->rd, "its %s is damaged: it has no "
					"proper header", l->kind->name);
	return IT_OK;
}

static it_code read_filter(it_reader *rd, it_stream *in, const it_kind *kind,
			   int *is_archive)
{
	layer *l = calloc(1, sizeof *l);
	it_code code;

	if (l == NULL)
		return it_fail_memory(rd->err);
	code = prepare_sums(l, rd, kind);
	if (code == IT_OK)
		code = layer_open(l, rd, in, kind);
	if (code == IT_OK)
		code = start_filter(l);
	if (code == IT_OK)
		code = it_stream_read(rd, &l->out, kind, is_archive);
	if (code == IT_OK && *is_archive)
		code = it_stream_drain(&l->out);
	layer_close(l);
	free(l);
	return code;
}

/* --- one member of an archive ----------------------------------------- */

typedef struct member {
	it_stream stream; /* first: its contents */
	layer *l;
	const char *path;
	unsigned long long size; /* as the header says */
	int has_size;
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
	return layer_damaged(m->l, where);
}

/* Sizes that no header told are counted as they come. */
static it_code count_block(member *m, size_t len)
{
	m->read += len;
	if (m->has_size)
		return m->read <= m->size ? IT_OK
			: member_damaged(m, "is longer than its header says");
	m->l->unpacked += len;
	if (m->read > IT_MEDIA_MAX_TOTAL)
		return it_entry_account(m->l->rd, m->path, m->read);
	return check_ratio(m->l, m->l->in->given);
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
		if (m->has_size && m->read != m->size)
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
	return r == ARCHIVE_OK || r == ARCHIVE_EOF ? IT_OK
						   : member_unreadable(m);
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

static it_entry_type type_of(struct archive_entry *e)
{
	size_t i;

	if (archive_entry_hardlink(e) != NULL)
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

static void find_faults(layer *l, it_entry *entry, struct archive_entry *e)
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
	entry->type = type_of(e);
	entry->mode = (unsigned)archive_entry_perm(e) & 07777;
	if (link != NULL && strlen(link) > IT_MEDIA_MAX_PATH)
		return it_media_hostile(m->l->rd, "the target of a link in it "
					"is longer than %d bytes",
					(int)IT_MEDIA_MAX_PATH);
	find_faults(m->l, entry, e);
	if (entry->type != IT_ENTRY_FILE)
		return IT_OK;
	m->stream.more = member_more;
	m->has_size = archive_entry_size_is_set(e) != 0;
	if (m->has_size && archive_entry_size(e) < 0)
		return member_damaged(m, "has a negative size");
	if (m->has_size)
		m->size = (unsigned long long)archive_entry_size(e);
	entry->size = m->size;
	m->stream.size = m->size;
	return IT_OK;
}

/*
 * A name that has no form in this locale is taken as UTF-8.  NULL: the archive
 * says that it is UTF-8 or UTF-16, and it is not, or the locale has no UTF-8.
 */
static const char *name_of(struct archive_entry *e)
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

static it_code admit_name(it_reader *rd, const char *name, int is_dir,
			  char path[IT_MEDIA_MAX_PATH + 1])
{
	char shown[IT_MEDIA_SHOWN];
	const char *wrong = NULL;
	it_code code = it_entry_admit(rd, name, path);

	if (code == IT_OK && rd->flat)
		wrong = name_in_group_wrong(name, path, is_dir);
	return wrong == NULL ? code
		: it_media_hostile(rd, "the name \"%s\" in a group of it %s",
				   it_name_shown(name, shown), wrong);
}

/* A name that cannot be read is told by its place in the archive. */
static it_code admit(layer *l, struct archive_entry *e,
		     char path[IT_MEDIA_MAX_PATH + 1])
{
	const char *name = name_of(e);

	l->met++;
	l->places += (unsigned long long)archive_read_header_position(l->a);
	if (name != NULL)
		return admit_name(l->rd, name,
				  archive_entry_filetype(e) == AE_IFDIR, path);
	if (is_short_of_memory(l->a))
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
	if (!it_entries_hold_drivers(rd->media, was.count)) {
		put_back(rd, &was);
	} else {
		it_entries_drop(rd, m->l->first, was.count);
		m->l->adopted = 1;
	}
	return IT_OK;
}

/* One that was packed again by another program has its parts in any order. */
static it_code bundle_mixed_up(it_reader *rd)
{
	it_code code = it_media_refused(rd, "is a native bundle whose "
		IT_MANIFEST_NAME " does not come first, as it must");

	it_error_remedy(rd->err, "take the bundle as repack wrote it, or pack "
			"its files into a tar with " IT_MANIFEST_NAME " first");
	return code;
}

static it_code two_trees(it_reader *rd)
{
	it_code code;

	if (rd->err != NULL && rd->err->code != IT_OK)
		return rd->err->code;
	if (rd->late_manifest)
		return bundle_mixed_up(rd);
	code = it_media_refused(rd, "holds more than one set of drivers");
	it_error_remedy(rd->err, "unpack it and give the one wanted with "
			"--media");
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

/* Notes which archive holds the drivers; it must be one. */
static it_code note_tree(layer *l, const char *path)
{
	it_reader *rd = l->rd;

	if (strncmp(path, IT_MEDIA_BINARY, sizeof IT_MEDIA_BINARY - 1) != 0)
		return IT_OK;
	if (rd->tree_layer == l->number)
		return IT_OK;
	if (rd->tree_layer != 0) {
		rd->two_trees = 1; /* read_archive() says why */
		return IT_MEDIA;
	}
	rd->tree_layer = l->number;
	note_form(rd);
	return IT_OK;
}

/*
 * Of a zip, whose members are compressed one by one, and of an image, where
 * they may be (zisofs); in both several names can lead to the same bytes.
 */
static it_code check_packed(member *m)
{
	layer *l = m->l;

	if (!l->kind->packs_members)
		return IT_OK;
	l->unpacked += m->size;
	return check_ratio(l, l->in->size != 0 ? l->in->size : l->in->given);
}

/* A file that is no archive: its contents, where they are wanted. */
static it_code record_file(member *m, it_entry *entry)
{
	it_reader *rd = m->l->rd;
	size_t number;
	it_code code = it_entry_account(rd, m->path, m->size);

	if (code == IT_OK && m->l->adopted)
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

/* An empty one may come at any time: it lies nowhere. */
static it_code check_name(member *m)
{
	layer *l = m->l;

	if (!l->kind->is_volume || m->size == 0)
		return IT_OK;
	return it_iso_names(&l->iso, l->rd, (unsigned long long)
			    archive_filter_bytes(l->a, 0));
}

static it_code read_file(member *m, it_entry *entry)
{
	int taken = 0;
	it_code code = check_name(m);

	if (code == IT_OK)
		code = check_packed(m);
	if (code == IT_OK && !m->l->rd->flat &&
	    strchr(entry->path, '/') == NULL &&
	    entry->fault == IT_FAULT_NONE && (!m->has_size || m->size != 0))
		code = try_nested(m, &taken);
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

static it_code record_other(member *m, it_entry *entry)
{
	size_t number;

	if (m->l->adopted || is_top(entry))
		return IT_OK;
	return it_entry_add(m->l->rd, entry, &number);
}

static it_code read_member(layer *l, struct archive_entry *e)
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
	if (code == IT_OK)
		code = note_tree(l, path);
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

static it_code read_members(layer *l)
{
	struct archive_entry *entry;
	it_code code = IT_OK;
	int r;

	while (code == IT_OK) {
		r = archive_read_next_header(l->a, &entry);
		if (r == ARCHIVE_EOF)
			return IT_OK;
		if (r != ARCHIVE_OK && !is_harmless(l->a, r))
			return layer_damaged(l, "");
		if (l->in->source != NULL)
			l->in->source->in_order = 1;
		code = read_member(l, entry);
	}
	return code;
}

/* Of a bundle in disorder the manifest may be yet to come. */
static void look_for_manifest(layer *l)
{
	char path[IT_MEDIA_MAX_PATH + 1];
	struct archive_entry *entry;
	const char *name;

	while (!l->rd->late_manifest &&
	       archive_read_next_header(l->a, &entry) == ARCHIVE_OK) {
		name = name_of(entry);
		if (name == NULL || it_name_wrong(name) != NULL)
			break;
		it_name_clean(name, path);
		l->rd->late_manifest = strcmp(path, IT_MANIFEST_NAME) == 0;
	}
}

/* Two sets of drivers: of what kind, only the outermost archive can tell. */
static it_code say_two_trees(layer *l)
{
	if (l->kind->zero_ended)
		look_for_manifest(l);
	return two_trees(l->rd);
}

static it_code check_directory(layer *l)
{
	const char *wrong = it_zip_wrong(l->in->source);

	return wrong == NULL ? IT_OK
		: it_media_hostile(l->rd, "its %s %s", l->kind->name, wrong);
}

/*
 * Did libarchive find its headers where they are for any other reader?  Where
 * the parts of a sparse file lie without a hole it reads them one after the
 * other, and others each from a block of its own.
 */
static it_code check_headers(layer *l)
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
static it_code check_archive_end(layer *l)
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
static it_code check_volume(layer *l, it_reader *rd, const it_stream *in,
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
	layer *l;
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
		code = layer_open(l, rd, in, kind);
	if (code == IT_OK)
		code = read_members(l);
	if (code == IT_OK)
		code = check_archive_end(l);
	if (l->outermost && rd->two_trees)
		code = say_two_trees(l);
	if (l->outermost)
		rd->within = 0;
	rd->depth--;
	layer_close(l);
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

/* --- any stream ------------------------------------------------------- */

/* Skippable frames are part of zstd, and of lz4. */
static int is_framed(const it_kind *kind)
{
	return kind != NULL && (kind->window == IT_WINDOW_ZSTD ||
				kind->class == IT_CLASS_FOREIGN);
}

static it_code check_zstd(it_reader *rd, const it_kind *kind,
			  const unsigned char *head, size_t len)
{
	unsigned long long window = 0;

	if (kind != NULL && kind->window == IT_WINDOW_ZSTD)
		window = it_zstd_window(head, len);
	return window > IT_MEDIA_MAX_WINDOW ? too_much_memory(rd, window)
					    : IT_OK;
}

/*
 * What a stream is.  Programs that compress in parallel put skippable frames
 * before the first frame of zstd, which libarchive knows only behind one.
 */
static it_code look(it_reader *rd, it_stream *stream, const it_kind **kind)
{
	const unsigned char *head;
	unsigned long long skip, skipped = 0;
	size_t len;
	it_code code;

	do {
		code = it_stream_peek(stream, rd, &head, &len);
		skip = code == IT_OK ? it_zstd_skippable(head, len) : 0;
		if (skip != 0)
			code = it_stream_skip(stream, skip);
		skipped += skip;
	} while (code == IT_OK && skip != 0);
	if (code != IT_OK)
		return code;
	*kind = it_kind_of(head, len);
	if (skipped == 0 || is_framed(*kind))
		return check_zstd(rd, *kind, head, len);
	*kind = NULL;
	return rd->depth != 0 ? IT_OK
		: it_media_damaged(rd, "its zstd is empty, cut off or damaged");
}

static it_code foreign(it_reader *rd, const it_kind *kind)
{
	it_code code;

	if (rd->depth != 0)
		return IT_OK;
	code = it_media_refused(rd, "is %s, which is not read here",
				kind->name);
	if (kind->remedy != NULL)
		it_error_remedy(rd->err, "%s", kind->remedy);
	return code;
}

/*
 * A zip is found by its end, whatever lies before: the medium may be one for
 * some readers.  One that lies in it, and ends before it does, is none; what
 * is not read here anyhow, as a zip that unpacks itself, is told for itself.
 */
static int is_zip_too(const it_reader *rd, const it_stream *stream,
		      const it_kind *kind)
{
	return rd->depth == 0 && stream->source != NULL &&
		!stream->source->device && !kind->seeks &&
		kind->class != IT_CLASS_FOREIGN &&
		it_zip_ends(stream->source);
}

it_code it_stream_read(it_reader *rd, it_stream *stream, const it_kind *filter,
		       int *is_archive)
{
	const it_kind *kind = NULL;
	it_code code = look(rd, stream, &kind);

	*is_archive = 0;
	if (code != IT_OK || kind == NULL)
		return code;
	if (is_zip_too(rd, stream, kind))
		kind = &it_kind_of_two;
	if (kind->class == IT_CLASS_FOREIGN)
		return foreign(rd, kind);
	if (kind->class == IT_CLASS_FILTER)
		return filter != NULL
			? it_media_refused(rd, "is compressed twice")
			: read_filter(rd, stream, kind, is_archive);
	*is_archive = 1;
	return must_be_held(stream, kind)
		? read_held(rd, stream, kind, filter)
		: read_archive(rd, stream, kind, filter);
}
