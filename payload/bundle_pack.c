/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Making a bundle of a medium: names in sorted order, owners and times fixed,
 * so that the same media gives the same bytes whoever packs it, where and
 * when.
 */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/bundle_priv.h"
#include "support/late.h"

/*
 * The first one is used where none is named.  Levels: as small as each can be
 * made with a window that any reader takes (IT_MEDIA_MAX_WINDOW).  gzip would
 * note the time of packing.
 */
static const struct compressor {
	const char *word, *suffix;
	int (*add)(struct archive *a);
	const char *options;
} compressors[] = {
#if ARCHIVE_VERSION_NUMBER >= 3003003
	{"zstd", ".tar.zst", archive_write_add_filter_zstd,
	 "zstd:compression-level=17"},
#endif
	{"xz", ".tar.xz", archive_write_add_filter_xz,
	 "xz:compression-level=6"},
	{"gz", ".tar.gz", archive_write_add_filter_gzip,
	 "gzip:compression-level=9,gzip:!timestamp"},
};
enum { COMPRESSORS = sizeof compressors / sizeof compressors[0] };

static const struct compressor *find_compressor(const char *word)
{
	size_t i;

	if (word == NULL)
		return &compressors[0];
	for (i = 0; i < COMPRESSORS; i++)
		if (strcmp(compressors[i].word, word) == 0)
			return &compressors[i];
	return NULL;
}

int it_bundle_compresses(const char *word)
{
	return find_compressor(word) != NULL;
}

typedef struct packer {
	const it_media *media;
	const struct compressor *compressor;
	it_bundle *bundle;
	it_error *err;
} packer;

/* --- what a bundle cannot hold ---------------------------------------- */

static it_code cannot(packer *p, const char *name, const char *why)
{
	char shown[IT_MEDIA_SHOWN];

	(void)it_fail(p->err, IT_MEDIA, p->media->path,
		      "\"%s\" %s: a bundle cannot hold it",
		      it_name_shown(name, shown), why);
	it_error_remedy(p->err, "use a complete and unchanged VMware Tools "
			"media");
	return IT_MEDIA;
}

/* Paths in a group are those of VMware's tree, to be unpacked by any tar. */
static void put_name(it_strbuf *name, const char *path)
{
	it_strbuf_format(name, IT_TREE_NAME "/%s", path);
}

/* What is read back has the name of the tree before each path. */
static it_code check_name(packer *p, const it_entry *entry)
{
	it_strbuf name = {NULL, 0, 0, 0};
	const char *wrong;
	it_code code;

	put_name(&name, entry->path);
	code = it_strbuf_check(&name, p->err);
	wrong = code == IT_OK ? it_name_wrong(it_strbuf_str(&name)) : NULL;
	if (wrong != NULL)
		code = cannot(p, it_strbuf_str(&name), wrong);
	it_strbuf_free(&name);
	return code;
}

static it_code check_entry(packer *p, const it_entry *entry)
{
	it_code code = check_name(p, entry);

	if (code != IT_OK)
		return code;
	if (entry->fault == IT_FAULT_TWICE || entry->fault == IT_FAULT_BELOW)
		return cannot(p, entry->path, it_fault_text(entry->fault));
	if (entry->type == IT_ENTRY_DIR || entry->type == IT_ENTRY_SYMLINK)
		return IT_OK;
	if (!it_entry_is_readable(entry))
		return cannot(p, entry->path, it_fault_text(entry->fault));
	return entry->bytes == NULL ? cannot(p, entry->path, "was not read")
				    : IT_OK;
}

/* --- the manifest ----------------------------------------------------- */

static it_manifest_group *add_group(packer *p, const char *name)
{
	it_manifest *manifest = &p->bundle->manifest;
	it_strbuf file = {NULL, 0, 0, 0};
	it_manifest_group *group = it_manifest_more(
		&manifest->groups, &manifest->group_count, sizeof *group);

	if (group == NULL || !it_bundle_describe_group(group, name))
		return NULL;
	it_strbuf_format(&file, "%s%s", name, p->compressor->suffix);
	group->file = it_strbuf_take(&file, NULL);
	return group->file != NULL ? group : NULL;
}

