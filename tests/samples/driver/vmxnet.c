/* SPDX-License-Identifier: BSD-2-Clause */
/* A sample vmxnet, the older network driver. */
#ifndef REVISION
#define REVISION (FLAVOUR == 10 ? 3 : 4)
#endif
#define DEFS "vmxnet.def"
#include "sample.h"
#include "sample.inc"

char _depends_on[] = "misc/gld";
static char ident[] = IDENT;
static struct dma_attr vxn_dma_attrs = {"1"};
static struct dma_attr vxn_dma_attrs_tx = {"2"};

static void vxn_attach(void)
{
	ddi_dma_alloc_handle(&vxn_dma_attrs, &vxn_dma_attrs_tx, "vmxnet");
	cmn_err(0, "%s%d: pci_config_setup() failed");
	use_imports();
}

static struct cb_ops cb_vxn_ops = {
	{nulldev, nulldev, nodev, nodev, nodev, nodev, nodev, nodev, nodev,
	 nodev, nodev, nochpoll, ddi_prop_op},
	0, 0, 1, nodev, nodev};

static struct {
	struct dev_ops_head head;
	entry getinfo, identify, probe, attach, detach, reset;
	void *cb, *bus;
	entry power;
#if FLAVOUR != 10
	entry quiesce;
#endif
} vxn_ops = {{REVISION, 0}, gld_getinfo, nulldev, nulldev, vxn_attach, nodev,
	     nodev, &cb_vxn_ops, 0,
#if FLAVOUR == 10 || FLAVOUR == 2009
	     ddi_power
#endif
};

static struct modldrv modldrv = {mod_driverops, ident, &vxn_ops};
static struct modlinkage modlinkage = {1, {&modldrv}};

void _init(void)
{
	gld_open();
	gld_close();
	mod_install(&modlinkage);
}

void _fini(void)
{
	mod_remove(&modlinkage);
}

void _info(void)
{
	mod_info(&modlinkage);
}
