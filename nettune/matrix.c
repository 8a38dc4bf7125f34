/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "nettune/matrix.h"

/* ---- names -------------------------------------------------------------- */

static const char *const mechanism_names[] = {
    "none",  ".conf",	    ".conf and accept-jumbo",  "accept-jumbo",
    "dladm", "dladm, idle", ".conf and hostname file", "ipadm",
    "ndd"};

const char *it_mechanism_name(it_mechanism mechanism)
{
	return mechanism_names[mechanism];
}

static const char *const when_names[] = {"at once",
					 "when the interface is plumbed anew",
					 "at the next boot", "never"};

const char *it_when_name(it_when when)
{
	return when_names[when];
}

/* ---- which kernel ------------------------------------------------------- */

static const struct kernel_row {
	osd_family family;
	const char *distribution; /* its begin */
	const char *release;	  /* its begin */
	it_kernel kernel;
} kernel_rows[] = {
    {OSD_SOLARIS10, "", "", IT_KERNEL_10},
    {OSD_OPENSOLARIS, "", "", IT_KERNEL_2009_06},
    {OSD_SOLARIS11EXPRESS, "", "", IT_KERNEL_11_EXPRESS},
    {OSD_SOLARIS11, "", "11.4", IT_KERNEL_11_4},
    {OSD_SOLARIS11, "", "", IT_KERNEL_11},
    {OSD_ILLUMOS, "SmartOS", "", IT_KERNEL_SMARTOS},
    {OSD_ILLUMOS, "", "", IT_KERNEL_ILLUMOS},
};

static int begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

it_kernel it_kernel_of(const osd_identity *identity)
{
	const char *distribution = osd_identity_distribution(identity);
	const char *release = osd_identity_release(identity);
	osd_family family = osd_identity_family(identity);
	size_t i;

	for (i = 0; i < sizeof kernel_rows / sizeof kernel_rows[0]; i++)
		if (kernel_rows[i].family == family &&
		    begins(distribution, kernel_rows[i].distribution) &&
		    begins(release, kernel_rows[i].release))
			return kernel_rows[i].kernel;
	return IT_KERNEL_OTHER;
}

int it_kernel_is_old(it_kernel kernel)
{
	return kernel == IT_KERNEL_10 || kernel == IT_KERNEL_2009_06;
}

/* ---- the table ---------------------------------------------------------- */

#define K(kernel)  (1u << IT_KERNEL_##kernel)
#define B(build)   (1u << IT_BUILD_##build)
#define S(setting) (1u << IT_SET_##setting)

enum {
	ANY_KERNEL = (1u << IT_KERNELS) - 1,
	ANY_BUILD = (1u << IT_BUILDS) - 1,
	K_11 = K(11_EXPRESS) | K(11) | K(11_4),
	K_5_11 = K(2009_06) | K_11 | K(ILLUMOS),
	S_RINGS = S(TX_RING) | S(RX_RING) | S(RX_POOL),
	S_TCP = S(TCP_CAP) | S(TCP_SEND) | S(TCP_RECEIVE) | S(TCP_CWND),
	S_LINK = S(MTU) | S(LSO) | S_RINGS,
	B_10 = B(10) | B(10_CLAIMS) | B(10_FIRST),
	B_2009_06 = B(2009_06) | B(2009_06_CLAIMS) | B(2009_06_FIRST) |
		    B(2009_06_NEW),
	B_11_OLD = B(11_OLD) | B(11_CLAIMS),
	B_VMXNET3S = B_10 | B_2009_06 | B_11_OLD | B(11_NEW) | B(NATIVE)
};

const char it_way_repair[] =
    "\"install-tools repair\" brings the right one";
static const char too_old[] =
    "this driver, of before Tools 8.6, takes no frames above 1500 bytes";
static const char newer[] = "install the driver of newer Tools";
static const char nictag[] =
    "set it by nictagadm(8), \"nictagadm update -p mtu=MTU TAG\", which "
    "takes effect at the next boot";

#define WAY(by, effect)                                                        \
	{                                                                      \
		IT_BY_##by, IT_WHEN_##effect, NULL, NULL, 0                    \
	}
#define NO_WAY(why, remedy)                                                    \
	{                                                                      \
		IT_BY_NONE, IT_WHEN_NEVER, why, remedy, 0                      \
	}
