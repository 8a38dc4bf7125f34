/* SPDX-License-Identifier: BSD-2-Clause */
/*
 *	<?xml version="1.0" encoding="UTF-8"?>
 *	<bundle format="1" product="VMware Tools for Solaris"
 *	        version="9.0.0 build-782409">
 *	  <source form="tar.gz" sha256="..."/>
 *	  <revoked key="E7620F1842B4E81F"/>                any number
 *	  <group file="drivers-11_64.tar.zst" systems="Solaris 11" bits="64"
 *	         size="1" sha256="...">                    one and more
 *	    <directory path="lib/modules/binary/11_64" mode="0755"/>
 *	    <file path="lib/modules/binary/11_64/vmxnet3s" mode="0644"
 *	          size="1" sha256="...">
 *	      <driver module="vmxnet3s" bits="64" flavour="11"
 *	              generation="2012-08" product="Tools 9.0" proven="yes"/>
 *	    </file>
 *	    <link path="lib/a" target="b"/>
 *	  </group>
 *	</bundle>
 */
#include "config.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "payload/manifest.h"
#include "payload/manifest_value.h"
#include "payload/media.h"
#include "support/xml.h"

/* --- what stands where ------------------------------------------------ */

#define ROW(name, kind, type, member)                                         \
	IT_XML_ROW(name, kind, type, member, IT_XML_ALWAYS)

static const it_xml_attribute driver_attributes[] = {
	ROW("module", name, it_manifest_driver, module),
	ROW("bits", bits, it_manifest_driver, bits),
	ROW("flavour", name, it_manifest_driver, flavour),
	ROW("generation", text, it_manifest_driver, generation),
	ROW("product", text, it_manifest_driver, product),
	ROW("proven", yes_no, it_manifest_driver, proven),
	IT_XML_LAST};

static const it_xml_attribute directory_attributes[] = {
	ROW("path", path, it_manifest_directory, path),
	ROW("mode", mode, it_manifest_directory, mode),
	IT_XML_LAST};

static const it_xml_attribute file_attributes[] = {
	ROW("path", path, it_manifest_file, path),
	ROW("mode", mode, it_manifest_file, mode),
	ROW("size", size, it_manifest_file, size),
	ROW("sha256", hash, it_manifest_file, sha256),
	IT_XML_LAST};

static const it_xml_attribute link_attributes[] = {
	ROW("path", path, it_manifest_link, path),
	ROW("target", name, it_manifest_link, target),
	IT_XML_LAST};

static const it_xml_attribute group_attributes[] = {
	ROW("file", member, it_manifest_group, file),
	ROW("systems", name, it_manifest_group, systems),
	ROW("bits", bits, it_manifest_group, bits),
	ROW("size", size, it_manifest_group, size),
	ROW("sha256", hash, it_manifest_group, sha256),
	IT_XML_LAST};

static const it_xml_attribute revoked_attributes[] = {
	ROW("key", key_id, it_manifest_revoked, key),
	IT_XML_LAST};

static const it_xml_attribute source_attributes[] = {
	ROW("form", name, it_manifest, form),
	ROW("sha256", hash, it_manifest, source),
	IT_XML_LAST};

static const it_xml_attribute bundle_attributes[] = {
	{"format", &it_value_format, 0, IT_XML_ALWAYS},
	ROW("product", product, it_manifest, product),
	ROW("version", text, it_manifest, version),
	IT_XML_LAST};

static const it_xml_element nothing[] = {IT_XML_END};

static const it_xml_element file_children[] = {
	{"driver", driver_attributes, nothing, NULL, IT_XML_MAYBE,
	 offsetof(it_manifest_file, driver),
	 offsetof(it_manifest_file, is_driver), 0, 0},
	IT_XML_END};

static const it_xml_element group_children[] = {
	{"directory", directory_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_manifest_group, directories),
	 offsetof(it_manifest_group, directory_count),
	 sizeof(it_manifest_directory),
	 IT_XML_TOGETHER},
	{"file", file_attributes, file_children, NULL, IT_XML_MANY,
	 offsetof(it_manifest_group, files),
	 offsetof(it_manifest_group, file_count), sizeof(it_manifest_file),
	 IT_XML_TOGETHER},
	{"link", link_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_manifest_group, links),
	 offsetof(it_manifest_group, link_count), sizeof(it_manifest_link),
	 IT_XML_TOGETHER},
	IT_XML_END};

