/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reading a bundle: outer headers, the manifest, and of the groups only those
 * that hold a wanted file.  A group is taken whole into memory and compared
 * with its digest before anything unpacks it; what is in it must be just what
 * the manifest says, in its order.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "payload/bundle.h"
#include "payload/bundle_priv.h"
#include "support/io.h"

typedef struct outer {
	it_reader *rd;
	it_bundle *bundle;
	int fd;
	int seeks;		 /* a file: what is not needed is passed by */
	int drive;		 /* what lies behind its end is not of it */
	unsigned long long at;
	unsigned long long size; /* of a file */
	it_outer_member next;	 /* its header was read */
} outer;

int it_bundle_begins(const unsigned char head[IT_TAR_BLOCK])
{
	it_outer_member member;

	return it_outer_take(head, &member) == NULL &&
	       strcmp(member.name, IT_MANIFEST_NAME) == 0;
}

/* --- the outer tar ---------------------------------------------------- */

static it_code cut_off(outer *o)
{
	return it_media_damaged(o->rd, "is cut off: it ends within its tar");
}

static it_code take(outer *o, void *out, size_t len)
{
	ssize_t got = it_read_full(o->fd, out, len);

	if (got < 0)
		return it_media_unreadable(o->rd);
	o->at += (unsigned long long)got;
	return (size_t)got == len ? IT_OK : cut_off(o);
}

/* In pieces, so that no size is believed before the bytes are there. */
static it_code take_all(outer *o, unsigned long long len, it_strbuf *out)
{
	unsigned char block[32768];
	size_t part;
	it_code code = IT_OK;

	while (code == IT_OK && len != 0) {
		part = len < sizeof block ? (size_t)len : sizeof block;
		code = take(o, block, part);
		if (code == IT_OK && out != NULL)
			it_strbuf_bytes(out, block, part);
		len -= part;
	}
	if (code == IT_OK && out != NULL)
		code = it_strbuf_check(out, o->rd->err);
	return code;
}

/* A size comes from at most 12 octal digits: no sum here can overflow. */
static it_code pass_by(outer *o, unsigned long long len)
{
	if (!o->seeks)
		return take_all(o, len, NULL);
	if (o->at + len > o->size)
		return cut_off(o);
	o->at += len;
	if (lseek(o->fd, (off_t)o->at, SEEK_SET) == (off_t)-1)
		return it_media_unreadable(o->rd);
	return IT_OK;
}

static it_code next_header(outer *o)
{
	unsigned char block[IT_TAR_BLOCK];
	const char *wrong;
	it_code code = take(o, block, sizeof block);

	if (code != IT_OK)
		return code;
	wrong = it_outer_take(block, &o->next);
	return wrong == NULL ? IT_OK
		: it_media_damaged(o->rd, "its tar %s", wrong);
}

/* The contents of the member at hand, at most limit bytes. */
static it_code take_member(outer *o, unsigned long long limit, it_strbuf *out)
{
	it_code code;

	if (o->next.size > limit)
		return it_media_hostile(o->rd, "its %s is larger than %llu "
					"bytes", o->next.name, limit);
	code = take_all(o, o->next.size, out);
	if (code == IT_OK)
		code = take_all(o, it_outer_padding(o->next.size), NULL);
	return code == IT_OK ? next_header(o) : code;
}

/* Behind the last member nothing but zeros, as tapes have them; or a drive. */
static it_code take_end(outer *o)
{
	enum { MOST = 1 << 20 };
	unsigned char block[IT_TAR_BLOCK];
	char shown[IT_MEDIA_SHOWN];
	size_t i, total = 0;
	ssize_t got;

	if (o->next.name[0] != '\0')
		return it_media_hostile(o->rd, "\"%s\" in it is not in its "
					IT_MANIFEST_NAME,
					it_name_shown(o->next.name, shown));
	while ((got = it_read_full(o->fd, block, sizeof block)) > 0) {
		total += (size_t)got;
		o->at += (unsigned long long)got;
		for (i = 0; i < (size_t)got; i++)
			if (block[i] != 0 || total > MOST)
				return it_media_damaged(o->rd, "foreign data "
							"follows the end of "
							"its tar");
		if (o->drive)
			break;
	}
	if (got < 0)
		return it_media_unreadable(o->rd);
	return total >= sizeof block ? IT_OK : cut_off(o);
}

/* --- manifest and signature ------------------------------------------- */

