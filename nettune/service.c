/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a service sets stands in properties, so that svccfg(1M) shows and
 * changes it:
 *
 *	<property_group name="config" type="application">
 *	  <propval name="item_00" type="astring" value="mtu net0 9000"/>
 *
 * net-tune.sh reads these.
 */
#include "config.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nettune/net_tune.h"
#include "nettune/service.h"
#include "support/smf.h"

#define METHOD IT_SERVICE_FOLDER "/net-tune"

const char it_service_method_path[] = METHOD;

it_slice it_service_method(void)
{
	return it_slice_of(it_net_tune);
}

static const it_xml_form form = {
	&it_smf_document, IT_TARGET,
	"put back what install-tools wrote, or remove the file and apply the "
	"settings again", 0,
	"<!DOCTYPE service_bundle SYSTEM " IT_SMF_DTD ">\n"};

/* --- the two services ------------------------------------------------- */

/* The boot may run them before others, but is never stopped by them. */
#define OPTIONAL "optional_all"

static const it_smf_fmri usr[] = {{"svc:/system/filesystem/usr"}};
static const it_smf_fmri physical[] = {{"svc:/network/physical"}};
static const it_smf_fmri datalinks[] = {
	{"svc:/network/datalink-management:default"}};
static const it_smf_fmri datalinks_if_any[] = {
	{"svc:/network/datalink-management"}};
static const it_smf_fmri interfaces[] = {
	{"svc:/network/ip-interface-management"}};
static const it_smf_fmri multi_user[] = {{"svc:/milestone/multi-user"}};
static const it_smf_fmri nfs[] = {{"svc:/network/nfs/client"}};
static const it_smf_fmri iscsi[] = {{"svc:/network/iscsi/initiator"}};

/* 2009.06 has datalink-management, Solaris 10 has not. */
static const it_smf_dependence early_needs_10[] = {
	{"usr", "require_all", usr, 1},
	{"datalinks", OPTIONAL, datalinks_if_any, 1}};
static const it_smf_dependence early_needs[] = {
	{"usr", "require_all", usr, 1},
	{"datalinks", "require_all", datalinks, 1}};
static const it_smf_dependence late_needs[] = {
	{"usr", "require_all", usr, 1},
	{"physical", OPTIONAL, physical, 1},
	{"interfaces", OPTIONAL, interfaces, 1}};

/* The name becomes a property group of the other service. */
static const it_smf_dependence early_serves[] = {
	{"install-tools-net-early_physical", OPTIONAL, physical, 1}};
static const it_smf_dependence late_serves[] = {
	{"install-tools-net-late_multi-user", OPTIONAL, multi_user, 1},
	{"install-tools-net-late_nfs", OPTIONAL, nfs, 1},
	{"install-tools-net-late_iscsi", OPTIONAL, iscsi, 1}};

#define METHODS(stage)                                                        \
	{                                                                     \
		{"start", "/" METHOD " " stage, "60"},                        \
			{"stop", ":true", "3"},                               \
	}
static const it_smf_method early_methods[] = METHODS("early");
static const it_smf_method late_methods[] = METHODS("late");
static const it_smf_propval transient[] = {{"duration", "transient"}};

static const struct stage {
	const char *fmri, *path, *path10;
	it_smf_bundle manifest;
	size_t needs10; /* how many dependencies there are then */
	const it_smf_dependence *dependencies10;
} stages[] = {
	{"svc:/site/install-tools/net-early:default",
	 "lib/svc/manifest/site/install-tools-net-early.xml",
	 "var/svc/manifest/site/install-tools-net-early.xml",
	 {"install-tools:net-early", "site/install-tools/net-early",
	  "Unstable", "network settings before links are used",
	  "Sets the MTU of links, as install-tools was told to.", 1, 1,
	  early_needs, early_serves, 2, 1, early_methods, 2, NULL, 0},
	 2,
	 early_needs_10},
	{"svc:/site/install-tools/net-late:default",
	 "lib/svc/manifest/site/install-tools-net-late.xml",
	 "var/svc/manifest/site/install-tools-net-late.xml",
	 {"install-tools:net-late", "site/install-tools/net-late",
	  "Unstable", "network settings that no other store keeps",
	  "Sets properties of TCP and IP, as install-tools was told to.", 1, 1,
	  late_needs, late_serves, 3, 3, late_methods, 2, NULL, 0},
	 2,
	 late_needs}};