/* Entries come sorted, but groups need not come one after another. */
static it_manifest_group *group_for(packer *p, const char *path)
{
	it_manifest *manifest = &p->bundle->manifest;
	char name[IT_MANIFEST_GROUP];
	size_t i, len;

	it_manifest_group_of(path, name);
	len = strlen(name);
	for (i = 0; i < manifest->group_count; i++)
		if (strncmp(manifest->groups[i].file, name, len) == 0 &&
		    strcmp(manifest->groups[i].file + len,
			   p->compressor->suffix) == 0)
			return &manifest->groups[i];
	return add_group(p, name);
}

static int add_directory(it_manifest_group *group, const it_entry *entry)
{
	it_manifest_directory *directory = it_manifest_more(
		&group->directories, &group->directory_count,
		sizeof *directory);

	if (directory == NULL)
		return 0;
	directory->mode = entry->mode;
	directory->path = it_text_dup(entry->path);
	return directory->path != NULL;
}

static int add_file(it_manifest_group *group, const it_entry *entry)
{
	it_manifest_file *file = it_manifest_more(
		&group->files, &group->file_count, sizeof *file);

	if (file == NULL)
		return 0;
	file->mode = entry->mode;
	file->size = entry->size;
	memcpy(file->sha256, entry->sha256, IT_SHA256_HEX);
	file->path = it_text_dup(entry->path);
	return file->path != NULL && it_bundle_describe_driver(file, entry);
}

static int add_link(it_manifest_group *group, const it_entry *entry)
{
	it_manifest_link *link = it_manifest_more(
		&group->links, &group->link_count, sizeof *link);

	if (link == NULL)
		return 0;
	link->path = it_text_dup(entry->path);
	link->target = it_text_dup(entry->link != NULL ? entry->link : "");
	return link->path != NULL && link->target != NULL;
}

static it_code add_entry(packer *p, const it_entry *entry)
{
	/* Indexed by it_entry_type; others were refused. */
	static int (*const add[])(it_manifest_group *, const it_entry *) = {
		add_file, add_directory, add_link};
	it_manifest_group *group;
	it_code code = check_entry(p, entry);

	if (code != IT_OK)
		return code;
	group = group_for(p, entry->path);
	if (group == NULL || !add[entry->type](group, entry))
		return it_fail_memory(p->err);
	return IT_OK;
}

/* Archives may name a directory twice: once is enough. */
static int is_repeated(const it_media *media, size_t i)
{
	const it_entry *entry = &media->entries[media->sorted[i]], *last;

	if (i == 0 || entry->type != IT_ENTRY_DIR)
		return 0;
	last = &media->entries[media->sorted[i - 1]];
	return last->type == IT_ENTRY_DIR &&
	       strcmp(last->path, entry->path) == 0;
}

/*
 * "mkisofs -T" puts a list of long names into each directory of an image, that
 * above VMware's tree among them.  None is a file of VMware's; what a bundle
 * holds stays in it.
 */
static int is_list_of_names(const it_media *media, const it_entry *entry)
{
	const char *slash = strrchr(entry->path, '/');
	const char *leaf = slash != NULL ? slash + 1 : entry->path;

	return media->bundle == NULL && entry->type == IT_ENTRY_FILE &&
	       strcmp(leaf, "TRANS.TBL") == 0;
}

static it_code add_entries(packer *p)
{
	const it_media *media = p->media;
	const it_entry *entry;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < media->count; i++) {
		entry = &media->entries[media->sorted[i]];
		if (!is_repeated(media, i) && !is_list_of_names(media, entry))
			code = add_entry(p, entry);
	}
	return code;
}

static it_code add_key(packer *p, const char *key)
{
	it_manifest *manifest = &p->bundle->manifest;
	it_manifest_revoked *revoked;

	if (it_manifest_revokes(manifest, key))
		return IT_OK;
	revoked = it_manifest_more(&manifest->revoked,
				   &manifest->revoked_count, sizeof *revoked);
	if (revoked == NULL)
		return it_fail_memory(p->err);
	revoked->key = it_text_dup(key);
	return revoked->key != NULL ? IT_OK : it_fail_memory(p->err);
}

