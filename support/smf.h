/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Manifests of SMF, see its service_bundle.dtd.1: what one of ours holds, and
 * the elements that spell it.
 */
#ifndef IT_SMF_H
#define IT_SMF_H

#include <stddef.h>

#include "support/xml.h"

/* For the document type of a form. */
#define IT_SMF_DTD "\"/usr/share/lib/xml/dtd/service_bundle.dtd.1\""

enum { IT_SMF_VALUE = 192 }; /* bytes of a property's value, with its end */

typedef struct it_smf_fmri {
	const char *value;
} it_smf_fmri;

typedef struct it_smf_dependence {
	const char *name, *grouping;
	const it_smf_fmri *on;
	size_t count;
} it_smf_dependence;

typedef struct it_smf_method {
	const char *name, *exec, *timeout;
} it_smf_method;

typedef struct it_smf_propval {
	const char *name;
	char value[IT_SMF_VALUE];
} it_smf_propval;

typedef struct it_smf_group {
	const char *name, *type;
	const it_smf_propval *values;
	size_t count;
} it_smf_group;

typedef struct it_smf_bundle {
	const char *name, *service, *stability, *common_name, *description;
	int described; /* is there a description? */
	int enabled;   /* runs when it is imported for the first time */
	const it_smf_dependence *dependencies, *dependents;
	size_t dependency_count, dependent_count;
	const it_smf_method *methods;
	size_t method_count;
	const it_smf_group *groups;
	size_t group_count;
} it_smf_bundle;

/*
 * The document of an it_xml_form, whose record is an it_smf_bundle.  Reading
 * looks for the values of properties alone: whether the rest is as we write it
 * is decided by writing it again.
 */
extern const it_xml_element it_smf_document;

#endif