static const it_trust *trust_of(const it_reader *rd)
{
	static const it_trust nobody;

	return rd->request->trust != NULL ? rd->request->trust : &nobody;
}

static it_code parse_manifest(outer *o)
{
	it_bundle *bundle = o->bundle;
	it_reader *rd = o->rd;
	it_strbuf name = {NULL, 0, 0, 0};
	it_code code;

	it_strbuf_format(&name, "%s: " IT_MANIFEST_NAME, rd->media->path);
	code = it_strbuf_check(&name, rd->err);
	if (code == IT_OK)
		code = it_manifest_read(&bundle->manifest,
					it_strbuf_str(&bundle->raw),
					bundle->raw.len, it_strbuf_str(&name),
					rd->err);
	it_strbuf_free(&name);
	return code;
}

/* Nothing looks into the manifest before its signature was found good. */
static it_code verify_manifest(outer *o)
{
	it_bundle *bundle = o->bundle;
	it_media *media = o->rd->media;

	return it_trust_manifest(trust_of(o->rd), media->path, &bundle->raw,
				 &bundle->signature, &media->vouched,
				 o->rd->err);
}

static it_code understand_manifest(outer *o)
{
	it_media *media = o->rd->media;
	it_code code = parse_manifest(o);

	if (code == IT_OK)
		code = it_trust_revoked(trust_of(o->rd), media->path,
					&o->bundle->manifest, &media->vouched,
					o->rd->err);
	return code;
}

static it_code trust_manifest(outer *o)
{
	it_code code = verify_manifest(o);

	return code == IT_OK ? understand_manifest(o) : code;
}

static it_code take_signed(outer *o, it_strbuf *raw, it_strbuf *signature)
{
	it_code code = take_member(o, IT_MANIFEST_MAX, raw);

	if (code == IT_OK &&
	    strcmp(o->next.name, IT_MANIFEST_SIGNATURE) == 0)
		code = take_member(o, IT_MINISIGN_MAX, signature);
	return code;
}

/* The waiting process has read and verified it before it forked. */
static it_code take_known(outer *o)
{
	it_strbuf raw = {NULL, 0, 0, 0}, signature = {NULL, 0, 0, 0};
	it_code code = take_signed(o, &raw, &signature);

	if (code == IT_OK &&
	    (!it_strbuf_same(&raw, &o->bundle->raw) ||
	     !it_strbuf_same(&signature, &o->bundle->signature)))
		code = it_media_changed(o->rd);
	it_strbuf_free(&raw);
	it_strbuf_free(&signature);
	return code;
}

static it_code take_manifest(outer *o)
{
	it_bundle *bundle = o->bundle;
	it_code code;

	if (bundle->known)
		return take_known(o);
	code = take_signed(o, &bundle->raw, &bundle->signature);
	return code == IT_OK ? trust_manifest(o) : code;
}

/* --- what a group must hold ------------------------------------------- */

static size_t size_of_group(const it_manifest_group *group)
{
	return group->directory_count + group->file_count + group->link_count;
}

/* The i-th thing of a group, as an entry; 0 past the end. */
static int expected(const it_manifest_group *group, size_t i, it_entry *entry)
{
	memset(entry, 0, sizeof *entry);
	if (i < group->directory_count) {
		entry->path = group->directories[i].path;
		entry->type = IT_ENTRY_DIR;
		entry->mode = group->directories[i].mode;
		return 1;
	}
	i -= group->directory_count;
	if (i < group->file_count) {
		entry->path = group->files[i].path;
		entry->mode = group->files[i].mode;
		entry->size = group->files[i].size;
		memcpy(entry->sha256, group->files[i].sha256, IT_SHA256_HEX);
		return 1;
	}
	i -= group->file_count;
	if (i >= group->link_count)
		return 0;
	entry->path = group->links[i].path;
	entry->type = IT_ENTRY_SYMLINK;
	entry->link = group->links[i].target;
	return 1;
}

static it_code add_expected(outer *o, const it_entry *like)
{
	char path[IT_MEDIA_MAX_PATH + 1], shown[IT_MEDIA_SHOWN];
	it_entry entry = *like;
	size_t number;
	it_code code = it_entry_admit(o->rd, like->path, path);

	if (code == IT_OK && strcmp(path, like->path) != 0)
		return it_media_hostile(o->rd, "the name \"%s\" in its "
					IT_MANIFEST_NAME " has needless parts",
					it_name_shown(like->path, shown));
	if (code == IT_OK)
		code = it_entry_account(o->rd, path, entry.size);
	it_entry_find_faults(&entry);
	return code == IT_OK ? it_entry_add(o->rd, &entry, &number) : code;
}

