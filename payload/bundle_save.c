/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "payload/bundle.h"
#include "payload/bundle_priv.h"
#include "support/replace.h"
#include "support/text.h"

static const unsigned char zeros[2 * IT_TAR_BLOCK];

static it_code save_member(it_replace *file, const char *name,
			   const it_strbuf *bytes, unsigned long mtime,
			   it_error *err)
{
	unsigned char block[IT_TAR_BLOCK];
	it_outer_member member;
	it_code code;

	memset(&member, 0, sizeof member);
	(void)it_slice_copy(it_slice_of(name), member.name,
			    sizeof member.name);
	member.size = bytes->len;
	it_outer_put(block, &member, mtime);
	code = it_replace_write(file, block, sizeof block, err);
	if (code == IT_OK)
		code = it_replace_write(file, it_strbuf_str(bytes),
					bytes->len, err);
	if (code == IT_OK)
		code = it_replace_write(file, zeros,
					it_outer_padding(bytes->len), err);
	return code;
}

static it_code save_members(const it_bundle *bundle, it_replace *file,
			    unsigned long mtime, it_error *err)
{
	const it_manifest *manifest = &bundle->manifest;
	it_code code = save_member(file, IT_MANIFEST_NAME, &bundle->raw, mtime,
				   err);
	size_t i;

	if (code == IT_OK && bundle->signature.len != 0)
		code = save_member(file, IT_MANIFEST_SIGNATURE,
				   &bundle->signature, mtime, err);
	for (i = 0; code == IT_OK && i < manifest->group_count; i++)
		code = save_member(file, manifest->groups[i].file,
				   &bundle->packed[i], mtime, err);
	return code == IT_OK
		? it_replace_write(file, zeros, sizeof zeros, err) : code;
}

it_code it_bundle_save(const it_bundle *bundle, const char *path,
		       unsigned long mtime, it_error *err)
{
	it_replace file;
	it_code code = it_replace_begin(&file, path, err);

	if (code == IT_OK)
		code = save_members(bundle, &file, mtime, err);
	if (code == IT_OK)
		code = it_replace_commit(&file, err);
	it_replace_abandon(&file);
	return code;
}
