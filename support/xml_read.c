/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "support/late.h"
#include "support/list.h"
#include "support/text.h"
#include "support/xml_priv.h"

enum { SHOWN = 80 };

static const char declaration[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/*
 * Nothing is fetched, no document type is loaded, no entity replaced; the
 * limits of the library stay.  Its header has the last two since 2.13 and
 * 2.14; they are enumerators that the preprocessor does not see.
 */
static const int options = XML_PARSE_NONET
#if LIBXML_VERSION >= 21300
			   | XML_PARSE_NO_XXE
#endif
#if LIBXML_VERSION >= 21400
			   | XML_PARSE_NO_SYS_CATALOG
#endif
	;

static void *part(void *record, size_t offset)
{
	return (char *)record + offset;
}

struct reader {
	const it_xml_form *form;
	const char *name;
	xmlHashTablePtr seen; /* keys and their elements */
	it_code code;	      /* what a call from the library found */
	it_error *err;
};

static it_code refuse(struct reader *reader, long line, const char *remedy,
		      const char *fmt, ...) IT_PRINTF(4, 5);

static it_code refuse(struct reader *reader, long line, const char *remedy,
		      const char *fmt, ...)
{
	char text[400];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	(void)it_fail(reader->err, reader->form->refusal, reader->name,
		      "line %ld: %s", line, text);
	it_error_remedy(reader->err, "%s",
			remedy != NULL ? remedy : reader->form->remedy);
	return reader->form->refusal;
}

static const char *text_of(const xmlChar *text)
{
	return text != NULL ? (const char *)text : "";
}

static int is_named(const xmlChar *name, const char *ours)
{
	return strcmp(text_of(name), ours) == 0;
}

/* The member of a value and the place that its message names. */
static it_code take_value(struct reader *reader, const it_xml_attribute *row,
			  xmlNodePtr node, void *record, const char *text)
{
	char shown[SHOWN];
	const char *remedy = row->value->remedy;
	it_code code = row->value->take(part(record, row->offset), text);

	if (code == IT_OK)
		return IT_OK;
	if (code == IT_NO_MEMORY)
		return it_fail_memory(reader->err);
	it_mask(shown, sizeof shown, text);
	if (row->name == NULL)
		return refuse(reader, xmlGetLineNo(node), remedy,
			      "<%s> holds \"%s\", %s", text_of(node->name),
			      shown, row->value->must);
	return refuse(reader, xmlGetLineNo(node), remedy,
		      "<%s> attribute \"%s\" is \"%s\", %s",
		      text_of(node->name), row->name, shown, row->value->must);
}

/* NULL if it holds anything but one piece of text. */
static const char *only_text(const xmlNode *child)
{
	if (child == NULL)
		return "";
	if (child->type != XML_TEXT_NODE || child->next != NULL)
		return NULL;
	return text_of(child->content);
}

/* XML's own prefix needs no declaration, and is the only one known. */
static int is_attribute(const xmlAttr *attr, const char *ours)
{
	if (attr->ns == NULL)
		return is_named(attr->name, ours);
	return strncmp(ours, "xml:", 4) == 0 &&
	       is_named(attr->ns->prefix, "xml") &&
	       is_named(attr->name, ours + 4);
}

static const xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *attr = node->properties;

	while (attr != NULL && !is_attribute(attr, name))
		attr = attr->next;
	return attr;
}

static it_code read_attribute(struct reader *reader,
			      const it_xml_attribute *row, int wanted,
			      xmlNodePtr node, void *record)
{
	const xmlAttr *attr = find_attribute(node, row->name);
	const char *text;

	if (attr == NULL && wanted && row->when != IT_XML_IF_SET)
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%s> has no attribute \"%s\"",
			      text_of(node->name), row->name);
	if (attr == NULL)
		return IT_OK;
	text = only_text(attr->children);
	if (!wanted || text == NULL)
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%s> must not have attribute \"%s\" here",
			      text_of(node->name), row->name);
	return take_value(reader, row, node, record, text);
}

/* The parser itself refuses an attribute that stands there twice. */
static it_code check_names(struct reader *reader,
			   const it_xml_attribute *known, xmlNodePtr node)
{
	const it_xml_attribute *row;
	const xmlAttr *attr;

	if (node->ns != NULL || node->nsDef != NULL)
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%.80s> has a namespace", text_of(node->name));
	for (attr = node->properties; attr != NULL; attr = attr->next) {
		for (row = known; row->name != NULL; row++)
			if (is_attribute(attr, row->name))
				break;
		if (row->name == NULL)
			return refuse(reader, xmlGetLineNo(node), NULL,
				      "<%s> has an unknown attribute \"%.80s\"",
				      text_of(node->name), text_of(attr->name));
	}
	return IT_OK;
}

