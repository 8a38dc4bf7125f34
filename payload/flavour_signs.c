/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of the facts of flavour.h a file shows: symbols, texts, names. */
#include "config.h"

#include <string.h>

#include "payload/flavour.h"

static int stands(const it_elf_symbol *symbol, enum it_how how)
{
	int defined = symbol->section != IT_ELF_UNDEF;

	if (how == HOW_LOCAL)
		return defined && symbol->bind == IT_ELF_LOCAL &&
		       symbol->type == IT_ELF_OBJECT;
	if (symbol->bind != IT_ELF_GLOBAL && symbol->bind != IT_ELF_WEAK)
		return 0;
	if (how == HOW_UNDEFINED)
		return !defined;
	return defined &&
	       (how != HOW_FUNCTION || symbol->type == IT_ELF_FUNC);
}

static void note(it_probe *probe, it_fact fact, size_t index,
		 const it_elf_symbol *symbol)
{
	it_seen_symbol *seen = &probe->seen[fact];

	if ((probe->facts & FACT(fact)) != 0)
		return;
	probe->facts |= FACT(fact);
	seen->index = index;
	seen->size = symbol->size;
	if (symbol->section < IT_ELF_RESERVED) {
		seen->place.section = symbol->section;
		seen->place.offset = symbol->value;
	}
}

void it_probe_symbols(it_probe *probe)
{
	const it_symbol_sign *sign;
	it_elf_symbol symbol;
	size_t i;

	for (i = 1; i < probe->symbols.count; i++) {
		it_elf_symbol_at(&probe->symbols, i, &symbol);
		if (symbol.name == NULL || symbol.name[0] == '\0')
			continue;
		for (sign = it_symbol_signs; sign->name != NULL; sign++)
			if (strcmp(sign->name, symbol.name) == 0 &&
			    stands(&symbol, sign->how))
				note(probe, sign->fact, i, &symbol);
	}
}

/* Is text at data + at, as a whole string or as part of one? */
static int text_here(const it_elf_section *s, size_t at,
		     const it_text_sign *sign, size_t len)
{
	if (memcmp(s->data + at, sign->text, len) != 0)
		return 0;
	if (!sign->whole)
		return 1;
	return at + len < s->size && s->data[at + len] == '\0' &&
	       (at == 0 || s->data[at - 1] == '\0');
}

static int has_text(const it_elf_section *s, const it_text_sign *sign,
		    size_t *where)
{
	size_t len = strlen(sign->text), at = 0;
	const unsigned char *hit;

	while (at < s->size && len <= s->size - at) {
		hit = memchr(s->data + at, sign->text[0],
			     s->size - at - len + 1);
		if (hit == NULL)
			return 0;
		at = (size_t)(hit - s->data);
		if (text_here(s, at, sign, len)) {
			*where = at;
			return 1;
		}
		at++;
	}
	return 0;
}

static int holds_text(const it_elf_section *s)
{
	return s->data != NULL && s->type == IT_ELF_PROGBITS &&
	       (s->flags & (IT_ELF_ALLOC | IT_ELF_CODE)) == IT_ELF_ALLOC;
}

void it_probe_texts(it_probe *probe)
{
	const it_text_sign *sign;
	it_elf_section section;
	size_t i, where;

	for (i = 1; i < probe->elf.sections; i++) {
		(void)it_elf_section_at(&probe->elf, i, &section);
		if (!holds_text(&section))
			continue;
		for (sign = it_text_signs; sign->text != NULL; sign++)
			if ((probe->facts & FACT(sign->fact)) == 0 &&
			    has_text(&section, sign, &where))
				probe->facts |= FACT(sign->fact);
	}
}

/* Without relocations nothing points at the module info text. */
static void search_ident(it_probe *probe)
{
	it_elf_section section;
	size_t i, where;

	for (i = 1; i < probe->elf.sections; i++) {
		(void)it_elf_section_at(&probe->elf, i, &section);
		if (holds_text(&section) &&
		    has_text(&section, &it_ident_signs[0], &where)) {
			probe->objects.ident.section = i;
			probe->objects.ident.offset = where;
			return;
		}
	}
}

void it_probe_ident(it_probe *probe)
{
	const it_text_sign *sign;
	char *ident = probe->driver->ident;

	if (probe->objects.ident.section == 0)
		search_ident(probe);
	it_probe_text(probe, &probe->objects.ident, ident,
		      sizeof(probe->driver->ident));
	for (sign = it_ident_signs; sign->text != NULL; sign++)
		if (strncmp(ident, sign->text, strlen(sign->text)) == 0)
			probe->facts |= FACT(sign->fact);
}

/* Only what can be a path of a module: "misc/mac", "drv/ip". */
static void add_path(const char *text, char *out, size_t size)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-.+/ ";
	size_t len = strlen(text), have = strlen(out);

	if (len == 0 || text[strspn(text, allowed)] != '\0' ||
	    len + 2 > size - have)
		return;
	if (have != 0)
		out[have++] = ' ';
	memcpy(out + have, text, len + 1);
}

enum { NEEDED = 1, PATH_MAX_LEN = 120 };

static void needed(const it_probe *probe, const it_elf_section *dynamic,
		   char *out, size_t size)
{
	unsigned w = probe->elf.bits == 64 ? 8 : 4;
	char text[PATH_MAX_LEN];
	it_elf_place place;
	uint64_t tag, at = 0;

	place.section = dynamic->link;
	for (; it_elf_read(&probe->elf, dynamic, at, w, &tag); at += 2 * w) {
		if (tag == 0)
			return;
		if (tag != NEEDED ||
		    !it_elf_read(&probe->elf, dynamic, at + w, w,
				 &place.offset))
			continue;
		it_probe_text(probe, &place, text, sizeof(text));
		add_path(text, out, size);
	}
}

/*
 * VMware's files name them in the object _depends_on; modules linked by the
 * Solaris linker with -dy in the NEEDED entries of .dynamic.
 */
void it_probe_depends(const it_probe *probe, char *out, size_t size)
{
	char text[PATH_MAX_LEN];
	it_elf_section dynamic;
	size_t index;

	out[0] = '\0';
	if ((probe->facts & FACT(D_DEPENDS)) != 0 &&
	    probe->elf.type == IT_ELF_TYPE_REL) {
		it_probe_text(probe, &probe->seen[D_DEPENDS].place, text,
			      sizeof(text));
		add_path(text, out, size);
	}
	index = it_elf_find(&probe->elf, IT_ELF_DYNAMIC, 1);
	if (index != 0 && it_elf_section_at(&probe->elf, index, &dynamic) &&
	    dynamic.data != NULL)
		needed(probe, &dynamic, out, size);
}
