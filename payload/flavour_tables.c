/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is known of the drivers, as tables.  All of it was read from objects
 * compiled from the published sources (open-vm-tools 2010 to 2018, illumos
 * 2016 to 2023) against the headers of the kernels in question; no binary of
 * VMware's own was at hand.
 */
#include "config.h"

#include "payload/flavour.h"

const it_symbol_sign it_symbol_signs[] = {
	{"mod_install", HOW_UNDEFINED, U_MOD_INSTALL},
	{"mod_remove", HOW_UNDEFINED, U_MOD_REMOVE},
	{"mod_info", HOW_UNDEFINED, U_MOD_INFO},
	{"mod_driverops", HOW_UNDEFINED, U_DRIVEROPS},
	{"mod_fsops", HOW_UNDEFINED, U_FSOPS},
	{"mod_miscops", HOW_UNDEFINED, U_MISCOPS},
	{"ddi_quiesce_not_supported", HOW_UNDEFINED, U_QUIESCE},
	{"mac_prop_info_set_range_uint32", HOW_UNDEFINED, U_PROP_RANGE},
	{"mac_lso_get", HOW_UNDEFINED, U_LSO_GET},
	{"mac_maxsdu_update", HOW_UNDEFINED, U_SDU_UPDATE},
	{"ddi_intr_block_enable", HOW_UNDEFINED, U_INTR_BLOCK},
	{"miocack", HOW_UNDEFINED, U_MIOCACK},
	{"mac_hcksum_get", HOW_UNDEFINED, U_HCKSUM_GET},
	{"kstat_create", HOW_UNDEFINED, U_KSTAT_CREATE},
	{"dev_err", HOW_UNDEFINED, U_DEV_ERR},
	{"cmn_err", HOW_UNDEFINED, U_CMN_ERR},
	{"ddi_power", HOW_UNDEFINED, U_POWER},
	{"gld_register", HOW_UNDEFINED, U_GLD_REGISTER},
	{"ptob", HOW_UNDEFINED, U_PTOB},
	{"vmxnet3_tx", HOW_UNDEFINED, U_TX},
	{"_init", HOW_FUNCTION, D_INIT},
	{"_fini", HOW_FUNCTION, D_FINI},
	{"_info", HOW_FUNCTION, D_INFO},
	{"_depends_on", HOW_DEFINED, D_DEPENDS},
	{"vmxnet3_tx", HOW_DEFINED, D_TX},
	{"vmxnet3_dmaerr2errno", HOW_DEFINED, D_DMAERR},
	{"VMBlockInit", HOW_DEFINED, D_VMBLOCK_INIT},
	{"HgfsInit", HOW_DEFINED, D_HGFS_INIT},
	{"Balloon_QueryAndExecute", HOW_DEFINED, D_BALLOON},
	{"BlockWaitFileBlock", HOW_DEFINED, D_WAIT_BLOCK},
	{"VMW_SHA1Init", HOW_DEFINED, D_VMW_SHA1},
	{"vmxnet3_mac_callbacks", HOW_LOCAL, L_CALLBACKS},
	{"global_state", HOW_LOCAL, L_STATE},
	{NULL, HOW_UNDEFINED, FACT_COUNT},
};

const it_text_sign it_text_signs[] = {
	{"MTU", 1, T_MTU},
	{"vmxnet", 1, T_VMXNET},
	{"accept-jumbo", 0, T_JUMBO},
	{"getcapab(", 0, T_GETCAPAB},
	{"overfragmented mp", 0, T_FRAGMENTED_MP},
	{"overfragmented, frags=", 0, T_FRAGMENTED},
	{NULL, 0, FACT_COUNT},
};

/* Beginnings of module info texts. */
const it_text_sign it_ident_signs[] = {
	{"VMware EtherAdapter v3", 0, I_ETHERADAPTER},
	{"VMware EtherAdapter v3 1.1.0.0", 0, I_VERSION},
	{"VMware Ethernet Adapter b", 0, I_VMXNET},
	{"VMware Memory Control b", 0, I_VMMEMCTL},
	{NULL, 0, FACT_COUNT},
};