/* A group that is not needed is what the manifest says. */
static it_code add_group(outer *o, const it_manifest_group *group)
{
	it_entry entry;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && expected(group, i, &entry); i++)
		code = add_expected(o, &entry);
	return code;
}

/* In what they differ, NULL if in nothing. */
static const char *difference(const it_entry *is, const it_entry *must)
{
	if (is->type != must->type)
		return "type";
	if (is->type != IT_ENTRY_SYMLINK && is->mode != must->mode)
		return "mode";
	if (is->type == IT_ENTRY_SYMLINK &&
	    strcmp(it_entry_target(is), must->link) != 0)
		return "target";
	if (is->size != must->size)
		return "size";
	if (is->bytes != NULL && strcmp(is->sha256, must->sha256) != 0)
		return "SHA-256";
	return NULL;
}

static it_code check_entry(outer *o, const it_manifest_group *group,
			   it_entry *is, const it_entry *must)
{
	char shown[IT_MEDIA_SHOWN];
	const char *what;

	if (strcmp(is->path, must->path) != 0)
		return it_media_hostile(o->rd, "%s in it holds \"%s\" where "
					"its " IT_MANIFEST_NAME " has another "
					"name", group->file,
					it_name_shown(is->path, shown));
	what = difference(is, must);
	if (what != NULL)
		return it_media_hostile(o->rd, "\"%s\" in it has another %s "
					"than its " IT_MANIFEST_NAME " says",
					it_name_shown(is->path, shown), what);
	memcpy(is->sha256, must->sha256, IT_SHA256_HEX);
	return IT_OK;
}

/* The entries from first to end must be the group's, each once, in order. */
static it_code check_group(outer *o, const it_manifest_group *group,
			   size_t first, size_t end)
{
	it_media *media = o->rd->media;
	it_entry must;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && first + i < end; i++) {
		if (!expected(group, i, &must))
			return it_media_hostile(o->rd, "%s in it holds more "
						"than its " IT_MANIFEST_NAME
						" says", group->file);
		code = check_entry(o, group, &media->entries[first + i],
				   &must);
	}
	if (code == IT_OK && expected(group, i, &must))
		code = it_media_hostile(o->rd, "%s in it holds less than its "
					IT_MANIFEST_NAME " says", group->file);
	return code;
}

/* --- groups ----------------------------------------------------------- */

/* Of a bundle that is kept all groups, one of directories alone as well. */
static int is_needed(const outer *o, const it_manifest_group *group)
{
	size_t i;

	if (o->rd->request->keep_packed)
		return 1;
	for (i = 0; i < group->file_count; i++)
		if (it_entry_wanted(o->rd, group->files[i].path))
			return 1;
	return 0;
}

typedef struct packed {
	it_stream stream; /* first: the bytes of a group */
	const it_strbuf *bytes;
	int given;
} packed;

static it_code packed_more(it_stream *stream, const void **at, size_t *len)
{
	packed *p = (packed *)(void *)stream;

	*at = p->bytes->data;
	*len = p->given ? 0 : p->bytes->len;
	p->given = 1;
	return IT_OK;
}

/* "tar.zst": what it is packed with ends its name. */
static int is_as_named(const it_manifest_group *group, const char *form)
{
	size_t len = strlen(group->file), tail = strlen(form);

	return len > tail && group->file[len - tail - 1] == '.' &&
		strcmp(group->file + len - tail, form) == 0;
}

/* Unpacks it through the same layers, and limits, as any other archive. */
static it_code unpack(outer *o, const it_manifest_group *group,
		      const it_strbuf *bytes)
{
	it_reader *rd = o->rd;
	size_t first = rd->media->count;
	int is_archive;
	packed p;
	it_code code;

	memset(&p, 0, sizeof p);
	p.stream.more = packed_more;
	p.stream.size = bytes->len;
	p.bytes = bytes;
	/* Each group is an archive of its own, and the drivers are in many. */
	rd->tree_layer = 0;
	code = it_stream_read(rd, &p.stream, NULL, &is_archive);
	it_stream_free(&p.stream);
	if (code == IT_OK && !is_archive)
		code = it_media_damaged(rd, "%s in it is not a tar",
					group->file);
	/* What was read last on this level is still noted. */
	if (code == IT_OK && !is_as_named(group, rd->words[rd->depth]))
		code = it_media_hostile(rd, "%s in it is a %s", group->file,
					rd->words[rd->depth]);
	return code == IT_OK
		? check_group(o, group, first, rd->media->count) : code;
}