static it_code read_attributes(struct reader *reader,
			       const it_xml_attribute *rows, xmlNodePtr node,
			       void *record)
{
	const it_xml_attribute *row, *ruling = rows;
	it_code code = check_names(reader, rows, node);

	for (row = rows; code == IT_OK && row->name != NULL; row++)
		code = read_attribute(reader, row,
				      row->when == IT_XML_IF_SET ||
					      it_xml_is_wanted(row, record,
							       &ruling),
				      node, record);
	return code;
}

/* Paths and modules may stand there once only. */
static it_code check_key(struct reader *reader, const it_xml_element *element,
			 xmlNodePtr node)
{
	const xmlAttr *attr = find_attribute(node, element->attributes->name);
	const xmlChar *key = attr->children->content, *kind = node->name;
	const xmlNode *first;
	char shown[SHOWN];

	if (element->keyed == IT_XML_TOGETHER)
		kind = NULL;
	first = xmlHashLookup2(reader->seen, key, kind);
	if (first == NULL)
		return xmlHashAddEntry2(reader->seen, key, kind, node) < 0
			       ? it_fail_memory(reader->err)
			       : IT_OK;
	it_mask(shown, sizeof shown, text_of(key));
	return refuse(reader, xmlGetLineNo(node), NULL,
		      "<%s> \"%s\" stands on line %ld already",
		      text_of(node->name), shown, xmlGetLineNo(first));
}

/* Adds a zeroed record to a list; NULL without memory. */
static void *add_record(const it_xml_element *element, void *above)
{
	size_t *count = part(above, element->count);
	char *items;

	/* Pointers of several types are kept here: only their bytes move. */
	memcpy(&items, part(above, element->offset), sizeof items);
	items = it_list_more(items, *count, element->size);
	if (items == NULL)
		return NULL;
	memcpy(part(above, element->offset), &items, sizeof items);
	items += *count * element->size;
	memset(items, 0, element->size);
	*count += 1;
	return items;
}

static void *begin_record(const it_xml_element *element, void *above)
{
	if (element->times == IT_XML_MANY)
		return add_record(element, above);
	if (element->times == IT_XML_MAYBE)
		*(int *)part(above, element->count) = 1;
	return part(above, element->offset);
}

static it_code read_children(struct reader *reader,
			     const it_xml_element *element, xmlNodePtr node,
			     void *record);

static it_code read_text(struct reader *reader, const it_xml_element *element,
			 xmlNodePtr node, void *record)
{
	const char *text = only_text(node->children);

	if (text == NULL)
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%s> holds more than text", element->name);
	return take_value(reader, element->text, node, record, text);
}

/* As deep as the tables are: whatever else is nested is unknown before. */
static it_code read_element(struct reader *reader,
			    const it_xml_element *element, xmlNodePtr node,
			    void *above)
{
	void *record = begin_record(element, above);
	it_code code;

	if (record == NULL)
		return it_fail_memory(reader->err);
	code = read_attributes(reader, element->attributes, node, record);
	if (code == IT_OK && element->keyed)
		code = check_key(reader, element, node);
	if (code != IT_OK)
		return code;
	if (element->text != NULL)
		return read_text(reader, element, node, record);
	return read_children(reader, element, node, record);
}

static const struct {
	xmlElementType type;
	const char *word;
} strays[] = {{XML_TEXT_NODE, "text"},
	      {XML_COMMENT_NODE, "a comment"},
	      {XML_ENTITY_REF_NODE, "an entity"}};

static int says_nothing(const struct reader *reader, xmlNodePtr node)
{
	return (node->type == XML_TEXT_NODE && xmlIsBlankNode(node)) ||
	       (node->type == XML_COMMENT_NODE &&
		(reader->form->style & IT_XML_COMMENTS) != 0);
}

/* Steps over blanks to the next element; anything else is refused. */
static it_code next_element(struct reader *reader, xmlNodePtr *node)
{
	const char *word = "something";
	size_t i;

	while (*node != NULL && says_nothing(reader, *node))
		*node = (*node)->next;
	if (*node == NULL || (*node)->type == XML_ELEMENT_NODE)
		return IT_OK;
	for (i = 0; i < sizeof strays / sizeof strays[0]; i++)
		if (strays[i].type == (*node)->type)
			word = strays[i].word;
	return refuse(reader, xmlGetLineNo(*node), NULL,
		      "%s must not stand here", word);
}

