/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The systems: driver-install.md 0 (generations) and the corpus (uname).
 * That Solaris 11's closed add_drv is like the last public one (G10), and
 * that of Solaris 10 like the first (G05), is inferred there.
 */
#include "config.h"

#include "tests/guest/programs/guest.h"

static const guest_system systems[] = {
	{"sol10ga", "5.10", "Generic", G05, 1, NET_10},
	{"sol10u1", "5.10", "Generic_118844-26", G05, 1, NET_10},
	{"sol10u3", "5.10", "Generic_118855-33", G05, 1, NET_10},
	{"sol10u11", "5.10", "Generic_147148-26", G05, 1, NET_10},
	{"osol2009.06", "5.11", "snv_111b", G09, 1, NET_09},
	{"snv134", "5.11", "snv_134", G10, 0, NET_147},
	{"sol11express", "5.11", "151.0.1", G10, 0, NET_147},
	{"sol11.0", "5.11", "11.0", G10, 0, NET_11},
	{"sol11.1", "5.11", "11.1", G10, 0, NET_11},
	{"sol11.2", "5.11", "11.2", G10, 0, NET_11},
	{"sol11.3", "5.11", "11.3", G10, 0, NET_11},
	{"sol11.4", "5.11", "11.4.0.15.0", G10, 0, NET_11_4},
	{"openindiana", "5.11", "illumos-c3e16711de", G25, 0, NET_IL},
	{"omnios", "5.11", "omnios-r151048-d8b1ae9e5e", G25, 0, NET_IL},
	{"smartos", "5.11", "joyent_20240418T001843Z", G25, 0, NET_IL},
};

const guest_system *the_system(void)
{
	const char *name = fact("system");
	size_t i;

	for (i = 0; i < sizeof systems / sizeof systems[0]; i++)
		if (fact_is("system", systems[i].name))
			return &systems[i];
	die("no system %s", name != NULL ? name : "declared");
}
