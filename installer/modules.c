/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/modules.h"
#include "installer/userland.h"
#include "support/text.h"

static const char *const vmxnet3s_aliases[] = {"pci15ad,7b0", NULL};
static const char *const vmxnet3s_spellings[] = {"pciex15ad,7b0", NULL};
static const char *const vmxnet_aliases[] = {"pci15ad,720", NULL};
static const char *const vmxnet_spellings[] = {"pciex15ad,720", NULL};

/*
 * vmxnet: VMware also takes pci1022,2000 away from pcn.  That changes which
 * driver serves an adapter that works, so it is not done unasked.
 * vmmemctl, vmhgfs and vmblock are loaded by name and never registered.
 */
static const it_module_row rows[] = {
	{IT_MODULE_VMXNET3S, "network", 1, 1,
	 {"vmxnet3s", vmxnet3s_aliases, vmxnet3s_spellings, "* 0600 root sys",
	  NULL},
	 "vmxnet3 network adapter (in \"network\", the default)"},
	{IT_MODULE_VMXNET, "network", 0, 0,
	 {"vmxnet", vmxnet_aliases, vmxnet_spellings, "* 0600 root sys", NULL},
	 "vmxnet network adapter (in \"network\", where the media has it)"},
	{IT_MODULE_VMMEMCTL, "vmmemctl", 1, 0, {NULL, NULL, NULL, NULL, NULL},
	 "memory ballooning; the file only, it is not loaded"},
	{IT_MODULE_VMHGFS, "vmhgfs", 1, 0, {NULL, NULL, NULL, NULL, NULL},
	 "shared folders; the file only, it is not loaded"},
	{IT_MODULE_VMBLOCK, "vmblock", 1, 0, {NULL, NULL, NULL, NULL, NULL},
	 "drag and drop; the file only, it is not loaded"},
};

const it_taken_adapter it_module_taken = {"pci1022,2000", "vmxnet", "pcn"};

enum { ROWS = sizeof rows / sizeof rows[0] };

const it_module_row *it_module_at(size_t i)
{
	return i < ROWS ? &rows[i] : NULL;
}

const it_module_row *it_module_row_of(const char *name)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (strcmp(it_module_name(rows[i].module), name) == 0)
			return &rows[i];
	return NULL;
}

size_t it_module_index(const it_module_row *row)
{
	return (size_t)(row - rows);
}

size_t it_module_count(void)
{
	return ROWS;
}

int it_module_width(size_t i)
{
	static const int widths[IT_WIDTHS] = {0, 32, 64};

	return widths[i];
}

/* As every driver package of the system has them (root:sys). */
unsigned it_module_mode(int bits)
{
	return bits == 0 ? 0644 : 0755;
}

/* Takes the next word of a comma separated list. */
static int next_item(it_slice *rest, it_slice *item)
{
	const char *comma;

	if (rest->len == 0)
		return 0;
	comma = memchr(rest->at, ',', rest->len);
	item->at = rest->at;
	item->len = comma != NULL ? (size_t)(comma - rest->at) : rest->len;
	rest->at += item->len + (comma != NULL);
	rest->len -= item->len + (comma != NULL);
	return 1;
}

static int names(const it_module_row *row, it_slice item)
{
	return it_slice_is(item, row->component) ||
	       it_slice_is(item, it_module_name(row->module));
}

int it_module_selected(const it_module_row *row, const char *components)
{
	it_slice rest = it_slice_of(components), item;

	while (next_item(&rest, &item))
		if (names(row, item))
			return 1;
	return 0;
}

const it_component *it_component_at(size_t i)
{
	static const it_component parts[] = {
		{IT_USERLAND, "VMware's programs in usr/lib/vmware-tools, "
			      "without X11"},
		{IT_STARTUP, "the same, and what starts them; see "
			     "--start-services"},
	};

	return i < sizeof parts / sizeof parts[0] ? &parts[i] : NULL;
}

int it_component_selected(const char *name, const char *components)
{
	it_slice rest = it_slice_of(components), item;

	while (next_item(&rest, &item))
		if (it_slice_is(item, name))
			return 1;
	return 0;
}

static int is_component(it_slice item)
{
	const it_component *part;
	size_t i;

	for (i = 0; (part = it_component_at(i)) != NULL; i++)
		if (it_slice_is(item, part->name))
			return 1;
	for (i = 0; i < ROWS; i++)
		if (names(&rows[i], item))
			return 1;
	return 0;
}

it_code it_components_check(const char *components, it_error *err)
{
	it_slice rest = it_slice_of(components), item;
	char word[64];

	if (rest.len == 0)
		return it_fail(err, IT_USAGE, "--components",
			       "names no component");
	while (next_item(&rest, &item)) {
		if (is_component(item))
			continue;
		(void)it_slice_copy(item, word, sizeof word);
		(void)it_fail(err, IT_USAGE, "--components",
			      "\"%s\" is not a component", word);
		it_error_remedy(err, "\"--components help\" lists them");
		return IT_USAGE;
	}
	return IT_OK;
}

void it_module_path(const it_module_row *row, int bits, char *out, size_t size)
{
	(void)snprintf(out, size, "kernel/drv/%s%s%s",
		       bits == 64 ? "amd64/" : "", it_module_name(row->module),
		       bits == 0 ? ".conf" : "");
}

void it_module_shadow(const it_module_row *row, int bits, char *out,
		      size_t size)
{
	(void)snprintf(out, size, "platform/i86pc/kernel/drv/%s%s",
		       bits == 64 ? "amd64/" : "",
		       it_module_name(row->module));
}

int it_module_bits(const char *path)
{
	size_t len = strlen(path);

	if (len > 5 && strcmp(path + len - 5, ".conf") == 0)
		return 0;
	return strstr(path, "/amd64/") != NULL ? 64 : 32;
}

int it_module_has_path(const char *path)
{
	char own[128];
	size_t i;

	for (i = 0; i < ROWS; i++) {
		it_module_path(&rows[i], it_module_bits(path), own,
			       sizeof own);
		if (strcmp(path, own) == 0)
			return 1;
	}
	return 0;
}

void it_module_flavour_dir(const char *dir, it_flavour_dir out)
{
	const char *end = strstr(dir, "_64");

	(void)snprintf(out, sizeof(it_flavour_dir), "%.*s",
		       (int)(end != NULL ? (size_t)(end - dir) : strlen(dir)),
		       dir);
}