/* What the bundle revoked that this one is made of is revoked still. */
static it_code add_revoked(packer *p, const it_bundle_how *how)
{
	const it_bundle *old = p->media->bundle;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < how->revoked_count; i++)
		code = add_key(p, how->revoked[i]);
	for (i = 0; code == IT_OK && old != NULL &&
		    i < old->manifest.revoked_count; i++)
		code = add_key(p, old->manifest.revoked[i].key);
	if (code != IT_OK ||
	    p->bundle->manifest.revoked_count <= IT_MANIFEST_MAX_REVOKED)
		return code;
	(void)it_fail(p->err, IT_USAGE, p->media->path,
		      "would revoke more than %d keys with those that it "
		      "revokes already", IT_MANIFEST_MAX_REVOKED);
	it_error_remedy(p->err, "revoke fewer, or make the bundle again of "
				"VMware's media");
	return IT_USAGE;
}

static it_code add_head(packer *p, const it_bundle_how *how)
{
	it_manifest *manifest = &p->bundle->manifest;

	manifest->product = it_text_dup(IT_MANIFEST_PRODUCT);
	manifest->version = it_text_dup(p->media->version);
	manifest->form = it_text_dup(p->media->form);
	memcpy(manifest->source, p->media->sha256, IT_SHA256_HEX);
	if (manifest->product == NULL || manifest->version == NULL ||
	    manifest->form == NULL)
		return it_fail_memory(p->err);
	return add_revoked(p, how);
}

/* --- groups ----------------------------------------------------------- */

static ssize_t on_packed(struct archive *a, void *arg, const void *bytes,
			 size_t len)
{
	it_strbuf *out = arg;

	it_strbuf_bytes(out, bytes, len);
	if (!out->failed && out->len <= IT_BUNDLE_MAX_GROUP)
		return (ssize_t)len;
	archive_set_error(a, out->failed ? ENOMEM : EFBIG, "%s",
			  out->failed ? "out of memory"
				      : "it is larger than 64 MiB");
	return -1;
}

static it_code pack_failed(packer *p, struct archive *a, const char *file)
{
	const char *why = archive_error_string(a);

	if (archive_errno(a) == ENOMEM)
		return it_fail_memory(p->err);
	return it_fail(p->err, IT_FAILED, file, "cannot be packed: %s",
		       why != NULL ? why : "libarchive does not say why");
}

static int put_header(struct archive *a, struct archive_entry *e,
		      const char *path, unsigned type, unsigned mode)
{
	it_strbuf name = {NULL, 0, 0, 0};
	int r = ARCHIVE_FATAL;

	put_name(&name, path);
	if (it_strbuf_check(&name, NULL) == IT_OK) {
		archive_entry_set_pathname(e, it_strbuf_str(&name));
		archive_entry_set_filetype(e, type);
		archive_entry_set_perm(e, mode);
		archive_entry_set_mtime(e, 0, 0);
		r = archive_write_header(a, e);
	}
	it_strbuf_free(&name);
	return r == ARCHIVE_OK;
}

static int put_file(packer *p, struct archive *a, struct archive_entry *e,
		    const it_manifest_file *file)
{
	const it_entry *entry = it_media_find(p->media, file->path);
	la_ssize_t size = (la_ssize_t)file->size;

	archive_entry_clear(e);
	archive_entry_set_size(e, size);
	return put_header(a, e, file->path, AE_IFREG, file->mode) &&
	       archive_write_data(a, entry->bytes, (size_t)size) == size;
}

static int put_link(struct archive *a, struct archive_entry *e,
		    const it_manifest_link *link)
{
	archive_entry_clear(e);
	archive_entry_set_size(e, 0);
	archive_entry_set_symlink(e, link->target);
	return put_header(a, e, link->path, AE_IFLNK, 0777);
}

static int put_directory(struct archive *a, struct archive_entry *e,
			 const it_manifest_directory *directory)
{
	archive_entry_clear(e);
	archive_entry_set_size(e, 0);
	return put_header(a, e, directory->path, AE_IFDIR, directory->mode);
}

static int put_members(packer *p, struct archive *a, struct archive_entry *e,
		       const it_manifest_group *group)
{
	size_t i;
	int ok = 1;

	for (i = 0; ok && i < group->directory_count; i++)
		ok = put_directory(a, e, &group->directories[i]);
	for (i = 0; ok && i < group->file_count; i++)
		ok = put_file(p, a, e, &group->files[i]);
	for (i = 0; ok && i < group->link_count; i++)
		ok = put_link(a, e, &group->links[i]);
	return ok;
}

static int is_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text > 126)
			return 0;
	return 1;
}

