/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The installed record as XML, everything required unless said otherwise:
 *
 *	<?xml version="1.0" encoding="UTF-8"?>
 *	<install-tools format="1" program="0.1.0" time="2026-11-22T22:00:00Z">
 *	  <media name="linux.iso" form="iso" version="9.0" sha256=""
 *	         trust="unsigned"                       not in older records
 *	         revoked="E7620F1842B4E81F"/>              where keys were
 *	  <system name="Solaris 11.4"/>
 *	  <module name="vmxnet3s" directory="11_64" flavour="11"
 *	          generation="" proven="yes" forced="no"     any number
 *	          version="9.0"/>      where it is not the one of the media
 *	  <file path="kernel/drv/vmxnet3s" module="vmxnet3s">   any number
 *	    <installed sha256="..." shipped="" size="1" mode="0755"
 *	               uid="0" gid="3" owner-set="yes"/>
 *	    <before existed="yes" sha256="..." mode="0755" uid="0" gid="3"
 *	            mtime="2012-08-01T00:00:00Z"/>
 *	  </file>
 *	  <link path="usr/sbin/vmtoolsd" module="userland"      any number
 *	        to="../lib/vmware-tools/wrapper-all.sh"
 *	        before="..."/>       where VMware's stood there before
 *	  <directory path="usr/lib/vmware-tools"                any number
 *	             module="userland"/>
 *	  <line table="etc/name_to_major"                       any number
 *	        added="yes">vmxnet3s 280</line>
 *	</install-tools>
 *
 * Elements stand in this order.  <installed> is missing when we removed the
 * file; <before existed="no"/> has no other attribute; a <line> that was
 * taken away (added="no") has a third one, place, see driver_db.h, and one
 * that is the first of a table may have first.  Bytes
 * that are not printable ASCII are spelled \xHH and a backslash \\, see
 * support/xml_value.c.  What any document of ours is refused for is told in
 * support/xml.h.  doc/installed.rng says the same as a schema.
 */
#include "config.h"

#include <stddef.h>
#include <string.h>

#include "installer/state.h"
#include "installer/state_value.h"
#include "support/xml.h"

/* --- what stands where ------------------------------------------------ */

#define ROW(name, kind, type, member)                                         \
	IT_XML_ROW(name, kind, type, member, IT_XML_ALWAYS)
#define ROW_IF_YES(name, kind, type, member)                                  \
	IT_XML_ROW(name, kind, type, member, IT_XML_IF_YES)
#define ROW_IF_NO(name, kind, type, member)                                   \
	IT_XML_ROW(name, kind, type, member, IT_XML_IF_NO)
#define ROW_IF_SET(name, kind, type, member)                                  \
	IT_XML_ROW(name, kind, type, member, IT_XML_IF_SET)

static const it_xml_attribute media_attributes[] = {
	ROW("name", text, it_state, media_name),
	ROW("form", text, it_state, media_form),
	ROW("version", text, it_state, media_version),
	ROW("sha256", media_hash, it_state, media_sha256),
	ROW_IF_SET("trust", text, it_state, media_trust),
	ROW_IF_SET("revoked", text, it_state, revoked),
	IT_XML_LAST};

static const it_xml_attribute system_attributes[] = {
	ROW("name", text, it_state, system),
	IT_XML_LAST};

static const it_xml_attribute module_attributes[] = {
	ROW("name", name, it_state_module, name),
	ROW("directory", text, it_state_module, directory),
	ROW("flavour", text, it_state_module, flavour),
	ROW("generation", text, it_state_module, generation),
	ROW("proven", yes_no, it_state_module, proven),
	ROW("forced", yes_no, it_state_module, forced),
	ROW_IF_SET("version", text, it_state_module, version),
	IT_XML_LAST};

static const it_xml_attribute file_attributes[] = {
	ROW("path", path, it_state_file, path),
	ROW("module", text, it_state_file, module),
	IT_XML_LAST};

static const it_xml_attribute installed_attributes[] = {
	ROW("sha256", hash, it_state_file, sha256),
	ROW("shipped", hash_or_no, it_state_file, shipped),
	ROW("size", size, it_state_file, size),
	ROW("mode", mode, it_state_file, mode),
	ROW("uid", id, it_state_file, uid),
	ROW("gid", id, it_state_file, gid),
	ROW("owner-set", yes_no, it_state_file, owner_set),
	IT_XML_LAST};

const it_xml_attribute it_before_attributes[] = {
	ROW("existed", yes_no, it_before, existed),
	ROW_IF_YES("sha256", hash, it_before, sha256),
	ROW_IF_YES("mode", mode, it_before, mode),
	ROW_IF_YES("uid", id, it_before, uid),
	ROW_IF_YES("gid", id, it_before, gid),
	ROW_IF_YES("mtime", time, it_before, mtime),
	IT_XML_LAST};

static const it_xml_attribute link_attributes[] = {
	ROW("path", path, it_state_link, path),
	ROW("module", text, it_state_link, module),
	ROW("to", name, it_state_link, to),
	ROW_IF_SET("before", name, it_state_link, before),
	IT_XML_LAST};

static const it_xml_attribute directory_attributes[] = {
	ROW("path", path, it_state_directory, path),
	ROW("module", text, it_state_directory, module),
	IT_XML_LAST};

static const it_xml_attribute line_attributes[] = {
	ROW("table", table, it_db_change, table),
	ROW("added", yes_no, it_db_change, added),
	ROW_IF_NO("place", place, it_db_change, place),
	ROW_IF_SET("first", text, it_db_change, first),
	IT_XML_LAST};