static it_code check_digest(outer *o, const it_manifest_group *group,
			    const it_strbuf *bytes)
{
	char sha256[IT_SHA256_HEX];
	it_code code = it_sha256_of(it_strbuf_str(bytes), bytes->len, sha256,
				    o->rd->err);

	if (code != IT_OK || strcmp(sha256, group->sha256) == 0)
		return code;
	return it_media_damaged(o->rd, "%s in it has another SHA-256 than its "
				IT_MANIFEST_NAME " says", group->file);
}

static it_code take_group(outer *o, const it_manifest_group *group,
			  it_strbuf *bytes)
{
	it_code code;

	if (!is_needed(o, group)) {
		code = pass_by(o, group->size + it_outer_padding(group->size));
		if (code == IT_OK)
			code = next_header(o);
		return code == IT_OK ? add_group(o, group) : code;
	}
	code = take_member(o, IT_BUNDLE_MAX_GROUP, bytes);
	if (code == IT_OK)
		code = check_digest(o, group, bytes);
	return code == IT_OK ? unpack(o, group, bytes) : code;
}

/* The members must be the groups of the manifest, in its order. */
static it_code check_member(outer *o, const it_manifest_group *group)
{
	char shown[IT_MEDIA_SHOWN];

	if (o->next.name[0] == '\0')
		return it_media_hostile(o->rd, "%s is missing in it",
					group->file);
	if (strcmp(o->next.name, group->file) != 0)
		return it_media_hostile(o->rd, "\"%s\" in it stands where %s "
					"must",
					it_name_shown(o->next.name, shown),
					group->file);
	if (o->next.size != group->size)
		return it_media_hostile(o->rd, "%s in it has another size "
					"than its " IT_MANIFEST_NAME " says",
					group->file);
	/* What is unpacked must be an archive, and no bytes are one. */
	if (size_of_group(group) == 0)
		return it_media_hostile(o->rd, "its " IT_MANIFEST_NAME " has "
					"nothing in %s", group->file);
	return IT_OK;
}

static it_code take_groups(outer *o)
{
	const it_manifest *manifest = &o->bundle->manifest;
	it_strbuf own = {NULL, 0, 0, 0}, *bytes;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < manifest->group_count; i++) {
		bytes = o->bundle->packed != NULL ? &o->bundle->packed[i]
						  : &own;
		it_strbuf_reset(bytes);
		code = check_member(o, &manifest->groups[i]);
		if (code == IT_OK)
			code = take_group(o, &manifest->groups[i], bytes);
		if (code == IT_OK)
			code = it_media_tell(o->rd, o->at, o->size);
	}
	it_strbuf_free(&own);
	return code;
}

static it_code make_room(outer *o)
{
	it_bundle *bundle = o->bundle;

	if (!o->rd->request->keep_packed)
		return IT_OK;
	bundle->packed = calloc(bundle->manifest.group_count,
				sizeof *bundle->packed);
	return bundle->packed != NULL ? IT_OK : it_fail_memory(o->rd->err);
}

/* --- all of it -------------------------------------------------------- */

static it_code finish(outer *o)
{
	it_media *media = o->rd->media;
	const it_bundle *bundle = o->bundle;

	memset(media->form, 0, sizeof media->form);
	memcpy(media->form, IT_BUNDLE_FORM, sizeof IT_BUNDLE_FORM);
	if (!it_slice_copy(it_slice_of(bundle->manifest.version),
			   media->version, sizeof media->version))
		return it_media_hostile(o->rd, "its version is longer than "
					"%d bytes",
					(int)sizeof media->version - 1);
	return it_sha256_of(bundle->raw.data, bundle->raw.len, media->sha256,
			    o->rd->err);
}

