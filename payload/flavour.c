/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From the bytes of a file to its kind, module, flavour and generation: a
 * row of stages, each of which may end the matter by naming what is wrong.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "payload/flavour.h"

static int stop(it_probe *probe, it_driver_kind kind, const char *fmt, ...)
	IT_PRINTF(3, 4);

static int stop(it_probe *probe, it_driver_kind kind, const char *fmt, ...)
{
	it_driver *driver = probe->driver;
	va_list args;

	driver->kind = kind;
	va_start(args, fmt);
	(void)vsnprintf(driver->reason, sizeof(driver->reason), fmt, args);
	va_end(args);
	return 0;
}

static int has(const it_probe *probe, it_fact fact)
{
	return (probe->facts & FACT(fact)) != 0;
}

struct machine {
	unsigned number;
	const char *name;
};

static const struct machine machines[] = {
	{2, "SPARC"},	{18, "SPARC"}, {43, "SPARC"}, {40, "ARM"},
	{183, "ARM"},	{20, "PowerPC"}, {21, "PowerPC"}, {50, "Itanium"},
	{243, "RISC-V"}, {0, NULL},
};

static int wrong_machine(it_probe *probe)
{
	const struct machine *m;

	for (m = machines; m->name != NULL; m++)
		if (m->number == probe->elf.machine)
			return stop(probe, IT_KIND_WRONG_ARCH,
				    "it is for %s, not for x86", m->name);
	if (probe->elf.big)
		return stop(probe, IT_KIND_WRONG_ARCH,
			    "it is big endian, not for x86");
	return stop(probe, IT_KIND_WRONG_ARCH,
		    "it is for another machine (ELF number %u)",
		    probe->elf.machine);
}

/* The class byte and the machine must name the same width. */
static int check_machine(it_probe *probe)
{
	const it_elf *elf = &probe->elf;

	if (elf->big ||
	    (elf->machine != IT_ELF_386 && elf->machine != IT_ELF_X86_64))
		return wrong_machine(probe);
	if ((elf->bits == 64) != (elf->machine == IT_ELF_X86_64))
		return stop(probe, IT_KIND_DAMAGED,
			    "its header is damaged: class %d bit, but "
			    "machine %u",
			    elf->bits, elf->machine);
	probe->driver->bits = elf->bits;
	return 1;
}

static int check_header(it_probe *probe, const void *bytes, size_t len)
{
	const char *why;

	switch (it_elf_open(&probe->elf, bytes, len, &why)) {
	case IT_ELF_NONE:
		return stop(probe, IT_KIND_NOT_ELF, "%s",
			    len == 0 ? "it is empty" : "it is not an ELF file");
	case IT_ELF_BAD:
		return stop(probe, IT_KIND_DAMAGED, "it is damaged: %s", why);
	default:
		return check_machine(probe);
	}
}

static int foreign(it_probe *probe, const it_foreign_sign *sign)
{
	return stop(probe, IT_KIND_FOREIGN,
		    "it is a kernel module of %s, not of Solaris (%s)",
		    sign->system,
		    sign->section != NULL ? sign->section : sign->symbol);
}

static int foreign_sections(it_probe *probe)
{
	const it_foreign_sign *sign;
	it_elf_section section;
	size_t i;

	for (i = 1; i < probe->elf.sections; i++) {
		(void)it_elf_section_at(&probe->elf, i, &section);
		for (sign = it_foreign_signs; sign->system != NULL; sign++)
			if (sign->section != NULL &&
			    strcmp(sign->section, section.name) == 0)
				return foreign(probe, sign);
	}
	return 1;
}

/* Opens .symtab, or .dynsym in a linked file that has no other. */
static int open_symbols(it_probe *probe)
{
	const it_elf *elf = &probe->elf;

	probe->table = it_elf_find(elf, IT_ELF_SYMTAB, 1);
	if (probe->table == 0 && elf->type != IT_ELF_TYPE_REL)
		probe->table = it_elf_find(elf, IT_ELF_DYNSYM, 1);
	if (probe->table == 0 ||
	    !it_elf_symbols_at(elf, probe->table, &probe->symbols))
		return 0;
	it_probe_symbols(probe);
	return 1;
}

#define MODULE_PARTS                                                          \
	(FACT(U_MOD_INSTALL) | FACT(U_MOD_REMOVE) | FACT(U_MOD_INFO))
#define ENTRIES (FACT(D_INIT) | FACT(D_FINI) | FACT(D_INFO))

/* A linked file: programs and libraries have _init and _fini as well. */
static int check_linked(it_probe *probe)
{
	const char *why;

	if (it_elf_has_sections(&probe->elf, &why) &&
	    !foreign_sections(probe))
		return 0;
	if (it_elf_has_sections(&probe->elf, &why) && open_symbols(probe) &&
	    has(probe, D_INFO) && has(probe, U_MOD_INSTALL))
		return stop(probe, IT_KIND_NOT_LOADABLE,
			    "it is a driver linked as a program or shared "
			    "object: no kernel loads that");
	return stop(probe, IT_KIND_OTHER,
		    probe->elf.type == IT_ELF_TYPE_CORE
			    ? "it is a core file, no driver"
			    : "it is a program or shared object, no driver");
}