static const it_xml_attribute line_text = {
	NULL, &it_value_line, offsetof(it_db_change, line), IT_XML_ALWAYS};

static const it_xml_attribute root_attributes[] = {
	{"format", &it_value_format, 0, IT_XML_ALWAYS},
	ROW("program", text, it_state, program),
	ROW("time", time, it_state, time),
	IT_XML_LAST};

static const it_xml_element nothing[] = {IT_XML_END};

static const it_xml_element file_children[] = {
	{"installed", installed_attributes, nothing, NULL, IT_XML_MAYBE, 0,
	 offsetof(it_state_file, installed), 0, 0},
	{"before", it_before_attributes, nothing, NULL, IT_XML_ONE,
	 offsetof(it_state_file, before), 0, 0, 0},
	IT_XML_END};

static const it_xml_element root_children[] = {
	{"media", media_attributes, nothing, NULL, IT_XML_ONE, 0, 0, 0, 0},
	{"system", system_attributes, nothing, NULL, IT_XML_ONE, 0, 0, 0, 0},
	{"module", module_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_state, modules), offsetof(it_state, module_count),
	 sizeof(it_state_module), 1},
	{"file", file_attributes, file_children, NULL, IT_XML_MANY,
	 offsetof(it_state, files), offsetof(it_state, file_count),
	 sizeof(it_state_file), 1},
	{"link", link_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_state, links), offsetof(it_state, link_count),
	 sizeof(it_state_link), 1},
	{"directory", directory_attributes, nothing, NULL, IT_XML_MANY,
	 offsetof(it_state, directories), offsetof(it_state, directory_count),
	 sizeof(it_state_directory), 1},
	{"line", line_attributes, NULL, &line_text, IT_XML_MANY,
	 offsetof(it_state, changes.items), offsetof(it_state, changes.count),
	 sizeof(it_db_change), 0},
	IT_XML_END};

static const it_xml_element document_children[] = {
	{"install-tools", root_attributes, root_children, NULL, IT_XML_ONE, 0,
	 0, 0, 0},
	IT_XML_END};

static const it_xml_element document = {
	"document", NULL, document_children, NULL, IT_XML_ONE, 0, 0, 0, 0};

static const it_xml_form form = {
	&document, IT_TARGET,
	"if a newer install-tools wrote it, use that; else restore it from a "
	"backup, or remove it and run \"install-tools verify --media\" to see "
	"what is installed", 0, NULL};

/* --- reading ---------------------------------------------------------- */

/*
 * Puts the lines into a list that it_db_changes_add() made: only that one
 * knows how much room such a list has when more is added to it.
 */
static it_code own_changes(it_state *state, it_error *err)
{
	it_db_changes own = {NULL, 0};
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < state->changes.count; i++)
		code = it_db_changes_add(&own, &state->changes.items[i], err);
	it_db_changes_free(&state->changes);
	state->changes = own;
	return code;
}

it_code it_state_parse(it_state *state, const char *xml, size_t len,
		       const char *name, it_error *err)
{
	it_code code;

	memset(state, 0, sizeof *state);
	code = it_xml_read(&form, xml, len, name, state, err);
	if (code == IT_OK)
		code = own_changes(state, err);
	if (code == IT_OK)
		state->present = 1;
	else
		it_state_free(state);
	return code;
}

/* What is no record, as it is no file or too large. */
static it_code read_failed(const char *name, const it_error *cause,
			   it_error *err)
{
	if (cause->code == IT_TARGET) {
		(void)it_fail(err, IT_TARGET, name, "%s", cause->text);
		it_error_remedy(err, "%s", form.remedy);
		return IT_TARGET;
	}
	if (err != NULL && err->code == IT_OK)
		*err = *cause;
	return cause->code;
}

it_code it_state_read(it_state *state, const it_root *root, it_error *err)
{
	it_strbuf xml = {NULL, 0, 0, 0};
	char name[1024];
	it_error own;
	it_code code;
	int found;

	memset(state, 0, sizeof *state);
	it_error_clear(&own);
	it_root_name(root, IT_STATE_FILE, name, sizeof name);
	code = it_root_read(root, IT_STATE_FILE, IT_XML_MAX, &xml, &found,
			    &own);
	if (code != IT_OK)
		code = read_failed(name, &own, err);
	else if (found)
		code = it_state_parse(state, it_strbuf_str(&xml), xml.len,
				      name, err);
	it_strbuf_free(&xml);
	return code;
}

/* --- writing ---------------------------------------------------------- */

/* A record that could not be read again is never put on a disk. */
static it_code read_back(const it_strbuf *xml, it_error *err)
{
	it_state again;
	it_error own;
	it_code code;

	it_error_clear(&own);
	code = it_state_parse(&again, it_strbuf_str(xml), xml->len,
			      IT_STATE_FILE, &own);
	it_state_free(&again);
	if (code == IT_OK || code == IT_NO_MEMORY)
		return code == IT_OK ? IT_OK : it_fail_memory(err);
	return it_fail(err, IT_FAILED, IT_STATE_FILE,
		       "the new record could not be read again: %s", own.text);
}

it_code it_state_write(const it_state *state, it_strbuf *xml, it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = it_xml_write(&form, state, &bytes, err);

	if (code == IT_OK)
		code = read_back(&bytes, err);
	if (code == IT_OK) {
		it_strbuf_bytes(xml, bytes.data, bytes.len);
		code = it_strbuf_check(xml, err);
	}
	it_strbuf_free(&bytes);
	return code;
}