static int is_all_ascii(const it_manifest_group *group)
{
	size_t i;
	int ascii = 1;

	for (i = 0; ascii && i < group->directory_count; i++)
		ascii = is_ascii(group->directories[i].path);
	for (i = 0; ascii && i < group->file_count; i++)
		ascii = is_ascii(group->files[i].path);
	for (i = 0; ascii && i < group->link_count; i++)
		ascii = is_ascii(group->links[i].path) &&
			is_ascii(group->links[i].target);
	return ascii;
}

/*
 * Names are the bytes that the media gave, in whatever locale this runs; the
 * header of each member says so, which those that are ASCII do without.
 */
static int set_charset(struct archive *a, const it_manifest_group *group)
{
	return is_all_ascii(group) ||
	       archive_write_set_format_option(a, "pax", "hdrcharset",
					       "BINARY") == ARCHIVE_OK;
}

/* ARCHIVE_WARN of a filter would mean: through another program. */
static int open_archive(packer *p, struct archive *a,
			const it_manifest_group *group, it_strbuf *out)
{
	const struct compressor *c = p->compressor;

	return archive_write_set_format_pax_restricted(a) == ARCHIVE_OK &&
	       set_charset(a, group) &&
	       c->add(a) == ARCHIVE_OK &&
	       archive_write_set_options(a, c->options) == ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK &&
	       archive_write_open(a, out, NULL, on_packed, NULL) ==
		       ARCHIVE_OK;
}

static it_code pack_group(packer *p, it_manifest_group *group, it_strbuf *out)
{
	struct archive *a;
	struct archive_entry *e;
	it_code code = it_late_archive(p->err);

	if (code != IT_OK)
		return code;
	a = archive_write_new();
	e = archive_entry_new();
	if (a == NULL || e == NULL)
		code = it_fail_memory(p->err);
	else if (!open_archive(p, a, group, out) ||
		 !put_members(p, a, e, group) ||
		 archive_write_close(a) != ARCHIVE_OK)
		code = pack_failed(p, a, group->file);
	archive_entry_free(e);
	if (a != NULL)
		(void)archive_write_free(a);
	if (code != IT_OK)
		return code;
	group->size = out->len;
	return it_sha256_of(out->data, out->len, group->sha256, p->err);
}

static int compare_groups(const void *a, const void *b)
{
	const it_manifest_group *x = a, *y = b;

	return strcmp(x->file, y->file);
}

static it_code pack_groups(packer *p)
{
	it_bundle *bundle = p->bundle;
	it_manifest *manifest = &bundle->manifest;
	it_code code = IT_OK;
	size_t i;

	qsort(manifest->groups, manifest->group_count,
	      sizeof *manifest->groups, compare_groups);
	bundle->packed = calloc(manifest->group_count + 1,
				sizeof *bundle->packed);
	if (bundle->packed == NULL)
		return it_fail_memory(p->err);
	for (i = 0; code == IT_OK && i < manifest->group_count; i++)
		code = pack_group(p, &manifest->groups[i],
				  &bundle->packed[i]);
	return code;
}

/* --- all of it -------------------------------------------------------- */

it_code it_bundle_pack(it_bundle **bundle, const it_media *media,
		       const it_bundle_how *how, it_error *err)
{
	packer p;
	it_code code;

	p.media = media;
	p.compressor = find_compressor(how->compress);
	p.err = err;
	p.bundle = *bundle = calloc(1, sizeof **bundle);
	if (p.bundle == NULL)
		return it_fail_memory(err);
	code = add_head(&p, how);
	if (code == IT_OK)
		code = add_entries(&p);
	if (code == IT_OK)
		code = pack_groups(&p);
	if (code == IT_OK)
		code = it_manifest_write(&p.bundle->manifest, &p.bundle->raw,
					 err);
	if (code != IT_OK) {
		it_bundle_free(p.bundle);
		*bundle = NULL;
	}
	return code;
}

void it_bundle_free(it_bundle *bundle)
{
	size_t i;

	if (bundle == NULL)
		return;
	for (i = 0; bundle->packed != NULL &&
		    i < bundle->manifest.group_count; i++)
		it_strbuf_free(&bundle->packed[i]);
	free(bundle->packed);
	it_strbuf_free(&bundle->raw);
	it_strbuf_free(&bundle->signature);
	it_manifest_free(&bundle->manifest);
	free(bundle);
}