static int check_type(it_probe *probe)
{
	unsigned type = probe->elf.type;

	if (type == IT_ELF_TYPE_REL)
		return 1;
	if (type >= IT_ELF_TYPE_EXEC && type <= IT_ELF_TYPE_CORE)
		return check_linked(probe);
	return stop(probe, IT_KIND_DAMAGED,
		    "its header is damaged: no such ELF type (%u)", type);
}

static int check_tables(it_probe *probe)
{
	const char *flaw = it_elf_flaw(&probe->elf);

	if (flaw != NULL)
		return stop(probe, IT_KIND_DAMAGED, "it is damaged: %s",
			    flaw);
	return foreign_sections(probe);
}

/* strip -s takes the symbols, and with them every relocation. */
static int stripped(it_probe *probe)
{
	const char *ident;

	it_probe_ident(probe);
	ident = probe->driver->ident;
	return stop(probe, IT_KIND_NOT_LOADABLE,
		    "it has no symbol table%s%s%s: it was stripped, and no "
		    "kernel can load it",
		    ident[0] != '\0' ? " (its text says \"" : "", ident,
		    ident[0] != '\0' ? "\")" : "");
}

static int foreign_symbols(it_probe *probe)
{
	const it_foreign_sign *sign;
	it_elf_symbol symbol;
	size_t i;

	for (i = 1; i < probe->symbols.count; i++) {
		it_elf_symbol_at(&probe->symbols, i, &symbol);
		if (symbol.bind == IT_ELF_LOCAL)
			continue;
		for (sign = it_foreign_signs; sign->system != NULL; sign++)
			if (sign->symbol != NULL &&
			    strcmp(sign->symbol, symbol.name) == 0)
				return foreign(probe, sign);
	}
	return 1;
}

static int check_symbols(it_probe *probe)
{
	if (!open_symbols(probe))
		return stripped(probe);
	return foreign_symbols(probe);
}

/* What every Solaris module has, with the words if it lacks it. */
struct demand {
	uint64_t must;
	const char *lacking;
};

static const struct demand demands[] = {
	{FACT(D_INIT), "it defines no function _init"},
	{FACT(D_FINI), "it defines no function _fini"},
	{FACT(D_INFO), "it defines no function _info"},
	{FACT(U_MOD_INSTALL), "it does not call mod_install"},
	{FACT(U_MOD_REMOVE), "it does not call mod_remove"},
	{FACT(U_MOD_INFO), "it does not call mod_info"},
	{0, NULL},
};

static int check_demands(it_probe *probe)
{
	const struct demand *d;

	for (d = demands; d->lacking != NULL; d++)
		if ((probe->facts & d->must) != d->must)
			return stop(probe, IT_KIND_OTHER,
				    "it is an object, but no Solaris driver: "
				    "%s",
				    d->lacking);
	if (has(probe, U_TX))
		return stop(probe, IT_KIND_OTHER,
			    "it is one part of a driver before linking: "
			    "vmxnet3_tx is not in it");
	if (has(probe, D_TX) && !has(probe, U_DRIVEROPS))
		return stop(probe, IT_KIND_OTHER,
			    "it is an object, but no Solaris driver: it does "
			    "not name mod_driverops");
	return 1;
}

static it_fact ops_of(const it_probe *probe)
{
	if (has(probe, U_DRIVEROPS))
		return U_DRIVEROPS;
	return has(probe, U_FSOPS) ? U_FSOPS : U_MISCOPS;
}

static int check_module(it_probe *probe)
{
	const it_module_sign *row = it_module_signs;

	probe->ops = ops_of(probe);
	it_probe_read_linkage(probe);
	it_probe_texts(probe);
	it_probe_ident(probe);
	it_probe_depends(probe, probe->driver->depends,
			 sizeof(probe->driver->depends));
	while (row->module != IT_MODULE_NONE &&
	       (probe->facts & row->must) != row->must)
		row++;
	probe->driver->module = row->module;
	probe->driver->kind = IT_KIND_DRIVER;
	if (row->module == IT_MODULE_NONE)
		return stop(probe, IT_KIND_DRIVER,
			    "it is a Solaris module, but none of VMware's");
	return 1;
}

static int check_objects(it_probe *probe)
{
	it_module module = probe->driver->module;

	if (module == IT_MODULE_VMBLOCK)
		it_probe_read_vfsdef(probe, D_VMBLOCK_INIT);
	if (module == IT_MODULE_VMHGFS)
		it_probe_read_vfsdef(probe, D_HGFS_INIT);
	if (module != IT_MODULE_VMXNET3S)
		return 1;
	if (!it_probe_in_data(probe, D_TX)) {
		probe->driver->module = IT_MODULE_NONE;
		return stop(probe, IT_KIND_OTHER,
			    "it is not a vmxnet3s driver: no data of it holds "
			    "the address of vmxnet3_tx");
	}
	it_probe_read_vector(probe);
	return 1;
}

