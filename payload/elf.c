/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "payload/elf.h"

/* Where a field of a header or entry stands: 32-bit form, 64-bit form. */
struct field {
	unsigned char at32, width32, at64, width64;
};

enum {
	HEADER_TYPE,
	HEADER_MACHINE,
	HEADER_TABLE,
	HEADER_EACH,
	HEADER_COUNT,
	HEADER_NAMES,
	SECTION_NAME,
	SECTION_TYPE,
	SECTION_FLAGS,
	SECTION_OFFSET,
	SECTION_SIZE,
	SECTION_LINK,
	SECTION_INFO,
	SECTION_EACH,
	SYMBOL_NAME,
	SYMBOL_INFO,
	SYMBOL_SECTION,
	SYMBOL_VALUE,
	SYMBOL_SIZE,
	RELOC_OFFSET,
	RELOC_INFO,
	RELOC_ADDEND
};

static const struct field fields[] = {
	[HEADER_TYPE] = {16, 2, 16, 2},
	[HEADER_MACHINE] = {18, 2, 18, 2},
	[HEADER_TABLE] = {32, 4, 40, 8},
	[HEADER_EACH] = {46, 2, 58, 2},
	[HEADER_COUNT] = {48, 2, 60, 2},
	[HEADER_NAMES] = {50, 2, 62, 2},
	[SECTION_NAME] = {0, 4, 0, 4},
	[SECTION_TYPE] = {4, 4, 4, 4},
	[SECTION_FLAGS] = {8, 4, 8, 8},
	[SECTION_OFFSET] = {16, 4, 24, 8},
	[SECTION_SIZE] = {20, 4, 32, 8},
	[SECTION_LINK] = {24, 4, 40, 4},
	[SECTION_INFO] = {28, 4, 44, 4},
	[SECTION_EACH] = {36, 4, 56, 8},
	[SYMBOL_NAME] = {0, 4, 0, 4},
	[SYMBOL_INFO] = {12, 1, 4, 1},
	[SYMBOL_SECTION] = {14, 2, 6, 2},
	[SYMBOL_VALUE] = {4, 4, 8, 8},
	[SYMBOL_SIZE] = {8, 4, 16, 8},
	[RELOC_OFFSET] = {0, 4, 0, 8},
	[RELOC_INFO] = {4, 4, 8, 8},
	[RELOC_ADDEND] = {8, 4, 16, 8},
};

/* Sizes of headers and entries, by class. */
static size_t header_size(const it_elf *elf)
{
	return elf->bits == 64 ? 64 : 52;
}

static size_t section_size(const it_elf *elf)
{
	return elf->bits == 64 ? 64 : 40;
}

static size_t symbol_size(const it_elf *elf)
{
	return elf->bits == 64 ? 24 : 16;
}

static size_t reloc_size(const it_elf *elf, int rela)
{
	return (elf->bits == 64 ? 8U : 4U) * (rela ? 3U : 2U);
}

static uint64_t number_at(const it_elf *elf, const unsigned char *at,
			  unsigned width)
{
	uint64_t value = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		value = value << 8 | at[elf->big ? i : width - 1 - i];
	return value;
}

static uint64_t get(const it_elf *elf, const unsigned char *entry, int field)
{
	const struct field *f = &fields[field];

	if (elf->bits == 64)
		return number_at(elf, entry + f->at64, f->width64);
	return number_at(elf, entry + f->at32, f->width32);
}

/* Identification bytes: 4 class, 5 byte order, 6 version. */
static const char *identify(it_elf *elf)
{
	if (elf->len < 16)
		return "it ends inside the ELF header";
	if (elf->bytes[4] != 1 && elf->bytes[4] != 2)
		return "its ELF class is neither 32 nor 64 bit";
	if (elf->bytes[5] != 1 && elf->bytes[5] != 2)
		return "its ELF byte order is neither of the two";
	elf->bits = elf->bytes[4] == 2 ? 64 : 32;
	elf->big = elf->bytes[5] == 2;
	if (elf->len < header_size(elf))
		return "it ends inside the ELF header";
	return NULL;
}

it_elf_state it_elf_open(it_elf *elf, const void *bytes, size_t len,
			 const char **why)
{
	memset(elf, 0, sizeof(*elf));
	elf->bytes = bytes;
	elf->len = len;
	*why = NULL;
	if (len < 4 || memcmp(bytes, "\177ELF", 4) != 0)
		return IT_ELF_NONE;
	*why = identify(elf);
	if (*why != NULL)
		return IT_ELF_BAD;
	elf->type = (unsigned)get(elf, elf->bytes, HEADER_TYPE);
	elf->machine = (unsigned)get(elf, elf->bytes, HEADER_MACHINE);
	elf->table = get(elf, elf->bytes, HEADER_TABLE);
	elf->sections = (size_t)get(elf, elf->bytes, HEADER_COUNT);
	elf->names = (size_t)get(elf, elf->bytes, HEADER_NAMES);
	return IT_ELF_OK;
}

