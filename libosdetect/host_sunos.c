/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/systeminfo.h>
#include <sys/types.h>
#include <zone.h>

#include "libosdetect/internal.h"

enum { ANSWER = 257 };

static int ask(int command, char *answer)
{
	long len = sysinfo(command, answer, ANSWER);

	return len > 0 && len <= ANSWER;
}

/* The line of "isainfo -kv"; its number is in the name of the kernel ISA. */
static osd_status read_isainfo(osd_facts *facts)
{
#ifdef SI_ARCHITECTURE_K
	char isa[ANSWER], line[ANSWER + 64];
	int bits;

	if (!ask(SI_ARCHITECTURE_K, isa))
		return OSD_OK;
	bits = strcmp(isa, "amd64") == 0 || strcmp(isa, "sparcv9") == 0 ? 64
									: 32;
	(void)snprintf(line, sizeof line, "%d-bit %s kernel modules", bits,
		       isa);
	return osd_facts_set(facts, "isainfo", line);
#else
	(void)facts;
	return OSD_OK;
#endif
}

osd_status osdi_host_facts(osd_facts *facts)
{
	char answer[ANSWER], zone[ZONENAME_MAX];
	osd_status status = OSD_OK;

	if (ask(SI_ARCHITECTURE, answer))
		status = osd_facts_set(facts, "processor", answer);
	if (status == OSD_OK)
		status = read_isainfo(facts);
	if (status == OSD_OK &&
	    getzonenamebyid(getzoneid(), zone, sizeof zone) >= 0)
		status = osd_facts_set(facts, "zonename", zone);
	return status;
}
