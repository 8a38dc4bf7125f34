/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Changing the size of a link: what each driver build makes of it on which
 * kernel (tuning.md 1.2 to 1.4, 2.1.4, 2.3).
 */
#include "config.h"

#include <string.h>

#include "tests/guest/programs/net.h"

const char *net_status_text(net_status status)
{
	static const char *const texts[] = {
		[NET_DONE] = "ok",
		[NET_INVALID] = "invalid argument",
		[NET_UNSUPPORTED] = "operation not supported",
		[NET_BUSY] = "link busy",
		[NET_DENIED] = "permission denied",
		[NET_MISSING] = "object not found",
		[NET_BAD_VALUE] = "invalid value",
		[NET_FAILED] = "operation failed",
	};

	return texts[status];
}

/* e1000g: by chip (1.3). */
static const struct {
	const char *adapter;
	long most;
} frames[] = {{"e1000", 16362}, {"e1000e", 9216}};

int mtu_range(const net_link *of, long *least, long *most)
{
	const char *adapter = link_adapter(of);
	size_t i;

	*least = 60;
	*most = JUMBO;
	if (of->build == BUILD_FIXED || of->build == BUILD_ILLUMOS)
		return 1;
	if (of->build != BUILD_E1000G)
		return 0;
	*least = *most = ORDINARY;
	for (i = 0; i < sizeof frames / sizeof frames[0]; i++)
		if (strcmp(frames[i].adapter, adapter) == 0)
			*most = frames[i].most;
	return 1;
}

/* Those that hold a lower link as large as they are. */
static long reserved(const links *l, const net_link *of)
{
	long most = 0;
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->at[i].over, of->name) == 0 &&
		    l->at[i].sdu > most)
			most = l->at[i].sdu;
	return most;
}

/* A VNIC is not larger than what it is over, which a zone does not see. */
static net_status set_upper(links *l, net_link *of, long mtu)
{
	const net_link *lower = link_find(l, of->over);
	long most = lower != NULL ? lower->sdu : ORDINARY;

	if (strcmp(of->class, "vnic") != 0 && strcmp(of->class, "vlan") != 0)
		return NET_UNSUPPORTED;
	if (mtu < 60 || mtu > most)
		return NET_INVALID;
	of->sdu = of->half = mtu;
	return NET_DONE;
}

/*
 * Transmit and stop hold no common lock (3.2): "traffic LINK" is one that
 * sends while the driver stops to take another size.
 */
static void race(const links *l, const net_link *of)
{
	char buffer[LINE_SIZE];
	size_t at = 0;

	if (strcmp(of->driver, "vmxnet3s") != 0 ||
	    of->build == BUILD_ILLUMOS || !link_is_started(l, of))
		return;
	while (next_fact(&at, "traffic", buffer, sizeof buffer))
		if (strcmp(buffer, of->name) == 0)
			panic("BAD TRAP: type=e (#pf Page fault) occurred in "
			      "module \"vmxnet3s\"");
}

static net_status set_device(links *l, net_link *of, long mtu)
{
	long least, most;

	if (!mtu_range(of, &least, &most))
		return NET_UNSUPPORTED;
	if (mtu < reserved(l, of))
		return NET_BUSY;
	if (of->build != BUILD_FIXED && link_is_started(l, of))
		return NET_BUSY;
	if (mtu < least || mtu > most)
		return NET_INVALID;
	race(l, of);
	of->sdu = of->half = mtu;
	return NET_DONE;
}

net_status mtu_set(links *l, net_link *of, long mtu)
{
	if (mtu == of->sdu)
		return NET_DONE;
	return strcmp(of->device, "-") == 0 ? set_upper(l, of, mtu)
					    : set_device(l, of, mtu);
}

net_status mtu_accept_jumbo(links *l, net_link *of, const char *value)
{
	long mtu = *value == '1' ? JUMBO : ORDINARY;

	if ((*value != '0' && *value != '1') || !build_has_ioctl(of->driver) ||
	    of->build == BUILD_E1000G)
		return NET_INVALID;
	if (of->half == mtu) {
		console("%s:%ld: New MTU is same as old mtu : %ld.",
			of->driver, of->instance, mtu);
		return NET_DONE;
	}
	race(l, of);
	of->half = mtu;
	/* the only build that tells the MAC; 9.10 and later forgot it */
	if (of->build == BUILD_JUMBO)
		of->sdu = mtu;
	return NET_DONE;
}
