/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The installed record as XML, everything required unless said otherwise:
 *
 *	<?xml version="1.0" encoding="UTF-8"?>
 *	<install-tools format="1" program="0.1.0" time="2026-11-22T22:00:00Z">
 *	  <media name="linux.iso" form="iso" version="9.0" sha256=""/>
 *	  <system name="Solaris 11.4"/>
 *	  <module name="vmxnet3s" directory="11_64" flavour="11"
 *	          generation="" proven="yes" forced="no"/>   any number
 *	  <file path="kernel/drv/vmxnet3s" module="vmxnet3s">   any number
 *	    <installed sha256="..." shipped="" size="1" mode="0755"
 *	               uid="0" gid="3" owner-set="yes"/>
 *	    <before existed="yes" sha256="..." mode="0755" uid="0" gid="3"
 *	            mtime="2012-08-01T00:00:00Z"/>
 *	  </file>
 *	  <line table="etc/name_to_major"                       any number
 *	        added="yes">vmxnet3s 280</line>
 *	</install-tools>
 *
 * Elements stand in this order.  <installed> is missing when we removed the
 * file; <before existed="no"/> has no other attribute; a <line> that was
 * taken away (added="no") has a third one, place, see driver_db.h.  Bytes
 * that are not printable ASCII are spelled \xHH and a backslash \\, see
 * state_value.c.  Comments, processing instructions, namespaces, CDATA and
 * document types are refused.  doc/installed.rng says the same as a schema.
 */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

#include "installer/state.h"
#include "installer/state_value.h"
#include "support/text.h"

enum { MAX_SIZE = 1 << 20, SHOWN = 80 };

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

#if LIBXML_VERSION >= 21200
typedef const xmlError library_error;
#else
typedef xmlError library_error;
#endif

/* --- what stands where ------------------------------------------------ */

/* Some depend on the last one before that is always there, an int. */
enum when { ALWAYS, IF_YES, IF_NO };

struct attribute {
	const char *name; /* NULL at the end */
	const it_value *value;
	size_t offset;
	enum when when;
};

enum times {
	ONE,   /* the record is a part of the one above it, at offset */
	MAYBE, /* the same, and an int at count says whether it is there */
	MANY   /* at offset is a pointer to records, at count their number */
};

struct element {
	const char *name; /* NULL at the end */
	const struct attribute *attributes;
	const struct element *children; /* NULL for a text */
	const struct attribute *text;	/* NULL for elements only */
	enum times times;
	size_t offset;
	size_t count;
	size_t size;
	int keyed; /* no two may have the same first attribute */
};

