/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A sample vmxnet3s.  The macros below may be given on the command line to
 * make one that contradicts itself.
 */
#ifndef REVISION /* of dev_ops */
#define REVISION (FLAVOUR == 10 ? 3 : 4)
#endif
#ifndef QUIESCE_SLOT /* has dev_ops the entry? */
#define QUIESCE_SLOT (FLAVOUR != 10)
#endif
#ifndef QUIESCE_SYMBOL /* is it imported? */
#define QUIESCE_SYMBOL QUIESCE_SLOT
#endif
#ifndef DEPENDS
#define DEPENDS (FLAVOUR != 511)
#endif
#ifndef WORDS /* of the MAC vector */
#define WORDS (FLAVOUR == 10 ? 11 : FLAVOUR == 2009 ? 14 : 16)
#endif
#ifndef DATA /* where the vector and dev_ops go */
#define DATA
#endif
#define DEFS "vmxnet3s.def"
#include "sample.h"
#include "sample.inc"

/* ioctl came with 2011-08. */
#define IOCTL (GENERATION >= 201108)
#ifndef SLOT8
#define SLOT8 (FLAVOUR == 2009 && IOCTL ? vmxnet3_ioctl : 0)
#endif
#ifndef SLOT9
#define SLOT9 (FLAVOUR == 2009 ? vmxnet3_getcapab : IOCTL ? vmxnet3_ioctl : 0)
#endif
#ifndef SLOT10
#define SLOT10 (FLAVOUR == 2009 ? 0 : vmxnet3_getcapab)
#endif
#ifndef FLAGS
#if FLAVOUR == 2009
#define FLAGS (2 + IOCTL)
#elif FLAVOUR == 511
#define FLAGS 0xa6
#elif FLAVOUR == 11 && GENERATION >= 201503
#define FLAGS 0xe6
#else
#define FLAGS (4 + 2 * IOCTL)
#endif
#endif

#if FLAVOUR == 511
#define LOG dev_err
#define PREFIX "!"
#elif GENERATION < 201108
#define LOG cmn_err
#define PREFIX "vmxnet3s%d: "
#else
#define LOG cmn_err
#define PREFIX "vmxnet3s:%d: "
#endif

static struct dma_attr vmxnet3_dma_attrs_1 = {"1"};
static struct dma_attr vmxnet3_dma_attrs_128 = {"2"};
static struct dma_attr vmxnet3_dma_attrs_512 = {"3"};
static struct dma_attr vmxnet3_dma_attrs_tx = {"4"};
char vmxnet3_dev_attr[6] = {1};
#if DEPENDS
char _depends_on[] = "misc/mac";
#endif
#if FLAVOUR == 511
int vmxnet3s_debug = 1;
#endif

static void vmxnet3_getstat(void) { use_imports(); }
static void vmxnet3_start(void) { use_imports(); }
static void vmxnet3_stop(void) { use_imports(); }
static void vmxnet3_setpromisc(void) { use_imports(); }
static void vmxnet3_multicst(void) { use_imports(); }
static void vmxnet3_unicst(void) { use_imports(); }
static void vmxnet3_getcapab(void) { use_imports(); }
#if GENERATION >= 201108 || defined(NEED_IOCTL)
static void vmxnet3_ioctl(void)
{
	LOG(0, PREFIX "accept-jumbo");
}
#else
#define vmxnet3_ioctl 0
#endif
#if WORDS >= 16 && GENERATION >= 201503
static void vmxnet3_setprop(void) { LOG(0, PREFIX "set_prop %d"); }
static void vmxnet3_getprop_mc(void) { LOG(0, PREFIX "get_prop %d"); }
static void vmxnet3_propinfo(void) { LOG(0, PREFIX "prop_info %d"); }
#endif

#ifdef WITH_BAD_BEFORE
static entry before[8] DATA = {vmxnet3_tx};
#endif

/* Slot 7 is the only global function. */
static struct {
	unsigned flags;
	entry slot[WORDS - 1];
} vmxnet3_mac_callbacks DATA = {
	FLAGS,
	{vmxnet3_getstat, vmxnet3_start, vmxnet3_stop, vmxnet3_setpromisc,
	 vmxnet3_multicst, vmxnet3_unicst, vmxnet3_tx, SLOT8, SLOT9, SLOT10,
#if WORDS >= 16 && GENERATION >= 201503
	 0, 0, vmxnet3_setprop,
	 FLAVOUR == 511 && GENERATION < 201611 ? 0 : vmxnet3_getprop_mc,
	 vmxnet3_propinfo,
#endif
	}};