const char *it_service_fmri(it_service_stage stage)
{
	return stages[stage].fmri;
}

const char *it_service_manifest_path(it_service_stage stage, int solaris10)
{
	return solaris10 ? stages[stage].path10 : stages[stage].path;
}

/* --- items ------------------------------------------------------------ */

static const struct kind {
	const char *word;
	it_service_stage stage;
	int named;
} kinds[] = {[IT_BOOT_LINK_MTU] = {"mtu", IT_SERVICE_EARLY, 0},
	     [IT_BOOT_ACCEPT_JUMBO] = {"accept-jumbo", IT_SERVICE_EARLY, 0},
	     [IT_BOOT_NDD] = {"ndd", IT_SERVICE_LATE, 1},
	     [IT_BOOT_IPADM] = {"ipadm", IT_SERVICE_LATE, 1}};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

it_service_stage it_boot_stage(it_boot_kind kind)
{
	return kinds[kind].stage;
}

/* Nothing that a shell, svcprop or a program could take for anything else. */
static int is_word(const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789"
				    "._/:-";

	return text[0] != '\0' && text[0] != '-' &&
	       text[strspn(text, plain)] == '\0';
}

static it_code spell(const it_boot_item *item, char text[IT_SMF_VALUE],
		     it_error *err)
{
	const struct kind *kind = &kinds[item->kind];

	if (!is_word(item->object) || !is_word(item->value) ||
	    (kind->named ? !is_word(item->name) : item->name[0] != '\0'))
		return it_fail(err, IT_FAILED, item->object,
			       "cannot be set at boot: %s \"%s\" \"%s\" is not "
			       "made of plain words", kind->word, item->name,
			       item->value);
	(void)snprintf(text, IT_SMF_VALUE, "%s %s %s%s%s", kind->word,
		       item->object, item->name, kind->named ? " " : "",
		       item->value);
	return IT_OK;
}

/* Takes more than we write: the caller writes the items again and compares. */
static int parse_setting(const char *text, it_boot_item *item)
{
	it_slice rest = it_slice_of(text), word;
	int kind = 0;

	memset(item, 0, sizeof *item);
	if (!it_next_word(&rest, &word))
		return 0;
	while (kind < KINDS && !it_slice_is(word, kinds[kind].word))
		kind++;
	if (kind == KINDS || !it_next_word(&rest, &word) ||
	    !it_slice_copy(word, item->object, sizeof item->object))
		return 0;
	item->kind = (it_boot_kind)kind;
	if (kinds[kind].named &&
	    (!it_next_word(&rest, &word) ||
	     !it_slice_copy(word, item->name, sizeof item->name)))
		return 0;
	return it_next_word(&rest, &word) &&
	       it_slice_copy(word, item->value, sizeof item->value);
}

/* --- writing ---------------------------------------------------------- */

static const char *const item_names[] = {
#define TEN(d)                                                                \
	"item_" d "0", "item_" d "1", "item_" d "2", "item_" d "3",           \
		"item_" d "4", "item_" d "5", "item_" d "6", "item_" d "7",   \
		"item_" d "8", "item_" d "9"
	TEN("0"), TEN("1"), TEN("2"), TEN("3"), TEN("4"),
	TEN("5"), TEN("6"), TEN("7"), TEN("8"), TEN("9")};

static it_code collect(it_service_stage stage, const it_boot_item *items,
		       size_t count, it_smf_propval *values, size_t *found,
		       it_error *err)
{
	it_code code = IT_OK;
	size_t i;

	*found = 0;
	for (i = 0; code == IT_OK && i < count; i++) {
		if (it_boot_stage(items[i].kind) != stage)
			continue;
		if (*found == IT_SERVICE_ITEMS)
			return it_fail(err, IT_FAILED, it_service_fmri(stage),
				       "can set at most %d things",
				       IT_SERVICE_ITEMS);
		values[*found].name = item_names[*found];
		code = spell(&items[i], values[*found].value, err);
		*found += 1;
	}
	if (code != IT_OK || *found != 0)
		return code;
	return it_fail(err, IT_FAILED, it_service_fmri(stage),
		       "would have nothing to set");
}

