/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads a driver's data objects through their relocations, so that the names
 * of local symbols are not needed: strip -x and --strip-unneeded take them.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "payload/flavour.h"
#include "support/text.h"

enum {
	POINTER = 1,	   /* R_386_32 and R_X86_64_64: a plain address */
	PLACES = 8,	   /* addresses of one function looked at */
	VECTOR_WORDS = 16, /* that the slots of any flavour need */
	VECTOR_TX = 7,	   /* slot of vmxnet3_tx in every flavour */
	QUIESCE_64 = 80,   /* place of the quiesce entry in dev_ops */
	QUIESCE_32 = 44
};

/* An address that the loader will put into a word of data. */
struct pointer {
	it_elf_place at;
	size_t symbol;
	uint64_t addend;
	it_elf_place to; /* section 0: undefined or absolute */
};

/* Goes through the pointers in all data sections. */
struct walk {
	const it_probe *probe;
	size_t section; /* that holds the relocations */
	it_elf_relocs relocs;
	it_elf_section target;
	size_t next;
};

/*
 * Compilers differ in where they put initialised data (.data, .data.rel,
 * .data.rel.local, one section an object), so any writable section counts.
 * Some write unwind tables into a writable section: those name functions,
 * but are no data of the program.
 */
static int is_data(const it_elf_section *section)
{
	uint64_t want = IT_ELF_ALLOC | IT_ELF_WRITE;

	return section->data != NULL && section->type == IT_ELF_PROGBITS &&
	       (section->flags & (want | IT_ELF_CODE)) == want &&
	       strncmp(section->name, ".eh_frame", 9) != 0;
}

static unsigned width(const it_probe *probe)
{
	return probe->elf.bits == 64 ? 8 : 4;
}

static uint64_t wrap(const it_probe *probe, uint64_t value)
{
	return probe->elf.bits == 64 ? value : value & 0xffffffffU;
}

static int same(const it_elf_place *a, const it_elf_place *b)
{
	return a->section == b->section && a->offset == b->offset;
}

/* The next section with relocations for data, 0 at the end. */
static int next_section(struct walk *w)
{
	const it_elf *elf = &w->probe->elf;

	for (w->section++; w->section < elf->sections; w->section++) {
		if (!it_elf_relocs_at(elf, w->section, &w->relocs) ||
		    w->relocs.symbols != w->probe->table)
			continue;
		(void)it_elf_section_at(elf, w->relocs.target, &w->target);
		if (is_data(&w->target)) {
			w->next = 0;
			return 1;
		}
	}
	return 0;
}

static void start(struct walk *w, const it_probe *probe)
{
	memset(w, 0, sizeof(*w));
	w->probe = probe;
}

/* 64-bit files have the addend in the entry, 32-bit ones in place. */
static void resolve(const struct walk *w, const it_elf_reloc *reloc,
		    struct pointer *p)
{
	const it_probe *probe = w->probe;
	it_elf_symbol symbol;

	p->at.section = w->relocs.target;
	p->at.offset = reloc->offset;
	p->symbol = reloc->symbol;
	p->addend = reloc->addend;
	if (!w->relocs.rela &&
	    !it_elf_read(&probe->elf, &w->target, reloc->offset, width(probe),
			 &p->addend))
		p->addend = 0;
	p->to.section = 0;
	p->to.offset = 0;
	it_elf_symbol_at(&probe->symbols, reloc->symbol, &symbol);
	if (symbol.section != IT_ELF_UNDEF &&
	    symbol.section < IT_ELF_RESERVED) {
		p->to.section = symbol.section;
		p->to.offset = wrap(probe, symbol.value + p->addend);
	}
}

static int next_pointer(struct walk *w, struct pointer *p)
{
	it_elf_reloc reloc;

	for (;;) {
		while (w->next >= w->relocs.count)
			if (!next_section(w))
				return 0;
		it_elf_reloc_at(&w->relocs, w->next++, &reloc);
		if (reloc.type != POINTER ||
		    reloc.symbol >= w->probe->symbols.count)
			continue;
		resolve(w, &reloc, p);
		return 1;
	}
}

static int has(const it_probe *probe, it_fact fact)
{
	return (probe->facts & FACT(fact)) != 0;
}

/* By its symbol, or by its place when the symbol is that of its section. */
static int points_at(const it_probe *probe, const struct pointer *p,
		     it_fact fact)
{
	const it_seen_symbol *seen = &probe->seen[fact];

	if (!has(probe, fact))
		return 0;
	if (p->symbol == seen->index)
		return p->addend == 0;
	return seen->place.section != 0 && same(&p->to, &seen->place);
}

