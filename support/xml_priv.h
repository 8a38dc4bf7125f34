/* SPDX-License-Identifier: BSD-2-Clause */
/* What xml_read.c and xml_write.c have in common; both are of xml.h. */
#ifndef IT_XML_PRIV_H
#define IT_XML_PRIV_H

#include <libxml/xmlerror.h>

#include "support/xml.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError it_xml_error;
#else
typedef xmlError it_xml_error;
#endif

/* A member of a record. */
const void *it_xml_at(const void *record, size_t offset);

/* *ruling is the row that others depend on. */
int it_xml_is_wanted(const it_xml_attribute *row, const void *record,
		     const it_xml_attribute **ruling);

/* How many records of a kind there are, and the first of them. */
const char *it_xml_first_record(const it_xml_element *kind, const void *above,
				size_t *count);

/* From here to the end the library tells fn what is wrong, and nobody else. */
void it_xml_begin_library(void *arg, xmlStructuredErrorFunc fn);
void it_xml_end_library(void);

#endif