#define ROW(name, kind, type, member)                                         \
	{name, &it_value_##kind, offsetof(type, member), ALWAYS}
#define ROW_IF_YES(name, kind, type, member)                                  \
	{name, &it_value_##kind, offsetof(type, member), IF_YES}
#define ROW_IF_NO(name, kind, type, member)                                   \
	{name, &it_value_##kind, offsetof(type, member), IF_NO}

static const struct attribute media_attributes[] = {
	ROW("name", text, it_state, media_name),
	ROW("form", text, it_state, media_form),
	ROW("version", text, it_state, media_version),
	ROW("sha256", media_hash, it_state, media_sha256),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute system_attributes[] = {
	ROW("name", text, it_state, system),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute module_attributes[] = {
	ROW("name", name, it_state_module, name),
	ROW("directory", text, it_state_module, directory),
	ROW("flavour", text, it_state_module, flavour),
	ROW("generation", text, it_state_module, generation),
	ROW("proven", yes_no, it_state_module, proven),
	ROW("forced", yes_no, it_state_module, forced),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute file_attributes[] = {
	ROW("path", path, it_state_file, path),
	ROW("module", text, it_state_file, module),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute installed_attributes[] = {
	ROW("sha256", hash, it_state_file, sha256),
	ROW("shipped", hash_or_no, it_state_file, shipped),
	ROW("size", size, it_state_file, size),
	ROW("mode", mode, it_state_file, mode),
	ROW("uid", id, it_state_file, uid),
	ROW("gid", id, it_state_file, gid),
	ROW("owner-set", yes_no, it_state_file, owner_set),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute before_attributes[] = {
	ROW("existed", yes_no, it_before, existed),
	ROW_IF_YES("sha256", hash, it_before, sha256),
	ROW_IF_YES("mode", mode, it_before, mode),
	ROW_IF_YES("uid", id, it_before, uid),
	ROW_IF_YES("gid", id, it_before, gid),
	ROW_IF_YES("mtime", time, it_before, mtime),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute line_attributes[] = {
	ROW("table", table, it_db_change, table),
	ROW("added", yes_no, it_db_change, added),
	ROW_IF_NO("place", place, it_db_change, place),
	{NULL, NULL, 0, ALWAYS}};

static const struct attribute line_text = {
	NULL, &it_value_line, offsetof(it_db_change, line), ALWAYS};

static const struct attribute root_attributes[] = {
	{"format", &it_value_format, 0, ALWAYS},
	ROW("program", text, it_state, program),
	ROW("time", time, it_state, time),
	{NULL, NULL, 0, ALWAYS}};

#define END {NULL, NULL, NULL, NULL, ONE, 0, 0, 0, 0}

static const struct element nothing[] = {END};

static const struct element file_children[] = {
	{"installed", installed_attributes, nothing, NULL, MAYBE, 0,
	 offsetof(it_state_file, installed), 0, 0},
	{"before", before_attributes, nothing, NULL, ONE,
	 offsetof(it_state_file, before), 0, 0, 0},
	END};

static const struct element root_children[] = {
	{"media", media_attributes, nothing, NULL, ONE, 0, 0, 0, 0},
	{"system", system_attributes, nothing, NULL, ONE, 0, 0, 0, 0},
	{"module", module_attributes, nothing, NULL, MANY,
	 offsetof(it_state, modules), offsetof(it_state, module_count),
	 sizeof(it_state_module), 1},
	{"file", file_attributes, file_children, NULL, MANY,
	 offsetof(it_state, files), offsetof(it_state, file_count),
	 sizeof(it_state_file), 1},
	{"line", line_attributes, NULL, &line_text, MANY,
	 offsetof(it_state, changes.items), offsetof(it_state, changes.count),
	 sizeof(it_db_change), 0},
	END};

static const struct element document_children[] = {
	{"install-tools", root_attributes, root_children, NULL, ONE, 0, 0, 0,
	 0},
	END};

static const struct element document = {
	"document", NULL, document_children, NULL, ONE, 0, 0, 0, 0};

static void *part(void *record, size_t offset)
{
	return (char *)record + offset;
}

static const void *const_part(const void *record, size_t offset)
{
	return (const char *)record + offset;
}

/* *ruling is the row that others depend on. */
static int is_wanted(const struct attribute *row, const void *record,
		     const struct attribute **ruling)
{
	if (row->when == ALWAYS) {
		*ruling = row;
		return 1;
	}
	return (*(const int *)const_part(record, (*ruling)->offset) != 0) ==
	       (row->when == IF_YES);
}

/* --- reading ---------------------------------------------------------- */

struct reader {
	const char *name;
	xmlHashTablePtr seen; /* keys and their elements */
	it_code code;	      /* what a call from the library found */
	it_error *err;
};

static const char usual_remedy[] =
	"restore it from a backup, or remove it and run \"install-tools "
	"verify --media\" to see what is installed";

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
	(void)it_fail(reader->err, IT_TARGET, reader->name, "line %ld: %s",
		      line, text);
	it_error_remedy(reader->err, "%s",
			remedy != NULL ? remedy : usual_remedy);
	return IT_TARGET;
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
static it_code take_value(struct reader *reader, const struct attribute *row,
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

static const xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *attr = node->properties;

	while (attr != NULL && !is_named(attr->name, name))
		attr = attr->next;
	return attr;
}

static it_code read_attribute(struct reader *reader,
			      const struct attribute *row, int wanted,
			      xmlNodePtr node, void *record)
{
	const xmlAttr *attr = find_attribute(node, row->name);
	const char *text;

	if (attr == NULL && wanted)
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
			   const struct attribute *known, xmlNodePtr node)
{
	const struct attribute *row;
	const xmlAttr *attr;

	if (node->ns != NULL || node->nsDef != NULL)
		return refuse(reader, xmlGetLineNo(node), NULL,
			      "<%.80s> has a namespace", text_of(node->name));
	for (attr = node->properties; attr != NULL; attr = attr->next) {
		for (row = known; row->name != NULL; row++)
			if (attr->ns == NULL && is_named(attr->name, row->name))
				break;
		if (row->name == NULL)
			return refuse(reader, xmlGetLineNo(node), NULL,
				      "<%s> has an unknown attribute \"%.80s\"",
				      text_of(node->name), text_of(attr->name));
	}
	return IT_OK;
}

static it_code read_attributes(struct reader *reader,
			       const struct attribute *rows, xmlNodePtr node,
			       void *record)
{
	const struct attribute *row, *ruling = rows;
	it_code code = check_names(reader, rows, node);

	for (row = rows; code == IT_OK && row->name != NULL; row++)
		code = read_attribute(reader, row,
				      is_wanted(row, record, &ruling), node,
				      record);
	return code;
}

/* Paths and modules may stand there once only. */
static it_code check_key(struct reader *reader, const struct element *element,
			 xmlNodePtr node)
{
	const xmlAttr *attr = find_attribute(node, element->attributes->name);
	const xmlChar *key = attr->children->content;
	const xmlNode *first = xmlHashLookup2(reader->seen, key, node->name);
	char shown[SHOWN];

	if (first == NULL)
		return xmlHashAddEntry2(reader->seen, key, node->name, node) < 0
			       ? it_fail_memory(reader->err)
			       : IT_OK;
	it_mask(shown, sizeof shown, text_of(key));
	return refuse(reader, xmlGetLineNo(node), NULL,
		      "<%s> \"%s\" stands on line %ld already",
		      text_of(node->name), shown, xmlGetLineNo(first));
}

/*
 * The list with room for one more.  While it is read its room is the next
 * power of two, so that a long one is not copied for each record.  Nothing
 * overflows: the text of each record was in one MiB.
 */
static char *make_room(char *items, size_t count, size_t size)
{
	if ((count & (count - 1)) != 0)
		return items;
	return realloc(items, (count != 0 ? count * 2 : 1) * size);
}

/* Adds a zeroed record to a list; NULL without memory. */
static void *add_record(const struct element *element, void *above)
{
	size_t *count = part(above, element->count);
	char *items;

	/* Pointers of several types are kept here: only their bytes move. */
	memcpy(&items, part(above, element->offset), sizeof items);
	items = make_room(items, *count, element->size);
	if (items == NULL)
		return NULL;
	memcpy(part(above, element->offset), &items, sizeof items);
	items += *count * element->size;
	memset(items, 0, element->size);
	*count += 1;
	return items;
}

static void *begin_record(const struct element *element, void *above)
{
	if (element->times == MANY)
		return add_record(element, above);
	if (element->times == MAYBE)
		*(int *)part(above, element->count) = 1;
	return part(above, element->offset);
}

static it_code read_children(struct reader *reader,
			     const struct element *element, xmlNodePtr node,
			     void *record);

static it_code read_text(struct reader *reader, const struct element *element,
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
			    const struct element *element, xmlNodePtr node,
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
	      {XML_CDATA_SECTION_NODE, "a CDATA section"},
	      {XML_COMMENT_NODE, "a comment"},
	      {XML_PI_NODE, "a processing instruction"},
	      {XML_ENTITY_REF_NODE, "an entity"}};

/* Steps over blanks to the next element; anything else is refused. */
static it_code next_element(struct reader *reader, xmlNodePtr *node)
{
	const char *word = "something";
	size_t i;

	while (*node != NULL && xmlIsBlankNode(*node))
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
static it_code read_kind(struct reader *reader, const struct element *kind,
			 xmlNodePtr *node, void *record, size_t *count)
{
	it_code code = IT_OK;

	for (*count = 0; code == IT_OK && *node != NULL; *count += 1) {
		if (!is_named((*node)->name, kind->name) ||
		    (kind->times != MANY && *count != 0))
			break;
		code = read_element(reader, kind, *node, record);
		*node = (*node)->next;
		if (code == IT_OK)
			code = next_element(reader, node);
	}
	return code;
}

static it_code read_children(struct reader *reader,
			     const struct element *element, xmlNodePtr parent,
			     void *record)
{
	const struct element *kind = element->children;
	xmlNodePtr node = parent->children;
	it_code code = next_element(reader, &node);
	size_t count;

	for (; code == IT_OK && kind->name != NULL; kind++) {
		code = read_kind(reader, kind, &node, record, &count);
		if (code != IT_OK || count != 0 || kind->times != ONE)
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

/* Called before anything inside the document type is looked at. */
static void on_document_type(void *arg, const xmlChar *name,
			     const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr parser = arg;
	struct reader *reader = parser->_private;

	(void)name;
	(void)public_id;
	(void)system_id;
	if (reader->code == IT_OK)
		reader->code = refuse(reader, xmlSAX2GetLineNumber(parser),
				      NULL,
				      "a document type must not stand here");
	xmlStopParser(parser);
}

/* The first thing that the library finds is the cause of the others. */
static void on_error(void *arg, library_error *error)
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
	(void)snprintf(plain, sizeof plain, "%s", message);
	plain[strcspn(plain, "\n")] = '\0';
	it_mask(shown, sizeof shown, plain);
	reader->code = refuse(reader, error->line, NULL, "%s", shown);
}

/*
 * Only what we write ourselves reaches the parser: ASCII without control
 * bytes, declared as UTF-8, so that no converter is ever picked by the file.
 */
static it_code check_bytes(struct reader *reader, const char *xml, size_t len)
{
	long line = 1;
	size_t i;

	if (len > MAX_SIZE)
		return refuse(reader, 1, NULL, "it is larger than 1 MiB");
	if (len < sizeof declaration - 1 ||
	    memcmp(xml, declaration, sizeof declaration - 1) != 0)
		return refuse(reader, 1, NULL, "it does not begin with %.*s",
			      (int)sizeof declaration - 2, declaration);
	for (i = 0; i < len; i++) {
		if (xml[i] == '\n')
			line++;
		else if (xml[i] < 32 || xml[i] > 126)
			return refuse(reader, line, NULL,
				      "byte 0x%02X must not stand here",
				      (unsigned)(unsigned char)xml[i]);
	}
	return IT_OK;
}

static it_code read_document(struct reader *reader, xmlParserCtxtPtr parser,
			     const char *xml, size_t len, it_state *state)
{
	xmlDocPtr doc;
	it_code code;

	parser->_private = reader;
	parser->sax->internalSubset = on_document_type;
	doc = xmlCtxtReadMemory(parser, xml, (int)len, NULL, NULL, options);
	code = reader->code;
	if (code == IT_OK && doc == NULL)
		code = refuse(reader, 1, NULL, "it cannot be parsed");
	if (code == IT_OK)
		code = read_children(reader, &document, (xmlNodePtr)doc, state);
	if (code == IT_OK)
		code = own_changes(state, reader->err);
	xmlFreeDoc(doc);
	return code;
}

/* What it has no structure for it would print (no memory for a list). */
static void on_words(void *arg, const char *fmt, ...)
{
	(void)arg;
	(void)fmt;
}

/* From here to end_library() it tells fn what is wrong, and nobody else. */
static void begin_library(void *arg, xmlStructuredErrorFunc fn)
{
	xmlSetStructuredErrorFunc(arg, fn);
	xmlSetGenericErrorFunc(NULL, on_words);
}

static void end_library(void)
{
	xmlResetLastError(); /* it keeps a copy of the last one */
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
}

static it_code run_reader(struct reader *reader, const char *xml, size_t len,
			  it_state *state)
{
	xmlParserCtxtPtr parser;
	it_code code;

	begin_library(reader, on_error);
	reader->seen = xmlHashCreate(64);
	parser = xmlNewParserCtxt();
	if (parser != NULL && reader->seen != NULL)
		code = read_document(reader, parser, xml, len, state);
	else
		code = it_fail_memory(reader->err);
	xmlHashFree(reader->seen, NULL);
	xmlFreeParserCtxt(parser);
	end_library();
	return code;
}

it_code it_state_parse(it_state *state, const char *xml, size_t len,
		       const char *name, it_error *err)
{
	struct reader reader;
	it_code code;

	memset(state, 0, sizeof *state);
	memset(&reader, 0, sizeof reader);
	reader.name = name;
	reader.err = err;
	code = check_bytes(&reader, xml, len);
	if (code == IT_OK)
		code = run_reader(&reader, xml, len, state);
	if (code == IT_OK)
		state->present = 1;
	else
		it_state_free(state);
	return code;
}

/* it_root_read() says IT_FAILED of a file that is larger than the limit. */
static it_code read_failed(const char *name, const it_error *cause,
			   it_error *err)
{
	if (cause->code == IT_FAILED) {
		(void)it_fail(err, IT_TARGET, name, "%s", cause->text);
		it_error_remedy(err, "%s", usual_remedy);
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
	code = it_root_read(root, IT_STATE_FILE, MAX_SIZE, &xml, &found, &own);
	if (code != IT_OK)
		code = read_failed(name, &own, err);
	else if (found)
		code = it_state_parse(state, it_strbuf_str(&xml), xml.len,
				      name, err);
	it_strbuf_free(&xml);
	return code;
}

/* --- writing ---------------------------------------------------------- */

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

static const xmlChar *spell(struct writer *writer, const struct attribute *row,
			    const void *record)
{
	it_strbuf_reset(&writer->value);
	row->value->put(&writer->value, const_part(record, row->offset));
	if (writer->value.failed)
		writer->failed = 1;
	return library_text(it_strbuf_str(&writer->value));
}

static void write_attributes(struct writer *writer,
			     const struct attribute *rows, const void *record)
{
	const struct attribute *row, *ruling = rows;

	for (row = rows; row->name != NULL; row++) {
		if (!is_wanted(row, record, &ruling))
			continue;
		note(writer, xmlTextWriterWriteAttribute(
				     writer->xml, library_text(row->name),
				     spell(writer, row, record)));
	}
}

/* How many records of a kind there are, and the first of them. */
static const char *first_record(const struct element *kind, const void *above,
				size_t *count)
{
	const char *items = const_part(above, kind->offset);

	*count = 1;
	if (kind->times == MAYBE)
		*count = *(const int *)const_part(above, kind->count) != 0;
	if (kind->times == MANY) {
		*count = *(const size_t *)const_part(above, kind->count);
		memcpy(&items, const_part(above, kind->offset), sizeof items);
	}
	return items;
}

static void write_children(struct writer *writer,
			   const struct element *element, const void *record);

static void write_element(struct writer *writer, const struct element *element,
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
			   const struct element *element, const void *record)
{
	const struct element *kind;
	const char *item;
	size_t i, count;

	for (kind = element->children; kind->name != NULL; kind++) {
		item = first_record(kind, record, &count);
		for (i = 0; i < count && !writer->failed; i++)
			write_element(writer, kind, item + i * kind->size);
	}
}

static void write_document(struct writer *writer, const it_state *state)
{
	xmlTextWriterPtr xml = writer->xml;

	note(writer, xmlTextWriterSetIndent(xml, 1));
	note(writer, xmlTextWriterSetIndentString(xml, library_text("  ")));
	note(writer, xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL));
	write_children(writer, &document, state);
	note(writer, xmlTextWriterEndDocument(xml));
}

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

/* A text that found no memory is left out and only reported here. */
static void on_write_error(void *arg, library_error *error)
{
	struct writer *writer = arg;

	(void)error;
	writer->failed = 1;
}

static it_code run_writer(struct writer *writer, xmlBufferPtr buffer,
			  const it_state *state, it_strbuf *bytes)
{
	if (buffer == NULL)
		return IT_NO_MEMORY;
	writer->xml = xmlNewTextWriterMemory(buffer, 0);
	if (writer->xml == NULL)
		return IT_NO_MEMORY;
	write_document(writer, state);
	xmlFreeTextWriter(writer->xml); /* the last bytes go into buffer */
	if (!writer->failed)
		it_strbuf_bytes(bytes, xmlBufferContent(buffer),
				(size_t)xmlBufferLength(buffer));
	it_strbuf_free(&writer->value);
	return writer->failed ? IT_NO_MEMORY : it_strbuf_check(bytes, NULL);
}

it_code it_state_write(const it_state *state, it_strbuf *xml, it_error *err)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	struct writer writer;
	xmlBufferPtr buffer;
	it_code code;

	memset(&writer, 0, sizeof writer);
	begin_library(&writer, on_write_error);
	buffer = xmlBufferCreate();
	code = run_writer(&writer, buffer, state, &bytes);
	xmlBufferFree(buffer);
	end_library();
	if (code == IT_OK)
		code = read_back(&bytes, err);
	else
		code = it_fail_memory(err);
	if (code == IT_OK) {
		it_strbuf_bytes(xml, bytes.data, bytes.len);
		code = it_strbuf_check(xml, err);
	}
	it_strbuf_free(&bytes);
	return code;
}