/* Where in data the address of this symbol stands; returns how often. */
static size_t find(const it_probe *probe, it_fact fact, it_elf_place *places)
{
	struct walk w;
	struct pointer p;
	size_t count = 0;

	start(&w, probe);
	while (next_pointer(&w, &p)) {
		if (!points_at(probe, &p, fact))
			continue;
		if (count < PLACES)
			places[count] = p.at;
		count++;
	}
	return count;
}

int it_probe_in_data(const it_probe *probe, it_fact fact)
{
	it_elf_place places[PLACES];

	return find(probe, fact, places) != 0;
}

/* The pointer at this place, 0 if there is none. */
static int pointer_at(const it_probe *probe, const it_elf_place *place,
		      uint64_t distance, struct pointer *p)
{
	it_elf_place wanted = *place;
	struct walk w;

	wanted.offset += distance;
	start(&w, probe);
	while (next_pointer(&w, p))
		if (same(&p->at, &wanted))
			return 1;
	return 0;
}

/* The first 32 bits at a place; 0 if they are not in a section's data. */
static int word32(const it_probe *probe, const it_elf_place *place,
		  uint64_t *value)
{
	it_elf_section section;

	return it_elf_section_at(&probe->elf, place->section, &section) &&
	       section.data != NULL &&
	       it_elf_read(&probe->elf, &section, place->offset, 4, value);
}

/* What word 2 of a modldrv or modlfs points at: its first 32 bits. */
static void read_revision(it_probe *probe, const it_elf_place *linkage)
{
	it_objects *o = &probe->objects;
	struct pointer p;
	uint64_t value;

	if (!pointer_at(probe, linkage, 2 * width(probe), &p) ||
	    p.to.section == 0 || !word32(probe, &p.to, &value))
		return;
	if (value > 0x7fffffffU)
		value = 0x7fffffffU;
	if (o->revision_word != ANY && o->revision_word != (int)value)
		o->conflict = 1;
	o->revision_word = (int)value;
	o->revision = p.to;
	if (pointer_at(probe, &p.to,
		       probe->elf.bits == 64 ? QUIESCE_64 : QUIESCE_32, &p) &&
	    points_at(probe, &p, U_QUIESCE))
		probe->facts |= FACT(R_QUIESCE_SLOT);
}

void it_probe_read_linkage(it_probe *probe)
{
	it_elf_place places[PLACES];
	struct pointer p;
	size_t i, count = find(probe, probe->ops, places);

	probe->objects.revision_word = ANY;
	if (count > PLACES) {
		probe->objects.conflict = 1;
		count = PLACES;
	}
	for (i = 0; i < count; i++) {
		if (pointer_at(probe, &places[i], width(probe), &p))
			probe->objects.ident = p.to;
		/* modlmisc has no third word. */
		if (probe->ops != U_MISCOPS)
			read_revision(probe, &places[i]);
	}
}

void it_probe_read_vfsdef(it_probe *probe, it_fact init)
{
	it_objects *o = &probe->objects;
	uint64_t value, back = 2 * width(probe);
	it_elf_place places[PLACES];
	size_t i, count = find(probe, init, places);

	if (count > PLACES) {
		o->conflict = 1;
		count = PLACES;
	}
	for (i = 0; i < count; i++) {
		if (places[i].offset < back)
			continue;
		places[i].offset -= back;
		if (!word32(probe, &places[i], &value) || value > 0x7fffffffU)
			continue;
		if (o->revision_word != ANY && o->revision_word != (int)value)
			o->conflict = 1;
		o->revision_word = (int)value;
		o->revision = places[i];
	}
}

/* Which of the words from base on hold a pointer, one bit each. */
static unsigned filled(const it_probe *probe, const it_elf_place *base)
{
	struct walk w;
	struct pointer p;
	unsigned mask = 0;
	uint64_t far;

	start(&w, probe);
	while (next_pointer(&w, &p)) {
		if (p.at.section != base->section ||
		    p.at.offset < base->offset)
			continue;
		far = p.at.offset - base->offset;
		if (far % width(probe) == 0 &&
		    far / width(probe) < VECTOR_WORDS)
			mask |= SLOT(far / width(probe));
	}
	return mask;
}

/*
 * The slots that tell the flavour.  What follows them may already belong to
 * another object, the vector of Solaris 10 being shorter.
 */
#define TOLD (SLOT(8) | SLOT(9) | SLOT(10))

/* All flavours fill slots 1 to 7; slot 0 is the flag word. */
static int is_vector(unsigned slots)
{
	return (slots & 0xff) == 0xfe;
}