static it_code begin(outer *o, it_reader *rd, int fd,
		     const unsigned char *head)
{
	struct stat st;

	memset(o, 0, sizeof *o);
	o->rd = rd;
	o->fd = fd;
	o->at = IT_TAR_BLOCK;
	if (fstat(fd, &st) != 0)
		return it_media_unreadable(rd);
	o->seeks = S_ISREG(st.st_mode);
	o->drive = (st.st_mode & S_IFMT) == S_IFBLK;
	o->size = o->seeks ? (unsigned long long)st.st_size : 0;
	it_media_stamp_of(&st, &rd->media->stamp);
	(void)it_outer_take(head, &o->next); /* checked by it_bundle_begins */
	rd->version_rank = 0; /* the manifest has the version */
	rd->flat = 1;
	if (rd->media->bundle == NULL)
		rd->media->bundle = calloc(1, sizeof *rd->media->bundle);
	o->bundle = rd->media->bundle;
	return o->bundle != NULL ? IT_OK : it_fail_memory(rd->err);
}

it_code it_bundle_read(it_reader *rd, int fd,
		       const unsigned char head[IT_TAR_BLOCK])
{
	outer o;
	it_code code = begin(&o, rd, fd, head);

	if (code == IT_OK)
		code = take_manifest(&o);
	if (code == IT_OK)
		code = make_room(&o);
	if (code == IT_OK)
		code = take_groups(&o);
	if (code == IT_OK)
		code = take_end(&o);
	rd->media->size = o.at;
	return code == IT_OK ? finish(&o) : code;
}

/* --- before another process reads it ----------------------------------- */

static int is_signed(const it_vouched *vouched)
{
	return vouched->signer_count != 0 &&
	       vouched->signer_count >= vouched->needed;
}

static it_code know(it_reader *rd, int fd)
{
	unsigned char head[IT_TAR_BLOCK];
	outer o;
	it_code code;

	if (it_read_full(fd, head, sizeof head) != (ssize_t)sizeof head ||
	    !it_bundle_begins(head))
		return IT_MEDIA;
	code = begin(&o, rd, fd, head);
	if (code == IT_OK)
		code = take_signed(&o, &o.bundle->raw, &o.bundle->signature);
	if (code == IT_OK)
		code = verify_manifest(&o);
	if (code == IT_OK && !is_signed(&rd->media->vouched))
		code = IT_MEDIA; /* allowed, but not to be parsed here */
	return code == IT_OK ? understand_manifest(&o) : code;
}

static int can_be_known(const it_reader *rd, int fd)
{
	struct stat st;

	return trust_of(rd)->count != 0 && fstat(fd, &st) == 0 &&
		S_ISREG(st.st_mode);
}

/*
 * Errors are not reported here: the other process finds them, too.  In this
 * one the XML parser, which damage could lead astray, only sees what a trusted
 * key has signed.
 */
it_code it_bundle_know(it_reader *rd, int fd)
{
	it_media *media = rd->media;
	it_error *told = rd->err, own;
	it_code code;

	if (!can_be_known(rd, fd))
		return IT_OK;
	it_error_clear(&own);
	rd->err = &own;
	code = know(rd, fd);
	rd->err = told;
	if (code == IT_OK) {
		media->bundle->known = 1;
	} else {
		it_bundle_free(media->bundle);
		media->bundle = NULL;
		memset(&media->vouched, 0, sizeof media->vouched);
	}
	if (lseek(fd, 0, SEEK_SET) == 0)
		return IT_OK;
	return it_media_unreadable(rd);
}

/* --- what another process has read, checked once more ------------------ */

static it_code accept_groups(outer *o)
{
	const it_manifest *manifest = &o->bundle->manifest;
	it_media *media = o->rd->media;
	const it_manifest_group *group;
	size_t i, first = 0, size;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < manifest->group_count; i++) {
		group = &manifest->groups[i];
		size = size_of_group(group);
		if (size > media->count - first)
			size = media->count - first;
		code = check_group(o, group, first, first + size);
		if (code == IT_OK && o->bundle->packed != NULL)
			code = check_digest(o, group, &o->bundle->packed[i]);
		first += size;
	}
	if (code == IT_OK && first != media->count)
		code = it_media_hostile(o->rd, "it holds more than its "
					IT_MANIFEST_NAME " says");
	return code;
}

static void resume(outer *o, it_reader *rd)
{
	memset(o, 0, sizeof *o);
	o->rd = rd;
	o->bundle = rd->media->bundle;
}

it_code it_bundle_trust(it_reader *rd)
{
	outer o;

	resume(&o, rd);
	return trust_manifest(&o);
}

it_code it_bundle_accept(it_reader *rd)
{
	outer o;
	it_code code;

	resume(&o, rd);
	code = accept_groups(&o);
	return code == IT_OK ? finish(&o) : code;
}
