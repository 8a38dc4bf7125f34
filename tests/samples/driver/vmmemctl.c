/* SPDX-License-Identifier: BSD-2-Clause */
/* A sample vmmemctl. */
#define DEFS "vmmemctl.def"
#include "sample.h"
#include "sample.inc"

/* It embeds a vnode of the kernel that it is built for. */
#ifndef STATE
#if BITS == 64
#define STATE (FLAVOUR == 10 ? 320 : 280)
#else
#define STATE (FLAVOUR == 10 ? 196 : 172)
#endif
#endif
static struct {
	char bytes[STATE];
} global_state;

/* modlmisc has two words, the third lies beyond it. */
static struct {
	void *ops;
	const char *info;
} vmmodldrv = {mod_miscops, IDENT};
static struct modlinkage vmmodlinkage = {1, {&vmmodldrv}};

void _init(void)
{
	cmn_err(&global_state, "VMware memory control driver", "vmmemctl");
	mod_install(&vmmodlinkage);
	use_imports();
}

void _fini(void)
{
	mod_remove(&vmmodlinkage);
}

void _info(void)
{
	mod_info(&vmmodlinkage);
}
