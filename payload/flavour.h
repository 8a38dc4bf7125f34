/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Inside of it_driver_identify(): the facts that are looked for in a file,
 * the tables that judge them (flavour_tables.c) and what is read from the
 * driver's data objects (flavour_data.c).
 */
#ifndef IT_FLAVOUR_H
#define IT_FLAVOUR_H

#include <stddef.h>
#include <stdint.h>

#include "payload/driver.h"
#include "payload/elf.h"

/* Each is a bit in a set of facts. */
typedef enum it_fact {
	/* imports: U_, undefined symbols */
	U_MOD_INSTALL,
	U_MOD_REMOVE,
	U_MOD_INFO,
	U_DRIVEROPS,
	U_FSOPS,
	U_MISCOPS,
	U_QUIESCE,
	U_PROP_RANGE,
	U_LSO_GET,
	U_SDU_UPDATE,
	U_INTR_BLOCK,
	U_MIOCACK,
	U_HCKSUM_GET,
	U_KSTAT_CREATE,
	U_DEV_ERR,
	U_CMN_ERR,
	U_POWER,
	U_GLD_REGISTER,
	U_PTOB,
	U_TX,
	/* global symbols: D_ */
	D_INIT,
	D_FINI,
	D_INFO,
	D_DEPENDS,
	D_TX,
	D_DMAERR,
	D_VMBLOCK_INIT,
	D_HGFS_INIT,
	D_BALLOON,
	D_WAIT_BLOCK,
	D_VMW_SHA1,
	/* local objects: L_, absent after strip -x */
	L_CALLBACKS,
	L_STATE,
	/* texts in its data: T_ */
	T_MTU,
	T_JUMBO,
	T_GETCAPAB,
	T_FRAGMENTED_MP,
	T_FRAGMENTED,
	T_VMXNET,
	/* module info text: I_ */
	I_ETHERADAPTER,
	I_VERSION,
	I_VMXNET,
	I_VMMEMCTL,
	/* relocations in data: R_ */
	R_QUIESCE_SLOT,
	FACT_COUNT
} it_fact;

#define FACT(name) (UINT64_C(1) << (name))

/* How a symbol must stand in the table to be a fact. */
enum it_how {
	HOW_UNDEFINED,
	HOW_DEFINED, /* global or weak */
	HOW_FUNCTION,
	HOW_LOCAL /* an object */
};

typedef struct it_symbol_sign {
	const char *name;
	enum it_how how;
	it_fact fact;
} it_symbol_sign;

typedef struct it_text_sign {
	const char *text;
	int whole; /* the string is exactly this; else it contains it */
	it_fact fact;
} it_text_sign;

/* Marks of the modules of other systems. */
typedef struct it_foreign_sign {
	const char *section; /* name, or NULL */
	const char *symbol;  /* name, or NULL */
	const char *system;
} it_foreign_sign;

/* Which module is it? */
typedef struct it_module_sign {
	it_module module;
	uint64_t must;
} it_module_sign;

/*
 * A flavour of a module and all that must agree with it.  revision is the
 * first 32 bits of the object that word 2 of modldrv or modlfs points at:
 * dev_ops (devo_rev) or vfsdef (its version); ANY where nothing is known.
 * slots of the MAC vector: those of slot_mask must be exactly slot_value.
 * words: the least length of the vector, object the size of the revision's
 * object, from..to, by width.
 */
typedef struct it_flavour_row {
	it_module module;
	unsigned flavour;
	int revision;
	unsigned slot_mask, slot_value;
	uint64_t must, never;
	unsigned words;
	unsigned from64, to64, from32, to32;
} it_flavour_row;

enum { ANY = -1, OR_MORE = 0xffff };
#define SLOT(n) (1U << (n))

/* Rows that add knowledge: the first (or every) row whose conditions hold. */
typedef struct it_knowledge_row {
	it_module module;
	unsigned flavours; /* any of them */
	uint64_t must, never;
	const char *text;
	const char *product; /* for generations */
} it_knowledge_row;

/* vmmemctl: size of its local object global_state, a hint only. */
typedef struct it_hint_row {
	int bits;
	unsigned from, to;
	const char *text;
} it_hint_row;

extern const it_symbol_sign it_symbol_signs[];
extern const it_text_sign it_text_signs[];
extern const it_text_sign it_ident_signs[];
extern const it_foreign_sign it_foreign_signs[];
extern const it_module_sign it_module_signs[];
extern const it_flavour_row it_flavour_rows[];
extern const it_knowledge_row it_generation_rows[];
extern const it_knowledge_row it_claim_rows[];
extern const char it_mtu_none[];
extern const it_knowledge_row it_mtu_rows[];
extern const it_knowledge_row it_caution_rows[];
extern const it_hint_row it_hint_rows[];

/* A byte of a section. */
typedef struct it_elf_place {
	size_t section; /* 0: none */
	uint64_t offset;
} it_elf_place;

typedef struct it_seen_symbol {
	size_t index; /* in the symbol table */
	it_elf_place place;
	uint64_t size;
} it_seen_symbol;

/* The objects of the driver that tell its flavour. */
typedef struct it_objects {
	it_elf_place ident;	   /* module info text */
	it_elf_place revision; /* dev_ops or vfsdef */
	int revision_word; /* its first 32 bits, ANY if not readable */
	it_elf_place vector;
	int vector_read;
	unsigned slots; /* filled slots of the vector */
	unsigned flag_word;
	int conflict; /* two objects of one kind that differ */
	int misfit;   /* a named object has another size than its slots say */
} it_objects;

/* Everything about one file while it is being identified. */
typedef struct it_probe {
	it_elf elf;
	size_t table; /* its symbol table */
	it_elf_symbols symbols;
	uint64_t facts;
	it_seen_symbol seen[FACT_COUNT];
	it_fact ops; /* word 0 of its modldrv, modlfs or modlmisc */
	it_objects objects;
	it_driver *driver;
} it_probe;

/* Reads modldrv (or its like) and what it points at. */
void it_probe_read_linkage(it_probe *probe);

/* Reads the MAC vector around the address of vmxnet3_tx. */
void it_probe_read_vector(it_probe *probe);

/* Is this global function's address anywhere in data? */
int it_probe_in_data(const it_probe *probe, it_fact fact);

/* Reads vfsdef, the third word of which is this init function. */
void it_probe_read_vfsdef(it_probe *probe, it_fact init);

/* Does every bit of the MAC flag word have its slot? */
int it_probe_flags_agree(const it_probe *probe);

/* Do the sizes of local objects, where named, allow this row? */
int it_probe_sizes_agree(const it_probe *probe, const it_flavour_row *row);

/* Copies the text at a place, masked; "" if it is none. */
void it_probe_text(const it_probe *probe, const it_elf_place *place, char *out,
		   size_t size);

/* Appends what NEEDED entries and _depends_on name, blank separated. */
void it_probe_depends(const it_probe *probe, char *out, size_t size);

/* Puts what was found into words: the driver's reason; returns 1. */
int it_probe_explain(it_probe *probe);

/* Symbols and texts of the file as facts. */
void it_probe_symbols(it_probe *probe);
void it_probe_texts(it_probe *probe);
void it_probe_ident(it_probe *probe);

#endif
