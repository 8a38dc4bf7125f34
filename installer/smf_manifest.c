/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include "installer/smf_manifest.h"
#include "support/smf.h"

static const it_smf_fmri local[] = {{"svc:/system/filesystem/local"}};
static const it_smf_fmri network[] = {{"svc:/milestone/network"}};

static const it_smf_dependence needs[] = {
	{"filesystem", "require_all", local, 1},
	{"network", "optional_all", network, 1}};

static const it_smf_method methods[] = {
	{"start", IT_SMF_METHOD " start", "120"},
	{"stop", IT_SMF_METHOD " stop", "120"}};

/*
 * The service counts as transient: its method loads modules, mounts and
 * starts more than one program, and none of them is to be restarted when
 * another one ends.
 */
static const it_smf_propval transient[] = {{"duration", "transient"}};
static const it_smf_group startd[] = {{"startd", "framework", transient, 1}};

static const it_smf_bundle service = {
	"install-tools:vmware-tools", IT_SMF_SERVICE, "Evolving",
	"VMware Tools", NULL, 0, 0, needs, NULL, 2, 0, methods, 2, startd, 1};

/* Never read: verify compares digests, so that each byte counts. */
static const it_xml_form form = {
	&it_smf_document, IT_TARGET, "", IT_XML_NARROW,
	"<!DOCTYPE service_bundle\nSYSTEM " IT_SMF_DTD ">\n"};

it_code it_smf_manifest(int enabled, it_strbuf *out, it_error *err)
{
	it_smf_bundle manifest = service;

	manifest.enabled = enabled;
	return it_xml_write(&form, &manifest, out, err);
}