int it_elf_has_sections(const it_elf *elf, const char **why)
{
	if (elf->table == 0 || elf->sections == 0) {
		*why = "it has no section headers";
		return 0;
	}
	if (get(elf, elf->bytes, HEADER_EACH) != section_size(elf)) {
		*why = "its section headers have a wrong size";
		return 0;
	}
	/* The table is written last: a cut file lacks it. */
	if (elf->table > elf->len ||
	    elf->sections > (elf->len - elf->table) / section_size(elf)) {
		*why = "its section headers lie beyond the end of the file";
		return 0;
	}
	if (elf->names >= elf->sections) {
		*why = "its section names are in a section that is not there";
		return 0;
	}
	return 1;
}

static const unsigned char *section_entry(const it_elf *elf, size_t index)
{
	return elf->bytes + elf->table + index * section_size(elf);
}

/* The bytes of a section, if it has any and they are in the file. */
static void find_data(const it_elf *elf, const unsigned char *entry,
		      it_elf_section *out)
{
	uint64_t offset = get(elf, entry, SECTION_OFFSET);
	uint64_t size = get(elf, entry, SECTION_SIZE);

	if (out->type == 0 || out->type == IT_ELF_NOBITS)
		return;
	if (offset > elf->len || size > elf->len - offset) {
		out->outside = 1;
		return;
	}
	out->data = elf->bytes + offset;
	out->size = (size_t)size;
}

/* A name in a string table that ends in a NUL, or "". */
static const char *section_name(const it_elf *elf, uint64_t at)
{
	it_elf_section names;

	memset(&names, 0, sizeof(names));
	if (elf->names == 0)
		return "";
	names.type = IT_ELF_STRTAB;
	find_data(elf, section_entry(elf, elf->names), &names);
	if (at >= names.size || names.data[names.size - 1] != '\0')
		return "";
	return (const char *)names.data + at;
}

int it_elf_section_at(const it_elf *elf, size_t index, it_elf_section *out)
{
	const unsigned char *entry;

	memset(out, 0, sizeof(*out));
	out->name = "";
	if (index >= elf->sections)
		return 0;
	entry = section_entry(elf, index);
	out->name = section_name(elf, get(elf, entry, SECTION_NAME));
	out->type = (uint32_t)get(elf, entry, SECTION_TYPE);
	out->link = (uint32_t)get(elf, entry, SECTION_LINK);
	out->info = (uint32_t)get(elf, entry, SECTION_INFO);
	out->flags = get(elf, entry, SECTION_FLAGS);
	out->each = get(elf, entry, SECTION_EACH);
	find_data(elf, entry, out);
	return 1;
}

size_t it_elf_find(const it_elf *elf, uint32_t type, size_t from)
{
	size_t i;

	for (i = from; i < elf->sections; i++)
		if (get(elf, section_entry(elf, i), SECTION_TYPE) == type)
			return i;
	return 0;
}

int it_elf_symbols_at(const it_elf *elf, size_t index, it_elf_symbols *out)
{
	it_elf_section table, names;

	memset(out, 0, sizeof(*out));
	if (!it_elf_section_at(elf, index, &table) || table.data == NULL ||
	    table.each != symbol_size(elf))
		return 0;
	if (!it_elf_section_at(elf, table.link, &names) ||
	    names.type != IT_ELF_STRTAB || names.size == 0 ||
	    names.data[names.size - 1] != '\0')
		return 0;
	out->elf = elf;
	out->data = table.data;
	out->count = table.size / symbol_size(elf);
	out->names = (const char *)names.data;
	out->names_size = names.size;
	return 1;
}

void it_elf_symbol_at(const it_elf_symbols *symbols, size_t index,
		      it_elf_symbol *out)
{
	const it_elf *elf = symbols->elf;
	const unsigned char *entry =
		symbols->data + index * symbol_size(elf);
	uint64_t name = get(elf, entry, SYMBOL_NAME);
	unsigned info = (unsigned)get(elf, entry, SYMBOL_INFO);

	out->name = name < symbols->names_size ? symbols->names + name : NULL;
	out->bind = info >> 4;
	out->type = info & 15;
	out->section = (unsigned)get(elf, entry, SYMBOL_SECTION);
	out->value = get(elf, entry, SYMBOL_VALUE);
	out->size = get(elf, entry, SYMBOL_SIZE);
}

