/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include "installer/smf_manifest.h"
#include "support/late.h"

#define DOCUMENT_TYPE "/usr/share/lib/xml/dtd/service_bundle.dtd.1"

enum { ATTRIBUTES = 4 };

/*
 * In the order of the document type.  Depth 0 is the document's element; an
 * attribute of which the value is NULL says whether the service is enabled.
 * The service counts as transient: its method loads modules, mounts and
 * starts more than one program, and none of them is to be restarted when
 * another one ends.
 */
static const struct element {
	int depth;
	const char *name;
	struct {
		const char *name, *value;
	} attributes[ATTRIBUTES];
	const char *text;
} elements[] = {
	{0, "service_bundle",
	 {{"type", "manifest"}, {"name", "install-tools:vmware-tools"}}, NULL},
	{1, "service",
	 {{"name", IT_SMF_SERVICE}, {"type", "service"}, {"version", "1"}},
	 NULL},
	{2, "create_default_instance", {{"enabled", NULL}}, NULL},
	{2, "single_instance", {{NULL, NULL}}, NULL},
	{2, "dependency",
	 {{"name", "filesystem"},
	  {"grouping", "require_all"},
	  {"restart_on", "none"},
	  {"type", "service"}},
	 NULL},
	{3, "service_fmri", {{"value", "svc:/system/filesystem/local"}}, NULL},
	{2, "dependency",
	 {{"name", "network"},
	  {"grouping", "optional_all"},
	  {"restart_on", "none"},
	  {"type", "service"}},
	 NULL},
	{3, "service_fmri", {{"value", "svc:/milestone/network"}}, NULL},
	{2, "exec_method",
	 {{"type", "method"},
	  {"name", "start"},
	  {"exec", IT_SMF_METHOD " start"},
	  {"timeout_seconds", "120"}},
	 NULL},
	{2, "exec_method",
	 {{"type", "method"},
	  {"name", "stop"},
	  {"exec", IT_SMF_METHOD " stop"},
	  {"timeout_seconds", "120"}},
	 NULL},
	{2, "property_group",
	 {{"name", "startd"}, {"type", "framework"}}, NULL},
	{3, "propval",
	 {{"name", "duration"}, {"type", "astring"}, {"value", "transient"}},
	 NULL},
	{2, "stability", {{"value", "Evolving"}}, NULL},
	{2, "template", {{NULL, NULL}}, NULL},
	{3, "common_name", {{NULL, NULL}}, NULL},
	{4, "loctext", {{"xml:lang", "C"}}, "VMware Tools"},
};

enum { ELEMENTS = sizeof elements / sizeof elements[0] };

static const xmlChar *text(const char *s)
{
	return (const xmlChar *)s;
}

static int put_element(xmlTextWriterPtr xml, const struct element *e,
		       const char *enabled)
{
	int bad = xmlTextWriterStartElement(xml, text(e->name)) < 0;
	size_t i;

	for (i = 0; i < ATTRIBUTES && e->attributes[i].name != NULL; i++)
		bad |= xmlTextWriterWriteAttribute(
			       xml, text(e->attributes[i].name),
			       text(e->attributes[i].value != NULL
					    ? e->attributes[i].value
					    : enabled)) < 0;
	if (e->text != NULL)
		bad |= xmlTextWriterWriteString(xml, text(e->text)) < 0;
	return bad;
}

static int put_document(xmlTextWriterPtr xml, const char *enabled)
{
	int bad = xmlTextWriterSetIndent(xml, 1) < 0 ||
		  xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL) < 0 ||
		  xmlTextWriterWriteDTD(xml, text("service_bundle"), NULL,
					text(DOCUMENT_TYPE), NULL) < 0;
	int depth = 0;
	size_t i;

	for (i = 0; i < ELEMENTS; i++) {
		for (; depth > elements[i].depth; depth--)
			bad |= xmlTextWriterEndElement(xml) < 0;
		bad |= put_element(xml, &elements[i], enabled);
		depth = elements[i].depth + 1;
	}
	return bad || xmlTextWriterEndDocument(xml) < 0;
}

it_code it_smf_manifest(int enabled, it_strbuf *out, it_error *err)
{
	xmlBufferPtr buffer;
	xmlTextWriterPtr xml;
	int bad;
	it_code code = it_late_xml(err);

	if (code != IT_OK)
		return code;
	buffer = xmlBufferCreate();
	xml = buffer != NULL ? xmlNewTextWriterMemory(buffer, 0) : NULL;
	bad = xml == NULL || put_document(xml, enabled ? "true" : "false");
	if (xml != NULL)
		xmlFreeTextWriter(xml); /* the last bytes go into buffer */
	if (!bad)
		it_strbuf_bytes(out, xmlBufferContent(buffer),
				(size_t)xmlBufferLength(buffer));
	if (buffer != NULL)
		xmlBufferFree(buffer);
	return bad ? it_fail_memory(err) : it_strbuf_check(out, err);
}
