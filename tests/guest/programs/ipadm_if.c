/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ipadm for whole interfaces: tuning.md 2.2.3, 2.2.6.  An interface has one
 * address, whose object is called IF/v4 whatever it was created as.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/ipadm.h"
#include "tests/guest/programs/tables.h"

typedef struct doing {
	const char *use;
	int passing; /* -t */
	const char *type, *local;
	const char *name;
	interfaces all;
} doing;

static int take_options(doing *d, int argc, char **argv, const char *letters)
{
	int option;

	opterr = 0;
	optind = 1;
	memset(d, 0, sizeof *d);
	while ((option = getopt(argc, argv, letters)) != -1) {
		if (option == '?' || option == ':')
			return ipadm_bad_option(argv[0], option);
		d->passing |= option == 't';
		d->type = option == 'T' ? optarg : d->type;
		d->local = option == 'a' ? optarg : d->local;
	}
	if (optind + 1 != argc)
		return ipadm_die("Usage: %s [-t] <interface>", argv[0]);
	d->name = argv[optind];
	interfaces_read(&d->all);
	return 0;
}

static int fail(const char *what, const char *name, const char *colon,
		ip_status status)
{
	return ipadm_die("Could not %s %s%s: %s", what, name, colon,
			 ip_status_text(status));
}

/* The row of what a boot plumbs: by the name of the link or of its device. */
row *ipadm_stored(table *t, const char *name)
{
	net_link *lower;
	links l;
	row *r;

	table_read(t, "interface");
	r = table_find(t, name);
	links_read(&l);
	lower = link_find(&l, name);
	return r == NULL && lower != NULL ? table_find(t, lower->device) : r;
}

static void store(const net_if *one)
{
	table t;
	row *r = ipadm_stored(&t, one->name);

	if (r == NULL)
		r = table_add(&t, one->name);
	row_set(r, 1, one->address);
	table_write(&t);
}

static void forget(const char *name)
{
	table t;
	row *r = ipadm_stored(&t, name);

	if (r != NULL)
		table_drop(&t, r);
	table_write(&t);
	(void)ipmgmt_put(name, "ipv4", "mtu", NULL);
	(void)ipmgmt_put(name, "ipv6", "mtu", NULL);
}

/* ---- disable-if, enable-if -------------------------------------------- */

static ip_status disable(doing *d)
{
	net_if *one = interface_find(&d->all, d->name);
	ip_status status = ipmgmt_may();

	if (status != IP_DONE)
		return status;
	if (one == NULL)
		return IP_NO_INTERFACE;
	if (!one->lasting)
		return IP_TEMPORARY;
	if (!one->enabled)
		return IP_DISABLED;
	step();
	routes_leave(one->name, one->address);
	ipmp_leave(one->name);
	one->enabled = 0;
	one->fixed[0] = one->fixed[1] = 0;
	interfaces_write(&d->all);
	return IP_DONE;
}

int ipadm_disable_if(int argc, char **argv)
{
	ip_status status;
	doing d;

	if (take_options(&d, argc, argv, "+:t") != 0)
		return 1;
	if (!d.passing)
		return ipadm_die("persistent operation not supported for "
				 "disable-if");
	status = disable(&d);
	return status == IP_DONE ? 0 : fail("disable", d.name, "", status);
}

/* What was given by -t is not stored, and gone. */
static void take_stored(const char *name)
{
	interfaces all;
	net_if *one;
	table t;
	row *r = ipadm_stored(&t, name);

	interfaces_read(&all);
	one = interface_find(&all, name);
	(void)snprintf(one->address, NAME_SIZE, "%s",
		       r != NULL ? row_word(r, 1) : "-");
	interfaces_write(&all);
}

/* With what is stored of it. */
static void come_back(const char *name)
{
	net_link *lower;
	links l;

	take_stored(name);
	links_read(&l);
	lower = link_find(&l, name);
	if (lower != NULL)
		interfaces_follow(lower);
	ipmgmt_replay_interfaces();
}