int it_elf_relocs_at(const it_elf *elf, size_t index, it_elf_relocs *out)
{
	it_elf_section table;

	memset(out, 0, sizeof(*out));
	if (!it_elf_section_at(elf, index, &table) || table.data == NULL)
		return 0;
	if (table.type != IT_ELF_RELA && table.type != IT_ELF_REL)
		return 0;
	out->rela = table.type == IT_ELF_RELA;
	out->each = reloc_size(elf, out->rela);
	if (table.each != out->each)
		return 0;
	out->elf = elf;
	out->data = table.data;
	out->count = table.size / out->each;
	out->target = table.info;
	out->symbols = table.link;
	return 1;
}

void it_elf_reloc_at(const it_elf_relocs *relocs, size_t index,
		     it_elf_reloc *out)
{
	const it_elf *elf = relocs->elf;
	const unsigned char *entry = relocs->data + index * relocs->each;
	uint64_t info = get(elf, entry, RELOC_INFO);

	out->offset = get(elf, entry, RELOC_OFFSET);
	out->symbol = (size_t)(info >> (elf->bits == 64 ? 32 : 8));
	out->type = (unsigned)(info & (elf->bits == 64 ? 0xffffffffU : 0xff));
	out->addend = relocs->rela ? get(elf, entry, RELOC_ADDEND) : 0;
}

int it_elf_read(const it_elf *elf, const it_elf_section *section,
		uint64_t offset, unsigned width, uint64_t *value)
{
	if (offset > section->size || width > section->size - offset)
		return 0;
	*value = number_at(elf, section->data + offset, width);
	return 1;
}

static const char *symbols_flaw(const it_elf *elf, size_t index)
{
	it_elf_symbols symbols;
	it_elf_symbol symbol;
	size_t i;

	if (!it_elf_symbols_at(elf, index, &symbols))
		return "its symbol table has no sound form or string table";
	for (i = 0; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (symbol.name == NULL)
			return "a symbol name lies beyond its string table";
		if (symbol.section >= elf->sections &&
		    symbol.section < IT_ELF_RESERVED)
			return "a symbol is in a section that is not there";
	}
	return NULL;
}

static const char *relocs_flaw(const it_elf *elf, size_t index)
{
	it_elf_relocs relocs;
	it_elf_symbols symbols;
	it_elf_section target;
	it_elf_reloc reloc;
	size_t i;

	if (!it_elf_relocs_at(elf, index, &relocs))
		return "its relocations have a wrong size";
	if (!it_elf_section_at(elf, relocs.target, &target))
		return "relocations are for a section that is not there";
	if (relocs.count == 0 || relocs.target == 0)
		return NULL;
	if (!it_elf_symbols_at(elf, relocs.symbols, &symbols))
		return "relocations name no sound symbol table";
	for (i = 0; i < relocs.count; i++) {
		it_elf_reloc_at(&relocs, i, &reloc);
		if (reloc.symbol >= symbols.count)
			return "a relocation is for a symbol that is not there";
		/* Debug sections may be compressed, hence smaller. */
		if ((target.flags & IT_ELF_ALLOC) != 0 && reloc.type != 0 &&
		    reloc.offset >= target.size)
			return "a relocation lies beyond its section";
	}
	return NULL;
}

static const char *section_flaw(const it_elf *elf, size_t index,
				const it_elf_section *section)
{
	switch (section->type) {
	case IT_ELF_SYMTAB:
		return symbols_flaw(elf, index);
	case IT_ELF_RELA:
	case IT_ELF_REL:
		return relocs_flaw(elf, index);
	default:
		return NULL;
	}
}

/*
 * Sections of an object do not share bytes.  Demanding that their sizes add
 * up to no more than the file also bounds the work: 65,000 headers that all
 * name the same large table would cost hours otherwise.
 */
static const char *layout_flaw(const it_elf *elf)
{
	it_elf_section section;
	size_t i, room = elf->len;

	for (i = 0; i < elf->sections; i++) {
		(void)it_elf_section_at(elf, i, &section);
		if (section.outside)
			return "a section lies beyond the end of the file";
		if (section.size > room)
			return "its sections overlap";
		room -= section.size;
	}
	return NULL;
}

const char *it_elf_flaw(const it_elf *elf)
{
	const char *flaw = NULL;
	it_elf_section section;
	size_t i;

	if (!it_elf_has_sections(elf, &flaw))
		return flaw;
	flaw = layout_flaw(elf);
	for (i = 0; flaw == NULL && i < elf->sections; i++) {
		(void)it_elf_section_at(elf, i, &section);
		flaw = section_flaw(elf, i, &section);
	}
	return flaw;
}
