/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include "support/late.h"
#include "support/xml_priv.h"

struct writer {
	xmlTextWriterPtr xml;
	it_strbuf value;
	int failed;
};

static const xmlChar *library_text(const char *text)
{
	return (const xmlChar *)text;
}

/* Calls of the library return a negative number when they fail. */
static void note(struct writer *writer, int result)
{
	if (result < 0)
		writer->failed = 1;
}

static const xmlChar *spell(struct writer *writer, const it_xml_attribute *row,
			    const void *record)
{
	it_strbuf_reset(&writer->value);
	row->value->put(&writer->value, it_xml_at(record, row->offset));
	if (writer->value.failed)
		writer->failed = 1;
	return library_text(it_strbuf_str(&writer->value));
}

static void write_attributes(struct writer *writer,
			     const it_xml_attribute *rows, const void *record)
{
	const it_xml_attribute *row, *ruling = rows;

	for (row = rows; row->name != NULL; row++) {
		if (!it_xml_is_wanted(row, record, &ruling))
			continue;
		note(writer, xmlTextWriterWriteAttribute(
				     writer->xml, library_text(row->name),
				     spell(writer, row, record)));
	}
}

static void write_children(struct writer *writer,
			   const it_xml_element *element, const void *record);

static void write_element(struct writer *writer, const it_xml_element *element,
			  const void *record)
{
	note(writer, xmlTextWriterStartElement(writer->xml,
					       library_text(element->name)));
	write_attributes(writer, element->attributes, record);
	if (element->text != NULL)
		note(writer, xmlTextWriterWriteString(
				     writer->xml,
				     spell(writer, element->text, record)));
	else
		write_children(writer, element, record);
	note(writer, xmlTextWriterEndElement(writer->xml));
}

static void write_children(struct writer *writer,
			   const it_xml_element *element, const void *record)
{
	const it_xml_element *kind;
	const char *item;
	size_t i, count;

	for (kind = element->children; kind->name != NULL; kind++) {
		item = it_xml_first_record(kind, record, &count);
		for (i = 0; i < count && !writer->failed; i++)
			write_element(writer, kind, item + i * kind->size);
	}
}

static void write_document(struct writer *writer, const it_xml_form *form,
			   const void *record)
{
	xmlTextWriterPtr xml = writer->xml;

	note(writer, xmlTextWriterSetIndent(xml, 1));
	note(writer, xmlTextWriterSetIndentString(
			     xml, library_text(form->style & IT_XML_NARROW
						       ? " "
						       : "  ")));
	note(writer, xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL));
	if (form->doctype != NULL)
		note(writer, xmlTextWriterWriteRaw(
				     xml, library_text(form->doctype)));
	write_children(writer, form->document, record);
	note(writer, xmlTextWriterEndDocument(xml));
}

/* A text that found no memory is left out and only reported here. */
static void on_write_error(void *arg, it_xml_error *error)
{
	struct writer *writer = arg;

	(void)error;
	writer->failed = 1;
}

static it_code run_writer(struct writer *writer, xmlBufferPtr buffer,
			  const it_xml_form *form, const void *record,
			  it_strbuf *bytes)
{
	if (buffer == NULL)
		return IT_NO_MEMORY;
	writer->xml = xmlNewTextWriterMemory(buffer, 0);
	if (writer->xml == NULL)
		return IT_NO_MEMORY;
	write_document(writer, form, record);
	xmlFreeTextWriter(writer->xml); /* the last bytes go into buffer */
	if (!writer->failed)
		it_strbuf_bytes(bytes, xmlBufferContent(buffer),
				(size_t)xmlBufferLength(buffer));
	it_strbuf_free(&writer->value);
	return writer->failed ? IT_NO_MEMORY : it_strbuf_check(bytes, NULL);
}

it_code it_xml_write(const it_xml_form *form, const void *record,
		     it_strbuf *xml, it_error *err)
{
	struct writer writer;
	xmlBufferPtr buffer;
	it_code code;

	code = it_late_xml(err);
	if (code != IT_OK)
		return code;
	memset(&writer, 0, sizeof writer);
	it_xml_begin_library(&writer, on_write_error);
	buffer = xmlBufferCreate();
	code = run_writer(&writer, buffer, form, record, xml);
	xmlBufferFree(buffer);
	it_xml_end_library();
	return code == IT_OK ? IT_OK : it_fail_memory(err);
}
