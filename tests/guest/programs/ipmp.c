/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * IPMP: "ipmp GROUP LINK..." are facts, and "interface GROUP ADDRESS" is the
 * interface of the group, which Solaris 10 and 2009.06 do not have.  Whoever is
 * taken down leaves the group, and is in it again by add-ipmp or a boot.
 * Nobody has seen what enable-if does about it: this is the worst.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/ipadm.h"

static const char gone[] = "ungrouped"; /* members of before */

/* Its interfaces; NULL: it is no group. */
static row *find_group(table *t, const char *name)
{
	table_read(t, "ipmp");
	return table_find(t, name);
}

static int has_left(const char *name)
{
	table t;

	table_read(&t, gone);
	return table_find(&t, name) != NULL;
}

int ipmp_is_group(const char *name)
{
	table t;

	return find_group(&t, name) != NULL;
}

int ipmp_group_of(const char *name, char *group)
{
	table t;
	size_t i, k;

	table_read(&t, "ipmp");
	for (i = 0; i < t.count; i++)
		for (k = 1; k < t.rows[i].count; k++)
			if (strcmp(t.rows[i].words[k], name) == 0 &&
			    !has_left(name)) {
				(void)snprintf(group, NAME_SIZE, "%s",
					       t.rows[i].words[0]);
				return 1;
			}
	return 0;
}

void ipmp_members(const char *group, char *text, size_t size)
{
	table t;
	const row *r = find_group(&t, group);
	size_t k, len = 0;

	text[0] = '\0';
	for (k = 1; r != NULL && k < r->count; k++)
		if (!has_left(r->words[k]))
			len += (size_t)snprintf(text + len, size - len, "%s%s",
						len != 0 ? " " : "",
						r->words[k]);
}

void ipmp_leave(const char *name)
{
	char group[NAME_SIZE];
	table t;

	if (!ipmp_group_of(name, group))
		return;
	table_read(&t, gone);
	(void)table_add(&t, name);
	table_write(&t);
}

void ipmp_boot(void)
{
	table t;

	table_read(&t, gone);
	t.count = 0;
	table_write(&t);
}

/* IP takes the least of a group. */
void ipmp_follow(interfaces *all)
{
	char group[NAME_SIZE];
	net_if *upper;
	size_t i;
	int k;

	for (i = 0; i < all->count; i++)
		if (ipmp_is_group(all->at[i].name))
			all->at[i].mtu[0] = all->at[i].mtu[1] = 65535;
	for (i = 0; i < all->count; i++) {
		if (!ipmp_group_of(all->at[i].name, group))
			continue;
		upper = interface_find(all, group);
		for (k = 0; upper != NULL && k < 2; k++)
			if (all->at[i].mtu[k] < upper->mtu[k])
				upper->mtu[k] = all->at[i].mtu[k];
	}
}

/* add-ipmp -i INTERFACE GROUP */
int ipadm_add_ipmp(int argc, char **argv)
{
	table t;
	row *r;

	if (argc != 4 || strcmp(argv[1], "-i") != 0)
		return ipadm_die("Usage: %s -i <interface> <group>", argv[0]);
	if (ipmgmt_may() != IP_DONE || !ipmp_is_group(argv[3]))
		return ipadm_die("cannot add %s to %s: %s", argv[2], argv[3],
				 ip_status_text(ipmp_is_group(argv[3])
						    ? ipmgmt_may()
						    : IP_NO_INTERFACE));
	step();
	table_read(&t, gone);
	r = table_find(&t, argv[2]);
	if (r != NULL)
		table_drop(&t, r);
	table_write(&t);
	return 0;
}