const it_foreign_sign it_foreign_signs[] = {
	{".modinfo", NULL, "Linux"},
	{".gnu.linkonce.this_module", NULL, "Linux"},
	{"__versions", NULL, "Linux"},
	{"set_modmetadata_set", NULL, "FreeBSD"},
	{"set_sysinit_set", NULL, "FreeBSD"},
	{"link_set_modules", NULL, "NetBSD"},
	{NULL, "init_module", "Linux"},
	{NULL, "cleanup_module", "Linux"},
	{NULL, "printk", "Linux"},
	{NULL, "_printk", "Linux"},
	{NULL, "__pci_register_driver", "Linux"},
	{NULL, "module_register_init", "FreeBSD"},
	{NULL, NULL, NULL},
};

/* The first row that fits; the last is any other Solaris module. */
const it_module_sign it_module_signs[] = {
	{IT_MODULE_VMXNET3S, FACT(U_DRIVEROPS) | FACT(D_TX)},
	{IT_MODULE_VMXNET,
	 FACT(U_DRIVEROPS) | FACT(U_GLD_REGISTER) | FACT(I_VMXNET)},
	{IT_MODULE_VMXNET,
	 FACT(U_DRIVEROPS) | FACT(U_GLD_REGISTER) | FACT(T_VMXNET)},
	{IT_MODULE_VMBLOCK, FACT(U_FSOPS) | FACT(D_VMBLOCK_INIT)},
	{IT_MODULE_VMHGFS, FACT(U_FSOPS) | FACT(D_HGFS_INIT)},
	{IT_MODULE_VMMEMCTL, FACT(U_MISCOPS) | FACT(I_VMMEMCTL)},
	{IT_MODULE_VMMEMCTL, FACT(U_MISCOPS) | FACT(D_BALLOON)},
	{IT_MODULE_NONE, 0},
};

#define QUIESCE_BOTH (FACT(U_QUIESCE) | FACT(R_QUIESCE_SLOT))

/*
 * dev_ops grew its quiesce entry, and devo_rev went from 3 to 4, between the
 * kernels of Solaris 10 and of 2009.06 (80 to 88 bytes; 44 to 48 in 32 bit).
 * The MAC vector: Solaris 10 has resources, ioctl and getcapab in slots 8 to
 * 10; 2009.06 has dropped resources, so ioctl is 8 and getcapab 9; Solaris
 * 11 has a reserved entry at 8 again.  Lengths are lower bounds, since later
 * updates of the real headers may have grown them.  The generation of
 * 2010-01 has no ioctl yet, hence no bit for that slot where it may be empty.
 */