#ifndef SECOND_DATA
#define SECOND_DATA
#endif
#ifdef SECOND_VECTOR
static struct {
	unsigned flags;
	entry slot[15];
} second SECOND_DATA = {SECOND_VECTOR,
	    {vmxnet3_getstat, vmxnet3_start, vmxnet3_stop, vmxnet3_setpromisc,
	     vmxnet3_multicst, vmxnet3_unicst, vmxnet3_tx, 0, vmxnet3_start,
	     vmxnet3_start}};
#endif

static struct cb_ops cb_vmxnet3_dev_ops = {
	{nodev, nodev, nodev, nodev, nodev, nodev, nodev, nodev, nodev, nodev,
	 nodev, nochpoll, ddi_prop_op},
	0, 0x40, 1, nodev, nodev};

static void vmxnet3_attach(void)
{
	mac_register(&vmxnet3_mac_callbacks);
	ddi_dma_alloc_handle(&vmxnet3_dma_attrs_1, &vmxnet3_dma_attrs_128,
			     &vmxnet3_dma_attrs_512, &vmxnet3_dma_attrs_tx);
#ifdef SECOND_VECTOR
	mac_register(&second);
#endif
#ifdef WITH_BAD_BEFORE
	mac_register(before);
#endif
#if FLAVOUR != 511
	ddi_prop_lookup_int_array("EnableLSO");
#endif
	ddi_prop_lookup_int_array("TxRingSize");
	ddi_prop_lookup_int_array("RxRingSize");
	ddi_prop_lookup_int_array("RxBufPoolLimit");
#if FLAVOUR == 10 && GENERATION >= 201208
	ddi_prop_lookup_int_array("MTU");
#endif
	LOG(0, "vmxnet3_reset_task");
	LOG(0, PREFIX "pci_config_setup() failed\n");
#if FLAVOUR != 511 && GENERATION >= 201108
	LOG(0, PREFIX "New MTU is same as old mtu : %d.\n");
#endif
#if FLAVOUR != 511 && GENERATION >= 201108 && GENERATION <= 201208
	LOG(0, PREFIX "getcapab(0x%x) -> %s\n");
	LOG(0, PREFIX "overfragmented mp (%u)\n");
#elif FLAVOUR != 511 && GENERATION >= 201309
	LOG(0, PREFIX "overfragmented, frags=%u ring=%hu om=%hu\n");
#endif
	use_imports();
}

static struct {
	struct dev_ops_head head;
	entry getinfo, identify, probe, attach, detach, reset;
	void *cb, *bus;
	entry power;
#if QUIESCE_SLOT || REVISION >= 4
	entry quiesce;
#endif
} vmxnet3_dev_ops DATA = {
	{REVISION, 0}, nodev, nulldev, nulldev, vmxnet3_attach, nodev, nodev,
	&cb_vmxnet3_dev_ops, 0, 0,
#if QUIESCE_SLOT
	ddi_quiesce_not_supported
#endif
};
#if QUIESCE_SYMBOL && !QUIESCE_SLOT
entry quiesce_elsewhere = ddi_quiesce_not_supported;
#endif

#ifdef LATE_LINKAGE /* modldrv is filled when the driver runs */
static struct modldrv vmxnet3_modldrv;
#else
static struct modldrv vmxnet3_modldrv = {mod_driverops, IDENT,
					 &vmxnet3_dev_ops};
#endif
static struct modlinkage vmxnet3_modlinkage = {1, {&vmxnet3_modldrv}};

void _init(void)
{
#ifdef LATE_LINKAGE
	vmxnet3_modldrv.ops = mod_driverops;
	vmxnet3_modldrv.info = IDENT;
	vmxnet3_modldrv.what = &vmxnet3_dev_ops;
#endif
	mac_init_ops(&vmxnet3_dev_ops, "vmxnet3s");
	mod_install(&vmxnet3_modlinkage);
}

void _fini(void)
{
	mod_remove(&vmxnet3_modlinkage);
}

void _info(void)
{
	mod_info(&vmxnet3_modlinkage, "mac_ether");
}
