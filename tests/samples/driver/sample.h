/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the sample drivers share: objects that have the symbols, data and
 * texts of the real ones but do nothing.  They are compiled without any
 * header of a system.  FLAVOUR is 10, 2009, 11 or 511 (illumos), GENERATION
 * the year and month of the source, BITS 32 or 64.
 */
typedef void (*entry)();

/* Imports: first declared, later each called once. */
#define IMPORT(name)   void name();
#define IN_DATA(name)  void name();
#define FUNCTION(name) void name();
#include DEFS
#undef IMPORT
#undef IN_DATA
#undef FUNCTION

struct dev_ops_head {
	int revision;
	int count;
};

struct cb_ops {
	entry op[13];
	void *stream;
	int flag;
	int revision;
	entry aread, awrite;
};

/* drv, fs: three words; misc: two */
struct modldrv {
	void *ops;
	const char *info;
	void *what;
};

struct modlinkage {
	int revision;
	void *linkage[BITS == 64 ? 7 : 4];
};

struct dma_attr {
	char bytes[BITS == 64 ? 80 : 72];
};
