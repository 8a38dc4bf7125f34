/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads ELF files that nobody vouches for: every offset, size and index is
 * checked against the bytes at hand before it is used.  Nothing is copied
 * and nothing allocated; names point into the file.
 */
#ifndef IT_ELF_H
#define IT_ELF_H

#include <stddef.h>
#include <stdint.h>

/* The few numbers of the format that are asked for here. */
enum {
	IT_ELF_TYPE_REL = 1,
	IT_ELF_TYPE_EXEC = 2,
	IT_ELF_TYPE_DYN = 3,
	IT_ELF_TYPE_CORE = 4,
	IT_ELF_386 = 3,
	IT_ELF_X86_64 = 62,
	IT_ELF_PROGBITS = 1,
	IT_ELF_SYMTAB = 2,
	IT_ELF_STRTAB = 3,
	IT_ELF_RELA = 4,
	IT_ELF_DYNAMIC = 6,
	IT_ELF_NOBITS = 8,
	IT_ELF_REL = 9,
	IT_ELF_DYNSYM = 11,
	IT_ELF_WRITE = 1, /* section flags */
	IT_ELF_ALLOC = 2,
	IT_ELF_CODE = 4,
	IT_ELF_LOCAL = 0, /* symbol binding */
	IT_ELF_GLOBAL = 1,
	IT_ELF_WEAK = 2,
	IT_ELF_OBJECT = 1, /* symbol type */
	IT_ELF_FUNC = 2,
	IT_ELF_UNDEF = 0, /* section indices */
	IT_ELF_RESERVED = 0xff00
};

typedef enum it_elf_state {
	IT_ELF_OK,
	IT_ELF_NONE, /* no ELF file */
	IT_ELF_BAD   /* begins like one, but its header does not hold */
} it_elf_state;

typedef struct it_elf {
	const unsigned char *bytes;
	size_t len;
	int bits; /* 32 or 64, from the class byte */
	int big;  /* big endian */
	unsigned type;
	unsigned machine;
	uint64_t table; /* where the section headers are */
	size_t sections;
	size_t names; /* section with their names, 0 for none */
} it_elf;

/* Reads the header only; *why gets a phrase for IT_ELF_BAD. */
it_elf_state it_elf_open(it_elf *elf, const void *bytes, size_t len,
			 const char **why);

/* Is the whole table of sections inside the file?  Else *why says more. */
int it_elf_has_sections(const it_elf *elf, const char **why);

typedef struct it_elf_section {
	const char *name; /* "" if it cannot be read */
	uint32_t type;
	uint32_t link;
	uint32_t info;
	uint64_t flags;
	uint64_t each;		   /* size of an entry */
	const unsigned char *data; /* NULL: no bytes, or not in the file */
	size_t size;		   /* of data, 0 with NULL */
	int outside;		   /* it should have bytes, but they lack */
} it_elf_section;

/* 0 (and an empty section) for an index that does not exist. */
int it_elf_section_at(const it_elf *elf, size_t index, it_elf_section *out);

/* The first section of this type from index from on, 0 if there is none. */
size_t it_elf_find(const it_elf *elf, uint32_t type, size_t from);

typedef struct it_elf_symbols {
	const it_elf *elf;
	const unsigned char *data;
	size_t count;
	const char *names; /* ends in a NUL, so every name in it does */
	size_t names_size;
} it_elf_symbols;

/* 0 when that section is no symbol table with a sound string table. */
int it_elf_symbols_at(const it_elf *elf, size_t index, it_elf_symbols *out);

typedef struct it_elf_symbol {
	const char *name; /* NULL: outside the string table */
	unsigned bind;
	unsigned type;
	unsigned section;
	uint64_t value;
	uint64_t size;
} it_elf_symbol;

/* index must be below count */
void it_elf_symbol_at(const it_elf_symbols *symbols, size_t index,
		      it_elf_symbol *out);

typedef struct it_elf_relocs {
	const it_elf *elf;
	const unsigned char *data;
	size_t count;
	size_t each;
	size_t target;  /* the section they apply to */
	size_t symbols; /* the section with their symbols */
	int rela;
} it_elf_relocs;

/* 0 when that section holds no relocations, or not in a readable form. */
int it_elf_relocs_at(const it_elf *elf, size_t index, it_elf_relocs *out);

typedef struct it_elf_reloc {
	uint64_t offset;
	size_t symbol;
	unsigned type;
	uint64_t addend; /* 0 where the addend stands in place */
} it_elf_reloc;

/* index must be below count */
void it_elf_reloc_at(const it_elf_relocs *relocs, size_t index,
		     it_elf_reloc *out);

/* A number of 1, 2, 4 or 8 bytes; 0 when it does not lie inside. */
int it_elf_read(const it_elf *elf, const it_elf_section *section,
		uint64_t offset, unsigned width, uint64_t *value);

/*
 * Do all sections lie in the file, side by side, and every name, section and
 * symbol index and relocation in its table?  Returns NULL, or a phrase that
 * says what does not.
 */
const char *it_elf_flaw(const it_elf *elf);

#endif