/* Reads the elements of one kind that stand at *node. */
static it_code read_kind(struct reader *reader, const it_xml_element *kind,
			 xmlNodePtr *node, void *record, size_t *count)
{
	it_code code = IT_OK;

	for (*count = 0; code == IT_OK && *node != NULL; *count += 1) {
		if (!is_named((*node)->name, kind->name) ||
		    (kind->times != IT_XML_MANY && *count != 0))
			break;
		code = read_element(reader, kind, *node, record);
		*node = (*node)->next;
		if (code == IT_OK)
			code = next_element(reader, node);
	}
	return code;
}

static it_code read_children(struct reader *reader,
			     const it_xml_element *element, xmlNodePtr parent,
			     void *record)
{
	const it_xml_element *kind = element->children;
	xmlNodePtr node = parent->children;
	it_code code = next_element(reader, &node);
	size_t count;

	for (; code == IT_OK && kind->name != NULL; kind++) {
		code = read_kind(reader, kind, &node, record, &count);
		if (code != IT_OK || count != 0 || kind->times != IT_XML_ONE)
			continue;
		if (node == NULL)
			return refuse(reader, xmlGetLineNo(parent), NULL,
				      "<%s> has no <%s>", element->name,
				      kind->name);
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%.80s> stands where <%s> must",
			      text_of(node->name), kind->name);
	}
	if (code != IT_OK || node == NULL)
		return code;
	return refuse(reader, xmlGetLineNo(node), NULL,
		      "<%.80s> must not stand here", text_of(node->name));
}

/*
 * Nothing behind it is parsed: where check_bytes() saw quotes, comments and
 * tags in it there may be none, so that what follows was not measured.
 */
static void stop_at(xmlParserCtxtPtr parser, const char *word)
{
	struct reader *reader = parser->_private;

	if (reader->code == IT_OK)
		reader->code = refuse(reader, xmlSAX2GetLineNumber(parser),
				      NULL, "%s must not stand here", word);
	xmlStopParser(parser);
}

static void on_instruction(void *arg, const xmlChar *target,
			   const xmlChar *data)
{
	(void)target;
	(void)data;
	stop_at(arg, "a processing instruction");
}

static void on_cdata(void *arg, const xmlChar *value, int len)
{
	(void)value;
	(void)len;
	stop_at(arg, "a CDATA section");
}

/*
 * Called before anything inside the document type is looked at.  One that is
 * wanted has been compared byte by byte, and no second one can follow; what it
 * names is not loaded.
 */
static void on_document_type(void *arg, const xmlChar *name,
			     const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr parser = arg;
	struct reader *reader = parser->_private;

	(void)name;
	(void)public_id;
	(void)system_id;
	if (reader->form->doctype == NULL)
		stop_at(parser, "a document type");
}

/* Newlines stand at its end, before a list of bytes, and in what it quotes. */
static void one_line(char *out, size_t size, const char *message)
{
	size_t len = strlen(message);

	while (len != 0 && message[len - 1] == '\n')
		len--;
	(void)snprintf(out, size, "%.*s", (int)len, message);
	for (; *out != '\0'; out++)
		if (*out == '\n')
			*out = ' ';
}

/* The first thing that the library finds is the cause of the others. */
static void on_error(void *arg, it_xml_error *error)
{
	struct reader *reader = arg;
	const char *message = error->message != NULL ? error->message : "";
	char plain[300], shown[300];

	if (reader->code != IT_OK)
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		reader->code = it_fail_memory(reader->err);
		return;
	}
	one_line(plain, sizeof plain, message);
	it_mask(shown, sizeof shown, plain);
	reader->code = refuse(reader, error->line, NULL, "%s", shown);
}

static int has_doctype(const it_xml_form *form, it_slice xml)
{
	it_slice line;

	(void)it_next_line(&xml, &line);
	return form->doctype == NULL || it_slice_starts(xml, form->doctype);
}

/*
 * The library compares each attribute of a tag with all before it: 60,000 of
 * them take a quarter of a minute.  Ours has two names at most.
 */
enum { MOST_TAG = 16384 };

struct tag {
	size_t len;  /* 0 outside */
	char quote;  /* in an attribute's value; 0 outside */
	int comment; /* where a quote is none, and no tag is too long */
};