static const it_xml_element bundle_children[] = {
	{"source", source_attributes, nothing, NULL, IT_XML_ONE, 0, 0, 0, 0},
	{"revoked", revoked_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_manifest, revoked), offsetof(it_manifest, revoked_count),
	 sizeof(it_manifest_revoked), 1},
	{"group", group_attributes, group_children, NULL, IT_XML_MANY,
	 offsetof(it_manifest, groups), offsetof(it_manifest, group_count),
	 sizeof(it_manifest_group), 1},
	IT_XML_END};

static const it_xml_element document_children[] = {
	{"bundle", bundle_attributes, bundle_children, NULL, IT_XML_ONE, 0, 0,
	 0, 0},
	IT_XML_END};

static const it_xml_element document = {
	"document", NULL, document_children, NULL, IT_XML_ONE, 0, 0, 0, 0};

static const it_xml_form form = {
	&document, IT_MEDIA,
	"do not use this bundle; make it again with \"install-tools repack\"",
	0, NULL};

/* --- which group ------------------------------------------------------ */

/* Of a name of the media what may be a part of a file name anywhere. */
static int is_plain(it_slice part)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789._-";
	size_t i;

	for (i = 0; i < part.len; i++)
		if (part.at[i] == '\0' || strchr(plain, part.at[i]) == NULL)
			return 0;
	return part.len != 0 && part.len < 32;
}

static it_slice first_part(const char *path)
{
	it_slice part = {path, strcspn(path, "/")};

	return part;
}

/*
 * "tools-lib-bin" for what lies in lib/bin, "tools-doc" in doc; "tools" for
 * what stands above these, and for names that could not be parts of a file's.
 */
static void userland_group(const char *path, char name[IT_MANIFEST_GROUP])
{
	it_slice top = first_part(path), below = {"", 0};
	int named = path[top.len] == '/' && is_plain(top);

	if (named && it_slice_is(top, "lib")) {
		below = first_part(path + top.len + 1);
		named = below.at[below.len] == '/' && is_plain(below);
	}
	if (!named)
		top.len = below.len = 0;
	(void)snprintf(name, IT_MANIFEST_GROUP, "tools%s%.*s%s%.*s",
		       top.len != 0 ? "-" : "", (int)top.len, top.at,
		       below.len != 0 ? "-" : "", (int)below.len, below.at);
}

void it_manifest_group_of(const char *path, char name[IT_MANIFEST_GROUP])
{
	const size_t len = sizeof IT_MEDIA_BINARY - 1;
	it_slice dir;

	if (strncmp(path, IT_MEDIA_BINARY, len) == 0) {
		dir = first_part(path + len);
		if (is_plain(dir)) {
			(void)snprintf(name, IT_MANIFEST_GROUP, "drivers-%.*s",
				       (int)dir.len, dir.at);
			return;
		}
	}
	userland_group(path, name);
}

it_slice it_manifest_group_name(const char *file)
{
	static const char *const suffixes[] = {".tar.zst", ".tar.xz",
					       ".tar.gz"};
	it_slice name = it_slice_of(file);
	size_t i, len;

	for (i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
		len = strlen(suffixes[i]);
		if (name.len > len &&
		    strcmp(file + name.len - len, suffixes[i]) == 0) {
			name.len -= len;
			return name;
		}
	}
	name.len = 0;
	return name;
}

/* --- what a schema cannot say ----------------------------------------- */

static it_code refuse(const char *name, it_error *err, const char *path,
		      const char *why)
{
	char shown[256];

	it_mask(shown, sizeof shown, path);
	(void)it_fail(err, form.refusal, name, "\"%s\" %s", shown, why);
	it_error_remedy(err, "%s", form.remedy);
	return form.refusal;
}