it_code it_service_manifest(it_service_stage stage, const it_boot_item *items,
			    size_t count, int solaris10, it_strbuf *text,
			    it_error *err)
{
	it_smf_propval values[IT_SERVICE_ITEMS];
	it_smf_group groups[] = {
		{"startd", "framework", transient, 1},
		{"config", "application", values, 0}};
	it_smf_bundle manifest = stages[stage].manifest;
	it_code code;

	code = collect(stage, items, count, values, &groups[1].count, err);
	if (code != IT_OK)
		return code;
	manifest.groups = groups;
	manifest.group_count = 2;
	if (solaris10) {
		manifest.dependencies = stages[stage].dependencies10;
		manifest.dependency_count = stages[stage].needs10;
	}
	return it_xml_write(&form, &manifest, text, err);
}

/* --- reading ---------------------------------------------------------- */

static it_code is_not_ours(const char *name, it_error *err)
{
	(void)it_fail(err, IT_TARGET, name,
		      "is not as install-tools writes it");
	it_error_remedy(err, "%s", form.remedy);
	return IT_TARGET;
}

/* The last group of ours has the items. */
static it_code parse_items(const it_smf_bundle *manifest, const char *name,
			   it_boot_item *items, size_t *count, it_error *err)
{
	const it_smf_group *group;
	size_t i;

	if (manifest->group_count == 0)
		return is_not_ours(name, err);
	group = &manifest->groups[manifest->group_count - 1];
	if (group->count == 0 || group->count > IT_SERVICE_ITEMS)
		return is_not_ours(name, err);
	for (i = 0; i < group->count; i++)
		if (!parse_setting(group->values[i].value, &items[i]))
			return is_not_ours(name, err);
	*count = group->count;
	return IT_OK;
}

static it_code compare(it_slice bytes, const char *name,
		       const it_boot_item *items, size_t count, it_error *err)
{
	it_strbuf again = {NULL, 0, 0, 0};
	it_code code = IT_OK;
	int solaris10, same = 0;

	for (solaris10 = 0; code == IT_OK && !same && solaris10 < 2;
	     solaris10++) {
		it_strbuf_reset(&again);
		code = it_service_manifest(it_boot_stage(items[0].kind), items,
					   count, solaris10, &again, NULL);
		same = code == IT_OK &&
		       it_slice_same(it_strbuf_slice(&again), bytes);
	}
	it_strbuf_free(&again);
	if (code == IT_NO_MEMORY)
		return it_fail_memory(err);
	return same ? IT_OK : is_not_ours(name, err);
}

static it_code append(it_boot_item **items, size_t *count,
		      const it_boot_item *more, size_t found, it_error *err)
{
	it_boot_item *list;

	list = realloc(*items, (*count + found) * sizeof *list);
	if (list == NULL)
		return it_fail_memory(err);
	memcpy(list + *count, more, found * sizeof *more);
	*items = list;
	*count += found;
	return IT_OK;
}

it_code it_service_parse(it_slice bytes, const char *name,
			 it_boot_item **items, size_t *count, it_error *err)
{
	it_boot_item found[IT_SERVICE_ITEMS];
	it_smf_bundle manifest;
	size_t found_count = 0;
	it_code code;

	memset(&manifest, 0, sizeof manifest);
	code = it_xml_read(&form, bytes.at, bytes.len, name, &manifest, err);
	if (code == IT_OK)
		code = parse_items(&manifest, name, found, &found_count, err);
	if (code == IT_OK)
		code = compare(bytes, name, found, found_count, err);
	if (code == IT_OK)
		code = append(items, count, found, found_count, err);
	it_xml_free_lists(&form, &manifest);
	return code;
}
