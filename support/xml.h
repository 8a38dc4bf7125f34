/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * XML documents of ours, read and written from one table.  A document is
 * printable ASCII of at most 1 MiB and declared as UTF-8; the parser fetches
 * nothing, and a document type is refused before anything in it is looked at,
 * so that there are no entities; where a foreign reader wants one, it is one
 * line of known bytes.  What is read is used up: an unknown,
 * missing, doubled or left-over element or attribute is refused, as are
 * processing instructions, namespaces, CDATA and, unless the kind of document
 * is one that people write, comments.
 *
 * Every value has one spelling (support/xml_value.h), so that a document that
 * was read is written with the same values.
 */
#ifndef IT_XML_H
#define IT_XML_H

#include <stddef.h>

#include "support/xml_value.h"

enum { IT_XML_MAX = 1 << 20 }; /* bytes */

/*
 * Some attributes depend on the last one before that is always there, an int;
 * one may be absent, and its member, a pointer, is NULL then.
 */
typedef enum it_xml_when {
	IT_XML_ALWAYS,
	IT_XML_IF_YES,
	IT_XML_IF_NO,
	IT_XML_IF_SET
} it_xml_when;

typedef struct it_xml_attribute {
	const char *name; /* NULL at the end; may begin with "xml:" */
	const it_value *value;
	size_t offset;
	it_xml_when when;
} it_xml_attribute;

typedef enum it_xml_times {
	IT_XML_ONE,   /* the record is a part of the one above, at offset */
	IT_XML_MAYBE, /* the same, and an int at count says if it is there */
	IT_XML_MANY   /* at offset a pointer to records, at count a size_t */
} it_xml_times;

/* Elements stand in the order of their rows. */
typedef struct it_xml_element it_xml_element;
struct it_xml_element {
	const char *name; /* NULL at the end */
	const it_xml_attribute *attributes;
	const it_xml_element *children; /* NULL for a text */
	const it_xml_attribute *text;	/* NULL for elements only */
	it_xml_times times;
	size_t offset;
	size_t count;
	size_t size;
	int keyed; /* no two may have the same first attribute: it_xml_keyed */
};

enum it_xml_keyed {
	IT_XML_APART = 1, /* no two of this name */
	IT_XML_TOGETHER	  /* nor of all that are TOGETHER */
};

#define IT_XML_ROW(name, kind, type, member, when)                            \
	{name, &it_value_##kind, offsetof(type, member), when}
#define IT_XML_LAST {NULL, NULL, 0, IT_XML_ALWAYS}
#define IT_XML_END  {NULL, NULL, NULL, NULL, IT_XML_ONE, 0, 0, 0, 0}

typedef enum it_xml_style {
	IT_XML_COMMENTS = 1, /* may stand between elements */
	IT_XML_NARROW = 2    /* a level is one blank deep, not two */
} it_xml_style;

/* A kind of document. */
typedef struct it_xml_form {
	const it_xml_element *document; /* its only child is the root */
	it_code refusal;		/* of one that is not as it must be */
	const char *remedy;
	int style;		     /* it_xml_style, any of them or 0 */
	const char *doctype; /* all of it with its last newline, or NULL */
} it_xml_form;

/*
 * Fills the zeroed record; name is for messages.  Also after an error the
 * record is as its owner's free function expects it.
 */
it_code it_xml_read(const it_xml_form *form, const char *xml, size_t len,
		    const char *name, void *record, it_error *err) IT_CHECKED;

/*
 * Frees the lists of a record that was read, at all depths; what the kinds of
 * values have allocated stays its owner's.
 */
void it_xml_free_lists(const it_xml_form *form, const void *record);

/* The same record always gives the same bytes.  IT_NO_MEMORY at worst. */
it_code it_xml_write(const it_xml_form *form, const void *record,
		     it_strbuf *xml, it_error *err) IT_CHECKED;

#endif
