/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>

#include "installer/describe.h"
#include "installer/report.h"
#include "support/text.h"

const char *it_driver_kind_word(it_driver_kind kind)
{
	static const char *const words[] = {
		"driver",	"not-elf", "damaged", "wrong-architecture",
		"not-loadable", "foreign", "other"};

	return words[kind];
}

static void say_not_driver(const it_options *opt, const char *name,
			   const it_driver *driver)
{
	it_say(opt, "File", IT_BOLD, "%s", name);
	it_say(opt, "", IT_RED, "not a Solaris driver for x86: %s",
	       driver->reason);
}

static void say_if(const it_options *opt, const char *label, const char *text)
{
	if (text[0] != '\0')
		it_say(opt, label, IT_PLAIN, "%s", text);
}

static void say_flavour(const it_options *opt, const it_driver *driver)
{
	char systems[128];

	it_flavour_systems(driver->flavours, systems, sizeof systems);
	if (driver->contradictory)
		it_say(opt, "Built for", IT_RED,
		       "unknown: its signs contradict each other");
	else
		it_say(opt, "Built for", IT_GREEN, "%s%s", systems,
		       driver->proven ? "" : " (not proven)");
	say_if(opt, "Version", driver->product);
	if (opt->verbose)
		say_if(opt, "Source", driver->generation);
	if (opt->explain || driver->contradictory)
		say_if(opt, "", driver->reason);
}

void it_describe_driver(const it_options *opt, const char *name,
			const it_driver *driver)
{
	/* By lso_fixed, from -1 on. */
	static const char *const lso[] = {"unknown", "broken on 5.11 kernels",
					  "works"};

	if (driver->kind != IT_KIND_DRIVER) {
		say_not_driver(opt, name, driver);
		return;
	}
	it_say(opt, "File", IT_BOLD, "%s", name);
	it_say(opt, "Module", IT_PLAIN, "%s, %d-bit",
	       it_module_name(driver->module), driver->bits);
	say_flavour(opt, driver);
	say_if(opt, "Text", driver->ident);
	say_if(opt, "MTU", driver->mtu_way);
	if (driver->module == IT_MODULE_VMXNET3S)
		it_say(opt, "LSO", IT_PLAIN, "%s",
		       lso[driver->lso_fixed + 1]);
	if (driver->cautions[0] != '\0')
		it_say(opt, "Caution", IT_YELLOW, "%s", driver->cautions);
	if (opt->verbose)
		say_if(opt, "Depends", driver->depends);
}

static void put_flavours(it_json *json, unsigned flavours)
{
	char name[64];
	unsigned bit;

	it_json_array(json, "flavours");
	for (bit = 1; bit <= IT_FLAVOUR_ILLUMOS; bit <<= 1) {
		if (!(flavours & bit))
			continue;
		it_flavour_text(bit, name, sizeof name);
		it_json_text(json, NULL, name);
	}
	it_json_array_end(json);
}

void it_describe_driver_json(it_json *json, const it_driver *driver)
{
	it_json_text(json, "kind", it_driver_kind_word(driver->kind));
	if (driver->module == IT_MODULE_NONE)
		it_json_null(json, "module");
	else
		it_json_text(json, "module", it_module_name(driver->module));
	it_json_number(json, "bits", driver->bits);
	put_flavours(json, driver->flavours);
	it_json_bool(json, "proven", driver->proven);
	it_json_bool(json, "contradictory", driver->contradictory);
	it_json_text_or_null(json, "generation", driver->generation);
	it_json_text_or_null(json, "product", driver->product);
	it_json_text_or_null(json, "ident", driver->ident);
	it_json_text_or_null(json, "depends", driver->depends);
	it_json_text_or_null(json, "reason", driver->reason);
	it_json_text_or_null(json, "mtu", driver->mtu_way);
	if (driver->lso_fixed < 0)
		it_json_null(json, "lso_works");
	else
		it_json_bool(json, "lso_works", driver->lso_fixed);
	it_json_text_or_null(json, "cautions", driver->cautions);
}
