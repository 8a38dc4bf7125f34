/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The record of tuning as XML:
 *
 *	<?xml version="1.0" encoding="UTF-8"?>
 *	<tuning format="1" program="0.2.0" time="2026-11-22T22:00:00Z"
 *	        profile="jumbo">
 *	  <wish setting="mtu" link="" value="9000" origin="profile"/>
 *	  <directory path="usr/lib/install-tools"/>
 *	  <file path="kernel/drv/vmxnet3s.conf" sha256="...">
 *	    <before existed="yes" sha256="..." mode="0644" uid="0" gid="3"
 *	            mtime="2012-08-01T00:00:00Z"/>
 *	  </file>
 *	  <dial family="ipadm" object="tcp" name="max_buf" wanted="4194304"
 *	        current="1048576" stored="" standard="1048576" keeps="yes"/>
 *	</tuning>
 */
#include "config.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "installer/tuning_record.h"
#include "support/text.h"
#include "support/xml.h"

/* ---- what stands where ---------------------------------------------- */

#define ROW(name, kind, type, member)                                          \
	IT_XML_ROW(name, kind, type, member, IT_XML_ALWAYS)

static const it_xml_attribute root_attributes[] = {
    {"format", &it_value_format, 0, IT_XML_ALWAYS},
    ROW("program", text, it_tuned, program),
    ROW("time", time, it_tuned, time),
    ROW("profile", text, it_tuned, profile),
    IT_XML_LAST};

static const it_xml_attribute wish_attributes[] = {
    ROW("setting", name, it_tuned_wish, setting),
    ROW("link", text, it_tuned_wish, link),
    ROW("value", text, it_tuned_wish, value),
    ROW("origin", text, it_tuned_wish, origin), IT_XML_LAST};

static const it_xml_attribute directory_attributes[] = {
    ROW("path", path, it_tuned_directory, path), IT_XML_LAST};

static const it_xml_attribute file_attributes[] = {
    ROW("path", path, it_tuned_file, path),
    ROW("sha256", hash, it_tuned_file, sha256), IT_XML_LAST};

static const it_xml_attribute dial_attributes[] = {
    ROW("family", name, it_tuned_dial, family),
    ROW("object", text, it_tuned_dial, object),
    ROW("name", text, it_tuned_dial, name),
    ROW("wanted", text, it_tuned_dial, wanted),
    ROW("current", text, it_tuned_dial, current),
    ROW("stored", text, it_tuned_dial, stored),
    ROW("standard", text, it_tuned_dial, standard),
    ROW("keeps", yes_no, it_tuned_dial, keeps),
    IT_XML_LAST};

static const it_xml_element nothing[] = {IT_XML_END};

static const it_xml_element file_children[] = {
    {"before", it_before_attributes, nothing, NULL, IT_XML_ONE,
     offsetof(it_tuned_file, before), 0, 0, 0},
    IT_XML_END};

#define MANY(name, attributes, children, type, items, counter, keyed)          \
	{                                                                      \
		name, attributes, children, NULL, IT_XML_MANY,                 \
		    offsetof(it_tuned, items), offsetof(it_tuned, counter),    \
		    sizeof(type), keyed                                        \
	}

static const it_xml_element root_children[] = {
    MANY("wish", wish_attributes, nothing, it_tuned_wish, wishes, wish_count,
	 0),
    MANY("directory", directory_attributes, nothing, it_tuned_directory,
	 directories, directory_count, 1),
    MANY("file", file_attributes, file_children, it_tuned_file, files,
	 file_count, 1),
    MANY("dial", dial_attributes, nothing, it_tuned_dial, dials, dial_count, 0),
    IT_XML_END};

static const it_xml_element document_children[] = {
    {"tuning", root_attributes, root_children, NULL, IT_XML_ONE, 0, 0, 0, 0},
    IT_XML_END};

static const it_xml_element document = {
    "document", NULL, document_children, NULL, IT_XML_ONE, 0, 0, 0, 0};

static const it_xml_form form = {
    &document, IT_TARGET,
    "if a newer install-tools wrote it, use that; else restore it from a "
    "backup: without it nothing knows what was there before",
    0, NULL};

/* ---- lists of records with texts ------------------------------------ */

/* Where a record has its texts. */
struct shape {
	size_t size;
	size_t count;
	size_t texts[8];
};

#define AT(type, member) offsetof(type, member)

static const struct shape wish_shape = {
    sizeof(it_tuned_wish),
    4,
    {AT(it_tuned_wish, setting), AT(it_tuned_wish, link),
     AT(it_tuned_wish, value), AT(it_tuned_wish, origin)}};
static const struct shape directory_shape = {
    sizeof(it_tuned_directory), 1, {AT(it_tuned_directory, path)}};
static const struct shape file_shape = {
    sizeof(it_tuned_file), 1, {AT(it_tuned_file, path)}};