const it_flavour_row it_flavour_rows[] = {
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10, 3, SLOT(8) | SLOT(10), SLOT(10),
	 FACT(D_DEPENDS), QUIESCE_BOTH | FACT(U_PROP_RANGE) | FACT(U_DEV_ERR),
	 11, 80, 80, 44, 44},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_2009_06, 4, SLOT(9) | SLOT(10),
	 SLOT(9), FACT(D_DEPENDS) | QUIESCE_BOTH,
	 FACT(U_PROP_RANGE) | FACT(U_DEV_ERR), 14, 88, OR_MORE, 48,
	 OR_MORE},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_11, 4, SLOT(8) | SLOT(9) | SLOT(10),
	 SLOT(9) | SLOT(10), FACT(D_DEPENDS) | QUIESCE_BOTH, FACT(U_DEV_ERR),
	 16, 88, OR_MORE, 48, OR_MORE},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, 4,
	 SLOT(8) | SLOT(9) | SLOT(10), SLOT(9) | SLOT(10),
	 QUIESCE_BOTH | FACT(U_KSTAT_CREATE) | FACT(U_DEV_ERR),
	 FACT(D_DEPENDS) | FACT(U_CMN_ERR), 16, 88, OR_MORE, 48,
	 OR_MORE},
	{IT_MODULE_VMXNET, IT_FLAVOUR_10, 3, 0, 0, FACT(U_POWER), 0, 0, 80, 80,
	 44, 44},
	{IT_MODULE_VMXNET, IT_FLAVOUR_2009_06, 4, 0, 0, FACT(U_POWER), 0, 0,
	 88, OR_MORE, 48, OR_MORE},
	{IT_MODULE_VMXNET, IT_FLAVOUR_11, 4, 0, 0, 0, FACT(U_POWER), 0, 88,
	 OR_MORE, 48, OR_MORE},
	/* the version in vfsdef, that the kernel compares with its own */
	{IT_MODULE_VMBLOCK, IT_FLAVOUR_10, 3, 0, 0, 0, 0, 0, 40, OR_MORE,
	 20, OR_MORE},
	{IT_MODULE_VMBLOCK, IT_FLAVOUR_11, 5, 0, 0, 0, 0, 0, 40, OR_MORE,
	 20, OR_MORE},
	{IT_MODULE_VMHGFS, IT_FLAVOUR_10, 3, 0, 0, 0, 0, 0, 40, OR_MORE,
	 20, OR_MORE},
	{IT_MODULE_VMHGFS, IT_FLAVOUR_11, 5, 0, 0, 0, 0, 0, 40, OR_MORE,
	 20, OR_MORE},
	/* nothing reliable tells: symbols and texts are the same */
	{IT_MODULE_VMMEMCTL, IT_FLAVOUR_10, ANY, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	{IT_MODULE_VMMEMCTL, IT_FLAVOUR_2009_06, ANY, 0, 0, 0, 0, 0, 0, 0, 0,
	 0},
	{IT_MODULE_VMMEMCTL, IT_FLAVOUR_11, ANY, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	{IT_MODULE_NONE, 0, ANY, 0, 0, 0, 0, 0, 0, 0, 0, 0},
};

#define NEWER (IT_FLAVOUR_2009_06 | IT_FLAVOUR_11)
#define VMWARE (IT_FLAVOUR_10 | NEWER)
#define PARTS_2011 (FACT(U_INTR_BLOCK) | FACT(U_MIOCACK))

/* The first row that fits; where none does the generation is unknown. */
const it_knowledge_row it_generation_rows[] = {
	{IT_MODULE_VMXNET3S, VMWARE, 0, PARTS_2011 | FACT(U_LSO_GET),
	 "2010-01", "Tools before 8.6"},
	{IT_MODULE_VMXNET3S, NEWER, PARTS_2011 | FACT(T_GETCAPAB),
	 FACT(U_LSO_GET) | FACT(U_SDU_UPDATE), "2011-08 or 2012-10",
	 "Tools 8.6 or 9.2"},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10, PARTS_2011 | FACT(T_GETCAPAB),
	 FACT(U_LSO_GET) | FACT(T_MTU), "2011-08 or 2012-10",
	 "Tools 8.6 or 9.2"},
	{IT_MODULE_VMXNET3S, NEWER,
	 PARTS_2011 | FACT(U_SDU_UPDATE) | FACT(T_FRAGMENTED),
	 FACT(U_LSO_GET), "2013-09", "Tools 9.4"},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10,
	 PARTS_2011 | FACT(T_MTU) | FACT(T_FRAGMENTED), FACT(U_LSO_GET),
	 "2013-09", "Tools 9.4"},
	{IT_MODULE_VMXNET3S, NEWER,
	 PARTS_2011 | FACT(U_SDU_UPDATE) | FACT(T_FRAGMENTED_MP),
	 FACT(U_LSO_GET), "2012-08", "Tools 9.0"},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10,
	 PARTS_2011 | FACT(T_MTU) | FACT(T_FRAGMENTED_MP), FACT(U_LSO_GET),
	 "2012-08", "Tools 9.0"},
	{IT_MODULE_VMXNET3S, VMWARE, FACT(U_LSO_GET) | FACT(I_VERSION), 0,
	 "9.10 or later", "Tools 9.10 or later"},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, FACT(U_HCKSUM_GET), 0,
	 "illumos 2020-05 or later", ""},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, FACT(D_DMAERR), 0,
	 "illumos 2016-11 to 2020-04", ""},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, 0, 0, "illumos 2016-04", ""},
	{IT_MODULE_VMMEMCTL, VMWARE, FACT(U_PTOB), 0, "2015-03 or later",
	 "Tools 9.10 or later"},
	{IT_MODULE_VMMEMCTL, VMWARE, 0, FACT(U_PTOB), "before 2015-03",
	 "Tools before 9.10"},
	{IT_MODULE_VMBLOCK, VMWARE, FACT(D_WAIT_BLOCK), 0, "10.3.10 or later",
	 "Tools 10.3.10 or later"},
	{IT_MODULE_VMBLOCK, VMWARE, 0, FACT(D_WAIT_BLOCK), "before 10.3.10",
	 "Tools before 10.3.10"},
	{IT_MODULE_VMHGFS, VMWARE, FACT(D_VMW_SHA1), 0, "10.3.10 or later",
	 "Tools 10.3.10 or later"},
	{IT_MODULE_VMHGFS, VMWARE, 0, FACT(D_VMW_SHA1), "before 10.3.10",
	 "Tools before 10.3.10"},
	{IT_MODULE_NONE, 0, 0, 0, NULL, NULL},
};

