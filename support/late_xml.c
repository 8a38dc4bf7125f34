/* SPDX-License-Identifier: BSD-2-Clause */
/* libxml2, loaded when the first document is read or written. */
#include "config.h"

#include "support/late.h"

#ifdef IT_LATE_XML
#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

#define TREE(CALL, ACT)                                                      \
	CALL(const xmlChar *, xmlBufferContent, (const xmlBuffer *b), (b))   \
	CALL(xmlBufferPtr, xmlBufferCreate, (void), ())                      \
	ACT(xmlBufferFree, (xmlBufferPtr b), (b))                            \
	CALL(int, xmlBufferLength, (const xmlBuffer *b), (b))                \
	ACT(xmlFreeDoc, (xmlDocPtr d), (d))                                  \
	CALL(long, xmlGetLineNo, (const xmlNode *n), (n))                    \
	CALL(int, xmlIsBlankNode, (const xmlNode *n), (n))

#define HASH(CALL, ACT)                                                      \
	CALL(int, xmlHashAddEntry2,                                          \
	     (xmlHashTablePtr h, const xmlChar *k, const xmlChar *l,         \
	      void *value),                                                  \
	     (h, k, l, value))                                               \
	CALL(xmlHashTablePtr, xmlHashCreate, (int size), (size))             \
	ACT(xmlHashFree, (xmlHashTablePtr h, xmlHashDeallocator f), (h, f))  \
	CALL(void *, xmlHashLookup2,                                         \
	     (xmlHashTablePtr h, const xmlChar *k, const xmlChar *l),        \
	     (h, k, l))

#define PARSER(CALL, ACT)                                                    \
	CALL(xmlDocPtr, xmlCtxtReadMemory,                                   \
	     (xmlParserCtxtPtr p, const char *at, int len, const char *url,  \
	      const char *encoding, int options),                            \
	     (p, at, len, url, encoding, options))                           \
	ACT(xmlFreeParserCtxt, (xmlParserCtxtPtr p), (p))                    \
	CALL(xmlParserCtxtPtr, xmlNewParserCtxt, (void), ())                 \
	ACT(xmlResetLastError, (void), ())                                   \
	CALL(int, xmlSAX2GetLineNumber, (void *p), (p))                      \
	ACT(xmlSetGenericErrorFunc, (void *arg, xmlGenericErrorFunc f),      \
	    (arg, f))                                                        \
	ACT(xmlSetStructuredErrorFunc, (void *arg, xmlStructuredErrorFunc f),\
	    (arg, f))                                                        \
	ACT(xmlStopParser, (xmlParserCtxtPtr p), (p))

#define WRITER(CALL, ACT)                                                    \
	ACT(xmlFreeTextWriter, (xmlTextWriterPtr w), (w))                    \
	CALL(xmlTextWriterPtr, xmlNewTextWriterMemory,                       \
	     (xmlBufferPtr b, int compression), (b, compression))            \
	CALL(int, xmlTextWriterEndDocument, (xmlTextWriterPtr w), (w))       \
	CALL(int, xmlTextWriterEndElement, (xmlTextWriterPtr w), (w))        \
	CALL(int, xmlTextWriterSetIndent, (xmlTextWriterPtr w, int yes),     \
	     (w, yes))                                                       \
	CALL(int, xmlTextWriterSetIndentString,                              \
	     (xmlTextWriterPtr w, const xmlChar *text), (w, text))           \
	CALL(int, xmlTextWriterStartDocument,                                \
	     (xmlTextWriterPtr w, const char *version, const char *encoding, \
	      const char *standalone),                                       \
	     (w, version, encoding, standalone))                             \
	CALL(int, xmlTextWriterStartElement,                                 \
	     (xmlTextWriterPtr w, const xmlChar *name), (w, name))           \
	CALL(int, xmlTextWriterWriteAttribute,                               \
	     (xmlTextWriterPtr w, const xmlChar *name, const xmlChar *text), \
	     (w, name, text))                                                \
	CALL(int, xmlTextWriterWriteRaw,                                     \
	     (xmlTextWriterPtr w, const xmlChar *text), (w, text))           \
	CALL(int, xmlTextWriterWriteString,                                  \
	     (xmlTextWriterPtr w, const xmlChar *text), (w, text))

#define LIBXML2(CALL, ACT, NAME)                                             \
	TREE(CALL, ACT) HASH(CALL, ACT) PARSER(CALL, ACT) WRITER(CALL, ACT)

IT_LATE_LIBRARY(IT_LATE_XML, LIBXML2)

it_code it_late_xml(it_error *err)
{
	return it_late_load(&library, err);
}
#else
it_code it_late_xml(it_error *err)
{
	(void)err;
	return IT_OK;
}
#endif

void it_late_begin_xml(void)
{
	if (it_late_xml(NULL) != IT_OK)
		return;
}