static void read_vector(it_probe *probe, it_elf_place base)
{
	it_objects *o = &probe->objects;
	uint64_t before = VECTOR_TX * width(probe), flags;
	unsigned slots;

	if (base.offset < before)
		return;
	base.offset -= before;
	slots = filled(probe, &base);
	if (!is_vector(slots) || !word32(probe, &base, &flags))
		return;
	if (o->vector_read && (((o->slots ^ slots) & TOLD) != 0 ||
			       o->flag_word != (unsigned)flags))
		o->conflict = 1;
	/* Of several that agree the one that has the name counts. */
	if (o->vector_read &&
	    !(has(probe, L_CALLBACKS) &&
	      same(&base, &probe->seen[L_CALLBACKS].place)))
		return;
	o->vector_read = 1;
	o->vector = base;
	o->slots = slots;
	o->flag_word = (unsigned)flags;
}

void it_probe_read_vector(it_probe *probe)
{
	it_elf_place places[PLACES];
	size_t i, count = find(probe, D_TX, places);

	if (count > PLACES)
		probe->objects.conflict = 1;
	for (i = 0; i < count && i < PLACES; i++)
		read_vector(probe, places[i]);
	if (count != 0 && !probe->objects.vector_read)
		probe->objects.conflict = 1;
}

/* Every bit of the flag word promises the slot it stands for, from 8 on. */
int it_probe_flags_agree(const it_probe *probe)
{
	const it_objects *o = &probe->objects;
	unsigned promised = (o->flag_word & 0xff) << 8;

	return !o->vector_read || (promised & ~o->slots) == 0;
}

/* An object of the driver and the sizes that it may have. */
struct extent {
	const it_elf_place *at;
	uint64_t from, to;
};

static int fits_section(const it_probe *probe, const struct extent *e)
{
	it_elf_section section;

	return e->from == 0 ||
	       (it_elf_section_at(&probe->elf, e->at->section, &section) &&
		e->at->offset <= section.size &&
		e->from <= section.size - e->at->offset);
}

/* Does a named object say that this one is shorter or longer? */
static int contradicts(const it_elf_symbol *symbol, const struct extent *e)
{
	if (e->from == 0 || symbol->section != e->at->section)
		return 0;
	if (symbol->value == e->at->offset)
		return symbol->size < e->from || symbol->size > e->to;
	return symbol->value > e->at->offset &&
	       symbol->value - e->at->offset < e->from;
}

static void extents(const it_probe *probe, const it_flavour_row *row,
		    struct extent *vector, struct extent *revision)
{
	const it_objects *o = &probe->objects;
	int wide = probe->elf.bits == 64;

	memset(vector, 0, sizeof(*vector));
	memset(revision, 0, sizeof(*revision));
	vector->at = &o->vector;
	vector->to = UINT64_MAX;
	if (o->vector_read)
		vector->from = row->words * width(probe);
	revision->at = &o->revision;
	if (o->revision_word != ANY) {
		revision->from = wide ? row->from64 : row->from32;
		revision->to = wide ? row->to64 : row->to32;
	}
}

int it_probe_sizes_agree(const it_probe *probe, const it_flavour_row *row)
{
	const it_seen_symbol *named = &probe->seen[L_CALLBACKS];
	struct extent vector, revision;
	it_elf_symbol symbol;
	size_t i;

	extents(probe, row, &vector, &revision);
	if (!fits_section(probe, &vector) || !fits_section(probe, &revision))
		return 0;
	if (has(probe, L_CALLBACKS) && vector.from != 0 &&
	    !same(&named->place, vector.at))
		return 0;
	for (i = 1; i < probe->symbols.count; i++) {
		it_elf_symbol_at(&probe->symbols, i, &symbol);
		if (symbol.type != IT_ELF_OBJECT || symbol.size == 0)
			continue;
		if (contradicts(&symbol, &vector) ||
		    contradicts(&symbol, &revision))
			return 0;
	}
	return 1;
}

void it_probe_text(const it_probe *probe, const it_elf_place *place, char *out,
		   size_t size)
{
	it_elf_section section;
	char text[256];
	size_t i, room;

	out[0] = '\0';
	if (place->section == 0 ||
	    !it_elf_section_at(&probe->elf, place->section, &section) ||
	    place->offset >= section.size)
		return;
	room = section.size - (size_t)place->offset;
	for (i = 0; i < room && i < sizeof(text); i++) {
		text[i] = (char)section.data[place->offset + i];
		if (text[i] == '\0') {
			it_mask(out, size, text);
			return;
		}
	}
}