/* Does everything that could be read agree with this flavour? */
static int row_agrees(it_probe *probe, const it_flavour_row *row)
{
	it_objects *o = &probe->objects;
	uint64_t must = row->must;

	if (o->revision_word == ANY)
		must &= ~FACT(R_QUIESCE_SLOT);
	else if (row->revision != ANY && row->revision != o->revision_word)
		return 0;
	if ((probe->facts & must) != must || (probe->facts & row->never) != 0)
		return 0;
	if (o->vector_read && (o->slots & row->slot_mask) != row->slot_value)
		return 0;
	if (it_probe_sizes_agree(probe, row))
		return 1;
	o->misfit = 1;
	return 0;
}

static int is_proven(const it_probe *probe)
{
	it_driver *driver = probe->driver;
	unsigned f = driver->flavours;

	if (driver->module == IT_MODULE_VMMEMCTL || f == 0)
		return 0;
	if (driver->module == IT_MODULE_VMXNET3S &&
	    !probe->objects.vector_read)
		return 0;
	return probe->objects.revision_word != ANY && (f & (f - 1)) == 0;
}

static int find_flavour(it_probe *probe)
{
	const it_objects *o = &probe->objects;
	it_driver *driver = probe->driver;
	const it_flavour_row *row;

	for (row = it_flavour_rows; row->module != IT_MODULE_NONE; row++)
		if (row->module == driver->module && row_agrees(probe, row))
			driver->flavours |= row->flavour;
	if (o->conflict || !it_probe_flags_agree(probe))
		driver->flavours = 0;
	driver->contradictory = driver->flavours == 0;
	driver->proven = is_proven(probe);
	return 1;
}

static int knows(const it_probe *probe, const it_knowledge_row *row)
{
	return row->module == probe->driver->module &&
	       (row->flavours & probe->driver->flavours) != 0 &&
	       (probe->facts & row->must) == row->must &&
	       (probe->facts & row->never) == 0;
}

static const it_knowledge_row *first(const it_probe *probe,
				     const it_knowledge_row *row)
{
	while (row->module != IT_MODULE_NONE && !knows(probe, row))
		row++;
	return row->module == IT_MODULE_NONE ? NULL : row;
}

static void put(char *out, size_t size, const char *text)
{
	(void)snprintf(out, size, "%s", text);
}

static int find_meaning(it_probe *probe)
{
	it_driver *d = probe->driver;
	const it_knowledge_row *row = first(probe, it_generation_rows);
	size_t at = 0;

	if (row != NULL) {
		put(d->generation, sizeof(d->generation), row->text);
		put(d->product, sizeof(d->product), row->product);
	}
	if (d->module == IT_MODULE_VMXNET3S)
		d->lso_fixed = has(probe, U_LSO_GET);
	d->claims_jumbo = first(probe, it_claim_rows) != NULL;
	row = first(probe, it_mtu_rows);
	if (row != NULL)
		put(d->mtu_way, sizeof(d->mtu_way), row->text);
	d->takes_jumbo = row != NULL && row->text != it_mtu_none;
	for (row = it_caution_rows; row->module != IT_MODULE_NONE; row++) {
		if (!knows(probe, row) || at >= sizeof(d->cautions))
			continue;
		put(d->cautions + at, sizeof(d->cautions) - at,
		    at == 0 ? "" : "; ");
		at += strlen(d->cautions + at);
		put(d->cautions + at, sizeof(d->cautions) - at, row->text);
		at += strlen(d->cautions + at);
	}
	return 1;
}

/* The stages after the header; each returns 0 when nothing remains. */
static int (*const stages[])(it_probe *probe) = {
	check_type,   check_tables,  check_symbols, check_demands,
	check_module, check_objects, find_flavour,  find_meaning,
	it_probe_explain,
};

void it_driver_identify(const void *bytes, size_t len, it_driver *driver)
{
	it_probe probe;
	size_t i;

	memset(driver, 0, sizeof(*driver));
	memset(&probe, 0, sizeof(probe));
	driver->lso_fixed = -1;
	probe.driver = driver;
	if (!check_header(&probe, bytes, len))
		return;
	for (i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (!stages[i](&probe))
			return;
}

void it_driver_depends(const void *bytes, size_t len, it_strbuf *names)
{
	const char *why;
	it_probe probe;
	char text[1024];

	memset(&probe, 0, sizeof(probe));
	if (it_elf_open(&probe.elf, bytes, len, &why) != IT_ELF_OK ||
	    !it_elf_has_sections(&probe.elf, &why))
		return;
	(void)open_symbols(&probe);
	it_probe_depends(&probe, text, sizeof(text));
	it_strbuf_text(names, text);
}