#define NO_USE(why)                                                            \
	{                                                                      \
		IT_BY_NONE, IT_WHEN_NEVER, why, "", 1                          \
	}

/* The first row that fits; the last one fits all. */
static const struct way_row {
	unsigned kernels, builds, settings;
	it_way way;
} way_rows[] = {
    {K(SMARTOS), ANY_BUILD, S(MTU),
     NO_WAY("the root of SmartOS is a ramdisk: nothing that is set here "
	    "outlives the next boot",
	    nictag)},
    {K(SMARTOS), ANY_BUILD, S_LINK | S_TCP,
     NO_WAY("the root of SmartOS is a ramdisk: nothing that is set here "
	    "outlives the next boot",
	    "a service of your own in /opt/custom/smf can set it")},

    {K(10) | K(2009_06), ANY_BUILD, S_TCP, WAY(NDD, LIVE)},
    {K_11 | K(ILLUMOS), ANY_BUILD, S_TCP, WAY(IPADM, LIVE)},

    /* vmxnet has buffers of one size, and neither ioctl nor property. */
    {ANY_KERNEL, B(VMXNET), S(MTU),
     NO_WAY("vmxnet has buffers for 1500 bytes only, on every system",
	    "give the machine a vmxnet3 adapter")},
    {ANY_KERNEL, B(VMXNET), S(LSO), NO_USE("vmxnet has no such setting")},
    {ANY_KERNEL, B(VMXNET), S_RINGS, NO_WAY("vmxnet has no such setting", "")},

    /* It turns LSO off by itself on both chips that VMware emulates. */
    {ANY_KERNEL, B(E1000G), S(LSO),
     NO_USE("e1000g never uses LSO on VMware's adapters")},
    {ANY_KERNEL, B(E1000G), S_RINGS,
     NO_WAY("rings of e1000g are not tuned by install-tools", "")},
    {K(10), B(E1000G), S(MTU), WAY(FRAME_CLASS, REBOOT)},
    {K_5_11, B(E1000G), S(MTU), WAY(DLADM_IDLE, REPLUMB)},

    /* The MAC learns the MTU of the .conf, the device from accept-jumbo:
     * one half without the other loses every large packet. */
    {K(10), B(10), S(MTU), WAY(CONF_AND_JUMBO, REBOOT)},
    {K(2009_06), B(2009_06) | B(2009_06_NEW), S(MTU), WAY(JUMBO, LIVE)},
    {K_11, B(11_OLD), S(MTU), WAY(JUMBO, LIVE)},
    /* The MAC says 9000 from the attach on: whether the device takes that can
     * be read nowhere, so that nothing is set now. */
    {K(10), B(10_CLAIMS), S(MTU), WAY(JUMBO, REBOOT)},
    {K(2009_06), B(2009_06_CLAIMS), S(MTU), WAY(JUMBO, REBOOT)},
    {K_11, B(11_CLAIMS), S(MTU), WAY(JUMBO, REBOOT)},
    {K(10), B(10_FIRST), S(MTU), NO_WAY(too_old, newer)},
    {K(2009_06), B(2009_06_FIRST), S(MTU), NO_WAY(too_old, newer)},
    /* accept-jumbo resizes the device here and no longer tells the MAC. */
    {K_11 | K(ILLUMOS), B(11_NEW), S(MTU), WAY(DLADM, LIVE)},
    {K(ILLUMOS), B(NATIVE), S(MTU), WAY(DLADM_IDLE, REPLUMB)},
    /* Every command succeeds and nothing changes. */
    {K_5_11, B_10, S(MTU),
     NO_WAY("the driver was built for Solaris 10: accept-jumbo succeeds "
	    "with it on this system and changes nothing",
	    it_way_repair)},
    {ANY_KERNEL, B_VMXNET3S, S(MTU),
     NO_WAY("the driver was built for another system", it_way_repair)},

    {ANY_KERNEL, B_VMXNET3S, S(LSO) | S_RINGS, WAY(CONF, REBOOT)},
    {ANY_KERNEL, ANY_BUILD, S_TCP,
     NO_WAY("how this system keeps it is not known", "")},
    {ANY_KERNEL, ANY_BUILD, S_LINK,
     NO_WAY("of which build the driver is, is not known, and with it "
	    "what works",
	    "\"install-tools identify FILE\" tells what is known of it")},
};