static ip_status enable(doing *d)
{
	net_if *one = interface_find(&d->all, d->name);
	ip_status status = ipmgmt_may();

	if (status != IP_DONE)
		return status;
	if (one == NULL)
		return IP_NO_INTERFACE;
	if (one->enabled)
		return IP_EXISTS;
	step();
	one->enabled = 1;
	interfaces_write(&d->all);
	come_back(d->name);
	return IP_DONE;
}

int ipadm_enable_if(int argc, char **argv)
{
	ip_status status;
	doing d;

	if (take_options(&d, argc, argv, "+:t") != 0)
		return 1;
	if (!d.passing)
		return ipadm_die("persistent operation not supported for "
				 "enable-if");
	status = enable(&d);
	return status == IP_DONE ? 0 : fail("enable", d.name, " ", status);
}

/* ---- create-if, delete-if --------------------------------------------- */

int ipadm_create_if(int argc, char **argv)
{
	ip_status status;
	doing d;
	links l;

	if (take_options(&d, argc, argv, "+:t") != 0)
		return 1;
	links_read(&l);
	status = ipmgmt_may();
	if (status == IP_DONE && interface_find(&d.all, d.name) != NULL)
		status = IP_EXISTS;
	if (status == IP_DONE && link_find(&l, d.name) == NULL)
		status = IP_NO_LINK;
	if (status != IP_DONE)
		return fail("create", d.name, " ", status);
	step();
	(void)interface_add(&d.all, d.name, !d.passing);
	interfaces_write(&d.all);
	if (!d.passing)
		store(interface_find(&d.all, d.name));
	return 0;
}

int ipadm_delete_if(int argc, char **argv)
{
	ip_status status;
	net_if *one;
	doing d;

	if (take_options(&d, argc, argv, "+:") != 0)
		return 1;
	one = interface_find(&d.all, d.name);
	status = ipmgmt_may();
	if (status == IP_DONE && one == NULL)
		status = IP_NO_INTERFACE;
	if (status != IP_DONE)
		return fail("delete", d.name, "", status);
	step();
	if (one->lasting)
		forget(d.name);
	interface_drop(&d.all, one);
	interfaces_write(&d.all);
	return 0;
}

/* ---- create-addr, delete-addr ----------------------------------------- */

static net_if *interface_of(doing *d, const char *object)
{
	char name[NAME_SIZE];

	(void)snprintf(name, sizeof name, "%.*s", (int)strcspn(object, "/"),
		       object);
	return interface_find(&d->all, name);
}

int ipadm_create_addr(int argc, char **argv)
{
	ip_status status;
	net_if *one;
	doing d;

	if (take_options(&d, argc, argv, "+:tT:a:") != 0)
		return 1;
	one = interface_of(&d, d.name);
	status = ipmgmt_may();
	if (status == IP_DONE && one == NULL)
		status = IP_NO_INTERFACE;
	if (status != IP_DONE)
		return ipadm_die("Could not create address: %s",
				 ip_status_text(status));
	/* of IPv6 nothing is kept */
	if (d.type != NULL && strcmp(d.type, "addrconf") == 0)
		return 0;
	if (d.local != NULL && strncmp(d.local, "local=", 6) == 0)
		d.local += 6;
	step();
	(void)snprintf(one->address, NAME_SIZE, "%s",
		       d.local != NULL ? d.local : "dhcp");
	one->up = 1;
	interfaces_write(&d.all);
	if (!d.passing)
		store(one);
	return 0;
}

int ipadm_delete_addr(int argc, char **argv)
{
	net_if *one;
	doing d;

	if (take_options(&d, argc, argv, "+:r") != 0)
		return 1;
	one = interface_of(&d, d.name);
	if (one == NULL || ipmgmt_may() != IP_DONE)
		return ipadm_die("could not delete address: %s",
				 one == NULL ? "Object not found"
					     : ip_status_text(ipmgmt_may()));
	step();
	routes_leave(one->name, one->address);
	(void)snprintf(one->address, NAME_SIZE, "-");
	one->up = 0;
	interfaces_write(&d.all);
	if (one->lasting)
		store(one);
	return 0;
}
