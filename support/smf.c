/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stddef.h>

#include "support/smf.h"
#include "support/text.h"

/* --- how values are spelled ------------------------------------------- */

static it_code take_nothing(void *member, const char *text)
{
	(void)member;
	(void)text;
	return IT_OK;
}

static it_code take_propval(void *member, const char *text)
{
	return it_slice_copy(it_slice_of(text), member, IT_SMF_VALUE)
		       ? IT_OK
		       : IT_FAILED;
}

static void put_propval(it_strbuf *out, const void *member)
{
	it_strbuf_text(out, member);
}

static void put_enabled(it_strbuf *out, const void *member)
{
	it_strbuf_text(out, *(const int *)member ? "true" : "false");
}

static const it_value value_text = {"", NULL, take_nothing, it_put_text};
static const it_value value_propval = {"must be shorter than 192 bytes", NULL,
				       take_propval, put_propval};
static const it_value value_enabled = {"", NULL, take_nothing, put_enabled};

/* What is the same in all manifests. */
#define FIXED(word)                                                           \
	static void put_##word(it_strbuf *out, const void *member)            \
	{                                                                     \
		(void)member;                                                 \
		it_strbuf_text(out, #word);                                   \
	}                                                                     \
	static const it_value value_##word = {"", NULL, take_nothing,         \
					      put_##word}
FIXED(manifest);
FIXED(service);
FIXED(1);
FIXED(none);
FIXED(method);
FIXED(astring);
FIXED(C);

/* --- the elements, in the order of the document type ------------------ */

#define SAME(name, word) {name, &value_##word, 0, IT_XML_ALWAYS}
#define ROW(name, type, member)                                               \
	{name, &value_text, offsetof(type, member), IT_XML_ALWAYS}
#define LIST(name, attributes, children, type, list, n, item)                 \
	{name, attributes, children, NULL, IT_XML_MANY, offsetof(type, list), \
	 offsetof(type, n), sizeof(item), 0}
#define ONE(name, attributes, children)                                       \
	{name, attributes, children, NULL, IT_XML_ONE, 0, 0, 0, 0}

static const it_xml_attribute no_attributes[] = {IT_XML_LAST};
static const it_xml_element nothing[] = {IT_XML_END};

static const it_xml_attribute fmri_attributes[] = {
	ROW("value", it_smf_fmri, value), IT_XML_LAST};
static const it_xml_element fmri_list[] = {
	LIST("service_fmri", fmri_attributes, nothing, it_smf_dependence, on,
	     count, it_smf_fmri),
	IT_XML_END};

static const it_xml_attribute dependency_attributes[] = {
	ROW("name", it_smf_dependence, name),
	ROW("grouping", it_smf_dependence, grouping),
	SAME("restart_on", none), SAME("type", service), IT_XML_LAST};

static const it_xml_attribute dependent_attributes[] = {
	ROW("name", it_smf_dependence, name),
	ROW("grouping", it_smf_dependence, grouping),
	SAME("restart_on", none), IT_XML_LAST};

static const it_xml_attribute method_attributes[] = {
	SAME("type", method), ROW("name", it_smf_method, name),
	ROW("exec", it_smf_method, exec),
	ROW("timeout_seconds", it_smf_method, timeout), IT_XML_LAST};

static const it_xml_attribute propval_attributes[] = {
	ROW("name", it_smf_propval, name), SAME("type", astring),
	{"value", &value_propval, offsetof(it_smf_propval, value),
	 IT_XML_ALWAYS},
	IT_XML_LAST};
static const it_xml_element propval_list[] = {
	LIST("propval", propval_attributes, nothing, it_smf_group, values,
	     count, it_smf_propval),
	IT_XML_END};

static const it_xml_attribute group_attributes[] = {
	ROW("name", it_smf_group, name), ROW("type", it_smf_group, type),
	IT_XML_LAST};

static const it_xml_attribute enabled_attributes[] = {
	{"enabled", &value_enabled, offsetof(it_smf_bundle, enabled),
	 IT_XML_ALWAYS},
	IT_XML_LAST};
static const it_xml_attribute stability_attributes[] = {
	ROW("value", it_smf_bundle, stability), IT_XML_LAST};

static const it_xml_attribute loctext_attributes[] = {SAME("xml:lang", C),
						      IT_XML_LAST};
static const it_xml_attribute common_name_text =
	ROW(NULL, it_smf_bundle, common_name);
static const it_xml_attribute description_text =
	ROW(NULL, it_smf_bundle, description);
static const it_xml_element common_name[] = {
	{"loctext", loctext_attributes, NULL, &common_name_text, IT_XML_ONE, 0,
	 0, 0, 0},
	IT_XML_END};
static const it_xml_element description[] = {
	{"loctext", loctext_attributes, NULL, &description_text, IT_XML_ONE, 0,
	 0, 0, 0},
	IT_XML_END};
static const it_xml_element template_children[] = {
	ONE("common_name", no_attributes, common_name),
	{"description", no_attributes, description, NULL, IT_XML_MAYBE, 0,
	 offsetof(it_smf_bundle, described), 0, 0},
	IT_XML_END};

static const it_xml_attribute service_attributes[] = {
	ROW("name", it_smf_bundle, service), SAME("type", service),
	SAME("version", 1), IT_XML_LAST};
static const it_xml_element service_children[] = {
	ONE("create_default_instance", enabled_attributes, nothing),
	ONE("single_instance", no_attributes, nothing),
	LIST("dependency", dependency_attributes, fmri_list, it_smf_bundle,
	     dependencies, dependency_count, it_smf_dependence),
	LIST("dependent", dependent_attributes, fmri_list, it_smf_bundle,
	     dependents, dependent_count, it_smf_dependence),
	LIST("exec_method", method_attributes, nothing, it_smf_bundle,
	     methods, method_count, it_smf_method),
	LIST("property_group", group_attributes, propval_list,
	     it_smf_bundle, groups, group_count, it_smf_group),
	ONE("stability", stability_attributes, nothing),
	ONE("template", no_attributes, template_children), IT_XML_END};

static const it_xml_attribute bundle_attributes[] = {
	SAME("type", manifest), ROW("name", it_smf_bundle, name),
	IT_XML_LAST};
static const it_xml_element bundle_children[] = {
	ONE("service", service_attributes, service_children), IT_XML_END};
static const it_xml_element document_children[] = {
	ONE("service_bundle", bundle_attributes, bundle_children),
	IT_XML_END};
const it_xml_element it_smf_document = ONE("document", NULL, document_children);

