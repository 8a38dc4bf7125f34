/* SPDX-License-Identifier: BSD-2-Clause */
/* A sample vmblock. */
#define DEFS   "vmblock.def"
#define NAME   "vmblock"
#define PREFIX VMBlock
#define INIT   VMBlockInit
#include "filesystem.inc"

int LOGLEVEL = 4;
int vmblockType;
void *vmblockVfsOps, *vmblockVnodeOps;
void *vnodeOpsArr[20] = {"open", BlockInit};
