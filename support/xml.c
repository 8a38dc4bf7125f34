/* SPDX-License-Identifier: BSD-2-Clause */
/* What reading and writing have in common. */
#include "config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "support/xml_priv.h"

/* --- records ----------------------------------------------------------- */

const void *it_xml_at(const void *record, size_t offset)
{
	return (const char *)record + offset;
}

int it_xml_is_wanted(const it_xml_attribute *row, const void *record,
		     const it_xml_attribute **ruling)
{
	const char *text;

	if (row->when == IT_XML_ALWAYS) {
		*ruling = row;
		return 1;
	}
	if (row->when == IT_XML_IF_SET) {
		memcpy(&text, it_xml_at(record, row->offset), sizeof text);
		return text != NULL && text[0] != '\0';
	}
	return (*(const int *)it_xml_at(record, (*ruling)->offset) != 0) ==
	       (row->when == IT_XML_IF_YES);
}

const char *it_xml_first_record(const it_xml_element *kind, const void *above,
				size_t *count)
{
	const char *items = it_xml_at(above, kind->offset);

	*count = 1;
	if (kind->times == IT_XML_MAYBE)
		*count = *(const int *)it_xml_at(above, kind->count) != 0;
	if (kind->times == IT_XML_MANY) {
		*count = *(const size_t *)it_xml_at(above, kind->count);
		memcpy(&items, it_xml_at(above, kind->offset), sizeof items);
	}
	return items;
}

static void free_lists(const it_xml_element *element, const void *record)
{
	const it_xml_element *kind = element->children;
	const char *items;
	void *list;
	size_t i, count;

	for (; kind != NULL && kind->name != NULL; kind++) {
		items = it_xml_first_record(kind, record, &count);
		for (i = 0; i < count; i++)
			free_lists(kind, items + i * kind->size);
		if (kind->times != IT_XML_MANY)
			continue;
		memcpy(&list, it_xml_at(record, kind->offset), sizeof list);
		free(list);
	}
}

void it_xml_free_lists(const it_xml_form *form, const void *record)
{
	free_lists(form->document, record);
}

/* --- the library ------------------------------------------------------ */

/* What it has no structure for it would print (no memory for a list). */
static void on_words(void *arg, const char *fmt, ...)
{
	(void)arg;
	(void)fmt;
}

void it_xml_begin_library(void *arg, xmlStructuredErrorFunc fn)
{
	xmlSetStructuredErrorFunc(arg, fn);
	xmlSetGenericErrorFunc(NULL, on_words);
}

void it_xml_end_library(void)
{
	xmlResetLastError(); /* it keeps a copy of the last one */
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
}