static const struct shape dial_shape = {
    sizeof(it_tuned_dial),
    7,
    {AT(it_tuned_dial, family), AT(it_tuned_dial, object),
     AT(it_tuned_dial, name), AT(it_tuned_dial, wanted),
     AT(it_tuned_dial, current), AT(it_tuned_dial, stored),
     AT(it_tuned_dial, standard)}};

static char **text_at(void *record, const struct shape *shape, size_t i)
{
	return (char **)(void *)((char *)record + shape->texts[i]);
}

static void free_list(void *items, size_t count, const struct shape *shape)
{
	size_t i, j;

	for (i = 0; i < count; i++)
		for (j = 0; j < shape->count; j++)
			free(*text_at((char *)items + i * shape->size, shape,
				      j));
	free(items);
}

void it_tuned_free(it_tuned *tuned)
{
	free(tuned->program);
	free(tuned->profile);
	free_list(tuned->wishes, tuned->wish_count, &wish_shape);
	free_list(tuned->directories, tuned->directory_count, &directory_shape);
	free_list(tuned->files, tuned->file_count, &file_shape);
	free_list(tuned->dials, tuned->dial_count, &dial_shape);
	memset(tuned, 0, sizeof *tuned);
}

/* Texts of record are replaced by copies; 0 without memory. */
static int own_texts(void *record, const struct shape *shape)
{
	size_t i;
	int good = 1;

	for (i = 0; i < shape->count; i++) {
		char **text = text_at(record, shape, i);

		*text = it_text_dup(*text);
		good &= *text != NULL;
	}
	for (i = 0; !good && i < shape->count; i++)
		free(*text_at(record, shape, i));
	return good;
}

/* The list with a copy of record at its end. */
static it_code append(void **items, size_t *count, void *record,
		      const struct shape *shape, it_error *err)
{
	char *longer = realloc(*items, (*count + 1) * shape->size);

	if (longer == NULL)
		return it_fail_memory(err);
	*items = longer;
	if (!own_texts(record, shape))
		return it_fail_memory(err);
	memcpy(longer + *count * shape->size, record, shape->size);
	++*count;
	return IT_OK;
}

static it_code set_text(char **member, const char *text, it_error *err)
{
	return it_state_set(member, text, err);
}

/* ---- adding --------------------------------------------------------- */

it_code it_tuned_set_profile(it_tuned *tuned, const char *profile,
			     it_error *err)
{
	return set_text(&tuned->profile, profile, err);
}

const it_tuned_wish *it_tuned_find_wish(const it_tuned *tuned,
					const char *setting, const char *link)
{
	size_t i;

	for (i = 0; i < tuned->wish_count; i++)
		if (strcmp(tuned->wishes[i].setting, setting) == 0 &&
		    strcmp(tuned->wishes[i].link, link) == 0)
			return &tuned->wishes[i];
	return NULL;
}

/* Records hold char *, but what is put in is only copied. */
#define LEND(text) ((char *)(size_t)(text))

it_code it_tuned_add_wish(it_tuned *tuned, const char *setting,
			  const char *link, const char *value,
			  const char *origin, it_error *err)
{
	it_tuned_wish wish = {LEND(setting), LEND(link), LEND(value),
			      LEND(origin)};
	const it_tuned_wish *old = it_tuned_find_wish(tuned, setting, link);
	void *items = tuned->wishes;
	it_code code;

	if (old != NULL) {
		it_tuned_wish *there = &tuned->wishes[old - tuned->wishes];

		code = set_text(&there->value, value, err);
		return code == IT_OK ? set_text(&there->origin, origin, err)
				     : code;
	}
	code = append(&items, &tuned->wish_count, &wish, &wish_shape, err);
	tuned->wishes = items;
	return code;
}

it_code it_tuned_add_directory(it_tuned *tuned, const char *path, it_error *err)
{
	it_tuned_directory directory = {LEND(path)};
	void *items = tuned->directories;
	it_code code;
	size_t i;

	for (i = 0; i < tuned->directory_count; i++)
		if (strcmp(tuned->directories[i].path, path) == 0)
			return IT_OK;
	code = append(&items, &tuned->directory_count, &directory,
		      &directory_shape, err);
	tuned->directories = items;
	return code;
}

const it_tuned_file *it_tuned_find_file(const it_tuned *tuned, const char *path)
{
	size_t i;

	for (i = 0; i < tuned->file_count; i++)
		if (strcmp(tuned->files[i].path, path) == 0)
			return &tuned->files[i];
	return NULL;
}

it_code it_tuned_add_file(it_tuned *tuned, const char *path, const char *sha256,
			  const it_before *before, it_error *err)
{
	const it_tuned_file *old = it_tuned_find_file(tuned, path);
	void *items = tuned->files;
	it_tuned_file file;
	it_code code;

	memset(&file, 0, sizeof file);
	file.path = LEND(path);
	file.before = *before;
	(void)snprintf(file.sha256, sizeof file.sha256, "%s", sha256);
	if (old != NULL) {
		memcpy(tuned->files[old - tuned->files].sha256, file.sha256,
		       sizeof file.sha256);
		return IT_OK;
	}
	code = append(&items, &tuned->file_count, &file, &file_shape, err);
	tuned->files = items;
	return code;
}