const it_way *it_way_of(it_kernel kernel, it_build build, it_setting setting)
{
	const struct way_row *row = way_rows;

	while ((row->kernels & (1u << kernel)) == 0 ||
	       (row->builds & (1u << build)) == 0 ||
	       (row->settings & (1u << setting)) == 0)
		row++;
	return &row->way;
}

/*
 * Of 2009.06 no kernel is known that a build with the cure can be loaded by:
 * if one can, what it has of the cure nobody knows.
 */
int it_lso_is_broken(it_kernel kernel, it_build build)
{
	if (build == IT_BUILD_2009_06_NEW)
		return kernel == IT_KERNEL_2009_06;
	return (K_5_11 & (1u << kernel)) != 0 &&
	       ((B_2009_06 | B_11_OLD) & (1u << build)) != 0;
}

/* ---- names of one setting ------------------------------------------------ */

static const struct {
	it_setting setting;
	const char *name;
} conf_names[] = {
    {IT_SET_MTU, "MTU"},
    {IT_SET_LSO, "EnableLSO"},
    {IT_SET_TX_RING, "TxRingSize"},
    {IT_SET_RX_RING, "RxRingSize"},
    {IT_SET_RX_POOL, "RxBufPoolLimit"},
};

const char it_conf_frame_class[] = "MaxFrameSize";

const char *it_conf_name(it_build build, it_setting setting)
{
	size_t i;

	if ((B_VMXNET3S & (1u << build)) == 0)
		return NULL;
	for (i = 0; i < sizeof conf_names / sizeof conf_names[0]; i++)
		if (conf_names[i].setting == setting)
			return conf_names[i].name;
	return NULL;
}

static const struct {
	it_setting setting;
	const char *ndd, *express, *ipadm, *ipadm_11_4;
} tcp_names[] = {
    {IT_SET_TCP_CAP, "tcp_max_buf", "_max_buf", "max_buf", "max-buf"},
    {IT_SET_TCP_SEND, "tcp_xmit_hiwat", "send_maxbuf", "send_buf", "send-buf"},
    {IT_SET_TCP_RECEIVE, "tcp_recv_hiwat", "recv_maxbuf", "recv_buf",
     "recv-buf"},
    {IT_SET_TCP_CWND, "tcp_cwnd_max", "_cwnd_max", "_cwnd_max", "cwnd-max"},
};

const char *it_tcp_name(it_kernel kernel, it_setting setting)
{
	size_t i;

	for (i = 0; i < sizeof tcp_names / sizeof tcp_names[0]; i++) {
		if (tcp_names[i].setting != setting)
			continue;
		if (it_kernel_is_old(kernel))
			return tcp_names[i].ndd;
		if (kernel == IT_KERNEL_11_EXPRESS)
			return tcp_names[i].express;
		return kernel == IT_KERNEL_11_4 ? tcp_names[i].ipadm_11_4
						: tcp_names[i].ipadm;
	}
	return NULL;
}

int it_tcp_is_buffer(it_setting setting)
{
	return setting == IT_SET_TCP_SEND || setting == IT_SET_TCP_RECEIVE;
}

static int is_name(const char *name, const char *known)
{
	while (*name != '\0' &&
	       (*name == *known || (*name == '-' && *known == '_'))) {
		name++;
		known++;
	}
	return *name == '\0' && *known == '\0';
}

int it_tcp_setting(const char *name, it_setting *setting)
{
	size_t i;

	for (i = 0; i < sizeof tcp_names / sizeof tcp_names[0]; i++)
		if (is_name(name, tcp_names[i].ndd) ||
		    is_name(name, tcp_names[i].express) ||
		    is_name(name, tcp_names[i].ipadm) ||
		    is_name(name, tcp_names[i].ipadm_11_4)) {
			*setting = tcp_names[i].setting;
			return 1;
		}
	return 0;
}

const char *it_conf_folder(it_kernel kernel)
{
	return kernel == IT_KERNEL_11 || kernel == IT_KERNEL_11_4
		   ? "etc/driver/drv"
		   : "kernel/drv";
}