static int is_of(const it_manifest_group *group, const char *path)
{
	char name[IT_MANIFEST_GROUP];

	it_manifest_group_of(path, name);
	return it_slice_is(it_manifest_group_name(group->file), name);
}

/* The first path of a group that belongs to another one, or NULL. */
static const char *find_stranger(const it_manifest_group *group)
{
	size_t i;

	for (i = 0; i < group->directory_count; i++)
		if (!is_of(group, group->directories[i].path))
			return group->directories[i].path;
	for (i = 0; i < group->file_count; i++)
		if (!is_of(group, group->files[i].path))
			return group->files[i].path;
	for (i = 0; i < group->link_count; i++)
		if (!is_of(group, group->links[i].path))
			return group->links[i].path;
	return NULL;
}

static it_code check(const it_manifest *manifest, const char *name,
		     it_error *err)
{
	const char *stranger;
	size_t i;

	if (manifest->group_count == 0)
		return refuse(name, err, manifest->product, "has no group");
	if (manifest->revoked_count > IT_MANIFEST_MAX_REVOKED)
		return refuse(name, err, manifest->product,
			      "revokes more than 16 keys");
	for (i = 0; i < manifest->group_count; i++) {
		stranger = find_stranger(&manifest->groups[i]);
		if (stranger != NULL)
			return refuse(name, err, stranger,
				      "stands in the wrong group");
	}
	return IT_OK;
}

/* --- reading and writing ---------------------------------------------- */

it_code it_manifest_read(it_manifest *manifest, const char *xml, size_t len,
			 const char *name, it_error *err)
{
	it_code code;

	memset(manifest, 0, sizeof *manifest);
	code = it_xml_read(&form, xml, len, name, manifest, err);
	if (code == IT_OK)
		code = check(manifest, name, err);
	if (code != IT_OK)
		it_manifest_free(manifest);
	return code;
}

/* A manifest that could not be read again is never given to anybody. */
it_code it_manifest_write(const it_manifest *manifest, it_strbuf *xml,
			  it_error *err)
{
	it_manifest again;
	it_code code = it_xml_write(&form, manifest, xml, err);

	if (code != IT_OK)
		return code;
	code = it_manifest_read(&again, it_strbuf_str(xml), xml->len,
				"the new " IT_MANIFEST_NAME, err);
	it_manifest_free(&again);
	return code;
}

int it_manifest_revokes(const it_manifest *manifest, const char *key)
{
	size_t i;

	for (i = 0; i < manifest->revoked_count; i++)
		if (strcmp(manifest->revoked[i].key, key) == 0)
			return 1;
	return 0;
}

void *it_manifest_more(void *list, size_t *count, size_t size)
{
	char *items;

	/* Pointers of several types are kept there: only bytes move. */
	memcpy(&items, list, sizeof items);
	items = realloc(items, (*count + 1) * size);
	if (items == NULL)
		return NULL;
	memcpy(list, &items, sizeof items);
	memset(items + *count * size, 0, size);
	return items + (*count)++ * size;
}

/* --- freeing ---------------------------------------------------------- */

void it_manifest_file_free(it_manifest_file *file)
{
	free(file->path);
	free(file->driver.module);
	free(file->driver.flavour);
	free(file->driver.generation);
	free(file->driver.product);
}

static void free_group(it_manifest_group *group)
{
	size_t i;

	for (i = 0; i < group->directory_count; i++)
		free(group->directories[i].path);
	for (i = 0; i < group->file_count; i++)
		it_manifest_file_free(&group->files[i]);
	for (i = 0; i < group->link_count; i++) {
		free(group->links[i].path);
		free(group->links[i].target);
	}
	free(group->directories);
	free(group->files);
	free(group->links);
	free(group->file);
	free(group->systems);
}

void it_manifest_free(it_manifest *manifest)
{
	size_t i;

	for (i = 0; i < manifest->group_count; i++)
		free_group(&manifest->groups[i]);
	for (i = 0; i < manifest->revoked_count; i++)
		free(manifest->revoked[i].key);
	free(manifest->groups);
	free(manifest->revoked);
	free(manifest->product);
	free(manifest->version);
	free(manifest->form);
	memset(manifest, 0, sizeof *manifest);
}
