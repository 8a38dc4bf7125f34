/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a driver file is, by the names that it imports (tuning.md 3.3), and
 * what it then does on this kernel (1.2).
 */
#include "config.h"

#include <string.h>

#include "payload/elf.h"
#include "tests/guest/programs/net.h"

static const char *const names[BUILDS] = {
	[BUILD_PLAIN] = "plain",   [BUILD_E1000G] = "e1000g",
	[BUILD_TEN] = "ten",	   [BUILD_STRAY] = "stray",
	[BUILD_JUMBO] = "jumbo",   [BUILD_FIXED] = "fixed",
	[BUILD_ILLUMOS] = "illumos", [BUILD_CLAIMS] = "claims",
};

const char *build_name(build b)
{
	return names[b];
}

build build_of_name(const char *name)
{
	int i;

	for (i = 0; i < BUILDS; i++)
		if (strcmp(names[i], name) == 0)
			return (build)i;
	die("no build %s", name);
}

static int has_import(const it_elf *elf, const char *name)
{
	size_t section = it_elf_find(elf, IT_ELF_SYMTAB, 1), i;
	it_elf_symbols symbols;
	it_elf_symbol symbol;

	if (section == 0 || !it_elf_symbols_at(elf, section, &symbols))
		return 0;
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (symbol.section == IT_ELF_UNDEF && symbol.name != NULL &&
		    strcmp(symbol.name, name) == 0)
			return 1;
	}
	return 0;
}

/* The name of a property, as the text of a driver has it. */
static int has_word(const it_strbuf *file, const char *word)
{
	const char *at = it_strbuf_str(file);
	size_t len = strlen(word) + 1, i;

	for (i = 1; i + len <= file->len; i++)
		if (at[i - 1] == '\0' && memcmp(at + i, word, len) == 0)
			return 1;
	return 0;
}

static int says(const char *driver, const char *word)
{
	it_strbuf file = {NULL, 0, 0, 0};
	char path[PATH_SIZE];
	int found = find_module(driver, path) &&
		    read_guest_file(path, &file) && has_word(&file, word);

	it_strbuf_free(&file);
	return found;
}

static int imports(const char *driver, const char *name)
{
	it_strbuf file = {NULL, 0, 0, 0};
	char path[PATH_SIZE];
	const char *why;
	it_elf elf;
	int found;

	if (!find_module(driver, path) || !read_guest_file(path, &file))
		return 0;
	found = it_elf_open(&elf, it_strbuf_str(&file), file.len, &why) ==
			IT_ELF_OK &&
		it_elf_has_sections(&elf, &why) && has_import(&elf, name);
	it_strbuf_free(&file);
	return found;
}

int build_has_ioctl(const char *driver)
{
	return imports(driver, "miocack");
}

build build_of(const char *driver)
{
	int tells_mac, takes_mtu;

	if (strcmp(driver, "e1000g") == 0)
		return BUILD_E1000G;
	if (strcmp(driver, "vmxnet3s") != 0)
		return BUILD_PLAIN;
	tells_mac = imports(driver, "mac_maxsdu_update");
	takes_mtu = imports(driver, "mac_prop_info_set_range_uint32");
	if (takes_mtu)
		return tells_mac ? BUILD_ILLUMOS : BUILD_FIXED;
	if (tells_mac)
		return BUILD_JUMBO;
	/* Its MAC knows no other way, and it has the ioctl (3.2). */
	if (build_has_ioctl(driver) && !says(driver, "MTU"))
		return BUILD_CLAIMS;
	return the_system()->net == NET_10 ? BUILD_TEN : BUILD_STRAY;
}