static const char idle_end[] = "-idle";

/* "dladm", "dladm-idle": the same dial, set in another way. */
static int is_family(const char *recorded, it_family family)
{
	const char *name = it_family_name(family);
	size_t len = strlen(name);

	return strncmp(recorded, name, len) == 0 &&
	       (recorded[len] == '\0' || strcmp(recorded + len, idle_end) == 0);
}

static it_tuned_dial *find_dial(it_tuned *tuned, const it_dial *dial)
{
	size_t i;

	for (i = 0; i < tuned->dial_count; i++)
		if (is_family(tuned->dials[i].family, dial->family) &&
		    strcmp(tuned->dials[i].object, dial->object) == 0 &&
		    strcmp(tuned->dials[i].name, dial->name) == 0)
			return &tuned->dials[i];
	return NULL;
}

it_code it_tuned_add_dial(it_tuned *tuned, const it_dial *dial, it_error *err)
{
	it_tuned_dial *old = find_dial(tuned, dial), record;
	void *items = tuned->dials;
	char family[IT_DIAL_TEXT];
	it_code code = IT_OK;

	(void)snprintf(family, sizeof family, "%s%s",
		       it_family_name(dial->family),
		       dial->idle ? idle_end : "");
	if (old != NULL) {
		old->keeps |= dial->keeps;
		if (dial->idle)
			code = set_text(&old->family, family, err);
		return code == IT_OK ? set_text(&old->wanted, dial->wanted, err)
				     : code;
	}
	record.family = LEND(family);
	record.object = LEND(dial->object);
	record.name = LEND(dial->name);
	record.wanted = LEND(dial->wanted);
	record.current = LEND(dial->current);
	record.stored = LEND(dial->stored);
	record.standard = LEND(dial->standard);
	record.keeps = dial->keeps;
	code = append(&items, &tuned->dial_count, &record, &dial_shape, err);
	tuned->dials = items;
	return code;
}

/* 0: a family that this version does not know. */
static int take_family(const char *recorded, it_dial *dial)
{
	int i = 0;

	while (i < IT_FAMILIES && !is_family(recorded, (it_family)i))
		i++;
	if (i == IT_FAMILIES)
		return 0;
	dial->family = (it_family)i;
	dial->idle = recorded[strlen(it_family_name(dial->family))] != '\0';
	return 1;
}

int it_tuned_dial_of(const it_tuned_dial *tuned, it_dial *dial)
{
	memset(dial, 0, sizeof *dial);
	dial->keeps = tuned->keeps;
	return take_family(tuned->family, dial) &&
	       it_slice_copy(it_slice_of(tuned->object), dial->object,
			     IT_DIAL_TEXT) &&
	       it_slice_copy(it_slice_of(tuned->name), dial->name,
			     IT_DIAL_TEXT) &&
	       it_slice_copy(it_slice_of(tuned->wanted), dial->wanted,
			     IT_DIAL_TEXT) &&
	       it_slice_copy(it_slice_of(tuned->current), dial->current,
			     IT_DIAL_TEXT) &&
	       it_slice_copy(it_slice_of(tuned->stored), dial->stored,
			     IT_DIAL_TEXT) &&
	       it_slice_copy(it_slice_of(tuned->standard), dial->standard,
			     IT_DIAL_TEXT);
}

/* ---- reading and writing -------------------------------------------- */

/* Strict, as all documents of ours: IT_TARGET names what is wrong. */
static it_code parse(it_tuned *tuned, it_slice xml, const char *name,
		     it_error *err)
{
	it_code code;

	memset(tuned, 0, sizeof *tuned);
	code = it_xml_read(&form, xml.at, xml.len, name, tuned, err);
	if (code == IT_OK)
		tuned->present = 1;
	else
		it_tuned_free(tuned);
	return code;
}

it_code it_tuned_read(it_tuned *tuned, const it_root *root, it_error *err)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	char name[1024];
	it_slice bytes;
	int found;
	it_code code;

	memset(tuned, 0, sizeof *tuned);
	it_root_name(root, IT_TUNING_FILE, name, sizeof name);
	code =
	    it_root_read(root, IT_TUNING_FILE, IT_XML_MAX, &xml, &found, err);
	bytes.at = it_strbuf_str(&xml);
	bytes.len = xml.len;
	if (code == IT_OK && found)
		code = parse(tuned, bytes, name, err);
	it_strbuf_free(&xml);
	return code;
}

it_code it_tuned_write(const it_tuned *tuned, it_strbuf *xml, it_error *err)
{
	return it_xml_write(&form, tuned, xml, err);
}
