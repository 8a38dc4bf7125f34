/* SPDX-License-Identifier: BSD-2-Clause */
/* A sample vmhgfs. */
#define DEFS   "vmhgfs.def"
#define NAME   "vmhgfs"
#define PREFIX Hgfs
#define INIT   HgfsInit
#include "filesystem.inc"

const char *HGFS_ILLEGAL_CHARS = "/";
const char *HGFS_SUBSTITUTE_CHARS = "\\";
int hgfsInstance = -1;
char requestPool[24704];
void *superInfoHead;