static void pass(struct tag *tag, it_slice rest)
{
	const char c = rest.at[0];

	if (tag->comment || (tag->len == 0 && it_slice_starts(rest, "<!--"))) {
		tag->comment = !it_slice_starts(rest, "-->");
		return;
	}
	if (tag->len != 0 || c == '<')
		tag->len++;
	if (tag->len == 0)
		return;
	if (tag->quote != 0)
		tag->quote = c == tag->quote ? 0 : tag->quote;
	else if (c == '"' || c == '\'')
		tag->quote = c;
	else if (c == '>')
		tag->len = 0;
}

/* The library passes by one for XML's own prefix without a word. */
static int is_namespace(const struct tag *tag, it_slice rest)
{
	return tag->len != 0 && tag->quote == 0 &&
	       it_slice_starts(rest, "xmlns:xml");
}

static it_code check_tag(struct reader *reader, struct tag *tag, it_slice rest,
			 long line)
{
	pass(tag, rest);
	if (tag->len >= MOST_TAG)
		return refuse(reader, line, NULL,
			      "a tag is longer than %d bytes", (int)MOST_TAG);
	if (is_namespace(tag, rest))
		return refuse(reader, line, NULL,
			      "a namespace must not stand here");
	return IT_OK;
}

/*
 * Only what we write ourselves reaches the parser: ASCII without control
 * bytes, declared as UTF-8, so that no converter is ever picked by the file.
 */
static it_code check_bytes(struct reader *reader, it_slice xml)
{
	struct tag tag = {0, 0, 0};
	it_code code = IT_OK;
	long line = 1;

	if (xml.len > IT_XML_MAX)
		return refuse(reader, 1, NULL, "it is larger than 1 MiB");
	if (!it_slice_starts(xml, declaration))
		return refuse(reader, 1, NULL, "it does not begin with %.*s",
			      (int)sizeof declaration - 2, declaration);
	if (!has_doctype(reader->form, xml))
		return refuse(reader, 2, NULL, "it must be %.*s",
			      (int)strcspn(reader->form->doctype, "\n"),
			      reader->form->doctype);
	for (; code == IT_OK && xml.len != 0; xml.at++, xml.len--) {
		if (xml.at[0] == '\n')
			line++;
		else if (xml.at[0] < 32 || xml.at[0] > 126)
			return refuse(reader, line, NULL,
				      "byte 0x%02X must not stand here",
				      (unsigned)(unsigned char)xml.at[0]);
		code = check_tag(reader, &tag, xml, line);
	}
	return code;
}

static it_code read_document(struct reader *reader, xmlParserCtxtPtr parser,
			     const char *xml, size_t len, void *record)
{
	xmlDocPtr doc;
	it_code code;

	parser->_private = reader;
	parser->sax->internalSubset = on_document_type;
	parser->sax->processingInstruction = on_instruction;
	parser->sax->cdataBlock = on_cdata;
	doc = xmlCtxtReadMemory(parser, xml, (int)len, NULL, NULL, options);
	code = reader->code;
	if (code == IT_OK && doc == NULL)
		code = refuse(reader, 1, NULL, "it cannot be parsed");
	if (code == IT_OK)
		code = read_children(reader, reader->form->document,
				     (xmlNodePtr)doc, record);
	xmlFreeDoc(doc);
	return code;
}

static it_code run_reader(struct reader *reader, const char *xml, size_t len,
			  void *record)
{
	xmlParserCtxtPtr parser;
	it_code code;

	code = it_late_xml(reader->err);
	if (code != IT_OK)
		return code;
	it_xml_begin_library(reader, on_error);
	reader->seen = xmlHashCreate(64);
	parser = xmlNewParserCtxt();
	if (parser != NULL && reader->seen != NULL)
		code = read_document(reader, parser, xml, len, record);
	else
		code = it_fail_memory(reader->err);
	xmlHashFree(reader->seen, NULL);
	xmlFreeParserCtxt(parser);
	it_xml_end_library();
	return code;
}

it_code it_xml_read(const it_xml_form *form, const char *xml, size_t len,
		    const char *name, void *record, it_error *err)
{
	struct reader reader;
	it_slice bytes = {xml, len};
	it_code code;

	memset(&reader, 0, sizeof reader);
	reader.form = form;
	reader.name = name;
	reader.err = err;
	code = check_bytes(&reader, bytes);
	return code == IT_OK ? run_reader(&reader, xml, len, record) : code;
}