#define CLAIMS (FACT(U_SDU_UPDATE) | FACT(U_PROP_RANGE) | FACT(T_MTU))

/*
 * Tools 8.6 and 9.2: the MAC was registered for 9000, and nothing tells it of
 * the device, which begins with 1500.
 */
const it_knowledge_row it_claim_rows[] = {
	{IT_MODULE_VMXNET3S, VMWARE, FACT(T_JUMBO), CLAIMS | FACT(U_LSO_GET),
	 "", NULL},
	{IT_MODULE_NONE, 0, 0, 0, NULL, NULL},
};

const char it_mtu_none[] = "none";

/* What makes frames larger than 1500; the first row that fits. */
const it_knowledge_row it_mtu_rows[] = {
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, FACT(U_PROP_RANGE), 0,
	 "dladm, while the link is not in use", NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_11, FACT(U_PROP_RANGE), 0, "dladm",
	 NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10, FACT(T_MTU), 0,
	 "conf MTU= and accept-jumbo", NULL},
	{IT_MODULE_VMXNET3S, VMWARE, FACT(T_JUMBO), 0, "accept-jumbo", NULL},
	{IT_MODULE_VMXNET3S, VMWARE, 0, FACT(T_JUMBO), it_mtu_none, NULL},
	{IT_MODULE_NONE, 0, 0, 0, NULL, NULL},
};

/*
 * Known faults; every row that fits.  The lock that cures the stop/transmit
 * race (2018-11) changes nothing that can be read in a file, so every build
 * of VMware's counts as having the race.
 */
const it_knowledge_row it_caution_rows[] = {
	{IT_MODULE_VMXNET3S, NEWER, 0, FACT(U_LSO_GET),
	 "LSO is broken in this build (older than Tools 9.10): on a 5.11 "
	 "kernel outgoing TCP stalls unless EnableLSO=0 is set in "
	 "vmxnet3s.conf", NULL},
	{IT_MODULE_VMXNET3S, VMWARE, 0, 0,
	 "changing the MTU while traffic runs can panic the system "
	 "(stop/transmit race)", NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10, 0, 0,
	 "a new MTU is not told to the network stack", NULL},
	{IT_MODULE_VMXNET3S, VMWARE, FACT(T_JUMBO), CLAIMS | FACT(U_LSO_GET),
	 "the network stack is told 9000 bytes, of which the device takes "
	 "1500 before accept-jumbo", NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_11, FACT(U_PROP_RANGE), 0,
	 "accept-jumbo is not told to the network stack, only dladm is; ask "
	 "dladm for the property mtu alone, others answer garbage", NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_10 | IT_FLAVOUR_2009_06,
	 FACT(U_LSO_GET), 0,
	 "imports mac_lso_get, which the kernels of Solaris 10 and 2009.06 "
	 "are not known to have", NULL},
	{IT_MODULE_VMXNET3S, IT_FLAVOUR_ILLUMOS, 0, FACT(D_DMAERR),
	 "lasting receipt of jumbo frames can make the guest unreachable "
	 "(illumos bug 7583)", NULL},
	{IT_MODULE_NONE, 0, 0, 0, NULL, NULL},
};

/* global_state embeds a vnode of the kernel headers it was built with. */
const it_hint_row it_hint_rows[] = {
	{64, 280, 280, "as with headers of 2010 and later"},
	{32, 172, 172, "as with headers of 2010 and later"},
	{64, 272, 272, "as with headers of 2009"},
	{32, 164, 164, "as with headers of 2009"},
	{64, 312, 336, "as with headers of 2006 to 2008"},
	{32, 192, 204, "as with headers of 2006 to 2008"},
	{0, 0, 0, NULL},
};
