/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The load check: a set of the names that a kernel defines, and which of a
 * driver's imports are not among them.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "payload/driver.h"
#include "payload/elf.h"
#include "support/text.h"

/*
 * No name of a kernel comes near NAME_LIMIT; longer ones are left out, so
 * that a hostile file cannot make comparing them expensive.  SHOWN names
 * are enough for a message; the rest is only counted.
 */
enum { NAME_LIMIT = 256, FIRST_ROOM = 4096, SHOWN = 64 };

/* The string table of a file that was added. */
struct block {
	struct block *next;
	char *text;
};

struct it_symbols {
	struct block *blocks;
	const char **slots; /* open addressing, NULL is free */
	size_t room;	    /* a power of two */
	size_t count;
	int failed; /* out of memory: the set is incomplete */
};

it_code it_symbols_new(it_symbols **set, it_error *err)
{
	*set = calloc(1, sizeof(**set));
	if (*set == NULL)
		return it_fail_memory(err);
	return IT_OK;
}

void it_symbols_free(it_symbols *set)
{
	struct block *block;

	if (set == NULL)
		return;
	while ((block = set->blocks) != NULL) {
		set->blocks = block->next;
		free(block->text);
		free(block);
	}
	free(set->slots);
	free(set);
}

/* FNV-1a; 0 for a name that is empty or too long. */
static size_t hash(const char *name)
{
	uint64_t h = UINT64_C(14695981039346656037);
	size_t i;

	for (i = 0; name[i] != '\0'; i++) {
		if (i == NAME_LIMIT)
			return 0;
		h = (h ^ (unsigned char)name[i]) * UINT64_C(1099511628211);
	}
	return i == 0 ? 0 : (size_t)(h ^ h >> 32) | 1;
}

/* The slot that holds the name, or the free one where it would go. */
static size_t slot_of(const char *const *slots, size_t room, const char *name,
		      size_t h)
{
	size_t at = (h >> 1) & (room - 1);

	while (slots[at] != NULL && strcmp(slots[at], name) != 0)
		at = (at + 1) & (room - 1);
	return at;
}

static int grow(it_symbols *set)
{
	size_t room = set->room == 0 ? FIRST_ROOM : 2 * set->room, i;
	const char **slots;

	if (room < set->room || room > SIZE_MAX / sizeof(*slots))
		return 0;
	slots = calloc(room, sizeof(*slots));
	if (slots == NULL)
		return 0;
	for (i = 0; i < set->room; i++)
		if (set->slots[i] != NULL)
			slots[slot_of(slots, room, set->slots[i],
				      hash(set->slots[i]))] = set->slots[i];
	free(set->slots);
	set->slots = slots;
	set->room = room;
	return 1;
}

static void insert(it_symbols *set, const char *name)
{
	size_t h = hash(name), at;

	if (h == 0 || set->failed)
		return;
	if (set->count >= set->room / 2 && !grow(set)) {
		set->failed = 1;
		return;
	}
	at = slot_of(set->slots, set->room, name, h);
	if (set->slots[at] == NULL)
		set->count++;
	set->slots[at] = name;
}

static int defines(const it_symbols *set, const char *name)
{
	size_t h = hash(name);

	return h != 0 && set->room != 0 &&
	       set->slots[slot_of(set->slots, set->room, name, h)] != NULL;
}

/* Keeps a copy of a string table, since the file will be gone. */
static const char *keep(it_symbols *set, const it_elf_symbols *symbols)
{
	struct block *block = malloc(sizeof(*block));
	char *text = malloc(symbols->names_size);

	if (block == NULL || text == NULL) {
		free(block);
		free(text);
		set->failed = 1;
		return NULL;
	}
	memcpy(text, symbols->names, symbols->names_size);
	block->text = text;
	block->next = set->blocks;
	set->blocks = block;
	return text;
}

static int add_table(it_symbols *set, const it_elf *elf, size_t index)
{
	it_elf_symbols symbols;
	it_elf_symbol symbol;
	const char *text;
	size_t i;

	if (!it_elf_symbols_at(elf, index, &symbols) || symbols.count < 2)
		return 0;
	text = keep(set, &symbols);
	if (text == NULL)
		return 0;
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (symbol.name != NULL && symbol.section != IT_ELF_UNDEF &&
		    (symbol.bind == IT_ELF_GLOBAL ||
		     symbol.bind == IT_ELF_WEAK))
			insert(set, text + (symbol.name - symbols.names));
	}
	return 1;
}

/* Header and section table of an x86 file, of any of the two widths. */
static int open_x86(it_elf *elf, const void *bytes, size_t len)
{
	const char *why;

	return it_elf_open(elf, bytes, len, &why) == IT_ELF_OK && !elf->big &&
	       elf->machine ==
		       (elf->bits == 64 ? IT_ELF_X86_64 : IT_ELF_386) &&
	       it_elf_has_sections(elf, &why);
}

int it_symbols_add(it_symbols *set, const void *bytes, size_t len, int bits)
{
	/* The last is .SUNW_ldynsym, that Solaris puts before .dynsym. */
	static const uint32_t kinds[] = {IT_ELF_SYMTAB, IT_ELF_DYNSYM,
					 0x6ffffff3};
	size_t i, index;
	int readable = 0;
	it_elf elf;

	if (!open_x86(&elf, bytes, len) || elf.bits != bits)
		return 0;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		index = it_elf_find(&elf, kinds[i], 1);
		if (index != 0 && add_table(set, &elf, index))
			readable = 1;
	}
	return readable;
}

int it_symbols_usable(const it_symbols *set)
{
	return !set->failed && defines(set, "mod_install") &&
	       defines(set, "cmn_err");
}

/*
 * The loader leaves weak imports open, and calls to static DTrace probes,
 * which it turns into no-ops.
 */
static int is_import(const it_elf_symbol *symbol)
{
	static const char probe[] = "__dtrace_probe_";

	return symbol->section == IT_ELF_UNDEF && symbol->name != NULL &&
	       symbol->name[0] != '\0' && symbol->bind == IT_ELF_GLOBAL &&
	       strncmp(symbol->name, probe, sizeof(probe) - 1) != 0;
}

static void show(it_strbuf *names, const char *name, int before)
{
	char text[NAME_LIMIT];

	if (names == NULL || before > SHOWN)
		return;
	it_mask(text, sizeof(text), before < SHOWN ? name : "...");
	it_strbuf_format(names, "%s%s", before == 0 ? "" : " ", text);
}

int it_symbols_missing(const it_symbols *set, const void *bytes, size_t len,
		       it_strbuf *names)
{
	it_elf_symbols symbols;
	it_elf_symbol symbol;
	int missing = 0;
	it_elf elf;
	size_t i;

	if (!open_x86(&elf, bytes, len) || elf.type != IT_ELF_TYPE_REL ||
	    !it_elf_symbols_at(&elf, it_elf_find(&elf, IT_ELF_SYMTAB, 1),
			       &symbols))
		return -1;
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (!is_import(&symbol) || defines(set, symbol.name))
			continue;
		show(names, symbol.name, missing++);
	}
	return missing;
}
